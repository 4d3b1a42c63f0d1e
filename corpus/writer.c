/* writer.c - pairs into a file of any format of the table that can be written.
 *
 * What a format cannot hold is left out here, for all of them, and said once at the end.
 */
#include "corpus/bgzf.h"
#include "corpus/format.h"

#include <stdlib.h>

const jk_format *jk_format_to_write(const char *path, const char *name, bool *gzip, jk_err *err)
{
    bool named_gzip = false;
    char names[256];
    const jk_format *format = jk_format_of_path(path, gzip);
    if (name && !(format = jk_format_named(name, &named_gzip, err)))
        return NULL;
    if (!format && strcmp(path, "-") == 0)
        format = &jk_format_tsv;
    if (!format)
        return jk_fail(err, JK_EUSAGE, "%s: its ending is no format's; --format NAME says which: %s", path, jk_format_names(names, sizeof names)), NULL;
    *gzip |= named_gzip;
    if (format == &jk_format_tsv && *gzip)
        format = &jk_format_tsv_gz;
    if (!format->write_put)
        return jk_fail(err, JK_EUSAGE, "%s is read, not written", format->name), NULL;
    return format;
}

static bool open_format(jk_writer *out, const char *path, const jk_write_options *options, jk_err *err)
{
    bool gzip = false;
    if (!jk_buf_put(&out->path, jk_span_of(path), err) || !jk_buf_putc(&out->path, '\0', err))
        return false;
    if (!(out->format = jk_format_to_write(path, options ? options->format : NULL, &gzip, err)))
        return false;
    if (!out->format->own_sink) {
        out->sink = jk_sink_open(path, err);
        if (!out->sink || (gzip && !(out->gzip = jk_bgzf_open(out->sink, out->n_thread, err))))
            return false;
    }
    return !out->format->write_open || out->format->write_open(out, err);
}

jk_writer *jk_writer_open(const char *path, const jk_write_options *options, jk_err *err)
{
    jk_writer *out = calloc(1, sizeof *out);
    if (!out)
        return jk_fail(err, JK_ENOMEM, "no more memory to write %s", path), NULL;
    out->schema = options && options->schema ? *options->schema : jk_columns;
    out->meta = options ? options->meta : NULL;
    out->n_thread = options ? options->n_thread : 1;
    if (open_format(out, path, options, err))
        return out;
    jk_writer_close(out);
    return NULL;
}

void jk_writer_meta(jk_writer *out, const char *meta) { out->meta = meta; }

const char *jk_writer_name(const jk_writer *out) { return strcmp(out->path.ptr, "-") == 0 ? "standard output" : out->path.ptr; }

bool jk_writer_line(jk_writer *out, jk_err *err)
{
    if (!jk_buf_putc(&out->line, '\n', err))
        return false;
    if (out->gzip)
        return jk_bgzf_line(out->gzip, jk_buf_span(&out->line), NULL, NULL, err);
    return jk_sink_write(out->sink, out->line.ptr, out->line.len, err);
}

/* A document's name is looked at where it changes. */
static bool see_doc(jk_writer *out, jk_span id, jk_err *err)
{
    if (out->n_pair && jk_span_equal(id, jk_buf_span(&out->doc)))
        return true;
    if (out->n_pair && !(out->format->carries & CARRIES_DOCS) && (out->format->carries & CARRIES_IDS))
        return jk_fail(err, JK_EINPUT, "%s: %s holds one document; a second one, %.*s, needs a file of its own", jk_writer_name(out), out->format->name,
                       (int)(id.len < 99 ? id.len : 99), id.ptr);
    out->lost_docs |= out->n_pair && !(out->format->carries & CARRIES_DOCS);
    out->doc.len = 0;
    return jk_doc_id_check(id, err) && jk_buf_put(&out->doc, id, err);
}

bool jk_writer_put(jk_writer *out, const jk_pair *pair, jk_err *err)
{
    const jk_span *cell = pair->cell;
    unsigned carries = out->format->carries;
    if (pair->n_cell != out->schema.n)
        return jk_fail(err, JK_EUSAGE, "%s: a pair of %zu cells under %zu columns", jk_writer_name(out), pair->n_cell, out->schema.n);
    if (!see_doc(out, cell[JK_DOC_ID], err))
        return false;
    out->n_pair++;
    bool null = jk_pair_is_null(pair);
    if (null && !(carries & CARRIES_NULL)) {
        out->n_null++;
        return true;
    }
    if (!(carries & CARRIES_TEXT) && !cell[JK_SRC_IDS].len && !cell[JK_TRG_IDS].len)
        return jk_fail(err, JK_EINPUT, "%s: pair %llu has no sentence numbers, and %s holds nothing else", jk_writer_name(out), (unsigned long long)out->n_pair, out->format->name);
    if (!(carries & CARRIES_IDS) && !cell[JK_SRC_TEXT].len && !cell[JK_TRG_TEXT].len)
        return jk_fail(err, JK_EINPUT, "%s: pair %llu has no text, and %s holds nothing else", jk_writer_name(out), (unsigned long long)out->n_pair, out->format->name);
    out->n_kept++;
    out->scored |= cell[JK_SCORE].len > 0;
    out->lost_score |= cell[JK_SCORE].len && !(carries & CARRIES_SCORE);
    out->lost_ids |= (cell[JK_SRC_IDS].len || cell[JK_TRG_IDS].len) && !(carries & CARRIES_IDS);
    out->lost_langs |= (cell[JK_SRC_LANG].len || cell[JK_TRG_LANG].len) && !(carries & CARRIES_LANGS);
    return out->format->write_put(out, pair, err);
}

/* "moses holds no null beads (3 left out), no scores, no numbers of sentences" */
static bool say_what_is_lost(jk_writer *out, jk_err *err)
{
    const char *sep = " holds no ";
    unsigned carries = out->format->carries;
    jk_buf *note = &out->note;
    jk_buf_put(note, jk_span_of(out->format->name), err);
    size_t empty = note->len;
    const struct { bool lost; const char *what; } loss[] = {
        { out->lost_docs, "names of documents" },
        { out->lost_langs, "languages" },
        { out->lost_score, "scores" },
        { out->lost_ids, "numbers of sentences" },
        { out->n_kept && !(carries & CARRIES_TEXT), "texts" },
        { out->schema.n > JK_N_COLUMN && !(carries & CARRIES_COLUMNS), "optional columns" },
    };
    if (out->n_null) {
        jk_buf_printf(note, err, "%snulls (%llu left out)", sep, (unsigned long long)out->n_null);
        sep = ", no ";
    }
    for (size_t k = 0; k < sizeof loss / sizeof *loss; k++)
        if (loss[k].lost) {
            jk_buf_printf(note, err, "%s%s", sep, loss[k].what);
            sep = ", no ";
        }
    if (out->scored && out->format->score_is)
        jk_buf_printf(note, err, "%s%s", note->len == empty ? ": " : "; ", out->format->score_is);
    if (out->n_unfit)
        jk_buf_printf(note, err, "%s%llu characters that it does not have were left out", note->len == empty ? ": " : "; ", (unsigned long long)out->n_unfit);
    if (note->len == empty)
        note->len = 0;
    else
        jk_buf_putc(note, '\0', err);
    return !err->code;
}

bool jk_writer_finish(jk_writer *out, jk_err *err)
{
    if (!say_what_is_lost(out, err) || (out->format->write_finish && !out->format->write_finish(out, err)))
        return false;
    if (out->gzip && !jk_bgzf_finish(out->gzip, err))
        return false;
    return !out->sink || jk_sink_commit(&out->sink, 1, NULL, err);
}

const char *jk_writer_note(const jk_writer *out) { return out->note.len ? out->note.ptr : NULL; }

void jk_writer_close(jk_writer *out)
{
    if (!out)
        return;
    if (out->format && out->format->write_close)
        out->format->write_close(out);
    jk_bgzf_close(out->gzip);
    jk_sink_close(out->sink);
    jk_buf_free(&out->path);
    jk_buf_free(&out->line);
    jk_buf_free(&out->doc);
    jk_buf_free(&out->note);
    free(out);
}

/* reader.c - pairs from a file of any format of the table. */
#include "corpus/format.h"

#include <stdlib.h>

const char *jk_reader_name(const jk_reader *in) { return in->source ? jk_source_name(in->source) : in->path; }

bool jk_reader_line(jk_reader *in, jk_span *line, jk_err *err)
{
    size_t wrong;
    if (in->has_first) {
        in->has_first = false;
        in->line = 1;
        *line = in->first;
        return true;
    }
    if (!jk_source_line(in->source, line, err))
        return false;
    in->line++;
    if (!jk_utf8_valid(*line, &wrong))
        return jk_fail(err, JK_EINPUT, "%s, line %llu, byte %zu: not UTF-8; iconv makes it so", jk_reader_name(in), (unsigned long long)in->line, wrong + 1);
    if (in->crlf && line->len && line->ptr[line->len - 1] == '\r')
        line->len--;
    return true;
}

/* The first line, if there is one, stays with the source until the second one is asked for. */
static bool read_first(jk_reader *in, jk_err *err)
{
    if (!jk_reader_line(in, &in->first, err))
        return !err->code;
    if (in->first.len >= 3 && memcmp(in->first.ptr, "\xEF\xBB\xBF", 3) == 0)
        in->first = (jk_span){ in->first.ptr + 3, in->first.len - 3 };
    in->crlf = in->first.len && in->first.ptr[in->first.len - 1] == '\r';
    in->first.len -= in->crlf;
    in->has_first = true;
    return true;
}

/* An empty file tells nothing and has nothing: a TSV without a row. */
static const jk_format *format_of_line(const jk_reader *in, jk_err *err)
{
    char names[256];
    const jk_format *format;
    for (size_t k = 0; (format = jk_format_at(k)); k++)
        if (format->looks_like && (!in->has_first || format->looks_like(in->first)))
            return format;
    jk_fail(err, JK_EINPUT, "%s: which format this is cannot be told; --from NAME says so: %s", jk_reader_name(in), jk_format_names(names, sizeof names));
    return NULL;
}

static bool open_format(jk_reader *in, const char *format, jk_err *err)
{
    bool gzip = false;
    if (format && !(in->format = jk_format_named(format, &gzip, err)))
        return false;
    if (!format)
        in->format = jk_format_of_path(in->path, &gzip);
    if (!in->format || !in->format->own_files) {
        in->source = jk_source_open(in->path, err);
        if (!in->source)
            return false;
        jk_source_digest(in->source);
        if (!(in->format && in->format->own_bytes) && !read_first(in, err))
            return false;
        if (!in->format && !(in->format = format_of_line(in, err)))
            return false;
        if (gzip && !in->has_first && !jk_source_is_gzip(in->source))
            return jk_fail(err, JK_EIO, "%s: 0 bytes, which gzip never is: the file was cut; get the whole file", jk_reader_name(in));
    }
    if (!in->format->read_next)
        return jk_fail(err, JK_EUSAGE, "%s is written, not read", in->format->name);
    return !in->format->read_open || in->format->read_open(in, err);
}

jk_reader *jk_reader_open(const char *path, const char *format, jk_err *err)
{
    jk_reader *in = calloc(1, sizeof *in);
    if (!in)
        return jk_fail(err, JK_ENOMEM, "no more memory to read %s", path), NULL;
    in->path = path;
    in->doc_id = jk_doc_id_of_path(path);
    in->schema = jk_columns;
    if (open_format(in, format, err))
        return in;
    jk_reader_close(in);
    return NULL;
}

void jk_reader_languages(jk_reader *in, const char *src, const char *trg)
{
    in->want[0] = src && *src ? src : NULL;
    in->want[1] = trg && *trg ? trg : NULL;
}

const jk_schema *jk_reader_schema(const jk_reader *in) { return &in->schema; }

bool jk_reader_next(jk_reader *in, jk_pair *pair, jk_err *err) { return in->format->read_next(in, pair, err); }

jk_source *jk_reader_file(const jk_reader *in, size_t k)
{
    if (in->source)
        return k ? NULL : in->source;
    return in->format->read_file ? in->format->read_file(in, k) : NULL;
}

const char *jk_reader_note(const jk_reader *in) { return in->note.len ? in->note.ptr : NULL; }

void jk_reader_close(jk_reader *in)
{
    if (!in)
        return;
    if (in->format && in->format->read_close)
        in->format->read_close(in);
    jk_source_close(in->source);
    jk_record_free(&in->rec);
    jk_buf_free(&in->note);
    free(in);
}

bool jk_reader_row(jk_reader *in, const jk_import *row, jk_pair *pair, jk_err *err)
{
    jk_record *rec = &in->rec;
    jk_record_begin(rec);
    jk_record_put(rec, in->doc_id, err);
    jk_record_count(rec, ++in->n_row, err);
    if (row->has_type)
        jk_buf_printf(&rec->bytes, err, "%llu-%llu", (unsigned long long)row->n_src, (unsigned long long)row->n_tgt);
    jk_record_end(rec, err);
    if (row->has_score)
        jk_record_score(rec, row->score, err);
    else
        jk_record_end(rec, err);
    const jk_span *const both[] = { row->lang, row->ids, row->cuts, row->text };
    for (size_t k = 0; k < 4; k++)
        if (!jk_record_put(rec, both[k][0], err) || !jk_record_put(rec, both[k][1], err))
            return false;
    return !err->code && jk_record_pair(rec, pair, err);
}

bool jk_reader_say(jk_reader *in, const char *note, jk_err *err)
{
    in->note.len = 0;
    return jk_buf_put(&in->note, jk_span_of(note), err) && jk_buf_putc(&in->note, '\0', err);
}

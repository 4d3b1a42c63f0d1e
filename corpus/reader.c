/* reader.c - pairs from a file of any format of the table. */
#include "align/unicode.h"
#include "corpus/format.h"

#include <stdio.h>
#include <stdlib.h>

const char *jk_reader_name(const jk_reader *in) { return in->source ? jk_source_name(in->source) : in->path; }

/* Whether lines and cells can be told before decoding: LF and TAB are what they are in ASCII. NULL is UTF-8. */
static bool choose_encoding(jk_reader *in, const char *name, jk_err *err)
{
    static const jk_span plain = { "a\tb", 3 };
    jk_span text;
    char called[32];
    uint64_t n;
    if (!name)
        return true;
    if (!(in->decoding = jk_arena_open(0)))
        return jk_fail(err, JK_ENOMEM, "%s: no memory to read it", in->path);
    jk_err none = { 0 };
    bool known = jk_decode(in->decoding, plain, &(jk_decode_options){ .encoding = name, .name = in->path, .replace_invalid = true }, &text, called, &n, &none);
    if (!known)
        return jk_fail(err, none.code, "%s", none.what);
    if (!jk_span_equal(text, plain))
        return jk_fail(err, JK_EUSAGE, "%s: no table is read in it; iconv -f %s -t UTF-8 makes it UTF-8", name, name);
    in->encoding = name;
    return true;
}

bool jk_reader_decode(jk_reader *in, const jk_source *source, uint64_t n, jk_buf *keep, jk_span *line, jk_err *err)
{
    size_t wrong;
    char called[32];
    uint64_t n_replaced;
    jk_span text;
    jk_err why = { 0 };
    if (!in->encoding)
        return jk_utf8_valid(*line, &wrong) || jk_fail(err, JK_EINPUT, "%s, line %llu, byte %zu: not UTF-8; --encoding says what it is", jk_source_name(source), (unsigned long long)n, wrong + 1);
    jk_arena_reset(in->decoding);
    if (!jk_decode(in->decoding, *line, &(jk_decode_options){ .encoding = in->encoding, .name = in->path }, &text, called, &n_replaced, &why))
        return jk_fail(err, why.code, "%s, line %llu: not %s", jk_source_name(source), (unsigned long long)n, in->encoding);
    keep->len = 0;
    if (!jk_buf_put(keep, text, err))
        return false;
    *line = jk_buf_span(keep);
    return true;
}

bool jk_reader_line(jk_reader *in, jk_span *line, jk_err *err)
{
    if (in->has_first) {
        in->has_first = false;
        *line = in->first;
        return true;
    }
    if (!jk_source_line(in->source, line, err))
        return false;
    in->line++;
    if (!jk_reader_decode(in, in->source, in->line, &in->decoded, line, err))
        return false;
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

/* Text that comes of damaged gzip data is seen before the damage is, which is found at the member's end: then that is what is wrong. */
static bool blame_damage(jk_reader *in, jk_err *err)
{
    char bytes[4096];
    size_t got = 0;
    jk_err why = { 0 };
    if (err->code != JK_EINPUT || !in->source || !jk_source_is_gzip(in->source))
        return false;
    while (jk_source_read(in->source, bytes, sizeof bytes, &got, &why) && got)
        ;
    if (why.code == JK_EIO)
        *err = why;
    return false;
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
    if (in->encoding && (in->format == &jk_format_tmx || in->format == &jk_format_xces))
        return jk_fail(err, JK_EUSAGE, "%s: %s says itself what it is encoded in", in->path, in->format->name);
    return !in->format->read_open || in->format->read_open(in, err);
}

jk_reader *jk_reader_open_in(const char *path, const char *format, const char lang[2][JK_LANG_SIZE], const char *encoding, jk_err *err)
{
    jk_reader *in = calloc(1, sizeof *in);
    if (!in)
        return jk_fail(err, JK_ENOMEM, "no more memory to read %s", path), NULL;
    in->path = path;
    in->doc_id = jk_doc_id_of_path(path);
    in->schema = jk_columns;
    jk_reader_languages(in, lang[0], lang[1]);
    if ((choose_encoding(in, encoding, err) && open_format(in, format, err)) || blame_damage(in, err))
        return in;
    jk_reader_close(in);
    return NULL;
}

jk_reader *jk_reader_open(const char *path, const char *format, jk_err *err)
{
    return jk_reader_open_in(path, format, (const char [2][JK_LANG_SIZE]){ "", "" }, NULL, err);
}

void jk_reader_languages(jk_reader *in, const char *src, const char *trg)
{
    const char *lang[2] = { src, trg };
    for (int side = 0; side < 2; side++)
        snprintf(in->lang[side], sizeof in->lang[side], "%s", lang[side] ? lang[side] : "");
}

/* The pair with its unknown languages filled in. */
static bool fill_languages(jk_reader *in, jk_pair *pair, jk_err *err)
{
    if (!in->cell && !(in->cell = calloc(in->schema.n, sizeof *in->cell)))
        return jk_fail(err, JK_ENOMEM, "%s: no more memory for a row", in->path);
    memcpy(in->cell, pair->cell, pair->n_cell * sizeof *in->cell);
    for (int side = 0; side < 2; side++)
        if (!in->cell[JK_SRC_LANG + side].len)
            in->cell[JK_SRC_LANG + side] = jk_span_of(in->lang[side]);
    pair->cell = in->cell;
    return true;
}

const jk_schema *jk_reader_schema(const jk_reader *in) { return &in->schema; }

bool jk_reader_next(jk_reader *in, jk_pair *pair, jk_err *err)
{
    if (!in->format->read_next(in, pair, err))
        return blame_damage(in, err);
    return (!in->lang[0][0] && !in->lang[1][0]) || fill_languages(in, pair, err);
}

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
    free(in->cell);
    jk_buf_free(&in->decoded);
    jk_arena_close(in->decoding);
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

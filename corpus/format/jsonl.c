/* jsonl.c - one JSON object a line, in two forms:
 *
 *     {"doc_id":"a","n":1,"type":"1-1","aligner_score":0.9876, ... "trg_text":"Hello."}
 *     {"translation":{"ko":"안녕.","en":"Hello."}}
 *
 * Reading takes either, line by line. n and aligner_score are numbers (null where they
 * are not known), all else is strings.
 */
#include "corpus/format.h"
#include "corpus/json.h"

#include <stdio.h>
#include <stdlib.h>

static bool looks_like(jk_span line) { return line.len && line.ptr[0] == '{'; }

/* ------------------------------------------------------------------ reading */

typedef struct {
    jk_arena *names, *row;          /* for the file's life; for one line's */
    jk_span lang[2];                /* of the translation form: the keys of the first line */
    bool left_out;                  /* keys that the first line does not have */
} objects;

/* The optional columns: the other keys of the first line. */
static bool name_columns(jk_reader *in, objects *o, const jk_json *first, jk_err *err)
{
    size_t n = JK_N_COLUMN;
    jk_span *name = JK_NEW(o->names, jk_span, JK_N_COLUMN + first->n, err);
    if (!name)
        return false;
    memcpy(name, jk_columns.name, JK_N_COLUMN * sizeof *name);
    for (const jk_json *m = first->first; m; m = m->next) {
        jk_schema so_far = { name, n };
        size_t wrong;
        if (jk_schema_find(&so_far, m->key) < n)
            continue;
        if (!m->key.len || memchr(m->key.ptr, '\t', m->key.len) || jk_line_breaker(m->key, &wrong))
            return jk_fail(err, JK_EINPUT, "%s, line 1: a key that cannot be a column's name", jk_reader_name(in));
        name[n++] = jk_arena_copy(o->names, m->key, err);
    }
    in->schema = (jk_schema){ name, n };
    return !err->code;
}

static bool parse_line(jk_reader *in, jk_arena *arena, jk_span line, jk_json **out, jk_err *err)
{
    char name[160];
    snprintf(name, sizeof name, "%.120s, line %llu", jk_reader_name(in), (unsigned long long)in->line);
    if (!jk_json_read(arena, line, name, out, err))
        return false;
    return (*out)->kind == JK_JSON_OBJECT || jk_fail(err, JK_EINPUT, "%s: not an object", name);
}

static bool open_read(jk_reader *in, jk_err *err)
{
    objects *o = in->state = calloc(1, sizeof *o);
    if (!o || !(o->names = jk_arena_open(0)) || !(o->row = jk_arena_open(0)))
        return jk_fail(err, JK_ENOMEM, "no more memory to read %s", in->path);
    if (!in->has_first)
        return true;
    jk_json *first;
    in->line = 1;
    if (!parse_line(in, o->row, in->first, &first, err))
        return false;
    const jk_json *two = jk_json_get(first, "translation");
    if (!two || two->kind != JK_JSON_OBJECT)
        return name_columns(in, o, first, err);
    if (two->n != 2)
        return jk_fail(err, JK_EINPUT, "%s, line 1: a translation in %zu languages; it has two", jk_reader_name(in), two->n);
    o->lang[0] = jk_arena_copy(o->names, two->first->key, err);
    o->lang[1] = jk_arena_copy(o->names, two->first->next->key, err);
    return !err->code;
}

static void close_read(jk_reader *in)
{
    objects *o = in->state;
    if (!o)
        return;
    jk_arena_close(o->names);
    jk_arena_close(o->row);
    free(o);
}

/* Into rec's bytes: what a value is as a cell. Numbers of an array are separated by a space. */
static bool put_value(jk_reader *in, const jk_json *value, bool inside, jk_err *err)
{
    jk_buf *out = &in->rec.bytes;
    switch (value->kind) {
    case JK_JSON_NULL:
        return true;
    case JK_JSON_FALSE:
        return jk_buf_put(out, jk_span_of("false"), err);
    case JK_JSON_TRUE:
        return jk_buf_put(out, jk_span_of("true"), err);
    case JK_JSON_NUMBER:
        return jk_buf_put(out, value->text, err);
    case JK_JSON_STRING:
        return jk_text_put(out, value->text, err);
    case JK_JSON_ARRAY:
        for (const jk_json *m = value->first; m && !inside; m = m->next)
            if ((m != value->first && !jk_buf_putc(out, ' ', err)) || !put_value(in, m, true, err))
                return false;
        if (!inside)
            return true;
        break;
    case JK_JSON_OBJECT:
        break;
    }
    return jk_fail(err, JK_EINPUT, "%s, line %llu: a column is no object and no array of arrays", jk_reader_name(in), (unsigned long long)in->line);
}

static bool columns_row(jk_reader *in, objects *o, const jk_json *line, jk_pair *pair, jk_err *err)
{
    jk_record *rec = &in->rec;
    size_t known = 0;
    jk_record_begin(rec);
    in->n_row++;
    for (size_t k = 0; k < in->schema.n; k++) {
        size_t before = rec->bytes.len;
        const jk_json *m = line->first;
        while (m && !jk_span_equal(m->key, in->schema.name[k]))
            m = m->next;
        known += m != NULL;
        if (m && !put_value(in, m, false, err))
            return false;
        if (k == JK_DOC_ID && rec->bytes.len == before)
            jk_record_put(rec, in->doc_id, err);
        else if (k == JK_N && rec->bytes.len == before)
            jk_record_count(rec, in->n_row, err);
        else
            jk_record_end(rec, err);
    }
    if (known == 0)
        return jk_fail(err, JK_EINPUT, "%s, line %llu: none of the columns is in it", jk_reader_name(in), (unsigned long long)in->line);
    if (known < line->n && !o->left_out) {
        o->left_out = true;
        jk_reader_say(in, "keys that the first line does not have are left out", err);
    }
    return !err->code && jk_record_pair(rec, pair, err);
}

static bool translation_row(jk_reader *in, objects *o, const jk_json *two, jk_pair *pair, jk_err *err)
{
    jk_record *rec = &in->rec;
    jk_record_begin(rec);
    jk_record_put(rec, in->doc_id, err);
    jk_record_count(rec, ++in->n_row, err);
    for (size_t k = JK_TYPE; k < JK_N_COLUMN; k++) {
        if (k == JK_SRC_LANG || k == JK_TRG_LANG)
            jk_record_text(rec, o->lang[k - JK_SRC_LANG], err);
        else if (k < JK_SRC_TEXT)
            jk_record_end(rec, err);
        else {
            const jk_json *m = two->first;
            while (m && !jk_span_equal(m->key, o->lang[k - JK_SRC_TEXT]))
                m = m->next;
            if (!m)
                return jk_fail(err, JK_EINPUT, "%s, line %llu: not the two languages of the first line", jk_reader_name(in), (unsigned long long)in->line);
            if (!put_value(in, m, false, err) || !jk_record_end(rec, err))
                return false;
        }
    }
    return !err->code && jk_record_pair(rec, pair, err);
}

static bool next(jk_reader *in, jk_pair *pair, jk_err *err)
{
    objects *o = in->state;
    jk_span line;
    jk_json *object;
    do {
        if (!jk_reader_line(in, &line, err))
            return false;
    } while (line.len == 0);
    jk_arena_reset(o->row);
    if (!parse_line(in, o->row, line, &object, err))
        return false;
    if (!o->lang[0].ptr)
        return columns_row(in, o, object, pair, err);
    const jk_json *two = jk_json_get(object, "translation");
    if (!two || two->kind != JK_JSON_OBJECT)
        return jk_fail(err, JK_EINPUT, "%s, line %llu: no translation, as in the first line", jk_reader_name(in), (unsigned long long)in->line);
    return translation_row(in, o, two, pair, err);
}

/* ------------------------------------------------------------------ writing */

static bool put_string(jk_writer *out, jk_span s, jk_err *err)
{
    size_t wrong;
    if (!jk_utf8_valid(s, &wrong))
        return jk_fail(err, JK_EINPUT, "%s: pair %llu is not UTF-8; jjak verify says more", jk_writer_name(out), (unsigned long long)out->n_pair);
    return jk_json_put(&out->line, s, err);
}

/* As JSON writes a number: no sign but -, no leading zero, a digit on either side of the point. */
static bool is_number(jk_span s)
{
    double x;
    size_t k = s.len && s.ptr[0] == '-';
    if (k == s.len || s.ptr[k] < '0' || s.ptr[k] > '9' || s.ptr[s.len - 1] < '0' || s.ptr[s.len - 1] > '9')
        return false;
    if (s.ptr[k] == '0' && k + 1 < s.len && s.ptr[k + 1] >= '0' && s.ptr[k + 1] <= '9')
        return false;
    for (; k < s.len; k++)
        if (s.ptr[k] == '.' && (k + 1 == s.len || s.ptr[k + 1] < '0' || s.ptr[k + 1] > '9'))
            return false;
    return jk_parse_real(s, &x);
}

static bool put_columns(jk_writer *out, const jk_pair *pair, jk_err *err)
{
    jk_buf *line = &out->line;
    line->len = 0;
    for (size_t k = 0; k < out->schema.n; k++) {
        jk_span cell = pair->cell[k];
        bool number = k == JK_N || k == JK_SCORE;
        jk_buf_putc(line, k ? ',' : '{', err);
        if (!put_string(out, out->schema.name[k], err) || !jk_buf_putc(line, ':', err))
            return false;
        if (number && !cell.len)
            jk_buf_put(line, jk_span_of("null"), err);
        else if (number && is_number(cell))
            jk_buf_put(line, cell, err);
        else if (!put_string(out, cell, err))
            return false;
    }
    return jk_buf_putc(line, '}', err) && jk_writer_line(out, err);
}

static bool put_translation(jk_writer *out, const jk_pair *pair, jk_err *err)
{
    const jk_span *lang = pair->cell + JK_SRC_LANG, *text = pair->cell + JK_SRC_TEXT;
    if (!lang[0].len || !lang[1].len || jk_span_equal(lang[0], lang[1]))
        return jk_fail(err, JK_EINPUT, "%s: pair %llu does not say its two languages; -s and -t do", jk_writer_name(out), (unsigned long long)out->n_pair);
    out->line.len = 0;
    for (int side = 0; side < 2; side++) {
        jk_buf_put(&out->line, jk_span_of(side ? "," : "{\"translation\":{"), err);
        if (!put_string(out, lang[side], err) || !jk_buf_putc(&out->line, ':', err) || !put_string(out, text[side], err))
            return false;
    }
    return jk_buf_put(&out->line, jk_span_of("}}"), err) && jk_writer_line(out, err);
}

const jk_format jk_format_jsonl = {
    .name = "jsonl",
    .purpose = "an object a line, the columns' names as keys",
    .ending = { ".jsonl", ".ndjson" },
    .carries = CARRIES_ALL,
    .looks_like = looks_like,
    .read_open = open_read, .read_next = next, .read_close = close_read,
    .write_put = put_columns,
};

const jk_format jk_format_translation = {
    .name = "jsonl-translation",
    .purpose = "{\"translation\":{\"ko\":...,\"en\":...}}, as datasets libraries load it",
    .carries = CARRIES_TEXT | CARRIES_LANGS,
    .looks_like = looks_like,
    .read_open = open_read, .read_next = next, .read_close = close_read,
    .write_put = put_translation,
};

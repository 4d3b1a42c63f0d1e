/* cwb.c - beads as cwb-align-import reads them into the Corpus Workbench: under a header of
 * four cells (both corpora, the attribute of sentences, how an id is made), the ids of a
 * bead's sentences, separated by a space, TAB between the sides.
 *
 * An id is doc_id:number, which the header says as {text_id}:{id}, the annotations of text and of s.
 */
#include "corpus/format.h"

#include <stdlib.h>

typedef struct { jk_buf lang[2], ids[2], doc, latest, number; bool begun; } beads;

static bool open_state(beads **state, const char *path, jk_err *err)
{
    *state = calloc(1, sizeof **state);
    return *state || jk_fail(err, JK_ENOMEM, "no more memory for %s", path);
}

static void close_state(beads *b)
{
    if (!b)
        return;
    for (int side = 0; side < 2; side++) {
        jk_buf_free(&b->lang[side]);
        jk_buf_free(&b->ids[side]);
    }
    jk_buf_free(&b->doc);
    jk_buf_free(&b->latest);
    jk_buf_free(&b->number);
    free(b);
}

/* The next cell of a line that TABs separate; false: there was none. */
static bool cell_of(jk_span *line, jk_span *cell)
{
    const char *tab = line->len ? memchr(line->ptr, '\t', line->len) : NULL;
    if (!line->ptr)
        return false;
    *cell = (jk_span){ line->ptr, tab ? (size_t)(tab - line->ptr) : line->len };
    *line = tab ? (jk_span){ tab + 1, line->len - cell->len - 1 } : (jk_span){ NULL, 0 };
    return true;
}

/* ------------------------------------------------------------------ reading */

/* A corpus that is called as a language is one. */
static bool take_lang(jk_span name, jk_buf *lang, jk_err *err)
{
    char code[JK_LANG_SIZE];
    return name.len > 3 || !jk_lang_of_tag(name, code) || jk_buf_put(lang, jk_span_of(code), err);
}

static bool open_read(jk_reader *in, jk_err *err)
{
    beads *b;
    jk_span line, cell;
    if (!open_state(&b, in->path, err))
        return false;
    in->state = b;
    if (!jk_reader_line(in, &line, err))
        return !err->code;
    size_t n = 0;
    for (; cell_of(&line, &cell); n++)
        if (n < 2 && !take_lang(cell, &b->lang[n], err))
            return false;
    return n == 4 || jk_fail(err, JK_EINPUT, "%s: its first line has %zu cells; cwb-align-import wants four: both corpora, the grid, the key", jk_reader_name(in), n);
}

static void close_read(jk_reader *in) { close_state(in->state); }

/* The ids of a side: their numbers, and the document they name. */
static bool read_side(jk_reader *in, beads *b, jk_span cell, jk_buf *ids, uint64_t *n, jk_err *err)
{
    ids->len = 0;
    for (size_t at = 0; at < cell.len; ++*n) {
        size_t from = at;
        while (at < cell.len && cell.ptr[at] != ' ')
            at++;
        size_t colon = at;
        while (colon > from && cell.ptr[colon - 1] != ':')
            colon--;
        uint64_t number;
        jk_span digits = { cell.ptr + colon, at - colon }, doc = { cell.ptr + from, colon > from ? colon - from - 1 : 0 };
        if (!jk_parse_count(digits, &number) || number > UINT32_MAX)
            return jk_fail(err, JK_EINPUT, "%s, line %llu: an id that does not end with a number, as doc:12 does", jk_reader_name(in), (unsigned long long)in->line);
        if (b->doc.len && doc.len && !jk_span_equal(doc, jk_buf_span(&b->doc)))
            return jk_fail(err, JK_EINPUT, "%s, line %llu: a bead of two documents", jk_reader_name(in), (unsigned long long)in->line);
        if ((!b->doc.len && !jk_buf_put(&b->doc, doc, err)) || (*n && !jk_buf_putc(ids, ' ', err)) || !jk_buf_put(ids, digits, err))
            return false;
        while (at < cell.len && cell.ptr[at] == ' ')
            at++;
    }
    return true;
}

static bool next(jk_reader *in, jk_pair *pair, jk_err *err)
{
    beads *b = in->state;
    jk_import row = { .has_type = true };
    jk_span line, cell;
    while (row.n_src + row.n_tgt == 0) {
        if (!jk_reader_line(in, &line, err))
            return false;
        b->doc.len = 0;
        size_t side = 0;
        for (; cell_of(&line, &cell) && side < 2; side++)
            if (!read_side(in, b, cell, &b->ids[side], side ? &row.n_tgt : &row.n_src, err))
                return false;
        if (side != 2 || line.ptr)
            return jk_fail(err, JK_EINPUT, "%s, line %llu: not two cells of ids", jk_reader_name(in), (unsigned long long)in->line);
    }
    if (b->doc.len && !jk_span_equal(jk_buf_span(&b->doc), jk_buf_span(&b->latest))) {
        b->latest.len = in->n_row = 0;
        if (!jk_doc_id_check(jk_buf_span(&b->doc), err) || !jk_buf_put(&b->latest, jk_buf_span(&b->doc), err))
            return false;
        in->doc_id = jk_buf_span(&b->latest);
    }
    for (int side = 0; side < 2; side++) {
        row.lang[side] = jk_buf_span(&b->lang[side]);
        row.ids[side] = jk_buf_span(&b->ids[side]);
    }
    return jk_reader_row(in, &row, pair, err);
}

/* ------------------------------------------------------------------ writing */

static bool open_write(jk_writer *out, jk_err *err)
{
    beads *b;
    if (!open_state(&b, out->path.ptr, err))
        return false;
    out->state = b;
    return true;
}

static void close_write(jk_writer *out) { close_state(out->state); }

/* Corpora are called as their languages are, in the capitals that CWB wants. */
static bool begin(jk_writer *out, beads *b, const jk_span lang[2], jk_err *err)
{
    b->begun = true;
    out->line.len = 0;
    for (int side = 0; side < 2; side++) {
        jk_span name = lang && lang[side].len ? lang[side] : jk_span_of(side ? "TARGET" : "SOURCE");
        for (size_t k = 0; k < name.len; k++) {
            char c = name.ptr[k];
            if (c >= 'a' && c <= 'z')
                c = (char)(c - 32);
            jk_buf_putc(&out->line, c, err);
        }
        jk_buf_putc(&out->line, '\t', err);
    }
    return jk_buf_put(&out->line, jk_span_of("s\t{text_id}:{id}"), err) && jk_writer_line(out, err);
}

static bool put(jk_writer *out, const jk_pair *pair, jk_err *err)
{
    beads *b = out->state;
    jk_span doc = pair->cell[JK_DOC_ID];
    if (!b->begun && !begin(out, b, pair->cell + JK_SRC_LANG, err))
        return false;
    if (memchr(doc.ptr, ' ', doc.len))
        return jk_fail(err, JK_EINPUT, "%s: the doc_id %.*s holds a space, which separates ids there", jk_writer_name(out), (int)(doc.len < 99 ? doc.len : 99), doc.ptr);
    out->line.len = 0;
    for (int side = 0; side < 2; side++) {
        b->number.len = 0;
        if (!jk_parse_numbers(pair->cell[side ? JK_TRG_IDS : JK_SRC_IDS], &b->number, err))
            return false;
        const uint32_t *id = (const uint32_t *)(const void *)b->number.ptr;
        if (side && !jk_buf_putc(&out->line, '\t', err))
            return false;
        for (size_t k = 0, n = b->number.len / sizeof *id; k < n; k++)
            if ((k && !jk_buf_putc(&out->line, ' ', err)) || !jk_buf_put(&out->line, doc, err) || !jk_buf_printf(&out->line, err, ":%u", (unsigned)id[k]))
                return false;
    }
    return jk_writer_line(out, err);
}

static bool finish(jk_writer *out, jk_err *err)
{
    beads *b = out->state;
    return b->begun || begin(out, b, NULL, err);
}

const jk_format jk_format_cwb = {
    .name = "cwb-align",
    .purpose = "beads of ids doc_id:number, as cwb-align-import reads them",
    .carries = CARRIES_NULL | CARRIES_IDS | CARRIES_DOCS | CARRIES_LANGS,
    .read_open = open_read, .read_next = next, .read_close = close_read,
    .write_open = open_write, .write_put = put, .write_finish = finish, .write_close = close_write,
};

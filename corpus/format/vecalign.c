/* vecalign.c - beads as vecalign prints them, one a line, one document a file:
 *
 *     [0, 1]:[0]:0.0421        source sentences, target sentences, cost
 *
 * The cost written is 1 - aligner_score, and read as such.
 */
#include "corpus/format.h"

#include <stdlib.h>

static bool looks_like(jk_span line) { return line.len && line.ptr[0] == '['; }

/* ------------------------------------------------------------------ reading */

static bool open_read(jk_reader *in, jk_err *err)
{
    in->state = calloc(2, sizeof(jk_buf));      /* the numbers of either side, as cells */
    return in->state || jk_fail(err, JK_ENOMEM, "no more memory to read %s", in->path);
}

static void close_read(jk_reader *in)
{
    jk_buf *ids = in->state;
    for (int side = 0; ids && side < 2; side++)
        jk_buf_free(&ids[side]);
    free(ids);
}

static void skip(jk_span line, size_t *at, const char *these)
{
    while (*at < line.len && line.ptr[*at] && strchr(these, line.ptr[*at]))
        ++*at;
}

/* "[0, 1]" at *at of line: the numbers go to ids, separated by a space, how many to *n. */
static bool read_side(jk_span line, size_t *at, jk_buf *ids, uint64_t *n, jk_err *err)
{
    *n = 0;
    ids->len = 0;
    skip(line, at, " ");
    if (*at >= line.len || line.ptr[(*at)++] != '[')
        return false;
    for (;; ++*n) {
        skip(line, at, ", ");
        size_t from = *at;
        skip(line, at, "0123456789");
        jk_span digits = { line.ptr + from, *at - from };
        uint64_t number;
        if (!digits.len)
            break;
        if (!jk_parse_count(digits, &number) || number > UINT32_MAX)
            return false;
        if ((*n && !jk_buf_putc(ids, ' ', err)) || !jk_buf_put(ids, digits, err))
            return false;
    }
    bool closed = *at < line.len && line.ptr[(*at)++] == ']';
    skip(line, at, " ");
    return closed;
}

static bool read_bead(jk_span line, jk_buf *ids, jk_import *row, jk_err *err)
{
    size_t at = 0;
    if (!read_side(line, &at, &ids[0], &row->n_src, err) || at >= line.len || line.ptr[at++] != ':'
        || !read_side(line, &at, &ids[1], &row->n_tgt, err))
        return false;
    if (at < line.len && line.ptr[at++] != ':')
        return false;
    skip(line, &at, " ");
    while (line.len > at && line.ptr[line.len - 1] == ' ')
        line.len--;
    double cost;
    row->has_score = jk_parse_real((jk_span){ line.ptr + at, line.len - at }, &cost) && cost >= 0.0 && cost <= 1.0;
    row->score = row->has_score ? 1.0 - cost : 0.0;
    return true;
}

static bool next(jk_reader *in, jk_pair *pair, jk_err *err)
{
    jk_buf *ids = in->state;
    jk_import row = { .has_type = true };
    jk_span line;
    while (row.n_src + row.n_tgt == 0) {        /* a bead empty on both sides says nothing */
        size_t at = 0;
        if (!jk_reader_line(in, &line, err))
            return false;
        skip(line, &at, " \t");
        if (at < line.len && !read_bead(line, ids, &row, err))
            return jk_fail(err, JK_EINPUT, "%s, line %llu: not a bead like [0, 1]:[0]:0.05", jk_reader_name(in), (unsigned long long)in->line);
    }
    if (row.has_score && !in->note.len)
        jk_reader_say(in, "costs are read as 1 - probability; what another program wrote there may be none", err);
    row.ids[0] = jk_buf_span(&ids[0]);
    row.ids[1] = jk_buf_span(&ids[1]);
    return jk_reader_row(in, &row, pair, err);
}

/* ------------------------------------------------------------------ writing */

/* ids as numbers: what is read from a table may be anything, what is written has to be read again. */
static bool put_side(jk_buf *line, jk_span ids, jk_err *err)
{
    jk_buf number = { 0 };
    bool ok = jk_parse_numbers(ids, &number, err);
    jk_buf_free(&number);
    if (!ok)
        return false;
    jk_buf_putc(line, '[', err);
    for (size_t k = 0; k < ids.len; k++)
        if (ids.ptr[k] == ' ')
            jk_buf_put(line, jk_span_of(", "), err);
        else
            jk_buf_putc(line, ids.ptr[k], err);
    return jk_buf_putc(line, ']', err);
}

static bool put(jk_writer *out, const jk_pair *pair, jk_err *err)
{
    jk_buf *line = &out->line;
    double p;
    line->len = 0;
    if (!put_side(line, pair->cell[JK_SRC_IDS], err) || !jk_buf_putc(line, ':', err) || !put_side(line, pair->cell[JK_TRG_IDS], err))
        return false;
    if (jk_parse_real(pair->cell[JK_SCORE], &p)) {
        jk_record cost = { 0 };
        jk_buf_putc(line, ':', err);
        jk_record_score(&cost, 1.0 - p, err);
        jk_buf_put(line, jk_buf_span(&cost.bytes), err);
        jk_record_free(&cost);
    }
    return !err->code && jk_writer_line(out, err);
}

const jk_format jk_format_vecalign = {
    .name = "vecalign",
    .purpose = "beads as [0, 1]:[0]:cost, cost = 1 - probability; one document",
    .ending = { ".vecalign" },
    .carries = CARRIES_NULL | CARRIES_SCORE | CARRIES_IDS,
    .score_is = "its cost is 1 - aligner_score",
    .looks_like = looks_like,
    .read_open = open_read, .read_next = next, .read_close = close_read,
    .write_put = put,
};

/* ladder.c - hunalign's two forms, one document a file.
 *
 * The ladder proper: a rung a line, "SRC TAB TGT TAB QUALITY", the numbers of the next
 * sentence on either side; a bead is what lies between two rungs, the last rung stands
 * behind both documents. And its text form: "SRC TAB TGT TAB QUALITY" with the sentences
 * themselves, " ~~~ " between two of a bead.
 *
 * The quality written is aligner_score. Hunalign's own is no probability and is not read.
 */
#include "align/unicode.h"
#include "corpus/format.h"

#include <stdlib.h>

enum { MAX_RUNG = 1 << 16 };        /* sentences of a bead on one side: more is no ladder */
static const jk_span joint = { " ~~~ ", 5 };

/* The first three cells of a line; *n: how many it has. */
static void split(jk_span line, jk_span cell[3], size_t *n)
{
    const char *end = line.ptr + line.len, *from = line.ptr;
    for (*n = 0; *n <= 3; ++*n) {
        const char *tab = from < end ? memchr(from, '\t', (size_t)(end - from)) : NULL;
        if (*n < 3)
            cell[*n] = (jk_span){ from, (size_t)((tab ? tab : end) - from) };
        if (!tab) {
            ++*n;
            return;
        }
        from = tab + 1;
    }
}

/* Said where there is one. */
static bool no_quality(jk_reader *in, jk_err *err)
{
    return in->note.len || jk_reader_say(in, "a ladder's qualities are no probabilities: aligner_score is left empty", err);
}

/* ------------------------------------------------------------------ the rungs */

typedef struct { uint64_t at[2]; bool started; jk_buf ids[2]; } rung;

static bool rung_of(jk_span line, uint64_t at[2], bool *rated)
{
    jk_span cell[3];
    size_t n;
    double quality;
    split(line, cell, &n);
    *rated = n == 3;
    return n >= 2 && n <= 3 && jk_parse_count(cell[0], &at[0]) && jk_parse_count(cell[1], &at[1]) && at[0] <= UINT32_MAX
        && at[1] <= UINT32_MAX && (n == 2 || jk_parse_real(cell[2], &quality));
}

static bool looks_like_rung(jk_span line)
{
    uint64_t at[2];
    bool rated;
    return rung_of(line, at, &rated);
}

static bool open_read(jk_reader *in, jk_err *err)
{
    in->state = calloc(1, sizeof(rung));
    return in->state || jk_fail(err, JK_ENOMEM, "no more memory to read %s", in->path);
}

static void close_state(rung *state)
{
    if (!state)
        return;
    jk_buf_free(&state->ids[0]);
    jk_buf_free(&state->ids[1]);
    free(state);
}

static void close_read(jk_reader *in) { close_state(in->state); }

static bool next(jk_reader *in, jk_pair *pair, jk_err *err)
{
    rung *last = in->state;
    jk_import row = { .has_type = true };
    jk_span line;
    while (row.n_src + row.n_tgt == 0) {
        uint64_t at[2];
        bool rated;
        if (!jk_reader_line(in, &line, err))
            return false;
        if (!rung_of(line, at, &rated) || (last->started && (at[0] < last->at[0] || at[1] < last->at[1])))
            return jk_fail(err, JK_EINPUT, "%s, line %llu: not a rung of a ladder, two numbers that never fall", jk_reader_name(in), (unsigned long long)in->line);
        if (rated && !no_quality(in, err))
            return false;
        uint64_t *n[2] = { &row.n_src, &row.n_tgt };
        for (int side = 0; side < 2; side++) {
            uint64_t from = last->at[side];
            *n[side] = last->started ? at[side] - from : 0;
            last->at[side] = at[side];
            if (*n[side] > MAX_RUNG)
                return jk_fail(err, JK_EINPUT, "%s, line %llu: a rung of %llu sentences", jk_reader_name(in), (unsigned long long)in->line, (unsigned long long)*n[side]);
            last->ids[side].len = 0;
            for (uint64_t k = 0; k < *n[side]; k++)
                if (!jk_buf_printf(&last->ids[side], err, "%s%llu", k ? " " : "", (unsigned long long)from + k))
                    return false;
            row.ids[side] = jk_buf_span(&last->ids[side]);
        }
        last->started = true;
    }
    return jk_reader_row(in, &row, pair, err);
}

static bool open_write(jk_writer *out, jk_err *err)
{
    out->state = calloc(1, sizeof(rung));
    return out->state || jk_fail(err, JK_ENOMEM, "no more memory to write %s", out->path.ptr);
}

static void close_write(jk_writer *out) { close_state(out->state); }

/* What is read from a table may be anything; what is written here has to be read again. */
static bool put_quality(jk_buf *line, jk_span quality, jk_err *err)
{
    double number;
    return jk_buf_put(line, jk_parse_real(quality, &number) ? quality : jk_span_of("0"), err);
}

static bool put_rung(jk_writer *out, const uint64_t at[2], jk_span quality, jk_err *err)
{
    jk_buf *line = &out->line;
    line->len = 0;
    jk_buf_printf(line, err, "%llu\t%llu\t", (unsigned long long)at[0], (unsigned long long)at[1]);
    put_quality(line, quality, err);
    return !err->code && jk_writer_line(out, err);
}

/* A bead starts where the one before it ended; sentences between the two, whose nulls
   were left out, get a rung of their own. */
static bool put(jk_writer *out, const jk_pair *pair, jk_err *err)
{
    rung *now = out->state;
    uint64_t from[2], n[2];
    for (int side = 0; side < 2; side++) {
        jk_buf *ids = &now->ids[side];
        ids->len = 0;
        if (!jk_parse_numbers(pair->cell[side ? JK_TRG_IDS : JK_SRC_IDS], ids, err))
            return false;
        const uint32_t *id = (const uint32_t *)(const void *)ids->ptr;
        n[side] = ids->len / sizeof *id;
        from[side] = n[side] ? id[0] : now->at[side];
        bool rises = from[side] >= now->at[side];
        for (uint64_t k = 1; k < n[side]; k++)
            rises = rises && id[k] == id[k - 1] + 1;
        if (!rises)
            return jk_fail(err, JK_EINPUT, "%s: pair %.*s is out of order; a ladder holds monotone alignments only", jk_writer_name(out),
                           (int)(pair->cell[JK_N].len < 20 ? pair->cell[JK_N].len : 20), pair->cell[JK_N].ptr);
    }
    for (int side = 0; side < 2; side++)
        if (n[side] > MAX_RUNG || from[side] - now->at[side] > MAX_RUNG)
            return jk_fail(err, JK_EINPUT, "%s: pair %.*s makes a rung of more than %d sentences; that is no ladder", jk_writer_name(out),
                           (int)(pair->cell[JK_N].len < 20 ? pair->cell[JK_N].len : 20), pair->cell[JK_N].ptr, (int)MAX_RUNG);
    if ((from[0] > now->at[0] || from[1] > now->at[1]) && !put_rung(out, now->at, (jk_span){ "", 0 }, err))
        return false;
    for (int side = 0; side < 2; side++)
        now->at[side] = from[side] + n[side];
    return put_rung(out, from, pair->cell[JK_SCORE], err);
}

static bool finish(jk_writer *out, jk_err *err)
{
    const rung *now = out->state;
    return put_rung(out, now->at, (jk_span){ "", 0 }, err);
}

const jk_format jk_format_ladder = {
    .name = "ladder",
    .purpose = "hunalign's rungs: numbers of sentences; one document",
    .ending = { ".ladder" },
    .carries = CARRIES_NULL | CARRIES_SCORE | CARRIES_IDS,
    .score_is = "its quality is aligner_score",
    .looks_like = looks_like_rung,
    .read_open = open_read, .read_next = next, .read_close = close_read,
    .write_open = open_write, .write_put = put, .write_finish = finish, .write_close = close_write,
};

/* ------------------------------------------------------------------ the texts */

typedef struct { jk_buf text[2], cuts[2]; } texts;

static bool open_texts(jk_reader *in, jk_err *err)
{
    in->state = calloc(1, sizeof(texts));
    return in->state || jk_fail(err, JK_ENOMEM, "no more memory to read %s", in->path);
}

static void close_texts(jk_reader *in)
{
    texts *state = in->state;
    for (int side = 0; state && side < 2; side++) {
        jk_buf_free(&state->text[side]);
        jk_buf_free(&state->cuts[side]);
    }
    free(state);
}

/* The sentences of a cell joined by a space, the places where they start, how many. What is
   empty between two joints is none: it would start where the next one does. */
static bool join(jk_span cell, jk_buf *text, jk_buf *cuts, uint64_t *n, jk_err *err)
{
    text->len = cuts->len = 0;
    *n = 0;
    for (size_t from = 0, k = 0; cell.len && k <= cell.len; k++) {
        bool at_joint = cell.len - k >= joint.len && memcmp(cell.ptr + k, joint.ptr, joint.len) == 0;
        if (!at_joint && k < cell.len)
            continue;
        size_t had_text = text->len, had_cuts = cuts->len, start = had_text + (*n > 0);
        if (*n && (!jk_buf_putc(text, ' ', err)
                   || !jk_buf_printf(cuts, err, "%s%zu", cuts->len ? " " : "", jk_count_chars(jk_buf_span(text)))))
            return false;
        if (!jk_text_put(text, (jk_span){ cell.ptr + from, k - from }, err))
            return false;
        if (text->len > start)
            ++*n;
        else {
            text->len = had_text;
            cuts->len = had_cuts;
        }
        from = k + joint.len;
        k = at_joint ? from - 1 : k;
    }
    return true;
}

static bool next_texts(jk_reader *in, jk_pair *pair, jk_err *err)
{
    texts *state = in->state;
    jk_import row = { .has_type = true };
    jk_span line, cell[3];
    uint64_t *n[2] = { &row.n_src, &row.n_tgt };
    while (row.n_src + row.n_tgt == 0) {
        size_t n_cell;
        if (!jk_reader_line(in, &line, err))
            return false;
        split(line, cell, &n_cell);
        if (n_cell == 3 && !no_quality(in, err))
            return false;
        if (n_cell < 2 || n_cell > 3)
            return jk_fail(err, JK_EINPUT, "%s, line %llu: %zu cell%s; a ladder's texts are two, and a quality", jk_reader_name(in), (unsigned long long)in->line, n_cell, n_cell == 1 ? "" : "s");
        for (int side = 0; side < 2; side++) {
            if (!join(cell[side], &state->text[side], &state->cuts[side], n[side], err))
                return false;
            row.text[side] = jk_buf_span(&state->text[side]);
            row.cuts[side] = jk_buf_span(&state->cuts[side]);
        }
    }
    return jk_reader_row(in, &row, pair, err);
}

static bool put_texts(jk_writer *out, const jk_pair *pair, jk_err *err)
{
    jk_buf *line = &out->line, cut = { 0 };
    line->len = 0;
    for (int side = 0; side < 2; side++) {
        jk_span text = pair->cell[side ? JK_TRG_TEXT : JK_SRC_TEXT];
        cut.len = 0;
        if (!jk_parse_numbers(pair->cell[side ? JK_TRG_CUTS : JK_SRC_CUTS], &cut, err))
            break;
        for (size_t k = 0, n = cut.len / sizeof(uint32_t); k <= n; k++) {
            if (k)
                jk_buf_put(line, joint, err);
            jk_buf_put(line, jk_cut_piece(text, (const uint32_t *)(const void *)cut.ptr, n, k), err);
        }
        jk_buf_putc(line, '\t', err);
    }
    put_quality(line, pair->cell[JK_SCORE], err);
    jk_buf_putc(line, '\n', err);
    jk_buf_free(&cut);
    return !err->code && jk_sink_write(out->sink, line->ptr, line->len, err);
}

const jk_format jk_format_ladder_text = {
    .name = "ladder-text",
    .purpose = "hunalign's bi-text: sentences joined by ~~~; one document",
    .carries = CARRIES_NULL | CARRIES_SCORE | CARRIES_TEXT,
    .score_is = "its quality is aligner_score",
    .read_open = open_texts, .read_next = next_texts, .read_close = close_texts,
    .write_put = put_texts,
};

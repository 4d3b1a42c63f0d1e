/* summary.c - notes of documents as lines, and what they add up to: see summary.h. */
#include "corpus/summary.h"

#include <stdlib.h>

#include "corpus/record.h"

const char jk_docs_header[] = "doc_id\trow\tsrc\ttrg\trow_sha256\tsrc_sha256\ttrg_sha256\tsrc_lang\ttrg_lang\tsrc_encoding\ttrg_encoding\t"
                              "src_sentences\ttrg_sentences\tsrc_chars\ttrg_chars\tsrc_left\ttrg_left\tbeads\tpairs\tscores\tshapes\n";
const char jk_failed_header[] = "doc_id\trow\tsrc\ttrg\trow_sha256\treason\twhat\n";
const char jk_report_header[] = "doc_id\trow\twhy\tbadness\tmean_score\tratio\tleft\tbeads\n";

enum { N_SHARED = 5, N_FAILED = 7, N_DOC = 21, MAX_LANG = 64 };

/* ------------------------------------------------------------ note <-> line */

static void put_cell(jk_buf *out, jk_span cell, jk_err *err)
{
    if (jk_buf_putc(out, '\t', err))
        jk_buf_put(out, cell, err);
}

static void put_hex(jk_buf *out, const unsigned char *digest, jk_err *err)
{
    char hex[JK_SHA256_HEX];
    jk_sha256_hex(digest, hex);
    put_cell(out, (jk_span){ hex, JK_SHA256_HEX - 1 }, err);
}

static void put_counts(jk_buf *out, const uint64_t n[2], jk_err *err)
{
    jk_buf_printf(out, err, "\t%llu\t%llu", (unsigned long long)n[0], (unsigned long long)n[1]);
}

static void put_shapes(jk_buf *out, const jk_note *note, jk_err *err)
{
    const char *sep = "\t";
    for (int m = 0; m < JK_MAX_SHAPE; m++)
        for (int n = 0; n < JK_MAX_SHAPE; n++)
            if (note->shape[m][n]) {
                jk_buf_printf(out, err, "%s%d-%d:%lu", sep, m, n, (unsigned long)note->shape[m][n]);
                sep = " ";
            }
    if (*sep == '\t')
        jk_buf_putc(out, '\t', err);
}

bool jk_note_put(const jk_note *note, jk_buf *out, jk_err *err)
{
    jk_buf_putc(out, note->failed ? 'f' : 'd', err);
    put_cell(out, note->doc_id, err);
    jk_buf_printf(out, err, "\t%llu", (unsigned long long)note->row);
    put_cell(out, note->given[0], err);
    put_cell(out, note->given[1], err);
    put_hex(out, note->row_sha256, err);
    if (note->failed) {
        put_cell(out, note->reason, err);
        put_cell(out, note->what, err);
        return jk_buf_putc(out, '\n', err) && !err->code;
    }
    put_hex(out, note->sha256[0], err);
    put_hex(out, note->sha256[1], err);
    for (int k = 0; k < 4; k++)
        put_cell(out, k < 2 ? note->lang[k] : note->encoding[k - 2], err);
    put_counts(out, note->n_sent, err);
    put_counts(out, note->n_char, err);
    put_counts(out, note->n_left, err);
    jk_buf_printf(out, err, "\t%llu\t%llu\t%llu.%04u", (unsigned long long)note->n_bead, (unsigned long long)note->n_pair,
                  (unsigned long long)(note->score / 10000), (unsigned)(note->score % 10000));
    put_shapes(out, note, err);
    return jk_buf_putc(out, '\n', err) && !err->code;
}

static bool get_hex(jk_span s, unsigned char out[JK_SHA256_SIZE])
{
    if (s.len != JK_SHA256_HEX - 1)
        return false;
    unsigned bad = 0, value[2];
    for (size_t k = 0; k < s.len; k++) {        /* whether a digit is a letter cannot be guessed: no branch */
        unsigned digit = (unsigned)(unsigned char)s.ptr[k] - '0', letter = (unsigned)(unsigned char)s.ptr[k] - 'a';
        bad |= (digit > 9) & (letter > 5);
        value[k % 2] = digit > 9 ? letter + 10 : digit;
        if (k % 2)
            out[k / 2] = (unsigned char)(value[0] << 4 | value[1]);
    }
    return !bad;
}

static bool get_score(jk_span s, uint64_t *out)
{
    uint64_t whole, part;
    if (s.len < 6 || s.ptr[s.len - 5] != '.' || !jk_parse_count((jk_span){ s.ptr, s.len - 5 }, &whole)
        || !jk_parse_count((jk_span){ s.ptr + s.len - 4, 4 }, &part) || whole > UINT64_MAX / 20000)
        return false;
    *out = whole * 10000 + part;
    return true;
}

/* "1-1:30 2-1:4" */
static bool get_shapes(jk_span s, jk_note *note)
{
    for (size_t at = 0, n; at < s.len; at += n + 1) {
        const char *space = memchr(s.ptr + at, ' ', s.len - at);
        uint64_t count;
        n = (space ? (size_t)(space - s.ptr) : s.len) - at;
        const char *p = s.ptr + at;
        if (n < 5 || at + n + 1 == s.len || p[1] != '-' || p[3] != ':' || p[0] < '0' || p[0] > '4' || p[2] < '0' || p[2] > '4'
            || !jk_parse_count((jk_span){ p + 4, n - 4 }, &count) || count > UINT32_MAX)
            return false;
        note->shape[p[0] - '0'][p[2] - '0'] = (uint32_t)count;
    }
    return true;
}

static bool get_counts(const jk_span *cell, uint64_t *out, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (!jk_parse_count(cell[k], &out[k]))
            return false;
    return true;
}

/* The cells behind the letter; how many there are. */
static size_t split(jk_span line, jk_span cell[N_DOC])
{
    size_t n = 0;
    for (const char *at = line.ptr + 2, *end = line.ptr + line.len;; n++) {
        const char *tab = at < end ? memchr(at, '\t', (size_t)(end - at)) : NULL;
        if (n < N_DOC)
            cell[n] = (jk_span){ at, (size_t)((tab ? tab : end) - at) };
        if (!tab)
            return n + 1;
        at = tab + 1;
    }
}

bool jk_note_parse(jk_span line, jk_note *note, jk_err *err)
{
    jk_span cell[N_DOC];
    *note = (jk_note){ .failed = line.len && line.ptr[0] == 'f' };
    size_t n = line.len > 2 && line.ptr[1] == '\t' ? split(line, cell) : 0;
    bool ok = n == (note->failed ? N_FAILED : N_DOC) && jk_parse_count(cell[1], &note->row) && get_hex(cell[4], note->row_sha256);
    if (ok) {
        note->doc_id = cell[0];
        note->given[0] = cell[2];
        note->given[1] = cell[3];
    }
    if (ok && note->failed) {
        note->reason = cell[5];
        note->what = cell[6];
    } else if (ok) {
        const jk_span *c = cell + N_SHARED;
        for (int side = 0; side < 2; side++) {
            note->lang[side] = c[2 + side];
            note->encoding[side] = c[4 + side];
        }
        ok = get_hex(c[0], note->sha256[0]) && get_hex(c[1], note->sha256[1]) && get_counts(c + 6, note->n_sent, 2) && get_counts(c + 8, note->n_char, 2)
            && get_counts(c + 10, note->n_left, 2) && jk_parse_count(c[12], &note->n_bead) && jk_parse_count(c[13], &note->n_pair)
            && get_score(c[14], &note->score) && get_shapes(c[15], note);
    }
    return ok || jk_fail(err, JK_EIO, "no note of a document: %.*s", (int)(line.len < 60 ? line.len : 60), line.len ? line.ptr : "");
}

/* ------------------------------------------------------------------- sums */

/* Documents of two languages: their ratio is compared with that of others of the same ones. */
typedef struct { char src[JK_LANG_SIZE], tgt[JK_LANG_SIZE]; uint64_t n_char[2]; } pair_of_languages;
typedef struct { uint64_t badness, row; size_t at, len; } seen;     /* badness in ten-thousandths; a line of text */

struct jk_summary {
    jk_batch_sums sums;
    jk_sha256 rows;                 /* of all rows' digests */
    pair_of_languages lang[MAX_LANG];       /* what comes after the last one is added to that */
    unsigned n_lang;
    seen *list;                     /* [2 * JK_MAX_REPORT] */
    size_t n_list;
    jk_buf text;
};

jk_summary *jk_summary_open(jk_err *err)
{
    jk_summary *sum = calloc(1, sizeof *sum);
    if (sum && (sum->list = calloc((size_t)2 * JK_MAX_REPORT, sizeof *sum->list))) {
        jk_sha256_init(&sum->rows);
        return sum;
    }
    free(sum);
    jk_fail(err, JK_ENOMEM, "no memory for a summary");
    return NULL;
}

void jk_summary_close(jk_summary *sum)
{
    if (!sum)
        return;
    jk_buf_free(&sum->text);
    free(sum->list);
    free(sum);
}

const jk_batch_sums *jk_summary_sums(const jk_summary *sum) { return &sum->sums; }

static pair_of_languages *languages_of(jk_summary *sum, const jk_note *note)
{
    unsigned k = 0;
    while (k < sum->n_lang && !(jk_span_equal(note->lang[0], jk_span_of(sum->lang[k].src)) && jk_span_equal(note->lang[1], jk_span_of(sum->lang[k].tgt))))
        k++;
    if (k == MAX_LANG)
        return &sum->lang[MAX_LANG - 1];
    if (k == sum->n_lang) {
        sum->n_lang++;
        for (int side = 0; side < 2; side++)
            if (note->lang[side].len < JK_LANG_SIZE)
                memcpy(side ? sum->lang[k].tgt : sum->lang[k].src, note->lang[side].ptr, note->lang[side].len);
    }
    return &sum->lang[k];
}

void jk_summary_add(jk_summary *sum, const jk_note *note)
{
    jk_batch_sums *s = &sum->sums;
    s->n_row++;
    jk_sha256_add(&sum->rows, note->row_sha256, JK_SHA256_SIZE);
    if (note->failed) {
        s->n_failed++;
        return;
    }
    pair_of_languages *lang = languages_of(sum, note);
    s->n_doc++;
    s->n_bead += note->n_bead;
    s->n_pair += note->n_pair;
    s->score += note->score;
    for (int side = 0; side < 2; side++) {
        s->n_sent[side] += note->n_sent[side];
        s->n_char[side] += note->n_char[side];
        s->n_left[side] += note->n_left[side];
        lang->n_char[side] += note->n_char[side];
    }
    for (int m = 0; m < JK_MAX_SHAPE; m++)
        for (int n = 0; n < JK_MAX_SHAPE; n++)
            s->shape[m][n] += note->shape[m][n];
}

/* a / b in ten-thousandths, rounded; 0 of nothing. */
static uint64_t share(uint64_t a, uint64_t b) { return b ? (uint64_t)((double)a / (double)b * 10000.0 + 0.5) : 0; }

static bool put_share(jk_buf *out, uint64_t x, jk_err *err)
{
    return jk_buf_printf(out, err, "%llu.%04u", (unsigned long long)(x / 10000), (unsigned)(x % 10000));
}

bool jk_summary_put(const jk_summary *sum, jk_buf *json, jk_err *err)
{
    const jk_batch_sums *s = &sum->sums;
    const char *sep = "";
    unsigned char digest[JK_SHA256_SIZE];
    char hex[JK_SHA256_HEX];
    jk_sha256 rows = sum->rows;
    jk_sha256_end(&rows, digest);
    jk_sha256_hex(digest, hex);
    jk_buf_printf(json, err, "\"batch\": {\"rows\": %llu, \"rows_sha256\": \"%s\", \"aligned\": %llu, \"failed\": %llu, \"sentences\": [%llu, %llu], \"beads\": %llu, \"mean_score\": ",
                  (unsigned long long)s->n_row, hex, (unsigned long long)s->n_doc, (unsigned long long)s->n_failed, (unsigned long long)s->n_sent[0],
                  (unsigned long long)s->n_sent[1], (unsigned long long)s->n_bead);
    put_share(json, s->n_bead ? (s->score + s->n_bead / 2) / s->n_bead : 0, err);
    jk_buf_put(json, jk_span_of(", \"unaligned\": ["), err);
    put_share(json, share(s->n_left[0], s->n_char[0]), err);
    jk_buf_put(json, jk_span_of(", "), err);
    put_share(json, share(s->n_left[1], s->n_char[1]), err);
    jk_buf_put(json, jk_span_of("], \"shapes\": {"), err);
    for (int m = 0; m < JK_MAX_SHAPE; m++)
        for (int n = 0; n < JK_MAX_SHAPE; n++)
            if (s->shape[m][n]) {
                jk_buf_printf(json, err, "%s\"%d-%d\": %llu", sep, m, n, (unsigned long long)s->shape[m][n]);
                sep = ", ";
            }
    return jk_buf_put(json, jk_span_of("}}"), err) && !err->code;
}

/* ----------------------------------------------------------------- report
 * Three ways to be odd, each from 0 to 1; a document is as bad as the worst of them. */

enum { LOW_SCORE = 2500, MANY_LEFT = 3000, FAR_RATIO = 5000, ALL = 10000 };     /* from there on it is told; FAR_RATIO is twice or half the usual */

static int by_badness(const void *a, const void *b)
{
    const seen *x = a, *y = b;
    if (x->badness != y->badness)
        return x->badness < y->badness ? 1 : -1;
    return (x->row > y->row) - (x->row < y->row);
}

/* Half of it goes, the better half, and its lines. */
static bool thin(jk_summary *sum, jk_err *err)
{
    jk_buf text = { 0 };
    qsort(sum->list, sum->n_list, sizeof *sum->list, by_badness);
    sum->n_list = sum->n_list < JK_MAX_REPORT ? sum->n_list : JK_MAX_REPORT;
    for (size_t k = 0; k < sum->n_list; k++) {
        size_t at = text.len;
        if (!jk_buf_put(&text, (jk_span){ sum->text.ptr + sum->list[k].at, sum->list[k].len }, err))
            break;
        sum->list[k].at = at;
    }
    jk_buf_free(&sum->text);
    sum->text = text;
    return !err->code;
}

/* |ln(ratio / usual)| / ln 4, at most 1. */
static uint64_t how_far(double ratio, double usual)
{
    if (ratio <= 0.0 || usual <= 0.0)
        return ratio > 0.0 || usual > 0.0 ? ALL : 0;
    double far = jk_log(ratio / usual) / jk_log(4.0);
    far = far < 0.0 ? -far : far;
    return far < 1.0 ? (uint64_t)(far * ALL + 0.5) : ALL;
}

bool jk_summary_look(jk_summary *sum, const jk_note *note, jk_err *err)
{
    if (note->failed)
        return true;
    const pair_of_languages *lang = languages_of(sum, note);
    uint64_t score = note->n_bead ? (note->score + note->n_bead / 2) / note->n_bead : 0;
    uint64_t left = share(note->n_left[0] + note->n_left[1], note->n_char[0] + note->n_char[1]);
    double ratio = note->n_char[0] ? (double)note->n_char[1] / (double)note->n_char[0] : 0.0;
    uint64_t far = how_far(ratio, lang->n_char[0] ? (double)lang->n_char[1] / (double)lang->n_char[0] : 0.0);
    uint64_t low = score < ALL ? ALL - score : 0, worst = low > left ? low : left;
    worst = far > worst ? far : worst;
    const struct { bool is; const char *what; } why[] = { { low >= LOW_SCORE, "score" }, { far >= FAR_RATIO, "ratio" }, { left >= MANY_LEFT, "left" } };
    if (!why[0].is && !why[1].is && !why[2].is)
        return true;
    seen *s = &sum->list[sum->n_list++];
    *s = (seen){ .badness = worst, .row = note->row, .at = sum->text.len };
    jk_buf_put(&sum->text, note->doc_id, err);
    jk_buf_printf(&sum->text, err, "\t%llu", (unsigned long long)note->row);
    const char *sep = "\t";
    for (size_t k = 0; k < sizeof why / sizeof *why; k++)
        if (why[k].is) {
            jk_buf_printf(&sum->text, err, "%s%s", sep, why[k].what);
            sep = " ";
        }
    const uint64_t number[] = { worst, score, (uint64_t)(ratio * ALL + 0.5), left };
    for (size_t k = 0; k < sizeof number / sizeof *number; k++)
        if (jk_buf_putc(&sum->text, '\t', err))
            put_share(&sum->text, number[k], err);
    jk_buf_printf(&sum->text, err, "\t%llu\n", (unsigned long long)note->n_bead);
    s->len = sum->text.len - s->at;
    return !err->code && (sum->n_list < (size_t)2 * JK_MAX_REPORT || thin(sum, err));
}

bool jk_summary_report(jk_summary *sum, jk_buf *out, jk_err *err)
{
    return thin(sum, err) && jk_buf_put(out, jk_span_of(jk_report_header), err) && jk_buf_put(out, jk_buf_span(&sum->text), err);
}

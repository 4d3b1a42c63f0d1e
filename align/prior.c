/* prior.c - what is thought of a bead before its lengths and words are looked at: its shape, the
 * paragraph borders that it meets, the marks its sentences end in, and their kinds.
 *
 * Translators join and split paragraphs, so a border is soft evidence. One inside a bead costs
 * JK_W_BREAK. At a bead's two ends the pair (border here?, border there?) counts by its
 * log-likelihood ratio against independence, from the two texts' own shares of borders
 *
 *     p11 = min(ps pt + .6 sqrt(ps (1-ps) pt (1-pt)), .98 min(ps, pt)),   LLR(x,y) = ln(p_xy / (p_x p_y))
 *
 * so that a text with a border after each sentence teaches nothing.
 */
#include "align/model.h"
#include "align/unicode.h"

#include <math.h>

/* What a border says: the sentence before it ends in ... */
enum { END_NONE, END_STOP, END_QUESTION, END_EXCLAMATION, END_COLON, N_END };

typedef struct {
    uint32_t n;
    uint8_t  *starts;               /* [n + 1]: sentence i starts a paragraph, 0 < i < n */
    uint32_t *sum;                  /* [n + 2]: starts before i */
    uint8_t  *end, *kind;           /* [n] */
} side;

struct jk_prior {
    side src, tgt;
    double llr[2][2];
    float w[JK_N_WEIGHT];
    /* What jk_prior_score adds up along a row, by target border j, for each value the source can have */
    float *end[N_END], *kind[JK_N_KIND];        /* [n + 1] marks and kinds of the sentences before j */
    float *border[3];                           /* [n + 1] both texts' paragraphs at j; 0 at j = 0 and j = n; the third 0 throughout */
    float *start[JK_MAX_SIDE + 1][3];           /* [n + 1] a border so many sentences before j, and the borders between */
    float *null;                                /* [n + 1] the target sentence before j left alone */
    float *row;                                 /* [n + 1] what all shapes that end before row_i have in common, [row_j0, row_j1) of it */
    uint32_t row_i, row_j0, row_j1;             /* UINT32_MAX, 0, 0: nothing */
};

static uint8_t end_of(jk_span text)
{
    const char *at = text.ptr + text.len;
    while (at > text.ptr) {
        uint32_t c = jk_prev_char(&at, text.ptr);
        switch (c) {
        case '.': case 0x3002: case 0xFF0E: case 0x0964: case 0x06D4: return END_STOP;
        case '?': case 0xFF1F: case 0x061F: return END_QUESTION;
        case '!': case 0xFF01: return END_EXCLAMATION;
        case ':': case 0xFF1A: return END_COLON;
        default:
            if (jk_is_space(c) || (jk_is_punct(c) && c != 0x2026 && c != ',' && c != '-' && c != ';'))
                continue;                       /* quotes and brackets close behind the mark */
            return END_NONE;
        }
    }
    return END_NONE;
}

static bool side_new(jk_arena *arena, const jk_doc *doc, side *s, jk_err *err)
{
    s->n = doc->n_sent;
    s->starts = JK_NEW(arena, uint8_t, (size_t)s->n + 1, err);
    s->sum = JK_NEW(arena, uint32_t, (size_t)s->n + 2, err);
    s->end = JK_NEW(arena, uint8_t, (size_t)s->n + 1, err);
    s->kind = JK_NEW(arena, uint8_t, (size_t)s->n + 1, err);
    if (err->code)
        return false;
    for (uint32_t i = 0; i < s->n; i++) {
        s->starts[i] = i > 0 && doc->sent[i].para != doc->sent[i - 1].para;
        s->sum[i + 1] = s->sum[i] + s->starts[i];
        s->end[i] = end_of(doc->sent[i].text);
        s->kind[i] = doc->sent[i].kind;
    }
    s->sum[s->n + 1] = s->sum[s->n];
    return true;
}

static double share(const side *s)
{
    double p = s->n > 1 ? (double)s->sum[s->n] / (s->n - 1) : 0;
    return p < .05 ? .05 : p > .95 ? .95 : p;
}

static double least(double a, double b) { return a < b ? a : b; }
static double most(double a, double b) { return a > b ? a : b; }

jk_prior *jk_prior_new(jk_arena *arena, const jk_doc *src, const jk_doc *tgt, jk_err *err)
{
    jk_prior *prior = JK_NEW(arena, jk_prior, 1, err);
    if (!prior || !side_new(arena, src, &prior->src, err) || !side_new(arena, tgt, &prior->tgt, err))
        return NULL;
    size_t n = (size_t)tgt->n_sent + 1 + JK_LANES;
    for (unsigned k = 0; k < N_END; k++)
        prior->end[k] = JK_NEW(arena, float, n, err);
    for (unsigned k = 0; k < JK_N_KIND; k++)
        prior->kind[k] = JK_NEW(arena, float, n, err);
    for (unsigned x = 0; x < 3; x++) {
        prior->border[x] = JK_NEW(arena, float, n, err);
        for (unsigned k = 1; k <= JK_MAX_SIDE; k++)
            prior->start[k][x] = JK_NEW(arena, float, n, err);
    }
    prior->null = JK_NEW(arena, float, n, err);
    prior->row = JK_NEW(arena, float, n, err);
    if (err->code)
        return NULL;
    double ps = share(&prior->src), pt = share(&prior->tgt);
    double p11 = least(ps * pt + .6 * sqrt(ps * (1 - ps) * pt * (1 - pt)), .98 * least(ps, pt));
    double p10 = most(ps - p11, .01), p01 = most(pt - p11, .01), p00 = most(1 - p11 - p10 - p01, .01);
    double joint[2][2] = { { p00, p01 }, { p10, p11 } }, one_src[2] = { 1 - ps, ps }, one_tgt[2] = { 1 - pt, pt };
    for (int x = 0; x < 2; x++)
        for (int y = 0; y < 2; y++) {
            double llr = jk_log(joint[x][y] / (one_src[x] * one_tgt[y]));
            prior->llr[x][y] = most(-4.6, least(4.6, llr));
        }
    if (prior->src.sum[prior->src.n] == 0 || prior->tgt.sum[prior->tgt.n] == 0)
        memset(prior->llr, 0, sizeof prior->llr);       /* one side is a single paragraph */
    return prior;
}

static bool left_out(uint8_t kind) { return kind == JK_CAPTION || kind == JK_CREDIT || kind == JK_BYLINE; }

static float null_score(const jk_prior *p, const side *s, uint32_t i)
{
    return (s->end[i] == END_NONE ? p->w[JK_W_NULL_END] : 0) + (left_out(s->kind[i]) ? p->w[JK_W_NULL_KIND] : 0);
}

/* Breaks strictly inside the sentences from..to-1. */
static uint32_t inside(const side *s, uint32_t from, uint32_t to) { return s->sum[to] - s->sum[from + 1]; }

void jk_prior_use(jk_prior *p, const jk_weights *weights)
{
    const side *tgt = &p->tgt;
    for (unsigned k = 0; k < JK_N_WEIGHT; k++)
        p->w[k] = (float)weights->w[k];
    p->row_i = UINT32_MAX;
    for (uint32_t j = 0; j <= tgt->n; j++) {
        for (uint8_t x = 0; x < 2; x++)
            p->border[x][j] = j > 0 && j < tgt->n ? p->w[JK_W_BORDER] * (float)p->llr[x][tgt->starts[j]] : 0;
        if (j == 0)
            continue;
        for (unsigned e = 0; e < N_END; e++)
            p->end[e][j] = e != tgt->end[j - 1] ? p->w[JK_W_END_OTHER] : e != END_STOP ? p->w[JK_W_END_SAME] : 0;
        for (unsigned k = 0; k < JK_N_KIND; k++)
            p->kind[k][j] = k != tgt->kind[j - 1] ? p->w[JK_W_KIND_OTHER] : k != JK_TEXT ? p->w[JK_W_KIND_SAME] : 0;
        for (uint32_t n = 1; n <= JK_MAX_SIDE && n <= j; n++)
            for (uint8_t x = 0; x < 3; x++)
                p->start[n][x][j] = p->border[x][j - n] + p->w[JK_W_BREAK] * (float)inside(tgt, j - n, j);
        p->null[j] = null_score(p, tgt, j - 1);
    }
}

JK_ROW_LOOP static void sum_rows(float *restrict out, uint32_t n, const float *restrict a, const float *restrict b, const float *restrict c)
{
    uint32_t end = jk_lanes(n);
    for (uint32_t k = 0; k < end; k++)
        out[k] = a[k] + b[k] + c[k];
}

JK_ROW_LOOP static void add_row(float *restrict out, uint32_t n, float base, const float *restrict a)
{
    uint32_t end = jk_lanes(n);
    for (uint32_t k = 0; k < end; k++)
        out[k] += base + a[k];
}

JK_ROW_LOOP static void add_rows(float *restrict out, uint32_t n, float base, const float *restrict a, const float *restrict b)
{
    uint32_t end = jk_lanes(n);
    for (uint32_t k = 0; k < end; k++)
        out[k] += base + a[k] + b[k];
}

/* Which of p->border a source border meets. */
static unsigned border_at(const side *src, uint32_t i) { return i > 0 && i < src->n ? src->starts[i] : 2; }

/* Marks and kinds of the last sentences and the borders behind them, for beads that end before i and j0 .. j1 - 1. */
static const float *row_at(jk_prior *p, uint32_t i, uint32_t j0, uint32_t j1)
{
    const side *src = &p->src;
    if (p->row_i != i || j0 < p->row_j0 || j1 > p->row_j1) {
        bool same = p->row_i == i;
        p->row_j0 = same && p->row_j0 < j0 ? p->row_j0 : j0;
        p->row_j1 = same && p->row_j1 > j1 ? p->row_j1 : j1;
        p->row_i = i;
        sum_rows(p->row + p->row_j0, p->row_j1 - p->row_j0, p->border[border_at(src, i)] + p->row_j0,
                 p->end[src->end[i - 1]] + p->row_j0, p->kind[src->kind[i - 1]] + p->row_j0);
    }
    return p->row + j0;
}

void jk_prior_score(void *self, uint32_t i, uint32_t j0, uint32_t j1, jk_shape shape, float *out)
{
    jk_prior *p = self;
    const side *src = &p->src;
    float base = p->w[JK_W_SHAPE + jk_shape_row(shape.m, shape.n)];
    if (shape.m == 0 || shape.n == 0) {
        add_row(out, j1 - j0, shape.m ? base + null_score(p, src, i - 1) : base, shape.m ? p->border[2] : p->null + j0);
        return;
    }
    uint32_t first = i - shape.m;
    base += p->w[JK_W_BREAK] * (float)inside(src, first, i);
    add_rows(out, j1 - j0, base, p->start[shape.n][border_at(src, first)] + j0, row_at(p, i, j0, j1));
}

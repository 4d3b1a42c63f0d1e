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
    uint8_t  *border;               /* [n + 1] what stands at border i: */
} side;
enum { INSIDE, START, DOCUMENT, N_BORDER };     /* a paragraph's inside, its start, the document's own end */

struct jk_prior {
    side src, tgt;
    double llr[2][2];
    float w[JK_N_WEIGHT];
    /* What is added up along a row, by target border j, for each value that the source has; JK_LANES more behind each. */
    float *border[N_BORDER];                    /* [n + 1] both texts' paragraphs at j; 0 at j = 0 and j = n */
    float *start[JK_MAX_SIDE + 1][N_BORDER];    /* [n + 1] a border so many sentences before j, and the borders between */
    float *stop[N_END][JK_N_KIND][N_BORDER];    /* [n + 1] marks and kinds of the sentences before j, and the border there; NULL: no such one */
    float *null;                                /* [n + 1] the target sentence before j left alone */
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
    s->border = JK_NEW(arena, uint8_t, (size_t)s->n + 1, err);
    if (err->code)
        return false;
    for (uint32_t i = 0; i < s->n; i++) {
        s->starts[i] = i > 0 && doc->sent[i].para != doc->sent[i - 1].para;
        s->sum[i + 1] = s->sum[i] + s->starts[i];
        s->end[i] = end_of(doc->sent[i].text);
        s->kind[i] = doc->sent[i].kind;
        s->border[i] = i == 0 ? DOCUMENT : s->starts[i] ? START : INSIDE;
    }
    s->border[s->n] = DOCUMENT;
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

/* The row of prior->stop for beads that end before source sentence i. */
static float **stop_at(jk_prior *p, uint32_t i) { return &p->stop[p->src.end[i - 1]][p->src.kind[i - 1]][p->src.border[i]]; }

jk_prior *jk_prior_new(jk_arena *arena, const jk_doc *src, const jk_doc *tgt, jk_err *err)
{
    jk_prior *prior = JK_NEW(arena, jk_prior, 1, err);
    if (!prior || !side_new(arena, src, &prior->src, err) || !side_new(arena, tgt, &prior->tgt, err))
        return NULL;
    size_t n = (size_t)tgt->n_sent + 1 + JK_LANES;
    for (unsigned x = 0; x < N_BORDER; x++) {
        prior->border[x] = JK_NEW(arena, float, n, err);
        for (unsigned k = 1; k <= JK_MAX_SIDE; k++)
            prior->start[k][x] = JK_NEW(arena, float, n, err);
    }
    for (uint32_t i = 1; i <= src->n_sent; i++) {
        float **stop = stop_at(prior, i);
        if (!*stop)
            *stop = JK_NEW(arena, float, n, err);
    }
    prior->null = JK_NEW(arena, float, n, err);
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

/* Marks, kinds and borders at the end of a bead before each target border. */
static void sum_stops(jk_prior *p, unsigned end, unsigned kind, const float *border, float *out)
{
    for (uint32_t j = 1; j <= p->tgt.n; j++) {
        unsigned e = p->tgt.end[j - 1], k = p->tgt.kind[j - 1];
        out[j] = border[j] + (end != e ? p->w[JK_W_END_OTHER] : end != END_STOP ? p->w[JK_W_END_SAME] : 0)
               + (kind != k ? p->w[JK_W_KIND_OTHER] : kind != JK_TEXT ? p->w[JK_W_KIND_SAME] : 0);
    }
}

void jk_prior_use(jk_prior *p, const jk_weights *weights)
{
    const side *tgt = &p->tgt;
    for (unsigned k = 0; k < JK_N_WEIGHT; k++)
        p->w[k] = (float)weights->w[k];
    for (unsigned x = 0; x < N_BORDER; x++) {
        for (uint32_t j = 1; j < tgt->n && x != DOCUMENT; j++)
            p->border[x][j] = p->w[JK_W_BORDER] * (float)p->llr[x][tgt->starts[j]];
        for (uint32_t n = 1; n <= JK_MAX_SIDE; n++)
            for (uint32_t j = n; j <= tgt->n; j++)
                p->start[n][x][j] = p->border[x][j - n] + p->w[JK_W_BREAK] * (float)inside(tgt, j - n, j);
        for (unsigned end = 0; end < N_END; end++)
            for (unsigned kind = 0; kind < JK_N_KIND; kind++)
                if (p->stop[end][kind][x])
                    sum_stops(p, end, kind, p->border[x], p->stop[end][kind][x]);
    }
    for (uint32_t j = 1; j <= tgt->n; j++)
        p->null[j] = null_score(p, tgt, j - 1);
}

void jk_prior_row(const jk_prior *p, uint32_t i, unsigned s, jk_plain_row *row)
{
    const side *src = &p->src;
    jk_shape shape = jk_shapes[s];
    row->base = p->w[JK_W_SHAPE + s];
    if (shape.m == 0 || shape.n == 0) {
        row->base += shape.m ? null_score(p, src, i - 1) : 0;
        row->start = shape.m ? p->border[DOCUMENT] : p->null;
        row->stop = p->border[DOCUMENT];
        return;
    }
    row->base += p->w[JK_W_BREAK] * (float)inside(src, i - shape.m, i);
    row->start = p->start[shape.n][src->border[i - shape.m]];
    row->stop = p->stop[src->end[i - 1]][src->kind[i - 1]][src->border[i]];
}

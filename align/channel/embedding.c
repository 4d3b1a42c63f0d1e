/* embedding.c - how near the vectors of two runs of sentences are, as evidence for their bead.
 *
 * Thompson & Koehn (Vecalign, EMNLP 2019, equation 1): the cosine of two sentences of a page depends on
 * what the page is about, so its distance is measured by the mean one; and a bead of many sentences must not
 * be cheaper than several of few, so it counts m n times:
 *
 *     c(x, y) = 2 m n (1 - cos(x, y)) / (N(x) + N(y)),      N(x) = mean over y' of 1 - cos(x, y')
 *
 * Two sentences that have nothing to do with each other cost 1. Vecalign takes the mean over a random sample; but a mean
 * of cosines is the cosine's product with the mean of the unit vectors, so here it is over all sentences of
 * the other side, for less, and nothing is random. Two vectors at right angles are added to it, so that of a few
 * sentences the right one alone does not make the mean. In nats a bead is worth
 *
 *     w = SCALE (SENTENCE (m + n) - c),        a null bead 0:
 *
 * Vecalign's objective, SENTENCE being its price of a sentence that is left out; a 1-1 bead speaks for itself where
 * c < 2 SENTENCE. SCALE and SENTENCE: tests/cli/embedding.py says how they were chosen.
 *
 * A cosine is kept in 16 bits once it was computed: it is asked for in every pass.
 */
#include "align/channel/embedding.h"

#include <math.h>

static const double SCALE = 8, SENTENCE = .4, APART = 2;

enum { LANES = 16, ONE = 32767 };

/* Cosines of one row and shape: at[j - j0], in 1/32767. */
typedef struct { uint32_t j0, j1; int16_t *at; } row;

typedef struct {
    uint32_t n;
    const float **vector[JK_MAX_SIDE];      /* [n]; of runs that end behind the last sentence NULL */
    float *length[JK_MAX_SIDE];             /* 1 / |vector|; 0 for one that is 0 */
    float *norm[JK_MAX_SIDE];               /* N */
} side;

struct jk_embedding {
    jk_arena *arena;
    uint32_t dim;
    side src, tgt;
    row *rows[JK_N_SHAPE];                  /* [n_src + 1] */
    bool failed;
};

/* Sixteen sums beside each other, then one after the other: the same bits whatever the width of the machine's vectors. */
JK_ROW_LOOP(multiply, (const float *restrict a, const float *restrict b, uint32_t n, float *restrict out), (a, b, n, out))
{
    float lane[LANES] = { 0 };
    for (; n >= LANES; n -= LANES, a += LANES, b += LANES)
        for (unsigned l = 0; l < LANES; l++)
            lane[l] += a[l] * b[l];
    for (unsigned l = 0; l < n; l++)
        lane[l] += a[l] * b[l];
    for (unsigned half = LANES / 2; half; half /= 2)
        for (unsigned l = 0; l < half; l++)
            lane[l] += lane[l + half];
    *out = lane[0];
}

static float dot(const float *a, const float *b, uint32_t n)
{
    float product;
    multiply(a, b, n, &product);
    return product;
}

/* The sum of the unit vectors of the sentences of a run: what stands for a run that has no vector of its own. */
static const float *sum_of(jk_arena *arena, const side *s, uint32_t i, unsigned m, uint32_t dim, jk_err *err)
{
    float *sum = JK_NEW(arena, float, dim, err);
    for (uint32_t x = i; sum && x < i + m; x++)
        for (uint32_t d = 0; d < dim; d++)
            sum[d] += s->vector[0][x][d] * s->length[0][x];
    return sum;
}

static bool side_new(jk_arena *arena, const jk_vectors *given, uint32_t n, const char *what, side *s, jk_err *err)
{
    s->n = n;
    for (unsigned m = 1; m <= JK_MAX_SIDE; m++) {
        s->vector[m - 1] = JK_NEW(arena, const float *, n, err);
        s->length[m - 1] = JK_NEW(arena, float, n, err);
        s->norm[m - 1] = JK_NEW(arena, float, n, err);
        if (err->code)
            return false;
        for (uint32_t i = 0; i + m <= n; i++) {
            const float *v = given->run[m - 1] ? given->run[m - 1][i] : NULL;
            if (!v && m == 1)
                return jk_fail(err, JK_EINPUT, "sentence %u of the %s has no vector", i, what);
            if (!v && !(v = sum_of(arena, s, i, m, given->dim, err)))
                return false;
            double square = (double)dot(v, v, given->dim);
            if (!(square < (double)INFINITY))
                return jk_fail(err, JK_EINPUT, "the vector of sentence %u of the %s holds what is no number", i, what);
            s->vector[m - 1][i] = v;
            s->length[m - 1][i] = square > 0 ? (float)(1 / sqrt(square)) : 0;
        }
    }
    return true;
}

/* N of every run of one side, against the other. */
static bool measure(jk_arena *arena, side *s, const side *other, uint32_t dim, jk_err *err)
{
    float *mean = JK_NEW(arena, float, dim, err);
    if (!mean)
        return false;
    for (uint32_t j = 0; j < other->n; j++)
        for (uint32_t d = 0; d < dim; d++)
            mean[d] += other->vector[0][j][d] * other->length[0][j];
    for (uint32_t d = 0; d < dim; d++)
        mean[d] /= (float)(other->n + APART);
    for (unsigned m = 1; m <= JK_MAX_SIDE; m++)
        for (uint32_t i = 0; i + m <= s->n; i++)
            s->norm[m - 1][i] = 1 - dot(s->vector[m - 1][i], mean, dim) * s->length[m - 1][i];
    return true;
}

jk_embedding *jk_embedding_new(jk_arena *arena, const jk_vectors *src, uint32_t n_src, const jk_vectors *tgt, uint32_t n_tgt, jk_err *err)
{
    jk_embedding *e = JK_NEW(arena, jk_embedding, 1, err);
    if (!e)
        return NULL;
    *e = (jk_embedding){ .arena = arena, .dim = src->dim };
    if (src->dim != tgt->dim || src->dim == 0) {
        jk_fail(err, JK_EINPUT, "vectors of %u numbers on one side and of %u on the other; one model makes both", src->dim, tgt->dim);
        return NULL;
    }
    for (unsigned s = 0; s < JK_N_SHAPE; s++)
        e->rows[s] = JK_NEW(arena, row, (size_t)n_src + 1, err);
    if (err->code || !side_new(arena, src, n_src, "source", &e->src, err) || !side_new(arena, tgt, n_tgt, "target", &e->tgt, err)
        || !measure(arena, &e->src, &e->tgt, e->dim, err) || !measure(arena, &e->tgt, &e->src, e->dim, err))
        return NULL;
    return e;
}

static int16_t cosine(const jk_embedding *e, uint32_t i, uint32_t j, jk_shape shape)
{
    const float *x = e->src.vector[shape.m - 1][i - shape.m], *y = e->tgt.vector[shape.n - 1][j - shape.n];
    float c = dot(x, y, e->dim) * (e->src.length[shape.m - 1][i - shape.m] * e->tgt.length[shape.n - 1][j - shape.n]);
    c = c > 1 ? 1 : c < -1 ? -1 : c;
    return (int16_t)(c * ONE + (c < 0 ? -.5f : .5f));
}

/* The row of a shape, computed as far as [j0, j1); NULL: no memory. */
static const int16_t *row_of(jk_embedding *e, uint32_t i, uint32_t j0, uint32_t j1, unsigned s)
{
    row *r = &e->rows[s][i];
    if (r->at && r->j0 <= j0 && j1 <= r->j1)
        return r->at + (j0 - r->j0);
    uint32_t from = r->at && r->j0 < j0 ? r->j0 : j0, to = r->at && r->j1 > j1 ? r->j1 : j1;
    jk_err err = { 0 };
    int16_t *at = JK_NEW(e->arena, int16_t, to - from, &err);
    if (!at) {
        e->failed = true;
        return NULL;
    }
    for (uint32_t j = from; j < to; j++)
        if (r->at && j >= r->j0 && j < r->j1)
            at[j - from] = r->at[j - r->j0];
        else
            at[j - from] = cosine(e, i, j, jk_shapes[s]);
    *r = (row){ from, to, at };
    return at + (j0 - from);
}

void jk_embedding_score(void *self, uint32_t i, uint32_t j0, uint32_t j1, jk_shape shape, float *out)
{
    jk_embedding *e = self;
    uint32_t m = shape.m, n = shape.n;
    unsigned s = 0;
    if (m == 0 || n == 0)
        return;
    while (jk_shapes[s].m != m || jk_shapes[s].n != n)
        s++;
    const int16_t *cos = row_of(e, i, j0, j1, s);
    const float *norm = e->tgt.norm[n - 1];
    float own = e->src.norm[m - 1][i - m], most = (float)(SCALE * SENTENCE * (m + n)), scale = (float)(SCALE * 2 * m * n);
    for (uint32_t j = j0; cos && j < j1; j++)
        out[j - j0] += most - scale * (1 - (float)cos[j - j0] / ONE) / (own + norm[j - n]);
}

bool jk_embedding_failed(const jk_embedding *e) { return e->failed; }

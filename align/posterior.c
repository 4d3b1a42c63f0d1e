/* posterior.c - how probable each bead is: forward-backward (Rabiner 1989, section III A) over the cells that matter.
 *
 * The heaviest ways D to all cells come first, and what is summed is what there is beside them:
 *
 *     t(bead) = exp(D[i-m][j-n] + w(i, j, m, n) - D[i][j])                           in (0, 1]: 1 of the bead D came by
 *     F[i][j] = sum over shapes (m,n) of F[i-m][j-n] t(i, j, m, n)                   (forward)
 *     G[i][j] = sum over shapes of t(i+m, j+n, m, n) G[i+m][j+n]                     (backward)
 *     P(bead) = F[i-m][j-n] t G[i][j] / G[0][0]
 *
 * F is the sum over all ways to a cell as a multiple of the heaviest, e^D; G that over all chains of which the part before the
 * cell is the heaviest way to it, as a multiple of the heaviest chain. So neither needs a logarithm, nor a range
 * beyond a float's: each row has a power of two of its own.
 *
 * In most rows of the band hardly five cells lie on chains that weigh anything. Of each row of G only those are kept that are within
 * e^-REACH of the row's best: a chain through another one has at most that part of the weight of a chain
 * through the best. F is summed over the kept cells alone.
 */
#include "align/dp.h"

#include <math.h>

enum {
    NULL_TGT = 1                    /* the row of 0-1 in jk_shapes */
};
static const float LEAST_KEPT = 1.5e-8f;        /* e^-18 */
static const float LEAST_NOTED = .001f;         /* a posterior that counts */

/* e^-|x| as a sum needs it: to 1e-7, no branch, so that loops vectorise; 2^-60 and no less, so that products of a few stay
   normal. 2^y = 2^k 2^f: the power by the exponent's bits, 2^f by a minimax polynomial, |f| <= 1/2. As integers negative floats
   grow with their size: that y is at least -60 is a comparison of integers, because gcc makes one of floats a branch. */
static inline float quick_exp(float x)
{
    enum { LEAST = (int32_t)0xC2700000 };       /* -60.0f */
    union { float f; int32_t i; } y = { .f = -fabsf(x) * 1.44269504f };
    y.i = y.i < LEAST ? y.i : LEAST;
    int32_t k = (int32_t)(y.f - 0.5f);
    float f = y.f - (float)k;
    float p = 1.0f + f * (0.693147182f + f * (0.240226462f + f * (0.0555032f + f * (0.00961814f + f * 0.0013333558f))));
    union { int32_t i; float f; } two = { .i = (k + 127) << 23 };
    return p * two.f;
}

/* 2^k; where that is no normal double, the nearest that is. */
static double power(int32_t k)
{
    union { uint64_t bits; double x; } two = { .bits = (uint64_t)((k < -1022 ? -1022 : k > 1023 ? 1023 : k) + 1023) << 52 };
    return two.x;
}

/* Beads of a shape: what those at one end of them have reaches n cells at the other. */
typedef struct {
    const float *from, *w, *to;     /* D where they start, their weights, D where they end */
    const float *mass;              /* what is passed on; 0 behind its end */
    float *part, *sum;              /* of each bead; of the cells that it reaches, to which it is added */
    float shift, scale;             /* from is relative to another base than to; mass, to another power of two than sum */
    uint32_t n;
} step;

static inline void pass(const float *restrict from, const float *restrict w, const float *restrict to, const float *restrict mass,
                        float *restrict part, float *restrict sum, float shift, float scale, uint32_t end)
{
    for (uint32_t k = 0; k < end; k++) {
        part[k] = mass[k] * scale * quick_exp(from[k] + shift + w[k] - to[k]);
        sum[k] += part[k];
    }
}

JK_ROW_LOOP(pass_all, (const step *s, size_t n), (s, n))
{
    for (; n; n--, s++)
        pass(s->from, s->w, s->to, s->mass, s->part, s->sum, s->shift, s->scale, jk_lanes(s->n));
}

/* t of the beads 0-1 along a row. */
JK_ROW_LOOP(weigh_along, (float *restrict t, const float *restrict d, const float *restrict w, uint32_t n), (t, d, w, n))
{
    for (uint32_t k = 0, end = jk_lanes(n); k < end; k++)
        t[k] = quick_exp(d[k] + w[k] - d[k + 1]);
}

/* The greatest of n numbers, none below 0: as integers, of which vectors know the greater. */
JK_ROW_LOOP(find_greatest, (const float *row, uint32_t n, int32_t *most), (row, n, most))
{
    int32_t best = 0;
    for (uint32_t k = 0; k < n; k++) {
        union { float f; int32_t i; } x = { .f = row[k] };
        best = x.i > best ? x.i : best;
    }
    *most = best;
}

/* Cells lo .. lo + n - 1 of a row, times 2^two, and JK_LANES zeros; n 0: no chain that matters stops in it. */
typedef struct {
    uint32_t lo, n;
    float *at;
    int32_t two;
} row;

typedef struct {
    jk_arena *arena;
    jk_maybe *item;
    size_t n, cap;
    bool wanted;
} maybes;

typedef struct {
    jk_arena *arena;
    const jk_scorer *scorer;
    size_t n_scorer;
    const jk_band *band;
    const jk_rows *d;
    row *g;                         /* [I + 1] */
    row f[JK_MAX_SIDE + 1];         /* the last rows */
    jk_row_weights weights;         /* of the row at hand, and */
    float *sum, *along;             /* [the band's width] */
    float *part[JK_N_SHAPE];        /* [the band's width] */
    jk_alignment *path;
    uint32_t k_bead;                /* the chain's beads before it end before the row at hand */
    float *alone[2];                /* [I], [J] P(a sentence is in no match), wherever among others */
    maybes list;
} passes;

/* The ends j of beads with n target sentences that start in [from, from_end) and end in [to, to_end): [*j0, *j1). */
static bool ends(uint32_t from, uint32_t from_end, uint32_t to, uint32_t to_end, uint32_t n, uint32_t *j0, uint32_t *j1)
{
    *j0 = from + n > to ? from + n : to;
    *j1 = from_end + n < to_end ? from_end + n : to_end;
    return *j0 < *j1;
}

/* What was asked, unless the search kept it. */
static void weigh(passes *p)
{
    if (!p->weights.ways)
        jk_weigh(p->scorer, p->n_scorer, p->weights.want, p->weights.n);
}

static const float *d_of(const passes *p, uint32_t i, uint32_t j) { return jk_row_of(p->d, i) + (j - p->band->lo[i]); }

/* Beads that were wanted and weighed, with what a row of G or F has where they end or start, from column j of it. */
static step step_of(passes *p, const jk_want *want, const row *mass, uint32_t j, int32_t two, float *sum)
{
    jk_shape shape = jk_shapes[want->shape];
    uint32_t from = want->i - shape.m;
    return (step){
        .from = d_of(p, from, want->j0 - shape.n), .w = want->out, .to = d_of(p, want->i, want->j0),
        .mass = mass->at + (j - mass->lo), .part = p->part[want->shape], .sum = sum,
        .shift = (float)(*jk_base_of(p->d, from) - *jk_base_of(p->d, want->i)), .scale = (float)power(mass->two - two), .n = want->j1 - want->j0,
    };
}

/* The n sums become a row's cells, those below least 0, by the power of two of the greatest. */
static void settle(row *r, const float *sum, uint32_t n, int32_t greatest, float least, int32_t two)
{
    int32_t exponent = (greatest >> 23) - 127;
    float scale = (float)power(-exponent);
    r->n = n;
    r->two = two + exponent;
    for (uint32_t k = 0; k < n; k++)
        r->at[k] = sum[k] < least ? 0 : sum[k] * scale;
    memset(r->at + n, 0, JK_LANES * sizeof *r->at);
}

/* ---------------------------------------------------------------- backward */

/* What row i of the band sums of the beads that start in it, but 0-1, which are weighed too; false: none does. Cells from *lo on, to *end. */
static bool sum_below(passes *p, uint32_t i, uint32_t *lo, uint32_t *end)
{
    const jk_band *band = p->band;
    uint32_t first = band->lo[i], width = band->hi[i] + 1 - first, j0, j1;
    *lo = width;
    *end = 0;
    p->weights.n = 0;
    for (unsigned s = 0; s < JK_N_SHAPE; s++) {
        jk_shape shape = jk_shapes[s];
        const row *below = &p->g[i + shape.m];
        if (!shape.m || shape.m > band->n_src - i || !ends(first, first + width, below->lo, below->lo + below->n, shape.n, &j0, &j1))
            continue;
        *lo = j0 - shape.n - first < *lo ? j0 - shape.n - first : *lo;
        *end = j1 - shape.n - first > *end ? j1 - shape.n - first : *end;
        jk_ask(&p->weights, i + shape.m, j0, j1, s);
    }
    if (*lo >= *end)
        return false;
    jk_ask(&p->weights, i, first + 1, first + *end, NULL_TGT);
    weigh(p);
    memset(p->sum, 0, (*end + JK_LANES) * sizeof *p->sum);
    step steps[JK_N_SHAPE];
    size_t n = 0;
    for (const jk_want *want = p->weights.want; want < p->weights.want + p->weights.n; want++)
        if (want->shape != NULL_TGT) {
            steps[n] = step_of(p, want, &p->g[want->i], want->j0, p->g[i + 1].two, p->sum + (want->j0 - jk_shapes[want->shape].n - first));
            n++;
        }
    pass_all(steps, n);
    return true;
}

/* Row i of G from the rows below it. A bead of m source sentences that starts in row i ends in row i + m. */
static bool backward_row(passes *p, uint32_t i, jk_err *err)
{
    uint32_t lo, end;
    int32_t greatest;
    float *sum = p->sum;
    row *g = &p->g[i];
    g->two = i < p->band->n_src ? p->g[i + 1].two : 0;
    if (i == p->band->n_src) {
        lo = p->band->n_tgt - p->band->lo[i];
        end = lo + 1;
        p->weights.n = 0;
        jk_ask(&p->weights, i, p->band->lo[i] + 1, p->band->lo[i] + end, NULL_TGT);
        weigh(p);
        memset(sum, 0, end * sizeof *sum);
        sum[lo] = 1;
    } else if (!sum_below(p, i, &lo, &end))
        return true;
    if (end > 1)
        weigh_along(p->along, jk_row_of(p->d, i), p->weights.want[p->weights.n - 1].out, end - 1);
    for (uint32_t k = end - 1; k-- > lo;)
        sum[k] += p->along[k] * sum[k + 1];
    find_greatest(sum + lo, end - lo, &greatest);
    if (greatest == 0)                          /* no chain passes this row */
        return true;
    union { int32_t i; float f; } best = { .i = greatest };
    float least = best.f * LEAST_KEPT;
    while (lo > 0 && sum[lo] >= least) {        /* further by 0-1, as long as it matters */
        lo--;
        sum[lo] = p->along[lo] * sum[lo + 1];
    }
    while (sum[lo] < least)
        lo++;
    while (sum[end - 1] < least)
        end--;
    g->lo = p->band->lo[i] + lo;
    g->at = JK_NEW(p->arena, float, (size_t)(end - lo) + JK_LANES, err);
    if (g->at)
        settle(g, sum + lo, end - lo, greatest, least, g->two);
    return g->at != NULL;
}

/* ----------------------------------------------------------------- forward */

static bool list_maybe(maybes *list, jk_maybe maybe, jk_err *err)
{
    if (list->n == list->cap) {
        size_t cap = list->cap ? list->cap * 2 : 1024;
        jk_maybe *more = jk_arena_grow(list->arena, list->item, list->n, cap, sizeof *more, err);
        if (!more)
            return false;
        list->item = more;
        list->cap = cap;
    }
    list->item[list->n++] = maybe;
    return true;
}

/* The posteriors of beads that were wanted and weighed. part: F and t of theirs; unit: 1 / G[0][0], and the powers of two of F, G and that. */
static bool note(passes *p, const jk_want *want, const float *part, float unit, jk_err *err)
{
    const float *g = p->g[want->i].at + (want->j0 - p->g[want->i].lo);
    float none, *alone = want->shape > NULL_TGT ? &none : want->shape == NULL_TGT ? p->alone[1] + (want->j0 - 1) : p->alone[0] + (want->i - 1);
    uint32_t along = want->shape == NULL_TGT;
    for (uint32_t k = 0; k < want->j1 - want->j0; k++) {
        float x = part[k] * g[k] * unit;
        if (x < LEAST_NOTED)
            continue;
        if (alone != &none)
            alone[k * along] += x;
        if (p->list.wanted && !list_maybe(&p->list, (jk_maybe){ .i = want->i, .j = want->j0 + k, .shape = want->shape, .posterior = x < 1 ? x : 1 }, err))
            return false;
    }
    return true;
}

/* The chain's beads among them. */
static void note_chain(passes *p, const jk_want *want, const float *part, float unit)
{
    const float *g = p->g[want->i].at + (want->j0 - p->g[want->i].lo);
    jk_shape shape = jk_shapes[want->shape];
    for (jk_bead *b = p->path->bead + p->k_bead; b < p->path->bead + p->path->n_bead && b->src + b->n_src == want->i; b++) {
        uint32_t j = b->tgt + b->n_tgt;
        if (b->n_src != shape.m || b->n_tgt != shape.n || j < want->j0 || j >= want->j1)
            continue;
        float x = part[j - want->j0] * g[j - want->j0] * unit;
        b->cost = -want->out[j - want->j0];
        b->posterior = x < LEAST_NOTED ? 0 : x < 1 ? x : 1;
    }
}

/* Row i of F, where G is kept, and the beads that end in it. */
static bool forward_row(passes *p, uint32_t i, jk_err *err)
{
    enum { RING = JK_MAX_SIDE + 1 };
    row *f = &p->f[i % RING];
    const row *g = &p->g[i], *start = &p->g[0];
    uint32_t lo = g->lo, n = g->n, j0, j1;
    int32_t two = i ? p->f[(i - 1) % RING].two : 0, greatest;
    *f = (row){ .lo = lo, .at = f->at, .two = two };
    if (n == 0)
        return true;
    p->weights.n = 0;
    for (unsigned s = 0; s < JK_N_SHAPE; s++) {
        jk_shape shape = jk_shapes[s];
        const row *above = &p->f[(i + RING - shape.m) % RING];
        if (shape.m && shape.m <= i && ends(above->lo, above->lo + above->n, lo, lo + n, shape.n, &j0, &j1))
            jk_ask(&p->weights, i, j0, j1, s);
    }
    size_t n_step = p->weights.n;
    jk_ask(&p->weights, i, lo + 1, lo + n, NULL_TGT);
    weigh(p);
    memset(p->sum, 0, (n + JK_LANES) * sizeof *p->sum);
    if (i == 0)
        p->sum[0] = 1;
    step steps[JK_N_SHAPE];
    for (size_t k = 0; k < n_step; k++) {
        const jk_want *want = &p->weights.want[k];
        jk_shape shape = jk_shapes[want->shape];
        steps[k] = step_of(p, want, &p->f[(i - shape.m) % RING], want->j0 - shape.n, two, p->sum + (want->j0 - lo));
    }
    pass_all(steps, n_step);
    if (n > 1)
        weigh_along(p->along, d_of(p, i, lo), p->weights.want[n_step].out, n - 1);
    for (uint32_t k = 1; k < n; k++) {
        p->part[NULL_TGT][k - 1] = p->along[k - 1] * p->sum[k - 1];
        p->sum[k] += p->part[NULL_TGT][k - 1];
    }
    float unit = (float)(power(two + g->two - start->two) / (double)start->at[0]);
    for (const jk_want *want = p->weights.want; want < p->weights.want + p->weights.n; want++) {
        note_chain(p, want, p->part[want->shape], unit);
        if ((p->list.wanted || want->shape <= NULL_TGT) && !note(p, want, p->part[want->shape], unit, err))
            return false;
    }
    find_greatest(p->sum, n, &greatest);
    settle(f, p->sum, n, greatest, 0, two);
    return true;
}

/* --------------------------------------------------------------------- all */

static bool passes_new(passes *p, const jk_ways *ways, jk_err *err)
{
    size_t width = (size_t)jk_band_widest(p->band) + JK_LANES;
    p->sum = JK_NEW(p->arena, float, width, err);
    p->along = JK_NEW(p->arena, float, width, err);
    for (unsigned s = 0; s < JK_N_SHAPE; s++)
        p->part[s] = JK_NEW(p->arena, float, width, err);
    p->alone[0] = JK_NEW(p->arena, float, p->band->n_src, err);
    p->alone[1] = JK_NEW(p->arena, float, p->band->n_tgt, err);
    p->g = JK_NEW(p->arena, row, (size_t)p->band->n_src + 1, err);
    for (unsigned k = 0; k <= JK_MAX_SIDE; k++)
        p->f[k].at = JK_NEW(p->arena, float, width, err);
    return err->code == JK_OK && jk_row_weights_new(p->arena, ways, (uint32_t)width, &p->weights, err);
}

bool jk_posteriors(jk_arena *arena, const jk_scorer *scorer, size_t n_scorer, const jk_ways *ways,
                   jk_alignment *path, jk_maybe **maybe, size_t *n_maybe, jk_err *err)
{
    const jk_band *band = &ways->band;
    passes p = { .arena = arena, .scorer = scorer, .n_scorer = n_scorer, .band = band, .d = &ways->rows, .path = path };
    p.list = (maybes){ .arena = arena, .wanted = maybe != NULL };
    if (!passes_new(&p, ways, err))
        return false;
    for (uint32_t i = band->n_src + 1; i-- > 0;)
        if (!backward_row(&p, i, err))
            return false;
    for (uint32_t i = 0; i <= band->n_src; i++) {
        while (p.k_bead < path->n_bead && path->bead[p.k_bead].src + path->bead[p.k_bead].n_src < i)
            p.k_bead++;
        if (!forward_row(&p, i, err))
            return false;
    }
    for (uint32_t k = 0; k < path->n_bead; k++) {   /* between which two target sentences one is left out says nothing */
        jk_bead *bead = &path->bead[k];
        float alone = bead->n_tgt == 0 ? p.alone[0][bead->src] : bead->n_src == 0 ? p.alone[1][bead->tgt] : bead->posterior;
        bead->posterior = alone < 1 ? alone : 1;
    }
    if (maybe) {
        *maybe = p.list.item;
        *n_maybe = p.list.n;
    }
    return true;
}

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
 * e^-18 of the row's best: a chain through another one has at most that part of the weight of a chain
 * through the best. F is summed over the kept cells alone, by the t that were found for G.
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

/* Beads of a shape that start in n cells of a row. */
typedef struct {
    const float *from, *w, *to;     /* D where they start, their weights, D where they end */
    const float *mass;              /* G where they end; 0 behind its end */
    float *t, *sum;                 /* of each bead; of the cells where they start, to which it is added */
    float shift, scale;             /* from is relative to another base than to; mass, to another power of two than sum */
    uint32_t n;
} back_step;

static inline void pass_back(const float *restrict from, const float *restrict w, const float *restrict to, const float *restrict mass,
                             float *restrict t, float *restrict sum, float shift, float scale, uint32_t end)
{
    for (uint32_t k = 0; k < end; k++) {
        t[k] = quick_exp(from[k] + shift + w[k] - to[k]);
        sum[k] += mass[k] * scale * t[k];
    }
}

JK_ROW_LOOP(pass_all_back, (const back_step *s, size_t n), (s, n))
{
    for (; n; n--, s++)
        pass_back(s->from, s->w, s->to, s->mass, s->t, s->sum, s->shift, s->scale, jk_lanes(s->n));
}

/* t of the beads 0-1 along a row. */
JK_ROW_LOOP(weigh_along, (float *restrict t, const float *restrict d, const float *restrict w, uint32_t n), (t, d, w, n))
{
    for (uint32_t k = 0, end = jk_lanes(n); k < end; k++)
        t[k] = quick_exp(d[k] + w[k] - d[k + 1]);
}

/* Beads of a shape that end in n cells of a row; mass: F where they start; part: F t of each. */
typedef struct {
    const float *mass, *t;
    float *part, *sum;
    float scale;
    uint32_t n;
} step;

static inline void pass(const float *restrict mass, const float *restrict t, float *restrict part, float *restrict sum, float scale, uint32_t end)
{
    for (uint32_t k = 0; k < end; k++) {
        part[k] = mass[k] * scale * t[k];
        sum[k] += part[k];
    }
}

JK_ROW_LOOP(pass_all, (const step *s, size_t n), (s, n))
{
    for (; n; n--, s++)
        pass(s->mass, s->t, s->part, s->sum, s->scale, jk_lanes(s->n));
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

/* A row of G, and t of the beads between kept cells that start in it: of shape s in t + first[s]. */
typedef struct {
    row kept;
    const float *t;
    uint32_t first[JK_N_SHAPE];
} back_row;

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
    back_row *g;                    /* [I + 1] */
    row f[JK_MAX_SIDE + 1];         /* the last rows */
    jk_row_weights weights;         /* of the row at hand, and */
    float *sum;                     /* [the band's width] */
    float *part[JK_N_SHAPE];        /* [the band's width] t of its beads, then F t */
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

/* Beads that start in row i of the band, were wanted and weighed. */
static back_step back_step_of(passes *p, uint32_t i, const jk_want *want)
{
    const row *below = &p->g[want->i].kept;
    uint32_t start = want->j0 - jk_shapes[want->shape].n;
    return (back_step){
        .from = d_of(p, i, start), .w = want->out, .to = d_of(p, want->i, want->j0), .mass = below->at + (want->j0 - below->lo),
        .t = p->part[want->shape], .sum = p->sum + (start - p->band->lo[i]), .shift = (float)(*jk_base_of(p->d, i) - *jk_base_of(p->d, want->i)),
        .scale = (float)power(below->two - p->g[i + 1].kept.two), .n = want->j1 - want->j0,
    };
}

/* What row i of the band sums of the beads that start in it, but 0-1, which are weighed too; false: none does. Cells from *lo on, to *end. */
static bool sum_below(passes *p, uint32_t i, uint32_t *lo, uint32_t *end)
{
    const jk_band *band = p->band;
    uint32_t first = band->lo[i], width = band->hi[i] + 1 - first, j0, j1;
    *lo = width;
    *end = 0;
    for (unsigned s = 0; s < JK_N_SHAPE; s++) {
        jk_shape shape = jk_shapes[s];
        if (!shape.m || shape.m > band->n_src - i)
            continue;
        const row *below = &p->g[i + shape.m].kept;
        if (!ends(first, first + width, below->lo, below->lo + below->n, shape.n, &j0, &j1))
            continue;
        *lo = j0 - shape.n - first < *lo ? j0 - shape.n - first : *lo;
        *end = j1 - shape.n - first > *end ? j1 - shape.n - first : *end;
        jk_ask(&p->weights, i + shape.m, j0, j1, s);
    }
    if (*lo >= *end)
        return false;
    memset(p->sum, 0, (*end + JK_LANES) * sizeof *p->sum);
    return true;
}

/* What is kept of a row's sums, [lo, lo + n) of the band, and of its beads' t. */
static bool keep(passes *p, uint32_t i, uint32_t lo, uint32_t n, int32_t greatest, float least, jk_err *err)
{
    uint32_t first = p->band->lo[i], at = 0, j0, j1;
    back_row *g = &p->g[i];
    row *kept = &g->kept;
    kept->at = JK_NEW(p->arena, float, (size_t)2 * JK_LANES + n * (1 + p->weights.n), err);
    if (!kept->at)
        return false;
    kept->lo = first + lo;
    settle(kept, p->sum + lo, n, greatest, least, kept->two);
    float *t = kept->at + n + JK_LANES;
    for (const jk_want *want = p->weights.want; want < p->weights.want + p->weights.n; want++) {
        const row *below = &p->g[want->i].kept;
        g->first[want->shape] = at;
        if (!ends(kept->lo, kept->lo + n, below->lo, below->lo + below->n, jk_shapes[want->shape].n, &j0, &j1))
            continue;
        memcpy(t + at, p->part[want->shape] + (j0 - want->j0), (j1 - j0) * sizeof *t);
        at += j1 - j0;
    }
    g->t = t;
    return true;
}

/* Row i of G from the rows below it. A bead of m source sentences that starts in row i ends in row i + m. */
static bool backward_row(passes *p, uint32_t i, jk_err *err)
{
    uint32_t first = p->band->lo[i], lo = p->band->n_tgt - first, end = lo + 1;
    int32_t greatest;
    float *sum = p->sum, *along = p->part[NULL_TGT];
    bool last = i == p->band->n_src;
    p->g[i].kept.two = last ? 0 : p->g[i + 1].kept.two;
    p->weights.n = 0;
    if (!last && !sum_below(p, i, &lo, &end))
        return true;
    size_t n_step = p->weights.n;
    jk_ask(&p->weights, i, first + 1, first + end, NULL_TGT);
    weigh(p);
    back_step steps[JK_N_SHAPE];
    for (size_t k = 0; k < n_step; k++)
        steps[k] = back_step_of(p, i, &p->weights.want[k]);
    pass_all_back(steps, n_step);
    if (last) {
        memset(sum, 0, end * sizeof *sum);
        sum[lo] = 1;
    }
    if (end > 1)
        weigh_along(along, jk_row_of(p->d, i), p->weights.want[n_step].out, end - 1);
    for (uint32_t k = end - 1; k-- > lo;)
        sum[k] += along[k] * sum[k + 1];
    find_greatest(sum + lo, end - lo, &greatest);
    if (greatest == 0)                          /* no chain passes this row */
        return true;
    union { int32_t i; float f; } best = { .i = greatest };
    float least = best.f * LEAST_KEPT;
    while (lo > 0 && sum[lo] >= least) {        /* further by 0-1, as long as it matters */
        lo--;
        sum[lo] = along[lo] * sum[lo + 1];
    }
    while (sum[lo] < least)
        lo++;
    while (sum[end - 1] < least)
        end--;
    return keep(p, i, lo, end - lo, greatest, least, err);
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

/* Beads of a shape that end in the cells j0 .. j1 - 1 of row i. part: F t of theirs; unit: 1 / G[0][0], and the powers of two of F, G and that. */
typedef struct {
    uint32_t i, j0, j1;
    unsigned shape;
    const float *part;
    float unit;
} ending;

/* Their posteriors. */
static bool note(passes *p, const ending *e, jk_err *err)
{
    const row *kept = &p->g[e->i].kept;
    const float *g = kept->at + (e->j0 - kept->lo);
    float *alone = e->shape > NULL_TGT ? NULL : e->shape == NULL_TGT ? p->alone[1] + (e->j0 - 1) : p->alone[0] + (e->i - 1);
    size_t along = e->shape == NULL_TGT;
    for (uint32_t k = 0; k < e->j1 - e->j0; k++) {
        float x = e->part[k] * g[k] * e->unit;
        if (x < LEAST_NOTED)
            continue;
        if (alone)
            alone[k * along] += x;
        if (p->list.wanted && !list_maybe(&p->list, (jk_maybe){ .i = e->i, .j = e->j0 + k, .shape = (uint8_t)e->shape, .posterior = x < 1 ? x : 1 }, err))
            return false;
    }
    return true;
}

/* Those of the chain's matches among them. */
static void note_chain(passes *p, const ending *e)
{
    const row *kept = &p->g[e->i].kept;
    jk_shape shape = jk_shapes[e->shape];
    for (jk_bead *b = p->path->bead + p->k_bead; b < p->path->bead + p->path->n_bead && b->src + b->n_src == e->i; b++) {
        uint32_t j = b->tgt + b->n_tgt;
        if (b->n_src != shape.m || b->n_tgt != shape.n || j < e->j0 || j >= e->j1)
            continue;
        float x = e->part[j - e->j0] * kept->at[j - kept->lo] * e->unit;
        b->posterior = x < LEAST_NOTED ? 0 : x < 1 ? x : 1;
    }
}

/* Row i of F, where G is kept, and the beads that end in it. */
static bool forward_row(passes *p, uint32_t i, jk_err *err)
{
    enum { RING = JK_MAX_SIDE + 1 };
    row *f = &p->f[i % RING];
    const row *kept = &p->g[i].kept, *start = &p->g[0].kept;
    uint32_t lo = kept->lo, n = kept->n, j0, j1;
    int32_t two = i ? p->f[(i - 1) % RING].two : 0, greatest;
    float *sum = p->sum, *along = p->part[NULL_TGT];
    *f = (row){ .lo = lo, .at = f->at, .two = two };
    if (n == 0)
        return true;
    memset(sum, 0, (n + JK_LANES) * sizeof *sum);
    if (i == 0)
        sum[0] = 1;
    float unit = (float)(power(two + kept->two - start->two) / (double)start->at[0]);
    step steps[JK_N_SHAPE];
    ending ending_of[JK_N_SHAPE];
    size_t n_step = 0;
    for (unsigned s = 0; s < JK_N_SHAPE; s++) {
        jk_shape shape = jk_shapes[s];
        const row *above = &p->f[(i + RING - shape.m) % RING];
        if (!shape.m || shape.m > i || !ends(above->lo, above->lo + above->n, lo, lo + n, shape.n, &j0, &j1))
            continue;
        const back_row *back = &p->g[i - shape.m];
        steps[n_step] = (step){ above->at + (j0 - shape.n - above->lo), back->t + back->first[s], p->part[s], sum + (j0 - lo),
                                (float)power(above->two - two), j1 - j0 };
        ending_of[n_step++] = (ending){ i, j0, j1, s, p->part[s], unit };
    }
    pass_all(steps, n_step);
    const float *t = p->g[i].t + p->g[i].first[NULL_TGT];
    for (uint32_t k = 1; k < n; k++) {
        along[k - 1] = t[k - 1] * sum[k - 1];
        sum[k] += along[k - 1];
    }
    ending_of[n_step++] = (ending){ i, lo + 1, lo + n, NULL_TGT, along, unit };
    for (size_t k = 0; k < n_step; k++) {
        note_chain(p, &ending_of[k]);
        if ((p->list.wanted || ending_of[k].shape <= NULL_TGT) && !note(p, &ending_of[k], err))
            return false;
    }
    find_greatest(sum, n, &greatest);
    settle(f, sum, n, greatest, 0, two);
    return true;
}

/* --------------------------------------------------------------------- all */

static bool passes_new(passes *p, const jk_ways *ways, jk_err *err)
{
    size_t width = (size_t)jk_band_widest(p->band) + JK_LANES;
    p->sum = JK_NEW(p->arena, float, width, err);
    for (unsigned s = 0; s < JK_N_SHAPE; s++)
        p->part[s] = JK_NEW(p->arena, float, width, err);
    p->alone[0] = JK_NEW(p->arena, float, p->band->n_src, err);
    p->alone[1] = JK_NEW(p->arena, float, p->band->n_tgt, err);
    p->g = JK_NEW(p->arena, back_row, (size_t)p->band->n_src + 1, err);
    for (unsigned k = 0; k <= JK_MAX_SIDE; k++)
        p->f[k].at = JK_NEW(p->arena, float, width, err);
    return err->code == JK_OK && jk_row_weights_new(p->arena, ways, (uint32_t)width, &p->weights, err);
}

static void weigh_path(const passes *p, const jk_ways *ways)
{
    float w[1 + JK_LANES] = { 0 };
    for (jk_bead *b = p->path->bead; b < p->path->bead + p->path->n_bead; b++) {
        jk_want want = { b->src + b->n_src, b->tgt + b->n_tgt, b->tgt + b->n_tgt + 1, (uint8_t)jk_shape_row(b->n_src, b->n_tgt), w };
        if (ways->weight)
            want.out = jk_weight_of(ways, want.i, want.j0, want.shape);
        else
            jk_weigh(p->scorer, p->n_scorer, &want, 1);
        b->cost = -want.out[0];
    }
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
    weigh_path(&p, ways);
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

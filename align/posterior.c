/* posterior.c - how probable each bead is: forward-backward (Rabiner 1989, section III A) over the cells that matter.
 *
 *     F[i][j] = log sum over shapes (m,n) of exp(F[i-m][j-n] + w(i, j, m, n))        (forward)
 *     B[i][j] = log sum over shapes of exp(w(i+m, j+n, m, n) + B[i+m][j+n])          (backward)
 *     P(bead) = exp(F[i-m][j-n] + w + B[i][j] - F[I][J])
 *
 * In a row of the band hardly five cells lie on chains that weigh anything. So the heaviest ways D to all
 * cells come first, which needs no exponential; then B, and of each row only the cells are kept whose D + B is
 * within REACH of the row's best: a chain through another one has at most e^-REACH of the weight of a chain
 * through that. F is summed over the kept cells alone.
 */
#include "align/dp.h"

#include <math.h>

enum {
    NULL_TGT = 1,                   /* the row of 0-1 in jk_shapes */
    REACH = 18,                     /* nats */
    LOWEST = -100000                /* stands for no way: finite, so that differences are numbers */
};

/* e^-|x| as a sum needs it: to 1e-7, no branch, so that loops vectorise. 2^y = 2^k 2^f: the power by the
   exponent's bits, 2^f by a minimax polynomial, |f| <= 1/2. As integers negative floats grow with their size: that
   y is at least -126 is a comparison of integers, because gcc makes one of floats a branch. */
static inline float quick_exp(float x)
{
    enum { LEAST = (int32_t)0xC2FC0000 };       /* -126.0f */
    union { float f; int32_t i; } y = { .f = -fabsf(x) * 1.44269504f };
    y.i = y.i < LEAST ? y.i : LEAST;
    int32_t k = (int32_t)(y.f - 0.5f);
    float f = y.f - (float)k;
    float p = 1.0f + f * (0.693147182f + f * (0.240226462f + f * (0.0555032f + f * (0.00961814f + f * 0.0013333558f))));
    union { int32_t i; float f; } two = { .i = (k + 127) << 23 };
    return p * two.f;
}

/* ln x for x >= 1 to 1e-6, without a branch: the exponent's bits, and the series of artanh. */
static inline float quick_log(float x)
{
    union { float f; int32_t i; } u = { .f = x };
    int32_t e = (u.i - 0x3F3504F3) >> 23;       /* so that the mantissa lies in [sqrt 1/2, sqrt 2) */
    u.i -= e * (1 << 23);
    float s = (u.f - 1.0f) / (u.f + 1.0f), q = s * s;
    return (float)e * 0.69314718f + 2.0f * s * (1.0f + q * (0.33333333f + q * (0.2f + q * (0.14285714f + q * 0.11111111f))));
}

/* Beads of a shape that reach n cells of a row: log-sum-exp. most[k] holds the greatest term so far,
   sum[k] the sum of e^(term - most[k]). */
typedef struct {
    float *most, *sum;
    const float *from, *w;
    float shift;                    /* from is relative to another base */
    uint32_t n;
} step;

static inline void add_terms(float *restrict most, float *restrict sum, const float *restrict from, const float *restrict w, float shift, uint32_t end)
{
    for (uint32_t k = 0; k < end; k++) {        /* behind its end from is LOWEST */
        float x = from[k] + shift + w[k], d = x - most[k];
        float less = d > 0 ? sum[k] : 1.0f, more = d > 0 ? 1.0f : sum[k];
        most[k] = d > 0 ? x : most[k];
        sum[k] = less * quick_exp(d) + more;
    }
}

JK_ROW_LOOP(add_all, (const step *s, size_t n), (s, n))
{
    for (; n; n--, s++)
        add_terms(s->most, s->sum, s->from, s->w, s->shift, jk_lanes(s->n));
}

JK_ROW_LOOP(take_logs, (float *restrict row, const float *restrict sum, uint32_t n), (row, sum, n))
{
    uint32_t end = jk_lanes(n);
    for (uint32_t k = 0; k < end; k++)          /* sum is at least 1 where there is a way, 0 elsewhere */
        row[k] += quick_log(sum[k] < 1.0f ? 1.0f : sum[k]);
}

static float highest(const float *row, uint32_t n)
{
    float most = (float)LOWEST;
    for (uint32_t k = 0; k < n; k++)
        most = row[k] > most ? row[k] : most;
    return most;
}

/* Adds to a cell all that its neighbour in the row has, by way of a bead of weight w. */
static void pass_on(float *most, float *sum, float from_most, float from_sum, float w)
{
    float x = from_most + w, d = x - *most;
    float e = quick_exp(d);
    *sum = d > 0 ? *sum * e + from_sum : *sum + from_sum * e;
    *most = d > 0 ? x : *most;
}

/* Cells lo .. lo + n - 1 of a row, relative to base, and JK_LANES times LOWEST; n 0: no chain that matters stops in it. */
typedef struct {
    uint32_t lo, n;
    float *at;
    double base;
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
    row *b;                         /* [I + 1] */
    row f[JK_MAX_SIDE + 1];         /* the last rows */
    jk_row_weights weights;         /* of the row at hand, and */
    float *most, *sum;              /* [the band's width] */
    double total;                   /* log of the sum over all chains */
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

static void clear(passes *p, uint32_t from, uint32_t to)
{
    for (uint32_t k = from; k < to + JK_LANES; k++) {
        p->most[k] = (float)LOWEST;
        p->sum[k] = 0;
    }
}

/* Logs become a row's cells. */
static void settle(const row *r, const float *log, float most)
{
    for (uint32_t k = 0; k < r->n + JK_LANES; k++) {
        float x = log[k] - most;
        r->at[k] = k < r->n && x > (float)LOWEST ? x : (float)LOWEST;
    }
}

/* ---------------------------------------------------------------- backward */

/* Ends of beads of shape s that start in row i of the band and end in a kept cell. */
static bool ends_below(const passes *p, uint32_t i, unsigned s, uint32_t *j0, uint32_t *j1)
{
    const jk_band *band = p->band;
    jk_shape shape = jk_shapes[s];
    if (shape.m == 0 || shape.m > band->n_src - i)
        return false;
    const row *below = &p->b[i + shape.m];
    return ends(band->lo[i], band->hi[i] + 1, below->lo, below->lo + below->n, shape.n, j0, j1);
}

/* Sums row i over the beads that start in it, but 0-1, which are weighed too; false: none does.
   Cells [*lo, *end) of the band's row. */
static bool sum_below(passes *p, uint32_t i, double base, uint32_t *lo, uint32_t *end)
{
    uint32_t first = p->band->lo[i], j0, j1;
    *lo = UINT32_MAX;
    *end = 0;
    p->weights.n = 0;
    for (unsigned s = 0; s < JK_N_SHAPE; s++)
        if (ends_below(p, i, s, &j0, &j1)) {
            uint32_t n = jk_shapes[s].n;
            *lo = j0 - n - first < *lo ? j0 - n - first : *lo;
            *end = j1 - n - first > *end ? j1 - n - first : *end;
            jk_ask(&p->weights, i + jk_shapes[s].m, j0, j1, s);
        }
    if (*lo >= *end)
        return false;
    clear(p, *lo, *end);
    jk_ask(&p->weights, i, first + *lo + 1, first + *end, NULL_TGT);
    weigh(p);
    step steps[JK_N_SHAPE];
    size_t n_step = 0;
    for (const jk_want *want = p->weights.want; want < p->weights.want + p->weights.n; want++) {
        const row *below = &p->b[want->i];
        uint32_t start = want->j0 - jk_shapes[want->shape].n - first;
        if (want->i != i)
            steps[n_step++] = (step){ p->most + start, p->sum + start, below->at + (want->j0 - below->lo), want->out,
                                      (float)(below->base - base), want->j1 - want->j0 };
    }
    add_all(steps, n_step);
    return true;
}

/* Beads 0-1 along the row, from its end; beyond lo as long as it matters. Returns the new lo. */
static uint32_t pass_left(passes *p, uint32_t i, const float *d, uint32_t lo, uint32_t end)
{
    enum { STEP = 16 };
    uint32_t first = p->band->lo[i];
    const jk_ways *ways = p->weights.ways;
    const float *along = ways ? jk_weight_of(ways, i, first + lo + 1, NULL_TGT) : p->weights.w[NULL_TGT];
    float top = -INFINITY, own[STEP + JK_LANES] = { 0 };
    for (uint32_t k = end; k-- > lo;) {
        if (k + 1 < end)
            pass_on(&p->most[k], &p->sum[k], p->most[k + 1], p->sum[k + 1], along[k - lo]);
        top = d[k] + p->most[k] > top ? d[k] + p->most[k] : top;
    }
    while (lo > 0) {
        uint32_t n = lo < STEP ? lo : STEP, to = lo - n;
        const float *w = ways ? jk_weight_of(ways, i, first + to + 1, NULL_TGT) : own;
        if (!ways)
            jk_weigh(p->scorer, p->n_scorer, &(jk_want){ i, first + to + 1, first + lo + 1, NULL_TGT, own }, 1);
        for (; lo > to; lo--) {
            p->most[lo - 1] = p->most[lo] + w[lo - 1 - to];
            p->sum[lo - 1] = p->sum[lo];
            if (!(d[lo - 1] + p->most[lo - 1] > top - (float)REACH))
                return lo;
        }
    }
    return lo;
}

/* What is kept of the cells [lo, end) of the band's row i: between the first and the last that are within REACH of the best. */
static bool keep(passes *p, uint32_t i, const float *d, uint32_t lo, uint32_t end, double base, jk_err *err)
{
    float top = -INFINITY;
    take_logs(p->most + lo, p->sum + lo, end - lo);
    float most = highest(p->most + lo, end - lo);
    for (uint32_t k = lo; k < end; k++)
        top = d[k] + p->most[k] > top ? d[k] + p->most[k] : top;
    if (top < (float)LOWEST / 2)                /* no chain passes this row */
        return true;
    while (d[lo] + p->most[lo] < top - (float)REACH)
        lo++;
    while (d[end - 1] + p->most[end - 1] < top - (float)REACH)
        end--;
    row *b = &p->b[i];
    b->lo = p->band->lo[i] + lo;
    b->n = end - lo;
    b->base = base + (double)most;
    b->at = JK_NEW(p->arena, float, (size_t)b->n + JK_LANES, err);
    if (b->at)
        settle(b, p->most + lo, most);
    return b->at != NULL;
}

/* Row i of B from the rows below it. A bead of m source sentences that starts in row i ends in row i + m. */
static bool backward_row(passes *p, uint32_t i, jk_err *err)
{
    const float *d = jk_row_of(p->d, i);
    double base = i < p->band->n_src ? p->b[i + 1].base : 0;
    uint32_t lo, end;
    p->b[i].base = base;
    if (i == p->band->n_src) {
        lo = p->band->n_tgt - p->band->lo[i];
        end = lo + 1;
        clear(p, lo, end);
        p->most[lo] = 0;
        p->sum[lo] = 1;
    } else if (!sum_below(p, i, base, &lo, &end))
        return true;
    lo = pass_left(p, i, d, lo, end);
    return keep(p, i, d, lo, end, base, err);
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

/* The posterior of a bead that was wanted and weighed, and ends before j: e^x. */
static bool note_one(passes *p, const jk_want *want, uint32_t j, double x, jk_err *err)
{
    uint32_t i = want->i;
    jk_shape shape = jk_shapes[want->shape];
    float posterior = x < 0 ? quick_exp((float)x) : 1.0f;
    if (want->shape <= NULL_TGT)
        p->alone[want->shape][want->shape == NULL_TGT ? j - 1 : i - 1] += posterior;
    for (uint32_t k = p->k_bead; k < p->path->n_bead && p->path->bead[k].src + p->path->bead[k].n_src == i; k++) {
        jk_bead *bead = &p->path->bead[k];
        if (bead->n_src == shape.m && bead->n_tgt == shape.n && bead->tgt + bead->n_tgt == j) {
            bead->posterior = posterior;
            bead->cost = -want->out[j - want->j0];
        }
    }
    return !p->list.wanted || list_maybe(&p->list, (jk_maybe){ .i = i, .j = j, .shape = want->shape, .posterior = posterior }, err);
}

/* All beads that were wanted and weighed; without a list, of matches those of the chain alone. f: F where they start, relative to base. */
static bool note(passes *p, const jk_want *want, const float *f, double base, jk_err *err)
{
    static const double least = -6.907755;      /* ln .001 */
    uint32_t n = want->j1 - want->j0, k = 0;
    const float *w = want->out, *b = p->b[want->i].at + (want->j0 - p->b[want->i].lo);
    base += p->b[want->i].base - p->total;
    float floor = (float)(least - base);
    if (p->list.wanted || want->shape <= NULL_TGT) {
        for (; k < n; k++)
            if (f[k] + w[k] + b[k] >= floor && !note_one(p, want, want->j0 + k, base + (double)f[k] + (double)w[k] + (double)b[k], err))
                return false;
        return true;
    }
    const jk_bead *end = p->path->bead + p->path->n_bead;
    for (const jk_bead *bead = p->path->bead + p->k_bead; bead < end && bead->src + bead->n_src == want->i; bead++) {
        k = bead->tgt + bead->n_tgt - want->j0;
        if (bead->tgt + bead->n_tgt >= want->j0 && k < n && f[k] + w[k] + b[k] >= floor
            && !note_one(p, want, want->j0 + k, base + (double)f[k] + (double)w[k] + (double)b[k], err))
            return false;
    }
    return true;
}

static const row *row_above(const passes *p, uint32_t i, jk_shape shape) { return &p->f[(i - shape.m) % (JK_MAX_SIDE + 1)]; }

/* Row i of F, where B is kept, and the beads that end in it. */
static bool forward_row(passes *p, uint32_t i, jk_err *err)
{
    row *f = &p->f[i % (JK_MAX_SIDE + 1)];
    double base = i ? p->f[(i - 1) % (JK_MAX_SIDE + 1)].base : 0;
    uint32_t lo = p->b[i].lo, n = p->b[i].n, j0, j1;
    f->lo = lo;
    f->n = n;
    f->base = base;
    if (n == 0)
        return true;
    clear(p, 0, n);
    if (i == 0)
        p->most[0] = 0, p->sum[0] = 1;
    p->weights.n = 0;
    for (unsigned s = 0; s < JK_N_SHAPE; s++) {
        jk_shape shape = jk_shapes[s];
        const row *above = row_above(p, i, shape);
        if (shape.m && shape.m <= i && ends(above->lo, above->lo + above->n, lo, lo + n, shape.n, &j0, &j1))
            jk_ask(&p->weights, i, j0, j1, s);
    }
    jk_ask(&p->weights, i, lo + 1, lo + n, NULL_TGT);
    weigh(p);
    step steps[JK_N_SHAPE];
    size_t n_step = 0;
    for (const jk_want *want = p->weights.want; want < p->weights.want + p->weights.n; want++) {
        const row *above = row_above(p, i, jk_shapes[want->shape]);
        const float *from = above->at + (want->j0 - jk_shapes[want->shape].n - above->lo);
        if (want->shape == NULL_TGT)
            continue;
        steps[n_step++] = (step){ p->most + (want->j0 - lo), p->sum + (want->j0 - lo), from, want->out, (float)(above->base - base), want->j1 - want->j0 };
        if (!note(p, want, from, above->base, err))
            return false;
    }
    add_all(steps, n_step);
    const float *along = n > 1 ? p->weights.want[p->weights.n - 1].out : NULL;
    for (uint32_t k = 1; k < n; k++)
        pass_on(&p->most[k], &p->sum[k], p->most[k - 1], p->sum[k - 1], along[k - 1]);
    take_logs(p->most, p->sum, n);
    float most = highest(p->most, n);
    if (most < (float)LOWEST / 2)
        most = 0;
    settle(f, p->most, most);
    f->base = base + (double)most;
    return n == 1 || note(p, &p->weights.want[p->weights.n - 1], f->at, f->base, err);
}

/* --------------------------------------------------------------------- all */

static bool passes_new(passes *p, const jk_ways *ways, jk_err *err)
{
    size_t width = (size_t)jk_band_widest(p->band) + JK_LANES;
    p->most = JK_NEW(p->arena, float, width, err);
    p->sum = JK_NEW(p->arena, float, width, err);
    p->alone[0] = JK_NEW(p->arena, float, p->band->n_src, err);
    p->alone[1] = JK_NEW(p->arena, float, p->band->n_tgt, err);
    p->b = JK_NEW(p->arena, row, (size_t)p->band->n_src + 1, err);
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
    p.total = p.b[0].n ? p.b[0].base + (double)p.b[0].at[0] : 0;
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

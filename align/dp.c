/* dp.c - the heaviest chain of beads from (0,0) to (I,J), and the posterior of each bead.
 *
 *     D[i][j] = max over shapes (m,n) of D[i-m][j-n] + w(i, j, m, n)          (best chain)
 *     F[i][j] = log sum over shapes of exp(F[i-m][j-n] + w(i, j, m, n))       (forward)
 *     B[i][j] = log sum over shapes of exp(w(i+m, j+n, m, n) + B[i+m][j+n])   (backward)
 *     P(bead) = exp(F[i-m][j-n] + w + B[i][j] - F[I][J])
 *
 * Row by row: a scorer fills w for all j of a row at once, so its inner loop runs along
 * contiguous memory. Only the bead 0-1 depends on its own row; it comes last. Rows hold
 * floats next to a double of their own, so that a long document loses no precision.
 */
#include "align/model.h"

#include <math.h>

const jk_shape jk_shapes[JK_N_SHAPE] = {
    { 1, 0 }, { 0, 1 }, { 1, 1 }, { 2, 1 }, { 1, 2 }, { 2, 2 },
    { 3, 1 }, { 1, 3 }, { 4, 1 }, { 1, 4 }, { 3, 2 }, { 2, 3 },
};

enum { NULL_TGT = 1 /* the row of 0-1 in jk_shapes */, NO_WAY = 255 };

/* -------------------------------------------------------------------- rows */

/* The last JK_MAX_SIDE + 1 rows, or all of them: row i's cell j is at[j - lo[i]], relative
   to base[i]. */
typedef struct {
    float  **at;                    /* [slots] */
    double  *base;                  /* [slots] */
    uint32_t slots;
} table;

static float *row_of(const table *t, uint32_t i) { return t->at[i % t->slots]; }
static double *base_of(const table *t, uint32_t i) { return &t->base[i % t->slots]; }

static uint32_t widest(const jk_band *band)
{
    uint32_t most = 0;
    for (uint32_t i = 0; i <= band->n_src; i++)
        if (most < band->hi[i] - band->lo[i] + 1)
            most = band->hi[i] - band->lo[i] + 1;
    return most;
}

/* slots 0: a row each, as wide as the band is there. */
static bool table_new(jk_arena *arena, const jk_band *band, uint32_t slots, table *t, jk_err *err)
{
    size_t n = slots ? slots : (size_t)band->n_src + 1, width = widest(band);
    t->slots = (uint32_t)n;
    t->at = JK_NEW(arena, float *, n, err);
    t->base = JK_NEW(arena, double, n, err);
    if (err->code)
        return false;
    if (slots) {
        for (size_t k = 0; k < n; k++)
            t->at[k] = JK_NEW(arena, float, width, err);
        return err->code == JK_OK;
    }
    size_t cells = 0;
    for (uint32_t i = 0; i <= band->n_src; i++)
        cells += (size_t)(band->hi[i] - band->lo[i]) + 1;
    float *cell = JK_NEW(arena, float, cells, err);
    if (!cell)
        return false;
    for (uint32_t i = 0; i <= band->n_src; i++) {
        t->at[i] = cell;
        cell += (size_t)(band->hi[i] - band->lo[i]) + 1;
    }
    return true;
}

/* The ends j of beads of this shape from row `from` of the band to row `to`: [*j0, *j1). */
static bool ends(const jk_band *band, uint32_t from, uint32_t to, uint32_t n, uint32_t *j0, uint32_t *j1)
{
    *j0 = band->lo[from] + n > band->lo[to] ? band->lo[from] + n : band->lo[to];
    *j1 = (band->hi[from] + n < band->hi[to] ? band->hi[from] + n : band->hi[to]) + 1;
    return *j0 < *j1;
}

static void weigh(const jk_scorer *scorer, size_t n_scorer, uint32_t i, uint32_t j0, uint32_t j1, jk_shape shape, float *w)
{
    memset(w, 0, (j1 - j0) * sizeof *w);
    for (size_t k = 0; k < n_scorer; k++)
        scorer[k].add(scorer[k].self, i, j0, j1, shape, w);
}

/* -------------------------------------------------------------- best chain */

JK_ROW_LOOP static void take_better(float *restrict to, int32_t *restrict way, const float *restrict from, const float *restrict w,
                                    float shift, int32_t shape, uint32_t n)
{
    for (uint32_t k = 0; k < n; k++) {
        float x = from[k] + shift + w[k];
        way[k] = x > to[k] ? shape : way[k];
        to[k] = x > to[k] ? x : to[k];
    }
}

/* Row i of D, and in back the shape that each cell came by. */
static void best_row(const jk_scorer *scorer, size_t n_scorer, unsigned n_shape, const jk_band *band, const table *t, uint32_t i,
                     float *w, int32_t *way, uint8_t *back)
{
    uint32_t lo = band->lo[i], hi = band->hi[i], j0, j1;
    float *row = row_of(t, i);
    for (uint32_t j = lo; j <= hi; j++) {
        row[j - lo] = -INFINITY;
        way[j - lo] = NO_WAY;
    }
    double base = i ? *base_of(t, i - 1) : 0;
    if (i == 0)
        row[0] = 0;
    for (unsigned s = 0; s < n_shape; s++) {
        jk_shape shape = jk_shapes[s];
        if (shape.m == 0 || shape.m > i || !ends(band, i - shape.m, i, shape.n, &j0, &j1))
            continue;
        weigh(scorer, n_scorer, i, j0, j1, shape, w);
        take_better(row + (j0 - lo), way + (j0 - lo), row_of(t, i - shape.m) + (j0 - shape.n - band->lo[i - shape.m]), w,
                    (float)(*base_of(t, i - shape.m) - base), (int32_t)s, j1 - j0);
    }
    if (hi > lo)
        weigh(scorer, n_scorer, i, lo + 1, hi + 1, jk_shapes[NULL_TGT], w);
    float most = row[0];
    for (uint32_t k = 1; k <= hi - lo; k++) {
        float x = row[k - 1] + w[k - 1];
        if (x > row[k]) {
            row[k] = x;
            way[k] = NULL_TGT;
        }
        if (row[k] > most)
            most = row[k];
    }
    if (most > -INFINITY) {                     /* the best of the row is 0 of its base */
        for (uint32_t k = 0; k <= hi - lo; k++)
            row[k] -= most;
        base += (double)most;
    }
    for (uint32_t k = 0; k <= hi - lo; k++)
        back[k] = (uint8_t)way[k];
    *base_of(t, i) = base;
}

/* Follows back from (I,J); beads come out last first, then are turned round. */
static bool trace(jk_arena *arena, const jk_band *band, uint8_t *const *back, jk_alignment *path, jk_err *err)
{
    uint32_t i = band->n_src, j = band->n_tgt, n = 0;
    path->bead = JK_NEW(arena, jk_bead, (size_t)i + j, err);
    if (!path->bead)
        return false;
    while (i || j) {
        jk_shape shape = jk_shapes[back[i][j - band->lo[i]]];
        i -= shape.m;
        j -= shape.n;
        path->bead[n++] = (jk_bead){ .src = i, .tgt = j, .n_src = shape.m, .n_tgt = shape.n };
    }
    for (uint32_t k = 0; k < n / 2; k++) {
        jk_bead swap = path->bead[k];
        path->bead[k] = path->bead[n - 1 - k];
        path->bead[n - 1 - k] = swap;
    }
    path->n_bead = n;
    return true;
}

bool jk_best_chain(jk_arena *arena, const jk_scorer *scorer, size_t n_scorer, unsigned n_shape, const jk_band *band, jk_alignment *path, jk_err *err)
{
    size_t cells = 0, n_row = (size_t)band->n_src + 1;
    for (size_t i = 0; i < n_row; i++)
        cells += (size_t)(band->hi[i] - band->lo[i]) + 1;
    table t;
    uint8_t **back = JK_NEW(arena, uint8_t *, n_row, err), *cell = JK_NEW(arena, uint8_t, cells, err);
    float *w = JK_NEW(arena, float, widest(band), err);
    int32_t *way = JK_NEW(arena, int32_t, widest(band), err);
    if (err->code || !table_new(arena, band, JK_MAX_SIDE + 1, &t, err))
        return false;
    for (uint32_t i = 0; i <= band->n_src; i++) {
        back[i] = cell;
        cell += (size_t)(band->hi[i] - band->lo[i]) + 1;
        best_row(scorer, n_scorer, n_shape, band, &t, i, w, way, back[i]);
    }
    return trace(arena, band, back, path, err);
}

/* -------------------------------------------------------------- posteriors */

/* e^x for x <= 0 as a sum needs it: to 1e-7, no branch, so that loops vectorise.
   2^y = 2^k 2^f: the power by the exponent's bits, 2^f by a minimax polynomial, |f| <= 1/2. */
static inline float quick_exp(float x)
{
    float y = x * 1.44269504f;
    y = y < -126.0f ? -126.0f : y;
    int32_t k = (int32_t)(y - 0.5f);
    float f = y - (float)k;
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

/* Log-sum-exp along a row: most[k] holds the greatest term so far, sum[k] the sum of
   e^(term - most[k]). */
JK_ROW_LOOP static void add_terms(float *restrict most, float *restrict sum, const float *restrict from, const float *restrict w, float shift, uint32_t n)
{
    for (uint32_t k = 0; k < n; k++) {
        float x = from[k] + shift + w[k], d = x - most[k];
        float e = quick_exp(d > 0 ? -d : d);
        sum[k] = d > 0 ? sum[k] * e + 1.0f : sum[k] + e;
        most[k] = d > 0 ? x : most[k];
    }
}

enum { LOWEST = -100000 };                      /* stands for no way: finite, so that differences are numbers */

typedef struct {
    jk_arena *arena;
    jk_maybe *item;
    size_t n, cap;
    bool wanted;
} maybes;

typedef struct {
    const jk_scorer *scorer;
    size_t n_scorer;
    const jk_band *band;
    table f, b;
    float *w, *sum;
    double total;                   /* log of the sum over all chains */
    jk_alignment *path;
    uint32_t k_bead;                /* the chain's beads before it start before the row at hand */
    float *alone[2];                /* [I], [J] P(a sentence is in no match), wherever among others */
    maybes list;
} passes;

JK_ROW_LOOP static float take_logs(float *restrict row, const float *restrict sum, uint32_t n)
{
    float most = (float)LOWEST;
    for (uint32_t k = 0; k < n; k++) {          /* sum is at least 1 where there is a way, 0 elsewhere */
        float x = row[k] + quick_log(sum[k] < 1.0f ? 1.0f : sum[k]);
        row[k] = x;
        most = x > most ? x : most;
    }
    return most;
}

/* The row's logs, the greatest of them 0 of its base. */
static void settle(float *row, const float *sum, uint32_t n, double *base)
{
    float most = take_logs(row, sum, n);
    if (most < (float)LOWEST / 2)               /* no chain passes this row: were its base moved, its neighbours would lose digits */
        most = 0;
    for (uint32_t k = 0; k < n; k++)
        row[k] = row[k] - most < (float)LOWEST ? (float)LOWEST : row[k] - most;
    *base += (double)most;
}

/* Adds to a cell all that its neighbour in the row has, by way of a bead of weight w. */
static void pass_on(float *most, float *sum, float from_most, float from_sum, float w)
{
    float x = from_most + w, d = x - *most;
    float e = quick_exp(d > 0 ? -d : d);
    *sum = d > 0 ? *sum * e + from_sum : *sum + from_sum * e;
    *most = d > 0 ? x : *most;
}

static void clear_row(const passes *p, float *row, uint32_t n)
{
    for (uint32_t k = 0; k < n; k++) {
        row[k] = (float)LOWEST;
        p->sum[k] = 0;
    }
}

static void forward_row(passes *p, uint32_t i)
{
    const jk_band *band = p->band;
    uint32_t lo = band->lo[i], n = band->hi[i] - lo + 1, j0, j1;
    float *row = row_of(&p->f, i);
    double base = i ? *base_of(&p->f, i - 1) : 0;
    clear_row(p, row, n);
    if (i == 0) {
        row[0] = 0;
        p->sum[0] = 1;
    }
    for (unsigned s = 0; s < JK_N_SHAPE; s++) {
        jk_shape shape = jk_shapes[s];
        if (shape.m == 0 || shape.m > i || !ends(band, i - shape.m, i, shape.n, &j0, &j1))
            continue;
        weigh(p->scorer, p->n_scorer, i, j0, j1, shape, p->w);
        add_terms(row + (j0 - lo), p->sum + (j0 - lo), row_of(&p->f, i - shape.m) + (j0 - shape.n - band->lo[i - shape.m]), p->w,
                  (float)(*base_of(&p->f, i - shape.m) - base), j1 - j0);
    }
    if (n > 1)
        weigh(p->scorer, p->n_scorer, i, lo + 1, lo + n, jk_shapes[NULL_TGT], p->w);
    for (uint32_t k = 1; k < n; k++)
        pass_on(&row[k], &p->sum[k], row[k - 1], p->sum[k - 1], p->w[k - 1]);
    settle(row, p->sum, n, &base);
    *base_of(&p->f, i) = base;
}

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

/* The posteriors of the beads of shape s that start in row i and end at borders j0 .. j1 - 1 of row
   i + m; w holds their weights and from there on B is known. */
static bool note(passes *p, uint32_t i, unsigned s, uint32_t j0, uint32_t j1, const float *w, jk_err *err)
{
    static const double least = -6.907755;      /* ln .001 */
    jk_shape shape = jk_shapes[s];
    uint32_t to = i + shape.m;
    const float *f = row_of(&p->f, i) + (j0 - shape.n - p->band->lo[i]), *b = row_of(&p->b, to) + (j0 - p->band->lo[to]);
    double base = *base_of(&p->f, i) + *base_of(&p->b, to) - p->total;
    float floor = (float)(least - base);
    for (uint32_t j = j0; j < j1; j++) {
        if (f[j - j0] + w[j - j0] + b[j - j0] < floor)
            continue;
        double x = base + (double)f[j - j0] + (double)w[j - j0] + (double)b[j - j0];
        float posterior = (float)jk_exp(x < 0 ? x : 0);
        if (s <= NULL_TGT)
            p->alone[s][s == NULL_TGT ? j - 1 : i] += posterior;
        for (uint32_t k = p->k_bead; k < p->path->n_bead && p->path->bead[k].src == i; k++) {
            jk_bead *bead = &p->path->bead[k];
            if (bead->n_src == shape.m && bead->n_tgt == shape.n && bead->tgt + bead->n_tgt == j) {
                bead->posterior = posterior;
                bead->cost = -w[j - j0];
            }
        }
        if (p->list.wanted && !list_maybe(&p->list, (jk_maybe){ .i = to, .j = j, .shape = (uint8_t)s, .posterior = posterior }, err))
            return false;
    }
    return true;
}

/* Row i of B from the rows below it. A bead of m source sentences that starts in row i
   ends in row i + m. */
static bool backward_row(passes *p, uint32_t i, jk_err *err)
{
    const jk_band *band = p->band;
    uint32_t lo = band->lo[i], n = band->hi[i] - lo + 1, j0, j1;
    float *row = row_of(&p->b, i);
    double base = i < band->n_src ? *base_of(&p->b, i + 1) : 0;
    clear_row(p, row, n);
    if (i == band->n_src) {
        row[n - 1] = 0;
        p->sum[n - 1] = 1;
    }
    for (unsigned s = 0; s < JK_N_SHAPE; s++) {
        jk_shape shape = jk_shapes[s];
        uint32_t to = i + shape.m;
        if (shape.m == 0 || to > band->n_src || !ends(band, i, to, shape.n, &j0, &j1))
            continue;
        weigh(p->scorer, p->n_scorer, to, j0, j1, shape, p->w);
        uint32_t start = j0 - shape.n - lo;
        add_terms(row + start, p->sum + start, row_of(&p->b, to) + (j0 - band->lo[to]), p->w, (float)(*base_of(&p->b, to) - base), j1 - j0);
        if (!note(p, i, s, j0, j1, p->w, err))
            return false;
    }
    if (n > 1)
        weigh(p->scorer, p->n_scorer, i, lo + 1, lo + n, jk_shapes[NULL_TGT], p->w);
    for (uint32_t k = n - 1; k-- > 0;)
        pass_on(&row[k], &p->sum[k], row[k + 1], p->sum[k + 1], p->w[k]);
    settle(row, p->sum, n, &base);
    *base_of(&p->b, i) = base;
    return n == 1 || note(p, i, NULL_TGT, lo + 1, lo + n, p->w, err);
}

bool jk_posteriors(jk_arena *arena, const jk_scorer *scorer, size_t n_scorer, const jk_band *band,
                   jk_alignment *path, jk_maybe **maybe, size_t *n_maybe, jk_err *err)
{
    passes p = { .scorer = scorer, .n_scorer = n_scorer, .band = band, .path = path, .k_bead = path->n_bead };
    p.list = (maybes){ .arena = arena, .wanted = maybe != NULL };
    p.w = JK_NEW(arena, float, widest(band), err);
    p.sum = JK_NEW(arena, float, widest(band), err);
    p.alone[0] = JK_NEW(arena, float, band->n_src, err);
    p.alone[1] = JK_NEW(arena, float, band->n_tgt, err);
    if (err->code || !table_new(arena, band, 0, &p.f, err) || !table_new(arena, band, JK_MAX_SIDE + 1, &p.b, err))
        return false;
    uint32_t I = band->n_src;
    for (uint32_t i = 0; i <= I; i++)
        forward_row(&p, i);
    p.total = *base_of(&p.f, I) + (double)row_of(&p.f, I)[band->n_tgt - band->lo[I]];
    for (uint32_t i = I + 1; i-- > 0;) {
        while (p.k_bead > 0 && path->bead[p.k_bead - 1].src >= i)
            p.k_bead--;
        if (!backward_row(&p, i, err))
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

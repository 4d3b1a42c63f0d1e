/* dp.c - the heaviest chain of beads from (0,0) to (I,J).
 *
 *     D[i][j] = max over shapes (m,n) of D[i-m][j-n] + w(i, j, m, n)
 *
 * Row by row: a scorer fills w for all j of a row at once, so its inner loop runs along
 * contiguous memory. Only the bead 0-1 depends on its own row; it comes last. Rows hold
 * floats next to a double of their own, so that a long document loses no precision.
 */
#include "align/dp.h"

#include <assert.h>
#include <math.h>

const jk_shape jk_shapes[JK_N_SHAPE] = {
    { 1, 0 }, { 0, 1 }, { 1, 1 }, { 2, 1 }, { 1, 2 }, { 2, 2 },
    { 3, 1 }, { 1, 3 }, { 4, 1 }, { 1, 4 }, { 3, 2 }, { 2, 3 },
};

enum { NULL_TGT = 1 /* the row of 0-1 in jk_shapes */, NO_WAY = 255 };

/* -------------------------------------------------------------------- rows */

uint32_t jk_band_widest(const jk_band *band)
{
    uint32_t most = 0;
    for (uint32_t i = 0; i <= band->n_src; i++)
        if (most < band->hi[i] - band->lo[i] + 1)
            most = band->hi[i] - band->lo[i] + 1;
    return most;
}

/* slots 0: a row each, as wide as the band is there. */
static bool rows_new(jk_arena *arena, const jk_band *band, uint32_t slots, jk_rows *t, jk_err *err)
{
    size_t n = slots ? slots : (size_t)band->n_src + 1, width = jk_band_widest(band);
    t->slots = (uint32_t)n;
    t->at = JK_NEW(arena, float *, n, err);
    t->base = JK_NEW(arena, double, n, err);
    if (err->code)
        return false;
    if (slots) {
        for (size_t k = 0; k < n; k++)
            t->at[k] = JK_NEW(arena, float, width + (size_t)2 * JK_LANES, err);
        return err->code == JK_OK;
    }
    size_t cells = 0;
    for (uint32_t i = 0; i <= band->n_src; i++)
        cells += (size_t)(band->hi[i] - band->lo[i]) + 1 + JK_LANES;
    float *cell = JK_NEW(arena, float, cells + JK_LANES, err);
    if (!cell)
        return false;
    for (uint32_t i = 0; i <= band->n_src; i++) {
        t->at[i] = cell;
        cell += (size_t)(band->hi[i] - band->lo[i]) + 1 + JK_LANES;
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

/* Room for all weights; of a band that would need too much there is none. What lengths alone say of the few cells that posteriors
   want is found again sooner than fresh memory is for all of them. */
static bool keep_weights(jk_arena *arena, size_t n_scorer, jk_ways *ways, jk_err *err)
{
    const size_t most = n_scorer > 1 ? (size_t)8 << 20 : (size_t)128 << 10;     /* bytes */
    const jk_band *band = &ways->band;
    size_t cells = 0;
    for (uint32_t i = 0; i <= band->n_src; i++)
        cells += (size_t)(band->hi[i] - band->lo[i]) + 1 + JK_LANES;
    ways->weight = NULL;
    if (cells > most / sizeof(float) / JK_N_SHAPE)
        return true;
    ways->weight = JK_NEW(arena, float *, (size_t)band->n_src + 1, err);
    if (ways->n_room < cells * JK_N_SHAPE) {
        ways->room = JK_NEW(arena, float, cells * JK_N_SHAPE, err);
        ways->n_room = cells * JK_N_SHAPE;
    }
    if (err->code)
        return false;
    float *at = ways->room;
    for (uint32_t i = 0; i <= band->n_src; i++) {
        ways->weight[i] = at;
        at += ((size_t)(band->hi[i] - band->lo[i]) + 1 + JK_LANES) * JK_N_SHAPE;
    }
    return true;
}

bool jk_row_weights_new(jk_arena *arena, const jk_ways *ways, uint32_t width, jk_row_weights *weights, jk_err *err)
{
    weights->n = 0;
    weights->ways = ways && ways->weight ? ways : NULL;
    for (unsigned s = 0; s < JK_N_SHAPE && !weights->ways; s++)
        weights->w[s] = JK_NEW(arena, float, (size_t)width + JK_LANES, err);
    return err->code == JK_OK;
}

void jk_weigh(const jk_scorer *scorer, size_t n_scorer, const jk_want *want, size_t n)
{
    size_t set = 0;
    while (set < n_scorer && !scorer[set].set)
        set++;
    if (set < n_scorer)
        scorer[set].set(scorer[set].self, want, n);
    for (size_t k = 0; set == n_scorer && k < n; k++)
        memset(want[k].out, 0, jk_lanes(want[k].j1 - want[k].j0) * sizeof *want[k].out);
    for (size_t s = 0; s < n_scorer; s++)
        for (size_t k = 0; s != set && k < n; k++)
            scorer[s].add(scorer[s].self, want[k].i, want[k].j0, want[k].j1, jk_shapes[want[k].shape], want[k].out);
}

/* -------------------------------------------------------------- best chain */

/* To the nearest 2^-16 nat, in which sums of beads are exact: two ways that weigh the same do so in whatever order they are
   added, so what is a tie is one with the texts swapped, too. */
static inline float even(float w)
{
    static const float LARGE = 192;             /* 1.5 x 2^23 of these */
    return (w + LARGE) - LARGE;
}

/* Beads of a shape that reach n cells of a row. */
typedef struct {
    float *to;
    int32_t *way;
    const float *from, *w;
    float shift;                    /* from is relative to another base */
    int32_t shape;
    uint32_t n;
} step;

static inline void take_better(float *restrict to, int32_t *restrict way, const float *restrict from, const float *restrict w, float shift,
                               int32_t shape, uint32_t end)
{
    for (uint32_t k = 0; k < end; k++) {        /* behind its end from is -INFINITY */
        float x = from[k] + shift + even(w[k]);
        way[k] = jk_choose(x > to[k], shape, way[k]);
        to[k] = x > to[k] ? x : to[k];
    }
}

JK_ROW_LOOP(take_all, (const step *s, size_t n), (s, n))
{
    for (; n; n--, s++)
        take_better(s->to, s->way, s->from, s->w, s->shift, s->shape, jk_lanes(s->n));
}

JK_ROW_LOOP(clear, (float *restrict row, int32_t *restrict way, uint32_t n), (row, way, n))
{
    uint32_t end = jk_lanes(n);
    for (uint32_t k = 0; k < end; k++) {
        row[k] = -INFINITY;
        way[k] = NO_WAY;
    }
}

/* The best of the row becomes 0. Behind its n cells are none. */
JK_ROW_LOOP(settle, (float *restrict row, float most, uint32_t n), (row, most, n))
{
    uint32_t end = jk_lanes(n);
    for (uint32_t k = 0; k < end; k++)
        row[k] -= most;
    for (uint32_t k = 0; k < JK_LANES; k++)
        row[n + k] = -INFINITY;
}

JK_ROW_LOOP(narrow, (uint8_t *restrict back, const int32_t *restrict way, uint32_t n), (back, way, n))
{
    for (uint32_t k = 0; k < n; k++)
        back[k] = (uint8_t)way[k];
}

/* Beads 0-1, along the row; returns its best. A third of them are taken, so there is no branch. */
static float take_left(float *restrict row, int32_t *restrict way, const float *restrict w, uint32_t n)
{
    float here = row[0], most = here;
    for (uint32_t k = 1; k < n; k++) {
        float x = here + even(w[k - 1]), own = row[k];
        here = x > own ? x : own;
        way[k] = jk_choose(x > own, NULL_TGT, way[k]);
        row[k] = here;
        most = here > most ? here : most;
    }
    return most;
}

/* Row i of D, and in back (may be NULL) the shape that each cell came by. */
static void best_row(const jk_scorer *scorer, size_t n_scorer, unsigned n_shape, const jk_band *band, const jk_rows *t, uint32_t i,
                     jk_row_weights *r, int32_t *way, uint8_t *back)
{
    uint32_t lo = band->lo[i], n = band->hi[i] - lo + 1, j0, j1;
    float *row = jk_row_of(t, i);
    double base = i ? *jk_base_of(t, i - 1) : 0;
    step steps[JK_N_SHAPE];
    size_t n_step = 0;
    clear(row, way, n + JK_LANES);
    if (i == 0)
        row[0] = 0;
    r->n = 0;
    for (unsigned k = 1; k <= n_shape; k++) {   /* nulls of either side last: of two ways alike the one with a null sooner */
        unsigned s = k % n_shape;
        jk_shape shape = jk_shapes[s];
        uint32_t from = i - shape.m;
        if (shape.m == 0 || shape.m > i || !ends(band, from, i, shape.n, &j0, &j1))
            continue;
        jk_ask(r, i, j0, j1, s);
        steps[n_step++] = (step){ row + (j0 - lo), way + (j0 - lo), jk_row_of(t, from) + (j0 - shape.n - band->lo[from]), r->want[r->n - 1].out,
                                  (float)(*jk_base_of(t, from) - base), (int32_t)s, j1 - j0 };
    }
    jk_ask(r, i, lo + 1, lo + n, NULL_TGT);
    jk_weigh(scorer, n_scorer, r->want, r->n);
    take_all(steps, n_step);
    float most = take_left(row, way, r->n ? r->want[r->n - 1].out : NULL, n);
    settle(row, most > -INFINITY ? most : 0, n);
    if (most > -INFINITY)
        base += (double)most;
    if (back)
        narrow(back, way, n);
    *jk_base_of(t, i) = base;
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

/* Fills rows, all of them for ways, or the last few at a time; back may be NULL. */
static bool fill(jk_arena *arena, const jk_scorer *scorer, size_t n_scorer, unsigned n_shape, const jk_band *band, jk_ways *ways, uint8_t **back, jk_err *err)
{
    uint32_t width = jk_band_widest(band);
    jk_row_weights weights;
    jk_rows few = { 0 }, *rows = ways ? &ways->rows : &few;
    int32_t *way = JK_NEW(arena, int32_t, (size_t)width + (size_t)2 * JK_LANES, err);
    if (ways) {
        ways->band = *band;
        if (!keep_weights(arena, n_scorer, ways, err))
            return false;
    }
    if (!jk_row_weights_new(arena, ways, width, &weights, err) || !rows_new(arena, band, ways ? 0 : JK_MAX_SIDE + 1, rows, err))
        return false;
    assert(rows->slots);            /* a text has fewer than 2^32 - 1 sentences */
    for (uint32_t i = 0; i <= band->n_src; i++)
        best_row(scorer, n_scorer, n_shape, band, rows, i, &weights, way, back ? back[i] : NULL);
    return true;
}

bool jk_best_chain(jk_arena *arena, const jk_scorer *scorer, size_t n_scorer, unsigned n_shape, const jk_band *band, jk_alignment *path,
                   jk_ways *ways, jk_err *err)
{
    size_t cells = 0, n_row = (size_t)band->n_src + 1;
    for (size_t i = 0; i < n_row; i++)
        cells += (size_t)(band->hi[i] - band->lo[i]) + 1;
    uint8_t **back = JK_NEW(arena, uint8_t *, n_row, err), *cell = JK_NEW(arena, uint8_t, cells, err);
    if (err->code)
        return false;
    for (size_t i = 0; i < n_row; cell += (size_t)(band->hi[i] - band->lo[i]) + 1, i++)
        back[i] = cell;
    return fill(arena, scorer, n_scorer, n_shape, band, ways, back, err) && trace(arena, band, back, path, err);
}

bool jk_ways_find(jk_arena *arena, const jk_scorer *scorer, size_t n_scorer, const jk_band *band, jk_ways *ways, jk_err *err)
{
    return fill(arena, scorer, n_scorer, JK_N_SHAPE, band, ways, NULL, err);
}

/* way.c - a rough way through two long texts, by the lengths of blocks of sentences.
 *
 * Sentence by sentence, lengths find their way only in a band as wide as the texts drift from the diagonal, which is
 * over a thousand sentences in a Bible. Blocks see farther: the length of BLOCK source sentences and that of their
 * translation differ by a third of what two sentences do, and there are BLOCK * UNIT times fewer cells. So a block
 * is paired with d units of UNIT target sentences each:
 *
 *     D[b][u] = max over d of D[b-1][u-d] - WEIGHT ln(1 + r^2 / (4 v)) - ODD |d UNIT - BLOCK|
 *     D[b][u] = max(D[b][u], D[b-1][u] - ODD BLOCK, D[b][u-1] - ODD UNIT),          r = ln(LT + 2) - ln(LS + 2), as in length.c
 *
 * ODD is what a sentence too many costs. Without it every way along which the texts grow alike would be a good one.
 * What it finds is the middle of a band, no more. In texts of more than FINE sentences blocks and units are `coarse` times as long, so that the table does not grow with them.
 */
#include "align/model.h"

#include <math.h>
#include <stdlib.h>

enum { FINE = 1 << 18, BLOCK = 8, UNIT = 2, MOST = 12 /* units for a block */, WIDE = 512 /* units before and behind the diagonal */, MARGIN = 32 };
static const float WEIGHT = 2.0f, VARIANCE = .04f /* 4 v: .25^2 / BLOCK is .008, the ends of units are off by up to a sentence */, ODD = .7f;

typedef struct {
    uint32_t coarse, block, unit;   /* sentences of a block, of a unit */
    uint32_t n_block, n_unit;
    float *src;                     /* [n_block] ln of a block's length */
    float *tgt[MOST + 1];           /* [n_unit + 1 + JK_LANES] ln of the length of the d units before u */
    uint32_t *lo, *hi, widest;      /* [n_block + 1] the band; the most cells of a row */
    uint8_t **back;                 /* [n_block + 1] [hi - lo + 1] units of the block that ends here; SKIPPED: a unit left out */
} lattice;

enum { SKIPPED = 255 };

static double sum_at(const double *sum, uint32_t n, uint32_t k, uint32_t size)
{
    uint64_t at = (uint64_t)k * size;
    return sum[at < n ? (uint32_t)at : n];
}

/* Natural logs of lengths need no more than a float's digits here. */
static float log_length(double chars) { return (float)jk_log(chars + 2); }

static bool lattice_new(jk_arena *arena, const double *src, uint32_t n_src, const double *tgt, uint32_t n_tgt, double log_ratio, lattice *l, jk_err *err)
{
    double scale = jk_exp(log_ratio / 2);
    uint32_t coarse = 1 + (n_src > n_tgt ? n_src : n_tgt) / FINE, block = BLOCK * coarse, unit = UNIT * coarse;
    *l = (lattice){ .coarse = coarse, .block = block, .unit = unit, .n_block = n_src / block + (n_src % block > 0), .n_unit = n_tgt / unit + (n_tgt % unit > 0) };
    l->src = JK_NEW(arena, float, l->n_block, err);
    l->lo = JK_NEW(arena, uint32_t, (size_t)l->n_block + 1, err);
    l->hi = JK_NEW(arena, uint32_t, (size_t)l->n_block + 1, err);
    l->back = JK_NEW(arena, uint8_t *, (size_t)l->n_block + 1, err);
    for (unsigned d = 1; d <= MOST; d++)
        l->tgt[d] = JK_NEW(arena, float, (size_t)l->n_unit + 1 + JK_LANES, err);
    if (err->code)
        return false;
    for (uint32_t b = 0; b < l->n_block; b++)
        l->src[b] = log_length((sum_at(src, n_src, b + 1, block) - sum_at(src, n_src, b, block)) * scale);
    for (unsigned d = 1; d <= MOST; d++)
        for (uint32_t u = d; u <= l->n_unit; u++)
            l->tgt[d][u] = log_length((sum_at(tgt, n_tgt, u, unit) - sum_at(tgt, n_tgt, u - d, unit)) / scale);
    return true;
}

/* The band of width units about the diagonal by characters. */
static bool set_band(jk_arena *arena, const double *src, uint32_t n_src, const double *tgt, uint32_t n_tgt, uint32_t width, lattice *l, jk_err *err)
{
    double scale = src[n_src] > 0 ? tgt[n_tgt] / src[n_src] : 0;
    size_t cells = 0;
    for (uint32_t b = 0, u = 0; b <= l->n_block; b++) {
        while (u < l->n_unit && sum_at(tgt, n_tgt, u, l->unit) < sum_at(src, n_src, b, l->block) * scale)
            u++;
        l->lo[b] = b == 0 || u < width ? 0 : u - width;
        l->hi[b] = b == l->n_block || l->n_unit - u < width ? l->n_unit : u + width;
        if (b && l->lo[b] > l->hi[b - 1])       /* behind a block of enormous length */
            l->lo[b] = l->hi[b - 1];
        l->widest = l->hi[b] - l->lo[b] + 1 > l->widest ? l->hi[b] - l->lo[b] + 1 : l->widest;
        cells += l->hi[b] - l->lo[b] + 1;
    }
    uint8_t *cell = JK_NEW(arena, uint8_t, cells, err);
    for (uint32_t b = 0; cell && b <= l->n_block; cell += l->hi[b] - l->lo[b] + 1, b++)
        l->back[b] = cell;
    return cell != NULL;
}

/* ln(1 + x), x >= 0, roughly: the exponent's bits and a parabola. */
static inline float rough_log1p(float x)
{
    union { float f; int32_t i; } u = { .f = 1.0f + x };
    int32_t e = (u.i >> 23) - 127;
    u.i -= e * (1 << 23);
    float m = u.f - 1.0f;
    return 0.69314718f * ((float)e + m * (1.34f - 0.34f * m));
}

JK_ROW_LOOP(pair, (float *restrict to, int32_t *restrict way, const float *restrict from, const float *restrict tgt, float src, int32_t d, float odd, float sharp, uint32_t n),
            (to, way, from, tgt, src, d, odd, sharp, n))
{
    uint32_t end = jk_lanes(n);
    for (uint32_t k = 0; k < end; k++) {        /* behind its end from is -INFINITY */
        float r = tgt[k] - src, x = from[k] - odd - WEIGHT * rough_log1p(r * r * sharp);
        way[k] = jk_choose(x > to[k], d, way[k]);
        to[k] = x > to[k] ? x : to[k];
    }
}

/* A row in which the block is left out: of its n cells the first n_from are in the row before, too. */
JK_ROW_LOOP(leave_block, (float *restrict to, int32_t *restrict way, const float *restrict from, uint32_t n_from, uint32_t n, float cost), (to, way, from, n_from, n, cost))
{
    for (uint32_t k = 0; k < n_from; k++)
        to[k] = from[k] - cost;
    for (uint32_t k = n_from; k < n; k++)
        to[k] = -INFINITY;
    for (uint32_t k = 0; k < n; k++)
        way[k] = 0;
}

/* Units that are left out, along the row; returns its best. */
static float leave_units(float *restrict to, int32_t *restrict way, uint32_t n, float cost)
{
    float here = to[0], most = here;
    for (uint32_t k = 1; k < n; k++) {
        float x = here - cost;
        here = to[k];
        if (x > here) {
            to[k] = here = x;
            way[k] = SKIPPED;
        }
        most = here > most ? here : most;
    }
    return most;
}

/* The best of the row becomes 0; behind its n cells are none. */
JK_ROW_LOOP(settle, (float *restrict to, uint8_t *restrict back, const int32_t *restrict way, float most, uint32_t n), (to, back, way, most, n))
{
    for (uint32_t k = 0; k < n; k++)
        to[k] -= most;
    for (uint32_t k = n; k < n + JK_LANES; k++)
        to[k] = -INFINITY;
    for (uint32_t k = 0; k < n; k++)
        back[k] = (uint8_t)way[k];
}

/* Row b from the row before it; from and to are as wide as the band there and JK_LANES more. */
static void fill_row(const lattice *l, uint32_t b, const float *from, float *to, int32_t *way)
{
    uint32_t lo = l->lo[b], n = l->hi[b] - lo + 1, lo_from = b ? l->lo[b - 1] : 0, hi_from = b ? l->hi[b - 1] : 0;
    uint32_t n_from = b && hi_from >= lo ? hi_from - lo + 1 : 0;      /* lo never decreases, hi neither */
    leave_block(to, way, from + (lo - lo_from), n_from, n, ODD * (float)l->block);
    if (b == 0)
        to[0] = 0;
    for (uint32_t d = 1; b && d <= MOST; d++) {
        uint32_t u0 = lo_from + d > lo ? lo_from + d : lo, u1 = (hi_from + d < l->hi[b] ? hi_from + d : l->hi[b]) + 1;
        if (u0 < u1)
            pair(to + (u0 - lo), way + (u0 - lo), from + (u0 - d - lo_from), l->tgt[d] + u0, l->src[b - 1], (int32_t)d,
                 ODD * (float)l->coarse * (float)abs((int)d * UNIT - BLOCK), (float)l->coarse / VARIANCE, u1 - u0);
    }
    settle(to, l->back[b], way, leave_units(to, way, n, ODD * (float)l->unit), n);
}

static uint8_t count(uint32_t n) { return (uint8_t)(n < UINT8_MAX ? n : UINT8_MAX); }

/* Blocks as beads of the way; left-out units go to the block before them. *touched: it came near a side of the band. */
static bool trace(jk_arena *arena, const lattice *l, uint32_t n_src, uint32_t n_tgt, jk_alignment *way, bool *touched, jk_err *err)
{
    way->bead = JK_NEW(arena, jk_bead, l->n_block, err);
    way->n_bead = l->n_block;
    *touched = false;
    if (!way->bead)
        return false;
    for (uint32_t b = l->n_block, u = l->n_unit; b > 0; b--) {
        while (l->back[b][u - l->lo[b]] == SKIPPED)
            u--;
        *touched |= (l->lo[b] > 0 && u < l->lo[b] + MARGIN) || (l->hi[b] < l->n_unit && u + MARGIN > l->hi[b]);
        u -= l->back[b][u - l->lo[b]];
        way->bead[b - 1] = (jk_bead){ .src = (b - 1) * l->block, .tgt = u * l->unit < n_tgt ? u * l->unit : n_tgt };
    }
    for (uint32_t b = 0; b < l->n_block; b++) {
        jk_bead *bead = &way->bead[b];
        uint32_t src = n_src - bead->src, tgt = (b + 1 < l->n_block ? bead[1].tgt : n_tgt) - bead->tgt;
        bead->n_src = count(src < l->block ? src : l->block);
        bead->n_tgt = count(tgt);
    }
    return true;
}

bool jk_length_way(jk_arena *arena, const double *src, uint32_t n_src, const double *tgt, uint32_t n_tgt, double log_ratio, jk_alignment *way, jk_err *err)
{
    lattice l;
    bool touched;
    if (!lattice_new(arena, src, n_src, tgt, n_tgt, log_ratio, &l, err))
        return false;
    for (uint32_t width = WIDE;; width *= 2) {
        if (!set_band(arena, src, n_src, tgt, n_tgt, width, &l, err))
            return false;
        size_t n = (size_t)l.widest + (size_t)2 * JK_LANES;
        float *row[2] = { JK_NEW(arena, float, n, err), JK_NEW(arena, float, n, err) };
        int32_t *step = JK_NEW(arena, int32_t, n, err);
        if (err->code)
            return false;
        for (uint32_t b = 0; b <= l.n_block; b++)
            fill_row(&l, b, row[(b + 1) % 2], row[b % 2], step);
        if (!trace(arena, &l, n_src, n_tgt, way, &touched, err))
            return false;
        if (!touched || width >= l.n_unit)
            return true;
    }
}

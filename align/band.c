/* band.c - where a chain may go: bands about the diagonal and about another chain.
 *
 * A band is two borders that only move on. A chain that comes near to one of them may have been
 * held back by it, and is looked for again in a wider band (Moore 2002, section 3).
 */
#include "align/model.h"

static bool band_new(jk_arena *arena, uint32_t n_src, uint32_t n_tgt, jk_band *band, jk_err *err)
{
    *band = (jk_band){ .n_src = n_src, .n_tgt = n_tgt };
    band->lo = JK_NEW(arena, uint32_t, (size_t)n_src + 1, err);
    band->hi = JK_NEW(arena, uint32_t, (size_t)n_src + 1, err);
    return err->code == JK_OK;
}

void jk_band_close(jk_band *band)
{
    uint32_t I = band->n_src, J = band->n_tgt;
    band->lo[0] = 0;
    band->hi[I] = J;
    for (uint32_t i = 1; i <= I; i++)
        if (band->hi[i] < band->hi[i - 1])
            band->hi[i] = band->hi[i - 1];
    for (uint32_t i = I; i-- > 0;)
        if (band->lo[i] > band->lo[i + 1])
            band->lo[i] = band->lo[i + 1];
    band->whole = true;
    for (uint32_t i = 0; i <= I; i++) {
        if (i < I && band->hi[i] < band->lo[i + 1])
            band->hi[i] = band->lo[i + 1];
        band->whole = band->whole && band->lo[i] == 0 && band->hi[i] == J;
    }
}

bool jk_band_diagonal(jk_arena *arena, const double *src, uint32_t n_src, const double *tgt, uint32_t n_tgt,
                      uint32_t width, jk_band *band, jk_err *err)
{
    if (!band_new(arena, n_src, n_tgt, band, err))
        return false;
    double scale = src[n_src] > 0 ? tgt[n_tgt] / src[n_src] : 0;
    uint32_t j = 0;
    for (uint32_t i = 0; i <= n_src; i++) {
        while (j < n_tgt && tgt[j] < src[i] * scale)
            j++;
        band->lo[i] = j > width ? j - width : 0;
        band->hi[i] = n_tgt - j > width ? j + width : n_tgt;
    }
    jk_band_close(band);
    return true;
}

void jk_band_spread(jk_band *band, uint32_t radius, const uint32_t *more)
{
    uint32_t *lo = band->lo, *hi = band->hi, n_src = band->n_src, n_tgt = band->n_tgt;
    for (uint32_t i = n_src + 1; i-- > 0;) {            /* this way round what stands `by` rows before is as it was */
        uint32_t by = more && more[i] > radius ? more[i] : radius, beside = lo[i] > by ? lo[i] - by : 0, before = lo[i > by ? i - by : 0];
        lo[i] = beside < before ? beside : before;
    }
    for (uint32_t i = 0; i <= n_src; i++) {
        uint32_t by = more && more[i] > radius ? more[i] : radius, beside = n_tgt - hi[i] > by ? hi[i] + by : n_tgt, behind = hi[n_src - i > by ? i + by : n_src];
        hi[i] = beside > behind ? beside : behind;
    }
}

bool jk_band_around(jk_arena *arena, const jk_alignment *path, uint32_t n_src, uint32_t n_tgt, uint32_t radius, const uint32_t *more, jk_band *band, jk_err *err)
{
    if (!band_new(arena, n_src, n_tgt, band, err))
        return false;
    uint32_t *lo = band->lo, *hi = band->hi;
    for (uint32_t i = 0; i <= n_src; i++)
        lo[i] = n_tgt;
    for (uint32_t k = 0; k <= path->n_bead; k++) {
        jk_bead end = k < path->n_bead ? path->bead[k] : (jk_bead){ .src = n_src, .tgt = n_tgt };
        for (uint32_t i = end.src; i <= end.src + end.n_src; i++) {
            lo[i] = lo[i] < end.tgt ? lo[i] : end.tgt;
            hi[i] = hi[i] > end.tgt + end.n_tgt ? hi[i] : end.tgt + end.n_tgt;
        }
    }
    jk_band_spread(band, radius, more);
    jk_band_close(band);
    return true;
}

bool jk_band_clip(jk_arena *arena, jk_band *band, const jk_band *outer, jk_err *err)
{
    jk_band in = *band;
    if (!band_new(arena, in.n_src, in.n_tgt, band, err))
        return false;
    for (uint32_t i = 0; i <= in.n_src; i++) {
        band->lo[i] = in.lo[i] > outer->lo[i] ? in.lo[i] : outer->lo[i];
        band->hi[i] = in.hi[i] < outer->hi[i] ? in.hi[i] : outer->hi[i];
    }
    band->whole = in.whole && outer->whole;
    return true;
}

static bool is_touched(const jk_band *band, jk_bead at, uint32_t margin)
{
    uint32_t lo = band->lo[at.src], hi = band->hi[at.src];
    return (lo > 0 && at.tgt < lo + margin) || (hi < band->n_tgt && at.tgt + margin > hi);
}

bool jk_band_touched(const jk_band *band, const jk_alignment *path, uint32_t margin)
{
    for (uint32_t k = 0; !band->whole && k < path->n_bead; k++)
        if (is_touched(band, path->bead[k], margin))
            return true;
    return false;
}

bool jk_band_widen(jk_arena *arena, const jk_band *band, const jk_alignment *path, uint32_t margin, uint32_t radius, uint32_t widest,
                   uint32_t **more, uint32_t *most, jk_err *err)
{
    uint32_t n = band->n_src + 1, *before = *more, *after = JK_NEW(arena, uint32_t, n, err);
    if (!after)
        return false;
    if (before)
        memcpy(after, before, n * sizeof *after);
    *most = 0;
    for (uint32_t k = 0; k < path->n_bead; k++) {
        uint32_t i = path->bead[k].src, now = before && before[i] > radius ? before[i] : radius, wide = now * 2;
        if (now >= widest || !is_touched(band, path->bead[k], margin))
            continue;
        for (uint32_t s = i > wide ? i - wide : 0; s < n && s <= i + wide; s++)
            after[s] = after[s] > wide ? after[s] : wide;
        *most = *most > wide ? *most : wide;
        *more = after;
    }
    return true;
}

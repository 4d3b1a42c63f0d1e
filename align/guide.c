/* guide.c - where in a long document to look: a path through blocks of sentences along which
 * linked words lie thickest.
 *
 * A band about the diagonal is silently wrong when a chapter is missing, and one wide enough is
 * slow. So both texts are cut into blocks, at most 2,048 a side, and a link between two rare words
 * puts a grain of weight 1 / max(c_a, c_b) into the cell of every pair of their places, c being
 * how often they occur: of c_a c_b pairs about min(c_a, c_b) are true. Along the right path
 * grains pile up; elsewhere they lie as thin as chance. The path is the heaviest chain of steps
 * right, down and both, a step aside being charged the mean of what chance puts into a cell.
 */
#include "align/evidence.h"

enum { MAX_BLOCKS = 2048, MIN_BLOCK = 8, MAX_PAIRS = 64 };

typedef struct { uint32_t *first, *at; } places;

static bool places_of(jk_arena *arena, const jk_side *side, uint32_t n_sent, uint32_t block, places *out, jk_err *err)
{
    out->first = JK_NEW(arena, uint32_t, (size_t)side->n_type + 2, err);
    out->at = JK_NEW(arena, uint32_t, side->first[n_sent], err);
    if (err->code)
        return false;
    for (uint32_t k = 0; k < side->first[n_sent]; k++)
        out->first[side->token[k].type + 2]++;
    for (uint32_t t = 0; t < side->n_type; t++)
        out->first[t + 2] += out->first[t + 1];
    for (uint32_t s = 0; s < n_sent; s++)
        for (uint32_t k = side->first[s]; k < side->first[s + 1]; k++)
            out->at[out->first[side->token[k].type + 1]++] = s / block;
    return true;
}

static float greatest(float a, float b) { return a > b ? a : b; }

/* What is needed on the way goes into scratch. */
static bool guide(jk_arena *scratch, jk_arena *arena, const jk_side *src, uint32_t n_src, const jk_side *tgt, uint32_t n_tgt,
                  const jk_links *links, uint32_t width, jk_band *band, jk_err *err)
{
    uint32_t most = n_src > n_tgt ? n_src : n_tgt, block = most / MAX_BLOCKS + 1;
    if (block < MIN_BLOCK)
        block = MIN_BLOCK;
    uint32_t I = n_src / block + 1, J = n_tgt / block + 1;
    places a, b;
    float *cell = JK_NEW(scratch, float, (size_t)I * J, err);
    if (err->code || !places_of(scratch, src, n_src, block, &a, err) || !places_of(scratch, tgt, n_tgt, block, &b, err))
        return false;
    double sum = 0;
    for (size_t k = 0; k < links->n; k++) {
        uint32_t x = links->link[k].a, y = links->link[k].b;
        uint32_t n_a = a.first[x + 1] - a.first[x], n_b = b.first[y + 1] - b.first[y];
        if (n_a * n_b > MAX_PAIRS)
            continue;
        float grain = 1.0f / (float)(n_a > n_b ? n_a : n_b);
        for (uint32_t p = a.first[x]; p < a.first[x + 1]; p++)
            for (uint32_t q = b.first[y]; q < b.first[y + 1]; q++)
                cell[(size_t)a.at[p] * J + b.at[q]] += grain;
        sum += (double)grain * n_a * n_b;
    }
    /* D in place of the grains: the best sum of a path that ends in a cell */
    float aside = (float)(sum / ((double)I * J)) + .25f;
    for (uint32_t i = 0; i < I; i++)
        for (uint32_t j = 0; j < J; j++) {
            float *d = &cell[(size_t)i * J + j], best = i == 0 && j == 0 ? 0 : -1e30f;
            if (i && j)
                best = greatest(best, d[-(ptrdiff_t)J - 1]);
            if (i)
                best = greatest(best, d[-(ptrdiff_t)J] - aside);
            if (j)
                best = greatest(best, d[-1] - aside);
            *d += best;
        }
    *band = (jk_band){ .n_src = n_src, .n_tgt = n_tgt };
    band->lo = JK_NEW(arena, uint32_t, (size_t)n_src + 1, err);
    band->hi = JK_NEW(arena, uint32_t, (size_t)n_src + 1, err);
    if (err->code)
        return false;
    for (uint32_t i = 0; i <= n_src; i++)
        band->lo[i] = n_tgt;
    for (uint32_t i = I - 1, j = J - 1;;) {         /* back along it; a block's borders take in its path's blocks */
        uint32_t lo = j * block, hi = (j + 1) * block;
        for (uint32_t s = i * block; s <= (i + 1) * block && s <= n_src; s++) {
            band->lo[s] = band->lo[s] < lo ? band->lo[s] : lo;
            band->hi[s] = band->hi[s] > hi ? band->hi[s] : hi < n_tgt ? hi : n_tgt;
        }
        if (i == 0 && j == 0)
            break;
        const float *d = &cell[(size_t)i * J + j];
        float both = i && j ? d[-(ptrdiff_t)J - 1] : -2e30f, down = i ? d[-(ptrdiff_t)J] - aside : -2e30f, right = j ? d[-1] - aside : -2e30f;
        if (both >= down && both >= right)
            i--, j--;
        else if (down >= right)
            i--;
        else
            j--;
    }
    jk_band_spread(band, width, NULL);
    jk_band_close(band);
    return true;
}

bool jk_guide(jk_arena *arena, const jk_side *src, uint32_t n_src, const jk_side *tgt, uint32_t n_tgt, const jk_links *links,
              uint32_t width, jk_band *band, jk_err *err)
{
    jk_arena *scratch = jk_arena_open(0);
    bool ok = scratch ? guide(scratch, arena, src, n_src, tgt, n_tgt, links, width, band, err) : jk_fail(err, JK_ENOMEM, "no memory to look for a way");
    jk_arena_close(scratch);
    return ok;
}

/* track.c - where in the hypothesis a word of the reference can be at all.
 *
 * Words, and runs of three, that both texts have once are anchors; the longest chain of them that rises in both texts
 * (patience sorting) is the track. It may be wrong here and there (a name in a foreign sentence), so a
 * row of the search reaches from a few anchors before it to a few behind it, and some words more.
 */
#include "corpus/score/runs.h"

#include <stdlib.h>

enum {
    NEAR = 4,                       /* anchors on either side that have to be reached */
    MARGIN = 32,                    /* words more */
    HALF = 512,                     /* words on either side of the way where there are no anchors */
};
static const uint64_t FULL = 1 << 22;   /* cells between two anchors that are all looked at */

typedef struct { uint32_t ref, hyp; } anchor;

/* ------------------------------------------------------------- anchors */

/* A run of n words, by what it is; seen: how often in each text, up to 2. */
typedef struct { uint64_t key; uint32_t at; uint32_t side; } place;

static int by_key(const void *p, const void *q)
{
    const place *a = p, *b = q;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    if (a->side != b->side)
        return a->side < b->side ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

static int by_place(const void *p, const void *q)
{
    const anchor *a = p, *b = q;
    if (a->ref != b->ref)
        return a->ref < b->ref ? -1 : 1;
    return (a->hyp < b->hyp) - (a->hyp > b->hyp);           /* the last first: so no two of one word rise */
}

static uint64_t key_of(const jk_run *run, uint32_t n)
{
    uint64_t key = n;
    for (uint32_t k = 0; k < n; k++)
        key = (key ^ run[k].form) * 0x9E3779B97F4A7C15u, key ^= key >> 32;
    return key;
}

static size_t put_places(const jk_runs *runs, uint32_t side, uint32_t n, place *out)
{
    size_t n_place = 0;
    for (uint32_t at = 0; at + n <= runs->n; at++)
        out[n_place++] = (place){ key_of(runs->run + at, n), at, side };
    return n_place;
}

/* Runs of n words that are once in each text: their words. */
static uint32_t put_anchors(const jk_both *both, uint32_t n, place *room, anchor *out)
{
    size_t n_place = put_places(&both->ref, 0, n, room), from = 0;
    uint32_t n_anchor = 0;
    n_place += put_places(&both->hyp, 1, n, room + n_place);
    qsort(room, n_place, sizeof *room, by_key);
    for (size_t k = 1; k <= n_place; k++)
        if (k == n_place || room[k].key != room[from].key) {
            if (k - from == 2 && room[from].side == 0 && room[from + 1].side == 1)
                out[n_anchor++] = (anchor){ room[from].at + n / 2, room[from + 1].at + n / 2 };
            from = k;
        }
    return n_anchor;
}

/* The longest chain that rises in both: anchor[0..n), in place. top[k]: the least end of a chain of k + 1. */
static uint32_t longest_chain(anchor *a, uint32_t n, uint32_t *top, uint32_t *before)
{
    uint32_t n_top = 0;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t from = 0, to = n_top;
        while (from < to) {
            uint32_t middle = from + (to - from) / 2;
            if (a[top[middle]].hyp < a[k].hyp)
                from = middle + 1;
            else
                to = middle;
        }
        before[k] = from ? top[from - 1] : UINT32_MAX;
        top[from] = k;
        n_top += from == n_top;
    }
    for (uint32_t k = n_top, at = n_top ? top[n_top - 1] : 0; k-- > 0; at = before[at])
        top[k] = at;
    for (uint32_t k = 0; k < n_top; k++)
        a[k] = a[top[k]];
    return n_top;
}

static bool find_anchors(jk_arena *arena, const jk_both *both, anchor **out, uint32_t *n, jk_err *err)
{
    size_t total = (size_t)both->ref.n + both->hyp.n;
    uint32_t most = 2 * (both->ref.n < both->hyp.n ? both->ref.n : both->hyp.n);
    place *room = JK_NEW(arena, place, total, err);
    *out = JK_NEW(arena, anchor, most, err);
    uint32_t *top = JK_NEW(arena, uint32_t, most, err), *before = JK_NEW(arena, uint32_t, most, err);
    if (!room || !*out || !top || !before)
        return false;
    *n = put_anchors(both, 1, room, *out);
    *n += put_anchors(both, 3, room, *out + *n);
    qsort(*out, *n, sizeof **out, by_place);
    *n = longest_chain(*out, *n, top, before);
    return true;
}

/* ------------------------------------------------------------- the track */

static uint32_t less(uint32_t a, uint32_t by) { return a > by ? a - by : 0; }
static uint32_t more(uint32_t a, uint32_t by, uint32_t most) { return most - a > by ? a + by : most; }

/* Row i, between anchor p - 1 and anchor p. */
static void reach(const jk_both *both, const anchor *a, uint32_t n, uint32_t p, uint32_t i, uint32_t *low, uint32_t *high)
{
    anchor from = p >= NEAR ? a[p - NEAR] : (anchor){ 0, 0 }, to = p + NEAR <= n ? a[p + NEAR - 1] : (anchor){ both->ref.n, both->hyp.n };
    *low = less(from.hyp, MARGIN);
    *high = more(to.hyp, MARGIN, both->hyp.n);
    if ((uint64_t)(to.ref - from.ref + 1) * (*high - *low) <= FULL)
        return;
    from = p ? a[p - 1] : (anchor){ 0, 0 };
    to = p < n ? a[p] : (anchor){ both->ref.n, both->hyp.n };
    uint64_t rows = (uint64_t)to.ref - from.ref + 1, columns = to.hyp - from.hyp;
    uint32_t half = HALF + (uint32_t)(rows * columns <= FULL ? columns : 2 * columns / rows);
    uint32_t middle = from.hyp + (uint32_t)(columns * (i - from.ref) / rows);
    *low = less(middle, half);
    *high = more(middle, half, both->hyp.n);
}

bool jk_runs_track(jk_arena *arena, const jk_both *both, uint32_t **low, uint32_t **high, jk_err *err)
{
    uint32_t n = both->ref.n, n_anchor = 0, p = 0;
    anchor *a;
    *low = JK_NEW(arena, uint32_t, (size_t)n + 1, err);
    *high = JK_NEW(arena, uint32_t, (size_t)n + 1, err);
    if (!*low || !*high || !find_anchors(arena, both, &a, &n_anchor, err))
        return false;
    for (uint32_t i = 0; i <= n; i++) {
        while (p < n_anchor && a[p].ref < i)
            p++;
        reach(both, a, n_anchor, p, i, &(*low)[i], &(*high)[i]);
    }
    (*low)[0] = 0;
    (*high)[n] = both->hyp.n;
    for (uint32_t i = 1; i <= n; i++)
        if ((*high)[i] < (*high)[i - 1])
            (*high)[i] = (*high)[i - 1];
    for (uint32_t i = n; i-- > 0;)
        if ((*low)[i] > (*low)[i + 1])
            (*low)[i] = (*low)[i + 1];
    for (uint32_t i = 1; i <= n; i++)                       /* a way from every row to the next */
        if ((*low)[i] > (*high)[i - 1])
            (*high)[i - 1] = (*low)[i];
    return true;
}

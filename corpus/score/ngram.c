/* ngram.c - n-grams of all orders at once, by sorting.
 *
 * The symbols that stand from place i on are packed into one number, the first one highest, and behind them the list:
 *
 *     key[i] = id[i] . id[i+1] . ... . id[i+take-1] . list        behind a list's end stands a symbol of nobody else
 *
 * Sorted, equal n-grams of every order lie side by side: an n-gram is a run of keys that agree in their first n symbols.
 * One walk counts what each list has in a run, and takes the sum where the next key differs. A segment of a few hundred
 * characters has some 40 symbols, so 6 orders take 36 bits. Where 64 bits do not hold all orders the keys' ranks stand for
 * the symbols so far, and the next orders are done the same way: nothing is ever hashed.
 */
#include "corpus/score/ngram.h"
#include "corpus/score/tokens.h"

#include <stdlib.h>

enum { LANES = 8 };                 /* orders of one walk at most */

static unsigned width_of(uint64_t n)
{
    unsigned bits = 0;
    for (; n; n >>= 1)
        bits++;
    return bits;
}

/* ------------------------------------------------------------------- sorting */

static void insert_sort(uint64_t *key, size_t n)
{
    for (size_t k = 1; k < n; k++) {
        uint64_t x = key[k];
        size_t at = k;
        for (; at > 0 && key[at - 1] > x; at--)
            key[at] = key[at - 1];
        key[at] = x;
    }
}

/* By digits of that width, from the one at shift up; where they are then, key or spare. */
static uint64_t *digit_sort(uint64_t *key, uint64_t *spare, size_t n, unsigned shift, unsigned bits, unsigned width)
{
    uint32_t place[1 << 11];
    uint64_t mask = ((uint64_t)1 << width) - 1;
    for (; shift < bits; shift += width) {
        memset(place, 0, sizeof *place << width);
        for (size_t k = 0; k < n; k++)
            place[key[k] >> shift & mask]++;
        uint32_t sum = 0;
        for (size_t d = 0; d <= mask; d++) {
            uint32_t count = place[d];
            place[d] = sum;
            sum += count;
        }
        for (size_t k = 0; k < n; k++)
            spare[place[key[k] >> shift & mask]++] = key[k];
        uint64_t *swap = key;
        key = spare;
        spare = swap;
    }
    return key;
}

/* Many keys all by digits, linear. Fewer by their highest digits, which leaves little to insert. */
static uint64_t *sort(uint64_t *key, uint64_t *spare, size_t n, unsigned bits)
{
    enum { FEW = 24, MANY = 600, SMALL = 6, HIGH = 3 * SMALL, LARGE = 11 };
    if (n >= MANY)
        return digit_sort(key, spare, n, 0, bits, LARGE);
    if (n > FEW)
        key = digit_sort(key, spare, n, bits > HIGH ? bits - HIGH : 0, bits, SMALL);
    insert_sort(key, n);
    return key;
}

/* ------------------------------------------------------------------- walking */

/* Of one order or another: how many keys of each list came before the run that is open. */
typedef int32_t lanes[LANES];

/* Without branches: whether the next key differs in this order or that cannot be foreseen. */
static inline void walk(const uint64_t *key, size_t n, size_t n_list, unsigned bits, unsigned take, int32_t *came, lanes *open, double *match)
{
    unsigned list_bits = width_of(n_list - 1);
    uint64_t bound[LANES] = { 0 }, list_mask = ((uint64_t)1 << list_bits) - 1, before = 0;
    lanes sum = { 0 };
    for (unsigned l = 0; l < take; l++)         /* a difference from here on ends the runs of order l + 1 */
        bound[l] = (uint64_t)1 << ((take - 1 - l) * bits + list_bits);
    for (size_t k = 0; k <= n; k++) {
        uint64_t differ = k < n ? key[k] ^ before : UINT64_MAX;
        int32_t from = 0;
        for (unsigned l = 0; l < LANES; l++)
            from += differ < bound[l];
        for (int32_t l = 0; l < LANES; l++) {
            int32_t ends = -(l >= from), most = 0;
            for (size_t r = 1; r < n_list; r++) {
                int32_t count = came[r] - open[r][l];
                most = count > most ? count : most;
                open[r][l] += count & ends;
            }
            int32_t hyp = came[0] - open[0][l];
            open[0][l] += hyp & ends;
            sum[l] += (hyp < most ? hyp : most) & ends;
        }
        if (k < n)
            came[key[k] & list_mask]++;
        before = k < n ? key[k] : 0;
    }
    for (unsigned l = 0; l < take; l++)
        match[l] = sum[l];
}

/* -------------------------------------------------------------------- orders */

typedef struct {
    const jk_ids *list;
    size_t n_list, total;
    unsigned bits, list_bits;
    uint32_t nobody;                /* the symbol behind the references; behind the hypothesis 0 */
} lists;

/* Every key of every list: what stands for the done symbols before (rank, or nothing), take symbols, the list. Their number. */
static size_t pack(uint64_t *key, const lists *w, const uint32_t *rank, size_t done, unsigned take)
{
    size_t n = 0;
    for (size_t k = 0; k < w->n_list; rank = rank ? rank + w->list[k++].n : (k++, NULL)) {
        const uint32_t *id = w->list[k].id;
        uint64_t window = 0, behind = k ? w->nobody : 0;
        for (unsigned t = 0; t < take; t++)
            window = window << w->bits | behind;
        for (size_t i = w->list[k].n; i-- > done; ) {
            window = window >> w->bits | (uint64_t)id[i] << (take - 1) * w->bits;
            uint64_t prefix = rank ? (uint64_t)rank[i - done] << take * w->bits : 0;
            key[n++] = (prefix | window) << w->list_bits | k;
        }
    }
    return n;
}

/* For the orders to come: numbers, from 1, of the n-grams of done + take symbols, in place of those of done. *n of them. */
static void rank_all(jk_ngrams *g, const lists *w, size_t done, unsigned take, uint64_t *n)
{
    size_t m = pack(g->all, w, done ? g->rank : NULL, done, take), distinct = 0;
    uint64_t *sorted = sort(g->all, g->spare, m, 64);
    for (size_t k = 0; k < m; k++)
        if (distinct == 0 || sorted[k] >> w->list_bits != sorted[distinct - 1] >> w->list_bits)
            sorted[distinct++] = sorted[k];
    pack(g->key, w, done ? g->rank : NULL, done, take);
    for (size_t k = 0, at = 0, m_at = 0; k < w->n_list; at += w->list[k++].n)
        for (size_t i = w->list[k].n; i-- > done; m_at++) {
            size_t low = 0, high = distinct;
            while (low < high) {
                size_t mid = (low + high) / 2;
                if (sorted[mid] >> w->list_bits < g->key[m_at] >> w->list_bits)
                    low = mid + 1;
                else
                    high = mid;
            }
            g->rank[at + i - done] = (uint32_t)low + 1;
        }
    *n = distinct;
}

/* The orders done + 1 to done + take. */
static void match_some(jk_ngrams *g, const lists *w, size_t done, unsigned take, unsigned key_bits, double *match)
{
    size_t n = pack(g->key, w, done ? g->rank : NULL, done, take);
    const uint64_t *key = sort(g->key, g->spare, n, key_bits);
    if (w->n_list == 2) {                       /* one reference, for the compiler */
        int32_t came[2] = { 0 };
        lanes open[2] = { { 0 } };
        walk(key, n, 2, w->bits, take, came, open, match + done);
        return;
    }
    memset(g->came, 0, w->n_list * sizeof *g->came);
    memset(g->open, 0, w->n_list * sizeof *g->open);
    walk(key, n, w->n_list, w->bits, take, g->came, g->open, match + done);
}

static bool room(jk_ngrams *g, const lists *w, jk_err *err)
{
    return jk_scratch_room(&g->key, &g->cap_key, w->total, sizeof *g->key, err) && jk_scratch_room(&g->spare, &g->cap_spare, w->total, sizeof *g->spare, err)
        && jk_scratch_room(&g->came, &g->cap_came, w->n_list, sizeof *g->came, err)
        && jk_scratch_room(&g->open, &g->cap_open, w->n_list, sizeof *g->open, err);
}

bool jk_ngrams_match(jk_ngrams *g, const jk_ids *list, size_t n_list, uint32_t n_id, unsigned max_order, double *match, jk_err *err)
{
    lists w = { list, n_list, 0, width_of((uint64_t)n_id + 1), width_of(n_list - 1), n_id + 1 };
    size_t longest = 0;
    for (size_t k = 0; k < n_list; k++) {
        w.total += list[k].n;
        longest = k && list[k].n > longest ? list[k].n : longest;
    }
    memset(match, 0, max_order * sizeof *match);
    if (w.total > INT32_MAX / 2 || n_list > 1 << 16)
        return jk_fail(err, JK_ELIMIT, "a segment of %zu words or characters in %zu lines is too long", w.total, n_list);
    longest = list[0].n < longest ? list[0].n : longest;
    size_t order = max_order < longest ? max_order : longest;
    unsigned before = 0;
    if (!room(g, &w, err))
        return false;
    for (size_t done = 0; done < order; ) {
        if (w.list_bits + before + w.bits > 64)
            return jk_fail(err, JK_ELIMIT, "a segment of %zu words or characters in %zu lines is too long", w.total, n_list);
        size_t fit = (64 - w.list_bits - before) / w.bits;
        fit = fit < LANES ? fit : LANES;
        unsigned take = (unsigned)(order - done < fit ? order - done : fit);
        match_some(g, &w, done, take, before + take * w.bits + w.list_bits, match);
        uint64_t n_rank = 0;
        if (done + take < order) {
            if (!jk_scratch_room(&g->all, &g->cap_all, w.total, sizeof *g->all, err)
                || (!done && !jk_scratch_room(&g->rank, &g->cap_rank, w.total, sizeof *g->rank, err)))
                return false;
            rank_all(g, &w, done, take, &n_rank);
        }
        done += take;
        before = width_of(n_rank);
    }
    return true;
}

void jk_ngrams_free(jk_ngrams *g)
{
    free(g->key);
    free(g->spare);
    free(g->all);
    free(g->rank);
    free(g->came);
    free(g->open);
}

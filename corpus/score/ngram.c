/* ngram.c - n-grams of all orders at once, by sorting.
 *
 * The symbols that stand from place i on are packed into one number, the first one highest:
 *
 *     key[i] = id[i] . id[i+1] . ... . id[i+take-1]        bits each; 0 behind the end
 *
 * Sorted, equal n-grams of every order lie side by side: an n-gram is a run of keys that agree in their first n symbols.
 * One walk through the lists, merged, closes runs where the next key differs and counts what each list had in them. A
 * segment of a few hundred characters has some 40 symbols, so 6 orders take 36 bits. Where 64 bits do not hold all orders
 * the keys' ranks stand for the symbols so far, and the next orders are done the same way: nothing is ever hashed.
 */
#include "corpus/score/ngram.h"
#include "corpus/score/tokens.h"

#include <stdlib.h>

typedef struct jk_cursor {
    uint64_t *key;                  /* sorted, END behind the last */
    size_t at;
} cursor;

#define END UINT64_MAX              /* no key: the highest id of so many bits is never given */

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

/* By digits from the lowest; where it is sorted then, key or spare. */
static uint64_t *sort(uint64_t *key, uint64_t *spare, size_t n, unsigned bits)
{
    enum { FEW = 40, MANY = 1500, SMALL = 6, LARGE = 11 };
    uint32_t place[1 << LARGE];
    if (n < FEW) {
        insert_sort(key, n);
        return key;
    }
    unsigned width = n < MANY ? SMALL : LARGE;
    for (unsigned shift = 0; shift < bits; shift += width) {
        uint64_t mask = ((uint64_t)1 << width) - 1;
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

/* ------------------------------------------------------------------- merging */

typedef struct {
    unsigned bits, take;
    size_t *open;                   /* [take][n_list]: where the run of a level began */
    double *match;                  /* [take] */
} walk;

/* Runs of the levels from `from` on end before the cursors. */
static inline void close_runs(const walk *w, const cursor *c, size_t n_list, unsigned from, uint64_t key)
{
    uint64_t mask = ((uint64_t)1 << w->bits) - 1;
    for (unsigned l = from; l < w->take; l++) {
        size_t *open = w->open + l * n_list, most = 0, hyp = c[0].at - open[0];
        open[0] = c[0].at;
        for (size_t k = 1; k < n_list; k++) {
            size_t count = c[k].at - open[k];
            most = count > most ? count : most;
            open[k] = c[k].at;
        }
        if (key >> (w->take - 1 - l) * w->bits & mask)      /* long enough for this order */
            w->match[l] += (double)(hyp < most ? hyp : most);
    }
}

static inline void merge(const walk *w, cursor *c, size_t n_list)
{
    uint8_t level[64];              /* the first level that a difference in that bit ends */
    for (unsigned b = 0; b < 64; b++)
        level[b] = (uint8_t)(b / w->bits < w->take ? w->take - 1 - b / w->bits : 0);
    memset(w->open, 0, w->take * n_list * sizeof *w->open);
    for (uint64_t key = 0; ; ) {
        uint64_t next = END;
        for (size_t k = 0; k < n_list; k++)
            next = c[k].key[c[k].at] < next ? c[k].key[c[k].at] : next;
        if (next == END) {
            close_runs(w, c, n_list, 0, key);
            return;
        }
        close_runs(w, c, n_list, next == key ? w->take : level[width_of(next ^ key) - 1], key);
        for (size_t k = 0; k < n_list; k++)
            while (c[k].key[c[k].at] == next)
                c[k].at++;
        key = next;
    }
}

/* -------------------------------------------------------------------- orders */

/* Keys of a list: what stands for the symbols before (rank, or nothing) and take symbols from place done on. */
static void pack(uint64_t *key, const uint32_t *rank, jk_ids list, size_t done, unsigned take, unsigned bits)
{
    uint64_t window = 0;
    for (size_t k = list.n; k-- > done; ) {
        window = window >> bits | (uint64_t)list.id[k] << (take - 1) * bits;
        key[k - done] = window | (rank ? (uint64_t)rank[k - done] << take * bits : 0);
    }
}

/* For the orders to come: numbers, from 1, of the n-grams of done + take symbols at every place of every list. *n of them. */
static bool rank_all(jk_ngrams *g, const jk_ids *list, size_t n_list, size_t done, unsigned take, unsigned bits, uint64_t *n, jk_err *err)
{
    size_t total = 0;
    for (size_t k = 0; k < n_list; k++)
        total += list[k].n;
    size_t had = g->cap_rank;
    if (!jk_scratch_room(&g->all, &g->cap_all, total, sizeof *g->all, err) || (!done && !jk_scratch_room(&g->rank, &had, total, sizeof *g->rank, err)))
        return false;
    g->cap_rank = had;
    const uint32_t *before = done ? g->rank : NULL;
    size_t m = 0, distinct = 0;
    for (size_t k = 0, at = 0; k < n_list; at += list[k++].n)
        if (list[k].n > done) {
            pack(g->all + m, before ? before + at : NULL, list[k], done, take, bits);
            m += list[k].n - done;
        }
    uint64_t *sorted = sort(g->all, g->spare, m, 64);
    for (size_t k = 0; k < m; k++)
        if (k == 0 || sorted[k] != sorted[k - 1])
            sorted[distinct++] = sorted[k];
    for (size_t k = 0, at = 0; k < n_list; at += list[k++].n) {
        size_t here = list[k].n > done ? list[k].n - done : 0;
        pack(g->key, before ? before + at : NULL, list[k], done, take, bits);
        for (size_t i = 0; i < here; i++) {
            size_t low = 0, high = distinct;
            while (low < high) {
                size_t mid = (low + high) / 2;
                if (sorted[mid] < g->key[i])
                    low = mid + 1;
                else
                    high = mid;
            }
            g->rank[at + i] = (uint32_t)low + 1;
        }
    }
    *n = distinct;
    return true;
}

/* The orders done + 1 to done + take. */
static void match_some(jk_ngrams *g, const jk_ids *list, size_t n_list, size_t done, unsigned take, unsigned bits, unsigned key_bits, double *match)
{
    walk w = { bits, take, g->open, match + done };
    for (size_t k = 0, at = 0, place = 0; k < n_list; at += list[k].n + 1, place += list[k++].n) {
        size_t n = list[k].n > done ? list[k].n - done : 0;
        pack(g->key + at, done ? g->rank + place : NULL, list[k], done, take, bits);
        g->cursor[k] = (cursor){ .key = sort(g->key + at, g->spare + at, n, key_bits) };
        g->cursor[k].key[n] = END;
    }
    if (n_list == 2)
        merge(&w, g->cursor, 2);                /* one reference, for the compiler */
    else
        merge(&w, g->cursor, n_list);
}

bool jk_ngrams_match(jk_ngrams *g, const jk_ids *list, size_t n_list, uint32_t n_id, unsigned max_order, double *match, jk_err *err)
{
    size_t total = n_list, longest = 0;
    for (size_t k = 0; k < n_list; k++) {
        total += list[k].n;
        longest = k && list[k].n > longest ? list[k].n : longest;
    }
    if (total > UINT32_MAX)
        return jk_fail(err, JK_ELIMIT, "a segment of %zu characters or words; at most %u", total, UINT32_MAX);
    if (!jk_scratch_room(&g->key, &g->cap_key, total, sizeof *g->key, err) || !jk_scratch_room(&g->spare, &g->cap_spare, total, sizeof *g->spare, err)
        || !jk_scratch_room(&g->cursor, &g->cap_cursor, n_list, sizeof *g->cursor, err)
        || !jk_scratch_room(&g->open, &g->cap_open, 64 * n_list, sizeof *g->open, err))
        return false;
    longest = list[0].n < longest ? list[0].n : longest;
    size_t order = max_order < longest ? max_order : longest;
    memset(match, 0, max_order * sizeof *match);
    unsigned bits = width_of((uint64_t)n_id + 1), before = 0;
    for (size_t done = 0; done < order; ) {
        size_t fit = (64 - before) / bits;
        unsigned take = (unsigned)(order - done < fit ? order - done : fit);
        match_some(g, list, n_list, done, take, bits, before + take * bits, match);
        uint64_t n_rank = 0;
        if (done + take < order && !rank_all(g, list, n_list, done, take, bits, &n_rank, err))
            return false;
        done += take;
        before = width_of(n_rank + 1);
    }
    return true;
}

void jk_ngrams_free(jk_ngrams *g)
{
    free(g->key);
    free(g->spare);
    free(g->all);
    free(g->rank);
    free(g->cursor);
    free(g->open);
}

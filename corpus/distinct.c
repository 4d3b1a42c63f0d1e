/* distinct.c - counts of keys: see distinct.h.
 *
 * A table holds what came and how often. When it is as large as it may be all of it goes to a sorter, and it starts afresh: what is frequent
 * is there again at once, as words are (Zipf), so a table much smaller than the vocabulary does most of the work. At the end equal keys
 * of the sorter stand together and their numbers add up; without one the table is the answer.
 */
#include "corpus/distinct.h"

#include <stdlib.h>

#include "corpus/sorter.h"

enum { LEAST = 1 << 10 /* slots */, KIND = JK_DISTINCT_KINDS - 1 };

typedef struct { uint64_t key, n; } slot;   /* n 0: free */

struct jk_distinct {
    slot *slot;
    size_t n_slot, most, n;         /* a power of two; what it may become; slots taken */
    size_t memory;                  /* of the sorter */
    const char *beside;
    jk_sorter *sorter;              /* NULL: all of it is in the table */
    bool spilled;
};

static bool resize(jk_distinct *d, size_t n_slot, jk_err *err)
{
    slot *old = d->slot, *now = calloc(n_slot, sizeof *now);
    if (!now)
        return jk_fail(err, JK_ENOMEM, "no memory to count %zu keys; a smaller --memory writes them to disk", n_slot);
    for (size_t k = 0; old && k < d->n_slot; k++)
        if (old[k].n) {
            size_t at = old[k].key >> 3 & (n_slot - 1);
            while (now[at].n)
                at = (at + 1) & (n_slot - 1);
            now[at] = old[k];
        }
    free(old);
    d->slot = now;
    d->n_slot = n_slot;
    return true;
}

/* Two thirds of the memory are the table's: while it doubles there are one and a half of it. */
jk_distinct *jk_distinct_open(size_t memory, const char *beside, jk_err *err)
{
    jk_distinct *d = calloc(1, sizeof *d);
    if (!d)
        return jk_fail(err, JK_ENOMEM, "no more memory"), NULL;
    d->memory = memory / 3;
    d->beside = beside;
    for (d->most = LEAST; d->most * 3 * sizeof(slot) <= memory - d->memory;)
        d->most *= 2;
    if (resize(d, LEAST, err))
        return d;
    free(d);
    return NULL;
}

static bool flush(jk_distinct *d, jk_err *err)
{
    if (!d->sorter && !(d->sorter = jk_sorter_open(2, d->memory, d->beside, err)))
        return false;
    for (size_t k = 0; k < d->n_slot; k++)
        if (d->slot[k].n && !jk_sorter_put(d->sorter, (uint64_t[]){ d->slot[k].key, d->slot[k].n }, err))
            return false;
    memset(d->slot, 0, d->n_slot * sizeof *d->slot);
    d->n = 0;
    return true;
}

bool jk_distinct_add(jk_distinct *d, unsigned kind, uint64_t hash, jk_err *err)
{
    if (d->n >= d->n_slot / 4 * 3 && !(d->n_slot < d->most ? resize(d, d->n_slot * 2, err) : flush(d, err)))
        return false;
    uint64_t key = (hash & ~(uint64_t)KIND) | kind;
    size_t at = key >> 3 & (d->n_slot - 1);
    while (d->slot[at].n && d->slot[at].key != key)
        at = (at + 1) & (d->n_slot - 1);
    d->n += !d->slot[at].n;
    d->slot[at].key = key;
    d->slot[at].n++;
    return true;
}

static void count_key(jk_distinct_count count[JK_DISTINCT_KINDS], uint64_t key, uint64_t n)
{
    jk_distinct_count *c = &count[key & KIND];
    c->n += n;
    c->n_key++;
    c->n_once += n == 1;
}

static bool count_sorted(jk_distinct *d, jk_distinct_count count[JK_DISTINCT_KINDS], jk_err *err)
{
    uint64_t next[2], key = 0, n = 0;
    if (!flush(d, err) || !jk_sorter_sort(d->sorter, err))
        return false;
    while (jk_sorter_next(d->sorter, next, err)) {
        if (n && next[0] != key) {
            count_key(count, key, n);
            n = 0;
        }
        key = next[0];
        n += next[1];
    }
    if (n)
        count_key(count, key, n);
    d->spilled |= jk_sorter_spilled(d->sorter);
    jk_sorter_close(d->sorter);
    d->sorter = NULL;
    return !err->code;
}

bool jk_distinct_end(jk_distinct *d, jk_distinct_count count[JK_DISTINCT_KINDS], jk_err *err)
{
    memset(count, 0, JK_DISTINCT_KINDS * sizeof *count);
    if (d->sorter)
        return count_sorted(d, count, err);
    for (size_t k = 0; d->n && k < d->n_slot; k++)
        if (d->slot[k].n)
            count_key(count, d->slot[k].key, d->slot[k].n);
    size_t fits = LEAST;                    /* clearing a table costs by its size: it shrinks to what was in it */
    while (fits / 2 < d->n)
        fits *= 2;
    d->n = 0;
    memset(d->slot, 0, d->n_slot * sizeof *d->slot);
    return fits >= d->n_slot || resize(d, fits, err);
}

bool jk_distinct_spilled(const jk_distinct *d) { return d->spilled; }

void jk_distinct_close(jk_distinct *d)
{
    if (!d)
        return;
    jk_sorter_close(d->sorter);
    free(d->slot);
    free(d);
}

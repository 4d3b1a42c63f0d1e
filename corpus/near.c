/* near.c - near-duplicates by MinHash and bands: see near.h.
 *
 *     J(A, B) = |A and B| / |A or B|
 *
 * over sets of 4-grams. Under a random hash h the least h(x) of A and of B are equal with probability J (Broder, "On the resemblance and
 * containment of documents", 1997). 16 bands of r such minima each are 16 keys of a text; two texts share at least one with
 * probability 1 - (1 - J^r)^16 (Leskovec, Rajaraman & Ullman, "Mining of Massive Datasets", section 3.4), and r is the largest with
 * which that is .985 at the threshold. Texts that share a key are then compared by sketch: the 128 least hashes of each set, of which the
 * 128 least of the union are a sample without replacement (Bar-Yossef et al., "Counting distinct elements in a data stream", 2002), and all of it where there
 * are no more. Two texts that share several keys are compared at the first of them alone: a line that stands in every document shares all.
 */
#include "corpus/near.h"

#include <stdlib.h>

#include "corpus/normal.h"
#include "corpus/sorter.h"
#include "corpus/spill.h"
#include "align/unicode.h"

enum { GRAM = 4, N_BAND = 16, MAX_ROW = 8, SKETCH = 128 };
static const double found_at_threshold = .985;

/* hash ascends; what is not used is UINT32_MAX. band: of each band's key, to tell whether two texts have met in one before. */
typedef struct { uint32_t hash[SKETCH]; uint16_t band[N_BAND]; } sketch;

struct jk_near {
    jk_near_options o;
    unsigned n_row;                         /* minima in a band */
    uint32_t factor[N_BAND * MAX_ROW], term[N_BAND * MAX_ROW];
    uint32_t least[N_BAND * MAX_ROW];
    jk_arena *arena;
    jk_buf text;
    sketch now;
    size_t n_now;                           /* hashes in now */
    sketch *held;                           /* of the first texts; the others are in spill */
    size_t n_held, cap_held, most_held;
    jk_spill *spill;
    uint64_t n_text;                        /* sketches, of texts left out too */
    jk_sorter *band, *edge;
    jk_buf leader, leader_sketch;           /* uint64_t, sketch */
    uint64_t last[2];                       /* the edge that was given last */
    bool any, spilled;
};

/* Finalizer of SplitMix64 (Steele, Lea & Flood, "Fast splittable pseudorandom number generators", 2014). */
static uint64_t mix(uint64_t x)
{
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return x ^ x >> 31;
}

static unsigned rows_of(double threshold)
{
    unsigned best = 1;
    double power = threshold;
    for (unsigned r = 1; r <= MAX_ROW; r++, power *= threshold) {
        double missed = 1;
        for (int b = 0; b < N_BAND; b++)
            missed *= 1 - power;
        if (1 - missed >= found_at_threshold)
            best = r;
    }
    return best;
}

jk_near *jk_near_open(const jk_near_options *options, jk_err *err)
{
    jk_near *near = calloc(1, sizeof *near);
    if (!near)
        return jk_fail(err, JK_ENOMEM, "no more memory"), NULL;
    near->o = *options;
    near->n_row = rows_of(options->threshold);
    for (unsigned k = 0; k < N_BAND * MAX_ROW; k++) {
        near->factor[k] = (uint32_t)mix(2 * k + 1) | 1;
        near->term[k] = (uint32_t)mix(2 * k + 2);
    }
    near->most_held = options->memory / 2 / sizeof *near->held;
    near->arena = jk_arena_open(0);
    if (!near->arena)
        jk_fail(err, JK_ENOMEM, "no more memory");
    near->band = jk_sorter_open(2, options->memory / 8 * 3, options->beside, err);
    near->edge = jk_sorter_open(2, options->memory / 8, options->beside, err);
    if (!err->code)
        return near;
    jk_near_close(near);
    return NULL;
}

/* -------------------------------------------------------------------- a text */

static void put_hash(jk_near *near, uint32_t hash)
{
    sketch *s = &near->now;
    hash -= hash == UINT32_MAX;
    if (near->n_now == SKETCH && hash >= s->hash[SKETCH - 1])
        return;
    size_t low = 0, high = near->n_now;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (s->hash[middle] < hash)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < near->n_now && s->hash[low] == hash)
        return;
    size_t end = near->n_now < SKETCH ? near->n_now++ : SKETCH - 1;
    memmove(s->hash + low + 1, s->hash + low, (end - low) * sizeof hash);
    s->hash[low] = hash;
}

static void put_gram(jk_near *near, uint64_t gram)
{
    uint32_t x = (uint32_t)(gram >> 32);
    unsigned n = N_BAND * near->n_row;
    put_hash(near, (uint32_t)gram);
    for (unsigned k = 0; k < n; k++) {
        uint32_t h = near->factor[k] * x + near->term[k];
        near->least[k] = h < near->least[k] ? h : near->least[k];
    }
}

/* A text shorter than a gram is one itself. The halves' grams differ. */
static bool put_half(jk_near *near, jk_span text, uint64_t half, jk_err *err)
{
    uint64_t last[GRAM] = { 0 };
    size_t n = 0;
    if (!text.len)
        return true;
    near->text.len = 0;
    if (!jk_normal_put(near->arena, JK_ANY_CASE | JK_ANY_WIDTH | JK_ANY_SPACE | JK_ANY_PUNCTUATION, text, &near->text, err))
        return false;
    for (const char *at = near->text.ptr, *end = at + near->text.len; at < end;) {
        memmove(last, last + 1, (GRAM - 1) * sizeof *last);
        last[GRAM - 1] = jk_next_char(&at, end) + 1;
        if (++n >= GRAM || at == end)
            put_gram(near, mix(mix(last[0] << 32 | last[1]) + (last[2] << 32 | last[3]) * 2 + half));
    }
    return true;
}

static bool put_text(jk_near *near, jk_span a, jk_span b, jk_err *err)
{
    memset(&near->now, 0xFF, sizeof near->now);
    memset(near->least, 0xFF, sizeof near->least);
    near->n_now = 0;
    return put_half(near, a, 0, err) && put_half(near, b, 1, err);
}

static bool keep_sketch(jk_near *near, const sketch *s, jk_err *err)
{
    near->n_text++;
    if (near->n_held == near->most_held)
        return (near->spill || (near->spill = jk_spill_open(near->o.beside, err))) && jk_spill_write(near->spill, s, sizeof *s, err);
    if (near->n_held == near->cap_held) {
        size_t cap = near->cap_held ? 2 * near->cap_held : 1024;
        cap = cap < near->most_held ? cap : near->most_held;
        sketch *more = realloc(near->held, cap * sizeof *more);
        if (!more)
            return jk_fail(err, JK_ENOMEM, "no more memory for %zu texts; a smaller --memory writes them to disk", cap);
        near->held = more;
        near->cap_held = cap;
    }
    near->held[near->n_held++] = *s;
    return true;
}

static bool sketch_of(const jk_near *near, uint64_t row, sketch *s, jk_err *err)
{
    if (row >= near->n_held)
        return jk_spill_read(near->spill, (row - near->n_held) * sizeof *s, s, sizeof *s, err);
    *s = near->held[row];
    return true;
}

bool jk_near_add(jk_near *near, uint64_t key, jk_span a, jk_span b, jk_err *err)
{
    static const sketch empty;
    if (!a.len && !b.len)
        return true;
    while (near->n_text < JK_NEAR_ROW(key))
        if (!keep_sketch(near, &empty, err))
            return false;
    if (!put_text(near, a, b, err))
        return false;
    for (unsigned k = 0; k < N_BAND; k++) {
        uint64_t hash = k;
        for (unsigned r = 0; r < near->n_row; r++)
            hash = mix(hash * 31 + near->least[k * near->n_row + r]);
        near->now.band[k] = (uint16_t)(hash >> 48);
        if (!jk_sorter_put(near->band, (uint64_t[]){ (hash & ~(uint64_t)(N_BAND - 1)) | k, key }, err))
            return false;
    }
    return keep_sketch(near, &near->now, err);
}

/* ------------------------------------------------------------------ comparing */

/* Of the (up to) 128 least of the union, how many are in both. */
static void compare(const sketch *a, const sketch *b, unsigned *both, unsigned *all)
{
    size_t i = 0, j = 0;
    *both = *all = 0;
    while (*all < SKETCH) {
        uint32_t x = i < SKETCH ? a->hash[i] : UINT32_MAX, y = j < SKETCH ? b->hash[j] : UINT32_MAX;
        if (x == UINT32_MAX && y == UINT32_MAX)
            break;
        *both += x == y;
        i += x <= y;
        j += y <= x;
        ++*all;
    }
}

static bool alike(const jk_near *near, const sketch *a, const sketch *b)
{
    unsigned both, all;
    compare(a, b, &both, &all);
    return all && (double)both >= near->o.threshold * (double)all;
}

static bool met_before(const sketch *a, const sketch *b, unsigned band)
{
    for (unsigned k = 0; k < band; k++)
        if (a->band[k] == b->band[k])
            return true;
    return false;
}

/* Compares b with those that lead in its band, and lets it lead if it may. */
static bool join(jk_near *near, unsigned band, uint64_t b, jk_err *err)
{
    sketch mine;
    size_t n = near->leader.len / sizeof b;
    if (!sketch_of(near, JK_NEAR_ROW(b), &mine, err))
        return false;
    for (size_t k = 0; k < n; k++) {
        uint64_t a;
        sketch theirs;
        memcpy(&theirs, near->leader_sketch.ptr + k * sizeof theirs, sizeof theirs);
        memcpy(&a, near->leader.ptr + k * sizeof a, sizeof a);
        if (met_before(&theirs, &mine, band) || (near->o.wants && !near->o.wants(near->o.user, a, b)) || !alike(near, &theirs, &mine))
            continue;
        if (!jk_sorter_put(near->edge, (uint64_t[]){ a, b }, err))
            return false;
        if (near->o.first)
            break;
    }
    if (near->o.leads ? b >= near->o.leads : n >= JK_NEAR_LEADERS)
        return true;
    return jk_buf_put(&near->leader, (jk_span){ (const char *)&b, sizeof b }, err)
        && jk_buf_put(&near->leader_sketch, (jk_span){ (const char *)&mine, sizeof mine }, err);
}

/* Most keys belong to one text alone: nothing is looked up for those. */
bool jk_near_find(jk_near *near, jk_err *err)
{
    uint64_t band[2], held[2] = { 0 };
    bool waits = false;                         /* held is the first of its band, and not joined yet */
    if (!jk_sorter_sort(near->band, err))
        return false;
    for (bool first = true; jk_sorter_next(near->band, band, err); first = false) {
        if (first || band[0] != held[0]) {
            near->leader.len = near->leader_sketch.len = 0;
            memcpy(held, band, sizeof held);
            waits = true;
            continue;
        }
        unsigned k = (unsigned)(band[0] % N_BAND);
        if ((waits && !join(near, k, held[1], err)) || !join(near, k, band[1], err))
            return false;
        waits = false;
    }
    near->spilled = near->spill || jk_sorter_spilled(near->band);
    jk_sorter_close(near->band);
    near->band = NULL;
    return !err->code && jk_sorter_sort(near->edge, err);
}

bool jk_near_next(jk_near *near, uint64_t *a, uint64_t *b, jk_err *err)
{
    uint64_t edge[2];
    do
        if (!jk_sorter_next(near->edge, edge, err))
            return false;
    while (near->any && edge[0] == near->last[0] && edge[1] == near->last[1]);
    near->any = true;
    near->last[0] = *a = edge[0];
    near->last[1] = *b = edge[1];
    return true;
}

bool jk_near_spilled(const jk_near *near) { return near->spilled || jk_sorter_spilled(near->edge); }

void jk_near_close(jk_near *near)
{
    if (!near)
        return;
    jk_sorter_close(near->band);
    jk_sorter_close(near->edge);
    jk_spill_close(near->spill);
    jk_arena_close(near->arena);
    jk_buf_free(&near->text);
    jk_buf_free(&near->leader);
    jk_buf_free(&near->leader_sketch);
    free(near->held);
    free(near);
}

bool jk_near_like(jk_near *near, const jk_span a[2], const jk_span b[2], double *like, jk_err *err)
{
    unsigned both, all;
    if (!put_text(near, a[0], a[1], err))
        return false;
    sketch first = near->now;
    if (!put_text(near, b[0], b[1], err))
        return false;
    compare(&first, &near->now, &both, &all);
    *like = all ? (double)both / (double)all : 0;
    return true;
}

/* pool.c - words learned from many documents: see pool.h.
 *
 * Each bead has a key, a hash of its document's name and its number; those with the smallest keys stay (a
 * bottom-k sample: Cohen & Kaplan 2007). Before training, words are numbered in the order of their bytes and
 * beads stand in the order of their keys, so that every sum is taken in the same order, whoever came first.
 */
#include "align/pool.h"

#include <stdlib.h>

typedef struct {
    jk_span  *word;
    uint32_t *slot, *rank;          /* slot: number + 1; rank: place among the words that teach, or JK_NO_KEY */
    uint32_t *ranked;               /* the word of a rank */
    uint32_t  n, cap, mask;
} vocabulary;

typedef struct {
    uint64_t key;
    size_t   at;                    /* of its words in the pool's */
    uint16_t n_src, n_tgt;
    float    weight;
} bead;

struct jk_pool {
    jk_arena *text;                 /* words */
    jk_arena *scratch;              /* of one document, then of training */
    vocabulary side[2];
    bead     *bead;
    uint32_t *word;
    size_t    n, most, n_word, cap_word;
    uint64_t  limit, seen;          /* a key above the limit is out already */
};

jk_pool *jk_pool_open(size_t most, jk_err *err)
{
    jk_pool *p = calloc(1, sizeof *p);
    if (p) {
        *p = (jk_pool){ .text = jk_arena_open(0), .scratch = jk_arena_open(0), .most = most ? most : 1, .limit = UINT64_MAX };
        p->bead = p->most < SIZE_MAX / 4 / sizeof *p->bead ? calloc(2 * p->most, sizeof *p->bead) : NULL;
    }
    if (p && p->text && p->scratch && p->bead)
        return p;
    jk_pool_close(p);
    jk_fail(err, JK_ENOMEM, "no memory for a sample of %zu beads", most);
    return NULL;
}

void jk_pool_close(jk_pool *p)
{
    if (!p)
        return;
    jk_arena_close(p->text);
    jk_arena_close(p->scratch);
    free(p->bead);
    free(p->word);
    free(p);
}

uint64_t jk_pool_seen(const jk_pool *p) { return p->seen; }

/* ------------------------------------------------------------------- words */

static uint32_t hash(jk_span s)
{
    uint32_t h = 0x811C9DC5u;
    for (size_t k = 0; k < s.len; k++)
        h = (h ^ (unsigned char)s.ptr[k]) * 16777619u;
    return h ^ h >> 15;
}

static uint32_t *slot_of(const vocabulary *v, jk_span s)
{
    uint32_t h = hash(s) & v->mask;
    while (v->slot[h] && !jk_span_equal(v->word[v->slot[h] - 1], s))
        h = (h + 1) & v->mask;
    return &v->slot[h];
}

static bool widen(jk_arena *arena, vocabulary *v, jk_err *err)
{
    uint32_t cap = v->cap ? v->cap * 2 : 4096;
    if (v->n > UINT32_MAX / 8)
        return jk_fail(err, JK_ELIMIT, "more than %u words to learn", v->n);
    v->word = jk_arena_grow(arena, v->word, v->n, cap, sizeof *v->word, err);
    v->slot = v->word ? JK_NEW(arena, uint32_t, (size_t)cap * 2, err) : NULL;
    if (!v->slot)
        return false;
    v->cap = cap;
    v->mask = cap * 2 - 1;
    for (uint32_t k = 0; k < v->n; k++)
        *slot_of(v, v->word[k]) = k + 1;
    return true;
}

static bool number_of(jk_arena *arena, vocabulary *v, jk_span s, uint32_t *out, jk_err *err)
{
    if (v->n == v->cap && !widen(arena, v, err))
        return false;
    uint32_t *slot = slot_of(v, s);
    if (!*slot) {
        v->word[v->n] = jk_arena_copy(arena, s, err);
        if (err->code)
            return false;
        *slot = ++v->n;
    }
    *out = *slot - 1;
    return true;
}

/* ------------------------------------------------------------------- beads */

/* FNV-1a of the name, then the number, mixed as in splitmix64. */
static uint64_t key_of(jk_span doc_id, uint64_t n)
{
    uint64_t h = 0xCBF29CE484222325u;
    for (size_t k = 0; k < doc_id.len; k++)
        h = (h ^ (unsigned char)doc_id.ptr[k]) * 0x100000001B3u;
    h += (n + 1) * 0x9E3779B97F4A7C15u;
    h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9u;
    h = (h ^ h >> 27) * 0x94D049BB133111EBu;
    return h ^ h >> 31;
}

static int by_key(const void *x, const void *y)
{
    const bead *a = x, *b = y;
    return (a->key > b->key) - (a->key < b->key);
}

/* Keeps the beads of the smallest keys, and only their words. */
static bool thin_out(jk_pool *p, jk_err *err)
{
    qsort(p->bead, p->n, sizeof *p->bead, by_key);
    if (p->n <= p->most)
        return true;
    p->n = p->most;
    p->limit = p->bead[p->n - 1].key;
    uint32_t *word = malloc((p->n_word + 1) * sizeof *word);
    if (!word)
        return jk_fail(err, JK_ENOMEM, "no memory for a sample of %zu beads", p->most);
    size_t n = 0;
    for (size_t k = 0; k < p->n; k++) {
        size_t many = (size_t)p->bead[k].n_src + p->bead[k].n_tgt;
        memcpy(word + n, p->word + p->bead[k].at, many * sizeof *word);
        p->bead[k].at = n;
        n += many;
    }
    free(p->word);
    p->cap_word = p->n_word + 1;
    p->word = word;
    p->n_word = n;
    return true;
}

static bool put_word(jk_pool *p, uint32_t word, jk_err *err)
{
    if (p->n_word == p->cap_word) {
        size_t cap = p->cap_word * 2 + 4096;
        uint32_t *more = realloc(p->word, cap * sizeof *more);
        if (!more)
            return jk_fail(err, JK_ENOMEM, "no memory for the words of %zu beads", p->n);
        p->word = more;
        p->cap_word = cap;
    }
    p->word[p->n_word++] = word;
    return true;
}

/* The keys of sentences from..to-1 as the pool's numbers; how many goes to *n. */
static bool put_words(jk_pool *p, unsigned which, const jk_side *side, const jk_keys *keys, uint32_t from, uint32_t to, uint16_t *n, jk_err *err)
{
    *n = 0;
    for (uint32_t k = side->first[from]; k < side->first[to] && *n < JK_MAX_BAG; k++) {
        uint32_t key = keys->of_type[side->token[k].type], word;
        if (key == JK_NO_KEY)
            continue;
        if (!number_of(p->text, &p->side[which], keys->key[key], &word, err) || !put_word(p, word, err))
            return false;
        ++*n;
    }
    return true;
}

bool jk_pool_add(jk_pool *p, jk_span doc_id, const jk_side *src, const jk_side *tgt, const jk_alignment *beads, jk_err *err)
{
    static const float least = .5f;
    jk_keys a, b;
    jk_arena_reset(p->scratch);
    if (!jk_keys_of(p->scratch, src, &a, err) || !jk_keys_of(p->scratch, tgt, &b, err))
        return false;
    for (uint32_t k = 0; k < beads->n_bead; k++) {
        const jk_bead *from = &beads->bead[k];
        if (!from->n_src || !from->n_tgt || from->posterior < least)
            continue;
        bead *to = &p->bead[p->n];
        *to = (bead){ .key = key_of(doc_id, k), .at = p->n_word, .weight = from->posterior };
        p->seen++;
        if (to->key > p->limit)
            continue;
        if (!put_words(p, 0, src, &a, from->src, from->src + from->n_src, &to->n_src, err)
            || !put_words(p, 1, tgt, &b, from->tgt, from->tgt + from->n_tgt, &to->n_tgt, err))
            return false;
        if (++p->n == 2 * p->most && !thin_out(p, err))
            return false;
    }
    return true;
}

/* ---------------------------------------------------------------- training */

typedef struct { jk_span word; uint32_t number; } entry;

static int by_bytes(const void *x, const void *y)
{
    const entry *a = x, *b = y;
    size_t n = a->word.len < b->word.len ? a->word.len : b->word.len;
    int c = n ? memcmp(a->word.ptr, b->word.ptr, n) : 0;
    return c ? c : (a->word.len > b->word.len) - (a->word.len < b->word.len);
}

/* The words in two beads at least and in not more than one of 20 (and 20): in the order of their bytes. */
static bool rank_words(jk_pool *p, unsigned which, uint32_t *n_rank, jk_err *err)
{
    enum { OFTEN = 20 };
    vocabulary *v = &p->side[which];
    uint32_t *df = JK_NEW(p->scratch, uint32_t, v->n, err), *last = JK_NEW(p->scratch, uint32_t, v->n, err);
    entry *e = JK_NEW(p->scratch, entry, v->n, err);
    v->rank = JK_NEW(p->text, uint32_t, v->n, err);
    v->ranked = JK_NEW(p->text, uint32_t, v->n, err);
    if (err->code)
        return false;
    for (size_t k = 0; k < p->n; k++) {
        size_t at = p->bead[k].at + (which ? p->bead[k].n_src : 0), n = which ? p->bead[k].n_tgt : p->bead[k].n_src;
        for (size_t w = at; w < at + n; w++)
            if (last[p->word[w]] != k + 1) {
                last[p->word[w]] = (uint32_t)k + 1;
                df[p->word[w]]++;
            }
    }
    uint32_t n = 0;
    for (uint32_t k = 0; k < v->n; k++) {
        v->rank[k] = JK_NO_KEY;
        if (df[k] >= 2 && df[k] <= OFTEN + p->n / OFTEN)
            e[n++] = (entry){ v->word[k], k };
    }
    if (n)
        qsort(e, n, sizeof *e, by_bytes);
    for (uint32_t k = 0; k < n; k++) {
        v->rank[e[k].number] = k;
        v->ranked[k] = e[k].number;
    }
    *n_rank = n;
    return true;
}

static size_t ranked(const vocabulary *v, const uint32_t *word, size_t n, uint32_t *out)
{
    size_t kept = 0;
    for (size_t k = 0; k < n; k++)
        if (v->rank[word[k]] != JK_NO_KEY)
            out[kept++] = v->rank[word[k]];
    return kept;
}

bool jk_pool_train(jk_pool *p, jk_arena *out, jk_learned **learned, size_t *n, jk_err *err)
{
    uint32_t n_src, n_tgt, left[JK_MAX_BAG], right[JK_MAX_BAG];
    jk_arena_reset(p->scratch);
    jk_lessons lessons = { .arena = p->scratch };
    if (!thin_out(p, err) || !rank_words(p, 0, &n_src, err) || !rank_words(p, 1, &n_tgt, err))
        return false;
    for (size_t k = 0; k < p->n; k++) {
        const bead *b = &p->bead[k];
        size_t a = ranked(&p->side[0], p->word + b->at, b->n_src, left), c = ranked(&p->side[1], p->word + b->at + b->n_src, b->n_tgt, right);
        if (!jk_lessons_add(&lessons, left, a, right, c, b->weight, err))
            return false;
    }
    return jk_lessons_train(&lessons, n_src, n_tgt, out, learned, n, err);
}

jk_span jk_pool_word(const jk_pool *p, bool tgt, uint32_t number) { return p->side[tgt].word[p->side[tgt].ranked[number]]; }

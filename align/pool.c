/* pool.c - a sample of the beads of many documents, and what it teaches: see pool.h.
 *
 * Beads that may stay are collected up to twice the sample; then all but the smallest keys go, with the words that only they
 * had. Before training, words are numbered in the order of their bytes and beads stand in the order of their keys, so that
 * every sum is taken in the same order, whoever came first.
 */
#include "align/pool.h"

#include <stdlib.h>

typedef struct {
    jk_span  *word;
    uint32_t *slot, *rank;          /* slot: number + 1; rank: place among the words that teach, or JK_NO_KEY */
    uint32_t *ranked;               /* the word of a rank */
    uint32_t  n, cap, mask;
} vocabulary;

/* Two beads may have one key; then their content decides which comes first, and if that is equal too they are one bead. */
typedef struct {
    uint64_t key, content[2];       /* content: hashes of the two sides' words */
    size_t   at;                    /* of its words in the pool's */
    uint16_t n[2];
    uint32_t weight;
} bead;

struct jk_pool {
    char      lang[2][JK_LANG_SIZE];
    jk_arena *text;                 /* words */
    jk_arena *scratch;              /* of one document, then of training */
    vocabulary side[2];
    bead     *bead;
    uint32_t *word;
    size_t    n, cap, most, n_word, cap_word;
    uint64_t  limit, seen;          /* a key above the limit is out already */
};

jk_pool *jk_pool_open(const char *src, const char *tgt, size_t most, jk_err *err)
{
    most = most ? most : 1;
    jk_pool *p = calloc(1, sizeof *p);
    if (p) {
        *p = (jk_pool){ .text = jk_arena_open(0), .scratch = jk_arena_open(0), .most = most, .limit = UINT64_MAX };
        memcpy(p->lang[0], src, strnlen(src, JK_LANG_SIZE - 1));
        memcpy(p->lang[1], tgt, strnlen(tgt, JK_LANG_SIZE - 1));
    }
    if (p && p->text && p->scratch)
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

const char *jk_pool_lang(const jk_pool *p, bool tgt) { return p->lang[tgt]; }
size_t jk_pool_most(const jk_pool *p) { return p->most; }
uint64_t jk_pool_seen(const jk_pool *p) { return p->seen; }
void jk_pool_see(jk_pool *p, uint64_t n) { p->seen += n; }

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

static const uint64_t FNV = 0xCBF29CE484222325u;        /* FNV-1a, 64 bits */

static uint64_t hash_more(uint64_t h, jk_span s)
{
    for (size_t k = 0; k < s.len; k++)
        h = (h ^ (unsigned char)s.ptr[k]) * 0x100000001B3u;
    return h;
}

/* FNV-1a of the name, then the number, mixed as in splitmix64. */
static uint64_t key_of(jk_span doc_id, uint64_t n)
{
    uint64_t h = hash_more(FNV, doc_id);
    h += (n + 1) * 0x9E3779B97F4A7C15u;
    h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9u;
    h = (h ^ h >> 27) * 0x94D049BB133111EBu;
    return h ^ h >> 31;
}

static int by_content(const void *x, const void *y)
{
    const bead *a = x, *b = y;
    for (unsigned s = 0; s < 2; s++)
        if (a->content[s] != b->content[s])
            return a->content[s] > b->content[s] ? 1 : -1;
    return (a->weight > b->weight) - (a->weight < b->weight);
}

static int by_key(const void *x, const void *y)
{
    const bead *a = x, *b = y;
    return a->key != b->key ? (a->key > b->key) - (a->key < b->key) : by_content(x, y);
}

static const uint32_t *words_of(const jk_pool *p, const bead *b, unsigned side) { return p->word + b->at + (side ? b->n[0] : 0); }

/* Only the words of the beads that are there, in a new arena. */
static bool forget_words(jk_pool *p, jk_err *err)
{
    vocabulary side[2] = { { 0 }, { 0 } };
    jk_arena *text = jk_arena_open(0);
    uint32_t *word = malloc((p->n_word + 1) * sizeof *word);
    size_t n = 0;
    bool ok = (text && word) || jk_fail(err, JK_ENOMEM, "no memory for a sample of %zu beads", p->most);
    for (size_t k = 0; ok && k < p->n; k++) {
        size_t at = n;
        for (unsigned s = 0; s < 2; s++)
            for (unsigned w = 0; ok && w < p->bead[k].n[s]; w++)
                ok = number_of(text, &side[s], p->side[s].word[words_of(p, &p->bead[k], s)[w]], &word[n++], err);
        p->bead[k].at = at;
    }
    if (!ok) {
        jk_arena_close(text);
        free(word);
        return false;
    }
    jk_arena_close(p->text);
    free(p->word);
    p->text = text;
    p->word = word;
    p->cap_word = p->n_word + 1;
    p->n_word = n;
    memcpy(p->side, side, sizeof side);
    return true;
}

bool jk_pool_settle(jk_pool *p, size_t *n, jk_err *err)
{
    size_t kept = 0;
    if (p->n)
        qsort(p->bead, p->n, sizeof *p->bead, by_key);
    for (size_t k = 0; k < p->n && kept < p->most; k++)
        if (kept == 0 || by_key(&p->bead[kept - 1], &p->bead[k]) != 0)
            p->bead[kept++] = p->bead[k];
    bool fewer = kept < p->n;
    *n = p->n = kept;
    if (kept == p->most)
        p->limit = p->bead[kept - 1].key;
    return !fewer || forget_words(p, err);
}

bool jk_pool_lower(jk_pool *p, size_t most, jk_err *err)
{
    size_t n;
    most = most ? most : 1;
    if (most >= p->most)
        return true;
    p->most = most;
    return jk_pool_settle(p, &n, err);
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

static bool room_for_bead(jk_pool *p, jk_err *err)
{
    size_t n;
    if (p->n / 2 >= p->most && !jk_pool_settle(p, &n, err))
        return false;
    if (p->n < p->cap)
        return true;
    size_t cap = p->cap * 2 + 1024;
    bead *more = realloc(p->bead, cap * sizeof *more);
    if (!more)
        return jk_fail(err, JK_ENOMEM, "no memory for %zu beads", cap);
    p->bead = more;
    p->cap = cap;
    return true;
}

bool jk_pool_put(jk_pool *p, const jk_pooled *from, jk_err *err)
{
    if (from->key > p->limit)
        return true;
    if (!room_for_bead(p, err))
        return false;
    bead to = { .key = from->key, .content = { FNV, FNV }, .at = p->n_word, .weight = from->weight };
    for (unsigned s = 0; s < 2; s++) {
        for (uint32_t k = 0, word; k < from->n[s]; k++) {
            if (!number_of(p->text, &p->side[s], from->word[s][k], &word, err) || !put_word(p, word, err))
                return false;
            to.content[s] = hash_more(to.content[s], from->word[s][k]) * 0x9E3779B97F4A7C15u + 1;
        }
        to.n[s] = (uint16_t)from->n[s];
    }
    p->bead[p->n++] = to;
    return true;
}

void jk_pool_get(const jk_pool *p, size_t k, jk_pooled *out)
{
    const bead *b = &p->bead[k];
    out->key = b->key;
    out->weight = b->weight;
    for (unsigned s = 0; s < 2; s++) {
        out->n[s] = b->n[s];
        for (unsigned w = 0; w < b->n[s]; w++)
            out->word[s][w] = p->side[s].word[words_of(p, b, s)[w]];
    }
}

bool jk_pool_join(jk_pool *p, jk_pool *other, jk_err *err)
{
    jk_pooled one;
    size_t n;
    if (!jk_pool_settle(other, &n, err) || !jk_pool_lower(p, other->most, err))
        return false;
    for (size_t k = 0; k < n; k++) {
        jk_pool_get(other, k, &one);
        if (!jk_pool_put(p, &one, err))
            return false;
    }
    p->seen += other->seen;
    return true;
}

/* --------------------------------------------------------------- documents */

/* A word that a sample's file can hold: no white space in it, no control character. */
static bool is_plain(jk_span s)
{
    for (size_t k = 0; k < s.len; k++)
        if ((unsigned char)s.ptr[k] <= ' ')
            return false;
    return s.len > 0;
}

/* The keys of sentences from..to-1. */
static uint32_t words_between(const jk_side *side, const jk_keys *keys, uint32_t from, uint32_t to, jk_span out[JK_MAX_BAG])
{
    uint32_t n = 0;
    for (uint32_t k = side->first[from]; k < side->first[to] && n < JK_MAX_BAG; k++) {
        uint32_t key = keys->of_type[side->token[k].type];
        if (key != JK_NO_KEY && is_plain(keys->key[key]))
            out[n++] = keys->key[key];
    }
    return n;
}

bool jk_pool_add(jk_pool *p, jk_span doc_id, const jk_side *src, const jk_side *tgt, const jk_alignment *beads, jk_err *err)
{
    static const float least = .5f;
    jk_keys a = { 0 }, b = { 0 };
    jk_pooled one;
    for (uint32_t k = 0; k < beads->n_bead; k++) {
        const jk_bead *from = &beads->bead[k];
        if (!from->n_src || !from->n_tgt || from->posterior < least)
            continue;
        p->seen++;
        one.key = key_of(doc_id, k);
        if (one.key > p->limit)
            continue;
        if (!a.of_type) {                       /* the first that may stay */
            jk_arena_reset(p->scratch);
            if (!jk_keys_of(p->scratch, src, &a, err) || !jk_keys_of(p->scratch, tgt, &b, err))
                return false;
        }
        one.weight = (uint32_t)(from->posterior * 10000 + .5f);
        one.n[0] = words_between(src, &a, from->src, from->src + from->n_src, one.word[0]);
        one.n[1] = words_between(tgt, &b, from->tgt, from->tgt + from->n_tgt, one.word[1]);
        if (!jk_pool_put(p, &one, err))
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

/* A sentence that stands word for word in several documents (copies, boilerplate) teaches once, as the first by key has it: else one
   mistake would confirm itself. Sentences of a few words come again by themselves. */
static bool *repeats(jk_pool *p, jk_err *err)
{
    enum { FULL = 2, FEW = 3 };
    size_t mask = 1023;
    while (mask < FULL * p->n)
        mask = mask << 1 | 1;
    bool *again = JK_NEW(p->scratch, bool, p->n, err);
    size_t *slot = again ? JK_NEW(p->scratch, size_t, mask + 1, err) : NULL;
    for (unsigned s = 0; slot && s < 2; s++) {
        memset(slot, 0, (mask + 1) * sizeof *slot);
        for (size_t k = 0; k < p->n; k++) {
            const bead *b = &p->bead[k];
            size_t h = (size_t)b->content[s] & mask;
            if (b->n[s] <= FEW)
                continue;
            while (slot[h] && p->bead[slot[h] - 1].content[s] != b->content[s])
                h = (h + 1) & mask;
            again[k] = again[k] || slot[h];
            slot[h] = slot[h] ? slot[h] : k + 1;
        }
    }
    return slot ? again : NULL;
}

/* The words in two beads at least and in not more than one of 20 (and 20): in the order of their bytes. */
static bool rank_words(jk_pool *p, unsigned which, const bool *again, uint32_t *n_rank, jk_err *err)
{
    enum { OFTEN = 20 };
    vocabulary *v = &p->side[which];
    uint32_t *df = JK_NEW(p->scratch, uint32_t, v->n, err), *last = JK_NEW(p->scratch, uint32_t, v->n, err);
    entry *e = JK_NEW(p->scratch, entry, v->n, err);
    v->rank = JK_NEW(p->text, uint32_t, v->n, err);
    v->ranked = JK_NEW(p->text, uint32_t, v->n, err);
    if (err->code)
        return false;
    size_t n_bead = 0;
    for (size_t k = 0; k < p->n; k++) {
        const uint32_t *word = words_of(p, &p->bead[k], which);
        if (again[k])
            continue;
        n_bead++;
        for (unsigned w = 0; w < p->bead[k].n[which]; w++)
            if (last[word[w]] != k + 1) {
                last[word[w]] = (uint32_t)k + 1;
                df[word[w]]++;
            }
    }
    uint32_t n = 0;
    for (uint32_t k = 0; k < v->n; k++) {
        v->rank[k] = JK_NO_KEY;
        if (df[k] >= 2 && df[k] <= OFTEN + n_bead / OFTEN)
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
    size_t n_bead;
    bool *again;
    jk_arena_reset(p->scratch);
    jk_lessons lessons = { .arena = p->scratch };
    if (!jk_pool_settle(p, &n_bead, err) || !(again = repeats(p, err)) || !rank_words(p, 0, again, &n_src, err) || !rank_words(p, 1, again, &n_tgt, err))
        return false;
    for (size_t k = 0; k < n_bead; k++) {
        const bead *b = &p->bead[k];
        size_t a = ranked(&p->side[0], words_of(p, b, 0), b->n[0], left), c = ranked(&p->side[1], words_of(p, b, 1), b->n[1], right);
        if (!again[k] && !jk_lessons_add(&lessons, left, a, right, c, (float)b->weight / 10000, err))
            return false;
    }
    return jk_lessons_train(&lessons, n_src, n_tgt, out, learned, n, err);
}

jk_span jk_pool_word(const jk_pool *p, bool tgt, uint32_t number) { return p->side[tgt].word[p->side[tgt].ranked[number]]; }

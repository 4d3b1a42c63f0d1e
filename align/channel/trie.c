/* trie.c - see trie.h. A word's letters are a fact of its type, found out once. */
#include "align/channel/trie.h"

#include <stdlib.h>

/* A word's letters. The parts of a compound (Guinea-Bissau) are words too: next is the following part. */
typedef struct plain {
    const struct plain *next;
    uint8_t n;
    char letters[JK_MAX_LETTERS];
} plain;

static const plain no_letters = { 0 };          /* n 0: no name, no loan */

enum { ORDERED = 12 };

static int key_order(const void *x, const void *y)
{
    const jk_trie_key *p = x, *q = y;
    if (p->order != q->order)
        return p->order < q->order ? -1 : 1;
    int order = memcmp(p->letters, q->letters, p->n < q->n ? p->n : q->n);
    return order ? order : p->n != q->n ? (p->n < q->n ? -1 : 1) : p->type < q->type ? -1 : p->type > q->type;
}

static void add_key(jk_trie *t, const plain *word, uint8_t n, uint32_t type, int16_t bar)
{
    jk_trie_key k = { .letters = word->letters, .n = n, .type = type, .bar = bar };
    for (unsigned i = 0; i < ORDERED; i++)
        k.order = k.order << 5 | (i < n ? (uint64_t)(word->letters[i] - 'a' + 1) : 0);
    t->key[t->n_key++] = k;
}

/* The letters of a type's parts. NULL: no memory. */
static const plain *letters_of(jk_arena *arena, const jk_type *type, jk_err *err)
{
    const void *none, **kept = jk_fact_of(type, JK_FACT_LETTERS, &none);
    const plain *before = *kept;
    if (before)
        return before;
    plain *first = NULL, *last = NULL;
    for (size_t at = 0; at < type->fold.len;) {
        char letters[JK_MAX_LETTERS];
        const char *dash = memchr(type->fold.ptr + at, '-', type->fold.len - at);
        size_t end = dash ? (size_t)(dash - type->fold.ptr) : type->fold.len;
        size_t n = jk_plain_letters((jk_span){ type->fold.ptr + at, end - at }, letters, JK_MAX_LETTERS);
        at = end + 1;
        if (n < 3)
            continue;
        plain *part = JK_NEW(arena, plain, 1, err);
        if (!part)
            return NULL;
        part->n = (uint8_t)n;
        memcpy(part->letters, letters, n);
        if (last)
            last->next = part;
        else
            first = part;
        last = part;
    }
    return *kept = first ? first : &no_letters;
}

/* The words that could be names or loans, in letters; a plural s may be left out. */
static bool keys_of(jk_arena *arena, const jk_side *side, const bool *explained, jk_trie *t, jk_err *err)
{
    size_t most = 0;
    for (uint32_t k = 0; k < side->n_type; k++)
        most += side->type[k].fold.len / 2 + 2;
    if (!(t->key = JK_NEW(arena, jk_trie_key, most, err)))
        return false;
    for (uint32_t k = 0; k < side->n_type; k++) {
        const jk_type *type = &side->type[k];
        if (type->stop || type->script != JK_SCRIPT_LATIN || type->type_class != JK_TYPE_WORD)
            continue;
        const plain *part = letters_of(side->keep ? side->keep : arena, type, err);
        if (!part)
            return false;
        int16_t bar = (int16_t)(type->capital ? 0 : explained[k] ? EXPLAINED : COMMON);
        for (; part; part = part->next) {
            uint8_t n = part->n;
            if (n < (type->capital ? 3u : 4u))
                continue;
            add_key(t, part, n, k, bar);
            if (n > 4 && part->letters[n - 1] == 's' && part->letters[n - 2] != 's')
                add_key(t, part, (uint8_t)(n - 1), k, bar);
        }
    }
    if (t->n_key)
        qsort(t->key, t->n_key, sizeof *t->key, key_order);
    return true;
}

/* What a state needs to come to a link: the deeper of two bounds, that of all states and the one by the words below,
   each letter of which gains so much at most. */
void jk_trie_weigh(jk_trie *t, const int32_t gain[26], int32_t link_score)
{
    for (uint32_t v = t->n_node; v-- > 0; ) {
        jk_trie_node *here = &t->node[v];
        int32_t usual = here->depth * LINK_LETTER, needed = INT32_MAX;
        for (uint32_t k = here->keys; k < here->keys + here->n_key; k++)
            needed = link_score + t->key[k].bar < needed ? link_score + t->key[k].bar : needed;
        needed = usual > needed ? usual : needed;
        uint32_t to = here->first;
        for (uint32_t end = to + jk_trie_bits(here->child); to < end; to++) {
            int32_t before = t->node[to].needed - gain[t->node[to].letter];
            needed = before < needed ? before : needed;
        }
        int32_t lowest = jk_trie_floor(here->depth);
        here->needed = needed;
        here->least = lowest > needed ? lowest : needed;
    }
}

/* Level by level, the keys of a node being a range of the sorted ones. */
static bool build(jk_arena *arena, jk_trie *t, jk_err *err)
{
    typedef struct { uint32_t from, to; } range;
    size_t most = 1;
    for (uint32_t k = 0; k < t->n_key; k++)
        most += t->key[k].n;
    range *keys = JK_NEW(arena, range, most, err);
    t->node = JK_NEW(arena, jk_trie_node, most, err);
    if (!keys || !t->node)
        return false;
    keys[0].to = t->n_key;
    t->n_node = 1;
    for (uint32_t v = 0; v < t->n_node; v++) {
        uint32_t at = keys[v].from;
        uint8_t d = t->node[v].depth;
        t->node[v].keys = at;
        while (at < keys[v].to && t->key[at].n == d)
            at++;
        t->node[v].n_key = at - keys[v].from;
        t->node[v].first = t->n_node;
        while (at < keys[v].to) {
            char letter = t->key[at].letters[d];
            keys[t->n_node].from = at;
            while (at < keys[v].to && t->key[at].letters[d] == letter)
                at++;
            keys[t->n_node].to = at;
            t->node[t->n_node].letter = (uint8_t)(letter - 'a');
            t->node[t->n_node++].depth = (uint8_t)(d + 1);
            t->node[v].child |= 1u << (letter - 'a');
        }
    }
    return true;
}

bool jk_trie_make(jk_arena *arena, const jk_side *side, const bool *explained, jk_trie *trie, jk_err *err)
{
    return keys_of(arena, side, explained, trie, err) && build(arena, trie, err);
}

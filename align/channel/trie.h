/* trie.h - the Latin words of a side in a trie: what translit.c walks. */
#ifndef JK_TRIE_H
#define JK_TRIE_H

#include "align/channel/names.h"

enum {                                          /* hundredths of a nat */
    LOWEST = -150,                              /* a state below has met chance only */
    LINK_LETTER = 100,                          /* what a link needs for each letter */
    BEHIND = 300,                               /* a state may be so much short of that */
    COMMON = 100,                               /* what a link needs more if the Latin word is no name, */
    EXPLAINED = 300                             /* and if a lexicon knows a word of the other text for it: few of those are loans */
};

/* A word that could be a name or a loan. */
typedef struct {
    uint64_t order;                             /* its first twelve letters, five bits each */
    const char *letters;
    uint32_t type;
    uint8_t  n;
    int16_t  bar;                               /* what it needs more than a name */
} jk_trie_key;

/* The children of a node stand together, in order of their letters. */
typedef struct {
    uint32_t child;                             /* bit k: letter 'a' + k goes on */
    uint32_t first;                             /* the first child */
    uint32_t keys, n_key;                       /* the words that end here */
    int32_t  least, needed;                     /* a lower score here is dropped; leads to no link */
    uint8_t  letter;                            /* that leads here, from 0 */
    uint8_t  depth;                             /* letters up to here */
} jk_trie_node;

typedef struct {
    jk_trie_node *node;
    uint32_t n_node;
    jk_trie_key *key;
    uint32_t n_key;
} jk_trie;

/* The words of a side that could be names or loans, in letters; a plural s may be left out. explained[type]: a lexicon links it. */
bool jk_trie_make(jk_arena *arena, const jk_side *side, const bool *explained, jk_trie *trie, jk_err *err);

/* Gives each node its bound: a link needs link_score, and no score gains more than gain[k] by the letter 'a' + k. */
void jk_trie_weigh(jk_trie *trie, const int32_t gain[26], int32_t link_score);

/* What a node has at least for a bound, by its depth. */
static inline int32_t jk_trie_floor(int32_t depth)
{
    int32_t usual = depth * LINK_LETTER - BEHIND;
    return usual > LOWEST ? usual : LOWEST;
}

/* Bits set in x. */
static inline uint32_t jk_trie_bits(uint32_t x)
{
    x -= x >> 1 & 0x55555555u;
    x = (x & 0x33333333u) + (x >> 2 & 0x33333333u);
    return ((x + (x >> 4)) & 0x0F0F0F0Fu) * 0x01010101u >> 24;
}

/* The node that the letter of a bit leads to from v, which has it. */
static inline uint32_t jk_trie_child(const jk_trie_node *v, uint32_t bit) { return v->first + jk_trie_bits(v->child & (bit - 1)); }

#endif

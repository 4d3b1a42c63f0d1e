/* wordset.h - words of names, each once, found by hash: what name-words.c and cldr.c share. */
#ifndef JK_WORDSET_H
#define JK_WORDSET_H

#include "align/channel/names.h"

enum { JK_NO_WORD = -1 };

typedef struct {
    jk_span  fold;
    jk_span  text;                              /* as CLDR writes it */
    uint32_t count;                             /* names it stands in */
    bool     capital;                           /* CLDR never writes it without */
} jk_word;

/* {0} is an empty set; it grows in an arena. */
typedef struct {
    jk_word *word;
    uint32_t n, cap;
    uint32_t *slot, mask;                       /* number of a word + 1, 0: free */
} jk_wordset;

uint32_t jk_word_hash(jk_span fold);
/* The same byte by byte (FNV-1a), so that all beginnings of a word are hashed in one go. */
#define JK_WORD_HASH 2166136261u
static inline uint32_t jk_word_hash_on(uint32_t h, char c) { return (h ^ (unsigned char)c) * 16777619u; }
static inline uint32_t jk_word_hash_end(uint32_t h) { return h ^ h >> 15; }
/* The number of the word text, new if need be; JK_NO_WORD: no memory. text stays borrowed. */
int64_t jk_wordset_put(jk_arena *arena, jk_wordset *set, jk_span text, jk_err *err);

/* Moves *at behind the next word of a name and gives it; len 0: no more. The dots of U.S.
   stay in it; where Han and kana meet, a word ends. */
jk_span jk_next_word(const char **at, const char *end);

#endif

/* lexicon.h - headwords of one language, and the stems of their glosses in another.
 *
 * The same arrays serve the built-in lexicon, which scripts/mklexicon.c writes as C (so it
 * costs nothing to open), and a user's, which is built in an arena when it is read. Entries
 * stand in the order of their hash buckets: bucket b holds entries bucket[b] to bucket[b+1]-1.
 */
#ifndef JK_LEXICON_H
#define JK_LEXICON_H

#include "align/align.h"

#define JK_NO_ENTRY UINT32_MAX

/* Strings in hash buckets; string k is pool[at[k]] to pool[at[k + 1]]. */
typedef struct {
    const char     *pool;
    const uint32_t *at;             /* [n + 1] */
    const uint32_t *bucket;         /* [mask + 2] */
    uint32_t        n, mask;
    uint32_t        longest;        /* bytes of the longest string */
} jk_strings;

typedef struct {
    char            src[JK_LANG_SIZE];      /* of the headwords */
    char            trg[JK_LANG_SIZE];      /* of the glosses */
    jk_strings      head;           /* folded; of languages without an analyser, stemmed */
    const uint32_t *gloss_at;       /* [head.n + 1]: the stems of entry e are gloss[gloss_at[e]] ... */
    const uint32_t *gloss;          /* numbers of strings of stem */
    const bool     *guess;          /* for each of gloss: improbable; NULL: none is */
    jk_strings      stem;
    jk_strings      form;           /* jamo of verb stems and of their contracted forms; equal strings may repeat */
    const uint32_t *form_entry;     /* [form.n] */
} jk_lexicon;

/* A line of a dictionary. */
typedef struct {
    jk_span head;                   /* "먹다" */
    jk_span gloss;                  /* "eat; have a meal" */
    bool    stems;                  /* both are stems already, as learned words are: one each, taken as they stand */
    bool    guess;                  /* of learned words: below .5 */
} jk_lexicon_row;

/* rows, equal headwords together as one entry, into lex; everything lives in the arena. */
bool jk_lexicon_build(jk_arena *arena, const jk_lexicon_row *row, size_t n_row, const char *src, const char *trg, jk_lexicon *lex, jk_err *err);

/* String number of s, JK_NO_ENTRY: not there. With repeats, the first; they are neighbours in order of number. */
uint32_t jk_strings_find(const jk_strings *set, jk_span s);
/* The longest string that s starts with; its bytes are at[k + 1] - at[k]. JK_NO_ENTRY: none. */
uint32_t jk_strings_prefix(const jk_strings *set, jk_span s);
static inline jk_span jk_strings_get(const jk_strings *set, uint32_t k)
{
    return (jk_span){ set->pool + set->at[k], set->at[k + 1] - set->at[k] };
}

extern const jk_lexicon jk_lexicon_ko_en;

/* The words of one language of the built-in table of concepts: which concepts each of them can mean. */
typedef struct {
    const char     *lang;
    jk_strings      word;           /* as heads of a jk_lexicon are */
    const uint32_t *concept_at;     /* [word.n + 1]: those of word e are concept[concept_at[e]] ... */
    const uint32_t *concept;
    jk_strings      form;           /* as a jk_lexicon has them */
    const uint32_t *form_entry;
} jk_concept_words;

extern const jk_concept_words jk_concept_language[];    /* in the order of the table's columns; at the end lang is NULL */
extern const uint32_t jk_n_concept;

/* What the table of concepts has of two languages, the headwords in src. false: no memory, and err says so; *lex is empty
   (its src "") where a language is not in the table. It lives in the arena. concepts.c */
bool jk_concepts_open(jk_arena *arena, const char *src, const char *trg, jk_lexicon *lex, jk_err *err);

#endif

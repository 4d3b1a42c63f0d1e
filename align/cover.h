/* cover.h - which words of a text the lexicons know. */
#ifndef JK_COVER_H
#define JK_COVER_H

#include "align/knowledge.h"

/* A word that is looked for in lexicons: of a run of Hangul its parts, or what is left without particles; no function words,
   numbers, or Latin letters within a text of another script. */
typedef struct {
    jk_span  word;                  /* its stem */
    uint32_t count;                 /* how often it stands in the text */
    bool     known;
} jk_covered;

/* The words of side, a text of language lang: the most frequent first, equal ones by their bytes. They live in the arena and as long as side.
   Time: for glosses, the text's words times the lexicons'. */
bool jk_cover(jk_arena *arena, const jk_knowledge *know, const char *lang, const jk_side *side, jk_covered **word, size_t *n, jk_err *err);

#endif

/* names.h - what is known beforehand of names: CLDR's own, and how one script spells the
 * sounds of another. Opened with the knowledge of a language pair, before threads start;
 * immutable after.
 */
#ifndef JK_NAMES_H
#define JK_NAMES_H

#include "align/unicode.h"
#include "align/words.h"

/* ------------------------------------------------------------ CLDR's names (cldr.c) */
typedef struct jk_names jk_names;

/* The names of src and tgt: those of ko-en are compiled in, others asked of ICU now
   (about 20 ms). A pair of which ICU knows nothing has none, which is no error. */
jk_names *jk_names_open(const char *src, const char *tgt, jk_err *err);
void jk_names_close(jk_names *names);
/* Links of channel JK_CH_CLDR, sorted, each once. O(types + links). */
bool jk_names_link(const jk_names *names, jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err);

/* The words of names that mean the same: "South Korea" = a word of its own in Korean gives
   two pairs. Words keep their case: one that CLDR writes with a capital needs one in the
   text. Sorted, each once, in the arena. */
bool jk_name_words(jk_arena *arena, const jk_name_pair *name, size_t n_name, jk_name_pair **word, size_t *n_word, jk_err *err);

/* Lines "a TAB b b b" of words, which scripts/mkcldr wrote for ko and en. cldr-ko-en.c */
extern const char jk_cldr_ko_en[];

/* ------------------------------------------------------ one sound, two scripts (translit.c) */
typedef struct jk_translit jk_translit;

/* The tables between the scripts of src and tgt; one of the two must be Latin, else there
   are none and nothing is ever linked, which is no error. */
jk_translit *jk_translit_open(const char *src, const char *tgt, jk_err *err);
void jk_translit_close(jk_translit *translit);
/* Links of channel JK_CH_TRANSLIT, weight: the score in nats; sorted, each once. */
bool jk_translit_link(const jk_translit *translit, jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err);

/* Words of one script that are spelled alike (cognate.c); JK_CH_TRANSLIT too. */
bool jk_cognates_link(jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err);

/* Links from n_before on, sorted by (a, b, channel), the best weight of each kept. links.c */
void jk_links_unique(jk_links *links, size_t n_before);

#endif

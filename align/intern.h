/* intern.h - spellings and types of a document as it is tokenised. Private to tokens.c and intern.c. */
#ifndef JK_INTERN_H
#define JK_INTERN_H

#include "align/knowledge.h"
#include "align/unicode.h"
#include "align/words.h"

/* A surface is a spelling of a certain sort; it knows its type, and a run knows its parts. A short one stands here
   whole: on a long document the text where it first occurred is far away. */
typedef enum { WORD, LATIN, RUN, RUN_GLUED } sort;

enum { SHORT = 24 };

typedef struct {
    char     text[SHORT];           /* its first bytes, zeros behind */
    const char *at;                 /* where it first occurred */
    uint32_t len;
    uint32_t type;                  /* NO_TYPE: a run that is no token itself */
    uint32_t part;                  /* of a run: its first of parts */
    uint8_t  n_part;
    uint8_t  sort;
    bool     may_be_number;
} surface;

typedef struct { uint32_t hash, number; } surface_slot;     /* number + 1 */

typedef struct { uint32_t type, start, len; } run_part;

#define NO_TYPE UINT32_MAX

typedef struct {
    jk_arena *arena;
    const jk_knowledge *know;
    const jk_language *lang;
    const jk_lexicon *lexicon[JK_MAX_LEXICON];  /* with headwords of this language */
    unsigned  n_lexicon;
    jk_script own;                  /* the script that the language is written in */
    const jk_doc *doc;
    jk_side  *side;
    uint32_t  n_token, cap_token, cap_type;
    surface  *surf;
    surface_slot *slot;
    uint32_t  n_surf, cap_surf, mask;
    uint32_t *type_slot;            /* number of a type + 1, by its class and fold */
    uint32_t  type_mask;
    uint8_t  *seen;                 /* [cap_type] CAPITAL, SMALL: how it was seen within sentences */
    uint32_t *count;                /* [cap_type] here, not in the types, for the cache's sake */
    run_part *part;
    uint32_t  n_part, cap_part;
    bool      first_word;           /* no word of the sentence yet */
    jk_err   *err;
} tokenizer;

/* old with room for one more of *cap; doubled. NULL: no memory. */
void *jk_room(tokenizer *t, void *old, uint32_t n, uint32_t *cap, size_t size);

/* The type of that class and fold; a new one lives on the caller's fold, so fold must be in the arena or the document.
   NO_TYPE: no memory. */
uint32_t jk_intern_type(tokenizer *t, jk_type_class class, jk_script script, jk_span text, jk_span fold);

/* The surface of text, or a new one with nothing known (then *fresh). NULL: no memory. */
surface *jk_intern_surface(tokenizer *t, jk_span text, sort of, bool *fresh);

/* Another token; false too for NO_TYPE, which has its error already. */
bool jk_put_token(tokenizer *t, uint32_t type, const char *start, size_t len);

#endif

/* intern.h - spellings and types, as documents bring them. Private to tokens.c and what it reads with, intern.c and memo.c.
 *
 * A vocabulary outlives its documents: what a spelling is read as, and what is found out about a type, never
 * depends on the document. A document's own are the numbers of its types, in the order in which they come, and how
 * often and with what capitals they do.
 */
#ifndef JK_INTERN_H
#define JK_INTERN_H

#include "align/knowledge.h"
#include "align/unicode.h"
#include "align/words.h"

/* A surface is a spelling of a certain sort; it knows its type, and a run knows its parts. A short one stands here
   whole, and what is made with it lies behind it in the arena: what costs in a large vocabulary is every other place. */
typedef enum { WORD, LATIN, RUN, RUN_GLUED } sort;

enum { SHORT = 24 };

#define NO_TYPE UINT32_MAX

/* A type in the vocabulary. */
typedef struct {
    uint32_t doc, number;           /* its number in that document */
    jk_type  type;                  /* but for text, capital and count */
    jk_facts facts;
} known;

typedef struct { known *type; uint32_t start, len; } run_part;

typedef struct {
    char     text[SHORT];           /* where a short one stands */
    const char *at;                 /* all of it */
    known   *type;                  /* NULL: a run that is no token itself */
    run_part *part;                 /* of a run */
    uint32_t len;
    uint32_t doc, number;           /* its type's number in that document; NO_TYPE: none */
    uint8_t  n_part;
    uint8_t  sort, script;
    bool     may_be_number;
} surface;

/* Of a hash table of surfaces or types; at NULL: free. */
typedef struct { uint32_t hash; void *at; } slot;

typedef struct {
    slot    *slot;                  /* [size] NULL: there are none yet, and size says how many there will be; 0: few */
    uint32_t n, size;               /* size is a power of two */
} table;

struct jk_vocabulary {
    jk_arena *arena;
    const jk_language *lang;
    const jk_lexicon *lexicon[JK_MAX_LEXICON];  /* with headwords of this language */
    unsigned  n_lexicon;
    jk_script own;                  /* the script that the language is written in */
    uint32_t  doc;                  /* number of the document at hand, from 1 */
    bool      broken;               /* memory ran out, and some surface may lack its parts */
    table     surfaces;
    table     types;                /* by class, script and fold */
};

/* One for texts in lang; it will live in the arena. */
void jk_vocabulary_open(jk_vocabulary *words, const jk_knowledge *know, jk_arena *arena, const char *lang);

/* A document as it is tokenised. */
typedef struct {
    jk_vocabulary *words;
    jk_arena *arena;                /* the document's */
    const jk_doc *doc;
    jk_side  *side;
    uint32_t  n_token, cap_token, cap_type;
    uint8_t  *seen;                 /* [cap_type] JK_CAPITAL, JK_SMALL: how it was seen within sentences */
    uint32_t *count;                /* [cap_type] here, not in the types, for the cache's sake */
    bool      first_word;           /* no word of the sentence yet */
    jk_word_cutter *cutter;         /* opened when the first letter asks for it */
    jk_err   *err;
} tokenizer;

/* The type of that class, script and fold. A new one keeps the fold, copied where borrowed says that it does not live in
   the vocabulary. NULL: no memory. */
known *jk_intern_type(tokenizer *t, jk_type_class class, jk_script script, jk_span fold, bool borrowed);

/* The surface of text in a script (www is a word or an address), or a new one with nothing known (then *fresh). NULL: no memory. */
surface *jk_intern_surface(tokenizer *t, jk_span text, sort of, jk_script script, bool *fresh);

/* The number of a type in the document; it gets one, and text, where it has none. NO_TYPE: no memory. */
uint32_t jk_number_type(tokenizer *t, known *type, jk_span text);

/* Another token; false too for NO_TYPE, which has its error already. */
bool jk_put_token(tokenizer *t, uint32_t type, const char *start, size_t len);

#endif

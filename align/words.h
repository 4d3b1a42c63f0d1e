/* words.h - the tokens of two documents, and which of them can mean the same.
 *
 *     sentences -> tokens -> types -> links between the types of the two sides
 *
 * A type is a token's spelling, folded: it is analysed and looked up once, however often it
 * stands in the document. A link says that a channel knows the two types as translations
 * of each other; what a link is worth in this document is for evidence.c to find out.
 */
#ifndef JK_WORDS_H
#define JK_WORDS_H

#include "align/align.h"

/* A channel is a way of knowing that two words mean the same; in this order the first one
   that links a token gives the token its hit rate. */
typedef enum {
    JK_CH_NUMBER,                   /* equal values: 3억 5천만 = 350 million, 11월 = November */
    JK_CH_LATIN,                    /* the same string on both sides: AI, e-mail, URL */
    JK_CH_CLDR,                     /* names that CLDR has in both languages: 영국 = United Kingdom */
    JK_CH_TRANSLIT,                 /* one spells the other's sound: 수낵 = Sunak; within a script, cognates */
    JK_CH_USER,                     /* a dictionary the user gave */
    JK_CH_LEXICON,                  /* the built-in lexicon */
    JK_CH_LEARNED,                  /* words learned from beads */
    JK_CH_GUESSED,                  /* the same, of probability below .5 */
    JK_CH_MARK,                     /* quotation, question and exclamation marks: the same sort on both sides */
    JK_CH_EMBEDDING,                /* sentence vectors: links sentences, not types */
    JK_N_CHANNEL
} jk_channel;

typedef enum {
    JK_TYPE_WORD,                   /* a word of letters in its own language's script */
    JK_TYPE_NUMBER,                 /* a value: fold holds its canonical form ("350000000", "month:11"), then its unit ("100 m") */
    JK_TYPE_LATIN,                  /* Latin letters within a text of another script, an e-mail address, a URL */
    JK_TYPE_RUN,                    /* an unanalysed run (of Hangul, kana ...), for transliteration */
    JK_TYPE_PART,                   /* a piece that an analyser found in a run: a headword of the lexicon */
    JK_TYPE_MARK                    /* a sort of punctuation, once a sentence; fold is its ASCII character */
} jk_type_class;

/* What channels find out about a type whatever the document it stands in, each in a form of its own. Kept from one
   document to the next by a jk_memo: all of it follows from the type's class, script, fold and stem, and from what
   is known of the language pair. */
typedef enum {
    JK_FACT_NAME,                   /* the words of names that it holds (cldr.c) */
    JK_FACT_NAME_CAPITAL,           /* the same where it stands with a capital */
    JK_FACT_LETTERS,                /* as plain letters (translit.c) */
    JK_FACT_SOUNDS,                 /* as sounds (translit.c) */
    JK_FACT_FAMILY,                 /* the Korean families that it spells (person.c) */
    JK_FACT_GLOSS,                  /* what the lexicons have of it (lexicon.c) */
    JK_N_FACT
} jk_fact;

typedef struct { const void *of[JK_N_FACT]; } jk_facts;     /* NULL: not asked yet */

typedef struct {
    jk_span  text;                  /* as it stands where it first occurs */
    jk_span  fold;                  /* what makes it a type: case and width away, 's and dots of U.K. away; of a PART
                                       the headwords that it can be, '|' between them (걷다|걸다) */
    jk_span  stem;                  /* fold without inflection, for languages that have a suffix table; else fold */
    uint8_t  type_class;            /* jk_type_class */
    uint8_t  script;                /* jk_script of its letters */
    bool     capital;               /* starts with a capital wherever it is not the first word of its sentence */
    bool     stop;                  /* a function word: never a partner, never evidence */
    uint32_t count;                 /* occurrences */
    jk_facts *facts;                /* NULL: none are kept */
} jk_type;

typedef struct {
    uint32_t type;
    uint32_t start, len;            /* bytes in the document's text: what an explanation shows */
} jk_token;

/* One side: sentence i holds token[first[i]] .. token[first[i + 1] - 1]. Tokens of one run may
   overlap (the run and its parts). */
typedef struct {
    jk_type  *type;
    uint32_t  n_type;
    jk_token *token;
    uint32_t  n_token;
    uint32_t *first;                /* [n_sent + 1] */
    jk_arena *keep;                 /* where facts live; NULL: there are none */
} jk_side;

/* src type a and tgt type b can mean the same. */
typedef struct {
    uint32_t a, b;
    uint8_t  channel;
    float    weight;                /* log-odds the channel gives of itself, 0 where it has none; of learned words
                                       JK_OWN where these two texts taught them */
} jk_type_link;

#define JK_OWN 1.0f

/* Links, growing in an arena. */
typedef struct {
    jk_type_link *link;
    size_t n, cap;
} jk_links;

bool jk_links_add(jk_arena *arena, jk_links *links, jk_type_link link, jk_err *err);

/* Spellings and types of one language, as documents bring them: see intern.h. */
typedef struct jk_vocabulary jk_vocabulary;

/* doc's tokens and types; lang decides analyser, suffixes and number words. words: what documents before it brought
   (jk_memo_words), or NULL; the side is the same, and lives in the arena and in words. tokens.c */
bool jk_tokenize(const jk_knowledge *know, jk_vocabulary *words, jk_arena *arena, const jk_doc *doc, jk_side *side, jk_err *err);

/* What memo (NULL: none) has for texts in lang on that side, ready for another document; NULL: nothing. Forgets all of it
   first where it has grown beyond its limit. memo.c */
void jk_memo_tidy(jk_memo *memo);
jk_vocabulary *jk_memo_words(jk_memo *memo, const jk_knowledge *know, bool tgt, const char *lang);

/* Where a fact of a type is kept; *none where nothing is. */
static inline const void **jk_fact_of(const jk_type *type, jk_fact fact, const void **none)
{
    *none = NULL;
    return type->facts ? &type->facts->of[fact] : none;
}

/* What a channel finds between two sides: one function a channel, added to links. */
typedef bool jk_channel_fn(const jk_knowledge *know, jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err);
jk_channel_fn jk_link_numbers, jk_link_latin, jk_link_lexicon;

#endif

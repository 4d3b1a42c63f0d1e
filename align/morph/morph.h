/* morph.h - what is known of a language's words: suffixes, function words, number words,
 * and an analyser where words do not come one by one.
 */
#ifndef JK_MORPH_H
#define JK_MORPH_H

#include "align/lexicon.h"

/* A word that is a number, or part of one. */
typedef enum {
    JK_NUM_UNIT,                    /* two, seventeen: adds */
    JK_NUM_TENS,                    /* twenty: adds, a unit may follow */
    JK_NUM_HUNDRED,                 /* hundred: multiplies what is before it */
    JK_NUM_SCALE,                   /* thousand, million: multiplies, and closes a group */
    JK_NUM_ORDINAL,                 /* third, twice: a value of its own */
    JK_NUM_MONTH,                   /* November: 11 */
    JK_NUM_NAME,                    /* March, May: a month only with a capital */
    JK_NUM_INSIDE                   /* one: a number only beside others (one million) */
} jk_number_role;

typedef struct {
    const char *word;               /* folded; NULL ends the table */
    uint8_t role;                   /* jk_number_role */
    int8_t exp;                     /* value = digits x 10^exp */
    uint8_t digits;
} jk_number_word;

/* went, go */
typedef struct { const char *form, *base; } jk_irregular;

typedef struct {
    const char *code;               /* "en" */
    const char *const *prefix;      /* what is written with a word before it; longest match wins; NULL ends; NULL: nothing */
    const char *const *suffix;      /* the same behind it; NULL: no stems */
    const jk_irregular *irregular;  /* sorted by form, n_irregular of them; what they name is stemmed instead */
    size_t n_irregular;
    const char *const *stop;        /* folded, sorted by bytes, n_stop of them */
    size_t n_stop;
    const jk_number_word *number;   /* NULL: none */
    unsigned keep;                  /* letters that a stem keeps at least, after each of the two */
    bool tidy;                      /* English: what is left loses e and doubled consonants, y becomes i */
    bool decimal_comma;             /* 3,5 and 1.000.000 */
    bool elision;                   /* l'homme is two words */
} jk_language;

/* The tables of a language; one of empty tables if there is none. Never NULL. */
const jk_language *jk_language_of(const char *code);

/* The jk_script (align/unicode.h) that a language is written in; Han for Japanese. */
int jk_language_script(const char *code);

enum { JK_MAX_STEM = 256 };

/* The stem of a folded word into out (JK_MAX_STEM bytes; a longer word is its own stem); its length.
   Returns s itself, or a span of out. */
jk_span jk_stem(const jk_language *lang, jk_span s, char out[JK_MAX_STEM]);
bool jk_is_stop(const jk_language *lang, jk_span fold);
const jk_number_word *jk_number_word_of(const jk_language *lang, jk_span fold);

/* Whether s is one of n strings shorter than JK_AMONG, zeros behind them, sorted by bytes. */
enum { JK_AMONG = 16 };
bool jk_is_among(const char (*table)[JK_AMONG], size_t n, jk_span s);

/* Stems s and t are forms of one word: equal, or one runs far enough along the other
   (elect, election; but not art, article), in characters. */
bool jk_stem_meets(jk_span s, jk_span t);

/* ------------------------------------------------------------------- Korean */

enum { JK_MAX_JAMO = 48 };

/* Onsets 1-19, vowels 20-40, codas 41-67 of the Hangul syllables that s starts with, up to JK_MAX_JAMO; their number.
   end[k], if given, is the byte of s where the syllable of jamo k ends. */
size_t jk_jamo(jk_span s, char out[JK_MAX_JAMO], uint8_t end[JK_MAX_JAMO]);

/* Calls put for every form in jamo that the stem of a verb (먹, from 먹다) takes before endings. */
typedef bool jk_form_fn(void *to, const char *jamo, size_t n, jk_err *err);
bool jk_ko_verb_forms(jk_span stem, jk_form_fn *put, void *to, jk_err *err);

/* s is a particle, or an ending behind a noun, or several: 에서는, 하였다. */
bool jk_ko_is_ending(jk_span s);

/* A piece of a run; it can be any of n headwords. */
enum { JK_MAX_READING = 4 };
typedef struct {
    uint32_t start, len;            /* bytes in the run */
    unsigned n;
    jk_span  head[JK_MAX_READING];  /* in the lexicon's pool */
} jk_part;

/* The pieces of a run that some lexicon has as headwords, from the left; their number, at most max. Linear in the run
   for bounded headwords. */
size_t jk_ko_analyse(const jk_lexicon *const *lex, size_t n_lex, jk_span run, jk_part *part, size_t max);

#endif

/* numbers.h - the values that a stretch of text names: 3억 5천만, 350 million, 2.75%, 11월.
 *
 * Exact: a value is digits times a power of ten, and its key is its plain decimal form, so that
 * equal keys are equal values in any language. A month's key is "month:11".
 */
#ifndef JK_NUMBERS_H
#define JK_NUMBERS_H

#include "align/morph/morph.h"

enum { JK_NUMBER_KEY = 40 };

typedef struct {
    uint32_t start, len;            /* bytes in the text */
    char     key[JK_NUMBER_KEY];    /* with its NUL */
    bool     word;                  /* written as a word that is also a word (seven, half, November) */
} jk_number;

/* The value that starts at at, if one does: in digits, or in words. start counts from the beginning of text. False: none. */
bool jk_number_read(const jk_language *lang, jk_span text, size_t at, jk_number *out);

/* Every value in text, from the left, none overlapping; *n of them in the arena. Linear. */
bool jk_numbers_find(jk_arena *arena, const jk_language *lang, jk_span text, jk_number **out, size_t *n, jk_err *err);

/* Could a word that starts with these letters be a number word? What tokens.c asks before it asks more. */
bool jk_number_may_start(const jk_language *lang, jk_span word);

#endif

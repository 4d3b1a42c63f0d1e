/* spelling.h - spellings, put as tokens of the document at hand. Private to tokens.c, spelling.c and unspaced.c.
 *
 * All of them: false (NULL) and t->err at no memory; texts are within the document's. *until is where the latest number
 * word of the sentence ended: what stands before it is part of that number.
 */
#ifndef JK_SPELLING_H
#define JK_SPELLING_H

#include "align/intern.h"
#include "align/numbers.h"

/* Of tokenizer.seen. */
enum { JK_CAPITAL = 1, JK_SMALL = 2 };

/* Bytes of an apostrophe at p (', U+2019, U+02BC), 0: none. */
static inline size_t jk_apostrophe(const char *p, const char *end)
{
    if (p < end && *p == '\'')
        return 1;
    if (end - p >= 2 && memcmp(p, "\xCA\xBC", 2) == 0)
        return 2;
    return end - p >= 3 && memcmp(p, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

/* A word of letters: its type, or the number that it says. */
bool jk_put_word(tokenizer *t, jk_span sent, jk_span text, sort of, jk_script script, const char **until);

/* The value at at, with its unit if it has one; its key is copied where it is new. */
bool jk_put_value(tokenizer *t, jk_span sent, const jk_number *number, const char *at);

/* The number word or phrase at text, once at a place. */
bool jk_put_number_word(tokenizer *t, jk_span sent, jk_span text, const char **until);

/* A run as the analyser reads it; it and its parts get numbers where they first occur, whether or not they become tokens
   there. glued: a letter or a digit stands right before it. */
surface *jk_run_of(tokenizer *t, jk_span text, bool glued, jk_script script);

/* The run and its parts at at. NULL for s: false. */
bool jk_put_run(tokenizer *t, const surface *s, const char *at);

/* A token whose type is looked for each time. */
bool jk_put_type(tokenizer *t, jk_type_class class, jk_script script, jk_span text, jk_span fold);

/* One stretch of Han or of kana from *at on, one of Thai and the like: *at goes behind it. unspaced.c */
bool jk_read_east_asian(tokenizer *t, jk_span sent, const char **at, jk_script script, const char **until);
bool jk_read_unspaced(tokenizer *t, jk_span sent, const char **at, jk_script script, const char **until);

/* The longest headwords of the lexicons from the left, in the stretch of Han and kana at p; where it ends goes to *until. */
bool jk_put_headwords(tokenizer *t, const char *p, const char *end, const char **until);

#endif

/* wording.h - the words of a text, one by one, and its letters by script: what statistics count. Private to corpus/.
 *
 * A word is a run of letters, marks and digits, with the apostrophes inside it (don't); of Han, kana, Thai, Lao, Burmese and Khmer, which have no
 * spaces, what ICU's dictionaries make of a run of them. Case and the kind of apostrophe do not matter. A Korean word is an eojeol: a
 * phrase with its particles.
 */
#ifndef JK_WORDING_H
#define JK_WORDING_H

#include "align/unicode.h"

/* Adds up over texts; {0} to begin. */
typedef struct {
    uint64_t n_char;                /* code points that are not white space */
    uint64_t n_word;
    uint64_t letters[JK_N_SCRIPT];  /* marks and common letters left out */
} jk_wording_counts;

/* Called for each word with a hash (jk_hash) of it. */
typedef bool jk_wording_fn(void *user, uint64_t word, jk_err *err);

typedef struct jk_wording jk_wording;
jk_wording *jk_wording_open(jk_err *err);
/* Adds to sum. text is valid UTF-8; each may be NULL. Linear. */
bool jk_wording_read(jk_wording *w, jk_span text, jk_wording_counts *sum, jk_wording_fn *each, void *user, jk_err *err);
void jk_wording_close(jk_wording *w);

#endif

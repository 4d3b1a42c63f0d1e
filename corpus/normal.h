/* normal.h - texts that are to count as equal become equal. Private to corpus/. */
#ifndef JK_NORMAL_H
#define JK_NORMAL_H

#include "align/base.h"

/* What does not matter. */
enum {
    JK_ANY_CASE = 1,
    JK_ANY_WIDTH = 2,               /* NFKC: full width and half, composed and not */
    JK_ANY_SPACE = 4,               /* white space is left out */
    JK_ANY_PUNCTUATION = 8,         /* punctuation is left out */
    JK_ANY_DIGITS = 16              /* a run of digits is one 0 */
};

/* "case,width", or "none". JK_EUSAGE: another word. */
bool jk_normal_parse(const char *list, unsigned *any, jk_err *err);
/* Behind what out holds; a text of which nothing would be left, as of punctuation alone, as it is. arena is for the way; linear. */
bool jk_normal_put(jk_arena *arena, unsigned any, jk_span text, jk_buf *out, jk_err *err);

#endif

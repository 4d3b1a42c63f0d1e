/* text.h - what a cell of a corpus may hold, and the numbers in it. */
#ifndef JK_CORPUS_TEXT_H
#define JK_CORPUS_TEXT_H

#include "align/base.h"

/* Strictly (no overlong form, no surrogate, nothing above U+10FFFF); *at: the first wrong byte. */
bool jk_utf8_valid(jk_span s, size_t *at);
/* A character that ends a line for someone, so that no cell may hold it: LF, VT, FF, CR,
   U+001C-001E, U+0085, U+2028, U+2029. NULL: none, else its name; s is valid UTF-8. TAB
   is not looked for: it separates the cells. */
const char *jk_line_breaker(jk_span s, size_t *at);
/* Digits alone, at most UINT64_MAX. */
bool jk_parse_count(jk_span s, uint64_t *out);
/* x with so many decimals, up to 9, whatever the locale; "null" for what is no finite number or beyond 1e18. */
bool jk_put_fixed(jk_buf *out, double x, unsigned decimals, jk_err *err);
/* False with JK_EINPUT: bytes are a docx, a PDF or the like. */
bool jk_look_text(jk_span bytes, const char *name, jk_err *err);

#endif

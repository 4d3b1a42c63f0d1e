/* deflate.h - a block's text made small, by zlib or, where it was built with it, libdeflate. */
#ifndef JK_DEFLATE_H
#define JK_DEFLATE_H

#include "align/base.h"

/* One a thread; the bytes depend on the text alone, not on what went through before. NULL: no memory. */
typedef struct jk_deflate jk_deflate;
jk_deflate *jk_deflate_open(void);
void jk_deflate_close(jk_deflate *z);
/* n bytes of text as raw deflate data (RFC 1951) into out, which has room bytes; 0: they do not fit. */
size_t jk_deflate_put(jk_deflate *z, const void *text, size_t n, void *out, size_t room);

#endif

/* deflate.h - a block's text made small, by zlib or, where it was built with it, libdeflate. */
#ifndef JK_DEFLATE_H
#define JK_DEFLATE_H

#include "align/base.h"

/* One a thread; the bytes depend on the text alone, not on what went through before. */
typedef struct jk_deflater jk_deflater;
jk_deflater *jk_deflater_open(jk_err *err);
void jk_deflater_close(jk_deflater *z);
/* n bytes of text as raw deflate data (RFC 1951) into out, which has room bytes; 0: they do not fit. */
size_t jk_deflate_put(jk_deflater *z, const void *text, size_t n, void *out, size_t room);

#endif

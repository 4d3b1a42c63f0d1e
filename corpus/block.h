/* block.h - the bytes around a block's text: the SAM specification, section 4.1. Private to bgzf.c, gunzip.c, blocks.c. */
#ifndef JK_BLOCK_H
#define JK_BLOCK_H

#include "corpus/bgzf.h"

enum { JK_BLOCK_HEADER = 18, JK_BLOCK_FOOTER = 8 };    /* as we write them; a header may be longer */

/* An empty block: the end mark. */
extern const unsigned char jk_end_mark[JK_BGZF_END];

/* The length of the block whose first n bytes these are, from its BC field; 0: no BGZF block. */
uint32_t jk_block_length(const unsigned char *p, size_t n);

static inline uint32_t jk_get16(const unsigned char *p) { return (uint32_t)p[0] | (uint32_t)p[1] << 8; }
static inline uint32_t jk_get32(const unsigned char *p) { return jk_get16(p) | jk_get16(p + 2) << 16; }

#endif

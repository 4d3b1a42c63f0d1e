/* bits.h - one bit a row. Private to corpus/. */
#ifndef JK_BITS_H
#define JK_BITS_H

#include "align/base.h"

/* {0} is none, all of them clear. */
typedef struct { jk_buf bytes; } jk_bits;

/* Room for n, all clear. */
static inline bool jk_bits_make(jk_bits *bits, uint64_t n, jk_err *err)
{
    size_t size = (size_t)(n / 8 + 1);
    if (!jk_buf_reserve(&bits->bytes, size, err))
        return false;
    memset(bits->bytes.ptr, 0, size);
    bits->bytes.len = size;
    return true;
}
static inline void jk_bits_set(jk_bits *bits, uint64_t k)
{
    unsigned char *byte = (unsigned char *)bits->bytes.ptr + k / 8;
    *byte = (unsigned char)(*byte | 1U << k % 8);
}
static inline bool jk_bits_has(const jk_bits *bits, uint64_t k)
{
    return k / 8 < bits->bytes.len && ((const unsigned char *)bits->bytes.ptr)[k / 8] >> k % 8 & 1;
}

#endif

/* hash.h - 64 bits of a text: equal texts, equal bits, on every machine; unequal ones hardly ever. */
#ifndef JK_HASH_H
#define JK_HASH_H

#include "align/base.h"

/* SipHash-2-4 (Aumasson & Bernstein, "SipHash: a fast short-input PRF", 2012) under the key (seed, 0). Of n unequal texts two share
   their hash with a chance of about n^2 / 2^65: 100 million, .0003. */
uint64_t jk_hash(uint64_t seed, jk_span text);

#endif

/* rng.h - numpy's random numbers: default_rng(seed), bounded integers and bools, bit by bit.
 *
 * The significance tests of sacreBLEU draw from numpy.random.default_rng(12345); who
 * wants its very intervals and p-values has to draw the same numbers in the same order.
 */
#ifndef JK_RNG_H
#define JK_RNG_H

#include "align/base.h"

typedef struct { uint64_t hi, lo; } jk_u128;

/* PCG64: a 128-bit linear congruential generator, and what numpy keeps beside it. */
typedef struct {
    jk_u128 state, inc;             /* inc is odd */
    uint32_t half;                  /* the high half of the latest 64 bits */
    bool has_half;                  /* that waits to be given out */
} jk_rng;

/* numpy.random.default_rng(seed). */
void jk_rng_seed(jk_rng *rng, uint64_t seed);

uint64_t jk_rng_u64(jk_rng *rng);
/* The low half of 64 bits, then their high half. */
uint32_t jk_rng_u32(jk_rng *rng);
/* As if n numbers of 32 bits had been drawn. O(log n). */
void jk_rng_skip(jk_rng *rng, uint64_t n);

/* n draws from 0 .. bound-1, as rng.choice(bound, n) makes them; bound > 0. */
void jk_rng_draw(jk_rng *rng, uint32_t bound, uint32_t *out, size_t n);

/* For tests: what default_rng's SeedSequence hands to PCG64. */
void jk_rng_seed_words(uint64_t seed, uint64_t out[4]);

#endif

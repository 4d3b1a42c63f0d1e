/* rng.c - numpy's random numbers.
 *
 *     seed -> SeedSequence (a pool of four 32-bit words) -> four 64-bit words -> PCG64
 *
 * PCG64 (O'Neill 2014, XSL-RR 128/64): state' = state * M + inc modulo 2^128, and out
 * come the two halves of state' xored, rotated by its top six bits. Bounded integers
 * are Lemire's (2019): the high half of u32 * bound, drawn again where the low half is
 * below 2^32 mod bound.
 */
#include "corpus/score/rng.h"

/* ------------------------------------------------------------- 128 bits */

static jk_u128 multiply_wide(uint64_t a, uint64_t b)
{
    uint64_t a0 = a & UINT32_MAX, a1 = a >> 32, b0 = b & UINT32_MAX, b1 = b >> 32;
    uint64_t low = a0 * b0, mid = a1 * b0 + (low >> 32), more = a0 * b1 + (mid & UINT32_MAX);
    return (jk_u128){ a1 * b1 + (mid >> 32) + (more >> 32), (more << 32) | (low & UINT32_MAX) };
}

static jk_u128 multiply(jk_u128 a, jk_u128 b)
{
    jk_u128 low = multiply_wide(a.lo, b.lo);
    return (jk_u128){ low.hi + a.hi * b.lo + a.lo * b.hi, low.lo };
}

static jk_u128 add(jk_u128 a, jk_u128 b)
{
    uint64_t lo = a.lo + b.lo;
    return (jk_u128){ a.hi + b.hi + (lo < a.lo), lo };
}

/* ------------------------------------------------------------- SeedSequence
 * Every word of entropy is hashed and mixed into every word of the pool; the constant of
 * the hash changes with each use. */
enum { POOL = 4 };

static uint32_t hash(uint32_t x, uint32_t *constant, uint32_t factor)
{
    x ^= *constant;
    *constant *= factor;
    x *= *constant;
    return x ^ x >> 16;
}

static uint32_t mix(uint32_t x, uint32_t y)
{
    uint32_t z = x * 0xCA01F9DDu - y * 0x4973F715u;
    return z ^ z >> 16;
}

void jk_rng_seed_words(uint64_t seed, uint64_t out[4])
{
    uint32_t pool[POOL] = { (uint32_t)seed, (uint32_t)(seed >> 32) }, constant = 0x43B0D7E5u;
    for (int k = 0; k < POOL; k++)
        pool[k] = hash(pool[k], &constant, 0x931E8875u);
    for (int from = 0; from < POOL; from++)
        for (int to = 0; to < POOL; to++)
            if (from != to)
                pool[to] = mix(pool[to], hash(pool[from], &constant, 0x931E8875u));
    constant = 0x8B51F9DDu;
    for (int k = 0; k < 4; k++) {
        uint32_t low = hash(pool[2 * k % POOL], &constant, 0x58F38DEDu);
        uint32_t high = hash(pool[(2 * k + 1) % POOL], &constant, 0x58F38DEDu);
        out[k] = (uint64_t)high << 32 | low;
    }
}

/* ------------------------------------------------------------- PCG64 */

static const jk_u128 multiplier = { 0x2360ED051FC65DA4u, 0x4385DF649FCCF645u };

static void step(jk_rng *rng) { rng->state = add(multiply(rng->state, multiplier), rng->inc); }

void jk_rng_seed(jk_rng *rng, uint64_t seed)
{
    uint64_t word[4];
    jk_rng_seed_words(seed, word);
    *rng = (jk_rng){ .inc = { word[2] << 1 | word[3] >> 63, word[3] << 1 | 1 } };
    step(rng);
    rng->state = add(rng->state, (jk_u128){ word[0], word[1] });
    step(rng);
}

uint64_t jk_rng_u64(jk_rng *rng)
{
    step(rng);
    uint64_t x = rng->state.hi ^ rng->state.lo;
    unsigned turn = (unsigned)(rng->state.hi >> 58);
    return x >> turn | x << (-turn & 63);
}

uint32_t jk_rng_u32(jk_rng *rng)
{
    if (rng->has_half) {
        rng->has_half = false;
        return rng->half;
    }
    uint64_t x = jk_rng_u64(rng);
    rng->has_half = true;
    rng->half = (uint32_t)(x >> 32);
    return (uint32_t)x;
}

/* n steps at once: x -> a x + c, squared as often as n has bits (Brown 1994). */
static void advance(jk_rng *rng, uint64_t n)
{
    jk_u128 a = multiplier, c = rng->inc, all_a = { 0, 1 }, all_c = { 0, 0 };
    for (; n; n >>= 1) {
        if (n & 1) {
            all_a = multiply(all_a, a);
            all_c = add(multiply(all_c, a), c);
        }
        c = multiply(add(a, (jk_u128){ 0, 1 }), c);
        a = multiply(a, a);
    }
    rng->state = add(multiply(all_a, rng->state), all_c);
}

void jk_rng_skip(jk_rng *rng, uint64_t n)
{
    if (n && rng->has_half) {
        rng->has_half = false;
        n--;
    }
    advance(rng, n / 2);
    if (n % 2)
        jk_rng_u32(rng);
}

void jk_rng_draw(jk_rng *rng, uint32_t bound, uint32_t *out, size_t n)
{
    if (bound == 1) {               /* nothing to draw */
        memset(out, 0, n * sizeof *out);
        return;
    }
    uint32_t reject = -bound % bound;
    for (size_t k = 0; k < n; k++) {
        uint64_t wide;
        do
            wide = (uint64_t)jk_rng_u32(rng) * bound;
        while ((uint32_t)wide < reject);
        out[k] = (uint32_t)(wide >> 32);
    }
}

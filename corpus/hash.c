/* hash.c - SipHash-2-4: see hash.h. Names and constants are those of the paper, section 2. */
#include "corpus/hash.h"

static uint64_t rotl(uint64_t x, int b) { return x << b | x >> (64 - b); }

static void rounds(uint64_t v[4], int n)
{
    while (n--) {
        v[0] += v[1]; v[2] += v[3];
        v[1] = rotl(v[1], 13) ^ v[0]; v[3] = rotl(v[3], 16) ^ v[2];
        v[0] = rotl(v[0], 32);
        v[2] += v[1]; v[0] += v[3];
        v[1] = rotl(v[1], 17) ^ v[2]; v[3] = rotl(v[3], 21) ^ v[0];
        v[2] = rotl(v[2], 32);
    }
}

/* Eight bytes, the first one lowest: one load, which compilers see in this form. */
static uint64_t whole_word_at(const char *at)
{
    const unsigned char *p = (const unsigned char *)at;
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40
         | (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

/* n (below 8) bytes, the first one lowest. */
static uint64_t word_at(const char *p, size_t n)
{
    uint64_t m = 0;
    for (size_t k = 0; k < n; k++)
        m |= (uint64_t)(unsigned char)p[k] << 8 * k;
    return m;
}

uint64_t jk_hash(uint64_t seed, jk_span text)
{
    uint64_t v[4] = { 0x736F6D6570736575u ^ seed, 0x646F72616E646F6Du, 0x6C7967656E657261u ^ seed, 0x7465646279746573u };
    size_t at = 0;
    for (; text.len - at >= 8; at += 8) {
        uint64_t m = whole_word_at(text.ptr + at);
        v[3] ^= m;
        rounds(v, 2);
        v[0] ^= m;
    }
    uint64_t last = (uint64_t)text.len << 56 | word_at(text.ptr + at, text.len - at);
    v[3] ^= last;
    rounds(v, 2);
    v[0] ^= last;
    v[2] ^= 0xFF;
    rounds(v, 4);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

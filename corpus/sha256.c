/* sha256.c - SHA-256: FIPS 180-4, section 6.2. Plain C, and the CPU's own instructions
 * where it has them (x86: asked at run time; ARMv8: by the compiler's flags). */
#include "corpus/sha256.h"
#include "align/cpu.h"

/* FIPS 180-4, section 4.2.2: the first 32 bits of the fractional parts of the cube
   roots of the first 64 primes. */
static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotr(uint32_t x, int n) { return x >> n | x << (32 - n); }

static uint32_t big_endian(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void compress_plain(uint32_t h[8], const unsigned char *at, size_t n_block)
{
    for (; n_block; n_block--, at += 64) {
        uint32_t w[64], v[8];
        for (size_t t = 0; t < 16; t++)
            w[t] = big_endian(at + 4 * t);
        for (size_t t = 16; t < 64; t++) {
            uint32_t s0 = rotr(w[t - 15], 7) ^ rotr(w[t - 15], 18) ^ w[t - 15] >> 3;
            uint32_t s1 = rotr(w[t - 2], 17) ^ rotr(w[t - 2], 19) ^ w[t - 2] >> 10;
            w[t] = s1 + w[t - 7] + s0 + w[t - 16];
        }
        memcpy(v, h, sizeof v);
        for (size_t t = 0; t < 64; t++) {
            uint32_t sum1 = rotr(v[4], 6) ^ rotr(v[4], 11) ^ rotr(v[4], 25);
            uint32_t ch = (v[4] & v[5]) ^ (~v[4] & v[6]);
            uint32_t t1 = v[7] + sum1 + ch + K[t] + w[t];
            uint32_t sum0 = rotr(v[0], 2) ^ rotr(v[0], 13) ^ rotr(v[0], 22);
            uint32_t maj = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
            memmove(v + 1, v, 7 * sizeof *v);
            v[4] += t1;
            v[0] = t1 + sum0 + maj;
        }
        for (size_t k = 0; k < 8; k++)
            h[k] += v[k];
    }
}

#if defined __x86_64__ && defined __GNUC__
#include <immintrin.h>

/* The instructions want the state as ABEF and CDGH, and do two rounds each.
   w[i] holds four words of the schedule: w[i+4] from w[i] .. w[i+3]. */
__attribute__((target("sha,sse4.1")))
static void compress_fast(uint32_t h[8], const unsigned char *at, size_t n_block)
{
    const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(const void *)h), 0xB1);
    __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(const void *)(h + 4)), 0x1B);
    __m128i abef = _mm_alignr_epi8(badc, hgfe, 8), cdgh = _mm_blend_epi16(hgfe, badc, 0xF0);
    for (; n_block; n_block--, at += 64) {
        __m128i w[16], abef_was = abef, cdgh_was = cdgh;
        for (size_t i = 0; i < 16; i++) {
            if (i < 4)
                w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i)), swap);
            else
                w[i] = _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(w[i - 4], w[i - 3]),
                                                          _mm_alignr_epi8(w[i - 1], w[i - 2], 4)), w[i - 1]);
            __m128i wk = _mm_add_epi32(w[i], _mm_loadu_si128((const __m128i *)(const void *)(K + 4 * i)));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, wk);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(wk, 0x0E));
        }
        abef = _mm_add_epi32(abef, abef_was);
        cdgh = _mm_add_epi32(cdgh, cdgh_was);
    }
    __m128i feba = _mm_shuffle_epi32(abef, 0x1B), dchg = _mm_shuffle_epi32(cdgh, 0xB1);
    _mm_storeu_si128((__m128i *)(void *)h, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128((__m128i *)(void *)(h + 4), _mm_alignr_epi8(dchg, feba, 8));
}

static bool cpu_is_fast(void) { return jk_cpu_sha(); }

#elif defined __ARM_FEATURE_SHA2
#include <arm_neon.h>

static void compress_fast(uint32_t h[8], const unsigned char *at, size_t n_block)
{
    uint32x4_t abcd = vld1q_u32(h), efgh = vld1q_u32(h + 4);
    for (; n_block; n_block--, at += 64) {
        uint32x4_t w[16], abcd_was = abcd, efgh_was = efgh;
        for (size_t i = 0; i < 16; i++) {
            if (i < 4)
                w[i] = vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(at + 16 * i)));
            else
                w[i] = vsha256su1q_u32(vsha256su0q_u32(w[i - 4], w[i - 3]), w[i - 2], w[i - 1]);
            uint32x4_t wk = vaddq_u32(w[i], vld1q_u32(K + 4 * i)), before = abcd;
            abcd = vsha256hq_u32(abcd, efgh, wk);
            efgh = vsha256h2q_u32(efgh, before, wk);
        }
        abcd = vaddq_u32(abcd, abcd_was);
        efgh = vaddq_u32(efgh, efgh_was);
    }
    vst1q_u32(h, abcd);
    vst1q_u32(h + 4, efgh);
}

static bool cpu_is_fast(void) { return true; }

#else
#define compress_fast compress_plain
static bool cpu_is_fast(void) { return false; }
#endif

void jk_sha256_reset(jk_sha256 *sha)
{
    /* FIPS 180-4, section 5.3.3. */
    static const uint32_t start[8] = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    };
    memcpy(sha->h, start, sizeof start);
    sha->n_byte = 0;
}

void jk_sha256_init(jk_sha256 *sha)
{
    jk_sha256_reset(sha);
    sha->compress = cpu_is_fast() ? compress_fast : compress_plain;
}

void jk_sha256_init_plain(jk_sha256 *sha)
{
    jk_sha256_reset(sha);
    sha->compress = compress_plain;
}

void jk_sha256_add(jk_sha256 *sha, const void *bytes, size_t n)
{
    const unsigned char *at = bytes;
    size_t have = sha->n_byte % 64;
    sha->n_byte += n;
    if (have) {
        size_t take = n < 64 - have ? n : 64 - have;
        if (take)
            memcpy(sha->block + have, at, take);
        if (have + take < 64)
            return;
        sha->compress(sha->h, sha->block, 1);
        at += take;
        n -= take;
    }
    if (n >= 64)
        sha->compress(sha->h, at, n / 64);
    if (n % 64)
        memcpy(sha->block, at + n / 64 * 64, n % 64);
}

void jk_sha256_end(jk_sha256 *sha, unsigned char out[JK_SHA256_SIZE])
{
    static const unsigned char pad[64] = { 0x80 };
    uint64_t n_bit = sha->n_byte * 8;
    size_t have = sha->n_byte % 64;
    unsigned char length[8];
    for (size_t k = 0; k < 8; k++)
        length[k] = (unsigned char)(n_bit >> (56 - 8 * k));
    jk_sha256_add(sha, pad, have < 56 ? 56 - have : 120 - have);
    jk_sha256_add(sha, length, sizeof length);
    for (size_t k = 0; k < 8; k++)
        for (size_t b = 0; b < 4; b++)
            out[4 * k + b] = (unsigned char)(sha->h[k] >> (24 - 8 * b));
}

void jk_sha256_hex(const unsigned char digest[JK_SHA256_SIZE], char out[JK_SHA256_HEX])
{
    for (size_t k = 0; k < JK_SHA256_SIZE; k++) {
        out[2 * k] = "0123456789abcdef"[digest[k] >> 4];
        out[2 * k + 1] = "0123456789abcdef"[digest[k] & 15];
    }
    out[JK_SHA256_HEX - 1] = '\0';
}

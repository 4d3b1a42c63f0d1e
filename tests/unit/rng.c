/* The random numbers are numpy's: default_rng(seed) of numpy 1.24. */
#include "corpus/score/rng.h"
#include "test.h"

/* SeedSequence(seed).generate_state(4, uint64), then default_rng(seed).bit_generator.random_raw(3) */
static const struct { uint64_t seed, word[4], raw[3]; } seeded[] = {
    { UINT64_C(12345), { UINT64_C(0xb5ae6482a03d837c), UINT64_C(0xbbe2996ffa1f7a2f), UINT64_C(0x64e39a9f37158f94), UINT64_C(0x3ebb0f96a013fd73) },
      { UINT64_C(0x3a32b18db2ffc19d), UINT64_C(0x51171315c9e4c4de), UINT64_C(0xcc2024823444efd9) } },
    { UINT64_C(0), { UINT64_C(0xdb2cd7e7b0f478be), UINT64_C(0xabf4641a2c71ba49), UINT64_C(0x20c6ed6d9d7b8d41), UINT64_C(0x2c4099de223c39d4) },
      { UINT64_C(0xa30febcfd9c2825f), UINT64_C(0x4510bdf882d9d721), UINT64_C(0x0a7d3da94ecde8b8) } },
    { UINT64_C(1), { UINT64_C(0x672d8ee56d6791ff), UINT64_C(0x8ae19ca14eb1072c), UINT64_C(0x4915796d1322fc4a), UINT64_C(0xd0cc2bdcaba049bd) },
      { UINT64_C(0x8306bdf37922e4ff), UINT64_C(0xf35196bbc152a866), UINT64_C(0x24e7a4f608ec18cd) } },
    { UINT64_C(4294967295), { UINT64_C(0x2a05c5e276c1fe08), UINT64_C(0x2032e40fc20e8198), UINT64_C(0xed4ac06d787f4396), UINT64_C(0x56896cb4f3db80fd) },
      { UINT64_C(0x407f5fa930d8fd9f), UINT64_C(0x3814b22eb9684802), UINT64_C(0x498b7dcee8d8dc95) } },
    { UINT64_C(4294967296), { UINT64_C(0x50ff846cec53f444), UINT64_C(0x7a4918dbe8278562), UINT64_C(0x3bff9f6c362e2b19), UINT64_C(0xbdb177539a0654e3) },
      { UINT64_C(0xe3c5ebe285ac1625), UINT64_C(0x8ea09968fe31dbcc), UINT64_C(0xcd084ff84d8de9be) } },
    { UINT64_C(9223372036854775825), { UINT64_C(0x192a961c83bd7f2b), UINT64_C(0x24dbae5d544cd9fb), UINT64_C(0x28333815f7125bf4), UINT64_C(0x3cd63ec0ec520785) },
      { UINT64_C(0x824d9e1617abe37e), UINT64_C(0xeaba4cd00051e25d), UINT64_C(0xf6cdb1f6ab5aa718) } },
};

/* default_rng(7).choice(bound, 12): the last bound rejects every fourth number. */
static const struct { uint32_t bound, draw[12]; } drawn[] = {
    { 1u, { 0u, 0u, 0u, 0u, 0u, 0u, 0u, 0u, 0u, 0u, 0u, 0u } },
    { 2u, { 1u, 1u, 1u, 1u, 1u, 1u, 1u, 0u, 0u, 0u, 0u, 1u } },
    { 3u, { 2u, 1u, 2u, 2u, 1u, 2u, 2u, 0u, 0u, 0u, 0u, 2u } },
    { 100u, { 94u, 62u, 68u, 89u, 57u, 77u, 83u, 22u, 5u, 30u, 28u, 87u } },
    { 65537u, { 61926u, 40966u, 44839u, 58800u, 37899u, 50836u, 54634u, 14759u, 3639u, 19671u, 18682u, 57250u } },
    { 1000000u, { 944904u, 625095u, 684179u, 897213u, 578292u, 775685u, 833651u, 225207u, 55531u, 300166u, 285067u, 873553u } },
    { 3221225473u, { 2013573439u, 2203897840u, 2890127949u, 2685377906u, 725443136u, 178879731u, 918265191u, 2939765076u, 16960732u, 423400198u, 2567540347u, 383593176u } },
};

/* default_rng(7).integers(2, size=70, dtype=bool), then choice(50, 6) of the same generator */
static const char bools[] = "1101000101010010101001111000111110010101100000100110000000000101101010";
static const uint32_t behind[] = { 44, 28, 38, 41, 11, 2 };

static void seeds(void)
{
    for (size_t k = 0; k < sizeof seeded / sizeof *seeded; k++) {
        uint64_t word[4];
        jk_rng rng;
        jk_rng_seed_words(seeded[k].seed, word);
        CHECK(memcmp(word, seeded[k].word, sizeof word) == 0);
        jk_rng_seed(&rng, seeded[k].seed);
        for (int i = 0; i < 3; i++)
            CHECK(jk_rng_u64(&rng) == seeded[k].raw[i]);
    }
}

static void draws(void)
{
    for (size_t k = 0; k < sizeof drawn / sizeof *drawn; k++) {
        uint32_t out[12];
        jk_rng rng;
        jk_rng_seed(&rng, 7);
        jk_rng_draw(&rng, drawn[k].bound, out, 12);
        CHECK(memcmp(out, drawn[k].draw, sizeof out) == 0);
        jk_rng_seed(&rng, 7);                   /* and in two goes: the half that waits is kept */
        jk_rng_draw(&rng, drawn[k].bound, out, 5);
        jk_rng_draw(&rng, drawn[k].bound, out + 5, 7);
        CHECK(memcmp(out, drawn[k].draw, sizeof out) == 0);
    }
}

static void bits(void)
{
    jk_rng rng;
    uint32_t word = 0, out[6];
    jk_rng_seed(&rng, 7);
    for (size_t k = 0; bools[k]; k++, word >>= 1) {
        if (k % 32 == 0)
            word = jk_rng_u32(&rng);
        CHECK((word & 1) == (uint32_t)(bools[k] - '0'));
    }
    jk_rng_draw(&rng, 50, out, 6);
    CHECK(memcmp(out, behind, sizeof out) == 0);
}

/* Skipping n numbers is drawing n numbers, wherever it starts. */
static void skips(void)
{
    for (uint64_t n = 0; n < 70; n++)
        for (int before = 0; before < 3; before++) {
            jk_rng a, b;
            jk_rng_seed(&a, 12345);
            for (int k = 0; k < before; k++)
                jk_rng_u32(&a);
            b = a;
            for (uint64_t k = 0; k < n; k++)
                jk_rng_u32(&a);
            jk_rng_skip(&b, n);
            bool same = jk_rng_u32(&a) == jk_rng_u32(&b) && jk_rng_u32(&a) == jk_rng_u32(&b);
            CHECK(same);
        }
}

int main(void)
{
    seeds();
    draws();
    bits();
    skips();
    return test_report("rng");
}

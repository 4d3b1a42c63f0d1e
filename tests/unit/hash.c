/* hash.c - SipHash-2-4 gives what a second implementation, in Python, gives for the same keys. */
#include "corpus/hash.h"
#include "tests/unit/test.h"

static const struct { uint64_t seed; const char *text; uint64_t hash; } row[] = {
    { 0u, "", 0x1E924B9D737700D7u },
    { 0u, "a", 0x96C20860CD93A249u },
    { 1u, "a", 0xB756D69B679D63D1u },
    { 0u, "abcdefg", 0xA3B197E9E3650078u },
    { 0u, "abcdefgh", 0xE65BA172CCE22193u },
    { 7u, "abcdefghi", 0xC25FE44D3C6CCAAAu },
    { UINT64_MAX, "짝 하나에 두 글, the two of a pair, 0123456789", 0x37E6839649B3643Cu },
};

int main(void)
{
    for (size_t k = 0; k < sizeof row / sizeof *row; k++)
        CHECK(jk_hash(row[k].seed, jk_span_of(row[k].text)) == row[k].hash);
    CHECK(jk_hash(0, (jk_span){ "a\0b", 3 }) != jk_hash(0, (jk_span){ "a\0c", 3 }));
    return test_report("hash");
}

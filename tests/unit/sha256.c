/* sha256: the vectors of FIPS 180-4's examples, and both ways of computing agree. */
#include "corpus/sha256.h"
#include "tests/unit/test.h"

static const struct { const char *text, *digest; size_t times; } vector[] = {
    { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 1 },
    { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 1 },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1", 1 },
    { "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1", 1 },
    { "aaaaaaaaaa", "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", 100000 },
};

static void check(void (*init)(jk_sha256 *))
{
    for (size_t v = 0; v < sizeof vector / sizeof *vector; v++) {
        jk_sha256 sha;
        unsigned char digest[JK_SHA256_SIZE];
        char hex[JK_SHA256_HEX];
        init(&sha);
        for (size_t k = 0; k < vector[v].times; k++)
            jk_sha256_add(&sha, vector[v].text, strlen(vector[v].text));
        jk_sha256_end(&sha, digest);
        jk_sha256_hex(digest, hex);
        CHECK_STR(hex, vector[v].digest);
    }
}

/* Every length round the borders of a block, cut in two at every place. */
static void check_cuts(void)
{
    unsigned char text[200], want[JK_SHA256_SIZE], got[JK_SHA256_SIZE];
    unsigned wrong = 0;
    for (size_t k = 0; k < sizeof text; k++)
        text[k] = (unsigned char)(k * 37 + 11);
    jk_sha256 fast, plain;
    jk_sha256_init(&fast);
    for (size_t n = 0; n <= sizeof text; n++) {
        jk_sha256_init_plain(&plain);
        jk_sha256_add(&plain, text, n);
        jk_sha256_end(&plain, want);
        for (size_t cut = 0; cut <= n; cut++) {
            jk_sha256_reset(&fast);
            jk_sha256_add(&fast, text, cut);
            jk_sha256_add(&fast, text + cut, n - cut);
            jk_sha256_end(&fast, got);
            wrong += memcmp(want, got, sizeof got) != 0;
        }
    }
    CHECK(wrong == 0);
}

int main(void)
{
    check(jk_sha256_init);
    check(jk_sha256_init_plain);
    check_cuts();
    return test_report("sha256");
}

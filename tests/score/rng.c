/* The random numbers of numpy, as ../shared/eval/mt-vectors/rng.json has them.
 *
 *     rng FILE
 */
#include "corpus/io.h"
#include "corpus/json.h"
#include "corpus/score/rng.h"
#include "tests/unit/test.h"

#include <stdlib.h>

enum { MOST = 4096 };

static uint64_t number(const jk_json *value)
{
    char text[64] = "";
    if (value && value->text.len < sizeof text)
        memcpy(text, value->text.ptr, value->text.len);
    return strtoull(text, NULL, 10);
}

/* A decimal number of 128 bits: its digits, one after the other, times ten and more. */
static jk_u128 wide(const jk_json *value)
{
    uint64_t part[4] = { 0 };
    for (size_t k = 0; value && k < value->text.len; k++) {
        uint64_t carry = (uint64_t)(value->text.ptr[k] - '0');
        for (int i = 0; i < 4; i++) {
            carry += part[i] * 10;
            part[i] = carry & UINT32_MAX;
            carry >>= 32;
        }
    }
    return (jk_u128){ part[3] << 32 | part[2], part[1] << 32 | part[0] };
}

static void draws(const jk_json *list, jk_rng *rng, uint32_t bound)
{
    static uint32_t got[MOST];
    CHECK(list && list->n > 0 && list->n <= MOST);
    if (!list || list->n > MOST)
        return;
    jk_rng_draw(rng, bound, got, list->n);
    const jk_json *want = list->first;
    for (size_t k = 0; want; want = want->next, k++)
        CHECK(got[k] == number(want));
}

static void seeded(const jk_json *of, uint64_t seed)
{
    uint64_t word[4];
    jk_rng rng;
    size_t k = 0;
    jk_rng_seed_words(seed, word);
    const jk_json *list = jk_json_get(of, "seedseq_state_u64x4");
    for (const jk_json *want = list ? list->first : NULL; want && k < 4; want = want->next)
        CHECK(word[k++] == number(want));
    CHECK(k == 4);
    jk_rng_seed(&rng, seed);
    jk_u128 state = wide(jk_json_get(of, "pcg64_state")), inc = wide(jk_json_get(of, "pcg64_inc"));
    CHECK(rng.state.hi == state.hi && rng.state.lo == state.lo && rng.inc.hi == inc.hi && rng.inc.lo == inc.lo);
    list = jk_json_get(of, "first_raw_u64");
    for (const jk_json *want = list ? list->first : NULL; want; want = want->next)
        CHECK(jk_rng_u64(&rng) == number(want));
    list = jk_json_get(of, "choice");
    CHECK(list && list->n > 0);
    for (const jk_json *bound = list ? list->first : NULL; bound; bound = bound->next) {
        char text[24] = "";
        memcpy(text, bound->key.ptr, bound->key.len < sizeof text ? bound->key.len : 0);
        jk_rng_seed(&rng, seed);
        draws(bound, &rng, (uint32_t)strtoul(text, NULL, 10));
    }
    jk_rng_seed(&rng, seed);
    list = jk_json_get(of, "bools");
    uint32_t bits = 0;
    k = 0;
    for (const jk_json *want = list ? list->first : NULL; want; want = want->next, bits >>= 1) {
        bits = k++ % 32 == 0 ? jk_rng_u32(&rng) : bits;
        CHECK((bits & 1) == number(want));
    }
    list = jk_json_get(of, "after_bools_7x33_choice33");
    if (list) {
        jk_rng_seed(&rng, seed);
        jk_rng_skip(&rng, (7 * 33 + 31) / 32);
        draws(list, &rng, 33);
    }
}

int main(int argc, char **argv)
{
    jk_err err = { 0 };
    jk_buf text = { 0 };
    jk_json *all = NULL;
    jk_arena *arena = jk_arena_open(0);
    if (argc < 2 || !arena || !jk_read_file(argv[1], 0, &text, NULL, &err)) {
        printf("skipped: numpy's recorded numbers are not here (../shared/eval/mt-vectors/rng.json)\nrng: 0 passed, 0 failed, 1 skipped\n");
        return 0;
    }
    CHECK(jk_json_read(arena, jk_buf_span(&text), argv[1], &all, &err));
    for (const jk_json *of = all ? all->first : NULL; of; of = of->next) {
        char seed[24] = "";
        memcpy(seed, of->key.ptr, of->key.len < sizeof seed ? of->key.len : 0);
        seeded(of, strtoull(seed, NULL, 10));
    }
    jk_arena_close(arena);
    jk_buf_free(&text);
    return test_report("rng");
}

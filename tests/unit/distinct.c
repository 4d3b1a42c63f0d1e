/* distinct.c - keys are counted exactly, with whatever memory, and again after the end. */
#include "corpus/distinct.h"

#include <stdlib.h>

#include "corpus/hash.h"
#include "tests/unit/test.h"

static uint64_t hash_of(uint64_t k) { return jk_hash(0, (jk_span){ (const char *)&k, sizeof k }); }

/* Of kind 1 key k comes 1 + k % 3 times, k < n, in an order that mixes them; of kind 6 one key n times. */
static void add(jk_distinct *d, uint64_t n, jk_err *err)
{
    for (uint64_t time = 0; time < 3; time++)
        for (uint64_t k = 0; k < n; k++)
            if (k % 3 >= time)
                jk_distinct_add(d, 1, hash_of(k), err);
    for (uint64_t k = 0; k < n; k++)
        jk_distinct_add(d, 6, hash_of(0), err);
}

static void counts(uint64_t n, size_t memory, bool spills)
{
    jk_err err = { 0 };
    jk_distinct_count c[JK_DISTINCT_KINDS];
    jk_distinct *d = jk_distinct_open(memory, "-", &err);
    CHECK(d);
    for (int again = 0; d && again < 2; again++) {      /* what was counted is forgotten */
        add(d, n, &err);
        CHECK(jk_distinct_end(d, c, &err) && !err.code);
        CHECK(c[1].n_key == n && c[1].n_once == (n + 2) / 3 && c[1].n == n + (n + 1) / 3 + 2 * (n / 3));
        CHECK(c[6].n == n && c[6].n_key == (n > 0) && c[6].n_once == (n == 1));
        CHECK(!c[0].n && !c[0].n_key && !c[7].n_once);
        CHECK(jk_distinct_spilled(d) == spills);
    }
    CHECK(d && jk_distinct_end(d, c, &err) && !c[1].n_key);
    jk_distinct_close(d);
}

int main(void)
{
    static const uint64_t n[] = { 0, 1, 3, 300, 3000, 60000 };
    for (size_t k = 0; k < sizeof n / sizeof *n; k++) {
        counts(n[k], 1 << 24, false);
        counts(n[k], 0, n[k] >= 3000);
    }
    counts(60000, 100000, true);
    jk_distinct_close(NULL);
    return test_report("distinct");
}

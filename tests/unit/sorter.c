/* sorter.c - whatever memory there is, records come out in order, all of them. */
#include "corpus/sorter.h"

#include <stdlib.h>

#include "tests/unit/test.h"

static uint64_t state;
static uint64_t draw(void)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return state >> 33;
}

/* kind 0: all bits; 1: few values, so many are equal; 2: rising; 3: falling */
static uint64_t word_of(int kind, uint64_t k, uint64_t n)
{
    return kind == 0 ? draw() << 40 ^ draw() << 20 ^ draw() : kind == 1 ? draw() % 3 : kind == 2 ? k : n - k;
}

static int order(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return x[0] != y[0] ? (x[0] > y[0]) - (x[0] < y[0]) : (x[1] > y[1]) - (x[1] < y[1]);
}

static void sorts(uint64_t n, int kind, size_t memory, bool spills)
{
    jk_err err = { 0 };
    uint64_t (*want)[2] = calloc(n + 1, sizeof *want), got[2];
    jk_sorter *s = jk_sorter_open(2, memory, "-", &err);
    CHECK(want && s);
    if (!want || !s)
        return;
    state = n;
    for (uint64_t k = 0; k < n; k++) {
        want[k][0] = word_of(kind, k, n);
        want[k][1] = draw() % 7;
        CHECK(jk_sorter_put(s, want[k], &err));
    }
    qsort(want, n, sizeof *want, order);
    CHECK(jk_sorter_sort(s, &err) && jk_sorter_count(s) == n && jk_sorter_spilled(s) == spills);
    uint64_t k = 0, same = 0;
    for (; jk_sorter_next(s, got, &err); k++)
        same += k < n && memcmp(got, want[k], sizeof got) == 0;
    CHECK(!err.code && k == n && same == n);
    CHECK(!jk_sorter_next(s, got, &err) && !err.code);
    jk_sorter_close(s);
    free(want);
}

int main(void)
{
    for (int kind = 0; kind < 4; kind++) {
        sorts(0, kind, 1 << 20, false);
        sorts(1, kind, 0, false);
        sorts(64, kind, 0, false);              /* 64 records are held in any case */
        sorts(65, kind, 0, true);
        sorts(3000, kind, 0, true);             /* 47 runs */
        sorts(9000, kind, 0, true);             /* 141 runs: more than records in memory */
        sorts(30000, kind, 100000, true);
        sorts(30000, kind, 1 << 20, false);
    }
    jk_err err = { 0 };
    jk_sorter *s = jk_sorter_open(1, 0, "no/such/folder/x", &err);
    for (uint64_t k = 0; s && k < 65; k++)
        CHECK(jk_sorter_put(s, &k, &err) == (k < 64));
    CHECK(err.code == JK_EIO);
    jk_sorter_close(s);
    jk_sorter_close(NULL);
    return test_report("sorter");
}

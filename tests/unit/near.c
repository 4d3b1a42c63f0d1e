/* near.c - what is near is found, what is not is not, whatever memory there is. */
#include "corpus/near.h"

#include <stdlib.h>

#include "tests/unit/test.h"

static uint64_t state;
static unsigned draw(unsigned n)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)((state >> 33) % n);
}

static double like(jk_near *near, const char *a, const char *b, const char *c, const char *d)
{
    jk_err err = { 0 };
    double j = -1;
    CHECK(jk_near_like(near, (jk_span[]){ jk_span_of(a), jk_span_of(b) }, (jk_span[]){ jk_span_of(c), jk_span_of(d) }, &j, &err));
    return j;
}

static bool is(double a, double b) { return a > b - 1e-9 && a < b + 1e-9; }

/* Short texts: the very Jaccard similarity. */
static void similarity(void)
{
    jk_err err = { 0 };
    jk_near *near = jk_near_open(&(jk_near_options){ .threshold = .8, .memory = 1 << 20, .beside = "-" }, &err);
    CHECK(is(like(near, "abcdefg", "", "abcdefg", ""), 1));                 /* abcd bcde cdef defg */
    CHECK(is(like(near, "abcdefg", "", "abcdefh", ""), 3. / 5));
    CHECK(is(like(near, "A, b c D!", "", "ＡＢＣＤ", ""), 1));
    CHECK(is(like(near, "abcde", "", "vwxyz", ""), 0));
    CHECK(is(like(near, "abcde", "", "", "abcde"), 0));                     /* the other half */
    CHECK(is(like(near, "abcde", "fghij", "abcde", "fghix"), 3. / 5));
    CHECK(is(like(near, "가", "a", "가", "a"), 1));                         /* shorter than a gram */
    CHECK(is(like(near, "가", "a", "나", "a"), 1. / 3));
    CHECK(is(like(near, "?!", "", "...", ""), 0));
    CHECK(is(like(near, "abab ababab", "", "ABABAB", ""), 1));              /* a set */
    jk_near_close(near);
}

/* 400 letters, of which every step-th differs: an estimate. */
static void estimates(void)
{
    jk_err err = { 0 };
    jk_near *near = jk_near_open(&(jk_near_options){ .threshold = .8, .memory = 1 << 20, .beside = "-" }, &err);
    static const unsigned changed[] = { 1, 5, 10, 20, 40 };
    for (size_t c = 0; c < sizeof changed / sizeof *changed; c++) {
        double sum = 0;
        for (state = 1; state < 100;) {
            char a[401] = "", b[401] = "";
            uint64_t seed = state;
            for (int k = 0; k < 400; k++)
                a[k] = b[k] = (char)('a' + draw(26));
            for (unsigned k = 0; k < changed[c]; k++)
                b[10 + k * 380 / changed[c]] = '1';
            sum += like(near, a, "", b, "");
            state = seed + 1;
        }
        double both = 397 - 4. * changed[c], want = both / (397 + 4. * changed[c]);
        CHECK(sum / 99 > want - .02 && sum / 99 < want + .02);
    }
    jk_near_close(near);
}

/* n texts of 60 letters; every third is one of those before it with a letter changed. */
static void make(char (*text)[64], unsigned *of, unsigned n)
{
    state = 7;
    for (unsigned k = 0; k < n; k++) {
        of[k] = k;
        if (k % 3 == 2) {
            of[k] = draw(k / 3 + 1) * 3;
            memcpy(text[k], text[of[k]], 64);
            text[k][draw(60)] = '1';
            continue;
        }
        for (int c = 0; c < 60; c++)
            text[k][c] = (char)('a' + draw(26));
        text[k][60] = '\0';
    }
}

enum { N = 3000 };

static uint64_t find(char (*text)[64], const unsigned *of, size_t memory, unsigned *found, bool spills)
{
    jk_err err = { 0 };
    uint64_t a, b, last[2] = { 0 }, hash = 0;
    jk_near *near = jk_near_open(&(jk_near_options){ .threshold = .8, .memory = memory, .beside = "-" }, &err);
    memset(found, 0, N * sizeof *found);
    for (uint64_t k = 0; k < N; k++)
        CHECK(jk_near_add(near, k, jk_span_of(text[k]), (jk_span){ "", 0 }, &err));
    CHECK(jk_near_find(near, &err));
    CHECK(jk_near_spilled(near) == spills);
    while (jk_near_next(near, &a, &b, &err)) {
        CHECK(a < b && (a > last[0] || (a == last[0] && b > last[1])));
        CHECK(of[a] == of[b]);                  /* nothing else is near */
        found[b] += a == of[b];
        last[0] = a;
        last[1] = b;
        hash = hash * 31 + a * N + b;
    }
    CHECK(!err.code);
    jk_near_close(near);
    return hash;
}

static void finds(void)
{
    static char text[N][64];
    static unsigned of[N], found[N];
    make(text, of, N);
    unsigned want = 0, got = 0;
    uint64_t hash = find(text, of, 64 << 20, found, false);
    for (unsigned k = 0; k < N; k++) {
        want += of[k] != k;
        got += of[k] != k && found[k] == 1;
    }
    CHECK(want == N / 3 && got >= want - 2);    /* J is 53/61 or more: each is missed with a chance of .00012 */
    CHECK(find(text, of, 100000, found, true) == hash);
}

/* Ranks lead, whoever came first; a text left out has no say. */
static void ranks(void)
{
    jk_err err = { 0 };
    uint64_t a, b;
    jk_near *near = jk_near_open(&(jk_near_options){ .threshold = .8, .memory = 1 << 20, .beside = "-" }, &err);
    jk_span s = jk_span_of("the same sentence, again and again"), none = { "", 0 };
    CHECK(jk_near_add(near, UINT64_C(5) << JK_NEAR_ROW_BITS | 0, s, none, &err) && jk_near_add(near, UINT64_C(2) << JK_NEAR_ROW_BITS | 7, s, none, &err)
          && jk_near_add(near, UINT64_C(9) << JK_NEAR_ROW_BITS | 8, none, none, &err) && jk_near_find(near, &err));
    CHECK(jk_near_next(near, &a, &b, &err) && a == (UINT64_C(2) << JK_NEAR_ROW_BITS | 7) && JK_NEAR_ROW(b) == 0 && JK_NEAR_RANK(b) == 5);
    CHECK(!jk_near_next(near, &a, &b, &err) && !err.code);
    jk_near_close(near);
}

static bool odd(void *user, uint64_t a, uint64_t b)
{
    ++*(unsigned *)user;
    return (a ^ b) & 1;
}

/* Many alike: those that lead are bounded, or given. */
static void crowds(void)
{
    jk_err err = { 0 };
    uint64_t a, b;
    unsigned asked = 0, n = 0;
    bool met[1000] = { false };
    jk_span s = jk_span_of("the same sentence, again and again"), none = { "", 0 };
    jk_near *near = jk_near_open(&(jk_near_options){ .threshold = .8, .memory = 1 << 24, .beside = "-" }, &err);
    for (uint64_t k = 0; k < 1000; k++)
        CHECK(jk_near_add(near, k, s, none, &err));
    CHECK(jk_near_find(near, &err));
    for (; jk_near_next(near, &a, &b, &err); n++)
        CHECK(a < JK_NEAR_LEADERS);
    CHECK(n == JK_NEAR_LEADERS * (JK_NEAR_LEADERS - 1) / 2 + JK_NEAR_LEADERS * (1000 - JK_NEAR_LEADERS));
    jk_near_close(near);
    near = jk_near_open(&(jk_near_options){ .threshold = .8, .memory = 1 << 24, .beside = "-", .leads = 400, .wants = odd, .user = &asked, .first = true }, &err);
    for (uint64_t k = 0; k < 1000; k++)
        CHECK(jk_near_add(near, k, s, none, &err));
    CHECK(jk_near_find(near, &err));
    while (jk_near_next(near, &a, &b, &err)) {
        CHECK(a < 400 && ((a ^ b) & 1));
        met[b] = true;
    }
    for (unsigned k = 1; k < 1000; k++)
        CHECK(met[k]);
    CHECK(asked < 2000);                        /* not once for each of the 16 keys they share */
    jk_near_close(near);
}

int main(void)
{
    similarity();
    estimates();
    finds();
    ranks();
    crowds();
    jk_near_close(NULL);
    return test_report("near");
}

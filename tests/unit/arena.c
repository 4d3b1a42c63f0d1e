/* arena: memory comes zeroed, grows in place, has a limit, and is used again. */
#include "tests/unit/test.h"

#include "align/base.h"

static bool zeroed(const unsigned char *at, size_t n)
{
    while (n && !at[n - 1])
        n--;
    return n == 0;
}

/* What comes large first where small came first before finds all of it again: nothing new is needed. */
static void again(void)
{
    enum { SMALL = 50000, LARGE = 300000, N = 20, LIMIT = N * (1 << 16) + LARGE + SMALL };
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(LIMIT);
    for (int document = 0; arena && document < 3; document++) {
        for (int k = 0; k < N + 1; k++)
            CHECK(jk_arena_alloc(arena, k == (document ? 0 : N) ? LARGE : SMALL, 1, &err) != NULL);
        jk_arena_reset(arena);
    }
    CHECK(!err.code);
    jk_arena_close(arena);
}

int main(void)
{
    enum { LIMIT = 700000 };
    static const size_t size[2][3] = { { 100000, 100000, 200000 }, { 200000, 100000, 100000 } };
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(LIMIT);
    CHECK(arena != NULL);
    for (int document = 0; arena && document < 50; document++) {     /* the same amount in another order needs no more memory for ever */
        for (int k = 0; k < 3; k++) {
            unsigned char *at = jk_arena_alloc(arena, size[document % 2][k], 1, &err);
            CHECK(at && zeroed(at, size[document % 2][k]));
            if (at)
                memset(at, 0xAA, size[document % 2][k]);
        }
        CHECK(jk_arena_used(arena) == 400000);
        jk_arena_reset(arena);
        CHECK(jk_arena_used(arena) == 0);
    }
    CHECK(!err.code);
    unsigned char *small = jk_arena_alloc(arena, 100, 1, &err), *more = jk_arena_grow(arena, small, 100, 300, 1, &err);
    CHECK(small && more == small && zeroed(more, 300));
    unsigned char *other = jk_arena_alloc(arena, 100, 1, &err), *moved = jk_arena_grow(arena, more, 300, 400, 1, &err);
    CHECK(other && moved && moved != more && zeroed(moved, 400));
    CHECK(jk_span_equal(jk_arena_copy(arena, jk_span_of("words"), &err), jk_span_of("words")) && !err.code);
    CHECK(!jk_arena_alloc(arena, LIMIT, 1, &err) && err.code == JK_ENOMEM);
    jk_arena_close(arena);
    again();
    return test_report("arena");
}

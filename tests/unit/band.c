/* A band about a chain holds what is near to it in either text: of two texts that change places it is the mirror image. */
#include "align/model.h"
#include "tests/unit/test.h"

static uint32_t next_random(uint32_t *state) { return (*state = *state * 1664525u + 1013904223u) >> 8; }

/* A chain of random beads, nulls in runs as where a chapter is missing, and its mirror image. */
static void chain(uint32_t seed, uint32_t n_bead, jk_bead *bead, jk_bead *turned, uint32_t *I, uint32_t *J)
{
    uint32_t i = 0, j = 0, run = 0, s = 0;
    for (uint32_t k = 0; k < n_bead; k++) {
        if (run == 0) {
            s = next_random(&seed) % (JK_N_SHAPE + 4);
            s = s < JK_N_SHAPE ? s : 2;
            run = s < 2 ? 1 + next_random(&seed) % 30 : 1;
        }
        run--;
        jk_shape shape = jk_shapes[s];
        bead[k] = (jk_bead){ .src = i, .tgt = j, .n_src = shape.m, .n_tgt = shape.n };
        turned[k] = (jk_bead){ .src = j, .tgt = i, .n_src = shape.n, .n_tgt = shape.m };
        i += shape.m;
        j += shape.n;
    }
    *I = i;
    *J = j;
}

static bool holds(const jk_band *band, uint32_t i, uint32_t j) { return band->lo[i] <= j && j <= band->hi[i]; }

int main(void)
{
    enum { N = 120 };
    for (uint32_t seed = 1; seed <= 60; seed++) {
        jk_bead bead[N], turned[N];
        uint32_t I, J, radius = 1 + seed % 20, other = 0, off_chain = 0, far = 0;
        chain(seed, N, bead, turned, &I, &J);
        jk_err err = { 0 };
        jk_arena *arena = jk_arena_open(0);
        jk_band a, b;
        bool made = arena && jk_band_around(arena, &(jk_alignment){ .bead = bead, .n_bead = N }, I, J, radius, NULL, &a, &err)
                 && jk_band_around(arena, &(jk_alignment){ .bead = turned, .n_bead = N }, J, I, radius, NULL, &b, &err);
        CHECK(made);
        if (!made)
            break;
        for (uint32_t i = 0; i <= I; i++)
            for (uint32_t j = 0; j <= J; j++)
                other += holds(&a, i, j) != holds(&b, j, i);
        for (uint32_t k = 0; k < N; k++) {
            uint32_t i = bead[k].src, j = bead[k].tgt;
            off_chain += !holds(&a, i, j) || !holds(&a, i, j > radius ? j - radius : 0) || !holds(&a, i > radius ? i - radius : 0, j);
        }
        for (uint32_t i = 0; i <= I; i++)       /* and not everything */
            far += a.hi[i] - a.lo[i] < J;
        CHECK(other == 0);
        CHECK(off_chain == 0);
        CHECK(far > I / 2);
        CHECK(a.lo[0] == 0 && a.hi[I] == J);
        jk_arena_close(arena);
    }
    return test_report("band");
}

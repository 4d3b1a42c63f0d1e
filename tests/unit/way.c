/* way: blocks of lengths show the way through two long texts that drift far from their diagonal. */
#include "align/model.h"

#include <stdlib.h>

#include "tests/unit/test.h"

enum { N = 6000 };

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Two texts of one original of N sentences. Of each tenth of it one side leaves out every lost-th sentence: the
   source in the first half, the target in the second. truth[i]: the target sentence where source sentence i's is. */
typedef struct {
    double src[N + 1], tgt[N + 1];
    uint32_t n_src, n_tgt, truth[N + 1];
} texts;

static void make(texts *t, uint32_t seed, uint32_t lost)
{
    t->n_src = t->n_tgt = 0;
    for (uint32_t k = 0; k < N; k++) {
        double length = 20 + next(&seed) % 160, noise = .8 + (next(&seed) % 1000) / 2500.0;
        bool gone = next(&seed) % lost == 0;
        t->truth[t->n_src] = t->n_tgt;
        if (!gone || k >= N / 2) {
            t->src[t->n_src + 1] = t->src[t->n_src] + length;
            t->n_src++;
        }
        if (!gone || k < N / 2) {
            t->tgt[t->n_tgt + 1] = t->tgt[t->n_tgt] + 2 * length * noise;
            t->n_tgt++;
        }
    }
    t->truth[t->n_src] = t->n_tgt;
}

static uint32_t apart(uint32_t a, uint32_t b) { return a > b ? a - b : b - a; }

static void finds(uint32_t seed, uint32_t lost, uint32_t least_drift)
{
    static texts t;
    make(&t, seed, lost);
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_alignment way;
    CHECK(jk_length_way(arena, t.src, t.n_src, t.tgt, t.n_tgt, jk_log(2), &way, &err));
    uint32_t off = 0, drift = 0, at = 0, j = 0;
    for (uint32_t k = 0; k < way.n_bead; k++) {
        const jk_bead *b = &way.bead[k];
        CHECK(b->src == at && b->n_src > 0 && b->tgt <= t.n_tgt && (k == 0 || b->tgt >= way.bead[k - 1].tgt));
        at += b->n_src;
        while (j < t.n_tgt && t.tgt[j] * t.src[t.n_src] < t.src[b->src] * t.tgt[t.n_tgt])
            j++;
        off = apart(b->tgt, t.truth[b->src]) > off ? apart(b->tgt, t.truth[b->src]) : off;
        drift = apart(j, t.truth[b->src]) > drift ? apart(j, t.truth[b->src]) : drift;
    }
    CHECK(at == t.n_src);
    if (off > 24 || drift < least_drift)
        printf("seed %u, one of %u lost: %u sentences off the truth, the diagonal %u\n", seed, lost, off, drift);
    CHECK(drift >= least_drift && off <= 24);
    jk_arena_close(arena);
}

/* Nothing on one side, a source sentence as long as all others together: some way, and no crash. */
static void odd(uint32_t n_src, uint32_t n_tgt, uint32_t giant)
{
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_alignment way;
    double *src = calloc(n_src + 1, sizeof *src), *tgt = calloc(n_tgt + 1, sizeof *tgt);
    for (uint32_t i = 0; i < n_src; i++)
        src[i + 1] = src[i] + (i == giant ? 50.0 * n_src : 50);
    for (uint32_t j = 0; j < n_tgt; j++)
        tgt[j + 1] = tgt[j] + 50;
    CHECK(jk_length_way(arena, src, n_src, tgt, n_tgt, 0, &way, &err));
    CHECK(way.n_bead == (n_src + 7) / 8);
    jk_arena_close(arena);
    free(src);
    free(tgt);
}

static void starved(void)
{
    static texts t;
    make(&t, 1, 20);
    for (size_t limit = 100; ; limit += limit / 2) {
        jk_err err = { 0 };
        jk_arena *arena = jk_arena_open(limit);
        jk_alignment way;
        bool ok = jk_length_way(arena, t.src, t.n_src, t.tgt, t.n_tgt, jk_log(2), &way, &err);
        CHECK(ok == (err.code == JK_OK) && (ok || err.code == JK_ENOMEM));
        jk_arena_close(arena);
        if (ok)
            break;
    }
}

int main(void)
{
    for (uint32_t seed = 1; seed <= 4; seed++) {
        finds(seed, 60, 20);
        finds(seed, 12, 100);
    }
    odd(0, 3000, 0);
    odd(3000, 0, 0);
    odd(1, 1, 0);
    odd(500, 6000, 250);
    odd(6000, 500, 3000);
    starved();
    return test_report("way");
}

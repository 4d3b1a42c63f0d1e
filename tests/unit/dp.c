/* The chain that the dynamic programme finds is the heaviest of all chains, and its posteriors are
 * the shares that beads have in the sum over all chains: compared with enumeration, chain by chain. */
#include <math.h>
#include <stdlib.h>

#include "align/model.h"
#include "tests/unit/test.h"

/* A scorer of made-up weights: a hash of the bead's place and shape. */
static float weight_of(uint32_t seed, uint32_t i, uint32_t j, jk_shape shape)
{
    uint32_t h = seed * 2654435761u ^ i * 40503u ^ j * 9973u ^ shape.m * 31u ^ shape.n * 17u;
    h ^= h >> 13;
    h *= 0x5bd1e995u;
    h ^= h >> 15;
    return (float)(h % 1000) / 250.0f - 3.0f;
}

static void made_up(void *self, uint32_t i, uint32_t j0, uint32_t j1, jk_shape shape, float *out)
{
    for (uint32_t j = j0; j < j1; j++)
        out[j - j0] += weight_of(*(uint32_t *)self, i, j, shape);
}

typedef struct {
    uint32_t seed, I, J;
    double best, total;
    double share[8][8][JK_N_SHAPE]; /* sum of e^weight of the chains that hold the bead ending at (i, j) */
    struct { uint32_t i, j; unsigned s; } stack[16];
} enumeration;

static void enumerate(enumeration *e, uint32_t i, uint32_t j, unsigned depth, double weight)
{
    if (i == e->I && j == e->J) {
        e->total += exp(weight);
        if (weight > e->best)
            e->best = weight;
        for (unsigned k = 0; k < depth; k++)
            e->share[e->stack[k].i][e->stack[k].j][e->stack[k].s] += exp(weight);
        return;
    }
    for (unsigned s = 0; s < JK_N_SHAPE; s++) {
        uint32_t to_i = i + jk_shapes[s].m, to_j = j + jk_shapes[s].n;
        if (to_i > e->I || to_j > e->J)
            continue;
        e->stack[depth].i = to_i;
        e->stack[depth].j = to_j;
        e->stack[depth].s = s;
        enumerate(e, to_i, to_j, depth + 1, weight + (double)weight_of(e->seed, to_i, to_j, jk_shapes[s]));
    }
}

static bool whole_band(jk_arena *arena, uint32_t I, uint32_t J, uint32_t width, jk_band *band, jk_err *err)
{
    double src[600], tgt[600];
    for (uint32_t i = 0; i <= I; i++)
        src[i] = i;
    for (uint32_t j = 0; j <= J; j++)
        tgt[j] = j;
    return jk_band_diagonal(arena, src, I, tgt, J, width, band, err);
}

static double weight_of_chain(uint32_t seed, const jk_alignment *path)
{
    double sum = 0;
    for (uint32_t k = 0; k < path->n_bead; k++) {
        const jk_bead *b = &path->bead[k];
        sum += (double)weight_of(seed, b->src + b->n_src, b->tgt + b->n_tgt, (jk_shape){ b->n_src, b->n_tgt });
    }
    return sum;
}

static bool covers(const jk_alignment *path, uint32_t I, uint32_t J)
{
    uint32_t i = 0, j = 0;
    for (uint32_t k = 0; k < path->n_bead; k++) {
        if (path->bead[k].src != i || path->bead[k].tgt != j)
            return false;
        i += path->bead[k].n_src;
        j += path->bead[k].n_tgt;
    }
    return i == I && j == J;
}

static void against_enumeration(uint32_t I, uint32_t J, uint32_t seed)
{
    static enumeration e;
    e = (enumeration){ .seed = seed, .I = I, .J = J, .best = -INFINITY };
    enumerate(&e, 0, 0, 0, 0);
    jk_arena *arena = jk_arena_open(0);
    jk_err err = { 0 };
    jk_scorer scorer = { made_up, &seed, NULL };
    jk_band band;
    jk_alignment path;
    jk_ways ways = { 0 };
    jk_maybe *maybe;
    size_t n_maybe;
    CHECK(whole_band(arena, I, J, 10, &band, &err) && band.whole);
    CHECK(jk_best_chain(arena, &scorer, 1, JK_N_SHAPE, &band, &path, &ways, &err));
    CHECK(covers(&path, I, J));
    CHECK(fabs(weight_of_chain(seed, &path) - e.best) < 1e-4);
    CHECK(jk_posteriors(arena, &scorer, 1, &ways, &path, &maybe, &n_maybe, &err));
    size_t expected = 0;
    for (uint32_t i = 0; i <= I; i++)
        for (uint32_t j = 0; j <= J; j++)
            for (unsigned s = 0; s < JK_N_SHAPE; s++)
                expected += e.share[i][j][s] / e.total >= .0011;
    CHECK(n_maybe >= expected);
    for (size_t k = 0; k < n_maybe; k++)
        CHECK(fabs((double)maybe[k].posterior - e.share[maybe[k].i][maybe[k].j][maybe[k].shape] / e.total) < 1e-4);
    for (uint32_t k = 0; k < path.n_bead; k++) {
        const jk_bead *b = &path.bead[k];
        unsigned s = 0;
        while (jk_shapes[s].m != b->n_src || jk_shapes[s].n != b->n_tgt)
            s++;
        double share = 0;
        if (b->n_src && b->n_tgt)
            share = e.share[b->src + b->n_src][b->tgt + b->n_tgt][s];
        for (uint32_t j = 0; !b->n_tgt && j <= J; j++)      /* a sentence left alone, wherever the other side stands */
            share += e.share[b->src + 1][j][s];
        for (uint32_t i = 0; !b->n_src && i <= I; i++)
            share += e.share[i][b->tgt + 1][s];
        CHECK(fabs((double)b->posterior - share / e.total) < 3e-3);
    }
    jk_arena_close(arena);
}

/* A band that holds the heaviest chain of the full table gives that very chain. */
static void band_against_table(uint32_t I, uint32_t J, uint32_t seed)
{
    jk_arena *arena = jk_arena_open(0);
    jk_err err = { 0 };
    jk_scorer scorer = { made_up, &seed, NULL };
    jk_band table, narrow;
    jk_alignment full, path;
    CHECK(whole_band(arena, I, J, I + J, &table, &err) && table.whole);
    CHECK(jk_best_chain(arena, &scorer, 1, JK_N_SHAPE, &table, &full, NULL, &err));
    for (uint32_t width = 2;; width *= 2) {
        CHECK(whole_band(arena, I, J, width, &narrow, &err));
        CHECK(jk_best_chain(arena, &scorer, 1, JK_N_SHAPE, &narrow, &path, NULL, &err) && covers(&path, I, J));
        CHECK(weight_of_chain(seed, &path) <= weight_of_chain(seed, &full) + 1e-3);
        if (!jk_band_touched(&narrow, &path, 0) && fabs(weight_of_chain(seed, &path) - weight_of_chain(seed, &full)) < 1e-3)
            break;
        if (narrow.whole)
            break;
    }
    CHECK(path.n_bead == full.n_bead && memcmp(path.bead, full.bead, full.n_bead * sizeof *full.bead) == 0);
    CHECK(jk_band_around(arena, &full, I, J, 3, NULL, &narrow, &err));
    CHECK(jk_best_chain(arena, &scorer, 1, JK_N_SHAPE, &narrow, &path, NULL, &err));
    CHECK(path.n_bead == full.n_bead && memcmp(path.bead, full.bead, full.n_bead * sizeof *full.bead) == 0);
    CHECK(!jk_band_touched(&narrow, &path, 2));
    jk_arena_close(arena);
}

/* A chain that leaves the diagonal of a band at one place alone makes it wider there, and nowhere else. */
static void widens_where_it_is_touched(void)
{
    enum { N = 400, AT = 200, RADIUS = 8 };
    jk_arena *arena = jk_arena_open(0);
    jk_err err = { 0 };
    jk_alignment path = { .bead = JK_NEW(arena, jk_bead, N, &err), .n_bead = N };
    jk_band band;
    uint32_t *more = NULL, most = 0;
    for (uint32_t k = 0; k < N; k++)
        path.bead[k] = (jk_bead){ .src = k, .tgt = k, .n_src = 1, .n_tgt = 1 };
    CHECK(jk_band_around(arena, &path, N, N, RADIUS, NULL, &band, &err));
    CHECK(jk_band_widen(arena, &band, &path, 4, RADIUS, 32, &more, &most, &err) && !more && most == 0);
    path.bead[AT].tgt += RADIUS - 2;
    CHECK(jk_band_touched(&band, &path, 4));
    CHECK(jk_band_widen(arena, &band, &path, 4, RADIUS, 32, &more, &most, &err) && more && most == 2 * RADIUS);
    path.bead[AT].tgt -= RADIUS - 2;
    CHECK(jk_band_around(arena, &path, N, N, RADIUS, more, &band, &err));
    for (uint32_t i = 0; i <= N; i++) {
        bool near = i + 2 * RADIUS >= AT && i <= AT + 2 * RADIUS;
        CHECK(more[i] == (near ? 2 * RADIUS : 0));
        if (near)
            CHECK(band.lo[i] + 2 * RADIUS <= i && band.hi[i] >= i + 2 * RADIUS);
        else if (i + 4 * RADIUS < AT || (i > AT + 4 * RADIUS && i < N - RADIUS))
            CHECK(band.hi[i] - band.lo[i] <= 2 * RADIUS + 2);
    }
    for (uint32_t limit = 2 * RADIUS; limit < 32; limit *= 2) {     /* up to the widest there may be */
        path.bead[AT].tgt = AT + limit - 2;
        CHECK(jk_band_widen(arena, &band, &path, 4, RADIUS, 32, &more, &most, &err) && most == 2 * limit);
        path.bead[AT].tgt = AT;
        CHECK(jk_band_around(arena, &path, N, N, RADIUS, more, &band, &err));
    }
    path.bead[AT].tgt = AT + 30;
    uint32_t *before = more;
    CHECK(jk_band_widen(arena, &band, &path, 4, RADIUS, 32, &more, &most, &err) && more == before && most == 0);
    jk_arena_close(arena);
}

static void starved(void)
{
    uint32_t seed = 5, I = 30, J = 20;
    bool done = false;
    for (size_t limit = 16; !done && limit < 1 << 20; limit += limit / 8 + 16) {
        jk_arena *arena = jk_arena_open(limit);
        jk_err err = { 0 };
        jk_scorer scorer = { made_up, &seed, NULL };
        jk_band band;
        jk_alignment path;
        jk_ways ways = { 0 };
        done = whole_band(arena, I, J, 50, &band, &err) && jk_best_chain(arena, &scorer, 1, JK_N_SHAPE, &band, &path, NULL, &err)
            && jk_ways_find(arena, &scorer, 1, &band, &ways, &err) && jk_posteriors(arena, &scorer, 1, &ways, &path, NULL, NULL, &err);
        CHECK(done ? covers(&path, I, J) : err.code == JK_ENOMEM);
        jk_arena_close(arena);
    }
    CHECK(done);
}

int main(void)
{
    static const struct { uint32_t I, J; } sizes[] = { { 1, 0 }, { 0, 1 }, { 0, 4 }, { 1, 1 }, { 2, 3 }, { 3, 2 }, { 4, 4 }, { 5, 3 }, { 4, 5 } };
    for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
        for (uint32_t seed = 1; seed <= 5; seed++)
            against_enumeration(sizes[k].I, sizes[k].J, seed);
    for (uint32_t seed = 1; seed <= 3; seed++) {
        band_against_table(200, 180, seed);
        band_against_table(60, 200, seed);
    }
    widens_where_it_is_touched();
    starved();
    return test_report("dp");
}

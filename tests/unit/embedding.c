/* The score of two runs of sentences by their vectors is Vecalign's formula in plain doubles; swapping the sides, the
 * order of the questions and what is asked twice change nothing; what cannot be is refused. */
#include <math.h>
#include <stdlib.h>

#include "align/channel/embedding.h"
#include "tests/unit/test.h"

enum { DIM = 37, I = 9, J = 7 };

static float src[4][I][DIM], tgt[4][J][DIM];
static const float *src_run[4][I], *tgt_run[4][J];
static uint32_t state = 1;

static float some(void)
{
    state = state * 1664525u + 1013904223u;
    return (float)((double)(state >> 8) / (1 << 24) - .4);
}

static void fill(bool overlaps)
{
    for (unsigned m = 0; m < 4; m++) {
        for (unsigned i = 0; i < I; i++) {
            for (unsigned d = 0; d < DIM; d++)
                src[m][i][d] = some();
            src_run[m][i] = i + m < I && (m == 0 || overlaps) ? src[m][i] : NULL;
        }
        for (unsigned j = 0; j < J; j++) {
            for (unsigned d = 0; d < DIM; d++)
                tgt[m][j][d] = some();
            tgt_run[m][j] = j + m < J && (m == 0 || overlaps) ? tgt[m][j] : NULL;
        }
    }
}

/* The unit vector of a run: its own, or that of the sum of its sentences' unit vectors. */
static void unit_of(bool of_tgt, uint32_t i, uint32_t m, bool overlaps, double out[DIM])
{
    double square = 0;
    for (unsigned d = 0; d < DIM; d++)
        out[d] = 0;
    for (uint32_t x = i; x < i + m; x++) {
        const float *v = overlaps || m == 1 ? (of_tgt ? tgt[m - 1][i] : src[m - 1][i]) : (of_tgt ? tgt[0][x] : src[0][x]);
        double own = 0;
        for (unsigned d = 0; d < DIM; d++)
            own += (double)v[d] * (double)v[d];
        for (unsigned d = 0; d < DIM; d++)
            out[d] += (double)v[d] / sqrt(own);
    }
    for (unsigned d = 0; d < DIM; d++)
        square += out[d] * out[d];
    for (unsigned d = 0; d < DIM; d++)
        out[d] /= sqrt(square);
}

static double product(const double *a, const double *b)
{
    double sum = 0;
    for (unsigned d = 0; d < DIM; d++)
        sum += a[d] * b[d];
    return sum;
}

/* The mean of 1 - cos(x, y) over the n sentences of the other side and two that are at right angles to x. */
static double norm_of(const double *x, bool other_is_tgt, uint32_t n)
{
    double sum = 2, y[DIM];
    for (uint32_t k = 0; k < n; k++) {
        unit_of(other_is_tgt, k, 1, true, y);
        sum += 1 - product(x, y);
    }
    return sum / (n + 2);
}

static double expected(uint32_t i, uint32_t j, jk_shape s, bool overlaps)
{
    double x[DIM], y[DIM];
    unit_of(false, i - s.m, s.m, overlaps, x);
    unit_of(true, j - s.n, s.n, overlaps, y);
    double cost = 2.0 * s.m * s.n * (1 - product(x, y)) / (norm_of(x, true, J) + norm_of(y, false, I));
    return 8 * (.4 * (s.m + s.n) - cost);
}

static jk_vectors vectors_of(bool of_tgt)
{
    jk_vectors v = { .dim = DIM };
    for (unsigned m = 0; m < 4; m++)
        v.run[m] = of_tgt ? tgt_run[m] : src_run[m];
    return v;
}

static void by_the_formula(bool overlaps)
{
    jk_arena *arena = jk_arena_open(0);
    jk_err err = { 0 };
    fill(overlaps);
    jk_vectors a = vectors_of(false), b = vectors_of(true);
    jk_embedding *e = jk_embedding_new(arena, &a, I, &b, J, &err), *turned = jk_embedding_new(arena, &b, J, &a, I, &err);
    CHECK(e && turned);
    for (unsigned s = 0; e && turned && s < JK_N_SHAPE; s++)
        for (uint32_t i = jk_shapes[s].m; i <= I; i++) {
            jk_shape shape = jk_shapes[s], mirror = { shape.n, shape.m };
            uint32_t j1 = J + 1, j0 = shape.n;
            float row[J + 1] = { 0 }, part[J + 1] = { 0 };
            jk_embedding_score(e, i, j0 + 1, j1 - 1, shape, part);      /* a part first, then all, from memory and anew */
            jk_embedding_score(e, i, j0, j1, shape, row);
            for (uint32_t j = j0; j < j1; j++) {
                float back = 0;
                if (j > j0 && j < j1 - 1)
                    CHECK(row[j - j0] == part[j - j0 - 1]);
                jk_embedding_score(turned, j, i, i + 1, mirror, &back);
                CHECK(fabs((double)row[j - j0] - (double)back) < 1e-5);
                double want = shape.m && shape.n ? expected(i, j, shape, overlaps) : 0;
                CHECK(fabs((double)row[j - j0] - want) < 4e-4 * (1 + 4 * shape.m * shape.n));      /* cosines are kept in 16 bits */
            }
        }
    CHECK(!e || !jk_embedding_failed(e));
    jk_arena_close(arena);
}

static void refused(void)
{
    jk_arena *arena = jk_arena_open(0);
    jk_err err = { 0 };
    fill(true);
    jk_vectors a = vectors_of(false), b = vectors_of(true);
    b.dim = DIM - 1;
    CHECK(!jk_embedding_new(arena, &a, I, &b, J, &err) && err.code == JK_EINPUT);
    CHECK_STR(err.what, "vectors of 37 numbers on one side and of 36 on the other; one model makes both");
    b.dim = DIM;
    err = (jk_err){ 0 };
    src[0][3][36] = INFINITY;
    CHECK(!jk_embedding_new(arena, &a, I, &b, J, &err) && err.code == JK_EINPUT);
    CHECK_STR(err.what, "the vector of sentence 3 of the source holds what is no number");
    src[0][3][36] = NAN;
    err = (jk_err){ 0 };
    CHECK(!jk_embedding_new(arena, &a, I, &b, J, &err) && err.code == JK_EINPUT);
    src[0][3][36] = 0;
    tgt_run[0][6] = NULL;
    err = (jk_err){ 0 };
    CHECK(!jk_embedding_new(arena, &a, I, &b, J, &err) && err.code == JK_EINPUT);
    CHECK_STR(err.what, "sentence 6 of the target has no vector");
    tgt_run[0][6] = tgt[0][6];
    memset(tgt[0][6], 0, sizeof tgt[0][6]);
    err = (jk_err){ 0 };
    jk_embedding *e = jk_embedding_new(arena, &a, I, &b, J, &err);
    float w = 0;
    CHECK(e != NULL);
    if (e)
        jk_embedding_score(e, 1, J, J + 1, (jk_shape){ 1, 1 }, &w);
    CHECK(w > -8 && w < 8);
    jk_arena_close(arena);
}

static void starved(void)
{
    bool done = false;
    fill(false);
    for (size_t limit = 16; !done && limit < 1 << 20; limit += limit / 8 + 16) {
        jk_arena *arena = jk_arena_open(limit);
        jk_err err = { 0 };
        jk_vectors a = vectors_of(false), b = vectors_of(true);
        jk_embedding *e = jk_embedding_new(arena, &a, I, &b, J, &err);
        CHECK(e || err.code == JK_ENOMEM);
        float row[J + 1] = { 0 };
        for (uint32_t i = 1; e && i <= I; i++)
            jk_embedding_score(e, i, 1, J + 1, (jk_shape){ 1, 1 }, row);
        done = e && !jk_embedding_failed(e);
        jk_arena_close(arena);
    }
    CHECK(done);
}

int main(void)
{
    by_the_formula(true);
    by_the_formula(false);
    refused();
    starved();
    return test_report("embedding");
}

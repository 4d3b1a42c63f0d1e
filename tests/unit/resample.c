/* Resamples of a small table: numbers, sums, scores, means and p-values as numpy 1.24 and Python 3.11 have them. */
#include "corpus/score/resample.h"
#include "test.h"

#include <math.h>
#include <stdlib.h>

enum { ROWS = 7, STATS = 3, TIMES = 40 };

static const double ours[ROWS][STATS] = { { 3, 4, 2 }, { 5, 5, 5 }, { 7, 6, 1 }, { 2, 9, 0 }, { 11, 10, 8 }, { 1, 1, 1 }, { 6, 8, 3 } };
static const double theirs[ROWS][STATS] = { { 3, 4, 3 }, { 4, 5, 4 }, { 7, 6, 2 }, { 5, 9, 1 }, { 10, 10, 6 }, { 1, 1, 0 }, { 7, 8, 3 } };

static double score(const void *metric, const double *sum)
{
    (void)metric;
    return 100.0 * sum[2] / sum[1] + sum[0] * 0.001;
}

/* rng.choice(7, size=(40, 7)), the rows summed and scored: the first five */
static const double first[2][5] = { { 0x1.316d5a38441f7p+6, 0x1.605c28f5c28f6p+5, 0x1.3d32773f6924cp+6, 0x1.e047ae147ae14p+5, 0x1.7045a1cac0831p+5 }, { 0x1.cf7432720a903p+5, 0x1.40604189374bcp+5, 0x1.f281554824c96p+5, 0x1.b847ae147ae14p+5, 0x1.604dd2f1a9fbep+5 } };
static const double exact_mean = 0x1.8cca0028159f0p+5, numpy_mean = 0x1.8cca0028159efp+5, half = 0x1.b30d748d4dda4p+4;
static const double p_absolute = 0x1.2bb512bb512bbp-2, p_centred = 0x1.831f3831f3832p-1;
static const double shuffled[5] = { -0x1.bea3bea78e130p+2, -0x1.29299444033d0p+1, 0x1.296b1d7b4f030p+1, 0x1.2a7142587e1e0p+1, 0x1.296b1d7b4f030p+1 }, p_coins = 0x1.831f3831f3832p-1;
static const double coarse[6][2] = { { 0x1.0000040000000p+24, 0x1.ddddde0000000p-1 }, { 0x1.0000040000000p+24, 0x1.0888880000000p+0 }, { 0x1.0000000000000p+3, 0x1.1111120000000p+0 }, { 0x1.0000000000000p+25, 0x1.99999c0000000p-1 }, { 0x1.0000040000000p+24, 0x1.08888a0000000p+0 }, { 0x1.0000080000000p+24, 0x1.1111120000000p+0 } };

/* the mean of the first n of x[i] = (7919 i mod 1000) / 7 - 30, rounded once and as numpy adds */
static const struct { size_t n; double exact, numpy; } means[] = {
    { 1, -0x1.e000000000000p+4, -0x1.e000000000000p+4 },
    { 7, 0x1.cde0a72f05397p+5, 0x1.cde0a72f05398p+5 },
    { 8, 0x1.b400000000000p+5, 0x1.b3fffffffffffp+5 },
    { 9, 0x1.9596596596596p+5, 0x1.9596596596595p+5 },
    { 127, 0x1.463341f19a0f9p+5, 0x1.463341f19a0fap+5 },
    { 128, 0x1.4824924924925p+5, 0x1.4824924924925p+5 },
    { 129, 0x1.495677a3031e5p+5, 0x1.495677a3031e6p+5 },
    { 300, 0x1.4c00000000000p+5, 0x1.4c00000000000p+5 },
    { 1000, 0x1.4adb6db6db6dbp+5, 0x1.4adb6db6db6dbp+5 },
};

static bool same(const double *a, const double *b, size_t n)
{
    while (n && a[n - 1] == b[n - 1])
        n--;
    return n == 0;
}

static void fill(jk_stats *stats, const double *row, size_t n, size_t n_stat, bool wide)
{
    jk_err err = { 0 };
    *stats = (jk_stats){ .n_stat = n_stat, .wide = wide };
    for (size_t i = 0; i < n; i++)
        if (jk_stats_grow(stats, 1, &err))
            jk_stats_put(stats, i, row + i * n_stat);
    CHECK(stats->n_row == n);
}

static bool bootstrap(const jk_stats *stats, size_t n, const jk_drawing *how, double (*out)[TIMES])
{
    jk_scored sys[2] = { { &stats[0], score, NULL }, { &stats[n - 1], score, NULL } };
    double *to[2] = { out[0], out[n - 1] };
    jk_err err = { 0 };
    return jk_bootstrap(sys, n, how, to, &err);
}

static void tests(bool wide, bool single, unsigned n_thread)
{
    jk_stats stats[2];
    double got[2][TIMES], delta[TIMES], sum[2][STATS], p;
    jk_err err = { 0 };
    jk_drawing how = { .seed = 12345, .n = TIMES, .single = single, .n_thread = n_thread };
    fill(&stats[0], &ours[0][0], ROWS, STATS, wide);
    fill(&stats[1], &theirs[0][0], ROWS, STATS, wide);
    CHECK(bootstrap(stats, 2, &how, got));
    for (int i = 0; i < 5; i++)
        CHECK(got[0][i] == first[0][i] && got[1][i] == first[1][i]);
    jk_stats_sum(&stats[0], sum[0]);
    jk_stats_sum(&stats[1], sum[1]);
    double real = score(NULL, sum[0]) - score(NULL, sum[1]);
    for (int i = 0; i < TIMES; i++)
        delta[i] = got[1][i] - got[0][i];
    CHECK(jk_p_bootstrap_absolute(delta, TIMES, real, &p, &err) && p == p_absolute);
    CHECK(jk_p_bootstrap_centred(delta, TIMES, real) == p_centred);
    CHECK(jk_mean_exact(got[0], TIMES) == exact_mean);
    double low, high;
    CHECK(jk_half_width(got[0], TIMES) == half);
    CHECK(jk_mean_pairwise(got[0], TIMES) == numpy_mean);           /* of the sorted, as sacreBLEU takes it */
    jk_central(got[0], TIMES, &low, &high);
    CHECK(low == got[0][1] && high == got[0][38] && 0.5 * (high - low) == half);

    jk_scored a = { &stats[0], score, NULL }, b = { &stats[1], score, NULL };
    double *to = delta;
    CHECK(jk_randomize(&a, &b, 1, &how, &to, &err));
    for (int i = 0; i < 5; i++)
        CHECK(delta[i] == shuffled[i]);
    CHECK(jk_p_randomization(delta, TIMES, real) == p_coins);
    jk_stats_free(&stats[0]);
    jk_stats_free(&stats[1]);
}

/* Added up in single precision, one row after the other. */
static double first_stat(const void *metric, const double *sum) { return sum[*(const int *)metric]; }

static void single_precision(void)
{
    static const double row[4][2] = { { 16777216.0, 0.1 }, { 1.0, 0.2 }, { 1.0, 0.3 }, { 3.0, 1.0 / 3.0 } };
    static const int zero = 0, one = 1;
    jk_drawing how = { .seed = 12345, .n = 6, .single = true, .n_thread = 1 };
    jk_err err = { 0 };
    for (int wide = 0; wide < 2; wide++) {
        jk_stats stats;
        double got[2][6], *to[2] = { got[0], got[1] };
        fill(&stats, &row[0][0], 4, 2, wide);
        jk_scored sys[2] = { { &stats, first_stat, &zero }, { &stats, first_stat, &one } };
        CHECK(jk_bootstrap(sys, 2, &how, to, &err));
        for (int i = 0; i < 6; i++)
            CHECK(got[0][i] == coarse[i][0] && got[1][i] == coarse[i][1]);
        jk_stats_free(&stats);
    }
}

/* Any number of rows, over the block that is added at once; any number of threads. */
static void threads(void)
{
    jk_err err = { 0 };
    jk_stats stats = { .n_stat = STATS };
    double row[STATS], one[2][TIMES], many[2][TIMES];
    CHECK(jk_stats_grow(&stats, 1300, &err));
    for (size_t i = 0; i < stats.n_row; i++) {
        for (size_t k = 0; k < STATS; k++)
            row[k] = (double)((i * 31 + k * 17) % 23 + k);
        jk_stats_put(&stats, i, row);
    }
    jk_drawing how = { .seed = 3, .n = TIMES, .n_thread = 1 };
    CHECK(bootstrap(&stats, 1, &how, one));
    how.n_thread = 5;
    CHECK(bootstrap(&stats, 1, &how, many) && same(one[0], many[0], TIMES));
    jk_stats_free(&stats);
}

/* The coins of later trials start inside a number; skip leaves those of an earlier test behind. */
static void coins(void)
{
    jk_err err = { 0 };
    jk_stats stats[2];
    double all[6], later[3], *to = all;
    static const int two = 2;
    fill(&stats[0], &ours[0][0], ROWS, STATS, false);
    fill(&stats[1], &theirs[0][0], ROWS, STATS, false);
    jk_scored a = { &stats[0], first_stat, &two }, b = { &stats[1], first_stat, &two };
    jk_drawing how = { .seed = 1, .n = 6, .n_thread = 2 };
    CHECK(jk_randomize(&a, &b, 1, &how, &to, &err));
    CHECK(jk_randomize_words(7, 6) == 2 && jk_randomize_words(32, 1) == 1 && jk_randomize_words(33, 1) == 2);
    how.n = 3;
    to = later;
    CHECK(jk_randomize(&a, &b, 1, &how, &to, &err) && same(all, later, 3));
    for (int i = 0; i < 6; i++)
        CHECK(fabs(all[i]) <= 7.0);             /* the most that seven rows' differences can make: 1+1+1+1+2+1+0 */
    jk_stats_free(&stats[0]);
    jk_stats_free(&stats[1]);
}

static void groups(void)
{
    static const uint32_t doc[ROWS] = { 0, 0, 1, 1, 1, 2, 2 };
    static const double sum[3][STATS] = { { 8, 9, 7 }, { 20, 25, 9 }, { 7, 9, 4 } };
    jk_stats lines, docs;
    jk_err err = { 0 };
    fill(&lines, &ours[0][0], ROWS, STATS, false);
    CHECK(jk_stats_group(&lines, doc, &docs, &err) && docs.n_row == 3);
    for (size_t i = 0; i < 3; i++) {
        double row[STATS];
        jk_stats_get(&docs, i, row);
        CHECK(same(row, sum[i], STATS));
    }
    jk_stats_free(&lines);
    jk_stats_free(&docs);
}

static void numbers(void)
{
    static double x[1000];
    for (size_t i = 0; i < 1000; i++)
        x[i] = (double)(i * 7919 % 1000) / 7.0 - 30.0;
    for (size_t k = 0; k < sizeof means / sizeof *means; k++)
        CHECK(jk_mean_exact(x, means[k].n) == means[k].exact && jk_mean_pairwise(x, means[k].n) == means[k].numpy);
    static const double far_apart[] = { 1e300, 3.0, -1e300, 1e-300 }, even[] = { 1.0, 1.0 + 0x1p-52 }, minus[] = { -0.1, -0.2, -0.4 };
    CHECK(jk_mean_exact(far_apart, 4) == 0.75);
    CHECK(jk_mean_exact(even, 2) == 1.0);
    CHECK(jk_mean_exact(minus, 3) == -0x1.ddddddddddddep-3);
    CHECK(jk_mean_exact(x, 0) == 0.0);
}

/* Why the centre is taken before the absolute value. Differences that are all noise, +1 and -1 in turn: each is as large
   as the real one, .4, or larger, so chance explains it wholly. Less their mean the absolute values are all 0, and
   the other test has never seen anything so rare. */
static void centre(void)
{
    double delta[100], p;
    jk_err err = { 0 };
    for (int i = 0; i < 100; i++)
        delta[i] = i % 2 ? 1.0 : -1.0;
    CHECK(jk_p_bootstrap_centred(delta, 100, 0.4) == 1.0);
    CHECK(jk_p_bootstrap_centred(delta, 100, 1.5) == 1.0 / 101.0);
    CHECK(jk_p_bootstrap_absolute(delta, 100, 0.4, &p, &err) && p == 1.0 / 101.0);
    CHECK(jk_p_randomization(delta, 100, -0.4) == 1.0);
    for (int i = 0; i < 100; i++)
        delta[i] += 5.0;                        /* a real difference, well outside of the noise */
    CHECK(jk_p_bootstrap_centred(delta, 100, 5.0) == 1.0 / 101.0);
}

/* 2 (1 + 10 + 45) / 1024 */
static void sign(void)
{
    CHECK(fabs(jk_p_sign(8, 2) - 0.109375) < 1e-12);
    CHECK(fabs(jk_p_sign(2, 8) - 0.109375) < 1e-12);
    CHECK(fabs(jk_p_sign(0, 5) - 0.0625) < 1e-12);
    CHECK(jk_p_sign(4, 4) == 1.0 && jk_p_sign(0, 0) == 1.0);
    CHECK(fabs(jk_p_sign(5, 4) - 1.0) < 1e-12);
    CHECK(jk_p_sign(3000, 2000) < 1e-40 && jk_p_sign(3000, 2000) > 0.0);
}

/* One document is drawn always: no spread, and nothing to draw. */
static void few(void)
{
    jk_stats stats;
    double got[1][TIMES];
    jk_err err = { 0 };
    jk_drawing how = { .n = TIMES, .n_thread = 3 };
    fill(&stats, &ours[0][0], 1, STATS, false);
    CHECK(bootstrap(&stats, 1, &how, got));
    for (int i = 0; i < TIMES; i++)
        CHECK(got[0][i] == score(NULL, ours[0]));
    jk_stats_free(&stats);
    fill(&stats, &ours[0][0], 0, STATS, false);
    CHECK(!bootstrap(&stats, 1, &how, got));
    jk_stats_free(&stats);
    CHECK(!err.code);
}

int main(void)
{
    for (int wide = 0; wide < 2; wide++)
        for (unsigned n_thread = 1; n_thread < 4; n_thread += 2) {
            tests(wide, false, n_thread);
            tests(wide, true, n_thread);
        }
    single_precision();
    threads();
    coins();
    groups();
    numbers();
    centre();
    sign();
    few();
    return test_report("resample");
}

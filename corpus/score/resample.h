/* resample.h - how far chance alone moves a score: statistics of segments, drawn again.
 *
 * A corpus score is a function of statistics that add up over segments (matches, lengths,
 * edits), so a resample costs a sum of rows and no text is looked at again. Nothing here
 * knows a metric: rows, and a function of their sum.
 */
#ifndef JK_RESAMPLE_H
#define JK_RESAMPLE_H

#include "align/base.h"

/* ------------------------------------------------------------- statistics
 * A row a segment (or a document). Narrow storage holds whole numbers up to 2^24 exactly
 * and takes half the memory. {0} with .n_stat and .wide set is an empty one. */
typedef struct {
    size_t n_row, n_stat;
    bool   wide;                    /* doubles, else floats */
    size_t cap;                     /* rows that there is room for */
    void  *cell;                    /* [n_row][stride], the columns behind n_stat 0 */
} jk_stats;

/* Cells from one row to the next: columns are added up four at a time. */
static inline size_t jk_stats_stride(const jk_stats *stats) { return (stats->n_stat + 3) / 4 * 4; }

/* Room for n rows more, which are zero. */
bool jk_stats_grow(jk_stats *stats, size_t n, jk_err *err);
void jk_stats_put(jk_stats *stats, size_t row, const double *stat);
void jk_stats_get(const jk_stats *stats, size_t row, double *stat);
/* All rows, in order. */
void jk_stats_sum(const jk_stats *stats, double *sum);
/* Rows that belong together become one: group[row] rises from 0 by steps of 0 or 1. */
bool jk_stats_group(const jk_stats *stats, const uint32_t *group, jk_stats *out, jk_err *err);
void jk_stats_free(jk_stats *stats);

/* One system under one metric. */
typedef struct {
    const jk_stats *stats;
    double (*score)(const void *metric, const double *sum);
    const void *metric;
} jk_scored;

/* ------------------------------------------------------------- drawing */
typedef struct {
    uint64_t seed;
    uint64_t skip;                  /* 32-bit numbers of the generator to pass over first */
    uint32_t n;                     /* resamples */
    bool single;                    /* rows are rounded to single precision and added up in it, one by one, as numpy's float32 is */
    unsigned n_thread;              /* the numbers do not depend on it */
} jk_drawing;

/* Bootstrap: as many rows as there are, drawn with replacement, the same ones for every system and metric; score[k][i]
   is what sys[k] gets for the i-th resample. All have the same n_row, 1 to 2^32-1. O(n * rows); memory: 4 bytes a row and thread. */
bool jk_bootstrap(const jk_scored *sys, size_t n_sys, const jk_drawing *how, double *const *score, jk_err *err);

/* Randomization: in each trial every row goes to its own system or, by a coin, to the other one, the same coins for every
   pair; delta[k][i] is score - score of a[k] and b[k] so shuffled. a[k] and b[k] have the same metric. */
bool jk_randomize(const jk_scored *a, const jk_scored *b, size_t n_pair, const jk_drawing *how, double *const *delta, jk_err *err);
/* 32-bit numbers of the generator that jk_randomize uses up. */
uint64_t jk_randomize_words(size_t n_row, uint32_t n);

/* ------------------------------------------------------------- what they say */

/* The mean of x, rounded once (as Python's statistics.mean); exact in between. x is finite. */
double jk_mean_exact(const double *x, size_t n);
/* The mean as numpy adds it up, pairwise. */
double jk_mean_pairwise(const double *x, size_t n);

/* Sorts x. Half of what lies between the 2.5 % cut off at either end, as sacreBLEU counts them. */
double jk_half_width(double *x, size_t n);
/* Sorts x. The ends of the central 95 %. */
void jk_central(double *x, size_t n, double *low, double *high);

/* (how many |delta| are above |real|, and one) / (n + 1). */
double jk_p_randomization(const double *delta, size_t n, double real);
/* The same of the bootstrap, as sacreBLEU does: of |delta| less their mean. */
bool jk_p_bootstrap_absolute(const double *delta, size_t n, double real, double *p, jk_err *err);
/* Of the bootstrap, centred: how often a delta is as far from real, or further, as real is from 0. */
double jk_p_bootstrap_centred(const double *delta, size_t n, double real);

/* Sign test, two-sided: of wins + losses throws of a fair coin, P(a split at least as uneven). 1 for none. */
double jk_p_sign(uint64_t wins, uint64_t losses);

#endif

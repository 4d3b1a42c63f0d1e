/* spread.h - how numbers are spread: mean, deviation, extremes, quantiles, in memory that does not grow with them. Private to corpus/. */
#ifndef JK_SPREAD_H
#define JK_SPREAD_H

#include "align/base.h"

/* Numbers as they come, one after the other (Welford, "Note on a method for calculating corrected sums of squares and products", 1962).
   {0} is none. */
typedef struct {
    uint64_t n;
    double mean, squares;           /* sum of squared distances from the mean */
    double least, most;
} jk_moments;

void jk_moments_add(jk_moments *m, double x);
/* The standard deviation of what was seen (n - 1 below); 0 of less than two. */
double jk_moments_deviation(const jk_moments *m);

/* What is counted, and how finely. */
typedef enum {
    JK_SPREAD_COUNT,                /* whole numbers: each below 1024; from there on to 1/128 of itself */
    JK_SPREAD_RATIO,                /* above 0: to 1/1000 of itself, from 1/1000 to 1000, beyond which all are one */
    JK_SPREAD_SHARE                 /* 0 to 1: to 1/10000 */
} jk_spread_kind;

typedef struct {
    jk_moments of;
    jk_spread_kind kind;
    size_t n_bin;
    uint64_t *bin;                  /* [n_bin] */
} jk_spread;

bool jk_spread_open(jk_spread *s, jk_spread_kind kind, jk_err *err);
void jk_spread_add(jk_spread *s, double x);
/* The least number that at least permille thousandths of them do not exceed (nearest rank), as finely as they are counted; 0 of none. */
double jk_spread_quantile(const jk_spread *s, unsigned permille);
/* What stands for the numbers of a bin: the whole number, the bin's middle. */
double jk_spread_value(const jk_spread *s, size_t bin);
/* How many of them are in bins that stand for less than x. */
uint64_t jk_spread_below(const jk_spread *s, double x);
void jk_spread_free(jk_spread *s);

#endif

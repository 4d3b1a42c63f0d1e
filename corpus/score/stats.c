/* stats.c - statistics of segments, a row each: the table that resamples draw from. */
#include "corpus/score/resample.h"

#include <stdlib.h>

bool jk_stats_grow(jk_stats *stats, size_t n, jk_err *err)
{
    size_t bytes = jk_stats_stride(stats) * (stats->wide ? sizeof(double) : sizeof(float)), need = stats->n_row + n;
    if (need > stats->cap) {
        size_t cap = stats->cap + stats->cap / 2;
        cap = cap < need ? need : cap;
        void *cell = cap <= SIZE_MAX / 2 / bytes ? realloc(stats->cell, cap * bytes) : NULL;
        if (!cell)
            return jk_fail(err, JK_ENOMEM, "no more memory for the statistics of %zu segments", need);
        stats->cell = cell;
        stats->cap = cap;
    }
    if (n)
        memset((char *)stats->cell + stats->n_row * bytes, 0, n * bytes);
    stats->n_row = need;
    return true;
}

void jk_stats_put(jk_stats *stats, size_t row, const double *stat)
{
    size_t at = row * jk_stats_stride(stats);
    for (size_t k = 0; k < stats->n_stat; k++)
        if (stats->wide)
            ((double *)stats->cell)[at + k] = stat[k];
        else
            ((float *)stats->cell)[at + k] = (float)stat[k];
}

void jk_stats_get(const jk_stats *stats, size_t row, double *stat)
{
    size_t at = row * jk_stats_stride(stats);
    for (size_t k = 0; k < stats->n_stat; k++)
        stat[k] = stats->wide ? ((const double *)stats->cell)[at + k] : (double)((const float *)stats->cell)[at + k];
}

/* to += a row */
static void add(const jk_stats *stats, size_t row, double *to)
{
    size_t at = row * jk_stats_stride(stats);
    for (size_t k = 0; k < stats->n_stat; k++)
        to[k] += stats->wide ? ((const double *)stats->cell)[at + k] : (double)((const float *)stats->cell)[at + k];
}

void jk_stats_sum(const jk_stats *stats, double *sum)
{
    for (size_t k = 0; k < stats->n_stat; k++)
        sum[k] = 0.0;
    for (size_t row = 0; row < stats->n_row; row++)
        add(stats, row, sum);
}

bool jk_stats_group(const jk_stats *stats, const uint32_t *group, jk_stats *out, jk_err *err)
{
    *out = (jk_stats){ .n_stat = stats->n_stat, .wide = true };
    if (!jk_stats_grow(out, stats->n_row ? (size_t)group[stats->n_row - 1] + 1 : 0, err))
        return false;
    for (size_t row = 0; row < stats->n_row; row++)
        add(stats, row, (double *)out->cell + group[row] * jk_stats_stride(out));
    return true;
}

void jk_stats_free(jk_stats *stats)
{
    free(stats->cell);
    *stats = (jk_stats){ 0 };
}

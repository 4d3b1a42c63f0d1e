/* single.h - a score as sacreBLEU computes it of a resample: from single precision. */
#ifndef JK_SINGLE_H
#define JK_SINGLE_H

#include "corpus/score/metric.h"

/* jk_metric_score, but that chrF's and TER's divisions of one statistic by another are rounded to single
   precision, as numpy does when both are float32; the rest is double, as there. */
double jk_metric_score_single(const jk_metric *m, const double *sum);

#endif

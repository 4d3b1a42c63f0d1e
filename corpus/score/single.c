/* single.c - chrF and TER of a resample, with numpy's float32 divisions.
 *
 * sacreBLEU keeps the statistics of its resamples as float32. BLEU multiplies by 100.0 before it
 * divides, so its divisions are double; chrF and TER divide first, and up to 7 digits are left.
 */
#include "corpus/score/single.h"

static double divide(double a, double b) { return (double)((float)a / (float)b); }

static double chrf(const jk_metric_options *o, const double *sum)
{
    const double eps = 1e-16, factor = (double)o->beta * o->beta;
    unsigned n_order = o->char_order + o->word_order, n_both = 0;
    double all = 0.0, precision = 0.0, recall = 0.0;
    for (unsigned k = 0; k < n_order; k++, sum += 3) {
        double hyp = sum[0], ref = sum[1], match = sum[2];
        double p = hyp > 0.0 ? divide(match, hyp) : eps, r = ref > 0.0 ? divide(match, ref) : eps;
        double below = factor * p + r;
        all += below > 0.0 ? (1.0 + factor) * p * r / below : eps;
        if (hyp > 0.0 && ref > 0.0) {
            precision += p;
            recall += r;
            n_both++;
        }
    }
    if (o->eps)
        return 100.0 * all / n_order;
    if (!n_both)
        return 0.0;
    precision /= n_both;
    recall /= n_both;
    if (precision + recall <= 0.0)
        return 0.0;
    return 100.0 * ((1.0 + factor) * precision * recall / (factor * precision + recall));
}

double jk_metric_score_single(const jk_metric *m, const double *sum)
{
    const jk_metric_options *o = jk_metric_options_of(m);
    if (o->kind == JK_CHRF)
        return chrf(o, sum);
    if (o->kind == JK_TER && sum[1] > 0.0)
        return 100.0 * divide(sum[0], sum[1]);
    return jk_metric_score(m, sum, NULL);
}

/* bleu.c - BLEU (Papineni, Roukos, Ward and Zhu, 2002), as sacreBLEU computes it.
 *
 *     BLEU = bp * exp( (sum over n = 1..N of log p_n) / N ),   p_n = 100 correct_n / total_n
 *     bp   = exp(1 - ref_len / hyp_len) where hyp_len < ref_len, else 1
 *
 * correct_n: n-grams of the hypothesis that a reference has, each at most as often as the reference that has it most.
 * ref_len: the reference nearest in length; of two the shorter. The order of operations is sacreBLEU's, so that
 * the numbers are: identical text has 100.00000000000004.
 */
#include "corpus/score/nearest.h"
#include "corpus/score/score.h"

const char *const jk_smooth_names[] = { "none", "floor", "add-k", "exp", NULL };

/* exp needs no value, and none has none. */
static const double default_value[JK_N_SMOOTH] = { [JK_SMOOTH_FLOOR] = .1, [JK_SMOOTH_ADD_K] = 1 };

static bool check(jk_metric *m, jk_err *err)
{
    const jk_metric_options *o = &m->o;
    if (o->max_order < 1 || o->max_order > JK_MAX_ORDER)
        return jk_fail(err, JK_EUSAGE, "BLEU: n-grams up to %u; it has to be 1 to %d", o->max_order, JK_MAX_ORDER);
    if ((unsigned)o->tokenizer >= JK_N_TOK || (unsigned)o->smooth >= JK_N_SMOOTH)
        return jk_fail(err, JK_EUSAGE, "BLEU: no such tokenizer or smoothing");
    if (!(o->smooth_value < 1e9))
        return jk_fail(err, JK_EUSAGE, "BLEU: a smoothing value of %g; it has to be below 1e9", o->smooth_value);
    if (o->smooth_value < 0)
        m->o.smooth_value = default_value[o->smooth];
    m->tokenizer = jk_tokenizer_bleu(o->tokenizer);
    m->n_stat = 2 + 2 * (size_t)o->max_order;
    memcpy(m->name, "BLEU", sizeof "BLEU");
    return true;
}

static size_t distance(size_t a, size_t b) { return a < b ? b - a : a - b; }

static bool segment(const jk_metric *m, jk_metric_scratch *s, const jk_span *line, size_t n_line, double *stat, jk_err *err)
{
    unsigned n_order = m->o.max_order;
    for (size_t k = 0; k < n_line; k++)
        if (!jk_tokens_of(&s->tokens, &m->tokenizer, jk_strip_end(line[k]), err)
            || !jk_symbols_tokens(&s->symbol, s->tokens.token, s->tokens.n, &s->list[k], err))
            return false;
    size_t hyp = s->list[0].n, ref = s->list[1].n;
    for (size_t k = 2; k < n_line; k++) {
        size_t len = s->list[k].n, near = distance(len, hyp), best = distance(ref, hyp);
        if (near < best || (near == best && len < ref))
            ref = len;
    }
    stat[0] = (double)hyp;
    stat[1] = (double)ref;
    for (size_t n = 0; n < n_order; n++)
        stat[2 + n_order + n] = hyp > n ? (double)(hyp - n) : 0;
    return jk_ngrams_match(&s->ngrams, s->list, n_line, s->symbol.n, n_order, stat + 2, err);
}

static double log_or_less(double x) { return x == 0 ? -9999999999.0 : jk_log_nearest(x); }

/* Precisions of the orders that have n-grams; with it counts and totals become add-k's. The orders that count. */
static unsigned precisions(const jk_metric_options *o, jk_bleu_detail *d)
{
    unsigned order = d->n;
    double halved = 1;
    for (unsigned n = 0; n < d->n; n++) {
        if (o->smooth == JK_SMOOTH_ADD_K && n > 0) {
            d->count[n] += o->smooth_value;
            d->total[n] += o->smooth_value;
        }
        if (d->total[n] == 0)
            break;
        if (o->effective_order)
            order = n + 1;
        if (d->count[n] != 0)
            d->precision[n] = 100 * d->count[n] / d->total[n];
        else if (o->smooth == JK_SMOOTH_EXP)
            d->precision[n] = 100 / ((halved *= 2) * d->total[n]);
        else if (o->smooth == JK_SMOOTH_FLOOR)
            d->precision[n] = 100 * o->smooth_value / d->total[n];
    }
    return order;
}

static double score(const jk_metric *m, const double *sum, jk_bleu_detail *detail)
{
    jk_bleu_detail own = { 0 }, *d = detail ? detail : &own;
    const double *correct = sum + 2, *total = correct + m->o.max_order;
    bool any = false;
    *d = (jk_bleu_detail){ .n = m->o.max_order, .sys_len = sum[0], .ref_len = sum[1] };
    d->ratio = sum[1] != 0 ? sum[0] / sum[1] : 0;
    d->bp = sum[0] >= sum[1] ? 1 : sum[0] > 0 ? jk_exp_nearest(1 - sum[1] / sum[0]) : 0;
    for (unsigned n = 0; n < d->n; n++) {
        d->count[n] = correct[n];
        d->total[n] = total[n];
        any = any || correct[n] != 0;
    }
    if (!any)
        return 0;
    unsigned order = precisions(&m->o, d);
    double logs = 0;
    for (unsigned n = 0; n < order; n++)
        logs += log_or_less(d->precision[n]);
    return d->bp * jk_exp_nearest(logs / order);
}

static size_t fields(const jk_metric *m, jk_signature_field *field)
{
    const jk_metric_options *o = &m->o;
    size_t n = 0;
    jk_signature_put(field, &n, "case", "c", "%s", o->lower ? "lc" : "mixed");
    jk_signature_put(field, &n, "eff", "e", "%s", o->effective_order ? "yes" : "no");
    jk_signature_put(field, &n, "tok", "tok", "%s", jk_mt_tokenizer_names[o->tokenizer]);
    if (o->smooth == JK_SMOOTH_FLOOR || o->smooth == JK_SMOOTH_ADD_K)
        jk_signature_put(field, &n, "smooth", "s", "%s[%.2f]", jk_smooth_names[o->smooth], o->smooth_value);
    else
        jk_signature_put(field, &n, "smooth", "s", "%s", jk_smooth_names[o->smooth]);
    return n;
}

const jk_metric_row jk_bleu_row = { "bleu", true, check, segment, score, fields };

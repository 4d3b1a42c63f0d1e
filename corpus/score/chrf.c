/* chrf.c - chrF and chrF++ (Popovic, 2015 and 2017), as sacreBLEU computes them.
 *
 *     chrF = 100 (1 + beta^2) P R / (beta^2 P + R)
 *
 * P and R: precision and recall of n-grams of characters, and of words, averaged over the orders that both sides have.
 * With eps each order has its own F instead and every order counts. Of several references the one of the best F.
 */
#include "corpus/score/score.h"

#include <stdio.h>

static bool check(jk_metric *m, jk_err *err)
{
    const jk_metric_options *o = &m->o;
    if (o->char_order > JK_MAX_ORDER || o->word_order > JK_MAX_ORDER || o->char_order + o->word_order == 0)
        return jk_fail(err, JK_EUSAGE, "chrF: n-grams of up to %u characters and %u words; at most %d, and one order at least",
                       o->char_order, o->word_order, JK_MAX_ORDER);
    if (o->beta > 1000)
        return jk_fail(err, JK_EUSAGE, "chrF: a beta of %u; at most 1000", o->beta);
    m->n_stat = 3 * ((size_t)o->char_order + o->word_order);
    size_t n = (size_t)snprintf(m->name, sizeof m->name, "chrF%u", o->beta);
    memset(m->name + n, '+', o->word_order);
    m->name[n + o->word_order] = '\0';
    return true;
}

static double f_score(const jk_metric_options *o, const double *stat)
{
    static const double eps = 1e-16;
    unsigned n_order = o->char_order + o->word_order, effective = 0;
    double square = (double)o->beta * o->beta, sum = 0, all_prec = 0, all_rec = 0;
    for (unsigned n = 0; n < n_order; n++, stat += 3) {
        double prec = stat[0] > 0 ? stat[2] / stat[0] : eps, rec = stat[1] > 0 ? stat[2] / stat[1] : eps, below = square * prec + rec;
        sum += below > 0 ? (1 + square) * prec * rec / below : eps;
        if (stat[0] > 0 && stat[1] > 0) {
            all_prec += prec;
            all_rec += rec;
            effective++;
        }
    }
    if (o->eps)
        return 100 * sum / n_order;
    if (effective == 0)
        return 0;
    all_prec /= effective;
    all_rec /= effective;
    if (all_prec + all_rec == 0)
        return 0;
    return 100 * ((1 + square) * all_prec * all_rec / (square * all_prec + all_rec));
}

/* Statistics of n_order orders of list[0] beside list[k], one behind the other. */
static bool count(jk_metric_scratch *s, const jk_ids *list, size_t k, uint32_t n_id, unsigned n_order, double *stat, jk_err *err)
{
    const jk_ids pair[2] = { list[0], list[k] };
    double match[JK_MAX_ORDER];
    if (!jk_ngrams_match(&s->ngrams, pair, 2, n_id, n_order, match, err))
        return false;
    for (size_t n = 0; n < n_order; n++) {
        size_t hyp = pair[0].n > n ? pair[0].n - n : 0, ref = pair[1].n > n ? pair[1].n - n : 0;
        stat[3 * n] = ref ? (double)hyp : 0;    /* an order that the reference does not have is no fault */
        stat[3 * n + 1] = (double)ref;
        stat[3 * n + 2] = match[n];
    }
    return true;
}

static bool segment(const jk_metric *m, jk_metric_scratch *s, const jk_span *line, size_t n_line, double *stat, jk_err *err)
{
    const jk_metric_options *o = &m->o;
    double one[JK_MAX_STAT], best = -1;
    for (size_t k = 0; k < n_line; k++) {
        if (!jk_symbols_chars(&s->symbol, line[k], o->whitespace, &s->list[k], err))
            return false;
        if (o->word_order && (!jk_tokens_chrf(&s->tokens, line[k], err)
                              || !jk_symbols_tokens(&s->word, s->tokens.token, s->tokens.n, &s->words[k], err)))
            return false;
    }
    for (size_t k = 1; k < n_line; k++) {
        if ((o->char_order && !count(s, s->list, k, s->symbol.n, o->char_order, one, err))
            || (o->word_order && !count(s, s->words, k, s->word.n, o->word_order, one + (size_t)3 * o->char_order, err)))
            return false;
        double f = n_line == 2 ? 0 : f_score(o, one);
        if (f > best) {
            best = f;
            memcpy(stat, one, m->n_stat * sizeof *stat);
        }
    }
    return true;
}

static double score(const jk_metric *m, const double *sum, jk_bleu_detail *detail)
{
    (void)detail;
    return f_score(&m->o, sum);
}

static size_t fields(const jk_metric *m, jk_signature_field *field)
{
    const jk_metric_options *o = &m->o;
    size_t n = 0;
    jk_signature_put(field, &n, "case", "c", "%s", o->lower ? "lc" : "mixed");
    jk_signature_put(field, &n, "eff", "e", "%s", o->eps ? "no" : "yes");
    jk_signature_put(field, &n, "nc", "nc", "%u", o->char_order);
    jk_signature_put(field, &n, "nw", "nw", "%u", o->word_order);
    jk_signature_put(field, &n, "space", "s", "%s", o->whitespace ? "yes" : "no");
    return n;
}

const jk_metric_row jk_chrf_row = { "chrf", true, check, segment, score, fields };

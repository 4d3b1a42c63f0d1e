/* ter.c - TER, translation edit rate, as sacreBLEU computes it.
 *
 *     TER = 100 edits / words of the reference
 *
 * Of several references the fewest edits, over their mean length. The edits are counted in shift.c.
 */
#include "corpus/score/score.h"
#include "corpus/score/shift.h"

static bool check(jk_metric *m, jk_err *err)
{
    (void)err;
    m->tokenizer = jk_tokenizer_ter(m->o.normalized, m->o.no_punct, m->o.asian);
    m->n_stat = 2;
    memcpy(m->name, "TER", sizeof "TER");
    return true;
}

static bool segment(const jk_metric *m, jk_metric_scratch *s, const jk_span *line, size_t n_line, double *stat, jk_err *err)
{
    uint64_t least = UINT64_MAX, edits, words = 0;
    if (!s->ter && !(s->ter = jk_ter_space_open(err)))
        return false;
    for (size_t k = 0; k < n_line; k++)
        if (!jk_tokens_of(&s->tokens, &m->tokenizer, jk_strip_end(line[k]), err)
            || !jk_symbols_tokens(&s->symbol, s->tokens.token, s->tokens.n, &s->list[k], err))
            return false;
    for (size_t k = 1; k < n_line; k++) {
        if (!jk_ter_edits(s->ter, s->list[0], s->list[k], s->symbol.n, &edits, err))
            return false;
        least = edits < least ? edits : least;
        words += s->list[k].n;
    }
    stat[0] = (double)least;
    stat[1] = (double)words / (double)(n_line - 1);
    return true;
}

static double score(const jk_metric *m, const double *sum, jk_bleu_detail *detail)
{
    (void)m;
    (void)detail;
    return 100 * (sum[1] > 0 ? sum[0] / sum[1] : sum[0] > 0 ? 1 : 0);
}

static size_t fields(const jk_metric *m, jk_signature_field *field)
{
    const jk_metric_options *o = &m->o;
    size_t n = 0;
    jk_signature_put(field, &n, "case", "c", "%s", o->lower ? "lc" : "mixed");
    jk_signature_put(field, &n, "tok", "t", "tercom");
    jk_signature_put(field, &n, "norm", "nr", "%s", o->normalized ? "yes" : "no");
    jk_signature_put(field, &n, "punct", "pn", "%s", o->no_punct ? "no" : "yes");
    jk_signature_put(field, &n, "asian", "as", "%s", o->asian ? "yes" : "no");
    return n;
}

const jk_metric_row jk_ter_row = { "ter", false, check, segment, score, fields };

#include "corpus/score/score.h"
static bool check(jk_metric *m, jk_err *err)
{
    (void)err;
    m->tokenizer = jk_tokenizer_ter(m->o.normalized, m->o.no_punct, m->o.asian);
    m->n_stat = 2;
    memcpy(m->name, "TER", sizeof "TER");
    return true;
}
static bool segment(const jk_metric *m, jk_metric_scratch *s, const jk_span *line, size_t n_line, double *stat, jk_err *err)
{ (void)m; (void)s; (void)line; (void)n_line; (void)stat; return jk_fail(err, JK_EUSAGE, "TER: not there yet"); }
static double score(const jk_metric *m, const double *sum, jk_bleu_detail *detail)
{
    (void)m;
    (void)detail;
    return sum[1] > 0 ? 100 * sum[0] / sum[1] : sum[0] > 0 ? 100 : 0;
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
void jk_ter_space_close(struct jk_ter_space *space) { (void)space; }

/* score.h - what the metrics share. Private to corpus/score. */
#ifndef JK_SCORE_H
#define JK_SCORE_H

#include "corpus/score/metric.h"
#include "corpus/score/ngram.h"
#include "corpus/score/tokens.h"

struct jk_metric_scratch {
    jk_arena  *arena;               /* lines as they became, until the next segment */
    jk_tokens  tokens;
    jk_symbols symbol, word;        /* word: chrF's, beside its characters */
    jk_ngrams  ngrams;
    jk_span   *line;                /* [1 + n_ref], as the next two */
    jk_ids    *list, *words;
    size_t     cap_line, cap_list, cap_words;
    struct jk_ter_space *ter;       /* made when first asked for */
};

/* One metric: a row of the table in metric.c. */
typedef struct {
    const char *name;               /* on the command line */
    bool higher_is_better;
    bool   (*check)(jk_metric *m, jk_err *err);     /* options, and what is made of them */
    /* line[0] is the hypothesis, in small letters if m says so; the others are its references */
    bool   (*segment)(const jk_metric *m, jk_metric_scratch *s, const jk_span *line, size_t n_line, double *stat, jk_err *err);
    double (*score)(const jk_metric *m, const double *sum, jk_bleu_detail *detail);
    size_t (*fields)(const jk_metric *m, jk_signature_field *field);
} jk_metric_row;

extern const jk_metric_row jk_bleu_row, jk_chrf_row, jk_ter_row;

struct jk_metric {
    jk_metric_options o;
    const jk_metric_row *row;
    size_t n_stat;
    char name[16 + JK_MAX_ORDER];
    jk_tokenizer tokenizer;
};

/* Appends a field of the signature. */
void jk_signature_put(jk_signature_field *field, size_t *n, const char *key, const char *short_key, const char *fmt, ...) JK_PRINTF(5, 6);

#endif

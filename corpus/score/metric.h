/* metric.h - BLEU, chrF and TER of line-parallel text, to the digit of sacreBLEU 2.6.0.
 *
 * A segment is a hypothesis and its references; it becomes a row of statistics. Rows add
 * up, and a score is a function of their sum: a corpus, a sample of a bootstrap, a segment alone.
 *
 *     jk_metric_options o = jk_metric_defaults(JK_CHRF);
 *     jk_metric *m = jk_metric_open(&o, &err);
 *     jk_metric_scratch *s = jk_metric_scratch_open(&err);         one a thread
 *     ... jk_metric_segment(m, s, hyp, ref, n_ref, stat, &err); sum[k] += stat[k] ...
 *     jk_metric_score(m, sum, NULL)
 *
 *     kind  statistics of a segment, jk_metric_n_stat of them
 *     BLEU  hyp_len, ref_len, correct[1..N], total[1..N]
 *     chrF  (n-grams of hyp, of ref, matches) for each order: characters 1..C, then words 1..W
 *     TER   edits, mean length of the references
 *
 * All but TER's mean length are whole numbers, so that sums are exact up to 2^53 in any order.
 */
#ifndef JK_METRIC_H
#define JK_METRIC_H

#include "align/base.h"

enum { JK_MAX_ORDER = 32, JK_MAX_STAT = 6 * JK_MAX_ORDER, JK_MAX_SIGNATURE = 6 };

typedef enum { JK_BLEU, JK_CHRF, JK_TER, JK_N_METRIC } jk_metric_kind;
typedef enum { JK_SMOOTH_NONE, JK_SMOOTH_FLOOR, JK_SMOOTH_ADD_K, JK_SMOOTH_EXP, JK_N_SMOOTH } jk_smooth;
typedef enum { JK_TOK_NONE, JK_TOK_13A, JK_TOK_INTL, JK_TOK_CHAR, JK_TOK_ZH, JK_TOK_KO, JK_N_TOK } jk_mt_tokenizer;

typedef struct {
    jk_metric_kind kind;
    bool lower;                     /* case does not count: BLEU, chrF no, TER yes */

    jk_mt_tokenizer tokenizer;      /* BLEU: 13a */
    jk_smooth smooth;               /* exp */
    double smooth_value;            /* of floor and add-k; negative: their own, .1 and 1 */
    bool effective_order;           /* no; sentence level wants yes */
    unsigned max_order;             /* 4; 1 to JK_MAX_ORDER */

    unsigned char_order;            /* chrF: 6; 0 to JK_MAX_ORDER, one order at least */
    unsigned word_order;            /* 0; 2 is chrF++ */
    unsigned beta;                  /* 2: recall weighs so much more; 0 to 1000 */
    bool whitespace;                /* no: white space is taken out before characters are counted */
    bool eps;                       /* no: orders that both sides have are averaged */

    bool normalized;                /* TER: no; tercom's tokens */
    bool no_punct;                  /* no; punctuation goes */
    bool asian;                     /* no; CJK split and its punctuation known */
} jk_metric_options;

/* What sacreBLEU does when told nothing. */
jk_metric_options jk_metric_defaults(jk_metric_kind kind);

/* Names as on the command line: "bleu"; "floor"; "13a". NULL ends; the place is the enum's value. */
extern const char *const jk_metric_names[], *const jk_smooth_names[], *const jk_mt_tokenizer_names[];

typedef struct jk_metric jk_metric;
typedef struct jk_metric_scratch jk_metric_scratch;

/* Immutable until close: any number of threads may share it. JK_EUSAGE: an option out of its bounds. */
jk_metric *jk_metric_open(const jk_metric_options *options, jk_err *err);
void jk_metric_close(jk_metric *m);
const jk_metric_options *jk_metric_options_of(const jk_metric *m);

/* What segments need while they are looked at; reused from one to the next, for any metric. One a thread. */
jk_metric_scratch *jk_metric_scratch_open(jk_err *err);
void jk_metric_scratch_close(jk_metric_scratch *s);

size_t jk_metric_n_stat(const jk_metric *m);

/* stat[jk_metric_n_stat] of one hypothesis beside n_ref >= 1 references, all valid UTF-8 (a line as it is; BLEU and TER
   strip its end themselves). BLEU and chrF are linear in the text, TER in the words times a bounded number of shifts tried. */
bool jk_metric_segment(const jk_metric *m, jk_metric_scratch *s, jk_span hyp, const jk_span *ref, size_t n_ref, double *stat, jk_err *err);

/* What BLEU says beside its score. */
typedef struct {
    unsigned n;                     /* orders */
    double bp, ratio;               /* ratio: 0 without a reference's word */
    double sys_len, ref_len;
    double precision[JK_MAX_ORDER]; /* per cent */
    double count[JK_MAX_ORDER];     /* of matches, add-k's k in it */
    double total[JK_MAX_ORDER];
} jk_bleu_detail;

/* The score of summed statistics, per cent: 0 to 100, TER above too. detail may be NULL; only BLEU writes it. */
double jk_metric_score(const jk_metric *m, const double *sum, jk_bleu_detail *detail);

bool jk_metric_higher_is_better(const jk_metric *m);
/* BLEU, chrF2++, TER. Lives as long as m. */
const char *jk_metric_name(const jk_metric *m);

/* A metric's own part of the signature, in order: case, eff, tok, smooth and the like. */
typedef struct {
    const char *key, *short_key;    /* "case", "c" */
    char value[24];                 /* "mixed" */
} jk_signature_field;
size_t jk_metric_signature_fields(const jk_metric *m, jk_signature_field field[JK_MAX_SIGNATURE]);
/* The same as text, "case:mixed|eff:no|tok:13a|smooth:exp". */
bool jk_metric_signature(const jk_metric *m, bool short_form, jk_buf *buf, jk_err *err);

/* What stands behind the score: "94.7/62.9/45.9/33.4 (BP = 0.900 ratio = 0.904 hyp_len = 2430 ref_len = 2687)";
   nothing for chrF and TER. */
bool jk_metric_verbose(const jk_metric *m, const double *sum, jk_buf *buf, jk_err *err);
/* Score and that: "43.04 94.7/..."; width: digits behind the point. */
bool jk_metric_text(const jk_metric *m, const double *sum, unsigned width, jk_buf *buf, jk_err *err);

/* The tokens of a line, one space between them, appended to buf. */
bool jk_tokenize_mt(jk_mt_tokenizer tokenizer, jk_span line, jk_buf *buf, jk_err *err);

#endif

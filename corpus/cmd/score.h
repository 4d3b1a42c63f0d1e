/* score.h - what the files of jjak score share.
 *
 *     source -> segments -> statistics, a row each -> scores, intervals, tests -> print
 *               `-> table of segments, triples, the worst ones, on the way
 *
 * Segments come from an iterator, so that it does not matter how they were cut: lines of files that run in
 * parallel (score-lines.c), or whole texts cut anew. No text is kept.
 */
#ifndef JK_CMD_SCORE_H
#define JK_CMD_SCORE_H

#include "corpus/cmd/cmd.h"
#include "corpus/score/metric.h"
#include "corpus/score/resample.h"

/* ------------------------------------------------------------- options */
typedef struct {
    cmd_list input, metrics, scores, triples;
    uint64_t num_refs, width, confidence_n, bs_n, ar_n, paired_n, jobs, threads, seed, worst, differ;
    uint64_t char_order, word_order, beta;
    const char *test_set, *langpair, *encoding, *smooth, *tokenize, *format, *segments, *src, *doc_ids, *scores_name, *manifest;
    double smooth_value;
    bool sentence_level, lowercase, force, chrf_whitespace, chrf_lowercase, chrf_eps;
    bool ter_case, ter_asian, ter_no_punct, ter_normalized;
    bool confidence, paired_ar, paired_bs, paired_ar_ci, paired, quiet, brief, score_only, no_color, version;
    bool var_refs, skip_empty, scores_lower, documents, ref_lines;
} score_options;

/* ------------------------------------------------------------- segments */

/* What is scored together, in every system; spans are valid UTF-8, stripped at the end, and live until the next one. */
typedef struct {
    const jk_span *hyp;             /* [n_sys]; NULL: there are only numbers */
    const jk_span *ref;             /* [n_ref]; NULL likewise */
    size_t n_ref;
    jk_span src, doc;               /* empty where the source has none */
    const double *given;            /* [n_sys], of --scores; NULL: none */
    const jk_span *extra;           /* [n_sys][n_extra]: cells for the table of segments */
} score_segment;

typedef struct {
    void *state;
    /* False with JK_OK: the end. */
    bool (*next)(void *state, score_segment *segment, jk_err *err);
    size_t n_sys, n_ref;            /* n_ref: the most that a segment has */
    const char *const *sys;         /* their names */
    bool has_src, has_doc;          /* a document's segments are together */
    const char *const *extra;       /* names of the further columns, such as bead and posterior */
    size_t n_extra;
} score_source;

/* ------------------------------------------------------------- metrics */
enum { SCORE_MAX_METRIC = JK_N_METRIC + 1 };

typedef struct {
    jk_metric *of;                  /* NULL: the mean of numbers from elsewhere */
    jk_metric *segment;             /* for one segment alone: BLEU with effective order; maybe the same */
    jk_metric *whole;               /* as sacreBLEU's randomization computes it; maybe the same */
    const char *name;
    bool higher;                    /* is better */
    unsigned width;                 /* digits behind the point */
    size_t n_stat;
} score_metric;

/* ------------------------------------------------------------- one run */

/* What a system got under a metric; what was not asked for is NAN. */
typedef struct {
    double score, mean, ci, p;
    double delta, low, high;        /* less the baseline's: the difference, its central 95 % */
    uint64_t wins, losses, ties;    /* of what was drawn: segments or documents */
} score_cell;

typedef struct {
    const cmd_entry *self;
    const score_options *o;
    const score_source *source;
    bool json, latex;
    score_metric metric[SCORE_MAX_METRIC];      /* in the order they are printed in */
    size_t n_metric;
    jk_stats *stats;                /* [n_sys][n_metric] */
    uint32_t *doc;                  /* [n_row] document of a row, from 0; NULL: not known */
    char **doc_name;                /* [n_doc] */
    size_t n_doc, n_row;
    int64_t n_ref;                  /* -1: varies */
    const char *key;                /* of the signature: "bs", "ar", "paired"; NULL: nothing was resampled */
    uint64_t n_resample, n_ci;      /* n_ci: bootstrap beside ar; 0: none */
    const char *unit;               /* what --paired drew: "doc", "line" */
    uint64_t seed;
    bool no_seed;                   /* from the system's entropy */
    const struct score_counts *counts;          /* --documents (score-documents.h); NULL: lines */
    const char *reseg;              /* a field of the signature that the source adds: its value; NULL: none */
    score_cell *cell;               /* [n_sys][n_metric] */
} score_run;

static inline jk_stats *score_stats(const score_run *run, size_t sys, size_t m) { return &run->stats[sys * run->n_metric + m]; }
static inline score_cell *score_cell_of(const score_run *run, size_t sys, size_t m) { return &run->cell[sys * run->n_metric + m]; }
/* Higher is better, whatever the metric. */
static inline double score_worth(const score_metric *m, double x) { return m->higher ? x : -x; }

/* score.c: metrics as the options say, and what is done with a source once it is open. */
bool score_metrics_open(score_run *run, const score_options *o, jk_err *err);
void score_close(score_run *run);
/* Reads the source to its end, scores, tests, prints. Frees nothing. */
bool score_all(score_run *run, jk_err *err);

/* The score of added up statistics, as the metric has it: of a corpus, of a segment. */
double score_corpus(const score_metric *m, const double *sum);
double score_of_segment(const score_metric *m, const double *stat);

/* score-lines.c: files whose n-th lines belong together. ref[0..n_ref). NULL: cannot be opened, or options contradict. */
typedef struct score_lines score_lines;
score_lines *score_lines_open(const cmd_entry *self, const score_options *o, char **ref, size_t n_ref, score_source *source, jk_err *err);
/* What was read ends; notes on it (byte order marks, carriage returns, NFD, Hangul under 13a) go to stderr. */
void score_lines_note(const score_lines *in, const score_run *run);
void score_lines_close(score_lines *in);

/* score-documents.c: whole texts, scored and printed; *source has to live as long as run. */
bool score_documents(score_run *run, score_source *source, char **ref, size_t n_ref, jk_err *err);
/* score-whole.c: score_print for them: three scores, what was left out and put in. */
bool score_whole_print(const score_run *run, jk_err *err);

typedef struct score_list score_list;

/* score-collect.c: segments -> run->stats, and into the lists below, in order, whatever the number of threads. */
bool score_collect(score_run *run, score_list *list, jk_err *err);

/* score-list.c: what is written of each segment, and the ones that are remembered. */
score_list *score_list_open(const score_run *run, jk_err *err);
/* stat: of every system and metric, [n_sys][sum of n_stat]. n from 1. */
bool score_list_put(score_list *list, uint64_t n, const score_segment *segment, const double *stat, jk_err *err);
/* The files appear. */
bool score_list_finish(score_list *list, jk_err *err);
/* --worst (documents too, where they are known) and --differ. */
bool score_list_print(const score_list *list, jk_err *err);
void score_list_close(score_list *list);

/* score-test.c: fills run->cell. */
bool score_tests(score_run *run, jk_err *err);

/* score-print.c: sacreBLEU's output, to the byte. */
bool score_print(const score_run *run, jk_err *err);
bool score_print_sentences(const score_run *run, jk_err *err);
bool score_signature(const score_run *run, size_t m, bool brief, jk_buf *out, jk_err *err);

/* score-grid.c: a table with frames, or for LaTeX. cell[n_row + 1][n_column], the first row its head; lines of a cell are
   divided by \n; the first column stands to the right, the others in the middle. color: ANSI codes are no width. */
bool score_grid(char *const *cell, size_t n_row, size_t n_column, bool latex, jk_buf *out, jk_err *err);

#endif

/* runs.h - a reference and a hypothesis as sequences of words of one vocabulary. Private to reseg.c, pieces.c, runs.c, track.c. */
#ifndef JK_RUNS_H
#define JK_RUNS_H

#include "align/align.h"

/* How good a place between two words is for a cut. */
typedef enum {
    JK_CUT_NEVER,                   /* within a word */
    JK_CUT_SPACE,
    JK_CUT_PUNCT,                   /* behind punctuation */
    JK_CUT_SENTENCE,                /* where the segmenter, or a line end, ended a sentence */
    JK_CUT_PARAGRAPH,
    JK_N_CUT
} jk_cut;

/* Characters that stay together. */
typedef struct {
    const char *at;
    uint32_t len;                   /* bytes */
    uint32_t form;
    uint32_t sent;                  /* in its document */
} jk_run;

typedef struct {
    jk_run *run;                    /* [n] */
    uint8_t *cut;                   /* [n + 1] jk_cut before run j; at 0 and n JK_CUT_PARAGRAPH */
    uint32_t n;
} jk_runs;

/* What runs are compared by: without case, and without punctuation around it unless there is nothing else. */
typedef struct {
    jk_span  text;
    uint64_t letters;               /* a bit for each pair of characters, hashed: few in common, little alike */
    uint32_t count[2];              /* times in the reference, in the hypothesis */
    uint32_t n_char;
} jk_form;

typedef struct {
    jk_runs ref, hyp;
    jk_form *form;                  /* [n_form] */
    uint32_t n_form;
} jk_both;

/* Lives in the arena and in the documents. */
bool jk_runs_read(jk_arena *arena, const jk_doc *ref, const jk_doc *hyp, jk_both *out, jk_err *err);

/* How alike two forms are, 0 to 1: 1 less their edits for each character of the longer. Less than 1/2 may come out as 0. */
double jk_form_likeness(const jk_form *a, const jk_form *b);

/* track.c: which columns row i, i words of the reference passed, looks at: low[i] to high[i] words of the hypothesis
   passed. Both never fall; low[0] = 0, high[n] = hyp.n; and high[i] >= low[i + 1]. In the arena. */
bool jk_runs_track(jk_arena *arena, const jk_both *both, uint32_t **low, uint32_t **high, jk_err *err);

#endif

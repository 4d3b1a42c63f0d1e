/* batch.h - a batch's two halves: who aligns a row (worker.c), and in which order that happens (batch.c). */
#ifndef JK_BATCH_H
#define JK_BATCH_H

#include <pthread.h>

#include "corpus/bgzf.h"
#include "corpus/manifest.h"
#include "corpus/record.h"
#include "corpus/summary.h"

/* Knowledge of every pair of languages that came up. */
typedef struct {
    pthread_mutex_t lock;
    struct jk_known { char src[JK_LANG_SIZE], tgt[JK_LANG_SIZE]; const jk_knowledge *know; } *pair;
    size_t n;
    pthread_mutex_t pool_lock;      /* of options->pool */
} jk_known_pairs;

/* All that one thread has for itself. */
typedef struct {
    void *batch;                    /* whose it is */
    const jk_batch_options *options;
    jk_known_pairs *known;
    jk_segmenter *seg;
    jk_arena *arena;                /* of a document pair */
    jk_record rec;
    jk_deflater *deflater;
    jk_memo *memo;                  /* of the latest pair of languages, memo_of */
    const jk_knowledge *memo_of;
    jk_buf raw, recorded;           /* the row as it stands in the manifest; the note an earlier run has of it */
    jk_buf text[2];
    jk_doc doc[2];                  /* the latest; its note points into it */
    jk_buf note, lines;             /* what came out */
    uint64_t n_byte, n_sentence;    /* of the latest document */
    uint64_t n_offered;             /* beads of it that went to options->pool */
    bool failed;
} jk_worker;

bool jk_worker_open(jk_worker *w, void *batch, const jk_batch_options *options, jk_known_pairs *known, jk_err *err);
void jk_worker_close(jk_worker *w);

/* w->raw, row number `row` of the manifest, which stands in that line, is aligned: w->note, and w->lines where it did not fail.
   False: the batch cannot go on. */
bool jk_worker_align(jk_worker *w, uint64_t row, uint64_t line, jk_err *err);
/* The same, whose beads go into options->pool: no lines come out, and a document that fails has none. */
bool jk_worker_sample(jk_worker *w, uint64_t row, uint64_t line, jk_err *err);
/* Are the row and its texts those of w->recorded? JK_EUSAGE names what is not. */
bool jk_worker_check(jk_worker *w, uint64_t row, uint64_t line, jk_err *err);

#endif

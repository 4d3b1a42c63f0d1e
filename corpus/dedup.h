/* dedup.h - which pairs of a corpus say what a better one says. Private to corpus/.
 *
 *     while (jk_dedup_reads(d))                    the corpus is read from its start, some times
 *         for each pair: jk_dedup_see(d, pair, &err)
 *         jk_dedup_end(d, &err)
 *     for each pair once more: jk_dedup_fate(d, &duplicate, &err)
 *     jk_dedup_done(d, &err)
 */
#ifndef JK_DEDUP_H
#define JK_DEDUP_H

#include "corpus/corpus.h"

/* Which texts are compared: bits. */
typedef enum { JK_BY_SOURCE = 1, JK_BY_TARGET = 2, JK_BY_PAIR = 3 } jk_by;
/* "source", "target", "pair". JK_EUSAGE. */
bool jk_by_parse(const char *word, jk_by *by, jk_err *err);

typedef struct {
    jk_by by;
    unsigned any;                   /* exact: what does not matter (normal.h) */
    double near;                    /* the threshold; 0: exact ones alone */
    size_t memory;                  /* bytes, about; 16 a pair, 800 more with near; the rest goes to disk. And 1/4 byte a pair */
    const char *beside;             /* as in jk_spill_open */
    bool originals;                 /* fate says what it duplicates */
} jk_dedup_options;

typedef enum { JK_KEPT, JK_EXACT, JK_NEAR } jk_fate;

typedef struct {
    jk_fate fate;
    jk_span doc_id, n;              /* of the pair that stays instead; until the next call */
} jk_duplicate;

typedef struct { uint64_t n, n_exact, n_near; bool spilled; } jk_dedup_counts;

typedef struct jk_dedup jk_dedup;
jk_dedup *jk_dedup_open(const jk_dedup_options *options, jk_err *err);
/* Whether it wants another reading. */
bool jk_dedup_reads(const jk_dedup *d);
bool jk_dedup_see(jk_dedup *d, const jk_pair *pair, jk_err *err);
/* JK_EINPUT: not as many pairs as before. */
bool jk_dedup_end(jk_dedup *d, jk_err *err);
bool jk_dedup_fate(jk_dedup *d, jk_duplicate *out, jk_err *err);
/* After the last pair. JK_EINPUT as above. */
bool jk_dedup_done(const jk_dedup *d, jk_err *err);
jk_dedup_counts jk_dedup_count(const jk_dedup *d);
void jk_dedup_close(jk_dedup *d);

/* The higher its aligner_score, the lower; unknown: the highest. 24 bits. */
uint64_t jk_score_rank(jk_span score);

#endif

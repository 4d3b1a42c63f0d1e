/* score-documents.h - what jjak score --documents is made of.
 *
 *     texts (files, a manifest, corpora) -> pieces -> segments -> score.h's way -> three scores, two rates
 */
#ifndef JK_CMD_SCORE_DOCUMENTS_H
#define JK_CMD_SCORE_DOCUMENTS_H

#include "corpus/cmd/score.h"

/* ------------------------------------------------------------- texts (score-texts.c) */

/* One document as bytes; they live in the arena that it was read into. */
typedef struct {
    jk_span id, ref, src;           /* src: empty where there is none */
    const jk_span *hyp;             /* [n_sys] */
    const jk_span *src_of;          /* [n_row] a source for each line of ref; NULL: not known */
    size_t n_row;
    bool lines;                     /* ref is cut already, a segment a line */
} score_text;

typedef struct score_texts score_texts;
score_texts *score_texts_open(const score_options *o, char **ref, size_t n_ref, jk_err *err);
size_t score_texts_systems(const score_texts *in, const char *const **name);
bool score_texts_has_src(const score_texts *in);
/* False with JK_OK: the end. */
bool score_texts_next(score_texts *in, jk_arena *arena, score_text *text, jk_err *err);
void score_texts_close(score_texts *in);

/* ------------------------------------------------------------- segments (score-documents.c) */

/* Columns of what is counted for a system: a row a segment, what was inserted before it (and, after the last, behind it) in it. */
enum { OMITTED_WORDS, REF_WORDS, INSERTED_WORDS, HYP_WORDS, HOLES, N_COUNT };

typedef struct score_counts {
    jk_stats *count;                /* [n_sys] */
    double *insertion;              /* [n_sys][sum of the metrics' n_stat] statistics of insertions beside no reference */
    uint64_t *n_insertion;          /* [n_sys] */
} score_counts;


#endif

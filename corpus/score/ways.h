/* ways.h - all ways in which a hypothesis may have come from its reference, summed up. Private to reseg.c and pieces.c. */
#ifndef JK_WAYS_H
#define JK_WAYS_H

#include "corpus/score/reseg.h"
#include "corpus/score/runs.h"

typedef struct {
    const jk_doc *ref;
    jk_both  both;
    uint32_t *low, *high;           /* [ref.n + 1] */
    uint32_t n_sent;
    uint32_t *first;                /* [n_sent + 1] row of a sentence's first word */
    size_t   *at;                   /* [n_sent + 1] where the places of border k stand in: */
    double   *start, *end;          /* B[k] and ends of sentence k - 1 there; then probabilities of starts and ends */
    double   *scale;                /* [n_sent + 1] ln of what B[k] and the ends are to be multiplied with */
    double   *hole;                 /* [n_sent] probability */
    double   *inserted;             /* [hyp.n] probability */
    double   *kept;                 /* [n_form] odds */
    double   *odds[3];              /* [hyp.n] of a word of the reference, number mod 3 */
    double   *none, *some, *turn, *none_, *some_, *turn_;   /* [hyp.n + 3], column j at j + 1; a row and the one made of it */
    double   *after, *lead;         /* [hyp.n + 3] backward: B of the border behind; a row's insertions */
    struct jk_likeness *cache;      /* of pairs of forms, by hash */
    double    total;                /* ln of the sum over all ways */
} jk_reseg_model;

/* pieces.c: the chain of pieces and holes, from the probabilities; some and some_ are used up. */
bool jk_reseg_choose(jk_arena *arena, jk_reseg_model *m, uint32_t n_hyp_sent, jk_reseg *out, jk_err *err);

#endif

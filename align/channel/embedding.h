/* embedding.h - sentence vectors as a scorer. */
#ifndef JK_EMBEDDING_H
#define JK_EMBEDDING_H

#include "align/model.h"

typedef struct jk_embedding jk_embedding;

/* src and tgt are borrowed. JK_EINPUT: vectors of different sizes, or one that holds what is no number. Memory: two bytes
   a cell of the band and shape that was asked for, and the vectors of runs that are not given. */
jk_embedding *jk_embedding_new(jk_arena *arena, const jk_vectors *src, uint32_t n_src, const jk_vectors *tgt, uint32_t n_tgt, jk_err *err);
jk_score_fn jk_embedding_score;     /* self: jk_embedding */
/* No memory for a score, which jk_score_fn cannot tell. */
bool jk_embedding_failed(const jk_embedding *embedding);

#endif

/* pool.h - words learned from many documents: their beads, pooled. */
#ifndef JK_POOL_H
#define JK_POOL_H

#include "align/learn.h"

typedef struct jk_pool jk_pool;

/* most: how many beads are kept. Of more, a sample that depends on the documents' names and the beads' numbers alone: on neither
   order nor threads. Memory: about 2 * most beads, and every word once. */
jk_pool *jk_pool_open(size_t most, jk_err *err);
void jk_pool_close(jk_pool *pool);

/* A document's beads of posterior .5 and more. What is borrowed may go afterwards. */
bool jk_pool_add(jk_pool *pool, jk_span doc_id, const jk_side *src, const jk_side *tgt, const jk_alignment *beads, jk_err *err);
/* Beads that were offered. */
uint64_t jk_pool_seen(const jk_pool *pool);

/* Once, after the last document. The pairs by the bytes of their words; equal for any order of the documents. Memory: the products
   of the beads' words, 4 bytes each. */
bool jk_pool_train(jk_pool *pool, jk_arena *out, jk_learned **learned, size_t *n, jk_err *err);
/* After training: the word of a jk_learned's a (tgt false) or b; it lives as long as the pool. */
jk_span jk_pool_word(const jk_pool *pool, bool tgt, uint32_t number);

#endif

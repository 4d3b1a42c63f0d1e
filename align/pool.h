/* pool.h - words learned from many documents: a sample of their beads, and what it teaches.
 *
 * A bead's key is a seeded hash of its document's name and its number; a pool keeps the beads with the smallest
 * keys (a bottom-k sample: Cohen & Kaplan 2007). So what it holds depends on which beads it was given, never on their order, on
 * how they were shared out among pools, or on how often one came. Not for two threads at once: lock it, or join one a thread.
 */
#ifndef JK_POOL_H
#define JK_POOL_H

#include "align/learn.h"

typedef struct jk_pool jk_pool;

enum { JK_POOL_BEADS = 100000 };    /* how many beads are kept where nobody says otherwise */

/* A pool for documents in src and tgt (canonical codes) that keeps `most` beads. Memory: about 300 bytes a bead of twice as many. */
jk_pool *jk_pool_open(const char *src, const char *tgt, size_t most, jk_err *err);
void jk_pool_close(jk_pool *pool);
const char *jk_pool_lang(const jk_pool *pool, bool tgt);
size_t jk_pool_most(const jk_pool *pool);
/* Keeps fewer from now on; more has no effect. */
bool jk_pool_lower(jk_pool *pool, size_t most, jk_err *err);
/* Beads that were offered, kept or not. */
uint64_t jk_pool_seen(const jk_pool *pool);
/* So many more were offered elsewhere: to the pool whose beads are put into this one. */
void jk_pool_see(jk_pool *pool, uint64_t n);

/* A document's beads of posterior .5 and more. What is borrowed may go afterwards. */
bool jk_pool_add(jk_pool *pool, jk_span doc_id, const jk_side *src, const jk_side *tgt, const jk_alignment *beads, jk_err *err);

/* A bead as it is kept: of each side up to JK_MAX_BAG words, in the order of the text. */
typedef struct {
    uint64_t key;
    uint32_t weight;                /* its posterior, in ten-thousandths */
    uint32_t n[2];
    jk_span  word[2][JK_MAX_BAG];
} jk_pooled;

bool jk_pool_put(jk_pool *pool, const jk_pooled *bead, jk_err *err);
/* What another pool of the same languages was given, which stays as it is but for its order. */
bool jk_pool_join(jk_pool *pool, jk_pool *other, jk_err *err);
/* Drops what is beyond the sample, puts the rest in the order of its keys, and says how many there are. */
bool jk_pool_settle(jk_pool *pool, size_t *n, jk_err *err);
/* After settling: bead k; the words live until something is added. */
void jk_pool_get(const jk_pool *pool, size_t k, jk_pooled *out);

/* The pairs by the bytes of their words. Memory: the products of the beads' words, 4 bytes each. */
bool jk_pool_train(jk_pool *pool, jk_arena *out, jk_learned **learned, size_t *n, jk_err *err);
/* After training: the word of a jk_learned's a (tgt false) or b; it lives until something is added. */
jk_span jk_pool_word(const jk_pool *pool, bool tgt, uint32_t number);

#endif

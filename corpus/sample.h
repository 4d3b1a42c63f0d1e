/* sample.h - a pool of beads as a file, and the lexicon that it teaches. FORMAT.md has the bytes.
 *
 *     jk_pool_add ...          every document of a shard, in any order
 *     jk_sample_write          the shard's sample
 *     jk_sample_read ...       every shard's, into one pool
 *     jk_sample_lexicon        what `jjak lexicon train` writes, for jk_lexicon_parse
 */
#ifndef JK_SAMPLE_H
#define JK_SAMPLE_H

#include "align/pool.h"

/* The sample as a file that appears when it is whole; compressed where path ends in .gz. The bytes depend on the sample alone. */
bool jk_sample_write(jk_pool *pool, const char *path, jk_err *err);

/* The sample of a file, plain or gzip, added to *pool; NULL: to a new one, of the file's languages and size. A smaller sample
   makes the pool keep as few: of what was left out there nothing is known. JK_EINPUT: no sample, or one of other languages or another
   version; JK_EIO: cannot be read, cut or damaged (the pool is then of no use). */
bool jk_sample_read(const char *path, jk_pool **pool, jk_err *err);
/* The same from memory; name is for messages. */
bool jk_sample_parse(jk_span text, const char *name, jk_pool **pool, jk_err *err);

/* Trains, and appends the text of a lexicon file: SRC TRG p_forth p_back count, a pair of words a line. n: pairs. */
bool jk_sample_lexicon(jk_pool *pool, jk_buf *out, size_t *n, jk_err *err);

#endif

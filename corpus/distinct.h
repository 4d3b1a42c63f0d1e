/* distinct.h - how many different keys there are among more than memory holds, and how many come once. Private to corpus/.
 *
 * A key is a hash of 64 bits, of which the lowest three give way to a kind: each kind is counted apart. So counts are exact but for hashes
 * that meet: of n different texts two do with a chance of about n^2 / 2^62.
 *
 *     jk_distinct_add(d, kind, hash, &err) ...; jk_distinct_end(d, counts, &err);
 */
#ifndef JK_DISTINCT_H
#define JK_DISTINCT_H

#include "align/base.h"

enum { JK_DISTINCT_KINDS = 8 };

typedef struct { uint64_t n, n_key, n_once; } jk_distinct_count;    /* added; different ones; those added once */

typedef struct jk_distinct jk_distinct;

/* memory: bytes, about; the rest goes to disk. beside: as in jk_spill_open; has to live until close. NULL with err. */
jk_distinct *jk_distinct_open(size_t memory, const char *beside, jk_err *err);
/* Constant time, about. */
bool jk_distinct_add(jk_distinct *d, unsigned kind, uint64_t hash, jk_err *err);
/* What was added since open or the last end, which is forgotten. */
bool jk_distinct_end(jk_distinct *d, jk_distinct_count count[JK_DISTINCT_KINDS], jk_err *err);
/* Whether anything ever went to disk. */
bool jk_distinct_spilled(const jk_distinct *d);
void jk_distinct_close(jk_distinct *d);

#endif

/* first.h - what a batch's first pass has done, for a run that goes on with it.
 *
 *     OUT.sample           the beads it kept (sample.h), of all groups that the journal names at least
 *     OUT.sample.journal   a journal (journal.h): notes of documents; a group's offset is how many beads were offered so far, + 1
 *
 * A bead that is given to a pool twice is in it once, so the sample may know more than the journal, never less: it is
 * written first. Both stay until the corpus stands, so that a second pass that is gone on with needs no first one.
 */
#ifndef JK_FIRST_H
#define JK_FIRST_H

#include "align/pool.h"
#include "corpus/journal.h"

typedef struct jk_first jk_first;

/* identity: as for a ledger. What an earlier run left is put into the pool, which is borrowed; where there is nothing whole, or with restart, it begins anew. */
jk_first *jk_first_open(const char *out, const char *identity, jk_pool *pool, bool restart, jk_err *err);
/* Rows that are done, and their notes, one a call (false with JK_OK: the end). */
uint64_t jk_first_rows(const jk_first *first);
bool jk_first_recorded(jk_first *first, jk_span *note, jk_err *err);

/* The next row: its note, and how many beads it offered to the pool. */
bool jk_first_put(jk_first *first, jk_span note, uint64_t offered, jk_err *err);
bool jk_first_end(jk_first *first, uint64_t group, jk_err *err);
/* Is it time to save? In the first second there is nothing to lose; then it is every second, two, four ... and ten. */
bool jk_first_due(const jk_first *first);
/* All that was ended reaches the disk; nobody may add to the pool meanwhile. */
bool jk_first_save(jk_first *first, jk_err *err);
/* The files stay. NULL is allowed. */
void jk_first_close(jk_first *first);
/* They go. */
bool jk_first_remove(const char *out, jk_err *err);

#endif

/* outcome.h - where the rows of a batch go, and what an earlier run left there.
 *
 * One of three: a ledger (OUT grows, or goes on growing, or has some groups done again), the sample of a first pass, or nothing:
 * OUT is finished, and rows are only compared with it.
 */
#ifndef JK_OUTCOME_H
#define JK_OUTCOME_H

#include <pthread.h>

#include "corpus/bgzf.h"
#include "corpus/summary.h"

/* NEW: to be aligned. What an earlier run aligned is compared with its texts: KEPT is in OUT.part already, COPIED is still in OUT, which some
   groups are done again of, SEEN is in an OUT that is finished. TAUGHT: of a first pass, which only says what is done. */
typedef enum { JK_ROW_NEW, JK_ROW_KEPT, JK_ROW_COPIED, JK_ROW_SEEN, JK_ROW_TAUGHT } jk_row_kind;

typedef struct jk_outcome jk_outcome;

/* options are borrowed; output: OUT with symbolic links followed, borrowed; n_thread compress; pool_lock: of options->pool. JK_EUSAGE: what stands there is of another run. */
jk_outcome *jk_outcome_open(const jk_batch_options *options, const char *output, unsigned n_thread, pthread_mutex_t *pool_lock, jk_err *err);

/* Rows that an unfinished run did, which come first of ours. */
uint64_t jk_outcome_rows(const jk_outcome *outcome);
/* What the row, number `number` of ours, is, and the note an earlier run has of it (empty: none). Rows are asked for in order; JK_EUSAGE: the manifest has grown. */
bool jk_outcome_recorded(jk_outcome *outcome, uint64_t number, uint64_t row, jk_row_kind *kind, jk_buf *note, jk_err *err);
/* The manifest has ended after `row` rows, `number` of them ours; JK_EUSAGE: an earlier run's had more. */
bool jk_outcome_ends(jk_outcome *outcome, uint64_t number, uint64_t row, jk_err *err);

/* The next row in order: its note, its lines, how many beads it offered to a pool. One thread at a time, beside one in jk_outcome_recorded. */
bool jk_outcome_put(jk_outcome *outcome, jk_row_kind kind, uint64_t row, jk_span note, jk_span lines, uint64_t offered, jk_err *err);
/* What all rows so far add up to; NULL: of a first pass, which does not say. */
const jk_batch_sums *jk_outcome_sums(const jk_outcome *outcome);
/* Blocks that any thread may compress; NULL: none. */
jk_bgzf *jk_outcome_bgzf(const jk_outcome *outcome);

/* All rows were put: OUT or the sample is whole. */
bool jk_outcome_finish(jk_outcome *outcome, jk_err *err);
/* They were not: what is done reaches the disk. */
bool jk_outcome_settle(jk_outcome *outcome, jk_err *err);
/* OUT was finished before, and nothing was written. */
bool jk_outcome_was_done(const jk_outcome *outcome);
/* NULL is allowed. */
void jk_outcome_close(jk_outcome *outcome);

#endif

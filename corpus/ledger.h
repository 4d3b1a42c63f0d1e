/* ledger.h - what a batch writes: groups of documents, one after the other, into a corpus that can be gone on with.
 *
 * A group is JK_GROUP rows of the manifest. Each is put row by row (or copied from a corpus that has it), then ended: the
 * next one starts a block. What was ended is in OUT.part and OUT.journal, and is there for the next run; the rest is not.
 */
#ifndef JK_LEDGER_H
#define JK_LEDGER_H

#include "corpus/bgzf.h"
#include "corpus/corpus.h"
#include "corpus/summary.h"

enum { JK_GROUP = 64, JK_SYNC_SECONDS = 10 };   /* rows; how often what is done is forced to the disk */

typedef struct jk_ledger jk_ledger;

/* identity: what the run is, a JSON object: a run that goes on has to have the same (JK_EUSAGE says in what it differs). Blocks are
   compressed by n_thread threads that help. NULL with err. */
jk_ledger *jk_ledger_open(const char *path, const char *identity, const jk_schema *schema, unsigned n_thread, bool restart, jk_err *err);

/* What an earlier run did: groups, and rows in them; and their notes, one a call (false with JK_OK: the end). */
uint64_t jk_ledger_groups(const jk_ledger *ledger);
uint64_t jk_ledger_rows(const jk_ledger *ledger);
bool jk_ledger_recorded(jk_ledger *ledger, jk_span *note, jk_err *err);

/* The next row: its note (jk_note_put), and its pairs as lines. */
bool jk_ledger_put(jk_ledger *ledger, jk_span note, jk_span lines, jk_err *err);
/* The pairs of all rows that were put since the group began, from another corpus. */
bool jk_ledger_copy(jk_ledger *ledger, jk_blocks *in, uint64_t from, uint64_t to, jk_err *err);
bool jk_ledger_end(jk_ledger *ledger, uint64_t group, jk_err *err);
/* All that was ended reaches the disk. */
bool jk_ledger_settle(jk_ledger *ledger, jk_err *err);

const jk_batch_sums *jk_ledger_sums(const jk_ledger *ledger);
jk_bgzf *jk_ledger_bgzf(const jk_ledger *ledger);

/* The corpus appears with its sidecars, and the journal goes. meta: the inside of .meta.json, before what the documents add up to. */
bool jk_ledger_finish(jk_ledger *ledger, const char *meta, jk_err *err);
/* Instead of finish: nothing stays of it. */
void jk_ledger_drop(jk_ledger *ledger);
/* Without finish both files stay. NULL is allowed. */
void jk_ledger_close(jk_ledger *ledger);

#endif

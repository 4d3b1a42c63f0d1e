/* progress.h - how far a batch is, on stderr, and the signals that ask or stop it. */
#ifndef JK_CMD_PROGRESS_H
#define JK_CMD_PROGRESS_H

#include "corpus/cmd/cmd.h"
#include "corpus/corpus.h"

typedef enum { PROGRESS_AUTO, PROGRESS_JSON, PROGRESS_NONE } progress_kind;

/* From here on SIGINT and SIGTERM ask the batch to stop, a second one leaves at once with that status, SIGUSR1 prints the state.
   Before any thread is started. */
bool progress_begin(const cmd_entry *self, progress_kind kind, unsigned n_thread, int interrupted, jk_err *err);
/* The batch that signals are for; NULL: none (any more). */
void progress_of(jk_batch *batch);
/* Until its threads have ended. */
void progress_watch(jk_batch *batch);

#endif

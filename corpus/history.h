/* history.h - what was run on what: the steps that led to a corpus stand in its metadata.
 *
 *     "command": ..., "arguments": [...], "inputs": [{"name": ..., "sha256": ...}], "history": [STEP, ...]
 *
 * A STEP is the metadata of a corpus that was read on the way: its name as "output", its SHA-256 and pairs,
 * its command, arguments and inputs; a step stands behind those it needed. */
#ifndef JK_HISTORY_H
#define JK_HISTORY_H

#include "corpus/format.h"

/* {0} is none. */
typedef struct { jk_buf inputs, steps, seen; } jk_history;

/* What a reader has read, to its end or not: the reader is of no more use. Steps are taken from the .meta.json beside a file if
   that is of this very file. */
bool jk_history_read(jk_history *h, jk_reader *in, jk_err *err);
/* A corpus that was read in another way, whatever is left of it: its metadata are believed even if they are of what it was. */
bool jk_history_damaged(jk_history *h, const char *path, const unsigned char *digest, jk_err *err);
/* A file that is no corpus. */
bool jk_history_file(jk_history *h, const char *path, const unsigned char *digest, jk_err *err);
/* , "inputs": [...], "history": [...] */
bool jk_history_put(const jk_history *h, jk_buf *json, jk_err *err);
void jk_history_free(jk_history *h);

/* The steps that made the corpus at path, as a shell script that makes it again. JK_EINPUT: it has no metadata. */
bool jk_history_script(const char *path, jk_buf *out, jk_err *err);

#endif

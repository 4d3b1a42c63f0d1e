/* shard.h - a corpus that a batch has finished: what was noted of its documents, and where its groups are. */
#ifndef JK_SHARD_H
#define JK_SHARD_H

#include "corpus/bgzf.h"
#include "corpus/corpus.h"
#include "corpus/json.h"

typedef struct jk_finished jk_finished;

/* JK_EUSAGE: no corpus of a batch, or one that is not whole (its size, its SHA-256, or a file beside it). */
jk_finished *jk_finished_open(const char *path, jk_err *err);
void jk_finished_close(jk_finished *f);

const jk_json *jk_finished_meta(const jk_finished *f);
/* Is it what a run of that identity makes? JK_EUSAGE names the first member of .meta.json that says no. */
bool jk_finished_is(const jk_finished *f, const char *identity, jk_err *err);
/* The next row's note, as jk_note_put makes it but without \n; lives until the next call. False with JK_OK: the end. */
bool jk_finished_note(jk_finished *f, jk_span *note, uint64_t *row, jk_err *err);
/* Does a document of that group fail? Groups in rising order, before the group's first note is read. */
bool jk_finished_failed(const jk_finished *f, uint64_t group);
/* The group's blocks, in a file that is open as long as f; none: *from == *to. Groups in rising order. */
jk_blocks *jk_finished_blocks(jk_finished *f, uint64_t group, uint64_t *from, uint64_t *to, jk_err *err);

#endif

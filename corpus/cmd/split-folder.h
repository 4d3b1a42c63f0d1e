/* split-folder.h - the folder of a split: it appears whole, with a file for each side. */
#ifndef JK_CMD_SPLIT_FOLDER_H
#define JK_CMD_SPLIT_FOLDER_H

#include "corpus/cmd/cmd.h"
#include "corpus/split.h"

#define DROPPED "dropped.tsv"
/* What a side may be written as: the ending of its file. */
#define SPLIT_FORMATS "tsv tsv.gz jsonl jsonl.gz"

/* DIR.part while it is written; {0} is none. */
typedef struct { jk_buf name, part; bool made; } folder;

/* JK_EUSAGE: there is something in dir already. What a crash has left in DIR.part goes. */
bool folder_make(folder *f, const char *dir, jk_err *err);
/* "DIR.part/NAME.ENDING"; ending may be NULL. Behind what out holds, with a NUL. */
bool folder_path(const folder *f, const char *name, const char *ending, jk_buf *out, jk_err *err);
/* DIR.part becomes DIR at once. */
bool folder_publish(folder *f, jk_err *err);
/* Without publish nothing stays. */
void folder_close(folder *f);

/* "DIR/train.tsv.gz", or whatever its ending is, with a NUL. JK_EINPUT: there is none. */
bool folder_find(const char *dir, jk_side side, jk_buf *out, jk_err *err);

#endif

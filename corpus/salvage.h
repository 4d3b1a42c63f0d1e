/* salvage.h - the whole lines of a damaged file, and where others were. Private to repair.c.
 *
 * Whole is a line of blocks whose CRC holds. Where a damaged block ends, the rest of a line may stand at the start of the next one: the .idx tells, if
 * it is this file's (its blocks are known by their CRCs), else the way the file's blocks are cut. */
#ifndef JK_SALVAGE_H
#define JK_SALVAGE_H

#include "corpus/index.h"
#include "corpus/repair.h"
#include "corpus/walk.h"

typedef struct {
    const char *path;
    jk_arena *arena;                /* borrowed */
    jk_blocks *in;                  /* NULL: not BGZF */
    jk_walk walk;
    jk_source *source;              /* then this */
    uint64_t size, read;            /* of the file; bytes of plain lines so far */
    jk_span line;                   /* one that is to be read again, if has_line */
    bool has_line, unended;         /* the latest line has no end */
    uint64_t n_line;
    jk_index idx;                   /* of the file as it was */
    bool has_idx, ended, cuts_rows; /* its .idx; the file's end is reached; rows run over blocks that are not full */
    size_t at_block, at_idx;        /* blocks up to here are known in the index, which goes on there */
    size_t gap;                     /* a block before which others are missing; SIZE_MAX: none ... */
    bool gap_rest;                  /* ... and it starts with the rest of a row */
    bool rest;                      /* the next line is the rest of a row ... */
    bool doubt;                     /* ... or may be */
    jk_loss *loss;
    size_t n_loss, cap_loss;
    bool open;                      /* the latest loss has no pair behind it yet */
    jk_buf last;                    /* doc_id and n of the latest pair that was given out: whoever reads the lines says so */
    uint64_t last_n;
} jk_salvage;

/* path and arena have to live until close, which is for one that failed, too. */
bool jk_salvage_open(jk_salvage *s, const char *path, jk_arena *arena, jk_err *err);
/* The next line that is no rest of a lost one. False with JK_OK: the end. */
bool jk_salvage_line(jk_salvage *s, jk_span *line, jk_err *err);
/* The loss since the latest whole pair. NULL: no memory. */
jk_loss *jk_salvage_lose(jk_salvage *s, const char *why, jk_err *err);
/* The line that was read is none of a corpus, or only a part of one. */
bool jk_salvage_lose_row(jk_salvage *s, const char *why, jk_err *err);
void jk_salvage_close(jk_salvage *s);

#endif

/* walk.h - the lines of a BGZF file from one place on, and where each of them starts. */
#ifndef JK_WALK_H
#define JK_WALK_H

#include "corpus/bgzf.h"
#include "corpus/io.h"

typedef struct {
    jk_blocks *in;                  /* borrowed */
    jk_lines lines;
    jk_span text;                   /* of the current block */
    jk_block now;                   /* what it is; text_at counts from where the walk began */
    size_t number;                  /* of the current block, among those with text; SIZE_MAX: none yet */
    uint64_t next;                  /* where the next block is to be, in the file */
    uint64_t end;                   /* the walk ends there; 0: with the file */
    size_t line_block;              /* where the latest line starts */
    uint32_t line_at;
    bool begun;                     /* that is set for the line being read */
    bool unended;                   /* the latest line has no \n: the file ends */
    jk_block *block;                /* those with text, when asked to keep them */
    size_t n_block, cap_block;
    bool keep;
    bool rescue;                    /* a block of which the header alone is damaged is read, when asked to */
    uint64_t n_rescued, rescued;    /* how many; behind the latest one */
} jk_walk;

/* From byte `at` of the file, whose block has that number, text_at bytes into it. */
bool jk_walk_start(jk_walk *walk, jk_blocks *in, uint64_t at, size_t number, uint32_t text_at, jk_err *err);
/* The next line without its \n. False with JK_OK: the end. JK_EIO: a damaged block, walk->next: where. */
bool jk_walk_line(jk_walk *walk, jk_span *line, jk_err *err);
/* Behind damage: goes on with the first line that starts behind the next block's first \n. */
bool jk_walk_resync(jk_walk *walk, jk_err *err);
void jk_walk_end(jk_walk *walk);

#endif

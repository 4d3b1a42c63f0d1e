/* reading.h - how a corpus is read: what the commands that read any format have in common. */
#ifndef JK_CMD_READING_H
#define JK_CMD_READING_H

#include "corpus/cmd/cmd.h"

typedef struct { const char *from, *encoding, *source, *target; } reading_options;

/* Rows of a command's option table; at is the offset of the reading_options in the command's struct, in what its arguments call the corpus. */
#define FROM_ROWS(at, in) \
    { "--from", NULL, OPT_TEXT, (at) + offsetof(reading_options, from), "NAME", in " of this format; told by its ending or its first line otherwise" }, \
    { "--encoding", NULL, OPT_TEXT, (at) + offsetof(reading_options, encoding), "NAME", "what a table is encoded in; UTF-8 otherwise" }
#define READING_ROWS(at, in) \
    FROM_ROWS(at, in), \
    { "--source", "-s", OPT_TEXT, (at) + offsetof(reading_options, source), "LANG", "language of the source where the pairs do not say it, or have more than two" }, \
    { "--target", "-t", OPT_TEXT, (at) + offsetof(reading_options, target), "LANG", "language of the target, the same" }

/* jk_reader_open; pairs that do not say their languages are in those of the options. */
jk_reader *reading_open(const reading_options *o, const char *path, jk_err *err);

#endif

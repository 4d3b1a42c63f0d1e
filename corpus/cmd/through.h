/* through.h - what the commands that read corpora and write one have in common: options, provenance, the end. */
#ifndef JK_CMD_THROUGH_H
#define JK_CMD_THROUGH_H

#include "corpus/cmd/cmd.h"
#include "corpus/cmd/pick.h"
#include "corpus/cmd/reading.h"
#include "corpus/history.h"

typedef struct {
    const char *output, *format;
    reading_options reading;
    uint64_t n_thread;
} through_options;

#define THROUGH_PRESET { .output = "-", .n_thread = 1 }

/* Rows of a command's option table; field is the through_options in the command's struct. */
#define WRITING_ROWS(type, field) \
    { "--output", "-o", OPT_TEXT | OPT_LOCAL | OPT_OVER, offsetof(type, field) + offsetof(through_options, output), "FILE", "write FILE, in the format of its ending; standard output otherwise" }, \
    { "--format", "-f", OPT_TEXT, offsetof(type, field) + offsetof(through_options, format), "NAME", "write this format: " FORMATS }, \
    { "--threads", "-@", OPT_COUNT | OPT_LOCAL, offsetof(type, field) + offsetof(through_options, n_thread), "N", "compress with N threads; the bytes are the same" }
#define THROUGH_ROWS(type, field) READING_ROWS(offsetof(type, field) + offsetof(through_options, reading), "IN is"), WRITING_ROWS(type, field)

/* A command on its way: self, options and preset (the command's structs) and with (the through_options in options) are set, the rest is 0. */
typedef struct {
    const cmd_entry *self;
    const void *options, *preset;
    const through_options *with;
    jk_reader *in;                  /* the corpus being read; NULL between two */
    jk_writer *out;
    jk_history history;
    jk_buf meta;
} through;

/* Opens a corpus to read; the one before is done with: its name and steps are noted, and what its reader has to say is said. */
bool through_read(through *t, const char *path, jk_err *err);
/* Opens the output. schema: NULL for that of t->in. */
bool through_write(through *t, const jk_schema *schema, jk_err *err);
/* The pair goes to out, t->out or another; where it cannot, the message says which pair of which input it is. */
bool through_put(const through *t, jk_writer *out, const jk_pair *pair, jk_err *err);
/* Done: metadata with arguments, inputs, history and more (", \"key\": value ...", or NULL), and the output appears. */
bool through_finish(through *t, const char *more, jk_err *err);
/* The same of a command that counts: counts, a JSON object's members, go into the metadata, under key unless that is NULL, and into the file json;
   removed, the pairs that were left out, is finished, too. Both may be NULL. */
bool through_finish_counts(through *t, jk_writer *removed, const char *json, const char *key, jk_span counts, jk_err *err);
/* Without finish nothing appears. */
void through_close(through *t);

/* Rows with more columns than those that they are made of. {0} is none. */
typedef struct {
    jk_schema schema;
    jk_span *name, *cell;           /* [schema.n] */
} wider;

/* JK_EUSAGE: a column of that name is there already. */
bool wider_open(wider *w, const jk_schema *own, const char *const *more, size_t n, jk_err *err);
/* The pair with what stands in those columns; its cells live until the next call. */
jk_pair wider_pair(const wider *w, const jk_pair *pair, const jk_span *more);
void wider_free(wider *w);

#endif

/* cmd.h - what every command is made of: a row in the table of main.c, a table of
 * options, a function. corpus/cmd/ is the only place that prints to a terminal,
 * reads options and knows exit statuses. */
#ifndef JK_CMD_H
#define JK_CMD_H

#include <stdio.h>

#include "corpus/corpus.h"

typedef enum {
    EXIT_OK = 0,
    EXIT_DIFFERENT = 1,             /* get, grep without a hit; verify found a difference */
    EXIT_USAGE = 2,                 /* undecided language too */
    EXIT_INPUT = 3,
    EXIT_SYSTEM = 4,                /* I/O or damage */
    EXIT_PARTIAL = 5,               /* a batch in which some documents failed */
    EXIT_AGAIN = 75,                /* a shard: try again */
    EXIT_INTERRUPTED = 130
} cmd_exit;

/* ----------------------------------------------------------------- options
 * Declared in a table; parsing, help and the manual's test read it. A name has one or
 * two dashes and may be long with one (-tok); letters are not clustered. A value is the
 * next argument, or stands behind '=' (--source=ko), or behind a single letter (-@2). */
typedef enum {
    OPT_FLAG,                       /* bool */
    OPT_TEXT,                       /* const char * */
    OPT_COUNT,                      /* uint64_t */
    OPT_REAL,                       /* double */
    OPT_LIST,                       /* cmd_list: every argument up to the next option; may be given again, adds up */
    OPT_KIND = 15,                  /* what it is to the metadata of what is written stands behind a |: */
    OPT_FILE = 16,                  /* it names a file, or several with a comma between: recorded without folder */
    OPT_ONE = 64,                   /* of a list: one argument each time it is given */
    OPT_OUT = 128,                  /* it names a file to write, which is nothing that is read, or that another option writes (files.c) ... */
    OPT_OVER = 256,                 /* ... or a corpus, which may be the one that is read */
    OPT_LOCAL = 32                  /* where to, how fast, what to say: it changes no byte, and is not recorded */
} opt_kind;

typedef struct { const char **item; size_t n; } cmd_list;

typedef struct {
    const char *name;               /* "--source" */
    const char *alias;              /* "-s" or NULL */
    unsigned kind;                  /* opt_kind */
    size_t at;                      /* offsetof the field in the command's options */
    const char *arg;                /* what the value is called in the help: "LANG"; NULL for a flag */
    const char *help;               /* one sentence, no full stop */
} cmd_opt;

typedef struct cmd_entry {
    const char *name;               /* "align" */
    const char *args;               /* "[options] SOURCE TARGET" */
    const char *purpose;            /* "align two texts, sentence by sentence" */
    const cmd_opt *opt;             /* ends with a row whose name is NULL */
    int (*run)(const struct cmd_entry *self, int argc, char **argv);
} cmd_entry;

/* Each command's file defines one; main.c lists them. */
extern const cmd_entry cmd_align, cmd_segment, cmd_view, cmd_get, cmd_agree, cmd_verify, cmd_repair, cmd_index,
    cmd_convert, cmd_lexicon, cmd_history, cmd_cat, cmd_append, cmd_head, cmd_sample, cmd_filter, cmd_dedup,
    cmd_split, cmd_score, cmd_batch, cmd_merge, cmd_stats, cmd_grep;

/* Reads argv[1..] by self->opt into options (the command's struct, preset to its
   defaults); what is no option is moved to the front, *n_arg of them from argv[1] on; "--"
   ends the options, "-" is an argument. False with JK_EUSAGE. -h and --help print
   the command's help and leave *n_arg at -1. What an OPT_LIST's item points to is the
   command's to free. */
bool cmd_options(const cmd_entry *self, int argc, char **argv, void *options, int *n_arg, jk_err *err);

/* Part of cmd_options: no file is written twice or over what is read, and SIGINT removes what is half written of each. */
bool cmd_files(const cmd_entry *self, const void *options, int n_arg, char *const *arg, jk_err *err);

/* Standard input, a pipe, a device: what is read of it is gone. */
bool cmd_is_stream(const char *path);

/* "command": ..., "arguments": [...]: what is not as in preset, in the order of the table; both are the command's structs. For metadata. */
bool cmd_put_arguments(const cmd_entry *self, const void *options, const void *preset, jk_buf *json, jk_err *err);

/* Prints the command's usage and options on stdout. */
void cmd_help(const cmd_entry *self);

/* How far word (len bytes) is from name, in edits; SIZE_MAX: too far to be meant. */
size_t cmd_distance(const char *word, size_t len, const char *name);

/* Prints err, if it holds one, as one line on stderr ("jjak align: ..."); returns the exit status for its code. */
int cmd_report(const cmd_entry *self, const jk_err *err);

/* {members} as a file that appears when it is whole; path NULL: nothing is written. */
bool cmd_write_json(const char *path, jk_span members, jk_err *err);

/* No file is replaced that does not begin as what this option writes does: whoever takes --json for a flag names the corpus there.
   begins: "{" for JSON. path NULL and "-" are well. */
bool cmd_spares(const char *option, const char *path, const char *begins, jk_err *err);

/* Says what the user should know though all went well, on stderr; NULL and "" say nothing. */
void cmd_note(const cmd_entry *self, const char *note);

/* Says on stderr that standard input is waited for, where path is "-" and it is a keyboard. */
void cmd_note_keyboard(const char *path);

/* ------------------------------------------------------- a look at a text (look.c) */

/* Says on stderr when more than 5 % of the text are tags and entities. */
void cmd_look_markup(const cmd_entry *self, const char *path, jk_span text);
/* Says on stderr when a text is clearly not in the language given for it (NULL: none was),
   or the two are the wrong way round. */
void cmd_look_languages(const cmd_entry *self, const char *const given[2], const char *const path[2], const jk_doc doc[2]);

/* What -@N asks for, within reason; 0: every CPU that this process may use (its affinity, its cgroup's quota, SLURM_CPUS_PER_TASK). cpus.c */
unsigned cmd_threads(uint64_t n);

/* From here on SIGINT, SIGTERM and SIGHUP, where they are not ignored, remove what is half written of that file, and of those beside it, and
   exit with 130. Before any thread is started; NULL and "-" ask for nothing. What an option names is seen to (OPT_OUT). stop.c */
bool cmd_remove_on_stop(const char *path, jk_err *err);
/* The same for one file, or a folder that is empty by then. */
bool cmd_unlink_on_stop(const char *name, jk_err *err);

/* fflush and the error flag of stdout: every command that prints ends with this. EPIPE is no error. */
bool cmd_flush(jk_err *err);

#endif

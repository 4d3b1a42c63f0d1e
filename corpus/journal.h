/* journal.h - NAME.journal: what of a batch is done, for a run that goes on with it. FORMAT.md gives its lines.
 *
 *     jjak journal 1 <TAB> {options and versions} <TAB> CRC
 *     d <TAB> ...                  a note a document, as in NAME.docs.tsv and NAME.failed.tsv
 *     f <TAB> ...
 *     g <TAB> group <TAB> offset <TAB> CRC     the group is in NAME.part, and ends there
 *
 * A line's CRC is that of all bytes behind the CRC before, up to its own. What stands behind the last g is torn, or lacks its group.
 */
#ifndef JK_JOURNAL_H
#define JK_JOURNAL_H

#include "corpus/io.h"
#include "corpus/json.h"

typedef struct jk_journal jk_journal;

/* What an earlier run left. */
typedef struct {
    bool stands;                    /* there is one with a whole first line */
    uint64_t n_group, n_row;        /* whole groups, and rows in them */
    uint64_t offset;                /* of NAME.part behind the last of them */
    uint64_t length;                /* bytes of the journal up to there */
} jk_journal_state;

/* Looks at the journal of that name, at no more than most groups. identity: what the run is, a JSON object; JK_EUSAGE names the
   first member in which the journal's differs. */
bool jk_journal_look(const char *path, const char *identity, uint64_t most, jk_journal_state *state, jk_err *err);

/* To be written on from state->length, or, where none stands, anew. No other process can open it meanwhile. */
jk_journal *jk_journal_open(const char *path, const char *identity, const jk_journal_state *state, jk_err *err);
/* Notes of a group, lines with their \n. */
bool jk_journal_group(jk_journal *journal, jk_span notes, uint64_t group, uint64_t offset, jk_err *err);
bool jk_journal_sync(jk_journal *journal, jk_err *err);
/* The file stays. NULL is allowed. */
void jk_journal_close(jk_journal *journal);

/* Its notes and groups, of the first n groups; the file may be written on meanwhile. */
typedef struct jk_journal_reader jk_journal_reader;
jk_journal_reader *jk_journal_read(const char *path, uint64_t n_group, jk_err *err);
/* The next line, without its \n: a note; or, with *offset > 0, the end of a group. False with JK_OK: the end. */
bool jk_journal_next(jk_journal_reader *in, jk_span *line, uint64_t *offset, jk_err *err);
void jk_journal_read_close(jk_journal_reader *in);

#endif

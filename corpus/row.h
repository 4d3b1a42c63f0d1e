/* row.h - a pair as a line of TSV: cells with a TAB between, no quoting, no escapes. */
#ifndef JK_ROW_H
#define JK_ROW_H

#include "corpus/corpus.h"
#include "corpus/index.h"
#include "corpus/sha256.h"

enum { JK_MAX_COLUMN = 1000 };

/* The names of the twelve columns, in order. */
extern const jk_span jk_column_name[JK_N_COLUMN];
/* schema, or the twelve columns for NULL. */
const jk_schema *jk_schema_or_default(const jk_schema *schema);

/* A header row -> columns, in the arena. JK_EINPUT: not those of a corpus; name is the file. */
bool jk_schema_read(jk_arena *arena, jk_span line, const char *name, jk_schema *out, jk_err *err);
/* The twelve stand first, in order; no name is empty, twice or holds a TAB or line breaker. */
bool jk_schema_check(const jk_schema *schema, const char *name, jk_err *err);

/* One of our own, in the arena: the other may go. */
bool jk_schema_copy(jk_arena *arena, const jk_schema *from, jk_schema *to, jk_err *err);

/* A line (without its \n) -> n cells, borrowed from it. JK_EINPUT: another number of
   cells, invalid UTF-8, a line breaker; name and number say where. */
bool jk_row_split(jk_span line, jk_span *cell, size_t n, const char *name, uint64_t number, jk_err *err);
/* Cells -> a line with its \n, behind what out holds. JK_EINPUT: a TAB or line breaker in a cell, invalid UTF-8. */
bool jk_row_join(const jk_span *cell, size_t n, const char *name, uint64_t number, jk_buf *out, jk_err *err);

/* What type, ids, cuts and score say about each other: false with JK_EINPUT. */
bool jk_row_check(const jk_span *cell, jk_err *err);
/* A null bead: one side of its type is 0. */
bool jk_row_is_null(const jk_span *cell);

/* --------------------------------------------------------------- counting
 * What a corpus's rows add up to, for its metadata, its index and for verify. */
typedef struct {
    jk_index index;
    jk_sha256 doc, content;         /* of the document's lines; of the documents' digests */
    uint64_t n_null, n_byte;        /* rows with one empty side; bytes of all lines, header too */
    unsigned char digest[JK_SHA256_SIZE];   /* after end */
} jk_tally;

void jk_tally_begin(jk_tally *tally, jk_span header);
/* A row that is this line (with its \n), which starts there. JK_EINPUT as jk_index_row; it is counted all the same. */
bool jk_tally_row(jk_tally *tally, const jk_span *cell, jk_span line, size_t block, uint32_t text_at, jk_err *err);
void jk_tally_end(jk_tally *tally);
void jk_tally_free(jk_tally *tally);

#endif

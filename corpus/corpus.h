/* corpus.h - pairs, and the files that keep them.
 *
 * Public. A reader reads any format of the table, a writer writes any that can be
 * written; the container (BGZF holding TSV, corpus/FORMAT.md) is one row of it.
 *
 *     while (jk_reader_next(in, &pair, &err))
 *         if (!jk_writer_put(out, &pair, &err))
 *             break;
 *     if (err.code == JK_OK)
 *         jk_writer_finish(out, &err);         only now does the file appear
 *     jk_writer_close(out);
 *     jk_reader_close(in);
 */
#ifndef JK_CORPUS_H
#define JK_CORPUS_H

#include "align/align.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------------- pairs */

/* The columns that every corpus has, in the order in which they are written. */
typedef enum {
    JK_DOC_ID, JK_N, JK_TYPE, JK_SCORE, JK_SRC_LANG, JK_TRG_LANG, JK_SRC_IDS, JK_TRG_IDS,
    JK_SRC_CUTS, JK_TRG_CUTS, JK_SRC_TEXT, JK_TRG_TEXT, JK_N_COLUMN
} jk_column;

/* The columns of a corpus: those twelve, then the optional ones, by name
   (src_para trg_para src_kind trg_kind hash src_url trg_url licence, what filters add). */
typedef struct {
    const jk_span *name;
    size_t n;                       /* >= JK_N_COLUMN */
} jk_schema;

/* A row. A cell that is unknown is empty. No cell holds TAB, CR, LF, VT, FF,
   U+001C-001E, U+0085, U+2028 or U+2029. */
typedef struct {
    const jk_span *cell;            /* [schema.n] */
    size_t n_cell;
} jk_pair;

/* ------------------------------------------------------------------ readers */
typedef struct jk_reader jk_reader;

/* path: a file, or "-" for standard input; it has to live until close. format: a name of
   the table, or NULL: told by the file's ending, else by its first line. Plain and gzipped
   (every member) alike. */
JK_API jk_reader *jk_reader_open(const char *path, const char *format, jk_err *err);
JK_API const jk_schema *jk_reader_schema(const jk_reader *in);
/* The next pair; its cells live until the next call. False with JK_OK: the end. */
JK_API bool jk_reader_next(jk_reader *in, jk_pair *pair, jk_err *err);
/* What the user should know about what was read, one line; NULL: nothing. Lives until close. */
JK_API const char *jk_reader_note(const jk_reader *in);
JK_API void jk_reader_close(jk_reader *in);

/* ------------------------------------------------------------------ writers */
typedef struct jk_writer jk_writer;

typedef struct {
    const char *format;             /* a name of the table; NULL: by the file's ending */
    const jk_schema *schema;        /* NULL: the twelve columns */
    const char *meta;               /* provenance for NAME.meta.json, a JSON object's inside; NULL: none beyond counts and digests */
    unsigned n_thread;              /* for compression; the bytes do not depend on it */
} jk_write_options;

/* path: a file, or "-" for standard output. Nothing stands under its final name before finish. */
JK_API jk_writer *jk_writer_open(const char *path, const jk_write_options *options, jk_err *err);
/* What options->meta may be, known only at the end: before finish, and it lives until then. */
JK_API void jk_writer_meta(jk_writer *out, const char *meta);
JK_API bool jk_writer_put(jk_writer *out, const jk_pair *pair, jk_err *err);
JK_API bool jk_writer_finish(jk_writer *out, jk_err *err);
/* After finish: what the format could not carry, one line; NULL: it carried all. Lives until close. */
JK_API const char *jk_writer_note(const jk_writer *out);
/* Without finish: what was written is removed. */
JK_API void jk_writer_close(jk_writer *out);

#ifdef __cplusplus
}
#endif

#endif

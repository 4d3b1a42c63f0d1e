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
/* Which languages are meant, as jk_lang_parse writes them, where the file has more than two, or pairs do not say theirs:
   their cells are filled. NULL: any. Before the first pair. */
JK_API void jk_reader_languages(jk_reader *in, const char *src, const char *trg);
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

/* ---------------------------------------------------------------- manifests
 * The document pairs of a batch, in their order. */
typedef struct jk_manifest jk_manifest;

/* A TSV or JSONL file, plain or gzipped, or "-". JK_EINPUT: no such file, or no header that names doc_id, src and trg. */
JK_API jk_manifest *jk_manifest_open(const char *path, jk_err *err);
/* Two patterns with one {doc} each, "DIR/{doc}.ko.txt", or two folders with files of the same names: in the order of the bytes
   of doc_id. What is on one side only is a row too, whose other file is missing. */
JK_API jk_manifest *jk_manifest_pairs(const char *src, const char *trg, jk_err *err);
JK_API void jk_manifest_close(jk_manifest *in);

/* ------------------------------------------------------------------ batches
 * Many document pairs into one corpus, by many threads; the bytes do not depend on their number.
 *
 *     jk_batch *batch = jk_batch_open(&options, &err);
 *     while (batch && !jk_batch_wait(batch, 1000))
 *         jk_batch_state(batch, &state);               to show how far it is
 *     jk_batch_finish(batch, &err);                    only now does the corpus appear
 *     jk_batch_close(batch);
 */
typedef struct jk_batch jk_batch;

/* What the documents add up to. */
typedef struct {
    uint64_t n_row, n_doc, n_failed;            /* rows of the manifest; documents in the corpus; documents that failed */
    uint64_t n_sent[2];
    uint64_t n_char[2], n_left[2];              /* characters that are no white space; of them those in null beads */
    uint64_t n_bead, n_pair;                    /* beads; of them those in the corpus */
    uint64_t score;                             /* sum of the beads' posteriors, in ten-thousandths */
    uint64_t shape[JK_MAX_SHAPE][JK_MAX_SHAPE]; /* beads, [n_src][n_tgt] */
} jk_batch_sums;

typedef struct {
    jk_manifest *manifest;          /* borrowed */
    const char *output;             /* a file; OUT.part and OUT.journal stand beside it until it is whole */
    const char *lang[2];            /* canonical codes, where the manifest says none; NULL: told from each text */
    const char *encoding[2];        /* the same; NULL: told from the bytes */
    bool sentences, replace_invalid;
    const char *delimiter;          /* as in jk_align_options */
    /* What is known of two languages; called once a pair of languages, by one thread at a time. Borrowed until close. */
    const jk_knowledge *(*knowledge)(void *user, const char *src, const char *tgt, jk_err *err);
    bool (*keeps)(void *user, const jk_pair *pair);     /* is it written? From any thread. NULL: all are */
    void *user;
    const char *meta;               /* the options that change bytes, the inside of a JSON object, for .meta.json; a resumed run has to have the same */
    unsigned n_thread;              /* 0: 1 */
    bool restart;                   /* what an earlier run left is not looked at */
    bool strict;                    /* the first document that fails ends it */
    bool retry_failed;              /* of a finished OUT only those groups are aligned again in which documents failed */
    struct jk_pool *pool;           /* a first pass: the beads go into this sample (align/pool.h) and nothing is written; NULL: none */
    unsigned shard, n_shard;        /* the groups g of 64 rows with g % n_shard == shard; n_shard 0: all */
} jk_batch_options;

typedef struct {
    jk_batch_sums sums;             /* of this run and those it goes on from */
    uint64_t n_resumed;             /* rows that an earlier run did */
    uint64_t n_byte;                /* of the texts that were aligned in this run */
    uint64_t n_sentence;            /* in them, both sides */
    double done;                    /* how much of the manifest was read, 0 to 1; below 0: not known */
    bool stopping;
} jk_batch_progress;

/* Looks at what is there, and starts the threads. JK_EUSAGE: an earlier run had other options, or its inputs have changed
   (found out later, too); what to do stands in err. NULL with err. */
JK_API jk_batch *jk_batch_open(const jk_batch_options *options, jk_err *err);
/* True: the threads have ended; false: milliseconds went by. */
JK_API bool jk_batch_wait(jk_batch *batch, unsigned milliseconds);
JK_API void jk_batch_state(jk_batch *batch, jk_batch_progress *state);
/* The documents in hand are the last ones: finish says JK_EINTR, and another run goes on from there. From any thread. */
JK_API void jk_batch_stop(jk_batch *batch);
/* Waits, and lets the corpus appear with all that stands beside it. False: what was done is kept for another run. */
JK_API bool jk_batch_finish(jk_batch *batch, jk_err *err);
/* OUT was there already, and is what would have been made. */
JK_API bool jk_batch_was_done(const jk_batch *batch);
JK_API void jk_batch_close(jk_batch *batch);

/* All shards of one batch, in any order, become the corpus that it would be without shards, byte for byte, its sidecars too;
   nothing is compressed again. JK_EUSAGE: not every shard once, or not of one batch; JK_EINPUT: rows are missing. */
JK_API bool jk_merge(const char *out, const char *const *shard, size_t n, jk_batch_sums *sums, jk_err *err);

#ifdef __cplusplus
}
#endif

#endif

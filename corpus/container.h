/* container.h - corpora as TSV: plain, gzip, and the container, BGZF with its sidecars.
 * What the format table's rows tsv and tsv.gz stand on; corpus/FORMAT.md describes the files. */
#ifndef JK_CONTAINER_H
#define JK_CONTAINER_H

#include "corpus/corpus.h"
#include "corpus/io.h"

struct jk_bgzf;
struct jk_blocks;

/* ------------------------------------------------------------------ writing */
typedef struct jk_tsv_writer jk_tsv_writer;

/* path: a file, or "-". bgzf: the container, with .gzi .idx .meta.json beside it (none for
   "-", pipes and devices); else plain TSV, no sidecars. options->format is not looked at; options may be NULL. */
jk_tsv_writer *jk_tsv_create(const char *path, bool bgzf, const jk_write_options *options, jk_err *err);
/* JK_EINPUT names the row: a cell that no cell may be, n that does not rise, a document that comes back. */
bool jk_tsv_put(jk_tsv_writer *out, const jk_pair *pair, jk_err *err);
/* Only now does the file appear, and its sidecars. */
bool jk_tsv_finish(jk_tsv_writer *out, jk_err *err);
/* Instead of options->meta; it lives until finish. */
bool jk_tsv_meta(jk_tsv_writer *out, const char *meta, jk_err *err);
void jk_tsv_writer_close(jk_tsv_writer *out);

/* The container, for a batch, which sees to it that no document comes twice: it goes on with the first kept bytes of NAME.part (0: anew), which stays without finish. Its blocks are
   compressed by whoever helps (jk_tsv_bgzf, jk_bgzf_help), n_thread of them. */
jk_tsv_writer *jk_tsv_resume(const char *path, uint64_t kept, const jk_write_options *options, jk_err *err);
/* Rows that are lines already (jk_row_join), each with its \n; the last one's document stands in that row of the manifest. */
bool jk_tsv_lines(jk_tsv_writer *out, jk_span lines, uint64_t manifest, jk_err *err);
/* Blocks of another container, which begin and end with a row: they are copied as they are. manifest gives a document's row. */
bool jk_tsv_blocks(jk_tsv_writer *out, struct jk_blocks *in, uint64_t from, uint64_t to, uint64_t (*manifest)(void *user, jk_span doc_id),
                   void *user, jk_err *err);
/* The next row starts a block. */
bool jk_tsv_cut(jk_tsv_writer *out, jk_err *err);
struct jk_bgzf *jk_tsv_bgzf(const jk_tsv_writer *out);
jk_sink *jk_tsv_sink(const jk_tsv_writer *out);
/* A file more that appears with the corpus; NULL with err. */
jk_sink *jk_tsv_sidecar(jk_tsv_writer *out, const char *ending, jk_err *err);

/* ------------------------------------------------------------------ reading */
typedef struct jk_tsv_reader jk_tsv_reader;

/* Any TSV with a corpus's header, plain or gzip (every member); path may be "-". */
jk_tsv_reader *jk_tsv_open(const char *path, jk_err *err);
const jk_schema *jk_tsv_schema(const jk_tsv_reader *in);
/* As jk_reader_next. Every row is checked for its number of cells, UTF-8 and line breakers. */
bool jk_tsv_next(jk_tsv_reader *in, jk_pair *pair, jk_err *err);
void jk_tsv_close(jk_tsv_reader *in);

/* ------------------------------------------------------------ random access */
typedef struct jk_corpus jk_corpus;

/* With a matching .idx only the blocks that are needed are read; without one, and for TSV
   that is not BGZF, the file is read from its start. */
jk_corpus *jk_corpus_open(const char *path, jk_err *err);
const jk_schema *jk_corpus_schema(const jk_corpus *in);
/* Why the index is not used, one line; NULL: it is. */
const char *jk_corpus_note(const jk_corpus *in);
/* Whether there is such a document. False with err: it could not be told. */
bool jk_corpus_has(jk_corpus *in, jk_span doc_id, jk_err *err);
/* What next gives from here on: the pairs first to last of the file, from 1 ... */
bool jk_corpus_pairs(jk_corpus *in, uint64_t first, uint64_t last, jk_err *err);
/* ... or those of a document whose column n is from first to last; doc_id has to live on. */
bool jk_corpus_doc(jk_corpus *in, jk_span doc_id, uint64_t first, uint64_t last, jk_err *err);
/* As jk_reader_next. */
bool jk_corpus_next(jk_corpus *in, jk_pair *pair, jk_err *err);
/* Bytes of text inflated so far: what a search has cost. */
uint64_t jk_corpus_cost(const jk_corpus *in);
void jk_corpus_close(jk_corpus *in);

/* ---------------------------------------------------------- verify and index */
typedef struct {
    void (*different)(void *user, const char *what);    /* one line for each difference, damage too */
    void (*unchecked)(void *user, const char *what);    /* one line for what could not be checked */
    void *user;
    uint64_t n_different, n_unchecked;                  /* out */
    uint64_t n_pair, n_doc;                             /* out: seen */
    bool damaged;                                       /* out: blocks or rows are not whole, or the end is missing */
} jk_verify_report;

/* True: looked at, whatever was found. False: could not be opened or read (err). */
bool jk_verify(const char *path, jk_verify_report *report, jk_err *err);

/* Remakes .gzi and .idx of a BGZF TSV; writes .meta.json ("remade": true) only where none
   stands: *made_meta. JK_EINPUT: not BGZF, or no corpus. */
bool jk_corpus_reindex(const char *path, bool *made_meta, jk_err *err);

#endif

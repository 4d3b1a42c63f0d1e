/* summary.h - what a batch notes of each document, and what the notes add up to.
 *
 * A note is a line of NAME.docs.tsv (the document is in the corpus) or of NAME.failed.tsv (it is not), and stands in
 * the journal with "d" or "f" and a TAB before it. Whatever a batch tells at its end is read from its notes, so it is the same
 * for a run that was interrupted, or was done in shards. All sums are whole numbers: their order does not matter.
 */
#ifndef JK_SUMMARY_H
#define JK_SUMMARY_H

#include "corpus/corpus.h"
#include "corpus/sha256.h"

enum { JK_MAX_REPORT = 1000 };

/* Texts are cells: no TAB, no line breaker. */
typedef struct {
    jk_span doc_id;
    uint64_t row;                   /* of the manifest, from 0 */
    jk_span given[2];               /* the files, as the manifest names them */
    unsigned char row_sha256[JK_SHA256_SIZE];   /* of all that the row says */
    jk_span reason, what;           /* failed: a word of the table in batch.c, and a sentence */
    /* of a document in the corpus: */
    unsigned char sha256[2][JK_SHA256_SIZE];    /* of its texts */
    jk_span lang[2], encoding[2];
    uint64_t n_sent[2];
    uint64_t n_char[2], n_left[2];  /* characters that are no white space; of them those in null beads */
    uint64_t n_bead, n_pair;        /* beads; of them those in the corpus */
    uint64_t score;                 /* sum of the beads' aligner_score, as printed, in ten-thousandths */
    uint32_t shape[JK_MAX_SHAPE][JK_MAX_SHAPE]; /* beads, [n_src][n_tgt] */
    bool failed;
} jk_note;

extern const char jk_docs_header[], jk_failed_header[], jk_report_header[];

/* As a line with its \n; "d" or "f" and a TAB stand before it. */
bool jk_note_put(const jk_note *note, jk_buf *out, jk_err *err);
/* Such a line, without its \n; texts are borrowed from it. JK_EIO: none. */
bool jk_note_parse(jk_span line, jk_note *note, jk_err *err);

typedef struct jk_summary jk_summary;
jk_summary *jk_summary_open(jk_err *err);
void jk_summary_close(jk_summary *sum);
void jk_summary_add(jk_summary *sum, const jk_note *note);
const jk_batch_sums *jk_summary_sums(const jk_summary *sum);
/* "batch": {...} for .meta.json; its rows_sha256 is SHA-256 over the rows' own. */
bool jk_summary_put(const jk_summary *sum, jk_buf *json, jk_err *err);

/* After all are added, each once more: is it one to look at? At most JK_MAX_REPORT are kept, the worst ones. */
bool jk_summary_look(jk_summary *sum, const jk_note *note, jk_err *err);
/* Their lines, the worst first, with the header. */
bool jk_summary_report(jk_summary *sum, jk_buf *out, jk_err *err);

#endif

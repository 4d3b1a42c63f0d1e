/* repair.h - what is whole of a damaged corpus, and what is lost. Private to corpus/.
 *
 *     while (jk_repair_next(r, &pair, &err))
 *         the next pair that is whole
 *     jk_repair_done(r, &sums, &err); jk_repair_loss(r, k) ...
 *
 * Whole is a row of a block whose CRC holds, that is a row of the corpus: as many cells as there are columns, cells that agree, n above the
 * one before, a document that does not come back. Where a damaged block ends, the rest of a row may stand at the start of the next one: the .idx tells, if it is this
 * corpus's (its blocks are known by their CRCs), else the way the file's blocks are cut. */
#ifndef JK_REPAIR_H
#define JK_REPAIR_H

#include "corpus/corpus.h"

/* What is missing between two pairs that are whole. */
typedef struct {
    uint64_t from, to;              /* the bytes of the file where no whole block is; equal: only rows are bad, or blocks are gone without a trace */
    uint64_t n_row;                 /* rows that were read, but are none of a corpus */
    bool counted;                   /* the index says what was there: */
    uint64_t n_block, n_pair;       /* blocks with text; pairs, those rows too */
    jk_span doc[2];                 /* the pair before it and the one behind it; n 0: the corpus's start, its end */
    uint64_t n[2];
    jk_span why;
} jk_loss;

typedef struct {
    uint64_t n_pair, n_doc;         /* whole */
    uint64_t n_rescued;             /* blocks whose header is damaged, and nothing else: they were read */
    bool known;                     /* how many are lost is known, by the metadata or by the index: */
    uint64_t n_lost;
    bool whole;                     /* nothing is lost, as far as can be told */
    bool remade_header;             /* the columns' names were lost, and are taken from elsewhere */
} jk_repair_sums;

typedef struct jk_repair jk_repair;

/* path: a file, BGZF, gzip or plain, of TSV or of JSON lines with doc_id and n. columns: names of those behind the twelve, separated by a comma, where the header is lost and no
   metadata name them; or NULL. JK_EINPUT: no corpus, or columns without names. */
jk_repair *jk_repair_open(const char *path, const char *columns, jk_err *err);
const jk_schema *jk_repair_schema(const jk_repair *r);
/* As jk_reader_next. */
bool jk_repair_next(jk_repair *r, jk_pair *pair, jk_err *err);
/* After the last pair. */
bool jk_repair_done(jk_repair *r, jk_repair_sums *sums, jk_err *err);
/* The k-th loss, from 0; NULL behind the last one. Lives until close. */
const jk_loss *jk_repair_loss(const jk_repair *r, size_t k);
/* What cannot be seen in such a file, one line; NULL: nothing. */
const char *jk_repair_note(const jk_repair *r);
void jk_repair_close(jk_repair *r);

#endif

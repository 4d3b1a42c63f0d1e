/* explain.h - why the beads of a document are what they are, as JSON lines: written, and read beside a corpus. */
#ifndef JK_CORPUS_EXPLAIN_H
#define JK_CORPUS_EXPLAIN_H

#include "align/align.h"

/* The lines of one document, appended to out. First one with n 0 for the document,
 *     {"doc_id":"a","n":0,"beads":9,"ratio":2.03,"channels":[{"channel":"lexicon","rate":0.641,"words":80,"met":52}, ...],"note":"..."}
 * then one a bead, also those that the corpus leaves out: nats sum to what the bead weighs; places are code points of the
 * corpus's cells, [start, end)
 *     {"doc_id":"a","n":1,"type":"1-1","posterior":0.9876,"nats":{"shape":0.000, ...},
 *      "met":[{"channel":"lexicon","src":[0,2],"trg":[15,20],"words":["오늘","today"]}, ...],
 *      "missed":[{"channel":"number","side":"trg","at":[3,5],"word":"35"}, ...]}
 */
bool jk_explain_put(jk_buf *out, jk_span doc_id, const jk_doc *src, const jk_doc *tgt, const jk_alignment *beads, const jk_explanation *why, jk_err *err);

/* A file of such lines. */
typedef struct jk_reasons jk_reasons;

/* Two words of a pair that met: code points of its cells, source then target. */
typedef struct {
    jk_span channel, word[2];
    uint32_t from[2], to[2];
} jk_meeting;

/* JK_EINPUT: a line that is none of these. All of the file is held in memory. */
jk_reasons *jk_reasons_open(const char *path, jk_err *err);
/* What met in pair n of a document; valid until the next call. *n_met 0: nothing, or the file does not say. */
bool jk_reasons_of(jk_reasons *reasons, jk_span doc_id, uint64_t n, const jk_meeting **met, size_t *n_met, jk_err *err);
void jk_reasons_close(jk_reasons *reasons);

#endif

/* evidence.h - links between types become gain and miss of a bead. */
#ifndef JK_EVIDENCE_H
#define JK_EVIDENCE_H

#include "align/model.h"
#include "align/words.h"

typedef struct jk_evidence jk_evidence;

/* Rows of links for every sentence of both sides, within the band. src, tgt and links are borrowed. */
jk_evidence *jk_evidence_new(jk_arena *arena, const jk_side *src, uint32_t n_src, const jk_side *tgt, uint32_t n_tgt,
                             const jk_links *links, const jk_band *band, jk_err *err);
/* Hit rates back to what is known beforehand, then what each token is worth under these weights. */
bool jk_evidence_use(jk_evidence *evidence, const jk_weights *weights, jk_err *err);
/* One EM step: hit rates of the channels in this document from the posteriors of beads. */
void jk_evidence_learn(jk_evidence *evidence, const jk_maybe *maybe, size_t n_maybe);
/* P(a token that can match matches in its own bead), by channel. */
double jk_evidence_rate(const jk_evidence *evidence, unsigned channel);
jk_score_fn jk_evidence_score;      /* self: jk_evidence */

/* Where in a long document to look: the band within width sentences of where the links of rare
   words lie thickest. guide.c */
bool jk_guide(jk_arena *arena, const jk_side *src, uint32_t n_src, const jk_side *tgt, uint32_t n_tgt, const jk_links *links,
              uint32_t width, jk_band *band, jk_err *err);

#endif

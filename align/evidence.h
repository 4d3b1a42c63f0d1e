/* evidence.h - links between types become gain and miss of a bead. */
#ifndef JK_EVIDENCE_H
#define JK_EVIDENCE_H

#include "align/hits.h"

typedef struct jk_evidence jk_evidence;

/* src, tgt and links are borrowed. reach: where a token's chance is counted; band: where beads may lie. */
jk_evidence *jk_evidence_new(jk_arena *arena, const jk_side *src, const jk_side *tgt, const jk_links *links,
                             const jk_band *reach, const jk_band *band, jk_err *err);
/* What each token is worth, under these weights and the hit rates as they are. */
void jk_evidence_use(jk_evidence *evidence, const jk_weights *weights);
/* One EM step: hit rates of the channels in this document from the posteriors of beads. */
void jk_evidence_learn(jk_evidence *evidence, const jk_maybe *maybe, size_t n_maybe);
/* P(a token that can match matches in its own bead), by channel; from another's, or what is known beforehand. */
double jk_evidence_rate(const jk_evidence *evidence, unsigned channel);
void jk_evidence_rates(jk_evidence *evidence, const double rate[JK_N_CHANNEL]);
/* The channel that asks for a token (k of side->token); JK_N_CHANNEL: nothing within reach that it could meet. */
unsigned jk_evidence_channel(const jk_evidence *evidence, bool tgt, uint32_t k);
jk_score_fn jk_evidence_score;      /* self: jk_evidence; not for two threads at once */

/* Where in a long document to look: the band within width sentences of where the links of rare
   words lie thickest. guide.c */
bool jk_guide(jk_arena *arena, const jk_side *src, uint32_t n_src, const jk_side *tgt, uint32_t n_tgt, const jk_links *links,
              uint32_t width, jk_band *band, jk_err *err);

#endif

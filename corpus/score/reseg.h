/* reseg.h - which part of a translation belongs to which sentence of the reference, when the two were cut
 * differently or not at all.
 *
 * Both texts are in one language. Every sentence of the reference gets its piece of the hypothesis, or none (a hole:
 * it was left out); what no sentence of the reference asked for is an insertion. Pieces and insertions are in order
 * and hold every word of the hypothesis once.
 */
#ifndef JK_RESEG_H
#define JK_RESEG_H

#include "align/align.h"

/* Of the method: another one gives other pieces, so other scores. Signatures name it. */
#define JK_RESEG_VERSION "1"

/* Words: what stands between spaces; where a script writes none (Han, kana, Thai), a character. */
typedef struct {
    jk_span  text;                  /* of the hypothesis; empty: a hole */
    uint32_t n_word, n_ref_word;    /* of the piece, of the reference's sentence */
    uint32_t bead;
    float    posterior;             /* P(this piece, or this hole | both texts), 0..1 */
} jk_piece;

typedef struct {
    jk_span  text;
    uint32_t before;                /* the reference's sentence that it stands before; n_sent: at the end */
    uint32_t n_word;
    float    posterior;             /* P(it belongs to no sentence): the mean over its words */
} jk_insertion;

typedef struct {
    jk_piece *piece;                /* [sentences of the reference] */
    jk_insertion *insertion;        /* [n_insertion] */
    uint32_t n_insertion;
    jk_bead *bead;                  /* [n_bead]: src the reference, tgt the hypothesis; n of more than 255 sentences is 255 */
    uint32_t n_bead;
} jk_reseg;

/* out lives in the arena, and in hyp's text. Neither may be without a bound of 2^31 words. Time and memory are linear where
   the texts share rare words here and there; where they have nothing in common, time grows with 1024 times the words. */
bool jk_reseg_pieces(jk_arena *arena, const jk_doc *ref, const jk_doc *hyp, jk_reseg *out, jk_err *err);

#endif

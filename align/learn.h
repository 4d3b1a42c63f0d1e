/* learn.h - words learned from beads. */
#ifndef JK_LEARN_H
#define JK_LEARN_H

#include "align/model.h"
#include "align/words.h"

/* Links (channel JK_CH_LEARNED) between the types that translate each other in the trusted
   beads of these two documents, added to links. maybe: beads with posteriors; those of
   .5 and more teach, weighed by it. A pair seen in one bead only teaches nothing. */
bool jk_learn(jk_arena *arena, const jk_side *src, const jk_side *tgt, const jk_maybe *maybe, size_t n_maybe, jk_links *links, jk_err *err);

#endif

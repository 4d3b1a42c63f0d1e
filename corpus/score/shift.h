/* shift.h - edits that turn one sequence of words into another, blocks that move counted as one. Private to corpus/score. */
#ifndef JK_SHIFT_H
#define JK_SHIFT_H

#include "corpus/score/ngram.h"

typedef struct jk_ter_space jk_ter_space;
jk_ter_space *jk_ter_space_open(jk_err *err);
void jk_ter_space_close(jk_ter_space *space);

/* TER's edits from hyp to ref; ids <= n_id. Time: rows of at most 50 cells (more if ref is more than 50 times as long) a
   word of hyp for each of fewer than 1000 shifts tried. */
bool jk_ter_edits(jk_ter_space *space, jk_ids hyp, jk_ids ref, uint32_t n_id, uint64_t *edits, jk_err *err);

#endif

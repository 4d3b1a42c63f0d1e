/* border.h - places that both texts share for certain: where a chapter or a verse begins. */
#ifndef JK_BORDER_H
#define JK_BORDER_H

#include "align/align.h"

/* A section starts with these sentences; what stands before them on one side has no bead with what stands behind them on the other. */
typedef struct { uint32_t src, tgt; } jk_border;
typedef struct { const jk_border *at; uint32_t n; } jk_borders;     /* ascending on both sides; none at (0, 0) */

/* The k-th sentences of both texts in which the pattern is found are the k-th border. JK_EINPUT: the texts do not have the same sections;
   JK_EUSAGE: no regular expression; JK_ELIMIT: it takes too long. */
bool jk_borders_find(jk_arena *arena, const char *pattern, const jk_doc *src, const jk_doc *tgt, jk_borders *out, jk_err *err);

#endif

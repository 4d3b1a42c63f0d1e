/* sections.h - chapters and verse marks: borders that both texts share. */
#ifndef JK_SECTIONS_H
#define JK_SECTIONS_H

#include "align/align.h"

/* A border pin for every sentence in which delimiter matches, in order, behind n_pin others; in the arena. JK_EINPUT: the texts do not have the
   same sections; it says where they part. JK_EUSAGE: delimiter is no regular expression. */
bool jk_sections_pins(jk_arena *arena, const char *delimiter, const jk_doc *src, const jk_doc *tgt, const jk_pin *pin, size_t n_pin,
                      const jk_pin **out, size_t *n, jk_err *err);

/* No bead holds sentences of two sections: JK_ELIMIT says which does. What is asked after an alignment, lest a border is lost unseen. */
bool jk_sections_kept(const jk_pin *border, size_t n, const jk_alignment *path, jk_err *err);

#endif

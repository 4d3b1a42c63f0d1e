/* pin.h - what the user knows of an alignment, as a scorer and as a way through the table. */
#ifndef JK_PIN_H
#define JK_PIN_H

#include "align/border.h"
#include "align/model.h"

typedef struct jk_pins jk_pins;

/* Borders are as certain as pins; NULL: none. JK_EINPUT: pins that name sentences which are not there, or that no alignment can respect. */
jk_pins *jk_pins_new(jk_arena *arena, const jk_pin *pin, size_t n, const jk_borders *borders, uint32_t n_src, uint32_t n_tgt, const char *name, jk_err *err);
jk_score_fn jk_pins_score;          /* self: jk_pins; -INFINITY for what they forbid, else nothing */
/* As jk_band_diagonal, from pin to pin. */
bool jk_pins_diagonal(const jk_pins *pins, jk_arena *arena, const double *src, uint32_t n_src, const double *tgt, uint32_t n_tgt,
                      uint32_t width, jk_band *band, jk_err *err);
/* A band widened and narrowed so that a chain which respects the pins is in it, and little that cannot be part
   of one; the band itself where pins is NULL. */
bool jk_pins_way(const jk_pins *pins, jk_arena *arena, const jk_band *band, jk_band *way, jk_err *err);

#endif

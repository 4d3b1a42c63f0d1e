/* dp.h - what the best chain and the posteriors share: rows of a table within a band. */
#ifndef JK_DP_H
#define JK_DP_H

#include "align/model.h"

/* The last so many rows, or all of them: row i's cell j is at[j - lo[i]], relative to base[i],
   the best of the row; -INFINITY: no way from (0,0). JK_LANES more of those end the row. */
typedef struct {
    float  **at;                    /* [slots] */
    double  *base;                  /* [slots] */
    uint32_t slots;
} jk_rows;

static inline float *jk_row_of(const jk_rows *t, uint32_t i) { return t->at[i % t->slots]; }
static inline double *jk_base_of(const jk_rows *t, uint32_t i) { return &t->base[i % t->slots]; }

/* The weights of the heaviest ways from (0,0) to the band's cells, by the first n_shape shapes. all: every
   row stays. back (may be NULL): by which shape a cell was reached, [I + 1] rows of bytes as wide as the band is. */
bool jk_rows_fill(jk_arena *arena, const jk_scorer *scorer, size_t n_scorer, unsigned n_shape, const jk_band *band, bool all,
                  jk_rows *rows, uint8_t **back, jk_err *err);

/* Cells of the band's widest row. */
uint32_t jk_band_widest(const jk_band *band);

/* What all scorers say, into w, which has JK_LANES more than j1 - j0: see jk_score_fn. */
void jk_weigh(const jk_scorer *scorer, size_t n_scorer, uint32_t i, uint32_t j0, uint32_t j1, jk_shape shape, float *w);

#endif

/* dp.h - what the best chain and the posteriors share: rows of a table within a band. */
#ifndef JK_DP_H
#define JK_DP_H

#include "align/model.h"

/* Most tables have all their rows, and a division takes longer than to see that. */
static inline uint32_t jk_slot_of(const jk_rows *t, uint32_t i) { return i < t->slots ? i : i % t->slots; }
static inline float *jk_row_of(const jk_rows *t, uint32_t i) { return t->at[jk_slot_of(t, i)]; }
static inline double *jk_base_of(const jk_rows *t, uint32_t i) { return &t->base[jk_slot_of(t, i)]; }

/* Cells of the band's widest row. */
uint32_t jk_band_widest(const jk_band *band);

/* The weight of the bead of shape s that ends before (i, j), and behind it those of the row's next ones. */
static inline float *jk_weight_of(const jk_ways *ways, uint32_t i, uint32_t j, unsigned s)
{
    const jk_band *band = &ways->band;
    return ways->weight[i] + (size_t)s * (band->hi[i] - band->lo[i] + 1 + JK_LANES) + (j - band->lo[i]);
}

/* The weights of a row's beads: of shape s in w[s], or where ways has them. */
typedef struct {
    const jk_ways *ways;            /* NULL: they are not kept */
    float *w[JK_N_SHAPE];
    jk_want want[JK_N_SHAPE];
    size_t n;                       /* of want */
} jk_row_weights;
bool jk_row_weights_new(jk_arena *arena, const jk_ways *ways, uint32_t width, jk_row_weights *weights, jk_err *err);
/* What is wanted of shape s, unless [j0, j1) is empty. */
static inline void jk_ask(jk_row_weights *r, uint32_t i, uint32_t j0, uint32_t j1, unsigned s)
{
    if (j0 < j1)
        r->want[r->n++] = (jk_want){ i, j0, j1, (uint8_t)s, r->ways ? jk_weight_of(r->ways, i, j0, s) : r->w[s] };
}
/* What all scorers together say. */
void jk_weigh(const jk_scorer *scorer, size_t n_scorer, const jk_want *want, size_t n);

#endif

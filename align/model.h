/* model.h - the bead shapes, what a scorer is asked, and what the dynamic programme gives.
 *
 * The model is a chain of beads from (0,0) to (I,J): its weight is the sum over the beads
 * of what each scorer says of the bead, in nats (natural-log units; more is better). The
 * probability of a chain is e^weight over the sum of all chains' (a conditional random
 * field: Lafferty, McCallum & Pereira 2001), so beads have posteriors.
 */
#ifndef JK_MODEL_H
#define JK_MODEL_H

#include "align/align.h"
#include "align/cpu.h"

/* A bead takes m sentences of the source and n of the target. */
enum { JK_N_SHAPE = 12, JK_SIMPLE_SHAPES = 5 /* the first: up to 2-1 and 1-2 */, JK_MAX_SIDE = 4 };
typedef struct { uint8_t m, n; } jk_shape;
extern const jk_shape jk_shapes[JK_N_SHAPE];    /* the two nulls first: 1-0 0-1 1-1 2-1 1-2 ... */

/* The row of jk_shapes with these sides; there must be one. */
static inline unsigned jk_shape_row(unsigned m, unsigned n)
{
    static const unsigned char row[JK_MAX_SIDE + 1][JK_MAX_SIDE + 1] = { { 0, 1 }, { 0, 2, 4, 7, 9 }, { 0, 3, 5, 11 }, { 0, 6, 10 }, { 0, 8 } };
    return row[m][n];
}

/* Adds to out[j - j0], for each j in [j0, j1), what the scorer says of the bead that ends
   before source sentence i and before target sentence j and has the shape (m, n):
   sentences i-m .. i-1 and j-n .. j-1. i >= m and j0 >= n always hold. out has room for JK_LANES
   more, where any number may be left, so that a loop may run in whole vectors. */
enum { JK_LANES = 8 };
static inline uint32_t jk_lanes(uint32_t n) { return (n + JK_LANES - 1) & ~(uint32_t)(JK_LANES - 1); }
typedef void jk_score_fn(void *self, uint32_t i, uint32_t j0, uint32_t j1, jk_shape shape, float *out);

/* The same for many beads at once, each out set instead of added to: so a call a row does. */
typedef struct { uint32_t i, j0, j1; uint8_t shape; float *out; } jk_want;
typedef void jk_score_all_fn(void *self, const jk_want *want, size_t n);

typedef struct {
    jk_score_fn *add;
    void *self;
    jk_score_all_fn *set;           /* of one scorer at most; NULL: none */
} jk_scorer;

/* Where the chain may go: row i (a border between source sentences) holds the target
   borders lo[i] .. hi[i]. Both never decrease; lo[0] == 0, hi[I] == J; hi[i] >= lo[i + 1]. */
typedef struct {
    uint32_t n_src, n_tgt;          /* I and J */
    uint32_t *lo, *hi;              /* [I + 1] */
    bool whole;                     /* every cell is in it */
} jk_band;

/* A bead with its probability, ending before (i, j). */
typedef struct { uint32_t i, j; uint8_t shape; float posterior; } jk_maybe;

/* What the model knows of a pair of languages: a row of weights, nats a unit of the
   feature. weights.c holds the rows and says where they come from. */
typedef enum {
    JK_W_SHAPE,                     /* one for each row of jk_shapes */
    JK_W_LENGTH = JK_W_SHAPE + JK_N_SHAPE,
    JK_W_BREAK,                     /* a paragraph border inside a bead */
    JK_W_BORDER,                    /* log-likelihood ratio of the borders at its two ends */
    JK_W_END_SAME, JK_W_END_OTHER,  /* both sides end in the same mark that is no full stop; in different ones */
    JK_W_KIND_SAME, JK_W_KIND_OTHER,/* both sides are of one kind that is not text; of different kinds */
    JK_W_NULL_END,                  /* a null bead of a sentence without end mark */
    JK_W_NULL_KIND,                 /* a null bead of a caption, credit or byline */
    JK_W_GAIN, JK_W_MISS,           /* words that met; words that did not */
    JK_N_WEIGHT
} jk_weight;

typedef struct { double w[JK_N_WEIGHT]; } jk_weights;

/* The weights for a language pair, without and with words. weights.c */
void jk_weights_of(const char *src, const char *tgt, jk_weights *lengths, jk_weights *words);
/* ln of the characters of tgt for one of src; false: not known, 0. */
bool jk_prior_ratio(const char *src, const char *tgt, double *log_ratio);

/* length.c: how surprising are these lengths? */
typedef struct {
    double log_ratio;               /* ln of target characters for one of the source */
    double sd;                      /* standard deviation of the log ratio of a bead of long sentences */
} jk_ratio;
typedef struct jk_length jk_length;
jk_length *jk_length_new(jk_arena *arena, const jk_doc *src, const jk_doc *tgt, jk_err *err);
/* Cumulative characters, [n_sent + 1]. */
const double *jk_length_sum(const jk_length *length, bool tgt);
/* The ratio of the whole texts, drawn to a prior worth `sentences` sentences. */
jk_ratio jk_length_ratio(const jk_length *length, double prior_log_ratio, double sentences);
/* The ratio among the beads of a chain that pair text with text, robustly: medians. */
jk_ratio jk_length_refine(const jk_length *length, const jk_alignment *path, jk_ratio prior, double sentences, jk_arena *arena, jk_err *err);
void jk_length_use(jk_length *length, jk_ratio ratio, const jk_weights *weights);

/* layout of both texts as evidence: shape priors, paragraph borders, end marks, kinds. prior.c */
typedef struct jk_prior jk_prior;
jk_prior *jk_prior_new(jk_arena *arena, const jk_doc *src, const jk_doc *tgt, jk_err *err);
void jk_prior_use(jk_prior *prior, const jk_weights *weights);

/* Both of them, without which nothing is scored. plain.c */
typedef struct { const jk_prior *prior; const jk_length *length; } jk_plain;
jk_score_fn jk_plain_score;         /* self: jk_plain */
jk_score_all_fn jk_plain_set;

/* What plain.c adds up for the beads of a shape that end before i, by target border j: base + start[j] + stop[j], and
   of a bead with two sides the term of its length, as length.c has it. */
typedef struct {
    float base, src, src_log;
    const float *start, *stop, *tgt, *tgt_log;  /* [n_tgt + 1 + JK_LANES] */
} jk_plain_row;
void jk_prior_row(const jk_prior *prior, uint32_t i, unsigned shape, jk_plain_row *row);
void jk_length_row(const jk_length *length, uint32_t i, jk_shape shape, jk_plain_row *row);
/* -weight and 4 sd^2. */
void jk_length_scale(const jk_length *length, float *weight, float *variance);

/* A rough way through two long texts, by their cumulative characters: beads of 8 source sentences each (of more where there are more than
   2^18), and of as many target ones as there are before the next; of each at most 255 are counted. way.c */
bool jk_length_way(jk_arena *arena, const double *src, uint32_t n_src, const double *tgt, uint32_t n_tgt, double log_ratio,
                   jk_alignment *way, jk_err *err);

/* The band of the borders within width target sentences of where the source border
   falls, by the cumulative weights src[0..I] and tgt[0..J] (characters). */
bool jk_band_diagonal(jk_arena *arena, const double *src, uint32_t n_src, const double *tgt, uint32_t n_tgt,
                      uint32_t width, jk_band *band, jk_err *err);
/* A band, or a way, becomes what is within radius of it in either text: swapped texts have the mirror image. At source border i within
   more[i] where that is more; more may be NULL. lo and hi never decrease. */
void jk_band_spread(jk_band *band, uint32_t radius, const uint32_t *more);
/* The band within radius of a chain in either text (swapped texts have the mirror image of it), and at source border i within more[i]
   where that is more; more may be NULL. */
bool jk_band_around(jk_arena *arena, const jk_alignment *path, uint32_t n_src, uint32_t n_tgt, uint32_t radius, const uint32_t *more,
                    jk_band *band, jk_err *err);
/* Makes lo and hi monotone, the corners part of the band, and every row reachable. */
void jk_band_close(jk_band *band);
/* What lies in both bands, which have a chain in common, becomes the band; who else has it keeps it as it was. */
bool jk_band_clip(jk_arena *arena, jk_band *band, const jk_band *outer, jk_err *err);
/* True when the chain comes nearer than margin to a side of the band that is not the table's. */
bool jk_band_touched(const jk_band *band, const jk_alignment *path, uint32_t margin);
/* Where it does, and near there, the radius doubles, but where it is `widest` already: *more (NULL: radius everywhere) becomes
   another array and *most the widest of those that doubled; 0 if none did. */
bool jk_band_widen(jk_arena *arena, const jk_band *band, const jk_alignment *path, uint32_t margin, uint32_t radius, uint32_t widest,
                   uint32_t **more, uint32_t *most, jk_err *err);

/* The last JK_MAX_SIDE + 1 rows of a band's table, or all of them: row i's cell j is at[j - lo[i]], relative to
   base[i], the best of the row; -INFINITY: no way from (0,0). JK_LANES more of those end the row. */
typedef struct {
    float  **at;                    /* [slots] */
    double  *base;                  /* [slots] */
    uint32_t slots;
} jk_rows;

/* The heaviest ways from (0,0) to every cell of a band, and what the beads in it weigh: what a search for the best chain can
   leave to the posteriors. Zeroed at first; another search uses the room for weights again. */
typedef struct {
    jk_band band;
    jk_rows rows;
    float **weight;                 /* [I + 1] of the beads that end in a row: dp.h; NULL: too many to be kept */
    float  *room;
    size_t  n_room;
} jk_ways;

/* The heaviest chain in the band of beads of the first n_shape shapes; path's beads live in
   the arena, posterior 0. Time: cells of the band times shapes; memory: a byte a cell, and
   four more where ways is not NULL. Ties: the shape earlier in jk_shapes. */
bool jk_best_chain(jk_arena *arena, const jk_scorer *scorer, size_t n_scorer, unsigned n_shape, const jk_band *band, jk_alignment *path,
                   jk_ways *ways, jk_err *err);
/* The ways alone, by all shapes. */
bool jk_ways_find(jk_arena *arena, const jk_scorer *scorer, size_t n_scorer, const jk_band *band, jk_ways *ways, jk_err *err);

/* Posteriors by forward-backward along the ways, which the same scorers found by all shapes: fills those of path's beads (of a null bead: that
   its sentence is left alone, wherever the other side stands by then) and, where maybe is not NULL, lists every bead whose posterior is at least .001. */
bool jk_posteriors(jk_arena *arena, const jk_scorer *scorer, size_t n_scorer, const jk_ways *ways,
                   jk_alignment *path, jk_maybe **maybe, size_t *n_maybe, jk_err *err);

#endif

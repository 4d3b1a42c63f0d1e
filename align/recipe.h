/* recipe.h - what jk_align does, in steps, for what measures or fits it. */
#ifndef JK_RECIPE_H
#define JK_RECIPE_H

#include "align/channel/embedding.h"
#include "align/evidence.h"
#include "align/model.h"
#include "align/pin.h"

/* What one document pair is aligned with. */
typedef struct {
    const jk_knowledge *know;
    jk_arena *arena;
    const jk_doc *src, *tgt;
    const jk_align_options *options; /* may be NULL */
    bool open;                      /* the texts go on behind their ends: what is left over there costs little */
    jk_borders borders;             /* if none are given, those that the options ask for */
    jk_pins *pins;                  /* NULL: neither pins nor borders */
    jk_embedding *embedding;        /* NULL: no vectors */
    jk_length *length;
    jk_prior *prior;
    jk_plain plain;                 /* both of them */
    jk_side src_words, tgt_words;
    jk_links links;
    jk_evidence *evidence;          /* NULL: without words */
    jk_arena **words;               /* where the evidence lives alone: it goes when another takes its place. Whoever sets it closes it; NULL: in arena */
    jk_band band;                   /* within it the evidence lies: */
    uint32_t covered;               /* so far from the chain at least */
    jk_band near;                   /* of a short text, where words have shown that the chain can be; lo NULL: not known */
    jk_ways ways;                   /* of a short text, by the chain that was found last */
    const jk_weights *weights;      /* those in use */
    jk_weights adapted;             /* to how much this document leaves out */
    jk_ratio ratio;
    jk_scorer scorer[5];
    size_t n_scorer;
    uint32_t width;                 /* of the band in the end */
    bool held;                      /* a chain kept to the side of the widest band there is */
} jk_recipe;

/* All of it, once know, arena, src, tgt, options, open and borders are set; the scorers stay as they were in the end. */
bool jk_recipe_align(jk_recipe *recipe, jk_alignment *out, jk_err *err);
/* As jk_recipe_align, from nothing. */
bool jk_recipe_run(jk_recipe *recipe, const jk_knowledge *know, jk_arena *arena, const jk_doc *src, const jk_doc *tgt,
                   const jk_align_options *options, jk_alignment *out, jk_err *err);
/* Gives every scorer these weights. */
void jk_recipe_use(jk_recipe *recipe, const jk_weights *weights);
/* After run: why each bead of path. The scorers stay as they were. explain.c */
bool jk_recipe_explain(jk_recipe *recipe, const jk_alignment *path, jk_explanation *out, jk_err *err);

enum { JK_LONG = 6000 };             /* sentences a side up to which a document is aligned in one piece */

/* A long document, stretch by stretch: stretch.c */
bool jk_stretches_align(const jk_knowledge *know, jk_arena *arena, const jk_doc *src, const jk_doc *tgt,
                        const jk_align_options *options, jk_alignment *out, jk_err *err);

#endif

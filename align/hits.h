/* hits.h - which token meets a partner in which sentence, within reach. */
#ifndef JK_HITS_H
#define JK_HITS_H

#include "align/model.h"
#include "align/words.h"

/* What a token is worth depends on its channel and on the chance that it meets a partner in a
   sentence taken at random, in steps of 11 %: together its grade. */
enum { JK_LEVELS = 64, JK_NO_GRADE = JK_N_CHANNEL * JK_LEVELS };

/* A token of one sentence meets a partner in sentence `at` of the other side; its link before that one
   is gap sentences back (JK_MAX_SIDE + 1: further, or none). */
typedef struct {
    uint32_t at;
    uint16_t grade;
    uint8_t  gap;
} jk_hit;

/* Hits by a sentence of the source: hit[first[s]] .. hit[first[s + 1] - 1]. */
typedef struct {
    uint32_t *first;                /* [n_src + 2] */
    jk_hit   *hit;
} jk_hit_rows;

typedef struct {
    double   chance[JK_LEVELS];     /* of each level, ascending */
    uint16_t *src_grade, *tgt_grade;    /* [tokens]; JK_NO_GRADE: no link within reach, or one in so many sentences that it says nothing: no hits */
    jk_hit_rows src;                /* of source tokens: at is a target sentence */
    jk_hit_rows tgt;                /* of target tokens, by the source sentence they meet: at is their own, ascending */
    uint32_t *lo, *hi;              /* [n_src + 1] target sentences that a source sentence may meet: [lo, hi) */
} jk_hits;

/* reach: where tokens' links are counted, which gives their chance; band: where hits are listed.
   Both bands go from (0,0) to (I,J); band lies within reach. Memory: hits within the band. */
bool jk_hits_find(jk_arena *arena, const jk_side *src, const jk_side *tgt, const jk_links *links, const jk_band *reach,
                  const jk_band *band, jk_hits *out, jk_err *err);

#endif

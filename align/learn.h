/* learn.h - words learned from beads. */
#ifndef JK_LEARN_H
#define JK_LEARN_H

#include "align/model.h"
#include "align/words.h"

/* ----------------------------------------------------------------- lessons
 * Beads as two bags of word numbers each; what Model 1 is trained on. They live in the arena. */
typedef struct {
    jk_arena *arena;
    uint32_t *word;                 /* of all lessons, one after the other: the source's, then the target's, each ascending */
    size_t n_word, cap_word;
    struct jk_lesson { size_t at; uint16_t n_src, n_tgt; float weight; } *lesson;
    size_t n, cap;
} jk_lessons;

enum { JK_MAX_BAG = 100 };          /* words of a side of a bead; those behind are not looked at */

/* The words of a bead: sorted, repeats and those beyond JK_MAX_BAG dropped; src and tgt are put in order in place. Nothing is
   added of a bead without words on a side. */
bool jk_lessons_add(jk_lessons *lessons, uint32_t *src, size_t n_src, uint32_t *tgt, size_t n_tgt, float weight, jk_err *err);

/* Two words that translate each other: p(b|a), p(a|b), and in how many lessons both stand. */
typedef struct { uint32_t a, b; float forth, back; uint32_t count; } jk_learned;

/* Is it a translation more often than not, both ways? */
static inline bool jk_learned_sure(double forth, double back) { return forth >= .5 && back >= .5; }

/* IBM Model 1 both ways. Source words are numbered below n_src, target words below n_tgt. The pairs that are good enough in both
   directions, by a, then b, in out's arena. Time and memory: the lessons' products of words. */
bool jk_lessons_train(const jk_lessons *lessons, uint32_t n_src, uint32_t n_tgt, jk_arena *out, jk_learned **learned, size_t *n, jk_err *err);

/* ------------------------------------------------------------------- words
 * What is counted as one word: of a word its stem, of a run of Hangul what is left without particles. */
typedef struct {
    uint32_t *of_type;              /* [n_type] JK_NO_KEY: it teaches nothing (function words, numbers, runs that have parts) */
    jk_span  *key;                  /* [n] */
    uint32_t  n;
} jk_keys;

#define JK_NO_KEY UINT32_MAX

bool jk_keys_of(jk_arena *arena, const jk_side *side, jk_keys *keys, jk_err *err);

/* Is it certain enough to learn from? */
bool jk_teaches(const jk_maybe *bead);

/* Links (channel JK_CH_LEARNED) between the types that translate each other in the trusted
   beads of these two documents, added to links. maybe: beads with posteriors; those that teach
   do so weighed by it, a sample of them in long texts. A pair seen in one bead only teaches nothing. */
bool jk_learn(jk_arena *arena, const jk_side *src, const jk_side *tgt, const jk_maybe *maybe, size_t n_maybe, jk_links *links, jk_err *err);

#endif

/* latin.c - links what is written alike on both sides: AI, IBM, e-mail, URL; within one script also names and
 * whatever two languages spell alike. Latin letters within another script may be inflected on the other side
 * (API, APIs): from four letters on equal stems will do.
 */
#include "align/channel/join.h"

enum { STEM_LETTERS = 4, WORD_LETTERS = 3 };

/* A word of the own script counts only when it is no function word and not too short to mean anything. */
static bool counts(const jk_type *type)
{
    return !type->stop && (type->type_class == JK_TYPE_LATIN || type->type_class == JK_TYPE_MARK
        || (type->type_class == JK_TYPE_WORD && (type->capital || type->fold.len >= WORD_LETTERS)));
}

static jk_span fold_of(const jk_type *type) { return counts(type) ? type->fold : (jk_span){ 0 }; }
static jk_span stem_of(const jk_type *type) { return counts(type) && type->fold.len >= STEM_LETTERS ? type->stem : (jk_span){ 0 }; }

/* One of the two is foreign where it stands: then stems will do. */
static bool foreign(const jk_type *a, const jk_type *b) { return a->type_class == JK_TYPE_LATIN || b->type_class == JK_TYPE_LATIN; }

bool jk_link_latin(const jk_knowledge *know, jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err)
{
    jk_join by_fold, by_stem;
    (void)know;
    if (!jk_join_open(arena, tgt, fold_of, &by_fold, err) || !jk_join_open(arena, tgt, stem_of, &by_stem, err))
        return false;
    for (uint32_t a = 0; a < src->n_type; a++) {
        const jk_type *s = &src->type[a];
        jk_span fold = fold_of(s), stem = stem_of(s);
        for (uint32_t b = fold.len ? jk_join_first(&by_fold, fold) : 0; b; b = by_fold.next[b - 1])
            if (jk_span_equal(fold_of(&tgt->type[b - 1]), fold)
                && !jk_links_add(arena, links, (jk_type_link){ a, b - 1, s->type_class == JK_TYPE_MARK ? JK_CH_MARK : JK_CH_LATIN, 0 }, err))
                return false;
        /* the stem by the language of the other side is what its own words have: both are tried against both */
        for (uint32_t b = stem.len ? jk_join_first(&by_stem, stem) : 0; b; b = by_stem.next[b - 1]) {
            const jk_type *t = &tgt->type[b - 1];
            if (foreign(s, t) && !jk_span_equal(t->fold, fold) && jk_span_equal(t->stem, stem)
                && !jk_links_add(arena, links, (jk_type_link){ a, b - 1, JK_CH_LATIN, 0 }, err))
                return false;
        }
    }
    return true;
}

/* numbers.c - links values that are equal: 3억 5천만 and 350 million, 11월 and November. */
#include "align/channel/join.h"

static jk_span value_of(const jk_type *type) { return type->type_class == JK_TYPE_NUMBER ? type->fold : (jk_span){ 0 }; }

bool jk_link_numbers(const jk_knowledge *know, jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err)
{
    jk_join join;
    (void)know;
    if (!jk_join_open(arena, tgt, value_of, &join, err))
        return false;
    for (uint32_t a = 0; a < src->n_type; a++) {
        jk_span key = value_of(&src->type[a]);
        for (uint32_t b = key.len ? jk_join_first(&join, key) : 0; b; b = join.next[b - 1])
            if (jk_span_equal(value_of(&tgt->type[b - 1]), key)
                && !jk_links_add(arena, links, (jk_type_link){ a, b - 1, JK_CH_NUMBER, 0 }, err))
                return false;
    }
    return true;
}

/* numbers.c - links values that are equal: 3억 5천만 and 350 million, 11월 and November; or that are one another's in other
 * units: 100 m and 328 feet. */
#include "align/channel/join.h"
#include "align/units.h"

#include <stdlib.h>

/* Without its unit: 20 kg is 20 kilos, however a text writes it. */
static jk_span value_of(const jk_type *type)
{
    if (type->type_class != JK_TYPE_NUMBER)
        return (jk_span){ 0 };
    const char *unit = memchr(type->fold.ptr, ' ', type->fold.len);
    return (jk_span){ type->fold.ptr, unit ? (size_t)(unit - type->fold.ptr) : type->fold.len };
}

static bool link_equal(jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err)
{
    jk_join join;
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

/* ----------------------------------------------------------- in other units */

typedef struct { jk_measure measure; uint32_t type; } measured;

/* A measure that meets more than that says nothing; nor is more looked at, so that the cost stays linear. */
enum { MOST = 16, LOOK = 256 };

static int by_value(const void *a, const void *b)
{
    const measured *x = a, *y = b;
    if (x->measure.dimension != y->measure.dimension)
        return x->measure.dimension < y->measure.dimension ? -1 : 1;
    if (x->measure.value < y->measure.value || x->measure.value > y->measure.value)
        return x->measure.value < y->measure.value ? -1 : 1;
    return (x->type > y->type) - (x->type < y->type);
}

/* Those of a side, in order. */
static bool measures(jk_arena *arena, const jk_side *side, measured **out, uint32_t *n, jk_err *err)
{
    uint32_t most = 0;
    *n = 0;
    for (uint32_t k = 0; k < side->n_type; k++)
        most += side->type[k].type_class == JK_TYPE_NUMBER;
    if (!(*out = JK_NEW(arena, measured, most, err)))
        return false;
    for (uint32_t k = 0; k < side->n_type; k++)
        if (side->type[k].type_class == JK_TYPE_NUMBER && jk_measure_of(side->type[k].fold, &(*out)[*n].measure))
            (*out)[(*n)++].type = k;
    if (*n > 1)
        qsort(*out, *n, sizeof **out, by_value);
    return true;
}

/* The first of b that is of a's dimension, or a later one, and not below low. */
static uint32_t first_from(const measured *b, uint32_t n, uint8_t dimension, double low)
{
    uint32_t at = 0, high = n;
    while (at < high) {
        uint32_t mid = at + (high - at) / 2;
        if (b[mid].measure.dimension < dimension || (b[mid].measure.dimension == dimension && b[mid].measure.value < low))
            at = mid + 1;
        else
            high = mid;
    }
    return at;
}

static bool link_measures(jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err)
{
    measured *a, *b;
    uint32_t n, m;
    if (!measures(arena, src, &a, &n, err) || !measures(arena, tgt, &b, &m, err))
        return false;
    for (uint32_t i = 0; i < n; i++) {
        double low, high;
        jk_measure_range(&a[i].measure, &low, &high);
        uint32_t j = first_from(b, m, a[i].measure.dimension, low);
        uint32_t end = m - j > LOOK ? j + LOOK : m;
        for (unsigned found = 0; j < end && found < MOST && b[j].measure.dimension == a[i].measure.dimension && b[j].measure.value <= high; j++)
            if (jk_measures_meet(&a[i].measure, &b[j].measure) && !jk_span_equal(value_of(&src->type[a[i].type]), value_of(&tgt->type[b[j].type]))) {
                if (!jk_links_add(arena, links, (jk_type_link){ a[i].type, b[j].type, JK_CH_NUMBER, 0 }, err))
                    return false;
                found++;
            }
    }
    return true;
}

bool jk_link_numbers(const jk_knowledge *know, jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err)
{
    (void)know;
    return link_equal(arena, src, tgt, links, err) && link_measures(arena, src, tgt, links, err);
}

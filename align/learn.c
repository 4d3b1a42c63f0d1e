/* learn.c - words learned from beads: IBM Model 1 in both directions.
 *
 * Brown et al. 1993, section 4.1: each target word b of a bead comes from one of its source
 * words a or from none, all alike before the words are looked at. EM:
 *
 *     p(a | b, bead) = t(b|a) / (t(b|0) + sum over a' of t(b|a')),    t(b|a) ~ sum over beads of P(bead) p(a | b, bead)
 *
 * What a rare word can learn is what it happened to stand beside, so from each count .8 is taken
 * off before it is normalised (absolute discounting: Ney, Essen & Kneser 1994): a pair seen once
 * cannot confirm the bead that it was seen in. A link needs both directions.
 */
#include "align/learn.h"

#include <stdlib.h>

enum { ROUNDS = 5 };
static const double DISCOUNT = .8, TRUSTED = .5, LINK = .15;

typedef struct { uint32_t a, b; } pair;

static int by_pair(const void *x, const void *y)
{
    const pair *p = x, *q = y;
    if (p->a != q->a)
        return p->a < q->a ? -1 : 1;
    return p->b < q->b ? -1 : p->b > q->b;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* The types of sentences from..to-1 that can teach, each once, ascending; at most cap. */
static uint32_t types_of(const jk_side *side, uint32_t from, uint32_t to, uint32_t *out, uint32_t cap)
{
    uint32_t n = 0, kept = 0;
    for (uint32_t k = side->first[from]; k < side->first[to] && n < cap; k++) {
        const jk_type *type = &side->type[side->token[k].type];
        if (!type->stop && type->count >= 2 && type->type_class != JK_TYPE_NUMBER)
            out[n++] = side->token[k].type;
    }
    qsort(out, n, sizeof *out, by_number);
    for (uint32_t k = 0; k < n; k++)
        if (kept == 0 || out[kept - 1] != out[k])
            out[kept++] = out[k];
    return kept;
}

/* A bead's words on both sides; its pairs are the product, in this order. */
typedef struct { double weight; uint32_t n_src, n_tgt, *src, *tgt; uint32_t *id; } lesson;

enum { MAX_WORDS = 200 };

/* One direction's table: t[k] of pair k, and of no word. Dimension: n_from rows by pairs. */
static bool train(jk_arena *arena, const lesson *lessons, size_t n_lesson, const pair *pairs, size_t n_pair,
                  uint32_t n_from, uint32_t n_to, bool turned, double *t, jk_err *err)
{
    double *count = JK_NEW(arena, double, n_pair, err), *total = JK_NEW(arena, double, n_from, err);
    double *none = JK_NEW(arena, double, n_to, err), *none_count = JK_NEW(arena, double, n_to, err);
    if (err->code)
        return false;
    for (size_t k = 0; k < n_pair; k++)
        t[k] = 1;
    for (uint32_t b = 0; b < n_to; b++)
        none[b] = 1;
    for (int round = 0; round < ROUNDS; round++) {
        double none_total = 0;
        memset(count, 0, n_pair * sizeof *count);
        memset(total, 0, n_from * sizeof *total);
        memset(none_count, 0, n_to * sizeof *none_count);
        for (size_t l = 0; l < n_lesson; l++) {
            const lesson *e = &lessons[l];
            uint32_t n_from_here = turned ? e->n_tgt : e->n_src, n_to_here = turned ? e->n_src : e->n_tgt;
            for (uint32_t y = 0; y < n_to_here; y++) {
                uint32_t b = turned ? e->src[y] : e->tgt[y];
                double sum = none[b];
                for (uint32_t x = 0; x < n_from_here; x++)
                    sum += t[e->id[turned ? y * e->n_tgt + x : x * e->n_tgt + y]];
                if (!(sum > 0))
                    continue;
                for (uint32_t x = 0; x < n_from_here; x++) {
                    uint32_t k = e->id[turned ? y * e->n_tgt + x : x * e->n_tgt + y];
                    count[k] += e->weight * t[k] / sum;
                }
                none_count[b] += e->weight * none[b] / sum;
            }
        }
        for (size_t k = 0; k < n_pair; k++) {
            total[turned ? pairs[k].b : pairs[k].a] += count[k];
            count[k] = count[k] > DISCOUNT ? count[k] - DISCOUNT : 0;
        }
        for (uint32_t b = 0; b < n_to; b++)
            none_total += none_count[b];
        for (size_t k = 0; k < n_pair; k++) {
            double sum = total[turned ? pairs[k].b : pairs[k].a];
            t[k] = sum > 0 ? count[k] / sum : 0;
        }
        for (uint32_t b = 0; b < n_to; b++)
            none[b] = none_total > 0 ? none_count[b] / none_total : 0;
    }
    return true;
}

bool jk_learn(jk_arena *arena, const jk_side *src, const jk_side *tgt, const jk_maybe *maybe, size_t n_maybe, jk_links *links, jk_err *err)
{
    lesson *lessons = JK_NEW(arena, lesson, n_maybe, err);
    size_t n_lesson = 0, n_product = 0;
    uint32_t left[MAX_WORDS], right[MAX_WORDS];
    if (!lessons)
        return false;
    for (size_t k = 0; k < n_maybe; k++) {
        jk_shape shape = jk_shapes[maybe[k].shape];
        if ((double)maybe[k].posterior < TRUSTED || !shape.m || !shape.n)
            continue;
        lesson *e = &lessons[n_lesson];
        e->weight = (double)maybe[k].posterior;
        e->n_src = types_of(src, maybe[k].i - shape.m, maybe[k].i, left, MAX_WORDS);
        e->n_tgt = types_of(tgt, maybe[k].j - shape.n, maybe[k].j, right, MAX_WORDS);
        if (!e->n_src || !e->n_tgt)
            continue;
        e->src = JK_NEW(arena, uint32_t, e->n_src, err);
        e->tgt = JK_NEW(arena, uint32_t, e->n_tgt, err);
        e->id = JK_NEW(arena, uint32_t, (size_t)e->n_src * e->n_tgt, err);
        if (err->code)
            return false;
        memcpy(e->src, left, e->n_src * sizeof *left);
        memcpy(e->tgt, right, e->n_tgt * sizeof *right);
        n_product += (size_t)e->n_src * e->n_tgt;
        n_lesson++;
    }
    pair *pairs = JK_NEW(arena, pair, n_product, err);
    if (!pairs)
        return false;
    size_t n = 0, n_pair = 0;
    for (size_t l = 0; l < n_lesson; l++)
        for (uint32_t x = 0; x < lessons[l].n_src; x++)
            for (uint32_t y = 0; y < lessons[l].n_tgt; y++)
                pairs[n++] = (pair){ lessons[l].src[x], lessons[l].tgt[y] };
    qsort(pairs, n, sizeof *pairs, by_pair);
    for (size_t k = 0; k < n; k++)
        if (n_pair == 0 || by_pair(&pairs[n_pair - 1], &pairs[k]) != 0)
            pairs[n_pair++] = pairs[k];
    for (size_t l = 0; l < n_lesson; l++)
        for (uint32_t x = 0; x < lessons[l].n_src; x++)
            for (uint32_t y = 0; y < lessons[l].n_tgt; y++) {
                pair key = { lessons[l].src[x], lessons[l].tgt[y] };
                const pair *at = bsearch(&key, pairs, n_pair, sizeof key, by_pair);
                lessons[l].id[x * lessons[l].n_tgt + y] = (uint32_t)(at - pairs);
            }
    double *forth = JK_NEW(arena, double, n_pair, err), *back = JK_NEW(arena, double, n_pair, err);
    if (err->code || !train(arena, lessons, n_lesson, pairs, n_pair, src->n_type, tgt->n_type, false, forth, err)
        || !train(arena, lessons, n_lesson, pairs, n_pair, tgt->n_type, src->n_type, true, back, err))
        return false;
    for (size_t k = 0; k < n_pair; k++)
        if (forth[k] > LINK && back[k] > LINK
            && !jk_links_add(arena, links, (jk_type_link){ pairs[k].a, pairs[k].b, JK_CH_LEARNED, (float)(forth[k] + back[k]) }, err))
            return false;
    return true;
}

/* learn.c - words learned from beads: IBM Model 1 in both directions.
 *
 * Brown et al. 1993, section 4.1: each target word b of a bead comes from one of its source
 * words a or from none, all alike before the words are looked at. EM:
 *
 *     p(a | b, bead) = t(b|a) / (t(b|0) + sum over a' of t(b|a')),    t(b|a) ~ sum over beads of P(bead) p(a | b, bead)
 *
 * What a rare word can learn is what it happened to stand beside, so from each count a discount D is
 * taken off before it is normalised, and a pair seen in one bead only is not counted at all: it cannot confirm
 * the bead that it was seen in. How much chance there is in small counts the beads themselves tell: of n1 pairs
 * seen in one bead and n2 in two
 *
 *     D = n1 / (n1 + 2 n2)                    Ney, Essen & Kneser 1994, section 3
 *
 * which is .82 for ten articles and .68 for 12,000 verses. Both directions must agree.
 *
 * Pairs are numbered once, source word by source word, so that a round is a walk over an array of
 * numbers, without a branch: pair 0 stands for those that are not counted, and has the probability 0.
 */
#include "align/learn.h"

#include <stdlib.h>

static const float LINK = .05f, LEAST_DISCOUNT = .5f, MOST_DISCOUNT = .9f;  /* where n1 and n2 are a handful */
enum { ROUNDS = 3, LEAST = 2 };

/* Ascending, each once. Insertion: they are a dozen or two. */
static size_t bag(uint32_t *word, size_t n)
{
    size_t kept = 0;
    n = n < JK_MAX_BAG ? n : JK_MAX_BAG;
    for (size_t k = 0; k < n; k++) {
        uint32_t w = word[k];
        size_t at = kept;
        while (at > 0 && word[at - 1] > w)
            at--;
        if (at > 0 && word[at - 1] == w)
            continue;
        memmove(word + at + 1, word + at, (kept - at) * sizeof *word);
        word[at] = w;
        kept++;
    }
    return kept;
}

bool jk_lessons_add(jk_lessons *to, uint32_t *src, size_t n_src, uint32_t *tgt, size_t n_tgt, float weight, jk_err *err)
{
    if (n_src == 0 || n_tgt == 0)
        return true;
    n_src = bag(src, n_src);
    n_tgt = bag(tgt, n_tgt);
    if (to->n == to->cap) {
        size_t cap = to->cap ? to->cap * 2 : 256;
        to->lesson = jk_arena_grow(to->arena, to->lesson, to->n, cap, sizeof *to->lesson, err);
        if (!to->lesson)
            return false;
        to->cap = cap;
    }
    if (to->n_word + n_src + n_tgt > to->cap_word) {
        size_t cap = to->cap_word * 2 + 4096;
        to->word = jk_arena_grow(to->arena, to->word, to->n_word, cap, sizeof *to->word, err);
        if (!to->word)
            return false;
        to->cap_word = cap;
    }
    to->lesson[to->n++] = (struct jk_lesson){ to->n_word, (uint16_t)n_src, (uint16_t)n_tgt, weight };
    memcpy(to->word + to->n_word, src, n_src * sizeof *src);
    memcpy(to->word + to->n_word + n_src, tgt, n_tgt * sizeof *tgt);
    to->n_word += n_src + n_tgt;
    return true;
}

/* ------------------------------------------------------------------- pairs */

/* The pairs of words that stand together in two lessons at least, by a; pair k > 0 is (a, b[k]) with k in
   [first[a], first[a + 1]). Token pair (x, y) of lesson l is pair id[start[l] + x * n_tgt + y]. */
typedef struct {
    jk_arena *arena;
    uint32_t n_src, n_tgt, n;
    uint32_t *first, *b, *count, *id;
    size_t *start;
    float discount;
} pairs;

/* Lessons by source word: use[first[a]] .. are lesson numbers and places in them. */
typedef struct { uint32_t lesson, x; } use;

static bool uses_of(const jk_lessons *from, pairs *p, size_t *first, use **out, jk_err *err)
{
    size_t n = 0;
    for (size_t l = 0; l < from->n; l++) {
        p->start[l + 1] = p->start[l] + (size_t)from->lesson[l].n_src * from->lesson[l].n_tgt;
        n += from->lesson[l].n_src;
        for (unsigned x = 0; x < from->lesson[l].n_src; x++)
            first[from->word[from->lesson[l].at + x] + 2]++;
    }
    for (uint32_t a = 0; a < p->n_src; a++)
        first[a + 2] += first[a + 1];
    if (!(*out = JK_NEW(p->arena, use, n, err)))
        return false;
    for (uint32_t l = 0; l < from->n; l++)
        for (unsigned x = 0; x < from->lesson[l].n_src; x++)
            (*out)[first[from->word[from->lesson[l].at + x] + 1]++] = (use){ l, x };
    return true;
}

static float discount_of(double n1, double n2)
{
    float d = n1 > 0 ? (float)(n1 / (n1 + 2 * n2)) : 0;
    return d < LEAST_DISCOUNT ? LEAST_DISCOUNT : d > MOST_DISCOUNT ? MOST_DISCOUNT : d;
}

static bool number_pairs(const jk_lessons *from, pairs *p, jk_err *err)
{
    use *uses;
    size_t *first = JK_NEW(p->arena, size_t, (size_t)p->n_src + 2, err);
    uint32_t *together = JK_NEW(p->arena, uint32_t, p->n_tgt, err), *number = JK_NEW(p->arena, uint32_t, p->n_tgt, err), cap = 0;
    p->start = JK_NEW(p->arena, size_t, from->n + 1, err);
    p->first = JK_NEW(p->arena, uint32_t, (size_t)p->n_src + 1, err);
    if (err->code || !uses_of(from, p, first, &uses, err) || !(p->id = JK_NEW(p->arena, uint32_t, p->start[from->n], err)))
        return false;
    for (int pass = 0; pass < 2; pass++) {      /* how many there are; then their numbers */
        size_t seen[LEAST + 1] = { 0 };
        p->n = p->first[0] = 1;
        for (uint32_t a = 0; a < p->n_src; a++) {
            for (size_t u = first[a]; u < first[a + 1]; u++) {
                const struct jk_lesson *l = &from->lesson[uses[u].lesson];
                for (unsigned y = 0; y < l->n_tgt; y++)
                    together[from->word[l->at + l->n_src + y]]++;
            }
            for (size_t u = first[a]; u < first[a + 1]; u++) {
                const struct jk_lesson *l = &from->lesson[uses[u].lesson];
                for (unsigned y = 0; y < l->n_tgt; y++) {
                    uint32_t b = from->word[l->at + l->n_src + y];
                    if (together[b]) {          /* the first time that it is met */
                        number[b] = together[b] >= LEAST ? p->n : 0;
                        if (pass && together[b] >= LEAST) {
                            p->b[p->n] = b;
                            p->count[p->n] = together[b];
                        }
                        p->n += together[b] >= LEAST;
                        if (together[b] <= LEAST)
                            seen[together[b]]++;
                        together[b] = 0;
                    }
                    if (pass)
                        p->id[p->start[uses[u].lesson] + (size_t)uses[u].x * l->n_tgt + y] = number[b];
                }
            }
            p->first[a + 1] = p->n;
        }
        if (pass == 0) {
            p->discount = discount_of((double)seen[1], (double)seen[2]);
            cap = p->n;
            p->b = JK_NEW(p->arena, uint32_t, cap, err);
            p->count = JK_NEW(p->arena, uint32_t, cap, err);
            if (err->code)
                return false;
        }
    }
    return true;
}

/* -------------------------------------------------------------------- EM */

/* Sums of a direction: what a word gave in all, and what came from no word. */
typedef struct { float *t, *count, *none, *none_count; double *total; } table;

static void expect(const jk_lessons *from, const pairs *p, bool turned, const table *m)
{
    for (size_t l = 0; l < from->n; l++) {
        const struct jk_lesson *e = &from->lesson[l];
        const uint32_t *id = p->id + p->start[l], *to = from->word + e->at + (turned ? 0 : e->n_src);
        size_t n_from = turned ? e->n_tgt : e->n_src, n_to = turned ? e->n_src : e->n_tgt;
        size_t step_from = turned ? 1 : e->n_tgt, step_to = turned ? e->n_tgt : 1;
        for (size_t y = 0; y < n_to; y++, id += step_to) {
            float sum = m->none[to[y]];
            for (size_t x = 0; x < n_from; x++)
                sum += m->t[id[x * step_from]];
            if (!(sum > 0))
                continue;
            float share = e->weight / sum;
            for (size_t x = 0; x < n_from; x++)
                m->count[id[x * step_from]] += share * m->t[id[x * step_from]];
            m->none_count[to[y]] += share * m->none[to[y]];
        }
    }
}

static void maximise(const pairs *p, bool turned, uint32_t n_to, const table *m)
{
    double none_total = 0;
    for (uint32_t a = 0; a < p->n_src; a++)
        for (uint32_t k = p->first[a]; k < p->first[a + 1]; k++)
            m->total[turned ? p->b[k] : a] += (double)m->count[k];
    for (uint32_t a = 0; a < p->n_src; a++)
        for (uint32_t k = p->first[a]; k < p->first[a + 1]; k++) {
            double sum = m->total[turned ? p->b[k] : a];
            m->t[k] = m->count[k] > p->discount ? (float)((double)(m->count[k] - p->discount) / sum) : 0;
        }
    for (uint32_t b = 0; b < n_to; b++)
        none_total += (double)m->none_count[b];
    for (uint32_t b = 0; b < n_to; b++)
        m->none[b] = none_total > 0 ? (float)((double)m->none_count[b] / none_total) : 0;
}

/* t[k]: what the word of pair k in one language makes of the one in the other. */
static bool train(const jk_lessons *from, const pairs *p, bool turned, float **t, jk_err *err)
{
    uint32_t n_from = turned ? p->n_tgt : p->n_src, n_to = turned ? p->n_src : p->n_tgt;
    table m = {
        .t = JK_NEW(p->arena, float, p->n, err), .count = JK_NEW(p->arena, float, p->n, err), .none = JK_NEW(p->arena, float, n_to, err),
        .none_count = JK_NEW(p->arena, float, n_to, err), .total = JK_NEW(p->arena, double, n_from, err)
    };
    if (err->code)
        return false;
    for (uint32_t k = 1; k < p->n; k++)
        m.t[k] = 1;
    for (uint32_t b = 0; b < n_to; b++)
        m.none[b] = 1;
    for (int round = 0; round < ROUNDS; round++) {
        memset(m.count, 0, p->n * sizeof *m.count);
        memset(m.total, 0, n_from * sizeof *m.total);
        memset(m.none_count, 0, n_to * sizeof *m.none_count);
        expect(from, p, turned, &m);
        maximise(p, turned, n_to, &m);
    }
    *t = m.t;
    return true;
}

static int by_words(const void *x, const void *y)
{
    const jk_learned *p = x, *q = y;
    return p->a != q->a ? (p->a > q->a) - (p->a < q->a) : (p->b > q->b) - (p->b < q->b);
}

bool jk_lessons_train(const jk_lessons *from, uint32_t n_src, uint32_t n_tgt, jk_arena *out, jk_learned **learned, size_t *n, jk_err *err)
{
    pairs p = { .arena = from->arena, .n_src = n_src, .n_tgt = n_tgt };
    float *forth, *back;
    *n = 0;
    if (!number_pairs(from, &p, err) || !train(from, &p, false, &forth, err) || !train(from, &p, true, &back, err))
        return false;
    for (uint32_t k = 1; k < p.n; k++)
        *n += forth[k] > LINK && back[k] > LINK;
    if (!(*learned = JK_NEW(out, jk_learned, *n, err)))
        return false;
    *n = 0;
    for (uint32_t a = 0; a < n_src; a++)
        for (uint32_t k = p.first[a]; k < p.first[a + 1]; k++)
            if (forth[k] > LINK && back[k] > LINK)
                (*learned)[(*n)++] = (jk_learned){ a, p.b[k], forth[k], back[k], p.count[k] };
    if (*n)
        qsort(*learned, *n, sizeof **learned, by_words);
    return true;
}

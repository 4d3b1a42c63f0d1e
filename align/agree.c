/* agree.c - how far an alignment agrees with a gold one: precision, recall and F1 by
 * beads, by shape, and whether the posteriors mean what they say.
 *
 * The counts are those of vecalign's score.py (Thompson & Koehn, Vecalign, EMNLP 2019):
 *   - a bead empty on both sides is dropped, a bead given twice counts once;
 *   - precision counts every hypothesis bead, nulls too (a null is right only where
 *     gold has the very same one); recall is over the gold's beads that are no nulls;
 *   - strict: the identical bead; lax: identical, or some source sentence of the bead is
 *     linked, by a bead of the other side, to one of its target sentences.
 * Documents are pooled: counts add up (micro average).
 */
#include "align/align.h"

#include <stdlib.h>

/* A sentence of the source in a bead. */
typedef struct { uint32_t src; const jk_link *bead; } place;

typedef struct { const jk_link *bead; } entry;

/* The beads of one alignment as a set, and where each sentence of the source is. Not its links one by
   one: a bead of 60,000 sentences a side, which any file may claim, has 3.6 billion. */
typedef struct {
    entry *bead;                    /* sorted, each once, none empty on both sides */
    size_t n_bead;
    place *place;                   /* sorted by the sentence */
    size_t n_place;
} bead_set;

static int compare_side(const uint32_t *a, uint32_t n_a, const uint32_t *b, uint32_t n_b)
{
    for (uint32_t k = 0; k < n_a && k < n_b; k++)
        if (a[k] != b[k])
            return a[k] < b[k] ? -1 : 1;
    return (n_a > n_b) - (n_a < n_b);
}

static int compare_bead(const void *p, const void *q)
{
    const jk_link *a = ((const entry *)p)->bead, *b = ((const entry *)q)->bead;
    int order = compare_side(a->src, a->n_src, b->src, b->n_src);
    return order ? order : compare_side(a->tgt, a->n_tgt, b->tgt, b->n_tgt);
}

static int compare_given(const void *p, const void *q)
{
    int order = compare_bead(p, q);
    if (order)
        return order;
    const jk_link *a = ((const entry *)p)->bead, *b = ((const entry *)q)->bead;
    return (a > b) - (a < b);                   /* of two equal beads the first one stays */
}

static int compare_place(const void *p, const void *q)
{
    const place *a = p, *b = q;
    if (a->src != b->src)
        return a->src < b->src ? -1 : 1;
    return (a->bead > b->bead) - (a->bead < b->bead);
}

static void set_free(bead_set *set)
{
    free(set->bead);
    free(set->place);
}

static bool set_open(bead_set *set, const jk_link *bead, size_t n, jk_err *err)
{
    size_t n_place = 0, kept = 0;
    for (size_t k = 0; k < n; k++)
        n_place += bead[k].n_src;
    *set = (bead_set){ 0 };
    set->bead = malloc((n ? n : 1) * sizeof *set->bead);
    set->place = malloc((n_place ? n_place : 1) * sizeof *set->place);
    if (!set->bead || !set->place)
        return jk_fail(err, JK_ENOMEM, "no more memory to compare %zu beads", n);
    for (size_t k = 0; k < n; k++) {
        if (bead[k].n_src || bead[k].n_tgt)
            set->bead[set->n_bead++].bead = &bead[k];
        for (uint32_t i = 0; i < bead[k].n_src; i++)
            set->place[set->n_place++] = (place){ bead[k].src[i], &bead[k] };
    }
    qsort(set->bead, set->n_bead, sizeof *set->bead, compare_given);
    for (size_t k = 0; k < set->n_bead; k++)
        if (!kept || compare_bead(&set->bead[kept - 1], &set->bead[k]) != 0)
            set->bead[kept++] = set->bead[k];
    set->n_bead = kept;
    qsort(set->place, set->n_place, sizeof *set->place, compare_place);
    return true;
}

static bool has_bead(const bead_set *set, const jk_link *bead)
{
    return bsearch(&(entry){ bead }, set->bead, set->n_bead, sizeof *set->bead, compare_bead) != NULL;
}

static bool share_target(const jk_link *a, const jk_link *b)
{
    uint32_t i = 0, j = 0;
    while (i < a->n_tgt && j < b->n_tgt && a->tgt[i] != b->tgt[j])
        *(a->tgt[i] < b->tgt[j] ? &i : &j) += 1;
    return i < a->n_tgt && j < b->n_tgt;
}

/* The first place of a source sentence that is not below src. */
static size_t first_place(const bead_set *set, uint32_t src)
{
    size_t lo = 0, hi = set->n_place;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (set->place[mid].src < src)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* Some source sentence of bead is, in the set, in a bead with one of its target sentences. */
static bool touches(const bead_set *set, const jk_link *bead)
{
    const jk_link *seen = NULL;
    for (uint32_t i = 0; bead->n_tgt && i < bead->n_src; i++)
        for (size_t k = first_place(set, bead->src[i]); k < set->n_place && set->place[k].src == bead->src[i]; k++) {
            if (set->place[k].bead != seen && share_target(bead, set->place[k].bead))
                return true;
            seen = set->place[k].bead;
        }
    return false;
}

static jk_prf *shape_of(jk_agreement *sum, const jk_link *bead)
{
    uint32_t last = JK_MAX_SHAPE - 1;
    return &sum->shape[bead->n_src < last ? bead->n_src : last][bead->n_tgt < last ? bead->n_tgt : last];
}

static void count_bin(jk_agreement *sum, float posterior, bool right)
{
    if (!(posterior >= 0.0f))
        return;
    int b = posterior < 1.0f ? (int)(posterior * JK_N_BIN) : JK_N_BIN - 1;
    sum->bin[b].n++;
    sum->bin[b].right += right;
    sum->bin[b].sum += (double)posterior;
}

bool jk_agree_add(jk_agreement *sum, const jk_link *gold, size_t n_gold, const jk_link *hyp, size_t n_hyp, jk_err *err)
{
    bead_set g, h = { 0 };
    bool ok = set_open(&g, gold, n_gold, err) && set_open(&h, hyp, n_hyp, err);
    for (size_t k = 0; ok && k < h.n_bead; k++) {
        const jk_link *bead = h.bead[k].bead;
        bool strict = has_bead(&g, bead), lax = strict || touches(&g, bead);
        jk_prf *shape = shape_of(sum, bead);
        sum->strict.hyp++, sum->lax.hyp++, shape->hyp++;
        sum->strict.right_hyp += strict, sum->lax.right_hyp += lax, shape->right_hyp += strict;
        count_bin(sum, bead->posterior, strict);
    }
    for (size_t k = 0; ok && k < g.n_bead; k++) {
        const jk_link *bead = g.bead[k].bead;
        bool strict = has_bead(&h, bead);
        jk_prf *shape = shape_of(sum, bead);
        shape->gold++, shape->right_gold += strict;     /* a row of its own for nulls: both ways there */
        if (!bead->n_src || !bead->n_tgt)
            continue;
        sum->strict.gold++, sum->lax.gold++;
        sum->strict.right_gold += strict, sum->lax.right_gold += strict || touches(&h, bead);
    }
    set_free(&g);
    set_free(&h);
    return ok;
}

static void finish(jk_prf *x)
{
    x->precision = x->hyp ? (double)x->right_hyp / (double)x->hyp : 0.0;
    x->recall = x->gold ? (double)x->right_gold / (double)x->gold : 0.0;
    double sum = x->precision + x->recall;
    x->f1 = sum > 0.0 ? 2.0 * x->precision * x->recall / sum : 0.0;
}

void jk_agree_finish(jk_agreement *sum)
{
    finish(&sum->strict);
    finish(&sum->lax);
    for (int m = 0; m < JK_MAX_SHAPE; m++)
        for (int n = 0; n < JK_MAX_SHAPE; n++)
            finish(&sum->shape[m][n]);
}

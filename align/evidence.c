/* evidence.c - what the words of a bead say for it and against it.
 *
 * A token that has a link to some sentence within reach can be asked of any bead: does it
 * meet a partner there? Of a right bead a channel's tokens do so at its hit rate alpha; by
 * chance, in a window of w sentences, with probability
 *
 *     q_w = 1 - (1 - q)^w,        q = (max(c - 1, 0) + 1/2) / (N + 1)
 *
 * c of the N sentences within reach having a partner: one of them is left out, being perhaps the
 * translation. (Names come in bursts: in a book it is the neighbourhood that tells.) Both
 * answers are log-likelihood ratios, halved since both sides of a bead are asked about the same words:
 *
 *     met:     JK_W_GAIN / 2 * ln(alpha / q_w)
 *     missed:  JK_W_MISS / 2 * min(3, ln((1 - q_w) / (1 - alpha)))
 *
 * alpha is estimated for this document by EM from the posteriors of beads, starting at what is
 * known beforehand, so that a lexicon that misleads is found out.
 *
 * A hit adds to a run of borders, the windows that hold it and not the token's hit before it. So
 * the cost of a row is its hits times the window, never a product of tokens; and since all
 * shapes are asked of a row in turn, what it adds up is kept for the next. Only borders near those
 * asked for are added up: the band of a search is often much narrower than that of the hits.
 */
#include "align/evidence.h"

#include <assert.h>

typedef struct {
    const jk_side *words;
    uint32_t n;                     /* sentences */
    const uint16_t *grade;          /* [tokens] */
    jk_quad *missed;                /* [n] what it adds that all tokens of a sentence are missed, by window w - 1 */
} party;

enum { N_KEPT = 8, SPARE = 8 /* borders beside those asked for: the next rows will ask for them */ };

/* What of a row is there: from lo to hi; key: the row + 1. */
typedef struct { uint32_t key, lo, hi; } extent;

/* What the hits of source sentence s add to windows of w target sentences that end before border
   j: at[w - 1][j - lo], j in [lo, hi). JK_MAX_SIDE cells more on either side are of no meaning. */
typedef struct {
    extent is;                      /* of row s */
    float *at[JK_MAX_SIDE];
} src_sums;

/* What the target tokens that meet source sentence s add to the cells of their own sentences, from lo to hi, if the source
   window is the m sentences from s + d - m on: at[(sentence - lo) * JK_MAX_SIDE + d - 1], by m - 1. */
typedef struct {
    extent is;                      /* of row s */
    jk_quad *at;
} hit_sums;

/* What the tokens of the target sentences from lo to border j add if the source window is the m
   sentences before i: at[m - 1][j - lo], cumulative. */
typedef struct {
    extent is;                      /* of row i */
    float *at[JK_MAX_SIDE];
} tgt_sums;

_Static_assert(JK_MAX_SIDE == 4, "a jk_quad holds a number for each window");

struct jk_evidence {
    party src, tgt;
    jk_hits hits;
    double rate[JK_N_CHANNEL];
    jk_weights weights;
    bool used[JK_NO_GRADE + 1];     /* some token has that grade */
    jk_quad worth[JK_NO_GRADE];     /* what it adds to have met rather than missed, by window w - 1 */
    jk_quad missed[JK_NO_GRADE + 1];    /* of no grade: nothing */
    src_sums src_kept[N_KEPT];
    hit_sums hit_kept[N_KEPT];
    tgt_sums tgt_kept;
    jk_quad *cell;                  /* scratch, as wide as those */
};

/* Mean of the hit rate before the document is seen, and how many tokens that is worth. */
static const double prior_rate[JK_N_CHANNEL] = {
    [JK_CH_NUMBER] = .95, [JK_CH_LATIN] = .85, [JK_CH_CLDR] = .85, [JK_CH_TRANSLIT] = .8, [JK_CH_USER] = .6, [JK_CH_LEXICON] = .6,
    [JK_CH_LEARNED] = .5, [JK_CH_GUESSED] = .3, [JK_CH_MARK] = .8, [JK_CH_EMBEDDING] = .9,
};
enum { PRIOR_TOKENS = 10 };

static bool party_new(jk_arena *arena, const jk_side *words, uint32_t n, const uint16_t *grade, party *p, jk_err *err)
{
    *p = (party){ .words = words, .n = n, .grade = grade };
    p->missed = JK_NEW(arena, jk_quad, n, err);
    return p->missed != NULL;
}

jk_evidence *jk_evidence_new(jk_arena *arena, const jk_side *src, const jk_side *tgt, const jk_links *links,
                             const jk_band *reach, const jk_band *band, jk_err *err)
{
    jk_evidence *e = JK_NEW(arena, jk_evidence, 1, err);
    if (!e || !jk_hits_find(arena, src, tgt, links, reach, band, &e->hits, err)
        || !party_new(arena, src, band->n_src, e->hits.src_grade, &e->src, err)
        || !party_new(arena, tgt, band->n_tgt, e->hits.tgt_grade, &e->tgt, err))
        return NULL;
    size_t widest = 1;
    for (uint32_t s = 0; s < band->n_src; s++) {        /* four rows together, and the windows that reach past them */
        uint32_t last = s + JK_MAX_SIDE <= band->n_src ? s + JK_MAX_SIDE - 1 : band->n_src - 1;
        size_t width = (size_t)(e->hits.hi[last] - e->hits.lo[s]) + JK_MAX_SIDE + 1;
        widest = width > widest ? width : widest;
    }
    for (unsigned k = 0; k < N_KEPT; k++)
        for (unsigned w = 0; w < JK_MAX_SIDE; w++) {
            float *cells = JK_NEW(arena, float, widest + (size_t)2 * JK_MAX_SIDE, err);
            e->src_kept[k].at[w] = cells ? cells + JK_MAX_SIDE : NULL;
        }
    for (unsigned k = 0; k < N_KEPT; k++)
        e->hit_kept[k].at = JK_NEW(arena, jk_quad, widest * JK_MAX_SIDE, err);
    for (unsigned m = 0; m < JK_MAX_SIDE; m++)
        e->tgt_kept.at[m] = JK_NEW(arena, float, widest, err);
    jk_quad *cells = JK_NEW(arena, jk_quad, widest + (size_t)2 * JK_MAX_SIDE, err);
    e->cell = cells ? cells + JK_MAX_SIDE : NULL;
    for (uint32_t k = 0; k < src->first[band->n_src]; k++)
        e->used[e->hits.src_grade[k]] = true;
    for (uint32_t k = 0; k < tgt->first[band->n_tgt]; k++)
        e->used[e->hits.tgt_grade[k]] = true;
    memcpy(e->rate, prior_rate, sizeof e->rate);
    return err->code ? NULL : e;
}

double jk_evidence_rate(const jk_evidence *e, unsigned channel) { return e->rate[channel]; }
void jk_evidence_rates(jk_evidence *e, const double rate[JK_N_CHANNEL]) { memcpy(e->rate, rate, sizeof e->rate); }

/* ------------------------------------------------------------------- worth */

/* What every grade in use is worth, for the hit rates as they are. */
static void price(jk_evidence *e)
{
    for (unsigned g = 0; g < JK_NO_GRADE; g++) {
        if (!e->used[g])
            continue;
        double q = e->hits.chance[g % JK_LEVELS], none = 1;
        for (unsigned w = 0; w < JK_MAX_SIDE; w++) {
            none *= 1 - q;
            double chance = 1 - none, alpha = e->rate[g / JK_LEVELS];
            alpha = alpha > .97 ? .97 : alpha;
            alpha = alpha < chance ? chance : alpha;
            double met = jk_log(alpha / chance), ratio = alpha < 1 ? jk_log((1 - chance) / (1 - alpha)) : 0;
            e->missed[g][w] = (float)(.5 * e->weights.w[JK_W_MISS] * (ratio < 3 ? ratio : 3));
            e->worth[g][w] = (float)(.5 * e->weights.w[JK_W_GAIN] * met) - e->missed[g][w];
        }
    }
}

static void sum_missed(const jk_evidence *e, party *self)
{
    for (uint32_t s = 0; s < self->n; s++) {
        jk_quad sum = { 0 };
        for (uint32_t k = self->words->first[s]; k < self->words->first[s + 1]; k++)
            sum += e->missed[self->grade[k]];
        self->missed[s] = sum;
    }
}

void jk_evidence_use(jk_evidence *e, const jk_weights *weights)
{
    e->weights = *weights;
    price(e);
    sum_missed(e, &e->src);
    sum_missed(e, &e->tgt);
    for (unsigned k = 0; k < N_KEPT; k++)
        e->src_kept[k].is.key = e->hit_kept[k].is.key = 0;
    e->tgt_kept.is.key = 0;
}

/* ---------------------------------------------------------------------- EM */

unsigned jk_evidence_channel(const jk_evidence *e, bool tgt, uint32_t k) { return (tgt ? &e->tgt : &e->src)->grade[k] / JK_LEVELS; }

void jk_evidence_learn(jk_evidence *e, const jk_maybe *maybe, size_t n_maybe)
{
    double met[JK_N_CHANNEL + 1] = { 0 }, asked[JK_N_CHANNEL + 1] = { 0 };
    for (size_t b = 0; b < n_maybe; b++) {
        jk_shape shape = jk_shapes[maybe[b].shape];
        uint32_t i1 = maybe[b].i, j1 = maybe[b].j, i0 = i1 - shape.m, j0 = j1 - shape.n;
        double p = (double)maybe[b].posterior;
        if (shape.m == 0 || shape.n == 0 || maybe[b].posterior < .01f)
            continue;
        for (uint32_t k = e->src.words->first[i0]; k < e->src.words->first[i1]; k++)
            asked[e->src.grade[k] / JK_LEVELS] += p;
        for (uint32_t k = e->tgt.words->first[j0]; k < e->tgt.words->first[j1]; k++)
            asked[e->tgt.grade[k] / JK_LEVELS] += p;
        for (uint32_t k = e->hits.src.first[i0]; k < e->hits.src.first[i1]; k++) {
            const jk_hit *h = &e->hits.src.hit[k];
            if (h->at >= j0 && h->at < j1 && h->gap > h->at - j0)
                met[h->grade / JK_LEVELS] += p;
        }
        for (uint32_t s = i0; s < i1; s++)
            for (uint32_t k = e->hits.tgt.first[s]; k < e->hits.tgt.first[s + 1]; k++) {
                const jk_hit *h = &e->hits.tgt.hit[k];
                if (h->at >= j0 && h->at < j1 && h->gap > s - i0)
                    met[h->grade / JK_LEVELS] += p;
            }
    }
    for (unsigned c = 0; c < JK_N_CHANNEL; c++)
        e->rate[c] = (met[c] + PRIOR_TOKENS * prior_rate[c]) / (asked[c] + PRIOR_TOKENS);
}

/* ------------------------------------------------------------------- score */

static uint32_t within(uint32_t x, uint32_t lo, uint32_t hi) { return x < lo ? lo : x > hi ? hi : x; }

/* Is [*from, *to) of a row there? If not, what is to be added up: that, what is there of the row and lies between, and SPARE on
   either side, within [lo, hi). */
static bool is_there(extent *is, uint32_t row, uint32_t *from, uint32_t *to, uint32_t lo, uint32_t hi)
{
    bool same = is->key == row + 1;
    if (same && *from >= is->lo && *to <= is->hi)
        return true;
    if (same && is->lo < *from)
        *from = is->lo;
    if (same && is->hi > *to)
        *to = is->hi;
    *from = *from - lo > SPARE ? *from - SPARE : lo;
    *to = hi - *to > SPARE ? *to + SPARE : hi;
    *is = (extent){ row + 1, *from, *to };
    return false;
}

/* A window of w sentences that ends d borders behind a hit's sentence starts: does it hold the hit, and not the token's hit gap sentences
   before it? 1 or 0, by gap - 1, d - 1, w - 1:  d <= w < d + gap. */
static const jk_quad holds[JK_MAX_SIDE + 1][JK_MAX_SIDE] = {
    { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 }, { 0, 0, 0, 1 } },
    { { 1, 1, 0, 0 }, { 0, 1, 1, 0 }, { 0, 0, 1, 1 }, { 0, 0, 0, 1 } },
    { { 1, 1, 1, 0 }, { 0, 1, 1, 1 }, { 0, 0, 1, 1 }, { 0, 0, 0, 1 } },
    { { 1, 1, 1, 1 }, { 0, 1, 1, 1 }, { 0, 0, 1, 1 }, { 0, 0, 0, 1 } },
    { { 1, 1, 1, 1 }, { 0, 1, 1, 1 }, { 0, 0, 1, 1 }, { 0, 0, 0, 1 } },
};

/* A hit's worth at the four distances d, each for all windows at once. */
static inline void put(jk_quad to[JK_MAX_SIDE], jk_quad worth, const jk_quad held[JK_MAX_SIDE])
{
    to[0] += worth * held[0];
    to[1] += worth * held[1];
    to[2] += worth * held[2];
    to[3] += worth * held[3];
}

/* The sums at borders [from, to), which lie within the sentence's reach. */
static const src_sums *sums_of_src(jk_evidence *e, uint32_t s, uint32_t from, uint32_t to)
{
    src_sums *sums = &e->src_kept[s % N_KEPT];
    if (is_there(&sums->is, s, &from, &to, e->hits.lo[s], e->hits.hi[s] + JK_MAX_SIDE))
        return sums;
    memset(e->cell, 0, (to - from) * sizeof *e->cell);
    for (uint32_t k = e->hits.src.first[s]; k < e->hits.src.first[s + 1]; k++) {
        const jk_hit *h = &e->hits.src.hit[k];
        if (h->at + JK_MAX_SIDE < from || h->at + 1 >= to)
            continue;
        put(e->cell + ((int64_t)h->at + 1 - from), e->worth[h->grade], holds[h->gap - 1]);
    }
    for (unsigned w = 0; w < JK_MAX_SIDE; w++)
        for (uint32_t k = 0; k < to - from; k++)
            sums->at[w][k] = e->cell[k][w];
    return sums;
}

/* The first of the hits [low, high), ascending, at sentence `at` or behind it. */
static uint32_t first_at(const jk_hit *hit, uint32_t low, uint32_t high, uint32_t at)
{
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (hit[mid].at < at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* The sums of the target sentences [from, to), which lie within the reach of source sentence s. */
static const hit_sums *sums_of_hits(jk_evidence *e, uint32_t s, uint32_t from, uint32_t to)
{
    hit_sums *sums = &e->hit_kept[s % N_KEPT];
    if (is_there(&sums->is, s, &from, &to, e->hits.lo[s], e->hits.hi[s]))
        return sums;
    memset(sums->at, 0, (size_t)(to - from) * JK_MAX_SIDE * sizeof *sums->at);
    const jk_hit *h = e->hits.tgt.hit + first_at(e->hits.tgt.hit, e->hits.tgt.first[s], e->hits.tgt.first[s + 1], from);
    for (const jk_hit *end = e->hits.tgt.hit + e->hits.tgt.first[s + 1]; h < end && h->at < to; h++)
        put(sums->at + (size_t)(h->at - from) * JK_MAX_SIDE, e->worth[h->grade], holds[h->gap - 1]);
    return sums;
}

/* The sums at borders [from, to), which lie within the reach of the sentences before i. */
static const tgt_sums *sums_of_tgt(jk_evidence *e, uint32_t i, uint32_t from, uint32_t to)
{
    tgt_sums *sums = &e->tgt_kept;
    uint32_t most = i < JK_MAX_SIDE ? i : JK_MAX_SIDE;
    if (is_there(&sums->is, i, &from, &to, e->hits.lo[i - most], e->hits.hi[i - 1] + 1))
        return sums;
    memcpy(e->cell, e->tgt.missed + from, (to - from - 1) * sizeof *e->cell);    /* of the sentences between the borders */
    for (uint32_t d = 1; d <= most; d++) {
        uint32_t s = i - d, lo = within(from, e->hits.lo[s], e->hits.hi[s]), hi = within(to - 1, e->hits.lo[s], e->hits.hi[s]);
        if (lo == hi)
            continue;
        const hit_sums *hits = sums_of_hits(e, s, lo, hi);
        const jk_quad *at = hits->at + (size_t)(lo - hits->is.lo) * JK_MAX_SIDE + (d - 1);
        for (uint32_t k = lo - from; k < hi - from; k++, at += JK_MAX_SIDE)
            e->cell[k] += *at;
    }
    jk_quad sum = { 0 };
    for (uint32_t k = 0; k < to - from; k++) {
        for (unsigned m = 0; m < JK_MAX_SIDE; m++)
            sums->at[m][k] = sum[m];
        sum += e->cell[k];
    }
    return sums;
}

JK_ROW_LOOP(add_row, (float *restrict out, const float *restrict a, uint32_t n), (out, a, n))
{
    for (uint32_t k = 0; k < n; k++)
        out[k] += a[k];
}

JK_ROW_LOOP(add_difference, (float *restrict out, const float *a, const float *b, float base, uint32_t n), (out, a, b, base, n))
{
    for (uint32_t k = 0; k < n; k++)
        out[k] += base + (a[k] - b[k]);
}

void jk_evidence_score(void *self, uint32_t i, uint32_t j0, uint32_t j1, jk_shape shape, float *out)
{
    jk_evidence *e = self;
    uint32_t m = shape.m, n = shape.n;
    float base = 0;
    if (m == 0 || n == 0)
        return;
    for (uint32_t s = i - m; s < i; s++) {
        uint32_t lo = e->hits.lo[s], hi = e->hits.hi[s] + JK_MAX_SIDE, from = within(j0, lo, hi), to = within(j1, lo, hi);
        base += e->src.missed[s][n - 1];
        if (from >= to)
            continue;
        const src_sums *sums = sums_of_src(e, s, from, to);
        add_row(out + (from - j0), sums->at[n - 1] + (from - sums->is.lo), to - from);
    }
    assert(j0 - n >= e->hits.lo[i - m] && j1 <= e->hits.hi[i - 1] + 1);
    const tgt_sums *sums = sums_of_tgt(e, i, j0 - n, j1);   /* a window of n sentences: a difference of the cumulative */
    add_difference(out, sums->at[m - 1] + (j0 - sums->is.lo), sums->at[m - 1] + (j0 - n - sums->is.lo), base, j1 - j0);
}

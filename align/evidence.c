/* evidence.c - what the words of a bead say for it and against it.
 *
 * A token that has a link to some sentence of the other side can be asked of any bead: does it
 * meet a partner there? Of a right bead a channel's tokens do so at its hit rate alpha; by
 * chance, in a window of w sentences,
 *
 *     q = (max(c - 1, 0) + 1/2) / (N + 1),        q_w = 1 - (1 - q)^w
 *
 * c of the N sentences within reach having a partner: one of them is left out, being perhaps the
 * translation. (Names come in bursts: in a book it is the neighbourhood that tells.) Both
 * are log-likelihood ratios, halved since both sides of a bead are asked about the same words:
 *
 *     met:     JK_W_GAIN / 2 * ln(alpha / q_w)
 *     missed:  JK_W_MISS / 2 * min(3, ln((1 - q_w) / (1 - alpha)))
 *
 * alpha is estimated for this document by EM from the posteriors of beads, starting at what is
 * known beforehand, so that a lexicon that misleads is found out.
 *
 * A token's links are a row of sentences. Windows of one shape that hold a link are runs of
 * borders, so a row costs its links times the window, never a product of tokens.
 */
#include "align/evidence.h"

#include <math.h>
#include <stdlib.h>

/* What a token is worth depends on its channel and its chance, in steps of 11 %: a grade. */
enum { LEVELS = 64, NO_GRADE = JK_N_CHANNEL * LEVELS };
static const double LOWEST = .001, HIGHEST = .95;

/* A token of one sentence meets a partner in sentence `at` of the other side; its link before that one
   is gap sentences back (at most JK_MAX_SIDE + 1: further is all the same). */
typedef struct { uint32_t at; uint16_t grade; uint8_t gap; } hit;

typedef struct {
    const jk_side *words;
    uint32_t n;                     /* sentences */
    uint8_t *channel;               /* [n_type] */
    uint16_t *grade;                /* [tokens]; NO_GRADE: without a link within reach */
    double *base[JK_MAX_SIDE];      /* [n + 1] cumulative over sentences: all tokens missed, window w */
} party;

struct jk_evidence {
    party src, tgt;
    uint32_t *first_src;            /* [n_src + 1] hits of source tokens, by their sentence: at is a target sentence */
    hit *hit_src;
    uint32_t *first_tgt;            /* [n_src + 1] hits of target tokens, by source sentence: at is the token's own */
    hit *hit_tgt;
    double rate[JK_N_CHANNEL];
    jk_weights weights;
    double chance[LEVELS];
    float worth[NO_GRADE][JK_MAX_SIDE];     /* what it adds to have met rather than missed, by window w - 1 */
    float missed[NO_GRADE + 1][JK_MAX_SIDE];
};

/* Mean of the hit rate before the document is seen, and how many tokens that is worth. */
static const double prior_rate[JK_N_CHANNEL] = {
    [JK_CH_NUMBER] = .95, [JK_CH_LATIN] = .85, [JK_CH_CLDR] = .85, [JK_CH_TRANSLIT] = .8, [JK_CH_USER] = .6, [JK_CH_LEXICON] = .6,
    [JK_CH_LEARNED] = .5, [JK_CH_EMBEDDING] = .9,
};
enum { PRIOR_TOKENS = 10 };

/* ---------------------------------------------------------- building the rows */

typedef struct { uint32_t *first, *at; } rows;  /* of type t: at[first[t]] .. at[first[t + 1] - 1], ascending */

/* The sentences in which each type occurs. */
static bool postings(jk_arena *arena, const jk_side *side, uint32_t n_sent, rows *out, jk_err *err)
{
    uint32_t *last = JK_NEW(arena, uint32_t, side->n_type, err);
    out->first = JK_NEW(arena, uint32_t, (size_t)side->n_type + 2, err);
    out->at = JK_NEW(arena, uint32_t, side->first[n_sent], err);
    if (err->code)
        return false;
    for (int pass = 0; pass < 2; pass++) {
        memset(last, 0xFF, side->n_type * sizeof *last);
        for (uint32_t s = 0; s < n_sent; s++)
            for (uint32_t k = side->first[s]; k < side->first[s + 1]; k++) {
                uint32_t t = side->token[k].type;
                if (last[t] == s)
                    continue;
                last[t] = s;
                if (pass == 0)
                    out->first[t + 2]++;
                else
                    out->at[out->first[t + 1]++] = s;
            }
        for (uint32_t t = 0; pass == 0 && t < side->n_type; t++)
            out->first[t + 2] += out->first[t + 1];
    }
    return true;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Partners of each type of one side, by its links. */
static bool partners(jk_arena *arena, uint32_t n_type, const jk_links *links, bool of_src, uint8_t *channel, rows *out, jk_err *err)
{
    out->first = JK_NEW(arena, uint32_t, (size_t)n_type + 2, err);
    out->at = JK_NEW(arena, uint32_t, links->n, err);
    if (err->code)
        return false;
    memset(channel, JK_N_CHANNEL, n_type);
    for (size_t k = 0; k < links->n; k++) {
        uint32_t t = of_src ? links->link[k].a : links->link[k].b;
        out->first[t + 2]++;
        if (links->link[k].channel < channel[t])
            channel[t] = links->link[k].channel;
    }
    for (uint32_t t = 0; t < n_type; t++)
        out->first[t + 2] += out->first[t + 1];
    for (size_t k = 0; k < links->n; k++) {
        uint32_t t = of_src ? links->link[k].a : links->link[k].b;
        out->at[out->first[t + 1]++] = of_src ? links->link[k].b : links->link[k].a;
    }
    return true;
}

/* The sentences of the other side in which a type has a partner: the union of its partners' postings. */
static bool link_rows(jk_arena *arena, party *self, const party *other, const jk_links *links, bool of_src, rows *out, jk_err *err)
{
    rows partner, posting;
    uint32_t n_type = self->words->n_type;
    if (!postings(arena, other->words, other->n, &posting, err) || !partners(arena, n_type, links, of_src, self->channel, &partner, err))
        return false;
    out->first = JK_NEW(arena, uint32_t, (size_t)n_type + 1, err);
    size_t cap = 1024, n = 0;
    out->at = JK_NEW(arena, uint32_t, cap, err);
    if (err->code)
        return false;
    for (uint32_t t = 0; t < n_type; t++) {
        size_t start = n;
        for (uint32_t k = partner.first[t]; k < partner.first[t + 1]; k++) {
            uint32_t p = partner.at[k], many = posting.first[p + 1] - posting.first[p];
            if (n + many > cap) {
                size_t more = (n + many) * 2;
                out->at = jk_arena_grow(arena, out->at, n, more, sizeof *out->at, err);
                if (!out->at)
                    return false;
                cap = more;
            }
            memcpy(out->at + n, posting.at + posting.first[p], many * sizeof *out->at);
            n += many;
        }
        if (partner.first[t + 1] - partner.first[t] > 1) {
            qsort(out->at + start, n - start, sizeof *out->at, by_number);
            size_t kept = start;
            for (size_t k = start; k < n; k++)
                if (kept == start || out->at[kept - 1] != out->at[k])
                    out->at[kept++] = out->at[k];
            n = kept;
        }
        out->first[t + 1] = (uint32_t)n;
    }
    return true;
}

static bool party_new(jk_arena *arena, const jk_side *words, uint32_t n, party *p, jk_err *err)
{
    *p = (party){ .words = words, .n = n };
    p->channel = JK_NEW(arena, uint8_t, words->n_type, err);
    p->grade = JK_NEW(arena, uint16_t, words->first[n], err);
    for (unsigned w = 0; w < JK_MAX_SIDE; w++)
        p->base[w] = JK_NEW(arena, double, (size_t)n + 1, err);
    return err->code == JK_OK;
}

/* Each token's grade, from its links within reach [lo, hi) of its sentence. */
static void grade(const jk_evidence *e, party *self, const rows *row, const uint32_t *lo, const uint32_t *hi)
{
    for (uint32_t s = 0; s < self->n; s++)
        for (uint32_t k = self->words->first[s]; k < self->words->first[s + 1]; k++) {
            uint32_t t = self->words->token[k].type, c = 0;
            for (uint32_t r = row->first[t]; r < row->first[t + 1] && row->at[r] < hi[s]; r++)
                c += row->at[r] >= lo[s];
            self->grade[k] = NO_GRADE;
            if (c == 0)
                continue;
            double q = ((double)(c - 1) + .5) / ((double)(hi[s] - lo[s]) + 1);
            unsigned level = 0;                 /* the nearest one below */
            for (unsigned step = LEVELS / 2; step; step /= 2)
                if (e->chance[level + step] <= q)
                    level += step;
            self->grade[k] = (uint16_t)(self->channel[t] * LEVELS + level);
        }
}

/* Walks the links of every token within reach: counts them (out NULL) or writes them. key 0: by the
   token's own sentence, `at` the other's; key 1: the other way about. */
static void walk(const party *self, const rows *row, const uint32_t *lo, const uint32_t *hi, bool turned, uint32_t *first, hit *out)
{
    for (uint32_t s = 0; s < self->n; s++)
        for (uint32_t k = self->words->first[s]; k < self->words->first[s + 1]; k++) {
            uint32_t t = self->words->token[k].type, gap = JK_MAX_SIDE + 1, before = 0;
            for (uint32_t r = row->first[t]; r < row->first[t + 1]; r++) {
                uint32_t y = row->at[r];
                if (y < lo[s])
                    continue;
                if (y >= hi[s])
                    break;
                if (r > row->first[t])
                    gap = y - before < JK_MAX_SIDE + 1 && before >= lo[s] ? y - before : JK_MAX_SIDE + 1;
                before = y;
                uint32_t key = turned ? y : s;
                if (out)
                    out[first[key + 1]++] = (hit){ .at = turned ? s : y, .grade = self->grade[k], .gap = (uint8_t)gap };
                else
                    first[key + 2]++;
            }
        }
}

static bool collect(jk_arena *arena, const party *self, const rows *row, const uint32_t *lo, const uint32_t *hi,
                    bool turned, uint32_t n_key, uint32_t **first, hit **hits, jk_err *err)
{
    *first = JK_NEW(arena, uint32_t, (size_t)n_key + 2, err);
    if (!*first)
        return false;
    walk(self, row, lo, hi, turned, *first, NULL);
    for (uint32_t s = 0; s < n_key; s++)
        (*first)[s + 2] += (*first)[s + 1];
    *hits = JK_NEW(arena, hit, (*first)[n_key + 1], err);
    if (!*hits)
        return false;
    walk(self, row, lo, hi, turned, *first, *hits);
    return true;
}

/* Which sentences of the other side the band lets each sentence meet: [lo[s], hi[s]). */
static bool reach(jk_arena *arena, const jk_band *band, uint32_t *(*src)[2], uint32_t *(*tgt)[2], jk_err *err)
{
    for (int k = 0; k < 2; k++) {
        (*src)[k] = JK_NEW(arena, uint32_t, (size_t)band->n_src + 1, err);
        (*tgt)[k] = JK_NEW(arena, uint32_t, (size_t)band->n_tgt + 1, err);
    }
    if (err->code)
        return false;
    for (uint32_t j = 0; j < band->n_tgt; j++)
        (*tgt)[0][j] = band->n_src;
    uint32_t done = 0;
    for (uint32_t i = 0; i < band->n_src; i++) {
        uint32_t from = i >= JK_MAX_SIDE ? i - JK_MAX_SIDE : 0, to = i + JK_MAX_SIDE < band->n_src ? i + JK_MAX_SIDE : band->n_src;
        (*src)[0][i] = band->lo[from];
        (*src)[1][i] = band->hi[to];
        for (; done < (*src)[1][i]; done++)
            (*tgt)[0][done] = i;
    }
    for (uint32_t i = band->n_src; i-- > 0;)        /* tgt's end: one past the last source sentence that reaches it */
        for (uint32_t j = (*src)[0][i]; j < band->n_tgt && (*tgt)[1][j] == 0 && j < (*src)[1][i]; j++)
            (*tgt)[1][j] = i + 1;
    return true;
}

jk_evidence *jk_evidence_new(jk_arena *arena, const jk_side *src, uint32_t n_src, const jk_side *tgt, uint32_t n_tgt,
                             const jk_links *links, const jk_band *band, jk_err *err)
{
    jk_evidence *e = JK_NEW(arena, jk_evidence, 1, err);
    rows src_row, tgt_row;
    uint32_t *src_reach[2], *tgt_reach[2];
    if (!e || !party_new(arena, src, n_src, &e->src, err) || !party_new(arena, tgt, n_tgt, &e->tgt, err)
        || !link_rows(arena, &e->src, &e->tgt, links, true, &src_row, err)
        || !link_rows(arena, &e->tgt, &e->src, links, false, &tgt_row, err)
        || !reach(arena, band, &src_reach, &tgt_reach, err))
        return NULL;
    e->chance[0] = LOWEST;
    for (unsigned k = 1; k < LEVELS; k++)
        e->chance[k] = LOWEST * jk_exp((double)k / (LEVELS - 1) * jk_log(HIGHEST / LOWEST));
    grade(e, &e->src, &src_row, src_reach[0], src_reach[1]);
    grade(e, &e->tgt, &tgt_row, tgt_reach[0], tgt_reach[1]);
    if (!collect(arena, &e->src, &src_row, src_reach[0], src_reach[1], false, n_src, &e->first_src, &e->hit_src, err)
        || !collect(arena, &e->tgt, &tgt_row, tgt_reach[0], tgt_reach[1], true, n_src, &e->first_tgt, &e->hit_tgt, err))
        return NULL;
    memcpy(e->rate, prior_rate, sizeof e->rate);
    return e;
}

/* ------------------------------------------------------------------- worth */

/* What every grade is worth, for the hit rates as they are. */
static void price(jk_evidence *e)
{
    for (unsigned g = 0; g < NO_GRADE; g++) {
        double q = e->chance[g % LEVELS], none = 1;
        for (unsigned w = 0; w < JK_MAX_SIDE; w++) {
            none *= 1 - q;
            double chance = 1 - none, alpha = e->rate[g / LEVELS];
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
    for (unsigned w = 0; w < JK_MAX_SIDE; w++)
        for (uint32_t s = 0; s < self->n; s++) {
            double sum = 0;
            for (uint32_t k = self->words->first[s]; k < self->words->first[s + 1]; k++)
                sum += (double)e->missed[self->grade[k]][w];
            self->base[w][s + 1] = self->base[w][s] + sum;
        }
}

bool jk_evidence_use(jk_evidence *e, const jk_weights *weights, jk_err *err)
{
    (void)err;
    e->weights = *weights;
    price(e);
    sum_missed(e, &e->src);
    sum_missed(e, &e->tgt);
    return true;
}

double jk_evidence_rate(const jk_evidence *e, unsigned channel) { return e->rate[channel]; }

void jk_evidence_learn(jk_evidence *e, const jk_maybe *maybe, size_t n_maybe)
{
    double met[JK_N_CHANNEL + 1] = { 0 }, asked[JK_N_CHANNEL + 1] = { 0 };
    for (size_t b = 0; b < n_maybe; b++) {
        jk_shape shape = jk_shapes[maybe[b].shape];
        uint32_t i1 = maybe[b].i, j1 = maybe[b].j, i0 = i1 - shape.m, j0 = j1 - shape.n;
        double p = (double)maybe[b].posterior;
        if (shape.m == 0 || shape.n == 0)
            continue;
        for (uint32_t k = e->src.words->first[i0]; k < e->src.words->first[i1]; k++)
            asked[e->src.grade[k] / LEVELS] += p;
        for (uint32_t k = e->tgt.words->first[j0]; k < e->tgt.words->first[j1]; k++)
            asked[e->tgt.grade[k] / LEVELS] += p;
        for (uint32_t s = i0; s < i1; s++) {
            for (uint32_t k = e->first_src[s]; k < e->first_src[s + 1]; k++) {
                const hit *h = &e->hit_src[k];
                if (h->at >= j0 && h->at < j1 && h->gap > h->at - j0)
                    met[h->grade / LEVELS] += p;
            }
            for (uint32_t k = e->first_tgt[s]; k < e->first_tgt[s + 1]; k++) {
                const hit *h = &e->hit_tgt[k];
                if (h->at >= j0 && h->at < j1 && h->gap > s - i0)
                    met[h->grade / LEVELS] += p;
            }
        }
    }
    for (unsigned c = 0; c < JK_N_CHANNEL; c++)
        e->rate[c] = (met[c] + PRIOR_TOKENS * prior_rate[c]) / (asked[c] + PRIOR_TOKENS);
}

/* ------------------------------------------------------------------- score */

/* Adds x to the borders from..to (inclusive) that lie in [j0, j1). */
static inline void spread(float *out, uint32_t j0, uint32_t j1, uint32_t from, uint32_t to, float x)
{
    for (uint32_t j = from > j0 ? from : j0; j <= to && j < j1; j++)
        out[j - j0] += x;
}

void jk_evidence_score(void *self, uint32_t i, uint32_t j0, uint32_t j1, jk_shape shape, float *out)
{
    const jk_evidence *e = self;
    uint32_t m = shape.m, n = shape.n, i0 = i - m;
    if (m == 0 || n == 0)
        return;
    double src = e->src.base[n - 1][i] - e->src.base[n - 1][i0];
    const double *tgt = e->tgt.base[m - 1];
    for (uint32_t j = j0; j < j1; j++)
        out[j - j0] += (float)(src + (tgt[j] - tgt[j - n]));
    for (uint32_t s = i0; s < i; s++) {
        for (uint32_t k = e->first_src[s]; k < e->first_src[s + 1]; k++) {
            const hit *h = &e->hit_src[k];      /* windows that hold `at` and not the link before it */
            uint32_t runs = h->gap < n ? h->gap : n;
            spread(out, j0, j1, h->at + n - runs + 1, h->at + n, e->worth[h->grade][n - 1]);
        }
        for (uint32_t k = e->first_tgt[s]; k < e->first_tgt[s + 1]; k++) {
            const hit *h = &e->hit_tgt[k];
            if (h->gap > s - i0)                /* the first link of this token within i0 .. i-1 */
                spread(out, j0, j1, h->at + 1, h->at + n, e->worth[h->grade][m - 1]);
        }
    }
}

/* hits.c - which token meets a partner in which sentence, within reach.
 *
 *     links between types + tokens of sentences -> rows of sentences -> hits within the band
 *
 * A type's row are the sentences that hold a partner of it. A token's hits are the stretch of its
 * type's row that its sentence may meet; since a band only moves on, a pointer into each row
 * moves on too, and all is linear in the tokens and the hits.
 */
#include "align/hits.h"

/* A token whose chance is above that says next to nothing, for more hits than any other. */
static const double MOST = .5;

static void level_chances(double chance[JK_LEVELS])
{
    static const double lowest = .001;
    double range = jk_log(MOST / lowest);
    for (unsigned k = 0; k < JK_LEVELS; k++)
        chance[k] = lowest * jk_exp((double)k / (JK_LEVELS - 1) * range);
}

/* Of type t: at[first[t]] .. at[end[t] - 1], ascending. */
typedef struct { uint32_t *first, *end, *at; } rows;

static uint32_t own(const jk_type_link *link, bool of_src) { return of_src ? link->a : link->b; }

/* The partners that each type of one side has on the other. */
static bool partners(jk_arena *arena, uint32_t n_type, const jk_links *links, bool of_src, rows *out, jk_err *err)
{
    out->first = JK_NEW(arena, uint32_t, (size_t)n_type + 2, err);
    out->at = JK_NEW(arena, uint32_t, links->n, err);
    if (err->code)
        return false;
    out->end = out->first + 1;
    for (size_t k = 0; k < links->n; k++)
        out->first[own(&links->link[k], of_src) + 2]++;
    for (uint32_t t = 0; t < n_type; t++)
        out->first[t + 2] += out->first[t + 1];
    for (size_t k = 0; k < links->n; k++)
        out->at[out->end[own(&links->link[k], of_src)]++] = own(&links->link[k], !of_src);
    return true;
}

/* Where the sentences that a token may meet begin and end. */
typedef enum { REACH_LO, REACH_HI, BAND_LO, BAND_HI, N_EDGE } edge;

/* One side's tokens, and the sentences of the other in which their types have a partner. */
typedef struct {
    const jk_side *side;
    uint32_t n;                     /* sentences */
    uint8_t *channel;               /* [n_type] the first that links it */
    rows row;
    uint32_t *from[N_EDGE];         /* [n_type] scratch: where in its row a type is by now */
} party;

/* Room for the rows: a type's is at most as long as its partners are many, or the other text. */
static bool rows_new(jk_arena *arena, party *self, const party *other, const jk_links *links, bool of_src, jk_err *err)
{
    uint32_t n_type = self->side->n_type, *many = JK_NEW(arena, uint32_t, other->side->n_type, err), *most = self->from[0];
    size_t total = 0;
    if (!many)
        return false;
    for (uint32_t k = 0; k < other->side->first[other->n]; k++)
        many[other->side->token[k].type]++;
    for (size_t k = 0; k < links->n; k++) {
        uint32_t *m = &most[own(&links->link[k], of_src)], more = many[own(&links->link[k], !of_src)];
        *m = more < other->n - *m ? *m + more : other->n;
    }
    for (uint32_t t = 0; t < n_type; t++) {
        self->row.first[t] = self->row.end[t] = (uint32_t)total;
        total += most[t];
        if (total > UINT32_MAX)
            return jk_fail(err, JK_ELIMIT, "words that meet in more than %u places", UINT32_MAX);
    }
    self->row.at = JK_NEW(arena, uint32_t, total, err);
    return self->row.at != NULL;
}

/* The other side's sentences in turn, each told to the partners of its types: so rows are in
   order and hold a sentence once, and nothing has to be sorted. */
static bool link_rows(jk_arena *arena, party *self, const party *other, const jk_links *links, bool of_src, jk_err *err)
{
    rows partner;
    uint32_t n_type = self->side->n_type;
    self->channel = JK_NEW(arena, uint8_t, n_type, err);
    for (unsigned k = 0; k < N_EDGE; k++)
        self->from[k] = JK_NEW(arena, uint32_t, n_type, err);
    self->row.first = JK_NEW(arena, uint32_t, n_type, err);
    self->row.end = JK_NEW(arena, uint32_t, n_type, err);
    if (err->code || !rows_new(arena, self, other, links, of_src, err) || !partners(arena, other->side->n_type, links, !of_src, &partner, err))
        return false;
    memset(self->channel, JK_N_CHANNEL, n_type);
    for (size_t k = 0; k < links->n; k++) {
        uint8_t *channel = &self->channel[own(&links->link[k], of_src)];
        *channel = links->link[k].channel < *channel ? links->link[k].channel : *channel;
    }
    uint32_t *told = self->from[0];             /* of the last sentence, + 1 */
    memset(told, 0, n_type * sizeof *told);
    for (uint32_t y = 0; y < other->n; y++)
        for (uint32_t k = other->side->first[y]; k < other->side->first[y + 1]; k++) {
            uint32_t p = other->side->token[k].type;
            for (uint32_t r = partner.first[p]; r < partner.end[p]; r++) {
                uint32_t t = partner.at[r];
                if (told[t] == y + 1)
                    continue;
                told[t] = y + 1;
                self->row.at[self->row.end[t]++] = y;
            }
        }
    return true;
}

/* Sentences [lo[s], hi[s]) of the other side that sentence s of this side may meet. */
typedef struct { uint32_t *lo, *hi; } span;

/* A bead of source sentence s starts at most JK_MAX_SIDE - 1 borders before it and ends as many after. */
static bool spans_of(jk_arena *arena, const jk_band *band, span *src, span *tgt, jk_err *err)
{
    src->lo = JK_NEW(arena, uint32_t, (size_t)band->n_src + 1, err);
    src->hi = JK_NEW(arena, uint32_t, (size_t)band->n_src + 1, err);
    tgt->lo = JK_NEW(arena, uint32_t, (size_t)band->n_tgt + 1, err);
    tgt->hi = JK_NEW(arena, uint32_t, (size_t)band->n_tgt + 1, err);
    if (err->code)
        return false;
    uint32_t I = band->n_src, J = band->n_tgt, i = 0;
    for (uint32_t s = 0; s < I; s++) {
        uint32_t from = s >= JK_MAX_SIDE - 1 ? s - (JK_MAX_SIDE - 1) : 0, to = I - s > JK_MAX_SIDE ? s + JK_MAX_SIDE : I;
        src->lo[s] = band->lo[from];
        src->hi[s] = band->hi[to];
    }
    for (uint32_t j = 0; j < J; j++) {          /* the first source sentence whose span reaches past j */
        while (i < I && src->hi[i] <= j)
            i++;
        tgt->lo[j] = i;
    }
    i = I;
    for (uint32_t j = J; j-- > 0;) {            /* one past the last whose span starts at j or before */
        while (i > 0 && src->lo[i - 1] > j)
            i--;
        tgt->hi[j] = i;
    }
    return true;
}

/* Moves a type's pointer to its first link at `sentence` or behind it. */
static uint32_t advance(const party *self, edge which, uint32_t t, uint32_t sentence)
{
    uint32_t r = self->from[which][t], end = self->row.end[t];
    while (r < end && self->row.at[r] < sentence)
        r++;
    return self->from[which][t] = r;
}

static void start_over(party *self)
{
    for (unsigned k = 0; k < N_EDGE; k++)
        memcpy(self->from[k], self->row.first, self->side->n_type * sizeof *self->from[k]);
}

/*  q = (max(c - 1, 0) + 1/2) / (N + 1):  c of N sentences within reach have a partner, one of
    them perhaps the translation. Counts on the way the hits within the band, by the token's
    own sentence, or turned: by the sentence it meets. */
static uint16_t *grades(jk_arena *arena, party *self, span reach, span band, bool turned, const double chance[JK_LEVELS], uint32_t *first, jk_err *err)
{
    uint16_t *grade = JK_NEW(arena, uint16_t, self->side->first[self->n], err);
    start_over(self);
    for (uint32_t s = 0; grade && s < self->n; s++)
        for (uint32_t k = self->side->first[s]; k < self->side->first[s + 1]; k++) {
            uint32_t t = self->side->token[k].type, end = self->row.end[t];
            grade[k] = JK_NO_GRADE;
            if (self->row.first[t] == end)
                continue;
            uint32_t c = advance(self, REACH_HI, t, reach.hi[s]) - advance(self, REACH_LO, t, reach.lo[s]);
            double q = ((double)c - .5) / ((double)(reach.hi[s] - reach.lo[s]) + 1);
            if (c == 0 || q > MOST)
                continue;
            uint32_t met = advance(self, BAND_LO, t, band.lo[s]), met_end = advance(self, BAND_HI, t, band.hi[s]);
            if (!turned)
                first[s + 2] += met_end - met;
            for (; turned && met < met_end; met++)
                first[self->row.at[met] + 2]++;
            unsigned level = 0;                 /* the nearest one not above */
            for (unsigned step = JK_LEVELS / 2; step; step /= 2)
                if (chance[level + step] <= q)
                    level += step;
            grade[k] = (uint16_t)(self->channel[t] * JK_LEVELS + level);
        }
    return grade;
}

/* The hits of every token within the band, once they are counted. */
static bool collect(jk_arena *arena, party *self, const uint16_t *grade, span band, bool turned, uint32_t n_key, jk_hit_rows *out, jk_err *err)
{
    uint32_t *first = out->first;
    for (uint32_t s = 0; s < n_key; s++)
        first[s + 2] += first[s + 1];
    out->hit = JK_NEW(arena, jk_hit, first[n_key + 1], err);
    if (!out->hit)
        return false;
    start_over(self);
    for (uint32_t s = 0; s < self->n; s++)
        for (uint32_t k = self->side->first[s]; k < self->side->first[s + 1]; k++) {
            uint32_t t = self->side->token[k].type, gap = JK_MAX_SIDE + 1, end = self->row.end[t];
            for (uint32_t r = grade[k] == JK_NO_GRADE ? end : advance(self, BAND_LO, t, band.lo[s]); r < end && self->row.at[r] < band.hi[s]; r++) {
                uint32_t y = self->row.at[r], key = turned ? y : s;
                out->hit[first[key + 1]++] = (jk_hit){ .at = turned ? s : y, .grade = grade[k], .gap = (uint8_t)gap };
                if (r + 1 < end)
                    gap = self->row.at[r + 1] - y < JK_MAX_SIDE + 1 ? self->row.at[r + 1] - y : JK_MAX_SIDE + 1;
            }
        }
    return true;
}

/* What is needed on the way goes into scratch. */
static bool find(jk_arena *scratch, jk_arena *arena, const jk_side *src, const jk_side *tgt, const jk_links *links, const jk_band *reach,
                 const jk_band *band, jk_hits *out, jk_err *err)
{
    party a = { .side = src, .n = band->n_src }, b = { .side = tgt, .n = band->n_tgt };
    span src_reach, tgt_reach, src_band, tgt_band;
    if (!link_rows(scratch, &a, &b, links, true, err) || !link_rows(scratch, &b, &a, links, false, err)
        || !spans_of(scratch, reach, &src_reach, &tgt_reach, err) || !spans_of(arena, band, &src_band, &tgt_band, err))
        return false;
    level_chances(out->chance);
    out->src.first = JK_NEW(arena, uint32_t, (size_t)a.n + 2, err);
    out->tgt.first = JK_NEW(arena, uint32_t, (size_t)a.n + 2, err);
    if (err->code)
        return false;
    out->src_grade = grades(arena, &a, src_reach, src_band, false, out->chance, out->src.first, err);
    out->tgt_grade = grades(arena, &b, tgt_reach, tgt_band, true, out->chance, out->tgt.first, err);
    out->lo = src_band.lo;
    out->hi = src_band.hi;
    return !err->code && collect(arena, &a, out->src_grade, src_band, false, a.n, &out->src, err)
        && collect(arena, &b, out->tgt_grade, tgt_band, true, a.n, &out->tgt, err);
}

bool jk_hits_find(jk_arena *arena, const jk_side *src, const jk_side *tgt, const jk_links *links, const jk_band *reach,
                  const jk_band *band, jk_hits *out, jk_err *err)
{
    jk_arena *scratch = jk_arena_open(0);
    bool ok = scratch ? find(scratch, arena, src, tgt, links, reach, band, out, err) : jk_fail(err, JK_ENOMEM, "no memory to count words");
    jk_arena_close(scratch);
    return ok;
}

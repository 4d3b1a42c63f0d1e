/* pieces.c - from the probabilities of every place to start and to end in: the chain of pieces and holes, insertions, beads.
 */
#include <math.h>

#include "corpus/score/ways.h"

typedef jk_reseg_model model;

typedef struct { uint32_t from, to; float posterior; } part;    /* from == to: a hole */

enum { ENDS = 1, HOLDS = 2, STARTS = 4 };       /* sentence k - 1 ends at this place of border k, is a hole; sentence k starts here */

/* best[j + 1]: the largest sum with all pieces before j; way[]: how it came about. */
static void climb(const model *m, uint32_t k, double *best, double *next, uint8_t *way)
{
    uint32_t low = m->low[m->first[k]], high = m->high[m->first[k]], from = m->low[m->first[k + 1]], to = m->high[m->first[k + 1]];
    double started = -INFINITY;
    uint32_t j = low;
    for (uint32_t e = from; e <= to; e++) {
        for (; j <= high && j < e; j++) {
            double sum = best[j + 1] + m->start[m->at[k] + j - low];
            if (sum > started) {
                started = sum;
                way[m->at[k] + j - low] |= STARTS;
            }
        }
        double end = started + m->end[m->at[k + 1] + e - from], hole = best[(e < high ? e : high) + 1] + 2.0 * m->hole[k];
        double sum = end > hole ? end : hole;
        bool better = e == from || sum > next[e];
        next[e + 1] = better ? sum : next[e];
        way[m->at[k + 1] + e - from] |= better ? (end > hole ? ENDS : HOLDS) : 0;
    }
}

static void walk_back(const model *m, const uint8_t *way, part *piece)
{
    uint32_t j = m->both.hyp.n;
    for (uint32_t k = m->n_sent; k-- > 0;) {
        uint32_t low = m->low[m->first[k]], high = m->high[m->first[k]], from = m->low[m->first[k + 1]];
        while (!(way[m->at[k + 1] + j - from] & (ENDS | HOLDS)))
            j--;
        bool hole = way[m->at[k + 1] + j - from] & HOLDS;
        double ends = m->end[m->at[k + 1] + j - from];
        piece[k].to = j;
        j = j - !hole < high ? j - !hole : high;
        while (!hole && !(way[m->at[k] + j - low] & STARTS))
            j--;
        double starts = m->start[m->at[k] + j - low];
        piece[k].from = hole ? piece[k].to : j;
        piece[k].posterior = (float)(hole ? m->hole[k] : starts < ends ? starts : ends);
        piece[k].posterior = piece[k].posterior > 1.0f ? 1.0f : piece[k].posterior;
    }
}

static double probability(const model *m, const double *of, uint32_t k, uint32_t j)
{
    uint32_t low = m->low[m->first[k]], high = m->high[m->first[k]];
    return j >= low && j <= high ? of[m->at[k] + j - low] : 0.0;
}

/* Mean over the words. */
static double insertion(const model *m, uint32_t from, uint32_t to)
{
    double sum = 0.0;
    for (uint32_t j = from; j < to; j++)
        sum += m->inserted[j];
    return sum / (to - from);
}

/* Words between two pieces that are hardly an insertion (the two places were chosen one by one) go to the likelier side. */
static void close_gaps(const model *m, part *piece)
{
    uint32_t last = UINT32_MAX, to = 0;
    for (uint32_t k = 0; k <= m->n_sent; k++) {
        if (k < m->n_sent && piece[k].from == piece[k].to)
            continue;
        uint32_t from = k < m->n_sent ? piece[k].from : m->both.hyp.n;
        if (from > to && insertion(m, to, from) < 0.5) {
            double left = last != UINT32_MAX ? probability(m, m->end, last + 1, from) : -1.0;
            double right = k < m->n_sent ? probability(m, m->start, k, to) : -1.0;
            if (left > right || (left == right && left >= 0.0))
                piece[last].to = from;
            else if (right >= 0.0)
                piece[k].from = to;
        }
        last = k;
        to = k < m->n_sent ? piece[k].to : to;
    }
}

/* ------------------------------------------------------------- what comes out */

static jk_span text_of(const jk_runs *runs, uint32_t from, uint32_t to)
{
    const char *start = runs->run[from].at;
    return (jk_span){ start, (size_t)(runs->run[to - 1].at + runs->run[to - 1].len - start) };
}

static void put_insertion(const model *m, uint32_t before, uint32_t from, uint32_t to, jk_reseg *out)
{
    double p = insertion(m, from, to);
    out->insertion[out->n_insertion++] = (jk_insertion){ text_of(&m->both.hyp, from, to), before, to - from, (float)(p > 1.0 ? 1.0 : p) };
}

static uint8_t shape(uint32_t n) { return (uint8_t)(n < 255 ? n : 255); }

/* Sentences of the two sides that a piece ties are one bead; a hole within it belongs to it. */
static void put_beads(const model *m, const part *piece, uint32_t n_hyp, jk_reseg *out)
{
    const jk_run *run = m->both.hyp.run;
    uint32_t j = 0, k = 0;
    while (k < m->n_sent || j < n_hyp) {
        uint32_t src = k, tgt = j, next = k;
        while (next < m->n_sent && piece[next].from == piece[next].to)
            next++;
        uint32_t start = next < m->n_sent ? run[piece[next].from].sent : n_hyp;
        if (k < next)
            k++;                                            /* a hole: 1-0 */
        else if (j < start)
            j++;                                            /* 0-1 */
        else {
            uint32_t last = next;
            for (uint32_t n = next; n < m->n_sent && (n == next || piece[n].from == piece[n].to || run[piece[n].from].sent < j); n++)
                if (piece[n].from < piece[n].to) {
                    j = run[piece[n].to - 1].sent + 1;
                    last = n;
                }
            k = last + 1;
        }
        float posterior = 1.0f;
        for (uint32_t s = src; s < k; s++) {
            out->piece[s].bead = out->n_bead;
            posterior = piece[s].posterior < posterior ? piece[s].posterior : posterior;
        }
        out->bead[out->n_bead++] = (jk_bead){ .src = src, .tgt = tgt, .n_src = shape(k - src), .n_tgt = shape(j - tgt), .posterior = posterior };
    }
}

static bool put_all(const model *m, jk_arena *arena, const part *piece, uint32_t n_hyp, jk_reseg *out, jk_err *err)
{
    uint32_t last = 0, before = 0;
    out->piece = JK_NEW(arena, jk_piece, m->n_sent, err);
    out->insertion = JK_NEW(arena, jk_insertion, (size_t)m->n_sent + 1, err);
    out->bead = JK_NEW(arena, jk_bead, (size_t)m->n_sent + n_hyp, err);
    if (!out->piece || !out->insertion || !out->bead)
        return false;
    for (uint32_t k = 0; k < m->n_sent; k++) {
        jk_piece *p = &out->piece[k];
        *p = (jk_piece){ .text = { "", 0 }, .n_ref_word = m->first[k + 1] - m->first[k], .posterior = piece[k].posterior };
        if (piece[k].from == piece[k].to)
            continue;
        p->text = text_of(&m->both.hyp, piece[k].from, piece[k].to);
        p->n_word = piece[k].to - piece[k].from;
        if (last < piece[k].from)
            put_insertion(m, before, last, piece[k].from, out);
        last = piece[k].to;
        before = k + 1;
    }
    if (last < m->both.hyp.n)
        put_insertion(m, before, last, m->both.hyp.n, out);
    put_beads(m, piece, n_hyp, out);
    return true;
}

bool jk_reseg_choose(jk_arena *arena, jk_reseg_model *m, uint32_t n_hyp_sent, jk_reseg *out, jk_err *err)
{
    size_t places = m->at[m->n_sent] + m->high[m->both.ref.n] - m->low[m->both.ref.n] + 1;
    part *piece = JK_NEW(arena, part, m->n_sent, err);
    uint8_t *way = JK_NEW(arena, uint8_t, places, err);
    if (!piece || !way)
        return false;
    double *best = m->some, *next = m->some_;
    for (uint32_t j = 0; j <= m->high[0]; j++)
        best[j + 1] = 0.0;
    for (uint32_t k = 0; k < m->n_sent; k++) {
        climb(m, k, best, next, way);
        double *swap = best;
        best = next;
        next = swap;
    }
    walk_back(m, way, piece);
    close_gaps(m, piece);
    return put_all(m, arena, piece, n_hyp_sent, out, err);
}

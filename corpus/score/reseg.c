/* reseg.c - a translation cut into the sentences of its reference.
 *
 * A model of how the hypothesis came from the reference, word by word, both read once from left to right. A
 * sentence of the reference is a hole (it leaves nothing) or it leaves a piece of at least one word: each of its
 * words is kept, replaced by another or left out, and words come in between. Between two pieces foreign words
 * may stand, an insertion. All weights are odds against words that come by chance:
 *
 *     kept           KEPT / P(word), so that rare words weigh more; an inflected one, by its edits, between that and REPLACED
 *     replaced       REPLACED                  left out, came in    GAP
 *     two words change places                  TURN, and as above
 *     hole           HOLE                      insertion            OPEN, then RUNS_ON a word
 *     a cut          edge[]: hardly but where a sentence of the hypothesis ends, rather there where a paragraph does in both
 *     an insertion starts or ends               bound[]: hardly but where a sentence of the hypothesis does
 *     no cut where a sentence of the hypothesis ends: across[]
 *
 * Forward and backward sums over all ways within the track (track.c) give, for every sentence, the probability of each
 * place to start and to end in, and of a hole. The answer is the chain of pieces and holes whose places have the largest
 * sum of probabilities: the most borders right, as expected. What is kept is a row of places for each sentence, so memory
 * is linear.
 *
 *     B[k][j]  k sentences and j words are passed    S[k][j]  and the next sentence starts here
 *     none[j]  in a sentence, no word of its piece yet        some[j]  in its piece
 *     turn[j]  in its piece, and the next word of the hypothesis belongs to the sentence's last word passed, which waits for it
 */
#include <math.h>

#include "corpus/score/ways.h"

static const double KEPT = 0.6, REPLACED = .4, GAP = .1, TURN = .1, HOLE = .003, OPEN = .02, RUNS_ON = 0.995;
static const double FIRST_SEEN = 4000.0;        /* words that a text of none would have shown: P(word) of a short one */
static const double ALIKE = 0.5;                /* likeness that means nothing yet */
static const double edge[2][JK_N_CUT] = { { 0.0, 0.1, 0.12, 1.0, 0.5 }, { 0.0, 0.1, 0.12, 0.7, 1.5 } };     /* [does the reference's paragraph end?] */
static const double across[JK_N_CUT] = { 1.0, 1.0, 1.0, 0.02, 0.01 };

static const double bound[JK_N_CUT] = { 0.0, 0.03, 0.05, 1.0, 1.0 };

enum { N_CACHE = 1 << 13 };
typedef struct jk_likeness { uint64_t key; double odds; } likeness;

typedef jk_reseg_model model;

/* ------------------------------------------------------------- weights */

static double edge_of(const model *m, uint32_t k, uint32_t j)
{
    bool para = k == 0 || k == m->n_sent || m->ref->sent[k - 1].para != m->ref->sent[k].para;
    return edge[para][m->both.hyp.cut[j]];
}

static double alike(model *m, uint32_t a, uint32_t b)
{
    uint64_t key = ((uint64_t)a << 32 | b) + 1;
    likeness *known = &m->cache[(key * 0x9E3779B97F4A7C15u) >> 51];
    if (known->key == key)
        return known->odds;
    double t = (jk_form_likeness(&m->both.form[a], &m->both.form[b]) - ALIKE) / (1.0 - ALIKE) * 0.8;
    known->key = key;
    known->odds = t > 0.0 ? REPLACED * jk_exp(t * jk_log(m->kept[b] / REPLACED)) : REPLACED;
    return known->odds;
}

/* Odds of word i of the reference with every word that it may meet. */
static void read_odds(model *m, uint32_t i)
{
    uint32_t n = m->both.ref.n, from = m->low[i ? i - 1 : 0], to = m->high[i + 2 < n ? i + 2 : n];
    uint32_t a = m->both.ref.run[i].form;
    uint64_t letters = m->both.form[a].letters;
    double *odds = m->odds[i % 3];
    for (uint32_t j = from ? from - 1 : 0; j <= to && j < m->both.hyp.n; j++) {
        uint32_t b = m->both.hyp.run[j].form;
        odds[j] = a == b ? m->kept[a] : letters & m->both.form[b].letters ? alike(m, a, b) : REPLACED;
    }
}

/* ------------------------------------------------------------- forward */

static void swap_rows(model *m)
{
    double *none = m->none, *some = m->some, *turn = m->turn;
    m->none = m->none_;
    m->some = m->some_;
    m->turn = m->turn_;
    m->none_ = none;
    m->some_ = some;
    m->turn_ = turn;
}

/* The row divided by the largest number in it; ln of that. */
static double rescale(model *m, uint32_t row)
{
    uint32_t low = m->low[row], high = m->high[row];
    double *const part[] = { m->none, m->some, m->turn };
    double top = 0.0;
    for (size_t k = 0; k < 3; k++)
        for (uint32_t j = low + 1; j <= high + 1; j++)
            top = part[k][j] > top ? part[k][j] : top;
    if (top == 0.0)
        return 0.0;
    for (size_t k = 0; k < 3; k++)
        for (uint32_t j = low + 1; j <= high + 1; j++)
            part[k][j] /= top;
    return jk_log(top);
}

static void clear(model *m, uint32_t column) { m->none[column + 1] = m->some[column + 1] = m->turn[column + 1] = 0.0; }

static void start_row(model *m, uint32_t k)
{
    uint32_t row = m->first[k], low = m->low[row], high = m->high[row];
    const double *b = m->start + m->at[k];
    double lead = 0.0;
    m->none[low] = m->some[low] = 0.0;
    for (uint32_t j = low; j <= high; j++) {
        double cross = across[m->both.hyp.cut[j ? j - 1 : 0]];
        double whole = bound[m->both.hyp.cut[j]];
        m->none[j + 1] = (b[j - low] + lead * whole) * edge_of(m, k, j);
        m->some[j + 1] = (m->none[j] + m->some[j] * cross) * GAP;
        m->turn[j + 1] = 0.0;
        lead = OPEN * whole * b[j - low] + RUNS_ON * lead;
    }
    m->turn[low] = 0.0;
    if (row < m->first[k + 1])
        read_odds(m, row);
}

/* Word i is passed; more: it is not its sentence's last. */
static void next_row(model *m, uint32_t i, bool more)
{
    uint32_t low = m->low[i + 1], high = m->high[i + 1];
    const double *here = m->odds[i % 3], *before = m->odds[(i + 2) % 3], *behind = m->odds[(i + 1) % 3];
    if (more)
        read_odds(m, i + 1);
    for (uint32_t j = m->high[i] + 1; j <= high; j++)
        clear(m, j);
    if (low == m->low[i])
        m->none[low] = m->some[low] = m->turn[low] = 0.0;
    m->none_[low] = m->some_[low] = m->turn_[low] = 0.0;
    m->none_[low + 1] = m->none[low + 1] * GAP;
    m->some_[low + 1] = m->some[low + 1] * GAP;
    m->turn_[low + 1] = 0.0;
    for (uint32_t j = low ? low : 1; j <= high; j++) {
        double cross = across[m->both.hyp.cut[j - 1]], from = m->none[j] + m->some[j] * cross, turned = m->turn[j] * cross;
        m->none_[j + 1] = m->none[j + 1] * GAP;
        m->some_[j + 1] = from * here[j - 1] + (turned > 0.0 ? turned * before[j - 1] : 0.0) + m->some[j + 1] * GAP
                          + (m->none_[j] + m->some_[j] * cross) * GAP;
        m->turn_[j + 1] = more ? from * TURN * behind[j - 1] : 0.0;
    }
    swap_rows(m);
}

static void end_sentence(model *m, uint32_t k, double scale)
{
    uint32_t from = m->low[m->first[k]], to = m->high[m->first[k]], low = m->low[m->first[k + 1]], high = m->high[m->first[k + 1]];
    const double *before = m->start + m->at[k];
    double *b = m->start + m->at[k + 1], *end = m->end + m->at[k + 1], top = 0.0;
    double larger = scale > m->scale[k] ? scale : m->scale[k], by = jk_exp(scale - larger), hole = HOLE * jk_exp(m->scale[k] - larger);
    for (uint32_t j = low; j <= high; j++) {
        end[j - low] = m->some[j + 1] * edge_of(m, k + 1, j) * by;
        b[j - low] = end[j - low] + (j >= from && j <= to ? hole * before[j - from] : 0.0);
        top = b[j - low] > top ? b[j - low] : top;
    }
    m->scale[k + 1] = larger;
    if (top == 0.0)
        return;
    for (uint32_t j = 0; j <= high - low; j++) {
        end[j] /= top;
        b[j] /= top;
    }
    m->scale[k + 1] += jk_log(top);
}

static void forward(model *m)
{
    m->start[m->at[0]] = 1.0;                               /* low[0] is 0 */
    for (uint32_t k = 0; k < m->n_sent; k++) {
        double scale = m->scale[k];
        start_row(m, k);
        for (uint32_t i = m->first[k]; i < m->first[k + 1]; i++) {
            next_row(m, i, i + 1 < m->first[k + 1]);
            scale += rescale(m, i + 1);
        }
        end_sentence(m, k, scale);
    }
    uint32_t low = m->low[m->both.ref.n], high = m->high[m->both.ref.n];
    const double *b = m->start + m->at[m->n_sent];
    double lead = 0.0;
    for (uint32_t j = low; j < high; j++)
        lead = OPEN * bound[m->both.hyp.cut[j]] * b[j - low] + RUNS_ON * lead;
    m->total = m->scale[m->n_sent] + jk_log(b[high - low] + lead);
}

/* ------------------------------------------------------------- backward
 * The same rows hold what is still to come; after[]: from border k + 1 on, of a scale that is handed on. */

static double factor(const model *m, double scale)
{
    double x = scale - m->total;
    return x > 600.0 ? jk_exp(600.0) : x == x ? jk_exp(x) : 0.0;
}

/* Row i + 1 -> i, of a sentence whose words are first..last-1. */
static void previous_row(model *m, uint32_t i, uint32_t first, uint32_t last)
{
    uint32_t low = m->low[i], high = m->high[i];
    const double *here = m->odds[i % 3], *before = m->odds[(i + 2) % 3], *behind = m->odds[(i + 1) % 3];
    if (i > first)
        read_odds(m, i - 1);
    for (uint32_t j = low; j < m->low[i + 1]; j++)
        clear(m, j);
    clear(m, m->high[i + 1] + 1);
    m->none_[high + 2] = m->some_[high + 2] = m->turn_[high + 2] = 0.0;
    for (uint32_t j = high + 1; j-- > low;) {
        double cross = across[m->both.hyp.cut[j]], next = m->some[j + 2];
        bool any = j < m->both.hyp.n;
        double word = (any ? next * here[j] : 0.0) + (any && i + 1 < last ? TURN * behind[j] * m->turn[j + 2] : 0.0) + m->some_[j + 2] * GAP;
        m->some_[j + 1] = cross * word + m->some[j + 1] * GAP;
        m->none_[j + 1] = word + m->none[j + 1] * GAP;
        m->turn_[j + 1] = any && i > first ? cross * before[j] * next : 0.0;
    }
    swap_rows(m);
}

static void end_row(model *m, uint32_t k)
{
    uint32_t row = m->first[k + 1], low = m->low[row], high = m->high[row];
    m->some[high + 2] = 0.0;
    for (uint32_t j = high + 1; j-- > low;) {
        m->none[j + 1] = GAP * m->some[j + 2];
        m->turn[j + 1] = 0.0;
        m->some[j + 1] = m->after[j + 1] * edge_of(m, k + 1, j) + across[m->both.hyp.cut[j]] * GAP * m->some[j + 2];
    }
    if (row > m->first[k])
        read_odds(m, row - 1);
}

/* Probabilities of the ends of sentence k and of a hole there; needs after[] of border k + 1. */
static void read_end(model *m, uint32_t k, double scale)
{
    uint32_t from = m->low[m->first[k]], to = m->high[m->first[k]], low = m->low[m->first[k + 1]], high = m->high[m->first[k + 1]];
    double *end = m->end + m->at[k + 1], by = factor(m, m->scale[k + 1] + scale), hole = 0.0;
    const double *b = m->start + m->at[k];
    for (uint32_t j = low; j <= high; j++) {
        end[j - low] *= m->after[j + 1] * by;
        hole += j >= from && j <= to ? b[j - from] * m->after[j + 1] : 0.0;
    }
    m->hole[k] = hole * HOLE * factor(m, m->scale[k] + scale);
}

/* Border k: none[] is what comes when a sentence starts (at the last border: the end). Probabilities of starts and inserted
   words; after[] becomes that of this border, on the scale that is returned. */
static double read_start(model *m, uint32_t k, double scale, double old_scale)
{
    uint32_t low = m->low[m->first[k]], high = m->high[m->first[k]];
    uint32_t from = k < m->n_sent ? m->low[m->first[k + 1]] : high + 1, to = k < m->n_sent ? m->high[m->first[k + 1]] : high;
    double *b = m->start + m->at[k], larger = scale > old_scale ? scale : old_scale, by = factor(m, m->scale[k] + scale);
    double own = jk_exp(scale - larger), hole = HOLE * jk_exp(old_scale - larger), top = 0.0, lead = 0.0;
    m->lead[high + 2] = 0.0;
    for (uint32_t j = high + 1; j-- > low;) {
        m->none[j + 1] *= k < m->n_sent ? edge_of(m, k, j) : 1.0;
        double whole = bound[m->both.hyp.cut[j]];
        m->lead[j + 1] = whole * m->none[j + 1] + RUNS_ON * m->lead[j + 2];
        double past = j >= from && j <= to ? m->after[j + 1] : 0.0;
        m->after[j + 1] = (m->none[j + 1] + OPEN * whole * m->lead[j + 2]) * own + hole * past;
        top = m->after[j + 1] > top ? m->after[j + 1] : top;
    }
    for (uint32_t j = low; j <= high; j++) {
        double here = b[j - low], whole = bound[m->both.hyp.cut[j]];
        b[j - low] = (here + lead * whole) * m->none[j + 1] * by;
        lead = OPEN * whole * here + RUNS_ON * lead;
        if (j < high)
            m->inserted[j] += lead * m->lead[j + 2] * by;
        if (top > 0.0)
            m->after[j + 1] /= top;
    }
    return larger + (top > 0.0 ? jk_log(top) : 0.0);
}

static void backward(model *m)
{
    uint32_t low = m->low[m->both.ref.n], high = m->high[m->both.ref.n];
    for (uint32_t j = low; j <= high; j++)
        m->none[j + 1] = j == high;
    double scale = read_start(m, m->n_sent, 0.0, -INFINITY);
    for (uint32_t k = m->n_sent; k-- > 0;) {
        double own = scale;
        read_end(m, k, scale);
        end_row(m, k);
        for (uint32_t i = m->first[k + 1]; i-- > m->first[k];) {
            previous_row(m, i, m->first[k], m->first[k + 1]);
            own += rescale(m, i);
        }
        scale = read_start(m, k, own, scale);
    }
}

/* ------------------------------------------------------------- all of it */

static bool open_model(model *m, jk_arena *arena, jk_err *err)
{
    const jk_both *both = &m->both;
    size_t n = m->n_sent, width = (size_t)both->hyp.n + 3, places = 0;
    m->first = JK_NEW(arena, uint32_t, n + 1, err);
    m->at = JK_NEW(arena, size_t, n + 1, err);
    m->scale = JK_NEW(arena, double, n + 1, err);
    m->hole = JK_NEW(arena, double, n, err);
    m->inserted = JK_NEW(arena, double, width, err);
    m->kept = JK_NEW(arena, double, both->n_form, err);
    m->cache = JK_NEW(arena, likeness, N_CACHE, err);
    double **row[] = { &m->odds[0], &m->odds[1], &m->odds[2], &m->none, &m->some, &m->turn, &m->none_, &m->some_, &m->turn_, &m->after, &m->lead };
    for (size_t k = 0; k < sizeof row / sizeof *row; k++)
        *row[k] = JK_NEW(arena, double, width, err);
    if (err->code)
        return false;
    for (uint32_t i = both->ref.n; i-- > 0;)
        m->first[both->ref.run[i].sent] = i;
    m->first[n] = both->ref.n;
    for (size_t k = 0; k <= n; k++) {
        m->at[k] = places;
        places += m->high[m->first[k]] - m->low[m->first[k]] + 1;
    }
    m->start = JK_NEW(arena, double, places, err);
    m->end = JK_NEW(arena, double, places, err);
    for (uint32_t f = 0; f < both->n_form; f++)
        m->kept[f] = KEPT * ((double)both->ref.n + both->hyp.n + FIRST_SEEN) / (both->form[f].count[0] + both->form[f].count[1] + 1.0);
    return !err->code;
}

bool jk_reseg_pieces(jk_arena *arena, const jk_doc *ref, const jk_doc *hyp, jk_reseg *out, jk_err *err)
{
    model m = { .ref = ref, .n_sent = ref->n_sent };
    *out = (jk_reseg){ 0 };
    if (!jk_runs_read(arena, ref, hyp, &m.both, err) || !jk_runs_track(arena, &m.both, &m.low, &m.high, err) || !open_model(&m, arena, err))
        return false;
    forward(&m);
    backward(&m);
    return jk_reseg_choose(arena, &m, hyp->n_sent, out, err);
}

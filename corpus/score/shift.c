/* shift.c - tercom's greedy search (Snover, Dorr, Schwartz, Micciulla and Makhoul, 2006), as sacreBLEU does it.
 *
 *     D[i][j] = min(D[i-1][j-1] + (hyp[i-1] != ref[j-1]), D[i-1][j] + 1, D[i][j-1] + 1)
 *
 * within a beam along j = i R/H; of equal ones the first of these three. While a block of hyp that stands somewhere in ref,
 * moved beside what ref's words there are aligned with, makes D[H][R] less, the best such shift is made: the greatest gain,
 * then the longest block, the first one, the first place. Once MOST_TRIED have been tried, all rounds counted, the
 * search ends and that round's best is not made.
 *
 * Three things save time and change nothing. Shifts are counted before any is tried. They are tried in the order in which
 * they are preferred, so that each has to gain more than the best so far: a cost above `most` need not be known, and a
 * path of cost d leaves the diagonal by so much that |j-i| + |(R-H) - (j-i)| <= d. And no order of hyp's words costs
 * less than max(H, R) less the words in common: at that bound the search is over.
 */
#include "corpus/score/shift.h"
#include "corpus/score/tokens.h"

#include <stdlib.h>

enum { BEAM = 25, LONGEST = 10, FARTHEST = 50, MOST_TRIED = 1000 };
static const int32_t NEVER = 1 << 30;

struct jk_ter_space {
    const uint32_t *ref;
    size_t H, R;
    size_t stride, width;           /* cells a row takes; the beam's half */
    double ratio;
    uint32_t *hyp, *moved;          /* [H] */
    int32_t *base, *row;            /* [H+1][stride], [2][stride]: cell j of row i stands at 1 + j - low_of(i) */
    uint32_t *from, *to;            /* [H+1] the cells of base that are known */
    int32_t *align;                 /* [R] the word of hyp that ends before or at this one of ref; -1 */
    uint32_t *hyp_err, *ref_err;    /* [H+1], [R+1] errors before a word */
    uint64_t *shift;                /* candidates of a round */
    uint32_t *count;                /* [n_id + 1] */
    size_t n_shift, n_tried;
    size_t cap_hyp, cap_moved, cap_base, cap_row, cap_from, cap_to, cap_align, cap_hyp_err, cap_ref_err, cap_shift, cap_count;
};

jk_ter_space *jk_ter_space_open(jk_err *err)
{
    jk_ter_space *t = calloc(1, sizeof *t);
    if (!t)
        jk_fail(err, JK_ENOMEM, "no more memory");
    return t;
}

void jk_ter_space_close(jk_ter_space *t)
{
    if (!t)
        return;
    void *const all[] = { t->hyp, t->moved, t->base, t->row, t->from, t->to, t->align, t->hyp_err, t->ref_err, t->shift, t->count };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        free(all[k]);
    free(t);
}

#define ROOM(array, n) jk_scratch_room(&t->array, &t->cap_##array, (n), sizeof *t->array, err)

static bool room(jk_ter_space *t, uint32_t n_id, jk_err *err)
{
    return ROOM(hyp, t->H) && ROOM(moved, t->H) && ROOM(base, (t->H + 1) * t->stride) && ROOM(row, 2 * t->stride) && ROOM(from, t->H + 1)
        && ROOM(to, t->H + 1) && ROOM(align, t->R) && ROOM(hyp_err, t->H + 1) && ROOM(ref_err, t->R + 1)
        && ROOM(shift, MOST_TRIED + LONGEST + 1) && ROOM(count, (size_t)n_id + 1);
}

/* ------------------------------------------------------------------ distance */

static size_t diagonal(const jk_ter_space *t, size_t i) { return (size_t)((double)i * t->ratio); }

static size_t low_of(const jk_ter_space *t, size_t i)
{
    size_t middle = diagonal(t, i);
    return middle > t->width ? middle - t->width : 0;
}

/* The cells of row i that can be part of a path of cost most: [*from, *to). */
static void band(const jk_ter_space *t, size_t i, int64_t most, size_t *from, size_t *to)
{
    int64_t more = (int64_t)t->R - (int64_t)t->H, at = (int64_t)i;
    int64_t left = at - (most - more) / 2, right = at + (most + more) / 2 + 1;      /* most >= |more| */
    size_t low = low_of(t, i), high = i == t->H ? t->R + 1 : diagonal(t, i) + t->width;
    high = high < t->R + 1 ? high : t->R + 1;
    *from = left > (int64_t)low ? (size_t)left : low;
    *to = right < (int64_t)high ? (size_t)right : high;
}

/* Row i from the one before, cells [from, to); cells up to `next`, which the next row looks at, are NEVER. The least of them. */
static int32_t step(const jk_ter_space *t, const int32_t *before, int32_t *row, size_t i, uint32_t word, size_t from, size_t to, size_t next)
{
    size_t low = low_of(t, i), j = from;
    const int32_t *above = before + 1 + from - low_of(t, i - 1);
    int32_t *cell = row + 1 + from - low, left = NEVER, least = NEVER;
    cell[-1] = NEVER;
    if (j == 0) {
        left = least = *cell++ = *above++ + 1;
        j++;
    }
    const uint32_t *ref = t->ref - 1;
    for (; j < to; j++, above++, cell++) {
        int32_t cost = above[-1] + (word != ref[j]);
        cost = above[0] + 1 < cost ? above[0] + 1 : cost;
        cost = left + 1 < cost ? left + 1 : cost;
        *cell = left = cost;
        least = cost < least ? cost : least;
    }
    for (; j < next; j++)
        *cell++ = NEVER;
    return least;
}

/* D[H][R] of words that agree with base's in their first `same`; anything above most if it is above most. keep: into base. */
static int32_t distance(jk_ter_space *t, const uint32_t *hyp, size_t same, int64_t most, bool keep)
{
    int64_t apart = (int64_t)t->R - (int64_t)t->H;
    if (most < (apart < 0 ? -apart : apart))
        return NEVER;
    size_t from, to, next, next_to;
    band(t, same + 1, most, &next, &next_to);
    if (keep) {                     /* row 0 */
        for (size_t j = 0; j < next_to; j++)
            t->base[1 + j] = (int32_t)j;
        t->from[0] = 0;
        t->to[0] = (uint32_t)next_to;
    }
    const int32_t *before = t->base + same * t->stride;
    for (size_t i = same + 1; i <= t->H; i++) {
        int32_t *row = keep ? t->base + i * t->stride : t->row + (i & 1) * t->stride;
        from = next;
        to = next_to;
        if (i < t->H)
            band(t, i + 1, most, &next, &next_to);
        if (step(t, before, row, i, hyp[i - 1], from, to, next_to) > most)
            return NEVER;
        if (keep) {
            t->from[i] = (uint32_t)from;
            t->to[i] = (uint32_t)to;
        }
        before = row;
    }
    return before[1 + t->R - low_of(t, t->H)];
}

static int32_t cell_of(const jk_ter_space *t, size_t i, size_t j)
{
    return j < t->from[i] || j >= t->to[i] ? NEVER : t->base[i * t->stride + 1 + j - low_of(t, i)];
}

/* From base: which word of hyp each of ref's is aligned with, and where the errors are. */
static void trace(jk_ter_space *t)
{
    size_t i = t->H, j = t->R;
    memset(t->hyp_err, 0, (t->H + 1) * sizeof *t->hyp_err);
    memset(t->ref_err, 0, (t->R + 1) * sizeof *t->ref_err);
    while (i > 0 || j > 0) {
        int32_t here = i ? cell_of(t, i, j) : 0;
        uint32_t differ = i && j && t->hyp[i - 1] != t->ref[j - 1];
        if (i && j && cell_of(t, i - 1, j - 1) + (int32_t)differ == here) {
            t->align[--j] = (int32_t)--i;
            t->hyp_err[i + 1] = t->ref_err[j + 1] = differ;
        } else if (i && (j == 0 || cell_of(t, i - 1, j) + 1 == here))
            t->hyp_err[i--] = 1;
        else {
            t->ref_err[j--] = 1;
            t->align[j] = (int32_t)i - 1;
        }
    }
    for (i = 1; i <= t->H; i++)
        t->hyp_err[i] += t->hyp_err[i - 1];
    for (j = 1; j <= t->R; j++)
        t->ref_err[j] += t->ref_err[j - 1];
}

/* -------------------------------------------------------------------- shifts */

/* Preferred ones are less: length (the most first), start, target. */
static uint64_t pack(size_t start, size_t length, size_t target) { return (uint64_t)(LONGEST - length) << 60 | (uint64_t)start << 30 | target; }

/* A block of that length that stands at start in hyp and in ref: beside what can it move? */
static void put_targets(jk_ter_space *t, size_t start, size_t in_ref, size_t length)
{
    int32_t at = t->align[in_ref];
    if (t->hyp_err[start + length] == t->hyp_err[start] || t->ref_err[in_ref + length] == t->ref_err[in_ref])
        return;
    if (at >= (int32_t)start && at < (int32_t)(start + length))
        return;
    int64_t last = -1;
    for (size_t k = 0; k <= length && (in_ref + k == 0 || in_ref + k <= t->R); k++) {
        int64_t target = in_ref + k == 0 ? 0 : (int64_t)t->align[in_ref + k - 1] + 1;
        if (target == last)
            continue;
        last = target;
        t->n_tried++;
        if ((size_t)target != start)            /* there it stands already */
            t->shift[t->n_shift++] = pack(start, length, (size_t)target);
    }
}

/* All shifts of a round; false: there are too many. */
static bool find_shifts(jk_ter_space *t)
{
    t->n_shift = 0;
    for (size_t start = 0; start < t->H; start++) {
        size_t end = start + LONGEST < t->H ? start + LONGEST : t->H;
        if (t->hyp_err[end] == t->hyp_err[start])
            continue;
        size_t to = start + FARTHEST + 1 < t->R ? start + FARTHEST + 1 : t->R;
        for (size_t in_ref = start > FARTHEST ? start - FARTHEST : 0; in_ref < to; in_ref++)
            for (size_t n = 0; start + n < end && in_ref + n < t->R && t->hyp[start + n] == t->ref[in_ref + n]; ) {
                put_targets(t, start, in_ref, ++n);
                if (t->n_tried >= MOST_TRIED)
                    return false;
            }
    }
    return true;
}

/* out: in with the block [start, start + length) before the word target; within the block, as far behind it as target is inside. */
static void move(uint32_t *out, const uint32_t *in, size_t n, size_t start, size_t length, size_t target)
{
    size_t end = start + length, size = sizeof *in;
    if (target < start) {
        memcpy(out, in, target * size);
        memcpy(out + target, in + start, length * size);
        memcpy(out + target + length, in + target, (start - target) * size);
        memcpy(out + end, in + end, (n - end) * size);
        return;
    }
    size_t stop = target > end ? target : target + length < n ? target + length : n;
    memcpy(out, in, start * size);
    memcpy(out + start, in + end, (stop - end) * size);
    memcpy(out + start + stop - end, in + start, length * size);
    memcpy(out + stop, in + stop, (n - stop) * size);
}

static int compare(const void *a, const void *b)
{
    uint64_t x, y;
    memcpy(&x, a, sizeof x);
    memcpy(&y, b, sizeof y);
    return x < y ? -1 : x > y;
}

/* Into moved. */
static size_t make(jk_ter_space *t, uint64_t shift)
{
    size_t start = shift >> 30 & 0x3FFFFFFF, length = LONGEST - (size_t)(shift >> 60), target = shift & 0x3FFFFFFF;
    move(t->moved, t->hyp, t->H, start, length, target);
    return start < target ? start : target;
}

/* The best shift of the round into hyp; its cost, or `cost` where none gains anything. No order costs less than least. */
static int32_t best_shift(jk_ter_space *t, int32_t cost, int32_t least)
{
    uint64_t best = 0;
    int32_t had = cost;
    qsort(t->shift, t->n_shift, sizeof *t->shift, compare);
    for (size_t k = 0; k < t->n_shift && cost > least; k++) {
        if (k && t->shift[k] == t->shift[k - 1])
            continue;
        size_t same = make(t, t->shift[k]);
        int32_t now = distance(t, t->moved, same, cost - 1, false);
        if (now < cost) {
            cost = now;
            best = t->shift[k];
        }
    }
    if (cost < had) {
        make(t, best);
        memcpy(t->hyp, t->moved, t->H * sizeof *t->hyp);
    }
    return cost;
}

/* max(H, R) less the words in common. */
static int32_t least_of(jk_ter_space *t, uint32_t n_id)
{
    size_t common = 0;
    memset(t->count, 0, ((size_t)n_id + 1) * sizeof *t->count);
    for (size_t j = 0; j < t->R; j++)
        t->count[t->ref[j]]++;
    for (size_t i = 0; i < t->H; i++)
        if (t->count[t->hyp[i]]) {
            t->count[t->hyp[i]]--;
            common++;
        }
    return (int32_t)((t->H > t->R ? t->H : t->R) - common);
}

bool jk_ter_edits(jk_ter_space *t, jk_ids hyp, jk_ids ref, uint32_t n_id, uint64_t *edits, jk_err *err)
{
    size_t most = 1 << 28;
    *edits = hyp.n + ref.n;
    if (hyp.n > most || ref.n > most)
        return jk_fail(err, JK_ELIMIT, "TER: a segment of %zu and %zu words; at most %zu", hyp.n, ref.n, most);
    if (!hyp.n || !ref.n)
        return true;
    t->ref = ref.id;
    t->H = hyp.n;
    t->R = ref.n;
    t->ratio = (double)ref.n / (double)hyp.n;
    t->width = BEAM;
    if (t->ratio / 2 > BEAM) {
        double width = t->ratio / 2 + BEAM;
        t->width = (size_t)width + ((double)(size_t)width < width);
    }
    t->stride = 2 * t->width + (size_t)t->ratio + 8;
    if (!room(t, n_id, err))
        return false;
    memcpy(t->hyp, hyp.id, hyp.n * sizeof *t->hyp);
    t->n_tried = 0;
    int32_t least = least_of(t, n_id), cost = distance(t, t->hyp, 0, (int64_t)(hyp.n + ref.n), true);
    uint64_t n_shift = 0;
    while (cost > least) {
        trace(t);
        int32_t had = cost;
        if (!find_shifts(t) || (cost = best_shift(t, cost, least)) == had)
            break;
        n_shift++;
        if (cost > least)
            distance(t, t->hyp, 0, cost, true);
    }
    *edits = n_shift + (uint64_t)cost;
    return true;
}

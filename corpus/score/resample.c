/* resample.c - rows drawn again, added up, scored: bootstrap and randomization.
 *
 * Both come down to a list of row numbers and the sum of these rows:
 *
 *     bootstrap      n of n rows with replacement      score(sum)
 *     randomization  the rows whose coin fell on 1     a's total - s and b's total + s,
 *                                                      s the sum of a's rows less b's
 *
 * A list is drawn, used for every system and metric, and forgotten. Resamples are numbered and
 * each thread puts a score at its number, so the bytes do not depend on the threads: lists
 * of the bootstrap are drawn in order under a lock (a draw may be rejected, so nobody can
 * know where the next list starts); for the coins every trial knows its place.
 */
#include "corpus/score/resample.h"
#include "corpus/score/rng.h"

#include <pthread.h>
#include <stdlib.h>

enum { LANES = 4, BLOCK = 512 /* rows of a block stay in the nearest cache while each four of their columns are added up */ };

/* sum[4] += four columns of n rows, one after the other: a float's sum depends on the order. */
#define ADD_COLUMNS(name, type, total) /* NOLINT(bugprone-macro-parentheses): types */                       \
    static void name(const type *column, size_t stride, const uint32_t *row, size_t n, total sum[LANES])     \
    {                                                                                                       \
        total lane[LANES];                                                                                  \
        memcpy(lane, sum, sizeof lane);                                                                     \
        for (size_t i = 0; i < n; i++)                                                                      \
            for (size_t k = 0; k < LANES; k++)                                                              \
                lane[k] += (total)column[row[i] * stride + k];                                              \
        memcpy(sum, lane, sizeof lane);                                                                     \
    }
ADD_COLUMNS(add_single, float, float)
ADD_COLUMNS(add_double, float, double)
ADD_COLUMNS(add_wide_single, double, float)
ADD_COLUMNS(add_wide_double, double, double)

/* sum[stride] of the n rows; scratch[stride]. */
static void add_rows(const jk_stats *stats, bool single, const uint32_t *row, size_t n, double *sum, float *scratch)
{
    size_t stride = jk_stats_stride(stats);
    const float *narrow = stats->cell;
    const double *wide = stats->cell;
    memset(sum, 0, stride * sizeof *sum);
    memset(scratch, 0, stride * sizeof *scratch);
    for (size_t from = 0; from < n; from += BLOCK) {
        const uint32_t *at = row + from;
        size_t m = n - from < BLOCK ? n - from : BLOCK;
        for (size_t k = 0; k < stride; k += LANES)
            if (single && stats->wide)
                add_wide_single(wide + k, stride, at, m, scratch + k);
            else if (single)
                add_single(narrow + k, stride, at, m, scratch + k);
            else if (stats->wide)
                add_wide_double(wide + k, stride, at, m, sum + k);
            else
                add_double(narrow + k, stride, at, m, sum + k);
    }
    for (size_t k = 0; single && k < stride; k++)
        sum[k] = (double)scratch[k];
}

/* ------------------------------------------------------------- the work of threads */

typedef struct {
    const jk_scored *a, *b;         /* b: NULL, or the other of each pair */
    const jk_stats *gap;            /* of each pair: a's rows less b's */
    const double *const *total;     /* of each pair: a's total, then b's */
    size_t n;                       /* systems or pairs */
    size_t n_row, stride;           /* the widest */
    const jk_drawing *how;
    double *const *out;
    pthread_mutex_t lock;           /* over the three below */
    jk_rng rng;                     /* where the next list starts */
    uint32_t next;                  /* its number */
    bool starved;                   /* a thread that found no memory */
} task;

typedef struct { uint32_t *row; double *sum; float *scratch; } room;

static bool take_room(const task *t, room *r)
{
    r->row = malloc(t->n_row * sizeof *r->row);
    r->sum = malloc(3 * t->stride * sizeof *r->sum);
    r->scratch = malloc(t->stride * sizeof *r->scratch);
    return r->row && r->sum && r->scratch;
}

static void leave_room(room *r)
{
    free(r->row);
    free(r->sum);
    free(r->scratch);
}

/* The rows whose coin falls on 1 in a trial: bits of 32-bit numbers, the lowest first, trial behind trial. */
static size_t toss(const task *t, uint32_t trial, uint32_t *row)
{
    uint64_t first = (uint64_t)trial * t->n_row;
    jk_rng rng = t->rng;
    jk_rng_skip(&rng, first / 32);
    uint32_t bits = jk_rng_u32(&rng) >> first % 32;
    size_t n = 0, left = 32 - first % 32;
    for (uint32_t i = 0; i < t->n_row; i++, bits >>= 1, left--) {
        if (!left) {
            bits = jk_rng_u32(&rng);
            left = 32;
        }
        row[n] = i;
        n += bits & 1;
    }
    return n;
}

static void score_trial(const task *t, uint32_t trial, size_t n, const room *r)
{
    for (size_t k = 0; k < t->n; k++) {
        double *a = r->sum + t->stride, *b = a + t->stride;
        size_t n_stat = t->gap[k].n_stat;
        add_rows(&t->gap[k], false, r->row, n, r->sum, r->scratch);
        for (size_t c = 0; c < n_stat; c++) {
            a[c] = t->total[k][n_stat + c] + r->sum[c];
            b[c] = t->total[k][c] - r->sum[c];
        }
        t->out[k][trial] = t->a[k].score(t->a[k].metric, a) - t->b[k].score(t->b[k].metric, b);
    }
}

static void score_resample(const task *t, uint32_t number, const room *r)
{
    for (size_t k = 0; k < t->n; k++) {
        add_rows(t->a[k].stats, t->how->single, r->row, t->n_row, r->sum, r->scratch);
        t->out[k][number] = t->a[k].score(t->a[k].metric, r->sum);
    }
}

static void *work(void *context)
{
    task *t = context;
    room r = { 0 };
    bool fed = take_room(t, &r);
    for (;;) {
        pthread_mutex_lock(&t->lock);
        t->starved |= !fed;
        uint32_t number = t->next;
        bool more = fed && number < t->how->n;
        if (more) {
            t->next++;
            if (!t->b)
                jk_rng_draw(&t->rng, (uint32_t)t->n_row, r.row, t->n_row);
        }
        pthread_mutex_unlock(&t->lock);
        if (!more)
            break;
        if (t->b)
            score_trial(t, number, toss(t, number, r.row), &r);
        else
            score_resample(t, number, &r);
    }
    leave_room(&r);
    return NULL;
}

enum { MAX_THREAD = 256 };

/* The caller works too: where no thread can be started it works alone. */
static bool run(task *t, jk_err *err)
{
    pthread_t thread[MAX_THREAD];
    unsigned n = 0, wanted = t->how->n_thread < MAX_THREAD ? t->how->n_thread : MAX_THREAD;
    if (t->n_row == 0 || t->n_row > UINT32_MAX)
        return jk_fail(err, JK_ELIMIT, "%zu segments cannot be resampled: 1 to 4294967295 can", t->n_row);
    if (pthread_mutex_init(&t->lock, NULL) != 0)
        return jk_fail(err, JK_ENOMEM, "no memory for a lock");
    jk_rng_seed(&t->rng, t->how->seed);
    jk_rng_skip(&t->rng, t->how->skip);
    while (n + 1 < wanted && pthread_create(&thread[n], NULL, work, t) == 0)
        n++;
    work(t);
    while (n)
        pthread_join(thread[--n], NULL);
    pthread_mutex_destroy(&t->lock);
    return t->next == t->how->n || jk_fail(err, JK_ENOMEM, "no more memory to resample %zu segments", t->n_row);
}

/* ------------------------------------------------------------- bootstrap */

bool jk_bootstrap(const jk_scored *sys, size_t n_sys, const jk_drawing *how, double *const *score, jk_err *err)
{
    task t = { .a = sys, .n = n_sys, .how = how, .out = score };
    for (size_t k = 0; k < n_sys; k++) {
        size_t stride = jk_stats_stride(sys[k].stats);
        t.n_row = sys[k].stats->n_row;
        t.stride = stride > t.stride ? stride : t.stride;
    }
    return n_sys == 0 || run(&t, err);
}

/* ------------------------------------------------------------- randomization */

/* total: a's, then b's */
static bool subtract(const jk_stats *a, const jk_stats *b, jk_stats *gap, double **total, jk_err *err)
{
    size_t n = a->n_stat;
    *gap = (jk_stats){ .n_stat = n, .wide = a->wide || b->wide };
    double *row = calloc(4 * n + 1, sizeof *row);
    *total = row;
    if (!row)
        return jk_fail(err, JK_ENOMEM, "no more memory for a test");
    if (!jk_stats_grow(gap, a->n_row, err))
        return false;
    for (size_t i = 0; i < a->n_row; i++) {
        double *x = row + 2 * n, *y = row + 3 * n;
        jk_stats_get(a, i, x);
        jk_stats_get(b, i, y);
        for (size_t k = 0; k < n; k++)
            x[k] -= y[k];
        jk_stats_put(gap, i, x);
    }
    jk_stats_sum(a, row);
    jk_stats_sum(b, row + n);
    return true;
}

bool jk_randomize(const jk_scored *a, const jk_scored *b, size_t n_pair, const jk_drawing *how, double *const *delta, jk_err *err)
{
    jk_stats *gap = calloc(n_pair + 1, sizeof *gap);
    double **total = calloc(n_pair + 1, sizeof *total);
    task t = { .a = a, .b = b, .gap = gap, .total = (const double *const *)total, .n = n_pair, .how = how, .out = delta };
    bool ok = gap && total;
    if (!ok)
        jk_fail(err, JK_ENOMEM, "no more memory for a test");
    for (size_t k = 0; ok && k < n_pair; k++) {
        size_t stride = jk_stats_stride(a[k].stats);
        t.n_row = a[k].stats->n_row;
        t.stride = stride > t.stride ? stride : t.stride;
        ok = subtract(a[k].stats, b[k].stats, &gap[k], &total[k], err);
    }
    ok = ok && (n_pair == 0 || run(&t, err));
    for (size_t k = 0; k < n_pair; k++) {
        if (gap)
            jk_stats_free(&gap[k]);
        if (total)
            free(total[k]);
    }
    free(gap);
    free(total);
    return ok;
}

uint64_t jk_randomize_words(size_t n_row, uint32_t n) { return ((uint64_t)n_row * n + 31) / 32; }

/* score-collect.c - segments -> statistics, a row each, by many threads in rounds.
 *
 * A round: a batch of segments for each thread is copied out of the source, the threads make their
 * rows, and then everything is put down in the order of the source. So what is written
 * does not depend on the threads, and no more text is held than a round's.
 */
#include "corpus/cmd/score.h"

#include <pthread.h>
#include <stdlib.h>

enum { BATCH = 1024, MAX_THREAD = 64 };

typedef struct {
    const score_run *run;
    jk_arena *arena;                /* the copies */
    jk_metric_scratch *scratch;
    score_segment *segment;         /* [BATCH] */
    double *stat;                   /* [BATCH][n_sys][n_stat of all metrics] */
    size_t n, width;                /* width: of a row of stat */
    jk_err err;
} batch;

static size_t row_width(const score_run *run)
{
    size_t n = 0;
    for (size_t m = 0; m < run->n_metric; m++)
        n += run->metric[m].n_stat;
    return n * run->source->n_sys;
}

static bool open_batch(batch *b, const score_run *run, jk_err *err)
{
    *b = (batch){ .run = run, .width = row_width(run), .arena = jk_arena_open(0), .scratch = jk_metric_scratch_open(err) };
    b->segment = calloc(BATCH, sizeof *b->segment);
    b->stat = calloc(BATCH * b->width + 1, sizeof *b->stat);
    return (b->arena && b->scratch && b->segment && b->stat) || jk_fail(err, JK_ENOMEM, "no more memory to score");
}

static void close_batch(batch *b)
{
    jk_arena_close(b->arena);
    jk_metric_scratch_close(b->scratch);
    free(b->segment);
    free(b->stat);
}

/* ------------------------------------------------------------- copies */

static const jk_span *copy_spans(jk_arena *arena, const jk_span *from, size_t n, jk_err *err)
{
    jk_span *to = from ? JK_NEW(arena, jk_span, n, err) : NULL;
    for (size_t k = 0; to && k < n; k++)
        to[k] = jk_arena_copy(arena, from[k], err);
    return to;
}

static bool copy_segment(const score_run *run, jk_arena *arena, const score_segment *from, score_segment *to, jk_err *err)
{
    size_t n_sys = run->source->n_sys;
    *to = *from;
    to->hyp = copy_spans(arena, from->hyp, n_sys, err);
    to->ref = copy_spans(arena, from->ref, from->n_ref, err);
    to->extra = copy_spans(arena, from->extra, n_sys * run->source->n_extra, err);
    to->src = jk_arena_copy(arena, from->src, err);
    to->doc = jk_arena_copy(arena, from->doc, err);
    double *given = from->given ? JK_NEW(arena, double, n_sys, err) : NULL;
    if (given)
        memcpy(given, from->given, n_sys * sizeof *given);
    to->given = given;
    return !err->code;
}

/* False: the source has ended. What it could not read is in err. */
static bool fill(batch *b, jk_err *err)
{
    const score_source *source = b->run->source;
    score_segment segment;
    jk_arena_reset(b->arena);
    for (b->n = 0; b->n < BATCH; b->n++)
        if (!source->next(source->state, &segment, err) || !copy_segment(b->run, b->arena, &segment, &b->segment[b->n], err))
            return false;
    return true;
}

/* ------------------------------------------------------------- statistics */

static void *work(void *context)
{
    batch *b = context;
    const score_run *run = b->run;
    for (size_t i = 0; i < b->n; i++) {
        const score_segment *segment = &b->segment[i];
        double *stat = b->stat + i * b->width;
        for (size_t s = 0; s < run->source->n_sys; s++)
            for (size_t m = 0; m < run->n_metric; stat += run->metric[m].n_stat, m++)
                if (!run->metric[m].of) {
                    stat[0] = segment->given[s];
                    stat[1] = 1.0;
                } else if (!jk_metric_segment(run->metric[m].of, b->scratch, segment->hyp[s], segment->ref, segment->n_ref, stat, &b->err))
                    return NULL;
    }
    return NULL;
}

/* Batch 0 is the caller's; where no thread can be started the caller does its work too. */
static void work_all(batch *b, size_t n)
{
    pthread_t thread[MAX_THREAD];
    bool started[MAX_THREAD] = { false };
    for (size_t k = 1; k < n; k++)
        started[k] = b[k].n && pthread_create(&thread[k], NULL, work, &b[k]) == 0;
    for (size_t k = 0; k < n; k++)
        if (!started[k])
            work(&b[k]);
    for (size_t k = 1; k < n; k++)
        if (started[k])
            pthread_join(thread[k], NULL);
}

/* ------------------------------------------------------------- in order */

typedef struct { size_t row, doc; } room;   /* what run->doc and run->doc_name hold at most */

static bool grow(void *array, size_t *cap, size_t n, size_t size, jk_err *err)
{
    void **at = array;
    if (n < *cap)
        return true;
    size_t more = *cap ? *cap * 2 : BATCH;
    void *grown = realloc(*at, more * size);
    if (!grown)
        return jk_fail(err, JK_ENOMEM, "no more memory for %zu segments", more);
    *at = grown;
    *cap = more;
    return true;
}

/* The segment's document: a new one where the name changes. */
static bool put_doc(score_run *run, jk_span doc, room *cap, jk_err *err)
{
    const char *last = run->n_doc ? run->doc_name[run->n_doc - 1] : NULL;
    if (!grow(&run->doc, &cap->row, run->n_row, sizeof *run->doc, err))
        return false;
    if (!last || !jk_span_equal(jk_span_of(last), doc)) {
        char *name = grow(&run->doc_name, &cap->doc, run->n_doc, sizeof *run->doc_name, err) ? malloc(doc.len + 1) : NULL;
        if (!name)
            return jk_fail(err, JK_ENOMEM, "no more memory for documents");
        if (doc.len)
            memcpy(name, doc.ptr, doc.len);
        name[doc.len] = '\0';
        run->doc_name[run->n_doc++] = name;
    }
    run->doc[run->n_row] = (uint32_t)(run->n_doc - 1);
    return true;
}

static bool put_segment(score_run *run, const score_segment *segment, const double *stat, score_list *list, jk_err *err)
{
    const double *at = stat;
    for (size_t s = 0; s < run->source->n_sys; s++)
        for (size_t m = 0; m < run->n_metric; at += run->metric[m].n_stat, m++) {
            jk_stats *stats = score_stats(run, s, m);
            if (!jk_stats_grow(stats, 1, err))
                return false;
            jk_stats_put(stats, run->n_row, at);
        }
    run->n_ref = run->n_row == 0 || run->n_ref == (int64_t)segment->n_ref ? (int64_t)segment->n_ref : -1;
    run->n_row++;
    return score_list_put(list, run->n_row, segment, stat, err);
}

static bool put_batch(score_run *run, const batch *b, score_list *list, room *cap, jk_err *err)
{
    if (b->err.code)
        return jk_fail(err, b->err.code, "%s", b->err.what);
    for (size_t i = 0; i < b->n; i++)
        if ((run->source->has_doc && !put_doc(run, b->segment[i].doc, cap, err)) || !put_segment(run, &b->segment[i], b->stat + i * b->width, list, err))
            return false;
    return true;
}

/* TER's mean length of several references and numbers from elsewhere are no whole numbers. */
static bool is_wide(const score_metric *m, const score_segment *first)
{
    return !m->of || (jk_metric_options_of(m->of)->kind == JK_TER && first->n_ref > 1);
}

static bool open_stats(score_run *run, const score_segment *first, jk_err *err)
{
    run->stats = calloc(run->source->n_sys * run->n_metric + 1, sizeof *run->stats);
    if (!run->stats)
        return jk_fail(err, JK_ENOMEM, "no more memory for statistics");
    for (size_t s = 0; s < run->source->n_sys; s++)
        for (size_t m = 0; m < run->n_metric; m++)
            *score_stats(run, s, m) = (jk_stats){ .n_stat = run->metric[m].n_stat, .wide = run->o->var_refs || is_wide(&run->metric[m], first) };
    return true;
}

bool score_collect(score_run *run, score_list *list, jk_err *err)
{
    uint64_t threads = run->o->threads > run->o->jobs ? run->o->threads : run->o->jobs;
    size_t n = threads < 1 ? 1 : threads > MAX_THREAD ? MAX_THREAD : (size_t)threads;
    room cap = { 0 };
    batch *b = calloc(n, sizeof *b);
    bool more = b != NULL;
    if (!b)
        jk_fail(err, JK_ENOMEM, "no more memory to score");
    for (size_t k = 0; more && k < n; k++)
        more = open_batch(&b[k], run, err);
    while (more) {
        for (size_t k = 0; k < n; k++) {
            b[k].n = 0;
            more = more && fill(&b[k], err);
        }
        if (err->code || (!run->stats && !open_stats(run, &b[0].segment[0], err)))
            break;
        work_all(b, n);
        for (size_t k = 0; k < n && !err->code; k++)
            put_batch(run, &b[k], list, &cap, err);
        more = more && !err->code;
    }
    for (size_t k = 0; b && k < n; k++)
        close_batch(&b[k]);
    free(b);
    return !err->code;
}

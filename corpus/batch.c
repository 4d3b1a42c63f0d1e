/* batch.c - many document pairs, N threads, one order: see corpus.h.
 *
 * Rows are numbered as they are read and wait in a ring until all before them are written. A thread that is free does what
 * comes first of: writing what is next in order (one at a time), compressing a block, aligning the next row. What waits behind a
 * straggler is kept in memory up to WAITING bytes, then in a file without a name, so nobody has to wait for him. All threads are
 * alike; with one there is no other.
 */
#include "corpus/batch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "corpus/io.h"
#include "corpus/ledger.h"
#include "corpus/outcome.h"

enum { WINDOW = 1 << 16, WAITING = 6 << 20, MAX_THREAD = 256 };    /* rows that may wait; bytes of them in memory */

typedef enum { FREE, TAKEN, DONE } slot_state;

/* A row between being read and being written. */
typedef struct {
    slot_state state;
    bool fatal;                     /* bytes hold a jk_err: the batch ends here */
    jk_row_kind kind;
    uint64_t row;                   /* of the manifest */
    char *bytes;                    /* note, then lines; NULL: in the file, at */
    uint64_t at;
    uint64_t offered;               /* beads, to a pool */
    size_t n_note, n;
} slot;

struct jk_batch {
    jk_batch_options options;
    jk_known_pairs known;
    jk_outcome *outcome;
    char *output;                   /* symbolic links followed */
    jk_worker *worker;              /* [n_thread] */
    pthread_t *thread;
    unsigned n_thread, n_running;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    pthread_cond_t over;            /* n_running is 0: what jk_batch_wait sleeps for, whom no row need wake */
    bool has_lock, stopping, ended, writing, finished;     /* ended: the manifest */
    slot *ring;
    uint64_t head, tail;            /* rows of ours that were written; that were read */
    uint64_t next_row;              /* of the manifest */
    size_t n_waiting;               /* bytes in memory */
    int file;                       /* what waits beyond that, -1: none yet */
    uint64_t file_end, n_in_file;
    jk_batch_progress progress;
    jk_err err;                     /* the first thing that ended it */
};

static slot *slot_of(jk_batch *b, uint64_t number) { return &b->ring[number % WINDOW]; }

static bool is_ours(const jk_batch *b, uint64_t row)
{
    return !b->options.n_shard || row / JK_GROUP % b->options.n_shard == b->options.shard;
}

/* ------------------------------------------------------------------ writing */

/* What waited in the file comes back. */
static bool fetch(jk_batch *b, slot *s, jk_err *err)
{
    if (s->bytes || !s->n)
        return true;
    s->bytes = malloc(s->n);
    if (!s->bytes)
        return jk_fail(err, JK_ENOMEM, "no memory for a document of %zu bytes", s->n);
    for (size_t n = 0; n < s->n;) {
        ssize_t got = pread(b->file, s->bytes + n, s->n - n, (off_t)(s->at + n));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return jk_fail(err, JK_EIO, "%s.waiting: cannot be read: %s", b->output, got ? strerror(errno) : "it is too short");
        n += (size_t)got;
    }
    return true;
}

static bool write_slot(jk_batch *b, slot *s, jk_err *err)
{
    if (!fetch(b, s, err))
        return false;
    if (s->fatal) {
        jk_err why;
        memcpy(&why, s->bytes, sizeof why);
        return jk_fail(err, why.code, "%s", why.what);
    }
    const char *bytes = s->bytes ? s->bytes : "";
    jk_span note = { bytes, s->n_note }, lines = { bytes + s->n_note, s->n - s->n_note };
    return jk_outcome_put(b->outcome, s->kind, s->row, note, lines, s->offered, err);
}

/* All that is next in order; the lock is let go meanwhile, `writing` keeps others out. */
static void write_heads(jk_batch *b)
{
    b->writing = true;
    while (b->head < b->tail && slot_of(b, b->head)->state == DONE && !b->err.code) {
        slot *s = slot_of(b, b->head);
        bool in_file = s->n && !s->bytes;
        jk_err err = { 0 };
        pthread_mutex_unlock(&b->lock);
        bool ok = write_slot(b, s, &err);
        free(s->bytes);
        pthread_mutex_lock(&b->lock);
        if (!ok)
            jk_fail(&b->err, err.code ? err.code : JK_EIO, "%s", err.what);
        if (in_file)
            b->n_in_file--;
        else
            b->n_waiting -= s->n;
        if (!b->n_in_file)
            b->file_end = 0;
        if (jk_outcome_sums(b->outcome))
            b->progress.sums = *jk_outcome_sums(b->outcome);
        *s = (slot){ 0 };
        b->head++;
    }
    b->writing = false;
    pthread_cond_broadcast(&b->changed);
}

/* ------------------------------------------------------------------ waiting */

static bool open_file(jk_batch *b, jk_err *err)
{
    jk_buf name = { 0 };
    bool ok = jk_buf_printf(&name, err, "%s.waiting", b->output) && jk_buf_putc(&name, '\0', err);
    if (ok) {
        b->file = open(name.ptr, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        ok = b->file >= 0 ? unlink(name.ptr) == 0 : false;
        if (!ok)
            jk_fail(err, JK_EIO, "%s: cannot be made: %s", name.ptr, strerror(errno));
    }
    jk_buf_free(&name);
    return ok;
}

static bool put_away(jk_batch *b, const char *bytes, size_t n, uint64_t at, jk_err *err)
{
    while (n) {
        ssize_t done = pwrite(b->file, bytes, n, (off_t)at);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return jk_fail(err, JK_EIO, "%s.waiting: cannot be written: %s", b->output, done ? strerror(errno) : "no byte was taken");
        bytes += done;
        n -= (size_t)done;
        at += (uint64_t)done;
    }
    return true;
}

/* A row's result takes its place; with the lock. */
static void deliver(jk_batch *b, uint64_t number, const jk_worker *w, const jk_err *why)
{
    slot *s = slot_of(b, number);
    jk_err err = { 0 };
    s->fatal = why->code != JK_OK;
    s->offered = w->n_offered;
    s->n_note = s->fatal ? 0 : w->note.len;
    s->n = s->fatal ? sizeof *why : s->kind == JK_ROW_KEPT ? 0 : w->note.len + w->lines.len;
    s->bytes = s->n ? malloc(s->n) : NULL;
    if (s->n && !s->bytes)
        jk_fail(&err, JK_ENOMEM, "no memory for a document of %zu bytes", s->n);
    else if (s->fatal)
        memcpy(s->bytes, why, sizeof *why);
    else if (s->n) {
        memcpy(s->bytes, w->note.ptr, w->note.len);
        if (w->lines.len)
            memcpy(s->bytes + s->n_note, w->lines.ptr, w->lines.len);
    }
    bool away = s->n && !err.code && number != b->head && b->n_waiting + s->n > WAITING && (b->file >= 0 || open_file(b, &err));
    if (away) {
        s->at = b->file_end;
        b->file_end += s->n;
        b->n_in_file++;
        pthread_mutex_unlock(&b->lock);
        (void)put_away(b, s->bytes, s->n, s->at, &err);
        free(s->bytes);
        pthread_mutex_lock(&b->lock);
        s->bytes = NULL;
    } else
        b->n_waiting += s->n;
    if (err.code)
        jk_fail(&b->err, err.code, "%s", err.what);
    s->state = DONE;
    pthread_cond_broadcast(&b->changed);
}

/* ------------------------------------------------------------------ reading */

/* The next row that is ours into w->raw; false with JK_OK: there is none. */
static bool next_row(jk_batch *b, jk_worker *w, uint64_t *row, uint64_t *line, jk_err *err)
{
    do {
        *row = b->next_row;
        w->raw.len = 0;
        if (!jk_manifest_next(b->options.manifest, is_ours(b, *row) ? &w->raw : NULL, line, err))
            return false;
        b->next_row++;
    } while (!is_ours(b, *row));
    return true;
}

/* Reads a row, and does it; with the lock, which is let go meanwhile. */
static void do_row(jk_batch *b, jk_worker *w)
{
    uint64_t row, line, number = b->tail;
    jk_err err = { 0 };
    jk_row_kind kind;
    bool more = next_row(b, w, &row, &line, &err);
    if (!more || !jk_outcome_recorded(b->outcome, number, row, &kind, &w->recorded, &err)) {
        b->ended = !more;
        if (err.code || !jk_outcome_ends(b->outcome, number, b->next_row, &err))
            jk_fail(&b->err, err.code, "%s", err.what);
        pthread_cond_broadcast(&b->changed);
        return;
    }
    b->tail++;
    *slot_of(b, number) = (slot){ .state = TAKEN, .row = row, .kind = kind };
    b->progress.done = jk_manifest_done(b->options.manifest);
    pthread_mutex_unlock(&b->lock);
    (void)(kind == JK_ROW_TAUGHT ? jk_worker_sample : kind == JK_ROW_NEW ? jk_worker_align : jk_worker_check)(w, row, line, &err);
    pthread_mutex_lock(&b->lock);
    b->progress.n_byte += kind == JK_ROW_NEW || kind == JK_ROW_TAUGHT ? w->n_byte : 0;
    if (kind == JK_ROW_TAUGHT && w->failed)
        b->progress.sums.n_failed++;
    else if (kind == JK_ROW_TAUGHT)
        b->progress.sums.n_doc++;
    b->progress.n_sentence += w->n_sentence;
    deliver(b, number, w, &err);
}

static bool may_write(jk_batch *b) { return !b->writing && !b->err.code && b->head < b->tail && slot_of(b, b->head)->state == DONE; }

/* Compresses a block that waits; the lock is let go meanwhile. */
static bool help(jk_batch *b, jk_worker *w)
{
    jk_bgzf *bgzf = jk_outcome_bgzf(b->outcome);
    if (!bgzf)
        return false;
    pthread_mutex_unlock(&b->lock);
    bool did = jk_bgzf_help(bgzf, w->deflater);
    pthread_mutex_lock(&b->lock);
    return did;
}

static void *work(void *user)
{
    jk_worker *w = user;
    jk_batch *b = (jk_batch *)w->batch;
    pthread_mutex_lock(&b->lock);
    for (;;) {
        if (may_write(b)) {
            write_heads(b);
            continue;
        }
        if (help(b, w))
            continue;
        bool open = !b->ended && !b->stopping && !b->err.code;
        if (open && b->tail - b->head < WINDOW)
            do_row(b, w);
        else if (b->err.code || (!open && b->head == b->tail))
            break;
        else if (!may_write(b))                 /* it may by now: help lets the lock go */
            pthread_cond_wait(&b->changed, &b->lock);
    }
    b->n_running--;
    pthread_cond_broadcast(&b->changed);
    if (!b->n_running)
        pthread_cond_broadcast(&b->over);
    pthread_mutex_unlock(&b->lock);
    return NULL;
}

/* --------------------------------------------------------------- opening */

static bool open_outcome(jk_batch *b, jk_err *err)
{
    b->outcome = jk_outcome_open(&b->options, b->output, b->n_thread, &b->known.pool_lock, err);
    if (!b->outcome)
        return false;
    if (jk_outcome_sums(b->outcome))
        b->progress.sums = *jk_outcome_sums(b->outcome);
    b->progress.n_resumed = jk_outcome_rows(b->outcome);
    return true;
}

static bool start(jk_batch *b, jk_err *err)
{
    b->worker = calloc(b->n_thread, sizeof *b->worker);
    b->thread = calloc(b->n_thread, sizeof *b->thread);
    b->ring = calloc(WINDOW, sizeof *b->ring);
    if (!b->worker || !b->thread || !b->ring)
        return jk_fail(err, JK_ENOMEM, "no memory for a batch");
    unsigned n = b->n_thread;
    for (b->n_thread = 0; b->n_thread < n; b->n_thread++) {
        jk_worker *w = &b->worker[b->n_thread];
        if (!jk_worker_open(w, b, &b->options, &b->known, err)) {
            for (unsigned k = 0; k <= b->n_thread; k++)
                jk_worker_close(&b->worker[k]);
            return false;
        }
    }
    pthread_mutex_lock(&b->lock);
    while (b->n_running < n && pthread_create(&b->thread[b->n_running], NULL, work, &b->worker[b->n_running]) == 0)
        b->n_running++;
    n = b->n_running;
    pthread_mutex_unlock(&b->lock);
    for (unsigned k = n; k < b->n_thread; k++)      /* threads that cannot be had are done without */
        jk_worker_close(&b->worker[k]);
    b->n_thread = n;
    return n || jk_fail(err, JK_ENOMEM, "no thread can be started");
}

jk_batch *jk_batch_open(const jk_batch_options *options, jk_err *err)
{
    unsigned n = options->n_thread;
    jk_batch *b = calloc(1, sizeof *b);
    if (!b) {
        jk_fail(err, JK_ENOMEM, "no memory for a batch");
        return NULL;
    }
    b->options = *options;
    b->file = -1;
    b->n_thread = n < 1 ? 1 : n > MAX_THREAD ? MAX_THREAD : n;
    jk_buf name = { 0 };
    if (jk_sink_resolve(options->output ? options->output : "", &name, err))
        b->output = name.ptr;       /* freed with the batch */
    bool has_known = b->output && pthread_mutex_init(&b->known.lock, NULL) == 0;
    bool has_pool = has_known && pthread_mutex_init(&b->known.pool_lock, NULL) == 0;
    bool has_lock = has_pool && pthread_mutex_init(&b->lock, NULL) == 0;
    bool has_changed = has_lock && pthread_cond_init(&b->changed, NULL) == 0;
    b->has_lock = has_changed && pthread_cond_init(&b->over, NULL) == 0;
    if (!b->has_lock) {
        if (has_changed)
            pthread_cond_destroy(&b->changed);
        if (has_lock)
            pthread_mutex_destroy(&b->lock);
        if (has_pool)
            pthread_mutex_destroy(&b->known.pool_lock);
        if (has_known)
            pthread_mutex_destroy(&b->known.lock);
        jk_fail(err, JK_ENOMEM, "no memory for a batch");
    } else if (open_outcome(b, err) && start(b, err))
        return b;
    b->n_thread = b->thread && b->n_running ? b->n_thread : 0;
    jk_batch_close(b);
    return NULL;
}

/* ------------------------------------------------------------- from outside */

bool jk_batch_wait(jk_batch *b, unsigned milliseconds)
{
    struct timespec until = { 0 };
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += milliseconds / 1000;
    until.tv_nsec += (long)(milliseconds % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    pthread_mutex_lock(&b->lock);
    while (b->n_running && pthread_cond_timedwait(&b->over, &b->lock, &until) != ETIMEDOUT)
        ;
    bool ended = !b->n_running;
    pthread_mutex_unlock(&b->lock);
    return ended;
}

void jk_batch_state(jk_batch *b, jk_batch_progress *state)
{
    pthread_mutex_lock(&b->lock);
    *state = b->progress;
    state->stopping = b->stopping;
    pthread_mutex_unlock(&b->lock);
}

void jk_batch_stop(jk_batch *b)
{
    pthread_mutex_lock(&b->lock);
    b->stopping = true;
    pthread_cond_broadcast(&b->changed);
    pthread_mutex_unlock(&b->lock);
}

bool jk_batch_was_done(const jk_batch *b) { return jk_outcome_was_done(b->outcome); }

/* The threads end. */
static void join(jk_batch *b)
{
    for (unsigned k = 0; k < b->n_thread; k++) {
        pthread_join(b->thread[k], NULL);
        jk_worker_close(&b->worker[k]);
    }
    b->n_thread = 0;
}

bool jk_batch_finish(jk_batch *b, jk_err *err)
{
    join(b);
    if (!b->err.code && b->ended)
        return jk_outcome_finish(b->outcome, err);
    jk_err unheard = { 0 };         /* the first cause is told */
    (void)jk_outcome_settle(b->outcome, &unheard);
    if (b->err.code)
        return jk_fail(err, b->err.code, "%s", b->err.what);
    return jk_fail(err, unheard.code ? unheard.code : JK_EINTR, "%s", unheard.code ? unheard.what : "interrupted; the same command goes on from here");
}

void jk_batch_close(jk_batch *b)
{
    if (!b)
        return;
    if (b->has_lock && b->n_thread)
        jk_batch_stop(b);
    join(b);
    for (size_t k = 0; b->ring && k < WINDOW && b->head + k < b->tail; k++)
        free(slot_of(b, b->head + k)->bytes);
    jk_outcome_close(b->outcome);
    if (b->file >= 0)
        close(b->file);             /* it has no name */
    if (b->has_lock) {
        pthread_cond_destroy(&b->changed);
        pthread_cond_destroy(&b->over);
        pthread_mutex_destroy(&b->lock);
        pthread_mutex_destroy(&b->known.lock);
        pthread_mutex_destroy(&b->known.pool_lock);
    }
    free(b->known.pair);
    free(b->ring);
    free(b->worker);
    free(b->thread);
    free(b->output);
    free(b);
}

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

#include "align/unicode.h"
#include "corpus/first.h"
#include "corpus/io.h"
#include "corpus/json.h"
#include "corpus/ledger.h"
#include "corpus/row.h"
#include "corpus/shard.h"

enum { WINDOW = 1 << 16, WAITING = 6 << 20, MAX_THREAD = 256 };    /* rows that may wait; bytes of them in memory */

typedef enum { FREE, TAKEN, DONE } slot_state;

/* NEW: to be aligned. What an earlier run aligned is compared with its texts: KEPT is in OUT.part already, COPIED is still in OUT, which some
   groups are done again of, SEEN is in an OUT that is finished. TAUGHT: of a first pass, which only says what is done. */
typedef enum { NEW, KEPT, COPIED, SEEN, TAUGHT } row_kind;

/* A row between being read and being written. */
typedef struct {
    slot_state state;
    bool fatal;                     /* bytes hold a jk_err: the batch ends here */
    row_kind kind;
    uint64_t row;                   /* of the manifest */
    char *bytes;                    /* note, then lines; NULL: in the file, at */
    uint64_t at;
    uint64_t offered;               /* TAUGHT: beads */
    size_t n_note, n;
} slot;

struct jk_batch {
    jk_batch_options options;
    jk_known_pairs known;
    jk_ledger *ledger;              /* NULL: OUT is finished, and only compared; or: */
    jk_first *first;                /* of a first pass */
    jk_finished *earlier;           /* OUT as an earlier run made it; NULL: of no interest */
    jk_summary *seen;               /* without ledger: what it adds up to */
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
    uint64_t last_row;              /* the latest that was written, of a group that is open */
    bool group_open, group_copied;
    bool redo;                      /* the group being read fails in `earlier` */
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

static bool see(jk_batch *b, jk_span note, jk_err *err)
{
    jk_note n;
    if (!jk_note_parse((jk_span){ note.ptr, note.len - 1 }, &n, err))
        return false;
    jk_summary_add(b->seen, &n);
    return true;
}

/* All of a first pass that was ended reaches the disk. */
static bool save_first(jk_batch *b, jk_err *err)
{
    pthread_mutex_lock(&b->known.pool_lock);
    bool ok = jk_first_save(b->first, err);
    pthread_mutex_unlock(&b->known.pool_lock);
    return ok;
}

/* The group that the latest row is of. */
static bool end_group(jk_batch *b, jk_err *err)
{
    uint64_t group = b->last_row / JK_GROUP, from, to;
    b->group_open = false;
    if (b->first)
        return jk_first_end(b->first, group, err) && (!jk_first_due(b->first) || save_first(b, err));
    if (b->group_copied) {
        jk_blocks *in = jk_finished_blocks(b->earlier, group, &from, &to, err);
        if (!in || !jk_ledger_copy(b->ledger, in, from, to, err))
            return false;
    }
    return jk_ledger_end(b->ledger, group, err);
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
    if (s->kind == KEPT)
        return true;
    if (s->kind == SEEN)
        return see(b, note, err);
    if (!(s->kind == TAUGHT ? jk_first_put(b->first, note, s->offered, err) : jk_ledger_put(b->ledger, note, lines, err)))
        return false;
    b->last_row = s->row;
    b->group_open = true;
    b->group_copied = s->kind == COPIED;
    if (b->options.strict && s->kind != TAUGHT && bytes[0] == 'f') {
        jk_note n;
        return jk_note_parse((jk_span){ note.ptr, note.len - 1 }, &n, err)
            && jk_fail(err, JK_EINPUT, "%.*s: %.*s", (int)(n.doc_id.len < 60 ? n.doc_id.len : 60), n.doc_id.ptr, (int)n.what.len, n.what.ptr);
    }
    return s->row % JK_GROUP != JK_GROUP - 1 || end_group(b, err);
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
        if (!b->options.pool)
            b->progress.sums = b->ledger ? *jk_ledger_sums(b->ledger) : *jk_summary_sums(b->seen);
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
    s->n = s->fatal ? sizeof *why : s->kind == KEPT ? 0 : w->note.len + w->lines.len;
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

/* What an earlier run noted of the row, into w->recorded: in the journal, or in OUT, whose notes are read along with the rows. */
static bool earlier_note(jk_batch *b, jk_worker *w, uint64_t number, uint64_t row, row_kind *kind, jk_err *err)
{
    bool kept = number < (b->first ? jk_first_rows(b->first) : b->ledger ? jk_ledger_rows(b->ledger) : 0), has = false;
    jk_span note;
    uint64_t its_row;
    w->recorded.len = 0;
    *kind = kept ? KEPT : b->first ? TAUGHT : !b->earlier ? NEW : b->ledger ? COPIED : SEEN;
    if (b->earlier) {
        if (row % JK_GROUP == 0 || !number)
            b->redo = jk_finished_failed(b->earlier, row / JK_GROUP);
        has = jk_finished_note(b->earlier, &note, &its_row, err);
        if (b->ledger && !kept && b->redo)
            *kind = NEW;
    }
    if (kept)
        has = b->first ? jk_first_recorded(b->first, &note, err) : jk_ledger_recorded(b->ledger, &note, err);
    bool expected = *kind != NEW && *kind != TAUGHT;
    if (expected && !has)
        jk_fail(err, JK_EUSAGE, "the manifest has changed: it has more than %llu rows now; --restart begins anew", (unsigned long long)row);
    return !err->code && (!expected || jk_buf_put(&w->recorded, note, err));
}

/* The manifest has ended; it must not have ended later. */
static bool ends_as_earlier(jk_batch *b, jk_err *err)
{
    jk_span note;
    uint64_t row;
    bool more = b->earlier ? jk_finished_note(b->earlier, &note, &row, err) : b->tail < (b->first ? jk_first_rows(b->first) : b->ledger ? jk_ledger_rows(b->ledger) : 0);
    return !err->code && (!more || jk_fail(err, JK_EUSAGE, "the manifest has changed: it has %llu rows now, and had more; --restart begins anew", (unsigned long long)b->next_row));
}

/* Reads a row, and does it; with the lock, which is let go meanwhile. */
static void do_row(jk_batch *b, jk_worker *w)
{
    uint64_t row, line, number = b->tail;
    jk_err err = { 0 };
    row_kind kind;
    bool more = next_row(b, w, &row, &line, &err);
    if (!more || !earlier_note(b, w, number, row, &kind, &err)) {
        b->ended = !more;
        if (err.code || !ends_as_earlier(b, &err))
            jk_fail(&b->err, err.code, "%s", err.what);
        pthread_cond_broadcast(&b->changed);
        return;
    }
    b->tail++;
    *slot_of(b, number) = (slot){ .state = TAKEN, .row = row, .kind = kind };
    b->progress.done = jk_manifest_done(b->options.manifest);
    pthread_mutex_unlock(&b->lock);
    (void)(kind == TAUGHT ? jk_worker_sample : kind == NEW ? jk_worker_align : jk_worker_check)(w, row, line, &err);
    pthread_mutex_lock(&b->lock);
    b->progress.n_byte += kind == NEW || kind == TAUGHT ? w->n_byte : 0;
    if (kind == TAUGHT && w->failed)
        b->progress.sums.n_failed++;
    else if (kind == TAUGHT)
        b->progress.sums.n_doc++;
    b->progress.n_sentence += w->n_sentence;
    deliver(b, number, w, &err);
}

static bool may_write(jk_batch *b) { return !b->writing && !b->err.code && b->head < b->tail && slot_of(b, b->head)->state == DONE; }

/* Compresses a block that waits; the lock is let go meanwhile. */
static bool help(jk_batch *b, jk_worker *w)
{
    if (!b->ledger)
        return false;
    pthread_mutex_unlock(&b->lock);
    bool did = jk_bgzf_help(jk_ledger_bgzf(b->ledger), w->deflater);
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

/* What the run is: versions, options, columns. */
static bool put_identity(const jk_batch_options *o, const jk_schema *schema, jk_buf *out, jk_err *err)
{
    char icu[JK_VERSION_SIZE];
    jk_buf_printf(out, err, "{\"jjak\": \"%s\", \"icu\": \"%s\", \"zlib\": \"%s\", %s, \"columns\": [", JK_VERSION, jk_icu_version(icu), jk_zlib_version(), o->meta);
    for (size_t k = 0; k < schema->n && !err->code; k++)
        if (!k || jk_buf_put(out, jk_span_of(", "), err))
            jk_json_put(out, schema->name[k], err);
    jk_buf_putc(out, ']', err);
    if (o->n_shard)
        jk_buf_printf(out, err, ", \"shard\": \"%u/%u\"", o->shard, o->n_shard);
    if (o->pool)
        jk_buf_printf(out, err, ", \"sample\": %zu", jk_pool_most(o->pool));
    return jk_buf_put(out, jk_span_of("}"), err) && jk_buf_putc(out, '\0', err);
}

/* OUT, where it stands and is of interest: with no journal beside it it is finished, and compared; of a finished one the groups that
   failed may be done again. */
static bool look_for_earlier(jk_batch *b, const char *identity, jk_err *err)
{
    jk_buf journal = { 0 };
    bool stands = access(b->output, F_OK) == 0, begun = false;
    if (jk_buf_printf(&journal, err, "%s.journal", b->output) && jk_buf_putc(&journal, '\0', err))
        begun = access(journal.ptr, F_OK) == 0;
    jk_buf_free(&journal);
    if (err->code || b->options.restart || (begun && !(b->options.retry_failed && stands)))
        return !err->code;
    if (b->options.retry_failed && !stands)
        return jk_fail(err, JK_EUSAGE, "%.150s: not there; --retry-failed is for a batch that has finished", b->output);
    if (!stands)
        return true;
    jk_err why = { 0 };
    b->earlier = jk_finished_open(b->output, &why);
    if (b->earlier && jk_finished_is(b->earlier, identity, &why))
        return true;
    return jk_fail(err, why.code, "%.200s; --restart replaces it", why.what);
}

static bool open_ledger(jk_batch *b, jk_err *err)
{
    const jk_batch_options *o = &b->options;
    size_t n_extra;
    const jk_span *extra = jk_manifest_extra(o->manifest, &n_extra);
    jk_span *name = calloc(JK_N_COLUMN + n_extra, sizeof *name);
    jk_schema schema = { name, JK_N_COLUMN + n_extra };
    jk_buf identity = { 0 };
    if (!name)
        return jk_fail(err, JK_ENOMEM, "no memory for a batch");
    memcpy(name, jk_column_name, JK_N_COLUMN * sizeof *name);
    if (n_extra)
        memcpy(name + JK_N_COLUMN, extra, n_extra * sizeof *name);
    bool ok = put_identity(o, &schema, &identity, err) && (o->pool || look_for_earlier(b, identity.ptr, err));
    if (ok && o->pool)
        ok = (b->first = jk_first_open(b->output, identity.ptr, o->pool, o->restart, err)) != NULL;
    else if (ok && b->earlier && !o->retry_failed)
        ok = (b->seen = jk_summary_open(err)) != NULL;
    else if (ok)
        ok = (b->ledger = jk_ledger_open(o->output, identity.ptr, &schema, b->n_thread, o->restart, err)) != NULL;
    jk_buf_free(&identity);
    free(name);
    if (b->ledger) {
        b->progress.sums = *jk_ledger_sums(b->ledger);
        b->progress.n_resumed = jk_ledger_rows(b->ledger);
    } else if (b->first)
        b->progress.n_resumed = jk_first_rows(b->first);
    return ok;
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
    } else if (open_ledger(b, err) && start(b, err))
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

bool jk_batch_was_done(const jk_batch *b) { return b->earlier && !b->ledger; }

/* The threads end. */
static void join(jk_batch *b)
{
    for (unsigned k = 0; k < b->n_thread; k++) {
        pthread_join(b->thread[k], NULL);
        jk_worker_close(&b->worker[k]);
    }
    b->n_thread = 0;
}

static bool finish_ledger(jk_batch *b, jk_err *err)
{
    jk_buf meta = { 0 };
    bool ok = jk_buf_put(&meta, jk_span_of(b->options.meta), err);
    if (ok && b->options.n_shard)
        ok = jk_buf_printf(&meta, err, ", \"shard\": \"%u/%u\"", b->options.shard, b->options.n_shard);
    ok = ok && jk_buf_putc(&meta, '\0', err) && jk_ledger_finish(b->ledger, meta.ptr, err);
    jk_buf_free(&meta);
    return ok;
}

/* OUT is finished: an OUT.part beside it, without a journal, is what a run left that died as it began. Whoever holds its lock keeps it. */
static void sweep(const jk_batch *b)
{
    jk_err unheard = { 0 };
    if (b->earlier)
        jk_sink_close(jk_sink_open(b->output, &unheard));
}

bool jk_batch_finish(jk_batch *b, jk_err *err)
{
    join(b);
    if (!b->err.code && b->ended && b->first)
        return (!b->group_open || end_group(b, err)) && save_first(b, err);
    if (!b->err.code && b->ended && !b->ledger)
        sweep(b);
    if (!b->err.code && b->ended)
        return !b->ledger || ((!b->group_open || end_group(b, err)) && finish_ledger(b, err));
    jk_err unheard = { 0 };         /* the first cause is told */
    if (b->first)
        save_first(b, &unheard);
    if (b->ledger)
        jk_ledger_settle(b->ledger, &unheard);
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
    jk_first_close(b->first);
    jk_ledger_close(b->ledger);
    jk_finished_close(b->earlier);
    jk_summary_close(b->seen);
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

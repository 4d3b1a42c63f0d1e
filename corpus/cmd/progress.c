/* progress.c - a line that is redrawn, or one every half minute, or JSON; and signals: see progress.h.
 *
 * Signals are waited for by a thread of their own, so nothing runs inside a handler.
 */
#include "corpus/cmd/progress.h"

#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

enum { REDRAW_MS = 250, JSON_MS = 1000, PLAIN_MS = 30000 };

static struct {
    const cmd_entry *self;
    progress_kind kind;
    unsigned n_thread;
    int interrupted;
    bool terminal, stop;
    bool asked;                     /* for the state, by a signal, too early */
    double began;
    pthread_mutex_t lock;           /* of batch, stop and stderr */
    jk_batch *batch;
} now = { .lock = PTHREAD_MUTEX_INITIALIZER };     /* the process has one stderr, and one set of signals */

static double seconds(void)
{
    struct timespec t = { 0 };
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* What is left, in seconds; below 0: cannot be told. */
static double left(const jk_batch_progress *p, double elapsed)
{
    return p->done > 0.0 && p->n_byte && elapsed > 1.0 ? elapsed * (1.0 - p->done) / p->done : -1.0;
}

static void show_json(const jk_batch_progress *p, double elapsed)
{
    fprintf(stderr, "{\"documents\": %llu, \"failed\": %llu, \"resumed\": %llu, \"sentences\": %llu, \"bytes\": %llu, \"seconds\": %.1f, \"done\": ",
            (unsigned long long)p->sums.n_doc, (unsigned long long)p->sums.n_failed, (unsigned long long)p->n_resumed, (unsigned long long)p->n_sentence,
            (unsigned long long)p->n_byte, elapsed);
    fprintf(stderr, p->done < 0.0 ? "null" : "%.4f", p->done);
    fprintf(stderr, left(p, elapsed) < 0.0 ? ", \"eta\": null" : ", \"eta\": %.0f", left(p, elapsed));
    fprintf(stderr, ", \"threads\": %u, \"stopping\": %s}\n", now.n_thread, p->stopping ? "true" : "false");
}

static void show_text(const jk_batch_progress *p, double elapsed)
{
    double per = elapsed > 0.01 ? elapsed : 0.01, eta = left(p, elapsed);
    fprintf(stderr, "jjak %s: %llu documents", now.self->name, (unsigned long long)p->sums.n_doc);
    if (p->done >= 0.0)
        fprintf(stderr, " (%.0f%% read)", p->done * 100.0);
    fprintf(stderr, ", %llu failed, %.0f sentences/s, %.2f MB/s", (unsigned long long)p->sums.n_failed, (double)p->n_sentence / per, (double)p->n_byte / per / 1e6);
    if (eta >= 0.0)
        fprintf(stderr, ", %d:%02d:%02d left", (int)(eta / 3600), (int)(eta / 60) % 60, (int)eta % 60);
    fputs(p->stopping ? ", stopping" : "", stderr);
}

/* asked: by a signal, so a line of its own. */
static void show(jk_batch *batch, bool asked)
{
    jk_batch_progress p;
    jk_batch_state(batch, &p);
    double elapsed = seconds() - now.began;
    if (now.kind == PROGRESS_JSON) {
        show_json(&p, elapsed);
        return;
    }
    fputs(now.terminal ? "\r" : "", stderr);
    show_text(&p, elapsed);
    fputs(now.terminal ? "\033[K" : "", stderr);
    if (asked || !now.terminal)
        fputc('\n', stderr);
    (void)fflush(stderr);
}

static void *take_signals(void *user)
{
    const sigset_t *set = user;
    int which;
    while (sigwait(set, &which) == 0) {
        pthread_mutex_lock(&now.lock);
        if (which == SIGUSR1) {
            if (now.batch)
                show(now.batch, true);
            else
                now.asked = true;   /* before there is anything to tell */
        } else {
            if (now.stop)
                _exit(now.interrupted);
            now.stop = true;
            fprintf(stderr, "%sjjak %s: finishing the documents in hand; once more leaves at once\n", now.terminal ? "\r\033[K" : "", now.self->name);
            if (now.batch)
                jk_batch_stop(now.batch);
        }
        pthread_mutex_unlock(&now.lock);
    }
    return NULL;
}

bool progress_begin(const cmd_entry *self, progress_kind kind, unsigned n_thread, int interrupted, jk_err *err)
{
    static sigset_t set;
    pthread_t thread;
    now.self = self;
    now.kind = kind;
    now.n_thread = n_thread;
    now.interrupted = interrupted;
    now.terminal = kind == PROGRESS_AUTO && isatty(STDERR_FILENO);
    now.began = seconds();
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGUSR1);
    return (pthread_sigmask(SIG_BLOCK, &set, NULL) == 0 && pthread_create(&thread, NULL, take_signals, &set) == 0 && pthread_detach(thread) == 0)
        || jk_fail(err, JK_ENOMEM, "no thread can be started");
}

void progress_of(jk_batch *batch)
{
    pthread_mutex_lock(&now.lock);
    now.batch = batch;
    if (batch && now.asked)
        show(batch, true);
    now.asked = now.asked && !batch;
    if (batch && now.stop)
        jk_batch_stop(batch);
    pthread_mutex_unlock(&now.lock);
}

void progress_watch(jk_batch *batch)
{
    unsigned step = now.kind == PROGRESS_JSON ? JSON_MS : now.terminal ? REDRAW_MS : PLAIN_MS;
    while (!jk_batch_wait(batch, step)) {
        pthread_mutex_lock(&now.lock);
        if (now.kind != PROGRESS_NONE)
            show(batch, false);
        pthread_mutex_unlock(&now.lock);
    }
    if (now.terminal)
        fputs("\r\033[K", stderr);
    if (now.kind == PROGRESS_JSON)
        show(batch, false);
}

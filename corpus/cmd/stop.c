/* stop.c - SIGINT and SIGTERM leave no half-written file behind: see cmd.h. */
#include "corpus/cmd/cmd.h"
#include "corpus/io.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct { char *name; void (*remove)(const char *name); } leftover;      /* the name: as long as the process */

/* Signals are taken by a thread of their own, as a process has one set of them. */
static struct {
    pthread_mutex_t lock;
    leftover *of;
    size_t n;
    bool begun;
} stop = { .lock = PTHREAD_MUTEX_INITIALIZER };

static const char *const ending[] = { ".part", ".gzi.part", ".idx.part", ".meta.json.part", ".docs.tsv.part", ".failed.tsv.part", ".report.tsv.part" };

/* Another process is writing it. */
static bool is_others(const char *part)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    int fd = open(part, O_WRONLY | O_CLOEXEC);
    bool others = fd >= 0 && fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    if (fd >= 0)
        close(fd);                  /* our own lock goes; so do we */
    return others;
}

static void remove_parts(const char *name)
{
    char part[4096];
    for (size_t e = 0; e < sizeof ending / sizeof *ending; e++) {
        int n = snprintf(part, sizeof part, "%s%s", name, ending[e]);
        if (n > 0 && (size_t)n < sizeof part && !is_others(part))
            (void)unlink(part);
    }
}

static void *take_signals(void *user)
{
    int which;
    (void)sigwait(user, &which);
    pthread_mutex_lock(&stop.lock);
    for (size_t k = 0; k < stop.n; k++)
        stop.of[k].remove(stop.of[k].name);
    _exit(EXIT_INTERRUPTED);
}

static bool begin(jk_err *err)
{
    static const int taken[] = { SIGINT, SIGTERM, SIGHUP };
    static sigset_t set;
    pthread_t thread;
    struct sigaction now;
    sigemptyset(&set);
    for (size_t k = 0; k < sizeof taken / sizeof *taken; k++)
        if (sigaction(taken[k], NULL, &now) == 0 && now.sa_handler != SIG_IGN)      /* nohup and a shell's & ask us to go on */
            sigaddset(&set, taken[k]);
    stop.begun = pthread_sigmask(SIG_BLOCK, &set, NULL) == 0 && pthread_create(&thread, NULL, take_signals, &set) == 0 && pthread_detach(thread) == 0;
    return stop.begun || jk_fail(err, JK_ENOMEM, "no thread can be started");
}

static bool note(leftover what, jk_err *err)
{
    pthread_mutex_lock(&stop.lock);
    leftover *more = stop.begun || begin(err) ? realloc(stop.of, (stop.n + 1) * sizeof *more) : NULL;
    if (more) {
        stop.of = more;
        stop.of[stop.n++] = what;
    }
    pthread_mutex_unlock(&stop.lock);
    return more || jk_fail(err, JK_ENOMEM, "no more memory for a list of files");
}

bool cmd_clear_on_stop(const char *folder, void (*clear)(const char *folder), jk_err *err)
{
    jk_buf name = { 0 };
    bool ok = jk_buf_put(&name, (jk_span){ folder, strlen(folder) + 1 }, err) && note((leftover){ name.ptr, clear }, err);
    if (!ok)
        jk_buf_free(&name);
    return ok;
}

bool cmd_remove_on_stop(const char *path, jk_err *err)
{
    jk_buf name = { 0 };
    if (!path || strcmp(path, "-") == 0)
        return true;
    bool ok = jk_sink_resolve(path, &name, err) && note((leftover){ name.ptr, remove_parts }, err);
    if (!ok)
        jk_buf_free(&name);
    return ok;
}

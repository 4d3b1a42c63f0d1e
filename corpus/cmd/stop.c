/* stop.c - SIGINT and SIGTERM leave no half-written file behind: see cmd.h. */
#include "corpus/cmd/cmd.h"
#include "corpus/io.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

enum { MAX_NAME = 8 };

/* Signals are taken by a thread of their own, as a process has one set of them. */
static struct {
    pthread_mutex_t lock;
    char *name[MAX_NAME];           /* with their symbolic links followed; as long as the process */
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

static void *take_signals(void *user)
{
    int which;
    char part[4096];
    (void)sigwait(user, &which);
    pthread_mutex_lock(&stop.lock);
    for (size_t k = 0; k < stop.n; k++)
        for (size_t e = 0; e < sizeof ending / sizeof *ending; e++) {
            int n = snprintf(part, sizeof part, "%s%s", stop.name[k], ending[e]);
            if (n > 0 && (size_t)n < sizeof part && !is_others(part))
                (void)unlink(part);
        }
    _exit(EXIT_INTERRUPTED);
}

static bool begin(jk_err *err)
{
    static sigset_t set;
    pthread_t thread;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    stop.begun = pthread_sigmask(SIG_BLOCK, &set, NULL) == 0 && pthread_create(&thread, NULL, take_signals, &set) == 0 && pthread_detach(thread) == 0;
    return stop.begun || jk_fail(err, JK_ENOMEM, "no thread can be started");
}

bool cmd_remove_on_stop(const char *path, jk_err *err)
{
    jk_buf name = { 0 };
    if (!path || strcmp(path, "-") == 0)
        return true;
    if (!jk_sink_resolve(path, &name, err))
        return false;
    pthread_mutex_lock(&stop.lock);
    bool ok = stop.begun || begin(err);
    if (ok && stop.n < MAX_NAME)
        stop.name[stop.n++] = name.ptr;
    else
        jk_buf_free(&name);
    pthread_mutex_unlock(&stop.lock);
    return ok;
}

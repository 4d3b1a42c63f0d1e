/* shim.c - a disk that fails, or a kill, at one exact moment: for LD_PRELOAD, in tests alone.
 *
 *     SHIM="kill 17"       SIGKILL just before the 17th operation on the disk
 *     SHIM="full 17"       from the 17th on writes take half of their bytes, then none: ENOSPC
 *     SHIM="error 17"      from the 17th on whatever reaches the disk fails: EIO
 *     SHIM="late 17"       every file opened comes 17 milliseconds late, so that a run can be stopped in its middle on any machine
 *     SHIM_COUNT=FILE      how many operations there were, at exit
 *
 * Operations are writes to files, and fsync, rename, link, unlink and ftruncate.
 */
#define _GNU_SOURCE                 /* NOLINT(bugprone-reserved-identifier): for RTLD_NEXT */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static atomic_long n_done;

/* The letter of SHIM, 0: none, and its number. */
static int plan(long *n)
{
    static long number = -1;
    static int letter;
    if (number < 0) {
        const char *what = getenv("SHIM"), *space = what ? strchr(what, ' ') : NULL;
        letter = space ? what[0] : 0;
        number = space ? atol(space + 1) : 0;
    }
    *n = number;
    return letter;
}

/* 0: go on; otherwise the letter of what happens. */
static int moment(void)
{
    long at;
    int what = plan(&at);
    if (atomic_fetch_add(&n_done, 1) + 1 < at || !what || what == 'l')
        return 0;
    if (what == 'k')
        kill(getpid(), SIGKILL);
    return what;
}

__attribute__((destructor)) static void tell(void)
{
    const char *name = getenv("SHIM_COUNT");
    FILE *f = name ? fopen(name, "w") : NULL;
    if (f) {
        fprintf(f, "%ld\n", atomic_load(&n_done));
        fclose(f);
    }
}

static int is_file(int fd)
{
    struct stat st;
    return fd > 2 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
}

static int fail(int what)
{
    errno = what == 'f' ? ENOSPC : EIO;
    return -1;
}

#define REAL(type, name, ...) ((type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t n)
{
    static int was_half;
    int what = is_file(fd) ? moment() : 0;
    if (what == 'f' && n > 1 && !was_half) {
        was_half = 1;
        return REAL(ssize_t, write, int, const void *, size_t)(fd, bytes, n / 2);
    }
    return what ? fail(what) : REAL(ssize_t, write, int, const void *, size_t)(fd, bytes, n);
}

int fsync(int fd)
{
    int what = moment();
    return what == 'e' ? fail(what) : REAL(int, fsync, int)(fd);
}

int ftruncate(int fd, off_t n)
{
    int what = moment();
    return what == 'e' ? fail(what) : REAL(int, ftruncate, int, off_t)(fd, n);
}

int rename(const char *from, const char *to)
{
    int what = moment();
    return what ? fail(what) : REAL(int, rename, const char *, const char *)(from, to);
}

int link(const char *from, const char *to)
{
    int what = moment();
    return what ? fail(what) : REAL(int, link, const char *, const char *)(from, to);
}

int unlink(const char *name)
{
    int what = moment();
    return what == 'e' ? fail(what) : REAL(int, unlink, const char *)(name);
}

int open(const char *name, int flags, ...)
{
    long n;
    va_list more;
    va_start(more, flags);
    int mode = flags & O_CREAT ? va_arg(more, int) : 0;
    va_end(more);
    if (plan(&n) == 'l')
        nanosleep(&(struct timespec){ .tv_nsec = n * 1000000 }, NULL);
    return REAL(int, open, const char *, int, ...)(name, flags, mode);
}

/* sink.c - files that appear only when they are whole: see io.h.
 *
 * NAME.part is locked while it is written, so two processes with one OUT do not mix
 * their bytes; what a crash left behind is taken over. */
#define _GNU_SOURCE                 /* NOLINT(bugprone-reserved-identifier): sync_file_range, of Linux */
#include "corpus/io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/sha256.h"

enum { SINK_BUFFER = 64 * 1024, MAX_LINK = 40 };

struct jk_sink {
    int fd;
    char *name, *part, *old;        /* part, old: NULL when written directly; old: where what stood there waits */
    bool stood, has_old, renamed;   /* something stood under the name; old leads to it; it was replaced */
    jk_sha256 *sha;
    uint64_t size, kept;            /* bytes written; of them the first that were in the file already */
    bool resumes;                   /* without commit part stays */
    size_t n;
    char buffer[SINK_BUFFER];
};

/* The name with an ending behind it, or NULL. */
static char *name_with(const char *name, const char *ending)
{
    size_t n = strlen(name), m = strlen(ending);
    char *s = malloc(n + m + 1);
    if (s) {
        memcpy(s, name, n + 1);
        memcpy(s + n, ending, m + 1);
    }
    return s;
}

/* The length of the folder part of path, with its slash; 0: none. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* One step along a symbolic link: the name it holds, seen from its folder. NULL: no link, or no memory. */
static char *link_target(const char *name)
{
    char text[4096];
    ssize_t n = readlink(name, text, sizeof text - 1);
    if (n <= 0 || n == (ssize_t)sizeof text - 1)
        return NULL;
    text[n] = '\0';
    size_t folder = text[0] == '/' ? 0 : folder_length(name);
    char *s = malloc(folder + (size_t)n + 1);
    if (s) {
        memcpy(s, name, folder);
        memcpy(s + folder, text, (size_t)n + 1);
    }
    return s;
}

static bool refuse(const jk_sink *out, const char *what, jk_err *err)
{
    return jk_fail(err, JK_EIO, "%s: %s: %s", out->name, what, strerror(errno));
}

bool jk_sink_is_taken(const char *part)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    int fd = open(part, O_WRONLY | O_CLOEXEC);
    bool taken = fd >= 0 && fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    if (fd >= 0)
        close(fd);
    return taken;
}

/* Locks part, which is of *size bytes; false with JK_OK: it was renamed by its owner in between, so try again. */
static bool lock_part(jk_sink *out, off_t *size, jk_err *err)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    struct stat here, there;
    if (fcntl(out->fd, F_SETLK, &lock) < 0 && (errno == EACCES || errno == EAGAIN))
        return jk_fail(err, JK_EIO, "%s: another process is writing it; wait, or write elsewhere", out->name);
    if (fstat(out->fd, &here) < 0)
        return refuse(out, "cannot be written", err);
    *size = here.st_size;
    return stat(out->part, &there) == 0 && here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

static bool open_part(jk_sink *out, const struct stat *standing, jk_err *err)
{
    out->part = name_with(out->name, ".part");
    out->old = name_with(out->name, ".old.part");
    if (!out->part || !out->old)
        return jk_fail(err, JK_ENOMEM, "%s: no memory to write it", out->name);
    off_t kept = (off_t)out->kept, size = 0;
    for (int tries = 0; tries < 8; tries++) {
        out->fd = open(out->part, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
        if (out->fd < 0)
            return refuse(out, errno == ENOENT ? "cannot be written; make its folder first" : "cannot be written", err);
        if (lock_part(out, &size, err)) {
            if ((size != kept && ftruncate(out->fd, kept) < 0) || (kept && lseek(out->fd, kept, SEEK_SET) < 0))
                return refuse(out, "cannot be written", err);
            if (standing)
                (void)!fchmod(out->fd, standing->st_mode & 0777);   /* a wish: the content matters */
            return true;
        }
        close(out->fd);             /* nothing was written */
        out->fd = -1;
        if (err->code) {            /* the other's: not ours to remove */
            free(out->part);
            out->part = NULL;
            return false;
        }
    }
    return jk_fail(err, JK_EIO, "%s: other processes keep writing it", out->name);
}

/* *name, which is on the heap, becomes where it leads; true: that is to be written directly. */
static bool follow(char **name)
{
    bool direct = strncmp(*name, "/dev/", 5) == 0;
    for (int k = 0; !direct && k < MAX_LINK; k++) {
        char *target = link_target(*name);
        if (!target)
            break;
        free(*name);
        *name = target;
        direct = strncmp(target, "/dev/", 5) == 0 || strncmp(target, "/proc/", 6) == 0;
    }
    return direct;
}

bool jk_sink_resolve(const char *path, jk_buf *out, jk_err *err)
{
    char *name = name_with(path, "");
    if (!name)
        return jk_fail(err, JK_ENOMEM, "%s: no memory to write it", path);
    follow(&name);
    bool ok = jk_buf_put(out, (jk_span){ name, strlen(name) + 1 }, err);
    free(name);
    return ok;
}

static bool open_named(jk_sink *out, jk_err *err)
{
    struct stat st;
    bool direct = follow(&out->name);
    bool stands = stat(out->name, &st) == 0;
    if (stands && S_ISDIR(st.st_mode))
        return jk_fail(err, JK_EUSAGE, "%s: is a folder; name a file", out->name);
    if (!direct && (!stands || S_ISREG(st.st_mode)))
        return open_part(out, stands ? &st : NULL, err);
    out->fd = open(out->name, O_WRONLY | O_CLOEXEC);
    return out->fd >= 0 || refuse(out, "cannot be written", err);
}

static jk_sink *open_sink(const char *path, bool resumes, uint64_t kept, jk_err *err)
{
    bool standard = strcmp(path, "-") == 0;
    jk_sink *out = malloc(sizeof *out);
    if (out) {
        memset(out, 0, offsetof(jk_sink, buffer));
        out->resumes = resumes;
        out->kept = kept;
        out->fd = standard ? STDOUT_FILENO : -1;
        out->name = name_with(standard ? "standard output" : path, "");
    }
    if (!out || !out->name)
        jk_fail(err, JK_ENOMEM, "%s: no memory to write it", path);
    else if (!path[0])
        jk_fail(err, JK_EUSAGE, "the name of a file to write is empty; name one, or - for standard output");
    else if ((standard || open_named(out, err)) && (!resumes || out->part || jk_fail(err, JK_EUSAGE, "%s: no file; this can only go into one", out->name)))
        return out;
    jk_sink_close(out);
    return NULL;
}

jk_sink *jk_sink_open(const char *path, jk_err *err) { return open_sink(path, false, 0, err); }
jk_sink *jk_sink_resume(const char *path, uint64_t kept, jk_err *err) { return open_sink(path, true, kept, err); }

static bool write_all(jk_sink *out, const char *at, size_t n, jk_err *err)
{
    while (n) {
        ssize_t done = write(out->fd, at, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return refuse(out, "cannot be written", err);
        if (done == 0)
            return jk_fail(err, JK_EIO, "%s: cannot be written: no byte was taken", out->name);
        at += done;
        n -= (size_t)done;
    }
    return true;
}

bool jk_sink_flush(jk_sink *out, jk_err *err)
{
    size_t n = out->n;
    out->n = 0;
    return write_all(out, out->buffer, n, err);
}

bool jk_sink_write(jk_sink *out, const void *bytes, size_t n, jk_err *err)
{
    uint64_t there = out->size < out->kept ? out->kept - out->size : 0;
    if (out->sha)
        jk_sha256_add(out->sha, bytes, n);
    out->size += n;
    if (n <= there)
        return true;
    bytes = (const char *)bytes + there;
    n -= (size_t)there;
    if (n > SINK_BUFFER - out->n && !jk_sink_flush(out, err))
        return false;
    if (n > SINK_BUFFER)
        return write_all(out, bytes, n, err);
    if (n)
        memcpy(out->buffer + out->n, bytes, n);
    out->n += n;
    return true;
}

/* What was written so far sets out for the disk, which fsync waits for and tells errors of. */
static bool send(jk_sink *out, jk_err *err)
{
    if (!jk_sink_flush(out, err))
        return false;
#ifdef SYNC_FILE_RANGE_WRITE
    if (out->part)
        (void)sync_file_range(out->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
    return true;
}

bool jk_sink_sync(jk_sink *out, jk_err *err)
{
    return jk_sink_flush(out, err) && (!out->part || fsync(out->fd) == 0 || refuse(out, "cannot be written to disk", err));
}

uint64_t jk_sink_size(const jk_sink *out) { return out->size; }
bool jk_sink_is_file(const jk_sink *out) { return out->part != NULL; }

void jk_sink_digest(jk_sink *out)
{
    out->sha = malloc(sizeof *out->sha);
    if (out->sha)
        jk_sha256_init(out->sha);
}

bool jk_sink_digest_end(jk_sink *out, unsigned char digest[32], jk_err *err)
{
    if (!out->sha)
        return jk_fail(err, JK_ENOMEM, "%s: no memory for its digest", out->name);
    jk_sha256_end(out->sha, digest);
    free(out->sha);
    out->sha = NULL;
    return true;
}

const char *jk_sink_name(const jk_sink *out) { return out->name; }

/* The folder's own list of names reaches the disk. Some file systems cannot: EINVAL. */
static bool sync_folder(const jk_sink *out, jk_err *err)
{
    size_t n = folder_length(out->name);
    char *folder = name_with(n ? out->name : ".", "");
    if (!folder)
        return jk_fail(err, JK_ENOMEM, "%s: no memory to write it", out->name);
    if (n)
        folder[n] = '\0';
    int fd = open(folder, O_RDONLY | O_CLOEXEC);
    free(folder);
    if (fd < 0)
        return errno == EACCES || refuse(out, "its folder cannot be opened", err);
    bool ok = fsync(fd) == 0 || errno == EINVAL || refuse(out, "its folder cannot be written to disk", err);
    return (close(fd) == 0 || refuse(out, "its folder cannot be closed", err)) && ok;
}

/* Nothing of it stays: errors of removal have no one left to tell. */
static void undo(jk_sink *out)
{
    if (out->renamed && out->has_old)
        (void)rename(out->old, out->name);
    else if (out->renamed && !out->stood)
        (void)unlink(out->name);
    else if (out->has_old)
        (void)unlink(out->old);
    out->renamed = out->has_old = false;
}

/* A second name for what stands under the final one, to go back to. Without hard links
   there is no way back: then the rename still replaces it at once. */
static bool keep_old(jk_sink *out, jk_err *err)
{
    if (unlink(out->old) < 0 && errno != ENOENT)        /* a crash may have left one */
        return refuse(out, "an old copy of it cannot be removed", err);
    out->has_old = link(out->name, out->old) == 0;
    out->stood = out->has_old || errno != ENOENT;
    return true;
}

static bool remove_stale(const jk_sink *out, const char *const *stale, jk_err *err)
{
    for (; stale && *stale; stale++) {
        char *name = name_with(out->name, *stale);
        if (!name)
            return jk_fail(err, JK_ENOMEM, "%s: no memory to write it", out->name);
        bool gone = unlink(name) == 0 || errno == ENOENT || jk_fail(err, JK_EIO, "%s: cannot be removed: %s", name, strerror(errno));
        free(name);
        if (!gone)
            return false;
    }
    return true;
}

bool jk_sink_commit(jk_sink *const *out, size_t n, const char *const *stale, jk_err *err)
{
    for (size_t k = 0; n > 1 && k < n; k++)         /* all together: what the first fsync then commits is there for the others */
        if (!send(out[k], err))
            return false;
    for (size_t k = 0; k < n; k++)
        if (!jk_sink_sync(out[k], err))     /* the lock goes with close, which comes after the rename */
            return false;
    if (n && out[0]->part && !remove_stale(out[0], stale, err))
        return false;
    for (size_t k = 0; k < n; k++) {
        if (!out[k]->part)
            continue;
        if ((n > 1 && !keep_old(out[k], err)) || (rename(out[k]->part, out[k]->name) < 0 && !refuse(out[k], "cannot be renamed", err))) {
            while (k + 1 > 0)
                undo(out[k--]);
            return false;
        }
        out[k]->renamed = true;
    }
    for (size_t k = 0; k < n; k++) {
        if (out[k]->has_old && unlink(out[k]->old) < 0)
            refuse(out[k], "its old copy cannot be removed", err);
        out[k]->has_old = false;
        int fd = out[k]->fd;
        if (out[k]->part) {
            out[k]->fd = -1;
            if (close(fd) < 0)
                refuse(out[k], "cannot be closed", err);
        }
    }
    if (n && out[0]->part)
        sync_folder(out[0], err);
    return err->code == JK_OK;
}

void jk_sink_close(jk_sink *out)
{
    if (!out)
        return;
    if (out->part && !out->renamed && !out->resumes && out->fd >= 0)
        (void)unlink(out->part);    /* before its lock goes */
    if (out->fd > STDERR_FILENO)
        close(out->fd);             /* commit has checked what mattered */
    free(out->sha);
    free(out->old);
    free(out->part);
    free(out->name);
    free(out);
}

/* spill.c - a temporary file without a name: see spill.h. */
#include "corpus/spill.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

struct jk_spill {
    int fd;
    uint64_t size;
};

static bool refuse(const char *what, jk_err *err)
{
    return jk_fail(err, JK_EIO, "a temporary file cannot be %s: %s; a larger --memory needs none", what, strerror(errno));
}

/* "FOLDER/.jjak.XXXXXX" */
static bool template(const char *beside, jk_buf *out, jk_err *err)
{
    const char *slash = strrchr(beside, '/'), *tmp = getenv("TMPDIR");
    if (strcmp(beside, "-") == 0)
        jk_buf_printf(out, err, "%s/", tmp && *tmp ? tmp : "/tmp");
    else if (slash)
        jk_buf_put(out, (jk_span){ beside, (size_t)(slash - beside) + 1 }, err);
    jk_buf_put(out, jk_span_of(".jjak.XXXXXX"), err);
    return jk_buf_putc(out, '\0', err);
}

jk_spill *jk_spill_open(const char *beside, jk_err *err)
{
    jk_buf name = { 0 };
    jk_spill *s = calloc(1, sizeof *s);
    if (!s)
        return jk_fail(err, JK_ENOMEM, "no more memory"), NULL;
    bool ok = template(beside, &name, err) && ((s->fd = mkstemp(name.ptr)) >= 0 || refuse("made", err));
    if (ok && unlink(name.ptr) < 0)
        ok = refuse("made", err);
    jk_buf_free(&name);
    if (ok)
        return s;
    jk_spill_close(s);
    return NULL;
}

bool jk_spill_write(jk_spill *s, const void *bytes, size_t n, jk_err *err)
{
    const char *at = bytes;
    while (n) {
        ssize_t done = write(s->fd, at, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return refuse("written", err);
        at += done;
        n -= (size_t)done;
        s->size += (uint64_t)done;
    }
    return true;
}

bool jk_spill_read(const jk_spill *s, uint64_t at, void *bytes, size_t n, jk_err *err)
{
    char *to = bytes;
    while (n) {
        ssize_t got = pread(s->fd, to, n, (off_t)at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return refuse("read", err);
        to += got;
        at += (uint64_t)got;
        n -= (size_t)got;
    }
    return true;
}

uint64_t jk_spill_size(const jk_spill *s) { return s->size; }

void jk_spill_close(jk_spill *s)
{
    if (!s)
        return;
    if (s->fd > STDERR_FILENO)
        close(s->fd);
    free(s);
}

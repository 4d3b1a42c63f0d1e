/* io.c - byte sources and lines: see io.h. Sinks are in sink.c. */
#include "corpus/io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/bgzf.h"
#include "corpus/sha256.h"

/* ------------------------------------------------------------------- lines */

bool jk_lines_next(jk_lines *lines, jk_span *line, jk_err *err)
{
    if (lines->given)
        lines->rest.len = 0;
    lines->given = false;
    if (!lines->chunk.len)
        return false;
    const char *start = lines->chunk.ptr, *end = memchr(start, '\n', lines->chunk.len);
    size_t n = end ? (size_t)(end - start) : lines->chunk.len;
    if ((!end || lines->rest.len) && !jk_buf_put(&lines->rest, (jk_span){ start, n }, err))
        return false;
    size_t used = end ? n + 1 : n;
    lines->chunk = (jk_span){ start + used, lines->chunk.len - used };
    if (!end)
        return false;
    lines->given = lines->rest.len > 0;
    *line = lines->given ? jk_buf_span(&lines->rest) : (jk_span){ start, n };
    return true;
}

bool jk_lines_last(jk_lines *lines, jk_span *line)
{
    if (lines->given || !lines->rest.len)
        return false;
    lines->given = true;
    *line = jk_buf_span(&lines->rest);
    return true;
}

void jk_lines_drop(jk_lines *lines)
{
    lines->rest.len = 0;
    lines->given = false;
}

void jk_lines_free(jk_lines *lines)
{
    jk_buf_free(&lines->rest);
    *lines = (jk_lines){ 0 };
}

/* ----------------------------------------------------------------- sources */

enum { SOURCE_BUFFER = 128 * 1024, FIRST_BYTES = 64 };

struct jk_source {
    int fd;
    char *name;
    char *raw, *text;               /* SOURCE_BUFFER each: what is inflated; lines. NULL until they are needed: who reads all of a plain
                                       file has its own buffer for it, and fresh memory costs more than the reading does */
    char first[FIRST_BYTES];        /* they tell what the file is */
    size_t n_first;                 /* of them, not yet handed on */
    jk_gunzip *gunzip;              /* NULL: plain */
    jk_sha256 *sha;                 /* NULL: nobody asked */
    jk_lines lines;
    uint64_t line_number;
    uint64_t size, done;            /* of the file, 0: not known; bytes of it that were read */
    bool at_end;                    /* of the file */
};

/* The next bytes of the file, at most room, *n of them; 0: the end. */
static bool take(jk_source *in, char *to, size_t room, size_t *n, jk_err *err)
{
    *n = 0;
    if (in->at_end)
        return true;
    ssize_t got;
    do
        got = read(in->fd, to, room);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return jk_fail(err, JK_EIO, "%s: cannot be read: %s", in->name, strerror(errno));
    in->at_end = got == 0;
    *n = (size_t)got;
    in->done += *n;
    if (in->sha)
        jk_sha256_add(in->sha, to, *n);
    return true;
}

static bool fill(jk_source *in, size_t *n, jk_err *err)
{
    if (!in->raw && !(in->raw = malloc(SOURCE_BUFFER)))
        return jk_fail(err, JK_ENOMEM, "%s: no memory to read it", in->name);
    return take(in, in->raw, SOURCE_BUFFER, n, err);
}

/* The next bytes as they are in the file: what gunzip pulls. */
static bool pull(void *user, jk_span *chunk, jk_err *err)
{
    jk_source *in = user;
    size_t n = in->n_first;
    *chunk = (jk_span){ in->first, n };
    in->n_first = 0;
    if (n)
        return true;
    if (!fill(in, &n, err))
        return false;
    *chunk = (jk_span){ in->raw, n };
    return true;
}

/* At least two bytes at the start, where there are as many: they tell gzip. */
static bool first_bytes(jk_source *in, jk_err *err)
{
    while (in->n_first < 2) {
        ssize_t got = read(in->fd, in->first + in->n_first, FIRST_BYTES - in->n_first);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return jk_fail(err, JK_EIO, "%s: cannot be read: %s", in->name, strerror(errno));
        if (got == 0) {
            in->at_end = true;
            break;
        }
        in->n_first += (size_t)got;
    }
    in->done = in->n_first;
    if (in->n_first < 2 || (unsigned char)in->first[0] != 0x1F || (unsigned char)in->first[1] != 0x8B)
        return true;
    in->gunzip = jk_gunzip_open(pull, in, in->name, err);
    return in->gunzip != NULL;
}

static bool open_file(jk_source *in, const char *path, jk_err *err)
{
    in->fd = open(path, O_RDONLY | O_CLOEXEC);
    if (in->fd < 0)
        return jk_fail(err, errno == ENOENT || errno == ENOTDIR ? JK_EINPUT : JK_EIO, "%s: cannot be opened: %s", path, strerror(errno));
    struct stat st;
    bool known = fstat(in->fd, &st) == 0;
    if (known && S_ISDIR(st.st_mode))
        return jk_fail(err, JK_EINPUT, "%s: is a folder; give a file", path);
    in->size = known && st.st_size > 0 ? (uint64_t)st.st_size : 0;
    return true;
}

jk_source *jk_source_open(const char *path, jk_err *err)
{
    bool standard = strcmp(path, "-") == 0;
    const char *name = standard ? "standard input" : path;
    jk_source *in = calloc(1, sizeof *in);
    if (in) {
        in->fd = -1;
        in->name = malloc(strlen(name) + 1);
    }
    if (!in || !in->name) {
        jk_fail(err, JK_ENOMEM, "%s: no memory to read it", name);
        goto fail;
    }
    memcpy(in->name, name, strlen(name) + 1);
    if (standard)
        in->fd = STDIN_FILENO;
    else if (!open_file(in, path, err))
        goto fail;
    if (first_bytes(in, err))
        return in;
fail:
    jk_source_close(in);
    return NULL;
}

bool jk_source_read(jk_source *in, char *to, size_t cap, size_t *got, jk_err *err)
{
    if (in->lines.chunk.len) {                  /* behind a line that was read */
        *got = in->lines.chunk.len < cap ? in->lines.chunk.len : cap;
        memcpy(to, in->lines.chunk.ptr, *got);
        in->lines.chunk = (jk_span){ in->lines.chunk.ptr + *got, in->lines.chunk.len - *got };
        return true;
    }
    if (in->gunzip)
        return jk_gunzip_read(in->gunzip, to, cap, got, err);
    if (!in->n_first)
        return take(in, to, cap, got, err);
    size_t n = in->n_first < cap ? in->n_first : cap;
    memcpy(to, in->first, n);
    in->n_first -= n;
    memmove(in->first, in->first + n, in->n_first);
    *got = n;
    return true;
}

bool jk_source_line(jk_source *in, jk_span *line, jk_err *err)
{
    if (!in->text && !(in->text = malloc(SOURCE_BUFFER)))
        return jk_fail(err, JK_ENOMEM, "%s: no memory to read it", in->name);
    while (!jk_lines_next(&in->lines, line, err)) {
        size_t got;
        if (err->code || !jk_source_read(in, in->text, SOURCE_BUFFER, &got, err))
            return false;
        in->lines.chunk = (jk_span){ in->text, got };
        if (!got) {
            if (!jk_lines_last(&in->lines, line))
                return false;
            break;
        }
    }
    in->line_number++;
    return true;
}

uint64_t jk_source_line_number(const jk_source *in) { return in->line_number; }
bool jk_source_is_gzip(const jk_source *in) { return in->gunzip != NULL; }
double jk_source_done(const jk_source *in) { return in->size ? (double)in->done / (double)in->size : -1.0; }
const char *jk_source_name(const jk_source *in) { return in->name; }

void jk_source_digest(jk_source *in)
{
    in->sha = malloc(sizeof *in->sha);
    if (!in->sha)
        return;                     /* digest_end says so */
    jk_sha256_init(in->sha);
    jk_sha256_add(in->sha, in->first, in->n_first);
}

bool jk_source_digest_end(jk_source *in, unsigned char out[32], jk_err *err)
{
    if (!in->sha)
        return jk_fail(err, JK_ENOMEM, "%s: no memory for its digest", in->name);
    for (size_t n; !in->at_end; )
        if (!fill(in, &n, err))
            return false;
    jk_sha256_end(in->sha, out);
    free(in->sha);
    in->sha = NULL;
    return true;
}

void jk_source_close(jk_source *in)
{
    if (!in)
        return;
    jk_gunzip_close(in->gunzip);
    if (in->fd > STDIN_FILENO)
        close(in->fd);              /* it was only read: nothing can be lost */
    jk_lines_free(&in->lines);
    free(in->sha);
    free(in->text);
    free(in->raw);
    free(in->name);
    free(in);
}

bool jk_read_file(const char *path, size_t limit, jk_buf *out, unsigned char *digest, jk_err *err)
{
    jk_source *in = jk_source_open(path, err);
    if (!in)
        return false;
    if (digest)
        jk_source_digest(in);
    size_t had = out->len, got = 0;
    if (in->size < (limit ? limit : SIZE_MAX))  /* all of it, and the read that finds its end; what is not touched costs nothing */
        jk_buf_reserve(out, in->size ? (size_t)in->size + 1 : SOURCE_BUFFER, err);
    do {
        if (out->len == out->cap && !jk_buf_reserve(out, SOURCE_BUFFER, err))
            break;
        if (!jk_source_read(in, out->ptr + out->len, out->cap - out->len, &got, err))
            break;
        out->len += got;
        if (limit && out->len - had > limit)
            jk_fail(err, JK_ELIMIT, "%s: more than %zu bytes", in->name, limit);
    } while (got && !err->code);
    if (digest && !err->code)
        jk_source_digest_end(in, digest, err);
    jk_source_close(in);
    return err->code == JK_OK;
}

bool jk_file_digest(const char *path, unsigned char digest[32], uint64_t *size, jk_err *err)
{
    char *bytes = malloc(SOURCE_BUFFER);
    if (!bytes)
        return jk_fail(err, JK_ENOMEM, "%s: no memory for its digest", path);
    jk_source in = { .fd = -1, .name = (char *)(uintptr_t)path, .raw = bytes };
    jk_sha256 sha;
    jk_sha256_init(&sha);
    in.sha = &sha;
    *size = 0;
    size_t n = 0;
    bool ok = open_file(&in, path, err);
    do {
        ok = ok && fill(&in, &n, err);
        *size += ok ? n : 0;
    } while (ok && n);
    jk_sha256_end(&sha, digest);
    if (in.fd >= 0)
        close(in.fd);
    free(bytes);
    return ok;
}

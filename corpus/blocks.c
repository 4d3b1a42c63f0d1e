/* blocks.c - a BGZF file read from any of its blocks on, damaged or not: see bgzf.h. */
#include "corpus/block.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

const unsigned char jk_end_mark[JK_BGZF_END] = {
    0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 6, 0, 'B', 'C', 2, 0, 0x1b, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0,
};

uint32_t jk_block_length(const unsigned char *p, size_t n)
{
    if (n < 12 || p[0] != 0x1f || p[1] != 0x8b || p[2] != 8 || p[3] != 4)
        return 0;
    uint32_t extra = jk_get16(p + 10);
    for (uint32_t at = 12; at + 4 <= 12 + extra && at + 6 <= n; at += 4 + jk_get16(p + at + 2))
        if (p[at] == 'B' && p[at + 1] == 'C' && jk_get16(p + at + 2) == 2) {
            uint32_t length = jk_get16(p + at + 4) + 1;
            return length >= 12 + extra + 2 + JK_BLOCK_FOOTER ? length : 0;
        }
    return 0;
}

enum { WINDOW = 256 * 1024 };

struct jk_blocks {
    int fd;
    char *name;
    uint64_t size, window_at;       /* of the file; of the window in it */
    size_t n_window;
    z_stream z;
    bool has_z;
    unsigned char window[WINDOW], text[JK_BGZF_BLOCK];
};

/* Up to JK_BGZF_BLOCK bytes from at on, fewer only at the end of the file. */
static bool look(jk_blocks *in, uint64_t at, const unsigned char **p, size_t *n, jk_err *err)
{
    size_t want = at >= in->size ? 0 : in->size - at < JK_BGZF_BLOCK ? (size_t)(in->size - at) : JK_BGZF_BLOCK;
    bool here = at >= in->window_at && at - in->window_at <= in->n_window && in->n_window - (size_t)(at - in->window_at) >= want;
    if (!here) {
        in->window_at = at;
        in->n_window = 0;
        while (in->n_window < WINDOW) {
            ssize_t got = pread(in->fd, in->window + in->n_window, WINDOW - in->n_window, (off_t)(at + in->n_window));
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return jk_fail(err, JK_EIO, "%s: cannot be read: %s", in->name, strerror(errno));
            if (got == 0)
                break;
            in->n_window += (size_t)got;
        }
        if (in->n_window < want)
            return jk_fail(err, JK_EIO, "%s: became shorter while it was read", in->name);
    }
    *p = in->window + (at - in->window_at);
    *n = want;
    return true;
}

jk_blocks *jk_blocks_open_any(const char *path, bool *is_bgzf, jk_err *err)
{
    *is_bgzf = false;
    struct stat st;
    jk_blocks *in = calloc(1, sizeof *in);
    if (!in || !(in->name = malloc(strlen(path) + 1)))
        return free(in), jk_fail(err, JK_ENOMEM, "%s: no memory to read it", path), NULL;
    memcpy(in->name, path, strlen(path) + 1);
    in->fd = open(path, O_RDONLY | O_CLOEXEC);
    const unsigned char *p;
    size_t n;
    if (in->fd < 0 || fstat(in->fd, &st) < 0)
        jk_fail(err, errno == ENOENT || errno == ENOTDIR ? JK_EINPUT : JK_EIO, "%s: cannot be opened: %s", path, strerror(errno));
    else if (S_ISDIR(st.st_mode))
        jk_fail(err, JK_EINPUT, "%s: is a folder; give a file", path);
    else if (S_ISREG(st.st_mode)) {
        in->size = (uint64_t)st.st_size;
        in->has_z = inflateInit2(&in->z, -15) == Z_OK;
        if (!in->has_z)
            jk_fail(err, JK_ENOMEM, "%s: no memory to inflate it", path);
        else if (look(in, 0, &p, &n, err))
            *is_bgzf = jk_block_length(p, n) > 0;
    }
    if (!err->code && in->has_z)
        return in;
    jk_blocks_close(in);
    return NULL;
}

jk_blocks *jk_blocks_open(const char *path, bool *is_bgzf, jk_err *err)
{
    jk_blocks *in = jk_blocks_open_any(path, is_bgzf, err);
    if (*is_bgzf)
        return in;
    jk_blocks_close(in);
    return NULL;
}

uint64_t jk_blocks_size(const jk_blocks *in) { return in->size; }

static bool damaged(const jk_blocks *in, uint64_t at, const char *how, jk_err *err)
{
    return jk_fail(err, JK_EIO, "%s: the block at byte %llu %s", in->name, (unsigned long long)at, how);
}

/* At most n bytes of deflate data, which know their end, *used of them; CRC and length stand behind it. */
static bool inflate_data(jk_blocks *in, uint64_t at, const unsigned char *p, uint32_t n, uint32_t *used, jk_span *text, jk_block *info, jk_err *err)
{
    inflateReset(&in->z);
    in->z.next_in = (z_const Bytef *)(uintptr_t)p;
    in->z.avail_in = n;
    in->z.next_out = in->text;
    in->z.avail_out = sizeof in->text;
    int result = inflate(&in->z, Z_FINISH);
    size_t got = sizeof in->text - in->z.avail_out;
    if (result == Z_MEM_ERROR)
        return jk_fail(err, JK_ENOMEM, "%s: no memory to inflate it", in->name);
    *used = n - in->z.avail_in;
    p += *used;
    if (result != Z_STREAM_END || got != jk_get32(p + 4))
        return damaged(in, at, "is damaged", err);
    if (jk_crc32(0, in->text, got) != jk_get32(p))
        return damaged(in, at, "is damaged: its text has another CRC", err);
    *text = (jk_span){ (char *)in->text, got };
    *info = (jk_block){ .at = at, .n_text = (uint32_t)got, .crc = jk_get32(p) };
    return true;
}

bool jk_blocks_read(jk_blocks *in, uint64_t at, jk_span *text, jk_block *info, uint64_t *next, jk_err *err)
{
    const unsigned char *p;
    size_t n;
    if (at == in->size || !look(in, at, &p, &n, err))
        return false;
    if (at > in->size)
        return jk_fail(err, JK_EIO, "%s: byte %llu is behind the end of the file", in->name, (unsigned long long)at);
    uint32_t length = jk_block_length(p, n);
    if (!length)
        return damaged(in, at, n < JK_BLOCK_HEADER + JK_BLOCK_FOOTER ? "is cut short" : "has a damaged header", err);
    if (length > n)
        return damaged(in, at, "is cut short", err);
    uint32_t head = 12 + jk_get16(p + 10), n_data = length - head - JK_BLOCK_FOOTER, used;
    if (!inflate_data(in, at, p + head, n_data, &used, text, info, err))
        return false;
    *next = at + length;
    return used == n_data || damaged(in, at, "is damaged", err);
}

bool jk_blocks_rescue(jk_blocks *in, uint64_t at, jk_span *text, jk_block *info, uint64_t *next)
{
    const unsigned char *p;
    size_t n;
    uint32_t used;
    jk_err why = { 0 };
    if (at >= in->size || !look(in, at, &p, &n, &why) || n < JK_BLOCK_HEADER + JK_BLOCK_FOOTER)
        return false;
    if (!inflate_data(in, at, p + JK_BLOCK_HEADER, (uint32_t)(n - JK_BLOCK_HEADER - JK_BLOCK_FOOTER), &used, text, info, &why))
        return false;
    *next = at + JK_BLOCK_HEADER + used + JK_BLOCK_FOOTER;
    return true;
}

bool jk_blocks_raw(jk_blocks *in, uint64_t at, jk_span *raw, jk_err *err)
{
    const unsigned char *p;
    size_t n;
    if (at == in->size || !look(in, at, &p, &n, err))
        return false;
    uint32_t length = jk_block_length(p, n);
    if (!length || length > n)
        return damaged(in, at, "is cut short or has a damaged header", err);
    *raw = (jk_span){ (const char *)p, length };
    return true;
}

bool jk_blocks_resync(jk_blocks *in, uint64_t at, uint64_t *next, jk_err *err)
{
    for (; at < in->size; at++) {
        const unsigned char *p;
        size_t n;
        if (!look(in, at, &p, &n, err))
            return false;
        const unsigned char *found = memchr(p, 0x1f, n);
        if (!found) {
            at += n - 1;
            continue;
        }
        at += (uint64_t)(found - p);
        n -= (size_t)(found - p);
        uint32_t length = jk_block_length(found, n);
        if (length && (length <= n || in->size - at >= length))
            break;
    }
    *next = at < in->size ? at : in->size;
    return true;
}

bool jk_blocks_ended(jk_blocks *in, jk_err *err)
{
    const unsigned char *p = jk_end_mark;
    size_t n = 0;
    return in->size >= sizeof jk_end_mark && look(in, in->size - sizeof jk_end_mark, &p, &n, err)
        && memcmp(p, jk_end_mark, sizeof jk_end_mark) == 0;
}

void jk_blocks_close(jk_blocks *in)
{
    if (!in)
        return;
    if (in->has_z)
        inflateEnd(&in->z);
    if (in->fd >= 0)
        close(in->fd);              /* it was only read */
    free(in->name);
    free(in);
}

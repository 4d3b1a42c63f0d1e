/* bgzf.c - blocks written, by one thread or many, and any gzip read: see bgzf.h.
 *
 * Writing: lines fill a slot of a ring; a full slot is compressed, by a worker where there
 * are any; finished slots leave the ring in order, in the caller's thread, which alone
 * touches the sink. Every block is compressed by itself: the bytes cannot depend on who does it. Instead of
 * workers, threads that have other work may lend a hand when they are free; the caller's compresses what nobody took. */
#include "corpus/bgzf.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "corpus/deflate.h"
#include "corpus/io.h"

enum { HEADER = 18, FOOTER = 8, SLOTS_A_THREAD = 4, MAX_THREAD = 256 };

/* An empty block: SAM specification, section 4.1.2. */
static const unsigned char END_MARK[JK_BGZF_END] = {
    0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 6, 0, 'B', 'C', 2, 0, 0x1b, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0,
};

uint32_t jk_crc32(uint32_t crc, const void *bytes, size_t n)
{
    return (uint32_t)crc32_z(crc, bytes, n);
}

const char *jk_zlib_version(void) { return zlibVersion(); }

static uint32_t get16(const unsigned char *p) { return (uint32_t)p[0] | (uint32_t)p[1] << 8; }
static uint32_t get32(const unsigned char *p) { return get16(p) | get16(p + 2) << 16; }

static void put16(unsigned char *p, uint32_t x)
{
    p[0] = (unsigned char)x;
    p[1] = (unsigned char)(x >> 8);
}

static void put32(unsigned char *p, uint32_t x)
{
    put16(p, x);
    put16(p + 2, x >> 16);
}

/* The length of the block whose first n bytes these are, from its BC field; 0: no BGZF block. */
static uint32_t block_length(const unsigned char *p, size_t n)
{
    if (n < 12 || p[0] != 0x1f || p[1] != 0x8b || p[2] != 8 || p[3] != 4)
        return 0;
    uint32_t extra = get16(p + 10);
    for (uint32_t at = 12; at + 4 <= 12 + extra && at + 6 <= n; at += 4 + get16(p + at + 2))
        if (p[at] == 'B' && p[at + 1] == 'C' && get16(p + at + 2) == 2) {
            uint32_t length = get16(p + at + 4) + 1;
            return length >= 12 + extra + 2 + FOOTER ? length : 0;
        }
    return 0;
}

/* ------------------------------------------------------------------ writing */

typedef enum { FREE, FULL, BUSY, DONE } slot_state;

typedef struct {
    slot_state state;
    bool failed;                    /* no memory to compress it */
    uint32_t n_text, n_block, crc;
    unsigned char text[JK_BGZF_PAYLOAD], block[JK_BGZF_BLOCK];
} slot;

struct jk_bgzf {
    jk_sink *out;
    slot *ring;
    size_t n_slot, head, tail;      /* head is being filled; tail is the next to be written */
    size_t n_begun;                 /* blocks that left head: the number of the one there */
    jk_block *block;
    size_t n_block, cap_block;
    uint64_t at, text_at;
    jk_deflater *own;               /* of the caller's thread */
    pthread_t worker[MAX_THREAD];
    unsigned n_worker;
    pthread_mutex_t lock;
    pthread_cond_t work, done;
    bool has_lock, stop;
};

/* text -> block. What does not shrink below a block's bound is stored (RFC 1951, 3.2.4). */
static void compress_slot(slot *s, jk_deflater *own)
{
    size_t n = jk_deflate_put(own, s->text, s->n_text, s->block + HEADER, JK_BGZF_BLOCK - HEADER - FOOTER);
    if (!n) {
        unsigned char *p = s->block + HEADER;
        p[0] = 1;
        put16(p + 1, s->n_text);
        put16(p + 3, ~s->n_text);
        memcpy(p + 5, s->text, s->n_text);
        n = s->n_text + 5;
    }
    s->n_block = (uint32_t)(HEADER + n + FOOTER);
    s->crc = jk_crc32(0, s->text, s->n_text);
    memcpy(s->block, END_MARK, HEADER);
    put16(s->block + 16, s->n_block - 1);
    put32(s->block + HEADER + n, s->crc);
    put32(s->block + HEADER + n + 4, s->n_text);
}

/* The first FULL slot from the tail on is compressed, with the lock let go meanwhile; false: there is none. own NULL: no memory. */
static bool compress_next(jk_bgzf *z, jk_deflater *own)
{
    slot *found = NULL;
    for (size_t k = 0; k < z->n_slot && !found; k++) {
        slot *s = &z->ring[(z->tail + k) % z->n_slot];
        if (s->state == FULL)
            found = s;
    }
    if (!found)
        return false;
    found->state = BUSY;
    pthread_mutex_unlock(&z->lock);
    if (own)
        compress_slot(found, own);
    else
        found->failed = true;
    pthread_mutex_lock(&z->lock);
    found->state = DONE;
    pthread_cond_signal(&z->done);
    return true;
}

/* A worker: until told to stop. */
static void *work(void *user)
{
    jk_bgzf *z = user;
    jk_err err = { 0 };
    jk_deflater *own = jk_deflater_open(&err);
    pthread_mutex_lock(&z->lock);
    for (;;) {
        if (compress_next(z, own))
            continue;
        if (z->stop)
            break;
        pthread_cond_wait(&z->work, &z->lock);
    }
    pthread_mutex_unlock(&z->lock);
    jk_deflater_close(own);
    return NULL;
}

bool jk_bgzf_help(jk_bgzf *z, jk_deflater *own)
{
    pthread_mutex_lock(&z->lock);
    bool did = compress_next(z, own);
    pthread_mutex_unlock(&z->lock);
    return did;
}

/* Workers that cannot be started are done without, down to none. */
static bool start_workers(jk_bgzf *z, unsigned n, jk_err *err)
{
    bool has_work = pthread_cond_init(&z->work, NULL) == 0, has_done = has_work && pthread_cond_init(&z->done, NULL) == 0;
    z->has_lock = has_done && pthread_mutex_init(&z->lock, NULL) == 0;
    if (!z->has_lock) {
        if (has_work)
            pthread_cond_destroy(&z->work);
        if (has_done)
            pthread_cond_destroy(&z->done);
        return jk_fail(err, JK_ENOMEM, "threads for compression cannot be started");
    }
    while (z->n_worker < n && pthread_create(&z->worker[z->n_worker], NULL, work, z) == 0)
        z->n_worker++;
    return true;
}

/* n: as many times SLOTS_A_THREAD blocks at once; 0: one, and no lock. */
static jk_bgzf *open_ring(jk_sink *out, unsigned n, bool helped, jk_err *err)
{
    jk_bgzf *z = calloc(1, sizeof *z);
    if (z) {
        z->out = out;
        z->n_slot = n ? (size_t)n * SLOTS_A_THREAD : 1;
        z->ring = malloc(z->n_slot * sizeof *z->ring);  /* no page of it that no text reaches */
        for (size_t k = 0; z->ring && k < z->n_slot; k++)
            memset(&z->ring[k], 0, offsetof(slot, text));
    }
    if (!z || !z->ring)
        jk_fail(err, JK_ENOMEM, "no memory for compression");
    else if ((!n || start_workers(z, helped ? 0 : n, err)) && (z->n_worker || (z->own = jk_deflater_open(err))))
        return z;
    jk_bgzf_close(z);
    return NULL;
}

jk_bgzf *jk_bgzf_open(jk_sink *out, unsigned n_thread, jk_err *err)
{
    return open_ring(out, n_thread < 2 ? 0 : n_thread < MAX_THREAD ? n_thread : MAX_THREAD, false, err);
}

jk_bgzf *jk_bgzf_open_helped(jk_sink *out, unsigned n, jk_err *err)
{
    return open_ring(out, n < 1 ? 1 : n < MAX_THREAD ? n : MAX_THREAD, true, err);
}

static bool note_block(jk_bgzf *z, uint32_t n_block, uint32_t n_text, uint32_t crc, jk_err *err)
{
    if (z->n_block == z->cap_block) {
        size_t cap = z->cap_block ? z->cap_block * 2 : 64;
        jk_block *more = cap > SIZE_MAX / sizeof *more ? NULL : realloc(z->block, cap * sizeof *more);
        if (!more)
            return jk_fail(err, JK_ENOMEM, "no memory for the index");
        z->block = more;
        z->cap_block = cap;
    }
    z->block[z->n_block++] = (jk_block){ .at = z->at, .text_at = z->text_at, .n_text = n_text, .crc = crc };
    z->at += n_block;
    z->text_at += n_text;
    return true;
}

static bool write_slot(jk_bgzf *z, slot *s, jk_err *err)
{
    if (s->failed)
        return jk_fail(err, JK_ENOMEM, "no memory for compression");
    return jk_sink_write(z->out, s->block, s->n_block, err) && note_block(z, s->n_block, s->n_text, s->crc, err);
}

/* Writes out what is done, in order, from the tail on; waits until the slot at head is
   free, or, with all, until every slot is. A DONE slot belongs to this thread alone. */
static bool drain(jk_bgzf *z, bool all, jk_err *err)
{
    bool ok = true;
    pthread_mutex_lock(&z->lock);
    for (slot *s; ok && (s = &z->ring[z->tail])->state != FREE; ) {
        if (s->state != DONE) {
            if (!all && z->ring[z->head].state == FREE)
                break;
            if (!z->own || !compress_next(z, z->own))
                pthread_cond_wait(&z->done, &z->lock);
            continue;
        }
        pthread_mutex_unlock(&z->lock);
        ok = write_slot(z, s, err);
        s->n_text = 0;
        pthread_mutex_lock(&z->lock);
        s->state = FREE;
        z->tail = (z->tail + 1) % z->n_slot;
    }
    pthread_mutex_unlock(&z->lock);
    return ok;
}

bool jk_bgzf_flush(jk_bgzf *z, jk_err *err)
{
    slot *s = &z->ring[z->head];
    if (!s->n_text)
        return true;
    z->n_begun++;
    if (!z->has_lock) {
        compress_slot(s, z->own);
        bool ok = write_slot(z, s, err);
        s->n_text = 0;
        return ok;
    }
    pthread_mutex_lock(&z->lock);
    s->state = FULL;
    z->head = (z->head + 1) % z->n_slot;
    pthread_cond_signal(&z->work);
    pthread_mutex_unlock(&z->lock);
    return drain(z, false, err);
}

/* n bytes behind what the slot at head holds: it has the room. */
static void fill(jk_bgzf *z, const char *bytes, size_t n)
{
    slot *s = &z->ring[z->head];
    if (n)
        memcpy(s->text + s->n_text, bytes, n);
    s->n_text += (uint32_t)n;
}

bool jk_bgzf_line(jk_bgzf *z, jk_span line, size_t *block, uint32_t *at, jk_err *err)
{
    if (line.len > JK_BGZF_PAYLOAD - z->ring[z->head].n_text && !jk_bgzf_flush(z, err))
        return false;
    if (block)
        *block = z->n_begun;
    if (at)
        *at = z->ring[z->head].n_text;
    if (line.len <= JK_BGZF_PAYLOAD) {
        fill(z, line.ptr, line.len);
        return true;
    }
    for (size_t n; line.len; line = (jk_span){ line.ptr + n, line.len - n }) {
        n = line.len < JK_BGZF_PAYLOAD ? line.len : JK_BGZF_PAYLOAD;
        fill(z, line.ptr, n);
        if (!jk_bgzf_flush(z, err))
            return false;
    }
    return true;
}

bool jk_bgzf_settle(jk_bgzf *z, jk_err *err)
{
    return jk_bgzf_flush(z, err) && (!z->has_lock || drain(z, true, err));
}

bool jk_bgzf_append(jk_bgzf *z, jk_span blocks, jk_err *err)
{
    if (!jk_bgzf_settle(z, err))
        return false;
    const unsigned char *p = (const unsigned char *)blocks.ptr;
    for (size_t left = blocks.len, n; left; p += n, left -= n) {
        n = block_length(p, left);
        if (!n || n > left)
            return jk_fail(err, JK_EIO, "a block to be appended is damaged at byte %zu", blocks.len - left);
        uint32_t n_text = get32(p + n - 4);
        if (!n_text)
            return jk_fail(err, JK_EIO, "blocks to be appended hold an end mark");
        if (!jk_sink_write(z->out, p, n, err) || !note_block(z, (uint32_t)n, n_text, get32(p + n - 8), err))
            return false;
        z->n_begun++;
    }
    return true;
}

bool jk_bgzf_finish(jk_bgzf *z, jk_err *err)
{
    return jk_bgzf_settle(z, err) && jk_sink_write(z->out, END_MARK, sizeof END_MARK, err);
}

const jk_block *jk_bgzf_blocks(const jk_bgzf *z, size_t *n)
{
    *n = z->n_block;
    return z->block;
}

size_t jk_bgzf_begun(const jk_bgzf *z) { return z->n_begun; }

void jk_bgzf_close(jk_bgzf *z)
{
    if (!z)
        return;
    if (z->has_lock) {
        pthread_mutex_lock(&z->lock);
        z->stop = true;
        pthread_cond_broadcast(&z->work);
        pthread_mutex_unlock(&z->lock);
        for (unsigned k = 0; k < z->n_worker; k++)
            pthread_join(z->worker[k], NULL);
        pthread_cond_destroy(&z->work);
        pthread_cond_destroy(&z->done);
        pthread_mutex_destroy(&z->lock);
    }
    jk_deflater_close(z->own);
    free(z->block);
    free(z->ring);
    free(z);
}

/* ------------------------------------------------------------ plain inflate */

struct jk_gunzip {
    z_stream z;
    gz_header header;
    unsigned char extra[64];        /* of the member's header, its first bytes */
    jk_pull pull;
    void *user;
    const char *name;
    uint64_t n_member;
    bool inside;                    /* a member has begun and not ended */
    bool all_bgzf, ended;           /* every member had a BC field; the last one was the end mark */
};

jk_gunzip *jk_gunzip_open(jk_pull pull, void *user, const char *name, jk_err *err)
{
    jk_gunzip *gz = calloc(1, sizeof *gz);
    if (gz) {
        *gz = (jk_gunzip){ .pull = pull, .user = user, .name = name, .all_bgzf = true };
        if (inflateInit2(&gz->z, 15 + 16) == Z_OK)
            return gz;
        free(gz);
    }
    jk_fail(err, JK_ENOMEM, "%s: no memory to inflate it", name);
    return NULL;
}

/* More compressed bytes, where there are none; *more false: the file ends. */
static bool feed(jk_gunzip *gz, bool *more, jk_err *err)
{
    jk_span chunk = { NULL, gz->z.avail_in };
    if (!chunk.len) {
        if (!gz->pull(gz->user, &chunk, err))
            return false;
        gz->z.next_in = (z_const Bytef *)(uintptr_t)chunk.ptr;
        gz->z.avail_in = (uInt)chunk.len;
    }
    *more = chunk.len > 0;
    return true;
}

static void begin_member(jk_gunzip *gz)
{
    inflateReset(&gz->z);
    gz->header = (gz_header){ .extra = gz->extra, .extra_max = sizeof gz->extra };
    inflateGetHeader(&gz->z, &gz->header);
    gz->inside = true;
}

static void end_member(jk_gunzip *gz)
{
    const unsigned char *x = gz->extra;
    bool bgzf = gz->header.extra && gz->header.extra_len >= 6 && x[0] == 'B' && x[1] == 'C' && get16(x + 2) == 2;
    gz->inside = false;
    gz->n_member++;
    gz->all_bgzf &= bgzf;
    gz->ended = bgzf && gz->z.total_out == 0;
}

static bool end_of_file(const jk_gunzip *gz, jk_err *err)
{
    if (gz->inside)
        return jk_fail(err, JK_EIO, "%s: the gzip data are cut short; get the whole file", gz->name);
    if (gz->n_member && gz->all_bgzf && !gz->ended)
        return jk_fail(err, JK_EIO, "%s: the end mark is missing: the file was cut; get the whole file", gz->name);
    return true;
}

bool jk_gunzip_read(jk_gunzip *gz, char *to, size_t cap, size_t *got, jk_err *err)
{
    *got = 0;
    gz->z.next_out = (Bytef *)to;
    gz->z.avail_out = cap > 1u << 30 ? 1u << 30 : (uInt)cap;
    uInt room = gz->z.avail_out;
    while (gz->z.avail_out == room || (gz->inside && gz->z.avail_out)) {    /* to the end of a member, where its CRC is checked */
        bool more;
        if (!feed(gz, &more, err))
            return false;
        if (!more)
            return end_of_file(gz, err);
        if (!gz->inside)
            begin_member(gz);
        int result = inflate(&gz->z, Z_NO_FLUSH);
        if (result == Z_STREAM_END)
            end_member(gz);
        else if (result == Z_MEM_ERROR)
            return jk_fail(err, JK_ENOMEM, "%s: no memory to inflate it", gz->name);
        else if (result != Z_OK && result != Z_BUF_ERROR)
            return jk_fail(err, JK_EIO, "%s: damaged gzip data (%s) in member %llu%s", gz->name, gz->z.msg ? gz->z.msg : "unknown",
                           (unsigned long long)gz->n_member + 1, gz->n_member && gz->all_bgzf ? "; jjak repair saves what is whole" : "");
    }
    *got = room - gz->z.avail_out;
    return true;
}

void jk_gunzip_close(jk_gunzip *gz)
{
    if (!gz)
        return;
    inflateEnd(&gz->z);
    free(gz);
}

/* ---------------------------------------------------------- reading anywhere */

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
            *is_bgzf = block_length(p, n) > 0;
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

bool jk_blocks_read(jk_blocks *in, uint64_t at, jk_span *text, jk_block *info, uint64_t *next, jk_err *err)
{
    const unsigned char *p;
    size_t n;
    if (at == in->size || !look(in, at, &p, &n, err))
        return false;
    if (at > in->size)
        return jk_fail(err, JK_EIO, "%s: byte %llu is behind the end of the file", in->name, (unsigned long long)at);
    uint32_t length = block_length(p, n), head;
    if (!length)
        return damaged(in, at, n < HEADER + FOOTER ? "is cut short" : "has a damaged header", err);
    if (length > n)
        return damaged(in, at, "is cut short", err);
    head = 12 + get16(p + 10);
    inflateReset(&in->z);
    in->z.next_in = (z_const Bytef *)(uintptr_t)(p + head);
    in->z.avail_in = length - head - FOOTER;
    in->z.next_out = in->text;
    in->z.avail_out = sizeof in->text;
    int result = inflate(&in->z, Z_FINISH);
    size_t got = sizeof in->text - in->z.avail_out;
    uint32_t crc = get32(p + length - 8), n_text = get32(p + length - 4);
    if (result == Z_MEM_ERROR)
        return jk_fail(err, JK_ENOMEM, "%s: no memory to inflate it", in->name);
    if (result != Z_STREAM_END || in->z.avail_in || got != n_text)
        return damaged(in, at, "is damaged", err);
    if (jk_crc32(0, in->text, got) != crc)
        return damaged(in, at, "is damaged: its text has another CRC", err);
    *text = (jk_span){ (char *)in->text, got };
    *info = (jk_block){ .at = at, .n_text = n_text, .crc = crc };
    *next = at + length;
    return true;
}

bool jk_blocks_raw(jk_blocks *in, uint64_t at, jk_span *raw, jk_err *err)
{
    const unsigned char *p;
    size_t n;
    if (at == in->size || !look(in, at, &p, &n, err))
        return false;
    uint32_t length = block_length(p, n);
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
        uint32_t length = block_length(found, n);
        if (length && (length <= n || in->size - at >= length))
            break;
    }
    *next = at < in->size ? at : in->size;
    return true;
}

bool jk_blocks_ended(jk_blocks *in, jk_err *err)
{
    const unsigned char *p = END_MARK;
    size_t n = 0;
    return in->size >= sizeof END_MARK && look(in, in->size - sizeof END_MARK, &p, &n, err)
        && memcmp(p, END_MARK, sizeof END_MARK) == 0;
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

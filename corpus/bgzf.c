/* bgzf.c - blocks written, by one thread or many: see bgzf.h.
 *
 * Lines fill a slot of a ring; a full slot is compressed, by a worker where there
 * are any; finished slots leave the ring in order, in the caller's thread, which alone
 * touches the sink. Every block is compressed by itself: the bytes cannot depend on who does it. Instead of
 * workers, threads that have other work may lend a hand when they are free; the caller's compresses what nobody took. */
#include "corpus/block.h"

#include <pthread.h>
#include <stdlib.h>

#include "corpus/io.h"

enum { SLOTS_A_THREAD = 4, MAX_THREAD = 256 };

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
    size_t n = jk_deflate_put(own, s->text, s->n_text, s->block + JK_BLOCK_HEADER, JK_BGZF_BLOCK - JK_BLOCK_HEADER - JK_BLOCK_FOOTER);
    if (!n) {
        unsigned char *p = s->block + JK_BLOCK_HEADER;
        p[0] = 1;
        put16(p + 1, s->n_text);
        put16(p + 3, ~s->n_text);
        memcpy(p + 5, s->text, s->n_text);
        n = s->n_text + 5;
    }
    s->n_block = (uint32_t)(JK_BLOCK_HEADER + n + JK_BLOCK_FOOTER);
    s->crc = jk_crc32(0, s->text, s->n_text);
    memcpy(s->block, jk_end_mark, JK_BLOCK_HEADER);
    put16(s->block + 16, s->n_block - 1);
    put32(s->block + JK_BLOCK_HEADER + n, s->crc);
    put32(s->block + JK_BLOCK_HEADER + n + 4, s->n_text);
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
        z->ring = calloc(z->n_slot, sizeof *z->ring);
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
        n = jk_block_length(p, left);
        if (!n || n > left)
            return jk_fail(err, JK_EIO, "a block to be appended is damaged at byte %zu", blocks.len - left);
        uint32_t n_text = jk_get32(p + n - 4);
        if (!n_text)
            return jk_fail(err, JK_EIO, "blocks to be appended hold an end mark");
        if (!jk_sink_write(z->out, p, n, err) || !note_block(z, (uint32_t)n, n_text, jk_get32(p + n - 8), err))
            return false;
        z->n_begun++;
    }
    return true;
}

bool jk_bgzf_finish(jk_bgzf *z, jk_err *err)
{
    return jk_bgzf_settle(z, err) && jk_sink_write(z->out, jk_end_mark, sizeof jk_end_mark, err);
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

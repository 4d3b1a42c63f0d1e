/* base.c - errors, arena, buffer, exp and log: see base.h. */
#include "align/base.h"
#include "align/real.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* ------------------------------------------------------------------ errors */

bool (jk_fail)(jk_err *err, jk_code code, const char *fmt, ...)
{
    if (!err || err->code)
        return false;
    err->code = code;
    va_list args;
    va_start(args, fmt);
    int n = vsnprintf(err->what, sizeof err->what, fmt, args);
    va_end(args);
    if (n < 0)
        err->what[0] = '\0';
    else if ((size_t)n >= sizeof err->what) {
        size_t end = sizeof err->what - 1;      /* back over a character cut in two */
        while (end > 0 && ((unsigned char)err->what[end - 1] & 0xC0) == 0x80)
            end--;
        if (end > 0 && (unsigned char)err->what[end - 1] >= 0xC0)
            end--;
        err->what[end] = '\0';
    }
    for (char *c = err->what; *c; c++)          /* one line, whatever a file is called */
        if ((unsigned char)*c < ' ')
            *c = ' ';
    return false;
}

/* ------------------------------------------------------------------- arena */

enum { CHUNK = 64 * 1024 - 64, ALIGN = 16 };

typedef struct chunk {
    struct chunk *next;
    size_t size, used;              /* bytes behind this header */
    size_t touched;                 /* what is behind that much is zero still */
} chunk;

struct jk_arena {
    chunk *first, *now;             /* now: the one that is being filled */
    size_t limit, held, used;
    void *last;                     /* where the latest allocation starts */
};

#define HEADER ((sizeof(chunk) + ALIGN - 1) / ALIGN * ALIGN)

static char *chunk_bytes(chunk *c) { return (char *)c + HEADER; }

jk_arena *jk_arena_open(size_t limit)
{
    jk_arena *arena = calloc(1, sizeof *arena);
    if (arena)
        arena->limit = limit;
    return arena;
}

void jk_arena_close(jk_arena *arena)
{
    if (!arena)
        return;
    for (chunk *c = arena->first, *next; c; c = next) {
        next = c->next;
        free(c);
    }
    free(arena);
}

void jk_arena_reset(jk_arena *arena)
{
    for (chunk *c = arena->first; c; c = c->next)
        c->used = 0;
    arena->now = arena->first;
    arena->used = 0;
    arena->last = NULL;
}

size_t jk_arena_used(const jk_arena *arena) { return arena->used; }

/* The next chunk with room for size bytes becomes the one that is filled. */
static bool chunk_for(jk_arena *arena, size_t size, jk_err *err)
{
    chunk **next = arena->now ? &arena->now->next : &arena->first, *c;
    for (chunk **at = next; (c = *at); at = &c->next)
        if (c->size - c->used >= size) {
            *at = c->next;                      /* those before it, too small now, come next */
            c->next = *next;
            *next = arena->now = c;
            return true;
        }
    c = *next;
    size_t want = size > CHUNK ? size : CHUNK;
    if (arena->limit && want > arena->limit - arena->held)
        want = size;                            /* the last bytes before the limit */
    if (want > SIZE_MAX - HEADER || (arena->limit && want > arena->limit - arena->held))
        return jk_fail(err, JK_ENOMEM, "no more memory: %zu bytes wanted, %zu of at most %zu held", size, arena->held, arena->limit);
    bool large = want > CHUNK;                  /* it comes as the system's own zeros: pages nobody writes cost nothing */
    chunk *fresh = large ? calloc(1, HEADER + want) : malloc(HEADER + want);
    if (!fresh)
        return jk_fail(err, JK_ENOMEM, "no more memory: %zu bytes wanted", size);
    *fresh = (chunk){ .next = c, .size = want, .touched = large ? 0 : want };
    if (arena->now)
        arena->now->next = fresh;
    else
        arena->first = fresh;
    arena->now = fresh;
    arena->held += want;
    return true;
}

/* Zeros at [from, to) of a chunk, which has been used up to `to` now. */
static void clear(chunk *c, size_t from, size_t to)
{
    if (from < c->touched)
        memset(chunk_bytes(c) + from, 0, (to < c->touched ? to : c->touched) - from);
    if (to > c->touched)
        c->touched = to;
}

void *jk_arena_alloc(jk_arena *arena, size_t n, size_t size, jk_err *err)
{
    if (size && n > (SIZE_MAX - ALIGN) / size) {
        jk_fail(err, JK_ENOMEM, "no more memory: %zu times %zu bytes wanted", n, size);
        return NULL;
    }
    size_t bytes = (n * size + ALIGN - 1) / ALIGN * ALIGN;
    if (arena->limit && bytes > arena->limit - arena->used) {
        jk_fail(err, JK_ENOMEM, "no more memory: %zu bytes wanted, %zu of at most %zu used", bytes, arena->used, arena->limit);
        return NULL;
    }
    if ((!arena->now || arena->now->size - arena->now->used < bytes) && !chunk_for(arena, bytes, err))
        return NULL;
    size_t from = arena->now->used;
    arena->now->used += bytes;
    arena->used += bytes;
    clear(arena->now, from, from + bytes);
    return arena->last = chunk_bytes(arena->now) + from;
}

void *jk_arena_grow(jk_arena *arena, void *old, size_t n_old, size_t n_new, size_t size, jk_err *err)
{
    if (old && old == arena->last && size && n_new <= (SIZE_MAX - ALIGN) / size) {
        size_t had = (n_old * size + ALIGN - 1) / ALIGN * ALIGN, want = (n_new * size + ALIGN - 1) / ALIGN * ALIGN;
        size_t at = (size_t)((char *)old - chunk_bytes(arena->now));
        if (at + had == arena->now->used && want >= had && want - had <= arena->now->size - arena->now->used
            && (!arena->limit || want - had <= arena->limit - arena->used)) {
            clear(arena->now, at + n_old * size, at + want);
            arena->now->used += want - had;
            arena->used += want - had;
            return old;
        }
    }
    void *fresh = jk_arena_alloc(arena, n_new, size, err);
    if (fresh && old && n_old)
        memcpy(fresh, old, n_old * size);
    return fresh;
}

jk_span jk_arena_copy(jk_arena *arena, jk_span s, jk_err *err)
{
    if (s.len == SIZE_MAX)
        return jk_fail(err, JK_ENOMEM, "no more memory"), (jk_span){ "", 0 };
    char *at = jk_arena_alloc(arena, s.len + 1, 1, err);
    if (!at)
        return (jk_span){ "", 0 };
    if (s.len)
        memcpy(at, s.ptr, s.len);
    return (jk_span){ at, s.len };
}

/* ------------------------------------------------------------------ buffer */

bool jk_buf_reserve(jk_buf *buf, size_t more, jk_err *err)
{
    if (buf->cap - buf->len >= more)
        return true;
    size_t cap = buf->cap > SIZE_MAX / 2 ? SIZE_MAX : buf->cap ? buf->cap * 2 : 256;
    if (more > SIZE_MAX - buf->len)
        return jk_fail(err, JK_ENOMEM, "no more memory: %zu more bytes wanted", more);
    if (cap < buf->len + more)
        cap = buf->len + more;
    char *at = realloc(buf->ptr, cap);
    if (!at)
        return jk_fail(err, JK_ENOMEM, "no more memory: %zu bytes wanted", cap);
    buf->ptr = at;
    buf->cap = cap;
    return true;
}

bool jk_buf_put(jk_buf *buf, jk_span s, jk_err *err)
{
    if (!jk_buf_reserve(buf, s.len, err))
        return false;
    if (s.len)
        memcpy(buf->ptr + buf->len, s.ptr, s.len);
    buf->len += s.len;
    return true;
}

bool jk_buf_putc(jk_buf *buf, char c, jk_err *err)
{
    if (buf->len == buf->cap && !jk_buf_reserve(buf, 1, err))
        return false;
    buf->ptr[buf->len++] = c;
    return true;
}

bool jk_buf_printf(jk_buf *buf, jk_err *err, const char *fmt, ...)
{
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, fmt, args);
    bool ok = n >= 0 && jk_buf_reserve(buf, (size_t)n + 1, err);
    if (ok) {
        vsnprintf(buf->ptr + buf->len, (size_t)n + 1, fmt, again);
        buf->len += (size_t)n;
    }
    va_end(again);
    va_end(args);
    return ok || jk_fail(err, JK_ENOMEM, "no more memory for a line of text");
}

void jk_buf_free(jk_buf *buf)
{
    free(buf->ptr);
    *buf = (jk_buf){ 0 };
}

/* ----------------------------------------------------------- exp and log */

static double from_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* x = k ln 2 + r, |r| <= ln 2 / 2; e^r by its Taylor series up to r^13 / 13!, whose
   rest is below 2^-57 there. ln 2 in two parts, so that k ln 2 loses nothing. */
double jk_exp(double x)
{
    if (x != x)
        return x;
    if (x > 709.7)
        return INFINITY;
    if (x < -708.0)
        return 0.0;
    double k = (double)(int64_t)(x * 1.4426950408889634 + (x < 0 ? -0.5 : 0.5));
    double r = (x - k * 6.93147180369123816490e-01) - k * 1.90821492927058770002e-10;
    double s = 1.0;
    for (int n = 13; n > 0; n--)
        s = 1.0 + s * r / n;
    return s * from_bits((uint64_t)(1023 + (int64_t)k) << 52);
}

double jk_log(double x)
{
    if (!(x > 0.0))
        return x == 0.0 ? -INFINITY : NAN;
    if (x == INFINITY)
        return x;
    return x < 2.2250738585072014e-308 ? jk_log_normal(x * 18014398509481984.0, -54.0) : jk_log_normal(x, 0.0);    /* 2^54: a subnormal */
}

double jk_log_add(double a, double b)
{
    double high = a > b ? a : b, low = a > b ? b : a;
    if (low == -INFINITY)
        return high;
    return high + jk_log(1.0 + jk_exp(low - high));
}

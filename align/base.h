/* base.h - the words the rest is written in: span, error, arena, buffer, and the
 * few functions of the reals that decide anything.
 *
 * Public, with align/align.h: nothing here opens a file, prints or keeps a global.
 */
#ifndef JK_BASE_H
#define JK_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined __GNUC__
#define JK_API __attribute__((visibility("default")))
#define JK_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define JK_API
#define JK_PRINTF(fmt, args)
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* A stretch of UTF-8 that someone else owns. Never NUL-terminated. */
typedef struct {
    const char *ptr;
    size_t len;                     /* bytes */
} jk_span;

/* No compound literals here: C++ has none. */
static inline jk_span jk_span_of(const char *s)
{
    jk_span span = { s, strlen(s) };
    return span;
}
static inline bool jk_span_equal(jk_span a, jk_span b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* ------------------------------------------------------------------ errors
 * Whoever can fail returns bool (or a pointer) and takes a jk_err as its last
 * argument. False with code JK_OK means only "no more", and only iterators say so.
 * The first cause wins: a jk_err that already holds one is left as it is. */
typedef enum {
    JK_OK = 0,
    JK_EUSAGE,                      /* an option, or options that contradict each other */
    JK_EINPUT,                      /* what was given is not what it has to be */
    JK_EIO,                         /* the system refused, or a file is damaged */
    JK_ELIMIT,                      /* larger than a stated bound */
    JK_ENOMEM,                      /* no memory, or the arena's limit */
    JK_EINTR                        /* asked to stop */
} jk_code;

typedef struct {
    jk_code code;
    char what[248];                 /* one line: where, what, what to do */
} jk_err;

/* Records code and the formatted sentence in err unless it holds one already.
   Always returns false. A sentence too long for err->what is cut at a character. */
JK_API bool jk_fail(jk_err *err, jk_code code, const char *fmt, ...) JK_PRINTF(3, 4);
#ifdef __clang_analyzer__           /* the analyser does not look into a variadic function */
#define jk_fail(...) ((void)(jk_fail)(__VA_ARGS__), false)
#endif

/* ------------------------------------------------------------------- arena
 * Memory that goes at once: one arena a document or a job. It has a limit, so that
 * a test can starve any function and see it fail cleanly. Not for two threads. */
typedef struct jk_arena jk_arena;

/* limit: bytes the arena may hold in all, 0 for no limit. NULL: no memory. */
JK_API jk_arena *jk_arena_open(size_t limit);
JK_API void jk_arena_close(jk_arena *arena);
/* Forgets what was allocated; the memory is kept for the next document. */
JK_API void jk_arena_reset(jk_arena *arena);
/* Bytes handed out since open or reset, and the most that were ever held. */
JK_API size_t jk_arena_used(const jk_arena *arena);

/* n elements of size bytes, zeroed, aligned for anything; NULL with JK_ENOMEM.
   n * size may be 0: then a valid pointer comes back. */
JK_API void *jk_arena_alloc(jk_arena *arena, size_t n, size_t size, jk_err *err);
/* old[n_old] moved to a place of n_new elements (n_new >= n_old), the rest zeroed;
   in place where old was the last thing allocated. */
JK_API void *jk_arena_grow(jk_arena *arena, void *old, size_t n_old, size_t n_new, size_t size, jk_err *err);
/* A copy of the bytes of s in the arena, NUL behind them for convenience. */
JK_API jk_span jk_arena_copy(jk_arena *arena, jk_span s, jk_err *err);

#define JK_NEW(arena, type, n, err) ((type *)jk_arena_alloc((arena), (n), sizeof(type), (err)))

/* ------------------------------------------------------------------ buffer
 * Bytes that grow. {0} is an empty one. */
typedef struct {
    char *ptr;
    size_t len, cap;
} jk_buf;

JK_API bool jk_buf_reserve(jk_buf *buf, size_t more, jk_err *err);
JK_API bool jk_buf_put(jk_buf *buf, jk_span s, jk_err *err);
JK_API bool jk_buf_putc(jk_buf *buf, char c, jk_err *err);
JK_API bool jk_buf_printf(jk_buf *buf, jk_err *err, const char *fmt, ...) JK_PRINTF(3, 4);
JK_API void jk_buf_free(jk_buf *buf);
/* What is in it; of an empty one a span that may be searched, too. */
static inline jk_span jk_buf_span(const jk_buf *buf)
{
    jk_span span = { buf->ptr ? buf->ptr : "", buf->len };
    return span;
}

/* ------------------------------------------------------------- real functions
 * libm's exp and log differ in their last bit between CPUs of one C library, so no
 * decision and no printed number may come from them. These use + - * / and the bits
 * of a double alone: equal everywhere (with -ffp-contract=off), within 2 ulp. */
JK_API double jk_exp(double x);
JK_API double jk_log(double x);     /* x > 0; 0 gives -INFINITY */
/* ln(e^a + e^b), either may be -INFINITY */
JK_API double jk_log_add(double a, double b);

#ifdef __cplusplus
}
#endif

#endif

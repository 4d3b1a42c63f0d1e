/* embedding.c - files of sentence vectors; see embedding.h.
 *
 * A line and a sentence are compared without the white space around them. A sentence that the page wraps is
 * looked for as `jjak segment` prints it (a space where a line ended), then as a cell of the corpus holds it. Sentences
 * are joined by one space and cut after 10,000 code points, as vecalign's overlap.py does it; its line PAD is never asked for.
 */
#include "corpus/embedding.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "align/unicode.h"
#include "corpus/io.h"
#include "corpus/record.h"

enum { LONGEST = 10000, MAX_RUN = 4 };

struct jk_embeddings {
    char *text_path, *vector_path;
    jk_buf text;
    jk_span *line;
    uint32_t *slot;                 /* [mask + 1] number of a line + 1, by its hash; 0: free */
    size_t n_line, mask;
    float *vector;                  /* [n_line][dim] */
    void *map;                      /* NULL: vector is allocated */
    size_t map_size;
    uint32_t dim;
};

const char *jk_embeddings_text(const jk_embeddings *e) { return e->text_path; }
const char *jk_embeddings_vectors(const jk_embeddings *e) { return e->vector_path; }

static jk_span trim(jk_span s)
{
    const char *from = s.ptr, *to = s.ptr + s.len;
    for (const char *at = from; at < to && jk_is_space(jk_next_char(&at, to));)
        from = at;
    for (const char *at = to; at > from && jk_is_space(jk_prev_char(&at, from));)
        to = at;
    return (jk_span){ from, (size_t)(to - from) };
}

static uint64_t hash(jk_span s)
{
    uint64_t h = 0xCBF29CE484222325u;           /* FNV-1a */
    for (size_t k = 0; k < s.len; k++)
        h = (h ^ (unsigned char)s.ptr[k]) * 0x100000001B3u;
    return h ^ h >> 29;
}

/* Where a line is in the table, or where it would be. */
static uint32_t *slot_of(const jk_embeddings *e, jk_span key)
{
    size_t k = (size_t)hash(key) & e->mask;
    while (e->slot[k] && !jk_span_equal(e->line[e->slot[k] - 1], key))
        k = (k + 1) & e->mask;
    return &e->slot[k];
}

static bool read_lines(jk_embeddings *e, jk_err *err)
{
    if (!jk_read_file(e->text_path, 0, &e->text, NULL, err))
        return false;
    const char *at = e->text.ptr, *end = at + e->text.len;
    for (const char *p = at; e->text.len && p < end; p = p ? p + 1 : end) {
        e->n_line++;
        p = memchr(p, '\n', (size_t)(end - p));
    }
    if (e->n_line == 0 || e->n_line >= UINT32_MAX / 2)
        return jk_fail(err, JK_EINPUT, "%.200s: %s", e->text_path, e->n_line ? "more lines than can be" : "no line of text");
    for (e->mask = 1; e->mask < 2 * e->n_line;)
        e->mask *= 2;
    e->line = calloc(e->n_line, sizeof *e->line);
    e->slot = calloc(e->mask--, sizeof *e->slot);
    if (!e->line || !e->slot)
        return jk_fail(err, JK_ENOMEM, "%.200s: no memory for %zu lines", e->text_path, e->n_line);
    for (size_t k = 0; k < e->n_line; k++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop : end;
        e->line[k] = trim((jk_span){ at, (size_t)(stop - at) });
        uint32_t *slot = slot_of(e, e->line[k]);
        if (!*slot)                             /* of two equal lines the first one */
            *slot = (uint32_t)k + 1;
        at = stop + 1;
    }
    return true;
}

/* A file's floats are little-endian; another machine turns them round in a copy. */
static bool turn(jk_embeddings *e, jk_err *err)
{
    union { uint32_t n; unsigned char byte[4]; } one = { .n = 1 };
    if (one.byte[0])
        return true;
    uint32_t *copy = malloc(e->map_size);
    if (!copy)
        return jk_fail(err, JK_ENOMEM, "%.200s: no memory for it", e->vector_path);
    for (size_t k = 0; k < e->map_size / 4; k++) {
        const unsigned char *b = (const unsigned char *)e->map + 4 * k;
        copy[k] = (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
    }
    munmap(e->map, e->map_size);
    e->map = NULL;
    e->vector = (float *)(void *)copy;
    return true;
}

static bool map_vectors(jk_embeddings *e, jk_err *err)
{
    struct stat st;
    int fd = open(e->vector_path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return jk_fail(err, JK_EINPUT, "%.180s: cannot be opened: %s", e->vector_path, strerror(errno));
    bool ok = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    size_t size = ok ? (size_t)st.st_size : 0;
    if (!ok)
        jk_fail(err, JK_EINPUT, "%.180s: it is no plain file, which vectors have to be in", e->vector_path);
    else if (size == 0 || size % (4 * e->n_line))
        jk_fail(err, JK_EINPUT, "%.90s: %zu bytes are no whole number of 32-bit floats for each of the %zu lines of %.90s", e->vector_path, size, e->n_line,
                e->text_path);
    else if (size / 4 / e->n_line > 65536)
        jk_fail(err, JK_EINPUT, "%.90s: %zu numbers for each line of %.90s, which is more than any model gives", e->vector_path, size / 4 / e->n_line, e->text_path);
    else if ((e->map = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0)) == MAP_FAILED) {
        e->map = NULL;
        jk_fail(err, JK_EIO, "%.180s: cannot be mapped: %s", e->vector_path, strerror(errno));
    }
    close(fd);
    e->map_size = size;
    e->vector = e->map;
    e->dim = err->code ? 0 : (uint32_t)(size / 4 / e->n_line);
    return !err->code && turn(e, err);
}

static char *copy_of(jk_span s)
{
    char *p = malloc(s.len + 1);
    if (p) {
        memcpy(p, s.ptr, s.len);
        p[s.len] = '\0';
    }
    return p;
}

static jk_embeddings *open_files(jk_span text, jk_span vectors, jk_err *err)
{
    jk_embeddings *e = calloc(1, sizeof *e);
    if (!e || !(e->text_path = copy_of(text)) || !(e->vector_path = copy_of(vectors)))
        jk_fail(err, JK_ENOMEM, "no more memory");
    else if (read_lines(e, err) && map_vectors(e, err))
        return e;
    jk_embeddings_close(e);
    return NULL;
}

jk_embeddings *jk_embeddings_open(const char *text, const char *vectors, jk_err *err)
{
    return open_files(jk_span_of(text), jk_span_of(vectors), err);
}

/* The text beside NAME.emb: NAME or NAME.txt. */
static jk_embeddings *open_beside(jk_span vectors, jk_err *err)
{
    static const char ending[] = ".emb";
    size_t n = sizeof ending - 1;
    char path[4096];
    struct stat st;
    if (vectors.len <= n || vectors.len > sizeof path - 8 || memcmp(vectors.ptr + vectors.len - n, ending, n) != 0) {
        jk_fail(err, JK_EUSAGE, "--embeddings %.*s: whose lines are they? NAME.emb has them in NAME or NAME.txt; or give SRC.txt,SRC.emb,TGT.txt,TGT.emb",
                vectors.len < 80 ? (int)vectors.len : 80, vectors.ptr);
        return NULL;
    }
    int stem = (int)(vectors.len - n);
    snprintf(path, sizeof path, "%.*s", stem, vectors.ptr);
    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
        snprintf(path, sizeof path, "%.*s.txt", stem, vectors.ptr);
    if (stat(path, &st) != 0) {
        jk_fail(err, JK_EINPUT, "%.*s: neither %.*s nor %.*s.txt, its lines, is there", vectors.len < 60 ? (int)vectors.len : 60, vectors.ptr,
                stem < 60 ? stem : 60, vectors.ptr, stem < 60 ? stem : 60, vectors.ptr);
        return NULL;
    }
    return open_files(jk_span_of(path), vectors, err);
}

bool jk_embeddings_open_both(const char *names, jk_embeddings *side[2], jk_err *err)
{
    jk_span part[4];
    size_t n = 0;
    side[0] = side[1] = NULL;
    for (const char *at = names;; at++, n++) {
        size_t len = strcspn(at, ",");
        if (n < 4)
            part[n] = (jk_span){ at, len };
        at += len;
        if (!*at)
            break;
    }
    n++;
    if (n != 2 && n != 4)
        return jk_fail(err, JK_EUSAGE, "--embeddings %.80s: it is SRC.emb,TGT.emb or SRC.txt,SRC.emb,TGT.txt,TGT.emb", names);
    for (size_t k = 0; k < 2 && !err->code; k++)
        side[k] = n == 2 ? open_beside(part[k], err) : open_files(part[2 * k], part[2 * k + 1], err);
    if (!err->code && side[0]->dim != side[1]->dim)
        jk_fail(err, JK_EINPUT, "%.80s has vectors of %u numbers, %.80s of %u; one model makes both", side[0]->vector_path, side[0]->dim, side[1]->vector_path,
                side[1]->dim);
    if (!err->code)
        return true;
    jk_embeddings_close(side[0]);
    jk_embeddings_close(side[1]);
    side[0] = side[1] = NULL;
    return false;
}

void jk_embeddings_close(jk_embeddings *e)
{
    if (!e)
        return;
    if (e->map)
        munmap(e->map, e->map_size);
    else
        free(e->vector);
    jk_buf_free(&e->text);
    free(e->line);
    free(e->slot);
    free(e->text_path);
    free(e->vector_path);
    free(e);
}

/* ---------------------------------------------------------------- a document */

/* A sentence as `jjak segment` prints it. */
static bool put_line(jk_buf *out, jk_span s, jk_err *err)
{
    for (size_t k = 0; k < s.len; k++) {
        char c = s.ptr[k];
        if (c == '\r' && k + 1 < s.len && s.ptr[k + 1] == '\n')
            continue;
        if (c == '\n' || c == '\r' || c == '\v' || c == '\f')
            c = ' ';
        if (!jk_buf_putc(out, c, err))
            return false;
    }
    return true;
}

static jk_span cut(jk_span s)
{
    const char *at = s.ptr, *end = s.ptr + s.len;
    for (unsigned n = 0; n < LONGEST && at < end; n++)
        jk_next_char(&at, end);
    return trim((jk_span){ s.ptr, (size_t)(at - s.ptr) });
}

/* The vector of n sentences from `first` on; NULL: none. */
static const float *look_up(const jk_embeddings *e, const jk_doc *doc, uint32_t first, uint32_t n, jk_buf *key, jk_err *err)
{
    for (int as_cell = 0; as_cell < 2; as_cell++) {
        key->len = 0;
        for (uint32_t k = first; k < first + n; k++)
            if ((k > first && !jk_buf_putc(key, ' ', err)) || !(as_cell ? jk_text_put : put_line)(key, doc->sent[k].text, err))
                return NULL;
        jk_span wanted = { key->ptr ? key->ptr : "", key->len };
        uint32_t line = *slot_of(e, cut(wanted));
        if (line)
            return e->vector + (size_t)(line - 1) * e->dim;
    }
    return NULL;
}

static void no_vector(const jk_embeddings *e, jk_span text, uint32_t k, const char *side, jk_err *err)
{
    int shown = text.len < 60 ? (int)text.len : 60;
    while (shown > 0 && shown < (int)text.len && ((unsigned char)text.ptr[shown] & 0xC0) == 0x80)
        shown--;
    jk_fail(err, JK_EINPUT, "%.80s: sentence %u of the %s is no line of it, so it has no vector: %.*s", e->text_path, k, side, shown, text.ptr);
}

bool jk_embeddings_of(const jk_embeddings *e, jk_arena *arena, const jk_doc *doc, const char *side, jk_vectors *out, jk_err *err)
{
    jk_buf key = { 0 };
    *out = (jk_vectors){ .dim = e->dim };
    for (uint32_t n = 1; n <= MAX_RUN && !err->code; n++) {
        const float **run = JK_NEW(arena, const float *, doc->n_sent, err);
        for (uint32_t k = 0; run && k + n <= doc->n_sent && !err->code; k++) {
            run[k] = look_up(e, doc, k, n, &key, err);
            if (!run[k] && n == 1)
                no_vector(e, jk_buf_span(&key), k, side, err);
        }
        out->run[n - 1] = run;
    }
    jk_buf_free(&key);
    return !err->code;
}

/* sorter.c - an external sort of records of 64-bit words: see sorter.h.
 *
 * In memory: radix sort in place from the highest byte on (McIlroy, Bostic & McIlroy, "Engineering Radix Sort", 1993: American flag),
 * which needs no second array; short stretches by insertion. Runs: a heap of their first records.
 */
#include "corpus/sorter.h"

#include <stdlib.h>

#include "corpus/spill.h"

enum { FIRST = 4096 /* records */, SHORT = 24 };

/* A sorted stretch of the temporary file, and what of it stands in memory. */
typedef struct { uint64_t at, left; uint64_t *head; size_t n, next; } run;

struct jk_sorter {
    unsigned n_word;
    const char *beside;
    uint64_t *record;
    size_t n, cap, most;            /* records */
    uint64_t count;
    jk_spill *spill;
    run *run;
    size_t n_run;
    size_t *heap, n_heap, share;    /* numbers of runs, the one with the least record on top; records a run has in memory */
    size_t next;                    /* without runs: the record that comes */
};

jk_sorter *jk_sorter_open(unsigned n_word, size_t memory, const char *beside, jk_err *err)
{
    jk_sorter *s = calloc(1, sizeof *s);
    if (!s)
        return jk_fail(err, JK_ENOMEM, "no more memory"), NULL;
    s->n_word = n_word;
    s->beside = beside;
    s->most = memory / (n_word * sizeof *s->record);
    s->most = s->most < 64 ? 64 : s->most;
    return s;
}

/* ---------------------------------------------------------------- in memory */

static int order(const uint64_t *a, const uint64_t *b, unsigned n_word)
{
    for (unsigned k = 0; k < n_word; k++)
        if (a[k] != b[k])
            return a[k] < b[k] ? -1 : 1;
    return 0;
}

static void swap(uint64_t *a, uint64_t *b, unsigned n_word)
{
    for (unsigned k = 0; k < n_word; k++) {
        uint64_t t = a[k];
        a[k] = b[k];
        b[k] = t;
    }
}

static void insertion(uint64_t *r, size_t n, unsigned w)
{
    uint64_t held[JK_SORTER_WORDS];
    for (size_t k = 1; k < n; k++) {
        size_t at = k;
        memcpy(held, r + k * w, w * sizeof *r);
        for (; at && order(held, r + (at - 1) * w, w) < 0; at--)
            memcpy(r + at * w, r + (at - 1) * w, w * sizeof *r);
        memcpy(r + at * w, held, w * sizeof *r);
    }
}

/* byte: which one of the record, from 0, the highest of the first word. */
static void radix(uint64_t *r, size_t n, unsigned w, unsigned byte)
{
    size_t count[256] = { 0 }, start[256], end[256];
    unsigned word = byte / 8, shift = 56 - byte % 8 * 8;
    if (n <= SHORT || byte == w * 8) {
        insertion(r, byte == w * 8 ? 0 : n, w);         /* at the last byte all are equal */
        return;
    }
    for (size_t k = 0; k < n; k++)
        count[r[k * w + word] >> shift & 255]++;
    for (size_t b = 0, at = 0; b < 256; b++) {
        start[b] = at;
        end[b] = at += count[b];
    }
    for (size_t b = 0; b < 256; b++)
        while (start[b] < end[b]) {
            size_t to = r[start[b] * w + word] >> shift & 255;
            if (to == b)
                start[b]++;
            else
                swap(r + start[b] * w, r + start[to]++ * w, w);
        }
    for (size_t b = 0; b < 256; b++)
        if (count[b] > 1)
            radix(r + (end[b] - count[b]) * w, count[b], w, byte + 1);
}

/* --------------------------------------------------------------------- runs */

static bool write_run(jk_sorter *s, jk_err *err)
{
    if (!s->spill && !(s->spill = jk_spill_open(s->beside, err)))
        return false;
    run *more = realloc(s->run, (s->n_run + 1) * sizeof *more);
    if (!more)
        return jk_fail(err, JK_ENOMEM, "no more memory");
    s->run = more;
    radix(s->record, s->n, s->n_word, 0);
    s->run[s->n_run++] = (run){ .at = jk_spill_size(s->spill), .left = s->n };
    size_t n = s->n * s->n_word * sizeof *s->record;
    s->n = 0;
    return jk_spill_write(s->spill, s->record, n, err);
}

bool jk_sorter_put(jk_sorter *s, const uint64_t *record, jk_err *err)
{
    if (s->n == s->most && !write_run(s, err))
        return false;
    if (s->n == s->cap) {
        size_t cap = s->cap ? 2 * s->cap : FIRST;
        cap = cap < s->most ? cap : s->most;
        uint64_t *more = realloc(s->record, cap * s->n_word * sizeof *more);
        if (!more)
            return jk_fail(err, JK_ENOMEM, "no more memory for %zu records; a smaller --memory writes them to disk", cap);
        s->record = more;
        s->cap = cap;
    }
    memcpy(s->record + s->n++ * s->n_word, record, s->n_word * sizeof *record);
    s->count++;
    return true;
}

static const uint64_t *head(const jk_sorter *s, size_t k) { return s->run[k].head + s->run[k].next * s->n_word; }

/* Equal records: the earlier run first. */
static bool before(const jk_sorter *s, size_t a, size_t b)
{
    int c = order(head(s, a), head(s, b), s->n_word);
    return c < 0 || (c == 0 && a < b);
}

static void sift(jk_sorter *s, size_t k)
{
    for (size_t child; (child = 2 * k + 1) < s->n_heap; k = child) {
        if (child + 1 < s->n_heap && before(s, s->heap[child + 1], s->heap[child]))
            child++;
        if (before(s, s->heap[k], s->heap[child]))
            return;
        size_t t = s->heap[k];
        s->heap[k] = s->heap[child];
        s->heap[child] = t;
    }
}

static bool refill(jk_sorter *s, run *r, jk_err *err)
{
    size_t n = r->left < s->share ? (size_t)r->left : s->share, bytes = n * s->n_word * sizeof *s->record;
    if (n && !jk_spill_read(s->spill, r->at, r->head, bytes, err))
        return false;
    r->at += bytes;
    r->left -= n;
    r->n = n;
    r->next = 0;
    return true;
}

bool jk_sorter_sort(jk_sorter *s, jk_err *err)
{
    if (!s->n_run) {
        radix(s->record, s->n, s->n_word, 0);
        return true;
    }
    if (s->n && !write_run(s, err))
        return false;
    s->share = s->cap / s->n_run ? s->cap / s->n_run : 1;
    if (s->n_run > s->cap) {                    /* more runs than records in memory: very little memory */
        uint64_t *more = realloc(s->record, s->n_run * s->n_word * sizeof *more);
        if (!more)
            return jk_fail(err, JK_ENOMEM, "no more memory for %zu runs", s->n_run);
        s->record = more;
        s->cap = s->n_run;
    }
    if (!(s->heap = calloc(s->n_run, sizeof *s->heap)))
        return jk_fail(err, JK_ENOMEM, "no more memory for %zu runs", s->n_run);
    for (size_t k = 0; k < s->n_run; k++) {
        s->run[k].head = s->record + k * s->share * s->n_word;
        if (!refill(s, &s->run[k], err))
            return false;
        s->heap[s->n_heap++] = k;
    }
    for (size_t k = s->n_heap / 2; k-- > 0;)
        sift(s, k);
    return true;
}

bool jk_sorter_next(jk_sorter *s, uint64_t *record, jk_err *err)
{
    if (!s->n_run) {
        if (s->next == s->n)
            return false;
        memcpy(record, s->record + s->next++ * s->n_word, s->n_word * sizeof *record);
        return true;
    }
    if (!s->n_heap)
        return false;
    run *r = &s->run[s->heap[0]];
    memcpy(record, head(s, s->heap[0]), s->n_word * sizeof *record);
    if (++r->next == r->n && !refill(s, r, err))
        return false;
    if (!r->n)
        s->heap[0] = s->heap[--s->n_heap];
    sift(s, 0);
    return true;
}

uint64_t jk_sorter_count(const jk_sorter *s) { return s->count; }
bool jk_sorter_spilled(const jk_sorter *s) { return s->n_run > 0; }

void jk_sorter_close(jk_sorter *s)
{
    if (!s)
        return;
    jk_spill_close(s->spill);
    free(s->record);
    free(s->run);
    free(s->heap);
    free(s);
}

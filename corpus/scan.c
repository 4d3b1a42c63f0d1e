/* scan.c - a search through blocks: see scan.h.
 *
 * A job is a run of blocks, inflated and searched as a whole before any row is cut out of it. What stands before a job's first
 * line end and behind its last one are halves of rows, which the one that hands out the pairs puts together: rows may be cut
 * by blocks anywhere.
 */
#include "corpus/scan.h"

#include <pthread.h>
#include <stdlib.h>

#include "align/unicode.h"
#include "corpus/bgzf.h"
#include "corpus/row.h"

enum { JOB = 16 /* blocks */, AHEAD = 2 /* jobs a thread */ };

typedef struct { size_t at, len; uint64_t line; /* of the job, from 0 */ } hit;

typedef struct {
    uint64_t from, to;              /* bytes of the file */
    jk_buf text, low, hits;
    size_t head, tail;              /* whole rows stand between them */
    uint64_t n_line, n_found;
    jk_err err;
    bool done;
} job;

struct jk_scan {
    const char *path;
    jk_scan_options options;
    jk_arena *arena;
    jk_schema schema;
    jk_span *cell;
    jk_matcher *matcher;
    jk_blocks *in;
    job *slot;
    size_t n_slot;
    pthread_mutex_t lock;
    pthread_cond_t moved;
    pthread_t *thread;
    unsigned n_thread;
    uint64_t at, claimed, taken;    /* in the file; jobs begun; jobs handed out */
    bool ended, stop, locks;
    jk_err end_err;
    /* of the one who hands out */
    jk_buf carry;                   /* the start of a row; carry.ptr + head is a row being looked at */
    size_t next_hit;
    uint64_t line, n_found;
    bool inside, finished, started;
};

/* Is this row one of those? Rows that are none are, too: the reader will say so. */
static bool judge(const jk_scan *s, jk_matcher *m, jk_span *cell, jk_span line, bool *bad, jk_err *err)
{
    jk_err why = { 0 };
    *bad = !jk_row_split(line, cell, s->schema.n, "", 1, &why);
    return *bad || (jk_matcher_finds(m, cell + JK_SRC_TEXT, err) != s->options.invert && !err->code);
}

static uint64_t count_lines(const char *from, const char *to)
{
    uint64_t n = 0;
    while (from < to && (from = memchr(from, '\n', (size_t)(to - from)))) {
        n++;
        from++;
    }
    return n;
}

static void search(const jk_scan *s, job *j, jk_matcher *m, jk_span *cell)
{
    jk_span rows = { j->text.ptr + j->head, j->tail - j->head }, low = rows;
    size_t from = 0, counted = 0;
    if (jk_matcher_folds(m)) {
        j->low.len = 0;
        if (!jk_buf_reserve(&j->low, rows.len + 1, &j->err))
            return;
        jk_lower_ascii(j->low.ptr, rows.ptr, rows.len);
        low.ptr = j->low.ptr;
    }
    jk_matcher_restart(m);
    while (from < rows.len && !j->err.code) {
        size_t start = s->options.invert ? from : jk_matcher_skip(m, rows, low, from);
        if (start >= rows.len)
            break;
        while (start > from && rows.ptr[start - 1] != '\n')
            start--;
        size_t end = (size_t)((const char *)memchr(rows.ptr + start, '\n', rows.len - start) - rows.ptr);
        bool bad;
        if (judge(s, m, cell, (jk_span){ rows.ptr + start, end - start }, &bad, &j->err)) {
            j->n_line += count_lines(rows.ptr + counted, rows.ptr + start);
            counted = start;
            hit h = { j->head + start, end - start, j->n_line };
            j->n_found += !bad;
            if (bad || !s->options.count)
                jk_buf_put(&j->hits, (jk_span){ (const char *)&h, sizeof h }, &j->err);
        }
        from = end + 1;
    }
    j->n_line += count_lines(rows.ptr + counted, rows.ptr + rows.len);
}

static void work(const jk_scan *s, job *j, jk_blocks *in, jk_matcher *m, jk_span *cell)
{
    jk_span text;
    jk_block info;
    uint64_t at = j->from, next;
    j->text.len = j->hits.len = 0;
    j->n_line = j->n_found = 0;
    while (at < j->to && jk_blocks_read(in, at, &text, &info, &next, &j->err) && jk_buf_put(&j->text, text, &j->err))
        at = next;
    const char *first = j->text.len ? memchr(j->text.ptr, '\n', j->text.len) : NULL;
    j->head = j->tail = first ? (size_t)(first - j->text.ptr) + 1 : j->text.len;
    if (first)
        for (j->tail = j->text.len; j->text.ptr[j->tail - 1] != '\n';)
            j->tail--;
    jk_err damage = j->err;
    j->err = (jk_err){ 0 };
    if (j->tail > j->head)
        search(s, j, m, cell);
    if (!j->err.code)
        j->err = damage;
}

/* The next run of blocks; NULL: there is none, or nobody wants more. Under the lock. */
static job *claim(jk_scan *s)
{
    while (!s->stop && !s->ended && s->claimed - s->taken >= s->n_slot)
        pthread_cond_wait(&s->moved, &s->lock);
    if (s->stop || s->ended)
        return NULL;
    job *j = &s->slot[s->claimed % s->n_slot];
    jk_span raw;
    int n = 0;
    j->from = s->at;
    for (; n < JOB && jk_blocks_raw(s->in, s->at, &raw, &s->end_err); n++)
        s->at += raw.len;
    j->to = s->at;
    if (n < JOB) {
        s->ended = true;
        if (!s->end_err.code && !jk_blocks_ended(s->in, &s->end_err))
            jk_fail(&s->end_err, JK_EIO, "%s: the end mark is missing: the file was cut; get the whole file", s->path);
    }
    pthread_cond_broadcast(&s->moved);
    if (!n)
        return NULL;
    j->done = false;
    j->err = (jk_err){ 0 };
    s->claimed++;
    return j;
}

static void *run(void *user)
{
    jk_scan *s = user;
    jk_err err = { 0 };
    bool bgzf;
    jk_blocks *in = jk_blocks_open(s->path, &bgzf, &err);
    jk_matcher *m = jk_matcher_open(s->options.match, &err);
    jk_span *cell = calloc(s->schema.n, sizeof *cell);
    if (!in || !m || !cell)
        jk_fail(&err, JK_EIO, "%s: cannot be opened again", s->path);
    pthread_mutex_lock(&s->lock);
    for (job *j; (j = claim(s));) {
        pthread_mutex_unlock(&s->lock);
        if (err.code)
            j->err = err, j->head = j->tail = j->text.len = j->hits.len = 0;
        else
            work(s, j, in, m, cell);
        pthread_mutex_lock(&s->lock);
        j->done = true;
        pthread_cond_broadcast(&s->moved);
    }
    pthread_mutex_unlock(&s->lock);
    free(cell);
    jk_matcher_close(m);
    jk_blocks_close(in);
    return NULL;
}

/* The header is the file's first line; one that is not whole in the first block is left to the reader. */
static bool read_header(jk_scan *s, jk_err *err)
{
    jk_span text;
    jk_block info;
    uint64_t next;
    jk_err why = { 0 };
    if (!jk_blocks_read(s->in, 0, &text, &info, &next, &why))
        return false;
    const char *end = text.len ? memchr(text.ptr, '\n', text.len) : NULL;
    return end && end[-1] != '\r' && jk_schema_read(s->arena, (jk_span){ text.ptr, (size_t)(end - text.ptr) }, s->path, &s->schema, &why)
        && (s->cell = JK_NEW(s->arena, jk_span, s->schema.n, err));
}

static bool start(jk_scan *s, jk_err *err)
{
    unsigned n = s->options.n_thread ? s->options.n_thread : 1;
    s->n_slot = (size_t)n * AHEAD + 1;
    s->slot = calloc(s->n_slot, sizeof *s->slot);
    s->thread = calloc(n, sizeof *s->thread);
    if (!s->slot || !s->thread || pthread_mutex_init(&s->lock, NULL) || pthread_cond_init(&s->moved, NULL))
        return jk_fail(err, JK_ENOMEM, "%s: no memory to search it", s->path);
    s->locks = true;
    while (s->n_thread < n && pthread_create(&s->thread[s->n_thread], NULL, run, s) == 0)
        s->n_thread++;
    return s->n_thread || jk_fail(err, JK_EIO, "%s: no thread can be started", s->path);
}

jk_scan *jk_scan_open(const char *path, const jk_scan_options *options, jk_err *err)
{
    bool bgzf = false;
    jk_scan *s = calloc(1, sizeof *s);
    if (!s || !(s->arena = jk_arena_open(0)))
        jk_fail(err, JK_ENOMEM, "%s: no memory to search it", path);
    else {
        s->path = path;
        s->options = *options;
        if ((s->in = jk_blocks_open(path, &bgzf, err)) && read_header(s, err) && (s->matcher = jk_matcher_open(options->match, err)) && start(s, err))
            return s;
    }
    jk_scan_close(s);
    return NULL;
}

const jk_schema *jk_scan_schema(const jk_scan *s) { return &s->schema; }
uint64_t jk_scan_count(const jk_scan *s) { return s->n_found; }

/* A row on its way out; line counts the header as 0, so that it is the pair's number. */
static bool give(jk_scan *s, jk_span row, uint64_t line, jk_pair *pair, uint64_t *number, jk_err *err)
{
    if (!jk_row_split(row, s->cell, s->schema.n, s->path, line + 1, err))
        return false;
    *pair = (jk_pair){ s->cell, s->schema.n };
    *number = line;
    return true;
}

/* The row in carry, which is whole. */
static bool give_carry(jk_scan *s, jk_pair *pair, uint64_t *number, jk_err *err)
{
    uint64_t line = s->line++;
    bool bad;
    if (!line || !judge(s, s->matcher, s->cell, jk_buf_span(&s->carry), &bad, err))
        return false;
    s->n_found += !bad;
    return (bad || !s->options.count) && give(s, jk_buf_span(&s->carry), line, pair, number, err);
}

/* The job whose turn it is, when it is done; NULL: there are no more. */
static job *turn(jk_scan *s)
{
    job *j = &s->slot[s->taken % s->n_slot];
    pthread_mutex_lock(&s->lock);
    while (!(s->taken < s->claimed ? j->done : s->ended))
        pthread_cond_wait(&s->moved, &s->lock);
    if (s->taken == s->claimed)
        j = NULL;
    pthread_mutex_unlock(&s->lock);
    return j;
}

/* Behind a job's last pair. */
static bool leave(jk_scan *s, job *j, jk_err *err)
{
    s->line += j->n_line;
    s->n_found += j->n_found;
    s->inside = false;
    if (j->err.code)
        return jk_fail(err, j->err.code, "%s", j->err.what);
    if (!jk_buf_put(&s->carry, (jk_span){ j->text.ptr + j->tail, j->text.len - j->tail }, err))
        return false;
    pthread_mutex_lock(&s->lock);
    s->taken++;
    pthread_cond_broadcast(&s->moved);
    pthread_mutex_unlock(&s->lock);
    return true;
}

bool jk_scan_next(jk_scan *s, jk_pair *pair, uint64_t *number, jk_err *err)
{
    while (!s->finished && !err->code) {
        job *j = turn(s);
        if (!j) {
            s->finished = true;
            if (s->end_err.code)
                return jk_fail(err, s->end_err.code, "%s", s->end_err.what);
            return s->carry.len && give_carry(s, pair, number, err);
        }
        if (!s->inside) {
            s->inside = true;
            s->next_hit = 0;
            bool whole = j->head && j->text.ptr[j->head - 1] == '\n';
            if (!jk_buf_put(&s->carry, (jk_span){ j->text.ptr, j->head - whole }, err))
                return false;
            s->started = whole;
        }
        if (s->started) {           /* the row that the job before began */
            s->started = false;
            bool found = give_carry(s, pair, number, err);
            if (found)
                return s->carry.len = 0, true;
            s->carry.len = 0;
            continue;
        }
        const hit *h = (const hit *)(const void *)j->hits.ptr;
        if (s->next_hit < j->hits.len / sizeof *h) {
            h += s->next_hit++;
            return give(s, (jk_span){ j->text.ptr + h->at, h->len }, s->line + h->line, pair, number, err);
        }
        if (!leave(s, j, err))
            return false;
    }
    return false;
}

void jk_scan_close(jk_scan *s)
{
    if (!s)
        return;
    if (s->locks) {
        pthread_mutex_lock(&s->lock);
        s->stop = true;
        pthread_cond_broadcast(&s->moved);
        pthread_mutex_unlock(&s->lock);
        for (unsigned k = 0; k < s->n_thread; k++)
            pthread_join(s->thread[k], NULL);
        pthread_cond_destroy(&s->moved);
        pthread_mutex_destroy(&s->lock);
    }
    for (size_t k = 0; s->slot && k < s->n_slot; k++) {
        jk_buf_free(&s->slot[k].text);
        jk_buf_free(&s->slot[k].low);
        jk_buf_free(&s->slot[k].hits);
    }
    free(s->slot);
    free(s->thread);
    jk_buf_free(&s->carry);
    jk_matcher_close(s->matcher);
    jk_blocks_close(s->in);
    jk_arena_close(s->arena);
    free(s);
}

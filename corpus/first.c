/* first.c - OUT.sample and its journal: see first.h. */
#include "corpus/first.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "corpus/ledger.h"
#include "corpus/sample.h"
#include "corpus/sidecar.h"

/* A group that waits to be saved: its notes end at n of notes. */
typedef struct { uint64_t group, offered; size_t n; } ended;

struct jk_first {
    jk_pool *pool;
    jk_buf sample, journal_path;    /* NUL-terminated */
    jk_journal *journal;
    jk_journal_reader *recorded;
    jk_journal_state state;
    jk_buf notes;                   /* of the groups that wait, and of the one in hand */
    ended *ended;                   /* [n_ended] */
    size_t n_ended, cap_ended;
    uint64_t offered;               /* beads of all rows so far */
    time_t saved;
    unsigned seconds;               /* from then to the next time */
};

static time_t now(void)
{
    struct timespec t = { 0 };
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec;
}

/* What the earlier run's groups offered is in its sample. Of one that is not whole nothing is kept: where it is cut a bead has lost words. */
static bool take_over(jk_first *f, jk_err *err)
{
    jk_err why = { 0 };
    if (!f->state.n_group)
        return true;
    jk_pool *saved = jk_pool_open(jk_pool_lang(f->pool, false), jk_pool_lang(f->pool, true), jk_pool_most(f->pool), err);
    if (saved && jk_sample_read(f->sample.ptr, &saved, &why) && jk_pool_join(f->pool, saved, err)) {
        f->offered = f->state.offset - 1;
        jk_pool_see(f->pool, f->offered - jk_pool_seen(f->pool));      /* of beads that come again the sample counts none */
    } else if (why.code && why.code != JK_EIO && why.code != JK_EINPUT)
        jk_fail(err, why.code, "%s", why.what);
    else
        f->state = (jk_journal_state){ 0 };
    jk_pool_close(saved);
    return !err->code;
}

/* Nobody is in the second pass. */
static bool is_free(const char *out, jk_err *err)
{
    jk_buf part = { 0 };
    if (jk_sidecar_name(&part, out, ".part", err) && jk_sink_is_taken(part.ptr))
        jk_fail(err, JK_EIO, "%s: another process is writing it; wait, or write elsewhere", out);
    jk_buf_free(&part);
    return !err->code;
}

jk_first *jk_first_open(const char *out, const char *identity, jk_pool *pool, bool restart, jk_err *err)
{
    jk_first *f = calloc(1, sizeof *f);
    if (!f) {
        jk_fail(err, JK_ENOMEM, "%s: no memory for a first pass", out);
        return NULL;
    }
    *f = (jk_first){ .pool = pool, .saved = now(), .seconds = 1 };
    bool ok = is_free(out, err) && jk_sidecar_name(&f->sample, out, ".sample", err) && jk_sidecar_name(&f->journal_path, out, ".sample.journal", err)
        && (restart || jk_journal_look(f->journal_path.ptr, identity, UINT64_MAX, &f->state, err))
        && take_over(f, err) && (f->journal = jk_journal_open(f->journal_path.ptr, identity, &f->state, err));
    if (ok)
        return f;
    jk_first_close(f);
    return NULL;
}

uint64_t jk_first_rows(const jk_first *f) { return f->state.n_row; }

bool jk_first_recorded(jk_first *f, jk_span *note, jk_err *err)
{
    uint64_t offset;
    if (!f->recorded && !(f->recorded = jk_journal_read(f->journal_path.ptr, f->state.n_group, err)))
        return false;
    do
        if (!jk_journal_next(f->recorded, note, &offset, err))
            return false;
    while (offset);
    return true;
}

bool jk_first_put(jk_first *f, jk_span note, uint64_t offered, jk_err *err)
{
    f->offered += offered;
    return jk_buf_put(&f->notes, note, err);
}

bool jk_first_end(jk_first *f, uint64_t group, jk_err *err)
{
    if (f->n_ended == f->cap_ended) {
        size_t cap = f->cap_ended * 2 + 8;
        ended *more = realloc(f->ended, cap * sizeof *more);
        if (!more)
            return jk_fail(err, JK_ENOMEM, "no memory for the journal");
        f->ended = more;
        f->cap_ended = cap;
    }
    f->ended[f->n_ended++] = (ended){ group, f->offered, f->notes.len };
    return true;
}

bool jk_first_due(const jk_first *f)
{
    enum { MOST_NOTES = 1 << 20 };  /* bytes that may wait */
    return f->n_ended && (f->notes.len > MOST_NOTES || now() - f->saved >= (time_t)f->seconds);
}

bool jk_first_save(jk_first *f, jk_err *err)
{
    if (!f->n_ended)
        return true;
    bool ok = jk_sample_write(f->pool, f->sample.ptr, err);
    size_t from = 0;
    for (size_t k = 0; ok && k < f->n_ended; from = f->ended[k++].n)
        ok = jk_journal_group(f->journal, (jk_span){ f->notes.ptr + from, f->ended[k].n - from }, f->ended[k].group, f->ended[k].offered + 1, err);
    if (!ok || !jk_journal_sync(f->journal, err))
        return false;
    if (f->notes.len > from)
        memmove(f->notes.ptr, f->notes.ptr + from, f->notes.len - from);
    f->notes.len -= from;
    f->n_ended = 0;
    f->saved = now();
    f->seconds = f->seconds * 2 < JK_SYNC_SECONDS ? f->seconds * 2 : JK_SYNC_SECONDS;
    return true;
}

void jk_first_close(jk_first *f)
{
    if (!f)
        return;
    jk_journal_read_close(f->recorded);
    jk_journal_close(f->journal);
    jk_buf_free(&f->notes);
    jk_buf_free(&f->sample);
    jk_buf_free(&f->journal_path);
    free(f->ended);
    free(f);
}

bool jk_first_remove(const char *out, jk_err *err)
{
    static const char *const ending[] = { ".sample.journal", ".sample" };      /* the sample goes last: alone it says nothing */
    for (size_t k = 0; k < sizeof ending / sizeof *ending; k++) {
        jk_buf name = { 0 };
        if (jk_sidecar_name(&name, out, ending[k], err) && unlink(name.ptr) != 0 && access(name.ptr, F_OK) == 0)
            jk_fail(err, JK_EIO, "%s: cannot be removed", name.ptr);
        jk_buf_free(&name);
    }
    return !err->code;
}

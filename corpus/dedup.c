/* dedup.c - which pairs say what a better one says: see dedup.h.
 *
 * A pair's key is its rank by score, then its row: the least key of those that are equal is the one that stays.
 *   exact   (hash, key), sorted: the first of each hash stays.
 *   near    of those that stay, near.h gives (a, b), a before b. In that order: where a stays, b goes. So whatever goes is near to one that
 *           stays, and none that stays is near to a better one that does.
 *   names   what goes is told with the name of what stays: the chain from an exact duplicate over a near one is followed by a merge of both
 *           lists, the names are gathered by one more reading.
 */
#include "corpus/dedup.h"

#include <stdlib.h>

#include "corpus/bits.h"
#include "corpus/hash.h"
#include "corpus/near.h"
#include "corpus/normal.h"
#include "corpus/record.h"
#include "corpus/sorter.h"
#include "corpus/spill.h"

enum { RANK_MOST = (1 << 24) - 1, NAMES = 1 << 20 };

typedef enum { EXACT, NEAR, ORIGINALS, WRITE } reading;

struct jk_dedup {
    jk_dedup_options o;
    reading now;
    uint64_t row, n_row;                    /* of this reading; of the first one */
    uint64_t n_exact, n_near;
    jk_arena *arena;
    jk_buf text;
    jk_bits gone[2];                        /* exact, near */
    jk_sorter *hash;                        /* (hash, key) */
    jk_near *near;
    jk_sorter *exact_of, *near_of;          /* (what stays, what goes); (what goes, what stays): rows */
    jk_sorter *links;                       /* (what stays, 2 * what goes + near) */
    uint64_t link[2];
    bool has_link, spilled;
    jk_buf names;                           /* the latest ones; those before are in spill */
    jk_spill *spill;
    jk_sorter *named;                       /* (2 * what goes + near, where its original's name is) */
    jk_buf name;
};

bool jk_by_parse(const char *word, jk_by *by, jk_err *err)
{
    static const char *const name[] = { "source", "target", "pair" };
    for (unsigned k = 0; k < 3; k++)
        if (strcmp(word, name[k]) == 0) {
            *by = (jk_by)(k + 1);
            return true;
        }
    return jk_fail(err, JK_EUSAGE, "--by %s: source, target or pair", word);
}

uint64_t jk_score_rank(jk_span score)
{
    double p;
    if (!jk_parse_real(score, &p))
        return RANK_MOST;
    p = p < 0 ? 0 : p > 1 ? 1 : p;
    return (uint64_t)((1 - p) * (RANK_MOST - 1) + .5);
}

jk_dedup *jk_dedup_open(const jk_dedup_options *options, jk_err *err)
{
    jk_dedup *d = calloc(1, sizeof *d);
    if (!d)
        return jk_fail(err, JK_ENOMEM, "no more memory"), NULL;
    d->o = *options;
    size_t most = d->o.memory, part = most / 4;
    d->arena = jk_arena_open(0);
    if (!d->arena)
        jk_fail(err, JK_ENOMEM, "no more memory");
    d->hash = jk_sorter_open(2, d->o.originals ? most - part : most, d->o.beside, err);
    if (d->o.originals) {
        d->exact_of = jk_sorter_open(2, part, d->o.beside, err);
        d->near_of = jk_sorter_open(2, part, d->o.beside, err);
    }
    if (!err->code)
        return d;
    jk_dedup_close(d);
    return NULL;
}

bool jk_dedup_reads(const jk_dedup *d) { return d->now != WRITE; }

static void drop(jk_dedup *d, jk_sorter **s)
{
    d->spilled |= *s && jk_sorter_spilled(*s);
    jk_sorter_close(*s);
    *s = NULL;
}

/* ---------------------------------------------------------------------- exact */

/* The texts that are compared; false: there is none. */
static bool sides(const jk_dedup *d, const jk_pair *pair, jk_span text[2])
{
    text[0] = d->o.by & JK_BY_SOURCE ? pair->cell[JK_SRC_TEXT] : (jk_span){ "", 0 };
    text[1] = d->o.by & JK_BY_TARGET ? pair->cell[JK_TRG_TEXT] : (jk_span){ "", 0 };
    return text[0].len || text[1].len;
}

static bool see_exact(jk_dedup *d, const jk_pair *pair, jk_err *err)
{
    jk_span text[2];
    if (!sides(d, pair, text))
        return true;
    d->text.len = 0;
    if (!jk_normal_put(d->arena, d->o.any, text[0], &d->text, err) || !jk_buf_putc(&d->text, '\t', err) || !jk_normal_put(d->arena, d->o.any, text[1], &d->text, err))
        return false;
    return jk_sorter_put(d->hash, (uint64_t[]){ jk_hash(0, jk_buf_span(&d->text)), jk_score_rank(pair->cell[JK_SCORE]) << JK_NEAR_ROW_BITS | d->row }, err);
}

static bool end_exact(jk_dedup *d, jk_err *err)
{
    uint64_t next[2], first[2] = { 0 };
    if (!jk_bits_make(&d->gone[0], d->n_row, err) || !jk_sorter_sort(d->hash, err))
        return false;
    for (bool any = false; jk_sorter_next(d->hash, next, err); any = true) {
        if (!any || next[0] != first[0]) {
            memcpy(first, next, sizeof first);
            continue;
        }
        jk_bits_set(&d->gone[0], JK_NEAR_ROW(next[1]));
        d->n_exact++;
        if (d->exact_of && !jk_sorter_put(d->exact_of, (uint64_t[]){ JK_NEAR_ROW(first[1]), JK_NEAR_ROW(next[1]) }, err))
            return false;
    }
    drop(d, &d->hash);
    return !err->code;
}

/* ----------------------------------------------------------------------- near */

static bool start_near(jk_dedup *d, jk_err *err)
{
    size_t memory = d->o.originals ? d->o.memory / 2 : d->o.memory;
    d->near = jk_near_open(&(jk_near_options){ .threshold = d->o.near, .memory = memory, .beside = d->o.beside }, err);
    return d->near && jk_bits_make(&d->gone[1], d->n_row, err);
}

static bool see_near(jk_dedup *d, const jk_pair *pair, jk_err *err)
{
    jk_span text[2];
    if (jk_bits_has(&d->gone[0], d->row) || !sides(d, pair, text))
        return true;
    return jk_near_add(d->near, jk_score_rank(pair->cell[JK_SCORE]) << JK_NEAR_ROW_BITS | d->row, text[0], text[1], err);
}

static bool end_near(jk_dedup *d, jk_err *err)
{
    uint64_t a, b;
    if (!jk_near_find(d->near, err))
        return false;
    while (jk_near_next(d->near, &a, &b, err)) {
        uint64_t stays = JK_NEAR_ROW(a), goes = JK_NEAR_ROW(b);
        if (jk_bits_has(&d->gone[1], stays) || jk_bits_has(&d->gone[1], goes))
            continue;
        jk_bits_set(&d->gone[1], goes);
        d->n_near++;
        if (d->near_of && !jk_sorter_put(d->near_of, (uint64_t[]){ goes, stays }, err))
            return false;
    }
    d->spilled |= jk_near_spilled(d->near);
    jk_near_close(d->near);
    d->near = NULL;
    return !err->code;
}

/* ------------------------------------------------------------------ originals */

static bool link_up(jk_dedup *d, uint64_t stays, uint64_t goes, bool near, jk_err *err)
{
    return jk_sorter_put(d->links, (uint64_t[]){ stays, 2 * goes + near }, err);
}

/* Exact duplicates of what has gone as a near one are duplicates of what stayed instead. */
static bool start_originals(jk_dedup *d, jk_err *err)
{
    uint64_t exact[2], near[2];
    d->links = jk_sorter_open(2, d->o.memory / 4, d->o.beside, err);
    d->named = jk_sorter_open(2, d->o.memory / 4, d->o.beside, err);
    if (err->code || !jk_sorter_sort(d->exact_of, err) || !jk_sorter_sort(d->near_of, err))
        return false;
    bool has_near = jk_sorter_next(d->near_of, near, err);
    while (jk_sorter_next(d->exact_of, exact, err)) {
        for (; has_near && near[0] < exact[0]; has_near = jk_sorter_next(d->near_of, near, err))
            if (!link_up(d, near[1], near[0], true, err))
                return false;
        bool through = has_near && near[0] == exact[0];
        if (!link_up(d, through ? near[1] : exact[0], exact[1], false, err))
            return false;
    }
    for (; has_near; has_near = jk_sorter_next(d->near_of, near, err))
        if (!link_up(d, near[1], near[0], true, err))
            return false;
    drop(d, &d->exact_of);
    drop(d, &d->near_of);
    if (err->code || !jk_sorter_sort(d->links, err))
        return false;
    d->has_link = jk_sorter_next(d->links, d->link, err);
    return !err->code;
}

/* A name: two lengths, two texts. */
static bool put_name(jk_dedup *d, const jk_pair *pair, uint64_t *at, jk_err *err)
{
    const jk_span part[2] = { pair->cell[JK_DOC_ID], pair->cell[JK_N] };
    size_t len[2] = { part[0].len, part[1].len };
    if (d->names.len > NAMES) {
        if ((!d->spill && !(d->spill = jk_spill_open(d->o.beside, err))) || !jk_spill_write(d->spill, d->names.ptr, d->names.len, err))
            return false;
        d->names.len = 0;
    }
    *at = (d->spill ? jk_spill_size(d->spill) : 0) + d->names.len;
    return jk_buf_put(&d->names, (jk_span){ (const char *)len, sizeof len }, err) && jk_buf_put(&d->names, part[0], err) && jk_buf_put(&d->names, part[1], err);
}

static bool get_bytes(jk_dedup *d, uint64_t at, size_t n, jk_err *err)
{
    uint64_t spilled = d->spill ? jk_spill_size(d->spill) : 0;
    d->name.len = 0;
    if (at >= spilled)
        return jk_buf_put(&d->name, (jk_span){ d->names.ptr + (at - spilled), n }, err);
    d->name.len = n;
    return jk_buf_reserve(&d->name, n, err) && jk_spill_read(d->spill, at, d->name.ptr, n, err);
}

static bool get_name(jk_dedup *d, uint64_t at, jk_duplicate *out, jk_err *err)
{
    size_t len[2];
    if (!get_bytes(d, at, sizeof len, err))
        return false;
    memcpy(len, d->name.ptr, sizeof len);
    if (!get_bytes(d, at + sizeof len, len[0] + len[1], err))
        return false;
    out->doc_id = (jk_span){ d->name.ptr, len[0] };
    out->n = (jk_span){ d->name.ptr + len[0], len[1] };
    return true;
}

static bool see_original(jk_dedup *d, const jk_pair *pair, jk_err *err)
{
    uint64_t at;
    if (!d->has_link || d->link[0] != d->row)
        return true;
    if (!put_name(d, pair, &at, err))
        return false;
    for (; d->has_link && d->link[0] == d->row; d->has_link = jk_sorter_next(d->links, d->link, err))
        if (!jk_sorter_put(d->named, (uint64_t[]){ d->link[1], at }, err))
            return false;
    return !err->code;
}

/* ------------------------------------------------------------------------ all */

bool jk_dedup_see(jk_dedup *d, const jk_pair *pair, jk_err *err)
{
    static bool (*const see[])(jk_dedup *, const jk_pair *, jk_err *) = { see_exact, see_near, see_original };
    bool ok = see[d->now](d, pair, err);
    d->row++;
    return ok;
}

static bool changed(jk_err *err) { return jk_fail(err, JK_EINPUT, "the corpus is not what it was when it was read first; it has to be a file that stays as it is"); }

bool jk_dedup_end(jk_dedup *d, jk_err *err)
{
    bool ok = true;
    if (d->now == EXACT) {
        d->n_row = d->row;
        ok = end_exact(d, err);
        d->now = d->o.near > 0 ? NEAR : d->o.originals ? ORIGINALS : WRITE;
        ok = ok && (d->now != NEAR || start_near(d, err)) && (d->now != ORIGINALS || start_originals(d, err));
    } else if (d->row != d->n_row)
        ok = changed(err);
    else if (d->now == NEAR) {
        d->now = d->o.originals ? ORIGINALS : WRITE;
        ok = end_near(d, err) && (d->now != ORIGINALS || start_originals(d, err));
    } else {
        drop(d, &d->links);
        ok = jk_sorter_sort(d->named, err);
        d->now = WRITE;
    }
    d->row = 0;
    return ok;
}

bool jk_dedup_fate(jk_dedup *d, jk_duplicate *out, jk_err *err)
{
    uint64_t row = d->row++, named[2];
    if (row >= d->n_row)
        return changed(err);
    *out = (jk_duplicate){ .fate = jk_bits_has(&d->gone[0], row) ? JK_EXACT : jk_bits_has(&d->gone[1], row) ? JK_NEAR : JK_KEPT };
    if (out->fate == JK_KEPT || !d->o.originals)
        return true;
    return jk_sorter_next(d->named, named, err) && get_name(d, named[1], out, err);
}

bool jk_dedup_done(const jk_dedup *d, jk_err *err) { return d->row == d->n_row || changed(err); }

jk_dedup_counts jk_dedup_count(const jk_dedup *d) { return (jk_dedup_counts){ d->n_row, d->n_exact, d->n_near, d->spilled }; }

void jk_dedup_close(jk_dedup *d)
{
    if (!d)
        return;
    enum { N_SORTER = 5, N_BUF = 5 };
    jk_sorter *const sorter[N_SORTER] = { d->hash, d->exact_of, d->near_of, d->links, d->named };
    for (size_t k = 0; k < N_SORTER; k++)
        jk_sorter_close(sorter[k]);
    jk_near_close(d->near);
    jk_spill_close(d->spill);
    jk_arena_close(d->arena);
    jk_buf *const buf[N_BUF] = { &d->text, &d->gone[0].bytes, &d->gone[1].bytes, &d->names, &d->name };
    for (size_t k = 0; k < N_BUF; k++)
        jk_buf_free(buf[k]);
    free(d);
}

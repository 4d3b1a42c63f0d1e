/* split.c - documents on three sides: see split.h.
 *
 * Two readings, each with near.h:
 *   ties    near pairs of two documents. A document is tied to a longer one when a fifth of its pairs are near to some of that one's, not counting
 *           lines that everybody has (all rights reserved); then clusters.h gives each a side.
 *   leaks   with the sides known: whatever is near to a pair that has to be protected from it is dropped. Protected are, in this order,
 *           those to keep out, test and dev of before, test, dev. So nothing of dev and test is lost to train, nothing old to something new.
 * While the pairs are written they are looked at once more (leaks.c): by then nothing may be left.
 */
#include "corpus/split.h"

#include <stdlib.h>

#include "corpus/bits.h"
#include "corpus/clusters.h"
#include "corpus/hash.h"
#include "corpus/near.h"
#include "corpus/sorter.h"

const char *const jk_drop_name[JK_N_DROP] = { "placed", "near", "excluded", "ties" };

typedef enum { TIES, LEAKS, WRITE } reading;
/* One pair in SHARE ties. One that is near to more than COMMON pairs of other documents does not count: it is a line that everybody has. */
enum { SHARE = 5, COMMON = 32 };

/* Ranks of the second reading. */
enum { KEEP_OUT, OLD_TEST, OLD_DEV, NEW_TEST, NEW_DEV, REST, N_RANK };
static const jk_side side_of_rank[N_RANK] = { JK_OUT, JK_TEST, JK_DEV, JK_TEST, JK_DEV, JK_TRAIN };

typedef struct { uint64_t id; jk_side side; } old_doc;

struct jk_split {
    jk_split_options o;
    reading now;
    uint64_t row, n_row, n_other;           /* those to keep out are the first rows */
    jk_arena *names;
    jk_split_doc *doc;
    size_t n_doc, cap_doc, at;              /* at: the document of the row being read */
    jk_buf old, last_old;                   /* old_doc; the latest name ... */
    jk_side last_side;                      /* ... and side */
    jk_near *near;
    jk_bits gone[2];                        /* near; near to one to keep out */
    jk_leaks *leaks;
    jk_split_counts count;
    size_t counted;                         /* documents up to here are counted as written */
};

jk_split *jk_split_open(const jk_split_options *options, jk_err *err)
{
    jk_split *s = calloc(1, sizeof *s);
    if (!s)
        return jk_fail(err, JK_ENOMEM, "no more memory"), NULL;
    s->o = *options;
    s->names = jk_arena_open(0);
    if (!s->names)
        jk_fail(err, JK_ENOMEM, "no more memory");
    return s;
}

bool jk_split_reads(const jk_split *s) { return s->now != WRITE; }

/* --------------------------------------------------------------------- before */

bool jk_split_old(jk_split *s, jk_side side, jk_span doc_id, jk_err *err)
{
    if (s->last_old.len && side == s->last_side && jk_span_equal(doc_id, jk_buf_span(&s->last_old)))
        return true;
    old_doc doc = { jk_hash(0, doc_id), side };
    s->last_old.len = 0;
    s->last_side = side;
    return jk_buf_put(&s->last_old, doc_id, err) && jk_buf_put(&s->old, (jk_span){ (const char *)&doc, sizeof doc }, err);
}

static int by_id(const void *a, const void *b)
{
    const old_doc *x = a, *y = b;
    return x->id != y->id ? (x->id > y->id) - (x->id < y->id) : (x->side > y->side) - (x->side < y->side);
}

static bool look_up_old(jk_split *s, jk_err *err)
{
    old_doc *old = (old_doc *)(void *)s->old.ptr;
    size_t n = s->old.len / sizeof *old;
    if (n)
        qsort(old, n, sizeof *old, by_id);
    for (size_t k = 1; k < n; k++)
        if (old[k - 1].id == old[k].id && old[k - 1].side != old[k].side)
            return jk_fail(err, JK_EINPUT, "a document of that split is on two sides, %s and %s", jk_side_name[old[k - 1].side], jk_side_name[old[k].side]);
    for (size_t k = 0; n && k < s->n_doc; k++) {
        if (s->doc[k].other)
            continue;
        uint64_t id = jk_hash(0, s->doc[k].id);
        size_t low = 0, high = n;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (old[middle].id < id)
                low = middle + 1;
            else
                high = middle;
        }
        if (low < n && old[low].id == id) {
            s->doc[k].side = (uint8_t)old[low].side;
            s->doc[k].old = true;
            s->count.n_old++;
        }
    }
    return true;
}

/* ----------------------------------------------------------------------- ties */

static uint32_t doc_of(const jk_split *s, uint64_t row)
{
    size_t low = 0, high = s->n_doc;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (s->doc[middle].row <= row)
            low = middle;
        else
            high = middle;
    }
    return (uint32_t)low;
}

static bool other_document(void *user, uint64_t a, uint64_t b)
{
    const jk_split *s = user;
    uint32_t x = doc_of(s, JK_NEAR_ROW(a)), y = doc_of(s, JK_NEAR_ROW(b));
    return x != y && !(s->doc[x].other && s->doc[y].other);
}

static bool add_text(jk_split *s, uint64_t rank, const jk_pair *pair, jk_err *err)
{
    jk_span none = { "", 0 };
    return jk_near_add(s->near, rank << JK_NEAR_ROW_BITS | s->row, s->o.by & JK_BY_SOURCE ? pair->cell[JK_SRC_TEXT] : none,
                       s->o.by & JK_BY_TARGET ? pair->cell[JK_TRG_TEXT] : none, err);
}

static bool new_document(jk_split *s, jk_span id, bool other, jk_err *err)
{
    if (s->n_doc == s->cap_doc) {
        size_t cap = s->cap_doc ? 2 * s->cap_doc : 256;
        jk_split_doc *more = s->n_doc < UINT32_MAX / 2 ? realloc(s->doc, cap * sizeof *more) : NULL;
        if (!more)
            return jk_fail(err, JK_ENOMEM, "no more memory for %zu documents", cap);
        s->doc = more;
        s->cap_doc = cap;
    }
    jk_span kept = jk_arena_copy(s->names, id, err);
    if (err->code || !s->doc)
        return false;
    s->doc[s->n_doc++] = (jk_split_doc){ .id = kept, .row = s->row, .side = JK_OUT, .other = other };
    s->count.n_doc += !other;
    return true;
}

static bool see_tie(jk_split *s, const jk_pair *pair, bool other, jk_err *err)
{
    if (!s->near && !(s->near = jk_near_open(&(jk_near_options){ .threshold = s->o.near, .memory = s->o.memory / 4 * 3, .beside = s->o.beside,
                                                                 .wants = other_document, .user = s }, err)))
        return false;
    const jk_split_doc *last = s->n_doc ? &s->doc[s->n_doc - 1] : NULL;
    if ((!last || last->other != other || !jk_span_equal(last->id, pair->cell[JK_DOC_ID])) && !new_document(s, pair->cell[JK_DOC_ID], other, err))
        return false;
    s->doc[s->n_doc - 1].n++;
    return add_text(s, 0, pair, err);
}

/* (the shorter document, the longer one; a pair of the shorter one; of the longer one), for each pair that is near: how many there are is what
   ties. alike: to how many of other documents a pair is near, up to 255. */
static jk_sorter *near_pairs(jk_split *s, uint8_t *alike, jk_err *err)
{
    uint64_t key[2];
    jk_sorter *out = jk_sorter_open(3, s->o.memory / 4, s->o.beside, err);
    while (out && !err->code && jk_near_next(s->near, &key[0], &key[1], err)) {
        uint64_t row[2] = { JK_NEAR_ROW(key[0]), JK_NEAR_ROW(key[1]) };
        uint32_t doc[2] = { doc_of(s, row[0]), doc_of(s, row[1]) };
        int shorter = s->doc[doc[1]].n < s->doc[doc[0]].n;
        for (int k = 0; k < 2; k++)
            alike[row[k]] = (uint8_t)(alike[row[k]] + (alike[row[k]] < UINT8_MAX));
        jk_sorter_put(out, (uint64_t[]){ (uint64_t)doc[shorter] << 32 | doc[!shorter], row[shorter], row[!shorter] }, err);
    }
    if (!err->code && jk_sorter_sort(out, err))
        return out;
    jk_sorter_close(out);
    return NULL;
}

static bool count_ties(jk_split *s, jk_sorter *pairs, const uint8_t *alike, jk_buf *out, jk_err *err)
{
    uint64_t now[3], last[2] = { UINT64_MAX, 0 }, n = 0;
    while (jk_sorter_next(pairs, now, err)) {
        if (alike[now[1]] > COMMON || alike[now[2]] > COMMON)
            continue;
        if (now[0] != last[0])
            n = 0;
        else if (now[1] == last[1])
            continue;
        memcpy(last, now, sizeof last);
        jk_tie tie = { (uint32_t)(now[0] >> 32), (uint32_t)now[0] };
        uint64_t enough = (s->doc[tie.a].n + SHARE - 1) / SHARE;
        if (++n == enough && !jk_buf_put(out, (jk_span){ (const char *)&tie, sizeof tie }, err))
            return false;
    }
    return !err->code;
}

/* Which documents are tied: jk_tie, behind what out holds. */
static bool find_ties(jk_split *s, jk_buf *out, jk_err *err)
{
    uint8_t *alike = calloc(s->n_row + 1, 1);
    if (!alike)
        return jk_fail(err, JK_ENOMEM, "no more memory for %llu pairs", (unsigned long long)s->n_row);
    jk_sorter *pairs = jk_near_find(s->near, err) ? near_pairs(s, alike, err) : NULL;
    if (pairs)
        count_ties(s, pairs, alike, out, err);
    jk_sorter_close(pairs);
    free(alike);
    return !err->code;
}

static bool find_largest(jk_split *s, jk_err *err)
{
    uint64_t (*sum)[2] = calloc(s->n_doc + 1, sizeof *sum);
    if (!sum)
        return jk_fail(err, JK_ENOMEM, "no more memory for %zu documents", s->n_doc);
    for (size_t k = 0; k < s->n_doc; k++) {
        size_t root = k;
        while (s->doc[root].parent != root)
            root = s->doc[root].parent;
        sum[root][0] += !s->doc[k].other;
        sum[root][1] += s->doc[k].other ? 0 : s->doc[k].n;
        if (sum[root][1] > s->count.largest[1])
            memcpy(s->count.largest, sum[root], sizeof *sum);
    }
    free(sum);
    return true;
}

static bool end_ties(jk_split *s, jk_err *err)
{
    jk_buf ties = { 0 };
    uint64_t *want = s->count.wanted;
    s->n_row = s->row;
    s->count.n_pair = s->row - s->n_other;
    for (size_t k = 0; k < JK_N_SIDE; k++)
        want[k] = (uint64_t)(s->o.want[k] < 1 ? s->o.want[k] * (double)s->count.n_pair + .5 : s->o.want[k]);
    if (look_up_old(s, err) && s->near)
        find_ties(s, &ties, err);
    jk_near_close(s->near);
    s->near = NULL;
    if (!err->code && jk_clusters_place(s->doc, s->n_doc, (const jk_tie *)(const void *)ties.ptr, ties.len / sizeof(jk_tie), s->o.seed, want, err))
        find_largest(s, err);
    jk_buf_free(&ties);
    return !err->code;
}

/* ---------------------------------------------------------------------- leaks */

static bool differ(void *user, uint64_t a, uint64_t b)
{
    (void)user;
    return side_of_rank[JK_NEAR_RANK(a)] != side_of_rank[JK_NEAR_RANK(b)];
}

static bool changed(jk_err *err) { return jk_fail(err, JK_EINPUT, "the corpus is not what it was when it was read first; it has to be a file that stays as it is"); }

/* The document of the next row. */
static jk_split_doc *next_doc(jk_split *s, const jk_pair *pair, jk_err *err)
{
    if (s->row >= s->n_row)
        return changed(err), NULL;
    while (s->at + 1 < s->n_doc && s->doc[s->at + 1].row <= s->row)
        s->at++;
    if (!jk_span_equal(s->doc[s->at].id, pair->cell[JK_DOC_ID]))
        return changed(err), NULL;
    return &s->doc[s->at];
}

static uint64_t rank_of(const jk_split_doc *doc)
{
    if (doc->other)
        return KEEP_OUT;
    return doc->side == JK_TRAIN ? REST : doc->side == JK_TEST ? doc->old ? OLD_TEST : NEW_TEST : doc->old ? OLD_DEV : NEW_DEV;
}

static bool see_leak(jk_split *s, const jk_pair *pair, jk_err *err)
{
    const jk_split_doc *doc = next_doc(s, pair, err);
    if (!s->near)
        s->near = jk_near_open(&(jk_near_options){ .threshold = s->o.near, .memory = s->o.memory, .beside = s->o.beside, .wants = differ,
                                                   .leads = (uint64_t)REST << JK_NEAR_ROW_BITS, .first = true }, err);
    return doc && s->near && (doc->reason || add_text(s, rank_of(doc), pair, err));
}

static bool end_leaks(jk_split *s, jk_err *err)
{
    uint64_t a, b;
    if (s->row != s->n_row)
        return changed(err);
    if (!jk_bits_make(&s->gone[0], s->n_row, err) || !jk_bits_make(&s->gone[1], s->n_row, err) || (s->near && !jk_near_find(s->near, err)))
        return false;
    while (s->near && jk_near_next(s->near, &a, &b, err))
        jk_bits_set(&s->gone[JK_NEAR_RANK(a) == KEEP_OUT], JK_NEAR_ROW(b));
    jk_near_close(s->near);
    s->near = NULL;
    return !err->code && (s->leaks = jk_leaks_open(&s->o, err)) != NULL;
}

/* ------------------------------------------------------------------------ all */

bool jk_split_other(jk_split *s, const jk_pair *pair, jk_err *err)
{
    bool ok = s->now == TIES ? see_tie(s, pair, true, err) : s->now == LEAKS ? see_leak(s, pair, err) : jk_leaks_add(s->leaks, JK_OUT, pair, err);
    s->row++;
    s->n_other += s->now == TIES;
    return ok;
}

bool jk_split_see(jk_split *s, const jk_pair *pair, jk_err *err)
{
    bool ok = s->now == TIES ? see_tie(s, pair, false, err) : see_leak(s, pair, err);
    s->row++;
    return ok;
}

bool jk_split_end(jk_split *s, jk_err *err)
{
    bool ok = s->now == TIES ? end_ties(s, err) : end_leaks(s, err);
    s->now++;
    s->row = s->at = 0;
    return ok;
}

bool jk_split_side(jk_split *s, const jk_pair *pair, jk_place *out, jk_err *err)
{
    const jk_split_doc *doc = next_doc(s, pair, err);
    if (!doc)
        return false;
    jk_drop reason = doc->reason ? (jk_drop)doc->reason : jk_bits_has(&s->gone[1], s->row) ? JK_DROPPED_EXCLUDED : jk_bits_has(&s->gone[0], s->row) ? JK_DROPPED_NEAR : JK_PLACED;
    *out = (jk_place){ reason ? JK_OUT : (jk_side)doc->side, reason, s->row == doc->row, doc->reason != JK_PLACED };
    s->count.n_tied += out->first && doc->tied;
    s->count.left_out[doc->reason] += out->first && doc->reason;
    s->row++;
    if (reason) {
        s->count.dropped[reason]++;
        return true;
    }
    s->count.pairs[out->side]++;
    s->count.docs[out->side] += s->counted != s->at + 1;
    s->counted = s->at + 1;
    return jk_leaks_add(s->leaks, out->side, pair, err);
}

bool jk_split_done(jk_split *s, jk_split_counts *out, jk_err *err)
{
    jk_side side[2];
    uint64_t number[2];
    if (s->row != s->n_row)
        return changed(err);
    if (!jk_leaks_find(s->leaks, err))
        return false;
    while (jk_leaks_next(s->leaks, side, number, err))
        s->count.n_leak++;
    *out = s->count;
    return !err->code;
}

void jk_split_close(jk_split *s)
{
    if (!s)
        return;
    jk_near_close(s->near);
    jk_leaks_close(s->leaks);
    jk_arena_close(s->names);
    enum { N_BUF = 4 };
    jk_buf *const buf[N_BUF] = { &s->old, &s->last_old, &s->gone[0].bytes, &s->gone[1].bytes };
    for (size_t k = 0; k < N_BUF; k++)
        jk_buf_free(buf[k]);
    free(s->doc);
    free(s);
}

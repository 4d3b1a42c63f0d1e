/* clusters.c - tied documents go on one side: see clusters.h. */
#include "corpus/clusters.h"

#include <stdlib.h>

#include "corpus/hash.h"

/* What is sorted: documents by name, clusters by key. */
typedef struct { jk_span id; uint32_t doc; } named;
typedef struct { uint64_t key, n; uint32_t root; } cluster;

static int by_name(const void *a, const void *b)
{
    const named *x = a, *y = b;
    size_t n = x->id.len < y->id.len ? x->id.len : y->id.len;
    int c = n ? memcmp(x->id.ptr, y->id.ptr, n) : 0;
    return c ? c : (x->id.len > y->id.len) - (x->id.len < y->id.len);
}

static int by_key(const void *a, const void *b)
{
    const cluster *x = a, *y = b;
    return x->key != y->key ? (x->key > y->key) - (x->key < y->key) : (x->root > y->root) - (x->root < y->root);
}

static int by_first(const void *a, const void *b)
{
    const jk_tie *x = a, *y = b;
    return x->a != y->a ? (x->a > y->a) - (x->a < y->a) : (x->b > y->b) - (x->b < y->b);
}

/* Union-find with halving of paths. */
static uint32_t root_of(jk_split_doc *doc, uint32_t k)
{
    for (; doc[k].parent != k; k = doc[k].parent)
        doc[k].parent = doc[doc[k].parent].parent;
    return k;
}

/* The root knows the cluster's side. */
static void unite(jk_split_doc *doc, uint32_t a, uint32_t b)
{
    uint32_t x = root_of(doc, a), y = root_of(doc, b);
    doc[a].tied = doc[b].tied = true;
    if (x == y)
        return;
    if (doc[x].side == JK_OUT)
        doc[x].side = doc[y].side;
    doc[y].parent = x;
}

/* Each tie from both of its ends, in order: what is tied to k stands together. */
static jk_tie *both_ways(const jk_tie *tie, size_t n, jk_err *err)
{
    jk_tie *all = malloc((2 * n + 1) * sizeof *all);
    if (!all)
        return jk_fail(err, JK_ENOMEM, "no more memory for %zu ties", n), NULL;
    for (size_t k = 0; k < n; k++) {
        all[2 * k] = tie[k];
        all[2 * k + 1] = (jk_tie){ tie[k].b, tie[k].a };
    }
    qsort(all, 2 * n, sizeof *all, by_first);
    return all;
}

static size_t first_tie(const jk_tie *all, size_t n, uint32_t doc)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (all[middle].a < doc)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void leave_out(jk_split_doc *doc, jk_drop reason)
{
    doc->side = JK_OUT;
    doc->reason = (uint8_t)reason;
}

/* A new document joins what it is tied to and what is placed already; unless those are on two sides. */
static void join(jk_split_doc *doc, uint32_t k, const bool *seen, const jk_tie *all, size_t n)
{
    jk_side side = JK_OUT;
    size_t from = first_tie(all, n, k);
    for (size_t t = from; t < n && all[t].a == k; t++) {
        if (!seen[all[t].b])
            continue;
        jk_side theirs = (jk_side)doc[root_of(doc, all[t].b)].side;
        if (side != JK_OUT && theirs != JK_OUT && theirs != side) {
            leave_out(&doc[k], JK_DROPPED_TIES);
            return;
        }
        side = theirs != JK_OUT ? theirs : side;
    }
    for (size_t t = from; t < n && all[t].a == k; t++)
        if (seen[all[t].b])
            unite(doc, all[t].b, k);
}

/* Old documents that are tied stay where they are: only those of one side are a cluster. */
static void tie_all(jk_split_doc *doc, const named *order, size_t n, const jk_tie *all, size_t n_tie, bool *seen)
{
    for (size_t t = 0; t < n_tie; t++)
        if (doc[all[t].b].other && !doc[all[t].a].other && !doc[all[t].a].old)
            leave_out(&doc[all[t].a], JK_DROPPED_EXCLUDED);
    for (size_t t = 0; t < n_tie; t++)
        if (doc[all[t].a].old && doc[all[t].b].old && doc[all[t].a].side == doc[all[t].b].side)
            unite(doc, all[t].a, all[t].b);
    for (size_t k = 0; k < n; k++)
        seen[order[k].doc] = doc[order[k].doc].old;
    for (size_t k = 0; k < n; k++) {
        uint32_t d = order[k].doc;
        if (doc[d].old || doc[d].reason)
            continue;
        join(doc, d, seen, all, n_tie);
        seen[d] = doc[d].reason == JK_PLACED;
    }
}

/* Clusters without a side, each with the key of its smallest name: the first one of it in order. */
static size_t gather(jk_split_doc *doc, const named *order, size_t n, uint64_t seed, cluster *out, uint32_t *of)
{
    size_t n_out = 0;
    for (size_t k = 0; k < n; k++) {
        uint32_t d = order[k].doc, root = root_of(doc, d);
        if (doc[d].reason || doc[root].side != JK_OUT)
            continue;
        if (!of[root]) {
            out[n_out] = (cluster){ jk_hash(seed, order[k].id), 0, root };
            of[root] = (uint32_t)++n_out;
        }
        out[of[root] - 1].n += doc[d].n;
    }
    return n_out;
}

static void fill(jk_split_doc *doc, size_t n, cluster *c, size_t n_cluster, const uint64_t want[JK_N_SIDE])
{
    uint64_t have[JK_N_SIDE] = { 0 };
    for (size_t k = 0; k < n; k++)
        if (!doc[k].other && !doc[k].reason) {
            jk_side side = (jk_side)doc[root_of(doc, (uint32_t)k)].side;
            if (side != JK_OUT)
                have[side] += doc[k].n;
        }
    qsort(c, n_cluster, sizeof *c, by_key);
    for (size_t k = 0; k < n_cluster; k++) {
        jk_side side = JK_TRAIN;
        for (jk_side s = JK_TEST; s > JK_TRAIN && side == JK_TRAIN; s--)
            if (have[s] + c[k].n <= want[s])
                side = s;
        doc[c[k].root].side = (uint8_t)side;
        have[side] += c[k].n;
    }
    for (size_t k = 0; k < n; k++)
        if (!doc[k].other && !doc[k].reason)
            doc[k].side = doc[root_of(doc, (uint32_t)k)].side;
}

bool jk_clusters_place(jk_split_doc *doc, size_t n, const jk_tie *tie, size_t n_tie, uint64_t seed, const uint64_t want[JK_N_SIDE], jk_err *err)
{
    named *order = malloc((n + 1) * sizeof *order);
    cluster *c = malloc((n + 1) * sizeof *c);
    uint32_t *of = calloc(n + 1, sizeof *of);
    bool *seen = calloc(n + 1, sizeof *seen);
    jk_tie *all = both_ways(tie, n_tie, err);
    size_t m = 0;
    if (!order || !c || !of || !seen || !all) {
        jk_fail(err, JK_ENOMEM, "no more memory for %zu documents", n);
        goto done;
    }
    for (size_t k = 0; k < n; k++) {
        doc[k].parent = (uint32_t)k;
        if (!doc[k].other)
            order[m++] = (named){ doc[k].id, (uint32_t)k };
    }
    qsort(order, m, sizeof *order, by_name);
    for (size_t k = 1; k < m; k++)
        if (jk_span_equal(order[k - 1].id, order[k].id)) {
            jk_fail(err, JK_EINPUT, "document %.*s stands at two places; a document's pairs stand together", (int)(order[k].id.len < 99 ? order[k].id.len : 99), order[k].id.ptr);
            goto done;
        }
    tie_all(doc, order, m, all, 2 * n_tie, seen);
    fill(doc, n, c, gather(doc, order, m, seed, c, of), want);
done:
    free(order);
    free(c);
    free(of);
    free(seen);
    free(all);
    return !err->code;
}

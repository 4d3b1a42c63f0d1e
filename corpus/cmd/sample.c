/* sample.c - jjak sample: some of the pairs or documents of a corpus, drawn by a seed.
 *
 * What is drawn has a key, a hash of the seed and its name (doc_id, or doc_id and n): a share takes those whose key is below that share of all
 * keys, a number those with the smallest keys (a bottom-k sample). So the same pairs are drawn wherever they stand, a larger sample
 * holds the smaller one, and parts of a corpus can be sampled apart. They come out in the order of the corpus.
 */
#include "corpus/cmd/through.h"
#include "corpus/hash.h"

#include <stdlib.h>

typedef struct {
    through_options with;
    uint64_t n, seed, strata;
    double share;
    bool documents;
} sample_options;

static const sample_options preset = { .with = THROUGH_PRESET, .n = 0, .seed = 1, .share = -1 };

static const cmd_opt table[] = {
    { "--number", "-n", OPT_COUNT, offsetof(sample_options, n), "N", "draw N pairs; IN is read twice, so it is a file" },
    { "--share", NULL, OPT_REAL, offsetof(sample_options, share), "P", "draw each with probability P, 0 to 1, instead" },
    { "--documents", "-d", OPT_FLAG, offsetof(sample_options, documents), NULL, "draw documents, whole" },
    { "--strata", NULL, OPT_COUNT, offsetof(sample_options, strata), "K", "with -n: as many pairs from each of K equal ranges of aligner_score, where there are so many" },
    { "--seed", NULL, OPT_COUNT, offsetof(sample_options, seed), "S", "another seed, another sample; 1 otherwise" },
    THROUGH_ROWS(sample_options, with),
    { 0 }
};

enum { MOST_STRATA = 1000 };

/* The keys of one stratum: a heap of the smallest so far, the largest of them on top. */
typedef struct { uint64_t *key; size_t n, cap; uint64_t limit; } stratum;

static void sift(stratum *s, size_t k)
{
    for (size_t child; (child = 2 * k + 1) < s->n; k = child) {
        if (child + 1 < s->n && s->key[child + 1] > s->key[child])
            child++;
        if (s->key[k] >= s->key[child])
            return;
        uint64_t swap = s->key[k];
        s->key[k] = s->key[child];
        s->key[child] = swap;
    }
}

static bool offer(stratum *s, uint64_t key, uint64_t most, jk_err *err)
{
    if (s->n == most) {
        if (most && key < s->key[0]) {
            s->key[0] = key;
            sift(s, 0);
        }
        return true;
    }
    if (s->n == s->cap) {
        size_t cap = s->cap ? 2 * s->cap : 1024;
        uint64_t *more = realloc(s->key, cap * sizeof *more);
        if (!more)
            return jk_fail(err, JK_ENOMEM, "no more memory for a sample of %llu", (unsigned long long)most);
        s->key = more;
        s->cap = cap;
    }
    size_t k = s->n++;
    for (; k && s->key[(k - 1) / 2] < key; k = (k - 1) / 2)
        s->key[k] = s->key[(k - 1) / 2];
    s->key[k] = key;
    return true;
}

static bool key_of(const sample_options *o, const jk_pair *pair, jk_buf *name, uint64_t *key, jk_err *err)
{
    name->len = 0;
    jk_buf_put(name, pair->cell[JK_DOC_ID], err);
    if (!o->documents && jk_buf_putc(name, '\t', err))
        jk_buf_put(name, pair->cell[JK_N], err);
    *key = jk_hash(o->seed, jk_buf_span(name));
    return !err->code;
}

/* From 0; an unknown score is the lowest. */
static size_t stratum_of(const sample_options *o, const jk_pair *pair)
{
    double score;
    if (o->strata < 2 || !jk_parse_real(pair->cell[JK_SCORE], &score) || !(score > 0))
        return 0;
    size_t k = score < 1 ? (size_t)(score * (double)o->strata) : (size_t)o->strata - 1;
    return k < o->strata ? k : (size_t)o->strata - 1;
}

static int ascending(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Each stratum gives the same number; what a small one has not is shared by the others. The strata's limits: keys up to there are drawn. */
static void share_out(stratum *s, size_t n_strata, uint64_t n)
{
    uint64_t level = 0, left = n;
    for (bool more = true; more && left;) {     /* the level rises until all is given */
        size_t open = 0;
        uint64_t least = UINT64_MAX;
        for (size_t k = 0; k < n_strata; k++)
            if (s[k].n > level) {
                open++;
                least = s[k].n - level < least ? s[k].n - level : least;
            }
        more = open > 0;
        uint64_t step = more ? left / open : 0;
        step = step < least ? step : least;
        if (more && !step)
            break;                              /* fewer than there are strata: the higher ones get one more, below */
        level += step;
        left -= step * open;
    }
    for (size_t k = n_strata; k-- > 0;) {
        uint64_t take = s[k].n < level ? s[k].n : level;
        if (left && s[k].n > take) {
            take++;
            left--;
        }
        if (s[k].n)
            qsort(s[k].key, s[k].n, sizeof *s[k].key, ascending);
        s[k].limit = take ? s[k].key[take - 1] : 0;
        s[k].n = take;
    }
}

/* The first reading: which keys are drawn. */
static bool draw(through *t, const char *path, const sample_options *o, stratum *s, size_t n_strata, jk_err *err)
{
    jk_reader *in = reading_open(&t->with->reading, path, err);
    jk_buf name = { 0 };
    jk_pair pair;
    uint64_t key, last = 0;
    for (bool first = true; in && !err->code && jk_reader_next(in, &pair, err); first = false)
        if (key_of(o, &pair, &name, &key, err) && (first || !o->documents || key != last)) {
            offer(&s[stratum_of(o, &pair)], key, o->n, err);
            last = key;
        }
    jk_reader_close(in);
    jk_buf_free(&name);
    if (!err->code)
        share_out(s, n_strata, o->n);
    return !err->code;
}

static bool copy(through *t, const sample_options *o, const stratum *s, jk_err *err)
{
    jk_buf name = { 0 };
    jk_pair pair;
    uint64_t key;
    while (!err->code && jk_reader_next(t->in, &pair, err)) {
        if (!key_of(o, &pair, &name, &key, err))
            break;
        const stratum *of = s ? &s[stratum_of(o, &pair)] : NULL;
        if (of ? of->n && key <= of->limit : (double)(key >> 11) < o->share * 9007199254740992.0)     /* 2^53 */
            through_put(t, t->out, &pair, err);
    }
    jk_buf_free(&name);
    return !err->code;
}

static bool check(const sample_options *o, const char *path, jk_err *err)
{
    if ((o->share >= 0) == (o->n > 0))
        return jk_fail(err, JK_EUSAGE, "either -n N or --share P");
    if (o->share > 1)
        return jk_fail(err, JK_EUSAGE, "--share is from 0 to 1");
    if (o->n && cmd_is_stream(path))
        return jk_fail(err, JK_EUSAGE, "-n reads twice, and standard input or a pipe can be read once; give a file, or --share P");
    if (o->strata && (!o->n || o->documents || o->strata > MOST_STRATA))
        return jk_fail(err, JK_EUSAGE, "--strata, up to %d, is for -n and pairs", (int)MOST_STRATA);
    return true;
}

static bool sample(const cmd_entry *self, const sample_options *o, const char *path, jk_err *err)
{
    through t = { .self = self, .options = o, .preset = &preset, .with = &o->with };
    size_t n_strata = o->strata ? (size_t)o->strata : 1;
    stratum *s = o->n ? calloc(n_strata, sizeof *s) : NULL;
    if (o->n && !s)
        jk_fail(err, JK_ENOMEM, "no more memory");
    else if ((!s || draw(&t, path, o, s, n_strata, err)) && through_read(&t, path, err) && through_write(&t, NULL, err) && copy(&t, o, s, err))
        through_finish(&t, NULL, err);
    through_close(&t);
    for (size_t k = 0; s && k < n_strata; k++)
        free(s[k].key);
    free(s);
    return !err->code;
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    sample_options o = preset;
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    if (n_arg > 1)
        jk_fail(&err, JK_EUSAGE, "it takes one corpus, not %d (jjak sample -h)", n_arg);
    else if (n_arg >= 0 && check(&o, n_arg ? argv[1] : "-", &err))
        sample(self, &o, n_arg ? argv[1] : "-", &err);
    if (!err.code && n_arg >= 0)
        cmd_flush(&err);
    return cmd_report(self, &err);
}

const cmd_entry cmd_sample = { "sample", "[options] [-o OUT] [IN]", "write some of the pairs, drawn by a seed", table, run };

/* dedup.c - jjak dedup: of pairs that say the same the best-scored one stays. */
#include "corpus/cmd/through.h"
#include "corpus/dedup.h"
#include "corpus/near.h"
#include "corpus/normal.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
    through_options with;
    const char *by, *ignore, *removed, *json;
    double near;
    uint64_t memory;
} dedup_options;

static const dedup_options preset = { .with = THROUGH_PRESET, .by = "pair", .ignore = "width,space", .memory = 512, .near = -INFINITY };

static const cmd_opt table[] = {
    { "--by", NULL, OPT_TEXT, offsetof(dedup_options, by), "SIDE", "what has to be the same: source, target or pair, which is both; pair otherwise" },
    { "--ignore", NULL, OPT_TEXT, offsetof(dedup_options, ignore), "LIST", "equal but for these, with a comma between: case width space punctuation digits, or none; width,space otherwise" },
    { "--near", NULL, OPT_REAL, offsetof(dedup_options, near), "T", "leave out what is nearly the same too: Jaccard similarity of character 4-grams from T, .5 to 1, on" },
    { "--memory", NULL, OPT_COUNT | OPT_LOCAL, offsetof(dedup_options, memory), "MIB", "what needs more goes into temporary files; 512 otherwise" },
    { "--removed", NULL, OPT_TEXT | OPT_LOCAL | OPT_OUT, offsetof(dedup_options, removed), "FILE", "write what is left out into FILE, with the doc_id and n of what stays instead" },
    { "--json", NULL, OPT_TEXT | OPT_LOCAL | OPT_OUT, offsetof(dedup_options, json), "FILE", "write the counts as JSON" },
    THROUGH_ROWS(dedup_options, with),
    { 0 }
};

static const char *const removed_column[] = { "duplicate", "duplicate_doc_id", "duplicate_n" };
enum { MORE = sizeof removed_column / sizeof *removed_column, MOST_MEMORY = 1 << 24 /* MiB */ };

typedef struct {
    through t;
    const dedup_options *o;
    jk_dedup *dedup;
    jk_writer *removed;
    wider wider;                    /* the rows of removed */
} run_state;

static bool open_removed(run_state *s, jk_err *err)
{
    if (!s->o->removed)
        return true;
    if (!wider_open(&s->wider, jk_reader_schema(s->t.in), removed_column, MORE, err))
        return false;
    s->removed = jk_writer_open(s->o->removed, &(jk_write_options){ .schema = &s->wider.schema, .n_thread = 1 }, err);
    return s->removed != NULL;
}

static bool put_removed(run_state *s, const jk_pair *pair, const jk_duplicate *of, jk_err *err)
{
    const jk_span more[MORE] = { jk_span_of(of->fate == JK_EXACT ? "exact" : "near"), of->doc_id, of->n };
    jk_pair row = wider_pair(&s->wider, pair, more);
    return through_put(&s->t, s->removed, &row, err);
}

static bool put_counts(const run_state *s, jk_buf *json, jk_err *err)
{
    jk_dedup_counts c = jk_dedup_count(s->dedup);
    return jk_buf_printf(json, err, "\"read\": %llu, \"exact\": %llu, \"near\": %llu, \"kept\": %llu", (unsigned long long)c.n, (unsigned long long)c.n_exact,
                         (unsigned long long)c.n_near, (unsigned long long)(c.n - c.n_exact - c.n_near));
}

static void say_counts(const run_state *s)
{
    jk_dedup_counts c = jk_dedup_count(s->dedup);
    const struct { const char *what; uint64_t n; } row[] = { { "exact", c.n_exact }, { "near", c.n_near }, { "kept", c.n - c.n_exact - c.n_near } };
    for (size_t k = 0; k < 3; k++)
        if (k != 1 || s->o->near >= 0)
            fprintf(stderr, "%-5s %12llu %7.2f %%\n", row[k].what, (unsigned long long)row[k].n, c.n ? 100.0 * (double)row[k].n / (double)c.n : 0.0);
    fprintf(stderr, "%-5s %12llu\n", "read", (unsigned long long)c.n);
}

static bool finish(run_state *s, jk_err *err)
{
    jk_buf counts = { 0 };
    bool ok = put_counts(s, &counts, err) && through_finish_counts(&s->t, s->removed, s->o->json, "dedup", jk_buf_span(&counts), err);
    jk_buf_free(&counts);
    if (ok)
        say_counts(s);
    return ok;
}

static bool look(run_state *s, const char *path, jk_err *err)
{
    jk_pair pair;
    jk_reader *in = reading_open(&s->o->with.reading, path, err);
    while (in && jk_reader_next(in, &pair, err) && jk_dedup_see(s->dedup, &pair, err))
        ;
    jk_reader_close(in);
    return !err->code && jk_dedup_end(s->dedup, err);
}

static bool copy(run_state *s, jk_err *err)
{
    jk_pair pair;
    jk_duplicate of;
    while (!err->code && jk_reader_next(s->t.in, &pair, err) && jk_dedup_fate(s->dedup, &of, err))
        if (of.fate == JK_KEPT)
            through_put(&s->t, s->t.out, &pair, err);
        else if (s->removed)
            put_removed(s, &pair, &of, err);
    return !err->code && jk_dedup_done(s->dedup, err);
}

static bool dedup(run_state *s, const char *path, jk_err *err)
{
    jk_dedup_options d = { .near = s->o->near >= 0 ? s->o->near : 0, .memory = (size_t)s->o->memory << 20, .beside = s->o->with.output, .originals = s->o->removed != NULL };
    if (cmd_is_stream(path))
        return jk_fail(err, JK_EUSAGE, "what stays is known at the end, and standard input or a pipe can be read once; give a file");
    if (s->o->near > -INFINITY && !(s->o->near >= JK_NEAR_LEAST && s->o->near <= 1))
        return jk_fail(err, JK_EUSAGE, "--near is from %g to 1", JK_NEAR_LEAST);
    if (!s->o->memory || s->o->memory > MOST_MEMORY)
        return jk_fail(err, JK_EUSAGE, "--memory is from 1 to %d MiB", (int)MOST_MEMORY);
    if (!jk_by_parse(s->o->by, &d.by, err) || !jk_normal_parse(s->o->ignore, &d.any, err) || !(s->dedup = jk_dedup_open(&d, err)))
        return false;
    while (!err->code && jk_dedup_reads(s->dedup))
        look(s, path, err);
    return !err->code && through_read(&s->t, path, err) && open_removed(s, err) && through_write(&s->t, NULL, err) && copy(s, err) && finish(s, err);
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    dedup_options o = preset;
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    run_state s = { .t = { .self = self, .options = &o, .preset = &preset, .with = &o.with }, .o = &o };
    if (n_arg >= 0 && n_arg != 1)
        jk_fail(&err, JK_EUSAGE, "it takes one corpus, a file (jjak dedup -h)");
    else if (n_arg == 1)
        dedup(&s, argv[1], &err);
    through_close(&s.t);
    jk_writer_close(s.removed);
    jk_dedup_close(s.dedup);
    wider_free(&s.wider);
    if (!err.code && n_arg >= 0)
        cmd_flush(&err);
    return cmd_report(self, &err);
}

const cmd_entry cmd_dedup = { "dedup", "[options] [-o OUT] IN", "of pairs that say the same keep the best-scored one", table, run };

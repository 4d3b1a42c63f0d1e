/* split.c - jjak split: train, dev and test, by document, with nothing of one in another. */
#include "corpus/cmd/split-folder.h"
#include "corpus/cmd/through.h"
#include "corpus/io.h"
#include "corpus/near.h"

#include <stdlib.h>

typedef struct {
    through_options with;           /* output: the folder */
    const char *dev, *test, *by, *previous, *check, *json;
    cmd_list exclude;
    double near;
    uint64_t seed, memory;
} split_options;

static const split_options preset = { .with = THROUGH_PRESET, .dev = "0", .test = "0", .by = "pair", .near = .7, .seed = 1, .memory = 512 };

static const cmd_opt table[] = {
    { "--dev", NULL, OPT_TEXT, offsetof(split_options, dev), "N", "at most N pairs, of whole documents, for dev; below 1 a share of all pairs; 0 otherwise" },
    { "--test", NULL, OPT_TEXT, offsetof(split_options, test), "N", "for test, the same" },
    { "--seed", NULL, OPT_COUNT, offsetof(split_options, seed), "S", "another seed, other documents; 1 otherwise" },
    { "--near", NULL, OPT_REAL, offsetof(split_options, near), "T", "nearly the same: Jaccard similarity of character 4-grams from T, .5 to 1, on; .7 otherwise" },
    { "--by", NULL, OPT_TEXT, offsetof(split_options, by), "SIDE", "what is compared: source, target or pair, which is both; pair otherwise" },
    { "--previous", NULL, OPT_TEXT | OPT_FILE, offsetof(split_options, previous), "DIR", "documents stay where they are in that split" },
    { "--exclude", NULL, OPT_LIST | OPT_ONE | OPT_FILE, offsetof(split_options, exclude), "CORPUS", "keep what is near to it out of all sides; may be given again" },
    { "--check", NULL, OPT_TEXT | OPT_LOCAL, offsetof(split_options, check), "DIR", "write nothing; list what is near to something on another side of that split" },
    { "--memory", NULL, OPT_COUNT | OPT_LOCAL, offsetof(split_options, memory), "MIB", "what needs more goes into temporary files; 512 otherwise" },
    { "--json", NULL, OPT_TEXT | OPT_LOCAL | OPT_OUT, offsetof(split_options, json), "FILE", "write the counts as JSON" },
    { "--output", "-o", OPT_TEXT | OPT_LOCAL, offsetof(split_options, with.output), "DIR", "write DIR/train.tsv.gz, dev.tsv.gz, test.tsv.gz and dropped.tsv; DIR is new or empty" },
    { "--format", "-f", OPT_TEXT, offsetof(split_options, with.format), "NAME", "write this format: " SPLIT_FORMATS "; tsv.gz otherwise" },
    READING_ROWS(offsetof(split_options, with.reading), "CORPUS is"),
    { "--threads", "-@", OPT_COUNT | OPT_LOCAL, offsetof(split_options, with.n_thread), "N", "compress with N threads; the bytes are the same" },
    { 0 }
};

enum { MOST_MEMORY = 1 << 24 /* MiB */ };

typedef struct {
    through t;                      /* reads; its writer is not used */
    const split_options *o;
    jk_split_options split_options;
    jk_split *split;
    folder folder;
    jk_buf previous, beside;        /* what was read beside the corpus, as in jk_history: of the earlier split, to be kept out */
    jk_writer *out[JK_N_SIDE];
    jk_sink *dropped;
    jk_buf line;
    jk_split_counts count;
} run_state;

/* -------------------------------------------------------------------- reading */

/* Every pair of a file. */
static bool each(run_state *s, const char *path, const reading_options *how, bool (*see)(run_state *, const jk_pair *, jk_err *), jk_history *noted, jk_err *err)
{
    jk_pair pair;
    jk_reader *in = reading_open(how, path, err);
    while (in && jk_reader_next(in, &pair, err) && see(s, &pair, err))
        ;
    bool ok = !err->code && (!noted || jk_history_read(noted, in, err));
    jk_reader_close(in);
    return ok;
}

static bool other(run_state *s, const jk_pair *pair, jk_err *err) { return jk_split_other(s->split, pair, err); }
static bool see(run_state *s, const jk_pair *pair, jk_err *err) { return jk_split_see(s->split, pair, err); }
static bool old_train(run_state *s, const jk_pair *pair, jk_err *err) { return jk_split_old(s->split, JK_TRAIN, pair->cell[JK_DOC_ID], err); }
static bool old_dev(run_state *s, const jk_pair *pair, jk_err *err) { return jk_split_old(s->split, JK_DEV, pair->cell[JK_DOC_ID], err); }
static bool old_test(run_state *s, const jk_pair *pair, jk_err *err) { return jk_split_old(s->split, JK_TEST, pair->cell[JK_DOC_ID], err); }

static bool (*const old[])(run_state *, const jk_pair *, jk_err *) = { old_train, old_dev, old_test };

/* What was noted so far is no input, though its steps are told. */
static void take_inputs(run_state *s, jk_buf *to)
{
    *to = s->t.history.inputs;
    s->t.history.inputs = (jk_buf){ 0 };
}

/* The documents of a split, by side. */
static bool read_old(run_state *s, const char *dir, jk_err *err)
{
    jk_buf path = { 0 };
    for (jk_side side = JK_TRAIN; dir && side < JK_N_SIDE && !err->code; side++)
        if (folder_find(dir, side, &path, err))
            each(s, path.ptr, &(reading_options){ 0 }, old[side], &s->t.history, err);
    jk_buf_free(&path);
    take_inputs(s, &s->previous);
    return !err->code;
}

/* All that is to be kept out. */
static bool others(run_state *s, jk_history *noted, jk_err *err)
{
    const cmd_list *list = &s->o->exclude;
    for (size_t k = 0; k < list->n && !err->code; k++)
        each(s, list->item[k], &(reading_options){ 0 }, other, noted, err);
    return !err->code;
}

static bool look(run_state *s, const char *path, jk_err *err)
{
    while (!err->code && jk_split_reads(s->split)) {
        if (others(s, NULL, err) && each(s, path, &s->o->with.reading, see, NULL, err))
            jk_split_end(s->split, err);
    }
    if (!err->code)
        others(s, &s->t.history, err);
    take_inputs(s, &s->beside);
    return !err->code;
}

/* -------------------------------------------------------------------- writing */

static bool open_outputs(run_state *s, jk_err *err)
{
    const char *ending = s->o->with.format ? s->o->with.format : "tsv.gz";
    jk_buf path = { 0 };
    for (size_t side = 0; side < JK_N_SIDE && !err->code; side++) {
        path.len = 0;
        if (folder_path(&s->folder, jk_side_name[side], ending, &path, err))
            s->out[side] = jk_writer_open(path.ptr, &(jk_write_options){ .schema = jk_reader_schema(s->t.in), .n_thread = cmd_threads(s->o->with.n_thread) }, err);
    }
    path.len = 0;
    static const char header[] = "doc_id\tn\treason\n";
    bool ok = !err->code && folder_path(&s->folder, DROPPED, NULL, &path, err) && (s->dropped = jk_sink_open(path.ptr, err))
        && jk_sink_write(s->dropped, header, strlen(header), err);
    jk_buf_free(&path);
    return ok;
}

/* A document that is left out is told once, without n. */
static bool put_dropped(run_state *s, const jk_pair *pair, const jk_place *place, bool whole, jk_err *err)
{
    s->line.len = 0;
    return jk_buf_put(&s->line, pair->cell[JK_DOC_ID], err) && jk_buf_putc(&s->line, '\t', err) && jk_buf_put(&s->line, whole ? (jk_span){ "", 0 } : pair->cell[JK_N], err)
        && jk_buf_printf(&s->line, err, "\t%s\n", jk_drop_name[place->reason]) && jk_sink_write(s->dropped, s->line.ptr, s->line.len, err);
}

static bool copy(run_state *s, jk_err *err)
{
    jk_pair pair;
    jk_place place;
    while (!err->code && jk_reader_next(s->t.in, &pair, err) && jk_split_side(s->split, &pair, &place, err))
        if (place.reason == JK_PLACED)
            through_put(&s->t, s->out[place.side], &pair, err);
        else if (!place.whole || place.first)
            put_dropped(s, &pair, &place, place.whole, err);
    return !err->code && jk_split_done(s->split, &s->count, err);
}

/* --------------------------------------------------------------------- counts */

static bool put_sides(const run_state *s, jk_buf *json, jk_err *err)
{
    const jk_split_counts *c = &s->count;
    jk_buf_printf(json, err, "\"read\": %llu, \"documents\": %llu", (unsigned long long)c->n_pair, (unsigned long long)c->n_doc);
    for (size_t side = 0; side < JK_N_SIDE; side++)
        jk_buf_printf(json, err, ", \"%s\": {\"pairs\": %llu, \"documents\": %llu}", jk_side_name[side], (unsigned long long)c->pairs[side], (unsigned long long)c->docs[side]);
    for (size_t k = JK_PLACED + 1; k < JK_N_DROP; k++)
        jk_buf_printf(json, err, ", \"%s\": {\"pairs\": %llu, \"documents\": %llu}", jk_drop_name[k], (unsigned long long)c->dropped[k], (unsigned long long)c->left_out[k]);
    jk_buf_printf(json, err, ", \"largest\": {\"pairs\": %llu, \"documents\": %llu}", (unsigned long long)c->largest[1], (unsigned long long)c->largest[0]);
    return jk_buf_printf(json, err, ", \"previous\": %llu, \"tied\": %llu, \"leaks\": %llu", (unsigned long long)c->n_old, (unsigned long long)c->n_tied, (unsigned long long)c->n_leak);
}

static void say_row(const char *name, uint64_t docs, uint64_t pairs, uint64_t all)
{
    fprintf(stderr, "%-9s %10llu %12llu %7.2f\n", name, (unsigned long long)docs, (unsigned long long)pairs, all ? 100.0 * (double)pairs / (double)all : 0.0);
}

static void say_counts(const run_state *s)
{
    const jk_split_counts *c = &s->count;
    fprintf(stderr, "%-9s %10s %12s %7s\n", "", "documents", "pairs", "%");
    for (size_t side = 0; side < JK_N_SIDE; side++)
        say_row(jk_side_name[side], c->docs[side], c->pairs[side], c->n_pair);
    for (size_t k = JK_PLACED + 1; k < JK_N_DROP; k++)
        if (c->left_out[k] || c->dropped[k])
            say_row(jk_drop_name[k], c->left_out[k], c->dropped[k], c->n_pair);
    say_row("all", c->n_doc, c->n_pair, c->n_pair);
    fprintf(stderr, "%llu documents are tied to others; leaks: %llu\n", (unsigned long long)c->n_tied, (unsigned long long)c->n_leak);
    for (size_t side = JK_DEV; side < JK_N_SIDE; side++)
        if (c->pairs[side] < c->wanted[side] / 2)
            fprintf(stderr, "jjak split: %s has %llu pairs, not %llu: documents that are tied go together, and the largest such cluster has %llu documents, %llu pairs; "
                    "jjak dedup --near leaves out what ties them\n", jk_side_name[side], (unsigned long long)c->pairs[side], (unsigned long long)c->wanted[side],
                    (unsigned long long)c->largest[0], (unsigned long long)c->largest[1]);
    uint64_t held = c->wanted[JK_DEV] + c->wanted[JK_TEST];
    if (!c->pairs[JK_TRAIN] && c->n_pair)
        fprintf(stderr, "jjak split: nothing is left for train: dev and test ask for %llu of %llu pairs\n", (unsigned long long)held, (unsigned long long)c->n_pair);
}

static bool write_json(run_state *s, jk_err *err)
{
    jk_buf json = { 0 };
    bool ok = put_sides(s, &json, err) && cmd_write_json(s->o->json, jk_buf_span(&json), err);
    jk_buf_free(&json);
    return ok;
}

/* What stands in each side's metadata; what it is called says which side it is. */
static bool put_meta(run_state *s, jk_buf *meta, jk_err *err)
{
    jk_history_read(&s->t.history, s->t.in, err);
    cmd_put_arguments(s->t.self, s->o, &preset, meta, err);
    jk_history_put(&s->t.history, meta, err);
    const struct { const char *key; const jk_buf *inputs; } more[] = { { "previous", &s->previous }, { "beside", &s->beside } };
    for (size_t k = 0; k < 2; k++)
        if (more[k].inputs->len) {
            jk_buf_printf(meta, err, ", \"%s\": [", more[k].key);
            jk_buf_put(meta, jk_buf_span(more[k].inputs), err);
            jk_buf_putc(meta, ']', err);
        }
    jk_buf_put(meta, jk_span_of(", \"split\": {"), err);
    put_sides(s, meta, err);
    return jk_buf_put(meta, jk_span_of("}"), err) && jk_buf_putc(meta, '\0', err);
}

static bool finish(run_state *s, jk_err *err)
{
    jk_buf meta = { 0 };
    if (s->count.n_leak)
        return jk_fail(err, JK_EIO, "%llu pairs are near to one of another side after all; this is a defect of jjak", (unsigned long long)s->count.n_leak);
    bool ok = put_meta(s, &meta, err);
    for (size_t side = 0; side < JK_N_SIDE && ok; side++) {
        jk_writer_meta(s->out[side], meta.ptr);
        ok = jk_writer_finish(s->out[side], err);
    }
    ok = ok && jk_sink_commit(&s->dropped, 1, NULL, err) && write_json(s, err) && folder_publish(&s->folder, err);
    if (ok)
        say_counts(s);
    jk_buf_free(&meta);
    return ok;
}

/* ---------------------------------------------------------------------- check */

static bool check_each(jk_leaks *l, jk_side side, const char *path, jk_err *err)
{
    jk_pair pair;
    jk_reader *in = jk_reader_open(path, NULL, err);
    while (in && jk_reader_next(in, &pair, err) && jk_leaks_add(l, side, &pair, err))
        ;
    jk_reader_close(in);
    return !err->code;
}

/* The number of leaks; each is a line: two sides, the numbers of the pairs there. */
static bool check(run_state *s, const char *dir, uint64_t *n, jk_err *err)
{
    jk_buf path = { 0 };
    jk_side side[2];
    uint64_t number[2];
    jk_leaks *l = read_old(s, dir, err) && jk_split_end(s->split, err) ? jk_leaks_open(&s->split_options, err) : NULL;
    for (size_t k = 0; l && k < s->o->exclude.n && !err->code; k++)
        check_each(l, JK_OUT, s->o->exclude.item[k], err);
    for (int k = JK_TEST; l && k >= JK_TRAIN && !err->code; k--)
        if (folder_find(dir, (jk_side)k, &path, err))
            check_each(l, (jk_side)k, path.ptr, err);
    if (!err->code && jk_leaks_find(l, err)) {
        printf("side\tpair\tis_near\tpair\n");
        for (*n = 0; jk_leaks_next(l, side, number, err); ++*n)
            printf("%s\t%llu\t%s\t%llu\n", jk_side_name[side[1]], (unsigned long long)number[1], side[0] == JK_OUT ? "exclude" : jk_side_name[side[0]], (unsigned long long)number[0]);
    }
    jk_leaks_close(l);
    jk_buf_free(&path);
    return !err->code;
}

/* ------------------------------------------------------------------------ all */

/* "2000" or "0.05" */
static bool parse_size(const char *name, const char *text, double *out, jk_err *err)
{
    bool ok = jk_parse_real(jk_span_of(text), out) && *out >= 0 && *out < 1e15 && (*out < 1 || !(*out > (double)(uint64_t)*out));
    return ok || jk_fail(err, JK_EUSAGE, "%s %s: a number of pairs, or a share such as 0.05", name, text);
}

static bool is_split_format(const char *name)
{
    static const char *const all[] = { "tsv", "tsv.gz", "jsonl", "jsonl.gz" };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (strcmp(name, all[k]) == 0)
            return true;
    return false;
}

static bool take_options(run_state *s, const char *path, jk_err *err)
{
    const split_options *o = s->o;
    jk_split_options *so = &s->split_options;
    *so = (jk_split_options){ .near = o->near, .seed = o->seed, .memory = (size_t)o->memory << 20, .beside = o->with.output };
    if (!parse_size("--dev", o->dev, &so->want[JK_DEV], err) || !parse_size("--test", o->test, &so->want[JK_TEST], err) || !jk_by_parse(o->by, &so->by, err))
        return false;
    if (!(o->near >= JK_NEAR_LEAST && o->near <= 1))
        return jk_fail(err, JK_EUSAGE, "--near is from %g to 1", JK_NEAR_LEAST);
    if (!o->memory || o->memory > MOST_MEMORY)
        return jk_fail(err, JK_EUSAGE, "--memory is from 1 to %d MiB", (int)MOST_MEMORY);
    if (o->check)
        return true;
    for (size_t k = 0; k < o->exclude.n; k++)
        if (cmd_is_stream(o->exclude.item[k]))
            return jk_fail(err, JK_EUSAGE, "--exclude %.150s: that is read three times, and standard input or a pipe can be read once; give a file", o->exclude.item[k]);
    if (cmd_is_stream(path))
        return jk_fail(err, JK_EUSAGE, "it reads three times, and standard input or a pipe can be read once; give a file");
    if (strcmp(o->with.output, "-") == 0)
        return jk_fail(err, JK_EUSAGE, "-o DIR says where train, dev and test go");
    if (!(so->want[JK_DEV] > 0) && !(so->want[JK_TEST] > 0) && !o->previous)
        return jk_fail(err, JK_EUSAGE, "--dev N, --test N or both say how many pairs go there; below 1 a share");
    if ((so->want[JK_DEV] < 1 ? so->want[JK_DEV] : 0) + (so->want[JK_TEST] < 1 ? so->want[JK_TEST] : 0) >= 1)
        return jk_fail(err, JK_EUSAGE, "--dev %s --test %s: nothing is left for train", o->dev, o->test);
    if (o->with.format && !is_split_format(o->with.format))
        return jk_fail(err, JK_EUSAGE, "--format %s: here it is one of " SPLIT_FORMATS "; jjak convert makes others of them", o->with.format);
    return true;
}

static bool split(run_state *s, const char *path, jk_err *err)
{
    if (!take_options(s, path, err) || !(s->split = jk_split_open(&s->split_options, err)))
        return false;
    return folder_make(&s->folder, s->o->with.output, err) && read_old(s, s->o->previous, err) && look(s, path, err) && through_read(&s->t, path, err)
        && open_outputs(s, err) && copy(s, err) && finish(s, err);
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    split_options o = preset;
    jk_err err = { 0 };
    int n_arg;
    uint64_t n_leak = 0;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    run_state s = { .t = { .self = self, .options = &o, .preset = &preset, .with = &o.with }, .o = &o };
    if (n_arg >= 0 && n_arg != !o.check)
        jk_fail(&err, JK_EUSAGE, o.check ? "--check DIR takes nothing else" : "it takes one corpus, a file (jjak split -h)");
    else if (n_arg >= 0 && o.check) {
        if (take_options(&s, NULL, &err) && (s.split = jk_split_open(&s.split_options, &err)))
            check(&s, o.check, &n_leak, &err);
    } else if (n_arg == 1)
        split(&s, argv[1], &err);
    for (size_t k = 0; k < JK_N_SIDE; k++)
        jk_writer_close(s.out[k]);
    jk_sink_close(s.dropped);
    through_close(&s.t);
    jk_buf_free(&s.previous);
    jk_buf_free(&s.beside);
    free(o.exclude.item);
    folder_close(&s.folder);
    jk_split_close(s.split);
    jk_buf_free(&s.line);
    if (!err.code && n_arg >= 0)
        cmd_flush(&err);
    int status = cmd_report(self, &err);
    return status == EXIT_OK && n_leak ? EXIT_DIFFERENT : status;
}

const cmd_entry cmd_split = { "split", "[options] -o DIR CORPUS", "train, dev and test by document, with no leak between them", table, run };

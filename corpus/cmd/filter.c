/* filter.c - jjak filter: pairs that rules find bad are left out, set apart, or only given numbers. */
#include "corpus/cmd/through.h"
#include "corpus/filter.h"
#include "corpus/hash.h"
#include "corpus/json.h"
#include "corpus/text.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
    through_options with;
    jk_filter_options filter;
    const char *removed, *json;
    bool score, suggest;
    const char *explain;
} filter_options;

static const filter_options preset = { .with = THROUGH_PRESET };

static const cmd_opt table[] = {
    { "--rules", "-r", OPT_TEXT, offsetof(filter_options, filter.rules), "LIST", "which rules, with a comma between: NAME, NAME=NUMBER, -NAME, usual, all; the usual ones otherwise" },
    { "--words", NULL, OPT_TEXT | OPT_FILE, offsetof(filter_options, filter.words), "FILE", "rule words: leave out pairs with a word of FILE, one a line" },
    { "--regex", NULL, OPT_TEXT, offsetof(filter_options, filter.pattern), "PATTERN", "rule regex: leave out pairs with a side that PATTERN matches, as ICU understands it" },
    { "--score", NULL, OPT_FLAG, offsetof(filter_options, score), NULL, "leave nothing out; add a column for each rule, filter_NAME, with its number" },
    { "--removed", NULL, OPT_TEXT | OPT_LOCAL | OPT_OUT, offsetof(filter_options, removed), "FILE", "write what is left out into FILE, with the column filter_rule" },
    { "--json", NULL, OPT_TEXT | OPT_LOCAL | OPT_OUT, offsetof(filter_options, json), "FILE", "write how many pairs each rule found bad, as JSON" },
    { "--suggest", NULL, OPT_FLAG, offsetof(filter_options, suggest), NULL, "write nothing; show each rule's numbers, and the threshold at which the worst 1, 5, 10 % go" },
    { "--explain", NULL, OPT_TEXT | OPT_LOCAL, offsetof(filter_options, explain), "PLACE", "write nothing; show what each rule says of a pair: DOC:N by its column n, N by its number in the file, from 1" },
    THROUGH_ROWS(filter_options, with),
    { 0 }
};

enum { SAMPLE = 100000 };           /* pairs whose numbers --suggest keeps: those with the smallest keys, a bottom-k sample */

typedef struct {
    through t;
    jk_filter *filter;
    const filter_options *o;
    const jk_rule *rule;            /* [n_rule], in force */
    size_t n_rule;
    jk_writer *removed;
    jk_arena *arena;
    wider wider;                    /* the rows of --score, or of removed */
    uint64_t n, n_bad, first[JK_MAX_RULE], alone[JK_MAX_RULE];  /* pairs, bad ones; of which a rule was the first to say so; those it finds bad */
    uint64_t spoke[JK_MAX_RULE];    /* pairs of which a rule has a number */
    uint64_t number_asked;          /* --explain: of the file's pairs; 0: the pair n_asked of doc_asked */
    jk_span doc_asked, n_asked;
    bool found;
    float *sample[JK_MAX_RULE];
    uint64_t n_sample;
} run_state;

/* ------------------------------------------------------------------- columns */

static bool open_outputs(run_state *s, jk_err *err)
{
    static const char *const rule_column[] = { "filter_rule" };
    const jk_schema *own = jk_reader_schema(s->t.in);
    const char *name[JK_MAX_RULE];
    for (size_t k = 0; k < s->n_rule; k++) {
        jk_buf full = { 0 };
        jk_buf_printf(&full, err, "filter_%s", s->rule[k].name);
        jk_span kept = jk_buf_putc(&full, '\0', err) ? jk_arena_copy(s->arena, jk_buf_span(&full), err) : (jk_span){ "", 0 };
        name[k] = kept.ptr;
        jk_buf_free(&full);
    }
    if (!err->code && (s->o->score || s->o->removed))
        wider_open(&s->wider, own, s->o->score ? name : rule_column, s->o->score ? s->n_rule : 1, err);
    if (!err->code && s->o->removed)
        s->removed = jk_writer_open(s->o->removed, &(jk_write_options){ .schema = &s->wider.schema, .n_thread = 1 }, err);
    return !err->code && through_write(&s->t, s->o->score ? &s->wider.schema : NULL, err);
}

/* ---------------------------------------------------------------------- a pair */

static bool put_scored(run_state *s, const jk_pair *pair, const double *value, jk_err *err)
{
    char number[JK_MAX_RULE][24];
    jk_span cell[JK_MAX_RULE];
    for (size_t k = 0; k < s->n_rule; k++) {
        snprintf(number[k], sizeof number[k], "%.4g", value[k]);
        cell[k] = isnan(value[k]) ? (jk_span){ "", 0 } : jk_span_of(number[k]);
    }
    jk_pair row = wider_pair(&s->wider, pair, cell);
    return through_put(&s->t, s->t.out, &row, err);
}

static bool put_removed(run_state *s, const jk_pair *pair, size_t bad, jk_err *err)
{
    if (!s->removed)
        return true;
    jk_pair row = wider_pair(&s->wider, pair, &(jk_span){ s->rule[bad].name, strlen(s->rule[bad].name) });
    return through_put(&s->t, s->removed, &row, err);
}

static void keep_numbers(run_state *s, const double *value)
{
    uint64_t at = s->n_sample < SAMPLE ? s->n_sample : jk_hash(s->n, (jk_span){ "", 0 }) % s->n;     /* reservoir: Vitter's algorithm R */
    s->n_sample += s->n_sample < SAMPLE;
    for (size_t k = 0; k < s->n_rule && at < SAMPLE; k++)
        s->sample[k][at] = (float)value[k];
}

/* "7" or "DOC:7", split at its last colon as in jjak get. */
static bool parse_place(run_state *s, const char *place, jk_err *err)
{
    const char *colon = strrchr(place, ':');
    uint64_t n;
    jk_span number = jk_span_of(colon ? colon + 1 : place);
    if (colon == place || !jk_parse_count(number, &n) || !n)
        return jk_fail(err, JK_EUSAGE, "--explain %s: N, a pair's number in the file from 1, or DOC:N, its document and column n", place);
    s->number_asked = colon ? 0 : n;
    s->doc_asked = (jk_span){ place, colon ? (size_t)(colon - place) : 0 };
    s->n_asked = number;
    return true;
}

static bool is_asked(const run_state *s, const jk_pair *pair)
{
    if (s->number_asked)
        return s->n == s->number_asked;
    return jk_span_equal(pair->cell[JK_N], s->n_asked) && jk_span_equal(pair->cell[JK_DOC_ID], s->doc_asked);
}

static void explain(const run_state *s, const jk_pair *pair, const double *value)
{
    printf("%.*s %.*s\n%.*s\n%.*s\n", (int)pair->cell[JK_DOC_ID].len, pair->cell[JK_DOC_ID].ptr, (int)pair->cell[JK_N].len, pair->cell[JK_N].ptr,
           (int)pair->cell[JK_SRC_TEXT].len, pair->cell[JK_SRC_TEXT].ptr, (int)pair->cell[JK_TRG_TEXT].len, pair->cell[JK_TRG_TEXT].ptr);
    for (size_t k = 0; k < s->n_rule; k++) {
        printf("%-10s ", s->rule[k].name);
        if (isnan(value[k]))
            printf("%8s        ", "-");
        else
            printf("%8.4g %s %-5.4g", value[k], s->rule[k].below ? "<" : ">", s->rule[k].threshold);
        printf(" %-4s %s\n", jk_rule_is_bad(&s->rule[k], value[k]) ? "BAD" : "ok", s->rule[k].purpose);
    }
}

static bool take(run_state *s, const jk_pair *pair, jk_err *err)
{
    double value[JK_MAX_RULE];
    size_t bad;
    s->n++;
    if (s->o->explain && !is_asked(s, pair))
        return true;
    if (!jk_filter_judge(s->filter, pair, value, &bad, err))
        return false;
    if (s->o->explain) {
        explain(s, pair, value);
        s->found = true;
        return true;
    }
    if (s->o->suggest) {
        keep_numbers(s, value);
        return true;
    }
    for (size_t k = 0; k < s->n_rule; k++) {
        s->alone[k] += jk_rule_is_bad(&s->rule[k], value[k]);
        s->spoke[k] += isnan(value[k]) ? 0 : 1;
    }
    if (bad < s->n_rule) {
        s->n_bad++;
        s->first[bad]++;
    }
    if (s->o->score)
        return put_scored(s, pair, value, err);
    return bad < s->n_rule ? put_removed(s, pair, bad, err) : through_put(&s->t, s->t.out, pair, err);
}

/* The first pairs teach the ratio before any is judged: they wait, all their cells end to end. */
static bool take_first(run_state *s, jk_err *err)
{
    jk_buf bytes = { 0 }, ends = { 0 };
    size_t n = 0, n_cell = jk_reader_schema(s->t.in)->n;
    jk_pair pair;
    while (n < JK_FILTER_LEARNS && !err->code && jk_reader_next(s->t.in, &pair, err)) {
        jk_filter_learn(s->filter, &pair, err);
        for (size_t k = 0; k < n_cell && jk_buf_put(&bytes, pair.cell[k], err); k++)
            jk_buf_put(&ends, (jk_span){ (const char *)&bytes.len, sizeof bytes.len }, err);
        n++;
    }
    jk_span *cell = err->code ? NULL : JK_NEW(s->arena, jk_span, n_cell, err);
    for (size_t row = 0, from = 0; cell && ends.ptr && row < n && !err->code; row++) {
        for (size_t k = 0, end; k < n_cell; k++, from = end) {
            memcpy(&end, ends.ptr + (row * n_cell + k) * sizeof end, sizeof end);
            cell[k] = (jk_span){ bytes.ptr + from, end - from };
        }
        take(s, &(jk_pair){ cell, n_cell }, err);
    }
    jk_buf_free(&bytes);
    jk_buf_free(&ends);
    return !err->code;
}

/* --------------------------------------------------------------------- the end */

/* "read": 99, "bad": 12, "rules": {"ratio": {"threshold": 4, "judged": 97, "first": 3, "bad": 5}, ...} */
static bool put_counts(const run_state *s, jk_buf *json, jk_err *err)
{
    jk_buf_printf(json, err, "\"read\": %llu, \"bad\": %llu, \"rules\": {", (unsigned long long)s->n, (unsigned long long)s->n_bad);
    for (size_t k = 0; k < s->n_rule; k++)
        jk_buf_printf(json, err, "%s\"%s\": {\"threshold\": %.10g, \"judged\": %llu, \"first\": %llu, \"bad\": %llu}", k ? ", " : "", s->rule[k].name, s->rule[k].threshold,
                      (unsigned long long)s->spoke[k], (unsigned long long)s->first[k], (unsigned long long)s->alone[k]);
    return jk_buf_putc(json, '}', err);
}

static double percent(uint64_t part, uint64_t all) { return all ? 100.0 * (double)part / (double)all : 0; }

static void say_counts(const run_state *s)
{
    fprintf(stderr, "%-10s %9s %9s %7s %9s %7s\n", "rule", "threshold", "removed", "%", "bad", "%");
    for (size_t k = 0; k < s->n_rule; k++)
        if (s->alone[k])
            fprintf(stderr, "%-10s %9.4g %9llu %7.2f %9llu %7.2f\n", s->rule[k].name, s->rule[k].threshold, (unsigned long long)s->first[k],
                    percent(s->first[k], s->n), (unsigned long long)s->alone[k], percent(s->alone[k], s->n));
    fprintf(stderr, "%-10s %9s %9llu %7.2f of %llu pairs\n", "all", "", (unsigned long long)s->n_bad, percent(s->n_bad, s->n), (unsigned long long)s->n);
}

/* A rule that is in force and had no number for any pair: whoever asked for it should know. */
static void say_silent(const run_state *s)
{
    const char *between = "jjak filter: nothing to go by: ";
    for (size_t k = 0; k < s->n_rule; k++)
        if (s->rule[k].needs && s->n && !s->spoke[k]) {
            fprintf(stderr, "%s%s (needs %s)", between, s->rule[k].name, s->rule[k].needs);
            between = ", ";
        }
    if (*between == ',')
        fputc('\n', stderr);
}

static bool finish(run_state *s, jk_err *err)
{
    jk_buf counts = { 0 };
    bool ok = put_counts(s, &counts, err) && through_finish_counts(&s->t, s->removed, s->o->json, NULL, jk_buf_span(&counts), err);
    jk_buf_free(&counts);
    if (ok) {
        say_counts(s);
        say_silent(s);
    }
    return ok;
}

static int ascending(const void *a, const void *b)
{
    const float *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* The share of n sorted numbers at which a rule's worst part begins. */
static double worst(const jk_rule *rule, const float *sorted, size_t n, double part)
{
    size_t k = (size_t)(part * (double)n);
    return (double)sorted[rule->below ? k : n - 1 - k];
}

static void suggest_rule(const jk_rule *rule, float *number, size_t all)
{
    enum { BAR = 40 };
    size_t n = 0;
    for (size_t k = 0; k < all; k++)
        if (!isnan(number[k]))
            number[n++] = number[k];
    printf("\n%s: %s; bad when %s %.4g\n", rule->name, rule->purpose, rule->below ? "below" : "above", rule->threshold);
    if (!n) {
        printf("  nothing to go by\n");
        return;
    }
    qsort(number, n, sizeof *number, ascending);
    printf("  %.1f %% of the pairs have a number; the worst 1 %% are %s %.4g, 5 %% %.4g, 10 %% %.4g\n", percent(n, all), rule->below ? "below" : "above",
           worst(rule, number, n, .01), worst(rule, number, n, .05), worst(rule, number, n, .1));
    double low = (double)number[n / 200], high = (double)number[n - 1 - n / 200], step = (high - low) / 10;      /* 99 % of them */
    for (int bin = 0; step > 0 && bin < 10; bin++) {
        size_t count = 0;
        for (size_t k = 0; k < n; k++) {
            int of = (int)(((double)number[k] - low) / step);
            count += (of < 0 ? 0 : of > 9 ? 9 : of) == bin;
        }
        printf("  %9.4g %6.2f %% ", low + bin * step, percent(count, n));
        for (size_t k = 0; k * n < count * BAR; k++)
            putchar('#');
        putchar('\n');
    }
}

/* ---------------------------------------------------------------------- all */

static bool filter(run_state *s, const char *path, jk_err *err)
{
    bool looks = s->o->suggest || s->o->explain;
    jk_pair pair;
    s->filter = jk_filter_open(&s->o->filter, err);
    s->arena = jk_arena_open(0);
    if (!s->arena)
        jk_fail(err, JK_ENOMEM, "no more memory");
    if (err->code || !cmd_spares("--json", s->o->json, "{", err) || (s->o->explain && !parse_place(s, s->o->explain, err)) || !through_read(&s->t, path, err))
        return false;
    s->n_rule = jk_filter_rules(s->filter, &s->rule);
    for (size_t k = 0; s->o->suggest && k < s->n_rule; k++)
        if (!(s->sample[k] = calloc(SAMPLE, sizeof *s->sample[k])))
            return jk_fail(err, JK_ENOMEM, "no memory for %d numbers", (int)SAMPLE);
    if (!looks && !open_outputs(s, err))
        return false;
    if (!take_first(s, err))
        return false;
    while (!err->code && !s->found && jk_reader_next(s->t.in, &pair, err))
        take(s, &pair, err);
    if (err->code || (s->o->explain && !s->found))
        return jk_fail(err, JK_EINPUT, "%s: %llu pairs; there is no pair %s", jk_reader_name(s->t.in), (unsigned long long)s->n, s->o->explain);
    for (size_t k = 0; s->o->suggest && k < s->n_rule; k++)
        suggest_rule(&s->rule[k], s->sample[k], s->n_sample);
    return looks || finish(s, err);
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    filter_options o = preset;
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    run_state s = { .t = { .self = self, .options = &o, .preset = &preset, .with = &o.with }, .o = &o };
    if (n_arg > 1)
        jk_fail(&err, JK_EUSAGE, "it takes one corpus, or standard input, not %d (jjak filter -h)", n_arg);
    else if (n_arg >= 0 && o.score + o.suggest + (o.explain != NULL) + (o.removed != NULL) > 1)
        jk_fail(&err, JK_EUSAGE, "one of --score, --removed, --suggest and --explain");
    else if (n_arg >= 0 && (o.explain || o.suggest) && (strcmp(o.with.output, "-") != 0 || o.with.format || o.json))
        jk_fail(&err, JK_EUSAGE, "--suggest and --explain write nothing: not with -o, -f and --json");
    else if (n_arg >= 0)
        filter(&s, n_arg ? argv[1] : "-", &err);
    through_close(&s.t);
    jk_writer_close(s.removed);
    jk_filter_close(s.filter);
    wider_free(&s.wider);
    jk_arena_close(s.arena);
    for (size_t k = 0; k < JK_MAX_RULE; k++)
        free(s.sample[k]);
    if (!err.code && n_arg >= 0)
        cmd_flush(&err);
    return cmd_report(self, &err);
}

const cmd_entry cmd_filter = { "filter", "[options] [-o OUT] [IN]", "leave out pairs that rules find bad", table, run };

/* stats.c - jjak stats: what a corpus is made of, for people, as JSON, by document, drawn. */
#include "corpus/cmd/pick.h"
#include "corpus/cmd/reading.h"
#include "corpus/io.h"
#include "corpus/normal.h"
#include "corpus/plot.h"
#include "corpus/census.h"

typedef struct {
    pick_options pick;
    reading_options reading;
    const char *json, *plot, *documents, *ignore;
    uint64_t memory;
} stats_options;

static const cmd_opt table[] = {
    { "--json", NULL, OPT_TEXT | OPT_OUT, offsetof(stats_options, json), "FILE", "write all of it as JSON into FILE; - is standard output, here and below, instead of the text" },
    { "--plot", NULL, OPT_TEXT | OPT_OUT, offsetof(stats_options, plot), "FILE", "draw lengths, ratios, scores and shapes into FILE, as SVG" },
    { "--documents", "-d", OPT_TEXT | OPT_OUT, offsetof(stats_options, documents), "FILE", "write a line for each document into FILE, as TSV" },
    { "--ignore", NULL, OPT_TEXT, offsetof(stats_options, ignore), "LIST", "duplicates are equal but for these, with a comma between: case width space punctuation digits, or none; width,space otherwise" },
    { "--memory", NULL, OPT_COUNT, offsetof(stats_options, memory), "MIB", "what needs more goes into temporary files; 512 otherwise" },
    PICK_LOOK_ROWS(stats_options, pick),
    READING_ROWS(offsetof(stats_options, reading), "IN is"),
    { 0 }
};

enum { MOST_MEMORY = 1 << 24 /* MiB */ };

/* The files that are written: opened before anything is read, so that a wrong name is told at once. */
enum { DOCUMENTS, JSON, PLOT, N_OUT };

typedef struct {
    const cmd_entry *self;
    stats_options *o;
    const char *path;
    jk_census *census;
    jk_sink *out[N_OUT];            /* NULL: not asked for */
    jk_buf line;
} run_state;

/* ---------------------------------------------------------------- for people */

static double percent(uint64_t part, uint64_t all) { return all ? 100.0 * (double)part / (double)all : 0; }

static void say_part(const char *what, uint64_t n, uint64_t all) { printf("  %-22s %14llu %7.2f %%\n", what, (unsigned long long)n, percent(n, all)); }

static void say_pairs(const jk_census_sum *sum)
{
    const jk_census_sums *s = &sum->sums;
    printf("%-24s %14llu\n%-24s %14llu\n", "documents", (unsigned long long)sum->n_doc, "pairs", (unsigned long long)s->n_pair);
    for (size_t k = 0; k < sum->n_lang; k++) {
        const char *a = sum->lang[k].lang[0], *b = sum->lang[k].lang[1];
        char name[2 * JK_LANG_SIZE + 1];
        snprintf(name, sizeof name, "%s-%s", *a ? a : "und", *b ? b : "und");
        say_part(*a || *b ? name : "of unknown languages", sum->lang[k].n, s->n_pair);
    }
    if (sum->n_other_lang)
        say_part("of other languages", sum->n_other_lang, s->n_pair);
    say_part("with an empty side", s->n_null, s->n_pair);
    say_part("without a score", s->n_unscored, s->n_pair);
}

static void say_shapes(const jk_census_sums *s)
{
    jk_census_shape list[JK_CENSUS_SHAPES * JK_CENSUS_SHAPES];
    size_t n = jk_census_shapes(s, list);
    printf("\nshapes\n");
    for (size_t k = 0; k < n; k++)
        say_part(list[k].name, list[k].n, s->n_pair);
    if (s->n_untyped || !n)
        say_part("not known", s->n_untyped, s->n_pair);
}

static void say_sides(const jk_census_sums *s)
{
    const jk_census_side *a = &s->side[0], *b = &s->side[1];
    const struct { const char *what; uint64_t n[2]; } row[] = {
        { "empty", { a->n_empty, b->n_empty } }, { "sentences", { a->n_sent, b->n_sent } }, { "characters", { a->text.n_char, b->text.n_char } },
        { "words", { a->text.n_word, b->text.n_word } }, { "different words", { a->n_type, b->n_type } }, { "of them once", { a->n_once, b->n_once } }
    };
    uint64_t letters[2] = { 0, 0 };
    printf("\n%-24s %14s %14s\n", "", "source", "target");
    for (size_t k = 0; k < sizeof row / sizeof *row; k++)
        printf("%-24s %14llu %14llu\n", row[k].what, (unsigned long long)row[k].n[0], (unsigned long long)row[k].n[1]);
    for (size_t k = 0; k < JK_N_SCRIPT; k++)
        for (int side = 0; side < 2; side++)
            letters[side] += s->side[side].text.letters[k];
    for (size_t k = 0; k < JK_N_SCRIPT; k++)
        if (a->text.letters[k] || b->text.letters[k])
            printf("letters: %-15s %12.2f %% %12.2f %%\n", jk_script_name((jk_script)k), percent(a->text.letters[k], letters[0]), percent(b->text.letters[k], letters[1]));
}

static void say_spread(const char *what, const jk_spread *s, int decimals)
{
    static const unsigned permille[] = { 50, 500, 950 };
    printf("%-24s", what);
    if (!s->of.n) {
        printf(" %9s\n", "-");
        return;
    }
    int mean = s->kind == JK_SPREAD_COUNT ? 1 : decimals;
    printf(" %9.*f %9.*f %9.*f", mean, s->of.mean, mean, jk_moments_deviation(&s->of), decimals, s->of.least);
    for (size_t k = 0; k < sizeof permille / sizeof *permille; k++)
        printf(" %9.*f", decimals, jk_spread_quantile(s, permille[k]));
    printf(" %9.*f\n", decimals, s->of.most);
}

static void say_spreads(const jk_census_sum *sum)
{
    printf("\n%-24s %9s %9s %9s %9s %9s %9s %9s\n", "", "mean", "sd", "least", "5 %", "median", "95 %", "most");
    say_spread("pairs of a document", &sum->pairs, 0);
    say_spread("characters, source", &sum->chars[0], 0);
    say_spread("characters, target", &sum->chars[1], 0);
    say_spread("words, source", &sum->words[0], 0);
    say_spread("words, target", &sum->words[1], 0);
    say_spread("characters, trg / src", &sum->ratio, 3);
    say_spread("aligner_score", &sum->score, 4);
}

static void say(const jk_census_sum *sum, const char *ignore)
{
    const jk_census_sums *s = &sum->sums;
    say_pairs(sum);
    say_shapes(s);
    say_sides(s);
    say_spreads(sum);
    printf(strcmp(ignore, "none") == 0 ? "\nequal to one before\n" : "\nequal to one before, but for %s\n", ignore);
    say_part("pairs", s->n_again, s->n_pair);
    say_part("sources", s->side[0].n_again, s->n_pair);
    say_part("targets", s->side[1].n_again, s->n_pair);
}

/* ---------------------------------------------------------------------- files */

static bool put_document(void *user, jk_span doc_id, const jk_census_sums *sums, jk_err *err)
{
    run_state *s = user;
    s->line.len = 0;
    return jk_census_put_row(doc_id, sums, &s->line, err) && jk_sink_write(s->out[DOCUMENTS], s->line.ptr, s->line.len, err);
}

static bool write_files(run_state *s, jk_err *err)
{
    static bool (*const put[N_OUT])(const jk_census_sum *, const char *, jk_buf *, jk_err *) = { [JSON] = jk_census_put, [PLOT] = jk_plot_put };
    for (int k = 0; k < N_OUT; k++) {
        s->line.len = 0;
        if (s->out[k] && put[k] && (!put[k](jk_census_all(s->census), s->path, &s->line, err) || !jk_sink_write(s->out[k], s->line.ptr, s->line.len, err)))
            return false;
    }
    for (int k = 0; k < N_OUT; k++)
        if (s->out[k] && !jk_sink_commit(&s->out[k], 1, NULL, err))
            return false;
    return true;
}

/* ------------------------------------------------------------------------ all */

static bool open_all(run_state *s, const char *const path[N_OUT], jk_err *err)
{
    stats_options *o = s->o;
    jk_census_options options = { .memory = (size_t)o->memory << 20, .beside = "-", .document = o->documents ? put_document : NULL, .user = s };
    if (!o->memory || o->memory > MOST_MEMORY)
        return jk_fail(err, JK_EUSAGE, "--memory is from 1 to %d MiB", (int)MOST_MEMORY);
    if (!pick_check(&o->pick, err) || !jk_normal_parse(o->ignore, &options.any, err) || !(s->census = jk_census_open(&options, err)))
        return false;
    static const struct { const char *option, *begins; } writes[N_OUT] = { [DOCUMENTS] = { "--documents", "doc_id\tpairs\t" }, [JSON] = { "--json", "{" }, [PLOT] = { "--plot", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg" } };
    for (int k = 0; k < N_OUT; k++)
        if (!cmd_spares(writes[k].option, path[k], writes[k].begins, err) || (path[k] && !(s->out[k] = jk_sink_open(path[k], err))))
            return false;
    return !o->documents || jk_sink_write(s->out[DOCUMENTS], jk_census_header, strlen(jk_census_header), err);
}

static bool read_all(run_state *s, jk_err *err)
{
    jk_pair pair;
    jk_reader *in = reading_open(&s->o->reading, s->path, err);
    while (in && jk_reader_next(in, &pair, err))
        if (pick_keeps(&s->o->pick, &pair) && !jk_census_add(s->census, &pair, err))
            break;
    if (in && !err->code)
        cmd_note(s->self, jk_reader_note(in));
    jk_reader_close(in);
    return !err->code && jk_census_end(s->census, err);
}

static bool stats(run_state *s, jk_err *err)
{
    const char *const path[N_OUT] = { [DOCUMENTS] = s->o->documents, [JSON] = s->o->json, [PLOT] = s->o->plot };
    bool taken = false;             /* standard output, by one of them */
    for (int k = 0; k < N_OUT; k++)
        taken |= path[k] && strcmp(path[k], "-") == 0;
    if (!open_all(s, path, err) || !read_all(s, err) || !write_files(s, err))
        return false;
    const jk_census_sum *sum = jk_census_all(s->census);
    pick_note(s->self, &s->o->pick);
    if (sum->n_stretch > sum->n_doc)
        cmd_note(s->self, "pairs of one document do not all stand together; each stretch of them is counted as one of its own");
    if (!taken)
        say(sum, s->o->ignore);
    return true;
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    stats_options o = { .pick = PICK_ALL, .ignore = "width,space", .memory = 512 };
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    run_state s = { .self = self, .o = &o, .path = n_arg == 1 ? argv[1] : "-" };
    if (n_arg > 1)
        jk_fail(&err, JK_EUSAGE, "it takes one corpus, or standard input, not %d (jjak stats -h)", n_arg);
    else if (n_arg >= 0)
        stats(&s, &err);
    jk_census_close(s.census);
    for (int k = 0; k < N_OUT; k++)
        jk_sink_close(s.out[k]);
    jk_buf_free(&s.line);
    if (!err.code && n_arg >= 0)
        cmd_flush(&err);
    return cmd_report(self, &err);
}

const cmd_entry cmd_stats = { "stats", "[options] [IN]", "say what a corpus is made of: counts, lengths, ratios, scores, words", table, run };

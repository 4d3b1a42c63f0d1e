/* grep.c - jjak grep: the pairs in which something stands, side by side, counted, as JSON or as a corpus. */
#include "align/unicode.h"
#include "corpus/cmd/show.h"
#include "corpus/cmd/through.h"
#include "corpus/json.h"
#include "corpus/record.h"
#include "corpus/scan.h"

#include <stdlib.h>

typedef struct {
    cmd_list pattern[JK_N_IN];
    bool literal, fold, word, invert, count, by_document, names, json, quiet;
    uint64_t most, width;
    const char *colour;
    pick_options pick;
    through_options with;
} grep_options;

#define NO_END UINT64_MAX
static const grep_options preset = { .most = NO_END, .colour = "auto", .pick = PICK_ALL, .with = { .output = NULL } };

#define AT(field) offsetof(grep_options, field)
static const cmd_opt table[] = {
    { "--regexp", "-e", OPT_LIST | OPT_ONE, AT(pattern[JK_IN_EITHER]), "PATTERN", "find it on either side; of several -e one is enough" },
    { "--source", NULL, OPT_LIST | OPT_ONE, AT(pattern[JK_IN_SOURCE]), "PATTERN", "find it in the source; with --target or -e both have to be found" },
    { "--target", NULL, OPT_LIST | OPT_ONE, AT(pattern[JK_IN_TARGET]), "PATTERN", "find it in the target" },
    { "--fixed", "-F", OPT_FLAG, AT(literal), NULL, "patterns are literals, not regular expressions" },
    { "--ignore-case", "-i", OPT_FLAG, AT(fold), NULL, "case, full and half width, composed and decomposed are the same" },
    { "--word", "-w", OPT_FLAG, AT(word), NULL, "no letter, digit or _ may touch what is found; a Korean particle may follow it" },
    { "--invert", "-v", OPT_FLAG, AT(invert), NULL, "the pairs in which nothing is found" },
    { "--count", "-c", OPT_FLAG | OPT_LOCAL, AT(count), NULL, "print how many pairs there are" },
    { "--documents", "-d", OPT_FLAG | OPT_LOCAL, AT(by_document), NULL, "print how many there are in each document that has any" },
    { "--list", "-l", OPT_FLAG | OPT_LOCAL, AT(names), NULL, "print the doc_id of each document that has any" },
    { "--json", NULL, OPT_FLAG | OPT_LOCAL, AT(json), NULL, "print a line of JSON for each pair, with the places of what was found" },
    { "--quiet", "-q", OPT_FLAG | OPT_LOCAL, AT(quiet), NULL, "print nothing; the exit status tells" },
    { "--max", "-m", OPT_COUNT, AT(most), "N", "end after N pairs of each corpus" },
    { "--width", NULL, OPT_COUNT | OPT_LOCAL, AT(width), "N", "columns of a line; the terminal's otherwise, or 80" },
    { "--color", NULL, OPT_TEXT | OPT_LOCAL, AT(colour), "WHEN", "show what was found in colour: auto always never" },
    PICK_LOOK_ROWS(grep_options, pick),
    FROM_ROWS(offsetof(grep_options, with.reading), "CORPUS is"),
    WRITING_ROWS(grep_options, with),
    { 0 }
};

/* What a search is about, and what it has come to. */
typedef struct {
    const cmd_entry *self;
    grep_options *o;
    jk_match_options match;
    jk_matcher *matcher;            /* of this thread: for places, and for what is no container */
    screen s;
    const char *corpus;             /* NULL: there is only one */
    jk_buf doc, place, line;
    uint64_t n_doc, n, total;       /* in the document; in the corpus; in all */
    bool first;
} grep;

static bool put_name(const grep *g)
{
    return !g->corpus || printf("%s\t", g->corpus) > 0;
}

static void end_document(grep *g)
{
    if (g->n_doc && g->o->names) {
        put_name(g);
        printf("%.*s\n", (int)g->doc.len, g->doc.ptr);
    } else if (g->n_doc && g->o->by_document) {
        put_name(g);
        printf("%.*s\t%llu\n", (int)g->doc.len, g->doc.ptr, (unsigned long long)g->n_doc);
    }
    g->n_doc = 0;
}

static bool put_places(grep *g, jk_span text, int side, jk_err *err)
{
    if (g->o->invert)
        g->place.len = 0;
    else if (!jk_matcher_places(g->matcher, text, side, &g->place, err))
        return false;
    const jk_place *at = (const jk_place *)(const void *)g->place.ptr;
    size_t seen = 0, n_char = 0;    /* bytes; code points in them: the places rise */
    for (size_t k = 0; k < g->place.len / sizeof *at && !err->code; k++) {
        size_t from = n_char + jk_count_chars((jk_span){ text.ptr + seen, at[k].from - seen });
        n_char = from + jk_count_chars((jk_span){ text.ptr + at[k].from, at[k].to - at[k].from });
        seen = at[k].to;
        jk_buf_printf(&g->line, err, "%s[%zu, %zu]", k ? ", " : "", from, n_char);
    }
    return jk_buf_put(&g->line, jk_span_of("]"), err);
}

static bool show_json(grep *g, const jk_pair *pair, uint64_t number, jk_err *err)
{
    static const char *const key[] = { "doc_id", "n", "type", "aligner_score" };
    g->line.len = 0;
    jk_buf_putc(&g->line, '{', err);
    if (g->corpus) {
        jk_buf_put(&g->line, jk_span_of("\"corpus\": "), err);
        jk_json_put_name(&g->line, g->corpus, err);
        jk_buf_put(&g->line, jk_span_of(", "), err);
    }
    jk_buf_printf(&g->line, err, "\"pair\": %llu", (unsigned long long)number);
    for (int k = 0; k < 4; k++) {
        double p;
        jk_span cell = pair->cell[k];
        if (k && !cell.len)
            continue;
        jk_buf_printf(&g->line, err, ", \"%s\": ", key[k]);
        if (k == JK_N || (k == JK_SCORE && jk_parse_real(cell, &p)))
            jk_buf_put(&g->line, cell, err);
        else
            jk_json_put(&g->line, cell, err);
    }
    for (int side = 0; side < 2 && !err->code; side++) {
        jk_span text = pair->cell[JK_SRC_TEXT + side];
        jk_buf_put(&g->line, jk_span_of(side ? ", \"trg_text\": " : ", \"src_text\": "), err);
        jk_json_put(&g->line, text, err);
        jk_buf_put(&g->line, jk_span_of(side ? ", \"trg_found\": [" : ", \"src_found\": ["), err);
        put_places(g, text, side, err);
    }
    jk_buf_put(&g->line, jk_span_of("}\n"), err);
    return !err->code && fwrite(g->line.ptr, 1, g->line.len, stdout) == g->line.len;
}

static bool show_pair(grep *g, const jk_pair *pair, jk_err *err)
{
    bool painted = g->s.colour && !g->o->invert;
    for (int side = 0; painted && side < 2; side++) {
        jk_span text = pair->cell[JK_SRC_TEXT + side];
        g->s.paint[side].len = 0;
        if (!jk_buf_reserve(&g->s.paint[side], text.len + 1, err) || !jk_matcher_places(g->matcher, text, side, &g->place, err))
            return false;
        memset(g->s.paint[side].ptr, 0, text.len + 1);
        const jk_place *at = (const jk_place *)(const void *)g->place.ptr;
        for (size_t k = 0; k < g->place.len / sizeof *at; k++)
            memset(g->s.paint[side].ptr + at[k].from, 1, at[k].to - at[k].from);
    }
    bool texts = pair->cell[JK_SRC_TEXT].len || pair->cell[JK_TRG_TEXT].len;
    show_texts(pair, &g->s, painted && texts);
    return true;
}

/* One that is found. False: no more are wanted, or err. */
static bool take(grep *g, const jk_pair *pair, uint64_t number, jk_err *err)
{
    const grep_options *o = g->o;
    if (!pick_keeps(&g->o->pick, pair))
        return true;
    if (g->n >= o->most)
        return false;
    jk_span doc = pair->cell[JK_DOC_ID];
    bool fresh = g->n == 0 || !jk_span_equal(doc, jk_buf_span(&g->doc));
    if (fresh) {
        end_document(g);
        g->doc.len = 0;
        if (!jk_buf_put(&g->doc, doc, err))
            return false;
    }
    g->n++;
    g->n_doc++;
    if (o->quiet)
        return false;
    if (o->count || o->by_document || o->names)
        return g->n < o->most && !ferror(stdout);
    if (o->json) {
        if (!show_json(g, pair, number, err))
            return false;
    } else {
        if (fresh)
            show_header(g->corpus, pair, &g->s, g->first);
        g->first = false;
        if (!show_pair(g, pair, err))
            return false;
    }
    return g->n < o->most && !ferror(stdout);
}

static bool read_any(grep *g, const char *path, jk_err *err)
{
    jk_reader *in = reading_open(&g->o->with.reading, path, err);
    jk_pair pair;
    for (uint64_t number = 1; in && jk_reader_next(in, &pair, err); number++) {
        bool found = jk_matcher_finds(g->matcher, pair.cell + JK_SRC_TEXT, err);
        if (err->code || (found != g->o->invert && !take(g, &pair, number, err)))
            break;
    }
    if (in && !err->code)
        cmd_note(g->self, jk_reader_note(in));
    jk_reader_close(in);
    return !err->code;
}

static bool read_corpus(grep *g, const char *path, jk_err *err)
{
    const grep_options *o = g->o;
    jk_scan_options options = { .match = &g->match, .invert = o->invert, .n_thread = cmd_threads(o->with.n_thread) };
    options.count = o->count && !o->quiet && !o->by_document && !o->names && o->most == NO_END && !o->pick.no_null && pick_any_score(&o->pick);
    jk_scan *scan = strcmp(path, "-") != 0 && !o->with.reading.from && !o->with.reading.encoding ? jk_scan_open(path, &options, err) : NULL;
    jk_pair pair;
    uint64_t number;
    if (!scan)
        return !err->code && read_any(g, path, err);
    while (jk_scan_next(scan, &pair, &number, err) && take(g, &pair, number, err))
        ;
    if (options.count)
        g->n = jk_scan_count(scan);
    jk_scan_close(scan);
    return !err->code;
}

static bool search(grep *g, char **path, int n, jk_err *err)
{
    for (int k = 0; (k < n || k == 0) && !err->code; k++) {
        const char *name = n ? path[k] : "-";
        g->corpus = n > 1 ? name : NULL;
        g->n = g->n_doc = 0;
        read_corpus(g, name, err);
        end_document(g);
        g->total += g->n;
        if (g->o->count && !g->o->quiet && !g->o->by_document && !g->o->names && !err->code) {
            put_name(g);
            printf("%llu\n", (unsigned long long)g->n);
        }
        if (g->o->quiet && g->total)
            break;
    }
    return !err->code;
}

/* -o OUT: the pairs as a corpus. */
static bool copy(grep *g, through *t, char **path, int n, jk_err *err)
{
    jk_pair pair;
    if (n > 1)
        return jk_fail(err, JK_EUSAGE, "-o writes the pairs of one corpus; jjak cat makes one of several");
    if (!through_read(t, n ? path[0] : "-", err) || !through_write(t, NULL, err))
        return false;
    while (g->total < g->o->most && jk_reader_next(t->in, &pair, err)) {
        bool found = jk_matcher_finds(g->matcher, pair.cell + JK_SRC_TEXT, err);
        if (err->code)
            return false;
        if (found == g->o->invert || !pick_keeps(&g->o->pick, &pair))
            continue;
        g->total++;
        if (!through_put(t, t->out, &pair, err))
            return false;
    }
    return !err->code && through_finish(t, NULL, err);
}

static bool check(grep_options *o, jk_err *err)
{
    static const char *const when[] = { "auto", "always", "never" };
    size_t k = 0;
    while (k < 3 && strcmp(o->colour, when[k]) != 0)
        k++;
    if (k == 3)
        return jk_fail(err, JK_EUSAGE, "--color %s: there are auto always never", o->colour);
    if (o->width && (o->width < MIN_WIDTH || o->width > MAX_WIDTH))
        return jk_fail(err, JK_EUSAGE, "--width %llu: a line has %d to %d columns", (unsigned long long)o->width, (int)MIN_WIDTH, (int)MAX_WIDTH);
    if (o->with.format && !o->with.output)
        o->with.output = "-";
    if (o->count + o->by_document + o->names + o->json > 1)
        return jk_fail(err, JK_EUSAGE, "one of -c, -d, -l and --json");
    if (o->with.output && (o->count || o->by_document || o->names || o->json || o->quiet))
        return jk_fail(err, JK_EUSAGE, "-o and -f write a corpus: not with -c -d -l -q --json");
    return pick_check(&o->pick, err);
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    grep_options o = preset;
    jk_err err = { 0 };
    static const char *const on[] = { "\033[1;31m" };
    int n_arg, used = 0;
    grep g = { .self = self, .o = &o, .first = true };
    bool ok = cmd_options(self, argc, argv, &o, &n_arg, &err);
    if (ok && n_arg >= 0 && !o.pattern[0].n && !o.pattern[1].n && !o.pattern[2].n) {
        if (n_arg < 1)
            ok = jk_fail(&err, JK_EUSAGE, "what is it to find? jjak grep PATTERN CORPUS (jjak grep -h)");
        else if (!(o.pattern[JK_IN_EITHER].item = malloc(sizeof *o.pattern[0].item)))
            ok = jk_fail(&err, JK_ENOMEM, "no memory for a pattern");
        else {
            o.pattern[JK_IN_EITHER].item[0] = argv[1];      /* recorded as -e */
            o.pattern[JK_IN_EITHER].n = 1;
            used = 1;
        }
    }
    if (ok && n_arg >= 0 && check(&o, &err)) {
        g.match = (jk_match_options){ .literal = o.literal, .fold = o.fold, .word = o.word };
        for (int in = 0; in < JK_N_IN; in++) {
            g.match.pattern[in] = o.pattern[in].item;
            g.match.n[in] = o.pattern[in].n;
        }
        g.s = screen_of(o.width, strcmp(o.colour, "auto") == 0 ? -1 : strcmp(o.colour, "always") == 0);
        g.s.on = on;
        through t = { .self = self, .options = &o, .preset = &preset, .with = &o.with };
        if ((g.matcher = jk_matcher_open(&g.match, &err))) {
            if (o.with.output)
                copy(&g, &t, argv + 1 + used, n_arg - used, &err);
            else
                search(&g, argv + 1 + used, n_arg - used, &err);
            pick_note(self, &o.pick);
        }
        through_close(&t);
    }
    jk_matcher_close(g.matcher);
    for (int k = 0; k < 2; k++)
        jk_buf_free(&g.s.paint[k]);
    jk_buf_free(&g.doc);
    jk_buf_free(&g.place);
    jk_buf_free(&g.line);
    for (int in = 0; in < JK_N_IN; in++)
        free((void *)o.pattern[in].item);
    cmd_flush(&err);
    int status = cmd_report(self, &err);
    return status == EXIT_OK && !err.code && ok && n_arg >= 0 && !g.total ? EXIT_DIFFERENT : status;
}

const cmd_entry cmd_grep = { "grep", "[options] PATTERN [CORPUS ...]", "find pairs by what stands in them", table, run };

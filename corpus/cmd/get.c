/* get.c - jjak get: some pairs out of a corpus, by number or by document.
 *
 *     jjak get corpus.tsv.gz 17          the 17th pair of the file
 *     jjak get corpus.tsv.gz 17-20
 *     jjak get corpus.tsv.gz DOC         a document
 *     jjak get corpus.tsv.gz DOC:5-9     its pairs whose column n is 5 to 9
 *     jjak get --doc 17 corpus.tsv.gz    the document 17, of which 5-9 may follow */
#include "corpus/cmd/cmd.h"
#include "corpus/cmd/pick.h"
#include "corpus/container.h"
#include "corpus/io.h"
#include "corpus/row.h"
#include "corpus/text.h"

typedef struct {
    const char *doc, *output, *format;
    pick_options pick;
} get_options;

static const cmd_opt table[] = {
    { "--doc", "-d", OPT_TEXT, offsetof(get_options, doc), "DOC", "the document's doc_id, whatever it looks like; N-M is of its column n" },
    PICK_LOOK_ROWS(get_options, pick),
    { "--output", "-o", OPT_TEXT | OPT_LOCAL | OPT_OVER, offsetof(get_options, output), "FILE", "write there, in the format of its ending" },
    { "--format", "-f", OPT_TEXT, offsetof(get_options, format), "NAME", "write this format: " FORMATS },
    { 0 }
};

/* "5" or "5-9", from 1. */
static bool parse_range(jk_span s, uint64_t *first, uint64_t *last)
{
    const char *dash = s.len ? memchr(s.ptr, '-', s.len) : NULL;
    size_t n = dash ? (size_t)(dash - s.ptr) : s.len;
    if (!jk_parse_count((jk_span){ s.ptr, n }, first))
        return false;
    *last = *first;
    if (dash && !jk_parse_count((jk_span){ dash + 1, s.len - n - 1 }, last))
        return false;
    return *first > 0 && *last >= *first;
}

/* "DOC:5-9" split at its last colon. */
static bool split_place(const char *arg, jk_span *doc, uint64_t *first, uint64_t *last)
{
    const char *colon = strrchr(arg, ':');
    if (!colon || colon == arg || !parse_range(jk_span_of(colon + 1), first, last))
        return false;
    *doc = (jk_span){ arg, (size_t)(colon - arg) };
    return true;
}

/* Points corpus at what is asked for. */
static bool seek_place(jk_corpus *corpus, const char *doc, const char *arg, jk_err *err)
{
    uint64_t first = 0, last = UINT64_MAX;
    jk_span id;
    if (!arg)                                   /* --doc alone: all of it */
        return jk_corpus_doc(corpus, jk_span_of(doc), first, last, err);
    if (doc) {
        if (!parse_range(jk_span_of(arg), &first, &last))
            return jk_fail(err, JK_EUSAGE, "%s: with --doc a number N or N-M is wanted here", arg);
        return jk_corpus_doc(corpus, jk_span_of(doc), first, last, err);
    }
    if (parse_range(jk_span_of(arg), &first, &last))
        return jk_corpus_pairs(corpus, first, last, err);
    bool whole = !split_place(arg, &id, &first, &last) || jk_corpus_has(corpus, jk_span_of(arg), err);
    if (err->code)
        return false;
    return whole ? jk_corpus_doc(corpus, jk_span_of(arg), 0, UINT64_MAX, err) : jk_corpus_doc(corpus, id, first, last, err);
}

/* ------------------------------------------------------------------ output
 * Rows as they are, or what the table of formats makes of them. */
typedef struct {
    const get_options *o;
    const jk_schema *schema;
    jk_writer *writer;              /* with -o or --format */
    jk_sink *sink;                  /* otherwise */
    jk_buf line;
    uint64_t n;
} get_output;

static bool put_cells(get_output *out, const jk_span *cell, jk_err *err)
{
    out->line.len = 0;
    return jk_row_join(cell, out->schema->n, "corpus", out->n + 1, &out->line, err)
        && jk_sink_write(out->sink, out->line.ptr, out->line.len, err);
}

static bool open_output(get_output *out, jk_err *err)
{
    if (!out->o->output && !out->o->format) {
        out->sink = jk_sink_open("-", err);
        return out->sink && put_cells(out, out->schema->name, err);
    }
    jk_write_options options = { .format = out->o->format, .schema = out->schema };
    out->writer = jk_writer_open(out->o->output ? out->o->output : "-", &options, err);
    return out->writer != NULL;
}

static bool put_pair(get_output *out, const jk_pair *pair, jk_err *err)
{
    if (!out->n++ && !open_output(out, err))
        return false;
    return out->writer ? jk_writer_put(out->writer, pair, err) : put_cells(out, pair->cell, err);
}

static void finish_output(get_output *out, jk_err *err)
{
    if (!err->code && out->writer)
        jk_writer_finish(out->writer, err);
    if (!err->code && out->sink)
        jk_sink_commit(&out->sink, 1, NULL, err);
    jk_writer_close(out->writer);
    jk_sink_close(out->sink);
    jk_buf_free(&out->line);
}

/* What was looked for, and what may have been meant. */
static void say_none(const cmd_entry *self, const get_options *o, const char *path, const char *place)
{
    uint64_t first, last;
    bool alone = !o->doc && place;              /* place is all there is */
    bool number = alone && parse_range(jk_span_of(place), &first, &last);
    bool digits = alone && place[strspn(place, "0123456789-")] == '\0';
    fprintf(stderr, "jjak %s: %s: no such pair: %s%s%s%s\n", self->name, path, o->doc ? o->doc : "", o->doc && place ? ":" : "", place ? place : "",
            number || !digits ? "" : " is no N or N-M, from 1, and no document");
}

static int get(const cmd_entry *self, get_options *o, const char *path, const char *place, jk_err *err)
{
    jk_pair pair;
    get_output out = { .o = o };
    jk_corpus *corpus = jk_corpus_open(path, err);
    if (!corpus)
        return cmd_report(self, err);
    out.schema = jk_corpus_schema(corpus);
    cmd_note(self, jk_corpus_note(corpus));
    if (seek_place(corpus, o->doc, place, err))
        while (jk_corpus_next(corpus, &pair, err))
            if (pick_keeps(&o->pick, &pair) && !put_pair(&out, &pair, err))
                break;
    finish_output(&out, err);
    jk_corpus_close(corpus);
    if (err->code)
        return cmd_report(self, err);
    pick_note(self, &o->pick);
    if (!out.n)
        say_none(self, o, path, place);
    return out.n ? EXIT_OK : EXIT_DIFFERENT;
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    get_options o = { .pick = PICK_ALL };
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    if (n_arg < 0)
        return EXIT_OK;
    if (n_arg != 2 && !(n_arg == 1 && o.doc)) {
        jk_fail(&err, JK_EUSAGE, "a CORPUS and what to get from it are wanted: N, N-M, DOC or DOC:N-M; see jjak help get");
        return cmd_report(self, &err);
    }
    if (!pick_check(&o.pick, &err))
        return cmd_report(self, &err);
    return get(self, &o, argv[1], n_arg == 2 ? argv[2] : NULL, &err);
}

const cmd_entry cmd_get = { "get", "[options] CORPUS N[-M] | DOC[:N[-M]]", "fetch pairs by number or document", table, run };

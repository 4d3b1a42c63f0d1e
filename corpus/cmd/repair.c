/* repair.c - jjak repair: what is whole of a damaged corpus is kept, what is lost is named. */
#include "corpus/repair.h"
#include "corpus/cmd/cmd.h"
#include "corpus/cmd/pick.h"
#include "corpus/history.h"
#include "corpus/json.h"

typedef struct {
    const char *output, *columns, *json;
    uint64_t n_thread;
} repair_options;

static const repair_options preset = { .n_thread = 1 };

static const cmd_opt table[] = {
    { "--output", "-o", OPT_TEXT | OPT_LOCAL | OPT_OUT, offsetof(repair_options, output), "FILE", "write what is whole into FILE, a .tsv.gz or .tsv; without it nothing is written, only told" },
    { "--columns", NULL, OPT_TEXT, offsetof(repair_options, columns), "LIST", "where the header row is lost: the names of the columns behind the twelve, with a comma between" },
    { "--json", NULL, OPT_TEXT | OPT_LOCAL | OPT_OUT, offsetof(repair_options, json), "FILE", "write what is lost as JSON" },
    { "--threads", "-@", OPT_COUNT | OPT_LOCAL, offsetof(repair_options, n_thread), "N", "compress with N threads; the bytes are the same" },
    { 0 }
};

typedef struct {
    const cmd_entry *self;
    const repair_options *o;
    const char *path;
    jk_repair *repair;
    jk_writer *out;
    jk_repair_sums sums;
    jk_history history;
    jk_buf meta, json;
    unsigned char digest[32];
} run_state;

/* --------------------------------------------------------------------- telling */

static void say_pair(FILE *to, const jk_loss *loss, int side)
{
    if (loss->n[side])
        fprintf(to, "%.*s %llu", (int)loss->doc[side].len, loss->doc[side].ptr, (unsigned long long)loss->n[side]);
    else
        fputs(side ? "the end" : "the start", to);
}

static void say_loss(FILE *to, const jk_loss *loss)
{
    if (loss->from < loss->to)
        fprintf(to, "bytes %llu to %llu: ", (unsigned long long)loss->from, (unsigned long long)loss->to - 1);
    else if (loss->from)
        fprintf(to, "at byte %llu: ", (unsigned long long)loss->from);
    fprintf(to, "%.*s\n    between ", (int)loss->why.len, loss->why.ptr);
    say_pair(to, loss, 0);
    fputs(" and ", to);
    say_pair(to, loss, 1);
    if (loss->counted)
        fprintf(to, ": %llu blocks, %llu pairs", (unsigned long long)loss->n_block, (unsigned long long)loss->n_pair);
    if (loss->n_row)
        fprintf(to, "%s %llu rows that are none of a corpus", loss->counted ? ", of which" : ":", (unsigned long long)loss->n_row);
    fputc('\n', to);
}

static void say_all(const run_state *s, FILE *to)
{
    const jk_repair_sums *sums = &s->sums;
    const jk_loss *loss;
    for (size_t k = 0; (loss = jk_repair_loss(s->repair, k)); k++)
        say_loss(to, loss);
    if (sums->n_rescued)
        fprintf(to, "%llu blocks have a damaged header, and are whole behind it\n", (unsigned long long)sums->n_rescued);
    fprintf(to, "%s: %llu pairs of %llu documents are whole, ", s->path, (unsigned long long)sums->n_pair, (unsigned long long)sums->n_doc);
    if (sums->whole)
        fputs("nothing is lost\n", to);
    else if (sums->known)
        fprintf(to, "%llu pairs are lost\n", (unsigned long long)sums->n_lost);
    else
        fputs("how many pairs are lost is not known\n", to);
}

static bool put_side(const jk_loss *loss, int side, jk_buf *json, jk_err *err)
{
    jk_buf_printf(json, err, ", \"%s\": ", side ? "next" : "last");
    if (!loss->n[side])
        return jk_buf_put(json, jk_span_of("null"), err);
    return jk_buf_put(json, jk_span_of("{\"doc_id\": "), err) && jk_json_put(json, loss->doc[side], err)
        && jk_buf_printf(json, err, ", \"n\": %llu}", (unsigned long long)loss->n[side]);
}

/* "pairs": ..., "lost": ..., "losses": [...] */
static bool put_sums(const run_state *s, jk_buf *json, jk_err *err)
{
    const jk_loss *loss;
    jk_buf_printf(json, err, "\"pairs\": %llu, \"documents\": %llu, \"lost\": ", (unsigned long long)s->sums.n_pair, (unsigned long long)s->sums.n_doc);
    if (s->sums.known)
        jk_buf_printf(json, err, "%llu", (unsigned long long)s->sums.n_lost);
    else
        jk_buf_put(json, jk_span_of("null"), err);
    jk_buf_printf(json, err, ", \"rescued\": %llu, \"losses\": [", (unsigned long long)s->sums.n_rescued);
    for (size_t k = 0; (loss = jk_repair_loss(s->repair, k)) && !err->code; k++) {
        jk_buf_printf(json, err, "%s{\"from\": %llu, \"to\": %llu", k ? ", " : "", (unsigned long long)loss->from, (unsigned long long)loss->to);
        put_side(loss, 0, json, err);
        put_side(loss, 1, json, err);
        if (loss->counted)
            jk_buf_printf(json, err, ", \"blocks\": %llu, \"pairs\": %llu", (unsigned long long)loss->n_block, (unsigned long long)loss->n_pair);
        jk_buf_printf(json, err, ", \"bad_rows\": %llu}", (unsigned long long)loss->n_row);
    }
    return jk_buf_putc(json, ']', err);
}

/* --------------------------------------------------------------------- writing */

static bool open_output(run_state *s, jk_err *err)
{
    const char *name = s->o->output;
    uint64_t size;
    if (!name)
        return true;
    if (!jk_file_digest(s->path, s->digest, &size, err))
        return false;
    s->out = jk_writer_open(name, &(jk_write_options){ .schema = jk_repair_schema(s->repair), .n_thread = cmd_threads(s->o->n_thread) }, err);
    return s->out != NULL;
}

static bool finish_output(run_state *s, jk_err *err)
{
    if (!s->out)
        return true;
    if (!jk_history_damaged(&s->history, s->path, s->digest, err) || !cmd_put_arguments(s->self, s->o, &preset, &s->meta, err)
        || !jk_history_put(&s->history, &s->meta, err) || !jk_buf_put(&s->meta, jk_span_of(", \"repair\": {"), err) || !put_sums(s, &s->meta, err)
        || !jk_buf_put(&s->meta, (jk_span){ "}\0", 2 }, err))
        return false;
    jk_writer_meta(s->out, s->meta.ptr);
    if (!jk_writer_finish(s->out, err))
        return false;
    cmd_note(s->self, jk_writer_note(s->out));
    return true;
}

static bool repair(run_state *s, jk_err *err)
{
    jk_pair pair;
    s->repair = jk_repair_open(s->path, s->o->columns, err);
    if (!s->repair || !open_output(s, err))
        return false;
    while (!err->code && jk_repair_next(s->repair, &pair, err))
        if (s->out)
            jk_writer_put(s->out, &pair, err);
    if (err->code || !jk_repair_done(s->repair, &s->sums, err) || !finish_output(s, err) || !put_sums(s, &s->json, err) || !cmd_write_json(s->o->json, jk_buf_span(&s->json), err))
        return false;
    bool aside = s->o->output && strcmp(s->o->output, "-") == 0;
    say_all(s, aside ? stderr : stdout);
    cmd_note(s->self, jk_repair_note(s->repair));
    return true;
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    repair_options o = preset;
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    if (n_arg < 0)
        return EXIT_OK;
    run_state s = { .self = self, .o = &o, .path = n_arg == 1 ? argv[1] : NULL, .sums = { .whole = true } };
    if (n_arg != 1)
        jk_fail(&err, JK_EUSAGE, "it takes one corpus, a file (jjak repair -h)");
    else if (strcmp(s.path, "-") == 0)
        jk_fail(&err, JK_EUSAGE, "it reads here and there, so standard input will not do; give a file");
    else
        repair(&s, &err);
    jk_writer_close(s.out);
    jk_repair_close(s.repair);
    jk_history_free(&s.history);
    jk_buf_free(&s.meta);
    jk_buf_free(&s.json);
    if (!err.code)
        cmd_flush(&err);
    int status = cmd_report(self, &err);
    return status == EXIT_OK && !s.sums.whole ? EXIT_SYSTEM : status;
}

const cmd_entry cmd_repair = { "repair", "[options] [-o OUT] CORPUS", "save what is whole of a damaged corpus, and name what is lost", table, run };

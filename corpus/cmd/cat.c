/* cat.c - jjak cat, append: corpora one behind the other. */
#include "corpus/cmd/through.h"

#include <stdlib.h>

typedef struct { through_options with; } cat_options;

static const cat_options preset = { .with = THROUGH_PRESET };

static const cmd_opt table[] = { THROUGH_ROWS(cat_options, with), { 0 } };

static const cmd_opt append_table[] = {
    READING_ROWS(offsetof(cat_options, with.reading), "every IN is"),
    { "--threads", "-@", OPT_COUNT | OPT_LOCAL, offsetof(cat_options, with.n_thread), "N", "compress with N threads; the bytes are the same" },
    { 0 }
};

/* The columns of all, each where it comes first: in the arena. The first corpus, whose options may be others, stays open. */
static bool all_columns(through *t, const reading_options *first, int n, char **path, jk_arena *arena, jk_schema *out, jk_err *err)
{
    jk_span *name = NULL;
    size_t n_name = 0, cap = 0;
    for (int k = 0; k < n && !err->code; k++) {
        if (k && cmd_is_stream(path[k]))
            return jk_fail(err, JK_EUSAGE, "%.150s: what can be read only once can only be the first one", strcmp(path[k], "-") == 0 ? "standard input" : path[k]);
        jk_reader *in = reading_open(k == 0 ? first : &t->with->reading, path[k], err);
        const jk_schema *schema = in ? jk_reader_schema(in) : NULL;
        for (size_t c = 0; in && !err->code && c < schema->n; c++)
            if (jk_schema_find(&(jk_schema){ name, n_name }, schema->name[c]) == n_name) {
                if (n_name == cap) {
                    name = jk_arena_grow(arena, name, cap, cap ? 2 * cap : 32, sizeof *name, err);
                    cap = cap ? 2 * cap : 32;
                }
                if (!err->code)
                    name[n_name++] = jk_arena_copy(arena, schema->name[c], err);
            }
        if (k == 0)
            t->in = in;
        else
            jk_reader_close(in);
    }
    *out = (jk_schema){ name, n_name };
    return !err->code;
}

/* The pairs of t->in under the columns of all. last: the document of the latest pair. */
static bool copy(through *t, const jk_schema *all, jk_span *cell, jk_buf *last, jk_err *err)
{
    const jk_schema *own = jk_reader_schema(t->in);
    bool first = true;
    jk_pair pair;
    size_t *to = calloc(own->n, sizeof *to);
    if (!to)
        return jk_fail(err, JK_ENOMEM, "no more memory for %zu columns", own->n);
    for (size_t c = 0; c < own->n; c++)
        to[c] = jk_schema_find(all, own->name[c]);
    while (!err->code && jk_reader_next(t->in, &pair, err)) {
        for (size_t c = 0; c < all->n; c++)
            cell[c] = (jk_span){ "", 0 };
        for (size_t c = 0; c < pair.n_cell; c++)
            cell[to[c]] = pair.cell[c];
        jk_span doc = pair.cell[JK_DOC_ID];
        if (first && last->len && jk_span_equal(doc, jk_buf_span(last))) {
            jk_fail(err, JK_EINPUT, "%s: document %.*s is in the corpus before it, too", jk_reader_name(t->in), (int)(doc.len < 99 ? doc.len : 99), doc.ptr);
            break;
        }
        first = false;
        last->len = 0;
        if (jk_buf_put(last, doc, err))
            through_put(t, t->out, &(jk_pair){ cell, all->n }, err);
    }
    free(to);
    return !err->code;
}

/* What append does is recorded as the cat that it is, unless how IN is read does not go for CORPUS. */
static bool join(const cat_options *o, const reading_options *first, int n, char **path, jk_err *err)
{
    const reading_options *r = &o->with.reading;
    through t = { .self = first != r && (r->from || r->encoding || r->source || r->target) ? &cmd_append : &cmd_cat, .options = o, .preset = &preset, .with = &o->with };
    jk_arena *arena = jk_arena_open(0);
    jk_schema all;
    jk_buf last = { 0 };
    if (!arena)
        jk_fail(err, JK_ENOMEM, "no more memory");
    jk_span *cell = arena && all_columns(&t, first, n, path, arena, &all, err) ? JK_NEW(arena, jk_span, all.n, err) : NULL;
    if (cell && through_write(&t, &all, err))
        for (int k = 0; k < n && ((k == 0 && t.in) || through_read(&t, path[k], err)) && copy(&t, &all, cell, &last, err); k++)
            ;
    if (!err->code)
        through_finish(&t, NULL, err);
    through_close(&t);
    jk_buf_free(&last);
    jk_arena_close(arena);
    return !err->code;
}

static int run_cat(const cmd_entry *self, int argc, char **argv)
{
    cat_options o = preset;
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    if (n_arg == 0)
        jk_fail(&err, JK_EUSAGE, "it takes one corpus or more, or - for standard input (jjak cat -h)");
    else if (n_arg > 0)
        join(&o, &o.with.reading, n_arg, argv + 1, &err);
    if (!err.code)
        cmd_flush(&err);
    return cmd_report(self, &err);
}

/* The corpus is copied to its .part, what is new behind it, then renamed: it is the old one or the new one, whole. */
static int run_append(const cmd_entry *self, int argc, char **argv)
{
    cat_options o = preset;
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    if (n_arg >= 0 && n_arg < 2)
        jk_fail(&err, JK_EUSAGE, "it takes CORPUS and what goes behind it (jjak append -h)");
    else if (n_arg > 0 && strcmp(argv[1], "-") == 0)
        jk_fail(&err, JK_EUSAGE, "CORPUS is a file; jjak cat reads standard input");
    else if (n_arg > 0) {
        o.with.output = argv[1];
        join(&o, &(reading_options){ 0 }, n_arg, argv + 1, &err);
    }
    if (!err.code && n_arg > 0)
        cmd_flush(&err);
    return cmd_report(self, &err);
}

const cmd_entry cmd_cat = { "cat", "[options] [-o OUT] IN...", "put corpora one behind the other", table, run_cat };
const cmd_entry cmd_append = { "append", "[options] CORPUS IN...", "put pairs behind those of a corpus", append_table, run_append };

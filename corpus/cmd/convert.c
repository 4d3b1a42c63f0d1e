/* convert.c - jjak convert: pairs of any format into any other that can be written. */
#include "corpus/cmd/cmd.h"
#include "corpus/cmd/through.h"

#include <unistd.h>

typedef struct {
    through_options with;
    const char *source, *target;
    pick_options pick;
} convert_options;

static const cmd_opt table[] = {
    THROUGH_ROWS(convert_options, with),
    { "--source", "-s", OPT_TEXT, offsetof(convert_options, source), "LANG", "language of the source where IN does not say it" },
    { "--target", "-t", OPT_TEXT, offsetof(convert_options, target), "LANG", "language of the target where IN does not say it" },
    PICK_ROWS(convert_options, pick),
    { 0 }
};

static const convert_options preset = { .with = THROUGH_PRESET, .pick = PICK_ALL };

/* The pair with its unknown languages filled in; cell has room for all of it. */
static void fill_languages(jk_pair *pair, jk_span *cell, const char lang[2][JK_LANG_SIZE])
{
    memcpy(cell, pair->cell, pair->n_cell * sizeof *cell);
    for (int side = 0; side < 2; side++)
        if (!cell[JK_SRC_LANG + side].len)
            cell[JK_SRC_LANG + side] = jk_span_of(lang[side]);
    pair->cell = cell;
}

static bool copy(through *t, convert_options *o, const char lang[2][JK_LANG_SIZE], jk_err *err)
{
    jk_arena *arena = jk_arena_open(0);
    jk_span *cell = arena ? JK_NEW(arena, jk_span, jk_reader_schema(t->in)->n, err) : NULL;
    jk_pair pair;
    if (!cell) {
        jk_arena_close(arena);
        return jk_fail(err, JK_ENOMEM, "no more memory for a row");
    }
    while (!err->code && jk_reader_next(t->in, &pair, err)) {
        if (!pick_keeps(&o->pick, &pair))
            continue;
        fill_languages(&pair, cell, lang);
        through_put(t, t->out, &pair, err);
    }
    jk_arena_close(arena);
    return !err->code && through_finish(t, NULL, err);
}

/* Of NAME.ko and NAME.en, -s tells which is the source: that one is opened, and moses finds
   the other. Else IN as it is. */
static const char *source_of_two(const char *path, const convert_options *o, jk_buf *name, jk_err *err)
{
    if (!o->with.from || strncmp(o->with.from, "moses", 5) != 0 || !o->source)
        return path;
    bool ok = jk_buf_printf(name, err, "%s.%s", path, o->source) && jk_buf_putc(name, '\0', err);
    return ok && access(name->ptr, F_OK) == 0 ? name->ptr : path;
}

static bool convert(const cmd_entry *self, const char *path, convert_options *o, jk_err *err)
{
    char lang[2][JK_LANG_SIZE] = { "", "" };
    if ((o->source && !jk_lang_parse(o->source, lang[0], err)) || (o->target && !jk_lang_parse(o->target, lang[1], err)))
        return false;
    jk_buf name = { 0 };
    through t = { .self = self, .options = o, .preset = &preset, .with = &o->with };
    const char *from = source_of_two(path, o, &name, err);
    bool reads = !err->code && through_read(&t, from, err);
    if (reads)
        jk_reader_languages(t.in, lang[0], lang[1]);
    if (reads && through_write(&t, NULL, err) && copy(&t, o, lang, err))
        pick_note(self, &o->pick);
    through_close(&t);
    jk_buf_free(&name);
    return !err->code;
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    convert_options o = preset;
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    if (n_arg >= 0 && n_arg != 1)
        jk_fail(&err, JK_EUSAGE, "it takes one file, or - for standard input, not %d%s (jjak convert -h)", n_arg, n_arg == 2 ? "; -o OUT names the output" : "");
    else if (n_arg == 1 && pick_check(&o.pick, &err))
        convert(self, argv[1], &o, &err);
    if (!err.code)
        cmd_flush(&err);
    return cmd_report(self, &err);
}

const cmd_entry cmd_convert = { "convert", "[options] [-o OUT] IN", "write pairs in another format", table, run };

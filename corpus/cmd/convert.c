/* convert.c - jjak convert: pairs of any format into any other that can be written. */
#include "corpus/cmd/cmd.h"
#include "corpus/cmd/pick.h"

#include <unistd.h>

typedef struct {
    const char *output, *from, *format, *source, *target;
    uint64_t n_thread;
    pick_options pick;
} convert_options;

static const cmd_opt table[] = {
    { "--output", "-o", OPT_TEXT, offsetof(convert_options, output), "FILE", "write FILE, in the format of its ending; standard output otherwise" },
    { "--format", "-f", OPT_TEXT, offsetof(convert_options, format), "NAME", "write this format: " FORMATS },
    { "--from", NULL, OPT_TEXT, offsetof(convert_options, from), "NAME", "IN is of this format; told by its ending or its first line otherwise" },
    { "--source", "-s", OPT_TEXT, offsetof(convert_options, source), "LANG", "language of the source where IN does not say it" },
    { "--target", "-t", OPT_TEXT, offsetof(convert_options, target), "LANG", "language of the target where IN does not say it" },
    PICK_ROWS(convert_options, pick),
    { "--threads", "-@", OPT_COUNT, offsetof(convert_options, n_thread), "N", "compress with N threads; the bytes are the same" },
    { 0 }
};

/* The pair with its unknown languages filled in; cell has room for all of it. */
static void fill_languages(jk_pair *pair, jk_span *cell, const char lang[2][JK_LANG_SIZE])
{
    memcpy(cell, pair->cell, pair->n_cell * sizeof *cell);
    for (int side = 0; side < 2; side++)
        if (!cell[JK_SRC_LANG + side].len)
            cell[JK_SRC_LANG + side] = jk_span_of(lang[side]);
    pair->cell = cell;
}

static bool copy(jk_reader *in, jk_writer *out, convert_options *o, const char lang[2][JK_LANG_SIZE], jk_err *err)
{
    jk_arena *arena = jk_arena_open(0);
    jk_span *cell = arena ? JK_NEW(arena, jk_span, jk_reader_schema(in)->n, err) : NULL;
    jk_pair pair;
    if (!cell) {
        jk_arena_close(arena);
        return jk_fail(err, JK_ENOMEM, "no more memory for a row");
    }
    while (!err->code && jk_reader_next(in, &pair, err)) {
        if (!pick_keeps(&o->pick, &pair))
            continue;
        fill_languages(&pair, cell, lang);
        jk_writer_put(out, &pair, err);
    }
    jk_arena_close(arena);
    return !err->code && jk_writer_finish(out, err);
}

/* What changes the bytes; NUL behind it. */
static bool put_meta(jk_buf *out, const char *path, const convert_options *o, const char lang[2][JK_LANG_SIZE], jk_err *err)
{
    const char *sep = "";
    jk_buf_put(out, jk_span_of("\"command\": \"convert\", \"options\": {"), err);
    for (int side = 0; side < 2; side++)
        if (lang[side][0]) {
            jk_buf_printf(out, err, "%s\"%s\": \"%s\"", sep, side ? "target" : "source", lang[side]);
            sep = ", ";
        }
    if (o->pick.no_null) {
        jk_buf_printf(out, err, "%s\"no_null\": true", sep);
        sep = ", ";
    }
    if (o->pick.min_score >= 0.0)
        jk_buf_printf(out, err, "%s\"min_score\": %.4f", sep, o->pick.min_score);
    jk_buf_put(out, jk_span_of("}, \"inputs\": [{\"name\": "), err);
    cmd_put_name(out, path, err);
    return jk_buf_put(out, jk_span_of("}]"), err) && jk_buf_putc(out, '\0', err);
}

/* Of NAME.ko and NAME.en, -s tells which is the source: that one is opened, and moses finds
   the other. Else IN as it is. */
static const char *source_of_two(const char *path, const convert_options *o, jk_buf *name, jk_err *err)
{
    if (!o->from || strcmp(o->from, "moses") != 0 || !o->source)
        return path;
    bool ok = jk_buf_printf(name, err, "%s.%s", path, o->source) && jk_buf_putc(name, '\0', err);
    return ok && access(name->ptr, F_OK) == 0 ? name->ptr : path;
}

static bool convert(const cmd_entry *self, const char *path, convert_options *o, jk_err *err)
{
    char lang[2][JK_LANG_SIZE] = { "", "" };
    if ((o->source && !jk_lang_parse(o->source, lang[0], err)) || (o->target && !jk_lang_parse(o->target, lang[1], err)))
        return false;
    jk_buf meta = { 0 }, name = { 0 };
    const char *from = source_of_two(path, o, &name, err);
    jk_reader *in = err->code ? NULL : jk_reader_open(from, o->from, err);
    jk_writer *out = NULL;
    if (in && put_meta(&meta, path, o, lang, err)) {
        jk_write_options options = { .format = o->format, .meta = meta.ptr, .schema = jk_reader_schema(in), .n_thread = cmd_threads(o->n_thread) };
        out = jk_writer_open(o->output, &options, err);
    }
    if (out && copy(in, out, o, lang, err)) {
        cmd_note(self, jk_reader_note(in));
        cmd_note(self, jk_writer_note(out));
        pick_note(self, &o->pick);
    }
    jk_writer_close(out);
    jk_reader_close(in);
    jk_buf_free(&meta);
    jk_buf_free(&name);
    return !err->code;
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    convert_options o = { .output = "-", .n_thread = 1, .pick = PICK_ALL };
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

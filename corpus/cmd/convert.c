/* convert.c - jjak convert: pairs of any format into any other that can be written. */
#include "corpus/cmd/cmd.h"
#include "corpus/cmd/through.h"

typedef struct {
    through_options with;
    pick_options pick;
} convert_options;

static const cmd_opt table[] = {
    THROUGH_ROWS(convert_options, with),
    PICK_LOOK_ROWS(convert_options, pick),
    { 0 }
};

static const convert_options preset = { .with = THROUGH_PRESET, .pick = PICK_ALL };

static bool convert(const cmd_entry *self, const char *path, convert_options *o, jk_err *err)
{
    through t = { .self = self, .options = o, .preset = &preset, .with = &o->with };
    jk_pair pair;
    bool opened = through_read(&t, path, err) && through_write(&t, NULL, err);
    while (opened && !err->code && jk_reader_next(t.in, &pair, err))
        if (pick_keeps(&o->pick, &pair))
            through_put(&t, t.out, &pair, err);
    if (opened && !err->code && through_finish(&t, NULL, err))
        pick_note(self, &o->pick);
    through_close(&t);
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

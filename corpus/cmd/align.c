/* align.c - jjak align: two texts in, a corpus out. */
#include "corpus/cmd/cmd.h"

typedef struct {
    const char *source, *target;
} align_options;

static const cmd_opt table[] = {
    { "--source", "-s", OPT_TEXT, offsetof(align_options, source), "LANG", "language of SOURCE: ko, kor, ko-KR ...; told from the text otherwise" },
    { "--target", "-t", OPT_TEXT, offsetof(align_options, target), "LANG", "language of TARGET" },
    { 0 }
};

static int run(const cmd_entry *self, int argc, char **argv)
{
    align_options o = { 0 };
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    if (n_arg >= 0)
        jk_fail(&err, JK_EUSAGE, "not built yet");
    else
        cmd_flush(&err);
    return cmd_report(self, &err);
}

const cmd_entry cmd_align = { "align", "[options] SOURCE TARGET", "align two texts, sentence by sentence", table, run };

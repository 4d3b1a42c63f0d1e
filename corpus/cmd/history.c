/* history.c - jjak history: how a corpus was made, as a script that makes it again. */
#include "corpus/cmd/cmd.h"
#include "corpus/history.h"

static const cmd_opt table[] = { { 0 } };

static int run(const cmd_entry *self, int argc, char **argv)
{
    jk_buf script = { 0 };
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, NULL, &n_arg, &err))
        return cmd_report(self, &err);
    if (n_arg >= 0 && n_arg != 1)
        jk_fail(&err, JK_EUSAGE, "it takes one corpus, not %d (jjak history -h)", n_arg);
    else if (n_arg == 1 && jk_history_script(argv[1], &script, &err))
        fwrite(script.ptr, 1, script.len, stdout);
    jk_buf_free(&script);
    cmd_flush(&err);
    return cmd_report(self, &err);
}

const cmd_entry cmd_history = { "history", "CORPUS", "say how a corpus was made, as a script that makes it again", table, run };

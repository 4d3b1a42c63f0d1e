/* index.c - jjak index: .gzi and .idx made again, .meta.json where there is none. */
#include "corpus/cmd/cmd.h"
#include "corpus/container.h"

typedef struct { bool quiet; } index_options;

static const cmd_opt table[] = {
    { "--quiet", "-q", OPT_FLAG, offsetof(index_options, quiet), NULL, "do not say what was written" },
    { 0 }
};

static int run(const cmd_entry *self, int argc, char **argv)
{
    index_options o = { 0 };
    jk_err err = { 0 };
    int n_arg;
    bool made_meta;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    if (n_arg < 0)
        return EXIT_OK;
    if (n_arg != 1)
        jk_fail(&err, JK_EUSAGE, "one CORPUS is wanted; see jjak help index");
    else if (jk_corpus_reindex(argv[1], &made_meta, &err) && !o.quiet) {
        printf("%s.gzi\n%s.idx\n", argv[1], argv[1]);
        if (made_meta)
            printf("%s.meta.json\n", argv[1]);
    }
    cmd_flush(&err);
    return cmd_report(self, &err);
}

const cmd_entry cmd_index = { "index", "[options] CORPUS", "make a corpus's .gzi and .idx again", table, run };

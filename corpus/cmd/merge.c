/* merge.c - jjak merge: the shards of a batch become one corpus. */
#include "corpus/cmd/cmd.h"
#include "corpus/corpus.h"

typedef struct {
    const char *output;
    bool quiet;
} merge_options;

static const cmd_opt table[] = {
    { "--output", "-o", OPT_TEXT | OPT_OUT, offsetof(merge_options, output), "CORPUS", "write CORPUS, a .tsv.gz" },
    { "--quiet", "-q", OPT_FLAG, offsetof(merge_options, quiet), NULL, "do not say what was written" },
    { 0 }
};

static int run(const cmd_entry *self, int argc, char **argv)
{
    merge_options o = { 0 };
    jk_err err = { 0 };
    jk_batch_sums sums = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    if (n_arg == 0)
        jk_fail(&err, JK_EUSAGE, "it takes every shard of a batch (jjak merge -h)");
    else if (n_arg > 0 && !o.output)
        jk_fail(&err, JK_EUSAGE, "-o CORPUS names the corpus to write");
    if (n_arg > 0 && !err.code && jk_merge(o.output, (const char *const *)(argv + 1), (size_t)n_arg, &sums, &err) && !o.quiet) {
        printf("%s: %llu documents, %llu pairs; %llu failed\n", o.output, (unsigned long long)sums.n_doc, (unsigned long long)sums.n_pair, (unsigned long long)sums.n_failed);
        if (sums.n_failed)
            printf("what failed: %s.failed.tsv\n", o.output);
    }
    cmd_flush(&err);
    int status = cmd_report(self, &err);
    return status == EXIT_OK && sums.n_failed ? EXIT_PARTIAL : status;
}

const cmd_entry cmd_merge = { "merge", "[options] -o CORPUS SHARD ...", "put the shards of a batch together", table, run };

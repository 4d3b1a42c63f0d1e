/* verify.c - jjak verify: one line for each difference, one for what could not be checked. */
#include "corpus/cmd/cmd.h"
#include "corpus/container.h"

typedef struct { bool quiet; } verify_options;

static const cmd_opt table[] = {
    { "--quiet", "-q", OPT_FLAG, offsetof(verify_options, quiet), NULL, "print differences alone" },
    { 0 }
};

typedef struct { const char *name; bool quiet; } verify_output;

static void print_different(void *user, const char *what)
{
    (void)user;
    printf("different: %s\n", what);
}

static void print_unchecked(void *user, const char *what)
{
    const verify_output *out = user;
    if (!out->quiet)
        printf("not checked: %s\n", what);
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    verify_options o = { 0 };
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    if (n_arg < 0)
        return EXIT_OK;
    if (n_arg != 1) {
        jk_fail(&err, JK_EUSAGE, "one CORPUS is wanted; see jjak help verify");
        return cmd_report(self, &err);
    }
    verify_output out = { argv[1], o.quiet };
    jk_verify_report report = { .different = print_different, .unchecked = print_unchecked, .user = &out };
    if (jk_verify(argv[1], &report, &err) && !o.quiet)
        printf("%s: %llu pairs, %llu documents, %llu differences%s\n", argv[1], (unsigned long long)report.n_pair,
               (unsigned long long)report.n_doc, (unsigned long long)report.n_different, report.n_unchecked ? " in what was checked" : "");
    if (report.damaged && !err.code && !o.quiet)
        printf("jjak repair -o OUT %s saves what is whole\n", argv[1]);
    cmd_flush(&err);
    return err.code ? cmd_report(self, &err) : report.n_different ? EXIT_DIFFERENT : EXIT_OK;
}

const cmd_entry cmd_verify = { "verify", "[options] CORPUS", "compare a corpus with what it claims to be", table, run };

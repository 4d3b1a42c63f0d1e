/* main.c - jjak: the table of commands, and what is asked of none of them. */
#include "align/unicode.h"
#include "corpus/bgzf.h"
#include "corpus/cmd/cmd.h"

#include <fcntl.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <signal.h>

static int help(const cmd_entry *self, int argc, char **argv);
static const cmd_entry cmd_help_entry = { "help", "[COMMAND]", "say what a command does and which options it has", NULL, help };

static const cmd_entry *const command[] = {
    &cmd_align,
    &cmd_batch,
    &cmd_merge,
    &cmd_segment,
    &cmd_view,
    &cmd_get,
    &cmd_agree,
    &cmd_verify,
    &cmd_repair,
    &cmd_index,
    &cmd_convert,
    &cmd_lexicon,
    &cmd_stats,
    &cmd_grep,
    &cmd_filter,
    &cmd_dedup,
    &cmd_split,
    &cmd_head,
    &cmd_sample,
    &cmd_cat,
    &cmd_append,
    &cmd_history,
    &cmd_score,
    &cmd_help_entry,
    NULL
};

static const cmd_entry *find(const char *name)
{
    for (size_t k = 0; command[k]; k++)
        if (strcmp(command[k]->name, name) == 0)
            return command[k];
    return NULL;
}

static bool no_command(const char *name, jk_err *err)
{
    const char *best = NULL;
    size_t nearest = SIZE_MAX;
    for (size_t k = 0; command[k]; k++) {
        size_t d = cmd_distance(name, strlen(name), command[k]->name);
        if (d < nearest) {
            nearest = d;
            best = command[k]->name;
        }
    }
    if (best)
        return jk_fail(err, JK_EUSAGE, "no command %s; did you mean %s? (jjak help lists them)", name, best);
    return jk_fail(err, JK_EUSAGE, "no command %s; jjak help lists them", name);
}

static void list(FILE *out)
{
    fprintf(out, "jjak COMMAND [options] ...: two texts in, a parallel corpus out\n\n");
    for (size_t k = 0; command[k]; k++)
        fprintf(out, "  %-10s %s\n", command[k]->name, command[k]->purpose);
    fprintf(out, "\nan article: align, view; a training set: batch, filter, dedup, split, convert; in this order\njjak help COMMAND, or jjak COMMAND -h: its options\njjak --version: versions of jjak, ICU and zlib\n");
}

static int help(const cmd_entry *self, int argc, char **argv)
{
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, NULL, &n_arg, &err))
        return cmd_report(self, &err);
    const cmd_entry *entry = n_arg == 1 ? find(argv[1]) : NULL;
    if (n_arg > 1)
        jk_fail(&err, JK_EUSAGE, "one command at a time");
    else if (n_arg == 1 && !entry)
        no_command(argv[1], &err);
    else if (entry)
        cmd_help(entry);
    else if (n_arg == 0)
        list(stdout);
    if (!err.code)
        cmd_flush(&err);
    return cmd_report(self, &err);
}

static int version(void)
{
    jk_err err = { 0 };
    char icu[JK_VERSION_SIZE], unicode[JK_VERSION_SIZE];
    printf("jjak %s\nICU %s (Unicode %s)\nzlib %s\n", JK_VERSION, jk_icu_version(icu), jk_unicode_version(unicode), jk_zlib_version());
    if (jk_libdeflate_version())
        printf("libdeflate %s\n", jk_libdeflate_version());
    cmd_flush(&err);
    return cmd_report(NULL, &err);
}

/* The number of a standard stream that is closed would go to the next file that is opened: a
   text read as standard input, a message written into a corpus. So it is taken, the wrong
   way round: whoever reads or writes it is still told that it cannot be. */
static void take_standard_streams(void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            (void)!open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

/* A long text is worked at in arrays of some megabytes, one after the other; the C library would
   give each back to the system, and every page of the next be cleared anew. */
static void keep_memory(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
}

int main(int argc, char **argv)
{
    take_standard_streams();
    keep_memory();
#ifdef SIGXFSZ
    signal(SIGXFSZ, SIG_IGN);       /* a file that may not grow is an error of write: said, and nothing left behind */
#endif
    if (argc < 2) {
        list(stderr);
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "--version") == 0)
        return version();
    bool asks = strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "--help") == 0;
    const cmd_entry *entry = asks ? &cmd_help_entry : find(argv[1]);
    if (entry)
        return entry->run(entry, argc - 1, argv + 1);
    jk_err err = { 0 };
    no_command(argv[1], &err);
    return cmd_report(NULL, &err);
}

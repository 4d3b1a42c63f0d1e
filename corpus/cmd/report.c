/* report.c - how a command ends: one line on stderr, an exit status, stdout checked, what was counted as JSON. */
#include "corpus/cmd/cmd.h"
#include "corpus/io.h"

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

static const int exit_of[] = {
    [JK_OK] = EXIT_OK,
    [JK_EUSAGE] = EXIT_USAGE,
    [JK_EINPUT] = EXIT_INPUT,
    [JK_EIO] = EXIT_SYSTEM,
    [JK_ELIMIT] = EXIT_INPUT,
    [JK_ENOMEM] = EXIT_SYSTEM,
    [JK_EINTR] = EXIT_INTERRUPTED,
};

/* Standard output is a pipe that nobody reads any more (head, less): who read it has what
   it wanted. Where SIGPIPE is not ignored it never comes to this. */
static bool reader_left(const jk_err *err)
{
    struct pollfd out = { .fd = STDOUT_FILENO, .events = POLLOUT };
    return err->code == JK_EIO && strncmp(err->what, "standard output:", 16) == 0 && poll(&out, 1, 0) == 1 && (out.revents & POLLERR);
}

int cmd_report(const cmd_entry *self, const jk_err *err)
{
    if (reader_left(err))
        return EXIT_OK;
    if (err->code)
        fprintf(stderr, "jjak%s%s: %s\n", self ? " " : "", self ? self->name : "", err->what);
    return exit_of[err->code];
}

void cmd_note(const cmd_entry *self, const char *note)
{
    if (note && *note)
        fprintf(stderr, "jjak %s: %s\n", self->name, note);
}

void cmd_note_keyboard(const char *path)
{
    if (strcmp(path, "-") == 0 && isatty(STDIN_FILENO))
        fputs("jjak: reads standard input, which is the keyboard; Ctrl-D ends it\n", stderr);
}

bool cmd_flush(jk_err *err)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return true;
    return jk_fail(err, JK_EIO, "standard output: cannot write (disk full?); what was printed is not whole");
}

bool cmd_spares(const char *option, const char *path, const char *begins, jk_err *err)
{
    static const char row[] = "{\"doc_id\"";    /* of a corpus in JSON lines */
    char first[64] = "";
    struct stat st;
    if (!path || strcmp(path, "-") == 0 || stat(path, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size == 0)
        return true;
    FILE *in = fopen(path, "rb");
    size_t n = in ? fread(first, 1, sizeof first, in) : 0;
    if (in)
        (void)fclose(in);                       /* it was only read */
    if (n >= strlen(begins) && memcmp(first, begins, strlen(begins)) == 0 && memcmp(first, row, strlen(row)) != 0)
        return true;
    return jk_fail(err, JK_EUSAGE, "%s %s: this file is there and was not written by %s; it would be lost. %s wants a FILE of its own", option, path, option, option);
}

bool cmd_write_json(const char *path, jk_span members, jk_err *err)
{
    jk_sink *out = path ? jk_sink_open(path, err) : NULL;
    bool ok = !path || (out && jk_sink_write(out, "{", 1, err) && jk_sink_write(out, members.ptr, members.len, err) && jk_sink_write(out, "}\n", 2, err)
                        && jk_sink_commit(&out, 1, NULL, err));
    jk_sink_close(out);
    return ok;
}

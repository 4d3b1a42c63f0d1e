/* report.c - how a command ends: one line on stderr, an exit status, stdout checked. */
#include "corpus/cmd/cmd.h"

#include <errno.h>

static const int exit_of[] = {
    [JK_OK] = EXIT_OK,
    [JK_EUSAGE] = EXIT_USAGE,
    [JK_EINPUT] = EXIT_INPUT,
    [JK_EIO] = EXIT_SYSTEM,
    [JK_ELIMIT] = EXIT_INPUT,
    [JK_ENOMEM] = EXIT_SYSTEM,
    [JK_EINTR] = EXIT_INTERRUPTED,
};

int cmd_report(const cmd_entry *self, const jk_err *err)
{
    if (err->code)
        fprintf(stderr, "jjak%s%s: %s\n", self ? " " : "", self ? self->name : "", err->what);
    return exit_of[err->code];
}

void cmd_note(const cmd_entry *self, const char *note)
{
    if (note && *note)
        fprintf(stderr, "jjak %s: %s\n", self->name, note);
}

/* A reader that went away (head, less) has what it wanted. */
bool cmd_flush(jk_err *err)
{
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return true;
    if (errno == EPIPE)
        return true;
    return jk_fail(err, JK_EIO, "standard output: cannot write (disk full?); what was printed is not whole");
}

unsigned cmd_threads(uint64_t n) { return n < 1 ? 1 : n > 256 ? 256 : (unsigned)n; }

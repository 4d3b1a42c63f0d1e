/* stop.c - a command that is interrupted leaves nothing half written behind. */
#include "corpus/cmd/cmd.h"
#include "corpus/io.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const ending[] = { ".part", ".gzi.part", ".idx.part", ".meta.json.part", ".docs.tsv.part", ".failed.tsv.part", ".report.tsv.part" };

/* What goes: whole names, made beforehand, as a signal's handler may neither allocate nor print. They live as long as the process. */
typedef struct leftover { struct leftover *_Atomic next; char name[]; } leftover;
static leftover *_Atomic first;
static leftover *last;

static void take_signal(int which)
{
    (void)which;
    for (const leftover *l = first; l; l = l->next)
        if (!jk_sink_is_taken(l->name) && unlink(l->name) < 0)
            (void)rmdir(l->name);
    _exit(EXIT_INTERRUPTED);
}

static bool begin(jk_err *err)
{
    static const int taken[] = { SIGINT, SIGTERM, SIGHUP };
    struct sigaction stop = { .sa_handler = take_signal }, now;
    sigemptyset(&stop.sa_mask);
    for (size_t k = 0; k < sizeof taken / sizeof *taken; k++)
        sigaddset(&stop.sa_mask, taken[k]);
    for (size_t k = 0; k < sizeof taken / sizeof *taken; k++)
        if (sigaction(taken[k], NULL, &now) < 0
            || (now.sa_handler != SIG_IGN && sigaction(taken[k], &stop, NULL) < 0))     /* nohup and a shell's & ask us to go on */
            return jk_fail(err, JK_EIO, "signals cannot be caught");
    return true;
}

static bool note(const char *name, const char *end, jk_err *err)
{
    size_t room = strlen(name) + strlen(end) + 1;
    leftover *l = malloc(sizeof *l + room);
    if (!l)
        return jk_fail(err, JK_ENOMEM, "no more memory for a list of files");
    atomic_init(&l->next, NULL);
    (void)snprintf(l->name, room, "%s%s", name, end);
    if (last)
        last->next = l;
    else
        first = l;
    last = l;
    return true;
}

bool cmd_unlink_on_stop(const char *name, jk_err *err) { return (last || begin(err)) && note(name, "", err); }

bool cmd_remove_on_stop(const char *path, jk_err *err)
{
    jk_buf name = { 0 };
    if (!path || strcmp(path, "-") == 0)
        return true;
    bool ok = (last || begin(err)) && jk_sink_resolve(path, &name, err);
    for (size_t e = 0; ok && e < sizeof ending / sizeof *ending; e++)
        ok = note(name.ptr, ending[e], err);
    jk_buf_free(&name);
    return ok;
}

/* split-folder.c - the folder of a split appears whole: see split-folder.h. */
#include "corpus/cmd/split-folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const format[] = { "tsv.gz", "tsv", "jsonl.gz", "jsonl" };
static const char *const beside[] = { "", ".part", ".gzi", ".idx", ".meta.json", ".gzi.part", ".idx.part", ".meta.json.part" };
enum { N_FORMAT = sizeof format / sizeof *format, N_BESIDE = sizeof beside / sizeof *beside };

static bool refuse(const char *name, const char *what, jk_err *err) { return jk_fail(err, JK_EIO, "%s: %s: %s", name, what, strerror(errno)); }

/* All that a split writes, and only that. False: an error. */
static bool each(const char *part, bool (*see)(const char *name, jk_err *err), jk_err *err)
{
    jk_buf name = { 0 };
    for (int side = 0; side <= JK_N_SIDE && !err->code; side++)
        for (size_t k = 0; k < N_FORMAT && !err->code; k++)
            for (size_t b = 0; b < N_BESIDE && !err->code; b++) {
                name.len = 0;
                if (jk_buf_printf(&name, err, "%s/%s%s%s%s", part, side < JK_N_SIDE ? jk_side_name[side] : DROPPED, side < JK_N_SIDE ? "." : "",
                                  side < JK_N_SIDE ? format[k] : "", beside[b]) && jk_buf_putc(&name, '\0', err))
                    (void)see(name.ptr, err);
            }
    jk_buf_free(&name);
    return !err->code;
}

static bool unlink_one(const char *name, jk_err *err)
{
    (void)err;
    (void)unlink(name);
    return true;
}

static void clear(const char *part)
{
    jk_err err = { 0 };
    (void)each(part, unlink_one, &err);
}

static void remove_folder(const char *part)
{
    clear(part);
    (void)rmdir(part);
}

static bool is_empty(const char *name, jk_err *err)
{
    DIR *dir = opendir(name);
    if (!dir)
        return errno == ENOENT || (errno == ENOTDIR ? jk_fail(err, JK_EUSAGE, "%s: is no folder; -o names one", name) : refuse(name, "cannot be read", err));
    bool empty = true;
    for (struct dirent *e; (e = readdir(dir));)
        empty = empty && (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0);
    closedir(dir);
    return empty || jk_fail(err, JK_EUSAGE, "%s: there is something in it; -o names a new folder", name);
}

bool folder_make(folder *f, const char *dir, jk_err *err)
{
    size_t n = strlen(dir);
    while (n > 1 && dir[n - 1] == '/')
        n--;
    if (!n)
        return jk_fail(err, JK_EUSAGE, "-o names a folder, not nothing");
    if (!jk_buf_put(&f->name, (jk_span){ dir, n }, err) || !jk_buf_putc(&f->name, '\0', err) || !is_empty(f->name.ptr, err))
        return false;
    if (!jk_buf_printf(&f->part, err, "%s.part", f->name.ptr) || !jk_buf_putc(&f->part, '\0', err))
        return false;
    if (mkdir(f->part.ptr, 0777) < 0 && errno != EEXIST)
        return refuse(f->part.ptr, errno == ENOENT ? "cannot be made; make the folder it is in first" : "cannot be made", err);
    f->made = true;
    clear(f->part.ptr);
    return each(f->part.ptr, cmd_unlink_on_stop, err) && cmd_unlink_on_stop(f->part.ptr, err);
}

bool folder_path(const folder *f, const char *name, const char *ending, jk_buf *out, jk_err *err)
{
    return jk_buf_printf(out, err, "%s/%s%s%s", f->part.ptr, name, ending ? "." : "", ending ? ending : "") && jk_buf_putc(out, '\0', err);
}

/* Its list of names reaches the disk; some file systems cannot. */
static bool sync_folder(const char *name, jk_err *err)
{
    int fd = open(name, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno == EACCES || refuse(name, "cannot be opened", err);
    bool ok = fsync(fd) == 0 || errno == EINVAL || refuse(name, "cannot be written to disk", err);
    close(fd);
    return ok;
}

bool folder_publish(folder *f, jk_err *err)
{
    if (!sync_folder(f->part.ptr, err))
        return false;
    if (rename(f->part.ptr, f->name.ptr) < 0)
        return refuse(f->name.ptr, "cannot be renamed to", err);
    f->made = false;
    char *slash = strrchr(f->name.ptr, '/');
    if (slash)
        slash[slash == f->name.ptr] = '\0';
    return sync_folder(slash ? f->name.ptr : ".", err);
}

void folder_close(folder *f)
{
    if (f->made)
        remove_folder(f->part.ptr);
    jk_buf_free(&f->name);
    jk_buf_free(&f->part);
    f->made = false;
}

bool folder_find(const char *dir, jk_side side, jk_buf *out, jk_err *err)
{
    for (size_t k = 0; k < N_FORMAT; k++) {
        out->len = 0;
        if (!jk_buf_printf(out, err, "%s/%s.%s", dir, jk_side_name[side], format[k]) || !jk_buf_putc(out, '\0', err))
            return false;
        if (access(out->ptr, F_OK) == 0)
            return true;
    }
    return jk_fail(err, JK_EINPUT, "%s: no %s.tsv.gz, nor of another ending: %s; jjak split -o makes such a folder", dir, jk_side_name[side], SPLIT_FORMATS);
}

/* files.c - no file is written twice, nor over one that is read: told from the options' table before anything is opened.
 *
 * Two outputs of one name would share their .part and both be lost; --json CORPUS would be the end of CORPUS. What writes corpora
 * out of corpora may replace the one it reads (OPT_OVER): it appears whole, when all was read. */
#include "corpus/cmd/cmd.h"
#include "corpus/io.h"

#include <stdlib.h>
#include <sys/stat.h>

typedef struct {
    const char *option;             /* NULL: an argument */
    const char *path;
    unsigned kind;                  /* OPT_OUT, OPT_OVER: it is written; neither: it is read */
} named;

typedef struct { named *file; size_t n; } names;

/* Where a corpus is written or read these stand beside it. */
static const char *const beside[] = { "", ".gzi", ".idx", ".meta.json" };

static bool add(names *all, const char *option, const char *path, unsigned kind, jk_err *err)
{
    named *more = realloc(all->file, (all->n + 1) * sizeof *more);
    if (!more)
        return jk_fail(err, JK_ENOMEM, "no more memory for a list of files");
    all->file = more;
    all->file[all->n++] = (named){ option, path, kind & (OPT_OUT | OPT_OVER) };
    return true;
}

static bool add_options(names *all, const cmd_opt *opt, const void *options, jk_err *err)
{
    for (; opt && opt->name && !err->code; opt++) {
        const void *field = (const char *)options + opt->at;
        if (!(opt->kind & (OPT_FILE | OPT_OUT | OPT_OVER)))
            continue;
        const char *text = (opt->kind & OPT_KIND) == OPT_TEXT ? *(const char *const *)field : NULL;
        const cmd_list *list = (opt->kind & OPT_KIND) == OPT_LIST ? field : NULL;
        if (text)
            add(all, opt->name, text, opt->kind, err);
        for (size_t k = 0; list && k < list->n && !err->code; k++)
            add(all, opt->name, list->item[k], opt->kind, err);
    }
    return !err->code;
}

/* Where a name leads, links followed: to what is there, or to a name in a folder. */
typedef struct {
    bool there;
    struct stat st;                 /* if there */
    jk_buf path;                    /* if not */
} place;

static bool find_place(const char *path, place *out, jk_err *err)
{
    out->path.len = 0;
    out->there = stat(path, &out->st) == 0;
    return out->there || jk_sink_resolve(path, &out->path, err);
}

static const char *name_at(const place *p)
{
    const char *slash = strrchr(p->path.ptr, '/');
    return slash ? slash + 1 : p->path.ptr;
}

static bool stat_folder(const place *p, struct stat *st)
{
    char *name = p->path.ptr + (name_at(p) - p->path.ptr), first = *name;
    if (name == p->path.ptr)
        return stat(".", st) == 0;
    *name = '\0';
    bool ok = stat(p->path.ptr, st) == 0;
    *name = first;
    return ok;
}

/* Is it one regular file, which need not be there yet? */
static bool same_place(const place *a, const place *b)
{
    struct stat x, y;
    if (a->there || b->there)
        return a->there && b->there && S_ISREG(a->st.st_mode) && a->st.st_dev == b->st.st_dev && a->st.st_ino == b->st.st_ino;
    return strcmp(name_at(a), name_at(b)) == 0 && stat_folder(a, &x) && stat_folder(b, &y) && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* Is a what b is, or what stands beside it? */
static bool is_of(const named *a, const named *b, bool itself, jk_err *err)
{
    bool same = false;
    place from = { 0 }, to = { 0 };
    jk_buf name = { 0 };
    bool files = strcmp(a->path, "-") != 0 && strcmp(b->path, "-") != 0 && find_place(a->path, &from, err);
    for (size_t k = itself ? 0 : 1; files && k < sizeof beside / sizeof *beside && !same && !err->code; k++) {
        name.len = 0;
        same = jk_buf_printf(&name, err, "%s%s", b->path, beside[k]) && jk_buf_putc(&name, '\0', err) && find_place(name.ptr, &to, err)
            && same_place(&from, &to);
    }
    jk_buf_free(&name);
    jk_buf_free(&from.path);
    jk_buf_free(&to.path);
    return same;
}

/* One file that is written against any other. */
static bool check(const named *out, const named *other, jk_err *err)
{
    if (other->kind && strcmp(out->path, "-") == 0 && strcmp(other->path, "-") == 0)
        return jk_fail(err, JK_EUSAGE, "%s -: %s goes to standard output; name a file", out->option, other->option);
    if (!is_of(out, other, other->kind || !(out->kind & OPT_OVER), err))
        return !err->code;
    if (other->kind)
        return jk_fail(err, JK_EUSAGE, "%s %.150s: %s writes there; name another file", out->option, out->path, other->option);
    return jk_fail(err, JK_EUSAGE, "%s %.150s: that is read, and would be replaced; name another file", out->option, out->path);
}

bool cmd_files(const cmd_entry *self, const void *options, int n_arg, char *const *arg, jk_err *err)
{
    names all = { 0 };
    add_options(&all, self->opt, options, err);
    for (int k = 0; k < n_arg && !err->code; k++)
        add(&all, NULL, arg[k], 0, err);
    for (size_t k = 0; k < all.n; k++)
        for (size_t j = 0; j < all.n && !err->code; j++)
            if (j != k && all.file[k].kind)
                check(&all.file[k], &all.file[j], err);
    for (size_t k = 0; k < all.n && !err->code; k++)
        if (all.file[k].kind)
            cmd_remove_on_stop(all.file[k].path, err);
    free(all.file);
    return !err->code;
}

bool cmd_is_stream(const char *path)
{
    struct stat st;
    return strcmp(path, "-") == 0 || (stat(path, &st) == 0 && (S_ISFIFO(st.st_mode) || S_ISCHR(st.st_mode) || S_ISSOCK(st.st_mode)));
}

/* folder.c - the names in a folder that a batch is made of: see manifest.h. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "corpus/manifest.h"
#include "corpus/record.h"

static bool begins(jk_span s, jk_span with) { return s.len >= with.len && (!with.len || memcmp(s.ptr, with.ptr, with.len) == 0); }
static bool ends(jk_span s, jk_span with) { return s.len >= with.len && (!with.len || memcmp(s.ptr + s.len - with.len, with.ptr, with.len) == 0); }

static int by_bytes(const void *a, const void *b)
{
    jk_span x = *(const jk_span *)a, y = *(const jk_span *)b;
    size_t n = x.len < y.len ? x.len : y.len;
    int c = n ? memcmp(x.ptr, y.ptr, n) : 0;
    return c ? c : (x.len > y.len) - (x.len < y.len);
}

/* By the bytes of the doc_id, which is the name without its ending; then of the whole name. */
static int by_stem(const void *a, const void *b)
{
    jk_span x = jk_doc_id_of_path(((const jk_span *)a)->ptr), y = jk_doc_id_of_path(((const jk_span *)b)->ptr);
    int c = by_bytes(&x, &y);
    return c ? c : by_bytes(a, b);
}

bool jk_folder_list(jk_arena *arena, jk_span folder, jk_span prefix, jk_span suffix, bool stem, jk_span **list, size_t *n, jk_err *err)
{
    jk_span path = jk_arena_copy(arena, folder.len ? folder : jk_span_of("."), err);
    if (err->code)
        return false;
    size_t cap = *n, kept = 0;
    DIR *dir = opendir(path.ptr);
    if (!dir)
        return jk_fail(err, errno == ENOENT ? JK_EINPUT : JK_EIO, "%s: cannot be listed: %s", path.ptr, strerror(errno));
    for (errno = 0; !err->code;) {
        struct dirent *entry = readdir(dir);
        if (!entry)
            break;
        jk_span name = jk_span_of(entry->d_name);
        if (name.ptr[0] == '.' || name.len <= prefix.len + suffix.len || !begins(name, prefix) || !ends(name, suffix))
            continue;
        if (*n == cap) {
            *list = jk_arena_grow(arena, *list, cap, cap * 2 + 64, sizeof **list, err);
            cap = cap * 2 + 64;
        }
        if (!err->code)
            (*list)[(*n)++] = jk_arena_copy(arena, (jk_span){ name.ptr + prefix.len, name.len - prefix.len - suffix.len }, err);
        errno = 0;
    }
    if (errno && !err->code)
        jk_fail(err, JK_EIO, "%s: cannot be listed: %s", path.ptr, strerror(errno));
    closedir(dir);
    if (err->code)
        return false;
    if (*n)
        qsort(*list, *n, sizeof **list, stem ? by_stem : by_bytes);
    for (size_t k = 0; k < *n; k++)
        if (!kept || !jk_span_equal((*list)[kept - 1], (*list)[k]))
            (*list)[kept++] = (*list)[k];
    *n = kept;
    return true;
}

/* table.c - the formats. To add one: its file, its row. */
#include "corpus/format.h"

static const jk_format *const table[] = {
    &jk_format_tsv_gz,
    &jk_format_tsv,
    &jk_format_jsonl,
    &jk_format_translation,
    &jk_format_moses,
    &jk_format_moses_ids,
    &jk_format_moses_docs,
    &jk_format_marian,
    &jk_format_bitextor,
    &jk_format_vecalign,
    &jk_format_ladder,
    &jk_format_ladder_text,
    &jk_format_cwb,
    &jk_format_tmx,
    &jk_format_xces,
    NULL
};

const jk_format *jk_format_at(size_t k) { return table[k]; }

static bool ends_with(jk_span s, const char *ending, jk_span *rest)
{
    size_t n = strlen(ending);
    if (s.len <= n || memcmp(s.ptr + s.len - n, ending, n) != 0)
        return false;
    *rest = (jk_span){ s.ptr, s.len - n };
    return true;
}

const char *jk_format_names(char *out, size_t size)
{
    size_t len = 0;
    out[0] = '\0';
    for (size_t k = 0; table[k]; k++) {
        size_t n = strlen(table[k]->name);
        if (len + n + 2 > size)
            break;
        if (k)
            out[len++] = ' ';
        memcpy(out + len, table[k]->name, n + 1);
        len += n;
    }
    return out;
}

const jk_format *jk_format_named(const char *name, bool *gzip, jk_err *err)
{
    jk_span whole = jk_span_of(name), bare = whole;
    char names[256];
    *gzip = ends_with(whole, ".gz", &bare);
    for (size_t k = 0; table[k]; k++)
        if (jk_span_equal(whole, jk_span_of(table[k]->name)))
            return table[k];
    for (size_t k = 0; *gzip && table[k]; k++)
        if (jk_span_equal(bare, jk_span_of(table[k]->name)) && !table[k]->own_files)
            return table[k];
    jk_fail(err, JK_EUSAGE, "no format %s; there are %s", name, jk_format_names(names, sizeof names));
    return NULL;
}

const jk_format *jk_format_of_path(const char *path, bool *gzip)
{
    jk_span whole = jk_span_of(path), bare = whole, rest;
    *gzip = ends_with(whole, ".gz", &bare);
    for (size_t k = 0; table[k]; k++)
        for (size_t e = 0; e < 2 && table[k]->ending[e]; e++)
            if (ends_with(whole, table[k]->ending[e], &rest) || ends_with(bare, table[k]->ending[e], &rest))
                return table[k];
    return NULL;
}

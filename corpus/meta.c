/* meta.c - NAME.meta.json written and read: see meta.h. FORMAT.md lists its members. */
#include "corpus/meta.h"

#include <stddef.h>
#include <stdlib.h>

#include "align/unicode.h"
#include "corpus/bgzf.h"
#include "corpus/json.h"
#include "corpus/text.h"

#define FORMAT "jjak corpus 1"

static const struct { const char *name; size_t at; } count[] = {
    { "pairs", offsetof(jk_meta, pairs) }, { "nulls", offsetof(jk_meta, nulls) }, { "documents", offsetof(jk_meta, documents) },
    { "bytes", offsetof(jk_meta, bytes) }, { "size", offsetof(jk_meta, size) },
};
enum { N_COUNT = sizeof count / sizeof *count };

static uint64_t *count_in(jk_meta *meta, int k) { return (uint64_t *)(void *)((char *)meta + count[k].at); }

jk_meta jk_meta_of(const jk_tally *tally, const jk_schema *schema)
{
    const jk_index *ix = &tally->index;
    jk_meta meta = { .pairs = ix->n_row, .nulls = tally->n_null, .documents = ix->n_doc, .bytes = tally->n_byte, .size = ix->size,
                     .has_count = { true, true, true, true, true }, .has_sha256 = true, .has_content = true, .columns = *schema };
    memcpy(meta.sha256, ix->sha256, sizeof meta.sha256);
    memcpy(meta.content, tally->digest, sizeof meta.content);
    return meta;
}

/* Days since 1970-01-01 -> a date: 400 years have 146097 days, years counted from March. */
static bool put_time(uint64_t seconds, jk_buf *out, jk_err *err)
{
    uint64_t day = seconds / 86400 + 719468, s = seconds % 86400;
    unsigned era_day = (unsigned)(day % 146097);
    unsigned year = (era_day - era_day / 1460 + era_day / 36524 - era_day / 146096) / 365;
    unsigned year_day = era_day - (365 * year + year / 4 - year / 100), m = (5 * year_day + 2) / 153;
    unsigned month = m < 10 ? m + 3 : m - 9;
    unsigned long long full_year = day / 146097 * 400 + year + (month <= 2);
    return jk_buf_printf(out, err, "  \"time\": \"%04llu-%02u-%02uT%02u:%02u:%02uZ\",\n",
                         full_year, month, year_day - (153 * m + 2) / 5 + 1,
                         (unsigned)(s / 3600), (unsigned)(s / 60 % 60), (unsigned)(s % 60));
}

bool jk_meta_encode(const jk_meta *meta, const char *inside, bool remade, jk_buf *out, jk_err *err)
{
    char sha256[JK_SHA256_HEX], content[JK_SHA256_HEX], icu[JK_VERSION_SIZE];
    jk_meta m = *meta;
    jk_sha256_hex(meta->sha256, sha256);
    jk_sha256_hex(meta->content, content);
    jk_buf_printf(out, err, "{\n  \"format\": \"%s\",\n  \"jjak\": \"%s\",\n  \"icu\": \"%s\",\n  \"zlib\": \"%s\",\n", FORMAT, JK_VERSION,
                  jk_icu_version(icu), jk_zlib_version());
    if (jk_libdeflate_version())
        jk_buf_printf(out, err, "  \"libdeflate\": \"%s\",\n", jk_libdeflate_version());
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    uint64_t seconds;
    if (epoch && jk_parse_count(jk_span_of(epoch), &seconds) && seconds <= 253402300799u)     /* the end of the year 9999 */
        put_time(seconds, out, err);
    if (remade)
        jk_buf_printf(out, err, "  \"remade\": true,\n");
    if (inside && *inside)
        jk_buf_printf(out, err, "  %s,\n", inside);
    jk_buf_printf(out, err, "  \"columns\": [");
    for (size_t k = 0; k < meta->columns.n && !err->code; k++)
        if (!k || jk_buf_put(out, jk_span_of(", "), err))
            jk_json_put(out, meta->columns.name[k], err);
    jk_buf_printf(out, err, "],\n");
    for (int k = 0; k < N_COUNT; k++)
        jk_buf_printf(out, err, "  \"%s\": %llu,\n", count[k].name, (unsigned long long)*count_in(&m, k));
    return jk_buf_printf(out, err, "  \"sha256\": \"%s\",\n  \"content_sha256\": \"%s\"\n}\n", sha256, content) && err->code == JK_OK;
}

static bool read_digest(const jk_json *value, unsigned char out[JK_SHA256_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    jk_span s;
    if (!jk_json_string(value, &s) || s.len != JK_SHA256_HEX - 1)
        return false;
    for (size_t k = 0; k < s.len; k++) {
        const char *found = s.ptr[k] ? strchr(digits, s.ptr[k]) : NULL;
        if (!found)
            return false;
        unsigned digit = (unsigned)(found - digits);
        out[k / 2] = (unsigned char)(k % 2 ? (unsigned)out[k / 2] << 4 | digit : digit);
    }
    return true;
}

static bool read_columns(const jk_json *list, jk_arena *arena, jk_schema *out, jk_err *err)
{
    if (!list || list->kind != JK_JSON_ARRAY)
        return true;
    jk_span *name = JK_NEW(arena, jk_span, list->n, err);
    if (!name)
        return false;
    size_t n = 0;
    for (const jk_json *m = list->first; m; m = m->next)
        if (jk_json_string(m, &name[n]))
            n++;
    *out = (jk_schema){ name, n };
    return true;
}

bool jk_meta_decode(jk_meta *meta, jk_arena *arena, jk_span bytes, const char *name, jk_err *err)
{
    *meta = (jk_meta){ 0 };
    jk_json *top;
    jk_span format;
    if (!jk_json_read(arena, bytes, name, &top, err))
        return false;
    if (!jk_json_string(jk_json_get(top, "format"), &format) || !jk_span_equal(format, jk_span_of(FORMAT)))
        return jk_fail(err, JK_EINPUT, "%s: not the metadata of a corpus: \"format\" is not \"%s\"", name, FORMAT);
    for (int k = 0; k < N_COUNT; k++)
        meta->has_count[k] = jk_json_count(jk_json_get(top, count[k].name), count_in(meta, k));
    meta->has_sha256 = read_digest(jk_json_get(top, "sha256"), meta->sha256);
    meta->has_content = read_digest(jk_json_get(top, "content_sha256"), meta->content);
    return read_columns(jk_json_get(top, "columns"), arena, &meta->columns, err);
}

bool jk_meta_check_inside(const char *inside, jk_err *err)
{
    if (!inside || !*inside)
        return true;
    jk_err why = { 0 };
    jk_buf text = { 0 };
    jk_json *top;
    jk_arena *arena = jk_arena_open(0);
    bool ok = arena && jk_buf_printf(&text, &why, "{%s}", inside) && jk_json_read(arena, jk_buf_span(&text), "metadata", &top, &why);
    jk_arena_close(arena);
    jk_buf_free(&text);
    return ok || jk_fail(err, why.code == JK_EINPUT ? JK_EUSAGE : JK_ENOMEM, "%s", why.code ? why.what : "no memory for the metadata");
}

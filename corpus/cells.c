/* cells.c - what the cells of a row say: numbers, types, cuts; what a file's rows are called. */
#include "corpus/record.h"

/* -------------------------------------------------------------- names of documents */

jk_span jk_doc_id_of_path(const char *path)
{
    if (strcmp(path, "-") == 0)
        return jk_span_of("stdin");
    const char *slash = strrchr(path, '/');
    jk_span id = jk_span_of(slash ? slash + 1 : path);
    if (id.len > 3 && memcmp(id.ptr + id.len - 3, ".gz", 3) == 0)
        id.len -= 3;
    for (size_t k = id.len; k-- > 1;)
        if (id.ptr[k] == '.')
            return (jk_span){ id.ptr, k };
    return id;
}

/* -------------------------------------------------------------- numbers */

/* Digits of s from *at on, into value and scale: value = digits, scale = 10^how many. */
static bool digits(jk_span s, size_t *at, double *value, double *scale)
{
    size_t from = *at;
    for (; *at < s.len && s.ptr[*at] >= '0' && s.ptr[*at] <= '9'; ++*at, *scale *= 10.0)
        *value = *value * 10.0 + (s.ptr[*at] - '0');
    return *at > from;
}

/* Own, because strtod asks the locale. Exact for up to 15 digits. */
bool jk_parse_real(jk_span s, double *out)
{
    size_t at = 0;
    double value = 0.0, scale = 1.0, unused = 1.0;
    bool negative = s.len && s.ptr[0] == '-', any;
    at += s.len && (s.ptr[0] == '-' || s.ptr[0] == '+');
    any = digits(s, &at, &value, &unused);
    if (at < s.len && s.ptr[at] == '.') {
        at++;
        any |= digits(s, &at, &value, &scale);
    }
    value /= scale;
    if (any && at + 1 < s.len && (s.ptr[at] | 32) == 'e') {
        bool small = s.ptr[++at] == '-';
        double power = 0.0;
        at += small || s.ptr[at] == '+';
        any = digits(s, &at, &power, &unused) && power < 400.0;
        for (; any && power > 0.0; power--)
            value = small ? value / 10.0 : value * 10.0;
    }
    *out = negative ? -value : value;
    return any && at == s.len && value - value == 0.0;      /* finite */
}

bool jk_parse_type(jk_span s, uint64_t *n_src, uint64_t *n_tgt)
{
    const char *dash = s.len ? memchr(s.ptr, '-', s.len) : NULL;
    if (!dash)
        return false;
    size_t k = (size_t)(dash - s.ptr);
    return jk_parse_count((jk_span){ s.ptr, k }, n_src) && jk_parse_count((jk_span){ dash + 1, s.len - k - 1 }, n_tgt);
}

bool jk_parse_numbers(jk_span s, jk_buf *out, jk_err *err)
{
    for (size_t at = 0, end; at < s.len; at = end + 1) {
        for (end = at; end < s.len && s.ptr[end] != ' ';)
            end++;
        uint64_t n;
        if (!jk_parse_count((jk_span){ s.ptr + at, end - at }, &n) || n > UINT32_MAX || end + 1 == s.len)
            return jk_fail(err, JK_EINPUT, "\"%.*s\" are no numbers separated by one space", (int)(s.len < 60 ? s.len : 60), s.ptr);
        uint32_t value = (uint32_t)n;
        if (!jk_buf_put(out, (jk_span){ (const char *)&value, sizeof value }, err))
            return false;
    }
    return true;
}

/* -------------------------------------------------------------- pieces, nulls */

/* Where code point number n of s starts; s.len when there are not so many. */
static size_t byte_of(jk_span s, uint32_t n)
{
    size_t k = 0;
    for (; k < s.len; k++)
        if (((unsigned char)s.ptr[k] & 0xC0) != 0x80 && n-- == 0)
            break;
    return k;
}

jk_span jk_cut_piece(jk_span text, const uint32_t *cut, size_t n, size_t k)
{
    size_t from = k ? byte_of(text, cut[k - 1]) : 0, to = k < n ? byte_of(text, cut[k]) : text.len;
    if (to < from)
        to = from;
    while (from < to && text.ptr[from] == ' ')
        from++;
    while (to > from && text.ptr[to - 1] == ' ')
        to--;
    return (jk_span){ text.ptr + from, to - from };
}

bool jk_pair_is_null(const jk_pair *pair)
{
    uint64_t n_src, n_tgt;
    const jk_span *cell = pair->cell;
    if (jk_parse_type(cell[JK_TYPE], &n_src, &n_tgt))
        return !n_src || !n_tgt;
    if (cell[JK_SRC_TEXT].len || cell[JK_TRG_TEXT].len)
        return !cell[JK_SRC_TEXT].len || !cell[JK_TRG_TEXT].len;
    return !cell[JK_SRC_IDS].len || !cell[JK_TRG_IDS].len;
}

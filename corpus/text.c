/* text.c - strict UTF-8, line breakers, counts: see text.h. */
#include "corpus/text.h"

#include "align/unicode.h"

/* The length of the well-formed sequence at p (Unicode, table 3-7), 0: none. */
static size_t sequence(const unsigned char *p, size_t left)
{
    unsigned char low = 0x80, high = 0xBF;
    size_t n = p[0] < 0x80 ? 1 : p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : p[0] < 0xF5 ? 4 : 0;
    if (n < 2)
        return n;
    if (p[0] == 0xE0)
        low = 0xA0;
    else if (p[0] == 0xED)
        high = 0x9F;
    else if (p[0] == 0xF0)
        low = 0x90;
    else if (p[0] == 0xF4)
        high = 0x8F;
    if (left < n || p[1] < low || p[1] > high)
        return 0;
    for (size_t k = 2; k < n; k++)
        if ((p[k] & 0xC0) != 0x80)
            return 0;
    return n;
}

bool jk_utf8_valid(jk_span s, size_t *at)
{
    if (!(jk_utf8_scan(s) & JK_SEEN_INVALID))
        return true;
    for (size_t k = 0; k < s.len; ) {
        size_t n = sequence((const unsigned char *)s.ptr + k, s.len - k);
        if (!n)
            return *at = k, false;
        k += n;
    }
    return true;
}

const char *jk_line_breaker(jk_span s, size_t *at)
{
    static const char *const name[32] = {
        [0x0A] = "LF", [0x0B] = "VT", [0x0C] = "FF", [0x0D] = "CR", [0x1C] = "U+001C", [0x1D] = "U+001D", [0x1E] = "U+001E",
    };
    const unsigned char *p = (const unsigned char *)s.ptr;
    if (!(jk_utf8_scan(s) & JK_SEEN_BREAKER))
        return NULL;
    for (size_t k = 0; k < s.len; k++) {
        const char *found = NULL;
        if (p[k] < 32)
            found = name[p[k]];
        else if (p[k] == 0xC2 && k + 1 < s.len && p[k + 1] == 0x85)
            found = "U+0085";
        else if (p[k] == 0xE2 && k + 2 < s.len && p[k + 1] == 0x80 && (p[k + 2] == 0xA8 || p[k + 2] == 0xA9))
            found = p[k + 2] == 0xA8 ? "U+2028" : "U+2029";
        if (found)
            return *at = k, found;
    }
    return NULL;
}

bool jk_parse_count(jk_span s, uint64_t *out)
{
    *out = 0;
    for (size_t k = 0; k < s.len; k++) {
        unsigned digit = (unsigned)(unsigned char)s.ptr[k] - '0';
        if (digit > 9 || *out > (UINT64_MAX - digit) / 10)
            return false;
        *out = *out * 10 + digit;
    }
    return s.len > 0;
}

bool jk_put_fixed(jk_buf *out, double x, unsigned decimals, jk_err *err)
{
    uint64_t unit = 1;
    for (unsigned k = 0; k < decimals; k++)
        unit *= 10;
    if (!(x > -1e18 && x < 1e18))
        return jk_buf_put(out, jk_span_of("null"), err);
    double size = x < 0 ? -x : x;
    uint64_t whole = (uint64_t)size, part = (uint64_t)((size - (double)whole) * (double)unit + .5);
    whole += part / unit;                   /* .9996 rounded up */
    part %= unit;
    return jk_buf_printf(out, err, "%s%llu", x < 0 && (whole || part) ? "-" : "", (unsigned long long)whole)
        && (!decimals || jk_buf_printf(out, err, ".%0*llu", (int)decimals, (unsigned long long)part));
}

/* What people take for a text: by its first bytes, as the formats' own documents say. */
static const struct { const char *start; size_t len; const char *what; } others[] = {
    { "PK\003\004", 4, "a ZIP archive, as docx, odt, hwpx and epub are, and no plain text; save it as text first" },
    { "\320\317\021\340\241\261\032\341", 8, "an OLE file, as doc and hwp are, and no plain text; save it as text first" },
    { "HWP Document File", 17, "a HWP file and no plain text; save it as text first" },
    { "%PDF-", 5, "a PDF and no plain text; pdftotext makes text of it" },
    { "{\\rtf", 5, "an RTF file and no plain text; save it as text first" },
};

bool jk_look_text(jk_span bytes, const char *name, jk_err *err)
{
    for (size_t k = 0; k < sizeof others / sizeof *others; k++)
        if (bytes.len >= others[k].len && memcmp(bytes.ptr, others[k].start, others[k].len) == 0)
            return jk_fail(err, JK_EINPUT, "%.120s: it is %s", name, others[k].what);
    return true;
}

/* xml-chars.c - UTF-8, or UTF-16 told by its mark or its first character, into UTF-8. */
#include "corpus/xml-chars.h"

#include "align/unicode.h"
#include "corpus/text.h"

bool jk_xml_wrong(const jk_xml_chars *chars, jk_err *err, const char *what)
{
    return jk_fail(err, JK_EINPUT, "%.120s, line %llu: %s", jk_source_name(chars->in), (unsigned long long)chars->line, what);
}

/* More raw bytes; none more: ended. */
static bool read_raw(jk_xml_chars *c, jk_err *err)
{
    size_t room = JK_XML_RAW - c->n_raw, got = c->before.len < room ? c->before.len : room;
    if (got) {
        memcpy(c->raw + c->n_raw, c->before.ptr, got);
        c->before = (jk_span){ c->before.ptr + got, c->before.len - got };
    } else if (!jk_source_read(c->in, c->raw + c->n_raw, room, &got, err))
        return false;
    c->n_raw += got;
    c->ended = got == 0;
    return true;
}

/* What it is. */
static bool begin(jk_xml_chars *c, jk_err *err)
{
    static const struct { size_t n, skip; jk_xml_units units; char bytes[3]; } start[] = {
        { 3, 3, JK_XML_UTF8, "\xEF\xBB\xBF" }, { 2, 2, JK_XML_UTF16LE, "\xFF\xFE" }, { 2, 2, JK_XML_UTF16BE, "\xFE\xFF" },
        { 2, 0, JK_XML_UTF16LE, "<\0" }, { 2, 0, JK_XML_UTF16BE, "\0<" },
    };
    while (c->n_raw < 3 && !c->ended)
        if (!read_raw(c, err))
            return false;
    for (size_t k = 0; k < sizeof start / sizeof *start; k++)
        if (c->n_raw >= start[k].n && memcmp(c->raw, start[k].bytes, start[k].n) == 0) {
            c->units = start[k].units;
            c->used = start[k].skip;
            break;
        }
    c->begun = true;
    return true;
}

/* The k-th unit of raw. */
static uint32_t unit(const jk_xml_chars *c, size_t k)
{
    const unsigned char *two = (const unsigned char *)c->raw + 2 * k;
    return c->units == JK_XML_UTF16LE ? (uint32_t)(two[0] | two[1] << 8) : (uint32_t)(two[0] << 8 | two[1]);
}

static bool not_utf16(jk_xml_chars *c, size_t at, const char *what, jk_err *err)
{
    for (size_t k = 0; k < c->wide.len; k++)
        c->line += c->wide.ptr[k] == '\n';
    return jk_fail(err, JK_EINPUT, "%.120s, line %llu, byte %llu of the file: %s, so this is no UTF-16; a program that replaces such characters makes it so",
                   jk_source_name(c->in), (unsigned long long)c->line, (unsigned long long)(c->passed + at + 1), what);
}

static bool decode_units(jk_xml_chars *c, jk_err *err)
{
    size_t n = c->n_raw / 2, k = 0;
    c->wide.len = 0;
    if (!jk_buf_reserve(&c->wide, 3 * n + 1, err))
        return false;
    for (; k < n; k++) {
        uint32_t u = unit(c, k);
        if (u >= 0xD800 && u <= 0xDBFF && k + 1 == n && !c->ended)
            break;                              /* its other half is to come */
        if (u >= 0xD800 && u <= 0xDFFF) {
            uint32_t low = u <= 0xDBFF && k + 1 < n ? unit(c, k + 1) : 0;
            if (low < 0xDC00 || low > 0xDFFF)
                return not_utf16(c, 2 * k, "half of a character, a lone surrogate", err);
            u = 0x10000 + ((u - 0xD800) << 10) + (low - 0xDC00);
            k++;
        }
        c->wide.len += jk_put_char(u, c->wide.ptr + c->wide.len);
    }
    c->used = 2 * k;
    if (c->ended && c->n_raw % 2)
        return not_utf16(c, c->used, "one byte at its end", err);
    c->text = jk_buf_span(&c->wide);
    return true;
}

static bool decode_bytes(jk_xml_chars *c, jk_err *err)
{
    size_t bad, n = c->n_raw;
    if (!jk_utf8_valid((jk_span){ c->raw, n }, &bad)) {
        if (c->ended || n - bad > 3) {          /* else it may be the start of a character */
            for (size_t k = 0; k < bad; k++)
                c->line += c->raw[k] == '\n';
            return jk_xml_wrong(c, err, "not UTF-8; iconv makes it so");
        }
        n = bad;
    }
    c->text = (jk_span){ c->raw, n };
    c->used = n;
    return true;
}

/* The next chunk. False with JK_OK: the end. */
static bool fill(jk_xml_chars *c, jk_err *err)
{
    c->text.len = c->at = 0;                    /* also where it fails: what was taken is not there twice */
    if (!c->begun && !begin(c, err))
        return false;
    do {
        c->n_raw -= c->used;
        memmove(c->raw, c->raw + c->used, c->n_raw);
        c->passed += c->used;
        c->used = 0;
        if (!c->ended && c->n_raw < JK_XML_RAW && !read_raw(c, err))
            return false;
        if (!(c->units == JK_XML_UTF8 ? decode_bytes(c, err) : decode_units(c, err)))
            return false;
    } while (!c->text.len && !c->ended);
    return c->text.len > 0;
}

int jk_xml_peek(jk_xml_chars *c, jk_err *err)
{
    if (c->at == c->text.len && !fill(c, err))
        return -1;
    return (unsigned char)c->text.ptr[c->at];
}

int jk_xml_take(jk_xml_chars *c, jk_err *err)
{
    int byte = jk_xml_peek(c, err);
    if (byte >= 0)
        c->at++;
    c->line += byte == '\n';
    return byte;
}

/* xml-put.c - which characters XML has, and text written as it wants it; see xml.h. */
#include "corpus/xml.h"

#include "align/unicode.h"
#include "corpus/text.h"

bool jk_xml_char(uint32_t c)
{
    return c >= 0x20 ? c < 0xD800 || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF && c <= 0x10FFFF) : c == '\t' || c == '\n' || c == '\r';
}

/* U+FFFE and U+FFFF start with EF; of the other bytes above a space none is looked at alone. */
static bool may_be_unfit(unsigned char byte) { return byte < 0x20 || byte == 0xEF; }

size_t jk_xml_unfit(jk_span s)
{
    const char *at = s.ptr, *end = s.ptr + s.len;
    size_t n = 0;
    while (at < end) {
        if (may_be_unfit((unsigned char)*at))
            n += !jk_xml_char(jk_next_char(&at, end));
        else
            at++;
    }
    return n;
}

static const char *escape_of(unsigned char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return NULL;
    }
}

bool jk_xml_put(jk_buf *out, jk_span s, uint64_t *n_left, jk_err *err)
{
    const char *at = s.ptr, *end = s.ptr + s.len;
    while (at < end) {
        const char *from = at, *escape = NULL;
        while (at < end && !may_be_unfit((unsigned char)*at) && !(escape = escape_of((unsigned char)*at)))
            at++;
        if (!jk_buf_put(out, (jk_span){ from, (size_t)(at - from) }, err))
            return false;
        if (at == end)
            break;
        from = at;
        bool left = !jk_xml_char(jk_next_char(&at, end));
        *n_left += left;
        if (!left && !jk_buf_put(out, escape ? jk_span_of(escape) : (jk_span){ from, (size_t)(at - from) }, err))
            return false;
    }
    return true;
}

/* kind.c - what a unit is, told from itself alone: a list item, a byline, a credit, a
 * caption, a heading, or text. What surrounds it is doc.c's business. */
#include "align/text.h"

enum { BRIEF = 60, HEADING = 120 };             /* code points: of a byline or credit at most; of a heading */

static bool ends_like_text(jk_span s)
{
    const char *end = s.ptr + s.len;
    while (end > s.ptr) {
        uint32_t c = jk_prev_char(&end, s.ptr);
        if (c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D || c == 0xBB || c == 0x300D || c == 0x300F || c == 0xFF09)
            continue;
        if (c >= '0' && c <= '9') {             /* "said.[1]" */
            while (end > s.ptr && end[-1] >= '0' && end[-1] <= '9')
                end--;
            if (end == s.ptr || end[-1] != '[')
                return false;
            end--;
            continue;
        }
        return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == ',' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF1A || c == 0x061F || c == 0x0964;
    }
    return false;
}

/* The classes of the words of s: of the first, of the last, of all. A word is what
   stands between spaces; punctuation around it is looked at with it and without. */
typedef struct { uint64_t first, last, all; size_t n; bool mail; } tally;

static uint64_t classes(const jk_words *words, jk_span w)
{
    uint64_t bits = jk_words_find(words, w);
    while (w.len && strchr("()[]<>.,=|/-:\"'", w.ptr[0]))
        w.ptr++, w.len--;
    while (w.len && strchr("()[]<>.,=|/-:\"'", w.ptr[w.len - 1]))
        w.len--;
    return w.len ? bits | jk_words_find(words, w) : bits;
}

static tally look(const jk_words *words, jk_span s)
{
    tally t = { 0 };
    const char *at = s.ptr, *end = s.ptr + s.len;
    while (at < end) {
        while (at < end && (*at == ' ' || (*at >= '\t' && *at <= '\r')))
            at++;
        const char *from = at;
        while (at < end && *at != ' ' && !(*at >= '\t' && *at <= '\r'))
            at++;
        if (at == from)
            break;
        const char *sign = memchr(from, '@', (size_t)(at - from));
        t.mail |= sign && sign > from && memchr(sign, '.', (size_t)(at - sign));
        uint64_t bits = classes(words, (jk_span){ from, (size_t)(at - from) });
        /* [사진=AP] is looked up as 사진= too */
        while (from < at && strchr("([<", *from))
            from++;
        for (const char *p = from; p < at; p++)
            if (*p == '=' || *p == '/')
                bits |= jk_words_find(words, (jk_span){ from, (size_t)(p + 1 - from) });
        if (!t.n++)
            t.first = bits;
        t.last = bits;
        t.all |= bits;
    }
    return t;
}

bool jk_subhead_sign(jk_span s)
{
    const char *at = s.ptr;
    uint32_t c = s.len ? jk_next_char(&at, s.ptr + s.len) : 0;
    return c == 0x25B2 || c == 0x25B3 || c == 0x25C6 || c == 0x25C7 || c == 0x25A0 || c == 0x25C8 || c == 0x25A3;   /* ▲ △ ◆ ◇ ■ ◈ ▣ */
}

jk_kind jk_kind_of(const jk_words *words, jk_span s, bool alone)
{
    size_t n = s.len > 3 * HEADING + 60 ? SIZE_MAX : jk_count_chars(s);
    if (!s.len)
        return JK_TEXT;
    if (alone && jk_bullet(s))
        return jk_subhead_sign(s) && n <= HEADING / 2 && !ends_like_text(s) ? JK_HEADING : JK_ITEM;
    if (alone && jk_enumerator(words, s, NULL, NULL))
        return JK_ITEM;
    if (n > HEADING + 60)
        return JK_TEXT;
    bool text = ends_like_text(s);
    tally t = look(words, s);
    if (n <= HEADING && t.all & JK_W_RESERVED)
        return JK_CREDIT;
    if (n <= BRIEF && (t.mail || !text)) {
        if (t.n <= 8 && (t.last & JK_W_REPORTER || (t.mail && (t.all & JK_W_REPORTER || t.n <= 4))))
            return JK_BYLINE;
        if (t.first & JK_W_BY && t.n >= 2 && t.n <= 8 && alone)
            return JK_BYLINE;
    }
    if (t.first & JK_W_BY && *s.ptr && memchr(s.ptr, ':', s.len < 24 ? s.len : 24) && alone)
        return JK_BYLINE;
    if (n <= BRIEF / 2 && !text && t.n <= 5 && t.n >= 2 && t.last & JK_W_SOURCE)
        return JK_CREDIT;
    if (n <= BRIEF && t.first & JK_W_FROM && (!text || s.ptr[0] == '(') && t.n <= 8)
        return JK_CREDIT;
    if (t.first & JK_W_PHOTO)
        return JK_CAPTION;
    return alone && !text && n <= HEADING ? JK_HEADING : JK_TEXT;
}

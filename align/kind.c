/* kind.c - what a unit is, told from itself alone: a list item, a byline, a credit, a
 * caption, a heading, or text. What surrounds it is doc.c's business. */
#include "align/text.h"

enum { BRIEF = 45, HEADING = 100 };             /* code points, spaces not counted: a byline or a credit; a heading */

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

static bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static bool edge(char c)
{
    switch (c) {
    case '(': case ')': case '[': case ']': case '<': case '>': case '.': case ',': case '=': case '|': case '/': case '-': case ':': case '"': case '\'':
        return true;
    }
    return false;
}

/* The classes of a word: as it stands, without what brackets it, and "사진=" of "[사진=AP]". */
static uint64_t classes(const jk_words *words, jk_span w)
{
    uint64_t bits = jk_words_find(words, w);
    size_t whole = w.len;
    while (w.len && edge(w.ptr[0]))
        w.ptr++, w.len--;
    for (size_t k = 0; k < w.len; k++)
        if (w.ptr[k] == '=' || w.ptr[k] == '/')
            bits |= jk_words_find(words, (jk_span){ w.ptr, k + 1 });
    while (w.len && edge(w.ptr[w.len - 1]))
        w.len--;
    return w.len && w.len < whole ? bits | jk_words_find(words, w) : bits;
}

static jk_span word_at(const char *at, const char *end)
{
    const char *p = at;
    while (p < end && !blank(*p))
        p++;
    return (jk_span){ at, (size_t)(p - at) };
}

static jk_span last_word(jk_span s)
{
    const char *p = s.ptr + s.len;
    while (p > s.ptr && !blank(p[-1]))
        p--;
    return (jk_span){ p, (size_t)(s.ptr + s.len - p) };
}

static bool has_mail(jk_span s)
{
    const char *at = s.len ? memchr(s.ptr, '@', s.len) : NULL;
    return at && at > s.ptr && !blank(at[-1]) && memchr(at, '.', (size_t)(s.ptr + s.len - at));
}

/* Words of a short line, and the classes of all of them together. */
static size_t count_words(const jk_words *words, jk_span s, uint64_t *all)
{
    size_t n = 0;
    for (const char *at = s.ptr, *end = s.ptr + s.len; at < end; n++) {
        jk_span w = word_at(at, end);
        *all |= classes(words, w);
        for (at += w.len; at < end && blank(*at); at++)
            ;
    }
    return n;
}

bool jk_subhead_sign(jk_span s)
{
    const char *at = s.ptr;
    uint32_t c = s.len && (unsigned char)*s.ptr >= 0x80 ? jk_next_char(&at, s.ptr + s.len) : 0;
    return c == 0x25B2 || c == 0x25B3 || c == 0x25C6 || c == 0x25C7 || c == 0x25A0 || c == 0x25C8 || c == 0x25A3;   /* ▲ △ ◆ ◇ ■ ◈ ▣ */
}

/* A line of at most BRIEF characters: who wrote it, or where it is from? */
static jk_kind brief_kind(const jk_words *words, jk_span s, uint32_t n, uint64_t first, bool text, bool alone)
{
    uint64_t all = 0, last = classes(words, last_word(s));
    bool mail = has_mail(s);
    if (!mail && !(last & (JK_W_REPORTER | JK_W_SOURCE)) && !(first & (JK_W_BY | JK_W_FROM)))
        return JK_TEXT;
    size_t n_word = count_words(words, s, &all);
    if (n_word <= 8 && (mail || !text)) {
        if (last & JK_W_REPORTER || (mail && (all & JK_W_REPORTER || n_word <= 4)))
            return JK_BYLINE;
        if (first & JK_W_BY && n_word >= 2 && alone)
            return JK_BYLINE;
    }
    if (n <= BRIEF / 2 && !text && n_word <= 5 && n_word >= 2 && last & JK_W_SOURCE)
        return JK_CREDIT;
    if (first & JK_W_FROM && n_word <= 8 && (!text || s.ptr[0] == '('))
        return JK_CREDIT;
    return JK_TEXT;
}

jk_kind jk_kind_of(const jk_words *words, jk_span s, uint32_t n, bool alone)
{
    if (!s.len)
        return JK_TEXT;
    if (alone && jk_bullet(s))
        return jk_subhead_sign(s) && n <= HEADING / 2 && !ends_like_text(s) ? JK_HEADING : JK_ITEM;
    if (alone && jk_enumerator(words, s, NULL, NULL))
        return JK_ITEM;
    bool text = ends_like_text(s);
    uint64_t first = classes(words, word_at(s.ptr, s.ptr + s.len));
    if (alone && first & JK_W_BY && memchr(s.ptr, ':', s.len < 24 ? s.len : 24))
        return JK_BYLINE;
    if (n > HEADING)
        return JK_TEXT;
    if (first & JK_W_RESERVED || (!text && classes(words, last_word(s)) & JK_W_RESERVED))
        return JK_CREDIT;
    jk_kind kind = n <= BRIEF ? brief_kind(words, s, n, first, text, alone) : JK_TEXT;
    if (kind != JK_TEXT)
        return kind;
    if (first & JK_W_PHOTO)
        return JK_CAPTION;
    return alone && !text ? JK_HEADING : JK_TEXT;
}

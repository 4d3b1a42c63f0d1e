/* normal.c - texts that are to count as equal become equal: see normal.h. */
#include "corpus/normal.h"

#include "align/unicode.h"

static const struct { const char *name; unsigned any; } word[] = {
    { "case", JK_ANY_CASE }, { "width", JK_ANY_WIDTH }, { "space", JK_ANY_SPACE }, { "punctuation", JK_ANY_PUNCTUATION }, { "digits", JK_ANY_DIGITS }, { "none", 0 }
};
enum { N_WORD = sizeof word / sizeof *word };

bool jk_normal_parse(const char *list, unsigned *any, jk_err *err)
{
    *any = 0;
    for (const char *at = list;;) {
        jk_span s = { at, strcspn(at, ",") };
        size_t k = 0;
        while (k < N_WORD && !jk_span_equal(s, jk_span_of(word[k].name)))
            k++;
        if (k == N_WORD)
            return jk_fail(err, JK_EUSAGE, "--ignore: no %.*s; there are case width space punctuation digits none", (int)(s.len < 40 ? s.len : 40), s.ptr);
        *any |= word[k].any;
        if (!at[s.len])
            return true;
        at += s.len + 1;
    }
}

/* NFKC leaves it as it is, whatever stands beside it, as long as that is such a character too: ASCII, syllables of Hangul, Han. */
static bool settled(uint32_t c) { return c < 0x80 || jk_is_hangul(c) || (c >= 0x4E00 && c < 0xA000) || (c >= 0x2010 && c <= 0x2015 && c != 0x2011) || (c >= 0x2018 && c <= 0x201F); }

static bool all_settled(jk_span text)
{
    for (const char *at = text.ptr, *end = at + text.len; at < end;)
        if (!settled(jk_next_char(&at, end)))
            return false;
    return true;
}

static bool put_char(jk_buf *out, uint32_t c, jk_err *err)
{
    char bytes[4] = "";
    size_t n = jk_put_char(c, bytes);
    return jk_buf_put(out, (jk_span){ bytes, n }, err);
}

bool jk_normal_put(jk_arena *arena, unsigned any, jk_span text, jk_buf *out, jk_err *err)
{
    jk_span s = text;
    size_t start = out->len;
    bool digits = false;
    jk_arena_reset(arena);
    if ((any & JK_ANY_WIDTH) && !all_settled(text) && !(any & JK_ANY_CASE ? jk_fold(arena, text, &s, err) : jk_nfkc(arena, text, &s, err)))
        return false;
    const char *from = s.ptr, *at = s.ptr, *end = s.ptr + s.len;       /* from: what stays as it is, and is not copied yet */
    while (at < end) {
        const char *here = at;
        uint32_t c = jk_next_char(&at, end);
        bool was = digits;
        digits = (any & JK_ANY_DIGITS) && jk_is_digit(c);
        bool goes = ((any & JK_ANY_SPACE) && jk_is_space(c)) || ((any & JK_ANY_PUNCTUATION) && jk_is_punct(c)) || (was && digits);
        uint32_t becomes = digits ? '0' : any & JK_ANY_CASE ? jk_to_lower(c) : c;
        if (!goes && becomes == c)
            continue;
        if (!jk_buf_put(out, (jk_span){ from, (size_t)(here - from) }, err) || (!goes && !put_char(out, becomes, err)))
            return false;
        from = at;
    }
    if (!jk_buf_put(out, (jk_span){ from, (size_t)(end - from) }, err))
        return false;
    return out->len > start || jk_buf_put(out, text, err);
}

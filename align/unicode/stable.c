/* stable.c - questions whose answers do not move with ICU: what came after Unicode 15.0 is
 * unassigned here, so that a score is the same number next year.
 */
#include "align/unicode.h"

#include <unicode/uchar.h>

static const UVersionInfo newest = { 15, 0, 0, 0 };

static bool assigned(uint32_t c)
{
    UVersionInfo age;
    u_charAge((UChar32)c, age);
    return age[0] && memcmp(age, newest, sizeof age) <= 0;
}

char jk_category(uint32_t c)
{
    uint32_t mask = U_GET_GC_MASK((UChar32)c);
    if (mask & U_GC_CN_MASK || !assigned(c))
        return 'C';
    return (char)(mask & U_GC_L_MASK ? 'L' : mask & U_GC_M_MASK ? 'M' : mask & U_GC_N_MASK ? 'N' : mask & U_GC_P_MASK ? 'P' : mask & U_GC_S_MASK ? 'S'
        : mask & U_GC_Z_MASK ? 'Z' : 'C');
}

/* Final_Sigma (The Unicode Standard, table 3-17): a cased character before, none behind, whatever case ignores between. */
static bool is_cased(uint32_t c) { return u_hasBinaryProperty((UChar32)c, UCHAR_CASED); }
static bool is_ignored(uint32_t c) { return u_hasBinaryProperty((UChar32)c, UCHAR_CASE_IGNORABLE); }

static bool is_final(jk_span s, const char *sigma, const char *behind)
{
    uint32_t c = 0;
    const char *end = s.ptr + s.len;
    bool skip = true;
    while (skip && sigma > s.ptr)
        skip = is_ignored(c = jk_prev_char(&sigma, s.ptr));
    if (skip || !is_cased(c))
        return false;
    for (skip = true; skip && behind < end; )
        skip = is_ignored(c = jk_next_char(&behind, end));
    return skip || !is_cased(c);
}

bool jk_lower(jk_arena *arena, jk_span s, jk_span *out, jk_err *err)
{
    enum { CAPITAL_SIGMA = 0x3A3, SIGMA = 0x3C3, LAST_SIGMA = 0x3C2, DOTTED_I = 0x130, DOT_ABOVE = 0x307 };
    if (s.len > SIZE_MAX / 2)
        return jk_fail(err, JK_ELIMIT, "a line of %zu bytes is too long", s.len);
    char *start = JK_NEW(arena, char, s.len + s.len / 2, err), *to = start;     /* two bytes become three at most */
    if (!start)
        return false;
    for (const char *p = s.ptr, *end = s.ptr + s.len; p < end; ) {
        const char *at = p;
        if ((unsigned char)*p < 0x80) {
            *to++ = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
            p++;
            continue;
        }
        uint32_t c = jk_next_char(&p, end), low = c;
        if (c == 0xFFFD || jk_is_hangul(c) || (c >= 0x3000 && c < 0xA000)) {    /* no case; and bytes that are no character stay */
            memcpy(to, at, (size_t)(p - at));
            to += p - at;
            continue;
        }
        if (c == CAPITAL_SIGMA)
            low = is_final(s, at, p) ? LAST_SIGMA : SIGMA;
        else if (c == DOTTED_I)
            low = 'i';
        else if (assigned(c))
            low = (uint32_t)u_tolower((UChar32)c);
        to += jk_put_char(low, to);
        if (c == DOTTED_I)
            to += jk_put_char(DOT_ABOVE, to);
    }
    *out = (jk_span){ start, (size_t)(to - start) };
    return true;
}

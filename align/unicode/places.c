/* places.c - text folded for a search, and where in the text each byte of it comes from. */
#include "align/unicode.h"

#include <unicode/unorm2.h>

/* ASCII, syllables of Hangul, Han, the common dashes and quotation marks: NFKC_Casefold leaves them as they are, but for
   ASCII's case, whatever of these stands beside them. */
size_t jk_fold_plain(jk_span s)
{
    const unsigned char *at = (const unsigned char *)s.ptr, *end = at + s.len;
    while (at < end) {
        if (*at < 0x80) {
            at++;
            continue;
        }
        if (end - at < 3 || *at < 0xE2 || *at > 0xED)
            break;
        uint32_t c = (uint32_t)(at[0] & 0x0F) << 12 | (uint32_t)(at[1] & 0x3F) << 6 | (at[2] & 0x3F);
        if (!jk_is_hangul(c) && !(c >= 0x4E00 && c < 0xA000) && !(c >= 0x2012 && c <= 0x2015) && !(c >= 0x2018 && c <= 0x201F))
            break;
        at += 3;
    }
    return (size_t)((const char *)at - s.ptr);
}

void jk_lower_ascii(char *to, const char *from, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        unsigned char c = (unsigned char)from[k];
        to[k] = (char)(c + ((unsigned char)(c - 'A') < 26 ? 32 : 0));
    }
}

/* Where the piece of s that starts at byte k ends: nothing behind it changes how it is folded. */
static size_t piece_end(const UNormalizer2 *form, jk_span s, size_t k)
{
    const char *at = s.ptr + k, *end = s.ptr + s.len;
    jk_next_char(&at, end);
    while (at < end) {
        const char *next = at;
        uint32_t c = jk_next_char(&next, end);
        if (c < 0x80 || unorm2_hasBoundaryBefore(form, (UChar32)c))
            break;
        at = next;
    }
    return (size_t)(at - s.ptr);
}

bool jk_fold_places(jk_arena *arena, jk_span s, jk_span *out, const uint32_t **place, jk_err *err)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFKCCasefoldInstance(&status);
    if (U_FAILURE(status) || s.len > UINT32_MAX)
        return jk_fail(err, U_FAILURE(status) ? JK_ENOMEM : JK_ELIMIT, "a text of %zu bytes cannot be folded", s.len);
    size_t cap = s.len + 64, n = 0;
    char *to = JK_NEW(arena, char, cap, err);
    uint32_t *from = to ? JK_NEW(arena, uint32_t, cap + 1, err) : NULL;
    for (size_t k = 0, next; from && k < s.len; k = next) {
        next = piece_end(form, s, k);
        jk_span piece = { s.ptr + k, next - k }, folded;
        if (!jk_fold(arena, piece, &folded, err))
            return false;
        if (folded.len > cap - n) {
            size_t more = cap * 2 + folded.len;
            to = jk_arena_grow(arena, to, cap, more, 1, err);
            from = to ? jk_arena_grow(arena, from, cap + 1, more + 1, sizeof *from, err) : NULL;
            cap = more;
            if (!from)
                return false;
        }
        memcpy(to + n, folded.ptr, folded.len);
        for (size_t j = 0; j < folded.len; j++)
            from[n++] = (uint32_t)k;
    }
    if (!from)
        return false;
    from[n] = (uint32_t)s.len;
    *out = (jk_span){ to, n };
    *place = from;
    return true;
}

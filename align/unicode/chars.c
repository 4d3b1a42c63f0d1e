/* chars.c - what a character is: categories, scripts, widths, case. */
#include "align/unicode.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

size_t jk_put_char(uint32_t c, char out[4])
{
    if (c < 0x80)
        return out[0] = (char)c, 1;
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    for (size_t k = n - 1; k > 0; k--, c >>= 6)
        out[k] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(lead[n] | c);
    return n;
}

size_t jk_count_chars(jk_span s)
{
    size_t n = 0;
    for (size_t k = 0; k < s.len; k++)
        n += ((unsigned char)s.ptr[k] & 0xC0) != 0x80;
    return n;
}

bool jk_is_space(uint32_t c)
{
    if (c < 0x80)                   /* U+001C-001F separate, and end lines for some: no cell keeps them at its ends */
        return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
    return c == 0x200B || c == 0xFEFF || c == 0x2060 || u_isUWhiteSpace((UChar32)c);
}

bool jk_is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    return jk_is_hangul(c) || (U_GET_GC_MASK((UChar32)c) & (U_GC_L_MASK | U_GC_M_MASK));
}

bool jk_is_digit(uint32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : u_isdigit((UChar32)c); }
bool jk_is_upper(uint32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isUUppercase((UChar32)c); }
bool jk_is_lower(uint32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : u_isULowercase((UChar32)c); }
bool jk_is_punct(uint32_t c) { return u_ispunct((UChar32)c); }
uint32_t jk_to_lower(uint32_t c) { return c < 0x80 ? c + (c >= 'A' && c <= 'Z' ? 32 : 0) : (uint32_t)u_tolower((UChar32)c); }

unsigned jk_char_width(uint32_t c)
{
    if (c >= ' ' && c < 0x7F)
        return 1;
    if (jk_is_hangul(c))
        return 2;
    uint32_t category = U_GET_GC_MASK((UChar32)c);
    if (category & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CC_MASK | U_GC_CF_MASK))
        return 0;
    if (c >= 0x1160 && c <= 0x11FF)             /* conjoining vowels and codas stand on their onset */
        return 0;
    int width = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

jk_script jk_script_of(uint32_t c)
{
    if (c < 0x80)
        return (c | 32) >= 'a' && (c | 32) <= 'z' ? JK_SCRIPT_LATIN : JK_SCRIPT_NONE;
    if (jk_is_hangul(c))
        return JK_SCRIPT_HANGUL;
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)c, &status);
    if (U_FAILURE(status))
        return JK_SCRIPT_NONE;
    switch (script) {
    case USCRIPT_COMMON: case USCRIPT_INHERITED: return JK_SCRIPT_NONE;
    case USCRIPT_LATIN: return JK_SCRIPT_LATIN;
    case USCRIPT_HANGUL: return JK_SCRIPT_HANGUL;
    case USCRIPT_HAN: return JK_SCRIPT_HAN;
    case USCRIPT_HIRAGANA: case USCRIPT_KATAKANA: return JK_SCRIPT_KANA;
    case USCRIPT_CYRILLIC: return JK_SCRIPT_CYRILLIC;
    case USCRIPT_GREEK: return JK_SCRIPT_GREEK;
    case USCRIPT_ARABIC: return JK_SCRIPT_ARABIC;
    case USCRIPT_HEBREW: return JK_SCRIPT_HEBREW;
    case USCRIPT_DEVANAGARI: return JK_SCRIPT_DEVANAGARI;
    case USCRIPT_THAI: return JK_SCRIPT_THAI;
    case USCRIPT_GEORGIAN: return JK_SCRIPT_GEORGIAN;
    case USCRIPT_ARMENIAN: return JK_SCRIPT_ARMENIAN;
    default: return JK_SCRIPT_OTHER;
    }
}

/* s in that normal form, in the arena. */
static bool normalise(jk_arena *arena, const UNormalizer2 *form, UErrorCode status, jk_span s, jk_span *out, jk_err *err)
{
    if (s.len > INT32_MAX / 8)
        return jk_fail(err, JK_ELIMIT, "a word of %zu bytes; at most %d", s.len, INT32_MAX / 8);
    int32_t n_in = 0, n_folded = 0, n_out = 0;
    UChar *in = JK_NEW(arena, UChar, s.len + 1, err);
    if (!in)
        return false;
    u_strFromUTF8WithSub(in, (int32_t)s.len + 1, &n_in, s.ptr, (int32_t)s.len, 0xFFFD, NULL, &status);
    if (U_SUCCESS(status)) {
        n_folded = unorm2_normalize(form, in, n_in, NULL, 0, &status);
        if (status == U_BUFFER_OVERFLOW_ERROR)
            status = U_ZERO_ERROR;
    }
    UChar *folded = JK_NEW(arena, UChar, (size_t)n_folded + 1, err);
    char *at = folded ? JK_NEW(arena, char, (size_t)n_folded * 3 + 1, err) : NULL;
    if (!at)
        return false;
    unorm2_normalize(form, in, n_in, folded, n_folded + 1, &status);
    u_strToUTF8(at, n_folded * 3 + 1, &n_out, folded, n_folded, &status);
    if (U_FAILURE(status))
        return jk_fail(err, JK_ENOMEM, "ICU cannot fold a word: %s", u_errorName(status));
    *out = (jk_span){ at, (size_t)n_out };
    return true;
}

bool jk_fold(jk_arena *arena, jk_span s, jk_span *out, jk_err *err)
{
    bool ascii = true;
    for (size_t k = 0; k < s.len && ascii; k++)
        ascii = (unsigned char)s.ptr[k] < 0x80;
    if (ascii) {                                /* most Latin words */
        char *at = JK_NEW(arena, char, s.len, err);
        if (!at)
            return false;
        for (size_t k = 0; k < s.len; k++)
            at[k] = (char)(s.ptr[k] >= 'A' && s.ptr[k] <= 'Z' ? s.ptr[k] + 32 : s.ptr[k]);
        *out = (jk_span){ at, s.len };
        return true;
    }
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFKCCasefoldInstance(&status);
    return normalise(arena, form, status, s, out, err);
}

bool jk_nfkc(jk_arena *arena, jk_span s, jk_span *out, jk_err *err)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFKCInstance(&status);
    return normalise(arena, form, status, s, out, err);
}

const char *jk_icu_version(char out[JK_VERSION_SIZE])
{
    UVersionInfo v;
    u_getVersion(v);
    u_versionToString(v, out);
    return out;
}

const char *jk_unicode_version(char out[JK_VERSION_SIZE])
{
    UVersionInfo v;
    u_getUnicodeVersion(v);
    u_versionToString(v, out);
    return out;
}

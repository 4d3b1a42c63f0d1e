/* decode.c - bytes to UTF-8: which charset they are in, and where they are in none.
 *
 * In this order: what was asked for; a byte order mark; valid UTF-8 (before the
 * detector, which calls short German UTF-8 Latin-1); bytes that are UTF-8 but for a few
 * (an error to be named, not another charset); ICU's detector. Everything Korean that is
 * not UTF-8 is windows-949: ICU's EUC-KR turns what it lacks into rubbish without a
 * word, and its cp949 turns the backslash into a won sign.
 */
#include "align/unicode.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

enum { SAMPLE = 64 * 1024 };        /* bytes the detector sees */

static const char replacement[] = { '\xEF', '\xBF', '\xBD' };   /* U+FFFD */

/* The first place from at on that is not UTF-8 (or is NUL), or end; *bad: how many bytes
   are to be replaced by one U+FFFD there (the maximal part of a character, Unicode 3.9). */
static const char *first_invalid(const char *at, const char *end, size_t *bad)
{
    const unsigned char *p = (const unsigned char *)at, *stop = (const unsigned char *)end;
    while (p < stop) {
        size_t left = (size_t)(stop - p), n = 1;
        unsigned c = p[0];
        if (c < 0x80) {
            uint64_t w;
            if (left >= 8 && (memcpy(&w, p, 8), !(w & 0x8080808080808080u)) && !((w - 0x0101010101010101u) & 0x8080808080808080u)) {
                p += 8;             /* eight of ASCII, no NUL */
                continue;
            }
            if (c == 0)
                break;
            p++;
            continue;
        }
        if (c >= 0xE1 && c <= 0xEC && left > 2 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) {
            p += 3;                 /* most of Hangul, Han, kana */
            continue;
        }
        size_t want = c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
        unsigned low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80, high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
        while (n < want && n < left && p[n] >= (n == 1 ? low : 0x80) && p[n] <= (n == 1 ? high : 0xBF))
            n++;
        if (n != want) {
            *bad = n;
            return (const char *)p;
        }
        p += n;
    }
    *bad = p < stop ? 1 : 0;
    return (const char *)p;
}

static size_t line_of(jk_span bytes, const char *at)
{
    size_t line = 1;
    for (const char *p = bytes.ptr; (p = memchr(p, '\n', (size_t)(at - p))); p++)
        line++;
    return line;
}

static bool not_text(const jk_decode_options *o, jk_span bytes, const char *at, const char *charset, jk_err *err)
{
    const char *name = o->name ? o->name : "text";
    size_t line = line_of(bytes, at), byte = (size_t)(at - bytes.ptr) + 1;
    if (at < bytes.ptr + bytes.len && *at == '\0')
        return jk_fail(err, JK_EINPUT, "%.80s, line %zu, byte %zu: a NUL, so this is no %s; is it UTF-16? give --encoding, or --replace-invalid to go on",
                       name, line, byte, charset);
    return jk_fail(err, JK_EINPUT, "%.80s, line %zu, byte %zu: 0x%02X is not %s here; give --encoding, or --replace-invalid to go on",
                   name, line, byte, at < bytes.ptr + bytes.len ? (unsigned)(unsigned char)*at : 0u, charset);
}

/* ------------------------------------------------------------------- UTF-8 */

/* hole, bad: what first_invalid says of bytes. */
static bool from_utf8(jk_arena *arena, jk_span bytes, const char *hole, size_t bad, const jk_decode_options *o, jk_span *text, uint64_t *n_replaced, jk_err *err)
{
    const char *at = bytes.ptr, *end = bytes.ptr + bytes.len;
    size_t n_bad = 0;
    if (hole == end) {
        *text = bytes;
        return true;
    }
    if (!o->replace_invalid)
        return not_text(o, bytes, hole, "UTF-8", err);
    for (const char *p = hole; p < end; p = first_invalid(p + bad, end, &bad))
        n_bad++;
    if (n_bad > (SIZE_MAX - bytes.len) / 2)
        return jk_fail(err, JK_ELIMIT, "too many bytes that are not text");
    char *out = JK_NEW(arena, char, bytes.len + 2 * n_bad, err), *w = out;
    if (!out)
        return false;
    while (at < end) {
        hole = first_invalid(at, end, &bad);
        memcpy(w, at, (size_t)(hole - at));
        w += hole - at;
        at = hole;
        if (hole < end) {
            memcpy(w, replacement, sizeof replacement);
            w += sizeof replacement;
            at += bad;
        }
    }
    *text = (jk_span){ out, (size_t)(w - out) };
    *n_replaced = n_bad;
    return true;
}

/* Is it UTF-8 but for a few bytes? Then the answer is to name them. */
static bool nearly_utf8(jk_span s)
{
    size_t good = 0, wrong = 0;
    const char *end = s.ptr + s.len;
    for (const char *p = s.ptr; p < end;) {
        size_t bad;
        const char *hole = first_invalid(p, end, &bad);
        for (; p < hole; p++)
            good += (unsigned char)*p >= 0xC0;
        if (hole < end && *hole)
            wrong++;
        p = hole + bad;
    }
    return wrong == 0 || good >= 4 * wrong;
}

/* ------------------------------------------------------------ other charsets */

/* Same letters and digits, whatever case and punctuation; ASCII alone, no locale. */
static bool same_name(const char *a, const char *b)
{
    for (;; a++, b++) {
        while (*a == '-' || *a == '_' || *a == ' ')
            a++;
        while (*b == '-' || *b == '_' || *b == ' ')
            b++;
        char x = (char)(*a >= 'A' && *a <= 'Z' ? *a + 32 : *a), y = (char)(*b >= 'A' && *b <= 'Z' ? *b + 32 : *b);
        if (x != y)
            return false;
        if (!x)
            return true;
    }
}

static const char *korean_name(const char *name)
{
    static const char *const korean[] = { "EUC-KR", "KS_C_5601", "KS_C_5601-1987", "KS_C_5601-1989", "KSC5601", "KSX1001", "CP949", "MS949", "UHC",
                                          "windows-949", "korean", "ISO-IR-149" };
    for (size_t k = 0; k < sizeof korean / sizeof *korean; k++)
        if (same_name(name, korean[k]))
            return "windows-949";
    return name;
}

/* UTF-16 units to UTF-8, appended to out; a high surrogate at the end waits in *high. */
static bool put_units(jk_buf *out, const UChar *u, size_t n, UChar *high, jk_err *err)
{
    if (!jk_buf_reserve(out, n * 3 + 4, err))
        return false;
    for (size_t k = 0; k < n; k++) {
        uint32_t c = u[k];
        if (U16_IS_LEAD(c)) {
            *high = u[k];
            continue;
        }
        if (U16_IS_TRAIL(c))
            c = *high ? (uint32_t)U16_GET_SUPPLEMENTARY(*high, c) : 0xFFFD;
        *high = 0;
        out->len += jk_put_char(c, out->ptr + out->len);
    }
    return true;
}

static bool convert(UConverter *cnv, jk_span bytes, const jk_decode_options *o, const char *charset, jk_buf *out, uint64_t *n_replaced, jk_err *err)
{
    const char *src = bytes.ptr, *end = bytes.ptr + bytes.len;
    UChar buffer[4096] = { 0 }, high = 0;
    for (;;) {
        UChar *to = buffer;
        UErrorCode status = U_ZERO_ERROR;
        ucnv_toUnicode(cnv, &to, buffer + sizeof buffer / sizeof *buffer, &src, end, NULL, true, &status);
        for (UChar *u = buffer; u < to; u++)
            if (*u == 0) {
                if (!o->replace_invalid)
                    return jk_fail(err, JK_EINPUT, "%.80s: a NUL in what is read as %s, so this is no text in it; give --encoding, or --replace-invalid to go on",
                                   o->name ? o->name : "text", charset);
                *u = 0xFFFD;
                ++*n_replaced;
            }
        if (!put_units(out, buffer, (size_t)(to - buffer), &high, err))
            return false;
        if (status == U_BUFFER_OVERFLOW_ERROR)
            continue;
        if (U_SUCCESS(status))
            return true;
        if (status != U_INVALID_CHAR_FOUND && status != U_ILLEGAL_CHAR_FOUND && status != U_TRUNCATED_CHAR_FOUND)
            return jk_fail(err, status == U_MEMORY_ALLOCATION_ERROR ? JK_ENOMEM : JK_EINPUT, "%.80s: ICU cannot decode it as %s: %s",
                           o->name ? o->name : "text", charset, u_errorName(status));
        char wrong[32] = "";
        int8_t n_wrong = (int8_t)sizeof wrong;
        UErrorCode asked = U_ZERO_ERROR;
        ucnv_getInvalidChars(cnv, wrong, &n_wrong, &asked);
        if (!o->replace_invalid)
            return not_text(o, bytes, U_SUCCESS(asked) && n_wrong <= src - bytes.ptr ? src - n_wrong : src, charset, err);
        UChar fffd = 0xFFFD;
        ++*n_replaced;
        if (!put_units(out, &fffd, 1, &high, err))
            return false;
        if (status == U_TRUNCATED_CHAR_FOUND)
            return true;
    }
}

static bool from_charset(jk_arena *arena, jk_span bytes, const char *name, const jk_decode_options *o, jk_span *text, char encoding[32], uint64_t *n_replaced, jk_err *err)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *cnv = ucnv_open(korean_name(name), &status);
    if (U_FAILURE(status))
        return jk_fail(err, JK_EUSAGE, "%.60s: no charset of that name; give one that ICU knows (iconv -l names most)", name);
    jk_buf out = { 0 };
    bool ok = false;
    const char *canonical = NULL;
    ucnv_setToUCallBack(cnv, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    ucnv_setFallback(cnv, false);
    canonical = korean_name(name);
    if (canonical == name)
        canonical = ucnv_getName(cnv, &status);
    if (U_FAILURE(status) || !canonical)
        jk_fail(err, JK_ENOMEM, "ICU cannot set up the charset %.60s", name);
    else if (convert(cnv, bytes, o, canonical, &out, n_replaced, err)) {
        size_t n = strlen(canonical) < 31 ? strlen(canonical) : 31;
        memcpy(encoding, canonical, n);
        encoding[n] = '\0';
        jk_span all = jk_buf_span(&out);
        if (all.len >= 3 && memcmp(all.ptr, "\xEF\xBB\xBF", 3) == 0)
            all = (jk_span){ all.ptr + 3, all.len - 3 };
        *text = jk_arena_copy(arena, all, err);
        ok = !err->code;
    }
    jk_buf_free(&out);
    ucnv_close(cnv);
    return ok;
}

/* Do the first bytes read as windows-949 without an error, and is what is beyond ASCII
   mostly Hangul? The detector takes short Korean texts for Arabic or Greek. */
static bool looks_korean(jk_span bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *cnv = ucnv_open("windows-949", &status);
    const char *src = bytes.ptr, *end = src + (bytes.len < SAMPLE ? bytes.len : SAMPLE);
    size_t hangul = 0, other = 0;
    if (U_FAILURE(status))
        return false;
    ucnv_setToUCallBack(cnv, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    do {
        UChar buffer[1024] = { 0 }, *to = buffer;
        status = U_ZERO_ERROR;
        ucnv_toUnicode(cnv, &to, buffer + sizeof buffer / sizeof *buffer, &src, end, NULL, false, &status);
        for (UChar *u = buffer; u < to; u++) {
            hangul += jk_is_hangul(*u);
            other += *u >= 0x80 && !jk_is_hangul(*u);
        }
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    ucnv_close(cnv);
    return U_SUCCESS(status) && hangul >= 2 && hangul > other;
}

/* What ICU's detector says of the first bytes, into name; false: nothing it would stand for. */
static bool detect(jk_span bytes, char name[32])
{
    static const char *const dense[] = { "GB18030", "Big5", "Shift_JIS", "EUC-", "ISO-2022" };   /* its word on these is good */
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *det = ucsdet_open(&status);
    bool found = false;
    if (U_FAILURE(status))
        return false;
    ucsdet_setText(det, bytes.ptr, (int32_t)(bytes.len < SAMPLE ? bytes.len : SAMPLE), &status);
    const UCharsetMatch *match = ucsdet_detect(det, &status);
    if (U_SUCCESS(status) && match) {
        const char *is = ucsdet_getName(match, &status);
        int32_t sure = ucsdet_getConfidence(match, &status);
        bool weak = true;
        for (size_t k = 0; U_SUCCESS(status) && is && k < sizeof dense / sizeof *dense; k++)
            weak &= strncmp(is, dense[k], strlen(dense[k])) != 0;
        if ((weak || sure < 10) && looks_korean(bytes)) {
            memcpy(name, "windows-949", 12);
            found = true;
        } else if (U_SUCCESS(status) && is && sure >= 10 && strlen(is) < 32 && !same_name(is, "UTF-8")) {
            memcpy(name, is, strlen(is) + 1);
            found = true;
        }
    }
    ucsdet_close(det);
    return found;
}

bool jk_decode(jk_arena *arena, jk_span bytes, const jk_decode_options *options, jk_span *text, char encoding[32], uint64_t *n_replaced, jk_err *err)
{
    static const struct { const char *bom; size_t len; const char *name; } boms[] = {
        { "\xFF\xFE\0\0", 4, "UTF-32LE" }, { "\0\0\xFE\xFF", 4, "UTF-32BE" },   /* before UTF-16's, which is a part of it */
        { "\xFF\xFE", 2, "UTF-16LE" }, { "\xFE\xFF", 2, "UTF-16BE" }, { "\xEF\xBB\xBF", 3, "UTF-8" },
    };
    const char *name = options->encoding;
    char detected[32];
    *n_replaced = 0;
    if (!bytes.ptr)
        bytes.ptr = "";
    for (size_t k = 0; !name && k < sizeof boms / sizeof *boms; k++)
        if (bytes.len >= boms[k].len && memcmp(bytes.ptr, boms[k].bom, boms[k].len) == 0)
            name = boms[k].name;
    if (name && !same_name(name, "UTF-8") && !same_name(name, "UTF8"))
        return from_charset(arena, bytes, name, options, text, encoding, n_replaced, err);
    if (bytes.len >= 3 && memcmp(bytes.ptr, "\xEF\xBB\xBF", 3) == 0)
        bytes = (jk_span){ bytes.ptr + 3, bytes.len - 3 };
    size_t bad = 0;
    const char *hole = bytes.ptr + bytes.len;
    if (jk_utf8_scan(bytes) & (JK_SEEN_INVALID | JK_SEEN_NUL))
        hole = first_invalid(bytes.ptr, hole, &bad);
    if (!name && hole != bytes.ptr + bytes.len && !nearly_utf8(bytes) && detect(bytes, detected))
        return from_charset(arena, bytes, detected, options, text, encoding, n_replaced, err);
    memcpy(encoding, "UTF-8", 6);
    return from_utf8(arena, bytes, hole, bad, options, text, n_replaced, err);
}

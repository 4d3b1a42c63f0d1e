/* breaks.c - where ICU would end a sentence, and what stands around those places.
 *
 * A window of whole paragraphs, about 64 Ki UTF-16 units, becomes UTF-16 once; one
 * iterator lives as long as the jk_breaks, with one setText a window (a setText a line
 * costs half as much again, a whole long document would break the bound on memory).
 * Characters that matter are noted while converting, with their place in both forms: a
 * boundary of ICU's lies a few units behind the last of them, so it is mapped back to
 * bytes from there and the text is not walked a second time.
 */
#include "align/unicode.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utf16.h>

enum { WINDOW = 64 * 1024, MAX_PARA = 1 << 30 };

/* First bytes that are no mark of themselves: a line end; U+4000 to U+DFFF, none of which
   is one; any other character beyond ASCII. */
enum { LINE = 255, DENSE = 254, OTHER = 253 };

/* Where a paragraph lies in the window. */
typedef struct { const char *start; uint32_t unit; } spot;

struct jk_breaks {
    UBreakIterator *iter;
    UChar *unit;
    size_t n_unit, cap_unit;
    jk_mark *mark;
    size_t n_mark, cap_mark;
    spot *para;
    size_t n_para, cap_para;
    const char **plain;
    size_t cap_plain;
    uint8_t class[256];             /* of a first byte: 0, or 1 + jk_mark_kind, or one of these */
};


static bool grow(void **ptr, size_t *cap, size_t want, size_t size, jk_err *err)
{
    if (want <= *cap)
        return true;
    size_t more = *cap ? *cap : 64;
    while (more < want && more <= SIZE_MAX / 2)
        more *= 2;
    void *at = more >= want && more <= SIZE_MAX / size ? realloc(*ptr, more * size) : NULL;
    if (!at)
        return jk_fail(err, JK_ENOMEM, "no more memory: %zu times %zu bytes wanted", want, size);
    *ptr = at;
    *cap = more;
    return true;
}

jk_breaks *jk_breaks_open(jk_err *err)
{
    jk_breaks *b = calloc(1, sizeof *b);
    if (!b) {
        jk_fail(err, JK_ENOMEM, "no memory for sentence breaks");
        return NULL;
    }
    UErrorCode status = U_ZERO_ERROR;
    b->iter = ubrk_open(UBRK_SENTENCE, "", NULL, 0, &status);
    if (U_FAILURE(status)) {
        jk_fail(err, JK_EIO, "ICU has no sentence rules: %s; is its data there?", u_errorName(status));
        jk_breaks_close(b);
        return NULL;
    }
    static const struct { const char *chars; uint8_t class; } ascii[] = {
        { ".!?", 1 + JK_MARK_STOP }, { "([{<", 1 + JK_MARK_OPEN }, { ")]}>", 1 + JK_MARK_CLOSE },
        { "\"", 1 + JK_MARK_QUOTE }, { "'", 1 + JK_MARK_APOS }, { "\r\n", LINE },
    };
    for (size_t k = 0; k < sizeof ascii / sizeof *ascii; k++)
        for (const char *c = ascii[k].chars; *c; c++)
            b->class[(unsigned char)*c] = ascii[k].class;
    for (unsigned c = 0x80; c < 0x100; c++)
        b->class[c] = c >= 0xE4 && c <= 0xED ? DENSE : OTHER;
    return b;
}

void jk_breaks_close(jk_breaks *b)
{
    if (!b)
        return;
    if (b->iter)
        ubrk_close(b->iter);
    free(b->unit);
    free(b->mark);
    free(b->para);
    free(b->plain);
    free(b);
}

void jk_breaks_start(jk_breaks *b, bool endings)
{
    b->n_unit = b->n_mark = b->n_para = 0;
    b->class[' '] = endings ? 1 + JK_MARK_SPACE : 0;
}

bool jk_breaks_full(const jk_breaks *b) { return b->n_unit >= WINDOW; }

/* The mark of a character beyond ASCII: 1 + jk_mark_kind, 0 for none. */
static unsigned class_of(uint32_t c)
{
    if (c >= 0x2018 && c <= 0x201F)             /* ‘ ’ ‚ ‛ “ ” „ ‟ */
        return c == 0x2019 || c == 0x201D ? 1 + JK_MARK_CLOSE : 1 + JK_MARK_OPEN;
    if (c >= 0x3008 && c <= 0x3011)             /* 〈〉《》「」『』【】 */
        return c & 1 ? 1 + JK_MARK_CLOSE : 1 + JK_MARK_OPEN;
    switch (c) {
    case 0xAB: case 0x2039: case 0x3014: case 0xFF08: case 0xFF3B: case 0xFF62:
        return 1 + JK_MARK_OPEN;
    case 0xBB: case 0x203A: case 0x3015: case 0xFF09: case 0xFF3D: case 0xFF63:
        return 1 + JK_MARK_CLOSE;
    case 0x3002: case 0xFF01: case 0xFF0E: case 0xFF1F: case 0xFF61: case 0x203C: case 0x203D: case 0x2047: case 0x2048: case 0x2049:
    case 0x0589: case 0x061F: case 0x06D4: case 0x0964: case 0x0965: case 0x104A: case 0x104B: case 0x1362: case 0x17D4:
        return 1 + JK_MARK_STOP;
    case 0x2026:
        return 1 + JK_MARK_ELLIPSIS;
    case 0x85: case 0x2028: case 0x2029:
        return 1 + JK_MARK_BREAK;
    case 0x25B6: case 0x25BA: case 0x25A0: case 0x25C6: case 0x261E: case 0x203B: case 0x25B7:
        return 1 + JK_MARK_SIGN;                /* ▶ ► ■ ◆ ☞ ※ ▷ */
    }
    return 0;
}

/* May u end a Korean sentence that has no full stop? 다 요 죠 까 줘 오 때, and what stands for a smile */
static bool may_end(UChar u)
{
    return u == 0xB2E4 || u == 0xC694 || u == 0xC8E0 || u == 0xAE4C || u == 0xC918 || u == 0xC624 || u == 0xB54C
        || (u >= 0x3131 && u <= 0x3163) || u == '^' || u == '~';
}

static bool letter(const unsigned char *p) { return (*p | 32) >= 'a' && (*p | 32) <= 'z'; }

bool jk_breaks_add(jk_breaks *b, jk_span para, bool wrapped, jk_err *err)
{
    if (para.len > MAX_PARA - 1)
        return jk_fail(err, JK_ELIMIT, "a paragraph of %zu bytes; at most 1 GiB: put line ends into it", para.len);
    if (!grow((void **)&b->unit, &b->cap_unit, b->n_unit + para.len + 1, sizeof *b->unit, err)
        || !grow((void **)&b->para, &b->cap_para, b->n_para + 1, sizeof *b->para, err))
        return false;
    b->para[b->n_para++] = (spot){ para.ptr, (uint32_t)b->n_unit };
    const unsigned char *p = (const unsigned char *)para.ptr, *start = p, *end = p + para.len;
    UChar *u = b->unit + b->n_unit;
    while (p < end) {
        unsigned class;
        while (p < end && !(class = b->class[*p]))
            *u++ = *p++;
        while (p < end && b->class[*p] == DENSE) {
            *u++ = (UChar)((unsigned)(p[0] & 0x0F) << 12 | (unsigned)(p[1] & 0x3F) << 6 | (p[2] & 0x3F));
            p += 3;
        }
        if (p == end)
            break;
        const unsigned char *at = p;
        uint32_t c = *p;
        class = b->class[c];
        if (c < 0x80) {
            if (!class)
                continue;
            p++;
            *u++ = (UChar)c;
            if (class == LINE) {
                u[-1] = wrapped ? ' ' : u[-1];
                if (!wrapped || b->class[' '] == 0)
                    continue;
                class = 1 + JK_MARK_SPACE;
            }
            if (class == 1 + JK_MARK_SPACE && (at == start || !may_end(u[-2])))
                continue;
            if (class == 1 + JK_MARK_APOS && at > start && p < end && letter(at - 1) && letter(p))
                continue;                       /* don't */
        } else {
            c = jk_next_char((const char **)&p, (const char *)end);
            if (c > 0xFFFF) {
                *u++ = U16_LEAD(c);
                *u++ = U16_TRAIL(c);
                continue;
            }
            *u++ = (UChar)c;
            class = c >= 0x3100 && c < 0xFF00 ? 0 : class_of(c);
        }
        if (!class)
            continue;
        if (b->n_mark == b->cap_mark && !grow((void **)&b->mark, &b->cap_mark, b->n_mark + 1, sizeof *b->mark, err))
            return false;
        b->mark[b->n_mark++] = (jk_mark){ .at = class == 1 + JK_MARK_BREAK ? (const char *)p : (const char *)at, .unit = (uint32_t)(u - 1 - b->unit), .mate = -1,
                                          .c = (uint16_t)c, .kind = (uint8_t)(class - 1), .len = (uint8_t)(p - at) };
    }
    *u++ = '\n';
    b->n_unit = (size_t)(u - b->unit);
    return true;
}

static size_t bytes_of(const UChar *u, size_t n)
{
    size_t bytes = 0;
    for (size_t k = 0; k < n; k++)
        bytes += u[k] < 0x80 ? 1 : u[k] < 0x800 ? 2 : U16_IS_SURROGATE(u[k]) ? 2 : 3;
    return bytes;
}

static bool set_text(jk_breaks *b, jk_err *err)
{
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(b->iter, b->unit, (int32_t)b->n_unit, &status);
    return U_SUCCESS(status) || jk_fail(err, JK_ENOMEM, "ICU cannot break sentences: %s", u_errorName(status));
}

/* A boundary with no mark of ours before it (another script's full stop) becomes a mark. */
static bool insert_break(jk_breaks *b, size_t at, const char *place, uint32_t unit, jk_err *err)
{
    if (!grow((void **)&b->mark, &b->cap_mark, b->n_mark + 1, sizeof *b->mark, err))
        return false;
    memmove(b->mark + at + 1, b->mark + at, (b->n_mark - at) * sizeof *b->mark);
    b->mark[at] = (jk_mark){ .at = place, .unit = unit, .mate = -1, .kind = JK_MARK_BREAK, .icu = true };
    b->n_mark++;
    return true;
}

bool jk_breaks_run(jk_breaks *b, jk_mark **mark, size_t *n, jk_err *err)
{
    if (b->n_unit && !set_text(b, err))
        return false;
    size_t m = 0, para = 0;                     /* the first mark not before the boundary; its paragraph */
    uint32_t last = 0;
    for (int32_t at; b->n_unit && (at = ubrk_next(b->iter)) != UBRK_DONE; last = (uint32_t)at) {
        if (b->unit[at - 1] == '\n')
            continue;                           /* a paragraph's end, or a line's that is none of ours */
        while (m < b->n_mark && b->mark[m].unit < (uint32_t)at)
            m++;
        size_t k = m;
        while (k > 0 && b->mark[k - 1].unit >= last && b->mark[k - 1].kind != JK_MARK_STOP && b->mark[k - 1].kind != JK_MARK_BREAK)
            k--;
        if (k > 0 && b->mark[k - 1].unit >= last) {
            b->mark[k - 1].icu = true;
            continue;
        }
        while (para + 1 < b->n_para && b->para[para + 1].unit <= (uint32_t)at)
            para++;
        uint32_t from = b->para[para].unit;
        const char *place = b->para[para].start;
        if (m > 0 && b->mark[m - 1].unit >= from) {
            from = b->mark[m - 1].unit + (b->mark[m - 1].kind == JK_MARK_BREAK && !b->mark[m - 1].len ? 0u : 1u);
            place = b->mark[m - 1].at + (b->mark[m - 1].kind == JK_MARK_BREAK ? 0 : b->mark[m - 1].len);
        }
        if (!insert_break(b, m, place + bytes_of(b->unit + from, (size_t)at - from), (uint32_t)at, err))
            return false;
        m++;
    }
    *mark = b->mark;
    *n = b->n_mark;
    return true;
}

bool jk_breaks_plain(jk_breaks *b, const char *const **at, size_t *n, jk_err *err)
{
    *n = 0;
    if (b->n_unit && !set_text(b, err))
        return false;
    size_t para = 0;
    uint32_t from = 0;
    const char *place = b->n_para ? b->para[0].start : NULL;
    for (int32_t to; b->n_unit && (to = ubrk_next(b->iter)) != UBRK_DONE;) {
        while (para + 1 < b->n_para && b->para[para + 1].unit < (uint32_t)to) {
            from = b->para[++para].unit;
            place = b->para[para].start;
        }
        bool close = (size_t)to == b->n_unit || (para + 1 < b->n_para && b->para[para + 1].unit == (uint32_t)to);
        place += bytes_of(b->unit + from, (size_t)to - from - (close ? 1 : 0));
        from = (uint32_t)to;
        if (!grow((void **)&b->plain, &b->cap_plain, *n + 1, sizeof *b->plain, err))
            return false;
        b->plain[(*n)++] = place;
    }
    *at = (const char *const *)b->plain;
    return true;
}

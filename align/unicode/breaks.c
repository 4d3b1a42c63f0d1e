/* breaks.c - where ICU would end a sentence, and what stands around those places.
 *
 * A window of whole paragraphs is searched once for the characters that can matter to a
 * sentence's end. A boundary can only come at a separator or behind a terminator, and of
 * what is before a terminator only the last base character matters (UAX 29, SB6 to SB11);
 * so ICU is given, of each terminator, that character, the terminator, and what follows up
 * to the first letter: a tenth of the text, and the same boundaries. Each is then tied to
 * the mark before it. One iterator lives as long as the jk_breaks, with one setText a
 * window (a setText a line costs half as much again).
 *
 * For plain breaks the window is given whole, about 64 Ki UTF-16 units at a time.
 */
#include "align/unicode.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

enum { WINDOW = 64 * 1024, MAX_PARA = 1 << 29 };

/* First bytes that are no mark of themselves: a line end; U+4000 to U+DFFF, where
   no mark is but in U+A000 to U+ABFF; any other character beyond ASCII. */
enum { LINE = 255, DENSE = 254, OTHER = 253 };
enum { LOW = 0x3100, PAGE = 128 };  /* below it lie nearly all of the rest: a table, whose pages are filled as they are met */

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
    size_t n_byte;                  /* of the window's text */
    uint8_t low[LOW];               /* of a character: 0 or 1 + jk_mark_kind */
    bool known[LOW / PAGE];         /* is that page of low filled? */
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
    switch (u_getIntPropertyValue((UChar32)c, UCHAR_SENTENCE_BREAK)) {
    case U_SB_ATERM: case U_SB_STERM: return 1 + JK_MARK_STOP;
    case U_SB_SEP: return 1 + JK_MARK_BREAK;
    default: return 0;
    }
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
    b->n_unit = b->n_mark = b->n_para = b->n_byte = 0;
    b->class[' '] = endings ? 1 + JK_MARK_SPACE : 0;
}

bool jk_breaks_full(const jk_breaks *b) { return b->n_byte >= WINDOW; }

/* May what ends before the space at `at` end a Korean sentence that has no full stop? 다 요 죠
   까 줘 오 때, and what stands for a smile. Asked of every space: by the last byte first. */
static bool may_end(const char *start, const char *at)
{
    unsigned last = at > start ? (unsigned char)at[-1] : 0;
    if (last < 0x80)
        return last == '^' || last == '~';
    if (at - start < 3 || (last != 0xA4 && last != 0x94 && last != 0xA0 && last != 0x8C && last != 0x98 && at[-3] != '\xE3'))
        return false;
    uint32_t u = jk_prev_char(&at, start);
    return u == 0xB2E4 || u == 0xC694 || u == 0xC8E0 || u == 0xAE4C || u == 0xC918 || u == 0xC624 || u == 0xB54C || (u >= 0x3131 && u <= 0x3163);
}

static bool letter(const char *p) { return (*p | 32) >= 'a' && (*p | 32) <= 'z'; }

static UChar *put_unit(UChar *u, uint32_t c)
{
    if (c > 0xFFFF) {
        *u++ = U16_LEAD(c);
        c = U16_TRAIL(c);
    }
    *u++ = (UChar)c;
    return u;
}

/* Copies the last base character before at, with what extends it: what ICU looks at. */
static UChar *put_base(UChar *u, const char *start, const char *at)
{
    const char *p = at;
    while (p > start) {
        uint32_t c = jk_prev_char(&p, start);
        if (c < 0x80 || jk_is_hangul(c))
            break;
        int32_t sb = u_getIntPropertyValue((UChar32)c, UCHAR_SENTENCE_BREAK);
        if (sb != U_SB_EXTEND && sb != U_SB_FORMAT)
            break;
        if (at - p > 64)                        /* a tower of marks: as good as a letter */
            break;
    }
    while (p < at)
        u = put_unit(u, jk_next_char(&p, at));
    return u;
}

/* Is c what ends ICU's look behind a terminator: a letter? */
static bool is_sb_letter(uint32_t c)
{
    if (c < 0x80)
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    if (jk_is_hangul(c))
        return true;
    int32_t sb = u_getIntPropertyValue((UChar32)c, UCHAR_SENTENCE_BREAK);
    return sb == U_SB_UPPER || sb == U_SB_LOWER || sb == U_SB_OLETTER;
}

static bool add_mark(jk_breaks *b, const char *at, const char *end, uint32_t unit, uint32_t c, unsigned class, jk_err *err)
{
    if (b->n_mark == b->cap_mark && !grow((void **)&b->mark, &b->cap_mark, b->n_mark + 1, sizeof *b->mark, err))
        return false;
    b->mark[b->n_mark++] = (jk_mark){ .at = class == 1 + JK_MARK_BREAK ? end : at, .unit = unit, .mate = -1,
                                      .c = (uint16_t)(c > 0xFFFF ? 0 : c), .kind = (uint8_t)(class - 1), .len = (uint8_t)(end - at) };
    return true;
}

static void learn_page(jk_breaks *b, uint32_t page)
{
    for (uint32_t c = page * PAGE; c < (page + 1) * PAGE; c++)
        b->low[c] = (uint8_t)class_of(c);
    b->known[page] = true;
}

/* The mark that c is, whose bytes are [at..p): 1 + jk_mark_kind, 0 for none. */
static unsigned mark_of(jk_breaks *b, uint32_t c, const char *start, const char *at, const char *p, const char *end, bool wrapped)
{
    if (c >= LOW)
        return jk_is_hangul(c) ? 0 : class_of(c);
    if (c >= 0x80) {
        if (!b->known[c / PAGE])
            learn_page(b, c / PAGE);
        return b->low[c];
    }
    unsigned class = b->class[c];
    if (class == LINE)                          /* a line end inside an unwrapped paragraph is a lone CR's: none comes here */
        class = wrapped ? b->class[' '] : 1 + JK_MARK_BREAK;
    if (class == 1 + JK_MARK_SPACE)
        return may_end(start, at) ? class : 0;
    if (class == 1 + JK_MARK_APOS && at > start && p < end && letter(at - 1) && letter(p))
        return 0;                               /* don't */
    return class;
}

bool jk_breaks_add(jk_breaks *b, jk_span para, bool wrapped, jk_err *err)
{
    if (para.len > MAX_PARA - 1)
        return jk_fail(err, JK_ELIMIT, "a paragraph of %zu bytes; at most 512 MiB: put line ends into it", para.len);
    const char *p = para.ptr, *start = p, *end = p + para.len;
    bool copying = false;                       /* behind a terminator, no letter yet */
    b->n_byte += para.len + 1;
    for (;;) {
        if (!copying) {
            for (;;) {
                unsigned skip = 0;
                while (p < end && !(skip = b->class[(unsigned char)*p]))
                    p++;
                while (p < end && (skip = b->class[(unsigned char)*p]) == DENSE && (*p != '\xEA' || (unsigned char)p[1] >= 0xB0))
                    p += 3;
                if (p >= end || (skip && (skip != 1 + JK_MARK_SPACE || may_end(start, p))))
                    break;
                p++;
            }
        }
        if (p >= end)
            break;
        const char *at = p;
        uint32_t c = jk_next_char(&p, end);
        unsigned class = mark_of(b, c, start, at, p, end, wrapped);
        bool terminator = class == 1 + JK_MARK_STOP || class == 1 + JK_MARK_BREAK;
        if (!class && !copying)
            continue;
        if (b->cap_unit - b->n_unit < 128 && !grow((void **)&b->unit, &b->cap_unit, b->n_unit + 128, sizeof *b->unit, err))
            return false;
        UChar *u = b->unit + b->n_unit;
        if (terminator && !copying)
            u = put_base(u, start, at);
        if (terminator || copying)
            u = put_unit(u, wrapped && (c == '\n' || c == '\r') ? ' ' : c);
        b->n_unit = (size_t)(u - b->unit);
        if (class && !add_mark(b, at, p, (uint32_t)(b->n_unit ? b->n_unit - 1 : 0), c, class, err))
            return false;
        copying = terminator || (copying && !is_sb_letter(c));
    }
    if (!grow((void **)&b->unit, &b->cap_unit, b->n_unit + 1, sizeof *b->unit, err))
        return false;
    b->unit[b->n_unit++] = '\n';
    return true;
}

/* The same for jk_breaks_plain: every character, no mark. */
bool jk_breaks_add_whole(jk_breaks *b, jk_span para, jk_err *err)
{
    if (para.len > MAX_PARA - 1)
        return jk_fail(err, JK_ELIMIT, "a paragraph of %zu bytes; at most 512 MiB: put line ends into it", para.len);
    if (!grow((void **)&b->unit, &b->cap_unit, b->n_unit + para.len + 1, sizeof *b->unit, err)
        || !grow((void **)&b->para, &b->cap_para, b->n_para + 1, sizeof *b->para, err))
        return false;
    b->para[b->n_para++] = (spot){ para.ptr, (uint32_t)b->n_unit };
    b->n_byte += para.len + 1;
    UChar *u = b->unit + b->n_unit;
    for (const char *p = para.ptr, *end = p + para.len; p < end;)
        u = put_unit(u, jk_next_char(&p, end));
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

bool jk_breaks_run(jk_breaks *b, jk_mark **mark, size_t *n, jk_err *err)
{
    if (b->n_unit && !set_text(b, err))
        return false;
    size_t m = 0;                               /* the first mark not before the boundary */
    for (int32_t at; b->n_unit && (at = ubrk_next(b->iter)) != UBRK_DONE;) {
        if (b->unit[at - 1] == '\n')
            continue;                           /* a paragraph's end */
        while (m < b->n_mark && b->mark[m].unit < (uint32_t)at)
            m++;
        size_t k = m;
        while (k > 0 && b->mark[k - 1].kind != JK_MARK_STOP && b->mark[k - 1].kind != JK_MARK_BREAK)
            k--;
        if (k > 0)
            b->mark[k - 1].icu = true;
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

/* layout.c - lines to logical paragraphs.
 *
 * A blank line ends a block. The lines of a block are paragraphs of their own, unless
 * they were cut to a width: then they are joined, that is, their line ends count as
 * spaces. A line was cut when the first word of the next would not have gone onto it:
 * width + 1 + width of that word > W, W being the widest line's width. A block is
 * hard-wrapped where four fifths of its lines but the last were cut; a block of two
 * lines says too little, so it takes the W of the document's longer blocks,
 * and for that W half of the lines are enough (a headline stands above its text).
 */
#include "align/text.h"

#include <stdlib.h>

enum {
    MAX_WIDTH = 160,                /* columns; nobody wraps wider */
    MIN_WIDTH = 30,
    MAX_BYTES = MAX_WIDTH * 2       /* a line of more bytes is wider, or nearly so: 1.5 bytes a column in Korean, 2 in Greek */
};

typedef struct {
    const char *start, *end;        /* trimmed */
    uint16_t width, word;           /* columns: of the line; of its first word; 0 until measured */
    bool opens;                     /* the first of its block */
} line;
typedef struct { line *ptr; size_t n, cap; } lines;

static bool add_para(jk_paras *out, const char *start, const char *end, bool wrapped, jk_err *err)
{
    if (out->n == out->cap) {
        size_t cap = out->cap ? out->cap * 2 : 64;
        jk_para *at = cap <= SIZE_MAX / sizeof *at ? realloc(out->ptr, cap * sizeof *at) : NULL;
        if (!at)
            return jk_fail(err, JK_ENOMEM, "no memory for %zu paragraphs", cap);
        out->ptr = at;
        out->cap = cap;
    }
    out->ptr[out->n++] = (jk_para){ start, end, wrapped };
    return true;
}

static bool add_line(lines *l, const char *start, const char *end, bool opens, jk_err *err)
{
    if (l->n == l->cap) {
        size_t cap = l->cap ? l->cap * 2 : 64;
        line *at = cap <= SIZE_MAX / sizeof *at ? realloc(l->ptr, cap * sizeof *at) : NULL;
        if (!at)
            return jk_fail(err, JK_ENOMEM, "no memory for %zu lines", cap);
        l->ptr = at;
        l->cap = cap;
    }
    l->ptr[l->n++] = (line){ start, end, 0, 0, opens };
    return true;
}

/* Columns of a line and of its first word; the line is at most MAX_BYTES long. */
static void measure(line *l)
{
    unsigned width = 0, word = 0;
    for (const char *at = l->start; at < l->end;) {
        unsigned first = (unsigned char)*at;
        if (first > ' ' && first < 0x7F) {      /* what most of the others are */
            at++;
            width++;
            continue;
        }
        if (first >= 0xEB && first <= 0xEC) {   /* Hangul, most of it */
            at += 3;
            width += 2;
            continue;
        }
        uint32_t c = jk_next_char(&at, l->end);
        unsigned w = jk_char_width(c);
        if (!word && (c == ' ' || c == '\t' || c == 0x3000))
            word = width;
        width += w;
        if (!word && c >= 0x2E80 && w == 2 && !jk_is_hangul(c))
            word = width;                       /* Han, kana: cut anywhere */
    }
    l->width = (uint16_t)width;
    l->word = (uint16_t)(word ? word : width);
}

static void measure_all(line *l, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (!l[k].width)
            measure(&l[k]);
}

static bool is_full(const line *l, unsigned w) { return l->width + 1u + l[1].word > w; }

/* Were so many tenths of the inner lines cut to w columns? */
static bool cut_to(const line *l, size_t n, unsigned w, unsigned tenths)
{
    size_t full = 0;
    for (size_t k = 0; k + 1 < n; k++)
        full += is_full(&l[k], w);
    return full * 10 >= (n - 1) * tenths;
}

static unsigned widest(const line *l, size_t n)
{
    unsigned w = 0;
    for (size_t k = 0; k < n; k++)
        if (l[k].width > w && l[k].word < l[k].width)   /* one long word is no measure */
            w = l[k].width;
    return w;
}

/* ---------------------------------------------------------- list items */

size_t jk_bullet(jk_span s)
{
    const char *at = s.ptr, *end = s.ptr + s.len;
    if (!s.len)
        return 0;
    uint32_t c = jk_next_char(&at, end);
    switch (c) {
    case '-': case '*': case '+': case 0x2013: case 0x2014: case 0xB7: case 0x30FB:      /* these want a space behind them */
        return at < end && (*at == ' ' || *at == '\t') ? (size_t)(at - s.ptr) : 0;
    case 0x2022: case 0x2023: case 0x2043: case 0x25E6: case 0x25AA: case 0x25AB: case 0x25A0: case 0x25A1: case 0x25B6: case 0x25B7: case 0x25B2:
    case 0x25B3: case 0x25BA: case 0x25C8: case 0x25A3: case 0x25CF: case 0x25CB: case 0x25C6: case 0x25C7: case 0x2605: case 0x2606: case 0x261E: case 0x203B: case 0x2713: case 0x25B8:
        return (size_t)(at - s.ptr);
    }
    return 0;
}

/* A closer of an enumerator: 1 '.', 2 ')', 3 ".)", 0 none; *at moves behind it. */
static unsigned enumerator_end(const char **at, const char *end)
{
    if (*at < end && **at == '.') {
        if (*at + 1 < end && (*at)[1] == ')')
            return *at += 2, 3;
        return *at += 1, 1;
    }
    if (*at < end && **at == ')')
        return *at += 1, 2;
    return 0;
}

bool jk_list_style(unsigned style, uint32_t value)
{
    unsigned kind = style >> 4;
    return style == 100 || kind == 1 || kind == 8 || (kind == 2 && value == 0);
}

size_t jk_enumerator(const jk_words *words, jk_span s, unsigned *style, uint32_t *value)
{
    const char *at = s.ptr, *end = s.ptr + s.len;
    uint32_t v = 0, dummy_v = 0;
    unsigned dummy_s = 0, kind;
    style = style ? style : &dummy_s;
    value = value ? value : &dummy_v;
    if (!s.len)
        return 0;
    bool paren = *at == '(';
    at += paren;
    const char *body = at;
    if (at == end)
        return 0;
    uint32_t c = jk_next_char(&at, end);
    if (c >= 0x2460 && c <= 0x2473) {                   /* ① to ⑳ */
        *style = 100;
        *value = c - 0x2460 + 1;
        return paren ? 0 : (size_t)(at - s.ptr);
    }
    if (c >= '0' && c <= '9') {
        for (at = body; at < end && *at >= '0' && *at <= '9' && at - body < 3; at++)
            v = v * 10 + (uint32_t)(*at - '0');
        kind = 1;
    } else if (c < 0x80 && jk_is_letter(c)) {
        v = (c | 32) - 'a';
        kind = c >= 'a' ? 2 : 3;
        if (words && !paren && at < end && (*at | 32) >= 'a' && (*at | 32) <= 'z')
            for (at = body, v = 0; at < end && *at && strchr(kind & 1 ? "IVX" : "ivx", *at) && at - body < 5; at++)
                kind |= 4;                              /* roman: its value is not needed */
    } else if (jk_is_hangul(c) && words && jk_words_find(words, (jk_span){ body, (size_t)(at - body) }) & JK_W_COUNTER) {
        static const uint8_t order[19] = { 0, 0, 1, 2, 2, 3, 4, 5, 5, 6, 6, 7, 8, 8, 9, 10, 11, 12, 13 };
        v = order[(c - 0xAC00) / 588];                  /* by onset, the tense ones with the plain: 가 나 다 ... */
        kind = 8;
    } else
        return 0;
    unsigned close = enumerator_end(&at, end);
    if (!close || (paren && close != 2))
        return 0;
    if (close == 1 && at < end && *at != ' ' && *at != '\t')
        return 0;
    *style = kind * 16 + close * 2 + paren;
    *value = v;
    return (size_t)(at - s.ptr);
}

/* ------------------------------------------------------------- joining */

static bool stops(const char *start, const char *end)
{
    while (end > start) {
        uint32_t c = jk_prev_char(&end, start);
        if (c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D || c == 0xBB || c == 0x300D || c == 0x300F || c == 0xFF09)
            continue;
        return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x2026;
    }
    return false;
}

static uint32_t first_char(const char *start, const char *end)
{
    return start < end ? jk_next_char(&start, end) : 0;
}

/* Does the line after l belong to l's paragraph? w: the width it was cut to. */
static bool goes_on(const line *l, unsigned w)
{
    jk_span next = { l[1].start, (size_t)(l[1].end - l[1].start) };
    bool full = is_full(l, w), stop = stops(l->start, l->end);
    size_t bullet = jk_bullet(next);
    bool dash = bullet && strchr("-*+\xE2", next.ptr[0]) && (next.len <= bullet || next.ptr[bullet] == ' ');     /* a dash may be one in a sentence */
    if (bullet && (!dash || stop || !full))
        return false;
    if (jk_enumerator(NULL, next, NULL, NULL) && (stop || !full))
        return false;
    if (full)
        return true;
    return !stop && (l->width * 10 >= w * 7 || jk_is_lower(first_char(l[1].start, l[1].end)));
}

/* A block that nothing shows to be wrapped, but that is one sentence cut in two or more:
   a capital at its start, small letters at each later line's, a full stop at its end alone. */
static bool cut_sentence(const line *l, size_t n)
{
    if (!jk_is_upper(first_char(l->start, l->end)) || !stops(l[n - 1].start, l[n - 1].end) || n > 20)
        return false;
    for (size_t k = 1; k < n; k++)
        if (stops(l[k - 1].start, l[k - 1].end) || !jk_is_lower(first_char(l[k].start, l[k].end)))
            return false;
    return true;
}

/* Could a block of these lines be hard-wrapped? Cheaply: by bytes, where one column is 1 to 2. */
static bool may_be_wrapped(const line *l, size_t n)
{
    size_t most = 0, brief = 0;
    for (size_t k = 0; k < n; k++) {
        size_t bytes = (size_t)(l[k].end - l[k].start);
        if (bytes > MAX_BYTES)
            return false;
        most = bytes > most ? bytes : most;
    }
    for (size_t k = 0; k + 1 < n; k++)
        brief += (size_t)(l[k].end - l[k].start) * 2 + 40 < most;
    return n > 1 && brief * 2 <= n - 1;
}

/* The width a block shows to be cut to by itself, or 0: three lines or more, a full stop
   at its end, and few at its lines' ends (else it is a list of sentences): that is asked first, it needs no measuring. */
static unsigned own_width(line *l, size_t n)
{
    size_t stop = 0;
    for (size_t k = 0; k + 1 < n; k++)
        stop += stops(l[k].start, l[k].end);
    if (n < 3 || stop * 2 >= n || !stops(l[n - 1].start, l[n - 1].end))
        return 0;
    measure_all(l, n);
    unsigned w = widest(l, n);
    return w >= MIN_WIDTH && w <= MAX_WIDTH && cut_to(l, n, w, 8) ? w : 0;
}

static bool put_block(const line *l, size_t n, unsigned w, jk_paras *out, jk_err *err)
{
    bool cut = n > 1 && n <= 20 && !w && cut_sentence(l, n);
    for (size_t k = 0, from = 0; k < n; k++) {
        if (k + 1 < n && (cut || (w && goes_on(&l[k], w))))
            continue;
        if (!add_para(out, l[from].start, l[k].end, k > from, err))
            return false;
        from = k + 1;
    }
    return true;
}

/* ------------------------------------------------------------- blocks */

static bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F); }

/* Trims what jk_is_space calls space. */
static void trim(const char **start, const char **end)
{
    for (const char *at = *start; at < *end; *start = at)
        if (!((unsigned char)*at < 0x80 ? blank(*at++) : jk_is_space(jk_next_char(&at, *end))))
            break;
    for (const char *at = *end; at > *start; *end = at)
        if (!((unsigned char)at[-1] < 0x80 ? blank(*--at) : jk_is_space(jk_prev_char(&at, *start))))
            break;
}

jk_span jk_trim(jk_span s)
{
    const char *start = s.ptr, *end = s.ptr + s.len;
    trim(&start, &end);
    return (jk_span){ start, (size_t)(end - start) };
}

static bool read_lines(jk_span text, lines *l, jk_err *err)
{
    const char *at = text.ptr, *end = text.ptr + text.len;
    bool cr = text.len && memchr(text.ptr, '\r', text.len), opens = true;
    while (at < end) {
        const char *stop = at, *start = at;
        if (cr)
            while (stop < end && *stop != '\n' && *stop != '\r')
                stop++;
        else if (!(stop = memchr(at, '\n', (size_t)(end - at))))
            stop = end;
        at = stop < end ? stop + (*stop == '\r' && stop + 1 < end && stop[1] == '\n' ? 2 : 1) : end;
        trim(&start, &stop);
        if (start < stop && !add_line(l, start, stop, opens, err))
            return false;
        opens = start == stop;
    }
    return true;
}

static size_t block_end(const lines *l, size_t from)
{
    size_t to = from + 1;
    while (to < l->n && !l->ptr[to].opens)
        to++;
    return to;
}

bool jk_layout(jk_span text, bool plain, jk_paras *out, jk_err *err)
{
    lines l = { 0 };
    unsigned width = 0;                         /* what the document is cut to */
    bool ok = read_lines(text, &l, err);
    for (size_t k = 0, to; ok && !plain && k < l.n; k = to) {
        to = block_end(&l, k);
        unsigned own = may_be_wrapped(l.ptr + k, to - k) ? own_width(l.ptr + k, to - k) : 0;
        width = own > width ? own : width;
    }
    for (size_t k = 0, to; ok && k < l.n; k = to) {
        to = plain ? k + 1 : block_end(&l, k);
        unsigned w = width && may_be_wrapped(l.ptr + k, to - k) ? width : 0;
        if (w)
            measure_all(l.ptr + k, to - k);
        if (w && (widest(l.ptr + k, to - k) > w || !cut_to(l.ptr + k, to - k, w, 5)))
            w = own_width(l.ptr + k, to - k);
        ok = put_block(l.ptr + k, to - k, w, out, err);
    }
    free(l.ptr);
    return ok;
}

/* fold.c - text cut into lines by the columns it takes on a terminal: see fold.h. */
#include "corpus/fold.h"

#include "align/unicode.h"

enum { JOINER = 0x200D, NO_BREAK = 0xA0, FIGURE = 0x2007, NARROW_NO_BREAK = 0x202F };

static bool is_control(uint32_t c) { return c < ' ' || (c >= 0x7F && c < 0xA0); }
static size_t width_of(uint32_t c) { return is_control(c) ? 1 : jk_char_width(c); }

/* A space at which a line may end. */
static bool is_gap(uint32_t c)
{
    return jk_is_space(c) && !is_control(c) && c != NO_BREAK && c != FIGURE && c != NARROW_NO_BREAK && c != 0xFEFF && c != 0x2060;
}

/* Wide brackets and quotation marks that open. */
static bool opens(uint32_t c)
{
    static const uint32_t all[] = { 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0xFF08 };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (c == all[k])
            return true;
    return false;
}

/* A line may end between a wide character that opens nothing and one that is Han, kana or
   opens something. */
static bool may_part(uint32_t before, uint32_t c)
{
    if (before < 0x2E80 || c < 0x2E80 || jk_is_hangul(before) || jk_char_width(before) != 2 || opens(before))
        return false;
    jk_script script = jk_script_of(c);
    return script == JK_SCRIPT_HAN || script == JK_SCRIPT_KANA || opens(c);
}

/* The character at *at with the marks that stand on it; *columns is what it takes. */
static uint32_t next_cluster(const char **at, const char *end, size_t *columns)
{
    uint32_t first = jk_next_char(at, end), last = first;
    *columns = width_of(first);
    while (*at < end) {
        const char *then = *at;
        uint32_t c = jk_next_char(&then, end);
        bool joined = last == JOINER && !is_gap(c) && !is_control(c);
        if (!joined && (width_of(c) || is_gap(c)))
            break;
        last = c;
        *at = then;
    }
    return first;
}

size_t jk_text_width(jk_span text)
{
    size_t sum = 0, columns;
    for (const char *at = text.ptr, *end = text.ptr + text.len; at < end; sum += columns)
        next_cluster(&at, end, &columns);
    return sum;
}

static const char *skip_gaps(const char *at, const char *end)
{
    while (at < end) {
        const char *then = at;
        if (!is_gap(jk_next_char(&then, end)))
            break;
        at = then;
    }
    return at;
}

bool jk_fold_line(jk_span *rest, size_t width, jk_span *line)
{
    const char *end = rest->ptr + rest->len, *start = skip_gaps(rest->ptr, end), *at = start;
    const char *stop = NULL, *then = NULL;      /* the latest place to break: text up to stop, on from then */
    uint32_t before = 0;
    size_t used = 0, columns;
    if (start == end)
        return false;
    while (at < end) {
        const char *here = at;
        uint32_t c = next_cluster(&at, end, &columns);
        if (is_gap(c)) {
            stop = here;
            used += columns;
            for (then = at; then < end && (at = skip_gaps(then, end)) > then; then = at)
                used += jk_text_width((jk_span){ then, (size_t)(at - then) });
            before = 0;
            continue;
        }
        if (before && may_part(before, c))
            stop = then = here;
        if (used + columns > width && here > start) {
            if (!stop)
                stop = then = here;
            goto found;
        }
        used += columns;
        before = c;
    }
    if (!stop || then < end)
        stop = end;
    then = end;
found:
    *line = (jk_span){ start, (size_t)(stop - start) };
    *rest = (jk_span){ then, (size_t)(end - then) };
    return true;
}

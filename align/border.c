/* border.c - hard borders: a regular expression says which sentences start a section.
 *
 *     texts -> marks, the sentences that match -> the k-th of both sides are one border
 *
 * Nothing is guessed: texts that do not have the same number of marks, or whose marks hold other numbers
 * (chapter 3, but the fourth), are an error that says where they part.
 */
#include "align/border.h"
#include "align/unicode.h"

typedef struct {
    uint32_t sent;
    jk_span text;                   /* what matched */
} mark;

typedef struct {
    mark *at;
    uint32_t n;
} marks;

/* -------------------------------------------------------------------- marks */

/* What is looked at of a sentence: a sentence that starts a line is seen to that line's end, for "Chapter 3. The sea" may be two sentences. */
static jk_span view_of(const jk_doc *doc, uint32_t k)
{
    jk_span s = doc->sent[k].text;
    const char *start = s.ptr, *end = doc->text.ptr + doc->text.len;
    while (start > doc->text.ptr && (start[-1] == ' ' || start[-1] == '\t' || start[-1] == '\r'))
        start--;
    if (start > doc->text.ptr && start[-1] != '\n')
        return s;
    if (s.len && memchr(s.ptr, '\n', s.len))
        return s;
    while (s.ptr + s.len < end && s.ptr[s.len] != '\n' && s.ptr[s.len] != '\r')
        s.len++;
    return s;
}

static bool find_marks(jk_regex *regex, jk_arena *arena, const jk_doc *doc, marks *out, jk_err *err)
{
    *out = (marks){ .at = JK_NEW(arena, mark, doc->n_sent, err) };
    for (uint32_t k = 0; !err->code && k < doc->n_sent; k++) {
        jk_span view = view_of(doc, k);
        size_t at, len;
        if (jk_regex_find(regex, view, 0, &at, &len, err) && at < doc->sent[k].text.len)
            out->at[out->n++] = (mark){ k, { view.ptr + at, len } };
    }
    return !err->code;
}

/* ------------------------------------------------------------------ numbers */

/* A decimal digit's value: in Unicode each script's ten stand in a row, from its zero on. */
static uint32_t digit_of(uint32_t c)
{
    uint32_t n = 0;
    while (jk_is_digit(c - n - 1))
        n++;
    return n % 10;
}

/* The next number in digits, which *s moves behind. False: none. */
static bool next_number(jk_span *s, uint64_t *value)
{
    const char *at = s->ptr, *end = s->ptr + s->len;
    bool found = false;
    *value = 0;
    while (at < end) {
        const char *before = at;
        uint32_t c = jk_next_char(&at, end);
        if (!jk_is_digit(c)) {
            if (found) {
                at = before;
                break;
            }
            continue;
        }
        uint32_t digit = digit_of(c);
        *value = *value > (UINT64_MAX - digit) / 10 ? UINT64_MAX : *value * 10 + digit;
        found = true;
    }
    *s = (jk_span){ at, (size_t)(end - at) };
    return found;
}

/* Of as many numbers as both hold, is one another? */
static bool numbers_differ(jk_span a, jk_span b)
{
    uint64_t x, y;
    while (next_number(&a, &x) && next_number(&b, &y))
        if (x != y)
            return true;
    return false;
}

/* ------------------------------------------------------------------- errors */

enum { SHOWN = 40 };                /* bytes of what matched */

/* Its first line, as much as an error has room for. */
static jk_span shown(const marks *m, uint32_t k)
{
    jk_span s = m->at[k].text;
    const char *line = s.len ? memchr(s.ptr, '\n', s.len) : NULL;
    s.len = line ? (size_t)(line - s.ptr) : s.len;
    if (s.len > SHOWN)
        for (s.len = SHOWN; ((unsigned char)s.ptr[s.len] & 0xC0) == 0x80;)
            s.len--;
    return s;
}

static bool differ_at(const marks *a, const marks *b, uint32_t k, jk_err *err)
{
    jk_span x = shown(a, k), y = shown(b, k);
    return jk_fail(err, JK_EINPUT, "--delimiter: %u sections start in the source, %u in the target; they part at number %u: \"%.*s\" (sentence %u) and \"%.*s\" (sentence %u)",
                   a->n, b->n, k + 1, (int)x.len, x.ptr, a->at[k].sent, (int)y.len, y.ptr, b->at[k].sent);
}

/* No number says where one is missing: the last of the shorter side are a place to start at. */
static bool too_few(const marks *a, const marks *b, jk_err *err)
{
    bool tgt = b->n < a->n;
    const marks *less = tgt ? b : a;
    const char *side = tgt ? "target" : "source";
    if (less->n == 0)
        return jk_fail(err, JK_EINPUT, "--delimiter: %u sections start in the source, %u in the target: it matches nothing in the %s", a->n, b->n, side);
    uint32_t last = less->n - 1;
    jk_span x = shown(less, last ? last - 1 : 0), y = shown(less, last);
    if (last == 0)
        return jk_fail(err, JK_EINPUT, "--delimiter: %u sections start in the source, %u in the target; the only one of the %s is \"%.*s\" (sentence %u)",
                       a->n, b->n, side, (int)y.len, y.ptr, less->at[last].sent);
    return jk_fail(err, JK_EINPUT, "--delimiter: %u sections start in the source, %u in the target; the last of the %s are \"%.*s\" and \"%.*s\" (sentences %u and %u)",
                   a->n, b->n, side, (int)x.len, x.ptr, (int)y.len, y.ptr, less->at[last - 1].sent, less->at[last].sent);
}

/* ------------------------------------------------------------------ borders */

static bool pair_up(jk_arena *arena, const marks *a, const marks *b, jk_borders *out, jk_err *err)
{
    uint32_t both = a->n < b->n ? a->n : b->n;
    for (uint32_t k = 0; k < both; k++)
        if (numbers_differ(a->at[k].text, b->at[k].text))
            return differ_at(a, b, k, err);
    if (a->n != b->n)
        return too_few(a, b, err);
    jk_border *at = JK_NEW(arena, jk_border, both, err);
    *out = (jk_borders){ at, 0 };
    for (uint32_t k = 0; at && k < both; k++)
        if (a->at[k].sent || b->at[k].sent)
            at[out->n++] = (jk_border){ a->at[k].sent, b->at[k].sent };
    return at != NULL;
}

bool jk_borders_find(jk_arena *arena, const char *pattern, const jk_doc *src, const jk_doc *tgt, jk_borders *out, jk_err *err)
{
    marks a, b;
    jk_arena *scratch = jk_arena_open(0);
    jk_regex *regex = jk_regex_open(jk_span_of(pattern), false, err);
    if (!scratch)
        jk_fail(err, JK_ENOMEM, "no memory to look for sections");
    bool ok = scratch && regex && find_marks(regex, scratch, src, &a, err) && find_marks(regex, scratch, tgt, &b, err) && pair_up(arena, &a, &b, out, err);
    jk_regex_close(regex);
    jk_arena_close(scratch);
    return ok;
}

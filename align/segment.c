/* segment.c - paragraphs to sentences: ICU proposes, a filter disposes.
 *
 * Candidates are the marks of unicode/breaks.c, ICU's boundaries among them. One walk
 * from left to right keeps, drops or moves each: pairs (brackets, quotations) first, since
 * they are matched within their paragraph; then the rules of judge.c, the first that has
 * an opinion. The text is never rewritten: a sentence is a place in it.
 */
#include "align/text.h"

bool jk_sents_add(jk_sents *out, jk_arena *arena, jk_sent s, jk_err *err)
{
    if (out->n == UINT32_MAX - 1)
        return jk_fail(err, JK_ELIMIT, "more than %u sentences in a document", UINT32_MAX - 1);
    if (out->n == out->cap) {
        size_t cap = out->cap ? out->cap * 2 : 64;
        jk_sent *at = jk_arena_grow(arena, out->ptr, out->cap, cap, sizeof *at, err);
        if (!at)
            return false;
        out->ptr = at;
        out->cap = cap;
    }
    out->ptr[out->n++] = s;
    return true;
}

uint32_t jk_count_solid(jk_span s)
{
    const uint64_t one = 0x0101010101010101u, high = 0x8080808080808080u;
    uint32_t n = 0;
    const unsigned char *p = (const unsigned char *)s.ptr, *end = p + s.len;
    while (p < end) {
        uint64_t w;
        unsigned c = *p;
        if (c >= 0xE4 && c <= 0xED) {
            n++;
            p += 3;
        } else if (c < 0x80) {
            /* eight of ASCII without a control: what is more than 0x20 carries into the high bit, and
               a multiplication sums the eight bits */
            if (end - p >= 8 && (memcpy(&w, p, 8), !(w & high)) && !((w - 0x20 * one) & high)) {
                n += (uint32_t)((((w - 0x20 * one) + 0x7F * one) & high) / 0x80 * one >> 56);
                p += 8;
                continue;
            }
            n += !(c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F));
            p++;
        } else {
            const char *at = (const char *)p;
            n += !jk_is_space(jk_next_char(&at, (const char *)end));
            p = (const unsigned char *)at;
        }
    }
    return n;
}

/* The walk through one paragraph. */
typedef struct {
    const jk_cutter *cut;
    jk_arena *arena;
    jk_sents *out;
    const char *para, *end, *from;
    jk_mark *mark;                  /* of this paragraph */
    size_t n;
    uint32_t number;
    const char *safe;               /* no sentence ends before here: inside a pair */
    const char *item;               /* where the next item of a list inside the paragraph starts, or NULL */
    unsigned style;
    uint32_t value;
    bool lower;
} walk;

static bool put(walk *w, const char *end, const char *next, const char *rule, jk_err *err)
{
    jk_span s = jk_trim((jk_span){ w->from, (size_t)(end - w->from) });
    w->from = next;
    if (!s.len)
        return true;
    return jk_sents_add(w->out, w->arena, (jk_sent){ s, w->number, jk_count_solid(s), JK_TEXT, rule }, err);
}

static bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static const char *skip_space(const char *p, const char *end)
{
    while (p < end) {
        const char *at = p;
        if ((unsigned char)*p < 0x80 ? !blank(*p) : !jk_is_space(jk_next_char(&at, end)))
            return p;
        p = (unsigned char)*p < 0x80 ? p + 1 : at;
    }
    return p;
}

/* -------------------------------------------------------------------- pairs */

static bool space_before(const char *p, const char *start) { return p == start || (unsigned char)p[-1] <= ' ' || (p - start > 2 && jk_is_space((jk_prev_char(&p, start)))); }
static bool space_after(const char *p, const char *end) { return p >= end || (unsigned char)*p <= ' ' || jk_is_space((jk_next_char(&p, end))); }

/* Does close end what open began? */
static bool match(uint32_t open, uint32_t close)
{
    switch (open) {
    case '(': return close == ')';
    case '[': case '{': case '<': return close == open + 2;
    case '"': case '\'': return close == open;
    case 0x2018: case 0x201A: case 0x201B: return close == 0x2019 || (open == 0x201A && close == 0x2018);
    case 0x201C: case 0x201E: case 0x201F: return close == 0x201D || (open == 0x201E && close == 0x201C);
    case 0xAB: return close == 0xBB;
    case 0x2039: return close == 0x203A;
    case 0x3014: case 0xFF08: case 0xFF62: return close == open + 1;
    case 0xFF3B: return close == 0xFF3D;
    default: return open >= 0x3008 && open <= 0x3011 && close == open + 1;
    }
}

static bool is_quote(uint32_t c) { return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A || (c >= 0x300C && c <= 0x300F); }

/* Which side is a " or ' on? +1 opens, -1 closes, 0 neither. open: one is open. */
static int side(const walk *w, const jk_mark *m, bool open)
{
    bool before = space_before(m->at, w->para) || strchr("([{<", m->at[-1]), after = space_after(m->at + m->len, w->end);
    if (m->kind == JK_MARK_QUOTE)
        return before && !after ? 1 : open ? -1 : after ? 0 : 1;
    if (before)
        return after ? 0 : 1;
    if (!open)
        return 0;
    const char *next = m->at + m->len;
    return after || !((*next | 32) >= 'a' && (*next | 32) <= 'z') ? -1 : 0;
}

static void match_pairs(walk *w)
{
    enum { DEPTH = 32 };
    int32_t stack[DEPTH];
    size_t depth = 0;
    for (size_t k = 0; k < w->n; k++) {
        jk_mark *m = &w->mark[k];
        m->mate = -1;
        if (m->kind < JK_MARK_OPEN || m->kind > JK_MARK_APOS)
            continue;
        size_t d = depth;
        while (d > 0 && !match(w->mark[stack[d - 1]].c, m->c))
            d--;
        int dir = m->kind == JK_MARK_OPEN ? (d && m->c != '<' && (m->c == 0x201C || m->c == 0x2018) ? -1 : 1) : m->kind == JK_MARK_CLOSE ? -1 : side(w, m, d > 0);
        if (dir > 0) {
            if (m->c == '<' && space_after(m->at + 1, w->end))
                continue;
            if (d && (m->kind == JK_MARK_QUOTE || m->kind == JK_MARK_APOS))
                depth = d - 1;                  /* the one before was never closed */
            if (depth < DEPTH)
                stack[depth++] = (int32_t)k;
        } else if (dir < 0 && d) {
            m->mate = stack[d - 1];
            w->mark[stack[d - 1]].mate = (int32_t)k;
            depth = d - 1;
        }
    }
}

/* Does the pair that opens at m keep its sentences together with what is around it? */
static bool keeps_together(const walk *w, const jk_mark *m)
{
    enum { LONGEST = 1500, TITLE = 300 };       /* bytes; a longer pair is doubtful */
    const jk_mark *mate = &w->mark[m->mate];
    size_t len = (size_t)(mate->at - m->at);
    if (len > LONGEST)
        return false;
    if (is_quote(m->c))
        return jk_quotative(w->cut->words, mate->at + mate->len, w->end);
    if (m->c == '<' || m->c == 0x3008 || m->c == 0x300A)
        return len <= TITLE;
    return m->at > w->from;
}

/* ------------------------------------------------------------- inner lists */

/* The next item of the list the paragraph began with, from p on. */
static const char *next_item(walk *w, const char *p)
{
    jk_span head = { w->para, (size_t)(w->end - w->para) };
    size_t bullet = jk_bullet(head);
    bool number = w->style != 0;
    if (bullet < 2 && !number)
        return NULL;
    for (; p < w->end; p++) {
        if (!blank(*p))
            continue;
        jk_span s = { p + 1, (size_t)(w->end - p - 1) };
        size_t b = bullet >= 2 && s.len > bullet && memcmp(s.ptr, w->para, bullet) == 0 ? bullet : 0;
        if (bullet >= 2 && !b)
            continue;
        unsigned style;
        uint32_t value;
        if (!number)
            return p + 1;
        const char *q = skip_space(s.ptr + b, w->end);
        if (jk_enumerator(w->cut->words, (jk_span){ q, (size_t)(w->end - q) }, &style, &value) && style == w->style && value == w->value + 1) {
            w->value = value;
            return p + 1;
        }
    }
    return NULL;
}

static void start_list(walk *w)
{
    const char *p = w->para + jk_bullet((jk_span){ w->para, (size_t)(w->end - w->para) });
    p = skip_space(p, w->end);
    w->style = 0;
    size_t n = jk_enumerator(w->cut->words, (jk_span){ p, (size_t)(w->end - p) }, &w->style, &w->value);
    if (!n || !jk_list_style(w->style, w->value))
        w->style = 0;
    w->item = next_item(w, p + n);
}

/* ------------------------------------------------------------ candidates */

static bool closes(const walk *w, size_t j)
{
    const jk_mark *m = &w->mark[j];
    if (m->kind < JK_MARK_OPEN || m->kind > JK_MARK_APOS)
        return false;
    if (m->mate >= 0)
        return (size_t)m->mate < j;
    return m->kind == JK_MARK_CLOSE || (m->kind == JK_MARK_QUOTE && space_after(m->at + m->len, w->end));
}

/* [12] behind a full stop belongs to the sentence before it. */
static const char *skip_citation(const char *p, const char *end)
{
    for (;;) {
        const char *q = p;
        if (q == end || *q++ != '[')
            return p;
        while (q < end && *q >= '0' && *q <= '9')
            q++;
        if (q == p + 1 || q == end || *q++ != ']')
            return p;
        p = q;
    }
}

static const char *skip_emoticon(const char *p, const char *end)
{
    while (p < end) {
        const char *at = p;
        uint32_t c = jk_next_char(&at, end);
        if (!(c == '^' || c == '~' || (c >= 0x3131 && c <= 0x3163)))
            break;
        p = at;
    }
    return p;
}

/* Describes the place of the terminators from mark k on; returns the mark behind it. */
static size_t describe(const walk *w, size_t k, jk_place *at)
{
    const char *p = w->mark[k].at;
    *at = (jk_place){ .para = w->para, .end = w->end, .from = w->from, .stop = p, .lower = w->lower };
    for (bool again = true; again;) {
        again = false;
        while (k < w->n && w->mark[k].at == p && (w->mark[k].kind == JK_MARK_STOP || w->mark[k].kind == JK_MARK_ELLIPSIS)) {
            at->n_stop++;
            at->icu |= w->mark[k].icu;
            at->c = w->mark[k].c;
            p += w->mark[k++].len;
            if (at->c == '.' && k < w->n && w->mark[k].at == p + 1 && w->mark[k].c == '.' && blank(*p) && (p + 2 == w->end || blank(p[2]) || p[2] == '.' || (unsigned char)p[2] >= 0x80 || p[2] == '"'))
                p++;                            /* . . . */
        }
        while (k < w->n && w->mark[k].at == p && closes(w, k)) {
            at->closer = true;
            at->quote |= is_quote(w->mark[k].c);
            at->icu |= w->mark[k].icu;
            p += w->mark[k++].len;
            again = true;
        }
        again = again && k < w->n && w->mark[k].at == p && (w->mark[k].kind == JK_MARK_STOP || w->mark[k].kind == JK_MARK_ELLIPSIS);
    }
    p = skip_citation(p, w->end);
    if (w->cut->endings)
        p = skip_emoticon(p, w->end);
    while (k < w->n && w->mark[k].at < p)
        at->icu |= w->mark[k++].icu;
    at->left = p;
    at->right = skip_space(p, w->end);
    return k;
}

static bool walk_para(walk *w, jk_err *err)
{
    match_pairs(w);
    start_list(w);
    for (size_t k = 0; k < w->n;) {
        const jk_mark *m = &w->mark[k];
        while (w->item && m->at >= w->item) {
            const char *item = w->item;
            if (!put(w, item, item, "item", err))
                return false;
            w->item = next_item(w, item);
        }
        if (m->mate > (int32_t)k && m->at >= w->safe && keeps_together(w, m))
            w->safe = w->mark[m->mate].at;
        bool inside = m->at < w->safe;
        if (m->kind == JK_MARK_BREAK) {
            if (!put(w, m->at, m->at, "line", err))
                return false;
        } else if (m->kind == JK_MARK_SIGN && !inside && m->at > w->from && space_before(m->at, w->para)) {
            if (!put(w, m->at, m->at, "sign", err))
                return false;
        } else if (m->kind == JK_MARK_SPACE && !inside) {
            if (jk_bare_ending(w->cut->words, w->from, m->at, w->end, w->cut->bare) && !put(w, m->at, m->at + 1, "ending", err))
                return false;
        } else if ((m->kind == JK_MARK_STOP || m->kind == JK_MARK_ELLIPSIS) && !inside) {
            jk_place at;
            const char *rule;
            k = describe(w, k, &at);
            if (at.right < w->end && at.right != w->item && jk_judge(w->cut->words, &at, &rule) && !put(w, at.left, at.right, rule, err))
                return false;
            continue;
        }
        k++;
    }
    while (w->item) {
        const char *item = w->item;
        if (!put(w, item, item, "item", err))
            return false;
        w->item = next_item(w, item);
    }
    return put(w, w->end, w->end, "line", err);
}

static bool cut_window(const jk_cutter *cut, jk_arena *arena, const jk_paras *paras, size_t first, size_t last, jk_sents *out, jk_err *err)
{
    jk_mark *mark;
    size_t n;
    if (!jk_breaks_run(cut->breaks, &mark, &n, err))
        return false;
    for (size_t k = first, m = 0; k < last; k++) {
        const jk_para *p = &paras->ptr[k];
        walk w = { .cut = cut, .arena = arena, .out = out, .para = p->start, .end = p->end, .from = p->start, .mark = mark + m, .number = (uint32_t)k };
        const char *at = p->start;
        w.lower = jk_is_lower(jk_next_char(&at, p->end));
        while (m < n && (mark[m].at < p->end || (mark[m].kind == JK_MARK_BREAK && mark[m].at == p->end)))
            m++;
        w.n = (size_t)(mark + m - w.mark);
        if (!walk_para(&w, err))
            return false;
    }
    return true;
}

static bool cut_plain(const jk_cutter *cut, jk_arena *arena, const jk_paras *paras, size_t first, size_t last, jk_sents *out, jk_err *err)
{
    const char *const *at;
    size_t n;
    if (!jk_breaks_plain(cut->breaks, &at, &n, err))
        return false;
    for (size_t k = first, m = 0; k < last; k++) {
        const jk_para *p = &paras->ptr[k];
        walk w = { .cut = cut, .arena = arena, .out = out, .from = p->start, .number = (uint32_t)k };
        for (; m < n && at[m] <= p->end; m++)
            if (!put(&w, at[m], at[m], "icu", err))
                return false;
        if (!put(&w, p->end, p->end, "line", err))
            return false;
    }
    return true;
}

bool jk_segment(const jk_cutter *cut, jk_arena *arena, const jk_paras *paras, jk_sents *out, jk_err *err)
{
    if (paras->n >= UINT32_MAX)
        return jk_fail(err, JK_ELIMIT, "%zu paragraphs in a document; at most %u", paras->n, UINT32_MAX - 1);
    for (size_t first = 0, last = 0; first < paras->n; first = last) {
        jk_breaks_start(cut->breaks, cut->endings && !cut->plain);
        for (; last < paras->n && !jk_breaks_full(cut->breaks); last++) {
            const jk_para *p = &paras->ptr[last];
            jk_span text = { p->start, (size_t)(p->end - p->start) };
            if (!(cut->plain ? jk_breaks_add_whole(cut->breaks, text, err) : jk_breaks_add(cut->breaks, text, p->wrapped, err)))
                return false;
        }
        if (!(cut->plain ? cut_plain(cut, arena, paras, first, last, out, err) : cut_window(cut, arena, paras, first, last, out, err)))
            return false;
    }
    return true;
}

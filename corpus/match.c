/* match.c - literals and regular expressions in pairs: see match.h.
 *
 * A pattern has a literal that it needs: itself, or a piece of the regular expression that every match holds. Rows in which
 * none of these stands are passed over without being looked at. Where case is folded that holds for texts of which folding
 * changes ASCII's capitals alone (jk_fold_plain); every other row is looked at.
 */
#include "corpus/match.h"

#include <stdlib.h>

#include "align/morph/morph.h"
#include "align/unicode.h"
#include "corpus/text.h"

typedef struct {
    jk_span text;                   /* folded where folding is asked for */
    jk_regex *regex;                /* NULL: text is a literal */
    jk_span need;                   /* empty: not known */
    size_t rare, next;              /* of need; where it stands next, SIZE_MAX: not known */
} pattern;

struct jk_matcher {
    bool fold, word;
    pattern *pattern[JK_N_IN];
    size_t n[JK_N_IN];
    int quick;                      /* the kind whose needs are looked for; JK_N_IN: none */
    size_t plain;                   /* how far the rows are plain, from where skip was */
    jk_arena *own, *arena;          /* patterns; a text being folded */
};

typedef struct { jk_span text; const uint32_t *place; /* NULL: as it was */ } folded;

/* ---------------------------------------------------------------- literals */

/* How frequent a byte is in text, roughly; 255: most. */
static unsigned frequency(unsigned char c)
{
    static const char letters[] = "QZXJqzjxVKUYvkwygpbmfcudhlrsintoae";
    const char *at = c ? strchr(letters, c) : NULL;
    if (at)
        return 20 + 4 * (unsigned)(at - letters);
    return c == ' ' ? 250 : c >= 0xE0 ? 240 : c >= 0xC0 ? 80 : c >= 0x80 ? 50 : 30;
}

size_t jk_rarest(jk_span literal)
{
    size_t best = 0;
    for (size_t k = 1; k < literal.len; k++)
        if (frequency((unsigned char)literal.ptr[k]) <= frequency((unsigned char)literal.ptr[best]))
            best = k;
    return best;
}

size_t jk_find(jk_span text, size_t from, jk_span literal, size_t rare)
{
    if (!literal.len)
        return from;
    while (from < text.len && literal.len <= text.len - from) {
        size_t left = text.len - from - literal.len + 1;
        const char *hit = memchr(text.ptr + from + rare, literal.ptr[rare], left);
        if (!hit)
            break;
        from = (size_t)(hit - text.ptr) - rare;
        if (memcmp(text.ptr + from, literal.ptr, literal.len) == 0)
            return from;
        from++;
    }
    return text.len;
}

/* ----------------------------------------------------- what a regex needs */

static bool is_punct(char c) { return c > ' ' && c < 0x7F && !((c | 32) >= 'a' && (c | 32) <= 'z') && !(c >= '0' && c <= '9'); }

/* Behind the set or group that opens at k; 0: it is not understood. */
static size_t behind(jk_span s, size_t k, char open, char close)
{
    for (size_t depth = 0; k < s.len; k++) {
        if (s.ptr[k] == '\\') {
            if (++k < s.len && s.ptr[k] == 'Q')
                return 0;
        } else if (open == '(' && s.ptr[k] == '[') {
            size_t end = behind(s, k, '[', ']');
            if (!end)
                return 0;
            k = end - 1;
        } else if (s.ptr[k] == open)
            depth++;
        else if (s.ptr[k] == close && --depth == 0)
            return k + 1;
    }
    return 0;
}

typedef struct { char *best; size_t n_best; char *run; size_t n; } needed;

static void end_run(needed *d)
{
    if (d->n > d->n_best) {
        memcpy(d->best, d->run, d->n);
        d->n_best = d->n;
    }
    d->run += d->n;                 /* there is room: no byte of the regex is taken twice */
    d->n = 0;
}

static void drop_char(needed *d)
{
    while (d->n && ((unsigned char)d->run[--d->n] & 0xC0) == 0x80)
        ;
}

/* One item of the regex at *k. False: it is not understood, and nothing is known. */
static bool item(needed *d, jk_span s, size_t *k)
{
    char c = s.ptr[*k], next = '\0';
    if (*k + 1 < s.len)
        next = s.ptr[*k + 1];
    switch (c) {
    case '\\':
        if (!next || (!is_punct(next) && !strchr("bBdDsSwW", next)))
            return false;
        if (is_punct(next))
            d->run[d->n++] = next;
        else
            end_run(d);
        *k += 2;
        return true;
    case '(': case '[':
        if (c == '(' && next == '?')
            return false;
        end_run(d);
        return (*k = behind(s, *k, c, c == '(' ? ')' : ']')) != 0;
    case '|':
        return false;
    case '?': case '*': case '{':
        drop_char(d);
        end_run(d);
        return c == '{' ? (*k = behind(s, *k, '{', '}')) != 0 : ++*k != 0;
    case '+': case '.': case '^': case '$': case ')': case ']': case '}':
        end_run(d);
        return ++*k != 0;
    default:
        d->run[d->n++] = c;
        return ++*k != 0;
    }
}

size_t jk_regex_needs(jk_span regex, char *out)
{
    char *run = malloc(regex.len + 1);
    needed d = { .best = out, .run = run };
    size_t k = 0;
    bool ok = run != NULL;          /* without memory nothing is known, and all rows are looked at */
    while (ok && k < regex.len)
        ok = item(&d, regex, &k);
    if (ok)
        end_run(&d);
    free(run);
    return ok ? d.n_best : 0;
}

/* ---------------------------------------------------------------- patterns */

/* The pieces between escapes are folded; a character that becomes one with a meaning is a literal all the same. */
static bool fold_regex(jk_matcher *m, jk_span s, jk_span *out, jk_err *err)
{
    jk_buf to = { 0 };
    for (size_t k = 0; k < s.len && !err->code;) {
        size_t from = k;
        jk_span piece;
        if (s.ptr[k] == '\\') {
            const char *at = s.ptr + ++k;
            if (k < s.len && strchr("pPNx", *at) && k + 1 < s.len && at[1] == '{') {
                const char *end = memchr(at, '}', s.len - k);
                k = end ? (size_t)(end - s.ptr) + 1 : s.len;
            } else if (k < s.len) {
                jk_next_char(&at, s.ptr + s.len);
                k = (size_t)(at - s.ptr);
            }
            jk_buf_put(&to, (jk_span){ s.ptr + from, k - from }, err);
            continue;
        }
        if ((unsigned char)s.ptr[k] < 0x80 && is_punct(s.ptr[k])) {
            jk_buf_putc(&to, s.ptr[k++], err);
            continue;
        }
        while (k < s.len && !is_punct(s.ptr[k]))
            k++;
        if (!jk_fold(m->own, (jk_span){ s.ptr + from, k - from }, &piece, err))
            break;
        for (size_t j = 0; j < piece.len; j++) {
            if (is_punct(piece.ptr[j]))
                jk_buf_putc(&to, '\\', err);
            jk_buf_putc(&to, piece.ptr[j], err);
        }
    }
    *out = jk_arena_copy(m->own, jk_buf_span(&to), err);
    jk_buf_free(&to);
    return !err->code;
}

static bool has_meaning(const char *s) { return strpbrk(s, "\\^$.|?*+()[]{}") != NULL; }

static bool make_pattern(jk_matcher *m, pattern *p, const char *text, bool literal, jk_err *err)
{
    size_t at;
    p->text = jk_arena_copy(m->own, jk_span_of(text), err);
    p->next = SIZE_MAX;
    if (err->code)
        return false;
    if (!jk_utf8_valid(p->text, &at))
        return jk_fail(err, JK_EUSAGE, "the pattern is not UTF-8 at byte %zu", at + 1);
    if (literal || !has_meaning(text)) {
        if (m->fold && !jk_fold(m->own, jk_span_of(text), &p->text, err))
            return false;
        p->need = p->text;
    } else {
        if (m->fold && !fold_regex(m, jk_span_of(text), &p->text, err))
            return false;
        char *need = JK_NEW(m->own, char, p->text.len + 1, err);
        p->regex = need ? jk_regex_open(p->text, m->fold, err) : NULL;
        if (!p->regex)
            return false;
        p->need = (jk_span){ need, jk_regex_needs(p->text, need) };
    }
    p->rare = jk_rarest(p->need);
    return true;
}

/* The kind whose shortest need is the longest. */
static int quickest(const jk_matcher *m)
{
    size_t best = 0;
    int quick = JK_N_IN;
    for (int in = 0; in < JK_N_IN; in++) {
        size_t least = m->n[in] ? SIZE_MAX : 0;
        for (size_t k = 0; k < m->n[in]; k++)
            least = m->pattern[in][k].need.len < least ? m->pattern[in][k].need.len : least;
        if (least > best) {
            best = least;
            quick = in;
        }
    }
    return quick;
}

jk_matcher *jk_matcher_open(const jk_match_options *o, jk_err *err)
{
    jk_matcher *m = calloc(1, sizeof *m);
    if (!m || !(m->own = jk_arena_open(0)) || !(m->arena = jk_arena_open(0))) {
        jk_fail(err, JK_ENOMEM, "no memory for a search");
        goto fail;
    }
    m->fold = o->fold;
    m->word = o->word;
    for (int in = 0; in < JK_N_IN; in++) {
        if (!(m->pattern[in] = JK_NEW(m->own, pattern, o->n[in], err)))
            goto fail;
        for (; m->n[in] < o->n[in]; m->n[in]++)
            if (!make_pattern(m, &m->pattern[in][m->n[in]], o->pattern[in][m->n[in]], o->literal, err))
                goto fail;
    }
    m->quick = quickest(m);
    return m;
fail:
    jk_matcher_close(m);
    return NULL;
}

void jk_matcher_close(jk_matcher *m)
{
    if (!m)
        return;
    for (int in = 0; in < JK_N_IN; in++)
        for (size_t k = 0; k < m->n[in]; k++)
            jk_regex_close(m->pattern[in][k].regex);
    jk_arena_close(m->own);
    jk_arena_close(m->arena);
    free(m);
}

/* ------------------------------------------------------------------- a text */

static bool fold(jk_matcher *m, jk_span text, folded *out, jk_err *err)
{
    *out = (folded){ text, NULL };
    if (!m->fold || !text.len)
        return true;
    if (jk_fold_plain(text) < text.len)
        return jk_fold_places(m->arena, text, &out->text, &out->place, err);
    char *low = JK_NEW(m->arena, char, text.len, err);
    if (!low)
        return false;
    jk_lower_ascii(low, text.ptr, text.len);
    out->text.ptr = low;
    return true;
}

static bool in_word(uint32_t c) { return jk_is_letter(c) || jk_is_digit(c) || c == '_'; }

/* What follows is no more of the word: nothing of one, or a Korean particle. */
static bool ends_word(jk_span text, size_t to)
{
    const char *after = text.ptr + to, *end = text.ptr + text.len;
    if (after == end || !in_word(jk_next_char(&after, end)))
        return true;
    const char *stop = after;
    while (after < end && in_word(jk_next_char(&after, end)))
        stop = after;
    return jk_ko_is_ending((jk_span){ text.ptr + to, (size_t)(stop - text.ptr) - to });
}

static bool is_word(jk_span text, size_t from, size_t to)
{
    const char *before = text.ptr + from;
    return !(from && in_word(jk_prev_char(&before, text.ptr))) && ends_word(text, to);
}

static size_t next_char(jk_span text, size_t at)
{
    do
        at++;
    while (at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80);
    return at;
}

/* The first match from `from` on. */
static bool find(const jk_matcher *m, const pattern *p, jk_span text, size_t from, jk_place *place, jk_err *err)
{
    for (; from <= text.len; from = next_char(text, place->from)) {
        size_t at = 0, len = p->text.len;
        if (p->regex) {
            if (!jk_regex_find(p->regex, text, from, &at, &len, err))
                return false;
        } else if ((at = jk_find(text, from, p->text, p->rare)) == text.len && len)
            return false;
        *place = (jk_place){ at, at + len };
        if (!m->word || is_word(text, at, at + len))
            return true;
    }
    return false;
}

static bool any_in(const jk_matcher *m, int in, jk_span text, jk_err *err)
{
    jk_place place;
    for (size_t k = 0; k < m->n[in] && !err->code; k++)
        if (find(m, &m->pattern[in][k], text, 0, &place, err))
            return true;
    return false;
}

bool jk_matcher_finds(jk_matcher *m, const jk_span text[2], jk_err *err)
{
    folded side[2];
    jk_arena_reset(m->arena);
    for (int k = 0; k < 2; k++)
        if (!fold(m, text[k], &side[k], err))
            return false;
    return (!m->n[JK_IN_SOURCE] || any_in(m, JK_IN_SOURCE, side[0].text, err)) && (!m->n[JK_IN_TARGET] || any_in(m, JK_IN_TARGET, side[1].text, err))
        && (!m->n[JK_IN_EITHER] || any_in(m, JK_IN_EITHER, side[0].text, err) || any_in(m, JK_IN_EITHER, side[1].text, err));
}

/* Back from the folded text: all of the pieces that it touches. */
static jk_place unfold(const folded *f, jk_place at)
{
    if (!f->place)
        return at;
    size_t to = at.to;
    while (to > at.from && to < f->text.len && f->place[to] == f->place[to - 1])
        to++;
    return (jk_place){ f->place[at.from], f->place[to] };
}

static int by_place(const void *a, const void *b)
{
    const jk_place *x = a, *y = b;
    return x->from != y->from ? (x->from < y->from ? -1 : 1) : x->to < y->to ? -1 : x->to > y->to;
}

bool jk_matcher_places(jk_matcher *m, jk_span text, int side, jk_buf *out, jk_err *err)
{
    const int in[] = { JK_IN_EITHER, side ? JK_IN_TARGET : JK_IN_SOURCE };
    folded f;
    out->len = 0;
    jk_arena_reset(m->arena);
    if (!fold(m, text, &f, err))
        return false;
    for (int j = 0; j < 2; j++)
        for (size_t k = 0; k < m->n[in[j]]; k++) {
            jk_place at;
            for (size_t from = 0; from <= f.text.len && find(m, &m->pattern[in[j]][k], f.text, from, &at, err); from = at.to > at.from ? at.to : next_char(f.text, at.to)) {
                jk_place back = unfold(&f, at);
                if (back.to > back.from && !jk_buf_put(out, (jk_span){ (const char *)&back, sizeof back }, err))
                    return false;
            }
            if (err->code)
                return false;
        }
    size_t n = out->len / sizeof(jk_place), kept = 0;
    jk_place *place = (jk_place *)(void *)out->ptr;
    if (n)
        qsort(place, n, sizeof *place, by_place);
    for (size_t k = 0; k < n; k++)
        if (kept && place[k].from < place[kept - 1].to)
            place[kept - 1].to = place[k].to > place[kept - 1].to ? place[k].to : place[kept - 1].to;
        else
            place[kept++] = place[k];
    out->len = kept * sizeof *place;
    return true;
}

/* --------------------------------------------------------------- many rows */

void jk_matcher_restart(jk_matcher *m)
{
    m->plain = 0;
    for (size_t k = 0; m->quick < JK_N_IN && k < m->n[m->quick]; k++)
        m->pattern[m->quick][k].next = SIZE_MAX;
}

bool jk_matcher_folds(const jk_matcher *m) { return m->fold; }

size_t jk_matcher_skip(jk_matcher *m, jk_span rows, jk_span low, size_t from)
{
    if (m->quick == JK_N_IN)
        return from;
    size_t first = rows.len;
    for (size_t k = 0; k < m->n[m->quick]; k++) {
        pattern *p = &m->pattern[m->quick][k];
        if (p->next == SIZE_MAX || p->next < from)
            p->next = jk_find(low, from, p->need, p->rare);
        first = p->next < first ? p->next : first;
    }
    if (m->fold && m->plain < from)
        m->plain = from;
    if (m->fold && m->plain < first)
        m->plain += jk_fold_plain((jk_span){ rows.ptr + m->plain, first - m->plain });
    return m->fold && m->plain < first ? m->plain : first;
}

/* runs.c - words of two documents, numbered by what they are compared by.
 *
 * A run is what may not be cut: the characters between two spaces, but a character of a script without
 * spaces is a run by itself (and may be cut off only behind punctuation or where a sentence ends, since nobody
 * says where its word ends). Punctuation sticks to the left; what opens sticks to the right, as it is written.
 */
#include "corpus/score/runs.h"

#include "align/unicode.h"

typedef struct {
    jk_arena *arena;
    jk_both  *both;
    uint32_t *slot;                 /* form + 1, by hash; a power of two of them */
    uint32_t  n_slot, cap_form;
    jk_err   *err;
} reader;

/* ------------------------------------------------------------- forms */

static uint64_t hash_of(jk_span s)
{
    uint64_t h = 0xCBF29CE484222325u;
    for (size_t k = 0; k < s.len; k++)
        h = (h ^ (unsigned char)s.ptr[k]) * 0x100000001B3u;
    return h ^ h >> 29;
}

/* s without the punctuation around it; s itself if that is all there is. */
static jk_span strip(jk_span s)
{
    const char *from = s.ptr, *to = s.ptr + s.len;
    while (from < to) {
        const char *next = from;
        if (!jk_is_punct(jk_next_char(&next, to)))
            break;
        from = next;
    }
    while (to > from) {
        const char *before = to;
        if (!jk_is_punct(jk_prev_char(&before, from)))
            break;
        to = before;
    }
    return from < to ? (jk_span){ from, (size_t)(to - from) } : s;
}

static void describe(jk_form *form)
{
    uint32_t last = 0x110000;
    for (const char *at = form->text.ptr, *end = at + form->text.len; at < end; form->n_char++) {
        uint32_t c = jk_next_char(&at, end);
        form->letters |= (uint64_t)1 << ((last * 31 + c) * 0x9E3779B1u >> 26);
        last = c;
    }
}

static bool grow(reader *r)
{
    jk_both *both = r->both;
    uint32_t n = r->n_slot ? r->n_slot * 2 : 1024;
    both->form = jk_arena_grow(r->arena, both->form, both->n_form, n / 2, sizeof *both->form, r->err);
    r->slot = JK_NEW(r->arena, uint32_t, n, r->err);
    if (!both->form || !r->slot)
        return false;
    r->n_slot = n;
    r->cap_form = n / 2;
    for (uint32_t f = 0; f < both->n_form; f++) {
        uint32_t at = (uint32_t)hash_of(both->form[f].text) & (n - 1);
        while (r->slot[at])
            at = (at + 1) & (n - 1);
        r->slot[at] = f + 1;
    }
    return true;
}

static bool form_of(reader *r, jk_span word, unsigned side, uint32_t *out)
{
    jk_both *both = r->both;
    jk_span text;
    if ((both->n_form == r->cap_form && !grow(r)) || !jk_fold(r->arena, strip(word), &text, r->err))
        return false;
    uint32_t at = (uint32_t)hash_of(text) & (r->n_slot - 1);
    while (r->slot[at] && !jk_span_equal(both->form[r->slot[at] - 1].text, text))
        at = (at + 1) & (r->n_slot - 1);
    if (!r->slot[at]) {
        both->form[both->n_form] = (jk_form){ .text = text };
        describe(&both->form[both->n_form]);
        r->slot[at] = ++both->n_form;
    }
    *out = r->slot[at] - 1;
    both->form[*out].count[side]++;
    return true;
}

static unsigned bits(uint64_t x)
{
    x -= x >> 1 & 0x5555555555555555u;
    x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
    return (unsigned)(((x + (x >> 4)) & 0x0F0F0F0F0F0F0F0Fu) * 0x0101010101010101u >> 56);
}

enum { LONGEST = 32 };              /* characters that edits are counted in; longer words are alike or not */

double jk_form_likeness(const jk_form *a, const jk_form *b)
{
    if (a == b)
        return 1.0;
    uint32_t longer = a->n_char > b->n_char ? a->n_char : b->n_char, shorter = a->n_char + b->n_char - longer;
    if (longer > LONGEST || 2 * shorter < longer || 4 * bits(a->letters & b->letters) < bits(a->letters | b->letters))
        return 0.0;
    uint32_t other[LONGEST], n = 0;
    unsigned row[LONGEST + 1];
    for (const char *at = b->text.ptr, *end = at + b->text.len; at < end;)
        other[n++] = jk_next_char(&at, end);
    for (unsigned j = 0; j <= n; j++)
        row[j] = j;
    for (const char *at = a->text.ptr, *end = at + a->text.len; at < end;) {
        uint32_t c = jk_next_char(&at, end);
        unsigned diagonal = row[0]++;
        for (unsigned j = 1; j <= n; j++) {
            unsigned best = diagonal + (c != other[j - 1]), gap = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            diagonal = row[j];
            row[j] = best < gap ? best : gap;
        }
    }
    return 1.0 - (double)row[n] / (double)longer;
}

/* ------------------------------------------------------------- runs */

/* Scripts that write no spaces, and Hangul is none of them. */
static bool is_solid(uint32_t c)
{
    jk_script script = c < 0xE00 ? JK_SCRIPT_NONE : jk_script_of(c);
    return script == JK_SCRIPT_HAN || script == JK_SCRIPT_KANA || script == JK_SCRIPT_THAI;
}

static bool is_closing(uint32_t c)
{
    static const uint32_t opening[] = { '(', '[', '{', 0x2018, 0x201C, 0x300A, 0x300C, 0x300E, 0x3010, 0xFF08 };
    for (size_t k = 0; k < sizeof opening / sizeof *opening; k++)
        if (c == opening[k])
            return false;
    return jk_is_punct(c);
}

/* Is there a border between two characters that no space divides? */
static bool divides(uint32_t a, uint32_t b)
{
    return (is_solid(a) && !is_closing(b)) || (is_solid(b) && (is_solid(a) || jk_is_letter(a) || jk_is_digit(a) || is_closing(a)));
}

/* The run that starts at *at, which moves behind it. */
static jk_span next_run(const char **at, const char *end)
{
    const char *from = *at, *here = from;
    uint32_t last = jk_next_char(&here, end);
    while (here < end) {
        const char *next = here;
        uint32_t c = jk_next_char(&next, end);
        if (jk_is_space(c) || divides(last, c))
            break;
        last = c;
        here = next;
    }
    *at = here;
    return (jk_span){ from, (size_t)(here - from) };
}

static jk_cut cut_after(const jk_run *run, const char *next)
{
    const char *end = run->at + run->len, *at = end;
    if (is_closing(jk_prev_char(&at, run->at)))
        return JK_CUT_PUNCT;
    return end < next ? JK_CUT_SPACE : JK_CUT_NEVER;
}

static bool put_run(reader *r, jk_runs *runs, uint32_t *cap, unsigned side, uint32_t s, jk_span text)
{
    if (runs->n == *cap) {
        uint32_t more = *cap ? *cap * 2 : 4096;
        if (*cap >= (uint32_t)1 << 30)
            return jk_fail(r->err, JK_ELIMIT, "a text of more than 2^30 words");
        runs->run = jk_arena_grow(r->arena, runs->run, *cap, more, sizeof *runs->run, r->err);
        if (!runs->run)
            return false;
        *cap = more;
    }
    runs->run[runs->n] = (jk_run){ .at = text.ptr, .len = (uint32_t)text.len, .sent = s };
    return form_of(r, text, side, &runs->run[runs->n++].form);
}

static bool read_doc(reader *r, const jk_doc *doc, unsigned side, jk_runs *runs)
{
    uint32_t cap = 0;
    for (uint32_t s = 0; s < doc->n_sent; s++)
        for (const char *at = doc->sent[s].text.ptr, *end = at + doc->sent[s].text.len; at < end;) {
            const char *next = at;
            if (jk_is_space(jk_next_char(&next, end)))
                at = next;
            else if (!put_run(r, runs, &cap, side, s, next_run(&at, end)))
                return false;
        }
    runs->cut = JK_NEW(r->arena, uint8_t, (size_t)runs->n + 1, r->err);
    if (!runs->cut)
        return false;
    for (uint32_t j = 1; j < runs->n; j++) {
        const jk_run *a = &runs->run[j - 1], *b = &runs->run[j];
        bool para = doc->sent[a->sent].para != doc->sent[b->sent].para;
        runs->cut[j] = (uint8_t)(para ? JK_CUT_PARAGRAPH : a->sent != b->sent ? JK_CUT_SENTENCE : cut_after(a, b->at));
    }
    runs->cut[0] = runs->cut[runs->n] = JK_CUT_PARAGRAPH;
    return true;
}

bool jk_runs_read(jk_arena *arena, const jk_doc *ref, const jk_doc *hyp, jk_both *out, jk_err *err)
{
    reader r = { .arena = arena, .both = out, .err = err };
    *out = (jk_both){ 0 };
    return grow(&r) && read_doc(&r, ref, 0, &out->ref) && read_doc(&r, hyp, 1, &out->hyp);
}

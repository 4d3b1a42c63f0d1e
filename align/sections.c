/* sections.c - which sentences start a section, and whether both texts have the same ones.
 *
 * Where what matched holds a number (Chapter 3, 3ê¸° 1ì ), the first one is compared, too: as many chapters on both sides, but one of them
 * another's, is a text with a hole.
 */
#include "align/sections.h"

#include "align/unicode.h"

typedef struct {
    const jk_doc *doc;
    uint32_t *at;                   /* [n] sentences that start a section */
    jk_span *mark;                  /* [n] what matched there */
    uint32_t n;
} side;

static bool find(jk_arena *arena, jk_regex *regex, side *s, jk_err *err)
{
    s->at = JK_NEW(arena, uint32_t, s->doc->n_sent, err);
    s->mark = JK_NEW(arena, jk_span, s->doc->n_sent, err);
    for (uint32_t k = 0; !err->code && k < s->doc->n_sent; k++) {
        size_t at, len;
        if (jk_regex_find(regex, s->doc->sent[k].text, 0, &at, &len, err)) {
            s->mark[s->n] = (jk_span){ s->doc->sent[k].text.ptr + at, len };
            s->at[s->n++] = k;
        }
    }
    return !err->code;
}

/* The digits of the first number in s, without leading zeros; empty: none. */
static jk_span number_of(jk_span s)
{
    size_t from = 0, to;
    while (from < s.len && !(s.ptr[from] >= '0' && s.ptr[from] <= '9'))
        from++;
    while (from + 1 < s.len && s.ptr[from] == '0' && s.ptr[from + 1] >= '0' && s.ptr[from + 1] <= '9')
        from++;
    for (to = from; to < s.len && s.ptr[to] >= '0' && s.ptr[to] <= '9';)
        to++;
    return (jk_span){ s.ptr + from, to - from };
}

static int brief(jk_span s) { return (int)(s.len < 40 ? s.len : 40); }

/* The first section whose numbers differ; the number of the shorter side's sections if none does. */
static uint32_t parting(const side *src, const side *tgt)
{
    uint32_t k = 0, both = src->n < tgt->n ? src->n : tgt->n;
    for (; k < both; k++) {
        jk_span a = number_of(src->mark[k]), b = number_of(tgt->mark[k]);
        if (a.len && b.len && !jk_span_equal(a, b))
            break;
    }
    return k;
}

static bool same(const side *src, const side *tgt, jk_err *err)
{
    uint32_t k = parting(src, tgt), both = src->n < tgt->n ? src->n : tgt->n;
    if (k == src->n && k == tgt->n)
        return true;
    if (k < both)
        return jk_fail(err, JK_EINPUT, "the source has %u sections, the target %u; they part at number %u: \"%.*s\" and \"%.*s\"", src->n, tgt->n, k + 1,
                       brief(src->mark[k]), src->mark[k].ptr, brief(tgt->mark[k]), tgt->mark[k].ptr);
    if (!both)
        return jk_fail(err, JK_EINPUT, "the source has %u sections, the target %u; the delimiter has to match in both", src->n, tgt->n);
    return jk_fail(err, JK_EINPUT, "the source has %u sections, the target %u; the last they have both is \"%.*s\" and \"%.*s\"", src->n, tgt->n,
                   brief(src->mark[k - 1]), src->mark[k - 1].ptr, brief(tgt->mark[k - 1]), tgt->mark[k - 1].ptr);
}

bool jk_sections_pins(jk_arena *arena, const char *delimiter, const jk_doc *src, const jk_doc *tgt, const jk_pin *pin, size_t n_pin,
                      const jk_pin **out, size_t *n, jk_err *err)
{
    side both[2] = { { .doc = src }, { .doc = tgt } };
    jk_regex *regex = jk_regex_open(jk_span_of(delimiter), false, err);
    bool ok = regex && find(arena, regex, &both[0], err) && find(arena, regex, &both[1], err) && same(&both[0], &both[1], err);
    jk_regex_close(regex);
    jk_pin *all = ok ? JK_NEW(arena, jk_pin, n_pin + both[0].n, err) : NULL;
    if (!all)
        return false;
    if (n_pin)
        memcpy(all, pin, n_pin * sizeof *all);
    for (uint32_t k = 0; k < both[0].n; k++)
        all[n_pin + k] = (jk_pin){ .src = &both[0].at[k], .tgt = &both[1].at[k], .n_src = 1, .n_tgt = 1, .border = true };
    *out = all;
    *n = n_pin + both[0].n;
    return true;
}

bool jk_sections_kept(const jk_pin *border, size_t n, const jk_alignment *path, jk_err *err)
{
    size_t s = 0, t = 0;                        /* borders up to the bead's first sentence of a side */
    for (uint32_t k = 0; k < path->n_bead; k++) {
        const jk_bead *b = &path->bead[k];
        if (!b->n_src || !b->n_tgt)
            continue;
        while (s < n && border[s].src[0] <= b->src)
            s++;
        while (t < n && border[t].tgt[0] <= b->tgt)
            t++;
        if (s != t || (s < n && (border[s].src[0] < b->src + b->n_src || border[t].tgt[0] < b->tgt + b->n_tgt)))
            return jk_fail(err, JK_ELIMIT, "sentence %u of the source is paired across the border of a section: the sections are too unlike in length", b->src);
    }
    return true;
}

/* wording.c - words as statistics count them: see wording.h. */
#include "corpus/wording.h"

#include <stdlib.h>

#include "corpus/hash.h"
#include "corpus/traits.h"

struct jk_wording {
    jk_classes *classes;
    jk_word_cutter *cutter;         /* NULL until a text wants it */
    jk_buf small;                   /* a word without capitals */
};

/* A reading of one text. */
typedef struct {
    jk_wording *w;
    jk_wording_counts *sum;
    jk_wording_fn *each;
    void *user;
    const char *word;               /* where the word begins; NULL: none */
    bool changed;                   /* it holds capitals or typographic apostrophes */
    bool unspaced;                  /* it is a run that a dictionary has to cut */
    jk_err *err;
} reading;

jk_wording *jk_wording_open(jk_err *err)
{
    jk_wording *w = calloc(1, sizeof *w);
    if (!w)
        return jk_fail(err, JK_ENOMEM, "no more memory"), NULL;
    if ((w->classes = jk_classes_open(err)))
        return w;
    jk_wording_close(w);
    return NULL;
}

void jk_wording_close(jk_wording *w)
{
    if (!w)
        return;
    jk_classes_close(w->classes);
    jk_word_cutter_close(w->cutter);
    jk_buf_free(&w->small);
    free(w);
}

static uint32_t lower(const jk_wording *w, uint32_t c) { return c < 0x10000 ? w->classes->lower[c] : jk_to_lower(c); }

static bool is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019; }

/* Three bytes each, as jk_word_cutter wants them; 0x30FC lengthens a kana. */
static bool is_unspaced(uint32_t c, unsigned script)
{
    return c >= 0x0800 && c < 0x10000 && (script == JK_SCRIPT_HAN || script == JK_SCRIPT_KANA || jk_is_unspaced(c));
}

static bool put_small(reading *r, jk_span word)
{
    r->w->small.len = 0;
    for (const char *at = word.ptr, *end = at + word.len; at < end;) {
        char bytes[4] = "";
        uint32_t c = jk_next_char(&at, end);
        size_t n = jk_put_char(is_apostrophe(c) ? '\'' : lower(r->w, c), bytes);
        if (!jk_buf_put(&r->w->small, (jk_span){ bytes, n }, r->err))
            return false;
    }
    return true;
}

static bool tell(reading *r, jk_span word)
{
    r->sum->n_word++;
    if (!r->each)
        return true;
    if (r->changed && !put_small(r, word))
        return false;
    return r->each(r->user, jk_hash(0, r->changed ? jk_buf_span(&r->w->small) : word), r->err);
}

static bool end_word(reading *r, const char *end)
{
    const char *from = r->word;
    if (!from)
        return true;
    r->word = NULL;
    if (!r->unspaced)
        return tell(r, (jk_span){ from, (size_t)(end - from) });
    const uint32_t *stop;
    size_t n, at = 0;
    if ((!r->w->cutter && !(r->w->cutter = jk_word_cutter_open(r->err)))
        || !jk_word_cutter_cut(r->w->cutter, (jk_span){ from, (size_t)(end - from) }, &stop, &n, r->err))
        return false;
    for (size_t k = 0; k < n; at = stop[k++])
        if (!tell(r, (jk_span){ from + at, stop[k] - at }))
            return false;
    return true;
}

static bool start_word(reading *r, const char *here, bool unspaced)
{
    if (r->word && r->unspaced == unspaced)
        return true;
    if (!end_word(r, here))
        return false;
    r->word = here;
    r->unspaced = unspaced;
    r->changed = false;
    return true;
}

/* c, a letter, mark or digit, stands at here. */
static bool take(reading *r, const char *here, uint32_t c, uint8_t class)
{
    unsigned script = class & JK_CLASS_SCRIPT;
    bool own = (class & JK_CLASS_LETTER) && !(class & JK_CLASS_MARK);
    if (own)
        r->sum->letters[script]++;
    if (class & JK_CLASS_MARK) {            /* goes with what stands before it; alone, a mark is no word, a letter is */
        if (r->word && r->unspaced && (c < 0x0800 || c >= 0x10000))
            return end_word(r, here);
        return r->word || jk_category(c) == 'M' || start_word(r, here, false);
    }
    if (!start_word(r, here, own && is_unspaced(c, script)))
        return false;
    r->changed |= lower(r->w, c) != c;
    return true;
}

/* Whether a letter or digit follows. */
static bool goes_on(const reading *r, const char *at, const char *end)
{
    if (at == end)
        return false;
    uint32_t c = jk_next_char(&at, end);
    return (c < 0x10000 ? r->w->classes->of[c] : jk_class_of(c)) & (JK_CLASS_LETTER | JK_CLASS_DIGIT);
}

bool jk_wording_read(jk_wording *w, jk_span text, jk_wording_counts *sum, jk_wording_fn *each, void *user, jk_err *err)
{
    reading r = { .w = w, .sum = sum, .each = each, .user = user, .err = err };
    if (!text.len)
        return true;
    for (const char *at = text.ptr, *end = at + text.len; at < end;) {
        if (r.word && !r.unspaced && *at >= 'a' && *at <= 'z') {        /* most of a Latin text */
            at++;
            sum->n_char++;
            sum->letters[JK_SCRIPT_LATIN]++;
            continue;
        }
        const char *here = at;
        uint32_t c = jk_next_char(&at, end);
        uint8_t class = c < 0x10000 ? w->classes->of[c] : jk_class_of(c);
        sum->n_char += !(class & JK_CLASS_SPACE);
        if (class & (JK_CLASS_LETTER | JK_CLASS_DIGIT)) {
            if (!take(&r, here, c, class))
                return false;
        } else if (r.word && !r.unspaced && is_apostrophe(c) && goes_on(&r, at, end))
            r.changed |= c != '\'';
        else if (!end_word(&r, here))
            return false;
    }
    return end_word(&r, text.ptr + text.len);
}

/* doc.c - bytes to a document: decode, tell the language, find the paragraphs, cut them. */
#include "align/text.h"

#include <stdlib.h>

struct jk_segmenter {
    jk_breaks *breaks;
    jk_paras paras;                 /* reused from document to document */
    jk_words words[2];              /* of the two languages read last: a source and a target take turns */
    char lang[2][JK_LANG_SIZE];
    unsigned now;
};

const char *jk_kind_name(jk_kind kind)
{
    static const char *const names[JK_N_KIND] = { "text", "heading", "caption", "credit", "byline", "item" };
    return (unsigned)kind < JK_N_KIND ? names[kind] : "unknown";
}

jk_segmenter *jk_segmenter_open(jk_err *err)
{
    jk_segmenter *seg = calloc(1, sizeof *seg);
    if (!seg) {
        jk_fail(err, JK_ENOMEM, "no memory for a segmenter");
        return NULL;
    }
    seg->breaks = jk_breaks_open(err);
    if (!seg->breaks) {
        jk_segmenter_close(seg);
        return NULL;
    }
    return seg;
}

void jk_segmenter_close(jk_segmenter *seg)
{
    if (!seg)
        return;
    jk_breaks_close(seg->breaks);
    jk_words_free(&seg->words[0]);
    jk_words_free(&seg->words[1]);
    free(seg->paras.ptr);
    free(seg);
}

/* Makes the words at hand those of lang. */
static bool learn_words(jk_segmenter *seg, const char *lang, jk_err *err)
{
    if (strcmp(seg->lang[seg->now], lang) == 0 || strcmp(seg->lang[seg->now ^= 1], lang) == 0)
        return true;
    jk_words *words = &seg->words[seg->now];
    jk_words_free(words);
    seg->lang[seg->now][0] = '\0';
    for (const jk_word_list *list = jk_rules_of(lang)->list; list->words; list++)
        if (list->class & ~(unsigned)JK_W_STOP && !jk_words_add_list(words, list->words, list->class, err))
            return false;
    memcpy(seg->lang[seg->now], lang, strlen(lang) + 1);
    return true;
}

static const jk_words *words_of(const jk_segmenter *seg) { return &seg->words[seg->now]; }

/* ---------------------------------------------------------- one line a sentence */

static bool read_sentences(const jk_segmenter *seg, jk_arena *arena, jk_span text, jk_sents *out, jk_err *err)
{
    const char *at = text.ptr, *end = text.ptr + text.len;
    uint32_t para = 0;
    bool pending = false;                       /* a blank line since the last sentence */
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        jk_span s = { at, (size_t)((stop ? stop : end) - at) };
        at = stop ? stop + 1 : end;
        s = jk_trim(s);
        if (!s.len) {
            pending = out->n > 0;
            continue;
        }
        para += pending;
        pending = false;
        uint32_t n = jk_count_solid(s);
        if (!jk_sents_add(out, arena, (jk_sent){ s, para, n, (uint8_t)jk_kind_of(words_of(seg), s, n, true), "line" }, err))
            return false;
    }
    return true;
}

/* --------------------------------------------------------------- raw text */

static bool holds(jk_span s, jk_span what)
{
    for (const char *p = s.ptr, *end = p + s.len; p < end && (p = memchr(p, what.ptr[0], (size_t)(end - p))); p++)
        if ((size_t)(end - p) >= what.len && memcmp(p, what.ptr, what.len) == 0)
            return true;
    return false;
}

/* A short line behind ▲ or ■ is a subhead, unless the line beside it has the sign too:
   then both are items of a list. */
static void settle_signs(jk_sents *s)
{
    for (size_t k = 1; k < s->n; k++) {
        jk_sent *a = &s->ptr[k - 1], *b = &s->ptr[k];
        if (b->para - a->para == 1 && jk_subhead_sign(a->text) && jk_subhead_sign(b->text))
            a->kind = b->kind = JK_ITEM;
    }
}

/* Kinds that only the neighbours tell: the sentences before a credit that ends their
   paragraph are its caption. */
static void settle_kinds(const jk_words *words, jk_sents *s)
{
    enum { CAPTION = 4 };                       /* sentences at most */
    for (size_t from = 0, to; from < s->n; from = to) {
        for (to = from + 1; to < s->n && s->ptr[to].para == s->ptr[from].para; to++)
            ;
        size_t n = to - from;
        jk_kind first = jk_kind_of(words, s->ptr[from].text, s->ptr[from].n_char, true);
        for (size_t k = from; k < to; k++)
            s->ptr[k].kind = JK_TEXT;
        bool whole = n == 1 || first == JK_ITEM || first == JK_CAPTION || (first == JK_CREDIT && n <= CAPTION);    /* "(c) The Paper. All rights reserved." */
        if (whole) {
            for (size_t k = from; k < to; k++)
                s->ptr[k].kind = (uint8_t)first;
        }
        if (n == 1 || (whole && first == JK_CREDIT))
            continue;
        jk_kind last = jk_kind_of(words, s->ptr[to - 1].text, s->ptr[to - 1].n_char, false);
        if (last == JK_CREDIT && n - 1 <= CAPTION) {
            for (size_t k = from; k + 1 < to; k++)
                s->ptr[k].kind = JK_CAPTION;
        }
        if (last == JK_CREDIT || last == JK_BYLINE)
            s->ptr[to - 1].kind = (uint8_t)last;
    }
}

static bool read_raw(jk_segmenter *seg, jk_arena *arena, jk_span text, bool plain, jk_sents *out, jk_err *err)
{
    seg->paras.n = 0;
    bool endings = jk_rules_of(seg->lang[seg->now])->endings;
    jk_cutter cut = { seg->breaks, words_of(seg), plain, endings, endings && !holds(text, jk_span_of("다.")) };
    if (!jk_layout(text, plain, &seg->paras, err) || !jk_segment(&cut, arena, &seg->paras, out, err))
        return false;
    settle_kinds(words_of(seg), out);
    settle_signs(out);
    return true;
}

/* Bytes. In a long text there is room for all sentences from the start: pages that nobody writes to cost nothing, arrays that were too small do. */
enum { LONG_TEXT = 1 << 20, SHORT_SENTENCE = 24 };

bool jk_doc_read(jk_segmenter *seg, jk_arena *arena, jk_span bytes, const jk_read_options *options, jk_doc *doc, jk_err *err)
{
    static const jk_read_options none = { 0 };
    const jk_read_options *o = options ? options : &none;
    jk_sents sents = { 0 };
    *doc = (jk_doc){ 0 };
    if (!jk_decode(arena, bytes, &(jk_decode_options){ o->encoding, o->name, o->replace_invalid }, &doc->text, doc->encoding, &doc->n_replaced, err))
        return false;
    if (o->lang) {
        if (strlen(o->lang) >= JK_LANG_SIZE)
            return jk_fail(err, JK_EUSAGE, "%.40s: no language", o->lang);
        memcpy(doc->lang, o->lang, strlen(o->lang) + 1);
    } else if (!jk_lang_guess(doc->text, doc->lang, err))
        return false;
    if (!learn_words(seg, doc->lang, err))
        return false;
    if (doc->text.len > LONG_TEXT && !(sents.ptr = JK_NEW(arena, jk_sent, sents.cap = doc->text.len / SHORT_SENTENCE, err)))
        return false;
    if (!(o->sentences ? read_sentences(seg, arena, doc->text, &sents, err) : read_raw(seg, arena, doc->text, o->plain, &sents, err)))
        return false;
    doc->sent = sents.ptr;
    doc->n_sent = (uint32_t)sents.n;
    doc->n_para = sents.n ? sents.ptr[sents.n - 1].para + 1 : 0;
    return true;
}

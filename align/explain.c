/* explain.c - why each bead is what it is; nothing here runs unless it is asked for.
 *
 * The model is linear in its weights, so with all weights but those of one term at 0 the
 * scorers say that term. The words are gone through once more: a word of one side that has a link to
 * a word of the other side in the same bead has met it; one that could have, by its links within reach,
 * was missed.
 */
#include "align/knowledge.h"
#include "align/recipe.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const channel_name[JK_N_CHANNEL] = {
    [JK_CH_NUMBER] = "number", [JK_CH_LATIN] = "latin", [JK_CH_CLDR] = "cldr", [JK_CH_TRANSLIT] = "translit", [JK_CH_USER] = "user",
    [JK_CH_LEXICON] = "lexicon", [JK_CH_LEARNED] = "learned", [JK_CH_GUESSED] = "guessed", [JK_CH_MARK] = "mark", [JK_CH_EMBEDDING] = "embedding",
};

/* A term, and the weights that it is made of: from .. to - 1, and one more. */
static const struct { const char *name; unsigned from, to, more; } terms[JK_N_TERM] = {
    [JK_TERM_SHAPE] = { "shape", JK_W_SHAPE, JK_W_LENGTH, JK_W_SHAPE },
    [JK_TERM_LENGTH] = { "length", JK_W_LENGTH, JK_W_BREAK, JK_W_LENGTH },
    [JK_TERM_PARAGRAPHS] = { "paragraphs", JK_W_BREAK, JK_W_END_SAME, JK_W_BREAK },
    [JK_TERM_ENDS] = { "ends", JK_W_END_SAME, JK_W_KIND_SAME, JK_W_NULL_END },
    [JK_TERM_KINDS] = { "kinds", JK_W_KIND_SAME, JK_W_NULL_END, JK_W_NULL_KIND },
    [JK_TERM_MET] = { "met", JK_W_GAIN, JK_W_MISS, JK_W_GAIN },
    [JK_TERM_MISSED] = { "missed", JK_W_MISS, JK_N_WEIGHT, JK_W_MISS },
    [JK_TERM_VECTORS] = { "vectors", JK_N_WEIGHT, JK_N_WEIGHT, JK_N_WEIGHT },   /* a scorer of its own */
};

const char *jk_term_name(jk_term term) { return terms[term].name; }

/* -------------------------------------------------------------------- terms */

static void weigh_terms(jk_recipe *r, const jk_alignment *path, jk_reason *reason)
{
    const jk_weights *used = r->weights;
    for (unsigned t = 0; t < JK_N_TERM; t++) {
        jk_weights one = { { 0 } };
        for (unsigned w = 0; w < JK_N_WEIGHT; w++)
            if ((w >= terms[t].from && w < terms[t].to) || w == terms[t].more)
                one.w[w] = used->w[w];
        jk_recipe_use(r, &one);
        for (uint32_t k = 0; k < path->n_bead; k++) {
            const jk_bead *b = &path->bead[k];
            uint32_t j = b->tgt + b->n_tgt;
            float sum[1 + JK_LANES] = { 0 };
            for (size_t s = 0; s < r->n_scorer; s++)
                if (r->scorer[s].add != jk_pins_score && (r->scorer[s].add == jk_embedding_score) == (t == JK_TERM_VECTORS))
                    r->scorer[s].add(r->scorer[s].self, b->src + b->n_src, j, j + 1, (jk_shape){ b->n_src, b->n_tgt }, sum);
            reason[k].term[t] = (double)sum[0];
        }
    }
    jk_recipe_use(r, used);
}

/* -------------------------------------------------------------------- words */

/* One side: links by the type of this side, and where the current bead holds each type. */
typedef struct {
    const jk_side *words;
    const jk_doc *doc;
    uint32_t *first;                /* [n_type + 1] of link */
    jk_type_link *link;             /* sorted by this side's type, then channel; .a is always this side's */
    uint32_t *bead, *token;         /* [n_type] the latest bead that holds the type, + 1, and its first token there */
} face;

typedef struct { uint32_t src, tgt; uint8_t channel; } pair;    /* tokens */

typedef struct {
    face side[2];
    bool *shown;                    /* [tokens of the target] */
    pair *met;
    jk_missed *missed;
    size_t n_met, n_missed, met_cap, missed_cap;
    uint32_t words[JK_N_CHANNEL], hits[JK_N_CHANNEL];
} words;

static int by_type(const void *a, const void *b)
{
    const jk_type_link *x = a, *y = b;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    if (x->channel != y->channel)
        return x->channel < y->channel ? -1 : 1;
    return (x->b > y->b) - (x->b < y->b);
}

static bool face_new(jk_arena *arena, const jk_side *side, const jk_doc *doc, const jk_links *links, bool tgt, face *f, jk_err *err)
{
    *f = (face){ .words = side, .doc = doc };
    f->first = JK_NEW(arena, uint32_t, (size_t)side->n_type + 2, err);
    f->link = JK_NEW(arena, jk_type_link, links->n, err);
    f->bead = JK_NEW(arena, uint32_t, side->n_type, err);
    f->token = JK_NEW(arena, uint32_t, side->n_type, err);
    if (err->code)
        return false;
    for (size_t k = 0; k < links->n; k++) {
        f->link[k] = links->link[k];
        if (tgt) {
            f->link[k].a = links->link[k].b;
            f->link[k].b = links->link[k].a;
        }
        f->first[f->link[k].a + 1]++;
    }
    for (uint32_t t = 0; t < side->n_type; t++)
        f->first[t + 1] += f->first[t];
    if (links->n)
        qsort(f->link, links->n, sizeof *f->link, by_type);
    return true;
}

/* Notes which types the sentences from .. to - 1 hold. */
static void enter(face *f, uint32_t bead, uint32_t from, uint32_t to)
{
    for (uint32_t k = f->words->first[from]; k < f->words->first[to]; k++) {
        uint32_t t = f->words->token[k].type;
        if (f->bead[t] != bead + 1) {
            f->bead[t] = bead + 1;
            f->token[t] = k;
        }
    }
}

/* The link by which a type meets one of the other side in this bead; NULL: none. */
static const jk_type_link *partner(const face *self, const face *other, uint32_t bead, uint32_t type)
{
    for (uint32_t k = self->first[type]; k < self->first[type + 1]; k++)
        if (other->bead[self->link[k].b] == bead + 1)
            return &self->link[k];
    return NULL;
}

static jk_span word_of(const face *f, uint32_t token)
{
    const jk_token *t = &f->words->token[token];
    return (jk_span){ f->doc->text.ptr + t->start, t->len };
}

static bool add_met(words *w, jk_arena *arena, uint32_t src, uint32_t tgt, uint8_t channel, jk_err *err)
{
    if (w->n_met == w->met_cap) {
        size_t cap = w->met_cap ? w->met_cap * 2 : 256;
        w->met = jk_arena_grow(arena, w->met, w->met_cap, cap, sizeof *w->met, err);
        if (!w->met)
            return false;
        w->met_cap = cap;
    }
    w->met[w->n_met++] = (pair){ src, tgt, channel };
    w->shown[tgt] = true;
    return true;
}

/* A run and its parts are words in one place: that is said once. */
static bool add_missed(words *w, jk_arena *arena, bool tgt, uint32_t token, unsigned channel, size_t start, jk_err *err)
{
    jk_missed m = { word_of(&w->side[tgt], token), tgt, channel_name[channel] };
    for (size_t k = w->n_missed; k > start && k + 8 > w->n_missed; k--)
        if (w->missed[k - 1].word.ptr == m.word.ptr && w->missed[k - 1].word.len == m.word.len)
            return true;
    if (w->n_missed == w->missed_cap) {
        size_t cap = w->missed_cap ? w->missed_cap * 2 : 256;
        w->missed = jk_arena_grow(arena, w->missed, w->missed_cap, cap, sizeof *w->missed, err);
        if (!w->missed)
            return false;
        w->missed_cap = cap;
    }
    w->missed[w->n_missed++] = m;
    return true;
}

/* Which words of a bead met and which were missed. */
static bool go_through(words *w, jk_recipe *r, const jk_bead *b, uint32_t n, jk_err *err)
{
    face *src = &w->side[0], *tgt = &w->side[1];
    uint32_t from[2] = { b->src, b->tgt }, to[2] = { b->src + b->n_src, b->tgt + b->n_tgt };
    size_t start = w->n_missed;
    enter(src, n, from[0], to[0]);
    enter(tgt, n, from[1], to[1]);
    for (int side = 0; side < 2; side++) {
        face *self = &w->side[side], *other = &w->side[!side];
        for (uint32_t k = self->words->first[from[side]]; k < self->words->first[to[side]]; k++) {
            const jk_type_link *link = partner(self, other, n, self->words->token[k].type);
            unsigned channel = jk_evidence_channel(r->evidence, side, k);
            if (channel < JK_N_CHANNEL) {
                w->words[channel]++;
                w->hits[channel] += link != NULL;
            }
            if (link && !(side && w->shown[k])) {
                uint32_t mate = other->token[link->b];
                if (!add_met(w, r->arena, side ? mate : k, side ? k : mate, link->channel, err))
                    return false;
            }
            if (!link && channel < JK_N_CHANNEL && !add_missed(w, r->arena, side, k, channel, start, err))
                return false;
        }
    }
    return true;
}

static int by_place(const void *a, const void *b)
{
    const jk_met *x = a, *y = b;
    if (x->src.ptr != y->src.ptr)
        return x->src.ptr < y->src.ptr ? -1 : 1;
    if (x->src.len != y->src.len)
        return x->src.len > y->src.len ? -1 : 1;
    if (x->tgt.ptr != y->tgt.ptr)
        return x->tgt.ptr < y->tgt.ptr ? -1 : 1;
    return (x->tgt.len < y->tgt.len) - (x->tgt.len > y->tgt.len);
}

static int by_place_and_channel(const void *a, const void *b)
{
    const jk_met *x = a, *y = b;
    int order = by_place(a, b);
    unsigned cx = 0, cy = 0;
    while (channel_name[cx] != x->channel)
        cx++;
    while (channel_name[cy] != y->channel)
        cy++;
    return order ? order : (cx > cy) - (cx < cy);
}

/* The pairs of a bead as spans, in order, two that stand in the same places once: by the better channel. */
static uint32_t show_met(const words *w, size_t from, size_t n, jk_met *out)
{
    size_t kept = 0;
    if (!w->met)
        return 0;
    for (size_t k = 0; k < n; k++) {
        const pair *p = &w->met[from + k];
        out[k] = (jk_met){ word_of(&w->side[0], p->src), word_of(&w->side[1], p->tgt), channel_name[p->channel] };
    }
    if (n)
        qsort(out, n, sizeof *out, by_place_and_channel);
    for (size_t k = 0; k < n; k++)
        if (!kept || by_place(&out[kept - 1], &out[k]) != 0)
            out[kept++] = out[k];
    return (uint32_t)kept;
}

static bool explain_words(jk_recipe *r, const jk_alignment *path, jk_reason *reason, words *w, jk_err *err)
{
    jk_arena *arena = r->arena;
    size_t *met_from = JK_NEW(arena, size_t, (size_t)path->n_bead + 1, err), *missed_from = JK_NEW(arena, size_t, (size_t)path->n_bead + 1, err);
    w->shown = JK_NEW(arena, bool, r->tgt_words.first[r->tgt->n_sent], err);
    if (err->code || !face_new(arena, &r->src_words, r->src, &r->links, false, &w->side[0], err)
        || !face_new(arena, &r->tgt_words, r->tgt, &r->links, true, &w->side[1], err))
        return false;
    for (uint32_t k = 0; k < path->n_bead; k++) {
        const jk_bead *b = &path->bead[k];
        if (b->n_src && b->n_tgt && !go_through(w, r, b, k, err))
            return false;
        met_from[k + 1] = w->n_met;
        missed_from[k + 1] = w->n_missed;
    }
    for (uint32_t k = 0; k < path->n_bead; k++) {
        size_t n = met_from[k + 1] - met_from[k];
        jk_met *met = JK_NEW(arena, jk_met, n, err);
        if (!met)
            return false;
        reason[k].met = met;
        reason[k].n_met = show_met(w, met_from[k], n, met);
        reason[k].missed = w->missed ? w->missed + missed_from[k] : NULL;
        reason[k].n_missed = (uint32_t)(missed_from[k + 1] - missed_from[k]);
    }
    return true;
}

/* ---------------------------------------------------------------- the document */

/* What came of learning from the two texts themselves. NULL: no memory. */
static const char *note_of(const jk_recipe *r, jk_err *err)
{
    enum { SIZE = 160 };
    size_t n = 0;
    if (r->held)
        return "in places the two texts do not run side by side within 640 sentences, as far as was looked: they may not be translations of each other";
    if (!r->evidence)
        return "no words were looked at";
    if (r->know->no_learning)
        return "train is off: nothing was learned from the two texts themselves, as --lexicon does not name it";
    if (!jk_knowledge_learns(r->know, r->src->n_sent, r->tgt->n_sent))
        return "train: nothing was learned from the two texts themselves: with a large lexicon short ones gain nothing; --lexicon builtin,train learns all the same";
    for (size_t k = 0; k < r->links.n; k++)
        n += (r->links.link[k].channel == JK_CH_LEARNED || r->links.link[k].channel == JK_CH_GUESSED) && r->links.link[k].weight > 0;
    char *note = JK_NEW(r->arena, char, SIZE, err);
    if (note && n)
        snprintf(note, SIZE, "train: %zu pairs of words were learned from the two texts themselves", n);
    else if (note)
        snprintf(note, SIZE, "train: nothing was learned from the two texts themselves, since no two words stand together in two sure pairs: they are too short");
    return note;
}

bool jk_recipe_explain(jk_recipe *r, const jk_alignment *path, jk_explanation *out, jk_err *err)
{
    words w = { 0 };
    jk_reason *reason = JK_NEW(r->arena, jk_reason, path->n_bead, err);
    jk_channel_rate *rate = JK_NEW(r->arena, jk_channel_rate, JK_N_CHANNEL, err);
    if (err->code)
        return false;
    weigh_terms(r, path, reason);
    if (r->evidence && !explain_words(r, path, reason, &w, err))
        return false;
    *out = (jk_explanation){ .reason = reason, .channel = rate, .n_bead = path->n_bead, .note = note_of(r, err) };
    if (!out->note)
        return false;
    for (unsigned c = 0; c < JK_N_CHANNEL; c++)
        if (w.words[c])
            rate[out->n_channel++] = (jk_channel_rate){ channel_name[c], jk_evidence_rate(r->evidence, c), w.words[c], w.hits[c] };
    return true;
}

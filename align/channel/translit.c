/* translit.c - one word spells the sound of another: 수낵 = Sunak, 네트워크 = network.
 *
 * A table says what a symbol s of one script is worth written as the Latin letters c (0 to 3
 * of them), in nats against chance. The score of a word against a Latin word is that of the
 * best way to write its symbols, one after the other, as the letters of the Latin word:
 *
 *     S[i][j] = max over k of S[i-1][j-k] + worth(s_i, letters j-k .. j)
 *
 * The whole Latin word must be written, by a beginning of the other word: what is left are
 * endings. A link needs 6 nats, and 1 for each letter: with the Korean table 95 in 100 pairs
 * that it never saw reach that, and 90 in a million pairs of unrelated words. The more
 * Latin words there are, the less likely each is to be the one, so more is asked.
 *
 * All words are tried at once: the Latin words stand in a trie, a state is a node of it and
 * a score, and a symbol moves every state along the letters that it can be. States that
 * have fallen too low for good are dropped, so few are left after two symbols. The other
 * words come in sorted order, so that the states of a common beginning are kept.
 * Cost: about 50 states a symbol, however many words there are on the Latin side.
 */
#include "align/channel/names.h"

#include <stdlib.h>

enum {                                          /* hundredths of a nat */
    UNSEEN_LETTER = -450,                       /* a symbol as a letter that it never was */
    UNSEEN_EMPTY = -400,
    LOWEST = -150,                              /* a state below has met chance only */
    LINK_SCORE = 600, LINK_LETTER = 100,        /* among FEW Latin words; among n, ln(n / FEW) more */
    BEHIND_BEST = 400,                          /* a word's other links may be so much worse than its best */
    COMPOUND = 300,                             /* what a link needs more if a longer word goes on behind */
    COMMON = 100,                               /* and if the Latin word is no name */
    BEHIND = 300                                /* a state may be so much short of LINK_LETTER a letter */
};

enum {
    FEW = 400,
    MAX_LINKS = 8,                              /* of one word, the best ones */
    MAX_STATES = 4096                           /* after one symbol: no text has come near */
};

struct jk_translit {
    const jk_sounds *sounds;                    /* NULL: nothing is known */
    bool latin_src;                             /* the source is the Latin side */
    bool one_script;                            /* both languages are written in one alphabet: cognates instead */
    const jk_sound **row;                       /* [n_symbol + 1]: where each symbol's sounds start */
    uint32_t n_symbol;
};

/* -------------------------------------------------------------- Latin words */

typedef struct {
    char     letters[JK_MAX_LETTERS + 1];
    uint8_t  n;
    bool     capital;
    uint32_t type;
} key;

/* The children of a node stand together, in order of their letters. */
typedef struct {
    uint32_t child;                             /* bit k: letter 'a' + k goes on */
    uint32_t first;                             /* the first child */
    uint32_t keys, n_key;                       /* the words that end here */
} node;

typedef struct {
    node *node;
    uint32_t n_node;
    uint8_t *depth;                             /* letters up to a node */
    key *key;
    uint32_t n_key;
} trie;

static int key_order(const void *x, const void *y)
{
    const key *p = x, *q = y;
    int order = memcmp(p->letters, q->letters, sizeof p->letters);
    return order ? order : p->type < q->type ? -1 : p->type > q->type;
}

static void add_key(trie *t, const char *letters, size_t n, uint32_t type, bool capital)
{
    key k = { .n = (uint8_t)n, .type = type, .capital = capital };
    memcpy(k.letters, letters, n);
    t->key[t->n_key++] = k;
}

/* The words that could be names or loans, in letters; a plural s may be left out. The parts
   of a compound (Guinea-Bissau) are words too. */
static bool keys_of(jk_arena *arena, const jk_side *side, trie *t, jk_err *err)
{
    size_t most = 0;
    for (uint32_t k = 0; k < side->n_type; k++)
        most += side->type[k].fold.len / 2 + 2;
    if (!(t->key = JK_NEW(arena, key, most, err)))
        return false;
    for (uint32_t k = 0; k < side->n_type; k++) {
        const jk_type *type = &side->type[k];
        if (type->stop || type->script != JK_SCRIPT_LATIN || type->type_class != JK_TYPE_WORD)
            continue;
        for (size_t at = 0; at < type->fold.len;) {
            char letters[JK_MAX_LETTERS];
            const char *dash = memchr(type->fold.ptr + at, '-', type->fold.len - at);
            size_t end = dash ? (size_t)(dash - type->fold.ptr) : type->fold.len;
            size_t n = jk_plain_letters((jk_span){ type->fold.ptr + at, end - at }, letters, JK_MAX_LETTERS);
            at = end + 1;
            if (n < (type->capital ? 3u : 4u))
                continue;
            add_key(t, letters, n, k, type->capital);
            if (n > 4 && letters[n - 1] == 's' && letters[n - 2] != 's')
                add_key(t, letters, n - 1, k, type->capital);
        }
    }
    if (t->n_key)
        qsort(t->key, t->n_key, sizeof *t->key, key_order);
    return true;
}

/* Level by level, the keys of a node being a range of the sorted ones. */
static bool build(jk_arena *arena, trie *t, jk_err *err)
{
    typedef struct { uint32_t from, to; } range;
    size_t most = 1;
    for (uint32_t k = 0; k < t->n_key; k++)
        most += t->key[k].n;
    range *keys = JK_NEW(arena, range, most, err);
    t->node = JK_NEW(arena, node, most, err);
    t->depth = JK_NEW(arena, uint8_t, most, err);
    if (!keys || !t->node || !t->depth)
        return false;
    keys[0].to = t->n_key;
    t->n_node = 1;
    for (uint32_t v = 0; v < t->n_node; v++) {
        uint32_t at = keys[v].from;
        uint8_t d = t->depth[v];
        t->node[v].keys = at;
        while (at < keys[v].to && t->key[at].n == d)
            at++;
        t->node[v].n_key = at - keys[v].from;
        t->node[v].first = t->n_node;
        while (at < keys[v].to) {
            char letter = t->key[at].letters[d];
            keys[t->n_node].from = at;
            while (at < keys[v].to && t->key[at].letters[d] == letter)
                at++;
            keys[t->n_node].to = at;
            t->depth[t->n_node++] = (uint8_t)(d + 1);
            t->node[v].child |= 1u << (letter - 'a');
        }
    }
    return true;
}

static uint32_t bits(uint32_t x)
{
    x -= x >> 1 & 0x55555555u;
    x = (x & 0x33333333u) + (x >> 2 & 0x33333333u);
    return ((x + (x >> 4)) & 0x0F0F0F0Fu) * 0x01010101u >> 24;
}

/* The node that letters lead to from v; 0: none. */
static uint32_t descend(const trie *t, uint32_t v, const char *letters)
{
    for (; *letters; letters++) {
        uint32_t bit = 1u << (*letters - 'a');
        if (!(t->node[v].child & bit))
            return 0;
        v = t->node[v].first + bits(t->node[v].child & (bit - 1));
    }
    return v;
}

/* ------------------------------------------------------------------- the walk */

typedef struct { uint32_t node; int32_t score; } state;

typedef struct {
    const jk_translit *know;
    jk_arena *arena;
    jk_err *err;
    trie latin;
    state *state;                               /* of all symbols of the current word, one after the other */
    uint32_t n_state, cap_state;
    uint32_t begin[JK_MAX_SOUNDS + 2];          /* states after symbol k: begin[k] .. begin[k+1]-1 */
    int32_t link_score;                         /* what a link needs among so many words */
    uint32_t *seen;                             /* [n_node] where a node's state is, valid if at or behind begin of now */
} walk;

static bool put(walk *w, uint32_t v, int32_t score, uint32_t from)
{
    int32_t least = w->latin.depth[v] * LINK_LETTER - BEHIND;
    if (score < LOWEST || score < least)
        return true;
    uint32_t at = w->seen[v];
    if (at >= from && at < w->n_state && w->state[at].node == v) {
        if (score > w->state[at].score)
            w->state[at].score = score;
        return true;
    }
    if (w->n_state - from == MAX_STATES)
        return true;
    if (w->n_state == w->cap_state) {
        uint32_t cap = w->cap_state * 2;
        state *more = jk_arena_grow(w->arena, w->state, w->n_state, cap, sizeof *more, w->err);
        if (!more)
            return false;
        w->state = more;
        w->cap_state = cap;
    }
    w->seen[v] = w->n_state;
    w->state[w->n_state++] = (state){ v, score };
    return true;
}

static uint32_t symbol_row(const jk_translit *know, uint32_t symbol)
{
    uint32_t low = 0, high = know->n_symbol;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (know->row[mid]->symbol < symbol)
            low = mid + 1;
        else
            high = mid;
    }
    return low < know->n_symbol && know->row[low]->symbol == symbol ? low : know->n_symbol;
}

/* The states after symbol k, from those before it. An unknown symbol is as silent as it is unseen. */
static bool step(walk *w, size_t k, uint32_t symbol)
{
    uint32_t row = symbol_row(w->know, symbol), from = w->n_state;
    const jk_sound *sound = row < w->know->n_symbol ? w->know->row[row] : NULL, *end = sound ? w->know->row[row + 1] : NULL;
    bool may_be_silent = sound && !sound->letters[0];
    w->begin[k + 1] = from;
    for (uint32_t s = w->begin[k]; s < from; s++) {
        state now = w->state[s];
        if (!may_be_silent && !put(w, now.node, now.score + UNSEEN_EMPTY, from))
            return false;
        for (const jk_sound *c = sound; c != end; c++) {
            uint32_t v = descend(&w->latin, now.node, c->letters);
            if ((v || !c->letters[0]) && !put(w, v, now.score + c->score, from))
                return false;
        }
        const node *here = &w->latin.node[now.node];
        if (now.score + UNSEEN_LETTER < LOWEST)
            continue;
        for (uint32_t v = here->first, n = bits(here->child); n > 0; n--, v++)
            if (!put(w, v, now.score + UNSEEN_LETTER, from))
                return false;
    }
    w->begin[k + 2] = w->n_state;
    return true;
}

/* ---------------------------------------------------------------- the other side */

typedef struct {
    jk_span  fold;
    uint32_t type;
} spoken;

typedef struct {
    uint32_t symbol[JK_MAX_SOUNDS], end[JK_MAX_SOUNDS];
    size_t   n;
} sounds_of_word;

static int spoken_order(const void *x, const void *y)
{
    const spoken *p = x, *q = y;
    size_t len = p->fold.len < q->fold.len ? p->fold.len : q->fold.len;
    int order = memcmp(p->fold.ptr, q->fold.ptr, len);
    return order ? order : p->fold.len != q->fold.len ? (p->fold.len < q->fold.len ? -1 : 1) : p->type < q->type ? -1 : p->type > q->type;
}

/* The words of the table's script, and for scripts that write prepositions and articles
   with the word (Arabic, Hebrew) the same without their first characters. */
static bool spoken_of(jk_arena *arena, const jk_sounds *sounds, const jk_side *side, spoken **out, uint32_t *n_out, jk_err *err)
{
    uint32_t n = 0;
    spoken *all = JK_NEW(arena, spoken, (size_t)side->n_type * (sounds->max_before + 1u), err);
    if (!all)
        return false;
    for (uint32_t k = 0; k < side->n_type; k++) {
        const jk_type *type = &side->type[k];
        if (type->script != sounds->script || !jk_may_be_name(type))
            continue;
        const char *at = type->fold.ptr, *stop = at + type->fold.len;
        for (unsigned skip = 0; skip <= sounds->max_before && at < stop; skip++, (void)jk_next_char(&at, stop)) {
            jk_span fold = { at, (size_t)(stop - at) };
            if (jk_count_chars(fold) >= sounds->min_start)
                all[n++] = (spoken){ fold, k };
        }
    }
    if (n)
        qsort(all, n, sizeof *all, spoken_order);
    *out = all;
    *n_out = n;
    return true;
}

typedef struct { uint32_t type; int32_t score; } found;

/* Keeps the best MAX_LINKS, each type once, in order of score, then type. */
static void keep_best(found best[MAX_LINKS + 1], uint32_t *n, found f)
{
    for (uint32_t k = 0; k < *n; k++)
        if (best[k].type == f.type) {
            if (best[k].score >= f.score)
                return;
            memmove(best + k, best + k + 1, (*n - k - 1) * sizeof *best);
            --*n;
            break;
        }
    uint32_t at = *n;
    while (at > 0 && (best[at - 1].score < f.score || (best[at - 1].score == f.score && best[at - 1].type > f.type)))
        at--;
    if (at == MAX_LINKS)
        return;
    memmove(best + at + 1, best + at, (*n - at) * sizeof *best);
    best[at] = f;
    *n += *n < MAX_LINKS;
}

enum { NO_LINK = 100000 };

/* The score that is needed where rest follows: endings are free, behind two Korean syllables
   only they are allowed, behind more the rest of a compound (시카고대학교) too. */
static int32_t needed(const walk *w, jk_span start, jk_span rest)
{
    const jk_sounds *sounds = w->know->sounds;
    if (jk_count_chars(start) < sounds->min_start || jk_count_chars(rest) > sounds->max_behind)
        return NO_LINK;
    if (sounds->script != JK_SCRIPT_HANGUL || jk_is_korean_ending(rest))
        return w->link_score;
    return jk_count_chars(start) > 2 ? w->link_score + COMPOUND : NO_LINK;
}

static bool link_word(walk *w, const spoken *word, const sounds_of_word *s, jk_links *links)
{
    found best[MAX_LINKS + 1];
    uint32_t n = 0;
    for (size_t k = 0; k < s->n; k++) {
        jk_span start = { word->fold.ptr, s->end[k] }, rest = { word->fold.ptr + s->end[k], word->fold.len - s->end[k] };
        if (k + 1u < s->n && s->end[k + 1] == s->end[k])
            continue;                           /* within a syllable */
        int32_t least = needed(w, start, rest);
        if (least == NO_LINK)
            continue;
        for (uint32_t at = w->begin[k + 1]; at < w->begin[k + 2]; at++) {
            const state *here = &w->state[at];
            const node *v = &w->latin.node[here->node];
            if (!v->n_key || here->score < least || here->score < LINK_LETTER * w->latin.depth[here->node])
                continue;
            for (uint32_t e = v->keys; e < v->keys + v->n_key; e++)
                if (w->latin.key[e].capital || here->score >= least + COMMON)
                    keep_best(best, &n, (found){ w->latin.key[e].type, here->score });
        }
    }
    for (uint32_t k = 0; k < n && best[k].score >= best[0].score - BEHIND_BEST; k++) {
        jk_type_link link = { word->type, best[k].type, JK_CH_TRANSLIT, (float)best[k].score / 100.0f };
        if (w->know->latin_src) {
            link.a = best[k].type;
            link.b = word->type;
        }
        if (!jk_links_add(w->arena, links, link, w->err))
            return false;
    }
    return true;
}

/* Symbols that two words share from the start. */
static size_t shared(const sounds_of_word *a, const sounds_of_word *b)
{
    size_t k = 0;
    while (k < a->n && k < b->n && a->symbol[k] == b->symbol[k])
        k++;
    return k;
}

bool jk_translit_link(const jk_translit *know, jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err)
{
    if (!know->sounds)
        return !know->one_script || jk_cognates_link(arena, src, tgt, links, err);
    walk w = { .know = know, .arena = arena, .err = err, .cap_state = 4096 };
    spoken *word;
    uint32_t n;
    size_t before = links->n;
    if (!keys_of(arena, know->latin_src ? src : tgt, &w.latin, err) || !build(arena, &w.latin, err)
        || !spoken_of(arena, know->sounds, know->latin_src ? tgt : src, &word, &n, err))
        return false;
    w.state = JK_NEW(arena, state, w.cap_state, err);
    w.seen = JK_NEW(arena, uint32_t, w.latin.n_node, err);
    if (!w.state || !w.seen)
        return false;
    w.link_score = LINK_SCORE + (w.latin.n_key > FEW ? (int32_t)(100 * jk_log((double)w.latin.n_key / FEW)) : 0);
    w.state[0] = (state){ 0, 0 };
    w.begin[1] = 1;
    sounds_of_word sounds[2] = { { .n = 0 } };
    for (uint32_t i = 0; w.latin.n_key && i < n; i++) {
        sounds_of_word *now = &sounds[i & 1];
        now->n = jk_sound_symbols(word[i].fold, now->symbol, now->end);
        size_t k = shared(&sounds[~i & 1], now);
        w.n_state = w.begin[k + 1];
        for (; k < now->n; k++)
            if (!step(&w, k, now->symbol[k]))
                return false;
        if (!link_word(&w, &word[i], now, links))
            return false;
    }
    if (know->sounds->script == JK_SCRIPT_HANGUL
        && !jk_persons_link(arena, know->latin_src ? tgt : src, know->latin_src ? src : tgt, know->latin_src, links, err))
        return false;
    jk_links_unique(links, before);
    return true;
}

/* ----------------------------------------------------------------------- open */

jk_translit *jk_translit_open(const char *src, const char *tgt, jk_err *err)
{
    jk_translit *know = calloc(1, sizeof *know);
    if (!know)
        return jk_fail(err, JK_ENOMEM, "no more memory for the sounds of %s and %s", src, tgt), NULL;
    jk_script a = jk_script_of_lang(src), b = jk_script_of_lang(tgt);
    know->one_script = a == b && a != JK_SCRIPT_NONE && a != JK_SCRIPT_OTHER;
    know->latin_src = a == JK_SCRIPT_LATIN;
    if (know->latin_src != (b == JK_SCRIPT_LATIN))
        know->sounds = know->latin_src ? jk_sounds_of(tgt, b) : jk_sounds_of(src, a);
    if (!know->sounds)
        return know;
    know->row = calloc((size_t)know->sounds->n_sound + 1, sizeof(jk_sound *));
    if (!know->row) {
        jk_translit_close(know);
        return jk_fail(err, JK_ENOMEM, "no more memory for the sounds of %s and %s", src, tgt), NULL;
    }
    const jk_sound *sound = know->sounds->sound;
    for (uint32_t k = 0; k < know->sounds->n_sound; k++)
        if (!k || sound[k].symbol != sound[k - 1].symbol)
            know->row[know->n_symbol++] = &sound[k];
    know->row[know->n_symbol] = sound + know->sounds->n_sound;
    return know;
}

void jk_translit_close(jk_translit *translit)
{
    if (!translit)
        return;
    free(translit->row);
    free(translit);
}

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
 * words come in order of their symbols, so that the states of a common beginning are kept.
 * Cost: about 50 states a symbol, however many words there are on the Latin side. What a
 * word is in letters or in sounds is a fact of its type, found out once.
 */
#include "align/channel/trie.h"

#include <stdlib.h>

enum {                                          /* hundredths of a nat */
    UNSEEN_LETTER = -450,                       /* a symbol as a letter that it never was */
    UNSEEN_EMPTY = -400,
    LINK_SCORE = 600,                           /* among FEW Latin words; among n, ln(n / FEW) more */
    BEHIND_BEST = 400,                          /* a word's other links may be so much worse than its best */
    COMPOUND = 300,                             /* what a link needs more if a longer word goes on behind */
    NO_BOUND = 100000                           /* more than any word gains */
};

enum {
    FEW = 400,
    MAX_LINKS = 8,                              /* of one word, the best ones */
    MAX_STATES = 4096                           /* after one symbol: no text has come near */
};

/* The ways to write a symbol, in order of their letters. */
typedef struct {
    const jk_sound *sound, *end;
    int16_t  alone[26];                         /* the score of a letter alone */
    uint16_t start[26];                         /* of a first letter: where those of several letters start, from sound on */
    uint32_t second[26];                        /* what their second letters are, bit k for 'a' + k; 0: there are none */
    uint32_t known;                             /* the letters that any of them starts with */
} row;

struct jk_translit {
    const jk_sounds *sounds;                    /* NULL: nothing is known */
    bool latin_src;                             /* the source is the Latin side */
    bool one_script;                            /* both languages are written in one alphabet: cognates instead */
    jk_sound *sound;                            /* the table's, in order of symbol, then letters as in a dictionary */
    row     *row;                               /* [n_symbol + 1]: the last one is of symbols that are not known */
    uint32_t n_symbol;
    uint32_t first, n_place;                    /* place[k] is the row of symbol first + k */
    uint16_t *place;
    int32_t  gain[26];                          /* the most that a score gains by a letter */
};

/* ------------------------------------------------------------------- the walk */

typedef struct { uint32_t node; int32_t score; } state;

typedef struct {
    const jk_translit *know;
    jk_arena *arena;
    jk_err *err;
    jk_trie latin;
    state *state;                               /* of all symbols of the current word, one after the other */
    uint32_t n_state, cap_state;
    uint32_t begin[JK_MAX_SOUNDS + 2];          /* states after symbol k: begin[k] .. begin[k+1]-1 */
    int32_t link_score;                         /* what a link needs among so many words */
    uint32_t *seen;                             /* [n_node] where a node's state is, valid if at or behind begin of now */
} walk;

/* There is room for it. */
static inline void put(walk *w, uint32_t v, int32_t score, uint32_t from)
{
    uint32_t at = w->seen[v];
    if (at >= from && at < w->n_state && w->state[at].node == v) {
        if (score > w->state[at].score)
            w->state[at].score = score;
    } else if (w->n_state - from < MAX_STATES) {
        w->seen[v] = w->n_state;
        w->state[w->n_state++] = (state){ v, score };
    }
}

/* Room for the states of another symbol: each node once at most. */
static bool reserve(walk *w)
{
    uint32_t most = w->latin.n_node < MAX_STATES ? w->latin.n_node : MAX_STATES;
    if (w->cap_state - w->n_state >= most)
        return true;
    uint32_t cap = w->cap_state * 2 + most;
    w->state = jk_arena_grow(w->arena, w->state, w->n_state, cap, sizeof *w->state, w->err);
    w->cap_state = cap;
    return w->state != NULL;
}

static uint16_t row_of(const jk_translit *know, uint32_t symbol)
{
    return symbol - know->first < know->n_place ? know->place[symbol - know->first] : (uint16_t)know->n_symbol;
}

/* The ways of a symbol in several letters, of which the first led to v. */
static void put_several(walk *w, uint32_t v, const jk_sound *c, const jk_sound *end, int32_t score, uint32_t from)
{
    for (char letter = c->letters[0]; c < end && c->letters[0] == letter; c++) {
        uint32_t to = v;
        for (const char *l = c->letters + 1; *l && to; l++) {
            uint32_t bit = 1u << (*l - 'a');
            to = w->latin.node[to].child & bit ? jk_trie_child(&w->latin.node[to], bit) : 0;
        }
        if (to && score + c->score >= w->latin.node[to].least)
            put(w, to, score + c->score, from);
    }
}

/* The states after symbol k, from those before it. An unknown symbol is as silent as it is unseen. */
static bool step(walk *w, size_t k, const row *symbol)
{
    uint32_t from = w->n_state;
    const jk_trie_node *all = w->latin.node;
    bool may_be_silent = symbol->sound < symbol->end && !symbol->sound->letters[0];
    int32_t silent = may_be_silent ? symbol->sound->score : UNSEEN_EMPTY;
    if (!reserve(w))
        return false;
    w->begin[k + 1] = from;
    for (uint32_t s = w->begin[k]; s < from; s++) {
        state now = w->state[s];
        const jk_trie_node *here = &all[now.node];
        if (now.score + silent >= here->least)
            put(w, now.node, now.score + silent, from);
        uint32_t letters = here->child;
        if (now.score + UNSEEN_LETTER < jk_trie_floor(here->depth + 1))
            letters &= symbol->known;           /* of some twenty letters two or three */
        for (; letters; letters &= letters - 1) {
            uint32_t v = jk_trie_child(here, letters & (0 - letters)), letter = all[v].letter;
            if (now.score + symbol->alone[letter] >= all[v].least)
                put(w, v, now.score + symbol->alone[letter], from);
            if (all[v].child & symbol->second[letter])
                put_several(w, v, symbol->sound + symbol->start[letter], symbol->end, now.score, from);
        }
    }
    w->begin[k + 2] = w->n_state;
    return true;
}

/* ---------------------------------------------------------------- the other side */

/* What a link needs that ends behind a symbol. */
enum { NO_LINK, AS_IT_IS, AS_COMPOUND };

typedef struct {
    uint16_t row;
    uint8_t  end;                               /* NO_LINK ... */
} spoken_symbol;

/* A word as symbols. next: the same word without its first character, where a script writes prepositions and articles
   with the word (Arabic, Hebrew). */
typedef struct spoken {
    const struct spoken *next;
    uint32_t n;
    spoken_symbol symbol[];
} spoken;

static const spoken unspoken = { 0 };           /* too short for a name */

typedef struct {
    uint32_t order;                             /* its first four symbols, eight bits of each */
    uint32_t type;
    const spoken *word;
} utterance;

/* Where a rest of n_rest characters follows n_start others: endings are free, behind two Korean syllables only they are
   allowed, behind more the rest of a compound (시카고대학교) too. */
static uint8_t end_of(const jk_sounds *sounds, size_t n_start, size_t n_rest, jk_span rest)
{
    if (n_start < sounds->min_start || n_rest > sounds->max_behind)
        return NO_LINK;
    if (sounds->script != JK_SCRIPT_HANGUL || jk_is_korean_ending(rest))
        return AS_IT_IS;
    return n_start > 2 ? AS_COMPOUND : NO_LINK;
}

static spoken *speak(jk_arena *arena, const jk_translit *know, jk_span fold, size_t n_char, jk_err *err)
{
    uint32_t symbol[JK_MAX_SOUNDS], end[JK_MAX_SOUNDS];
    size_t n = jk_sound_symbols(fold, symbol, end), n_start = 0;
    spoken *word = jk_arena_alloc(arena, 1, sizeof *word + n * sizeof *word->symbol, err);
    if (!word)
        return NULL;
    word->n = (uint32_t)n;
    for (size_t k = 0; k < n; k++) {
        bool within = k + 1 < n && end[k + 1] == end[k];    /* a syllable */
        jk_span rest = { fold.ptr + end[k], fold.len - end[k] };
        n_start += !within;
        word->symbol[k] = (spoken_symbol){ row_of(know, symbol[k]), within ? (uint8_t)NO_LINK : end_of(know->sounds, n_start, n_char - n_start, rest) };
    }
    return word;
}

static const spoken *sounds_of(jk_arena *arena, const jk_translit *know, const jk_type *type, jk_err *err)
{
    const void *none, **kept = jk_fact_of(type, JK_FACT_SOUNDS, &none);
    const spoken *before = *kept;
    if (before)
        return before;
    spoken *first = NULL, *last = NULL;
    const char *at = type->fold.ptr, *stop = at + type->fold.len;
    for (unsigned skip = 0; skip <= know->sounds->max_before && at < stop; skip++, (void)jk_next_char(&at, stop)) {
        jk_span fold = { at, (size_t)(stop - at) };
        size_t n_char = jk_count_chars(fold);
        if (n_char < know->sounds->min_start)
            continue;
        spoken *word = speak(arena, know, fold, n_char, err);
        if (!word)
            return NULL;
        if (last)
            last->next = word;
        else
            first = word;
        last = word;
    }
    return *kept = first ? first : &unspoken;
}

/* By their first symbols, so that neighbours begin alike; all and other have room for n, and where they end up is returned. */
static utterance *sort(utterance *all, utterance *other, uint32_t n)
{
    for (unsigned shift = 0; shift < 32; shift += 8) {
        uint32_t place[257] = { 0 };
        for (uint32_t k = 0; k < n; k++)
            place[(all[k].order >> shift & 0xFF) + 1]++;
        for (unsigned k = 0; k < 256; k++)
            place[k + 1] += place[k];
        for (uint32_t k = 0; k < n; k++)
            other[place[all[k].order >> shift & 0xFF]++] = all[k];
        utterance *sorted = other;
        other = all;
        all = sorted;
    }
    return all;
}

/* The words of the table's script. */
static bool utter(jk_arena *arena, const jk_translit *know, const jk_side *side, utterance **out, uint32_t *n_out, jk_err *err)
{
    uint32_t n = 0;
    size_t most = (size_t)side->n_type * (know->sounds->max_before + 1u);
    utterance *all = JK_NEW(arena, utterance, most, err), *other = JK_NEW(arena, utterance, most, err);
    if (!all || !other)
        return false;
    for (uint32_t k = 0; k < side->n_type; k++) {
        const jk_type *type = &side->type[k];
        if (type->script != know->sounds->script || !jk_may_be_name(type))
            continue;
        const spoken *word = sounds_of(side->keep ? side->keep : arena, know, type, err);
        if (!word)
            return false;
        for (; word && word != &unspoken; word = word->next) {
            utterance u = { .word = word, .type = k };
            for (uint32_t i = 0; i < 4; i++)
                u.order = u.order << 8 | (i < word->n ? word->symbol[i].row & 0xFFu : 0);
            all[n++] = u;
        }
    }
    *out = sort(all, other, n);
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

static bool link_word(walk *w, const utterance *u, jk_links *links)
{
    found best[MAX_LINKS + 1];
    uint32_t n = 0;
    for (uint32_t k = 0; k < u->word->n; k++) {
        if (u->word->symbol[k].end == NO_LINK)
            continue;
        int32_t least = w->link_score + (u->word->symbol[k].end == AS_COMPOUND ? COMPOUND : 0);
        for (uint32_t at = w->begin[k + 1]; at < w->begin[k + 2]; at++) {
            const state *here = &w->state[at];
            if (here->score < least)
                continue;
            const jk_trie_node *v = &w->latin.node[here->node];
            if (!v->n_key || here->score < LINK_LETTER * v->depth)
                continue;
            for (uint32_t e = v->keys; e < v->keys + v->n_key; e++)
                if (here->score >= least + w->latin.key[e].bar)
                    keep_best(best, &n, (found){ w->latin.key[e].type, here->score });
        }
    }
    for (uint32_t k = 0; k < n && best[k].score >= best[0].score - BEHIND_BEST; k++) {
        jk_type_link link = { u->type, best[k].type, JK_CH_TRANSLIT, (float)best[k].score / 100.0f };
        if (w->know->latin_src) {
            link.a = best[k].type;
            link.b = u->type;
        }
        if (!jk_links_add(w->arena, links, link, w->err))
            return false;
    }
    return true;
}

/* Symbols that two words share from the start. */
static uint32_t shared(const spoken *a, const spoken *b)
{
    uint32_t k = 0;
    while (k < a->n && k < b->n && a->symbol[k].row == b->symbol[k].row)
        k++;
    return k;
}

/* The states of all of a word, of which the first k symbols are those of the word before it. */
static bool walk_word(walk *w, const spoken *word, uint32_t k)
{
    w->n_state = w->begin[k + 1];
    for (; k < word->n; k++)
        if (w->begin[k] == w->n_state)
            w->begin[k + 1] = w->begin[k + 2] = w->n_state;     /* none is left */
        else if (!step(w, k, &w->know->row[word->symbol[k].row]))
            return false;
    return true;
}

static bool make_trie(walk *w, const jk_side *latin, const jk_links *links)
{
    bool *explained = JK_NEW(w->arena, bool, latin->n_type, w->err);
    for (size_t k = 0; explained && k < links->n; k++)
        if (links->link[k].channel == JK_CH_LEXICON || links->link[k].channel == JK_CH_USER)
            explained[w->know->latin_src ? links->link[k].a : links->link[k].b] = true;
    return explained && jk_trie_make(w->arena, latin, explained, &w->latin, w->err);
}

bool jk_translit_link(const jk_translit *know, jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err)
{
    if (!know->sounds)
        return !know->one_script || jk_cognates_link(arena, src, tgt, links, err);
    walk w = { .know = know, .arena = arena, .err = err, .cap_state = 256 };
    utterance *word;
    uint32_t n;
    size_t before = links->n;
    const jk_side *latin = know->latin_src ? src : tgt, *other = know->latin_src ? tgt : src;
    if (!make_trie(&w, latin, links) || !utter(arena, know, other, &word, &n, err))
        return false;
    w.state = JK_NEW(arena, state, w.cap_state, err);
    w.seen = JK_NEW(arena, uint32_t, w.latin.n_node, err);
    if (!w.state || !w.seen)
        return false;
    w.link_score = LINK_SCORE + (w.latin.n_key > FEW ? (int32_t)(100 * jk_log((double)w.latin.n_key / FEW)) : 0);
    jk_trie_weigh(&w.latin, know->gain, w.link_score);
    w.state[0] = (state){ 0, 0 };
    w.begin[1] = 1;
    const spoken *last = &unspoken;
    for (uint32_t i = 0; w.latin.n_key && i < n; last = word[i++].word)
        if (!walk_word(&w, word[i].word, shared(last, word[i].word)) || !link_word(&w, &word[i], links))
            return false;
    if (know->sounds->script == JK_SCRIPT_HANGUL
        && !jk_persons_link(arena, other, latin, know->latin_src, links, err))
        return false;
    jk_links_unique(links, before);
    return true;
}

/* ----------------------------------------------------------------------- open */

static int sound_order(const void *x, const void *y)
{
    const jk_sound *p = x, *q = y;
    return p->symbol != q->symbol ? (p->symbol < q->symbol ? -1 : 1) : memcmp(p->letters, q->letters, sizeof p->letters);
}

static void index_sound(jk_translit *know, row *r, const jk_sound *c)
{
    int32_t n = (int32_t)strlen(c->letters);
    uint32_t first = n ? (uint32_t)(c->letters[0] - 'a') : 0;
    if (n == 1 && c->score > UNSEEN_LETTER)
        r->alone[first] = (int16_t)c->score;
    if (n > 1 && !r->second[first])
        r->start[first] = (uint16_t)(c - r->sound);
    if (n > 1)
        r->second[first] |= 1u << (c->letters[1] - 'a');
    if (n)
        r->known |= 1u << first;
    for (unsigned k = 0; k < 26; k++)           /* silence that gains would gain with any letter */
        if (n ? memchr(c->letters, 'a' + (int)k, (size_t)n) != NULL : c->score > 0) {
            int32_t each = n ? (c->score + n - 1) / n : NO_BOUND;
            know->gain[k] = each > know->gain[k] ? each : know->gain[k];
        }
}

/* The rows of symbols, and where in them each first letter starts. */
static bool index_sounds(jk_translit *know)
{
    know->sound = calloc((size_t)know->sounds->n_sound + 1, sizeof *know->sound);
    know->row = calloc((size_t)know->sounds->n_sound + 1, sizeof *know->row);
    if (!know->sound || !know->row)
        return false;
    memcpy(know->sound, know->sounds->sound, know->sounds->n_sound * sizeof *know->sound);
    qsort(know->sound, know->sounds->n_sound, sizeof *know->sound, sound_order);
    const jk_sound *end = know->sound + know->sounds->n_sound;
    for (const jk_sound *c = know->sound; c <= end; ) {     /* and one of symbols that are not known */
        row *r = &know->row[know->n_symbol];
        r->sound = c;
        for (unsigned k = 0; k < 26; k++)
            r->alone[k] = UNSEEN_LETTER;
        for (; c < end && c->symbol == r->sound->symbol; c++)
            index_sound(know, r, c);
        r->end = c;
        if (r->sound == end)
            break;
        know->n_symbol++;
    }
    return true;
}

/* Which row is whose. */
static bool place_rows(jk_translit *know)
{
    know->first = know->row[0].sound->symbol;
    know->n_place = know->n_symbol ? know->row[know->n_symbol - 1].sound->symbol - know->first + 1 : 0;
    know->place = malloc((know->n_place + 1u) * sizeof *know->place);
    for (uint32_t k = 0; know->place && k < know->n_place; k++)
        know->place[k] = (uint16_t)know->n_symbol;
    for (uint32_t r = 0; know->place && r < know->n_symbol; r++)
        know->place[know->row[r].sound->symbol - know->first] = (uint16_t)r;
    return know->place != NULL;
}

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
    if (!index_sounds(know) || !place_rows(know)) {
        jk_translit_close(know);
        return jk_fail(err, JK_ENOMEM, "no more memory for the sounds of %s and %s", src, tgt), NULL;
    }
    return know;
}

void jk_translit_close(jk_translit *translit)
{
    if (!translit)
        return;
    free(translit->sound);
    free(translit->row);
    free(translit->place);
    free(translit);
}

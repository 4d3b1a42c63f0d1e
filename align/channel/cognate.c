/* cognate.c - words of one script that are spelled alike: Präsident = président, Sunak = Sunak.
 *
 * Two words are laid beside each other so that this is greatest, in nats against chance:
 *
 *     same letter c            ln(.8 / P(c)), P(c) its share in the words of both texts
 *     letters often exchanged  -.5    k and c, v and f, vowels
 *     others exchanged        -3
 *     a letter left out       -2, at the end -.8: endings differ
 *
 * With some millions of pairs the best by chance reach 14 or so. A link needs 22, of which
 * up to 12 are given for the share of the words' own scores that is reached: 10 for equal
 * words, 14 at two thirds; words as they stand, or failing that their stems (parallel, parallèlement). (Words spelled the same are the Latin channel's too.)
 * Compared are only words that share four letters in a row (the word's edges count as letters), and not a row that
 * many words of either side have (tion); linked, those that are among each other's best. So two texts may change
 * places. Cost: O(letters + pairs that share a rare row), at most MAX_POSTING^2 pairs a row.
 */
#include "align/channel/names.h"

#include <stdlib.h>

enum { GRAM = 4, LONGEST = 24, MAX_POSTING = 32, MAX_LINKS = 3, EDGE = 33, N_SIGN = 34 };

enum {                                          /* hundredths of a nat */
    SIMILAR = -50, OTHER = -300, GAP = -200, GAP_AT_END = -80,
    LINK_SCORE = 2200, LINK_SHARE = 1200
};

typedef struct {
    uint8_t sign[LONGEST];                      /* letters as 1 to 32 */
    uint8_t n, script;                          /* n 0: not to be compared */
    uint8_t stem;                               /* so many of them are the stem */
    bool capital;
} word;

typedef struct { uint32_t gram, word; } posting;

typedef struct {
    const word *src, *tgt;
    int32_t same[N_SIGN];
    uint8_t groups[N_SIGN];
} speller;

/* Greek words as those write them who have dropped the h: ph is f, th t, rh r. */
static size_t respell(char *letters, size_t n)
{
    size_t out = 0;
    for (size_t k = 0; k < n; k++) {
        char before = (char)(out ? letters[out - 1] : 0);
        if (letters[k] == 'h' && (before == 'p' || before == 't' || before == 'r'))
            letters[out - 1] = (char)(before == 'p' ? 'f' : before);
        else
            letters[out++] = letters[k];
    }
    return out;
}

/* a-z of Latin words; of other alphabets the last five bits, which tell their letters apart. */
static word word_of(const jk_type *type)
{
    word w = { .script = type->script, .capital = type->capital };
    if (type->stop || type->type_class != JK_TYPE_WORD || type->script == JK_SCRIPT_NONE || type->script == JK_SCRIPT_HAN
        || type->script == JK_SCRIPT_KANA || type->script == JK_SCRIPT_HANGUL)
        return w;
    if (type->script == JK_SCRIPT_LATIN) {
        char letters[LONGEST];
        w.n = (uint8_t)jk_plain_letters(type->fold, letters, LONGEST);
        w.n = (uint8_t)respell(letters, w.n);
        for (size_t k = 0; k < w.n; k++)
            w.sign[k] = (uint8_t)(letters[k] - 'a' + 1);
    } else
        for (const char *at = type->fold.ptr, *end = at + type->fold.len; at < end;) {
            if (w.n == LONGEST)
                return (word){ 0 };
            w.sign[w.n++] = (uint8_t)(1 + (jk_base_char(jk_next_char(&at, end)) & 31));
        }
    if (w.n < (type->capital ? 3 : 4))
        w.n = 0;
    size_t same = 0, stem = 0;                  /* in bytes, then in letters: a letter of two bytes is two at most */
    while (same < type->stem.len && same < type->fold.len && type->stem.ptr[same] == type->fold.ptr[same])
        same++;
    for (size_t k = 0; k < same; k++)
        stem += ((unsigned char)type->fold.ptr[k] & 0xC0) != 0x80;
    w.stem = (uint8_t)(stem < w.n ? stem : w.n);
    return w;
}

static word *words_of(jk_arena *arena, const jk_side *side, jk_err *err)
{
    word *all = JK_NEW(arena, word, side->n_type, err);
    for (uint32_t k = 0; all && k < side->n_type; k++)
        all[k] = word_of(&side->type[k]);
    return all;
}

static void weigh_letters(speller *s, const word *all[2], const uint32_t n[2])
{
    double count[N_SIGN] = { 0 }, sum = 0;
    for (int side = 0; side < 2; side++)
        for (uint32_t k = 0; k < n[side]; k++)
            for (int i = 0; i < all[side][k].n; i++, sum++)
                count[all[side][k].sign[i]]++;
    for (int c = 0; c < N_SIGN; c++)
        s->same[c] = (int32_t)(100 * jk_log(.8 * (sum + N_SIGN) / (count[c] + 1)));
}

/* Groups of Latin letters that languages write for one another; bit k: in group k. */
static void group_letters(speller *s)
{
    static const char groups[][8] = { "aeiouy", "ckqszx", "vfpbw", "td", "gjiy", "mn", "hg" };
    for (size_t k = 0; k < sizeof groups / sizeof *groups; k++)
        for (const char *letter = groups[k]; *letter; letter++)
            s->groups[*letter - 'a' + 1] |= (uint8_t)(1u << k);
}

static int32_t best_of(int32_t a, int32_t b) { return a > b ? a : b; }

/* Of the first na letters of a beside the first nb of b. */
static int32_t likeness(const speller *s, const word *a, int na, const word *b, int nb)
{
    int32_t row[LONGEST + 1], similar = a->script == JK_SCRIPT_LATIN ? SIMILAR : OTHER;
    for (int j = 0; j <= nb; j++)
        row[j] = j * GAP;
    for (int i = 1; i <= na; i++) {
        int32_t left_up = row[0];
        row[0] = i * GAP;
        for (int j = 1; j <= nb; j++) {
            int32_t up = row[j];
            uint8_t x = a->sign[i - 1], y = b->sign[j - 1];
            int32_t meet = x == y ? s->same[x] : s->groups[x] & s->groups[y] ? similar : OTHER;
            row[j] = best_of(left_up + meet, best_of(up + (j == nb ? GAP_AT_END : GAP), row[j - 1] + (i == na ? GAP_AT_END : GAP)));
            left_up = up;
        }
    }
    return row[nb];
}

/* ------------------------------------------------------------------ candidates */

static size_t grams_of(const word *w, uint32_t out[LONGEST + 2])
{
    uint8_t sign[LONGEST + 2];
    size_t n = 0;
    sign[0] = EDGE;
    memcpy(sign + 1, w->sign, w->n);
    sign[w->n + 1] = EDGE;
    for (size_t k = 0; w->n && k + GRAM <= w->n + 2u; k++) {
        uint32_t gram = w->script;
        for (size_t i = 0; i < GRAM; i++)
            gram = gram * N_SIGN + sign[k + i];
        out[n++] = gram;
    }
    return n;
}

static int posting_order(const void *x, const void *y)
{
    const posting *p = x, *q = y;
    return p->gram != q->gram ? (p->gram < q->gram ? -1 : 1) : p->word != q->word ? (p->word < q->word ? -1 : 1) : 0;
}

typedef struct {
    posting *posting;
    uint32_t n;
} postings;

static bool postings_of(jk_arena *arena, const word *all, uint32_t n_word, postings *out, jk_err *err)
{
    size_t most = 0;
    uint32_t gram[LONGEST + 2];
    for (uint32_t k = 0; k < n_word; k++)
        most += all[k].n;
    if (!(out->posting = JK_NEW(arena, posting, most, err)))
        return false;
    for (uint32_t k = 0; k < n_word; k++)
        for (size_t g = 0, n = grams_of(&all[k], gram); g < n; g++)
            out->posting[out->n++] = (posting){ gram[g], k };
    if (out->n)
        qsort(out->posting, out->n, sizeof *out->posting, posting_order);
    return true;
}

static uint32_t first_posting(const postings *p, uint32_t gram)
{
    uint32_t low = 0, high = p->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (p->posting[mid].gram < gram)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* The rows of p without those that more than MAX_POSTING words of either side have. */
static void drop_common(postings *p, const postings *other)
{
    uint32_t kept = 0, o = 0;
    for (uint32_t from = 0, to; from < p->n; from = to) {
        uint32_t gram = p->posting[from].gram, first;
        for (to = from; to < p->n && p->posting[to].gram == gram;)
            to++;
        while (o < other->n && other->posting[o].gram < gram)
            o++;
        for (first = o; o < other->n && other->posting[o].gram == gram;)
            o++;
        if (o == first || o - first > MAX_POSTING || to - from > MAX_POSTING)
            continue;
        memmove(p->posting + kept, p->posting + from, (to - from) * sizeof *p->posting);
        kept += to - from;
    }
    p->n = kept;
}

/* The words of the other side that are most like a word, the best first; score 0: no more. */
typedef struct {
    struct { uint32_t type; int32_t score; } at[MAX_LINKS];
} partners;

static void keep_best(partners *best, uint32_t type, int32_t score)
{
    unsigned at = MAX_LINKS;
    while (at > 0 && (best->at[at - 1].score < score || (best->at[at - 1].score == score && best->at[at - 1].type > type)))
        at--;
    if (at == MAX_LINKS)
        return;
    memmove(best->at + at + 1, best->at + at, (MAX_LINKS - 1 - at) * sizeof *best->at);
    best->at[at].type = type;
    best->at[at].score = score;
}

static bool has_partner(const partners *best, uint32_t type)
{
    for (unsigned k = 0; k < MAX_LINKS; k++)
        if (best->at[k].score > 0 && best->at[k].type == type)
            return true;
    return false;
}

/* What a search needs of the other side's words; row[b] counts the rows that b shares with
   the word last_met[b] - 1, the words met being listed. */
typedef struct {
    uint32_t *last_met, *met;
    uint8_t *row;
    uint32_t n_met;
} search;

static void meet(const speller *s, uint32_t a, const postings *p, search *now)
{
    uint32_t gram[LONGEST + 2];
    now->n_met = 0;
    for (size_t g = 0, n_gram = grams_of(&s->src[a], gram); g < n_gram; g++) {
        for (uint32_t at = first_posting(p, gram[g]); at < p->n && p->posting[at].gram == gram[g]; at++) {
            uint32_t b = p->posting[at].word;
            if (now->last_met[b] != a + 1) {
                now->last_met[b] = a + 1;
                now->row[b] = 0;
                now->met[now->n_met++] = b;
            }
            now->row[b]++;
        }
    }
}

/* Their likeness if it is enough for a link, else 0. */
static int32_t alike(const speller *s, const word *a, int na, const word *b, int nb)
{
    int32_t self = 0;
    if (nb * 3 > na * 5 || na * 3 > nb * 5)
        return 0;
    int32_t score = likeness(s, a, na, b, nb);
    if (score + LINK_SHARE <= LINK_SCORE)
        return 0;
    for (int k = 0; k < na; k++)
        self += s->same[a->sign[k]];
    for (int k = 0; k < nb; k++)
        self += s->same[b->sign[k]];
    return self > 0 && (int64_t)score + (int64_t)LINK_SHARE * 2 * score / self >= LINK_SCORE ? score : 0;
}

/* Word a to the words of the other side that are like it, and they to it. The score asked for is less the
   more of the two words it explains. */
static void match(const speller *s, uint32_t a, const postings *p, search *now, partners *of_src, partners *of_tgt)
{
    const word *w = &s->src[a];
    meet(s, a, p, now);
    for (uint32_t k = 0; k < now->n_met; k++) {
        uint32_t b = now->met[k];
        const word *v = &s->tgt[b];
        bool is_long = w->n > 6 && v->n > 6;
        if (now->row[b] < (is_long ? 2 : 1))
            continue;
        int32_t score = alike(s, w, w->n, v, v->n);
        if (!score && (w->stem < w->n || v->stem < v->n))
            score = alike(s, w, w->stem, v, v->stem);
        if (score) {
            keep_best(&of_src[a], b, score);
            keep_best(&of_tgt[b], a, score);
        }
    }
}

bool jk_cognates_link(jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err)
{
    speller s = { .src = words_of(arena, src, err), .tgt = words_of(arena, tgt, err) };
    search now = { JK_NEW(arena, uint32_t, tgt->n_type, err), JK_NEW(arena, uint32_t, tgt->n_type, err), JK_NEW(arena, uint8_t, tgt->n_type, err), 0 };
    partners *of_src = JK_NEW(arena, partners, src->n_type, err), *of_tgt = JK_NEW(arena, partners, tgt->n_type, err);
    postings rows = { 0 }, src_rows = { 0 };
    size_t before = links->n;
    if (!s.src || !s.tgt || !now.last_met || !now.met || !now.row || !of_src || !of_tgt
        || !postings_of(arena, s.tgt, tgt->n_type, &rows, err) || !postings_of(arena, s.src, src->n_type, &src_rows, err))
        return false;
    drop_common(&rows, &src_rows);
    group_letters(&s);
    weigh_letters(&s, (const word *[]){ s.src, s.tgt }, (const uint32_t[]){ src->n_type, tgt->n_type });
    for (uint32_t a = 0; a < src->n_type; a++)
        match(&s, a, &rows, &now, of_src, of_tgt);
    for (uint32_t a = 0; a < src->n_type; a++)
        for (unsigned k = 0; k < MAX_LINKS && of_src[a].at[k].score > 0; k++) {
            uint32_t b = of_src[a].at[k].type;
            if (has_partner(&of_tgt[b], a)
                && !jk_links_add(arena, links, (jk_type_link){ a, b, JK_CH_TRANSLIT, (float)of_src[a].at[k].score / 100.0f }, err))
                return false;
        }
    jk_links_unique(links, before);
    return true;
}

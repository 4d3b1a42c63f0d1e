/* cldr.c - names that CLDR has in both languages: 영국 = United Kingdom, Lundi = Monday.
 *
 *     names -> pairs of words -> for each word of one language its partners in the other
 *
 * A name of several words is taken apart, because types are words. In a pair of names of
 * several words each, a word is tied to the partners it keeps company with elsewhere too
 * (Dice's coefficient over all names); a word that is a whole name is tied to all of them.
 * A text inflects names: a type meets a name that it starts with, if the rest may be an
 * ending. Korean particles are told by a table, since names of two syllables are many.
 */
#include "align/channel/names.h"

#include <stdlib.h>

enum { MAX_WORD = 8, NONE = -1 };               /* words of a name */

/* ------------------------------------------------------------- a set of words */

typedef struct {
    jk_span  fold;
    jk_span  text;                              /* as CLDR writes it */
    uint32_t count;                             /* names it stands in */
    bool     capital;                           /* CLDR never writes it without */
} word;

typedef struct {
    word *word;
    uint32_t n, cap;
    uint32_t *slot, mask;                       /* word + 1, 0: free */
} words;

static uint32_t hash_of(jk_span s)
{
    uint32_t h = 2166136261u;                   /* FNV-1a */
    for (size_t k = 0; k < s.len; k++)
        h = (h ^ (unsigned char)s.ptr[k]) * 16777619u;
    return h ^ h >> 15;
}

static uint32_t *slot_of(const words *set, jk_span fold)
{
    uint32_t at = hash_of(fold) & set->mask;
    while (set->slot[at] && !jk_span_equal(set->word[set->slot[at] - 1].fold, fold))
        at = (at + 1) & set->mask;
    return &set->slot[at];
}

static int64_t find(const words *set, jk_span fold)
{
    return set->n ? (int64_t)*slot_of(set, fold) - 1 : NONE;
}

static bool grow(jk_arena *arena, words *set, jk_err *err)
{
    uint32_t cap = set->cap ? set->cap * 2 : 512;
    set->word = jk_arena_grow(arena, set->word, set->n, cap, sizeof *set->word, err);
    set->slot = JK_NEW(arena, uint32_t, (size_t)cap * 2, err);
    if (!set->word || !set->slot)
        return false;
    set->cap = cap;
    set->mask = cap * 2 - 1;
    for (uint32_t k = 0; k < set->n; k++)
        *slot_of(set, set->word[k].fold) = k + 1;
    return true;
}

/* The number of the word that s is, new if need be; NONE: no memory. */
static int64_t intern(jk_arena *arena, words *set, jk_span text, jk_err *err)
{
    jk_span fold = text;
    const char *at = text.ptr;
    uint32_t first = jk_next_char(&at, text.ptr + text.len);
    if ((!jk_is_hangul(first) && !jk_fold(arena, text, &fold, err)) || (set->n == set->cap && !grow(arena, set, err)))
        return NONE;
    bool capital = jk_is_upper(first);
    uint32_t *slot = slot_of(set, fold);
    if (!*slot) {
        set->word[set->n] = (word){ .fold = fold, .text = text, .capital = capital };
        *slot = ++set->n;
    }
    set->word[*slot - 1].capital &= capital;
    return *slot - 1;
}

/* ---------------------------------------------------------- names into words */

/* Moves *at behind the next word of a name and gives it; len 0: no more. The dots of U.S.
   do not end it: they are taken out by the caller. */
static jk_span next_word(const char **at, const char *end)
{
    const char *start = NULL, *p = *at, *stop = p;
    while (p < end) {
        const char *before = p;
        uint32_t c = jk_next_char(&p, end);
        if (jk_is_letter(c)) {
            if (!start)
                start = before;
            stop = p;
        } else if (start) {
            const char *dot = before - 1;       /* U.S.: a dot behind a single letter */
            bool initial = c == '.' && (dot == start || (dot > start && dot[-1] == '.'));
            if (!initial)
                break;
        }
    }
    *at = p;
    return start ? (jk_span){ start, (size_t)(stop - start) } : (jk_span){ end, 0 };
}

static jk_span without_dots(jk_arena *arena, jk_span s, jk_err *err)
{
    if (!memchr(s.ptr, '.', s.len))
        return s;
    jk_span out = jk_arena_copy(arena, (jk_span){ s.ptr, 0 }, err);
    char *at = JK_NEW(arena, char, s.len, err);
    if (!at)
        return out;
    out.ptr = at;
    for (size_t k = 0; k < s.len; k++)
        if (s.ptr[k] != '.')
            at[out.len++] = s.ptr[k];
    return out;
}

/* One syllable, one Han character, of and d' are no names; US and UK are. */
static bool is_name_word(jk_span s)
{
    const char *at = s.ptr;
    uint32_t first = jk_next_char(&at, s.ptr + s.len);
    size_t n = jk_count_chars(s);
    jk_script script = jk_script_of(first);
    if (script == JK_SCRIPT_HANGUL || script == JK_SCRIPT_HAN || script == JK_SCRIPT_KANA)
        return n >= 2;
    if (n == 2)
        return jk_is_upper(first) && jk_is_upper(jk_next_char(&at, s.ptr + s.len));
    return n > 3 || (n == 3 && !jk_is_lower(first));
}

static int split(jk_arena *arena, words *set, jk_span name, uint32_t out[MAX_WORD], jk_err *err)
{
    int n = 0;
    for (size_t k = 0; k < name.len; k++)
        if (name.ptr[k] >= '0' && name.ptr[k] <= '9')
            return 0;                           /* 1월, (1962-2002): numbers know better */
    const char *at = name.ptr, *end = name.ptr + name.len;
    for (jk_span s; n < MAX_WORD && (s = next_word(&at, end)).len;) {
        s = without_dots(arena, s, err);
        if (!s.len || !is_name_word(s))
            continue;
        int64_t id = intern(arena, set, s, err);
        if (id < 0)
            return NONE;
        bool twice = false;
        for (int k = 0; k < n; k++)
            twice |= out[k] == (uint32_t)id;
        if (!twice)
            out[n++] = (uint32_t)id;
    }
    return n;
}

typedef struct {
    uint32_t a, b;
    uint32_t count;                             /* names they share */
    bool whole;                                 /* one of them is a whole name there */
} tie;

static int tie_order(const void *x, const void *y)
{
    const tie *p = x, *q = y;
    return p->a != q->a ? (p->a < q->a ? -1 : 1) : p->b != q->b ? (p->b < q->b ? -1 : 1) : 0;
}

static uint32_t merge_ties(tie *ties, uint32_t n)
{
    uint32_t kept = 0;
    if (n)
        qsort(ties, n, sizeof *ties, tie_order);
    for (uint32_t k = 0; k < n; k++)
        if (kept && tie_order(&ties[kept - 1], &ties[k]) == 0) {
            ties[kept - 1].count += ties[k].count;
            ties[kept - 1].whole |= ties[k].whole;
        } else
            ties[kept++] = ties[k];
    return kept;
}

static double dice(const tie *t, const words set[2])
{
    return 2.0 * t->count / (set[0].word[t->a].count + set[1].word[t->b].count);
}

/* A tie is kept when it is the best of either word, and good; between a whole name and
   its parts, unless the part stands in names of all kinds (Islands, dollar). */
static bool is_kept(const tie *t, const words set[2], const double *best_a, const double *best_b)
{
    double d = dice(t, set);
    if (t->whole && d >= .08)
        return true;
    return d >= .2 && (d >= best_a[t->a] || d >= best_b[t->b]);
}

static int name_order(const void *x, const void *y)
{
    const jk_span *p = x, *q = y;               /* jk_name_pair: two spans */
    for (int k = 0; k < 2; k++) {
        size_t len = p[k].len < q[k].len ? p[k].len : q[k].len;
        int order = len ? memcmp(p[k].ptr, q[k].ptr, len) : 0;
        if (order || p[k].len != q[k].len)
            return order ? order : p[k].len < q[k].len ? -1 : 1;
    }
    return 0;
}

/* Every name once: the order of families does not matter, a repeated name does not count. */
static bool ties_of_names(jk_arena *arena, words set[2], const jk_name_pair *name, size_t n_name, tie **ties, uint32_t *n_tie, jk_err *err)
{
    jk_name_pair *sorted = JK_NEW(arena, jk_name_pair, n_name, err);
    if (!sorted)
        return false;
    if (n_name) {
        memcpy(sorted, name, n_name * sizeof *name);
        qsort(sorted, n_name, sizeof *sorted, name_order);
    }
    uint32_t n = 0, cap = 0;
    tie *all = NULL;
    for (size_t k = 0; k < n_name; k++) {
        uint32_t a[MAX_WORD], b[MAX_WORD];
        if (k && name_order(&sorted[k - 1], &sorted[k]) == 0)
            continue;
        int n_a = split(arena, &set[0], sorted[k].a, a, err), n_b = split(arena, &set[1], sorted[k].b, b, err);
        if (n_a < 0 || n_b < 0)
            return false;
        if (!n_a || !n_b)
            continue;
        if (n + MAX_WORD * MAX_WORD > cap) {
            uint32_t more = cap ? cap * 2 : 4096;
            if (!(all = jk_arena_grow(arena, all, n, more, sizeof *all, err)))
                return false;
            cap = more;
        }
        for (int i = 0; i < n_a; i++) {
            set[0].word[a[i]].count++;
            for (int j = 0; j < n_b; j++)
                all[n++] = (tie){ a[i], b[j], 1, n_a == 1 || n_b == 1 };
        }
        for (int j = 0; j < n_b; j++)
            set[1].word[b[j]].count++;
    }
    *ties = all;
    *n_tie = merge_ties(all, n);
    return true;
}

bool jk_name_words(jk_arena *arena, const jk_name_pair *name, size_t n_name, jk_name_pair **out, size_t *n_out, jk_err *err)
{
    words set[2] = { { 0 } };
    tie *ties;
    uint32_t n;
    if (!ties_of_names(arena, set, name, n_name, &ties, &n, err))
        return false;
    double *best_a = JK_NEW(arena, double, set[0].n, err), *best_b = JK_NEW(arena, double, set[1].n, err);
    jk_name_pair *word_pair = JK_NEW(arena, jk_name_pair, n, err);
    if (!best_a || !best_b || !word_pair)
        return false;
    for (uint32_t k = 0; k < n; k++) {
        double d = dice(&ties[k], set);
        best_a[ties[k].a] = d > best_a[ties[k].a] ? d : best_a[ties[k].a];
        best_b[ties[k].b] = d > best_b[ties[k].b] ? d : best_b[ties[k].b];
    }
    size_t kept = 0;
    for (uint32_t k = 0; k < n; k++)
        if (is_kept(&ties[k], set, best_a, best_b)) {
            const word *a = &set[0].word[ties[k].a], *b = &set[1].word[ties[k].b];
            word_pair[kept++] = (jk_name_pair){ a->capital ? a->text : a->fold, b->capital ? b->text : b->fold };
        }
    if (kept)
        qsort(word_pair, kept, sizeof *word_pair, name_order);
    *out = word_pair;
    *n_out = kept;
    return true;
}

/* ------------------------------------------------------------- the open table */

struct jk_names {
    jk_arena *arena;
    words set[2];                               /* src, tgt */
    uint32_t *first;                            /* [set[0].n + 1] into partner */
    uint32_t *partner;                          /* words of set[1] */
};

/* What a word is looked up as: itself, and in scripts whose endings replace the last letter
   (Россия, России) itself without it. Returns how many. */
static int forms_of(jk_span text, jk_span out[2])
{
    const char *at = text.ptr, *last = text.ptr + text.len;
    jk_script script = jk_script_of(jk_next_char(&at, last));
    out[0] = text;
    if ((script != JK_SCRIPT_CYRILLIC && script != JK_SCRIPT_GREEK) || jk_count_chars(text) < 6)
        return 1;
    (void)jk_prev_char(&last, text.ptr);
    out[1] = (jk_span){ text.ptr, (size_t)(last - text.ptr) };
    return 2;
}

/* Pairs of words, in any order, into the two sets and the rows of partners. */
static bool fill(jk_names *names, const jk_name_pair *pair, size_t n_pair, bool mirrored, jk_err *err)
{
    tie *ties = JK_NEW(names->arena, tie, n_pair * 4, err);
    uint32_t n = 0;
    if (!ties)
        return false;
    for (size_t k = 0; k < n_pair; k++) {
        jk_span a[2], b[2];
        int n_a = forms_of(mirrored ? pair[k].b : pair[k].a, a), n_b = forms_of(mirrored ? pair[k].a : pair[k].b, b);
        for (int i = 0; i < n_a * n_b; i++) {
            int64_t x = intern(names->arena, &names->set[0], a[i / n_b], err), y = intern(names->arena, &names->set[1], b[i % n_b], err);
            if (x < 0 || y < 0)
                return false;
            ties[n++] = (tie){ .a = (uint32_t)x, .b = (uint32_t)y };
        }
    }
    uint32_t n_tie = merge_ties(ties, n);
    names->first = JK_NEW(names->arena, uint32_t, (size_t)names->set[0].n + 1, err);
    names->partner = JK_NEW(names->arena, uint32_t, n_tie, err);
    if (!names->first || !names->partner)
        return false;
    for (uint32_t k = 0; k < n_tie; k++) {
        names->first[ties[k].a + 1]++;
        names->partner[k] = ties[k].b;
    }
    for (uint32_t k = 0; k < names->set[0].n; k++)
        names->first[k + 1] += names->first[k];
    return true;
}

/* The compiled table's lines into pairs of words. */
static bool read_table(jk_arena *arena, const char *table, jk_name_pair **pair, size_t *n, jk_err *err)
{
    size_t most = 0;
    for (const char *at = table; *at; at++)
        most += *at == '\t' || *at == ' ';
    if (!(*pair = JK_NEW(arena, jk_name_pair, most, err)))
        return false;
    *n = 0;
    for (const char *at = table; *at;) {
        jk_span a = { at, strcspn(at, "\t") };
        for (at += a.len; *at == '\t' || *at == ' ';) {
            jk_span b = { at + 1, strcspn(at + 1, " \n") };
            (*pair)[(*n)++] = (jk_name_pair){ a, b };
            at = b.ptr + b.len;
        }
        at += *at == '\n';
    }
    return true;
}

static bool load(jk_names *names, const char *src, const char *tgt, jk_err *err)
{
    bool mirrored = strcmp(src, "en") == 0 && strcmp(tgt, "ko") == 0;
    jk_name_pair *pair;
    size_t n;
    if (mirrored || (strcmp(src, "ko") == 0 && strcmp(tgt, "en") == 0))
        return read_table(names->arena, jk_cldr_ko_en, &pair, &n, err) && fill(names, pair, n, mirrored, err);
    return jk_cldr_names(names->arena, src, tgt, &pair, &n, err)
        && jk_name_words(names->arena, pair, n, &pair, &n, err)
        && fill(names, pair, n, false, err);
}

jk_names *jk_names_open(const char *src, const char *tgt, jk_err *err)
{
    jk_names *names = calloc(1, sizeof *names);
    if (!names || !(names->arena = jk_arena_open(0)))
        jk_fail(err, JK_ENOMEM, "no more memory for the names of %s and %s", src, tgt);
    else if (load(names, src, tgt, err))
        return names;
    jk_names_close(names);
    return NULL;
}

void jk_names_close(jk_names *names)
{
    if (!names)
        return;
    jk_arena_close(names->arena);
    free(names);
}

/* ------------------------------------------------------ a name within a type */

/* May rest stand behind a name of n characters of that script? */
static bool is_ending(jk_script script, size_t n, jk_span rest)
{
    size_t more = jk_count_chars(rest);
    switch (script) {
    case JK_SCRIPT_HANGUL: return n >= 3 ? more <= 4 : jk_is_korean_ending(rest);
    case JK_SCRIPT_HAN: case JK_SCRIPT_KANA: return n >= 2 && more <= 2;
    case JK_SCRIPT_LATIN: return n >= 5 && more <= 2;
    default: return n >= 4 && more <= 3;
    }
}

/* The word of the set that a part of a type is or starts with, the longest one. An
   alphabet's inflection also changes the last letter: России is Россия. */
static int64_t name_in(const words *set, jk_span part, bool capital)
{
    const char *at = part.ptr, *end = part.ptr + part.len;
    jk_script script = jk_script_of(jk_next_char(&at, end));
    for (const char *stop = end; stop > part.ptr; (void)jk_prev_char(&stop, part.ptr)) {
        jk_span prefix = { part.ptr, (size_t)(stop - part.ptr) }, rest = { stop, (size_t)(end - stop) };
        if (rest.len && (rest.len > 16 || !is_ending(script, jk_count_chars(prefix), rest)))
            continue;
        int64_t id = find(set, prefix);
        if (id >= 0 && (capital || (!set->word[id].capital && (!rest.len || script != JK_SCRIPT_LATIN))))
            return id;
    }
    return NONE;
}

typedef struct { uint32_t word, type; } hit;

static int hit_order(const void *x, const void *y)
{
    const hit *p = x, *q = y;
    return p->word != q->word ? (p->word < q->word ? -1 : 1) : p->type != q->type ? (p->type < q->type ? -1 : 1) : 0;
}

/* Which words of the set the types of a side are, sorted. Types of several parts
   (Guinea-Bissau) may be several words. */
static bool hits_of(const words *set, jk_arena *arena, const jk_side *side, hit **out, uint32_t *n_out, jk_err *err)
{
    uint32_t n = 0, cap = 64;
    hit *hits = JK_NEW(arena, hit, cap, err);
    for (uint32_t t = 0; hits && t < side->n_type; t++) {
        const jk_type *type = &side->type[t];
        if (type->stop || (type->type_class != JK_TYPE_WORD && type->type_class != JK_TYPE_RUN))
            continue;
        const char *first = type->text.ptr;
        bool capital = type->capital || (type->text.len && jk_is_upper(jk_next_char(&first, type->text.ptr + type->text.len)));
        const char *at = type->fold.ptr, *end = at + type->fold.len;
        for (jk_span part; (part = next_word(&at, end)).len;) {
            int64_t id = name_in(set, part, capital);
            if (id < 0)
                continue;
            if (n == cap) {
                if (!(hits = jk_arena_grow(arena, hits, n, (size_t)cap * 2, sizeof *hits, err)))
                    return false;
                cap *= 2;
            }
            hits[n++] = (hit){ (uint32_t)id, t };
        }
    }
    if (hits)
        qsort(hits, n, sizeof *hits, hit_order);
    *out = hits;
    *n_out = n;
    return hits != NULL;
}

static uint32_t first_hit(const hit *hits, uint32_t n, uint32_t wanted)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (hits[mid].word < wanted)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool jk_names_link(const jk_names *names, jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err)
{
    hit *a, *b;
    uint32_t n_a, n_b;
    size_t before = links->n;
    if (!names->set[0].n)
        return true;
    if (!hits_of(&names->set[0], arena, src, &a, &n_a, err) || !hits_of(&names->set[1], arena, tgt, &b, &n_b, err))
        return false;
    for (uint32_t i = 0; i < n_a; i++)
        for (uint32_t p = names->first[a[i].word]; p < names->first[a[i].word + 1]; p++)
            for (uint32_t j = first_hit(b, n_b, names->partner[p]); j < n_b && b[j].word == names->partner[p]; j++)
                if (!jk_links_add(arena, links, (jk_type_link){ a[i].type, b[j].type, JK_CH_CLDR, 0 }, err))
                    return false;
    jk_links_unique(links, before);
    return true;
}

/* name-words.c - from pairs of names to pairs of words.
 *
 * Types are words, so a name of several words is taken apart. In a pair of names of several
 * words each, a word is tied to the partners it keeps company with elsewhere too (Dice's
 * coefficient over all names); a word that is a whole name is tied to all of them.
 */
#include "align/channel/wordset.h"

#include <stdlib.h>

enum { MAX_WORD = 8 };                          /* words of a name */

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

static int split(jk_arena *arena, jk_wordset *set, jk_span name, uint32_t out[MAX_WORD], jk_err *err)
{
    int n = 0;
    for (size_t k = 0; k < name.len; k++)
        if (name.ptr[k] >= '0' && name.ptr[k] <= '9')
            return 0;                           /* 1월, (1962-2002): numbers know better */
    const char *at = name.ptr, *end = name.ptr + name.len;
    for (jk_span s; n < MAX_WORD && (s = jk_next_word(&at, end)).len;) {
        s = without_dots(arena, s, err);
        if (!s.len || !is_name_word(s))
            continue;
        int64_t id = jk_wordset_put(arena, set, s, err);
        if (id < 0)
            return JK_NO_WORD;
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

static double dice(const tie *t, const jk_wordset set[2])
{
    return 2.0 * t->count / (set[0].word[t->a].count + set[1].word[t->b].count);
}

/* A tie is kept when it is the best of either word, and good; between a whole name and
   its parts, unless the part stands in names of all kinds (Islands, dollar). */
static bool is_kept(const tie *t, const jk_wordset set[2], const double *best_a, const double *best_b)
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
static bool ties_of_names(jk_arena *arena, jk_wordset set[2], const jk_name_pair *name, size_t n_name, tie **ties, uint32_t *n_tie, jk_err *err)
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
    jk_wordset set[2] = { { 0 } };
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
            const jk_word *a = &set[0].word[ties[k].a], *b = &set[1].word[ties[k].b];
            word_pair[kept++] = (jk_name_pair){ a->capital ? a->text : a->fold, b->capital ? b->text : b->fold };
        }
    if (kept)
        qsort(word_pair, kept, sizeof *word_pair, name_order);
    *out = word_pair;
    *n_out = kept;
    return true;
}

/* wordset.c - see wordset.h. */
#include "align/channel/wordset.h"

uint32_t jk_word_hash(jk_span s)
{
    uint32_t h = JK_WORD_HASH;
    for (size_t k = 0; k < s.len; k++)
        h = jk_word_hash_on(h, s.ptr[k]);
    return jk_word_hash_end(h);
}

static uint32_t *slot_of(const jk_wordset *set, jk_span fold)
{
    uint32_t at = jk_word_hash(fold) & set->mask;
    while (set->slot[at] && !jk_span_equal(set->word[set->slot[at] - 1].fold, fold))
        at = (at + 1) & set->mask;
    return &set->slot[at];
}

static bool grow(jk_arena *arena, jk_wordset *set, jk_err *err)
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

int64_t jk_wordset_put(jk_arena *arena, jk_wordset *set, jk_span text, jk_err *err)
{
    jk_span fold = text;
    const char *at = text.ptr;
    uint32_t first = jk_next_char(&at, text.ptr + text.len);
    if ((!jk_is_hangul(first) && !jk_fold(arena, text, &fold, err)) || (set->n == set->cap && !grow(arena, set, err)))
        return JK_NO_WORD;
    bool capital = jk_is_upper(first);
    uint32_t *slot = slot_of(set, fold);
    if (!*slot) {
        set->word[set->n] = (jk_word){ .fold = fold, .text = text, .capital = capital };
        *slot = ++set->n;
    }
    set->word[*slot - 1].capital &= capital;
    return *slot - 1;
}

jk_span jk_next_word(const char **at, const char *end)
{
    const char *start = NULL, *p = *at, *stop = p;
    jk_script script = JK_SCRIPT_NONE;
    while (p < end) {
        const char *before = p;
        uint32_t c = jk_next_char(&p, end);
        if (jk_is_letter(c)) {
            jk_script own = jk_script_of(c);
            if (start && own != script && (own == JK_SCRIPT_HAN || script == JK_SCRIPT_HAN)) {
                p = before;                     /* アメリカ|合衆国 */
                break;
            }
            script = own;
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

/* cover.c - which words of a text the lexicons know: see cover.h. */
#include "align/cover.h"
#include "align/learn.h"

#include <stdlib.h>

/* Is one of the readings of a part ("걷다|걸다"), or a word's stem, a headword? */
static bool is_head(const jk_lexicon *lex, const jk_type *type)
{
    if (type->type_class == JK_TYPE_WORD)
        return jk_strings_find(&lex->head, type->stem) != JK_NO_ENTRY;
    for (const char *p = type->fold.ptr, *end = p + type->fold.len; type->type_class == JK_TYPE_PART && p < end; ) {
        const char *bar = memchr(p, '|', (size_t)(end - p)), *stop = bar ? bar : end;
        if (jk_strings_find(&lex->head, (jk_span){ p, (size_t)(stop - p) }) != JK_NO_ENTRY)
            return true;
        p = stop + 1;
    }
    return false;
}

static bool is_gloss(const jk_lexicon *lex, jk_span stem)
{
    for (uint32_t k = 0; k < lex->stem.n; k++) {
        jk_span s = jk_strings_get(&lex->stem, k);
        if (s.len && stem.len && s.ptr[0] == stem.ptr[0] && jk_stem_meets(s, stem))
            return true;
    }
    return false;
}

static bool is_known(const jk_knowledge *know, const char *lang, const jk_type *type)
{
    for (unsigned k = 0; k < know->n_lexicon; k++)
        if (strcmp(know->lexicon[k]->src, lang) == 0 ? is_head(know->lexicon[k], type) : is_gloss(know->lexicon[k], type->stem))
            return true;
    return false;
}

static int by_count(const void *x, const void *y)
{
    const jk_covered *a = x, *b = y;
    size_t n = a->word.len < b->word.len ? a->word.len : b->word.len;
    int c = n ? memcmp(a->word.ptr, b->word.ptr, n) : 0;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return c ? c : (a->word.len > b->word.len) - (a->word.len < b->word.len);
}

bool jk_cover(jk_arena *arena, const jk_knowledge *know, const char *lang, const jk_side *side, jk_covered **word, size_t *n, jk_err *err)
{
    jk_keys keys;
    if (!jk_keys_of(arena, side, &keys, err) || !(*word = JK_NEW(arena, jk_covered, keys.n, err)))
        return false;
    for (uint32_t t = 0; t < side->n_type; t++) {
        uint32_t key = keys.of_type[t];
        if (key == JK_NO_KEY || side->type[t].type_class == JK_TYPE_LATIN)
            continue;
        jk_covered *w = &(*word)[key];
        w->word = keys.key[key];
        w->count += side->type[t].count;
        w->known = w->known || is_known(know, lang, &side->type[t]);
    }
    *n = 0;
    for (uint32_t k = 0; k < keys.n; k++)
        if ((*word)[k].count)
            (*word)[(*n)++] = (*word)[k];
    if (*n)
        qsort(*word, *n, sizeof **word, by_count);
    return true;
}

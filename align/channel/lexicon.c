/* lexicon.c - links the words that a lexicon knows as translations of each other.
 *
 * A headword's gloss stems are looked up among the other side's stems by their first four letters,
 * and meet as jk_stem_meets says (elect, election); shorter ones must be equal. The lexicon may
 * stand either way round: its headwords on the source side or on the target side.
 */
#include "align/channel/join.h"
#include "align/knowledge.h"

enum { BUCKET = 4 };

static jk_span bucket_of(jk_span stem) { return (jk_span){ stem.ptr, stem.len < BUCKET ? stem.len : BUCKET }; }

static jk_span bucket_key(const jk_type *type)
{
    bool word = !type->stop && (type->type_class == JK_TYPE_WORD || type->type_class == JK_TYPE_LATIN || type->type_class == JK_TYPE_PART);
    return word ? bucket_of(type->stem) : (jk_span){ 0 };
}

/* A type's glosses in each lexicon of the knowledge: in one whose headwords are of the other language, none. */
typedef struct { jk_span stem; uint8_t channel; } gloss;
typedef struct { gloss *gloss; uint32_t n; } glosses;

typedef struct {
    jk_arena *arena;
    const jk_knowledge *know;
    const jk_side *head, *gloss;
    unsigned which;                 /* lexicon */
    bool     swapped;               /* headwords on the target side */
    jk_join  join;
    uint32_t *linked;               /* [gloss->n_type] the head type + 1 that was linked to it last */
    jk_links *links;
    jk_err   *err;
} linker;

static bool link_gloss(linker *l, uint32_t a, const gloss *g)
{
    for (uint32_t b = jk_join_first(&l->join, bucket_of(g->stem)); b; b = l->join.next[b - 1]) {
        if (l->linked[b - 1] == a + 1 || !jk_stem_meets(g->stem, l->gloss->type[b - 1].stem))
            continue;
        l->linked[b - 1] = a + 1;
        jk_type_link link = { l->swapped ? b - 1 : a, l->swapped ? a : b - 1, g->channel, 0 };
        if (!jk_links_add(l->arena, l->links, link, l->err))
            return false;
    }
    return true;
}

/* The next reading of a part, from *at on (걷다|걸다); a word is looked up by its stem. */
static bool next_reading(const jk_type *type, size_t *at, jk_span *head)
{
    jk_span all = type->type_class == JK_TYPE_WORD ? type->stem : type->fold;
    if (*at >= all.len)
        return false;
    const char *from = all.ptr + *at, *bar = type->type_class == JK_TYPE_WORD ? NULL : memchr(from, '|', all.len - *at);
    *head = (jk_span){ from, bar ? (size_t)(bar - from) : all.len - *at };
    *at += head->len + 1;
    return true;
}

static bool look_up(jk_arena *arena, const jk_lexicon *lex, uint8_t channel, const jk_type *type, glosses *out, jk_err *err)
{
    jk_span head;
    uint32_t n = 0, e;
    for (size_t at = 0; next_reading(type, &at, &head); )
        if ((e = jk_strings_find(&lex->head, head)) != JK_NO_ENTRY)
            n += lex->gloss_at[e + 1] - lex->gloss_at[e];
    if (!(out->gloss = JK_NEW(arena, gloss, n, err)))
        return false;
    for (size_t at = 0; n && next_reading(type, &at, &head); )
        if ((e = jk_strings_find(&lex->head, head)) != JK_NO_ENTRY)
            for (uint32_t k = lex->gloss_at[e]; k < lex->gloss_at[e + 1]; k++)
                out->gloss[out->n++] = (gloss){ jk_strings_get(&lex->stem, lex->gloss[k]), lex->guess && lex->guess[k] ? JK_CH_GUESSED : channel };
    return true;
}

/* NULL: no memory. */
static const glosses *glosses_of(const linker *l, const jk_type *type)
{
    const jk_knowledge *know = l->know;
    const void *none, **kept = jk_fact_of(type, JK_FACT_GLOSS, &none);
    const glosses *before = *kept;
    if (before)
        return before;
    jk_arena *arena = l->head->keep ? l->head->keep : l->arena;
    const char *lang = l->swapped ? know->tgt : know->src;
    glosses *all = JK_NEW(arena, glosses, know->n_lexicon, l->err);
    for (unsigned k = 0; all && k < know->n_lexicon; k++)
        if (strcmp(know->lexicon[k]->src, lang) == 0 && !look_up(arena, know->lexicon[k], (uint8_t)know->lexicon_channel[k], type, &all[k], l->err))
            return NULL;
    return *kept = all;
}

static bool link_type(linker *l, uint32_t a)
{
    const jk_type *type = &l->head->type[a];
    if (type->stop || (type->type_class != JK_TYPE_PART && type->type_class != JK_TYPE_WORD))
        return true;
    const glosses *all = glosses_of(l, type), *here = all ? &all[l->which] : NULL;
    for (uint32_t k = 0; here && k < here->n; k++)
        if (!link_gloss(l, a, &here->gloss[k]))
            return false;
    return all != NULL;
}

bool jk_link_lexicon(const jk_knowledge *know, jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err)
{
    for (unsigned k = 0; k < know->n_lexicon; k++) {
        bool swapped = strcmp(know->lexicon[k]->src, know->src) != 0;
        linker l = {
            .arena = arena, .know = know, .head = swapped ? tgt : src, .gloss = swapped ? src : tgt,
            .which = k, .swapped = swapped, .links = links, .err = err,
        };
        l.linked = JK_NEW(arena, uint32_t, l.gloss->n_type, err);
        if (!l.linked || !jk_join_open(arena, l.gloss, bucket_key, &l.join, err))
            return false;
        for (uint32_t a = 0; a < l.head->n_type; a++)
            if (!link_type(&l, a))
                return false;
    }
    return true;
}

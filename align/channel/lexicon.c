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
    bool word = !type->stop && (type->type_class == JK_TYPE_WORD || type->type_class == JK_TYPE_LATIN);
    return word ? bucket_of(type->stem) : (jk_span){ 0 };
}

typedef struct {
    jk_arena *arena;
    const jk_lexicon *lex;
    const jk_side *head, *gloss;
    bool     swapped;               /* headwords on the target side */
    uint8_t  channel;
    jk_join  join;
    uint32_t *linked;               /* [gloss->n_type] the head type + 1 that was linked to it last */
    jk_links *links;
    jk_err   *err;
} linker;

static bool link_gloss(linker *l, uint32_t a, jk_span stem, uint8_t channel)
{
    for (uint32_t b = jk_join_first(&l->join, bucket_of(stem)); b; b = l->join.next[b - 1]) {
        if (l->linked[b - 1] == a + 1 || !bucket_key(&l->gloss->type[b - 1]).len || !jk_stem_meets(stem, l->gloss->type[b - 1].stem))
            continue;
        l->linked[b - 1] = a + 1;
        jk_type_link link = { l->swapped ? b - 1 : a, l->swapped ? a : b - 1, channel, 0 };
        if (!jk_links_add(l->arena, l->links, link, l->err))
            return false;
    }
    return true;
}

static bool link_entry(linker *l, uint32_t a, jk_span head)
{
    uint32_t e = jk_strings_find(&l->lex->head, head);
    if (e != JK_NO_ENTRY)
        for (uint32_t k = l->lex->gloss_at[e]; k < l->lex->gloss_at[e + 1]; k++)
            if (!link_gloss(l, a, jk_strings_get(&l->lex->stem, l->lex->gloss[k]), l->lex->guess && l->lex->guess[k] ? JK_CH_GUESSED : l->channel))
                return false;
    return true;
}

/* Each reading of a part; a word by its stem. */
static bool link_type(linker *l, uint32_t a)
{
    const jk_type *type = &l->head->type[a];
    if (type->stop || (type->type_class != JK_TYPE_PART && type->type_class != JK_TYPE_WORD))
        return true;
    if (type->type_class == JK_TYPE_WORD)
        return link_entry(l, a, type->stem);
    for (const char *p = type->fold.ptr, *end = p + type->fold.len; p < end; ) {
        const char *bar = memchr(p, '|', (size_t)(end - p));
        const char *stop = bar ? bar : end;
        if (!link_entry(l, a, (jk_span){ p, (size_t)(stop - p) }))
            return false;
        p = stop + 1;
    }
    return true;
}

bool jk_link_lexicon(const jk_knowledge *know, jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err)
{
    for (unsigned k = 0; k < know->n_lexicon; k++) {
        bool swapped = strcmp(know->lexicon[k]->src, know->src) != 0;
        linker l = {
            .arena = arena, .lex = know->lexicon[k], .head = swapped ? tgt : src, .gloss = swapped ? src : tgt,
            .swapped = swapped, .channel = know->lexicon_channel[k], .links = links, .err = err,
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

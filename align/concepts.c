/* concepts.c - a lexicon of two languages, by the concepts that their words share.
 *
 * The built-in table has a row a concept and a column a language (align/lexicon/concepts.tsv); scripts/mklexicon.c
 * makes each column a table of its own. Which words of two languages share a concept is put together when the pair is
 * known: a walk over both, some ten thousand numbers.
 */
#include "align/lexicon.h"

static const jk_concept_words *words_of(const char *lang)
{
    for (const jk_concept_words *w = jk_concept_language; w->lang; w++)
        if (strcmp(w->lang, lang) == 0)
            return w;
    return NULL;
}

/* The words of each concept c: (*word)[at[c]] to (*word)[at[c + 1] - 1]. NULL: no memory. */
static uint32_t *words_by_concept(jk_arena *arena, const jk_concept_words *w, uint32_t **word, jk_err *err)
{
    uint32_t n = w->concept_at[w->word.n], *at = JK_NEW(arena, uint32_t, (size_t)jk_n_concept + 2, err);
    *word = JK_NEW(arena, uint32_t, n, err);
    if (err->code)
        return NULL;
    for (uint32_t k = 0; k < n; k++)
        at[w->concept[k] + 2]++;
    for (uint32_t c = 2; c < jk_n_concept + 2; c++)
        at[c] += at[c - 1];
    for (uint32_t e = 0; e < w->word.n; e++)
        for (uint32_t k = w->concept_at[e]; k < w->concept_at[e + 1]; k++)
            (*word)[at[w->concept[k] + 1]++] = e;
    return at;
}

bool jk_concepts_open(jk_arena *arena, const char *src_lang, const char *trg_lang, jk_lexicon *lex, jk_err *err)
{
    const jk_concept_words *src = words_of(src_lang), *trg = words_of(trg_lang);
    *lex = (jk_lexicon){ 0 };
    if (!src || !trg || src == trg)
        return true;
    uint32_t *word, *at = words_by_concept(arena, trg, &word, err), n = 0;
    if (!at)
        return false;
    for (uint32_t k = 0; k < src->concept_at[src->word.n]; k++)
        n += at[src->concept[k] + 1] - at[src->concept[k]];
    uint32_t *gloss = JK_NEW(arena, uint32_t, n, err), *gloss_at = JK_NEW(arena, uint32_t, (size_t)src->word.n + 1, err);
    if (err->code)
        return false;
    n = 0;
    for (uint32_t e = 0; e < src->word.n; e++) {
        for (uint32_t k = src->concept_at[e]; k < src->concept_at[e + 1]; k++)
            for (uint32_t g = at[src->concept[k]]; g < at[src->concept[k] + 1]; g++)
                gloss[n++] = word[g];
        gloss_at[e + 1] = n;
    }
    *lex = (jk_lexicon){
        .head = src->word, .gloss_at = gloss_at, .gloss = gloss, .stem = trg->word, .form = src->form, .form_entry = src->form_entry,
    };
    memcpy(lex->src, src->lang, strlen(src->lang));
    memcpy(lex->trg, trg->lang, strlen(trg->lang));
    return true;
}

/* concepts.c - the built-in table of concepts gives a lexicon for every pair of its languages. */
#include "align/knowledge.h"
#include "align/unicode.h"
#include "tests/unit/test.h"

static uint32_t entry(const jk_strings *set, const char *lang, const char *word)
{
    char out[JK_MAX_STEM];
    return jk_strings_find(set, jk_stem(jk_language_of(lang), jk_span_of(word), out));
}

/* Does that lexicon have b as a gloss of a? */
static bool has(const jk_lexicon *lex, uint32_t a, uint32_t b)
{
    for (uint32_t k = a == JK_NO_ENTRY || b == JK_NO_ENTRY ? UINT32_MAX : lex->gloss_at[a]; k < (a == JK_NO_ENTRY ? 0 : lex->gloss_at[a + 1]); k++)
        if (lex->gloss[k] == b)
            return true;
    return false;
}

static void translations(void)
{
    static const struct { const char *src, *trg, *a, *b; bool meet; } row[] = {
        { "de", "fr", "haus", "maison", true },   { "de", "fr", "häuser", "maisons", true }, { "fr", "de", "maison", "haus", true },
        { "ru", "en", "вода", "water", true },    { "en", "ru", "went", "идти", true },      { "ja", "en", "書い", "write", true },
        { "zh", "de", "城市", "stadt", true },      { "zh", "en", "圖書館", "library", true },    { "ko", "de", "물", "wasser", true },      { "es", "nl", "libro", "boek", true },
        { "it", "pt", "notte", "noite", true },   { "de", "fr", "haus", "eau", false },      { "en", "ru", "water", "дом", false },
    };
    for (size_t k = 0; k < sizeof row / sizeof *row; k++) {
        jk_err err = { 0 };
        jk_lexicon lex;
        jk_arena *arena = jk_arena_open(0);
        CHECK(jk_concepts_open(arena, row[k].src, row[k].trg, &lex, &err));
        CHECK_STR(lex.src, row[k].src);
        CHECK_STR(lex.trg, row[k].trg);
        bool meet = has(&lex, entry(&lex.head, row[k].src, row[k].a), entry(&lex.stem, row[k].trg, row[k].b));
        if (meet != row[k].meet)
            printf("%s %s: %s %s\n", row[k].src, row[k].a, row[k].trg, row[k].b);
        CHECK(meet == row[k].meet);
        jk_arena_close(arena);
    }
}

/* Every pair: what is a gloss one way round is a headword of it the other way; a language with itself or an unknown one has none. */
static void mirror(void)
{
    for (const jk_concept_words *a = jk_concept_language; a->lang; a++)
        for (const jk_concept_words *b = jk_concept_language; b->lang; b++) {
            jk_err err = { 0 };
            jk_lexicon forth = { 0 }, back = { 0 };
            jk_arena *arena = jk_arena_open(0);
            CHECK(jk_concepts_open(arena, a->lang, b->lang, &forth, &err) && jk_concepts_open(arena, b->lang, a->lang, &back, &err));
            CHECK((forth.src[0] == '\0') == (a == b) && (back.src[0] == '\0') == (a == b) && !forth.gloss_at == (a == b) && !back.gloss_at == (a == b));
            if (a != b && forth.gloss_at && back.gloss_at) {
                CHECK(forth.head.n > 1000 && forth.gloss_at[forth.head.n] == back.gloss_at[back.head.n]);
                for (uint32_t e = 0; e < forth.head.n; e += 7)
                    for (uint32_t k = forth.gloss_at[e]; k < forth.gloss_at[e + 1]; k++)
                        CHECK(has(&back, forth.gloss[k], e));
            }
            jk_arena_close(arena);
        }
    jk_err err = { 0 };
    jk_lexicon lex;
    jk_arena *arena = jk_arena_open(0);
    CHECK(jk_concepts_open(arena, "de", "tlh", &lex, &err) && lex.src[0] == '\0');
    CHECK(jk_concepts_open(arena, "", "fr", &lex, &err) && lex.src[0] == '\0');
    jk_arena_close(arena);
}

/* Korean-English has its own lexicon; another pair gets this one, either way round, unless it is told not to. */
static void known(void)
{
    static const struct { const char *src, *tgt; bool off; unsigned n; } row[] = {
        { "ko", "en", false, 1 }, { "de", "fr", false, 2 }, { "ru", "ja", false, 2 }, { "de", "fr", true, 0 }, { "de", "tlh", false, 0 },
    };
    for (size_t k = 0; k < sizeof row / sizeof *row; k++) {
        jk_err err = { 0 };
        jk_knowledge_options options = { .no_builtin = row[k].off };
        jk_knowledge *know = jk_knowledge_open(row[k].src, row[k].tgt, &options, &err);
        CHECK(know && know->n_lexicon == row[k].n);
        for (unsigned i = 0; know && i < know->n_lexicon; i++)
            CHECK(know->lexicon_channel[i] == JK_CH_LEXICON && (know->lexicon[i] == &jk_lexicon_ko_en) == (k == 0));
        jk_knowledge_close(know);
    }
}

/* A word of the table is as a word of a text is when it is looked up: case folded, which also makes ss of a sharp s. */
static void words_can_be_met(void)
{
    for (const jk_concept_words *w = jk_concept_language; w->lang; w++) {
        CHECK(w->concept_at[w->word.n] >= w->word.n);
        for (uint32_t e = 0; e < w->word.n; e++) {
            jk_err err = { 0 };
            jk_arena *arena = jk_arena_open(0);
            jk_span word = jk_strings_get(&w->word, e), fold;
            bool same = jk_fold(arena, word, &fold, &err) && jk_span_equal(word, fold);
            if (!same)
                printf("%s: %.*s\n", w->lang, (int)word.len, word.ptr);
            CHECK(same);
            for (uint32_t k = w->concept_at[e]; k < w->concept_at[e + 1]; k++)
                CHECK(w->concept[k] < jk_n_concept);
            jk_arena_close(arena);
        }
    }
}

static void starve(void)
{
    bool whole = false;
    for (size_t limit = 64; !whole && limit < (size_t)1 << 24; limit += limit / 2) {
        jk_err err = { 0 };
        jk_lexicon lex;
        jk_arena *arena = jk_arena_open(limit);
        whole = jk_concepts_open(arena, "de", "fr", &lex, &err);
        CHECK(whole == (err.code == JK_OK) && (whole || err.code == JK_ENOMEM));
        jk_arena_close(arena);
    }
    CHECK(whole);
}

int main(void)
{
    translations();
    mirror();
    known();
    words_can_be_met();
    starve();
    return test_report("concepts");
}

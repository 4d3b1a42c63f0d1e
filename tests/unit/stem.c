/* stem.c - forms of a word meet, different words do not. */
#include "align/morph/morph.h"
#include "align/unicode.h"
#include "tests/unit/test.h"

static bool meets(const char *lang, const char *a, const char *b)
{
    char x[JK_MAX_STEM], y[JK_MAX_STEM];
    const jk_language *l = jk_language_of(lang);
    return jk_stem_meets(jk_stem(l, jk_span_of(a), x), jk_stem(l, jk_span_of(b), y));
}

static void stems_of_english(void)
{
    static const struct { const char *word, *stem; } row[] = {
        { "cities", "citi" }, { "city", "citi" }, { "stopped", "stop" }, { "stopping", "stop" }, { "make", "mak" }, { "making", "mak" },
        { "organisation", "organ" }, { "organize", "organ" }, { "went", "go" }, { "said", "sai" }, { "children", "child" },
        { "as", "as" }, { "bus", "bus" }, { "his", "his" }, { "government", "government" }, { "quickly", "quick" }, { "is", "be" },
    };
    for (size_t k = 0; k < sizeof row / sizeof *row; k++) {
        char out[JK_MAX_STEM], got[JK_MAX_STEM + 1];
        jk_span s = jk_stem(jk_language_of("en"), jk_span_of(row[k].word), out);
        memcpy(got, s.ptr, s.len);
        got[s.len] = '\0';
        CHECK_STR(got, row[k].stem);
    }
}

static void forms_meet(void)
{
    static const struct { const char *lang, *a, *b; bool meet; } row[] = {
        { "en", "elect", "election", true }, { "en", "chin", "chinese", false }, { "en", "economy", "economic", true }, { "en", "said", "says", true },
        { "en", "policy", "policies", true }, { "en", "art", "arts", true }, { "en", "art", "article", false }, { "en", "president", "prevent", false },
        { "de", "häuser", "hauses", false }, { "de", "regierung", "regierungen", true }, { "fr", "nationales", "nationale", true },
        { "es", "elecciones", "elección", true }, { "ru", "правительство", "правительства", true }, { "ru", "страна", "странам", true }, { "ru", "мост", "моря", false },
        { "ja", "大学", "大字", false },
        { "ar", "والمدينة", "مدينة", true }, { "ar", "المدينة", "بالمدينة", true }, { "ar", "كتاب", "الكاتب", false },
        { "nl", "regering", "regeringen", true }, { "pt", "nações", "nação", true }, { "it", "nazione", "nazioni", true }, { "xx", "haus", "hause", true }, { "xx", "dog", "dogs", false },
    };
    for (size_t k = 0; k < sizeof row / sizeof *row; k++) {
        if (meets(row[k].lang, row[k].a, row[k].b) != row[k].meet)
            printf("%s: %s, %s\n", row[k].lang, row[k].a, row[k].b);
        CHECK(meets(row[k].lang, row[k].a, row[k].b) == row[k].meet);
        CHECK(meets(row[k].lang, row[k].b, row[k].a) == row[k].meet);
    }
}

/* What is looked up is folded (σ for ς, ss for ß), so the tables have to be. */
static bool is_folded(jk_arena *arena, const char *word)
{
    jk_err err = { 0 };
    jk_span fold;
    bool same = jk_fold(arena, jk_span_of(word), &fold, &err) && jk_span_equal(fold, jk_span_of(word));
    if (!same)
        printf("%s is not folded\n", word);
    return same;
}

static void tables_are_sorted(void)
{
    static const char *const code[] = { "en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "sv", "hu", "id", "cs", "tr", "ro", "da",
                                        "nb", "fi", "el", "bg", "hr", "vi", "ar", "ko", "ja", "zh" };
    jk_arena *arena = jk_arena_open(0);
    for (size_t c = 0; c < sizeof code / sizeof *code; c++) {
        const jk_language *l = jk_language_of(code[c]);
        CHECK_STR(l->code, code[c]);
        CHECK(l->n_stop > 0);
        for (size_t k = 0; k < l->n_stop; k++) {
            CHECK(k == 0 || strcmp(l->stop[k - 1], l->stop[k]) < 0);
            CHECK(jk_is_stop(l, jk_span_of(l->stop[k])));
            CHECK(is_folded(arena, l->stop[k]));
        }
        for (size_t k = 1; k < l->n_irregular; k++)
            CHECK(strcmp(l->irregular[k - 1].form, l->irregular[k].form) < 0);
        for (const jk_number_word *w = l->number; w && w->word; w++)
            CHECK(jk_number_word_of(l, jk_span_of(w->word)) == w);
        for (const char *const *x = l->suffix; x && *x; x++)
            CHECK(is_folded(arena, *x));
        for (const char *const *x = l->prefix; x && *x; x++)
            CHECK(is_folded(arena, *x));
    }
    jk_arena_close(arena);
    CHECK(!jk_is_stop(jk_language_of("en"), jk_span_of("house")));
    CHECK(!jk_is_stop(jk_language_of("xx"), jk_span_of("the")));
    CHECK(!jk_is_stop(jk_language_of("en"), (jk_span){ "", 0 }));
}

int main(void)
{
    stems_of_english();
    forms_meet();
    tables_are_sorted();
    return test_report("stem");
}

/* cognate.c - words of one script that are spelled alike meet; words that look alike by chance do not. */
#include "align/channel/names.h"
#include "align/morph/morph.h"
#include "tests/unit/sides.h"
#include "tests/unit/test.h"

typedef struct { const char *a, *b; bool meet; } row;

/* German and French as their suffix tables stem them: inflection is not spelled alike. */
static const row stemmed[] = {
    { "parallel", "parallèlement", true }, { "Organisationen", "organisateur", true }, { "offizielle", "officiellement", true },
    { "Richtungen", "rations", false }, { "wanderten", "vendirent", false },
};

static const row rows[] = {
    { "Präsident", "président", true }, { "Katastrophe", "catastrophe", true }, { "Kommission", "commission", true },
    { "photographische", "photographique", true }, { "Mitterrand", "Mitterand", true }, { "Telefon", "téléphone", true },
    { "universidad", "university", true }, { "información", "informação", true }, { "Österreich", "Osterreich", true },
    { "организация", "організація", true }, { "Президент", "президентом", true },
    { "Haus", "maison", false }, { "Wald", "forêt", false }, { "Besteigung", "ascension", false },
    { "Kind", "king", false }, { "wollen", "Wolken", false }, { "brachte", "branche", false },
    { "Präsident", "президент", false },        /* two scripts */
};

/* Words that fill both texts, so that letters have the shares of a language. */
static const char filler_a[] = "der Wald steht schwarz und schweiget und aus den Wiesen steiget eine Straße nach Norden Brücke Wasser Garten zwischen unter ";
static const char filler_b[] = "une grande maison avec jardin derrière elle coule toujours rivière froide où nous allions pêcher chaque dimanche matin ";

static bool restem(jk_arena *arena, jk_side *side, const char *lang, jk_err *err)
{
    char out[JK_MAX_STEM];
    for (uint32_t k = 0; lang && k < side->n_type; k++)
        side->type[k].stem = jk_arena_copy(arena, jk_stem(jk_language_of(lang), side->type[k].fold, out), err);
    return err->code == JK_OK;
}

/* lang: what the words are stemmed as, or NULL. */
static bool meet_as(const char *a, const char *lang_a, const char *b, const char *lang_b, size_t limit, jk_err *err)
{
    char left[512], right[512];
    jk_arena *arena = jk_arena_open(limit);
    jk_side x, y;
    jk_links links = { 0 };
    snprintf(left, sizeof left, "%s %s", a, filler_a);
    snprintf(right, sizeof right, "%s %s", b, filler_b);
    bool met = arena && side_of(arena, left, &x, err) && side_of(arena, right, &y, err) && restem(arena, &x, lang_a, err) && restem(arena, &y, lang_b, err)
            && jk_cognates_link(arena, &x, &y, &links, err) && is_linked(&links, 0, 0, JK_CH_TRANSLIT);
    for (size_t k = 1; k < links.n && !err->code; k++)
        CHECK(links.link[k - 1].a < links.link[k].a || (links.link[k - 1].a == links.link[k].a && links.link[k - 1].b < links.link[k].b));
    jk_arena_close(arena);
    return met;
}

static bool meets(const char *a, const char *b, size_t limit, jk_err *err) { return meet_as(a, NULL, b, NULL, limit, err); }

/* Words that are like many: three keep one another on either side, whichever text comes first. */
static void check_mirror(void)
{
    static const char many[] = "national nationale nationaler nationales nationalen nationalem nationaux", few[] = "nationalement nationales";
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_side a, b;
    jk_links there = { 0 }, back = { 0 };
    CHECK(arena && side_of(arena, many, &a, &err) && side_of(arena, few, &b, &err));
    CHECK(jk_cognates_link(arena, &a, &b, &there, &err) && jk_cognates_link(arena, &b, &a, &back, &err));
    CHECK(there.n >= 3 && there.n <= 6 && back.n == there.n);
    for (size_t k = 0; k < there.n; k++)
        CHECK(is_linked(&back, there.link[k].b, there.link[k].a, JK_CH_TRANSLIT));
    jk_arena_close(arena);
}

int main(void)
{
    for (size_t k = 0; k < sizeof stemmed / sizeof *stemmed; k++) {
        jk_err err = { 0 };
        bool there = meet_as(stemmed[k].a, "de", stemmed[k].b, "fr", 0, &err), back = meet_as(stemmed[k].b, "fr", stemmed[k].a, "de", 0, &err);
        if (there != stemmed[k].meet)
            printf("%s %s: %s\n", stemmed[k].a, stemmed[k].b, there ? "met" : "missed");
        CHECK(err.code == JK_OK && there == stemmed[k].meet && back == there);
    }
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        jk_err err = { 0 };
        bool there = meets(rows[k].a, rows[k].b, 0, &err), back = meets(rows[k].b, rows[k].a, 0, &err);
        if (there != rows[k].meet)
            printf("%s %s: %s\n", rows[k].a, rows[k].b, there ? "met" : "missed");
        CHECK(err.code == JK_OK);
        CHECK(there == rows[k].meet && back == there);
    }
    check_mirror();
    unsigned failed = 0, met = 0;
    for (size_t limit = 16; limit < 60000; limit += limit / 8 + 16) {   /* starved */
        jk_err err = { 0 };
        bool found = meets(rows[0].a, rows[0].b, limit, &err);
        CHECK(found != (err.code == JK_ENOMEM));
        failed += !found;
        met += found;
    }
    CHECK(failed > 5 && met > 0);
    jk_err err = { 0 };                         /* nothing beside nothing */
    jk_arena *arena = jk_arena_open(0);
    jk_side none = { 0 };
    jk_links links = { 0 };
    CHECK(jk_cognates_link(arena, &none, &none, &links, &err) && links.n == 0);
    jk_arena_close(arena);
    return test_report("cognate");
}

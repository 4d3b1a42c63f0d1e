/* lexicon.c - the built-in lexicon, and the dictionaries that people have. */
#include "align/knowledge.h"
#include "align/words.h"
#include "corpus/lexicon.h"
#include "tests/unit/test.h"

/* head has a gloss with that word, or with a form of it. */
static bool glosses(const jk_lexicon *lex, const char *head, const char *word)
{
    char out[JK_MAX_STEM];
    jk_span stem = jk_stem(jk_language_of(lex->trg), jk_span_of(word), out);
    uint32_t e = jk_strings_find(&lex->head, jk_span_of(head));
    if (e == JK_NO_ENTRY)
        return false;
    for (uint32_t k = lex->gloss_at[e]; k < lex->gloss_at[e + 1]; k++)
        if (jk_span_equal(jk_strings_get(&lex->stem, lex->gloss[k]), stem))
            return true;
    return false;
}

static void built_in(void)
{
    const jk_lexicon *lex = &jk_lexicon_ko_en;
    static const struct { const char *head, *word; } row[] = {
        { "정부", "government" }, { "경제", "economy" }, { "먹다", "eat" }, { "약속", "promise" }, { "英", "britain" }, { "도입", "introduce" }
    };
    for (size_t k = 0; k < sizeof row / sizeof *row; k++) {
        if (!glosses(lex, row[k].head, row[k].word))
            printf("%s: no %s\n", row[k].head, row[k].word);
        CHECK(glosses(lex, row[k].head, row[k].word));
    }
    CHECK(!glosses(lex, "정부", "economy"));
    static const char *const noun[] = { "바다", "과다", "루안다", "날마다" };     /* they end as verbs do */
    for (size_t k = 0; k < sizeof noun / sizeof *noun; k++) {
        bool verb = false;
        for (uint32_t f = 0; f < lex->form.n; f++)
            verb |= jk_span_equal(jk_strings_get(&lex->head, lex->form_entry[f]), jk_span_of(noun[k]));
        CHECK(jk_strings_find(&lex->head, jk_span_of(noun[k])) != JK_NO_ENTRY && !verb);
    }
    CHECK(lex->head.n > 15000 && lex->stem.n > 5000 && lex->form.n > 2000);
    for (uint32_t k = 0; k < lex->head.n; k++) {        /* every string is found where it stands */
        if (jk_strings_find(&lex->head, jk_strings_get(&lex->head, k)) != k || lex->gloss_at[k + 1] <= lex->gloss_at[k])
            printf("%.*s\n", (int)jk_strings_get(&lex->head, k).len, jk_strings_get(&lex->head, k).ptr);
        CHECK(jk_strings_find(&lex->head, jk_strings_get(&lex->head, k)) == k);
        CHECK(lex->gloss_at[k + 1] > lex->gloss_at[k]);
    }
    for (uint32_t k = 0; k < lex->form.n; k++)
        CHECK(lex->form_entry[k] < lex->head.n);
    uint32_t k = jk_strings_prefix(&lex->head, jk_span_of("정상회의에서"));
    CHECK(k != JK_NO_ENTRY && jk_span_equal(jk_strings_get(&lex->head, k), jk_span_of("정상회의")));
    CHECK(jk_strings_prefix(&lex->head, jk_span_of("")) == JK_NO_ENTRY);
    CHECK(jk_strings_find(&lex->head, jk_span_of("")) == JK_NO_ENTRY);
}

static const struct {
    const char *text, *format, *src, *trg;
    unsigned n_entry, n_left_out, n_wrong, first_wrong;
    bool swapped;
    const char *head, *word;
} read[] = {
    { "집\thouse; home\n물\twater\n", "tsv", "ko", "en", 2, 0, 0, 0, false, "집", "home" },
    { "\xEF\xBB\xBFhouse\t집\r\nwater\t물\r\n", "tsv", "ko", "en", 2, 0, 0, 0, true, "집", "house" },
    { "집\thouse\nnonsense\n물\twater\n", "tsv", "ko", "en", 2, 0, 1, 2, false, "물", "water" },
    { "# mine\n\n집\thouse\n", "tsv", "ko", "en", 1, 0, 0, 0, false, "집", "house" },
    { "집\thouse\n", "tsv", "en", "ko", 1, 0, 0, 0, true, "집", "house" },
    { "house @ 집\nwater mill @ 물레방아\nwrong\n", "hunalign", "ko", "en", 2, 0, 1, 3, false, "물레방아", "mill" },
    { "집 house\n물 water\n", "muse", "ko", "en", 2, 0, 0, 0, false, "물", "water" },
    { "집 house 0.5\n집 the 0.01\nNULL of 0.9\n물 water 1e-05\n불 fire 1\n", "moses", "ko", "en", 2, 3, 0, 0, false, "불", "fire" },
    { "id\tsurface\thanja\tgloss\tlevel\n1\t집\t\thouse\tA\n2\t물\t\t\tA\n3\n", "kengdic", "ko", "en", 1, 1, 1, 4, false, "집", "house" },
    { "Haus\tmaison\nWasser\teau\n", "tsv", "de", "fr", 2, 0, 0, 0, false, "haus", "maison" },
    { "das Haus\tla maison\nRegierungen\tgouvernement\n", "tsv", "de", "fr", 2, 0, 0, 0, false, "regier", "gouvernements" },
    { "de\tfr\tp_forth\tp_back\tcount\nregier\tgouvern\t0.5000\t0.2500\t7\nhaus\tmaison\n", "learned", "de", "fr", 1, 0, 1, 3, false, "regier", "gouvern" },
    { "en\tko\tp_forth\tp_back\tcount\nhous\t집\t0.5000\t0.2500\t7\n", "learned", "ko", "en", 1, 0, 0, 0, true, "집", "house" },
    { "공부하다\tstudy\n걷다\twalk\n", "tsv", "ko", "en", 2, 0, 0, 0, false, "공부", "study" },
};

static void dictionaries(void)
{
    for (size_t k = 0; k < sizeof read / sizeof *read; k++) {
        jk_err err = { 0 };
        jk_lexicon lex;
        jk_lexicon_report r;
        jk_arena *arena = jk_arena_open(0);
        CHECK(jk_lexicon_parse(arena, jk_span_of(read[k].text), "mine", read[k].src, read[k].trg, &lex, &r, &err));
        CHECK_STR(err.code ? err.what : r.format, read[k].format);
        CHECK(r.n_entry == read[k].n_entry && r.n_left_out == read[k].n_left_out && r.n_wrong == read[k].n_wrong && r.first_wrong == read[k].first_wrong);
        CHECK(r.n_line == r.n_entry + r.n_left_out + r.n_wrong);
        CHECK(r.swapped == read[k].swapped);
        if (!glosses(&lex, read[k].head, read[k].word))
            printf("%s: no %s\n", read[k].head, read[k].word);
        CHECK(glosses(&lex, read[k].head, read[k].word));
        jk_arena_close(arena);
    }
}

static void refusals(void)
{
    static const char *const bad[] = { "", "\n\n", "alone\n", "a b c d e f\ng h i j k\n", "집\t\xFFhouse\n" };
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        jk_err err = { 0 };
        jk_lexicon lex;
        jk_lexicon_report r;
        jk_arena *arena = jk_arena_open(0);
        CHECK(!jk_lexicon_parse(arena, jk_span_of(bad[k]), "mine.tsv", "ko", "en", &lex, &r, &err));
        CHECK(err.code == JK_EINPUT && strstr(err.what, "mine.tsv"));
        jk_arena_close(arena);
    }
    jk_err err = { 0 };
    jk_lexicon lex;
    jk_lexicon_report r;
    jk_arena *arena = jk_arena_open(0);
    CHECK(!jk_lexicon_read(arena, "no/such/file.tsv", "ko", "en", &lex, &r, &err) && err.code == JK_EINPUT);
    jk_arena_close(arena);
}

/* A user's lexicon links by the same rules, before the built-in one. */
static void used(void)
{
    jk_err err = { 0 };
    jk_lexicon lex, other;
    jk_lexicon_report r;
    jk_side s, t;
    jk_links links = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_knowledge *know = jk_knowledge_open("en", "ko", NULL, &err);
    CHECK(jk_lexicon_parse(arena, jk_span_of("가나도라\tzorble\n뷁하다\tfrobnicate\n"), "mine", "en", "ko", &lex, &r, &err) && jk_knowledge_add(know, &lex, JK_CH_USER, &err));
    CHECK(know->n_lexicon == 2 && know->lexicon_channel[0] == JK_CH_USER && know->lexicon_channel[1] == JK_CH_LEXICON);
    jk_sent en_sent = { .text = jk_span_of("The zorbles frobnicated.") }, ko_sent = { .text = jk_span_of("가나도라가 뷁했다.") };
    jk_doc en = { .text = en_sent.text, .sent = &en_sent, .n_sent = 1, .lang = "en" }, ko = { .text = ko_sent.text, .sent = &ko_sent, .n_sent = 1, .lang = "ko" };
    CHECK(jk_tokenize(know, NULL, arena, &en, &s, &err) && jk_tokenize(know, NULL, arena, &ko, &t, &err) && jk_link_lexicon(know, arena, &s, &t, &links, &err));
    CHECK(r.first_wrong == 0 && !r.learned);
    unsigned user = 0;
    for (size_t k = 0; k < links.n; k++)
        user += links.link[k].channel == JK_CH_USER;
    CHECK(user == 2);
    CHECK(jk_lexicon_parse(arena, jk_span_of("Haus\tmaison\n"), "other", "de", "fr", &other, &r, &err));
    CHECK(!jk_knowledge_add(know, &other, JK_CH_USER, &err) && err.code == JK_EUSAGE);
    jk_knowledge_close(know);
    jk_arena_close(arena);
}

static void starve(void)
{
    bool whole = false;
    for (size_t limit = 64; !whole && limit < (size_t)1 << 22; limit += limit / 8) {
        jk_err err = { 0 };
        jk_lexicon lex;
        jk_lexicon_report r;
        jk_arena *arena = jk_arena_open(limit);
        whole = jk_lexicon_parse(arena, jk_span_of("집\thouse; home\n먹다\teat\n모르다\tnot know\n"), "mine", "ko", "en", &lex, &r, &err);
        CHECK(whole == (err.code == JK_OK) && (whole || err.code == JK_ENOMEM));
        jk_arena_close(arena);
    }
    CHECK(whole);
}

int main(void)
{
    built_in();
    dictionaries();
    refusals();
    used();
    starve();
    return test_report("lexicon");
}

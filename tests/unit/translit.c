/* translit.c - a word meets the Latin word whose sound it spells, and few others. */
#include "align/channel/names.h"
#include "tests/unit/sides.h"
#include "tests/unit/test.h"

typedef struct { const char *lang, *word, *latin; bool meet; } row;

static const row rows[] = {
    { "ko", "네트워크", "network", true }, { "ko", "글로벌", "global", true }, { "ko", "컴퓨터", "computer", true },
    { "ko", "프랑스", "France", true }, { "ko", "시카고", "Chicago", true }, { "ko", "시카고에서는", "Chicago", true },
    { "ko", "수낵", "Sunak", true }, { "ko", "수낵이", "Sunak", true }, { "ko", "블레츨리", "Bletchley", true },
    { "ko", "머스크는", "Musk", true }, { "ko", "해운대의", "Haeundae", true }, { "ko", "강남", "Gangnam", true },
    { "ko", "서버들을", "servers", true }, { "ko", "클라우드로", "clouds", true }, { "ko", "코르도바", "Córdoba", true },
    { "ko", "시카고대학교", "Chicago", true },  /* a compound, behind three syllables */
    { "ko", "프로그램을", "flow", false },      /* 프로 would be, but 그램을 is no ending */
    { "ko", "나무", "forest", false }, { "ko", "사람들이", "people", false }, { "ko", "수낵", "Chicago", false },
    { "ko", "컴퓨", "computer", false },        /* the whole Latin word has to be written */
    { "ko", "김", "Kim", false },               /* one syllable is chance */
    { "ja", "コンピューター", "computer", true }, { "ja", "シカゴ", "Chicago", true }, { "ja", "ネットワーク", "network", true }, { "ja", "さくら", "forest", false },
    { "ru", "Чикаго", "Chicago", true }, { "ru", "Лондоне", "London", true }, { "ru", "компьютер", "computer", true }, { "ru", "Обамой", "Obama", true },
    { "ru", "дерево", "forest", false }, { "bg", "Чикаго", "Chicago", true },
    { "uk", "Харків", "Kharkiv", true }, { "uk", "Лондоні", "London", true },
    { "el", "Σικάγο", "Chicago", true }, { "el", "Λονδίνο", "London", true },
    { "ar", "شيكاغو", "Chicago", true }, { "ar", "لندن", "London", true }, { "ar", "وباكستان", "Pakistan", true },
    { "he", "שיקגו", "Chicago", true }, { "he", "לונדון", "London", true }, { "he", "בלונדון", "London", true },
    { "hi", "शिकागो", "Chicago", true }, { "hi", "कंप्यूटर", "computer", true },
    { "th", "ชิคาโก", "Chicago", true }, { "th", "ลอนดอน", "London", true },
    { "ka", "ჩიკაგო", "Chicago", true }, { "ka", "ლონდონში", "London", true },
    { "de", "Katastrophe", "catastrophe", true }, { "de", "Wald", "forest", false },    /* one script: cognates */
    { "hy", "Չիկագո", "Chicago", true }, { "hy", "Լոնդոնում", "London", true },
};

static bool meets(const row *r, bool mirrored, size_t limit, jk_err *err)
{
    jk_arena *arena = jk_arena_open(limit);
    jk_translit *know = mirrored ? jk_translit_open("en", r->lang, err) : jk_translit_open(r->lang, "en", err);
    jk_side a, b;
    jk_links links = { 0 };
    bool ok = arena && know && side_of(arena, r->word, &a, err) && side_of(arena, r->latin, &b, err)
           && jk_translit_link(know, arena, mirrored ? &b : &a, mirrored ? &a : &b, &links, err);
    bool met = ok && is_linked(&links, 0, 0, JK_CH_TRANSLIT);
    CHECK(!ok || links.n <= 1);
    CHECK(!met || links.link[0].weight >= 6);
    jk_translit_close(know);
    jk_arena_close(arena);
    return met;
}

static void try_rows(void)
{
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        for (int mirrored = 0; mirrored < 2; mirrored++) {
            jk_err err = { 0 };
            bool met = meets(&rows[k], mirrored, 0, &err);
            if (met != rows[k].meet)
                printf("%s %s: %s\n", rows[k].word, rows[k].latin, met ? "met" : "missed");
            CHECK(err.code == JK_OK);
            CHECK(met == rows[k].meet);
        }
}

/* Among many words the right ones are found, and the mirror is the same. */
static void try_many(void)
{
    static const char *const ko = "시카고의 네트워크를 나무가 컴퓨터 사람은 프랑스와 네트워크 하늘", *const en = "the network of computers in Chicago and France is a tree";
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_translit *there = jk_translit_open("ko", "en", &err), *back = jk_translit_open("en", "ko", &err);
    jk_side a, b;
    jk_links ab = { 0 }, ba = { 0 };
    CHECK(side_of(arena, ko, &a, &err) && side_of(arena, en, &b, &err));
    CHECK(jk_translit_link(there, arena, &a, &b, &ab, &err) && jk_translit_link(back, arena, &b, &a, &ba, &err));
    static const uint32_t right[][2] = { { 0, 5 }, { 1, 1 }, { 3, 3 }, { 5, 7 }, { 6, 1 } };
    CHECK(ab.n == 5 && ba.n == 5);
    for (size_t k = 0; k < 5; k++) {
        CHECK(is_linked(&ab, right[k][0], right[k][1], JK_CH_TRANSLIT));
        CHECK(is_linked(&ba, right[k][1], right[k][0], JK_CH_TRANSLIT));
    }
    for (size_t k = 1; k < ab.n; k++)
        CHECK(ab.link[k - 1].a <= ab.link[k].a);
    jk_translit_close(there);
    jk_translit_close(back);
    jk_arena_close(arena);
}

/* A plain word that a lexicon has a partner for has to sound more alike; a loan with all of its letters does, and a name is asked no more. */
static void try_explained(void)
{
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_translit *know = jk_translit_open("ko", "en", &err);
    jk_side a, b;
    CHECK(side_of(arena, "수낵 네트워크 명령을", &a, &err) && side_of(arena, "Sunak network morning", &b, &err));
    for (int explained = 0; explained < 2; explained++) {
        jk_links links = { 0 };
        for (uint32_t k = 0; explained && k < 3; k++)
            CHECK(jk_links_add(arena, &links, (jk_type_link){ 0, k, JK_CH_LEXICON, 0 }, &err));
        CHECK(jk_translit_link(know, arena, &a, &b, &links, &err));
        CHECK(is_linked(&links, 0, 0, JK_CH_TRANSLIT) && is_linked(&links, 1, 1, JK_CH_TRANSLIT));
        CHECK(is_linked(&links, 2, 2, JK_CH_TRANSLIT) != (bool)explained);
    }
    jk_translit_close(know);
    jk_arena_close(arena);
}

static void try_starved(void)
{
    unsigned failed = 0, met = 0;
    for (size_t limit = 16; limit < 120000; limit += limit / 8 + 16) {
        jk_err err = { 0 };
        bool found = meets(&rows[0], false, limit, &err);
        CHECK(found != (err.code == JK_ENOMEM));
        failed += !found;
        met += found;
    }
    CHECK(failed > 5 && met > 0);
}

/* Words as long as files: nothing is found, in no time. */
static void try_endless(void)
{
    enum { N = 300000 };
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    char *ko = JK_NEW(arena, char, 3 * N + 1, &err), *en = JK_NEW(arena, char, N + 1, &err);
    jk_translit *know = jk_translit_open("ko", "en", &err);
    jk_names *names = jk_names_open("ko", "en", &err);
    jk_side a, b;
    jk_links links = { 0 };
    for (size_t k = 0; k < N; k++) {
        memcpy(ko + 3 * k, "가", sizeof "가");
        en[k] = "Ga"[k & 1];
    }
    CHECK(side_of(arena, ko, &a, &err) && side_of(arena, en, &b, &err));
    CHECK(jk_translit_link(know, arena, &a, &b, &links, &err) && jk_names_link(names, arena, &a, &b, &links, &err));
    CHECK(jk_cognates_link(arena, &b, &b, &links, &err) && links.n == 0);
    jk_names_close(names);
    jk_translit_close(know);
    jk_arena_close(arena);
}

/* Every third one of the table, so that one out of order is missed. */
static void try_endings(void)
{
    static const char known[] =
        "가 과는 군 까지는 는 님이 되고 되어 된 됩니다 들도 들에 들에서 들의 랑 로도 로의 만 보다 산 시 시를 시에서 씨 씨도 씨와 어 어도 어로도 어의 에게는 에는 에서 에서의 였다 와는 용 으로도 은 이 이다 "
        "이라는 이었다 인과 인들은 인들이 인의 입니다 적인 주가 주에서 처럼은 측에서 측이 하고 하다 하려면 하여 하지 할 해서 했던";
    static const char *const strange[] = { "그램을", "갸", "힣", "은은", "에서는도", "합니다만", "a", "각" };
    for (const char *at = known; *at; at += *at == ' ') {
        jk_span s = { at, strcspn(at, " ") };
        CHECK(jk_is_korean_ending(s));
        at += s.len;
    }
    for (size_t k = 0; k < sizeof strange / sizeof *strange; k++)
        CHECK(!jk_is_korean_ending(jk_span_of(strange[k])));
    CHECK(jk_is_korean_ending((jk_span){ "", 0 }));
}

static void try_none(void)
{
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_translit *know = jk_translit_open("ko", "ja", &err);
    jk_side a = { 0 };
    jk_links links = { 0 };
    CHECK(know && jk_translit_link(know, arena, &a, &a, &links, &err) && links.n == 0);
    jk_translit_close(know);
    know = jk_translit_open("ko", "en", &err);
    CHECK(know && jk_translit_link(know, arena, &a, &a, &links, &err) && links.n == 0);
    jk_translit_close(know);
    jk_translit_close(NULL);
    jk_arena_close(arena);
}

int main(void)
{
    try_rows();
    try_many();
    try_explained();
    try_starved();
    try_endless();
    try_endings();
    try_none();
    return test_report("translit");
}

/* cldr.c - names that CLDR has in two languages meet, whatever stands behind them. */
#include "align/channel/names.h"
#include "tests/unit/sides.h"
#include "tests/unit/test.h"

typedef struct { const char *src, *tgt; int links; } row;

/* Number of links between the words of two texts; -1: an error. */
static int count(const jk_names *names, const char *src, const char *tgt, size_t limit)
{
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(limit);
    jk_side a, b;
    jk_links links = { 0 };
    int n = -1;
    if (arena && side_of(arena, src, &a, &err) && side_of(arena, tgt, &b, &err) && jk_names_link(names, arena, &a, &b, &links, &err))
        n = (int)links.n;
    CHECK((n < 0) == (err.code != JK_OK));
    jk_arena_close(arena);
    return n;
}

static const row ko_en[] = {
    { "영국", "United Kingdom", 2 },
    { "영국은", "United Kingdom UK", 3 },
    { "영국에서는", "Kingdom", 1 },
    { "영국왕실", "Kingdom", 0 },               /* two syllables, and no particle behind them */
    { "미국의", "United States", 2 },
    { "프랑스", "France", 1 },
    { "사우디아라비아와", "Saudi Arabia", 2 },
    { "인도네시아가", "Indonesia India", 1 },   /* the longest name, not 인도 */
    { "남아프리카 공화국", "South Africa Republic", 3 },
    { "독일어로", "German", 1 },
    { "이스탄불에서", "Istanbul", 1 },
    { "월요일에", "Monday", 1 },
    { "코트디부아르", "Ivory Coast", 2 },
    { "가나", "gana ghana", 0 },                /* Ghana has a capital */
    { "가나", "Ghana", 1 },
    { "하늘이 바람이 구름이", "United Kingdom sky", 0 },
    { "", "Kingdom", 0 },
    { "영국", "", 0 },
};

static const row de_fr[] = {
    { "Montag Freitag", "lundi vendredi", 2 },
    { "Frankreichs", "France", 1 },
    { "Österreich", "Autriche", 1 },
    { "Vereinigtes Königreich", "Royaume Uni", 4 },
    { "und", "et", 0 },
};

static const row ru_en[] = {
    { "Лондоне", "London", 1 },
    { "Германии", "Germany", 1 },
    { "понедельник", "Monday", 1 },
};

/* Tokens of Han are pairs of neighbours: 月曜 and 曜日 of 月曜日. */
static const row ja_en[] = {
    { "月曜 曜日", "Monday", 1 },
    { "合衆 衆国", "States", 1 },
    { "ロンドン", "London", 1 },
    { "フランスの", "France", 1 },
};

static const row ar_en[] = {
    { "وألمانيا", "Germany", 1 },
    { "باكستان", "Pakistan", 1 },
};

static const row zh_ko[] = {
    { "美国", "미국은", 1 },
    { "美國", "미국은", 1 },                    /* traditional characters, and names that are others there */
    { "義大 大利", "이탈리아", 1 },
    { "星期", "하늘", 0 },
};

static void try_rows(const char *src, const char *tgt, const row *rows, size_t n)
{
    jk_err err = { 0 };
    jk_names *names = jk_names_open(src, tgt, &err), *mirror = jk_names_open(tgt, src, &err);
    CHECK(names && mirror);
    for (size_t k = 0; names && mirror && k < n; k++) {
        int there = count(names, rows[k].src, rows[k].tgt, 0), back = count(mirror, rows[k].tgt, rows[k].src, 0);
        if (there != rows[k].links || back != there)
            printf("%s | %s: %d there, %d back, not %d\n", rows[k].src, rows[k].tgt, there, back, rows[k].links);
        CHECK(there == rows[k].links);
        CHECK(back == there);
    }
    for (size_t limit = 1; names && limit < 20000; limit += 16) /* starved: an error or the right number */
        CHECK(count(names, rows[0].src, rows[0].tgt, limit) == -1 || count(names, rows[0].src, rows[0].tgt, limit) == rows[0].links);
    jk_names_close(names);
    jk_names_close(mirror);
}

int main(void)
{
    jk_err err = { 0 };
    try_rows("ko", "en", ko_en, sizeof ko_en / sizeof *ko_en);
    try_rows("de", "fr", de_fr, sizeof de_fr / sizeof *de_fr);
    try_rows("ru", "en", ru_en, sizeof ru_en / sizeof *ru_en);
    try_rows("ja", "en", ja_en, sizeof ja_en / sizeof *ja_en);
    try_rows("ar", "en", ar_en, sizeof ar_en / sizeof *ar_en);
    try_rows("zh", "ko", zh_ko, sizeof zh_ko / sizeof *zh_ko);
    jk_names *none = jk_names_open("tlh", "en", &err);          /* a language ICU has nothing of */
    CHECK(none && count(none, "Kingdom", "Kingdom", 0) == 0);
    jk_names_close(none);
    jk_names_close(NULL);
    return test_report("cldr");
}

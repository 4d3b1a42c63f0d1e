/* numbers.c - the values that a text names, whatever language names them. */
#include "align/numbers.h"
#include "tests/unit/test.h"

/* The keys found in text, a space between. */
static const char *keys(jk_arena *arena, const char *lang, const char *text)
{
    static char all[1024];
    jk_err err = { 0 };
    jk_number *number;
    size_t n, len = 0;
    if (!jk_numbers_find(arena, jk_language_of(lang), jk_span_of(text), &number, &n, &err))
        return "an error";
    for (size_t k = 0; k < n; k++) {
        CHECK((size_t)number[k].start + number[k].len <= strlen(text) && number[k].len > 0);
        CHECK(k == 0 || number[k].start >= number[k - 1].start + number[k - 1].len);
        len += (size_t)snprintf(all + len, sizeof all - len, "%s%s", k ? " " : "", number[k].key);
    }
    all[len] = '\0';
    return all;
}

static const struct { const char *lang, *text, *keys; } row[] = {
    { "ko", "3억 5천만 달러", "350000000" }, { "en", "350 million dollars", "350000000" }, { "ko", "3억원", "300000000" }, { "en", "300 million won", "300000000" },
    { "ko", "2조3000억 원", "2300000000000" }, { "en", "2.3 trillion", "2300000000000" }, { "ko", "1만 2000명", "12000" }, { "en", "12,000 people", "12000" },
    { "ko", "5만3천 명", "53000" }, { "ko", "20여 명이", "20" }, { "ko", "1,200억", "120000000000" }, { "ko", "100만여 명", "1000000" },
    { "ko", "2.75%로 0.25%포인트", "2.75 0.25" }, { "en", "2.75 percent", "2.75" }, { "ko", "11월 21일", "month:11 21" }, { "en", "November 21st", "month:11 21" },
    { "ko", "3개월", "3" }, { "ko", "2015년 3월", "2015 month:3" }, { "en", "in March 2015", "month:3 2015" }, { "en", "they march in may", "" },
    { "ko", "2024.11.21.", "2024 month:11 21" }, { "en", "2024-11-21", "2024 month:11 21" }, { "ko", "오후 3시 30분", "3 30" }, { "en", "3:30 p.m.", "3 30" },
    { "ko", "두 나라", "2" }, { "ko", "세 차례", "3" }, { "ko", "세차례나", "3" }, { "ko", "다섯 명", "5" }, { "ko", "열두 살", "12" }, { "ko", "스물다섯 살", "25" },
    { "ko", "다섯.", "5" }, { "ko", "네.", "" }, { "ko", "세금을", "" }, { "ko", "네트워크가", "" }, { "ko", "두드리고", "" }, { "ko", "첫 회의", "1" }, { "ko", "첫째", "1" }, { "ko", "첫눈이", "" },
    { "ko", "천만 달러", "10000000" }, { "ko", "오백 명", "500" }, { "ko", "만일", "" }, { "ko", "사흘 동안", "3" }, { "ko", "절반이", "0.5" },
    { "en", "twenty-five years", "25" }, { "en", "two hundred and fifty thousand", "250000" }, { "en", "one million", "1000000" }, { "en", "one day", "" },
    { "en", "a hundred", "100" }, { "en", "a day", "" }, { "en", "the third time", "3" }, { "en", "half of it", "0.5" }, { "en", "two three", "2 3" },
    { "en", "twenty first", "21" }, { "en", "$50bn and \xC2\xA3" "3m", "50000000000 3000000" }, { "en", "the 1990s", "1990" }, { "ko", "1990년대", "1990" },
    { "en", "1,234.50", "1234.5" }, { "en", "0.007", "0.007" }, { "en", "1,2", "1 2" }, { "en", "1,2345", "1 2345" }, { "en", "007", "7" }, { "en", "0", "0" },
    { "de", "3,5 Millionen", "3500000" }, { "de", "1.000.000", "1000000" }, { "fr", "1,5 milliard", "1500000000" }, { "es", "dos millones", "2000000" },
    { "id", "dua puluh lima orang", "25" }, { "id", "3 juta rupiah", "3000000" }, { "id", "pada 17 Agustus 1945", "17 month:8 1945" },
    { "cs", "dvacet pět let", "25" }, { "cs", "tři miliony korun", "3000000" }, { "cs", "v listopadu 1989", "month:11 1989" },
    { "tr", "on iki kişi", "12" }, { "tr", "3,5 milyar lira", "3500000000" }, { "tr", "29 Ekim 1923", "29 month:10 1923" },
    { "ro", "douăzeci de ani", "20" }, { "ro", "mai mult", "" }, { "da", "tyve millioner kroner", "20000000" }, { "nb", "17. mai 1814", "17 month:5 1814" },
    { "fi", "kaksi miljoonaa euroa", "2000000" }, { "fi", "joulukuussa 1917", "month:12 1917" }, { "el", "Τρίτη και πέντε εκατομμύρια", "5000000" },
    { "el", "25 Μαρτίου 1821", "25 month:3 1821" }, { "bg", "двадесет и пет", "20 5" }, { "bg", "3 март 1878", "3 month:3 1878" },
    { "ar", "ثلاثة ملايين شخص", "3000000" }, { "ar", "في يناير 2011", "month:1 2011" },
    { "hr", "pet tisuća kuna", "5000" }, { "vi", "ba mươi", "" }, { "vi", "90 triệu người", "90000000" },
    { "ru", "5 млн", "5000000" }, { "ja", "3\xE5\x84\x84" "5000\xE4\xB8\x87\xE5\x86\x86", "350000000" }, { "zh", "3.5\xE4\xBA\xBF", "350000000" }, { "ja", "11\xE6\x9C\x88", "month:11" },
    { "en", "999999999999999999999999", "" }, { "en", "123456789012345678", "123456789012345678" }, { "ko", "", "" }, { "en", "12th-century", "12" },
};

/* With every limit from 1 byte on: memory or an error, nothing else. */
static void starve(void)
{
    for (size_t limit = 1; limit < 4096; limit += 37) {
        jk_arena *arena = jk_arena_open(limit);
        jk_err err = { 0 };
        jk_number *number;
        size_t n;
        bool ok = jk_numbers_find(arena, jk_language_of("en"), jk_span_of("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17"), &number, &n, &err);
        CHECK(ok ? n == 17 : err.code == JK_ENOMEM);
        jk_arena_close(arena);
    }
}

int main(void)
{
    jk_arena *arena = jk_arena_open(0);
    for (size_t k = 0; k < sizeof row / sizeof *row; k++) {
        const char *got = keys(arena, row[k].lang, row[k].text);
        if (strcmp(got, row[k].keys) != 0)
            printf("%s \"%s\": %s\n", row[k].lang, row[k].text, got);
        CHECK_STR(got, row[k].keys);
    }
    jk_arena_close(arena);
    starve();
    return test_report("numbers");
}

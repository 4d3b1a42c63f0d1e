/* morph_ko.c - which headwords stand in a run of Hangul. */
#include "align/morph/morph.h"
#include "tests/unit/test.h"

/* The parts of a run: readings of one part joined by |, parts by a space. */
static const char *parts(const char *run)
{
    static char all[512];
    jk_part part[16];
    const jk_lexicon *lex = &jk_lexicon_ko_en;
    size_t n = jk_ko_analyse(&lex, 1, jk_span_of(run), part, 16), len = 0;
    all[0] = '\0';
    for (size_t k = 0; k < n; k++) {
        CHECK(part[k].n > 0 && (size_t)part[k].start + part[k].len <= strlen(run));
        CHECK(k == 0 || part[k].start >= part[k - 1].start + part[k - 1].len);
        for (unsigned r = 0; r < part[k].n; r++)
            len += (size_t)snprintf(all + len, sizeof all - len, "%s%.*s", r ? "|" : k ? " " : "", (int)part[k].head[r].len, part[k].head[r].ptr);
    }
    return all;
}

static const struct { const char *run, *parts; } row[] = {
    { "정상회의에서는", "정상회의" }, { "정부가", "정부" }, { "정부는", "정부" }, { "경제성장률이", "경제성장률" }, { "반발했다", "반발" }, { "체결됐다고", "체결" },
    { "가려", "가리다" }, { "도와", "돕다" }, { "몰라서", "모르다" }, { "들었다", "듣다|들다" }, { "지었다", "짓다" }, { "만든", "만들다" }, { "만드는", "만들다" },
    { "먹었다", "먹다" }, { "먹물", "" }, { "읽는", "읽다" }, { "좋습니다", "좋다" }, { "아름다운", "아름답다" }, { "밝혔다", "밝히다" }, { "열렸다", "열리다" },
    { "불렀다", "부르다" }, { "커졌다", "커지다" }, { "어두워지고", "어두워지다" }, { "는", "" }, { "에서", "" },
};

static void endings(void)
{
    static const struct { const char *s; bool is; } table[] = {
        { "은", true }, { "에서는", true }, { "했다", true }, { "됐으며", true }, { "들에게", true }, { "으로부터", true }, { "회의", false }, { "나라", false }, { "", false },
    };
    for (size_t k = 0; k < sizeof table / sizeof *table; k++)
        CHECK(jk_ko_is_ending(jk_span_of(table[k].s)) == table[k].is);
}

/* Of any number of strings each is found, and what stands between or around them is not. */
static void among(void)
{
    static const char table[][JK_AMONG] = { "b", "ba", "bab", "babababab", "bababababababab", "ca", "가", "가나", "가나다라마", "나" };
    enum { N = sizeof table / sizeof *table };
    for (size_t n = 0; n <= N; n++)
        for (size_t k = 0; k < N; k++)
            CHECK(jk_is_among(table, n, jk_span_of(table[k])) == (k < n));
    static const char *const other[] = { "", "a", "baa", "babababa", "bababababa", "babababababababab", "c", "cb", "가가", "가나다라", "다" };
    for (size_t k = 0; k < sizeof other / sizeof *other; k++)
        CHECK(!jk_is_among(table, N, jk_span_of(other[k])));
}

static void jamo(void)
{
    char out[JK_MAX_JAMO];
    uint8_t end[JK_MAX_JAMO];
    CHECK(jk_jamo(jk_span_of("값a"), out, end) == 3);
    CHECK(out[0] >= 1 && out[0] <= 19 && out[1] >= 20 && out[1] <= 40 && out[2] > 40);
    CHECK(end[2] == 3);
    CHECK(jk_jamo(jk_span_of("가나다"), out, NULL) == 6);
    CHECK(jk_jamo(jk_span_of("abc"), out, NULL) == 0);
    CHECK(jk_jamo(jk_span_of("가나다라마바사아자차카타파하가나다라마바사아자차카타파하"), out, end) <= JK_MAX_JAMO);
}

int main(void)
{
    for (size_t k = 0; k < sizeof row / sizeof *row; k++) {
        const char *got = parts(row[k].run);
        if (strcmp(got, row[k].parts) != 0)
            printf("%s: \"%s\", not \"%s\"\n", row[k].run, got, row[k].parts);
        CHECK_STR(got, row[k].parts);
    }
    endings();
    among();
    jamo();
    return test_report("morph_ko");
}

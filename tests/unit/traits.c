/* traits.c - what one reading of a text counts; and regular expressions on UTF-8. */
#include "corpus/traits.h"
#include "tests/unit/test.h"

static const struct {
    const char *text;
    uint32_t chars, letters, digits, words, single, longest, broken, run, repeat, markup, url, email, unpaired;
} row[] = {
    /* text                              chars letters digits words single longest broken run repeat markup url email unpaired */
    { "",                                    0,  0, 0, 0, 0,  0, 0, 0, 0,  0,  0,  0, 0 },
    { "a b  c1",                             4,  3, 1, 3, 2,  1, 0, 1, 1,  0,  0,  0, 0 },
    { "don't",                               5,  4, 0, 1, 0,  4, 0, 1, 1,  0,  0,  0, 0 },
    { "가나다 라",                           4,  4, 0, 2, 1,  6, 0, 1, 1,  0,  0,  0, 0 },
    { "漢字漢字漢字",                        6,  6, 0, 1, 0,  0, 0, 1, 1,  0,  0,  0, 0 },
    { "no no no, no!",                      10,  8, 0, 4, 0,  2, 0, 1, 4,  0,  0,  0, 0 },
    { "so it is so it is so it is not",     21, 21, 0, 10, 0, 3, 0, 1, 3,  0,  0,  0, 0 },
    { "Aaaa 0000",                           8,  4, 4, 2, 0,  4, 0, 4, 1,  0,  0,  0, 0 },
    { "<b>x</b> a &lt; b",                  14,  7, 0, 6, 5,  2, 0, 1, 1, 11,  0,  0, 0 },
    { "<기생충> 3 < 4 > 2",                 10,  3, 3, 4, 0,  6, 0, 1, 1,  0,  0,  0, 0 },
    { "(a [b) \"c",                          7,  3, 0, 3, 3,  1, 0, 1, 1,  0,  0,  0, 2 },
    { "“a” (b) 「c」 \"d\"",                12,  4, 0, 4, 4,  1, 0, 1, 1,  0,  0,  0, 0 },
    { "a) b",                                3,  2, 0, 2, 2,  1, 0, 1, 1,  0,  0,  0, 1 },
    { "https://a.org/b c",                  16, 11, 0, 5, 3,  5, 0, 2, 1,  0, 15,  0, 0 },
    { "x@y.org @ a@b",                      11,  7, 0, 5, 4,  3, 0, 1, 1,  0,  0,  7, 0 },
    { "Ã© caf\xEF\xBF\xBD â€œ",               9,  6, 0, 4, 3,  3, 3, 1, 1,  0,  0,  0, 0 },
    { "aquí» así… São Â",                   13, 11, 0, 4, 1,  4, 0, 1, 1,  0,  0,  0, 0 },
};

static void counts(void)
{
    jk_err err = { 0 };
    static jk_traits t, u;
    jk_classes *classes = jk_classes_open(&err);
    for (size_t k = 0; k < sizeof row / sizeof *row; k++) {
        jk_traits_of(classes, jk_span_of(row[k].text), &t);
        bool ok = t.chars == row[k].chars && t.letters == row[k].letters && t.digits == row[k].digits && t.words == row[k].words && t.single == row[k].single
               && t.longest == row[k].longest && t.broken == row[k].broken && t.run == row[k].run && t.repeat == row[k].repeat && t.markup == row[k].markup
               && t.url == row[k].url && t.email == row[k].email && t.unpaired == row[k].unpaired;
        CHECK(ok);
        if (!ok)
            printf("  \"%s\": %u, %u, %u, %u, %u, %u, %u, %u, %u, %u, %u, %u, %u\n", row[k].text, t.chars, t.letters, t.digits, t.words, t.single, t.longest,
                   t.broken, t.run, t.repeat, t.markup, t.url, t.email, t.unpaired);
    }
    jk_traits_of(classes, jk_span_of("Hello, World 42"), &t);
    jk_traits_of(classes, jk_span_of("hello world: 42!"), &u);
    CHECK(t.all == u.all && t.n_word == 3 && memcmp(t.word, u.word, 3 * sizeof *t.word) == 0);
    jk_traits_of(classes, jk_span_of("hello world 43"), &u);
    CHECK(t.all != u.all && t.word[2] != u.word[2]);
    jk_classes_close(classes);
}

static void regex(void)
{
    jk_err err = { 0 };
    size_t at = 0, len = 0;
    jk_regex *re = jk_regex_open(jk_span_of("제\\s*(\\d+)\\s*장"), false, &err);
    jk_span text = jk_span_of("서문 제 1 장 그리고 제12장");
    CHECK(re && jk_regex_find(re, text, 0, &at, &len, &err) && at == 7 && len == 9);
    CHECK(jk_regex_find(re, text, at + len, &at, &len, &err) && at == 27 && len == 8);
    CHECK(!jk_regex_find(re, text, at + len, &at, &len, &err) && !err.code);
    CHECK(!jk_regex_find(re, (jk_span){ "", 0 }, 0, &at, &len, &err) && !err.code);
    jk_regex_close(re);
    CHECK(!jk_regex_open(jk_span_of("a("), false, &err) && err.code == JK_EUSAGE);
    err.code = JK_OK;
    re = jk_regex_open(jk_span_of("(a+)+b"), true, &err);
    CHECK(re && jk_regex_find(re, jk_span_of("xAAB"), 0, &at, &len, &err) && at == 1 && len == 3);
    CHECK(!jk_regex_find(re, jk_span_of("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), 0, &at, &len, &err) && err.code == JK_ELIMIT);
    jk_regex_close(re);
}

int main(void)
{
    counts();
    regex();
    return test_report("traits");
}

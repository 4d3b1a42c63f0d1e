/* What a regular expression needs, where literals stand, and what a search passes over. */
#include "corpus/match.h"

#include "tests/unit/test.h"

static const struct { const char *regex, *needs; } needs[] = {
    { "harbor", "harbor" }, { "har?bor", "bor" }, { "a(long)bc", "bc" }, { "ab+cde", "cde" }, { "abc|d", "" }, { "(?i)abc", "" }, { "a\\.bc", "a.bc" },
    { "\\x41bc", "" }, { "[abc]de", "de" }, { "[[a]]de", "de" }, { "ab{0,2}", "a" }, { "\\Qa*\\E", "" }, { "가나*", "가" }, { "^abc$", "abc" }, { "(a", "" },
};

static const struct { const char *text, *pattern; bool regex, fold, word, found; size_t from, to; } cases[] = {
    { "one two", "two", false, false, false, true, 4, 7 },
    { "one two", "Two", false, false, false, false, 0, 0 },
    { "one two", "Two", false, true, false, true, 4, 7 },
    { "one twos", "two", false, false, true, false, 0, 0 },
    { "twos two", "two", false, false, true, true, 5, 8 },
    { "one ｔｗｏ", "two", false, true, false, true, 4, 13 },
    { "straße", "STRASSE", false, true, false, true, 0, 7 },
    { "straße", "stras", false, true, false, true, 0, 6 },
    { "\341\204\207\341\205\242", "배", false, true, false, true, 0, 6 },
    { "한", "하", false, true, false, false, 0, 0 },
    { "a b", "\\S\\s\\S", true, true, false, true, 0, 3 },
    { "（x）", "（x）", true, true, false, true, 0, 7 },
    { "", "x*", true, false, false, true, 0, 0 },
    { "도서관에서는 책", "도서관", false, false, true, true, 0, 9 },      /* a particle is not of the word */
    { "도서관장 책", "도서관", false, false, true, false, 0, 0 },
    { "시립도서관에서", "도서관", false, false, true, false, 0, 0 },
    { "NASA는 KBS가", "KBS", false, false, true, true, 8, 11 },
    { "도서관2에서", "도서관", false, false, true, false, 0, 0 },
    { "도서관에서", "\\b도서관\\b", true, false, false, false, 0, 0 },
};

int main(void)
{
    for (size_t k = 0; k < sizeof needs / sizeof *needs; k++) {
        char out[64];
        size_t n = jk_regex_needs(jk_span_of(needs[k].regex), out);
        out[n] = '\0';
        CHECK_STR(out, needs[k].needs);
    }
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        jk_err err = { 0 };
        jk_buf out = { 0 };
        const char *const list[] = { cases[k].pattern };
        jk_match_options o = { .pattern = { list }, .n = { 1 }, .literal = !cases[k].regex, .fold = cases[k].fold, .word = cases[k].word };
        jk_matcher *m = jk_matcher_open(&o, &err);
        jk_span text[2] = { jk_span_of(cases[k].text), jk_span_of("") };
        CHECK(m && jk_matcher_finds(m, text, &err) == cases[k].found && !err.code);
        CHECK(m && jk_matcher_places(m, text[0], 0, &out, &err));
        const jk_place *at = (const jk_place *)(const void *)out.ptr;
        size_t n = out.len / sizeof *at;
        CHECK(cases[k].to ? n && at[0].from == cases[k].from && at[0].to == cases[k].to : n == 0);
        jk_buf_free(&out);
        jk_matcher_close(m);
    }
    CHECK(jk_find(jk_span_of("aab"), 0, jk_span_of("ab"), 1) == 1);
    CHECK(jk_find(jk_span_of("aab"), 2, jk_span_of("ab"), 0) == 3);
    return test_report("match");
}

/* wording.c - what a word is, in which script letters are, and which words are the same. */
#include "corpus/wording.h"

#include "corpus/hash.h"
#include "tests/unit/test.h"

typedef struct { const char *want; bool same; } expected;

/* The words come in the order of want, which has a space between them. */
static bool compare(void *user, uint64_t word, jk_err *err)
{
    (void)err;
    expected *e = user;
    size_t n = strcspn(e->want, " ");
    e->same = e->same && n && word == jk_hash(0, (jk_span){ e->want, n });
    e->want += n + (e->want[n] == ' ');
    return true;
}

static const struct { const char *text, *words; unsigned n_word, n_char; } table[] = {
    { "", "", 0, 0 },
    { " \t ", "", 0, 0 },
    { "The Cat, the CAT.", "the cat the cat", 4, 14 },
    { "오늘은 비가 온다.", "오늘은 비가 온다", 3, 8 },
    { "don't don\xE2\x80\x99t", "don't don't", 2, 10 },
    { "'tis dogs' o'clock", "tis dogs o'clock", 3, 16 },
    { "제3회 GPT-4 1,000", "제3회 gpt 4 1 000", 5, 13 },
    { "ÉCOLE ΑΒΓ", "école αβγ", 2, 8 },
    { "е\xCC\x81 \xCC\x81", "е\xCC\x81", 1, 3 },                    /* a mark alone is no word */
    { "\xE2\x9D\xA4\xEF\xB8\x8F!", "", 0, 3 },                       /* nor is an emoji's variation selector */
    { "中国人民", "中国 人民", 2, 4 },
    { "2024年のAI技術", "2024 年 の ai 技術", 5, 10 },
    { "コーヒー", "コーヒー", 1, 4 },
    { "ภาษาไทย", "ภาษา ไทย", 2, 7 },
    { "美대통령", "美 대통령", 2, 4 },
    { "\xF0\xA0\x80\x80 \xF0\x90\x90\x80", "\xF0\xA0\x80\x80 \xF0\x90\x90\xA8", 2, 2 },     /* Han beyond the first plane; Deseret has capitals */
};

static void words(jk_wording *w)
{
    for (size_t k = 0; k < sizeof table / sizeof *table; k++) {
        jk_err err = { 0 };
        jk_wording_counts sum = { 0 }, again = { 0 };
        expected e = { table[k].words, true };
        bool ok = jk_wording_read(w, jk_span_of(table[k].text), &sum, compare, &e, &err);
        if (!ok || !e.same || *e.want || sum.n_char != table[k].n_char)
            printf("\"%s\": %llu words, %llu characters, left \"%s\"\n", table[k].text, (unsigned long long)sum.n_word, (unsigned long long)sum.n_char, e.want);
        CHECK(ok && e.same && !*e.want && sum.n_char == table[k].n_char);
        CHECK(sum.n_word == table[k].n_word);
        CHECK(jk_wording_read(w, jk_span_of(table[k].text), &again, NULL, NULL, &err) && again.n_word == sum.n_word);
    }
}

int main(void)
{
    jk_err err = { 0 };
    jk_wording *w = jk_wording_open(&err);
    CHECK(w);
    if (w) {
        jk_wording_counts sum = { 0 };
        words(w);
        CHECK(jk_wording_read(w, jk_span_of("한글 abc 漢字 3 カナ ー"), &sum, NULL, NULL, &err));
        CHECK(jk_wording_read(w, jk_span_of("글"), &sum, NULL, NULL, &err));       /* adds up */
        CHECK(sum.letters[JK_SCRIPT_HANGUL] == 3 && sum.letters[JK_SCRIPT_LATIN] == 3 && sum.letters[JK_SCRIPT_HAN] == 2 && sum.letters[JK_SCRIPT_KANA] == 2);
        CHECK(!sum.letters[JK_SCRIPT_NONE]);
    }
    jk_wording_close(w);
    jk_wording_close(NULL);
    return test_report("wording");
}

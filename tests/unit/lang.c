/* lang - names of languages, and which one a text is in. */
#include "align/align.h"
#include "tests/unit/test.h"

static const struct { const char *tag, *lang; } tags[] = {
    { "ko", "ko" }, { "kor", "ko" }, { "ko-KR", "ko" }, { "kor_Hang", "ko" }, { "KO", "ko" }, { "en_US", "en" }, { "deu", "de" }, { "ger", "de" },
    { "zh-Hant-TW", "zh" }, { "yue", "yue" }, { "IT", "it" },
};
static const char *const no_tags[] = { "", "k", "zzz", "english", "12", "korean-language", "../ko" };

static const struct { const char *text, *lang; } texts[] = {
    { "짝은 둘이 한 벌을 이루는 것이다.", "ko" },
    { "KAIST의 AI lab은 GPU를 샀다.", "ko" },
    { "The cat is on the roof and it does not want to come down.", "en" },
    { "Die Katze sitzt auf dem Dach und will nicht herunter.", "de" },
    { "Le chat est sur le toit et il ne veut pas descendre.", "fr" },
    { "El gato está en el tejado y no quiere bajar por la escalera.", "es" },
    { "Il gatto è sul tetto e non vuole scendere per la scala.", "it" },
    { "O gato está no telhado e não quer descer para o jardim.", "pt" },
    { "De kat zit op het dak en wil niet naar beneden.", "nl" },
    { "Кошка сидит на крыше и не хочет спускаться, как бы её ни звали.", "ru" },
    { "Кіт сидить на даху і не хоче злазити, як його не клич.", "uk" },
    { "猫は屋根の上にいて、降りようとしない。", "ja" },
    { "猫在屋顶上，不想下来。", "zh" },
    { "Η γάτα είναι στη στέγη.", "el" },
    { "Kot siedzi na dachu i nie chce zejść do nas.", "pl" },
};
static const char *const no_texts[] = { "", "   \n", "123 456.", "Xyzzy plugh.", "Jakarta." };

/* Of a long text the whole is looked at, in pieces: a preface in another language does not decide, whatever bytes the pieces start with. */
static void long_texts(void)
{
    char out[JK_LANG_SIZE];
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
        jk_err err = { 0 };
        jk_buf text = { 0 };
        if (k == 1)                 /* Latin letters are most of it as it is */
            continue;
        const char *preface = texts[strcmp(texts[k].lang, "en") == 0 ? 3 : 2].text;
        for (size_t n = 0; n < 100000; n += strlen(preface) + 1)
            CHECK(jk_buf_printf(&text, &err, "%s\n", preface));
        for (size_t n = 0; n < 900000; n += strlen(texts[k].text) + 1)
            CHECK(jk_buf_printf(&text, &err, "%s\n", texts[k].text));
        CHECK(jk_lang_guess((jk_span){ text.ptr, text.len }, out, &err));
        CHECK_STR(err.code ? texts[k].text : out, texts[k].lang);
        jk_buf_free(&text);
    }
}

/* A Korean manual of which half is code, in runs so long that four short looks can fall into nothing else. */
static void code_between(void)
{
    static const char code[] = "for (int i = 0; i < count; i++) { if (is_the_end(of, the, list)) return all_of(them); }\n";
    static const char korean[] = "위의 함수는 목록의 끝에 이르면 모든 값을 돌려줍니다.\n";
    char out[JK_LANG_SIZE];
    for (size_t shift = 0; shift < 3000; shift += 250) {
        jk_err err = { 0 };
        jk_buf text = { 0 };
        for (size_t n = shift; n < 54500 + shift; ) {
            jk_span line = jk_span_of(n % 3000 < 1500 ? code : korean);
            CHECK(jk_buf_put(&text, line, &err));
            n += line.len;
        }
        CHECK(jk_lang_guess((jk_span){ text.ptr, text.len }, out, &err));
        CHECK_STR(err.code ? "none" : out, "ko");
        jk_buf_free(&text);
    }
}

int main(void)
{
    long_texts();
    code_between();
    char out[JK_LANG_SIZE];
    for (size_t k = 0; k < sizeof tags / sizeof *tags; k++) {
        jk_err err = { 0 };
        CHECK(jk_lang_parse(tags[k].tag, out, &err));
        CHECK_STR(out, tags[k].lang);
    }
    for (size_t k = 0; k < sizeof no_tags / sizeof *no_tags; k++) {
        jk_err err = { 0 };
        if (jk_lang_parse(no_tags[k], out, &err))
            printf("%s -> %s\n", no_tags[k], out);
        CHECK(err.code == JK_EUSAGE);
    }
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
        jk_err err = { 0 };
        CHECK(jk_lang_guess(jk_span_of(texts[k].text), out, &err));
        CHECK_STR(err.code ? texts[k].text : out, texts[k].lang);
    }
    for (size_t k = 0; k < sizeof no_texts / sizeof *no_texts; k++) {
        jk_err err = { 0 };
        CHECK(!jk_lang_guess(jk_span_of(no_texts[k]), out, &err) && err.code == JK_EUSAGE);
    }
    return test_report("lang");
}

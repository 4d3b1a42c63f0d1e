/* Text folded by the columns of a terminal. */
#include "corpus/fold.h"
#include "test.h"

/* Lines separated by '|'. */
static const struct { size_t width; const char *text, *lines; } table[] = {
    { 10, "one two three", "one two|three" },
    { 7, "one two three", "one two|three" },
    { 6, "one two three", "one|two|three" },
    { 3, "abcdefgh", "abc|def|gh" },
    { 8, "ab cdefghijkl", "ab|cdefghij|kl" },
    { 20, "  spaces   at both ends  ", "spaces   at both|ends" },
    /* Hangul is two columns wide and is not parted where a space is near */
    { 10, "오늘은 비가 온다.", "오늘은|비가 온다." },
    { 9, "오늘은 비가 온다.", "오늘은|비가|온다." },
    { 5, "가나다라마", "가나|다라|마" },
    { 1, "가나", "가|나" },                             /* too wide for the line, and there all the same */
    /* Han and kana part anywhere, but not behind a bracket that opens */
    { 6, "今日は雨だ", "今日は|雨だ" },
    { 5, "今日は雨だ", "今日|は雨|だ" },
    { 4, "雨「雨雨雨", "雨|「雨|雨雨" },
    { 4, "雨。雨雨", "雨。|雨雨" },
    { 11, "The 서울 정상회의", "The 서울|정상회의" },
    /* a mark stays with its letter: e + U+0301; jamo ᄀ + ᅡ + ᆨ; a family joined by U+200D */
    { 1, "e\xCC\x81" "a", "e\xCC\x81|a" },
    { 2, "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8\xE1\x84\x82\xE1\x85\xA1", "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8|\xE1\x84\x82\xE1\x85\xA1" },
    { 2, "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7x", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7|x" },
    { 5, "100\xC2\xA0km is far", "100\xC2\xA0k|m is|far" },  /* no break at U+00A0 where another way is left */
    { 7, "no 100\xC2\xA0km", "no|100\xC2\xA0km" },
    { 4, "", "" },
    { 4, "    ", "" },
};

static const struct { const char *text; size_t width; } widths[] = {
    { "", 0 }, { "abc", 3 }, { "가나", 4 }, { "e\xCC\x81", 1 }, { "\xE1\x84\x80\xE1\x85\xA1", 2 }, { "Ａ", 2 }, { "\x1B[1m", 4 }, { "ｱ", 1 },
};

int main(void)
{
    for (size_t k = 0; k < sizeof table / sizeof *table; k++) {
        char got[256] = "";
        jk_span rest = jk_span_of(table[k].text), line;
        size_t at = 0;
        while (jk_fold_line(&rest, table[k].width, &line) && at + line.len + 2 < sizeof got) {
            if (at)
                got[at++] = '|';
            memcpy(got + at, line.ptr, line.len);
            at += line.len;
            CHECK(line.len > 0);
        }
        got[at] = '\0';
        CHECK_STR(got, table[k].lines);
    }
    for (size_t k = 0; k < sizeof widths / sizeof *widths; k++)
        CHECK(jk_text_width(jk_span_of(widths[k].text)) == widths[k].width);
    return test_report("fold");
}

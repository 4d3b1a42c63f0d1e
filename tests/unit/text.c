/* text: what ends a line is found wherever it stands, and so is what is no UTF-8. */
#include "corpus/text.h"
#include "tests/unit/test.h"

/* Texts of a few shapes, in which the bytes that begin a breaker stand beside innocent ones. */
enum { LONGEST = 63 };
static const char background[][LONGEST + 1] = {
    "plain words, and nothing else in the way",
    "\xE2\x80\x9C\xEB\x8B\xA8\xEC\x96\xB4\xE2\x80\x9D\xC2\xB7\xE2\x80\x94\xEA\xB0\x80\xEB\x82\x98\xE2\x82\xAC\xC2\xA0\xEC\x9D\xB4\xE2\x80\xA6...",
    "\ta\tb\tc\td\te\tf\tg\th\ti\tj\tk\tl\tm\tn\to\tp\tq\tr\ts\tt",
};

int main(void)
{
    static const struct { const char *bytes, *name; } breaker[] = {
        { "\n", "LF" }, { "\v", "VT" }, { "\f", "FF" }, { "\r", "CR" }, { "\x1C", "U+001C" }, { "\x1D", "U+001D" }, { "\x1E", "U+001E" },
        { "\xC2\x85", "U+0085" }, { "\xE2\x80\xA8", "U+2028" }, { "\xE2\x80\xA9", "U+2029" },
    };
    for (size_t b = 0; b < sizeof background / sizeof *background; b++) {
        size_t at, length = strlen(background[b]);
        CHECK(!jk_line_breaker((jk_span){ background[b], length }, &at) && jk_utf8_valid((jk_span){ background[b], length }, &at));
        for (size_t k = 0; k < sizeof breaker / sizeof *breaker; k++)
            for (size_t place = 0; place < length; place++) {
                char text[LONGEST + 4];
                size_t n = strlen(breaker[k].bytes);
                if (((unsigned char)background[b][place] & 0xC0) == 0x80)
                    continue;       /* within a character */
                memcpy(text, background[b], place);
                memcpy(text + place, breaker[k].bytes, n);
                memcpy(text + place + n, background[b] + place, length - place);
                const char *found = jk_line_breaker((jk_span){ text, length + n }, &at);
                CHECK(found && strcmp(found, breaker[k].name) == 0 && at == place);
                CHECK(!jk_line_breaker((jk_span){ text, place + n - 1 }, &at));
                CHECK(jk_utf8_valid((jk_span){ text, length + n }, &at));
            }
        for (size_t place = 0; place < length; place++) {
            static const char *const bad[] = { "\x80", "\xC1\x81", "\xE0\x9F\x80", "\xE1\x80", "\xED\xA0\x80", "\xF0\x8F\x80\x80", "\xF4\x90\x80\x80", "\xFF" };
            for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
                char text[LONGEST + 4];
                size_t n = strlen(bad[k]);
                if (((unsigned char)background[b][place] & 0xC0) == 0x80)
                    continue;
                memcpy(text, background[b], place);
                memcpy(text + place, bad[k], n);
                memcpy(text + place + n, background[b] + place, length - place);
                CHECK(!jk_utf8_valid((jk_span){ text, length + n }, &at) && at == place);
            }
        }
    }
    return test_report("text");
}

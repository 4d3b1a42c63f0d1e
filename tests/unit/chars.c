/* chars - what a character is. */
#include "align/unicode.h"
#include "tests/unit/test.h"

static const struct { const char *text; uint32_t c; unsigned width; bool space, letter, digit, upper, lower; jk_script script; } table[] = {
    { "a", 'a', 1, false, true, false, false, true, JK_SCRIPT_LATIN },
    { "Z", 'Z', 1, false, true, false, true, false, JK_SCRIPT_LATIN },
    { "7", '7', 1, false, false, true, false, false, JK_SCRIPT_NONE },
    { "\x1C", 0x1C, 0, true, false, false, false, false, JK_SCRIPT_NONE },
    { "\x1F", 0x1F, 0, true, false, false, false, false, JK_SCRIPT_NONE },
    { "\x1B", 0x1B, 0, false, false, false, false, false, JK_SCRIPT_NONE },
    { " ", ' ', 1, true, false, false, false, false, JK_SCRIPT_NONE },
    { "\xC3\xA9", 0xE9, 1, false, true, false, false, true, JK_SCRIPT_LATIN },
    { "\xD0\x96", 0x416, 1, false, true, false, true, false, JK_SCRIPT_CYRILLIC },
    { "짝", 0xC9DD, 2, false, true, false, false, false, JK_SCRIPT_HANGUL },
    { "字", 0x5B57, 2, false, true, false, false, false, JK_SCRIPT_HAN },
    { "か", 0x304B, 2, false, true, false, false, false, JK_SCRIPT_KANA },
    { "\xE3\x80\x80", 0x3000, 2, true, false, false, false, false, JK_SCRIPT_NONE },
    { "\xEF\xBB\xBF", 0xFEFF, 0, true, false, false, false, false, JK_SCRIPT_NONE },
    { "\xE2\x80\x8B", 0x200B, 0, true, false, false, false, false, JK_SCRIPT_NONE },
    { "\xCC\x81", 0x301, 0, false, true, false, false, false, JK_SCRIPT_NONE },
    { "\xF0\x9F\x98\x80", 0x1F600, 2, false, false, false, false, false, JK_SCRIPT_NONE },
};

int main(void)
{
    for (size_t k = 0; k < sizeof table / sizeof *table; k++) {
        const char *start = table[k].text, *end = start + strlen(start), *p = start;
        uint32_t c = table[k].c;
        char out[4];
        CHECK(jk_next_char(&p, end) == c && p == end);
        CHECK(jk_prev_char(&p, start) == c && p == start);
        CHECK(jk_put_char(c, out) == strlen(start) && memcmp(out, start, strlen(start)) == 0);
        CHECK(jk_char_width(c) == table[k].width);
        CHECK(jk_is_space(c) == table[k].space && jk_is_letter(c) == table[k].letter && jk_is_digit(c) == table[k].digit);
        CHECK(jk_is_upper(c) == table[k].upper && jk_is_lower(c) == table[k].lower);
        CHECK(jk_script_of(c) == table[k].script);
    }
    const char *bad = "\xE3\x80", *p = bad;             /* half a character: one byte at a time */
    CHECK(jk_next_char(&p, bad + 2) == 0xFFFD && p == bad + 1);
    CHECK(jk_next_char(&p, bad + 2) == 0xFFFD && p == bad + 2);
    CHECK(jk_count_chars(jk_span_of("짝 pair é")) == 8);
    char version[JK_VERSION_SIZE];
    CHECK(strchr(jk_icu_version(version), '.') && version[0] >= '1' && version[0] <= '9');
    CHECK(strchr(jk_unicode_version(version), '.') && version[0] >= '1' && version[0] <= '9');

    static const struct { const char *in, *out; } fold[] = { { "PAIR", "pair" }, { "Straße", "strasse" }, { "ＡＢＣ", "abc" }, { "\xE1\x84\x8D\xE1\x85\xA1\xE1\x86\xA8", "짝" } };
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    for (size_t k = 0; k < sizeof fold / sizeof *fold; k++) {
        jk_span s;
        CHECK(jk_fold(arena, jk_span_of(fold[k].in), &s, &err) && jk_span_equal(s, jk_span_of(fold[k].out)));
    }
    jk_arena_close(arena);
    return test_report("chars");
}

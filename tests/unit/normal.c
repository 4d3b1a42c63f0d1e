/* normal.c - what --ignore makes equal, and what it leaves different. */
#include "corpus/normal.h"
#include "tests/unit/test.h"

static const struct { const char *ignore, *text, *is; } row[] = {
    { "none", "Ａ가  b, 12", "Ａ가  b, 12" },
    { "case", "Ａ가 Bc ÄΣ", "ａ가 bc äσ" },
    { "width", "Ａ１가 B", "A1가 B" },
    { "width", "\xE1\x84\x80\xE1\x85\xA1", "가" },                  /* two jamo */
    { "width", "e\xCC\x81", "\xC3\xA9" },
    { "width", "“A” — ‘b’ …", "“A” — ‘b’ ..." },
    { "case,width", "ＡBC 가 Straße", "abc 가 strasse" },
    { "space", " 이 것 은\xE3\x80\x80책\xC2\xA0이다 ", "이것은책이다" },
    { "punctuation", "“뭐?” - (he said).", "뭐  he said" },
    { "digits", "2024년 1,234 ３", "0년 0,0 0" },
    { "space,punctuation,digits", "3.5 %", "00" },
    { "case,width,space,punctuation,digits", "제 12 조 (목적) ABC", "제0조목적abc" },
    { "punctuation", "...!", "...!" },                             /* nothing would be left */
    { "space", "   ", "   " },
    { "case", "", "" },
};

int main(void)
{
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_buf out = { 0 };
    unsigned any;
    for (size_t k = 0; k < sizeof row / sizeof *row; k++) {
        out.len = 0;
        CHECK(jk_normal_parse(row[k].ignore, &any, &err) && jk_buf_putc(&out, '>', &err));
        CHECK(jk_normal_put(arena, any, jk_span_of(row[k].text), &out, &err) && jk_buf_putc(&out, '\0', &err));
        CHECK_STR(out.ptr + 1, row[k].is);
    }
    CHECK(!jk_normal_parse("case,", &any, &err) && err.code == JK_EUSAGE);
    err.code = JK_OK;
    CHECK(!jk_normal_parse("cases", &any, &err) && err.code == JK_EUSAGE);
    jk_buf_free(&out);
    jk_arena_close(arena);
    return test_report("normal");
}

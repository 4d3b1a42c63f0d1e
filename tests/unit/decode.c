/* decode - bytes to UTF-8. */
#include "align/unicode.h"
#include "tests/unit/test.h"

#define B(s) { s, sizeof(s) - 1 }

static const struct { const char *what; jk_span bytes; const char *asked; const char *text, *encoding; } good[] = {
    { "nothing", B(""), NULL, "", "UTF-8" },
    { "UTF-8", B("짝이 맞는다."), NULL, "짝이 맞는다.", "UTF-8" },
    { "short German UTF-8, Latin-1 to the detector", B("Käse"), NULL, "Käse", "UTF-8" },
    { "UTF-8 with a BOM", B("\xEF\xBB\xBF" "ab"), NULL, "ab", "UTF-8" },
    { "a BOM inside is kept", B("a\xEF\xBB\xBF" "b"), NULL, "a\xEF\xBB\xBF" "b", "UTF-8" },
    { "CR LF is kept", B("a\r\nb\r"), NULL, "a\r\nb\r", "UTF-8" },
    { "UTF-16LE by BOM", B("\xFF\xFE\xDD\xC9" "a\0"), NULL, "짝a", "UTF-16LE" },
    { "UTF-16BE by BOM", B("\xFE\xFF\xC9\xDD\0a"), NULL, "짝a", "UTF-16BE" },
    { "UTF-16LE, beyond the BMP", B("\xFF\xFE\x3D\xD8\x00\xDE"), NULL, "\xF0\x9F\x98\x80", "UTF-16LE" },
    { "UTF-32LE by BOM", B("\xFF\xFE\0\0\xDD\xC9\0\0"), NULL, "짝", "UTF-32LE" },
    { "UTF-32BE by BOM", B("\0\0\xFE\xFF\0\0\xC9\xDD"), NULL, "짝", "UTF-32BE" },
    { "UTF-16 without one, asked for", B("\xDD\xC9" "a\0"), "UTF-16LE", "짝a", "UTF-16LE" },
    { "a syllable that EUC-KR lacks", B("\x8C\x63\xB9\xE6\xB0\xA2\xC7\xCF"), "EUC-KR", "똠방각하", "windows-949" },
    { "by another of its names", B("\x8C\x63"), "ks_c_5601-1987", "똠", "windows-949" },
    { "the backslash stays one", B("C:\\temp"), "CP949", "C:\\temp", "windows-949" },
    { "short Korean, which the detector takes for Arabic", B("\xBA\xF1\xB0\xA1 \xBF\xC2\xB4\xD9. \x8C\x63"), NULL, "비가 온다. 똠", "windows-949" },
    { "Latin-1", B("Il a pass\xE9 l'\xE9t\xE9 \xE0 la mer et il est rentr\xE9 hier soir."), NULL, "Il a passé l'été à la mer et il est rentré hier soir.", "ISO-8859-1" },
    { "Korean found by the detector",
      B("\xC1\xA4\xBA\xCE\xB4\xC2 \xBF\xC0\xB4\xC3 \xBB\xF5\xB7\xCE\xBF\xEE \xB4\xEB\xC3\xA5\xC0\xBB \xB9\xDF\xC7\xA5\xC7\xDF\xB4\xD9. "
        "\xBD\xC3\xB9\xCE\xB5\xE9\xC0\xBA \xC8\xAF\xBF\xB5\xC7\xDF\xB4\xD9."), NULL, "정부는 오늘 새로운 대책을 발표했다. 시민들은 환영했다.", "windows-949" },
};

static const struct { const char *what; jk_span bytes; const char *asked; jk_code code; const char *says; const char *replaced; uint64_t n; } bad[] = {
    { "a byte that starts nothing", B("한 줄\n둘째 \xFF 줄"), NULL, JK_EINPUT, "line 2, byte 16", "한 줄\n둘째 \xEF\xBF\xBD 줄", 1 },
    { "half a syllable at the end", B("한국어 문장\xEC\xA7"), NULL, JK_EINPUT, "line 1, byte 17", "한국어 문장\xEF\xBF\xBD", 1 },
    { "an overlong slash", B("가나다라\xC0\xAF"), "UTF-8", JK_EINPUT, "byte 13", "가나다라\xEF\xBF\xBD\xEF\xBF\xBD", 2 },
    { "half a surrogate pair", B("가나다라\xED\xA0\x80"), "UTF-8", JK_EINPUT, "byte 13", "가나다라\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 3 },
    { "a NUL", B("ab\0cd"), NULL, JK_EINPUT, "NUL", "ab\xEF\xBF\xBD" "cd", 1 },
    { "windows-949 cut in two", B("\xB0\xA1\n\xB0\xA1\x8C"), "CP949", JK_EINPUT, "line 2", "가\n가\xEF\xBF\xBD", 1 },
    { "UTF-16 with half a pair", B("\xFF\xFE" "a\0\x3D\xD8" "b\0"), NULL, JK_EINPUT, "UTF-16LE", "a\xEF\xBF\xBD" "b", 1 },
    { "no such charset", B("ab"), "klingon-8", JK_EUSAGE, "klingon-8", NULL, 0 },
};

int main(void)
{
    jk_arena *arena = jk_arena_open(0);
    for (size_t k = 0; k < sizeof good / sizeof *good; k++) {
        jk_err err = { 0 };
        jk_span text;
        char encoding[32];
        uint64_t n = 9;
        bool ok = jk_decode(arena, good[k].bytes, &(jk_decode_options){ .encoding = good[k].asked, .name = "f" }, &text, encoding, &n, &err);
        if (!ok)
            printf("%s: %s\n", good[k].what, err.what);
        CHECK(ok && n == 0 && jk_span_equal(text, jk_span_of(good[k].text)));
        if (ok)
            CHECK_STR(encoding, good[k].encoding);
    }
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        jk_err err = { 0 };
        jk_span text;
        char encoding[32];
        uint64_t n;
        CHECK(!jk_decode(arena, bad[k].bytes, &(jk_decode_options){ .encoding = bad[k].asked, .name = "ko.txt" }, &text, encoding, &n, &err));
        CHECK(err.code == bad[k].code);
        if (!strstr(err.what, bad[k].says))
            printf("%s: %s\n", bad[k].what, err.what);
        CHECK(strstr(err.what, bad[k].says) && (err.code != JK_EINPUT || strstr(err.what, "ko.txt")));
        err = (jk_err){ 0 };
        bool ok = jk_decode(arena, bad[k].bytes, &(jk_decode_options){ .encoding = bad[k].asked, .replace_invalid = true }, &text, encoding, &n, &err);
        CHECK(ok == (bad[k].replaced != NULL));
        if (ok && !jk_span_equal(text, jk_span_of(bad[k].replaced)))
            printf("%s: %.*s\n", bad[k].what, (int)text.len, text.ptr);
        CHECK(!ok || (n == bad[k].n && jk_span_equal(text, jk_span_of(bad[k].replaced))));
    }
    jk_arena_close(arena);
    return test_report("decode");
}

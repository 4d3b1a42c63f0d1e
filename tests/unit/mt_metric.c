/* mt_metric: tokens, BLEU, chrF and TER of small cases, worked out by hand, for every option. */
#include "align/unicode.h"
#include "corpus/score/metric.h"
#include "corpus/score/ngram.h"
#include "corpus/score/tokens.h"
#include "tests/unit/test.h"

#include <stdlib.h>

static jk_metric_scratch *scratch;

static bool near(double a, double b) { return a - b < 1e-9 && b - a < 1e-9; }

/* -------------------------------------------------------------------- tokens */

static const struct { jk_mt_tokenizer tokenizer; const char *line, *tokens; } tokens_row[] = {
    { JK_TOK_NONE, "  a\tb\xC2\xA0" "c\xE3\x80\x80\x1F" "d\xE2\x80\x8B" "e ", "a b c d\xE2\x80\x8B" "e" },     /* U+200B is no white space */
    { JK_TOK_NONE, "", "" },
    { JK_TOK_CHAR, "ab  짝", "a b 짝" },
    { JK_TOK_13A, "Hello, world.", "Hello , world ." },
    { JK_TOK_13A, "1,000.5 in 1999.", "1,000.5 in 1999 ." },                       /* a space follows the last stop */
    { JK_TOK_13A, "3-4 x-y 5-", "3 - 4 x-y 5 -" },
    { JK_TOK_13A, "a.. b...", "a . . b . . ." },
    { JK_TOK_13A, ".5 x.5 5.x", ". 5 x . 5 5 . x" },
    { JK_TOK_13A, "don't (stop)!", "don't ( stop ) !" },
    { JK_TOK_13A, "\xE2\x80\x9Cquote\xE2\x80\x9D.", "\xE2\x80\x9Cquote\xE2\x80\x9D ." },     /* only ASCII is punctuation */
    { JK_TOK_13A, "&amp;lt; &quot;", "< \"" },                                     /* resolved one after the other */
    { JK_TOK_13A, "&#39; &LT;", "& # 39 ; & LT ;" },
    { JK_TOK_13A, "a<skipped>b", "ab" },
    { JK_TOK_13A, "ab-\ncd\nef", "abcd ef" },
    { JK_TOK_INTL, "1999.", "1999." },                                             /* nothing follows the last stop */
    { JK_TOK_INTL, "1999. Yes", "1999 . Yes" },
    { JK_TOK_INTL, "(x) \xE2\x80\x9Cy\xE2\x80\x9D", "( x ) \xE2\x80\x9C y \xE2\x80\x9D" },
    { JK_TOK_INTL, "1,000 a-b 5$", "1,000 a - b 5 $" },
    { JK_TOK_INTL, "&quot;", "& quot ;" },
    { JK_TOK_INTL, "\xF0\x9F\x9B\x9C" "x", "\xF0\x9F\x9B\x9C x" },                 /* U+1F6DC, a symbol since 15.0 */
    { JK_TOK_ZH, " \xE5\xA4\xA9\xE6\xB0\x94" "ab\xE3\x80\x82", "\xE5\xA4\xA9 \xE6\xB0\x94 ab \xE3\x80\x82" },
    { JK_TOK_ZH, "\xE2\x80\x9C" "a\xE2\x82\xAC", "\xE2\x80\x9C a \xE2\x82\xAC" },  /* U+201C and U+20AC: sacreBLEU's slip, kept */
    { JK_TOK_ZH, "\xF0\xA0\x80\x80\xF0\xA0\x80\x81", "\xF0\xA0\x80\x80\xF0\xA0\x80\x81" },   /* Extension B: the other half of it */
    { JK_TOK_ZH, "\xE3\x81\x82\xED\x95\x9C 1999.", "\xE3\x81\x82\xED\x95\x9C 1999." },       /* kana and Hangul stay */
    { JK_TOK_KO, "도서관은 밤에도 문을 연다.", "도서관 은 밤 에도 문 을 연 다 ." },
    { JK_TOK_KO, "UN에서는 3명이", "UN 에서는 3명 이" },
    { JK_TOK_KO, "‘책갈피’가 온다", "‘ 책갈피 ’ 가 온 다" },
    { JK_TOK_KO, "있는 하지만 1999.", "있는 하지만 1999 ." },                      /* what is an ending as a whole stays */
};

static void tokens(void)
{
    for (size_t k = 0; k < sizeof tokens_row / sizeof *tokens_row; k++) {
        jk_buf buf = { 0 };
        jk_err err = { 0 };
        CHECK(jk_tokenize_mt(tokens_row[k].tokenizer, jk_span_of(tokens_row[k].line), &buf, &err) && jk_buf_putc(&buf, '\0', &err));
        CHECK_STR(buf.ptr, tokens_row[k].tokens);
        jk_buf_free(&buf);
    }
}

static const struct { bool normalized, no_punct, asian; const char *line, *tokens; } ter_row[] = {
    { false, false, false, "the dog's bone, 1-2.", "the dog's bone, 1-2." },
    { true,  false, false, "the dog's bone, 1-2.", "the dog 's bone , 1 - 2 ." },
    { true,  false, false, "it's\tshe's", "it's she 's" },                         /* a tab is no space, the line's end is one */
    { true,  false, false, "x\n-y &amp;", "xy &" },
    { false, true,  false, "a, (b) 1.5 ... c!", "a b 15 c" },
    { true,  true,  false, "a, (b) 1.5 ... c!", "a b 15 c" },
    { true,  false, true,  "\xE6\x97\xA5\xE6\x9C\xAC" "a\xE3\x80\x82", "\xE6\x97\xA5 \xE6\x9C\xAC a \xE3\x80\x82" },
    { false, true,  true,  "\xE6\x97\xA5\xE3\x80\x82\xE6\x9C\xAC\xEF\xBC\x81 x", "\xE6\x97\xA5\xE6\x9C\xAC x" },
    { true,  false, true,  "한국어.", "한국어 ." },
};

static void ter_tokens(void)
{
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_tokens t = { .arena = arena };
    for (size_t k = 0; k < sizeof ter_row / sizeof *ter_row; k++) {
        jk_buf buf = { 0 };
        jk_tokenizer how = jk_tokenizer_ter(ter_row[k].normalized, ter_row[k].no_punct, ter_row[k].asian);
        CHECK(jk_tokens_of(&t, &how, jk_span_of(ter_row[k].line), &err));
        for (size_t n = 0; n < t.n; n++)
            CHECK((n == 0 || jk_buf_putc(&buf, ' ', &err)) && jk_buf_put(&buf, t.token[n], &err));
        CHECK(jk_buf_putc(&buf, '\0', &err));
        CHECK_STR(buf.ptr, ter_row[k].tokens);
        jk_buf_free(&buf);
    }
    jk_tokens_free(&t);
    jk_arena_close(arena);
}

/* ------------------------------------------------------------------- lower case */

static const struct { const char *text, *lower; } lower_row[] = {
    { "ABC xyz", "abc xyz" }, { "ÀÉ Ж", "àé ж" }, { "İ", "i\xCC\x87" }, { "ΣΑΣ", "σας" }, { "ΑΣ.", "ας." }, { "Σ", "σ" }, { "ΑΣ'Α", "ασ'α" },
    { "Α\xCC\x81Σ", "α\xCC\x81ς" }, { "ΑΣ\xCC\x81Α", "ασ\xCC\x81α" }, { "Ⱥ", "ⱥ" }, { "짝 字", "짝 字" }, { "", "" },
};

static void lower(void)
{
    jk_arena *arena = jk_arena_open(0);
    jk_err err = { 0 };
    for (size_t k = 0; k < sizeof lower_row / sizeof *lower_row; k++) {
        jk_span out = { 0 };
        CHECK(jk_lower(arena, jk_span_of(lower_row[k].text), &out, &err));
        CHECK_STR(jk_arena_copy(arena, out, &err).ptr, lower_row[k].lower);
    }
    jk_arena_close(arena);
    CHECK(jk_category('a') == 'L' && jk_category('5') == 'N' && jk_category('.') == 'P' && jk_category('$') == 'S' && jk_category(' ') == 'Z');
    CHECK(jk_category(0x301) == 'M' && jk_category('\n') == 'C' && jk_category(0x378) == 'C' && jk_category(0x1F6DC) == 'S');
    CHECK(jk_category(0x2FFC) == 'C' && jk_category(0x1FAE9) == 'C');       /* symbols since 15.1 and 16.0 */
    CHECK(jk_is_white(0x1C) && jk_is_white(0x85) && jk_is_white(0x3000) && !jk_is_white(0x200B) && !jk_is_white(0xFEFF) && !jk_is_white('x'));
}

/* ------------------------------------------------------------------- metrics */

/* Opens o, counts a segment (references up to a NULL) and gives its score; stat may be NULL. */
static double score_of(jk_metric_options o, const char *hyp, const char *const *ref, double *stat, jk_bleu_detail *d)
{
    jk_err err = { 0 };
    double own[JK_MAX_STAT], score = -1;
    jk_span span[8];
    size_t n = 0;
    for (; ref[n]; n++)
        span[n] = jk_span_of(ref[n]);
    jk_metric *m = jk_metric_open(&o, &err);
    stat = stat ? stat : own;
    CHECK(m != NULL);
    if (m) {
        CHECK(jk_metric_segment(m, scratch, jk_span_of(hyp), span, n, stat, &err));
        score = jk_metric_score(m, stat, d);
    }
    jk_metric_close(m);
    return score;
}
#define REFS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static bool stats_are(const double *stat, size_t n, const double *want)
{
    for (size_t k = 0; k < n; k++)
        if (stat[k] != want[k])
            return false;
    return true;
}
#define STATS(stat, ...) stats_are((stat), sizeof (double[]){ __VA_ARGS__ } / sizeof(double), (double[]){ __VA_ARGS__ })

static void bleu(void)
{
    jk_metric_options o = jk_metric_defaults(JK_BLEU);
    double s[JK_MAX_STAT] = { 0 };
    jk_bleu_detail d = { 0 };
    /* identical: not 100, but what exp(log 100) gives */
    CHECK(near(score_of(o, "a b c d e", REFS("a b c d e"), s, &d), 100) && STATS(s, 5, 5, 5, 4, 3, 2, 5, 4, 3, 2));
    CHECK(d.bp == 1 && d.ratio == 1 && d.precision[3] == 100);
    /* 4 of 5 words, 3 of 4 pairs, 2 of 3, 1 of 2; the reference is one longer: bp = e^(1 - 6/5), 80 * 75 * 66.67 * 50 */
    CHECK(near(score_of(o, "a b c d x", REFS("a b c d e f"), s, &d), 54.75182535069452) && STATS(s, 5, 6, 4, 3, 2, 1, 5, 4, 3, 2));
    CHECK(near(d.bp, 0.8187307530779818) && near(d.ratio, 5 / 6.0) && near(d.precision[2], 200 / 3.0));
    /* a word counts as often as the reference has it; of several as the one that has it most */
    score_of(o, "the the the", REFS("the cat", "the dog the"), s, NULL);
    CHECK(STATS(s, 3, 3, 2, 0, 0, 0, 3, 2, 1, 0));
    /* the nearest length, of two the shorter */
    score_of(o, "a b c d", REFS("a b c d e f", "a b", "x x x"), s, NULL);
    CHECK(s[1] == 3);
    score_of(o, "a b c d", REFS("a b c d e f", "a b"), s, NULL);
    CHECK(s[1] == 2);
    /* nothing there, nothing right */
    CHECK(score_of(o, "", REFS("a b"), s, &d) == 0 && STATS(s, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0) && d.bp == 0);
    CHECK(score_of(o, "a b", REFS(""), s, &d) == 0 && d.ratio == 0 && d.bp == 1);
    CHECK(score_of(o, "a b", REFS("c d"), s, NULL) == 0);
}

static void bleu_options(void)
{
    jk_metric_options o = jk_metric_defaults(JK_BLEU);
    double s[JK_MAX_STAT] = { 0 };
    jk_bleu_detail d = { 0 };
    /* 3 of 4 words, 1 of 3 pairs, 0 of 2, 0 of 1 */
    const char *hyp = "a b x c", *const *ref = REFS("a b y c");
    o.smooth = JK_SMOOTH_NONE;
    CHECK(near(score_of(o, hyp, ref, s, &d), 0) && STATS(s, 4, 4, 3, 1, 0, 0, 4, 3, 2, 1) && d.precision[2] == 0);
    o.smooth = JK_SMOOTH_EXP;               /* 100/(2*2), 100/(4*1): 75 * 33.33 * 25 * 25, its fourth root */
    CHECK(near(score_of(o, hyp, ref, s, &d), 35.35533905932738) && d.precision[2] == 25 && d.precision[3] == 25);
    o.smooth = JK_SMOOTH_FLOOR;             /* 100*.1/2, 100*.1/1 */
    score_of(o, hyp, ref, s, &d);
    CHECK(near(d.precision[2], 5) && near(d.precision[3], 10));
    o.smooth_value = .5;
    score_of(o, hyp, ref, s, &d);
    CHECK(near(d.precision[2], 25) && near(d.precision[3], 50));
    o.smooth_value = -1;
    o.smooth = JK_SMOOTH_ADD_K;             /* 3/4, 2/4, 1/3, 1/2: 75 * 50 * 33.33 * 50 */
    CHECK(near(score_of(o, hyp, ref, s, &d), 50) && d.count[1] == 2 && d.total[1] == 4 && d.count[0] == 3);
    CHECK(STATS(s, 4, 4, 3, 1, 0, 0, 4, 3, 2, 1));              /* k is not in the sums */

    o = jk_metric_defaults(JK_BLEU);        /* two words have no triples: their divisor is 4, or 2 */
    CHECK(near(score_of(o, "a b", REFS("a b"), s, NULL), 0));
    o.effective_order = true;
    CHECK(near(score_of(o, "a b", REFS("a b"), s, NULL), 100));
    o.max_order = 1;
    CHECK(near(score_of(o, "b a x", REFS("a b c"), s, NULL), 200 / 3.0) && STATS(s, 3, 3, 2, 3));
    o.max_order = 10;                       /* more orders than one walk takes */
    CHECK(near(score_of(o, "a b c d e f g h i j", REFS("a b c d e f g h i j"), s, NULL), 100) && s[11] == 1 && s[12] == 10);
    o = jk_metric_defaults(JK_BLEU);
    score_of(o, "The END.", REFS("the end ."), s, NULL);
    CHECK(s[2] == 1);
    o.lower = true;
    score_of(o, "The END.", REFS("the end ."), s, NULL);
    CHECK(STATS(s, 3, 3, 3, 2, 1, 0));
    o.tokenizer = JK_TOK_NONE;
    score_of(o, "The END.", REFS("the end ."), s, NULL);
    CHECK(STATS(s, 2, 3, 1, 0, 0, 0));
}

static void chrf(void)
{
    jk_metric_options o = jk_metric_defaults(JK_CHRF);
    double s[JK_MAX_STAT] = { 0 };
    CHECK(near(score_of(o, "abcdefg", REFS("abc defg"), s, NULL), 100));        /* white space does not count */
    /* abc, abd: 2 of 3 characters, 1 of 2 pairs, 0 of 1: P = R = 7/18 over 3 orders */
    CHECK(near(score_of(o, "abc", REFS("abd"), s, NULL), 700 / 18.0) && STATS(s, 3, 3, 2, 2, 2, 1, 1, 1, 0, 0, 0, 0));
    /* with eps each order for itself, all 6: (66.67 + 50 + 3 of nothing) / 6 */
    o.eps = true;
    CHECK(near(score_of(o, "abc", REFS("abd"), s, NULL), (200 / 3.0 + 50) / 6));
    o = jk_metric_defaults(JK_CHRF);
    o.char_order = 1;                       /* ab, abcd: P = 1, R = 1/2: F2 = 5 * .5 / 4.5, F1 = 2/3, F3 = 10 * .5 / 9.5 */
    CHECK(near(score_of(o, "ab", REFS("abcd"), s, NULL), 2.5 / 4.5 * 100) && STATS(s, 2, 4, 2));
    o.beta = 1;
    CHECK(near(score_of(o, "ab", REFS("abcd"), s, NULL), 200 / 3.0));
    o.beta = 3;
    CHECK(near(score_of(o, "ab", REFS("abcd"), s, NULL), 5 / 9.5 * 100));
    /* clipped: aaa has two of aa's characters */
    score_of(o, "aaa", REFS("aa"), s, NULL);
    CHECK(STATS(s, 3, 2, 2));
    /* no order in common: nothing; an order that the reference lacks is not held against the hypothesis */
    CHECK(score_of(o, "", REFS("ab"), s, NULL) == 0 && STATS(s, 0, 2, 0));
    CHECK(score_of(o, "ab", REFS(""), s, NULL) == 0 && STATS(s, 0, 0, 0));
    o.whitespace = true;                    /* " a" + " a": 4 with both blanks */
    score_of(o, " a a", REFS("a a"), s, NULL);
    CHECK(STATS(s, 4, 3, 3));
    o = jk_metric_defaults(JK_CHRF);
    o.char_order = 1;
    score_of(o, "ABÉ", REFS("abé"), s, NULL);
    CHECK(STATS(s, 3, 3, 0));
    o.lower = true;
    score_of(o, "ABÉ", REFS("abé"), s, NULL);
    CHECK(STATS(s, 3, 3, 3));
    /* the reference of the best F: ab has all, abcd half */
    score_of(o, "ab", REFS("abcd", "ab", "xy"), s, NULL);
    CHECK(STATS(s, 2, 2, 2));
    /* words: one mark is split off, the last rather than the first; a word that is one character stays */
    o.word_order = 2;
    score_of(o, "(hi) yes, no", REFS("(hi ) yes , no"), s, NULL);
    CHECK(STATS(s, 10, 10, 10, 5, 6, 4, 4, 5, 3));
    o.char_order = 0;
    score_of(o, "\"go! !", REFS("\"go ! !"), s, NULL);      /* "go | ! | !  beside  " | go | ! | ! */
    CHECK(STATS(s, 3, 4, 2, 2, 3, 1));
    o = jk_metric_defaults(JK_CHRF);
    o.char_order = 32;                      /* four walks, and alphabets beyond what 64 bits hold of 32 */
    score_of(o, "abcdefghijklmnopqrstuvwxyzabcdefgh", REFS("abcdefghijklmnopqrstuvwxyzabcdefghX"), s, NULL);
    CHECK(s[2] == 34 && s[26] == 26 && s[93] == 3 && s[94] == 4 && s[95] == 3);
}

static void ter(void)
{
    jk_metric_options o = jk_metric_defaults(JK_TER);
    double s[JK_MAX_STAT] = { 0 };
    static const struct { const char *hyp, *ref; double edits, words; } row[] = {
        { "a b c d", "a b c d", 0, 4 }, { "a b x d", "a b c d", 1, 4 }, { "a b d", "a b c d", 1, 4 }, { "a b c d e", "a b c d", 1, 4 },
        { "c d a b", "a b c d", 1, 4 },                     /* a block moves: one edit, not four */
        { "b a d c", "a b c d", 2, 4 }, { "A B", "a b", 0, 2 }, { "", "a b", 2, 2 }, { "a b", "", 2, 0 }, { "", "", 0, 0 },
        { "e a b c d", "a b c d e", 1, 5 }, { "x e a b c d", "a b c d e", 2, 5 }, { "a.", "a .", 2, 2 },
    };
    for (size_t k = 0; k < sizeof row / sizeof *row; k++) {
        double score = score_of(o, row[k].hyp, REFS(row[k].ref), s, NULL);
        CHECK(s[0] == row[k].edits && s[1] == row[k].words);
        CHECK(near(score, row[k].words > 0 ? 100 * row[k].edits / row[k].words : row[k].edits > 0 ? 100 : 0));
    }
    /* the fewest edits over the mean length */
    CHECK(near(score_of(o, "a b c", REFS("x y z a b", "a b c d"), s, NULL), 100 / 4.5) && STATS(s, 1, 4.5));
    o.lower = false;
    score_of(o, "A B", REFS("a b"), s, NULL);
    CHECK(s[0] == 2);
    o = jk_metric_defaults(JK_TER);
    o.normalized = true;
    score_of(o, "a.", REFS("a ."), s, NULL);
    CHECK(STATS(s, 0, 2));
    o.no_punct = true;
    score_of(o, "a", REFS("a ."), s, NULL);
    CHECK(STATS(s, 0, 1));
    o.asian = true;
    score_of(o, "日本。", REFS("日本"), s, NULL);
    CHECK(STATS(s, 0, 2));
}

/* A thousand shifts and more to try: none is made, and the edits are those of the plain distance. */
static void ter_bound(void)
{
    char hyp[400] = "", ref[400] = "";
    double s[JK_MAX_STAT] = { 0 };
    for (unsigned k = 0; k < 60; k++) {
        memcpy(hyp + (size_t)2 * k, k % 2 ? "a " : "b ", 3);
        memcpy(ref + (size_t)2 * k, k % 3 ? "a " : "b ", 3);
    }
    score_of(jk_metric_defaults(JK_TER), hyp, REFS(ref), s, NULL);
    CHECK(s[1] == 60 && s[0] > 0 && s[0] <= 30);
}

/* ------------------------------------------------------- names, signatures, text */

static void check_signature(jk_metric_options o, const char *name, const char *sig, const char *short_sig)
{
    jk_err err = { 0 };
    jk_metric *m = jk_metric_open(&o, &err);
    jk_buf a = { 0 }, b = { 0 };
    CHECK(m && jk_metric_signature(m, false, &a, &err) && jk_buf_putc(&a, '\0', &err));
    CHECK(m && jk_metric_signature(m, true, &b, &err) && jk_buf_putc(&b, '\0', &err));
    CHECK_STR(m ? jk_metric_name(m) : NULL, name);
    CHECK_STR(a.ptr, sig);
    CHECK_STR(b.ptr, short_sig);
    jk_buf_free(&a);
    jk_buf_free(&b);
    jk_metric_close(m);
}

static void signatures(void)
{
    jk_metric_options o = jk_metric_defaults(JK_BLEU);
    check_signature(o, "BLEU", "case:mixed|eff:no|tok:13a|smooth:exp", "c:mixed|e:no|tok:13a|s:exp");
    o.lower = o.effective_order = true;
    o.tokenizer = JK_TOK_KO;
    o.smooth = JK_SMOOTH_FLOOR;
    check_signature(o, "BLEU", "case:lc|eff:yes|tok:ko|smooth:floor[0.10]", "c:lc|e:yes|tok:ko|s:floor[0.10]");
    o.smooth = JK_SMOOTH_ADD_K;
    o.smooth_value = 2;
    check_signature(o, "BLEU", "case:lc|eff:yes|tok:ko|smooth:add-k[2.00]", "c:lc|e:yes|tok:ko|s:add-k[2.00]");
    o = jk_metric_defaults(JK_CHRF);
    check_signature(o, "chrF2", "case:mixed|eff:yes|nc:6|nw:0|space:no", "c:mixed|e:yes|nc:6|nw:0|s:no");
    o.word_order = 2;
    o.beta = 3;
    o.whitespace = o.eps = o.lower = true;
    check_signature(o, "chrF3++", "case:lc|eff:no|nc:6|nw:2|space:yes", "c:lc|e:no|nc:6|nw:2|s:yes");
    o = jk_metric_defaults(JK_TER);
    check_signature(o, "TER", "case:lc|tok:tercom|norm:no|punct:yes|asian:no", "c:lc|t:tercom|nr:no|pn:yes|as:no");
    o.lower = false;
    o.normalized = o.no_punct = o.asian = true;
    check_signature(o, "TER", "case:mixed|tok:tercom|norm:yes|punct:no|asian:yes", "c:mixed|t:tercom|nr:yes|pn:no|as:yes");
}

static void text(void)
{
    jk_err err = { 0 };
    static const double sum[] = { 4, 5, 3, 1, 0, 0, 4, 3, 2, 1 };
    for (unsigned k = 0; k < 2; k++) {
        jk_metric_options o = jk_metric_defaults(k ? JK_TER : JK_BLEU);
        jk_metric *m = jk_metric_open(&o, &err);
        jk_buf buf = { 0 };
        CHECK(m && jk_metric_text(m, sum, k ? 3 : 2, &buf, &err) && jk_buf_putc(&buf, '\0', &err));
        /* 35.355 * e^(1 - 5/4) */
        CHECK_STR(buf.ptr, k ? "80.000" : "27.53 75.0/33.3/25.0/25.0 (BP = 0.779 ratio = 0.800 hyp_len = 4 ref_len = 5)");
        CHECK(m && jk_metric_higher_is_better(m) == (k == 0));
        jk_buf_free(&buf);
        jk_metric_close(m);
    }
}

/* ------------------------------------------------------------ what is refused */

static bool refused(jk_metric_options o)
{
    jk_err err = { 0 };
    jk_metric *m = jk_metric_open(&o, &err);
    jk_metric_close(m);
    return !m && err.code == JK_EUSAGE;
}

static void refusals(void)
{
    jk_metric_options o = jk_metric_defaults(JK_BLEU);
    o.max_order = 0;
    CHECK(refused(o));
    o.max_order = JK_MAX_ORDER + 1;
    CHECK(refused(o));
    o = jk_metric_defaults(JK_CHRF);
    o.char_order = 0;
    CHECK(refused(o));
    o.word_order = 1;
    CHECK(!refused(o));
    o.beta = 1001;
    CHECK(refused(o));
    o = jk_metric_defaults(JK_TER);
    jk_err err = { 0 };
    double stat[2];
    jk_metric *m = jk_metric_open(&o, &err);
    CHECK(!jk_metric_segment(m, scratch, jk_span_of("a"), NULL, 0, stat, &err) && err.code == JK_EINPUT);
    jk_metric_close(m);
}

/* ------------------------------------------------------------- by the definition */

static uint32_t rng(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Times that the n symbols at at stand in list. */
static size_t times(const uint32_t *at, size_t n, jk_ids list)
{
    size_t count = 0;
    for (size_t k = 0; k + n <= list.n; k++)
        count += memcmp(list.id + k, at, n * sizeof *at) == 0;
    return count;
}

static size_t slow_match(const jk_ids *list, size_t n_list, size_t n)
{
    size_t sum = 0;
    for (size_t k = 0; k + n <= list[0].n; k++) {
        jk_ids before = { list[0].id, k + n - 1 };          /* those that end before this one does */
        if (n > 1 ? times(list[0].id + k, n, before) : times(list[0].id + k, 1, before))
            continue;
        size_t hyp = times(list[0].id + k, n, list[0]), most = 0;
        for (size_t r = 1; r < n_list; r++) {
            size_t here = times(list[0].id + k, n, list[r]);
            most = here > most ? here : most;
        }
        sum += hyp < most ? hyp : most;
    }
    return sum;
}

/* Lists of every length about the bounds of the sorts, alphabets from 1 to more than 64 bits hold four of. */
static void ngrams_by_definition(void)
{
    static const size_t length[] = { 0, 1, 2, 7, 23, 60, 130, 420 };
    static const uint32_t alphabet[] = { 1, 2, 5, 60, 300, 70000, 1 << 29 };
    static uint32_t id[3][420];
    uint32_t seed = 7;
    jk_ngrams g = { 0 };
    jk_err err = { 0 };
    for (unsigned round = 0; round < 300; round++) {
        jk_ids list[3];
        size_t n_list = 2 + rng(&seed) % 2;
        uint32_t symbols = alphabet[rng(&seed) % 7];
        unsigned order = 1 + rng(&seed) % 12;
        double match[12];
        for (size_t k = 0; k < 3; k++) {
            list[k] = (jk_ids){ id[k], length[rng(&seed) % 8] };
            for (size_t i = 0; i < list[k].n; i++)          /* half of it copied, so that something long matches */
                id[k][i] = k && rng(&seed) % 8 ? id[0][i] : 1 + rng(&seed) % symbols;
        }
        for (size_t i = list[0].n; i < 420; i++)
            id[0][i] = 1;
        CHECK(jk_ngrams_match(&g, list, n_list, symbols, order, match, &err));
        for (unsigned n = 1; n <= order; n++)
            CHECK(match[n - 1] == (double)slow_match(list, n_list, n));
    }
    jk_ngrams_free(&g);
}

int main(void)
{
    jk_err err = { 0 };
    scratch = jk_metric_scratch_open(&err);
    CHECK(scratch != NULL);
    tokens();
    ter_tokens();
    lower();
    bleu();
    bleu_options();
    chrf();
    ter();
    ter_bound();
    signatures();
    text();
    refusals();
    ngrams_by_definition();
    jk_metric_scratch_close(scratch);
    return test_report("mt_metric");
}

/* segment - where sentences end. In the expectation | stands between two. */
#include "align/text.h"
#include "tests/unit/test.h"

#include <stdlib.h>

static const struct { const char *lang, *text, *want; } table[] = {
    /* quotations and particles */
    { "ko", "형은 “내일 오겠다.”라고 했다. 나는 기다렸다.", "형은 “내일 오겠다.”라고 했다.|나는 기다렸다." },
    { "ko", "누나는 \"어디야?\" 하고 물었다. 조용했다.", "누나는 \"어디야?\" 하고 물었다.|조용했다." },
    { "ko", "그는 “비가 온다. 우산을 챙겨라”며 나갔다. 문이 닫혔다.", "그는 “비가 온다. 우산을 챙겨라”며 나갔다.|문이 닫혔다." },
    { "ko", "“비가 옵니다.” 창밖을 보던 아이가 말했다.", "“비가 옵니다.”|창밖을 보던 아이가 말했다." },
    { "ko", "그는 “비가 온다고 했다. 우산은 없었다. 길을 나섰다.", "그는 “비가 온다고 했다.|우산은 없었다.|길을 나섰다." },
    { "en", "\"It rains,\" he said. \"Take a coat.\" She took one.", "\"It rains,\" he said.|\"Take a coat.\"|She took one." },
    { "en", "\"Does it rain?\" he asked. Nobody knew.", "\"Does it rain?\" he asked.|Nobody knew." },
    /* no space behind the full stop */
    { "ko", "비가 그쳤다.강물은 줄지 않았다.", "비가 그쳤다.|강물은 줄지 않았다." },
    { "ko", "열 명이 떠났다.3명은 남았다.", "열 명이 떠났다.|3명은 남았다." },
    { "ko", "값은 3.5배가 됐다.", "값은 3.5배가 됐다." },
    /* brackets */
    { "ko", "회의(오전 9시. 장소는 추후 공지)가 열린다. 모두 온다.", "회의(오전 9시. 장소는 추후 공지)가 열린다.|모두 온다." },
    { "ko", "다리가 무너졌다. (사진은 없다.) 사람들이 모였다.", "다리가 무너졌다.|(사진은 없다.)|사람들이 모였다." },
    { "en", "The bridge fell. (There are no pictures.) People came.", "The bridge fell.|(There are no pictures.)|People came." },
    { "en", "The bridge stood.[3] It was old.", "The bridge stood.[3]|It was old." },
    /* abbreviations, initials, numbers, dates */
    { "en", "Dr. Han met Mrs. Oh at St. Mary's. They spoke.", "Dr. Han met Mrs. Oh at St. Mary's.|They spoke." },
    { "en", "He moved to the U.S. in May. She left the U.S. They wrote letters.", "He moved to the U.S. in May.|She left the U.S.|They wrote letters." },
    { "en", "See No. 7 on p. 31. It is short.", "See No. 7 on p. 31.|It is short." },
    { "en", "R. K. Moon wrote it. You and I. We read it.", "R. K. Moon wrote it.|You and I.|We read it." },
    { "en", "The mill closed in the fall. 40 people lost their work.", "The mill closed in the fall.|40 people lost their work." },
    { "de", "Am 3. Mai kam Dr. Kranz, z. B. wegen der Brücke. Er blieb.", "Am 3. Mai kam Dr. Kranz, z. B. wegen der Brücke.|Er blieb." },
    { "ko", "모임은 2031. 4. 9. 부산에서 열린다. 회비는 없다.", "모임은 2031. 4. 9. 부산에서 열린다.|회비는 없다." },
    { "ko", "주소는 https://ko.example.net/a?b=1.html 이다. 적어 두자.", "주소는 https://ko.example.net/a?b=1.html 이다.|적어 두자." },
    /* lists */
    { "ko", "가. 신청한다.\n나. 기다린다.", "가. 신청한다.|나. 기다린다." },
    { "en", "1) buy bread 2) bake it 3) eat", "1) buy bread|2) bake it|3) eat" },
    { "en", "• bread • butter", "• bread|• butter" },
    /* other marks */
    { "ko", "그게... 말이지. 모르겠다... 정말.", "그게... 말이지.|모르겠다...|정말." },
    { "en", "We shop at Yahoo! and elsewhere. Wow! Really?", "We shop at Yahoo! and elsewhere.|Wow!|Really?" },
    { "en", "i was there. it rained. i left.", "i was there.|it rained.|i left." },
    { "ja", "雨が降る。傘がない。「行こう。」と言った。", "雨が降る。|傘がない。|「行こう。」と言った。" },
    { "zh", "下雨了。没有伞！怎么办？", "下雨了。|没有伞！|怎么办？" },
    { "hi", "बारिश हुई। छाता नहीं था।", "बारिश हुई।|छाता नहीं था।" },
    /* no marks at all */
    { "ko", "국물이 정말 시원해요 다음에 또 갈게요", "국물이 정말 시원해요|다음에 또 갈게요" },
    { "ko", "어제는 비가 왔다 우산을 잃어버렸다 새로 샀다", "어제는 비가 왔다|우산을 잃어버렸다|새로 샀다" },
    { "ko", "그가 왔다 해도 문은 닫혀 있다.", "그가 왔다 해도 문은 닫혀 있다." },
    /* line ends of all kinds */
    { "en", "One\xE2\x80\xA8two\xC2\x85three\xE2\x80\xA9" "four", "One|two|three|four" },
    { "en", "One.\r\nTwo.\rThree.", "One.|Two.|Three." },
    { "en", " \t\n\xC2\xA0\n", "" },
};

/* What follows holds for any text: sentences rise, do not overlap, are not empty, and
   nothing but white space is between them. */
static bool covers(const jk_doc *doc)
{
    const char *at = doc->text.ptr, *end = at + doc->text.len;
    uint32_t para = 0;
    for (uint32_t k = 0; k <= doc->n_sent; k++) {
        const char *to = k < doc->n_sent ? doc->sent[k].text.ptr : end;
        if (to < at)
            return false;
        for (const char *p = at; p < to;)
            if (!jk_is_space(jk_next_char(&p, to)))
                return false;
        if (k == doc->n_sent)
            break;
        const jk_sent *s = &doc->sent[k];
        if (!s->text.len || s->para < para || s->para >= doc->n_para || s->kind >= JK_N_KIND || !s->rule || jk_count_solid(s->text) != s->n_char)
            return false;
        para = s->para;
        at = s->text.ptr + s->text.len;
    }
    return true;
}

static void check_table(jk_segmenter *seg)
{
    for (size_t k = 0; k < sizeof table / sizeof *table; k++) {
        jk_err err = { 0 };
        jk_arena *arena = jk_arena_open(0);
        jk_doc doc;
        char got[1024];
        size_t n = 0;
        CHECK(jk_doc_read(seg, arena, jk_span_of(table[k].text), &(jk_read_options){ .lang = table[k].lang }, &doc, &err));
        CHECK(covers(&doc));
        for (uint32_t s = 0; s < doc.n_sent; s++) {
            if (s)
                got[n++] = '|';
            memcpy(got + n, doc.sent[s].text.ptr, doc.sent[s].text.len);
            n += doc.sent[s].text.len;
        }
        got[n] = '\0';
        CHECK_STR(got, table[k].want);
        jk_arena_close(arena);
    }
}

/* Texts of pieces that matter, joined at random (a fixed seed): the document is covered,
   and ICU says the same of what breaks.c gives it as of the whole text. */
static void check_random(jk_segmenter *seg)
{
    static const char *const piece[] = { "a", "B", "가", "字", "다", "요", " ", " ", ".", ".", "!", "?", "。", "…", "1", "\"", "'", "(", ")", "“", "”", "‘", "’", "「", "」", "\n", "\r", "\n\n",
                                         "\xCC\x81", "\xE2\x80\x8D", "\xC2\xAD", "-", ",", ":", "www.", "@", "Mr", "1.", "•", "▶", "\xC2\x85", "\xE2\x80\xA8", "ή", "ж", "।", "\xF0\x9F\x98\x80",
                                         "\xF0\x90\xAA\x97", "\xEA\x93\xBF", "\xEF\xBB\xBF", "\xE3\x80\x80", "ㅎ", "~", "[1]", "<", ">", "《", "》" };
    enum { ROUNDS = 20000, LENGTH = 24, N = sizeof piece / sizeof *piece };
    uint32_t seed = 20240521, wrong = 0, differ = 0;
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_breaks *part = jk_breaks_open(&err), *whole = jk_breaks_open(&err);
    for (int round = 0; round < ROUNDS && !err.code; round++) {
        char text[LENGTH * 8], line[LENGTH * 8];
        size_t n = 0, m = 0, n_mark, n_at;
        for (int k = 0; k < LENGTH; k++) {
            jk_span s = jk_span_of(piece[(seed = seed * 1664525u + 1013904223u) >> 8 & 0xFFFF ? (seed >> 8) % N : 0]);
            memcpy(text + n, s.ptr, s.len);
            n += s.len;
            if (*s.ptr != '\n' && *s.ptr != '\r') {
                memcpy(line + m, s.ptr, s.len);
                m += s.len;
            }
        }
        jk_doc doc;
        jk_arena_reset(arena);
        wrong += !jk_doc_read(seg, arena, (jk_span){ text, n }, &(jk_read_options){ .lang = round % 2 ? "ko" : "en", .plain = round % 7 == 0 }, &doc, &err) || !covers(&doc);
        jk_mark *mark;
        const char *const *at;
        jk_breaks_start(part, true);
        jk_breaks_start(whole, false);
        if (!jk_breaks_add(part, (jk_span){ line, m }, false, &err) || !jk_breaks_add_whole(whole, (jk_span){ line, m }, &err)
            || !jk_breaks_run(part, &mark, &n_mark, &err) || !jk_breaks_plain(whole, &at, &n_at, &err))
            break;
        for (size_t k = 0, b = 0; k < n_mark; k++) {    /* a boundary belongs to the last terminator before it */
            if (mark[k].kind != JK_MARK_STOP)
                continue;
            size_t next = k + 1;
            while (next < n_mark && mark[next].kind != JK_MARK_STOP && mark[next].kind != JK_MARK_BREAK)
                next++;
            const char *to = next < n_mark ? mark[next].at - (mark[next].kind == JK_MARK_BREAK ? mark[next].len : 0) : line + m;
            while (b < n_at && at[b] <= mark[k].at)
                b++;
            bool ends = b < n_at && at[b] <= to && at[b] < line + m;
            differ += ends != mark[k].icu;
        }
    }
    CHECK(!err.code && wrong == 0);
    CHECK(differ == 0);
    jk_breaks_close(part);
    jk_breaks_close(whole);
    jk_arena_close(arena);
}

/* One line of many megabytes: the time is linear, the sentences are right. */
static void check_long_line(jk_segmenter *seg)
{
    static const char one[] = "비가 왔다. (우산은 없다) \"그래\"라고 했다. 1. ";
    enum { TIMES = 40000 };
    size_t len = (sizeof one - 1) * TIMES;
    char *text = malloc(len);
    jk_arena *arena = jk_arena_open(0);
    jk_err err = { 0 };
    jk_doc doc;
    CHECK(text && arena);
    if (text && arena) {
        for (size_t k = 0; k < TIMES; k++)
            memcpy(text + k * (sizeof one - 1), one, sizeof one - 1);
        CHECK(jk_doc_read(seg, arena, (jk_span){ text, len }, &(jk_read_options){ .lang = "ko" }, &doc, &err) && covers(&doc) && doc.n_sent >= 2 * TIMES);
        memset(text, 'a', len);                 /* without any end */
        CHECK(jk_doc_read(seg, arena, (jk_span){ text, len }, &(jk_read_options){ .lang = "ko" }, &doc, &err) && doc.n_sent == 1);
        memset(text, '(', len);
        CHECK(jk_doc_read(seg, arena, (jk_span){ text, len }, &(jk_read_options){ .lang = "ko" }, &doc, &err) && doc.n_sent == 1);
        memset(text, '.', len);
        CHECK(jk_doc_read(seg, arena, (jk_span){ text, len }, &(jk_read_options){ .lang = "ko" }, &doc, &err) && doc.n_sent == 1);
    }
    free(text);
    jk_arena_close(arena);
}

int main(void)
{
    jk_err err = { 0 };
    jk_segmenter *seg = jk_segmenter_open(&err);
    CHECK(seg);
    if (seg) {
        check_table(seg);
        check_random(seg);
        check_long_line(seg);
    }
    jk_segmenter_close(seg);
    return test_report("segment");
}

/* doc - bytes to a document: both modes, kinds, and what happens when memory ends. */
#include "align/align.h"
#include "tests/unit/test.h"

#include <stdlib.h>

typedef struct { uint32_t para; jk_kind kind; const char *text; } row;
typedef struct { const char *what, *lang; bool sentences; const char *bytes; row want[12]; } sample;

static const sample table[] = {
    { "a page of a Korean newspaper", "ko", false,
      "강마을 다리, 하룻밤 새 사라졌다\n"
      "주민들 “첫 배로 장에 간다”\n"
      "새벽에 물에 잠긴 다리가 기둥만 남기고 서 있다. 강마을군 제공\n"
      "강마을의 오래된 다리가 8일 새벽 불어난 물에 쓸려 갔다. 다친 사람은 없다.\n\n"
      "▲다시 놓기까지 반년\n\n"
      "군은 새 다리를 돌로 놓기로 했다.\n\n"
      "강마을=나루터 기자 naru@paper.example\n"
      "ⓒ 강마을신문. 무단전재 금지\n",
      { { 0, JK_HEADING, "강마을 다리, 하룻밤 새 사라졌다" },
        { 1, JK_HEADING, "주민들 “첫 배로 장에 간다”" },
        { 2, JK_CAPTION, "새벽에 물에 잠긴 다리가 기둥만 남기고 서 있다." },
        { 2, JK_CREDIT, "강마을군 제공" },
        { 3, JK_TEXT, "강마을의 오래된 다리가 8일 새벽 불어난 물에 쓸려 갔다." },
        { 3, JK_TEXT, "다친 사람은 없다." },
        { 4, JK_HEADING, "▲다시 놓기까지 반년" },
        { 5, JK_TEXT, "군은 새 다리를 돌로 놓기로 했다." },
        { 6, JK_BYLINE, "강마을=나루터 기자 naru@paper.example" },
        { 7, JK_CREDIT, "ⓒ 강마을신문." },
        { 7, JK_CREDIT, "무단전재 금지" } } },
    { "an article in English", "en", false,
      "River Takes Old Bridge\n\nBy Naru Terry\n\nThe piers at dawn. Courtesy of the county\n\nThe river rose in the night. Nobody was hurt.\n\n- stone\n- timber\n",
      { { 0, JK_HEADING, "River Takes Old Bridge" }, { 1, JK_BYLINE, "By Naru Terry" }, { 2, JK_CAPTION, "The piers at dawn." }, { 2, JK_CREDIT, "Courtesy of the county" },
        { 3, JK_TEXT, "The river rose in the night." }, { 3, JK_TEXT, "Nobody was hurt." }, { 4, JK_ITEM, "- stone" }, { 5, JK_ITEM, "- timber" } } },
    { "items behind the same sign", "ko", false, "▲ 쌀 한 되\n▲ 콩 두 되\n", { { 0, JK_ITEM, "▲ 쌀 한 되" }, { 1, JK_ITEM, "▲ 콩 두 되" } } },
    { "one sentence a line", "ko", true, "\n제목 한 줄\n\n비가 왔다. 그쳤다.\r\n  해가 떴다.  \n \n\n나루터 기자 naru@paper.example",
      { { 0, JK_HEADING, "제목 한 줄" }, { 1, JK_TEXT, "비가 왔다. 그쳤다." }, { 1, JK_TEXT, "해가 떴다." }, { 2, JK_BYLINE, "나루터 기자 naru@paper.example" } } },
    { "nothing", "ko", false, "", { { 0 } } },
    { "blanks", "en", false, " \n\t \r\n\n", { { 0 } } },
    { "nothing, cut already", "en", true, "\n\n", { { 0 } } },
};

static void check_table(jk_segmenter *seg)
{
    for (size_t k = 0; k < sizeof table / sizeof *table; k++) {
        const sample *t = &table[k];
        jk_arena *arena = jk_arena_open(0);
        jk_err err = { 0 };
        jk_doc doc;
        uint32_t n = 0;
        CHECK(jk_doc_read(seg, arena, jk_span_of(t->bytes), &(jk_read_options){ .lang = t->lang, .sentences = t->sentences }, &doc, &err));
        while (n < 12 && t->want[n].text)
            n++;
        CHECK(doc.n_sent == n);
        CHECK(doc.n_para == (n ? t->want[n - 1].para + 1 : 0));
        for (uint32_t s = 0; s < n && s < doc.n_sent; s++) {
            char got[256] = "";
            memcpy(got, doc.sent[s].text.ptr, doc.sent[s].text.len);
            CHECK_STR(got, t->want[s].text);
            CHECK_STR(jk_kind_name((jk_kind)doc.sent[s].kind), jk_kind_name(t->want[s].kind));
            CHECK(doc.sent[s].para == t->want[s].para);
        }
        jk_arena_close(arena);
    }
}

static void check_options(jk_segmenter *seg)
{
    jk_arena *arena = jk_arena_open(0);
    jk_err err = { 0 };
    jk_doc doc;
    jk_span text = jk_span_of("He met Dr. Oh.\nThey spoke.");
    CHECK(jk_doc_read(seg, arena, text, NULL, &doc, &err) == false && err.code == JK_EUSAGE);      /* too little to tell a language by */
    err = (jk_err){ 0 };
    CHECK(jk_doc_read(seg, arena, text, &(jk_read_options){ .lang = "en" }, &doc, &err) && doc.n_sent == 2 && doc.text.ptr == text.ptr);
    CHECK(doc.sent[0].n_char == 11);
    CHECK(jk_doc_read(seg, arena, text, &(jk_read_options){ .lang = "en", .plain = true }, &doc, &err) && doc.n_sent == 3);
    CHECK(jk_doc_read(seg, arena, text, &(jk_read_options){ .lang = "xx-long-name-of-nothing" }, &doc, &err) == false && err.code == JK_EUSAGE);
    err = (jk_err){ 0 };
    CHECK(jk_doc_read(seg, arena, text, &(jk_read_options){ .lang = "tlh" }, &doc, &err) && doc.n_sent >= 2);    /* a language without rules */
    text = (jk_span){ "A man and the sea.\xFF", 19 };
    CHECK(!jk_doc_read(seg, arena, text, &(jk_read_options){ .encoding = "UTF-8", .name = "sea.txt" }, &doc, &err) && err.code == JK_EINPUT && strstr(err.what, "sea.txt, line 1, byte 19"));
    err = (jk_err){ 0 };
    CHECK(jk_doc_read(seg, arena, text, &(jk_read_options){ .encoding = "UTF-8", .replace_invalid = true }, &doc, &err) && doc.n_replaced == 1);
    CHECK_STR(doc.lang, "en");
    CHECK_STR(doc.encoding, "UTF-8");
    CHECK_STR(jk_kind_name(JK_N_KIND), "unknown");
    jk_segmenter_close(NULL);
    jk_arena_close(arena);
}

/* The limit grows until it is enough: every failure before is JK_ENOMEM and nothing else. */
static void check_starved(jk_segmenter *seg)
{
    static const struct { const char *encoding; bool sentences; } mode[] = { { NULL, false }, { NULL, true }, { "windows-1252", false } };
    static const char piece[] = "It rains. We wait.\n\n";
    char text[4096] = "";
    for (size_t n = 0; n + 24 < sizeof text; n += sizeof piece - 1)
        memcpy(text + n, piece, sizeof piece);
    for (size_t m = 0; m < sizeof mode / sizeof *mode; m++) {
        size_t limit = 1, failed = 0;
        bool clean = true, done = false;
        while (!done && clean && limit < 1 << 20) {
            jk_arena *arena = jk_arena_open(limit);
            jk_err err = { 0 };
            jk_doc doc;
            done = jk_doc_read(seg, arena, jk_span_of(text), &(jk_read_options){ .lang = "en", .encoding = mode[m].encoding, .sentences = mode[m].sentences }, &doc, &err);
            clean = done == (err.code == JK_OK) && (done || err.code == JK_ENOMEM);
            failed += !done;
            limit += 97;
            jk_arena_close(arena);
        }
        CHECK(done && clean && failed > 10);
    }
}

int main(void)
{
    jk_err err = { 0 };
    jk_segmenter *seg = jk_segmenter_open(&err);
    CHECK(seg);
    if (seg) {
        check_table(seg);
        check_options(seg);
        check_starved(seg);
    }
    jk_segmenter_close(seg);
    return test_report("doc");
}

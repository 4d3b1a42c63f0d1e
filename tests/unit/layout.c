/* layout - lines to logical paragraphs. In the expectation | ends a paragraph and a line
   end that was joined is shown as ~. */
#include "align/text.h"
#include "tests/unit/test.h"

#include <stdlib.h>

static const struct { const char *text, *want; } table[] = {
    { "", "" },
    { " \n\t\n\n", "" },
    { "one\n\ntwo", "one|two|" },
    { "Headline of the day\nSecond headline\nThe text itself is one long line that goes on and on and on, as a line of a newspaper page does, without any end at a column.\n",
      "Headline of the day|Second headline|The text itself is one long line that goes on and on and on, as a line of a newspaper page does, without any end at a column.|" },
    { "apples\npears\nquinces, medlars\n", "apples|pears|quinces, medlars|" },
    { "A sentence that was\ncut in the middle of itself.", "A sentence that was~cut in the middle of itself.|" },
    { "The river rose in the night and took the old bridge\n"
      "with it, and when the people came down to the bank\n"
      "in the morning there was nothing left of it but one\n"
      "post. Nobody was hurt.\n\n"
      "They built another in the spring, of stone this time,\n"
      "and it stands.",
      "The river rose in the night and took the old bridge~with it, and when the people came down to the bank~in the morning there was nothing left of it but one~post. Nobody was hurt.|"
      "They built another in the spring, of stone this time,~and it stands.|" },
    { "밤사이 강물이 불어나 오래된 다리를 쓸어 갔고, 아침에\n"
      "사람들이 강가로 내려왔을 때 남은 것은 기둥 하나뿐이었다.\n"
      "다친 사람은 없었다. 이듬해 봄에 사람들은 돌로 새 다리를\n"
      "놓았다.",
      "밤사이 강물이 불어나 오래된 다리를 쓸어 갔고, 아침에~사람들이 강가로 내려왔을 때 남은 것은 기둥 하나뿐이었다.~"
      "다친 사람은 없었다. 이듬해 봄에 사람들은 돌로 새 다리를~놓았다.|" },
    { "one\rtwo\r\nthree", "one|two|three|" },
    { "  indented \xC2\xA0\n\xEF\xBB\xBF\n next\xE3\x80\x80", "indented|next|" },
    { "What we need for the journey into the hills tomorrow:\n- a rope that is long enough for the three of us here,\n- bread and cheese\n- a map",
      "What we need for the journey into the hills tomorrow:|- a rope that is long enough for the three of us here,|- bread and cheese|- a map|" },
};

static const struct { const char *text; size_t bytes; bool list; } items[] = {
    { "1. one", 2, true }, { "12) twelve", 3, true }, { "(3) three", 3, true }, { "a. letter", 2, true }, { "1.5 more", 0, false }, { "2024 was", 0, false },
    { "가. 목적", 4, true }, { "나) 범위", 4, true }, { "강. 물", 0, false }, { "①첫째", 3, true }, { "J. Doe", 2, false }, { "1.) both", 3, true }, { "iv. fourth", 3, false },
};

int main(void)
{
    for (size_t k = 0; k < sizeof table / sizeof *table; k++) {
        jk_err err = { 0 };
        jk_paras paras = { 0 };
        char got[2048];
        size_t n = 0;
        CHECK(jk_layout(jk_span_of(table[k].text), false, &paras, &err));
        for (size_t p = 0; p < paras.n; p++) {
            for (const char *c = paras.ptr[p].start; c < paras.ptr[p].end; c++)
                got[n++] = (char)(*c == '\n' ? '~' : *c);
            got[n++] = '|';
            CHECK(paras.ptr[p].wrapped == (memchr(paras.ptr[p].start, '\n', (size_t)(paras.ptr[p].end - paras.ptr[p].start)) != NULL));
        }
        got[n] = '\0';
        CHECK_STR(got, table[k].want);
        free(paras.ptr);
    }
    jk_err err = { 0 };
    jk_words words = { 0 };
    CHECK(jk_words_add_list(&words, "가 나 다", JK_W_COUNTER, &err));
    for (size_t k = 0; k < sizeof items / sizeof *items; k++) {
        unsigned style = 0;
        uint32_t value = 0;
        if (jk_enumerator(&words, jk_span_of(items[k].text), &style, &value) != items[k].bytes)
            printf("%s\n", items[k].text);
        CHECK(jk_enumerator(&words, jk_span_of(items[k].text), &style, &value) == items[k].bytes);
        CHECK((items[k].bytes && jk_list_style(style, value)) == items[k].list);
    }
    jk_words_free(&words);
    CHECK(jk_bullet(jk_span_of("• x")) == 3 && jk_bullet(jk_span_of("- x")) == 1 && jk_bullet(jk_span_of("-x")) == 0 && jk_bullet(jk_span_of("")) == 0);
    return test_report("layout");
}

/* ja.c - Japanese. What is glued to a closing mark and leads on. */
#include "align/text.h"

static const jk_word_list list[] = {
    { JK_W_QUOTATIVE,
      "と って など なんて という" },
    { JK_W_STOP,
      "の に は を た が で て と し" },
    { JK_W_PHOTO,
      "写真は 写真：" },
    { JK_W_SOURCE,
      "提供 撮影" },
    { JK_W_REPORTER,
      "記者 特派員" },
    { JK_W_RESERVED,
      "©" },
    { 0, NULL }
};

const jk_rules jk_rules_ja = { "ja", JK_SCRIPT_KANA, list, false };

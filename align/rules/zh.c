/* zh.c - Chinese. */
#include "align/text.h"

static const jk_word_list list[] = {
    { JK_W_STOP,
      "的 了 是 在 我 有 他 这 和 不" },
    { JK_W_PHOTO,
      "图为 图：" },
    { JK_W_FROM,
      "图片来源： 摄影：" },
    { JK_W_REPORTER,
      "记者" },
    { JK_W_BY,
      "作者： 文：" },
    { JK_W_RESERVED,
      "版权所有 ©" },
    { JK_W_SOURCE,
      "摄" },
    { 0, NULL }
};

const jk_rules jk_rules_zh = { "zh", JK_SCRIPT_HAN, list, false };

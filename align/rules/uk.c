/* uk.c - Ukrainian. */
#include "align/text.h"

static const jk_word_list list[] = {
    { JK_W_STOP,
      "і в не на що з у та до як за від це який його для про є й але він була було бути або також якщо вони ми "
      "ще після може під час її" },
    { JK_W_TITLE,
      "м р рр т стор с гл рис див ім вул пр пл д проф акад св тис млн млрд грн" },
    { JK_W_ABBR,
      "ін т.д т.п" },
    { 0, NULL }
};

const jk_rules jk_rules_uk = { "uk", JK_SCRIPT_CYRILLIC, list, false };

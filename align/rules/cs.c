/* cs.c - Czech. */
#include "align/text.h"

static const jk_word_list list[] = {
    { JK_W_STOP,
      "a se v na je to že s z do o i ve pro za by jako k po ale si který jsou jeho byl tak od co bylo při až už "
      "jen nebo také podle má" },
    { JK_W_TITLE,
      "p pan pí dr Dr prof Mgr Ing Bc Ph MUDr JUDr sv tzv např č str ul nám tj cca" },
    { JK_W_ABBR,
      "atd apod Kč" },
    { JK_W_MONTH,
      "ledna února března dubna května června července srpna září října listopadu prosince století ročník" },
    { JK_W_STARTER,
      "V To Na Je A Ale Po Do S Z Ten Ta" },
    { 0, NULL }
};

const jk_rules jk_rules_cs = { "cs", JK_SCRIPT_LATIN, list, false };

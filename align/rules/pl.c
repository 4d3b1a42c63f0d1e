/* pl.c - Polish. */
#include "align/text.h"

static const jk_word_list list[] = {
    { JK_W_STOP,
      "w i na z się do nie to że o jest jak po co za od przez tak jego dla był ale już czy tylko być oraz ze by "
      "jej który która które są ich może było także przy" },
    { JK_W_TITLE,
      "p pan dr prof mgr inż ks hab płk gen św ul al os im np tzw tj m.in ok nr str s tys wg" },
    { JK_W_ABBR,
      "itd itp r w zł" },
    { JK_W_MONTH,
      "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia" },
    { JK_W_STARTER,
      "W To Na Z Nie I A Ale Po Do Jest On Ona Oni" },
    { 0, NULL }
};

const jk_rules jk_rules_pl = { "pl", JK_SCRIPT_LATIN, list, false };

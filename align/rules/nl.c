/* nl.c - Dutch. */
#include "align/text.h"

static const jk_word_list list[] = {
    { JK_W_STOP,
      "de van het een en in is dat op te zijn met voor niet die aan er om ook als dan maar bij of uit nog naar "
      "heeft hij ze wordt door over deze tot werd was zich hun worden kan dit meer" },
    { JK_W_TITLE,
      "dhr mevr mw dr drs ir ing mr prof ds St bijv blz nr ca jl resp t.w o.a d.w.z m.b.t" },
    { JK_W_ABBR,
      "enz etc a.u.b" },
    { JK_W_MONTH,
      "januari februari maart april mei juni juli augustus september oktober november december" },
    { JK_W_STARTER,
      "De Het Een En Maar Dat Dit Die In Op Van Voor Met Er Hij Zij Ze Wij We Ik Als" },
    { 0, NULL }
};

const jk_rules jk_rules_nl = { "nl", JK_SCRIPT_LATIN, list, false };

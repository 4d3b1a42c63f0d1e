/* it.c - Italian. */
#include "align/text.h"

static const jk_word_list list[] = {
    { JK_W_STOP,
      "di e il la che in un per è non una con del da si della le dei al sono nel gli come più alla ha delle i ma "
      "anche lo su dal se ed questo suo dalla o nella cui era degli essere ci" },
    { JK_W_TITLE,
      "Sig Sigg Sig.ra Sig.na Dott Dott.ssa Prof Prof.ssa Ing Avv Geom Arch On Mons Rag Cav Comm pag pagg art "
      "cap fig vol sec tel n ca es" },
    { JK_W_ABBR,
      "ecc S.p.A S.r.l a.C d.C" },
    { JK_W_STARTER,
      "Il La Lo I Gli Le Un Una È Ma E Se In Nel Per Con Da Di Questo Questa Non Che Come Quando Anche" },
    { 0, NULL }
};

const jk_rules jk_rules_it = { "it", JK_SCRIPT_LATIN, list, false };

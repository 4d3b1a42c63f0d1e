/* pt.c - Portuguese. */
#include "align/text.h"

static const jk_word_list list[] = {
    { JK_W_STOP,
      "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu "
      "sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era" },
    { JK_W_TITLE,
      "Sr Sra Srta Srs Dr Dra Prof Profa Eng Exmo D Dom Fr Pe Sto Sta pág págs art cap fig vol tel av" },
    { JK_W_ABBR,
      "etc Cia Ltda S.A a.C d.C" },
    { JK_W_STARTER,
      "O A Os As Um Uma Ele Ela Eles Elas Eu Nós E Mas Ou Se Em No Na Para Por Com De Não Como Quando Que Este "
      "Esta" },
    { 0, NULL }
};

const jk_rules jk_rules_pt = { "pt", JK_SCRIPT_LATIN, list, false };

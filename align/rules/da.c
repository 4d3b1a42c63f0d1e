/* da.c - Danish. */
#include "align/text.h"

static const jk_word_list list[] = {
    { JK_W_STOP,
      "og i at det er en til af på som for med de den der har ikke et fra han om var men sig blev kan også eller "
      "efter ved vil over da hun dette være havde jeg ud nu mod" },
    { JK_W_TITLE,
      "hr fr frk dr prof Dr Mr Mrs St Skt Sct bl.a ca f.eks fx hhv inkl jf kl nr osv p pkt s stk tlf ang evt Mt" },
    { JK_W_ABBR,
      "osv etc co Co Inc Jr Sr A/S U.S U.S.A E.U a.m p.m A.M P.M" },
    { JK_W_NUMBERED,
      "p s nr No N°" },
    { JK_W_MONTH,
      "januar februar marts april maj juni juli august september oktober november december" },
    { JK_W_STARTER,
      "Det De Den Der Han Hun Vi Jeg I En Et Og Men Da Så Hvad Hvor Hvis Hvordan Når The It He She They How What" },
    { 0, NULL }
};

const jk_rules jk_rules_da = { "da", JK_SCRIPT_LATIN, list, false };

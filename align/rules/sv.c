/* sv.c - Swedish. */
#include "align/text.h"

static const jk_word_list list[] = {
    { JK_W_STOP,
      "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när "
      "hade nu skulle också eller hon efter vid mot ut alla" },
    { JK_W_TITLE,
      "dr prof hr fr kl nr ca t.ex bl.a d.v.s s.k jfr" },
    { JK_W_ABBR,
      "osv etc m.m m.fl" },
    { JK_W_MONTH,
      "januari februari mars april maj juni juli augusti september oktober november december" },
    { JK_W_STARTER,
      "Det De Den En Ett Han Hon Vi Jag I Och Men På När Om Så" },
    { 0, NULL }
};

const jk_rules jk_rules_sv = { "sv", JK_SCRIPT_LATIN, list, false };

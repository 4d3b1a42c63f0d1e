/* en.c - English. */
#include "align/text.h"

static const jk_word_list list[] = {
    { JK_W_STOP,
      "the of and to in a is that for it was on are as with his they at be this from have or by one had not but "
      "what all were when we there can an your which their said if do will each about how up out them then she "
      "many some so these would other into has more her two like him see time could no make than first been its "
      "who now people my made over did down only way find use may long" },
    { JK_W_TITLE,
      "Mr Mrs Ms Mx Dr Prof Gen Rep Reps Sen Sens Gov Lt Col Maj Capt Cmdr Cpl Sgt Adm Rev Hon Pres Supt Insp "
      "Messrs Mme Mlle St Ste Mt Ft Fr Atty Amb Msgr Brig Pvt Ph viz cf al approx" },
    { JK_W_ABBR,
      "Jr Sr Inc Corp Co Ltd Bros LLC Plc co inc ltd corp etc Ave Blvd Rd Dept dept Univ Assn Esq a.m p.m A.M "
      "P.M am pm e.g i.e eg ie vs v U.S U.K U.N E.U U.S.A U.S.S.R D.C L.A N.Y Ph.D M.D B.A M.A B.C A.D Jan Feb "
      "Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun Calif Conn Fla Ga Ill Ind "
      "Kan Ky Md Mass Mich Minn Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Ala Ariz Ark Colo Del St st "
      "ave rd blvd ft lb lbs oz hr hrs min sec approx est ext max misc" },
    { JK_W_NUMBERED,
      "No Nos no nos p pp P Fig Figs fig figs Art art Sec sec Vol vol vols Ch ch Chap Eq eq Op op Par para Jan "
      "Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec N° ca c cca" },
    { JK_W_STARTER,
      "Mr Mrs Ms The A An It He She They We You I This That These Those There Here His Her Its Their Our My Your But And "
      "Or So If When While As At In On For From With By To After Before Since During Then Now What Who Why How "
      "Where Which Do Does Did Is Are Was Were Has Have Had Will Would Can Could Should May Might Not No Yes "
      "Some Many Most All Both Each Every One Two However Although Though Because Also Let Please Once Until "
      "Meanwhile Instead Finally First Nor Yet Such" },
    { JK_W_EXCLAIM,
      "Yahoo Jeopardy Yum Guess Mamma Oklahoma" },
    { JK_W_PHOTO,
      "Photo: Photo Photograph: Photographs: Pictured: Picture: Caption: Image: Above: Below: Illustration: File" },
    { JK_W_FROM,
      "Photo Photos Credit: Courtesy Source: Photo: Photograph Image: Image/ AP Reuters AFP" },
    { JK_W_REPORTER,
      "Reporter reporter Correspondent correspondent" },
    { JK_W_BY,
      "By BY by Author: Authors: Written Posted" },
    { JK_W_RESERVED,
      "© Copyright Copyrights" },
    { 0, NULL }
};

const jk_rules jk_rules_en = { "en", JK_SCRIPT_LATIN, list, false };

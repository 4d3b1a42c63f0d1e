/* es.c - Spanish. */
#include "align/text.h"

static const jk_word_list list[] = {
    { JK_W_STOP,
      "de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o este sí "
      "porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante fue era "
      "son" },
    { JK_W_TITLE,
      "Sr Sra Srta Sres Sras Dr Dra Dres Lic Ing Arq Prof Profa Gral Cnel Cap Tte Sgto D Dª Dn Dña Mons Pbro "
      "Rvdo Hno Sto Sta Ud Uds Vd Vds pág págs art cap fig vol núm tel av Av Avda aprox" },
    { JK_W_ABBR,
      "etc Cía Inc Ltda S.A EE.UU a.C d.C Jr" },
    { JK_W_NUMBERED,
      "n núm No Nº nº p pp pág págs art cap fig vol" },
    { JK_W_STARTER,
      "El La Los Las Un Una Es Él Ella Ellos Yo Tú Nosotros Y Pero O Si En Al A Para Por Con De Desde Según Como "
      "Cuando Que Qué Quién Este Esta Estos Estas Su Sus Se No Sin También Además Entonces" },
    { JK_W_PHOTO,
      "Foto:" },
    { JK_W_FROM,
      "Foto: Fuente:" },
    { JK_W_BY,
      "Por" },
    { JK_W_RESERVED,
      "© Copyright" },
    { 0, NULL }
};

const jk_rules jk_rules_es = { "es", JK_SCRIPT_LATIN, list, false };

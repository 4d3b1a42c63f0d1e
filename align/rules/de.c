/* de.c - German. */
#include "align/text.h"

static const jk_word_list list[] = {
    { JK_W_STOP,
      "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er "
      "hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor "
      "zur bis mehr durch man sein wurde ich wir" },
    { JK_W_TITLE,
      "Dr Prof Hr Hrn Fr Frl St Ing Dipl Mag Nr Abb Abs Art Bd Bsp bzw ca evtl ggf inkl max min vgl z d u o i a "
      "S s B h J Z T s.o z.B d.h u.a o.ä i.d.R z.T u.U v.a s.u gest geb verh Std Str Tel Vol Aufl Hrsg Jh Jhs "
      "sog gem Kap Kfm röm kath ev phil med jur rer nat" },
    { JK_W_ABBR,
      "usw etc Co Inc Jr Sr GmbH Mio Mrd Mill Chr" },
    { JK_W_NUMBERED,
      "Nr S Abs Art Kap Abb Bd Ziff Tab Vol § Anm Aufl" },
    { JK_W_MONTH,
      "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jan Feb Mär Apr "
      "Jun Jul Aug Sept Sep Okt Nov Dez Jahrhundert Jahrhunderts Jahrhunderte Jh Lebensjahr Platz Rang Stock "
      "Etage Klasse Auflage Kapitel Mal Tag Tages Woche Monat Jahr Jahrestag Geburtstag Weltkrieg Bezirk "
      "Deutschen Internationalen Bundesliga Spieltag Minute Runde Wahlperiode Legislaturperiode Armee Division "
      "Dynastie" },
    { JK_W_STARTER,
      "Der Die Das Ein Eine Es Er Sie Wir Ich Ihr Und Aber Doch Auch Wenn Als Im In Am An Auf Bei Mit Nach Von "
      "Vor Zu Zum Zur Dort Da Dann So Was Wer Wie Wo Warum Diese Dieser Dieses Seine Ihre Für Durch Nur Noch Nun "
      "Jetzt" },
    { JK_W_PHOTO,
      "Foto: Bild: Abbildung:" },
    { JK_W_FROM,
      "Foto: Quelle: Bild:" },
    { JK_W_BY,
      "Von" },
    { JK_W_RESERVED,
      "© Copyright" },
    { 0, NULL }
};

const jk_rules jk_rules_de = { "de", JK_SCRIPT_LATIN, list, false };

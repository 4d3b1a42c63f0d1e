/* fr.c - French. */
#include "align/text.h"

static const jk_word_list list[] = {
    { JK_W_STOP,
      "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec on aux "
      "son cette ont ses mais comme ou leur été si deux était elle nous vous être fait je sans même aussi" },
    { JK_W_TITLE,
      "M MM Mme Mmes Mlle Mlles Mgr Me Dr Pr Prof St Ste Gal Col Cdt Cap p pp vol chap fig éd env cf art av bd" },
    { JK_W_ABBR,
      "etc Cie Inc Jr J.-C" },
    { JK_W_NUMBERED,
      "n no N° n° p pp art chap fig vol t" },
    { JK_W_STARTER,
      "Le La Les Un Une Il Elle Ils Elles On Nous Vous Je Ce Cette Ces Et Mais Ou Si Dans En Au Aux Pour Par "
      "Avec Sur Selon Comme Quand Que Qui Quel Quelle Son Sa Ses Leur Puis Ainsi Alors" },
    { JK_W_PHOTO,
      "Photo: Photo" },
    { JK_W_FROM,
      "Photo Source: Crédit" },
    { JK_W_BY,
      "Par" },
    { JK_W_RESERVED,
      "© Copyright" },
    { 0, NULL }
};

const jk_rules jk_rules_fr = { "fr", JK_SCRIPT_LATIN, list, false };

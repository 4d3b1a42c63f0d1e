/* tr.c - Turkish. */
#include "align/text.h"

static const jk_word_list list[] = {
    { JK_W_STOP,
      "ve bir bu da de için ile olarak çok daha olan gibi en o kadar ne var sonra ama mi göre ise değil her ki "
      "ya veya iki ancak şey" },
    { JK_W_TITLE,
      "Dr Prof Doç Yrd Av Müh Sn Bkz bkz vb vs No Cad Sok" },
    { 0, NULL }
};

const jk_rules jk_rules_tr = { "tr", JK_SCRIPT_LATIN, list, false };

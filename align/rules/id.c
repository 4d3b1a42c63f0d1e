/* id.c - Indonesian. */
#include "align/text.h"

static const jk_word_list list[] = {
    { JK_W_STOP,
      "yang dan di dari untuk dengan ini itu pada dalam tidak adalah ke akan oleh juga ada sebagai bahwa mereka "
      "telah atau karena dapat lebih saya bisa kami" },
    { JK_W_TITLE,
      "Dr Prof Ir Drs Bpk Sdr No hlm Jl" },
    { 0, NULL }
};

const jk_rules jk_rules_id = { "id", JK_SCRIPT_LATIN, list, false };

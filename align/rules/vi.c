/* vi.c - Vietnamese. */
#include "align/text.h"

static const jk_word_list list[] = {
    { JK_W_STOP,
      "và của là có trong được không cho các một với người những đã này khi từ đến để ra như về ở vào tại cũng "
      "nhiều đó" },
    { 0, NULL }
};

const jk_rules jk_rules_vi = { "vi", JK_SCRIPT_LATIN, list, false };

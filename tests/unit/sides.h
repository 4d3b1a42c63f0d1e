/* sides.h - a side of one sentence from a list of words, for tests of channels. */
#ifndef JK_TEST_SIDES_H
#define JK_TEST_SIDES_H

#include "align/unicode.h"
#include "align/words.h"

/* The types of text, whose words stand between spaces, each a type of its own: runs where the script has no
   letters for single sounds' case (Hangul, kana, Han), words elsewhere. */
static inline bool side_of(jk_arena *arena, const char *text, jk_side *side, jk_err *err)
{
    *side = (jk_side){ 0 };
    side->type = JK_NEW(arena, jk_type, strlen(text) + 1, err);
    side->token = JK_NEW(arena, jk_token, strlen(text) + 1, err);
    if (!side->type || !side->token)
        return false;
    for (const char *at = text; *at;) {
        jk_span word = { at, strcspn(at, " ") };
        at += word.len + (at[word.len] == ' ');
        if (!word.len)
            continue;
        jk_type type = { .text = word, .count = 1 };
        const char *first = word.ptr;
        uint32_t c = jk_next_char(&first, word.ptr + word.len);
        jk_script script = jk_script_of(c);
        type.script = (uint8_t)script;
        type.type_class = script == JK_SCRIPT_HANGUL || script == JK_SCRIPT_KANA || script == JK_SCRIPT_HAN ? JK_TYPE_RUN : JK_TYPE_WORD;
        type.capital = jk_is_upper(c);
        if (!jk_fold(arena, word, &type.fold, err))
            return false;
        type.stem = type.fold;
        side->token[side->n_token++] = (jk_token){ side->n_type, (uint32_t)(word.ptr - text), (uint32_t)word.len };
        side->type[side->n_type++] = type;
    }
    return true;
}

static inline bool is_linked(const jk_links *links, uint32_t a, uint32_t b, jk_channel channel)
{
    for (size_t k = 0; k < links->n; k++)
        if (links->link[k].a == a && links->link[k].b == b && links->link[k].channel == channel)
            return true;
    return false;
}

#endif

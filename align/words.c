/* words.c - the words of the rules, hashed: each word has a set of bits. */
#include "align/text.h"

#include <stdlib.h>

/* The first and the last eight (or four) bytes, which may be the same, and the length, mixed by a multiplication. */
static size_t hash(jk_span s)
{
    uint64_t a = 0, z = 0;
    if (s.len >= 8) {
        memcpy(&a, s.ptr, 8);
        memcpy(&z, s.ptr + s.len - 8, 8);
    } else if (s.len >= 4) {
        memcpy(&a, s.ptr, 4);
        memcpy(&z, s.ptr + s.len - 4, 4);
    } else if (s.len)
        a = (uint64_t)(unsigned char)s.ptr[0] << 16 | (uint64_t)(unsigned char)s.ptr[s.len / 2] << 8 | (unsigned char)s.ptr[s.len - 1];
    a = (a ^ (z * 0x9E3779B97F4A7C15u) ^ s.len) * 0xD6E8FEB86659FD93u;
    return (size_t)(a >> 32);
}

static jk_word *slot_of(const jk_words *words, jk_span s)
{
    size_t k = hash(s) & (words->n_slot - 1);
    while (words->slot[k].bits && (words->slot[k].len != s.len || memcmp(words->slot[k].ptr, s.ptr, s.len) != 0))
        k = (k + 1) & (words->n_slot - 1);
    return &words->slot[k];
}

/* Room for n words in all, in a table half full at most. */
static bool widen(jk_words *words, size_t n, jk_err *err)
{
    jk_words more = { .n_slot = 256, .n = words->n };
    while (more.n_slot / 2 < n)
        more.n_slot *= 2;
    if (more.n_slot <= words->n_slot)
        return true;
    more.slot = calloc(more.n_slot, sizeof *more.slot);
    if (!more.slot)
        return jk_fail(err, JK_ENOMEM, "no memory for the words of a language");
    for (size_t k = 0; k < words->n_slot; k++)
        if (words->slot[k].bits)
            *slot_of(&more, (jk_span){ words->slot[k].ptr, words->slot[k].len }) = words->slot[k];
    free(words->slot);
    *words = more;
    return true;
}

bool jk_words_add(jk_words *words, jk_span word, uint64_t bits, jk_err *err)
{
    if (words->n * 2 >= words->n_slot && !widen(words, words->n + 1, err))
        return false;
    jk_word *w = slot_of(words, word);
    if (!w->bits) {
        *w = (jk_word){ word.ptr, (uint32_t)word.len, 0 };
        words->n++;
    }
    w->bits |= bits;
    return true;
}

bool jk_words_add_list(jk_words *words, const char *list, uint64_t bits, jk_err *err)
{
    while (*list) {
        const char *space = strchr(list, ' ');
        size_t n = space ? (size_t)(space - list) : strlen(list);
        if (n && !jk_words_add(words, (jk_span){ list, n }, bits, err))
            return false;
        list += n + (space != NULL);
    }
    return true;
}

uint64_t jk_words_find(const jk_words *words, jk_span word)
{
    return words->n_slot ? slot_of(words, word)->bits : 0;
}

void jk_words_free(jk_words *words)
{
    free(words->slot);
    *words = (jk_words){ 0 };
}

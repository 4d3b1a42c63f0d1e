/* symbols.c - tokens or characters of a segment as small numbers: see ngram.h. */
#include "corpus/score/ngram.h"
#include "corpus/score/tokens.h"
#include "align/unicode.h"

#include <stdlib.h>

/* A slot: a token's hash or a character, and its number; 0: empty. */
typedef struct jk_symbol { uint32_t key, id; } symbol;

enum { FIRST_SIZE = 256 };

static uint64_t load(const char *p, size_t n)
{
    uint64_t x = 0;
    memcpy(&x, p, n);
    return x;
}

static uint32_t hash_text(jk_span s)
{
    uint64_t h = s.len, k;
    for (; s.len > 8; s = (jk_span){ s.ptr + 8, s.len - 8 }) {
        h = (h ^ load(s.ptr, 8)) * 0x9E3779B97F4A7C15u;
        h ^= h >> 29;
    }
    if (s.len == 8)
        k = load(s.ptr, 8);
    else if (s.len >= 4)
        k = load(s.ptr, 4) | load(s.ptr + s.len - 4, 4) << 32;
    else
        k = s.len ? (uint64_t)(unsigned char)s.ptr[0] | (uint64_t)(unsigned char)s.ptr[s.len / 2] << 8 | (uint64_t)(unsigned char)s.ptr[s.len - 1] << 16 : 0;
    h = (h ^ k) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(h >> 32);
}

static size_t place_of(uint32_t key, size_t mask) { return (key * 0x9E3779B1u >> 12) & mask; }

/* Empties the table of that many slots. */
static bool clear(jk_symbols *s, size_t n_slot, jk_err *err)
{
    if (!jk_scratch_room(&s->slot, &s->cap_slot, n_slot, sizeof *s->slot, err))
        return false;
    memset(s->slot, 0, n_slot * sizeof *s->slot);
    s->mask = n_slot - 1;
    return true;
}

/* Room for one more symbol: a table half full doubles. */
static bool grow(jk_symbols *s, jk_err *err)
{
    symbol *old = s->slot;
    size_t n_old = s->mask + 1;
    s->slot = NULL;
    s->cap_slot = 0;
    bool ok = clear(s, n_old * 2, err);
    for (size_t k = 0; ok && k < n_old; k++)
        if (old[k].id) {
            size_t at = place_of(old[k].key, s->mask);
            while (s->slot[at].id)
                at = (at + 1) & s->mask;
            s->slot[at] = old[k];
        }
    free(old);
    return ok;
}

bool jk_symbols_start(jk_symbols *s, size_t len, jk_err *err)
{
    s->n = 0;
    s->n_id = 0;
    memset(s->ascii, 0, sizeof s->ascii);
    return clear(s, FIRST_SIZE, err) && jk_scratch_room(&s->id, &s->cap_id, len, sizeof *s->id, err)
        && jk_scratch_room(&s->text, &s->cap_text, len, sizeof *s->text, err);
}

static uint32_t token_id(jk_symbols *s, jk_span token)
{
    uint32_t key = hash_text(token);
    size_t at = place_of(key, s->mask);
    for (; s->slot[at].id; at = (at + 1) & s->mask)
        if (s->slot[at].key == key && jk_span_equal(s->text[s->slot[at].id - 1], token))
            return s->slot[at].id;
    s->text[s->n] = token;
    s->slot[at] = (symbol){ key, ++s->n };
    return s->n;
}

bool jk_symbols_tokens(jk_symbols *s, const jk_span *token, size_t n, jk_ids *out, jk_err *err)
{
    uint32_t *id = s->id + s->n_id;
    for (size_t k = 0; k < n; k++) {
        if (s->n >= s->mask / 2 && !grow(s, err))
            return false;
        id[k] = token_id(s, token[k]);
    }
    *out = (jk_ids){ id, n };
    s->n_id += n;
    return true;
}

static uint32_t char_id(jk_symbols *s, uint32_t c)
{
    size_t at = place_of(c, s->mask);
    for (; s->slot[at].id; at = (at + 1) & s->mask)
        if (s->slot[at].key == c)
            return s->slot[at].id;
    s->slot[at] = (symbol){ c, ++s->n };
    return s->n;
}

bool jk_symbols_chars(jk_symbols *s, jk_span line, bool whitespace, jk_ids *out, jk_err *err)
{
    uint32_t *id = s->id + s->n_id;
    size_t n = 0;
    for (const char *p = line.ptr, *end = p + line.len; p < end; ) {
        uint32_t c = (unsigned char)*p < 0x80 ? (unsigned char)*p++ : jk_next_char(&p, end);
        if (!whitespace && jk_is_white(c))
            continue;
        if (c < 0x80)
            id[n++] = s->ascii[c] ? s->ascii[c] : (s->ascii[c] = ++s->n);
        else if (s->n >= s->mask / 2 && !grow(s, err))
            return false;
        else
            id[n++] = char_id(s, c);
    }
    *out = (jk_ids){ id, n };
    s->n_id += n;
    return true;
}

void jk_symbols_free(jk_symbols *s)
{
    free(s->slot);
    free(s->id);
    free(s->text);
}

/* intern.c - each spelling once, each type once: hash tables in an arena, see intern.h.
 *
 * Made for long documents, where every table is larger than the cache: a slot holds the hash, a surface its
 * first bytes, counts stand by themselves. Tables double; tokens get room for the whole text at once.
 */
#include "align/intern.h"
#include "align/morph/morph.h"

static uint32_t hash_text(jk_span s, uint32_t h)
{
    size_t k = 0;
    for (; k + 4 <= s.len; k += 4) {
        uint32_t w;
        memcpy(&w, s.ptr + k, 4);
        h = (h ^ w) * 0x9E3779B1u;
        h ^= h >> 15;
    }
    for (; k < s.len; k++)
        h = (h ^ (unsigned char)s.ptr[k]) * 0x01000193u;
    h = (h ^ h >> 16) * 0x85EBCA6Bu;
    return h ^ h >> 13;
}

void *jk_room(tokenizer *t, void *old, uint32_t n, uint32_t *cap, size_t size)
{
    if (n < *cap)
        return old;
    if (n > UINT32_MAX / 4)
        return jk_fail(t->err, JK_ELIMIT, "a document of more than %u tokens", n), NULL;
    uint32_t more = *cap ? *cap * 2 : 256;
    void *at = jk_arena_grow(t->arena, old, *cap, more, size, t->err);
    if (at)
        *cap = more;
    return at;
}

/* ------------------------------------------------------------------- types */

static bool grow_types(tokenizer *t)
{
    jk_side *side = t->side;
    uint32_t was = t->cap_type;
    side->type = jk_room(t, side->type, side->n_type, &t->cap_type, sizeof *side->type);
    if (!side->type)
        return false;
    if (t->cap_type == was)
        return true;
    t->seen = jk_arena_grow(t->arena, t->seen, was, t->cap_type, 1, t->err);
    t->count = t->seen ? jk_arena_grow(t->arena, t->count, was, t->cap_type, sizeof *t->count, t->err) : NULL;
    t->type_slot = t->count ? JK_NEW(t->arena, uint32_t, (size_t)t->cap_type * 2, t->err) : NULL;
    if (!t->type_slot)
        return false;
    t->type_mask = t->cap_type * 2 - 1;
    for (uint32_t k = 0; k < side->n_type; k++) {
        uint32_t b = hash_text(side->type[k].fold, side->type[k].type_class) & t->type_mask;
        while (t->type_slot[b])
            b = (b + 1) & t->type_mask;
        t->type_slot[b] = k + 1;
    }
    return true;
}

uint32_t jk_intern_type(tokenizer *t, jk_type_class class, jk_script script, jk_span text, jk_span fold)
{
    if (!grow_types(t))
        return NO_TYPE;
    jk_side *side = t->side;
    uint32_t b = hash_text(fold, class) & t->type_mask;
    for (; t->type_slot[b]; b = (b + 1) & t->type_mask) {
        const jk_type *type = &side->type[t->type_slot[b] - 1];
        if (type->type_class == class && jk_span_equal(type->fold, fold))
            return t->type_slot[b] - 1;
    }
    char out[JK_MAX_STEM];
    jk_span stem = class == JK_TYPE_WORD || class == JK_TYPE_LATIN ? jk_stem(t->lang, fold, out) : fold;
    if (stem.ptr == out)
        stem = stem.len == fold.len && memcmp(out, fold.ptr, fold.len) == 0 ? fold : jk_arena_copy(t->arena, stem, t->err);
    if (t->err->code)
        return NO_TYPE;
    side->type[side->n_type] = (jk_type){
        .text = text, .fold = fold, .stem = stem, .type_class = (uint8_t)class, .script = (uint8_t)script,
        .stop = (class == JK_TYPE_WORD || class == JK_TYPE_PART) && jk_is_stop(t->lang, fold),
    };
    t->type_slot[b] = side->n_type + 1;
    return side->n_type++;
}

/* Room for another token: as many as the text so far had, for the whole text, and a little more. */
static bool grow_tokens(tokenizer *t, const char *at)
{
    double done = (double)(at - t->doc->text.ptr) + 1, all = (double)t->doc->text.len;
    double want = t->n_token < 200 ? 256 : t->n_token * (all / done) * 1.06 + 256;
    if (want < t->n_token * 1.1 + 256)
        want = t->n_token * 1.1 + 256;
    if (want > UINT32_MAX)
        return jk_fail(t->err, JK_ELIMIT, "a document of more than %u tokens", t->n_token);
    t->side->token = jk_arena_grow(t->arena, t->side->token, t->cap_token, (size_t)want, sizeof *t->side->token, t->err);
    t->cap_token = (uint32_t)want;
    return t->side->token != NULL;
}

bool jk_put_token(tokenizer *t, uint32_t type, const char *start, size_t len)
{
    if (type == NO_TYPE || (t->n_token == t->cap_token && !grow_tokens(t, start)))
        return false;
    t->side->token[t->n_token++] = (jk_token){ type, (uint32_t)(start - t->doc->text.ptr), (uint32_t)len };
    t->count[type]++;
    return true;
}

/* ---------------------------------------------------------------- surfaces */

static bool is_surface(const surface *s, const char short_text[SHORT], jk_span text, sort of)
{
    return s->len == text.len && s->sort == of && memcmp(s->text, short_text, SHORT) == 0
        && (text.len <= SHORT || memcmp(s->at, text.ptr, text.len) == 0);
}

static bool grow_surfaces(tokenizer *t)
{
    uint32_t was = t->cap_surf;
    t->surf = jk_room(t, t->surf, t->n_surf, &t->cap_surf, sizeof *t->surf);
    if (!t->surf)
        return false;
    surface_slot *slot = JK_NEW(t->arena, surface_slot, (size_t)t->cap_surf * 2, t->err);
    if (!slot)
        return false;
    t->mask = t->cap_surf * 2 - 1;
    for (uint32_t k = 0; k < was * 2; k++)
        if (t->slot[k].number) {
            uint32_t b = t->slot[k].hash & t->mask;
            while (slot[b].number)
                b = (b + 1) & t->mask;
            slot[b] = t->slot[k];
        }
    t->slot = slot;
    return true;
}

surface *jk_intern_surface(tokenizer *t, jk_span text, sort of, bool *fresh)
{
    char short_text[SHORT] = { 0 };
    memcpy(short_text, text.ptr, text.len < SHORT ? text.len : SHORT);
    if (t->n_surf == t->cap_surf && !grow_surfaces(t))
        return NULL;
    uint32_t hash = hash_text(text, of), b = hash & t->mask;
    for (; t->slot[b].number; b = (b + 1) & t->mask)
        if (t->slot[b].hash == hash) {
            surface *s = &t->surf[t->slot[b].number - 1];
            if (is_surface(s, short_text, text, of))
                return *fresh = false, s;
        }
    t->slot[b] = (surface_slot){ hash, ++t->n_surf };
    surface *s = &t->surf[t->n_surf - 1];
    *s = (surface){ .at = text.ptr, .len = (uint32_t)text.len, .type = NO_TYPE, .sort = (uint8_t)of };
    memcpy(s->text, short_text, SHORT);
    return *fresh = true, s;
}

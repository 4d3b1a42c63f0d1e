/* intern.c - each spelling once, each type once: hash tables in an arena, see intern.h.
 *
 * Made for long documents and many, where every table is larger than the cache: a slot holds the hash, a surface its
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

void jk_vocabulary_open(jk_vocabulary *words, const jk_knowledge *know, jk_arena *arena, const char *lang)
{
    *words = (jk_vocabulary){ .arena = arena, .lang = jk_language_of(lang), .own = (jk_script)jk_language_script(lang) };
    for (unsigned k = 0; k < know->n_lexicon; k++)
        if (strcmp(know->lexicon[k]->src, lang) == 0)
            words->lexicon[words->n_lexicon++] = know->lexicon[k];
}

/* old with room for one more of *cap; doubled. NULL: no memory. */
static void *room(jk_arena *arena, void *old, uint32_t n, uint32_t *cap, size_t size, jk_err *err)
{
    if (n < *cap)
        return old;
    if (n > UINT32_MAX / 4)
        return jk_fail(err, JK_ELIMIT, "a document of more than %u words", n), NULL;
    uint32_t more = *cap ? *cap * 2 : 256;
    void *at = jk_arena_grow(arena, old, *cap, more, size, err);
    if (at)
        *cap = more;
    return at;
}

/* Room in a table for one more: a quarter of the slots at least stay free. */
static bool widen(jk_arena *arena, table *t, jk_err *err)
{
    if (t->slot && t->n < t->size / 4 * 3)
        return true;
    if (t->size > UINT32_MAX / 4)
        return jk_fail(err, JK_ELIMIT, "a document of more than %u words", t->n);
    uint32_t size = t->slot ? t->size * 2 : t->size ? t->size : 512, mask = size - 1;
    slot *all = JK_NEW(arena, slot, size, err);
    if (!all)
        return false;
    for (uint32_t k = 0; t->slot && k < t->size; k++)
        if (t->slot[k].at) {
            uint32_t b = t->slot[k].hash & mask;
            while (all[b].at)
                b = (b + 1) & mask;
            all[b] = t->slot[k];
        }
    *t = (table){ all, t->n, size };
    return true;
}

/* ------------------------------------------------------------------- types */

static known *new_type(jk_vocabulary *v, jk_type_class class, jk_script script, jk_span fold, bool borrowed, jk_err *err)
{
    char out[JK_MAX_STEM];
    if (borrowed)
        fold = jk_arena_copy(v->arena, fold, err);
    if (err->code)
        return NULL;
    jk_span stem = class == JK_TYPE_WORD || class == JK_TYPE_LATIN ? jk_stem(v->lang, fold, out) : fold;
    if (stem.ptr == out)
        stem = stem.len <= fold.len && memcmp(out, fold.ptr, stem.len) == 0 ? (jk_span){ fold.ptr, stem.len } : jk_arena_copy(v->arena, stem, err);
    known *type = JK_NEW(v->arena, known, 1, err);
    if (err->code)
        return NULL;
    type->type = (jk_type){
        .fold = fold, .stem = stem, .type_class = (uint8_t)class, .script = (uint8_t)script, .facts = &type->facts,
        .stop = (class == JK_TYPE_WORD || class == JK_TYPE_PART) && jk_is_stop(v->lang, fold),
    };
    return type;
}

known *jk_intern_type(tokenizer *t, jk_type_class class, jk_script script, jk_span fold, bool borrowed)
{
    jk_vocabulary *v = t->words;
    if (!widen(v->arena, &v->types, t->err))
        return NULL;
    uint32_t hash = hash_text(fold, (uint32_t)class | (uint32_t)script << 4), mask = v->types.size - 1, b = hash & mask;
    for (known *type; (type = v->types.slot[b].at); b = (b + 1) & mask)
        if (v->types.slot[b].hash == hash && type->type.type_class == class && type->type.script == script && jk_span_equal(type->type.fold, fold))
            return type;
    known *type = new_type(v, class, script, fold, borrowed, t->err);
    if (!type)
        return NULL;
    v->types.slot[b] = (slot){ hash, type };
    v->types.n++;
    return type;
}

static bool grow_numbers(tokenizer *t)
{
    uint32_t was = t->cap_type;
    t->side->type = room(t->arena, t->side->type, t->side->n_type, &t->cap_type, sizeof *t->side->type, t->err);
    if (!t->side->type || t->cap_type == was)
        return t->side->type != NULL;
    t->seen = jk_arena_grow(t->arena, t->seen, was, t->cap_type, 1, t->err);
    t->count = t->seen ? jk_arena_grow(t->arena, t->count, was, t->cap_type, sizeof *t->count, t->err) : NULL;
    return t->count != NULL;
}

uint32_t jk_number_type(tokenizer *t, known *type, jk_span text)
{
    if (type->doc == t->words->doc)
        return type->number;
    if (t->side->n_type == t->cap_type && !grow_numbers(t))
        return NO_TYPE;
    type->doc = t->words->doc;
    type->number = t->side->n_type++;
    jk_type *here = &t->side->type[type->number];
    *here = type->type;
    here->text = text;
    return type->number;
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

static bool is_surface(const surface *s, const char short_text[SHORT], jk_span text, sort of, jk_script script)
{
    return s->len == text.len && s->sort == of && s->script == script && memcmp(s->text, short_text, SHORT) == 0
        && (text.len <= SHORT || memcmp(s->at, text.ptr, text.len) == 0);
}

surface *jk_intern_surface(tokenizer *t, jk_span text, sort of, jk_script script, bool *fresh)
{
    jk_vocabulary *v = t->words;
    char short_text[SHORT] = { 0 };
    memcpy(short_text, text.ptr, text.len < SHORT ? text.len : SHORT);
    if (!widen(v->arena, &v->surfaces, t->err))
        return NULL;
    uint32_t hash = hash_text(text, (uint32_t)of | (uint32_t)script << 4), mask = v->surfaces.size - 1, b = hash & mask;
    for (surface *s; (s = v->surfaces.slot[b].at); b = (b + 1) & mask)
        if (v->surfaces.slot[b].hash == hash && is_surface(s, short_text, text, of, script))
            return *fresh = false, s;
    surface *s = JK_NEW(v->arena, surface, 1, t->err);
    if (!s)
        return NULL;
    *s = (surface){ .at = s->text, .len = (uint32_t)text.len, .number = NO_TYPE, .sort = (uint8_t)of, .script = (uint8_t)script };
    memcpy(s->text, short_text, SHORT);
    if (text.len > SHORT)
        s->at = jk_arena_copy(v->arena, text, t->err).ptr;
    if (t->err->code)
        return NULL;
    v->surfaces.slot[b] = (slot){ hash, s };
    v->surfaces.n++;
    return *fresh = true, s;
}

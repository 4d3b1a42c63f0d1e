/* intern.c - each spelling once, each type once: hash tables in an arena, see intern.h.
 *
 * Made for long documents and many, where every table is larger than the cache: a slot holds the hash, a surface its
 * text, counts stand by themselves. Tables double; tokens get room for the whole text at once.
 */
#include "align/intern.h"
#include "align/morph/morph.h"

static uint64_t eight(const char *p)
{
    uint64_t w;
    memcpy(&w, p, sizeof w);
    return w;
}

static uint32_t four(const char *p)
{
    uint32_t w;
    memcpy(&w, p, sizeof w);
    return w;
}

/* Eight bytes at a time; of the last sixteen or fewer the first and the last eight (or four), which may be the same. */
static uint32_t hash_text(jk_span s, uint32_t seed)
{
    const char *p = s.ptr, *end = p + s.len;
    uint64_t h = (uint64_t)s.len << 32 | seed, a = 0, z = 0;
    for (; end - p > 16; p += 8) {
        h = (h ^ eight(p)) * 0x9E3779B97F4A7C15u;
        h ^= h >> 32;
    }
    if (end - p >= 8) {
        a = eight(p);
        z = eight(end - 8);
    } else if (end - p >= 4) {
        a = four(p);
        z = four(end - 4);
    } else if (end > p)
        a = (uint64_t)(unsigned char)p[0] << 16 | (uint64_t)(unsigned char)p[(end - p) / 2] << 8 | (unsigned char)end[-1];
    h = (h ^ a) * 0x9E3779B97F4A7C15u;
    h = (h ^ h >> 32 ^ z) * 0xD6E8FEB86659FD93u;
    return (uint32_t)(h >> 32);
}

/* Are n bytes the same? A call of memcmp costs more than most words do. */
static bool same(const char *a, const char *b, size_t n)
{
    if (n > 16)
        return memcmp(a, b, n) == 0;
    if (n >= 8)
        return eight(a) == eight(b) && eight(a + n - 8) == eight(b + n - 8);
    if (n >= 4)
        return four(a) == four(b) && four(a + n - 4) == four(b + n - 4);
    return n == 0 || (a[0] == b[0] && a[n / 2] == b[n / 2] && a[n - 1] == b[n - 1]);
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
        if (v->types.slot[b].hash == hash && type->type.type_class == class && type->type.script == script
            && type->type.fold.len == fold.len && same(type->type.fold.ptr, fold.ptr, fold.len))
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

static bool is_surface(const surface *s, jk_span text, sort of, jk_script script)
{
    return s->len == text.len && s->sort == of && s->script == script && same(s->at, text.ptr, text.len);
}

surface *jk_intern_surface(tokenizer *t, jk_span text, sort of, jk_script script, bool *fresh)
{
    jk_vocabulary *v = t->words;
    if (!widen(v->arena, &v->surfaces, t->err))
        return NULL;
    uint32_t hash = hash_text(text, (uint32_t)of | (uint32_t)script << 4), mask = v->surfaces.size - 1, b = hash & mask;
    for (surface *s; (s = v->surfaces.slot[b].at); b = (b + 1) & mask)
        if (v->surfaces.slot[b].hash == hash && is_surface(s, text, of, script))
            return *fresh = false, s;
    surface *s = JK_NEW(v->arena, surface, 1, t->err);
    if (!s)
        return NULL;
    *s = (surface){ .at = s->text, .len = (uint32_t)text.len, .number = NO_TYPE, .sort = (uint8_t)of, .script = (uint8_t)script };
    if (text.len > SHORT)
        s->at = jk_arena_copy(v->arena, text, t->err).ptr;
    else
        memcpy(s->text, text.ptr, text.len);
    if (t->err->code)
        return NULL;
    v->surfaces.slot[b] = (slot){ hash, s };
    v->surfaces.n++;
    return *fresh = true, s;
}

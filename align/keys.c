/* keys.c - which types of a document are one word to learn, and what they learn: see learn.h. */
#include "align/learn.h"
#include "align/morph/morph.h"
#include "align/unicode.h"

#include <assert.h>

/* Beads of this posterior teach: with .5 a text whose lengths mislead learns from its mistakes. Keys that stand in more than one of
   20 sentences (and in 20 more) have nothing to say that is worth the time, and MOST_BEADS are plenty. */
static const float TRUSTED = .8f;
enum { SYLLABLE = 3, OFTEN = 20, MOST_BEADS = 20000 };

/* Of 예수께서 예수: the shortest start behind which stands a particle or an ending; failing that two syllables, which is
   about what verbs keep. */
static jk_span bare(jk_span run)
{
    for (size_t n = SYLLABLE; n < run.len; n += SYLLABLE)
        if (jk_ko_is_ending((jk_span){ run.ptr + n, run.len - n }))
            return (jk_span){ run.ptr, n };
    return (jk_span){ run.ptr, run.len < (size_t)2 * SYLLABLE ? run.len : (size_t)2 * SYLLABLE };
}

static jk_span key_of(const jk_type *type)
{
    if (type->stop || type->type_class == JK_TYPE_NUMBER || type->type_class == JK_TYPE_MARK)
        return (jk_span){ 0 };
    if (type->type_class == JK_TYPE_RUN)
        return type->script == JK_SCRIPT_HANGUL ? bare(type->fold) : type->fold;
    if (type->type_class != JK_TYPE_PART)
        return type->stem;
    const char *bar = memchr(type->fold.ptr, '|', type->fold.len);
    return (jk_span){ type->fold.ptr, bar ? (size_t)(bar - type->fold.ptr) : type->fold.len };
}

static uint32_t hash(jk_span s)
{
    uint32_t h = 0x811C9DC5u;
    for (size_t k = 0; k < s.len; k++)
        h = (h ^ (unsigned char)s.ptr[k]) * 16777619u;
    return h ^ h >> 15;
}

bool jk_keys_of(jk_arena *arena, const jk_side *side, jk_keys *keys, jk_err *err)
{
    uint32_t mask = 63;
    while (mask < 2 * side->n_type)
        mask = mask << 1 | 1;
    uint32_t *slot = JK_NEW(arena, uint32_t, (size_t)mask + 1, err);
    bool *parted = JK_NEW(arena, bool, side->n_type, err);
    *keys = (jk_keys){ .of_type = JK_NEW(arena, uint32_t, side->n_type, err), .key = JK_NEW(arena, jk_span, side->n_type, err) };
    if (err->code)
        return false;
    for (uint32_t k = 0; k + 1 < side->n_token; k++) {  /* a run's parts stand behind it */
        const jk_token *run = &side->token[k], *part = run + 1;
        if (side->type[run->type].type_class == JK_TYPE_RUN && part->start < run->start + run->len && part->start >= run->start)
            parted[run->type] = true;
    }
    for (uint32_t t = 0; t < side->n_type; t++) {
        jk_span key = { 0 };
        if (!parted[t])
            key = key_of(&side->type[t]);
        keys->of_type[t] = JK_NO_KEY;
        if (!key.len)
            continue;
        uint32_t h = hash(key) & mask;
        while (slot[h] && !jk_span_equal(keys->key[slot[h] - 1], key))
            h = (h + 1) & mask;
        if (!slot[h]) {
            keys->key[keys->n++] = key;
            slot[h] = keys->n;
        }
        keys->of_type[t] = slot[h] - 1;
    }
    return true;
}

/* ----------------------------------------------------------- one document */

bool jk_teaches(const jk_maybe *bead)
{
    return jk_shapes[bead->shape].m && jk_shapes[bead->shape].n && bead->posterior >= TRUSTED;
}

/* In how many sentences each key stands. */
static uint32_t *count_keys(jk_arena *arena, const jk_side *side, const jk_keys *keys, uint32_t n_sent, jk_err *err)
{
    uint32_t *df = JK_NEW(arena, uint32_t, keys->n, err), *last = JK_NEW(arena, uint32_t, keys->n, err);
    for (uint32_t s = 0; df && last && s < n_sent; s++)
        for (uint32_t k = side->first[s]; k < side->first[s + 1]; k++) {
            uint32_t key = keys->of_type[side->token[k].type];
            if (key != JK_NO_KEY && last[key] != s + 1) {
                last[key] = s + 1;
                df[key]++;
            }
        }
    return last ? df : NULL;
}

/* Types by key: type[first[key]] .. */
static bool types_by_key(jk_arena *arena, const jk_side *side, const jk_keys *keys, uint32_t **first, uint32_t **type, jk_err *err)
{
    *first = JK_NEW(arena, uint32_t, (size_t)keys->n + 2, err);
    *type = JK_NEW(arena, uint32_t, side->n_type, err);
    if (err->code)
        return false;
    for (uint32_t t = 0; t < side->n_type; t++)
        if (keys->of_type[t] != JK_NO_KEY)
            (*first)[keys->of_type[t] + 2]++;
    for (uint32_t k = 0; k < keys->n; k++)
        (*first)[k + 2] += (*first)[k + 1];
    for (uint32_t t = 0; t < side->n_type; t++)
        if (keys->of_type[t] != JK_NO_KEY)
            (*type)[(*first)[keys->of_type[t] + 1]++] = t;
    return true;
}

/* Both sides of a document pair, by key. */
typedef struct {
    const jk_side *side;
    jk_keys keys;
    uint32_t *df;                   /* [keys.n] sentences that hold it */
    uint32_t most;                  /* a key in more of them is left out */
    uint32_t *first, *type;
} learner;

static bool learner_new(jk_arena *arena, const jk_side *side, uint32_t n_sent, learner *l, jk_err *err)
{
    *l = (learner){ .side = side, .most = OFTEN + n_sent / OFTEN };
    return jk_keys_of(arena, side, &l->keys, err) && (l->df = count_keys(arena, side, &l->keys, n_sent, err))
        && types_by_key(arena, side, &l->keys, &l->first, &l->type, err);
}

/* The keys of sentences from..to-1 that can teach. */
static size_t bag_of(const learner *l, uint32_t from, uint32_t to, uint32_t out[JK_MAX_BAG])
{
    size_t n = 0;
    for (uint32_t k = l->side->first[from]; k < l->side->first[to] && n < JK_MAX_BAG; k++) {
        uint32_t key = l->keys.of_type[l->side->token[k].type];
        if (key != JK_NO_KEY && l->df[key] >= 2 && l->df[key] <= l->most)
            out[n++] = key;
    }
    return n;
}

/* The trusted beads, at most MOST_BEADS of them, evenly spread. */
static bool lessons_of(const learner *a, const learner *b, const jk_maybe *maybe, size_t n_maybe, jk_lessons *out, jk_err *err)
{
    uint32_t left[JK_MAX_BAG], right[JK_MAX_BAG];
    uint64_t n = 0, seen = 0;
    for (size_t k = 0; k < n_maybe; k++)
        n += jk_teaches(&maybe[k]);
    for (size_t k = 0; k < n_maybe; k++) {
        jk_shape shape = jk_shapes[maybe[k].shape];
        if (!jk_teaches(&maybe[k]))
            continue;
        seen++;
        if (n > MOST_BEADS && (seen - 1) * MOST_BEADS / n == seen * MOST_BEADS / n)
            continue;
        size_t n_left = bag_of(a, maybe[k].i - shape.m, maybe[k].i, left), n_right = bag_of(b, maybe[k].j - shape.n, maybe[k].j, right);
        if (!jk_lessons_add(out, left, n_left, right, n_right, maybe[k].posterior, err))
            return false;
    }
    return true;
}

static bool learn(jk_arena *scratch, jk_arena *arena, const jk_side *src, const jk_side *tgt, const jk_maybe *maybe, size_t n_maybe,
                  jk_links *links, jk_err *err)
{
    learner a = { 0 }, b = { 0 };
    jk_lessons lessons = { .arena = scratch };
    jk_learned *found;
    uint32_t I = 0, J = 0;
    size_t n;
    for (size_t k = 0; k < n_maybe; k++) {
        I = maybe[k].i > I ? maybe[k].i : I;
        J = maybe[k].j > J ? maybe[k].j : J;
    }
    if (!learner_new(scratch, src, I, &a, err) || !learner_new(scratch, tgt, J, &b, err) || !lessons_of(&a, &b, maybe, n_maybe, &lessons, err)
        || !jk_lessons_train(&lessons, a.keys.n, b.keys.n, scratch, &found, &n, err))
        return false;
    assert(a.first && b.first);
    for (size_t k = 0; k < n; k++) {
        uint8_t channel = jk_learned_sure((double)found[k].forth, (double)found[k].back) ? JK_CH_LEARNED : JK_CH_GUESSED;
        for (uint32_t x = a.first[found[k].a]; x < a.first[found[k].a + 1]; x++)
            for (uint32_t y = b.first[found[k].b]; y < b.first[found[k].b + 1]; y++)
                if (!jk_links_add(arena, links, (jk_type_link){ a.type[x], b.type[y], channel, JK_OWN }, err))
                    return false;
    }
    return true;
}

bool jk_learn(jk_arena *arena, const jk_side *src, const jk_side *tgt, const jk_maybe *maybe, size_t n_maybe, jk_links *links, jk_err *err)
{
    jk_arena *scratch = jk_arena_open(0);
    bool ok = scratch ? learn(scratch, arena, src, tgt, maybe, n_maybe, links, err) : jk_fail(err, JK_ENOMEM, "no memory to learn words");
    jk_arena_close(scratch);
    return ok;
}

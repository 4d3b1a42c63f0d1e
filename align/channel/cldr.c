/* cldr.c - names that CLDR has in both languages: 영국 = United Kingdom, Lundi = Monday.
 *
 *     names -> pairs of words (name-words.c) -> for each word its partners -> links of types
 *
 * A text inflects names: a type meets a name that it starts with, if the rest may be an
 * ending. Korean particles are told by a table, since names of two syllables are many.
 */
#include "align/channel/wordset.h"

#include <stdlib.h>

/* ------------------------------------------------------------- the open table */

typedef struct { uint32_t a, b; } tie;

static int tie_order(const void *x, const void *y)
{
    const tie *p = x, *q = y;
    return p->a != q->a ? (p->a < q->a ? -1 : 1) : p->b != q->b ? (p->b < q->b ? -1 : 1) : 0;
}

static uint32_t sort_ties(tie *ties, uint32_t n)
{
    uint32_t kept = 0;
    if (n)
        qsort(ties, n, sizeof *ties, tie_order);
    for (uint32_t k = 0; k < n; k++)
        if (!kept || tie_order(&ties[kept - 1], &ties[k]) != 0)
            ties[kept++] = ties[k];
    return kept;
}

struct jk_names {
    jk_arena *arena;                            /* NULL: the table is compiled in */
    const jk_name_table *table;
    bool mirrored;                              /* its first side is the target's */
};

/* What a word is looked up as: itself, and in scripts whose endings replace the last letter
   (Россия, России) itself without it; of Han its first two characters. Returns how many. */
static int forms_of(jk_span text, jk_span out[2])
{
    const char *at = text.ptr, *last = text.ptr + text.len;
    jk_script script = jk_script_of(jk_next_char(&at, last));
    out[0] = text;
    if (script == JK_SCRIPT_HAN && jk_count_chars(text) > 2) {  /* tokens of Han are pairs of neighbours */
        (void)jk_next_char(&at, last);
        out[0].len = (size_t)(at - text.ptr);
        return 1;
    }
    if ((script != JK_SCRIPT_CYRILLIC && script != JK_SCRIPT_GREEK) || jk_count_chars(text) < 6)
        return 1;
    (void)jk_prev_char(&last, text.ptr);
    out[1] = (jk_span){ text.ptr, (size_t)(last - text.ptr) };
    return 2;
}

static bool side_of(jk_arena *arena, const jk_wordset *set, jk_name_side *out, jk_err *err)
{
    size_t n_byte = 0, done = 0;
    for (uint32_t k = 0; k < set->n; k++)
        n_byte += set->word[k].fold.len;
    char *fold = JK_NEW(arena, char, n_byte, err);
    uint32_t *at = JK_NEW(arena, uint32_t, (size_t)set->n + 1, err);
    uint8_t *capital = JK_NEW(arena, uint8_t, set->n, err);
    if (err->code)
        return false;
    for (uint32_t k = 0; k < set->n; k++) {
        const jk_word *word = &set->word[k];
        memcpy(fold + done, word->fold.ptr, word->fold.len);
        capital[k] = word->capital;
        at[k + 1] = (uint32_t)(done += word->fold.len);
    }
    *out = (jk_name_side){ fold, at, capital, set->slot, set->n, set->mask };
    return true;
}

bool jk_name_table_make(jk_arena *arena, const jk_name_pair *pair, size_t n_pair, jk_name_table *out, jk_err *err)
{
    jk_wordset set[2] = { { 0 } };
    tie *ties = JK_NEW(arena, tie, n_pair * 4, err);
    uint32_t n = 0;
    if (!ties)
        return false;
    for (size_t k = 0; k < n_pair; k++) {
        jk_span a[2], b[2];
        int n_a = forms_of(pair[k].a, a), n_b = forms_of(pair[k].b, b);
        for (int i = 0; i < n_a * n_b; i++) {
            int64_t x = jk_wordset_put(arena, &set[0], a[i / n_b], err), y = jk_wordset_put(arena, &set[1], b[i % n_b], err);
            if (x < 0 || y < 0)
                return false;
            ties[n++] = (tie){ (uint32_t)x, (uint32_t)y };
        }
    }
    uint32_t n_tie = sort_ties(ties, n);
    uint32_t *first = JK_NEW(arena, uint32_t, (size_t)set[0].n + 1, err), *partner = JK_NEW(arena, uint32_t, n_tie, err);
    if (err->code || !side_of(arena, &set[0], &out->side[0], err) || !side_of(arena, &set[1], &out->side[1], err))
        return false;
    for (uint32_t k = 0; k < n_tie; k++) {
        first[ties[k].a + 1]++;
        partner[k] = ties[k].b;
    }
    for (uint32_t k = 0; k < set[0].n; k++)
        first[k + 1] += first[k];
    out->first = first;
    out->partner = partner;
    return true;
}

static bool load(jk_names *names, const char *src, const char *tgt, jk_err *err)
{
    names->mirrored = strcmp(src, "en") == 0 && strcmp(tgt, "ko") == 0;
    if (names->mirrored || (strcmp(src, "ko") == 0 && strcmp(tgt, "en") == 0)) {
        names->table = &jk_cldr_ko_en;
        return true;
    }
    jk_name_pair *pair;
    jk_name_table *table = NULL;
    size_t n;
    if ((names->arena = jk_arena_open(0)))
        table = JK_NEW(names->arena, jk_name_table, 1, err);
    names->table = table;
    return table && jk_cldr_names(names->arena, src, tgt, &pair, &n, err) && jk_name_words(names->arena, pair, n, &pair, &n, err)
        && jk_name_table_make(names->arena, pair, n, table, err);
}

jk_names *jk_names_open(const char *src, const char *tgt, jk_err *err)
{
    jk_names *names = calloc(1, sizeof *names);
    if (names && load(names, src, tgt, err))
        return names;
    jk_fail(err, JK_ENOMEM, "no more memory for the names of %s and %s", src, tgt);
    jk_names_close(names);
    return NULL;
}

void jk_names_close(jk_names *names)
{
    if (!names)
        return;
    jk_arena_close(names->arena);
    free(names);
}

/* ------------------------------------------------------ a name within a type */

enum { LONGEST_ENDING = 16 };                   /* bytes */

/* May rest, of so many more characters, stand behind a name of n characters of that script? */
static bool is_ending(jk_script script, size_t n, size_t more, jk_span rest)
{
    switch (script) {
    case JK_SCRIPT_HANGUL: return n >= 3 ? more <= 4 : jk_is_korean_ending(rest);
    case JK_SCRIPT_HAN: case JK_SCRIPT_KANA: return n >= 2 && more <= 2;
    case JK_SCRIPT_LATIN: return n >= 5 && more <= 2;
    default: return n >= 4 && more <= 3;
    }
}

/* The number of the word with that fold, whose hash that is; JK_NO_WORD: none. */
static int64_t find(const jk_name_side *set, uint32_t hash, jk_span fold)
{
    for (uint32_t at = hash & set->mask; set->slot[at]; at = (at + 1) & set->mask) {
        uint32_t k = set->slot[at] - 1;
        if (jk_span_equal((jk_span){ set->fold + set->at[k], set->at[k + 1] - set->at[k] }, fold))
            return k;
    }
    return JK_NO_WORD;
}

/* The word of the set that a part of a type is or starts with, the longest one. An
   alphabet's inflection also changes the last letter: России is Россия. Nearly every beginning is no name at all, so that is asked first. */
static int64_t name_at_start(const jk_name_side *set, jk_span part, bool capital)
{
    const char *at = part.ptr, *end = part.ptr + part.len;
    jk_script script = jk_script_of(jk_next_char(&at, end));
    size_t n_char = jk_count_chars(part), n = 0;
    uint32_t hash = JK_WORD_HASH;
    int64_t found = JK_NO_WORD;
    for (at = part.ptr; set->n && at < end;) {
        do
            hash = jk_word_hash_on(hash, *at++);
        while (at < end && ((unsigned char)*at & 0xC0) == 0x80);
        jk_span prefix = { part.ptr, (size_t)(at - part.ptr) }, rest = { at, (size_t)(end - at) };
        n++;
        if (rest.len > LONGEST_ENDING)
            continue;
        int64_t id = find(set, jk_word_hash_end(hash), prefix);
        if (id >= 0 && (!rest.len || is_ending(script, n, n_char - n, rest)) && (capital || (!set->capital[id] && (!rest.len || script != JK_SCRIPT_LATIN))))
            found = id;
    }
    return found;
}

/* The same, behind what a script writes in front of a name: وباكستان, בגרמניה. */
static int64_t name_in(const jk_name_side *set, jk_span part, bool capital)
{
    const char *at = part.ptr, *end = part.ptr + part.len;
    jk_script script = jk_script_of(jk_next_char(&at, end));
    int64_t id = name_at_start(set, part, capital);
    if (script != JK_SCRIPT_ARABIC && script != JK_SCRIPT_HEBREW)
        return id;
    const jk_sounds *sounds = jk_sounds_of(NULL, script);
    for (unsigned k = 0; id < 0 && sounds && k < sounds->max_before && jk_count_chars((jk_span){ at, (size_t)(end - at) }) >= 4; k++) {
        id = name_at_start(set, (jk_span){ at, (size_t)(end - at) }, capital);
        (void)jk_next_char(&at, end);
    }
    return id;
}

typedef struct { uint32_t word, type; } hit;

static int hit_order(const void *x, const void *y)
{
    const hit *p = x, *q = y;
    return p->word != q->word ? (p->word < q->word ? -1 : 1) : p->type != q->type ? (p->type < q->type ? -1 : 1) : 0;
}

typedef struct { uint32_t n, id[]; } name_list;

enum { MOST_NAMES = 16 };                       /* of one type: of Guinea-Bissau two */

/* The words of the set that a type is, with a capital or without; types of several parts may be several words.
   NULL: no memory. */
static const name_list *names_of(const jk_name_side *set, jk_arena *arena, const jk_type *type, bool capital, jk_err *err)
{
    static const name_list nothing = { 0 };
    const void *none, **kept = jk_fact_of(type, capital ? JK_FACT_NAME_CAPITAL : JK_FACT_NAME, &none);
    uint32_t found[MOST_NAMES], n = 0;
    const name_list *before = *kept;
    if (before)
        return before;
    const char *at = type->fold.ptr, *end = at + type->fold.len;
    for (jk_span part; n < MOST_NAMES && (part = jk_next_word(&at, end)).len;) {
        int64_t id = name_in(set, part, capital);
        if (id >= 0)
            found[n++] = (uint32_t)id;
    }
    if (!n)
        return *kept = &nothing;
    name_list *list = jk_arena_alloc(arena, 1, sizeof *list + n * sizeof *found, err);
    if (!list)
        return NULL;
    list->n = n;
    memcpy(list->id, found, n * sizeof *found);
    return *kept = list;
}

/* Which words of the set the types of a side are, sorted. */
static bool hits_of(const jk_name_side *set, jk_arena *arena, const jk_side *side, hit **out, uint32_t *n_out, jk_err *err)
{
    uint32_t n = 0, cap = 64;
    hit *hits = JK_NEW(arena, hit, cap, err);
    for (uint32_t t = 0; hits && t < side->n_type; t++) {
        const jk_type *type = &side->type[t];
        if (!jk_may_be_name(type))
            continue;
        const char *first = type->text.ptr;
        bool capital = type->capital || (type->text.len && jk_is_upper(jk_next_char(&first, type->text.ptr + type->text.len)));
        const name_list *list = names_of(set, side->keep ? side->keep : arena, type, capital, err);
        if (!list || (n + list->n > cap && !(hits = jk_arena_grow(arena, hits, n, (size_t)(cap *= 2), sizeof *hits, err))))
            return false;
        for (uint32_t k = 0; k < list->n; k++)
            hits[n++] = (hit){ list->id[k], t };
    }
    if (hits)
        qsort(hits, n, sizeof *hits, hit_order);
    *out = hits;
    *n_out = n;
    return hits != NULL;
}

static uint32_t first_hit(const hit *hits, uint32_t n, uint32_t wanted)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (hits[mid].word < wanted)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool jk_names_link(const jk_names *names, jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err)
{
    const jk_name_table *table = names->table;
    hit *a, *b;
    uint32_t n_a, n_b;
    size_t before = links->n;
    if (!table->side[0].n)
        return true;
    if (!hits_of(&table->side[0], arena, names->mirrored ? tgt : src, &a, &n_a, err)
        || !hits_of(&table->side[1], arena, names->mirrored ? src : tgt, &b, &n_b, err))
        return false;
    for (uint32_t i = 0; i < n_a; i++)
        for (uint32_t p = table->first[a[i].word]; p < table->first[a[i].word + 1]; p++)
            for (uint32_t j = first_hit(b, n_b, table->partner[p]); j < n_b && b[j].word == table->partner[p]; j++) {
                uint32_t s = names->mirrored ? b[j].type : a[i].type, t = names->mirrored ? a[i].type : b[j].type;
                if (!jk_links_add(arena, links, (jk_type_link){ s, t, JK_CH_CLDR, 0 }, err))
                    return false;
            }
    jk_links_unique(links, before);
    return true;
}

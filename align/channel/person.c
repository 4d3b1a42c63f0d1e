/* person.c - Korean names of persons: 배정우 = Bae Jung-woo, Jung-woo Bae.
 *
 * Persons spell themselves as they like (정: Jung, Jeong, Chung), more freely than the table
 * of sounds allows, and their tokens are too short for it. But a name is three tokens side
 * by side, a family's and two syllables (or one token of both); a run that reads as just
 * that is the name beyond doubt. Once a family name is known so, it is known alone as well:
 * 배씨는 = Bae.
 */
#include "align/channel/names.h"

#include <stdlib.h>

#define SYLLABLE ((size_t)3)                    /* bytes of a Hangul syllable */
enum { MAX_PART = 6, MAX_JOINED = 12, MAX_PLACES = 1024 /* of one family */, WEIGHT_TENTHS = 100 };

/* How persons write a sound, most usual first; '.' is nothing. */
static const char *const onsets[19] = {
    "g k", "kk k g", "n", "d t", "tt d t", "r l n", "m", "b p", "pp b", "s sh", "ss s", ".", "j ch z", "jj j", "ch", "k", "t", "p", "h",
};
static const char *const vowels[21] = {
    "a ah", "ae ai e", "ya", "yae", "eo u o uh", "e eh", "yeo you yu yo yuh", "ye e", "o oh", "wa", "wae",
    "oe oi we", "yo", "u oo ou woo wu", "wo weo", "we", "wi", "yu yoo you", "eu u", "ui ee eui i", "i ee yi",
};
static const char *const codas[28] = {
    ".", "k g c ck", "k g", NULL, "n", NULL, NULL, "t d", "l r", NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    "m", "p b", NULL, "t s", "t", "ng", "t", "t", "k", "t", "p", ".",
};

/* In order of their bytes. */
static const char families[] =
    "강고공곽구국권금기길김나남노도류마맹명모문민박반방배백변복봉부사서석선설성소손송신심안양어엄여연염오옥왕용우원위유육윤은이인임장전정제조주지진차채천최추탁태편표피하한함허현홍황";

/* Families that alone are other words more often: this, one, former, five ... */
static const char homographs[] = "이한전현여오구육국은어도만시";

/* What families write against the sound. */
static const struct { const char *family, *spelling; } habits[] = {
    { "이", "lee" }, { "이", "rhee" }, { "이", "ree" }, { "박", "park" }, { "최", "choi" }, { "최", "choe" }, { "유", "ryu" }, { "임", "lim" }, { "임", "rim" },
    { "노", "roh" }, { "노", "rho" }, { "백", "paik" }, { "양", "ryang" }, { "류", "yoo" }, { "나", "ra" }, { "정", "cheong" }, { "우", "woo" }, { "신", "shinn" },
};

/* The next of the options in list that s starts with, from *at on; its length, or -1: no more. */
static int next_option(const char *list, size_t *at, jk_span s)
{
    while (list && list[*at]) {
        const char *option = list + *at;
        size_t len = strcspn(option, " ");
        *at += len + (option[len] == ' ');
        if (*option == '.')
            return 0;
        if (len <= s.len && memcmp(option, s.ptr, len) == 0)
            return (int)len;
    }
    return -1;
}

static jk_span behind(jk_span s, size_t n) { return (jk_span){ s.ptr + n, s.len - n }; }

/* Can all of letters be this syllable? */
static bool spells(const char *syllable, jk_span letters)
{
    const char *at = syllable;
    uint32_t c = jk_next_char(&at, syllable + SYLLABLE);
    if (!jk_is_hangul(c) || letters.len > MAX_PART)
        return false;
    uint32_t k = c - 0xAC00;
    size_t on = 0;
    for (int o; (o = next_option(onsets[k / 588], &on, letters)) >= 0;) {
        jk_span rest = behind(letters, (size_t)o);
        size_t vo = 0;
        for (int v; (v = next_option(vowels[k / 28 % 21], &vo, rest)) >= 0;) {
            jk_span tail = behind(rest, (size_t)v);
            size_t co = 0;
            for (int d; (d = next_option(codas[k % 28], &co, tail)) >= 0;)
                if ((size_t)d == tail.len)
                    return true;
        }
    }
    return false;
}

static bool spells_family(const char *syllable, jk_span letters)
{
    for (size_t k = 0; k < sizeof habits / sizeof *habits; k++)
        if (memcmp(habits[k].family, syllable, SYLLABLE) == 0 && jk_span_equal(jk_span_of(habits[k].spelling), letters))
            return true;
    return spells(syllable, letters);
}

static bool spells_both(const char *syllables, jk_span letters)
{
    for (size_t k = 1; k < letters.len && letters.len <= MAX_JOINED; k++)
        if (spells(syllables, (jk_span){ letters.ptr, k }) && spells(syllables + SYLLABLE, behind(letters, k)))
            return true;
    return false;
}

/* ------------------------------------------------------------------ the two sides */

/* What may be a name: types of the Latin side, of which the first reads as family number k.
   second NO_TYPE: first holds both syllables. */
#define NO_TYPE UINT32_MAX
typedef struct { uint32_t k, family, first, second; } place;
enum { N_FAMILY = (sizeof families - 1) / SYLLABLE };

typedef struct {
    jk_arena *arena;
    const jk_side *latin, *korean;
    jk_links *links;
    bool latin_src;
    jk_err *err;
    place *place;                               /* sorted in the end */
    uint32_t n_place, cap_place;
    uint8_t *done;                              /* [n_place] the family was linked alone */
} namer;

static jk_span letters_of(const namer *p, uint32_t type) { return p->latin->type[type].fold; }

static bool put_place(namer *p, place at)
{
    if (p->n_place == p->cap_place) {
        uint32_t cap = p->cap_place ? p->cap_place * 2 : 64;
        place *more = jk_arena_grow(p->arena, p->place, p->n_place, cap, sizeof *more, p->err);
        if (!more)
            return false;
        p->place = more;
        p->cap_place = cap;
    }
    p->place[p->n_place++] = at;
    return true;
}

typedef struct { uint8_t n, k[]; } family_list;

/* The numbers of the families that a Latin type spells. NULL: no memory. */
static const family_list *families_of(const namer *p, const jk_type *type)
{
    static const family_list none = { 0 };
    const void *nowhere, **kept = jk_fact_of(type, JK_FACT_FAMILY, &nowhere);
    uint8_t found[N_FAMILY], n = 0;
    const family_list *before = *kept;
    if (before)
        return before;
    for (uint32_t k = 0; k < N_FAMILY; k++)
        if (spells_family(families + k * SYLLABLE, type->fold))
            found[n++] = (uint8_t)k;
    if (!n)
        return *kept = &none;
    family_list *list = jk_arena_alloc(p->latin->keep ? p->latin->keep : p->arena, 1, sizeof *list + n, p->err);
    if (!list)
        return NULL;
    list->n = n;
    memcpy(list->k, found, n);
    return *kept = list;
}

static bool add_place(namer *p, uint32_t family, uint32_t first, uint32_t second)
{
    const jk_type *type = p->latin->type;
    if (!type[family].capital || !type[first].capital || type[family].type_class != JK_TYPE_WORD
        || type[first].fold.len > (second == NO_TYPE ? MAX_JOINED : MAX_PART) || (second != NO_TYPE && type[second].fold.len > MAX_PART))
        return true;
    const family_list *list = families_of(p, &type[family]);
    for (unsigned k = 0; list && k < list->n; k++)
        if (!put_place(p, (place){ list->k[k], family, first, second }))
            return false;
    return list != NULL;
}

/* Tokens that stand so close that they are one name. */
static bool touch(const jk_token *a, const jk_token *b) { return b->start >= a->start + a->len && b->start - (a->start + a->len) <= 1; }

/* Places around token k: Bae Jung-woo, Bae Jungwoo, Jung-woo Bae, Jungwoo Bae; n tokens from k on touch. Family and
   first name have capitals, so the first token of every place has one. */
static bool places_at(namer *p, const jk_token *k, unsigned n)
{
    return n < 2 || (add_place(p, k[0].type, k[1].type, NO_TYPE) && add_place(p, k[1].type, k[0].type, NO_TYPE)
                     && (n < 3 || (add_place(p, k[0].type, k[1].type, k[2].type) && add_place(p, k[2].type, k[0].type, k[1].type))));
}

static int by_number(uint32_t a, uint32_t b) { return a < b ? -1 : a > b; }

static int place_order(const void *x, const void *y)
{
    const place *p = x, *q = y;
    int order = by_number(p->k, q->k);
    order = order ? order : by_number(p->family, q->family);
    order = order ? order : by_number(p->first, q->first);
    return order ? order : by_number(p->second, q->second);
}

/* Each once, those of a family together, and at most MAX_PLACES of it. */
static void sort_places(namer *p)
{
    uint32_t kept = 0;
    if (p->n_place)
        qsort(p->place, p->n_place, sizeof *p->place, place_order);
    for (uint32_t k = 0; k < p->n_place; k++)
        if (!kept || (place_order(&p->place[kept - 1], &p->place[k]) != 0
                      && (kept < MAX_PLACES || p->place[kept - MAX_PLACES].k != p->place[k].k)))
            p->place[kept++] = p->place[k];
    p->n_place = kept;
}

static bool find_places(namer *p)
{
    uint32_t n_token = p->latin->n_token;
    const jk_token *token = p->latin->token;
    for (uint32_t k = 0; k < n_token; k++) {
        unsigned n = 1;
        if (!p->latin->type[token[k].type].capital)
            continue;
        while (n < 3 && k + n < n_token && touch(&token[k + n - 1], &token[k + n]))
            n++;
        if (!places_at(p, token + k, n))
            return false;
    }
    sort_places(p);
    return true;
}

static bool link_types(namer *p, uint32_t run, uint32_t latin)
{
    if (latin == NO_TYPE || p->latin->type[latin].stop)
        return true;
    jk_type_link link = { run, latin, JK_CH_TRANSLIT, WEIGHT_TENTHS / 10.0f };
    if (p->latin_src) {
        link.a = latin;
        link.b = run;
    }
    return jk_links_add(p->arena, p->links, link, p->err);
}

/* The number of the family that a run starts with; N_FAMILY: none. */
static uint32_t family_of(jk_span run)
{
    uint32_t low = 0, high = N_FAMILY;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (memcmp(families + mid * SYLLABLE, run.ptr, SYLLABLE) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low < N_FAMILY && memcmp(families + low * SYLLABLE, run.ptr, SYLLABLE) == 0 ? low : N_FAMILY;
}

/* A run is a name of three syllables, whatever stands behind (연구원, 씨가): two given ones tell enough. */
static bool is_name(const namer *p, jk_span run, const place *at)
{
    const char *s = run.ptr;
    if (at->second == NO_TYPE)
        return spells_both(s + SYLLABLE, letters_of(p, at->first));
    return spells(s + SYLLABLE, letters_of(p, at->first)) && spells(s + 2 * SYLLABLE, letters_of(p, at->second));
}

static bool holds(const char *syllables, const char *one)
{
    for (; *syllables; syllables += SYLLABLE)
        if (memcmp(syllables, one, SYLLABLE) == 0)
            return true;
    return false;
}

/* 곽 and 곽씨는, once 곽병태 is known to be Kwak Byung-tae. */
static bool link_family(namer *p, const place *at)
{
    const char *family = families + at->k * SYLLABLE;
    uint32_t latin = at->family;
    const place *first = at;                    /* of this family so spelled: it holds whether that was done */
    while (first > p->place && first[-1].k == at->k && first[-1].family == at->family)
        first--;
    if (p->done[first - p->place])
        return true;
    p->done[first - p->place] = 1;
    for (uint32_t k = 0; k < p->korean->n_type; k++) {
        const jk_type *type = &p->korean->type[k];
        jk_span s = type->fold;
        if (type->type_class != JK_TYPE_RUN || type->script != JK_SCRIPT_HANGUL || s.len < SYLLABLE || memcmp(s.ptr, family, SYLLABLE) != 0)
            continue;
        bool alone = s.len == SYLLABLE && !holds(homographs, family), mister = s.len >= 2 * SYLLABLE && memcmp(s.ptr + SYLLABLE, "씨", SYLLABLE) == 0;
        if ((alone || mister) && !link_types(p, k, latin))
            return false;
    }
    return true;
}

static const place *first_place(const namer *p, uint32_t k)
{
    uint32_t low = 0, high = p->n_place;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (p->place[mid].k < k)
            low = mid + 1;
        else
            high = mid;
    }
    return p->place + low;
}

bool jk_persons_link(jk_arena *arena, const jk_side *korean, const jk_side *latin, bool latin_src, jk_links *links, jk_err *err)
{
    namer p = { .arena = arena, .latin = latin, .korean = korean, .links = links, .latin_src = latin_src, .err = err };
    if (!find_places(&p) || !(p.done = JK_NEW(arena, uint8_t, p.n_place, err)))
        return false;
    for (uint32_t t = 0; p.n_place && t < korean->n_type; t++) {
        const jk_type *type = &korean->type[t];
        if (type->type_class != JK_TYPE_RUN || type->script != JK_SCRIPT_HANGUL || type->fold.len < 3 * SYLLABLE)
            continue;
        uint32_t k = family_of(type->fold);
        for (const place *at = first_place(&p, k), *end = p.place + p.n_place; at < end && at->k == k; at++)
            if (is_name(&p, type->fold, at)
                && !(link_types(&p, t, at->family) && link_types(&p, t, at->first) && link_types(&p, t, at->second) && link_family(&p, at)))
                return false;
    }
    return true;
}

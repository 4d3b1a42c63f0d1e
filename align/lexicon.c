/* lexicon.c - builds a lexicon's arrays from the lines of a dictionary, and looks up in them.
 *
 * Used at run time for a user's dictionary and, within scripts/mklexicon.c, at build time
 * for the built-in one: so no ICU here. Whoever calls has folded the text.
 */
#include "align/morph/morph.h"

#include <stdlib.h>

/* FNV-1a, taken on byte by byte, so that all prefixes of a run are hashed in one go. */
static uint32_t hash_byte(uint32_t h, char c) { return (h ^ (unsigned char)c) * 16777619u; }
static uint32_t hash_end(uint32_t h) { return h ^ h >> 15; }
enum { HASH_START = 0x811C9DC5 };

static uint32_t hash_of(jk_span s)
{
    uint32_t h = (uint32_t)HASH_START;
    for (size_t k = 0; k < s.len; k++)
        h = hash_byte(h, s.ptr[k]);
    return hash_end(h);
}

static uint32_t find_in_bucket(const jk_strings *set, uint32_t hash, jk_span s)
{
    uint32_t b = hash & set->mask;
    for (uint32_t k = set->bucket[b]; k < set->bucket[b + 1]; k++)
        if (jk_span_equal(jk_strings_get(set, k), s))
            return k;
    return JK_NO_ENTRY;
}

uint32_t jk_strings_find(const jk_strings *set, jk_span s)
{
    return set->n && s.len <= set->longest ? find_in_bucket(set, hash_of(s), s) : JK_NO_ENTRY;
}

uint32_t jk_strings_prefix(const jk_strings *set, jk_span s)
{
    uint32_t h = (uint32_t)HASH_START, found = JK_NO_ENTRY;
    if (!set->n)
        return found;
    for (size_t k = 0; k < s.len && k < set->longest; k++) {
        h = hash_byte(h, s.ptr[k]);
        if (k + 1 < s.len && ((unsigned char)s.ptr[k + 1] & 0xC0) == 0x80)
            continue;                           /* within a character */
        uint32_t at = find_in_bucket(set, hash_end(h), (jk_span){ s.ptr, k + 1 });
        if (at != JK_NO_ENTRY)
            found = at;
    }
    return found;
}

/* --------------------------------------------------------------- building */

/* Strings as they are collected: a list, and chains of equal buckets. */
typedef struct {
    jk_span  *s;
    uint32_t *next, *value;
    uint32_t *head;                 /* [mask + 1]: number + 1 of the first of the chain, the newest */
    uint32_t  n, cap, mask;
} collector;

static bool collector_grow(jk_arena *arena, collector *c, jk_err *err)
{
    if (c->n < c->cap)
        return true;
    uint32_t cap = c->cap ? c->cap * 2 : 1024;
    if (c->n > UINT32_MAX / 4)
        return jk_fail(err, JK_ELIMIT, "a dictionary of more than %u words", c->n);
    c->s = jk_arena_grow(arena, c->s, c->n, cap, sizeof *c->s, err);
    c->next = c->s ? jk_arena_grow(arena, c->next, c->n, cap, sizeof *c->next, err) : NULL;
    c->value = c->next ? jk_arena_grow(arena, c->value, c->n, cap, sizeof *c->value, err) : NULL;
    c->head = c->value ? JK_NEW(arena, uint32_t, cap, err) : NULL;
    if (!c->head)
        return false;
    c->cap = cap;
    c->mask = cap - 1;
    for (uint32_t k = 0; k < c->n; k++) {
        uint32_t b = hash_of(c->s[k]) & c->mask;
        c->next[k] = c->head[b];
        c->head[b] = k + 1;
    }
    return true;
}

/* The number of s; with repeat, always a new one. JK_NO_ENTRY: no memory. */
static uint32_t collect(jk_arena *arena, collector *c, jk_span s, bool repeat, jk_err *err)
{
    if (!collector_grow(arena, c, err))
        return JK_NO_ENTRY;
    uint32_t b = hash_of(s) & c->mask;
    for (uint32_t k = repeat ? 0 : c->head[b]; k; k = c->next[k - 1])
        if (jk_span_equal(c->s[k - 1], s))
            return k - 1;
    s = jk_arena_copy(arena, s, err);
    if (err->code)
        return JK_NO_ENTRY;
    c->s[c->n] = s;
    c->next[c->n] = c->head[b];
    c->head[b] = c->n + 1;
    return c->n++;
}

/* The collected strings in bucket order; place[k] is where number k went. Half as many buckets as strings, or more. */
static bool seal(jk_arena *arena, const collector *c, jk_strings *out, uint32_t **place, jk_err *err)
{
    uint32_t mask = 1;
    while (mask < c->n)
        mask = mask << 1 | 1;
    mask >>= 1;
    uint32_t *bucket = JK_NEW(arena, uint32_t, (size_t)mask + 3, err), *at = JK_NEW(arena, uint32_t, (size_t)c->n + 1, err);
    *place = JK_NEW(arena, uint32_t, c->n, err);
    size_t bytes = 0;
    for (uint32_t k = 0; k < c->n; k++)
        bytes += c->s[k].len;
    if (bytes > UINT32_MAX)
        return jk_fail(err, JK_ELIMIT, "a dictionary of more than 4 GiB");
    char *pool = JK_NEW(arena, char, bytes, err);
    if (err->code)
        return false;
    *out = (jk_strings){ .pool = pool, .at = at, .bucket = bucket, .n = c->n, .mask = mask };
    for (uint32_t k = 0; k < c->n; k++)         /* a counting sort, stable */
        bucket[(hash_of(c->s[k]) & mask) + 2]++;
    for (uint32_t b = 1; b < mask + 3; b++)
        bucket[b] += bucket[b - 1];
    for (uint32_t k = 0; k < c->n; k++) {
        (*place)[k] = bucket[(hash_of(c->s[k]) & mask) + 1]++;
        at[(*place)[k] + 1] = (uint32_t)c->s[k].len;
        if (out->longest < c->s[k].len)
            out->longest = (uint32_t)c->s[k].len;
    }
    for (uint32_t k = 0; k < c->n; k++)
        at[k + 1] += at[k];
    for (uint32_t k = 0; k < c->n; k++)
        if (c->s[k].len)
            memcpy(pool + at[(*place)[k]], c->s[k].ptr, c->s[k].len);
    return true;
}

/* An entry's glosses: pairs (headword, stem), each once. */
typedef struct { uint32_t head, stem, order; bool guess; } pair;

typedef struct {
    jk_arena *arena;
    const jk_language *src, *trg;
    bool      ko;
    collector head, stem, form;
    pair     *pair;
    uint32_t  n_pair, cap_pair;
    bool      guess;                /* the row at hand is one */
} builder;

static bool add_pair(builder *b, uint32_t head, uint32_t stem, jk_err *err)
{
    if (b->n_pair == b->cap_pair) {
        uint32_t cap = b->cap_pair ? b->cap_pair * 2 : 4096;
        if (b->cap_pair > UINT32_MAX / 4)
            return jk_fail(err, JK_ELIMIT, "a dictionary of more than %u glosses", b->n_pair);
        b->pair = jk_arena_grow(b->arena, b->pair, b->n_pair, cap, sizeof *b->pair, err);
        if (!b->pair)
            return false;
        b->cap_pair = cap;
    }
    b->pair[b->n_pair] = (pair){ head, stem, b->n_pair, b->guess };
    b->n_pair++;
    return true;
}

static bool is_space(char c) { return c == ' ' || c == '\t' || (unsigned char)c < ' '; }

/* Of ASCII what is no letter, digit or apostrophe parts words; bytes of other characters belong to them. */
static bool in_word(char c)
{
    unsigned char u = (unsigned char)c;
    return u >= 0x80 || (u >= '0' && u <= '9') || ((u | 32) >= 'a' && (u | 32) <= 'z') || c == '\'' || c == '.';
}

static bool next_word(const char **at, const char *end, jk_span *word)
{
    const char *p = *at;
    while (p < end && (!in_word(*p) || *p == '.' || *p == '\''))
        p++;
    const char *start = p;
    while (p < end && in_word(*p))
        p++;
    *at = p;
    *word = (jk_span){ start, (size_t)(p - start) };
    return p > start;
}

enum { GLOSS_WORDS = 3, LINE_WORDS = 2 };   /* a gloss of more content words is an explanation */

static void lower(char *s, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (s[k] >= 'A' && s[k] <= 'Z')
            s[k] = (char)(s[k] + 32);
}

/* The stem of a word as tokens.c makes it: case, the dots of U.K. and 's away. */
static jk_span stem_word(const jk_language *lang, jk_span word, char out[JK_MAX_STEM])
{
    char buf[JK_MAX_STEM];
    size_t n = 0;
    for (size_t k = 0; k < word.len && n < sizeof buf; k++)
        if (word.ptr[k] != '.')
            buf[n++] = word.ptr[k];
    lower(buf, n);
    if (n > 2 && buf[n - 2] == '\'' && buf[n - 1] == 's')
        n -= 2;
    while (n && buf[n - 1] == '\'')
        n--;
    jk_span s = jk_stem(lang, (jk_span){ buf, n }, out);
    if (s.ptr != out)
        memcpy(out, s.ptr, s.len);
    return (jk_span){ out, s.len };
}

/* Up to max stems of content words of text; how many there are goes to *n_all. */
static size_t content_words(const jk_language *lang, jk_span text, jk_span *word, size_t max, size_t *n_all)
{
    const char *at = text.ptr, *end = at + text.len;
    jk_span w;
    size_t n = 0;
    char buf[JK_MAX_STEM];
    for (*n_all = 0; next_word(&at, end, &w); ) {
        if (w.len >= sizeof buf)
            continue;
        memcpy(buf, w.ptr, w.len);
        lower(buf, w.len);
        if (jk_is_stop(lang, (jk_span){ buf, w.len }))
            continue;
        ++*n_all;
        if (n < max)
            word[n++] = w;
    }
    return n;
}

static bool add_stem(builder *b, uint32_t head, jk_span stem, jk_err *err)
{
    uint32_t id = collect(b->arena, &b->stem, stem, false, err);
    return id != JK_NO_ENTRY && add_pair(b, head, id, err);
}

static bool add_stems(builder *b, uint32_t head, const jk_span *word, size_t n, jk_err *err)
{
    char out[JK_MAX_STEM];
    for (size_t k = 0; k < n; k++) {
        jk_span s = stem_word(b->trg, word[k], out);
        if (s.len && !add_stem(b, head, s, err))
            return false;
    }
    return true;
}

/* "be annoyed (by); dislike" -> annoy, dislik */
static bool add_gloss(builder *b, uint32_t head, jk_span gloss, jk_err *err)
{
    jk_span word[GLOSS_WORDS];
    size_t before = b->n_pair, n_all, start = 0;
    char *text = JK_NEW(b->arena, char, gloss.len + 1, err);
    if (!text)
        return false;
    int depth = 0;
    for (size_t k = 0; k < gloss.len; k++) {
        char c = gloss.ptr[k];
        depth += c == '(' || c == '[';
        text[k] = (char)(depth > 0 ? ' ' : c);
        depth -= depth > 0 && (c == ')' || c == ']');
    }
    text[gloss.len] = ';';
    for (size_t k = 0; k <= gloss.len; k++)
        if (text[k] == ';' || text[k] == ',' || text[k] == '/') {
            size_t n = content_words(b->trg, (jk_span){ text + start, k - start }, word, GLOSS_WORDS, &n_all);
            if (n_all <= GLOSS_WORDS && !add_stems(b, head, word, n, err))
                return false;
            start = k + 1;
        }
    if (b->n_pair > before)
        return true;
    size_t n = content_words(b->trg, (jk_span){ text, gloss.len }, word, LINE_WORDS, &n_all);
    if (n == 0) {                               /* function words only: better than nothing */
        const char *at = text;
        n = next_word(&at, text + gloss.len, &word[0]);
    }
    return add_stems(b, head, word, n, err);
}

typedef struct { builder *b; uint32_t head; } form_for;

static bool put_form(void *to, const char *jamo, size_t n, jk_err *err)
{
    form_for *f = to;
    uint32_t id = collect(f->b->arena, &f->b->form, (jk_span){ jamo, n }, true, err);
    if (id == JK_NO_ENTRY)
        return false;
    f->b->form.value[id] = f->head;
    return true;
}

static bool ends_with(jk_span s, const char *end)
{
    size_t n = strlen(end);
    return s.len > n && memcmp(s.ptr + s.len - n, end, n) == 0;
}

#define SYLLABLE ((size_t)3)                    /* bytes of a Hangul syllable */

/* Nouns that end as verbs do. */
static bool is_noun_in_da(jk_span head)
{
    static const char *const nouns[] = { "바다", "수다", "유다", "판다", "소다", "혼다", "노다", "제다", "과다", "최다", "람다", "사이다", "캐나다", "우간다", "르완다", "루안다", "네바다",
                                         "기시다", "후쿠다", "마쓰다", "프라다", "골고다", "밤바다", "앞바다", "피바다", "베란다", "날마다", "해마다", "저마다", "레서판다", "그라나다", "버뮤다",
                                         "플로리다", "호데이다", "아나콘다", "알카에다", "프로파간다" };
    for (size_t k = 0; k < sizeof nouns / sizeof *nouns; k++)
        if (jk_span_equal(head, jk_span_of(nouns[k])))
            return true;
    return false;
}

/* 공부하다 is the noun 공부; 강하다 and 먹다 are verbs, met by what their stems become. */
static bool add_korean(builder *b, jk_lexicon_row row, jk_err *err)
{
    jk_span head = row.head;
    bool verb = ends_with(head, "다") && head.len > SYLLABLE && !is_noun_in_da(head);
    if (verb && head.len > 3 * SYLLABLE && (ends_with(head, "하다") || ends_with(head, "되다"))) {
        head.len -= 2 * SYLLABLE;
        verb = false;
    }
    uint32_t n_before = b->head.n, id = collect(b->arena, &b->head, head, false, err);
    if (id == JK_NO_ENTRY)
        return false;
    if (verb && id == n_before) {
        form_for f = { b, id };
        if (!jk_ko_verb_forms((jk_span){ head.ptr, head.len - SYLLABLE }, put_form, &f, err))
            return false;
    }
    return row.stems ? add_stem(b, id, row.gloss, err) : add_gloss(b, id, row.gloss, err);
}

static bool add_row(builder *b, jk_lexicon_row row, jk_err *err)
{
    while (row.head.len && is_space(row.head.ptr[0]))
        row.head.ptr++, row.head.len--;
    while (row.head.len && is_space(row.head.ptr[row.head.len - 1]))
        row.head.len--;
    if (row.head.len == 0)
        return true;
    if (b->ko)
        return add_korean(b, row, err);
    if (row.stems) {
        uint32_t id = collect(b->arena, &b->head, row.head, false, err);
        return id != JK_NO_ENTRY && add_stem(b, id, row.gloss, err);
    }
    jk_span word[GLOSS_WORDS];
    char out[JK_MAX_STEM];
    size_t n_all, n = content_words(b->src, row.head, word, GLOSS_WORDS, &n_all);
    for (size_t k = 0; n_all <= GLOSS_WORDS && k < n; k++) {
        jk_span s = stem_word(b->src, word[k], out);
        uint32_t id = s.len ? collect(b->arena, &b->head, s, false, err) : JK_NO_ENTRY;
        if (id == JK_NO_ENTRY ? err->code : !add_gloss(b, id, row.gloss, err))
            return false;
    }
    return true;
}

static int by_head(const void *x, const void *y)
{
    const pair *a = x, *b = y;
    if (a->head != b->head)
        return a->head < b->head ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static bool finish(builder *b, jk_lexicon *lex, jk_err *err)
{
    uint32_t *at_head, *at_stem, *at_form;
    if (!seal(b->arena, &b->head, &lex->head, &at_head, err) || !seal(b->arena, &b->stem, &lex->stem, &at_stem, err)
        || !seal(b->arena, &b->form, &lex->form, &at_form, err))
        return false;
    uint32_t *entry = JK_NEW(b->arena, uint32_t, b->form.n, err);
    uint32_t *gloss_at = JK_NEW(b->arena, uint32_t, (size_t)b->head.n + 1, err), *gloss = JK_NEW(b->arena, uint32_t, b->n_pair, err);
    bool *guess = JK_NEW(b->arena, bool, b->n_pair, err);
    if (err->code)
        return false;
    for (uint32_t k = 0; k < b->form.n; k++)
        entry[at_form[k]] = at_head[b->form.value[k]];
    for (uint32_t k = 0; k < b->n_pair; k++)
        b->pair[k] = (pair){ at_head[b->pair[k].head], at_stem[b->pair[k].stem], k, b->pair[k].guess };
    if (b->n_pair)
        qsort(b->pair, b->n_pair, sizeof *b->pair, by_head);
    uint32_t n = 0;
    for (uint32_t k = 0, h = 0; k < b->n_pair || h < b->head.n; h++) {
        gloss_at[h] = n;
        for (; k < b->n_pair && b->pair[k].head == h; k++) {
            uint32_t r = gloss_at[h];
            while (r < n && gloss[r] != b->pair[k].stem)
                r++;
            guess[r] = b->pair[k].guess && (r == n || guess[r]);
            if (r == n)
                gloss[n++] = b->pair[k].stem;
        }
    }
    gloss_at[b->head.n] = n;
    lex->form_entry = entry;
    lex->gloss_at = gloss_at;
    lex->gloss = gloss;
    lex->guess = guess;
    return true;
}

bool jk_lexicon_build(jk_arena *arena, const jk_lexicon_row *row, size_t n_row, const char *src, const char *trg, jk_lexicon *lex, jk_err *err)
{
    builder b = { .arena = arena, .src = jk_language_of(src), .trg = jk_language_of(trg), .ko = strcmp(src, "ko") == 0 };
    *lex = (jk_lexicon){ 0 };
    memcpy(lex->src, src, strnlen(src, JK_LANG_SIZE - 1));
    memcpy(lex->trg, trg, strnlen(trg, JK_LANG_SIZE - 1));
    for (size_t k = 0; k < n_row; k++) {
        b.guess = row[k].guess;
        if (!add_row(&b, row[k], err))
            return false;
    }
    return finish(&b, lex, err);
}

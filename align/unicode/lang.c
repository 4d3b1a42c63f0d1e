/* lang.c - the name of a language, and which one a text is in: by script, and among
 * languages of one script by how many of its words are stop words of each. */
#include "align/text.h"

#include <stdlib.h>
#include <unicode/uloc.h>

/* ISO 639-2 has two codes for these; ICU knows the other one. */
static const char *const bibliographic[][2] = {
    { "alb", "sq" }, { "arm", "hy" }, { "baq", "eu" }, { "bur", "my" }, { "chi", "zh" }, { "cze", "cs" }, { "dut", "nl" }, { "fre", "fr" },
    { "geo", "ka" }, { "ger", "de" }, { "gre", "el" }, { "ice", "is" }, { "mac", "mk" }, { "may", "ms" }, { "per", "fa" }, { "rum", "ro" },
    { "slo", "sk" }, { "tib", "bo" }, { "wel", "cy" },
};

bool jk_lang_parse(const char *tag, char out[JK_LANG_SIZE], jk_err *err)
{
    UErrorCode status = U_ZERO_ERROR;
    char lang[ULOC_LANG_CAPACITY];
    size_t n = tag ? strcspn(tag, "-_@.") : 0;
    int32_t got = tag && n >= 2 && n <= 8 ? uloc_getLanguage(tag, lang, (int32_t)sizeof lang, &status) : 0;
    for (size_t k = 0; got == 3 && k < sizeof bibliographic / sizeof *bibliographic; k++)
        if (strcmp(lang, bibliographic[k][0]) == 0) {
            memcpy(lang, bibliographic[k][1], 3);
            got = 2;
        }
    if (got <= 0 || U_FAILURE(status) || got >= JK_LANG_SIZE || !*uloc_getISO3Language(lang))
        return jk_fail(err, JK_EUSAGE, "%.40s: no language; give an ISO 639 code such as ko, kor or ko-KR", tag && *tag ? tag : "\"\"");
    memcpy(out, lang, (size_t)got + 1);
    return true;
}

/* -------------------------------------------------------------- guessing */

/* Of a longer text pieces are looked at, from its start to its end: first many that are short, so that none of what it is made of is
   missed (the code of a manual, quotations); where these do not speak clearly, long ones. */
typedef struct { size_t n, bytes; } look;
static const look brief = { 16, 128 }, thorough = { 4, 3072 };
enum { MAX_PIECE = 16 };

/* Scripts that one language writes (among those anybody will align). */
static const struct { jk_script script; const char *lang; } single[] = {
    { JK_SCRIPT_HANGUL, "ko" }, { JK_SCRIPT_KANA, "ja" }, { JK_SCRIPT_HAN, "zh" },
    { JK_SCRIPT_GREEK, "el" }, { JK_SCRIPT_HEBREW, "he" }, { JK_SCRIPT_THAI, "th" }, { JK_SCRIPT_GEORGIAN, "ka" },
    { JK_SCRIPT_ARMENIAN, "hy" }, { JK_SCRIPT_DEVANAGARI, "hi" }, { JK_SCRIPT_ARABIC, "ar" },
};

static bool decided(const char *lang, char out[JK_LANG_SIZE])
{
    memcpy(out, lang, strlen(lang) + 1);
    return true;
}

static bool undecided(jk_err *err)
{
    return jk_fail(err, JK_EUSAGE, "the language cannot be told from the text; say which it is");
}

/* ------------------------------------------------------------- stop words */

struct jk_tongues { jk_words words[JK_N_SCRIPT]; };     /* each with a bit for every language, in the order of jk_rules_all */

jk_tongues *jk_tongues_open(jk_script script, jk_err *err)
{
    size_t n;
    const jk_rules *const *all = jk_rules_all(&n);
    jk_tongues *t = calloc(1, sizeof *t);
    if (!t)
        return jk_fail(err, JK_ENOMEM, "no memory for stop words"), NULL;
    for (size_t k = 0; k < n && k < JK_MAX_TONGUE; k++)
        for (const jk_word_list *list = all[k]->list; list->words; list++)
            if (list->class & JK_W_STOP && (script == JK_SCRIPT_NONE || script == all[k]->script)
                && !jk_words_add_list(&t->words[all[k]->script], list->words, (uint64_t)1 << k, err)) {
                jk_tongues_close(t);
                return NULL;
            }
    return t;
}

void jk_tongues_close(jk_tongues *t)
{
    for (size_t k = 0; t && k < JK_N_SCRIPT; k++)
        jk_words_free(&t->words[k]);
    free(t);
}

size_t jk_tongues_count(const jk_tongues *t, jk_span text, jk_script script, uint32_t hit[JK_MAX_TONGUE])
{
    const char *at = text.ptr, *end = text.ptr + text.len;
    char lower[64];
    size_t len = 0, n_word = 0;
    bool fits = true;
    memset(hit, 0, JK_MAX_TONGUE * sizeof *hit);
    while (at <= end) {
        uint32_t c = at < end ? jk_next_char(&at, end) : (at++, (uint32_t)' ');
        if (jk_is_letter(c)) {
            if ((fits = fits && len + 4 <= sizeof lower))
                len += jk_put_char(jk_to_lower(c), lower + len);
            continue;
        }
        uint64_t bits = len && fits ? jk_words_find(&t->words[script], (jk_span){ lower, len }) : 0;
        for (size_t k = 0; bits; k++, bits >>= 1)
            hit[k] += bits & 1;
        n_word += len > 0;
        len = 0;
        fits = true;
    }
    return n_word;
}

double jk_tongues_other(const jk_tongues *t, jk_span text, const char *lang)
{
    enum { LEAST = 3 };             /* stop words that another language has to show */
    uint32_t hit[JK_MAX_TONGUE], own = 0, best = 0;
    size_t n;
    const jk_rules *const *all = jk_rules_all(&n);
    size_t n_word = jk_tongues_count(t, text, jk_script_of_lang(lang), hit);
    for (size_t k = 0; k < n && k < JK_MAX_TONGUE; k++)
        if (strcmp(all[k]->lang, lang) == 0)
            own = hit[k];
        else if (hit[k] > best)
            best = hit[k];
    return best < LEAST || best <= own ? 0 : (double)(best - own) / (double)n_word;
}

static bool is_inside(jk_span text, size_t at) { return at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80; }

static size_t sample(jk_span text, const look *how, jk_span piece[MAX_PIECE])
{
    if (text.len <= how->n * how->bytes) {
        piece[0] = text;
        return 1;
    }
    for (size_t k = 0; k < how->n; k++) {
        size_t from = (text.len - how->bytes) / (how->n - 1) * k, to = from + how->bytes;
        while (is_inside(text, from))
            from++;
        while (is_inside(text, to))
            to++;
        piece[k] = (jk_span){ text.ptr + from, to - from };
    }
    return how->n;
}

typedef struct { uint32_t best, second; size_t which; } standing;

/* Which language's stop words are most of those in a sample, and how many the next one has. */
static standing stand(const jk_tongues *t, jk_span text, jk_script script, const look *how)
{
    uint32_t hit[JK_MAX_TONGUE] = { 0 }, here[JK_MAX_TONGUE];
    jk_span piece[MAX_PIECE];
    standing s = { 0 };
    for (size_t p = 0, n = sample(text, how, piece); p < n; p++) {
        jk_tongues_count(t, piece[p], script, here);
        for (size_t k = 0; k < JK_MAX_TONGUE; k++)
            hit[k] += here[k];
    }
    for (size_t k = 0; k < JK_MAX_TONGUE; k++) {
        if (hit[k] > s.best)
            s = (standing){ hit[k], s.best, k };
        else if (hit[k] > s.second)
            s.second = hit[k];
    }
    return s;
}

/* The language of a script whose stop words are most of the text's words. */
static bool by_stop_words(jk_span text, jk_script script, char out[JK_LANG_SIZE], jk_err *err)
{
    enum { CLEAR = 24 };            /* stop words, twice those of any other language */
    size_t n;
    const jk_rules *const *all = jk_rules_all(&n);
    jk_tongues *t = jk_tongues_open(script, err);
    if (!t)
        return false;
    standing s = stand(t, text, script, &brief);
    if (s.best < CLEAR || s.best < 2 * s.second)
        s = stand(t, text, script, &thorough);
    jk_tongues_close(t);
    return s.best >= 2 && s.best > s.second ? decided(all[s.which]->lang, out) : undecided(err);
}

/* The letters of a sample, by script; all of them. */
static size_t count_scripts(jk_span text, const look *how, size_t count[JK_N_SCRIPT])
{
    jk_span piece[MAX_PIECE];
    size_t all = 0;
    memset(count, 0, JK_N_SCRIPT * sizeof *count);
    for (size_t p = 0, n = sample(text, how, piece); p < n; p++)
        for (const char *at = piece[p].ptr, *end = at + piece[p].len; at < end;)
            count[jk_script_of(jk_next_char(&at, end))]++;
    for (size_t k = 1; k < JK_N_SCRIPT; k++)
        all += count[k];
    return all;
}

static size_t most_of(const size_t count[JK_N_SCRIPT])
{
    size_t best = 1;
    for (size_t k = 2; k < JK_N_SCRIPT; k++)
        if (count[k] > count[best])
            best = k;
    return best;
}

jk_script jk_script_of_text(jk_span text)
{
    enum { CLEAR = 200 };           /* letters, nearly all of one script, or half of them Hangul: a fifth would do */
    size_t count[JK_N_SCRIPT], all = count_scripts(text, &brief, count), best = most_of(count);
    if (all < CLEAR || (count[best] < all - all / 16 && count[JK_SCRIPT_HANGUL] < all / 2)) {
        all = count_scripts(text, &thorough, count);
        best = most_of(count);
    }
    /* A Korean text holds Latin names, a Japanese one more Han than kana: a fifth is enough. */
    if (!all)
        return JK_SCRIPT_NONE;
    if (count[JK_SCRIPT_HANGUL] * 5 >= all)
        return JK_SCRIPT_HANGUL;
    if (count[JK_SCRIPT_KANA] * 10 >= all)
        return JK_SCRIPT_KANA;
    if (count[JK_SCRIPT_HAN] * 5 >= all)
        return JK_SCRIPT_HAN;
    return best == JK_SCRIPT_HANGUL || best == JK_SCRIPT_KANA || best == JK_SCRIPT_HAN ? JK_SCRIPT_NONE : (jk_script)best;
}

bool jk_lang_guess(jk_span text, char out[JK_LANG_SIZE], jk_err *err)
{
    jk_script script = jk_script_of_text(text);
    for (size_t k = 0; k < sizeof single / sizeof *single; k++)
        if (single[k].script == script)
            return decided(single[k].lang, out);
    if (script == JK_SCRIPT_LATIN || script == JK_SCRIPT_CYRILLIC)
        return by_stop_words(text, script, out, err);
    return undecided(err);
}

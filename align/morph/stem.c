/* stem.c - words without their inflection, well enough for two forms of a word to meet.
 *
 * English has irregular forms (went: go) and the suffixes of derivation too (organisation, organise: organ), and what remains
 * is made equal (final e, doubled consonant, y). The others lose the longest suffix of their
 * table that leaves enough of the word.
 */
#include "align/morph/morph.h"

static bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/* What an English stem loses after its suffix: make, stopp, happy -> mak, stop, happi */
static size_t tidy_english(char *s, size_t n)
{
    if (n > 3 && s[n - 1] == 'e')
        n--;
    if (n > 3 && s[n - 1] == s[n - 2] && !vowel(s[n - 1]) && (unsigned char)s[n - 1] < 0x80)
        n--;
    if (n > 2 && s[n - 1] == 'y')
        s[n - 1] = 'i';
    return n;
}

/* <0, 0, >0 as s stands before, at or behind t in the order of bytes. Most differ within a few. */
static int compare(jk_span s, const char *t)
{
    for (size_t k = 0; k < s.len; k++) {
        unsigned char a = (unsigned char)s.ptr[k], b = (unsigned char)t[k];
        if (a != b || !b)
            return a < b ? -1 : 1;
    }
    return t[s.len] ? -1 : 0;
}

static jk_span regular(const jk_language *lang, jk_span s)
{
    size_t low = 0, high = lang->n_irregular;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = compare(s, lang->irregular[mid].form);
        if (order == 0)
            return jk_span_of(lang->irregular[mid].base);
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return s;
}

static size_t count_chars(jk_span s)
{
    size_t n = 0;
    for (size_t k = 0; k < s.len; k++)
        n += ((unsigned char)s.ptr[k] & 0xC0) != 0x80;
    return n;
}

/* Bytes of the longest affix of the table that s starts with, or ends with, and that leaves enough of it. */
static size_t affix(const char *const *table, jk_span s, bool behind, unsigned keep)
{
    size_t chars = count_chars(s), longest = 0;
    for (; table && *table; table++) {
        jk_span x = jk_span_of(*table);
        if (x.len <= longest || x.len >= s.len)
            continue;
        const char *at = behind ? s.ptr + s.len - x.len : s.ptr;
        if (*at == *x.ptr && memcmp(at, x.ptr, x.len) == 0 && chars >= count_chars(x) + keep)
            longest = x.len;
    }
    return longest;
}

jk_span jk_stem(const jk_language *lang, jk_span s, char out[JK_MAX_STEM])
{
    if (!lang->suffix || s.len >= JK_MAX_STEM)
        return s;
    s = regular(lang, s);
    size_t before = affix(lang->prefix, s, false, lang->keep);
    s = (jk_span){ s.ptr + before, s.len - before };
    size_t n = s.len - affix(lang->suffix, s, true, lang->keep);
    if (!lang->tidy)
        return (jk_span){ s.ptr, n };
    memcpy(out, s.ptr, n);
    return (jk_span){ out, tidy_english(out, n) };
}

bool jk_stem_meets(jk_span s, jk_span t)
{
    size_t low = s.len < t.len ? s.len : t.len, k = 0;
    while (k < low && s.ptr[k] == t.ptr[k])
        k++;
    if (k == s.len && k == t.len)
        return true;
    if (k < 4)
        return false;
    while (k < low && ((unsigned char)s.ptr[k] & 0xC0) == 0x80)     /* what follows is in characters */
        k--;
    size_t same = count_chars((jk_span){ s.ptr, k });
    size_t more_s = count_chars((jk_span){ s.ptr + k, s.len - k }), more_t = count_chars((jk_span){ t.ptr + k, t.len - k });
    size_t less = more_s < more_t ? more_s : more_t, more = more_s + more_t - less;
    return same >= 4 && less <= 1 && more <= 4 && same >= more && (same >= 5 || same + more <= 5);
}

/* Eight bytes as a number: numbers are in order as bytes are. */
static inline uint64_t number_of(const char *at)
{
    const unsigned char *p = (const unsigned char *)at;
    return (uint64_t)p[0] << 56 | (uint64_t)p[1] << 48 | (uint64_t)p[2] << 40 | (uint64_t)p[3] << 32
         | (uint64_t)p[4] << 24 | (uint64_t)p[5] << 16 | (uint64_t)p[6] << 8 | (uint64_t)p[7];
}

/* No branch within the loop can be foreseen, so there is none. */
bool jk_is_among(const char (*table)[JK_AMONG], size_t n, jk_span s)
{
    char key[JK_AMONG] = { 0 };
    if (!n || !s.len || s.len >= JK_AMONG)
        return false;
    memcpy(key, s.ptr, s.len);
    uint64_t high = number_of(key), low = number_of(key + 8);
    for (size_t half; (half = n / 2) > 0; n -= half) {
        uint64_t h = number_of(table[half]), l = number_of(table[half] + 8);
        table += (size_t)((h < high) | ((h == high) & (l <= low))) * half;
    }
    return memcmp(*table, key, JK_AMONG) == 0;
}

bool jk_is_stop(const jk_language *lang, jk_span fold)
{
    size_t low = 0, high = lang->n_stop;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = compare(fold, lang->stop[mid]);
        if (order == 0)
            return true;
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return false;
}

const jk_number_word *jk_number_word_of(const jk_language *lang, jk_span fold)
{
    for (const jk_number_word *w = lang->number; w && w->word; w++)
        if (fold.len && w->word[0] == fold.ptr[0] && (fold.len == 1 || w->word[1] == fold.ptr[1]) && strncmp(w->word, fold.ptr, fold.len) == 0 && w->word[fold.len] == '\0')
            return w;
    return NULL;
}

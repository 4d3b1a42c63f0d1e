/* traits.c - one reading of a text, character by character: see traits.h. */
#include "corpus/traits.h"

#include <stdlib.h>

enum { SCRIPT = JK_CLASS_SCRIPT, LETTER = JK_CLASS_LETTER, MARK = JK_CLASS_MARK, DIGIT = JK_CLASS_DIGIT, SPACE = JK_CLASS_SPACE };

uint8_t jk_class_of(uint32_t c)
{
    if (jk_is_space(c))
        return SPACE;
    if (jk_is_digit(c))
        return DIGIT;
    jk_script script = jk_script_of(c);
    return (uint8_t)((jk_is_letter(c) ? script == JK_SCRIPT_NONE ? MARK | LETTER : LETTER : 0) | (unsigned)script);
}

jk_classes *jk_classes_open(jk_err *err)
{
    jk_classes *classes = malloc(sizeof *classes);
    if (!classes)
        return jk_fail(err, JK_ENOMEM, "no memory to look at characters"), NULL;
    for (uint32_t c = 0; c < 0x10000; c++) {
        uint32_t lower = jk_to_lower(c);
        classes->of[c] = jk_class_of(c);
        classes->lower[c] = (uint16_t)(lower < 0x10000 ? lower : c);
    }
    return classes;
}

void jk_classes_close(jk_classes *classes) { free(classes); }

/* -------------------------------------------------------------- stretches
 * Bytes of a tag, an entity, an address at at; 0: none. */

static bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool ascii_word(char c) { return ascii_letter(c) || (c >= '0' && c <= '9'); }

/* A tag's name is ASCII: <기생충> is a film. */
static size_t markup_at(const char *at, const char *end)
{
    size_t left = (size_t)(end - at), n = 1, longest = *at == '<' ? 1000 : 12;
    char close = *at == '<' ? '>' : ';';
    if (left < 3 || (!ascii_letter(at[1]) && at[1] != (*at == '<' ? '/' : '#') && !(*at == '<' && at[1] == '!')))
        return 0;
    while (n < left && n < longest && at[n] != close && at[n] != '<' && (*at == '<' || ascii_word(at[n]) || at[n] == '#'))
        n++;
    return n < left && at[n] == close ? n + 1 : 0;
}

static bool starts(const char *at, const char *end, const char *what)
{
    size_t n = strlen(what);
    return (size_t)(end - at) >= n && memcmp(at, what, n) == 0;
}

static size_t url_at(const char *at, const char *end)
{
    if (!starts(at, end, "http://") && !starts(at, end, "https://") && !starts(at, end, "ftp://") && !starts(at, end, "www."))
        return 0;
    const char *p = at;
    while (p < end && (unsigned char)*p > ' ' && (unsigned char)*p < 0x7F && *p != '"' && *p != '<' && *p != '>' && *p != ')')
        p++;
    return (size_t)(p - at);
}

/* at stands at the @: how far the address reaches to both sides. */
static size_t email_at(const char *start, const char *at, const char *end)
{
    const char *p = at, *q = at + 1;
    bool dot = false;
    while (p > start && (ascii_word(p[-1]) || strchr("._%+-", p[-1])))
        p--;
    for (; q < end && (ascii_word(*q) || *q == '.' || *q == '-'); q++)
        dot |= *q == '.';
    return p < at && dot && q > at + 3 ? (size_t)(q - p) : 0;
}

/* -------------------------------------------------------------- characters */

static uint64_t mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
}

/* What is left of a text in the wrong encoding: U+FFFD, private use, C1 controls, and what the first two bytes of UTF-8 look like as
   windows-1252: A-circumflex or A-tilde before a sign (accented Latin), a-circumflex before a euro sign (quotation marks), e or i
   with an accent before a sign (Hangul), but not before those that may well follow a word: aqui with its accent, then a quotation mark. */
static bool is_broken(uint32_t before, uint32_t c)
{
    if (c == 0xFFFD || (c >= 0x80 && c < 0xA0) || (c >= 0xE000 && c < 0xF900) || (c & 0xFFFE) == 0xFFFE)
        return true;
    if (before == 0xE2)
        return c == 0x20AC || c == 0x201E;
    bool latin = before == 0xC2 || before == 0xC3, hangul = before >= 0xEA && before <= 0xED;
    if (!latin && !hangul)
        return false;
    if (c >= 0xA1 && c <= 0xBF)
        return c != 0xAA && c != 0xBA && c != 0xAB && c != 0xBB && c != 0xB7 && c != 0xB0 && c != 0xBF && c != 0xA1;
    return c == 0x20AC || c == 0x0192 || c == 0x02C6 || c == 0x02DC || c == 0x0152 || c == 0x0153 || c == 0x0160 || c == 0x0178 || c == 0x017D
        || c == 0x2020 || c == 0x2021 || c == 0x2030;
}

/* Pairs of brackets: the opening one, the closing one. */
static const uint16_t bracket[][2] = {
    { '(', ')' }, { '[', ']' }, { '{', '}' }, { 0xFF08, 0xFF09 }, { 0xFF3B, 0xFF3D }, { 0x3008, 0x3009 }, { 0x300A, 0x300B },
    { 0x300C, 0x300D }, { 0x300E, 0x300F }, { 0x3010, 0x3011 }, { 0x3014, 0x3015 }, { 0x201C, 0x201D }
};
enum { N_BRACKET = sizeof bracket / sizeof *bracket };

typedef struct {
    uint32_t open[N_BRACKET], quotes;
    uint32_t before, same, in_row;  /* the character before; without case, and how often it stood */
    uint64_t word;                  /* the word being read */
    uint32_t word_letters, word_columns;
    uint32_t streak[4];             /* words in a row that equal the one 1 to 4 before */
} state;

static void see_bracket(state *s, jk_traits *t, uint32_t c)
{
    for (size_t k = 0; k < N_BRACKET; k++) {
        if (c == bracket[k][0])
            s->open[k]++;
        else if (c != bracket[k][1])
            continue;
        else if (s->open[k])
            s->open[k]--;
        else
            t->unpaired++;
        return;
    }
    s->quotes += c == '"';
}

static void end_word(state *s, jk_traits *t)
{
    if (!s->word)
        return;
    t->words++;
    t->single += s->word_letters == 1;
    t->longest = s->word_columns > t->longest ? s->word_columns : t->longest;
    uint32_t n = t->n_word;
    for (uint32_t k = 0; k < 4; k++) {
        s->streak[k] = n > k && n < JK_MAX_WORD && t->word[n - 1 - k] == s->word ? s->streak[k] + 1 : 0;
        uint32_t times = s->streak[k] / (k + 1) + 1;
        t->repeat = times > t->repeat ? times : t->repeat;
    }
    if (n < JK_MAX_WORD)
        t->word[t->n_word++] = s->word;
    s->word = 0;
    s->word_letters = s->word_columns = 0;
}

/* Han, kana and Thai have no spaces: a long run of them is no glued word. */
static bool spaced(unsigned script)
{
    return script != JK_SCRIPT_HAN && script != JK_SCRIPT_KANA && script != JK_SCRIPT_THAI && script != JK_SCRIPT_OTHER;
}

static void see_char(const jk_classes *classes, state *s, jk_traits *t, uint32_t c)
{
    uint8_t class = c < 0x10000 ? classes->of[c] : jk_class_of(c);
    uint32_t lower = c < 0x10000 ? classes->lower[c] : jk_to_lower(c);
    if (class & SPACE) {
        end_word(s, t);
        s->before = s->same = 0;
        return;
    }
    t->chars++;
    t->broken += is_broken(s->before, c);
    s->in_row = lower == s->same ? s->in_row + 1 : 1;
    s->same = lower;
    s->before = c;
    if (!(class & DIGIT) && s->in_row > t->run)
        t->run = s->in_row;
    if (class & (LETTER | DIGIT)) {
        bool mark = class & MARK;
        s->word = mix(s->word ? s->word : 1, lower);
        t->all = mix(t->all, lower);
        t->digits += (class & DIGIT) != 0;
        if (class & LETTER) {
            unsigned script = class & SCRIPT;
            t->letters += !mark;
            t->script[script] += !mark;
            s->word_letters += !mark;
            s->word_columns += mark || !spaced(script) ? 0 : script == JK_SCRIPT_HANGUL ? 2 : 1;
        } else
            s->word_letters += 2;           /* a digit is no letter that stands alone */
        return;
    }
    if (c != '\'' && c != 0x2019)           /* don't is one word */
        end_word(s, t);
    if (c == '"' || c == '(' || c == ')' || c >= '[')
        see_bracket(s, t, c);
}

void jk_traits_of(const jk_classes *classes, jk_span text, jk_traits *t)
{
    state s = { 0 };
    memset(t, 0, offsetof(jk_traits, word));
    t->n_word = 0;
    t->repeat = t->run = 0;
    for (const char *at = text.ptr, *end = at + text.len, *behind = at; at < end;) {
        size_t n = 0;
        if (at >= behind) {
            if (*at == '<' || *at == '&')
                t->markup += (uint32_t)(n = markup_at(at, end));
            else if (*at == 'h' || *at == 'w' || *at == 'f')
                t->url += (uint32_t)(n = url_at(at, end));
            else if (*at == '@')
                t->email += (uint32_t)email_at(text.ptr, at, end);
            behind = at + n;
        }
        see_char(classes, &s, t, jk_next_char(&at, end));
    }
    end_word(&s, t);
    for (size_t k = 0; k < N_BRACKET; k++)
        t->unpaired += s.open[k];
    t->unpaired += s.quotes % 2;
}

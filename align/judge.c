/* judge.c - does a sentence end here? A table of rules, the first with an opinion wins;
 * where none has one, ICU is followed. What they know of words is in align/rules/. */
#include "align/text.h"

typedef enum { PASS, END, ON } opinion;         /* no opinion; a sentence ends; it goes on */

/* What is looked at once for all rules. */
typedef struct {
    const jk_place *p;
    const jk_words *words;
    jk_span left;                   /* the word before the full stop, inner full stops included: "Mr", "U.S", "3.1" */
    uint64_t left_class;
    bool left_digits;               /* digits alone */
    jk_span right;                  /* the word behind, letters and digits */
    uint32_t first;                 /* the first character of what follows */
    uint32_t letter;                /* the first behind opening marks */
    bool glued;                     /* nothing between */
    bool hangul;                    /* the last letter before is Hangul */
} view;

static bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static bool is_word(uint32_t c) { return jk_is_letter(c) || jk_is_digit(c); }
static bool is_opener(uint32_t c)
{
    return c == '(' || c == '[' || c == '"' || c == '\'' || c == '<' || c == 0xAB || c == 0x2018 || c == 0x201C || c == 0x201E
        || (c >= 0x3008 && c <= 0x3010 && !(c & 1)) || c == 0xFF08 || c == 0xBF || c == 0xA1;
}

static jk_span word_before(const char *from, const char *stop)
{
    enum { LONGEST = 40 };
    const char *p = stop;
    while (p > from && stop - p < LONGEST) {
        const char *at = p;
        uint32_t c = jk_prev_char(&at, from);
        if (!(is_word(c) || c == '/' || c == '-' || c == 0xB0 || c == 0xBA || c == 0xA7 || c == 0x2116 || (c == '.' && p < stop)))
            break;
        p = at;
    }
    while (p < stop && (*p == '.' || *p == '-' || *p == '/'))
        p++;
    return (jk_span){ p, (size_t)(stop - p) };
}

static jk_span word_after(const char *p, const char *end)
{
    enum { LONGEST = 60 };
    const char *start = p;
    while (p < end && p - start < LONGEST) {
        const char *at = p;
        if (!is_word(jk_next_char(&at, end)))
            break;
        p = at;
    }
    return (jk_span){ start, (size_t)(p - start) };
}

/* A word's classes as written, or with its capital made small ("Vgl." for "vgl."). */
static uint64_t class_of(const jk_words *words, jk_span w)
{
    uint64_t bits = w.len ? jk_words_find(words, w) : 0;
    char lower[24];
    if (bits || w.len < 2 || w.len > sizeof lower || !(w.ptr[0] >= 'A' && w.ptr[0] <= 'Z'))
        return bits;
    memcpy(lower, w.ptr, w.len);
    lower[0] = (char)(lower[0] + 32);
    return jk_words_find(words, (jk_span){ lower, w.len });
}

static view look(const jk_words *words, const jk_place *p)
{
    view v = { .p = p, .words = words, .glued = p->right == p->left };
    v.left = word_before(p->from, p->stop);
    v.left_class = class_of(words, v.left);
    v.left_digits = v.left.len > 0;
    for (size_t k = 0; k < v.left.len; k++)
        v.left_digits &= v.left.ptr[k] >= '0' && v.left.ptr[k] <= '9';
    const char *at = p->stop;
    v.hangul = at > p->from && jk_is_hangul(jk_prev_char(&at, p->from));
    at = p->right;
    v.first = v.letter = jk_next_char(&at, p->end);
    const char *word = p->right;
    while (is_opener(v.letter) && at < p->end) {
        word = at;
        v.letter = jk_next_char(&at, p->end);
    }
    v.right = word_after(word, p->end);
    return v;
}

static bool digit(uint32_t c) { return c >= '0' && c <= '9'; }
static bool one_stop(const view *v) { return v->p->n_stop == 1 && v->p->c == '.'; }

/* ----------------------------------------------------------------- rules */

/* Inside a URL, a mail address, a file's name, a number: nothing around but more of it. */
static opinion rule_url(const view *v)
{
    enum { FAR = 200 };
    if (!v->glued || v->p->quote)
        return PASS;
    const char *p = v->p->stop, *start = v->p->from, *end = v->p->end;
    if (!(v->first < 0x80 && v->first > ' '))
        return PASS;
    while (p > start && v->p->stop - p < FAR && (unsigned char)p[-1] > ' ' && (unsigned char)p[-1] < 0x80)
        p--;
    const char *q = v->p->stop;
    while (q < end && q - v->p->stop < FAR && (unsigned char)*q > ' ' && (unsigned char)*q < 0x80)
        q++;
    for (const char *c = p; c + 2 < q; c++)
        if (*c == '@' || (c[0] == ':' && c[1] == '/' && c[2] == '/') || (c == p && (c[0] | 32) == 'w' && (c[1] | 32) == 'w' && (c[2] | 32) == 'w'))
            return ON;
    return PASS;
}

/* The last syllable before p is one that ends sentences. */
static bool final_before(const jk_words *words, const char *from, const char *p)
{
    const char *at = p;
    if (at == from || !jk_is_hangul(jk_prev_char(&at, from)))
        return false;
    return jk_words_find(words, (jk_span){ at, (size_t)(p - at) }) & JK_W_FINAL;
}

/* U.S.A, 3.14, Jr.'s, "!=": no space, and ICU sees no end; or ICU sees one behind ! or ?,
   which are no ends before a sign or a small letter. */
static opinion rule_glued(const view *v)
{
    if (!v->glued || v->p->quote)
        return PASS;
    if (!v->p->closer && digit(v->first) && v->left.len && digit((unsigned char)v->left.ptr[v->left.len - 1]))
        return ON;
    if (!v->p->icu)                             /* 대피했다.2명이: a space is missing */
        return one_stop(v) && digit(v->first) && final_before(v->words, v->p->from, v->p->stop) ? END : ON;
    return v->p->c != '.' && v->p->c < 0x80 && v->first < 0x80 && !jk_is_upper(v->first) && !is_opener(v->first) ? ON : PASS;
}

static opinion rule_quotative(const view *v)
{
    const char *at = v->p->right;
    if (v->p->quote)
        return jk_quotative(v->words, v->p->left, v->p->end) ? ON : PASS;
    uint32_t c = jk_next_char(&at, v->p->end);  /* the mark may stand behind a space, or be of the wrong kind: 했어? '라고 */
    return (c == '"' || c == '\'' || c == 0x2019 || c == 0x201D) && at < v->p->end && !blank(*at) && jk_quotative(v->words, at, v->p->end) ? ON : PASS;
}

/* "1." or "a)" at a sentence's start: the sentence is still to come. */
static opinion rule_enumerator(const view *v)
{
    if (v->p->closer && v->p->c != '.')
        return PASS;
    jk_span s = { v->p->from, (size_t)(v->p->end - v->p->from) };
    size_t bullet = jk_bullet(s);
    s.ptr += bullet;
    s.len -= bullet;
    while (s.len && blank(*s.ptr))
        s.ptr++, s.len--;
    if (s.ptr > v->p->stop || v->p->stop - s.ptr > 8)
        return PASS;
    size_t n = jk_enumerator(v->words, s, NULL, NULL);
    return n && s.ptr + n >= v->p->stop + 1 ? ON : PASS;
}

/* "2024. 5. 21." and "21. 5. 2024": within a date, and behind its third number. */
static opinion rule_date(const view *v)
{
    if (!one_stop(v) || !v->left_digits || v->p->closer)
        return PASS;
    size_t n = v->left.len;
    if (digit(v->first)) {
        if (n <= 2 || (n == 4 && (v->left.ptr[0] == '1' || v->left.ptr[0] == '2') && v->right.len <= 2))
            return ON;
        return PASS;
    }
    if (n > 2)
        return PASS;
    const char *p = v->left.ptr;                /* behind "2024. 5. " or "2024.5." ? */
    unsigned parts = 0;
    for (size_t len = 0; p > v->p->from && parts < 2; parts += len == (parts ? 4u : len)) {
        while (p > v->p->from && blank(p[-1]))
            p--;
        if (p == v->p->from || p[-1] != '.')
            break;
        p--;
        for (len = 0; p > v->p->from && digit((unsigned char)p[-1]); len++)
            p--;
        if (len == 0 || len > 4)
            break;
    }
    return parts == 2 ? ON : PASS;
}

/* "2024.5.21. 서울": the word before holds the whole date. */
static opinion rule_dotted_date(const view *v)
{
    size_t dots = 0, digits = 0;
    for (size_t k = 0; k < v->left.len; k++) {
        dots += v->left.ptr[k] == '.';
        digits += digit((unsigned char)v->left.ptr[k]);
    }
    return one_stop(v) && !v->p->closer && dots == 2 && dots + digits == v->left.len && v->left.len >= 6 && v->left.len <= 10 && digit((unsigned char)v->left.ptr[3]) && v->left.ptr[4] == '.' ? ON : PASS;
}

/* "12. Juni", "3. Platz": an ordinal, where what it counts is known. */
static opinion rule_ordinal(const view *v)
{
    return one_stop(v) && v->left_digits && v->left.len <= 2 && !v->p->closer && class_of(v->words, v->right) & JK_W_MONTH ? ON : PASS;
}

/* Letters each with a full stop: "J", "U.S", "z. B". How many; 0: it is none. */
static unsigned initials(jk_span w)
{
    unsigned n = 0;
    for (const char *p = w.ptr, *end = w.ptr + w.len; p < end; n++) {
        uint32_t c = jk_next_char(&p, end);
        if (!jk_is_letter(c) || (p < end && *p++ != '.'))
            return 0;
    }
    return n;
}

static opinion rule_abbreviation(const view *v)
{
    if (!one_stop(v) || v->p->quote || !v->left.len)
        return PASS;
    const char *at = v->left.ptr;
    uint32_t c = jk_next_char(&at, v->p->stop);
    unsigned n = initials(v->left);
    bool right_hangul = jk_is_hangul(v->first), starter = v->right.len && jk_words_find(v->words, v->right) & JK_W_STARTER;
    if (v->hangul || c >= 0x2E80)
        return PASS;
    if (v->left_class & JK_W_NUMBERED && (digit(v->letter) || (v->right.len && v->right.len < 5 && !starter && strspn(v->right.ptr, "IVXLC") >= v->right.len)))
        return ON;
    if (v->p->closer)
        return PASS;
    if (v->left_class & JK_W_TITLE && !(v->left_class & JK_W_ABBR))
        return ON;
    if (n > 0 && right_hangul && jk_is_upper(c))
        return ON;
    if (n == 1 && jk_is_upper(c)) {
        if (c == 'I' && starter && v->left.ptr > v->p->from + 1 && jk_is_lower((unsigned char)v->left.ptr[-2]))
            return PASS;
        return digit(v->first) ? PASS : ON;
    }
    if (!(v->left_class & JK_W_ABBR) && n < 2)
        return PASS;
    if (right_hangul || digit(v->first))
        return ON;
    return starter || is_opener(v->first) ? END : jk_is_upper(v->letter) || jk_is_lower(v->letter) ? ON : PASS;
}

/* Is this written without capitals? A paragraph or a sentence that starts small, or "i"
   for "I" nearby, says so. */
static bool small_text(const view *v)
{
    enum { NEAR = 200 };
    const jk_place *p = v->p;
    const char *at = p->from;
    if (p->lower || jk_is_lower(jk_next_char(&at, p->end)))
        return true;
    const char *from = p->stop - p->para > NEAR ? p->stop - NEAR : p->para;
    const char *to = p->end - p->right > NEAR ? p->right + NEAR : p->end;
    for (const char *c = from; c + 2 < to; c++)
        if (blank(c[0]) && c[1] == 'i' && (blank(c[2]) || c[2] == '\''))
            return true;
    return false;
}

/* Yahoo! and; "Come!" said: a small letter goes on. */
static opinion rule_exclamation(const view *v)
{
    if (v->p->c == '.' || v->p->c > 0x7F || v->glued || !jk_is_lower(v->first))
        return PASS;
    if (v->left_class & JK_W_EXCLAIM && !v->p->closer && v->p->n_stop == 1)
        return ON;
    return v->p->quote || !small_text(v) ? ON : PASS;
}

/* 그는... 말을: "..." ends a Korean sentence only behind a final ending. */
static opinion rule_ellipsis(const view *v)
{
    bool dots = v->p->n_stop > 1 && v->p->c == '.', sign = v->p->c == 0x2026;
    if ((!dots && !sign) || !jk_is_hangul(v->letter) || !v->hangul || v->p->quote)
        return sign && !v->p->icu ? ON : PASS;
    return !v->glued && final_before(v->words, v->p->from, v->p->stop) ? END : ON;
}

/* 소개합니다. linkclump: behind a Korean final ending a full stop is one, whatever follows. */
static opinion rule_final(const view *v)
{
    return !v->glued && v->hangul && v->p->c == '.' && v->p->n_stop == 1 && !v->p->icu && final_before(v->words, v->p->from, v->p->stop) ? END : PASS;
}

/* "in the dump. 1987 was": ICU looks past a number for a small letter. */
static opinion rule_digit(const view *v)
{
    if (v->glued || v->p->icu || v->p->c != '.' || v->p->n_stop != 1 || !digit(v->letter) || v->left.len < 3 || v->left_class)
        return PASS;
    for (const char *p = v->left.ptr, *end = v->left.ptr + v->left.len; p < end;)
        if (!jk_is_lower(jk_next_char(&p, end)) && p > v->left.ptr + 1)
            return PASS;
    return END;
}

/* texts without capitals */
static opinion rule_lower(const view *v)
{
    return !v->glued && !v->p->icu && jk_is_lower(v->letter) && v->left.len > 1 && !v->left_class && !v->p->quote && !initials(v->left)
        && v->p->c < 0x80 && !(v->p->n_stop > 1 && v->p->c == '.') && small_text(v) ? END : PASS;
}

static const struct { const char *name; opinion (*of)(const view *); } rules[] = {
    { "url", rule_url },
    { "glued", rule_glued },
    { "quotative", rule_quotative },
    { "enumerator", rule_enumerator },
    { "date", rule_date },
    { "date", rule_dotted_date },
    { "ordinal", rule_ordinal },
    { "abbreviation", rule_abbreviation },
    { "exclamation", rule_exclamation },
    { "ellipsis", rule_ellipsis },
    { "final", rule_final },
    { "digit", rule_digit },
    { "lower", rule_lower },
};

bool jk_judge(const jk_words *words, const jk_place *at, const char **rule)
{
    view v = look(words, at);
    for (size_t k = 0; k < sizeof rules / sizeof *rules; k++) {
        opinion o = rules[k].of(&v);
        if (o != PASS) {
            *rule = rules[k].name;
            return o == END;
        }
    }
    *rule = "icu";
    return at->icu;
}

/* --------------------------------------------------------------- Korean */

bool jk_quotative(const jk_words *words, const char *p, const char *end)
{
    const char *start = p;
    while (p < end && blank(*p))
        p++;
    bool spaced = p > start;
    jk_span w = word_after(p, end);
    if (!w.len || (unsigned char)*w.ptr < 0x80)
        return false;
    uint64_t class = spaced ? JK_W_SAYING : JK_W_QUOTATIVE;
    if (jk_words_find(words, w) & class)
        return true;
    if (spaced)
        return false;
    const char *at = w.ptr;
    uint32_t c = jk_next_char(&at, w.ptr + w.len);
    bool kana = c >= 0x3040 && c <= 0x30FF;     /* no spaces: and then anything */
    at = w.ptr;                                 /* 라고는커녕: a particle of two syllables or more, and then something */
    for (unsigned n = 1; n < 4 && at < w.ptr + w.len; n++) {
        jk_next_char(&at, w.ptr + w.len);
        if ((n > 1 || kana) && jk_words_find(words, (jk_span){ w.ptr, (size_t)(at - w.ptr) }) & class)
            return true;
    }
    return false;
}

bool jk_bare_ending(const jk_words *words, const char *from, const char *space, const char *end, bool plain)
{
    unsigned class = JK_W_BARE | (plain ? JK_W_PLAIN : 0);
    const char *stop = space;                   /* 좋아요~ 좋아요ㅎㅎ 좋아요^^ */
    while (stop > from) {
        const char *at = stop;
        uint32_t c = jk_prev_char(&at, from);
        if (!(c == '~' || c == '^' || (c >= 0x3131 && c <= 0x3163)))
            break;
        stop = at;
    }
    const char *at = stop;
    uint64_t found = 0;
    for (unsigned n = 0; n < 4 && at > from && !found; n++) {
        jk_prev_char(&at, from);
        found = jk_words_find(words, (jk_span){ at, (size_t)(stop - at) }) & class;
    }
    if (!found || (!(found & JK_W_PLAIN) && (at == from || blank(at[-1]))))      /* alone it is a word of another kind: 가요, 고요 */
        return false;
    const char *p = space;
    while (p < end && blank(*p))
        p++;
    if (p == end)
        return false;
    const char *q = p;
    uint32_t c = jk_next_char(&q, end);
    if (!is_word(c) && (!is_opener(c) || c == '('))
        return false;
    return !(jk_words_find(words, word_after(p, end)) & JK_W_GOES_ON);
}

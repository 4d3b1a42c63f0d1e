/* tokens.c - 13a, intl, zh, char, none, tercom's and ko: one engine, a class function each.
 *
 * These tokenizers are written down as substitutions, each over the whole line, each on the output of the one before:
 *
 *     (1)  mark            ->  " mark "            always alone
 *     (2)  not-digit stop  ->  "not-digit stop "   . and , behind a letter
 *     (3)  stop not-digit  ->  " stop not-digit"   . and , before a letter
 *     (4)  digit dash      ->  "digit dash "
 *
 * All they do is put spaces, so what they leave is where a space stands: cut[k], before character k. A pair that
 * matched is used up, both halves: in "a.." the second stop has no neighbour to its left any more. White space is no
 * digit, stop or mark whatever its kind, and no pair needs it twice: so each word can be looked at alone, with a space
 * on either side, and most words (no mark, no stop) are a token at once. intl has the same shape with the
 * categories N, P and S as digit, stop and mark; its marks come last, which changes nothing.
 */
#include "corpus/score/tokens.h"
#include "align/morph/morph.h"
#include "align/unicode.h"

#include <stdlib.h>

/* What a character is; of a byte too. */
enum { DIGIT = 1, STOP = 2, DASH = 4, MARK = 8, HIGH = 16, WHITE = 32 };

/* A character of a word; one more, behind the last, has only start and cut. */
typedef struct jk_unit {
    uint32_t start;                 /* bytes in the word */
    uint8_t  class;
    bool     cut;                   /* a space stands before it */
} unit;

struct tokenizer_row {
    const char *name;
    uint8_t (*class_of)(uint32_t c);
    const char *drop[2];            /* what goes before anything else, and then entities are resolved; NULL: neither */
    bool beyond_ascii;              /* class_of knows characters above U+007F */
    bool pad;                       /* a space before the line's first character and behind its last */
    bool strip;                     /* none: not even those that are there */
    bool possessive;                /* 's is a token */
    bool endings;                   /* Korean particles and endings are tokens */
};

static bool in_ranges(const uint16_t range[][2], size_t n, uint32_t c)
{
    for (size_t k = 0; k < n; k++)
        if (c >= range[k][0] && c <= range[k][1])
            return true;
    return false;
}
#define IN_RANGES(table, c) in_ranges((table), sizeof (table) / sizeof *(table), (c))

static bool is_ascii_punct(uint32_t c) { return (c > 0x20 && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7F); }

static uint8_t class_western(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return DIGIT;
    if (c == '.' || c == ',')
        return STOP;
    return c == '-' ? DASH : is_ascii_punct(c) && c != '\'' ? MARK : 0;
}

/* sacreBLEU's ranges as they work, not as they were meant: two of five digits are read as two characters there. */
static uint8_t class_zh(uint32_t c)
{
    static const uint16_t alone[][2] = {
        { 0x2001, 0x2A6D }, { 0x2E80, 0x2FDF }, { 0x2FF0, 0x303F }, { 0x3100, 0x312F }, { 0x31A0, 0x31EF }, { 0x3200, 0x4DB5 }, { 0x4E00, 0x9FBB },
        { 0xF900, 0xFA2D }, { 0xFA30, 0xFA6A }, { 0xFA70, 0xFAD9 }, { 0xFE10, 0xFE1F }, { 0xFE30, 0xFE4F }, { 0xFF00, 0xFFEF },
    };
    return IN_RANGES(alone, c) ? MARK : class_western(c);
}

static uint8_t class_intl(uint32_t c)
{
    if (jk_is_hangul(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return 0;
    char category = jk_category(c);
    return category == 'N' ? DIGIT : category == 'P' ? STOP : category == 'S' ? MARK : 0;
}

static uint8_t class_char(uint32_t c) { return (void)c, MARK; }
static uint8_t class_none(uint32_t c) { return (void)c, 0; }

/* tercom's CJK punctuation, and its ideographs (3200-3F22: as sacreBLEU has it). */
static bool is_asian_punct(uint32_t c)
{
    static const uint16_t punct[][2] = {
        { 0x3001, 0x3002 }, { 0x3008, 0x3011 }, { 0x3014, 0x301F }, { 0xFF61, 0xFF65 }, { 0x30FB, 0x30FB }, { 0xFF0E, 0xFF0E }, { 0xFF0C, 0xFF0C },
        { 0xFF1F, 0xFF1F }, { 0xFF1A, 0xFF1B }, { 0xFF01, 0xFF02 }, { 0xFF08, 0xFF09 },
    };
    return IN_RANGES(punct, c);
}

static uint8_t class_asian(uint32_t c)
{
    static const uint16_t alone[][2] = {
        { 0x4E00, 0x9FFF }, { 0x3400, 0x4DBF }, { 0x31C0, 0x31EF }, { 0x2E80, 0x2EFF }, { 0x3300, 0x33FF }, { 0xF900, 0xFAFF }, { 0xFE30, 0xFE4F },
        { 0x3200, 0x3F22 },
    };
    return IN_RANGES(alone, c) || is_asian_punct(c) ? MARK : class_western(c);
}

/* In the order of jk_mt_tokenizer; then TER's. */
enum { ROW_TERCOM = JK_N_TOK, ROW_ASIAN };
static const tokenizer_row rows[] = {
    { "none",   class_none,    { NULL }, false, false, false, false, false },
    { "13a",    class_western, { "<skipped>", "-\n" }, false, true,  false, false, false },
    { "intl",   class_intl,    { NULL }, true,  false, false, false, false },
    { "char",   class_char,    { NULL }, true,  false, false, false, false },
    { "zh",     class_zh,      { NULL }, true,  false, true,  false, false },
    { "ko",     class_intl,    { NULL }, true,  true,  false, false, true  },
    { "tercom", class_western, { "\n-" }, false, true,  false, true,  false },
    { "asian",  class_asian,   { "\n-" }, true,  true,  false, true,  false },
};

const char *const jk_mt_tokenizer_names[] = { "none", "13a", "intl", "char", "zh", "ko", NULL };

static jk_tokenizer tokenizer_of(size_t row)
{
    jk_tokenizer t = { .row = &rows[row] };
    for (uint32_t c = 0; c < 256; c++)
        t.of_byte[c] = (uint8_t)(c < 0x80 ? rows[row].class_of(c) | (jk_is_white(c) ? WHITE : 0)
                                          : HIGH | (c == 0xC2 || (c >= 0xE1 && c <= 0xE3) ? WHITE : 0));    /* U+0085 to U+3000 start so */
    return t;
}

jk_tokenizer jk_tokenizer_bleu(jk_mt_tokenizer kind) { return tokenizer_of(kind); }

jk_tokenizer jk_tokenizer_ter(bool normalized, bool no_punct, bool asian)
{
    jk_tokenizer t = tokenizer_of(!normalized ? JK_TOK_NONE : asian ? ROW_ASIAN : ROW_TERCOM);
    t.no_punct = no_punct;
    t.asian = asian;
    return t;
}

/* ------------------------------------------------------------------ scratch */

bool jk_scratch_room(void *array, size_t *cap, size_t want, size_t size, jk_err *err)
{
    void *was, *at;
    if (want <= *cap)
        return true;
    memcpy(&was, array, sizeof was);
    if (want > SIZE_MAX / 2 / size)
        return jk_fail(err, JK_ENOMEM, "no more memory: %zu times %zu bytes wanted", want, size);
    want += want / 2 + 64;
    at = malloc(want * size);
    if (!at)
        return jk_fail(err, JK_ENOMEM, "no more memory: %zu bytes wanted", want * size);
    free(was);
    memcpy(array, &at, sizeof at);
    *cap = want;
    /* cppcheck-suppress memleak; array holds it */
    return true;
}

static bool room_for(jk_tokens *t, size_t len, jk_err *err)
{
    if (len > UINT32_MAX / 2)
        return jk_fail(err, JK_ELIMIT, "a line of %zu bytes; at most 2 GiB", len);
    t->n = 0;
    return jk_scratch_room(&t->token, &t->cap, len + 1, sizeof *t->token, err)
        && jk_scratch_room(&t->unit, &t->cap_unit, len + 2, sizeof *t->unit, err);
}

void jk_tokens_free(jk_tokens *t)
{
    free(t->token);
    free(t->unit);
}

/* -------------------------------------------------------------- white space */

/* Bytes of the white space at p; 0: none. */
static size_t white_at(const char *p, const char *end)
{
    const char *at = p;
    return p < end && jk_is_white(jk_next_char(&at, end)) ? (size_t)(at - p) : 0;
}

static jk_span strip_start(jk_span s)
{
    size_t n;
    while ((n = white_at(s.ptr, s.ptr + s.len)) > 0)
        s = (jk_span){ s.ptr + n, s.len - n };
    return s;
}

jk_span jk_strip_end(jk_span s)
{
    while (s.len) {
        const char *p = s.ptr + s.len;
        if (!jk_is_white(jk_prev_char(&p, s.ptr)))
            break;
        s.len = (size_t)(p - s.ptr);
    }
    return s;
}

/* ------------------------------------------------------------ before tokens */

/* Every occurrence of from in s[len] becomes to, which is not longer; the new length. */
static size_t replace(char *s, size_t len, const char *from, const char *to)
{
    size_t n_from = strlen(from), n_to = strlen(to), out = 0, k = 0;
    while (k < len)
        if (s[k] == from[0] && len - k >= n_from && memcmp(s + k, from, n_from) == 0) {
            memcpy(s + out, to, n_to);
            out += n_to;
            k += n_from;
        } else
            s[out++] = s[k++];
    return out;
}

/* Entities, and lines inside the line, if there are any: the substitutions one after the other, so that &amp;lt; becomes <. */
static bool resolve(jk_arena *arena, const tokenizer_row *row, jk_span *line, jk_err *err)
{
    static const char *const entity[][2] = { { "&quot;", "\"" }, { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" } };
    if (!line->len || (!memchr(line->ptr, '&', line->len) && !memchr(line->ptr, '<', line->len) && !memchr(line->ptr, '\n', line->len)))
        return true;
    size_t len = line->len;
    char *s = JK_NEW(arena, char, len, err);
    if (!s)
        return false;
    memcpy(s, line->ptr, len);
    for (size_t k = 0; k < 2 && row->drop[k]; k++)
        len = replace(s, len, row->drop[k], "");
    len = replace(s, len, "\n", " ");
    for (size_t k = 0; k < sizeof entity / sizeof *entity; k++)
        len = replace(s, len, entity[k][0], entity[k][1]);
    *line = (jk_span){ s, len };
    return true;
}

/* ---------------------------------------------------------------- the engine */

/* The characters of the word; their number. */
static size_t units_of(unit *u, const jk_tokenizer *how, jk_span word)
{
    size_t n = 0;
    for (const char *p = word.ptr, *end = p + word.len; p < end; n++) {
        u[n] = (unit){ .start = (uint32_t)(p - word.ptr) };
        uint32_t c = jk_next_char(&p, end);
        u[n].class = c < 0x80 ? how->of_byte[c] : how->row->beyond_ascii ? how->row->class_of(c) : 0;
    }
    u[n] = (unit){ .start = (uint32_t)word.len };
    return n;
}

/* (1) to (4) above, between (1) and (2) tercom's possessive. blank: a space itself follows, or the line's end. */
static void cut_word(unit *u, size_t n, jk_span word, bool possessive, bool blank)
{
    for (size_t k = 0; k < n; k++)
        if (u[k].class & MARK)
            u[k].cut = u[k + 1].cut = true;
    for (size_t k = 0; possessive && k + 1 < n; k++)
        if (word.ptr[u[k].start] == '\'' && word.ptr[u[k + 1].start] == 's' && (k + 2 < n ? u[k + 2].cut : blank))
            u[k].cut = true;
    bool spaced = u[0].cut, used = false;
    for (size_t k = 0; k < n; k++) {
        bool next = u[k + 1].cut;
        used = u[k].class & STOP && (spaced || (k > 0 && !used && !(u[k - 1].class & DIGIT)));
        if (used)
            u[k].cut = u[k + 1].cut = true;
        spaced = next;
    }
    for (size_t k = 0; k < n; k++)
        if (u[k].class & STOP && (u[k + 1].cut || (k + 1 < n && !(u[k + 1].class & DIGIT)))) {
            size_t pair = u[k + 1].cut ? 0 : 1;
            u[k].cut = u[k + 1].cut = true;
            k += pair;
        }
    for (size_t k = 0; k + 1 < n; k++)
        if (u[k].class & DIGIT && u[k + 1].class & DASH && !u[k + 1].cut)
            u[k + 1].cut = u[k + 2].cut = true;
}

/* A token whose Hangul ends in particles or endings is two: UN|에서는, 도서관|은; the shortest start counts. */
static void put_korean(jk_tokens *t, jk_span token)
{
    enum { SYLLABLE = 3 };
    size_t from = token.len;
    while (from >= SYLLABLE) {
        const char *p = token.ptr + from;
        if (!jk_is_hangul(jk_prev_char(&p, token.ptr)))
            break;
        from -= SYLLABLE;
    }
    if (from || !jk_ko_is_ending(token))
        for (size_t k = from ? from : SYLLABLE; k < token.len; k += SYLLABLE)
            if (jk_ko_is_ending((jk_span){ token.ptr + k, token.len - k })) {
                t->token[t->n++] = (jk_span){ token.ptr, k };
                token = (jk_span){ token.ptr + k, token.len - k };
                break;
            }
    t->token[t->n++] = token;
}

static void put(jk_tokens *t, const tokenizer_row *row, jk_span token)
{
    if (row->endings)
        put_korean(t, token);
    else
        t->token[t->n++] = token;
}

/* before, after: white space stands there. */
static void put_word(jk_tokens *t, const jk_tokenizer *how, jk_span word, bool before, bool after, bool blank)
{
    unit *u = t->unit;
    size_t n = units_of(u, how, word), from = 0;
    u[0].cut = before;
    u[n].cut = after;
    cut_word(u, n, word, how->row->possessive, blank);
    for (size_t k = 1; k <= n; k++)
        if (u[k].cut || k == n) {
            put(t, how->row, (jk_span){ word.ptr + u[from].start, u[k].start - u[from].start });
            from = k;
        }
}

/* Without . , ? : ; ! " ( ) and with asian without its punctuation: copies, and fewer. */
static bool drop_punct(jk_tokens *t, bool asian, jk_err *err)
{
    size_t n = 0;
    for (size_t k = 0; k < t->n; k++) {
        jk_span s = t->token[k];
        char *at = JK_NEW(t->arena, char, s.len, err);
        size_t len = 0;
        if (!at)
            return false;
        for (const char *p = s.ptr, *end = p + s.len; p < end; ) {
            const char *was = p;
            uint32_t c = jk_next_char(&p, end);
            if ((c < 0x80 && c && strchr(".,?:;!\"()", (int)c)) || (asian && is_asian_punct(c)))
                continue;
            memcpy(at + len, was, (size_t)(p - was));
            len += (size_t)(p - was);
        }
        if (len)
            t->token[n++] = (jk_span){ at, len };
    }
    t->n = n;
    return true;
}

bool jk_tokens_of(jk_tokens *t, const jk_tokenizer *how, jk_span line, jk_err *err)
{
    const tokenizer_row *row = how->row;
    if (row->strip)
        line = jk_strip_end(strip_start(line));
    if ((row->drop[0] && !resolve(t->arena, row, &line, err)) || !room_for(t, line.len, err))
        return false;
    unsigned special = MARK | STOP | DASH | (row->beyond_ascii ? HIGH : 0u);
    for (const char *p = line.ptr, *end = p + line.len; p < end; ) {
        const char *word = p;
        unsigned seen = 0;
        size_t white = 0;
        for (; p < end; p++) {
            unsigned class = how->of_byte[(unsigned char)*p];
            if (class & WHITE && (white = white_at(p, end)) > 0)
                break;
            seen |= class;
        }
        if (p > word) {
            jk_span s = { word, (size_t)(p - word) };
            if (seen & special)
                put_word(t, how, s, row->pad || word > line.ptr, row->pad || p < end, p == end || *p == ' ');
            else if (row->possessive && s.len > 2 && memcmp(p - 2, "'s", 2) == 0 && (p == end || *p == ' '))
                put_word(t, how, s, true, true, true);
            else
                put(t, row, s);
        }
        p += white;
    }
    return !how->no_punct || drop_punct(t, how->asian, err);
}

bool jk_tokens_chrf(jk_tokens *t, jk_span line, jk_err *err)
{
    if (!room_for(t, line.len, err))
        return false;
    for (const char *p = line.ptr, *end = p + line.len; p < end; ) {
        const char *word = p;
        size_t white = 0;
        while (p < end && (white = white_at(p, end)) == 0)
            jk_next_char(&p, end);
        jk_span s = { word, (size_t)(p - word) };
        size_t cut = s.len < 2 ? 0 : is_ascii_punct((unsigned char)p[-1]) ? s.len - 1 : is_ascii_punct((unsigned char)word[0]) ? 1 : 0;
        if (cut) {
            t->token[t->n++] = (jk_span){ word, cut };
            s = (jk_span){ word + cut, s.len - cut };
        }
        if (s.len)
            t->token[t->n++] = s;
        p += white;
    }
    return true;
}

bool jk_tokenize_mt(jk_mt_tokenizer kind, jk_span line, jk_buf *buf, jk_err *err)
{
    jk_tokenizer how = jk_tokenizer_bleu(kind);
    jk_tokens t = { .arena = jk_arena_open(0) };
    bool ok = t.arena ? jk_tokens_of(&t, &how, line, err) : jk_fail(err, JK_ENOMEM, "no more memory");
    for (size_t k = 0; ok && k < t.n; k++)
        ok = (k == 0 || jk_buf_putc(buf, ' ', err)) && jk_buf_put(buf, t.token[k], err);
    jk_tokens_free(&t);
    jk_arena_close(t.arena);
    return ok;
}

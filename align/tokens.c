/* tokens.c - a document's sentences as tokens, and its types.
 *
 * One pass over the bytes. What a stretch of text is follows from its first character: digits a
 * value, Latin letters a word, Hangul a run to be analysed, Han and kana what writes without
 * spaces. What a spelling is, spelling.c knows. Linear.
 */
#include "align/spelling.h"

static bool ascii_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
static bool ascii_digit(char c) { return c >= '0' && c <= '9'; }

/* A Hangul syllable at p: three bytes of valid UTF-8. */
static bool hangul_at(const char *p, const char *end)
{
    const unsigned char *c = (const unsigned char *)p;
    return end - p >= 3 && c[0] >> 4 == 0xE && jk_is_hangul((c[0] & 0xFu) << 12 | (c[1] & 0x3Fu) << 6 | (c[2] & 0x3Fu));
}

/* ----------------------------------------------------- e-mail, URL, U.K., words */

/* Where the address that starts at p ends; p: none. What stands before the @ has at most 64 bytes (RFC 5321,
   4.5.3.1.1): looking no further also keeps a-a-a-... linear, where any of the words might start one. */
static const char *address_end(const char *p, const char *end)
{
    enum { LOCAL = 64 };
    const char *q = p;
    while (q < end && q - p <= LOCAL && (ascii_letter(*q) || ascii_digit(*q) || strchr("._%+-", *q)))
        q++;
    bool web = (q < end - 2 && q > p && memcmp(q, "://", 3) == 0) || (end - p > 4 && memcmp(p, "www.", 4) == 0);
    if (!web && (q == p || q - p > LOCAL || end - q < 2 || *q != '@' || !(ascii_letter(q[1]) || ascii_digit(q[1]))))
        return p;
    if (web)
        while (q < end && (unsigned char)*q > ' ' && (unsigned char)*q < 0x7F && !strchr("\"'<>()[]{}", *q))
            q++;
    else
        for (q++; q < end && (ascii_letter(*q) || ascii_digit(*q) || *q == '.' || *q == '-'); )
            q++;
    while (q > p && strchr(".,;:!?-", q[-1]))
        q--;
    return q;
}

/* U.K., e.g., Ph.D. no: letters one by one, each with its dot. */
static const char *dotted_end(const char *p, const char *end)
{
    const char *q = p;
    while (end - q >= 2 && ascii_letter(q[0]) && q[1] == '.')
        q += 2;
    if (q - p == 2 && q < end && ascii_letter(*q) && (q + 1 == end || !ascii_letter(q[1])))
        return q + 1;                           /* U.K at the end of a text */
    size_t quote = jk_apostrophe(q, end);
    const char *s = q + quote;
    if (quote && s < end && *s == 's' && (s + 1 == end || !ascii_letter(s[1])))
        q = s + 1;                              /* the U.K.'s */
    return q - p >= 4 ? q : p;
}

/* Letters and digits of one alphabetic script from p on; digits only behind the first letter. */
static const char *word_end(const tokenizer *t, const char *p, const char *end, jk_script script)
{
    while (p < end) {
        const char *q = p;
        if (ascii_digit(*p) || (ascii_letter(*p) && script == JK_SCRIPT_LATIN))
            p++;
        else if ((unsigned char)*p >= 0x80 && !jk_apostrophe(p, end)) {
            uint32_t c = jk_next_char(&q, end);
            jk_script of = jk_script_of(c);
            if (!jk_is_letter(c) || (of != script && of != JK_SCRIPT_NONE))
                break;
            p = q;
        } else {
            size_t quote = t->words->lang->elision ? 0 : jk_apostrophe(p, end);
            q = p + quote;
            if (!quote || q >= end || !(ascii_letter(*q) || ((unsigned char)*q >= 0x80 && !jk_apostrophe(q, end) && jk_is_letter(jk_next_char(&q, end)))))
                break;
            p += quote;
        }
    }
    return p;
}

static bool read_word(tokenizer *t, jk_span sent, const char **at, jk_script script, const char **until)
{
    const char *p = *at, *end = sent.ptr + sent.len, *q = p;
    sort of = t->words->own == script || (script != JK_SCRIPT_LATIN && t->words->own != JK_SCRIPT_LATIN) ? WORD : LATIN;
    if (script == JK_SCRIPT_LATIN)
        while (q < end && ascii_letter(*q))
            q++;
    if (q > p && q < end && (*q == '.' || *q == '@' || *q == ':' || *q == '_' || *q == '-' || *q == '+' || ascii_digit(*q))) {
        const char *address = address_end(p, end);
        if (address > p) {
            *at = address;
            return jk_put_word(t, sent, (jk_span){ p, (size_t)(address - p) }, LATIN, JK_SCRIPT_NONE, until);
        }
        const char *dotted = q == p + 1 && *q == '.' ? dotted_end(p, end) : p;
        q = dotted > p ? dotted : word_end(t, q, end, script);
    } else if (q == p || (q < end && ((unsigned char)*q >= 0x80 || *q == '\'')))
        q = word_end(t, q, end, script);
    if (q == p)
        jk_next_char(&q, end);
    *at = q;
    return jk_put_word(t, sent, (jk_span){ p, (size_t)(q - p) }, of, script, until);
}


/* A run of Hangul: a native numeral at its start (두, 세차례) is a value, the rest is analysed. */
static bool read_hangul(tokenizer *t, jk_span sent, const char **at, bool glued, const char **until)
{
    const char *start = *at, *p = start, *end = sent.ptr + sent.len;
    while (hangul_at(p, end))
        p += 3;
    *at = p;
    const surface *s = jk_run_of(t, (jk_span){ start, (size_t)(p - start) }, glued, JK_SCRIPT_HANGUL);
    if (!s || !s->may_be_number || glued)
        return jk_put_run(t, s, start);
    const char *was = *until;
    if (!jk_put_number_word(t, sent, (jk_span){ start, (size_t)(p - start) }, until))
        return false;
    if (*until == was)
        return jk_put_run(t, s, start);
    if (*until >= p)
        return *at = *until, true;
    return jk_put_run(t, jk_run_of(t, (jk_span){ *until, (size_t)(p - *until) }, true, JK_SCRIPT_HANGUL), *until);
}

/* --------------------------------------------------------------- sentences */

/* A unit of measurement from p on, whole, up to q: behind digits it is no part of their name. */
static bool is_unit(const char *p, const char *q)
{
    static const char *const unit[] = { "m", "km", "cm", "mm", "nm", "g", "kg", "mg", "t", "l", "L", "ml", "mL", "ha", "W", "kW", "MW", "GW", "kWh", "MWh", "GWh",
                                        "Hz", "kHz", "MHz", "GHz", "V", "kV", "KB", "MB", "GB", "TB", "km2", "m2", "m3", "mph", "ft", "lb", "oz", "h", "am", "pm" };
    for (size_t k = 0; k < sizeof unit / sizeof *unit; k++)
        if (strlen(unit[k]) == (size_t)(q - p) && memcmp(unit[k], p, (size_t)(q - p)) == 0)
            return true;
    return false;
}

/* Digits: a value, also before a unit (58km); with other letters behind (5G, 2FA) a Latin token. */
static bool read_digits(tokenizer *t, jk_span sent, const char **at, const char **until)
{
    const char *p = *at, *end = sent.ptr + sent.len;
    jk_number number;
    bool value = jk_number_read(t->words->lang, sent, (size_t)(p - sent.ptr), &number);
    const char *q = p + (number.len ? number.len : 1);
    if (q < end && ascii_letter(*q) && ascii_digit(q[-1])) {
        while (q < end && (ascii_letter(*q) || ascii_digit(*q)))
            q++;
        if (!value || !is_unit(p + number.len, q)) {
            *at = q;
            return jk_put_word(t, sent, (jk_span){ p, (size_t)(q - p) }, LATIN, JK_SCRIPT_LATIN, until);
        }
    }
    *at = q;
    *until = q;
    t->first_word = false;
    return !value || jk_put_value(t, sent, &number, p);
}

/* The sorts of punctuation that translations keep: a bit each, 0: none of them. */
enum { MARK_QUOTE = 1, MARK_QUESTION = 2, MARK_EXCLAMATION = 4 };

static unsigned mark_of(uint32_t c)
{
    switch (c) {
    case '"': case 0xAB: case 0xBB: case 0x201C: case 0x201D: case 0x201E: case 0x300C: case 0x300D: case 0x300E: case 0x300F: case 0xFF02: return MARK_QUOTE;
    case '?': case 0xFF1F: case 0x61F: case 0x37E: return MARK_QUESTION;
    case '!': case 0xFF01: return MARK_EXCLAMATION;
    default: return 0;
    }
}

/* A sort of punctuation counts once a sentence: marks that stand in pairs are one piece of evidence. */
static bool put_mark(tokenizer *t, unsigned mark, const char *from, const char *to, unsigned *seen)
{
    if (*seen & mark)
        return true;
    *seen |= mark;
    return jk_put_type(t, JK_TYPE_MARK, JK_SCRIPT_NONE, (jk_span){ from, (size_t)(to - from) },
                    jk_span_of(mark == MARK_QUOTE ? "\"" : mark == MARK_QUESTION ? "?" : "!"));
}

static bool read_sentence(tokenizer *t, jk_span sent)
{
    unsigned marks = 0;
    const char *p = sent.ptr, *end = p + sent.len, *until = p, *headwords = p;
    bool glued = false;             /* a letter or a digit stands right before p, or a quotation ends there */
    t->first_word = true;
    while (p < end) {
        if ((unsigned char)*p < 0x80 && !ascii_letter(*p) && !ascii_digit(*p)) {
            glued = glued && (*p == '"' || *p == '\'' || *p == ')' || *p == '%');     /* "..."는, 3%의 */
            unsigned mark = mark_of((unsigned char)*p++);
            if (mark && !put_mark(t, mark, p - 1, p, &marks))
                return false;
            continue;
        }
        bool ok;
        const char *q = p;
        uint32_t c;
        if (hangul_at(p, end))
            ok = read_hangul(t, sent, &p, glued, &until);
        else if (ascii_letter(*p))
            ok = read_word(t, sent, &p, JK_SCRIPT_LATIN, &until);
        else if (jk_is_digit(c = jk_next_char(&q, end)))
            ok = read_digits(t, sent, &p, &until);
        else if (!jk_is_letter(c)) {
            glued = glued && (c == 0x2019 || c == 0x201D || c == 0x300D || c == 0x300F || c == 0x3009 || c == 0x300B);
            unsigned mark = mark_of(c);
            if (mark && !put_mark(t, mark, p, q, &marks))
                return false;
            p = q;
            continue;
        } else {
            jk_script script = jk_script_of(c);
            if (c == 0x30FC)
                script = JK_SCRIPT_KANA;
            if (t->words->own == JK_SCRIPT_HAN && t->words->n_lexicon && p >= headwords && !jk_put_headwords(t, p, end, &headwords))
                return false;
            ok = script == JK_SCRIPT_HAN || script == JK_SCRIPT_KANA ? jk_read_east_asian(t, sent, &p, script, &until)
               : jk_is_unspaced(c) ? jk_read_unspaced(t, sent, &p, script, &until)
               : read_word(t, sent, &p, script, &until);
        }
        if (!ok)
            return false;
        glued = true;
    }
    return true;
}

static bool read_sentences(tokenizer *t)
{
    const jk_doc *doc = t->doc;
    jk_side *side = t->side;
    for (uint32_t i = 0; i < doc->n_sent; i++) {
        side->first[i] = t->n_token;
        if (!read_sentence(t, doc->sent[i].text))
            return false;
    }
    side->first[doc->n_sent] = t->n_token;
    side->n_token = t->n_token;
    for (uint32_t k = 0; t->count && k < side->n_type; k++) {
        side->type[k].count = t->count[k];
        if (t->seen[k])
            side->type[k].capital = t->seen[k] == JK_CAPITAL;
    }
    return true;
}

bool jk_tokenize(const jk_knowledge *know, jk_vocabulary *words, jk_arena *arena, const jk_doc *doc, jk_side *side, jk_err *err)
{
    jk_vocabulary own;
    if (!words)
        jk_vocabulary_open(words = &own, know, arena, doc->lang);
    tokenizer t = { .words = words, .arena = arena, .doc = doc, .side = side, .err = err };
    *side = (jk_side){ .keep = words->arena };
    if (doc->text.len > UINT32_MAX)
        return jk_fail(err, JK_ELIMIT, "a document of %zu bytes; at most 4 GiB", doc->text.len);
    words->doc++;
    if (!(side->first = JK_NEW(arena, uint32_t, (size_t)doc->n_sent + 1, err)) || !read_sentences(&t))
        words->broken = true;
    jk_word_cutter_close(t.cutter);
    return !err->code;
}

/* tokens.c - a document's sentences as tokens, and its types.
 *
 * One pass over the bytes. What a stretch of text is follows from its first character: digits a
 * value, Latin letters a word, Hangul a run to be analysed, Han and kana what writes without
 * spaces. A spelling met before costs one look into the table of surfaces; only a new one is folded,
 * stemmed, analysed. Linear.
 */
#include "align/intern.h"
#include "align/numbers.h"
#include "align/units.h"

/* ------------------------------------------------------------------- words */

static bool ascii_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
static bool ascii_digit(char c) { return c >= '0' && c <= '9'; }

/* A Hangul syllable at p: three bytes of valid UTF-8. */
static bool hangul_at(const char *p, const char *end)
{
    const unsigned char *c = (const unsigned char *)p;
    return end - p >= 3 && c[0] >> 4 == 0xE && jk_is_hangul((c[0] & 0xFu) << 12 | (c[1] & 0x3Fu) << 6 | (c[2] & 0x3Fu));
}

/* Bytes of an apostrophe at p, 0: none. */
static size_t apostrophe(const char *p, const char *end)
{
    if (p < end && *p == '\'')
        return 1;
    return end - p >= 3 && memcmp(p, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

static bool all_small(jk_span s)
{
    for (size_t k = 0; k < s.len; k++)
        if (s.ptr[k] < 'a' || s.ptr[k] > 'z')
            return false;
    return true;
}

/* Case and width away, one kind of apostrophe, no 's, no dots (U.K. -> uk) but those of an address. May be text itself. */
static bool fold_word(tokenizer *t, jk_span text, bool keep_dots, jk_span *out)
{
    if (all_small(text))
        return *out = text, true;
    char *at = JK_NEW(t->words->arena, char, text.len + 1, t->err);
    if (!at)
        return false;
    size_t n = 0;
    bool ascii = true;
    for (const char *p = text.ptr, *end = p + text.len; p < end; p++) {
        size_t quote = apostrophe(p, end);
        if (quote) {
            at[n++] = '\'';
            p += quote - 1;
        } else if (*p != '.' || keep_dots) {
            ascii = ascii && (unsigned char)*p < 0x80;
            at[n++] = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
        }
    }
    *out = (jk_span){ at, n };
    if (!ascii && !jk_fold(t->words->arena, *out, out, t->err))
        return false;
    if (out->len > 2 && memcmp(out->ptr + out->len - 2, "'s", 2) == 0)
        out->len -= 2;
    while (out->len > 1 && out->ptr[out->len - 1] == '\'')
        out->len--;
    return true;
}

enum { CAPITAL = 1, SMALL = 2 };

static void see_case(tokenizer *t, uint32_t type, jk_span text)
{
    const char *p = text.ptr;
    bool upper = jk_is_upper(jk_next_char(&p, text.ptr + text.len));
    if (t->first_word && upper)
        t->side->type[type].capital |= !(t->seen[type] & SMALL);
    else
        t->seen[type] |= upper ? CAPITAL : SMALL;
    t->first_word = false;
}

/* The value at at, with its unit if it has one; its key is copied where it is new. */
static bool put_value(tokenizer *t, jk_span sent, const jk_number *number, const char *at)
{
    char key[JK_NUMBER_KEY + JK_UNIT_KEY];
    size_t n = strlen(number->key), start = (size_t)(at - sent.ptr);
    memcpy(key, number->key, n);
    n += jk_unit_read(sent, start, start + number->len, key + n);
    known *type = jk_intern_type(t, JK_TYPE_NUMBER, JK_SCRIPT_NONE, (jk_span){ key, n }, true);
    return type && jk_put_token(t, jk_number_type(t, type, (jk_span){ at, number->len }), at, number->len);
}

/* The number word or phrase at text, once at a place; *until is where the latest one ended. */
static bool put_number_word(tokenizer *t, jk_span sent, jk_span text, const char **until)
{
    jk_number number;
    if (text.ptr < *until || !jk_number_read(t->words->lang, sent, (size_t)(text.ptr - sent.ptr), &number))
        return true;
    *until = text.ptr + number.len;
    return put_value(t, sent, &number, text.ptr);
}

/* What a new spelling of a word is. */
static bool analyse_word(tokenizer *t, surface *s, jk_script script)
{
    jk_span fold, text = { s->at, s->len };
    if (!fold_word(t, text, script == JK_SCRIPT_NONE, &fold))
        return false;
    s->may_be_number = s->sort == WORD && jk_number_may_start(t->words->lang, fold);
    s->type = fold.len ? jk_intern_type(t, s->sort == WORD ? JK_TYPE_WORD : JK_TYPE_LATIN, script, fold, false) : NULL;
    return !t->err->code;
}

static bool put_word(tokenizer *t, jk_span sent, jk_span text, sort of, jk_script script, const char **until)
{
    bool fresh;
    surface *s = jk_intern_surface(t, text, of, script, &fresh);
    if (!s || (fresh && !analyse_word(t, s, script)))
        return false;
    if (s->doc != t->words->doc) {
        s->doc = t->words->doc;
        s->number = s->type ? jk_number_type(t, s->type, text) : NO_TYPE;
    }
    if (s->may_be_number && !put_number_word(t, sent, text, until))
        return false;
    if (!s->type || s->number == NO_TYPE)
        return !t->err->code;
    see_case(t, s->number, text);
    return jk_put_token(t, s->number, text.ptr, text.len);
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
    size_t quote = apostrophe(q, end);
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
        else if ((unsigned char)*p >= 0x80 && !apostrophe(p, end)) {
            uint32_t c = jk_next_char(&q, end);
            jk_script of = jk_script_of(c);
            if (!jk_is_letter(c) || (of != script && of != JK_SCRIPT_NONE))
                break;
            p = q;
        } else {
            size_t quote = t->words->lang->elision ? 0 : apostrophe(p, end);
            q = p + quote;
            if (!quote || q >= end || !(ascii_letter(*q) || ((unsigned char)*q >= 0x80 && !apostrophe(q, end) && jk_is_letter(jk_next_char(&q, end)))))
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
            return put_word(t, sent, (jk_span){ p, (size_t)(address - p) }, LATIN, JK_SCRIPT_NONE, until);
        }
        const char *dotted = q == p + 1 && *q == '.' ? dotted_end(p, end) : p;
        q = dotted > p ? dotted : word_end(t, q, end, script);
    } else if (q == p || (q < end && ((unsigned char)*q >= 0x80 || *q == '\'')))
        q = word_end(t, q, end, script);
    if (q == p)
        jk_next_char(&q, end);
    *at = q;
    return put_word(t, sent, (jk_span){ p, (size_t)(q - p) }, of, script, until);
}

/* ------------------------------------------------------------ runs (Korean) */

enum { MOST_PART = 24, SYLLABLE = 3 };

/* 걷다|걸다: the readings of a part, as its type's fold. */
static bool join_readings(tokenizer *t, const jk_part *part, jk_span *out)
{
    if (part->n == 1)
        return *out = part->head[0], true;
    size_t n = 0;
    for (unsigned k = 0; k < part->n; k++)
        n += part->head[k].len + 1;
    char *at = JK_NEW(t->words->arena, char, n, t->err);
    if (!at)
        return false;
    n = 0;
    for (unsigned k = 0; k < part->n; k++) {
        if (k)
            at[n++] = '|';
        memcpy(at + n, part->head[k].ptr, part->head[k].len);
        n += part->head[k].len;
    }
    *out = (jk_span){ at, n };
    return true;
}

/* What a new run is: a type of its own from two syllables on, and its parts. Glued to digits or Latin letters
   (3명이, AI가) a particle or a counter is nothing. */
static bool analyse_run(tokenizer *t, surface *s, jk_script script)
{
    jk_part part[MOST_PART];
    run_part found[MOST_PART];
    jk_span run = { s->at, s->len };
    bool hangul = script == JK_SCRIPT_HANGUL, glued = s->sort == RUN_GLUED;
    if (hangul && glued && jk_ko_is_ending(run))
        return true;
    s->may_be_number = hangul && jk_number_may_start(t->words->lang, run);
    if (hangul && run.len >= (size_t)2 * SYLLABLE && !(s->type = jk_intern_type(t, JK_TYPE_RUN, script, run, false)))
        return false;
    size_t n = jk_ko_analyse(t->words->lexicon, t->words->n_lexicon, run, part, MOST_PART), n_found = 0;
    for (size_t k = 0; k < n; k++) {
        jk_span fold;
        if (glued && hangul && part[k].len <= SYLLABLE)
            continue;
        if (!join_readings(t, &part[k], &fold))
            return false;
        known *type = jk_intern_type(t, JK_TYPE_PART, script, fold, false);
        if (!type)
            return false;
        found[n_found++] = (run_part){ type, part[k].start, part[k].len };
    }
    if (!(s->part = JK_NEW(t->words->arena, run_part, n_found, t->err)))
        return false;
    memcpy(s->part, found, n_found * sizeof *found);
    s->n_part = (uint8_t)n_found;
    return true;
}

/* The run and its parts get numbers where they first occur, whether or not they become tokens there. */
static surface *run_of(tokenizer *t, jk_span text, bool glued, jk_script script)
{
    bool fresh;
    surface *s = jk_intern_surface(t, text, glued ? RUN_GLUED : RUN, script, &fresh);
    if (!s || (fresh && !analyse_run(t, s, script)))
        return NULL;
    if (s->doc == t->words->doc)
        return s;
    s->doc = t->words->doc;
    s->number = s->type ? jk_number_type(t, s->type, text) : NO_TYPE;
    for (unsigned k = 0; k < s->n_part; k++)
        jk_number_type(t, s->part[k].type, (jk_span){ text.ptr + s->part[k].start, s->part[k].len });
    return t->err->code ? NULL : s;
}

static bool put_run(tokenizer *t, const surface *s, const char *at)
{
    if (!s)
        return false;
    t->first_word = false;
    if (s->type && !jk_put_token(t, s->number, at, s->len))
        return false;
    for (const run_part *part = s->part, *end = part + s->n_part; part < end; part++)
        if (!jk_put_token(t, part->type->number, at + part->start, part->len))
            return false;
    return true;
}

/* A run of Hangul: a native numeral at its start (두, 세차례) is a value, the rest is analysed. */
static bool read_hangul(tokenizer *t, jk_span sent, const char **at, bool glued, const char **until)
{
    const char *start = *at, *p = start, *end = sent.ptr + sent.len;
    while (hangul_at(p, end))
        p += SYLLABLE;
    *at = p;
    const surface *s = run_of(t, (jk_span){ start, (size_t)(p - start) }, glued, JK_SCRIPT_HANGUL);
    if (!s || !s->may_be_number || glued)
        return put_run(t, s, start);
    const char *was = *until;
    if (!put_number_word(t, sent, (jk_span){ start, (size_t)(p - start) }, until))
        return false;
    if (*until == was)
        return put_run(t, s, start);
    if (*until >= p)
        return *at = *until, true;
    return put_run(t, run_of(t, (jk_span){ *until, (size_t)(p - *until) }, true, JK_SCRIPT_HANGUL), *until);
}

/* ------------------------------------------------- scripts without word spaces */

/* A token whose type is looked for each time. */
static bool put_type(tokenizer *t, jk_type_class class, jk_script script, jk_span text, jk_span fold)
{
    known *type = jk_intern_type(t, class, script, fold, true);
    return type && jk_put_token(t, jk_number_type(t, type, text), text.ptr, text.len);
}

/* Han: pairs of neighbours. Kana: a run of katakana is a word (of foreign sound), one of hiragana only from four on. */
static bool read_east_asian(tokenizer *t, jk_span sent, const char **at, jk_script script, const char **until)
{
    const char *p = *at, *end = sent.ptr + sent.len, *start = p, *before = p;
    bool katakana = false;
    size_t n = 0;
    while (p < end) {
        const char *q = p;
        uint32_t c = jk_next_char(&q, end);
        bool kata = (c >= 0x30A1 && c <= 0x30FF) || (c >= 0xFF66 && c <= 0xFF9F);
        if (n == 0)
            katakana = kata;
        if (script == JK_SCRIPT_KANA ? (kata != katakana || (!kata && jk_script_of(c) != JK_SCRIPT_KANA)) : jk_script_of(c) != script && c != 0x3005)
            break;
        if (script == JK_SCRIPT_HAN && n > 0 && t->words->own != JK_SCRIPT_HANGUL
            && !put_word(t, sent, (jk_span){ before, (size_t)(q - before) }, WORD, script, until))
            return false;
        before = p;
        p = q;
        n++;
    }
    if (n == 0)
        jk_next_char(&p, end);
    *at = p;
    jk_span run = { start, (size_t)(p - start) };
    if (script == JK_SCRIPT_HAN && t->words->own == JK_SCRIPT_HANGUL)
        return put_run(t, run_of(t, run, false, script), start);
    if (script == JK_SCRIPT_HAN ? n > 1 : !katakana && n < 4)
        return true;
    if (katakana && !put_type(t, JK_TYPE_RUN, script, run, run))
        return false;
    return put_word(t, sent, run, WORD, script, until);
}

/* Thai and the like: a run of their letters, as ICU's dictionary cuts it. */
static bool read_unspaced(tokenizer *t, jk_span sent, const char **at, jk_script script, const char **until)
{
    const char *p = *at, *end = sent.ptr + sent.len, *start = p;
    const uint32_t *stop;
    size_t n;
    for (const char *q = p; q < end; p = q) {
        uint32_t c = jk_next_char(&q, end);
        if (!jk_is_unspaced(c) || !jk_is_letter(c))
            break;
    }
    *at = p;
    if ((!t->cutter && !(t->cutter = jk_word_cutter_open(t->err))) || !jk_word_cutter_cut(t->cutter, (jk_span){ start, (size_t)(p - start) }, &stop, &n, t->err))
        return false;
    for (size_t k = 0, from = 0; k < n; from = stop[k++])
        if (!put_word(t, sent, (jk_span){ start + from, stop[k] - from }, WORD, script, until))
            return false;
    return true;
}

/* The longest headwords of the lexicons from the left, in a stretch of Han and kana; where it ends goes to *until. */
static bool put_headwords(tokenizer *t, const char *p, const char *end, const char **until)
{
    const char *stop = p;
    for (const char *q = p; q < end; stop = q) {
        uint32_t c = jk_next_char(&q, end);
        jk_script script = c == 0x30FC ? JK_SCRIPT_KANA : jk_script_of(c);
        if (script != JK_SCRIPT_HAN && script != JK_SCRIPT_KANA && c != 0x3005)
            break;
    }
    *until = stop;
    while (p < stop) {
        jk_span head = { 0 };
        for (unsigned k = 0; k < t->words->n_lexicon; k++) {
            uint32_t e = jk_strings_prefix(&t->words->lexicon[k]->head, (jk_span){ p, (size_t)(stop - p) });
            if (e != JK_NO_ENTRY && t->words->lexicon[k]->head.at[e + 1] - t->words->lexicon[k]->head.at[e] > head.len)
                head = jk_strings_get(&t->words->lexicon[k]->head, e);
        }
        if (head.len && !put_type(t, JK_TYPE_PART, t->words->own, (jk_span){ p, head.len }, head))
            return false;
        if (head.len)
            p += head.len;
        else
            jk_next_char(&p, stop);
    }
    return true;
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
            return put_word(t, sent, (jk_span){ p, (size_t)(q - p) }, LATIN, JK_SCRIPT_LATIN, until);
        }
    }
    *at = q;
    *until = q;
    t->first_word = false;
    return !value || put_value(t, sent, &number, p);
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
    return put_type(t, JK_TYPE_MARK, JK_SCRIPT_NONE, (jk_span){ from, (size_t)(to - from) },
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
            if (t->words->own == JK_SCRIPT_HAN && t->words->n_lexicon && p >= headwords && !put_headwords(t, p, end, &headwords))
                return false;
            ok = script == JK_SCRIPT_HAN || script == JK_SCRIPT_KANA ? read_east_asian(t, sent, &p, script, &until)
               : jk_is_unspaced(c) ? read_unspaced(t, sent, &p, script, &until)
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
            side->type[k].capital = t->seen[k] == CAPITAL;
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

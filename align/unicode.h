/* unicode.h - the only door to ICU. UTF-8 spans outside; UTF-16 never leaves align/unicode/. */
#ifndef JK_UNICODE_H
#define JK_UNICODE_H

#include "align/base.h"

/* ---------------------------------------------------------------- characters */

/* The code point at *at, which moves behind it; the bytes are valid UTF-8 and *at < end.
   On bytes that are not, U+FFFD, one byte further. */
static inline uint32_t jk_next_char(const char **at, const char *end)
{
    const unsigned char *p = (const unsigned char *)*at;
    size_t left = (size_t)(end - *at);
    if (p[0] < 0x80)
        return *at += 1, p[0];
    if (p[0] >= 0xC2 && p[0] < 0xE0 && left > 1 && (p[1] & 0xC0) == 0x80)
        return *at += 2, (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    if (p[0] >= 0xE0 && p[0] < 0xF0 && left > 2 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80)
        return *at += 3, (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    if (p[0] >= 0xF0 && p[0] < 0xF5 && left > 3 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80 && (p[3] & 0xC0) == 0x80)
        return *at += 4, (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
    return *at += 1, 0xFFFD;
}

/* The code point that ends at *at, which moves before it; start < *at. */
static inline uint32_t jk_prev_char(const char **at, const char *start)
{
    const char *end = *at, *p = end - 1;
    while (p > start && end - p < 4 && ((unsigned char)*p & 0xC0) == 0x80)
        p--;
    *at = p;
    return jk_next_char(&p, end);
}

/* What is in a text: one of these or several. BREAKER: LF VT FF CR U+001C-001E U+0085 U+2028 U+2029. Linear, and far below a nanosecond a byte. */
enum { JK_SEEN_INVALID = 1, JK_SEEN_NUL = 2, JK_SEEN_TAB = 4, JK_SEEN_BREAKER = 8 };
unsigned jk_utf8_scan(jk_span s);

/* c as UTF-8 into out; returns the bytes written, 1 to 4. */
size_t jk_put_char(uint32_t c, char out[4]);
/* Code points in s. */
size_t jk_count_chars(jk_span s);

bool jk_is_space(uint32_t c);       /* Unicode White_Space, and U+001C-001F U+200B U+FEFF U+2060 */
bool jk_is_letter(uint32_t c);      /* general category L or M */
bool jk_is_digit(uint32_t c);       /* Nd */
bool jk_is_upper(uint32_t c);
bool jk_is_lower(uint32_t c);
bool jk_is_punct(uint32_t c);       /* general category P */
uint32_t jk_to_lower(uint32_t c);   /* simple mapping */
unsigned jk_char_width(uint32_t c); /* terminal columns: 0 for marks and controls, 2 for East Asian wide, else 1 */

typedef enum {
    JK_SCRIPT_NONE, JK_SCRIPT_LATIN, JK_SCRIPT_HANGUL, JK_SCRIPT_HAN, JK_SCRIPT_KANA, JK_SCRIPT_CYRILLIC, JK_SCRIPT_GREEK,
    JK_SCRIPT_ARABIC, JK_SCRIPT_HEBREW, JK_SCRIPT_DEVANAGARI, JK_SCRIPT_THAI, JK_SCRIPT_GEORGIAN, JK_SCRIPT_ARMENIAN,
    JK_SCRIPT_OTHER, JK_N_SCRIPT
} jk_script;
jk_script jk_script_of(uint32_t c); /* NONE: common or inherited */

static inline bool jk_is_hangul(uint32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }
static inline bool jk_is_han(uint32_t c) { return jk_script_of(c) == JK_SCRIPT_HAN; }

/* Thai, Lao, Burmese, Khmer: words without a space between, which a dictionary has to find. Each is three bytes. */
static inline bool jk_is_unspaced(uint32_t c) { return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF); }

/* Cuts a run of such letters into words, by ICU's dictionaries. One a thread. */
typedef struct jk_word_cutter jk_word_cutter;
jk_word_cutter *jk_word_cutter_open(jk_err *err);
void jk_word_cutter_close(jk_word_cutter *cutter);
/* Where its words end, in bytes from its start, the last one at its end; good until the next call. */
bool jk_word_cutter_cut(jk_word_cutter *cutter, jk_span run, const uint32_t **end, size_t *n, jk_err *err);

/* The script that a language is written in: KANA for Japanese, HANGUL for Korean; NONE: not known. */
jk_script jk_script_of_lang(const char *lang);
/* The script that a text is in, of a long one by pieces from its start to its end: HANGUL, KANA or HAN where there is enough of it, whatever
   else there is; else the most frequent; NONE: no letters, or too little of those three to tell. */
jk_script jk_script_of_text(jk_span text);

/* NFKC_Casefold of s, in the arena: full width to half, NFD to NFC, case away. For
   comparing, never for output. */
bool jk_fold(jk_arena *arena, jk_span s, jk_span *out, jk_err *err);
/* NFKC of s alone. */
bool jk_nfkc(jk_arena *arena, jk_span s, jk_span *out, jk_err *err);

/* The same, and for each byte of *out where in s the piece begins that it comes from; place[out->len] is s.len. */
bool jk_fold_places(jk_arena *arena, jk_span s, jk_span *out, const uint32_t **place, jk_err *err);
/* How many bytes at the start of s NFKC_Casefold leaves as they are, but for ASCII's case: all, of most texts. Linear. */
size_t jk_fold_plain(jk_span s);
/* n bytes, ASCII's capitals made small; to and from may be the same. */
void jk_lower_ascii(char *to, const char *from, size_t n);

/* The first character of c's canonical decomposition: e for e-acute, c itself where it has none. */
uint32_t jk_base_char(uint32_t c);

/* ------------------------------------------------------- regular expressions
 * ICU's. One a thread. */
typedef struct jk_regex jk_regex;

/* JK_EUSAGE: no regular expression. pattern ends with a NUL and has to live as long. */
jk_regex *jk_regex_open(jk_span pattern, bool any_case, jk_err *err);
void jk_regex_close(jk_regex *regex);
/* The first match at byte from of text or later: *len bytes at *at. False with JK_OK: none; JK_ELIMIT: it takes too long. */
bool jk_regex_find(jk_regex *regex, jk_span text, size_t from, size_t *at, size_t *len, jk_err *err);

/* Answers that do not move with ICU: a code point whose age is above Unicode 15.0 is unassigned. */
char jk_category(uint32_t c);       /* the general category's first letter, L M N P S Z C; C: unassigned too */
/* s in small letters, in the arena: U+0130 becomes two characters, a capital sigma small or final as its
   surroundings say, all others one. Linear. */
bool jk_lower(jk_arena *arena, jk_span s, jk_span *out, jk_err *err);
/* White space as Python has it: unlike jk_is_space no U+200B, U+FEFF, U+2060. */
static inline bool jk_is_white(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F
        || c == 0x205F || c == 0x3000;
}

/* --------------------------------------------------------------------- names */

/* One thing's name in two languages, as CLDR gives it. */
typedef struct { jk_span a, b; } jk_name_pair;

/* All names that ICU has in both languages: regions, languages, scripts, currencies,
   months, weekdays and the cities of time zones, short and variant forms too. They live
   in the arena. A language without data has none: n is 0. About 20 ms. */
bool jk_cldr_names(jk_arena *arena, const char *a, const char *b, jk_name_pair **pair, size_t *n, jk_err *err);

/* The versions that run, not those compiled against: "72.1", "15.0". */
enum { JK_VERSION_SIZE = 24 };
const char *jk_icu_version(char out[JK_VERSION_SIZE]);
const char *jk_unicode_version(char out[JK_VERSION_SIZE]);

/* ---------------------------------------------------------------- decoding */

typedef struct {
    const char *encoding;           /* NULL: BOM, else valid UTF-8, else what ICU's detector says */
    const char *name;               /* the file's, for errors */
    bool replace_invalid;           /* U+FFFD instead of an error */
} jk_decode_options;

/* bytes -> UTF-8 without a BOM: bytes itself where it is that already, else in the
   arena. encoding: ICU's name of what was decoded. A NUL is no text. */
bool jk_decode(jk_arena *arena, jk_span bytes, const jk_decode_options *options, jk_span *text, char encoding[32], uint64_t *n_replaced, jk_err *err);

/* ------------------------------------------------------------- sentence breaks
 * A window of whole paragraphs is searched once: every character that can matter to a
 * sentence's end is noted, and what ICU has to see of its surroundings is turned into
 * UTF-16. Then ICU runs over that once, and its boundaries are tied to the marks. */
typedef enum {
    JK_MARK_STOP,                   /* . ! ? and the like */
    JK_MARK_ELLIPSIS,               /* U+2026 */
    JK_MARK_OPEN, JK_MARK_CLOSE,    /* brackets, and quotation marks with a side */
    JK_MARK_QUOTE, JK_MARK_APOS,    /* " and ': which side, context says */
    JK_MARK_BREAK,                  /* U+0085, U+2028, U+2029: a sentence ends in any case */
    JK_MARK_SPACE,                  /* a space after a syllable that may end a Korean sentence */
    JK_MARK_SIGN                    /* a sign that starts a unit: U+25B6 and the like */
} jk_mark_kind;

typedef struct {
    const char *at;                 /* its first byte; of BREAK: the first behind it */
    uint32_t unit;                  /* its place in what ICU is given, UTF-16 units */
    int32_t mate;                   /* for who uses them: the other half of a pair */
    uint16_t c;
    uint8_t kind;                   /* jk_mark_kind */
    uint8_t len;                    /* bytes */
    bool icu;                       /* ICU breaks behind it */
} jk_mark;

typedef struct jk_breaks jk_breaks;

jk_breaks *jk_breaks_open(jk_err *err);
void jk_breaks_close(jk_breaks *b);
/* Empties the window. endings: note JK_MARK_SPACE too. */
void jk_breaks_start(jk_breaks *b, bool endings);
/* Appends a paragraph: valid UTF-8 without an outer line end; of a wrapped one, line ends count as spaces. */
bool jk_breaks_add(jk_breaks *b, jk_span para, bool wrapped, jk_err *err);
/* Is the window full (about 64 Ki bytes)? */
bool jk_breaks_full(const jk_breaks *b);
/* The same for jk_breaks_plain. */
bool jk_breaks_add_whole(jk_breaks *b, jk_span para, jk_err *err);
/* Runs ICU; marks in order of place, valid until the next start; n of them. */
bool jk_breaks_run(jk_breaks *b, jk_mark **mark, size_t *n, jk_err *err);
/* Boundaries of ICU's own, nothing noted: places in the text, in order. */
bool jk_breaks_plain(jk_breaks *b, const char *const **at, size_t *n, jk_err *err);

#endif

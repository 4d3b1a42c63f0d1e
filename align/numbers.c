/* numbers.c - the values that a stretch of text names: see numbers.h.
 *
 * Digits first (1,234.5; 3,5 where the comma is the point), then what multiplies them: 천 백 within
 * 만 억 조, million, Milliarden, 万 億. Number words by the language's table, added and multiplied
 * as they are spoken (two hundred and fifty thousand). Korean native numerals before a counter.
 */
#include "align/scan.h"

enum { MOST_DIGITS = 18 };
static const uint64_t TOO_MANY = 1000000000000000000u;      /* 10^18: sums and products stay below 2^64 */

static value shorten(value v)
{
    while (v.digits && v.digits % 10 == 0)
        v.digits /= 10, v.exp++;
    if (!v.digits)
        v.exp = 0;
    return v;
}

bool jk_value_add(value *to, value v)
{
    value a = shorten(*to), b = shorten(v);
    while (a.digits && b.digits && a.exp != b.exp) {
        value *high = a.exp > b.exp ? &a : &b;
        if (high->digits >= TOO_MANY / 10)
            return false;
        high->digits *= 10, high->exp--;
    }
    *to = !a.digits ? b : !b.digits ? a : (value){ a.digits + b.digits, a.exp };
    return to->digits < TOO_MANY;
}

void jk_value_key(value v, char key[JK_NUMBER_KEY])
{
    char d[24];
    size_t n = 0, k = 0;
    v = shorten(v);
    do
        d[n++] = (char)('0' + v.digits % 10);
    while (v.digits /= 10);
    if (v.exp > 15 || v.exp < -15) {            /* n digits, e, the power: keys need only be equal */
        while (n)
            key[k++] = d[--n];
        key[k++] = 'e';
        if (v.exp < 0)
            key[k++] = '-';
        unsigned e = (unsigned)(v.exp < 0 ? -v.exp : v.exp);
        if (e >= 100)
            key[k++] = (char)('0' + e / 100 % 10);
        key[k++] = (char)('0' + e / 10 % 10);
        key[k++] = (char)('0' + e % 10);
        key[k] = '\0';
        return;
    }
    int point = (int)n + v.exp;                 /* digits before the point */
    if (point <= 0) {
        key[k++] = '0';
        key[k++] = '.';
        for (; point < 0; point++)
            key[k++] = '0';
        while (n)
            key[k++] = d[--n];
    } else
        for (int at = 0; n || at < point; at++) {
            if (at == point)
                key[k++] = '.';
            key[k++] = (char)(n ? d[--n] : '0');
        }
    key[k] = '\0';
}

static void write_month(unsigned month, char key[JK_NUMBER_KEY])
{
    memcpy(key, "month:", 6);
    size_t k = 6;
    if (month >= 10)
        key[k++] = '1';
    key[k++] = (char)('0' + month % 10);
    key[k] = '\0';
}

/* ------------------------------------------------------------------ digits */

/* 0-9 for a decimal digit of the scripts whose texts we know, -1 for anything else. */
static int digit_at(const char *p, const char *end, size_t *len)
{
    if ((unsigned char)*p < 0x80) {
        *len = 1;
        return *p >= '0' && *p <= '9' ? *p - '0' : -1;
    }
    static const uint32_t zero[] = { 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10 };
    const char *q = p;
    uint32_t c = jk_next_char(&q, end);
    *len = (size_t)(q - p);
    for (size_t k = 0; k < sizeof zero / sizeof *zero; k++)
        if (c - zero[k] < 10)
            return (int)(c - zero[k]);
    return -1;
}

static bool digit_here(const scan *s, const char *p)
{
    size_t len;
    return p < s->end && digit_at(p, s->end, &len) >= 0;
}

/* Exactly three digits at p and no fourth. */
static bool three_digits(const scan *s, const char *p)
{
    return digit_here(s, p) && digit_here(s, p + 1) && digit_here(s, p + 2) && !digit_here(s, p + 3);
}

/* A full stop where a comma is the point, and no three digits behind it: a version, or a foreign habit. */
static bool foreign_point(const scan *s)
{
    return s->lang->decimal_comma && *s->at == '.' && !three_digits(s, s->at + 1);
}

/* Digits with groups and a point. False: more than MOST_DIGITS, and s->at stands behind them anyway. */
static bool read_digits(scan *s, value *v)
{
    char group = s->lang->decimal_comma ? '.' : ',', point = s->lang->decimal_comma ? ',' : '.';
    bool fraction = false, grouped = false, fits = true;
    size_t n = 0, len;
    *v = (value){ 0, 0 };
    while (s->at < s->end) {
        int d = digit_at(s->at, s->end, &len);
        if (d >= 0) {
            fits = fits && (n += v->digits > 0 || d > 0) <= MOST_DIGITS;
            if (fits) {
                v->digits = v->digits * 10 + (unsigned)d;
                v->exp -= fraction;
            }
            s->at += len;
        } else if (*s->at == group && !fraction && three_digits(s, s->at + 1)
                   && (grouped || v->digits < 1000)) {
            grouped = true;
            s->at++;
        } else if (!fraction && (*s->at == point || (!grouped && foreign_point(s))) && digit_here(s, s->at + 1)) {
            fraction = true;
            s->at++;
        } else
            break;
    }
    return fits;
}

/* 2024.11.21, 2024-11-21, 2024/11/21: only the year is read here; what follows starts at the separator. */
static bool is_date(const scan *s, const char *p)
{
    const char *q = p;
    for (int k = 0; k < 4; k++, q++)
        if (q >= s->end || *q < '0' || *q > '9')
            return false;
    if (q >= s->end || (*p != '1' && *p != '2') || (*q != '.' && *q != '-' && *q != '/'))
        return false;
    char sep = *q++;
    size_t n = 0;
    while (q < s->end && *q >= '0' && *q <= '9')
        q++, n++;
    return n >= 1 && n <= 2 && q + 1 < s->end && *q == sep && q[1] >= '0' && q[1] <= '9';
}

/* ------------------------------------------- 천 백 십 within 만 억 조, 千 百 within 万 億 */

const struct jk_east jk_east[JK_N_EAST] = {
    { "십", 1, 0 }, { "백", 2, 0 }, { "천", 3, 0 }, { "만", 0, 4 }, { "억", 0, 8 }, { "조", 0, 12 }, { "경", 0, 16 },
    { "十", 1, 0 }, { "百", 2, 0 }, { "千", 3, 0 }, { "万", 0, 4 }, { "萬", 0, 4 }, { "億", 0, 8 }, { "亿", 0, 8 }, { "兆", 0, 12 },
    { "여", 0, 0 }, { "余", 0, 0 }, { "多", 0, 0 }      /* "and more" between digits and unit */
};

int jk_east_at(const scan *s, const char *p)
{
    if (p >= s->end || (unsigned char)*p < 0xE4)
        return -1;
    for (size_t k = 0; k < JK_N_EAST; k++)
        if (jk_scan_starts(s, p, jk_east[k].word))
            return (int)k;
    return -1;
}

/* 3억 5천만, 2조3천억, 1만 2000, 3천5백: sections of small units closed by ever smaller big ones. first was read already. */
static bool read_east(scan *s, value first, value *out)
{
    value total = { 0, 0 }, section = { 0, 0 }, one = first;
    int last_big = 99, last_small = 99;
    bool pending = true, any = false;
    for (;;) {
        int u = jk_east_at(s, s->at);
        if (u >= 0 && !jk_east[u].small && !jk_east[u].big) {
            if (jk_east_at(s, s->at + 3) < 0)
                break;                          /* 20여 명 */
            s->at += 3;
            continue;
        }
        if (u >= 0 && jk_east[u].small && (pending || any) && jk_east[u].small < last_small) {
            if (!pending)
                one = (value){ 1, 0 };
            one.exp += jk_east[u].small;
            if (!jk_value_add(&section, one))
                return false;
            last_small = jk_east[u].small;
            pending = false;
        } else if (u >= 0 && jk_east[u].big && jk_east[u].big < last_big && (pending || section.digits)) {
            if (pending && !jk_value_add(&section, one))
                return false;
            section.exp += jk_east[u].big;
            if (!jk_value_add(&total, section))
                return false;
            section = (value){ 0, 0 };
            last_big = jk_east[u].big;
            last_small = 99;
            pending = false;
        } else {
            if (pending || u >= 0)
                break;
            const char *p = s->at;
            if (p < s->end && *p == ' ' && last_small == 99)
                p++;                            /* 3억 5천만, but not 3천 500 */
            if (!digit_here(s, p))
                break;
            scan ahead = *s;
            ahead.at = p;
            if (!read_digits(&ahead, &one))
                break;
            int v = jk_east_at(s, ahead.at);
            bool carries_on = v >= 0 ? (jk_east[v].small || (jk_east[v].big && jk_east[v].big < last_big)) : p == s->at || one.digits >= 100;
            if (one.exp < 0 || !carries_on)
                break;
            s->at = ahead.at;
            pending = true;
            if (v < 0)
                break;
        }
        if (u >= 0) {
            s->at += strlen(jk_east[u].word);
            any = true;
        }
    }
    if (pending && !jk_value_add(&section, one))
        return false;
    if (!jk_value_add(&total, section))
        return false;
    *out = total;
    return true;
}

/* ------------------------------------------------------------ number words */

enum { MOST_WORD = 40 };

/* The letters at p, folded as far as the tables need it (ASCII, Latin-1, Cyrillic), into buf; their bytes. */
static size_t word_at(const scan *s, const char *p, char buf[MOST_WORD], size_t *n_buf)
{
    const char *q = p;
    *n_buf = 0;
    while (q < s->end) {
        const char *next = q;
        uint32_t c = jk_next_char(&next, s->end);
        if (!jk_is_letter(c))
            break;
        if (*n_buf + 4 > MOST_WORD)
            return 0;
        *n_buf += jk_put_char(c < 0x80 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : jk_to_lower(c), buf + *n_buf);
        q = next;
    }
    return (size_t)(q - p);
}

static const jk_number_word *number_word_at(const scan *s, const char *p, size_t *len)
{
    char buf[MOST_WORD];
    size_t n;
    *len = p < s->end ? word_at(s, p, buf, &n) : 0;
    return *len ? jk_number_word_of(s->lang, (jk_span){ buf, n }) : NULL;
}

/* A scale (million, Mrd) behind digits, over one space or a hyphen. */
static const jk_number_word *scale_behind(const scan *s, const char **next)
{
    const char *p = s->at;
    size_t len;
    if (p < s->end && (*p == ' ' || *p == '-'))
        p++;
    else if (jk_scan_starts(s, p, "\xC2\xA0"))
        p += 2;
    const jk_number_word *w = number_word_at(s, p, &len);
    if (!w || (w->role != JK_NUM_SCALE && w->role != JK_NUM_HUNDRED))
        return NULL;
    *next = p + len;
    return w;
}

/* $50bn, £3m, 20k: letters glued to digits that follow a currency sign, and bn anywhere. */
static int short_scale(const scan *s, bool money, size_t *len)
{
    static const struct { const char *word; int8_t exp; bool always; } table[] = {
        { "bn", 9, true }, { "tn", 12, true }, { "mn", 6, true }, { "m", 6, false }, { "b", 9, false }, { "k", 3, false },
        { "M", 6, false }, { "B", 9, false }, { "K", 3, false }, { "T", 12, false }
    };
    for (size_t k = 0; k < sizeof table / sizeof *table; k++)
        if ((table[k].always || money) && jk_scan_starts(s, s->at, table[k].word)) {
            const char *p = s->at + strlen(table[k].word);
            if (p < s->end && jk_is_letter(jk_next_char(&p, s->end)))
                continue;
            *len = strlen(table[k].word);
            return table[k].exp;
        }
    return 0;
}

/* Words that add up and multiply, from the first on. */
static bool read_words(scan *s, jk_number *out)
{
    value total = { 0, 0 }, section = { 0, 0 };
    const char *end = NULL;
    const jk_number_word *w = NULL;
    int last = -1, n_word = 0;
    bool inside = false;
    for (const char *p = s->at; p < s->end; ) {
        size_t len;
        w = number_word_at(s, p, &len);
        if (n_word && !w && (jk_scan_starts(s, p, "and ") || jk_scan_starts(s, p, "und ")) && (last == JK_NUM_HUNDRED || last == JK_NUM_SCALE)) {
            p += 4;
            continue;
        }
        if (!w || w->role >= JK_NUM_MONTH)
            if (!w || w->role != JK_NUM_INSIDE || n_word)
                break;
        value v = { w->digits, w->exp };
        if (w->role == JK_NUM_ORDINAL && n_word && last != JK_NUM_TENS && last != JK_NUM_HUNDRED)
            break;
        if ((w->role == JK_NUM_UNIT || w->role == JK_NUM_INSIDE) && n_word && (last == JK_NUM_UNIT || (last == JK_NUM_TENS && w->digits > 9)))
            break;
        if (w->role == JK_NUM_TENS && (last == JK_NUM_UNIT || last == JK_NUM_TENS))
            break;
        if (w->role == JK_NUM_HUNDRED || w->role == JK_NUM_SCALE) {
            if (!section.digits)
                section = (value){ 1, 0 };
            section.exp += w->exp;
            if (w->role == JK_NUM_SCALE) {
                if (!jk_value_add(&total, section))
                    return false;
                section = (value){ 0, 0 };
            }
        } else if (!jk_value_add(&section, v))
            return false;
        inside = n_word == 0 && w->role == JK_NUM_INSIDE;
        n_word++;
        last = w->role == JK_NUM_INSIDE ? JK_NUM_UNIT : w->role;
        end = p += len;
        if (w->role == JK_NUM_ORDINAL)
            break;
        if (p < s->end && (*p == ' ' || *p == '-'))
            p++;
    }
    if (!n_word || inside || !jk_value_add(&total, section))
        return false;
    out->len = (uint32_t)(end - s->at);
    out->word = true;
    jk_value_key(total, out->key);
    return true;
}

/* ---------------------------------------------------------------- all of it */

/* 11월, 11月; not 11월급, not 3개월 */
static bool month_behind(const scan *s, value v)
{
    return v.exp == 0 && v.digits >= 1 && v.digits <= 12 && (jk_scan_starts(s, s->at, "월") || jk_scan_starts(s, s->at, "月"));
}

static bool read_from_digits(scan *s, jk_number *out)
{
    const char *start = s->at;
    value v;
    if (is_date(s, start)) {
        scan year = *s;
        year.end = start + 4;
        if (!read_digits(&year, &v))
            return false;
        s->at = start + 4;
    } else if (start - s->start >= 5 && is_date(s, start - 5) && (start[-1] == '.' || start[-1] == '-' || start[-1] == '/')) {
        scan month = *s;                        /* the month of 2024.11.21 */
        while (month.at < s->end && digit_here(s, month.at))
            month.at++;
        month.end = month.at;
        month.at = start;
        if (!read_digits(&month, &v))
            return false;
        s->at = month.end;
        out->len = (uint32_t)(s->at - start);
        if (v.digits >= 1 && v.digits <= 12)
            return write_month((unsigned)v.digits, out->key), true;
    } else if (!read_digits(s, &v))
        return false;
    else if (month_behind(s, v)) {
        s->at += 3;
        out->len = (uint32_t)(s->at - start);
        return write_month((unsigned)v.digits, out->key), true;
    } else if (jk_east_at(s, s->at) >= 0) {
        if (!read_east(s, v, &v))
            return false;
    } else {
        const char *next;
        size_t len;
        bool money = start > s->start && (start[-1] == '$' || (start - s->start > 1 && ((unsigned char)start[-2] == 0xC2 || (unsigned char)start[-2] == 0x82)));
        for (const jk_number_word *w; (w = scale_behind(s, &next)) != NULL; s->at = next)
            v.exp += w->exp;
        int exp = short_scale(s, money, &len);
        if (exp) {
            v.exp += exp;
            s->at += len;
        } else
            for (size_t k = 0; k < 5; k++) {
                static const char *const behind[] = { "st", "nd", "rd", "th", "s" };
                const char *p = s->at + strlen(behind[k]);
                if (jk_scan_starts(s, s->at, behind[k]) && (p >= s->end || !jk_is_letter(jk_next_char(&p, s->end)))) {
                    s->at += strlen(behind[k]);
                    break;
                }
            }
    }
    if (v.exp > 100 || v.exp < -100)
        return false;
    out->len = (uint32_t)(s->at - start);
    jk_value_key(v, out->key);
    return true;
}

bool jk_number_read(const jk_language *lang, jk_span text, size_t at, jk_number *out)
{
    scan s = { lang, text.ptr, text.ptr + text.len, text.ptr + at };
    size_t len;
    *out = (jk_number){ .start = (uint32_t)at };
    if (at >= text.len)
        return false;
    if (digit_here(&s, s.at)) {
        bool read = read_from_digits(&s, out);
        if (!read)
            out->len = (uint32_t)(s.at - text.ptr - (ptrdiff_t)at);
        return read;
    }
    if (jk_hangul_at(&s, s.at))
        return jk_read_native(&s, out) || jk_read_sino(&s, out);
    const jk_number_word *w = number_word_at(&s, s.at, &len);
    if (!w)
        return false;
    if (w->role == JK_NUM_MONTH || w->role == JK_NUM_NAME) {
        if (w->role == JK_NUM_NAME && !(*s.at >= 'A' && *s.at <= 'Z'))
            return false;
        out->len = (uint32_t)len;
        out->word = true;
        return write_month(w->digits, out->key), true;
    }
    return read_words(&s, out);
}

bool jk_number_may_start(const jk_language *lang, jk_span word)
{
    const char *p = word.ptr;
    if (word.len && jk_is_hangul(jk_next_char(&p, word.ptr + word.len)))
        return jk_hangul_may_start(word);
    return jk_number_word_of(lang, word) != NULL;
}

bool jk_numbers_find(jk_arena *arena, const jk_language *lang, jk_span text, jk_number **out, size_t *n, jk_err *err)
{
    size_t cap = 0;
    *out = NULL;
    *n = 0;
    for (size_t at = 0; at < text.len; ) {
        const char *p = text.ptr + at, *end = text.ptr + text.len;
        jk_number number;
        if (jk_number_read(lang, text, at, &number)) {
            if (*n == cap) {
                size_t more = cap ? cap * 2 : 8;
                *out = jk_arena_grow(arena, *out, cap, more, sizeof **out, err);
                if (!*out)
                    return false;
                cap = more;
            }
            (*out)[(*n)++] = number;
        }
        if (number.len) {                       /* digits too many for a value are behind us too */
            at += number.len;
            continue;
        }
        uint32_t c = jk_next_char(&p, end);
        if (jk_is_letter(c))                    /* over the word: a number does not start within one */
            while (p < end) {
                const char *q = p;
                if (!jk_is_letter(jk_next_char(&q, end)))
                    break;
                p = q;
            }
        at = (size_t)(p - text.ptr);
    }
    return true;
}

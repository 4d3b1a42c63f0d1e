/* units.c - units of measurement that translators convert: see units.h.
 *
 * Metric, imperial and the Korean 평 (and the Japanese 坪, the same): length, mass, area, volume, temperature. Written as
 * English, Korean and Japanese texts do, and with the signs that all use. What a text says of speed (km/h, mph, 시속) is a
 * length here. A ton is a tonne, and gallons and miles are those of the United States.
 *
 * Where a converted value was rounded nobody knows, so each of the two may be the rounded one: 100 m is 328 feet
 * and "more than 300 feet", 5 km is 3 miles.
 */
#include "align/units.h"
#include "align/unicode.h"

enum { LENGTH, MASS, AREA, VOLUME, TEMPERATURE };
enum { METRIC, IMPERIAL, KOREAN };

/* One unit of it, in metres and so on; Fahrenheit's zero is elsewhere too. */
static const struct { const char *key; uint8_t dimension, system; double size; } unit[] = {
    { "mm", LENGTH, METRIC, .001 }, { "cm", LENGTH, METRIC, .01 }, { "m", LENGTH, METRIC, 1 }, { "km", LENGTH, METRIC, 1000 },
    { "in", LENGTH, IMPERIAL, .0254 }, { "ft", LENGTH, IMPERIAL, .3048 }, { "yd", LENGTH, IMPERIAL, .9144 }, { "mi", LENGTH, IMPERIAL, 1609.344 },
    { "g", MASS, METRIC, .001 }, { "kg", MASS, METRIC, 1 }, { "t", MASS, METRIC, 1000 },
    { "oz", MASS, IMPERIAL, .028349523125 }, { "lb", MASS, IMPERIAL, .45359237 },
    { "m2", AREA, METRIC, 1 }, { "ha", AREA, METRIC, 10000 }, { "km2", AREA, METRIC, 1000000 },
    { "ft2", AREA, IMPERIAL, .09290304 }, { "ac", AREA, IMPERIAL, 4046.8564224 }, { "mi2", AREA, IMPERIAL, 2589988.110336 },
    { "py", AREA, KOREAN, 400. / 121 },
    { "ml", VOLUME, METRIC, .001 }, { "l", VOLUME, METRIC, 1 }, { "gal", VOLUME, IMPERIAL, 3.785411784 },
    { "c", TEMPERATURE, METRIC, 1 }, { "f", TEMPERATURE, IMPERIAL, 5. / 9 },
};
enum { N_UNIT = sizeof unit / sizeof *unit };

/* How they are written: small letters of words, not of signs, stand for capitals too. glued: only right behind the digits. A longer
   spelling stands before one that it starts with. */
static const struct { const char *spelling, *key; bool glued; } written[] = {
    { "millimeter", "mm", false }, { "millimetre", "mm", false }, { "centimeter", "cm", false }, { "centimetre", "cm", false },
    { "kilometer", "km", false }, { "kilometre", "km", false }, { "meter", "m", false }, { "metre", "m", false },
    { "inches", "in", false }, { "inch", "in", false }, { "feet", "ft", false }, { "foot", "ft", false }, { "ft", "ft", false },
    { "yard", "yd", false }, { "mile", "mi", false }, { "mph", "mi", false },
    { "kilogram", "kg", false }, { "kilo", "kg", false }, { "gram", "g", false }, { "tonne", "t", false }, { "ton", "t", false },
    { "ounce", "oz", false }, { "oz", "oz", false }, { "pound", "lb", false }, { "lb", "lb", false },
    { "square meter", "m2", false }, { "square metre", "m2", false }, { "square kilometer", "km2", false }, { "square kilometre", "km2", false },
    { "square feet", "ft2", false }, { "square foot", "ft2", false }, { "square-foot", "ft2", false }, { "square-meter", "m2", false }, { "sq ft", "ft2", false }, { "sq. ft", "ft2", false },
    { "square mile", "mi2", false }, { "hectare", "ha", false }, { "acre", "ac", false },
    { "milliliter", "ml", false }, { "millilitre", "ml", false }, { "liter", "l", false }, { "litre", "l", false }, { "gallon", "gal", false },
    { "degrees celsius", "c", false }, { "degrees centigrade", "c", false }, { "degrees fahrenheit", "f", false }, { "degree celsius", "c", false },
    { "degree fahrenheit", "f", false }, { "degree", "f", false }, { "celsius", "c", false }, { "fahrenheit", "f", false },
    { "km2", "km2", false }, { "km\xC2\xB2", "km2", false }, { "m2", "m2", false }, { "m\xC2\xB2", "m2", false },
    { "mm", "mm", false }, { "cm", "cm", false }, { "km", "km", false }, { "m", "m", false }, { "kg", "kg", false }, { "g", "g", true }, { "t", "t", true },
    { "ha", "ha", false }, { "ml", "ml", false }, { "mL", "ml", false }, { "l", "l", true }, { "L", "l", true },
    { "\xC2\xB0" "C", "c", false }, { "\xC2\xB0" "F", "f", false }, { "\xC2\xB0 C", "c", false }, { "\xC2\xB0 F", "f", false }, { "\xE2\x84\x83", "c", false }, { "\xE2\x84\x89", "f", false },
    { "㎜", "mm", false }, { "㎝", "cm", false }, { "㎞", "km", false }, { "㎡", "m2", false }, { "㎢", "km2", false }, { "㎏", "kg", false },
    { "밀리미터", "mm", false }, { "센티미터", "cm", false }, { "센티", "cm", true }, { "킬로미터", "km", false }, { "미터", "m", false },
    { "인치", "in", false }, { "피트", "ft", false }, { "야드", "yd", false }, { "마일", "mi", false },
    { "킬로그램", "kg", false }, { "그램", "g", false }, { "톤", "t", false }, { "온스", "oz", false }, { "파운드", "lb", false },
    { "제곱미터", "m2", false }, { "평방미터", "m2", false }, { "제곱킬로미터", "km2", false }, { "제곱피트", "ft2", false }, { "제곱마일", "mi2", false },
    { "헥타르", "ha", false }, { "에이커", "ac", false }, { "평", "py", true }, { "坪", "py", true },
    { "밀리리터", "ml", false }, { "리터", "l", false }, { "갤런", "gal", false }, { "도", "c", true }, { "度", "c", true },
    { "センチ", "cm", false }, { "キロメートル", "km", false }, { "メートル", "m", false }, { "インチ", "in", false }, { "フィート", "ft", false }, { "マイル", "mi", false },
    { "キログラム", "kg", false }, { "トン", "t", false }, { "ポンド", "lb", false }, { "平方メートル", "m2", false }, { "ヘクタール", "ha", false }, { "リットル", "l", false },
};

static char small(char c) { return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c); }

static bool starts(const char *p, const char *end, const char *word)
{
    bool exact = strlen(word) < 3 || (unsigned char)*word >= 0x80;
    for (; *word; p++, word++)
        if (p >= end || (exact ? *p : small(*p)) != *word)
            return false;
    return true;
}

static bool ends_word(const char *p, const char *end)
{
    return p >= end || (unsigned char)*p >= 0x80 || !((*p | 32) >= 'a' && (*p | 32) <= 'z');
}

/* Degrees below zero: -10, minus 10, 영하 10도, 10 below. */
static bool below_zero(jk_span text, size_t start, const char *behind)
{
    static const char *const before[] = { "-", "\xE2\x88\x92", "minus ", "영하 ", "영하", "零下", "マイナス" };
    const char *end = text.ptr + text.len;
    for (size_t k = 0; k < sizeof before / sizeof *before; k++) {
        size_t n = strlen(before[k]);
        if (start >= n && memcmp(text.ptr + start - n, before[k], n) == 0
            && (k > 0 || start == n || (unsigned char)text.ptr[start - n - 1] <= ' ' || text.ptr[start - n - 1] == '('))     /* 5-10 is a range */
            return true;
    }
    while (behind < end && (*behind == 's' || *behind == ' '))
        behind++;
    return starts(behind, end, "below zero") || starts(behind, end, "below freezing");
}

/* 화씨 95도 */
static bool fahrenheit_before(jk_span text, size_t start)
{
    static const char word[] = "화씨";
    size_t at = start > 0 && text.ptr[start - 1] == ' ' ? start - 1 : start, n = sizeof word - 1;
    return at >= n && memcmp(text.ptr + at - n, word, n) == 0;
}

static const char *unit_at(const char *p, const char *end, bool glued, const char **key)
{
    char first = small(*p);
    for (size_t k = 0; k < sizeof written / sizeof *written; k++)
        if ((*written[k].spelling == *p || *written[k].spelling == first) && (glued || !written[k].glued) && starts(p, end, written[k].spelling)) {
            const char *q = p + strlen(written[k].spelling);
            bool latin = (unsigned char)q[-1] < 0x80;
            if (latin && q < end && *q == 's' && strlen(written[k].spelling) > 1)
                q++;
            if (latin && !ends_word(q, end))
                continue;
            *key = written[k].key;
            return q;
        }
    return NULL;
}

size_t jk_unit_read(jk_span text, size_t start, size_t end, char key[JK_UNIT_KEY])
{
    const char *p = text.ptr + end, *stop = text.ptr + text.len, *name = NULL;
    bool glued = p < stop && *p != ' ' && *p != '-' && !((unsigned char)*p == 0xC2 && stop - p > 1 && (unsigned char)p[1] == 0xA0);
    if (!glued && p < stop)
        p += *p == ' ' || *p == '-' ? 1 : 2;            /* 6 feet, a 6-foot wall, a no-break space */
    const char *behind = p < stop ? unit_at(p, stop, glued, &name) : NULL;
    if (!behind)
        return 0;
    bool degrees = name[1] == '\0' && (name[0] == 'c' || name[0] == 'f');
    if (degrees && fahrenheit_before(text, start))
        name = "f";
    size_t n = 0;
    key[n++] = ' ';
    if (degrees && below_zero(text, start, behind))
        key[n++] = '-';
    while (*name)
        key[n++] = *name++;
    return n;
}

/* ---------------------------------------------------------------- measures */

/* The value of a key, "1234.5", and what its last digit counts; zeros at the end of a whole number count nothing. */
static bool value_of(jk_span key, double *value, double *last)
{
    bool fraction = false;
    *value = 0;
    *last = 1;
    double zeros = 1;
    for (size_t k = 0; k < key.len; k++) {
        char c = key.ptr[k];
        if (c == '.')
            fraction = true;
        else if (c < '0' || c > '9')
            return false;                               /* month:11, 12e40 */
        else {
            *value = *value * 10 + (c - '0');
            *last = fraction ? *last / 10 : *last;
            zeros = c == '0' && !fraction ? zeros * 10 : 1;
        }
    }
    if (fraction)
        *value *= *last;
    else
        *last = zeros;
    return key.len > 0;
}

bool jk_measure_of(jk_span fold, jk_measure *out)
{
    const char *space = memchr(fold.ptr, ' ', fold.len);
    double last;
    if (!space || !value_of((jk_span){ fold.ptr, (size_t)(space - fold.ptr) }, &out->value, &last))
        return false;
    bool below = space[1] == '-';
    const char *key = space + 1 + below;
    size_t n = (size_t)(fold.ptr + fold.len - key), k = 0;
    while (k < N_UNIT && (strlen(unit[k].key) != n || memcmp(unit[k].key, key, n) != 0))
        k++;
    if (k == N_UNIT)
        return false;
    out->dimension = unit[k].dimension;
    out->system = unit[k].system;
    out->half = last / 2 * unit[k].size;
    if (out->dimension == TEMPERATURE) {                /* whole degrees: nobody rounds them to tens */
        out->value = ((below ? -out->value : out->value) - (out->system == IMPERIAL ? 32 : 0)) * unit[k].size;
        out->half = .5 * unit[k].size;
    } else
        out->value *= unit[k].size;
    return out->dimension == TEMPERATURE || out->value > 0;
}

static double distance(double a, double b) { return a > b ? a - b : b - a; }

/* Rounding may change a value by a tenth, no more: beyond that it says little. */
static double most_of(double value) { return value * .1; }

bool jk_measures_meet(const jk_measure *a, const jk_measure *b)
{
    double apart = distance(a->value, b->value);
    if (a->dimension != b->dimension)
        return false;
    if (a->system == b->system)
        return a->dimension != TEMPERATURE && apart <= a->value * 1e-9;
    double half = a->half > b->half ? a->half : b->half;
    return apart <= half * 1.000001 && (a->dimension == TEMPERATURE || apart <= most_of(a->value > b->value ? a->value : b->value));
}

void jk_measure_range(const jk_measure *m, double *low, double *high)
{
    double most = m->dimension == TEMPERATURE ? 1 : m->value * .12;
    *low = m->value - most;
    *high = m->value + most;
}

/* names.c - what CLDR calls one thing in two languages.
 *
 * Every family of names is a walk over ICU's list of codes; a name that is only the code
 * again is none. Time zones give cities: pattern VVV is a zone's exemplar city.
 */
#include "align/unicode.h"

#include <unicode/ucal.h>
#include <unicode/uchar.h>
#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/uenum.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/uregion.h>
#include <unicode/ures.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

uint32_t jk_base_char(uint32_t c)
{
    if (c < 0xC0)
        return c;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    UChar parts[8];
    int32_t n = U_SUCCESS(status) ? unorm2_getDecomposition(nfd, (UChar32)c, parts, 8, &status) : -1;
    if (U_FAILURE(status) || n <= 0)
        return c;
    return n > 1 && U16_IS_LEAD(parts[0]) ? (uint32_t)U16_GET_SUPPLEMENTARY(parts[0], parts[1]) : parts[0];
}

jk_script jk_script_of_lang(const char *lang)
{
    static const struct { UScriptCode icu; jk_script script; } scripts[] = {
        { USCRIPT_LATIN, JK_SCRIPT_LATIN }, { USCRIPT_HANGUL, JK_SCRIPT_HANGUL }, { USCRIPT_KATAKANA, JK_SCRIPT_KANA }, { USCRIPT_HAN, JK_SCRIPT_HAN },
        { USCRIPT_SIMPLIFIED_HAN, JK_SCRIPT_HAN }, { USCRIPT_CYRILLIC, JK_SCRIPT_CYRILLIC }, { USCRIPT_GREEK, JK_SCRIPT_GREEK }, { USCRIPT_ARABIC, JK_SCRIPT_ARABIC },
        { USCRIPT_HEBREW, JK_SCRIPT_HEBREW }, { USCRIPT_DEVANAGARI, JK_SCRIPT_DEVANAGARI }, { USCRIPT_THAI, JK_SCRIPT_THAI }, { USCRIPT_GEORGIAN, JK_SCRIPT_GEORGIAN },
        { USCRIPT_ARMENIAN, JK_SCRIPT_ARMENIAN },
    };
    UScriptCode code[8];
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = uscript_getCode(lang, code, 8, &status);
    if (U_FAILURE(status) || n <= 0)
        return JK_SCRIPT_NONE;
    for (size_t k = 0; k < sizeof scripts / sizeof *scripts; k++)
        for (int32_t i = 0; i < n; i++)
            if (code[i] == scripts[k].icu)
                return scripts[k].script;
    return JK_SCRIPT_OTHER;
}

enum { LONGEST = 128 };                         /* UTF-16 units of a name; longer ones are no names */

typedef struct { UChar text[LONGEST]; int32_t len; } name;  /* len 0: none */

typedef struct {
    jk_arena *arena;
    const char *lang[2];
    jk_name_pair *pair;
    size_t n, cap;
    jk_err *err;
    bool failed;
} list;

static jk_span keep(list *out, const name *in)
{
    char text[LONGEST * 3];
    int32_t len = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8WithSub(text, sizeof text, &len, in->text, in->len, 0xFFFD, NULL, &status);
    return jk_arena_copy(out->arena, (jk_span){ text, U_SUCCESS(status) ? (size_t)len : 0 }, out->err);
}

static void put(list *out, const name *a, const name *b)
{
    if (out->failed || a->len <= 0 || b->len <= 0)
        return;
    if (out->n == out->cap) {
        size_t cap = out->cap ? out->cap * 2 : 2048;
        jk_name_pair *more = jk_arena_grow(out->arena, out->pair, out->n, cap, sizeof *more, out->err);
        if (!more) {
            out->failed = true;
            return;
        }
        out->pair = more;
        out->cap = cap;
    }
    jk_name_pair pair = { keep(out, a), keep(out, b) };
    out->failed = out->err->code != JK_OK;
    if (pair.a.len && pair.b.len)
        out->pair[out->n++] = pair;
}

/* Ends a name that ICU wrote: nothing where it failed, did not fit, or gave the code back. */
static void end(name *out, int32_t len, UErrorCode status, const char *code)
{
    out->len = U_SUCCESS(status) && len < LONGEST ? len : 0;
    UChar same[LONGEST];
    if (code && out->len && strlen(code) < LONGEST) {
        u_uastrcpy(same, code);
        if (u_strlen(same) == out->len && u_strncasecmp(same, out->text, out->len, 0) == 0)
            out->len = 0;
    }
}

/* ------------------------------------------------ regions, languages, scripts */

typedef void namer(const ULocaleDisplayNames *names, const char *code, name *out);

static void region(const ULocaleDisplayNames *names, const char *code, name *out)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t len = uldn_regionDisplayName(names, code, out->text, LONGEST, &status);
    end(out, len, status, NULL);
}

static void language(const ULocaleDisplayNames *names, const char *code, name *out)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t len = uldn_languageDisplayName(names, code, out->text, LONGEST, &status);
    end(out, len, status, NULL);
}

static void script(const ULocaleDisplayNames *names, const char *code, name *out)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t len = uldn_scriptDisplayName(names, code, out->text, LONGEST, &status);
    end(out, len, status, NULL);
}

typedef struct { ULocaleDisplayNames *side[2]; } displays;

static bool displays_open(displays *names, const list *out, UDisplayContext length)
{
    UDisplayContext context[] = { UDISPCTX_DIALECT_NAMES, length, UDISPCTX_CAPITALIZATION_NONE, UDISPCTX_NO_SUBSTITUTE };
    for (int k = 0; k < 2; k++) {
        UErrorCode status = U_ZERO_ERROR;
        names->side[k] = uldn_openForContext(out->lang[k], context, 4, &status);
        if (U_FAILURE(status) && names->side[k]) {
            uldn_close(names->side[k]);
            names->side[k] = NULL;
        }
    }
    return names->side[0] && names->side[1];
}

static void displays_close(displays *names)
{
    for (int k = 0; k < 2; k++)
        if (names->side[k])
            uldn_close(names->side[k]);
}

/* Codes for what has no name: several languages, no language, symbols, test money. */
static bool is_special(const char *code)
{
    static const char *const special[] = { "mis", "mul", "und", "zxx" };
    for (size_t k = 0; k < sizeof special / sizeof *special; k++)
        if (strcmp(code, special[k]) == 0)
            return true;
    return code[0] == 'Z' && strlen(code) == 4 && strchr("imsxyz", code[1]);
}

static void put_code(list *out, const displays *names, namer *call, const char *code)
{
    name a, b;
    if (is_special(code))
        return;
    call(names->side[0], code, &a);
    call(names->side[1], code, &b);
    put(out, &a, &b);
}

static void put_regions(list *out, const displays *names)
{
    static const URegionType types[] = { URGN_TERRITORY, URGN_CONTINENT, URGN_SUBCONTINENT, URGN_GROUPING };
    for (size_t k = 0; k < sizeof types / sizeof *types; k++) {
        UErrorCode status = U_ZERO_ERROR;
        UEnumeration *codes = uregion_getAvailable(types[k], &status);
        if (U_FAILURE(status))
            continue;
        for (const char *code; (code = uenum_next(codes, NULL, &status)) && U_SUCCESS(status);)
            put_code(out, names, region, code);
        uenum_close(codes);
    }
}

static void put_scripts(list *out, const displays *names)
{
    int32_t n = u_getIntPropertyMaxValue(UCHAR_SCRIPT);
    for (int32_t k = 0; k <= n; k++)
        put_code(out, names, script, uscript_getShortName((UScriptCode)k));
}

/* CLDR's other names of a region (Burma, Ivory Coast), which ICU keeps in a table of its
   own, against every name that the other language has for it. */
static void put_variants(list *out, const displays *names, int side)
{
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *all = ures_open(U_ICUDATA_NAME "-region", out->lang[side], &status);
    UResourceBundle *table = ures_getByKey(all, "Countries%variant", NULL, &status);
    UResourceBundle *row = NULL;
    while (U_SUCCESS(status) && ures_hasNext(table)) {
        row = ures_getNextResource(table, row, &status);
        int32_t len = 0;
        const UChar *text = ures_getString(row, &len, &status);
        name both[2];
        if (U_FAILURE(status) || len >= LONGEST)
            break;
        u_memcpy(both[side].text, text, len);
        both[side].len = len;
        region(names->side[1 - side], ures_getKey(row), &both[1 - side]);
        put(out, &both[0], &both[1]);
    }
    ures_close(row);
    ures_close(table);
    ures_close(all);
}

static void put_displays(list *out)
{
    displays names;
    if (displays_open(&names, out, UDISPCTX_LENGTH_FULL)) {
        put_regions(out, &names);
        for (const char *const *code = uloc_getISOLanguages(); *code; code++)
            put_code(out, &names, language, *code);
        put_scripts(out, &names);
        put_variants(out, &names, 0);
        put_variants(out, &names, 1);
    }
    displays_close(&names);
    if (displays_open(&names, out, UDISPCTX_LENGTH_SHORT)) {    /* US, UK */
        put_regions(out, &names);
    }
    displays_close(&names);
}

/* ------------------------------------------------------------------ currencies */

static void currency(const char *lang, const char *code, name *out)
{
    UChar iso[4];
    UErrorCode status = U_ZERO_ERROR;
    int32_t len = 0;
    u_uastrncpy(iso, code, 4);
    const UChar *text = ucurr_getName(iso, lang, UCURR_LONG_NAME, NULL, &len, &status);
    if (U_SUCCESS(status) && len < LONGEST)
        u_memcpy(out->text, text, len);
    end(out, len, status, code);
}

static void put_currencies(list *out)
{
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration *codes = ucurr_openISOCurrencies(UCURR_ALL, &status);
    if (U_FAILURE(status))
        return;
    for (const char *code; (code = uenum_next(codes, NULL, &status)) && U_SUCCESS(status);) {
        name a, b;
        if (code[0] == 'X' && strchr("ABDEFRTUX", code[1]) && strcmp(code, "XAF") != 0)
            continue;                           /* metals, units of account, tests */
        currency(out->lang[0], code, &a);
        currency(out->lang[1], code, &b);
        put(out, &a, &b);
    }
    uenum_close(codes);
}

/* ------------------------------------------- months, weekdays, cities of zones */

static UDateFormat *zone_format(const char *lang)
{
    static const UChar pattern[] = { 'V', 'V', 'V', 0 }, utc[] = { 'E', 't', 'c', '/', 'U', 'T', 'C', 0 };
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, lang, utc, -1, pattern, -1, &status);
    if (U_SUCCESS(status))
        return format;
    if (format)
        udat_close(format);
    return NULL;
}

static void symbol(const UDateFormat *format, UDateFormatSymbolType type, int32_t k, name *out)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t len = udat_getSymbols(format, type, k, out->text, LONGEST, &status);
    end(out, len, status, NULL);
}

static void put_symbols(list *out, UDateFormat *const format[2], UDateFormatSymbolType type)
{
    int32_t n = udat_countSymbols(format[0], type);
    for (int32_t k = 0; k < n; k++) {
        name a, b;
        symbol(format[0], type, k, &a);
        symbol(format[1], type, k, &b);
        put(out, &a, &b);
    }
}

static void city(UDateFormat *format, UCalendar *calendar, name *out)
{
    UErrorCode status = U_ZERO_ERROR;
    udat_setCalendar(format, calendar);
    int32_t len = udat_format(format, 0.0, out->text, LONGEST, NULL, &status);
    end(out, len, status, NULL);
}

static void put_cities(list *out, UDateFormat *const format[2])
{
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *calendar = ucal_open(NULL, 0, "en", UCAL_GREGORIAN, &status);
    UEnumeration *zones = ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, NULL, NULL, &status);
    int32_t len = 0;
    for (const UChar *zone; U_SUCCESS(status) && (zone = uenum_unext(zones, &len, &status));) {
        ucal_setTimeZone(calendar, zone, len, &status);
        name a, b;
        city(format[0], calendar, &a);
        city(format[1], calendar, &b);
        put(out, &a, &b);
    }
    uenum_close(zones);
    if (calendar)
        ucal_close(calendar);
}

static void put_dates(list *out)
{
    UDateFormat *format[2] = { zone_format(out->lang[0]), zone_format(out->lang[1]) };
    if (format[0] && format[1]) {
        static const UDateFormatSymbolType types[] = { UDAT_STANDALONE_MONTHS, UDAT_MONTHS, UDAT_STANDALONE_WEEKDAYS, UDAT_WEEKDAYS };
        for (size_t k = 0; k < sizeof types / sizeof *types; k++)
            put_symbols(out, format, types[k]);
        put_cities(out, format);
    }
    for (int k = 0; k < 2; k++)
        if (format[k])
            udat_close(format[k]);
}

/* A language of which ICU has nothing falls back to the root, whose names are codes and
   zone identifiers: that is no knowledge of the language. */
static bool has_data(const char *lang)
{
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *bundle = ures_open(NULL, lang, &status);
    bool has = U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING;
    ures_close(bundle);
    return has;
}

/* A language that is written in two ways has names in both: NULL or, after the first, the other one. */
static const char *next_spelling(const char *lang) { return strcmp(lang, "zh") == 0 ? "zh_Hant" : NULL; }

bool jk_cldr_names(jk_arena *arena, const char *a, const char *b, jk_name_pair **pair, size_t *n, jk_err *err)
{
    list out = { .arena = arena, .err = err };
    for (out.lang[0] = a; out.lang[0]; out.lang[0] = next_spelling(out.lang[0]))
        for (out.lang[1] = b; out.lang[1]; out.lang[1] = next_spelling(out.lang[1]))
            if (has_data(out.lang[0]) && has_data(out.lang[1])) {
                put_displays(&out);
                put_currencies(&out);
                put_dates(&out);
            }
    *pair = out.pair;
    *n = out.n;
    return !out.failed;
}

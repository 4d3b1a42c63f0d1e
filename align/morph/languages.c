/* languages.c - suffixes, function words and number words of languages: tables of our own, a language a file of
 * align/morph/language. Another language is another such file and its row below.
 *
 * Small on purpose: enough for two forms of a word to meet and for function words not to. Stop
 * words stand in the order of their bytes (tests/unit/stem.c says so); prefixes and suffixes in any order.
 */
#include "align/morph/morph.h"
#include "align/unicode.h"

#define UNIT(w, d)      { w, JK_NUM_UNIT, 0, d }
#define TENS(w, d)      { w, JK_NUM_TENS, 0, d }
#define HUNDRED(w)      { w, JK_NUM_HUNDRED, 2, 1 }
#define SCALE(w, e)     { w, JK_NUM_SCALE, e, 1 }
#define ORDINAL(w, d)   { w, JK_NUM_ORDINAL, 0, d }
#define HALF(w)         { w, JK_NUM_ORDINAL, -1, 5 }
#define MONTH(w, d)     { w, JK_NUM_MONTH, 0, d }
#define NAME(w, d)      { w, JK_NUM_NAME, 0, d }
#define INSIDE(w, d)    { w, JK_NUM_INSIDE, 0, d }
#define END             { NULL, 0, 0, 0 }
#define COUNT(table)    (sizeof(table) / sizeof *(table))

#include "align/morph/language/ar.h"
#include "align/morph/language/bg.h"
#include "align/morph/language/cs.h"
#include "align/morph/language/da.h"
#include "align/morph/language/de.h"
#include "align/morph/language/el.h"
#include "align/morph/language/en.h"
#include "align/morph/language/es.h"
#include "align/morph/language/fi.h"
#include "align/morph/language/fr.h"
#include "align/morph/language/hr.h"
#include "align/morph/language/hu.h"
#include "align/morph/language/id.h"
#include "align/morph/language/it.h"
#include "align/morph/language/ja.h"
#include "align/morph/language/ko.h"
#include "align/morph/language/nb.h"
#include "align/morph/language/nl.h"
#include "align/morph/language/pl.h"
#include "align/morph/language/pt.h"
#include "align/morph/language/ro.h"
#include "align/morph/language/ru.h"
#include "align/morph/language/sv.h"
#include "align/morph/language/tr.h"
#include "align/morph/language/uk.h"
#include "align/morph/language/vi.h"
#include "align/morph/language/zh.h"

static const jk_language languages[] = {
    { .code = "en", .suffix = en_suffix, .keep = 3, .tidy = true, .irregular = en_irregular, .n_irregular = COUNT(en_irregular), .stop = en_stop, .n_stop = COUNT(en_stop), .number = en_number },
    { .code = "de", .suffix = de_suffix, .keep = 4, .stop = de_stop, .n_stop = COUNT(de_stop), .number = de_number, .decimal_comma = true },
    { .code = "fr", .suffix = fr_suffix, .keep = 4, .stop = fr_stop, .n_stop = COUNT(fr_stop), .number = fr_number, .decimal_comma = true, .elision = true },
    { .code = "es", .suffix = es_suffix, .keep = 4, .stop = es_stop, .n_stop = COUNT(es_stop), .number = es_number, .decimal_comma = true },
    { .code = "it", .suffix = it_suffix, .keep = 4, .stop = it_stop, .n_stop = COUNT(it_stop), .number = it_number, .decimal_comma = true, .elision = true },
    { .code = "pt", .suffix = pt_suffix, .keep = 3, .stop = pt_stop, .n_stop = COUNT(pt_stop), .number = pt_number, .decimal_comma = true },
    { .code = "nl", .suffix = nl_suffix, .keep = 4, .stop = nl_stop, .n_stop = COUNT(nl_stop), .number = nl_number, .decimal_comma = true },
    { .code = "ru", .suffix = ru_suffix, .keep = 4, .stop = ru_stop, .n_stop = COUNT(ru_stop), .number = ru_number, .decimal_comma = true },
    { .code = "uk", .suffix = uk_suffix, .keep = 4, .stop = uk_stop, .n_stop = COUNT(uk_stop), .number = uk_number, .decimal_comma = true },
    { .code = "pl", .suffix = pl_suffix, .keep = 4, .stop = pl_stop, .n_stop = COUNT(pl_stop), .number = pl_number, .decimal_comma = true },
    { .code = "sv", .suffix = sv_suffix, .keep = 4, .stop = sv_stop, .n_stop = COUNT(sv_stop), .number = sv_number, .decimal_comma = true },
    { .code = "hu", .suffix = hu_suffix, .keep = 4, .stop = hu_stop, .n_stop = COUNT(hu_stop), .number = hu_number, .decimal_comma = true },
    { .code = "id", .suffix = id_suffix, .keep = 4, .stop = id_stop, .n_stop = COUNT(id_stop), .number = id_number, .decimal_comma = true },
    { .code = "cs", .suffix = cs_suffix, .keep = 4, .stop = cs_stop, .n_stop = COUNT(cs_stop), .number = cs_number, .decimal_comma = true },
    { .code = "tr", .suffix = tr_suffix, .keep = 4, .stop = tr_stop, .n_stop = COUNT(tr_stop), .number = tr_number, .decimal_comma = true },
    { .code = "ro", .suffix = ro_suffix, .keep = 4, .stop = ro_stop, .n_stop = COUNT(ro_stop), .number = ro_number, .decimal_comma = true },
    { .code = "da", .suffix = da_suffix, .keep = 4, .stop = da_stop, .n_stop = COUNT(da_stop), .number = da_number, .decimal_comma = true },
    { .code = "nb", .suffix = nb_suffix, .keep = 4, .stop = nb_stop, .n_stop = COUNT(nb_stop), .number = nb_number, .decimal_comma = true },
    { .code = "fi", .suffix = fi_suffix, .keep = 4, .stop = fi_stop, .n_stop = COUNT(fi_stop), .number = fi_number, .decimal_comma = true },
    { .code = "el", .suffix = el_suffix, .keep = 4, .stop = el_stop, .n_stop = COUNT(el_stop), .number = el_number, .decimal_comma = true },
    { .code = "bg", .suffix = bg_suffix, .keep = 4, .stop = bg_stop, .n_stop = COUNT(bg_stop), .number = bg_number, .decimal_comma = true },
    { .code = "hr", .suffix = hr_suffix, .keep = 4, .stop = hr_stop, .n_stop = COUNT(hr_stop), .number = hr_number, .decimal_comma = true },
    { .code = "vi", .stop = vi_stop, .n_stop = COUNT(vi_stop), .number = vi_number, .decimal_comma = true },
    { .code = "ar", .prefix = ar_prefix, .suffix = ar_suffix, .keep = 3, .stop = ar_stop, .n_stop = COUNT(ar_stop), .number = ar_number, .decimal_comma = true },
    { .code = "ko", .stop = ko_stop, .n_stop = COUNT(ko_stop) },
    { .code = "ja", .stop = ja_stop, .n_stop = COUNT(ja_stop) },
    { .code = "zh", .stop = zh_stop, .n_stop = COUNT(zh_stop) },
};

static const jk_language none = { .code = "" };

const jk_language *jk_language_of(const char *code)
{
    for (size_t k = 0; k < COUNT(languages); k++)
        if (strcmp(languages[k].code, code) == 0)
            return &languages[k];
    return &none;
}

int jk_language_script(const char *code)
{
    static const struct { char code[4]; uint8_t script; } table[] = {
        { "ko", JK_SCRIPT_HANGUL }, { "ja", JK_SCRIPT_HAN }, { "zh", JK_SCRIPT_HAN }, { "yue", JK_SCRIPT_HAN },
        { "ru", JK_SCRIPT_CYRILLIC }, { "uk", JK_SCRIPT_CYRILLIC }, { "be", JK_SCRIPT_CYRILLIC }, { "bg", JK_SCRIPT_CYRILLIC },
        { "mk", JK_SCRIPT_CYRILLIC }, { "sr", JK_SCRIPT_CYRILLIC }, { "kk", JK_SCRIPT_CYRILLIC }, { "ky", JK_SCRIPT_CYRILLIC }, { "mn", JK_SCRIPT_CYRILLIC },
        { "el", JK_SCRIPT_GREEK }, { "ar", JK_SCRIPT_ARABIC }, { "fa", JK_SCRIPT_ARABIC }, { "ur", JK_SCRIPT_ARABIC },
        { "he", JK_SCRIPT_HEBREW }, { "hi", JK_SCRIPT_DEVANAGARI }, { "mr", JK_SCRIPT_DEVANAGARI }, { "ne", JK_SCRIPT_DEVANAGARI },
        { "th", JK_SCRIPT_THAI }, { "ka", JK_SCRIPT_GEORGIAN }, { "hy", JK_SCRIPT_ARMENIAN }
    };
    for (size_t k = 0; k < sizeof table / sizeof *table; k++)
        if (strcmp(table[k].code, code) == 0)
            return table[k].script;
    return JK_SCRIPT_LATIN;
}

/* sv.h - Swedish: suffixes, function words, number words. Part of languages.c. */
static const char *const sv_suffix[] = {
    "heterna", "heten", "heter", "het", "ningar", "ningen", "ning", "arna", "erna", "orna", "ande", "ende", "are",
    "aste", "ast", "ade", "at", "en", "et", "ar", "er", "or", "na", "a", "e", "n", "s", "t", NULL
};
static const char *const sv_stop[] = {
    "alla", "allt", "att", "av", "blev", "bli", "blir", "de", "dem", "den", "denna", "deras", "dess", "dessa", "det",
    "detta", "dig", "din", "du", "där", "då", "efter", "ej", "eller", "en", "er", "ett", "från", "för", "ha", "hade",
    "han", "hans", "har", "henne", "hennes", "hon", "hur", "här", "i", "icke", "in", "inte", "jag", "ju", "kan",
    "kunde", "man", "med", "mellan", "men", "mig", "min", "mot", "mycket", "ni", "nu", "när", "någon", "något",
    "några", "och", "om", "oss", "på", "sig", "sin", "sina", "sitt", "ska", "skulle", "som", "så", "till", "under",
    "upp", "ut", "utan", "vad", "var", "vara", "vi", "vid", "vilken", "är", "över",
};
static const jk_number_word sv_number[] = {
    UNIT("två", 2), UNIT("tre", 3), UNIT("fyra", 4), UNIT("fem", 5), UNIT("sex", 6), UNIT("sju", 7), UNIT("åtta", 8),
    UNIT("nio", 9), UNIT("tio", 10), HUNDRED("hundra"), SCALE("tusen", 3), SCALE("miljon", 6), SCALE("miljoner", 6),
    SCALE("miljard", 9), SCALE("miljarder", 9), ORDINAL("första", 1), ORDINAL("andra", 2), ORDINAL("tredje", 3),
    MONTH("januari", 1), MONTH("februari", 2), MONTH("mars", 3), MONTH("april", 4), MONTH("maj", 5),
    MONTH("juni", 6), MONTH("juli", 7), MONTH("augusti", 8), MONTH("september", 9), MONTH("oktober", 10),
    MONTH("november", 11), MONTH("december", 12), END
};

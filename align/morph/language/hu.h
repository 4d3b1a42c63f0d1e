/* hu.h - Hungarian: suffixes, function words, number words. Part of languages.c. */
static const char *const hu_suffix[] = {
    "oknak", "eknek", "okat", "eket", "okban", "ekben", "ságot", "séget", "ság", "ség", "ában", "ében", "ából",
    "éből", "nak", "nek", "ban", "ben", "ból", "ből", "hoz", "hez", "höz", "tól", "től", "ról", "ről", "nál", "nél",
    "val", "vel", "ért", "ként", "on", "en", "ön", "ot", "et", "öt", "ok", "ek", "ök", "at", "a", "e", "i", "k", "t",
    NULL
};
static const char *const hu_stop[] = {
    "a", "abban", "ahhoz", "ahogy", "aki", "akik", "amely", "amelyek", "ami", "az", "azok", "azon", "azt", "be",
    "csak", "de", "e", "egy", "el", "ez", "ezek", "ezt", "fel", "ha", "hanem", "hogy", "ide", "igen", "ilyen", "is",
    "itt", "ki", "le", "lehet", "lesz", "ma", "meg", "mert", "mi", "mind", "mint", "most", "már", "nem", "pedig",
    "s", "sem", "során", "szerint", "talán", "te", "után", "vagy", "van", "volt", "voltak", "és", "úgy", "ő", "ők",
};
static const jk_number_word hu_number[] = {
    UNIT("két", 2), UNIT("kettő", 2), UNIT("három", 3), UNIT("négy", 4), UNIT("öt", 5), UNIT("hat", 6),
    UNIT("hét", 7), UNIT("nyolc", 8), UNIT("kilenc", 9), UNIT("tíz", 10), HUNDRED("száz"), SCALE("ezer", 3),
    SCALE("millió", 6), SCALE("milliárd", 9), ORDINAL("első", 1), ORDINAL("második", 2), ORDINAL("harmadik", 3),
    MONTH("január", 1), MONTH("február", 2), MONTH("március", 3), MONTH("április", 4), MONTH("május", 5),
    MONTH("június", 6), MONTH("július", 7), MONTH("augusztus", 8), MONTH("szeptember", 9), MONTH("október", 10),
    MONTH("november", 11), MONTH("december", 12), END
};

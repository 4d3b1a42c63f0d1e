/* cs.h - Czech: suffixes, function words, number words. Part of languages.c. */
static const char *const cs_suffix[] = {
    "ovala", "ovalo", "ovali", "oval", "ovat", "uje", "ujeme", "ujete", "ují", "ovaný", "ovaná", "ované", "osti",
    "ost", "ostí", "ského", "skému", "ských", "ským", "ská", "ské", "ský", "ního", "ním", "ních", "ními", "ového",
    "ových", "ovým", "ami", "emi", "ách", "ích", "ech", "ům", "ovi", "ové", "eho", "ého", "ému", "ými", "ým", "ých",
    "ího", "ímu", "ími", "ím", "ala", "alo", "ali", "aly", "al", "ila", "ilo", "ili", "ily", "il", "ela", "elo",
    "eli", "el", "ání", "ení", "ěný", "ěná", "ěné", "aný", "aná", "ané", "at", "it", "ět", "out", "nout", "ou", "om",
    "em", "ě", "y", "i", "a", "e", "u", "o", "á", "é", "í", "ý", "ů", NULL
};
static const char *const cs_stop[] = {
    "a", "aby", "aj", "ale", "anebo", "ani", "ano", "asi", "až", "bez", "bude", "budou", "by", "byl", "byla", "byli",
    "bylo", "byly", "být", "co", "což", "dalších", "dnes", "do", "ho", "i", "jak", "jako", "je", "jeho", "jej",
    "jejich", "její", "jen", "jenž", "ještě", "ji", "jim", "jinak", "jiné", "již", "jsem", "jsme", "jsou", "jste",
    "já", "jí", "jím", "k", "kam", "kde", "kdo", "kdy", "když", "ke", "kterou", "která", "které", "který", "kteří",
    "ku", "mají", "mezi", "mi", "mimo", "my", "má", "mít", "mě", "může", "na", "nad", "napište", "naše", "ne", "nebo",
    "nechť", "nejsou", "není", "než", "nic", "nich", "nám", "něj", "něm", "o", "od", "ode", "on", "ona", "oni", "ono",
    "pak", "po", "pod", "podle", "pokud", "pouze", "pro", "proto", "protože", "proč", "před", "přes", "při", "s",
    "se", "si", "sice", "skoro", "snad", "spolu", "svou", "své", "svých", "svůj", "ta", "tak", "také", "takže", "tam",
    "tato", "tedy", "ten", "tento", "to", "tohle", "toho", "tom", "tomto", "tu", "tuto", "ty", "tím", "těch", "u",
    "už", "v", "ve", "velmi", "vy", "vám", "vás", "váš", "více", "však", "vše", "všech", "všechno", "všichni", "z",
    "za", "zda", "zde", "ze", "či", "že", "žádný",
};
static const jk_number_word cs_number[] = {
    UNIT("dva", 2), UNIT("dvě", 2), UNIT("dvou", 2), UNIT("tři", 3), UNIT("tří", 3), UNIT("čtyři", 4),
    UNIT("čtyř", 4), UNIT("pět", 5), UNIT("pěti", 5), UNIT("šest", 6), UNIT("šesti", 6), UNIT("sedm", 7),
    UNIT("sedmi", 7), UNIT("osm", 8), UNIT("osmi", 8), UNIT("devět", 9), UNIT("devíti", 9), UNIT("deset", 10),
    UNIT("deseti", 10), UNIT("jedenáct", 11), UNIT("dvanáct", 12), UNIT("třináct", 13), UNIT("čtrnáct", 14),
    UNIT("patnáct", 15), UNIT("šestnáct", 16), UNIT("sedmnáct", 17), UNIT("osmnáct", 18), UNIT("devatenáct", 19),
    TENS("dvacet", 20), TENS("dvaceti", 20), TENS("třicet", 30), TENS("třiceti", 30), TENS("čtyřicet", 40),
    TENS("čtyřiceti", 40), TENS("padesát", 50), TENS("padesáti", 50), TENS("šedesát", 60), TENS("šedesáti", 60),
    TENS("sedmdesát", 70), TENS("osmdesát", 80), TENS("devadesát", 90), HUNDRED("sto"), HUNDRED("sta"),
    HUNDRED("stě"), SCALE("tisíc", 3), SCALE("tisíce", 3), SCALE("tisíci", 3), SCALE("tisíců", 3), SCALE("milion", 6),
    SCALE("miliony", 6), SCALE("milionů", 6), SCALE("milión", 6), SCALE("milióny", 6), SCALE("miliónů", 6),
    SCALE("miliarda", 9), SCALE("miliardy", 9), SCALE("miliard", 9), SCALE("miliardu", 9), SCALE("bilion", 12),
    SCALE("biliony", 12), SCALE("bilionů", 12), ORDINAL("první", 1), ORDINAL("prvního", 1), ORDINAL("prvním", 1),
    ORDINAL("druhý", 2), ORDINAL("druhá", 2), ORDINAL("druhé", 2), ORDINAL("druhého", 2), ORDINAL("druhém", 2),
    ORDINAL("třetí", 3), ORDINAL("třetího", 3), ORDINAL("třetím", 3), ORDINAL("čtvrtý", 4), ORDINAL("čtvrtá", 4),
    ORDINAL("čtvrté", 4), ORDINAL("čtvrtého", 4), ORDINAL("pátý", 5), ORDINAL("pátá", 5), ORDINAL("páté", 5),
    ORDINAL("pátého", 5), ORDINAL("šestý", 6), ORDINAL("šestá", 6), ORDINAL("šesté", 6), ORDINAL("sedmý", 7),
    ORDINAL("sedmá", 7), ORDINAL("sedmé", 7), ORDINAL("osmý", 8), ORDINAL("osmá", 8), ORDINAL("osmé", 8),
    ORDINAL("devátý", 9), ORDINAL("devátá", 9), ORDINAL("deváté", 9), ORDINAL("desátý", 10), ORDINAL("desátá", 10),
    ORDINAL("desáté", 10), MONTH("leden", 1), MONTH("ledna", 1), MONTH("lednu", 1), MONTH("únor", 2),
    MONTH("února", 2), MONTH("únoru", 2), MONTH("březen", 3), MONTH("března", 3), MONTH("březnu", 3),
    MONTH("duben", 4), MONTH("dubna", 4), MONTH("dubnu", 4), MONTH("květen", 5), MONTH("května", 5),
    MONTH("květnu", 5), MONTH("červen", 6), MONTH("června", 6), MONTH("červnu", 6), MONTH("červenec", 7),
    MONTH("července", 7), MONTH("červenci", 7), MONTH("srpen", 8), MONTH("srpna", 8), MONTH("srpnu", 8),
    MONTH("září", 9), MONTH("říjen", 10), MONTH("října", 10), MONTH("říjnu", 10), MONTH("listopad", 11),
    MONTH("listopadu", 11), MONTH("prosinec", 12), MONTH("prosince", 12), MONTH("prosinci", 12), END
};

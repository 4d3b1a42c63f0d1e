/* ro.h - Romanian: suffixes, function words, number words. Part of languages.c. */
static const char *const ro_suffix[] = {
    "ilor", "elor", "urile", "uri", "ului", "ulul", "ul", "ele", "ile", "iile", "ia", "iei", "ii", "ei", "lor", "lui",
    "ea", "ați", "ate", "ată", "at", "ară", "arăm", "ează", "esc", "ești", "ește", "ind", "ând", "eam", "am", "ai",
    "au", "ăm", "ească", "ist", "istă", "iști", "ică", "ic", "ice", "ici", "ație", "ația", "ații", "ațiile",
    "ațiilor", "iune", "iunea", "iuni", "iunii", "itate", "itatea", "ități", "ităților", "ător", "ători", "ătorii",
    "ătoare", "ment", "mente", "a", "ă", "e", "i", "u", "t", "s", NULL
};
static const char *const ro_stop[] = {
    "a", "acea", "aceasta", "această", "aceea", "acei", "aceia", "acel", "acela", "acele", "acelea", "acest",
    "acesta", "aceste", "acestea", "acestei", "acestui", "acolo", "acum", "ai", "aici", "al", "ale", "altele", "am",
    "apoi", "ar", "are", "as", "astfel", "asupra", "atunci", "au", "avea", "avut", "aș", "ca", "care", "cari", "ce",
    "cea", "ceea", "cei", "cel", "cele", "cine", "cu", "cum", "când", "că", "căci", "către", "da", "dacă", "dar",
    "de", "deci", "deja", "deoarece", "despre", "deși", "din", "dintr", "dintre", "doar", "după", "ea", "ei", "el",
    "ele", "era", "erau", "este", "eu", "eși", "fi", "fie", "fiecare", "foarte", "fost", "fără", "iar", "insă", "la",
    "le", "li", "lor", "lui", "mai", "mea", "mei", "mult", "multe", "mulți", "mă", "n", "ne", "nici", "nimic",
    "niște", "noastră", "noi", "nostru", "nu", "numai", "o", "or", "ori", "pe", "pentru", "peste", "prea", "prin",
    "printr", "până", "s", "sa", "sale", "sau", "se", "sub", "sunt", "sînt", "să", "săi", "său", "te", "toate", "tot",
    "totuși", "toți", "tu", "tuturor", "un", "una", "unde", "unei", "unele", "uneori", "unor", "unui", "unul", "va",
    "voi", "vor", "vă", "îi", "îl", "îmi", "în", "înainte", "încă", "însă", "într", "între", "își", "și", "și-a",
    "ți",
};
static const jk_number_word ro_number[] = {
    UNIT("doi", 2), UNIT("două", 2), UNIT("trei", 3), UNIT("patru", 4), UNIT("cinci", 5), UNIT("șase", 6),
    UNIT("șapte", 7), UNIT("opt", 8), UNIT("zece", 10), UNIT("unsprezece", 11), UNIT("doisprezece", 12),
    UNIT("douăsprezece", 12), UNIT("treisprezece", 13), UNIT("paisprezece", 14), UNIT("cincisprezece", 15),
    UNIT("șaisprezece", 16), UNIT("șaptesprezece", 17), UNIT("optsprezece", 18), UNIT("nouăsprezece", 19),
    TENS("douăzeci", 20), TENS("treizeci", 30), TENS("patruzeci", 40), TENS("cincizeci", 50), TENS("șaizeci", 60),
    TENS("șaptezeci", 70), TENS("optzeci", 80), TENS("nouăzeci", 90), HUNDRED("sută"), HUNDRED("sute"),
    SCALE("mie", 3), SCALE("mii", 3), SCALE("milion", 6), SCALE("milioane", 6), SCALE("miliard", 9),
    SCALE("miliarde", 9), SCALE("trilion", 12), SCALE("trilioane", 12), ORDINAL("primul", 1), ORDINAL("prima", 1),
    MONTH("ianuarie", 1), MONTH("februarie", 2), MONTH("martie", 3), MONTH("aprilie", 4), MONTH("iunie", 6),
    MONTH("iulie", 7), MONTH("august", 8), MONTH("septembrie", 9), MONTH("octombrie", 10), MONTH("noiembrie", 11),
    MONTH("decembrie", 12), END
};

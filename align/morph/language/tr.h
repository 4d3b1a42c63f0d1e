/* tr.h - Turkish: suffixes, function words, number words. Part of languages.c. */
static const char *const tr_suffix[] = {
    "larından", "lerinden", "larında", "lerinde", "larının", "lerinin", "larına", "lerine", "larını", "lerini",
    "larıyla", "leriyle", "larımız", "lerimiz", "lardan", "lerden", "larda", "lerde", "ların", "lerin", "lara",
    "lere", "ları", "leri", "lar", "ler", "sından", "sinden", "sundan", "sünden", "sında", "sinde", "sunda", "sünde",
    "sının", "sinin", "sunun", "sünün", "sına", "sine", "suna", "süne", "sını", "sini", "sunu", "sünü", "sıyla",
    "siyle", "ından", "inden", "undan", "ünden", "ında", "inde", "unda", "ünde", "ının", "inin", "unun", "ünün",
    "ına", "ine", "una", "üne", "ını", "ini", "unu", "ünü", "ıyla", "iyle", "uyla", "üyle", "sı", "si", "su", "sü",
    "dan", "den", "tan", "ten", "da", "de", "ta", "te", "ın", "in", "un", "ün", "nın", "nin", "nun", "nün", "ya",
    "ye", "a", "e", "yı", "yi", "yu", "yü", "ı", "i", "u", "ü", "yla", "yle", "la", "le", "maktadır", "mektedir",
    "mıştır", "miştir", "muştur", "müştür", "acaktır", "ecektir", "acak", "ecek", "mış", "miş", "muş", "müş", "ıyor",
    "iyor", "uyor", "üyor", "yor", "dılar", "diler", "dular", "düler", "tılar", "tiler", "dı", "di", "du", "dü", "tı",
    "ti", "tu", "tü", "ar", "er", "ır", "ir", "ur", "ür", "mak", "mek", "ması", "mesi", "masını", "mesini", "masına",
    "mesine", "ma", "me", "an", "en", "yan", "yen", "dığı", "diği", "duğu", "düğü", "tığı", "tiği", "tuğu", "tüğü",
    "dığını", "diğini", "duğunu", "düğünü", "arak", "erek", "ıp", "ip", "up", "üp", "lık", "lik", "luk", "lük", "lı",
    "li", "lu", "lü", NULL
};
static const char *const tr_stop[] = {
    "acaba", "ama", "ancak", "artık", "aslında", "ayrıca", "az", "bana", "bazen", "bazı", "belki", "ben", "benim",
    "beri", "bile", "bir", "biraz", "biri", "birkaç", "birçok", "biz", "bize", "bizim", "bu", "buna", "bunda",
    "bundan", "bunlar", "bunu", "bunun", "burada", "böyle", "bütün", "da", "daha", "de", "defa", "değil", "diye",
    "diğer", "dolayı", "en", "ettiği", "eğer", "fakat", "gibi", "göre", "hala", "hangi", "hatta", "hem", "henüz",
    "hep", "hepsi", "her", "herkes", "hiç", "ile", "ilgili", "ise", "itibaren", "için", "işte", "kadar", "karşı",
    "kez", "ki", "kim", "kimse", "mi", "mu", "mü", "mı", "nasıl", "ne", "neden", "nerede", "o", "olan", "olarak",
    "oldu", "olduğu", "olduğunu", "olmak", "olması", "olsa", "olup", "olur", "ona", "ondan", "onlar", "onları",
    "onların", "onu", "onun", "orada", "oysa", "pek", "rağmen", "sadece", "sanki", "sen", "siz", "sonra",
    "tarafından", "tüm", "var", "vardı", "ve", "veya", "ya", "yani", "yerine", "yok", "zaten", "çok", "çünkü", "öyle",
    "şey", "şimdi", "şu",
};
static const jk_number_word tr_number[] = {
    UNIT("iki", 2), UNIT("üç", 3), UNIT("dört", 4), UNIT("beş", 5), UNIT("altı", 6), UNIT("yedi", 7),
    UNIT("sekiz", 8), UNIT("dokuz", 9), TENS("on", 10), TENS("yirmi", 20), TENS("otuz", 30), TENS("kırk", 40),
    TENS("elli", 50), TENS("altmış", 60), TENS("yetmiş", 70), TENS("seksen", 80), TENS("doksan", 90), HUNDRED("yüz"),
    SCALE("bin", 3), SCALE("milyon", 6), SCALE("milyar", 9), SCALE("trilyon", 12), ORDINAL("birinci", 1),
    ORDINAL("ilk", 1), ORDINAL("ikinci", 2), ORDINAL("üçüncü", 3), ORDINAL("dördüncü", 4), ORDINAL("beşinci", 5),
    ORDINAL("altıncı", 6), ORDINAL("yedinci", 7), ORDINAL("sekizinci", 8), ORDINAL("dokuzuncu", 9),
    ORDINAL("onuncu", 10), MONTH("ocak", 1), MONTH("şubat", 2), MONTH("mart", 3), MONTH("nisan", 4),
    MONTH("mayıs", 5), MONTH("haziran", 6), MONTH("temmuz", 7), MONTH("ağustos", 8), MONTH("eylül", 9),
    MONTH("ekim", 10), MONTH("kasım", 11), MONTH("aralık", 12), END
};

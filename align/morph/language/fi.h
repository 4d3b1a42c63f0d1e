/* fi.h - Finnish: suffixes, function words, number words. Part of languages.c. */
static const char *const fi_suffix[] = {
    "issaan", "issään", "istaan", "istään", "illaan", "illään", "iltaan", "iltään", "iinsa", "iinsä", "ensa", "ensä",
    "nsa", "nsä", "mme", "nne", "issa", "issä", "ista", "istä", "illa", "illä", "ilta", "iltä", "ille", "ina", "inä",
    "iksi", "itta", "ittä", "iin", "ien", "jen", "ten", "den", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä",
    "lle", "na", "nä", "ksi", "tta", "ttä", "aan", "ään", "een", "oon", "uun", "yyn", "öön", "hin", "han", "hän",
    "hen", "isuus", "isuutta", "isuuden", "uuden", "uus", "yys", "inen", "isen", "isia", "isiä", "iset", "set", "nen",
    "sen", "massa", "mässä", "maan", "mään", "minen", "misen", "mista", "mistä", "tiin", "ttiin", "taan", "tään",
    "ttu", "tty", "nut", "nyt", "neet", "vat", "vät", "isi", "si", "at", "ät", "et", "it", "ot", "öt", "ut", "yt",
    "ia", "iä", "ja", "jä", "ta", "tä", "a", "ä", "e", "i", "n", "o", "t", "u", "y", "ö", NULL
};
static const char *const fi_stop[] = {
    "aina", "ainoa", "ehkä", "ei", "eivät", "eli", "ennen", "että", "he", "heidän", "heille", "hyvin", "hän",
    "häneen", "hänelle", "hänen", "häntä", "ihan", "ilman", "itse", "ja", "jo", "joiden", "joita", "joka", "jokainen",
    "joko", "joku", "jolla", "jonka", "jos", "joskus", "jota", "jotka", "jotta", "juuri", "kaikki", "kaikkien",
    "kanssa", "kautta", "kuin", "kuinka", "kuitenkin", "kun", "kuten", "lisäksi", "luo", "me", "meidän", "mihin",
    "mikä", "mikään", "minkä", "minun", "minut", "minä", "missä", "mistä", "mitä", "mukaan", "mutta", "muun", "muut",
    "myös", "myöskin", "ne", "niiden", "niin", "niitä", "noin", "nuo", "nyt", "näiden", "näin", "näitä", "nämä",
    "ole", "olemme", "olen", "olet", "oli", "olisi", "olivat", "olla", "olleet", "ollut", "on", "ovat", "paljon",
    "pitkin", "saada", "se", "sekä", "sen", "siellä", "siitä", "sille", "sillä", "silti", "sinä", "sitten", "sitä",
    "sivulle", "taas", "tai", "te", "tuo", "tällä", "tämä", "tämän", "tänä", "tässä", "tästä", "tätä", "vaan", "vai",
    "vaikka", "vain", "voi", "voidaan", "voivat", "vuoksi", "yli", "ympäri",
};
static const jk_number_word fi_number[] = {
    UNIT("kaksi", 2), UNIT("kahden", 2), UNIT("kahta", 2), UNIT("kahdessa", 2), UNIT("kolme", 3), UNIT("kolmen", 3),
    UNIT("kolmea", 3), UNIT("neljä", 4), UNIT("neljän", 4), UNIT("neljää", 4), UNIT("viisi", 5), UNIT("viiden", 5),
    UNIT("viittä", 5), UNIT("kuusi", 6), UNIT("kuuden", 6), UNIT("kuutta", 6), UNIT("seitsemän", 7),
    UNIT("kahdeksan", 8), UNIT("yhdeksän", 9), UNIT("kymmenen", 10), UNIT("yksitoista", 11), UNIT("kaksitoista", 12),
    UNIT("kolmetoista", 13), UNIT("neljätoista", 14), UNIT("viisitoista", 15), UNIT("kuusitoista", 16),
    UNIT("seitsemäntoista", 17), UNIT("kahdeksantoista", 18), UNIT("yhdeksäntoista", 19), TENS("kaksikymmentä", 20),
    TENS("kolmekymmentä", 30), TENS("neljäkymmentä", 40), TENS("viisikymmentä", 50), TENS("kuusikymmentä", 60),
    TENS("seitsemänkymmentä", 70), TENS("kahdeksankymmentä", 80), TENS("yhdeksänkymmentä", 90), HUNDRED("sata"),
    HUNDRED("sataa"), SCALE("tuhat", 3), SCALE("tuhatta", 3), SCALE("tuhansia", 3), SCALE("miljoona", 6),
    SCALE("miljoonaa", 6), SCALE("miljoonan", 6), SCALE("miljardi", 9), SCALE("miljardia", 9), SCALE("miljardin", 9),
    SCALE("biljoona", 12), SCALE("biljoonaa", 12), ORDINAL("ensimmäinen", 1), ORDINAL("ensimmäisen", 1),
    ORDINAL("ensimmäistä", 1), ORDINAL("ensimmäisessä", 1), ORDINAL("toinen", 2), ORDINAL("toisen", 2),
    ORDINAL("toista", 2), ORDINAL("kolmas", 3), ORDINAL("kolmannen", 3), ORDINAL("kolmatta", 3), ORDINAL("neljäs", 4),
    ORDINAL("neljännen", 4), ORDINAL("viides", 5), ORDINAL("viidennen", 5), ORDINAL("kuudes", 6),
    ORDINAL("kuudennen", 6), ORDINAL("seitsemäs", 7), ORDINAL("kahdeksas", 8), ORDINAL("yhdeksäs", 9),
    ORDINAL("kymmenes", 10), MONTH("tammikuu", 1), MONTH("tammikuun", 1), MONTH("tammikuussa", 1),
    MONTH("helmikuu", 2), MONTH("helmikuun", 2), MONTH("helmikuussa", 2), MONTH("maaliskuu", 3),
    MONTH("maaliskuun", 3), MONTH("maaliskuussa", 3), MONTH("huhtikuu", 4), MONTH("huhtikuun", 4),
    MONTH("huhtikuussa", 4), MONTH("toukokuu", 5), MONTH("toukokuun", 5), MONTH("toukokuussa", 5),
    MONTH("kesäkuu", 6), MONTH("kesäkuun", 6), MONTH("kesäkuussa", 6), MONTH("heinäkuu", 7), MONTH("heinäkuun", 7),
    MONTH("heinäkuussa", 7), MONTH("elokuu", 8), MONTH("elokuun", 8), MONTH("elokuussa", 8), MONTH("syyskuu", 9),
    MONTH("syyskuun", 9), MONTH("syyskuussa", 9), MONTH("lokakuu", 10), MONTH("lokakuun", 10),
    MONTH("lokakuussa", 10), MONTH("marraskuu", 11), MONTH("marraskuun", 11), MONTH("marraskuussa", 11),
    MONTH("joulukuu", 12), MONTH("joulukuun", 12), MONTH("joulukuussa", 12), END
};

/* nl.h - Dutch: suffixes, function words, number words. Part of languages.c. */
static const char *const nl_suffix[] = {
    "heden", "heid", "ingen", "ing", "lijke", "lijk", "ische", "isch", "eerde", "eerden", "eren", "eert", "ende",
    "end", "sten", "ste", "tje", "tjes", "en", "er", "es", "de", "te", "den", "ten", "e", "s", "t", NULL
};
static const char *const nl_stop[] = {
    "aan", "al", "alle", "alles", "als", "altijd", "andere", "ben", "bij", "daar", "dan", "dat", "de", "der", "deze",
    "die", "dit", "doch", "doen", "door", "dus", "een", "en", "er", "ge", "geen", "had", "hadden", "heb", "hebben",
    "heeft", "hem", "het", "hier", "hij", "hoe", "hun", "iemand", "iets", "ik", "in", "is", "ja", "je", "kan", "kon",
    "kunnen", "maar", "me", "meer", "men", "met", "mij", "mijn", "moet", "na", "naar", "niet", "niets", "nog", "nu",
    "of", "om", "omdat", "onder", "ons", "ook", "op", "over", "reeds", "te", "tegen", "toch", "toen", "tot", "u",
    "uit", "uw", "van", "veel", "voor", "want", "waren", "was", "wat", "we", "wel", "werd", "werden", "wezen", "wie",
    "wij", "wil", "worden", "wordt", "zal", "ze", "zelf", "zich", "zij", "zijn", "zo", "zonder", "zou", "zouden",
};
static const jk_number_word nl_number[] = {
    UNIT("nul", 0), UNIT("twee", 2), UNIT("drie", 3), UNIT("vier", 4), UNIT("vijf", 5), UNIT("zes", 6),
    UNIT("zeven", 7), UNIT("acht", 8), UNIT("negen", 9), UNIT("tien", 10), UNIT("elf", 11), UNIT("twaalf", 12),
    UNIT("dertien", 13), UNIT("veertien", 14), UNIT("vijftien", 15), UNIT("zestien", 16), UNIT("zeventien", 17),
    UNIT("achttien", 18), UNIT("negentien", 19), UNIT("twintig", 20), UNIT("dertig", 30), UNIT("veertig", 40),
    UNIT("vijftig", 50), UNIT("zestig", 60), UNIT("zeventig", 70), UNIT("tachtig", 80), UNIT("negentig", 90),
    HUNDRED("honderd"), SCALE("duizend", 3), SCALE("miljoen", 6), SCALE("miljard", 9), INSIDE("een", 1),
    INSIDE("één", 1), ORDINAL("eerste", 1), ORDINAL("tweede", 2), ORDINAL("derde", 3), ORDINAL("vierde", 4),
    ORDINAL("vijfde", 5), HALF("helft"), HALF("half"), HALF("halve"), ORDINAL("dubbel", 2), ORDINAL("tweemaal", 2),
    UNIT("dozijn", 12), MONTH("januari", 1), MONTH("februari", 2), MONTH("maart", 3), MONTH("april", 4),
    MONTH("mei", 5), MONTH("juni", 6), MONTH("juli", 7), MONTH("augustus", 8), MONTH("september", 9),
    MONTH("oktober", 10), MONTH("november", 11), MONTH("december", 12), END
};

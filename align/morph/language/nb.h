/* nb.h - Norwegian Bokmål: suffixes, function words, number words. Part of languages.c. */
static const char *const nb_suffix[] = {
    "heter", "hetene", "heten", "het", "ningene", "ningen", "ninger", "ning", "elsene", "elsen", "elser", "else",
    "erne", "ene", "enes", "ere", "este", "est", "ede", "ende", "lige", "lig", "iske", "isk", "er", "en", "et", "es",
    "a", "e", "r", "s", "t", NULL
};
static const char *const nb_stop[] = {
    "alle", "allerede", "alt", "andre", "annen", "at", "av", "bare", "ble", "bli", "blir", "blitt", "da", "de", "dem",
    "den", "denne", "der", "deres", "det", "dette", "din", "disse", "du", "eller", "en", "enn", "er", "et", "etter",
    "for", "fordi", "fra", "få", "får", "før", "ha", "hadde", "han", "hans", "har", "henne", "hennes", "her", "hos",
    "hun", "hva", "hver", "hvilke", "hvilken", "hvis", "hvor", "hvordan", "hvorfor", "i", "igjen", "ikke", "inn",
    "jeg", "kan", "kun", "kunne", "man", "mange", "med", "meg", "mellom", "men", "mens", "mer", "min", "mot", "mye",
    "må", "ned", "noe", "noen", "nå", "når", "og", "også", "om", "opp", "oss", "over", "på", "samme", "seg", "selv",
    "sier", "sin", "sine", "sitt", "skal", "skulle", "slik", "som", "så", "til", "under", "ut", "uten", "var", "ved",
    "vi", "vil", "ville", "vår", "være", "vært", "å",
};
static const jk_number_word nb_number[] = {
    UNIT("to", 2), UNIT("tre", 3), UNIT("fire", 4), UNIT("fem", 5), UNIT("seks", 6), UNIT("sju", 7), UNIT("syv", 7),
    UNIT("åtte", 8), UNIT("ni", 9), UNIT("ti", 10), UNIT("elleve", 11), UNIT("tolv", 12), UNIT("tretten", 13),
    UNIT("fjorten", 14), UNIT("femten", 15), UNIT("seksten", 16), UNIT("sytten", 17), UNIT("atten", 18),
    UNIT("nitten", 19), TENS("tjue", 20), TENS("tretti", 30), TENS("førti", 40), TENS("femti", 50),
    TENS("seksti", 60), TENS("sytti", 70), TENS("åtti", 80), TENS("nitti", 90), HUNDRED("hundre"), SCALE("tusen", 3),
    SCALE("million", 6), SCALE("millioner", 6), SCALE("milliard", 9), SCALE("milliarder", 9), SCALE("billion", 12),
    SCALE("billioner", 12), ORDINAL("første", 1), ORDINAL("tredje", 3), ORDINAL("fjerde", 4), ORDINAL("femte", 5),
    ORDINAL("sjette", 6), ORDINAL("sjuende", 7), ORDINAL("syvende", 7), ORDINAL("åttende", 8), ORDINAL("niende", 9),
    ORDINAL("tiende", 10), MONTH("januar", 1), MONTH("februar", 2), MONTH("mars", 3), MONTH("april", 4),
    MONTH("mai", 5), MONTH("juni", 6), MONTH("juli", 7), MONTH("august", 8), MONTH("september", 9),
    MONTH("oktober", 10), MONTH("november", 11), MONTH("desember", 12), END
};

/* da.h - Danish: suffixes, function words, number words. Part of languages.c. */
static const char *const da_suffix[] = {
    "heder", "hederne", "heden", "hed", "ningerne", "ningen", "ninger", "ning", "elserne", "elsen", "elser", "else",
    "erne", "ernes", "ene", "enes", "eres", "ere", "ede", "edes", "ende", "est", "este", "lige", "lig", "ligt",
    "iske", "isk", "er", "ers", "en", "ens", "et", "ets", "es", "e", "r", "s", "t", NULL
};
static const char *const da_stop[] = {
    "ad", "af", "aldrig", "alle", "alt", "anden", "at", "blev", "blive", "bliver", "da", "de", "dem", "den", "denne",
    "der", "deres", "det", "dette", "dig", "din", "disse", "dog", "du", "efter", "eller", "en", "end", "er", "et",
    "for", "fordi", "fra", "få", "får", "før", "ham", "han", "hans", "har", "havde", "have", "hende", "hendes", "her",
    "hos", "hun", "hvad", "hver", "hvilke", "hvilken", "hvis", "hvor", "hvordan", "hvorfor", "i", "igen", "ikke",
    "ind", "jeg", "jer", "jo", "kan", "kun", "kunne", "lige", "man", "mange", "med", "meget", "mellem", "men", "mens",
    "mere", "mig", "min", "mod", "må", "ned", "nogen", "noget", "nogle", "nu", "ny", "når", "og", "også", "om", "op",
    "os", "over", "på", "samt", "selv", "sig", "sin", "sine", "sit", "skal", "skulle", "som", "så", "sådan", "til",
    "ud", "uden", "under", "var", "ved", "vi", "vil", "ville", "vor", "være", "været",
};
static const jk_number_word da_number[] = {
    UNIT("to", 2), UNIT("tre", 3), UNIT("fire", 4), UNIT("fem", 5), UNIT("seks", 6), UNIT("syv", 7), UNIT("otte", 8),
    UNIT("ni", 9), UNIT("ti", 10), UNIT("elleve", 11), UNIT("tolv", 12), UNIT("tretten", 13), UNIT("fjorten", 14),
    UNIT("femten", 15), UNIT("seksten", 16), UNIT("sytten", 17), UNIT("atten", 18), UNIT("nitten", 19),
    TENS("tyve", 20), TENS("tredive", 30), TENS("fyrre", 40), TENS("halvtreds", 50), TENS("tres", 60),
    TENS("halvfjerds", 70), TENS("firs", 80), TENS("halvfems", 90), HUNDRED("hundrede"), SCALE("tusind", 3),
    SCALE("tusinde", 3), SCALE("million", 6), SCALE("millioner", 6), SCALE("milliard", 9), SCALE("milliarder", 9),
    SCALE("billion", 12), SCALE("billioner", 12), ORDINAL("første", 1), ORDINAL("tredje", 3), ORDINAL("fjerde", 4),
    ORDINAL("femte", 5), ORDINAL("sjette", 6), ORDINAL("syvende", 7), ORDINAL("ottende", 8), ORDINAL("niende", 9),
    ORDINAL("tiende", 10), MONTH("januar", 1), MONTH("februar", 2), MONTH("marts", 3), MONTH("april", 4),
    MONTH("maj", 5), MONTH("juni", 6), MONTH("juli", 7), MONTH("august", 8), MONTH("september", 9),
    MONTH("oktober", 10), MONTH("november", 11), MONTH("december", 12), END
};

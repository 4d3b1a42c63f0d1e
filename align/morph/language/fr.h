/* fr.h - French: suffixes, function words, number words. Part of languages.c. */
static const char *const fr_suffix[] = {
    "issements", "issement", "atrices", "atrice", "ateurs", "ateur", "ations", "ation", "ements", "ement", "ments",
    "ment", "ences", "ence", "ances", "ance", "ités", "ité", "iques", "ique", "euses", "euse", "eurs", "eur", "ives",
    "ive", "ifs", "if", "ables", "able", "issaient", "issait", "issant", "issent", "aient", "ait", "ais", "ant",
    "ants", "ante", "antes", "irent", "èrent", "eront", "erait", "eraient", "era", "ées", "ée", "és", "é", "er",
    "ez", "ent", "ions", "es", "e", "s", "x", NULL
};
static const char *const fr_stop[] = {
    "a", "ai", "ainsi", "alors", "après", "as", "au", "aucun", "aucune", "aussi", "autre", "autres", "aux",
    "avaient", "avait", "avant", "avec", "avez", "avoir", "avons", "c", "car", "ce", "ceci", "cela", "celle",
    "celles", "celui", "ces", "cet", "cette", "ceux", "chaque", "chez", "comme", "comment", "contre", "d", "dans",
    "de", "depuis", "des", "donc", "dont", "du", "elle", "elles", "en", "encore", "entre", "es", "est", "et", "eu",
    "eux", "fait", "furent", "fut", "ici", "il", "ils", "j", "je", "jusqu", "l", "la", "laquelle", "le", "lequel",
    "les", "lesquelles", "lesquels", "leur", "leurs", "lors", "lui", "là", "m", "ma", "mais", "me", "mes", "moi",
    "moins", "mon", "même", "mêmes", "n", "ne", "ni", "nos", "notre", "nous", "on", "ont", "ou", "où", "par", "pas",
    "pendant", "peu", "peut", "plus", "pour", "pourquoi", "puis", "qu", "quand", "que", "quel", "quelle", "quelles",
    "quels", "qui", "quoi", "s", "sa", "sans", "se", "sera", "ses", "si", "soit", "son", "sont", "sous", "suis",
    "sur", "t", "ta", "te", "tes", "toi", "ton", "tous", "tout", "toute", "toutes", "très", "tu", "un", "une",
    "vers", "vos", "votre", "vous", "y", "étaient", "était", "étant", "été", "être",
};
static const jk_number_word fr_number[] = {
    UNIT("zéro", 0), UNIT("deux", 2), UNIT("trois", 3), UNIT("quatre", 4), UNIT("cinq", 5), UNIT("six", 6),
    UNIT("sept", 7), UNIT("huit", 8), UNIT("neuf", 9), UNIT("dix", 10), UNIT("onze", 11), UNIT("douze", 12),
    UNIT("treize", 13), UNIT("quatorze", 14), UNIT("quinze", 15), UNIT("seize", 16), TENS("vingt", 20),
    TENS("trente", 30), TENS("quarante", 40), TENS("cinquante", 50), TENS("soixante", 60), HUNDRED("cent"),
    HUNDRED("cents"), SCALE("mille", 3), SCALE("million", 6), SCALE("millions", 6), SCALE("milliard", 9),
    SCALE("milliards", 9), INSIDE("un", 1), INSIDE("une", 1), ORDINAL("premier", 1), ORDINAL("première", 1),
    ORDINAL("premiers", 1), ORDINAL("premières", 1), ORDINAL("deuxième", 2), ORDINAL("troisième", 3),
    ORDINAL("quatrième", 4), ORDINAL("cinquième", 5), ORDINAL("sixième", 6), ORDINAL("dixième", 10), HALF("demi"),
    HALF("moitié"), ORDINAL("double", 2), ORDINAL("triple", 3), UNIT("douzaine", 12), MONTH("janvier", 1),
    MONTH("février", 2), MONTH("mars", 3), MONTH("avril", 4), MONTH("mai", 5), MONTH("juin", 6), MONTH("juillet", 7),
    MONTH("août", 8), MONTH("septembre", 9), MONTH("octobre", 10), MONTH("novembre", 11), MONTH("décembre", 12), END
};

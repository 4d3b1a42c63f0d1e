/* pl.h - Polish: suffixes, function words, number words. Part of languages.c. */
static const char *const pl_suffix[] = {
    "owania", "owanie", "owaniu", "ienia", "ienie", "ieniu", "ości", "ość", "ością", "owych", "owym", "owego",
    "owej", "owy", "owa", "owe", "ski", "ska", "skie", "skich", "skiego", "skim", "ego", "emu", "ych", "ym", "ami",
    "ach", "om", "ów", "ie", "ą", "ę", "a", "e", "i", "o", "u", "y", NULL
};
static const char *const pl_stop[] = {
    "a", "aby", "ale", "ani", "bardzo", "bez", "by", "być", "był", "była", "było", "były", "co", "czy", "dla", "do",
    "gdy", "gdzie", "go", "i", "ich", "ile", "im", "ja", "jak", "jako", "je", "jego", "jej", "jest", "jeszcze",
    "już", "każdy", "kiedy", "kto", "która", "które", "który", "których", "lub", "ma", "mi", "mnie", "może", "na",
    "nad", "nas", "nich", "nie", "nim", "niż", "o", "od", "on", "ona", "oni", "ono", "oraz", "pan", "po", "pod",
    "przed", "przez", "przy", "się", "są", "ta", "tak", "także", "tam", "te", "tego", "tej", "ten", "to", "tu",
    "tych", "tylko", "tym", "u", "w", "we", "więc", "wszystko", "z", "za", "ze", "że",
};
static const jk_number_word pl_number[] = {
    UNIT("dwa", 2), UNIT("dwie", 2), UNIT("trzy", 3), UNIT("cztery", 4), UNIT("pięć", 5), UNIT("sześć", 6),
    UNIT("siedem", 7), UNIT("osiem", 8), UNIT("dziewięć", 9), UNIT("dziesięć", 10), HUNDRED("sto"),
    SCALE("tysiąc", 3), SCALE("tysiące", 3), SCALE("tysięcy", 3), SCALE("milion", 6), SCALE("miliony", 6),
    SCALE("milionów", 6), SCALE("miliard", 9), SCALE("miliardy", 9), SCALE("miliardów", 9), ORDINAL("pierwszy", 1),
    ORDINAL("pierwsza", 1), ORDINAL("drugi", 2), ORDINAL("druga", 2), ORDINAL("trzeci", 3), ORDINAL("trzecia", 3),
    MONTH("stycznia", 1), MONTH("lutego", 2), MONTH("marca", 3), MONTH("kwietnia", 4), MONTH("maja", 5),
    MONTH("czerwca", 6), MONTH("lipca", 7), MONTH("sierpnia", 8), MONTH("września", 9), MONTH("października", 10),
    MONTH("listopada", 11), MONTH("grudnia", 12), END
};

/* de.h - German: suffixes, function words, number words. Part of languages.c. */
static const char *const de_suffix[] = {
    "ungen", "ung", "heiten", "heit", "keiten", "keit", "lichen", "licher", "liches", "liche", "lich", "ischen",
    "ischer", "isches", "ische", "isch", "erinnen", "erin", "enden", "ender", "endes", "ende", "end", "sten", "ster",
    "stes", "ste", "ern", "em", "en", "er", "es", "est", "et", "te", "ten", "test", "e", "n", "s", "t", NULL
};
static const char *const de_stop[] = {
    "aber", "alle", "allem", "allen", "aller", "alles", "als", "also", "am", "an", "ander", "andere", "anderen",
    "auch", "auf", "aus", "bei", "beim", "bin", "bis", "bist", "da", "dabei", "dadurch", "dafür", "damit", "dann",
    "das", "dass", "dein", "deine", "dem", "den", "denn", "der", "deren", "des", "dessen", "die", "dies", "diese",
    "diesem", "diesen", "dieser", "dieses", "doch", "dort", "du", "durch", "ein", "eine", "einem", "einen", "einer",
    "eines", "er", "es", "etwas", "euch", "für", "gegen", "habe", "haben", "hat", "hatte", "hatten", "hier", "hin",
    "hinter", "ich", "ihm", "ihn", "ihnen", "ihr", "ihre", "ihrem", "ihren", "ihrer", "im", "in", "ins", "ist", "ja",
    "jede", "jedem", "jeden", "jeder", "jedes", "jene", "jenen", "jener", "kann", "kein", "keine", "keinen",
    "konnte", "können", "könnte", "man", "mehr", "mein", "meine", "meinem", "meinen", "meiner", "mich", "mir", "mit",
    "muss", "musste", "nach", "nicht", "nichts", "noch", "nun", "nur", "ob", "oder", "ohne", "sehr", "sein", "seine",
    "seinem", "seinen", "seiner", "seit", "sich", "sie", "sind", "so", "soll", "sollte", "sondern", "sonst", "um",
    "und", "uns", "unser", "unsere", "unter", "viel", "vom", "von", "vor", "war", "waren", "was", "weil", "welche",
    "welchen", "welcher", "wenn", "wer", "werde", "werden", "wie", "wieder", "will", "wir", "wird", "wo", "wohl",
    "wollen", "worden", "wurde", "wurden", "würde", "würden", "zu", "zum", "zur", "zwar", "zwischen", "über",
};
static const jk_number_word de_number[] = {
    UNIT("null", 0), UNIT("zwei", 2), UNIT("drei", 3), UNIT("vier", 4), UNIT("fünf", 5), UNIT("sechs", 6),
    UNIT("sieben", 7), UNIT("acht", 8), UNIT("neun", 9), UNIT("zehn", 10), UNIT("elf", 11), UNIT("zwölf", 12),
    UNIT("dreizehn", 13), UNIT("vierzehn", 14), UNIT("fünfzehn", 15), UNIT("sechzehn", 16), UNIT("siebzehn", 17),
    UNIT("achtzehn", 18), UNIT("neunzehn", 19), UNIT("zwanzig", 20), UNIT("dreißig", 30), UNIT("dreissig", 30),
    UNIT("vierzig", 40), UNIT("fünfzig", 50), UNIT("sechzig", 60), UNIT("siebzig", 70), UNIT("achtzig", 80),
    UNIT("neunzig", 90), HUNDRED("hundert"), SCALE("tausend", 3), SCALE("million", 6), SCALE("millionen", 6),
    SCALE("milliarde", 9), SCALE("milliarden", 9), SCALE("billion", 12), SCALE("billionen", 12), INSIDE("eine", 1),
    INSIDE("ein", 1), INSIDE("einer", 1), ORDINAL("erste", 1), ORDINAL("ersten", 1), ORDINAL("erster", 1),
    ORDINAL("erstes", 1), ORDINAL("zweite", 2), ORDINAL("zweiten", 2), ORDINAL("dritte", 3), ORDINAL("dritten", 3),
    ORDINAL("vierte", 4), ORDINAL("vierten", 4), ORDINAL("fünfte", 5), ORDINAL("fünften", 5), HALF("halb"),
    HALF("halbe"), HALF("hälfte"), ORDINAL("doppelt", 2), ORDINAL("zweimal", 2), ORDINAL("dreimal", 3),
    UNIT("dutzend", 12), MONTH("januar", 1), MONTH("jänner", 1), MONTH("februar", 2), MONTH("märz", 3),
    MONTH("april", 4), MONTH("mai", 5), MONTH("juni", 6), MONTH("juli", 7), MONTH("august", 8),
    MONTH("september", 9), MONTH("oktober", 10), MONTH("november", 11), MONTH("dezember", 12), END
};

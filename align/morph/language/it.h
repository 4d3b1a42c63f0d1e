/* it.h - Italian: suffixes, function words, number words. Part of languages.c. */
static const char *const it_suffix[] = {
    "azioni", "azione", "izioni", "izione", "amenti", "amento", "imenti", "imento", "atori", "atore", "atrice",
    "mente", "ando", "endo", "avano", "ava", "evano", "eva", "irono", "arono", "ati", "ata", "ate", "ato", "iti",
    "ita", "ite", "ito", "uti", "uta", "ute", "uto", "are", "ere", "ire", "ità", "iche", "ica", "ici", "ico", "ivi",
    "iva", "ive", "ivo", "a", "e", "i", "o", NULL
};
static const char *const it_stop[] = {
    "a", "ad", "ai", "al", "alla", "alle", "allo", "anche", "ancora", "avere", "aveva", "c", "che", "chi", "ci",
    "come", "con", "contro", "cui", "d", "da", "dagli", "dai", "dal", "dalla", "dalle", "dallo", "degli", "dei",
    "del", "dell", "della", "delle", "dello", "di", "dopo", "dove", "e", "ed", "era", "erano", "essere", "fra", "fu",
    "furono", "gli", "ha", "hanno", "ho", "i", "il", "in", "io", "l", "la", "le", "lei", "li", "lo", "loro", "lui",
    "ma", "mentre", "mi", "mia", "mio", "molto", "ne", "negli", "nei", "nel", "nell", "nella", "nelle", "nello",
    "noi", "non", "nostra", "nostro", "o", "ogni", "oltre", "per", "perché", "però", "più", "poi", "prima", "qual",
    "quale", "quali", "quando", "quanto", "quella", "quelle", "quelli", "quello", "questa", "queste", "questi",
    "questo", "s", "sarà", "se", "sei", "senza", "si", "sia", "sono", "sotto", "stata", "stati", "stato", "su",
    "sua", "sue", "sugli", "sui", "sul", "sulla", "sulle", "suo", "suoi", "t", "ti", "tra", "tutta", "tutte",
    "tutti", "tutto", "un", "una", "uno", "v", "vi", "voi", "è",
};
static const jk_number_word it_number[] = {
    UNIT("zero", 0), UNIT("due", 2), UNIT("tre", 3), UNIT("quattro", 4), UNIT("cinque", 5), UNIT("sei", 6),
    UNIT("sette", 7), UNIT("otto", 8), UNIT("nove", 9), UNIT("dieci", 10), UNIT("undici", 11), UNIT("dodici", 12),
    UNIT("tredici", 13), UNIT("quattordici", 14), UNIT("quindici", 15), UNIT("sedici", 16), UNIT("venti", 20),
    UNIT("trenta", 30), UNIT("quaranta", 40), UNIT("cinquanta", 50), UNIT("sessanta", 60), UNIT("settanta", 70),
    UNIT("ottanta", 80), UNIT("novanta", 90), HUNDRED("cento"), SCALE("mille", 3), SCALE("mila", 3),
    SCALE("milione", 6), SCALE("milioni", 6), SCALE("miliardo", 9), SCALE("miliardi", 9), INSIDE("un", 1),
    INSIDE("una", 1), ORDINAL("primo", 1), ORDINAL("prima", 1), ORDINAL("primi", 1), ORDINAL("secondo", 2),
    ORDINAL("seconda", 2), ORDINAL("terzo", 3), ORDINAL("terza", 3), ORDINAL("quarto", 4), ORDINAL("quarta", 4),
    ORDINAL("quinto", 5), ORDINAL("quinta", 5), HALF("metà"), HALF("mezzo"), ORDINAL("doppio", 2),
    MONTH("gennaio", 1), MONTH("febbraio", 2), MONTH("marzo", 3), MONTH("aprile", 4), MONTH("maggio", 5),
    MONTH("giugno", 6), MONTH("luglio", 7), MONTH("agosto", 8), MONTH("settembre", 9), MONTH("ottobre", 10),
    MONTH("novembre", 11), MONTH("dicembre", 12), END
};

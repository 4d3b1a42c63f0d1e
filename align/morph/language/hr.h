/* hr.h - Croatian: suffixes, function words, number words. Part of languages.c. */
static const char *const hr_suffix[] = {
    "ovanje", "ovanja", "anje", "anja", "enje", "enja", "ivati", "ivao", "ivala", "ovati", "ujem", "uje", "uju",
    "osti", "ost", "šću", "stvo", "stva", "stvu", "skog", "skom", "skim", "skih", "ska", "ski", "sko", "ske", "nog",
    "nom", "nim", "nih", "noj", "na", "ni", "no", "ne", "ama", "ima", "evi", "ovi", "eva", "ova", "evima", "ovima",
    "om", "em", "oj", "og", "eg", "ih", "im", "ju", "ati", "iti", "eti", "ao", "la", "lo", "li", "le", "ala", "alo",
    "ali", "ale", "ila", "ilo", "ili", "ile", "io", "eo", "an", "ana", "ano", "ani", "ane", "en", "ena", "eno", "eni",
    "ene", "eš", "emo", "ete", "iš", "imo", "ite", "am", "aš", "amo", "ate", "a", "e", "i", "o", "u", NULL
};
static const char *const hr_stop[] = {
    "a", "ako", "ali", "bez", "bi", "bih", "bila", "bile", "bili", "bilo", "bio", "biti", "bude", "budu", "da",
    "dakle", "do", "dok", "drugi", "duž", "ga", "gdje", "hoće", "i", "iako", "ih", "ili", "im", "iz", "između", "ja",
    "je", "jedan", "jedna", "jedno", "jer", "jesam", "ju", "k", "kad", "kada", "kako", "kao", "koja", "koje", "kojeg",
    "kojem", "koji", "kojih", "kojim", "koju", "kroz", "li", "mi", "mogu", "moj", "može", "mu", "na", "nad", "nakon",
    "nam", "nas", "naš", "ne", "nego", "neka", "neke", "neki", "nekoliko", "nema", "nešto", "ni", "nije", "nisu",
    "niti", "njega", "njegov", "njegova", "njegovo", "njezin", "njih", "njihov", "njim", "njoj", "nju", "no", "o",
    "od", "odnosno", "on", "ona", "onda", "oni", "ono", "osim", "ova", "ovaj", "ove", "ovo", "pa", "po", "pod",
    "pored", "poslije", "preko", "prema", "pri", "prije", "protiv", "s", "sa", "sam", "samo", "se", "sebe", "si",
    "smo", "ste", "su", "sva", "svaki", "sve", "svi", "svih", "svim", "svog", "svoj", "svoja", "svoje", "svojim",
    "ta", "tada", "taj", "tako", "također", "te", "ti", "to", "toga", "tome", "tu", "u", "uz", "već", "više", "vrlo",
    "za", "zar", "zato", "zbog", "će", "ćemo", "šta", "što",
};
static const jk_number_word hr_number[] = {
    UNIT("dva", 2), UNIT("dvije", 2), UNIT("dvoje", 2), UNIT("tri", 3), UNIT("troje", 3), UNIT("četiri", 4),
    UNIT("pet", 5), UNIT("šest", 6), UNIT("sedam", 7), UNIT("osam", 8), UNIT("devet", 9), UNIT("deset", 10),
    UNIT("jedanaest", 11), UNIT("dvanaest", 12), UNIT("trinaest", 13), UNIT("četrnaest", 14), UNIT("petnaest", 15),
    UNIT("šesnaest", 16), UNIT("sedamnaest", 17), UNIT("osamnaest", 18), UNIT("devetnaest", 19), TENS("dvadeset", 20),
    TENS("trideset", 30), TENS("četrdeset", 40), TENS("pedeset", 50), TENS("šezdeset", 60), TENS("sedamdeset", 70),
    TENS("osamdeset", 80), TENS("devedeset", 90), HUNDRED("sto"), HUNDRED("stotinu"), SCALE("tisuća", 3),
    SCALE("tisuće", 3), SCALE("tisuću", 3), SCALE("hiljada", 3), SCALE("hiljade", 3), SCALE("milijun", 6),
    SCALE("milijuna", 6), SCALE("milijuni", 6), SCALE("milion", 6), SCALE("miliona", 6), SCALE("milijarda", 9),
    SCALE("milijarde", 9), SCALE("milijardi", 9), SCALE("bilijun", 12), SCALE("bilijuna", 12), ORDINAL("prvi", 1),
    ORDINAL("prva", 1), ORDINAL("prvo", 1), ORDINAL("prvog", 1), ORDINAL("prvom", 1), ORDINAL("drugi", 2),
    ORDINAL("druga", 2), ORDINAL("drugo", 2), ORDINAL("drugog", 2), ORDINAL("drugom", 2), ORDINAL("treći", 3),
    ORDINAL("treća", 3), ORDINAL("treće", 3), ORDINAL("četvrti", 4), ORDINAL("četvrta", 4), ORDINAL("četvrto", 4),
    ORDINAL("peti", 5), ORDINAL("peta", 5), ORDINAL("peto", 5), ORDINAL("šesti", 6), ORDINAL("šesta", 6),
    ORDINAL("sedmi", 7), ORDINAL("sedma", 7), ORDINAL("osmi", 8), ORDINAL("osma", 8), ORDINAL("deveti", 9),
    ORDINAL("deveta", 9), ORDINAL("deseti", 10), ORDINAL("deseta", 10), MONTH("siječanj", 1), MONTH("siječnja", 1),
    MONTH("siječnju", 1), MONTH("veljača", 2), MONTH("veljače", 2), MONTH("veljači", 2), MONTH("ožujak", 3),
    MONTH("ožujka", 3), MONTH("ožujku", 3), MONTH("travanj", 4), MONTH("travnja", 4), MONTH("travnju", 4),
    MONTH("svibanj", 5), MONTH("svibnja", 5), MONTH("svibnju", 5), MONTH("lipanj", 6), MONTH("lipnja", 6),
    MONTH("lipnju", 6), MONTH("srpanj", 7), MONTH("srpnja", 7), MONTH("srpnju", 7), MONTH("kolovoz", 8),
    MONTH("kolovoza", 8), MONTH("kolovozu", 8), MONTH("rujan", 9), MONTH("rujna", 9), MONTH("rujnu", 9),
    MONTH("listopad", 10), MONTH("listopada", 10), MONTH("listopadu", 10), MONTH("studeni", 11),
    MONTH("studenog", 11), MONTH("studenome", 11), MONTH("prosinac", 12), MONTH("prosinca", 12),
    MONTH("prosincu", 12), END
};

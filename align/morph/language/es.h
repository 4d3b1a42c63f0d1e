/* es.h - Spanish: suffixes, function words, number words. Part of languages.c. */
static const char *const es_suffix[] = {
    "iones", "ión", "amientos", "amiento", "imientos", "imiento", "aciones", "ación", "iciones", "ición", "adores", "adora", "ador",
    "idades", "idad", "mente", "ando", "iendo", "aban", "aba", "ieron", "aron", "ados", "adas", "ado", "ada", "idos",
    "idas", "ido", "ida", "arán", "ará", "erán", "erá", "irán", "irá", "aría", "ería", "iría", "ar", "er", "ir",
    "es", "as", "os", "en", "an", "a", "e", "o", "s", NULL
};
static const char *const es_stop[] = {
    "a", "al", "algo", "algunas", "algunos", "ante", "antes", "aquel", "aquella", "aquellos", "así", "aun", "aunque",
    "cada", "como", "con", "contra", "cual", "cuando", "de", "del", "desde", "donde", "dos", "durante", "e", "el",
    "ella", "ellas", "ellos", "en", "entre", "era", "eran", "es", "esa", "esas", "ese", "eso", "esos", "esta",
    "estas", "este", "esto", "estos", "está", "están", "fue", "fueron", "ha", "había", "habían", "han", "hasta",
    "hay", "la", "las", "le", "les", "lo", "los", "me", "mi", "mis", "mucho", "muy", "más", "nada", "ni", "no",
    "nos", "nosotros", "nuestra", "nuestro", "o", "os", "otra", "otras", "otro", "otros", "para", "pero", "poco",
    "por", "porque", "pues", "que", "quien", "quienes", "qué", "se", "sea", "ser", "si", "sido", "sin", "sobre",
    "solo", "son", "su", "sus", "sí", "sólo", "también", "tan", "tanto", "te", "tiene", "tienen", "toda", "todas",
    "todo", "todos", "tras", "tu", "tus", "un", "una", "unas", "uno", "unos", "y", "ya", "yo",
};
static const jk_number_word es_number[] = {
    UNIT("cero", 0), UNIT("dos", 2), UNIT("tres", 3), UNIT("cuatro", 4), UNIT("cinco", 5), UNIT("seis", 6),
    UNIT("siete", 7), UNIT("ocho", 8), UNIT("nueve", 9), UNIT("diez", 10), UNIT("once", 11), UNIT("doce", 12),
    UNIT("trece", 13), UNIT("catorce", 14), UNIT("quince", 15), UNIT("veinte", 20), TENS("treinta", 30),
    TENS("cuarenta", 40), TENS("cincuenta", 50), TENS("sesenta", 60), TENS("setenta", 70), TENS("ochenta", 80),
    TENS("noventa", 90), HUNDRED("cien"), HUNDRED("ciento"), SCALE("mil", 3), SCALE("millón", 6),
    SCALE("millones", 6), INSIDE("un", 1), INSIDE("una", 1), ORDINAL("primer", 1), ORDINAL("primero", 1),
    ORDINAL("primera", 1), ORDINAL("segundo", 2), ORDINAL("segunda", 2), ORDINAL("tercer", 3), ORDINAL("tercero", 3),
    ORDINAL("tercera", 3), ORDINAL("cuarto", 4), ORDINAL("cuarta", 4), ORDINAL("quinto", 5), ORDINAL("quinta", 5),
    HALF("mitad"), HALF("medio"), ORDINAL("doble", 2), UNIT("docena", 12), MONTH("enero", 1), MONTH("febrero", 2),
    MONTH("marzo", 3), MONTH("abril", 4), MONTH("mayo", 5), MONTH("junio", 6), MONTH("julio", 7), MONTH("agosto", 8),
    MONTH("septiembre", 9), MONTH("setiembre", 9), MONTH("octubre", 10), MONTH("noviembre", 11),
    MONTH("diciembre", 12), END
};

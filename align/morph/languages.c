/* languages.c - suffixes, function words and number words of languages: tables of our own.
 *
 * Small on purpose: enough for two forms of a word to meet and for function words not to. Stop
 * words stand in the order of their bytes (tests/unit/stem.c says so); suffixes in any order.
 */
#include "align/morph/morph.h"
#include "align/unicode.h"

#define UNIT(w, d)      { w, JK_NUM_UNIT, 0, d }
#define TENS(w, d)      { w, JK_NUM_TENS, 0, d }
#define HUNDRED(w)      { w, JK_NUM_HUNDRED, 2, 1 }
#define SCALE(w, e)     { w, JK_NUM_SCALE, e, 1 }
#define ORDINAL(w, d)   { w, JK_NUM_ORDINAL, 0, d }
#define HALF(w)         { w, JK_NUM_ORDINAL, -1, 5 }
#define MONTH(w, d)     { w, JK_NUM_MONTH, 0, d }
#define NAME(w, d)      { w, JK_NUM_NAME, 0, d }
#define INSIDE(w, d)    { w, JK_NUM_INSIDE, 0, d }
#define END             { NULL, 0, 0, 0 }
#define COUNT(table)    (sizeof(table) / sizeof *(table))

/* ---- en */
static const char *const en_suffix[] = {
    "isation", "ization", "izing", "ising", "ised", "ize", "ise", "ized", "ational", "ation", "ating", "ated",
    "ates", "ative", "ate", "ities", "ity", "ness", "ments", "fully", "ically", "ical", "ally", "ily", "ly",
    "sses", "ing", "ed", "es", "s", NULL
};
static const char *const en_stop[] = {
    "a", "about", "above", "after", "again", "against", "all", "also", "am", "among", "an", "and", "any", "are",
    "aren't", "as", "at", "be", "because", "been", "before", "being", "below", "between", "both", "but", "by", "can",
    "can't", "cannot", "could", "couldn't", "did", "didn't", "do", "does", "doesn't", "doing", "don't", "down",
    "during", "each", "either", "else", "even", "ever", "every", "for", "from", "further", "had", "hadn't", "has",
    "hasn't", "have", "haven't", "having", "he", "he'd", "he'll", "he's", "her", "here", "hers", "herself", "him",
    "himself", "his", "how", "however", "i", "i'd", "i'll", "i'm", "i've", "if", "in", "into", "is", "isn't", "it",
    "it'd", "it'll", "it's", "its", "itself", "just", "let", "may", "me", "might", "mine", "more", "most", "must",
    "my", "myself", "neither", "no", "nor", "not", "now", "of", "off", "on", "once", "only", "onto", "or", "other",
    "others", "ought", "our", "ours", "ourselves", "out", "over", "own", "per", "quite", "rather", "s", "shall",
    "she", "she'd", "she'll", "she's", "should", "shouldn't", "since", "so", "some", "such", "t", "than", "that",
    "that's", "the", "their", "theirs", "them", "themselves", "then", "there", "there's", "therefore", "these",
    "they", "they'd", "they'll", "they're", "they've", "this", "those", "though", "through", "thus", "to", "too",
    "toward", "towards", "under", "until", "up", "upon", "us", "very", "via", "was", "wasn't", "we", "we'd", "we'll",
    "we're", "we've", "were", "weren't", "what", "when", "where", "whether", "which", "while", "who", "whom",
    "whose", "why", "will", "with", "within", "without", "won't", "would", "wouldn't", "yet", "you", "you'd",
    "you'll", "you're", "you've", "your", "yours", "yourself", "yourselves",
};
/* Forms that no suffix explains, and what they are forms of; sorted by bytes. */
static const jk_irregular en_irregular[] = {
    { "am", "be" }, { "are", "be" }, { "arisen", "arise" }, { "arose", "arise" }, { "ate", "eat" }, { "awoke", "awake" },
    { "beaten", "beat" }, { "became", "become" }, { "been", "be" }, { "began", "begin" }, { "begun", "begin" },
    { "being", "be" }, { "bent", "bend" }, { "best", "good" }, { "better", "good" }, { "bigger", "big" },
    { "biggest", "big" }, { "bit", "bite" }, { "bitten", "bite" }, { "bled", "bleed" }, { "blew", "blow" },
    { "blown", "blow" }, { "bonds", "bond" }, { "bore", "bear" }, { "born", "bear" }, { "borne", "bear" },
    { "bought", "buy" }, { "bound", "bind" }, { "bred", "breed" }, { "broke", "break" }, { "broken", "break" },
    { "brought", "bring" }, { "built", "build" }, { "burnt", "burn" }, { "came", "come" }, { "caught", "catch" },
    { "cheaper", "cheap" }, { "children", "child" }, { "chose", "choose" }, { "chosen", "choose" }, { "clearer", "clear" },
    { "closer", "close" }, { "clung", "cling" }, { "colder", "cold" }, { "crept", "creep" }, { "crises", "crisis" },
    { "dealt", "deal" }, { "deeper", "deep" }, { "did", "do" }, { "died", "die" }, { "dies", "die" }, { "does", "do" },
    { "done", "do" }, { "drank", "drink" }, { "drawn", "draw" }, { "drew", "draw" }, { "driven", "drive" },
    { "drove", "drive" }, { "drunk", "drink" }, { "dug", "dig" }, { "dying", "die" }, { "earlier", "early" },
    { "earliest", "early" }, { "easier", "easy" }, { "eaten", "eat" }, { "fallen", "fall" }, { "faster", "fast" },
    { "fastest", "fast" }, { "fed", "feed" }, { "feet", "foot" }, { "fell", "fall" }, { "felt", "feel" },
    { "fewer", "few" }, { "fled", "flee" }, { "flew", "fly" }, { "flown", "fly" }, { "forbade", "forbid" },
    { "forbidden", "forbid" }, { "forecasted", "forecast" }, { "foresaw", "foresee" }, { "foreseen", "foresee" },
    { "forgave", "forgive" }, { "forgot", "forget" }, { "forgotten", "forget" }, { "fought", "fight" }, { "found", "find" },
    { "froze", "freeze" }, { "frozen", "freeze" }, { "gave", "give" }, { "given", "give" }, { "goes", "go" },
    { "gone", "go" }, { "got", "get" }, { "gotten", "get" }, { "greater", "great" }, { "greatest", "great" },
    { "grew", "grow" }, { "ground", "grind" }, { "grown", "grow" }, { "had", "have" }, { "halves", "half" },
    { "harder", "hard" }, { "hardest", "hard" }, { "has", "have" }, { "heard", "hear" }, { "heavier", "heavy" },
    { "heaviest", "heavy" }, { "held", "hold" }, { "hid", "hide" }, { "hidden", "hide" }, { "higher", "high" },
    { "highest", "high" }, { "hotter", "hot" }, { "hung", "hang" }, { "is", "be" }, { "kept", "keep" },
    { "knelt", "kneel" }, { "knew", "know" }, { "knives", "knife" }, { "known", "know" }, { "laid", "lay" },
    { "lain", "lie" }, { "larger", "large" }, { "largest", "large" }, { "later", "late" }, { "latest", "late" },
    { "leapt", "leap" }, { "learnt", "learn" }, { "leaves", "leaf" }, { "led", "lead" }, { "left", "leave" },
    { "lent", "lend" }, { "lied", "lie" }, { "lies", "lie" }, { "lit", "light" }, { "lives", "life" }, { "loaves", "loaf" },
    { "longer", "long" }, { "longest", "long" }, { "lost", "lose" }, { "lower", "low" }, { "lowest", "low" },
    { "lying", "lie" }, { "made", "make" }, { "meant", "mean" }, { "men", "man" }, { "met", "meet" }, { "mice", "mouse" },
    { "misled", "mislead" }, { "mistook", "mistake" }, { "misunderstood", "misunderstand" }, { "nearer", "near" },
    { "newer", "new" }, { "newest", "new" }, { "older", "old" }, { "oldest", "old" }, { "outgrew", "outgrow" },
    { "overcame", "overcome" }, { "oversaw", "oversee" }, { "overtook", "overtake" }, { "paid", "pay" },
    { "poorer", "poor" }, { "proven", "prove" }, { "ran", "run" }, { "rang", "ring" }, { "rebuilt", "rebuild" },
    { "repaid", "repay" }, { "resold", "resell" }, { "retook", "retake" }, { "rewritten", "rewrite" },
    { "rewrote", "rewrite" }, { "richer", "rich" }, { "ridden", "ride" }, { "risen", "rise" }, { "rode", "ride" },
    { "rose", "rise" }, { "rung", "ring" }, { "safer", "safe" }, { "said", "say" }, { "sang", "sing" }, { "sank", "sink" },
    { "sat", "sit" }, { "saw", "see" }, { "says", "say" }, { "seen", "see" }, { "selves", "self" }, { "sent", "send" },
    { "shaken", "shake" }, { "shelves", "shelf" }, { "shone", "shine" }, { "shook", "shake" }, { "shorter", "short" },
    { "shot", "shoot" }, { "shown", "show" }, { "shrank", "shrink" }, { "shrunk", "shrink" }, { "simpler", "simple" },
    { "slept", "sleep" }, { "slid", "slide" }, { "smaller", "small" }, { "smallest", "small" }, { "sold", "sell" },
    { "sought", "seek" }, { "spent", "spend" }, { "spoke", "speak" }, { "spoken", "speak" }, { "spun", "spin" },
    { "stole", "steal" }, { "stolen", "steal" }, { "stood", "stand" }, { "strewn", "strew" }, { "stronger", "strong" },
    { "strongest", "strong" }, { "strove", "strive" }, { "struck", "strike" }, { "stuck", "stick" }, { "stung", "sting" },
    { "sung", "sing" }, { "sunk", "sink" }, { "swam", "swim" }, { "swept", "sweep" }, { "swollen", "swell" },
    { "swore", "swear" }, { "sworn", "swear" }, { "swum", "swim" }, { "swung", "swing" }, { "taken", "take" },
    { "taught", "teach" }, { "teeth", "tooth" }, { "thieves", "thief" }, { "thought", "think" }, { "threw", "throw" },
    { "thrown", "throw" }, { "tied", "tie" }, { "ties", "tie" }, { "told", "tell" }, { "took", "take" }, { "tore", "tear" },
    { "torn", "tear" }, { "tying", "tie" }, { "undergone", "undergo" }, { "understood", "understand" },
    { "undertook", "undertake" }, { "underwent", "undergo" }, { "upheld", "uphold" }, { "warmer", "warm" }, { "was", "be" },
    { "weaker", "weak" }, { "went", "go" }, { "wept", "weep" }, { "were", "be" }, { "wider", "wide" },
    { "withdrawn", "withdraw" }, { "withdrew", "withdraw" }, { "withheld", "withhold" }, { "withstood", "withstand" },
    { "wives", "wife" }, { "woke", "wake" }, { "woken", "wake" }, { "wolves", "wolf" }, { "women", "woman" },
    { "won", "win" }, { "wore", "wear" }, { "worn", "wear" }, { "worse", "bad" }, { "worst", "bad" }, { "wound", "wind" },
    { "wove", "weave" }, { "woven", "weave" }, { "written", "write" }, { "wrote", "write" }, { "younger", "young" },
    { "youngest", "young" },
};
static const jk_number_word en_number[] = {
    UNIT("zero", 0), UNIT("two", 2), UNIT("three", 3), UNIT("four", 4), UNIT("five", 5), UNIT("six", 6),
    UNIT("seven", 7), UNIT("eight", 8), UNIT("nine", 9), UNIT("ten", 10), UNIT("eleven", 11), UNIT("twelve", 12),
    UNIT("thirteen", 13), UNIT("fourteen", 14), UNIT("fifteen", 15), UNIT("sixteen", 16), UNIT("seventeen", 17),
    UNIT("eighteen", 18), UNIT("nineteen", 19), TENS("twenty", 20), TENS("thirty", 30), TENS("forty", 40),
    TENS("fifty", 50), TENS("sixty", 60), TENS("seventy", 70), TENS("eighty", 80), TENS("ninety", 90),
    HUNDRED("hundred"), SCALE("thousand", 3), SCALE("million", 6), SCALE("billion", 9), SCALE("trillion", 12),
    INSIDE("one", 1), INSIDE("a", 1), INSIDE("an", 1), INSIDE("second", 2), ORDINAL("first", 1), ORDINAL("third", 3),
    ORDINAL("fourth", 4), ORDINAL("fifth", 5), ORDINAL("sixth", 6), ORDINAL("seventh", 7), ORDINAL("eighth", 8),
    ORDINAL("ninth", 9), ORDINAL("tenth", 10), ORDINAL("eleventh", 11), ORDINAL("twelfth", 12),
    ORDINAL("thirteenth", 13), ORDINAL("fourteenth", 14), ORDINAL("fifteenth", 15), ORDINAL("twentieth", 20),
    ORDINAL("hundredth", 100), ORDINAL("twice", 2), ORDINAL("double", 2), ORDINAL("doubled", 2),
    ORDINAL("thrice", 3), ORDINAL("triple", 3), ORDINAL("tripled", 3), HALF("half"), UNIT("dozen", 12),
    MONTH("january", 1), MONTH("february", 2), NAME("march", 3), MONTH("april", 4), NAME("may", 5), MONTH("june", 6),
    MONTH("july", 7), NAME("august", 8), MONTH("september", 9), MONTH("october", 10), MONTH("november", 11),
    MONTH("december", 12), NAME("jan", 1), NAME("feb", 2), NAME("mar", 3), NAME("apr", 4), NAME("jun", 6),
    NAME("jul", 7), NAME("aug", 8), NAME("sept", 9), NAME("sep", 9), NAME("oct", 10), NAME("nov", 11),
    NAME("dec", 12), END
};

/* ---- de */
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

/* ---- fr */
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

/* ---- es */
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

/* ---- it */
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

/* ---- pt */
static const char *const pt_suffix[] = {
    "amentos", "amento", "imentos", "imento", "ações", "ação", "ições", "ição", "adores", "adora", "ador", "idades",
    "idade", "mente", "ando", "endo", "indo", "avam", "ava", "aram", "eram", "iram", "ados", "adas", "ado", "ada",
    "idos", "idas", "ido", "ida", "ará", "erá", "irá", "aria", "eria", "iria", "ar", "er", "ir", "es", "as", "os",
    "em", "am", "ões", "ão", "a", "e", "o", "s", NULL
};
static const char *const pt_stop[] = {
    "a", "ainda", "ao", "aos", "apenas", "após", "aquela", "aquele", "as", "até", "cada", "com", "como", "contra",
    "da", "das", "de", "dela", "dele", "deles", "depois", "desde", "do", "dos", "e", "ela", "elas", "ele", "eles",
    "em", "entre", "era", "eram", "essa", "essas", "esse", "esses", "esta", "estas", "este", "estes", "está",
    "estão", "eu", "foi", "foram", "há", "isso", "isto", "já", "lhe", "mais", "mas", "me", "mesmo", "meu", "minha",
    "muito", "na", "nas", "nem", "no", "nos", "nossa", "nosso", "num", "numa", "não", "nós", "o", "os", "ou",
    "outra", "outras", "outro", "outros", "para", "pela", "pelas", "pelo", "pelos", "por", "porque", "qual",
    "quando", "que", "quem", "se", "seja", "sem", "ser", "será", "seu", "seus", "sob", "sobre", "sua", "suas", "são",
    "só", "também", "te", "tem", "ter", "teve", "tinha", "toda", "todas", "todo", "todos", "tu", "tão", "têm", "um",
    "uma", "umas", "uns", "você", "à", "às", "é",
};
static const jk_number_word pt_number[] = {
    UNIT("zero", 0), UNIT("dois", 2), UNIT("duas", 2), UNIT("três", 3), UNIT("quatro", 4), UNIT("cinco", 5),
    UNIT("seis", 6), UNIT("sete", 7), UNIT("oito", 8), UNIT("nove", 9), UNIT("dez", 10), UNIT("onze", 11),
    UNIT("doze", 12), UNIT("treze", 13), UNIT("catorze", 14), UNIT("quatorze", 14), UNIT("quinze", 15),
    TENS("vinte", 20), TENS("trinta", 30), TENS("quarenta", 40), TENS("cinquenta", 50), TENS("sessenta", 60),
    TENS("setenta", 70), TENS("oitenta", 80), TENS("noventa", 90), HUNDRED("cem"), HUNDRED("cento"), SCALE("mil", 3),
    SCALE("milhão", 6), SCALE("milhões", 6), SCALE("bilhão", 9), SCALE("bilhões", 9), INSIDE("um", 1),
    INSIDE("uma", 1), ORDINAL("primeiro", 1), ORDINAL("primeira", 1), ORDINAL("segundo", 2), ORDINAL("segunda", 2),
    ORDINAL("terceiro", 3), ORDINAL("terceira", 3), ORDINAL("quarto", 4), ORDINAL("quarta", 4), ORDINAL("quinto", 5),
    ORDINAL("quinta", 5), HALF("metade"), HALF("meio"), ORDINAL("dobro", 2), UNIT("dúzia", 12), MONTH("janeiro", 1),
    MONTH("fevereiro", 2), MONTH("março", 3), MONTH("abril", 4), MONTH("maio", 5), MONTH("junho", 6),
    MONTH("julho", 7), MONTH("agosto", 8), MONTH("setembro", 9), MONTH("outubro", 10), MONTH("novembro", 11),
    MONTH("dezembro", 12), END
};

/* ---- nl */
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

/* ---- ru */
static const char *const ru_suffix[] = {
    "ованиями", "ования", "ование", "ованию", "ованием", "ениями", "ениях", "ения", "ение", "ению", "ением",
    "остями", "остях", "ости", "остью", "ость", "ическими", "ических", "ический", "ическая", "ическое", "ические",
    "ического", "ическому", "ическую", "скими", "ских", "ский", "ская", "ское", "ские", "ского", "скому", "скую",
    "ными", "ных", "ный", "ная", "ное", "ные", "ного", "ному", "ную", "ном", "ной", "ыми", "ими", "ых", "их", "ый",
    "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ую", "юю", "ым", "им", "ом", "ем",
    "ами", "ями", "ах", "ях", "ам", "ям", "ов", "ев", "ей", "ою", "ею", "ью", "лась", "лись", "лось", "лся", "ала",
    "али", "ало", "ила", "или", "ило", "ыла", "ыли", "ыло", "ять", "ать", "ить", "еть", "ыть", "уть", "ся", "сь",
    "ет", "ит", "ут", "ют", "ат", "ят", "ешь", "ишь", "ете", "ите", "а", "я", "о", "е", "ы", "и", "у", "ю", "ь", "й",
    NULL
};
static const char *const ru_stop[] = {
    "а", "без", "более", "бы", "был", "была", "были", "было", "быть", "в", "вам", "вас", "весь", "во", "вот", "все",
    "всего", "всех", "всё", "вы", "где", "да", "даже", "для", "до", "его", "ее", "если", "есть", "еще", "ещё", "её",
    "же", "за", "здесь", "и", "из", "или", "им", "их", "к", "как", "какой", "ко", "когда", "которая", "которое",
    "которые", "который", "кто", "ли", "либо", "лишь", "между", "меня", "мне", "много", "может", "мы", "на", "над",
    "надо", "нас", "не", "него", "нее", "нет", "неё", "ни", "них", "но", "ну", "о", "об", "однако", "он", "она",
    "они", "оно", "от", "очень", "по", "под", "после", "потому", "при", "про", "с", "сам", "своего", "своей", "свои",
    "свой", "себя", "со", "так", "также", "такой", "там", "те", "тем", "то", "того", "тоже", "той", "только", "том",
    "тот", "ты", "у", "уже", "чего", "чем", "через", "что", "чтобы", "эта", "эти", "это", "этого", "этой", "этом",
    "этот", "я",
};
static const jk_number_word ru_number[] = {
    UNIT("ноль", 0), UNIT("два", 2), UNIT("две", 2), UNIT("двух", 2), UNIT("двумя", 2), UNIT("три", 3),
    UNIT("трех", 3), UNIT("трёх", 3), UNIT("четыре", 4), UNIT("четырех", 4), UNIT("четырёх", 4), UNIT("пять", 5),
    UNIT("пяти", 5), UNIT("шесть", 6), UNIT("шести", 6), UNIT("семь", 7), UNIT("семи", 7), UNIT("восемь", 8),
    UNIT("восьми", 8), UNIT("девять", 9), UNIT("девяти", 9), UNIT("десять", 10), UNIT("десяти", 10),
    UNIT("одиннадцать", 11), UNIT("двенадцать", 12), UNIT("тринадцать", 13), UNIT("четырнадцать", 14),
    UNIT("пятнадцать", 15), UNIT("шестнадцать", 16), UNIT("семнадцать", 17), UNIT("восемнадцать", 18),
    UNIT("девятнадцать", 19), TENS("двадцать", 20), TENS("тридцать", 30), TENS("сорок", 40), TENS("пятьдесят", 50),
    TENS("шестьдесят", 60), TENS("семьдесят", 70), TENS("восемьдесят", 80), TENS("девяносто", 90), HUNDRED("сто"),
    SCALE("тысяча", 3), SCALE("тысячи", 3), SCALE("тысяч", 3), SCALE("тыс", 3), SCALE("миллион", 6),
    SCALE("миллиона", 6), SCALE("миллионов", 6), SCALE("млн", 6), SCALE("миллиард", 9), SCALE("миллиарда", 9),
    SCALE("миллиардов", 9), SCALE("млрд", 9), SCALE("триллион", 12), SCALE("триллионов", 12), ORDINAL("первый", 1),
    ORDINAL("первая", 1), ORDINAL("первое", 1), ORDINAL("первые", 1), ORDINAL("первого", 1), ORDINAL("первой", 1),
    ORDINAL("второй", 2), ORDINAL("вторая", 2), ORDINAL("второе", 2), ORDINAL("второго", 2), ORDINAL("третий", 3),
    ORDINAL("третья", 3), ORDINAL("третье", 3), ORDINAL("третьего", 3), ORDINAL("четвертый", 4),
    ORDINAL("четвёртый", 4), ORDINAL("пятый", 5), HALF("половина"), HALF("половину"), HALF("половины"),
    ORDINAL("вдвое", 2), ORDINAL("дважды", 2), ORDINAL("втрое", 3), MONTH("января", 1), MONTH("январь", 1),
    MONTH("январе", 1), MONTH("февраля", 2), MONTH("февраль", 2), MONTH("феврале", 2), MONTH("марта", 3),
    MONTH("март", 3), MONTH("марте", 3), MONTH("апреля", 4), MONTH("апрель", 4), MONTH("апреле", 4), MONTH("мая", 5),
    MONTH("май", 5), MONTH("мае", 5), MONTH("июня", 6), MONTH("июнь", 6), MONTH("июне", 6), MONTH("июля", 7),
    MONTH("июль", 7), MONTH("июле", 7), MONTH("августа", 8), MONTH("август", 8), MONTH("августе", 8),
    MONTH("сентября", 9), MONTH("сентябрь", 9), MONTH("сентябре", 9), MONTH("октября", 10), MONTH("октябрь", 10),
    MONTH("октябре", 10), MONTH("ноября", 11), MONTH("ноябрь", 11), MONTH("ноябре", 11), MONTH("декабря", 12),
    MONTH("декабрь", 12), MONTH("декабре", 12), END
};

/* ---- uk */
static const char *const uk_suffix[] = {
    "ування", "уванням", "ення", "енням", "ості", "ість", "ський", "ська", "ське", "ські", "ського", "ними", "них",
    "ний", "на", "не", "ні", "ного", "ному", "ну", "ими", "их", "ий", "ій", "а", "я", "о", "е", "и", "і", "у", "ю",
    "ь", "й", "ів", "ам", "ям", "ами", "ями", "ах", "ях", "ом", "ем", "ою", "ею", NULL
};
static const char *const uk_stop[] = {
    "а", "або", "але", "без", "би", "був", "була", "були", "було", "в", "вже", "ви", "вона", "вони", "все", "всі",
    "від", "він", "де", "для", "до", "з", "за", "й", "його", "коли", "ми", "на", "над", "не", "ні", "о", "по", "при",
    "про", "під", "та", "так", "також", "те", "ти", "то", "тут", "у", "це", "цей", "ця", "ці", "чи", "що", "щоб",
    "як", "яка", "яке", "який", "які", "є", "і", "із", "їх", "її",
};
static const jk_number_word uk_number[] = {
    UNIT("два", 2), UNIT("дві", 2), UNIT("три", 3), UNIT("чотири", 4), UNIT("пять", 5), UNIT("п'ять", 5),
    UNIT("шість", 6), UNIT("сім", 7), UNIT("вісім", 8), UNIT("десять", 10), HUNDRED("сто"), SCALE("тисяч", 3),
    SCALE("тисячі", 3), SCALE("мільйон", 6), SCALE("мільйонів", 6), SCALE("мільярд", 9), SCALE("мільярдів", 9),
    ORDINAL("перший", 1), ORDINAL("перша", 1), ORDINAL("другий", 2), ORDINAL("третій", 3), MONTH("січня", 1),
    MONTH("лютого", 2), MONTH("березня", 3), MONTH("квітня", 4), MONTH("травня", 5), MONTH("червня", 6),
    MONTH("липня", 7), MONTH("серпня", 8), MONTH("вересня", 9), MONTH("жовтня", 10), MONTH("листопада", 11),
    MONTH("грудня", 12), END
};

/* ---- pl */
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

/* ---- sv */
static const char *const sv_suffix[] = {
    "heterna", "heten", "heter", "het", "ningar", "ningen", "ning", "arna", "erna", "orna", "ande", "ende", "are",
    "aste", "ast", "ade", "at", "en", "et", "ar", "er", "or", "na", "a", "e", "n", "s", "t", NULL
};
static const char *const sv_stop[] = {
    "alla", "allt", "att", "av", "blev", "bli", "blir", "de", "dem", "den", "denna", "deras", "dess", "dessa", "det",
    "detta", "dig", "din", "du", "där", "då", "efter", "ej", "eller", "en", "er", "ett", "från", "för", "ha", "hade",
    "han", "hans", "har", "henne", "hennes", "hon", "hur", "här", "i", "icke", "in", "inte", "jag", "ju", "kan",
    "kunde", "man", "med", "mellan", "men", "mig", "min", "mot", "mycket", "ni", "nu", "när", "någon", "något",
    "några", "och", "om", "oss", "på", "sig", "sin", "sina", "sitt", "ska", "skulle", "som", "så", "till", "under",
    "upp", "ut", "utan", "vad", "var", "vara", "vi", "vid", "vilken", "är", "över",
};
static const jk_number_word sv_number[] = {
    UNIT("två", 2), UNIT("tre", 3), UNIT("fyra", 4), UNIT("fem", 5), UNIT("sex", 6), UNIT("sju", 7), UNIT("åtta", 8),
    UNIT("nio", 9), UNIT("tio", 10), HUNDRED("hundra"), SCALE("tusen", 3), SCALE("miljon", 6), SCALE("miljoner", 6),
    SCALE("miljard", 9), SCALE("miljarder", 9), ORDINAL("första", 1), ORDINAL("andra", 2), ORDINAL("tredje", 3),
    MONTH("januari", 1), MONTH("februari", 2), MONTH("mars", 3), MONTH("april", 4), MONTH("maj", 5),
    MONTH("juni", 6), MONTH("juli", 7), MONTH("augusti", 8), MONTH("september", 9), MONTH("oktober", 10),
    MONTH("november", 11), MONTH("december", 12), END
};

/* ---- hu */
static const char *const hu_suffix[] = {
    "oknak", "eknek", "okat", "eket", "okban", "ekben", "ságot", "séget", "ság", "ség", "ában", "ében", "ából",
    "éből", "nak", "nek", "ban", "ben", "ból", "ből", "hoz", "hez", "höz", "tól", "től", "ról", "ről", "nál", "nél",
    "val", "vel", "ért", "ként", "on", "en", "ön", "ot", "et", "öt", "ok", "ek", "ök", "at", "a", "e", "i", "k", "t",
    NULL
};
static const char *const hu_stop[] = {
    "a", "abban", "ahhoz", "ahogy", "aki", "akik", "amely", "amelyek", "ami", "az", "azok", "azon", "azt", "be",
    "csak", "de", "e", "egy", "el", "ez", "ezek", "ezt", "fel", "ha", "hanem", "hogy", "ide", "igen", "ilyen", "is",
    "itt", "ki", "le", "lehet", "lesz", "ma", "meg", "mert", "mi", "mind", "mint", "most", "már", "nem", "pedig",
    "s", "sem", "során", "szerint", "talán", "te", "után", "vagy", "van", "volt", "voltak", "és", "úgy", "ő", "ők",
};
static const jk_number_word hu_number[] = {
    UNIT("két", 2), UNIT("kettő", 2), UNIT("három", 3), UNIT("négy", 4), UNIT("öt", 5), UNIT("hat", 6),
    UNIT("hét", 7), UNIT("nyolc", 8), UNIT("kilenc", 9), UNIT("tíz", 10), HUNDRED("száz"), SCALE("ezer", 3),
    SCALE("millió", 6), SCALE("milliárd", 9), ORDINAL("első", 1), ORDINAL("második", 2), ORDINAL("harmadik", 3),
    MONTH("január", 1), MONTH("február", 2), MONTH("március", 3), MONTH("április", 4), MONTH("május", 5),
    MONTH("június", 6), MONTH("július", 7), MONTH("augusztus", 8), MONTH("szeptember", 9), MONTH("október", 10),
    MONTH("november", 11), MONTH("december", 12), END
};

/* ---- ko */
static const char *const ko_stop[] = {
    "가다", "가장", "가지다", "갖다", "개", "것", "고", "관하다", "그", "그것", "그런", "그렇다", "그리고", "나", "는", "대하다", "더", "데", "되다",
    "등", "때문", "때문에", "또", "또는", "또한", "만", "모두", "모든", "및", "번째", "수", "수도", "씨", "없다", "오다", "위하다", "은", "의하다",
    "이", "이것", "이런", "이렇다", "이르다", "이면", "이제", "인하다", "저", "저런", "좀", "통하다", "하나", "하지만"
};

/* ---- ja */
static const char *const ja_stop[] = {
    "あの", "か", "から", "が", "こと", "この", "これ", "し", "した", "する", "その", "それ", "た", "だ", "て", "で", "です", "と", "な", "ない",
    "に", "の", "は", "へ", "ます", "まで", "も", "もの", "や", "より", "を",
};

/* ---- zh */
static const char *const zh_stop[] = {
    "不", "与", "也", "了", "会", "但", "你", "及", "和", "在", "对", "就", "并", "我", "或", "是", "有", "的", "着", "而", "这", "那",
    "都",
};

static const jk_language languages[] = {
    { .code = "en", .suffix = en_suffix, .keep = 3, .tidy = true, .irregular = en_irregular, .n_irregular = COUNT(en_irregular), .stop = en_stop, .n_stop = COUNT(en_stop), .number = en_number },
    { .code = "de", .suffix = de_suffix, .keep = 4, .stop = de_stop, .n_stop = COUNT(de_stop), .number = de_number, .decimal_comma = true },
    { .code = "fr", .suffix = fr_suffix, .keep = 4, .stop = fr_stop, .n_stop = COUNT(fr_stop), .number = fr_number, .decimal_comma = true, .elision = true },
    { .code = "es", .suffix = es_suffix, .keep = 4, .stop = es_stop, .n_stop = COUNT(es_stop), .number = es_number, .decimal_comma = true },
    { .code = "it", .suffix = it_suffix, .keep = 4, .stop = it_stop, .n_stop = COUNT(it_stop), .number = it_number, .decimal_comma = true, .elision = true },
    { .code = "pt", .suffix = pt_suffix, .keep = 3, .stop = pt_stop, .n_stop = COUNT(pt_stop), .number = pt_number, .decimal_comma = true },
    { .code = "nl", .suffix = nl_suffix, .keep = 4, .stop = nl_stop, .n_stop = COUNT(nl_stop), .number = nl_number, .decimal_comma = true },
    { .code = "ru", .suffix = ru_suffix, .keep = 4, .stop = ru_stop, .n_stop = COUNT(ru_stop), .number = ru_number, .decimal_comma = true },
    { .code = "uk", .suffix = uk_suffix, .keep = 4, .stop = uk_stop, .n_stop = COUNT(uk_stop), .number = uk_number, .decimal_comma = true },
    { .code = "pl", .suffix = pl_suffix, .keep = 4, .stop = pl_stop, .n_stop = COUNT(pl_stop), .number = pl_number, .decimal_comma = true },
    { .code = "sv", .suffix = sv_suffix, .keep = 4, .stop = sv_stop, .n_stop = COUNT(sv_stop), .number = sv_number, .decimal_comma = true },
    { .code = "hu", .suffix = hu_suffix, .keep = 4, .stop = hu_stop, .n_stop = COUNT(hu_stop), .number = hu_number, .decimal_comma = true },
    { .code = "ko", .stop = ko_stop, .n_stop = COUNT(ko_stop) },
    { .code = "ja", .stop = ja_stop, .n_stop = COUNT(ja_stop) },
    { .code = "zh", .stop = zh_stop, .n_stop = COUNT(zh_stop) },
};

static const jk_language none = { .code = "" };

const jk_language *jk_language_of(const char *code)
{
    for (size_t k = 0; k < COUNT(languages); k++)
        if (strcmp(languages[k].code, code) == 0)
            return &languages[k];
    return &none;
}

int jk_language_script(const char *code)
{
    static const struct { char code[4]; uint8_t script; } table[] = {
        { "ko", JK_SCRIPT_HANGUL }, { "ja", JK_SCRIPT_HAN }, { "zh", JK_SCRIPT_HAN }, { "yue", JK_SCRIPT_HAN },
        { "ru", JK_SCRIPT_CYRILLIC }, { "uk", JK_SCRIPT_CYRILLIC }, { "be", JK_SCRIPT_CYRILLIC }, { "bg", JK_SCRIPT_CYRILLIC },
        { "mk", JK_SCRIPT_CYRILLIC }, { "sr", JK_SCRIPT_CYRILLIC }, { "kk", JK_SCRIPT_CYRILLIC }, { "ky", JK_SCRIPT_CYRILLIC }, { "mn", JK_SCRIPT_CYRILLIC },
        { "el", JK_SCRIPT_GREEK }, { "ar", JK_SCRIPT_ARABIC }, { "fa", JK_SCRIPT_ARABIC }, { "ur", JK_SCRIPT_ARABIC },
        { "he", JK_SCRIPT_HEBREW }, { "hi", JK_SCRIPT_DEVANAGARI }, { "mr", JK_SCRIPT_DEVANAGARI }, { "ne", JK_SCRIPT_DEVANAGARI },
        { "th", JK_SCRIPT_THAI }, { "ka", JK_SCRIPT_GEORGIAN }, { "hy", JK_SCRIPT_ARMENIAN }
    };
    for (size_t k = 0; k < sizeof table / sizeof *table; k++)
        if (strcmp(table[k].code, code) == 0)
            return table[k].script;
    return JK_SCRIPT_LATIN;
}

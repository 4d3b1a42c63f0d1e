/* pt.h - Portuguese: suffixes, function words, number words. Part of languages.c. */
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

/* ko.c - Korean for matching, not for show: which headwords stand in a run of Hangul?
 *
 * A run (an eojeol, 정상회의에서는) is read from the left. The longest noun among the headwords
 * that it starts with is taken; particles and endings (a table) end the reading. A verb is met by
 * jamo: what its stem becomes before endings (가리 -> 가려, 돕 -> 도와, 모르 -> 몰라) was put
 * into the lexicon when it was built, so that a verb too is a longest prefix, of the run's jamo.
 */
#include "align/morph/morph.h"

#define SYLLABLE ((size_t)3)                    /* bytes of a Hangul syllable */
enum { FIRST = 0xAC00, N_SYLLABLE = 11172, N_VOWEL = 21, N_CODA = 28 };

/* Jamo as Unicode counts them, from 0. */
enum { O_G = 0, O_N = 2, O_D = 3, O_R = 5, O_S = 9, O_NONE = 11, O_H = 18 };
enum { V_A = 0, V_AE, V_YA, V_YAE, V_EO, V_E, V_YEO, V_YE, V_O, V_WA, V_WAE, V_OE, V_YO, V_U, V_WO, V_WE, V_WI, V_YU, V_EU, V_UI, V_I };
enum { C_NONE = 0, C_N = 4, C_D = 7, C_L = 8, C_B = 17, C_S = 19, C_H = 27 };

/* As bytes of a form: three ranges that do not meet. */
enum { ONSET_BYTE = 1, VOWEL_BYTE = 20, CODA_BYTE = 40 };

static bool decompose(const char *s, unsigned *o, unsigned *v, unsigned *c)
{
    const unsigned char *p = (const unsigned char *)s;
    unsigned n = ((p[0] & 0xFu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu)) - FIRST;
    if ((p[0] & 0xF0) != 0xE0 || n >= N_SYLLABLE)
        return false;
    *c = n % N_CODA;
    *v = n / N_CODA % N_VOWEL;
    *o = n / N_CODA / N_VOWEL;
    return true;
}

static size_t put(char *out, size_t n, unsigned o, unsigned v, unsigned c)
{
    out[n++] = (char)(ONSET_BYTE + o);
    out[n++] = (char)(VOWEL_BYTE + v);
    if (c)
        out[n++] = (char)(CODA_BYTE + c);
    return n;
}

size_t jk_jamo(jk_span s, char out[JK_MAX_JAMO], uint8_t end[JK_MAX_JAMO])
{
    size_t n = 0;
    unsigned o, v, c;
    for (size_t k = 0; k + SYLLABLE <= s.len && n + 3 <= JK_MAX_JAMO && decompose(s.ptr + k, &o, &v, &c); k += SYLLABLE) {
        size_t was = n;
        n = put(out, n, o, v, c);
        for (; end && was < n; was++)
            end[was] = (uint8_t)(k + SYLLABLE);
    }
    return n;
}

/* ------------------------------------------------------------- verb stems */

typedef struct {
    char   jamo[JK_MAX_JAMO + 6];
    size_t n_before;                /* jamo before the last syllable */
    jk_form_fn *fn;
    void  *to;
    jk_err *err;
} forms;

/* The stem with its last syllable as (o, v, c), and then, if o2 is not negative, an onset (and a vowel). */
static bool form(forms *f, unsigned o, unsigned v, unsigned c, int o2, int v2)
{
    size_t n = put(f->jamo, f->n_before, o, v, c);
    if (o2 >= 0)
        f->jamo[n++] = (char)(ONSET_BYTE + o2);
    if (v2 >= 0)
        f->jamo[n++] = (char)(VOWEL_BYTE + v2);
    return f->fn(f->to, f->jamo, n, f->err);
}

/* 가리 -> 가려, 오 -> 와, 주 -> 줘, 되 -> 돼, 하 -> 해; 모으 -> 모아; 모르 -> 몰라 */
static bool open_stem(forms *f, unsigned o, unsigned v, jk_span stem)
{
    static const struct { uint8_t from, to; } contracted[] = {
        { V_I, V_YEO }, { V_O, V_WA }, { V_U, V_WO }, { V_OE, V_WAE }
    };
    for (size_t k = 0; k < sizeof contracted / sizeof *contracted; k++)
        if (v == contracted[k].from)
            return form(f, o, contracted[k].to, C_NONE, -1, -1);
    if (v == V_A && o == O_H)
        return form(f, o, V_AE, C_NONE, -1, -1);
    if (v != V_EU)
        return true;
    if (!form(f, o, V_A, C_NONE, -1, -1) || !form(f, o, V_EO, C_NONE, -1, -1))
        return false;
    unsigned po, pv, pc;
    if (o != O_R || stem.len < 2 * SYLLABLE || !decompose(stem.ptr + stem.len - 2 * SYLLABLE, &po, &pv, &pc) || pc != C_NONE)
        return true;
    f->n_before -= 2;                           /* the ㄹ goes under the syllable before: 몰ㄹ */
    return form(f, po, pv, C_L, O_R, V_A) && form(f, po, pv, C_L, O_R, V_EO);
}

/* 돕 -> 도우 도와, 듣 -> 들, 짓 -> 지어 지으, 만들 -> 만드니 만든 만듭, 그렇 -> 그런 그래 */
static bool closed_stem(forms *f, unsigned o, unsigned v, unsigned c)
{
    switch (c) {
    case C_B:
        return form(f, o, v, C_NONE, O_NONE, V_U) && form(f, o, v, C_NONE, O_NONE, V_WO) && form(f, o, v, C_NONE, O_NONE, V_WA);
    case C_D:
        return form(f, o, v, C_L, -1, -1);
    case C_S:
        return form(f, o, v, C_NONE, O_NONE, V_A) && form(f, o, v, C_NONE, O_NONE, V_EO) && form(f, o, v, C_NONE, O_NONE, V_EU);
    case C_L:
        return form(f, o, v, C_NONE, O_N, -1) && form(f, o, v, C_NONE, O_S, -1) && form(f, o, v, C_N, -1, -1) && form(f, o, v, C_B, -1, -1);
    case C_H:
        return form(f, o, v, C_N, -1, -1) && (v != V_A && v != V_EO ? true : form(f, o, V_AE, C_NONE, -1, -1));
    default:
        return true;
    }
}

bool jk_ko_verb_forms(jk_span stem, jk_form_fn *fn, void *to, jk_err *err)
{
    forms f = { .fn = fn, .to = to, .err = err };
    unsigned o, v, c;
    uint8_t end[JK_MAX_JAMO];
    size_t n = jk_jamo(stem, f.jamo, end);
    if (n == 0 || end[n - 1] != stem.len || !decompose(stem.ptr + stem.len - SYLLABLE, &o, &v, &c) || n + 6 > JK_MAX_JAMO)
        return true;                            /* not Hangul all through, or longer than any verb */
    if (!fn(to, f.jamo, n, err))
        return false;
    f.n_before = n - (c ? 3 : 2);
    return c ? closed_stem(&f, o, v, c) : open_stem(&f, o, v, stem);
}

/* ------------------------------------------------------------ what follows a stem */

/* The onset and the vowels with which an ending (or an auxiliary, -지다 -주다 -보다) starts behind a stem. */
static const struct { uint8_t onset; const char *vowels; } ending_start[] = {
#define V(v) ((char)(VOWEL_BYTE + (v)))
    { O_G, (const char[]){ V(V_O), V(V_E), V(V_I), V(V_EO), V(V_A), 0 } },
    { O_N, (const char[]){ V(V_EU), V(V_I), V(V_A), V(V_YA), V(V_E), V(V_AE), V(V_O), V(V_WA), 0 } },
    { O_D, (const char[]){ V(V_A), V(V_EO), V(V_O), V(V_EU), V(V_E), V(V_OE), V(V_WAE), 0 } },
    { O_R, (const char[]){ V(V_A), V(V_YEO), V(V_EO), V(V_O), V(V_I), 0 } },
    { 6,   (const char[]){ V(V_YEO), V(V_EU), 0 } },
    { 7,   (const char[]){ V(V_O), V(V_WA), V(V_EO), 0 } },
    { O_S, (const char[]){ V(V_EU), V(V_E), V(V_I), V(V_O), V(V_EO), V(V_YEO), 0 } },
    { O_NONE, (const char[]){ V(V_A), V(V_EO), V(V_YEO), V(V_EU), V(V_O), V(V_YO), 0 } },
    { 12,  (const char[]){ V(V_I), V(V_A), V(V_YO), V(V_AE), V(V_YEO), V(V_U), V(V_WO), 0 } },
#undef V
};

/* Whether a word's jamo may go on so behind the first n, which are a form of a verb: 가|ㄴ다, 먹|었다; not 가|ㄱ, 먹|물. */
static bool goes_on(const char *jamo, size_t n, size_t n_jamo)
{
    static const uint8_t codas[] = { CODA_BYTE + C_N, CODA_BYTE + C_L, CODA_BYTE + 16, CODA_BYTE + C_B, CODA_BYTE + 20 };
    if (n == n_jamo)
        return jamo[n - 1] <= CODA_BYTE || (n >= 5 && jamo[n - 1] == CODA_BYTE + C_N);     /* 해, 와, 만든; 먹 alone is no word */
    if (jamo[n - 1] < VOWEL_BYTE)
        return true;
    if (jamo[n] > CODA_BYTE)
        return memchr(codas, jamo[n], sizeof codas) != NULL;
    for (size_t k = 0; k < sizeof ending_start / sizeof *ending_start; k++)
        if (jamo[n] == ONSET_BYTE + ending_start[k].onset)
            return n + 1 < n_jamo && strchr(ending_start[k].vowels, jamo[n + 1]);
    return false;
}

/* --------------------------------------------------- particles and endings */

/* What stands behind a noun: particles, 이다, 하다, 되다, 시키다, -적; whole, sorted by bytes. */
static const char endings[][JK_AMONG] = {
    "가", "간에", "간의", "같은", "같이", "고", "과", "과는", "과도", "과의", "까지", "까지는", "까지도", "까지의", "께", "께로", "께서", "께서는",
    "께서도", "께서의", "께선", "나", "나마", "내에", "내의", "는", "는커녕", "님", "님께", "님은", "님을", "님의", "님이", "다", "다운", "답게", "답다",
    "당하는", "당하다", "당한", "당해", "당했다", "대로", "더러", "도", "돼", "돼도", "돼서", "돼야", "됐고", "됐는데", "됐다", "됐다고", "됐다는", "됐던",
    "됐습니다", "됐으며", "됐을", "됐지만", "되거나", "되게", "되고", "되기", "되기도", "되는", "되는데", "되다", "되던", "되도록", "되려면", "되며", "되면",
    "되면서", "되어", "되었다", "되자", "되지", "되지만", "된", "된다", "된다고", "된다는", "된다면", "될", "될지", "됨", "됨에", "됩니다", "든", "든지",
    "들", "들과", "들까지", "들도", "들로", "들로부터", "들만", "들부터", "들에", "들에게", "들에게는", "들에는", "들에서", "들은", "들을", "들의", "들이",
    "들이나", "등에", "등은", "등을", "등의", "등이", "때는", "때의", "라", "라고", "라는", "라도", "라든지", "라며", "라면", "란", "랑", "로", "로는",
    "로도", "로만", "로부터", "로서", "로선", "로써", "로의", "론", "를", "마다", "마저", "만", "만도", "만에", "만으로", "만을", "만의", "만이", "만큼",
    "며", "밖에", "받고", "받는", "받다", "받아", "받았다", "받은", "받을", "별로", "보고", "보다", "보다는", "보다도", "부터", "부터는", "부터의", "뿐",
    "뿐만", "뿐이", "뿐인", "상으로", "상의", "선", "스러운", "스럽게", "스럽다", "스레", "시여", "시켜", "시켰다", "시키고", "시키기", "시키는", "시키다",
    "시키며", "시킨", "시킬", "식으로", "식의", "씨", "씨가", "씨는", "씨의", "씩", "아", "야", "없고", "없는", "없다", "없이", "에", "에게", "에게는",
    "에게도", "에게서", "에겐", "에는", "에도", "에만", "에서", "에서는", "에서도", "에서만", "에서의", "에선", "엔", "여", "여서", "였고", "였다", "였으며",
    "예요", "와", "와는", "와도", "와의", "요", "으로", "으로는", "으로도", "으로만", "으로부터", "으로서", "으로선", "으로써", "으로의", "으론", "은",
    "은커녕", "을", "의", "이", "이고", "이나", "이나마", "이냐", "이니", "이다", "이던", "이든", "이든지", "이라고", "이라는", "이라도", "이라든지",
    "이라며", "이라면", "이란", "이랑", "이며", "이므로", "이시여", "이야", "이어", "이어서", "이었다", "이에요", "이여", "이요", "이자", "이죠", "이지만",
    "인", "인가", "인데", "인들", "인지", "일", "임", "입니다", "있게", "있고", "있는", "있다", "있던", "있었다", "적", "적으로", "적이", "적이고",
    "적이다", "적이라는", "적이며", "적이었다", "적인", "적인지", "적일", "조차", "중에", "중이다", "중이던", "중인", "지만", "째", "쪽에", "쪽으로", "쪽은",
    "쪽의", "쪽이", "쯤", "쯤은", "처럼", "측과", "측에", "측은", "측의", "측이", "치고", "커녕", "하거나", "하게", "하겠다", "하겠다고", "하겠다는", "하고",
    "하고는", "하기", "하기는", "하기도", "하기로", "하기를", "하기에", "하기엔", "하느라", "하는", "하는데", "하는지", "하니", "하니까", "하다", "하던",
    "하도록", "하든", "하라", "하라고", "하라는", "하려", "하려고", "하려는", "하려면", "하며", "하면", "하면서", "하므로", "하에", "하여", "하였다", "하자",
    "하자고", "하자는", "하지", "하지만", "한", "한다", "한다고", "한다는", "한다며", "한다면", "한데", "한지", "한테", "할", "할수록", "할지", "함", "함께",
    "함에", "함으로써", "함은", "함을", "합니다", "합시다", "해", "해도", "해서", "해야", "해야만", "했고", "했는데", "했다", "했다고", "했다는", "했다며",
    "했던", "했습니다", "했으나", "했으며", "했을", "했지만"
};

/* Whatever starts so behind a noun is an ending however it goes on: 했|다고, 됐|으며; one or two syllables, sorted by bytes. */
static const char starts[][JK_AMONG] = {
    "까지", "돼", "됐", "되게", "되겠", "되고", "되기", "되는", "되도", "되며", "되면", "되었", "되지", "된다", "됩", "들과", "들도", "들에", "들은",
    "들을", "들의", "들이", "마다", "밖에", "보다", "부터", "스러", "스럽", "시켜", "시켰", "시키", "시킨", "시킬", "에게", "에서", "였다", "였던", "으로",
    "이고", "이나", "이라", "이며", "이었", "이지", "인데", "입니", "조차", "처럼", "하게", "하겠", "하고", "하기", "하는", "하도", "하려", "하며", "하면",
    "하였", "하자", "하지", "한다", "합니", "했"
};

bool jk_ko_is_ending(jk_span s)
{
    enum { N_ENDING = sizeof endings / sizeof *endings, N_START = sizeof starts / sizeof *starts };
    return jk_is_among(endings, N_ENDING, s) || (s.len >= SYLLABLE && jk_is_among(starts, N_START, (jk_span){ s.ptr, SYLLABLE }))
        || (s.len >= 2 * SYLLABLE && jk_is_among(starts, N_START, (jk_span){ s.ptr, 2 * SYLLABLE }));
}

/* ---------------------------------------------------------------- analysis */

static size_t char_len(const char *p)
{
    unsigned char c = (unsigned char)*p;
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

static void add_reading(jk_part *part, jk_span head)
{
    for (unsigned k = 0; k < part->n; k++)
        if (jk_span_equal(part->head[k], head))
            return;
    if (part->n < JK_MAX_READING)
        part->head[part->n++] = head;
}

/* Jamo of the longest form that the run starts with and goes on from as a verb does; 0: none. A stem of two jamo
   (가, 오: they start anything) is believed only in short runs. */
static size_t longest_form(const jk_lexicon *lex, jk_span run, const char *jamo, size_t n)
{
    for (size_t cut = n; cut; ) {
        uint32_t k = jk_strings_prefix(&lex->form, (jk_span){ jamo, cut });
        if (k == JK_NO_ENTRY)
            break;
        size_t len = lex->form.at[k + 1] - lex->form.at[k];
        if (goes_on(jamo, len, n))
            return len < 3 && run.len > 3 * SYLLABLE ? 0 : len;
        cut = len - 1;
    }
    return 0;
}

static void add_verbs(const jk_lexicon *lex, const char *jamo, size_t n, jk_part *part)
{
    jk_span form_of = { jamo, n };
    for (uint32_t k = jk_strings_find(&lex->form, form_of); k < lex->form.n; k++) {
        if (jk_span_equal(jk_strings_get(&lex->form, k), form_of))
            add_reading(part, jk_strings_get(&lex->head, lex->form_entry[k]));
        else if (lex->form.at[k + 1] - lex->form.at[k] == n)
            break;
    }
}

/* The longest headword at the start of s; 0: none. */
static size_t longest_noun(const jk_lexicon *const *lex, size_t n_lex, jk_span s, jk_span *head)
{
    size_t best = 0;
    for (size_t k = 0; k < n_lex; k++) {
        uint32_t e = jk_strings_prefix(&lex[k]->head, s);
        if (e != JK_NO_ENTRY && jk_strings_get(&lex[k]->head, e).len > best) {
            *head = jk_strings_get(&lex[k]->head, e);
            best = head->len;
        }
    }
    return best;
}

/* A noun of one syllable: only alone, or before an ending. */
static bool noun_stands(jk_span run, size_t at, size_t len)
{
    jk_span rest = { run.ptr + at + len, run.len - at - len };
    if ((unsigned char)run.ptr[at] < 0xEA)      /* Hanja of headlines: 韓美 is two words */
        return true;
    return len > SYLLABLE || (at == 0 && (rest.len == 0 || jk_ko_is_ending(rest)));
}

/* What stands behind nouns alone: then the verb that looks the same (나라가, 나르다) is none. */
static bool only_behind_nouns(jk_span rest)
{
    static const char particles[] = "가를을의에로와과까부";
    if (rest.len < SYLLABLE)
        return true;
    for (const char *p = particles; *p; p += SYLLABLE)
        if (memcmp(p, rest.ptr, SYLLABLE) == 0)
            return jk_ko_is_ending(rest);
    return false;
}

size_t jk_ko_analyse(const jk_lexicon *const *lex, size_t n_lex, jk_span run, jk_part *part, size_t max)
{
    char jamo[JK_MAX_JAMO];
    uint8_t end[JK_MAX_JAMO];
    size_t n_jamo = jk_jamo(run, jamo, end), n_form = 0, n_part = 0;
    for (size_t k = 0; k < n_lex; k++) {
        size_t n = longest_form(lex[k], run, jamo, n_jamo);
        n_form = n > n_form && n <= n_jamo ? n : n_form;
    }
    for (size_t at = 0; at < run.len && n_part < max; ) {
        jk_span head = { 0 }, rest = { run.ptr + at, run.len - at };
        if (at > 0 && jk_ko_is_ending(rest))
            break;
        size_t len = longest_noun(lex, n_lex, rest, &head);
        if (len && !noun_stands(run, at, len))
            len = 0;
        size_t verb = at == 0 && n_form ? end[n_form - 1] : 0;
        jk_part p = { .start = (uint32_t)at, .len = (uint32_t)(verb > len ? verb : len) };
        bool noun = len == verb && len > SYLLABLE && only_behind_nouns((jk_span){ run.ptr + len, run.len - len });
        if (verb && verb >= len && !noun) {
            for (size_t k = 0; k < n_lex; k++)
                add_verbs(lex[k], jamo, n_form, &p);
            if (verb == len)
                add_reading(&p, head);
            part[n_part++] = p;
            break;
        }
        if (len) {
            add_reading(&p, head);
            part[n_part++] = p;
        }
        at += len ? len : char_len(run.ptr + at);
    }
    return n_part;
}

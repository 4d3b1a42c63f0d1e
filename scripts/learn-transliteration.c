/* learn-transliteration.c - how a script writes sounds, learned from ICU's names.
 *
 *     build/opt/scripts/learn-transliteration ko Hangul-Latin align/lexicon/ko-en.tsv > align/channel/translit/ko.h
 *     build/opt/scripts/learn-transliteration --check ru Russian-Latin/BGN
 *
 * (scripts/learn-transliteration does so for all languages.) Headwords of a lexicon, if one
 * is named, and their glosses are pairs like names: loan words and names are among them.
 * A word's symbols s1 .. sn are written from left to right, each as 0 to 3 Latin letters:
 *
 *     P(letters | symbols) = sum over segmentations of prod p(chunk_k | s_k)
 *
 * p is found by expectation and maximisation over the words of names in the language and in
 * English. Many are translations, not transliterations: a pair counts with the probability
 * that the model rather than chance (letters one by one) wrote it. The names' romanisation
 * by ICU's transliterator, if one is named, counts a little: it spells what loan words lack.
 * The table holds ln p(chunk | s) - ln p(chunk by chance).
 */
#include "align/channel/names.h"

#include <unicode/udat.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include <stdio.h>
#include <stdlib.h>

enum { N_ROUND = 14, N_FOLD = 5, CHUNK_SLOTS = 1 + 26 + 26 * 26 + 26 * 26 * 26, MAX_SYMBOLS = 512 };

typedef struct {
    uint32_t symbol[JK_MAX_SOUNDS];             /* numbers of symbols, not code points */
    char     letters[JK_MAX_LETTERS + 1];
    uint8_t  n_symbol, n_letter;
    double   share;                             /* what it counts at most: 1, or less if romanised */
    double   weight;                            /* share x P(written by the model) */
} word_pair;

typedef struct {
    jk_arena *arena;
    word_pair *pair;
    size_t n, cap;
    uint32_t symbol[MAX_SYMBOLS];               /* code points */
    uint32_t n_symbol;
    jk_script script;
    double *p, *count;                          /* [n_symbol][CHUNK_SLOTS] */
    double letter[26];                          /* chance of a letter */
    jk_err err;
} learner;

/* ------------------------------------------------------------------ the words */

static uint32_t symbol_number(learner *l, uint32_t c)
{
    for (uint32_t k = 0; k < l->n_symbol; k++)
        if (l->symbol[k] == c)
            return k;
    if (l->n_symbol < MAX_SYMBOLS)
        l->symbol[l->n_symbol++] = c;
    return l->n_symbol - 1;
}

static void add_word(learner *l, jk_span a, jk_span b, double share)
{
    uint32_t symbol[JK_MAX_SOUNDS], end[JK_MAX_SOUNDS];
    jk_span fold;
    word_pair w = { .share = share };
    if (!jk_fold(l->arena, a, &fold, &l->err))
        return;
    const char *first = fold.ptr;
    if (!fold.len || jk_script_of(jk_next_char(&first, fold.ptr + fold.len)) != l->script)
        return;
    size_t n = jk_sound_symbols(fold, symbol, end);
    if (n < 2 || end[n - 1] != fold.len)
        return;
    w.n_symbol = (uint8_t)n;
    w.n_letter = (uint8_t)jk_plain_letters(b, w.letters, JK_MAX_LETTERS);
    if (w.n_letter < 2 || w.n_letter > 3 * n)
        return;
    for (size_t k = 0; k < n; k++)
        w.symbol[k] = symbol_number(l, symbol[k]);
    for (size_t k = 0; k < l->n; k++)           /* each once */
        if (l->pair[k].n_letter == w.n_letter && l->pair[k].n_symbol == w.n_symbol && !memcmp(l->pair[k].letters, w.letters, w.n_letter)
            && !memcmp(l->pair[k].symbol, w.symbol, n * sizeof *w.symbol))
            return;
    if (l->n == l->cap) {
        size_t cap = l->cap ? l->cap * 2 : 1024;
        l->pair = jk_arena_grow(l->arena, l->pair, l->n, cap, sizeof *l->pair, &l->err);
        if (!l->pair)
            return;
        l->cap = cap;
    }
    l->pair[l->n++] = w;
}

static bool is_gap(uint32_t c) { return jk_is_space(c) || (c < 0x80 && !jk_is_letter(c) && c != '\'') || c == 0x30FB || c == 0xFF65 || c == 0x2010 || c == 0x2013; }

static size_t split(jk_span s, jk_span out[8])
{
    size_t n = 0;
    const char *start = NULL;
    for (const char *at = s.ptr, *stop = s.ptr + s.len; at <= stop;) {
        const char *before = at;
        bool gap = at == stop || is_gap(jk_next_char(&at, stop));
        if (!gap && !start)
            start = before;
        if (gap && start && n < 8)
            out[n++] = (jk_span){ start, (size_t)(before - start) };
        if (gap)
            start = NULL;
        if (before == stop)
            break;
    }
    return n;
}

static jk_span join(learner *l, const jk_span *word, size_t n)
{
    jk_buf buf = { 0 };
    for (size_t k = 0; k < n; k++)
        jk_buf_put(&buf, word[k], &l->err);
    jk_span out = jk_arena_copy(l->arena, jk_buf_span(&buf), &l->err);
    jk_buf_free(&buf);
    return out;
}

/* Word by word where both names have as many, else as a whole. */
static void add_name(learner *l, jk_span a, jk_span b, double share)
{
    jk_span x[8], y[8];
    size_t n_x = split(a, x), n_y = split(b, y);
    if (n_x == n_y)
        for (size_t k = 0; k < n_x; k++)
            add_word(l, x[k], y[k], share);
    else if (n_x && n_y)
        add_word(l, join(l, x, n_x), join(l, y, n_y), share);
}

static jk_span from_utf16(learner *l, const UChar *text, int32_t len)
{
    char out[512];
    int32_t n = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(out, sizeof out, &n, text, len, &status);
    return jk_arena_copy(l->arena, (jk_span){ out, U_SUCCESS(status) ? (size_t)n : 0 }, &l->err);
}

/* The names of units: kilometre, watt, calorie, pixel. */
static void add_units(learner *l, const char *lang)
{
    static const char *const families[] = {
        "acceleration", "angle", "area", "concentr", "consumption", "digital", "duration", "electric", "energy", "force", "frequency",
        "graphics", "length", "light", "mass", "power", "pressure", "speed", "temperature", "torque", "volume",
    };
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *own = ures_open(U_ICUDATA_NAME "-unit", lang, &status), *en = ures_open(U_ICUDATA_NAME "-unit", "en", &status);
    UResourceBundle *own_units = ures_getByKey(own, "units", NULL, &status), *en_units = ures_getByKey(en, "units", NULL, &status);
    for (size_t k = 0; U_SUCCESS(status) && k < sizeof families / sizeof *families; k++) {
        UErrorCode here = U_ZERO_ERROR;
        UResourceBundle *x = ures_getByKey(own_units, families[k], NULL, &here), *y = ures_getByKey(en_units, families[k], NULL, &here);
        while (U_SUCCESS(here) && ures_hasNext(y)) {
            UErrorCode row = U_ZERO_ERROR;
            UResourceBundle *unit = ures_getNextResource(y, NULL, &here), *same = ures_getByKey(x, ures_getKey(unit), NULL, &row);
            int32_t n_a = 0, n_b = 0;
            const UChar *a = ures_getStringByKey(same, "dnam", &n_a, &row), *b = ures_getStringByKey(unit, "dnam", &n_b, &row);
            if (U_SUCCESS(row)) {
                jk_span name = from_utf16(l, b, n_b);
                if (name.len > 1 && name.ptr[name.len - 1] == 's')
                    name.len--;                 /* kilometers */
                add_name(l, from_utf16(l, a, n_a), name, 1);
            }
            ures_close(same);
            ures_close(unit);
        }
        ures_close(x);
        ures_close(y);
    }
    ures_close(own_units);
    ures_close(en_units);
    ures_close(own);
    ures_close(en);
}

/* The months of other calendars: Muharram, Tishri, Chaitra. */
static void add_calendars(learner *l, const char *lang)
{
    static const char *const calendars[] = { "islamic", "hebrew", "coptic", "ethiopic", "indian", "persian" };
    for (size_t k = 0; k < sizeof calendars / sizeof *calendars; k++) {
        char own[64], en[64];
        snprintf(own, sizeof own, "%s@calendar=%s", lang, calendars[k]);
        snprintf(en, sizeof en, "en@calendar=%s", calendars[k]);
        UErrorCode status = U_ZERO_ERROR;
        UDateFormat *x = udat_open(UDAT_FULL, UDAT_FULL, own, NULL, 0, NULL, 0, &status), *y = udat_open(UDAT_FULL, UDAT_FULL, en, NULL, 0, NULL, 0, &status);
        for (int32_t m = 0; U_SUCCESS(status) && m < udat_countSymbols(y, UDAT_MONTHS); m++) {
            UChar a[64], b[64];
            int32_t n_a = udat_getSymbols(x, UDAT_MONTHS, m, a, 64, &status), n_b = udat_getSymbols(y, UDAT_MONTHS, m, b, 64, &status);
            if (U_SUCCESS(status))
                add_name(l, from_utf16(l, a, n_a), from_utf16(l, b, n_b), 1);
        }
        if (x)
            udat_close(x);
        if (y)
            udat_close(y);
    }
}

/* Headwords of a lexicon and their glosses of one word: loan words and names are among them. */
static void add_lexicon(learner *l, const char *path)
{
    char line[4096];
    FILE *in = fopen(path, "r");
    if (!in) {
        fprintf(stderr, "learn-transliteration: cannot open %s\n", path);
        exit(4);
    }
    while (fgets(line, sizeof line, in)) {
        char *tab = strchr(line, '\t');
        for (char *gloss = tab ? tab + 1 : NULL; gloss && *gloss;) {
            gloss += strspn(gloss, "; \n");
            size_t len = strcspn(gloss, ";\n");
            if (len && !memchr(gloss, ' ', len))
                add_word(l, (jk_span){ line, (size_t)(tab - line) }, jk_arena_copy(l->arena, (jk_span){ gloss, len }, &l->err), 1);
            gloss += len;
        }
    }
    fclose(in);
}

/* What ICU's transliterator makes of the language's own words. */
static void add_romanised(learner *l, const jk_name_pair *name, size_t n, const char *id, double share)
{
    UChar wide[512];
    UErrorCode status = U_ZERO_ERROR;
    u_uastrncpy(wide, id, 64);
    UTransliterator *trans = utrans_openU(wide, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (U_FAILURE(status)) {
        fprintf(stderr, "learn-transliteration: ICU has no transliterator %s: %s\n", id, u_errorName(status));
        exit(2);
    }
    for (size_t k = 0; k < n; k++) {
        jk_span word[8];
        size_t n_word = split(name[k].a, word);
        for (size_t w = 0; w < n_word; w++) {
            int32_t len = 0, limit;
            status = U_ZERO_ERROR;
            u_strFromUTF8(wide, 256, &len, word[w].ptr, (int32_t)word[w].len, &status);
            limit = len;
            utrans_transUChars(trans, wide, &len, 512, 0, &limit, &status);
            if (U_SUCCESS(status))
                add_word(l, word[w], from_utf16(l, wide, len), share);
        }
    }
    utrans_close(trans);
}

/* ---------------------------------------------------------------------- model */

static size_t slot_of(const char *letters, size_t n)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++)
        k = k * 26 + (size_t)(letters[i] - 'a');
    return k + (n > 2 ? 1 + 26 + 676 : n > 1 ? 1 + 26 : n > 0 ? 1 : 0);
}

static double *cell(double *table, uint32_t symbol, const char *letters, size_t n)
{
    return &table[(size_t)symbol * CHUNK_SLOTS + slot_of(letters, n)];
}

/* Forward and backward over the ways to write w; adds what it saw to count, times weight.
   Returns ln P(letters | symbols) - ln P(letters by chance). */
static double walk(learner *l, const word_pair *w, double weight, bool add)
{
    double f[JK_MAX_SOUNDS + 1][JK_MAX_LETTERS + 1] = { { 0 } }, b[JK_MAX_SOUNDS + 1][JK_MAX_LETTERS + 1] = { { 0 } };
    int n = w->n_symbol, m = w->n_letter;
    f[0][0] = b[n][m] = 1;
    for (int i = 1; i <= n; i++)
        for (int j = 0; j <= m; j++)
            for (int k = 0; k <= 3 && k <= j; k++)
                f[i][j] += f[i - 1][j - k] * *cell(l->p, w->symbol[i - 1], w->letters + j - k, (size_t)k);
    if (!(f[n][m] > 0))
        return -1e9;
    for (int i = n - 1; add && i >= 0; i--)
        for (int j = m; j >= 0; j--)
            for (int k = 0; k <= 3 && j + k <= m; k++) {
                double p = *cell(l->p, w->symbol[i], w->letters + j, (size_t)k) * b[i + 1][j + k];
                b[i][j] += p;
                *cell(l->count, w->symbol[i], w->letters + j, (size_t)k) += weight * f[i][j] * p / f[n][m];
            }
    double odds = jk_log(f[n][m]);
    for (int j = 0; j < m; j++)
        odds -= jk_log(l->letter[w->letters[j] - 'a']);
    return odds;
}

/* At first a symbol is written as any letters, one more often than none, two or three. */
static void start(learner *l)
{
    static const double by_length[] = { .1, .7, .17, .03 };
    for (uint32_t s = 0; s < l->n_symbol; s++)
        for (size_t k = 0, len = 0; k < CHUNK_SLOTS; k++) {
            len = k < 1 ? 0 : k < 27 ? 1 : k < 703 ? 2 : 3;
            l->p[(size_t)s * CHUNK_SLOTS + k] = by_length[len] / (len == 0 ? 1 : len == 1 ? 26 : len == 2 ? 676 : 17576);
        }
}

/* p from counts; what was seen less than half a time is chance, and longer chunks have to
   be seen more often. */
static void maximise(learner *l, double discount)
{
    for (uint32_t s = 0; s < l->n_symbol; s++) {
        double *count = l->count + (size_t)s * CHUNK_SLOTS, *p = l->p + (size_t)s * CHUNK_SLOTS, sum = 0;
        for (size_t k = 0; k < CHUNK_SLOTS; k++) {
            double less = discount * (k < 27 ? 1 : k < 703 ? 2 : 4);
            count[k] = count[k] > less ? count[k] - less : 0;
            sum += count[k];
        }
        for (size_t k = 0; k < CHUNK_SLOTS; k++)
            p[k] = (count[k] + (k < 27 ? .02 : 0)) / (sum + .02 * 27);
    }
}

/* Learns from every pair but those of one fold (fold < 0: from all). */
static void learn(learner *l, int fold)
{
    double letters = 0;
    memset(l->letter, 0, sizeof l->letter);
    for (size_t k = 0; k < l->n; k++)
        for (int j = 0; j < l->pair[k].n_letter; j++, letters++)
            l->letter[l->pair[k].letters[j] - 'a']++;
    for (int c = 0; c < 26; c++)
        l->letter[c] = (l->letter[c] + 1) / (letters + 26);
    start(l);
    for (size_t k = 0; k < l->n; k++)
        l->pair[k].weight = l->pair[k].share;
    for (int round = 0; round < N_ROUND; round++) {
        memset(l->count, 0, (size_t)l->n_symbol * CHUNK_SLOTS * sizeof *l->count);
        for (size_t k = 0; k < l->n; k++) {
            word_pair *w = &l->pair[k];
            if (fold >= 0 && (int)(k % N_FOLD) == fold)
                continue;
            double odds = walk(l, w, w->weight, true);
            if (round >= 2)
                w->weight = w->share / (1 + jk_exp(-(odds - 1.0 * w->n_letter)));
        }
        maximise(l, round < 4 ? 0 : .5);
    }
}

/* --------------------------------------------------------- scores, as translit.c has them */

enum { UNSEEN_LETTER = -450, UNSEEN_EMPTY = -400, UNSEEN = -900, NO_WAY = -1000000 };

static int32_t score_of(const learner *l, uint32_t symbol, const char *letters, size_t n)
{
    double p = *cell(l->p, symbol, letters, n), count = *cell(l->count, symbol, letters, n);
    int32_t unseen = n == 0 ? UNSEEN_EMPTY : n == 1 ? UNSEEN_LETTER : UNSEEN;
    if (!(count > 0))
        return unseen;
    double odds = jk_log(p);
    for (size_t k = 0; k < n; k++)
        odds -= jk_log(l->letter[letters[k] - 'a']);
    int32_t score = (int32_t)(odds * 100 + (odds < 0 ? -.5 : .5));
    return score > unseen ? score : unseen;
}

static int32_t best_score(const learner *l, const word_pair *a, const word_pair *b)
{
    int32_t best[JK_MAX_SOUNDS + 1][JK_MAX_LETTERS + 1];
    for (int i = 0; i <= a->n_symbol; i++)
        for (int j = 0; j <= b->n_letter; j++) {
            best[i][j] = i || j ? NO_WAY : 0;
            for (int k = 0; i && k <= 3 && k <= j; k++) {
                int32_t s = best[i - 1][j - k] + score_of(l, a->symbol[i - 1], b->letters + j - k, (size_t)k);
                best[i][j] = s > best[i][j] ? s : best[i][j];
            }
        }
    return best[a->n_symbol][b->n_letter];
}

/* Learns from four fifths, five times, and looks at the rest: how many of the pairs that the
   whole model takes for transliterations reach a threshold, and how many pairs of unrelated
   words, of names and others alike. */
enum { N_FLOOR = 6, N_RATE = 4, N_UNRELATED = 60 };
static const int floors[N_FLOOR] = { 400, 500, 600, 700, 800, 900 }, rates[N_RATE] = { 80, 100, 120, 140 };

typedef struct { uint64_t n, reach[N_FLOOR][N_RATE]; } tally;

static void count_score(tally *t, int32_t score, int letters)
{
    t->n++;
    for (int f = 0; f < N_FLOOR; f++)
        for (int r = 0; r < N_RATE; r++)
            t->reach[f][r] += score >= floors[f] && score >= rates[r] * letters;
}

static void check(learner *l)
{
    bool *is_pair = calloc(l->n, sizeof *is_pair);
    tally right = { 0 }, wrong = { 0 };
    if (!is_pair)
        exit(4);
    learn(l, -1);
    for (size_t k = 0; k < l->n; k++)
        is_pair[k] = l->pair[k].share >= 1 && l->pair[k].weight > .5 && l->pair[k].n_letter >= 4;
    for (int fold = 0; fold < N_FOLD; fold++) {
        learn(l, fold);
        for (size_t k = (size_t)fold; k < l->n; k += N_FOLD) {
            if (is_pair[k])
                count_score(&right, best_score(l, &l->pair[k], &l->pair[k]), l->pair[k].n_letter);
            for (size_t j = 0; j < N_UNRELATED; j++) {
                const word_pair *other = &l->pair[(k * 7919 + j * 104729 + 1) % l->n];
                if (other->n_letter >= 4 && other->share >= 1 && l->pair[k].share >= 1)
                    count_score(&wrong, best_score(l, &l->pair[k], other), other->n_letter);
            }
        }
    }
    printf("%llu pairs, %llu unrelated: found, and unrelated of a million\n", (unsigned long long)right.n, (unsigned long long)wrong.n);
    for (int f = 0; f < N_FLOOR; f++) {
        printf("score >= %.1f", floors[f] / 100.0);
        for (int r = 0; r < N_RATE; r++)
            printf("   %.1f a letter: %.3f %5.0f", rates[r] / 100.0, (double)right.reach[f][r] / (double)right.n, 1e6 * (double)wrong.reach[f][r] / (double)wrong.n);
        putchar('\n');
    }
    free(is_pair);
}

/* --------------------------------------------------------------------- output */

static const learner *sorting;                  /* this program has one */

static int by_code(const void *x, const void *y)
{
    uint32_t a = sorting->symbol[*(const uint32_t *)x], b = sorting->symbol[*(const uint32_t *)y];
    return a < b ? -1 : a > b;
}

static void print_chunk(const learner *l, uint32_t s, size_t slot)
{
    char letters[4] = { 0 };
    size_t n = slot < 1 ? 0 : slot < 27 ? 1 : slot < 703 ? 2 : 3, k = slot - (n > 2 ? 703 : n > 1 ? 27 : n > 0 ? 1 : 0);
    for (size_t i = n; i-- > 0; k /= 26)
        letters[i] = (char)('a' + k % 26);
    int32_t score = score_of(l, s, letters, n);
    if (score > (n == 0 ? UNSEEN_EMPTY : n == 1 ? UNSEEN_LETTER : -200))
        printf("    { 0x%04X, \"%s\", %d },\n", (unsigned)l->symbol[s], letters, (int)score);
}

static void print_table(learner *l, const char *lang, bool lexicon)
{
    uint32_t order[MAX_SYMBOLS] = { 0 };
    for (uint32_t k = 0; k < l->n_symbol; k++)
        order[k] = k;
    sorting = l;
    qsort(order, l->n_symbol, sizeof *order, by_code);
    double used = 0;
    for (size_t k = 0; k < l->n; k++)
        used += l->pair[k].weight;
    printf("/* %s.h - how Latin letters write the sounds of %s: symbol, letters, log-odds in hundredths\n"
           " * of a nat. Written by scripts/learn-transliteration.c from ICU %s%s; do not edit. */\n"
           "static const jk_sound jk_sounds_%s[] = {\n", lang, lang, jk_icu_version((char[JK_VERSION_SIZE]){ 0 }), lexicon ? " and our lexicon" : "", lang);
    for (uint32_t k = 0; k < l->n_symbol; k++) {
        double seen = 0;
        for (size_t slot = 0; slot < CHUNK_SLOTS; slot++)
            seen += l->count[(size_t)order[k] * CHUNK_SLOTS + slot];
        for (size_t slot = 0; seen > .5 && slot < CHUNK_SLOTS; slot++)
            if (l->count[(size_t)order[k] * CHUNK_SLOTS + slot] > 0)
                print_chunk(l, order[k], slot);
    }
    printf("};\n");
    fprintf(stderr, "%s: %zu pairs, worth %.0f\n", lang, l->n, used);
}

int main(int argc, char **argv)
{
    bool checking = argc > 1 && strcmp(argv[1], "--check") == 0;
    bool dumping = argc > 1 && strcmp(argv[1], "--pairs") == 0;
    argv += checking || dumping;
    argc -= checking || dumping;
    if (argc < 2) {
        fprintf(stderr, "usage: learn-transliteration [--check|--pairs] LANG [ICU-TRANSLITERATOR [LEXICON.tsv]]\n");
        return 2;
    }
    learner *l = calloc(1, sizeof *l);
    jk_name_pair *name;
    size_t n;
    if (!l || !(l->arena = jk_arena_open(0)) || !jk_cldr_names(l->arena, argv[1], "en", &name, &n, &l->err) || n == 0) {
        fprintf(stderr, "learn-transliteration: no names of %s: %s\n", argv[1], l ? l->err.what : "no memory");
        return 4;
    }
    unsigned by_script[JK_N_SCRIPT] = { 0 };
    for (size_t k = 0; k < n; k++) {
        const char *at = name[k].a.ptr;
        jk_script script = jk_script_of(jk_next_char(&at, at + name[k].a.len));
        if (script != JK_SCRIPT_HAN && script != JK_SCRIPT_LATIN && script != JK_SCRIPT_NONE && ++by_script[script] > by_script[l->script])
            l->script = script;
    }
    for (size_t k = 0; k < n; k++)
        add_name(l, name[k].a, name[k].b, 1);
    add_units(l, argv[1]);
    add_calendars(l, argv[1]);
    if (argc > 2)
        add_romanised(l, name, n, argv[2], .15);
    if (argc > 3)
        add_lexicon(l, argv[3]);
    l->p = calloc((size_t)l->n_symbol * CHUNK_SLOTS, sizeof *l->p);
    l->count = calloc((size_t)l->n_symbol * CHUNK_SLOTS, sizeof *l->count);
    if (!l->p || !l->count || l->err.code)
        return 4;
    if (checking)
        check(l);
    else {
        learn(l, -1);
        for (size_t k = 0; dumping && k < l->n; k++)
            printf("%.3f\t%.2f\t%d\t%.*s\n", l->pair[k].weight, l->pair[k].share, best_score(l, &l->pair[k], &l->pair[k]), l->pair[k].n_letter, l->pair[k].letters);
        if (!dumping)
            print_table(l, argv[1], argc > 3);
    }
    free(l->p);
    free(l->count);
    jk_arena_close(l->arena);
    free(l);
    return fflush(stdout) || ferror(stdout) ? 4 : 0;
}

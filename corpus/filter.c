/* filter.c - the rules, and a pair held against them: see filter.h.
 *
 * Lengths are characters, not words and not bytes: a Korean word is a phrase, and a Hangul syllable three bytes. A
 * rule that has nothing to go by (no score, too few numbers) gives NAN, and NAN is never bad.
 */
#include "corpus/filter.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "align/numbers.h"
#include "align/text.h"
#include "align/units.h"
#include "corpus/traits.h"

struct jk_filter {
    jk_rule rule[JK_MAX_RULE];      /* in force */
    size_t at[JK_MAX_RULE];         /* their place in the table */
    size_t n;
    jk_classes *classes;
    jk_tongues *tongues;
    jk_regex *regex;
    jk_words words;                 /* of rule words */
    jk_arena *arena, *scratch;      /* the words; what a pair needs */
    double *log_ratio;              /* of the pairs shown, until it is learned */
    size_t n_ratio, n_shown;
    bool learned;
    double centre, spread;
    jk_traits side[2];
    char lang[2][JK_LANG_SIZE];     /* of the pair, and the scripts that they are written in */
    jk_script script[2];
};

/* What a rule is asked. */
typedef struct {
    jk_filter *f;
    const jk_pair *pair;
    const jk_traits *side;          /* [2] */
    jk_span text[2];
    const char *lang[2];
    jk_err *err;
} question;

static double larger(double a, double b) { return a > b ? a : b; }
static double smaller(double a, double b) { return a < b ? a : b; }
static double share(double part, double all) { return all > 0 ? part / all : 0; }

/* ------------------------------------------------------------------ the rules */

static double is_null(const question *q) { return jk_pair_is_null(q->pair); }
static double is_empty(const question *q) { return (q->side[0].chars == 0) != (q->side[1].chars == 0) || q->side[0].chars + q->side[1].chars == 0; }
static double fewest(const question *q) { return smaller(q->side[0].chars, q->side[1].chars); }
static double most(const question *q) { return larger(q->side[0].chars, q->side[1].chars); }

/* Ten characters more on each side, lest "Yes." and its translation be a scandal. */
static double log_ratio(const jk_traits *side) { return jk_log((side[1].chars + 10.0) / (side[0].chars + 10.0)); }

static double ratio(const question *q)
{
    if (!q->f->learned || !q->side[0].chars || !q->side[1].chars)
        return NAN;
    return fabs(log_ratio(q->side) - q->f->centre) / q->f->spread;
}

static double identical(const question *q) { return q->side[0].letters && q->side[0].all == q->side[1].all; }

/* The share of the words of the shorter side that stand in the other one. */
static double copied(const question *q)
{
    enum { LEAST = 4 };
    const jk_traits *a = &q->side[0], *b = &q->side[1];
    if (a->n_word > b->n_word) {
        a = &q->side[1];
        b = &q->side[0];
    }
    if (a->n_word < LEAST)
        return NAN;
    size_t n = 0;
    for (uint32_t k = 0; k < a->n_word; k++)
        for (uint32_t j = 0; j < b->n_word; j++)
            if (a->word[k] == b->word[j]) {
                n++;
                break;
            }
    return (double)n / a->n_word;
}

/* The smaller of the sides' shares of letters that are of their language's script; Han in Japanese and Korean too. */
static double script(const question *q)
{
    double least = NAN;
    for (int k = 0; k < 2; k++) {
        jk_script own = q->f->script[k];
        const jk_traits *t = &q->side[k];
        if (own == JK_SCRIPT_NONE || t->letters < 4)
            continue;
        double right = t->script[own] + (own == JK_SCRIPT_KANA || own == JK_SCRIPT_HANGUL ? t->script[JK_SCRIPT_HAN] : 0);
        least = isnan(least) ? right / t->letters : smaller(least, right / t->letters);
    }
    return least;
}

static double other_language(const question *q)
{
    double worst = q->lang[0][0] || q->lang[1][0] ? 0 : NAN;
    for (int k = 0; k < 2; k++)
        if (q->lang[k][0] && q->side[k].words >= 4)
            worst = larger(worst, jk_tongues_other(q->f->tongues, q->text[k], q->lang[k]));
    return worst;
}

/* What the numbers of a side measure; of dimension NOTHING: a plain value. */
enum { NOTHING = UINT8_MAX };

static jk_measure *measures_of(const question *q, int k, const jk_number *number, size_t n)
{
    jk_measure *m = JK_NEW(q->f->scratch, jk_measure, n, q->err);
    for (size_t i = 0; m && i < n; i++) {
        char fold[JK_NUMBER_KEY + JK_UNIT_KEY];
        size_t len = strlen(number[i].key);
        memcpy(fold, number[i].key, len);
        len += jk_unit_read(q->text[k], number[i].start, number[i].start + number[i].len, fold + len);
        if (!jk_measure_of((jk_span){ fold, len }, &m[i]))
            m[i].dimension = NOTHING;
    }
    return m;
}

/* Numbers that each side has and the other lacks, also in another unit (100 m, 328 feet): on the side with fewer of them, since the other may only say more. Those written as words may
   mean something else, and are only met. */
static double numbers(const question *q)
{
    jk_number *number[2];
    jk_measure *measure[2];
    size_t n[2], alone[2] = { 0, 0 };
    if (!q->side[0].digits || !q->side[1].digits)
        return NAN;
    jk_arena_reset(q->f->scratch);
    for (int k = 0; k < 2; k++)
        if (!jk_numbers_find(q->f->scratch, jk_language_of(q->lang[k]), q->text[k], &number[k], &n[k], q->err)
            || !(measure[k] = measures_of(q, k, number[k], n[k])))
            return NAN;
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < n[k]; i++) {
            bool met = number[k][i].word;
            for (size_t j = 0; j < n[!k] && !met; j++)
                met = strcmp(number[k][i].key, number[!k][j].key) == 0
                    || (measure[k][i].dimension != NOTHING && jk_measures_meet(&measure[k][i], &measure[!k][j]));
            alone[k] += !met;
        }
    return smaller((double)alone[0], (double)alone[1]);
}

static double url(const question *q) { return larger(share(q->side[0].url, q->side[0].chars), share(q->side[1].url, q->side[1].chars)); }
static double email(const question *q) { return larger(share(q->side[0].email, q->side[0].chars), share(q->side[1].email, q->side[1].chars)); }

static double letters(const question *q)
{
    double least = 1;
    for (int k = 0; k < 2; k++)
        if (q->side[k].chars)
            least = smaller(least, share(q->side[k].letters, q->side[k].chars));
    return least;
}

/* A character counts from its fifth time on as a word does from its second. */
static double repeated(const question *q)
{
    double worst = 0;
    for (int k = 0; k < 2; k++) {
        uint32_t characters = q->side[k].run / 4;
        worst = larger(worst, larger(q->side[k].repeat, characters));
    }
    return worst;
}

static double broken(const question *q) { return q->side[0].broken + q->side[1].broken; }
static double markup(const question *q) { return larger(share(q->side[0].markup, q->side[0].chars), share(q->side[1].markup, q->side[1].chars)); }
static double unpaired(const question *q) { return larger(q->side[0].unpaired, q->side[1].unpaired); }
static double glued(const question *q) { return larger(q->side[0].longest, q->side[1].longest); }

static double soup(const question *q)
{
    enum { LEAST = 6 };
    double worst = NAN;
    for (int k = 0; k < 2; k++)
        if (q->side[k].words >= LEAST) {
            double s = share(q->side[k].single, q->side[k].words);
            worst = isnan(worst) ? s : larger(worst, s);
        }
    return worst;
}

/* A word of the user's list, or one with a Korean particle behind it. */
static bool is_listed(const jk_words *words, jk_span run)
{
    if (jk_words_find(words, run))
        return true;
    for (const char *p = run.ptr, *end = p + run.len, *rest; (rest = p) < end;)
        if (jk_is_hangul(jk_next_char(&p, end)) && rest > run.ptr && jk_ko_is_ending((jk_span){ rest, (size_t)(end - rest) })
            && jk_words_find(words, (jk_span){ run.ptr, (size_t)(rest - run.ptr) }))
            return true;
    return false;
}

static double listed(const question *q)
{
    size_t n = 0;
    for (int k = 0; k < 2; k++) {
        jk_span fold;
        jk_arena_reset(q->f->scratch);
        if (!jk_fold(q->f->scratch, q->text[k], &fold, q->err))
            return NAN;
        const char *run = fold.ptr;
        for (const char *at = fold.ptr, *end = at + fold.len; at <= end;) {
            const char *here = at;
            if (at < end && jk_is_letter(jk_next_char(&at, end)))
                continue;
            n += here > run && is_listed(&q->f->words, (jk_span){ run, (size_t)(here - run) });
            at += here == end;
            run = at;
        }
    }
    return (double)n;
}

static double matches(const question *q)
{
    size_t n = 0, at, len;
    for (int k = 0; k < 2; k++)
        n += jk_regex_find(q->f->regex, q->text[k], 0, &at, &len, q->err);
    return (double)n;
}

static double score(const question *q)
{
    double p;
    return jk_parse_real(q->pair->cell[JK_SCORE], &p) ? p : NAN;
}

#define LANGUAGES "languages: -s, -t"
static const struct { jk_rule rule; double (*value)(const question *q); } table[] = {
    { { "null", "one side of the bead is empty", 0, false, true, NULL }, is_null },
    { { "empty", "a side without a character", 0, false, true, NULL }, is_empty },
    { { "short", "characters of the shorter side", 2, true, true, NULL }, fewest },
    { { "long", "characters of the longer side", 1000, false, true, NULL }, most },
    { { "ratio", "length ratio, in standard deviations from the corpus's own", 6, false, true, "20 1-1 pairs" }, ratio },
    { { "identical", "both sides have the same letters and digits", 0, false, true, NULL }, identical },
    { { "copy", "share of the shorter side's words that stand on the other one too", .7, false, true, NULL }, copied },
    { { "script", "share of letters in the script of the side's language", .2, true, true, LANGUAGES }, script },
    { { "language", "share of words by which another language of the script is more likely", .2, false, true, LANGUAGES }, other_language },
    { { "numbers", "numbers that the other side lacks, on the side that has fewer such", 1, false, true, NULL }, numbers },
    { { "url", "share of characters in web addresses", .4, false, true, NULL }, url },
    { { "email", "share of characters in e-mail addresses", .4, false, true, NULL }, email },
    { { "letters", "share of letters among a side's characters", .3, true, true, NULL }, letters },
    { { "repeat", "how often one to four words stand in a row; a character, a quarter of that", 3, false, true, NULL }, repeated },
    { { "encoding", "characters that show a wrong encoding: U+FFFD, mojibake", 0, false, true, NULL }, broken },
    { { "markup", "share of characters in tags and entities", 0, false, true, NULL }, markup },
    { { "brackets", "brackets and quotation marks of a side without their partner", 1, false, true, NULL }, unpaired },
    { { "glued", "width of the longest word: letters, Hangul twice", 28, false, true, NULL }, glued },
    { { "soup", "share of words of one letter, of six words and more", .6, false, true, NULL }, soup },
    { { "words", "words of the list given with --words", 0, false, true, NULL }, listed },
    { { "regex", "sides that --regex matches", 0, false, true, NULL }, matches },
    { { "score", "aligner_score", .3, true, true, "scores" }, score },
};
enum { N_RULE = sizeof table / sizeof *table };

const jk_rule *jk_rule_at(size_t k) { return k < N_RULE ? &table[k].rule : NULL; }

bool jk_rule_is_bad(const jk_rule *rule, double value) { return !isnan(value) && (rule->below ? value < rule->threshold : value > rule->threshold); }

/* ------------------------------------------------------------- which of them */

/* Rules that need something of the user's are in force when he gives it. */
static bool can(const jk_filter_options *o, size_t k)
{
    return table[k].value == listed ? o->words != NULL : table[k].value == matches ? o->pattern != NULL : true;
}

static bool put_rule(const jk_filter_options *o, jk_span word, bool on[N_RULE], double threshold[N_RULE], jk_err *err)
{
    bool off = word.len && word.ptr[0] == '-';
    const char *equal = memchr(word.ptr, '=', word.len);
    size_t skip = word.len && (off || word.ptr[0] == '+'), n_name = (equal ? (size_t)(equal - word.ptr) : word.len) - skip;
    jk_span name = { word.ptr + skip, n_name };
    double x;
    for (size_t k = 0; k < N_RULE; k++) {
        if (!jk_span_equal(name, jk_span_of(table[k].rule.name)))
            continue;
        if (!can(o, k))
            return jk_fail(err, JK_EUSAGE, "--rules: %s needs --%s", table[k].rule.name, table[k].value == listed ? "words FILE" : "regex PATTERN");
        on[k] = !off;
        if (!equal)
            return true;
        if (off || !jk_parse_real((jk_span){ equal + 1, word.len - (size_t)(equal - word.ptr) - 1 }, &x))
            return jk_fail(err, JK_EUSAGE, "--rules: %.*s: a rule's threshold is a number, as in ratio=4", (int)(word.len < 60 ? word.len : 60), word.ptr);
        threshold[k] = x;
        return true;
    }
    char names[200] = "";
    for (size_t k = 0, len = 0; k < N_RULE; k++, len = strlen(names))
        snprintf(names + len, sizeof names - len, " %s", table[k].rule.name);
    return jk_fail(err, JK_EUSAGE, "--rules: no rule %.*s; there are%s", (int)(name.len < 40 ? name.len : 40), name.ptr, names);
}

static bool choose(jk_filter *f, const jk_filter_options *o, jk_err *err)
{
    bool on[N_RULE] = { false };
    double threshold[N_RULE];
    const char *at = o->rules ? o->rules : "usual";
    for (size_t k = 0; k < N_RULE; k++) {
        threshold[k] = table[k].rule.threshold;
        on[k] = can(o, k) && table[k].rule.usual && (*at == '-' || *at == '+');
    }
    for (;; at++) {
        jk_span word = { at, strcspn(at, ",") };
        bool usual = jk_span_equal(word, jk_span_of("usual")), all = jk_span_equal(word, jk_span_of("all"));
        for (size_t k = 0; k < N_RULE && (usual || all); k++)
            on[k] = on[k] || (can(o, k) && (all || table[k].rule.usual));
        if (!usual && !all && !put_rule(o, word, on, threshold, err))
            return false;
        at += word.len;
        if (!*at)
            break;
    }
    for (size_t k = 0; k < N_RULE; k++)
        if (on[k]) {
            f->at[f->n] = k;
            f->rule[f->n] = table[k].rule;
            f->rule[f->n++].threshold = threshold[k];
        }
    return f->n || jk_fail(err, JK_EUSAGE, "--rules: none is left");
}

/* One word a line, folded; a line that starts with # says nothing. */
static bool read_words(jk_filter *f, const char *path, jk_err *err)
{
    jk_span line, fold;
    jk_source *in = jk_source_open(path, err);
    while (in && jk_source_line(in, &line, err)) {
        while (line.len && ((unsigned char)line.ptr[line.len - 1] <= ' '))
            line.len--;
        if (!line.len || *line.ptr == '#')
            continue;
        line = jk_arena_copy(f->arena, line, err);
        if (err->code || !jk_fold(f->arena, line, &fold, err) || !jk_words_add(&f->words, fold, 1, err))
            break;
    }
    jk_source_close(in);
    return !err->code;
}

jk_filter *jk_filter_open(const jk_filter_options *o, jk_err *err)
{
    jk_filter *f = calloc(1, sizeof *f);
    if (!f)
        return jk_fail(err, JK_ENOMEM, "no memory for a filter"), NULL;
    f->arena = jk_arena_open(0);
    f->scratch = jk_arena_open(0);
    f->log_ratio = calloc(JK_FILTER_LEARNS, sizeof *f->log_ratio);
    if (!f->arena || !f->scratch || !f->log_ratio)
        jk_fail(err, JK_ENOMEM, "no memory for a filter");
    if (!err->code && choose(f, o, err) && (f->classes = jk_classes_open(err)) && (f->tongues = jk_tongues_open(JK_SCRIPT_NONE, err))
        && (!o->words || read_words(f, o->words, err)) && (!o->pattern || (f->regex = jk_regex_open(jk_span_of(o->pattern), false, err)))) {
        return f;
    }
    jk_filter_close(f);
    return NULL;
}

void jk_filter_close(jk_filter *f)
{
    if (!f)
        return;
    jk_classes_close(f->classes);
    jk_tongues_close(f->tongues);
    jk_regex_close(f->regex);
    jk_words_free(&f->words);
    jk_arena_close(f->arena);
    jk_arena_close(f->scratch);
    free(f->log_ratio);
    free(f);
}

size_t jk_filter_rules(const jk_filter *f, const jk_rule **rule)
{
    *rule = f->rule;
    return f->n;
}

/* ------------------------------------------------------------------ a pair */

static void look(jk_filter *f, const jk_pair *pair)
{
    jk_traits_of(f->classes, pair->cell[JK_SRC_TEXT], &f->side[0]);
    jk_traits_of(f->classes, pair->cell[JK_TRG_TEXT], &f->side[1]);
}

bool jk_filter_learn(jk_filter *f, const jk_pair *pair, jk_err *err)
{
    (void)err;
    if (f->n_shown++ >= JK_FILTER_LEARNS || (pair->cell[JK_TYPE].len && !jk_span_equal(pair->cell[JK_TYPE], jk_span_of("1-1"))))
        return true;
    look(f, pair);
    if (f->side[0].chars && f->side[1].chars)
        f->log_ratio[f->n_ratio++] = log_ratio(f->side);
    return true;
}

static int ascending(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Median, and the median distance from it: 1.4826 of those are a standard deviation, where the bad ones are less than half. */
static void learn_ratio(jk_filter *f)
{
    enum { LEAST = 20 };
    size_t n = f->n_ratio;
    if (n < LEAST)
        return;
    qsort(f->log_ratio, n, sizeof *f->log_ratio, ascending);
    f->centre = f->log_ratio[n / 2];
    for (size_t k = 0; k < n; k++)
        f->log_ratio[k] = fabs(f->log_ratio[k] - f->centre);
    qsort(f->log_ratio, n, sizeof *f->log_ratio, ascending);
    f->spread = larger(1.4826 * f->log_ratio[n / 2], .05);
    f->learned = true;
}

/* A corpus is in one pair of languages, mostly: what is known of a language is found out once. */
static const char *lang_of(jk_filter *f, int side, jk_span cell)
{
    char *lang = f->lang[side];
    size_t n = cell.len < JK_LANG_SIZE ? cell.len : 0;
    if (strlen(lang) == n && memcmp(lang, cell.ptr, n) == 0)
        return lang;
    if (n)
        memcpy(lang, cell.ptr, n);
    lang[n] = '\0';
    f->script[side] = jk_script_of_lang(lang);
    return lang;
}

bool jk_filter_judge(jk_filter *f, const jk_pair *pair, double value[JK_MAX_RULE], size_t *bad, jk_err *err)
{
    if (f->n_ratio && !f->learned)
        learn_ratio(f);
    f->n_ratio = 0;
    look(f, pair);
    question q = { .f = f, .pair = pair, .side = f->side, .text = { pair->cell[JK_SRC_TEXT], pair->cell[JK_TRG_TEXT] }, .err = err };
    q.lang[0] = lang_of(f, 0, pair->cell[JK_SRC_LANG]);
    q.lang[1] = lang_of(f, 1, pair->cell[JK_TRG_LANG]);
    *bad = f->n;
    for (size_t k = 0; k < f->n && !err->code; k++) {
        value[k] = table[f->at[k]].value(&q);
        if (*bad == f->n && jk_rule_is_bad(&f->rule[k], value[k]))
            *bad = k;
    }
    return !err->code;
}

/* lexicon.c - reads the dictionaries that people have: see lexicon.h.
 *
 * The format is told by the first line (kengdic) or by what most of the first lines look like; then every
 * line must look so, or it is counted as wrong. Which language stands first is told by the scripts of
 * the words, where the two languages have different ones; else it is the source.
 */
#include "corpus/lexicon.h"
#include "align/learn.h"
#include "align/morph/morph.h"
#include "align/unicode.h"
#include "corpus/io.h"


typedef struct {
    jk_span left, right;
    bool    left_out;
    bool    guess;
} line_pair;

typedef struct {
    size_t  surface, gloss;         /* of kengdic */
    jk_span lang[2];                /* of learned words: what the first line calls the first two columns */
} columns;

typedef bool read_line(jk_span line, columns at, line_pair *out);

static jk_span trim(jk_span s)
{
    while (s.len && (s.ptr[0] == ' ' || s.ptr[0] == '\t' || s.ptr[0] == '\r'))
        s.ptr++, s.len--;
    while (s.len && (s.ptr[s.len - 1] == ' ' || s.ptr[s.len - 1] == '\t' || s.ptr[s.len - 1] == '\r'))
        s.len--;
    return s;
}

/* Field n of a line, from 0; ptr NULL: it has fewer. */
static jk_span field(jk_span line, char sep, size_t n)
{
    const char *p = line.ptr, *end = p + line.len;
    for (;;) {
        const char *q = memchr(p, sep, (size_t)(end - p));
        if (n == 0)
            return (jk_span){ p, (size_t)((q ? q : end) - p) };
        if (!q)
            return (jk_span){ 0 };
        p = q + 1;
        n--;
    }
}

static bool read_tsv(jk_span line, columns at, line_pair *out)
{
    (void)at;
    out->left = trim(field(line, '\t', 0));
    out->right = field(line, '\t', 1);
    if (!out->right.ptr)
        return false;
    out->right = trim(out->right);
    return out->left.len && out->right.len;
}

static bool read_hunalign(jk_span line, columns at, line_pair *out)
{
    (void)at;
    for (size_t k = 1; k + 2 < line.len; k++)
        if (memcmp(line.ptr + k, " @ ", 3) == 0) {
            out->right = trim((jk_span){ line.ptr, k });    /* the target stands first */
            out->left = trim((jk_span){ line.ptr + k + 3, line.len - k - 3 });
            return out->left.len && out->right.len;
        }
    return false;
}

/* Up to four words of a line; how many. */
static size_t words(jk_span line, jk_span word[4])
{
    size_t n = 0;
    for (const char *p = line.ptr, *end = p + line.len; p < end && n < 4; ) {
        const char *q = p;
        while (q < end && *q != ' ' && *q != '\t' && *q != '\r')
            q++;
        if (q > p)
            word[n++] = (jk_span){ p, (size_t)(q - p) };
        p = q + 1;
    }
    return n;
}

static bool read_muse(jk_span line, columns at, line_pair *out)
{
    jk_span word[4];
    (void)at;
    if (words(line, word) != 2 || memchr(line.ptr, '\t', line.len))
        return false;
    out->left = word[0];
    out->right = word[1];
    return true;
}

/* A decimal fraction from 0 to 1, 1e-05 too; -1: none. strtod would ask the locale. */
static double probability(jk_span s)
{
    double value = 0, unit = 1;
    size_t k = 0, digits = 0;
    for (; k < s.len && s.ptr[k] >= '0' && s.ptr[k] <= '9'; k++, digits++)
        value = value * 10 + (s.ptr[k] - '0');
    if (k < s.len && s.ptr[k] == '.')
        for (k++; k < s.len && s.ptr[k] >= '0' && s.ptr[k] <= '9'; k++, digits++)
            value += (unit /= 10) * (s.ptr[k] - '0');
    if (k + 1 < s.len && (s.ptr[k] == 'e' || s.ptr[k] == 'E') && s.ptr[k + 1] == '-')
        value = 0, k = s.len;                   /* that small is small enough */
    return k == s.len && digits && value <= 1.000001 ? value : -1;
}

static bool read_moses(jk_span line, columns at, line_pair *out)
{
    static const double least = .1;
    jk_span word[4];
    (void)at;
    if (words(line, word) != 3)
        return false;
    double p = probability(word[2]);
    out->left = word[0];
    out->right = word[1];
    out->left_out = p < least || jk_span_equal(word[0], jk_span_of("NULL")) || jk_span_equal(word[1], jk_span_of("NULL"));
    return p >= 0;
}

static bool read_kengdic(jk_span line, columns at, line_pair *out)
{
    out->left = field(line, '\t', at.surface);
    out->right = field(line, '\t', at.gloss);
    if (!out->left.ptr || !out->right.ptr)
        return false;
    out->left = trim(out->left);
    out->right = trim(out->right);
    out->left_out = !out->right.len || jk_span_equal(out->right, jk_span_of("NULL")) || jk_span_equal(out->right, jk_span_of("\\N"));
    return out->left.len > 0;
}

static bool read_learned(jk_span line, columns at, line_pair *out)
{
    (void)at;
    out->left = field(line, '\t', 0);
    out->right = field(line, '\t', 1);
    jk_span forth = field(line, '\t', 2), back = field(line, '\t', 3), count = field(line, '\t', 4);
    if (!out->left.len || !out->right.len || !forth.ptr || !back.ptr || !count.len || field(line, '\t', 5).ptr)
        return false;
    out->guess = !jk_learned_sure(probability(forth), probability(back));
    return probability(forth) >= 0 && probability(back) >= 0;
}

/* In the order in which they are tried: a line that is one may look like a later one too. */
static const struct { const char *name; read_line *read; const char *lacks; } formats[] = {
    { "learned", read_learned, "not two words, two probabilities and a count" },
    { "kengdic", read_kengdic, "fewer columns than the first line, or no word" },
    { "hunalign", read_hunalign, "no \" @ \" between two words" },
    { "moses", read_moses, "not two words and a probability" },
    { "muse", read_muse, "not two words" },
    { "tsv", read_tsv, "no tab between two words" }
};
enum { LEARNED = 0, KENGDIC = 1, HUNALIGN = 2, TSV = 5, N_FORMAT = sizeof formats / sizeof *formats, LOOKED_AT = 200 };

static bool next_line(jk_span *rest, jk_span *line)
{
    if (!rest->len)
        return false;
    const char *eol = memchr(rest->ptr, '\n', rest->len);
    line->ptr = rest->ptr;
    line->len = eol ? (size_t)(eol - rest->ptr) : rest->len;
    size_t step = line->len + (eol != NULL);
    rest->ptr += step;
    rest->len -= step;
    if (line->len && line->ptr[line->len - 1] == '\r')
        line->len--;
    return true;
}

static bool is_blank(jk_span line) { return trim(line).len == 0 || line.ptr[0] == '#'; }

static bool kengdic_columns(jk_span line, columns *at)
{
    bool surface = false, gloss = false;
    for (size_t n = 0; ; n++) {
        jk_span name = field(line, '\t', n);
        if (!name.ptr)
            return surface && gloss;
        if (jk_span_equal(trim(name), jk_span_of("surface")))
            surface = true, at->surface = n;
        if (jk_span_equal(trim(name), jk_span_of("gloss")))
            gloss = true, at->gloss = n;
    }
}

static bool learned_columns(jk_span line, columns *at)
{
    static const char *const name[] = { "p_forth", "p_back", "count" };
    for (size_t k = 0; k < 3; k++)
        if (!jk_span_equal(field(line, '\t', k + 2), jk_span_of(name[k])))
            return false;
    at->lang[0] = field(line, '\t', 0);
    at->lang[1] = field(line, '\t', 1);
    return true;
}

/* The format that reads most of the first lines; of several equal ones the first. */
static size_t format_of(jk_span text, columns *at)
{
    size_t hit[N_FORMAT] = { 0 }, best = TSV, n = 0;
    jk_span line;
    while (n < LOOKED_AT && next_line(&text, &line)) {
        line_pair pair = { 0 };
        if (is_blank(line))
            continue;
        if (n++ == 0 && learned_columns(line, at))
            return LEARNED;
        if (n == 1 && kengdic_columns(line, at))
            return KENGDIC;
        size_t k = HUNALIGN;
        while (k < N_FORMAT && !formats[k].read(line, *at, &pair))
            k++;
        if (k < N_FORMAT)
            hit[k]++;
    }
    for (size_t k = HUNALIGN; k < N_FORMAT; k++)
        if (hit[k] > hit[best])
            best = k;
    return best;
}

/* The script of the first letter. */
static int script_of_word(jk_span s)
{
    for (const char *p = s.ptr, *end = p + s.len; p < end; ) {
        int script = (int)jk_script_of(jk_next_char(&p, end));
        if (script != JK_SCRIPT_NONE)
            return script == JK_SCRIPT_KANA ? JK_SCRIPT_HAN : script;
    }
    return JK_SCRIPT_NONE;
}

static bool is_utf8(jk_span s, uint64_t *line)
{
    *line = 1;
    for (const char *p = s.ptr, *end = p + s.len; p < end; ) {
        const char *was = p;
        *line += *p == '\n';
        if (jk_next_char(&p, end) == 0xFFFD && !(p - was == 3))
            return false;
    }
    return true;
}

/* Which of the two has the headwords: the one that needs an analyser. */
static bool target_has_headwords(const char *src, const char *trg)
{
    bool src_runs = strcmp(src, "ko") == 0 || jk_language_script(src) == JK_SCRIPT_HAN;
    bool trg_runs = strcmp(trg, "ko") == 0 || jk_language_script(trg) == JK_SCRIPT_HAN;
    return strcmp(src, "ko") != 0 && (strcmp(trg, "ko") == 0 || (trg_runs && !src_runs));
}

/* Whether a file that names its languages has the target first. */
static bool languages(const columns *at, const char *name, const char *src, const char *trg, bool *swapped, jk_err *err)
{
    const jk_span *of = at->lang;
    *swapped = jk_span_equal(of[0], jk_span_of(trg)) && jk_span_equal(of[1], jk_span_of(src));
    return *swapped || (jk_span_equal(of[0], jk_span_of(src)) && jk_span_equal(of[1], jk_span_of(trg)))
        || jk_fail(err, JK_EUSAGE, "%.100s: words of %.*s and %.*s, which are no help for %s and %s", name,
                   (int)(of[0].len < 20 ? of[0].len : 20), of[0].ptr, (int)(of[1].len < 20 ? of[1].len : 20), of[1].ptr, src, trg);
}

bool jk_lexicon_parse(jk_arena *arena, jk_span text, const char *name, const char *src, const char *trg,
                      jk_lexicon *lex, jk_lexicon_report *report, jk_err *err)
{
    *report = (jk_lexicon_report){ 0 };
    uint64_t line_number;
    if (text.len >= 3 && memcmp(text.ptr, "\xEF\xBB\xBF", 3) == 0)
        text = (jk_span){ text.ptr + 3, text.len - 3 };
    if (!is_utf8(text, &line_number))
        return jk_fail(err, JK_EINPUT, "%s: line %llu is not UTF-8; convert it with iconv", name, (unsigned long long)line_number);
    columns at = { 0 };
    size_t format = format_of(text, &at), lines = 1, n = 0;
    report->format = formats[format].name;
    report->why = formats[format].lacks;
    report->learned = format == LEARNED;
    if (report->learned && !languages(&at, name, src, trg, &report->swapped, err))
        return false;
    for (size_t k = 0; k < text.len; k++)
        lines += text.ptr[k] == '\n';
    jk_lexicon_row *row = JK_NEW(arena, jk_lexicon_row, lines, err);
    if (!row)
        return false;
    jk_span rest = text, line;
    int src_script = jk_language_script(src), trg_script = jk_language_script(trg);
    uint64_t straight = 0, swapped = 0;
    bool header = format == KENGDIC || format == LEARNED;
    for (line_number = 1; next_line(&rest, &line); line_number++) {
        line_pair pair = { 0 };
        if (is_blank(line))
            continue;
        if (header) {
            header = false;
            continue;
        }
        report->n_line++;
        if (!formats[format].read(line, at, &pair)) {
            if (!report->n_wrong++)
                report->first_wrong = line_number;
            continue;
        }
        if (pair.left_out) {
            report->n_left_out++;
            continue;
        }
        int left = script_of_word(pair.left), right = script_of_word(pair.right);
        straight += left == src_script && right == trg_script;
        swapped += left == trg_script && right == src_script;
        row[n++] = (jk_lexicon_row){ pair.left, pair.right, report->learned, pair.guess };
    }
    if (!n)
        return jk_fail(err, JK_EINPUT, "%s: no line is an entry of a dictionary (%s<TAB>%s, %s @ %s, or two words a line)", name, src, trg, trg, src);
    report->n_entry = n;
    if (!report->learned)
        report->swapped = src_script != trg_script && swapped > straight;
    bool turn = target_has_headwords(src, trg);
    for (size_t k = 0; k < n && turn != report->swapped; k++)
        row[k] = (jk_lexicon_row){ row[k].gloss, row[k].head, row[k].stems, row[k].guess };
    for (size_t k = 0; k < n; k++)              /* full width, NFD, capitals: as tokens are */
        if (!jk_fold(arena, row[k].head, &row[k].head, err) || !jk_fold(arena, row[k].gloss, &row[k].gloss, err))
            return false;
    return jk_lexicon_build(arena, row, n, turn ? trg : src, turn ? src : trg, lex, err);
}

bool jk_lexicon_read(jk_arena *arena, const char *path, const char *src, const char *trg,
                     jk_lexicon *lex, jk_lexicon_report *report, jk_err *err)
{
    jk_buf buf = { 0 };
    unsigned char sha256[JK_SHA256_SIZE];
    bool ok = jk_read_file(path, 0, &buf, sha256, err);
    jk_span text = ok ? jk_arena_copy(arena, jk_buf_span(&buf), err) : (jk_span){ 0 };
    jk_buf_free(&buf);
    ok = ok && !err->code && jk_lexicon_parse(arena, text, strcmp(path, "-") == 0 ? "standard input" : path, src, trg, lex, report, err);
    if (ok)
        memcpy(report->sha256, sha256, sizeof sha256);
    return ok;
}

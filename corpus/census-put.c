/* census-put.c - what a corpus adds up to, as JSON; a document, as a line of TSV: see census.h. The manual names members and columns. */
#include "corpus/census.h"

#include <stdlib.h>

#include "corpus/json.h"
#include "corpus/text.h"

static const char *const script_name[JK_N_SCRIPT] = {
    [JK_SCRIPT_NONE] = "Common", [JK_SCRIPT_LATIN] = "Latin", [JK_SCRIPT_HANGUL] = "Hangul", [JK_SCRIPT_HAN] = "Han", [JK_SCRIPT_KANA] = "Kana",
    [JK_SCRIPT_CYRILLIC] = "Cyrillic", [JK_SCRIPT_GREEK] = "Greek", [JK_SCRIPT_ARABIC] = "Arabic", [JK_SCRIPT_HEBREW] = "Hebrew",
    [JK_SCRIPT_DEVANAGARI] = "Devanagari", [JK_SCRIPT_THAI] = "Thai", [JK_SCRIPT_GEORGIAN] = "Georgian", [JK_SCRIPT_ARMENIAN] = "Armenian",
    [JK_SCRIPT_OTHER] = "other"
};

const char *jk_script_name(jk_script script) { return script_name[script]; }

static void between(const jk_spread *s, jk_census_bin *bin) { bin->n = jk_spread_below(s, bin->to) - jk_spread_below(s, bin->from); }

void jk_census_score_bin(const jk_spread *score, size_t k, jk_census_bin *bin)
{
    *bin = (jk_census_bin){ .from = (double)k / JK_CENSUS_SCORE_BINS, .to = k + 1 < JK_CENSUS_SCORE_BINS ? (double)(k + 1) / JK_CENSUS_SCORE_BINS : 2 };
    between(score, bin);
    bin->to = (double)(k + 1) / JK_CENSUS_SCORE_BINS;
}

/* All that a spread of ratios tells apart, e^-6.91 to e^6.91; an edge lies between two of its steps, which are .001 apart. */
void jk_census_ratio_bin(const jk_spread *ratio, size_t k, jk_census_bin *bin)
{
    *bin = (jk_census_bin){ .from = jk_exp(.05 * (double)k - 6.9505), .to = jk_exp(.05 * (double)(k + 1) - 6.9505) };
    between(ratio, bin);
}

static void put_shape_number(char **at, size_t n)
{
    *(*at)++ = (char)('0' + n);
    if (n + 1 == JK_CENSUS_SHAPES)
        *(*at)++ = '+';
}

static int by_count(const void *a, const void *b)
{
    const jk_census_shape *x = a, *y = b;
    return x->n != y->n ? (x->n < y->n) - (x->n > y->n) : strcmp(x->name, y->name);
}

size_t jk_census_shapes(const jk_census_sums *sums, jk_census_shape list[JK_CENSUS_SHAPES * JK_CENSUS_SHAPES])
{
    size_t count = 0;
    for (size_t m = 0; m < JK_CENSUS_SHAPES; m++)
        for (size_t n = 0; n < JK_CENSUS_SHAPES; n++)
            if (sums->shape[m][n]) {
                char *at = list[count].name;
                put_shape_number(&at, m);
                *at++ = '-';
                put_shape_number(&at, n);
                *at = '\0';
                list[count++].n = sums->shape[m][n];
            }
    if (count > 1)
        qsort(list, count, sizeof *list, by_count);
    return count;
}

/* -------------------------------------------------------------------- members */

static bool put_count(jk_buf *out, const char *key, uint64_t n, jk_err *err) { return jk_buf_printf(out, err, "\"%s\": %llu", key, (unsigned long long)n); }

static bool put_real(jk_buf *out, const char *key, double x, unsigned decimals, bool known, jk_err *err)
{
    return jk_buf_printf(out, err, ", \"%s\": ", key) && (known ? jk_put_fixed(out, x, decimals, err) : jk_buf_put(out, jk_span_of("null"), err));
}

/* {"n": 33, "mean": ..., "sd": ..., "min": ..., "p1": ... "p99": ..., "max": ...}; more stands before the brace that closes it. */
static bool put_spread(jk_buf *out, const char *key, const jk_spread *s, jk_err *err)
{
    static const struct { const char *key; unsigned permille; } quantile[] = { { "p1", 10 }, { "p5", 50 }, { "p25", 250 }, { "p50", 500 }, { "p75", 750 }, { "p95", 950 }, { "p99", 990 } };
    bool known = s->of.n > 0;
    unsigned decimals = s->kind == JK_SPREAD_COUNT ? 0 : 6;
    jk_buf_printf(out, err, "\"%s\": {", key);
    put_count(out, "n", s->of.n, err);
    put_real(out, "mean", s->of.mean, 6, known, err);
    put_real(out, "sd", jk_moments_deviation(&s->of), 6, s->of.n > 1, err);
    put_real(out, "min", s->of.least, decimals, known, err);
    for (size_t k = 0; k < sizeof quantile / sizeof *quantile; k++)
        put_real(out, quantile[k].key, jk_spread_quantile(s, quantile[k].permille), decimals, known, err);
    return put_real(out, "max", s->of.most, decimals, known, err);
}

/* "histogram": [[from, to, n], ...], those of bins that hold anything. */
static bool put_histogram(jk_buf *out, const jk_spread *s, size_t n_bin, void (*get)(const jk_spread *, size_t, jk_census_bin *), jk_err *err)
{
    const char *sep = "";
    jk_census_bin bin;
    jk_buf_put(out, jk_span_of(", \"histogram\": ["), err);
    for (size_t k = 0; s->of.n && k < n_bin; k++) {
        get(s, k, &bin);
        if (!bin.n)
            continue;
        jk_buf_printf(out, err, "%s[", sep);
        jk_put_fixed(out, bin.from, 6, err);
        jk_buf_put(out, jk_span_of(", "), err);
        jk_put_fixed(out, bin.to, 6, err);
        jk_buf_printf(out, err, ", %llu]", (unsigned long long)bin.n);
        sep = ", ";
    }
    return jk_buf_putc(out, ']', err);
}

static bool put_side(jk_buf *out, const jk_census_sum *sum, int k, jk_err *err)
{
    const jk_census_side *side = &sum->sums.side[k];
    const char *sep = "";
    jk_buf_printf(out, err, "  \"%s\": {\"empty\": %llu, \"sentences\": %llu, \"characters\": %llu, \"words\": %llu, \"types\": %llu, \"types_once\": %llu, \"scripts\": {",
                  k ? "target" : "source", (unsigned long long)side->n_empty, (unsigned long long)side->n_sent, (unsigned long long)side->text.n_char,
                  (unsigned long long)side->text.n_word, (unsigned long long)side->n_type, (unsigned long long)side->n_once);
    for (size_t script = 0; script < JK_N_SCRIPT; script++)
        if (side->text.letters[script]) {
            jk_buf_put(out, jk_span_of(sep), err);
            put_count(out, script_name[script], side->text.letters[script], err);
            sep = ", ";
        }
    jk_buf_put(out, jk_span_of("},\n    "), err);
    put_spread(out, "pair_characters", &sum->chars[k], err);
    jk_buf_put(out, jk_span_of("},\n    "), err);
    put_spread(out, "pair_words", &sum->words[k], err);
    return jk_buf_put(out, jk_span_of("}},\n"), err);
}

static bool put_languages(jk_buf *out, const jk_census_sum *sum, jk_err *err)
{
    jk_buf key = { 0 };
    jk_buf_put(out, jk_span_of("  \"languages\": {"), err);
    for (size_t k = 0; k < sum->n_lang && !err->code; k++) {
        key.len = 0;
        for (int side = 0; side < 2; side++)
            jk_buf_printf(&key, err, "%s%s", side ? "-" : "", *sum->lang[k].lang[side] ? sum->lang[k].lang[side] : "und");
        jk_buf_put(out, jk_span_of(k ? ", " : ""), err);
        jk_json_put(out, jk_buf_span(&key), err);
        jk_buf_printf(out, err, ": %llu", (unsigned long long)sum->lang[k].n);
    }
    jk_buf_free(&key);
    return jk_buf_printf(out, err, "}, \"other_languages\": %llu,\n", (unsigned long long)sum->n_other_lang);
}

static bool put_shapes(jk_buf *out, const jk_census_sums *sums, jk_err *err)
{
    jk_census_shape list[JK_CENSUS_SHAPES * JK_CENSUS_SHAPES];
    size_t n = jk_census_shapes(sums, list);
    jk_buf_put(out, jk_span_of("  \"shapes\": {"), err);
    for (size_t k = 0; k < n; k++)
        if (!jk_buf_put(out, jk_span_of(k ? ", " : ""), err) || !put_count(out, list[k].name, list[k].n, err))
            return false;
    return jk_buf_put(out, jk_span_of("},\n"), err);
}

bool jk_census_put(const jk_census_sum *sum, const char *name, jk_buf *out, jk_err *err)
{
    const jk_census_sums *s = &sum->sums;
    jk_buf_put(out, jk_span_of("{\n  \"corpus\": "), err);
    jk_json_put_name(out, name, err);
    jk_buf_printf(out, err, ", \"documents\": %llu, \"stretches\": %llu, \"pairs\": %llu, \"null\": %llu, \"unscored\": %llu, \"untyped\": %llu,\n",
                  (unsigned long long)sum->n_doc, (unsigned long long)sum->n_stretch, (unsigned long long)s->n_pair, (unsigned long long)s->n_null,
                  (unsigned long long)s->n_unscored, (unsigned long long)s->n_untyped);
    put_languages(out, sum, err);
    jk_buf_put(out, jk_span_of("  "), err);
    put_spread(out, "document_pairs", &sum->pairs, err);
    jk_buf_put(out, jk_span_of("},\n"), err);
    put_side(out, sum, 0, err);
    put_side(out, sum, 1, err);
    jk_buf_put(out, jk_span_of("  "), err);
    put_spread(out, "ratio", &sum->ratio, err);
    put_real(out, "overall", sum->n_char_ratio[0] ? (double)sum->n_char_ratio[1] / (double)sum->n_char_ratio[0] : 0, 6, sum->n_char_ratio[0] > 0, err);
    put_histogram(out, &sum->ratio, JK_CENSUS_RATIO_BINS, jk_census_ratio_bin, err);
    jk_buf_put(out, jk_span_of("},\n  "), err);
    put_spread(out, "score", &sum->score, err);
    put_histogram(out, &sum->score, JK_CENSUS_SCORE_BINS, jk_census_score_bin, err);
    jk_buf_put(out, jk_span_of("},\n"), err);
    put_shapes(out, s, err);
    return jk_buf_printf(out, err, "  \"duplicates\": {\"pairs\": %llu, \"sources\": %llu, \"targets\": %llu}\n}\n", (unsigned long long)s->n_again,
                         (unsigned long long)s->side[0].n_again, (unsigned long long)s->side[1].n_again) && !err->code;
}

/* ---------------------------------------------------------------- a document */

const char jk_census_header[] = "doc_id\tpairs\tnulls\tsrc_sentences\ttrg_sentences\tsrc_chars\ttrg_chars\tsrc_words\ttrg_words\tsrc_types\ttrg_types\t"
                               "src_types_once\ttrg_types_once\tratios\tratio\tratio_sd\tratio_min\tratio_max\tscores\tscore\tscore_sd\tscore_min\tscore_max\t"
                               "duplicates\tsrc_duplicates\ttrg_duplicates\tshapes\n";

static void put_moments(jk_buf *out, const jk_moments *m, jk_err *err)
{
    const struct { double x; bool known; } cell[] = { { m->mean, m->n > 0 }, { jk_moments_deviation(m), m->n > 1 }, { m->least, m->n > 0 }, { m->most, m->n > 0 } };
    jk_buf_printf(out, err, "\t%llu", (unsigned long long)m->n);
    for (size_t k = 0; k < sizeof cell / sizeof *cell; k++)
        if (jk_buf_putc(out, '\t', err) && cell[k].known)
            jk_put_fixed(out, cell[k].x, 4, err);
}

bool jk_census_put_row(jk_span doc_id, const jk_census_sums *s, jk_buf *out, jk_err *err)
{
    const jk_census_side *a = &s->side[0], *b = &s->side[1];
    const uint64_t count[] = { s->n_pair, s->n_null, a->n_sent, b->n_sent, a->text.n_char, b->text.n_char, a->text.n_word, b->text.n_word, a->n_type, b->n_type, a->n_once, b->n_once },
                   again[] = { s->n_again, a->n_again, b->n_again };
    jk_census_shape list[JK_CENSUS_SHAPES * JK_CENSUS_SHAPES];
    jk_buf_put(out, doc_id, err);
    for (size_t k = 0; k < sizeof count / sizeof *count; k++)
        jk_buf_printf(out, err, "\t%llu", (unsigned long long)count[k]);
    put_moments(out, &s->ratio, err);
    put_moments(out, &s->score, err);
    for (size_t k = 0; k < sizeof again / sizeof *again; k++)
        jk_buf_printf(out, err, "\t%llu", (unsigned long long)again[k]);
    size_t n_shape = jk_census_shapes(s, list);
    jk_buf_putc(out, '\t', err);
    for (size_t k = 0; k < n_shape; k++)
        jk_buf_printf(out, err, "%s%s:%llu", k ? " " : "", list[k].name, (unsigned long long)list[k].n);
    return jk_buf_putc(out, '\n', err) && !err->code;
}

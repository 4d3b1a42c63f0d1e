/* score-print.c - scores as sacreBLEU prints them: a line, JSON, a table, LaTeX.
 *
 * Programs read this output, so it is sacreBLEU's to the byte, explanations under the table of a paired test
 * and inconsistencies of its two kinds of JSON included; only the version field says jjak.
 */
#include "align/unicode.h"
#include "corpus/cmd/score.h"
#include "corpus/json.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

/* ------------------------------------------------------------- signatures */

static bool put_field(jk_buf *out, bool brief, const char *key, const char *short_key, const char *value, jk_err *err)
{
    return (!out->len || jk_buf_putc(out, '|', err)) && jk_buf_printf(out, err, "%s:%s", brief ? short_key : key, value);
}

static bool put_number(jk_buf *out, bool brief, const char *key, const char *short_key, uint64_t n, jk_err *err)
{
    char text[24];
    snprintf(text, sizeof text, "%llu", (unsigned long long)n);
    return put_field(out, brief, key, short_key, text, err);
}

bool score_signature(const score_run *run, size_t m, bool brief, jk_buf *out, jk_err *err)
{
    jk_buf field = { 0 };
    bool ok = true;
    if (run->n_ref != 0)
        ok = run->n_ref < 0 ? put_field(&field, brief, "nrefs", "#", "var", err) : put_number(&field, brief, "nrefs", "#", (uint64_t)run->n_ref, err);
    if (run->n_ci)
        put_number(&field, brief, "bs", "bs", run->n_ci, err);
    if (run->key)
        put_number(&field, brief, run->key, run->key, run->n_resample, err);
    if (run->unit)
        put_field(&field, brief, "unit", "u", run->unit, err);
    if (run->key && run->no_seed)
        put_field(&field, brief, "seed", "rs", "none", err);
    else if (run->key)
        put_number(&field, brief, "seed", "rs", run->seed, err);
    if (run->reseg)
        put_field(&field, brief, "reseg", "reseg", run->reseg, err);
    if (run->metric[m].of) {
        jk_buf own = { 0 };
        jk_metric_signature(run->metric[m].of, brief, &own, err);
        jk_buf_printf(&field, err, "%s%.*s", field.len ? "|" : "", (int)own.len, own.ptr ? own.ptr : "");
        jk_buf_free(&own);
    }
    put_field(&field, brief, "version", "v", "jjak-" JK_VERSION "+sacrebleu-2.6.0", err);
    ok = ok && !err->code && jk_buf_put(out, jk_buf_span(&field), err);
    jk_buf_free(&field);
    return ok;
}

/* ------------------------------------------------------------- numbers */

/* As Python's repr: the fewest digits that read back as x. */
static bool put_real(jk_buf *out, double x, jk_err *err)
{
    char text[40];
    int digits = 1;
    if (x - x != 0.0)               /* as json.dumps has them */
        return jk_buf_put(out, jk_span_of(x != x ? "NaN" : x < 0.0 ? "-Infinity" : "Infinity"), err);
    do
        snprintf(text, sizeof text, "%.*e", digits - 1, x);
    while (strtod(text, NULL) != x && digits++ < 17);
    int e = atoi(strchr(text, 'e') + 1);
    if (x == 0.0)
        return jk_buf_put(out, jk_span_of(signbit(x) ? "-0.0" : "0.0"), err);
    if (e < -4 || e >= 16) {
        *strchr(text, 'e') = '\0';
        return jk_buf_printf(out, err, "%se%c%02d", text, e < 0 ? '-' : '+', abs(e));
    }
    return jk_buf_printf(out, err, "%.*f", digits - 1 > e ? digits - 1 - e : 1, x);
}

/* The number that x is printed as, with so many digits behind the point. */
static double as_printed(double x, unsigned width)
{
    char text[400];
    snprintf(text, sizeof text, "%.*f", (int)width, x);
    return strtod(text, NULL);
}

/* ASCII alone, as json.dumps makes it by default. */
static bool put_ascii(jk_buf *out, const char *s, jk_err *err)
{
    jk_buf_putc(out, '"', err);
    for (const char *at = s, *end = s + strlen(s); at < end;) {
        uint32_t c = jk_next_char(&at, end);
        if (c >= ' ' && c < 0x7F && c != '"' && c != '\\')
            jk_buf_putc(out, (char)c, err);
        else if (c == '"' || c == '\\')
            jk_buf_printf(out, err, "\\%c", (char)c);
        else if (c == '\t' || c == '\n')
            jk_buf_put(out, jk_span_of(c == '\t' ? "\\t" : "\\n"), err);
        else if (c < 0x10000)
            jk_buf_printf(out, err, "\\u%04x", (unsigned)c);
        else
            jk_buf_printf(out, err, "\\u%04x\\u%04x", (unsigned)(0xD800 + ((c - 0x10000) >> 10)), (unsigned)(0xDC00 + (c & 0x3FF)));
    }
    return jk_buf_putc(out, '"', err);
}

/* ------------------------------------------------------------- one system */

/* "49.4" or "49.4 (μ = 49.5 ± 2.5)" */
static void put_score(const score_run *run, size_t m, const score_cell *cell, jk_buf *out, jk_err *err)
{
    int w = (int)run->metric[m].width;
    jk_buf_printf(out, err, "%.*f", w, cell->score);
    if (cell->mean > 0.0)
        jk_buf_printf(out, err, " (μ = %.*f ± %.*f)", w, cell->mean, w, cell->ci);
}

/* Members of the signature as strings of their own. */
static void put_members(jk_span signature, jk_buf *out, jk_err *err)
{
    for (size_t from = 0; from < signature.len;) {
        const char *at = signature.ptr + from, *bar = memchr(at, '|', signature.len - from);
        size_t n = bar ? (size_t)(bar - at) : signature.len - from;
        const char *colon = memchr(at, ':', n);
        size_t key = colon ? (size_t)(colon - at) : n;
        jk_buf_put(out, jk_span_of(",\n "), err);
        jk_json_put(out, (jk_span){ at, key }, err);
        jk_buf_put(out, jk_span_of(": "), err);
        jk_json_put(out, (jk_span){ at + key + 1, colon ? n - key - 1 : 0 }, err);
        from += n + 1;
    }
}

static void put_object(const score_run *run, size_t m, const score_cell *cell, jk_span signature, jk_span verbose, jk_buf *out, jk_err *err)
{
    unsigned w = run->metric[m].width;
    jk_buf_put(out, jk_span_of("{\n \"name\": "), err);
    jk_json_put(out, jk_span_of(run->metric[m].name), err);
    jk_buf_put(out, jk_span_of(",\n \"score\": "), err);
    put_real(out, as_printed(cell->score, w), err);
    jk_buf_put(out, jk_span_of(",\n \"signature\": "), err);
    jk_json_put(out, signature, err);
    if (cell->mean > 0.0) {
        jk_buf_put(out, jk_span_of(",\n \"confidence_mean\": "), err);
        put_real(out, as_printed(cell->mean, w), err);
        jk_buf_put(out, jk_span_of(",\n \"confidence_var\": "), err);
        put_real(out, as_printed(cell->ci, w), err);
        jk_buf_printf(out, err, ",\n \"confidence\": \"μ = %.*f ± %.*f\"", (int)w, cell->mean, (int)w, cell->ci);
    }
    if (verbose.len) {
        jk_buf_put(out, jk_span_of(",\n \"verbose_score\": "), err);
        jk_json_put(out, verbose, err);
    }
    put_members(signature, out, err);
    jk_buf_put(out, jk_span_of("\n}"), err);
}

/* One metric's result, without a line end. */
static bool put_result(const score_run *run, size_t m, const score_cell *cell, const double *sum, bool json, jk_buf *out, jk_err *err)
{
    const score_options *o = run->o;
    jk_buf signature = { 0 }, verbose = { 0 };
    if (run->metric[m].of)
        jk_metric_verbose(o->sentence_level ? run->metric[m].segment : run->metric[m].of, sum, &verbose, err);
    score_signature(run, m, o->brief && !json, &signature, err);
    if (o->score_only)
        put_score(run, m, cell, out, err);
    else if (json)
        put_object(run, m, cell, jk_buf_span(&signature), jk_buf_span(&verbose), out, err);
    else {
        jk_buf_printf(out, err, "%s|%.*s = ", run->metric[m].name, (int)signature.len, signature.ptr ? signature.ptr : "");
        put_score(run, m, cell, out, err);
        if (verbose.len)
            jk_buf_printf(out, err, " %.*s", (int)verbose.len, verbose.ptr);
    }
    jk_buf_free(&signature);
    jk_buf_free(&verbose);
    return !err->code;
}

static bool has_color(const score_run *run)
{
    const char *no = getenv("NO_COLOR");
    return !run->o->no_color && !(no && *no) && isatty(STDOUT_FILENO);
}

/* The lines under each other, their first '=' too. */
static bool put_aligned(const score_run *run, const jk_buf *line, jk_buf *out, jk_err *err)
{
    size_t at[SCORE_MAX_METRIC], width = 0;
    for (size_t m = 0; m < run->n_metric; m++) {
        jk_span s = jk_buf_span(&line[m]);
        const char *equal = memchr(s.ptr, '=', s.len);
        at[m] = equal && run->n_metric > 1 ? jk_count_chars((jk_span){ s.ptr, (size_t)(equal - s.ptr) }) : 0;
        width = at[m] > width ? at[m] : width;
    }
    for (size_t m = 0; m < run->n_metric; m++)
        if (!jk_buf_printf(out, err, "%*s%.*s\n", (int)(at[m] ? width - at[m] : 0), "", (int)line[m].len, line[m].ptr ? line[m].ptr : ""))
            return false;
    return true;
}

static bool print_one(const score_run *run, jk_buf *out, jk_err *err)
{
    jk_buf line[SCORE_MAX_METRIC] = { { 0 } };
    for (size_t m = 0; m < run->n_metric; m++) {
        double sum[JK_MAX_STAT];
        jk_stats_sum(score_stats(run, 0, m), sum);
        put_result(run, m, score_cell_of(run, 0, m), sum, run->json, &line[m], err);
    }
    if (run->json && run->n_metric > 1)
        jk_buf_put(out, jk_span_of("[\n"), err);
    for (size_t m = 0; run->json && m < run->n_metric; m++)
        jk_buf_printf(out, err, "%.*s%s\n", (int)line[m].len, line[m].ptr ? line[m].ptr : "", m + 1 < run->n_metric ? "," : "");
    if (run->json && run->n_metric > 1)
        jk_buf_put(out, jk_span_of("]\n"), err);
    if (!run->json)
        put_aligned(run, line, out, err);
    for (size_t m = 0; m < run->n_metric; m++)
        jk_buf_free(&line[m]);
    return !err->code;
}

bool score_print_sentences(const score_run *run, jk_err *err)
{
    jk_buf out = { 0 };
    for (size_t row = 0; row < run->n_row && !err->code; row++) {
        double stat[JK_MAX_STAT];
        jk_stats_get(score_stats(run, 0, 0), row, stat);
        score_cell cell = { .score = score_of_segment(&run->metric[0], stat), .mean = NAN };
        out.len = 0;
        if (put_result(run, 0, &cell, stat, false, &out, err))
            printf("%.*s\n", (int)out.len, out.ptr);
    }
    jk_buf_free(&out);
    return !err->code;
}

/* ------------------------------------------------------------- several systems */

static bool is_paired(const score_run *run) { return run->o->paired_ar || run->o->paired_bs || run->o->paired; }

static void put_member(jk_buf *out, const char *key, double x, bool more, jk_err *err)
{
    jk_buf_printf(out, err, "            \"%s\": ", key);
    if (isnan(x))
        jk_buf_put(out, jk_span_of("null"), err);
    else
        put_real(out, x, err);
    jk_buf_put(out, jk_span_of(more ? ",\n" : "\n"), err);
}

static void put_cell(const score_run *run, size_t s, size_t m, jk_buf *out, jk_err *err)
{
    const score_cell *cell = score_cell_of(run, s, m);
    bool ours = run->o->paired && s > 0;
    if (!is_paired(run)) {
        jk_buf_printf(out, err, "\"%.*f\"", (int)run->metric[m].width, cell->score);
        return;
    }
    jk_buf_put(out, jk_span_of("{\n"), err);
    put_member(out, "score", cell->score, true, err);
    put_member(out, "p_value", cell->p, true, err);
    put_member(out, "mean", cell->mean, true, err);
    put_member(out, "ci", cell->ci, ours, err);
    if (ours) {
        put_member(out, "difference", cell->delta, true, err);
        put_member(out, "low", cell->low, true, err);
        put_member(out, "high", cell->high, true, err);
        jk_buf_printf(out, err, "            \"wins\": %llu,\n            \"losses\": %llu,\n            \"ties\": %llu,\n", (unsigned long long)cell->wins,
                      (unsigned long long)cell->losses, (unsigned long long)cell->ties);
        put_member(out, "p_sign", jk_p_sign(cell->wins, cell->losses), false, err);
    }
    jk_buf_put(out, jk_span_of("        }"), err);
}

static bool print_json(const score_run *run, jk_buf *out, jk_err *err)
{
    size_t n_sys = run->source->n_sys;
    jk_buf_put(out, jk_span_of("[\n"), err);
    for (size_t s = 0; s < n_sys; s++) {
        jk_buf_put(out, jk_span_of("    {\n        \"system\": "), err);
        put_ascii(out, run->source->sys[s], err);
        for (size_t m = 0; m < run->n_metric; m++) {
            jk_buf_put(out, jk_span_of(",\n        "), err);
            put_ascii(out, run->metric[m].name, err);
            jk_buf_put(out, jk_span_of(": "), err);
            put_cell(run, s, m, out, err);
        }
        jk_buf_printf(out, err, "\n    }%s\n", s + 1 < n_sys ? "," : "");
    }
    return jk_buf_put(out, jk_span_of("]\n"), err);
}

static const char *const colors[] = { "\033[31m", "\033[32m", "\033[33m", "\033[36m" };
enum { RED, GREEN, YELLOW, CYAN };

static void put_colored(jk_buf *out, bool on, int color, const char *text, jk_err *err)
{
    jk_buf_printf(out, err, "%s%s%s", on ? colors[color] : "", text, on ? "\033[0m" : "");
}

/* The lines of a cell stand under each other, or, for LaTeX, behind each other. */
static void put_table_cell(const score_run *run, size_t s, size_t m, bool color, jk_buf *out, jk_err *err)
{
    const score_cell *cell = score_cell_of(run, s, m);
    int w = (int)run->metric[m].width;
    char p[64];
    bool ours = run->o->paired;
    jk_buf_printf(out, err, "%.*f", w, cell->score);
    if (!isnan(cell->mean))
        jk_buf_printf(out, err, " (%.*f ± %.*f)", w, cell->mean, w, cell->ci);
    if (isnan(cell->p))
        return;
    jk_buf_putc(out, run->latex ? ' ' : '\n', err);
    if (ours)
        jk_buf_printf(out, err, "%+.*f [%+.*f, %+.*f]%c", w, cell->delta, w, cell->low, w, cell->high, run->latex ? ' ' : '\n');
    snprintf(p, sizeof p, "(p = %.4f)", cell->p);
    if (cell->p > 0.05)
        put_colored(out, color, RED, p, err);
    else
        jk_buf_printf(out, err, "%s*", p);
    if (ours)
        jk_buf_printf(out, err, "%c%llu : %llu (p = %.4f)", run->latex ? ' ' : '\n', (unsigned long long)cell->wins, (unsigned long long)cell->losses,
                      jk_p_sign(cell->wins, cell->losses));
}

static bool print_table(const score_run *run, bool color, jk_buf *out, jk_err *err)
{
    size_t n_sys = run->source->n_sys, n_column = run->n_metric + 1, n = (n_sys + 1) * n_column;
    char **cell = calloc(n, sizeof *cell);
    bool mean = false, base = is_paired(run);
    for (size_t k = 0; cell && k < n && !err->code; k++) {
        size_t row = k / n_column, c = k % n_column;
        jk_buf text = { 0 };
        if (row == 0 && c == 0)
            put_colored(&text, color, CYAN, "System", err);
        else if (row == 0) {
            mean |= !isnan(score_cell_of(run, n_sys - 1, c - 1)->mean);
            jk_buf head = { 0 };
            jk_buf_printf(&head, err, "%s%s", run->metric[c - 1].name, mean ? " (μ ± 95% CI)" : "");
            jk_buf_putc(&head, '\0', err);
            put_colored(&text, color, CYAN, head.ptr ? head.ptr : "", err);
            jk_buf_free(&head);
        } else if (c == 0)
            put_colored(&text, color && base && row == 1, YELLOW, run->source->sys[row - 1], err);
        else
            put_table_cell(run, row - 1, c - 1, color, &text, err);
        jk_buf_putc(&text, '\0', err);
        cell[k] = text.ptr;
    }
    bool ok = cell ? !err->code && score_grid(cell, n_sys, n_column, run->latex, out, err) : jk_fail(err, JK_ENOMEM, "no more memory to print");
    for (size_t k = 0; cell && k < n; k++)
        free(cell[k]);
    free(cell);
    return ok && jk_buf_putc(out, '\n', err);
}

/* A title between two lines of dashes. */
static void put_title(jk_buf *out, const char *title, jk_err *err)
{
    for (int k = 0; k < 3; k++) {
        if (k == 1)
            jk_buf_put(out, jk_span_of(title), err);
        for (size_t i = 0; k != 1 && title[i]; i++)
            jk_buf_putc(out, '-', err);
        jk_buf_putc(out, '\n', err);
    }
}

static void explain_ours(const score_run *run, jk_buf *out, jk_err *err)
{
    char title[96];
    bool docs = strcmp(run->unit, "doc") == 0;
    snprintf(title, sizeof title, "Paired bootstrap with %llu resamples of %zu %s", (unsigned long long)run->n_resample, docs ? run->n_doc : run->n_row,
             docs ? "documents" : run->counts ? "segments" : "lines");
    put_title(out, title, err);
    jk_buf_printf(out, err, " - Each system is compared with %s.\n", run->source->sys[0]);
    jk_buf_put(out, jk_span_of("   Score (mean of the resamples ± half of their central 95 %);\n"
                               "   difference [its central 95 %];\n"
                               "   p: how often chance alone makes so large a difference, of either sign; * marks p <= 0.05;\n"
                               "   "), err);
    jk_buf_printf(out, err, "%s won : lost (p of the sign test; ties do not count).\n\n", docs ? "documents" : "segments");
    if (!docs && run->counts)
        jk_buf_put(out, jk_span_of(" - There is one document: its segments were drawn as if they were independent.\n\n"), err);
    else if (!docs)
        jk_buf_put(out, jk_span_of(" - Lines were drawn as if they were independent. Where they come from texts, --doc-ids says which,\n"
                                   "   and texts are drawn.\n\n"), err);
    else if (run->n_doc < 10)
        jk_buf_put(out, jk_span_of(" - Fewer than ten documents: intervals and p are rough.\n\n"), err);
}

/* The wording is sacreBLEU's: its output is to be had to the byte. */
static void explain(const score_run *run, bool color, jk_buf *out, jk_err *err)
{
    const score_options *o = run->o;
    jk_buf base = { 0 };
    char title[128];
    const char *plain = run->source->sys[0];
    snprintf(title, sizeof title, "Paired %s test with %llu %strials", o->paired_bs ? "bootstrap resampling" : "approximate randomization",
             (unsigned long long)run->n_resample, o->paired_bs ? "resampling " : "");
    put_title(out, title, err);
    put_colored(&base, color, YELLOW, "baseline", err);
    jk_buf_putc(&base, '\0', err);
    const char *b = base.ptr ? base.ptr : "";
    jk_buf_put(out, jk_span_of(" - Each system is pairwise compared to "), err);
    put_colored(out, color, YELLOW, strncmp(plain, "Baseline:", 9) == 0 ? plain : "", err);
    jk_buf_printf(out, err, ".\n   %s for each metric.\n\n - ", o->paired_bs ? "Actual system score / bootstrap estimated true mean / 95% CI are provided" : "Actual system score is provided");
    put_colored(out, color, GREEN, "Null hypothesis", err);
    jk_buf_printf(out, err, ": the system and the %s translations are essentially\n"
                            "   generated by the same underlying process. For a given system and the %s,\n"
                            "   the p-value is roughly the probability of the absolute score difference (delta)\n"
                            "   or higher occurring due to chance, under the assumption that the ", b, b);
    put_colored(out, color, GREEN, "null hypothesis", err);
    jk_buf_put(out, jk_span_of(" is correct.\n\n - Assuming a significance threshold of 0.05, the "), err);
    put_colored(out, color, GREEN, "null hypothesis", err);
    jk_buf_printf(out, err, " can be rejected\n"
                            "   for p-values < 0.05 (marked with \"*\"). This means that the delta is unlikely to be attributed\n"
                            "   to chance, hence the system is significantly \"different\" than the %s.\n"
                            "   Otherwise, the p-values are ", b);
    put_colored(out, color, RED, "highlighted in red", err);
    jk_buf_printf(out, err, ".\n\n - NOTE: Significance does not tell whether a system is \"better\" than the %s but rather\n"
                            "   emphasizes the \"difference\" of the systems in terms of the replicability of the delta.\n\n", b);
    jk_buf_free(&base);
}

static bool print_several(const score_run *run, jk_buf *out, jk_err *err)
{
    bool color = has_color(run);
    if (run->json)
        return print_json(run, out, err);
    if (!print_table(run, color, out, err))
        return false;
    if (run->o->paired)
        explain_ours(run, out, err);
    else if (is_paired(run))
        explain(run, color, out, err);
    put_title(out, "Metric signatures", err);
    for (size_t m = 0; m < run->n_metric; m++) {
        jk_buf_printf(out, err, " - %-10s ", run->metric[m].name);
        score_signature(run, m, run->o->brief, out, err);
        jk_buf_putc(out, '\n', err);
    }
    return !err->code;
}

bool score_print(const score_run *run, jk_err *err)
{
    jk_buf out = { 0 };
    if (run->source->n_sys > 1 ? print_several(run, &out, err) : print_one(run, &out, err))
        fwrite(out.ptr, 1, out.len, stdout);
    jk_buf_free(&out);
    return !err->code;
}

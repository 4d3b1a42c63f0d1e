/* score-whole.c - what jjak score --documents prints: the scores of lines, and what only whole texts have.
 *
 *     aligned only     segments that have a piece of the hypothesis
 *     holes as empty   all segments, an empty hypothesis where there is none: this is the score that is tested
 *     insertions too   and what belongs to no segment, beside an empty reference
 *
 * Omission: words of the reference in holes, of all its words; addition: words of insertions, of all of the hypothesis. Their
 * intervals are a bootstrap's, by document where there are several, else by segment.
 */
#include <math.h>
#include <stdlib.h>

#include "corpus/cmd/score-documents.h"
#include "corpus/json.h"

enum { N_DRAW = 2000 };

typedef struct { double rate, low, high, words, of; } share;     /* per cent */

typedef struct {
    double aligned[SCORE_MAX_METRIC], inserted[SCORE_MAX_METRIC];
    share omission, addition;
    uint64_t holes, insertions;
} whole;

/* ------------------------------------------------------------- scores */

static void score_system(const score_run *run, size_t s, whole *w)
{
    const score_counts *counts = run->counts;
    const double *insertion = counts->insertion;
    double count[N_COUNT], stat[JK_MAX_STAT];
    for (size_t k = 0; k < s * run->n_metric; k++)
        insertion += run->metric[k % run->n_metric].n_stat;
    for (size_t m = 0; m < run->n_metric; insertion += run->metric[m].n_stat, m++) {
        double aligned[JK_MAX_STAT] = { 0.0 }, all[JK_MAX_STAT] = { 0.0 };
        for (size_t row = 0; row < run->n_row; row++) {
            jk_stats_get(&counts->count[s], row, count);
            jk_stats_get(score_stats(run, s, m), row, stat);
            for (size_t i = 0; i < run->metric[m].n_stat; i++) {
                aligned[i] += count[HOLES] > 0.0 ? 0.0 : stat[i];
                all[i] += stat[i];
            }
        }
        for (size_t i = 0; i < run->metric[m].n_stat; i++)
            all[i] += insertion[i];
        w->aligned[m] = score_corpus(&run->metric[m], aligned);
        w->inserted[m] = run->metric[m].of ? score_corpus(&run->metric[m], all) : NAN;
    }
}

/* ------------------------------------------------------------- rates */

static double omission(const void *none, const double *sum) { return (void)none, sum[REF_WORDS] > 0.0 ? 100.0 * sum[OMITTED_WORDS] / sum[REF_WORDS] : 0.0; }
static double addition(const void *none, const double *sum) { return (void)none, sum[HYP_WORDS] > 0.0 ? 100.0 * sum[INSERTED_WORDS] / sum[HYP_WORDS] : 0.0; }

static bool rates_of(const score_run *run, size_t s, double *const draw[2], whole *w, jk_err *err)
{
    double sum[N_COUNT];
    jk_stats docs = { 0 };
    const jk_stats *rows = &run->counts->count[s];
    jk_stats_sum(rows, sum);
    if (run->n_doc > 1) {
        if (!jk_stats_group(rows, run->doc, &docs, err))
            return false;
        rows = &docs;
    }
    jk_scored scored[2] = { { rows, omission, NULL }, { rows, addition, NULL } };
    bool ok = jk_bootstrap(scored, 2, &(jk_drawing){ .seed = run->seed, .n = N_DRAW, .n_thread = 1 }, draw, err);
    jk_stats_free(&docs);
    w->omission = (share){ .rate = omission(NULL, sum), .words = sum[OMITTED_WORDS], .of = sum[REF_WORDS] };
    w->addition = (share){ .rate = addition(NULL, sum), .words = sum[INSERTED_WORDS], .of = sum[HYP_WORDS] };
    w->holes = (uint64_t)sum[HOLES];
    w->insertions = run->counts->n_insertion[s];
    if (ok) {
        jk_central(draw[0], N_DRAW, &w->omission.low, &w->omission.high);
        jk_central(draw[1], N_DRAW, &w->addition.low, &w->addition.high);
    }
    return ok;
}

/* ------------------------------------------------------------- JSON */

static void put_real(jk_buf *out, const char *key, double x, unsigned width, jk_err *err)
{
    if (isnan(x))
        jk_buf_printf(out, err, ", \"%s\": null", key);
    else
        jk_buf_printf(out, err, ", \"%s\": %.*f", key, (int)width, x);
}

static void put_share(jk_buf *out, const char *name, const share *x, jk_err *err)
{
    jk_buf_printf(out, err, ",\n      \"%s\": {\"words\": %.0f, \"of\": %.0f", name, x->words, x->of);
    put_real(out, "percent", x->rate, 2, err);
    put_real(out, "low", x->low, 2, err);
    put_real(out, "high", x->high, 2, err);
    jk_buf_putc(out, '}', err);
}

static void put_metric(const score_run *run, size_t s, size_t m, const whole *w, jk_buf *out, jk_err *err)
{
    const score_cell *cell = score_cell_of(run, s, m);
    unsigned width = run->metric[m].width;
    jk_buf signature = { 0 };
    jk_buf_put(out, jk_span_of("        {\"name\": "), err);
    jk_json_put(out, jk_span_of(run->metric[m].name), err);
    put_real(out, "aligned_only", w->aligned[m], width, err);
    put_real(out, "holes_as_empty", cell->score, width, err);
    put_real(out, "insertions_too", w->inserted[m], width, err);
    if (run->key) {
        put_real(out, "confidence_mean", cell->mean, width, err);
        put_real(out, "confidence_var", cell->ci, width, err);
    }
    if (run->key && s > 0) {
        put_real(out, "difference", cell->delta, width, err);
        put_real(out, "low", cell->low, width, err);
        put_real(out, "high", cell->high, width, err);
        put_real(out, "p_value", cell->p, 4, err);
    }
    if (run->o->paired && s > 0)
        jk_buf_printf(out, err, ", \"wins\": %llu, \"losses\": %llu, \"ties\": %llu", (unsigned long long)cell->wins, (unsigned long long)cell->losses, (unsigned long long)cell->ties);
    jk_buf_put(out, jk_span_of(",\n         \"signature\": "), err);
    if (score_signature(run, m, false, &signature, err))
        jk_json_put(out, jk_buf_span(&signature), err);
    jk_buf_put(out, jk_span_of(m + 1 < run->n_metric ? "},\n" : "}"), err);
    jk_buf_free(&signature);
}

static bool print_json(const score_run *run, const whole *w, jk_err *err)
{
    jk_buf out = { 0 };
    jk_buf_printf(&out, err, "{\n  \"documents\": %zu,\n  \"segments\": %zu,\n  \"systems\": [\n", run->n_doc, run->n_row);
    for (size_t s = 0; s < run->source->n_sys; s++) {
        jk_buf_put(&out, jk_span_of("    {\"system\": "), err);
        jk_json_put(&out, jk_span_of(run->source->sys[s]), err);
        jk_buf_put(&out, jk_span_of(",\n      \"metrics\": [\n"), err);
        for (size_t m = 0; m < run->n_metric; m++)
            put_metric(run, s, m, &w[s], &out, err);
        jk_buf_printf(&out, err, "],\n      \"holes\": %llu,\n      \"insertions\": %llu", (unsigned long long)w[s].holes, (unsigned long long)w[s].insertions);
        put_share(&out, "omission", &w[s].omission, err);
        put_share(&out, "addition", &w[s].addition, err);
        jk_buf_put(&out, jk_span_of(s + 1 < run->source->n_sys ? "},\n" : "}\n"), err);
    }
    jk_buf_put(&out, jk_span_of("  ]\n}\n"), err);
    if (!err->code)
        fwrite(out.ptr, 1, out.len, stdout);
    jk_buf_free(&out);
    return !err->code;
}

/* ------------------------------------------------------------- tables */

/* Text for a cell, in the arena; NULL with err. */
static char *cell_text(jk_arena *arena, jk_err *err, const char *fmt, double a, double b, double c, unsigned width)
{
    jk_buf text = { 0 };
    jk_span copy = { 0 };
    if (jk_buf_printf(&text, err, fmt, (int)width, a, (int)width, b, (int)width, c))
        copy = jk_arena_copy(arena, jk_buf_span(&text), err);
    jk_buf_free(&text);
    return err->code ? NULL : (char *)copy.ptr;
}

static char *copy_text(jk_arena *arena, const char *text, jk_err *err) { return (char *)jk_arena_copy(arena, jk_span_of(text), err).ptr; }

static bool print_grid(const score_run *run, char **cell, size_t n_row, size_t n_column, jk_err *err)
{
    jk_buf out = { 0 };
    bool ok = !err->code && score_grid(cell, n_row, n_column, run->latex, &out, err) && printf("\n%.*s", (int)out.len, out.ptr) >= 0;
    jk_buf_free(&out);
    return ok;
}

static bool print_scores(const score_run *run, jk_arena *arena, const whole *w, jk_err *err)
{
    static const char *const head[] = { "System", "Metric", "aligned only", "holes as empty", "insertions too" };
    enum { N = 5 };
    size_t n_row = run->source->n_sys * run->n_metric;
    char **cell = JK_NEW(arena, char *, (n_row + 1) * N, err);
    for (size_t c = 0; cell && c < N; c++)
        cell[c] = copy_text(arena, head[c], err);
    for (size_t row = 0; cell && row < n_row && !err->code; row++) {
        size_t s = row / run->n_metric, m = row % run->n_metric;
        unsigned width = run->metric[m].width;
        char **to = cell + (row + 1) * N;
        double x[] = { w[s].aligned[m], score_cell_of(run, s, m)->score, w[s].inserted[m] };
        to[0] = copy_text(arena, run->source->sys[s], err);
        to[1] = copy_text(arena, run->metric[m].name, err);
        for (size_t k = 0; k < 3; k++)
            to[2 + k] = isnan(x[k]) ? copy_text(arena, "-", err) : cell_text(arena, err, "%.*f", x[k], 0.0, 0.0, width);
    }
    return cell && print_grid(run, cell, n_row, N, err);
}

static bool print_rates(const score_run *run, jk_arena *arena, const whole *w, jk_err *err)
{
    static const char *const head[] = { "System", "segments", "holes", "words omitted, %", "insertions", "words added, %" };
    enum { N = 6 };
    char **cell = JK_NEW(arena, char *, (run->source->n_sys + 1) * N, err);
    for (size_t c = 0; cell && c < N; c++)
        cell[c] = copy_text(arena, head[c], err);
    for (size_t s = 0; cell && s < run->source->n_sys && !err->code; s++) {
        char **to = cell + (s + 1) * N;
        to[0] = copy_text(arena, run->source->sys[s], err);
        to[1] = cell_text(arena, err, "%.*f", (double)run->n_row, 0.0, 0.0, 0);
        to[2] = cell_text(arena, err, "%.*f", (double)w[s].holes, 0.0, 0.0, 0);
        to[3] = cell_text(arena, err, "%.*f [%.*f, %.*f]", w[s].omission.rate, w[s].omission.low, w[s].omission.high, 1);
        to[4] = cell_text(arena, err, "%.*f", (double)w[s].insertions, 0.0, 0.0, 0);
        to[5] = cell_text(arena, err, "%.*f [%.*f, %.*f]", w[s].addition.rate, w[s].addition.low, w[s].addition.high, 1);
    }
    return cell && print_grid(run, cell, run->source->n_sys, N, err);
}

static bool print_text(const score_run *run, const whole *w, jk_err *err)
{
    if (!score_print(run, err) || run->o->score_only)
        return !err->code;
    jk_arena *arena = jk_arena_open(0);
    bool ok = arena ? print_scores(run, arena, w, err) && print_rates(run, arena, w, err) : jk_fail(err, JK_ENOMEM, "no more memory to print");
    jk_arena_close(arena);
    return ok;
}

bool score_whole_print(const score_run *run, jk_err *err)
{
    size_t n_sys = run->source->n_sys;
    whole *w = calloc(n_sys + 1, sizeof *w);
    double *draw = calloc((size_t)2 * N_DRAW, sizeof *draw);
    bool ok = (w && draw) || jk_fail(err, JK_ENOMEM, "no more memory to print");
    for (size_t s = 0; ok && s < n_sys; s++) {
        score_system(run, s, &w[s]);
        ok = rates_of(run, s, (double *const[]){ draw, draw + (size_t)N_DRAW }, &w[s], err);
    }
    ok = ok && (run->json && !run->o->score_only ? print_json(run, w, err) : print_text(run, w, err));
    free(w);
    free(draw);
    return ok;
}

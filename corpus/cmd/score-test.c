/* score-test.c - intervals and tests: sacreBLEU's, and ours.
 *
 * sacreBLEU's bootstrap (Koehn 2004, after Moses) asks how often |delta| of a resample less the mean of
 * these exceeds the real |delta|: the absolute value is taken before the mean is subtracted, so where the difference
 * lies well within the noise p comes out too small. --paired subtracts the mean first, and draws
 * documents where they are known, since the lines of one text are not independent.
 */
#include "corpus/cmd/score.h"
#include "corpus/score/single.h"

#include <math.h>
#include <stdlib.h>

static double exact(const void *metric, const double *sum) { return score_corpus(metric, sum); }

static double single(const void *metric, const double *sum)
{
    const score_metric *m = metric;
    return m->of ? jk_metric_score_single(m->of, sum) : score_corpus(m, sum);
}

/* add-k's k cut to a whole number: there the sums are integers. */
static double whole(const void *metric, const double *sum)
{
    const score_metric *m = metric;
    return m->of ? jk_metric_score(m->whole, sum, NULL) : score_corpus(m, sum);
}

static unsigned threads(const score_run *run) { return cmd_threads(run->o->threads > run->o->jobs ? run->o->threads : run->o->jobs); }

/* n scores for each of the systems and metrics; free what comes back and what it starts with. */
static double **room(size_t n_list, size_t n, jk_err *err)
{
    double **list = calloc(n_list + 1, sizeof *list), *cell = calloc(n_list * n + 1, sizeof *cell);
    if (!list || !cell) {
        free(list);
        free(cell);
        jk_fail(err, JK_ENOMEM, "no more memory for %zu resamples", n);
        return NULL;
    }
    for (size_t k = 0; k <= n_list; k++)
        list[k] = cell + k * n;
    return list;
}

static void leave(double **list)
{
    if (list)
        free(list[0]);
    free(list);
}

/* ------------------------------------------------------------- scores, wins */

/* What is drawn one by one is compared one by one: segments, or documents. */
static void compare_units(score_run *run, const score_run *drawn, size_t sys, size_t m)
{
    score_cell *cell = score_cell_of(run, sys, m);
    const score_metric *metric = &run->metric[m];
    double (*score)(const score_metric *, const double *) = drawn->stats == run->stats ? score_of_segment : score_corpus;
    double stat[JK_MAX_STAT], base[JK_MAX_STAT];
    for (size_t row = 0; row < score_stats(drawn, sys, m)->n_row; row++) {
        jk_stats_get(score_stats(drawn, sys, m), row, stat);
        jk_stats_get(score_stats(drawn, 0, m), row, base);
        double gain = score_worth(metric, score(metric, stat) - score(metric, base));
        cell->wins += gain > 0.0;
        cell->losses += gain < 0.0;
        cell->ties += gain == 0.0;
    }
}

static void scores(score_run *run)
{
    for (size_t s = 0; s < run->source->n_sys; s++)
        for (size_t m = 0; m < run->n_metric; m++) {
            score_cell *cell = score_cell_of(run, s, m);
            double sum[JK_MAX_STAT];
            *cell = (score_cell){ .mean = NAN, .ci = NAN, .p = NAN, .delta = NAN, .low = NAN, .high = NAN };
            jk_stats_sum(score_stats(run, s, m), sum);
            cell->score = score_corpus(&run->metric[m], sum);
            cell->delta = cell->score - score_cell_of(run, 0, m)->score;
        }
}

/* ------------------------------------------------------------- sacreBLEU's */

static bool bootstrap_all(score_run *run, const jk_drawing *how, double **out, jk_err *err)
{
    size_t n = run->source->n_sys * run->n_metric;
    jk_scored *sys = calloc(n + 1, sizeof *sys);
    if (!sys)
        return jk_fail(err, JK_ENOMEM, "no more memory for a test");
    for (size_t k = 0; k < n; k++)
        sys[k] = (jk_scored){ &run->stats[k], how->single ? single : exact, &run->metric[k % run->n_metric] };
    bool ok = jk_bootstrap(sys, n, how, out, err);
    free(sys);
    return ok;
}

/* Mean and half width of each from its resamples, which get sorted. */
static void intervals(score_run *run, double **score, size_t n, size_t from, double (*mean)(const double *, size_t))
{
    for (size_t s = from; s < run->source->n_sys; s++)
        for (size_t m = 0; m < run->n_metric; m++) {
            score_cell *cell = score_cell_of(run, s, m);
            double *x = score[s * run->n_metric + m];
            cell->ci = jk_half_width(x, n);
            cell->mean = mean(x, n);
        }
}

static bool confidence(score_run *run, uint32_t n, uint64_t skip, size_t from, double (*mean)(const double *, size_t), jk_err *err)
{
    double **score = room(run->source->n_sys * run->n_metric, n, err);
    bool ok = score && bootstrap_all(run, &(jk_drawing){ run->seed, skip, n, true, threads(run) }, score, err);
    if (ok)
        intervals(run, score, n, from, mean);
    leave(score);
    return ok;
}

static bool paired_bootstrap(score_run *run, uint32_t n, jk_err *err)
{
    double **score = room(run->source->n_sys * run->n_metric, n, err), *delta = score ? calloc((size_t)n + 1, sizeof *delta) : NULL;
    bool ok = delta && bootstrap_all(run, &(jk_drawing){ run->seed, 0, n, true, threads(run) }, score, err);
    for (size_t s = 1; ok && s < run->source->n_sys; s++)
        for (size_t m = 0; ok && m < run->n_metric; m++) {
            score_cell *cell = score_cell_of(run, s, m);
            for (uint32_t i = 0; i < n; i++)
                delta[i] = score[s * run->n_metric + m][i] - score[m][i];
            ok = jk_p_bootstrap_absolute(delta, n, cell->delta, &cell->p, err);
        }
    if (ok)
        intervals(run, score, n, 0, jk_mean_pairwise);
    if (score && !delta)
        jk_fail(err, JK_ENOMEM, "no more memory for a test");
    free(delta);
    leave(score);
    return ok;
}

static bool paired_randomization(score_run *run, uint32_t n, jk_err *err)
{
    size_t n_pair = (run->source->n_sys - 1) * run->n_metric;
    double **delta = room(n_pair, n, err);
    jk_scored *a = calloc(2 * n_pair + 1, sizeof *a), *b = a ? a + n_pair : NULL;
    for (size_t k = 0; a && k < n_pair; k++) {
        a[k] = (jk_scored){ &run->stats[k % run->n_metric], whole, &run->metric[k % run->n_metric] };
        b[k] = (jk_scored){ &run->stats[k + run->n_metric], whole, &run->metric[k % run->n_metric] };
    }
    bool ok = delta && (a || jk_fail(err, JK_ENOMEM, "no more memory for a test"))
              && jk_randomize(a, b, n_pair, &(jk_drawing){ run->seed, 0, n, false, threads(run) }, delta, err);
    for (size_t k = 0; ok && k < n_pair; k++) {
        score_cell *cell = &run->cell[k + run->n_metric];
        cell->p = jk_p_randomization(delta[k], n, cell->delta);
    }
    free(a);
    leave(delta);
    /* The baseline's interval is drawn from the seed, the others' behind the coins, as there. */
    if (ok && run->n_ci)
        ok = confidence(run, (uint32_t)run->n_ci, jk_randomize_words(run->n_row, n), 1, jk_mean_pairwise, err);
    if (ok && run->n_ci) {
        score_run baseline = *run;
        score_source alone = *run->source;
        alone.n_sys = 1;
        baseline.source = &alone;
        ok = confidence(&baseline, (uint32_t)run->n_ci, 0, 0, jk_mean_pairwise, err);
    }
    return ok;
}

/* ------------------------------------------------------------- ours */

/* drawn: the run with rows of documents where these are known, else of lines; stats: NULL or to be left. */
static bool draw_units(score_run *run, score_run *drawn, jk_err *err)
{
    size_t n = run->source->n_sys * run->n_metric;
    *drawn = *run;
    run->unit = run->doc && run->n_doc > 1 ? "doc" : "line";
    if (!run->doc || run->n_doc < 2)
        return true;
    drawn->stats = calloc(n + 1, sizeof *drawn->stats);
    if (!drawn->stats)
        return jk_fail(err, JK_ENOMEM, "no more memory for documents");
    for (size_t k = 0; k < n; k++)
        if (!jk_stats_group(&run->stats[k], run->doc, &drawn->stats[k], err))
            return false;
    return true;
}

static void leave_units(const score_run *run, score_run *drawn)
{
    if (!drawn->stats || drawn->stats == run->stats)
        return;
    for (size_t k = 0; k < run->source->n_sys * run->n_metric; k++)
        jk_stats_free(&drawn->stats[k]);
    free(drawn->stats);
}

static void read_off(score_run *run, const score_run *drawn, double **score, double *delta, size_t n)
{
    for (size_t s = 1; s < run->source->n_sys; s++)
        for (size_t m = 0; m < run->n_metric; m++) {
            score_cell *cell = score_cell_of(run, s, m);
            for (size_t i = 0; i < n; i++)
                delta[i] = score[s * run->n_metric + m][i] - score[m][i];
            cell->p = jk_p_bootstrap_centred(delta, n, cell->delta);
            jk_central(delta, n, &cell->low, &cell->high);
            compare_units(run, drawn, s, m);
        }
    intervals(run, score, n, 0, jk_mean_pairwise);
}

/* --paired, and --confidence of documents. */
static bool paired(score_run *run, uint32_t n, jk_err *err)
{
    score_run drawn = { 0 };
    double **score = room(run->source->n_sys * run->n_metric, n, err), *delta = calloc((size_t)n + 1, sizeof *delta);
    bool ok = score && (delta || jk_fail(err, JK_ENOMEM, "no more memory for a test")) && draw_units(run, &drawn, err)
              && bootstrap_all(&drawn, &(jk_drawing){ run->seed, 0, n, false, threads(run) }, score, err);
    if (ok)
        read_off(run, &drawn, score, delta, n);
    leave_units(run, &drawn);
    free(delta);
    leave(score);
    return ok;
}

bool score_tests(score_run *run, jk_err *err)
{
    const score_options *o = run->o;
    run->cell = calloc(run->source->n_sys * run->n_metric + 1, sizeof *run->cell);
    if (!run->cell)
        return jk_fail(err, JK_ENOMEM, "no more memory for scores");
    scores(run);
    uint32_t n = (uint32_t)run->n_resample;
    if (o->paired_bs)
        return paired_bootstrap(run, n, err);
    if (o->paired_ar)
        return paired_randomization(run, n, err);
    if (o->paired || (o->confidence && n > 1 && run->n_doc > 1))
        return paired(run, n, err);
    return !o->confidence || n < 2 || confidence(run, n, 0, 0, jk_mean_exact, err);
}

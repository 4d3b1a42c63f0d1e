/* score.c - jjak score: how good are translations? BLEU, chrF and TER as sacreBLEU has them, its
 * command line and its output; significance; tables of segments.
 */
#include "corpus/cmd/score.h"

#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#define AT(field) offsetof(score_options, field)
static const cmd_opt table[] = {
    { "--input", "-i", OPT_LIST | OPT_FILE, AT(input), "HYP", "score these files, a system each; standard input otherwise, systems between tabs" },
    { "--num-refs", "-nr", OPT_COUNT, AT(num_refs), "N", "REF holds N references a line, between tabs" },
    { "--encoding", "-e", OPT_TEXT, AT(encoding), "NAME", "what the files are encoded in; utf-8 otherwise" },
    { "--metrics", "-m", OPT_LIST, AT(metrics), "NAME", "bleu chrf ter; bleu otherwise" },
    { "--sentence-level", "-sl", OPT_FLAG, AT(sentence_level), NULL, "a score for every line, by one metric" },
    { "--smooth-method", "-s", OPT_TEXT, AT(smooth), "NAME", "BLEU: none floor add-k exp; exp otherwise" },
    { "--smooth-value", "-sv", OPT_REAL, AT(smooth_value), "X", "BLEU: of floor (0.1 otherwise) and add-k (1)" },
    { "--tokenize", "-tok", OPT_TEXT, AT(tokenize), "NAME", "BLEU: none 13a intl char zh ko; 13a otherwise" },
    { "--lowercase", "-lc", OPT_FLAG, AT(lowercase), NULL, "BLEU: case does not count" },
    { "--force", NULL, OPT_FLAG, AT(force), NULL, "BLEU: say nothing of text that looks tokenized" },
    { "--chrf-char-order", "-cc", OPT_COUNT, AT(char_order), "N", "chrF: n-grams of up to N characters; 6 otherwise" },
    { "--chrf-word-order", "-cw", OPT_COUNT, AT(word_order), "N", "chrF: n-grams of up to N words too; 2 is chrF++" },
    { "--chrf-beta", NULL, OPT_COUNT, AT(beta), "N", "chrF: recall weighs N times what precision does; 2 otherwise" },
    { "--chrf-whitespace", NULL, OPT_FLAG, AT(chrf_whitespace), NULL, "chrF: white space is characters too" },
    { "--chrf-lowercase", NULL, OPT_FLAG, AT(chrf_lowercase), NULL, "chrF: case does not count" },
    { "--chrf-eps-smoothing", NULL, OPT_FLAG, AT(chrf_eps), NULL, "chrF: smooth as chrF++.py, NLTK and Moses do" },
    { "--ter-case-sensitive", NULL, OPT_FLAG, AT(ter_case), NULL, "TER: case counts" },
    { "--ter-asian-support", NULL, OPT_FLAG, AT(ter_asian), NULL, "TER: Chinese and Japanese characters are words" },
    { "--ter-no-punct", NULL, OPT_FLAG, AT(ter_no_punct), NULL, "TER: without punctuation" },
    { "--ter-normalized", NULL, OPT_FLAG, AT(ter_normalized), NULL, "TER: tercom's tokens" },
    { "--confidence", "-ci", OPT_FLAG, AT(confidence), NULL, "one system: the 95 % interval, by bootstrap" },
    { "--confidence-n", "-cin", OPT_COUNT, AT(confidence_n), "N", "of N resamples; 2000 otherwise" },
    { "--paired", NULL, OPT_FLAG, AT(paired), NULL, "compare systems with the first one: centred bootstrap, by document where documents are known; recommended" },
    { "--paired-n", NULL, OPT_COUNT, AT(paired_n), "N", "of N resamples; 2000 otherwise" },
    { "--paired-bs", "-pbs", OPT_FLAG, AT(paired_bs), NULL, "compare systems with the first one as sacreBLEU's paired bootstrap does" },
    { "--paired-bs-n", "-pbsn", OPT_COUNT, AT(bs_n), "N", "of N resamples; 2000 otherwise" },
    { "--paired-ar", "-par", OPT_FLAG, AT(paired_ar), NULL, "compare systems with the first one by approximate randomization" },
    { "--paired-ar-n", "-part", OPT_COUNT, AT(ar_n), "N", "of N trials; 10000 otherwise" },
    { "--paired-ar-ci", "-parci", OPT_FLAG, AT(paired_ar_ci), NULL, "with --paired-ar: intervals too, of 2000 resamples" },
    { "--paired-jobs", "-j", OPT_COUNT, AT(jobs), "N", "the same as --threads" },
    { "--doc-ids", NULL, OPT_TEXT | OPT_FILE, AT(doc_ids), "FILE", "a line for every segment: the document it belongs to; --paired and --confidence draw documents then" },
    { "--documents", NULL, OPT_FLAG, AT(documents), NULL, "REF and HYP are whole texts, cut into sentences anyhow; or folders of them; or REF is a corpus, HYP corpora or folders" },
    { "--manifest", NULL, OPT_TEXT | OPT_FILE, AT(manifest), "TSV", "--documents, many of them: columns doc_id, ref, perhaps src, and one for each system, named in the first line" },
    { "--ref-lines", NULL, OPT_FLAG, AT(ref_lines), NULL, "--documents: REF and SRC are cut already, a segment a line; a blank line ends a paragraph" },
    { "--seed", NULL, OPT_COUNT, AT(seed), "N", "of the random numbers; 12345 otherwise" },
    { "--format", "-f", OPT_TEXT, AT(format), "NAME", "json text latex; json otherwise, text with --paired, --worst, --differ and --documents" },
    { "--short", "-sh", OPT_FLAG, AT(brief), NULL, "short signatures" },
    { "--score-only", "-b", OPT_FLAG, AT(score_only), NULL, "the number alone" },
    { "--width", "-w", OPT_COUNT, AT(width), "N", "digits behind the point; 1 otherwise" },
    { "--quiet", "-q", OPT_FLAG, AT(quiet), NULL, "no notes on standard error" },
    { "--no-color", "-nc", OPT_FLAG, AT(no_color), NULL, "no colours on a terminal" },
    { "--segments", NULL, OPT_TEXT | OPT_OUT, AT(segments), "FILE", "write a row for every segment and system: texts and scores; JSON lines if FILE ends in .jsonl, else TSV" },
    { "--worst", NULL, OPT_COUNT, AT(worst), "N", "print the N worst segments of each system by the first metric, and the worst documents" },
    { "--differ", NULL, OPT_COUNT, AT(differ), "N", "print the N segments where a system differs most from the first one" },
    { "--src", NULL, OPT_TEXT | OPT_FILE, AT(src), "FILE", "the source, line by line (a text with --documents): for --segments, --worst, --differ and --triples" },
    { "--triples", NULL, OPT_LIST | OPT_OUT, AT(triples), "FILE", "write src, mt, ref, doc_id, seg_id as JSON lines, a file for each system: what neural metrics read" },
    { "--scores", NULL, OPT_LIST | OPT_FILE, AT(scores), "FILE", "numbers of another metric, one a segment, a file for each system: their mean is scored and tested too" },
    { "--scores-name", NULL, OPT_TEXT, AT(scores_name), "NAME", "what that metric is called; score otherwise" },
    { "--scores-lower", NULL, OPT_FLAG, AT(scores_lower), NULL, "less is better in --scores" },
    { "--var-refs", NULL, OPT_FLAG, AT(var_refs), NULL, "an empty line of a REF is no reference: their number may vary" },
    { "--skip-empty", NULL, OPT_FLAG, AT(skip_empty), NULL, "leave out segments without a reference; otherwise an empty line is one" },
    { "--language-pair", "-l", OPT_TEXT, AT(langpair), "SRC-TRG", "the languages: TRG says which tokenizer BLEU takes (zh, ko) where -tok does not" },
    { "--test-set", "-t", OPT_TEXT, AT(test_set), "NAME", "not here: sacreBLEU downloads test sets, jjak downloads nothing" },
    { "--threads", "-@", OPT_COUNT, AT(threads), "N", "work with N threads; the output does not depend on it" },
    { 0 }
};

/* ------------------------------------------------------------- metrics */

double score_corpus(const score_metric *m, const double *sum)
{
    if (m->of)
        return jk_metric_score(m->of, sum, NULL);
    return sum[1] > 0.0 ? sum[0] / sum[1] : 0.0;
}

double score_of_segment(const score_metric *m, const double *stat) { return m->of ? jk_metric_score(m->segment, stat, NULL) : stat[0]; }

static bool choose(const char *const *names, const char *word, const char *option, unsigned *out, jk_err *err)
{
    char all[160] = "";
    for (unsigned k = 0; names[k]; k++) {
        if (strcmp(names[k], word) == 0) {
            *out = k;
            return true;
        }
        size_t n = strlen(all);
        snprintf(all + n, sizeof all - n, " %s", names[k]);
    }
    return jk_fail(err, JK_EUSAGE, "%s %s: there are%s", option, word, all);
}

/* Tokenizers of sacreBLEU that are a program or a model of others. */
static bool is_foreign(const char *name)
{
    static const char *const foreign[] = { "ja-mecab", "ko-mecab", "spm", "flores101", "flores200" };
    for (size_t k = 0; k < sizeof foreign / sizeof *foreign; k++)
        if (strcmp(foreign[k], name) == 0)
            return true;
    return false;
}

static bool tokenizer_of(const score_options *o, jk_mt_tokenizer *out, jk_err *err)
{
    unsigned choice = *out;
    if (o->tokenize && is_foreign(o->tokenize))
        return jk_fail(err, JK_EUSAGE, "-tok %s needs a model that jjak does not have; there are none 13a intl char zh ko (scored elsewhere, --scores reads it)", o->tokenize);
    if (o->tokenize && !choose(jk_mt_tokenizer_names, o->tokenize, "-tok", &choice, err))
        return false;
    const char *dash = o->langpair && !o->tokenize ? strchr(o->langpair, '-') : NULL;
    if (dash && strcmp(dash + 1, "ja") == 0)
        return jk_fail(err, JK_EUSAGE, "-l %s: sacreBLEU would take ja-mecab, which is not here; say -tok char, or another one", o->langpair);
    if (dash && strcmp(dash + 1, "zh") == 0)
        choice = JK_TOK_ZH;
    if (dash && strcmp(dash + 1, "ko") == 0)
        choice = JK_TOK_KO;
    *out = (jk_mt_tokenizer)choice;
    return true;
}

static bool options_of(const score_options *o, jk_metric_kind kind, jk_metric_options *out, jk_err *err)
{
    *out = jk_metric_defaults(kind);
    if (o->char_order > JK_MAX_ORDER || o->word_order > JK_MAX_ORDER || o->beta > 1000)
        return jk_fail(err, JK_EUSAGE, "chrF: orders up to %d, beta up to 1000", JK_MAX_ORDER);
    if (kind == JK_BLEU) {
        unsigned smooth = out->smooth;
        out->lower = o->lowercase;
        if ((o->smooth && !choose(jk_smooth_names, o->smooth, "-s", &smooth, err)) || !tokenizer_of(o, &out->tokenizer, err))
            return false;
        out->smooth = (jk_smooth)smooth;
        out->smooth_value = isnan(o->smooth_value) ? -1.0 : o->smooth_value;
        out->effective_order = o->sentence_level;
        return isnan(o->smooth_value) || (o->smooth_value >= 0.0 && o->smooth_value <= 1e6) || jk_fail(err, JK_EUSAGE, "-sv: 0 to 1000000");
    }
    if (kind == JK_CHRF) {
        out->lower = o->chrf_lowercase;
        out->char_order = (unsigned)o->char_order;
        out->word_order = (unsigned)o->word_order;
        out->beta = (unsigned)o->beta;
        out->whitespace = o->chrf_whitespace;
        out->eps = o->chrf_eps;
        return true;
    }
    out->lower = !o->ter_case;
    out->normalized = o->ter_normalized;
    out->no_punct = o->ter_no_punct;
    out->asian = o->ter_asian;
    return true;
}

static bool open_metric(score_metric *m, const score_options *o, jk_metric_kind kind, jk_err *err)
{
    jk_metric_options options;
    if (!options_of(o, kind, &options, err) || !(m->of = jk_metric_open(&options, err)))
        return false;
    m->segment = m->whole = m->of;
    m->name = jk_metric_name(m->of);
    m->higher = jk_metric_higher_is_better(m->of);
    m->n_stat = jk_metric_n_stat(m->of);
    m->width = (unsigned)(o->width == UINT64_MAX ? 1 : o->width);
    if (kind != JK_BLEU)
        return true;
    if (options.smooth == JK_SMOOTH_ADD_K && options.smooth_value > 0.0) {
        jk_metric_options cut = options;
        cut.smooth_value = (double)(uint64_t)options.smooth_value;
        m->whole = jk_metric_open(&cut, err);
    }
    options.effective_order = true;
    m->segment = jk_metric_open(&options, err);
    return !err->code;
}

bool score_metrics_open(score_run *run, const score_options *o, jk_err *err)
{
    bool wanted[JK_N_METRIC] = { false };
    for (size_t k = 0; k < o->metrics.n; k++) {
        unsigned kind;
        if (!choose(jk_metric_names, o->metrics.item[k], "-m", &kind, err))
            return false;
        wanted[kind] = true;
    }
    wanted[JK_BLEU] |= o->metrics.n == 0 && o->scores.n == 0;
    for (unsigned kind = 0; kind < JK_N_METRIC; kind++)
        if (wanted[kind] && !open_metric(&run->metric[run->n_metric++], o, (jk_metric_kind)kind, err))
            return false;
    if (o->scores.n)
        run->metric[run->n_metric++] = (score_metric){ .name = o->scores_name ? o->scores_name : "score", .higher = !o->scores_lower, .n_stat = 2,
                                                       .width = (unsigned)(o->width == UINT64_MAX ? 4 : o->width) };
    return true;
}

void score_close(score_run *run)
{
    for (size_t m = 0; m < run->n_metric; m++) {
        score_metric *metric = &run->metric[m];
        if (metric->segment != metric->of)
            jk_metric_close(metric->segment);
        if (metric->whole != metric->of)
            jk_metric_close(metric->whole);
        jk_metric_close(metric->of);
    }
    for (size_t k = 0; run->stats && run->source && k < run->source->n_sys * run->n_metric; k++)
        jk_stats_free(&run->stats[k]);
    free(run->stats);
    for (size_t d = 0; d < run->n_doc; d++)
        free(run->doc_name[d]);
    free(run->doc_name);
    free(run->doc);
    free(run->cell);
}

/* ------------------------------------------------------------- what the options come to */

/* sacreBLEU's way to say it: a number, or "none" for another one each time. */
static bool seed_of(score_run *run, const score_options *o, jk_err *err)
{
    const char *said = getenv("SACREBLEU_SEED");
    run->seed = o->seed == UINT64_MAX ? 12345 : o->seed;
    if (o->seed != UINT64_MAX || !said)
        return true;
    run->no_seed = strcmp(said, "none") == 0 || strcmp(said, "None") == 0;
    if (run->no_seed) {
        int fd = open("/dev/urandom", O_RDONLY);
        bool ok = fd >= 0 && read(fd, &run->seed, sizeof run->seed) == (ssize_t)sizeof run->seed;
        if (fd >= 0)
            close(fd);
        return ok || jk_fail(err, JK_EIO, "SACREBLEU_SEED=none: /dev/urandom cannot be read");
    }
    char *end;
    run->seed = strtoull(said, &end, 10);
    return (*said >= '0' && *said <= '9' && !*end) || jk_fail(err, JK_EUSAGE, "SACREBLEU_SEED=%s: a whole number, or none", said);
}

static bool format_of(score_run *run, const score_options *o, jk_err *err)
{
    static const char *const names[] = { "json", "text", "latex", NULL };
    const char *said = getenv("SACREBLEU_FORMAT");
    bool shows = o->worst || o->differ;
    unsigned format = o->paired || shows || o->documents || o->manifest;
    if (o->format && !choose(names, o->format, "-f", &format, err))
        return false;
    for (unsigned k = 0; said && names[k]; k++)
        format = strcmp(names[k], said) == 0 ? k : format;
    run->json = format == 0;
    run->latex = format == 2;
    return !(shows && run->json) || jk_fail(err, JK_EUSAGE, "--worst and --differ print text; for programs there is --segments FILE.jsonl");
}

/* What is drawn, and how often. */
static bool drawing_of(score_run *run, const score_options *o, jk_err *err)
{
    if (o->paired + o->paired_bs + o->paired_ar > 1)
        return jk_fail(err, JK_EUSAGE, "--paired, --paired-bs and --paired-ar: one at a time");
    if (o->sentence_level && (o->confidence || o->paired || o->paired_bs || o->paired_ar))
        return jk_fail(err, JK_EUSAGE, "-sl: single lines are not tested; leave out the tests, or -sl");
    if (o->sentence_level && run->n_metric > 1)
        return jk_fail(err, JK_EUSAGE, "-sl takes one metric; --segments FILE has all of them");
    if (o->paired || o->paired_bs || o->paired_ar) {
        run->key = o->paired ? "paired" : o->paired_bs ? "bs" : "ar";
        run->n_resample = o->paired ? o->paired_n : o->paired_bs ? o->bs_n : o->ar_n;
        run->n_resample += run->n_resample == 0 ? (o->paired_ar ? 10000 : 1000) : 0;
        run->n_ci = o->paired_ar && o->paired_ar_ci ? 2000 : 0;
    } else if (o->confidence && o->confidence_n > 1) {
        run->key = "bs";
        run->n_resample = o->confidence_n;
    }
    return run->n_resample <= 1000000 || jk_fail(err, JK_EUSAGE, "%llu resamples: 1000000 at most", (unsigned long long)run->n_resample);
}

static bool check(const score_options *o, size_t n_ref, jk_err *err)
{
    bool lines = n_ref || o->input.n;
    if (o->test_set)
        return jk_fail(err, JK_EUSAGE, "-t %s: sacreBLEU downloads its test sets, jjak downloads nothing: save the reference (sacrebleu -t %s -l ... --echo ref) and give the file as REF", o->test_set, o->test_set);
    if (o->width != UINT64_MAX && o->width > 30)
        return jk_fail(err, JK_EUSAGE, "-w %llu: 30 digits at most", (unsigned long long)o->width);
    if (o->worst > 100000 || o->differ > 100000)
        return jk_fail(err, JK_EUSAGE, "--worst, --differ: 100000 segments at most; --segments writes all");
    if (o->ref_lines && !o->documents && !o->manifest)
        return jk_fail(err, JK_EUSAGE, "--ref-lines is for --documents; without it everything is lines");
    if (o->manifest)
        return true;
    if (!n_ref && (o->input.n || o->metrics.n || !o->scores.n))
        return jk_fail(err, JK_EUSAGE, "no reference: jjak score REF [REF ...] -i HYP [HYP ...] (references before -i)");
    if (!lines && (o->triples.n || o->num_refs != 1))
        return jk_fail(err, JK_EUSAGE, "--triples and --num-refs want texts: REF and -i HYP");
    return true;
}

static bool check_systems(const score_run *run, jk_err *err)
{
    const score_options *o = run->o;
    size_t n = run->source->n_sys;
    if (n > 1 && o->sentence_level)
        return jk_fail(err, JK_EUSAGE, "-sl takes one system; --segments FILE has all of them");
    if (n > 1 && o->confidence)
        return jk_fail(err, JK_EUSAGE, "--confidence is for one system; several are compared: --paired");
    if (n == 1 && (o->paired || o->paired_bs || o->paired_ar || o->differ))
        return jk_fail(err, JK_EUSAGE, "one system alone cannot be compared: -i BASELINE SYSTEM ...");
    return true;
}

/* ------------------------------------------------------------- all of it */

bool score_all(score_run *run, jk_err *err)
{
    if (!check_systems(run, err))
        return false;
    score_list *list = score_list_open(run, err);
    bool ok = list && score_collect(run, list, err);
    if (ok && run->n_row == 0)
        ok = jk_fail(err, JK_EINPUT, "no segment to score: the files are empty");
    if (ok && run->o->sentence_level)
        ok = score_print_sentences(run, err);
    else
        ok = ok && score_tests(run, err) && (run->counts ? score_whole_print(run, err) : score_print(run, err));
    ok = ok && score_list_print(list, err) && score_list_finish(list, err);
    score_list_close(list);
    return ok;
}

static void score(const cmd_entry *self, const score_options *o, char **ref, size_t n_ref, jk_err *err)
{
    score_run run = { .self = self, .o = o };
    score_source source = { 0 };
    score_lines *in = NULL;
    bool ok = check(o, n_ref, err) && score_metrics_open(&run, o, err) && format_of(&run, o, err) && seed_of(&run, o, err) && drawing_of(&run, o, err);
    if (ok && (o->documents || o->manifest))
        score_documents(&run, &source, ref, n_ref, err);
    else if (ok && (in = score_lines_open(self, o, ref, n_ref, &source, err))) {
        run.source = &source;
        if (score_all(&run, err))
            score_lines_note(in, &run);
    }
    score_close(&run);
    score_lines_close(in);
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    score_options o = { .num_refs = 1, .width = UINT64_MAX, .confidence_n = 2000, .bs_n = 2000, .ar_n = 10000, .paired_n = 2000, .jobs = 1, .threads = 1,
                        .seed = UINT64_MAX, .char_order = 6, .beta = 2, .smooth_value = NAN };
    jk_err err = { 0 };
    int n_arg = -1;
    if (cmd_options(self, argc, argv, &o, &n_arg, &err) && n_arg >= 0)
        score(self, &o, argv + 1, (size_t)n_arg, &err);
    free(o.input.item);
    free(o.metrics.item);
    free(o.scores.item);
    free(o.triples.item);
    cmd_flush(&err);
    return cmd_report(self, &err);
}

const cmd_entry cmd_score = { "score", "[options] REF [REF ...] -i HYP [HYP ...]", "score translations: BLEU, chrF, TER, as sacreBLEU does, with tests", table, run };

/* vectors: tokens, statistics, scores and signatures are sacreBLEU's own, over every set of vectors in a folder.
 *
 *     build/opt/tests/score/vectors FOLDER
 *
 * Whole numbers and text are equal; a score is equal at 4 decimals, and within 1e-9 of the double.
 */
#include "align/unicode.h"
#include "corpus/io.h"
#include "corpus/json.h"
#include "corpus/score/tokens.h"
#include "tests/unit/test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_REF = 8 };

typedef struct {
    const char *name;
    jk_arena *arena;
    jk_metric_scratch *scratch;
    jk_span *hyp, *ref[MOST_REF];
    size_t n_line, n_ref;
} set;

static jk_err err;
static unsigned shown;
static size_t n_exact, n_score;

/* A statement about one row of a vector file. */
static bool say(bool holds, const set *s, const char *what, jk_span of, const char *got, const char *want)
{
    if (holds)
        test_passed++;
    else {
        test_failed++;
        if (shown++ < 40)
            printf("%s: %s of %.*s: \"%.300s\" is not \"%.300s\"\n", s->name, what, (int)(of.len > 300 ? 300 : of.len), of.ptr, got, want);
    }
    return holds;
}

static const char *text_of(jk_arena *arena, jk_span s) { return jk_arena_copy(arena, s, &err).ptr; }

static bool say_text(const set *s, const char *what, jk_span of, const jk_buf *got, jk_span want)
{
    return say(jk_span_equal(jk_buf_span(got), want), s, what, of, text_of(s->arena, jk_buf_span(got)), text_of(s->arena, want));
}

/* The lines of a file, without the white space at their ends; NULL: there is no such file. */
static jk_span *lines_of(const set *s, const char *folder, const char *file, size_t *n)
{
    char path[512];
    jk_buf all = { 0 };
    snprintf(path, sizeof path, "%s/%s/%s", folder, s->name, file);
    FILE *f = fopen(path, "rb");
    if (!f)
        return NULL;
    char part[1 << 16];
    for (size_t got; (got = fread(part, 1, sizeof part, f)) > 0; )
        jk_buf_put(&all, (jk_span){ part, got }, &err);
    fclose(f);
    jk_span text = jk_arena_copy(s->arena, jk_buf_span(&all), &err);
    jk_buf_free(&all);
    jk_span *line = JK_NEW(s->arena, jk_span, text.len + 1, &err);
    *n = 0;
    for (const char *p = text.ptr, *end = p + text.len; p < end; ) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        size_t len = (size_t)((stop ? stop : end) - p);
        line[(*n)++] = jk_strip_end((jk_span){ p, len });
        p += len + 1;
    }
    return line;
}

/* ------------------------------------------------------------------- options */

static unsigned place_in(const char *const *names, jk_span s)
{
    unsigned k = 0;
    while (names[k] && !jk_span_equal(jk_span_of(names[k]), s))
        k++;
    return k;
}

static bool is_true(const jk_json *args, const char *key)
{
    const jk_json *v = jk_json_get(args, key);
    return v && v->kind == JK_JSON_TRUE;
}

static void set_count(const jk_json *args, const char *key, unsigned *to)
{
    uint64_t n;
    if (jk_json_count(jk_json_get(args, key), &n))
        *to = (unsigned)n;
}

static jk_metric *metric_of(const jk_json *row)
{
    static const char *const known[] = {
        "tokenize", "lowercase", "smooth_method", "smooth_value", "effective_order", "max_ngram_order", "char_order", "word_order", "beta", "whitespace",
        "eps_smoothing", "normalized", "no_punct", "asian_support", "case_sensitive", NULL };
    const jk_json *args = jk_json_get(row, "args");
    jk_span s;
    for (const jk_json *a = args->first; a; a = a->next)
        CHECK(known[place_in(known, a->key)]);
    jk_metric_options o = jk_metric_defaults((jk_metric_kind)place_in(jk_metric_names, jk_json_get(row, "metric")->text));
    if (o.kind == JK_TER)
        o.lower = !is_true(args, "case_sensitive");
    else
        o.lower = is_true(args, "lowercase");
    if (jk_json_string(jk_json_get(args, "tokenize"), &s))
        o.tokenizer = (jk_mt_tokenizer)place_in(jk_mt_tokenizer_names, s);
    if (jk_json_string(jk_json_get(args, "smooth_method"), &s))
        o.smooth = (jk_smooth)place_in(jk_smooth_names, s);
    o.effective_order = is_true(args, "effective_order");
    set_count(args, "max_ngram_order", &o.max_order);
    set_count(args, "char_order", &o.char_order);
    set_count(args, "word_order", &o.word_order);
    set_count(args, "beta", &o.beta);
    o.whitespace = is_true(args, "whitespace");
    o.eps = is_true(args, "eps_smoothing");
    o.normalized = is_true(args, "normalized");
    o.no_punct = is_true(args, "no_punct");
    o.asian = is_true(args, "asian_support");
    jk_metric *m = jk_metric_open(&o, &err);
    CHECK(m != NULL);
    return m;
}

/* -------------------------------------------------------------------- scores */

static double number(const jk_json *v) { return v ? strtod(v->text.ptr, NULL) : -1; }

static void check_number(const set *s, const char *what, jk_span of, double got, const jk_json *want)
{
    char a[64], b[64];
    double w = number(want), off = got > w ? got - w : w - got;
    snprintf(a, sizeof a, "%.4f", got);
    snprintf(b, sizeof b, "%.4f", w);
    n_score++;
    n_exact += got == w;
    if (strcmp(a, b) == 0) {                    /* then show what differs */
        snprintf(a, sizeof a, "%.17g", got);
        snprintf(b, sizeof b, "%.17g", w);
        say(off <= 1e-9, s, what, of, a, b);
    } else
        say(false, s, what, of, a, b);
}

static void check_stats(const set *s, const char *what, jk_span of, const double *got, const jk_json *want, size_t n)
{
    jk_buf a = { 0 }, b = { 0 };
    bool same = want && want->n == n;
    size_t k = 0;
    for (const jk_json *w = want ? want->first : NULL; w; w = w->next, k++) {
        double x = number(w);
        same = same && k < n && got[k] - x <= 1e-9 && x - got[k] <= 1e-9;
        jk_buf_printf(&b, &err, "%.10g ", x);
    }
    for (k = 0; k < n; k++)
        jk_buf_printf(&a, &err, "%.10g ", got[k]);
    say(same, s, what, of, text_of(s->arena, jk_buf_span(&a)), text_of(s->arena, jk_buf_span(&b)));
    jk_buf_free(&a);
    jk_buf_free(&b);
}

static void put_signature(const set *s, const jk_metric *m, bool short_form, jk_buf *buf)
{
    jk_buf_printf(buf, &err, "%s:%zu|", short_form ? "#" : "nrefs", s->n_ref);
    jk_metric_signature(m, short_form, buf, &err);
    jk_buf_printf(buf, &err, "|%s:2.6.0", short_form ? "v" : "version");
}

static void check_text(const set *s, const jk_metric *m, const jk_json *row, jk_span of, bool signature, const double *sum, unsigned width, jk_span want)
{
    jk_buf buf = { 0 };
    (void)row;
    jk_buf_printf(&buf, &err, "%s%s", jk_metric_name(m), signature ? "|" : "");
    if (signature)
        put_signature(s, m, false, &buf);
    jk_buf_printf(&buf, &err, " = ");
    jk_metric_text(m, sum, width, &buf, &err);
    say_text(s, "text", of, &buf, want);
    jk_buf_free(&buf);
}

static void check_signature(const set *s, const jk_metric *m, const jk_json *row, jk_span of)
{
    for (unsigned k = 0; k < 2; k++) {
        jk_buf buf = { 0 };
        const jk_json *want = jk_json_get(row, k ? "signature_short" : "signature");
        put_signature(s, m, k == 1, &buf);
        if (want)
            say_text(s, "signature", of, &buf, want->text);
        jk_buf_free(&buf);
    }
}

static void check_detail(const set *s, const jk_json *row, jk_span of, const jk_bleu_detail *d)
{
    const double one[] = { d->bp, d->sys_len, d->ref_len, d->ratio };
    static const char *const one_name[] = { "bp", "sys_len", "ref_len", "ratio" };
    for (size_t k = 0; k < 4; k++)
        check_number(s, one_name[k], of, one[k], jk_json_get(row, one_name[k]));
    check_stats(s, "precisions", of, d->precision, jk_json_get(row, "precisions"), d->n);
    check_stats(s, "counts", of, d->count, jk_json_get(row, "counts"), d->n);
    check_stats(s, "totals", of, d->total, jk_json_get(row, "totals"), d->n);
}

static bool segment(const set *s, const jk_metric *m, size_t line, double *stat)
{
    jk_span ref[MOST_REF];
    for (size_t k = 0; k < s->n_ref; k++)
        ref[k] = s->ref[k][line];
    bool ok = jk_metric_segment(m, s->scratch, s->hyp[line], ref, s->n_ref, stat, &err);
    CHECK(ok);
    return ok;
}

static void check_corpus(const set *s, const jk_json *row, jk_span of)
{
    double sum[JK_MAX_STAT] = { 0 }, stat[JK_MAX_STAT];
    jk_metric *m = metric_of(row);
    jk_bleu_detail d = { 0 };
    for (size_t line = 0; line < s->n_line && segment(s, m, line, stat); line++)
        for (size_t k = 0; k < jk_metric_n_stat(m); k++)
            sum[k] += stat[k];
    check_stats(s, "sum", of, sum, jk_json_get(row, "stats_sum"), jk_metric_n_stat(m));
    check_number(s, "score", of, jk_metric_score(m, sum, &d), jk_json_get(row, "score"));
    check_signature(s, m, row, of);
    check_text(s, m, row, of, true, sum, 2, jk_json_get(row, "text_w2")->text);
    check_text(s, m, row, of, true, sum, 1, jk_json_get(row, "text_w1")->text);
    if (jk_json_get(row, "counts"))
        check_detail(s, row, of, &d);
    jk_metric_close(m);
}

static void check_sentences(const set *s, const jk_json *row, jk_span of)
{
    double stat[JK_MAX_STAT];
    jk_metric *m = metric_of(row);
    const jk_json *score = jk_json_get(row, "scores")->first, *want = jk_json_get(row, "stats")->first;
    const jk_json *text = jk_json_get(row, "text_w2") ? jk_json_get(row, "text_w2")->first : NULL;
    size_t line = 0;
    for (; score && want && line < s->n_line && segment(s, m, line, stat); line++) {
        check_stats(s, "statistics", s->hyp[line], stat, want, jk_metric_n_stat(m));
        check_number(s, "score", s->hyp[line], jk_metric_score(m, stat, NULL), score);
        if (text)
            check_text(s, m, row, of, false, stat, 2, text->text);
        score = score->next;
        want = want->next;
        text = text ? text->next : NULL;
    }
    CHECK(line == s->n_line && !score);
    check_signature(s, m, row, of);
    jk_metric_close(m);
}

/* -------------------------------------------------------------------- tokens */

/* The first member of an array or object of the row; NULL: it is not there. */
static const jk_json *first(const jk_json *row, const char *key)
{
    const jk_json *v = jk_json_get(row, key);
    return v ? v->first : NULL;
}

static void put_tokens(const jk_tokens *t, jk_buf *buf)
{
    buf->len = 0;
    for (size_t k = 0; k < t->n; k++) {
        if (k)
            jk_buf_putc(buf, ' ', &err);
        jk_buf_put(buf, t->token[k], &err);
    }
}

static void check_tokens(const set *s, const jk_json *row, jk_span of)
{
    jk_buf buf = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_tokens t = { .arena = arena };
    jk_span input = jk_json_get(row, "input")->text, low;
    (void)of;
    for (const jk_json *w = first(row, "bleu"); w; w = w->next) {
        buf.len = 0;
        jk_mt_tokenizer kind = (jk_mt_tokenizer)place_in(jk_mt_tokenizer_names, w->key);
        CHECK(kind < JK_N_TOK && jk_tokenize_mt(kind, input, &buf, &err));
        jk_buf want = { 0 };                    /* char keeps blanks, which the later split drops */
        jk_tokenizer none = jk_tokenizer_bleu(JK_TOK_NONE);
        jk_tokens_of(&t, &none, w->text, &err);
        put_tokens(&t, &want);
        say_text(s, jk_mt_tokenizer_names[kind], input, &buf, jk_buf_span(&want));
        jk_buf_free(&want);
    }
    CHECK(jk_lower(arena, input, &low, &err));
    buf.len = 0;
    jk_buf_put(&buf, low, &err);
    say_text(s, "lower", input, &buf, jk_json_get(row, "lower") ? jk_json_get(row, "lower")->text : low);
    for (const jk_json *w = first(row, "ter"); w; w = w->next) {
        const char *k = w->key.ptr;             /* ter:n0p0a0c0 */
        jk_tokenizer how = jk_tokenizer_ter(k[5] == '1', k[7] == '1', k[9] == '1');
        CHECK(jk_tokens_of(&t, &how, k[11] == '1' ? input : low, &err));
        put_tokens(&t, &buf);
        say_text(s, "ter", input, &buf, w->text);
    }
    CHECK(jk_tokens_chrf(&t, input, &err));
    const jk_json *w = first(row, "chrf_words");
    for (size_t k = 0; jk_json_get(row, "chrf_words") && (k < t.n || w); k++, w = w ? w->next : NULL) {
        buf.len = 0;
        if (k < t.n)
            jk_buf_put(&buf, t.token[k], &err);
        say_text(s, "chrf word", input, &buf, w ? w->text : (jk_span){ "(none)", 6 });
    }
    jk_tokens_free(&t);
    jk_buf_free(&buf);
    jk_arena_close(arena);
}

static void check_file(const set *s, const char *folder, const char *file, void (*check)(const set *, const jk_json *, jk_span))
{
    size_t n;
    jk_span *line = lines_of(s, folder, file, &n);
    for (size_t k = 0; line && k < n; k++) {
        jk_json *row;
        char of[32];
        snprintf(of, sizeof of, "%s:%zu", file, k + 1);
        CHECK(jk_json_read(s->arena, line[k], of, &row, &err));
        if (err.code)
            return;
        check(s, row, jk_span_of(of));
    }
}

static void check_set(const char *folder, const char *name)
{
    set s = { .name = name, .arena = jk_arena_open(0), .scratch = jk_metric_scratch_open(&err) };
    s.hyp = lines_of(&s, folder, "hyp.txt", &s.n_line);
    for (; s.n_ref < MOST_REF; s.n_ref++) {
        char file[32];
        size_t n;
        snprintf(file, sizeof file, "ref%zu.txt", s.n_ref);
        if (!(s.ref[s.n_ref] = lines_of(&s, folder, file, &n)))
            break;
        CHECK(n == s.n_line);
    }
    if (s.hyp && s.n_ref) {
        check_file(&s, folder, "tokens.jsonl", check_tokens);
        check_file(&s, folder, "sentence.jsonl", check_sentences);
        check_file(&s, folder, "corpus.jsonl", check_corpus);
    }
    jk_metric_scratch_close(s.scratch);
    jk_arena_close(s.arena);
}

int main(int argc, char **argv)
{
    DIR *dir = argc > 1 ? opendir(argv[1]) : NULL;
    if (!dir) {
        printf("vectors: 0 passed, 0 failed, 1 skipped\n");
        return 0;
    }
    for (struct dirent *e; (e = readdir(dir)) != NULL; )
        if (e->d_name[0] != '.' && !strchr(e->d_name, '.'))
            check_set(argv[1], e->d_name);
    closedir(dir);
    CHECK(err.code == JK_OK);
    if (err.code)
        printf("%s\n", err.what);
    if (argc > 2)
        printf("%zu of %zu scores equal in every bit\n", n_exact, n_score);
    return test_report("vectors");
}

/* score-list.c - what is written of every segment (a table, triples for neural metrics), and the
 * segments that are remembered: the worst of each system, and where systems differ most.
 */
#include "align/unicode.h"
#include "corpus/cmd/score.h"
#include "corpus/io.h"
#include "corpus/json.h"

#include <math.h>
#include <stdlib.h>

/* Kept in order: the first is the one that is looked at first; of equals the earlier one. */
typedef struct {
    double key;                     /* less: earlier */
    uint64_t n;
    char *text;
} remembered;

typedef struct { remembered *item; size_t n, cap; } board;

struct score_list {
    const score_run *run;
    jk_sink *table;
    jk_sink **triples;              /* [n_sys] */
    bool json;                      /* the table is JSON lines */
    board *worst, *differ;          /* [n_sys] */
    jk_buf line;
};

static bool ends_with(const char *path, const char *ending)
{
    size_t n = strlen(path), m = strlen(ending);
    return n >= m && strcmp(path + n - m, ending) == 0;
}

/* ------------------------------------------------------------- cells */

/* A cell holds no TAB and nothing that ends a line for someone: a space stands for it. */
static void put_cell(jk_buf *out, jk_span s, jk_err *err)
{
    for (const char *at = s.ptr, *end = s.ptr + s.len; at < end;) {
        const char *from = at;
        uint32_t c = jk_next_char(&at, end);
        bool breaks = (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
        if (breaks)
            jk_buf_putc(out, ' ', err);
        else
            jk_buf_put(out, (jk_span){ from, (size_t)(at - from) }, err);
    }
}

static void put_key(jk_buf *out, const char *key, jk_err *err)
{
    jk_buf_putc(out, out->len > 0 && out->ptr[out->len - 1] != '{' ? ',' : '{', err);
    jk_json_put(out, jk_span_of(key), err);
    jk_buf_putc(out, ':', err);
}

static void put_text(score_list *list, const char *key, jk_span s, jk_err *err)
{
    jk_buf *out = &list->line;
    if (list->json) {
        put_key(out, key, err);
        jk_json_put(out, s, err);
        return;
    }
    if (out->len)
        jk_buf_putc(out, '\t', err);
    put_cell(out, s, err);
}

static void put_value(score_list *list, const char *key, const char *number, jk_err *err)
{
    if (list->json) {
        put_key(&list->line, key, err);
        jk_buf_put(&list->line, jk_span_of(number), err);
    } else
        jk_buf_printf(&list->line, err, "%s%s", list->line.len ? "\t" : "", number);
}

static bool write_line(score_list *list, jk_sink *to, jk_err *err)
{
    jk_buf_putc(&list->line, '\n', err);
    return !err->code && jk_sink_write(to, list->line.ptr, list->line.len, err);
}

/* ------------------------------------------------------------- the table
 * n, system (of several), doc_id, src, hyp, ref ..., what the source adds, a score a metric */

static const char *ref_name(size_t k, char name[24])
{
    snprintf(name, 24, k ? "ref%zu" : "ref", k + 1);
    return name;
}

static bool put_head(score_list *list, size_t n_ref, jk_err *err)
{
    const score_source *source = list->run->source;
    char name[24];
    list->line.len = 0;
    put_text(list, "", jk_span_of("n"), err);
    if (source->n_sys > 1)
        put_text(list, "", jk_span_of("system"), err);
    if (source->has_doc)
        put_text(list, "", jk_span_of("doc_id"), err);
    if (source->has_src)
        put_text(list, "", jk_span_of("src"), err);
    put_text(list, "", jk_span_of("hyp"), err);
    for (size_t k = 0; k < n_ref; k++)
        put_text(list, "", jk_span_of(ref_name(k, name)), err);
    for (size_t k = 0; k < source->n_extra; k++)
        put_text(list, "", jk_span_of(source->extra[k]), err);
    for (size_t m = 0; m < list->run->n_metric; m++)
        put_text(list, "", jk_span_of(list->run->metric[m].name), err);
    return write_line(list, list->table, err);
}

static bool put_row(score_list *list, uint64_t n, size_t sys, size_t n_ref, const score_segment *segment, const double *score, jk_err *err)
{
    const score_source *source = list->run->source;
    char text[64], name[24];
    list->line.len = 0;
    snprintf(text, sizeof text, "%llu", (unsigned long long)n);
    put_value(list, "n", text, err);
    if (source->n_sys > 1)
        put_text(list, "system", jk_span_of(source->sys[sys]), err);
    if (source->has_doc)
        put_text(list, "doc_id", segment->doc, err);
    if (source->has_src)
        put_text(list, "src", segment->src, err);
    put_text(list, "hyp", segment->hyp ? segment->hyp[sys] : jk_span_of(""), err);
    for (size_t k = 0; k < n_ref; k++)
        put_text(list, ref_name(k, name), k < segment->n_ref ? segment->ref[k] : jk_span_of(""), err);
    for (size_t k = 0; k < source->n_extra; k++)
        put_text(list, source->extra[k], segment->extra[sys * source->n_extra + k], err);
    for (size_t m = 0; m < list->run->n_metric; m++) {
        snprintf(text, sizeof text, "%.4f", score[m]);
        put_value(list, list->run->metric[m].name, text, err);
    }
    if (list->json)
        jk_buf_putc(&list->line, '}', err);
    return write_line(list, list->table, err);
}

/* ------------------------------------------------------------- triples */

static void put_string(jk_buf *out, const char *key, jk_span s, jk_err *err)
{
    put_key(out, key, err);
    jk_json_put(out, s, err);
}

static bool put_triple(score_list *list, uint64_t n, size_t sys, const score_segment *segment, jk_err *err)
{
    jk_buf *out = &list->line;
    out->len = 0;
    put_string(out, "src", segment->src, err);
    put_string(out, "mt", segment->hyp[sys], err);
    put_string(out, "ref", segment->n_ref ? segment->ref[0] : jk_span_of(""), err);
    for (size_t k = 1; k < segment->n_ref; k++) {
        char name[24];
        put_string(out, ref_name(k, name), segment->ref[k], err);
    }
    put_string(out, "doc_id", segment->doc, err);
    jk_buf_printf(out, err, ",\"seg_id\":%llu}", (unsigned long long)n);
    return write_line(list, list->triples[sys], err);
}

/* ------------------------------------------------------------- the ones remembered */

static bool is_wanted(const board *b, double key) { return b->cap > 0 && (b->n < b->cap || key < b->item[b->n - 1].key); }

/* Takes text over. */
static void remember(board *b, double key, uint64_t n, char *text)
{
    if (b->n == b->cap)
        free(b->item[--b->n].text);
    size_t at = b->n++;
    for (; at > 0 && b->item[at - 1].key > key; at--)
        b->item[at] = b->item[at - 1];
    b->item[at] = (remembered){ key, n, text };
}

static void put_part(jk_buf *out, const char *what, jk_span s, jk_err *err)
{
    jk_buf_printf(out, err, s.len ? "        %-4s " : "        %s", what);
    put_cell(out, s, err);
    jk_buf_putc(out, '\n', err);
}

/* The text of a segment, of one system or (second) beside the baseline. */
static bool describe(const score_list *list, uint64_t n, size_t sys, bool second, double score, double base, const score_segment *segment, board *b,
                     double key, jk_err *err)
{
    const score_run *run = list->run;
    const score_metric *m = &run->metric[0];
    unsigned w = m->width;
    jk_buf out = { 0 };
    if (second)
        jk_buf_printf(&out, err, "%7llu  %+.*f  (%.*f, %.*f)", (unsigned long long)n, (int)w, score - base, (int)w, base, (int)w, score);
    else
        jk_buf_printf(&out, err, "%7llu  %.*f", (unsigned long long)n, (int)w, score);
    if (run->source->has_doc) {
        jk_buf_put(&out, jk_span_of("  "), err);
        put_cell(&out, segment->doc, err);
    }
    jk_buf_putc(&out, '\n', err);
    if (run->source->has_src)
        put_part(&out, "src", segment->src, err);
    for (size_t k = 0; k < segment->n_ref; k++)
        put_part(&out, "ref", segment->ref[k], err);
    if (segment->hyp && second)
        put_part(&out, "base", segment->hyp[0], err);
    if (segment->hyp)
        put_part(&out, second ? "this" : "hyp", segment->hyp[sys], err);
    jk_buf_putc(&out, '\0', err);
    if (err->code) {
        jk_buf_free(&out);
        return false;
    }
    remember(b, key, n, out.ptr);
    return true;
}

static bool consider(score_list *list, uint64_t n, size_t sys, double score, double base, const score_segment *segment, jk_err *err)
{
    double worth = score_worth(&list->run->metric[0], score), gap = -fabs(score - base);
    board *worst = &list->worst[sys], *differ = &list->differ[sys];
    if (is_wanted(worst, worth) && !describe(list, n, sys, false, score, base, segment, worst, worth, err))
        return false;
    return sys == 0 || gap == 0.0 || !is_wanted(differ, gap) || describe(list, n, sys, true, score, base, segment, differ, gap, err);
}

static void print_board(const board *b)
{
    for (size_t k = 0; k < b->n; k++)
        fputs(b->item[k].text, stdout);
}

/* Documents by the score of their segments together, the worst first; of equals the earlier one. */
typedef struct { double worth, score; size_t doc; } graded;

static int worse(const void *p, const void *q)
{
    const graded *a = p, *b = q;
    int order = (a->worth > b->worth) - (a->worth < b->worth);
    return order ? order : (a->doc > b->doc) - (a->doc < b->doc);
}

static bool print_docs(const score_run *run, size_t sys, jk_err *err)
{
    const score_metric *m = &run->metric[0];
    jk_stats docs = { 0 };
    graded *order = calloc(run->n_doc + 1, sizeof *order);
    bool ok = order ? jk_stats_group(score_stats(run, sys, 0), run->doc, &docs, err) : jk_fail(err, JK_ENOMEM, "no more memory to sort documents");
    for (size_t d = 0; ok && d < run->n_doc; d++) {
        double sum[JK_MAX_STAT];
        jk_stats_get(&docs, d, sum);
        double x = score_corpus(m, sum);
        order[d] = (graded){ score_worth(m, x), x, d };
    }
    if (ok) {
        qsort(order, run->n_doc, sizeof *order, worse);
        printf("\nworst documents of %s by %s\n", run->source->sys[sys], m->name);
    }
    for (size_t d = 0; ok && d < run->n_doc && d < run->o->worst; d++)
        printf("%7.*f  %s\n", (int)m->width, order[d].score, run->doc_name[order[d].doc]);
    jk_stats_free(&docs);
    free(order);
    return ok;
}

bool score_list_print(const score_list *list, jk_err *err)
{
    const score_run *run = list->run;
    for (size_t s = 0; s < run->source->n_sys; s++) {
        if (run->o->worst && run->n_doc > 1 && !print_docs(run, s, err))
            return false;
        if (list->worst[s].n) {
            printf("\nworst segments of %s by %s\n", run->source->sys[s], run->metric[0].name);
            print_board(&list->worst[s]);
        }
        if (list->differ[s].n) {
            printf("\nwhere %s differs most from %s by %s: the difference (that one's score, its own)\n", run->source->sys[s], run->source->sys[0], run->metric[0].name);
            print_board(&list->differ[s]);
        }
    }
    return true;
}

/* ------------------------------------------------------------- all of them */

static bool open_boards(board **boards, size_t n_sys, uint64_t cap, jk_err *err)
{
    *boards = calloc(n_sys + 1, sizeof **boards);
    for (size_t s = 0; *boards && s < n_sys; s++) {
        (*boards)[s].cap = cap;
        (*boards)[s].item = calloc(cap + 1, sizeof *(*boards)[s].item);
        if (!(*boards)[s].item)
            return jk_fail(err, JK_ENOMEM, "no more memory to remember segments");
    }
    return *boards || jk_fail(err, JK_ENOMEM, "no more memory to remember segments");
}

static bool open_files(score_list *list, jk_err *err)
{
    const score_options *o = list->run->o;
    size_t n_sys = list->run->source->n_sys;
    if (o->triples.n && o->triples.n != n_sys)
        return jk_fail(err, JK_EUSAGE, "--triples: %zu files for %zu systems; it takes one for each, in their order", o->triples.n, n_sys);
    list->triples = calloc(n_sys + 1, sizeof *list->triples);   /* NOLINT(bugprone-sizeof-expression): of pointers */
    if (!list->triples)
        return jk_fail(err, JK_ENOMEM, "no more memory to write");
    for (size_t s = 0; s < o->triples.n; s++)
        if (!(list->triples[s] = jk_sink_open(o->triples.item[s], err)))
            return false;
    if (!o->segments)
        return true;
    list->json = ends_with(o->segments, ".jsonl") || ends_with(o->segments, ".ndjson");
    return (list->table = jk_sink_open(o->segments, err)) != NULL;
}

score_list *score_list_open(const score_run *run, jk_err *err)
{
    score_list *list = calloc(1, sizeof *list);
    if (!list) {
        jk_fail(err, JK_ENOMEM, "no more memory to write");
        return NULL;
    }
    list->run = run;
    if (open_boards(&list->worst, run->source->n_sys, run->o->worst, err) && open_boards(&list->differ, run->source->n_sys, run->o->differ, err)
        && open_files(list, err))
        return list;
    score_list_close(list);
    return NULL;
}

bool score_list_put(score_list *list, uint64_t n, const score_segment *segment, const double *stat, jk_err *err)
{
    const score_run *run = list->run;
    double score[SCORE_MAX_METRIC] = { 0.0 }, base = 0.0;
    size_t n_ref = list->json ? segment->n_ref : run->source->n_ref;
    if (!list->table && !run->o->triples.n && !run->o->worst && !run->o->differ)
        return true;
    if (n == 1 && list->table && !list->json && !put_head(list, n_ref, err))
        return false;
    for (size_t s = 0; s < run->source->n_sys; s++) {
        for (size_t m = 0; m < run->n_metric; stat += run->metric[m].n_stat, m++)
            score[m] = score_of_segment(&run->metric[m], stat);
        base = s ? base : score[0];
        if ((list->table && !put_row(list, n, s, n_ref, segment, score, err)) || (list->triples[s] && !put_triple(list, n, s, segment, err))
            || !consider(list, n, s, score[0], base, segment, err))
            return false;
    }
    return true;
}

bool score_list_finish(score_list *list, jk_err *err)
{
    for (size_t s = 0; s < list->run->source->n_sys; s++)
        if (list->triples[s] && !jk_sink_commit(&list->triples[s], 1, NULL, err))
            return false;
    return !list->table || jk_sink_commit(&list->table, 1, NULL, err);
}

static void close_boards(board *boards, size_t n_sys)
{
    for (size_t s = 0; boards && s < n_sys; s++) {
        for (size_t k = 0; k < boards[s].n; k++)
            free(boards[s].item[k].text);
        free(boards[s].item);
    }
    free(boards);
}

void score_list_close(score_list *list)
{
    if (!list)
        return;
    size_t n_sys = list->run->source->n_sys;
    close_boards(list->worst, n_sys);
    close_boards(list->differ, n_sys);
    for (size_t s = 0; list->triples && s < n_sys; s++)
        jk_sink_close(list->triples[s]);
    free(list->triples);
    jk_sink_close(list->table);
    jk_buf_free(&list->line);
    free(list);
}

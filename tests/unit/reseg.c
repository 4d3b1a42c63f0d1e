/* A translation that lost its line ends is cut back into the sentences of its reference; what was left out
 * stays empty, what was put in is set apart. On texts made noisy as machine translation is, by a seed. */
#include "corpus/score/reseg.h"

#include <stdio.h>
#include <stdlib.h>

#include "corpus/io.h"
#include "corpus/score/metric.h"
#include "tests/unit/test.h"

static jk_segmenter *seg;
static jk_err err;

/* ------------------------------------------------------------- noise */

static uint64_t state;

static uint32_t draw(uint32_t n)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(((state >> 33) * n) >> 31);
}

enum { MAX_WORD = 512 };

static size_t words_of(jk_span s, jk_span *word)
{
    size_t n = 0;
    for (size_t at = 0; at < s.len && n < MAX_WORD;) {
        size_t from = at;
        while (at < s.len && s.ptr[at] != ' ' && s.ptr[at] != '\n')
            at++;
        if (at > from)
            word[n++] = (jk_span){ s.ptr + from, at - from };
        at++;
    }
    return n;
}

/* s with one word in twenty left out, one in twenty another word of the text, one in twenty behind the next one; its last
   word keeps its place, and one word stays at least. */
static void put_noisy(const jk_doc *doc, jk_span s, jk_buf *out)
{
    jk_span word[MAX_WORD], other[MAX_WORD];
    size_t n = words_of(s, word), kept = 0;
    for (size_t k = 0; k < n; k++) {
        uint32_t what = draw(20);
        if (what == 0 && (kept || k + 1 < n))
            continue;
        if (what == 1) {
            size_t m = words_of(doc->sent[draw(doc->n_sent)].text, other);
            word[k] = other[draw((uint32_t)m)];
        }
        if (what == 2 && k + 1 < n) {
            jk_span swap = word[k];
            word[k] = word[k + 1];
            word[k + 1] = swap;
        }
        if (kept++)
            jk_buf_putc(out, ' ', &err);
        jk_buf_put(out, word[k], &err);
    }
}

/* ------------------------------------------------------------- a hypothesis, and what is true of it */

typedef struct {
    jk_buf  text;
    jk_buf  one;
    jk_span *piece;                 /* [n_sent] as they truly were */
    size_t  *from, *foreign;        /* offsets */
    size_t  *to;
    size_t  n_foreign;
} truth;

static void truth_free(truth *t)
{
    jk_buf_free(&t->text);
    free(t->piece);
    free(t->from);
    free(t->to);
    free(t->foreign);
}

/* All in one line; one sentence in ten dropped, one in ten followed by a foreign one, if so wanted. */
static void make(const jk_doc *doc, const jk_doc *foreign, bool drop, uint64_t seed, truth *t)
{
    *t = (truth){ 0 };
    state = seed;
    t->piece = calloc(doc->n_sent + 1, sizeof *t->piece);
    t->from = calloc(doc->n_sent + 1, sizeof *t->from);
    t->to = calloc(doc->n_sent + 1, sizeof *t->to);
    t->foreign = calloc(2 * (size_t)doc->n_sent + 2, sizeof *t->foreign);
    for (uint32_t k = 0; k < doc->n_sent; k++) {
        if (t->text.len)
            jk_buf_putc(&t->text, ' ', &err);
        t->from[k] = t->to[k] = t->text.len;
        if (!drop || draw(10) > 0) {
            put_noisy(doc, doc->sent[k].text, &t->text);
            t->to[k] = t->text.len;
        }
        if (foreign && draw(10) == 0) {
            jk_buf_putc(&t->text, ' ', &err);
            t->foreign[2 * t->n_foreign] = t->text.len;
            jk_buf_put(&t->text, foreign->sent[draw(foreign->n_sent)].text, &err);
            t->foreign[2 * t->n_foreign++ + 1] = t->text.len;
        }
    }
    for (uint32_t k = 0; k < doc->n_sent; k++)
        t->piece[k] = (jk_span){ t->text.ptr + t->from[k], t->to[k] - t->from[k] };
}

/* ------------------------------------------------------------- how well it went */

typedef struct { double exact, chrf, oracle, holes, false_holes, apart; } outcome;

static double chrf(const jk_doc *ref, const jk_span *hyp, const jk_piece *piece)
{
    jk_metric_options o = jk_metric_defaults(JK_CHRF);
    jk_metric *m = jk_metric_open(&o, &err);
    jk_metric_scratch *s = jk_metric_scratch_open(&err);
    double stat[JK_MAX_STAT], sum[JK_MAX_STAT] = { 0 };
    for (uint32_t k = 0; k < ref->n_sent; k++) {
        jk_metric_segment(m, s, piece ? piece[k].text : hyp[k], &ref->sent[k].text, 1, stat, &err);
        for (size_t i = 0; i < jk_metric_n_stat(m); i++)
            sum[i] += stat[i];
    }
    double score = jk_metric_score(m, sum, NULL);
    jk_metric_scratch_close(s);
    jk_metric_close(m);
    return score;
}

static bool holds(const jk_reseg *r, const char *from, const char *to)
{
    for (uint32_t k = 0; k < r->n_insertion; k++)
        if (r->insertion[k].text.ptr <= from && to <= r->insertion[k].text.ptr + r->insertion[k].text.len)
            return true;
    return false;
}

static outcome measure(jk_arena *arena, const jk_doc *ref, const truth *t, const char *lang)
{
    jk_doc hyp;
    jk_reseg r;
    outcome o = { 0 };
    unsigned n_full = 0, n_hole = 0;
    CHECK(jk_doc_read(seg, arena, jk_buf_span(&t->text), &(jk_read_options){ .lang = lang }, &hyp, &err));
    CHECK(jk_reseg_pieces(arena, ref, &hyp, &r, &err));
    if (err.code)
        return o;
    for (uint32_t k = 0; k < ref->n_sent; k++) {
        bool hole = t->piece[k].len == 0, empty = r.piece[k].text.len == 0;
        o.exact += !hole && jk_span_equal(r.piece[k].text, t->piece[k]);
        if (getenv("RESEG_SHOW") && (hole ? !empty : !jk_span_equal(r.piece[k].text, t->piece[k])))
            printf("%u %.3f\n  ref  %.*s\n  true %.*s\n  got  %.*s\n", k, r.piece[k].posterior, (int)ref->sent[k].text.len, ref->sent[k].text.ptr, (int)t->piece[k].len, t->piece[k].ptr, (int)r.piece[k].text.len, r.piece[k].text.ptr);
        o.holes += hole && empty;
        o.false_holes += !hole && empty;
        n_hole += hole;
        n_full += !hole;
    }
    for (size_t k = 0; k < t->n_foreign; k++)
        o.apart += holds(&r, t->text.ptr + t->foreign[2 * k], t->text.ptr + t->foreign[2 * k + 1]);
    o.exact /= n_full ? n_full : 1;
    o.false_holes /= n_full ? n_full : 1;
    o.holes /= n_hole ? n_hole : 1;
    o.apart /= t->n_foreign ? (double)t->n_foreign : 1;
    o.chrf = chrf(ref, NULL, r.piece);
    o.oracle = chrf(ref, t->piece, NULL);
    return o;
}

static bool read_doc(jk_arena *arena, const char *path, const char *lang, jk_doc *doc)
{
    jk_buf bytes = { 0 };
    jk_err none = { 0 };
    jk_span copy = { 0 };
    if (jk_read_file(path, 0, &bytes, NULL, &none))
        copy = jk_arena_copy(arena, jk_buf_span(&bytes), &none);
    jk_buf_free(&bytes);
    return !none.code && jk_doc_read(seg, arena, copy, &(jk_read_options){ .lang = lang }, doc, &err);
}

static void trial(const char *lang, const char *path, const char *foreign_path)
{
    jk_arena *arena = jk_arena_open(0);
    jk_doc ref, foreign;
    if (!read_doc(arena, path, lang, &ref) || !read_doc(arena, foreign_path, lang, &foreign))
        printf("skipped: no %s\n", path);
    else
        for (uint64_t seed = 1; seed <= 3; seed++) {
            truth t[3];
            make(&ref, NULL, false, seed, &t[0]);
            make(&ref, NULL, true, seed, &t[1]);
            make(&ref, &foreign, false, seed, &t[2]);
            for (int k = 0; k < 3; k++) {
                outcome o = measure(arena, &ref, &t[k], lang);
                printf("%s %u sentences, %s: exact %.3f, chrF %.2f (oracle %.2f), holes empty %.3f (false %.3f), set apart %.3f\n", path, ref.n_sent,
                       k == 0 ? "line ends lost" : k == 1 ? "dropped" : "foreign", o.exact, o.chrf, o.oracle, o.holes, o.false_holes, o.apart);
                truth_free(&t[k]);
            }
        }
    jk_arena_close(arena);
}

int main(void)
{
    seg = jk_segmenter_open(&err);
    trial("ko", "../shared/eval/segmentation/ko_pud_a.txt", "../shared/eval/segmentation/ko_gsd_dev.txt");
    trial("en", "../shared/eval/segmentation/en_pud_a.txt", "../shared/eval/segmentation/en_ewt_dev.txt");
    jk_segmenter_close(seg);
    return test_report("reseg");
}

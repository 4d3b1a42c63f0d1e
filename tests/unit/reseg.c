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

/* s with one word in twenty left out, one in twenty another word of the text, one in twenty behind the next one; one
   word stays at least. marks: whatever happens to the last word, the full stop stays, as translators have it. */
static void put_noisy(const jk_doc *doc, jk_span s, bool marks, jk_buf *out)
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
    char last = s.ptr[s.len - 1];
    if (marks && strchr(".!?", last) && out->ptr[out->len - 1] != last)
        jk_buf_putc(out, last, &err);
}

/* ------------------------------------------------------------- a hypothesis, and what is true of it */

typedef struct {
    jk_buf  text;
    jk_span *piece;                 /* [n_sent] as they truly were */
    size_t *from, *to;              /* [n_sent] their offsets */
    size_t *foreign;                /* [n_foreign][2] offsets */
    size_t n_foreign;
} truth;

static void truth_free(truth *t)
{
    jk_buf_free(&t->text);
    free(t->piece);
    free(t->from);
    free(t->to);
    free(t->foreign);
}

/* One of them that ends in a mark. */
static jk_span whole_sentence(const jk_doc *doc)
{
    jk_span s = doc->sent[draw(doc->n_sent)].text;
    return strchr(".!?", s.ptr[s.len - 1]) ? s : whole_sentence(doc);
}

/* All in one line; one sentence in ten dropped, one in ten followed by a foreign one, if so wanted. */
static void make(const jk_doc *doc, const jk_doc *foreign, bool drop, bool marks, uint64_t seed, truth *t)
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
            put_noisy(doc, doc->sent[k].text, marks, &t->text);
            t->to[k] = t->text.len;
        }
        if (foreign && draw(10) == 0) {
            jk_buf_putc(&t->text, ' ', &err);
            t->foreign[2 * t->n_foreign] = t->text.len;
            jk_buf_put(&t->text, whole_sentence(foreign), &err);
            t->foreign[2 * t->n_foreign++ + 1] = t->text.len;
        }
    }
    for (uint32_t k = 0; k < doc->n_sent; k++)
        t->piece[k] = (jk_span){ t->text.ptr + t->from[k], t->to[k] - t->from[k] };
}

/* ------------------------------------------------------------- how well it went */

/* Counts add up over trials. */
typedef struct { unsigned exact, full, empty, holes, false_holes, apart, foreign; double lost; } outcome;

static double chrf(const jk_doc *ref, const jk_span *hyp)
{
    jk_metric_options o = jk_metric_defaults(JK_CHRF);
    jk_metric *m = jk_metric_open(&o, &err);
    jk_metric_scratch *s = jk_metric_scratch_open(&err);
    double stat[JK_MAX_STAT], sum[JK_MAX_STAT] = { 0 };
    for (uint32_t k = 0; k < ref->n_sent; k++) {
        jk_metric_segment(m, s, hyp[k], &ref->sent[k].text, 1, stat, &err);
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

/* Pieces and insertions hold every character of the hypothesis once, in order, but for white space. */
static bool is_whole(const jk_doc *hyp, uint32_t n_sent, const jk_reseg *r)
{
    const char *at = hyp->text.ptr;
    uint32_t n = 0;
    for (uint32_t k = 0; k <= n_sent; k++) {
        for (; n < r->n_insertion && r->insertion[n].before == k; n++) {
            for (; at < r->insertion[n].text.ptr; at++)
                if (!strchr(" \n", *at))
                    return false;
            at += r->insertion[n].text.len;
        }
        for (; k < n_sent && r->piece[k].text.len && at < r->piece[k].text.ptr; at++)
            if (!strchr(" \n", *at))
                return false;
        at += k < n_sent ? r->piece[k].text.len : 0;
    }
    while (at < hyp->text.ptr + hyp->text.len && strchr(" \n", *at))
        at++;
    return n == r->n_insertion && at == hyp->text.ptr + hyp->text.len;
}

static bool beads_cover(uint32_t n_ref, uint32_t n_hyp, const jk_reseg *r)
{
    uint32_t src = 0, tgt = 0;
    for (uint32_t b = 0; b < r->n_bead; b++) {
        if (r->bead[b].src != src || r->bead[b].tgt != tgt || !(r->bead[b].posterior >= 0.0f && r->bead[b].posterior <= 1.0f))
            return false;
        src += r->bead[b].n_src;
        tgt += r->bead[b].n_tgt;
    }
    return src == n_ref && tgt == n_hyp;
}

static void measure(jk_arena *arena, const jk_doc *ref, const truth *t, const char *lang, outcome *o)
{
    jk_doc hyp;
    jk_reseg r;
    CHECK(jk_doc_read(seg, arena, jk_buf_span(&t->text), &(jk_read_options){ .lang = lang }, &hyp, &err));
    CHECK(jk_reseg_pieces(arena, ref, &hyp, &r, &err));
    if (err.code)
        return;
    CHECK(is_whole(&hyp, ref->n_sent, &r));
    CHECK(beads_cover(ref->n_sent, hyp.n_sent, &r));
    for (uint32_t k = 0; k < ref->n_sent; k++) {
        bool hole = t->piece[k].len == 0, empty = r.piece[k].text.len == 0;
        o->exact += !hole && jk_span_equal(r.piece[k].text, t->piece[k]);
        o->full += !hole;
        o->empty += hole && empty;
        o->holes += hole;
        o->false_holes += !hole && empty;
    }
    for (size_t k = 0; k < t->n_foreign; k++)
        o->apart += holds(&r, t->text.ptr + t->foreign[2 * k], t->text.ptr + t->foreign[2 * k + 1]);
    o->foreign += (unsigned)t->n_foreign;
    jk_span *got = JK_NEW(arena, jk_span, ref->n_sent, &err);
    for (uint32_t k = 0; got && k < ref->n_sent; k++)
        got[k] = r.piece[k].text;
    CHECK(got != NULL);
    o->lost += got ? chrf(ref, t->piece) - chrf(ref, got) : 100.0;
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

static const struct { const char *name; bool drop, foreign; } kinds[] = { { "line ends lost", false, false }, { "dropped", true, false }, { "foreign", false, true } };

/* The three kinds of hypothesis, their noise with full stops or without, by a few seeds. */
static void trial(const char *lang, const char *path, const char *foreign_path, unsigned n_seed)
{
    jk_arena *arena = jk_arena_open(0);
    jk_doc ref, foreign;
    if (!read_doc(arena, path, lang, &ref) || !read_doc(arena, foreign_path, lang, &foreign)) {
        printf("skipped: no %s\n", path);
        jk_arena_close(arena);
        return;
    }
    for (int k = 0; k < 6; k++) {
        outcome o = { 0 };
        bool marks = k % 2;
        for (uint64_t seed = 1; seed <= n_seed; seed++) {
            truth t;
            make(&ref, kinds[k / 2].foreign ? &foreign : NULL, kinds[k / 2].drop, marks, seed, &t);
            measure(arena, &ref, &t, lang, &o);
            truth_free(&t);
        }
        double exact = (double)o.exact / o.full, empty = o.holes ? (double)o.empty / o.holes : 1.0, apart = o.foreign ? (double)o.apart / o.foreign : 1.0;
        printf("%s %s%s: exact %.3f, chrF %.3f lost, %u holes empty %.3f (others %.4f), %u foreign apart %.3f\n", path, kinds[k / 2].name,
               marks ? "" : ", without full stops", exact, o.lost / n_seed, o.holes, empty, (double)o.false_holes / o.full, o.foreign, apart);
        CHECK(exact >= 0.95);
        CHECK(o.lost / n_seed <= 0.2);
        CHECK(o.false_holes * 100 <= o.full);
        CHECK(empty >= 0.97);
        CHECK(apart >= (marks ? 0.93 : 0.8));
    }
    jk_arena_close(arena);
}

/* ------------------------------------------------------------- worked by hand
 * Pieces between bars, (insertions) in brackets, - a hole; then the beads, reference first. */

static const struct { const char *lang, *ref, *hyp, *want, *beads; } cases[] = {
    { "en", "The ferry leaves at six.\nIt was already dark when Mina came.\nNobody waved.", "The ferry left at six. It was dark already when Mina came. Nobody waved.",
      "The ferry left at six.|It was dark already when Mina came.|Nobody waved.", "1-1 1-1 1-1" },
    { "en", "The ferry leaves at six.\nIt was already dark when Mina came.\nNobody waved.", "The ferry leaves at six, it was already dark when Mina came, nobody waved.",
      "The ferry leaves at six,|it was already dark when Mina came,|nobody waved.", "3-1" },
    { "en", "The ferry leaves at six.\nIt was already dark when Mina came.\nNobody waved.", "The ferry leaves at six.\n\nNobody waved.", "The ferry leaves at six.|-|Nobody waved.",
      "1-1 1-0 1-1" },
    { "en", "The ferry leaves at six.\nNobody waved.", "The ferry leaves at six. Buy two tickets and pay for one! Nobody waved.", "The ferry leaves at six.|(Buy two tickets and pay for one!)Nobody waved.",
      "1-1 0-1 1-1" },
    { "en", "The ferry leaves at six and it will not wait for us.", "The ferry leaves at six. It will not wait for us.", "The ferry leaves at six. It will not wait for us.", "1-2" },
    { "ko", "배는 여섯 시에 떠난다.\n미나가 왔을 때는 이미 어두웠다.\n손을 흔드는 사람은 없었다.", "배가 여섯 시에 떠났다. 미나가 왔을 땐 이미 어두웠고 손을 흔드는 사람은 없었다.",
      "배가 여섯 시에 떠났다.|미나가 왔을 땐 이미 어두웠고|손을 흔드는 사람은 없었다.", "1-1 2-1" },
    { "ja", "船は六時に出る。\nミナが来た時にはもう暗かった。\n誰も手を振らなかった。", "船は六時に出ます。ミナが来た時はもう暗かった。誰も手を振らなかった。",
      "船は六時に出ます。|ミナが来た時はもう暗かった。|誰も手を振らなかった。", "1-1 1-1 1-1" },
    { "en", "Nobody waved from the pier.\nThe harbour lights went out one by one.", "From the pier nobody waved. The lights of the harbour went out one by one.",
      "From the pier nobody waved.|The lights of the harbour went out one by one.", "1-1 1-1" },
    { "en", "The librarians' work has not shrunk; it has changed.\nOther cities are watching.\nIn May guests came from 14 cities.", "What librarians do is different now, but no smaller. "
      "Elsewhere, people pay attention. 14 towns sent visitors in May.", "What librarians do is different now, but no smaller.|Elsewhere, people pay attention.|14 towns sent visitors in May.",
      "1-1 1-1 1-1" },
    { "en", "The ferry leaves at six.", "", "-", "1-0" },
    { "en", "", "The ferry leaves at six.", "(The ferry leaves at six.)", "0-1" },
    { "en", "", "", "", "" },
};

static void put_insertions(jk_buf *out, const jk_reseg *r, uint32_t before)
{
    for (uint32_t n = 0; n < r->n_insertion; n++)
        if (r->insertion[n].before == before)
            jk_buf_printf(out, &err, "(%.*s)", (int)r->insertion[n].text.len, r->insertion[n].text.ptr);
}

static void by_hand(jk_arena *arena)
{
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        jk_doc ref, hyp;
        jk_reseg r;
        jk_buf out = { 0 }, beads = { 0 };
        jk_read_options how = { .lang = cases[c].lang };
        CHECK(jk_doc_read(seg, arena, jk_span_of(cases[c].ref), &how, &ref, &err) && jk_doc_read(seg, arena, jk_span_of(cases[c].hyp), &how, &hyp, &err));
        if (err.code || !jk_reseg_pieces(arena, &ref, &hyp, &r, &err)) {
            CHECK(err.code == JK_OK);
            return;
        }
        for (uint32_t k = 0; k < ref.n_sent; k++) {
            jk_buf_printf(&out, &err, "%s", k ? "|" : "");
            put_insertions(&out, &r, k);
            if (r.piece[k].text.len)
                jk_buf_put(&out, r.piece[k].text, &err);
            else
                jk_buf_putc(&out, '-', &err);
        }
        put_insertions(&out, &r, ref.n_sent);
        for (uint32_t b = 0; b < r.n_bead; b++)
            jk_buf_printf(&beads, &err, "%s%u-%u", b ? " " : "", r.bead[b].n_src, r.bead[b].n_tgt);
        jk_buf_putc(&out, '\0', &err);
        jk_buf_putc(&beads, '\0', &err);
        CHECK_STR(out.ptr, cases[c].want);
        CHECK_STR(beads.ptr, cases[c].beads);
        jk_buf_free(&out);
        jk_buf_free(&beads);
    }
}

/* However little memory there is: a clean error, or the pieces. */
static void starve(jk_arena *arena)
{
    jk_doc ref, hyp;
    jk_reseg r;
    size_t limit = 0;
    bool ok = jk_doc_read(seg, arena, jk_span_of(cases[0].ref), &(jk_read_options){ .lang = "en" }, &ref, &err)
              && jk_doc_read(seg, arena, jk_span_of(cases[0].hyp), &(jk_read_options){ .lang = "en" }, &hyp, &err);
    CHECK(ok);
    for (bool done = false; ok && !done && limit < 1u << 22; limit += 509) {
        jk_err none = { 0 };
        jk_arena *small = jk_arena_open(limit + 1);
        done = jk_reseg_pieces(small, &ref, &hyp, &r, &none);
        CHECK(done || none.code == JK_ENOMEM);
        jk_arena_close(small);
    }
    CHECK(limit > 509 && limit < 1u << 22);
}

/* Texts that have nothing in common: all is left out, all is put in. */
static void strangers(jk_arena *arena)
{
    jk_doc ref, hyp;
    jk_reseg r;
    unsigned holes = 0;
    if (!read_doc(arena, "tests/gold/ko-en/en.txt", "en", &ref) || !read_doc(arena, "tests/gold/de-fr/de.txt", "en", &hyp) || !jk_reseg_pieces(arena, &ref, &hyp, &r, &err)) {
        CHECK(holes > 0);
        return;
    }
    for (uint32_t k = 0; k < ref.n_sent; k++)
        holes += r.piece[k].text.len == 0;
    CHECK(holes * 10 >= ref.n_sent * 9);
    CHECK(is_whole(&hyp, ref.n_sent, &r));
}

int main(void)
{
    jk_arena *arena = jk_arena_open(0);
    seg = jk_segmenter_open(&err);
    by_hand(arena);
    starve(arena);
    strangers(arena);
    jk_arena_close(arena);
    trial("ko", "tests/gold/ko-en/ko.txt", "tests/gold/en-ko/ko.txt", 30);
    trial("ko", "tests/gold/en-ko/ko.txt", "tests/gold/ko-en/ko.txt", 30);
    trial("en", "tests/gold/ko-en/en.txt", "tests/gold/ja-en/en.txt", 30);
    trial("en", "tests/gold/en-ko/en.txt", "tests/gold/ru-en/en.txt", 30);
    trial("ko", "../shared/eval/segmentation/ko_pud_a.txt", "../shared/eval/segmentation/ko_gsd_dev.txt", 3);
    trial("en", "../shared/eval/segmentation/en_pud_a.txt", "../shared/eval/segmentation/en_ewt_dev.txt", 3);
    jk_segmenter_close(seg);
    return test_report("reseg");
}

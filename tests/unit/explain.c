/* Why a bead: its terms add up to its weight; asking changes nothing; words that met are where they are said to be
 * and were met by a link; the mirrored documents give the mirrored reasons. What is written can be read. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "corpus/explain.h"
#include "corpus/record.h"
#include "tests/unit/test.h"

static const char ko_text[] =
    "솔빛시 도서관 야간 개방\n\n지난 3월 솔빛시가 도서관을 밤 11시까지 열었다. 이용자는 4만 2천 명을 넘었다.\n\n"
    "영국에서 온 톰 하디 씨는\n\"밤에 책을 읽는 것이 좋다\"고 말했다. 그는 매주 두 번 이곳을 찾는다.\n\n사진=솔빛시\n\n내년에는 공원 옆에 새 도서관이 문을 연다.\n";
static const char en_text[] =
    "Solbit opens its library at night\n\nIn March the city of Solbit began to keep its library open until 11 p.m. More than 42,000 people have used it.\n\n"
    "\"I like to read books at night,\" said Tom Hardy, who came from the United Kingdom. He visits twice a week.\n\nA new library will open beside the park next year.\n";

typedef struct { jk_doc src, tgt; jk_alignment beads; jk_explanation why; } run;

static void align(jk_segmenter *seg, jk_arena *arena, const char *a, const char *a_lang, const char *b, const char *b_lang, bool no_words, bool explain, run *r)
{
    jk_err err = { 0 };
    *r = (run){ .beads = { 0 } };
    jk_knowledge *know = jk_knowledge_open(a_lang, b_lang, &(jk_knowledge_options){ .no_words = no_words }, &err);
    jk_align_options options = { .explain = explain ? &r->why : NULL };
    CHECK(know && jk_doc_read(seg, arena, jk_span_of(a), &(jk_read_options){ .lang = a_lang }, &r->src, &err)
          && jk_doc_read(seg, arena, jk_span_of(b), &(jk_read_options){ .lang = b_lang }, &r->tgt, &err)
          && jk_align(know, arena, &r->src, &r->tgt, &options, &r->beads, &err));
    jk_knowledge_close(know);
}

static void terms_add_up(const run *r)
{
    CHECK(r->why.n_bead == r->beads.n_bead);
    for (uint32_t k = 0; k < r->why.n_bead; k++) {
        const jk_bead *b = &r->beads.bead[k];
        double sum = 0;
        for (unsigned t = 0; t < JK_N_TERM; t++)
            sum += r->why.reason[k].term[t];
        CHECK(fabs(sum + (double)b->cost) < 1e-3);
        if (b->n_src == 0 || b->n_tgt == 0)
            CHECK(r->why.reason[k].n_met == 0 && r->why.reason[k].n_missed == 0 && r->why.reason[k].term[JK_TERM_LENGTH] == 0.0);
    }
}

static bool inside(jk_span word, const jk_doc *doc, uint32_t first, uint32_t n)
{
    jk_span all = jk_doc_span(doc, first, n);
    return n && word.len && word.ptr >= all.ptr && word.ptr + word.len <= all.ptr + all.len;
}

static void words_are_there(const run *r)
{
    uint32_t met = 0;
    for (uint32_t k = 0; r->beads.bead && k < r->why.n_bead; k++) {
        const jk_bead *b = &r->beads.bead[k];
        const jk_reason *why = &r->why.reason[k];
        for (uint32_t m = 0; m < why->n_met; m++)
            CHECK(inside(why->met[m].src, &r->src, b->src, b->n_src) && inside(why->met[m].tgt, &r->tgt, b->tgt, b->n_tgt));
        for (uint32_t m = 0; m < why->n_missed; m++)
            CHECK(inside(why->missed[m].word, why->missed[m].tgt ? &r->tgt : &r->src, why->missed[m].tgt ? b->tgt : b->src,
                         why->missed[m].tgt ? b->n_tgt : b->n_src));
        met += why->n_met;
    }
    CHECK(met > 10);
    CHECK(r->why.n_channel >= 3);
    for (uint32_t c = 0; c < r->why.n_channel; c++)
        CHECK(r->why.channel[c].met <= r->why.channel[c].words && r->why.channel[c].rate > 0 && r->why.channel[c].rate < 1);
}

/* src: what the word starts with, a run or its first part */
static bool has_met(const run *r, const char *src, const char *tgt, const char *channel)
{
    for (uint32_t k = 0; k < r->why.n_bead; k++)
        for (uint32_t m = 0; m < r->why.reason[k].n_met; m++) {
            const jk_met *met = &r->why.reason[k].met[m];
            if (met->src.len >= strlen(src) && memcmp(met->src.ptr, src, strlen(src)) == 0 && jk_span_equal(met->tgt, jk_span_of(tgt)) && strcmp(met->channel, channel) == 0)
                return true;
        }
    return false;
}

static void what_is_written(const run *r)
{
    char folder[] = "/tmp/jjak-explain-XXXXXX";
    jk_err err = { 0 };
    jk_buf lines = { 0 };
    jk_record rec = { 0 };
    jk_span id = jk_span_of("a \"b\"");
    jk_pair pair;
    CHECK(mkdtemp(folder) && chdir(folder) == 0);
    CHECK(jk_explain_put(&lines, id, &r->src, &r->tgt, &r->beads, &r->why, &err));
    FILE *f = fopen("e", "wb");
    CHECK(f && fwrite(lines.ptr, 1, lines.len, f) == lines.len && fclose(f) == 0);
    jk_reasons *read = jk_reasons_open("e", &err);
    CHECK(read != NULL);
    for (uint32_t k = 0; read && k < r->why.n_bead; k++) {
        const jk_meeting *met = NULL;
        size_t n = 0;
        CHECK(jk_record_bead(&rec, id, k + 1, &r->src, &r->tgt, &r->beads.bead[k], &pair, &err) && jk_reasons_of(read, id, k + 1, &met, &n, &err));
        CHECK(n == r->why.reason[k].n_met);
        for (size_t m = 0; m < n; m++)
            for (int side = 0; side < 2; side++) {      /* code points from .. to of the cell are the word */
                jk_span cell = pair.cell[JK_SRC_TEXT + side];
                size_t at = 0, chars = 0, start = 0;
                for (; at < cell.len && chars < met[m].to[side]; chars++) {
                    start = chars == met[m].from[side] ? at : start;
                    for (at++; at < cell.len && ((unsigned char)cell.ptr[at] & 0xC0) == 0x80;)
                        at++;
                }
                CHECK(jk_span_equal((jk_span){ cell.ptr + start, at - start }, met[m].word[side]));
            }
    }
    const jk_meeting *met;
    size_t n = 9;
    CHECK(read && jk_reasons_of(read, jk_span_of("other"), 1, &met, &n, &err) && n == 0);
    CHECK(read && jk_reasons_of(read, id, 1000, &met, &n, &err) && n == 0);
    jk_reasons_close(read);
    for (size_t cut = 0; cut < lines.len && cut < 3000; cut++) {        /* cut anywhere: an error that names the line, or the lines before */
        f = fopen("e", "wb");
        CHECK(f && fwrite(lines.ptr, 1, cut, f) == cut && fclose(f) == 0);
        err = (jk_err){ 0 };
        read = jk_reasons_open("e", &err);
        CHECK(read ? err.code == JK_OK : err.code == JK_EINPUT && strstr(err.what, "e, line ") == err.what);
        if (read)
            CHECK(jk_reasons_of(read, id, 1, &met, &n, &err));
        jk_reasons_close(read);
    }
    CHECK(unlink("e") == 0 && chdir("/") == 0 && rmdir(folder) == 0);
    jk_record_free(&rec);
    jk_buf_free(&lines);
}

static void mirrored(const run *r, const run *m)
{
    CHECK(m->why.n_bead == r->why.n_bead);
    for (uint32_t k = 0; k < r->why.n_bead && k < m->why.n_bead; k++) {
        const jk_bead *b = &r->beads.bead[k];
        uint32_t x = 0;                         /* neighbouring nulls may stand the other way about */
        while (x < m->why.n_bead && (m->beads.bead[x].n_src != b->n_tgt || m->beads.bead[x].n_tgt != b->n_src
                                     || (b->n_src && m->beads.bead[x].tgt != b->src) || (b->n_tgt && m->beads.bead[x].src != b->tgt)))
            x++;
        CHECK(x < m->why.n_bead);
        if (x == m->why.n_bead)
            continue;
        for (unsigned t = 0; t < JK_N_TERM; t++)
            CHECK(fabs(r->why.reason[k].term[t] - m->why.reason[x].term[t]) < (t == JK_TERM_LENGTH ? .2 : .01));   /* lengths: in the target's characters */
        CHECK(r->why.reason[k].n_missed == m->why.reason[x].n_missed);
    }
}

static void starved(jk_segmenter *seg)
{
    jk_err err = { 0 };
    jk_knowledge *know = jk_knowledge_open("ko", "en", NULL, &err);
    bool done = false;
    for (size_t limit = 50000; !done && limit < 1 << 24; limit += limit / 16) {
        jk_arena *arena = jk_arena_open(limit);
        run r = { .why = { 0 } };
        err = (jk_err){ 0 };
        done = jk_doc_read(seg, arena, jk_span_of(ko_text), &(jk_read_options){ .lang = "ko" }, &r.src, &err)
            && jk_doc_read(seg, arena, jk_span_of(en_text), &(jk_read_options){ .lang = "en" }, &r.tgt, &err)
            && jk_align(know, arena, &r.src, &r.tgt, &(jk_align_options){ .explain = &r.why }, &r.beads, &err);
        CHECK(done || err.code == JK_ENOMEM);
        if (done)
            terms_add_up(&r);
        jk_arena_close(arena);
    }
    CHECK(done);
    jk_knowledge_close(know);
}

int main(void)
{
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_segmenter *seg = jk_segmenter_open(&err);
    run plain, asked, turned, bare;
    align(seg, arena, ko_text, "ko", en_text, "en", false, false, &plain);
    align(seg, arena, ko_text, "ko", en_text, "en", false, true, &asked);
    CHECK(plain.beads.n_bead == asked.beads.n_bead);
    CHECK(plain.beads.bead && asked.beads.bead && memcmp(plain.beads.bead, asked.beads.bead, plain.beads.n_bead * sizeof(jk_bead)) == 0);
    terms_add_up(&asked);
    words_are_there(&asked);
    CHECK(has_met(&asked, "하디", "Hardy", "translit") && has_met(&asked, "영국", "United", "cldr") && has_met(&asked, "4만 2천", "42,000", "number")
          && has_met(&asked, "도서관", "library", "lexicon"));
    CHECK(asked.why.note != NULL);
    what_is_written(&asked);
    align(seg, arena, en_text, "en", ko_text, "ko", false, true, &turned);
    mirrored(&asked, &turned);
    align(seg, arena, ko_text, "ko", en_text, "en", true, true, &bare);
    terms_add_up(&bare);
    CHECK_STR(bare.why.note, "no words were looked at");
    CHECK(bare.why.n_channel == 0);
    what_is_written(&bare);
    align(seg, arena, "", "ko", en_text, "en", false, true, &bare);
    terms_add_up(&bare);
    starved(seg);
    jk_segmenter_close(seg);
    jk_arena_close(arena);
    return test_report("explain");
}

/* What jk_align gives: beads that cover both documents in order, neighbouring nulls source first,
   posteriors between 0 and 1, the mirror image when the two texts change places. */
#include <stdlib.h>

#include "align/align.h"
#include "tests/unit/test.h"

static const char ko[] = "비가 온다.\n\n문서를 읽는다.\n\n서울에 2024년 3월 5일에 갔다.\n\n바람이 분다.\n\n사람들이 회의에 왔다.\n";
static const char en[] = "It is raining.\n\nShe went to Seoul on March 5, 2024.\n\nDinner was late.\n\nPeople came to the meeting.\n";

static bool read(jk_segmenter *seg, jk_arena *arena, const char *text, const char *lang, jk_doc *doc, jk_err *err)
{
    return jk_doc_read(seg, arena, jk_span_of(text), &(jk_read_options){ .lang = lang, .sentences = true }, doc, err);
}

static void covers(const jk_alignment *a, const jk_doc *src, const jk_doc *tgt)
{
    uint32_t i = 0, j = 0;
    for (uint32_t k = 0; k < a->n_bead; k++) {
        const jk_bead *b = &a->bead[k];
        CHECK(b->src == i && b->tgt == j && b->n_src + b->n_tgt > 0);
        CHECK(b->posterior >= 0 && b->posterior <= 1);
        CHECK(k == 0 || b->n_tgt != 0 || a->bead[k - 1].n_src != 0);    /* no source null behind a target null */
        i += b->n_src;
        j += b->n_tgt;
    }
    CHECK(i == src->n_sent && j == tgt->n_sent);
}

static void aligned(const jk_pin *pin, size_t n_pin, const char *a_text, const char *a, const char *b_text, const char *b, jk_alignment *out,
                    jk_segmenter *seg, jk_arena *arena)
{
    jk_err err = { 0 };
    jk_doc src = { 0 }, tgt = { 0 };
    jk_knowledge *know = jk_knowledge_open(a, b, NULL, &err);
    CHECK(know && read(seg, arena, a_text, a, &src, &err) && read(seg, arena, b_text, b, &tgt, &err));
    CHECK(jk_align(know, arena, &src, &tgt, &(jk_align_options){ .pin = pin, .n_pin = n_pin }, out, &err));
    covers(out, &src, &tgt);
    jk_knowledge_close(know);
}

int main(void)
{
    jk_err err = { 0 };
    jk_segmenter *seg = jk_segmenter_open(&err);
    jk_arena *arena = jk_arena_open(0);
    jk_alignment out, back;
    aligned(NULL, 0, ko, "ko", en, "en", &out, seg, arena);
    aligned(NULL, 0, en, "en", ko, "ko", &back, seg, arena);
    CHECK(out.n_bead == back.n_bead);
    uint32_t seen = 0;
    for (uint32_t k = 0; k < out.n_bead; k++)           /* every bead has its mirror image; nulls may stand elsewhere in their run */
        for (uint32_t m = 0; m < back.n_bead; m++)
            seen += out.bead[k].n_src == back.bead[m].n_tgt && out.bead[k].n_tgt == back.bead[m].n_src
                 && (!out.bead[k].n_src || out.bead[k].src == back.bead[m].tgt) && (!out.bead[k].n_tgt || out.bead[k].tgt == back.bead[m].src);
    CHECK(seen == out.n_bead);

    static const uint32_t number[] = { 0, 1, 2, 3, 4 };
    jk_pin alone[9];
    for (unsigned k = 0; k < 9; k++)                    /* everything is left alone: nine nulls, the source's first */
        alone[k] = k < 5 ? (jk_pin){ .src = &number[k], .n_src = 1 } : (jk_pin){ .tgt = &number[k - 5], .n_tgt = 1 };
    aligned(alone, 9, ko, "ko", en, "en", &out, seg, arena);
    CHECK(out.n_bead == 9);
    for (uint32_t k = 0; k < out.n_bead; k++)
        CHECK(out.bead[k].n_src == (k < 5) && out.bead[k].posterior > .999f);

    aligned(NULL, 0, "", "ko", en, "en", &out, seg, arena);
    CHECK(out.n_bead == 4);
    aligned(NULL, 0, ko, "ko", " \n", "en", &out, seg, arena);
    CHECK(out.n_bead == 5);
    jk_segmenter_close(seg);
    jk_arena_close(arena);
    return test_report("align");
}

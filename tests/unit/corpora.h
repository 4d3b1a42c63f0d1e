/* corpora.h - corpora of nasty text, made up from a seed: one to three documents, nulls, beads of several sentences, sentences
 * without text, cells that are not known, optional columns. */
#ifndef JK_CORPORA_H
#define JK_CORPORA_H

#include "align/unicode.h"
#include "corpus/corpus.h"

enum { MAX_ROW = 10, MAX_PIECE = 3, MAX_OPTIONAL = 4, MAX_CELL = JK_N_COLUMN + MAX_OPTIONAL };

typedef struct {
    jk_buf cell[MAX_CELL];
    jk_buf piece[2][MAX_PIECE], gap[2][MAX_PIECE];
    unsigned n_piece[2];
} row;

typedef struct {
    row row[MAX_ROW];
    size_t n, n_doc, n_optional;
    bool numbered, typed, spaced;   /* ids; types; a space in a doc_id */
    const char *lang[2];
    jk_span name[MAX_CELL];
} corpus;

static uint64_t state = 20240229;
static uint64_t chance(uint64_t n)
{
    state += 0x9E3779B97F4A7C15u;
    uint64_t z = state;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (z ^ z >> 31) % n;
}

static jk_err no_memory;            /* of the test's own buffers */
static void put(jk_buf *out, jk_span s) { jk_buf_put(out, s, &no_memory); }

#define S(text) { (text), sizeof(text) - 1 }
static const jk_span tokens[] = {
    S("\""), S("'"), S("\"unclosed"), S("\\n"), S("\\t"), S("\\"), S("\\u0041"), S("NA"), S("null"), S("NaN"), S("0012"), S("1e5"), S("#"), S(","), S(";"),
    S("|"), S("~~"), S("[0]:[0]"), S("{\"a\":1}"), S("<b>"), S("</seg>"), S("]]>"), S("<![CDATA["), S("<!--"), S("&amp;"), S("&#10;"), S("&"), S("%s"), S("=1+1"),
    S("\x01"), S("\x08"), S("\x0e"), S("\x1f"), S("\x7f"), S("\0"), S(" "), S("  "), S("\u00a0"), S("\u200b"), S("\u3000"), S("\ufeff"),
    S("가"), S("각"), S("e\u0301"), S("\u1100\u1161\u11a8"), S("漢字"), S("かな"), S("שלום"), S("مرحبا"), S("\u202e"), S("\u2066"), S("👩\u200d👧"), S("\U0001F1F0\U0001F1F7"),
    S("\ue000"), S("\ufffd"), S("\ufffe"), S("\uffff"), S("\U0001fffe"), S("\U0010ffff"), S("One sentence."), S("한 문장이다."), S("x"), S("\u0338"), S("\xC2\x86")
};
static const jk_span gaps[] = { S(" "), S(" "), S(" "), S(""), S("  "), S("\u3000"), S("\u00a0") };
static const jk_span docs[] = { S("news-1"), S("기사:2"), S("a/b.c"), S("q\"uote'"), S("<&>"), S("d1s2"), S("с пробелом"), S("two words") };
static const jk_span columns[] = { S("licence"), S("src_url"), S("hash"), S("열 <\"&> x"), S("trg_kind"), S("trg_url"), S("column") };

static const char *const langs[][2] = { { "ko", "en" }, { "en", "ko" }, { "he", "ar" }, { "zh", "ja" } };

static jk_span token(void) { return tokens[chance(sizeof tokens / sizeof *tokens)]; }

/* A sentence: no space at either end. */
static void make_piece(jk_buf *out)
{
    out->len = 0;
    for (uint64_t k = chance(5) + 1; k; k--)
        put(out, token());
    const char *first = out->ptr, *last = out->ptr + out->len;
    bool ends = jk_is_space(jk_prev_char(&last, out->ptr));
    if (jk_is_space(jk_next_char(&first, out->ptr + out->len))) {
        jk_buf turned = { 0 };
        put(&turned, jk_span_of("y"));
        put(&turned, jk_buf_span(out));
        jk_buf_free(out);
        *out = turned;
    }
    if (ends)
        put(out, jk_span_of("x"));
}

/* The pieces as one text, and where they start. */
static void join(const row *r, int side, jk_buf *text, jk_buf *cuts)
{
    text->len = cuts->len = 0;
    for (unsigned k = 0; k < r->n_piece[side]; k++) {
        if (k) {
            put(text, jk_buf_span(&r->gap[side][k - 1]));
            jk_buf_printf(cuts, &no_memory, "%s%zu", k > 1 ? " " : "", jk_count_chars(jk_buf_span(text)));
        }
        put(text, jk_buf_span(&r->piece[side][k]));
    }
}

static void make_row(corpus *c, row *r, size_t doc, size_t *n, uint64_t id[2])
{
    static const unsigned shapes[][2] = { { 1, 1 }, { 1, 1 }, { 1, 1 }, { 1, 0 }, { 0, 1 }, { 2, 1 }, { 1, 2 }, { 3, 2 } };
    const unsigned *shape = shapes[chance(sizeof shapes / sizeof *shapes)];
    for (size_t k = 0; k < MAX_CELL; k++)
        r->cell[k].len = 0;
    put(&r->cell[JK_DOC_ID], docs[doc]);
    *n += chance(5) ? 1 : 2;
    jk_buf_printf(&r->cell[JK_N], &no_memory, "%zu", *n);
    if (c->typed)
        jk_buf_printf(&r->cell[JK_TYPE], &no_memory, "%u-%u", shape[0], shape[1]);
    if (chance(5))
        jk_buf_printf(&r->cell[JK_SCORE], &no_memory, "%d.%04d", 0, (int)chance(10000));
    for (int side = 0; side < 2; side++) {
        r->n_piece[side] = shape[side];
        put(&r->cell[JK_SRC_LANG + side], jk_span_of(c->lang[side]));
        for (unsigned k = 0; k < shape[side]; k++) {
            make_piece(&r->piece[side][k]);
            r->gap[side][k].len = 0;
            put(&r->gap[side][k], gaps[chance(sizeof gaps / sizeof *gaps)]);
            if (c->numbered)
                jk_buf_printf(&r->cell[JK_SRC_IDS + side], &no_memory, "%s%llu", k ? " " : "", (unsigned long long)id[side]++);
        }
        if (shape[side] == 1 && shape[!side] == 1 && (side == 0 || r->n_piece[0]) && chance(20) == 0)
            r->n_piece[side] = 0;               /* there is a sentence, and it has no text */
        join(r, side, &r->cell[JK_SRC_TEXT + side], &r->cell[JK_SRC_CUTS + side]);
    }
    for (size_t k = 0; k < c->n_optional; k++)
        for (uint64_t j = chance(4); j; j--)
            put(&r->cell[JK_N_COLUMN + k], token());
}

static void make_corpus(corpus *c)
{
    static const char *const twelve[] = { "doc_id", "n", "type", "aligner_score", "src_lang", "trg_lang", "src_ids", "trg_ids", "src_cuts", "trg_cuts", "src_text", "trg_text" };
    size_t pair = chance(4), first_doc = chance(6), n = 0, doc = first_doc;
    uint64_t id[2] = { 0, 0 };
    c->lang[0] = langs[pair][0];
    c->lang[1] = langs[pair][1];
    c->numbered = chance(3) > 0;
    c->typed = c->numbered || chance(2);
    c->n = chance(30) ? 1 + chance(MAX_ROW) : 0;
    c->n_optional = chance(3) ? 0 : 1 + chance(MAX_OPTIONAL);
    c->n_doc = 0;
    c->spaced = false;
    size_t shift = chance(7);
    for (size_t k = 0; k < JK_N_COLUMN; k++)
        c->name[k] = jk_span_of(twelve[k]);
    for (size_t k = 0; k < c->n_optional; k++)
        c->name[JK_N_COLUMN + k] = columns[(k + shift) % 7];
    for (size_t k = 0; k < c->n; k++) {
        if (k && doc < first_doc + 2 && chance(6) == 0) {
            doc++;
            n = id[0] = id[1] = 0;
        }
        make_row(c, &c->row[k], doc, &n, id);
        c->spaced |= doc >= 6;
    }
    c->n_doc = c->n ? doc - first_doc + 1 : 0;
}

#endif

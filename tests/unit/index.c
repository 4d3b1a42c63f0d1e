/* index: places by number, document and n; a file of it is read again as it was, and
 * anything else is refused. */
#include "corpus/index.h"

#include <stdlib.h>

#include "corpus/sha256.h"
#include "tests/unit/test.h"

/* Rows as (document, n, block, place in its text). Block 0 is the header's; no row starts
   in blocks 3 and 4: the row before is long. */
static const struct { const char *doc; uint64_t n; size_t block; uint32_t at; } row[] = {
    { "b", 1, 1, 0 }, { "b", 3, 1, 40 }, { "a:1", 1, 1, 90 }, { "a:1", 2, 2, 0 }, { "a:1", 9, 5, 0 }, { "a:1", 10, 5, 7 }, { "a:1", 20, 6, 3 }, { "0012", 5, 6, 50 },
};
enum { N_ROW = sizeof row / sizeof *row, N_BLOCK = 7 };

static void build(jk_index *ix)
{
    jk_err err = { 0 };
    jk_block block[N_BLOCK];
    *ix = (jk_index){ .size = 700 };
    for (size_t k = 0; k < N_ROW; k++)
        CHECK(jk_index_row(ix, jk_span_of(row[k].doc), row[k].n, row[k].block, row[k].at, &err));
    for (size_t k = 0; k < N_BLOCK; k++)
        block[k] = (jk_block){ .at = 100 * k, .text_at = 1000 * k, .n_text = 1000, .crc = (uint32_t)k + 77 };
    CHECK(jk_index_blocks(ix, block, N_BLOCK, &err));
}

static const struct { uint64_t row; size_t block; } by_row[] = { { 0, 1 }, { 2, 1 }, { 3, 2 }, { 4, 5 }, { 5, 5 }, { 6, 6 }, { 7, 6 } };

static const struct { const char *doc; uint64_t n; size_t block; } by_n[] = {
    { "b", 0, 1 }, { "b", 3, 1 }, { "b", 99, 1 }, { "a:1", 1, 1 }, { "a:1", 2, 2 }, { "a:1", 8, 2 }, { "a:1", 9, 5 }, { "a:1", 19, 5 }, { "a:1", 20, 6 },
    { "a:1", 99, 6 }, { "0012", 1, 6 },
};

static void check_asked(const jk_index *ix)
{
    size_t doc;
    uint64_t first, end;
    for (size_t k = 0; k < sizeof by_row / sizeof *by_row; k++)
        CHECK(jk_index_block_of(ix, by_row[k].row) == by_row[k].block);
    for (size_t k = 0; k < sizeof by_n / sizeof *by_n; k++)
        CHECK(jk_index_find(ix, jk_span_of(by_n[k].doc), &doc) && jk_index_block_of_n(ix, doc, by_n[k].n) == by_n[k].block);
    CHECK(!jk_index_find(ix, jk_span_of("a"), &doc) && !jk_index_find(ix, jk_span_of(""), &doc));
    CHECK(jk_index_find(ix, jk_span_of("a:1"), &doc) && doc == 1);
    jk_index_rows(ix, 1, &first, &end);
    CHECK(first == 2 && end == 7);
    jk_index_rows(ix, 2, &first, &end);
    CHECK(first == 7 && end == 8);
}

/* The last 32 bytes made right again: what is refused then is refused for its content. */
static void seal(jk_buf *bytes)
{
    jk_sha256 sha;
    jk_sha256_init(&sha);
    jk_sha256_add(&sha, bytes->ptr, bytes->len - 32);
    jk_sha256_end(&sha, (unsigned char *)bytes->ptr + bytes->len - 32);
}

static void check_file(const jk_index *ix)
{
    jk_err err = { 0 };
    jk_buf bytes = { 0 }, again = { 0 };
    jk_index read;
    unsigned taken = 0, other = 0;
    CHECK(jk_index_encode(ix, &bytes, &err) && bytes.len == 80 + 32 * N_BLOCK + 40 * 3 + 8 + 32);
    CHECK(jk_index_decode(&read, jk_buf_span(&bytes), "x", &err));
    check_asked(&read);
    CHECK(read.size == 700 && read.doc[0].manifest == JK_NO_MANIFEST && read.doc[2].manifest == 41);
    CHECK(jk_index_encode(&read, &again, &err) && jk_span_equal(jk_buf_span(&again), jk_buf_span(&bytes)));
    jk_index_free(&read);
    for (size_t n = 0; n < bytes.len; n++) {
        jk_err cut = { 0 };
        taken += jk_index_decode(&read, (jk_span){ bytes.ptr, n }, "x", &cut) || cut.code != JK_EINPUT;
    }
    for (size_t bit = 0; bit < bytes.len * 8; bit++) {
        jk_err flip = { 0 };
        bytes.ptr[bit / 8] = (char)(bytes.ptr[bit / 8] ^ 1 << bit % 8);
        taken += jk_index_decode(&read, jk_buf_span(&bytes), "x", &flip) || flip.code != JK_EINPUT;
        bytes.ptr[bit / 8] = (char)(bytes.ptr[bit / 8] ^ 1 << bit % 8);
    }
    CHECK(taken == 0);
    for (size_t bit = 0; bit < (bytes.len - 32) * 8; bit++) {       /* with a digest that fits: asked without a crash, or refused */
        jk_err flip = { 0 };
        bytes.ptr[bit / 8] = (char)(bytes.ptr[bit / 8] ^ 1 << bit % 8);
        seal(&bytes);
        if (jk_index_decode(&read, jk_buf_span(&bytes), "x", &flip)) {
            for (size_t d = 0; d < read.n_doc; d++)
                other += jk_index_block_of_n(&read, d, 9) >= read.n_block;
            for (uint64_t r = 0; r < 9 && r < read.n_row; r++)
                other += jk_index_block_of(&read, r) >= read.n_block;
        }
        jk_index_free(&read);
        bytes.ptr[bit / 8] = (char)(bytes.ptr[bit / 8] ^ 1 << bit % 8);
    }
    CHECK(other == 0);
    jk_buf_free(&bytes);
    jk_buf_free(&again);
}

static void check_gzi(void)
{
    static const unsigned char want[] = { 2, 0, 0, 0, 0, 0, 0, 0, 0x34, 0x12, 0, 0, 0, 0, 0, 0, 0, 0xff, 0, 0, 0, 0, 0, 0,
                                          0, 0, 0, 0, 1, 0, 0, 0, 0, 0xfe, 1, 0, 0, 0, 0, 0 };
    const jk_block block[] = { { .at = 0, .n_text = 65280 }, { .at = 0x1234, .text_at = 65280 }, { .at = 1ull << 32, .text_at = 130560 } };
    jk_buf out = { 0 };
    jk_err err = { 0 };
    CHECK(jk_gzi_encode(block, 3, &out, &err) && out.len == sizeof want && memcmp(out.ptr, want, sizeof want) == 0);
    out.len = 0;
    CHECK(jk_gzi_encode(block, 1, &out, &err) && out.len == 8 && out.ptr[0] == 0);
    jk_buf_free(&out);
}

static void check_ids(void)
{
    char long_id[257];
    memset(long_id, 'x', sizeof long_id);
    static const struct { const char *id; bool good; } id[] = {
        { "a", true }, { "0", true }, { "a#", true }, { "http://x/y?z", true }, { "문서 1", true }, { " ", true }, { "#", false }, { "", false },
        { "a\t", false }, { "a\x7f", false }, { "\xc2\x9f", false }, { "\xc2\xa0", true }, { "\xe2\x80\xa8", false }, { "\xff", false },
    };
    for (size_t k = 0; k < sizeof id / sizeof *id; k++) {
        jk_err err = { 0 };
        CHECK(jk_doc_id_check(jk_span_of(id[k].id), &err) == id[k].good);
    }
    jk_err err = { 0 };
    CHECK(jk_doc_id_check((jk_span){ long_id, 255 }, &err) && !jk_doc_id_check((jk_span){ long_id, 256 }, &err));
}

/* Many documents: the table of ids grows; a second coming is told. */
static void check_many(void)
{
    jk_index ix = { 0 };
    jk_err err = { 0 };
    char id[24];
    unsigned wrong = 0;
    size_t doc;
    for (int d = 0; d < 5000; d++) {
        snprintf(id, sizeof id, "doc-%d", d);
        wrong += !jk_index_row(&ix, jk_span_of(id), 1, 0, 0, &err);
    }
    for (size_t d = 0; d < 5000; d++) {
        snprintf(id, sizeof id, "doc-%zu", d);
        wrong += !jk_index_find(&ix, jk_span_of(id), &doc) || doc != d;
    }
    CHECK(wrong == 0);
    CHECK(!jk_index_row(&ix, jk_span_of("doc-17"), 2, 0, 0, &err) && err.code == JK_EINPUT);
    err = (jk_err){ 0 };
    CHECK(jk_index_row(&ix, jk_span_of("doc-17"), 3, 0, 0, &err));
    CHECK(!jk_index_row(&ix, jk_span_of("doc-17"), 3, 0, 0, &err) && ix.n_row == 5003);
    jk_index_free(&ix);
}

int main(void)
{
    jk_index ix;
    build(&ix);
    jk_index_manifest(&ix, 41);
    check_asked(&ix);
    check_file(&ix);
    jk_index_free(&ix);
    check_gzi();
    check_ids();
    check_many();
    return test_report("index");
}

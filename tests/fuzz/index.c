/* index.c - any bytes as an .idx (its digest is put right, or the fuzzer would never get
 * in): refused, or whatever is asked of it stays inside, and it is written as it was read. */
#include "corpus/index.h"
#include "corpus/sha256.h"
#include "tests/fuzz/fuzz.h"

static void ask(const jk_index *ix)
{
    size_t doc;
    for (size_t d = 0; d < ix->n_doc; d++) {
        uint64_t first, end;
        MUST(jk_index_find(ix, jk_index_id(ix, d), &doc) && doc == d);
        jk_index_rows(ix, d, &first, &end);
        MUST(first < end && end <= ix->n_row);
        MUST(jk_index_block_of(ix, first) < ix->n_block && jk_index_block_of_n(ix, d, first) < ix->n_block);
    }
    jk_index_find(ix, (jk_span){ "x", 1 }, &doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    jk_buf bytes = { 0 }, again = { 0 };
    jk_err err = { 0 };
    jk_index ix;
    jk_sha256 sha;
    unsigned char digest[JK_SHA256_SIZE];
    jk_sha256_init(&sha);
    jk_sha256_add(&sha, data, size);
    jk_sha256_end(&sha, digest);
    MUST(jk_buf_put(&bytes, (jk_span){ (const char *)data, size }, &err) && jk_buf_put(&bytes, (jk_span){ (char *)digest, sizeof digest }, &err));
    if (jk_index_decode(&ix, jk_buf_span(&bytes), "fuzz", &err)) {
        ask(&ix);
        MUST(jk_index_encode(&ix, &again, &err) && jk_span_equal(jk_buf_span(&again), jk_buf_span(&bytes)));
    }
    jk_index_free(&ix);
    jk_buf_free(&bytes);
    jk_buf_free(&again);
    return 0;
}

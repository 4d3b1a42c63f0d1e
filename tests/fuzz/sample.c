/* sample.c - any bytes, read as a sample of beads: a pool that can be trained on, or an error. The first byte
 * chooses whether the pool is there before. */
#include "corpus/sample.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    jk_err err = { 0 };
    jk_pool *pool = NULL;
    jk_buf text = { 0 };
    size_t n_bead, n;
    if (size == 0)
        return 0;
    if (data[0] & 1)
        MUST((pool = jk_pool_open("ko", "en", 4, &err)) != NULL);
    bool ok = jk_sample_parse((jk_span){ (const char *)data + 1, size - 1 }, "fuzz", &pool, &err);
    MUST(ok ? err.code == JK_OK && pool : err.code != JK_OK && err.what[0]);
    if (pool) {                                 /* of a damaged one too what was read is whole */
        err = (jk_err){ 0 };
        MUST(jk_pool_settle(pool, &n_bead, &err) && n_bead <= jk_pool_most(pool));
        MUST(jk_sample_lexicon(pool, &text, &n, &err) && (n == 0) == (memchr(text.ptr, '\n', text.len) == text.ptr + text.len - 1));
    }
    jk_buf_free(&text);
    jk_pool_close(pool);
    return 0;
}

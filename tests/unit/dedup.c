/* dedup.c - fates of pairs that are given one by one; and a corpus that changes between two readings. */
#include "corpus/dedup.h"
#include "tests/unit/test.h"

static jk_pair pair_of(jk_span *cell, const char *n, const char *score, const char *src, const char *trg)
{
    for (int k = 0; k < JK_N_COLUMN; k++)
        cell[k] = (jk_span){ "", 0 };
    cell[JK_DOC_ID] = jk_span_of("d");
    cell[JK_N] = jk_span_of(n);
    cell[JK_SCORE] = jk_span_of(score);
    cell[JK_SRC_TEXT] = jk_span_of(src);
    cell[JK_TRG_TEXT] = jk_span_of(trg);
    return (jk_pair){ cell, JK_N_COLUMN };
}

static const struct { const char *n, *score, *src, *trg; jk_fate fate; const char *original; } row[] = {
    { "1", "0.5", "a tale of two cities", "b", JK_EXACT, "6" },
    { "2", "", "", "", JK_KEPT, "" },
    { "3", "0.6", "a tale of two cities", "b", JK_NEAR, "6" },
    { "4", "", "", "", JK_KEPT, "" },
    { "5", "", "a tale of two cities", "b", JK_EXACT, "6" },
    { "6", "1", "a tale of two cities!", "b", JK_KEPT, "" },
};
enum { N = sizeof row / sizeof *row };

static jk_dedup *read_all(double near, jk_err *err)
{
    jk_span cell[JK_N_COLUMN];
    jk_dedup *d = jk_dedup_open(&(jk_dedup_options){ .by = JK_BY_PAIR, .near = near, .memory = 1 << 20, .beside = "-", .originals = true }, err);
    while (d && !err->code && jk_dedup_reads(d)) {
        for (size_t k = 0; k < N; k++) {
            jk_pair pair = pair_of(cell, row[k].n, row[k].score, row[k].src, row[k].trg);
            CHECK(jk_dedup_see(d, &pair, err));
        }
        CHECK(jk_dedup_end(d, err));
    }
    return d;
}

int main(void)
{
    jk_err err = { 0 };
    jk_duplicate of;
    jk_dedup *d = read_all(.8, &err);
    for (size_t k = 0; k < N; k++) {
        CHECK(!jk_dedup_done(d, &(jk_err){ 0 }));
        CHECK(jk_dedup_fate(d, &of, &err) && of.fate == row[k].fate);
        /* What an exact duplicate of a near one is told: what stays. */
        CHECK(of.fate == JK_KEPT || jk_span_equal(of.n, jk_span_of(row[k].original)));
    }
    CHECK(jk_dedup_done(d, &err));
    CHECK(!jk_dedup_fate(d, &of, &err) && err.code == JK_EINPUT);       /* one more than there were */
    jk_dedup_counts c = jk_dedup_count(d);
    CHECK(c.n == N && c.n_exact == 2 && c.n_near == 1 && !c.spilled);
    jk_dedup_close(d);
    jk_dedup_close(NULL);

    CHECK(jk_score_rank(jk_span_of("1")) == 0 && jk_score_rank(jk_span_of("")) == (1 << 24) - 1);
    CHECK(jk_score_rank(jk_span_of("0")) == (1 << 24) - 2 && jk_score_rank(jk_span_of("0.9999")) < jk_score_rank(jk_span_of("0.9998")));
    return test_report("dedup");
}

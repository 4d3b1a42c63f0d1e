/* repair: what is whole comes out, and what is lost is told; with any memory, and cut at every byte. */
#include "corpus/repair.h"

#include <stdlib.h>
#include <unistd.h>

#include "corpus/bgzf.h"
#include "corpus/io.h"
#include "tests/unit/test.h"

#define NAME "repair-test.tsv.gz"
#define HEADER "doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\n"
#define ROW(doc, n) doc "\t" n "\t1-1\t0.9000\tko\ten\t0\t0\t\t\t하나\tone\n"

#define NOISE ""
#define START "a\t1\t1-1\t\tko\ten\t\t\t\t\tx"
#define REST "z\ty\n"

/* Pieces of text, a block each (NOISE: none, but 40 bytes of noise), and what comes out: the pairs' doc_id and n, '!' for a loss. */
static const struct { const char *block[5], *whole; } damaged[] = {
    { { HEADER, ROW("a", "1"), ROW("a", "2") ROW("b", "1") }, "a1 a2 b1" },
    { { HEADER, NOISE, ROW("a", "2") ROW("b", "1") }, "!a2 b1" },
    { { HEADER, ROW("a", "1"), NOISE, ROW("b", "1") }, "a1 !b1" },
    { { HEADER, ROW("a", "1"), NOISE }, "a1 !" },
    { { NOISE, ROW("a", "1"), ROW("b", "1") }, "!a1 b1" },
    { { HEADER ROW("a", "1") "b\t1\t1-", "1\t\tko\ten\t\t\t\t\tx\ty\n" ROW("b", "2") }, "a1 b1 b2" },          /* cut as bgzip cuts */
    { { HEADER ROW("a", "1") "b\t1\t1-", NOISE, "1\t\tko\ten\t\t\t\t\tx\ty\n" ROW("b", "2") }, "a1 !b2" },
    { { HEADER ROW("a", "1") "aa", NOISE, "a\t1\t1-1\t\tko\ten\t\t\t\t\tx\ty\n" ROW("b", "2") }, "a1 !b2" },     /* the rest of "aaa 1" is no "a 1" */
    { { HEADER, START, NOISE, REST, ROW("b", "2") }, "!b2" },   /* a row of three blocks; NOLINT(bugprone-suspicious-missing-comma) */
    { { HEADER, ROW("a", "1"), ROW("a", "3"), ROW("a", "2"), ROW("b", "1") }, "a1 a3 !b1" },
    { { HEADER, ROW("a", "1"), ROW("b", "1"), ROW("a", "2") ROW("b", "2") }, "a1 b1 !b2" },
    { { HEADER, ROW("a", "1"), "b\t1\n" ROW("c", "1") }, "a1 !c1" },
    { { HEADER, ROW("a", "1"), "b\t1\t1-1\t2.5\tko\ten\t\t\t\t\tx\ty\n" ROW("c", "1") }, "a1 !c1" },
};
enum { N_DAMAGED = sizeof damaged / sizeof *damaged };

static void put_damaged(const char *const *block)
{
    static const char noise[40] = "\x1f\x8b\x08\x04 this is no block";
    jk_err err = { 0 };
    jk_sink *out = jk_sink_open(NAME, &err);
    jk_bgzf *z = jk_bgzf_open(out, 1, &err);
    for (size_t k = 0; k < 5 && block[k]; k++)
        if (block[k][0])
            CHECK(jk_bgzf_line(z, jk_span_of(block[k]), NULL, NULL, &err) && jk_bgzf_flush(z, &err));
        else
            CHECK(jk_sink_write(out, noise, sizeof noise, &err));
    CHECK(jk_bgzf_finish(z, &err) && jk_sink_commit(&out, 1, NULL, &err));
    jk_bgzf_close(z);
    jk_sink_close(out);
}

/* "a1 !b1" */
static void repaired(char *out, size_t size, jk_err *err)
{
    jk_pair pair;
    jk_repair_sums sums = { 0 };
    size_t n = 0, n_loss = 0;
    out[0] = '\0';
    jk_repair *r = jk_repair_open(NAME, NULL, err);
    while (r && jk_repair_next(r, &pair, err) && n + 40 < size) {
        for (; jk_repair_loss(r, n_loss); n_loss++)
            n += (size_t)snprintf(out + n, size - n, "%s!", n ? " " : "");
        bool behind = n && out[n - 1] == '!';
        n += (size_t)snprintf(out + n, size - n, "%s%.*s%.*s", n && !behind ? " " : "", (int)pair.cell[JK_DOC_ID].len, pair.cell[JK_DOC_ID].ptr,
                              (int)pair.cell[JK_N].len, pair.cell[JK_N].ptr);
    }
    if (r && !err->code && jk_repair_done(r, &sums, err)) {
        CHECK(sums.whole == !jk_repair_loss(r, 0));
        if (jk_repair_loss(r, n_loss))
            snprintf(out + n, size - n, "%s!", n ? " " : "");
    }
    jk_repair_close(r);
}

static void told(void)
{
    char is[400];
    for (size_t k = 0; k < N_DAMAGED; k++) {
        jk_err err = { 0 };
        put_damaged(damaged[k].block);
        repaired(is, sizeof is, &err);
        CHECK_STR(is, damaged[k].whole);
        CHECK(!err.code);
    }
}

/* Cut at every byte: what comes out is the start of what was there. */
static void cut(void)
{
    static const char *const block[5] = { HEADER, ROW("a", "1") ROW("a", "2"), ROW("b", "1"), ROW("c", "1"), NULL };
    char is[400];
    put_damaged(block);
    FILE *f = fopen(NAME, "rb");
    static char bytes[4096];
    size_t n = f ? fread(bytes, 1, sizeof bytes, f) : 0;
    if (f)
        fclose(f);
    CHECK(n > 100 && n < sizeof bytes);
    for (size_t k = n; k-- > 0;) {
        jk_err err = { 0 };
        CHECK(truncate(NAME, (off_t)k) == 0);
        repaired(is, sizeof is, &err);
        CHECK(err.code == JK_EINPUT || (!err.code && is[strlen(is) - 1] == '!' && strncmp(is, "a1 a2 b1 c1 !", strlen(is) - 1) == 0));
        CHECK(strlen(err.what) == 0 || err.code);
    }
}

int main(void)
{
    told();
    cut();
    remove(NAME);
    return test_report("repair");
}

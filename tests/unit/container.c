/* container: what is written is read again; what no corpus may be is refused; bytes do
 * not depend on threads; damage never gives wrong rows. */
#include "corpus/container.h"

#include <stdlib.h>
#include <unistd.h>

#include "corpus/io.h"
#include "corpus/row.h"
#include "tests/unit/test.h"

#define NAME "container-test.tsv.gz"

#define CELL(s) { s, sizeof(s) - 1 }
static const jk_span row[][JK_N_COLUMN] = {
    { CELL("a"), CELL("1"), CELL("1-1"), CELL("0.9871"), CELL("ko"), CELL("en"), CELL("0"), CELL("0"), CELL(""), CELL(""), CELL("비가 온다."), CELL("It rains.") },
    { CELL("a"), CELL("2"), CELL("2-1"), CELL("0.5000"), CELL("ko"), CELL("en"), CELL("1 2"), CELL("1"), CELL("6"), CELL(""), CELL("해가 진다 달이 뜬다"), CELL("Sun\\nand \"moon") },
    { CELL("a"), CELL("4"), CELL("1-0"), CELL(""), CELL("ko"), CELL("en"), CELL("3"), CELL(""), CELL(""), CELL(""), CELL("NA"), CELL("") },
    { CELL("0012"), CELL("1"), CELL("0-1"), CELL("1.0000"), CELL("ko"), CELL("en"), CELL(""), CELL("0"), CELL(""), CELL(""), CELL(""), CELL("null") },
};
enum { N_ROW = sizeof row / sizeof *row };

static bool write_rows(const char *path, bool bgzf, unsigned n_thread, int times, jk_err *err)
{
    jk_tsv_writer *out = jk_tsv_create(path, bgzf, &(jk_write_options){ .n_thread = n_thread, .meta = "\"command\": \"test\"" }, err);
    char id[32], n[32];
    for (int t = 0; out && t < times && !err->code; t++)
        for (int k = 0; k < N_ROW && !err->code; k++) {
            jk_span cell[JK_N_COLUMN];
            memcpy(cell, row[k], sizeof cell);
            if (times > 1) {
                snprintf(id, sizeof id, "doc%d", t / 100);
                snprintf(n, sizeof n, "%d", t * N_ROW + k + 1);
                cell[JK_DOC_ID] = jk_span_of(id);
                cell[JK_N] = jk_span_of(n);
            }
            jk_tsv_put(out, &(jk_pair){ cell, JK_N_COLUMN }, err);
        }
    bool ok = out && !err->code && jk_tsv_finish(out, err);
    jk_tsv_writer_close(out);
    return ok;
}

static void remove_all(void)
{
    static const char *const ending[] = { "", ".gzi", ".idx", ".meta.json", ".part" };
    for (size_t k = 0; k < sizeof ending / sizeof *ending; k++) {
        char name[80];
        snprintf(name, sizeof name, "%s%s", NAME, ending[k]);
        unlink(name);
    }
}

static bool slurp(const char *path, jk_buf *out)
{
    FILE *f = fopen(path, "rb");
    out->len = 0;
    for (int c; f && (c = getc(f)) != EOF; )
        jk_buf_putc(out, (char)c, NULL);
    return f && fclose(f) == 0;
}

static bool same_row(const jk_pair *pair, int k)
{
    for (size_t c = 0; c < JK_N_COLUMN; c++)
        if (!jk_span_equal(pair->cell[c], row[k][c]))
            return false;
    return pair->n_cell == JK_N_COLUMN;
}

static void check_round(const char *path, bool bgzf)
{
    jk_err err = { 0 };
    jk_pair pair;
    int n = 0, same = 0;
    CHECK(write_rows(path, bgzf, 1, 1, &err));
    jk_tsv_reader *in = jk_tsv_open(path, &err);
    CHECK(in && jk_tsv_schema(in)->n == JK_N_COLUMN);
    while (in && jk_tsv_next(in, &pair, &err))
        same += same_row(&pair, n++);
    CHECK(n == N_ROW && same == N_ROW && err.code == JK_OK);
    jk_tsv_close(in);
}

static void count_lines(void *user, const char *what)
{
    (void)what;
    ++*(int *)user;
}

static uint64_t differences(void)
{
    int n = 0;
    jk_err err = { 0 };
    jk_verify_report report = { .different = count_lines, .user = &n };
    if (!jk_verify(NAME, &report, &err)) {
        printf("verify: %s\n", err.what);
        return UINT64_MAX;
    }
    CHECK((uint64_t)n == report.n_different);
    return report.n_different;
}

/* ----------------------------------------------------------- what is refused */

static void check_refused(void)
{
    static const struct { const char *what; int k; jk_column column; jk_span cell; } wrong[] = {
        { "a document that comes back", 4, JK_DOC_ID, CELL("a") },
        { "n that does not rise", 1, JK_N, CELL("1") },
        { "n of 0", 0, JK_N, CELL("0") },
        { "no n", 0, JK_N, CELL("") },
        { "an empty doc_id", 0, JK_DOC_ID, CELL("") },
        { "a comment", 0, JK_DOC_ID, CELL("#a") },
        { "a control character in a doc_id", 0, JK_DOC_ID, CELL("a\x01") },
        { "U+0085 in a doc_id", 0, JK_DOC_ID, CELL("a\xC2\x85") },
        { "TAB", 0, JK_SRC_TEXT, CELL("a\tb") },
        { "LF", 0, JK_SRC_TEXT, CELL("a\nb") },
        { "CR", 0, JK_SRC_TEXT, CELL("a\r") },
        { "U+2028", 0, JK_SRC_TEXT, CELL("a\xE2\x80\xA8") },
        { "invalid UTF-8", 0, JK_SRC_TEXT, CELL("a\xFF") },
        { "a surrogate", 0, JK_SRC_TEXT, CELL("\xED\xA0\x80") },
        { "no shape", 0, JK_TYPE, CELL("0-0") },
        { "ids beside the type", 0, JK_SRC_IDS, CELL("0 1") },
        { "two spaces between ids", 1, JK_SRC_IDS, CELL("1  2") },
        { "a cut outside", 1, JK_SRC_CUTS, CELL("11") },
        { "a cut at 0", 1, JK_SRC_CUTS, CELL("0") },
        { "a text on a null side", 2, JK_TRG_TEXT, CELL("x") },
        { "no probability", 0, JK_SCORE, CELL("1.5") },
    };
    for (size_t w = 0; w < sizeof wrong / sizeof *wrong; w++) {
        jk_err err = { 0 };
        jk_tsv_writer *out = jk_tsv_create(NAME, true, NULL, &err);
        for (int k = 0; out && k <= N_ROW && !err.code; k++) {
            jk_span cell[JK_N_COLUMN];
            memcpy(cell, row[k % N_ROW], sizeof cell);
            if (k == wrong[w].k)
                cell[wrong[w].column] = wrong[w].cell;
            if (k == N_ROW && k != wrong[w].k)
                break;
            jk_tsv_put(out, &(jk_pair){ cell, JK_N_COLUMN }, &err);
        }
        jk_tsv_writer_close(out);
        if (err.code != JK_EINPUT)
            printf("not refused: %s\n", wrong[w].what);
        CHECK(err.code == JK_EINPUT);
        CHECK(access(NAME, F_OK) != 0 && access(NAME ".part", F_OK) != 0);
    }
}

/* ------------------------------------------------------------------ damage */

/* Reads what there is; each row has to be the next of the true ones. False: it is not. */
static bool rows_are_true(bool *complete)
{
    jk_err err = { 0 };
    jk_pair pair;
    int n = 0;
    bool same = true;
    jk_tsv_reader *in = jk_tsv_open(NAME, &err);
    while (in && jk_tsv_next(in, &pair, &err)) {
        same &= n < N_ROW && same_row(&pair, n);
        n++;
    }
    jk_tsv_close(in);
    *complete = err.code == JK_OK && n == N_ROW;
    return same && (err.code != JK_OK || n == N_ROW);
}

static void put_file(const char *bytes, size_t n)
{
    FILE *f = fopen(NAME, "wb");
    CHECK(f && fwrite(bytes, 1, n, f) == n && fclose(f) == 0);
}

static void check_damage(void)
{
    jk_err err = { 0 };
    jk_buf whole = { 0 };
    unsigned wrong = 0, unseen = 0, silent = 0;
    CHECK(write_rows(NAME, true, 1, 1, &err) && slurp(NAME, &whole) && differences() == 0);
    for (size_t n = 0; n < whole.len; n++) {
        bool complete;
        put_file(whole.ptr, n);
        wrong += !rows_are_true(&complete);
        silent += complete;
        unseen += differences() == 0;
    }
    CHECK(wrong == 0 && unseen == 0 && silent == 0);
    wrong = unseen = 0;
    for (size_t bit = 0; bit < whole.len * 8; bit++) {
        bool complete;
        whole.ptr[bit / 8] = (char)(whole.ptr[bit / 8] ^ 1 << bit % 8);
        put_file(whole.ptr, whole.len);
        wrong += !rows_are_true(&complete);
        unseen += differences() == 0;
        whole.ptr[bit / 8] = (char)(whole.ptr[bit / 8] ^ 1 << bit % 8);
    }
    CHECK(wrong == 0 && unseen == 0);
    put_file(whole.ptr, whole.len);
    CHECK(differences() == 0);
    jk_buf_putc(&whole, 'x', &err);
    put_file(whole.ptr, whole.len);
    CHECK(differences() > 0);
    jk_buf_free(&whole);
}

static void check_threads(void)
{
    jk_err err = { 0 };
    jk_buf one = { 0 }, many = { 0 };
    CHECK(write_rows(NAME, true, 1, 3000, &err) && slurp(NAME, &one) && differences() == 0);
    CHECK(write_rows(NAME, true, 3, 3000, &err) && slurp(NAME, &many) && differences() == 0);
    CHECK(one.len > 1000 && jk_span_equal(jk_buf_span(&one), jk_buf_span(&many)));
    jk_buf_free(&one);
    jk_buf_free(&many);
}

static void check_access(void)
{
    static const struct { uint64_t first, last, want; } ask[] = {
        { 1, 1, 1 }, { 1, 5, 5 }, { 11999, 12000, 2 }, { 12000, 99999, 1 }, { 12001, 12001, 0 }, { 7000, 7099, 100 },
    };
    jk_err err = { 0 };
    jk_pair pair;
    CHECK(write_rows(NAME, true, 1, 3000, &err));
    for (int with = 1; with >= 0; with--) {
        jk_corpus *in = jk_corpus_open(NAME, &err);
        CHECK(in && (jk_corpus_note(in) != NULL) == (with == 0));
        for (size_t k = 0; in && k < sizeof ask / sizeof *ask; k++) {
            uint64_t n = 0, right = 0;
            jk_corpus_pairs(in, ask[k].first, ask[k].last, &err);
            for (; jk_corpus_next(in, &pair, &err); n++)
                right += strtoull(pair.cell[JK_N].ptr, NULL, 10) == ask[k].first + n;
            CHECK(n == ask[k].want && right == n && err.code == JK_OK);
        }
        uint64_t n = 0;
        CHECK(in && jk_corpus_has(in, jk_span_of("doc17"), &err) && !jk_corpus_has(in, jk_span_of("doc30"), &err));
        jk_corpus_doc(in, jk_span_of("doc17"), 6900, 6999, &err);
        while (jk_corpus_next(in, &pair, &err))
            n += jk_span_equal(pair.cell[JK_DOC_ID], jk_span_of("doc17"));
        CHECK(n == 100);
        n = 0;
        jk_corpus_doc(in, jk_span_of("doc17"), 0, UINT64_MAX, &err);
        while (jk_corpus_next(in, &pair, &err))
            n++;
        CHECK(n == 400);
        jk_corpus_doc(in, jk_span_of("doc17"), 1, 6800, &err);
        CHECK(!jk_corpus_next(in, &pair, &err) && err.code == JK_OK);
        jk_corpus_close(in);
        in = jk_corpus_open(NAME, &err);            /* the header's block and one more, not all ten */
        CHECK(in && jk_corpus_doc(in, jk_span_of("doc29"), 11990, 11990, &err) && jk_corpus_next(in, &pair, &err));
        CHECK((jk_corpus_cost(in) < 70000) == (with == 1));
        jk_corpus_close(in);
        unlink(NAME ".idx");
    }
    bool made;
    CHECK(jk_corpus_reindex(NAME, &made, &err) && !made && differences() == 0);
    unlink(NAME ".meta.json");
    CHECK(jk_corpus_reindex(NAME, &made, &err) && made && differences() == 0);
}

int main(void)
{
    char folder[] = "/tmp/jjak-test-XXXXXX";
    if (!mkdtemp(folder) || chdir(folder) != 0)
        return 1;
    check_refused();
    check_round("plain.tsv", false);
    unlink("plain.tsv");
    check_round(NAME, true);
    check_damage();
    check_threads();
    check_access();
    remove_all();
    CHECK(chdir("/") == 0 && rmdir(folder) == 0);
    return test_report("container");
}

/* verify: each lie of a corpus is told, in a line that says what it is. */
#include "corpus/container.h"

#include <stdlib.h>
#include <unistd.h>

#include "corpus/bgzf.h"
#include "corpus/io.h"
#include "corpus/row.h"
#include "tests/unit/test.h"

#define NAME "verify-test.tsv.gz"
#define HEADER "doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\n"
#define ROW(doc, n) doc "\t" n "\t1-1\t0.9000\tko\ten\t0\t0\t\t\t하나\tone\n"

/* Texts, and what verify says of each; NULL: nothing. */
static const struct { const char *text, *said; } lie[] = {
    { HEADER, NULL },
    { HEADER ROW("a", "1") ROW("a", "2") ROW("b", "1"), NULL },
    { HEADER ROW("a", "1") ROW("a", "7"), NULL },
    { HEADER "a\t1\t2-1\t\tko\ten\t0 1\t0\t4\t\t하나. 둘.\tone, two\n", NULL },
    { HEADER "a\t1\t\t\t\t\t\t\t\t\t\t\n", NULL },
    { "", "empty" },
    { "\n", "column 1 has to be doc_id" },
    { "doc_id\tn\n" "a\t1\n", "column 3 has to be type" },
    { HEADER ROW("a", "1") ROW("a", "1"), "n is 1 after 1" },
    { HEADER ROW("a", "2") ROW("a", "1"), "n is 1 after 2" },
    { HEADER ROW("a", "0"), "n is \"0\"" },
    { HEADER ROW("a", "x"), "n is \"x\"" },
    { HEADER ROW("a", "01"), "n is \"01\"" },
    { HEADER ROW("a", "1") ROW("b", "1") ROW("a", "2"), "the document a comes a second time" },
    { HEADER ROW("#a", "1"), "starts with '#'" },
    { HEADER ROW("", "1"), "doc_id is empty" },
    { HEADER "a\t1\n", "2 columns; the header has 12" },
    { HEADER "a\t1\t1-1\t\tko\ten\t0\t0\t\t\tx\ty\tz\n", "13 columns" },
    { HEADER "\n", "1 columns" },
    { HEADER "a\t1\t1-1\t\tko\ten\t0\t0\t\t\tx\xff\ty\n", "invalid UTF-8" },
    { HEADER "a\t1\t1-1\t\tko\ten\t0\t0\t\t\tx\ty\r\n", "CR" },
    { HEADER "a\t1\t1-1\t\tko\ten\t0\t0\t\t\tx\xe2\x80\xa9\ty\n", "U+2029" },
    { HEADER "a\t1\t1-1\t0.5x\tko\ten\t0\t0\t\t\tx\ty\n", "aligner_score" },
    { HEADER "a\t1\tone\t\tko\ten\t0\t0\t\t\tx\ty\n", "the type is no shape" },
    { HEADER "a\t1\t2-1\t\tko\ten\t0\t0\t1\t\txy\ty\n", "1 src_ids; the type says 2" },
    { HEADER "a\t1\t1-2\t\tko\ten\t0\t0 1\t\t1 2\tx\tyzx\n", "2 trg_cuts; the type says 2 sentences" },
    { HEADER "a\t1\t1-2\t\tko\ten\t0\t0 1\t\t3\tx\tyzx\n", "trg_cuts do not rise inside the text" },
    { HEADER "a\t1\t1-0\t\tko\ten\t0\t\t\t\tx\ty\n", "0 trg sentences" },
    { HEADER "a\t1\t1-1\t\tko\ten\t0\t0\t\t\tx\ty", "no line end" },
};

static char said[4000];
static uint64_t n_said;

static void hear(void *user, const char *what)
{
    (void)user;
    n_said++;
    size_t n = strlen(said), room = sizeof said - n;
    if (strlen(what) + 2 < room)
        snprintf(said + n, room, "%s\n", what);
}

static void ask(const char *path, jk_verify_report *report)
{
    jk_err err = { 0 };
    said[0] = '\0';
    n_said = 0;
    *report = (jk_verify_report){ .different = hear };
    CHECK(jk_verify(path, report, &err) && report->n_different == n_said);
}

/* text as blocks, as they come: no rule of the container's is kept but BGZF itself. */
static void put_blocks(const char *text, size_t n_a_block)
{
    jk_err err = { 0 };
    jk_sink *out = jk_sink_open(NAME, &err);
    jk_bgzf *z = jk_bgzf_open(out, 1, &err);
    for (size_t at = 0, n = strlen(text), step; at < n; at += step) {
        step = n - at < n_a_block ? n - at : n_a_block;
        CHECK(jk_bgzf_line(z, (jk_span){ text + at, step }, NULL, NULL, &err) && jk_bgzf_flush(z, &err));
    }
    CHECK(jk_bgzf_finish(z, &err) && jk_sink_commit(&out, 1, NULL, &err));
    jk_bgzf_close(z);
    jk_sink_close(out);
}

static void check_lies(void)
{
    for (size_t k = 0; k < sizeof lie / sizeof *lie; k++)
        for (size_t size = 1; size < 300; size += 37) {
            jk_verify_report report;
            put_blocks(lie[k].text, size);
            ask(NAME, &report);
            bool right = lie[k].said ? n_said == 1 && strstr(said, lie[k].said) != NULL : n_said == 0;
            if (!right)
                printf("%zu in blocks of %zu: %s, not %s", k, size, said, lie[k].said ? lie[k].said : "nothing\n");
            CHECK(right);
            FILE *f = fopen("plain.tsv", "wb");
            CHECK(f && fputs(lie[k].text, f) >= 0 && fclose(f) == 0);
            ask("plain.tsv", &report);
            CHECK((n_said > 0) == (lie[k].said && !strstr(lie[k].said, "no line end")));
        }
}

/* Another tool's blocks, cut anywhere, get an index, and all rows are found with it. */
static void check_foreign(void)
{
    const char *text = HEADER ROW("a", "1") ROW("a", "2") ROW("b", "4") ROW("c:1", "1");
    for (size_t size = 1; size < 400; size += 13) {
        jk_verify_report report;
        jk_err err = { 0 };
        jk_pair pair;
        bool made;
        put_blocks(text, size);
        unlink(NAME ".meta.json");
        CHECK(jk_corpus_reindex(NAME, &made, &err) && made);
        ask(NAME, &report);
        CHECK(n_said == 0 && report.n_unchecked == 0 && report.n_pair == 4 && report.n_doc == 3);
        jk_corpus *in = jk_corpus_open(NAME, &err);
        CHECK(in && !jk_corpus_note(in));
        for (uint64_t r = 1; r <= 4; r++) {
            CHECK(jk_corpus_pairs(in, r, r, &err) && jk_corpus_next(in, &pair, &err) && pair.cell[JK_N].len == 1 && pair.cell[JK_N].ptr[0] == "1241"[r - 1]);
            CHECK(!jk_corpus_next(in, &pair, &err) && !err.code);
        }
        CHECK(jk_corpus_doc(in, jk_span_of("a"), 2, 9, &err) && jk_corpus_next(in, &pair, &err) && pair.cell[JK_N].ptr[0] == '2');
        CHECK(!jk_corpus_next(in, &pair, &err) && !err.code);
        jk_corpus_close(in);
    }
}

/* The index and the metadata of another corpus. */
static void check_stale(void)
{
    jk_verify_report report;
    jk_err err = { 0 };
    jk_pair pair;
    bool made;
    unlink(NAME ".meta.json");
    put_blocks(HEADER ROW("a", "1") ROW("a", "2"), 65280);
    CHECK(jk_corpus_reindex(NAME, &made, &err));
    put_blocks(HEADER ROW("a", "1") ROW("a", "3") ROW("a", "5"), 65280);
    ask(NAME, &report);
    CHECK(strstr(said, ".gzi") == NULL && strstr(said, "the .idx does not match") && strstr(said, "3 pairs; the metadata say 2")
          && strstr(said, "SHA-256 of the file") && strstr(said, "digest of the content"));
    jk_corpus *in = jk_corpus_open(NAME, &err);
    CHECK(in && jk_corpus_note(in) && strstr(jk_corpus_note(in), "another corpus"));
    CHECK(jk_corpus_pairs(in, 3, 3, &err) && jk_corpus_next(in, &pair, &err) && pair.cell[JK_N].ptr[0] == '5');
    jk_corpus_close(in);
}

int main(void)
{
    char folder[] = "/tmp/jjak-test-XXXXXX";
    if (!mkdtemp(folder) || chdir(folder) != 0)
        return 1;
    check_lies();
    check_foreign();
    check_stale();
    unlink(NAME);
    unlink(NAME ".gzi");
    unlink(NAME ".idx");
    unlink(NAME ".meta.json");
    unlink("plain.tsv");
    CHECK(chdir("/") == 0 && rmdir(folder) == 0);
    return test_report("verify");
}

/* journal: what is whole in it, wherever it was cut; what says that another run began it; notes and their sums. */
#include "corpus/journal.h"

#include <stdlib.h>
#include <unistd.h>

#include "corpus/summary.h"
#include "tests/unit/test.h"

static const char IDENTITY[] = "{\"jjak\": \"1\", \"options\": {\"no_words\": true}, \"columns\": [\"a\", \"b\"]}";

static void write_journal(uint64_t n_group, jk_journal_state state)
{
    jk_err err = { 0 };
    jk_journal *out = jk_journal_open("j", IDENTITY, &state, &err);
    CHECK(out != NULL);
    for (uint64_t g = state.n_group; out && g < n_group; g++)
        CHECK(jk_journal_group(out, jk_span_of(g % 2 ? "d\tone\nf\ttwo\n" : "d\tone\n"), g, 1000 * (g + 1), &err));
    CHECK(jk_journal_sync(out, &err) && !err.code);
    jk_journal_close(out);
}

/* Cut at every byte, flipped at every byte: as many groups as are whole before it, never more. */
static void check_damage(void)
{
    jk_err err = { 0 };
    jk_buf all = { 0 };
    jk_journal_state state;
    write_journal(4, (jk_journal_state){ 0 });
    CHECK(jk_read_file("j", 0, &all, NULL, &err));
    CHECK(jk_journal_look("j", IDENTITY, UINT64_MAX, &state, &err) && state.stands && state.n_group == 4 && state.n_row == 6 && state.offset == 4000
          && state.length == all.len);
    CHECK(jk_journal_look("j", IDENTITY, 3, &state, &err) && state.n_group == 3 && state.n_row == 4 && state.offset == 3000 && state.length < all.len);
    bool fewer = true, honest = true;
    for (size_t cut = 0; cut < 2 * all.len; cut++) {
        FILE *f = fopen("j", "wb");
        size_t n = cut < all.len ? cut : all.len;
        if (cut >= all.len)
            all.ptr[cut - all.len] ^= 1;
        CHECK(f && fwrite(all.ptr, 1, n, f) == n && fclose(f) == 0);
        if (cut >= all.len)
            all.ptr[cut - all.len] ^= 1;
        err = (jk_err){ 0 };
        bool ok = jk_journal_look("j", IDENTITY, UINT64_MAX, &state, &err);
        fewer &= !ok || !state.stands || state.n_group < 4;
        honest &= !ok || (state.length <= n && (state.n_group == 0 || state.offset == 1000 * state.n_group));
    }
    CHECK(fewer);
    CHECK(honest);
    jk_buf_free(&all);
    CHECK(unlink("j") == 0);
}

/* What stood there is read while it is gone on with. */
static void check_going_on(void)
{
    jk_err err = { 0 };
    jk_journal_state state;
    jk_span line;
    uint64_t offset, n_note = 0, n_group = 0;
    write_journal(2, (jk_journal_state){ 0 });
    CHECK(jk_journal_look("j", IDENTITY, UINT64_MAX, &state, &err));
    jk_journal_reader *in = jk_journal_read("j", 2, &err);
    write_journal(5, state);
    while (in && jk_journal_next(in, &line, &offset, &err))
        offset ? n_group++ : n_note++;
    CHECK(n_note == 3 && n_group == 2 && !err.code);
    jk_journal_read_close(in);
    CHECK(jk_journal_look("j", IDENTITY, UINT64_MAX, &state, &err) && state.n_group == 5 && state.offset == 5000);
    CHECK(unlink("j") == 0);
    CHECK(jk_journal_look("j", IDENTITY, UINT64_MAX, &state, &err) && !state.stands);
}

static const struct { const char *now, *named; } others[] = {
    { "{\"jjak\": \"2\", \"options\": {\"no_words\": true}, \"columns\": [\"a\", \"b\"]}", "\"jjak\"" },
    { "{\"jjak\": \"1\", \"options\": {}, \"columns\": [\"a\", \"b\"]}", "\"options.no_words\"" },
    { "{\"jjak\": \"1\", \"options\": {\"no_words\": true, \"sentences\": true}, \"columns\": [\"a\", \"b\"]}", "\"options.sentences\"" },
    { "{\"jjak\": \"1\", \"options\": {\"no_words\": true}, \"columns\": [\"a\", \"c\"]}", "\"columns\"" },
    { "{\"jjak\": \"1\", \"options\": {\"no_words\": true}, \"columns\": [\"a\", \"b\"], \"shard\": \"0/2\"}", "\"shard\"" },
};

static void check_others(void)
{
    write_journal(1, (jk_journal_state){ 0 });
    for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
        jk_err err = { 0 };
        jk_journal_state state;
        CHECK(!jk_journal_look("j", others[k].now, UINT64_MAX, &state, &err) && err.code == JK_EUSAGE && strstr(err.what, others[k].named));
    }
    CHECK(unlink("j") == 0);
}

/* ------------------------------------------------------------------- notes */

static jk_note note_of(const char *doc, uint64_t row, uint64_t n_bead, uint64_t score, uint64_t src, uint64_t tgt, uint64_t left)
{
    jk_note n = { .row = row, .n_bead = n_bead, .n_pair = n_bead, .score = score, .n_sent = { n_bead, n_bead }, .n_char = { src, tgt }, .n_left = { left, 0 } };
    n.doc_id = jk_span_of(doc);
    n.given[0] = jk_span_of("a b.txt");
    n.given[1] = jk_span_of("");
    n.lang[0] = jk_span_of("ko");
    n.lang[1] = jk_span_of("en");
    n.encoding[0] = n.encoding[1] = jk_span_of("UTF-8");
    n.row_sha256[0] = n.sha256[1][31] = (unsigned char)row;
    n.shape[1][1] = (uint32_t)n_bead;
    n.shape[4][0] = 2;
    return n;
}

static void check_notes(void)
{
    jk_err err = { 0 };
    jk_buf line = { 0 }, again = { 0 };
    jk_note note = note_of("d", 200, 3, 29999, 100, 200, 7), back = { 0 };
    CHECK(jk_note_put(&note, &line, &err) && jk_note_parse((jk_span){ line.ptr, line.len - 1 }, &back, &err));
    CHECK(back.row == 200 && back.score == 29999 && back.shape[1][1] == 3 && back.shape[4][0] == 2 && back.n_left[0] == 7 && !back.failed);
    CHECK(jk_note_put(&back, &again, &err) && jk_span_equal(jk_buf_span(&line), jk_buf_span(&again)));
    for (size_t n = 0; n + 1 < line.len; n++) {     /* a cut note is none, but for the count of its last shape */
        jk_err why = { 0 };
        if (jk_note_parse((jk_span){ line.ptr, n }, &back, &why))
            CHECK(line.ptr[n] == ' ' || (n && line.ptr[n - 1] == '\t'));
    }
    jk_buf_free(&line);
    jk_buf_free(&again);
}

static void check_report(void)
{
    jk_err err = { 0 };
    jk_buf text = { 0 }, json = { 0 };
    jk_summary *sum = jk_summary_open(&err);
    const jk_note note[] = {
        note_of("fine", 0, 10, 99000, 1000, 2000, 0), note_of("unsure", 1, 10, 40000, 1000, 2000, 0), note_of("half", 2, 10, 99000, 1000, 2000, 950),
        note_of("long", 3, 10, 99000, 1000, 16000, 0), note_of("like unsure", 4, 10, 40000, 1000, 2000, 0), note_of("fine, too", 5, 10, 99000, 9000, 18000, 0),
    };
    for (int round = 0; round < 2; round++)
        for (size_t k = 0; k < sizeof note / sizeof *note; k++)
            if (round)
                CHECK(jk_summary_look(sum, &note[k], &err));
            else
                jk_summary_add(sum, &note[k]);
    CHECK(jk_summary_sums(sum)->n_bead == 60 && jk_summary_sums(sum)->score == 476000);
    CHECK(jk_summary_report(sum, &text, &err) && jk_buf_putc(&text, '\0', &err));
    CHECK_STR(text.ptr, "doc_id\trow\twhy\tbadness\tmean_score\tratio\tleft\tbeads\n"
                        "long\t3\tratio\t1.0000\t0.9900\t16.0000\t0.0000\t10\n"
                        "unsure\t1\tscore\t0.6000\t0.4000\t2.0000\t0.0000\t10\n"
                        "like unsure\t4\tscore\t0.6000\t0.4000\t2.0000\t0.0000\t10\n"
                        "half\t2\tleft\t0.3167\t0.9900\t2.0000\t0.3167\t10\n");
    CHECK(jk_summary_put(sum, &json, &err) && jk_buf_putc(&json, '\0', &err) && strstr(json.ptr, "\"mean_score\": 0.7933, \"unaligned\": [0.0679, 0.0000]"));
    jk_buf_free(&text);
    jk_buf_free(&json);
    jk_summary_close(sum);
}

int main(void)
{
    char folder[] = "/tmp/jjak-journal-XXXXXX";
    CHECK(mkdtemp(folder) && chdir(folder) == 0);
    check_damage();
    check_going_on();
    check_others();
    check_notes();
    check_report();
    CHECK(rmdir(folder) == 0);
    return test_report("journal");
}

/* A bead becomes a row; what the cells of rows say. */
#include "corpus/record.h"
#include "test.h"

/* ------------------------------------------------------------ text of a cell */

static const struct { const char *text, *cell; } cells[] = {
    { "", "" },
    { "plain text", "plain text" },
    { "two  spaces stay", "two  spaces stay" },
    { "a\tb", "a b" }, { "a\r\nb", "a b" }, { "a \n  b", "a b" }, { "a\v\fb", "a b" },
    { "a\x1C" "b\x1D" "c\x1E" "d", "a b c d" },
    { "a\x1F" "b", "a\x1F" "b" },                                   /* ends no line */
    { "a\xC2\x85" "b\xE2\x80\xA8" "c\xE2\x80\xA9" "d", "a b c d" },     /* U+0085 U+2028 U+2029 */
    { "\n a \r", "a" },
    { "한국어는\n띄어 쓴다", "한국어는 띄어 쓴다" },
    { "漢\n字", "漢字" }, { "かな\r\n  カナ", "かなカナ" }, { "スー\nパー", "スーパー" },
    { "漢 字", "漢 字" },                                           /* no line ends here */
    { "漢\nA", "漢 A" }, { "A\n漢", "A 漢" }, { "漢\n가", "漢 가" },
    { "backslash n \\n stays", "backslash n \\n stays" },
    { "\"unclosed", "\"unclosed" },
};

/* ------------------------------------------------------------ bead -> pair */

/* A document cut at '|', where the '|' itself is white space of the text. */
static jk_doc doc_of(char *text, jk_sent *sent, const char *lang)
{
    jk_doc doc = { .text = jk_span_of(text), .sent = sent };
    memcpy(doc.lang, lang, 3);
    for (char *at = text; *at;) {
        size_t n = strcspn(at, "|");
        char *end = at + n;
        jk_span s = { at, n };
        while (s.len && strchr(" \n", s.ptr[0]))
            s.ptr++, s.len--;
        while (s.len && strchr(" \n", s.ptr[s.len - 1]))
            s.len--;
        sent[doc.n_sent++].text = s;
        if (*end)
            *end++ = '\n';
        at = end;
    }
    return doc;
}

static const struct { jk_bead bead; const char *row; } beads[] = {
    { { 0, 0, 1, 1, 0, 0.98768f }, "d\t7\t1-1\t0.9877\tko\ten\t0\t0\t\t\t첫 문장이다.\tFirst." },
    { { 1, 1, 2, 1, 0, 1.0f }, "d\t7\t2-1\t1.0000\tko\ten\t1 2\t1\t4\t\t둘째. 셋째 이다.\tTwo and three." },
    { { 0, 0, 3, 2, 0, 0.00004f }, "d\t7\t3-2\t0.0000\tko\ten\t0 1 2\t0 1\t8 12\t7\t첫 문장이다. 둘째. 셋째 이다.\tFirst. Two and three." },
    { { 2, 2, 1, 0, 0, 0.5f }, "d\t7\t1-0\t0.5000\tko\ten\t2\t\t\t\t셋째 이다.\t" },
    { { 3, 1, 0, 1, 0, 0.25f }, "d\t7\t0-1\t0.2500\tko\ten\t\t1\t\t\t\tTwo and three." },
    { { 3, 2, 1, 1, 0, 0.25f }, "d\t7\t1-1\t0.2500\tko\ten\t3\t2\t\t\t넷째 줄.\tFour." },
};

static void check_beads(void)
{
    char ko[] = "첫 문장이다.| 둘째.|  셋째\n이다. |넷째\n\n줄.", en[] = "First.|Two\nand three.|Four.";
    jk_sent s[8] = { 0 }, t[8] = { 0 };
    jk_doc src = doc_of(ko, s, "ko"), tgt = doc_of(en, t, "en");
    jk_record rec = { 0 };
    for (size_t k = 0; k < sizeof beads / sizeof *beads; k++) {
        jk_err err = { 0 };
        jk_pair pair;
        jk_buf row = { 0 };
        CHECK(jk_record_bead(&rec, jk_span_of("d"), 7, &src, &tgt, &beads[k].bead, &pair, &err));
        CHECK(pair.n_cell == JK_N_COLUMN);
        for (size_t c = 0; c < pair.n_cell; c++) {
            if (c)
                jk_buf_putc(&row, '\t', &err);
            jk_buf_put(&row, pair.cell[c], &err);
        }
        CHECK(jk_buf_putc(&row, '\0', &err) && !err.code);
        CHECK_STR(row.ptr, beads[k].row);
        jk_buf_free(&row);
    }
    jk_record_free(&rec);
}

/* ------------------------------------------------------------ what cells say */

static const struct { const char *text; bool ok; double value; } reals[] = {
    { "0", true, 0 }, { "0.25", true, 0.25 }, { "-1.5", true, -1.5 }, { ".5", true, 0.5 }, { "5.", true, 5 }, { "25e-2", true, 0.25 }, { "1E2", true, 100 },
    { "", false, 0 }, { ".", false, 0 }, { "-", false, 0 }, { "1e", false, 0 }, { "1,5", false, 0 }, { "nan", false, 0 }, { "inf", false, 0 }, { "1 ", false, 0 },
    { "1e999", false, 0 }, { "0x10", false, 0 },
};
static const struct { const char *text; bool ok; unsigned m, n; } types[] = {
    { "1-1", true, 1, 1 }, { "0-12", true, 0, 12 }, { "", false, 0, 0 }, { "1", false, 0, 0 }, { "1-", false, 0, 0 }, { "-1", false, 0, 0 }, { "a-b", false, 0, 0 },
};
static const struct { const char *text; int n; } number_lists[] = { { "", 0 }, { "3", 1 }, { "0 1 2", 3 }, { "0  1", -1 }, { " 1", -1 }, { "1 ", -1 }, { "a", -1 }, { "4294967296", -1 } };
static const struct { const char *path, *id; } ids[] = {
    { "-", "stdin" }, { "a.txt", "a" }, { "dir/a.ko.txt", "a.ko" }, { "a.txt.gz", "a" }, { "a", "a" }, { ".txt", ".txt" }, { "d.x/name", "name" }, { "기사.txt", "기사" },
    { "a.tsv.gz", "a" }, { "a.gz", "a" },
};

static void check_cells(void)
{
    jk_buf buf = { 0 };
    for (size_t k = 0; k < sizeof cells / sizeof *cells; k++) {
        jk_err err = { 0 };
        buf.len = 0;
        CHECK(jk_text_put(&buf, jk_span_of(cells[k].text), &err) && jk_buf_putc(&buf, '\0', &err));
        CHECK_STR(buf.ptr, cells[k].cell);
    }
    for (size_t k = 0; k < sizeof reals / sizeof *reals; k++) {
        double x;
        CHECK(jk_parse_real(jk_span_of(reals[k].text), &x) == reals[k].ok);
        CHECK(!reals[k].ok || (x - reals[k].value < 1e-12 && reals[k].value - x < 1e-12));
    }
    for (size_t k = 0; k < sizeof types / sizeof *types; k++) {
        uint64_t m, n;
        CHECK(jk_parse_type(jk_span_of(types[k].text), &m, &n) == types[k].ok && (!types[k].ok || (m == types[k].m && n == types[k].n)));
    }
    for (size_t k = 0; k < sizeof number_lists / sizeof *number_lists; k++) {
        jk_err err = { 0 };
        buf.len = 0;
        bool ok = jk_parse_numbers(jk_span_of(number_lists[k].text), &buf, &err);
        CHECK(ok == (number_lists[k].n >= 0) && (!ok || buf.len == (size_t)number_lists[k].n * sizeof(uint32_t)));
        CHECK(ok || err.code == JK_EINPUT);
    }
    for (size_t k = 0; k < sizeof ids / sizeof *ids; k++)
        CHECK(jk_span_equal(jk_doc_id_of_path(ids[k].path), jk_span_of(ids[k].id)));
    jk_buf_free(&buf);
}

static void check_pieces(void)
{
    const uint32_t cut[] = { 4, 8 };
    const char *want[] = { "첫째.", "둘째.", "셋째." };
    for (size_t k = 0; k < 3; k++)
        CHECK(jk_span_equal(jk_cut_piece(jk_span_of("첫째. 둘째. 셋째."), cut, 2, k), jk_span_of(want[k])));
    const uint32_t far[] = { 100 };                         /* behind the end: an empty piece, no crash */
    CHECK(jk_cut_piece(jk_span_of("abc"), far, 1, 1).len == 0);
}

int main(void)
{
    check_beads();
    check_cells();
    check_pieces();
    return test_report("record");
}

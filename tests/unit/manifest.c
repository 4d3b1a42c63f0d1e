/* manifest: rows of TSV, JSONL and of names of files; what is no manifest, and where. */
#include "corpus/manifest.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/io.h"
#include "tests/unit/test.h"

static void put_file(const char *name, const char *text)
{
    FILE *f = fopen(name, "wb");
    CHECK(f && fwrite(text, 1, strlen(text), f) == strlen(text));
    CHECK(f && fclose(f) == 0);
}

static void put_cell(jk_buf *out, jk_span s)
{
    jk_err err = { 0 };
    jk_buf_put(out, s, &err);
    jk_buf_putc(out, '|', &err);
}

/* "doc|path or text|...|lang|encoding|carried|" a row, a newline behind each; or the error. */
static void rows_of(jk_manifest *in, jk_err *err, jk_buf *out)
{
    jk_arena *arena = jk_arena_open(0);
    jk_buf raw = { 0 };
    jk_manifest_row row;
    uint64_t line;
    size_t n_extra;
    while (in && jk_manifest_next(in, &raw, &line, err)) {
        jk_arena_reset(arena);
        if (!jk_manifest_parse(in, arena, jk_buf_span(&raw), line, &row, err))
            break;
        put_cell(out, row.doc_id);
        for (int side = 0; side < 2; side++)
            put_cell(out, row.path[side] ? jk_span_of(row.path[side]) : row.text[side]);
        for (int side = 0; side < 2; side++) {
            put_cell(out, row.lang[side]);
            put_cell(out, row.encoding[side]);
        }
        jk_manifest_extra(in, &n_extra);
        for (size_t k = 0; k < n_extra; k++)
            put_cell(out, row.extra[k]);
        jk_buf_putc(out, '\n', err);
        raw.len = 0;
    }
    if (err->code)
        jk_buf_printf(out, &(jk_err){ 0 }, "%s", err->what);
    jk_buf_putc(out, '\0', &(jk_err){ 0 });
    jk_buf_free(&raw);
    jk_arena_close(arena);
}

static const struct { const char *text, *rows; } files[] = {
    { "doc_id\tsrc\ttrg\na\tx.ko\ty.en\n", "a|x.ko|y.en|||||\n" },
    { "trg\tlicence\tdoc_id\tsrc\r\ny\tCC0\ta\tx\r\n\r\nz\t\tb\t/w\n", "a|x|y|||||CC0|\nb|/w|z||||||\n" },
    { "\xEF\xBB\xBF" "doc_id\tsrc\ttrg\tsrc_lang\ttrg_encoding\na\tx\ty\tko\tcp949", "a|x|y|ko|||cp949|\n" },
    { "doc_id\tsrc\ttrg\n", "" },
    { "{\"doc_id\": \"a\", \"src_text\": \"\\uac00\\n\", \"trg_text\": \"\", \"year\": 2024}\n{\"trg\": \"y\", \"src\": \"x\", \"doc_id\": 7, \"year\": null}\n",
      "a|\xEA\xB0\x80\n||||||2024|\n7|x|y||||||\n" },
    { "", "m: empty; a manifest has a header that names doc_id, src and trg, or is JSONL" },
    { "doc_id\tsrc\n", "m:1: the first line names the columns doc_id, src and trg, TABs between; there is no trg" },
    { "doc_id\tsrc\ttrg\tsrc\n", "m:1: two columns are called src" },
    { "doc_id\tsrc\ttrg\turl\turl\n", "m:1: two columns are called url" },
    { "doc_id\tsrc\ttrg\tn\n", "m:1: it cannot carry a column of a corpus: n" },
    { "doc_id\tsrc\ttrg_text\n", "m:1: a text is no cell of TSV; JSONL can hold it: trg_text" },
    { "doc_id\tsrc\ttrg\na\tx\n", "m:2: 2 columns; the header has 3" },
    { "doc_id\tsrc\ttrg\na\tx\ty\n\tx\ty\n", "a|x|y|||||\nm:3: the doc_id is empty" },
    { "doc_id\tsrc\ttrg\na\t\ty\n", "m:2: no path, and no text: src" },
    { "{\"doc_id\": \"a\", \"src\": \"x\", \"trg\": \"y\"}\n{\"doc_id\": \"b\", \"src\": \"x\", \"trg\": \"y\", \"url\": \"u\"}\n",
      "a|x|y|||||\nm:2: what is carried is what the first row has, and it has no url" },
    { "{\"doc_id\": \"a\", \"src\": \"x\", \"src_text\": \"t\", \"trg\": \"y\"}\n", "m:1: both a path and a text: src" },
    { "{\"doc_id\": \"a\", \"src\": [], \"trg\": \"y\"}\n", "m:1: neither a string nor a number: src" },
    { "{\"doc_id\": \"a\", \"src\": \"x\", \"src\": \"x\", \"trg\": \"y\"}\n", "m:1: twice in one row: src" },
};

static void check_files(void)
{
    for (size_t k = 0; k < sizeof files / sizeof *files; k++) {
        jk_err err = { 0 };
        jk_buf got = { 0 };
        put_file("m", files[k].text);
        jk_manifest *in = jk_manifest_open("m", &err);
        rows_of(in, &err, &got);
        CHECK_STR(got.ptr, files[k].rows);
        jk_manifest_close(in);
        jk_buf_free(&got);
    }
    CHECK(unlink("m") == 0);
}

/* Paths are seen from the manifest. */
static void check_folder_of_manifest(void)
{
    jk_err err = { 0 };
    jk_buf got = { 0 };
    CHECK(mkdir("deep", 0777) == 0);
    put_file("deep/m", "doc_id\tsrc\ttrg\na\tx\t/y\n");
    jk_manifest *in = jk_manifest_open("deep/m", &err);
    rows_of(in, &err, &got);
    CHECK_STR(got.ptr, "a|deep/x|/y|||||\n");
    jk_manifest_close(in);
    jk_buf_free(&got);
    CHECK(unlink("deep/m") == 0 && rmdir("deep") == 0);
}

/* What a row says has one digest, however it is written; another text another one. */
static void check_digests(void)
{
    static const struct { const char *text; bool same; } as[] = {
        { "doc_id\tsrc\ttrg\turl\na\tx\ty\tu\n", true }, { "url\tdoc_id\ttrg\tsrc\r\nu\ta\ty\tx\r\n", true },
        { "{\"url\": \"u\", \"src\": \"x\", \"doc_id\": \"a\", \"trg\": \"y\"}\n", true },
        { "doc_id\tsrc\ttrg\turl\na\tx\ty\tv\n", false }, { "{\"url\": \"u\", \"src_text\": \"x\", \"doc_id\": \"a\", \"trg\": \"y\"}\n", false },
    };
    unsigned char first[JK_SHA256_SIZE] = { 0 };
    for (size_t k = 0; k < sizeof as / sizeof *as; k++) {
        jk_err err = { 0 };
        jk_arena *arena = jk_arena_open(0);
        jk_buf raw = { 0 };
        jk_manifest_row row;
        uint64_t line;
        put_file("m", as[k].text);
        jk_manifest *in = jk_manifest_open("m", &err);
        CHECK(in && jk_manifest_next(in, &raw, &line, &err) && jk_manifest_parse(in, arena, jk_buf_span(&raw), line, &row, &err));
        if (!k)
            memcpy(first, row.sha256, sizeof first);
        CHECK((memcmp(first, row.sha256, sizeof first) == 0) == as[k].same);
        jk_manifest_close(in);
        jk_buf_free(&raw);
        jk_arena_close(arena);
    }
    CHECK(unlink("m") == 0);
}

static const struct { const char *src, *trg, *rows; } names[] = {
    { "d/{doc}.ko.txt", "d/{doc}.en.txt", "B|d/B.ko.txt|d/B.en.txt|||||\na|d/a.ko.txt|d/a.en.txt|||||\na-1|d/a-1.ko.txt|d/a-1.en.txt|||||\n" },
    { "d/a{doc}.ko.txt", "d/a{doc}.en.txt", "-1|d/a-1.ko.txt|d/a-1.en.txt|||||\n" },
    { "d", "e/", "B.ko|d/B.ko.txt|e/B.ko.txt|||||\na-1.ko|d/a-1.ko.txt|e/a-1.ko.txt|||||\na.en|d/a.en.txt|e/a.en.txt|||||\na.ko|d/a.ko.txt|e/a.ko.txt|||||\n" },
    { "d/{doc}", "e", "one of them is a folder and one a pattern with {doc}; give two folders or two patterns" },
    { "d/{doc}.zz", "e/{doc}.zz", "d/{doc}.zz: no file of that name" },
    { "f", "e", "f: neither a folder nor a pattern with {doc}, such as texts/{doc}.ko.txt" },
    { "d/{doc}{doc}", "e/{doc}", "d/{doc}{doc}: {doc} stands in it twice" },
};

static void check_names(void)
{
    static const char *const file[] = { "d/a.ko.txt", "d/a.en.txt", "d/B.ko.txt", "d/a-1.ko.txt", "d/.hidden", "e/a.ko.txt" };
    CHECK(mkdir("d", 0777) == 0 && mkdir("e", 0777) == 0);
    for (size_t k = 0; k < sizeof file / sizeof *file; k++)
        put_file(file[k], "text\n");
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        jk_err err = { 0 };
        jk_buf got = { 0 };
        jk_manifest *in = jk_manifest_pairs(names[k].src, names[k].trg, &err);
        rows_of(in, &err, &got);
        CHECK_STR(got.ptr, names[k].rows);
        jk_manifest_close(in);
        jk_buf_free(&got);
    }
    for (size_t k = 0; k < sizeof file / sizeof *file; k++)
        CHECK(unlink(file[k]) == 0);
    CHECK(rmdir("d") == 0 && rmdir("e") == 0);
}

int main(void)
{
    char folder[] = "/tmp/jjak-manifest-XXXXXX";
    CHECK(mkdtemp(folder) && chdir(folder) == 0);
    check_files();
    check_folder_of_manifest();
    check_digests();
    check_names();
    CHECK(rmdir(folder) == 0);
    return test_report("manifest");
}

/* io: lines wherever chunks are cut; files that appear whole, together, or not at all. */
#include "corpus/io.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/sha256.h"
#include "tests/unit/test.h"

/* ------------------------------------------------------------------- lines */

static const struct { const char *text; int n; const char *joined; } lines_of[] = {
    { "", 0, "" }, { "\n", 1, "|" }, { "a", 1, "a|" }, { "a\n", 1, "a|" }, { "a\nb", 2, "a|b|" }, { "\n\nab\n\n", 4, "||ab||" }, { "a\r\nb\n", 2, "a\r|b|" },
};

static void check_lines(void)
{
    for (size_t t = 0; t < sizeof lines_of / sizeof *lines_of; t++)
        for (size_t step = 1; step <= 7; step++) {
            jk_lines lines = { 0 };
            jk_buf out = { 0 };
            jk_err err = { 0 };
            jk_span line, text = jk_span_of(lines_of[t].text);
            int n = 0;
            for (size_t at = 0; at <= text.len; at += step) {
                lines.chunk = (jk_span){ text.ptr + at, text.len - at < step ? text.len - at : step };
                for (; jk_lines_next(&lines, &line, &err); n++)
                    CHECK(jk_buf_put(&out, line, &err) && jk_buf_putc(&out, '|', &err));
            }
            for (; jk_lines_last(&lines, &line); n++)
                CHECK(jk_buf_put(&out, line, &err) && jk_buf_putc(&out, '|', &err));
            CHECK(n == lines_of[t].n && jk_span_equal(jk_buf_span(&out), jk_span_of(lines_of[t].joined)));
            jk_lines_free(&lines);
            jk_buf_free(&out);
        }
}

/* ------------------------------------------------------------------- files */

static bool holds(const char *path, const char *text)
{
    jk_buf got = { 0 };
    jk_err err = { 0 };
    bool ok = jk_read_file(path, 0, &got, NULL, &err) && jk_span_equal(jk_buf_span(&got), jk_span_of(text));
    jk_buf_free(&got);
    return ok;
}

static bool absent(const char *path) { return access(path, F_OK) != 0; }

static jk_sink *begin(const char *path, const char *text)
{
    jk_err err = { 0 };
    jk_sink *out = jk_sink_open(path, &err);
    CHECK(out && jk_sink_write(out, text, strlen(text), &err));
    return out;
}

static void check_appears(void)
{
    jk_err err = { 0 };
    jk_sink *out = begin("a", "one");
    CHECK(absent("a") && !absent("a.part") && jk_sink_is_file(out) && jk_sink_size(out) == 3);
    CHECK(jk_sink_commit(&out, 1, NULL, &err) && holds("a", "one") && absent("a.part"));
    jk_sink_close(out);
    out = begin("a", "two");
    jk_sink_close(out);                             /* no commit: what stood there stands */
    CHECK(holds("a", "one") && absent("a.part"));
    CHECK(chmod("a", 0640) == 0);
    out = begin("a", "three");
    CHECK(jk_sink_commit(&out, 1, NULL, &err) && holds("a", "three"));
    jk_sink_close(out);
    struct stat st;
    CHECK(stat("a", &st) == 0 && (st.st_mode & 0777) == 0640);
    unlink("a");
}

static void check_link(void)
{
    jk_err err = { 0 };
    CHECK(mkdir("folder", 0777) == 0 && symlink("folder/real", "link") == 0);
    jk_sink *out = begin("link", "x");
    CHECK(jk_sink_commit(&out, 1, NULL, &err) && holds("folder/real", "x"));
    jk_sink_close(out);
    struct stat st;
    CHECK(lstat("link", &st) == 0 && S_ISLNK(st.st_mode));
    CHECK(!jk_sink_open("folder", &err) && err.code == JK_EUSAGE);
    err = (jk_err){ 0 };
    CHECK(!jk_sink_open("none/a", &err) && err.code == JK_EIO);
    unlink("link");
    unlink("folder/real");
    rmdir("folder");
}

/* The second of two cannot be renamed (a folder that is not empty stands there): the
   first is as it was. */
static void check_together(bool stood)
{
    jk_err err = { 0 };
    jk_sink *out[2];
    if (stood) {
        out[0] = begin("x", "old");
        CHECK(jk_sink_commit(out, 1, NULL, &err));
        jk_sink_close(out[0]);
    }
    out[0] = begin("x", "new");
    out[1] = begin("y", "new");
    CHECK(mkdir("y", 0777) == 0 && mkdir("y/in", 0777) == 0);
    CHECK(!jk_sink_commit(out, 2, NULL, &err) && err.code == JK_EIO);
    jk_sink_close(out[0]);
    jk_sink_close(out[1]);
    CHECK(stood ? holds("x", "old") : absent("x"));
    CHECK(absent("x.part") && absent("y.part") && absent("x.old.part") && absent("y.old.part"));
    rmdir("y/in");
    rmdir("y");
    unlink("x");
}

static void check_stale(void)
{
    static const char *const stale[] = { ".idx", ".gone", NULL };
    jk_err err = { 0 };
    jk_sink *out[2] = { begin("c.idx", "old"), begin("c.other", "kept") };
    CHECK(jk_sink_commit(out, 2, NULL, &err));
    jk_sink_close(out[0]);
    jk_sink_close(out[1]);
    out[0] = begin("c", "new");
    CHECK(jk_sink_commit(out, 1, stale, &err) && holds("c", "new") && absent("c.idx") && holds("c.other", "kept"));
    jk_sink_close(out[0]);
    unlink("c");
    unlink("c.other");
}

static void check_refused(void)
{
    jk_err err = { 0 };
    jk_sink *out = jk_sink_open("/dev/full", &err);
    CHECK(out && !jk_sink_is_file(out) && jk_sink_write(out, "x", 1, &err));
    CHECK(!jk_sink_commit(&out, 1, NULL, &err) && err.code == JK_EIO);
    jk_sink_close(out);
    err = (jk_err){ 0 };
    CHECK(!jk_source_open("nothing", &err) && err.code == JK_EINPUT);
    err = (jk_err){ 0 };
    CHECK(!jk_source_open(".", &err) && err.code == JK_EINPUT);
}

/* A file of many sizes round the buffers comes back, and its digest is that of its bytes. */
static void check_sizes(void)
{
    static const size_t size[] = { 0, 1, 65535, 65536, 65537, 131072, 131073, 400000 };
    for (size_t k = 0; k < sizeof size / sizeof *size; k++) {
        jk_err err = { 0 };
        jk_buf bytes = { 0 }, got = { 0 };
        unsigned char claimed[32], read[32], file[32];
        uint64_t n;
        for (size_t b = 0; b < size[k]; b++)
            jk_buf_putc(&bytes, (char)(b * 7 % 251), &err);
        jk_sink *out = jk_sink_open("s", &err);
        jk_sink_digest(out);
        for (size_t at = 0, step; at < bytes.len; at += step) {
            step = bytes.len - at < 70001 ? bytes.len - at : 70001;
            CHECK(jk_sink_write(out, bytes.ptr + at, step, &err));
        }
        CHECK(jk_sink_digest_end(out, claimed, &err) && jk_sink_commit(&out, 1, NULL, &err));
        jk_sink_close(out);
        CHECK(jk_read_file("s", 0, &got, read, &err) && jk_span_equal(jk_buf_span(&got), jk_buf_span(&bytes)));
        CHECK(jk_file_digest("s", file, &n, &err) && n == size[k]);
        CHECK(memcmp(claimed, read, 32) == 0 && memcmp(claimed, file, 32) == 0);
        CHECK(size[k] < 2 || (!jk_read_file("s", size[k] - 1, &got, NULL, &err) && err.code == JK_ELIMIT));
        jk_buf_free(&bytes);
        jk_buf_free(&got);
        unlink("s");
    }
}

int main(void)
{
    char folder[] = "/tmp/jjak-test-XXXXXX";
    if (!mkdtemp(folder) || chdir(folder) != 0)
        return 1;
    check_lines();
    check_appears();
    check_link();
    check_together(false);
    check_together(true);
    check_stale();
    check_refused();
    check_sizes();
    CHECK(chdir("/") == 0 && rmdir(folder) == 0);
    return test_report("io");
}

/* bgzf: lines stay whole, blocks have their bounds, any gzip is read, damage is an error. */
#include "corpus/bgzf.h"

#include <stdlib.h>
#include <unistd.h>

#include "corpus/io.h"
#include "tests/unit/test.h"

#define NAME "bgzf-test.gz"

/* Lines of these lengths (with \n); 'x' the same byte, 'r' noise that does not shrink. */
static const struct { const char *what; char kind; size_t len[6]; size_t n_block; } shape[] = {
    { "nothing", 'x', { 0 }, 0 },
    { "one line", 'x', { 5 }, 1 },
    { "two that fit exactly", 'x', { 65000, 280 }, 1 },
    { "two that do not", 'x', { 65000, 281 }, 2 },
    { "a full block", 'x', { 65280 }, 1 },
    { "one byte more", 'x', { 65281 }, 2 },
    { "long between short", 'x', { 10, 200000, 10 }, 6 },
    { "a full one between", 'r', { 10, 65280, 10 }, 3 },
    { "noise", 'r', { 65280, 65280, 130560, 7 }, 5 },
};

static void make_line(jk_buf *line, char kind, size_t n)
{
    static uint32_t seed = 1;
    line->len = 0;
    for (size_t k = 0; k + 1 < n; k++) {
        seed = seed * 1664525u + 1013904223u;
        char c = (char)(kind == 'x' ? 'x' : seed >> 24);
        jk_buf_putc(line, (char)(c == '\n' ? ' ' : c), NULL);
    }
    jk_buf_putc(line, '\n', NULL);
}

/* Writes a shape; *text: what it holds. */
static void write_shape(size_t s, unsigned n_thread, jk_buf *text)
{
    jk_err err = { 0 };
    jk_buf line = { 0 };
    jk_sink *out = jk_sink_open(NAME, &err);
    jk_bgzf *z = jk_bgzf_open(out, n_thread, &err);
    for (int k = 0; k < 6 && shape[s].len[k]; k++) {
        size_t block;
        uint32_t at;
        make_line(&line, shape[s].kind, shape[s].len[k]);
        jk_buf_put(text, jk_buf_span(&line), &err);
        CHECK(jk_bgzf_line(z, jk_buf_span(&line), &block, &at, &err));
        CHECK(line.len <= JK_BGZF_PAYLOAD || at == 0);
    }
    CHECK(jk_bgzf_finish(z, &err) && jk_sink_commit(&out, 1, NULL, &err));
    size_t n;
    const jk_block *block = jk_bgzf_blocks(z, &n);
    if (n != shape[s].n_block)
        printf("%s: %zu blocks\n", shape[s].what, n);
    CHECK(n == shape[s].n_block);
    for (size_t k = 0; k < n; k++)
        CHECK(block[k].n_text && block[k].n_text <= JK_BGZF_PAYLOAD && (k == 0 || block[k].text_at == block[k - 1].text_at + block[k - 1].n_text));
    jk_bgzf_close(z);
    jk_sink_close(out);
    jk_buf_free(&line);
}

static void check_shape(size_t s, unsigned n_thread)
{
    jk_err err = { 0 };
    jk_buf text = { 0 }, got = { 0 };
    write_shape(s, n_thread, &text);
    CHECK(jk_read_file(NAME, 0, &got, NULL, &err) && jk_span_equal(jk_buf_span(&got), jk_buf_span(&text)));
    bool is_bgzf;
    jk_blocks *in = jk_blocks_open(NAME, &is_bgzf, &err);
    CHECK(in && is_bgzf && jk_blocks_ended(in, &err));
    jk_block info;
    jk_span part;
    size_t n_text = 0;
    for (uint64_t at = 0, next; in && jk_blocks_read(in, at, &part, &info, &next, &err); at = next) {
        CHECK(n_text + part.len <= text.len && memcmp(text.ptr ? text.ptr + n_text : "", part.ptr, part.len) == 0);
        n_text += part.len;
    }
    CHECK(err.code == JK_OK && n_text == text.len);
    jk_blocks_close(in);
    jk_buf_free(&text);
    jk_buf_free(&got);
}

/* Blocks of one file appended to another, between its own lines. */
static void check_append(void)
{
    jk_err err = { 0 };
    jk_buf text = { 0 }, raw = { 0 }, got = { 0 };
    write_shape(6, 1, &text);
    FILE *f = fopen(NAME, "rb");
    for (int c; f && (c = getc(f)) != EOF; )
        jk_buf_putc(&raw, (char)c, &err);
    CHECK(f && fclose(f) == 0);
    for (unsigned n_thread = 1; n_thread <= 2; n_thread++) {
        size_t block;
        jk_sink *out = jk_sink_open(NAME, &err);
        jk_bgzf *z = jk_bgzf_open(out, n_thread, &err);
        CHECK(jk_bgzf_line(z, jk_span_of("first\n"), &block, NULL, &err) && block == 0);
        CHECK(jk_bgzf_append(z, (jk_span){ raw.ptr, raw.len - 28 }, &err));
        CHECK(jk_bgzf_line(z, jk_span_of("last\n"), &block, NULL, &err) && block == 7);
        CHECK(jk_bgzf_flush(z, &err) && jk_bgzf_line(z, jk_span_of("end\n"), &block, NULL, &err) && block == 8);
        CHECK(jk_bgzf_finish(z, &err) && jk_sink_commit(&out, 1, NULL, &err));
        jk_bgzf_close(z);
        jk_sink_close(out);
        got.len = 0;
        CHECK(jk_read_file(NAME, 0, &got, NULL, &err) && got.len == text.len + 15);
        CHECK(memcmp(got.ptr + 6, text.ptr, text.len) == 0 && memcmp(got.ptr + 6 + text.len, "last\nend\n", 9) == 0);
    }
    jk_sink *out = jk_sink_open(NAME, &err);
    jk_bgzf *z = jk_bgzf_open(out, 1, &err);
    CHECK(!jk_bgzf_append(z, jk_buf_span(&raw), &err) && err.code == JK_EIO);       /* with the end mark */
    jk_bgzf_close(z);
    jk_sink_close(out);
    jk_buf_free(&text);
    jk_buf_free(&raw);
    jk_buf_free(&got);
}

/* "ab\n" as gzip -n makes it, twice, then garbage: two members are read, garbage is refused. */
static void check_members(void)
{
    static const unsigned char member[] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b, 0x4c, 0xe2, 2, 0, 0xa1, 0x6c, 0x5b, 0x61, 3, 0, 0, 0 };
    static const char garbage[] = { 'x', 'y', 'z' };
    static const struct { size_t n_byte; const char *text; } want[] = {
        { sizeof member, "ab\n" }, { 2 * sizeof member, "ab\nab\n" }, { sizeof member - 1, NULL }, { 2 * sizeof member - 5, NULL }, { 2 * sizeof member + sizeof garbage, NULL },
    };
    unsigned char bytes[2 * sizeof member + sizeof garbage];
    memcpy(bytes, member, sizeof member);
    memcpy(bytes + sizeof member, member, sizeof member);
    memcpy(bytes + 2 * sizeof member, garbage, sizeof garbage);
    uint32_t crc = jk_crc32(0, "ab\n", 3);
    for (int k = 0; k < 2; k++)
        for (int b = 0; b < 4; b++)
            bytes[(size_t)k * sizeof member + 15 + (size_t)b] = (unsigned char)(crc >> 8 * b);
    for (size_t w = 0; w < sizeof want / sizeof *want; w++) {
        jk_err err = { 0 };
        jk_buf got = { 0 };
        FILE *f = fopen(NAME, "wb");
        CHECK(f && fwrite(bytes, 1, want[w].n_byte, f) == want[w].n_byte && fclose(f) == 0);
        bool ok = jk_read_file(NAME, 0, &got, NULL, &err);
        CHECK(want[w].text ? ok && jk_span_equal(jk_buf_span(&got), jk_span_of(want[w].text)) : !ok && err.code == JK_EIO);
        jk_buf_free(&got);
    }
}

int main(void)
{
    char folder[] = "/tmp/jjak-test-XXXXXX";
    if (!mkdtemp(folder) || chdir(folder) != 0)
        return 1;
    for (size_t s = 0; s < sizeof shape / sizeof *shape; s++)
        for (unsigned n_thread = 1; n_thread <= 3; n_thread++)
            check_shape(s, n_thread);
    check_append();
    check_members();
    CHECK(unlink(NAME) == 0 && chdir("/") == 0 && rmdir(folder) == 0);
    return test_report("bgzf");
}

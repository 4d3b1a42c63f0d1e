/* sample.c - the beads that words are learned from: as a pool, as a file. */
#include "corpus/sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/unit/test.h"

enum { BEADS = 60, WORDS = 24, EACH = 4 };

/* Bead k of a made-up collection: source word w is target word w + 1. */
static jk_pooled bead(unsigned k)
{
    static const char src[] = "가나다라마바사아자차카타파하거너더러머버서어저처", tgt[] = "abcdefghijklmnopqrstuvwx";
    jk_pooled b = { .key = (k * 0x9E3779B97F4A7C15u) ^ k << 7, .weight = 5000 + 80 * k, .n = { EACH, EACH } };
    for (unsigned w = 0; w < EACH; w++) {
        unsigned of = (k * (w + 2) + k * k / 7 + w) % WORDS;
        b.word[0][w] = (jk_span){ src + (size_t)3 * of, 3 };
        b.word[1][EACH - 1 - w] = (jk_span){ tgt + (of + 1) % WORDS, 1 };
    }
    return b;
}

static jk_pool *pool_of(size_t most, unsigned first, unsigned step, unsigned n)
{
    jk_err err = { 0 };
    jk_pool *p = jk_pool_open("ko", "en", most, &err);
    for (unsigned k = 0; k < n; k++) {
        jk_pooled b = bead((first + k * step) % BEADS);
        CHECK(jk_pool_put(p, &b, &err));
    }
    jk_pool_see(p, n);
    return p;
}

static char folder[] = "/tmp/jjak-sample-XXXXXX", path[64];

/* What the file of the pool's sample holds. */
static void text_of(jk_pool *p, jk_buf *out)
{
    jk_err err = { 0 };
    FILE *f = NULL;
    char chunk[4096];
    size_t n;
    out->len = 0;
    CHECK(jk_sample_write(p, path, &err) && (f = fopen(path, "rb")) != NULL);
    while (f && (n = fread(chunk, 1, sizeof chunk, f)) > 0)
        jk_buf_put(out, (jk_span){ chunk, n }, &err);
    if (f)
        fclose(f);
    unlink(path);
}

static bool same(const jk_buf *a, const jk_buf *b) { return a->len == b->len && a->len && memcmp(a->ptr, b->ptr, a->len) == 0; }

/* In any order, in any shares, by joining or by files: one sample. */
static void samples_add_up(void)
{
    jk_buf whole = { 0 }, sum = { 0 };
    for (size_t most = 1; most < (size_t)2 * BEADS; most += 7) {
        jk_err err = { 0 };
        jk_pool *all = pool_of(most, 0, 1, BEADS), *turned = pool_of(most, 13, 7, BEADS), *read = NULL, *joined = jk_pool_open("ko", "en", most, &err);
        text_of(all, &whole);
        text_of(turned, &sum);
        CHECK(same(&whole, &sum));
        for (unsigned share = 0; share < 3; share++) {
            jk_pool *part = pool_of(most, share * (BEADS / 3), 1, BEADS / 3);
            CHECK(jk_pool_join(joined, part, &err));
            CHECK(jk_sample_write(part, path, &err) && jk_sample_read(path, &read, &err));
            jk_pool_close(part);
        }
        text_of(joined, &sum);
        CHECK(same(&whole, &sum));
        text_of(read, &sum);
        CHECK(same(&whole, &sum));
        CHECK(jk_pool_seen(read) == BEADS && jk_pool_most(read) == most);
        jk_pool_close(all);
        jk_pool_close(turned);
        jk_pool_close(joined);
        jk_pool_close(read);
    }
    jk_buf_free(&whole);
    jk_buf_free(&sum);
}

/* A bead counts once however often it comes, and a sample made smaller is the smaller sample. */
static void once_and_fewer(void)
{
    jk_err err = { 0 };
    jk_buf one = { 0 }, two = { 0 };
    jk_pool *p = pool_of(100, 0, 1, BEADS), *q = pool_of(100, 0, 1, BEADS), *small = pool_of(9, 0, 1, BEADS);
    size_t n;
    CHECK(jk_pool_join(p, q, &err) && jk_pool_settle(p, &n, &err) && n == BEADS);
    text_of(small, &one);
    CHECK(jk_pool_lower(q, 9, &err));
    text_of(q, &two);
    CHECK(same(&one, &two));
    CHECK(jk_pool_lower(q, 1000, &err) && jk_pool_most(q) == 9);
    CHECK(jk_pool_join(p, q, &err) && jk_pool_most(p) == 9);
    jk_pool_close(p);
    jk_pool_close(q);
    jk_pool_close(small);
    jk_buf_free(&one);
    jk_buf_free(&two);
}

/* The same words under many keys, as boilerplate has them, teach no more than once. */
static void repeats_teach_once(void)
{
    jk_err err = { 0 };
    jk_buf one = { 0 }, two = { 0 };
    size_t n, again;
    jk_pool *p = pool_of(1000, 0, 1, BEADS), *q = pool_of(1000, 0, 1, BEADS);
    for (unsigned k = 0; k < 5 * BEADS; k++) {
        jk_pooled b = bead(k % BEADS);
        b.key += (k + 1) * UINT64_C(0x1000);             /* behind the one that it repeats */
        CHECK(jk_pool_put(q, &b, &err));
    }
    CHECK(jk_sample_lexicon(p, &one, &n, &err) && jk_sample_lexicon(q, &two, &again, &err));
    CHECK(n > 0 && n == again);
    CHECK(strncmp(one.ptr, "ko\ten\tp_forth\tp_back\tcount\n", 27) == 0);
    jk_pool_close(p);
    jk_pool_close(q);
    jk_buf_free(&one);
    jk_buf_free(&two);
}

static jk_code parse(jk_span text, jk_err *err)
{
    jk_pool *pool = NULL;
    *err = (jk_err){ 0 };
    CHECK(jk_sample_parse(text, "x", &pool, err) == (err->code == JK_OK));
    jk_pool_close(pool);
    return err->code;
}

/* Cut anywhere, flipped anywhere: an error, and never more than that. */
static void damage(void)
{
    jk_err err;
    jk_buf text = { 0 };
    jk_pool *p = pool_of(12, 0, 1, BEADS);
    text_of(p, &text);
    CHECK(parse(jk_buf_span(&text), &err) == JK_OK);
    for (size_t n = 0; n + 1 < text.len; n++)
        CHECK(parse((jk_span){ text.ptr, n }, &err) != JK_OK);
    CHECK(parse((jk_span){ text.ptr, text.len - 1 }, &err) == JK_OK);     /* its last LF */
    for (size_t n = 0; n + 1 < text.len; n++)
        for (unsigned bit = 0; bit < 8; bit++) {
            text.ptr[n] = (char)(text.ptr[n] ^ 1 << bit);
            CHECK(parse(jk_buf_span(&text), &err) != JK_OK);
            text.ptr[n] = (char)(text.ptr[n] ^ 1 << bit);
        }
    jk_pool_close(p);
    jk_buf_free(&text);
}

static const struct { const char *text; jk_code code; const char *what; } wrong[] = {
    { "", JK_EINPUT, "empty" },
    { "ko\ten\tp_forth\tp_back\tcount\n", JK_EINPUT, "no sample" },
    { "jjak sample\t2\tko\ten\t9\t9\n", JK_EINPUT, "version 2" },
    { "jjak sample\t1\tko\t\t9\t9\n", JK_EIO, "language" },
    { "jjak sample\t1\tko\ten\t0\t9\n", JK_EIO, "counts" },
    { "jjak sample\t1\tko\ten\t9\t9\t9\n", JK_EIO, "counts" },
    { "jjak sample\t1\tko\ten\t9\t9\n0000000000000001\t9000\ta\n", JK_EIO, "four cells" },
    { "jjak sample\t1\tko\ten\t9\t9\n0000000000000001\t9000\ta\tb\tc\n", JK_EIO, "four cells" },
    { "jjak sample\t1\tko\ten\t9\t9\n000000000000001\t9000\ta\tb\n", JK_EIO, "key" },
    { "jjak sample\t1\tko\ten\t9\t9\n000000000000000A\t9000\ta\tb\n", JK_EIO, "key" },
    { "jjak sample\t1\tko\ten\t9\t9\n0000000000000002\t1\ta\tb\n0000000000000001\t1\ta\tb\n", JK_EIO, "order" },
    { "jjak sample\t1\tko\ten\t9\t9\n0000000000000001\t10001\ta\tb\n", JK_EIO, "weight" },
    { "jjak sample\t1\tko\ten\t9\t9\n0000000000000001\t9\ta  b\tb\n", JK_EIO, "words" },
    { "jjak sample\t1\tko\ten\t9\t9\n0000000000000001\t9\ta b \tb\n", JK_EIO, "words" },
    { "jjak sample\t1\tko\ten\t1\t9\n0000000000000001\t9\ta\tb\n0000000000000002\t9\ta\tb\n", JK_EIO, "more beads" },
    { "jjak sample\t1\tko\ten\t9\t9\nend\t1\tabc\n", JK_EIO, "number of beads" },
    { "jjak sample\t1\tko\ten\t9\t9\nend\t0\tabc\n", JK_EIO, "SHA-256" },
    { "jjak sample\t1\tko\ten\t9\t9\n0000000000000001\t9\ta\tb\n", JK_EIO, "cut" },
};

static void what_is_wrong_is_named(void)
{
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
        jk_err err;
        bool right = parse(jk_span_of(wrong[k].text), &err) == wrong[k].code && strstr(err.what, wrong[k].what);
        if (!right)
            printf("row %zu: %d %s\n", k, (int)err.code, err.what);
        CHECK(right);
    }
}

static void other_languages(void)
{
    jk_err err = { 0 };
    jk_pool *pool = jk_pool_open("ko", "ja", 5, &err), *other = pool_of(9, 0, 1, 9);
    jk_buf text = { 0 };
    text_of(other, &text);
    CHECK(!jk_sample_parse(jk_buf_span(&text), "x", &pool, &err) && err.code == JK_EINPUT && strstr(err.what, "ko and en") && strstr(err.what, "ko and ja"));
    jk_pool_close(pool);
    jk_pool_close(other);
    jk_buf_free(&text);
}

int main(void)
{
    CHECK(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/x.sample", folder);
    samples_add_up();
    once_and_fewer();
    repeats_teach_once();
    damage();
    what_is_wrong_is_named();
    other_languages();
    unlink(path);
    rmdir(folder);
    return test_report("sample");
}

/* learn.c - words learned from beads. */
#include "align/knowledge.h"
#include "align/pool.h"
#include "tests/unit/test.h"

enum { WORDS = 40, BEADS = 400, EACH = 6 };

/* Made-up sentences: word w of the source is word w + 100 of the target, in another order; every third bead lacks one. */
static uint32_t random_word(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % WORDS;
}

static bool planted(jk_arena *arena, jk_lessons *out, jk_err *err)
{
    uint32_t seed = 7;
    *out = (jk_lessons){ .arena = arena };
    for (unsigned l = 0; l < BEADS; l++) {
        uint32_t src[EACH], tgt[EACH];
        for (unsigned k = 0; k < EACH; k++) {
            src[k] = random_word(&seed);
            tgt[EACH - 1 - k] = (src[k] + 11) % WORDS;
        }
        if (!jk_lessons_add(out, src, EACH, tgt, l % 3 ? EACH : EACH - 1, 1, err))
            return false;
    }
    return true;
}

static void a_planted_lexicon_is_found(void)
{
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_lessons lessons = { 0 };
    jk_learned *found = NULL, *again = NULL;
    size_t n = 0, n_again = 0;
    CHECK(planted(arena, &lessons, &err) && jk_lessons_train(&lessons, WORDS, WORDS, arena, &found, &n, &err));
    CHECK(n == WORDS);
    for (size_t k = 0; k < n; k++) {
        CHECK(found[k].a == k && found[k].b == (k + 11) % WORDS);
        CHECK(found[k].forth > .5f && found[k].forth <= 1 && found[k].back > .5f && found[k].back <= 1);
        CHECK(found[k].count >= 20 && found[k].count <= BEADS);
    }
    CHECK(jk_lessons_train(&lessons, WORDS, WORDS, arena, &again, &n_again, &err));
    CHECK(n_again == n && found && again && memcmp(found, again, n * sizeof *found) == 0);
    jk_arena_close(arena);
}

static const struct { const char *what; uint32_t src[3][2], tgt[3][2]; size_t n, found; } few[] = {
    { "one bead teaches nothing", { { 0, 1 } }, { { 0, 1 } }, 1, 0 },
    { "words that never meet twice", { { 0, 1 }, { 0, 2 } }, { { 1, 2 }, { 3, 4 } }, 2, 0 },
};

static void few_beads(void)
{
    for (size_t r = 0; r < sizeof few / sizeof *few; r++) {
        jk_err err = { 0 };
        jk_arena *arena = jk_arena_open(0);
        jk_lessons lessons = { .arena = arena };
        jk_learned *found;
        size_t n = 9;
        for (size_t k = 0; k < few[r].n; k++) {
            uint32_t src[2], tgt[2];
            memcpy(src, few[r].src[k], sizeof src);
            memcpy(tgt, few[r].tgt[k], sizeof tgt);
            CHECK(jk_lessons_add(&lessons, src, 2, tgt, 2, 1, &err));
        }
        CHECK(jk_lessons_train(&lessons, 5, 5, arena, &found, &n, &err));
        if (n != few[r].found)
            printf("%s: %zu pairs\n", few[r].what, n);
        CHECK(n == few[r].found);
        jk_arena_close(arena);
    }
}

static void empty(void)
{
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_lessons lessons = { .arena = arena };
    jk_learned *found;
    size_t n = 9;
    uint32_t word[JK_MAX_BAG + 5];
    for (uint32_t k = 0; k < JK_MAX_BAG + 5; k++)
        word[k] = k;
    CHECK(jk_lessons_add(&lessons, word, 0, word, 3, 1, &err) && lessons.n == 0);
    CHECK(jk_lessons_train(&lessons, 0, 0, arena, &found, &n, &err) && n == 0);
    CHECK(jk_lessons_add(&lessons, word, JK_MAX_BAG + 5, word, 1, 1, &err) && lessons.n == 1 && lessons.lesson[0].n_src == JK_MAX_BAG);
    jk_arena_close(arena);
}

static void starve(void)
{
    bool whole = false;
    for (size_t limit = 64; !whole && limit < (size_t)1 << 22; limit += limit / 4) {
        jk_err err = { 0 };
        jk_lessons lessons;
        jk_learned *found;
        size_t n;
        jk_arena *arena = jk_arena_open(limit);
        whole = planted(arena, &lessons, &err) && jk_lessons_train(&lessons, WORDS, WORDS, arena, &found, &n, &err);
        CHECK(whole == (err.code == JK_OK) && (whole || err.code == JK_ENOMEM));
        jk_arena_close(arena);
    }
    CHECK(whole);
}

/* -------------------------------------------------------------- two texts */

static const char *const ko[] = { "바르나가 솔미를 보았다", "바르나는 물을 마셨다", "솔미의 물이 흐른다", "바르나를 솔미가 불렀다", "라떼는 한 번 나온다" };
static const char *const en[] = { "barnaq zolmi xaw", "barnaq qater drank", "zolmi qater flows", "zolmi barnaq called", "once comes latte" };
enum { TIMES = 3, N = (sizeof ko / sizeof *ko - 1) * TIMES + 1 };     /* each but the last three times */

static const char *sentence(const char *const *of, unsigned k) { return of[k == N - 1 ? sizeof ko / sizeof *ko - 1 : k % (sizeof ko / sizeof *ko - 1)]; }

static bool sides(jk_arena *arena, const jk_knowledge *know, jk_side *src, jk_side *tgt, jk_err *err)
{
    jk_sent a[N] = { 0 }, b[N] = { 0 };
    jk_buf left = { 0 }, right = { 0 };
    for (unsigned k = 0; k < N; k++)
        if (!jk_buf_printf(&left, err, "%s\n", sentence(ko, k)) || !jk_buf_printf(&right, err, "%s\n", sentence(en, k)))
            return false;
    jk_span s = jk_arena_copy(arena, jk_buf_span(&left), err), t = jk_arena_copy(arena, jk_buf_span(&right), err);
    jk_buf_free(&left);
    jk_buf_free(&right);
    for (unsigned k = 0; !err->code && k < N; k++) {
        a[k].text = (jk_span){ s.ptr, strlen(sentence(ko, k)) };
        b[k].text = (jk_span){ t.ptr, strlen(sentence(en, k)) };
        s.ptr += strlen(sentence(ko, k)) + 1;
        t.ptr += strlen(sentence(en, k)) + 1;
    }
    jk_doc x = { .text = { a[0].text.ptr, s.len }, .sent = a, .n_sent = N, .lang = "ko" }, y = { .text = { b[0].text.ptr, t.len }, .sent = b, .n_sent = N, .lang = "en" };
    return !err->code && jk_tokenize(know, NULL, arena, &x, src, err) && jk_tokenize(know, NULL, arena, &y, tgt, err);
}

static bool linked(const jk_side *src, const jk_side *tgt, const jk_links *links, const char *a, const char *b)
{
    for (size_t k = 0; k < links->n; k++)
        if (jk_span_equal(src->type[links->link[k].a].fold, jk_span_of(a)) && jk_span_equal(tgt->type[links->link[k].b].fold, jk_span_of(b)))
            return links->link[k].channel == JK_CH_LEARNED;
    return false;
}

static void a_text_teaches(void)
{
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_knowledge *know = jk_knowledge_open("ko", "en", &(jk_knowledge_options){ .no_builtin = true }, &err);
    jk_side src, tgt;
    jk_links links = { 0 };
    jk_maybe maybe[N];
    CHECK(know && know->n_lexicon == 0 && sides(arena, know, &src, &tgt, &err));
    for (uint32_t k = 0; k < N; k++)
        maybe[k] = (jk_maybe){ k + 1, k + 1, (uint8_t)jk_shape_row(1, 1), .95f };
    CHECK(jk_learn(arena, &src, &tgt, maybe, N, &links, &err));
    static const struct { const char *ko, *en; bool is; } row[] = {
        { "바르나가", "barnaq", true }, { "바르나를", "barnaq", true }, { "바르나는", "barnaq", true }, { "솔미의", "zolmi", true },
        { "물이", "qater", true }, { "바르나가", "zolmi", false }, { "라떼는", "latte", false }, { "라떼는", "once", false },
    };
    for (size_t k = 0; k < sizeof row / sizeof *row; k++) {
        if (linked(&src, &tgt, &links, row[k].ko, row[k].en) != row[k].is)
            printf("%s %s\n", row[k].ko, row[k].en);
        CHECK(linked(&src, &tgt, &links, row[k].ko, row[k].en) == row[k].is);
    }
    for (uint32_t k = 0; k < N; k++)
        maybe[k].posterior = .6f;
    links = (jk_links){ 0 };
    CHECK(jk_learn(arena, &src, &tgt, maybe, N, &links, &err) && links.n == 0);     /* not sure enough */
    CHECK(jk_learn(arena, &src, &tgt, NULL, 0, &links, &err) && links.n == 0);
    jk_knowledge_close(know);
    jk_arena_close(arena);
}

/* ------------------------------------------------------------------- pools */

static size_t pooled(const jk_side *src, const jk_side *tgt, const char *const *doc, size_t n_doc, size_t most, char *out, size_t size)
{
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_pool *pool = jk_pool_open("ko", "en", most, &err);
    jk_bead bead[N];
    jk_alignment beads = { .bead = bead, .n_bead = N };
    jk_learned *found;
    size_t n = 0, at = 0;
    for (uint32_t k = 0; k < N; k++)
        bead[k] = (jk_bead){ .src = k, .tgt = k, .n_src = 1, .n_tgt = 1, .posterior = k == N - 1 ? .4f : .9f };
    for (size_t d = 0; d < n_doc; d++)
        CHECK(jk_pool_add(pool, jk_span_of(doc[d]), src, tgt, &beads, &err));
    CHECK(jk_pool_seen(pool) == n_doc * (N - 1));
    CHECK(jk_pool_train(pool, arena, &found, &n, &err));
    out[0] = '\0';
    for (size_t k = 0; k < n && at < size; k++) {
        jk_span a = jk_pool_word(pool, false, found[k].a), b = jk_pool_word(pool, true, found[k].b);
        at += (size_t)snprintf(out + at, size - at, "%.*s=%.*s %.6f %.6f %u\n", (int)a.len, a.ptr, (int)b.len, b.ptr, (double)found[k].forth, (double)found[k].back, (unsigned)found[k].count);
    }
    jk_pool_close(pool);
    jk_arena_close(arena);
    return n;
}

static void a_pool_forgets_the_order(void)
{
    static const char *const order[] = { "a", "b", "c", "d", "e", "f" }, *const turned[] = { "f", "c", "a", "e", "b", "d" };
    char one[4096], two[4096];
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_knowledge *know = jk_knowledge_open("ko", "en", &(jk_knowledge_options){ .no_builtin = true }, &err);
    jk_side src, tgt;
    CHECK(sides(arena, know, &src, &tgt, &err));
    CHECK(pooled(&src, &tgt, order, 1, 100, one, sizeof one) > 0);      /* 바르나, 솔미, 물 */
    CHECK(strstr(one, "바르나=barnaq") && strstr(one, "솔미=zolmi") && !strstr(one, "latt"));
    for (size_t most = 1; most < 30; most += 4) {
        pooled(&src, &tgt, order, 6, most, one, sizeof one);
        pooled(&src, &tgt, turned, 6, most, two, sizeof two);
        CHECK_STR(one, two);
    }
    jk_knowledge_close(know);
    jk_arena_close(arena);
}

int main(void)
{
    a_planted_lexicon_is_found();
    few_beads();
    empty();
    starve();
    a_text_teaches();
    a_pool_forgets_the_order();
    return test_report("learn");
}

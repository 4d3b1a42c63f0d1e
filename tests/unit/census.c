/* census.c - what pairs add up to, by document and in all: documents that come back, many languages, shapes and scores that are none. */
#include "corpus/census.h"

#include "corpus/normal.h"
#include "tests/unit/test.h"

typedef struct { const char *doc, *type, *score, *lang[2], *text[2]; } row;

static bool add(jk_census *c, const row *r, jk_err *err)
{
    jk_span cell[JK_N_COLUMN];
    for (int k = 0; k < JK_N_COLUMN; k++)
        cell[k] = (jk_span){ "", 0 };
    cell[JK_DOC_ID] = jk_span_of(r->doc);
    cell[JK_TYPE] = jk_span_of(r->type);
    cell[JK_SCORE] = jk_span_of(r->score);
    for (int k = 0; k < 2; k++) {
        cell[k ? JK_TRG_LANG : JK_SRC_LANG] = jk_span_of(r->lang[k]);
        cell[k ? JK_TRG_TEXT : JK_SRC_TEXT] = jk_span_of(r->text[k]);
    }
    return jk_census_add(c, &(jk_pair){ cell, JK_N_COLUMN }, err);
}

typedef struct { char said[400]; int left; } listener;

/* "a:2 1-1:2|", until none are left. */
static bool hear(void *user, jk_span doc_id, const jk_census_sums *sums, jk_err *err)
{
    listener *l = user;
    jk_census_shape shape[JK_CENSUS_SHAPES * JK_CENSUS_SHAPES];
    size_t n = jk_census_shapes(sums, shape), at = strlen(l->said);
    if (!l->left--)
        return jk_fail(err, JK_EIO, "enough");
    at += (size_t)snprintf(l->said + at, sizeof l->said - at, "%.*s:%d", (int)doc_id.len, doc_id.ptr, (int)sums->n_pair);
    for (size_t k = 0; k < n; k++)
        at += (size_t)snprintf(l->said + at, sizeof l->said - at, " %s:%d", shape[k].name, (int)shape[k].n);
    snprintf(l->said + at, sizeof l->said - at, " again %d|", (int)sums->n_again);
    return true;
}

static const row table[] = {
    { "a", "1-1", "1", { "ko", "en" }, { "하나 둘", "One two" } },
    { "a", "1-1", "0.5", { "ko", "en" }, { "하나  둘", "one two" } },
    { "b", "0-2", "2", { "ko", "en" }, { "", "one Two" } },
    { "a", "1-1", "", { "ko", "en" }, { "하나 둘", "One two" } },
    { "c", "12-9", "-0.1", { "", "" }, { "셋", "three" } },
    { "c", "", "x", { "a-code-that-is-long", "en" }, { "", "" } },
};
enum { N = sizeof table / sizeof *table };

static void adds_up(unsigned any, unsigned again)
{
    jk_err err = { 0 };
    listener l = { .left = 99 };
    jk_census *c = jk_census_open(&(jk_census_options){ .any = any, .memory = 1 << 20, .beside = "-", .document = hear, .user = &l }, &err);
    CHECK(c);
    if (!c)
        return;
    for (size_t k = 0; k < N; k++)
        CHECK(add(c, &table[k], &err));
    CHECK(jk_census_end(c, &err) && !err.code);
    const jk_census_sum *all = jk_census_all(c);
    const jk_census_sums *s = &all->sums;
    CHECK(all->n_doc == 3 && all->n_stretch == 4 && s->n_pair == N);
    CHECK(s->n_null == 2 && s->n_untyped == 1 && s->n_unscored == 4 && s->score.n == 2);
    CHECK(s->shape[1][1] == 3 && s->shape[0][2] == 1 && s->shape[9][9] == 1);
    CHECK(s->side[0].n_sent == 15 && s->side[1].n_sent == 14);
    CHECK(s->side[0].n_empty == 2 && s->side[1].n_empty == 1);
    CHECK(s->side[0].text.n_word == 7 && s->side[0].n_type == 3 && s->side[0].n_once == 1);
    CHECK(s->side[1].text.n_word == 9 && s->side[1].n_type == 3 && s->side[1].n_once == 1);
    CHECK(s->n_again == again && s->side[0].n_again == 1 + (any > 0));
    CHECK(s->ratio.n == 3 && all->n_cell == 4 && all->cell[2][5] == 3 && all->cell[0][4] == 1);    /* 3 and 6 characters, 1 and 5 */
    CHECK(all->n_lang == 3 && all->lang[0].n == 4 && all->lang[1].n == 1 && strcmp(all->lang[2].lang[0], "") == 0 && strcmp(all->lang[2].lang[1], "en") == 0);
    CHECK_STR(l.said, any ? "a:2 1-1:2 again 1|b:1 0-2:1 again 0|a:1 1-1:1 again 0|c:2 9+-9+:1 again 0|"
                          : "a:2 1-1:2 again 0|b:1 0-2:1 again 0|a:1 1-1:1 again 0|c:2 9+-9+:1 again 0|");
    jk_census_close(c);
}

static void many_languages(void)
{
    jk_err err = { 0 };
    jk_census *c = jk_census_open(&(jk_census_options){ .memory = 1 << 20, .beside = "-" }, &err);
    for (int time = 0; c && time < 2; time++)
        for (int k = 0; k < 70; k++) {
            char lang[3] = { (char)('a' + k / 26), (char)('a' + k % 26), 0 };
            CHECK(add(c, &(row){ "d", "1-1", "1", { lang, "en" }, { "x", "y" } }, &err));
        }
    CHECK(c && jk_census_end(c, &err));
    const jk_census_sum *all = c ? jk_census_all(c) : NULL;
    CHECK(all && all->n_lang == JK_CENSUS_LANGS && all->n_other_lang == 12 && all->lang[0].n == 2 && all->lang[JK_CENSUS_LANGS - 1].n == 2);
    jk_census_close(c);
}

/* Edges rise, begin at 1, and hold eight cells a doubling. */
static void edges(void)
{
    jk_err err = { 0 };
    jk_census *c = jk_census_open(&(jk_census_options){ .memory = 0, .beside = "-" }, &err);
    CHECK(c);
    const uint32_t *edge = c ? jk_census_all(c)->edge : NULL;
    CHECK(edge && edge[0] == 1 && edge[7] == 8 && edge[15] == 16 && edge[23] == 32 && edge[95] == 16384);
    for (size_t k = 0; edge && k < JK_CENSUS_CELLS; k++)
        CHECK(edge[k] < edge[k + 1]);
    jk_census_close(c);
}

static void stops(void)
{
    jk_err err = { 0 };
    listener l = { .left = 1 };
    jk_census *c = jk_census_open(&(jk_census_options){ .memory = 1 << 20, .beside = "-", .document = hear, .user = &l }, &err);
    size_t k = 0;
    while (c && k < N && add(c, &table[k], &err))
        k++;
    CHECK(k == 3 && err.code == JK_EIO);        /* what the second document's end said */
    jk_census_close(c);
    jk_census_close(NULL);
}

int main(void)
{
    adds_up(0, 1);
    adds_up(JK_ANY_SPACE | JK_ANY_CASE, 2);
    many_languages();
    edges();
    stops();
    return test_report("census");
}

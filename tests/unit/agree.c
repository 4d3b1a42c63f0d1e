/* Beads against gold, counted as vecalign's score.py counts them. */
#include "align/align.h"
#include "test.h"

enum { MAX = 16 };

/* "0,1:0 2: :1" -> links; a bead is source sentences, ':', target sentences; ";" before a posterior. */
typedef struct {
    jk_link link[MAX];
    uint32_t number[MAX][2][8];
    size_t n;
} beads;

static const char *read_side(const char *at, uint32_t *number, uint32_t *n)
{
    for (*n = 0; *at >= '0' && *at <= '9'; at += *at == ',')
        for (number[(*n)++] = 0; *at >= '0' && *at <= '9'; at++)
            number[*n - 1] = number[*n - 1] * 10 + (uint32_t)(*at - '0');
    return at;
}

static void read_beads(const char *text, beads *out)
{
    out->n = 0;
    while (*text) {
        jk_link *link = &out->link[out->n];
        text = read_side(text, out->number[out->n][0], &link->n_src) + 1;
        text = read_side(text, out->number[out->n][1], &link->n_tgt);
        link->src = out->number[out->n][0];
        link->tgt = out->number[out->n][1];
        link->posterior = -1.0f;
        if (*text == ';') {
            link->posterior = (float)(text[1] - '0') / 10.0f;
            text += 2;
        }
        out->n++;
        text += *text == ' ';
    }
}

/* right of hyp / hyp, right of gold / gold: strict, then lax */
static const struct { const char *gold, *hyp; unsigned strict[4], lax[4]; } table[] = {
    { "0:0 1:1", "0:0 1:1", { 2, 2, 2, 2 }, { 2, 2, 2, 2 } },
    { "0:0 1:1", "", { 0, 0, 0, 2 }, { 0, 0, 0, 2 } },
    { "", "0:0", { 0, 1, 0, 0 }, { 0, 1, 0, 0 } },
    /* one side merged: not the same bead, but they touch */
    { "0,1:0 2:1", "0:0 1: 2:1", { 1, 3, 1, 2 }, { 2, 3, 2, 2 } },
    /* a null counts in precision, not in recall; it is right only as the very same one */
    { "0:0 1:", "0:0 1:", { 2, 2, 1, 1 }, { 2, 2, 1, 1 } },
    { "0:0 1: :1", "0:0 1:1", { 1, 2, 1, 1 }, { 1, 2, 1, 1 } },
    { "0:0 1:1", "0:0 1: :1", { 1, 3, 1, 2 }, { 1, 3, 1, 2 } },
    /* twice the same counts once; nothing on both sides is nothing */
    { "0:0 0:0 :", "0:0 0:0 : :", { 1, 1, 1, 1 }, { 1, 1, 1, 1 } },
    /* crossing beads are beads */
    { "0:1 1:0", "0:1 1:0", { 2, 2, 2, 2 }, { 2, 2, 2, 2 } },
    { "0,1:0,1", "0:1 1:0", { 0, 2, 0, 1 }, { 2, 2, 1, 1 } },
    /* same source, another target: not even lax */
    { "0:0", "0:1", { 0, 1, 0, 1 }, { 0, 1, 0, 1 } },
};

static bool counts(const jk_prf *x, const unsigned want[4])
{
    return x->right_hyp == want[0] && x->hyp == want[1] && x->right_gold == want[2] && x->gold == want[3];
}

static void check_counts(void)
{
    for (size_t k = 0; k < sizeof table / sizeof *table; k++) {
        beads gold, hyp;
        jk_agreement sum = { 0 };
        jk_err err = { 0 };
        read_beads(table[k].gold, &gold);
        read_beads(table[k].hyp, &hyp);
        CHECK(jk_agree_add(&sum, gold.link, gold.n, hyp.link, hyp.n, &err));
        if (!counts(&sum.strict, table[k].strict) || !counts(&sum.lax, table[k].lax))
            printf("gold %s, hyp %s:\n", table[k].gold, table[k].hyp);
        CHECK(counts(&sum.strict, table[k].strict));
        CHECK(counts(&sum.lax, table[k].lax));
    }
}

static bool near(double a, double b) { return a - b < 1e-12 && b - a < 1e-12; }

/* Documents add up before anything is divided. */
static void check_pooled(void)
{
    beads gold, hyp;
    jk_agreement sum = { 0 };
    jk_err err = { 0 };
    read_beads("0:0 1:1 2:2", &gold);
    read_beads("0:0 1:1 2:2", &hyp);
    CHECK(jk_agree_add(&sum, gold.link, gold.n, hyp.link, hyp.n, &err));
    read_beads("0:0", &gold);
    read_beads("0:", &hyp);
    CHECK(jk_agree_add(&sum, gold.link, gold.n, hyp.link, hyp.n, &err));
    jk_agree_finish(&sum);
    CHECK(near(sum.strict.precision, 0.75) && near(sum.strict.recall, 0.75) && near(sum.strict.f1, 0.75));
    CHECK(near(sum.shape[1][1].precision, 1.0) && near(sum.shape[1][1].recall, 0.75));
    CHECK(sum.shape[1][0].hyp == 1 && sum.shape[1][0].gold == 0);
}

/* Of ten beads with .8, eight are right: that is what a bin is for. */
static void check_bins(void)
{
    beads gold, hyp;
    jk_agreement sum = { 0 };
    jk_err err = { 0 };
    read_beads("0:0 1:1 2:2 3,4,5,6,7:3", &gold);
    read_beads("0:0;9 1:1;9 2:3;9 3,4,5,6,7:3;0", &hyp);
    CHECK(jk_agree_add(&sum, gold.link, gold.n, hyp.link, hyp.n, &err));
    CHECK(sum.bin[9].n == 3 || sum.bin[8].n == 3);          /* .9f is a little less or more than 0.9 */
    CHECK(sum.bin[9].right + sum.bin[8].right == 2);
    CHECK(sum.bin[0].n == 1 && sum.bin[0].right == 1);
    CHECK(sum.shape[4][1].gold == 1 && sum.shape[4][1].right_gold == 1);    /* 4 is four and more */
    hyp.link[0].posterior = 1.0f;
    CHECK(jk_agree_add(&sum, gold.link, gold.n, hyp.link, 1, &err) && sum.bin[9].n + sum.bin[8].n == 4);
    jk_agree_finish(&(jk_agreement){ 0 });                  /* nothing divided by nothing */
}

/* A bead as large as a file may claim takes memory for its sentences, not for their product. */
static void check_large(void)
{
    enum { LARGE = 60000 };
    static uint32_t number[LARGE + 1];
    jk_agreement sum = { 0 };
    jk_err err = { 0 };
    for (uint32_t k = 0; k <= LARGE; k++)
        number[k] = k;
    const jk_link gold = { number, number, LARGE, LARGE, -1.0f };
    const jk_link near_it = { number, number + 1, LARGE, LARGE, -1.0f }, beside = { number, number + LARGE, LARGE, 1, -1.0f };
    CHECK(jk_agree_add(&sum, &gold, 1, &near_it, 1, &err) && sum.lax.right_hyp == 1 && sum.strict.right_hyp == 0);
    CHECK(jk_agree_add(&sum, &gold, 1, &beside, 1, &err) && sum.lax.right_hyp == 1);
}

int main(void)
{
    check_counts();
    check_large();
    check_pooled();
    check_bins();
    return test_report("agree");
}

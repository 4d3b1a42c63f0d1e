/* clusters.c - on which side documents go: written out, a letter a document. */
#include "corpus/clusters.h"
#include "tests/unit/test.h"

enum { MOST = 16 };

/* docs: "a1 b2": names and pairs; old ones behind a side's letter, "t:a1" (t)rain (d)ev t(e)st; to keep out "x:".
   ties: "ab bc". sides: the documents' sides, "-" for left out. Whatever the seed. */
static const struct { const char *docs, *ties, *sides; uint64_t dev, test; } row[] = {
    { "a1 b1 c1",              "",           "ttt",    0, 0 },
    { "a1 b1 c1",              "",           "eee",    0, 3 },
    { "a1 b1 c1",              "ab bc",      "eee",    0, 3 },
    { "a1 b1 c1",              "ab bc",      "ttt",    0, 2 },          /* three pairs do not fit */
    { "a2 b2",                 "ab",         "dd",     4, 3 },
    { "e:a1 b1 c1",            "ab",         "eet",    0, 0 },          /* it joins an old one, full or not */
    { "e:a1 t:b1 c1",          "ac bc",      "et-",    0, 0 },
    { "e:a1 t:b1 c1 d1",       "ac cd bd",   "ete-",   0, 0 },          /* c comes before d */
    { "e:a1 t:b1 d1 c1",       "ac cd bd",   "et-e",   0, 0 },          /* by name, wherever it stands */
    { "e:a1 t:b1",             "ab",         "et",     0, 0 },          /* old ones stay */
    { "e:a1 e:b1 t:c1 d1",     "ab bd",      "eete",   0, 0 },
    { "x:a1 b1 c1 d1",         "ab bc",      "x-tt",   0, 0 },          /* c is tied to one that is left out: that is no harm */
    { "x:a1 e:b1",             "ab",         "xe",     0, 0 },
    { "e:a2 b1",               "",           "ee",     0, 3 },          /* what was there counts */
    { "e:a3 b1",               "",           "et",     0, 3 },
    { "d:a1 e:b1 c1 d1",       "ac bd",      "dede",   0, 0 },
};

static jk_side side_of(char c) { return c == 't' ? JK_TRAIN : c == 'd' ? JK_DEV : c == 'e' ? JK_TEST : JK_OUT; }

static size_t read_docs(const char *s, jk_split_doc *doc)
{
    size_t n = 0;
    for (; *s; s += strcspn(s, " "), s += *s == ' ') {
        jk_split_doc d = { .side = JK_OUT };
        if (s[1] == ':') {
            d.other = *s == 'x';
            d.old = !d.other;
            d.side = (uint8_t)side_of(*s);
            s += 2;
        }
        d.id = (jk_span){ s, 1 };
        d.n = (uint64_t)(s[1] - '0');
        doc[n++] = d;
    }
    return n;
}

static uint32_t find(const jk_split_doc *doc, size_t n, char name)
{
    for (size_t k = 0; k < n; k++)
        if (*doc[k].id.ptr == name)
            return (uint32_t)k;
    return 0;
}

static void places(void)
{
    for (size_t r = 0; r < sizeof row / sizeof *row; r++)
        for (uint64_t seed = 0; seed < 20; seed++) {
            jk_err err = { 0 };
            jk_split_doc doc[MOST];
            jk_tie tie[MOST];
            size_t n = read_docs(row[r].docs, doc), m = 0;
            for (const char *s = row[r].ties; *s; s += 2 + (s[2] == ' '))
                tie[m++] = (jk_tie){ find(doc, n, s[0]), find(doc, n, s[1]) };
            uint64_t want[JK_N_SIDE] = { 0, row[r].dev, row[r].test };
            CHECK(jk_clusters_place(doc, n, tie, m, seed, want, &err));
            char got[MOST + 1] = "";
            for (size_t k = 0; k < n; k++)
                got[k] = "tde?x-"[doc[k].other ? 4 : doc[k].reason ? 5 : doc[k].side];
            CHECK_STR(got, row[r].sides);
        }
}

/* Which documents are drawn depends on the seed, the cluster's smallest name and sizes, not on where they stand. */
static void draws(void)
{
    bool differ = false;
    char first[MOST] = "";
    for (uint64_t seed = 0; seed < 50; seed++) {
        jk_err err = { 0 };
        jk_split_doc one[MOST], two[MOST];
        uint64_t want[JK_N_SIDE] = { 0, 2, 2 }, have[JK_N_SIDE] = { 0 };
        char got[MOST] = "";
        size_t n = read_docs("a1 b1 c1 d1 e1 f1", one);
        read_docs("f1 c1 e1 a1 d1 b1", two);
        CHECK(jk_clusters_place(one, n, NULL, 0, seed, want, &err) && jk_clusters_place(two, n, NULL, 0, seed, want, &err));
        for (size_t k = 0; k < n; k++) {
            CHECK(one[k].side == two[find(two, n, *one[k].id.ptr)].side);
            have[one[k].side]++;
            got[k] = "tde"[one[k].side];
        }
        CHECK(have[JK_DEV] == 2 && have[JK_TEST] == 2);
        differ |= seed && strcmp(got, first) != 0;
        memcpy(first, got, sizeof first);
    }
    CHECK(differ);
}

int main(void)
{
    jk_err err = { 0 };
    jk_split_doc doc[MOST];
    uint64_t want[JK_N_SIDE] = { 0 };
    places();
    draws();
    CHECK(jk_clusters_place(doc, 0, NULL, 0, 1, want, &err));
    CHECK(!jk_clusters_place(doc, read_docs("a1 b1 a1", doc), NULL, 0, 1, want, &err) && err.code == JK_EINPUT);
    return test_report("clusters");
}

/* fit.c - the weights of align/weights.c, made again from gold alignments.
 *
 *     fit [--no-words] [--symmetric [--no-lexicon] [--vocabulary]] [--out] SRC-TGT:DIR...
 *
 * Each DIR (scripts/fit-data makes them) holds src and tgt (one sentence a line, a blank line between paragraphs), gold
 * (lines like [0, 1]:[0]) and pool (a word under which its F1 is counted). The first one's
 * languages say whose weights are shown as they are; --symmetric ties the shapes to their
 * mirror images, for the row of the pairs that have none; most of them have no lexicon either, and --no-lexicon aligns by that row
 * without any, --vocabulary with the basic vocabulary; with both every document is there once so and once so. It counts twice, the
 * second time without its blank lines: many files say nothing of paragraphs, and weights that lean on them pair two verses
 * with two there. Conditional maximum likelihood (Lafferty, McCallum & Pereira 2001): the features of every bead of every
 * document's table are what the aligner's own scorers say under unit weights; the objective is
 *
 *     sum over documents of c_d (log Z_d(gold) - log Z_d)  -  |w - w0|^2 / (2 sigma^2)
 *
 * with Z(gold) the sum over the chains that hold all gold beads a chain can hold, c_d such that every base
 * document, all its variants together, counts as 40 beads, and w0 the row of the pairs that have none. sigma^2 is .3:
 * documents that were not seen grow likelier from 4 to 1, .3 and .1, and from .3 to .1 the F1 of the free ones falls. (w0 itself
 * was fitted with all of them; with one set by hand it goes the same way. Measured before documents counted twice.)
 * Prints the weights, F1 under them, and F1 and -log-likelihood with the weights fitted without any
 * variant of the scored document. Not part of the program.
 */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "align/knowledge.h"
#include "align/recipe.h"

enum { N_FEATURE = JK_N_WEIGHT - JK_N_SHAPE, MAX_DOC = 400, MAX_GOLD = 4000, BEADS = 40 };

typedef struct { uint32_t i0, i1, j0, j1; bool can; } gold_bead;

typedef struct {
    char base[128], pool[32];
    const char *path;
    uint32_t I, J;
    gold_bead gold[MAX_GOLD];
    size_t n_gold;
    size_t *at;                     /* [(I + 1) * JK_N_SHAPE * (J + 1)] +1: where the features of a bead are, 0: none */
    float *feature;                 /* [n][N_FEATURE] */
    uint8_t *allowed;               /* [n] */
    size_t n;
    double offset[JK_N_SHAPE];      /* what the document itself adds to the shapes' weights */
    double weight;
} document;

static document *docs[MAX_DOC];
static size_t n_doc;
static bool symmetric, no_lexicon, vocabulary;

static void die(const char *what, const char *where)
{
    fprintf(stderr, "fit: %s: %s\n", where, what);
    exit(1);
}

static char *slurp(const char *dir, const char *name, size_t *len)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "rb");
    if (!f || fseek(f, 0, SEEK_END))
        die("cannot be read", path);
    *len = (size_t)ftell(f);
    rewind(f);
    char *text = malloc(*len + 1);
    if (!text || fread(text, 1, *len, f) != *len)
        die("cannot be read", path);
    fclose(f);
    text[*len] = '\0';
    return text;
}

/* Beads that leave a hole or go back cannot be in a chain: their sentences are free. */
static void read_gold(document *d, char *text)
{
    uint32_t most[2] = { 0, 0 };
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        uint32_t id[2][200], n[2] = { 0, 0 };
        int side = 0;
        for (char *p = line; *p && side < 2; p++) {
            if (*p == ']')
                side++;
            else if (isdigit((unsigned char)*p)) {
                id[side][n[side]++] = (uint32_t)strtoul(p, &p, 10);
                p--;
            }
        }
        gold_bead g = { n[0] ? id[0][0] : 0, n[0] ? id[0][n[0] - 1] + 1 : 0, n[1] ? id[1][0] : 0, n[1] ? id[1][n[1] - 1] + 1 : 0, false };
        for (unsigned s = 0; s < JK_N_SHAPE; s++)
            g.can = g.can || (jk_shapes[s].m == n[0] && jk_shapes[s].n == n[1]);
        g.can = g.can && g.i1 - g.i0 == n[0] && g.j1 - g.j0 == n[1] && (!n[0] || g.i0 >= most[0]) && (!n[1] || g.j0 >= most[1]);
        if (g.can && n[0] && n[1]) {
            most[0] = g.i1;
            most[1] = g.j1;
        }
        if (n[0] == 0 || n[1] == 0) {           /* several left out at once: each for itself */
            for (uint32_t k = 0; k < n[0]; k++)
                d->gold[d->n_gold++] = (gold_bead){ id[0][k], id[0][k] + 1, 0, 0, true };
            for (uint32_t k = 0; k < n[1]; k++)
                d->gold[d->n_gold++] = (gold_bead){ 0, 0, id[1][k], id[1][k] + 1, true };
        } else
            d->gold[d->n_gold++] = g;
    }
}

/* Every bead's features, by running the scorers once for each weight. */
static void features(document *d, jk_recipe *r, jk_arena *arena)
{
    size_t cells = (size_t)(d->I + 1) * JK_N_SHAPE * (d->J + 1);
    d->at = calloc(cells, sizeof *d->at);
    int *src_gold = malloc((d->I + 1) * sizeof *src_gold), *tgt_gold = malloc((d->J + 1) * sizeof *tgt_gold);
    float *w = malloc((d->J + 1 + JK_LANES) * sizeof *w);
    for (uint32_t i = 0; i <= d->I; i++)
        for (unsigned s = 0; s < JK_N_SHAPE; s++)
            for (uint32_t j = jk_shapes[s].n; j <= d->J && i >= jk_shapes[s].m; j++)
                if (!r->evidence || (j <= r->band.hi[i] && j - jk_shapes[s].n >= r->band.lo[i - jk_shapes[s].m]))
                    d->at[((size_t)i * JK_N_SHAPE + s) * (d->J + 1) + j] = ++d->n;
    d->feature = calloc(d->n * N_FEATURE, sizeof *d->feature);
    d->allowed = malloc(d->n);
    for (unsigned f = 0; f < N_FEATURE; f++) {
        jk_weights unit = { { 0 } };
        unit.w[JK_N_SHAPE + f] = 1;
        jk_recipe_use(r, &unit);
        for (uint32_t i = 0; i <= d->I; i++)
            for (unsigned s = 0; s < JK_N_SHAPE; s++) {
                jk_shape shape = jk_shapes[s];
                size_t *at = &d->at[((size_t)i * JK_N_SHAPE + s) * (d->J + 1)];
                uint32_t j0 = 0, j1 = d->J + 1;
                while (j0 < j1 && !at[j0])
                    j0++;
                while (j1 > j0 && !at[j1 - 1])
                    j1--;
                if (j0 == j1)
                    continue;
                memset(w, 0, (d->J + 1 + JK_LANES) * sizeof *w);
                for (size_t k = 0; k < r->n_scorer; k++)
                    r->scorer[k].add(r->scorer[k].self, i, j0, j1, shape, w);
                for (uint32_t j = j0; j < j1; j++)
                    d->feature[(at[j] - 1) * N_FEATURE + f] = w[j - j0];
            }
    }
    for (uint32_t i = 0; i <= d->I; i++)
        src_gold[i] = -1;
    for (uint32_t j = 0; j <= d->J; j++)
        tgt_gold[j] = -1;
    for (size_t g = 0; g < d->n_gold; g++)
        if (d->gold[g].can) {
            for (uint32_t i = d->gold[g].i0; i < d->gold[g].i1; i++)
                src_gold[i] = (int)g;
            for (uint32_t j = d->gold[g].j0; j < d->gold[g].j1; j++)
                tgt_gold[j] = (int)g;
        }
    for (uint32_t i = 0; i <= d->I; i++)
        for (unsigned s = 0; s < JK_N_SHAPE; s++)
            for (uint32_t j = jk_shapes[s].n; j <= d->J && i >= jk_shapes[s].m; j++) {
                if (!d->at[((size_t)i * JK_N_SHAPE + s) * (d->J + 1) + j])
                    continue;
                uint32_t i0 = i - jk_shapes[s].m, j0 = j - jk_shapes[s].n;
                int g = -2;
                bool ok = true;
                for (uint32_t x = i0; x < i; x++)
                    ok = ok && (g == -2 || g == src_gold[x]), g = src_gold[x];
                for (uint32_t y = j0; y < j; y++)
                    ok = ok && (g == -2 || g == tgt_gold[y]), g = tgt_gold[y];
                if (ok && g >= 0)
                    ok = d->gold[g].i1 - d->gold[g].i0 == jk_shapes[s].m && d->gold[g].j1 - d->gold[g].j0 == jk_shapes[s].n;
                d->allowed[d->at[((size_t)i * JK_N_SHAPE + s) * (d->J + 1) + j] - 1] = ok;
            }
    free(src_gold);
    free(tgt_gold);
    free(w);
    (void)arena;
}

/* SRC-TGT:DIR taken apart; the DIR. */
static const char *languages(const char *arg, char *src, char *tgt)
{
    if (sscanf(arg, "%11[a-z]-%11[a-z]:", src, tgt) != 2 || !strchr(arg, ':'))
        die("not SRC-TGT:DIR", arg);
    return strchr(arg, ':') + 1;
}

/* Without its blank lines; the new length. */
static size_t join_paragraphs(char *text, size_t len)
{
    size_t n = 0;
    for (size_t k = 0; k < len; k++)
        if (text[k] != '\n' || (n && text[n - 1] != '\n'))
            text[n++] = text[k];
    return n;
}

static void load(const char *arg, bool no_words, bool flat, bool concepts)
{
    char src[JK_LANG_SIZE], tgt[JK_LANG_SIZE];
    const char *path = languages(arg, src, tgt);
    document *d = calloc(1, sizeof *d);
    size_t n_s, n_t, n_g, n_p;
    char *s = slurp(path, "src", &n_s), *t = slurp(path, "tgt", &n_t), *g = slurp(path, "gold", &n_g), *p = slurp(path, "pool", &n_p);
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    snprintf(d->base, sizeof d->base, "%.*s", (int)strcspn(name, "."), name);
    snprintf(d->pool, sizeof d->pool, "%.*s%s", (int)strcspn(p, "\n"), p, flat ? ".flat" : "");
    if (flat) {
        n_s = join_paragraphs(s, n_s);
        n_t = join_paragraphs(t, n_t);
    }
    d->path = path;
    read_gold(d, g);
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_segmenter *seg = jk_segmenter_open(&err);
    jk_doc a, b;
    jk_alignment out;
    jk_recipe r;
    jk_knowledge *know = jk_knowledge_open(src, tgt, &(jk_knowledge_options){ .no_words = no_words, .no_builtin = no_lexicon || concepts }, &err);
    if (!know || (concepts && !jk_knowledge_add_concepts(know, &err)))
        die(err.what, path);
    if (no_lexicon || concepts)
        jk_weights_of("", "", &know->lengths, &know->words);
    if (err.code || !jk_doc_read(seg, arena, (jk_span){ s, n_s }, &(jk_read_options){ .lang = src, .sentences = true }, &a, &err)
        || !jk_doc_read(seg, arena, (jk_span){ t, n_t }, &(jk_read_options){ .lang = tgt, .sentences = true }, &b, &err)
        || !jk_recipe_run(&r, know, arena, &a, &b, NULL, &out, &err))
        die(err.what, path);
    for (unsigned k = 0; k < JK_N_SHAPE; k++)
        d->offset[k] = r.weights->w[k] - (no_words ? know->lengths : know->words).w[k];
    d->I = a.n_sent;
    d->J = b.n_sent;
    features(d, &r, arena);
    jk_knowledge_close(know);
    jk_segmenter_close(seg);
    jk_arena_close(arena);
    free(s), free(t), free(g), free(p);
    docs[n_doc++] = d;
}

static double log_add(double a, double b)
{
    double hi = a > b ? a : b, lo = a > b ? b : a;
    return lo == -INFINITY ? hi : hi + log1p(exp(lo - hi));
}

static double bead_weight(const document *d, size_t k, unsigned s, const double *w)
{
    double x = w[s] + d->offset[s];
    for (unsigned f = 0; f < N_FEATURE; f++)
        x += w[JK_N_SHAPE + f] * (double)d->feature[k * N_FEATURE + f];
    return x;
}

/* log Z and, times sign, the expected features added to gradient. */
static double expect(const document *d, const double *w, bool gold, double sign, double *gradient)
{
    size_t W = d->J + 1, cells = (size_t)(d->I + 1) * W;
    double *F = malloc(cells * sizeof *F), *B = malloc(cells * sizeof *B), *x = malloc(d->n * sizeof *x);
    for (size_t c = 0; c < cells; c++)
        F[c] = B[c] = -INFINITY;
    F[0] = 0;
    for (uint32_t i = 0; i <= d->I; i++)
        for (uint32_t j = 0; j <= d->J; j++)
            for (unsigned s = 0; s < JK_N_SHAPE; s++) {
                size_t k = d->at[((size_t)i * JK_N_SHAPE + s) * W + j];
                if (!k--)
                    continue;
                x[k] = !gold || d->allowed[k] ? bead_weight(d, k, s, w) : -INFINITY;
                F[i * W + j] = log_add(F[i * W + j], F[(i - jk_shapes[s].m) * W + j - jk_shapes[s].n] + x[k]);
            }
    double Z = F[cells - 1];
    B[cells - 1] = 0;
    for (uint32_t i = d->I + 1; i-- > 0;)
        for (uint32_t j = d->J + 1; j-- > 0;)
            for (unsigned s = 0; s < JK_N_SHAPE; s++) {
                size_t k = d->at[((size_t)i * JK_N_SHAPE + s) * W + j];
                if (!k--)
                    continue;
                size_t from = (i - jk_shapes[s].m) * W + j - jk_shapes[s].n;
                double end = x[k] + B[i * W + j];
                B[from] = log_add(B[from], end);
                double p = exp(F[from] + end - Z);
                if (!(p > 1e-9))
                    continue;
                gradient[s] += sign * p;
                for (unsigned f = 0; f < N_FEATURE; f++)
                    gradient[JK_N_SHAPE + f] += sign * p * (double)d->feature[k * N_FEATURE + f];
            }
    free(F), free(B), free(x);
    return Z;
}

static jk_weights centre;

static void tie(double *g)
{
    static const int pair[][2] = { { 0, 1 }, { 3, 4 }, { 6, 7 }, { 8, 9 }, { 10, 11 } };
    if (symmetric)
        for (size_t k = 0; k < sizeof pair / sizeof *pair; k++)
            g[pair[k][0]] = g[pair[k][1]] = (g[pair[k][0]] + g[pair[k][1]]) / 2;
}

/* Negative log-likelihood with the prior, and its gradient; documents whose base is `without` left out. */
static double objective(const double *w, const char *without, double *gradient)
{
    static const double SIGMA2 = .3;
    double sum = 0;
    memset(gradient, 0, JK_N_WEIGHT * sizeof *gradient);
    for (size_t d = 0; d < n_doc; d++) {
        if (without && strcmp(docs[d]->base, without) == 0)
            continue;
        double c = docs[d]->weight, g[JK_N_WEIGHT] = { 0 };
        sum -= c * (expect(docs[d], w, true, 1, g) - expect(docs[d], w, false, -1, g));
        for (unsigned k = 0; k < JK_N_WEIGHT; k++)
            gradient[k] -= c * g[k];
    }
    for (unsigned k = 0; k < JK_N_WEIGHT; k++) {
        sum += (w[k] - centre.w[k]) * (w[k] - centre.w[k]) / (2 * SIGMA2);
        gradient[k] += (w[k] - centre.w[k]) / SIGMA2;
    }
    gradient[2] = 0;                            /* 1-1 is the origin */
    tie(gradient);
    return sum;
}

/* BFGS with a halving step. */
static void fit(double *w, const char *without, int rounds)
{
    enum { N = JK_N_WEIGHT };
    static double H[N][N];
    double g[N], g2[N], w2[N], dir[N];
    for (int a = 0; a < N; a++)
        for (int b = 0; b < N; b++)
            H[a][b] = a == b ? .02 : 0;
    double now = objective(w, without, g);
    for (int round = 0; round < rounds; round++) {
        double slope = 0, step = 1, then = now;
        for (int a = 0; a < N; a++) {
            dir[a] = 0;
            for (int b = 0; b < N; b++)
                dir[a] -= H[a][b] * g[b];
            slope += dir[a] * g[a];
        }
        for (int k = 0; k < 12; k++, step /= 2) {
            for (int a = 0; a < N; a++)
                w2[a] = w[a] + step * dir[a];
            then = objective(w2, without, g2);
            if (then < now + 1e-4 * step * slope)
                break;
        }
        if (!(then < now - 1e-3))
            break;
        double sy = 0, y[N], s[N], Hy[N], yHy = 0;
        for (int a = 0; a < N; a++) {
            s[a] = w2[a] - w[a];
            y[a] = g2[a] - g[a];
            sy += s[a] * y[a];
        }
        for (int a = 0; a < N; a++) {
            Hy[a] = 0;
            for (int b = 0; b < N; b++)
                Hy[a] += H[a][b] * y[b];
            yHy += y[a] * Hy[a];
        }
        if (sy > 1e-9)
            for (int a = 0; a < N; a++)
                for (int b = 0; b < N; b++)
                    H[a][b] += (1 + yHy / sy) * s[a] * s[b] / sy - (Hy[a] * s[b] + s[a] * Hy[b]) / sy;
        memcpy(w, w2, sizeof w2);
        memcpy(g, g2, sizeof g2);
        now = then;
    }
    fprintf(stderr, "fit%s%s: objective %.2f\n", without ? " without " : "", without ? without : "", now);
}

typedef struct { char name[32]; double right, hyp, right_match, gold; } pool;

/* The best chain, counted against gold as vecalign's scorer counts. */
static void count(const document *d, const double *w, pool *p)
{
    size_t W = d->J + 1, cells = (size_t)(d->I + 1) * W;
    double *D = malloc(cells * sizeof *D);
    uint8_t *way = malloc(cells);
    for (uint32_t i = 0; i <= d->I; i++)
        for (uint32_t j = 0; j <= d->J; j++) {
            double best = i || j ? -INFINITY : 0;
            for (unsigned s = 0; s < JK_N_SHAPE; s++) {
                size_t k = d->at[((size_t)i * JK_N_SHAPE + s) * W + j];
                if (!k--)
                    continue;
                double x = D[(i - jk_shapes[s].m) * W + j - jk_shapes[s].n] + bead_weight(d, k, s, w);
                if (x > best) {
                    best = x;
                    way[i * W + j] = (uint8_t)s;
                }
            }
            D[i * W + j] = best;
        }
    for (size_t g = 0; g < d->n_gold; g++)
        p->gold += d->gold[g].i1 > d->gold[g].i0 && d->gold[g].j1 > d->gold[g].j0;
    for (uint32_t i = d->I, j = d->J; i || j;) {
        jk_shape s = jk_shapes[way[i * W + j]];
        bool right = false;
        for (size_t g = 0; g < d->n_gold && !right; g++) {
            const gold_bead *b = &d->gold[g];
            right = b->i1 - b->i0 == s.m && b->j1 - b->j0 == s.n && (!s.m || b->i1 == i) && (!s.n || b->j1 == j);
        }
        p->hyp++;
        p->right += right;
        p->right_match += right && s.m && s.n;
        i -= s.m;
        j -= s.n;
    }
    free(D), free(way);
}

static pool pools[16];
static size_t n_pool;

static pool *pool_of(const char *name)
{
    for (size_t k = 0; k < n_pool; k++)
        if (strcmp(pools[k].name, name) == 0)
            return &pools[k];
    snprintf(pools[n_pool].name, sizeof pools->name, "%s", name);
    return &pools[n_pool++];
}

static double f1(const pool *p)
{
    double a = p->right / p->hyp, b = p->right_match / p->gold;
    return a + b > 0 ? 2 * a * b / (a + b) : 0;
}

static void show(const char *what)
{
    printf("%-28s", what);
    for (size_t k = 0; k < n_pool; k++) {
        printf(" %s %.4f", pools[k].name, f1(&pools[k]));
        double keep = 0;
        pools[k].right = pools[k].hyp = pools[k].right_match = pools[k].gold = keep;
    }
    printf("\n");
    fflush(stdout);
}

int main(int argc, char **argv)
{
    bool no_words = false, out = false;
    int a = 1;
    for (; a < argc && argv[a][0] == '-'; a++) {
        no_words = no_words || strcmp(argv[a], "--no-words") == 0;
        symmetric = symmetric || strcmp(argv[a], "--symmetric") == 0;
        no_lexicon = no_lexicon || strcmp(argv[a], "--no-lexicon") == 0;
        vocabulary = vocabulary || strcmp(argv[a], "--vocabulary") == 0;
        out = out || strcmp(argv[a], "--out") == 0;
    }
    if (a == argc)
        die("usage: fit [--no-words] [--symmetric [--no-lexicon] [--vocabulary]] [--out] SRC-TGT:DIR...", "arguments");
    char src[JK_LANG_SIZE], tgt[JK_LANG_SIZE];
    jk_weights lengths, words, general_lengths, general_words;
    languages(argv[a], src, tgt);
    jk_weights_of(no_lexicon || vocabulary ? "" : src, no_lexicon || vocabulary ? "" : tgt, &lengths, &words);
    jk_weights_of("", "", &general_lengths, &general_words);
    jk_weights now = no_words ? lengths : words;
    centre = no_words ? general_lengths : general_words;
    for (int k = a; k < argc; k++) {
        for (int concepts = vocabulary && !no_lexicon; concepts <= vocabulary; concepts++) {
            load(argv[k], no_words, false, concepts);
            load(argv[k], no_words, true, concepts);
        }
    }
    for (size_t d = 0; d < n_doc; d++) {
        size_t same = 0;
        for (size_t k = 0; k < n_doc; k++)
            same += strcmp(docs[k]->base, docs[d]->base) == 0;
        docs[d]->weight = BEADS / ((double)same * (double)docs[d]->n_gold);
    }
    for (size_t d = 0; d < n_doc; d++)
        count(docs[d], now.w, pool_of(docs[d]->pool));
    show("weights as they are");
    double w[JK_N_WEIGHT];
    memcpy(w, centre.w, sizeof w);
    fit(w, NULL, 60);
    for (size_t d = 0; d < n_doc; d++)
        count(docs[d], w, pool_of(docs[d]->pool));
    show("fitted on all");
    for (unsigned k = 0; k < JK_N_WEIGHT; k++)
        printf("%s%.2f", k ? ", " : "{ { ", w[k]);
    printf(" } }\n");
    if (out) {
        double surprise = 0;                    /* as the objective counts, but of documents not seen */
        for (size_t d = 0; d < n_doc; d++) {
            bool first = true;
            for (size_t k = 0; k < d; k++)
                first = first && strcmp(docs[k]->base, docs[d]->base) != 0;
            if (!first)
                continue;
            double v[JK_N_WEIGHT];
            memcpy(v, w, sizeof v);
            fit(v, docs[d]->base, 40);
            for (size_t k = d; k < n_doc; k++)
                if (strcmp(docs[k]->base, docs[d]->base) == 0) {
                    double none[JK_N_WEIGHT] = { 0 };
                    surprise += docs[k]->weight * (expect(docs[k], v, false, 0, none) - expect(docs[k], v, true, 0, none));
                    count(docs[k], v, pool_of(docs[k]->pool));
                }
        }
        show("each left out in turn");
        printf("in nats %.2f\n", surprise);
    }
    return 0;
}

/* Pins are refused if and only if no alignment respects them (or two of them cross); if they are not, the
 * chain that is found is the heaviest of those that respect them, and so are posteriors: all compared
 * with enumeration, and with borders between sections, too. Swapping the sides changes nothing. A file of pins says what its lines say. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "align/pin.h"
#include "corpus/pin.h"
#include "tests/unit/test.h"

enum { I_MAX = 6, MAX_PIN = 4 };

typedef struct { uint32_t seed; bool turned; } weights;

/* A made-up weight: a hash of the bead's place and shape, the same for a bead and its mirror. */
static float weight_of(const weights *w, uint32_t i, uint32_t j, jk_shape shape)
{
    uint32_t a = w->turned ? j : i, b = w->turned ? i : j, m = w->turned ? shape.n : shape.m, n = w->turned ? shape.m : shape.n;
    uint32_t h = w->seed * 2654435761u ^ a * 40503u ^ b * 9973u ^ m * 31u ^ n * 17u;
    h ^= h >> 13;
    h *= 0x5bd1e995u;
    h ^= h >> 15;
    return (float)(h % 1000) / 250.0f - 3.0f;
}

static void made_up(void *self, uint32_t i, uint32_t j0, uint32_t j1, jk_shape shape, float *out)
{
    for (uint32_t j = j0; j < j1; j++)
        out[j - j0] += weight_of(self, i, j, shape);
}

static bool has(const uint32_t *id, uint32_t n, uint32_t from, uint32_t to, bool all)
{
    uint32_t in = 0;
    for (uint32_t k = 0; k < n; k++)
        in += id[k] >= from && id[k] < to;
    return all ? in == n : in > 0;
}

/* What the manual says of one bead and one pin, in the manual's words. */
static bool bead_respects(const jk_pin *p, uint32_t i0, uint32_t i, uint32_t j0, uint32_t j)
{
    bool some_src = has(p->src, p->n_src, i0, i, false), some_tgt = has(p->tgt, p->n_tgt, j0, j, false);
    if (p->apart)
        return !(some_src && some_tgt);
    if (p->n_src == 0 || p->n_tgt == 0)
        return (!some_src || (i - i0 == 1 && j == j0)) && (!some_tgt || (j - j0 == 1 && i == i0));
    return (!some_src && !some_tgt) || (has(p->src, p->n_src, i0, i, true) && has(p->tgt, p->n_tgt, j0, j, true));
}

/* The chain passes the corner between two sections. */
static bool bead_keeps(const jk_border *b, uint32_t i0, uint32_t i, uint32_t j0, uint32_t j)
{
    return (i <= b->src && j <= b->tgt) || (i0 >= b->src && j0 >= b->tgt);
}

typedef struct {
    const weights *w;
    const jk_pin *pin;
    size_t n_pin;
    jk_borders borders;
    uint32_t I, J;
    double best, total;
} enumeration;

static void enumerate(enumeration *e, uint32_t i, uint32_t j, double weight)
{
    if (i == e->I && j == e->J) {
        e->total += exp(weight);
        e->best = weight > e->best ? weight : e->best;
    }
    for (unsigned s = 0; s < JK_N_SHAPE; s++) {
        uint32_t to_i = i + jk_shapes[s].m, to_j = j + jk_shapes[s].n;
        bool ok = to_i <= e->I && to_j <= e->J;
        for (size_t k = 0; ok && k < e->n_pin; k++)
            ok = bead_respects(&e->pin[k], i, to_i, j, to_j);
        for (uint32_t k = 0; ok && k < e->borders.n; k++)
            ok = bead_keeps(&e->borders.at[k], i, to_i, j, to_j);
        if (ok)
            enumerate(e, to_i, to_j, weight + (double)weight_of(e->w, to_i, to_j, jk_shapes[s]));
    }
}

static uint32_t random_state;
static uint32_t below(uint32_t n)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 16) % n;
}

/* A + pin lies wholly before another on one side and behind it on the other. */
static bool crossing(const jk_pin *pin, size_t n)
{
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++) {
            bool cross = !pin[a].apart && !pin[b].apart && pin[a].n_src && pin[a].n_tgt && pin[b].n_src && pin[b].n_tgt;
            for (uint32_t x = 0; x < pin[a].n_src; x++)
                for (uint32_t y = 0; y < pin[b].n_src; y++)
                    cross = cross && pin[a].src[x] < pin[b].src[y];
            for (uint32_t x = 0; x < pin[a].n_tgt; x++)
                for (uint32_t y = 0; y < pin[b].n_tgt; y++)
                    cross = cross && pin[a].tgt[x] > pin[b].tgt[y];
            if (cross)
                return true;
        }
    return false;
}

static double solve(jk_arena *arena, const jk_pin *pin, size_t n, const jk_borders *borders, uint32_t I, uint32_t J, weights *w, jk_code *code)
{
    jk_err err = { 0 };
    jk_band band, way;
    jk_alignment path;
    jk_ways ways = { 0 };
    double src[I_MAX + 2], tgt[I_MAX + 2], sum = 0;
    for (uint32_t k = 0; k <= I_MAX; k++)
        src[k] = tgt[k] = k;
    jk_pins *pins = jk_pins_new(arena, pin, n, borders, I, J, NULL, &err);
    *code = err.code;
    if (!pins)
        return 0;
    jk_scorer scorer[2] = { { made_up, w, NULL }, { jk_pins_score, pins, NULL } };
    CHECK(jk_band_diagonal(arena, src, I, tgt, J, I_MAX, &band, &err) && jk_pins_way(pins, arena, &band, &way, &err)
          && jk_best_chain(arena, scorer, 2, JK_N_SHAPE, &way, &path, &ways, &err) && jk_posteriors(arena, scorer, 2, &ways, &path, NULL, NULL, &err));
    for (uint32_t k = 0; k < path.n_bead; k++) {
        const jk_bead *b = &path.bead[k];
        sum += (double)weight_of(w, b->src + b->n_src, b->tgt + b->n_tgt, (jk_shape){ b->n_src, b->n_tgt });
        for (size_t q = 0; q < n; q++)
            CHECK(bead_respects(&pin[q], b->src, b->src + b->n_src, b->tgt, b->tgt + b->n_tgt));
        for (uint32_t q = 0; q < borders->n; q++)
            CHECK(bead_keeps(&borders->at[q], b->src, b->src + b->n_src, b->tgt, b->tgt + b->n_tgt));
    }
    return sum;
}

static unsigned refused, taken;

/* Up to two borders, and what they are where the sides change places; one side of the first section may be empty. */
static uint32_t draw_borders(uint32_t I, uint32_t J, jk_border *at, jk_border *turned)
{
    uint32_t n = 0;
    for (uint32_t many = below(3); many; many--) {
        jk_border b = { below(I), below(J) };
        if (n ? b.src > at[n - 1].src && b.tgt > at[n - 1].tgt : b.src || b.tgt) {
            turned[n] = (jk_border){ b.tgt, b.src };
            at[n++] = b;
        }
    }
    return n;
}

static void against_enumeration(uint32_t seed)
{
    uint32_t I = 1 + below(I_MAX - 1), J = 1 + below(I_MAX - 1), id[MAX_PIN][4];
    size_t n = below(MAX_PIN + 1);
    jk_border at[2], at_turned[2];
    uint32_t n_border = draw_borders(I, J, at, at_turned);
    jk_borders borders = { at, n_border }, borders_turned = { at_turned, n_border };
    jk_pin pin[MAX_PIN], turned[MAX_PIN];
    for (size_t k = 0; k < n; k++) {
        id[k][0] = below(I), id[k][1] = below(I), id[k][2] = below(J), id[k][3] = below(J);
        pin[k] = (jk_pin){ .src = id[k], .tgt = id[k] + 2, .n_src = 1 + (below(4) == 0), .n_tgt = 1 + (below(4) == 0), .apart = below(3) == 0, .line = (uint32_t)k + 1 };
        if (!pin[k].apart && below(5) == 0)
            *(below(2) ? &pin[k].n_src : &pin[k].n_tgt) = 0;
        turned[k] = (jk_pin){ .src = pin[k].tgt, .tgt = pin[k].src, .n_src = pin[k].n_tgt, .n_tgt = pin[k].n_src, .apart = pin[k].apart, .line = pin[k].line };
    }
    weights w = { seed, false }, mirror = { seed, true };
    enumeration e = { .w = &w, .pin = pin, .n_pin = n, .borders = borders, .I = I, .J = J, .best = -INFINITY };
    enumerate(&e, 0, 0, 0);
    jk_arena *arena = jk_arena_open(0);
    jk_code code, other;
    double sum = solve(arena, pin, n, &borders, I, J, &w, &code), back = solve(arena, turned, n, &borders_turned, J, I, &mirror, &other);
    bool possible = e.total > 0;
    CHECK(code == other);
    if (possible && !crossing(pin, n))
        CHECK(code == JK_OK);
    if (!possible)
        CHECK(code == JK_EINPUT);
    if (code == JK_OK) {
        CHECK(fabs(sum - e.best) < 1e-4 && fabs(back - e.best) < 1e-4);
        taken++;
    } else
        refused++;
    jk_arena_close(arena);
}

/* The posteriors of the beads that hold a pin add up to 1, wherever the band was. */
static void posteriors(void)
{
    jk_arena *arena = jk_arena_open(0);
    jk_err err = { 0 };
    uint32_t two[] = { 2, 3 }, five[] = { 5 };
    jk_pin pin[] = { { .src = two, .n_src = 2, .tgt = five, .n_tgt = 1, .line = 1 } };
    weights w = { 7, false };
    enum { N = 60 };
    double at[N + 1];
    jk_band band, way;
    jk_alignment path;
    jk_ways ways = { 0 };
    jk_maybe *maybe = NULL;
    size_t n = 0, forbidden = 0;
    for (uint32_t k = 0; k <= N; k++)
        at[k] = k;
    jk_pins *pins = jk_pins_new(arena, pin, 1, NULL, N, N, NULL, &err);
    jk_scorer scorer[2] = { { made_up, &w, NULL }, { jk_pins_score, pins, NULL } };
    CHECK(pins && jk_band_diagonal(arena, at, N, at, N, 2, &band, &err) && jk_pins_way(pins, arena, &band, &way, &err)
          && jk_best_chain(arena, scorer, 2, JK_N_SHAPE, &way, &path, &ways, &err) && jk_posteriors(arena, scorer, 2, &ways, &path, &maybe, &n, &err));
    double held = 0;
    for (size_t k = 0; k < n; k++) {
        jk_shape s = jk_shapes[maybe[k].shape];
        if (bead_respects(pin, maybe[k].i - s.m, maybe[k].i, maybe[k].j - s.n, maybe[k].j)) {
            if (maybe[k].i > 3 && maybe[k].i - s.m <= 2)
                held += (double)maybe[k].posterior;
        } else
            forbidden++;
    }
    CHECK(forbidden == 0);
    CHECK(fabs(held - 1) < .01);
    jk_arena_close(arena);
}

/* In a long text whose weights say nothing of where to look, the chain goes by pin after pin. */
static void anchors(void)
{
    jk_arena *arena = jk_arena_open(0);
    jk_err err = { 0 };
    enum { N = 3000, M = 1500 };
    uint32_t s[] = { 100, 1400, 1401, 2990 }, t[] = { 1000, 1010, 1480, 1490 };
    jk_pin pin[] = { { .src = s, .n_src = 1, .tgt = t, .n_tgt = 1 }, { .src = s + 1, .n_src = 2, .tgt = t + 1, .n_tgt = 1 },
                     { .src = s + 3, .n_src = 1, .tgt = t + 2, .n_tgt = 1 } };
    weights w = { 3, false };
    double *at = JK_NEW(arena, double, N + 1, &err);
    jk_band band, way;
    jk_alignment path = { 0 };
    jk_ways ways = { 0 };
    for (uint32_t k = 0; at && k <= N; k++)
        at[k] = k;
    jk_pins *pins = jk_pins_new(arena, pin, 3, NULL, N, M, NULL, &err);
    jk_scorer scorer[2] = { { made_up, &w, NULL }, { jk_pins_score, pins, NULL } };
    for (uint32_t width = 1; width <= 64; width *= 8) {
        CHECK(pins && jk_pins_diagonal(pins, arena, at, N, at, M, width, &band, &err) && jk_pins_way(pins, arena, &band, &way, &err)
              && jk_best_chain(arena, scorer, 2, JK_N_SHAPE, &way, &path, &ways, &err) && jk_posteriors(arena, scorer, 2, &ways, &path, NULL, NULL, &err));
        unsigned held = 0;
        uint32_t i = 0, j = 0;
        for (uint32_t k = 0; k < path.n_bead; k++) {
            const jk_bead *b = &path.bead[k];
            CHECK(b->src == i && b->tgt == j && b->posterior >= 0 && b->posterior <= 1);
            i += b->n_src;
            j += b->n_tgt;
            for (size_t q = 0; q < 3; q++) {
                CHECK(bead_respects(&pin[q], b->src, i, b->tgt, j));
                held += has(pin[q].src, pin[q].n_src, b->src, i, true);
            }
        }
        CHECK(held == 3 && i == N && j == M);
    }
    jk_arena_close(arena);
}

static jk_doc read_doc(jk_segmenter *seg, jk_arena *arena, const char *text, const char *lang, bool sentences, jk_err *err)
{
    jk_doc doc = { 0 };
    CHECK(jk_doc_read(seg, arena, jk_span_of(text), &(jk_read_options){ .lang = lang, .sentences = sentences }, &doc, err));
    return doc;
}

/* Lines, the document they are asked for, and what comes of it: "src-tgt" of each pin, or a part of the error. */
static const struct { const char *lines, *doc, *want; } files[] = {
    { "+\t0\t1 2\n", "d", "+0-1,2" },
    { "# why\n\n-\t0 1\t0\r\n+\t2\t\n", "d", "-0,1-0 +2-" },
    { "\xEF\xBB\xBF+\t\t2\n", "d", "+-2" },
    { "+\t0\t0\tother\n+\t1\t1\td\n+\t2\t2\n-\t0\t1\td\n", "d", "+1-1 +2-2 -0-1" },
    { "+\t0\t0\tother\n", "d", "" },
    { "+\t\"둘째 문장\"\t\"second. The third\"\n", "d", "+1,2-1,2" },
    { "+\t\"\xE3\x80\x80둘째 \"\t\"is \"the\" e\"\n", "d", "+1-0" },
    { "+\t\"문장\"\t0\n", "d", "p: line 1: \"문장\" stands in the source more than once" },
    { "\n+\t0\t\"fourth\"\n", "d", "p: line 2: \"fourth\" does not stand in the target" },
    { "+\t0\t\"fourth\n", "d", "p: line 1: a text without its second quotation mark" },
    { "+\t0\t\"\"\n", "d", "p: line 1: a text without" },
    { "+\t0,1\t1\n", "d", "p: line 1: \"0,1\" is neither" },
    { "+\t0  1\t1\n", "d", "is neither" },
    { "+\t0\n", "d", "+0-" },
    { "+\n", "d", "p: line 1: it is + or -" },
    { "x\t0\t1\n", "d", "p: line 1: it is + or -" },
    { "+\t0\t1\td\te\n", "d", "p: line 1: it is + or -" },
    { "+\t0\t\"\xFF\"\n", "d", "p: line 1: no UTF-8" },
    { "", "d", "" },
};

static void put_ids(char *to, const uint32_t *id, uint32_t n)
{
    for (uint32_t k = 0; k < n; k++)
        sprintf(to + strlen(to), "%s%u", k ? "," : "", (unsigned)id[k]);
}

static void read_files(void)
{
    char folder[] = "/tmp/jjak-pin-XXXXXX";
    CHECK(mkdtemp(folder) && chdir(folder) == 0);
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_segmenter *seg = jk_segmenter_open(&err);
    jk_doc ko = read_doc(seg, arena, "첫 문장.\n둘째\n\n 문장.\n셋째.\n", "ko", true, &err);
    jk_doc en = read_doc(seg, arena, "This is \"the\" end.\nThe second.\nThe third.\n", "en", true, &err);
    for (size_t k = 0; k < sizeof files / sizeof *files; k++) {
        FILE *f = fopen("p", "wb");
        CHECK(f && fputs(files[k].lines, f) >= 0 && fclose(f) == 0);
        char got[300] = "";
        jk_pin *pin = NULL;
        size_t n = 0;
        err = (jk_err){ 0 };
        jk_pin_file *file = jk_pin_file_open("p", NULL, &err);
        if (file && jk_pin_file_of(file, arena, jk_span_of(files[k].doc), &ko, &en, &pin, &n, &err))
            for (size_t b = 0; b < n; b++) {
                sprintf(got + strlen(got), "%s%s", b ? " " : "", pin[b].apart ? "-" : "+");
                put_ids(got, pin[b].src, pin[b].n_src);
                sprintf(got + strlen(got), "-");
                put_ids(got, pin[b].tgt, pin[b].n_tgt);
            }
        if (err.code) {
            CHECK(err.code == JK_EINPUT);
            if (!strstr(err.what, files[k].want) || !*files[k].want)
                CHECK_STR(err.what, files[k].want);
        } else
            CHECK_STR(got, files[k].want);
        jk_pin_file_close(file);
    }
    static const char whole[] = "+\t\"둘째 문장\"\t\"second\"\td\n-\t0 1\t2\n";
    for (size_t at = 0; at < sizeof whole - 1; at++)        /* cut anywhere, any bit turned: pins or an error */
        for (int bit = -1; bit < 8; bit++) {
            char damaged[sizeof whole];
            memcpy(damaged, whole, sizeof whole);
            if (bit >= 0)
                damaged[at] = (char)(damaged[at] ^ 1 << bit);
            size_t len = bit >= 0 ? sizeof whole - 1 : at;
            FILE *f = fopen("p", "wb");
            CHECK(f && fwrite(damaged, 1, len, f) == len && fclose(f) == 0);
            jk_pin *pin;
            size_t n;
            err = (jk_err){ 0 };
            jk_pin_file *file = jk_pin_file_open("p", NULL, &err);
            if (file && jk_pin_file_of(file, arena, jk_span_of("d"), &ko, &en, &pin, &n, &err) && n)
                jk_pins_new(arena, pin, n, NULL, ko.n_sent, en.n_sent, "p", &err);
            CHECK(err.code == JK_OK || (err.code == JK_EINPUT && strstr(err.what, "p: line") == err.what));
            jk_pin_file_close(file);
        }
    CHECK(unlink("p") == 0 && chdir("/") == 0 && rmdir(folder) == 0);
    jk_segmenter_close(seg);
    jk_arena_close(arena);
}

static void starved(void)
{
    uint32_t zero[] = { 0, 1 };
    jk_pin pin[] = { { .src = zero, .n_src = 1, .tgt = zero, .n_tgt = 2, .line = 1 }, { .src = zero + 1, .n_src = 1, .tgt = zero, .n_tgt = 1, .apart = true, .line = 2 } };
    bool done = false;
    for (size_t limit = 16; !done && limit < 1 << 16; limit += 24) {
        jk_arena *arena = jk_arena_open(limit);
        jk_err err = { 0 };
        done = jk_pins_new(arena, pin, 2, NULL, 20, 20, NULL, &err) != NULL;
        CHECK(done || err.code == JK_ENOMEM);
        jk_arena_close(arena);
    }
    CHECK(done);
}

int main(void)
{
    for (uint32_t seed = 1; seed <= 1500; seed++) {
        random_state = seed;
        against_enumeration(seed);
    }
    CHECK(taken > 200 && refused > 200);
    posteriors();
    anchors();
    read_files();
    starved();
    return test_report("pin");
}

/* pin.c - what the user knows of an alignment, respected exactly.
 *
 * A pin of sentences on both sides puts them all into one bead, and with them whatever stands between
 * them: a block [s0, s1) x [t0, t1). Blocks that overlap on a side are one block. Every block that some shape can
 * hold is a shape itself, nulls can take whatever no pin speaks of, so an alignment that respects
 * all pins exists if and only if
 *
 *     every block has a shape, blocks stand in one order on both sides, no block holds a
 *     sentence that is to be alone, nor two that are to be apart
 *
 * which is checked before anything is aligned. (Two pins that cross are told as an error although
 * one larger bead could hold both: who gives them has taken one line for another.)
 *
 * What is forbidden weighs -INFINITY. A chain that passes a block's corners is at (s0, t0), then at
 * (s1, t1), so the band is cut to what can come before and after them: -INFINITY then never stands
 * against a long stretch of better text.
 *
 * A border (s, t) between two sections is a block without a sentence: chains pass that one corner. Sentences of two
 * sections share no bead; where the corner is in the band this is all that it takes.
 */
#include "align/pin.h"

#include <math.h>
#include <stdlib.h>

enum { WINDOW = 40 };               /* sentences around a pin that are looked at wherever the band is */

typedef struct {
    uint32_t s0, s1, t0, t1;
    uint32_t line, other;           /* of the pin; of the last one that was joined to it */
} block;

typedef struct { uint32_t from, to; } stretch;

struct jk_pins {
    uint32_t n_src, n_tgt, n_block;
    block *block;                   /* in order, apart from each other */
    uint32_t *src_block, *tgt_block;/* [n] the block of a sentence, + 1; 0: none */
    uint32_t *src_alone, *tgt_alone;/* [n] the line that leaves it alone, + 1; 0: none */
    uint32_t *busy;                 /* [n_tgt + 1] target sentences before j in a block or alone */
    uint32_t *first;                /* [n_src + 1] of apart */
    stretch *apart;                 /* target sentences that a source sentence must not meet */
    const jk_borders *borders;      /* NULL: none */
    uint32_t *section;              /* [n_src] borders up to a source sentence; NULL without borders */
};

static bool is_border(const block *b) { return b->s0 == b->s1; }

/* A border comes before a pin that starts there. */
static int by_line(const block *x, const block *y)
{
    return is_border(x) != is_border(y) ? is_border(y) - is_border(x) : (x->line > y->line) - (x->line < y->line);
}

static int by_src(const void *a, const void *b)
{
    const block *x = a, *y = b;
    return x->s0 != y->s0 ? (x->s0 > y->s0) - (x->s0 < y->s0) : by_line(x, y);
}

static int by_tgt(const void *a, const void *b)
{
    const block *x = a, *y = b;
    return x->t0 != y->t0 ? (x->t0 > y->t0) - (x->t0 < y->t0) : by_line(x, y);
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* ------------------------------------------------------------ contradictions */

static bool holds(const block *b, const char *name, jk_err *err)
{
    uint32_t m = b->s1 - b->s0, n = b->t1 - b->t0;
    for (unsigned s = 0; s < JK_N_SHAPE; s++)
        if (jk_shapes[s].m == m && jk_shapes[s].n == n)
            return true;
    if (b->other)
        return jk_fail(err, JK_EINPUT, "%.100s: lines %u and %u make one bead of %u and %u sentences; the largest are 4-1, 3-2, 2-3 and 1-4", name,
                       b->line, b->other, m, n);
    return jk_fail(err, JK_EINPUT, "%.100s: line %u: no bead holds %u and %u sentences; the largest are 4-1, 3-2, 2-3 and 1-4", name, b->line, m, n);
}

static bool in_range(const jk_pin *pin, uint32_t n_src, uint32_t n_tgt, const char *name, jk_err *err)
{
    for (int side = 0; side < 2; side++) {
        const uint32_t *id = side ? pin->tgt : pin->src;
        uint32_t many = side ? n_tgt : n_src;
        for (uint32_t k = 0; k < (side ? pin->n_tgt : pin->n_src); k++)
            if (id[k] >= many)
                return jk_fail(err, JK_EINPUT, "%.100s: line %u: there is no sentence %u in the %s; it has %u, counted from 0", name, pin->line,
                               id[k], side ? "target" : "source", many);
    }
    if ((!pin->n_src && !pin->n_tgt) || (pin->apart && (!pin->n_src || !pin->n_tgt)))
        return jk_fail(err, JK_EINPUT, "%.100s: line %u: %s", name, pin->line,
                       pin->apart ? "what is to be apart is missing on one side" : "neither side has a sentence");
    return true;
}

static block block_of(const jk_pin *pin)
{
    block b = { pin->src[0], pin->src[0] + 1, pin->tgt[0], pin->tgt[0] + 1, pin->line, 0 };
    for (uint32_t k = 1; k < pin->n_src; k++) {
        b.s0 = pin->src[k] < b.s0 ? pin->src[k] : b.s0;
        b.s1 = pin->src[k] >= b.s1 ? pin->src[k] + 1 : b.s1;
    }
    for (uint32_t k = 1; k < pin->n_tgt; k++) {
        b.t0 = pin->tgt[k] < b.t0 ? pin->tgt[k] : b.t0;
        b.t1 = pin->tgt[k] >= b.t1 ? pin->tgt[k] + 1 : b.t1;
    }
    return b;
}

/* Borders at n or before it. */
static uint32_t section_of(const jk_borders *b, uint32_t n, bool tgt)
{
    uint32_t from = 0, to = b->n;
    while (from < to) {
        uint32_t mid = from + (to - from) / 2;
        if ((tgt ? b->at[mid].tgt : b->at[mid].src) <= n)
            from = mid + 1;
        else
            to = mid;
    }
    return from;
}

static bool in_one_section(const jk_borders *borders, const block *b, const char *name, jk_err *err)
{
    uint32_t k = section_of(borders, b->s0, false);
    if (section_of(borders, b->s1 - 1, false) == k && section_of(borders, b->t0, true) == k && section_of(borders, b->t1 - 1, true) == k)
        return true;
    return jk_fail(err, JK_EINPUT, "%.100s: line %u: its sentences are not of one section, as --delimiter has it", name, b->line);
}

/* Sorted by one side, neighbours that overlap there become one. False: one that no bead holds. */
static bool join(jk_pins *p, bool tgt, bool *changed, const char *name, jk_err *err)
{
    uint32_t kept = 0;
    qsort(p->block, p->n_block, sizeof *p->block, tgt ? by_tgt : by_src);
    for (uint32_t k = 0; k < p->n_block; k++) {
        block *last = kept ? &p->block[kept - 1] : NULL, b = p->block[k];
        if (!last || (tgt ? b.t0 >= last->t1 : b.s0 >= last->s1)) {
            p->block[kept++] = b;
            continue;
        }
        last->s0 = b.s0 < last->s0 ? b.s0 : last->s0;
        last->s1 = b.s1 > last->s1 ? b.s1 : last->s1;
        last->t0 = b.t0 < last->t0 ? b.t0 : last->t0;
        last->t1 = b.t1 > last->t1 ? b.t1 : last->t1;
        last->other = b.line;
        *changed = true;
        if (!holds(last, name, err))
            return false;
    }
    p->n_block = kept;
    return true;
}

/* Blocks, apart from each other and in order on both sides. */
static bool make_blocks(jk_pins *p, const jk_pin *pin, size_t n, const char *name, jk_err *err)
{
    for (size_t k = 0; k < n; k++)
        if (!pin[k].apart && pin[k].n_src && pin[k].n_tgt) {
            block b = block_of(&pin[k]);
            if (!holds(&b, name, err) || (p->section && !in_one_section(p->borders, &b, name, err)))
                return false;
            p->block[p->n_block++] = b;
        }
    for (uint32_t k = 0; p->section && k < p->borders->n; k++) {
        const jk_border *at = &p->borders->at[k];
        p->block[p->n_block++] = (block){ at->src, at->src, at->tgt, at->tgt, 0, 0 };
    }
    for (bool changed = true; changed;) {
        changed = false;
        if (!join(p, true, &changed, name, err) || !join(p, false, &changed, name, err))
            return false;
    }
    for (uint32_t k = 1; k < p->n_block; k++)
        if (p->block[k].t0 < p->block[k - 1].t0)
            return jk_fail(err, JK_EINPUT, "%.100s: lines %u and %u cross: their sentences stand in one order in the source, in the other in the target",
                           name, p->block[k - 1].line, p->block[k].line);
    for (uint32_t k = 0; k < p->n_block; k++) {
        for (uint32_t s = p->block[k].s0; s < p->block[k].s1; s++)
            p->src_block[s] = k + 1;
        for (uint32_t t = p->block[k].t0; t < p->block[k].t1; t++)
            p->tgt_block[t] = k + 1;
    }
    return true;
}

static bool make_sections(jk_pins *p, jk_arena *arena, const jk_borders *borders, jk_err *err)
{
    if (!borders || !borders->n)
        return true;
    p->borders = borders;
    p->section = JK_NEW(arena, uint32_t, p->n_src, err);
    for (uint32_t s = 0, k = 0; p->section && s < p->n_src; s++) {
        while (k < borders->n && borders->at[k].src <= s)
            k++;
        p->section[s] = k;
    }
    return p->section != NULL;
}

static bool leave_alone(jk_pins *p, const jk_pin *pin, const char *name, jk_err *err)
{
    for (int side = 0; side < 2; side++) {
        const uint32_t *id = side ? pin->tgt : pin->src, *of = side ? p->tgt_block : p->src_block;
        for (uint32_t k = 0; k < (side ? pin->n_tgt : pin->n_src); k++) {
            if (of[id[k]])
                return jk_fail(err, JK_EINPUT, "%.100s: line %u leaves sentence %u of the %s alone, line %u puts it into a bead", name, pin->line,
                               id[k], side ? "target" : "source", p->block[of[id[k]] - 1].line);
            (side ? p->tgt_alone : p->src_alone)[id[k]] = pin->line + 1;
        }
    }
    return true;
}

/* Counts the stretches of one pin (p->apart NULL) or writes them, to each of its source sentences. tgt: sorted. */
static bool keep_apart(jk_pins *p, const jk_pin *pin, const uint32_t *tgt, const char *name, jk_err *err)
{
    for (uint32_t k = 0; k < pin->n_src; k++) {
        uint32_t s = pin->src[k], b = p->src_block[s];
        for (uint32_t a = 0, z; a < pin->n_tgt; a = z) {
            for (z = a + 1; z < pin->n_tgt && tgt[z] <= tgt[z - 1] + 1;)
                z++;
            if (p->apart)
                p->apart[p->first[s + 1]++] = (stretch){ tgt[a], tgt[z - 1] + 1 };
            else
                p->first[s + 2]++;
        }
        for (uint32_t a = 0; b && a < pin->n_tgt; a++)
            if (tgt[a] >= p->block[b - 1].t0 && tgt[a] < p->block[b - 1].t1)
                return jk_fail(err, JK_EINPUT, "%.100s: lines %u and %u contradict each other: sentence %u of the source and %u of the target are to share a bead, and not to",
                               name, p->block[b - 1].line, pin->line, s, tgt[a]);
    }
    return true;
}

static bool make_apart(jk_pins *p, jk_arena *arena, const jk_pin *pin, size_t n, const char *name, jk_err *err)
{
    uint32_t most = 0;
    for (size_t k = 0; k < n; k++)
        if (pin[k].apart && pin[k].n_tgt > most)
            most = pin[k].n_tgt;
    uint32_t *tgt = JK_NEW(arena, uint32_t, most, err);
    for (int pass = 0; tgt && pass < 2; pass++) {
        for (size_t k = 0; k < n; k++) {
            if (!pin[k].apart)
                continue;
            memcpy(tgt, pin[k].tgt, pin[k].n_tgt * sizeof *tgt);
            qsort(tgt, pin[k].n_tgt, sizeof *tgt, by_number);
            if (!keep_apart(p, &pin[k], tgt, name, err))
                return false;
        }
        if (pass == 0) {
            for (uint32_t s = 0; s < p->n_src; s++)
                p->first[s + 2] += p->first[s + 1];
            p->apart = JK_NEW(arena, stretch, p->first[p->n_src + 1], err);
            if (!p->apart)
                return false;
        }
    }
    return tgt != NULL;
}

jk_pins *jk_pins_new(jk_arena *arena, const jk_pin *pin, size_t n, const jk_borders *borders, uint32_t n_src, uint32_t n_tgt, const char *name, jk_err *err)
{
    jk_pins *p = JK_NEW(arena, jk_pins, 1, err);
    if (!p)
        return NULL;
    *p = (jk_pins){ .n_src = n_src, .n_tgt = n_tgt };
    name = name ? name : "pins";
    p->block = JK_NEW(arena, block, n + (borders ? borders->n : 0), err);
    p->src_block = JK_NEW(arena, uint32_t, n_src, err);
    p->tgt_block = JK_NEW(arena, uint32_t, n_tgt, err);
    p->src_alone = JK_NEW(arena, uint32_t, n_src, err);
    p->tgt_alone = JK_NEW(arena, uint32_t, n_tgt, err);
    p->busy = JK_NEW(arena, uint32_t, (size_t)n_tgt + 1, err);
    p->first = JK_NEW(arena, uint32_t, (size_t)n_src + 2, err);
    for (size_t k = 0; !err->code && k < n; k++)
        in_range(&pin[k], n_src, n_tgt, name, err);
    if (err->code || !make_sections(p, arena, borders, err) || !make_blocks(p, pin, n, name, err))
        return NULL;
    for (size_t k = 0; k < n; k++)
        if (!pin[k].apart && (!pin[k].n_src || !pin[k].n_tgt) && !leave_alone(p, &pin[k], name, err))
            return NULL;
    for (uint32_t j = 0; j < n_tgt; j++)
        p->busy[j + 1] = p->busy[j] + (p->tgt_block[j] || p->tgt_alone[j]);
    return make_apart(p, arena, pin, n, name, err) ? p : NULL;
}

/* ------------------------------------------------------------------- scorer */

static void forbid(float *out, uint32_t j0, uint32_t j1, uint32_t from, uint32_t to)
{
    for (uint32_t j = from > j0 ? from : j0; j < to && j < j1; j++)
        out[j - j0] = -INFINITY;
}

/* The source sentences i0 .. i-1 and the n target sentences before j are of one section, or there is no bead. */
static void keep_to_section(const jk_pins *p, uint32_t i0, uint32_t i, uint32_t j0, uint32_t j1, uint32_t n, float *out)
{
    uint32_t k = p->section[i0];
    if (p->section[i - 1] != k) {
        forbid(out, j0, j1, j0, j1);
        return;
    }
    if (k > 0)
        forbid(out, j0, j1, j0, p->borders->at[k - 1].tgt + n);
    if (k < p->borders->n)
        forbid(out, j0, j1, p->borders->at[k].tgt + 1, j1);
}

/* May the target sentences first .. j-1 be in a bead with the source sentences i0 .. i-1? */
static bool allowed(const jk_pins *p, uint32_t i0, uint32_t i, uint32_t first, uint32_t j)
{
    for (uint32_t y = first; y < j; y++) {
        const block *b = p->tgt_block[y] ? &p->block[p->tgt_block[y] - 1] : NULL;
        if ((p->tgt_alone[y] && i0 < i) || (b && (b->s0 < i0 || b->s1 > i || b->t0 < first || b->t1 > j)))
            return false;
    }
    return true;
}

void jk_pins_score(void *self, uint32_t i, uint32_t j0, uint32_t j1, jk_shape shape, float *out)
{
    const jk_pins *p = self;
    uint32_t m = shape.m, n = shape.n, i0 = i - m;
    if (p->section && m > 0 && n > 0)
        keep_to_section(p, i0, i, j0, j1, n, out);
    for (uint32_t s = i0; s < i; s++) {
        const block *b = p->src_block[s] ? &p->block[p->src_block[s] - 1] : NULL;
        if ((p->src_alone[s] && n > 0) || (b && (b->s0 < i0 || b->s1 > i))) {
            forbid(out, j0, j1, j0, j1);
            return;
        }
        if (b) {
            forbid(out, j0, j1, j0, b->t1);
            forbid(out, j0, j1, b->t0 + n + 1, j1);
        }
        for (uint32_t k = p->first[s]; n > 0 && k < p->first[s + 1]; k++)
            forbid(out, j0, j1, p->apart[k].from + 1, p->apart[k].to + n);
    }
    for (uint32_t j = j0; j < j1; j++)
        if (p->busy[j] != p->busy[j - n] && !allowed(p, i0, i, j - n, j))
            out[j - j0] = -INFINITY;
}

/* --------------------------------------------------------------------- band */

bool jk_pins_diagonal(const jk_pins *p, jk_arena *arena, const double *src, uint32_t n_src, const double *tgt, uint32_t n_tgt,
                      uint32_t width, jk_band *band, jk_err *err)
{
    if (!p || p->n_block == 0)
        return jk_band_diagonal(arena, src, n_src, tgt, n_tgt, width, band, err);
    *band = (jk_band){ .n_src = n_src, .n_tgt = n_tgt };
    band->lo = JK_NEW(arena, uint32_t, (size_t)n_src + 1, err);
    band->hi = JK_NEW(arena, uint32_t, (size_t)n_src + 1, err);
    if (err->code)
        return false;
    block from = { 0 };
    for (uint32_t k = 0; k <= p->n_block; k++) {        /* from the end of one block through the next one */
        block to = k < p->n_block ? p->block[k] : (block){ .s0 = n_src, .s1 = n_src + 1, .t0 = n_tgt, .t1 = n_tgt };
        double length = src[to.s0] - src[from.s1], scale = length > 0 ? (tgt[to.t0] - tgt[from.t1]) / length : 0;
        uint32_t j = from.t1;
        for (uint32_t i = from.s1; i < to.s1; i++) {
            while (i <= to.s0 && j < to.t0 && tgt[j] < tgt[from.t1] + (src[i] - src[from.s1]) * scale)
                j++;
            uint32_t top = i > to.s0 ? to.t1 : j;
            band->lo[i] = j > width ? j - width : 0;
            band->hi[i] = n_tgt - top > width ? top + width : n_tgt;
        }
        from = to;
    }
    jk_band_close(band);
    return true;
}

bool jk_pins_way(const jk_pins *p, jk_arena *arena, const jk_band *band, jk_band *way, jk_err *err)
{
    *way = *band;
    if (!p || p->n_block == 0)
        return true;
    size_t rows = (size_t)band->n_src + 1;
    way->lo = JK_NEW(arena, uint32_t, rows, err);
    way->hi = JK_NEW(arena, uint32_t, rows, err);
    if (err->code)
        return false;
    memcpy(way->lo, band->lo, rows * sizeof *way->lo);
    memcpy(way->hi, band->hi, rows * sizeof *way->hi);
    for (uint32_t k = 0; k < p->n_block; k++) {
        const block *b = &p->block[k];
        uint32_t lo = b->t0 > WINDOW ? b->t0 - WINDOW : 0, hi = band->n_tgt - b->t1 > WINDOW ? b->t1 + WINDOW : band->n_tgt;
        for (uint32_t i = b->s0 > WINDOW ? b->s0 - WINDOW : 0; i < rows && i <= b->s1 + WINDOW; i++) {
            way->lo[i] = way->lo[i] < lo ? way->lo[i] : lo;
            way->hi[i] = way->hi[i] > hi ? way->hi[i] : hi;
        }
    }
    /* Before a block's first source sentence no target border lies behind the block, behind its last one none before it. In the row
       of a border null beads lead up to it and away from it. */
    uint32_t done = 0, begun = 0;   /* blocks with s1 <= i, with s0 < i; borders with s1 < i, with s0 <= i */
    for (uint32_t i = 0; i < rows; i++) {
        while (done < p->n_block && p->block[done].s1 + is_border(&p->block[done]) <= i)
            done++;
        while (begun < p->n_block && p->block[begun].s0 < i + is_border(&p->block[begun]))
            begun++;
        uint32_t lo = done ? p->block[done - 1].t0 : 0, lo_most = done < p->n_block ? p->block[done].t0 : band->n_tgt;
        uint32_t hi = begun < p->n_block ? p->block[begun].t1 : band->n_tgt, hi_least = begun ? p->block[begun - 1].t1 : 0;
        way->lo[i] = way->lo[i] < lo ? lo : way->lo[i] > lo_most ? lo_most : way->lo[i];
        way->hi[i] = way->hi[i] > hi ? hi : way->hi[i] < hi_least ? hi_least : way->hi[i];
    }
    jk_band_close(way);
    return true;
}

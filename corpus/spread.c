/* spread.c - numbers counted in bins: see spread.h. A kind is a row of the table. */
#include "corpus/spread.h"

#include <math.h>
#include <stdlib.h>

enum { EXACT = 1024, PART = 128, OCTAVES = 44, STEPS = 10000 };
#define LOG_MOST 6.91               /* ln 1000 and a little: ratio 1 is the middle of its bin */
#define FINE 1000.0

/* Below EXACT the number itself; then PART bins for each doubling. */
static size_t count_at(double x)
{
    uint64_t n = x > 0 ? (uint64_t)x : 0;
    unsigned octave = 0;
    for (; n >= 2 * (uint64_t)EXACT; octave++)
        n >>= 1;
    return n < EXACT ? (size_t)n : octave >= OCTAVES ? EXACT + OCTAVES * PART - 1 : EXACT + octave * PART + ((size_t)n - EXACT) / (EXACT / PART);
}

static double count_value(size_t bin)
{
    if (bin < EXACT)
        return (double)bin;
    uint64_t step = (uint64_t)(EXACT / PART) << (bin - EXACT) / PART, middle = (PART + (bin - EXACT) % PART) * step + step / 2;
    return (double)middle;
}

static size_t ratio_at(double x)
{
    double log = x > 0 ? jk_log(x) : -LOG_MOST;
    log = log < -LOG_MOST ? -LOG_MOST : log > LOG_MOST ? LOG_MOST : log;
    return (size_t)((log + LOG_MOST) * FINE + .5);
}

static double ratio_value(size_t bin) { return jk_exp((double)bin / FINE - LOG_MOST); }

static size_t share_at(double x) { return x > 0 ? x < 1 ? (size_t)(x * STEPS + .5) : STEPS : 0; }
static double share_value(size_t bin) { return (double)bin / STEPS; }

static const struct { size_t n_bin, (*at)(double x); double (*value)(size_t bin); } table[] = {
    [JK_SPREAD_COUNT] = { EXACT + OCTAVES * PART, count_at, count_value },
    [JK_SPREAD_RATIO] = { 13820 + 1, ratio_at, ratio_value },
    [JK_SPREAD_SHARE] = { STEPS + 1, share_at, share_value },
};

void jk_moments_add(jk_moments *m, double x)
{
    m->least = m->n && m->least < x ? m->least : x;
    m->most = m->n && m->most > x ? m->most : x;
    double from = x - m->mean;
    m->mean += from / (double)++m->n;
    m->squares += from * (x - m->mean);
}

double jk_moments_deviation(const jk_moments *m) { return m->n > 1 ? sqrt(m->squares / (double)(m->n - 1)) : 0; }

bool jk_spread_open(jk_spread *s, jk_spread_kind kind, jk_err *err)
{
    *s = (jk_spread){ .kind = kind, .n_bin = table[kind].n_bin };
    s->bin = calloc(s->n_bin, sizeof *s->bin);
    return s->bin || jk_fail(err, JK_ENOMEM, "no memory for %zu counts", s->n_bin);
}

void jk_spread_add(jk_spread *s, double x)
{
    jk_moments_add(&s->of, x);
    s->bin[table[s->kind].at(x)]++;
}

double jk_spread_value(const jk_spread *s, size_t bin) { return table[s->kind].value(bin); }

uint64_t jk_spread_below(const jk_spread *s, double x)
{
    size_t low = 0, high = s->n_bin;        /* the bins before low are below x, those from high on are not */
    uint64_t n = 0;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (table[s->kind].value(mid) < x)
            low = mid + 1;
        else
            high = mid;
    }
    for (size_t k = 0; k < low; k++)
        n += s->bin[k];
    return n;
}

double jk_spread_quantile(const jk_spread *s, unsigned permille)
{
    uint64_t n = s->of.n, rank = n / 1000 * permille + (n % 1000 * permille + 999) / 1000, seen = 0;
    size_t k = 0;
    if (!n)
        return 0;
    rank = rank ? rank : 1;
    for (; k + 1 < s->n_bin && (seen += s->bin[k]) < rank; k++)
        ;
    double x = table[s->kind].value(k);
    return x < s->of.least ? s->of.least : x > s->of.most ? s->of.most : x;
}

void jk_spread_free(jk_spread *s)
{
    free(s->bin);
    *s = (jk_spread){ 0 };
}

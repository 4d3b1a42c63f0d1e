/* significance.c - what resamples say: means, intervals, p-values.
 *
 * sacreBLEU's own arithmetic where its numbers are asked for (the mean of
 * statistics.mean or of numpy, the interval's places, |delta| centred after the absolute
 * value was taken), and a properly centred test beside it.
 */
#include "corpus/score/resample.h"

#include <math.h>
#include <stdlib.h>

/* ------------------------------------------------------------- the exact mean
 * A sum of doubles as a whole number of 2^-1074: 2100 bits hold any double, the rest of LIMBS sums
 * of them. It is divided by n and rounded once. */
enum { LIMBS = 68, LIMB_BITS = 32, MANTISSA = 52 };

typedef struct { uint32_t limb[LIMBS]; } big;

/* sum += m 2^at */
static void add_bits(big *sum, uint64_t m, unsigned at)
{
    unsigned shift = at % LIMB_BITS;
    uint64_t part[3] = { m << shift & UINT32_MAX, m >> (LIMB_BITS - shift) & UINT32_MAX, shift ? m >> (2 * LIMB_BITS - shift) : 0 };
    uint64_t carry = 0;
    for (unsigned j = 0, k = at / LIMB_BITS; k < LIMBS && (j < 3 || carry); j++, k++) {
        carry += sum->limb[k] + (j < 3 ? part[j] : 0);
        sum->limb[k] = (uint32_t)carry;
        carry >>= LIMB_BITS;
    }
}

/* a -= b, where a >= b */
static void subtract(big *a, const big *b)
{
    int64_t borrow = 0;
    for (int k = 0; k < LIMBS; k++) {
        borrow += (int64_t)a->limb[k] - b->limb[k];
        a->limb[k] = (uint32_t)borrow;
        borrow = borrow < 0 ? -1 : 0;
    }
}

/* True: something is left over. n < 2^48. */
static bool divide(big *sum, uint64_t n)
{
    uint64_t rest = 0;
    for (int k = LIMBS - 1; k >= 0; k--) {
        uint32_t limb = sum->limb[k];
        uint64_t high = rest << 16 | limb >> 16, low = high % n << 16 | (limb & 0xFFFF);
        sum->limb[k] = (uint32_t)(high / n << 16) | (uint32_t)(low / n);
        rest = low % n;
    }
    return rest != 0;
}

static bool bit(const big *x, int at) { return at >= 0 && (x->limb[at / LIMB_BITS] >> at % LIMB_BITS & 1); }

/* The nearest double, of two the even one; more: x is a little more than that. */
static double rounded(const big *x, bool more)
{
    int top = LIMBS * LIMB_BITS - 1;
    while (top > MANTISSA && !bit(x, top))
        top--;
    int low = top - MANTISSA;
    uint64_t m = 0;
    for (int at = top; at >= low; at--)
        m = m << 1 | bit(x, at);
    for (int at = low - 2; at >= 0 && !more; at--)
        more = bit(x, at);
    m += bit(x, low - 1) && (more || (m & 1));
    m += (uint64_t)low << MANTISSA;         /* m's leading bit, if it has 53, adds the 1 that the exponent lacks */
    double out;
    memcpy(&out, &m, sizeof out);
    return out;
}

double jk_mean_exact(const double *x, size_t n)
{
    big up = { { 0 } }, down = { { 0 } };
    for (size_t i = 0; i < n; i++) {
        uint64_t m;
        memcpy(&m, &x[i], sizeof m);
        unsigned e = (unsigned)(m >> MANTISSA & 0x7FF);
        bool minus = m >> 63;
        m &= (UINT64_C(1) << MANTISSA) - 1;
        add_bits(minus ? &down : &up, m | (uint64_t)(e > 0) << MANTISSA, e ? e - 1 : 0);
    }
    int sign = 0;
    for (int k = LIMBS - 1; k >= 0 && !sign; k--)
        sign = (up.limb[k] > down.limb[k]) - (up.limb[k] < down.limb[k]);
    big *more = sign < 0 ? &down : &up;
    subtract(more, sign < 0 ? &up : &down);
    bool rest = divide(more, n ? n : 1);
    double mean = rounded(more, rest);
    return sign < 0 ? -mean : mean;
}

/* ------------------------------------------------------------- numpy's mean
 * Up to 128 numbers in eight sums side by side; more of them in two halves. */
static double sum_pairwise(const double *x, size_t n)
{
    double sum = 0.0, part[8];
    if (n > 128) {
        size_t half = n / 2 - n / 2 % 8;
        return sum_pairwise(x, half) + sum_pairwise(x + half, n - half);
    }
    size_t i = 0;
    if (n >= 8) {
        memcpy(part, x, sizeof part);
        for (i = 8; i < n - n % 8; i++)
            part[i % 8] += x[i];
        sum = ((part[0] + part[1]) + (part[2] + part[3])) + ((part[4] + part[5]) + (part[6] + part[7]));
    }
    for (; i < n; i++)
        sum += x[i];
    return sum;
}

double jk_mean_pairwise(const double *x, size_t n) { return sum_pairwise(x, n) / (double)n; }

/* ------------------------------------------------------------- intervals */

static int ascending(const void *p, const void *q)
{
    double a = *(const double *)p, b = *(const double *)q;
    return (a > b) - (a < b);
}

void jk_central(double *x, size_t n, double *low, double *high)
{
    qsort(x, n, sizeof *x, ascending);
    *low = x[n / 40];
    *high = x[n - n / 40 - 1];
}

double jk_half_width(double *x, size_t n)
{
    double low, high;
    jk_central(x, n, &low, &high);
    return 0.5 * (high - low);
}

/* ------------------------------------------------------------- p-values
 * The +1: the trial in which nothing was drawn again counts too, so p is never 0. */

static double p_of(size_t count, size_t n) { return ((double)count + 1.0) / ((double)n + 1.0); }

double jk_p_randomization(const double *delta, size_t n, double real)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += fabs(delta[i]) > fabs(real);
    return p_of(count, n);
}

bool jk_p_bootstrap_absolute(const double *delta, size_t n, double real, double *p, jk_err *err)
{
    double *size = calloc(n + 1, sizeof *size);
    size_t count = 0;
    if (!size)
        return jk_fail(err, JK_ENOMEM, "no more memory for a test");
    for (size_t i = 0; i < n; i++)
        size[i] = fabs(delta[i]);
    double mean = jk_mean_pairwise(size, n);
    for (size_t i = 0; i < n; i++)
        count += size[i] - mean > fabs(real);
    free(size);
    *p = p_of(count, n);
    return true;
}

double jk_p_bootstrap_centred(const double *delta, size_t n, double real)
{
    size_t count = 0;
    double mean = jk_mean_pairwise(delta, n);
    for (size_t i = 0; i < n; i++)
        count += fabs(delta[i] - mean) >= fabs(real);
    return p_of(count, n);
}

/* P(X <= min) doubled, X binomial(n, 1/2), its terms from the middle of the logarithms of factorials. */
double jk_p_sign(uint64_t wins, uint64_t losses)
{
    uint64_t n = wins + losses, fewer = wins < losses ? wins : losses;
    if (wins == losses)
        return 1.0;
    double term = -(double)n * jk_log(2.0), sum = term;     /* ln P(X = 0) */
    for (uint64_t k = 1; k <= fewer; k++) {
        term += jk_log((double)(n - k + 1) / (double)k);
        sum = jk_log_add(sum, term);
    }
    double p = 2.0 * jk_exp(sum);
    return p < 1.0 ? p : 1.0;
}

/* nearest.c - exp and log with twice the digits: a number is the sum of two doubles (Dekker 1971).
 *
 *     exp(x) = 2^k (exp(r / 256))^256    x = k ln 2 + r, the inner one by Taylor
 *     log(x) = y + (x exp(-y) - 1)       y the logarithm to 52 bits; the next term is below 2^-104
 */
#include "corpus/score/nearest.h"

#include "align/base.h"

typedef struct { double high, low; } two;

static two sum(double a, double b)
{
    double s = a + b, t = s - a;
    return (two){ s, (a - (s - t)) + (b - t) };
}

/* |a| >= |b| */
static two quick_sum(double a, double b)
{
    double s = a + b;
    return (two){ s, b - (s - a) };
}

/* Halves of 26 bits have exact products. */
static two product(double a, double b)
{
    const double split = 134217729.0;       /* 2^27 + 1 */
    double p = a * b, t = split * a, u = split * b;
    double a1 = t - (t - a), a2 = a - a1, b1 = u - (u - b), b2 = b - b1;
    return (two){ p, ((a1 * b1 - p) + a1 * b2 + a2 * b1) + a2 * b2 };
}

static two add(two a, two b)
{
    two s = sum(a.high, b.high), t = sum(a.low, b.low);
    s = quick_sum(s.high, s.low + t.high);
    return quick_sum(s.high, s.low + t.low);
}

static two multiply(two a, two b)
{
    two p = product(a.high, b.high);
    return quick_sum(p.high, p.low + (a.high * b.low + a.low * b.high));
}

static two divide(two a, double b)
{
    double q = a.high / b;
    two p = product(q, b);
    return quick_sum(q, ((a.high - p.high) - p.low + a.low) / b);
}

/* 2^k e, |x| < 700 */
static two exp_of(double x, int *k)
{
    /* ln 2 in three parts, the first so short that its product with k is exact */
    const double ln2[3] = { 0x1.62e42fee00000p-1, 0x1.a39ef35793c76p-33, 0x1.cc01f97b57a08p-87 };
    *k = (int)(x * 1.4426950408889634 + (x < 0 ? -0.5 : 0.5));
    two r = add(sum(x, -*k * ln2[0]), product(-*k, ln2[1]));
    r = add(r, (two){ -*k * ln2[2], 0.0 });
    r = (two){ r.high / 256.0, r.low / 256.0 };
    two e = { 1.0, 0.0 };
    for (int n = 10; n > 0; n--)
        e = add((two){ 1.0, 0.0 }, divide(multiply(e, r), n));
    for (int n = 0; n < 8; n++)
        e = multiply(e, e);
    return e;
}

static double scale(double x, int k)
{
    for (; k > 0; k--)
        x *= 2.0;
    for (; k < 0; k++)
        x *= 0.5;
    return x;
}

double jk_exp_nearest(double x)
{
    int k;
    if (!(x > -700.0 && x < 700.0))
        return jk_exp(x);
    two e = exp_of(x, &k);
    return scale(e.high + e.low, k);
}

double jk_log_nearest(double x)
{
    int k;
    double y = jk_log(x);
    if (!(y > -690.0 && y < 690.0))
        return y;
    two e = exp_of(-y, &k);
    e = multiply(e, (two){ scale(x, k), 0.0 });
    e = add(e, (two){ -1.0, 0.0 });
    return y + (e.high + e.low);
}

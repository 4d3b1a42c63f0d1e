/* real.h - the part of jk_log that a loop over a row can be made of: no branch, no call. */
#ifndef JK_REAL_H
#define JK_REAL_H

#include <stdint.h>

/* ln x + more ln 2 of a normal x > 0. x = 2^k m, sqrt(1/2) <= m < sqrt 2; ln m = 2 artanh s, s = (m-1)/(m+1), by its
   series up to s^23 (|s| < .1716: the rest is below 2^-60). */
static inline double jk_log_normal(double x, double more)
{
    union { double x; uint64_t bits; } of = { .x = x }, k = { .bits = of.bits >> 52 | (uint64_t)0x433 << 52 };     /* 2^52 + its exponent's field */
    union { uint64_t bits; double x; } m = { .bits = (of.bits & 0xFFFFFFFFFFFFFu) | (uint64_t)1023 << 52 };
    k.x = k.x - 4503599627370496.0 - 1023.0 + more + (m.x > 1.4142135623730951 ? 1.0 : 0.0);
    m.x = m.x > 1.4142135623730951 ? m.x * 0.5 : m.x;
    double s = (m.x - 1.0) / (m.x + 1.0), q = s * s;
    double sum = q * (1. / 3 + q * (1. / 5 + q * (1. / 7 + q * (1. / 9 + q * (1. / 11 + q * (1. / 13 + q * (1. / 15 + q * (1. / 17
               + q * (1. / 19 + q * (1. / 21 + q * (1. / 23 + 0.0)))))))))));
    return k.x * 6.93147180369123816490e-01 + (2.0 * s * (1.0 + sum) + k.x * 1.90821492927058770002e-10);
}

#endif

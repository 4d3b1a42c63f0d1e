/* spread.c - moments as textbooks have them; quantiles by nearest rank, as finely as is said. */
#include "corpus/spread.h"

#include <math.h>

#include "tests/unit/test.h"

static bool near(double a, double b, double part) { return fabs(a - b) <= part * fabs(b); }

static void moments(void)
{
    static const double x[] = { 2, 4, 4, 4, 5, 5, 7, 9 };       /* mean 5, sum of squares 32 */
    jk_moments m = { 0 };
    CHECK(jk_moments_deviation(&m) <= 0);
    for (size_t k = 0; k < 8; k++)
        jk_moments_add(&m, x[k]);
    CHECK(m.n == 8 && near(m.mean, 5, 1e-15) && near(jk_moments_deviation(&m), sqrt(32.0 / 7), 1e-15));
    CHECK(near(m.least, 2, 0) && near(m.most, 9, 0));
    m = (jk_moments){ 0 };
    jk_moments_add(&m, -3);
    CHECK(near(m.least, -3, 0) && near(m.most, -3, 0) && jk_moments_deviation(&m) <= 0);
}

/* n numbers from 1 to n, times step: the quantile of q thousandths is the ceil(q n / 1000)-th. */
static void quantiles(jk_spread_kind kind, unsigned n, double step, double part)
{
    jk_err err = { 0 };
    jk_spread s;
    CHECK(jk_spread_open(&s, kind, &err));
    CHECK(jk_spread_quantile(&s, 500) <= 0);
    for (unsigned k = n; k > 0; k--)
        jk_spread_add(&s, k * step);
    for (unsigned q = 0; q <= 1000; q += 5) {
        unsigned rank = (q * n + 999) / 1000;
        CHECK(near(jk_spread_quantile(&s, q), (rank ? rank : 1) * step, part));
    }
    CHECK(near(jk_spread_quantile(&s, 1000), n * step, part) && s.of.n == n);
    uint64_t sum = 0;
    for (size_t k = 0; k < s.n_bin; k++)
        sum += s.bin[k];
    CHECK(sum == n);
    CHECK(jk_spread_below(&s, 0) == 0 && jk_spread_below(&s, 1e30) == n);
    for (unsigned k = 1; k <= n && k < 60; k++)
        CHECK(jk_spread_below(&s, (k + .5) * step) == k);
    jk_spread_free(&s);
}

int main(void)
{
    moments();
    quantiles(JK_SPREAD_COUNT, 1, 1, 0);
    quantiles(JK_SPREAD_COUNT, 7, 1, 0);
    quantiles(JK_SPREAD_COUNT, 1023, 1, 0);             /* exact */
    quantiles(JK_SPREAD_COUNT, 5000, 1, 1.0 / 256);
    quantiles(JK_SPREAD_COUNT, 400, 1e9, 1.0 / 256);
    quantiles(JK_SPREAD_RATIO, 900, .01, .00051);
    quantiles(JK_SPREAD_RATIO, 900, 1, .00051);
    quantiles(JK_SPREAD_SHARE, 1000, .001, 1e-9);
    jk_err err = { 0 };
    jk_spread s;
    CHECK(jk_spread_open(&s, JK_SPREAD_RATIO, &err));   /* beyond what is told apart the extremes stay true */
    jk_spread_add(&s, 1e-9);
    jk_spread_add(&s, 1e9);
    CHECK(near(jk_spread_quantile(&s, 0), .001, .003) && near(jk_spread_quantile(&s, 1000), 1000, .003) && s.of.most > 9e8 && s.of.least < 1e-8);
    jk_spread_free(&s);
    jk_spread_free(&s);
    CHECK(jk_spread_open(&s, JK_SPREAD_COUNT, &err));
    jk_spread_add(&s, 1e18);                            /* 1e18 is the last bin's or before, and no more than was seen */
    CHECK(jk_spread_quantile(&s, 500) <= 1e18 && jk_spread_quantile(&s, 500) >= 1e16);
    jk_spread_free(&s);
    return test_report("spread");
}

/* exp and log to the last bit: values computed with 60 digits. */
#include "corpus/score/nearest.h"
#include "test.h"

static const struct { double x, y; } exps[] = {
    { 0x0.0p+0, 0x1.0000000000000p+0 },
    { -0x1.af8e8210a415cp-4, 0x1.ccccccccccccdp-1 },
    { 0x1.2000000000000p+2, 0x1.68118ade1deaap+6 },
    { -0x1.a000000000000p+1, 0x1.3da368521902dp-5 },
    { 0x1.62e42fefa39efp-1, 0x1.0000000000000p+1 },
    { 0x1.0aaaaaaaaaaabp+5, 0x1.1072928062869p+48 },
    { -0x1.4540000000000p+9, 0x1.70d8a640274efp-939 },
    { 0x1.9000000000000p+3, 0x1.060c52565ba66p+18 },
    { 0x1.12e0be826d695p-30, 0x1.000000044b830p+0 },
    { 0x1.26bb1bbb55516p+2, 0x1.9000000000003p+6 },
}, logs[] = {
    { 0x1.0000000000000p-1, -0x1.62e42fefa39efp-1 },
    { 0x1.0000000000000p+1, 0x1.62e42fefa39efp-1 },
    { 0x1.9000000000000p+6, 0x1.26bb1bbb55516p+2 },
    { 0x1.7accccccccccdp+6, 0x1.233ee5ef118b2p+2 },
    { 0x1.0b33333333333p+5, 0x1.c1185c174e823p+1 },
    { 0x1.f733333333333p+5, 0x1.090f17a3ff911p+2 },
    { 0x1.4f8b588e368f1p-17, -0x1.7069e2aa2aa5bp+3 },
    { 0x1.d000000000000p+2, 0x1.fb22e98a1c24ep+0 },
    { 0x1.0aaaaaaaaaaabp+5, 0x1.c0d6e3a1428a6p+1 },
    { 0x1.7e43c8800759cp+996, 0x1.5963447f87fb5p+9 },
    { 0x1.930be0ded288dp-7, -0x1.197b635f81342p+2 },
    { 0x1.6f33333333333p+5, 0x1.e9c99be48aef4p+1 },
};

int main(void)
{
    for (size_t k = 0; k < sizeof exps / sizeof *exps; k++)
        CHECK(jk_exp_nearest(exps[k].x) == exps[k].y);
    for (size_t k = 0; k < sizeof logs / sizeof *logs; k++)
        CHECK(jk_log_nearest(logs[k].x) == logs[k].y);
    CHECK(jk_exp_nearest(-9999999999.0) == 0.0);
    return test_report("nearest");
}

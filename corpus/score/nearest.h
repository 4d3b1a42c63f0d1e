/* nearest.h - exp and log rounded to the nearest double, all but always. */
#ifndef JK_NEAREST_H
#define JK_NEAREST_H

/* jk_exp and jk_log are within 2 ulp, which a product of four can carry to the 15th digit of a score: these carry
   twice the digits and round once, as the C libraries behind Python's math do in 98 of 100 cases, and are equal
   everywhere (only + - * /, no fused ones). Some 0.3 us. */
double jk_exp_nearest(double x);
double jk_log_nearest(double x);    /* x > 0; where x is not within 1e-9 of 1 */

#endif

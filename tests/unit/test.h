/* test.h - what a unit test is written with. A program is a list of statements; it says
 * which ones are false, and how many there were. */
#ifndef JK_TEST_H
#define JK_TEST_H

#include <stdio.h>
#include <string.h>

static unsigned test_passed, test_failed;

#define CHECK(cond) test_check((cond) ? 1 : 0, __FILE__, __LINE__, #cond)
#define CHECK_STR(a, b) test_equal((a), (b), __FILE__, __LINE__)

static inline void test_check(int true_, const char *file, int line, const char *cond)
{
    if (true_)
        test_passed++;
    else {
        test_failed++;
        printf("%s:%d: not true: %s\n", file, line, cond);
    }
}

static inline void test_equal(const char *a, const char *b, const char *file, int line)
{
    if (a && b && strcmp(a, b) == 0)
        test_passed++;
    else {
        test_failed++;
        printf("%s:%d: \"%s\" is not \"%s\"\n", file, line, a ? a : "(null)", b ? b : "(null)");
    }
}

/* What main returns: nothing checked is a failure too. */
static inline int test_report(const char *name)
{
    printf("%s: %u passed, %u failed\n", name, test_passed, test_failed);
    return test_failed || !test_passed;
}

#endif

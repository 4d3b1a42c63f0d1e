/* test.h - CHECK counts and prints; main ends with `return test_report("name");`. */
#ifndef JK_TEST_H
#define JK_TEST_H

#include <stdio.h>
#include <string.h>

static unsigned test_passed, test_failed;

#define CHECK(cond) \
    ((cond) ? (void)test_passed++ : (void)(test_failed++, printf("%s:%d: %s\n", __FILE__, __LINE__, #cond)))
#define CHECK_STR(a, b) \
    (strcmp((a), (b)) == 0 ? (void)test_passed++ \
        : (void)(test_failed++, printf("%s:%d: %s is \"%s\", not \"%s\"\n", __FILE__, __LINE__, #a, (a), (b))))

static inline int test_report(const char *name)
{
    printf("%s: %u passed, %u failed\n", name, test_passed, test_failed);
    return test_failed != 0;
}

#endif

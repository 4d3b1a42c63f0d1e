/* near.h - texts that are nearly the same, among more than memory holds. Private to corpus/.
 *
 * Near: the Jaccard similarity of their sets of character 4-grams (without case, width, white space and punctuation) is threshold or
 * more. Of two texts with at most 128 different 4-grams together it is exact, of longer ones an estimate from 128 of them (a standard
 * error of up to .035 at .8). A pair of texts just at the threshold is found with a chance of .985 or more, a nearer one with more, equal
 * ones always. The same texts in the same order give the same answers.
 *
 *     jk_near_add(near, key, ...) ...; jk_near_find(near, &err);
 *     while (jk_near_next(near, &a, &b, &err))
 *         key a leads key b
 */
#ifndef JK_NEAR_H
#define JK_NEAR_H

#include "align/base.h"

/* A key is a rank, then the number of the text, from 0, in the order in which they are added; some may be left out. */
enum { JK_NEAR_ROW_BITS = 40 };
#define JK_NEAR_ROW(key) ((key) & ((UINT64_C(1) << JK_NEAR_ROW_BITS) - 1))
#define JK_NEAR_RANK(key) ((key) >> JK_NEAR_ROW_BITS)

typedef struct {
    double threshold;               /* JK_NEAR_LEAST to 1 */
    size_t memory;                  /* bytes, about; the rest goes to disk: 800 bytes a text */
    const char *beside;             /* as in jk_spill_open; has to live as long */
    uint64_t leads;                 /* keys below it are compared with those above them; 0: all are */
    /* Is it worth to compare a with b, a < b? NULL: yes. */
    bool (*wants)(void *user, uint64_t a, uint64_t b);
    void *user;
    bool first;                     /* one that leads is enough */
} jk_near_options;

/* Among more than this many texts alike only those that rank highest lead, unless leads is given. */
enum { JK_NEAR_LEADERS = 64 };
#define JK_NEAR_LEAST .5

typedef struct jk_near jk_near;
jk_near *jk_near_open(const jk_near_options *options, jk_err *err);
/* A text of two halves, either may be empty; both: it is near to none. Linear. */
bool jk_near_add(jk_near *near, uint64_t key, jk_span a, jk_span b, jk_err *err);
bool jk_near_find(jk_near *near, jk_err *err);
/* Each pair that is near once, a < b, in the order of a, then b. With first: of each b at least one a. False with JK_OK: the end. */
bool jk_near_next(jk_near *near, uint64_t *a, uint64_t *b, jk_err *err);
/* Whether anything was written to disk. */
bool jk_near_spilled(const jk_near *near);
void jk_near_close(jk_near *near);

/* The similarity of two texts as it would be estimated. For tests. */
bool jk_near_like(jk_near *near, const jk_span a[2], const jk_span b[2], double *like, jk_err *err);

#endif

/* scan.h - what the readers of numbers share: a place in a text, an exact value. Private to numbers.c and morph/ko_numbers.c. */
#ifndef JK_SCAN_H
#define JK_SCAN_H

#include "align/numbers.h"
#include "align/unicode.h"

/* digits x 10^exp */
typedef struct { uint64_t digits; int exp; } value;

typedef struct {
    const jk_language *lang;
    const char *start, *end, *at;
} scan;

/* False: too many digits. */
bool jk_value_add(value *to, value v);
void jk_value_key(value v, char key[JK_NUMBER_KEY]);

static inline bool jk_scan_starts(const scan *s, const char *p, const char *word)
{
    for (; *word; p++, word++)                  /* most differ at once */
        if (p >= s->end || *p != *word)
            return false;
    return true;
}

static inline bool jk_hangul_at(const scan *s, const char *p)
{
    return p < s->end && jk_is_hangul(jk_next_char(&p, s->end));
}

/* 천 백 within 만 억 조: the power of ten of a small or of a big unit; neither: "and more", between digits and unit. */
enum { JK_N_EAST = 18 };
extern const struct jk_east { const char *word; uint8_t small, big; } jk_east[JK_N_EAST];
/* Which of them stands at p; -1: none. */
int jk_east_at(const scan *s, const char *p);

/* morph/ko_numbers.c: the numeral at s->at, into out's len and key. */
bool jk_read_native(scan *s, jk_number *out);
bool jk_read_sino(scan *s, jk_number *out);
/* A run that may start with one. */
bool jk_hangul_may_start(jk_span run);

#endif

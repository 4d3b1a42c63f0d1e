/* traits.h - what one text looks like: counts that a filter's rules are made of, in one reading. Private to corpus/. */
#ifndef JK_TRAITS_H
#define JK_TRAITS_H

#include "align/unicode.h"

enum { JK_MAX_WORD = 512 };         /* words that are remembered; those behind are only counted */

typedef struct {
    uint32_t chars;                 /* code points that are not white space: the unit of all below */
    uint32_t letters, digits;
    uint32_t script[JK_N_SCRIPT];   /* letters of each */
    uint32_t words;                 /* runs of letters, marks and digits */
    uint32_t single;                /* words of one letter */
    uint32_t longest;               /* columns of the longest word of letters; scripts without spaces do not count */
    uint32_t broken;                /* U+FFFD, private use, C1 controls, and pairs that UTF-8 read as Latin-1 leaves */
    uint32_t run;                   /* how often a character stands in a row, digits and spaces apart; at most */
    uint32_t repeat;                /* how often one to four words stand in a row; at most */
    uint32_t markup;                /* in tags and entities */
    uint32_t url, email;            /* in addresses */
    uint32_t unpaired;              /* brackets and quotation marks without their partner */
    uint64_t all;                   /* of its letters and digits without case: equal for equal ones */
    uint64_t word[JK_MAX_WORD];     /* of each word, in order */
    uint32_t n_word;
} jk_traits;

/* What is asked of a character, of the first 65,536 code points: its script (of a letter), and these bits. A letter of no script of its own,
   as marks are, has both LETTER and MARK. */
enum { JK_CLASS_SCRIPT = 15, JK_CLASS_LETTER = 16, JK_CLASS_MARK = 32, JK_CLASS_DIGIT = 64, JK_CLASS_SPACE = 128 };
typedef struct {
    uint8_t of[0x10000];
    uint16_t lower[0x10000];
} jk_classes;
jk_classes *jk_classes_open(jk_err *err);
void jk_classes_close(jk_classes *classes);
/* The class of any code point. */
uint8_t jk_class_of(uint32_t c);

/* text is valid UTF-8. Linear. */
void jk_traits_of(const jk_classes *classes, jk_span text, jk_traits *out);

#endif

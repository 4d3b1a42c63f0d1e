/* show.h - pairs side by side, folded to the width of a terminal: what view and grep print. */
#ifndef JK_CMD_SHOW_H
#define JK_CMD_SHOW_H

#include "corpus/cmd/cmd.h"

enum {
    GUTTER = 19,                    /* columns before the texts: number, type, score */
    SPACE = 2,                      /* between the texts */
    NARROW = 72,                    /* below that the gutter stands on a line of its own: a side keeps 25 columns */
    MIN_WIDTH = 20, MAX_WIDTH = 1000, ANY_WIDTH = 80
};

typedef struct {
    size_t width, column;           /* of a line; of one side's text */
    bool narrow;
    const char *bold, *dim, *plain; /* what the terminal is sent, or "" */
    bool colour;
    const char *const *on;          /* colours of words */
    jk_buf paint[2];                /* of the pair: a byte for each byte of a side's text, the colour of its word + 1 */
} screen;

/* width 0: the terminal's, or 80. colour below 0: where standard output is a terminal. */
screen screen_of(uint64_t width, int colour);
void show_spaces(size_t n);
/* What a terminal would obey is shown instead. */
void show_span(jk_span text);
/* painted: s->paint says in which colours. */
void show_texts(const jk_pair *pair, const screen *s, bool painted);
/* The line above a document's pairs; corpus NULL: there is only one. */
void show_header(const char *corpus, const jk_pair *pair, const screen *s, bool first);

#endif

/* fold.h - text cut into lines by the columns it takes on a terminal. Private. */
#ifndef JK_FOLD_H
#define JK_FOLD_H

#include "align/base.h"

/* Columns of a text: Hangul and Han two, combining marks none; a control character one,
   because that is how it is shown. */
size_t jk_text_width(jk_span text);

/* The next line of at most width (> 0) columns; *rest moves behind it and the spaces
   there. Breaks at spaces and between Han and kana where that is possible, else between
   two characters, never before a combining mark; one character too wide stands alone.
   False: nothing is left. */
bool jk_fold_line(jk_span *rest, size_t width, jk_span *line);

#endif

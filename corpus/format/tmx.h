/* tmx.h - what a pair is in a translation memory. Private to corpus/format/.
 *
 * A pair is a unit (tu) with a variant (tuv) for each side that has a text. What else is
 * known of it stands in props before them, under the column's name behind "x-"; the names
 * of optional columns stand in the header. A null is a unit of one variant, and a prop
 * says the language of the side that has none.
 */
#ifndef JK_TMX_H
#define JK_TMX_H

#include "corpus/format.h"

extern const char jk_tmx_column[];  /* the type of the header's prop that names a column */

bool jk_tmx_read_open(jk_reader *in, jk_err *err);
bool jk_tmx_read_next(jk_reader *in, jk_pair *pair, jk_err *err);
void jk_tmx_read_close(jk_reader *in);

#endif

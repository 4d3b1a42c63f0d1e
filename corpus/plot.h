/* plot.h - statistics drawn: an SVG of four panels, without a script and without fonts of its own. Private to corpus/ and its commands. */
#ifndef JK_PLOT_H
#define JK_PLOT_H

#include "corpus/census.h"

/* The whole file, behind what out holds. name: what the corpus is called. The same statistics, the same bytes. */
bool jk_plot_put(const jk_census_sum *sum, const char *name, jk_buf *out, jk_err *err);

#endif

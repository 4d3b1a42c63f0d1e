/* sorter.h - more records than memory holds, in order. Private to corpus/.
 *
 * A record is a few 64-bit words; the first one counts most. What does not fit is sorted and written away as a run; at the end
 * all runs are merged. What comes out does not depend on the memory.
 */
#ifndef JK_SORTER_H
#define JK_SORTER_H

#include "align/base.h"

enum { JK_SORTER_WORDS = 4 };

typedef struct jk_sorter jk_sorter;

/* memory: bytes for records, at most; taken as they come. beside: where runs go (jk_spill_open); has to live until close. NULL with err. */
jk_sorter *jk_sorter_open(unsigned n_word, size_t memory, const char *beside, jk_err *err);
bool jk_sorter_put(jk_sorter *s, const uint64_t *record, jk_err *err);
/* All are put. O(n log n) with runs, else O(n). */
bool jk_sorter_sort(jk_sorter *s, jk_err *err);
/* The next record, equal ones too. False with JK_OK: the end. */
bool jk_sorter_next(jk_sorter *s, uint64_t *record, jk_err *err);
uint64_t jk_sorter_count(const jk_sorter *s);
/* Whether anything was written away. */
bool jk_sorter_spilled(const jk_sorter *s);
void jk_sorter_close(jk_sorter *s);

#endif

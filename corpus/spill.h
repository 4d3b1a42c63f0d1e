/* spill.h - bytes that do not fit into memory: a file without a name. Private to corpus/. */
#ifndef JK_SPILL_H
#define JK_SPILL_H

#include "align/base.h"

typedef struct jk_spill jk_spill;

/* In the folder of the file beside, which need not exist; "-": in $TMPDIR, or /tmp. Its name is gone before a byte is written, so
   however the process ends nothing stays. NULL with err. */
jk_spill *jk_spill_open(const char *beside, jk_err *err);
/* Behind what is there. */
bool jk_spill_write(jk_spill *s, const void *bytes, size_t n, jk_err *err);
/* n bytes that were written at that place. */
bool jk_spill_read(const jk_spill *s, uint64_t at, void *bytes, size_t n, jk_err *err);
uint64_t jk_spill_size(const jk_spill *s);
void jk_spill_close(jk_spill *s);

#endif

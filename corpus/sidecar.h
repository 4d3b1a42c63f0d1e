/* sidecar.h - the files beside a corpus: NAME.gzi, NAME.idx, NAME.meta.json; of a batch NAME.docs.tsv, NAME.failed.tsv, NAME.report.tsv. */
#ifndef JK_SIDECAR_H
#define JK_SIDECAR_H

#include "corpus/index.h"
#include "corpus/io.h"
#include "corpus/meta.h"

enum { JK_MAX_SIDECAR = 6 };

/* Those that wait to appear; {0} is none. */
typedef struct { jk_sink *sink[JK_MAX_SIDECAR]; size_t n; } jk_sidecars;

/* "NAME" + ".idx" behind what out holds, with a NUL. */
bool jk_sidecar_name(jk_buf *out, const char *corpus, const char *ending, jk_err *err);

/* One that is yet to be written; it appears with the others. NULL with err. */
jk_sink *jk_sidecars_open(jk_sidecars *s, const char *corpus, const char *ending, jk_err *err);
bool jk_sidecars_make(jk_sidecars *s, const char *corpus, const jk_index *ix, const jk_block *block, size_t n, jk_err *err);
bool jk_sidecars_add_meta(jk_sidecars *s, const char *corpus, const jk_meta *meta, const char *inside, bool remade, jk_err *err);
/* With corpus: the old sidecars go, then it appears, then its sidecars; NULL: only they. */
bool jk_sidecars_commit(jk_sidecars *s, jk_sink *corpus, jk_err *err);
void jk_sidecars_close(jk_sidecars *s);

/* The file's bytes; false with JK_OK: there is none. */
bool jk_sidecar_read(const char *corpus, const char *ending, jk_buf *out, jk_err *err);

#endif

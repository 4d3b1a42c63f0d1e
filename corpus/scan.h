/* scan.h - the pairs of a container that a search finds, by several threads, in order. Private to corpus/. */
#ifndef JK_SCAN_H
#define JK_SCAN_H

#include "corpus/corpus.h"
#include "corpus/match.h"

typedef struct {
    const jk_match_options *match;  /* borrowed until close */
    bool invert;                    /* those that are not found */
    bool count;                     /* none is handed out, they are only counted */
    unsigned n_thread;              /* 0: 1 */
} jk_scan_options;

typedef struct jk_scan jk_scan;
/* NULL without an error: no BGZF file whose header is that of a corpus. path has to live as long. */
jk_scan *jk_scan_open(const char *path, const jk_scan_options *options, jk_err *err);
const jk_schema *jk_scan_schema(const jk_scan *s);
/* The next pair that is found; it lives until the next call. number: which one of the file it is, from 1. False with JK_OK: the
   end. A row in which nothing can be found is not looked at, so that a damaged one may pass. */
bool jk_scan_next(jk_scan *s, jk_pair *pair, uint64_t *number, jk_err *err);
/* How many were found so far: all, after the end. */
uint64_t jk_scan_count(const jk_scan *s);
void jk_scan_close(jk_scan *s);

#endif

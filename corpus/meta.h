/* meta.h - NAME.meta.json: where a corpus comes from and what it adds up to. */
#ifndef JK_META_H
#define JK_META_H

#include "corpus/corpus.h"
#include "corpus/row.h"

/* What a reader can check; a field the file lacks has its bit in `missing`. */
typedef struct {
    uint64_t pairs, nulls, documents, bytes, size;
    unsigned char sha256[JK_SHA256_SIZE], content[JK_SHA256_SIZE];
    bool has_count[5], has_sha256, has_content;     /* in the order of the counts above */
    jk_schema columns;              /* n 0: not given */
} jk_meta;

/* The counts of a finished tally; size and sha256 are the corpus's own and stand in its index. */
jk_meta jk_meta_of(const jk_tally *tally, const jk_schema *schema);
/* inside: more members of the object ("\"options\": {...}"), or NULL; remade: "remade": true. */
bool jk_meta_encode(const jk_meta *meta, const char *inside, bool remade, jk_buf *out, jk_err *err);
bool jk_meta_decode(jk_meta *meta, jk_arena *arena, jk_span bytes, const char *name, jk_err *err);
/* JK_EUSAGE: inside is not the inside of a JSON object. */
bool jk_meta_check_inside(const char *inside, jk_err *err);

#endif

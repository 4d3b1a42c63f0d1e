/* manifest.h - the document pairs of a batch, one row after the other.
 *
 *     TSV      a header names the columns: doc_id src trg, and any of src_lang trg_lang src_encoding
 *              trg_encoding; all others (src_url trg_url licence ...) are carried into the corpus
 *     JSONL    an object a line, with the same keys; src_text and trg_text are the texts themselves.
 *              What is carried is what the first row has
 *     pairs    DIR/{doc}.ko.txt DIR/{doc}.en.txt: the files of that name, in the order of the bytes of doc_id
 *     folders  two folders with files of the same names, in that order
 *
 * TSV and JSONL may be gzipped, or standard input; paths are relative to the manifest.
 */
#ifndef JK_MANIFEST_H
#define JK_MANIFEST_H

#include "corpus/corpus.h"
#include "corpus/sha256.h"

/* What one row says; it lives as long as the line it was read from, and the arena. */
typedef struct {
    jk_span doc_id;
    jk_span given[2];               /* the paths, as they are written; empty: the text stands in the row */
    const char *path[2];            /* the paths to be opened */
    jk_span text[2];                /* where path is NULL */
    jk_span lang[2], encoding[2];   /* empty: not said */
    const jk_span *extra;           /* [jk_manifest_extra] the cells that are carried */
    unsigned char sha256[JK_SHA256_SIZE];       /* of all that the row says */
    unsigned char text_sha256[2][JK_SHA256_SIZE];
} jk_manifest_row;

/* Names of the columns that are carried, in the order of the header, or of the first row's keys. */
const jk_span *jk_manifest_extra(const jk_manifest *in, size_t *n);
/* The bytes of the next row, behind what raw holds (NULL: they are not wanted), and its line. False with JK_OK: the end. */
bool jk_manifest_next(jk_manifest *in, jk_buf *raw, uint64_t *line, jk_err *err);
/* What that row says; from any thread. JK_EINPUT names the manifest and the line. */
bool jk_manifest_parse(const jk_manifest *in, jk_arena *arena, jk_span raw, uint64_t line, jk_manifest_row *row, jk_err *err);
/* How much of it was read, 0 to 1; below 0: not known. */
double jk_manifest_done(const jk_manifest *in);

/* The names in a folder that begin with prefix and end with suffix, each once, added to list[*n]: what stands between the
   two, by its bytes, or by those of its stem (jk_doc_id_of_path). folder: with its slash, or empty. */
bool jk_folder_list(jk_arena *arena, jk_span folder, jk_span prefix, jk_span suffix, bool stem, jk_span **list, size_t *n, jk_err *err);

#endif

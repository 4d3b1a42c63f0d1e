/* pin.h - a file of pins, read once, asked document by document. */
#ifndef JK_CORPUS_PIN_H
#define JK_CORPUS_PIN_H

#include "align/align.h"

/* Lines of TSV: + or -, source sentences, target sentences, and optionally the doc_id of the one document that the line
   is for. Sentences are numbers as in src_ids, separated by a space, or a stretch of text in double quotes: all sentences
   it touches. Empty lines and lines that start with # are skipped. */
typedef struct jk_pin_file jk_pin_file;

/* JK_EINPUT names the line that is none. digest (32 bytes, of the file) may be NULL. */
jk_pin_file *jk_pin_file_open(const char *path, unsigned char *digest, jk_err *err);
/* The lines for a document, in their order; in the arena. JK_EINPUT: text that does not stand in exactly one place.
   Time: logarithmic in the lines of others; for each text, linear in the document. */
bool jk_pin_file_of(const jk_pin_file *file, jk_arena *arena, jk_span doc_id, const jk_doc *src, const jk_doc *tgt, jk_pin **pin, size_t *n, jk_err *err);
/* What errors call it. */
const char *jk_pin_file_name(const jk_pin_file *file);
/* Lines in all. */
size_t jk_pin_file_lines(const jk_pin_file *file);
void jk_pin_file_close(jk_pin_file *file);

#endif

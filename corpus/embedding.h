/* embedding.h - files of sentence vectors, as vecalign reads them. */
#ifndef JK_CORPUS_EMBEDDING_H
#define JK_CORPUS_EMBEDDING_H

#include "align/align.h"

/* Lines of text, each a sentence or several consecutive ones with a space between them, and for each line, in the same
   order, a row of 32-bit floats (little-endian), nothing else: what vecalign's overlap.py and a model make. */
typedef struct jk_embeddings jk_embeddings;

/* The vectors are mapped, the text is read. JK_EINPUT: sizes that do not fit. */
jk_embeddings *jk_embeddings_open(const char *text, const char *vectors, jk_err *err);
/* "SRC.emb,TGT.emb", with the text of NAME.emb in NAME or NAME.txt, or "SRC.txt,SRC.emb,TGT.txt,TGT.emb". JK_EUSAGE: neither. */
bool jk_embeddings_open_both(const char *names, jk_embeddings *side[2], jk_err *err);
const char *jk_embeddings_text(const jk_embeddings *e);
const char *jk_embeddings_vectors(const jk_embeddings *e);
/* The vectors of a document's sentences and of the runs of up to 4 that have one; they live as long as e and the
   arena. JK_EINPUT: a sentence without one. side names it: "source". */
bool jk_embeddings_of(const jk_embeddings *e, jk_arena *arena, const jk_doc *doc, const char *side, jk_vectors *out, jk_err *err);
void jk_embeddings_close(jk_embeddings *e);

#endif

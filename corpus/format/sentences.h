/* sentences.h - a file of sentences, <s id="...">, read forward by those ids. Private to corpus/format/. */
#ifndef JK_SENTENCES_H
#define JK_SENTENCES_H

#include "corpus/format.h"
#include "corpus/xml.h"

enum { JK_SENTENCE_WINDOW = 4096 };  /* how far back an id may be */

typedef struct {
    jk_buf id, text;
    jk_buf gap;                     /* what stands behind it before the next one of its bead */
} jk_sentence;

/* {0} is one without a file. */
typedef struct {
    jk_source *source;
    jk_xml *x;
    jk_buf name, path;              /* as the links have it; as it was found, with a NUL */
    char lang[JK_LANG_SIZE];        /* xml:lang of the root, else the name's first folder */
    jk_sentence *window;            /* [JK_SENTENCE_WINDOW], of the latest ones */
    uint64_t n, at;                 /* sentences read; the one behind the latest that was found */
} jk_sentences;

/* name: beside the file links, also in raw/ or xml/ there, also with or without .gz; the file that is open goes on if it is that
   one. No name leads out of the folder. digest: it is asked for. */
bool jk_sentences_open(jk_sentences *f, const char *links, jk_span name, bool digest, jk_err *err);
/* The sentence of that id, and which one it is of the file, from 0; it lives until the next call. */
const jk_sentence *jk_sentences_find(jk_sentences *f, jk_span id, uint64_t *k, jk_err *err);
void jk_sentences_free(jk_sentences *f);

#endif

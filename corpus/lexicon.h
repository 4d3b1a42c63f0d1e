/* lexicon.h - dictionaries that people have, read into a jk_lexicon.
 *
 *     tsv       ko<TAB>en[; en]        also en<TAB>ko: told by the scripts
 *     hunalign  target @ source        its .dic
 *     muse      word word
 *     moses     word word probability  lex.e2f; pairs below one in ten are left out
 *     kengdic   a TSV whose first line names the columns surface and gloss
 *     learned   what jjak lexicon train writes: ko<TAB>en<TAB>p_forth<TAB>p_back<TAB>count is its first line
 */
#ifndef JK_CORPUS_LEXICON_H
#define JK_CORPUS_LEXICON_H

#include "align/lexicon.h"
#include "corpus/sha256.h"

typedef struct {
    const char *format;             /* "tsv", "hunalign", "muse", "moses", "kengdic", "learned" */
    bool     learned;               /* its words are stems, and evidence of channel JK_CH_LEARNED */
    uint64_t n_line;                /* not counting empty ones and # comments */
    uint64_t n_entry;               /* lines that became entries */
    uint64_t n_left_out;            /* improbable, or without a translation, as the format has it */
    uint64_t n_wrong;               /* lines that are not of the format */
    uint64_t first_wrong;           /* the first one's line number, from 1; 0: none */
    const char *why;                /* what it lacks */
    bool     swapped;               /* the target language stood first */
    unsigned char sha256[JK_SHA256_SIZE];   /* of the file; of what jk_lexicon_parse reads, zeros */
} jk_lexicon_report;

/* A dictionary of src and trg from text; everything lives in the arena. name is for messages. Lines that cannot be read are
   counted, never guessed at. JK_EINPUT: no line could be read, or the text is not UTF-8; JK_EUSAGE: it says itself that it is of other
   languages. */
bool jk_lexicon_parse(jk_arena *arena, jk_span text, const char *name, const char *src, const char *trg,
                      jk_lexicon *lex, jk_lexicon_report *report, jk_err *err);

/* The same from a file, plain or gzipped. JK_EINPUT: there is no such file; JK_EIO: it cannot be read. */
bool jk_lexicon_read(jk_arena *arena, const char *path, const char *src, const char *trg,
                     jk_lexicon *lex, jk_lexicon_report *report, jk_err *err);

#endif

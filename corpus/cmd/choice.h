/* choice.h - which lexicons a run uses: what --lexicon says, and what is made of it. */
#ifndef JK_CMD_CHOICE_H
#define JK_CMD_CHOICE_H

#include "align/knowledge.h"
#include "corpus/cmd/cmd.h"
#include "corpus/lexicon.h"

enum { MAX_LEXICON_FILE = JK_MAX_LEXICON - 1 };

/* A file of the list, and after choice_open what was in it. */
typedef struct {
    const char *path;
    jk_span text;                   /* what stands in it, where it is no file: ptr NULL otherwise */
    jk_lexicon lex;
    jk_lexicon_report report;
} choice_file;

typedef struct {
    bool no_words, builtin, train;
    bool given;                     /* there was a list: its train is meant of short texts, too */
    jk_arena *arena;
    choice_file file[MAX_LEXICON_FILE];
    unsigned n_file;
} lexicon_choice;

/* list: "none", or names that add up, separated by commas: builtin, train (words that the text itself teaches), files. NULL: builtin,train,
   but train where it gains.
   JK_EUSAGE: an empty name, none beside others, a list for no_words, or more than MAX_LEXICON_FILE files. */
bool choice_parse(lexicon_choice *choice, const char *list, bool no_words, jk_err *err);

/* What is known of the two languages with that choice; the files are read, and what could not be read in them is said. The
   choice must outlive it. NULL with err. */
jk_knowledge *choice_open(const cmd_entry *self, lexicon_choice *choice, const char *src, const char *tgt, jk_err *err);

/* , "lexicon": [...] for metadata: each part's name, of a file its SHA-256, too, and its entries. Nothing without words. */
bool choice_put_meta(const lexicon_choice *choice, const jk_knowledge *know, jk_buf *json, jk_err *err);

/* Words that were learned in this run, as the list's last file; text has to live as long. */
bool choice_add_text(lexicon_choice *choice, const char *name, jk_span text, jk_err *err);

/* As choice_put_meta, of a choice that is not opened: names, and the files' SHA-256. What was learned from many texts is "pooled", whether
   in this run or before. */
bool choice_put_names(lexicon_choice *choice, jk_buf *json, jk_err *err);

void choice_free(lexicon_choice *choice);

#endif

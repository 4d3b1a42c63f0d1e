/* match.h - which pairs a search finds, and where in them. Private to corpus/. */
#ifndef JK_MATCH_H
#define JK_MATCH_H

#include "align/base.h"

typedef enum { JK_IN_EITHER, JK_IN_SOURCE, JK_IN_TARGET, JK_N_IN } jk_match_in;

/* A pair is found when for each kind that has patterns one of them is found: in one of the sides, in the source, in the target. */
typedef struct {
    const char *const *pattern[JK_N_IN];    /* borrowed until close */
    size_t n[JK_N_IN];
    bool literal;                   /* else ICU's regular expressions */
    bool fold;                      /* case, width and composition do not matter (NFKC_Casefold) */
    bool word;                      /* no letter, digit or _ touches what is found, but for a Korean particle or ending behind it */
} jk_match_options;

/* One a thread. */
typedef struct jk_matcher jk_matcher;
/* JK_EUSAGE: no regular expression, or not UTF-8. */
jk_matcher *jk_matcher_open(const jk_match_options *options, jk_err *err);
void jk_matcher_close(jk_matcher *m);

/* Is it found? text: source and target, valid UTF-8. False with err: a regular expression takes too long. */
bool jk_matcher_finds(jk_matcher *m, const jk_span text[2], jk_err *err);
/* Where: jk_place by jk_place into out, which is emptied, in order, none inside another. side 0 or 1. */
typedef struct { size_t from, to; /* bytes */ } jk_place;
bool jk_matcher_places(jk_matcher *m, jk_span text, int side, jk_buf *out, jk_err *err);

/* What is quickly looked for in many rows at once: the first place from `from` on of rows (low: the same in small letters
   where case is folded, else rows itself) that may be in a pair that is found; rows.len: none is. */
size_t jk_matcher_skip(jk_matcher *m, jk_span rows, jk_span low, size_t from);
/* Whatever is looked at can be passed over by skip in one of these ways only. */
void jk_matcher_restart(jk_matcher *m);
bool jk_matcher_folds(const jk_matcher *m);

/* The first place of a literal in text from `from` on; text.len: nowhere. rare: which of its bytes is looked for first. */
size_t jk_find(jk_span text, size_t from, jk_span literal, size_t rare);
size_t jk_rarest(jk_span literal);
/* A piece of text that whatever the regular expression finds has to hold, into out (room for as many bytes); empty: not known. */
size_t jk_regex_needs(jk_span regex, char *out);

#endif

/* census.h - what a corpus is made of: counts, lengths, ratios, scores, words, what is there twice; by document and in all. Private to corpus/
 * and its commands.
 *
 *     for each pair: jk_census_add(census, &pair, &err)
 *     jk_census_end(census, &err); jk_census_all(census)->...
 *
 * Characters are code points that are not white space, words those of wording.h. What is told of the spread of lengths is of sides that hold
 * a character; ratios, characters of the target for one of the source, are of the 1-1 pairs among those where both do (of all
 * of them where types are not known). */
#ifndef JK_CENSUS_H
#define JK_CENSUS_H

#include "corpus/corpus.h"
#include "corpus/spread.h"
#include "corpus/wording.h"

enum { JK_CENSUS_SHAPES = 10, JK_CENSUS_LANGS = 64, JK_CENSUS_CELLS = 96 };

typedef struct {
    uint64_t n_empty;               /* pairs without a character on this side */
    uint64_t n_sent;                /* as the types say */
    jk_wording_counts text;
    uint64_t n_type, n_once;        /* different words; those that stand once */
    uint64_t n_again;               /* texts that are equal to one before them */
} jk_census_side;

/* Of a document, or of all of them. */
typedef struct {
    uint64_t n_pair, n_null;        /* pairs; those with an empty side */
    uint64_t n_unscored;            /* without a score from 0 to 1 */
    uint64_t n_untyped;             /* without a type */
    uint64_t n_again;               /* pairs that are equal to one before them, in the document or in all */
    uint64_t shape[JK_CENSUS_SHAPES][JK_CENSUS_SHAPES];   /* [sentences of the source][of the target]; the last one: so many and more */
    jk_census_side side[2];
    jk_moments ratio, score;
} jk_census_sums;

typedef struct { char lang[2][JK_LANG_SIZE]; uint64_t n; } jk_census_lang;

typedef struct {
    jk_census_sums sums;
    uint64_t n_doc;                 /* different doc_ids */
    uint64_t n_stretch;             /* stretches of pairs of one doc_id: more than documents when one comes back */
    uint64_t n_char_ratio[2];       /* characters of the pairs whose ratio counts */
    jk_spread pairs;                /* of a stretch */
    jk_spread chars[2], words[2];   /* of a pair */
    jk_spread ratio, score;
    jk_census_lang lang[JK_CENSUS_LANGS];     /* the pairs of languages as they come; "" for one that is not known */
    size_t n_lang;
    uint64_t n_other_lang;          /* pairs of more languages than these */
    uint32_t edge[JK_CENSUS_CELLS + 1];      /* lengths in characters: cell k holds those from edge[k] to below edge[k + 1], the last one all above */
    uint64_t cell[JK_CENSUS_CELLS][JK_CENSUS_CELLS];      /* pairs with characters on both sides, [source][target] */
    uint64_t n_cell;
} jk_census_sum;

typedef struct {
    unsigned any;                   /* what makes no difference to texts that are equal (normal.h) */
    size_t memory;                  /* bytes, about, for words and texts: 24 for each that is different; the rest goes to disk */
    const char *beside;             /* as in jk_spill_open */
    /* Called after each document's last pair. NULL: nobody asks. */
    bool (*document)(void *user, jk_span doc_id, const jk_census_sums *sums, jk_err *err);
    void *user;
} jk_census_options;

typedef struct jk_census jk_census;
jk_census *jk_census_open(const jk_census_options *options, jk_err *err);
/* Linear in the pair's texts. */
bool jk_census_add(jk_census *census, const jk_pair *pair, jk_err *err);
bool jk_census_end(jk_census *census, jk_err *err);
/* Whole after the end; lives until close. */
const jk_census_sum *jk_census_all(const jk_census *census);
void jk_census_close(jk_census *census);

/* All of it as a JSON object, on lines of its own; the manual names its members. name: what the corpus is called. */
bool jk_census_put(const jk_census_sum *sum, const char *name, jk_buf *json, jk_err *err);
/* A document as a line of TSV, and the line above the first one; both with their \n. */
extern const char jk_census_header[];
bool jk_census_put_row(jk_span doc_id, const jk_census_sums *sums, jk_buf *out, jk_err *err);
/* The shapes that there are, the most frequent one first, of equal ones the shorter source; how many. "9+-1": of nine and more. */
typedef struct { uint64_t n; char name[8]; } jk_census_shape;
size_t jk_census_shapes(const jk_census_sums *sums, jk_census_shape list[JK_CENSUS_SHAPES * JK_CENSUS_SHAPES]);
/* Histograms, for which counting is too fine: n bins of one width (of ratios, of one factor) over what there is, or over 0 to 1. */
typedef struct { double from, to; uint64_t n; } jk_census_bin;
enum { JK_CENSUS_SCORE_BINS = 20, JK_CENSUS_RATIO_BINS = 278 };
void jk_census_score_bin(const jk_spread *score, size_t k, jk_census_bin *bin);
/* 20 for every factor of e. */
void jk_census_ratio_bin(const jk_spread *ratio, size_t k, jk_census_bin *bin);
/* The script's name in Unicode: Hangul. */
const char *jk_script_name(jk_script script);

#endif

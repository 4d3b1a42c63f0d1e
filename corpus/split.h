/* split.h - documents on three sides, such that nothing on one is nearly on another. Private to corpus/.
 *
 *     jk_split_old(s, side, doc_id, &err) ...      where documents were before
 *     while (jk_split_reads(s))                    twice
 *         for each pair to keep out: jk_split_other(s, pair, &err); for each pair: jk_split_see(s, pair, &err)
 *         jk_split_end(s, &err)
 *     once more, the same pairs: jk_split_other; jk_split_side(s, pair, &place, &err)
 *     jk_split_done(s, &counts, &err)
 */
#ifndef JK_SPLIT_H
#define JK_SPLIT_H

#include "corpus/dedup.h"

typedef enum { JK_TRAIN, JK_DEV, JK_TEST, JK_N_SIDE, JK_OUT = JK_N_SIDE } jk_side;
extern const char *const jk_side_name[JK_N_SIDE];

/* Why a pair is on no side. */
typedef enum { JK_PLACED, JK_DROPPED_NEAR, JK_DROPPED_EXCLUDED, JK_DROPPED_TIES, JK_N_DROP } jk_drop;
extern const char *const jk_drop_name[JK_N_DROP];

typedef struct {
    jk_by by;
    double near;                    /* the threshold */
    uint64_t seed;
    double want[JK_N_SIDE];         /* pairs of dev and test; below 1 a share of all */
    size_t memory;                  /* bytes, about; 800 a pair, the rest goes to disk. And 64 a document, its name, a byte a pair */
    const char *beside;             /* as in jk_spill_open */
} jk_split_options;

typedef struct { jk_side side; jk_drop reason; bool first, whole; /* of its document; all of that is left out */ } jk_place;

typedef struct {
    uint64_t n_pair, n_doc;         /* of the corpus */
    uint64_t pairs[JK_N_SIDE], docs[JK_N_SIDE];     /* written; a document of which some pair is */
    uint64_t dropped[JK_N_DROP];    /* pairs, those of documents that are left out too */
    uint64_t left_out[JK_N_DROP];   /* documents, whole */
    uint64_t wanted[JK_N_SIDE];     /* pairs of dev and test */
    uint64_t largest[2];            /* documents and pairs of the largest cluster */
    uint64_t n_old, n_tied;         /* documents that were placed before; that are tied to another one */
    uint64_t n_leak;                /* pairs that are near to one of another side, or of those to keep out */
} jk_split_counts;

typedef struct jk_split jk_split;
jk_split *jk_split_open(const jk_split_options *options, jk_err *err);
/* A document's pairs may come one by one. JK_EINPUT: it is on two sides. */
bool jk_split_old(jk_split *s, jk_side side, jk_span doc_id, jk_err *err);
bool jk_split_reads(const jk_split *s);
bool jk_split_other(jk_split *s, const jk_pair *pair, jk_err *err);
bool jk_split_see(jk_split *s, const jk_pair *pair, jk_err *err);
/* JK_EINPUT: a document comes twice; not the pairs of the first reading. */
bool jk_split_end(jk_split *s, jk_err *err);
bool jk_split_side(jk_split *s, const jk_pair *pair, jk_place *out, jk_err *err);
bool jk_split_done(jk_split *s, jk_split_counts *out, jk_err *err);
void jk_split_close(jk_split *s);

/* Is anything on one side near to something on another? Sides in the order of jk_side, last of all what is to be kept out. */
typedef struct jk_leaks jk_leaks;
jk_leaks *jk_leaks_open(const jk_split_options *options, jk_err *err);
/* side JK_OUT: to be kept out. The protected first: JK_OUT, test, dev, train, in any mixture. */
bool jk_leaks_add(jk_leaks *l, jk_side side, const jk_pair *pair, jk_err *err);
bool jk_leaks_find(jk_leaks *l, jk_err *err);
/* The next one: two sides and numbers of pairs there, from 1. False with JK_OK: the end. */
bool jk_leaks_next(jk_leaks *l, jk_side side[2], uint64_t number[2], jk_err *err);
void jk_leaks_close(jk_leaks *l);

#endif

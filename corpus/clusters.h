/* clusters.h - documents that are tied, and the side on which each cluster of them goes. Private to corpus/. */
#ifndef JK_CLUSTERS_H
#define JK_CLUSTERS_H

#include "corpus/split.h"

/* In the order of the corpus; first those to keep out. */
typedef struct {
    jk_span id;                     /* borrowed */
    uint64_t row, n;                /* its first pair; pairs */
    uint32_t parent;                /* in its cluster */
    uint8_t side, old;              /* jk_side; JK_OUT: none yet, or left out. old: it was placed before */
    uint8_t reason, other;          /* jk_drop, why it is left out; other: it is to be kept out */
    bool tied;
} jk_split_doc;

/* Two documents, by number. */
typedef struct { uint32_t a, b; } jk_tie;

/* Sides for all documents. A new document that is tied to one to keep out is left out, and, in the order of the bytes of doc_id, one that
   would tie two sides. Clusters go, in the order of a hash of the seed and their smallest doc_id, to test, then dev, as long as
   they fit into want (pairs), the rest to train. JK_EINPUT: a document comes twice. */
bool jk_clusters_place(jk_split_doc *doc, size_t n, const jk_tie *tie, size_t n_tie, uint64_t seed, const uint64_t want[JK_N_SIDE], jk_err *err);

#endif

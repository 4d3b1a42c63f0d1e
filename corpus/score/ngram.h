/* ngram.h - n-grams that two sequences share. Private to corpus/score. */
#ifndef JK_NGRAM_H
#define JK_NGRAM_H

#include "align/base.h"

/* A sequence of symbols, numbered from 1 in the order in which the segment shows them. */
typedef struct { const uint32_t *id; size_t n; } jk_ids;

typedef struct {
    uint64_t *key, *spare;          /* all lists' keys */
    size_t cap_key, cap_spare;
    uint64_t *all;                  /* the same, and ranks, where keys do not hold all orders */
    uint32_t *rank;
    size_t cap_all, cap_rank;
    int32_t *came;                  /* [n_list] */
    int32_t (*open)[8];             /* [n_list] */
    size_t cap_came, cap_open;
} jk_ngrams;

/* match[n - 1], n = 1..max_order, is the sum over n-grams of min(times in list[0], most times in one of the others).
   Exact: no n-gram is taken for another. Linear in the symbols times the orders. n_list >= 2; ids <= n_id. */
bool jk_ngrams_match(jk_ngrams *g, const jk_ids *list, size_t n_list, uint32_t n_id, unsigned max_order, double *match, jk_err *err);
void jk_ngrams_free(jk_ngrams *g);

/* ------------------------------------------------------------------ symbols */

/* Numbers for the tokens or characters of one segment. */
typedef struct {
    struct jk_symbol *slot;
    size_t cap_slot, mask;
    uint32_t n;                     /* numbers given */
    uint32_t *id;                   /* of all lines of the segment, one behind the other */
    size_t n_id, cap_id;
    jk_span *text;                  /* of token number k + 1 */
    size_t cap_text;
    uint32_t ascii[128];            /* numbers of characters */
} jk_symbols;

/* Forgets the segment before; len: bytes of all lines that will come. */
bool jk_symbols_start(jk_symbols *s, size_t len, jk_err *err);
/* Appends the ids of tokens, which have to live until the next start. The ids live as long. */
bool jk_symbols_tokens(jk_symbols *s, const jk_span *token, size_t n, jk_ids *out, jk_err *err);
/* The same for a line's characters, without white space or with it. Tokens and characters do not share a segment. */
bool jk_symbols_chars(jk_symbols *s, jk_span line, bool whitespace, jk_ids *out, jk_err *err);
void jk_symbols_free(jk_symbols *s);

#endif

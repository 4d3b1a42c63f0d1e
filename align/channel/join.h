/* join.h - the types of one side by the hash of a string: what the channels that compare strings share. */
#ifndef JK_JOIN_H
#define JK_JOIN_H

#include "align/words.h"

/* Chains of types by a key of theirs. */
typedef struct {
    const uint32_t *head, *next;    /* number of a type + 1 */
    uint32_t mask;
} jk_join;

/* What a type is found by; empty: it is left out. */
typedef jk_span jk_key_fn(const jk_type *type);

bool jk_join_open(jk_arena *arena, const jk_side *side, jk_key_fn *key, jk_join *join, jk_err *err);
/* The first type + 1 whose key may be s; then join->next[that - 1]; 0: no more. Compare the keys: a chain holds others too. */
uint32_t jk_join_first(const jk_join *join, jk_span s);

#endif

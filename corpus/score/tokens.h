/* tokens.h - a line of text as the tokens that a metric counts. Private to corpus/score.
 *
 * No tokenizer here rewrites: each one puts spaces between characters, so a token is a span of the line (or of
 * what the line became when entities were resolved, or capitals made small: then it lives in the arena).
 */
#ifndef JK_TOKENS_H
#define JK_TOKENS_H

#include "corpus/score/metric.h"

typedef struct tokenizer_row tokenizer_row;

/* Immutable: made once, shared. */
typedef struct {
    const tokenizer_row *row;
    uint8_t of_byte[256];           /* class bits, tokens.c */
    bool no_punct, asian;           /* TER */
} jk_tokenizer;

typedef struct {
    jk_arena *arena;                /* borrowed */
    jk_span *token;                 /* of the last line */
    size_t n, cap;
    struct jk_unit *unit;           /* [cap_unit], a word's characters */
    size_t cap_unit;
} jk_tokens;

jk_tokenizer jk_tokenizer_bleu(jk_mt_tokenizer kind);
jk_tokenizer jk_tokenizer_ter(bool normalized, bool no_punct, bool asian);

/* t->token[t->n], until the next call. */
bool jk_tokens_of(jk_tokens *t, const jk_tokenizer *tokenizer, jk_span line, jk_err *err);
/* chrF's words: a word gives up its last character if that is ASCII punctuation, else its first. */
bool jk_tokens_chrf(jk_tokens *t, jk_span line, jk_err *err);
/* array: the address of a pointer to *cap elements, which become at least want; what was in them is lost. */
bool jk_scratch_room(void *array, size_t *cap, size_t want, size_t size, jk_err *err);
void jk_tokens_free(jk_tokens *t);

/* line without the white space at its end, as Python's rstrip. */
jk_span jk_strip_end(jk_span line);

#endif

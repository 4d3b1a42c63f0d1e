/* memo.c - what a thread remembers of words from one document to the next.
 *
 * Nearly every word of a new document was seen in one before it. What a spelling is read as and what a type can
 * meet do not depend on the document, so each side's vocabulary is kept, and the facts with its types. When
 * it has grown beyond its limit all of it goes at once: what is frequent is back after a few documents.
 */
#include "align/intern.h"

#include <stdlib.h>

enum { LIMIT = 16 << 20 };

struct jk_memo {
    const jk_knowledge *know;
    jk_arena *arena;
    size_t limit;
    jk_vocabulary words[2];         /* source, target */
};

/* How large a table starts: as it was, so that no smaller ones lie about, but a small part of all. */
static table again(const jk_memo *memo, table was)
{
    while (was.size > memo->limit / (8 * sizeof *was.slot))
        was.size /= 2;
    return (table){ .size = was.size };
}

static void start(jk_memo *memo)
{
    for (int side = 0; side < 2; side++) {
        jk_vocabulary *words = &memo->words[side];
        table surfaces = again(memo, words->surfaces), types = again(memo, words->types);
        jk_vocabulary_open(words, memo->know, memo->arena, side ? memo->know->tgt : memo->know->src);
        words->surfaces = surfaces;
        words->types = types;
    }
}

jk_memo *jk_memo_open(const jk_knowledge *know, size_t limit, jk_err *err)
{
    jk_memo *memo = calloc(1, sizeof *memo);
    if (!memo || !(memo->arena = jk_arena_open(0))) {
        jk_fail(err, JK_ENOMEM, "no memory for a memo of words");
        free(memo);
        return NULL;
    }
    memo->know = know;
    memo->limit = limit ? limit : LIMIT;
    start(memo);
    return memo;
}

void jk_memo_close(jk_memo *memo)
{
    if (!memo)
        return;
    jk_arena_close(memo->arena);
    free(memo);
}

void jk_memo_tidy(jk_memo *memo)
{
    if (!memo || (jk_arena_used(memo->arena) <= memo->limit && !memo->words[0].broken && !memo->words[1].broken))
        return;
    jk_arena_reset(memo->arena);
    start(memo);
}

jk_vocabulary *jk_memo_words(jk_memo *memo, const jk_knowledge *know, bool tgt, const char *lang)
{
    return memo && memo->know == know && strcmp(lang, tgt ? know->tgt : know->src) == 0 ? &memo->words[tgt] : NULL;
}

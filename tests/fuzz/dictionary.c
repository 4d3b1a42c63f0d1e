/* dictionary.c - any bytes, read as a dictionary: entries that can be looked up, lines that add up, or an error.
 * The first byte chooses the languages. */
#include "corpus/lexicon.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const langs[] = { "ko", "en", "ja", "de" };
    static jk_arena *arena;
    jk_err err = { 0 };
    jk_lexicon lex;
    jk_lexicon_report r;
    if (size == 0)
        return 0;
    if (!arena)
        arena = jk_arena_open(0);
    MUST(arena);
    jk_arena_reset(arena);
    jk_span text = { (const char *)data + 1, size - 1 };
    if (!jk_lexicon_parse(arena, text, "fuzz", langs[data[0] & 3], langs[data[0] >> 2 & 3], &lex, &r, &err)) {
        MUST(err.code != JK_OK && err.what[0]);
        return 0;
    }
    MUST(r.n_line == r.n_entry + r.n_left_out + r.n_wrong);
    for (uint32_t k = 0; k < lex.head.n; k++) {
        MUST(jk_strings_find(&lex.head, jk_strings_get(&lex.head, k)) == k);
        MUST(lex.gloss_at[k] <= lex.gloss_at[k + 1]);
        for (uint32_t g = lex.gloss_at[k]; g < lex.gloss_at[k + 1]; g++)
            MUST(lex.gloss[g] < lex.stem.n);
    }
    for (uint32_t k = 0; k < lex.form.n; k++)
        MUST(lex.form_entry[k] < lex.head.n);
    return 0;
}

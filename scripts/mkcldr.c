/* mkcldr.c - writes align/channel/cldr-ko-en.c again from ICU's data.
 *
 *     make build/opt/scripts/mkcldr && build/opt/scripts/mkcldr > align/channel/cldr-ko-en.c
 *
 * Not part of the build: the result is in the repository, so that an article need not wait
 * for ICU's resource bundles.
 */
#include "align/channel/names.h"

#include <stdio.h>
#include <stdlib.h>

static jk_span word_of(const jk_name_side *side, uint32_t k)
{
    return (jk_span){ side->fold + side->at[k], side->at[k + 1] - side->at[k] };
}

static void print_numbers(const char *what, const char *lang, const uint32_t *number, uint32_t n)
{
    printf("\nstatic const uint32_t %s_%s[] = {", what, lang);
    for (uint32_t k = 0; k < n; k++)
        printf("%s%u,", k % 24 ? " " : "\n    ", (unsigned)number[k]);
    printf("\n};\n");
}

static void print_side(const jk_name_side *side, const char *lang)
{
    printf("\nstatic const char fold_%s[] =", lang);
    for (uint32_t k = 0; k < side->n; k++)
        printf("%s\"%.*s\"", k % 8 ? " " : "\n    ", (int)word_of(side, k).len, word_of(side, k).ptr);
    printf(";\n");
    print_numbers("at", lang, side->at, side->n + 1);
    printf("\nstatic const uint8_t capital_%s[] = {", lang);
    for (uint32_t k = 0; k < side->n; k++)
        printf("%s%u,", k % 48 ? " " : "\n    ", side->capital[k]);
    printf("\n};\n");
    print_numbers("slot", lang, side->slot, side->mask + 1);
}

static void print_table(const jk_name_table *t)
{
    printf("/* cldr-ko-en.c - words of names that CLDR has in Korean and English.\n"
           " * Written by scripts/mkcldr.c with ICU %s; do not edit. Data: Unicode CLDR, rearranged; UNICODE-LICENSE.txt beside this file.\n */\n"
           "#include \"align/channel/names.h\"\n", jk_icu_version((char[JK_VERSION_SIZE]){ 0 }));
    print_side(&t->side[0], "ko");
    print_side(&t->side[1], "en");
    print_numbers("first", "ko", t->first, t->side[0].n + 1);
    printf("\nstatic const uint32_t partner_ko[] = {\n");
    for (uint32_t k = 0; k < t->side[0].n; k++) {
        printf("   ");
        for (uint32_t p = t->first[k]; p < t->first[k + 1]; p++)
            printf(" %u,", (unsigned)t->partner[p]);
        printf(" /* %.*s =", (int)word_of(&t->side[0], k).len, word_of(&t->side[0], k).ptr);
        for (uint32_t p = t->first[k]; p < t->first[k + 1]; p++)
            printf(" %.*s", (int)word_of(&t->side[1], t->partner[p]).len, word_of(&t->side[1], t->partner[p]).ptr);
        printf(" */\n");
    }
    printf("};\n\nconst jk_name_table jk_cldr_ko_en = {\n"
           "    { { fold_ko, at_ko, capital_ko, slot_ko, %u, %u }, { fold_en, at_en, capital_en, slot_en, %u, %u } }, first_ko, partner_ko\n};\n",
           (unsigned)t->side[0].n, (unsigned)t->side[0].mask, (unsigned)t->side[1].n, (unsigned)t->side[1].mask);
}

int main(void)
{
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_name_pair *name, *word;
    jk_name_table table;
    size_t n, n_word;
    if (!arena || !jk_cldr_names(arena, "ko", "en", &name, &n, &err) || !jk_name_words(arena, name, n, &word, &n_word, &err)
        || !jk_name_table_make(arena, word, n_word, &table, &err)) {
        fprintf(stderr, "mkcldr: %s\n", arena ? err.what : "no memory");
        return 4;
    }
    print_table(&table);
    jk_arena_close(arena);
    return fflush(stdout) || ferror(stdout) ? 4 : 0;
}

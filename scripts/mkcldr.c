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

static void print_table(const jk_name_pair *word, size_t n)
{
    printf("/* cldr-ko-en.c - words of names that CLDR has in Korean and English.\n"
           " * Written by scripts/mkcldr.c with ICU %s; do not edit. Data: Unicode CLDR, rearranged; UNICODE-LICENSE.txt beside this file.\n */\n"
           "#include \"align/channel/names.h\"\n\nconst char jk_cldr_ko_en[] =", jk_icu_version((char[JK_VERSION_SIZE]){ 0 }));
    for (size_t k = 0; k < n; k++) {
        if (!k || !jk_span_equal(word[k].a, word[k - 1].a))
            printf("%s\n    \"%.*s\\t", k ? "\\n\"" : "", (int)word[k].a.len, word[k].a.ptr);
        else
            putchar(' ');
        printf("%.*s", (int)word[k].b.len, word[k].b.ptr);
    }
    printf("\\n\";\n");
}

int main(void)
{
    jk_err err = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_name_pair *name, *word;
    size_t n, n_word;
    if (!arena || !jk_cldr_names(arena, "ko", "en", &name, &n, &err) || !jk_name_words(arena, name, n, &word, &n_word, &err)) {
        fprintf(stderr, "mkcldr: %s\n", arena ? err.what : "no memory");
        return 4;
    }
    print_table(word, n_word);
    jk_arena_close(arena);
    return fflush(stdout) || ferror(stdout) ? 4 : 0;
}

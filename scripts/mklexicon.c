/* mklexicon.c - writes the built-in lexicon as C: mklexicon ko en < ko-en.tsv > ko-en.c
 *
 * Runs on the machine that builds, with the library's own code to build a lexicon, so that the built-in one
 * and a user's are the same arrays. Needs no ICU: the list's glosses are ASCII.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "align/lexicon.h"

static void put_numbers(const char *name, const uint32_t *at, size_t n)
{
    printf("static const uint32_t %s[] = {", name);
    for (size_t k = 0; k < n; k++)
        printf("%s%lu,", k % 16 ? "" : "\n", (unsigned long)at[k]);
    printf("%s\n};\n", n ? "" : "0");
}

static void put_strings(const char *name, const jk_strings *s)
{
    char full[64];
    printf("static const unsigned char %s_pool[] = {", name);
    for (size_t k = 0; k < s->at[s->n]; k++)
        printf("%s%u,", k % 32 ? "" : "\n", (unsigned char)s->pool[k]);
    printf("0\n};\n");
    snprintf(full, sizeof full, "%s_at", name);
    put_numbers(full, s->at, (size_t)s->n + 1);
    snprintf(full, sizeof full, "%s_bucket", name);
    put_numbers(full, s->bucket, (size_t)s->mask + 2);
}

static void put_field(const char *name, const jk_strings *s)
{
    printf("    .%s = { (const char *)%s_pool, %s_at, %s_bucket, %lu, %lu, %lu },\n", name, name, name, name,
           (unsigned long)s->n, (unsigned long)s->mask, (unsigned long)s->longest);
}

static bool read_all(FILE *in, jk_buf *buf, jk_err *err)
{
    char part[4096];
    for (size_t n; (n = fread(part, 1, sizeof part, in)) > 0; )
        if (!jk_buf_put(buf, (jk_span){ part, n }, err))
            return false;
    return !ferror(in) || jk_fail(err, JK_EIO, "standard input: %s", strerror(errno));
}

static jk_lexicon_row *split(jk_arena *arena, jk_span text, size_t *n, jk_err *err)
{
    size_t lines = 1;
    for (size_t k = 0; k < text.len; k++)
        lines += text.ptr[k] == '\n';
    jk_lexicon_row *row = JK_NEW(arena, jk_lexicon_row, lines, err);
    const char *p = text.ptr, *end = p + text.len;
    for (*n = 0; row && p < end; ) {
        const char *eol = memchr(p, '\n', (size_t)(end - p));
        eol = eol ? eol : end;
        const char *tab = memchr(p, '\t', (size_t)(eol - p));
        if (!tab) {
            jk_fail(err, JK_EINPUT, "line %zu: no tab", *n + 1);
            return NULL;
        }
        row[(*n)++] = (jk_lexicon_row){ { p, (size_t)(tab - p) }, { tab + 1, (size_t)(eol - tab - 1) } };
        p = eol + 1;
    }
    return row;
}

int main(int argc, char **argv)
{
    jk_err err = { 0 };
    jk_buf buf = { 0 };
    jk_lexicon lex;
    size_t n;
    jk_arena *arena = jk_arena_open(0);
    if (argc != 3 || !arena) {
        fprintf(stderr, "mklexicon: mklexicon SRC TRG < LIST.tsv > LIST.c\n");
        return 2;
    }
    jk_lexicon_row *row = read_all(stdin, &buf, &err) ? split(arena, jk_buf_span(&buf), &n, &err) : NULL;
    if (!row || !jk_lexicon_build(arena, row, n, argv[1], argv[2], &lex, &err)) {
        fprintf(stderr, "mklexicon: %s\n", err.what);
        return 1;
    }
    printf("/* Written by scripts/mklexicon.c: %lu headwords, %lu stems, %lu verb forms. */\n#include \"align/lexicon.h\"\n",
           (unsigned long)lex.head.n, (unsigned long)lex.stem.n, (unsigned long)lex.form.n);
    put_strings("head", &lex.head);
    put_strings("stem", &lex.stem);
    put_strings("form", &lex.form);
    put_numbers("gloss_at", lex.gloss_at, (size_t)lex.head.n + 1);
    put_numbers("gloss", lex.gloss, lex.gloss_at[lex.head.n]);
    put_numbers("form_entry", lex.form_entry, lex.form.n);
    printf("const jk_lexicon jk_lexicon_%s_%s = {\n    .src = \"%s\", .trg = \"%s\",\n", argv[1], argv[2], argv[1], argv[2]);
    put_field("head", &lex.head);
    put_field("stem", &lex.stem);
    put_field("form", &lex.form);
    printf("    .gloss_at = gloss_at, .gloss = gloss, .form_entry = form_entry,\n};\n");
    jk_arena_close(arena);
    jk_buf_free(&buf);
    return fflush(stdout) || ferror(stdout);
}

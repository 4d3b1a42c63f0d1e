/* mklexicon.c - writes built-in lexicons as C: mklexicon ko en < ko-en.tsv > ko-en.c, mklexicon concepts < concepts.tsv > concepts.c
 *
 * Runs on the machine that builds, with the library's own code to build a lexicon, so that a built-in one
 * and a user's are the same arrays. Needs no ICU: the lists are in small letters.
 *
 * concepts.tsv: a header of language codes, then a row a concept and in each cell the words for it, a comma between. A
 * column becomes a lexicon too, in which the glosses of a word are the numbers of its concepts.
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

static void put_field(const char *field, const char *name, const jk_strings *s)
{
    printf("    .%s = { (const char *)%s_pool, %s_at, %s_bucket, %lu, %lu, %lu },\n", field, name, name, name,
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

static bool put_pair(jk_arena *arena, jk_span text, char **argv, jk_err *err)
{
    jk_lexicon lex;
    size_t n;
    jk_lexicon_row *row = split(arena, text, &n, err);
    if (!row || !jk_lexicon_build(arena, row, n, argv[1], argv[2], &lex, err))
        return false;
    printf("/* Written by scripts/mklexicon.c: %lu headwords, %lu stems, %lu verb forms. */\n#include \"align/lexicon.h\"\n",
           (unsigned long)lex.head.n, (unsigned long)lex.stem.n, (unsigned long)lex.form.n);
    put_strings("head", &lex.head);
    put_strings("stem", &lex.stem);
    put_strings("form", &lex.form);
    put_numbers("gloss_at", lex.gloss_at, (size_t)lex.head.n + 1);
    put_numbers("gloss", lex.gloss, lex.gloss_at[lex.head.n]);
    put_numbers("form_entry", lex.form_entry, lex.form.n);
    printf("const jk_lexicon jk_lexicon_%s_%s = {\n    .src = \"%s\", .trg = \"%s\",\n", argv[1], argv[2], argv[1], argv[2]);
    put_field("head", "head", &lex.head);
    put_field("stem", "stem", &lex.stem);
    put_field("form", "form", &lex.form);
    printf("    .gloss_at = gloss_at, .gloss = gloss, .form_entry = form_entry,\n};\n");
    return true;
}

/* ---------------------------------------------------------------- concepts */

/* Cell number column, from 0, of a line; empty behind the last. */
static jk_span cell_of(jk_span line, size_t column)
{
    const char *p = line.ptr, *end = p + line.len;
    for (;; column--) {
        const char *tab = memchr(p, '\t', (size_t)(end - p));
        if (column == 0 || !tab)
            return column == 0 ? (jk_span){ p, (size_t)((tab ? tab : end) - p) } : (jk_span){ end, 0 };
        p = tab + 1;
    }
}

static size_t cells_of(jk_span line)
{
    size_t n = 1;
    for (size_t k = 0; k < line.len; k++)
        n += line.ptr[k] == '\t';
    return n;
}

static bool next_line(jk_span *rest, jk_span *line)
{
    const char *eol = memchr(rest->ptr, '\n', rest->len);
    *line = (jk_span){ rest->ptr, eol ? (size_t)(eol - rest->ptr) : rest->len };
    size_t used = line->len + (eol != NULL);
    *rest = (jk_span){ rest->ptr + used, rest->len - used };
    return used > 0;
}

/* The words of a column, each with the number of its concept as its gloss. */
static jk_lexicon_row *read_column(jk_arena *arena, jk_span table, size_t column, size_t columns, size_t *n, size_t *concepts, jk_err *err)
{
    size_t most = 1;
    for (size_t k = 0; k < table.len; k++)
        most += table.ptr[k] == '\n' || table.ptr[k] == ',';
    jk_lexicon_row *row = JK_NEW(arena, jk_lexicon_row, most, err);
    jk_span line;
    *n = *concepts = 0;
    for (; row && next_line(&table, &line); ++*concepts) {
        jk_span cell = cell_of(line, column);
        if (cells_of(line) != columns) {
            jk_fail(err, JK_EINPUT, "line %zu: %zu cells, not %zu", *concepts + 2, cells_of(line), columns);
            return NULL;
        }
        char *gloss = JK_NEW(arena, char, 12, err);
        if (!gloss)
            return NULL;
        jk_span key = { gloss, (size_t)snprintf(gloss, 12, "c%zu", *concepts) };
        for (const char *p = cell.ptr, *end = p + cell.len; p < end;) {
            const char *comma = memchr(p, ',', (size_t)(end - p));
            comma = comma ? comma : end;
            row[(*n)++] = (jk_lexicon_row){ { p, (size_t)(comma - p) }, key };
            p = comma + 1;
        }
    }
    return row;
}

enum { NAME = 64 };

static const char *name_of(char name[NAME], const char *lang, const char *what)
{
    snprintf(name, NAME, "%s_%s", lang, what);
    return name;
}

static bool put_column(jk_arena *arena, jk_span table, size_t column, size_t columns, const char *lang, jk_lexicon *at, size_t *concepts, jk_err *err)
{
    jk_lexicon lex;
    size_t n;
    char name[NAME];
    jk_lexicon_row *row = read_column(arena, table, column, columns, &n, concepts, err);
    if (!row || !jk_lexicon_build(arena, row, n, lang, "", &lex, err))
        return false;
    uint32_t n_gloss = lex.gloss_at[lex.head.n], *concept = JK_NEW(arena, uint32_t, n_gloss, err);
    if (!concept)
        return false;
    for (uint32_t k = 0; k < n_gloss; k++) {
        jk_span key = jk_strings_get(&lex.stem, lex.gloss[k]);
        for (size_t i = 1; i < key.len; i++)
            concept[k] = concept[k] * 10 + (uint32_t)(key.ptr[i] - '0');
    }
    put_strings(name_of(name, lang, "word"), &lex.head);
    put_strings(name_of(name, lang, "form"), &lex.form);
    put_numbers(name_of(name, lang, "concept_at"), lex.gloss_at, (size_t)lex.head.n + 1);
    put_numbers(name_of(name, lang, "concept"), concept, n_gloss);
    put_numbers(name_of(name, lang, "form_entry"), lex.form_entry, lex.form.n);
    *at = lex;
    return true;
}

static bool put_concepts(jk_arena *arena, jk_span text, jk_err *err)
{
    enum { MOST = 64 };
    jk_span line, lang;
    jk_lexicon lex[MOST];
    char code[MOST][JK_LANG_SIZE], word[NAME], form[NAME];
    size_t n = 0, concepts = 0;
    if (!next_line(&text, &line))
        return jk_fail(err, JK_EINPUT, "no header");
    printf("/* Written by scripts/mklexicon.c. */\n#include \"align/lexicon.h\"\n");
    for (; n < cells_of(line); n++) {
        lang = cell_of(line, n);
        if (n == MOST || lang.len == 0 || lang.len >= JK_LANG_SIZE)
            return jk_fail(err, JK_EINPUT, "column %zu: no language code, or too many", n + 1);
        snprintf(code[n], sizeof code[n], "%.*s", (int)lang.len, lang.ptr);
        if (!put_column(arena, text, n, cells_of(line), code[n], &lex[n], &concepts, err))
            return false;
    }
    printf("const uint32_t jk_n_concept = %zu;\nconst jk_concept_words jk_concept_language[] = {\n", concepts);
    for (size_t k = 0; k < n; k++) {
        printf("{   .lang = \"%s\", .concept_at = %s_concept_at, .concept = %s_concept, .form_entry = %s_form_entry,\n", code[k], code[k], code[k], code[k]);
        put_field("word", name_of(word, code[k], "word"), &lex[k].head);
        put_field("form", name_of(form, code[k], "form"), &lex[k].form);
        printf("},\n");
    }
    printf("{ .lang = NULL }\n};\n");
    return true;
}

int main(int argc, char **argv)
{
    jk_err err = { 0 };
    jk_buf buf = { 0 };
    jk_arena *arena = jk_arena_open(0);
    if (argc < 2 || argc > 3 || !arena) {
        fprintf(stderr, "mklexicon: mklexicon SRC TRG < LIST.tsv > LIST.c, or mklexicon concepts < TABLE.tsv > TABLE.c\n");
        return 2;
    }
    if (!read_all(stdin, &buf, &err) || !(argc == 3 ? put_pair(arena, jk_buf_span(&buf), argv, &err) : put_concepts(arena, jk_buf_span(&buf), &err))) {
        fprintf(stderr, "mklexicon: %s\n", err.what);
        return 1;
    }
    jk_arena_close(arena);
    jk_buf_free(&buf);
    return fflush(stdout) || ferror(stdout);
}

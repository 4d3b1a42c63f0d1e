/* words.c - words of scripts that put no space between them, by ICU's dictionaries. */
#include "align/unicode.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

struct jk_word_cutter {
    UBreakIterator *iter;
    UChar   *text;
    uint32_t *end;
    size_t   cap;
};

enum { BYTES = 3 };                 /* of each of these characters in UTF-8; in UTF-16 it is a unit */

jk_word_cutter *jk_word_cutter_open(jk_err *err)
{
    UErrorCode status = U_ZERO_ERROR;
    jk_word_cutter *c = calloc(1, sizeof *c);
    if (c)
        c->iter = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
    if (c && U_SUCCESS(status))
        return c;
    jk_fail(err, JK_ENOMEM, "ICU cannot cut words: %s", c ? u_errorName(status) : "no memory");
    jk_word_cutter_close(c);
    return NULL;
}

void jk_word_cutter_close(jk_word_cutter *c)
{
    if (!c)
        return;
    ubrk_close(c->iter);
    free(c->text);
    free(c->end);
    free(c);
}

static bool room(jk_word_cutter *c, size_t n, jk_err *err)
{
    if (n <= c->cap)
        return true;
    free(c->text);
    free(c->end);
    c->text = malloc(n * sizeof *c->text);
    c->end = malloc(n * sizeof *c->end);
    c->cap = c->text && c->end ? n : 0;
    return c->cap || jk_fail(err, JK_ENOMEM, "no memory to cut a run of %zu characters", n);
}

bool jk_word_cutter_cut(jk_word_cutter *c, jk_span run, const uint32_t **end, size_t *n, jk_err *err)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t units;
    size_t chars = run.len / BYTES;
    *n = 0;
    if (chars > INT32_MAX / BYTES)
        return jk_fail(err, JK_ELIMIT, "a run of %zu bytes without a space; at most 2 GiB", run.len);
    if (!room(c, chars + 1, err))
        return false;
    u_strFromUTF8(c->text, (int32_t)chars + 1, &units, run.ptr, (int32_t)run.len, &status);
    ubrk_setText(c->iter, c->text, units, &status);
    if (U_FAILURE(status))
        return jk_fail(err, JK_EINPUT, "ICU cannot cut words: %s", u_errorName(status));
    for (int32_t at = ubrk_next(c->iter); at != UBRK_DONE; at = ubrk_next(c->iter))
        c->end[(*n)++] = (uint32_t)at * BYTES;
    *end = c->end;
    return true;
}

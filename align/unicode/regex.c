/* regex.c - ICU's regular expressions on UTF-8. */
#include "align/unicode.h"

#include <stdlib.h>
#include <unicode/uregex.h>
#include <unicode/ustring.h>

struct jk_regex { URegularExpression *re; UText *text; };

jk_regex *jk_regex_open(jk_span pattern, bool any_case, jk_err *err)
{
    UErrorCode status = U_ZERO_ERROR;
    UParseError where = { 0 };
    jk_regex *regex = calloc(1, sizeof *regex);
    if (!regex)
        return jk_fail(err, JK_ENOMEM, "no memory for a regular expression"), NULL;
    UText *source = utext_openUTF8(NULL, pattern.ptr, (int64_t)pattern.len, &status);
    regex->re = uregex_openUText(source, any_case ? UREGEX_CASE_INSENSITIVE : 0, &where, &status);
    utext_close(source);
    if (U_SUCCESS(status)) {
        uregex_setTimeLimit(regex->re, 500, &status);      /* ICU's steps: a pattern that backtracks for ever is an error */
        regex->text = utext_openUTF8(NULL, "", 0, &status);
    }
    if (U_SUCCESS(status))
        return regex;
    jk_fail(err, status == U_MEMORY_ALLOCATION_ERROR ? JK_ENOMEM : JK_EUSAGE, "the regular expression %.100s: %s at character %d", pattern.len < 100 ? pattern.ptr : "",
            u_errorName(status), where.offset > 0 ? (int)where.offset : 0);
    jk_regex_close(regex);
    return NULL;
}

void jk_regex_close(jk_regex *regex)
{
    if (!regex)
        return;
    uregex_close(regex->re);
    utext_close(regex->text);
    free(regex);
}

bool jk_regex_find(jk_regex *regex, jk_span text, size_t from, size_t *at, size_t *len, jk_err *err)
{
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(regex->text, text.ptr, (int64_t)text.len, &status);
    uregex_setUText(regex->re, regex->text, &status);
    if (!uregex_find64(regex->re, (int64_t)from, &status) || U_FAILURE(status)) {
        if (U_FAILURE(status))
            jk_fail(err, status == U_MEMORY_ALLOCATION_ERROR ? JK_ENOMEM : JK_ELIMIT, "the regular expression takes too long on a text of %zu bytes (%s)", text.len, u_errorName(status));
        return false;
    }
    *at = (size_t)uregex_start64(regex->re, 0, &status);
    *len = (size_t)uregex_end64(regex->re, 0, &status) - *at;
    return true;
}

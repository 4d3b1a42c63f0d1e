/* decode - any bytes, in any charset: decoded text is UTF-8 without a NUL, and decoding it
 * again changes nothing. The first byte chooses the charset. */
#include "align/unicode.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const charset[] = { NULL, "UTF-8", "windows-949", "UTF-16", "UTF-16LE", "UTF-32BE", "Shift_JIS", "GB18030", "ISO-2022-KR", "windows-1252" };
    if (size < 1)
        return 0;
    jk_span bytes = { (const char *)data + 1, size - 1 };
    for (int replace = 0; replace < 2; replace++) {
        jk_arena *arena = jk_arena_open(0);
        jk_err err = { 0 };
        jk_span text, again;
        char encoding[32];
        uint64_t n;
        jk_decode_options o = { .encoding = charset[data[0] % (sizeof charset / sizeof *charset)], .replace_invalid = replace };
        if (!arena)
            return 0;
        if (jk_decode(arena, bytes, &o, &text, encoding, &n, &err)) {
            if (!jk_decode(arena, text, &(jk_decode_options){ .encoding = "UTF-8" }, &again, encoding, &n, &err))
                abort();
            if (!jk_span_equal(text, again) && !(text.len >= 3 && memcmp(text.ptr, "\xEF\xBB\xBF", 3) == 0))     /* a second BOM */
                abort();
        } else if (!err.code || !err.what[0])
            abort();
        jk_arena_close(arena);
    }
    return 0;
}

/* json.c - any bytes as JSON: refused, or every string of it can be written and read again. */
#include "corpus/json.h"
#include "tests/fuzz/fuzz.h"

static void check(jk_arena *arena, const jk_json *value)
{
    jk_buf out = { 0 };
    jk_err err = { 0 };
    jk_json *again;
    if (value->kind == JK_JSON_STRING) {
        MUST(jk_json_put(&out, value->text, &err) && jk_json_read(arena, jk_buf_span(&out), "again", &again, &err));
        MUST(again->kind == JK_JSON_STRING && jk_span_equal(again->text, value->text));
    }
    jk_buf_free(&out);
    size_t n = 0;
    for (const jk_json *m = value->first; m; m = m->next, n++)
        check(arena, m);
    MUST(n == value->n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    jk_err err = { 0 };
    jk_json *top;
    jk_arena *arena = jk_arena_open(0);
    MUST(arena);
    if (jk_json_read(arena, (jk_span){ (const char *)data, size }, "fuzz", &top, &err))
        check(arena, top);
    else
        MUST(err.code == JK_EINPUT);
    jk_arena_close(arena);
    return 0;
}

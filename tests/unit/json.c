/* json: what is JSON is read, what is not is refused; a written string is read again. */
#include "corpus/json.h"

#include "tests/unit/test.h"

static const struct { const char *text; jk_json_kind kind; } good[] = {
    { "null", JK_JSON_NULL }, { " true ", JK_JSON_TRUE }, { "false\n", JK_JSON_FALSE }, { "0", JK_JSON_NUMBER }, { "-0.5e+10", JK_JSON_NUMBER },
    { "\"\"", JK_JSON_STRING }, { "[]", JK_JSON_ARRAY }, { "{ }", JK_JSON_OBJECT }, { "[1, [2], {\"a\":[]}]", JK_JSON_ARRAY },
    { "\"\\ud83d\\ude00\"", JK_JSON_STRING }, { "\"\x7f\"", JK_JSON_STRING },
};

static const char *const bad[] = {
    "", " ", "nul", "nullx", "01", "1.", ".5", "+1", "1e", "--1", "\"", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"",
    "\"\\udc00\"", "\"\n\"", "\"\xff\"", "\"\xed\xa0\x80\"", "[", "[1", "[1,", "[1,]", "[,]", "[1 2]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
    "{a:1}", "{1:1}", "1 2", "[] x", "// x\n1", "\357\273\2771", "'a'", "NaN", "Infinity", "[}", "{]",
};

static const struct { const char *json, *text; } string[] = {
    { "\"a\\\"b\\\\c\\/d\\b\\f\\n\\r\\t\"", "a\"b\\c/d\b\f\n\r\t" }, { "\"\\uac00\"", "가" }, { "\"\\uD83D\\uDE00x\"", "😀x" }, { "\"가😀\"", "가😀" },
};

static bool read_text(jk_arena *arena, const char *text, jk_json **out)
{
    jk_err err = { 0 };
    *out = NULL;
    bool ok = jk_json_read(arena, jk_span_of(text), "text", out, &err);
    CHECK(ok == (err.code == JK_OK));
    return ok;
}

static void check_depth(jk_arena *arena)
{
    char text[2 * JK_JSON_DEPTH + 3];
    jk_json *json;
    memset(text, '[', JK_JSON_DEPTH);
    memset(text + JK_JSON_DEPTH, ']', JK_JSON_DEPTH);
    text[sizeof text - 3] = '\0';
    CHECK(read_text(arena, text, &json));
    memset(text, '[', JK_JSON_DEPTH + 1);
    memset(text + JK_JSON_DEPTH + 1, ']', JK_JSON_DEPTH + 1);
    text[sizeof text - 1] = '\0';
    CHECK(!read_text(arena, text, &json));
}

static void check_members(jk_arena *arena)
{
    jk_json *json;
    uint64_t n = 0;
    jk_span s;
    CHECK(read_text(arena, "{\"a\":18446744073709551615,\"b\":\"x\",\"c\":18446744073709551616,\"d\":-1,\"e\":1.0,\"a\":2}", &json));
    CHECK(json->n == 6 && jk_json_count(jk_json_get(json, "a"), &n) && n == UINT64_MAX);
    CHECK(jk_json_string(jk_json_get(json, "b"), &s) && jk_span_equal(s, jk_span_of("x")));
    CHECK(!jk_json_count(jk_json_get(json, "b"), &n) && !jk_json_count(jk_json_get(json, "c"), &n) && !jk_json_count(jk_json_get(json, "d"), &n));
    CHECK(!jk_json_count(jk_json_get(json, "e"), &n) && !jk_json_count(jk_json_get(json, "z"), &n) && !jk_json_string(NULL, &s));
}

/* Every byte below 0x80, and what stands beside them, written and read again. */
static void check_written(jk_arena *arena)
{
    static const char beside[] = "가😀";
    char all[128 + sizeof beside];
    jk_buf out = { 0 };
    jk_err err = { 0 };
    jk_json *json = NULL;
    for (int c = 0; c < 128; c++)
        all[c] = (char)c;
    memcpy(all + 128, beside, sizeof beside);
    jk_span text = { all, 128 + sizeof beside - 1 };
    CHECK(jk_json_put(&out, text, &err) && jk_json_read(arena, jk_buf_span(&out), "text", &json, &err));
    CHECK(json && json->kind == JK_JSON_STRING && jk_span_equal(json->text, text));
    out.len = 0;
    CHECK(jk_json_put(&out, jk_span_of("\x01\n/\""), &err) && jk_span_equal(jk_buf_span(&out), jk_span_of("\"\\u0001\\n/\\\"\"")));
    jk_buf_free(&out);
}

/* With any limit of memory: an answer or JK_ENOMEM. */
static void check_starved(void)
{
    unsigned wrong = 0;
    for (size_t limit = 1; limit < 2000; limit += 16) {
        jk_arena *arena = jk_arena_open(limit);
        jk_json *json = NULL;
        jk_err err = { 0 };
        bool ok = jk_json_read(arena, jk_span_of("{\"a\":[1,2,\"x\\ny\"],\"b\":{\"c\":null}}"), "text", &json, &err);
        wrong += !ok && err.code != JK_ENOMEM;
        jk_arena_close(arena);
    }
    CHECK(wrong == 0);
}

int main(void)
{
    jk_arena *arena = jk_arena_open(0);
    jk_json *json;
    for (size_t k = 0; k < sizeof good / sizeof *good; k++)
        CHECK(read_text(arena, good[k].text, &json) && json->kind == good[k].kind);
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        bool refused = !read_text(arena, bad[k], &json);
        if (!refused)
            printf("read: %s\n", bad[k]);
        CHECK(refused);
    }
    for (size_t k = 0; k < sizeof string / sizeof *string; k++)
        CHECK(read_text(arena, string[k].json, &json) && jk_span_equal(json->text, jk_span_of(string[k].text)));
    check_depth(arena);
    check_members(arena);
    check_written(arena);
    check_starved();
    jk_arena_close(arena);
    return test_report("json");
}

/* json.c - a strict JSON reader by recursive descent, bounded in depth; a string writer. */
#include "corpus/json.h"

#include "align/unicode.h"
#include "corpus/text.h"

typedef struct {
    jk_arena *arena;
    const char *start, *at, *end, *name;
    jk_err *err;
} reader;

static bool bad(const reader *in, const char *what)
{
    return jk_fail(in->err, JK_EINPUT, "%s: not JSON: %s at byte %zu", in->name, what, (size_t)(in->at - in->start) + 1);
}

static void skip_space(reader *in)
{
    while (in->at < in->end && (*in->at == ' ' || *in->at == '\t' || *in->at == '\n' || *in->at == '\r'))
        in->at++;
}

/* 0 at the end: a NUL in the text is no JSON either. */
static char peek(const reader *in)
{
    static const char nothing;
    return *(in->at < in->end ? in->at : &nothing);
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* ----------------------------------------------------------------- strings */

static bool read_hex(reader *in, uint32_t *out)
{
    *out = 0;
    for (int k = 0; k < 4; k++, in->at++) {
        char c = peek(in);
        int low = c | 0x20;
        if (!is_digit(c) && !(low >= 'a' && low <= 'f'))
            return bad(in, "four hexadecimal digits expected");
        *out = *out << 4 | (uint32_t)(is_digit(c) ? c - '0' : low - 'a' + 10);
    }
    return true;
}

/* Behind "\u": one code point, maybe of two escapes. */
static bool read_escaped_char(reader *in, uint32_t *c)
{
    if (!read_hex(in, c))
        return false;
    if (*c < 0xD800 || *c > 0xDFFF)
        return true;
    uint32_t low;
    if (*c > 0xDBFF || in->end - in->at < 2 || in->at[0] != '\\' || in->at[1] != 'u')
        return bad(in, "half a surrogate pair");
    in->at += 2;
    if (!read_hex(in, &low))
        return false;
    if (low < 0xDC00 || low > 0xDFFF)
        return bad(in, "half a surrogate pair");
    *c = 0x10000 + ((*c - 0xD800) << 10) + (low - 0xDC00);
    return true;
}

/* Behind a backslash; *to moves behind what was written. Never longer than what was read. */
static bool read_escape(reader *in, char **to)
{
    static const char name[] = "\"\\/bfnrt", value[] = "\"\\/\b\f\n\r\t";
    char c = peek(in);
    const char *found = c ? strchr(name, c) : NULL;
    if (found) {
        in->at++;
        *(*to)++ = value[found - name];
        return true;
    }
    if (c != 'u')
        return bad(in, "unknown escape");
    in->at++;
    uint32_t code;
    if (!read_escaped_char(in, &code))
        return false;
    *to += jk_put_char(code, *to);
    return true;
}

/* Behind the opening quote. */
static bool read_string(reader *in, jk_span *out)
{
    const char *from = in->at;
    bool escaped = false;
    for (; peek(in) != '"'; in->at++) {
        if (in->at == in->end || (unsigned char)*in->at < ' ')
            return bad(in, in->at == in->end ? "a string without end" : "a control character in a string");
        if (*in->at == '\\') {
            escaped = true;
            if (++in->at == in->end)
                return bad(in, "a string without end");
        }
    }
    const char *to = in->at++;
    *out = (jk_span){ from, (size_t)(to - from) };
    if (!escaped)
        return true;
    char *copy = jk_arena_alloc(in->arena, out->len, 1, in->err), *w = copy;
    if (!copy)
        return false;
    reader inner = *in;
    inner.at = from;
    inner.end = to;
    while (inner.at < to)
        if (*inner.at != '\\')
            *w++ = *inner.at++;
        else if (inner.at++, !read_escape(&inner, &w))
            return false;
    *out = (jk_span){ copy, (size_t)(w - copy) };
    return true;
}

/* ------------------------------------------------------------------ values */

static void skip_digits(reader *in)
{
    while (is_digit(peek(in)))
        in->at++;
}

static bool read_number(reader *in, jk_span *out)
{
    const char *from = in->at;
    in->at += peek(in) == '-';
    if (!is_digit(peek(in)))
        return bad(in, "a value expected");
    if (*in->at == '0')
        in->at++;
    else
        skip_digits(in);
    if (peek(in) == '.') {
        in->at++;
        if (!is_digit(peek(in)))
            return bad(in, "a digit expected");
        skip_digits(in);
    }
    if (peek(in) == 'e' || peek(in) == 'E') {
        in->at++;
        in->at += peek(in) == '+' || peek(in) == '-';
        if (!is_digit(peek(in)))
            return bad(in, "a digit expected");
        skip_digits(in);
    }
    *out = (jk_span){ from, (size_t)(in->at - from) };
    return true;
}

static bool read_word(reader *in, jk_json *value)
{
    static const struct { const char *word; jk_json_kind kind; } known[] = {
        { "null", JK_JSON_NULL }, { "false", JK_JSON_FALSE }, { "true", JK_JSON_TRUE },
    };
    for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
        size_t n = strlen(known[k].word);
        if ((size_t)(in->end - in->at) >= n && memcmp(in->at, known[k].word, n) == 0) {
            in->at += n;
            value->kind = known[k].kind;
            return true;
        }
    }
    value->kind = JK_JSON_NUMBER;
    return read_number(in, &value->text);
}

static bool read_key(reader *in, jk_span *key)
{
    if (peek(in) != '"')
        return bad(in, "a key in quotes expected");
    in->at++;
    if (!read_string(in, key))
        return false;
    skip_space(in);
    if (peek(in) != ':')
        return bad(in, "':' expected");
    in->at++;
    skip_space(in);
    return true;
}

static bool read_value(reader *in, jk_json *value, int depth);

/* Behind the bracket that opens, up to and with the one that closes. */
static bool read_members(reader *in, jk_json *value, char close, int depth)
{
    if (depth == JK_JSON_DEPTH)
        return bad(in, "nested too deeply");
    jk_json **link = &value->first;
    skip_space(in);
    if (peek(in) == close)
        return in->at++, true;
    for (;;) {
        jk_json *member = JK_NEW(in->arena, jk_json, 1, in->err);
        if (!member || (close == '}' && !read_key(in, &member->key)) || !read_value(in, member, depth + 1))
            return false;
        *link = member;
        link = &member->next;
        value->n++;
        skip_space(in);
        char c = peek(in);
        if (c != ',' && c != close)
            return bad(in, close == '}' ? "',' or '}' expected" : "',' or ']' expected");
        in->at++;
        if (c == close)
            return true;
        skip_space(in);
    }
}

static bool read_value(reader *in, jk_json *value, int depth)
{
    switch (peek(in)) {
    case '"':
        in->at++;
        value->kind = JK_JSON_STRING;
        return read_string(in, &value->text);
    case '[':
        in->at++;
        value->kind = JK_JSON_ARRAY;
        return read_members(in, value, ']', depth);
    case '{':
        in->at++;
        value->kind = JK_JSON_OBJECT;
        return read_members(in, value, '}', depth);
    default:
        return read_word(in, value);
    }
}

bool jk_json_read(jk_arena *arena, jk_span text, const char *name, jk_json **out, jk_err *err)
{
    size_t wrong;
    reader in = { .arena = arena, .start = text.ptr, .at = text.ptr, .name = name, .err = err };
    in.end = text.len ? text.ptr + text.len : text.ptr;
    if (!jk_utf8_valid(text, &wrong)) {
        in.at += wrong;
        return bad(&in, "invalid UTF-8");
    }
    *out = JK_NEW(arena, jk_json, 1, err);
    if (!*out)
        return false;
    skip_space(&in);
    if (!read_value(&in, *out, 0))
        return false;
    skip_space(&in);
    return in.at == in.end || bad(&in, "something behind the value");
}

const jk_json *jk_json_get(const jk_json *object, const char *key)
{
    if (!object || object->kind != JK_JSON_OBJECT)
        return NULL;
    const jk_json *m = object->first;
    while (m && !jk_span_equal(m->key, jk_span_of(key)))
        m = m->next;
    return m;
}

bool jk_json_count(const jk_json *value, uint64_t *out)
{
    return value && value->kind == JK_JSON_NUMBER && jk_parse_count(value->text, out);
}

bool jk_json_string(const jk_json *value, jk_span *out)
{
    if (!value || value->kind != JK_JSON_STRING)
        return false;
    *out = value->text;
    return true;
}

bool jk_json_put(jk_buf *out, jk_span s, jk_err *err)
{
    static const char named[] = "\b\t\n\f\r\"\\", letter[] = "btnfr\"\\";
    if (!jk_buf_putc(out, '"', err))
        return false;
    for (size_t k = 0, from = 0; k <= s.len; k++) {
        if (k < s.len && (unsigned char)s.ptr[k] >= ' ' && s.ptr[k] != '"' && s.ptr[k] != '\\')
            continue;
        if (k > from && !jk_buf_put(out, (jk_span){ s.ptr + from, k - from }, err))
            return false;
        from = k + 1;
        if (k == s.len)
            break;
        const char *found = s.ptr[k] ? strchr(named, s.ptr[k]) : NULL;
        const char *name = found ? &letter[found - named] : "u";
        if (!jk_buf_putc(out, '\\', err) || !jk_buf_putc(out, *name, err) || (!found && !jk_buf_printf(out, err, "%04x", (unsigned)(unsigned char)s.ptr[k])))
            return false;
    }
    return jk_buf_putc(out, '"', err);
}

bool jk_json_put_name(jk_buf *out, const char *path, jk_err *err)
{
    const char *slash = strrchr(path, '/');
    jk_span rest = jk_span_of(slash ? slash + 1 : path);
    jk_buf name = { 0 };
    for (size_t at; !jk_utf8_valid(rest, &at); rest = (jk_span){ rest.ptr + at + 1, rest.len - at - 1 }) {
        jk_buf_put(&name, (jk_span){ rest.ptr, at }, err);
        jk_buf_put(&name, jk_span_of("\xEF\xBF\xBD"), err);
    }
    bool ok = jk_buf_put(&name, rest, err) && jk_json_put(out, jk_buf_span(&name), err);
    jk_buf_free(&name);
    return ok;
}

/* What hangs in a that b lacks, or has otherwise. */
static bool lacks(const jk_json *a, const jk_json *b, jk_buf *where, bool again, jk_err *err)
{
    for (const jk_json *m = a->first, *other = b->first; m; m = m->next, other = other ? other->next : NULL) {
        const jk_json *same = a->kind == JK_JSON_OBJECT ? b->first : other;
        while (a->kind == JK_JSON_OBJECT && same && !jk_span_equal(same->key, m->key))
            same = same->next;
        size_t had = where->len;
        if (!jk_buf_put(where, jk_span_of(had && m->key.len ? "." : ""), err) || !jk_buf_put(where, m->key, err))
            return true;
        if (!same || (!again && jk_json_differ(m, same, where, err)))
            return true;
        where->len = had;
    }
    return false;
}

bool jk_json_differ(const jk_json *a, const jk_json *b, jk_buf *where, jk_err *err)
{
    return a->kind != b->kind || !jk_span_equal(a->text, b->text) || lacks(a, b, where, false, err) || lacks(b, a, where, true, err);
}

static bool write_member(jk_buf *out, const jk_json *m, bool named, jk_err *err)
{
    return (!named || (jk_json_put(out, m->key, err) && jk_buf_put(out, jk_span_of(": "), err))) && jk_json_write(out, m, err);
}

bool jk_json_write(jk_buf *out, const jk_json *value, jk_err *err)
{
    static const char *const word[] = { [JK_JSON_NULL] = "null", [JK_JSON_FALSE] = "false", [JK_JSON_TRUE] = "true" };
    bool object = value->kind == JK_JSON_OBJECT;
    if (value->kind == JK_JSON_STRING)
        return jk_json_put(out, value->text, err);
    if (value->kind == JK_JSON_NUMBER)
        return jk_buf_put(out, value->text, err);
    if (!object && value->kind != JK_JSON_ARRAY)
        return jk_buf_put(out, jk_span_of(word[value->kind]), err);
    jk_buf_putc(out, object ? '{' : '[', err);
    for (const jk_json *m = value->first; m && !err->code; m = m->next)
        if (m == value->first || jk_buf_put(out, jk_span_of(", "), err))
            write_member(out, m, object, err);
    return jk_buf_putc(out, object ? '}' : ']', err) && !err->code;
}

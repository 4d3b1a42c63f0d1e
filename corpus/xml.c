/* xml.c - a pull parser: tokens cut from characters (xml-chars.h); see xml.h.
 *
 * Text is copied by the run: up to the next of < & CR or a control. A tag is collected
 * whole, within its bound, then taken apart.
 */
#include "align/unicode.h"
#include "corpus/text.h"
#include "corpus/xml-chars.h"

#include <stdlib.h>

enum { MAX_PI = 4096 };            /* bytes of an instruction that are looked at */

struct jk_xml {
    jk_xml_chars chars;
    bool cr;                        /* the latest was a CR: an LF that follows belongs to it */
    bool cdata, empty, rooted, typed, begun; /* inside CDATA; an END is due; the root, a DOCTYPE, anything was seen */
    jk_buf token, values, names;    /* a tag or a piece of text; attributes' values; names of what is open */
    size_t start[JK_XML_DEPTH];     /* of each of them */
    unsigned depth;
    jk_xml_attr attr[JK_XML_ATTRS];
};

jk_xml *jk_xml_open(jk_source *in, jk_span before, jk_err *err)
{
    jk_xml *x = calloc(1, sizeof *x);
    if (!x)
        return jk_fail(err, JK_ENOMEM, "no more memory to read %s", jk_source_name(in)), NULL;
    x->chars.in = in;
    x->chars.before = before;
    x->chars.line = 1;
    return x;
}

void jk_xml_close(jk_xml *x)
{
    if (!x)
        return;
    jk_buf_free(&x->chars.wide);
    jk_buf_free(&x->token);
    jk_buf_free(&x->values);
    jk_buf_free(&x->names);
    free(x);
}

uint64_t jk_xml_line(const jk_xml *x) { return x->chars.line; }
unsigned jk_xml_depth(const jk_xml *x) { return x->depth; }

static bool wrong(const jk_xml *x, jk_err *err, const char *what) { return jk_xml_wrong(&x->chars, err, what); }
static int peek(jk_xml *x, jk_err *err) { return jk_xml_peek(&x->chars, err); }
static int take(jk_xml *x, jk_err *err) { return jk_xml_take(&x->chars, err); }

/* The next byte has to be there. */
static bool need(jk_xml *x, int *c, jk_err *err)
{
    *c = take(x, err);
    return *c >= 0 || wrong(x, err, "the file ends within a tag");
}

static bool is_white(int c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static bool all_chars(jk_span s) { return jk_xml_unfit(s) == 0; }

/* ------------------------------------------------------------------ entities */

/* What stands between & and ; becomes a character of out. */
static bool put_entity(const jk_xml *x, jk_span s, jk_buf *out, jk_err *err)
{
    static const struct { const char *name; char c; } known[] = { { "lt", '<' }, { "gt", '>' }, { "amp", '&' }, { "quot", '"' }, { "apos", '\'' } };
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        if (jk_span_equal(s, jk_span_of(known[k].name)))
            return jk_buf_putc(out, known[k].c, err);
    if (s.len < 2 || s.ptr[0] != '#')
        return wrong(x, err, "an entity that is none of XML's five; no DTD is read");
    bool hex = s.ptr[1] == 'x';
    uint32_t c = 0;
    if (hex && s.len == 2)
        return wrong(x, err, "a character's number without a digit");
    for (size_t k = 1 + hex; k < s.len; k++) {
        char d = s.ptr[k], low = (char)(d | 32);
        uint32_t digit = d >= '0' && d <= '9' ? (uint32_t)(d - '0') : hex && low >= 'a' && low <= 'f' ? (uint32_t)(low - 'a') + 10 : 99;
        if (digit == 99 || (c = c * (hex ? 16 : 10) + digit) > 0x10FFFF)
            return wrong(x, err, "a character's number that is none");
    }
    char utf8[4] = { 0 };
    if (!jk_xml_char(c))
        return wrong(x, err, "the number of a character that XML does not have");
    return jk_buf_put(out, (jk_span){ utf8, jk_put_char(c, utf8) }, err);
}

static bool text_entity(jk_xml *x, jk_err *err)
{
    char name[16];
    size_t n = 0;
    int c;
    take(x, err);
    while (need(x, &c, err) && c != ';') {
        if (n == sizeof name || is_white(c) || c == '<' || c == '&')
            return wrong(x, err, "a & that starts no entity; &amp; is one");
        name[n++] = (char)c;
    }
    return !err->code && put_entity(x, (jk_span){ name, n }, &x->token, err);
}

/* ---------------------------------------------------------------------- text */

static bool stops_run(unsigned char c) { return c == '<' || c == '&' || c == ']' || (c < 0x20 && c != '\t' && c != '\n'); }

/* The longest run up to what has to be looked at. */
static bool put_run(jk_xml *x, jk_err *err)
{
    jk_xml_chars *chars = &x->chars;
    size_t from = chars->at;
    while (chars->at < chars->text.len && !stops_run((unsigned char)chars->text.ptr[chars->at])) {
        chars->line += chars->text.ptr[chars->at] == '\n';
        chars->at++;
    }
    if (x->cr && chars->text.ptr[from] == '\n')
        from++;
    x->cr = false;
    return jk_buf_put(&x->token, (jk_span){ chars->text.ptr + from, chars->at - from }, err);
}

/* Some ] in a row: in CDATA they may be its end, elsewhere ]]> is none. */
static bool put_brackets(jk_xml *x, jk_err *err)
{
    size_t n = 0;
    while (peek(x, err) == ']') {
        take(x, err);
        if (++n > 2 && !jk_buf_putc(&x->token, ']', err))
            return false;
    }
    if (n >= 2 && peek(x, err) == '>') {
        if (!x->cdata)
            return wrong(x, err, "]]> where no CDATA ends; ]]&gt; is one");
        take(x, err);
        x->cdata = false;
        return true;
    }
    return !err->code && jk_buf_put(&x->token, (jk_span){ "]]", n < 2 ? n : 2 }, err);
}

/* A piece of text, into the token. */
static bool read_text(jk_xml *x, jk_err *err)
{
    bool cdata = x->cdata;
    int c = 0;
    x->token.len = 0;
    x->cr = false;
    while (x->token.len < JK_XML_PIECE && cdata == x->cdata && (c = peek(x, err)) >= 0 && (c != '<' || cdata)) {
        bool ok = true;
        if (!stops_run((unsigned char)c))
            ok = put_run(x, err);
        else if (c == '&' && !cdata)
            ok = text_entity(x, err);
        else if (c == ']')
            ok = put_brackets(x, err);
        else if (c < 0x20 && c != '\r')
            return wrong(x, err, "a control character, which XML does not have");
        else {
            take(x, err);                       /* a CR, of which the end of a line is made; in CDATA < and & */
            if (c == '\r')
                c = '\n';
            ok = jk_buf_putc(&x->token, (char)c, err);
            x->cr = c == '\n';
            if (ok)
                continue;
        }
        x->cr = false;
        if (!ok)
            return false;
    }
    if (err->code || (cdata && c < 0))
        return wrong(x, err, "the file ends within CDATA");
    if (x->cr && peek(x, err) == '\n')
        take(x, err);
    return !err->code && (all_chars(jk_buf_span(&x->token)) || wrong(x, err, "U+FFFE or U+FFFF, which XML does not have"));
}

/* ---------------------------------------------------------------------- tags */

/* Skips what ends with end; begins keeps its first bytes (NULL: none). */
static bool skip_to(jk_xml *x, const char *end, jk_buf *begins, jk_err *err)
{
    size_t n = strlen(end), have = 0;
    char last[4] = { 0 };
    int c;
    while (have < n || memcmp(last, end, n) != 0) {
        if (!need(x, &c, err) || (c < 0x20 && !is_white(c)))
            return wrong(x, err, "a control character, which XML does not have");
        if (have == n)
            memmove(last, last + 1, --have);
        last[have++] = (char)c;
        if (begins && begins->len < MAX_PI && !jk_buf_putc(begins, (char)c, err))
            return false;
    }
    return true;
}

static bool expect(jk_xml *x, const char *s, jk_err *err)
{
    int c;
    for (; *s; s++)
        if (!need(x, &c, err) || c != *s)
            return wrong(x, err, "a <! that is neither a comment nor CDATA nor a DOCTYPE");
    return true;
}

/* Named, never fetched; what stands in brackets declares things, and is refused. */
static bool read_doctype(jk_xml *x, jk_err *err)
{
    int c, quote = 0;
    if (x->rooted || x->typed)
        return wrong(x, err, "a DOCTYPE that does not stand before the root, once");
    x->typed = true;
    for (size_t n = 0;; n++) {
        if (!need(x, &c, err))
            return false;
        if (n > JK_XML_TAG)
            return wrong(x, err, "a DOCTYPE of more than a mebibyte");
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '[' || c == '<')
            return wrong(x, err, "a DTD inside the file, which is not read: it could declare entities");
        else if (c == '>')
            return true;
    }
}

/* <! was read. */
static bool read_declaration(jk_xml *x, jk_err *err)
{
    switch (peek(x, err)) {
    case '-':
        return expect(x, "--", err) && skip_to(x, "--", NULL, err) && (peek(x, err) == '>' ? take(x, err) >= 0 : wrong(x, err, "-- within a comment"));
    case '[':
        if (!x->depth)
            return wrong(x, err, "text outside of the root");
        return x->cdata = expect(x, "[CDATA[", err);
    default:
        return expect(x, "DOCTYPE", err) && read_doctype(x, err);
    }
}

/* The rest of a tag up to its >, into the token. */
static bool collect(jk_xml *x, jk_err *err)
{
    int c, quote = 0;
    x->token.len = 0;
    for (;;) {
        if (!need(x, &c, err))
            return false;
        if (c == '<' || (c < 0x20 && !is_white(c)))
            return wrong(x, err, "a tag that does not end before the next one begins");
        if (!quote && c == '>')
            return all_chars(jk_buf_span(&x->token)) || wrong(x, err, "U+FFFE or U+FFFF, which XML does not have");
        if (c == '"' || c == '\'')
            quote = quote ? (quote == c ? 0 : quote) : c;
        if (x->token.len == JK_XML_TAG)
            return wrong(x, err, "a tag of more than a mebibyte");
        if (!jk_buf_putc(&x->token, (char)c, err))
            return false;
    }
}

static jk_span name_at(jk_span tag, size_t *at)
{
    size_t from = *at;
    for (; *at < tag.len; ++*at) {              /* of what is not ASCII all is taken */
        unsigned char c = (unsigned char)tag.ptr[*at], low = c | 32;
        if (c < 0x80 && !(low >= 'a' && low <= 'z') && !(c >= '0' && c <= '9') && !strchr("_:-.", c))
            break;
    }
    jk_span name = { tag.ptr + from, *at - from };
    if (name.len && (strchr("-.", name.ptr[0]) || (name.ptr[0] >= '0' && name.ptr[0] <= '9')))
        name.len = 0;
    return name;
}

static void skip_white(jk_span tag, size_t *at)
{
    while (*at < tag.len && is_white(tag.ptr[*at]))
        ++*at;
}

/* A value between quotes at *at, its entities resolved. */
static bool read_value(jk_xml *x, jk_span tag, size_t *at, jk_span *value, jk_err *err)
{
    size_t from = x->values.len;
    if (*at == tag.len || (tag.ptr[*at] != '"' && tag.ptr[*at] != '\''))
        return wrong(x, err, "an attribute without a value in quotes");
    char quote = tag.ptr[*at];
    while (++*at < tag.len && tag.ptr[*at] != quote) {
        char c = tag.ptr[*at];
        if (is_white(c))
            c = ' ';
        if (c == '&') {
            size_t name = ++*at;
            while (*at < tag.len && tag.ptr[*at] != ';' && tag.ptr[*at] != quote)
                ++*at;
            if (*at == tag.len || tag.ptr[*at] != ';')
                return wrong(x, err, "a & that starts no entity; &amp; is one");
            if (!put_entity(x, (jk_span){ tag.ptr + name, *at - name }, &x->values, err))
                return false;
        } else if (!jk_buf_putc(&x->values, c, err))
            return false;
    }
    ++*at;                                      /* the quote: collect has seen it */
    *value = (jk_span){ x->values.ptr + from, x->values.len - from };
    return true;
}

static bool read_attributes(jk_xml *x, jk_span tag, size_t at, jk_xml_event *event, jk_err *err)
{
    x->values.len = 0;
    if (!jk_buf_reserve(&x->values, tag.len + 1, err))   /* never longer than the tag, so it does not move */
        return false;
    for (;;) {
        size_t before = at;
        skip_white(tag, &at);
        if (at == tag.len)
            break;
        jk_xml_attr *a = &x->attr[event->n_attr];
        if (at == before || event->n_attr == JK_XML_ATTRS)
            return wrong(x, err, event->n_attr == JK_XML_ATTRS ? "more than 64 attributes" : "attributes without a space between");
        a->name = name_at(tag, &at);
        skip_white(tag, &at);
        if (!a->name.len || at == tag.len || tag.ptr[at] != '=')
            return wrong(x, err, "a tag with something that is no attribute");
        at++;
        skip_white(tag, &at);
        if (!read_value(x, tag, &at, &a->value, err))
            return false;
        for (size_t k = 0; k < event->n_attr; k++)
            if (jk_span_equal(x->attr[k].name, a->name))
                return wrong(x, err, "the same attribute twice");
        event->n_attr++;
    }
    event->attr = x->attr;
    return true;
}

/* s in small letters is name. */
static bool is_called(jk_span s, const char *name)
{
    size_t n = 0;
    while (n < s.len && name[n] && (s.ptr[n] | (s.ptr[n] >= 'A' && s.ptr[n] <= 'Z' ? 32 : 0)) == name[n])
        n++;
    return n == s.len && !name[n];
}

/* What stands in <?xml ...?>. What is UTF-16 shows it; all else has to be UTF-8, whatever is declared. */
static bool read_xml_declaration(jk_xml *x, jk_span tag, size_t at, jk_err *err)
{
    jk_xml_event e = { 0 };
    if (x->begun)
        return wrong(x, err, "<?xml stands at the start of a file or nowhere");
    if (!read_attributes(x, tag, at, &e, err))
        return false;
    jk_span version = jk_xml_get(&e, "version"), encoding = jk_xml_get(&e, "encoding"), standalone = jk_xml_get(&e, "standalone");
    if (version.len != 3 || memcmp(version.ptr, "1.", 2) != 0 || version.ptr[2] < '0' || version.ptr[2] > '9' || 1u + (encoding.ptr != NULL) + (standalone.ptr != NULL) != e.n_attr)
        return wrong(x, err, "<?xml without a version 1.0, or with something unknown");
    if (!encoding.ptr || x->chars.units || is_called(encoding, "utf-8") || is_called(encoding, "us-ascii"))
        return true;
    return wrong(x, err, "it declares another encoding than UTF-8, or UTF-16 and is none; iconv and a new declaration make it so");
}

static bool read_pi(jk_xml *x, jk_err *err)
{
    size_t at = 0;
    x->token.len = 0;
    if (!skip_to(x, "?>", &x->token, err))
        return false;
    jk_span tag = jk_buf_span(&x->token);
    tag.len -= tag.len >= 2 ? 2 : tag.len;
    jk_span name = name_at(tag, &at);
    if (!name.len || (at < tag.len && !is_white(tag.ptr[at]) && tag.ptr[at] != '?'))
        return wrong(x, err, "a <? without a name");
    if (!is_called(name, "xml"))
        return true;
    return name.ptr[0] == 'x' && name.ptr[1] == 'm' && name.ptr[2] == 'l' ? read_xml_declaration(x, tag, at, err) : wrong(x, err, "an instruction that is called as XML itself");
}

static bool read_start(jk_xml *x, jk_xml_event *event, jk_err *err)
{
    size_t at = 0;
    if (!collect(x, err))
        return false;
    jk_span tag = jk_buf_span(&x->token);
    x->empty = tag.len && tag.ptr[tag.len - 1] == '/';
    tag.len -= x->empty;
    event->kind = JK_XML_START;
    event->name = name_at(tag, &at);
    if (!event->name.len || (x->rooted && !x->depth))
        return wrong(x, err, event->name.len ? "a second root" : "a < that starts no tag; &lt; is one");
    if (x->depth == JK_XML_DEPTH)
        return wrong(x, err, "more than 64 elements inside each other");
    x->rooted = x->begun = true;
    x->start[x->depth++] = x->names.len;
    return jk_buf_put(&x->names, event->name, err) && read_attributes(x, tag, at, event, err);
}

/* The innermost element ends; its name stays in names until the next one is put there. */
static void pop(jk_xml *x, jk_xml_event *event)
{
    size_t start = x->start[--x->depth];
    event->kind = JK_XML_END;
    event->name = (jk_span){ x->names.ptr + start, x->names.len - start };
    x->names.len = start;
}

static bool read_end(jk_xml *x, jk_xml_event *event, jk_err *err)
{
    size_t at = 0;
    if (!collect(x, err))
        return false;
    jk_span tag = jk_buf_span(&x->token), name = name_at(tag, &at);
    skip_white(tag, &at);
    if (!x->depth)
        return wrong(x, err, "an end tag without a start");
    pop(x, event);
    return (at == tag.len && jk_span_equal(name, event->name)) || wrong(x, err, "an end tag that is not of the innermost element");
}

bool jk_xml_next(jk_xml *x, jk_xml_event *event, jk_err *err)
{
    *event = (jk_xml_event){ .kind = JK_XML_TEXT };
    if (x->empty) {
        x->empty = false;
        return pop(x, event), true;
    }
    for (;;) {
        int c = peek(x, err);
        if (err->code)
            return false;
        if (c < 0 && !x->cdata)
            return x->depth || !x->rooted ? wrong(x, err, x->depth ? "the file ends before its elements do" : "no XML: it has no element") : false;
        if (x->cdata || c != '<') {
            if (!read_text(x, err))
                return false;
            x->begun = true;
            event->text = jk_buf_span(&x->token);
            if (x->depth && event->text.len)
                return true;
            for (size_t k = 0; k < event->text.len; k++)
                if (!is_white(event->text.ptr[k]))
                    return wrong(x, err, "text outside of the root");
            continue;
        }
        take(x, err);
        c = peek(x, err);
        if (c == '/')
            return take(x, err), read_end(x, event, err);
        if (c != '!' && c != '?')
            return read_start(x, event, err);
        take(x, err);
        if (!(c == '!' ? read_declaration(x, err) : read_pi(x, err)))
            return false;
        x->begun = true;
    }
}

bool jk_xml_content(jk_xml *x, jk_buf *out, bool (*keeps)(jk_span name), size_t limit, jk_err *err)
{
    unsigned top = x->depth, dropped = 0;       /* the depth at which an element that is not kept began */
    size_t from = out ? out->len : 0;
    jk_xml_event event;
    while (jk_xml_next(x, &event, err)) {
        if (event.kind == JK_XML_END && x->depth < top)
            return true;
        if (event.kind == JK_XML_END && dropped && x->depth < dropped)
            dropped = 0;
        else if (event.kind == JK_XML_START && !dropped && !(keeps && keeps(event.name)))
            dropped = x->depth;
        else if (event.kind == JK_XML_TEXT && !dropped && out) {
            if (out->len - from + event.text.len > limit)
                return jk_fail(err, JK_ELIMIT, "%.120s, line %llu: a text of more than %zu bytes", jk_source_name(x->chars.in), (unsigned long long)x->chars.line, limit);
            if (!jk_buf_put(out, event.text, err))
                return false;
        }
    }
    return false;
}

jk_span jk_xml_get(const jk_xml_event *event, const char *name)
{
    for (size_t k = 0; k < event->n_attr; k++)
        if (jk_span_equal(event->attr[k].name, jk_span_of(name)))
            return event->attr[k].value;
    return (jk_span){ NULL, 0 };
}

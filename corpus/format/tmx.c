/* tmx.c - TMX 1.4b, the exchange format of translation memories: units written; the row of
 * the table. What a pair becomes stands in tmx.h.
 */
#include "corpus/format/tmx.h"

#include "align/unicode.h"
#include "corpus/xml.h"

#include <stdlib.h>

const char jk_tmx_column[] = "x-column";

static bool looks_like(jk_span line)
{
    return (line.len >= 5 && memcmp(line.ptr, "<?xml", 5) == 0) || (line.len >= 4 && memcmp(line.ptr, "<tmx", 4) == 0);
}

typedef struct { jk_buf srclang; bool begun; jk_buf cuts; } head;

static bool open_write(jk_writer *out, jk_err *err)
{
    out->state = calloc(1, sizeof(head));
    return out->state || jk_fail(err, JK_ENOMEM, "no more memory to write %s", out->path.ptr);
}

static void close_write(jk_writer *out)
{
    head *h = out->state;
    if (!h)
        return;
    jk_buf_free(&h->srclang);
    jk_buf_free(&h->cuts);
    free(h);
}

static bool put_text(jk_writer *out, jk_span s, jk_err *err)
{
    size_t wrong;
    if (!jk_utf8_valid(s, &wrong))
        return jk_fail(err, JK_EINPUT, "%s: pair %llu is not UTF-8; jjak verify says more", jk_writer_name(out), (unsigned long long)out->n_pair);
    return jk_xml_put(&out->line, s, &out->n_unfit, err);
}

static bool put_prop(jk_writer *out, jk_span column, jk_span value, jk_err *err)
{
    jk_buf_put(&out->line, jk_span_of("<prop type=\"x-"), err);
    put_text(out, column, err);
    jk_buf_put(&out->line, jk_span_of("\">"), err);
    return put_text(out, value, err) && jk_buf_put(&out->line, jk_span_of("</prop>"), err);
}

/* Up to <body>; the source language is the first pair's. */
static bool begin(jk_writer *out, head *h, jk_span srclang, jk_err *err)
{
    jk_buf *line = &out->line;
    h->begun = true;
    line->len = 0;
    jk_buf_put(&h->srclang, srclang, err);
    jk_buf_put(line, jk_span_of("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n"
                                "<header creationtool=\"jjak\" creationtoolversion=\"" JK_VERSION "\" segtype=\"sentence\" o-tmf=\"jjak\" adminlang=\"en\" srclang=\""), err);
    put_text(out, srclang.len ? srclang : jk_span_of("*all*"), err);
    jk_buf_put(line, jk_span_of("\" datatype=\"plaintext\">\n"), err);
    for (size_t k = JK_N_COLUMN; k < out->schema.n; k++) {
        jk_buf_printf(line, err, "<prop type=\"%s\">", jk_tmx_column);
        put_text(out, out->schema.name[k], err);
        jk_buf_put(line, jk_span_of("</prop>\n"), err);
    }
    jk_buf_put(line, jk_span_of("</header>\n<body>"), err);
    return !err->code && jk_writer_line(out, err);
}

/* Where pieces start in a text that loses what XML does not have: cuts of it count less. Where a whole piece goes none is known. */
static bool shift_cuts(head *h, jk_span *cuts, jk_span text, jk_err *err)
{
    jk_buf numbers = { 0 };
    const char *at = text.ptr, *end = text.ptr + text.len;
    uint32_t place = 0, kept = 0;
    bool ok = jk_parse_numbers(*cuts, &numbers, err), whole = true;
    const uint32_t *cut = (const uint32_t *)(const void *)numbers.ptr;
    h->cuts.len = 0;
    for (size_t k = 0, n = numbers.len / sizeof *cut; ok && k <= n; k++) {
        bool solid = false;
        for (; at < end && (k == n || place < cut[k]); place++) {
            uint32_t c = jk_next_char(&at, end);
            kept += jk_xml_char(c);
            solid |= jk_xml_char(c) && !jk_is_white(c);
        }
        whole &= solid;
        ok = k == n || jk_buf_printf(&h->cuts, err, "%s%u", k ? " " : "", (unsigned)kept);
    }
    jk_buf_free(&numbers);
    h->cuts.len = whole ? h->cuts.len : 0;
    *cuts = jk_buf_span(&h->cuts);
    return ok;
}

static bool put_props(jk_writer *out, head *h, const jk_span *cell, jk_err *err)
{
    for (size_t k = 0; k < out->schema.n; k++) {
        jk_span value = cell[k];
        bool lang = k == JK_SRC_LANG || k == JK_TRG_LANG, cuts = k == JK_SRC_CUTS || k == JK_TRG_CUTS;
        if (k == JK_SRC_TEXT || k == JK_TRG_TEXT || (lang ? cell[JK_SRC_TEXT + k - JK_SRC_LANG].len > 0 : value.len == 0))
            continue;
        if (cuts && jk_xml_unfit(cell[JK_SRC_TEXT + k - JK_SRC_CUTS]) && !shift_cuts(h, &value, cell[JK_SRC_TEXT + k - JK_SRC_CUTS], err))
            return false;
        if (!put_prop(out, out->schema.name[k], value, err))
            return false;
    }
    return true;
}

static bool put(jk_writer *out, const jk_pair *pair, jk_err *err)
{
    head *h = out->state;
    jk_buf *line = &out->line;
    const jk_span *lang = pair->cell + JK_SRC_LANG, *text = pair->cell + JK_SRC_TEXT;
    if (!lang[0].len || !lang[1].len)
        return jk_fail(err, JK_EINPUT, "%s: pair %llu does not say its two languages; -s and -t do", jk_writer_name(out), (unsigned long long)out->n_pair);
    if (!text[0].len && !text[1].len)
        return jk_fail(err, JK_EINPUT, "%s: pair %llu has no text, and a unit of %s needs one", jk_writer_name(out), (unsigned long long)out->n_pair, out->format->name);
    if (!h->begun && !begin(out, h, lang[0], err))
        return false;
    line->len = 0;
    jk_buf_put(line, jk_span_of("<tu"), err);
    if (!jk_span_equal(lang[0], jk_buf_span(&h->srclang))) {
        jk_buf_put(line, jk_span_of(" srclang=\""), err);
        put_text(out, lang[0], err);
        jk_buf_putc(line, '"', err);
    }
    jk_buf_putc(line, '>', err);
    if (!put_props(out, h, pair->cell, err))
        return false;
    for (int side = 0; side < 2; side++) {
        if (!text[side].len)
            continue;
        jk_buf_put(line, jk_span_of("<tuv xml:lang=\""), err);
        put_text(out, lang[side], err);
        jk_buf_put(line, jk_span_of("\"><seg>"), err);
        put_text(out, text[side], err);
        jk_buf_put(line, jk_span_of("</seg></tuv>"), err);
    }
    return jk_buf_put(line, jk_span_of("</tu>"), err) && jk_writer_line(out, err);
}

static bool finish(jk_writer *out, jk_err *err)
{
    head *h = out->state;
    if (!h->begun && !begin(out, h, (jk_span){ "", 0 }, err))
        return false;
    out->line.len = 0;
    return jk_buf_put(&out->line, jk_span_of("</body>\n</tmx>"), err) && jk_writer_line(out, err);
}

const jk_format jk_format_tmx = {
    .name = "tmx",
    .purpose = "TMX 1.4b, what translation memories exchange; all else in props",
    .ending = { ".tmx" },
    .carries = CARRIES_ALL,
    .own_bytes = true,
    .looks_like = looks_like,
    .read_open = jk_tmx_read_open, .read_next = jk_tmx_read_next, .read_close = jk_tmx_read_close,
    .write_open = open_write, .write_put = put, .write_finish = finish, .write_close = close_write,
};

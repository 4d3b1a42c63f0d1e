/* tmx-read.c - units of a translation memory, any TMX; see tmx.h.
 *
 * The source is the variant in the language that was asked for, else in the srclang of the
 * unit or of the header, else the first one; the target the other one asked for, else the
 * first one of the rest. Of inline elements hi keeps its text; codes (bpt ept ph it ut)
 * lose theirs, sub with them, as a tool that shows plain text does it.
 */
#include "corpus/format/tmx.h"

#include "corpus/xml.h"

#include <stdlib.h>

enum { MAX_VARIANT = 64, MAX_SEG = 16 << 20, MAX_PROP = 1 << 20, MAX_UNIT = 64 << 20, MAX_NAMED = 1000 };

typedef struct { size_t at, len; bool is; } piece;      /* of bytes */

typedef struct {
    jk_xml *x;
    jk_arena *names;                /* of columns */
    jk_span *name;                  /* those of schema, with room for more */
    jk_buf before;                  /* the line that told the format */
    jk_buf srclang, unit_lang;      /* of the header, of the unit; may be empty */
    bool ours;                      /* languages stand as the corpus had them */
    jk_buf bytes;                   /* all that is kept of the unit */
    piece *cell;                    /* [schema.n]: what props say */
    piece lang[MAX_VARIANT], seg[MAX_VARIANT];
    size_t n_variant;
    uint64_t n_left;                /* units without both languages */
    bool more;                      /* a unit had more than two variants, and nobody said which */
} units;

static jk_span span_of(const units *u, piece p) { return p.len ? (jk_span){ u->bytes.ptr + p.at, p.len } : (jk_span){ "", 0 }; }

/* What was put into bytes since at. */
static piece since(const units *u, size_t at) { return (piece){ at, u->bytes.len - at, true }; }

static bool no_element(jk_span name)
{
    (void)name;
    return false;
}

static bool keeps_inline(jk_span name) { return jk_span_equal(name, jk_span_of("hi")); }

static bool is(const jk_xml_event *e, const char *name) { return jk_span_equal(e->name, jk_span_of(name)); }

/* The header's own prop: an optional column's name. */
static bool add_column(jk_reader *in, units *u, jk_err *err)
{
    size_t from = u->bytes.len, wrong;
    if (!jk_xml_content(u->x, &u->bytes, no_element, MAX_PROP, err))
        return false;
    jk_span column = { u->bytes.ptr + from, u->bytes.len - from };
    if (!column.len || memchr(column.ptr, '\t', column.len) || jk_line_breaker(column, &wrong) || jk_schema_find(&in->schema, column) < in->schema.n)
        return true;
    if (in->schema.n == JK_N_COLUMN + MAX_NAMED)
        return jk_fail(err, JK_ELIMIT, "%s: more than %d columns", jk_reader_name(in), (int)MAX_NAMED);
    u->name[in->schema.n] = jk_arena_copy(u->names, column, err);
    in->schema.n++;
    return !err->code;
}

static bool read_header(jk_reader *in, units *u, const jk_xml_event *header, jk_err *err)
{
    jk_span lang = jk_xml_get(header, "srclang"), tool = jk_xml_get(header, "creationtool");
    unsigned top = jk_xml_depth(u->x);
    jk_xml_event e;
    u->ours = tool.ptr && jk_span_equal(tool, jk_span_of("jjak"));
    if (lang.ptr && !jk_span_equal(lang, jk_span_of("*all*")) && !jk_buf_put(&u->srclang, lang, err))
        return false;
    while (jk_xml_next(u->x, &e, err)) {
        if (e.kind == JK_XML_END && jk_xml_depth(u->x) < top)
            return true;
        if (e.kind != JK_XML_START)
            continue;
        jk_span type = jk_xml_get(&e, "type");
        bool column = is(&e, "prop") && type.ptr && jk_span_equal(type, jk_span_of(jk_tmx_column));
        if (!(column ? add_column(in, u, err) : jk_xml_content(u->x, NULL, NULL, 0, err)))
            return false;
    }
    return false;
}

/* Up to the first unit's place: <tmx>, <header>, <body>. */
static bool read_top(jk_reader *in, units *u, jk_err *err)
{
    jk_xml_event e;
    while (jk_xml_next(u->x, &e, err)) {
        if (e.kind != JK_XML_START)
            continue;
        if (jk_xml_depth(u->x) == 1) {
            if (!is(&e, "tmx"))
                return jk_fail(err, JK_EINPUT, "%s: its root is <%.*s>, not <tmx>; --from says what else it is", jk_reader_name(in), (int)(e.name.len < 40 ? e.name.len : 40), e.name.ptr);
        } else if (is(&e, "header")) {
            if (!read_header(in, u, &e, err))
                return false;
        } else if (is(&e, "body"))
            return true;
        else if (!jk_xml_content(u->x, NULL, NULL, 0, err))
            return false;
    }
    return !err->code && jk_fail(err, JK_EINPUT, "%s: a TMX without a body", jk_reader_name(in));
}

bool jk_tmx_read_open(jk_reader *in, jk_err *err)
{
    units *u = in->state = calloc(1, sizeof *u);
    if (!u || !(u->names = jk_arena_open(0)))
        return jk_fail(err, JK_ENOMEM, "no more memory to read %s", in->path);
    if (in->has_first && (!jk_buf_put(&u->before, in->first, err) || !jk_buf_put(&u->before, jk_span_of(in->crlf ? "\r\n" : "\n"), err)))
        return false;
    in->has_first = false;
    u->name = JK_NEW(u->names, jk_span, JK_N_COLUMN + MAX_NAMED, err);
    if (!u->name || !(u->x = jk_xml_open(in->source, jk_buf_span(&u->before), err)))
        return false;
    memcpy(u->name, jk_columns.name, JK_N_COLUMN * sizeof *u->name);
    in->schema = (jk_schema){ u->name, JK_N_COLUMN };
    return read_top(in, u, err) && (u->cell = JK_NEW(u->names, piece, in->schema.n, err));
}

void jk_tmx_read_close(jk_reader *in)
{
    units *u = in->state;
    if (!u)
        return;
    jk_xml_close(u->x);
    jk_arena_close(u->names);
    jk_buf_free(&u->before);
    jk_buf_free(&u->srclang);
    jk_buf_free(&u->unit_lang);
    jk_buf_free(&u->bytes);
    free(u);
}

/* A unit's prop: of those whose type is a column's name behind x-. */
static bool read_prop(jk_reader *in, units *u, const jk_xml_event *e, jk_err *err)
{
    jk_span type = jk_xml_get(e, "type");
    size_t k = in->schema.n, from = u->bytes.len;
    if (type.ptr && type.len > 2 && memcmp(type.ptr, "x-", 2) == 0)
        k = jk_schema_find(&in->schema, (jk_span){ type.ptr + 2, type.len - 2 });
    if (k == in->schema.n)
        return jk_xml_content(u->x, NULL, NULL, 0, err);
    if (!jk_xml_content(u->x, &u->bytes, no_element, MAX_PROP, err))
        return false;
    u->cell[k] = since(u, from);
    return true;
}

static bool read_variant(jk_reader *in, units *u, const jk_xml_event *tuv, jk_err *err)
{
    unsigned top = jk_xml_depth(u->x);
    size_t k = u->n_variant, from = u->bytes.len;
    jk_xml_event e;
    if (k == MAX_VARIANT)
        return jk_fail(err, JK_ELIMIT, "%s, line %llu: a unit of more than %d variants", jk_reader_name(in), (unsigned long long)jk_xml_line(u->x), (int)MAX_VARIANT);
    jk_span lang = jk_xml_get(tuv, "xml:lang");
    if (!lang.ptr)
        lang = jk_xml_get(tuv, "lang");         /* before TMX 1.3 */
    if (lang.ptr && !jk_buf_put(&u->bytes, lang, err))
        return false;
    u->lang[k] = since(u, from);
    u->seg[k] = (piece){ 0 };
    u->n_variant++;
    while (jk_xml_next(u->x, &e, err)) {
        if (e.kind == JK_XML_END && jk_xml_depth(u->x) < top)
            return true;
        if (e.kind != JK_XML_START)
            continue;
        from = u->bytes.len;
        bool seg = is(&e, "seg");
        if (!jk_xml_content(u->x, seg ? &u->bytes : NULL, seg ? keeps_inline : NULL, MAX_SEG, err))
            return false;
        if (seg)
            u->seg[k] = since(u, from);
    }
    return false;
}

static bool read_unit(jk_reader *in, units *u, const jk_xml_event *tu, jk_err *err)
{
    unsigned top = jk_xml_depth(u->x);
    jk_span lang = jk_xml_get(tu, "srclang");
    jk_xml_event e;
    u->bytes.len = u->unit_lang.len = u->n_variant = 0;
    memset(u->cell, 0, in->schema.n * sizeof *u->cell);
    if (!jk_buf_put(&u->unit_lang, lang.ptr ? lang : jk_buf_span(&u->srclang), err))
        return false;
    while (jk_xml_next(u->x, &e, err)) {
        if (e.kind == JK_XML_END && jk_xml_depth(u->x) < top)
            return true;
        if (e.kind != JK_XML_START)
            continue;
        if (u->bytes.len > MAX_UNIT)
            return jk_fail(err, JK_ELIMIT, "%s, line %llu: a unit of more than %d bytes", jk_reader_name(in), (unsigned long long)jk_xml_line(u->x), (int)MAX_UNIT);
        if (!(is(&e, "tuv") ? read_variant(in, u, &e, err) : is(&e, "prop") ? read_prop(in, u, &e, err) : jk_xml_content(u->x, NULL, NULL, 0, err)))
            return false;
    }
    return false;
}

/* A tag of any form, as the other formats have it: EN-us is en. What is none stays. */
static jk_span plain_lang(jk_span tag, char out[JK_LANG_SIZE]) { return jk_lang_of_tag(tag, out) ? jk_span_of(out) : tag; }

static bool same_lang(jk_span a, jk_span b)
{
    char one[JK_LANG_SIZE], other[JK_LANG_SIZE];
    return a.len && b.len && (jk_span_equal(a, b) || jk_span_equal(plain_lang(a, one), plain_lang(b, other)));
}

/* The first variant in that language beside one; n_variant: none. */
static size_t find_variant(const units *u, jk_span lang, size_t beside)
{
    size_t k = 0;
    while (k < u->n_variant && (k == beside || !same_lang(span_of(u, u->lang[k]), lang)))
        k++;
    return k;
}

/* Which variants are source and target. */
static bool choose(const jk_reader *in, units *u, size_t of[2])
{
    const char *want[2] = { *in->lang[0] ? in->lang[0] : NULL, *in->lang[1] ? in->lang[1] : NULL };
    size_t none = u->n_variant;
    of[1] = want[1] && !want[0] ? find_variant(u, jk_span_of(want[1]), none) : none;
    of[0] = find_variant(u, want[0] ? jk_span_of(want[0]) : jk_buf_span(&u->unit_lang), of[1]);
    if (of[0] == none && !want[0])
        of[0] = of[1] == 0;
    if (want[1] && want[0])
        of[1] = find_variant(u, jk_span_of(want[1]), of[0]);
    else if (!want[1])
        of[1] = of[0] == 0;
    u->more |= u->n_variant > 2 && !(want[0] && want[1]);
    return of[0] < none && of[1] < none;
}

/* The unit of a null has one variant, and a prop with the other side's language: that becomes an empty one. */
static void add_null(units *u)
{
    for (size_t side = 0; side < 2 && u->n_variant == 1; side++) {
        piece lang = u->cell[JK_SRC_LANG + side];
        if (!lang.is)
            continue;
        u->lang[1] = u->lang[0];
        u->seg[1] = u->seg[0];
        u->lang[side] = lang;
        u->seg[side] = (piece){ 0 };
        u->n_variant = 2;
    }
}

/* The props were written for the other direction: what says src says trg. */
static void turn(const jk_reader *in, units *u)
{
    for (size_t k = 0; k < in->schema.n; k++) {
        jk_span name = in->schema.name[k];
        for (size_t j = 0; j < in->schema.n && name.len > 4 && memcmp(name.ptr, "src_", 4) == 0; j++) {
            jk_span other = in->schema.name[j];
            if (other.len == name.len && memcmp(other.ptr, "trg_", 4) == 0 && memcmp(other.ptr + 4, name.ptr + 4, name.len - 4) == 0) {
                piece p = u->cell[k];
                u->cell[k] = u->cell[j];
                u->cell[j] = p;
            }
        }
    }
}

static bool put_type(jk_record *rec, jk_span type, bool turned, jk_err *err)
{
    uint64_t n[2];
    if (turned && jk_parse_type(type, &n[0], &n[1]))
        return jk_buf_printf(&rec->bytes, err, "%llu-%llu", (unsigned long long)n[1], (unsigned long long)n[0]) && jk_record_end(rec, err);
    return jk_record_text(rec, type, err);
}

static bool make_row(jk_reader *in, units *u, const size_t of[2], jk_pair *pair, jk_err *err)
{
    jk_record *rec = &in->rec;
    bool turned = of[1] < of[0];
    jk_record_begin(rec);
    in->n_row++;
    if (turned)
        turn(in, u);
    for (size_t k = 0; k < in->schema.n; k++) {
        jk_span cell = span_of(u, u->cell[k]);
        char lang[JK_LANG_SIZE];
        if (k == JK_DOC_ID && !cell.len)
            jk_record_put(rec, in->doc_id, err);
        else if (k == JK_N && !cell.len)
            jk_record_count(rec, in->n_row, err);
        else if (k == JK_TYPE)
            put_type(rec, cell, turned, err);
        else if (k == JK_SRC_LANG || k == JK_TRG_LANG) {
            cell = span_of(u, u->lang[of[k - JK_SRC_LANG]]);
            jk_record_text(rec, u->ours ? cell : plain_lang(cell, lang), err);
        } else if (k == JK_SRC_TEXT || k == JK_TRG_TEXT)
            jk_record_text(rec, span_of(u, u->seg[of[k - JK_SRC_TEXT]]), err);
        else
            jk_record_text(rec, cell, err);
    }
    return !err->code && jk_record_pair(rec, pair, err);
}

static bool say(jk_reader *in, const units *u, jk_err *err)
{
    jk_buf note = { 0 };
    if (u->more)
        jk_buf_put(&note, jk_span_of("some units have more than two languages, of which two are read; -s and -t say which"), err);
    if (u->n_left)
        jk_buf_printf(&note, err, "%sunits without both languages, left out: %llu", note.len ? "; " : "", (unsigned long long)u->n_left);
    bool ok = !err->code && jk_buf_putc(&note, '\0', err) && (note.len == 1 || jk_reader_say(in, note.ptr, err));
    jk_buf_free(&note);
    return ok;
}

bool jk_tmx_read_next(jk_reader *in, jk_pair *pair, jk_err *err)
{
    units *u = in->state;
    jk_xml_event e;
    while (jk_xml_next(u->x, &e, err)) {
        size_t of[2];
        if (e.kind != JK_XML_START)
            continue;
        if (!is(&e, "tu")) {
            if (!jk_xml_content(u->x, NULL, NULL, 0, err))
                return false;
            continue;
        }
        if (!read_unit(in, u, &e, err))
            return false;
        add_null(u);
        if (choose(in, u, of))
            return make_row(in, u, of, pair, err);
        u->n_left++;
    }
    if (!err->code)
        say(in, u, err);
    return false;
}

/* pin.c - a file of pins; see pin.h.
 *
 * Quoted text is looked for in the document as a cell of the corpus would hold it, so what is copied from a
 * corpus or from the page is found, wherever its lines were cut. There are no escapes: the text is what stands
 * between the first and the last quotation mark of the field.
 */
#include "corpus/pin.h"

#include "align/unicode.h"
#include "corpus/io.h"
#include "corpus/record.h"

#include <stdlib.h>

typedef struct {
    jk_span field[2], doc_id;       /* in bytes; doc_id empty: any document */
    uint32_t number;
    bool apart;
} line;

struct jk_pin_file {
    jk_buf bytes, lines;
    const char *name;
    line *line;                     /* by doc_id, then by number */
    size_t n;
};

const char *jk_pin_file_name(const jk_pin_file *file) { return file->name; }
size_t jk_pin_file_lines(const jk_pin_file *file) { return file->n; }

/* ------------------------------------------------------------------ reading */

static int compare_spans(jk_span a, jk_span b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.ptr, b.ptr, n) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static int compare_lines(const void *a, const void *b)
{
    const line *x = a, *y = b;
    int order = compare_spans(x->doc_id, y->doc_id);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}

static bool is_text(jk_span field) { return field.len > 0 && field.ptr[0] == '"'; }

static bool good_field(const jk_pin_file *f, const line *l, int side, jk_err *err)
{
    jk_span s = l->field[side];
    jk_buf id = { 0 };
    jk_err why = { 0 };
    if (is_text(s)) {
        if (s.len < 3 || s.ptr[s.len - 1] != '"')
            return jk_fail(err, JK_EINPUT, "%.100s: line %u: a text without its second quotation mark, or nothing between the two", f->name, l->number);
        return true;
    }
    if (s.len && !jk_parse_numbers(s, &id, &why))
        jk_fail(err, JK_EINPUT, "%.100s: line %u: \"%.*s\" is neither numbers separated by one space nor a text in double quotes", f->name, l->number,
                s.len < 40 ? (int)s.len : 40, s.ptr);
    jk_buf_free(&id);
    return !err->code;
}

static bool read_line(jk_pin_file *f, jk_span text, uint32_t number, jk_err *err)
{
    line l = { .number = number };
    jk_span cell[4] = { { "", 0 }, { "", 0 }, { "", 0 }, { "", 0 } };
    unsigned n = 0;
    size_t wrong;
    if (number == 1 && text.len >= 3 && memcmp(text.ptr, "\xEF\xBB\xBF", 3) == 0)
        text.ptr += 3, text.len -= 3;
    if (text.len && text.ptr[text.len - 1] == '\r')
        text.len--;
    if (text.len == 0 || text.ptr[0] == '#')
        return true;
    if (!jk_utf8_valid(text, &wrong))
        return jk_fail(err, JK_EINPUT, "%.100s: line %u: no UTF-8; write the file in UTF-8", f->name, number);
    for (const char *at = text.ptr, *end = text.ptr + text.len, *tab = at; n < 4 && tab; at = tab + 1) {
        tab = n < 3 ? memchr(at, '\t', (size_t)(end - at)) : NULL;     /* a tab behind the third is one too many */
        cell[n++] = (jk_span){ at, (size_t)((tab ? tab : end) - at) };
    }
    l.apart = cell[0].len == 1 && cell[0].ptr[0] == '-';
    if (n < 2 || cell[0].len != 1 || (cell[0].ptr[0] != '+' && !l.apart) || (n == 4 && memchr(cell[3].ptr, '\t', cell[3].len)))
        return jk_fail(err, JK_EINPUT, "%.100s: line %u: it is + or -, source sentences, target sentences and perhaps a doc_id, with a tab between them",
                       f->name, number);
    l.field[0] = cell[1], l.field[1] = cell[2], l.doc_id = cell[3];
    return good_field(f, &l, 0, err) && good_field(f, &l, 1, err) && jk_buf_put(&f->lines, (jk_span){ (const char *)&l, sizeof l }, err);
}

jk_pin_file *jk_pin_file_open(const char *path, unsigned char *digest, jk_err *err)
{
    jk_pin_file *f = calloc(1, sizeof *f);
    if (!f) {
        jk_fail(err, JK_ENOMEM, "no more memory");
        return NULL;
    }
    f->name = strcmp(path, "-") == 0 ? "standard input" : path;
    if (jk_read_file(path, 0, &f->bytes, digest, err)) {
        const char *at = f->bytes.ptr, *end = at + f->bytes.len;
        for (uint32_t number = 1; !err->code && at && at < end; number++) {
            const char *stop = memchr(at, '\n', (size_t)(end - at));
            stop = stop ? stop : end;
            read_line(f, (jk_span){ at, (size_t)(stop - at) }, number, err);
            at = stop + 1;
        }
    }
    if (err->code) {
        jk_pin_file_close(f);
        return NULL;
    }
    f->line = (line *)(void *)f->lines.ptr;
    f->n = f->lines.len / sizeof(line);
    if (f->n)
        qsort(f->line, f->n, sizeof *f->line, compare_lines);
    return f;
}

void jk_pin_file_close(jk_pin_file *f)
{
    if (!f)
        return;
    jk_buf_free(&f->bytes);
    jk_buf_free(&f->lines);
    free(f);
}

/* ------------------------------------------------------------------ a document */

/* A side of a document as cells would hold it, made when a text is first looked for. */
typedef struct {
    const jk_doc *doc;
    const char *what;
    jk_buf text;
    uint32_t *start;                /* [n_sent + 1] code points before each sentence */
} page;

static bool page_make(page *p, jk_arena *arena, jk_err *err)
{
    uint32_t n = p->doc->n_sent;
    if (p->start)
        return true;
    const char **mark = JK_NEW(arena, const char *, n, err);
    uint32_t *start = JK_NEW(arena, uint32_t, (size_t)n + 1, err);
    for (uint32_t k = 0; !err->code && k < n; k++)
        mark[k] = p->doc->sent[k].text.ptr;
    if (err->code || !jk_text_places(&p->text, jk_doc_span(p->doc, 0, n), mark, n, start, err) || !jk_buf_putc(&p->text, '\0', err))
        return false;
    p->text.len--;
    start[n] = (uint32_t)jk_count_chars(jk_buf_span(&p->text));
    p->start = start;
    return true;
}

/* The first place of needle in text from `from` on; NULL: none. */
static const char *find(jk_span text, const char *from, jk_span needle)
{
    const char *end = text.ptr + text.len;
    while ((size_t)(end - from) >= needle.len) {
        const char *at = memchr(from, needle.ptr[0], (size_t)(end - from) - needle.len + 1);
        if (!at || memcmp(at, needle.ptr, needle.len) == 0)
            return at;
        from = at + 1;
    }
    return NULL;
}

static jk_span trim(jk_span s)
{
    const char *from = s.ptr, *to = s.ptr + s.len;
    for (const char *at = from; at < to && jk_is_space(jk_next_char(&at, to));)
        from = at;
    for (const char *at = to; at > from && jk_is_space(jk_prev_char(&at, from));)
        to = at;
    return (jk_span){ from, (size_t)(to - from) };
}

/* The sentences that the only place of a text touches. */
static bool touched(const jk_pin_file *f, const line *l, page *p, jk_arena *arena, jk_span quoted, uint32_t **id, uint32_t *n, jk_err *err)
{
    jk_buf needle = { 0 };
    quoted = trim(quoted);
    if (!page_make(p, arena, err) || !jk_text_put(&needle, quoted, err)) {
        jk_buf_free(&needle);
        return false;
    }
    jk_span text = jk_buf_span(&p->text), wanted = jk_buf_span(&needle);
    const char *at = wanted.len ? find(text, text.ptr, wanted) : NULL;
    int shown = quoted.len < 60 ? (int)quoted.len : 60;
    while (shown > 0 && shown < (int)quoted.len && ((unsigned char)quoted.ptr[shown] & 0xC0) == 0x80)
        shown--;
    if (!at)
        jk_fail(err, JK_EINPUT, "%.100s: line %u: \"%.*s\" does not stand in the %s", f->name, l->number, shown, quoted.ptr, p->what);
    else if (find(text, at + 1, wanted))
        jk_fail(err, JK_EINPUT, "%.100s: line %u: \"%.*s\" stands in the %s more than once; quote more of it", f->name, l->number, shown, quoted.ptr, p->what);
    if (!err->code) {
        size_t from = jk_count_chars((jk_span){ text.ptr, (size_t)(at - text.ptr) }), to = from + jk_count_chars(wanted);
        uint32_t first = 0, last = 0;
        while (first + 1 < p->doc->n_sent && p->start[first + 1] <= from)
            first++;
        for (last = first + 1; last < p->doc->n_sent && p->start[last] < to;)
            last++;
        *n = last - first;
        *id = JK_NEW(arena, uint32_t, *n, err);
        for (uint32_t k = 0; *id && k < *n; k++)
            (*id)[k] = first + k;
    }
    jk_buf_free(&needle);
    return !err->code;
}

static bool sentences(const jk_pin_file *f, const line *l, int side, page *p, jk_arena *arena, const uint32_t **out, uint32_t *n, jk_err *err)
{
    jk_span s = l->field[side];
    uint32_t *id = NULL;
    if (is_text(s)) {
        if (!touched(f, l, p, arena, (jk_span){ s.ptr + 1, s.len - 2 }, &id, n, err))
            return false;
    } else {
        jk_buf number = { 0 };
        bool ok = s.len == 0 || jk_parse_numbers(s, &number, err);
        *n = (uint32_t)(number.len / sizeof(uint32_t));
        id = ok ? JK_NEW(arena, uint32_t, *n, err) : NULL;
        if (id && *n)
            memcpy(id, number.ptr, number.len);
        jk_buf_free(&number);
    }
    *out = id;
    return id != NULL;
}

/* The first line whose document is not before doc_id. */
static size_t lower(const jk_pin_file *f, jk_span doc_id)
{
    size_t lo = 0, hi = f->n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (compare_spans(f->line[mid].doc_id, doc_id) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

bool jk_pin_file_of(const jk_pin_file *f, jk_arena *arena, jk_span doc_id, const jk_doc *src, const jk_doc *tgt, jk_pin **pin, size_t *n, jk_err *err)
{
    page side[2] = { { .doc = src, .what = "source" }, { .doc = tgt, .what = "target" } };
    size_t any = 0, own = lower(f, doc_id), own_end = own;
    while (any < f->n && f->line[any].doc_id.len == 0)
        any++;
    while (own_end < f->n && jk_span_equal(f->line[own_end].doc_id, doc_id))
        own_end++;
    if (doc_id.len == 0)
        own = own_end;
    *n = 0;
    *pin = JK_NEW(arena, jk_pin, any + (own_end - own), err);
    for (size_t a = 0; *pin && !err->code && (a < any || own < own_end);) {
        const line *l = own == own_end || (a < any && f->line[a].number < f->line[own].number) ? &f->line[a++] : &f->line[own++];
        jk_pin *p = &(*pin)[(*n)++];
        *p = (jk_pin){ .apart = l->apart, .line = l->number };
        if (sentences(f, l, 0, &side[0], arena, &p->src, &p->n_src, err))
            sentences(f, l, 1, &side[1], arena, &p->tgt, &p->n_tgt, err);
    }
    jk_buf_free(&side[0].text);
    jk_buf_free(&side[1].text);
    return !err->code;
}

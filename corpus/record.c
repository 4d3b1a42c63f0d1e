/* record.c - a bead becomes a row, here and nowhere else; see record.h. */
#include "corpus/record.h"

#include "align/unicode.h"
#include "corpus/row.h"
#include "corpus/text.h"

const jk_schema jk_columns = { jk_column_name, JK_N_COLUMN };

size_t jk_schema_find(const jk_schema *schema, jk_span wanted)
{
    size_t k = 0;
    while (k < schema->n && !jk_span_equal(schema->name[k], wanted))
        k++;
    return k;
}

/* -------------------------------------------------------------- a row, cell by cell */

void jk_record_begin(jk_record *rec) { rec->bytes.len = rec->end.len = rec->cell.len = 0; }

bool jk_record_end(jk_record *rec, jk_err *err)
{
    size_t end = rec->bytes.len;
    return jk_buf_put(&rec->end, (jk_span){ (const char *)&end, sizeof end }, err);
}

bool jk_record_put(jk_record *rec, jk_span cell, jk_err *err)
{
    return jk_buf_put(&rec->bytes, cell, err) && jk_record_end(rec, err);
}

bool jk_record_text(jk_record *rec, jk_span text, jk_err *err)
{
    return jk_text_put(&rec->bytes, text, err) && jk_record_end(rec, err);
}

bool jk_put_count(jk_buf *out, uint64_t n, jk_err *err)
{
    char digit[20];
    size_t at = sizeof digit;
    do
        digit[--at] = (char)('0' + n % 10);
    while (n /= 10);
    return jk_buf_put(out, (jk_span){ digit + at, sizeof digit - at }, err);
}

bool jk_record_count(jk_record *rec, uint64_t n, jk_err *err) { return jk_put_count(&rec->bytes, n, err) && jk_record_end(rec, err); }

/* Four decimals, whatever the locale. */
bool jk_record_score(jk_record *rec, double p, jk_err *err)
{
    unsigned tenth = p > 0.0 ? p < 1.0 ? (unsigned)(p * 10000.0 + 0.5) : 10000 : 0;
    char text[6] = { (char)('0' + tenth / 10000), '.' };
    for (int k = 5; k > 1; k--, tenth /= 10)
        text[k] = (char)('0' + tenth % 10);
    return jk_record_put(rec, (jk_span){ text, sizeof text }, err);
}

bool jk_record_pair(jk_record *rec, jk_pair *pair, jk_err *err)
{
    size_t n = rec->end.len / sizeof(size_t), start = 0;
    rec->cell.len = 0;
    if (!jk_buf_reserve(&rec->cell, (n + 1) * sizeof(jk_span), err))
        return false;
    jk_span *cell = (jk_span *)(void *)rec->cell.ptr;
    const size_t *end = (const size_t *)(const void *)rec->end.ptr;
    for (size_t k = 0; k < n; start = end[k++])
        cell[k] = (jk_span){ rec->bytes.ptr + start, end[k] - start };
    *pair = (jk_pair){ cell, n };
    return true;
}

void jk_record_free(jk_record *rec)
{
    jk_buf_free(&rec->bytes);
    jk_buf_free(&rec->end);
    jk_buf_free(&rec->cell);
}

/* -------------------------------------------------------------- text of a cell */

/* No cell holds these: they end a line somewhere, or a cell. */
static bool breaks_row(uint32_t c)
{
    return (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Written without spaces, so that a line's end between two of them is none. U+30FC, the
   length mark of kana, belongs to no script. */
static bool unspaced(uint32_t c)
{
    if (c < 0x2E80)
        return false;
    jk_script script = jk_script_of(c);
    return script == JK_SCRIPT_HAN || script == JK_SCRIPT_KANA || c == 0x30FC;
}

/* White space at *at, which moves behind it, or some other character. Few bytes begin a space (jk_is_space): the others are not looked at. */
static bool next_space(const char **at, const char *end, bool *breaks)
{
    unsigned char b = (unsigned char)**at;
    if (b > ' ' && b < 0x80)
        return ++*at, false;
    if (b >= 0xC3 && b != 0xE1 && b != 0xE2 && b != 0xE3 && b < 0xEF) {
        size_t n = b < 0xE0 ? 2 : 3, left = (size_t)(end - *at);
        *at += n < left ? n : left;
        return false;
    }
    uint32_t c = jk_next_char(at, end);
    if (breaks_row(c))
        return *breaks = true;
    return jk_is_space(c);
}

bool jk_text_places(jk_buf *out, jk_span text, const char *const *mark, size_t n, uint32_t *place, jk_err *err)
{
    const char *at = text.ptr, *end = text.ptr + text.len, *run = NULL, *from = at;     /* from: what is not copied yet */
    uint32_t n_char = 0, blank = 0;             /* code points that are put before here; in the run */
    size_t next = 0;
    bool broken = false;
    if (n == 0 && !(jk_utf8_scan(text) & (JK_SEEN_BREAKER | JK_SEEN_TAB)))
        return jk_buf_put(out, text, err);      /* nothing breaks a row, nothing is to be counted */
    while (at < end) {
        const char *here = at;
        if (next_space(&at, end, &broken)) {
            if (!run)
                run = here, blank = 0;
            blank++;
            continue;
        }
        if (run && !broken)
            n_char += blank;
        else if (run) {
            const char *before = run, *after = here;
            jk_buf_put(out, (jk_span){ from, (size_t)(run - from) }, err);
            if (run > text.ptr && !(unspaced(jk_prev_char(&before, text.ptr)) && unspaced(jk_next_char(&after, end)))) {
                jk_buf_putc(out, ' ', err);
                n_char++;
            }
            from = here;
            broken = false;
        }
        run = NULL;
        while (next < n && here >= mark[next])
            place[next++] = n_char;
        n_char++;
    }
    while (next < n)
        place[next++] = n_char;
    if (run && broken)
        end = run;
    return jk_buf_put(out, (jk_span){ from, (size_t)(end - from) }, err);
}

bool jk_text_put(jk_buf *out, jk_span text, jk_err *err) { return jk_text_places(out, text, NULL, 0, NULL, err); }

/* -------------------------------------------------------------- bead -> pair */

jk_span jk_doc_span(const jk_doc *doc, uint32_t first, uint32_t n)
{
    if (!n)
        return (jk_span){ "", 0 };
    jk_span a = doc->sent[first].text, b = doc->sent[first + n - 1].text;
    return (jk_span){ a.ptr, (size_t)(b.ptr + b.len - a.ptr) };
}

static bool put_ids(jk_record *rec, uint32_t first, uint32_t n, jk_err *err)
{
    for (uint32_t k = 0; k < n; k++)
        if ((k && !jk_buf_putc(&rec->bytes, ' ', err)) || !jk_put_count(&rec->bytes, first + k, err))
            return false;
    return jk_record_end(rec, err);
}

/* The text of n sentences into text, and into the record's next cell where the 2nd, 3rd ... starts in it. */
static bool put_side(jk_record *rec, jk_buf *text, const jk_doc *doc, uint32_t first, uint32_t n, jk_err *err)
{
    const char *mark[UINT8_MAX] = { 0 };
    uint32_t place[UINT8_MAX];
    for (uint32_t k = 1; k < n; k++)
        mark[k - 1] = doc->sent[first + k].text.ptr;
    if (!jk_text_places(text, jk_doc_span(doc, first, n), mark, n ? n - 1 : 0, place, err))
        return false;
    for (uint32_t k = 1; k < n; k++)
        if ((k > 1 && !jk_buf_putc(&rec->bytes, ' ', err)) || !jk_put_count(&rec->bytes, place[k - 1], err))
            return false;
    return jk_record_end(rec, err);
}

bool jk_record_bead(jk_record *rec, jk_span doc_id, uint64_t n, const jk_doc *src, const jk_doc *tgt, const jk_bead *bead,
                    jk_pair *pair, jk_err *err)
{
    jk_buf text = { 0 };
    size_t mid = 0;
    jk_record_begin(rec);
    jk_record_put(rec, doc_id, err);
    jk_record_count(rec, n, err);
    jk_put_count(&rec->bytes, bead->n_src, err);
    jk_buf_putc(&rec->bytes, '-', err);
    jk_put_count(&rec->bytes, bead->n_tgt, err);
    jk_record_end(rec, err);
    jk_record_score(rec, (double)bead->posterior, err);
    jk_record_put(rec, jk_span_of(src->lang), err);
    jk_record_put(rec, jk_span_of(tgt->lang), err);
    put_ids(rec, bead->src, bead->n_src, err);
    put_ids(rec, bead->tgt, bead->n_tgt, err);
    put_side(rec, &text, src, bead->src, bead->n_src, err);
    mid = text.len;
    put_side(rec, &text, tgt, bead->tgt, bead->n_tgt, err);
    jk_record_put(rec, (jk_span){ text.ptr, mid }, err);
    jk_record_put(rec, (jk_span){ text.ptr ? text.ptr + mid : "", text.len - mid }, err);
    jk_buf_free(&text);
    return !err->code && jk_record_pair(rec, pair, err);
}

bool jk_lang_of_tag(jk_span tag, char out[JK_LANG_SIZE])
{
    char text[32];
    jk_err none = { 0 };
    if (!tag.len || tag.len >= sizeof text)
        return false;
    memcpy(text, tag.ptr, tag.len);
    text[tag.len] = '\0';
    return jk_lang_parse(text, out, &none);
}

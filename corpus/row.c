/* row.c - line <-> cells, what cells have to be, and what rows add up to: see row.h. */
#include "corpus/row.h"

#include "align/unicode.h"
#include "corpus/text.h"

#define NAME(s) { (s), sizeof(s) - 1 }
const jk_span jk_column_name[JK_N_COLUMN] = {
    NAME("doc_id"), NAME("n"), NAME("type"), NAME("aligner_score"), NAME("src_lang"), NAME("trg_lang"), NAME("src_ids"),
    NAME("trg_ids"), NAME("src_cuts"), NAME("trg_cuts"), NAME("src_text"), NAME("trg_text"),
};

const jk_schema *jk_schema_or_default(const jk_schema *schema)
{
    static const jk_schema twelve = { jk_column_name, JK_N_COLUMN };
    return schema ? schema : &twelve;
}

/* ----------------------------------------------------------------- columns */

bool jk_schema_check(const jk_schema *schema, const char *name, jk_err *err)
{
    if (schema->n > JK_MAX_COLUMN)
        return jk_fail(err, JK_ELIMIT, "%s: %zu columns; at most %d", name, schema->n, JK_MAX_COLUMN);
    for (size_t k = 0; k < JK_N_COLUMN; k++)
        if (k >= schema->n || !jk_span_equal(schema->name[k], jk_column_name[k]))
            return jk_fail(err, JK_EINPUT, "%s: not a corpus of jjak: column %zu has to be %s; jjak convert reads other formats",
                           name, k + 1, jk_column_name[k].ptr);
    for (size_t k = 0; k < schema->n; k++) {
        jk_span s = schema->name[k];
        size_t at;
        if (!s.len || memchr(s.ptr, '\t', s.len) || !jk_utf8_valid(s, &at) || jk_line_breaker(s, &at))
            return jk_fail(err, JK_EINPUT, "%s: the name of column %zu is empty or holds a character that no name may hold", name, k + 1);
        for (size_t j = 0; j < k; j++)
            if (jk_span_equal(schema->name[j], s))
                return jk_fail(err, JK_EINPUT, "%s: columns %zu and %zu have one name", name, j + 1, k + 1);
    }
    return true;
}

bool jk_schema_read(jk_arena *arena, jk_span line, const char *name, jk_schema *out, jk_err *err)
{
    size_t n = 1;
    for (size_t k = 0; k < line.len; k++)
        n += line.ptr[k] == '\t';
    if (n > JK_MAX_COLUMN)
        return jk_fail(err, JK_EINPUT, "%s: not a corpus of jjak: %zu columns", name, n);
    jk_span copy = jk_arena_copy(arena, line, err), *cell = JK_NEW(arena, jk_span, n, err);
    if (!cell || err->code || !jk_row_split(copy, cell, n, name, 1, err))
        return false;
    *out = (jk_schema){ cell, n };
    return jk_schema_check(out, name, err);
}

bool jk_schema_copy(jk_arena *arena, const jk_schema *from, jk_schema *to, jk_err *err)
{
    jk_span *name = JK_NEW(arena, jk_span, from->n, err);
    for (size_t k = 0; name && k < from->n; k++)
        name[k] = jk_arena_copy(arena, from->name[k], err);
    *to = (jk_schema){ name, from->n };
    return err->code == JK_OK;
}

/* -------------------------------------------------------------------- rows */

static bool check_text(jk_span line, const char *name, uint64_t number, jk_err *err)
{
    size_t at;
    if (!(jk_utf8_scan(line) & (JK_SEEN_INVALID | JK_SEEN_BREAKER)))
        return true;
    if (!jk_utf8_valid(line, &at))
        return jk_fail(err, JK_EINPUT, "%s:%llu: invalid UTF-8 at byte %zu of the line", name, (unsigned long long)number, at + 1);
    const char *breaker = jk_line_breaker(line, &at);
    if (breaker)
        return jk_fail(err, JK_EINPUT, "%s:%llu: a cell holds %s (byte %zu of the line), which ends a line for some readers", name,
                       (unsigned long long)number, breaker, at + 1);
    return true;
}

bool jk_row_split(jk_span line, jk_span *cell, size_t n, const char *name, uint64_t number, jk_err *err)
{
    const char *at = line.ptr, *end = line.len ? line.ptr + line.len : line.ptr;
    size_t k = 0;
    for (;;) {
        const char *tab = at < end ? memchr(at, '\t', (size_t)(end - at)) : NULL;
        if (k < n)
            cell[k] = (jk_span){ at, (size_t)((tab ? tab : end) - at) };
        k++;
        if (!tab)
            break;
        at = tab + 1;
    }
    if (k != n)
        return jk_fail(err, JK_EINPUT, "%s:%llu: %zu columns; the header has %zu", name, (unsigned long long)number, k, n);
    return check_text(line, name, number, err);
}

bool jk_row_join(const jk_span *cell, size_t n, const char *name, uint64_t number, jk_buf *out, jk_err *err)
{
    size_t start = out->len;
    for (size_t k = 0; k < n; k++) {
        if (cell[k].len && memchr(cell[k].ptr, '\t', cell[k].len))
            return jk_fail(err, JK_EINPUT, "%s:%llu: cell %zu holds a TAB, which separates cells", name, (unsigned long long)number, k + 1);
        if ((k && !jk_buf_putc(out, '\t', err)) || !jk_buf_put(out, cell[k], err))
            return false;
    }
    if (!check_text((jk_span){ out->ptr + start, out->len - start }, name, number, err))
        return false;
    return jk_buf_putc(out, '\n', err);
}

/* "2-1" -> 2, 1 */
static bool parse_type(jk_span type, uint64_t side[2])
{
    const char *dash = type.len ? memchr(type.ptr, '-', type.len) : NULL;
    if (!dash)
        return false;
    size_t n = (size_t)(dash - type.ptr);
    return jk_parse_count((jk_span){ type.ptr, n }, &side[0]) && jk_parse_count((jk_span){ dash + 1, type.len - n - 1 }, &side[1])
        && (n == 1 || type.ptr[0] != '0') && (dash[1] != '0' || type.len - n == 2);
}

bool jk_row_is_null(const jk_span *cell)
{
    uint64_t side[2];
    return parse_type(cell[JK_TYPE], side) && (!side[0] || !side[1]);
}

/* The next word of *rest, which single spaces separate. */
static jk_span next_word(jk_span *rest)
{
    const char *space = rest->len ? memchr(rest->ptr, ' ', rest->len) : NULL;
    jk_span word = { rest->ptr, space ? (size_t)(space - rest->ptr) : rest->len };
    size_t used = word.len + (space != NULL);
    *rest = (jk_span){ rest->ptr + used, rest->len - used };
    return word;
}

static bool check_ids(jk_span ids, uint64_t n, const char *side, jk_err *err)
{
    uint64_t have = 0;
    bool empty = ids.len && (ids.ptr[0] == ' ' || ids.ptr[ids.len - 1] == ' ');
    for (jk_span rest = ids; rest.len; have++)
        empty |= next_word(&rest).len == 0;
    if (empty)
        return jk_fail(err, JK_EINPUT, "%s_ids are not separated by single spaces", side);
    if (ids.len && have != n)
        return jk_fail(err, JK_EINPUT, "%llu %s_ids; the type says %llu", (unsigned long long)have, side, (unsigned long long)n);
    return true;
}

/* Each cut behind the one before, inside the text; their number is one below the sentences'. */
static bool check_cuts(jk_span cuts, jk_span text, uint64_t n, const char *side, jk_err *err)
{
    uint64_t have = 0, before = 0, at, n_char = cuts.len ? jk_count_chars(text) : 0;
    if (cuts.len && cuts.ptr[cuts.len - 1] == ' ')
        return jk_fail(err, JK_EINPUT, "%s_cuts end with a space", side);
    for (jk_span rest = cuts; rest.len; have++, before = at)
        if (!jk_parse_count(next_word(&rest), &at) || at <= before || at >= n_char)
            return jk_fail(err, JK_EINPUT, "%s_cuts do not rise inside the text", side);
    if (cuts.len && have + 1 != n)
        return jk_fail(err, JK_EINPUT, "%llu %s_cuts; the type says %llu sentences", (unsigned long long)have, side, (unsigned long long)n);
    return true;
}

/* Digits, a point, digits: from 0 to 1. */
static bool is_probability(jk_span s)
{
    size_t k = 2;
    if (!s.len || (s.ptr[0] != '0' && s.ptr[0] != '1') || (s.len > 1 && s.ptr[1] != '.') || s.len == 2)
        return false;
    for (; k < s.len; k++)
        if (s.ptr[k] < '0' || s.ptr[k] > (s.ptr[0] == '1' ? '0' : '9'))
            return false;
    return true;
}

static bool check_side(const jk_span *cell, int side, uint64_t n, jk_err *err)
{
    const char *name = side ? "trg" : "src";
    jk_span ids = cell[JK_SRC_IDS + side], cuts = cell[JK_SRC_CUTS + side], text = cell[JK_SRC_TEXT + side];
    if (!n && (ids.len || text.len || cuts.len))
        return jk_fail(err, JK_EINPUT, "the type says 0 %s sentences, but its cells are not empty", name);
    return check_ids(ids, n, name, err) && check_cuts(cuts, text, n, name, err);
}

bool jk_row_check(const jk_span *cell, jk_err *err)
{
    uint64_t n, side[2];
    if (!jk_parse_count(cell[JK_N], &n) || n == 0 || cell[JK_N].ptr[0] == '0')
        return jk_fail(err, JK_EINPUT, "n is \"%.*s\"; it has to be a number from 1", (int)(cell[JK_N].len < 40 ? cell[JK_N].len : 40),
                       cell[JK_N].len ? cell[JK_N].ptr : "");
    if (cell[JK_SCORE].len && !is_probability(cell[JK_SCORE]))
        return jk_fail(err, JK_EINPUT, "the aligner_score is no number from 0 to 1");
    if (!cell[JK_TYPE].len)
        return true;
    if (!parse_type(cell[JK_TYPE], side) || (!side[0] && !side[1]))
        return jk_fail(err, JK_EINPUT, "the type is no shape of a bead, such as 2-1");
    return check_side(cell, 0, side[0], err) && check_side(cell, 1, side[1], err);
}

/* ---------------------------------------------------------------- counting */

void jk_tally_begin(jk_tally *tally, jk_span header)
{
    *tally = (jk_tally){ .n_byte = header.len };
    jk_sha256_init(&tally->doc);
    jk_sha256_init(&tally->content);
}

static void end_doc(jk_tally *tally)
{
    unsigned char digest[JK_SHA256_SIZE];
    jk_sha256_end(&tally->doc, digest);
    jk_sha256_reset(&tally->doc);
    jk_sha256_add(&tally->content, digest, sizeof digest);
}

bool jk_tally_row(jk_tally *tally, const jk_span *cell, jk_span line, size_t block, uint32_t text_at, jk_err *err)
{
    uint64_t n = 0;
    size_t n_doc = tally->index.n_doc;
    jk_parse_count(cell[JK_N], &n);
    bool ok = jk_index_row(&tally->index, cell[JK_DOC_ID], n, block, text_at, err);
    if (n_doc && tally->index.n_doc > n_doc)
        end_doc(tally);
    jk_sha256_add(&tally->doc, line.ptr, line.len);
    tally->n_null += jk_row_is_null(cell);
    tally->n_byte += line.len;
    return ok;
}

void jk_tally_end(jk_tally *tally)
{
    if (tally->index.n_doc)
        end_doc(tally);
    jk_sha256_end(&tally->content, tally->digest);
}

void jk_tally_free(jk_tally *tally) { jk_index_free(&tally->index); }

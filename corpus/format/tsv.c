/* tsv.c - tab-separated columns under a header row, no quoting, no escapes: plain, or in
 * the container (corpus/FORMAT.md).
 *
 * What starts with the twelve columns is read as it stands. Other tables are read by the
 * names of their columns: src_text and trg_text have to be there, what is missing is
 * empty, what is unknown becomes an optional column.
 */
#include "corpus/container.h"
#include "corpus/format.h"

#include <stdlib.h>

enum { MAX_COLUMN = 1000 };

typedef struct {
    bool ours;                      /* starts with the twelve columns, in order */
    size_t n_column;                /* in the file */
    size_t from[MAX_COLUMN + JK_N_COLUMN];  /* of each cell of a pair: the file's column, n_column for none */
    jk_span cell[MAX_COLUMN];       /* of the line */
    jk_span name[MAX_COLUMN + JK_N_COLUMN];
    jk_span pair[MAX_COLUMN + JK_N_COLUMN];
    jk_buf header;
} table;

/* The cells of a line; returns how many there are, of which at most MAX_COLUMN are kept. */
static size_t split(jk_span line, jk_span *cell)
{
    const char *end = line.ptr + line.len, *from = line.ptr;
    for (size_t n = 0;;) {
        const char *tab = from < end ? memchr(from, '\t', (size_t)(end - from)) : NULL;
        if (n < MAX_COLUMN)
            cell[n] = (jk_span){ from, (size_t)((tab ? tab : end) - from) };
        n++;
        if (!tab)
            return n;
        from = tab + 1;
    }
}

static bool has_texts(const jk_span *cell, size_t n)
{
    const jk_schema columns = { cell, n };
    return jk_schema_find(&columns, jk_columns.name[JK_SRC_TEXT]) < n && jk_schema_find(&columns, jk_columns.name[JK_TRG_TEXT]) < n;
}

/* What bitextor calls its columns where it does not call them as we do. */
static jk_span known_name(jk_span name)
{
    static const char *const alias[][2] = { { "url1", "src_url" }, { "url2", "trg_url" }, { "sent1", "src_text" }, { "sent2", "trg_text" } };
    for (size_t k = 0; k < sizeof alias / sizeof *alias; k++)
        if (jk_span_equal(name, jk_span_of(alias[k][0])))
            return jk_span_of(alias[k][1]);
    return name;
}

/* Among the cells of the line are those of both texts. */
static bool looks_like(jk_span line)
{
    const char *end = line.ptr + line.len;
    unsigned seen = 0;
    for (const char *from = line.ptr; from;) {
        const char *tab = from < end ? memchr(from, '\t', (size_t)(end - from)) : NULL;
        jk_span name = known_name((jk_span){ from, (size_t)((tab ? tab : end) - from) });
        seen |= jk_span_equal(name, jk_columns.name[JK_SRC_TEXT]) ? 1 : jk_span_equal(name, jk_columns.name[JK_TRG_TEXT]) ? 2 : 0;
        from = tab ? tab + 1 : NULL;
    }
    return seen == 3;
}

/* Where each cell of a pair comes from, and what the columns are called. */
static bool map_columns(jk_reader *in, table *t, jk_err *err)
{
    const jk_schema file = { t->cell, t->n_column };
    size_t n = JK_N_COLUMN;
    t->ours = t->n_column >= JK_N_COLUMN;
    for (size_t k = 0; k < JK_N_COLUMN; k++) {
        t->name[k] = jk_columns.name[k];
        t->from[k] = jk_schema_find(&file, t->name[k]);
        t->ours = t->ours && t->from[k] == k;
    }
    for (size_t k = 0; k < t->n_column; k++) {
        if (t->cell[k].len == 0 || jk_schema_find(&file, t->cell[k]) != k)
            return jk_fail(err, JK_EINPUT, "%s: column %zu has no name, or the name of another", jk_reader_name(in), k + 1);
        if (jk_schema_find(&jk_columns, t->cell[k]) < JK_N_COLUMN)
            continue;
        t->name[n] = t->cell[k];
        t->from[n++] = k;
    }
    in->schema = (jk_schema){ t->name, n };
    return true;
}

static bool open_read(jk_reader *in, jk_err *err)
{
    table *t = in->state = calloc(1, sizeof *t);
    jk_span line;
    if (!t)
        return jk_fail(err, JK_ENOMEM, "no more memory to read %s", in->path);
    if (!jk_reader_line(in, &line, err))
        return !err->code                       /* an empty file: no row; but of an empty pipe the program before it has failed */
            && (strcmp(in->path, "-") != 0 || jk_fail(err, JK_EINPUT, "%s: empty; a corpus has a header row, even one of no pairs", jk_reader_name(in)));
    if (!jk_buf_put(&t->header, line, err))
        return false;
    t->n_column = split(jk_buf_span(&t->header), t->cell);
    if (t->n_column > MAX_COLUMN)
        return jk_fail(err, JK_ELIMIT, "%s: %zu columns; at most %d", jk_reader_name(in), t->n_column, (int)MAX_COLUMN);
    for (size_t k = 0; k < t->n_column; k++)
        t->cell[k] = known_name(t->cell[k]);
    if (!has_texts(t->cell, t->n_column))
        return jk_fail(err, JK_EINPUT, "%s: the first line names no columns src_text and trg_text; of a table without names, source TAB target, --from marian says so", jk_reader_name(in));
    return map_columns(in, t, err);
}

static void close_read(jk_reader *in)
{
    table *t = in->state;
    if (t)
        jk_buf_free(&t->header);
    free(t);
}

/* A row that is not ours: text as a cell may hold it, doc_id and n where they are missing. */
static bool foreign(jk_reader *in, const table *t, jk_pair *pair, jk_err *err)
{
    jk_record *rec = &in->rec;
    jk_record_begin(rec);
    in->n_row++;
    for (size_t k = 0; k < in->schema.n; k++) {
        jk_span cell = t->from[k] < t->n_column ? t->cell[t->from[k]] : (jk_span){ "", 0 };
        if (k == JK_DOC_ID && !cell.len)
            jk_record_put(rec, in->doc_id, err);
        else if (k == JK_N && !cell.len)
            jk_record_count(rec, in->n_row, err);
        else
            jk_record_text(rec, cell, err);
    }
    return !err->code && jk_record_pair(rec, pair, err);
}

static bool next(jk_reader *in, jk_pair *pair, jk_err *err)
{
    table *t = in->state;
    jk_span line;
    size_t at = 0;
    if (!jk_reader_line(in, &line, err))
        return false;
    size_t n = split(line, t->cell);
    if (n != t->n_column)
        return jk_fail(err, JK_EINPUT, "%s, line %llu: %zu cell%s, not %zu", jk_reader_name(in), (unsigned long long)in->line, n, n == 1 ? "" : "s", t->n_column);
    if (!t->ours)
        return foreign(in, t, pair, err);
    const char *breaker = jk_line_breaker(line, &at);
    if (breaker)
        return jk_fail(err, JK_EINPUT, "%s, line %llu, byte %zu: %s, which ends a line for some programs; no cell may hold it",
                       jk_reader_name(in), (unsigned long long)in->line, at + 1, breaker);
    *pair = (jk_pair){ t->cell, n };
    return true;
}

/* ------------------------------------------------------------------ writing */

static bool open_tsv(jk_writer *out, bool bgzf, jk_err *err)
{
    jk_write_options options = { .schema = &out->schema, .meta = out->meta, .n_thread = out->n_thread };
    out->state = jk_tsv_create(out->path.ptr, bgzf, &options, err);
    return out->state != NULL;
}

static bool open_plain(jk_writer *out, jk_err *err) { return open_tsv(out, false, err); }
static bool open_container(jk_writer *out, jk_err *err) { return open_tsv(out, true, err); }
static bool put(jk_writer *out, const jk_pair *pair, jk_err *err) { return jk_tsv_put(out->state, pair, err); }
static bool finish(jk_writer *out, jk_err *err) { return jk_tsv_meta(out->state, out->meta, err) && jk_tsv_finish(out->state, err); }
static void close_write(jk_writer *out) { jk_tsv_writer_close(out->state); }

const jk_format jk_format_tsv_gz = {
    .name = "tsv.gz",
    .purpose = "the container: the columns in BGZF, with an index and metadata beside it",
    .ending = { ".tsv.gz" },
    .carries = CARRIES_ALL,
    .own_sink = true,
    .read_open = open_read, .read_next = next, .read_close = close_read,
    .write_open = open_container, .write_put = put, .write_finish = finish, .write_close = close_write,
};

const jk_format jk_format_tsv = {
    .name = "tsv",
    .purpose = "the columns as plain text, under a header row",
    .ending = { ".tsv" },
    .carries = CARRIES_ALL,
    .own_sink = true,
    .looks_like = looks_like,
    .read_open = open_read, .read_next = next, .read_close = close_read,
    .write_open = open_plain, .write_put = put, .write_finish = finish, .write_close = close_write,
};

/* ------------------------------------------------------------------ bitextor
 * The columns of another tool's crawl, under their names: addresses, texts, then whatever
 * else there is. The languages are in none; -s and -t say them. */

static bool is_url(jk_span name) { return jk_span_equal(name, jk_span_of("src_url")) || jk_span_equal(name, jk_span_of("trg_url")); }

/* A row of cells, or the header. */
static bool put_urls(jk_writer *out, const jk_span *cell, jk_err *err)
{
    static const char *const url[] = { "src_url", "trg_url" };
    jk_buf *line = &out->line;
    line->len = 0;
    for (int side = 0; side < 2; side++) {
        size_t k = jk_schema_find(&out->schema, jk_span_of(url[side]));
        if (cell == out->schema.name)
            jk_buf_put(line, jk_span_of(url[side]), err);
        else if (k < out->schema.n)
            jk_buf_put(line, cell[k], err);
        jk_buf_putc(line, '\t', err);
    }
    jk_buf_put(line, cell[JK_SRC_TEXT], err);
    jk_buf_putc(line, '\t', err);
    jk_buf_put(line, cell[JK_TRG_TEXT], err);
    jk_buf_putc(line, '\t', err);
    jk_buf_put(line, cell[JK_SCORE], err);
    for (size_t k = JK_N_COLUMN; k < out->schema.n; k++)
        if (!is_url(out->schema.name[k]) && (!jk_buf_putc(line, '\t', err) || !jk_buf_put(line, cell[k], err)))
            return false;
    return !err->code && jk_writer_line(out, err);
}

static bool open_urls(jk_writer *out, jk_err *err) { return put_urls(out, out->schema.name, err); }
static bool put_row(jk_writer *out, const jk_pair *pair, jk_err *err) { return put_urls(out, pair->cell, err); }

const jk_format jk_format_bitextor = {
    .name = "bitextor",
    .purpose = "a table of src_url trg_url src_text trg_text and more, as bitextor and bicleaner have it",
    .carries = CARRIES_TEXT | CARRIES_SCORE | CARRIES_COLUMNS,
    .read_open = open_read, .read_next = next, .read_close = close_read,
    .write_open = open_urls, .write_put = put_row,
};

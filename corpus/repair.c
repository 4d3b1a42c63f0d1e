/* repair.c - the whole rows of a damaged corpus, in order: see repair.h. */
#include "corpus/repair.h"

#include <stdlib.h>

#include "corpus/format.h"
#include "corpus/row.h"
#include "corpus/salvage.h"
#include "corpus/sidecar.h"
#include "corpus/text.h"

struct jk_repair {
    jk_arena *arena;
    jk_salvage from;
    jk_schema schema;
    jk_span *cell;
    jk_reader *json;                /* of JSON lines: reads one at a time; NULL: TSV */
    jk_index seen;                  /* documents that were given out */
    jk_meta meta;
    bool has_meta;
    jk_repair_sums sums;
};

/* ------------------------------------------------------------------------ rows */

/* A line of JSON as cells. One without doc_id or n has none: nothing is numbered anew. */
static bool read_json(jk_repair *r, jk_span line, jk_err *why)
{
    jk_pair pair;
    r->json->first = line;
    r->json->has_first = true;
    r->json->line = r->from.n_line;
    r->json->n_row = UINT64_MAX;    /* what is missing is 0, which is no n */
    if (!line.len)
        return jk_fail(why, JK_EINPUT, "an empty line");
    if (!jk_format_jsonl.read_next(r->json, &pair, why))
        return false;
    memcpy(r->cell, pair.cell, r->schema.n * sizeof *r->cell);
    return true;
}

/* Is it a row that may stand behind those that were given out? Then it is counted among them. */
static bool take_row(jk_repair *r, jk_span line, jk_err *why)
{
    size_t doc;
    uint64_t n = 0;
    if (!r->from.in && memchr(line.ptr, 0, line.len))        /* no CRC proves it: most likely a file system's zeroes */
        return jk_fail(why, JK_EINPUT, "a row holds a NUL");
    if (!(r->json ? read_json(r, line, why) : jk_row_split(line, r->cell, r->schema.n, r->from.path, r->from.n_line, why)) || !jk_row_check(r->cell, why) || !jk_doc_id_check(r->cell[JK_DOC_ID], why))
        return false;
    jk_parse_count(r->cell[JK_N], &n);
    bool same = r->seen.n_row && jk_span_equal(r->cell[JK_DOC_ID], jk_buf_span(&r->from.last));
    if (same && n <= r->from.last_n)
        return jk_fail(why, JK_EINPUT, "n is %llu behind %llu: rows that were read before", (unsigned long long)n, (unsigned long long)r->from.last_n);
    if (!same && jk_index_find(&r->seen, r->cell[JK_DOC_ID], &doc))
        return jk_fail(why, JK_EINPUT, "a document comes back");
    if (!jk_index_row(&r->seen, r->cell[JK_DOC_ID], n, 0, 0, why))
        return false;
    r->from.last_n = n;
    return same || (r->from.last.len = 0, jk_buf_put(&r->from.last, r->cell[JK_DOC_ID], why));
}

bool jk_repair_next(jk_repair *r, jk_pair *pair, jk_err *err)
{
    jk_span line;
    while (jk_salvage_line(&r->from, &line, err)) {
        jk_err why = { 0 };
        bool doubt = r->from.doubt;
        r->from.doubt = false;
        if (r->from.unended && (!r->from.in || !jk_blocks_ended(r->from.in, err)))
            jk_fail(&why, JK_EINPUT, "the last row has no line end: the file was cut");
        if (!why.code && take_row(r, line, &why)) {
            if (r->from.open) {
                jk_loss *loss = &r->from.loss[r->from.n_loss - 1];
                loss->doc[1] = jk_arena_copy(r->arena, r->cell[JK_DOC_ID], err);
                loss->n[1] = r->from.last_n;
                r->from.open = false;
            }
            *pair = (jk_pair){ r->cell, r->schema.n };
            return !err->code;
        }
        if (why.code == JK_ENOMEM)
            return jk_fail(err, why.code, "%s", why.what);
        if (err->code || (!doubt && !jk_salvage_lose_row(&r->from, why.what, err)))
            return false;
    }
    return false;
}

bool jk_repair_done(jk_repair *r, jk_repair_sums *sums, jk_err *err)
{
    jk_repair_sums *s = &r->sums;
    uint64_t n = 0;
    bool counted = true;
    s->n_pair = r->seen.n_row;
    s->n_doc = r->seen.n_doc;
    s->n_rescued = r->from.walk.n_rescued;
    for (size_t k = 0; k < r->from.n_loss; k++) {
        n += r->from.loss[k].n_pair;
        counted &= r->from.loss[k].counted;
    }
    bool others = r->from.has_idx && r->has_meta && r->meta.has_sha256 && memcmp(r->from.idx.sha256, r->meta.sha256, JK_SHA256_SIZE) != 0;
    bool believed = !others && r->has_meta && r->meta.has_count[0] && r->meta.pairs >= s->n_pair;
    s->known = believed || counted;
    s->n_lost = believed ? r->meta.pairs - s->n_pair : n;
    if (s->known && s->n_lost && !r->from.n_loss && !jk_salvage_lose(&r->from, "fewer pairs than the metadata speak of; where they stood cannot be told", err))
        return false;
    s->whole = s->known ? !s->n_lost : !r->from.n_loss;
    *sums = *s;
    return !err->code;
}

/* ---------------------------------------------------------------------- header */

/* "src_url,licence" behind the twelve. */
static bool parse_columns(jk_repair *r, const char *list, jk_schema *out, jk_err *err)
{
    size_t n = JK_N_COLUMN + 1, k = JK_N_COLUMN;
    for (const char *c = list; *c; c++)
        n += *c == ',';
    jk_span *name = JK_NEW(r->arena, jk_span, n, err);
    if (!name)
        return false;
    memcpy(name, jk_column_name, sizeof jk_column_name);
    for (size_t len; ; list += len + 1) {
        len = strcspn(list, ",");
        name[k++] = (jk_span){ list, len };
        if (!list[len])
            break;
    }
    *out = (jk_schema){ name, n };
    jk_err why = { 0 };
    return jk_schema_check(out, "--columns", &why) || jk_fail(err, JK_EUSAGE, "%s", why.what);
}

static size_t n_cells(jk_span line)
{
    size_t n = 1;
    for (size_t k = 0; k < line.len; k++)
        n += line.ptr[k] == '\t';
    return n;
}

/* The columns of a corpus that has lost its header; line is its first row. */
static bool guess_columns(jk_repair *r, const char *columns, jk_span line, jk_err *err)
{
    jk_err why = { 0 };
    if (columns) {
        if (!parse_columns(r, columns, &r->schema, err))
            return false;
    } else if (r->has_meta && r->meta.columns.n && jk_schema_check(&r->meta.columns, r->from.path, &why))
        r->schema = r->meta.columns;
    else
        r->schema = *jk_schema_or_default(NULL);
    size_t n = n_cells(line);
    if (n != r->schema.n)
        return jk_fail(err, JK_EINPUT, "%s: the header row is lost, and rows have %zu cells: --columns NAME,... names those behind the %d that every corpus has", r->from.path, n, JK_N_COLUMN);
    return r->sums.remade_header = true;
}

static bool is_json(const jk_repair *r, jk_span line)
{
    bool gzip;
    return jk_format_of_path(r->from.path, &gzip) == &jk_format_jsonl || (line.len && line.ptr[0] == '{');
}

/* A reader whose columns are the keys of that line; false with why: they are none of a corpus. */
static bool open_json(jk_repair *r, jk_span line, jk_err *why)
{
    if (!(r->json = calloc(1, sizeof *r->json)))
        return jk_fail(why, JK_ENOMEM, "%s: no memory to read it", r->from.path);
    *r->json = (jk_reader){ .format = &jk_format_jsonl, .path = r->from.path, .schema = *jk_schema_or_default(NULL), .first = line, .has_first = true };
    if (!jk_format_jsonl.read_open(r->json, why))
        return false;
    r->schema = r->json->schema;
    r->cell = JK_NEW(r->arena, jk_span, r->schema.n, why);
    return r->cell && read_json(r, line, why) && jk_row_check(r->cell, why) && jk_doc_id_check(r->cell[JK_DOC_ID], why);
}

/* The first line that is one of a corpus; all of them are rows. */
static bool take_json(jk_repair *r, jk_span line, jk_err *err)
{
    do {
        jk_err why = { 0 };
        bool doubt = r->from.doubt;
        r->from.doubt = false;
        jk_reader_close(r->json);
        if (open_json(r, line, &why)) {
            r->from.line = jk_arena_copy(r->arena, line, err);
            r->from.has_line = true;
            return !err->code;
        }
        if (why.code == JK_ENOMEM)
            return jk_fail(err, why.code, "%s", why.what);
        if (!doubt && !jk_salvage_lose_row(&r->from, why.what, err))
            return false;
    } while (jk_salvage_line(&r->from, &line, err));
    return jk_fail(err, JK_EINPUT, "%s: no line of it is one of a corpus, with doc_id and n, as jjak convert -f jsonl writes it", r->from.path);
}

static bool take_header(jk_repair *r, const char *columns, jk_err *err)
{
    jk_err why = { 0 };
    jk_span line;
    bool damaged_before = r->from.n_loss > 0;
    if (!jk_salvage_line(&r->from, &line, err))
        return jk_fail(err, JK_EINPUT, "%s: no row of it is whole", r->from.path);
    if (is_json(r, line))
        return take_json(r, line, err);
    if (!jk_schema_read(r->arena, line, r->from.path, &r->schema, &why)) {
        damaged_before |= r->from.n_loss > 0;
        if (why.code == JK_ENOMEM || (!damaged_before && !columns && !(r->has_meta && n_cells(line) == r->meta.columns.n)))
            return jk_fail(err, why.code, "%s", why.what);
        while (r->from.doubt && n_cells(line) < JK_N_COLUMN)
            if (!jk_salvage_line(&r->from, &line, err))
                return jk_fail(err, JK_EINPUT, "%s: no row of it is whole", r->from.path);
        r->from.line = jk_arena_copy(r->arena, line, err);
        r->from.has_line = true;
        if (err->code || !guess_columns(r, columns, line, err) || !jk_salvage_lose(&r->from, "the header row is lost", err))
            return false;
    } else if (r->has_meta && r->meta.columns.n && r->meta.columns.n != r->schema.n)
        r->has_meta = false;        /* another corpus's */
    r->from.doubt &= r->from.has_line;
    r->cell = JK_NEW(r->arena, jk_span, r->schema.n, err);
    return r->cell != NULL;
}

/* ------------------------------------------------------------------------ open */

/* What stands beside it is used as far as it is readable. */
static bool read_meta(jk_repair *r, jk_err *err)
{
    jk_buf bytes = { 0 };
    jk_err why = { 0 };
    if (jk_sidecar_read(r->from.path, ".meta.json", &bytes, &why) && !why.code) {
        jk_span text = jk_arena_copy(r->arena, jk_buf_span(&bytes), err);
        r->has_meta = !err->code && jk_meta_decode(&r->meta, r->arena, text, ".meta.json", &why);
    }
    jk_buf_free(&bytes);
    if (why.code == JK_ENOMEM)
        jk_fail(err, why.code, "%s", why.what);
    return !err->code;
}

jk_repair *jk_repair_open(const char *path, const char *columns, jk_err *err)
{
    jk_repair *r = calloc(1, sizeof *r);
    if (!r || !(r->arena = jk_arena_open(0)))
        jk_fail(err, JK_ENOMEM, "%s: no memory to read it", path);
    else if (jk_salvage_open(&r->from, path, r->arena, err) && (!r->from.in || read_meta(r, err)) && take_header(r, columns, err))
        return r;
    jk_repair_close(r);
    return NULL;
}

const jk_schema *jk_repair_schema(const jk_repair *r) { return &r->schema; }
const jk_loss *jk_repair_loss(const jk_repair *r, size_t k) { return k < r->from.n_loss ? &r->from.loss[k] : NULL; }

const char *jk_repair_note(const jk_repair *r)
{
    if (r->json && jk_reader_note(r->json))
        return jk_reader_note(r->json);
    if (r->from.in)
        return NULL;
    return jk_source_is_gzip(r->from.source) ? "gzip in one piece: nothing behind damage can be read, and what stands shortly before it is not proven"
        : "not compressed: damage inside a row that leaves it a row cannot be seen";
}

void jk_repair_close(jk_repair *r)
{
    if (!r)
        return;
    jk_reader_close(r->json);
    jk_salvage_close(&r->from);
    jk_index_free(&r->seen);
    jk_arena_close(r->arena);
    free(r);
}

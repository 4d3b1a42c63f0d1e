/* verify.c - what a corpus claims, compared with what it is; its index made anew.
 *
 * Every row is read; .gzi and .idx are built again and compared byte by byte, the
 * metadata number by number. What gzip lets pass (a missing end mark, a cut at a
 * block's border) is a difference here. */
#include "corpus/container.h"

#include <stdio.h>
#include <stdlib.h>

#include "corpus/row.h"
#include "corpus/sidecar.h"
#include "corpus/text.h"
#include "corpus/walk.h"

enum { MAX_ROW_FAULT = 100 };       /* rows that are reported one by one */

typedef struct {
    const char *path;
    jk_verify_report *report;
    jk_arena *arena;
    jk_schema schema;
    jk_span *cell;
    jk_tally tally;
    jk_buf line;                    /* the latest with its \n */
    jk_walk walk;
    uint64_t number;                /* of the latest line, from 1 */
    uint64_t n_row_fault;
    bool has_header, damaged, bgzf;
} check;

static void different(check *c, const char *what)
{
    c->report->n_different++;
    if (c->report->different)
        c->report->different(c->report->user, what);
}

static void unchecked(check *c, const char *what)
{
    c->report->n_unchecked++;
    if (c->report->unchecked)
        c->report->unchecked(c->report->user, what);
}

/* What is a finding, not a failure of ours: it is reported, and err is empty again. */
static bool found(check *c, jk_err *err)
{
    if (err->code == JK_ENOMEM)
        return false;
    different(c, err->what);
    *err = (jk_err){ 0 };
    return true;
}

static bool row_fault(check *c, bool located, jk_err *why, jk_err *err)
{
    if (why->code == JK_ENOMEM)
        return jk_fail(err, why->code, "%s", why->what);
    if (c->n_row_fault++ < MAX_ROW_FAULT) {
        jk_err full = { 0 };
        if (located)
            full = *why;
        else
            jk_fail(&full, JK_EINPUT, "%s:%llu: %s", c->path, (unsigned long long)c->number, why->what);
        different(c, full.what);
    }
    *why = (jk_err){ 0 };
    return true;
}

/* -------------------------------------------------------------------- rows */

static bool take_header(check *c, jk_span line, jk_err *err)
{
    jk_err why = { 0 };
    c->has_header = jk_schema_read(c->arena, line, c->path, &c->schema, &why);
    jk_tally_begin(&c->tally, jk_buf_span(&c->line));
    if (!c->has_header) {
        c->damaged = true;
        return found(c, &why) || jk_fail(err, why.code, "%s", why.what);
    }
    c->cell = JK_NEW(c->arena, jk_span, c->schema.n, err);
    return c->cell != NULL;
}

/* A line, which starts at that place of a block. False: no memory. */
static bool take_line(check *c, jk_span line, bool ended, size_t block, uint32_t at, jk_err *err)
{
    jk_err why = { 0 };
    c->line.len = 0;
    c->number++;
    if (!jk_buf_put(&c->line, line, err) || (ended && !jk_buf_putc(&c->line, '\n', err)))
        return false;
    if (!ended) {
        jk_fail(&why, JK_EINPUT, "the last line has no line end");
        if (!row_fault(c, false, &why, err))
            return false;
    }
    if (c->number == 1)
        return take_header(c, line, err);
    if (!c->has_header)
        return true;                /* what a row has to be is not known */
    if (!jk_row_split(line, c->cell, c->schema.n, c->path, c->number, &why))
        return row_fault(c, true, &why, err);
    jk_row_check(c->cell, &why);    /* a row's first fault is the one that is told */
    jk_tally_row(&c->tally, c->cell, jk_buf_span(&c->line), block, at, &why);
    return !why.code || row_fault(c, false, &why, err);
}

static bool read_blocks(check *c, jk_blocks *in, jk_err *err)
{
    jk_err why = { 0 };
    jk_span line;
    c->walk.keep = true;
    bool more = jk_walk_start(&c->walk, in, 0, 0, 0, &why);
    for (;;) {
        while (more && jk_walk_line(&c->walk, &line, &why))
            if (!take_line(c, line, !c->walk.unended, c->walk.line_block, c->walk.line_at, err))
                return false;
        if (!why.code)
            break;
        c->damaged = true;
        if (!found(c, &why))
            return jk_fail(err, why.code, "%s", why.what);
        if (!jk_walk_resync(&c->walk, err))
            return false;
        more = true;
        if (c->walk.text.len && jk_walk_line(&c->walk, &line, &why) && c->number == 0)
            c->number++;            /* the rest of a row whose start is lost; the header is lost too */
    }
    if (!jk_blocks_ended(in, err) && !err->code) {
        c->report->damaged = true;
        different(c, "the end mark is missing: the file was cut, or something stands behind it");
    }
    return err->code == JK_OK;
}

static bool read_stream(check *c, jk_err *err)
{
    jk_err why = { 0 };
    jk_span line;
    jk_source *in = jk_source_open(c->path, &why);
    if (!in)
        return found(c, &why) || jk_fail(err, why.code, "%s", why.what);
    unchecked(c, jk_source_is_gzip(in) ? "gzip, but not BGZF: whether it is whole, block by block, and its index" : "not compressed: whether it is whole, and its index");
    while (jk_source_line(in, &line, &why))
        if (!take_line(c, line, true, 0, 0, err))
            break;
    jk_source_close(in);
    if (why.code) {
        c->damaged = true;
        if (!found(c, &why))
            jk_fail(err, why.code, "%s", why.what);
    }
    return err->code == JK_OK;
}

/* ---------------------------------------------------------------- sidecars */

static void compare_count(check *c, const char *what, bool given, uint64_t claimed, uint64_t is)
{
    char text[160];
    snprintf(text, sizeof text, given ? "%llu %s; the metadata say %llu" : "%llu %s; the metadata do not say how many",
             (unsigned long long)is, what, (unsigned long long)claimed);
    if (!given)
        unchecked(c, text);
    else if (claimed != is)
        different(c, text);
}

static void compare_digest(check *c, const char *what, bool given, const unsigned char *claimed, const unsigned char *is)
{
    char text[200], hex[JK_SHA256_HEX], claim[JK_SHA256_HEX];
    jk_sha256_hex(is, hex);
    jk_sha256_hex(claimed, claim);
    if (!given) {
        snprintf(text, sizeof text, "the metadata have no %s", what);
        unchecked(c, text);
    } else if (memcmp(claimed, is, JK_SHA256_SIZE) != 0) {
        snprintf(text, sizeof text, "the %s is %.12s..., in the metadata %.12s...", what, hex, claim);
        different(c, text);
    }
}

static bool same_columns(const jk_schema *a, const jk_schema *b)
{
    for (size_t k = 0; k < a->n && k < b->n; k++)
        if (!jk_span_equal(a->name[k], b->name[k]))
            return false;
    return a->n == b->n;
}

static bool check_meta(check *c, jk_err *err)
{
    jk_buf bytes = { 0 };
    jk_err why = { 0 };
    jk_meta meta, is = jk_meta_of(&c->tally, &c->schema);
    if (!jk_sidecar_read(c->path, ".meta.json", &bytes, &why) && !why.code)
        unchecked(c, "no .meta.json: counts and digests");
    else if (!why.code && jk_meta_decode(&meta, c->arena, jk_buf_span(&bytes), "the .meta.json", &why)) {
        compare_count(c, "pairs", meta.has_count[0], meta.pairs, is.pairs);
        compare_count(c, "null pairs", meta.has_count[1], meta.nulls, is.nulls);
        compare_count(c, "documents", meta.has_count[2], meta.documents, is.documents);
        compare_count(c, "bytes of text", meta.has_count[3], meta.bytes, is.bytes);
        compare_count(c, "bytes in the file", meta.has_count[4], meta.size, is.size);
        compare_digest(c, "SHA-256 of the file", meta.has_sha256, meta.sha256, is.sha256);
        compare_digest(c, "digest of the content", meta.has_content, meta.content, is.content);
        if (!meta.columns.n)
            unchecked(c, "the metadata do not name the columns");
        else if (c->has_header && !same_columns(&meta.columns, &c->schema))
            different(c, "the columns are not those that the metadata name");
    }
    jk_buf_free(&bytes);
    return !why.code || found(c, &why) || jk_fail(err, why.code, "%s", why.what);
}

/* A file's bytes against what they should be. */
static void compare_bytes(check *c, const char *ending, const jk_buf *is, const jk_buf *should)
{
    char text[120];
    snprintf(text, sizeof text, "the %s does not match the corpus; jjak index makes a new one", ending);
    if (!jk_span_equal(jk_buf_span(is), jk_buf_span(should)))
        different(c, text);
}

static bool check_gzi(check *c, jk_err *err)
{
    jk_buf is = { 0 }, should = { 0 };
    jk_err why = { 0 };
    bool there = jk_sidecar_read(c->path, ".gzi", &is, &why);
    if (there && !c->bgzf)
        different(c, "there is a .gzi, but the file is not BGZF");
    else if (there && c->damaged)
        unchecked(c, "the .gzi: the corpus is damaged");
    else if (there && jk_gzi_encode(c->walk.block, c->walk.n_block, &should, &why))
        compare_bytes(c, ".gzi", &is, &should);
    else if (!why.code && c->bgzf)
        unchecked(c, "no .gzi");
    jk_buf_free(&is);
    jk_buf_free(&should);
    return !why.code || found(c, &why) || jk_fail(err, why.code, "%s", why.what);
}

/* Rows of a manifest cannot be told from the corpus: those of the same documents are taken over. */
static void take_manifest(jk_index *to, const jk_index *from)
{
    for (size_t d = 0; d < to->n_doc && d < from->n_doc; d++)
        if (jk_span_equal(jk_index_id(to, d), jk_index_id(from, d)))
            to->doc[d].manifest = from->doc[d].manifest;
}

static bool check_idx(check *c, jk_err *err)
{
    jk_buf is = { 0 }, should = { 0 };
    jk_index claimed = { 0 };
    jk_err why = { 0 };
    bool there = jk_sidecar_read(c->path, ".idx", &is, &why);
    if (there && !c->bgzf)
        different(c, "there is an .idx, but the file is not BGZF");
    else if (there && c->damaged)
        unchecked(c, "the .idx: the corpus is damaged");
    else if (there && jk_index_decode(&claimed, jk_buf_span(&is), "the .idx", &why)) {
        take_manifest(&c->tally.index, &claimed);
        if (jk_index_encode(&c->tally.index, &should, &why))
            compare_bytes(c, ".idx", &is, &should);
    } else if (!there && !why.code && c->bgzf)
        unchecked(c, "no .idx");
    jk_index_free(&claimed);
    jk_buf_free(&is);
    jk_buf_free(&should);
    return !why.code || found(c, &why) || jk_fail(err, why.code, "%s", why.what);
}

static void finish_rows(check *c)
{
    char text[120];
    if (!c->number)
        different(c, "the file is empty; a corpus has a header row");
    if (c->n_row_fault > MAX_ROW_FAULT) {
        snprintf(text, sizeof text, "... and %llu more rows", (unsigned long long)(c->n_row_fault - MAX_ROW_FAULT));
        different(c, text);
    }
    jk_tally_end(&c->tally);
}

static bool look(check *c, jk_blocks *in, jk_err *err)
{
    jk_index *ix = &c->tally.index;
    jk_tally_begin(&c->tally, (jk_span){ "", 0 });
    if (!(in ? read_blocks(c, in, err) : read_stream(c, err)))
        return false;
    finish_rows(c);
    return jk_file_digest(c->path, ix->sha256, &ix->size, err)
        && (!in || jk_index_blocks(ix, c->walk.block, c->walk.n_block, err))
        && check_meta(c, err) && check_gzi(c, err) && check_idx(c, err);
}

static void close_check(check *c)
{
    jk_walk_end(&c->walk);
    jk_tally_free(&c->tally);
    jk_buf_free(&c->line);
    jk_arena_close(c->arena);
}

bool jk_verify(const char *path, jk_verify_report *report, jk_err *err)
{
    report->n_different = report->n_unchecked = 0;
    report->damaged = false;
    check c = { .path = path, .report = report, .arena = jk_arena_open(0) };
    jk_blocks *in = c.arena ? jk_blocks_open(path, &c.bgzf, err) : NULL;
    bool ok = c.arena && !err->code && look(&c, in, err);
    report->n_pair = c.tally.index.n_row;
    report->n_doc = c.tally.index.n_doc;
    report->damaged |= c.damaged || c.n_row_fault;
    if (!c.arena)
        jk_fail(err, JK_ENOMEM, "%s: no memory to read it", path);
    jk_blocks_close(in);
    close_check(&c);
    return ok;
}

/* ------------------------------------------------------------------- index */

static void first_difference(void *user, const char *what)
{
    jk_fail(user, JK_EINPUT, "%s", what);
}

static bool write_index(check *c, bool *made_meta, jk_err *err)
{
    jk_index *ix = &c->tally.index, old = { 0 };
    jk_buf bytes = { 0 };
    jk_err why = { 0 };
    jk_sidecars sidecars = { 0 };
    jk_meta meta = { 0 };
    if (jk_sidecar_read(c->path, ".idx", &bytes, &why) && jk_index_decode(&old, jk_buf_span(&bytes), ".idx", &why))
        take_manifest(ix, &old);
    bytes.len = 0;
    *made_meta = !jk_sidecar_read(c->path, ".meta.json", &bytes, &why) && !bytes.len;
    bool ok = jk_sidecars_make(&sidecars, c->path, ix, c->walk.block, c->walk.n_block, err);
    if (ok && *made_meta) {
        meta = jk_meta_of(&c->tally, &c->schema);
        ok = jk_sidecars_add_meta(&sidecars, c->path, &meta, NULL, true, err);
    }
    ok = ok && jk_sidecars_commit(&sidecars, NULL, err);
    jk_sidecars_close(&sidecars);
    jk_index_free(&old);
    jk_buf_free(&bytes);
    return ok;
}

bool jk_corpus_reindex(const char *path, bool *made_meta, jk_err *err)
{
    jk_err first = { 0 };
    jk_verify_report report = { .different = first_difference, .user = &first };
    check c = { .path = path, .report = &report, .arena = jk_arena_open(0) };
    jk_blocks *in = c.arena ? jk_blocks_open(path, &c.bgzf, err) : NULL;
    if (!c.arena)
        jk_fail(err, JK_ENOMEM, "%s: no memory to read it", path);
    else if (!in && !err->code)
        jk_fail(err, JK_EINPUT, "%s: not BGZF, so it has no index; convert it first (jjak convert -o NEW.tsv.gz)", path);
    jk_tally_begin(&c.tally, (jk_span){ "", 0 });
    bool ok = in && read_blocks(&c, in, err);
    if (ok) {
        finish_rows(&c);
        if (report.n_different)
            ok = jk_fail(err, c.damaged ? JK_EIO : JK_EINPUT, "%s", first.what);
    }
    jk_index *ix = &c.tally.index;
    ok = ok && jk_file_digest(path, ix->sha256, &ix->size, err) && jk_index_blocks(ix, c.walk.block, c.walk.n_block, err)
        && write_index(&c, made_meta, err);
    jk_blocks_close(in);
    close_check(&c);
    return ok;
}

/* container.c - rows to TSV and back; the container with its sidecars: see container.h. */
#include "corpus/container.h"

#include <stdio.h>
#include <stdlib.h>

#include "corpus/bgzf.h"
#include "corpus/io.h"
#include "corpus/meta.h"
#include "corpus/row.h"
#include "corpus/sidecar.h"
#include "corpus/walk.h"

/* ------------------------------------------------------------------ writing */

struct jk_tsv_writer {
    char *path;                     /* as messages call it */
    const char *meta;               /* borrowed; NULL */
    jk_arena *arena;                /* the columns */
    jk_schema schema;
    jk_sink *sink;
    jk_bgzf *bgzf;                  /* NULL: plain */
    jk_buf line;
    jk_tally tally;
    jk_sidecars sidecars;           /* those that wait */
};

static bool put_header(jk_tsv_writer *out, jk_err *err)
{
    if (!jk_row_join(out->schema.name, out->schema.n, out->path, 1, &out->line, err))
        return false;
    jk_span header = jk_buf_span(&out->line);
    jk_tally_begin(&out->tally, header);
    if (!out->bgzf)
        return jk_sink_write(out->sink, header.ptr, header.len, err);
    return jk_bgzf_line(out->bgzf, header, NULL, NULL, err) && jk_bgzf_flush(out->bgzf, err);
}

/* kept NULL: a file that appears with finish, or nothing of it. */
static jk_tsv_writer *create(const char *path, bool bgzf, const uint64_t *kept, const jk_write_options *options, jk_err *err)
{
    static const jk_write_options none = { 0 };
    options = options ? options : &none;
    const jk_schema *schema = jk_schema_or_default(options->schema);
    if (!jk_schema_check(schema, path, err) || !jk_meta_check_inside(options->meta, err))
        return NULL;
    const char *name = strcmp(path, "-") == 0 ? "standard output" : path;
    jk_tsv_writer *out = calloc(1, sizeof *out);
    if (out) {
        out->meta = options->meta;
        out->path = malloc(strlen(name) + 1);
        out->arena = jk_arena_open(0);
    }
    if (!out || !out->path || !out->arena) {
        jk_fail(err, JK_ENOMEM, "%s: no memory to write it", path);
        goto fail;
    }
    memcpy(out->path, name, strlen(name) + 1);
    if (!jk_schema_copy(out->arena, schema, &out->schema, err) || !(out->sink = kept ? jk_sink_resume(path, *kept, err) : jk_sink_open(path, err)))
        goto fail;
    if (bgzf && jk_sink_is_file(out->sink))
        jk_sink_digest(out->sink);
    if (bgzf && !(out->bgzf = (kept ? jk_bgzf_open_helped : jk_bgzf_open)(out->sink, options->n_thread, err)))
        goto fail;
    if (put_header(out, err)) {
        out->tally.index.unique = kept != NULL;     /* a ledger's names are */
        return out;
    }
fail:
    jk_tsv_writer_close(out);
    return NULL;
}

jk_tsv_writer *jk_tsv_create(const char *path, bool bgzf, const jk_write_options *options, jk_err *err)
{
    return create(path, bgzf, NULL, options, err);
}

jk_tsv_writer *jk_tsv_resume(const char *path, uint64_t kept, const jk_write_options *options, jk_err *err)
{
    return create(path, true, &kept, options, err);
}

struct jk_bgzf *jk_tsv_bgzf(const jk_tsv_writer *out) { return out->bgzf; }
jk_sink *jk_tsv_sink(const jk_tsv_writer *out) { return out->sink; }
bool jk_tsv_cut(jk_tsv_writer *out, jk_err *err) { return jk_bgzf_flush(out->bgzf, err); }

jk_sink *jk_tsv_sidecar(jk_tsv_writer *out, const char *ending, jk_err *err)
{
    return jk_sidecars_open(&out->sidecars, jk_sink_name(out->sink), ending, err);
}

/* A row that was checked when it was made: its first cells are all that is looked at. */
static bool tally_line(jk_tsv_writer *out, jk_span line, size_t block, uint32_t at, jk_err *err)
{
    jk_span cell[JK_TYPE + 1], rest = { line.ptr, line.len - 1 };
    for (size_t k = 0; k <= JK_TYPE; k++) {
        const char *tab = rest.len ? memchr(rest.ptr, '\t', rest.len) : NULL;
        if (!tab)
            return jk_fail(err, JK_EIO, "%s: row %llu lacks columns", out->path, (unsigned long long)out->tally.index.n_row + 2);
        cell[k] = (jk_span){ rest.ptr, (size_t)(tab - rest.ptr) };
        rest = (jk_span){ tab + 1, rest.len - cell[k].len - 1 };
    }
    return jk_tally_row(&out->tally, cell, line, block, at, err);
}

bool jk_tsv_lines(jk_tsv_writer *out, jk_span lines, uint64_t manifest, jk_err *err)
{
    bool any = lines.len > 0;
    while (lines.len) {
        const char *end = memchr(lines.ptr, '\n', lines.len);
        jk_span line = { lines.ptr, end ? (size_t)(end - lines.ptr) + 1 : lines.len };
        size_t block;
        uint32_t at;
        if (!jk_bgzf_line(out->bgzf, line, &block, &at, err) || !tally_line(out, line, block, at, err))
            return false;
        lines = (jk_span){ lines.ptr + line.len, lines.len - line.len };
    }
    if (any)
        jk_index_manifest(&out->tally.index, manifest);
    return true;
}

/* What the blocks say, without their bytes. */
static bool tally_blocks(jk_tsv_writer *out, jk_blocks *in, uint64_t from, uint64_t to, size_t number,
                         uint64_t (*manifest)(void *user, jk_span doc_id), void *user, jk_err *err)
{
    jk_walk walk = { .end = to };
    jk_span line;
    bool ok = jk_walk_start(&walk, in, from, number, 0, err);
    while (ok && jk_walk_line(&walk, &line, err)) {
        size_t n_doc = out->tally.index.n_doc;
        out->line.len = 0;
        ok = jk_buf_put(&out->line, line, err) && jk_buf_putc(&out->line, '\n', err)
            && tally_line(out, jk_buf_span(&out->line), walk.line_block, walk.line_at, err);
        if (ok && out->tally.index.n_doc > n_doc)
            jk_index_manifest(&out->tally.index, manifest(user, jk_index_id(&out->tally.index, n_doc)));
    }
    ok = ok && !err->code && (!walk.unended || jk_fail(err, JK_EIO, "%s: blocks that end inside a row", out->path));
    jk_walk_end(&walk);
    return ok;
}

bool jk_tsv_blocks(jk_tsv_writer *out, jk_blocks *in, uint64_t from, uint64_t to, uint64_t (*manifest)(void *user, jk_span doc_id),
                   void *user, jk_err *err)
{
    if (from >= to)
        return true;
    if (!jk_bgzf_flush(out->bgzf, err))
        return false;
    size_t number = jk_bgzf_begun(out->bgzf);
    jk_span raw;
    for (uint64_t at = from; at < to; at += raw.len)
        if (!jk_blocks_raw(in, at, &raw, err))
            return jk_fail(err, JK_EIO, "%s: blocks to be copied end early", out->path);
        else if (raw.len > to - at)
            return jk_fail(err, JK_EIO, "%s: a block ends behind byte %llu", out->path, (unsigned long long)to);
        else if (!jk_bgzf_append(out->bgzf, raw, err))
            return false;
    return tally_blocks(out, in, from, to, number, manifest, user, err);
}

bool jk_tsv_put(jk_tsv_writer *out, const jk_pair *pair, jk_err *err)
{
    uint64_t number = out->tally.index.n_row + 2;
    size_t block = 0;
    uint32_t at = 0;
    jk_err why = { 0 };
    if (pair->n_cell != out->schema.n)
        return jk_fail(err, JK_EINPUT, "%s:%llu: %zu cells; the header has %zu", out->path, (unsigned long long)number, pair->n_cell, out->schema.n);
    out->line.len = 0;
    if (!jk_row_check(pair->cell, &why))
        return jk_fail(err, why.code, "%s:%llu: %s", out->path, (unsigned long long)number, why.what);
    if (!jk_row_join(pair->cell, pair->n_cell, out->path, number, &out->line, err))
        return false;
    jk_span line = jk_buf_span(&out->line);
    if (out->bgzf ? !jk_bgzf_line(out->bgzf, line, &block, &at, err) : !jk_sink_write(out->sink, line.ptr, line.len, err))
        return false;
    return jk_tally_row(&out->tally, pair->cell, line, block, at, &why)
        || jk_fail(err, why.code, "%s:%llu: %s", out->path, (unsigned long long)number, why.what);
}

bool jk_tsv_meta(jk_tsv_writer *out, const char *meta, jk_err *err)
{
    out->meta = meta;
    return jk_meta_check_inside(meta, err);
}

bool jk_tsv_finish(jk_tsv_writer *out, jk_err *err)
{
    jk_tally_end(&out->tally);
    if (!out->bgzf)
        return jk_sink_commit(&out->sink, 1, NULL, err);
    if (!jk_bgzf_finish(out->bgzf, err))
        return false;
    if (!jk_sink_is_file(out->sink))
        return jk_sink_commit(&out->sink, 1, NULL, err);
    size_t n;
    const jk_block *block = jk_bgzf_blocks(out->bgzf, &n);
    jk_index *ix = &out->tally.index;
    ix->size = jk_sink_size(out->sink);
    if (!jk_sink_digest_end(out->sink, ix->sha256, err) || !jk_index_blocks(ix, block, n, err))
        return false;
    jk_meta meta = jk_meta_of(&out->tally, &out->schema);
    return jk_sidecars_make(&out->sidecars, jk_sink_name(out->sink), ix, block, n, err)
        && jk_sidecars_add_meta(&out->sidecars, jk_sink_name(out->sink), &meta, out->meta, false, err)
        && jk_sidecars_commit(&out->sidecars, out->sink, err);
}

void jk_tsv_writer_close(jk_tsv_writer *out)
{
    if (!out)
        return;
    jk_bgzf_close(out->bgzf);
    jk_sidecars_close(&out->sidecars);
    jk_sink_close(out->sink);
    jk_tally_free(&out->tally);
    jk_buf_free(&out->line);
    jk_arena_close(out->arena);
    free(out->path);
    free(out);
}

/* ------------------------------------------------------------------ reading */

struct jk_tsv_reader {
    jk_source *source;
    jk_arena *arena;
    jk_schema schema;
    jk_span *cell;                  /* [schema.n] */
};

jk_tsv_reader *jk_tsv_open(const char *path, jk_err *err)
{
    jk_span header;
    jk_tsv_reader *in = calloc(1, sizeof *in);
    if (!in || !(in->arena = jk_arena_open(0))) {
        jk_fail(err, JK_ENOMEM, "%s: no memory to read it", path);
        goto fail;
    }
    in->source = jk_source_open(path, err);
    if (!in->source)
        goto fail;
    const char *name = jk_source_name(in->source);
    if (!jk_source_line(in->source, &header, err)) {
        jk_fail(err, JK_EINPUT, "%s: empty; a corpus has a header row", name);
        goto fail;
    }
    if (jk_schema_read(in->arena, header, name, &in->schema, err) && (in->cell = JK_NEW(in->arena, jk_span, in->schema.n, err)))
        return in;
fail:
    jk_tsv_close(in);
    return NULL;
}

const jk_schema *jk_tsv_schema(const jk_tsv_reader *in) { return &in->schema; }

bool jk_tsv_next(jk_tsv_reader *in, jk_pair *pair, jk_err *err)
{
    jk_span line;
    if (!jk_source_line(in->source, &line, err)
        || !jk_row_split(line, in->cell, in->schema.n, jk_source_name(in->source), jk_source_line_number(in->source), err))
        return false;
    *pair = (jk_pair){ in->cell, in->schema.n };
    return true;
}

void jk_tsv_close(jk_tsv_reader *in)
{
    if (!in)
        return;
    jk_source_close(in->source);
    jk_arena_close(in->arena);
    free(in);
}

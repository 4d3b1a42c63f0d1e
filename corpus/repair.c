/* repair.c - the whole rows of a damaged corpus, in order: see repair.h. */
#include "corpus/repair.h"

#include <stdlib.h>

#include "corpus/io.h"
#include "corpus/row.h"
#include "corpus/sidecar.h"
#include "corpus/text.h"
#include "corpus/walk.h"

struct jk_repair {
    const char *path;
    jk_arena *arena;
    jk_blocks *in;                  /* NULL: not BGZF */
    jk_walk walk;
    jk_source *source;              /* then this */
    uint64_t size, read;            /* of the file; bytes of plain lines so far */
    jk_schema schema;
    jk_span *cell;
    jk_span line;                   /* the one that was read to see what columns there are */
    bool has_line, unended;
    uint64_t n_line;
    jk_index seen;                  /* documents that were given out */
    jk_index idx;                   /* of the corpus as it was */
    bool has_idx, ended, cuts_rows; /* its .idx; the file's end is reached; rows run over blocks that are not full */
    size_t at_block, at_idx;        /* blocks up to here are known in the index, which goes on there */
    size_t gap;                     /* a block before which others are missing; SIZE_MAX: none ... */
    bool gap_rest;                  /* ... and it starts with the rest of a row */
    bool rest;                      /* the next line is the rest of a row ... */
    bool doubt;                     /* ... or may be */
    jk_meta meta;
    bool has_meta;
    jk_loss *loss;
    size_t n_loss, cap_loss;
    bool open;                      /* the latest loss has no pair behind it yet */
    jk_buf last;                    /* doc_id of the latest pair */
    uint64_t last_n;
    jk_repair_sums sums;
};

/* --------------------------------------------------------------------- losses */

/* The loss since the latest whole pair. NULL: no memory. */
static jk_loss *lose(jk_repair *r, const char *why, jk_err *err)
{
    if (r->open)
        return &r->loss[r->n_loss - 1];
    if (r->n_loss == r->cap_loss) {
        size_t cap = r->cap_loss ? 2 * r->cap_loss : 16;
        jk_loss *more = cap > SIZE_MAX / sizeof *more ? NULL : realloc(r->loss, cap * sizeof *more);
        if (!more)
            return jk_fail(err, JK_ENOMEM, "no more memory for a list of %zu losses", cap), NULL;
        r->loss = more;
        r->cap_loss = cap;
    }
    jk_loss *loss = &r->loss[r->n_loss++];
    *loss = (jk_loss){ .counted = r->has_idx, .n = { r->last_n, 0 }, .why = jk_arena_copy(r->arena, jk_span_of(why), err),
                       .doc = { jk_arena_copy(r->arena, jk_buf_span(&r->last), err), { "", 0 } } };
    r->open = true;
    return err->code ? NULL : loss;
}

static bool lose_bytes(jk_repair *r, uint64_t from, uint64_t to, const char *why, jk_err *err)
{
    jk_loss *loss = lose(r, why, err);
    if (!loss)
        return false;
    if (loss->from == loss->to)
        loss->from = from;
    loss->to = to;
    return true;
}

static bool lose_row(jk_repair *r, const char *why, jk_err *err)
{
    jk_loss *loss = lose(r, why, err);
    if (!loss)
        return false;
    loss->n_row++;
    loss->n_pair += loss->counted;
    return true;
}

/* ---------------------------------------------------- blocks against the index */

/* A block of the corpus as it was: the first one with that CRC from at_idx on. */
static bool known(const jk_repair *r, const jk_block *block, size_t *out)
{
    size_t k = r->at_idx;
    while (k < r->idx.n_block && r->idx.block[k].crc != block->crc)
        k++;
    *out = k;
    return k < r->idx.n_block;
}

/* Blocks of the index up to the k-th are missing here. */
static bool miss(jk_repair *r, size_t k, uint64_t at, jk_err *err)
{
    uint64_t row = k < r->idx.n_block ? r->idx.block[k].row : r->idx.n_row;
    if (k == r->at_idx)
        return true;
    if (!r->open && !lose_bytes(r, at, at, "blocks are missing", err))
        return false;
    jk_loss *loss = &r->loss[r->n_loss - 1];
    loss->n_block += k - r->at_idx;
    loss->n_pair += row - r->idx.block[r->at_idx].row;
    return true;
}

/* The blocks that were read since the last time, up to one before which others are missing: that is r->gap. */
static bool compare_blocks(jk_repair *r, jk_err *err)
{
    r->gap = SIZE_MAX;
    while (r->has_idx && r->gap == SIZE_MAX && r->at_block < r->walk.n_block) {
        const jk_block *block = &r->walk.block[r->at_block++];
        size_t k;
        if (!known(r, block, &k))
            continue;
        if (k > r->at_idx) {
            r->gap = r->at_block - 1;
            r->gap_rest = r->idx.block[k].first != 0;
        }
        if (!miss(r, k, block->at, err))
            return false;
        r->at_idx = k + 1;
    }
    return true;
}

static bool compare_all(jk_repair *r, jk_err *err)
{
    do
        if (!compare_blocks(r, err))
            return false;
    while (r->gap != SIZE_MAX);
    return true;
}

/* The line that was read runs over a gap: it goes, and reading goes on behind the gap. */
static bool go_back(jk_repair *r, jk_err *err)
{
    size_t block = r->gap;
    r->walk.n_block = block;
    r->rest = r->gap_rest;
    r->gap = SIZE_MAX;
    return jk_walk_start(&r->walk, r->in, r->walk.block[block].at, block, 0, err);
}

/* Whether any whole block with a line's end in it ends inside a line: jjak writes none, bgzip all. */
static bool look_how_cut(jk_repair *r, jk_err *err)
{
    jk_span text;
    jk_block block;
    for (uint64_t at = 0, next; at < r->size && !r->cuts_rows; at = next) {
        jk_err why = { 0 };
        if (jk_blocks_read(r->in, at, &text, &block, &next, &why))
            r->cuts_rows = text.len && text.ptr[text.len - 1] != '\n' && memchr(text.ptr, '\n', text.len);
        else if (why.code == JK_ENOMEM)
            return jk_fail(err, why.code, "%s", why.what);
        else if (!jk_blocks_resync(r->in, at + 1, &next, err))
            return false;
    }
    return true;
}

/* Does a row start at the start of the block behind damage? */
static void look_at_start(jk_repair *r)
{
    size_t k;
    r->rest = r->cuts_rows;
    r->doubt = true;
    if (r->has_idx && known(r, &r->walk.block[r->walk.n_block - 1], &k)) {
        r->rest = r->idx.block[k].first != 0;
        r->doubt = false;
    }
}

/* Behind damage at walk.next: goes on with the next whole block. */
static bool resync(jk_repair *r, const char *why, jk_err *err)
{
    uint64_t from = r->walk.next;
    size_t n_block = r->walk.n_block;
    bool cut = r->walk.lines.rest.len && !r->walk.lines.given && !r->rest;
    if (!compare_all(r, err) || !jk_walk_resync(&r->walk, err))
        return false;
    bool more = r->walk.n_block > n_block;
    uint64_t mark = jk_blocks_ended(r->in, err) ? JK_BGZF_END : 0;
    if (err->code || !lose_bytes(r, from, more ? r->walk.now.at : r->size - mark, why, err) || (cut && !lose_row(r, why, err)))
        return false;
    if (more)
        look_at_start(r);
    return compare_all(r, err);
}

/* ----------------------------------------------------------------------- lines */

/* The end of a BGZF file: is the end mark there, and does the index know of more? */
static bool end_blocks(jk_repair *r, jk_err *err)
{
    if (!compare_all(r, err) || !miss(r, r->has_idx ? r->idx.n_block : r->at_idx, r->size, err))
        return false;
    if (!jk_blocks_ended(r->in, err) && !err->code && !r->open)
        lose_bytes(r, r->size, r->size, "the end mark is missing: the file was cut", err);
    return !err->code;
}

/* Is the line that was read a whole one, and not the rest of one? *back: it ran over a gap, behind which it goes on. */
static bool whole_line(jk_repair *r, bool *back, jk_err *err)
{
    bool rest = r->rest;
    r->rest = *back = false;
    do {
        if (!compare_blocks(r, err))
            return false;
        *back = r->gap != SIZE_MAX && r->gap > r->walk.line_block;
        rest |= r->gap == r->walk.line_block && r->gap_rest && !r->walk.line_at;
    } while (r->gap != SIZE_MAX && !*back);
    return *back ? (rest || lose_row(r, "a row whose rest is missing", err)) && go_back(r, err) && false : !rest;
}

static bool next_of_blocks(jk_repair *r, jk_span *line, jk_err *err)
{
    bool back;
    while (!err->code) {
        jk_err why = { 0 };
        if (jk_walk_line(&r->walk, line, &why)) {
            r->unended = r->walk.unended;
            if (whole_line(r, &back, err))
                return true;
        } else if (!why.code)
            return false;
        else if (why.code == JK_ENOMEM)
            return jk_fail(err, why.code, "%s", why.what);
        else
            resync(r, why.what, err);
    }
    return false;
}

static bool next_of_source(jk_repair *r, jk_span *line, jk_err *err)
{
    jk_err why = { 0 };
    if (jk_source_line(r->source, line, &why)) {
        r->read += line->len + 1;
        r->unended = !jk_source_is_gzip(r->source) && r->read > r->size;
        return true;
    }
    if (why.code == JK_ENOMEM)
        return jk_fail(err, why.code, "%s", why.what);
    if (why.code)
        lose(r, why.what, err);
    return false;
}

/* The next line that is no rest of a lost row. False with JK_OK: the end. */
static bool next_line(jk_repair *r, jk_span *line, jk_err *err)
{
    if (r->has_line) {
        r->has_line = false;
        *line = r->line;
        return true;
    }
    if (r->ended)
        return false;
    r->n_line++;
    if (r->in ? next_of_blocks(r, line, err) : next_of_source(r, line, err))
        return true;
    r->ended = true;
    return !err->code && r->in && !end_blocks(r, err);
}

/* ------------------------------------------------------------------------ rows */

/* Is it a row that may stand behind those that were given out? Then it is counted among them. */
static bool take_row(jk_repair *r, jk_span line, jk_err *why)
{
    size_t doc;
    uint64_t n = 0;
    if (!r->in && memchr(line.ptr, 0, line.len))        /* no CRC proves it: most likely a file system's zeroes */
        return jk_fail(why, JK_EINPUT, "a row holds a NUL");
    if (!jk_row_split(line, r->cell, r->schema.n, r->path, r->n_line, why) || !jk_row_check(r->cell, why) || !jk_doc_id_check(r->cell[JK_DOC_ID], why))
        return false;
    jk_parse_count(r->cell[JK_N], &n);
    bool same = r->seen.n_row && jk_span_equal(r->cell[JK_DOC_ID], jk_buf_span(&r->last));
    if (same && n <= r->last_n)
        return jk_fail(why, JK_EINPUT, "n is %llu behind %llu: rows that were read before", (unsigned long long)n, (unsigned long long)r->last_n);
    if (!same && jk_index_find(&r->seen, r->cell[JK_DOC_ID], &doc))
        return jk_fail(why, JK_EINPUT, "a document comes back");
    if (!jk_index_row(&r->seen, r->cell[JK_DOC_ID], n, 0, 0, why))
        return false;
    r->last_n = n;
    return same || (r->last.len = 0, jk_buf_put(&r->last, r->cell[JK_DOC_ID], why));
}

bool jk_repair_next(jk_repair *r, jk_pair *pair, jk_err *err)
{
    jk_span line;
    while (next_line(r, &line, err)) {
        jk_err why = { 0 };
        bool doubt = r->doubt;
        r->doubt = false;
        if (r->unended && (!r->in || !jk_blocks_ended(r->in, err)))
            jk_fail(&why, JK_EINPUT, "the last row has no line end: the file was cut");
        if (!why.code && take_row(r, line, &why)) {
            if (r->open) {
                jk_loss *loss = &r->loss[r->n_loss - 1];
                loss->doc[1] = jk_arena_copy(r->arena, r->cell[JK_DOC_ID], err);
                loss->n[1] = r->last_n;
                r->open = false;
            }
            *pair = (jk_pair){ r->cell, r->schema.n };
            return !err->code;
        }
        if (why.code == JK_ENOMEM)
            return jk_fail(err, why.code, "%s", why.what);
        if (err->code || (!doubt && !lose_row(r, why.what, err)))
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
    s->n_rescued = r->walk.n_rescued;
    for (size_t k = 0; k < r->n_loss; k++) {
        n += r->loss[k].n_pair;
        counted &= r->loss[k].counted;
    }
    bool others = r->has_idx && r->has_meta && r->meta.has_sha256 && memcmp(r->idx.sha256, r->meta.sha256, JK_SHA256_SIZE) != 0;
    bool believed = !others && r->has_meta && r->meta.has_count[0] && r->meta.pairs >= s->n_pair;
    s->known = believed || counted;
    s->n_lost = believed ? r->meta.pairs - s->n_pair : n;
    if (s->known && s->n_lost && !r->n_loss && !lose(r, "fewer pairs than the metadata speak of; where they stood cannot be told", err))
        return false;
    s->whole = s->known ? !s->n_lost : !r->n_loss;
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
    } else if (r->has_meta && r->meta.columns.n && jk_schema_check(&r->meta.columns, r->path, &why))
        r->schema = r->meta.columns;
    else
        r->schema = *jk_schema_or_default(NULL);
    size_t n = n_cells(line);
    if (n != r->schema.n)
        return jk_fail(err, JK_EINPUT, "%s: the header row is lost, and rows have %zu cells: --columns NAME,... names those behind the %d that every corpus has", r->path, n, JK_N_COLUMN);
    return r->sums.remade_header = true;
}

static bool take_header(jk_repair *r, const char *columns, jk_err *err)
{
    jk_err why = { 0 };
    jk_span line;
    bool damaged_before = r->n_loss > 0;
    if (!next_line(r, &line, err))
        return jk_fail(err, JK_EINPUT, "%s: no row of it is whole", r->path);
    if (!jk_schema_read(r->arena, line, r->path, &r->schema, &why)) {
        damaged_before |= r->n_loss > 0;
        if (why.code == JK_ENOMEM || (!damaged_before && !columns && !(r->has_meta && n_cells(line) == r->meta.columns.n)))
            return jk_fail(err, why.code, "%s", why.what);
        while (r->doubt && n_cells(line) < JK_N_COLUMN)
            if (!next_line(r, &line, err))
                return jk_fail(err, JK_EINPUT, "%s: no row of it is whole", r->path);
        r->line = jk_arena_copy(r->arena, line, err);
        r->has_line = true;
        if (err->code || !guess_columns(r, columns, line, err) || !lose(r, "the header row is lost", err))
            return false;
    } else if (r->has_meta && r->meta.columns.n && r->meta.columns.n != r->schema.n)
        r->has_meta = false;        /* another corpus's */
    r->doubt &= r->has_line;
    r->cell = JK_NEW(r->arena, jk_span, r->schema.n, err);
    return r->cell != NULL;
}

/* ------------------------------------------------------------------------ open */

/* What stands beside it is used as far as it is readable. */
static bool read_sidecars(jk_repair *r, jk_err *err)
{
    jk_buf bytes = { 0 };
    jk_err why = { 0 };
    r->has_idx = jk_sidecar_read(r->path, ".idx", &bytes, &why) && jk_index_decode(&r->idx, jk_buf_span(&bytes), ".idx", &why);
    bytes.len = 0;
    if (why.code != JK_ENOMEM)
        why = (jk_err){ 0 };
    if (!why.code && jk_sidecar_read(r->path, ".meta.json", &bytes, &why) && !why.code) {
        jk_span text = jk_arena_copy(r->arena, jk_buf_span(&bytes), err);
        r->has_meta = !err->code && jk_meta_decode(&r->meta, r->arena, text, ".meta.json", &why);
    }
    jk_buf_free(&bytes);
    if (why.code == JK_ENOMEM)
        jk_fail(err, why.code, "%s", why.what);
    return !err->code;
}

/* Is one of the first blocks behind the header's one of the index? Else the index is another corpus's. */
static void doubt_index(jk_repair *r)
{
    enum { LOOKED_AT = 64 };
    size_t n = 0, k;
    jk_span text;
    jk_block block;
    for (uint64_t at = 0, next; r->has_idx && at < r->size && n < LOOKED_AT; at = next) {
        jk_err why = { 0 };
        if (!jk_blocks_read(r->in, at, &text, &block, &next, &why)) {
            if (!why.code || !jk_blocks_resync(r->in, at + 1, &next, &why))
                break;
        } else if (text.len) {
            bool is = known(r, &block, &k);
            if (is && k)
                return;
            n += !is;
        }
    }
    r->has_idx &= n == 0;           /* a header alone is anybody's, and does no harm */
}

static bool open_blocks(jk_repair *r, const char *columns, jk_err *err)
{
    jk_err why = { 0 };
    if (!read_sidecars(r, err))
        return false;
    doubt_index(r);
    if (!r->has_idx && !look_how_cut(r, err))
        return false;
    r->walk.keep = r->walk.rescue = true;
    if (!jk_walk_start(&r->walk, r->in, 0, 0, 0, &why) && (why.code == JK_ENOMEM ? !jk_fail(err, why.code, "%s", why.what) : !resync(r, why.what, err)))
        return false;
    return take_header(r, columns, err);
}

jk_repair *jk_repair_open(const char *path, const char *columns, jk_err *err)
{
    uint64_t first;
    bool whole_start;
    jk_repair *r = calloc(1, sizeof *r);
    if (!r || !(r->arena = jk_arena_open(0))) {
        jk_fail(err, JK_ENOMEM, "%s: no memory to read it", path);
        goto fail;
    }
    r->path = path;
    r->gap = SIZE_MAX;
    if (!(r->in = jk_blocks_open_any(path, &whole_start, err))) {
        jk_fail(err, JK_EINPUT, "%s: is no file; it is read several times, here and there", path);
        goto fail;
    }
    r->size = jk_blocks_size(r->in);
    if (!jk_blocks_resync(r->in, 0, &first, err))
        goto fail;
    if (first < r->size) {
        if (open_blocks(r, columns, err))
            return r;
        goto fail;
    }
    jk_blocks_close(r->in);
    r->in = NULL;
    if ((r->source = jk_source_open(path, err)) && take_header(r, columns, err))
        return r;
fail:
    jk_repair_close(r);
    return NULL;
}

const jk_schema *jk_repair_schema(const jk_repair *r) { return &r->schema; }
const jk_loss *jk_repair_loss(const jk_repair *r, size_t k) { return k < r->n_loss ? &r->loss[k] : NULL; }

const char *jk_repair_note(const jk_repair *r)
{
    if (r->in)
        return NULL;
    return jk_source_is_gzip(r->source) ? "gzip in one piece: nothing behind damage can be read, and what stands shortly before it is not proven"
        : "not compressed: damage inside a row that leaves it a row cannot be seen";
}

void jk_repair_close(jk_repair *r)
{
    if (!r)
        return;
    jk_walk_end(&r->walk);
    jk_blocks_close(r->in);
    jk_source_close(r->source);
    jk_index_free(&r->seen);
    jk_index_free(&r->idx);
    jk_buf_free(&r->last);
    jk_arena_close(r->arena);
    free(r->loss);
    free(r);
}

/* salvage.c - whole lines out of a damaged file: see salvage.h. */
#include "corpus/salvage.h"

#include <stdlib.h>

#include "corpus/sidecar.h"

/* --------------------------------------------------------------------- losses */

jk_loss *jk_salvage_lose(jk_salvage *s, const char *why, jk_err *err)
{
    if (s->open)
        return &s->loss[s->n_loss - 1];
    if (s->n_loss == s->cap_loss) {
        size_t cap = s->cap_loss ? 2 * s->cap_loss : 16;
        jk_loss *more = cap > SIZE_MAX / sizeof *more ? NULL : realloc(s->loss, cap * sizeof *more);
        if (!more)
            return jk_fail(err, JK_ENOMEM, "no more memory for a list of %zu losses", cap), NULL;
        s->loss = more;
        s->cap_loss = cap;
    }
    jk_loss *loss = &s->loss[s->n_loss++];
    *loss = (jk_loss){ .counted = s->has_idx, .n = { s->last_n, 0 }, .why = jk_arena_copy(s->arena, jk_span_of(why), err),
                       .doc = { jk_arena_copy(s->arena, jk_buf_span(&s->last), err), { "", 0 } } };
    s->open = true;
    return err->code ? NULL : loss;
}

static bool lose_bytes(jk_salvage *s, uint64_t from, uint64_t to, const char *why, jk_err *err)
{
    jk_loss *loss = jk_salvage_lose(s, why, err);
    if (!loss)
        return false;
    if (loss->from == loss->to)
        loss->from = from;
    loss->to = to;
    return true;
}

bool jk_salvage_lose_row(jk_salvage *s, const char *why, jk_err *err)
{
    jk_loss *loss = jk_salvage_lose(s, why, err);
    if (!loss)
        return false;
    loss->n_row++;
    loss->n_pair += loss->counted;
    return true;
}

/* ---------------------------------------------------- blocks against the index */

/* A block of the corpus as it was: the first one with that CRC from at_idx on. */
static bool known(const jk_salvage *s, const jk_block *block, size_t *out)
{
    size_t k = s->at_idx;
    while (k < s->idx.n_block && s->idx.block[k].crc != block->crc)
        k++;
    *out = k;
    return k < s->idx.n_block;
}

/* Blocks of the index up to the k-th are missing here. */
static bool miss(jk_salvage *s, size_t k, uint64_t at, jk_err *err)
{
    uint64_t row = k < s->idx.n_block ? s->idx.block[k].row : s->idx.n_row;
    if (k == s->at_idx)
        return true;
    if (!s->open && !lose_bytes(s, at, at, "blocks are missing", err))
        return false;
    jk_loss *loss = &s->loss[s->n_loss - 1];
    loss->n_block += k - s->at_idx;
    loss->n_pair += row - s->idx.block[s->at_idx].row;
    return true;
}

/* The blocks that were read since the last time, up to one before which others are missing: that is s->gap. */
static bool compare_blocks(jk_salvage *s, jk_err *err)
{
    s->gap = SIZE_MAX;
    while (s->has_idx && s->gap == SIZE_MAX && s->at_block < s->walk.n_block) {
        const jk_block *block = &s->walk.block[s->at_block++];
        size_t k;
        if (!known(s, block, &k))
            continue;
        if (k > s->at_idx) {
            s->gap = s->at_block - 1;
            s->gap_rest = s->idx.block[k].first != 0;
        }
        if (!miss(s, k, block->at, err))
            return false;
        s->at_idx = k + 1;
    }
    return true;
}

static bool compare_all(jk_salvage *s, jk_err *err)
{
    do
        if (!compare_blocks(s, err))
            return false;
    while (s->gap != SIZE_MAX);
    return true;
}

/* The line that was read runs over a gap: it goes, and reading goes on behind the gap. */
static bool go_back(jk_salvage *s, jk_err *err)
{
    size_t block = s->gap;
    s->walk.n_block = block;
    s->rest = s->gap_rest;
    s->gap = SIZE_MAX;
    return jk_walk_start(&s->walk, s->in, s->walk.block[block].at, block, 0, err);
}

/* Whether any whole block with a line's end in it ends inside a line: jjak writes none, bgzip all. */
static bool look_how_cut(jk_salvage *s, jk_err *err)
{
    jk_span text;
    jk_block block;
    for (uint64_t at = 0, next; at < s->size && !s->cuts_rows; at = next) {
        jk_err why = { 0 };
        if (jk_blocks_read(s->in, at, &text, &block, &next, &why))
            s->cuts_rows = text.len && text.ptr[text.len - 1] != '\n' && memchr(text.ptr, '\n', text.len);
        else if (why.code == JK_ENOMEM)
            return jk_fail(err, why.code, "%s", why.what);
        else if (!jk_blocks_resync(s->in, at + 1, &next, err))
            return false;
    }
    return true;
}

/* Does a row start at the start of the block behind damage? */
static void look_at_start(jk_salvage *s)
{
    size_t k;
    s->rest = s->cuts_rows;
    s->doubt = true;
    if (s->has_idx && known(s, &s->walk.block[s->walk.n_block - 1], &k)) {
        s->rest = s->idx.block[k].first != 0;
        s->doubt = false;
    }
}

/* Behind damage at walk.next: goes on with the next whole block. */
static bool resync(jk_salvage *s, const char *why, jk_err *err)
{
    uint64_t from = s->walk.next;
    size_t n_block = s->walk.n_block;
    bool cut = s->walk.lines.rest.len && !s->walk.lines.given && !s->rest;
    if (!compare_all(s, err) || !jk_walk_resync(&s->walk, err))
        return false;
    bool more = s->walk.n_block > n_block;
    uint64_t mark = jk_blocks_ended(s->in, err) ? JK_BGZF_END : 0;
    if (err->code || !lose_bytes(s, from, more ? s->walk.now.at : s->size - mark, why, err) || (cut && !jk_salvage_lose_row(s, why, err)))
        return false;
    if (more)
        look_at_start(s);
    return compare_all(s, err);
}

/* ----------------------------------------------------------------------- lines */

/* The end of a BGZF file: is the end mark there, and does the index know of more? */
static bool end_blocks(jk_salvage *s, jk_err *err)
{
    if (!compare_all(s, err) || !miss(s, s->has_idx ? s->idx.n_block : s->at_idx, s->size, err))
        return false;
    if (!jk_blocks_ended(s->in, err) && !err->code && !s->open)
        lose_bytes(s, s->size, s->size, "the end mark is missing: the file was cut", err);
    return !err->code;
}

/* Is the line that was read a whole one, and not the rest of one? *back: it ran over a gap, behind which it goes on. */
static bool whole_line(jk_salvage *s, bool *back, jk_err *err)
{
    bool rest = s->rest;
    s->rest = *back = false;
    do {
        if (!compare_blocks(s, err))
            return false;
        *back = s->gap != SIZE_MAX && s->gap > s->walk.line_block;
        rest |= s->gap == s->walk.line_block && s->gap_rest && !s->walk.line_at;
    } while (s->gap != SIZE_MAX && !*back);
    return *back ? (rest || jk_salvage_lose_row(s, "a row whose rest is missing", err)) && go_back(s, err) && false : !rest;
}

static bool next_of_blocks(jk_salvage *s, jk_span *line, jk_err *err)
{
    bool back;
    while (!err->code) {
        jk_err why = { 0 };
        if (jk_walk_line(&s->walk, line, &why)) {
            s->unended = s->walk.unended;
            if (whole_line(s, &back, err))
                return true;
        } else if (!why.code)
            return false;
        else if (why.code == JK_ENOMEM)
            return jk_fail(err, why.code, "%s", why.what);
        else
            resync(s, why.what, err);
    }
    return false;
}

static bool next_of_source(jk_salvage *s, jk_span *line, jk_err *err)
{
    jk_err why = { 0 };
    if (jk_source_line(s->source, line, &why)) {
        s->read += line->len + 1;
        s->unended = !jk_source_is_gzip(s->source) && s->read > s->size;
        return true;
    }
    if (why.code == JK_ENOMEM)
        return jk_fail(err, why.code, "%s", why.what);
    if (why.code)
        jk_salvage_lose(s, why.what, err);
    return false;
}

bool jk_salvage_line(jk_salvage *s, jk_span *line, jk_err *err)
{
    if (s->has_line) {
        s->has_line = false;
        *line = s->line;
        return true;
    }
    if (s->ended)
        return false;
    s->n_line++;
    if (s->in ? next_of_blocks(s, line, err) : next_of_source(s, line, err))
        return true;
    s->ended = true;
    return !err->code && s->in && !end_blocks(s, err);
}

/* ------------------------------------------------------------------------ open */

/* The .idx beside it is used as far as it is readable. */
static bool read_index(jk_salvage *s, jk_err *err)
{
    jk_buf bytes = { 0 };
    jk_err why = { 0 };
    s->has_idx = jk_sidecar_read(s->path, ".idx", &bytes, &why) && jk_index_decode(&s->idx, jk_buf_span(&bytes), ".idx", &why);
    jk_buf_free(&bytes);
    return why.code != JK_ENOMEM || jk_fail(err, why.code, "%s", why.what);
}

/* Is one of the first blocks behind the header's one of the index? Else the index is another corpus's. */
static void doubt_index(jk_salvage *s)
{
    enum { LOOKED_AT = 64 };
    size_t n = 0, k;
    jk_span text;
    jk_block block;
    for (uint64_t at = 0, next; s->has_idx && at < s->size && n < LOOKED_AT; at = next) {
        jk_err why = { 0 };
        if (!jk_blocks_read(s->in, at, &text, &block, &next, &why)) {
            if (!why.code || !jk_blocks_resync(s->in, at + 1, &next, &why))
                break;
        } else if (text.len) {
            bool is = known(s, &block, &k);
            if (is && k)
                return;
            n += !is;
        }
    }
    s->has_idx &= n == 0;           /* a header alone is anybody's, and does no harm */
}

static bool open_blocks(jk_salvage *s, jk_err *err)
{
    jk_err why = { 0 };
    if (!read_index(s, err))
        return false;
    doubt_index(s);
    if (!s->has_idx && !look_how_cut(s, err))
        return false;
    s->walk.keep = s->walk.rescue = true;
    return jk_walk_start(&s->walk, s->in, 0, 0, 0, &why) || (why.code == JK_ENOMEM ? jk_fail(err, why.code, "%s", why.what) : resync(s, why.what, err));
}

bool jk_salvage_open(jk_salvage *s, const char *path, jk_arena *arena, jk_err *err)
{
    uint64_t first;
    bool whole_start;
    *s = (jk_salvage){ .path = path, .arena = arena, .gap = SIZE_MAX };
    if (!(s->in = jk_blocks_open_any(path, &whole_start, err)))
        return jk_fail(err, JK_EINPUT, "%s: is no file; it is read several times, here and there", path);
    s->size = jk_blocks_size(s->in);
    if (!jk_blocks_resync(s->in, 0, &first, err))
        return false;
    if (first < s->size)
        return open_blocks(s, err);
    jk_blocks_close(s->in);
    s->in = NULL;
    s->source = jk_source_open(path, err);
    return s->source != NULL;
}

void jk_salvage_close(jk_salvage *s)
{
    jk_walk_end(&s->walk);
    jk_blocks_close(s->in);
    jk_source_close(s->source);
    jk_index_free(&s->idx);
    jk_buf_free(&s->last);
    free(s->loss);
}

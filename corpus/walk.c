/* walk.c - lines out of blocks: see walk.h. */
#include "corpus/walk.h"

#include <stdlib.h>

static bool keep_block(jk_walk *walk, jk_err *err)
{
    if (walk->n_block == walk->cap_block) {
        size_t cap = walk->cap_block ? walk->cap_block * 2 : 64;
        jk_block *more = cap > SIZE_MAX / sizeof *more ? NULL : realloc(walk->block, cap * sizeof *more);
        if (!more)
            return jk_fail(err, JK_ENOMEM, "no memory for the list of blocks");
        walk->block = more;
        walk->cap_block = cap;
    }
    walk->block[walk->n_block++] = walk->now;
    return true;
}

/* The block at walk->next. */
static bool read_block(jk_walk *walk, uint64_t *next, jk_err *err)
{
    jk_err why = { 0 };
    if (jk_blocks_read(walk->in, walk->next, &walk->text, &walk->now, next, &why))
        return true;
    if (why.code == JK_EIO && walk->rescue && jk_blocks_rescue(walk->in, walk->next, &walk->text, &walk->now, next)) {
        walk->n_rescued += walk->next >= walk->rescued;     /* it may be read again */
        walk->rescued = *next;
        return true;
    }
    return why.code && jk_fail(err, why.code, "%s", why.what);
}

/* The next block with text. False with JK_OK: the end. */
static bool next_block(jk_walk *walk, jk_err *err)
{
    uint64_t text_at = walk->now.text_at + walk->now.n_text, next;
    do {
        if ((walk->end && walk->next >= walk->end) || !read_block(walk, &next, err))
            return false;
        walk->next = next;
    } while (!walk->text.len);
    walk->now.text_at = text_at;
    walk->number++;
    walk->lines.chunk = walk->text;
    return !walk->keep || keep_block(walk, err);
}

bool jk_walk_start(jk_walk *walk, jk_blocks *in, uint64_t at, size_t number, uint32_t text_at, jk_err *err)
{
    walk->in = in;
    walk->next = at;
    walk->now = (jk_block){ 0 };
    walk->number = number - 1;
    walk->begun = walk->unended = false;
    jk_lines_drop(&walk->lines);
    walk->lines.chunk = (jk_span){ NULL, 0 };
    if (!next_block(walk, err))
        return err->code == JK_OK;
    if (text_at > walk->text.len)
        return jk_fail(err, JK_EIO, "byte %lu of a block of %zu", (unsigned long)text_at, walk->text.len);
    walk->lines.chunk = (jk_span){ walk->text.ptr + text_at, walk->text.len - text_at };
    return true;
}

bool jk_walk_line(jk_walk *walk, jk_span *line, jk_err *err)
{
    for (;;) {
        if (!walk->begun && walk->lines.chunk.len) {
            walk->line_block = walk->number;
            walk->line_at = (uint32_t)(walk->lines.chunk.ptr - walk->text.ptr);
            walk->begun = true;
        }
        if (jk_lines_next(&walk->lines, line, err)) {
            walk->begun = false;
            return true;
        }
        if (err->code)
            return false;
        if (!next_block(walk, err))
            break;
    }
    walk->unended = err->code == JK_OK && jk_lines_last(&walk->lines, line);
    walk->begun = false;
    return walk->unended;
}

/* Where the damaged block at walk->next says that it ends: one whose header is damaged, and nothing else, may stand there, short of the next whole
   header. */
static bool try_behind(jk_walk *walk, uint64_t whole)
{
    uint64_t at = walk->next;
    jk_span raw;
    jk_err why = { 0 };
    if (walk->rescue && jk_blocks_raw(walk->in, at, &raw, &why) && at + raw.len < whole) {
        walk->next = at + raw.len;
        if (next_block(walk, &why))
            return true;
        walk->next = at;
    }
    return false;
}

bool jk_walk_resync(jk_walk *walk, jk_err *err)
{
    jk_lines_drop(&walk->lines);
    walk->begun = false;
    walk->now.n_text = 0;
    for (;;) {
        uint64_t next;
        if (!jk_blocks_resync(walk->in, walk->next + 1, &next, err))
            return false;
        jk_err again = { 0 };
        if (try_behind(walk, next))
            return true;
        walk->next = next;
        if (next == jk_blocks_size(walk->in) || next_block(walk, &again) || !again.code)
            return true;
        if (again.code != JK_EIO)
            return jk_fail(err, again.code, "%s", again.what);
    }
}

void jk_walk_end(jk_walk *walk)
{
    jk_lines_free(&walk->lines);
    free(walk->block);
    *walk = (jk_walk){ 0 };
}

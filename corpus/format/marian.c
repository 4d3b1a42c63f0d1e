/* marian.c - source TAB target, no header: what Marian and other trainers read from one file. */
#include "corpus/format.h"

#include <stdlib.h>

typedef struct { jk_buf text[2]; } texts;

static bool open_read(jk_reader *in, jk_err *err)
{
    in->state = calloc(1, sizeof(texts));
    return in->state || jk_fail(err, JK_ENOMEM, "no more memory to read %s", in->path);
}

static void close_read(jk_reader *in)
{
    texts *t = in->state;
    for (int side = 0; t && side < 2; side++)
        jk_buf_free(&t->text[side]);
    free(t);
}

static bool next(jk_reader *in, jk_pair *pair, jk_err *err)
{
    texts *t = in->state;
    jk_import row = { 0 };
    jk_span line;
    if (!jk_reader_line(in, &line, err))
        return false;
    const char *end = line.ptr + line.len, *tab = memchr(line.ptr, '\t', line.len);
    if (!tab)
        return jk_fail(err, JK_EINPUT, "%s, line %llu: no TAB between a source and a target", jk_reader_name(in), (unsigned long long)in->line);
    const char *more = memchr(tab + 1, '\t', (size_t)(end - tab - 1));
    if (more && !in->note.len && !jk_reader_say(in, "cells behind the second one of a line are left out", err))
        return false;
    const jk_span cell[2] = { { line.ptr, (size_t)(tab - line.ptr) }, { tab + 1, (size_t)((more ? more : end) - tab - 1) } };
    for (int side = 0; side < 2; side++) {
        t->text[side].len = 0;
        if (!jk_text_put(&t->text[side], cell[side], err))
            return false;
        row.text[side] = jk_buf_span(&t->text[side]);
    }
    return jk_reader_row(in, &row, pair, err);
}

static bool put(jk_writer *out, const jk_pair *pair, jk_err *err)
{
    out->line.len = 0;
    return jk_buf_put(&out->line, pair->cell[JK_SRC_TEXT], err) && jk_buf_putc(&out->line, '\t', err)
        && jk_buf_put(&out->line, pair->cell[JK_TRG_TEXT], err) && jk_writer_line(out, err);
}

const jk_format jk_format_marian = {
    .name = "marian",
    .purpose = "source TAB target, no header",
    .carries = CARRIES_TEXT,
    .read_open = open_read, .read_next = next, .read_close = close_read,
    .write_put = put,
};

/* through.c - corpora in, one out: see through.h. */
#include "corpus/cmd/through.h"
#include "corpus/record.h"

#include <stdlib.h>

/* What the reader has read is known only now that it is done. Nobody asks where there is no metadata to put it in. */
static bool done_reading(through *t, jk_err *err)
{
    if (!t->in)
        return true;
    cmd_note(t->self, jk_reader_note(t->in));
    bool ok = strcmp(t->with->output, "-") == 0 || jk_history_read(&t->history, t->in, err);
    jk_reader_close(t->in);
    t->in = NULL;
    return ok;
}

bool through_read(through *t, const char *path, jk_err *err)
{
    if (!done_reading(t, err))
        return false;
    t->in = reading_open(&t->with->reading, path, err);
    return t->in != NULL;
}

bool through_write(through *t, const jk_schema *schema, jk_err *err)
{
    jk_write_options options = { .format = t->with->format, .schema = schema ? schema : jk_reader_schema(t->in), .n_thread = cmd_threads(t->with->n_thread) };
    t->out = jk_writer_open(t->with->output, &options, err);
    return t->out != NULL;
}

bool through_put(const through *t, jk_writer *out, const jk_pair *pair, jk_err *err)
{
    jk_err why = { 0 };
    if (jk_writer_put(out, pair, &why))
        return true;
    jk_span doc = pair->cell[JK_DOC_ID], n = pair->cell[JK_N];
    if (!t->in || (why.code != JK_EINPUT && why.code != JK_ELIMIT))
        return jk_fail(err, why.code, "%s", why.what);
    return jk_fail(err, why.code, "%.100s, pair %.*s %.*s: %s", jk_reader_name(t->in), (int)(doc.len < 60 ? doc.len : 60), doc.ptr,
                   (int)(n.len < 20 ? n.len : 20), n.ptr, why.what);
}

bool through_finish(through *t, const char *more, jk_err *err)
{
    if (!done_reading(t, err) || !cmd_put_arguments(t->self, t->options, t->preset, &t->meta, err) || !jk_history_put(&t->history, &t->meta, err)
        || !jk_buf_put(&t->meta, jk_span_of(more ? more : ""), err) || !jk_buf_putc(&t->meta, '\0', err))
        return false;
    jk_writer_meta(t->out, t->meta.ptr);
    if (!jk_writer_finish(t->out, err))
        return false;
    cmd_note(t->self, jk_writer_note(t->out));
    return true;
}

bool through_finish_counts(through *t, jk_writer *removed, const char *json, const char *key, jk_span counts, jk_err *err)
{
    jk_buf more = { 0 };
    bool ok = key ? jk_buf_printf(&more, err, ", \"%s\": {%.*s}", key, (int)counts.len, counts.ptr) : jk_buf_printf(&more, err, ", %.*s", (int)counts.len, counts.ptr);
    ok = ok && jk_buf_putc(&more, '\0', err) && (!removed || jk_writer_finish(removed, err)) && cmd_write_json(json, counts, err)
        && through_finish(t, more.ptr, err);
    jk_buf_free(&more);
    return ok;
}

void through_close(through *t)
{
    jk_writer_close(t->out);
    jk_reader_close(t->in);
    jk_history_free(&t->history);
    jk_buf_free(&t->meta);
    t->out = NULL;
    t->in = NULL;
}

bool wider_open(wider *w, const jk_schema *own, const char *const *more, size_t n, jk_err *err)
{
    w->name = calloc(own->n + n, sizeof *w->name);
    w->cell = calloc(own->n + n, sizeof *w->cell);
    if (!w->name || !w->cell)
        return jk_fail(err, JK_ENOMEM, "no more memory for %zu columns", own->n + n);
    memcpy(w->name, own->name, own->n * sizeof *w->name);
    for (size_t k = 0; k < n; k++) {
        w->name[own->n + k] = jk_span_of(more[k]);
        if (jk_schema_find(own, w->name[own->n + k]) < own->n)
            return jk_fail(err, JK_EUSAGE, "there is a column %s already: these pairs have been through this command before", more[k]);
    }
    w->schema = (jk_schema){ w->name, own->n + n };
    return true;
}

jk_pair wider_pair(const wider *w, const jk_pair *pair, const jk_span *more)
{
    memcpy(w->cell, pair->cell, pair->n_cell * sizeof *w->cell);
    memcpy(w->cell + pair->n_cell, more, (w->schema.n - pair->n_cell) * sizeof *w->cell);
    return (jk_pair){ w->cell, w->schema.n };
}

void wider_free(wider *w)
{
    free(w->name);
    free(w->cell);
    *w = (wider){ 0 };
}

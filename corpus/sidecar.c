/* sidecar.c - the files beside a corpus: see sidecar.h. */
#include "corpus/sidecar.h"

#include <assert.h>
#include <errno.h>
#include <sys/stat.h>

bool jk_sidecar_name(jk_buf *out, const char *corpus, const char *ending, jk_err *err)
{
    return jk_buf_put(out, jk_span_of(corpus), err) && jk_buf_put(out, jk_span_of(ending), err) && jk_buf_putc(out, '\0', err);
}

jk_sink *jk_sidecars_open(jk_sidecars *s, const char *corpus, const char *ending, jk_err *err)
{
    jk_buf name = { 0 };
    assert(s->n < JK_MAX_SIDECAR);
    jk_sink *sink = jk_sidecar_name(&name, corpus, ending, err) ? jk_sink_open(name.ptr, err) : NULL;
    jk_buf_free(&name);
    if (sink)
        s->sink[s->n++] = sink;
    return sink;
}

static bool add(jk_sidecars *s, const char *corpus, const char *ending, const jk_buf *bytes, jk_err *err)
{
    jk_sink *sink = jk_sidecars_open(s, corpus, ending, err);
    return sink && jk_sink_write(sink, bytes->ptr, bytes->len, err);
}

static bool put_in_sink(void *user, jk_span bytes, jk_err *err) { return jk_sink_write(user, bytes.ptr, bytes.len, err); }

bool jk_sidecars_make(jk_sidecars *s, const char *corpus, const jk_index *ix, const jk_block *block, size_t n, jk_err *err)
{
    jk_buf gzi = { 0 };
    bool ok = jk_gzi_encode(block, n, &gzi, err) && add(s, corpus, ".gzi", &gzi, err);
    jk_buf_free(&gzi);
    jk_sink *idx = ok ? jk_sidecars_open(s, corpus, ".idx", err) : NULL;
    return idx && jk_index_write(ix, put_in_sink, idx, err);
}

bool jk_sidecars_add_meta(jk_sidecars *s, const char *corpus, const jk_meta *meta, const char *inside, bool remade, jk_err *err)
{
    jk_buf text = { 0 };
    bool ok = jk_meta_encode(meta, inside, remade, &text, err) && add(s, corpus, ".meta.json", &text, err);
    jk_buf_free(&text);
    return ok;
}

bool jk_sidecars_commit(jk_sidecars *s, jk_sink *corpus, jk_err *err)
{
    static const char *const old[] = { ".gzi", ".idx", ".meta.json", ".docs.tsv", ".failed.tsv", ".report.tsv", NULL };
    jk_sink *all[JK_MAX_SIDECAR + 1];
    size_t n = 0;
    if (corpus)
        all[n++] = corpus;
    for (size_t k = 0; k < s->n; k++)
        all[n++] = s->sink[k];
    return jk_sink_commit(all, n, corpus ? old : NULL, err);
}

void jk_sidecars_close(jk_sidecars *s)
{
    for (size_t k = 0; k < s->n; k++)
        jk_sink_close(s->sink[k]);
    s->n = 0;
}

bool jk_sidecar_read(const char *corpus, const char *ending, jk_buf *out, jk_err *err)
{
    jk_buf name = { 0 };
    struct stat st;
    bool there = jk_sidecar_name(&name, corpus, ending, err) && stat(name.ptr, &st) == 0;
    if (there && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
        there = jk_fail(err, JK_EIO, "%s: is no file, which it would be beside a corpus; move it away", name.ptr);
    bool ok = there && jk_read_file(name.ptr, 0, out, NULL, err);
    jk_buf_free(&name);
    return ok;
}

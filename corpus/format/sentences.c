/* sentences.c - a file of sentences, read forward; the latest ones are kept. See sentences.h. */
#include "corpus/format/sentences.h"

#include <stdlib.h>
#include <unistd.h>

enum { MAX_S = 16 << 20 };          /* bytes of a sentence */

static void close_side(jk_sentences *f)
{
    jk_xml_close(f->x);
    jk_source_close(f->source);
    f->x = NULL;
    f->source = NULL;
    f->n = f->at = 0;
    f->lang[0] = '\0';
}

/* Where the file is: no way out of the folder of the links. */
static bool find_file(const char *links, jk_sentences *f, jk_err *err)
{
    static const char *const folder[] = { "", "raw/", "xml/" };
    const char *slash = strrchr(links, '/');
    jk_span name = jk_buf_span(&f->name), bare = name;
    bool out = !name.len || name.ptr[0] == '/';
    for (size_t k = 0; k + 1 < name.len; k++)
        out |= name.ptr[k] == '.' && name.ptr[k + 1] == '.' && (k == 0 || name.ptr[k - 1] == '/') && (k + 2 == name.len || name.ptr[k + 2] == '/');
    if (out || memchr(name.ptr, '\0', name.len))
        return jk_fail(err, JK_EINPUT, "%s: a group of links names no file of sentences beside it: %.*s", links, (int)(name.len < 99 ? name.len : 99), name.ptr);
    if (bare.len > 3 && memcmp(bare.ptr + bare.len - 3, ".gz", 3) == 0)
        bare.len -= 3;
    for (size_t k = 0; k < 6; k++) {
        f->path.len = 0;
        jk_span base = k % 2 ? bare : name;
        if (!jk_buf_put(&f->path, (jk_span){ links, slash ? (size_t)(slash - links) + 1 : 0 }, err)
            || !jk_buf_printf(&f->path, err, "%s%.*s%s", folder[k / 2], (int)base.len, base.ptr, k % 2 && bare.len == name.len ? ".gz" : "")
            || !jk_buf_putc(&f->path, '\0', err))
            return false;
        if (access(f->path.ptr, F_OK) == 0)
            return true;
    }
    return jk_fail(err, JK_EIO, "%s names the sentences %.*s, and there is no such file beside it", links, (int)(name.len < 99 ? name.len : 99), name.ptr);
}

bool jk_sentences_open(jk_sentences *f, const char *links, jk_span name, bool digest, jk_err *err)
{
    if (f->x && jk_span_equal(name, jk_buf_span(&f->name)))
        return true;
    close_side(f);
    f->name.len = 0;
    if (!jk_buf_put(&f->name, name, err) || !find_file(links, f, err) || !(f->source = jk_source_open(f->path.ptr, err)))
        return false;
    if (digest)
        jk_source_digest(f->source);
    const char *slash = memchr(name.ptr, '/', name.len);
    if (slash)
        jk_lang_of_tag((jk_span){ name.ptr, (size_t)(slash - name.ptr) }, f->lang);
    if (!f->window && !(f->window = calloc(JK_SENTENCE_WINDOW, sizeof *f->window)))
        return jk_fail(err, JK_ENOMEM, "no more memory to read %s", f->path.ptr);
    jk_xml_event root;
    if (!(f->x = jk_xml_open(f->source, (jk_span){ "", 0 }, err)) || !jk_xml_next(f->x, &root, err))
        return false;
    jk_lang_of_tag(jk_xml_get(&root, "xml:lang"), f->lang);
    return true;
}

/* What is inside an <s>; words are apart. */
static bool read_text(jk_sentences *f, jk_buf *out, jk_err *err)
{
    unsigned top = jk_xml_depth(f->x);
    jk_xml_event e;
    while (jk_xml_next(f->x, &e, err)) {
        if (e.kind == JK_XML_END && jk_xml_depth(f->x) < top)
            return true;
        if (e.kind == JK_XML_START && jk_span_equal(e.name, jk_span_of("w")) && !jk_buf_putc(out, '\n', err))
            return false;
        if (e.kind == JK_XML_TEXT && out->len + e.text.len > MAX_S)
            return jk_fail(err, JK_ELIMIT, "%s, line %llu: a sentence of more than %d bytes", f->path.ptr, (unsigned long long)jk_xml_line(f->x), (int)MAX_S);
        if (e.kind == JK_XML_TEXT && !jk_buf_put(out, e.text, err))
            return false;
    }
    return false;
}

/* The next sentence into the window. False with JK_OK: no more. */
static bool read_sentence(jk_sentences *f, jk_buf *raw, jk_err *err)
{
    jk_xml_event e;
    while (jk_xml_next(f->x, &e, err)) {
        if (e.kind != JK_XML_START)
            continue;
        if (!jk_span_equal(e.name, jk_span_of("s")))
            continue;
        jk_sentence *s = &f->window[f->n % JK_SENTENCE_WINDOW];
        jk_span gap = jk_xml_get(&e, "gap"), id = jk_xml_get(&e, "id");
        s->id.len = s->text.len = s->gap.len = raw->len = 0;
        if (!jk_buf_put(&s->id, id, err) || !jk_buf_put(&s->gap, gap.ptr ? gap : jk_span_of(" "), err) || !read_text(f, raw, err)
            || !jk_text_put(&s->text, jk_buf_span(raw), err))
            return false;
        f->n++;
        return true;
    }
    return false;
}

static bool is_at(const jk_sentences *f, uint64_t k, jk_span id) { return jk_span_equal(jk_buf_span(&f->window[k % JK_SENTENCE_WINDOW].id), id); }

const jk_sentence *jk_sentences_find(jk_sentences *f, jk_span id, uint64_t *k, jk_err *err)
{
    jk_buf raw = { 0 };
    bool more = f->at < f->n || read_sentence(f, &raw, err), found = more && is_at(f, f->at, id);  /* links mostly go forward, one by one */
    uint64_t j = f->n > JK_SENTENCE_WINDOW ? f->n - JK_SENTENCE_WINDOW : 0;
    *k = f->at;
    for (; !found && j < f->n; j++) {
        found = is_at(f, j, id);
        *k = j;
    }
    while (!found && !err->code && read_sentence(f, &raw, err)) {
        *k = f->n - 1;
        found = is_at(f, *k, id);
    }
    jk_buf_free(&raw);
    if (!found)
        jk_fail(err, JK_EINPUT, "%s: no sentence %.*s, or one more than %d sentences before the latest", f->path.ptr,
                (int)(id.len < 60 ? id.len : 60), id.ptr, (int)JK_SENTENCE_WINDOW);
    f->at = *k + 1;
    return found ? &f->window[*k % JK_SENTENCE_WINDOW] : NULL;
}

void jk_sentences_free(jk_sentences *f)
{
    close_side(f);
    for (size_t j = 0; f->window && j < JK_SENTENCE_WINDOW; j++) {
        jk_buf_free(&f->window[j].id);
        jk_buf_free(&f->window[j].text);
        jk_buf_free(&f->window[j].gap);
    }
    free(f->window);
    jk_buf_free(&f->name);
    jk_buf_free(&f->path);
}

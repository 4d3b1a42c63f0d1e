/* score-texts.c - documents to score: files, the rows of a manifest, the documents of corpora.
 *
 * Of a corpus the target texts are read: the reference's rows are its segments, and their source texts the source. The
 * hypotheses are corpora too, with the same documents in the same order, or folders with a file a document. Where the
 * reference is a folder, each of its files is a document, and all the others are folders.
 */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/cmd/score-documents.h"
#include "corpus/io.h"
#include "corpus/manifest.h"
#include "corpus/record.h"

typedef struct {
    const char *path;
    jk_reader *in;                  /* NULL: a folder */
    size_t id, src, tgt;            /* columns */
    jk_buf next_id, next_src, next_tgt;     /* the first row of the next document */
    bool more;
} shelf;

struct score_texts {
    const score_options *o;
    jk_arena *arena;                /* names, the manifest */
    const char **sys;
    size_t n_sys;
    char **ref;                     /* one document: its file; or the folder of all */
    jk_span *file;                  /* [n_file] in that folder; NULL: it is none */
    size_t n_file, n_given;
    bool has_src;
    jk_span manifest;               /* what is left of it */
    uint64_t line;
    size_t n_column, at_id, at_ref, at_src, *at_sys;
    jk_span *cell;                  /* [n_column] */
    shelf *shelf;                   /* [1 + n_sys] the reference, the systems; NULL: no corpora */
};

/* ------------------------------------------------------------- files */

static bool read_file(jk_arena *arena, const char *path, jk_span *out, jk_err *err)
{
    jk_buf bytes = { 0 };
    if (jk_read_file(path, 0, &bytes, NULL, err) && jk_look_text(jk_buf_span(&bytes), path, err))
        *out = jk_arena_copy(arena, jk_buf_span(&bytes), err);
    jk_buf_free(&bytes);
    return !err->code;
}

static bool read_one(score_texts *in, jk_arena *arena, score_text *text, jk_span *hyp, jk_err *err)
{
    if (in->n_given++)
        return false;
    text->id = jk_doc_id_of_path(in->ref[0]);
    if (!read_file(arena, in->ref[0], &text->ref, err) || (in->o->src && !read_file(arena, in->o->src, &text->src, err)))
        return false;
    for (size_t s = 0; s < in->n_sys; s++)
        if (!read_file(arena, in->o->input.item[s], &hyp[s], err))
            return false;
    return true;
}

/* ------------------------------------------------------------- a manifest
 * TSV, its first line names the columns: doc_id, ref, perhaps src, and a column for each system. Cells are paths, relative to the manifest. */

static bool next_line(score_texts *in, jk_span *line)
{
    while (in->manifest.len) {
        const char *end = memchr(in->manifest.ptr, '\n', in->manifest.len);
        size_t n = end ? (size_t)(end - in->manifest.ptr) : in->manifest.len;
        *line = (jk_span){ in->manifest.ptr, n && in->manifest.ptr[n - 1] == '\r' ? n - 1 : n };
        in->manifest = (jk_span){ in->manifest.ptr + n + (end != NULL), in->manifest.len - n - (end != NULL) };
        in->line++;
        if (line->len)
            return true;
    }
    return false;
}

static jk_span next_cell(jk_span *line)
{
    const char *tab = line->len ? memchr(line->ptr, '\t', line->len) : NULL;
    size_t n = tab ? (size_t)(tab - line->ptr) : line->len;
    jk_span cell = { line->ptr, n };
    *line = (jk_span){ line->ptr + n + (tab != NULL), line->len - n - (tab != NULL) };
    return cell;
}

static const char *name_of(score_texts *in, const char *before, jk_span name, jk_err *err)
{
    jk_buf buf = { 0 };
    jk_span copy = { "", 0 };
    if (jk_buf_put(&buf, jk_span_of(before), err) && jk_buf_put(&buf, name, err))
        copy = jk_arena_copy(in->arena, jk_buf_span(&buf), err);
    jk_buf_free(&buf);
    return copy.ptr;
}

/* What the first system is called where others are compared with it, as for lines. */
static const char *prefix(const score_texts *in, size_t s) { return s == 0 && (in->o->paired || in->o->paired_ar || in->o->paired_bs) ? "Baseline: " : ""; }

static bool open_manifest(score_texts *in, jk_err *err)
{
    const char *path = in->o->manifest;
    jk_span line = { "", 0 };
    if (!read_file(in->arena, path, &in->manifest, err))
        return false;
    if (in->manifest.len > 2 && memcmp(in->manifest.ptr, "\xEF\xBB\xBF", 3) == 0)
        in->manifest = (jk_span){ in->manifest.ptr + 3, in->manifest.len - 3 };
    next_line(in, &line);
    in->n_column = 1;
    for (size_t k = 0; k < line.len; k++)
        in->n_column += line.ptr[k] == '\t';
    size_t none = in->at_id = in->at_ref = in->at_src = in->n_column;
    in->cell = JK_NEW(in->arena, jk_span, in->n_column, err);
    in->at_sys = JK_NEW(in->arena, size_t, in->n_column, err);
    in->sys = JK_NEW(in->arena, const char *, in->n_column, err);
    for (size_t c = 0; !err->code && c < in->n_column; c++) {
        jk_span name = next_cell(&line);
        if (jk_span_equal(name, jk_span_of("doc_id")))
            in->at_id = c;
        else if (jk_span_equal(name, jk_span_of("ref")))
            in->at_ref = c;
        else if (jk_span_equal(name, jk_span_of("src")))
            in->at_src = c;
        else {
            in->at_sys[in->n_sys] = c;
            in->sys[in->n_sys] = name_of(in, prefix(in, in->n_sys), name, err);
            in->n_sys++;
        }
    }
    in->has_src = in->at_src < none;
    if (!err->code && (in->at_id == none || in->at_ref == none || in->n_sys == 0))
        return jk_fail(err, JK_EINPUT, "%s, line 1: the columns' names are wanted: doc_id, ref, perhaps src, and one for each system, between tabs", path);
    return !err->code;
}

static bool read_cell(score_texts *in, jk_arena *arena, size_t c, jk_span *out, jk_err *err)
{
    jk_span cell = in->cell[c];
    const char *slash = strrchr(in->o->manifest, '/');
    if (!cell.len)
        return jk_fail(err, JK_EINPUT, "%s, line %llu: column %zu is empty, where a path should be", in->o->manifest, (unsigned long long)in->line, c + 1);
    jk_buf path = { 0 };
    if (slash && cell.ptr[0] != '/')
        jk_buf_put(&path, (jk_span){ in->o->manifest, (size_t)(slash - in->o->manifest) + 1 }, err);
    bool ok = jk_buf_put(&path, cell, err) && jk_buf_putc(&path, '\0', err) && read_file(arena, path.ptr, out, err);
    jk_buf_free(&path);
    return ok;
}

static bool read_row(score_texts *in, jk_arena *arena, score_text *text, jk_span *hyp, jk_err *err)
{
    jk_span line;
    size_t n = 1;
    if (!next_line(in, &line))
        return false;
    for (size_t k = 0; k < line.len; k++)
        n += line.ptr[k] == '\t';
    if (n != in->n_column)
        return jk_fail(err, JK_EINPUT, "%s, line %llu: %zu columns, where line 1 has %zu", in->o->manifest, (unsigned long long)in->line, n, in->n_column);
    for (size_t c = 0; c < n; c++)
        in->cell[c] = next_cell(&line);
    text->id = in->cell[in->at_id];
    if (!read_cell(in, arena, in->at_ref, &text->ref, err) || (in->has_src && !read_cell(in, arena, in->at_src, &text->src, err)))
        return false;
    for (size_t s = 0; s < in->n_sys; s++)
        if (!read_cell(in, arena, in->at_sys[s], &hyp[s], err))
            return false;
    return true;
}

/* ------------------------------------------------------------- corpora */

static bool is_corpus(const char *path)
{
    static const char *const ending[] = { ".tsv.gz", ".tsv", ".jsonl", ".jsonl.gz" };
    for (size_t k = 0; k < sizeof ending / sizeof *ending; k++)
        if (strlen(path) > strlen(ending[k]) && strcmp(path + strlen(path) - strlen(ending[k]), ending[k]) == 0)
            return true;
    return false;
}

static jk_span cell_of(const jk_pair *pair, size_t at) { return at < pair->n_cell ? pair->cell[at] : jk_span_of(""); }

/* The next row, held back: it may be another document's. */
static bool look_ahead(shelf *s, jk_err *err)
{
    jk_pair pair;
    s->more = jk_reader_next(s->in, &pair, err);
    s->next_id.len = s->next_src.len = s->next_tgt.len = 0;
    return !s->more || (jk_buf_put(&s->next_id, cell_of(&pair, s->id), err) && jk_buf_put(&s->next_src, cell_of(&pair, s->src), err)
                        && jk_buf_put(&s->next_tgt, cell_of(&pair, s->tgt), err));
}

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool open_shelf(shelf *s, const char *path, bool folder, jk_err *err)
{
    s->path = path;
    if (folder && is_folder(path))
        return true;
    if (!(s->in = jk_reader_open(path, NULL, err)))
        return false;
    const jk_schema *schema = jk_reader_schema(s->in);
    s->id = jk_schema_find(schema, jk_span_of("doc_id"));
    s->src = jk_schema_find(schema, jk_span_of("src_text"));
    s->tgt = jk_schema_find(schema, jk_span_of("trg_text"));
    if (s->id == schema->n || s->tgt == schema->n)
        return jk_fail(err, JK_EINPUT, "%s: a corpus with doc_id and trg_text is wanted", path);
    return look_ahead(s, err);
}

/* The target texts of a document, a line each; rows without one are passed over. source, row by row: may be NULL. */
static bool read_rows(shelf *s, jk_arena *arena, jk_span id, jk_span *out, const jk_span **source, size_t *n_row, jk_err *err)
{
    jk_buf text = { 0 }, all = { 0 };
    size_t n = 0;
    while (!err->code && s->more && jk_span_equal(jk_buf_span(&s->next_id), id)) {
        if (s->next_tgt.len) {
            jk_span src = source ? jk_arena_copy(arena, jk_buf_span(&s->next_src), err) : jk_span_of("");
            jk_buf_put(&text, jk_buf_span(&s->next_tgt), err);
            jk_buf_putc(&text, '\n', err);
            jk_buf_put(&all, (jk_span){ (const char *)&src, sizeof src }, err);
            n++;
        }
        look_ahead(s, err);
    }
    *out = jk_arena_copy(arena, jk_buf_span(&text), err);
    jk_span *copy = source ? JK_NEW(arena, jk_span, n, err) : NULL;
    if (copy && n) {
        memcpy(copy, all.ptr, n * sizeof *copy);
        *source = copy;
        *n_row = n;
    }
    jk_buf_free(&text);
    jk_buf_free(&all);
    return !err->code;
}

static bool read_in_folder(const char *folder, jk_span id, jk_arena *arena, jk_span *out, jk_err *err)
{
    struct stat st;
    jk_buf path = { 0 };
    if (memchr(id.ptr, '/', id.len))
        return jk_fail(err, JK_EINPUT, "document %.*s: a name with a slash is no file in %s; give the hypotheses as a corpus", (int)id.len, id.ptr, folder);
    jk_buf_printf(&path, err, "%s/%.*s", folder, (int)id.len, id.ptr);
    jk_buf_putc(&path, '\0', err);
    if (!err->code && stat(path.ptr, &st) != 0) {
        path.len--;
        jk_buf_printf(&path, err, ".txt");
        jk_buf_putc(&path, '\0', err);
    }
    bool ok = !err->code && read_file(arena, path.ptr, out, err);
    jk_buf_free(&path);
    return ok;
}

static bool read_documents(score_texts *in, jk_arena *arena, score_text *text, jk_span *hyp, jk_err *err)
{
    shelf *ref = &in->shelf[0];
    if (!ref->more) {
        for (size_t s = 1; s <= in->n_sys; s++)
            if (in->shelf[s].more)
                return jk_fail(err, JK_EINPUT, "%s: document %.*s is not in %s", in->shelf[s].path, (int)in->shelf[s].next_id.len, in->shelf[s].next_id.ptr, ref->path);
        return false;
    }
    text->id = jk_arena_copy(arena, jk_buf_span(&ref->next_id), err);
    text->lines = true;
    if (err->code || !read_rows(ref, arena, text->id, &text->ref, &text->src_of, &text->n_row, err))
        return false;
    for (size_t s = 0; s < in->n_sys; s++) {
        shelf *from = &in->shelf[s + 1];
        if (from->in && !(from->more && jk_span_equal(jk_buf_span(&from->next_id), text->id)))
            return jk_fail(err, JK_EINPUT, "%s: document %.*s is wanted here; it has to have the documents of %s, in their order", from->path, (int)text->id.len, text->id.ptr, ref->path);
        if (!(from->in ? read_rows(from, arena, text->id, &hyp[s], NULL, NULL, err) : read_in_folder(from->path, text->id, arena, &hyp[s], err)))
            return false;
    }
    return true;
}

/* ------------------------------------------------------------- folders */

/* Its next file; the others have one of the same name, or one that is called as corpora's documents are. */
static bool read_file_of(const char *folder, jk_span file, jk_span id, jk_arena *arena, jk_span *out, jk_err *err)
{
    jk_buf path = { 0 };
    jk_buf_printf(&path, err, "%s/%.*s", folder, (int)file.len, file.ptr);
    bool stands = jk_buf_putc(&path, '\0', err) && access(path.ptr, F_OK) == 0;
    bool ok = !err->code && (stands ? read_file(arena, path.ptr, out, err) : read_in_folder(folder, id, arena, out, err));
    jk_buf_free(&path);
    return ok;
}

static bool read_files(score_texts *in, jk_arena *arena, score_text *text, jk_span *hyp, jk_err *err)
{
    if (in->n_given == in->n_file)
        return false;
    jk_span file = in->file[in->n_given++];
    text->id = jk_arena_copy(arena, jk_doc_id_of_path(file.ptr), err);
    if (err->code || !read_file_of(in->ref[0], file, text->id, arena, &text->ref, err)
        || (in->o->src && !read_file_of(in->o->src, file, text->id, arena, &text->src, err)))
        return false;
    for (size_t s = 0; s < in->n_sys; s++)
        if (!read_file_of(in->o->input.item[s], file, text->id, arena, &hyp[s], err))
            return false;
    return true;
}

/* ------------------------------------------------------------- all of them */

static bool open_files(score_texts *in, char **ref, jk_err *err)
{
    const cmd_list *list = &in->o->input;
    bool folder = is_folder(ref[0]), corpora = !folder && is_corpus(ref[0]);
    in->ref = ref;
    in->n_sys = list->n;
    in->sys = JK_NEW(in->arena, const char *, list->n, err);
    in->has_src = in->o->src || corpora;
    in->shelf = corpora ? JK_NEW(in->arena, shelf, list->n + 1, err) : NULL;
    if (err->code || (folder && !jk_folder_list(in->arena, jk_span_of(ref[0]), jk_span_of(""), jk_span_of(""), true, &in->file, &in->n_file, err)))
        return false;
    if (folder && !in->n_file)
        return jk_fail(err, JK_EINPUT, "%s: an empty folder; a file for each document is wanted", ref[0]);
    for (size_t s = 0; s < list->n; s++)
        in->sys[s] = name_of(in, prefix(in, s), jk_span_of(list->item[s]), err);
    for (size_t s = 0; corpora && !err->code && s <= list->n; s++)
        open_shelf(&in->shelf[s], s ? list->item[s - 1] : ref[0], s > 0, err);
    return !err->code;
}

score_texts *score_texts_open(const score_options *o, char **ref, size_t n_ref, jk_err *err)
{
    if (o->manifest ? n_ref || o->input.n || o->src : n_ref != 1 || !o->input.n) {
        jk_fail(err, JK_EUSAGE, o->manifest ? "--manifest names all texts: no REF, -i and --src beside it" : "--documents: jjak score --documents REF -i HYP [HYP ...], one reference");
        return NULL;
    }
    score_texts *in = calloc(1, sizeof *in);
    if (!in || !(in->arena = jk_arena_open(0))) {
        free(in);
        jk_fail(err, JK_ENOMEM, "no more memory to read");
        return NULL;
    }
    in->o = o;
    if (o->manifest ? open_manifest(in, err) : open_files(in, ref, err))
        return in;
    score_texts_close(in);
    return NULL;
}

size_t score_texts_systems(const score_texts *in, const char *const **name)
{
    *name = in->sys;
    return in->n_sys;
}

bool score_texts_has_src(const score_texts *in) { return in->has_src; }

bool score_texts_next(score_texts *in, jk_arena *arena, score_text *text, jk_err *err)
{
    jk_span *hyp = JK_NEW(arena, jk_span, in->n_sys, err);
    *text = (score_text){ .hyp = hyp, .lines = in->o->ref_lines };
    if (!hyp)
        return false;
    return in->shelf ? read_documents(in, arena, text, hyp, err) : in->file ? read_files(in, arena, text, hyp, err)
        : in->o->manifest ? read_row(in, arena, text, hyp, err) : read_one(in, arena, text, hyp, err);
}

void score_texts_close(score_texts *in)
{
    if (!in)
        return;
    for (size_t s = 0; in->shelf && s <= in->n_sys; s++) {
        jk_reader_close(in->shelf[s].in);
        jk_buf_free(&in->shelf[s].next_id);
        jk_buf_free(&in->shelf[s].next_src);
        jk_buf_free(&in->shelf[s].next_tgt);
    }
    jk_arena_close(in->arena);
    free(in);
}

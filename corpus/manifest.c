/* manifest.c - rows of TSV, of JSONL, or made from the names of files: see manifest.h. */
#include "corpus/manifest.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "corpus/io.h"
#include "corpus/json.h"
#include "corpus/record.h"
#include "corpus/row.h"

/* What a column is for; what is none of these is carried. */
typedef enum { DOC_ID, SRC, TRG, SRC_TEXT, TRG_TEXT, SRC_LANG, TRG_LANG, SRC_ENCODING, TRG_ENCODING, N_ROLE } role;
static const char *const role_name[N_ROLE] = {
    "doc_id", "src", "trg", "src_text", "trg_text", "src_lang", "trg_lang", "src_encoding", "trg_encoding",
};

struct jk_manifest {
    jk_arena *arena;
    const char *name;               /* for messages */
    jk_span folder;                 /* of the manifest, with its slash; empty where there is no file */
    jk_source *source;              /* NULL: made from names */
    bool json;
    jk_buf first;                   /* JSONL's first row, which was looked at; its line is `waits` */
    uint64_t waits, line;
    size_t *column;                 /* TSV: [n_column] its role, or N_ROLE + place among extra */
    size_t n_column;
    jk_span *extra;                 /* names of what is carried */
    size_t n_extra;
    jk_span before[2], after[2];    /* names: what stands around {doc} */
    bool stem;                      /* names: doc_id is the file's name without its ending */
    jk_span *doc;
    size_t n_doc;
};

const jk_span *jk_manifest_extra(const jk_manifest *in, size_t *n)
{
    *n = in->n_extra;
    return in->extra;
}

/* The value's place among cells: [0, N_ROLE) for roles, behind them what is carried; SIZE_MAX: none. */
static size_t place_of(const jk_manifest *in, jk_span name)
{
    for (size_t k = 0; k < N_ROLE; k++)
        if (jk_span_equal(name, jk_span_of(role_name[k])))
            return k;
    for (size_t k = 0; k < in->n_extra; k++)
        if (jk_span_equal(name, in->extra[k]))
            return N_ROLE + k;
    return SIZE_MAX;
}

static bool wrong(const jk_manifest *in, uint64_t line, const char *what, jk_span which, jk_err *err)
{
    return jk_fail(err, JK_EINPUT, "%.90s:%llu: %s%s%.*s", in->name, (unsigned long long)line, what, which.len ? " " : "",
                   (int)(which.len < 60 ? which.len : 60), which.len ? which.ptr : "");
}

/* A column that is carried: its name is one of a corpus's optional columns. */
static bool carry(jk_manifest *in, uint64_t line, jk_span name, jk_err *err)
{
    for (size_t k = 0; k < JK_N_COLUMN; k++)
        if (jk_span_equal(name, jk_column_name[k]))
            return wrong(in, line, "it cannot carry a column of a corpus:", name, err);
    in->extra = jk_arena_grow(in->arena, in->extra, in->n_extra, in->n_extra + 1, sizeof *in->extra, err);
    if (!in->extra)
        return false;
    in->extra[in->n_extra++] = jk_arena_copy(in->arena, name, err);
    return !err->code;
}

/* The names together are a corpus's header: what jk_schema_check says of it holds. */
static bool check_extra(const jk_manifest *in, jk_err *err)
{
    jk_span *all = JK_NEW(in->arena, jk_span, JK_N_COLUMN + in->n_extra, err);
    if (!all)
        return false;
    memcpy(all, jk_column_name, JK_N_COLUMN * sizeof *all);
    if (in->n_extra)
        memcpy(all + JK_N_COLUMN, in->extra, in->n_extra * sizeof *all);
    return jk_schema_check(&(jk_schema){ all, JK_N_COLUMN + in->n_extra }, in->name, err);
}

/* --------------------------------------------------------------------- TSV */

static size_t count_cells(jk_span line)
{
    size_t n = 1;
    for (size_t k = 0; k < line.len; k++)
        n += line.ptr[k] == '\t';
    return n;
}

static jk_span without_cr(jk_span line)
{
    line.len -= line.len && line.ptr[line.len - 1] == '\r';
    return line;
}

static bool read_header(jk_manifest *in, jk_span line, jk_err *err)
{
    bool has[N_ROLE] = { false };
    line = without_cr(line);
    in->n_column = count_cells(line);
    jk_span *cell = JK_NEW(in->arena, jk_span, in->n_column, err);
    in->column = JK_NEW(in->arena, size_t, in->n_column, err);
    if (!cell || !in->column || !jk_row_split(line, cell, in->n_column, in->name, 1, err))
        return false;
    for (size_t k = 0; k < in->n_column; k++) {
        size_t at = place_of(in, cell[k]);
        if (at == SRC_TEXT || at == TRG_TEXT)
            return wrong(in, 1, "a text is no cell of TSV; JSONL can hold it:", cell[k], err);
        if (at < SIZE_MAX && (at >= N_ROLE || has[at]))
            return wrong(in, 1, "two columns are called", cell[k], err);
        if (at == SIZE_MAX && !carry(in, 1, cell[k], err))
            return false;
        if (at < N_ROLE)
            has[at] = true;
        in->column[k] = at == SIZE_MAX ? N_ROLE + in->n_extra - 1 : at;
    }
    for (size_t k = DOC_ID; k <= TRG; k++)
        if (!has[k])
            return wrong(in, 1, "the first line names the columns doc_id, src and trg, TABs between; there is no", jk_span_of(role_name[k]), err);
    return check_extra(in, err);
}

static bool parse_tsv(const jk_manifest *in, jk_arena *arena, jk_span raw, uint64_t line, jk_span *value, jk_err *err)
{
    jk_span *cell = JK_NEW(arena, jk_span, in->n_column, err);
    if (!cell || !jk_row_split(raw, cell, in->n_column, in->name, line, err))
        return false;
    for (size_t k = 0; k < in->n_column; k++)
        value[in->column[k]] = cell[k];
    return true;
}

/* ------------------------------------------------------------------- JSONL */

static bool read_object(const jk_manifest *in, jk_arena *arena, jk_span raw, uint64_t line, jk_json **top, jk_err *err)
{
    jk_err why = { 0 };
    if (!jk_json_read(arena, raw, "the row", top, &why))
        return why.code == JK_EINPUT ? wrong(in, line, why.what, (jk_span){ 0 }, err) : jk_fail(err, why.code, "%s", why.what);
    return (*top)->kind == JK_JSON_OBJECT || wrong(in, line, "a row is a JSON object with doc_id, src and trg", (jk_span){ 0 }, err);
}

/* The keys of the first row that are no roles are what all rows may carry. */
static bool read_keys(jk_manifest *in, jk_err *err)
{
    jk_json *top;
    if (!read_object(in, in->arena, jk_buf_span(&in->first), in->waits, &top, err))
        return false;
    for (const jk_json *m = top->first; m; m = m->next)
        if (place_of(in, m->key) == SIZE_MAX && !carry(in, in->waits, m->key, err))
            return false;
    return check_extra(in, err);
}

static bool parse_json(const jk_manifest *in, jk_arena *arena, jk_span raw, uint64_t line, jk_span *value, jk_err *err)
{
    jk_json *top;
    if (!read_object(in, arena, raw, line, &top, err))
        return false;
    for (const jk_json *m = top->first; m; m = m->next) {
        size_t at = place_of(in, m->key);
        if (at == SIZE_MAX)
            return wrong(in, line, "what is carried is what the first row has, and it has no", m->key, err);
        if (m->kind != JK_JSON_STRING && m->kind != JK_JSON_NUMBER && m->kind != JK_JSON_NULL)
            return wrong(in, line, "neither a string nor a number:", m->key, err);
        if (value[at].ptr)
            return wrong(in, line, "twice in one row:", m->key, err);
        if (m->kind != JK_JSON_NULL)
            value[at] = (jk_span){ m->text.len ? m->text.ptr : "", m->text.len };
    }
    return true;
}

/* -------------------------------------------------------------------- rows */

bool jk_manifest_next(jk_manifest *in, jk_buf *raw, uint64_t *line, jk_err *err)
{
    jk_span bytes;
    if (in->doc) {
        if (in->line == in->n_doc)
            return false;
        jk_span doc = in->doc[in->line];
        *line = ++in->line;
        return !raw || jk_buf_put(raw, doc, err);
    }
    if (in->waits) {
        *line = in->waits;
        in->waits = 0;
        return !raw || jk_buf_put(raw, jk_buf_span(&in->first), err);
    }
    do {
        if (!jk_source_line(in->source, &bytes, err))
            return false;
        bytes = without_cr(bytes);
    } while (!bytes.len);
    *line = jk_source_line_number(in->source);
    return !raw || jk_buf_put(raw, bytes, err);
}

double jk_manifest_done(const jk_manifest *in)
{
    return in->source ? jk_source_done(in->source) : in->n_doc ? (double)in->line / (double)in->n_doc : 1.0;
}

/* "in" a folder, unless it is absolute; with a NUL. */
static const char *join(jk_arena *arena, jk_span folder, jk_span path, jk_err *err)
{
    size_t n = path.len && path.ptr[0] == '/' ? 0 : folder.len;
    char *s = JK_NEW(arena, char, n + path.len + 1, err);
    if (s && n)
        memcpy(s, folder.ptr, n);
    if (s && path.len)
        memcpy(s + n, path.ptr, path.len);
    return s;
}

static bool parse_name(const jk_manifest *in, jk_arena *arena, jk_span raw, jk_span *value, jk_err *err)
{
    for (int side = 0; side < 2; side++) {
        const char *head = join(arena, in->before[side], raw, err);
        const char *path = head ? join(arena, jk_span_of(head), in->after[side], err) : NULL;
        if (!path)
            return false;
        value[SRC + side] = jk_span_of(path);
        if (!side)
            value[DOC_ID] = in->stem ? jk_doc_id_of_path(head) : (jk_span){ head + in->before[0].len, raw.len };
    }
    return true;
}

/* Every name and value that the row gives, in a fixed order; a text by its own digest. */
static void digest_row(const jk_manifest *in, const jk_span *value, jk_manifest_row *row)
{
    jk_sha256 sha;
    jk_sha256_init(&sha);
    for (int side = 0; side < 2; side++)
        if (!row->path[side]) {
            jk_sha256_add(&sha, row->text[side].ptr, row->text[side].len);
            jk_sha256_end(&sha, row->text_sha256[side]);
            jk_sha256_reset(&sha);
        }
    for (size_t k = 0; k < N_ROLE + in->n_extra; k++) {
        jk_span name = k < N_ROLE ? jk_span_of(role_name[k]) : in->extra[k - N_ROLE], what = value[k];
        if (!what.ptr || (!what.len && k != SRC_TEXT && k != TRG_TEXT))
            continue;
        if (k == SRC_TEXT || k == TRG_TEXT)
            what = (jk_span){ (const char *)row->text_sha256[k - SRC_TEXT], JK_SHA256_SIZE };
        jk_sha256_add(&sha, name.ptr, name.len);
        jk_sha256_add(&sha, "\t", 1);
        jk_sha256_add(&sha, what.ptr, what.len);
        jk_sha256_add(&sha, "\n", 1);
    }
    jk_sha256_end(&sha, row->sha256);
}

bool jk_manifest_parse(const jk_manifest *in, jk_arena *arena, jk_span raw, uint64_t line, jk_manifest_row *row, jk_err *err)
{
    jk_err why = { 0 };
    jk_span *value = JK_NEW(arena, jk_span, N_ROLE + in->n_extra, err);
    *row = (jk_manifest_row){ 0 };
    if (!value || !(in->doc ? parse_name(in, arena, raw, value, err) : in->json ? parse_json(in, arena, raw, line, value, err)
                                                                                : parse_tsv(in, arena, raw, line, value, err)))
        return false;
    if (!value[DOC_ID].len)
        return wrong(in, line, "the doc_id is empty", (jk_span){ 0 }, err);
    if (!jk_doc_id_check(value[DOC_ID], &why))
        return wrong(in, line, why.what, (jk_span){ 0 }, err);
    row->doc_id = value[DOC_ID];
    row->extra = value + N_ROLE;
    for (int side = 0; side < 2; side++) {
        if (!value[SRC_TEXT + side].ptr == !value[SRC + side].len)
            return wrong(in, line, value[SRC + side].len ? "both a path and a text:" : "no path, and no text:", jk_span_of(role_name[SRC + side]), err);
        row->given[side] = value[SRC + side];
        row->text[side] = value[SRC_TEXT + side];
        row->lang[side] = value[SRC_LANG + side];
        row->encoding[side] = value[SRC_ENCODING + side];
        if (row->given[side].len && memchr(row->given[side].ptr, '\0', row->given[side].len))
            return wrong(in, line, "a path holds a NUL:", jk_span_of(role_name[SRC + side]), err);
        if (row->given[side].len && !(row->path[side] = join(arena, in->folder, row->given[side], err)))
            return false;
    }
    digest_row(in, value, row);
    return true;
}

/* ---------------------------------------------------------------- open, close */

static jk_manifest *new_manifest(const char *name, jk_err *err)
{
    jk_manifest *in = calloc(1, sizeof *in);
    if (in && (in->arena = jk_arena_open(0)) && (in->name = jk_arena_copy(in->arena, jk_span_of(name), err).ptr))
        return in;
    jk_manifest_close(in);
    jk_fail(err, JK_ENOMEM, "%s: no memory to read it", name);
    return NULL;
}

static bool open_file(jk_manifest *in, const char *path, jk_err *err)
{
    jk_span line;
    const char *slash = strrchr(path, '/');
    in->folder = (jk_span){ path, slash && strcmp(path, "-") != 0 ? (size_t)(slash + 1 - path) : 0 };
    in->folder = jk_arena_copy(in->arena, in->folder, err);
    if (!(in->source = jk_source_open(path, err)))
        return false;
    if (!jk_source_line(in->source, &line, err))
        return jk_fail(err, JK_EINPUT, "%s: empty; a manifest has a header that names doc_id, src and trg, or is JSONL", in->name);
    if (line.len >= 3 && memcmp(line.ptr, "\xEF\xBB\xBF", 3) == 0)
        line = (jk_span){ line.ptr + 3, line.len - 3 };
    in->json = line.len && line.ptr[0] == '{';
    if (!in->json)
        return read_header(in, line, err);
    in->waits = 1;
    return jk_buf_put(&in->first, without_cr(line), err) && read_keys(in, err);
}

jk_manifest *jk_manifest_open(const char *path, jk_err *err)
{
    jk_manifest *in = new_manifest(strcmp(path, "-") == 0 ? "standard input" : path, err);
    if (in && open_file(in, path, err))
        return in;
    jk_manifest_close(in);
    return NULL;
}

/* "DIR/{doc}.ko.txt" -> "DIR/" and ".ko.txt"; a folder -> itself with a slash, and nothing. */
static bool split_pattern(jk_manifest *in, int side, const char *pattern, bool *is_folder, jk_err *err)
{
    static const char mark[] = "{doc}";
    const char *at = strstr(pattern, mark);
    struct stat st;
    *is_folder = !at;
    if (at && strstr(at + 1, mark))
        return jk_fail(err, JK_EUSAGE, "%s: {doc} stands in it twice", pattern);
    if (!at && (stat(pattern, &st) != 0 || !S_ISDIR(st.st_mode)))
        return jk_fail(err, JK_EUSAGE, "%s: neither a folder nor a pattern with {doc}, such as texts/{doc}.ko.txt", pattern);
    size_t n = at ? (size_t)(at - pattern) : strlen(pattern);
    const char *slash = at || pattern[n - 1] == '/' ? "" : "/";
    jk_buf before = { 0 };
    if (jk_buf_put(&before, (jk_span){ pattern, n }, err) && jk_buf_put(&before, jk_span_of(slash), err))
        in->before[side] = jk_arena_copy(in->arena, jk_buf_span(&before), err);
    jk_buf_free(&before);
    in->after[side] = jk_arena_copy(in->arena, jk_span_of(at ? at + sizeof mark - 1 : ""), err);
    return !err->code;
}

/* The documents that a side has: what stands for {doc} in the names of its folder. */
static bool list_side(jk_manifest *in, int side, jk_err *err)
{
    jk_span before = in->before[side], after = in->after[side];
    size_t n = before.len;
    while (n && before.ptr[n - 1] != '/')
        n--;
    const char *slash = after.len ? memchr(after.ptr, '/', after.len) : NULL;
    return jk_folder_list(in->arena, (jk_span){ before.ptr, n }, (jk_span){ before.ptr + n, before.len - n },
                          (jk_span){ after.ptr, slash ? (size_t)(slash - after.ptr) : after.len }, in->stem, &in->doc, &in->n_doc, err);
}

jk_manifest *jk_manifest_pairs(const char *src, const char *trg, jk_err *err)
{
    jk_manifest *in = new_manifest(src, err);
    bool folder[2];
    if (in && split_pattern(in, 0, src, &folder[0], err) && split_pattern(in, 1, trg, &folder[1], err)) {
        in->stem = folder[0];
        if (folder[0] != folder[1])
            jk_fail(err, JK_EUSAGE, "one of them is a folder and one a pattern with {doc}; give two folders or two patterns");
        else if (list_side(in, 0, err) && list_side(in, 1, err) && !in->n_doc)
            jk_fail(err, JK_EINPUT, "%s: no file of that name", src);
    }
    if (in && !err->code)
        return in;
    jk_manifest_close(in);
    return NULL;
}

void jk_manifest_close(jk_manifest *in)
{
    if (!in)
        return;
    jk_source_close(in->source);
    jk_buf_free(&in->first);
    jk_arena_close(in->arena);
    free(in);
}

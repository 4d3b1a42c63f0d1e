/* moses.c - two files of as many lines, NAME.ko and NAME.en; what belongs together stands
 * in lines of the same number. NAME is what is given; the languages are the endings.
 *
 * Read: NAME may also be one of the two files, which then is the source. Else the source is
 * in the language that was asked for, else in the first of two languages that NAME itself ends
 * with (europarl.ko-en), else the first of the two files by name.
 *
 * Two more forms: moses-ids has a third file NAME.ids, as OPUS has it, which says of each
 * line both documents (LANG/DOCUMENT) and the sentences in them, and a score; moses-docs has
 * an empty line on both sides between two documents.
 */
#include "corpus/format.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

/* ------------------------------------------------------------------ reading */

typedef struct {
    jk_source *side[2];
    char lang[2][JK_LANG_SIZE + 8]; /* the ending, as it is */
    jk_buf text[2];
    jk_source *ids;                 /* of moses-ids */
    jk_buf id[2], doc;              /* the numbers of a line; its document */
    bool crossed;                   /* NAME.ids has the target first, where it does not say it itself */
    bool unnumbered;                /* sentences had names that are no numbers */
    uint64_t n_doc;                 /* of moses-docs */
} two_files;

/* A language's tag, as far as a file's name shows: letters, then letters, digits, - or _. */
static bool is_tag(jk_span s)
{
    for (size_t k = 0; k < s.len; k++) {
        char c = (char)(s.ptr[k] | 32);
        bool letter = c >= 'a' && c <= 'z';
        if (!letter && (k < 2 || !((s.ptr[k] >= '0' && s.ptr[k] <= '9') || s.ptr[k] == '-' || s.ptr[k] == '_')))
            return false;
    }
    return s.len >= 2 && s.len < JK_LANG_SIZE + 8;
}

/* The endings of the files STEM.xx that lie in folder, in the order of their names;
   *n counts all there are, of which the first two are kept. */
static bool endings(const char *folder, jk_span stem, char tag[2][JK_LANG_SIZE + 8], size_t *n, jk_err *err)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return jk_fail(err, JK_EIO, "%s: %s", folder, strerror(errno));
    *n = 0;
    for (struct dirent *entry; (entry = readdir(dir));) {
        jk_span file = jk_span_of(entry->d_name);
        if (file.len <= stem.len + 1 || memcmp(file.ptr, stem.ptr, stem.len) != 0 || file.ptr[stem.len] != '.')
            continue;
        jk_span ending = { file.ptr + stem.len + 1, file.len - stem.len - 1 };
        if (!is_tag(ending) || jk_span_equal(ending, jk_span_of("ids")) || jk_span_equal(ending, jk_span_of("xml")) || ++*n > 2)
            continue;
        bool before = *n == 2 && strcmp(ending.ptr, tag[0]) < 0;
        if (before)
            memcpy(tag[1], tag[0], sizeof tag[0]);
        memcpy(tag[*n == 2 && !before], ending.ptr, ending.len + 1);
    }
    closedir(dir);
    return true;
}

/* NAME ends with src-tgt. */
static bool pair_of(jk_span stem, const char *src, const char *tgt)
{
    size_t a = strlen(src), b = strlen(tgt);
    if (stem.len <= a + b + 1)
        return false;
    const char *end = stem.ptr + stem.len - a - b - 1;
    return memcmp(end, src, a) == 0 && (end[a] == '-' || end[a] == '_') && memcmp(end + a + 1, tgt, b) == 0;
}

static void swap_tags(char *tag, char *other)
{
    char first[JK_LANG_SIZE + 8];
    memcpy(first, tag, sizeof first);
    memcpy(tag, other, sizeof first);
    memcpy(other, first, sizeof first);
}

/* Is this ending the language that was asked for? */
static bool is_asked(const char *lang, const char *ending)
{
    char code[JK_LANG_SIZE];
    return *lang && jk_lang_of_tag(jk_span_of(ending), code) && strcmp(code, lang) == 0;
}

/* *told: the order is said by the user or by NAME, not only by the files' own names. */
static bool find_files(const jk_reader *in, char tag[2][JK_LANG_SIZE + 8], jk_span *stem, bool *told, jk_err *err)
{
    const char *path = in->path, *slash = strrchr(path, '/');
    jk_span name = jk_span_of(slash ? slash + 1 : path);
    size_t folder_len = path[0] && slash ? (size_t)(slash - path) + 1 : 0, n = 0;
    jk_buf folder = { 0 };
    jk_buf_put(&folder, folder_len ? (jk_span){ path, folder_len } : jk_span_of("./"), err);
    jk_buf_putc(&folder, '\0', err);
    char first[JK_LANG_SIZE + 8] = "";
    if (!err->code && endings(folder.ptr, name, tag, &n, err) && n == 0) {
        const char *dot = strrchr(path, '.');    /* one of the two files, then */
        if (dot && dot > path + folder_len && is_tag(jk_span_of(dot + 1))) {
            memcpy(first, dot + 1, strlen(dot + 1) + 1);
            name.len = (size_t)(dot - name.ptr);
            endings(folder.ptr, name, tag, &n, err);
        }
    }
    jk_buf_free(&folder);
    if (err->code)
        return false;
    if (n != 2)
        return jk_fail(err, JK_EINPUT, "%s: %zu files that start with this and end with a language; moses is two, such as %s.ko %s.en", path, n, path, path);
    bool turned = is_asked(in->lang[0], tag[1]) || is_asked(in->lang[1], tag[0]);
    bool asked = turned || is_asked(in->lang[0], tag[0]) || is_asked(in->lang[1], tag[1]);
    if (first[0] ? strcmp(first, tag[0]) != 0 : asked ? turned : pair_of(name, tag[1], tag[0]))
        swap_tags(tag[0], tag[1]);
    *told = first[0] || asked || pair_of(name, tag[0], tag[1]);
    *stem = (jk_span){ path, (size_t)(name.ptr - path) + name.len };
    return true;
}

static bool open_side(jk_span stem, const char *ending, jk_source **out, jk_err *err)
{
    jk_buf path = { 0 };
    if (jk_buf_printf(&path, err, "%.*s.%s", (int)stem.len, stem.ptr, ending) && jk_buf_putc(&path, '\0', err))
        *out = jk_source_open(path.ptr, err);
    if (*out)
        jk_source_digest(*out);
    jk_buf_free(&path);
    return *out != NULL;
}

/* Up to five cells of a line of NAME.ids. */
static size_t split_ids(jk_span line, jk_span cell[5])
{
    size_t n = 0;
    if (line.len && line.ptr[line.len - 1] == '\r')
        line.len--;
    for (const char *at = line.ptr, *end = line.ptr + line.len; at && n < 5; n++) {
        const char *tab = at < end ? memchr(at, '\t', (size_t)(end - at)) : NULL;
        cell[n] = (jk_span){ at, (size_t)((tab ? tab : end) - at) };
        at = tab ? tab + 1 : NULL;
    }
    return n;
}

/* What is behind LANG/ in a document's name; ptr NULL: it does not start so. */
static jk_span behind_lang(jk_span doc, const char *lang)
{
    size_t n = strlen(lang);
    if (doc.len <= n + 1 || memcmp(doc.ptr, lang, n) != 0 || doc.ptr[n] != '/')
        return (jk_span){ NULL, 0 };
    return (jk_span){ doc.ptr + n + 1, doc.len - n - 1 };
}

/* Whether both documents are named by the languages, in this order. */
static bool named_so(const jk_span doc[2], const char *src, const char *tgt) { return behind_lang(doc[0], src).ptr && behind_lang(doc[1], tgt).ptr; }

/* Opens NAME.ids; its first line tells which language is the source, where nothing else did. */
static bool order_of_ids(two_files *two, jk_span stem, bool *told, jk_err *err)
{
    jk_source *once = NULL;
    jk_span line, cell[5];
    if (!*told && open_side(stem, "ids", &once, err) && jk_source_line(once, &line, err) && split_ids(line, cell) >= 4) {
        bool turned = named_so(cell, two->lang[1], two->lang[0]);
        *told = turned || named_so(cell, two->lang[0], two->lang[1]);
        if (turned)
            swap_tags(two->lang[0], two->lang[1]);
    }
    jk_source_close(once);
    const char *slash = strrchr(stem.ptr, '/');
    jk_span name = slash && slash < stem.ptr + stem.len ? (jk_span){ slash + 1, (size_t)(stem.ptr + stem.len - slash) - 1 } : stem;
    two->crossed = pair_of(name, two->lang[1], two->lang[0]);
    return !err->code && open_side(stem, "ids", &two->ids, err);
}

static bool open_read(jk_reader *in, jk_err *err)
{
    two_files *two = in->state = calloc(1, sizeof *two);
    jk_span stem = { "", 0 };
    if (!two)
        return jk_fail(err, JK_ENOMEM, "no more memory to read %s", in->path);
    if (strcmp(in->path, "-") == 0)
        return jk_fail(err, JK_EUSAGE, "moses is two files; standard input is one");
    bool told = true;
    if (!find_files(in, two->lang, &stem, &told, err))
        return false;
    in->doc_id = jk_doc_id_of_path(stem.ptr);
    in->doc_id.len = (size_t)(stem.ptr + stem.len - in->doc_id.ptr);
    if (in->format == &jk_format_moses_ids && !order_of_ids(two, stem, &told, err))
        return false;
    char note[128];
    snprintf(note, sizeof note, "the source is %s, the first of the two by name; given NAME.%s, it is the other one", two->lang[0], two->lang[1]);
    if (!told && !jk_reader_say(in, note, err))
        return false;
    if (!open_side(stem, two->lang[0], &two->side[0], err) || !open_side(stem, two->lang[1], &two->side[1], err))
        return false;
    return true;
}

static void close_read(jk_reader *in)
{
    two_files *two = in->state;
    if (!two)
        return;
    for (int side = 0; side < 2; side++) {
        jk_source_close(two->side[side]);
        jk_buf_free(&two->text[side]);
        jk_buf_free(&two->id[side]);
    }
    jk_source_close(two->ids);
    jk_buf_free(&two->doc);
    free(two);
}

static jk_source *file(const jk_reader *in, size_t k)
{
    const two_files *two = in->state;
    return k < 2 ? two->side[k] : k == 2 ? two->ids : NULL;
}

/* Sentences of a line: how many, and their numbers if all are. */
static bool read_ids(two_files *two, jk_span cell, int side, jk_import *row, jk_err *err)
{
    uint64_t *n = side ? &row->n_tgt : &row->n_src;
    jk_buf number = { 0 };
    for (size_t k = 0; k < cell.len; k++)
        *n += cell.ptr[k] != ' ' && (k == 0 || cell.ptr[k - 1] == ' ');
    two->id[side].len = 0;
    jk_err none = { 0 };
    bool numbers = jk_parse_numbers(cell, &number, &none);
    jk_buf_free(&number);
    two->unnumbered |= !numbers;
    if (numbers && !jk_buf_put(&two->id[side], cell, err))
        return false;
    row->ids[side] = jk_buf_span(&two->id[side]);
    return true;
}

/* The line of NAME.ids: document, document, sentences, sentences, and maybe a score. */
static bool read_ids_line(jk_reader *in, two_files *two, jk_import *row, jk_err *err)
{
    jk_span line, cell[5];
    size_t wrong;
    if (!jk_source_line(two->ids, &line, err))
        return err->code ? false : jk_fail(err, JK_EINPUT, "%s ends after line %llu, the texts go on", jk_source_name(two->ids), (unsigned long long)in->line);
    size_t n = split_ids(line, cell);
    if (n < 4 || !jk_utf8_valid(line, &wrong) || !cell[0].len)
        return jk_fail(err, JK_EINPUT, "%s, line %llu: not two documents and the sentences in them", jk_source_name(two->ids), (unsigned long long)in->line + 1);
    bool turned = named_so(cell, two->lang[1], two->lang[0]) || (two->crossed && !named_so(cell, two->lang[0], two->lang[1]));
    jk_span doc[2] = { cell[turned], cell[!turned] };
    if (named_so(doc, two->lang[0], two->lang[1])) {
        jk_span bare[2] = { behind_lang(doc[0], two->lang[0]), behind_lang(doc[1], two->lang[1]) };
        if (jk_span_equal(bare[0], bare[1]))
            doc[0] = bare[0];
    }
    if (!jk_span_equal(doc[0], jk_buf_span(&two->doc))) {
        two->doc.len = in->n_row = 0;
        if (!jk_doc_id_check(doc[0], err) || !jk_buf_put(&two->doc, doc[0], err))
            return false;
        in->doc_id = jk_buf_span(&two->doc);
    }
    double score;
    row->has_score = n == 5 && jk_parse_real(cell[4], &score) && score >= 0.0 && score <= 1.0;
    row->score = row->has_score ? score : 0.0;
    if (!read_ids(two, cell[2 + turned], 0, row, err) || !read_ids(two, cell[3 - turned], 1, row, err))
        return false;
    row->has_type = row->n_src + row->n_tgt > 0;
    if (two->unnumbered && !in->note.len)
        return jk_reader_say(in, "sentences whose names are no numbers are left without", err);
    return true;
}

/* An empty line on both sides: the next document. */
static bool next_doc(jk_reader *in, two_files *two, jk_err *err)
{
    const char *slash = strrchr(in->path, '/');
    jk_span name = jk_span_of(slash ? slash + 1 : in->path);
    for (int side = 0; side < 2; side++) {      /* NAME, where one of the files was given */
        size_t n = strlen(two->lang[side]);
        if (name.len > n + 1 && name.ptr[name.len - n - 1] == '.' && memcmp(name.ptr + name.len - n, two->lang[side], n) == 0)
            name.len -= n + 1;
    }
    two->doc.len = in->n_row = 0;
    if (!jk_buf_put(&two->doc, name, err) || !jk_buf_printf(&two->doc, err, ".%llu", (unsigned long long)++two->n_doc))
        return false;
    in->doc_id = jk_buf_span(&two->doc);
    return true;
}

/* A line of each file; *border: it is no pair. */
static bool read_lines(jk_reader *in, jk_pair *pair, bool *border, jk_err *err)
{
    two_files *two = in->state;
    jk_import row = { 0 };
    bool more[2];
    for (int side = 0; side < 2; side++) {
        jk_span line;
        more[side] = jk_source_line(two->side[side], &line, err);
        if (err->code)
            return false;
        two->text[side].len = 0;
        if (more[side] && !jk_reader_decode(in, two->side[side], in->line + 1, &in->decoded, &line, err))
            return false;
        if (more[side] && in->line == 0 && line.len >= 3 && memcmp(line.ptr, "\xEF\xBB\xBF", 3) == 0)
            line = (jk_span){ line.ptr + 3, line.len - 3 };
        if (more[side] && !jk_text_put(&two->text[side], line, err))
            return false;
        row.lang[side] = jk_span_of(two->lang[side]);
        row.text[side] = jk_buf_span(&two->text[side]);
    }
    if (more[0] != more[1])
        return jk_fail(err, JK_EINPUT, "%s ends after line %llu, the other file goes on; they have to have as many",
                       jk_source_name(two->side[more[0]]), (unsigned long long)in->line);
    *border = more[0] && in->format == &jk_format_moses_docs && !row.text[0].len && !row.text[1].len;
    if (more[0] && in->format == &jk_format_moses_docs && (*border || !two->n_doc) && !next_doc(in, two, err))
        return false;
    if (more[0] && two->ids && !read_ids_line(in, two, &row, err))
        return false;
    in->line++;
    return more[0] && (*border || jk_reader_row(in, &row, pair, err));
}

static bool next(jk_reader *in, jk_pair *pair, jk_err *err)
{
    bool border, more;
    do
        more = read_lines(in, pair, &border, err);
    while (more && border);
    return more;
}

/* ------------------------------------------------------------------ writing */

typedef struct { jk_sink *side[3]; char lang[2][JK_LANG_SIZE + 8]; jk_buf doc; } two_sinks;   /* side[2]: of moses-ids */

static bool open_write(jk_writer *out, jk_err *err)
{
    if (strcmp(out->path.ptr, "-") == 0)
        return jk_fail(err, JK_EUSAGE, "moses is two files: -o NAME makes NAME.ko and NAME.en, or whatever the languages are");
    out->state = calloc(1, sizeof(two_sinks));
    return out->state || jk_fail(err, JK_ENOMEM, "no more memory to write %s", out->path.ptr);
}

static void close_write(jk_writer *out)
{
    two_sinks *two = out->state;
    if (!two)
        return;
    for (int side = 0; side < 3; side++)
        jk_sink_close(two->side[side]);
    jk_buf_free(&two->doc);
    free(two);
}

/* The languages of the first pair name the files. */
static bool open_sinks(jk_writer *out, two_sinks *two, const jk_span lang[2], jk_err *err)
{
    for (int side = 0; side < 2; side++) {
        if (!is_tag(lang[side]))
            return jk_fail(err, JK_EINPUT, "%s: the %s language, \"%.*s\", is no file's ending; -s and -t say what it is",
                           out->path.ptr, side ? "target" : "source", (int)(lang[side].len < 40 ? lang[side].len : 40), lang[side].ptr);
        memcpy(two->lang[side], lang[side].ptr, lang[side].len);
    }
    if (strcmp(two->lang[0], two->lang[1]) == 0)
        return jk_fail(err, JK_EINPUT, "%s: both sides are %s, so both files would be %s.%s", out->path.ptr, two->lang[0], out->path.ptr, two->lang[0]);
    for (int side = 0; side < (out->format == &jk_format_moses_ids ? 3 : 2); side++) {
        jk_buf path = { 0 };
        if (jk_buf_printf(&path, err, "%s.%s", out->path.ptr, side < 2 ? two->lang[side] : "ids") && jk_buf_putc(&path, '\0', err))
            two->side[side] = jk_sink_open(path.ptr, err);
        jk_buf_free(&path);
        if (!two->side[side])
            return false;
    }
    return true;
}

/* Between two documents of moses-docs. */
static bool put_border(jk_writer *out, two_sinks *two, jk_span doc, jk_err *err)
{
    if (out->format != &jk_format_moses_docs || jk_span_equal(doc, jk_buf_span(&two->doc)))
        return true;
    return jk_sink_write(two->side[0], "\n", 1, err) && jk_sink_write(two->side[1], "\n", 1, err);
}

static bool put_ids(jk_writer *out, two_sinks *two, const jk_span *cell, jk_err *err)
{
    jk_buf *line = &out->line;
    line->len = 0;
    for (int side = 0; side < 2; side++) {
        jk_buf_printf(line, err, "%s/", two->lang[side]);
        jk_buf_put(line, cell[JK_DOC_ID], err);
        jk_buf_putc(line, '\t', err);
    }
    jk_buf_put(line, cell[JK_SRC_IDS], err);
    jk_buf_putc(line, '\t', err);
    jk_buf_put(line, cell[JK_TRG_IDS], err);
    if (cell[JK_SCORE].len && jk_buf_putc(line, '\t', err))
        jk_buf_put(line, cell[JK_SCORE], err);
    return jk_buf_putc(line, '\n', err) && jk_sink_write(two->side[2], line->ptr, line->len, err);
}

static bool put(jk_writer *out, const jk_pair *pair, jk_err *err)
{
    two_sinks *two = out->state;
    const jk_span *lang = pair->cell + JK_SRC_LANG;
    if (!two->side[0] ? !open_sinks(out, two, lang, err) : !put_border(out, two, pair->cell[JK_DOC_ID], err))
        return false;
    two->doc.len = 0;
    if (!jk_buf_put(&two->doc, pair->cell[JK_DOC_ID], err) || (two->side[2] && !put_ids(out, two, pair->cell, err)))
        return false;
    for (int side = 0; side < 2; side++) {
        if (!jk_span_equal(lang[side], jk_span_of(two->lang[side])))
            return jk_fail(err, JK_EINPUT, "%s: a pair in %.*s after pairs in %s; moses holds one pair of languages", out->path.ptr,
                           (int)(lang[side].len < 40 ? lang[side].len : 40), lang[side].ptr, two->lang[side]);
        jk_span text = pair->cell[side ? JK_TRG_TEXT : JK_SRC_TEXT];
        if (!jk_sink_write(two->side[side], text.ptr, text.len, err) || !jk_sink_write(two->side[side], "\n", 1, err))
            return false;
    }
    return true;
}

static bool finish(jk_writer *out, jk_err *err)
{
    two_sinks *two = out->state;
    if (!two->side[0])
        return jk_fail(err, JK_EINPUT, "%s: no pair to write, so no language to name the two files by", out->path.ptr);
    return jk_sink_commit(two->side, two->side[2] ? 3 : 2, NULL, err);
}

const jk_format jk_format_moses = {
    .name = "moses",
    .purpose = "NAME.ko and NAME.en, a line for a line",
    .carries = CARRIES_TEXT | CARRIES_LANGS,
    .own_files = true,
    .own_sink = true,
    .read_open = open_read, .read_next = next, .read_file = file, .read_close = close_read,
    .write_open = open_write, .write_put = put, .write_finish = finish, .write_close = close_write,
};

const jk_format jk_format_moses_ids = {
    .name = "moses-ids",
    .purpose = "the same, and NAME.ids: document, document, sentences, sentences, score",
    .carries = CARRIES_TEXT | CARRIES_IDS | CARRIES_DOCS | CARRIES_SCORE | CARRIES_LANGS,
    .score_is = "its fifth column is aligner_score",
    .own_files = true,
    .own_sink = true,
    .read_open = open_read, .read_next = next, .read_file = file, .read_close = close_read,
    .write_open = open_write, .write_put = put, .write_finish = finish, .write_close = close_write,
};

const jk_format jk_format_moses_docs = {
    .name = "moses-docs",
    .purpose = "moses with an empty line on both sides between two documents",
    .carries = CARRIES_TEXT | CARRIES_LANGS,
    .own_files = true,
    .own_sink = true,
    .read_open = open_read, .read_next = next, .read_file = file, .read_close = close_read,
    .write_open = open_write, .write_put = put, .write_finish = finish, .write_close = close_write,
};

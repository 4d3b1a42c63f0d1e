/* moses.c - two files of as many lines, NAME.ko and NAME.en; what belongs together stands
 * in lines of the same number. NAME is what is given; the languages are the endings.
 *
 * Read: NAME may also be one of the two files, which then is the source. Else the source is
 * the first of two languages that NAME itself ends with (europarl.ko-en), else the first
 * of the two files by name.
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
        if (!is_tag(ending) || ++*n > 2)
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

/* *told: the order is said by NAME, not only by the files' own names. */
static bool find_files(const char *path, char tag[2][JK_LANG_SIZE + 8], jk_span *stem, bool *told, jk_err *err)
{
    const char *slash = strrchr(path, '/');
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
    if (first[0] ? strcmp(first, tag[0]) != 0 : pair_of(name, tag[1], tag[0])) {
        char swap[JK_LANG_SIZE + 8];
        memcpy(swap, tag[0], sizeof swap);
        memcpy(tag[0], tag[1], sizeof swap);
        memcpy(tag[1], swap, sizeof swap);
    }
    *told = first[0] || pair_of(name, tag[0], tag[1]);
    *stem = (jk_span){ path, (size_t)(name.ptr - path) + name.len };
    return true;
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
    if (!find_files(in->path, two->lang, &stem, &told, err))
        return false;
    in->doc_id = jk_doc_id_of_path(stem.ptr);
    in->doc_id.len = (size_t)(stem.ptr + stem.len - in->doc_id.ptr);
    char note[128];
    snprintf(note, sizeof note, "the source is %s, the first of the two by name; given NAME.%s, it is the other one", two->lang[0], two->lang[1]);
    if (!told && !jk_reader_say(in, note, err))
        return false;
    for (int side = 0; side < 2; side++) {
        jk_buf path = { 0 };
        if (jk_buf_printf(&path, err, "%.*s.%s", (int)stem.len, stem.ptr, two->lang[side]) && jk_buf_putc(&path, '\0', err))
            two->side[side] = jk_source_open(path.ptr, err);
        if (two->side[side])
            jk_source_digest(two->side[side]);
        jk_buf_free(&path);
    }
    return !err->code;
}

static void close_read(jk_reader *in)
{
    two_files *two = in->state;
    for (int side = 0; two && side < 2; side++) {
        jk_source_close(two->side[side]);
        jk_buf_free(&two->text[side]);
    }
    free(two);
}

static jk_source *file(const jk_reader *in, size_t k)
{
    const two_files *two = in->state;
    return k < 2 ? two->side[k] : NULL;
}

static bool next(jk_reader *in, jk_pair *pair, jk_err *err)
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
        size_t wrong;
        if (more[side] && !jk_utf8_valid(line, &wrong))
            return jk_fail(err, JK_EINPUT, "%s, line %llu, byte %zu: not UTF-8", jk_source_name(two->side[side]), (unsigned long long)in->line + 1, wrong + 1);
        if (more[side] && !jk_text_put(&two->text[side], line, err))
            return false;
        row.lang[side] = jk_span_of(two->lang[side]);
        row.text[side] = jk_buf_span(&two->text[side]);
    }
    if (more[0] != more[1])
        return jk_fail(err, JK_EINPUT, "%s ends after line %llu, the other file goes on; they have to have as many",
                       jk_source_name(two->side[more[0]]), (unsigned long long)in->line);
    in->line++;
    return more[0] && jk_reader_row(in, &row, pair, err);
}

/* ------------------------------------------------------------------ writing */

typedef struct { jk_sink *side[2]; char lang[2][JK_LANG_SIZE + 8]; } two_sinks;

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
    for (int side = 0; two && side < 2; side++)
        jk_sink_close(two->side[side]);
    free(two);
}

/* The languages of the first pair name the files. */
static bool open_sinks(jk_writer *out, two_sinks *two, const jk_span lang[2], jk_err *err)
{
    for (int side = 0; side < 2; side++) {
        if (!is_tag(lang[side]))
            return jk_fail(err, JK_EINPUT, "%s: the %s language, \"%.*s\", is no file's ending; -s and -t of jjak convert say what it is",
                           out->path.ptr, side ? "target" : "source", (int)(lang[side].len < 40 ? lang[side].len : 40), lang[side].ptr);
        memcpy(two->lang[side], lang[side].ptr, lang[side].len);
    }
    if (strcmp(two->lang[0], two->lang[1]) == 0)
        return jk_fail(err, JK_EINPUT, "%s: both sides are %s, so both files would be %s.%s", out->path.ptr, two->lang[0], out->path.ptr, two->lang[0]);
    for (int side = 0; side < 2; side++) {
        jk_buf path = { 0 };
        if (jk_buf_printf(&path, err, "%s.%s", out->path.ptr, two->lang[side]) && jk_buf_putc(&path, '\0', err))
            two->side[side] = jk_sink_open(path.ptr, err);
        jk_buf_free(&path);
        if (!two->side[side])
            return false;
    }
    return true;
}

static bool put(jk_writer *out, const jk_pair *pair, jk_err *err)
{
    two_sinks *two = out->state;
    const jk_span *lang = pair->cell + JK_SRC_LANG;
    if (!two->side[0] && !open_sinks(out, two, lang, err))
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
    return jk_sink_commit(two->side, 2, NULL, err);
}

const jk_format jk_format_moses = {
    .name = "moses",
    .purpose = "NAME.ko and NAME.en, a line for a line",
    .carries = CARRIES_TEXT,
    .own_files = true,
    .own_sink = true,
    .read_open = open_read, .read_next = next, .read_file = file, .read_close = close_read,
    .write_open = open_write, .write_put = put, .write_finish = finish, .write_close = close_write,
};

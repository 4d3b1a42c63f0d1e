/* history.c - steps gathered from metadata, and told again: see history.h. */
#include "corpus/history.h"

#include "corpus/json.h"
#include "corpus/meta.h"
#include "corpus/sidecar.h"
#include "corpus/text.h"

/* Members of a corpus's metadata that say what it is, not how it was made. */
static const char *const not_of_a_step[] = { "format", "columns", "nulls", "documents", "bytes", "size", "content_sha256", "history", "remade" };

static bool is_of_a_step(jk_span key)
{
    for (size_t k = 0; k < sizeof not_of_a_step / sizeof *not_of_a_step; k++)
        if (jk_span_equal(key, jk_span_of(not_of_a_step[k])))
            return false;
    return true;
}

/* The metadata of a file whose digest that is; NULL: there is none. */
static const jk_json *meta_of(jk_arena *arena, const char *path, const char *hex, jk_err *err)
{
    jk_buf bytes = { 0 };
    jk_err why = { 0 };
    jk_json *top = NULL;
    jk_span text, sha256;
    bool ok = jk_sidecar_read(path, ".meta.json", &bytes, err) && !err->code;
    ok = ok && (text = jk_arena_copy(arena, jk_buf_span(&bytes), err)).ptr && !err->code && jk_json_read(arena, text, path, &top, &why);
    jk_buf_free(&bytes);
    if (!ok || !jk_json_string(jk_json_get(top, "sha256"), &sha256) || (hex && !jk_span_equal(sha256, jk_span_of(hex))))
        return NULL;                            /* of another file, or none: nothing is known */
    return top;
}

/* Whether a file of that name and digest is among the steps; if not, it is from now on. */
static bool seen(jk_history *h, jk_span sha256, jk_span name, jk_err *err)
{
    size_t start = h->seen.len;
    jk_buf_put(&h->seen, sha256, err);
    jk_buf_put(&h->seen, name, err);
    if (err->code || !jk_buf_putc(&h->seen, '\n', err))
        return true;
    size_t n = h->seen.len - start;
    for (size_t at = 0; at < start; at = (size_t)((const char *)memchr(h->seen.ptr + at, '\n', start - at) - h->seen.ptr) + 1)
        if (start - at >= n && memcmp(h->seen.ptr + at, h->seen.ptr + start, n) == 0) {
            h->seen.len = start;
            return true;
        }
    return false;
}

/* The name of the folder in which a file is; of length 0: it is not said. */
static jk_span folder_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *end = slash ? slash : path;
    while (end > path && end[-1] == '/')
        end--;
    const char *start = end;
    while (start > path && start[-1] != '/')
        start--;
    return (jk_span){ start, *start == '.' ? 0 : (size_t)(end - start) };
}

/* A split writes several corpora into a folder; this is one of them. */
static bool put_folder(jk_buf *out, const char *path, jk_err *err)
{
    jk_span folder = folder_of(path);
    size_t wrong;
    return !folder.len || !jk_utf8_valid(folder, &wrong)
        || (jk_buf_put(out, jk_span_of(", \"folder\": "), err) && jk_json_put(out, folder, err));
}

/* A step behind the others, unless it is there: its own history was put before. path: of its file; NULL: it says so itself. */
static bool put_step(jk_history *h, const jk_json *step, const char *path, jk_err *err)
{
    const char *slash = path ? strrchr(path, '/') : NULL;
    jk_span sha256, name = jk_span_of(path ? slash ? slash + 1 : path : "");
    if (!jk_json_string(jk_json_get(step, "sha256"), &sha256) || (!path && !jk_json_string(jk_json_get(step, "output"), &name)) || seen(h, sha256, name, err))
        return !err->code;
    jk_buf_put(&h->steps, jk_span_of(h->steps.len ? ",\n    {" : "\n    {"), err);
    if (path) {
        jk_buf_put(&h->steps, jk_span_of("\"output\": "), err);
        jk_json_put_name(&h->steps, path, err);
    }
    bool first = !path;
    if (path && jk_json_get(step, "split"))
        put_folder(&h->steps, path, err);
    for (const jk_json *m = step->first; m && !err->code; m = m->next)
        if (is_of_a_step(m->key)) {
            jk_buf_put(&h->steps, jk_span_of(first ? "" : ", "), err);
            if (jk_json_put(&h->steps, m->key, err) && jk_buf_put(&h->steps, jk_span_of(": "), err))
                jk_json_write(&h->steps, m, err);
            first = false;
        }
    return jk_buf_putc(&h->steps, '}', err);
}

static bool put_steps(jk_history *h, const char *path, const char *hex, jk_err *err)
{
    jk_arena *arena = jk_arena_open(0);
    if (!arena)
        return jk_fail(err, JK_ENOMEM, "%s: no memory for its metadata", path);
    const jk_json *meta = meta_of(arena, path, hex, err);
    const jk_json *before = jk_json_get(meta, "history");
    for (const jk_json *step = before && before->kind == JK_JSON_ARRAY ? before->first : NULL; step && !err->code; step = step->next)
        put_step(h, step, NULL, err);
    if (meta && !err->code)
        put_step(h, meta, path, err);
    jk_arena_close(arena);
    return !err->code;
}

bool jk_history_file(jk_history *h, const char *path, const unsigned char *digest, jk_err *err)
{
    char hex[JK_SHA256_HEX];
    jk_sha256_hex(digest, hex);
    jk_buf_put(&h->inputs, jk_span_of(h->inputs.len ? ", {\"name\": " : "{\"name\": "), err);
    jk_json_put_name(&h->inputs, path, err);
    return jk_buf_printf(&h->inputs, err, ", \"sha256\": \"%s\"}", hex);
}

bool jk_history_read(jk_history *h, jk_reader *in, jk_err *err)
{
    unsigned char digest[JK_SHA256_SIZE];
    char hex[JK_SHA256_HEX];
    jk_source *source;
    for (size_t k = 0; (source = jk_reader_file(in, k)); k++) {
        const char *name = strcmp(in->path, "-") == 0 ? "-" : jk_source_name(source);
        if (!jk_source_digest_end(source, digest, err) || !jk_history_file(h, name, digest, err))
            return false;
        jk_sha256_hex(digest, hex);
        if (strcmp(name, "-") != 0 && !put_steps(h, name, hex, err))
            return false;
    }
    return true;
}

bool jk_history_damaged(jk_history *h, const char *path, const unsigned char *digest, jk_err *err)
{
    return jk_history_file(h, path, digest, err) && put_steps(h, path, NULL, err);
}

bool jk_history_put(const jk_history *h, jk_buf *json, jk_err *err)
{
    jk_buf_put(json, jk_span_of(", \"inputs\": ["), err);
    jk_buf_put(json, jk_buf_span(&h->inputs), err);
    jk_buf_put(json, jk_span_of("]"), err);
    if (h->steps.len) {
        jk_buf_put(json, jk_span_of(", \"history\": ["), err);
        jk_buf_put(json, jk_buf_span(&h->steps), err);
        jk_buf_put(json, jk_span_of("]"), err);
    }
    return !err->code;
}

void jk_history_free(jk_history *h)
{
    jk_buf_free(&h->inputs);
    jk_buf_free(&h->steps);
    jk_buf_free(&h->seen);
}

/* ------------------------------------------------------------------- a script */

/* As a shell reads it: as it is where that is safe, else in single quotes. */
static bool put_word(jk_buf *out, jk_span s, jk_err *err)
{
    static const char safe[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./,:=+@%";
    bool plain = s.len > 0;
    for (size_t k = 0; k < s.len; k++)
        plain = plain && s.ptr[k] && strchr(safe, s.ptr[k]);
    if (plain)
        return jk_buf_putc(out, ' ', err) && jk_buf_put(out, s, err);
    jk_buf_put(out, jk_span_of(" '"), err);
    for (size_t k = 0; k < s.len; k++)
        if (s.ptr[k] == '\'')
            jk_buf_put(out, jk_span_of("'\\''"), err);
        else
            jk_buf_putc(out, s.ptr[k], err);
    return jk_buf_putc(out, '\'', err);
}

/* Behind a #, in one line: what a name or the metadata hold never becomes a command. */
static bool put_remark(jk_buf *out, jk_span s, jk_err *err)
{
    for (size_t k = 0; k < s.len && !err->code; k++)
        if ((unsigned char)s.ptr[k] < ' ')
            jk_buf_putc(out, '?', err);
        else
            jk_buf_putc(out, s.ptr[k], err);
    return !err->code;
}

static jk_span string_of(const jk_json *object, const char *key)
{
    jk_span s;
    return jk_json_string(jk_json_get(object, key), &s) ? s : (jk_span){ "", 0 };
}

static const jk_json *members(const jk_json *object, const char *key)
{
    const jk_json *list = jk_json_get(object, key);
    return list && list->kind == JK_JSON_ARRAY ? list->first : NULL;
}

/* The step before this one that made an input; NULL: none. */
static const jk_json *maker_of(const jk_json *input, const jk_json *step, const jk_json *steps)
{
    const jk_json *made = steps ? steps->first : NULL;
    while (made && made != step && !jk_span_equal(string_of(made, "sha256"), string_of(input, "sha256")))
        made = made->next;
    return made == step ? NULL : made;
}

/* A split writes several corpora into a folder, the script, too. */
static jk_span folder_of_step(const jk_json *step, jk_span known)
{
    if (!jk_json_get(step, "split"))
        return (jk_span){ "", 0 };
    jk_span folder = known.len ? known : string_of(step, "folder");
    return folder.len ? folder : jk_span_of("split");
}

/* A name that starts with a dash is no option; - alone is standard input. */
static bool put_path(jk_buf *out, jk_span folder, jk_span name, jk_err *err)
{
    jk_buf path = { 0 };
    jk_span first = folder.len ? folder : name;
    bool dash = first.len && first.ptr[0] == '-' && folder.len + name.len > 1;
    bool ok = jk_buf_put(&path, jk_span_of(dash ? "./" : ""), err) && jk_buf_put(&path, folder, err) && jk_buf_put(&path, jk_span_of(folder.len ? "/" : ""), err) && jk_buf_put(&path, name, err)
        && put_word(out, jk_buf_span(&path), err);
    jk_buf_free(&path);
    return ok;
}

/* "sha256  folder/name", for sha256sum: where the name has a \ or a line's end it is escaped, and a \ in front says so. */
static bool put_check(jk_buf *out, jk_span sha256, jk_span name, jk_err *err)
{
    jk_buf line = { 0 };
    bool escaped = memchr(name.ptr, '\\', name.len) || memchr(name.ptr, '\n', name.len);
    jk_buf_put(&line, jk_span_of(escaped ? "\\" : ""), err);
    jk_buf_put(&line, sha256, err);
    jk_buf_put(&line, jk_span_of("  "), err);
    for (size_t k = 0; k < name.len && !err->code; k++)
        if (name.ptr[k] == '\\' || name.ptr[k] == '\n')
            jk_buf_put(&line, jk_span_of(name.ptr[k] == '\n' ? "\\n" : "\\\\"), err);
        else
            jk_buf_putc(&line, name.ptr[k], err);
    jk_buf_put(out, jk_span_of(escaped ? "printf '%s\\n'" : "echo"), err);      /* some shells' echo would take the \ away */
    put_word(out, jk_buf_span(&line), err);
    jk_buf_free(&line);
    return jk_buf_put(out, jk_span_of(" | sha256sum -c -\n"), err);
}

/* The check of every input that no step before has made, for sha256sum -c. */
static bool put_checks(const jk_json *step, const jk_json *steps, const char *key, jk_span folder, jk_buf *out, jk_err *err)
{
    for (const jk_json *m = members(step, key); m && !err->code; m = m->next) {
        jk_span sha256 = string_of(m, "sha256");
        if (!sha256.len || maker_of(m, step, steps) || jk_span_equal(string_of(m, "name"), jk_span_of("-")))
            continue;
        jk_buf name = { 0 };
        jk_buf_put(&name, folder, err);
        jk_buf_put(&name, jk_span_of(folder.len ? "/" : ""), err);
        jk_buf_put(&name, string_of(m, "name"), err);
        put_check(out, sha256, jk_buf_span(&name), err);
        jk_buf_free(&name);
    }
    return !err->code;
}

/* The argument behind that option. */
static jk_span argument_of(const jk_json *step, const char *option)
{
    const jk_json *m = members(step, "arguments");
    while (m && !jk_span_equal(m->text, jk_span_of(option)))
        m = m->next;
    return m && m->next ? m->next->text : (jk_span){ "", 0 };
}

/* An earlier step is the same split: its folder holds this corpus too. */
static bool split_before(const jk_json *step, const jk_json *steps, jk_span folder, jk_err *err)
{
    static const char *const same[] = { "arguments", "inputs", "previous", "beside" };
    for (const jk_json *before = steps ? steps->first : NULL; before && before != step && !err->code; before = before->next) {
        bool is = jk_json_get(before, "split") && jk_span_equal(folder_of_step(before, (jk_span){ "", 0 }), folder);
        for (size_t k = 0; is && k < sizeof same / sizeof *same; k++) {
            jk_buf where = { 0 };
            const jk_json *a = jk_json_get(before, same[k]), *b = jk_json_get(step, same[k]);
            is = a && b ? !jk_json_differ(a, b, &where, err) : a == b;
            jk_buf_free(&where);
        }
        if (is)
            return true;
    }
    return false;
}

/* A file, in the folder where the script has made it. */
static bool put_input(const jk_json *input, const jk_json *step, const jk_json *steps, jk_buf *out, jk_err *err)
{
    static const jk_span here = { "", 0 };
    const jk_json *made = maker_of(input, step, steps);
    return put_path(out, made ? folder_of_step(made, here) : here, string_of(input, "name"), err);
}

/* What an option says, or the file that it names. */
static bool put_arguments(const jk_json *step, const jk_json *steps, jk_buf *out, jk_err *err)
{
    for (const jk_json *m = members(step, "arguments"); m && !err->code; m = m->next) {
        const jk_json *file = members(step, "beside");
        while (file && !jk_span_equal(string_of(file, "name"), m->text))
            file = file->next;
        if (file)
            put_input(file, step, steps, out, err);
        else
            put_word(out, m->text, err);
    }
    return !err->code;
}

/* A batch is made of more files than a line holds: what it was told, and where its documents are listed. */
static bool put_options(const jk_json *step, jk_span command, jk_buf *out, jk_err *err)
{
    const jk_json *options = jk_json_get(step, "options");
    if (!command.len || !options)
        return jk_buf_put(out, jk_span_of("# how it was made is not recorded\n"), err);
    jk_buf_put(out, jk_span_of("# jjak "), err);
    put_remark(out, command, err);
    jk_buf_put(out, jk_span_of(" of the documents in its .docs.tsv, with "), err);
    return jk_json_write(out, options, err) && jk_buf_putc(out, '\n', err);
}

/* folder: where this corpus was, as far as the step itself does not say so. */
static bool put_command(const jk_json *step, const jk_json *steps, jk_span output, jk_span folder, jk_buf *out, jk_err *err)
{
    static const jk_span here = { "", 0 };
    jk_span command = string_of(step, "command"), version = string_of(step, "jjak");
    uint64_t pairs = 0;
    folder = folder_of_step(step, folder);
    jk_json_count(jk_json_get(step, "pairs"), &pairs);
    jk_buf_put(out, jk_span_of("\n# "), err);
    put_remark(out, folder, err);
    jk_buf_put(out, jk_span_of(folder.len ? "/" : ""), err);
    put_remark(out, output, err);
    jk_buf_printf(out, err, ": %llu pairs, by jjak ", (unsigned long long)pairs);
    put_remark(out, version, err);
    jk_buf_putc(out, '\n', err);
    if (!command.len || !jk_json_get(step, "arguments"))
        return put_options(step, command, out, err);
    if (folder.len && split_before(step, steps, folder, err))
        return !err->code;
    put_checks(step, steps, "inputs", here, out, err);
    put_checks(step, steps, "previous", argument_of(step, "--previous"), out, err);
    put_checks(step, steps, "beside", here, out, err);
    jk_buf_put(out, jk_span_of("jjak"), err);
    put_word(out, command, err);
    put_arguments(step, steps, out, err);
    if (!jk_span_equal(command, jk_span_of("append"))) {    /* that one writes its first input */
        jk_buf_put(out, jk_span_of(" -o"), err);
        put_path(out, here, folder.len ? folder : output, err);
    }
    for (const jk_json *m = members(step, "inputs"); m && !err->code; m = m->next)
        put_input(m, step, steps, out, err);
    return jk_buf_putc(out, '\n', err);
}

bool jk_history_script(const char *path, jk_buf *out, jk_err *err)
{
    const char *slash = strrchr(path, '/');
    jk_arena *arena = jk_arena_open(0);
    const jk_json *meta = arena ? meta_of(arena, path, NULL, err) : NULL;
    if (!arena)
        jk_fail(err, JK_ENOMEM, "%s: no memory for its metadata", path);
    else if (!meta && !err->code)
        jk_fail(err, JK_EINPUT, "%s: no metadata beside it (%s.meta.json)", path, path);
    if (!err->code) {
        const jk_json *steps = jk_json_get(meta, "history");
        jk_buf_put(out, jk_span_of("#!/bin/sh\n# Makes the corpus again, in the folder where its texts are.\nset -e\n"), err);
        for (const jk_json *step = steps && steps->kind == JK_JSON_ARRAY ? steps->first : NULL; step && !err->code; step = step->next)
            put_command(step, steps, string_of(step, "output"), string_of(step, "folder"), out, err);
        put_command(meta, steps, jk_span_of(slash ? slash + 1 : path), folder_of(path), out, err);
    }
    jk_arena_close(arena);
    return !err->code;
}

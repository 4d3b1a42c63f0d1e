/* choice.c - which lexicons a run uses: see choice.h. */
#include "corpus/cmd/choice.h"
#include "corpus/json.h"

#include "corpus/io.h"

static bool is_name(jk_span s, const char *name) { return jk_span_equal(s, jk_span_of(name)); }

static bool add_name(lexicon_choice *choice, jk_span name, bool alone, jk_err *err)
{
    if (name.len == 0)
        return jk_fail(err, JK_EUSAGE, "--lexicon: a name is empty; it takes none, or builtin, train and files, with a comma between");
    if (is_name(name, "none"))
        return alone || jk_fail(err, JK_EUSAGE, "--lexicon: none stands alone");
    if (is_name(name, "builtin"))
        return choice->builtin = true;
    if (is_name(name, "train"))
        return choice->train = true;
    if (choice->n_file == MAX_LEXICON_FILE)
        return jk_fail(err, JK_EUSAGE, "--lexicon: at most %d files; join them with cat", MAX_LEXICON_FILE);
    jk_span path = jk_arena_copy(choice->arena, name, err);
    if (err->code)
        return false;
    choice->file[choice->n_file++].path = path.ptr;
    return true;
}

bool choice_parse(lexicon_choice *choice, const char *list, bool no_words, jk_err *err)
{
    *choice = (lexicon_choice){ .no_words = no_words, .arena = jk_arena_open(0) };
    if (!choice->arena)
        return jk_fail(err, JK_ENOMEM, "no memory for lexicons");
    choice->given = list != NULL;
    if (!list)
        return choice->builtin = choice->train = true;
    if (no_words)
        return jk_fail(err, JK_EUSAGE, "--lexicon %.100s is for words, and --no-words looks at none; leave one of them out", list);
    bool alone = strchr(list, ',') == NULL;
    for (const char *at = list;; at++) {
        size_t n = strcspn(at, ",");
        if (!add_name(choice, (jk_span){ at, n }, alone, err))
            return false;
        at += n;
        if (!*at)
            return true;
    }
}

/* Lines that are not of the format are left out, and that is said. */
static void say_wrong(const cmd_entry *self, const choice_file *f)
{
    const jk_lexicon_report *r = &f->report;
    if (r->n_wrong)
        fprintf(stderr, "jjak %s: %s: %llu of %llu lines left out, the first one line %llu: %s (read as %s)\n", self->name, f->path,
                (unsigned long long)r->n_wrong, (unsigned long long)r->n_line, (unsigned long long)r->first_wrong, r->why, r->format);
}

jk_knowledge *choice_open(const cmd_entry *self, lexicon_choice *choice, const char *src, const char *tgt, jk_err *err)
{
    jk_knowledge_options options = { .no_words = choice->no_words, .no_builtin = !choice->builtin, .no_learning = !choice->train, .always_learning = choice->given };
    jk_knowledge *know = jk_knowledge_open(src, tgt, &options, err);
    for (unsigned k = choice->n_file; know && k-- > 0;) {       /* each comes before those that are there: so the first one last */
        choice_file *f = &choice->file[k];
        if (!(f->text.ptr ? jk_lexicon_parse(choice->arena, f->text, f->path, src, tgt, &f->lex, &f->report, err)
                          : jk_lexicon_read(choice->arena, f->path, src, tgt, &f->lex, &f->report, err))
            || !jk_knowledge_add(know, &f->lex, f->report.learned ? JK_CH_LEARNED : JK_CH_USER, err)) {
            jk_knowledge_close(know);
            return NULL;
        }
        say_wrong(self, f);
    }
    return know;
}

bool choice_put_meta(const lexicon_choice *choice, const jk_knowledge *know, jk_buf *json, jk_err *err)
{
    const char *sep = "";
    char hex[JK_SHA256_HEX];
    if (choice->no_words)
        return true;
    jk_buf_put(json, jk_span_of(", \"lexicon\": ["), err);
    for (unsigned k = 0; k < know->n_lexicon && !*sep; k++)     /* one name, though it may be there either way round */
        if (know->lexicon_channel[k] == JK_CH_LEXICON) {
            jk_buf_printf(json, err, "{\"name\": \"builtin\", \"entries\": %u}", (unsigned)know->lexicon[k]->head.n);
            sep = ", ";
        }
    for (unsigned k = 0; k < choice->n_file; k++, sep = ", ") {
        const choice_file *f = &choice->file[k];
        jk_sha256_hex(f->report.sha256, hex);
        jk_buf_printf(json, err, "%s{\"name\": ", sep);
        jk_json_put_name(json, f->path, err);
        jk_buf_printf(json, err, ", \"sha256\": \"%s\", \"entries\": %llu}", hex, (unsigned long long)f->report.n_entry);
    }
    if (choice->train)
        jk_buf_printf(json, err, "%s{\"name\": \"train\"}", sep);
    return jk_buf_putc(json, ']', err);
}

bool choice_add_text(lexicon_choice *choice, const char *name, jk_span text, jk_err *err)
{
    if (choice->n_file == MAX_LEXICON_FILE)
        return jk_fail(err, JK_EUSAGE, "--lexicon: more than %d files", MAX_LEXICON_FILE - 1);
    choice->file[choice->n_file++] = (choice_file){ .path = name, .text = text };
    return true;
}

/* The digest of a file or text, and whether its first line says that its words were learned. */
static bool look(const choice_file *f, unsigned char *digest, bool *learned, jk_err *err)
{
    uint64_t size;
    jk_span line = f->text;
    *learned = f->text.ptr != NULL;
    if (*learned) {
        jk_sha256 sha;
        jk_sha256_init(&sha);
        jk_sha256_add(&sha, f->text.ptr, f->text.len);
        jk_sha256_end(&sha, digest);
        return true;
    }
    jk_source *in = jk_file_digest(f->path, digest, &size, err) ? jk_source_open(f->path, err) : NULL;
    static const char mark[] = "\tp_forth\tp_back\tcount";
    if (in && jk_source_line(in, &line, err))
        *learned = line.len > sizeof mark && memcmp(line.ptr + line.len - (sizeof mark - 1), mark, sizeof mark - 1) == 0;
    jk_source_close(in);
    return !err->code;
}

bool choice_put_names(lexicon_choice *choice, jk_buf *json, jk_err *err)
{
    const char *sep = "";
    if (choice->no_words)
        return true;
    jk_buf_put(json, jk_span_of(", \"lexicon\": ["), err);
    if (choice->builtin) {
        jk_buf_put(json, jk_span_of("{\"name\": \"builtin\"}"), err);
        sep = ", ";
    }
    for (unsigned k = 0; k < choice->n_file && !err->code; k++, sep = ", ") {
        unsigned char digest[JK_SHA256_SIZE];
        char hex[JK_SHA256_HEX];
        bool learned;
        if (!look(&choice->file[k], digest, &learned, err))
            return false;
        jk_sha256_hex(digest, hex);
        jk_buf_printf(json, err, "%s{\"name\": ", sep);
        jk_json_put_name(json, learned ? "pooled" : choice->file[k].path, err);
        jk_buf_printf(json, err, ", \"sha256\": \"%s\"}", hex);
    }
    if (choice->train)
        jk_buf_printf(json, err, "%s{\"name\": \"train\"}", sep);
    return jk_buf_putc(json, ']', err);
}

void choice_free(lexicon_choice *choice)
{
    jk_arena_close(choice->arena);
    *choice = (lexicon_choice){ 0 };
}

/* segment.c - jjak segment: one sentence a line, or what is known of each as JSON. */
#include "corpus/cmd/cmd.h"
#include "corpus/io.h"
#include "corpus/text.h"

#include <stddef.h>
#include <stdlib.h>

typedef struct {
    const char *lang, *encoding;
    bool json, explain, plain, sentences, replace_invalid;
} segment_options;

#define AT(field) offsetof(segment_options, field)
static const cmd_opt options[] = {
    { "--lang", "-l", OPT_TEXT, AT(lang), "LANG", "the language (ko, kor, ko-KR); left out, it is told from the text" },
    { "--json", NULL, OPT_FLAG, AT(json), NULL, "one JSON object a sentence: start and end in bytes, cstart and cend in code points, para, kind, rule (of the break behind it), text" },
    { "--explain", NULL, OPT_FLAG | OPT_LOCAL, AT(explain), NULL, "before each sentence its kind and the rule that decided the break behind it, separated by tabs" },
    { "--plain", NULL, OPT_FLAG, AT(plain), NULL, "ICU's own breaks, nothing joined or filtered" },
    { "--sentences", NULL, OPT_FLAG, AT(sentences), NULL, "the input is one sentence a line already; a blank line ends a paragraph" },
    { "--encoding", NULL, OPT_TEXT, AT(encoding), "NAME", "the charset of the input; left out, it is told from the bytes" },
    { "--replace-invalid", NULL, OPT_FLAG, AT(replace_invalid), NULL, "U+FFFD for bytes that are no text, instead of an error" },
    { 0 }
};

/* s with " \ and controls escaped: JSON's string without its quotation marks. */
static bool put_json(jk_buf *out, jk_span s, jk_err *err)
{
    for (size_t k = 0; k < s.len; k++) {
        unsigned char c = (unsigned char)s.ptr[k];
        bool ok = c == '"' || c == '\\' ? jk_buf_putc(out, '\\', err) && jk_buf_putc(out, (char)c, err)
                : c < ' '               ? jk_buf_printf(out, err, "\\u%04x", c)
                                        : jk_buf_putc(out, (char)c, err);
        if (!ok)
            return false;
    }
    return true;
}

/* A sentence on one line: a line end inside it becomes a space. */
static bool put_line(jk_buf *out, jk_span s, jk_err *err)
{
    for (size_t k = 0; k < s.len; k++) {
        char c = s.ptr[k];
        if (c == '\r' && k + 1 < s.len && s.ptr[k + 1] == '\n')
            continue;
        if (!jk_buf_putc(out, (char)(c == '\n' || c == '\r' || c == '\v' || c == '\f' ? ' ' : c), err))
            return false;
    }
    return true;
}

static uint64_t n_chars(const char *from, const char *to)
{
    uint64_t n = 0;
    for (; from < to; from++)
        n += ((unsigned char)*from & 0xC0) != 0x80;
    return n;
}

static bool print_doc(const jk_doc *doc, const segment_options *o, jk_err *err)
{
    jk_buf out = { 0 };
    const char *at = doc->text.ptr;
    uint64_t chars = 0;
    bool ok = true;
    for (uint32_t k = 0; ok && k < doc->n_sent; k++) {
        const jk_sent *s = &doc->sent[k];
        const char *kind = jk_kind_name((jk_kind)s->kind);
        out.len = 0;
        if (o->json) {
            chars += n_chars(at, s->text.ptr);
            uint64_t first = chars;
            at = s->text.ptr + s->text.len;
            chars += n_chars(s->text.ptr, at);
            ok = jk_buf_printf(&out, err, "{\"start\": %zu, \"end\": %zu, \"cstart\": %llu, \"cend\": %llu, \"para\": %u, \"kind\": \"%s\", \"rule\": \"%s\", \"text\": \"",
                               (size_t)(s->text.ptr - doc->text.ptr), (size_t)(at - doc->text.ptr), (unsigned long long)first, (unsigned long long)chars,
                               (unsigned)s->para, kind, s->rule)
              && put_json(&out, s->text, err) && jk_buf_put(&out, jk_span_of("\"}"), err);
        } else
            ok = (!o->explain || jk_buf_printf(&out, err, "%s\t%s\t", kind, s->rule)) && put_line(&out, s->text, err);
        ok = ok && jk_buf_putc(&out, '\n', err);
        if (ok && fwrite(out.ptr, 1, out.len, stdout) != out.len)
            break;                              /* cmd_flush says what is wrong */
    }
    jk_buf_free(&out);
    return ok;
}

static bool segment_file(const char *path, const segment_options *o, jk_err *err)
{
    char lang[JK_LANG_SIZE];
    jk_buf bytes = { 0 };
    jk_doc doc;
    jk_segmenter *seg = NULL;
    jk_arena *arena = NULL;
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    cmd_note_keyboard(path);
    jk_read_options read = { .lang = o->lang ? lang : NULL, .encoding = o->encoding, .name = name, .replace_invalid = o->replace_invalid,
                             .sentences = o->sentences, .plain = o->plain };
    bool ok = (!o->lang || jk_lang_parse(o->lang, lang, err)) && jk_read_file(path, 0, &bytes, NULL, err)
           && jk_look_text(jk_buf_span(&bytes), name, err) && (seg = jk_segmenter_open(err)) != NULL;
    if (ok && !(arena = jk_arena_open(0)))
        ok = jk_fail(err, JK_ENOMEM, "no memory for a document");
    if (ok)
        ok = jk_doc_read(seg, arena, jk_buf_span(&bytes), &read, &doc, err) && print_doc(&doc, o, err) && cmd_flush(err);
    jk_segmenter_close(seg);
    jk_arena_close(arena);
    jk_buf_free(&bytes);
    return ok;
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    segment_options o = { 0 };
    jk_err err = { 0 };
    int n;
    if (cmd_options(self, argc, argv, &o, &n, &err) && n >= 0) {
        if (n > 1)
            jk_fail(&err, JK_EUSAGE, "one file at most; %d given", n);
        else
            segment_file(n ? argv[1] : "-", &o, &err);
    }
    return cmd_report(self, &err);
}

const cmd_entry cmd_segment = { "segment", "[options] [FILE]", "cut a text into sentences", options, run };

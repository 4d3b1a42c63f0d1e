/* align.c - jjak align: two texts in, a corpus out. */
#include "align/unicode.h"
#include "corpus/cmd/choice.h"
#include "corpus/cmd/pick.h"
#include "corpus/format.h"
#include "corpus/embedding.h"
#include "corpus/explain.h"
#include "corpus/io.h"
#include "corpus/json.h"
#include "corpus/pin.h"
#include "corpus/record.h"
#include "corpus/sha256.h"
#include "corpus/text.h"

#include <stdlib.h>
#include <sys/stat.h>

typedef struct {
    const char *lang[2], *encoding[2], *any_encoding;
    const char *id, *output, *format, *delimiter, *pin, *explain, *embeddings, *lexicon;
    bool sentences, replace_invalid, no_words;
    uint64_t n_thread;
    pick_options pick;
    lexicon_choice choice;
} align_options;

static const cmd_opt table[] = {
    { "--source", "-s", OPT_TEXT, offsetof(align_options, lang[0]), "LANG", "language of SOURCE: ko, kor, ko-KR, kor_Hang; told from the text otherwise" },
    { "--target", "-t", OPT_TEXT, offsetof(align_options, lang[1]), "LANG", "language of TARGET" },
    { "--output", "-o", OPT_TEXT | OPT_LOCAL | OPT_OUT, offsetof(align_options, output), "FILE", "write FILE, in the format of its ending; standard output otherwise" },
    { "--format", "-f", OPT_TEXT, offsetof(align_options, format), "NAME", "write this format: " FORMATS },
    { "--sentences", NULL, OPT_FLAG, offsetof(align_options, sentences), NULL, "the texts are one sentence a line, a blank line between paragraphs" },
    { "--id", NULL, OPT_TEXT, offsetof(align_options, id), "DOC", "doc_id of the pairs; SOURCE's name without its ending otherwise" },
    { "--encoding", NULL, OPT_TEXT, offsetof(align_options, any_encoding), "NAME", "what the texts are encoded in; UTF-8, or told from the bytes otherwise" },
    { "--source-encoding", NULL, OPT_TEXT, offsetof(align_options, encoding[0]), "NAME", "what SOURCE is encoded in" },
    { "--target-encoding", NULL, OPT_TEXT, offsetof(align_options, encoding[1]), "NAME", "what TARGET is encoded in" },
    { "--replace-invalid", NULL, OPT_FLAG, offsetof(align_options, replace_invalid), NULL, "put U+FFFD where bytes are no text, instead of giving up" },
    { "--lexicon", NULL, OPT_TEXT | OPT_FILE, offsetof(align_options, lexicon), "LIST", "where words come from: none, or builtin, train (from the texts themselves) and files, with a comma between; builtin,train otherwise" },
    { "--no-words", NULL, OPT_FLAG, offsetof(align_options, no_words), NULL, "align by lengths, paragraphs and kinds alone" },
    { "--delimiter", NULL, OPT_TEXT, offsetof(align_options, delimiter), "REGEX", "a line in which it is found starts a section; both texts have the same sections, and no pair has sentences of two" },
    { "--pin", NULL, OPT_TEXT | OPT_FILE, offsetof(align_options, pin), "FILE", "what is certain, TSV: + or -, source sentences, target sentences[, doc_id]: these share a bead, these do not" },
    { "--embeddings", NULL, OPT_TEXT | OPT_FILE, offsetof(align_options, embeddings), "SRC.emb,TGT.emb", "vectors of sentences, as vecalign reads them; the lines they are of are in SRC or SRC.txt" },
    { "--explain", NULL, OPT_TEXT | OPT_LOCAL | OPT_OUT, offsetof(align_options, explain), "FILE", "write why into FILE, JSONL: what each bead weighs, in nats, which words met and which were missed" },
    PICK_ROWS(align_options, pick),
    { "--threads", "-@", OPT_COUNT | OPT_LOCAL, offsetof(align_options, n_thread), "N", "compress with N threads; the bytes are the same" },
    { 0 }
};

static const align_options preset = { .output = "-", .n_thread = 1, .pick = PICK_ALL };

/* Two texts and what becomes of them. */
typedef struct {
    const char *path[2];
    jk_buf bytes[2];
    unsigned char digest[2][JK_SHA256_SIZE], pin_digest[JK_SHA256_SIZE];
    jk_doc doc[2];
    jk_embeddings *vectors[2];
    jk_alignment beads;
    jk_span id;
} job;

/* -------------------------------------------------------------- the texts */

/* Whoever could not be told apart can be named. */
static void say_how(const align_options *o, int side, const char *name, jk_err *err)
{
    jk_err hint = { 0 };
    if (err->code != JK_EUSAGE || o->lang[side] || !strstr(err->what, "language"))
        return;
    jk_fail(&hint, JK_EUSAGE, "%.100s: %.110s (%s LANG, such as %s)", name, err->what, side ? "-t" : "-s", side ? "-t en" : "-s ko");
    *err = hint;
}

static bool read_text(const align_options *o, int side, jk_segmenter *seg, jk_arena *arena, job *j, jk_err *err)
{
    char lang[JK_LANG_SIZE];
    jk_read_options how = {
        .encoding = o->encoding[side] ? o->encoding[side] : o->any_encoding,
        .name = strcmp(j->path[side], "-") == 0 ? "standard input" : j->path[side],
        .replace_invalid = o->replace_invalid, .sentences = o->sentences,
    };
    if (o->lang[side]) {
        if (!jk_lang_parse(o->lang[side], lang, err))
            return false;
        how.lang = lang;
    }
    if (!jk_read_file(j->path[side], 0, &j->bytes[side], j->digest[side], err) || !jk_look_text(jk_buf_span(&j->bytes[side]), how.name, err))
        return false;
    if (jk_doc_read(seg, arena, jk_buf_span(&j->bytes[side]), &how, &j->doc[side], err))
        return true;
    say_how(o, side, how.name, err);
    return false;
}

/* Nobody means to replace a text by its alignment: -o article -f moses would write
   article.ko and article.en. */
static bool spare_texts(const align_options *o, const job *j, jk_err *err)
{
    bool two = o->format && strcmp(o->format, "moses") == 0;
    jk_buf name = { 0 };
    for (int k = 0; k < (two ? 2 : 1) && !err->code; k++) {
        struct stat out, text;
        name.len = 0;
        if (!jk_buf_printf(&name, err, two ? "%s.%s" : "%s", o->output, j->doc[k].lang) || !jk_buf_putc(&name, '\0', err)
            || (two && !cmd_remove_on_stop(name.ptr, err)))
            break;
        for (int side = 0; side < 2 && stat(name.ptr, &out) == 0; side++)
            if (S_ISREG(out.st_mode) && stat(j->path[side], &text) == 0 && out.st_dev == text.st_dev && out.st_ino == text.st_ino)
                jk_fail(err, JK_EUSAGE, "%.120s: it is one of the texts, and would be replaced; give -o another name", name.ptr);
    }
    jk_buf_free(&name);
    return !err->code;
}

/* -------------------------------------------------------------- provenance
 * What changes the bytes, and no more: no threads, no paths, no time. */

static void put_member(jk_buf *out, const char *key, const char *value, jk_err *err)
{
    jk_buf_printf(out, err, ", \"%s\": ", key);
    jk_json_put(out, jk_span_of(value), err);
}

static void put_file(jk_buf *out, const char *path, const unsigned char *digest, jk_err *err)
{
    char hex[JK_SHA256_HEX];
    jk_sha256_hex(digest, hex);
    jk_buf_put(out, jk_span_of("{\"name\": "), err);
    jk_json_put_name(out, path, err);
    put_member(out, "sha256", hex, err);
}

static void put_input(jk_buf *out, const job *j, int side, jk_err *err)
{
    const jk_doc *doc = &j->doc[side];
    jk_buf_put(out, jk_span_of(side ? ", " : ""), err);
    put_file(out, j->path[side], j->digest[side], err);
    put_member(out, "lang", doc->lang, err);
    put_member(out, "encoding", doc->encoding, err);
    jk_buf_printf(out, err, ", \"replaced\": %llu, \"sentences\": %u, \"paragraphs\": %u}", (unsigned long long)doc->n_replaced,
                  (unsigned)doc->n_sent, (unsigned)doc->n_para);
}

static bool put_meta(jk_buf *out, const align_options *o, const jk_knowledge *know, const job *j, jk_err *err)
{
    cmd_put_arguments(&cmd_align, o, &preset, out, err);
    jk_buf_put(out, jk_span_of(", \"inputs\": ["), err);
    put_input(out, j, 0, err);
    put_input(out, j, 1, err);
    jk_buf_put(out, jk_span_of("]"), err);
    choice_put_meta(&o->choice, know, out, err);
    if (o->pin) {
        jk_buf_put(out, jk_span_of(", \"pin\": "), err);
        put_file(out, o->pin, j->pin_digest, err);
        jk_buf_putc(out, '}', err);
    }
    for (int k = 0; k < 4 && j->vectors[k / 2]; k++) {
        const char *path = k % 2 ? jk_embeddings_vectors(j->vectors[k / 2]) : jk_embeddings_text(j->vectors[k / 2]);
        unsigned char digest[JK_SHA256_SIZE];
        uint64_t size;
        if (!jk_file_digest(path, digest, &size, err))
            return false;
        jk_buf_put(out, jk_span_of(k ? "}, " : ", \"embeddings\": ["), err);
        put_file(out, path, digest, err);
        jk_buf_put(out, jk_span_of(k == 3 ? "}]" : ""), err);
    }
    if (o->delimiter)
        jk_buf_printf(out, err, ", \"sections\": %u", (unsigned)j->beads.n_border + 1);
    jk_buf_printf(out, err, ", \"beads\": %u, \"ratio\": %.4f, \"band\": %u", (unsigned)j->beads.n_bead, j->beads.ratio, (unsigned)j->beads.band);
    return jk_buf_putc(out, '\0', err);
}

/* -------------------------------------------------------------- the work */

static bool write_beads(const cmd_entry *self, align_options *o, const jk_knowledge *know, const job *j, jk_err *err)
{
    jk_record rec = { 0 };
    jk_buf meta = { 0 };
    jk_writer *out = NULL;
    jk_pair pair;
    if (put_meta(&meta, o, know, j, err)) {
        jk_write_options options = { .format = o->format, .meta = meta.ptr, .n_thread = cmd_threads(o->n_thread) };
        out = jk_writer_open(o->output, &options, err);
    }
    for (uint32_t k = 0; out && !err->code && k < j->beads.n_bead; k++)
        if (jk_record_bead(&rec, j->id, k + 1, &j->doc[0], &j->doc[1], &j->beads.bead[k], &pair, err) && pick_keeps(&o->pick, &pair))
            jk_writer_put(out, &pair, err);
    if (out && !err->code && jk_writer_finish(out, err))
        cmd_note(self, jk_writer_note(out));
    jk_writer_close(out);
    jk_record_free(&rec);
    jk_buf_free(&meta);
    return !err->code;
}

/* The pins for this document; those of others are counted aloud, lest a doc_id is misspelt. */
static bool read_pins(const cmd_entry *self, const align_options *o, jk_pin_file **file, jk_arena *arena, job *j, jk_align_options *ask, jk_err *err)
{
    jk_pin *pin;
    if (!o->pin)
        return true;
    *file = jk_pin_file_open(o->pin, j->pin_digest, err);
    if (!*file || !jk_pin_file_of(*file, arena, j->id, &j->doc[0], &j->doc[1], &pin, &ask->n_pin, err))
        return false;
    ask->pin = pin;
    ask->pin_name = jk_pin_file_name(*file);
    size_t others = jk_pin_file_lines(*file) - ask->n_pin;
    if (others)
        fprintf(stderr, "jjak %s: %s: %zu of its %zu pins %s of other documents than %.*s\n", self->name, ask->pin_name, others, jk_pin_file_lines(*file),
                others == 1 ? "is" : "are", (int)j->id.len, j->id.ptr);
    return true;
}

static bool write_reasons(const align_options *o, const job *j, const jk_explanation *why, jk_err *err)
{
    jk_buf lines = { 0 };
    jk_sink *out = jk_sink_open(o->explain, err);
    bool ok = out && jk_explain_put(&lines, j->id, &j->doc[0], &j->doc[1], &j->beads, why, err)
           && jk_sink_write(out, lines.ptr, lines.len, err) && jk_sink_commit(&out, 1, NULL, err);
    jk_sink_close(out);
    jk_buf_free(&lines);
    return ok;
}

static bool read_vectors(const align_options *o, jk_arena *arena, job *j, jk_vectors out[2], jk_align_options *ask, jk_err *err)
{
    if (!o->embeddings)
        return true;
    if (!jk_embeddings_open_both(o->embeddings, j->vectors, err) || !jk_embeddings_of(j->vectors[0], arena, &j->doc[0], "source", &out[0], err)
        || !jk_embeddings_of(j->vectors[1], arena, &j->doc[1], "target", &out[1], err))
        return false;
    ask->src_vectors = &out[0];
    ask->tgt_vectors = &out[1];
    return true;
}

static void align(const cmd_entry *self, align_options *o, job *j, jk_err *err)
{
    jk_arena *arena = jk_arena_open(0);
    jk_segmenter *seg = jk_segmenter_open(err);
    jk_knowledge *know = NULL;
    jk_pin_file *pins = NULL;
    jk_explanation why = { 0 };
    jk_vectors vectors[2];
    jk_align_options ask = { .delimiter = o->delimiter, .explain = o->explain ? &why : NULL };
    if (!arena)
        jk_fail(err, JK_ENOMEM, "no more memory");
    for (int side = 0; side < 2 && !err->code; side++)
        if (read_text(o, side, seg, arena, j, err))
            cmd_look_markup(self, j->path[side], j->doc[side].text);
    if (!err->code && spare_texts(o, j, err))
        cmd_look_languages(self, o->lang, j->path, j->doc);
    if (!err->code && read_pins(self, o, &pins, arena, j, &ask, err) && read_vectors(o, arena, j, vectors, &ask, err))
        know = choice_open(self, &o->choice, j->doc[0].lang, j->doc[1].lang, err);
    bool aligned = know && jk_align(know, arena, &j->doc[0], &j->doc[1], &ask, &j->beads, err);
    if (aligned && o->delimiter && !j->beads.n_border)
        fprintf(stderr, "jjak %s: --delimiter %s: it starts no second section; the texts are aligned in one\n", self->name, o->delimiter);
    if (aligned && write_beads(self, o, know, j, err) && o->explain)
        write_reasons(o, j, &why, err);
    jk_pin_file_close(pins);
    jk_embeddings_close(j->vectors[0]);
    jk_embeddings_close(j->vectors[1]);
    jk_knowledge_close(know);
    jk_segmenter_close(seg);
    jk_arena_close(arena);
    jk_buf_free(&j->bytes[0]);
    jk_buf_free(&j->bytes[1]);
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    align_options o = preset;
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    if (n_arg >= 0 && n_arg != 2)
        jk_fail(&err, JK_EUSAGE, "it takes two texts, SOURCE and TARGET, not %d%s (jjak align -h)", n_arg, n_arg == 3 ? "; -o FILE names the output" : "");
    else if (n_arg == 2 && strcmp(argv[1], "-") == 0 && strcmp(argv[2], "-") == 0)
        jk_fail(&err, JK_EUSAGE, "both texts are standard input; one of them can be");
    else if (n_arg == 2 && pick_check(&o.pick, &err)) {
        job j = { .path = { argv[1], argv[2] } };
        j.id = o.id ? jk_span_of(o.id) : jk_doc_id_of_path(argv[1]);
        bool gzip;                              /* what can be said before any work is said before it */
        if (jk_doc_id_check(j.id, &err) && choice_parse(&o.choice, o.lexicon, o.no_words, &err) && jk_format_to_write(o.output, o.format, &gzip, &err))
            align(self, &o, &j, &err);
    }
    choice_free(&o.choice);
    cmd_flush(&err);
    return cmd_report(self, &err);
}

const cmd_entry cmd_align = { "align", "[options] SOURCE TARGET", "align two texts, sentence by sentence", table, run };

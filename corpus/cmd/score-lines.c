/* score-lines.c - segments out of files whose n-th lines belong together: references, systems,
 * the source, documents' names, numbers of another metric.
 *
 * As sacreBLEU reads them: a line ends with LF alone and loses the white space at its end; nothing else is
 * changed. What may surprise (a byte order mark, CR inside, NFD against NFC) is scored as it is, and said.
 */
#include "align/unicode.h"
#include "corpus/cmd/score.h"
#include "corpus/io.h"
#include "corpus/json.h"
#include "corpus/score/tokens.h"
#include "corpus/text.h"

#include <stdlib.h>

typedef enum { REF, HYP, SRC, DOC, GIVEN, N_ROLE } role;

typedef struct {
    const char *name;
    role role;
    jk_source *in;                  /* NULL: decoded, in text */
    jk_lines text;
    jk_span line;
    uint64_t n_line;
    bool bom;
    uint64_t n_cr, n_decomposed, n_hangul, n_apart;     /* lines; apart: a full stop at the end, a space before it */
} stream;

struct score_lines {
    const cmd_entry *self;
    const score_options *o;
    jk_arena *arena;                /* names, decoded texts */
    jk_arena *line;                 /* of one line of JSON */
    stream *stream;
    size_t n_stream;
    bool fields;                    /* systems are the fields of standard input's lines */
    size_t n_sys, n_ref;
    const char **sys;
    jk_span *ref, *hyp;
    double *given;
    jk_span first;                  /* standard input's first line, which says how many systems there are */
    bool has_first;
    uint64_t n_skipped;
};

/* ------------------------------------------------------------- a line of a stream */

static bool raw_line(stream *s, jk_span *line, jk_err *err)
{
    if (s->in)
        return jk_source_line(s->in, line, err);
    return jk_lines_next(&s->text, line, err) || (!err->code && jk_lines_last(&s->text, line));
}

static bool begins(jk_span s, size_t at, const char *with, size_t n) { return s.len - at >= n && memcmp(s.ptr + at, with, n) == 0; }

/* Behind the ASCII characters at at, eight at once. */
static const char *skip_ascii(const char *at, const char *end)
{
    uint64_t word = 0;
    while (end - at >= 8 && (memcpy(&word, at, 8), !(word & UINT64_C(0x8080808080808080))))
        at += 8;
    while (at < end && (unsigned char)*at < 0x80)
        at++;
    return at;
}

/* What is worth a word later. A decomposed character is a combining mark of U+0300-036F or a jamo of U+1100-11FF. */
static void look(stream *s)
{
    bool cr = s->line.len && memchr(s->line.ptr, '\r', s->line.len), decomposed = false, hangul = false;
    const char *end = s->line.ptr + s->line.len;
    for (const char *at = skip_ascii(s->line.ptr, end); at < end; at = skip_ascii(at, end)) {
        uint32_t c = jk_next_char(&at, end);
        decomposed |= (c >= 0x300 && c <= 0x36F) || (c >= 0x1100 && c <= 0x11FF);
        hangul |= jk_is_hangul(c);
    }
    s->n_cr += cr;
    s->n_decomposed += decomposed;
    s->n_hangul += hangul;
    s->n_apart += s->line.len > 1 && memcmp(s->line.ptr + s->line.len - 2, " .", 2) == 0;
    s->bom |= s->n_line == 1 && begins(s->line, 0, "\xEF\xBB\xBF", 3);
}

static bool next_line(stream *s, jk_err *err)
{
    size_t at;
    if (!raw_line(s, &s->line, err))
        return false;
    s->n_line++;
    if (!jk_utf8_valid(s->line, &at))
        return jk_fail(err, JK_EINPUT, "%s, line %llu: invalid UTF-8 at byte %zu; say --encoding if it is another one", s->name, (unsigned long long)s->n_line, at + 1);
    s->line = jk_strip_end(s->line);
    look(s);
    return true;
}

/* ------------------------------------------------------------- numbers of another metric */

static bool put_number(const stream *s, jk_span word, double *out, jk_err *err)
{
    char copy[64] = "", *end = copy;
    if (word.len > 0 && word.len < sizeof copy) {
        memcpy(copy, word.ptr, word.len);
        copy[word.len] = '\0';
        if (strspn(copy, "0123456789+-.eE") == word.len)
            *out = strtod(copy, &end);
    }
    if (end == copy || *end || !(*out > -1e15 && *out < 1e15))
        return jk_fail(err, JK_EINPUT, "%s, line %llu: no number (nearer to 0 than 1e15) at its end; --scores wants one a segment", s->name, (unsigned long long)s->n_line);
    return true;
}

/* {"score": 0.8} or {"prediction": 0.8} */
static bool number_of_json(score_lines *in, const stream *s, double *out, jk_err *err)
{
    jk_json *value;
    jk_arena_reset(in->line);
    if (!jk_json_read(in->line, s->line, s->name, &value, err))
        return false;
    const jk_json *number = jk_json_get(value, "score");
    if (!number)
        number = jk_json_get(value, "prediction");
    return put_number(s, number && number->kind == JK_JSON_NUMBER ? number->text : jk_span_of(""), out, err);
}

static bool number_of(score_lines *in, const stream *s, double *out, jk_err *err)
{
    if (s->line.len && s->line.ptr[0] == '{')
        return number_of_json(in, s, out, err);
    size_t from = s->line.len;
    while (from && s->line.ptr[from - 1] != ' ' && s->line.ptr[from - 1] != '\t')
        from--;
    return put_number(s, (jk_span){ s->line.ptr + from, s->line.len - from }, out, err);
}

static bool holds(jk_span line, const char *what)
{
    size_t n = strlen(what);
    for (size_t k = 0; k + n <= line.len; k++)
        if (begins(line, k, what, n))
            return true;
    return false;
}

/* The mean that comet-score prints behind the segments is no segment. */
static bool is_summary(jk_span line) { return holds(line, "\tscore:") && !holds(line, "\tSegment "); }

/* ------------------------------------------------------------- a line of all of them */

static bool uneven(score_lines *in, jk_err *err)
{
    for (size_t k = 0; k < in->n_stream; k++)
        while (next_line(&in->stream[k], err))
            in->stream[k].n_line -= in->stream[k].role == GIVEN && is_summary(in->stream[k].line);
    if (err->code)
        return false;
    const stream *a = &in->stream[0], *b = a;
    while (b + 1 < in->stream + in->n_stream && b->n_line == a->n_line)
        b++;
    if (!b->n_line && strcmp(b->name, "standard input") == 0)
        return jk_fail(err, JK_EINPUT, "no hypothesis: standard input, which is read without -i, is empty; jjak score REF -i HYP");
    return jk_fail(err, JK_EINPUT, "%s has %llu lines, %s %llu, and lines are compared one by one; for texts that are not cut alike there is jjak score --documents",
                   a->name, (unsigned long long)a->n_line, b->name, (unsigned long long)b->n_line);
}

/* rest: the last field holds all that is left; fewer: there need not be n, empty ones are added. */
static bool split(const stream *s, jk_span *out, size_t n, bool rest, bool fewer, jk_err *err)
{
    jk_span left = s->line;
    size_t found = 0;
    for (;;) {
        const char *tab = left.len && !(rest && found + 1 == n) ? memchr(left.ptr, '\t', left.len) : NULL;
        size_t len = tab ? (size_t)(tab - left.ptr) : left.len;
        if (found < n)
            out[found] = jk_strip_end((jk_span){ left.ptr, len });
        found++;
        if (!tab)
            break;
        left = (jk_span){ tab + 1, left.len - len - 1 };
    }
    for (; fewer && found < n; found++)
        out[found] = jk_span_of("");
    if (found != n)
        return jk_fail(err, JK_EINPUT, "%s, line %llu: %zu field(s) between tabs, where there should be %zu", s->name, (unsigned long long)s->n_line, found, n);
    return true;
}

static bool next_stream(score_lines *in, stream *s, jk_err *err)
{
    if (in->has_first && s->role == HYP) {
        in->has_first = false;
        s->line = in->first;
        return true;
    }
    if (!next_line(s, err))
        return false;
    return s->role != GIVEN || !is_summary(s->line) || (s->n_line--, next_stream(in, s, err));
}

/* One of each into the segment. False with JK_OK: the end, of all of them. */
static bool read_line(score_lines *in, score_segment *segment, jk_err *err)
{
    size_t n[N_ROLE] = { 0 }, ended = 0;
    for (size_t k = 0; k < in->n_stream && !err->code; k++)
        ended += !next_stream(in, &in->stream[k], err);
    if (err->code)
        return false;
    if (ended)
        return ended < in->n_stream && uneven(in, err);
    for (size_t k = 0; k < in->n_stream; k++) {
        stream *s = &in->stream[k];
        size_t at = n[s->role]++;
        bool ok = true;
        if (s->role == REF && in->o->num_refs > 1)
            ok = split(s, in->ref, in->n_ref, true, in->o->var_refs, err);
        else if (s->role == REF)
            in->ref[at] = s->line;
        else if (s->role == HYP && in->fields)
            ok = split(s, in->hyp, in->n_sys, false, false, err);
        else if (s->role == HYP)
            in->hyp[at] = s->line;
        else if (s->role == SRC)
            segment->src = s->line;
        else if (s->role == DOC)
            segment->doc = s->line;
        else
            ok = number_of(in, s, &in->given[at], err);
        if (!ok)
            return false;
    }
    return true;
}

static bool next_segment(void *state, score_segment *segment, jk_err *err)
{
    score_lines *in = state;
    for (;;) {
        *segment = (score_segment){ .hyp = in->hyp, .ref = in->ref, .n_ref = in->n_ref, .given = in->given };
        if (!read_line(in, segment, err))
            return false;
        size_t n = 0;
        for (size_t k = 0; k < in->n_ref; k++)
            if (in->ref[k].len || !(in->o->var_refs || in->o->skip_empty))
                in->ref[in->o->var_refs ? n : k] = in->ref[k], n++;
        if (in->n_ref == 0 || n > 0) {
            segment->n_ref = in->o->var_refs ? n : in->n_ref;
            return true;
        }
        if (!in->o->skip_empty)
            return jk_fail(err, JK_EINPUT, "%s, line %llu: no reference; --skip-empty leaves such segments out", in->stream[0].name, (unsigned long long)in->stream[0].n_line);
        in->n_skipped++;
    }
}

/* ------------------------------------------------------------- opening */

static bool decode(score_lines *in, stream *s, jk_err *err)
{
    jk_buf bytes = { 0 };
    jk_span text = { 0 };
    char encoding[32];
    uint64_t n_replaced;
    bool ok = jk_read_file(s->name, 0, &bytes, NULL, err);
    jk_span copy = ok ? jk_arena_copy(in->arena, jk_buf_span(&bytes), err) : text;
    jk_buf_free(&bytes);
    ok = ok && !err->code && jk_decode(in->arena, copy, &(jk_decode_options){ .encoding = in->o->encoding, .name = s->name }, &text, encoding, &n_replaced, err);
    s->text.chunk = text;
    return ok;
}

static bool add_stream(score_lines *in, role what, const char *path, jk_err *err)
{
    static const char *const utf8[] = { "utf-8", "utf8", "UTF-8", "UTF8" };
    bool is_utf8 = !in->o->encoding;
    for (size_t k = 0; k < sizeof utf8 / sizeof *utf8; k++)
        is_utf8 |= in->o->encoding && strcmp(in->o->encoding, utf8[k]) == 0;
    for (size_t k = 0; strcmp(path, "-") == 0 && k < in->n_stream; k++)
        if (strcmp(in->stream[k].name, "standard input") == 0)
            return jk_fail(err, JK_EUSAGE, "two files are standard input; one of them can be (without -i the systems are)");
    stream *grown = realloc(in->stream, (in->n_stream + 1) * sizeof *grown);
    if (!grown)
        return jk_fail(err, JK_ENOMEM, "no more memory to open %s", path);
    in->stream = grown;
    stream *s = &in->stream[in->n_stream++];
    *s = (stream){ .name = path, .role = what };
    if (!is_utf8)
        return decode(in, s, err);
    s->in = jk_source_open(path, err);
    if (s->in)
        s->name = jk_source_name(s->in);
    return s->in != NULL;
}

static const char *text_of(score_lines *in, const char *a, const char *b, jk_err *err)
{
    jk_buf buf = { 0 };
    jk_span copy = { 0 };
    if (jk_buf_printf(&buf, err, "%s%s", a, b))
        copy = jk_arena_copy(in->arena, jk_buf_span(&buf), err);
    jk_buf_free(&buf);
    return copy.ptr;
}

static bool add_name(score_lines *in, const char *name, jk_err *err)
{
    const char **grown = realloc(in->sys, (in->n_sys + 1) * sizeof *grown);
    if (!grown)
        return jk_fail(err, JK_ENOMEM, "no more memory for names");
    in->sys = grown;
    in->sys[in->n_sys++] = name;
    return name != NULL;
}

/* The systems are files; the baseline given again is passed over where systems are compared with it. */
static bool open_files(score_lines *in, const cmd_list *list, role what, jk_err *err)
{
    bool paired = in->o->paired || in->o->paired_ar || in->o->paired_bs;
    for (size_t k = 0; k < list->n; k++) {
        size_t same = 0;
        while (same < k && strcmp(list->item[same], list->item[k]) != 0)
            same++;
        if (same < k && paired && same == 0)
            continue;
        if (same < k)
            return jk_fail(err, JK_EUSAGE, "%s is given twice", list->item[k]);
        if (!add_stream(in, what, list->item[k], err) || !add_name(in, k == 0 && paired ? text_of(in, "Baseline: ", list->item[0], err) : list->item[k], err))
            return false;
    }
    return true;
}

/* The systems are the fields of standard input's lines; its first line says how many there are. */
static bool open_fields(score_lines *in, jk_err *err)
{
    bool paired = in->o->paired || in->o->paired_ar || in->o->paired_bs;
    in->fields = true;
    cmd_note_keyboard("-");
    if (!add_stream(in, HYP, "-", err))
        return false;
    stream *s = &in->stream[in->n_stream - 1];
    bool any = next_line(s, err);
    if (err->code)
        return false;
    in->has_first = any;
    in->first = jk_arena_copy(in->arena, s->line, err);
    size_t n = 1;
    for (size_t k = 0; any && k < in->first.len; k++)
        n += in->first.ptr[k] == '\t';
    for (size_t k = 0; k < n; k++) {
        char name[32];
        snprintf(name, sizeof name, paired && k == 0 ? "Baseline" : "System %zu", paired ? k : k + 1);
        if (!add_name(in, text_of(in, name, "", err), err))
            return false;
    }
    return true;
}

static bool open_all(score_lines *in, char **ref, size_t n_ref, jk_err *err)
{
    const score_options *o = in->o;
    size_t n = o->num_refs > n_ref ? (size_t)o->num_refs : n_ref;
    if (o->num_refs > 1 && n_ref > 1)
        return jk_fail(err, JK_EUSAGE, "--num-refs %llu: the references stand in one file, between tabs; %zu are given", (unsigned long long)o->num_refs, n_ref);
    if (o->num_refs < 1 || o->num_refs > 1000)
        return jk_fail(err, JK_EUSAGE, "--num-refs: 1 to 1000");
    in->n_ref = n_ref ? n : 0;
    for (size_t k = 0; k < n_ref; k++)
        if (!add_stream(in, REF, ref[k], err))
            return false;
    if (n_ref || o->input.n)
        if (!(o->input.n ? open_files(in, &o->input, HYP, err) : open_fields(in, err)))
            return false;
    if (o->scores.n && in->n_sys && in->n_sys != o->scores.n)
        return jk_fail(err, JK_EUSAGE, "--scores: %zu files for %zu systems; it takes one for each, in their order", o->scores.n, in->n_sys);
    for (size_t k = 0; in->n_sys && k < o->scores.n; k++)
        if (!add_stream(in, GIVEN, o->scores.item[k], err))
            return false;
    if (!in->n_sys && !open_files(in, &o->scores, GIVEN, err))
        return false;
    return (!o->src || add_stream(in, SRC, o->src, err)) && (!o->doc_ids || add_stream(in, DOC, o->doc_ids, err));
}

score_lines *score_lines_open(const cmd_entry *self, const score_options *o, char **ref, size_t n_ref, score_source *source, jk_err *err)
{
    score_lines *in = calloc(1, sizeof *in);
    if (!in) {
        jk_fail(err, JK_ENOMEM, "no more memory to read");
        return NULL;
    }
    in->self = self;
    in->o = o;
    in->arena = jk_arena_open(0);
    in->line = jk_arena_open(0);
    if (!in->arena || !in->line)
        jk_fail(err, JK_ENOMEM, "no more memory to read");
    if (err->code || !open_all(in, ref, n_ref, err)) {
        score_lines_close(in);
        return NULL;
    }
    in->ref = in->n_ref ? JK_NEW(in->arena, jk_span, in->n_ref, err) : NULL;
    in->hyp = n_ref || o->input.n ? JK_NEW(in->arena, jk_span, in->n_sys, err) : NULL;
    in->given = o->scores.n ? JK_NEW(in->arena, double, in->n_sys, err) : NULL;
    if (err->code) {
        score_lines_close(in);
        return NULL;
    }
    *source = (score_source){ .state = in, .next = next_segment, .n_sys = in->n_sys, .n_ref = in->n_ref, .sys = in->sys, .has_src = o->src, .has_doc = o->doc_ids };
    return in;
}

/* ------------------------------------------------------------- notes */

/* BLEU's options; NULL: it is not asked for. */
static const jk_metric_options *bleu_of(const score_run *run)
{
    for (size_t m = 0; m < run->n_metric; m++) {
        const jk_metric_options *o = run->metric[m].of ? jk_metric_options_of(run->metric[m].of) : NULL;
        if (o && o->kind == JK_BLEU)
            return o;
    }
    return NULL;
}

void score_lines_note(const score_lines *in, const score_run *run)
{
    const stream *nfd = NULL, *nfc = NULL, *hangul = NULL;
    const jk_metric_options *bleu = bleu_of(run);
    if (in->o->quiet)
        return;
    for (size_t k = 0; k < in->n_stream; k++) {
        const stream *s = &in->stream[k];
        if (s->role != REF && s->role != HYP)
            continue;
        if (s->bom)
            fprintf(stderr, "jjak %s: %s starts with a byte order mark; it is scored as a character, as sacreBLEU does: take it out\n", in->self->name, s->name);
        if (s->n_cr)
            fprintf(stderr, "jjak %s: %s: carriage returns inside lines: %llu; they end no line and are scored as white space\n", in->self->name, s->name, (unsigned long long)s->n_cr);
        if (s->role == HYP && s->n_apart >= 100 && bleu && !in->o->force)
            fprintf(stderr, "jjak %s: %s: lines that end in a full stop with a space before it: %llu; tokenized text scores wrong, --force says that it is none\n",
                    in->self->name, s->name, (unsigned long long)s->n_apart);
        if (s->n_decomposed > s->n_line / 50 && s->n_decomposed)
            nfd = nfd ? nfd : s;
        else
            nfc = nfc ? nfc : s;
        if (s->role == REF && s->n_hangul > s->n_line / 2)
            hangul = s;
    }
    if (nfd && nfc)
        fprintf(stderr, "jjak %s: %s has decomposed characters (NFD), %s has not: they are no match for composed ones; make them alike first (uconv -x nfc)\n", in->self->name, nfd->name, nfc->name);
    if (hangul && bleu && bleu->tokenizer == JK_TOK_13A)
        fprintf(stderr, "jjak %s: %s is Korean, whose words 13a does not take apart: -tok ko divides particles and endings from them, -tok char counts characters\n", in->self->name, hangul->name);
    if (in->n_skipped)
        fprintf(stderr, "jjak %s: segments left out that have no reference: %llu\n", in->self->name, (unsigned long long)in->n_skipped);
}

void score_lines_close(score_lines *in)
{
    if (!in)
        return;
    for (size_t k = 0; k < in->n_stream; k++) {
        jk_source_close(in->stream[k].in);
        jk_lines_free(&in->stream[k].text);
    }
    free(in->stream);
    free(in->sys);
    jk_arena_close(in->arena);
    jk_arena_close(in->line);
    free(in);
}

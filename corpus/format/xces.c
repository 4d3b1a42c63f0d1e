/* xces.c - XCES as OPUS has it: a file of links between sentences by their ids, in groups
 * (linkGrp) that name two files of sentences, XML with an <s id="..."> for each.
 *
 * Read: the files are looked for beside the links, also in raw/ and xml/ there, also with or
 * without .gz. Both are read forward along with the links (sentences.h), which may go back a little. Of a tokenised file the words (w)
 * are joined by a space.
 *
 * Written: NAME.xml, NAME.ko.xml and NAME.en.xml. A sentence's id is dDsN: of the D-th
 * document in the file the one numbered N (dDuN: one without a number); a link's is dDnN,
 * N the pair's n. The group's n is the doc_id; gap is what stands between a sentence and
 * the next one of its bead where that is not one space. certainty is aligner_score; of
 * other programs' links it is no probability, and not read.
 */
#include "align/unicode.h"
#include "corpus/format/sentences.h"

#include <stdlib.h>

/* "d12s3" with letter s: the numbers 12 and 3. */
static bool own_id(jk_span id, char letter, uint64_t *doc, uint64_t *n)
{
    size_t k = 1;
    while (k < id.len && id.ptr[k] != letter)
        k++;
    return id.len > 3 && id.ptr[0] == 'd' && k < id.len && jk_parse_count((jk_span){ id.ptr + 1, k - 1 }, doc)
        && jk_parse_count((jk_span){ id.ptr + k + 1, id.len - k - 1 }, n);
}

/* -------------------------------------------------------------------- reading */

typedef struct {
    jk_source *links;
    jk_xml *x;
    jk_sentences side[2];
    jk_buf text[2], cuts[2], ids[2]; /* of a pair */
    jk_buf doc;
    uint64_t n_file;                /* opened, of sentences */
} opus;

static bool open_read(jk_reader *in, jk_err *err)
{
    opus *o = in->state = calloc(1, sizeof *o);
    if (!o)
        return jk_fail(err, JK_ENOMEM, "no more memory to read %s", in->path);
    if (strcmp(in->path, "-") == 0)
        return jk_fail(err, JK_EUSAGE, "xces is three files, of which the links name the others; standard input is one");
    if (!(o->links = jk_source_open(in->path, err)))
        return false;
    jk_source_digest(o->links);
    return (o->x = jk_xml_open(o->links, (jk_span){ "", 0 }, err));
}

static void close_read(jk_reader *in)
{
    opus *o = in->state;
    if (!o)
        return;
    jk_xml_close(o->x);
    jk_source_close(o->links);
    for (int k = 0; k < 2; k++) {
        jk_sentences_free(&o->side[k]);
        jk_buf_free(&o->text[k]);
        jk_buf_free(&o->cuts[k]);
        jk_buf_free(&o->ids[k]);
    }
    jk_buf_free(&o->doc);
    free(o);
}

/* The links, and the sentences while there is one file of a side: of many those would be too many to name. */
static jk_source *file(const jk_reader *in, size_t k)
{
    const opus *o = in->state;
    if (k == 0)
        return o->links;
    return k < 3 && o->n_file == 2 ? o->side[k - 1].source : NULL;
}

/* "de/1999/x.xml.gz" is about 1999/x. */
static jk_span doc_of_file(jk_span file)
{
    static const char *const ending[] = { ".gz", ".xml" };
    char lang[JK_LANG_SIZE];
    const char *slash = file.len ? memchr(file.ptr, '/', file.len) : NULL;
    if (slash && jk_lang_of_tag((jk_span){ file.ptr, (size_t)(slash - file.ptr) }, lang))
        file = (jk_span){ slash + 1, file.len - (size_t)(slash - file.ptr) - 1 };
    for (size_t k = 0; k < 2; k++) {
        size_t n = strlen(ending[k]);
        if (file.len > n && memcmp(file.ptr + file.len - n, ending[k], n) == 0)
            file.len -= n;
    }
    return file;
}

static bool begin_group(jk_reader *in, opus *o, const jk_xml_event *e, jk_err *err)
{
    static const char *const doc[] = { "fromDoc", "toDoc" };
    jk_span name = jk_xml_get(e, "n");
    for (int k = 0; k < 2; k++) {
        const jk_source *before = o->side[k].source;
        if (!jk_sentences_open(&o->side[k], in->path, jk_xml_get(e, doc[k]), o->n_file < 2, err))
            return false;
        o->n_file += before != o->side[k].source || !before;
    }
    if (!name.ptr)
        name = doc_of_file(jk_xml_get(e, doc[0]));
    o->doc.len = in->n_row = 0;
    if (!jk_doc_id_check(name, err) || !jk_buf_put(&o->doc, name, err))
        return false;
    in->doc_id = jk_buf_span(&o->doc);
    return true;
}

/* A side of xtargets: its sentences become a text with cuts and numbers. Where one has no text there are no cuts, where one has no
   number no numbers: what stands in a row is of all of them. */
static bool join(opus *o, int side, jk_span targets, uint64_t *n, jk_err *err)
{
    jk_buf *text = &o->text[side], *cuts = &o->cuts[side], *ids = &o->ids[side], gap = { 0 };
    bool all_texts = true, all_ids = true;
    text->len = cuts->len = ids->len = 0;
    for (size_t at = 0; at < targets.len && !err->code;) {
        size_t from = at;
        while (at < targets.len && targets.ptr[at] != ' ')
            at++;
        jk_span id = { targets.ptr + from, at - from };
        at += at < targets.len;
        if (!id.len)
            continue;
        uint64_t k, doc, number;
        const jk_sentence *s = jk_sentences_find(&o->side[side], id, &k, err);
        if (!s)
            break;
        if (own_id(id, 's', &doc, &number))
            k = number;
        all_ids &= !own_id(id, 'u', &doc, &number);
        all_texts &= s->text.len > 0;
        jk_buf_printf(ids, err, "%s%llu", *n ? " " : "", (unsigned long long)k);
        ++*n;
        if (!s->text.len)
            continue;
        if (text->len) {
            jk_buf_put(text, jk_buf_span(&gap), err);
            jk_buf_printf(cuts, err, "%s%zu", cuts->len ? " " : "", jk_count_chars(jk_buf_span(text)));
        }
        gap.len = 0;
        jk_buf_put(text, jk_buf_span(&s->text), err);
        jk_buf_put(&gap, jk_buf_span(&s->gap), err);
    }
    jk_buf_free(&gap);
    cuts->len = all_texts ? cuts->len : 0;
    ids->len = all_ids ? ids->len : 0;
    return !err->code;
}

/* A link becomes a row. */
static bool make_row(jk_reader *in, opus *o, const jk_xml_event *e, jk_pair *pair, jk_err *err)
{
    jk_span targets = jk_xml_get(e, "xtargets"), certainty = jk_xml_get(e, "certainty");
    const char *mid = targets.len ? memchr(targets.ptr, ';', targets.len) : NULL;
    jk_import row = { .has_type = true };
    uint64_t doc, n;
    if (!mid || !o->side[0].x)
        return jk_fail(err, JK_EINPUT, "%s, line %llu: %s", in->path, (unsigned long long)jk_xml_line(o->x),
                       mid ? "a link outside of a group" : "a link without xtargets=\"...;...\"");
    const jk_span half[2] = { { targets.ptr, (size_t)(mid - targets.ptr) }, { mid + 1, (size_t)(targets.ptr + targets.len - mid) - 1 } };
    if (own_id(jk_xml_get(e, "id"), 'n', &doc, &n)) {
        in->n_row = n ? n - 1 : 0;
        row.has_score = jk_parse_real(certainty, &row.score) && row.score >= 0.0 && row.score <= 1.0;
    } else if (certainty.len && !in->note.len && !jk_reader_say(in, "certainties of links are no probabilities: aligner_score is left empty", err))
        return false;
    if (!join(o, 0, half[0], &row.n_src, err) || !join(o, 1, half[1], &row.n_tgt, err))
        return false;
    for (int k = 0; k < 2; k++) {
        row.lang[k] = jk_span_of(o->side[k].lang);
        row.ids[k] = jk_buf_span(&o->ids[k]);
        row.cuts[k] = jk_buf_span(&o->cuts[k]);
        row.text[k] = jk_buf_span(&o->text[k]);
    }
    return jk_reader_row(in, &row, pair, err);
}

static bool next(jk_reader *in, jk_pair *pair, jk_err *err)
{
    opus *o = in->state;
    jk_xml_event e;
    while (jk_xml_next(o->x, &e, err)) {
        if (e.kind != JK_XML_START)
            continue;
        if (jk_xml_depth(o->x) == 1 && !jk_span_equal(e.name, jk_span_of("cesAlign")))
            return jk_fail(err, JK_EINPUT, "%s: its root is <%.*s>, not <cesAlign>; --from says what else it is", in->path, (int)(e.name.len < 40 ? e.name.len : 40), e.name.ptr);
        if (jk_span_equal(e.name, jk_span_of("linkGrp")) && !begin_group(in, o, &e, err))
            return false;
        if (jk_span_equal(e.name, jk_span_of("link")))
            return make_row(in, o, &e, pair, err);
    }
    return false;
}

/* -------------------------------------------------------------------- writing */

enum { LINKS = 2, N_FILE };         /* behind both sides */

typedef struct {
    jk_sink *file[N_FILE];
    char lang[2][JK_LANG_SIZE];
    jk_buf stem, doc, targets, ids, cuts;
    uint64_t n_doc, n_loose;        /* documents; sentences without a number */
} links;

static bool open_write(jk_writer *out, jk_err *err)
{
    jk_span path = jk_span_of(out->path.ptr);
    if (strcmp(path.ptr, "-") == 0)
        return jk_fail(err, JK_EUSAGE, "xces is three files: -o NAME.xml makes it, NAME.ko.xml and NAME.en.xml, or whatever the languages are");
    if (path.len > 3 && memcmp(path.ptr + path.len - 3, ".gz", 3) == 0)
        return jk_fail(err, JK_EUSAGE, "%s: xces is written plain; gzip the files, whose names without .gz stay good", path.ptr);
    links *l = out->state = calloc(1, sizeof *l);
    if (!l)
        return jk_fail(err, JK_ENOMEM, "no more memory to write %s", path.ptr);
    if (path.len > 4 && memcmp(path.ptr + path.len - 4, ".xml", 4) == 0)
        path.len -= 4;
    return jk_buf_put(&l->stem, path, err);
}

static void close_write(jk_writer *out)
{
    links *l = out->state;
    if (!l)
        return;
    for (int k = 0; k < N_FILE; k++)
        jk_sink_close(l->file[k]);
    jk_buf_free(&l->stem);
    jk_buf_free(&l->doc);
    jk_buf_free(&l->targets);
    jk_buf_free(&l->ids);
    jk_buf_free(&l->cuts);
    free(l);
}

static bool put_xml(jk_writer *out, jk_span s, jk_err *err)
{
    size_t wrong;
    return jk_utf8_valid(s, &wrong) ? jk_xml_put(&out->line, s, &out->n_unfit, err)
                                    : jk_fail(err, JK_EINPUT, "%s: pair %llu is not UTF-8; jjak verify says more", jk_writer_name(out), (unsigned long long)out->n_pair);
}

/* out->line goes to one of the files. */
static bool flush_line(jk_writer *out, int file, jk_err *err)
{
    links *l = out->state;
    bool ok = !err->code && jk_sink_write(l->file[file], out->line.ptr, out->line.len, err);
    out->line.len = 0;
    return ok;
}

/* The languages of the first pair name the files. */
static bool open_files(jk_writer *out, links *l, const jk_span lang[2], jk_err *err)
{
    for (int side = 0; side < 2; side++) {
        jk_span tag = lang[side];
        if (tag.len < 2 || tag.len >= JK_LANG_SIZE || memchr(tag.ptr, '/', tag.len))
            return jk_fail(err, JK_EINPUT, "%s: pair %llu does not say its two languages; -s and -t do", out->path.ptr, (unsigned long long)out->n_pair);
        memcpy(l->lang[side], tag.ptr, tag.len);
    }
    if (strcmp(l->lang[0], l->lang[1]) == 0)
        return jk_fail(err, JK_EINPUT, "%s: both sides are %s, so both files of sentences would have one name", out->path.ptr, l->lang[0]);
    for (int k = 0; k < N_FILE; k++) {
        jk_buf path = { 0 };
        if (jk_buf_put(&path, jk_buf_span(&l->stem), err) && jk_buf_printf(&path, err, "%s%s.xml", k < 2 ? "." : "", k < 2 ? l->lang[k] : "") && jk_buf_putc(&path, '\0', err))
            l->file[k] = jk_sink_open(path.ptr, err);
        jk_buf_free(&path);
        if (!l->file[k])
            return false;
        out->line.len = 0;
        jk_buf_put(&out->line, jk_span_of("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"), err);
        if (k == LINKS)
            jk_buf_put(&out->line, jk_span_of("<!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML cesAlign//EN\" \"\">\n<cesAlign version=\"1.0\">\n"), err);
        else {
            jk_buf_put(&out->line, jk_span_of("<text xml:lang=\""), err);
            put_xml(out, lang[k], err);
            jk_buf_put(&out->line, jk_span_of("\">\n"), err);
        }
        if (!flush_line(out, k, err))
            return false;
    }
    return true;
}

/* A group of links for every document. */
static bool begin_doc(jk_writer *out, links *l, jk_span doc, jk_err *err)
{
    jk_span stem = jk_buf_span(&l->stem);
    size_t slash = stem.len;
    if (l->n_doc && jk_span_equal(doc, jk_buf_span(&l->doc)))
        return true;
    while (slash && stem.ptr[slash - 1] != '/')
        slash--;
    out->line.len = l->doc.len = 0;
    jk_buf_put(&out->line, jk_span_of(l->n_doc++ ? "</linkGrp>\n<linkGrp targType=\"s\" n=\"" : "<linkGrp targType=\"s\" n=\""), err);
    put_xml(out, doc, err);
    for (int side = 0; side < 2; side++) {
        jk_buf_put(&out->line, jk_span_of(side ? "\" toDoc=\"" : "\" fromDoc=\""), err);
        put_xml(out, (jk_span){ stem.ptr + slash, stem.len - slash }, err);
        jk_buf_printf(&out->line, err, ".%s.xml", l->lang[side]);
    }
    jk_buf_put(&out->line, jk_span_of("\">\n"), err);
    return jk_buf_put(&l->doc, doc, err) && flush_line(out, LINKS, err);
}

/* The piece before the next cut, and the white space at its end, unless it is the last one. */
static jk_span next_piece(const char **at, const char *end, uint32_t *place, const uint32_t *cut, jk_span *gap)
{
    const char *from = *at;
    while (*at < end && (!cut || *place < *cut)) {
        jk_next_char(at, end);
        ++*place;
    }
    const char *stop = *at;
    while (cut && stop > from) {
        const char *before = stop;
        if (!jk_is_space(jk_prev_char(&before, from)))
            break;
        stop = before;
    }
    if (stop == from)                           /* white space alone: it is the sentence */
        stop = *at;
    *gap = (jk_span){ stop, (size_t)(*at - stop) };
    return (jk_span){ from, (size_t)(stop - from) };
}

/* dDsN */
static bool put_id(jk_buf *out, uint64_t doc, char letter, uint64_t n, jk_err *err)
{
    return jk_buf_putc(out, 'd', err) && jk_put_count(out, doc, err) && jk_buf_putc(out, letter, err) && jk_put_count(out, n, err);
}

/* The sentences of one side; their ids to targets. */
static bool put_side(jk_writer *out, links *l, const jk_span *cell, int side, jk_err *err)
{
    jk_span text = cell[JK_SRC_TEXT + side];
    l->ids.len = l->cuts.len = 0;
    if (!jk_parse_numbers(cell[JK_SRC_IDS + side], &l->ids, err) || !jk_parse_numbers(cell[JK_SRC_CUTS + side], &l->cuts, err))
        return false;
    const uint32_t *id = (const uint32_t *)(const void *)l->ids.ptr, *cut = (const uint32_t *)(const void *)l->cuts.ptr;
    size_t n_id = l->ids.len / sizeof *id, n_cut = text.len ? l->cuts.len / sizeof *cut : 0, n_piece = text.len ? n_cut + 1 : 0;
    const char *at = text.ptr, *end = text.ptr + text.len;
    uint32_t place = 0;
    for (size_t k = 0; k < n_id || k < n_piece; k++) {
        jk_span gap = { " ", 1 }, piece = { "", 0 };
        if (k < n_piece)
            piece = next_piece(&at, end, &place, k < n_cut ? &cut[k] : NULL, &gap);
        if (k && !jk_buf_putc(&l->targets, ' ', err))
            return false;
        size_t name = l->targets.len;
        if (!put_id(&l->targets, l->n_doc, k < n_id ? 's' : 'u', k < n_id ? id[k] : l->n_loose++, err))
            return false;
        jk_buf_put(&out->line, jk_span_of("<s id=\""), err);
        jk_buf_put(&out->line, (jk_span){ l->targets.ptr + name, l->targets.len - name }, err);
        jk_buf_putc(&out->line, '"', err);
        if (k < n_cut && !jk_span_equal(gap, jk_span_of(" "))) {
            jk_buf_put(&out->line, jk_span_of(" gap=\""), err);
            put_xml(out, gap, err);
            jk_buf_putc(&out->line, '"', err);
        }
        jk_buf_putc(&out->line, '>', err);
        put_xml(out, piece, err);
        jk_buf_put(&out->line, jk_span_of("</s>\n"), err);
    }
    return !err->code && (!out->line.len || flush_line(out, side, err));
}

static bool put(jk_writer *out, const jk_pair *pair, jk_err *err)
{
    links *l = out->state;
    const jk_span *cell = pair->cell, *lang = cell + JK_SRC_LANG;
    double score;
    if (!l->file[LINKS] && !open_files(out, l, lang, err))
        return false;
    for (int side = 0; side < 2; side++)
        if (!jk_span_equal(lang[side], jk_span_of(l->lang[side])))
            return jk_fail(err, JK_EINPUT, "%s: a pair in %.*s after pairs in %s; xces holds one pair of languages", out->path.ptr,
                           (int)(lang[side].len < 40 ? lang[side].len : 40), lang[side].ptr, l->lang[side]);
    if (!begin_doc(out, l, cell[JK_DOC_ID], err))
        return false;
    out->line.len = l->targets.len = 0;
    if (!put_side(out, l, cell, 0, err) || !jk_buf_putc(&l->targets, ';', err) || !put_side(out, l, cell, 1, err))
        return false;
    jk_buf_printf(&out->line, err, "<link id=\"d%llun", (unsigned long long)l->n_doc);
    put_xml(out, cell[JK_N], err);
    jk_buf_put(&out->line, jk_span_of("\" xtargets=\""), err);
    jk_buf_put(&out->line, jk_buf_span(&l->targets), err);
    jk_buf_putc(&out->line, '"', err);
    if (jk_parse_real(cell[JK_SCORE], &score)) {
        jk_buf_put(&out->line, jk_span_of(" certainty=\""), err);
        put_xml(out, cell[JK_SCORE], err);
        jk_buf_putc(&out->line, '"', err);
    }
    return jk_buf_put(&out->line, jk_span_of("/>\n"), err) && flush_line(out, LINKS, err);
}

static bool finish(jk_writer *out, jk_err *err)
{
    links *l = out->state;
    if (!l->file[LINKS])
        return jk_fail(err, JK_EINPUT, "%s: no pair to write, so no language to name the files by", out->path.ptr);
    for (int k = 0; k < N_FILE; k++) {
        jk_span end = jk_span_of(k == LINKS ? "</linkGrp>\n</cesAlign>\n" : "</text>\n");
        if (!jk_sink_write(l->file[k], end.ptr, end.len, err))
            return false;
    }
    return jk_sink_commit(l->file, N_FILE, NULL, err);
}

const jk_format jk_format_xces = {
    .name = "xces",
    .purpose = "links as OPUS has them, NAME.xml, and the sentences they name, NAME.ko.xml and NAME.en.xml",
    .ending = { ".xml" },
    .carries = CARRIES_ALL & ~(unsigned)CARRIES_COLUMNS,
    .own_files = true,
    .own_sink = true,
    .read_open = open_read, .read_next = next, .read_file = file, .read_close = close_read,
    .write_open = open_write, .write_put = put, .write_finish = finish, .write_close = close_write,
};

/* worker.c - one row of a manifest becomes lines of a corpus, or a reason why not: see batch.h. */
#include "corpus/batch.h"

#include <stdlib.h>
#include <unistd.h>

#include "align/knowledge.h"
#include "align/pool.h"
#include "align/recipe.h"
#include "corpus/io.h"
#include "corpus/row.h"
#include "corpus/text.h"

/* Why a document failed, as failed.tsv has it. */
static const char MISSING[] = "missing", UNREADABLE[] = "unreadable", NOT_TEXT[] = "not_text", UNDECIDED[] = "undecided", EMPTY[] = "empty",
                  LENGTHS[] = "lengths", SECTIONS[] = "sections", LIMIT[] = "limit", MEMORY[] = "memory";

/* Lengths that cannot be a translation: this many times longer than the languages' usual ratio, and by this many characters. */
enum { FAR = 10, FAR_CHARS = 300 };

bool jk_worker_open(jk_worker *w, void *batch, const jk_batch_options *options, jk_known_pairs *known, jk_err *err)
{
    *w = (jk_worker){ .batch = batch, .options = options, .known = known, .seg = jk_segmenter_open(err), .arena = jk_arena_open(0), .deflater = jk_deflater_open(err) };
    return (w->seg && w->arena && w->deflater) || jk_fail(err, JK_ENOMEM, "no memory for a thread");
}

void jk_worker_close(jk_worker *w)
{
    jk_buf_free(&w->raw);
    jk_buf_free(&w->recorded);
    jk_buf_free(&w->text[0]);
    jk_buf_free(&w->text[1]);
    jk_buf_free(&w->note);
    jk_buf_free(&w->lines);
    jk_record_free(&w->rec);
    jk_deflater_close(w->deflater);
    jk_memo_close(w->memo);
    jk_segmenter_close(w->seg);
    jk_arena_close(w->arena);
}

/* What a cell may hold of s: white space that ends lines becomes a space, bytes that are no text '?'. */
static jk_span as_cell(jk_worker *w, jk_span s, jk_err *err)
{
    jk_buf valid = { 0 }, cell = { 0 };
    size_t at;
    for (; !jk_utf8_valid(s, &at) && !err->code; s = (jk_span){ s.ptr + at + 1, s.len - at - 1 })
        if (jk_buf_put(&valid, (jk_span){ s.ptr, at }, err))
            jk_buf_putc(&valid, '?', err);
    jk_span out = { "", 0 };
    if (jk_buf_put(&valid, s, err) && jk_text_put(&cell, jk_buf_span(&valid), err))
        out = jk_arena_copy(w->arena, jk_buf_span(&cell), err);
    jk_buf_free(&valid);
    jk_buf_free(&cell);
    return out;
}

/* ------------------------------------------------------------------- texts */

/* The bytes of one side, and their digest; *reason where they cannot be had. */
static bool get_text(jk_worker *w, const jk_manifest_row *row, int side, jk_span *bytes, unsigned char *digest, const char **reason, jk_err *err)
{
    if (!row->path[side]) {
        *bytes = row->text[side];
        memcpy(digest, row->text_sha256[side], JK_SHA256_SIZE);
        return true;
    }
    w->text[side].len = 0;
    if (!jk_read_file(row->path[side], 0, &w->text[side], digest, err)) {
        *reason = access(row->path[side], F_OK) == 0 ? UNREADABLE : MISSING;
        return false;
    }
    *bytes = jk_buf_span(&w->text[side]);
    return true;
}

static bool read_side(jk_worker *w, const jk_manifest_row *row, int side, jk_note *note, jk_doc *doc, const char **reason, jk_err *err)
{
    const jk_batch_options *o = w->options;
    jk_span bytes, given = row->lang[side], encoding = jk_arena_copy(w->arena, row->encoding[side], err);
    char lang[JK_LANG_SIZE];
    jk_read_options how = {
        .lang = o->lang[side], .encoding = encoding.len ? encoding.ptr : o->encoding[side], .replace_invalid = o->replace_invalid, .sentences = o->sentences,
        .name = row->path[side] ? row->path[side] : side ? "trg_text" : "src_text",
    };
    if (err->code || !get_text(w, row, side, &bytes, note->sha256[side], reason, err))
        return false;
    w->n_byte += bytes.len;
    *reason = UNDECIDED;
    if (given.len) {
        jk_span tag = jk_arena_copy(w->arena, given, err);
        if (err->code || !jk_lang_parse(tag.ptr, lang, err))
            return false;
        how.lang = lang;
    }
    if (!row->path[side])
        how.encoding = NULL;        /* JSON is UTF-8 */
    *reason = NOT_TEXT;
    if (!jk_look_text(bytes, how.name, err) || !jk_doc_read(w->seg, w->arena, bytes, &how, doc, err)) {
        if (err->code == JK_EUSAGE)
            *reason = UNDECIDED;
        return false;
    }
    note->lang[side] = jk_span_of(doc->lang);
    note->encoding[side] = jk_span_of(doc->encoding);
    note->n_sent[side] = doc->n_sent;
    for (uint32_t k = 0; k < doc->n_sent; k++)
        note->n_char[side] += doc->sent[k].n_char;
    *reason = EMPTY;
    return doc->n_sent || jk_fail(err, JK_EINPUT, "%.120s: empty", how.name);
}

/* ------------------------------------------------------------------ aligning */

static const jk_knowledge *known(jk_worker *w, const char *src, const char *tgt, jk_err *err)
{
    jk_known_pairs *all = w->known;
    const jk_knowledge *know = NULL;
    pthread_mutex_lock(&all->lock);
    for (size_t k = 0; k < all->n && !know; k++)
        if (strcmp(all->pair[k].src, src) == 0 && strcmp(all->pair[k].tgt, tgt) == 0)
            know = all->pair[k].know;
    if (!know) {
        struct jk_known *more = realloc(all->pair, (all->n + 1) * sizeof *more);
        all->pair = more ? more : all->pair;
        if (!more)
            jk_fail(err, JK_ENOMEM, "no memory for what is known of %s and %s", src, tgt);
        else if ((know = w->options->knowledge(w->options->user, src, tgt, err))) {
            struct jk_known *k = &more[all->n++];
            k->know = know;
            memcpy(k->src, src, strlen(src) + 1);
            memcpy(k->tgt, tgt, strlen(tgt) + 1);
        }
    }
    pthread_mutex_unlock(&all->lock);
    return know;
}

/* No reader of both would call them the same text. */
static bool lengths_fit(const jk_knowledge *know, const jk_note *note, jk_err *err)
{
    double src = (double)note->n_char[0] * jk_exp(know->log_ratio), tgt = (double)note->n_char[1];
    double more = src > tgt ? src : tgt, less = src > tgt ? tgt : src;
    return more <= less * FAR || more - less <= FAR_CHARS
        || jk_fail(err, JK_EINPUT, "%llu characters and %llu: no translation of each other", (unsigned long long)note->n_char[0],
                   (unsigned long long)note->n_char[1]);
}

/* "0.9812" -> 9812 */
static unsigned ten_thousandths(jk_span score)
{
    unsigned n = 0;
    for (size_t k = 0; k < score.len; k++)
        n = score.ptr[k] == '.' ? n : n * 10 + (unsigned)(score.ptr[k] - '0');
    return n;
}

static uint64_t chars(const jk_doc *doc, uint32_t first, uint32_t n)
{
    uint64_t sum = 0;
    while (n--)
        sum += doc->sent[first + n].n_char;
    return sum;
}

static void count_bead(jk_note *note, const jk_doc doc[2], const jk_bead *bead, jk_span score)
{
    note->shape[bead->n_src < JK_MAX_SHAPE ? bead->n_src : JK_MAX_SHAPE - 1][bead->n_tgt < JK_MAX_SHAPE ? bead->n_tgt : JK_MAX_SHAPE - 1]++;
    note->n_bead++;
    note->score += ten_thousandths(score);
    if (!bead->n_tgt)
        note->n_left[0] += chars(&doc[0], bead->src, bead->n_src);
    if (!bead->n_src)
        note->n_left[1] += chars(&doc[1], bead->tgt, bead->n_tgt);
}

static bool put_lines(jk_worker *w, const jk_manifest_row *row, size_t n_extra, jk_note *note, const jk_doc doc[2], const jk_alignment *beads, jk_err *err)
{
    const jk_batch_options *o = w->options;
    jk_pair pair;
    for (uint32_t k = 0; k < beads->n_bead; k++) {
        if (!jk_record_bead(&w->rec, row->doc_id, k + 1, &doc[0], &doc[1], &beads->bead[k], &pair, err))
            return false;
        count_bead(note, doc, &beads->bead[k], pair.cell[JK_SCORE]);
        for (size_t e = 0; e < n_extra; e++)
            if (!jk_record_text(&w->rec, row->extra[e].ptr ? row->extra[e] : (jk_span){ "", 0 }, err))
                return false;
        if (!jk_record_pair(&w->rec, &pair, err))
            return false;
        if (o->keeps && !o->keeps(o->user, &pair))
            continue;
        note->n_pair++;
        if (!jk_row_join(pair.cell, pair.n_cell, "row", k + 1, &w->lines, err))
            return false;
    }
    return true;
}

/* What this thread remembers of the words of these languages; without memory for it, nothing. */
static jk_memo *memo(jk_worker *w, const jk_knowledge *know)
{
    enum { REMEMBERS = 7 << 19 };   /* bytes; more gains nothing that could be measured */
    jk_err no_memory = { 0 };
    if (w->memo_of != know) {
        jk_memo_close(w->memo);
        w->memo = jk_memo_open(know, REMEMBERS, &no_memory);
        w->memo_of = know;
    }
    return w->memo;
}

/* The words of both texts and their beads. A long text goes stretch by stretch, and its words are looked at again, all of them. */
static bool beads_and_words(jk_worker *w, const jk_knowledge *know, const jk_doc doc[2], const jk_align_options *ask, jk_recipe *r, jk_alignment *beads, jk_err *err)
{
    if (doc[0].n_sent <= JK_LONG && doc[1].n_sent <= JK_LONG)
        return jk_recipe_run(r, know, w->arena, &doc[0], &doc[1], ask, beads, err);
    jk_memo_tidy(ask->memo);
    return jk_align(know, w->arena, &doc[0], &doc[1], ask, beads, err)
        && jk_tokenize(know, jk_memo_words(ask->memo, know, false, doc[0].lang), w->arena, &doc[0], &r->src_words, err)
        && jk_tokenize(know, jk_memo_words(ask->memo, know, true, doc[1].lang), w->arena, &doc[1], &r->tgt_words, err);
}

/* A first pass: what its beads have to teach. */
static bool sample(jk_worker *w, const jk_manifest_row *row, const jk_knowledge *know, const jk_doc doc[2], jk_err *err)
{
    jk_pool *pool = w->options->pool;
    jk_recipe recipe = { 0 };
    jk_alignment beads;
    jk_align_options ask = { .memo = memo(w, know), .delimiter = w->options->delimiter };
    if (strcmp(doc[0].lang, jk_pool_lang(pool, false)) != 0 || strcmp(doc[1].lang, jk_pool_lang(pool, true)) != 0)
        return true;
    if (!beads_and_words(w, know, doc, &ask, &recipe, &beads, err))
        return false;
    pthread_mutex_lock(&w->known->pool_lock);
    uint64_t before = jk_pool_seen(pool);
    bool ok = jk_pool_add(pool, row->doc_id, &recipe.src_words, &recipe.tgt_words, &beads, err);
    w->n_offered = jk_pool_seen(pool) - before;
    pthread_mutex_unlock(&w->known->pool_lock);
    return ok;
}

/* The document, as far as it can be had: err says why it cannot, *reason in a word; NULL: the batch cannot go on. */
static bool align(jk_worker *w, const jk_manifest_row *row, size_t n_extra, jk_note *note, const char **reason, jk_err *err)
{
    jk_doc *doc = w->doc;
    jk_alignment beads;
    for (int side = 0; side < 2; side++)
        if (!read_side(w, row, side, note, &doc[side], reason, err))
            return false;
    *reason = NULL;
    const jk_knowledge *know = known(w, doc[0].lang, doc[1].lang, err);
    if (!know)
        return false;
    *reason = LENGTHS;
    if (!lengths_fit(know, note, err))
        return false;
    *reason = w->options->delimiter ? SECTIONS : LIMIT;
    w->n_sentence = doc[0].n_sent + doc[1].n_sent;
    if (w->options->pool)
        return sample(w, row, know, doc, err);
    jk_align_options ask = { .memo = memo(w, know), .delimiter = w->options->delimiter };
    if (!jk_align(know, w->arena, &doc[0], &doc[1], &ask, &beads, err) || !put_lines(w, row, n_extra, note, doc, &beads, err))
        return false;
    return true;
}

/* A message with the file as the manifest names it: the same wherever the collection lies. */
static jk_span without_folder(jk_worker *w, const jk_manifest_row *row, const char *what, jk_err *err)
{
    for (int side = 0; side < 2; side++) {
        size_t n = row->path[side] ? strlen(row->path[side]) : 0;
        if (!n || strncmp(what, row->path[side], n) != 0)
            continue;
        jk_buf text = { 0 };
        jk_span out = { "", 0 };
        if (jk_buf_put(&text, row->given[side], err) && jk_buf_put(&text, jk_span_of(what + n), err))
            out = jk_arena_copy(w->arena, jk_buf_span(&text), err);
        jk_buf_free(&text);
        return out;
    }
    return jk_span_of(what);
}

static bool parse(jk_worker *w, uint64_t line, jk_manifest_row *row, jk_err *err)
{
    jk_arena_reset(w->arena);
    return jk_manifest_parse(w->options->manifest, w->arena, jk_buf_span(&w->raw), line, row, err);
}

bool jk_worker_align(jk_worker *w, uint64_t number, uint64_t line, jk_err *err)
{
    jk_manifest_row row;
    jk_note note = { .row = number };
    jk_err why = { 0 };
    const char *reason = NULL;
    size_t n_extra;
    w->note.len = w->lines.len = 0;
    w->n_byte = w->n_sentence = w->n_offered = 0;
    jk_manifest_extra(w->options->manifest, &n_extra);
    if (!parse(w, line, &row, err))
        return false;
    note.doc_id = row.doc_id;
    memcpy(note.row_sha256, row.sha256, sizeof note.row_sha256);
    w->failed = note.failed = !align(w, &row, n_extra, &note, &reason, &why);
    if (note.failed) {
        if (!reason)
            return jk_fail(err, why.code, "%s", why.what);
        note.reason = jk_span_of(why.code == JK_ENOMEM ? MEMORY : why.code == JK_ELIMIT ? LIMIT : reason);
        note.what = as_cell(w, without_folder(w, &row, why.what, err), err);
        w->lines.len = 0;
    }
    for (int side = 0; side < 2; side++)
        note.given[side] = as_cell(w, row.given[side].len ? row.given[side] : (jk_span){ "", 0 }, err);
    return !err->code && jk_note_put(&note, &w->note, err);
}

bool jk_worker_sample(jk_worker *w, uint64_t row, uint64_t line, jk_err *err)
{
    bool ok = jk_worker_align(w, row, line, err);
    w->lines.len = 0;
    return ok;
}

/* ------------------------------------------------------------------ checking */

bool jk_worker_check(jk_worker *w, uint64_t number, uint64_t line, jk_err *err)
{
    jk_manifest_row row;
    jk_note note;
    unsigned char digest[JK_SHA256_SIZE];
    const char *reason;
    jk_span bytes;
    w->n_byte = w->n_sentence = 0;
    w->lines.len = w->note.len = 0;
    if (!parse(w, line, &row, err) || !jk_note_parse(jk_buf_span(&w->recorded), &note, err))
        return false;
    w->failed = note.failed;
    if (note.row != number || !jk_span_equal(note.doc_id, row.doc_id) || memcmp(note.row_sha256, row.sha256, sizeof row.sha256) != 0)
        return jk_fail(err, JK_EUSAGE, "the manifest has changed: line %llu (%.*s) is not what it was for row %llu (%.*s); --restart begins anew",
                       (unsigned long long)line, (int)(row.doc_id.len < 60 ? row.doc_id.len : 60), row.doc_id.ptr, (unsigned long long)note.row,
                       (int)(note.doc_id.len < 60 ? note.doc_id.len : 60), note.doc_id.ptr);
    for (int side = 0; side < 2 && !note.failed; side++) {
        jk_err why = { 0 };
        if (!get_text(w, &row, side, &bytes, digest, &reason, &why) || memcmp(digest, note.sha256[side], sizeof digest) != 0)
            return jk_fail(err, why.code == JK_ENOMEM ? JK_ENOMEM : JK_EUSAGE, "%.120s: it has changed since it was aligned; --restart begins anew",
                           row.path[side] ? row.path[side] : "a text in the manifest");
    }
    return jk_buf_put(&w->note, jk_buf_span(&w->recorded), err) && jk_buf_putc(&w->note, '\n', err);
}

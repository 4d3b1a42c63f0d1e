/* score-documents.c - jjak score --documents: whole texts -> pieces (corpus/score/reseg.h) -> segments, one
 * for each sentence of the reference.
 *
 * A hole is scored as an empty hypothesis. Insertions belong to no segment: what they add to a metric's statistics, beside
 * an empty reference, is summed up apart.
 */
#include "corpus/cmd/score-documents.h"

#include <stdlib.h>

#include "corpus/record.h"
#include "corpus/score/reseg.h"

enum { BEAD, POSTERIOR, INSERTED, N_EXTRA };
static const char *const extra_name[N_EXTRA] = { "bead", "posterior", "inserted" };

typedef struct {
    const score_run *run;
    const score_options *o;
    score_texts *texts;
    jk_segmenter *seg;
    jk_metric_scratch *scratch;
    score_counts counts;
    char src_lang[JK_LANG_SIZE], ref_lang[JK_LANG_SIZE];        /* -l; empty: told from the text */
    jk_knowledge *know;
    char know_src[JK_LANG_SIZE], know_ref[JK_LANG_SIZE];
    score_lines *given;             /* --scores, read with these options */
    score_options numbers;
    score_source given_source;
    size_t n_sys, n_stat;
    jk_buf clean, last_id;
    /* the document */
    jk_arena *arena;
    score_text text;
    jk_doc  ref, src;
    jk_reseg *piece;                /* [n_sys] */
    uint32_t *passed;               /* [n_sys] insertions given out */
    jk_span *src_of;                /* [sentences of ref] */
    uint32_t next;                  /* sentence */
    bool open;
    jk_span *hyp, *extra;           /* [n_sys], [n_sys][N_EXTRA] */
} documents;

/* ------------------------------------------------------------- a document */

static jk_span clean(documents *d, jk_span text, jk_err *err)
{
    d->clean.len = 0;
    return jk_text_put(&d->clean, text, err) ? jk_arena_copy(d->arena, jk_buf_span(&d->clean), err) : text;
}

static const char *or_null(const char *lang) { return *lang ? lang : NULL; }

/* Each sentence of the reference gets the source of its bead, all of it. */
static bool align_source(documents *d, jk_err *err)
{
    jk_alignment beads;
    const char *name = d->o->src ? d->o->src : "src";
    if (!jk_doc_read(d->seg, d->arena, d->text.src, &(jk_read_options){ .lang = or_null(d->src_lang), .name = name, .sentences = d->text.lines }, &d->src, err))
        return false;
    if (!d->know || strcmp(d->know_src, d->src.lang) != 0 || strcmp(d->know_ref, d->ref.lang) != 0) {
        jk_knowledge_close(d->know);
        d->know = jk_knowledge_open(d->src.lang, d->ref.lang, NULL, err);
        memcpy(d->know_src, d->src.lang, sizeof d->know_src);
        memcpy(d->know_ref, d->ref.lang, sizeof d->know_ref);
    }
    if (!d->know || !jk_align(d->know, d->arena, &d->src, &d->ref, NULL, &beads, err))
        return false;
    for (uint32_t b = 0; b < beads.n_bead; b++)
        for (uint32_t n = 0; n < beads.bead[b].n_tgt; n++)
            d->src_of[beads.bead[b].tgt + n] = clean(d, jk_doc_span(&d->src, beads.bead[b].src, beads.bead[b].n_src), err);
    return !err->code;
}

static bool find_sources(documents *d, jk_err *err)
{
    d->src_of = JK_NEW(d->arena, jk_span, d->ref.n_sent, err);
    if (!d->src_of)
        return false;
    for (uint32_t k = 0; k < d->ref.n_sent; k++)
        d->src_of[k] = d->text.src_of && d->text.n_row == d->ref.n_sent ? d->text.src_of[k] : jk_span_of("");
    return !d->text.src.len || align_source(d, err);
}

/* Two neighbours of one name would be tested as one document. */
static bool is_new(documents *d, jk_span id, jk_err *err)
{
    if (id.len == 0 || (d->last_id.len && jk_span_equal(jk_buf_span(&d->last_id), id)))
        return jk_fail(err, JK_EINPUT, "document %.*s: %s", (int)id.len, id.ptr, id.len ? "twice in a row; each needs a name of its own" : "one without a name");
    d->last_id.len = 0;
    return jk_buf_put(&d->last_id, id, err);
}

/* False with JK_OK: there is none. */
static bool open_document(documents *d, jk_err *err)
{
    jk_arena_reset(d->arena);
    if (!score_texts_next(d->texts, d->arena, &d->text, err) || !is_new(d, d->text.id, err))
        return false;
    jk_read_options how = { .lang = or_null(d->ref_lang), .name = d->text.id.ptr, .sentences = d->text.lines };
    if (!jk_doc_read(d->seg, d->arena, d->text.ref, &how, &d->ref, err))
        return false;
    if (d->ref.n_sent == 0)
        return jk_fail(err, JK_EINPUT, "document %.*s: the reference is empty", (int)d->text.id.len, d->text.id.ptr);
    d->piece = JK_NEW(d->arena, jk_reseg, d->n_sys, err);
    d->passed = JK_NEW(d->arena, uint32_t, d->n_sys, err);
    d->hyp = JK_NEW(d->arena, jk_span, d->n_sys, err);
    d->extra = JK_NEW(d->arena, jk_span, d->n_sys * N_EXTRA, err);
    for (size_t s = 0; !err->code && s < d->n_sys; s++) {
        jk_doc hyp;
        jk_read_options read = { .lang = d->ref.lang, .name = d->text.id.ptr };
        if (!jk_doc_read(d->seg, d->arena, d->text.hyp[s], &read, &hyp, err) || !jk_reseg_pieces(d->arena, &d->ref, &hyp, &d->piece[s], err))
            return false;
    }
    d->next = 0;
    d->open = true;
    return !err->code && find_sources(d, err);
}

/* ------------------------------------------------------------- a segment */

/* What text adds to a metric's statistics that no reference asks for. chrF's are not counted beside an empty reference (a
   segment's score would be none then), so they are those of the text beside itself, less what matched. */
static bool add_unasked(documents *d, const score_metric *m, jk_span text, double *sum, jk_err *err)
{
    double stat[JK_MAX_STAT];
    bool chrf = m->of && jk_metric_options_of(m->of)->kind == JK_CHRF;
    jk_span ref = chrf ? text : (jk_span){ "", 0 };
    if (!m->of)
        return true;
    if (!jk_metric_segment(m->of, d->scratch, text, &ref, 1, stat, err))
        return false;
    for (size_t i = 0; i < m->n_stat; i++)
        sum[i] += chrf && i % 3 != 0 ? 0.0 : stat[i];
    return true;
}

/* Insertions before sentence `before`, joined by a space; their words, and what they do to the metrics. */
static bool take_insertions(documents *d, size_t s, uint32_t before, jk_buf *text, double *words, jk_err *err)
{
    const jk_reseg *r = &d->piece[s];
    for (; d->passed[s] < r->n_insertion && r->insertion[d->passed[s]].before <= before; d->passed[s]++) {
        const jk_insertion *in = &r->insertion[d->passed[s]];
        jk_span one = clean(d, in->text, err);
        double *sum = d->counts.insertion + s * d->n_stat;
        if (text->len)
            jk_buf_putc(text, ' ', err);
        jk_buf_put(text, one, err);
        for (size_t m = 0; m < d->run->n_metric; sum += d->run->metric[m].n_stat, m++)
            if (!add_unasked(d, &d->run->metric[m], one, sum, err))
                return false;
        *words += in->n_word;
        d->counts.n_insertion[s]++;
    }
    return !err->code;
}

static jk_span print_to(documents *d, jk_err *err, const char *fmt, double x, unsigned a, unsigned b)
{
    d->clean.len = 0;
    if (fmt ? jk_buf_printf(&d->clean, err, "%.4f", x) : jk_buf_printf(&d->clean, err, "%u-%u", a, b))
        return jk_arena_copy(d->arena, jk_buf_span(&d->clean), err);
    return jk_span_of("");
}

static bool put_system(documents *d, size_t s, jk_err *err)
{
    const jk_piece *p = &d->piece[s].piece[d->next];
    const jk_bead *bead = &d->piece[s].bead[p->bead];
    double count[N_COUNT] = { [REF_WORDS] = p->n_ref_word };
    jk_buf inserted = { 0 };
    d->hyp[s] = clean(d, p->text, err);
    if (p->text.len == 0) {
        count[OMITTED_WORDS] = p->n_ref_word;
        count[HOLES] = 1.0;
    }
    take_insertions(d, s, d->next + 1 == d->ref.n_sent ? UINT32_MAX : d->next, &inserted, &count[INSERTED_WORDS], err);
    count[HYP_WORDS] = p->n_word + count[INSERTED_WORDS];
    jk_span *extra = d->extra + s * N_EXTRA;
    extra[INSERTED] = jk_arena_copy(d->arena, jk_buf_span(&inserted), err);
    jk_buf_free(&inserted);
    extra[BEAD] = print_to(d, err, NULL, 0.0, bead->n_src, bead->n_tgt);
    extra[POSTERIOR] = print_to(d, err, "%.4f", (double)p->posterior, 0, 0);
    jk_stats *stats = &d->counts.count[s];
    if (err->code || !jk_stats_grow(stats, 1, err))
        return false;
    jk_stats_put(stats, stats->n_row - 1, count);
    return true;
}

static bool take_given(documents *d, score_segment *segment, jk_err *err)
{
    score_segment numbers;
    if (!d->given)
        return true;
    if (!d->given_source.next(d->given_source.state, &numbers, err))
        return jk_fail(err, JK_EINPUT, "--scores: fewer numbers than segments; it takes one for each row of --triples");
    segment->given = numbers.given;
    return true;
}

static bool at_end(documents *d, jk_err *err)
{
    score_segment numbers;
    return d->given && d->given_source.next(d->given_source.state, &numbers, err)
           && jk_fail(err, JK_EINPUT, "--scores: more numbers than segments; it takes one for each row of --triples");
}

static bool next_segment(void *state, score_segment *segment, jk_err *err)
{
    documents *d = state;
    if (d->open && d->next == d->ref.n_sent)
        d->open = false;
    if (!d->open && !open_document(d, err))
        return !err->code && at_end(d, err);
    jk_span *ref = JK_NEW(d->arena, jk_span, 1, err);
    if (!ref)
        return false;
    *ref = clean(d, d->ref.sent[d->next].text, err);
    for (size_t s = 0; s < d->n_sys; s++)
        if (!put_system(d, s, err))
            return false;
    *segment = (score_segment){ .hyp = d->hyp, .ref = ref, .n_ref = 1, .src = d->src_of[d->next], .doc = d->text.id, .extra = d->extra };
    d->next++;
    return !err->code && take_given(d, segment, err);
}

/* ------------------------------------------------------------- opening */

static bool languages(documents *d, jk_err *err)
{
    const char *pair = d->o->langpair, *dash = pair ? strchr(pair, '-') : NULL;
    char src[32];
    if (!pair)
        return true;
    if (!dash || (size_t)(dash - pair) >= sizeof src)
        return jk_fail(err, JK_EUSAGE, "-l %s: two languages are wanted: -l ko-en", pair);
    memcpy(src, pair, (size_t)(dash - pair));
    src[dash - pair] = '\0';
    return jk_lang_parse(src, d->src_lang, err) && jk_lang_parse(dash + 1, d->ref_lang, err);
}

static bool open_counts(documents *d, jk_err *err)
{
    for (size_t m = 0; m < d->run->n_metric; m++)
        d->n_stat += d->run->metric[m].n_stat;
    d->counts.count = calloc(d->n_sys + 1, sizeof *d->counts.count);
    d->counts.insertion = calloc(d->n_sys * d->n_stat + 1, sizeof *d->counts.insertion);
    d->counts.n_insertion = calloc(d->n_sys + 1, sizeof *d->counts.n_insertion);
    if (!d->counts.count || !d->counts.insertion || !d->counts.n_insertion)
        return jk_fail(err, JK_ENOMEM, "no more memory to count words");
    for (size_t s = 0; s < d->n_sys; s++)
        d->counts.count[s] = (jk_stats){ .n_stat = N_COUNT };
    return true;
}

static bool open_given(documents *d, jk_err *err)
{
    if (!d->o->scores.n)
        return true;
    if (d->o->scores.n != d->n_sys)
        return jk_fail(err, JK_EUSAGE, "--scores: %zu files for %zu systems; it takes one for each, in their order", d->o->scores.n, d->n_sys);
    d->numbers = *d->o;
    d->numbers.input = (cmd_list){ NULL, 0 };
    d->numbers.src = NULL;
    d->given = score_lines_open(d->run->self, &d->numbers, NULL, 0, &d->given_source, err);
    return d->given != NULL;
}

static bool check(const score_options *o, jk_err *err)
{
    if (o->sentence_level)
        return jk_fail(err, JK_EUSAGE, "-sl is for lines; with --documents there is --segments FILE");
    if (o->doc_ids || o->num_refs != 1 || o->var_refs || o->skip_empty)
        return jk_fail(err, JK_EUSAGE, "--doc-ids, --num-refs, --var-refs and --skip-empty are for lines, not for --documents");
    return true;
}

/* Said once, as for lines. */
static void note_korean(const documents *d)
{
    for (size_t m = 0; m < d->run->n_metric && !d->o->quiet; m++) {
        const jk_metric_options *o = d->run->metric[m].of ? jk_metric_options_of(d->run->metric[m].of) : NULL;
        if (o && o->kind == JK_BLEU && o->tokenizer == JK_TOK_13A && strcmp(d->ref.lang, "ko") == 0)
            cmd_note(d->run->self, "the reference is Korean, whose words 13a does not take apart: -tok ko divides particles and endings from them, -tok char counts characters");
    }
}

static void close_documents(documents *d)
{
    for (size_t s = 0; d->counts.count && s < d->n_sys; s++)
        jk_stats_free(&d->counts.count[s]);
    free(d->counts.count);
    free(d->counts.insertion);
    free(d->counts.n_insertion);
    jk_buf_free(&d->clean);
    jk_buf_free(&d->last_id);
    score_lines_close(d->given);
    score_texts_close(d->texts);
    jk_knowledge_close(d->know);
    jk_metric_scratch_close(d->scratch);
    jk_segmenter_close(d->seg);
    jk_arena_close(d->arena);
}

bool score_documents(score_run *run, score_source *source, char **ref, size_t n_ref, jk_err *err)
{
    documents *d = calloc(1, sizeof *d);
    if (!d || !(d->arena = jk_arena_open(0))) {
        free(d);
        return jk_fail(err, JK_ENOMEM, "no more memory to score documents");
    }
    d->run = run;
    d->o = run->o;
    *source = (score_source){ .state = d, .next = next_segment, .n_ref = 1, .has_doc = true, .extra = extra_name, .n_extra = N_EXTRA };
    bool ok = check(run->o, err) && languages(d, err) && (d->texts = score_texts_open(run->o, ref, n_ref, err)) != NULL;
    if (ok) {
        source->n_sys = d->n_sys = score_texts_systems(d->texts, &source->sys);
        source->has_src = score_texts_has_src(d->texts);
        run->source = source;
        run->counts = &d->counts;
        run->reseg = JK_RESEG_VERSION;
    }
    ok = ok && (d->seg = jk_segmenter_open(err)) && (d->scratch = jk_metric_scratch_open(err)) && open_counts(d, err) && open_given(d, err) && score_all(run, err);
    if (ok)
        note_korean(d);
    run->counts = NULL;
    close_documents(d);
    free(d);
    return ok;
}

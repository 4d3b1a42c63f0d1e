/* census.c - what a corpus adds up to: see census.h. */
#include "corpus/census.h"

#include <stdlib.h>

#include "corpus/distinct.h"
#include "corpus/hash.h"
#include "corpus/normal.h"
#include "corpus/record.h"

/* What is counted as different: kinds of distinct.h, [side] where there are two. */
enum { WORDS = 0, TEXTS = 2, PAIRS = 4, DOCS = 5 };

struct jk_census {
    jk_census_options o;
    jk_census_sum all;
    jk_census_sums doc;
    jk_buf doc_id;
    bool begun;
    size_t lang;                    /* the latest pair's */
    jk_wording *wording;
    jk_distinct *distinct[2];       /* of all, of a document; NULL: nobody asks */
    jk_arena *arena;
    jk_buf text;                    /* of a side, as it is compared */
};

/* Eight cells a doubling, from whole numbers to whole numbers: below 16 a cell each. */
static void make_edges(jk_census_sum *all)
{
    static const double part[] = { 1, 1.0905077, 1.1892071, 1.2968396, 1.4142136, 1.5422108, 1.6817928, 1.8340081 };
    uint32_t last = 0;
    for (size_t k = 0, n = 0; n <= JK_CENSUS_CELLS; k++) {
        double x = part[k % 8] * (double)(UINT64_C(1) << k / 8);
        uint32_t edge = (uint32_t)x + (x > (double)(uint32_t)x);
        if (edge > last)
            last = all->edge[n++] = edge;
    }
}

static size_t cell_of(const jk_census_sum *all, uint64_t n_char)
{
    size_t low = 0, high = JK_CENSUS_CELLS;          /* edge[low] <= n_char, and below edge[high] or that is the end */
    while (high - low > 1) {
        size_t mid = (low + high) / 2;
        if (all->edge[mid] <= n_char)
            low = mid;
        else
            high = mid;
    }
    return low;
}

jk_census *jk_census_open(const jk_census_options *options, jk_err *err)
{
    jk_census *s = calloc(1, sizeof *s);
    if (!s)
        return jk_fail(err, JK_ENOMEM, "no more memory"), NULL;
    s->o = *options;
    jk_census_sum *all = &s->all;
    make_edges(all);
    size_t part = s->o.document ? s->o.memory / 4 : 0;
    s->arena = jk_arena_open(0);
    if (!s->arena)
        jk_fail(err, JK_ENOMEM, "no more memory");
    else if ((s->wording = jk_wording_open(err)) && jk_spread_open(&all->pairs, JK_SPREAD_COUNT, err) && jk_spread_open(&all->ratio, JK_SPREAD_RATIO, err)
             && jk_spread_open(&all->score, JK_SPREAD_SHARE, err))
        for (int side = 0; side < 2; side++)
            if (!jk_spread_open(&all->chars[side], JK_SPREAD_COUNT, err) || !jk_spread_open(&all->words[side], JK_SPREAD_COUNT, err))
                break;
    if (!err->code && (s->distinct[0] = jk_distinct_open(s->o.memory - part, s->o.beside, err)) && s->o.document)
        s->distinct[1] = jk_distinct_open(part, s->o.beside, err);
    if (!err->code)
        return s;
    jk_census_close(s);
    return NULL;
}

void jk_census_close(jk_census *s)
{
    if (!s)
        return;
    jk_spread_free(&s->all.pairs);
    jk_spread_free(&s->all.ratio);
    jk_spread_free(&s->all.score);
    for (int k = 0; k < 2; k++) {
        jk_spread_free(&s->all.chars[k]);
        jk_spread_free(&s->all.words[k]);
        jk_distinct_close(s->distinct[k]);
    }
    jk_wording_close(s->wording);
    jk_arena_close(s->arena);
    jk_buf_free(&s->doc_id);
    jk_buf_free(&s->text);
    free(s);
}

const jk_census_sum *jk_census_all(const jk_census *s) { return &s->all; }

/* ---------------------------------------------------------------- documents */

/* Where what is counted of a document goes, and how it becomes part of all: the sums are whole numbers, and moments are kept twice. */
static void add_up(jk_census_sums *all, const jk_census_sums *doc)
{
    all->n_pair += doc->n_pair;
    all->n_null += doc->n_null;
    all->n_unscored += doc->n_unscored;
    all->n_untyped += doc->n_untyped;
    for (size_t m = 0; m < JK_CENSUS_SHAPES; m++)
        for (size_t n = 0; n < JK_CENSUS_SHAPES; n++)
            all->shape[m][n] += doc->shape[m][n];
    for (int k = 0; k < 2; k++) {
        jk_census_side *to = &all->side[k];
        const jk_census_side *from = &doc->side[k];
        to->n_empty += from->n_empty;
        to->n_sent += from->n_sent;
        to->text.n_char += from->text.n_char;
        to->text.n_word += from->text.n_word;
        for (size_t script = 0; script < JK_N_SCRIPT; script++)
            to->text.letters[script] += from->text.letters[script];
    }
}

static bool take_distinct(jk_distinct *d, jk_census_sums *sums, uint64_t *n_doc, jk_err *err)
{
    jk_distinct_count c[JK_DISTINCT_KINDS];
    if (!jk_distinct_end(d, c, err))
        return false;
    for (int k = 0; k < 2; k++) {
        sums->side[k].n_type = c[WORDS + k].n_key;
        sums->side[k].n_once = c[WORDS + k].n_once;
        sums->side[k].n_again = c[TEXTS + k].n - c[TEXTS + k].n_key;
    }
    sums->n_again = c[PAIRS].n - c[PAIRS].n_key;
    if (n_doc)
        *n_doc = c[DOCS].n_key;
    return true;
}

static bool end_document(jk_census *s, jk_err *err)
{
    if (!s->begun)
        return true;
    add_up(&s->all.sums, &s->doc);
    s->all.n_stretch++;
    jk_spread_add(&s->all.pairs, (double)s->doc.n_pair);
    bool ok = !s->o.document || (take_distinct(s->distinct[1], &s->doc, NULL, err) && s->o.document(s->o.user, jk_buf_span(&s->doc_id), &s->doc, err));
    memset(&s->doc, 0, sizeof s->doc);
    return ok;
}

static bool start_document(jk_census *s, jk_span doc_id, jk_err *err)
{
    if (s->begun && jk_span_equal(doc_id, jk_buf_span(&s->doc_id)))
        return true;
    if (!end_document(s, err))
        return false;
    s->begun = true;
    s->doc_id.len = 0;
    return jk_buf_put(&s->doc_id, doc_id, err) && jk_distinct_add(s->distinct[0], DOCS, jk_hash(0, doc_id), err);
}

/* -------------------------------------------------------------------- a pair */

typedef struct { jk_census *s; unsigned kind; } listener;

static bool add_key(jk_census *s, unsigned kind, uint64_t hash, jk_err *err)
{
    return jk_distinct_add(s->distinct[0], kind, hash, err) && (!s->distinct[1] || jk_distinct_add(s->distinct[1], kind, hash, err));
}

static bool hear(void *user, uint64_t word, jk_err *err)
{
    const listener *l = user;
    return add_key(l->s, l->kind, word, err);
}

static bool count_side(jk_census *s, int k, jk_span text, uint64_t *n_char, jk_err *err)
{
    jk_census_side *side = &s->doc.side[k];
    uint64_t had_char = side->text.n_char, had_word = side->text.n_word;
    if (!jk_wording_read(s->wording, text, &side->text, hear, &(listener){ s, WORDS + (unsigned)k }, err))
        return false;
    *n_char = side->text.n_char - had_char;
    side->n_empty += !*n_char;
    if (*n_char) {
        jk_spread_add(&s->all.chars[k], (double)*n_char);
        jk_spread_add(&s->all.words[k], (double)(side->text.n_word - had_word));
    }
    return true;
}

/* As jjak dedup compares them: a text that is not there is equal to none. */
static bool count_texts(jk_census *s, const jk_pair *pair, jk_err *err)
{
    uint64_t hash[2];
    bool any = false;
    for (unsigned k = 0; k < 2; k++) {
        jk_span text = pair->cell[k ? JK_TRG_TEXT : JK_SRC_TEXT];
        s->text.len = 0;
        if (!jk_normal_put(s->arena, s->o.any, text, &s->text, err))
            return false;
        hash[k] = jk_hash(0, jk_buf_span(&s->text));
        if (text.len && !add_key(s, TEXTS + k, hash[k], err))
            return false;
        any |= text.len > 0;
    }
    return !any || add_key(s, PAIRS, jk_hash(0, (jk_span){ (const char *)hash, sizeof hash }), err);
}

/* Whether its ratio counts. */
static bool count_shape(jk_census_sums *doc, const jk_pair *pair)
{
    enum { LAST = JK_CENSUS_SHAPES - 1 };
    uint64_t n[2];
    bool null = jk_pair_is_null(pair);
    doc->n_null += null;
    if (!jk_parse_type(pair->cell[JK_TYPE], &n[0], &n[1])) {
        doc->n_untyped++;
        return !null;
    }
    doc->shape[n[0] < LAST ? n[0] : LAST][n[1] < LAST ? n[1] : LAST]++;
    for (int k = 0; k < 2; k++)
        doc->side[k].n_sent += n[k];
    return n[0] == 1 && n[1] == 1;
}

static void count_score(jk_census *s, jk_span score)
{
    double p;
    if (!jk_parse_real(score, &p) || !(p >= 0 && p <= 1)) {
        s->doc.n_unscored++;
        return;
    }
    jk_moments_add(&s->doc.score, p);
    jk_spread_add(&s->all.score, p);
}

static void count_lengths(jk_census *s, const uint64_t n_char[2], bool one)
{
    if (!n_char[0] || !n_char[1])
        return;
    s->all.cell[cell_of(&s->all, n_char[0])][cell_of(&s->all, n_char[1])]++;
    s->all.n_cell++;
    if (!one)
        return;
    double ratio = (double)n_char[1] / (double)n_char[0];
    jk_moments_add(&s->doc.ratio, ratio);
    jk_spread_add(&s->all.ratio, ratio);
    for (int k = 0; k < 2; k++)
        s->all.n_char_ratio[k] += n_char[k];
}

/* What is too long for a code is none. */
static jk_span lang_of(const jk_pair *pair, int side)
{
    jk_span cell = pair->cell[side ? JK_TRG_LANG : JK_SRC_LANG];
    return cell.len < JK_LANG_SIZE ? cell : (jk_span){ "", 0 };
}

static bool is_lang(const jk_census_lang *lang, const jk_pair *pair)
{
    return jk_span_equal(lang_of(pair, 0), jk_span_of(lang->lang[0])) && jk_span_equal(lang_of(pair, 1), jk_span_of(lang->lang[1]));
}

/* Mostly that of the pair before. */
static void count_lang(jk_census *s, const jk_pair *pair)
{
    jk_census_sum *all = &s->all;
    size_t k = s->lang;
    if (!all->n_lang || !is_lang(&all->lang[k], pair))
        for (k = 0; k < all->n_lang && !is_lang(&all->lang[k], pair);)
            k++;
    if (k == JK_CENSUS_LANGS) {
        all->n_other_lang++;
        return;
    }
    if (k == all->n_lang) {
        all->n_lang++;
        for (int side = 0; side < 2; side++)
            if (lang_of(pair, side).len)
                memcpy(all->lang[k].lang[side], lang_of(pair, side).ptr, lang_of(pair, side).len);
    }
    all->lang[k].n++;
    s->lang = k;
}

bool jk_census_add(jk_census *s, const jk_pair *pair, jk_err *err)
{
    uint64_t n_char[2];
    if (!start_document(s, pair->cell[JK_DOC_ID], err) || !count_side(s, 0, pair->cell[JK_SRC_TEXT], &n_char[0], err)
        || !count_side(s, 1, pair->cell[JK_TRG_TEXT], &n_char[1], err) || !count_texts(s, pair, err))
        return false;
    s->doc.n_pair++;
    count_lang(s, pair);
    count_score(s, pair->cell[JK_SCORE]);
    count_lengths(s, n_char, count_shape(&s->doc, pair));
    return true;
}

bool jk_census_end(jk_census *s, jk_err *err)
{
    if (!end_document(s, err) || !take_distinct(s->distinct[0], &s->all.sums, &s->all.n_doc, err))
        return false;
    s->begun = false;
    s->all.sums.ratio = s->all.ratio.of;
    s->all.sums.score = s->all.score.of;
    return true;
}

/* align.c - the recipe: lengths first, then what they teach, then all together. */
#include "align/knowledge.h"
#include "align/learn.h"
#include "align/recipe.h"

enum {
    SMALL = 120,                    /* sentences a side up to which the whole table is looked at */
    WHOLE_TABLE = 400,              /* up to which a word's chance is counted in the whole other text */
    REACH = 80,                     /* in longer texts: sentences before and behind in which it is counted */
    NARROW = 40,                    /* half-width of a first band, target sentences */
    CLOSE = 16,                     /* of a band about a chain that words have shown, or the way to it */
    WIDEST = 640,                   /* of any band: texts that ask for a wider one are hardly translations of each other */
    MARGIN = 8,                     /* a chain nearer to the band's side than this asks for a wider one */
    NEAR = 3,                       /* target sentences about the beads that a first round with words believes in, for the second one */
    EDGE = 2,                       /* a chain nearer to the side of those asks for the whole table again */
    RADIUS = 8                      /* in long texts posteriors are summed over the chains this near to the best one */
};

static uint32_t longer(const jk_recipe *r) { return r->src->n_sent > r->tgt->n_sent ? r->src->n_sent : r->tgt->n_sent; }

/* A first chain. Of short documents the whole table is looked at; in long ones the words show where
   to look, and without words it is a band about the diagonal, which doubles until the chain keeps
   clear of its sides. Where the table is larger than the band, simple shapes alone show the way. */
static bool find(jk_recipe *r, jk_alignment *path, jk_err *err)
{
    const double *src = jk_length_sum(r->length, false), *tgt = jk_length_sum(r->length, true);
    uint32_t I = r->src->n_sent, J = r->tgt->n_sent;
    bool guided = longer(r) > SMALL && r->links.n > 0, rough = longer(r) > WHOLE_TABLE && !guided && !r->pins;
    jk_alignment about;
    if (rough && !jk_length_way(r->arena, src, I, tgt, J, r->ratio.log_ratio, &about, err))
        return false;
    for (r->width = longer(r) <= SMALL ? SMALL : guided ? CLOSE : NARROW;; r->width *= 2) {
        jk_band band, way;
        if (!(guided ? jk_guide(r->arena, &r->src_words, I, &r->tgt_words, J, &r->links, r->width, &band, err)
              : rough ? jk_band_around(r->arena, &about, I, J, r->width, NULL, &band, err)
                      : jk_pins_diagonal(r->pins, r->arena, src, I, tgt, J, r->width, &band, err))
            || !jk_pins_way(r->pins, r->arena, &band, &way, err)
            || !jk_best_chain(r->arena, r->scorer, r->n_scorer, band.whole || r->pins ? JK_N_SHAPE : JK_SIMPLE_SHAPES, &way, path, NULL, err))
            return false;
        if (guided || !jk_band_touched(&band, path, MARGIN))
            return true;
        if (r->width >= WIDEST)
            return r->held = true;
    }
}

void jk_recipe_use(jk_recipe *r, const jk_weights *weights)
{
    r->weights = weights;
    jk_prior_use(r->prior, weights);
    jk_length_use(r->length, r->ratio, weights);
    if (r->evidence)
        jk_evidence_use(r->evidence, weights);
}

/* Everything that is known beforehand of these two texts' words. */
static bool look_up(jk_recipe *r, jk_err *err)
{
    const jk_knowledge *know = r->know;
    const jk_side *src = &r->src_words, *tgt = &r->tgt_words;
    jk_memo *memo = r->options ? r->options->memo : NULL;
    jk_memo_tidy(memo);
    return jk_tokenize(know, jk_memo_words(memo, know, false, r->src->lang), r->arena, r->src, &r->src_words, err)
        && jk_tokenize(know, jk_memo_words(memo, know, true, r->tgt->lang), r->arena, r->tgt, &r->tgt_words, err)
        && jk_link_numbers(know, r->arena, src, tgt, &r->links, err) && jk_link_latin(know, r->arena, src, tgt, &r->links, err)
        && jk_link_lexicon(know, r->arena, src, tgt, &r->links, err) && jk_names_link(know->names, r->arena, src, tgt, &r->links, err)
        && jk_translit_link(know->translit, r->arena, src, tgt, &r->links, err);
}

static bool is_long(const jk_recipe *r) { return longer(r) > WHOLE_TABLE; }

/* The words of both texts behind the scorers, within width sentences of the path; what they are worth is still to be said (jk_evidence_use). */
static bool weigh_words(jk_recipe *r, const jk_alignment *path, uint32_t width, const uint32_t *more, jk_err *err)
{
    jk_band reach, band;
    double rate[JK_N_CHANNEL];
    bool before = r->evidence != NULL;
    uint32_t I = r->src->n_sent, J = r->tgt->n_sent, all = longer(r);
    if (!jk_band_around(r->arena, path, I, J, is_long(r) ? REACH : all, more, &reach, err)
        || !jk_band_around(r->arena, path, I, J, is_long(r) ? width : all, more, &band, err)
        || !jk_pins_way(r->pins, r->arena, &band, &r->band, err))
        return false;
    r->covered = is_long(r) ? width : all;
    if (r->near.lo && !jk_band_clip(r->arena, &r->band, &r->near, err))
        return false;
    for (unsigned c = 0; before && c < JK_N_CHANNEL; c++)
        rate[c] = jk_evidence_rate(r->evidence, c);
    r->evidence = NULL;
    if (r->words) {
        jk_arena_close(*r->words);
        if (!(*r->words = jk_arena_open(0)))
            return jk_fail(err, JK_ENOMEM, "no memory for the words of a stretch");
    }
    r->evidence = jk_evidence_new(r->words ? *r->words : r->arena, &r->src_words, &r->tgt_words, &r->links, &reach, &r->band, err);
    if (!r->evidence)
        return false;
    if (before)
        jk_evidence_rates(r->evidence, rate);
    r->scorer[before ? r->n_scorer - 1 : r->n_scorer++] = (jk_scorer){ jk_evidence_score, r->evidence, NULL };
    return true;
}

/* What of a band the pins allow and the words cover. */
static bool allowed(jk_recipe *r, const jk_band *band, jk_band *way, jk_err *err)
{
    if (!jk_pins_way(r->pins, r->arena, band, way, err))
        return false;
    return !r->evidence || jk_band_clip(r->arena, way, &r->band, err);
}

/* The best chain near another, in a band that moves, and widens where the chain does not keep clear of its sides. */
static bool improve(jk_recipe *r, uint32_t width, jk_alignment *path, jk_err *err)
{
    uint32_t *more = NULL, most = width;
    for (;;) {
        jk_band band, way;
        if (!jk_band_around(r->arena, path, r->src->n_sent, r->tgt->n_sent, width, more, &band, err) || !allowed(r, &band, &way, err)
            || !jk_best_chain(r->arena, r->scorer, r->n_scorer, JK_N_SHAPE, &way, path, is_long(r) ? NULL : &r->ways, err))
            return false;
        bool left = r->near.lo && jk_band_touched(&r->near, path, EDGE), clipped = r->near.lo != NULL;
        if (!left && !jk_band_touched(&band, path, MARGIN))
            return true;
        if (!left && !jk_band_widen(r->arena, &band, path, MARGIN, width, WIDEST, &more, &most, err))
            return false;
        if (most == 0)
            return r->held = true;
        r->near = (jk_band){ 0 };
        if (!r->evidence || (!clipped && most <= r->covered))
            continue;
        if (!weigh_words(r, path, r->covered, more, err))
            return false;
        jk_evidence_use(r->evidence, r->weights);
    }
}

/* The length ratio that the chain shows, drawn to the one so far. */
static bool refine_ratio(jk_recipe *r, const jk_alignment *path, jk_err *err)
{
    r->ratio = jk_length_refine(r->length, path, r->ratio, 20, r->arena, err);
    return !err->code;
}

/* Lengths, paragraphs and kinds: a first chain, the length ratio it shows, a better chain. */
static bool by_lengths(jk_recipe *r, jk_alignment *out, jk_err *err)
{
    r->length = jk_length_new(r->arena, r->src, r->tgt, err);
    r->prior = jk_prior_new(r->arena, r->src, r->tgt, err);
    if (!r->length || !r->prior)
        return false;
    r->plain = (jk_plain){ r->prior, r->length };
    r->scorer[r->n_scorer++] = (jk_scorer){ jk_plain_score, &r->plain, jk_plain_set };
    r->ratio = jk_length_ratio(r->length, r->know->log_ratio, r->know->ratio_sentences);
    jk_recipe_use(r, &r->know->lengths);
    if (!find(r, out, err) || !refine_ratio(r, out, err))
        return false;
    jk_length_use(r->length, r->ratio, r->weights);
    return (is_long(r) && r->links.n) || improve(r, NARROW, out, err);
}

/* Posteriors of the chain's beads, and if asked of every bead near it. In a long text the ways that improve went
   would need too much memory: they are gone again, in a narrower band. */
static bool believe(jk_recipe *r, jk_alignment *out, jk_maybe **maybe, size_t *n_maybe, jk_err *err)
{
    jk_band band, way;
    if (is_long(r) && (!jk_band_around(r->arena, out, r->src->n_sent, r->tgt->n_sent, RADIUS, NULL, &band, err)
                       || !allowed(r, &band, &way, err) || !jk_ways_find(r->arena, r->scorer, r->n_scorer, &way, &r->ways, err)))
        return false;
    return jk_posteriors(r->arena, r->scorer, r->n_scorer, &r->ways, out, maybe, n_maybe, err);
}

/* The chain's beads as if they were certain: cheap, and in a long text nearly as good to count by. */
static bool take_for_granted(jk_recipe *r, const jk_alignment *path, jk_maybe **maybe, size_t *n_maybe, jk_err *err)
{
    *n_maybe = path->n_bead;
    *maybe = JK_NEW(r->arena, jk_maybe, path->n_bead, err);
    for (uint32_t k = 0; *maybe && k < path->n_bead; k++) {
        const jk_bead *b = &path->bead[k];
        (*maybe)[k] = (jk_maybe){ .i = b->src + b->n_src, .j = b->tgt + b->n_tgt, .shape = (uint8_t)jk_shape_row(b->n_src, b->n_tgt), .posterior = 1 };
    }
    return *maybe != NULL;
}

/* Behind an open end the texts go on: there a null bead costs END, about what the sentence would in a match, whatever the weights say. */
static void end_score(void *self, uint32_t i, uint32_t j0, uint32_t j1, jk_shape shape, float *out)
{
    static const float END = -1;
    const jk_recipe *r = self;
    float more = END - (float)r->weights->w[JK_W_SHAPE + (shape.m == 0)];
    if (shape.m == 0 && i == r->src->n_sent)
        for (uint32_t j = j0; j < j1; j++)
            out[j - j0] += more;
    if (shape.n == 0 && j1 > r->tgt->n_sent)
        out[r->tgt->n_sent - j0] += more;
}

/* Left alone because the other text ends here, which says nothing of what is left out. */
static bool at_end(const jk_recipe *r, const jk_maybe *b)
{
    return r->open && ((b->shape == 0 && b->j == r->tgt->n_sent) || (b->shape == 1 && b->i == r->src->n_sent));
}

/* How much is left out differs more between documents than anything else: a wire story is translated whole, an
   edition for foreigners loses a third. So what a null bead of a side costs moves with the share that
   the beads so far show, n nulls for m matches, drawn to the usual .2 as if 20 beads had been seen:
       + ln((n + 20 * .2) / ((m + 20) * .2)) */
static void adapt(jk_recipe *r, const jk_maybe *maybe, size_t n_maybe)
{
    static const double USUAL = .2, SEEN = 20;
    double null[2] = { 0 }, match = 0;
    for (size_t k = 0; k < n_maybe; k++)
        if (!at_end(r, &maybe[k]))
            *(maybe[k].shape < 2 ? &null[maybe[k].shape] : &match) += (double)maybe[k].posterior;
    r->adapted = r->know->words;
    for (unsigned side = 0; side < 2; side++)
        r->adapted.w[JK_W_SHAPE + side] += jk_log((null[side] + SEEN * USUAL) / ((match + SEEN) * USUAL));
}

/* Of a short text the second round asks no more than is in doubt after the first: the cells within NEAR of a bead of the list. */
static bool stay_near(jk_recipe *r, const jk_alignment *path, const jk_maybe *maybe, size_t n_maybe, jk_err *err)
{
    jk_band *near = &r->near;
    uint32_t J = r->tgt->n_sent;
    if (!jk_band_around(r->arena, path, r->src->n_sent, J, NEAR, NULL, near, err))
        return false;
    for (size_t k = 0; k < n_maybe; k++) {
        jk_shape shape = jk_shapes[maybe[k].shape];
        uint32_t j0 = maybe[k].j - shape.n, j1 = maybe[k].j, lo = j0 > NEAR ? j0 - NEAR : 0, hi = J - j1 > NEAR ? j1 + NEAR : J;
        for (uint32_t i = maybe[k].i - shape.m; i <= maybe[k].i; i++) {
            near->lo[i] = near->lo[i] < lo ? near->lo[i] : lo;
            near->hi[i] = near->hi[i] > hi ? near->hi[i] : hi;
        }
    }
    jk_band_close(near);
    return jk_band_clip(r->arena, &r->band, near, err);
}

/* The words that the beads so far teach, beside those that were known. */
static bool learn_words(jk_recipe *r, const jk_alignment *path, const jk_maybe *maybe, size_t n_maybe, jk_err *err)
{
    size_t known = r->links.n;
    if (jk_knowledge_learns(r->know, r->src->n_sent, r->tgt->n_sent) && !jk_learn(r->arena, &r->src_words, &r->tgt_words, maybe, n_maybe, &r->links, err))
        return false;
    return (r->links.n == known && !is_long(r)) || weigh_words(r, path, is_long(r) ? CLOSE : NARROW, NULL, err);
}

/* Words and lengths together: the hit rates of the channels in this document by EM, first from the
   beads that lengths alone believe in, so that words which mislead do not vouch for themselves. */
static bool by_words(jk_recipe *r, jk_alignment *out, jk_err *err)
{
    jk_maybe *maybe;
    size_t n_maybe;
    if (!(is_long(r) ? take_for_granted(r, out, &maybe, &n_maybe, err) : believe(r, out, &maybe, &n_maybe, err))
        || !weigh_words(r, out, NARROW, NULL, err))
        return false;
    for (int round = 0; round < 2; round++) {
        if (round && ((!is_long(r) && !stay_near(r, out, maybe, n_maybe, err)) || !learn_words(r, out, maybe, n_maybe, err)
                      || !refine_ratio(r, out, err)))   /* lengths alone match much that is left out, which spoils it */
            return false;
        jk_evidence_learn(r->evidence, maybe, n_maybe);
        adapt(r, maybe, n_maybe);
        jk_recipe_use(r, &r->adapted);
        if (!improve(r, is_long(r) ? CLOSE : NARROW, out, err)
            || !(is_long(r) && !round ? take_for_granted(r, out, &maybe, &n_maybe, err) : believe(r, out, round ? NULL : &maybe, &n_maybe, err)))
            return false;
    }
    return true;
}

/* What the user knows comes before everything that is found out. */
static bool knows(jk_recipe *r, jk_err *err)
{
    const jk_align_options *o = r->options;
    if (o && o->delimiter && !jk_borders_find(r->arena, o->delimiter, r->src, r->tgt, &r->borders, err))
        return false;
    if ((o && o->n_pin) || r->borders.n) {
        r->pins = jk_pins_new(r->arena, o ? o->pin : NULL, o ? o->n_pin : 0, &r->borders, r->src->n_sent, r->tgt->n_sent, o ? o->pin_name : NULL, err);
        r->scorer[r->n_scorer++] = (jk_scorer){ jk_pins_score, r->pins, NULL };
    }
    if (o && o->src_vectors && o->tgt_vectors && !err->code) {
        r->embedding = jk_embedding_new(r->arena, o->src_vectors, r->src->n_sent, o->tgt_vectors, r->tgt->n_sent, err);
        r->scorer[r->n_scorer++] = (jk_scorer){ jk_embedding_score, r->embedding, NULL };
    }
    return !err->code;
}

static bool is_null(const jk_bead *b) { return !b->n_src || !b->n_tgt; }

static bool at_border(const jk_recipe *r, const jk_bead *bead, uint32_t *next)
{
    const jk_borders *b = &r->borders;
    while (*next < b->n && (b->at[*next].src < bead->src || (b->at[*next].src == bead->src && b->at[*next].tgt < bead->tgt)))
        ++*next;
    return *next < b->n && b->at[*next].src == bead->src && b->at[*next].tgt == bead->tgt;
}

/* Neighbouring nulls of a section stand source first, whichever way the chain came. */
static bool order_nulls(jk_recipe *r, jk_alignment *path, jk_err *err)
{
    jk_bead *sorted = JK_NEW(r->arena, jk_bead, path->n_bead, err);
    for (uint32_t k = 0, end, n, next = 0; sorted && k < path->n_bead; k = end) {
        for (end = k; end < path->n_bead && is_null(&path->bead[end]) && (end == k || !at_border(r, &path->bead[end], &next)); end++)
            ;
        n = k;
        for (int tgt = 0; tgt < 2; tgt++)
            for (uint32_t b = k; b < end; b++)
                if (path->bead[b].n_tgt == tgt)
                    sorted[n++] = path->bead[b];
        for (uint32_t b = k; b < end; b++) {        /* a source null stands where the run starts in the target, and the other way about */
            sorted[b].src = sorted[b].n_src ? sorted[b].src : path->bead[end - 1].src + path->bead[end - 1].n_src;
            sorted[b].tgt = sorted[b].n_src ? path->bead[k].tgt : sorted[b].tgt;
        }
        if (end < path->n_bead && !is_null(&path->bead[end])) {
            sorted[end] = path->bead[end];
            end++;
        }
    }
    path->bead = sorted;
    return sorted != NULL;
}

bool jk_recipe_align(jk_recipe *r, jk_alignment *out, jk_err *err)
{
    *out = (jk_alignment){ 0 };
    bool words = !r->know->no_words && r->src->n_sent && r->tgt->n_sent;
    if (r->open)
        r->scorer[r->n_scorer++] = (jk_scorer){ .add = end_score, .self = r };
    if (!knows(r, err) || (words && !look_up(r, err)) || !by_lengths(r, out, err))
        return false;
    if (words ? !by_words(r, out, err) : !believe(r, out, NULL, NULL, err))
        return false;
    if (r->embedding && jk_embedding_failed(r->embedding))
        return jk_fail(err, JK_ENOMEM, "no memory to compare the vectors of %u and %u sentences", r->src->n_sent, r->tgt->n_sent);
    if (!order_nulls(r, out, err))
        return false;
    out->ratio = jk_exp(r->ratio.log_ratio);
    out->band = r->width;
    out->n_border = r->borders.n;
    return true;
}

bool jk_recipe_run(jk_recipe *r, const jk_knowledge *know, jk_arena *arena, const jk_doc *src, const jk_doc *tgt,
                   const jk_align_options *options, jk_alignment *out, jk_err *err)
{
    *r = (jk_recipe){ .know = know, .arena = arena, .src = src, .tgt = tgt, .options = options };
    return jk_recipe_align(r, out, err) && (!options || !options->explain || jk_recipe_explain(r, out, options->explain, err));
}

bool jk_align(const jk_knowledge *know, jk_arena *arena, const jk_doc *src, const jk_doc *tgt, const jk_align_options *options,
              jk_alignment *out, jk_err *err)
{
    jk_recipe recipe;
    bool in_stretches = src->n_sent > JK_LONG || tgt->n_sent > JK_LONG;
    return in_stretches ? jk_stretches_align(know, arena, src, tgt, options, out, err)
                        : jk_recipe_run(&recipe, know, arena, src, tgt, options, out, err);
}

/* stretch.c - a long document, stretch by stretch.
 *
 *     window of both texts -> the recipe, its far end open -> beads up to a safe border -> the next window from there
 *
 * Time and memory of the recipe are those of a window, so a document of any length costs its sentences
 * and beads and one window. Length ratio, hit rates, how much is left out and the words that are learned are
 * those of the neighbourhood, too: one ratio for a whole book of several hands is wrong everywhere.
 *
 * Where a window ends in the other text nobody knows. Its extent is guessed by characters, its end is open (a sentence
 * left over there costs about what it would in a match), and of its chain only what lies well before the end
 * is kept, up to a border between two beads that are certain. If too little can be kept, more is
 * missing on a side than the window holds, and it doubles.
 *
 * By lengths alone a chain does not say where it is sure. So a rough way through the whole text is looked for first; it says where windows end,
 * and of a window all stands that is not near its end, up to the best border there.
 */
#include "align/knowledge.h"
#include "align/recipe.h"

enum {
    WINDOW = 3072,                  /* sentences of the side that has more of them */
    LARGEST = 8 * WINDOW,           /* where nothing fits the other text for longer than that, it is cut anywhere */
    CLEAR = 64,                     /* sentences a side between the border and the last bead that is sure */
    SEARCH = 512                    /* beads in which the safest border is looked for */
};
static const float SURE = .9f, CERTAIN = .98f;
enum { RUN = 64, MOST_OF_RUN = 38 };    /* of so many matches so many are sure where the texts do run side by side; where they do not it is under half */

/* One side of the document, and of the window on it. */
typedef struct {
    const jk_doc *doc;
    uint32_t from, to;              /* sentences of the window */
    uint32_t end;                   /* of the piece: windows go up to there */
} face;

typedef struct {
    const jk_knowledge *know;
    const jk_align_options *options;
    jk_arena *arena, *scratch;      /* what stays; what a window needs */
    jk_arena *words;                /* and its evidence */
    face src, tgt;
    jk_borders borders, within;     /* of the document; of the piece, from its start, but for those at its ends */
    uint32_t n_past;                /* borders up to the piece's end */
    double log_ratio;               /* characters: by it the next window is measured */
    jk_arena *guide;                /* without words: of the way ... */
    jk_alignment way;               /* ... through the piece, from its start; no bead where a window holds it */
    uint32_t n_way;                 /* of its beads those before the window */
    jk_border start;                /* of the piece */
    jk_alignment *out;
    jk_reason *reason;              /* if asked for; beside the beads */
    bool held;                      /* as in jk_recipe, in some window */
    double sum_ratio, n_ratio;      /* logs of the windows' ratios, by sentences */
} stretches;

static double chars(const jk_doc *doc, uint32_t from, uint32_t to)
{
    double n = 0;
    for (uint32_t k = from; k < to; k++)
        n += doc->sent[k].n_char;
    return n;
}

/* The sentence at which n characters from `from` on are full, not behind `most`. */
static uint32_t reach(const jk_doc *doc, uint32_t from, uint32_t most, double n)
{
    for (double sum = 0; from < most && sum < n; from++)
        sum += doc->sent[from].n_char;
    return from;
}

static uint32_t least(uint32_t a, uint32_t b) { return a < b ? a : b; }

static bool fits(const face *f, uint32_t window) { return f->end - f->from <= window + window / 2; }

static double *sums(jk_arena *arena, const face *f, jk_err *err)
{
    double *sum = JK_NEW(arena, double, (size_t)(f->end - f->from) + 1, err);
    for (uint32_t k = f->from; sum && k < f->end; k++)
        sum[k - f->from + 1] = sum[k - f->from] + f->doc->sent[k].n_char;
    return sum;
}

/* The way through the piece that begins, where it is longer than a window. */
static bool find_way(stretches *s, jk_err *err)
{
    uint32_t I = s->src.end - s->src.from, J = s->tgt.end - s->tgt.from;
    s->start = (jk_border){ s->src.from, s->tgt.from };
    s->n_way = 0;
    s->way = (jk_alignment){ 0 };
    jk_arena_reset(s->guide);
    if (!I || !J || (fits(&s->src, WINDOW) && fits(&s->tgt, WINDOW)))
        return true;
    jk_arena *scratch = jk_arena_open(0);
    if (!scratch)
        return jk_fail(err, JK_ENOMEM, "no memory to look for a way through %u and %u sentences", I, J);
    jk_alignment way;
    const double *src = sums(scratch, &s->src, err), *tgt = sums(scratch, &s->tgt, err);
    bool ok = src && tgt && jk_length_way(scratch, src, I, tgt, J, s->log_ratio, &way, err) && (s->way.bead = JK_NEW(s->guide, jk_bead, way.n_bead, err));
    if (ok) {
        memcpy(s->way.bead, way.bead, way.n_bead * sizeof *way.bead);
        s->way.n_bead = way.n_bead;
    }
    jk_arena_close(scratch);
    return ok;
}

/* Up to where the way has gone through a window of either text. */
static void go_along(stretches *s, uint32_t window)
{
    face *a = &s->src, *b = &s->tgt;
    const jk_bead *bead = s->way.bead;
    uint32_t n = s->way.n_bead, i = s->start.src, j = s->start.tgt;
    while (s->n_way < n && i + bead[s->n_way].src <= a->from)
        s->n_way++;
    a->to = a->end;
    b->to = b->end;
    for (uint32_t k = s->n_way; k < n; k++)
        if (i + bead[k].src >= a->from + window || j + bead[k].tgt >= b->from + window) {
            a->to = i + bead[k].src;
            b->to = j + bead[k].tgt > b->from ? j + bead[k].tgt : least(b->from + 1, b->end);
            return;
        }
}

/* The next sections: those that fit a window together, or one that does not. Without borders the document is one piece. */
static bool next_piece(stretches *s, jk_err *err)
{
    const jk_borders *all = &s->borders;
    uint32_t first = s->n_past, n = 0;
    for (; s->n_past <= all->n; s->n_past++) {
        jk_border end = s->n_past < all->n ? all->at[s->n_past] : (jk_border){ s->src.doc->n_sent, s->tgt.doc->n_sent };
        if (s->n_past > first && (end.src - s->src.from > WINDOW || end.tgt - s->tgt.from > WINDOW))
            break;
        s->src.end = end.src;
        s->tgt.end = end.tgt;
    }
    /* where there are any, one window holds the piece: they last as long */
    jk_border *within = JK_NEW(s->scratch, jk_border, s->n_past - first, err);
    for (uint32_t k = first; within && k + 1 < s->n_past; k++)
        within[n++] = (jk_border){ all->at[k].src - s->src.from, all->at[k].tgt - s->tgt.from };
    s->within = (jk_borders){ within, n };
    return within && (!s->know->no_words || find_way(s, err));
}

/* As many sentences of the side that has more of them, of the other about as much text. */
static void measure(stretches *s, uint32_t window)
{
    face *a = &s->src, *b = &s->tgt;
    uint32_t all_a = a->end - a->from, all_b = b->end - b->from;
    if (!all_a || !all_b || (fits(a, window) && fits(b, window))) {
        a->to = a->end;
        b->to = b->end;
        return;
    }
    if (s->way.n_bead) {
        go_along(s, window);
        return;
    }
    uint32_t most_a = a->from + least(all_a, window), most_b = b->from + least(all_b, window);
    double ratio = jk_exp(s->log_ratio);
    a->to = most_a;
    b->to = reach(b->doc, b->from, most_b, chars(a->doc, a->from, most_a) * ratio);
    if (b->to == most_b)
        a->to = reach(a->doc, a->from, most_a, chars(b->doc, b->from, most_b) / ratio);
}

/* -------------------------------------------------------- what else is asked */

static void range_of(const uint32_t *number, uint32_t n, uint32_t *from, uint32_t *to)
{
    *from = *to = number[0];
    for (uint32_t k = 1; k < n; k++) {
        *from = number[k] < *from ? number[k] : *from;
        *to = number[k] > *to ? number[k] : *to;
    }
    ++*to;
}

/* No window ends within what shares a bead, or on one side of it only. */
static void take_in_pins(stretches *s)
{
    const jk_align_options *o = s->options;
    for (bool more = o && o->n_pin; more;) {
        more = false;
        for (size_t k = 0; k < o->n_pin; k++) {
            const jk_pin *pin = &o->pin[k];
            uint32_t s0, s1, t0, t1;
            if (pin->apart || !pin->n_src || !pin->n_tgt)
                continue;
            range_of(pin->src, pin->n_src, &s0, &s1);
            range_of(pin->tgt, pin->n_tgt, &t0, &t1);
            if (s0 < s->src.from || (s0 >= s->src.to && t0 >= s->tgt.to) || (s1 <= s->src.to && t1 <= s->tgt.to))
                continue;
            s->src.to = s1 > s->src.to ? s1 : s->src.to;
            s->tgt.to = t1 > s->tgt.to ? t1 : s->tgt.to;
            more = true;
        }
    }
}

/* Those of the numbers that lie in the window, counted from its start. */
static const uint32_t *within(const face *f, const uint32_t *number, uint32_t *n, jk_arena *arena, jk_err *err)
{
    uint32_t *out = JK_NEW(arena, uint32_t, *n, err), kept = 0;
    for (uint32_t k = 0; out && k < *n; k++)
        if (number[k] >= f->from && number[k] < f->to)
            out[kept++] = number[k] - f->from;
    *n = kept;
    return out;
}

static bool cut_pins(const stretches *s, jk_align_options *ask, jk_err *err)
{
    jk_pin *pin = JK_NEW(s->scratch, jk_pin, s->options->n_pin, err);
    size_t n = 0;
    for (size_t k = 0; pin && k < s->options->n_pin; k++) {
        jk_pin p = s->options->pin[k];
        p.src = within(&s->src, p.src, &p.n_src, s->scratch, err);
        p.tgt = within(&s->tgt, p.tgt, &p.n_tgt, s->scratch, err);
        if (p.apart ? p.n_src && p.n_tgt : p.n_src || p.n_tgt)
            pin[n++] = p;
    }
    ask->pin = pin;
    ask->n_pin = n;
    return !err->code;
}

static bool cut_vectors(const face *f, const jk_vectors *all, jk_arena *arena, const jk_vectors **out, jk_err *err)
{
    jk_vectors *v = all ? JK_NEW(arena, jk_vectors, 1, err) : NULL;
    if (!all || !v)
        return !all;
    v->dim = all->dim;
    for (unsigned k = 0; k < sizeof v->run / sizeof *v->run; k++)
        v->run[k] = all->run[k] ? all->run[k] + f->from : NULL;
    *out = v;
    return true;
}

static bool cut_options(const stretches *s, jk_align_options *ask, jk_err *err)
{
    const jk_align_options *o = s->options;
    *ask = (jk_align_options){ 0 };
    if (!o)
        return true;
    ask->pin_name = o->pin_name;
    return (!o->n_pin || cut_pins(s, ask, err)) && cut_vectors(&s->src, o->src_vectors, s->scratch, &ask->src_vectors, err)
        && cut_vectors(&s->tgt, o->tgt_vectors, s->scratch, &ask->tgt_vectors, err);
}

static jk_doc cut_doc(const face *f)
{
    jk_doc doc = *f->doc;
    doc.sent += f->from;
    doc.n_sent = f->to - f->from;
    if (doc.n_sent) {
        const jk_span *last = &doc.sent[doc.n_sent - 1].text;
        doc.text = (jk_span){ doc.sent[0].text.ptr, (size_t)(last->ptr + last->len - doc.sent[0].text.ptr) };
    }
    return doc;
}

/* -------------------------------------------------------------------- border */

static bool is_match(const jk_bead *b) { return b->n_src && b->n_tgt; }

/* The beads up to the last place where the texts are seen to run side by side. */
static uint32_t well_known(const jk_alignment *path)
{
    uint32_t last = 0, sure = 0;
    uint64_t run = 0;                           /* the latest matches, a bit each */
    for (uint32_t k = 0; k < path->n_bead; k++) {
        if (!is_match(&path->bead[k]))
            continue;
        bool is_sure = path->bead[k].posterior >= SURE;
        sure += is_sure - (uint32_t)(run >> (RUN - 1));
        run = run << 1 | is_sure;
        if (sure >= MOST_OF_RUN && is_sure)
            last = k + 1;
    }
    return last;
}

/* The beads well before the window's end. */
static uint32_t well_inside(const jk_alignment *path, uint32_t n_src, uint32_t n_tgt)
{
    uint32_t last = path->n_bead;
    while (last > 0 && (path->bead[last - 1].src > n_src / 8 * 7 || path->bead[last - 1].tgt > n_tgt / 8 * 7))
        last--;
    return last;
}

/* How many beads of the chain stand. */
static uint32_t border(const jk_alignment *path, uint32_t window, bool on_the_way, bool last_chance, uint32_t n_src, uint32_t n_tgt)
{
    uint32_t last = on_the_way ? well_inside(path, n_src, n_tgt) : well_known(path), best = 0, seen = 0;
    float best_p = 0;
    for (uint32_t k = last; k-- > 1 && seen < SEARCH && best_p < CERTAIN;) {
        const jk_bead *a = &path->bead[k - 1], *b = &path->bead[k], *end = &path->bead[last - 1];
        if (b->src + CLEAR > end->src || b->tgt + CLEAR > end->tgt || !is_match(a) || !is_match(b))
            continue;
        float p = a->posterior < b->posterior ? a->posterior : b->posterior;
        seen++;
        if (p > best_p) {
            best_p = p;
            best = k;
        }
    }
    if (best && path->bead[best].src + path->bead[best].tgt >= window / 2)
        return best;
    if (!last_chance)
        return 0;
    uint32_t k = path->n_bead;          /* nothing is known here: most of it stands */
    while (k > 1 && !(is_match(&path->bead[k - 1]) && path->bead[k - 1].src <= n_src / 4 * 3 + 1 && path->bead[k - 1].tgt <= n_tgt / 4 * 3 + 1))
        k--;
    uint32_t most = k > 1 ? k : well_inside(path, n_src, n_tgt);
    return most ? most : 1;
}

/* ---------------------------------------------------------------------- keep */

static bool keep_reasons(stretches *s, uint32_t from, const jk_explanation *why, uint32_t n, jk_err *err)
{
    for (uint32_t k = 0; k < n; k++) {
        jk_reason *to = &s->reason[from + k];
        *to = why->reason[k];
        jk_met *met = JK_NEW(s->arena, jk_met, to->n_met, err);
        jk_missed *missed = JK_NEW(s->arena, jk_missed, to->n_missed, err);
        if (err->code)
            return false;
        if (to->n_met)
            memcpy(met, to->met, to->n_met * sizeof *met);
        if (to->n_missed)
            memcpy(missed, to->missed, to->n_missed * sizeof *missed);
        to->met = met;
        to->missed = missed;
    }
    return true;
}

/* Rates of the whole: the mean over its words. */
static bool keep_channels(stretches *s, const jk_explanation *why, jk_err *err)
{
    jk_explanation *all = s->options->explain;
    /* what a window says of its own words is gone with it */
    all->note = s->held || s->know->no_learning ? why->note : "train: words were learned from the two texts themselves, each time from a stretch of some thousand sentences";
    jk_channel_rate *to = (jk_channel_rate *)all->channel;
    for (uint32_t c = 0; c < why->n_channel; c++) {
        const jk_channel_rate *from = &why->channel[c];
        uint32_t k = 0;
        while (k < all->n_channel && strcmp(to[k].name, from->name) != 0)
            k++;
        if (k == JK_N_CHANNEL)
            return jk_fail(err, JK_ELIMIT, "more channels than there are");
        if (k == all->n_channel)
            to[all->n_channel++] = (jk_channel_rate){ .name = from->name };
        uint64_t words = (uint64_t)to[k].words + from->words;
        to[k].rate = (to[k].rate * to[k].words + from->rate * from->words) / (double)words;
        to[k].words = words < UINT32_MAX ? (uint32_t)words : UINT32_MAX;
        to[k].met = UINT32_MAX - to[k].met > from->met ? to[k].met + from->met : UINT32_MAX;
    }
    return true;
}

/* The first n beads of a window's chain, and the window moves on behind them. */
static bool keep(stretches *s, const jk_alignment *path, uint32_t n, const jk_explanation *why, jk_err *err)
{
    jk_alignment *out = s->out;
    for (uint32_t k = 0; k < n; k++) {
        jk_bead bead = path->bead[k];
        bead.src += s->src.from;
        bead.tgt += s->tgt.from;
        out->bead[out->n_bead + k] = bead;
    }
    if (why && !(keep_reasons(s, out->n_bead, why, n, err) && keep_channels(s, why, err)))
        return false;
    out->n_bead += n;
    out->band = path->band > out->band ? path->band : out->band;
    const jk_bead *last = &path->bead[n - 1];
    s->src.from += last->src + last->n_src;
    s->tgt.from += last->tgt + last->n_tgt;
    return true;
}

/* One window. stuck: too little of it can be kept. */
static bool one(stretches *s, uint32_t window, bool *stuck, jk_err *err)
{
    jk_alignment path;
    jk_align_options ask;
    jk_explanation why, *explain = s->options ? s->options->explain : NULL;
    jk_arena_close(s->scratch);         /* not reset: what one window left would not fit the next one's needs, and both would stay */
    if (!(s->scratch = jk_arena_open(0)))
        return jk_fail(err, JK_ENOMEM, "no memory for a stretch of the documents");
    if (s->src.from == s->src.end && s->tgt.from == s->tgt.end && !next_piece(s, err))
        return false;
    measure(s, window);
    take_in_pins(s);
    jk_doc src = cut_doc(&s->src), tgt = cut_doc(&s->tgt);
    bool open = s->src.to < s->src.end || s->tgt.to < s->tgt.end;
    if (!cut_options(s, &ask, err))
        return false;
    jk_recipe r = { .know = s->know, .arena = s->scratch, .src = &src, .tgt = &tgt, .options = &ask, .words = &s->words, .open = open && !s->way.n_bead, .borders = s->within };
    if (!jk_recipe_align(&r, &path, err))
        return false;
    uint32_t n = open ? border(&path, window, s->way.n_bead > 0, window >= LARGEST, src.n_sent, tgt.n_sent) : path.n_bead;
    *stuck = n == 0 && path.n_bead;
    if (n == 0)
        return true;
    s->log_ratio = r.ratio.log_ratio;
    s->sum_ratio += r.ratio.log_ratio * n;
    s->n_ratio += n;
    s->held = r.held = s->held || r.held;
    path.n_bead = n;
    return (!explain || jk_recipe_explain(&r, &path, &why, err)) && keep(s, &path, n, explain ? &why : NULL, err);
}

/* Everything that the borders and pins can be wrong in, said before any work is done. */
static bool check_pins(stretches *s, jk_err *err)
{
    const jk_align_options *o = s->options;
    if (o && o->delimiter && !jk_borders_find(s->arena, o->delimiter, s->src.doc, s->tgt.doc, &s->borders, err))
        return false;
    s->out->n_border = s->borders.n;
    return !o || !o->n_pin || jk_pins_new(s->scratch, o->pin, o->n_pin, &s->borders, s->src.doc->n_sent, s->tgt.doc->n_sent, o->pin_name, err);
}

static bool all(stretches *s, jk_err *err)
{
    jk_explanation *explain = s->options ? s->options->explain : NULL;
    size_t most = (size_t)s->src.doc->n_sent + s->tgt.doc->n_sent;     /* pages that are not written to cost nothing */
    if (!check_pins(s, err) || !(s->out->bead = JK_NEW(s->arena, jk_bead, most, err)))
        return false;
    if (explain) {
        s->reason = JK_NEW(s->arena, jk_reason, most, err);
        *explain = (jk_explanation){ .reason = s->reason, .channel = JK_NEW(s->arena, jk_channel_rate, JK_N_CHANNEL, err) };
        if (err->code)
            return false;
    }
    double src = chars(s->src.doc, 0, s->src.doc->n_sent), tgt = chars(s->tgt.doc, 0, s->tgt.doc->n_sent);
    s->log_ratio = src > 0 && tgt > 0 ? jk_log(tgt / src) : 0;
    for (uint32_t window = WINDOW; s->src.from < s->src.doc->n_sent || s->tgt.from < s->tgt.doc->n_sent;) {
        bool stuck;
        if (!one(s, window, &stuck, err))
            return false;
        window = stuck ? window * 2 : WINDOW;
    }
    s->out->ratio = s->n_ratio > 0 ? jk_exp(s->sum_ratio / s->n_ratio) : 1;
    if (explain)
        explain->n_bead = s->out->n_bead;
    return true;
}

bool jk_stretches_align(const jk_knowledge *know, jk_arena *arena, const jk_doc *src, const jk_doc *tgt,
                        const jk_align_options *options, jk_alignment *out, jk_err *err)
{
    stretches s = { .know = know, .options = options, .arena = arena, .scratch = jk_arena_open(0), .guide = jk_arena_open(0), .src = { .doc = src }, .tgt = { .doc = tgt }, .out = out };
    *out = (jk_alignment){ 0 };
    bool ok = s.scratch && s.guide ? all(&s, err) : jk_fail(err, JK_ENOMEM, "no memory to align %u and %u sentences", src->n_sent, tgt->n_sent);
    jk_arena_close(s.scratch);
    jk_arena_close(s.guide);
    jk_arena_close(s.words);
    return ok;
}

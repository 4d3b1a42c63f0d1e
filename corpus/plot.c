/* plot.c - four panels: lengths against each other, ratios, scores, shapes. See plot.h.
 *
 * Blue and vermilion are those of Okabe & Ito ("Color universal design", 2008), which everybody tells apart; shades of one hue go from light to
 * dark, so they can be told apart in print too.
 */
#include "corpus/plot.h"

#include "corpus/svg.h"
#include "corpus/text.h"

static const char BAR[] = "#0072b2", MARK[] = "#d55e00", GRID[] = "#e4e7eb", AXIS[] = "#6b7280";

/* Where a panel draws. */
typedef struct { double x, y, width, height; } frame;

typedef struct {
    jk_svg svg;
    const jk_census_sum *sum;
    jk_buf text;                    /* a label in the making */
} plot;

enum { WIDTH = 1000, HEIGHT = 792 };
static const frame LENGTHS = { 76, 128, 300, 300 }, RATIO = { 584, 128, 392, 300 }, SCORE = { 76, 528, 392, 200 }, SHAPES = { 584, 528, 392, 200 };

/* ------------------------------------------------------------------- labels */

static plot *label(plot *p)
{
    p->text.len = 0;
    return p;
}
static plot *words(plot *p, const char *s)
{
    jk_buf_put(&p->text, jk_span_of(s), p->svg.err);
    return p;
}
static plot *count(plot *p, uint64_t n)
{
    jk_buf_printf(&p->text, p->svg.err, "%llu", (unsigned long long)n);
    return p;
}
static plot *real(plot *p, double x, unsigned decimals)
{
    jk_put_fixed(&p->text, x, decimals, p->svg.err);
    return p;
}
static plot *share(plot *p, uint64_t part, uint64_t all, unsigned decimals) { return real(p, all ? 100.0 * (double)part / (double)all : 0, decimals); }

/* 20k, 3M: of round numbers. */
static plot *brief(plot *p, uint64_t n)
{
    return n >= 1000000 && n % 1000000 == 0 ? words(count(p, n / 1000000), "M") : n >= 10000 && n % 1000 == 0 ? words(count(p, n / 1000), "k") : count(p, n);
}

/* A number without zeros behind the point. */
static plot *plain(plot *p, double x)
{
    real(p, x, 3);
    while (p->text.len && p->text.ptr[p->text.len - 1] == '0')
        p->text.len--;
    if (p->text.len && p->text.ptr[p->text.len - 1] == '.')
        p->text.len--;
    return p;
}

static void write(plot *p, double x, double y, jk_svg_style style) { jk_svg_text(&p->svg, x, y, style, false, jk_buf_span(&p->text)); }

static void head(plot *p, const frame *f, const char *title) { jk_svg_text(&p->svg, f->x - 52, f->y - 34, JK_SVG_HEAD, false, jk_span_of(title)); }
static void note(plot *p, const frame *f) { write(p, f->x - 52, f->y - 15, JK_SVG_NOTE); }

static void name_x(plot *p, const frame *f, const char *what) { write(words(label(p), what), f->x + f->width / 2, f->y + f->height + 38, JK_SVG_TICK_MIDDLE); }
static void name_y(plot *p, const frame *f, const char *what) { jk_svg_text(&p->svg, f->x - 44, f->y + f->height / 2, JK_SVG_TICK_MIDDLE, true, jk_span_of(what)); }

static void frame_lines(plot *p, const frame *f)
{
    jk_svg_line(&p->svg, f->x, f->y + f->height, f->x + f->width, f->y + f->height, AXIS, 1, false);
    jk_svg_line(&p->svg, f->x, f->y, f->x, f->y + f->height, AXIS, 1, false);
}

static void nothing(plot *p, const frame *f, const char *what)
{
    frame_lines(p, f);
    write(words(label(p), what), f->x + f->width / 2, f->y + f->height / 2, JK_SVG_QUIET);
}

/* --------------------------------------------------------------------- axes */

/* The text of the label is p's. */
static void tick_x(plot *p, const frame *f, double x, bool grid)
{
    if (grid)
        jk_svg_line(&p->svg, x, f->y, x, f->y + f->height, GRID, 1, false);
    jk_svg_line(&p->svg, x, f->y + f->height, x, f->y + f->height + 4, AXIS, 1, false);
    write(p, x, f->y + f->height + 17, JK_SVG_TICK_MIDDLE);
}

static void tick_y(plot *p, const frame *f, double y)
{
    jk_svg_line(&p->svg, f->x, y, f->x + f->width, y, GRID, 1, false);
    jk_svg_line(&p->svg, f->x - 4, y, f->x, y, AXIS, 1, false);
    write(p, f->x - 7, y + 4, JK_SVG_TICK_END);
}

/* 1, 2, 5, 10 ...: the least such step of which most is at most parts. */
static uint64_t round_step(uint64_t most, uint64_t parts)
{
    static const uint64_t of[] = { 1, 2, 5 };
    for (uint64_t unit = 1;; unit *= 10)
        for (size_t k = 0; k < 3; k++)
            if (of[k] * unit * parts >= most || unit > UINT64_MAX / 1000)
                return of[k] * unit;
}

/* An axis of counts from 0; returns where it ends, a round number from most on. */
static uint64_t count_axis(plot *p, const frame *f, uint64_t most)
{
    uint64_t step = round_step(most, 5), end = (most + step - 1) / step * step;
    for (uint64_t n = 0; n <= end; n += step)
        tick_y(brief(label(p), n), f, f->y + f->height * (1 - (double)n / (double)end));
    name_y(p, f, "pairs");
    return end;
}

/* Bars of equal width from the left to the right of the frame, share of the width taken. */
static void bars(plot *p, const frame *f, const uint64_t *n, size_t n_bar, uint64_t end)
{
    double step = f->width / (double)n_bar, gap = step > 12 ? 2 : step > 6 ? 1 : .4;
    jk_svg_boxes(&p->svg, BAR);
    for (size_t k = 0; k < n_bar; k++) {
        double height = f->height * (double)n[k] / (double)end;
        height = n[k] && height < .8 ? .8 : height;         /* a single pair is seen */
        if (n[k])
            jk_svg_boxes_add(&p->svg, f->x + step * (double)k + gap / 2, f->y + f->height - height, step - gap, height);
    }
    jk_svg_boxes_end(&p->svg);
}

static uint64_t most_of(const uint64_t *n, size_t n_bar)
{
    uint64_t most = 0;
    for (size_t k = 0; k < n_bar; k++)
        most = n[k] > most ? n[k] : most;
    return most;
}

/* ------------------------------------------------------------------ lengths */

/* Cells that are drawn: few pairs make large ones. From low to below high on both axes. */
typedef struct { size_t group, low, high; double log_low, log_high; uint64_t most; } grid;

static uint64_t group_count(const jk_census_sum *sum, size_t group, size_t i, size_t j)
{
    uint64_t n = 0;
    for (size_t a = i; a < i + group; a++)
        for (size_t b = j; b < j + group; b++)
            n += sum->cell[a][b];
    return n;
}

static grid grid_of(const jk_census_sum *sum)
{
    grid g = { .group = sum->n_cell < 400 ? 4 : sum->n_cell < 20000 ? 2 : 1, .low = JK_CENSUS_CELLS };
    for (size_t i = 0; i < JK_CENSUS_CELLS; i += g.group)
        for (size_t j = 0; j < JK_CENSUS_CELLS; j += g.group) {
            uint64_t n = group_count(sum, g.group, i, j);
            if (!n)
                continue;
            size_t least = i < j ? i : j, last = (i > j ? i : j) + g.group;
            g.low = least < g.low ? least : g.low;
            g.high = last > g.high ? last : g.high;
            g.most = n > g.most ? n : g.most;
        }
    while (sum->edge[g.high] < 8 * sum->edge[g.low]) {      /* room for a few ticks */
        g.low -= g.low > 0;
        g.high += g.high < JK_CENSUS_CELLS;
    }
    g.log_low = jk_log(sum->edge[g.low]);
    g.log_high = jk_log(sum->edge[g.high]);
    return g;
}

/* Shades from light to dark: from 1, 3, 10, 30 ... pairs on, or 1, 10, 100 ...; of few pairs from 1, 2, 3 ... */
enum { SHADES = 10 };
static size_t shades_of(uint64_t most, uint64_t from[SHADES + 1])
{
    size_t n = 0;
    uint64_t next = 1;
    for (unsigned k = 0; next <= most && n < SHADES; k++) {
        from[n++] = next;
        next = most <= SHADES ? next + 1 : most >= 100000 ? next * 10 : k % 2 ? next / 3 * 10 : next * 3;
    }
    from[n] = most + 1;
    return n;
}

/* Of n shades the k-th, from light to dark, all of a hue: between three colours. */
static void shade(char out[8], size_t k, size_t n)
{
    static const double stop[][3] = { { 203, 224, 242 }, { 66, 133, 190 }, { 8, 34, 74 } };
    static const char digit[] = "0123456789abcdef";
    double t = n > 1 ? 2.0 * (double)k / (double)(n - 1) : 1;
    size_t from = t >= 1;
    out[0] = '#';
    for (size_t c = 0; c < 3; c++) {
        unsigned x = (unsigned)(stop[from][c] + (stop[from + 1][c] - stop[from][c]) * (t - (double)from) + .5);
        out[1 + 2 * c] = digit[x / 16];
        out[2 + 2 * c] = digit[x % 16];
    }
    out[7] = '\0';
}

static double place(double log, const grid *g, double size) { return size * (log - g->log_low) / (g->log_high - g->log_low); }

static void draw_cells(plot *p, const frame *f, const grid *g, const uint64_t *from, size_t n_shade)
{
    const jk_census_sum *sum = p->sum;
    for (size_t k = 0; k < n_shade; k++) {
        char fill[8];
        shade(fill, k, n_shade);
        jk_svg_boxes(&p->svg, fill);
        for (size_t i = g->low / g->group * g->group; i < g->high; i += g->group)
            for (size_t j = g->low / g->group * g->group; j < g->high; j += g->group) {
                uint64_t n = group_count(sum, g->group, i, j);
                if (n < from[k] || n >= from[k + 1])
                    continue;
                double x = place(jk_log(sum->edge[i]), g, f->width), to_x = place(jk_log(sum->edge[i + g->group]), g, f->width);
                double y = place(jk_log(sum->edge[j]), g, f->height), to_y = place(jk_log(sum->edge[j + g->group]), g, f->height);
                jk_svg_boxes_add(&p->svg, f->x + x, f->y + f->height - to_y, to_x - x, to_y - y);
            }
        jk_svg_boxes_end(&p->svg);
    }
}

static void draw_legend(plot *p, const frame *f, const uint64_t *from, size_t n_shade)
{
    double x = f->x + f->width + 14, y = f->y + 10;
    write(words(label(p), "pairs"), x, y, JK_SVG_TICK);
    for (size_t k = n_shade; k-- > 0;) {
        char fill[8];
        shade(fill, k, n_shade);
        y += 18;
        jk_svg_box(&p->svg, x, y - 10, 14, 14, fill);
        brief(label(p), from[k]);
        if (from[k + 1] > from[k] + 1)
            brief(words(p, " to "), k + 1 < n_shade && from[k] >= 10000 ? from[k + 1] : from[k + 1] - 1);
        write(p, x + 20, y + 1, JK_SVG_TICK);
    }
}

/* Where target is so many times source, as far as that is within the frame. */
static void draw_ratio(plot *p, const frame *f, const grid *g, double ratio, const char *stroke, bool dashed)
{
    double shift = jk_log(ratio), from = shift < 0 ? g->log_low - shift : g->log_low, to = shift > 0 ? g->log_high - shift : g->log_high;
    if (from < to)
        jk_svg_line(&p->svg, f->x + place(from, g, f->width), f->y + f->height - place(from + shift, g, f->height), f->x + place(to, g, f->width),
                    f->y + f->height - place(to + shift, g, f->height), stroke, 1.5, dashed);
}

static void draw_lengths(plot *p)
{
    static const uint64_t of[] = { 1, 2, 5 };
    const frame *f = &LENGTHS;
    uint64_t from[SHADES + 1];
    head(p, f, "Lengths against each other");
    if (!p->sum->n_cell) {
        nothing(p, f, "no pair with text on both sides");
        return;
    }
    grid g = grid_of(p->sum);
    size_t n_shade = shades_of(g.most, from);
    size_t n_of = f->width * jk_log(2) / (g.log_high - g.log_low) > 28 ? 3 : 1;      /* 1000 has to fit beside 500 and 2000 */
    for (uint64_t unit = 1; unit < 100000; unit *= 10)
        for (size_t k = 0; k < n_of; k++) {
            double log = jk_log((double)(of[k] * unit));
            if (log < g.log_low || log > g.log_high)
                continue;
            tick_x(brief(label(p), of[k] * unit), f, f->x + place(log, &g, f->width), true);
            tick_y(p, f, f->y + f->height - place(log, &g, f->height));
        }
    draw_cells(p, f, &g, from, n_shade);
    draw_ratio(p, f, &g, 1, AXIS, true);
    frame_lines(p, f);
    draw_legend(p, f, from, n_shade);
    name_x(p, f, "characters of the source");
    name_y(p, f, "characters of the target");
    words(label(p), "dashed: equally long");
    if (p->sum->ratio.of.n) {
        double median = jk_spread_quantile(&p->sum->ratio, 500);
        draw_ratio(p, f, &g, median, MARK, false);
        words(real(words(p, "; orange: 1 to "), median, 2), ", the median ratio");
    }
    note(p, f);
}

/* ------------------------------------------------------------------- ratios */

/* A ratio's place on the axis, whose ends are logarithms. */
static void ratio_tick(plot *p, const frame *f, double ratio, double low, double high)
{
    double log = jk_log(ratio);
    if (log >= low && log <= high)
        tick_x(plain(label(p), ratio), f, f->x + f->width * (log - low) / (high - low), false);
}

/* Within a factor of four equal steps, about six; else 1, 1.5, 2, 3 ... or 1, 2, 5 ..., as there is room. */
static void ratio_ticks(plot *p, const frame *f, double low, double high)
{
    static const double of[3][6] = { { 1, 1.5, 2, 3, 5, 7 }, { 1, 2, 5 }, { 1 } };
    double from = jk_exp(low), to = jk_exp(high);
    if (to <= 4 * from) {
        double step = (double)round_step((uint64_t)((to - from) * 10000), 7) / 10000;
        for (uint64_t k = (uint64_t)(from / step) + 1; (double)k * step <= to; k++)
            ratio_tick(p, f, (double)k * step, low, high);
        return;
    }
    const double *row = of[to <= 30 * from ? 0 : to <= 1000 * from ? 1 : 2];
    double unit = .001;
    for (int decade = 0; decade < 6; decade++, unit *= 10)
        for (size_t k = 0; k < 6 && row[k] > 0; k++)
            ratio_tick(p, f, row[k] * unit, low, high);
}

static void draw_ratios(plot *p)
{
    enum { MOST = 48 };
    const frame *f = &RATIO;
    const jk_spread *s = &p->sum->ratio;
    size_t n_bar = s->of.n < 100 ? 16 : s->of.n < 2000 ? 28 : MOST;
    uint64_t n[MOST], shown = 0;
    head(p, f, "Characters of the target for one of the source");
    if (!s->of.n) {
        nothing(p, f, "no 1-1 pair with text on both sides");
        return;
    }
    name_x(p, f, "ratio, 1-1 pairs");
    double low = jk_log(jk_spread_quantile(s, 25)), high = jk_log(jk_spread_quantile(s, 975)), more = .35 * (high - low) + .05;
    /* Borders of bars lie between two steps of the spread, of .001 each. */
    double step = (double)((uint64_t)((high - low + 2 * more) / (double)n_bar * 1000) + 1) / 1000;
    low = (double)((int64_t)((low - more) * 1000)) / 1000 + .0005;
    high = low + step * (double)n_bar;
    uint64_t before = jk_spread_below(s, jk_exp(low));
    for (size_t k = 0; k < n_bar; k++) {
        uint64_t below = jk_spread_below(s, jk_exp(low + step * (double)(k + 1)));
        n[k] = below - before;
        shown += n[k];
        before = below;
    }
    uint64_t end = count_axis(p, f, most_of(n, n_bar));
    ratio_ticks(p, f, low, high);
    bars(p, f, n, n_bar, end);
    frame_lines(p, f);
    double median = jk_spread_quantile(s, 500), x = f->x + f->width * (jk_log(median) - low) / (high - low);
    jk_svg_line(&p->svg, x, f->y, x, f->y + f->height, MARK, 1.5, false);
    real(words(real(words(label(p), "orange: median "), median, 2), "; 90 % from "), jk_spread_quantile(s, 50), 2);
    real(words(p, " to "), jk_spread_quantile(s, 950), 2);
    if (shown < s->of.n)
        words(count(words(p, "; "), s->of.n - shown), " not shown");
    note(p, f);
}

/* ------------------------------------------------------------------- scores */

static void draw_scores(plot *p)
{
    const frame *f = &SCORE;
    const jk_spread *s = &p->sum->score;
    uint64_t n[JK_CENSUS_SCORE_BINS];
    head(p, f, "Probability of a pair");
    name_x(p, f, "aligner_score");
    for (int k = 0; k <= 10; k += 2)
        tick_x(plain(label(p), k / 10.0), f, f->x + f->width * k / 10, false);
    if (!s->of.n) {
        nothing(p, f, p->sum->sums.n_pair ? "no pair has a score" : "no pairs");
        return;
    }
    for (size_t k = 0; k < JK_CENSUS_SCORE_BINS; k++) {
        jk_census_bin bin;
        jk_census_score_bin(s, k, &bin);
        n[k] = bin.n;
    }
    uint64_t most = most_of(n, JK_CENSUS_SCORE_BINS), end = count_axis(p, f, most + most / 12);
    bars(p, f, n, JK_CENSUS_SCORE_BINS, end);
    frame_lines(p, f);
    for (size_t k = 0; k < JK_CENSUS_SCORE_BINS; k++)
        if (n[k])
            write(n[k] * 1000 < s->of.n ? words(label(p), "<.1") : share(label(p), n[k], s->of.n, n[k] * 10 < s->of.n), f->x + f->width * ((double)k + .5) / JK_CENSUS_SCORE_BINS, f->y + f->height * (1 - (double)n[k] / (double)end) - 4, JK_SVG_SMALL);
    real(words(label(p), "over the bars: % of those with a score; median "), jk_spread_quantile(s, 500), 3);
    if (p->sum->sums.n_unscored)
        count(words(p, "; without: "), p->sum->sums.n_unscored);
    note(p, f);
}

/* ------------------------------------------------------------------- shapes */

static void draw_row(plot *p, const frame *f, double y, double height, uint64_t n, uint64_t most)
{
    uint64_t all = p->sum->sums.n_pair;
    double room = f->width - 150, width = room * (double)n / (double)most;
    write(p, f->x - 7, y + height / 2 + 4, JK_SVG_TICK_END);
    jk_svg_box(&p->svg, f->x, y, width < .8 ? .8 : width, height, BAR);
    words(share(words(count(label(p), n), " ("), n, all, 2), " %)");
    write(p, f->x + (width < .8 ? .8 : width) + 6, y + height / 2 + 4, JK_SVG_TICK);
}

static void draw_shapes(plot *p)
{
    enum { ROWS = 9 };
    const frame *f = &SHAPES;
    const jk_census_sums *s = &p->sum->sums;
    jk_census_shape list[JK_CENSUS_SHAPES * JK_CENSUS_SHAPES];
    size_t n = jk_census_shapes(s, list), shown;
    uint64_t others = 0, most;
    head(p, f, "Shapes of beads");
    note(words(label(p), "sentences of the source - of the target, and how many pairs"), f);
    if (!n) {
        nothing(p, f, s->n_pair ? "no pair has a shape" : "no pairs");
        return;
    }
    shown = n + (s->n_untyped > 0) > ROWS ? ROWS - 1 - (s->n_untyped > 0) : n;
    for (size_t k = shown; k < n; k++)
        others += list[k].n;
    most = list[0].n > s->n_untyped ? list[0].n : s->n_untyped;
    most = most > others ? most : others;
    double y = f->y, step = f->height / (double)(shown + (others > 0) + (s->n_untyped > 0));
    step = step < 30 ? step : 30;
    for (size_t k = 0; k < shown; k++, y += step)
        draw_row(words(label(p), list[k].name), f, y, step - 4, list[k].n, most);
    if (others) {
        draw_row(words(label(p), "others"), f, y, step - 4, others, most);
        y += step;
    }
    if (s->n_untyped)
        draw_row(words(label(p), "none"), f, y, step - 4, s->n_untyped, most);
    y += s->n_untyped ? step : 0;
    jk_svg_line(&p->svg, f->x, f->y - 4, f->x, y, AXIS, 1, false);
}

/* ---------------------------------------------------------------------- all */

static plot *counted(plot *p, uint64_t n, const char *one, const char *many) { return words(count(p, n), n == 1 ? one : many); }

/* "ko-en; 1 document, 33 pairs, 4 of them with an empty side" */
static void summary(plot *p)
{
    const jk_census_sum *sum = p->sum;
    label(p);
    for (size_t k = 0; k < sum->n_lang && k < 4; k++) {
        const jk_census_lang *lang = &sum->lang[k];
        if (*lang->lang[0] || *lang->lang[1])
            words(words(words(words(p, *lang->lang[0] ? lang->lang[0] : "und"), "-"), *lang->lang[1] ? lang->lang[1] : "und"), k + 1 < sum->n_lang && k < 3 ? ", " : "; ");
    }
    counted(words(counted(p, sum->n_doc, " document", " documents"), ", "), sum->sums.n_pair, " pair", " pairs");
    if (sum->sums.n_null)
        words(count(words(p, ", "), sum->sums.n_null), " of them with an empty side");
}

bool jk_plot_put(const jk_census_sum *sum, const char *name, jk_buf *out, jk_err *err)
{
    plot p = { { out, err }, sum, { 0 } };
    const char *slash = strrchr(name, '/');
    jk_span title = jk_span_of(strcmp(name, "-") == 0 ? "standard input" : slash ? slash + 1 : name);
    summary(&p);
    jk_svg_begin(&p.svg, WIDTH, HEIGHT, title, jk_buf_span(&p.text));
    jk_svg_text(&p.svg, 24, 38, JK_SVG_TITLE, false, title);
    write(&p, 24, 60, JK_SVG_NOTE);
    draw_lengths(&p);
    draw_ratios(&p);
    draw_scores(&p);
    draw_shapes(&p);
    jk_svg_end(&p.svg);
    jk_buf_free(&p.text);
    return !err->code;
}

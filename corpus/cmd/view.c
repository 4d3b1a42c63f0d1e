/* view.c - jjak view: pairs side by side, folded to the terminal's width.
 *
 *     seed (ko, en)
 *         1  1-1  0.987  오늘은 비가 온다.            It rains today.
 *         2  2-1  0.801  첫째 문장. 둘째 문장은       The first and the second
 *                        길어서 접힌다.               sentence.
 *
 * With --explain the words that met are coloured, a colour a channel; without colours they are listed below
 * their pair.
 */
#include "align/unicode.h"
#include "corpus/cmd/cmd.h"
#include "corpus/cmd/pick.h"
#include "corpus/cmd/reading.h"
#include "corpus/cmd/show.h"
#include "corpus/explain.h"
#include "corpus/fold.h"
#include "corpus/record.h"

typedef struct {
    const char *explain;
    reading_options reading;
    uint64_t width;
    pick_options pick;
} view_options;

static const cmd_opt table[] = {
    { "--width", "-w", OPT_COUNT, offsetof(view_options, width), "N", "columns of a line; the terminal's otherwise, or 80" },
    { "--explain", NULL, OPT_TEXT | OPT_LOCAL, offsetof(view_options, explain), "FILE", "show the words that met, out of what jjak align --explain wrote: coloured, or below each pair" },
    PICK_LOOK_ROWS(view_options, pick),
    READING_ROWS(offsetof(view_options, reading), "CORPUS is"),
    { 0 }
};

/* A colour a channel, the most certain ones first: where words overlap the first one is seen. */
static const struct { const char *channel, *on; } colours[] = {
    { "user", "\033[1;34m" }, { "number", "\033[33m" }, { "latin", "\033[36m" }, { "cldr", "\033[35m" }, { "translit", "\033[32m" },
    { "lexicon", "\033[34m" }, { "learned", "\033[31m" }, { "guessed", "\033[31m" }, { "mark", "\033[2m" }, { "", "\033[4m" /* one that this table does not know */ },
};

/* -------------------------------------------------------------- words that met */

static size_t colour_of(jk_span channel)
{
    size_t k = 0;
    while (*colours[k].channel && !jk_span_equal(channel, jk_span_of(colours[k].channel)))
        k++;
    return k;
}

static void paint_word(jk_buf *paint, jk_span text, uint32_t from, uint32_t to, char colour)
{
    uint32_t n = 0;
    for (const char *at = text.ptr, *end = text.ptr + text.len; at < end && n < to; n++) {
        const char *start = at;
        jk_next_char(&at, end);
        for (const char *b = start; n >= from && b < at; b++)
            if (!paint->ptr[b - text.ptr] || paint->ptr[b - text.ptr] > colour)
                paint->ptr[b - text.ptr] = colour;
    }
}

/* The colours of a pair's words. */
static bool paint_pair(const jk_pair *pair, screen *s, const jk_meeting *met, size_t n, jk_err *err)
{
    for (int side = 0; side < 2; side++) {
        jk_span text = pair->cell[JK_SRC_TEXT + side];
        s->paint[side].len = 0;
        if (!jk_buf_reserve(&s->paint[side], text.len + 1, err))
            return false;
        memset(s->paint[side].ptr, 0, text.len + 1);
        for (size_t k = 0; k < n; k++)
            paint_word(&s->paint[side], text, met[k].from[side], met[k].to[side], (char)(colour_of(met[k].channel) + 1));
    }
    return true;
}

/* word = word (channel), ... below the pair. */
static bool list_met(const screen *s, const jk_meeting *met, size_t n, jk_err *err)
{
    jk_buf list = { 0 };
    size_t left = s->narrow ? 0 : GUTTER;
    for (size_t k = 0; k < n; k++) {
        jk_buf_put(&list, jk_span_of(k ? ", " : ""), err);
        jk_buf_put(&list, met[k].word[0], err);
        jk_buf_put(&list, jk_span_of(" = "), err);
        jk_buf_put(&list, met[k].word[1], err);
        jk_buf_put(&list, jk_span_of(" ("), err);
        jk_buf_put(&list, met[k].channel, err);
        jk_buf_putc(&list, ')', err);
    }
    jk_span rest = jk_buf_span(&list), line;
    while (!err->code && jk_fold_line(&rest, s->width - left, &line)) {
        show_spaces(left);
        show_span(line);
        putchar('\n');
    }
    jk_buf_free(&list);
    return !err->code;
}

/* Which colour is which. */
static void show_legend(const screen *s)
{
    show_spaces(s->narrow ? 0 : GUTTER);
    for (size_t k = 0; *colours[k].channel; k++)
        printf("%s%s%s%s", k ? " " : "", colours[k].on, colours[k].channel, s->plain);
    putchar('\n');
}

/* -------------------------------------------------------------- pairs */

static bool show_pair(const jk_pair *pair, screen *s, jk_reasons *reasons, jk_err *err)
{
    const jk_meeting *met = NULL;
    size_t n_met = 0;
    uint64_t n;
    bool texts = pair->cell[JK_SRC_TEXT].len && pair->cell[JK_TRG_TEXT].len;
    if (reasons && texts && jk_parse_count(pair->cell[JK_N], &n) && !jk_reasons_of(reasons, pair->cell[JK_DOC_ID], n, &met, &n_met, err))
        return false;
    if (s->colour && n_met && !paint_pair(pair, s, met, n_met, err))
        return false;
    show_texts(pair, s, s->colour && n_met);
    return s->colour || !n_met || list_met(s, met, n_met, err);
}

static bool view(jk_reader *in, view_options *o, jk_err *err)
{
    screen s = screen_of(o->width, -1);
    const char *on[sizeof colours / sizeof *colours];
    jk_reasons *reasons = NULL;
    jk_buf doc = { 0 };
    jk_pair pair;
    bool first = true;
    for (size_t k = 0; k < sizeof colours / sizeof *colours; k++)
        on[k] = colours[k].on;
    s.on = on;
    if (o->explain && !(reasons = jk_reasons_open(o->explain, err)))
        return false;
    while (!ferror(stdout) && jk_reader_next(in, &pair, err)) {
        if (!pick_keeps(&o->pick, &pair))
            continue;
        if (first || !jk_span_equal(pair.cell[JK_DOC_ID], jk_buf_span(&doc))) {
            show_header(NULL, &pair, &s, first);
            if (first && reasons && s.colour)
                show_legend(&s);
            doc.len = 0;
            if (!jk_buf_put(&doc, pair.cell[JK_DOC_ID], err))
                break;
        }
        first = false;
        if (!show_pair(&pair, &s, reasons, err))
            break;
    }
    jk_reasons_close(reasons);
    jk_buf_free(&s.paint[0]);
    jk_buf_free(&s.paint[1]);
    jk_buf_free(&doc);
    return !err->code;
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    view_options o = { .pick = PICK_ALL };
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    if (n_arg > 1)
        jk_fail(&err, JK_EUSAGE, "it takes one file, or none for standard input, not %d; jjak get CORPUS DOC | jjak view shows a part", n_arg);
    if (o.width && (o.width < MIN_WIDTH || o.width > MAX_WIDTH))
        jk_fail(&err, JK_EUSAGE, "--width %llu: a line has %d to %d columns", (unsigned long long)o.width, (int)MIN_WIDTH, (int)MAX_WIDTH);
    if (n_arg >= 0 && !err.code && pick_check(&o.pick, &err)) {
        jk_reader *in = reading_open(&o.reading, n_arg ? argv[1] : "-", &err);
        if (in && view(in, &o, &err)) {
            cmd_note(self, jk_reader_note(in));
            pick_note(self, &o.pick);
        }
        jk_reader_close(in);
    }
    cmd_flush(&err);
    return cmd_report(self, &err);
}

const cmd_entry cmd_view = { "view", "[options] [CORPUS]", "show pairs of a corpus, side by side", table, run };

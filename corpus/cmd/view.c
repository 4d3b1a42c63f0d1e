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
#include "corpus/explain.h"
#include "corpus/fold.h"
#include "corpus/record.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
    GUTTER = 19,                    /* columns before the texts: number, type, score */
    SPACE = 2,                      /* between the texts */
    NARROW = 72,                    /* below that the gutter stands on a line of its own: a side keeps 25 columns */
    MIN_WIDTH = 20, MAX_WIDTH = 1000, ANY_WIDTH = 80
};

typedef struct {
    const char *from, *explain;
    uint64_t width;
    pick_options pick;
} view_options;

static const cmd_opt table[] = {
    { "--width", "-w", OPT_COUNT, offsetof(view_options, width), "N", "columns of a line; the terminal's otherwise, or 80" },
    { "--explain", NULL, OPT_TEXT | OPT_LOCAL, offsetof(view_options, explain), "FILE", "show the words that met, out of what jjak align --explain wrote: coloured, or below each pair" },
    PICK_ROWS(view_options, pick),
    { "--from", NULL, OPT_TEXT, offsetof(view_options, from), "NAME", "CORPUS is of this format: " FORMATS },
    { 0 }
};

typedef struct {
    size_t width, column;           /* of a line; of one side's text */
    bool narrow;
    const char *bold, *dim, *plain; /* what the terminal is sent, or "" */
    bool colour;
    jk_reasons *reasons;            /* NULL: not asked for */
    jk_buf paint[2];                /* of the pair: a byte for each byte of a side's text, the colour of its word + 1 */
} screen;

/* A colour a channel, the most certain ones first: where words overlap the first one is seen. */
static const struct { const char *channel, *on; } colours[] = {
    { "user", "\033[1;34m" }, { "number", "\033[33m" }, { "latin", "\033[36m" }, { "cldr", "\033[35m" }, { "translit", "\033[32m" },
    { "lexicon", "\033[34m" }, { "learned", "\033[31m" }, { "guessed", "\033[31m" }, { "", "\033[4m" /* one that this table does not know */ },
};

/* -------------------------------------------------------------- the terminal */

static size_t terminal_width(void)
{
    struct winsize size;
    uint64_t columns;
    const char *env = getenv("COLUMNS");
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
        return size.ws_col;
    if (env && jk_parse_count(jk_span_of(env), &columns) && columns < MAX_WIDTH)
        return (size_t)columns;
    return ANY_WIDTH;
}

/* no-color.org: NO_COLOR, when set and not empty, means no colour. */
static bool wants_colour(void)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(STDOUT_FILENO) && !(no && *no) && term && strcmp(term, "dumb") != 0;
}

static screen screen_of(const view_options *o)
{
    screen s = { .width = o->width ? (size_t)o->width : terminal_width(), .bold = "", .dim = "", .plain = "" };
    if (s.width < MIN_WIDTH)
        s.width = MIN_WIDTH;
    if (s.width > MAX_WIDTH)
        s.width = MAX_WIDTH;
    s.narrow = s.width < NARROW;
    s.column = (s.width - SPACE - (s.narrow ? 0 : GUTTER)) / 2;
    s.colour = wants_colour();
    if (s.colour) {
        s.bold = "\033[1m";
        s.dim = "\033[2m";
        s.plain = "\033[0m";
    }
    return s;
}

static void spaces(size_t n)
{
    while (n--)
        putchar(' ');
}

/* What a terminal would obey is shown instead: control characters as pictures, marks that
   reorder the line not at all. paint: the colours of its bytes; NULL: none. */
static void show_in(jk_span text, const char *paint, const screen *s)
{
    char now = 0;
    for (const char *at = text.ptr, *end = text.ptr + text.len; at < end;) {
        char out[4] = "", next = 0;
        const char *from = at;
        if (paint)
            next = paint[at - text.ptr];
        uint32_t c = jk_next_char(&at, end);
        if (next != now) {
            fputs(now ? s->plain : "", stdout);
            fputs(next ? colours[next - 1].on : "", stdout);
            now = next;
        }
        if (c < ' ' || (c >= 0x7F && c < 0xA0)) {
            size_t n = jk_put_char(c < ' ' ? 0x2400 + c : c == 0x7F ? 0x2421 : 0xFFFD, out);
            fwrite(out, 1, n, stdout);
        } else if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
            continue;
        else
            fwrite(from, 1, (size_t)(at - from), stdout);
    }
    if (now)
        fputs(s->plain, stdout);
}

static void show(jk_span text) { show_in(text, NULL, NULL); }

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
        spaces(left);
        show(line);
        putchar('\n');
    }
    jk_buf_free(&list);
    return !err->code;
}

/* Which colour is which. */
static void show_legend(const screen *s)
{
    spaces(s->narrow ? 0 : GUTTER);
    for (size_t k = 0; *colours[k].channel; k++)
        printf("%s%s%s%s", k ? " " : "", colours[k].on, colours[k].channel, s->plain);
    putchar('\n');
}

/* -------------------------------------------------------------- pairs */

/* "0.9876" -> "0.987": cut, not rounded, so that 1.000 is 1. */
static void show_gutter(const jk_pair *pair, const screen *s)
{
    const jk_span *cell = pair->cell;
    double p;
    bool scored = jk_parse_real(cell[JK_SCORE], &p) && p >= 0.0 && p <= 1.0;
    unsigned thousandths = scored ? (unsigned)(p * 1000.0 + 1e-9) : 0;
    size_t n = jk_text_width(cell[JK_N]), type = jk_text_width(cell[JK_TYPE]);
    fputs(s->dim, stdout);
    spaces(n < 6 ? 6 - n : 0);
    show(cell[JK_N]);
    spaces(SPACE);
    show(cell[JK_TYPE]);
    spaces(type < 3 ? 3 - type : 0);
    if (scored)
        printf(" %u.%03u", thousandths / 1000, thousandths % 1000);
    fputs(s->plain, stdout);
    bool fits = n <= 6 && type <= 3 && !s->narrow;
    if (fits)
        spaces(SPACE + (scored ? 0 : 6));
    else
        putchar('\n');
    if (!fits && !s->narrow)
        spaces(GUTTER);
}

/* A side's text; of beads without texts the numbers of the sentences. */
static jk_span side_of(const jk_pair *pair, int side)
{
    bool texts = pair->cell[JK_SRC_TEXT].len || pair->cell[JK_TRG_TEXT].len;
    return pair->cell[(texts ? JK_SRC_TEXT : JK_SRC_IDS) + side];
}

static void show_texts(const jk_pair *pair, const screen *s, bool painted)
{
    jk_span whole[2] = { side_of(pair, 0), side_of(pair, 1) }, rest[2] = { whole[0], whole[1] }, line[2];
    show_gutter(pair, s);
    for (size_t k = 0;; k++) {
        bool left = jk_fold_line(&rest[0], s->column, &line[0]), right = jk_fold_line(&rest[1], s->column, &line[1]);
        if (!left && !right) {
            if (k == 0)
                putchar('\n');
            break;
        }
        if (k)
            spaces(s->narrow ? 0 : GUTTER);
        if (left)
            show_in(line[0], painted ? s->paint[0].ptr + (line[0].ptr - whole[0].ptr) : NULL, s);
        if (right) {
            size_t used = left ? jk_text_width(line[0]) : 0;
            spaces((used < s->column ? s->column - used : 0) + SPACE);
            show_in(line[1], painted ? s->paint[1].ptr + (line[1].ptr - whole[1].ptr) : NULL, s);
        }
        putchar('\n');
    }
}

static bool show_pair(const jk_pair *pair, screen *s, jk_err *err)
{
    const jk_meeting *met = NULL;
    size_t n_met = 0;
    uint64_t n;
    bool texts = pair->cell[JK_SRC_TEXT].len && pair->cell[JK_TRG_TEXT].len;
    if (s->reasons && texts && jk_parse_count(pair->cell[JK_N], &n) && !jk_reasons_of(s->reasons, pair->cell[JK_DOC_ID], n, &met, &n_met, err))
        return false;
    if (s->colour && n_met && !paint_pair(pair, s, met, n_met, err))
        return false;
    show_texts(pair, s, s->colour && n_met);
    return s->colour || !n_met || list_met(s, met, n_met, err);
}

static void show_header(const jk_pair *pair, const screen *s, bool first)
{
    const jk_span *lang = pair->cell + JK_SRC_LANG;
    printf("%s%s", first ? "" : "\n", s->bold);
    show(pair->cell[JK_DOC_ID]);
    if (lang[0].len || lang[1].len) {
        fputs(" (", stdout);
        show(lang[0]);
        fputs(", ", stdout);
        show(lang[1]);
        fputs(")", stdout);
    }
    printf("%s\n", s->plain);
    if (first && s->reasons && s->colour)
        show_legend(s);
}

static bool view(jk_reader *in, view_options *o, jk_err *err)
{
    screen s = screen_of(o);
    jk_buf doc = { 0 };
    jk_pair pair;
    bool first = true;
    if (o->explain && !(s.reasons = jk_reasons_open(o->explain, err)))
        return false;
    while (!ferror(stdout) && jk_reader_next(in, &pair, err)) {
        if (!pick_keeps(&o->pick, &pair))
            continue;
        if (first || !jk_span_equal(pair.cell[JK_DOC_ID], jk_buf_span(&doc))) {
            show_header(&pair, &s, first);
            doc.len = 0;
            if (!jk_buf_put(&doc, pair.cell[JK_DOC_ID], err))
                break;
        }
        first = false;
        if (!show_pair(&pair, &s, err))
            break;
    }
    jk_reasons_close(s.reasons);
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
        jk_fail(&err, JK_EUSAGE, "it takes one file, or none for standard input, not %d (jjak view -h)", n_arg);
    if (o.width && (o.width < MIN_WIDTH || o.width > MAX_WIDTH))
        jk_fail(&err, JK_EUSAGE, "--width %llu: a line has %d to %d columns", (unsigned long long)o.width, (int)MIN_WIDTH, (int)MAX_WIDTH);
    if (n_arg >= 0 && !err.code && pick_check(&o.pick, &err)) {
        jk_reader *in = jk_reader_open(n_arg ? argv[1] : "-", o.from, &err);
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

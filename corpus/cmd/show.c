/* show.c - pairs side by side: see show.h. */
#include "corpus/cmd/show.h"

#include "align/unicode.h"
#include "corpus/fold.h"
#include "corpus/record.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

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

screen screen_of(uint64_t width, int colour)
{
    screen s = { .width = width ? (size_t)width : terminal_width(), .bold = "", .dim = "", .plain = "" };
    if (s.width < MIN_WIDTH)
        s.width = MIN_WIDTH;
    if (s.width > MAX_WIDTH)
        s.width = MAX_WIDTH;
    s.narrow = s.width < NARROW;
    s.column = (s.width - SPACE - (s.narrow ? 0 : GUTTER)) / 2;
    s.colour = colour < 0 ? wants_colour() : colour > 0;
    if (s.colour) {
        s.bold = "\033[1m";
        s.dim = "\033[2m";
        s.plain = "\033[0m";
    }
    return s;
}

void show_spaces(size_t n)
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
            fputs(next ? s->on[next - 1] : "", stdout);
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

void show_span(jk_span text) { show_in(text, NULL, NULL); }

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
    show_spaces(n < 6 ? 6 - n : 0);
    show_span(cell[JK_N]);
    show_spaces(SPACE);
    show_span(cell[JK_TYPE]);
    show_spaces(type < 3 ? 3 - type : 0);
    if (scored)
        printf(" %u.%03u", thousandths / 1000, thousandths % 1000);
    fputs(s->plain, stdout);
    bool fits = n <= 6 && type <= 3 && !s->narrow;
    if (fits)
        show_spaces(SPACE + (scored ? 0 : 6));
    else
        putchar('\n');
    if (!fits && !s->narrow)
        show_spaces(GUTTER);
}

/* A side's text; of beads without texts the numbers of the sentences. */
static jk_span side_of(const jk_pair *pair, int side)
{
    bool texts = pair->cell[JK_SRC_TEXT].len || pair->cell[JK_TRG_TEXT].len;
    return pair->cell[(texts ? JK_SRC_TEXT : JK_SRC_IDS) + side];
}

void show_texts(const jk_pair *pair, const screen *s, bool painted)
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
            show_spaces(s->narrow ? 0 : GUTTER);
        if (left)
            show_in(line[0], painted ? s->paint[0].ptr + (line[0].ptr - whole[0].ptr) : NULL, s);
        if (right) {
            size_t used = left ? jk_text_width(line[0]) : 0;
            show_spaces((used < s->column ? s->column - used : 0) + SPACE);
            show_in(line[1], painted ? s->paint[1].ptr + (line[1].ptr - whole[1].ptr) : NULL, s);
        }
        putchar('\n');
    }
}

void show_header(const char *corpus, const jk_pair *pair, const screen *s, bool first)
{
    const jk_span *lang = pair->cell + JK_SRC_LANG;
    printf("%s%s", first ? "" : "\n", s->bold);
    if (corpus)
        printf("%s: ", corpus);
    show_span(pair->cell[JK_DOC_ID]);
    if (lang[0].len || lang[1].len) {
        fputs(" (", stdout);
        show_span(lang[0]);
        fputs(", ", stdout);
        show_span(lang[1]);
        fputs(")", stdout);
    }
    printf("%s\n", s->plain);
}

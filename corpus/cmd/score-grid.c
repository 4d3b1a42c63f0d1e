/* score-grid.c - a table with frames, or for LaTeX: as Python's tabulate draws it for sacreBLEU.
 *
 * The first column stands to the right, the others in the middle (an odd space goes to the right). A column is as wide as
 * its widest cell, or as its head and two more. ANSI colours take no width.
 */
#include "align/unicode.h"
#include "corpus/cmd/score.h"

#include <stdlib.h>

static size_t width_of(jk_span s)
{
    size_t n = 0;
    for (const char *at = s.ptr, *end = s.ptr + s.len; at < end;) {
        if (*at == '\033') {
            while (at < end && *at != 'm')
                at++;
            at += at < end;
        } else
            n += jk_char_width(jk_next_char(&at, end));
    }
    return n;
}

/* Line k of a cell; empty behind the last. */
static jk_span line_of(const char *cell, size_t k)
{
    for (; k && cell; k--) {
        cell = strchr(cell, '\n');
        cell = cell ? cell + 1 : NULL;
    }
    return cell ? (jk_span){ cell, strcspn(cell, "\n") } : jk_span_of("");
}

static size_t lines_of(const char *cell)
{
    size_t n = 1;
    for (; *cell; cell++)
        n += *cell == '\n';
    return n;
}

static void widen(char *const *cell, size_t n_row, size_t n_column, size_t *width)
{
    for (size_t row = 0; row <= n_row; row++)
        for (size_t c = 0; c < n_column; c++)
            for (size_t k = 0; k < lines_of(cell[row * n_column + c]); k++) {
                size_t n = width_of(line_of(cell[row * n_column + c], k)) + (row == 0 ? 2 : 0);
                width[c] = n > width[c] ? n : width[c];
            }
}

static void put_spaces(jk_buf *out, size_t n, jk_err *err)
{
    while (n--)
        jk_buf_putc(out, ' ', err);
}

static void put_escaped(jk_buf *out, jk_span s, jk_err *err)
{
    static const struct { char c; const char *tex; } special[] = {
        { '&', "\\&" }, { '%', "\\%" }, { '$', "\\$" }, { '#', "\\#" }, { '_', "\\_" }, { '^', "\\^{}" }, { '{', "\\{" }, { '}', "\\}" },
        { '~', "\\textasciitilde{}" }, { '\\', "\\textbackslash{}" }, { '<', "\\ensuremath{<}" }, { '>', "\\ensuremath{>}" },
    };
    for (size_t k = 0; k < s.len; k++) {
        const char *tex = NULL;
        for (size_t i = 0; i < sizeof special / sizeof *special; i++)
            tex = special[i].c == s.ptr[k] ? special[i].tex : tex;
        if (tex)
            jk_buf_put(out, jk_span_of(tex), err);
        else
            jk_buf_putc(out, s.ptr[k], err);
    }
}

/* One line of a row of cells. */
static void put_line(char *const *row, size_t k, size_t n_column, const size_t *width, bool latex, jk_buf *out, jk_err *err)
{
    for (size_t c = 0; c < n_column; c++) {
        jk_span text = line_of(row[c], k);
        size_t pad = width[c] - width_of(text), left = c == 0 ? pad : pad / 2;
        jk_buf_put(out, jk_span_of(!latex ? "\xE2\x94\x82 " : c ? "& " : " "), err);
        put_spaces(out, left, err);
        if (latex)
            put_escaped(out, text, err);
        else
            jk_buf_put(out, text, err);
        put_spaces(out, pad - left + 1, err);
    }
    jk_buf_put(out, jk_span_of(latex ? "\\\\\n" : "\xE2\x94\x82\n"), err);
}

static void put_rule(const char *const mark[4], size_t n_column, const size_t *width, jk_buf *out, jk_err *err)
{
    for (size_t c = 0; c < n_column; c++) {
        jk_buf_put(out, jk_span_of(mark[c == 0 ? 0 : 2]), err);
        for (size_t k = 0; k < width[c] + 2; k++)
            jk_buf_put(out, jk_span_of(mark[1]), err);
    }
    jk_buf_printf(out, err, "%s\n", mark[3]);
}

static void put_row(char *const *row, size_t n_column, const size_t *width, bool latex, jk_buf *out, jk_err *err)
{
    size_t n_line = 1;
    for (size_t c = 0; c < n_column; c++)
        n_line = lines_of(row[c]) > n_line ? lines_of(row[c]) : n_line;
    for (size_t k = 0; k < n_line; k++)
        put_line(row, k, n_column, width, latex, out, err);
}

static void put_latex(char *const *cell, size_t n_row, size_t n_column, const size_t *width, jk_buf *out, jk_err *err)
{
    jk_buf_put(out, jk_span_of("\\begin{tabular}{r"), err);
    for (size_t c = 1; c < n_column; c++)
        jk_buf_putc(out, 'c', err);
    jk_buf_put(out, jk_span_of("}\n\\toprule\n"), err);
    for (size_t row = 0; row <= n_row; row++) {
        put_row(cell + row * n_column, n_column, width, true, out, err);
        if (row == 0)
            jk_buf_put(out, jk_span_of("\\midrule\n"), err);
    }
    jk_buf_put(out, jk_span_of("\\bottomrule\n\\end{tabular}\n"), err);
}

bool score_grid(char *const *cell, size_t n_row, size_t n_column, bool latex, jk_buf *out, jk_err *err)
{
    static const char *const top[] = { "╒", "═", "╤", "╕" }, *const head[] = { "╞", "═", "╪", "╡" }, *const inner[] = { "├", "─", "┼", "┤" },
                      *const bottom[] = { "╘", "═", "╧", "╛" };
    size_t *width = calloc(n_column + 1, sizeof *width);
    if (!width)
        return jk_fail(err, JK_ENOMEM, "no more memory to print a table");
    widen(cell, n_row, n_column, width);
    if (latex)
        put_latex(cell, n_row, n_column, width, out, err);
    else {
        put_rule(top, n_column, width, out, err);
        for (size_t row = 0; row <= n_row; row++) {
            put_row(cell + row * n_column, n_column, width, false, out, err);
            put_rule(row == n_row ? bottom : row == 0 ? head : inner, n_column, width, out, err);
        }
    }
    free(width);
    return !err->code;
}

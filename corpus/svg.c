/* svg.c - a drawing as text: see svg.h. Coordinates have one decimal. */
#include "corpus/svg.h"

#include "align/unicode.h"
#include "corpus/text.h"
#include "corpus/xml.h"

static void put(const jk_svg *svg, const char *text) { jk_buf_put(svg->out, jk_span_of(text), svg->err); }

static void put_number(const jk_svg *svg, const char *before, double x)
{
    put(svg, before);
    jk_put_fixed(svg->out, x, 1, svg->err);
}

void jk_svg_words(const jk_svg *svg, jk_span text, unsigned columns)
{
    unsigned used = 0;
    uint64_t n_left = 0;
    for (const char *at = text.ptr, *end = at + text.len; text.len && at < end && !svg->err->code;) {
        char bytes[4] = "";
        uint32_t c = jk_next_char(&at, end);
        if (c < ' ' || c == 0x7F || !jk_xml_char(c))
            c = 0xFFFD;
        used += jk_char_width(c);
        if (columns && (used > columns || (used == columns && at < end))) {
            put(svg, "\xE2\x80\xA6");
            return;
        }
        jk_xml_put(svg->out, (jk_span){ bytes, jk_put_char(c, bytes) }, &n_left, svg->err);
    }
}

void jk_svg_begin(const jk_svg *svg, unsigned width, unsigned height, jk_span title, jk_span what)
{
    jk_buf_printf(svg->out, svg->err, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\" viewBox=\"0 0 %u %u\" role=\"img\" aria-labelledby=\"title what\""
                  " font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\">\n<title id=\"title\">", width, height, width, height);
    jk_svg_words(svg, title, 0);
    put(svg, "</title>\n<desc id=\"what\">");
    jk_svg_words(svg, what, 0);
    put(svg, "</desc>\n");
    jk_svg_box(svg, 0, 0, width, height, "#ffffff");
}

void jk_svg_end(const jk_svg *svg) { put(svg, "</svg>\n"); }

void jk_svg_box(const jk_svg *svg, double x, double y, double width, double height, const char *fill)
{
    put_number(svg, "<rect x=\"", x);
    put_number(svg, "\" y=\"", y);
    put_number(svg, "\" width=\"", width);
    put_number(svg, "\" height=\"", height);
    jk_buf_printf(svg->out, svg->err, "\" fill=\"%s\"/>\n", fill);
}

void jk_svg_line(const jk_svg *svg, double x, double y, double to_x, double to_y, const char *stroke, double width, bool dashed)
{
    put_number(svg, "<line x1=\"", x);
    put_number(svg, "\" y1=\"", y);
    put_number(svg, "\" x2=\"", to_x);
    put_number(svg, "\" y2=\"", to_y);
    put_number(svg, "\" stroke-width=\"", width);
    jk_buf_printf(svg->out, svg->err, "\" stroke=\"%s\"%s/>\n", stroke, dashed ? " stroke-dasharray=\"5 4\"" : "");
}

void jk_svg_boxes(const jk_svg *svg, const char *fill) { jk_buf_printf(svg->out, svg->err, "<path fill=\"%s\" d=\"", fill); }

void jk_svg_boxes_add(const jk_svg *svg, double x, double y, double width, double height)
{
    put_number(svg, "M", x);
    put_number(svg, " ", y);
    put_number(svg, "h", width);
    put_number(svg, "v", height);
    put_number(svg, "h", -width);
    put(svg, "z");
}

void jk_svg_boxes_end(const jk_svg *svg) { put(svg, "\"/>\n"); }

void jk_svg_text(const jk_svg *svg, double x, double y, jk_svg_style style, bool turned, jk_span text)
{
    static const struct { const char *look; unsigned columns; } known[] = {
        [JK_SVG_TITLE] = { "font-size=\"20\" font-weight=\"bold\" fill=\"#1b1b1b\"", 72 },
        [JK_SVG_HEAD] = { "font-size=\"14\" font-weight=\"bold\" fill=\"#1b1b1b\"", 0 },
        [JK_SVG_NOTE] = { "font-size=\"12\" fill=\"#4a4a4a\"", 0 },
        [JK_SVG_TICK] = { "font-size=\"11\" fill=\"#333333\"", 0 },
        [JK_SVG_TICK_END] = { "font-size=\"11\" fill=\"#333333\" text-anchor=\"end\"", 0 },
        [JK_SVG_TICK_MIDDLE] = { "font-size=\"11\" fill=\"#333333\" text-anchor=\"middle\"", 0 },
        [JK_SVG_SMALL] = { "font-size=\"8.5\" fill=\"#333333\" text-anchor=\"middle\"", 0 },
        [JK_SVG_QUIET] = { "font-size=\"13\" fill=\"#767676\" text-anchor=\"middle\"", 0 },
    };
    put_number(svg, "<text x=\"", x);
    put_number(svg, "\" y=\"", y);
    jk_buf_printf(svg->out, svg->err, "\" %s", known[style].look);
    if (turned) {
        put_number(svg, " transform=\"rotate(-90 ", x);
        put_number(svg, " ", y);
        put(svg, ")\"");
    }
    put(svg, ">");
    jk_svg_words(svg, text, known[style].columns);
    put(svg, "</text>\n");
}

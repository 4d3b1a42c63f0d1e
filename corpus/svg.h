/* svg.h - lines, boxes and words of a drawing, in SVG 1.1: no script, no style sheet, nothing from elsewhere. Private to corpus/. */
#ifndef JK_SVG_H
#define JK_SVG_H

#include "align/base.h"

/* Errors stick: whoever ends the drawing looks at err. */
typedef struct { jk_buf *out; jk_err *err; } jk_svg;

typedef enum { JK_SVG_TITLE, JK_SVG_HEAD, JK_SVG_NOTE, JK_SVG_TICK, JK_SVG_TICK_END, JK_SVG_TICK_MIDDLE, JK_SVG_SMALL, JK_SVG_QUIET } jk_svg_style;

/* what: what a reader hears who does not see it. */
void jk_svg_begin(const jk_svg *svg, unsigned width, unsigned height, jk_span title, jk_span what);
void jk_svg_end(const jk_svg *svg);
/* fill, stroke: "#0072b2". */
void jk_svg_box(const jk_svg *svg, double x, double y, double width, double height, const char *fill);
void jk_svg_line(const jk_svg *svg, double x, double y, double to_x, double to_y, const char *stroke, double width, bool dashed);
/* Many boxes of one colour: begin, boxes, end. */
void jk_svg_boxes(const jk_svg *svg, const char *fill);
void jk_svg_boxes_add(const jk_svg *svg, double x, double y, double width, double height);
void jk_svg_boxes_end(const jk_svg *svg);
/* The style says at which end x is; what XML cannot hold becomes U+FFFD. turned: read from below, around x, y. */
void jk_svg_text(const jk_svg *svg, double x, double y, jk_svg_style style, bool turned, jk_span text);
/* What such an element holds: text, cut to so many columns with an ellipsis (0: not). */
void jk_svg_words(const jk_svg *svg, jk_span text, unsigned columns);

#endif

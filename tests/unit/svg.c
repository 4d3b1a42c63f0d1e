/* svg.c - text as XML holds it, numbers as every locale reads them. */
#include "corpus/svg.h"

#include <math.h>

#include "corpus/text.h"
#include "tests/unit/test.h"

static void words(const char *text, unsigned columns, const char *want)
{
    jk_err err = { 0 };
    jk_buf out = { 0 };
    jk_svg_words(&(jk_svg){ &out, &err }, jk_span_of(text), columns);
    CHECK(!err.code && jk_buf_putc(&out, '\0', &err));
    CHECK_STR(out.ptr, want);
    jk_buf_free(&out);
}

static void fixed(double x, unsigned decimals, const char *want)
{
    jk_err err = { 0 };
    jk_buf out = { 0 };
    CHECK(jk_put_fixed(&out, x, decimals, &err) && jk_buf_putc(&out, '\0', &err));
    CHECK_STR(out.ptr, want);
    jk_buf_free(&out);
}

int main(void)
{
    words("", 0, "");
    words("a<b>&\"c'", 0, "a&lt;b&gt;&amp;&quot;c'");
    words("\x01\t\x7F\xEF\xBF\xBE\xED\xA0\x80", 0, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    words("\xFF\x61", 0, "\xEF\xBF\xBD\x61");         /* a file's name may be no UTF-8 */
    words("abcdef", 6, "abcdef");
    words("abcdefg", 6, "abcde\xE2\x80\xA6");
    words("가나다라", 6, "가나\xE2\x80\xA6");
    words("가나다", 6, "가나다");

    fixed(0, 0, "0");
    fixed(2.5, 0, "3");
    fixed(.9996, 3, "1.000");
    fixed(-.0004, 3, "0.000");
    fixed(-1.25, 1, "-1.3");
    fixed(1234567.0625, 4, "1234567.0625");
    fixed(1e17, 2, "100000000000000000.00");
    fixed(1e18, 2, "null");
    fixed(NAN, 2, "null");
    fixed(-INFINITY, 2, "null");

    jk_err err = { 0 };
    jk_buf out = { 0 };
    jk_svg svg = { &out, &err };
    jk_svg_begin(&svg, 10, 20, jk_span_of("t"), jk_span_of("w"));
    jk_svg_boxes(&svg, "#000000");
    jk_svg_boxes_add(&svg, 1, 2, 3, .25);
    jk_svg_boxes_end(&svg);
    jk_svg_line(&svg, 0, 0, 1, 1, "#111111", 1.5, true);
    jk_svg_end(&svg);
    CHECK(!err.code && jk_buf_putc(&out, '\0', &err));
    CHECK(out.ptr && strstr(out.ptr, "<path fill=\"#000000\" d=\"M1.0 2.0h3.0v0.3h-3.0z\"/>\n") && strstr(out.ptr, "</svg>\n") && strstr(out.ptr, "viewBox=\"0 0 10 20\""));
    jk_buf_free(&out);
    return test_report("svg");
}

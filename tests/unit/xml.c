/* XML as data: what a document is made of, what is refused, and where that is said. */
#include "corpus/xml.h"

#include <stdlib.h>
#include <unistd.h>

#include "test.h"

static char path[] = "/tmp/jjak-xml-XXXXXX";

static void put_file(const char *bytes, size_t n)
{
    FILE *file = fopen(path, "wb");
    bool ok = file && fwrite(bytes, 1, n, file) == n;
    CHECK(file && fclose(file) == 0 && ok);
}

/* What a document says: <a x="1"> (text) </a>, or ! and the error behind the file's name. */
static const char *events(const char *bytes, size_t n)
{
    static jk_buf out;
    jk_err err = { 0 }, none = { 0 };
    jk_xml_event e;
    bool in_text = false;
    put_file(bytes, n);
    out.len = 0;
    jk_source *in = jk_source_open(path, &err);
    jk_xml *x = in ? jk_xml_open(in, (jk_span){ "", 0 }, &err) : NULL;
    while (x && jk_xml_next(x, &e, &err)) {
        if (e.kind == JK_XML_TEXT) {
            jk_buf_printf(&out, &none, "%s%.*s", in_text ? "" : "(", (int)e.text.len, e.text.ptr);
            in_text = true;
            continue;
        }
        jk_buf_printf(&out, &none, "%s<%s%.*s", in_text ? ")" : "", e.kind == JK_XML_END ? "/" : "", (int)e.name.len, e.name.ptr);
        for (size_t k = 0; k < e.n_attr; k++)
            jk_buf_printf(&out, &none, " %.*s=[%.*s]", (int)e.attr[k].name.len, e.attr[k].name.ptr, (int)e.attr[k].value.len, e.attr[k].value.ptr);
        jk_buf_putc(&out, '>', &none);
        in_text = false;
    }
    if (err.code) {
        const char *what = strchr(err.what, ',');
        CHECK(strncmp(err.what, path, sizeof path - 1) == 0 && what);
        out.len = 0;
        jk_buf_printf(&out, &none, "!%s", what ? what + 2 : err.what);
    }
    jk_buf_putc(&out, '\0', &none);
    jk_xml_close(x);
    jk_source_close(in);
    CHECK(!none.code);
    return out.ptr;
}

static const struct { const char *xml, *is; } documents[] = {
    /* what is read */
    { "<a/>", "<a></a>" },
    { "<?xml version='1.0'?>\n<a>b</a>\n", "<a>(b)</a>" },
    { "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><a/>", "<a></a>" },
    { "\xEF\xBB\xBF<a/>", "<a></a>" },
    { "<a x='1' y = \"2\"\n z='&lt;\"&#x41;'/>", "<a x=[1] y=[2] z=[<\"A]></a>" },
    { "<a x='b\n\tc'/>", "<a x=[b  c]></a>" },
    { "<a>&lt;&gt;&amp;&quot;&apos;&#65;&#xac00;</a>", "<a>(<>&\"'A가)</a>" },
    { "<a><![CDATA[<b>&amp;]]]]><![CDATA[>]]></a>", "<a>(<b>&amp;]]>)</a>" },
    { "<a>b]c]]d</a>", "<a>(b]c]]d)</a>" },
    { "<a>one\r\ntwo\rthree\n</a>", "<a>(one\ntwo\nthree\n)</a>" },
    { "<!-- b --><a><!-- <c> -->d<?pi e?>f</a><!-- - -->", "<a>(df)</a>" },
    { "<!DOCTYPE a SYSTEM \"a.dtd\"><a/>", "<a></a>" },                          /* named, not fetched */
    { "<!DOCTYPE a PUBLIC \"-//x//y>\" 'http://x.test/a.dtd' ><a/>", "<a></a>" },
    { "<a:b xml:lang='ko'><c.d-1/></a:b>", "<a:b xml:lang=[ko]><c.d-1></c.d-1></a:b>" },
    { "<글 말='값'>한</글>", "<글 말=[값]>(한)</글>" },
    /* a DTD could make a small file large, or read another: nothing of one is read */
    { "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;\">]><a>&d;</a>", "!line 1: a DTD inside the file, which is not read: it could declare entities" },
    { "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", "!line 1: a DTD inside the file, which is not read: it could declare entities" },
    { "<!DOCTYPE a [<!ENTITY % b SYSTEM \"http://x.test/\"> %b;]><a/>", "!line 1: a DTD inside the file, which is not read: it could declare entities" },
    { "<!DOCTYPE a <b>", "!line 1: a DTD inside the file, which is not read: it could declare entities" },
    { "<a>\n&b;</a>", "!line 2: an entity that is none of XML's five; no DTD is read" },
    { "<a x='&b;'/>", "!line 1: an entity that is none of XML's five; no DTD is read" },
    { "<a/><!DOCTYPE a>", "!line 1: a DOCTYPE that does not stand before the root, once" },
    { "<!DOCTYPE a><!DOCTYPE a><a/>", "!line 1: a DOCTYPE that does not stand before the root, once" },
    { "<!ENTITY a 'b'><a/>", "!line 1: a <! that is neither a comment nor CDATA nor a DOCTYPE" },
    /* what is no XML */
    { "", "!line 1: no XML: it has no element" },
    { "\n\n", "!line 3: no XML: it has no element" },
    { "text", "!line 1: text outside of the root" },
    { "<a/>text", "!line 1: text outside of the root" },
    { "<a/>\n<b/>", "!line 2: a second root" },
    { "<a>", "!line 1: the file ends before its elements do" },
    { "<a></b>", "!line 1: an end tag that is not of the innermost element" },
    { "<a><b></a></b>", "!line 1: an end tag that is not of the innermost element" },
    { "</a>", "!line 1: an end tag without a start" },
    { "<a>< b/></a>", "!line 1: a < that starts no tag; &lt; is one" },
    { "<1/>", "!line 1: a < that starts no tag; &lt; is one" },
    { "<a b/>", "!line 1: a tag with something that is no attribute" },
    { "<a b=c/>", "!line 1: an attribute without a value in quotes" },
    { "<a b='1'c='2'/>", "!line 1: attributes without a space between" },
    { "<a b='1' b='2'/>", "!line 1: the same attribute twice" },
    { "<a b='<'/>", "!line 1: a tag that does not end before the next one begins" },
    { "<a>&</a>", "!line 1: a & that starts no entity; &amp; is one" },
    { "<a>& b;</a>", "!line 1: a & that starts no entity; &amp; is one" },
    { "<a>&#0;</a>", "!line 1: the number of a character that XML does not have" },
    { "<a>&#xD800;</a>", "!line 1: the number of a character that XML does not have" },
    { "<a>&#xFFFF;</a>", "!line 1: the number of a character that XML does not have" },
    { "<a>&#x110000;</a>", "!line 1: a character's number that is none" },
    { "<a>&#99999999999;</a>", "!line 1: a character's number that is none" },
    { "<a>&#12a;</a>", "!line 1: a character's number that is none" },
    { "<a>&#x;</a>", "!line 1: a character's number without a digit" },
    { "<a>\x01</a>", "!line 1: a control character, which XML does not have" },
    { "<a>\xEF\xBF\xBE</a>", "!line 1: U+FFFE or U+FFFF, which XML does not have" },
    { "<a>\n\xFF</a>", "!line 2: not UTF-8; iconv makes it so" },
    { "<a>]]></a>", "!line 1: ]]> where no CDATA ends; ]]&gt; is one" },
    { "<!-- a -- b --><a/>", "!line 1: -- within a comment" },
    { "<a><![CDATA[b</a>", "!line 1: the file ends within CDATA" },
    { "<![CDATA[b]]><a/>", "!line 1: text outside of the root" },
    { " <?xml version='1.0'?><a/>", "!line 1: <?xml stands at the start of a file or nowhere" },
    { "<?xml encoding='utf-8'?><a/>", "!line 1: <?xml without a version 1.0, or with something unknown" },
    { "<?xml version='1.0' encoding='EUC-KR'?><a/>", "!line 1: it declares another encoding than UTF-8, or UTF-16 and is none; iconv and a new declaration make it so" },
    { "<?xml version='1.0' encoding='UTF-16'?><a/>", "!line 1: it declares another encoding than UTF-8, or UTF-16 and is none; iconv and a new declaration make it so" },
};

/* ------------------------------------------------------------------- bounds */

static void repeat(jk_buf *out, const char *s, size_t n)
{
    jk_err err = { 0 };
    while (n && jk_buf_put(out, jk_span_of(s), &err))
        n--;
    CHECK(n == 0);
}

static void check_bound(jk_buf *text, const char *said)
{
    CHECK_STR(events(text->ptr, text->len), said);
    text->len = 0;
}

static void test_bounds(void)
{
    jk_buf text = { 0 };
    jk_err err = { 0 };
    repeat(&text, "<a>", JK_XML_DEPTH);
    repeat(&text, "</a>", JK_XML_DEPTH);
    CHECK(events(text.ptr, text.len)[0] == '<');
    text.len = 0;
    repeat(&text, "<a>", JK_XML_DEPTH + 1);
    check_bound(&text, "!line 1: more than 64 elements inside each other");
    repeat(&text, "<a", 1);
    for (int k = 0; k <= JK_XML_ATTRS; k++)
        jk_buf_printf(&text, &err, " b%d=''", k);
    repeat(&text, "/>", 1);
    check_bound(&text, "!line 1: more than 64 attributes");
    repeat(&text, "<a b='", 1);
    repeat(&text, "0123456789abcdef", JK_XML_TAG / 16);
    repeat(&text, "'/>", 1);
    check_bound(&text, "!line 1: a tag of more than a mebibyte");
    repeat(&text, "<!DOCTYPE a '", 1);
    repeat(&text, "0123456789abcdef", JK_XML_TAG / 16);
    check_bound(&text, "!line 1: a DOCTYPE of more than a mebibyte");
    repeat(&text, "<a>&", 1);
    repeat(&text, "b", 1000);
    check_bound(&text, "!line 1: a & that starts no entity; &amp; is one");
    jk_buf_free(&text);
    CHECK(!err.code);
}

/* A text longer than any buffer, whose every place is a border of one sooner or later. */
static void test_chunks(void)
{
    static const char piece[] = "가나\r\n&#x1F600;]]<![CDATA[]]]>é&amp;";
    static const char is[] = "가나\n\U0001F600]]]é&";
    for (size_t shift = 0; shift < 40; shift++) {
        jk_buf text = { 0 }, want = { 0 };
        repeat(&text, "<a>", 1);
        repeat(&want, "<a>(", 1);
        repeat(&text, "x", shift);
        repeat(&want, "x", shift);
        repeat(&text, piece, 5000);
        repeat(&want, is, 5000);
        repeat(&text, "</a>", 1);
        repeat(&want, ")</a>", 1);
        jk_err err = { 0 };
        jk_buf_putc(&want, '\0', &err);
        CHECK(strcmp(events(text.ptr, text.len), want.ptr) == 0);
        jk_buf_free(&text);
        jk_buf_free(&want);
    }
}

/* Cut at any byte it is an error, and none of memory. */
static void test_cut(void)
{
    static const char whole[] = "<?xml version='1.0'?><!DOCTYPE a SYSTEM 'b'><!--c--><a b='&lt;'>가&amp;<![CDATA[d]]>\xF0\x9F\x98\x80<e/></a>";
    size_t n = sizeof whole - 1;
    CHECK(events(whole, n)[0] == '<');
    for (size_t k = 0; k < n; k++)
        CHECK(events(whole, k)[0] == '!');
}

/* --------------------------------------------------------------------- UTF-16 */

static const char *units(const uint16_t *unit, size_t n, bool big, bool mark)
{
    char bytes[256];
    size_t len = 0;
    for (size_t k = mark ? 0 : 1; k <= n; k++) {
        unsigned u = k ? unit[k - 1] : 0xFEFF;
        bytes[len++] = (char)(big ? u >> 8 : u);
        bytes[len++] = (char)(big ? u : u >> 8);
    }
    return events(bytes, len);
}

static void test_utf16(void)
{
    static const uint16_t good[] = { '<', 'a', '>', 0xAC00, 0xD83D, 0xDE00, '<', '/', 'a', '>' };
    static const uint16_t lone[][8] = { { '<', 'a', '>', '\n', 0xD83D, 'x' }, { '<', 'a', '>', '\n', 0xDE00, 'x' }, { '<', 'a', '>', '\n', 0xD83D, 0xD83D, 0xDE00 }, { '<', 'a', '>', '\n', 0xD83D } };
    static const size_t n_lone[] = { 6, 6, 7, 5 };
    for (int k = 0; k < 4; k++)
        CHECK_STR(units(good, sizeof good / sizeof *good, k & 1, k & 2), "<a>(가\U0001F600)</a>");
    for (int k = 0; k < 4; k++)
        for (int big = 0; big < 2; big++)
            CHECK_STR(units(lone[k], n_lone[k], big, true),
                      "!line 2, byte 11 of the file: half of a character, a lone surrogate, so this is no UTF-16; a program that replaces such characters makes it so");
    CHECK_STR(events("\xFF\xFE<\0a\0/\0>\0\0", 11), "!line 1, byte 11 of the file: one byte at its end, so this is no UTF-16; a program that replaces such characters makes it so");
}

/* -------------------------------------------------------------------- writing */

static void test_put(void)
{
    static const struct { jk_span text; const char *is; unsigned left; } texts[] = {
        { { "a<b>&\"'c", 8 }, "a&lt;b&gt;&amp;&quot;'c", 0 },
        { { "\0\x01\x1F\x7F\t", 5 }, "\x7F\t", 3 },
        { { "\xEF\xBF\xBD\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBB\xBF", 12 }, "\xEF\xBF\xBD\xEF\xBB\xBF", 2 },
        { { "가\xF4\x8F\xBF\xBF", 7 }, "가\xF4\x8F\xBF\xBF", 0 },       /* U+10FFFF is a character of XML */
        { { "", 0 }, "", 0 },
    };
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
        jk_buf out = { 0 };
        jk_err err = { 0 };
        uint64_t left = 0;
        CHECK(jk_xml_put(&out, texts[k].text, &left, &err) && jk_buf_putc(&out, '\0', &err));
        CHECK_STR(out.ptr, texts[k].is);
        CHECK(left == texts[k].left);
        CHECK(jk_xml_unfit(texts[k].text) == left);
        jk_buf_free(&out);
    }
}

int main(void)
{
    int fd = mkstemp(path);
    CHECK(fd >= 0 && close(fd) == 0);
    for (size_t k = 0; k < sizeof documents / sizeof *documents; k++)
        CHECK_STR(events(documents[k].xml, strlen(documents[k].xml)), documents[k].is);
    test_bounds();
    test_chunks();
    test_cut();
    test_utf16();
    test_put();
    CHECK(remove(path) == 0);
    return test_report("xml");
}

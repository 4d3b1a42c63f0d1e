/* xml.h - XML 1.0 read piece by piece, and text written as XML has it. Private to corpus/.
 *
 * A pull parser with bounds, for data: nothing is fetched, no entity but the five of XML
 * is known, a DTD inside the file is refused. UTF-8, or UTF-16 behind a byte order mark.
 */
#ifndef JK_XML_H
#define JK_XML_H

#include "corpus/io.h"

enum {
    JK_XML_DEPTH = 64,              /* elements inside each other */
    JK_XML_ATTRS = 64,              /* of an element */
    JK_XML_TAG = 1 << 20,           /* bytes of a tag */
    JK_XML_PIECE = 1 << 16          /* bytes of text handed out at once, about */
};

typedef enum { JK_XML_START, JK_XML_END, JK_XML_TEXT } jk_xml_kind;

typedef struct { jk_span name, value; } jk_xml_attr;

/* What comes next; all of it lives until the next call. */
typedef struct {
    jk_xml_kind kind;
    jk_span name;                   /* of START and END: prefix and all */
    jk_span text;                   /* of TEXT: a piece, entities and CDATA resolved */
    const jk_xml_attr *attr;        /* [n_attr], of START */
    size_t n_attr;
} jk_xml_event;

typedef struct jk_xml jk_xml;

/* before: bytes that were read from in already, borrowed until close; in is borrowed, too. */
jk_xml *jk_xml_open(jk_source *in, jk_span before, jk_err *err);
/* False with JK_OK: the end, behind the one root element. JK_EINPUT names the line. An element
   without content is a START and an END. */
bool jk_xml_next(jk_xml *x, jk_xml_event *event, jk_err *err);
/* The line that is being read, from 1. */
uint64_t jk_xml_line(const jk_xml *x);
/* How many elements are open. */
unsigned jk_xml_depth(const jk_xml *x);
/* Reads on to the END of the innermost open element; its text goes behind what out holds (NULL: nowhere), that of
   elements in it only where keeps says so (NULL: nowhere). JK_ELIMIT: more than limit bytes. */
bool jk_xml_content(jk_xml *x, jk_buf *out, bool (*keeps)(jk_span name), size_t limit, jk_err *err);
void jk_xml_close(jk_xml *x);

/* The attribute's value; ptr NULL: it has none of that name. */
jk_span jk_xml_get(const jk_xml_event *event, const char *name);

/* May a document of XML 1.0 hold the character? */
bool jk_xml_char(uint32_t c);
/* How many characters of s, valid UTF-8, XML does not have. */
size_t jk_xml_unfit(jk_span s);
/* s, valid UTF-8, with & < > " escaped; characters that XML does not have are left out and added to *n_left. */
bool jk_xml_put(jk_buf *out, jk_span s, uint64_t *n_left, jk_err *err);

#endif

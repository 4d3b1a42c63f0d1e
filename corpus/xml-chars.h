/* xml-chars.h - the characters of an XML file: bytes become UTF-8 by the chunk. Private to corpus/. */
#ifndef JK_XML_CHARS_H
#define JK_XML_CHARS_H

#include "corpus/xml.h"

enum { JK_XML_RAW = 1 << 16 };      /* bytes read at once */

typedef enum { JK_XML_UTF8, JK_XML_UTF16LE, JK_XML_UTF16BE } jk_xml_units;

/* {0}, then in, before and line = 1 are set. */
typedef struct {
    jk_source *in;
    jk_span before;                 /* bytes that were read from in already */
    char raw[JK_XML_RAW];
    size_t n_raw, used;             /* bytes in raw; of them those in text */
    uint64_t passed;                /* bytes of the file before raw */
    jk_xml_units units;
    bool begun, ended;
    jk_buf wide;                    /* text of what is UTF-16 */
    jk_span text;                   /* whole characters, UTF-8; it moves when its end was taken */
    size_t at;                      /* what is taken next, in text */
    uint64_t line;
} jk_xml_chars;

/* The next byte of text without taking it, or taken; -1: the end, or an error. */
int jk_xml_peek(jk_xml_chars *chars, jk_err *err);
int jk_xml_take(jk_xml_chars *chars, jk_err *err);
/* False with JK_EINPUT: file, line, what. */
bool jk_xml_wrong(const jk_xml_chars *chars, jk_err *err, const char *what);

#endif

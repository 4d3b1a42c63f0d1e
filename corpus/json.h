/* json.h - JSON (RFC 8259) read into an arena, and strings written. */
#ifndef JK_JSON_H
#define JK_JSON_H

#include "align/base.h"

enum { JK_JSON_DEPTH = 64 };        /* arrays and objects inside each other */

typedef enum { JK_JSON_NULL, JK_JSON_FALSE, JK_JSON_TRUE, JK_JSON_NUMBER, JK_JSON_STRING, JK_JSON_ARRAY, JK_JSON_OBJECT } jk_json_kind;

/* A value. Members of an array or object hang in a chain, in the order of the text. */
typedef struct jk_json {
    jk_json_kind kind;
    jk_span key;                    /* unescaped; of a member of an object */
    jk_span text;                   /* string: unescaped; number: as written */
    struct jk_json *first, *next;
    size_t n;                       /* members */
} jk_json;

/* Strict: UTF-8, no comments, no trailing comma, no lone surrogate, nothing behind the
   value but white space. Values and unescaped strings live in the arena, other strings in text.
   JK_EINPUT says what is wrong at which byte; name stands before it. Linear. */
bool jk_json_read(jk_arena *arena, jk_span text, const char *name, jk_json **out, jk_err *err);

/* The member of that key, the first one of several; NULL: none, or not an object. */
const jk_json *jk_json_get(const jk_json *object, const char *key);
/* False: not a whole number from 0 to UINT64_MAX, in digits alone. NULL is allowed. */
bool jk_json_count(const jk_json *value, uint64_t *out);
/* False: not a string. NULL is allowed. */
bool jk_json_string(const jk_json *value, jk_span *out);

/* The first member in which two values differ, as "options.sentences"; false: in none. What one of them lacks differs. */
bool jk_json_differ(const jk_json *a, const jk_json *b, jk_buf *where, jk_err *err);
/* The value as text again, on one line, with ": " and ", " between. */
bool jk_json_write(jk_buf *out, const jk_json *value, jk_err *err);

/* A file's name without its folder, as a string; bytes of it that are not UTF-8 become U+FFFD. */
bool jk_json_put_name(jk_buf *out, const char *path, jk_err *err);

/* s in quotes, escaped as little as RFC 8259 lets: " \ and what is below U+0020. s is valid UTF-8. */
bool jk_json_put(jk_buf *out, jk_span s, jk_err *err);

#endif

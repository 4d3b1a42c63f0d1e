/* record.h - a bead becomes a row, and what is in a row's cells. Private to corpus/. */
#ifndef JK_RECORD_H
#define JK_RECORD_H

#include "corpus/corpus.h"
#include "corpus/index.h"
#include "corpus/text.h"

/* The twelve columns, by name. */
extern const jk_schema jk_columns;
/* Where the column of that name is; schema->n: nowhere. */
size_t jk_schema_find(const jk_schema *schema, jk_span name);

/* A row in the making: its cells are put one behind the other, then seen as a pair.
   {0} is an empty one. */
typedef struct {
    jk_buf bytes;                   /* the cells, end to end */
    jk_buf end;                     /* size_t: where each cell ends in bytes */
    jk_buf cell;                    /* jk_span: what jk_record_pair hands out */
} jk_record;

void jk_record_begin(jk_record *rec);
/* The next cell: taken as it is; as text (jk_text_put); as a number. */
bool jk_record_put(jk_record *rec, jk_span cell, jk_err *err);
bool jk_record_text(jk_record *rec, jk_span text, jk_err *err);
bool jk_record_count(jk_record *rec, uint64_t n, jk_err *err);
bool jk_record_score(jk_record *rec, double p, jk_err *err);
/* What was put into rec->bytes since the last cell is one. */
bool jk_record_end(jk_record *rec, jk_err *err);
/* The cells put since begin; they live until the next begin. */
bool jk_record_pair(jk_record *rec, jk_pair *pair, jk_err *err);
void jk_record_free(jk_record *rec);

/* The one place where a bead becomes a pair: both texts are the span from the first
   sentence's start to the last one's end. The pair lives until the next use of rec. */
bool jk_record_bead(jk_record *rec, jk_span doc_id, uint64_t n, const jk_doc *src, const jk_doc *tgt, const jk_bead *bead,
                    jk_pair *pair, jk_err *err);

/* Text as a cell may hold it: a run of white space that holds TAB CR LF VT FF U+001C-001E
   U+0085 U+2028 U+2029 becomes one space, or nothing between two Han or kana characters
   and at either end. All else stays. */
bool jk_text_put(jk_buf *out, jk_span text, jk_err *err);
/* The same, and how many code points of the cell stand before each of n marks in text, which ascend;
   a mark in white space counts as one at what follows. */
bool jk_text_places(jk_buf *out, jk_span text, const char *const *mark, size_t n, uint32_t *place, jk_err *err);
/* From the first of n sentences' start to the last one's end; empty for none. */
jk_span jk_doc_span(const jk_doc *doc, uint32_t first, uint32_t n);

/* A language's tag in any form (EN-us, ko_KR) as jk_lang_parse has it; false: it is none. */
bool jk_lang_of_tag(jk_span tag, char out[JK_LANG_SIZE]);

/* A file's base name without .gz and its last extension; "-" is "stdin". */
jk_span jk_doc_id_of_path(const char *path);

/* n in decimal digits, whatever the locale. */
bool jk_put_count(jk_buf *out, uint64_t n, jk_err *err);

/* ------------------------------------------------------------ what cells say */

/* All of s is a decimal number such as 0.25, -1, 3e-5. */
bool jk_parse_real(jk_span s, double *out);
/* "2-1" */
bool jk_parse_type(jk_span s, uint64_t *n_src, uint64_t *n_tgt);
/* Numbers separated by one space; appended to out as uint32_t. False: something else. */
bool jk_parse_numbers(jk_span s, jk_buf *out, jk_err *err);
/* The piece of text between the cuts, k from 0, outer spaces trimmed; cuts of
   n numbers make n + 1 pieces. */
jk_span jk_cut_piece(jk_span text, const uint32_t *cut, size_t n, size_t k);
/* One side of the bead is empty: by its type, by its ids, else by its texts. */
bool jk_pair_is_null(const jk_pair *pair);

#endif

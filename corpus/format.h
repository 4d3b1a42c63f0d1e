/* format.h - what a format is: a row in the table of format/table.c, a file beside it.
 * Private to corpus/.
 *
 * A format has functions to read, to write, or both. Each finds its own things behind
 * state; what all of them need stands in jk_reader and jk_writer.
 */
#ifndef JK_FORMAT_H
#define JK_FORMAT_H

#include "corpus/io.h"
#include "corpus/record.h"

/* What a format can hold of a pair beside its two texts; the rest is left out and said once. */
enum {
    CARRIES_NULL = 1,               /* pairs with an empty side */
    CARRIES_SCORE = 2,
    CARRIES_IDS = 4,                /* sentence numbers */
    CARRIES_TEXT = 8,
    CARRIES_DOCS = 16,              /* many documents, by name */
    CARRIES_COLUMNS = 32,           /* optional columns */
    CARRIES_LANGS = 64,
    CARRIES_ALL = 127
};

typedef struct jk_format {
    const char *name;               /* what --format and --from call it */
    const char *purpose;            /* half a line */
    const char *ending[2];          /* of a file's name, without .gz; none: no ending tells this format */
    unsigned carries;
    const char *score_is;           /* what it makes of aligner_score, said with the losses; or NULL */
    bool own_files;                 /* path is no file's name: the format opens what it reads ... */
    bool own_sink;                  /* ... or only what it writes */
    bool own_bytes;                 /* reads source by the byte: no line of it is read first, unless that tells the format */
    /* The line may be the first one of such a file; NULL: never told by that. */
    bool (*looks_like)(jk_span line);

    bool (*read_open)(jk_reader *in, jk_err *err);
    bool (*read_next)(jk_reader *in, jk_pair *pair, jk_err *err);
    /* With own_files: the k-th file that is read, from 0; NULL behind the last one. Each was asked for its digest. */
    jk_source *(*read_file)(const jk_reader *in, size_t k);
    void (*read_close)(jk_reader *in);      /* after an open that failed, too */

    bool (*write_open)(jk_writer *out, jk_err *err);
    bool (*write_put)(jk_writer *out, const jk_pair *pair, jk_err *err);
    bool (*write_finish)(jk_writer *out, jk_err *err);
    void (*write_close)(jk_writer *out);
} jk_format;

extern const jk_format jk_format_tsv, jk_format_tsv_gz, jk_format_jsonl, jk_format_translation, jk_format_moses, jk_format_vecalign,
    jk_format_ladder, jk_format_ladder_text, jk_format_tmx, jk_format_xces,
    jk_format_moses_ids, jk_format_moses_docs, jk_format_marian, jk_format_bitextor, jk_format_cwb;

/* The rows of the table, one after the other; NULL behind the last one. */
const jk_format *jk_format_at(size_t k);
/* name may end in .gz: then *gzip. NULL with JK_EUSAGE: no such format. */
const jk_format *jk_format_named(const char *name, bool *gzip, jk_err *err);
/* By the ending of a file's name, behind which .gz may stand: then *gzip. NULL: it tells nothing. */
const jk_format *jk_format_of_path(const char *path, bool *gzip);
/* The format that is written to path: name, unless that is NULL, else by its ending; TSV to "-". *gzip: compressed. */
const jk_format *jk_format_to_write(const char *path, const char *name, bool *gzip, jk_err *err);
/* All names, separated by a space, for messages. */
const char *jk_format_names(char *out, size_t size);

struct jk_reader {
    const jk_format *format;
    const char *path;
    jk_source *source;              /* NULL with own_files */
    jk_span first;                  /* the first line, read to see what the file is */
    bool has_first;
    bool crlf;                      /* the first line ends with CR LF; so do all, then */
    uint64_t line;                  /* number of the latest line */
    jk_span doc_id;                 /* of rows that have none: the file's name */
    char lang[2][JK_LANG_SIZE];     /* asked for (jk_reader_languages), or "" */
    const char *encoding;           /* NULL: UTF-8 */
    jk_arena *decoding;             /* a line's; NULL with UTF-8 */
    jk_buf decoded;                 /* the line in hand */
    jk_span *cell;                  /* [schema.n] of a pair whose languages are filled in; or NULL */
    jk_schema schema;
    jk_record rec;                  /* the row being read */
    uint64_t n_row;                 /* rows handed out by jk_reader_row */
    jk_buf note;                    /* NUL-terminated: what the user should know */
    void *state;
};

/* jk_reader_open with jk_reader_languages, "" standing for none, before the file is looked at: of two files they may tell the source.
   encoding: of tables, by any name ICU knows; NULL: UTF-8. JK_EUSAGE: none of that name, or one in which lines cannot be told (UTF-16). */
jk_reader *jk_reader_open_in(const char *path, const char *format, const char lang[2][JK_LANG_SIZE], const char *encoding, jk_err *err);
/* A line of source, the n-th, as UTF-8, from in's encoding; or checked to be it. Lives until the next call of the same keep. */
bool jk_reader_decode(jk_reader *in, const jk_source *source, uint64_t n, jk_buf *keep, jk_span *line, jk_err *err);
/* The next line without its end, checked to be UTF-8, a byte order mark of the file left out; lives until the next call. */
bool jk_reader_line(jk_reader *in, jk_span *line, jk_err *err);
/* The file, as messages call it. */
const char *jk_reader_name(const jk_reader *in);
/* The k-th file that is read, from 0; NULL behind the last one. Each can be asked for its digest once. */
jk_source *jk_reader_file(const jk_reader *in, size_t k);
/* What jk_reader_note says from now on. */
bool jk_reader_say(jk_reader *in, const char *note, jk_err *err);

/* What a format that is not ours knows of a pair; {0} is nothing. */
typedef struct {
    bool has_type, has_score;
    uint64_t n_src, n_tgt;          /* the type */
    double score;
    jk_span lang[2], ids[2], cuts[2], text[2];
} jk_import;

/* The next row of the twelve columns: doc_id is the file's name, n counts. The pair lives
   until the next call. */
bool jk_reader_row(jk_reader *in, const jk_import *row, jk_pair *pair, jk_err *err);

struct jk_writer {
    const jk_format *format;
    jk_buf path;                    /* NUL-terminated */
    jk_sink *sink;                  /* NULL with own_sink */
    struct jk_bgzf *gzip;           /* between the lines and the sink; or NULL */
    jk_schema schema;
    const char *meta;
    unsigned n_thread;
    jk_buf line;                    /* the row being written */
    jk_buf doc;                     /* doc_id of the latest pair */
    uint64_t n_pair, n_null, n_kept; /* given; left out as nulls; written */
    uint64_t n_unfit;               /* characters left out because the format has no such */
    bool lost_score, lost_ids, lost_docs, lost_langs, scored;
    jk_buf note;
    void *state;
};

/* The file, as messages call it. */
const char *jk_writer_name(const jk_writer *out);
/* out->line, to which the \n is added, goes to the file. */
bool jk_writer_line(jk_writer *out, jk_err *err);

#endif

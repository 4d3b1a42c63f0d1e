/* io.h - bytes from a file, lines of them, bytes to a file that appears only when it is whole. */
#ifndef JK_IO_H
#define JK_IO_H

#include "align/base.h"

/* ------------------------------------------------------------------- lines
 * Chunks of bytes in, lines out, wherever a chunk was cut. {0} is a fresh one. */
typedef struct {
    jk_buf  rest;                   /* the start of a line whose end is in a later chunk */
    jk_span chunk;                  /* borrowed: what is not yet given out */
    bool    given;                  /* rest was given out and is to be forgotten */
} jk_lines;

/* The next whole line of the chunk, without its \n; it lives until the next call. False
   with JK_OK: the chunk is used up (set .chunk to the next one). */
bool jk_lines_next(jk_lines *lines, jk_span *line, jk_err *err);
/* After the last chunk: what stands behind the last \n, if anything. */
bool jk_lines_last(jk_lines *lines, jk_span *line);
/* Forgets the start of a line: its end is lost. */
void jk_lines_drop(jk_lines *lines);
void jk_lines_free(jk_lines *lines);

/* ----------------------------------------------------------------- sources
 * A file or standard input, plain or gzip (told by its first bytes), every member. */
typedef struct jk_source jk_source;

/* path: a file, or "-". */
jk_source *jk_source_open(const char *path, jk_err *err);
/* Up to cap bytes, behind the lines that were read; *got 0: the end. JK_EIO: cannot be read, or a damaged gzip. */
bool jk_source_read(jk_source *in, char *to, size_t cap, size_t *got, jk_err *err);
/* The next line without its \n (a last line may lack one); lives until the next call.
   False with JK_OK: the end. */
bool jk_source_line(jk_source *in, jk_span *line, jk_err *err);
/* The number of the latest line, from 1. */
uint64_t jk_source_line_number(const jk_source *in);
bool jk_source_is_gzip(const jk_source *in);
/* How much of the file has been read, 0 to 1; below 0: not known, as of a pipe. */
double jk_source_done(const jk_source *in);
/* The path, "standard input" for "-": for messages. */
const char *jk_source_name(const jk_source *in);
/* SHA-256 of the bytes as they are in the file (gzip: of the compressed ones), when
   asked for right after opening. What was not read yet is, and is lost to the reader. */
void jk_source_digest(jk_source *in);
bool jk_source_digest_end(jk_source *in, unsigned char out[32], jk_err *err);
void jk_source_close(jk_source *in);

/* All of a file, inflated where it is gzip, behind what out holds. digest (32 bytes) may be
   NULL. JK_ELIMIT: more than limit bytes (0: no limit). */
bool jk_read_file(const char *path, size_t limit, jk_buf *out, unsigned char *digest, jk_err *err);

/* SHA-256 of a file's bytes as they are, and how many. */
bool jk_file_digest(const char *path, unsigned char digest[32], uint64_t *size, jk_err *err);

/* ------------------------------------------------------------------- sinks
 * Bytes go to NAME.part beside NAME, fsynced and renamed by commit. "-", a device, a pipe
 * or what stands under /dev/ is written directly. A symbolic link is followed. */
typedef struct jk_sink jk_sink;

jk_sink *jk_sink_open(const char *path, jk_err *err);
/* Where path leads, symbolic links followed, with a NUL, behind what out holds. */
bool jk_sink_resolve(const char *path, jk_buf *out, jk_err *err);
/* The same, going on with a NAME.part of which the first kept bytes are good: what is behind them goes, and the first kept bytes
   that are written have to be those, which are not written again. Without commit NAME.part stays. JK_EUSAGE: path is no file. */
jk_sink *jk_sink_resume(const char *path, uint64_t kept, jk_err *err);
/* Does another process write that file, a NAME.part? What this process holds of it is let go. */
bool jk_sink_is_taken(const char *part);
/* What is written so far reaches the disk. */
bool jk_sink_sync(jk_sink *out, jk_err *err);
bool jk_sink_write(jk_sink *out, const void *bytes, size_t n, jk_err *err);
/* What is still in the buffer goes out: for a pipe that is being watched. */
bool jk_sink_flush(jk_sink *out, jk_err *err);
/* Bytes written, and their SHA-256 so far (asked for right after opening). */
uint64_t jk_sink_size(const jk_sink *out);
void jk_sink_digest(jk_sink *out);
bool jk_sink_digest_end(jk_sink *out, unsigned char digest[32], jk_err *err);
/* The file's name, symbolic links followed. */
const char *jk_sink_name(const jk_sink *out);
/* False for "-", devices and pipes. */
bool jk_sink_is_file(const jk_sink *out);

/* The n files of one folder appear, in this order, or none of them: written out and fsynced all, then
   the files beside the first one whose endings stand in stale (".gzi" ..., up to NULL;
   may be NULL) are removed, then renamed one by one, then the folder is fsynced. A rename that
   fails undoes those before it (what stood there stands there again); a crash between two renames cannot be undone. */
bool jk_sink_commit(jk_sink *const *out, size_t n, const char *const *stale, jk_err *err);
/* Without commit what was written is removed. NULL is allowed. */
void jk_sink_close(jk_sink *out);

#endif

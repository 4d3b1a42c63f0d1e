/* bgzf.h - gzip in blocks that can be read on their own. gunzip.c, blocks.c and deflate.c are the only doors to zlib.
 *
 * A BGZF file is a series of gzip members of at most 64 KiB, each with its own length in
 * an extra field "BC" (the SAM specification, section 4.1), and an empty one as end
 * mark. Plain gzip readers see one stream. FORMAT.md says what jjak adds to that. */
#ifndef JK_BGZF_H
#define JK_BGZF_H

#include "corpus/deflate.h"

enum {
    JK_BGZF_PAYLOAD = 65280,        /* bytes of text in a block we write; readers take up to 65536 */
    JK_BGZF_BLOCK = 65536,          /* the longest block, compressed */
    JK_BGZF_END = 28                /* the end mark */
};

uint32_t jk_crc32(uint32_t crc, const void *bytes, size_t n);
const char *jk_zlib_version(void);
/* Of what compresses in place of zlib; NULL: nothing does. */
const char *jk_libdeflate_version(void);

/* ------------------------------------------------------------ plain inflate
 * Every member of a gzip stream, one behind the other. Where all of them are BGZF
 * blocks the end mark has to be there: without it the file was cut. */
typedef struct jk_gunzip jk_gunzip;
/* The next compressed bytes, good until the next call; none: the end. */
typedef bool (*jk_pull)(void *user, jk_span *chunk, jk_err *err);

/* name, for messages, has to live as long. */
jk_gunzip *jk_gunzip_open(jk_pull pull, void *user, const char *name, jk_err *err);
/* Up to cap (> 0) bytes; *got 0: the end. */
bool jk_gunzip_read(jk_gunzip *gz, char *to, size_t cap, size_t *got, jk_err *err);
void jk_gunzip_close(jk_gunzip *gz);

/* ------------------------------------------------------------------ writing */
typedef struct jk_bgzf jk_bgzf;
struct jk_sink;

/* A block as it was written, in order: what an index is made of. */
typedef struct {
    uint64_t at;                    /* where it starts in the file */
    uint64_t text_at;               /* where its text starts in the text */
    uint32_t n_text;                /* bytes */
    uint32_t crc;                   /* CRC-32 of its text */
} jk_block;

/* n_thread 0 or 1: in the caller's own. The bytes do not depend on it. */
jk_bgzf *jk_bgzf_open(struct jk_sink *out, unsigned n_thread, jk_err *err);
/* The same without threads of its own: n threads that do other things lend a hand between them (jk_bgzf_help). */
jk_bgzf *jk_bgzf_open_helped(struct jk_sink *out, unsigned n, jk_err *err);
/* Compresses a block that waits, in the caller's thread with its own deflater; false: none does. From any thread. */
bool jk_bgzf_help(jk_bgzf *z, jk_deflater *own);
/* A line with its \n. It is not cut by a block's end unless it is longer than a block:
   then it starts a block of its own and ends one. *block and *at (may be NULL): where it starts. */
bool jk_bgzf_line(jk_bgzf *z, jk_span line, size_t *block, uint32_t *at, jk_err *err);
/* Ends the block here; the next line starts a new one. */
bool jk_bgzf_flush(jk_bgzf *z, jk_err *err);
/* Whole blocks that are compressed already, without end mark. */
bool jk_bgzf_append(jk_bgzf *z, jk_span blocks, jk_err *err);
/* Ends the block, and waits until all of them are written. */
bool jk_bgzf_settle(jk_bgzf *z, jk_err *err);
/* What is left, and the end mark. */
bool jk_bgzf_finish(jk_bgzf *z, jk_err *err);
/* The blocks with text that were written, all of them after finish. */
const jk_block *jk_bgzf_blocks(const jk_bgzf *z, size_t *n);
/* Blocks that were begun: when as many are written, all lines so far are. */
size_t jk_bgzf_begun(const jk_bgzf *z);
void jk_bgzf_close(jk_bgzf *z);

/* ---------------------------------------------------------- reading anywhere */
typedef struct jk_blocks jk_blocks;

/* *is_bgzf false (and NULL without an error): some other file. */
jk_blocks *jk_blocks_open(const char *path, bool *is_bgzf, jk_err *err);
/* The same of a file whose start may be damaged: it is opened whatever it is, but a pipe or device (NULL without an error). */
jk_blocks *jk_blocks_open_any(const char *path, bool *is_bgzf, jk_err *err);
uint64_t jk_blocks_size(const jk_blocks *in);
/* The block at byte `at` of the file: its text, good until the next call, in *text;
   *info says where and what it is. False with JK_OK: at is the end of the file; JK_EIO:
   no whole block there, or its CRC or length differs (err names the byte). */
bool jk_blocks_read(jk_blocks *in, uint64_t at, jk_span *text, jk_block *info, uint64_t *next, jk_err *err);
/* The same of a block of which the header alone is damaged: what is behind it inflates, and CRC and length agree. False: there is none. */
bool jk_blocks_rescue(jk_blocks *in, uint64_t at, jk_span *text, jk_block *info, uint64_t *next);
/* The next place from `at` on where a whole block header stands, or the file's size. */
bool jk_blocks_resync(jk_blocks *in, uint64_t at, uint64_t *next, jk_err *err);
/* Whether the file ends with the end mark. */
bool jk_blocks_ended(jk_blocks *in, jk_err *err);
/* The bytes of the block at `at`, as they are in the file, good until the next call; as jk_blocks_read otherwise. */
bool jk_blocks_raw(jk_blocks *in, uint64_t at, jk_span *raw, jk_err *err);
void jk_blocks_close(jk_blocks *in);

#endif

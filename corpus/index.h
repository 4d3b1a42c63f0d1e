/* index.h - where the blocks, rows and documents of a corpus are: .gzi and .idx.
 * FORMAT.md gives both byte by byte. */
#ifndef JK_INDEX_H
#define JK_INDEX_H

#include "align/base.h"
#include "corpus/bgzf.h"

#define JK_NO_MANIFEST UINT64_MAX
enum { JK_NO_ROW = -1, JK_MAX_DOC_ID = 255 };

/* A block with text. Rows are counted from 0, the header row is none of them. */
typedef struct {
    uint64_t at;                    /* in the file */
    uint64_t row;                   /* the first row that starts here or later */
    uint64_t n;                     /* its column n; 0 where no row starts in this block */
    int32_t  first;                 /* where in the text that row starts; JK_NO_ROW */
    uint32_t crc;                   /* CRC-32 of the text */
} jk_index_block;

/* 32 bytes: of a batch's corpus millions are held. Its id goes up to the next document's, or to the end of ids. */
typedef struct {
    uint64_t row;                   /* its first */
    uint64_t manifest;              /* its row of a batch's manifest, from 0; JK_NO_MANIFEST */
    size_t   id_at;                 /* in ids */
    uint32_t block;                 /* where its first row starts: the block's number ... */
    uint32_t text_at;               /* ... and the place in its text */
} jk_index_doc;

/* {0} is an empty one. */
typedef struct {
    uint64_t size;                  /* of the corpus, bytes */
    unsigned char sha256[32];
    uint64_t n_row;
    jk_index_block *block;
    size_t n_block, cap_block;
    jk_index_doc *doc;              /* in the order of the corpus */
    size_t n_doc, cap_doc;
    jk_buf ids;
    size_t *slot;                   /* doc number + 1 by hash of its id, 0: free */
    size_t n_slot;                  /* a power of two */
    bool unique;                    /* no id comes twice, as others see to: so there is no table, and nothing can be found */
    uint64_t last_n;                /* n of the latest row */
} jk_index;

/* The next row, which starts at text_at of that block. JK_EINPUT: n does not rise within
   the document, a document comes back, a doc_id that must not be; the row is counted all the same. */
bool jk_index_row(jk_index *ix, jk_span doc_id, uint64_t n, size_t block, uint32_t text_at, jk_err *err);
/* The latest document's row of the manifest. */
void jk_index_manifest(jk_index *ix, uint64_t row);
/* After the rows: where their blocks are. */
bool jk_index_blocks(jk_index *ix, const jk_block *block, size_t n, jk_err *err);
void jk_index_free(jk_index *ix);

/* JK_EINPUT: empty, longer than 255 bytes, a control character, or '#' in front. */
bool jk_doc_id_check(jk_span id, jk_err *err);
/* False: no such document. */
bool jk_index_find(const jk_index *ix, jk_span id, size_t *doc);
jk_span jk_index_id(const jk_index *ix, size_t doc);
/* Its rows are [first, end). */
void jk_index_rows(const jk_index *ix, size_t doc, uint64_t *first, uint64_t *end);
/* The block in which a row starts; row < n_row. */
size_t jk_index_block_of(const jk_index *ix, uint64_t row);
/* The last block whose first row is of that document and has at most that n; otherwise the one in which the document starts. */
size_t jk_index_block_of_n(const jk_index *ix, size_t doc, uint64_t n);

/* As files. decode: JK_EINPUT for anything but what encode made; it is a whole index then. */
bool jk_index_encode(const jk_index *ix, jk_buf *out, jk_err *err);
/* The same, piece by piece. */
typedef bool jk_put_fn(void *user, jk_span bytes, jk_err *err);
bool jk_index_write(const jk_index *ix, jk_put_fn *put, void *user, jk_err *err);
bool jk_index_decode(jk_index *ix, jk_span bytes, const char *name, jk_err *err);
bool jk_gzi_encode(const jk_block *block, size_t n, jk_buf *out, jk_err *err);

#endif

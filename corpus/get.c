/* get.c - pairs from anywhere in a corpus, by number or document: see container.h.
 *
 * With an index: to the block, then line by line. Each block is compared with the CRC
 * that the index has of it, so an index of another corpus is found out where it matters. */
#include "corpus/container.h"

#include <stdio.h>
#include <stdlib.h>

#include "corpus/row.h"
#include "corpus/sidecar.h"
#include "corpus/text.h"
#include "corpus/walk.h"

struct jk_corpus {
    char *path;
    jk_arena *arena;
    jk_schema schema;
    jk_span *cell;
    jk_blocks *blocks;              /* NULL: not BGZF */
    jk_walk walk;
    jk_tsv_reader *plain;           /* instead of walk; NULL with blocks */
    jk_index index;
    bool has_index, at_start;       /* at_start: next gives the first row */
    uint64_t row;                   /* the number of the row that comes next, from 0 */
    uint64_t first, last;           /* what is wanted: of rows, or of column n in doc */
    jk_span doc;                    /* ptr NULL: rows */
    bool seen;                      /* a row of doc has been met */
    uint64_t cost;
    char note[320];
};

/* The index, if there is one and it is this corpus's; else a note. */
static bool read_index(jk_corpus *in, jk_err *err)
{
    jk_buf bytes = { 0 };
    jk_err why = { 0 };
    if (!jk_sidecar_read(in->path, ".idx", &bytes, &why))
        snprintf(in->note, sizeof in->note, "%s", why.code ? why.what : "no .idx: the corpus is read from its start; jjak index makes one");
    else if (!jk_index_decode(&in->index, jk_buf_span(&bytes), "the .idx", &why))
        snprintf(in->note, sizeof in->note, "%s; ignored", why.what);
    else if (in->index.size != jk_blocks_size(in->blocks))
        snprintf(in->note, sizeof in->note, "the .idx is of another corpus (%llu bytes, not %llu): ignored; jjak index makes a new one",
                 (unsigned long long)in->index.size, (unsigned long long)jk_blocks_size(in->blocks));
    else
        in->has_index = true;
    jk_buf_free(&bytes);
    return why.code != JK_ENOMEM || jk_fail(err, why.code, "%s", why.what);
}

/* To the first line of the file, which is the header; the rows come behind it. */
static bool rewind_rows(jk_corpus *in, jk_span *header, jk_err *err)
{
    in->row = 0;
    in->at_start = true;
    if (in->plain) {
        jk_tsv_close(in->plain);
        in->plain = jk_tsv_open(in->path, err);
        return in->plain != NULL;
    }
    jk_span line;
    if (!jk_walk_start(&in->walk, in->blocks, 0, 0, 0, err))
        return false;
    if (!jk_walk_line(&in->walk, header ? header : &line, err))
        return jk_fail(err, JK_EINPUT, "%s: empty; a corpus has a header row", in->path);
    return true;
}

static bool open_blocks(jk_corpus *in, jk_err *err)
{
    jk_span header;
    if (!rewind_rows(in, &header, err) || !jk_schema_read(in->arena, header, in->path, &in->schema, err))
        return false;
    in->cell = JK_NEW(in->arena, jk_span, in->schema.n, err);
    return in->cell && read_index(in, err);
}

jk_corpus *jk_corpus_open(const char *path, jk_err *err)
{
    bool is_bgzf;
    jk_corpus *in = calloc(1, sizeof *in);
    if (!in || !(in->arena = jk_arena_open(0)) || !(in->path = malloc(strlen(path) + 1))) {
        jk_fail(err, JK_ENOMEM, "%s: no memory to read it", path);
        goto fail;
    }
    memcpy(in->path, path, strlen(path) + 1);
    if (strcmp(path, "-") != 0)
        in->blocks = jk_blocks_open(path, &is_bgzf, err);
    if (err->code)
        goto fail;
    if (in->blocks ? !open_blocks(in, err) : !(in->plain = jk_tsv_open(path, err)))
        goto fail;
    if (in->plain && !jk_schema_copy(in->arena, jk_tsv_schema(in->plain), &in->schema, err))
        goto fail;
    if (in->plain) {
        in->at_start = true;
        snprintf(in->note, sizeof in->note, "not BGZF: read from its start; jjak convert makes a corpus with an index");
    }
    in->first = 1;                  /* nothing is wanted yet */
    return in;
fail:
    jk_corpus_close(in);
    return NULL;
}

const jk_schema *jk_corpus_schema(const jk_corpus *in) { return &in->schema; }
const char *jk_corpus_note(const jk_corpus *in) { return in->note[0] ? in->note : NULL; }
uint64_t jk_corpus_cost(const jk_corpus *in) { return in->cost + in->walk.now.text_at + in->walk.now.n_text; }

/* Goes to where a row of that number is next; text_at JK_NO_ROW: the block's first. */
static bool seek_block(jk_corpus *in, size_t block, int64_t text_at, uint64_t row, jk_err *err)
{
    const jk_index_block *b = &in->index.block[block];
    in->cost += in->walk.now.text_at + in->walk.now.n_text;
    in->row = row;
    in->at_start = false;
    return jk_walk_start(&in->walk, in->blocks, b->at, block, (uint32_t)(text_at == JK_NO_ROW ? b->first : text_at), err);
}

bool jk_corpus_pairs(jk_corpus *in, uint64_t first, uint64_t last, jk_err *err)
{
    in->doc = (jk_span){ NULL, 0 };
    in->first = first ? first - 1 : 0;
    in->last = last;                /* rows [first, last) from 0 */
    if (in->has_index && in->first < in->index.n_row) {
        size_t block = jk_index_block_of(&in->index, in->first);
        return seek_block(in, block, JK_NO_ROW, in->index.block[block].row, err);
    }
    if (in->has_index) {
        in->last = 0;
        return true;
    }
    return in->at_start || rewind_rows(in, NULL, err);
}

bool jk_corpus_doc(jk_corpus *in, jk_span doc_id, uint64_t first, uint64_t last, jk_err *err)
{
    size_t doc;
    in->doc = doc_id;
    in->first = first;
    in->last = last;
    in->seen = false;
    if (!in->has_index)
        return in->at_start || rewind_rows(in, NULL, err);
    if (!jk_index_find(&in->index, doc_id, &doc)) {
        in->last = 0;
        in->doc.ptr = NULL;
        return true;
    }
    size_t block = jk_index_block_of_n(&in->index, doc, first);
    const jk_index_doc *d = &in->index.doc[doc];
    if (block == d->block)
        return seek_block(in, block, d->text_at, d->row, err);
    return seek_block(in, block, JK_NO_ROW, in->index.block[block].row, err);
}

/* The block is the one that the index means. */
static bool check_block(const jk_corpus *in, jk_err *err)
{
    size_t k = in->walk.number;
    if (!in->has_index || in->walk.number == SIZE_MAX || !in->walk.now.n_text)
        return true;
    if (k < in->index.n_block && in->index.block[k].at == in->walk.now.at && in->index.block[k].crc == in->walk.now.crc)
        return true;
    return jk_fail(err, JK_EIO, "%s: its .idx is of another corpus; make it again with jjak index", in->path);
}

/* The rows are at their end: so has the file to be. Always false. */
static bool check_end(const jk_corpus *in, jk_err *err)
{
    if (!err->code && !jk_blocks_ended(in->blocks, err))
        jk_fail(err, JK_EIO, "%s: the end mark is missing: the file was cut; get the whole file", in->path);
    return false;
}

static bool next_row(jk_corpus *in, jk_pair *pair, jk_err *err)
{
    in->at_start = false;
    if (in->plain) {
        if (!jk_tsv_next(in->plain, pair, err))
            return false;
    } else {
        jk_span line;
        if (!jk_walk_line(&in->walk, &line, err))
            return check_end(in, err);
        if (!check_block(in, err) || !jk_row_split(line, in->cell, in->schema.n, in->path, in->row + 2, err))
            return false;
        *pair = (jk_pair){ in->cell, in->schema.n };
    }
    in->row++;
    return true;
}

bool jk_corpus_next(jk_corpus *in, jk_pair *pair, jk_err *err)
{
    if (!in->doc.ptr) {
        while (in->row < in->last && next_row(in, pair, err))
            if (in->row > in->first)
                return true;
        return false;
    }
    while (next_row(in, pair, err)) {
        uint64_t n = 0;
        bool here = jk_span_equal(pair->cell[JK_DOC_ID], in->doc);
        if (here && !jk_parse_count(pair->cell[JK_N], &n))
            return jk_fail(err, JK_EINPUT, "%s:%llu: n is no number", in->path, (unsigned long long)in->row + 1);
        in->seen |= here;
        if (here && n >= in->first && n <= in->last)
            return true;
        if ((in->seen && !here) || n > in->last) {
            in->doc.ptr = NULL;     /* its rows stand together, and n rises: no more */
            in->last = 0;
            return false;
        }
    }
    return false;
}

bool jk_corpus_has(jk_corpus *in, jk_span doc_id, jk_err *err)
{
    size_t doc;
    jk_pair pair;
    if (in->has_index)
        return jk_index_find(&in->index, doc_id, &doc);
    if (strcmp(in->path, "-") == 0)
        return jk_fail(err, JK_EUSAGE, "standard input is read once: say --doc, or a pair's number");
    if (!jk_corpus_doc(in, doc_id, 0, UINT64_MAX, err))
        return false;
    return jk_corpus_next(in, &pair, err);
}

void jk_corpus_close(jk_corpus *in)
{
    if (!in)
        return;
    jk_walk_end(&in->walk);
    jk_blocks_close(in->blocks);
    jk_tsv_close(in->plain);
    jk_index_free(&in->index);
    jk_arena_close(in->arena);
    free(in->path);
    free(in);
}

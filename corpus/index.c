/* index.c - rows and documents to places, in memory and as .idx and .gzi: see index.h. */
#include "corpus/index.h"

#include <assert.h>
#include <stdlib.h>

#include "corpus/sha256.h"
#include "corpus/text.h"

/* ------------------------------------------------------------------- ids */

bool jk_doc_id_check(jk_span id, jk_err *err)
{
    if (!id.len)
        return jk_fail(err, JK_EINPUT, "the doc_id is empty; give one with --id");
    if (id.len > JK_MAX_DOC_ID)
        return jk_fail(err, JK_EINPUT, "a doc_id of %zu bytes; at most %d", id.len, JK_MAX_DOC_ID);
    if (id.ptr[0] == '#')
        return jk_fail(err, JK_EINPUT, "the doc_id %.*s starts with '#': tabix would take its rows for comments", (int)id.len, id.ptr);
    size_t at;
    if (!jk_utf8_valid(id, &at))
        return jk_fail(err, JK_EINPUT, "a doc_id is not UTF-8");
    for (size_t k = 0; k < id.len; k++) {
        unsigned char c = (unsigned char)id.ptr[k], next = k + 1 < id.len ? (unsigned char)id.ptr[k + 1] : 0xFF;
        if (c < ' ' || c == 0x7F || (c == 0xC2 && next < 0xA0))
            return jk_fail(err, JK_EINPUT, "the doc_id %.*s holds a control character", (int)id.len, id.ptr);
    }
    if (jk_line_breaker(id, &at))
        return jk_fail(err, JK_EINPUT, "the doc_id %.*s holds a line separator", (int)id.len, id.ptr);
    return true;
}

/* FNV-1a, 64 bits. */
static uint64_t hash(jk_span s)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t k = 0; k < s.len; k++)
        h = (h ^ (unsigned char)s.ptr[k]) * 0x100000001b3u;
    return h ^ h >> 32;
}

jk_span jk_index_id(const jk_index *ix, size_t doc)
{
    assert(ix->doc && doc < ix->n_doc);
    size_t at = ix->doc[doc].id_at, n = (doc + 1 < ix->n_doc ? ix->doc[doc + 1].id_at : ix->ids.len) - at;      /* 0 only in what verify reports */
    return (jk_span){ n ? ix->ids.ptr + at : "", n };
}

/* The slot where id is, or would be; n_slot > 0. */
static size_t *slot_of(const jk_index *ix, jk_span id)
{
    assert(ix->slot);
    size_t k = (size_t)hash(id) & (ix->n_slot - 1);
    while (ix->slot[k] && !jk_span_equal(jk_index_id(ix, ix->slot[k] - 1), id))
        k = (k + 1) & (ix->n_slot - 1);
    return &ix->slot[k];
}

static bool more_slots(jk_index *ix, jk_err *err)
{
    if (ix->n_slot / 2 > ix->n_doc)
        return true;
    size_t n = ix->n_slot ? ix->n_slot * 2 : 64;
    size_t *fresh = calloc(n, sizeof *fresh), *old = ix->slot;
    if (!fresh)
        return jk_fail(err, JK_ENOMEM, "no memory for the index");
    ix->slot = fresh;
    ix->n_slot = n;
    for (size_t d = 0; d < ix->n_doc; d++) {
        size_t *s = slot_of(ix, jk_index_id(ix, d));
        if (!*s)
            *s = d + 1;
    }
    free(old);
    return true;
}

bool jk_index_find(const jk_index *ix, jk_span id, size_t *doc)
{
    size_t found = ix->n_slot ? *slot_of(ix, id) : 0;
    *doc = found - 1;
    return found > 0;
}

/* ---------------------------------------------------------------- building */

/* Room for element number n (from 0) of size bytes each in *array. What is not yet used is not written to: then it costs no memory. */
static bool room_for(void **array, size_t *cap, size_t n, size_t size, jk_err *err)
{
    if (n < *cap)
        return true;
    size_t want = n + n / 2 + 64;
    void *more = want > SIZE_MAX / size ? NULL : realloc(*array, want * size);
    if (!more)
        return jk_fail(err, JK_ENOMEM, "no memory for the index");
    *array = more;
    *cap = want;
    return true;
}

static bool block_room(jk_index *ix, size_t n, jk_err *err)
{
    void *array = ix->block;
    bool ok = room_for(&array, &ix->cap_block, n, sizeof *ix->block, err);
    ix->block = array;
    return ok;
}

/* Blocks up to n - 1, of which nothing is known yet. */
static void begin_blocks(jk_index *ix, size_t n)
{
    while (ix->n_block < n)
        ix->block[ix->n_block++] = (jk_index_block){ .first = JK_NO_ROW };
}

static bool begin_doc(jk_index *ix, jk_span id, size_t block, uint32_t text_at, jk_err *err)
{
    void *array = ix->doc;
    bool ok = room_for(&array, &ix->cap_doc, ix->n_doc, sizeof *ix->doc, err);
    ix->doc = array;
    if (!ok || (!ix->unique && !more_slots(ix, err)))
        return false;
    size_t *slot = ix->unique ? NULL : slot_of(ix, id);
    bool again = slot && *slot > 0;
    ix->doc[ix->n_doc] = (jk_index_doc){ .row = ix->n_row, .manifest = JK_NO_MANIFEST, .id_at = ix->ids.len, .block = (uint32_t)block, .text_at = text_at };
    if (!jk_buf_put(&ix->ids, id, err))
        return false;
    ix->n_doc++;
    if (slot && !again)
        *slot = ix->n_doc;
    if (again)
        return jk_fail(err, JK_EINPUT, "the document %.*s comes a second time; a document's rows stand together", (int)id.len, id.ptr);
    return jk_doc_id_check(id, err);
}

bool jk_index_row(jk_index *ix, jk_span doc_id, uint64_t n, size_t block, uint32_t text_at, jk_err *err)
{
    if (block > UINT32_MAX)
        return jk_fail(err, JK_ELIMIT, "a corpus of more than %u blocks", UINT32_MAX);
    if (!block_room(ix, block, err))
        return false;
    begin_blocks(ix, block + 1);
    if (ix->block[block].first == JK_NO_ROW) {
        ix->block[block].first = (int32_t)text_at;
        ix->block[block].row = ix->n_row;
        ix->block[block].n = n;
    }
    bool same = ix->n_doc && jk_span_equal(jk_index_id(ix, ix->n_doc - 1), doc_id);
    uint64_t before = same ? ix->last_n : 0;
    bool ok = same || begin_doc(ix, doc_id, block, text_at, err);
    ix->n_row++;
    ix->last_n = n;
    if (ok && n <= before)
        return jk_fail(err, JK_EINPUT, "n is %llu after %llu in the document %.*s; it has to rise", (unsigned long long)n,
                       (unsigned long long)before, (int)doc_id.len, doc_id.ptr);
    return ok;
}

void jk_index_manifest(jk_index *ix, uint64_t row)
{
    if (ix->n_doc)
        ix->doc[ix->n_doc - 1].manifest = row;
}

bool jk_index_blocks(jk_index *ix, const jk_block *block, size_t n, jk_err *err)
{
    if (n && !block_room(ix, n - 1, err))
        return false;
    begin_blocks(ix, n);
    uint64_t row = ix->n_row;
    for (size_t k = n; k-- > 0; ) {
        ix->block[k].at = block[k].at;
        ix->block[k].crc = block[k].crc;
        if (ix->block[k].first == JK_NO_ROW) {
            ix->block[k].row = row;
            ix->block[k].n = 0;
        }
        row = ix->block[k].row;
    }
    return true;
}

void jk_index_free(jk_index *ix)
{
    free(ix->block);
    free(ix->doc);
    free(ix->slot);
    jk_buf_free(&ix->ids);
    *ix = (jk_index){ 0 };
}

/* ------------------------------------------------------------------ asking */

void jk_index_rows(const jk_index *ix, size_t doc, uint64_t *first, uint64_t *end)
{
    *first = ix->doc[doc].row;
    *end = doc + 1 < ix->n_doc ? ix->doc[doc + 1].row : ix->n_row;
}

size_t jk_index_block_of(const jk_index *ix, uint64_t row)
{
    size_t low = 0, high = ix->n_block;             /* block[low].row <= row < block[high].row */
    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (ix->block[mid].row <= row)
            low = mid;
        else
            high = mid;
    }
    while (low > 0 && ix->block[low].first == JK_NO_ROW)
        low--;
    return low;
}

size_t jk_index_block_of_n(const jk_index *ix, size_t doc, uint64_t n)
{
    uint64_t first, end;
    jk_index_rows(ix, doc, &first, &end);
    size_t low = ix->doc[doc].block, high = jk_index_block_of(ix, end - 1) + 1;
    while (high > low && high - low > 1) {
        size_t mid = low + (high - low) / 2, at = mid;
        while (at > low && ix->block[at].first == JK_NO_ROW)
            at--;
        if (at == low || ix->block[at].n <= n)
            low = mid;
        else
            high = mid;
    }
    while (low > ix->doc[doc].block && ix->block[low].first == JK_NO_ROW)
        low--;
    return low;
}

/* ---------------------------------------------------------------- as files */

static const char MAGIC[8] = { 'J', 'J', 'A', 'K', 'I', 'D', 'X', '1' };
enum { HEAD = 80, BLOCK_SIZE = 32, DOC_SIZE = 32, SORTED_SIZE = 8 };

/* Where the bytes go, a piece at a time. */
typedef struct {
    jk_put_fn *put;
    void *user;
    jk_err *err;
    jk_sha256 sha;                  /* of all of them */
    size_t n;
    char piece[4096];
} pieces;

static void flush(pieces *out)
{
    jk_sha256_add(&out->sha, out->piece, out->n);
    if (!out->err->code)
        (void)out->put(out->user, (jk_span){ out->piece, out->n }, out->err);
    out->n = 0;
}

static void put_le(pieces *out, uint64_t x, int n)
{
    if (sizeof out->piece - out->n < 8)
        flush(out);
    for (int k = 0; k < n; k++, x >>= 8)
        out->piece[out->n++] = (char)(x & 0xFF);
}

static void put_bytes(pieces *out, const void *ptr, size_t len)
{
    flush(out);
    jk_sha256_add(&out->sha, ptr, len);
    if (!out->err->code && len)
        (void)out->put(out->user, (jk_span){ ptr, len }, out->err);
}

static uint64_t get_le(const char *p, int n)
{
    uint64_t x = 0;
    while (n--)
        x = x << 8 | (unsigned char)p[n];
    return x;
}

/* Orders two ids by their bytes, the shorter first where one begins the other. */
static int compare_ids(jk_span a, jk_span b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int c = n ? memcmp(a.ptr, b.ptr, n) : 0;
    return c ? c : (a.len > b.len) - (a.len < b.len);
}

/* from[a .. b) and from[b .. c), each sorted, into to[a ..]. */
static void merge(const jk_index *ix, const uint32_t *from, uint32_t *to, size_t a, size_t b, size_t c)
{
    for (size_t x = a, y = b, k = a; k < c; k++) {
        bool first = y == c || (x < b && compare_ids(jk_index_id(ix, from[x]), jk_index_id(ix, from[y])) <= 0);
        to[k] = first ? from[x++] : from[y++];
    }
}

/* The documents by id, those of one id in their order; 8 bytes a document, of which qsort would need 48. */
static void put_sorted(const jk_index *ix, pieces *out)
{
    size_t n = ix->n_doc;
    uint32_t *from = malloc((n + 1) * sizeof *from), *to = malloc((n + 1) * sizeof *to);
    bool ok = (from && to && n <= UINT32_MAX) || jk_fail(out->err, JK_ENOMEM, "no memory for the index");
    for (size_t d = 0; ok && d < n; d++)
        from[d] = (uint32_t)d;
    for (size_t run = 1; ok && run < n; run *= 2) {
        for (size_t a = 0; a < n; a += 2 * run)
            merge(ix, from, to, a, a + run < n ? a + run : n, a + 2 * run < n ? a + 2 * run : n);
        uint32_t *sorted = to;
        to = from;
        from = sorted;
    }
    for (size_t k = 0; ok && k < n; k++)
        put_le(out, from[k], 8);
    free(from);
    free(to);
}

static bool put_in_buf(void *user, jk_span bytes, jk_err *err) { return jk_buf_put(user, bytes, err); }

bool jk_index_encode(const jk_index *ix, jk_buf *out, jk_err *err) { return jk_index_write(ix, put_in_buf, out, err); }

bool jk_index_write(const jk_index *ix, jk_put_fn *put, void *user, jk_err *err)
{
    pieces out = { .put = put, .user = user, .err = err };
    unsigned char digest[JK_SHA256_SIZE];
    jk_sha256_init(&out.sha);
    put_bytes(&out, MAGIC, sizeof MAGIC);
    put_le(&out, ix->size, 8);
    put_bytes(&out, ix->sha256, JK_SHA256_SIZE);
    put_le(&out, ix->n_row, 8);
    put_le(&out, ix->n_block, 8);
    put_le(&out, ix->n_doc, 8);
    put_le(&out, ix->ids.len, 8);
    for (size_t k = 0; k < ix->n_block; k++) {
        const jk_index_block *b = &ix->block[k];
        put_le(&out, b->at, 8);
        put_le(&out, b->row, 8);
        put_le(&out, b->n, 8);
        put_le(&out, (uint32_t)b->first, 4);
        put_le(&out, b->crc, 4);
    }
    for (size_t d = 0; d < ix->n_doc; d++) {
        const jk_index_doc *doc = &ix->doc[d];
        put_le(&out, doc->row, 8);
        put_le(&out, ix->block[doc->block].at << 16 | doc->text_at, 8);
        put_le(&out, doc->manifest, 8);
        put_le(&out, doc->id_at, 8);
    }
    put_sorted(ix, &out);
    put_bytes(&out, ix->ids.len ? ix->ids.ptr : "", ix->ids.len);
    jk_sha256_end(&out.sha, digest);
    return !err->code && put(user, (jk_span){ (const char *)digest, sizeof digest }, err);
}

/* The number of the block at that byte of the corpus; false: none is there. */
static bool block_at(const jk_index *ix, uint64_t at, size_t *block)
{
    size_t low = 0, high = ix->n_block;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (ix->block[mid].at < at)
            low = mid + 1;
        else
            high = mid;
    }
    *block = low;
    return low < ix->n_block && ix->block[low].at == at;
}

static bool get_blocks(jk_index *ix, const char *p, size_t n)
{
    for (size_t k = 0; k < n; k++, p += BLOCK_SIZE) {
        uint32_t first = (uint32_t)get_le(p + 24, 4);
        jk_index_block b = { .at = get_le(p, 8), .row = get_le(p + 8, 8), .n = get_le(p + 16, 8),
                             .first = first < JK_BGZF_BLOCK ? (int32_t)first : JK_NO_ROW, .crc = (uint32_t)get_le(p + 28, 4) };
        const jk_index_block *before = k ? &ix->block[k - 1] : NULL;
        if (b.row > ix->n_row || (first >= JK_BGZF_BLOCK && first != UINT32_MAX) || (before && (b.at <= before->at || b.row < before->row)))
            return false;
        ix->block[ix->n_block++] = b;
    }
    return n == 0 || ix->n_row == 0 || ix->block[jk_index_block_of(ix, 0)].first != JK_NO_ROW;
}

static bool get_docs(jk_index *ix, const char *p, size_t n)
{
    for (size_t d = 0; d < n; d++, p += DOC_SIZE) {
        size_t block;
        uint64_t place = get_le(p + 8, 8), id_at = get_le(p + 24, 8), id_end = d + 1 < n ? get_le(p + DOC_SIZE + 24, 8) : ix->ids.len;
        jk_index_doc doc = { .row = get_le(p, 8), .manifest = get_le(p + 16, 8), .text_at = place & 0xFFFF, .id_at = (size_t)id_at };
        bool ordered = d ? doc.row > ix->doc[d - 1].row : doc.row == 0 && id_at == 0;
        if (!ordered || doc.row >= ix->n_row || id_end > ix->ids.len || id_at >= id_end || id_end - id_at > JK_MAX_DOC_ID
            || !block_at(ix, place >> 16, &block) || block > UINT32_MAX)
            return false;
        doc.block = (uint32_t)block;
        ix->doc[ix->n_doc++] = doc;
    }
    return n > 0 || (ix->n_row == 0 && ix->ids.len == 0);
}

/* Every document once, each id above the one before; that makes a table by id. */
static bool get_sorted(const jk_index *ix, const char *p)
{
    for (size_t k = 0; k < ix->n_doc; k++) {
        uint64_t d = get_le(p + k * SORTED_SIZE, 8), before = k ? get_le(p + (k - 1) * SORTED_SIZE, 8) : 0;
        if (d >= ix->n_doc || (k && compare_ids(jk_index_id(ix, (size_t)before), jk_index_id(ix, (size_t)d)) >= 0))
            return false;
    }
    return true;
}

/* The four counts fit the length exactly; none of the products can overflow. */
static bool get_counts(jk_index *ix, jk_span bytes, uint64_t count[3])
{
    if (bytes.len < HEAD + JK_SHA256_SIZE || memcmp(bytes.ptr, MAGIC, sizeof MAGIC) != 0)
        return false;
    ix->size = get_le(bytes.ptr + 8, 8);
    memcpy(ix->sha256, bytes.ptr + 16, JK_SHA256_SIZE);
    ix->n_row = get_le(bytes.ptr + 48, 8);
    for (size_t k = 0; k < 3; k++) {
        count[k] = get_le(bytes.ptr + 56 + 8 * k, 8);
        if (count[k] > bytes.len)
            return false;
    }
    return count[0] <= bytes.len / BLOCK_SIZE && count[1] <= bytes.len / DOC_SIZE
        && HEAD + count[0] * BLOCK_SIZE + count[1] * (DOC_SIZE + SORTED_SIZE) + count[2] + JK_SHA256_SIZE == bytes.len;
}

static bool whole(jk_span bytes)
{
    unsigned char digest[JK_SHA256_SIZE];
    jk_sha256 sha;
    jk_sha256_init(&sha);
    jk_sha256_add(&sha, bytes.ptr, bytes.len - JK_SHA256_SIZE);
    jk_sha256_end(&sha, digest);
    return memcmp(digest, bytes.ptr + bytes.len - JK_SHA256_SIZE, JK_SHA256_SIZE) == 0;
}

bool jk_index_decode(jk_index *ix, jk_span bytes, const char *name, jk_err *err)
{
    *ix = (jk_index){ 0 };
    uint64_t count[3];                              /* blocks, documents, bytes of ids */
    if (!get_counts(ix, bytes, count) || !whole(bytes))
        return jk_fail(err, JK_EINPUT, "%s: no index of jjak, or a damaged one; make it again with jjak index", name);
    size_t n_block = (size_t)count[0], n_doc = (size_t)count[1];
    const char *block = bytes.ptr + HEAD, *doc = block + n_block * BLOCK_SIZE, *sorted = doc + n_doc * DOC_SIZE;
    ix->block = calloc(n_block + 1, sizeof *ix->block);
    ix->doc = calloc(n_doc + 1, sizeof *ix->doc);
    for (ix->n_slot = 64; ix->n_slot / 2 <= n_doc; )
        ix->n_slot *= 2;
    ix->slot = calloc(ix->n_slot, sizeof *ix->slot);
    if (!ix->block || !ix->doc || !ix->slot)
        jk_fail(err, JK_ENOMEM, "%s: no memory for the index", name);
    else if (jk_buf_put(&ix->ids, (jk_span){ sorted + n_doc * SORTED_SIZE, (size_t)count[2] }, err)
             && !(get_blocks(ix, block, n_block) && get_docs(ix, doc, n_doc) && get_sorted(ix, sorted)))
        jk_fail(err, JK_EINPUT, "%s: an index that contradicts itself; make it again with jjak index", name);
    for (size_t d = 0; !err->code && d < ix->n_doc; d++)
        *slot_of(ix, jk_index_id(ix, d)) = d + 1;
    if (err->code)
        jk_index_free(ix);
    return err->code == JK_OK;
}

/* htslib's: how many, then where each block but the first starts, in the file and in the text. */
bool jk_gzi_encode(const jk_block *block, size_t n, jk_buf *out, jk_err *err)
{
    pieces to = { .put = put_in_buf, .user = out, .err = err };
    jk_sha256_init(&to.sha);
    put_le(&to, n ? n - 1 : 0, 8);
    for (size_t k = 1; k < n; k++) {
        put_le(&to, block[k].at, 8);
        put_le(&to, block[k].text_at, 8);
    }
    flush(&to);
    return !err->code;
}

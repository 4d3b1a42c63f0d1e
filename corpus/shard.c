/* shard.c - finished corpora of batches, and shards put together: see shard.h. */
#include "corpus/shard.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "corpus/index.h"
#include "corpus/io.h"
#include "corpus/ledger.h"
#include "corpus/sidecar.h"
#include "corpus/text.h"

/* Members of .meta.json that say what made it, beside versions. */
static const char *const MADE_BY[] = { "jjak", "icu", "zlib", "command", "options", "lexicon", "columns" };

/* NAME.docs.tsv and NAME.failed.tsv, each one line ahead. */
typedef struct { jk_source *in; jk_buf line; uint64_t row; bool has; } notes;

struct jk_finished {
    jk_arena *arena;
    const char *path;
    jk_buf text;                    /* of the metadata */
    jk_json *meta;
    jk_index index;
    jk_blocks *blocks;
    notes file[2];
    size_t doc;                     /* the next one of the index */
};

/* -------------------------------------------------------------------- notes */

static bool advance(notes *f, bool failed, jk_err *err)
{
    jk_span line;
    f->line.len = 0;
    f->has = jk_source_line(f->in, &line, err);
    if (!f->has)
        return !err->code;
    const char *tab = line.len ? memchr(line.ptr, '\t', line.len) : NULL;
    const char *end = tab ? memchr(tab + 1, '\t', (size_t)(line.ptr + line.len - tab - 1)) : NULL;
    if (!end || !jk_parse_count((jk_span){ tab + 1, (size_t)(end - tab - 1) }, &f->row))
        return jk_fail(err, JK_EIO, "%s:%llu: no row of a batch", jk_source_name(f->in), (unsigned long long)jk_source_line_number(f->in));
    return jk_buf_put(&f->line, jk_span_of(failed ? "f\t" : "d\t"), err) && jk_buf_put(&f->line, line, err);
}

static bool open_notes(jk_finished *f, bool failed, jk_err *err)
{
    const char *header = failed ? jk_failed_header : jk_docs_header;
    notes *n = &f->file[failed];
    jk_buf name = { 0 };
    jk_span line;
    if (jk_sidecar_name(&name, f->path, failed ? ".failed.tsv" : ".docs.tsv", err) && (n->in = jk_source_open(name.ptr, err))
        && (!jk_source_line(n->in, &line, err) || line.len + 1 != strlen(header) || memcmp(line.ptr, header, line.len) != 0))
        jk_fail(err, JK_EUSAGE, "%.180s: not the header that a batch writes", name.ptr);
    jk_buf_free(&name);
    return !err->code && advance(n, failed, err);
}

bool jk_finished_note(jk_finished *f, jk_span *note, uint64_t *row, jk_err *err)
{
    notes *docs = &f->file[0], *failed = &f->file[1];
    if (!docs->has && !failed->has)
        return false;
    bool fails = failed->has && (!docs->has || failed->row < docs->row);
    notes *n = fails ? failed : docs;
    f->text.len = 0;                /* the metadata are parsed: their strings lie in the arena */
    *row = n->row;
    if (!jk_buf_put(&f->text, jk_buf_span(&n->line), err) || !advance(n, fails, err))
        return false;
    *note = jk_buf_span(&f->text);
    return true;
}

bool jk_finished_failed(const jk_finished *f, uint64_t group) { return f->file[1].has && f->file[1].row / JK_GROUP == group; }

jk_blocks *jk_finished_blocks(jk_finished *f, uint64_t group, uint64_t *from, uint64_t *to, jk_err *err)
{
    const jk_index *ix = &f->index;
    uint64_t end[2];
    for (int k = 0; k < 2; k++) {
        while (f->doc < ix->n_doc && ix->doc[f->doc].manifest < (group + (uint64_t)k) * JK_GROUP)
            f->doc++;
        if (f->doc < ix->n_doc && ix->doc[f->doc].text_at && (k || ix->doc[f->doc].manifest / JK_GROUP == group)) {
            jk_fail(err, JK_EIO, "%s: group %llu does not begin with a block", f->path, (unsigned long long)group);
            return NULL;
        }
        end[k] = f->doc < ix->n_doc ? ix->block[ix->doc[f->doc].block].at : ix->size - 28;      /* the end mark */
    }
    *from = end[0];
    *to = end[1];
    return f->blocks;
}

/* ------------------------------------------------------------------- opening */

static bool read_meta(jk_finished *f, jk_err *err)
{
    jk_buf text = { 0 };
    if (!jk_sidecar_read(f->path, ".meta.json", &text, err)) {
        jk_buf_free(&text);
        return jk_fail(err, JK_EUSAGE, "%.150s stands there, and is no finished batch: it has no .meta.json", f->path);
    }
    jk_span copy = jk_arena_copy(f->arena, jk_buf_span(&text), err);
    jk_buf_free(&text);
    return !err->code && jk_json_read(f->arena, copy, f->path, &f->meta, err);
}

static bool read_index(jk_finished *f, jk_err *err)
{
    jk_buf bytes = { 0 };
    jk_err why = { 0 };
    bool ok = jk_sidecar_read(f->path, ".idx", &bytes, &why) && jk_index_decode(&f->index, jk_buf_span(&bytes), f->path, &why);
    jk_buf_free(&bytes);
    return ok || jk_fail(err, why.code == JK_ENOMEM ? JK_ENOMEM : JK_EUSAGE, "%.150s: no .idx, or a damaged one", f->path);
}

/* The file is the one that its index and metadata are of. */
static bool check_whole(const jk_finished *f, jk_err *err)
{
    unsigned char digest[JK_SHA256_SIZE];
    char hex[JK_SHA256_HEX];
    uint64_t size;
    jk_span said;
    if (!jk_file_digest(f->path, digest, &size, err))
        return false;
    jk_sha256_hex(digest, hex);
    return (size == f->index.size && memcmp(digest, f->index.sha256, sizeof digest) == 0 && jk_json_string(jk_json_get(f->meta, "sha256"), &said)
            && jk_span_equal(said, jk_span_of(hex)))
        || jk_fail(err, JK_EUSAGE, "%.150s: not whole: its SHA-256 is not that of its .idx and .meta.json", f->path);
}

jk_finished *jk_finished_open(const char *path, jk_err *err)
{
    bool is_bgzf;
    struct stat st;
    if (stat(path, &st) < 0)
        return jk_fail(err, JK_EINPUT, "%.150s: cannot be opened: %s", path, strerror(errno)), NULL;
    jk_finished *f = calloc(1, sizeof *f);
    if (!f || !(f->arena = jk_arena_open(0))) {
        free(f);
        jk_fail(err, JK_ENOMEM, "%s: no memory to read it", path);
        return NULL;
    }
    jk_err why = { 0 };
    f->path = jk_arena_copy(f->arena, jk_span_of(path), &why).ptr;
    if (!why.code && read_meta(f, &why) && read_index(f, &why) && check_whole(f, &why) && (f->blocks = jk_blocks_open(path, &is_bgzf, &why))
        && open_notes(f, false, &why) && open_notes(f, true, &why))
        return f;
    jk_finished_close(f);
    jk_fail(err, why.code == JK_ENOMEM || why.code == JK_EIO ? why.code : JK_EUSAGE, "%s", why.code ? why.what : "not BGZF");
    return NULL;
}

void jk_finished_close(jk_finished *f)
{
    if (!f)
        return;
    for (int k = 0; k < 2; k++) {
        jk_source_close(f->file[k].in);
        jk_buf_free(&f->file[k].line);
    }
    jk_blocks_close(f->blocks);
    jk_index_free(&f->index);
    jk_buf_free(&f->text);
    jk_arena_close(f->arena);
    free(f);
}

const jk_json *jk_finished_meta(const jk_finished *f) { return f->meta; }

/* Both say the same of that member, or neither says anything. */
static bool same_member(const jk_json *a, const jk_json *b, const char *key, const char *path, jk_err *err)
{
    const jk_json *x = jk_json_get(a, key), *y = jk_json_get(b, key);
    jk_buf where = { 0 };
    bool differ = (!x != !y) || (x && jk_json_differ(x, y, &where, err));
    if (differ)
        jk_fail(err, JK_EUSAGE, "%.120s: made with another \"%s%s%.*s\"", path, key, where.len ? "." : "", (int)(where.len < 40 ? where.len : 40),
                where.len ? where.ptr : "");
    jk_buf_free(&where);
    return !differ;
}

bool jk_finished_is(const jk_finished *f, const char *identity, jk_err *err)
{
    jk_json *now;
    if (!jk_json_read(f->arena, jk_span_of(identity), "options", &now, err))
        return false;
    for (size_t k = 0; k < sizeof MADE_BY / sizeof *MADE_BY; k++)
        if (!same_member(f->meta, now, MADE_BY[k], f->path, err))
            return false;
    return same_member(f->meta, now, "shard", f->path, err);
}

/* --------------------------------------------------------------------- merge */

typedef struct {
    jk_finished **shard;            /* [n], by number */
    size_t n;
    jk_ledger *out;
} merge;

/* "3/8" */
static bool shard_number(const jk_finished *f, size_t n, size_t *number)
{
    jk_span s;
    uint64_t part[2];
    const char *slash = jk_json_string(jk_json_get(f->meta, "shard"), &s) && s.len ? memchr(s.ptr, '/', s.len) : NULL;
    if (!slash || !jk_parse_count((jk_span){ s.ptr, (size_t)(slash - s.ptr) }, &part[0])
        || !jk_parse_count((jk_span){ slash + 1, (size_t)(s.ptr + s.len - slash - 1) }, &part[1]) || part[1] != n || part[0] >= n)
        return false;
    *number = (size_t)part[0];
    return true;
}

static bool open_shards(merge *m, const char *const *path, jk_err *err)
{
    for (size_t k = 0; k < m->n; k++) {
        size_t number;
        jk_finished *f = jk_finished_open(path[k], err);
        if (!f)
            return false;
        if (!shard_number(f, m->n, &number)) {
            jk_finished_close(f);
            return jk_fail(err, JK_EUSAGE, "%.120s: it is not one of %zu shards; give every shard of one batch, once", path[k], m->n);
        }
        if (m->shard[number]) {
            jk_finished_close(f);
            return jk_fail(err, JK_EUSAGE, "%.100s and %.100s are the same shard", m->shard[number]->path, path[k]);
        }
        m->shard[number] = f;
    }
    for (size_t k = 1; k < m->n; k++)
        for (size_t j = 0; j < sizeof MADE_BY / sizeof *MADE_BY; j++)
            if (!same_member(m->shard[0]->meta, m->shard[k]->meta, MADE_BY[j], m->shard[k]->path, err))
                return false;
    return true;
}

/* The group's notes and blocks; *more false: there is no such group. */
static bool merge_group(merge *m, uint64_t group, uint64_t *row, bool *more, jk_err *err)
{
    jk_finished *f = m->shard[group % m->n];
    uint64_t from, to, here;
    jk_span note;
    jk_buf line = { 0 };
    *more = false;
    while ((f->file[0].has && f->file[0].row / JK_GROUP == group) || (f->file[1].has && f->file[1].row / JK_GROUP == group)) {
        line.len = 0;
        if (!jk_finished_note(f, &note, &here, err) || !jk_buf_put(&line, note, err) || !jk_buf_putc(&line, '\n', err)
            || (here != *row && !jk_fail(err, JK_EINPUT, "%.120s: row %llu of the manifest is missing", f->path, (unsigned long long)*row))
            || !jk_ledger_put(m->out, jk_buf_span(&line), (jk_span){ 0 }, err))
            break;
        *more = true;
        ++*row;
    }
    jk_buf_free(&line);
    if (err->code || !*more)
        return !err->code;
    jk_blocks *in = jk_finished_blocks(f, group, &from, &to, err);
    return in && jk_ledger_copy(m->out, in, from, to, err) && jk_ledger_end(m->out, group, err);
}

/* Every note of every shard was in a group. */
static bool all_used(const merge *m, uint64_t row, jk_err *err)
{
    for (size_t k = 0; k < m->n; k++)
        for (int j = 0; j < 2; j++)
            if (m->shard[k]->file[j].has)
                return jk_fail(err, JK_EINPUT, "%.120s: it goes on with row %llu, and row %llu is in no shard", m->shard[k]->path,
                               (unsigned long long)m->shard[k]->file[j].row, (unsigned long long)row);
    return true;
}

/* {"jjak": ...}: what all shards were made by; the members from `first` on. */
static bool put_made_by(const jk_json *meta, size_t first, size_t end, jk_buf *out, jk_err *err)
{
    const char *sep = "";
    for (size_t k = first; k < end; k++) {
        const jk_json *m = jk_json_get(meta, MADE_BY[k]);
        if (!m)
            continue;
        jk_buf_printf(out, err, "%s\"%s\": ", sep, MADE_BY[k]);
        jk_json_write(out, m, err);
        sep = ", ";
    }
    return !err->code;
}

static bool read_columns(const jk_json *meta, jk_arena *arena, jk_schema *schema, jk_err *err)
{
    const jk_json *list = jk_json_get(meta, "columns");
    jk_span *name = list && list->kind == JK_JSON_ARRAY ? JK_NEW(arena, jk_span, list->n + 1, err) : NULL;
    if (!name)
        return jk_fail(err, JK_EUSAGE, "a shard's .meta.json names no columns");
    *schema = (jk_schema){ name, list->n };
    for (const jk_json *c = list->first; c; c = c->next)
        if (!jk_json_string(c, name++))
            return jk_fail(err, JK_EUSAGE, "a shard's .meta.json names no columns");
    return true;
}

enum { N_VERSION = 3, N_MADE_BY = sizeof MADE_BY / sizeof *MADE_BY };

static bool merge_all(merge *m, const char *out, jk_batch_sums *sums, jk_err *err)
{
    jk_buf identity = { 0 }, meta = { 0 };
    jk_schema schema;
    assert(m->shard[0]);            /* each number came once */
    const jk_json *first = m->shard[0]->meta;
    uint64_t row = 0;
    bool more = true;
    if (jk_buf_putc(&identity, '{', err) && put_made_by(first, 0, N_MADE_BY, &identity, err) && jk_buf_put(&identity, jk_span_of("}"), err)
        && jk_buf_putc(&identity, '\0', err) && put_made_by(first, N_VERSION, N_MADE_BY - 1, &meta, err) && jk_buf_putc(&meta, '\0', err)
        && read_columns(first, m->shard[0]->arena, &schema, err))
        m->out = jk_ledger_open(out, identity.ptr, &schema, 1, true, err);
    for (uint64_t group = 0; m->out && more && !err->code; group++)
        merge_group(m, group, &row, &more, err);
    bool ok = m->out && !err->code && all_used(m, row, err) && jk_ledger_finish(m->out, meta.ptr, err);
    if (m->out)
        *sums = *jk_ledger_sums(m->out);
    if (m->out && !ok)
        jk_ledger_drop(m->out);
    jk_ledger_close(m->out);
    jk_buf_free(&identity);
    jk_buf_free(&meta);
    return ok;
}

bool jk_merge(const char *out, const char *const *shard, size_t n, jk_batch_sums *sums, jk_err *err)
{
    merge m = { .shard = calloc(n ? n : 1, sizeof(void *)), .n = n };
    if (!n)
        jk_fail(err, JK_EUSAGE, "no shard to merge");
    bool ok = err->code ? false : m.shard ? open_shards(&m, shard, err) && merge_all(&m, out, sums, err) : jk_fail(err, JK_ENOMEM, "no memory for %zu shards", n);
    for (size_t k = 0; m.shard && k < n; k++)
        jk_finished_close(m.shard[k]);
    free(m.shard);
    return ok;
}

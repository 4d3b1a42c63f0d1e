/* ledger.c - OUT.part and OUT.journal, group by group, and what they become: see ledger.h.
 *
 * A group's blocks reach OUT.part before its lines reach the journal, so what the journal says is there, unless the machine
 * itself died: then a block's CRC tells, and the groups from there on are done again.
 */
#include "corpus/ledger.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "corpus/container.h"
#include "corpus/journal.h"

/* A group that was ended: when n_block blocks are written it is in the file. */
typedef struct { uint64_t group; size_t n_block; jk_buf notes; } ended;
typedef struct { uint64_t row; size_t at, len; } named;             /* a document of the group in hand; its doc_id in notes */

/* Hashes in an open table; 0: free. That two of a million are taken for one has a chance of 3e-8. There are many tables, so that
   while one moves to a larger place it is a small part of all that is in memory twice. */
typedef struct { uint64_t *slot; size_t n, n_slot; } names;
enum { N_NAMES = 64 };

struct jk_ledger {
    jk_buf path, part, journal_path;        /* NUL-terminated */
    jk_tsv_writer *out;
    jk_blocks *earlier;             /* OUT.part as it was found; open as long as its lock is wanted */
    jk_journal *journal;
    jk_journal_reader *recorded;
    jk_journal_state state;
    jk_summary *sum;
    jk_buf notes;                   /* of the group in hand */
    named doc[JK_GROUP];
    size_t n_doc;
    ended *ended;                   /* [n_ended], the oldest first */
    size_t n_ended, cap_ended;
    uint64_t n_group;
    time_t synced;
    names id[N_NAMES];              /* of every doc_id, by the highest bits of its hash */
};

static time_t now(void)
{
    struct timespec t = { 0 };
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec;
}

/* -------------------------------------------------------------------- rows */

/* The slot where that hash is, or would be. */
static uint64_t *slot_of(const names *t, uint64_t h)
{
    size_t k = (size_t)(h % t->n_slot);
    while (t->slot[k] && t->slot[k] != h)
        k = k + 1 < t->n_slot ? k + 1 : 0;
    return &t->slot[k];
}

static bool widen(names *t, jk_err *err)
{
    names wide = { .n = t->n, .n_slot = t->n_slot + t->n_slot / 4 + 16 };
    wide.slot = calloc(wide.n_slot, sizeof *wide.slot);
    if (!wide.slot)
        return jk_fail(err, JK_ENOMEM, "no memory for the names of the documents");
    for (size_t k = 0; k < t->n_slot; k++)
        if (t->slot[k])
            *slot_of(&wide, t->slot[k]) = t->slot[k];
    free(t->slot);
    *t = wide;
    return true;
}

static void forget_names(jk_ledger *l)
{
    for (size_t k = 0; k < N_NAMES; k++) {
        free(l->id[k].slot);
        l->id[k] = (names){ 0 };
    }
}

/* A doc_id comes once, whether its document fails or not. FNV-1a, mixed as in splitmix64. */
static bool is_new(jk_ledger *l, const jk_note *note, jk_err *err)
{
    uint64_t h = 0xCBF29CE484222325u;
    for (size_t k = 0; k < note->doc_id.len; k++)
        h = (h ^ (unsigned char)note->doc_id.ptr[k]) * 0x100000001B3u;
    h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9u;
    h = (h ^ h >> 27) * 0x94D049BB133111EBu;
    h = (h ^ h >> 31) | 1;
    names *t = &l->id[h >> 58];
    if (t->n * 5 >= t->n_slot * 4 && !widen(t, err))
        return false;
    uint64_t *slot = slot_of(t, h);
    if (*slot)
        return jk_fail(err, JK_EINPUT, "the manifest names the document %.*s a second time, in row %llu (from 0)", (int)(note->doc_id.len < 100 ? note->doc_id.len : 100),
                       note->doc_id.ptr, (unsigned long long)note->row);
    *slot = h;
    t->n++;
    return true;
}

bool jk_ledger_put(jk_ledger *l, jk_span note, jk_span lines, jk_err *err)
{
    jk_note parsed;
    jk_span body = { note.ptr, note.len - (note.len > 0) };
    if (!jk_note_parse(body, &parsed, err) || !is_new(l, &parsed, err))
        return false;
    jk_summary_add(l->sum, &parsed);
    if (l->n_doc == JK_GROUP)
        return jk_fail(err, JK_EIO, "%s: a group of more than %d rows", l->path.ptr, JK_GROUP);
    l->doc[l->n_doc++] = (named){ parsed.row, l->notes.len + (size_t)(parsed.doc_id.ptr - note.ptr), parsed.doc_id.len };
    return jk_buf_put(&l->notes, note, err) && jk_tsv_lines(l->out, lines, parsed.row, err);
}

static uint64_t row_of(void *user, jk_span doc_id)
{
    const jk_ledger *l = user;
    for (size_t k = 0; k < l->n_doc; k++)
        if (jk_span_equal(doc_id, (jk_span){ l->notes.ptr + l->doc[k].at, l->doc[k].len }))
            return l->doc[k].row;
    return UINT64_MAX;
}

bool jk_ledger_copy(jk_ledger *l, jk_blocks *in, uint64_t from, uint64_t to, jk_err *err)
{
    return jk_tsv_blocks(l->out, in, from, to, row_of, l, err);
}

/* Where the first n blocks end, once they are written. */
static bool end_of(const jk_ledger *l, size_t n, uint64_t *offset)
{
    size_t n_written;
    const jk_block *block = jk_bgzf_blocks(jk_tsv_bgzf(l->out), &n_written);
    if (n_written < n)
        return false;
    *offset = n_written > n ? block[n].at : jk_sink_size(jk_tsv_sink(l->out));
    return true;
}

/* Groups whose blocks are all written go into the journal. */
static bool enter(jk_ledger *l, jk_err *err)
{
    uint64_t offset;
    size_t n = 0;
    while (n < l->n_ended && end_of(l, l->ended[n].n_block, &offset)) {
        ended *e = &l->ended[n++];
        if (!jk_sink_flush(jk_tsv_sink(l->out), err) || !jk_journal_group(l->journal, jk_buf_span(&e->notes), e->group, offset, err))
            break;
    }
    for (size_t k = 0; k < n; k++)
        jk_buf_free(&l->ended[k].notes);
    l->n_ended -= n;
    if (n && l->n_ended)
        memmove(l->ended, l->ended + n, l->n_ended * sizeof *l->ended);
    if (err->code || now() - l->synced < JK_SYNC_SECONDS)
        return !err->code;
    l->synced = now();
    return jk_sink_sync(jk_tsv_sink(l->out), err) && jk_journal_sync(l->journal, err);
}

bool jk_ledger_end(jk_ledger *l, uint64_t group, jk_err *err)
{
    if (!jk_tsv_cut(l->out, err))
        return false;
    if (l->n_ended == l->cap_ended) {
        size_t cap = l->cap_ended * 2 + 8;
        ended *more = realloc(l->ended, cap * sizeof *more);
        if (!more)
            return jk_fail(err, JK_ENOMEM, "no memory for the journal");
        l->ended = more;
        l->cap_ended = cap;
    }
    l->ended[l->n_ended++] = (ended){ group, jk_bgzf_begun(jk_tsv_bgzf(l->out)), l->notes };
    l->notes = (jk_buf){ 0 };
    l->n_doc = 0;
    l->n_group++;
    return enter(l, err);
}

bool jk_ledger_settle(jk_ledger *l, jk_err *err)
{
    l->synced = 0;                  /* now, however long ago the last time was */
    return jk_bgzf_settle(jk_tsv_bgzf(l->out), err) && enter(l, err);
}

const jk_batch_sums *jk_ledger_sums(const jk_ledger *l) { return jk_summary_sums(l->sum); }
jk_bgzf *jk_ledger_bgzf(const jk_ledger *l) { return jk_tsv_bgzf(l->out); }
uint64_t jk_ledger_groups(const jk_ledger *l) { return l->state.n_group; }
uint64_t jk_ledger_rows(const jk_ledger *l) { return l->state.n_row; }

bool jk_ledger_recorded(jk_ledger *l, jk_span *note, jk_err *err)
{
    uint64_t offset;
    if (!l->recorded && !(l->recorded = jk_journal_read(l->journal_path.ptr, l->state.n_group, err)))
        return false;
    do
        if (!jk_journal_next(l->recorded, note, &offset, err))
            return false;
    while (offset);
    return true;
}

/* --------------------------------------------------------------- opening */

/* What an earlier run left in OUT.part is counted, and taken over as it is. */
static bool take_over(jk_ledger *l, jk_err *err)
{
    uint64_t from, offset;
    jk_span line, header;
    bool is_bgzf;
    l->earlier = jk_blocks_open(l->part.ptr, &is_bgzf, err);
    if (!l->earlier || !jk_blocks_raw(l->earlier, 0, &header, err))
        return jk_fail(err, JK_EIO, "%s: damaged", l->part.ptr);
    from = header.len;
    jk_journal_reader *in = jk_journal_read(l->journal_path.ptr, l->state.n_group, err);
    jk_buf copy = { 0 };
    bool ok = in != NULL;
    while (ok && jk_journal_next(in, &line, &offset, err)) {
        copy.len = 0;
        if (!offset)
            ok = jk_buf_put(&copy, line, err) && jk_buf_putc(&copy, '\n', err) && jk_ledger_put(l, jk_buf_span(&copy), (jk_span){ 0 }, err);
        else {
            ok = jk_ledger_copy(l, l->earlier, from, offset, err);
            l->notes.len = l->n_doc = 0;
            l->n_group += ok;
            from = offset;
        }
    }
    jk_buf_free(&copy);
    jk_journal_read_close(in);
    return ok && !err->code;
}

static void let_go(jk_ledger *l)
{
    jk_tsv_writer_close(l->out);
    jk_blocks_close(l->earlier);
    jk_summary_close(l->sum);
    l->out = NULL;
    l->earlier = NULL;
    l->sum = NULL;
    l->notes.len = l->n_doc = l->n_group = 0;
    forget_names(l);
}

/* A run that died while OUT appeared: OUT is the part, with the end mark behind it. */
static void undo_rename(const jk_ledger *l)
{
    struct stat st;
    if (l->state.stands && stat(l->part.ptr, &st) != 0 && stat(l->path.ptr, &st) == 0 && S_ISREG(st.st_mode)
        && (uint64_t)st.st_size >= l->state.offset && (uint64_t)st.st_size - l->state.offset == 28)
        (void)rename(l->path.ptr, l->part.ptr);
}

/* OUT.part up to the last group that is whole in it, or none. Its lock comes before anything that is changed. */
static bool open_out(jk_ledger *l, const char *identity, const jk_schema *schema, unsigned n_thread, bool restart, jk_err *err)
{
    jk_write_options how = { .schema = schema, .n_thread = n_thread };
    struct stat st;
    for (uint64_t most = UINT64_MAX;; most = l->n_group) {
        jk_err why = { 0 };
        let_go(l);
        if (!restart && !jk_journal_look(l->journal_path.ptr, identity, most, &l->state, err))
            return false;
        undo_rename(l);
        if (l->state.n_group && (stat(l->part.ptr, &st) != 0 || (uint64_t)st.st_size < l->state.offset)) {
            l->n_group = l->state.n_group - 1;      /* the machine died before it was on the disk */
            continue;
        }
        l->sum = jk_summary_open(err);
        l->out = l->sum ? jk_tsv_resume(l->path.ptr, l->state.n_group ? l->state.offset : 0, &how, err) : NULL;
        if (!l->out)
            return false;
        if (!l->state.n_group || take_over(l, &why))
            break;
        if (why.code != JK_EIO && why.code != JK_EINPUT)
            return jk_fail(err, why.code, "%s", why.what);
    }
    l->journal = jk_journal_open(l->journal_path.ptr, identity, &l->state, err);
    return l->journal != NULL;
}

jk_ledger *jk_ledger_open(const char *path, const char *identity, const jk_schema *schema, unsigned n_thread, bool restart, jk_err *err)
{
    jk_ledger *l = calloc(1, sizeof *l);
    if (!l) {
        jk_fail(err, JK_ENOMEM, "%s: no memory to write it", path);
        return NULL;
    }
    l->synced = now();
    if (jk_sink_resolve(path, &l->path, err) && jk_buf_printf(&l->part, err, "%s.part", l->path.ptr) && jk_buf_putc(&l->part, '\0', err)
        && jk_buf_printf(&l->journal_path, err, "%s.journal", l->path.ptr) && jk_buf_putc(&l->journal_path, '\0', err)) {
        if (open_out(l, identity, schema, n_thread, restart, err))
            return l;
    }
    jk_ledger_close(l);
    return NULL;
}

/* -------------------------------------------------------------- finishing */

/* A note as it stands in its file: without the letter. */
static bool put_note(jk_sink *const file[2], jk_span line, jk_err *err)
{
    jk_sink *out = file[line.ptr[0] == 'f'];
    return jk_sink_write(out, line.ptr + 2, line.len - 2, err) && jk_sink_write(out, "\n", 1, err);
}

static bool write_notes(jk_ledger *l, jk_err *err)
{
    jk_sink *file[2] = { jk_tsv_sidecar(l->out, ".docs.tsv", err), NULL }, *report = NULL;
    jk_journal_reader *in = NULL;
    jk_buf text = { 0 };
    jk_span line;
    uint64_t offset;
    bool ok = file[0] && (file[1] = jk_tsv_sidecar(l->out, ".failed.tsv", err)) && (report = jk_tsv_sidecar(l->out, ".report.tsv", err))
        && jk_sink_write(file[0], jk_docs_header, strlen(jk_docs_header), err) && jk_sink_write(file[1], jk_failed_header, strlen(jk_failed_header), err)
        && (in = jk_journal_read(l->journal_path.ptr, l->n_group, err));
    while (ok && jk_journal_next(in, &line, &offset, err)) {
        jk_note note;
        ok = offset || (jk_note_parse(line, &note, err) && jk_summary_look(l->sum, &note, err) && put_note(file, line, err));
    }
    ok = ok && !err->code && jk_summary_report(l->sum, &text, err) && jk_sink_write(report, text.ptr, text.len, err);
    jk_journal_read_close(in);
    jk_buf_free(&text);
    return ok;
}

bool jk_ledger_finish(jk_ledger *l, const char *meta, jk_err *err)
{
    jk_buf inside = { 0 };
    forget_names(l);                /* what comes now needs memory of its own */
    bool ok = jk_ledger_settle(l, err) && write_notes(l, err) && jk_buf_printf(&inside, err, "%s, ", meta) && jk_summary_put(l->sum, &inside, err)
        && jk_buf_putc(&inside, '\0', err);
    ok = ok && jk_tsv_meta(l->out, inside.ptr, err) && jk_tsv_finish(l->out, err) && (unlink(l->journal_path.ptr) == 0 || jk_fail(err, JK_EIO, "%s: cannot be removed", l->journal_path.ptr));
    jk_buf_free(&inside);
    return ok;
}

void jk_ledger_drop(jk_ledger *l)
{
    (void)unlink(l->journal_path.ptr);
    (void)unlink(l->part.ptr);      /* before its lock goes */
}

void jk_ledger_close(jk_ledger *l)
{
    if (!l)
        return;
    let_go(l);
    for (size_t k = 0; k < l->n_ended; k++)
        jk_buf_free(&l->ended[k].notes);
    free(l->ended);
    jk_journal_read_close(l->recorded);
    jk_journal_close(l->journal);
    jk_buf_free(&l->notes);
    jk_buf_free(&l->path);
    jk_buf_free(&l->part);
    jk_buf_free(&l->journal_path);
    free(l);
}

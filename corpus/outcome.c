/* outcome.c - a ledger, a first pass, or an OUT that is only compared: see outcome.h. */
#include "corpus/outcome.h"

#include <stdlib.h>
#include <unistd.h>

#include "align/unicode.h"
#include "corpus/first.h"
#include "corpus/io.h"
#include "corpus/json.h"
#include "corpus/ledger.h"
#include "corpus/manifest.h"
#include "corpus/row.h"
#include "corpus/shard.h"
#include "corpus/sidecar.h"

struct jk_outcome {
    const jk_batch_options *options;
    const char *output;
    pthread_mutex_t *pool_lock;
    jk_ledger *ledger;
    jk_first *first;                /* of a first pass */
    jk_finished *earlier;           /* OUT as an earlier run made it; NULL: of no interest */
    jk_summary *seen;               /* without ledger and first: what it adds up to */
    uint64_t last_row;              /* the latest that was put, of a group that is open */
    bool group_open, group_copied;
    bool redo;                      /* the group being read fails in `earlier` */
};

/* ------------------------------------------------------------------ opening */

/* What the run is: versions, options, columns. */
static bool put_identity(const jk_batch_options *o, const jk_schema *schema, jk_buf *out, jk_err *err)
{
    char icu[JK_VERSION_SIZE];
    jk_buf_printf(out, err, "{\"jjak\": \"%s\", \"icu\": \"%s\", \"zlib\": \"%s\", %s, \"columns\": [", JK_VERSION, jk_icu_version(icu), jk_zlib_version(), o->meta);
    for (size_t k = 0; k < schema->n && !err->code; k++)
        if (!k || jk_buf_put(out, jk_span_of(", "), err))
            jk_json_put(out, schema->name[k], err);
    jk_buf_putc(out, ']', err);
    if (o->n_shard)
        jk_buf_printf(out, err, ", \"shard\": \"%u/%u\"", o->shard, o->n_shard);
    if (o->pool)
        jk_buf_printf(out, err, ", \"sample\": %zu", jk_pool_most(o->pool));
    return jk_buf_put(out, jk_span_of("}"), err) && jk_buf_putc(out, '\0', err);
}

/* OUT, where it stands and is of interest: with no journal beside it it is finished, and compared; of a finished one the groups that
   failed may be done again. */
static bool look_for_earlier(jk_outcome *t, const char *identity, jk_err *err)
{
    const jk_batch_options *o = t->options;
    jk_buf journal = { 0 };
    bool stands = access(t->output, F_OK) == 0;
    bool begun = jk_sidecar_name(&journal, t->output, ".journal", err) && access(journal.ptr, F_OK) == 0;
    jk_buf_free(&journal);
    if (err->code || o->restart || (begun && !(o->retry_failed && stands)))
        return !err->code;
    if (o->retry_failed && !stands)
        return jk_fail(err, JK_EUSAGE, "%.150s: not there; --retry-failed is for a batch that has finished", t->output);
    if (!stands)
        return true;
    jk_err why = { 0 };
    t->earlier = jk_finished_open(t->output, &why);
    if (t->earlier && jk_finished_is(t->earlier, identity, &why))
        return true;
    return jk_fail(err, why.code, "%.200s; --restart replaces it", why.what);
}

static bool open_one(jk_outcome *t, unsigned n_thread, jk_err *err)
{
    const jk_batch_options *o = t->options;
    size_t n_extra;
    const jk_span *extra = jk_manifest_extra(o->manifest, &n_extra);
    jk_span *name = calloc(JK_N_COLUMN + n_extra, sizeof *name);
    jk_schema schema = { name, JK_N_COLUMN + n_extra };
    jk_buf identity = { 0 };
    if (!name)
        return jk_fail(err, JK_ENOMEM, "no memory for a batch");
    memcpy(name, jk_column_name, JK_N_COLUMN * sizeof *name);
    if (n_extra)
        memcpy(name + JK_N_COLUMN, extra, n_extra * sizeof *name);
    bool ok = put_identity(o, &schema, &identity, err) && (o->pool || look_for_earlier(t, identity.ptr, err));
    if (ok && o->pool)
        ok = (t->first = jk_first_open(t->output, identity.ptr, o->pool, o->restart, err)) != NULL;
    else if (ok && t->earlier && !o->retry_failed)
        ok = (t->seen = jk_summary_open(err)) != NULL;
    else if (ok)
        ok = (t->ledger = jk_ledger_open(o->output, identity.ptr, &schema, n_thread, o->restart, err)) != NULL;
    jk_buf_free(&identity);
    free(name);
    return ok;
}

jk_outcome *jk_outcome_open(const jk_batch_options *options, const char *output, unsigned n_thread, pthread_mutex_t *pool_lock, jk_err *err)
{
    jk_outcome *t = calloc(1, sizeof *t);
    if (!t) {
        jk_fail(err, JK_ENOMEM, "no memory for a batch");
        return NULL;
    }
    *t = (jk_outcome){ .options = options, .output = output, .pool_lock = pool_lock };
    if (open_one(t, n_thread, err))
        return t;
    jk_outcome_close(t);
    return NULL;
}

/* ------------------------------------------------------------------ reading */

uint64_t jk_outcome_rows(const jk_outcome *t) { return t->first ? jk_first_rows(t->first) : t->ledger ? jk_ledger_rows(t->ledger) : 0; }

/* In the journal, or in OUT, whose notes are read along with the rows. */
bool jk_outcome_recorded(jk_outcome *t, uint64_t number, uint64_t row, jk_row_kind *kind, jk_buf *recorded, jk_err *err)
{
    bool kept = number < jk_outcome_rows(t), has = false;
    jk_span note;
    uint64_t its_row;
    recorded->len = 0;
    *kind = kept ? JK_ROW_KEPT : t->first ? JK_ROW_TAUGHT : !t->earlier ? JK_ROW_NEW : t->ledger ? JK_ROW_COPIED : JK_ROW_SEEN;
    if (t->earlier) {
        if (row % JK_GROUP == 0 || !number)
            t->redo = jk_finished_failed(t->earlier, row / JK_GROUP);
        has = jk_finished_note(t->earlier, &note, &its_row, err);
        if (t->ledger && !kept && t->redo)
            *kind = JK_ROW_NEW;
    }
    if (kept)
        has = t->first ? jk_first_recorded(t->first, &note, err) : jk_ledger_recorded(t->ledger, &note, err);
    bool expected = *kind != JK_ROW_NEW && *kind != JK_ROW_TAUGHT;
    if (expected && !has)
        jk_fail(err, JK_EUSAGE, "the manifest has changed: it has more than %llu rows now; --restart begins anew", (unsigned long long)row);
    return !err->code && (!expected || jk_buf_put(recorded, note, err));
}

bool jk_outcome_ends(jk_outcome *t, uint64_t number, uint64_t row, jk_err *err)
{
    jk_span note;
    uint64_t its_row;
    bool more = t->earlier ? jk_finished_note(t->earlier, &note, &its_row, err) : number < jk_outcome_rows(t);
    return !err->code && (!more || jk_fail(err, JK_EUSAGE, "the manifest has changed: it has %llu rows now, and had more; --restart begins anew", (unsigned long long)row));
}

/* ------------------------------------------------------------------ writing */

static bool see(jk_outcome *t, jk_span note, jk_err *err)
{
    jk_note n;
    if (!jk_note_parse((jk_span){ note.ptr, note.len - 1 }, &n, err))
        return false;
    jk_summary_add(t->seen, &n);
    return true;
}

/* All of a first pass that was ended reaches the disk. */
static bool save_first(jk_outcome *t, jk_err *err)
{
    pthread_mutex_lock(t->pool_lock);
    bool ok = jk_first_save(t->first, err);
    pthread_mutex_unlock(t->pool_lock);
    return ok;
}

/* The group that the latest row is of. */
static bool end_group(jk_outcome *t, jk_err *err)
{
    uint64_t group = t->last_row / JK_GROUP, from, to;
    t->group_open = false;
    if (t->first)
        return jk_first_end(t->first, group, err) && (!jk_first_due(t->first) || save_first(t, err));
    if (t->group_copied) {
        jk_blocks *in = jk_finished_blocks(t->earlier, group, &from, &to, err);
        if (!in || !jk_ledger_copy(t->ledger, in, from, to, err))
            return false;
    }
    return jk_ledger_end(t->ledger, group, err);
}

bool jk_outcome_put(jk_outcome *t, jk_row_kind kind, uint64_t row, jk_span note, jk_span lines, uint64_t offered, jk_err *err)
{
    if (kind == JK_ROW_KEPT)
        return true;
    if (kind == JK_ROW_SEEN)
        return see(t, note, err);
    if (!(kind == JK_ROW_TAUGHT ? jk_first_put(t->first, note, offered, err) : jk_ledger_put(t->ledger, note, lines, err)))
        return false;
    t->last_row = row;
    t->group_open = true;
    t->group_copied = kind == JK_ROW_COPIED;
    if (t->options->strict && kind != JK_ROW_TAUGHT && note.len && note.ptr[0] == 'f') {
        jk_note n;
        return jk_note_parse((jk_span){ note.ptr, note.len - 1 }, &n, err)
            && jk_fail(err, JK_EINPUT, "%.*s: %.*s", (int)(n.doc_id.len < 60 ? n.doc_id.len : 60), n.doc_id.ptr, (int)n.what.len, n.what.ptr);
    }
    return row % JK_GROUP != JK_GROUP - 1 || end_group(t, err);
}

const jk_batch_sums *jk_outcome_sums(const jk_outcome *t) { return t->ledger ? jk_ledger_sums(t->ledger) : t->seen ? jk_summary_sums(t->seen) : NULL; }
jk_bgzf *jk_outcome_bgzf(const jk_outcome *t) { return t->ledger ? jk_ledger_bgzf(t->ledger) : NULL; }

/* ---------------------------------------------------------------- finishing */

static bool finish_ledger(jk_outcome *t, jk_err *err)
{
    const jk_batch_options *o = t->options;
    jk_buf meta = { 0 };
    bool ok = jk_buf_put(&meta, jk_span_of(o->meta), err);
    if (ok && o->n_shard)
        ok = jk_buf_printf(&meta, err, ", \"shard\": \"%u/%u\"", o->shard, o->n_shard);
    ok = ok && jk_buf_putc(&meta, '\0', err) && jk_ledger_finish(t->ledger, meta.ptr, err);
    jk_buf_free(&meta);
    return ok;
}

bool jk_outcome_finish(jk_outcome *t, jk_err *err)
{
    jk_err unheard = { 0 };
    if (t->group_open && !end_group(t, err))
        return false;
    if (t->first)
        return save_first(t, err);
    if (t->ledger)
        return finish_ledger(t, err);
    jk_sink_close(jk_sink_open(t->output, &unheard));   /* an OUT.part beside it, without a journal, is what a run left that died as it began. Whoever holds its lock keeps it */
    return true;
}

bool jk_outcome_settle(jk_outcome *t, jk_err *err)
{
    return t->first ? save_first(t, err) : !t->ledger || jk_ledger_settle(t->ledger, err);
}

bool jk_outcome_was_done(const jk_outcome *t) { return t->earlier && !t->ledger; }

void jk_outcome_close(jk_outcome *t)
{
    if (!t)
        return;
    jk_first_close(t->first);
    jk_ledger_close(t->ledger);
    jk_finished_close(t->earlier);
    jk_summary_close(t->seen);
    free(t);
}

/* batch: a document that takes long does not stop the others, and they wait for it in their order; whoever asks is told; a stop keeps
   what is done. */
#include "corpus/ledger.h"
#include "corpus/manifest.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "corpus/io.h"
#include "tests/unit/test.h"

enum { N_DOC = 420, N_LINE = 120, MEGABYTE = 1000000 };

static void write_manifest(void)
{
    FILE *f = fopen("m.jsonl", "w");
    CHECK(f != NULL);
    for (int d = 0; f && d < N_DOC; d++) {
        fprintf(f, "{\"doc_id\": \"%03d\", \"src_text\": \"", d);
        for (int k = 0; k < N_LINE; k++)
            fprintf(f, "%d번 문서의 %d번째 줄에는 %d라는 수가 적혀 있었는데 아무도 그것을 읽지 않았다.\\n", d, k, d * 7919 + k * k);
        fprintf(f, "\", \"trg_text\": \"");
        for (int k = 0; k < N_LINE; k++)
            fprintf(f, "In line %d of document %d stood the number %d, and nobody ever read it, as it seems.\\n", k, d, d * 7919 + k * k);
        fprintf(f, "\"}\n");
    }
    CHECK(f && fclose(f) == 0);
}

/* ---------------------------------------------------------------- a slow one */

typedef struct {
    jk_knowledge *know;
    jk_batch *batch;
    pthread_mutex_t lock;
    bool wait, waited;              /* the first document does, until the others are far ahead */
    unsigned stop_at;               /* pairs until the batch is asked to stop; 0: never */
    unsigned n_pair;
} plan;

static const jk_knowledge *knowledge(void *user, const char *src, const char *tgt, jk_err *err)
{
    plan *p = user;
    if (strcmp(src, "ko") != 0 || strcmp(tgt, "en") != 0)
        jk_fail(err, JK_EUSAGE, "other languages");
    return p->know;
}

static void sleep_ms(long ms)
{
    struct timespec t = { .tv_nsec = ms * 1000000 };
    nanosleep(&t, NULL);
}

/* The batch is known to the plan a moment after its threads have begun. */
static jk_batch *batch_of(plan *p)
{
    for (;;) {
        pthread_mutex_lock(&p->lock);
        jk_batch *b = p->batch;
        pthread_mutex_unlock(&p->lock);
        if (b)
            return b;
        sleep_ms(1);
    }
}

static bool keeps(void *user, const jk_pair *pair)
{
    plan *p = user;
    jk_batch_progress state = { 0 };
    pthread_mutex_lock(&p->lock);
    bool waits = p->wait && !p->waited && jk_span_equal(pair->cell[JK_DOC_ID], jk_span_of("000")), stops = ++p->n_pair == p->stop_at;
    p->waited |= waits;
    pthread_mutex_unlock(&p->lock);
    if (stops)
        jk_batch_stop(batch_of(p));
    bool early = false;
    for (int k = 0; waits && k < 20000 && state.n_byte < 8 * (uint64_t)MEGABYTE; k++) {
        jk_batch_state(batch_of(p), &state);
        early |= state.sums.n_doc > 0;              /* nothing stands before the first */
        sleep_ms(5);
    }
    if (waits)
        CHECK(!early && state.n_byte >= 8 * (uint64_t)MEGABYTE);
    return true;
}

static bool run(plan *p, const char *out, unsigned n_thread, jk_err *err)
{
    jk_manifest *manifest = jk_manifest_open("m.jsonl", err);
    jk_batch_options options = { .manifest = manifest, .output = out, .lang = { "ko", "en" }, .knowledge = knowledge, .keeps = keeps, .user = p,
                                 .meta = "\"command\": \"test\", \"options\": {}", .n_thread = n_thread };
    jk_batch *b = manifest ? jk_batch_open(&options, err) : NULL;
    pthread_mutex_lock(&p->lock);
    p->batch = b;
    pthread_mutex_unlock(&p->lock);
    while (b && !jk_batch_wait(b, 100))
        ;
    bool ok = b && jk_batch_finish(b, err);
    jk_batch_close(b);
    jk_manifest_close(manifest);
    p->batch = NULL;
    return ok;
}

static bool same_files(const char *a, const char *b)
{
    jk_err err = { 0 };
    jk_buf x = { 0 }, y = { 0 };
    bool same = jk_read_file(a, 0, &x, NULL, &err) && jk_read_file(b, 0, &y, NULL, &err) && jk_span_equal(jk_buf_span(&x), jk_buf_span(&y));
    jk_buf_free(&x);
    jk_buf_free(&y);
    return same;
}

static void check_straggler(plan *p)
{
    jk_err err = { 0 };
    CHECK(run(p, "one.tsv.gz", 1, &err));
    p->wait = true;
    CHECK(run(p, "slow.tsv.gz", 3, &err) && p->waited);
    CHECK(err.code == JK_OK);
    CHECK(same_files("one.tsv.gz", "slow.tsv.gz") && same_files("one.tsv.gz.meta.json", "slow.tsv.gz.meta.json")
          && same_files("one.tsv.gz.docs.tsv", "slow.tsv.gz.docs.tsv"));
    CHECK(access("slow.tsv.gz.waiting", F_OK) != 0);
    p->wait = false;
}

/* Each run does a little; together they do all. */
static void check_stop(plan *p)
{
    unsigned n = 0;
    p->stop_at = 100 * N_LINE;
    for (bool done = false; !done && n < 20; n++) {
        jk_err err = { 0 };
        p->n_pair = 0;
        done = run(p, "stop.tsv.gz", 2, &err);
        CHECK(done || err.code == JK_EINTR);
        CHECK((access("stop.tsv.gz", F_OK) == 0) == done && (access("stop.tsv.gz.journal", F_OK) == 0) == !done);
    }
    CHECK(n > 1 && n < 20 && same_files("one.tsv.gz", "stop.tsv.gz") && same_files("one.tsv.gz.idx", "stop.tsv.gz.idx"));
    p->stop_at = 0;
}

/* ------------------------------------------------------------------ a ledger */

/* A doc_id comes once; a group has at most JK_GROUP rows. */
static void check_ledger(void)
{
    jk_err err = { 0 };
    jk_ledger *l = jk_ledger_open("l.tsv.gz", "{}", NULL, 1, false, &err);
    CHECK(l != NULL);
    for (uint64_t row = 0; row < 3; row++) {
        jk_buf note = { 0 };
        jk_note n = { .failed = true, .row = row };
        n.doc_id = jk_span_of(row ? "again" : "first");
        n.given[0] = n.given[1] = n.reason = n.what = jk_span_of("");
        CHECK(jk_note_put(&n, &note, &err));
        CHECK(jk_ledger_put(l, jk_buf_span(&note), (jk_span){ 0 }, &err) == (row < 2));
        jk_buf_free(&note);
    }
    CHECK(err.code == JK_EINPUT && strstr(err.what, "again"));
    jk_ledger_drop(l);
    jk_ledger_close(l);
    CHECK(access("l.tsv.gz.part", F_OK) != 0 && access("l.tsv.gz.journal", F_OK) != 0);
}

int main(void)
{
    char folder[] = "/tmp/jjak-batch-XXXXXX";
    jk_err err = { 0 };
    jk_knowledge_options lengths = { .no_words = true };
    plan p = { .lock = PTHREAD_MUTEX_INITIALIZER, .know = jk_knowledge_open("ko", "en", &lengths, &err) };
    CHECK(mkdtemp(folder) && chdir(folder) == 0 && p.know);
    write_manifest();
    check_straggler(&p);
    check_stop(&p);
    check_ledger();
    static const char *const ending[] = { "", ".gzi", ".idx", ".meta.json", ".docs.tsv", ".failed.tsv", ".report.tsv" };
    static const char *const name[] = { "one", "slow", "stop" };
    for (size_t k = 0; k < sizeof name / sizeof *name; k++)
        for (size_t e = 0; e < sizeof ending / sizeof *ending; e++) {
            char path[64];
            snprintf(path, sizeof path, "%s.tsv.gz%s", name[k], ending[e]);
            CHECK(unlink(path) == 0);
        }
    CHECK(unlink("m.jsonl") == 0 && rmdir(folder) == 0);
    jk_knowledge_close(p.know);
    return test_report("batch");
}

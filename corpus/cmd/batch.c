/* batch.c - jjak batch: many document pairs in, one corpus out. */
#include "align/unicode.h"
#include "corpus/cmd/choice.h"
#include "corpus/cmd/pick.h"
#include "corpus/cmd/progress.h"
#include "corpus/first.h"
#include "corpus/json.h"
#include "corpus/sample.h"
#include "corpus/text.h"

#include <stdlib.h>

enum { MAX_SHARD = 1000000 };

typedef struct {
    const char *lang[2], *encoding[2], *any_encoding;
    const char *output, *lexicon, *progress, *shard;
    const char *delimiter;
    bool sentences, replace_invalid, no_words, pairs, restart, strict, retry_failed, quiet, sample_only;
    uint64_t n_thread, n_sample;
    pick_options pick;
    char code[2][JK_LANG_SIZE];     /* lang, canonical */
    const cmd_entry *self;
    unsigned part, n_part;          /* shard; n_part 0: all */
    lexicon_choice choice;          /* as it is named; each pair of languages has its own, opened */
    bool pools, first_pass;         /* words are learned from the whole batch; this is the pass that does so */
    jk_buf words;                   /* what it learned */
    struct opened { lexicon_choice choice; jk_knowledge *know; struct opened *next; } *opened;
} batch_options;

static const cmd_opt table[] = {
    { "--output", "-o", OPT_TEXT, offsetof(batch_options, output), "CORPUS", "write CORPUS, a .tsv.gz; CORPUS.part and CORPUS.journal stand beside it until it is whole" },
    { "--source", "-s", OPT_TEXT, offsetof(batch_options, lang[0]), "LANG", "language of the sources, where the manifest has no src_lang; told from each text otherwise" },
    { "--target", "-t", OPT_TEXT, offsetof(batch_options, lang[1]), "LANG", "language of the targets, where the manifest has no trg_lang" },
    { "--pairs", NULL, OPT_FLAG, offsetof(batch_options, pairs), NULL, "instead of MANIFEST two patterns: DIR/{doc}.ko.txt DIR/{doc}.en.txt" },
    { "--delimiter", NULL, OPT_TEXT, offsetof(batch_options, delimiter), "REGEX", "a line in which it is found starts a section, as in jjak align; a document whose texts have other sections fails" },
    { "--sentences", NULL, OPT_FLAG, offsetof(batch_options, sentences), NULL, "the texts are one sentence a line, a blank line between paragraphs" },
    { "--encoding", NULL, OPT_TEXT, offsetof(batch_options, any_encoding), "NAME", "what the texts are encoded in, where the manifest does not say; UTF-8, or told from the bytes otherwise" },
    { "--source-encoding", NULL, OPT_TEXT, offsetof(batch_options, encoding[0]), "NAME", "what the sources are encoded in" },
    { "--target-encoding", NULL, OPT_TEXT, offsetof(batch_options, encoding[1]), "NAME", "what the targets are encoded in" },
    { "--replace-invalid", NULL, OPT_FLAG, offsetof(batch_options, replace_invalid), NULL, "put U+FFFD where bytes are no text, instead of leaving the document out" },
    { "--lexicon", NULL, OPT_TEXT, offsetof(batch_options, lexicon), "LIST", "where words come from, as in jjak align, but train: from the whole batch, which is aligned twice; builtin and each pair of texts otherwise" },
    { "--sample", NULL, OPT_COUNT, offsetof(batch_options, n_sample), "N", "--lexicon train: learn from at most N pairs of sentences, drawn by a hash; 100000 otherwise" },
    { "--sample-only", NULL, OPT_FLAG, offsetof(batch_options, sample_only), NULL, "do the first pass of --lexicon train alone: CORPUS is a .sample, for jjak lexicon merge" },
    { "--no-words", NULL, OPT_FLAG, offsetof(batch_options, no_words), NULL, "align by lengths, paragraphs and kinds alone" },
    PICK_ROWS(batch_options, pick),
    { "--threads", "-@", OPT_COUNT, offsetof(batch_options, n_thread), "N", "align with N threads, 0 and otherwise with all there are; the bytes are the same" },
    { "--restart", NULL, OPT_FLAG, offsetof(batch_options, restart), NULL, "begin anew, whatever an earlier run left" },
    { "--strict", NULL, OPT_FLAG, offsetof(batch_options, strict), NULL, "stop at the first document that fails" },
    { "--retry-failed", NULL, OPT_FLAG, offsetof(batch_options, retry_failed), NULL, "of a finished CORPUS align those groups of 64 documents again in which some failed" },
    { "--shard", NULL, OPT_TEXT, offsetof(batch_options, shard), "I/N", "do every N-th group of 64 documents, from the I-th on, counted from 0; jjak merge puts the shards together" },
    { "--progress", NULL, OPT_TEXT, offsetof(batch_options, progress), "KIND", "json: a JSON object a second on stderr; none: nothing; a line otherwise" },
    { "--quiet", "-q", OPT_FLAG, offsetof(batch_options, quiet), NULL, "print no summary" },
    { 0 }
};

/* -------------------------------------------------------------- callbacks */

static const jk_knowledge *knowledge(void *user, const char *src, const char *tgt, jk_err *err)
{
    batch_options *o = user;
    struct opened *p = calloc(1, sizeof *p);
    if (!p) {
        jk_fail(err, JK_ENOMEM, "no memory for what is known of %s and %s", src, tgt);
        return NULL;
    }
    p->next = o->opened;
    o->opened = p;
    if (!choice_parse(&p->choice, o->lexicon, o->no_words, err) || (o->words.len && !choice_add_text(&p->choice, "the words of this batch", jk_buf_span(&o->words), err)))
        return NULL;
    p->choice.train = !o->first_pass && !o->lexicon;    /* what each pair of texts teaches: nothing beside words of the whole batch, which measure better alone */
    return p->know = choice_open(o->self, &p->choice, src, tgt, err);
}

/* Every score is known here, so nothing is counted and threads do not meet. */
static bool keeps(void *user, const jk_pair *pair)
{
    pick_options pick = ((const batch_options *)user)->pick;
    return pick_keeps(&pick, pair);
}

/* -------------------------------------------------------------- provenance */

static void put_text(jk_buf *out, const char **sep, const char *key, const char *value, jk_err *err)
{
    if (!value)
        return;
    jk_buf_printf(out, err, "%s\"%s\": ", *sep, key);
    jk_json_put(out, jk_span_of(value), err);
    *sep = ", ";
}

/* The options that change bytes, as they were given. */
static bool put_meta(jk_buf *out, batch_options *o, jk_err *err)
{
    const struct { const char *key; bool on; } flag[] = {
        { "sentences", o->sentences }, { "replace_invalid", o->replace_invalid }, { "no_words", o->no_words }, { "no_null", o->pick.no_null },
    };
    const char *sep = "";
    jk_buf_put(out, jk_span_of("\"command\": \"batch\", \"options\": {"), err);
    put_text(out, &sep, "source", o->lang[0] ? o->code[0] : NULL, err);
    put_text(out, &sep, "target", o->lang[1] ? o->code[1] : NULL, err);
    put_text(out, &sep, "delimiter", o->delimiter, err);
    put_text(out, &sep, "source_encoding", o->encoding[0], err);
    put_text(out, &sep, "target_encoding", o->encoding[1], err);
    for (size_t k = 0; k < sizeof flag / sizeof *flag; k++)
        if (flag[k].on) {
            jk_buf_printf(out, err, "%s\"%s\": true", sep, flag[k].key);
            sep = ", ";
        }
    if (o->pick.min_score >= 0.0)
        jk_buf_printf(out, err, "%s\"min_score\": %.4f", sep, o->pick.min_score);
    jk_buf_put(out, jk_span_of("}"), err);
    return choice_put_names(&o->choice, out, err) && jk_buf_putc(out, '\0', err);
}

/* -------------------------------------------------------------- the summary */

static void print_summary(const batch_options *o, const jk_batch_progress *p)
{
    const jk_batch_sums *s = &p->sums;
    printf("%s: %llu documents, %llu beads, %llu pairs; %llu failed\n", o->output, (unsigned long long)s->n_doc, (unsigned long long)s->n_bead,
           (unsigned long long)s->n_pair, (unsigned long long)s->n_failed);
    if (s->n_bead)
        printf("mean score %.4f; unaligned %.1f%% of the source, %.1f%% of the target\n", (double)s->score / 1e4 / (double)s->n_bead,
               s->n_char[0] ? (double)s->n_left[0] / (double)s->n_char[0] * 100.0 : 0.0, s->n_char[1] ? (double)s->n_left[1] / (double)s->n_char[1] * 100.0 : 0.0);
    const char *sep = "";
    for (int m = 0; m < JK_MAX_SHAPE; m++)
        for (int n = 0; n < JK_MAX_SHAPE; n++)
            if (s->shape[m][n]) {
                printf("%s%d-%d %llu", sep, m, n, (unsigned long long)s->shape[m][n]);
                sep = ", ";
            }
    if (*sep)
        printf("\n");
    if (s->n_failed)
        printf("what failed: %s.failed.tsv\n", o->output);
    printf("to look at: %s.report.tsv\n", o->output);
}

/* -------------------------------------------------------------- the work */

static void forget(batch_options *o)
{
    while (o->opened) {
        struct opened *next = o->opened->next;
        jk_knowledge_close(o->opened->know);
        choice_free(&o->opened->choice);
        free(o->opened);
        o->opened = next;
    }
}

/* A first pass, if there is one, makes a sample of beads; it is written, or what it teaches is for the second pass. */
static bool learn(batch_options *o, jk_pool *pool, jk_err *err)
{
    size_t n;
    if (o->sample_only)
        return jk_sample_write(pool, o->output, err) && jk_first_remove(o->output, err);
    if (!jk_sample_lexicon(pool, &o->words, &n, err))
        return false;
    o->choice.train = false;
    return choice_add_text(&o->choice, "the words of this batch", jk_buf_span(&o->words), err);
}

static bool work(batch_options *o, jk_manifest *manifest, jk_pool *pool, jk_batch_progress *p, jk_err *err)
{
    jk_buf meta = { 0 };
    jk_batch_options how = {
        .manifest = manifest, .output = o->output, .lang = { o->lang[0] ? o->code[0] : NULL, o->lang[1] ? o->code[1] : NULL },
        .encoding = { o->encoding[0], o->encoding[1] }, .sentences = o->sentences, .delimiter = o->delimiter, .replace_invalid = o->replace_invalid, .knowledge = knowledge,
        .keeps = keeps, .user = o, .n_thread = cmd_threads(o->n_thread), .restart = o->restart, .strict = o->strict, .retry_failed = o->retry_failed,
        .shard = o->part, .n_shard = o->n_part, .pool = pool,
    };
    jk_batch *batch = NULL;
    if (put_meta(&meta, o, err)) {
        how.meta = meta.ptr;
        batch = jk_batch_open(&how, err);
    }
    if (batch) {
        progress_of(batch);
        progress_watch(batch);
        (void)jk_batch_finish(batch, err);
        progress_of(NULL);
        jk_batch_state(batch, p);
    }
    jk_batch_close(batch);
    jk_buf_free(&meta);
    return !err->code;
}

/* Said once, not of every document. */
static bool check_delimiter(const batch_options *o, jk_err *err)
{
    jk_regex *regex = o->delimiter ? jk_regex_open(jk_span_of(o->delimiter), false, err) : NULL;
    jk_regex_close(regex);
    return !err->code;
}

/* "3/8" */
static bool parse_shard(batch_options *o, jk_err *err)
{
    const char *slash = o->shard ? strchr(o->shard, '/') : NULL;
    uint64_t part[2];
    if (!o->shard)
        return true;
    if (!slash || !jk_parse_count((jk_span){ o->shard, (size_t)(slash - o->shard) }, &part[0]) || !jk_parse_count(jk_span_of(slash + 1), &part[1])
        || part[0] >= part[1] || part[1] > MAX_SHARD)
        return jk_fail(err, JK_EUSAGE, "--shard %s: I/N is a number from 0 and how many there are, at most %d: 0/8 to 7/8", o->shard, MAX_SHARD);
    o->part = (unsigned)part[0];
    o->n_part = (unsigned)part[1];
    return true;
}

static bool check(batch_options *o, int n_arg, char **argv, progress_kind *progress, jk_err *err)
{
    size_t n = o->output ? strlen(o->output) : 0;
    if (n_arg < 1 || n_arg > 2 || (o->pairs && n_arg != 2))
        return jk_fail(err, JK_EUSAGE, "it takes a MANIFEST, or two folders, or two patterns with {doc}, not %d argument%s (jjak batch -h)", n_arg, n_arg == 1 ? "" : "s");
    if (!o->output)
        return jk_fail(err, JK_EUSAGE, "-o CORPUS names the corpus to write");
    if (!o->sample_only && (n < 4 || strcmp(o->output + n - 3, ".gz") != 0))
        return jk_fail(err, JK_EUSAGE, "%s: a batch writes a .tsv.gz; jjak convert makes other formats of it", o->output);
    if (n_arg == 1 && strcmp(argv[1], o->output) == 0)
        return jk_fail(err, JK_EUSAGE, "%s: it is the manifest, and would be replaced; give -o another name", o->output);
    if (o->progress && strcmp(o->progress, "json") != 0 && strcmp(o->progress, "none") != 0)
        return jk_fail(err, JK_EUSAGE, "--progress %s: KIND is json or none", o->progress);
    *progress = !o->progress ? PROGRESS_AUTO : o->progress[0] == 'j' ? PROGRESS_JSON : PROGRESS_NONE;
    for (int side = 0; side < 2; side++) {
        if (o->lang[side] && !jk_lang_parse(o->lang[side], o->code[side], err))
            return false;
        o->encoding[side] = o->encoding[side] ? o->encoding[side] : o->any_encoding;
    }
    if (!parse_shard(o, err) || !check_delimiter(o, err) || !pick_check(&o->pick, err) || !choice_parse(&o->choice, o->lexicon, o->no_words, err))
        return false;
    o->pools = o->lexicon && o->choice.train;
    if (o->sample_only && !o->pools)
        return jk_fail(err, JK_EUSAGE, "--sample-only is the first pass of --lexicon train; give that, too");
    if (o->pools && n_arg == 1 && strcmp(argv[1], "-") == 0 && !o->sample_only)
        return jk_fail(err, JK_EUSAGE, "--lexicon train reads the manifest twice, so it cannot be standard input");
    if (o->pools && o->n_part && !o->sample_only)
        return jk_fail(err, JK_EUSAGE, "--lexicon train in a shard would learn from that shard alone; --sample-only, jjak lexicon merge and --lexicon FILE learn from all");
    return !o->pools || (o->lang[0] && o->lang[1]) || jk_fail(err, JK_EUSAGE, "--lexicon train has to know the languages: -s LANG -t LANG");
}

static bool first_pass(batch_options *o, int n_arg, char **argv, jk_batch_progress *p, jk_err *err)
{
    jk_pool *pool = jk_pool_open(o->code[0], o->code[1], o->n_sample ? (size_t)o->n_sample : JK_POOL_BEADS, err);
    jk_manifest *manifest = !pool ? NULL : n_arg == 2 ? jk_manifest_pairs(argv[1], argv[2], err) : jk_manifest_open(argv[1], err);
    o->first_pass = true;
    bool ok = manifest && work(o, manifest, pool, p, err) && learn(o, pool, err);
    o->first_pass = false;
    p->sums.n_failed = 0;           /* the second pass says so */
    jk_manifest_close(manifest);
    jk_pool_close(pool);
    forget(o);
    return ok;
}

/* What a shard finds of another run is done anew: who asks for shards comes again by himself. */
static bool is_other_run(batch_options *o, char **argv, jk_err *err)
{
    if (err->code != JK_EUSAGE || !o->n_part || o->restart || o->retry_failed || !strstr(err->what, "--restart") || strcmp(argv[1], "-") == 0)
        return false;
    fprintf(stderr, "jjak %s: %s; it is done anew\n", o->self->name, err->what);
    *err = (jk_err){ 0 };
    return o->restart = true;
}

static void do_batch(batch_options *o, int n_arg, char **argv, jk_batch_progress *p, jk_err *err)
{
    while (o->pools && !first_pass(o, n_arg, argv, p, err))
        if (!is_other_run(o, argv, err))
            return;
    if (o->sample_only)
        return;
    do {
        jk_manifest *manifest = n_arg == 2 ? jk_manifest_pairs(argv[1], argv[2], err) : jk_manifest_open(argv[1], err);
        bool done = manifest && work(o, manifest, NULL, p, err);
        if (done && o->pools)
            jk_first_remove(o->output, err);
        jk_manifest_close(manifest);
    } while (is_other_run(o, argv, err));
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    batch_options o = { .pick = PICK_ALL, .self = self };
    jk_err err = { 0 };
    jk_batch_progress p = { 0 };
    progress_kind progress = PROGRESS_AUTO;
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    if (n_arg >= 0 && check(&o, n_arg, argv, &progress, &err) && progress_begin(self, progress, cmd_threads(o.n_thread), o.n_part ? EXIT_AGAIN : EXIT_INTERRUPTED, &err)) {
        do_batch(&o, n_arg, argv, &p, &err);
        if (!err.code && !o.quiet && !o.sample_only)
            print_summary(&o, &p);
    }
    forget(&o);
    choice_free(&o.choice);
    jk_buf_free(&o.words);
    cmd_flush(&err);
    int status = cmd_report(self, &err);
    if (o.n_part && (status == EXIT_SYSTEM || status == EXIT_INTERRUPTED))
        return EXIT_AGAIN;
    return status == EXIT_OK && p.sums.n_failed ? EXIT_PARTIAL : status;
}

const cmd_entry cmd_batch = { "batch", "[options] MANIFEST | SOURCES TARGETS -o CORPUS", "align many document pairs into one corpus", table, run };

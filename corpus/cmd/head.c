/* head.c - jjak head: the first pairs or documents of a corpus. */
#include "corpus/cmd/through.h"

typedef struct {
    through_options with;
    uint64_t n_pair, n_doc;
} head_options;

#define UNASKED UINT64_MAX
static const head_options preset = { .with = THROUGH_PRESET, .n_pair = UNASKED, .n_doc = UNASKED };

static const cmd_opt table[] = {
    { "--pairs", "-n", OPT_COUNT, offsetof(head_options, n_pair), "N", "the first N pairs; 10 otherwise" },
    { "--documents", "-d", OPT_COUNT, offsetof(head_options, n_doc), "N", "the first N documents, whole; with -n what ends first" },
    THROUGH_ROWS(head_options, with),
    { 0 }
};

static bool copy(through *t, const head_options *o, jk_err *err)
{
    jk_buf last = { 0 };
    jk_pair pair;
    uint64_t left = o->n_pair == UNASKED && o->n_doc == UNASKED ? 10 : o->n_pair, docs = o->n_doc;
    for (bool first = true; left > 0 && !err->code && jk_reader_next(t->in, &pair, err); left--, first = false) {
        jk_span doc = pair.cell[JK_DOC_ID];
        if (first || !jk_span_equal(doc, jk_buf_span(&last))) {
            if (docs-- == 0)
                break;
            last.len = 0;
            jk_buf_put(&last, doc, err);
        }
        through_put(t, t->out, &pair, err);
    }
    jk_buf_free(&last);
    return !err->code;
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    head_options o = preset;
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    if (n_arg > 1)
        jk_fail(&err, JK_EUSAGE, "it takes one corpus, or standard input, not %d (jjak head -h)", n_arg);
    else if (n_arg >= 0) {
        through t = { .self = self, .options = &o, .preset = &preset, .with = &o.with };
        if (through_read(&t, n_arg ? argv[1] : "-", &err) && through_write(&t, NULL, &err) && copy(&t, &o, &err))
            through_finish(&t, NULL, &err);
        through_close(&t);
    }
    if (!err.code && n_arg >= 0)
        cmd_flush(&err);
    return cmd_report(self, &err);
}

const cmd_entry cmd_head = { "head", "[options] [-o OUT] [IN]", "write the first pairs or documents", table, run };

/* agree.c - jjak agree: how far an alignment agrees with a gold one, document by document. */
#include "corpus/cmd/cmd.h"
#include "corpus/record.h"

#include <stdlib.h>

typedef struct {
    const char *from;
    bool no_null;
} agree_options;

static const cmd_opt table[] = {
    { "--no-null", NULL, OPT_FLAG, offsetof(agree_options, no_null), NULL, "leave nulls out of precision too" },
    { "--from", NULL, OPT_TEXT, offsetof(agree_options, from), "NAME", "both files are of this format; told by their endings or first lines otherwise" },
    { 0 }
};

/* -------------------------------------------------------------- beads of a file */

typedef struct {
    jk_span id;
    size_t first, n;                /* its beads */
} doc_beads;

typedef struct {
    jk_arena *arena;
    jk_link *link;
    size_t n_link, cap_link;
    doc_beads *doc;
    size_t n_doc, cap_doc;
} bead_file;

static void close_beads(bead_file *file) { jk_arena_close(file->arena); }

static int compare_number(const void *p, const void *q)
{
    uint32_t a = *(const uint32_t *)p, b = *(const uint32_t *)q;
    return (a > b) - (a < b);
}

static bool numbers(bead_file *file, jk_span cell, const uint32_t **out, uint32_t *n, jk_err *err)
{
    jk_buf buf = { 0 };
    uint32_t *to = NULL;
    if (jk_parse_numbers(cell, &buf, err) && (to = JK_NEW(file->arena, uint32_t, buf.len / sizeof *to, err))) {
        if (buf.len)
            memcpy(to, buf.ptr, buf.len);
        *n = (uint32_t)(buf.len / sizeof *to);
        qsort(to, *n, sizeof *to, compare_number);
        *out = to;
    }
    jk_buf_free(&buf);
    return to != NULL;
}

/* array[n] has room for one more. */
static void *room(jk_arena *arena, void *array, size_t n, size_t *cap, size_t size, jk_err *err)
{
    if (n < *cap)
        return array;
    size_t more = *cap ? *cap * 2 : 64;
    void *grown = jk_arena_grow(arena, array, n, more, size, err);
    if (grown)
        *cap = more;
    return grown;
}

static bool add(bead_file *file, const char *path, const jk_pair *pair, bool no_null, jk_err *err)
{
    const jk_span *cell = pair->cell;
    double p;
    if (!cell[JK_SRC_IDS].len && !cell[JK_TRG_IDS].len)
        return jk_fail(err, JK_EINPUT, "%s: pair %zu has no sentence numbers, which agree compares", path, file->n_link + 1);
    if (no_null && jk_pair_is_null(pair))
        return true;
    if (!file->n_doc || !jk_span_equal(file->doc[file->n_doc - 1].id, cell[JK_DOC_ID])) {
        file->doc = room(file->arena, file->doc, file->n_doc, &file->cap_doc, sizeof *file->doc, err);
        if (err->code)
            return false;
        file->doc[file->n_doc++] = (doc_beads){ jk_arena_copy(file->arena, cell[JK_DOC_ID], err), file->n_link, 0 };
    }
    file->link = room(file->arena, file->link, file->n_link, &file->cap_link, sizeof *file->link, err);
    if (err->code)
        return false;
    jk_link *link = &file->link[file->n_link];
    if (!numbers(file, cell[JK_SRC_IDS], &link->src, &link->n_src, err) || !numbers(file, cell[JK_TRG_IDS], &link->tgt, &link->n_tgt, err))
        return false;
    link->posterior = jk_parse_real(cell[JK_SCORE], &p) ? (float)p : -1.0f;
    file->n_link++;
    file->doc[file->n_doc - 1].n++;
    return true;
}

static int compare_doc(const void *p, const void *q)
{
    const doc_beads *a = p, *b = q;
    size_t n = a->id.len < b->id.len ? a->id.len : b->id.len;
    int order = n ? memcmp(a->id.ptr, b->id.ptr, n) : 0;
    return order ? order : (a->id.len > b->id.len) - (a->id.len < b->id.len);
}

/* All beads of a file, its documents in the order of their names. What is to say of its
   scores is said of the hypothesis alone: gold's are not looked at. */
static bool read_beads(const cmd_entry *self, const char *path, const agree_options *o, bool is_hyp, bead_file *file, jk_err *err)
{
    jk_reader *in = jk_reader_open(path, o->from, err);
    jk_pair pair;
    if (in && !(file->arena = jk_arena_open(0)))
        jk_fail(err, JK_ENOMEM, "no more memory to read %s", path);
    while (in && !err->code && jk_reader_next(in, &pair, err))
        add(file, path, &pair, o->no_null, err);
    if (in && !err->code && is_hyp)
        cmd_note(self, jk_reader_note(in));
    jk_reader_close(in);
    if (err->code)
        return false;
    if (file->n_doc)
        qsort(file->doc, file->n_doc, sizeof *file->doc, compare_doc);
    for (size_t k = 1; k < file->n_doc; k++)
        if (compare_doc(&file->doc[k - 1], &file->doc[k]) == 0)
            return jk_fail(err, JK_EINPUT, "%s: the rows of document %.*s are not together", path, (int)file->doc[k].id.len, file->doc[k].id.ptr);
    return true;
}

/* -------------------------------------------------------------- gold against hypothesis */

/* Adds up all documents of gold; *missing: not in hyp, *unknown: of hyp, not in gold. */
static bool compare(const bead_file *gold, const bead_file *hyp, jk_agreement *sum, size_t *missing, size_t *unknown, jk_err *err)
{
    size_t h = 0;
    if (gold->n_doc <= 1 && hyp->n_doc <= 1)    /* one document, whatever it is called */
        return jk_agree_add(sum, gold->link, gold->n_link, hyp->link, hyp->n_link, err);
    for (size_t g = 0; g < gold->n_doc; g++) {
        const doc_beads *doc = &gold->doc[g];
        int order = 1;
        while (h < hyp->n_doc && (order = compare_doc(&hyp->doc[h], doc)) < 0)
            h++, ++*unknown;
        bool found = h < hyp->n_doc && order == 0;
        if (!jk_agree_add(sum, gold->link + doc->first, doc->n, found ? hyp->link + hyp->doc[h].first : NULL, found ? hyp->doc[h].n : 0, err))
            return false;
        *missing += !found;
        h += found;
    }
    *unknown += hyp->n_doc - h;
    return true;
}

static void row(const char *name, const jk_prf *x)
{
    printf("%-7s %7.4f %7.4f %7.4f %8llu %8llu\n", name, x->precision, x->recall, x->f1, (unsigned long long)x->hyp, (unsigned long long)x->gold);
}

static void show(const jk_agreement *sum)
{
    bool scored = false;
    printf("%-7s %7s %7s %7s %8s %8s\n", "", "P", "R", "F1", "beads", "gold");
    row("strict", &sum->strict);
    row("lax", &sum->lax);
    printf("\nby shape, strict\n");
    for (int m = 0; m < JK_MAX_SHAPE; m++)
        for (int n = 0; n < JK_MAX_SHAPE; n++) {
            const jk_prf *x = &sum->shape[m][n];
            char name[32];
            snprintf(name, sizeof name, "%d%s-%d%s", m, m == JK_MAX_SHAPE - 1 ? "+" : "", n, n == JK_MAX_SHAPE - 1 ? "+" : "");
            if (x->hyp || x->gold)
                row(name, x);
        }
    for (int b = 0; b < JK_N_BIN; b++)
        scored |= sum->bin[b].n > 0;
    if (!scored)
        return;
    printf("\ncalibration: how many beads of a score are right\n%-7s %7s %7s %8s\n", "score", "mean", "right", "beads");
    for (int b = 0; b < JK_N_BIN; b++)
        if (sum->bin[b].n)
            printf("%.1f-%.1f %7.4f %7.4f %8llu\n", b / 10.0, (b + 1) / 10.0, sum->bin[b].sum / (double)sum->bin[b].n,
                   (double)sum->bin[b].right / (double)sum->bin[b].n, (unsigned long long)sum->bin[b].n);
}

static void agree(const cmd_entry *self, char **path, const agree_options *o, jk_err *err)
{
    bead_file gold = { 0 }, hyp = { 0 };
    jk_agreement sum = { 0 };
    size_t missing = 0, unknown = 0;
    if (read_beads(self, path[0], o, false, &gold, err) && read_beads(self, path[1], o, true, &hyp, err)
        && compare(&gold, &hyp, &sum, &missing, &unknown, err)) {
        jk_agree_finish(&sum);
        show(&sum);
        if (missing)
            fprintf(stderr, "jjak %s: documents of %s that %s does not have: %zu; all their beads count as missed\n", self->name, path[0], path[1], missing);
        if (unknown)
            fprintf(stderr, "jjak %s: documents of %s that %s does not have: %zu; left out\n", self->name, path[1], path[0], unknown);
    }
    close_beads(&gold);
    close_beads(&hyp);
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    agree_options o = { 0 };
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    if (n_arg >= 0 && n_arg != 2)
        jk_fail(&err, JK_EUSAGE, "it takes two files, gold first, not %d (jjak agree -h)", n_arg);
    else if (n_arg == 2 && strcmp(argv[1], "-") == 0 && strcmp(argv[2], "-") == 0)
        jk_fail(&err, JK_EUSAGE, "both files are standard input; one of them can be");
    else if (n_arg == 2)
        agree(self, argv + 1, &o, &err);
    cmd_flush(&err);
    return cmd_report(self, &err);
}

const cmd_entry cmd_agree = { "agree", "[options] GOLD HYP", "compare beads with gold ones: precision, recall, F1", table, run };

/* lexicon.c - jjak lexicon: words learned from pairs of texts, and what is in such a file. */
#include "align/cover.h"
#include "align/recipe.h"
#include "corpus/cmd/choice.h"
#include "corpus/io.h"
#include "corpus/record.h"
#include "corpus/sample.h"
#include "corpus/text.h"

typedef struct {
    const char *lang[2], *output, *lexicon, *text;
    bool sentences;
    uint64_t n_sample, n_row;
    lexicon_choice choice;
} lexicon_options;

static const cmd_opt table[] = {
    { "--source", "-s", OPT_TEXT, offsetof(lexicon_options, lang[0]), "LANG", "language of the texts in column src; train asks for it" },
    { "--target", "-t", OPT_TEXT, offsetof(lexicon_options, lang[1]), "LANG", "language of the texts in column trg" },
    { "--output", "-o", OPT_TEXT | OPT_LOCAL | OPT_OUT, offsetof(lexicon_options, output), "FILE", "train, merge: write FILE, standard output otherwise; NAME.sample is the sample, not what it teaches" },
    { "--sentences", NULL, OPT_FLAG, offsetof(lexicon_options, sentences), NULL, "train: the texts are one sentence a line, a blank line between paragraphs" },
    { "--lexicon", NULL, OPT_TEXT | OPT_FILE, offsetof(lexicon_options, lexicon), "LIST", "train: what the texts are aligned with, as in jjak align" },
    { "--sample", NULL, OPT_COUNT, offsetof(lexicon_options, n_sample), "N", "train, merge: learn from at most N pairs of sentences, drawn by a hash; 100000 otherwise" },
    { "--text", NULL, OPT_TEXT, offsetof(lexicon_options, text), "TEXT", "show: how many words of TEXT are in FILE (a list as for --lexicon), and which are not; asks for -s and -t" },
    { "--rows", "-n", OPT_COUNT, offsetof(lexicon_options, n_row), "N", "show: print the N most frequent pairs of words, or missing words; 10 otherwise" },
    { 0 }
};

/* -o NAME.sample, NAME.sample.gz: the beads, not what they teach. */
static bool is_sample(const char *path)
{
    static const char *const ending[] = { ".sample", ".sample.gz" };
    for (size_t k = 0, n = strlen(path); k < 2; k++)
        if (n > strlen(ending[k]) && strcmp(path + n - strlen(ending[k]), ending[k]) == 0)
            return true;
    return false;
}

/* ------------------------------------------------------------------- train */

enum { DOC_ID = 2, N_CELL };        /* of a line of LIST: src, trg, doc_id */
#define NO_COLUMN SIZE_MAX

typedef struct {
    lexicon_options *o;
    char lang[2][JK_LANG_SIZE];
    const char *folder;             /* of LIST, with its slash: n bytes */
    size_t n_folder;
    jk_segmenter *seg;
    jk_knowledge *know;
    jk_pool *pool;
    jk_arena *arena;                /* of a document pair */
} trainer;

static bool read_side(trainer *t, int side, jk_span cell, jk_buf *bytes, jk_doc *doc, jk_err *err)
{
    jk_buf path = { 0 };
    bool absolute = cell.len && cell.ptr[0] == '/';
    bool ok = jk_buf_put(&path, (jk_span){ t->folder, absolute ? 0 : t->n_folder }, err) && jk_buf_put(&path, cell, err) && jk_buf_putc(&path, '\0', err);
    jk_span name = ok ? jk_arena_copy(t->arena, jk_buf_span(&path), err) : (jk_span){ 0 };
    jk_buf_free(&path);
    if (err->code)
        return false;
    jk_read_options how = { .lang = t->lang[side], .name = name.ptr, .sentences = t->o->sentences };
    return jk_read_file(name.ptr, 0, bytes, NULL, err) && jk_doc_read(t->seg, t->arena, jk_buf_span(bytes), &how, doc, err);
}

static bool train_on(trainer *t, const jk_span cell[N_CELL], jk_err *err)
{
    jk_buf bytes[2] = { { 0 }, { 0 } };
    jk_doc doc[2];
    jk_recipe recipe;
    jk_alignment beads;
    jk_arena_reset(t->arena);
    bool ok = read_side(t, 0, cell[0], &bytes[0], &doc[0], err) && read_side(t, 1, cell[1], &bytes[1], &doc[1], err)
        && jk_recipe_run(&recipe, t->know, t->arena, &doc[0], &doc[1], NULL, &beads, err)
        && (!doc[0].n_sent || !doc[1].n_sent || jk_pool_add(t->pool, cell[DOC_ID].len ? cell[DOC_ID] : cell[0], &recipe.src_words, &recipe.tgt_words, &beads, err));
    jk_buf_free(&bytes[0]);
    jk_buf_free(&bytes[1]);
    return ok;
}

/* Cell n of a line, from 0; ptr NULL: it has fewer. */
static jk_span cell_of(jk_span line, size_t n)
{
    const char *at = line.ptr, *end = at + line.len;
    for (;; n--) {
        const char *tab = at < end ? memchr(at, '\t', (size_t)(end - at)) : NULL;
        if (n == 0)
            return (jk_span){ at, (size_t)((tab ? tab : end) - at) };
        if (!tab)
            return (jk_span){ 0 };
        at = tab + 1;
    }
}

static jk_span without_cr(jk_span line)
{
    line.len -= line.len && line.ptr[line.len - 1] == '\r';
    return line;
}

/* Which columns are src, trg and, where there is one, doc_id. */
static bool read_header(jk_source *in, size_t column[N_CELL], jk_err *err)
{
    static const char *const name[N_CELL] = { "src", "trg", [DOC_ID] = "doc_id" };
    jk_span line;
    if (!jk_source_line(in, &line, err) && err->code)
        return false;
    line = jk_source_line_number(in) ? without_cr(line) : (jk_span){ "", 0 };
    for (int k = 0; k < N_CELL; k++)
        column[k] = NO_COLUMN;
    for (size_t n = 0; cell_of(line, n).ptr; n++)
        for (int k = 0; k < N_CELL; k++)
            if (jk_span_equal(cell_of(line, n), jk_span_of(name[k])))
                column[k] = n;
    return (column[0] != NO_COLUMN && column[1] != NO_COLUMN)
        || jk_fail(err, JK_EINPUT, "%.150s: line 1 has to name the columns src and trg, a tab between; any manifest is read by jjak batch --lexicon train --sample-only", jk_source_name(in));
}

static bool train_on_list(trainer *t, const char *list, jk_err *err)
{
    size_t column[N_CELL];
    jk_span line, cell[N_CELL];
    jk_source *in = jk_source_open(list, err);
    if (!in)
        return false;
    bool ok = read_header(in, column, err);
    while (ok && jk_source_line(in, &line, err)) {
        line = without_cr(line);
        if (line.len == 0)
            continue;
        for (int k = 0; k < N_CELL; k++)
            cell[k] = column[k] != NO_COLUMN ? cell_of(line, column[k]) : (jk_span){ 0 };
        ok = (cell[0].len && cell[1].len) || jk_fail(err, JK_EINPUT, "%.150s: line %llu names no two files", jk_source_name(in), (unsigned long long)jk_source_line_number(in));
        ok = ok && train_on(t, cell, err);
    }
    jk_source_close(in);
    return ok && !err->code;
}

/* What was asked for: the sample itself, or what it teaches. */
static bool write_output(const lexicon_options *o, jk_pool *pool, jk_err *err)
{
    size_t n;
    jk_buf text = { 0 };
    if (is_sample(o->output))
        return jk_sample_write(pool, o->output, err);
    jk_sink *out = jk_sink_open(o->output, err);
    bool ok = out && jk_sample_lexicon(pool, &text, &n, err) && jk_sink_write(out, text.ptr, text.len, err) && jk_sink_commit(&out, 1, NULL, err);
    jk_sink_close(out);
    jk_buf_free(&text);
    if (ok)
        fprintf(stderr, "jjak lexicon: %zu pairs of words from %llu pairs of sentences\n", n, (unsigned long long)jk_pool_seen(pool));
    return ok;
}

static void train(const cmd_entry *self, lexicon_options *o, const char *list, jk_err *err)
{
    trainer t = { .o = o, .folder = list };
    const char *slash = strrchr(list, '/');
    t.n_folder = slash ? (size_t)(slash + 1 - list) : 0;
    if (!o->lang[0] || !o->lang[1])
        jk_fail(err, JK_EUSAGE, "train has to know the languages: -s LANG -t LANG");
    if (!err->code && jk_lang_parse(o->lang[0], t.lang[0], err) && jk_lang_parse(o->lang[1], t.lang[1], err) && choice_parse(&o->choice, o->lexicon, false, err)
        && (t.seg = jk_segmenter_open(err)) && (t.know = choice_open(self, &o->choice, t.lang[0], t.lang[1], err))
        && (t.pool = jk_pool_open(t.lang[0], t.lang[1], o->n_sample ? (size_t)o->n_sample : JK_POOL_BEADS, err))) {
        if (!(t.arena = jk_arena_open(0)))
            jk_fail(err, JK_ENOMEM, "no memory");
        else if (train_on_list(&t, list, err))
            write_output(o, t.pool, err);
    }
    jk_arena_close(t.arena);
    jk_pool_close(t.pool);
    jk_knowledge_close(t.know);
    jk_segmenter_close(t.seg);
    choice_free(&o->choice);
}

/* ------------------------------------------------------------------- merge */

/* Samples of any number of shards, in any order: what one run over all their documents gives. */
static void merge(const lexicon_options *o, char **path, int n, jk_err *err)
{
    jk_pool *pool = NULL;
    bool ok = true;
    for (int k = 0; ok && k < n; k++)
        ok = jk_sample_read(path[k], &pool, err);
    if (ok && o->n_sample > jk_pool_most(pool))
        ok = jk_fail(err, JK_EUSAGE, "--sample %llu: the samples hold the first %zu beads, and of the others nothing is known", (unsigned long long)o->n_sample,
                     jk_pool_most(pool));
    if (ok && (!o->n_sample || jk_pool_lower(pool, (size_t)o->n_sample, err)))
        write_output(o, pool, err);
    jk_pool_close(pool);
}

/* -------------------------------------------------------------------- show */

/* The rows with the highest counts so far, the first ones first. */
typedef struct { uint64_t count; jk_span line; } row;
enum { MOST_ROWS = 10000 };

static void keep(row *best, size_t *n, size_t most, row r)
{
    size_t k = *n < most ? (*n)++ : most;
    for (; k > 0 && best[k - 1].count < r.count; k--)
        if (k < most)
            best[k] = best[k - 1];
    if (k < most)
        best[k] = r;
}

/* Numbers of a file of learned words; its lines are in the arena. */
typedef struct { uint64_t n, n_src, sure, often; } shown;

static bool read_words(jk_arena *arena, jk_source *in, row *best, size_t *n_best, size_t most, shown *sum, jk_err *err)
{
    jk_span line, before = { "", 0 };
    while (jk_source_line(in, &line, err)) {
        double forth, back;
        uint64_t count;
        if (!jk_parse_real(cell_of(line, 2), &forth) || !jk_parse_real(cell_of(line, 3), &back) || !jk_parse_count(cell_of(line, 4), &count))
            return jk_fail(err, JK_EINPUT, "%.150s: line %llu: not two words, two probabilities and a count", jk_source_name(in),
                           (unsigned long long)jk_source_line_number(in));
        line = jk_arena_copy(arena, line, err);
        if (err->code)
            return false;
        jk_span word = cell_of(line, 0);
        sum->n++;
        sum->n_src += !jk_span_equal(word, before);
        sum->sure += forth >= .5 && back >= .5;
        sum->often += count >= 10;
        before = word;
        keep(best, n_best, most, (row){ count, line });
    }
    return !err->code;
}

static void print(const char *path, jk_span header, const shown *sum, const row *best, size_t n)
{
    jk_span src = cell_of(header, 0), trg = cell_of(header, 1);
    printf("%s: %llu pairs of words, %.*s and %.*s\n", path, (unsigned long long)sum->n, (int)src.len, src.ptr, (int)trg.len, trg.ptr);
    printf("words of %.*s: %llu\n", (int)src.len, src.ptr, (unsigned long long)sum->n_src);
    printf("p of .5 and more both ways: %llu\n", (unsigned long long)sum->sure);
    printf("together in 10 pairs of sentences and more: %llu\n", (unsigned long long)sum->often);
    printf("\n%.*s\n", (int)header.len, header.ptr);
    for (size_t k = 0; k < n; k++)
        printf("%.*s\n", (int)best[k].line.len, best[k].line.ptr);
}

static void show(const lexicon_options *o, const char *path, jk_err *err)
{
    if (strcmp(path, "builtin") == 0) {
        jk_fail(err, JK_EUSAGE, "builtin is within the program; show prints a file that lexicon train wrote, and show --text TEXT how much of a text builtin knows");
        return;
    }
    jk_span header;
    shown sum = { 0 };
    size_t n = 0, most = o->n_row < MOST_ROWS ? (size_t)o->n_row : MOST_ROWS;
    jk_arena *arena = jk_arena_open(0);
    jk_source *in = arena ? jk_source_open(path, err) : (jk_fail(err, JK_ENOMEM, "no memory"), NULL);
    if (in && (jk_source_line(in, &header, err) || !err->code)) {
        header = jk_source_line_number(in) ? jk_arena_copy(arena, header, err) : (jk_span){ "", 0 };
        row *best = JK_NEW(arena, row, most + 1, err);
        if (!jk_span_equal(cell_of(header, 2), jk_span_of("p_forth")))
            jk_fail(err, JK_EINPUT, "%.150s: not written by jjak lexicon train: its first line has to be LANG LANG p_forth p_back count", jk_source_name(in));
        else if (best && read_words(arena, in, best, &n, most, &sum, err))
            print(jk_source_name(in), header, &sum, best, n);
    }
    jk_source_close(in);
    jk_arena_close(arena);
}

/* ---------------------------------------------------------- show --text */

/* The words of a text that are known, and the most frequent ones that are not. */
static void print_cover(const char *path, const char *lang, const jk_covered *word, size_t n, uint64_t n_row)
{
    uint64_t known = 0, tokens = 0, known_tokens = 0;
    for (size_t k = 0; k < n; k++) {
        known += word[k].known;
        tokens += word[k].count;
        known_tokens += word[k].known ? word[k].count : 0;
    }
    double share = n ? (double)known / (double)n : 0, token_share = tokens ? (double)known_tokens / (double)tokens : 0;
    printf("%s (%s)\n", path, lang);
    printf("different words: %zu, known %llu (%.1f %%)\n", n, (unsigned long long)known, 100 * share);
    printf("words: %llu, known %llu (%.1f %%)\n", (unsigned long long)tokens, (unsigned long long)known_tokens, 100 * token_share);
    printf("\nnot known:\n");
    for (size_t k = 0; k < n && n_row; k++)
        if (!word[k].known) {
            printf("%lu\t%.*s\n", (unsigned long)word[k].count, (int)word[k].word.len, word[k].word.ptr);
            n_row--;
        }
}

/* A text of the second language is told from the text; else it is of the first. */
static void cover(const cmd_entry *self, lexicon_options *o, const char *list, jk_err *err)
{
    char lang[2][JK_LANG_SIZE], guess[JK_LANG_SIZE];
    jk_err unsure = { 0 };
    jk_buf bytes = { 0 };
    jk_doc doc;
    jk_side side;
    jk_covered *word;
    size_t n;
    jk_segmenter *seg = NULL;
    jk_knowledge *know = NULL;
    jk_arena *arena = jk_arena_open(0);
    if (!arena)
        jk_fail(err, JK_ENOMEM, "no memory");
    else if (!o->lang[0] || !o->lang[1])
        jk_fail(err, JK_EUSAGE, "show --text has to know the languages of FILE: -s LANG -t LANG");
    else if (jk_lang_parse(o->lang[0], lang[0], err) && jk_lang_parse(o->lang[1], lang[1], err) && choice_parse(&o->choice, list, false, err)
             && (know = choice_open(self, &o->choice, lang[0], lang[1], err)) && (seg = jk_segmenter_open(err)) && jk_read_file(o->text, 0, &bytes, NULL, err)) {
        bool second = jk_lang_guess(jk_buf_span(&bytes), guess, &unsure) && strcmp(guess, lang[1]) == 0;
        jk_read_options how = { .lang = lang[second], .name = o->text, .sentences = o->sentences };
        if (jk_doc_read(seg, arena, jk_buf_span(&bytes), &how, &doc, err) && jk_tokenize(know, NULL, arena, &doc, &side, err)
            && jk_cover(arena, know, lang[second], &side, &word, &n, err))
            print_cover(o->text, lang[second], word, n, o->n_row);
    }
    jk_buf_free(&bytes);
    jk_segmenter_close(seg);
    jk_knowledge_close(know);
    choice_free(&o->choice);
    jk_arena_close(arena);
}

static int run(const cmd_entry *self, int argc, char **argv)
{
    lexicon_options o = { .output = "-", .n_row = 10 };
    jk_err err = { 0 };
    int n_arg;
    if (!cmd_options(self, argc, argv, &o, &n_arg, &err))
        return cmd_report(self, &err);
    if (n_arg == 2 && strcmp(argv[1], "train") == 0)
        train(self, &o, argv[2], &err);
    else if (n_arg >= 2 && strcmp(argv[1], "merge") == 0)
        merge(&o, argv + 2, n_arg - 1, &err);
    else if (n_arg == 2 && strcmp(argv[1], "show") == 0)
        o.text ? cover(self, &o, argv[2], &err) : show(&o, argv[2], &err);
    else if (n_arg >= 0)
        jk_fail(&err, JK_EUSAGE, "it takes train LIST, merge SAMPLE..., or show FILE (jjak lexicon -h)");
    if (n_arg >= 0)
        cmd_flush(&err);
    return cmd_report(self, &err);
}

const cmd_entry cmd_lexicon = { "lexicon", "[options] train LIST | merge SAMPLE... | show FILE", "learn words from texts and their translations, and show them", table, run };

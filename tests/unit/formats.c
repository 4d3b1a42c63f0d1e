/* What goes into a format comes out of it: 10,000 corpora of nasty text, each through every
 * format that is written and read; what a format does not hold is known here a second time.
 * Then what was written is damaged: pairs or an error of one line, never anything else.
 */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpora.h"
#include "test.h"

#ifdef __SANITIZE_ADDRESS__
enum { N_CORPUS = 1000, N_DAMAGED = 400 };
#else
enum { N_CORPUS = 10000, N_DAMAGED = 3000 };    /* all; of each format */
#endif

/* ------------------------------------------------------------------ formats */

enum {                              /* what comes back */
    DOC = 1, N = 2, TYPE = 4, SCORE = 8, LANG = 16, IDS = 32, CUTS = 64, TEXT = 128, COLUMNS = 256, NULLS = 512, ALL = 1023,
    ONE_DOC = 1024,                 /* a second document is refused */
    NEEDS_IDS = 2048,
    NEEDS_PAIR = 4096,              /* nothing is no file: the languages name it */
    XML = 8192,                     /* characters that XML does not have go */
    COUNTS_IDS = 16384,             /* the type is how many numbers there are; how many pieces of text that are not empty */
    COUNTS_TEXTS = 32768
};

static const struct { const char *name, *file; unsigned is; } formats[] = {
    { "tsv", "c.tsv", ALL },
    { "tsv.gz", "c.tsv.gz", ALL },
    { "jsonl", "c.jsonl", ALL },
    { "jsonl-translation", "c.json", LANG | TEXT },
    { "moses", "c", LANG | TEXT | NEEDS_PAIR },
    { "moses-ids", "c", DOC | SCORE | LANG | IDS | TEXT | COUNTS_IDS | NEEDS_PAIR },
    { "moses-docs", "c", LANG | TEXT | NEEDS_PAIR },
    { "marian", "c.txt", TEXT },
    { "bitextor", "c.tsv", TEXT | SCORE | COLUMNS },
    { "vecalign", "c.va", SCORE | IDS | NULLS | COUNTS_IDS | ONE_DOC | NEEDS_IDS },
    { "ladder", "c.la", IDS | NULLS | COUNTS_IDS | ONE_DOC | NEEDS_IDS },
    { "ladder-text", "c.lt", TEXT | CUTS | NULLS | COUNTS_TEXTS },
    { "cwb-align", "c.cwb", DOC | LANG | IDS | NULLS | COUNTS_IDS | NEEDS_IDS },
    { "tmx", "c.tmx", ALL | XML },
    { "xces", "c.xml", (ALL & ~(unsigned)COLUMNS) | XML | NEEDS_PAIR },
};
enum { N_FORMAT = sizeof formats / sizeof *formats };
static bool is_format(size_t f, const char *name) { return strcmp(formats[f].name, name) == 0; }

/* ------------------------------------------------ what a format makes of it */

static bool unfit(uint32_t u) { return u < 0x20 || u == 0xFFFE || u == 0xFFFF; }

static bool has_unfit(jk_span s)
{
    bool found = false;
    for (const char *at = s.ptr, *end = s.ptr + s.len; at < end;)
        found |= unfit(jk_next_char(&at, end));
    return found;
}

static void strip(jk_buf *b)
{
    jk_buf out = { 0 };
    for (const char *at = b->ptr, *end = at + b->len; at < end;) {
        const char *from = at;
        if (!unfit(jk_next_char(&at, end)))
            put(&out, (jk_span){ from, (size_t)(at - from) });
    }
    b->len = 0;
    put(b, jk_buf_span(&out));
    jk_buf_free(&out);
}

static void say(jk_buf *b, const char *s)
{
    b->len = 0;
    put(b, jk_span_of(s));
}

static bool solid(jk_span s)
{
    bool found = false;
    for (const char *at = s.ptr, *end = s.ptr + s.len; at < end;)
        found |= !jk_is_white(jk_next_char(&at, end));
    return found;
}

/* A text that loses characters: its pieces. dropped: where one is empty its gap goes, too. */
static void strip_text(row *r, int side, bool dropped)
{
    bool whole = true;
    unsigned n = 0;
    jk_buf *text = &r->cell[JK_SRC_TEXT + side], *cuts = &r->cell[JK_SRC_CUTS + side];
    if (!has_unfit(jk_buf_span(text)))
        return;
    for (unsigned k = 0; k < r->n_piece[side]; k++) {
        strip(&r->piece[side][k]);
        whole &= dropped ? r->piece[side][k].len > 0 : solid(jk_buf_span(&r->piece[side][k]));
        if (dropped && !r->piece[side][k].len)
            continue;
        jk_buf from = r->piece[side][k], gap = r->gap[side][k];
        r->piece[side][k] = r->piece[side][n];
        r->gap[side][k] = r->gap[side][n];
        r->piece[side][n] = from;
        r->gap[side][n++] = gap;
    }
    r->n_piece[side] = n;
    join(r, side, text, cuts);
    if (!whole)
        cuts->len = 0;
}

/* As the ladder has it: a space between sentences, whatever was there; spaces at their ends go. */
static void ladder_text(row *r, int side)
{
    unsigned n = 0;
    for (unsigned k = 0; k < r->n_piece[side]; k++, n++) {
        jk_buf *p = &r->piece[side][k], *g = &r->gap[side][k];
        if (k + 1 < r->n_piece[side]) {
            put(p, jk_buf_span(g));
            while (p->ptr[p->len - 1] == ' ')
                p->len--;
        }
        say(g, " ");
    }
    join(r, side, &r->cell[JK_SRC_TEXT + side], &r->cell[JK_SRC_CUTS + side]);
}

static unsigned n_ids(const row *r, int side)
{
    jk_span s = jk_buf_span(&r->cell[JK_SRC_IDS + side]);
    unsigned n = s.len > 0;
    for (size_t k = 0; k < s.len; k++)
        n += s.ptr[k] == ' ';
    return n;
}

static bool is_null(const corpus *c, const row *r)
{
    if (c->typed)
        return r->cell[JK_TYPE].ptr[0] == '0' || r->cell[JK_TYPE].ptr[2] == '0';
    return !r->cell[JK_SRC_TEXT].len || !r->cell[JK_TRG_TEXT].len;
}

static bool same(const jk_buf *a, const jk_buf *b) { return jk_span_equal(jk_buf_span(a), jk_buf_span(b)); }

/* The rows of c become what comes back from the format; false: it has to refuse them. */
static bool expect(corpus *c, size_t f)
{
    unsigned is = formats[f].is;
    bool docs_counted = is_format(f, "moses-docs");
    size_t n = 0, n_doc = 0, count = 0;
    jk_buf latest = { 0 }, doc = { 0 };
    if (((is & ONE_DOC) && c->n_doc > 1) || ((is & NEEDS_IDS) && c->n && !c->numbered) || (is_format(f, "cwb-align") && c->spaced))
        return false;
    for (size_t k = 0; k < c->n; k++) {
        row *r = &c->row[k];
        if (!(is & NULLS) && is_null(c, r))
            continue;
        if ((docs_counted || (is & DOC)) && (!n || !same(&r->cell[JK_DOC_ID], &latest))) {
            n_doc++;
            count = 0;
        }
        latest.len = 0;
        put(&latest, jk_buf_span(&r->cell[JK_DOC_ID]));
        say(&doc, "c");
        if (docs_counted)
            jk_buf_printf(&doc, &no_memory, ".%zu", n_doc);
        if (!(is & DOC)) {
            r->cell[JK_DOC_ID].len = 0;
            put(&r->cell[JK_DOC_ID], jk_buf_span(&doc));
        }
        count++;
        if (!(is & N)) {
            r->cell[JK_N].len = 0;
            jk_buf_printf(&r->cell[JK_N], &no_memory, "%zu", count);
        }
        unsigned shape[2];
        for (int side = 0; side < 2; side++) {
            shape[side] = (is & COUNTS_IDS) ? n_ids(r, side) : r->n_piece[side];
            if (is & XML)
                strip_text(r, side, is_format(f, "xces"));
            if (is_format(f, "ladder-text"))
                ladder_text(r, side);
        }
        if ((is & (COUNTS_IDS | COUNTS_TEXTS)) || (is_format(f, "xces") && !c->numbered)) {
            r->cell[JK_TYPE].len = 0;
            if (shape[0] + shape[1])
                jk_buf_printf(&r->cell[JK_TYPE], &no_memory, "%u-%u", shape[0], shape[1]);
        } else if (!(is & TYPE))
            r->cell[JK_TYPE].len = 0;
        for (size_t j = JK_SCORE; j < MAX_CELL; j++) {
            static const unsigned kind[] = { SCORE, LANG, LANG, IDS, IDS, CUTS, CUTS, TEXT, TEXT };
            unsigned need = j < JK_N_COLUMN ? kind[j - JK_SCORE] : COLUMNS;
            if (!(is & need))
                r->cell[j].len = 0;
            else if ((is & XML) && j >= JK_N_COLUMN)
                strip(&r->cell[j]);
        }
        row swap = c->row[n];
        c->row[n++] = *r;
        if (r != &c->row[n - 1])
            *r = swap;
    }
    c->n = n;
    jk_buf_free(&latest);
    jk_buf_free(&doc);
    return n || !(is & NEEDS_PAIR);
}

static void copy_corpus(corpus *to, const corpus *from)
{
    corpus kept = *to;
    *to = *from;
    memcpy(to->row, kept.row, sizeof to->row);
    for (size_t k = 0; k < from->n; k++) {
        const row *r = &from->row[k];
        row *t = &to->row[k];
        for (size_t j = 0; j < MAX_CELL; j++) {
            t->cell[j].len = 0;
            put(&t->cell[j], jk_buf_span(&r->cell[j]));
        }
        for (int side = 0; side < 2; side++) {
            t->n_piece[side] = r->n_piece[side];
            for (unsigned j = 0; j < r->n_piece[side]; j++) {
                t->piece[side][j].len = t->gap[side][j].len = 0;
                put(&t->piece[side][j], jk_buf_span(&r->piece[side][j]));
                put(&t->gap[side][j], jk_buf_span(&r->gap[side][j]));
            }
        }
    }
}

/* -------------------------------------------------------------- there and back */

static char top[64];                /* where we are; a folder for each format is in it, in that one for each source language */
static void path_of(char path[160], size_t f, const char *src, const char *file, const char *ending)
{
    snprintf(path, 160, "%s/%s/%s%s%s", formats[f].name, src, file, ending ? "." : "", ending ? ending : "");
}

/* The file that a reader is given. */
static void read_path(char path[160], size_t f, const char *src)
{
    bool told = is_format(f, "moses") || is_format(f, "moses-docs");
    path_of(path, f, src, formats[f].file, told ? src : NULL);
}

static bool write_corpus(const corpus *c, size_t f, jk_err *err)
{
    char path[160];
    jk_schema schema = { c->name, JK_N_COLUMN + c->n_optional };
    jk_write_options options = { .format = formats[f].name, .schema = &schema, .n_thread = 1 };
    path_of(path, f, c->lang[0], formats[f].file, NULL);
    jk_writer *out = jk_writer_open(path, &options, err);
    for (size_t k = 0; out && k < c->n && !err->code; k++) {
        jk_span cell[MAX_CELL];
        for (size_t j = 0; j < schema.n; j++)
            cell[j] = jk_buf_span(&c->row[k].cell[j]);
        jk_writer_put(out, &(jk_pair){ cell, schema.n }, err);
    }
    if (!err->code)
        jk_writer_finish(out, err);
    jk_writer_close(out);
    return !err->code;
}

static void show(const char *what, const corpus *c, size_t f, size_t k, size_t column, jk_span got)
{
    static int shown;
    if (shown++ > 12)
        return;
    jk_span want = k < c->n ? jk_buf_span(&c->row[k].cell[column]) : jk_span_of("no row");
    printf("%s, %s: row %zu of %zu, column %zu: \"%.*s\", not \"%.*s\"\n", formats[f].name, what, k, c->n, column, (int)got.len, got.ptr, (int)want.len, want.ptr);
}

static bool read_corpus(const corpus *c, size_t f)
{
    char path[160];
    jk_err err = { 0 };
    jk_pair pair;
    size_t k = 0;
    bool right = true;
    read_path(path, f, c->lang[0]);
    jk_reader *in = jk_reader_open(path, formats[f].name, &err);
    while (in && jk_reader_next(in, &pair, &err)) {
        const jk_schema *schema = jk_reader_schema(in);
        for (size_t j = 0; k < c->n && j < JK_N_COLUMN + c->n_optional && right; j++) {
            size_t at = 0;
            while (at < schema->n && !jk_span_equal(schema->name[at], c->name[j]))
                at++;
            jk_span got = at < pair.n_cell ? pair.cell[at] : (jk_span){ "", 0 };
            right = jk_span_equal(got, jk_buf_span(&c->row[k].cell[j]));
            if (!right)
                show("read", c, f, k, j, got);
        }
        k++;
    }
    if (err.code || k != c->n)
        show("end", c, f, k, JK_N, jk_span_of(err.what));
    right = right && !err.code && k == c->n;
    jk_reader_close(in);
    return right;
}

/* ------------------------------------------------------------------- damage */

static void put_file(const char *path, jk_span bytes)
{
    FILE *file = fopen(path, "wb");
    bool ok = file && fwrite(bytes.ptr, 1, bytes.len, file) == bytes.len;
    bool written = file && fclose(file) == 0 && ok;
    if (!written)
        CHECK(written);
}

static bool get_file(const char *path, jk_buf *bytes)
{
    char some[4096];
    size_t got;
    FILE *file = fopen(path, "rb");
    bytes->len = 0;
    while (file && (got = fread(some, 1, sizeof some, file)) > 0)
        put(bytes, (jk_span){ some, got });
    return file && fclose(file) == 0;
}

static void damage(const jk_buf *from, jk_buf *to)
{
    static const jk_span put_in[] = {
        S("\0"), S("\n"), S("\t"), S("\""), S("\\"), S("\xff"), S("["), S("<"), S(">"), S("&"), S("&#0;"), S("&#xD800;"), S("&x;"), S("]]>"), S("<![CDATA["), S("<!DOCTYPE x [<!ENTITY a \"b\">]>"),
        S("<a><a><a><a><a><a><a><a>"), S("99999999999999999999999"), S("{{{{{{{{"), S("\xed\xa0\x80"), S("\xef\xbf\xbf"), S("</tuv>"), S("<seg>"), S("; "), S("-1"), S("<?xml encoding=\"x\"?>")
    };
    size_t at = from->len ? (size_t)chance(from->len) : 0;
    to->len = 0;
    put(to, (jk_span){ from->ptr, at });
    switch (chance(4)) {
    case 0:
        return;
    case 1:
        if (at < from->len) {
            char c = (char)(from->ptr[at] ^ (1 << chance(8)));
            put(to, (jk_span){ &c, 1 });
            at++;
        }
        break;
    case 2:
        at += (size_t)chance(from->len - at + 1);
        break;
    default:
        put(to, put_in[chance(sizeof put_in / sizeof *put_in)]);
    }
    put(to, (jk_span){ from->ptr + at, from->len - at });
}

static bool breaks_row(uint32_t c) { return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029; }

/* Pairs whose cells are cells, then the end or an error of one line that names the file. */
static bool survives(size_t f, const char *src)
{
    char path[160];
    jk_err err = { 0 };
    jk_pair pair;
    bool right = true;
    read_path(path, f, src);
    jk_reader *in = jk_reader_open(path, formats[f].name, &err);
    while (in && jk_reader_next(in, &pair, &err)) {
        right &= pair.n_cell == jk_reader_schema(in)->n;
        for (size_t k = 0; k < pair.n_cell; k++)
            for (const char *at = pair.cell[k].ptr, *end = at + pair.cell[k].len; at < end;)
                right &= !breaks_row(jk_next_char(&at, end));
    }
    right &= in || err.code;
    jk_reader_close(in);
    if (err.code)
        right &= err.what[0] && !strchr(err.what, '\n') && (err.code == JK_EINPUT || err.code == JK_EIO || err.code == JK_ELIMIT);
    if (!right)
        printf("%s, damaged: %d, %s\n", formats[f].name, (int)err.code, err.what);
    return right;
}

static void test_damage(size_t f, corpus *c)
{
    char path[4][160];
    jk_buf good[4] = { 0 }, bad = { 0 };
    size_t n_file = 1;
    jk_err err = { 0 };
    bool right = true;
    do
        make_corpus(c);
    while (c->n < 4 || !c->numbered || c->n_doc > 1 || c->spaced || c->lang[0][0] != 'k');
    CHECK(write_corpus(c, f, &err));
    path_of(path[0], f, "ko", formats[f].file, NULL);
    if (strncmp(formats[f].name, "moses", 5) == 0) {
        path_of(path[0], f, "ko", "c", "ko");
        path_of(path[1], f, "ko", "c", "en");
        path_of(path[2], f, "ko", "c", "ids");
        n_file = is_format(f, "moses-ids") ? 3 : 2;
    } else if (is_format(f, "xces")) {
        path_of(path[1], f, "ko", "c", "ko.xml");
        path_of(path[2], f, "ko", "c", "en.xml");
        n_file = 3;
    }
    for (size_t k = 0; k < n_file; k++)
        CHECK(get_file(path[k], &good[k]));
    for (int k = 0; k < N_DAMAGED && right; k++) {
        size_t which = (size_t)chance(n_file);
        damage(&good[which], &bad);
        put_file(path[which], jk_buf_span(&bad));
        right = survives(f, "ko");
        put_file(path[which], jk_buf_span(&good[which]));
    }
    CHECK(right);
    for (size_t k = 0; k < n_file; k++)
        jk_buf_free(&good[k]);
    jk_buf_free(&bad);
}

/* --------------------------------------------------------------------- main */

static void make_folders(void)
{
    const char *dir = getenv("TMPDIR");
    struct stat shm;
    if (!dir || strlen(dir) > 40)
        dir = stat("/dev/shm", &shm) == 0 && S_ISDIR(shm.st_mode) && access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    snprintf(top, sizeof top, "%s/jjak-formats-XXXXXX", dir);
    CHECK(mkdtemp(top) != NULL && chdir(top) == 0);
    for (size_t f = 0; f < N_FORMAT; f++) {
        bool ok = mkdir(formats[f].name, 0700) == 0;
        for (size_t k = 0; k < sizeof langs / sizeof *langs; k++) {
            char path[160];
            path_of(path, f, langs[k][0], "", NULL);
            ok = ok && mkdir(path, 0700) == 0;
        }
        CHECK(ok);
    }
}

static void remove_folders(void)
{
    char command[160];
    snprintf(command, sizeof command, "rm -rf '%s'", top);
    CHECK(chdir("/") == 0 && system(command) == 0);
}

static void free_corpus(corpus *c)
{
    for (size_t k = 0; k < MAX_ROW; k++) {
        row *r = &c->row[k];
        for (size_t j = 0; j < MAX_CELL; j++)
            jk_buf_free(&r->cell[j]);
        for (int side = 0; side < 2; side++)
            for (size_t j = 0; j < MAX_PIECE; j++) {
                jk_buf_free(&r->piece[side][j]);
                jk_buf_free(&r->gap[side][j]);
            }
    }
    free(c);
}

int main(void)
{
    corpus *c = calloc(1, sizeof *c), *want = calloc(1, sizeof *want);
    size_t n_refused = 0;
    if (!c || !want) {
        free(c);
        free(want);
        return 1;
    }
    make_folders();
    for (size_t f = 0; f < N_FORMAT; f++) {
        size_t n_right = 0;
        state = 20240229;                       /* the same corpora for each */
        for (int k = 0; k < N_CORPUS; k++) {
            jk_err err = { 0 };
            make_corpus(c);
            copy_corpus(want, c);
            bool fits = expect(want, f), written = write_corpus(c, f, &err);
            if (fits && !written)
                show(err.what, c, f, 0, 0, jk_span_of("an error"));
            n_refused += !fits;
            n_right += fits ? written && read_corpus(want, f) : err.code == JK_EINPUT;
        }
        if (n_right != N_CORPUS)
            printf("%s: %zu of %d corpora come back\n", formats[f].name, n_right, (int)N_CORPUS);
        CHECK(n_right == N_CORPUS);
        test_damage(f, c);
    }
    CHECK(n_refused > N_CORPUS / 10);           /* what is to be refused is there, too */
    CHECK(!no_memory.code);
    remove_folders();
    free_corpus(c);
    free_corpus(want);
    return test_report("formats");
}

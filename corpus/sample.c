/* sample.c - a pool of beads as a file: see sample.h, and FORMAT.md for the bytes.
 *
 *     jjak sample <TAB> version <TAB> src <TAB> trg <TAB> most <TAB> offered
 *     key <TAB> weight <TAB> source words <TAB> target words             a bead a line, by key
 *     end <TAB> beads <TAB> SHA-256 of all before
 */
#include "corpus/sample.h"

#include "corpus/bgzf.h"
#include "corpus/io.h"
#include "corpus/sha256.h"
#include "corpus/text.h"

#define MAGIC   "jjak sample"
#define VERSION "1"
#define END     "end"

enum { KEY_DIGITS = 16, WHOLE = 10000 /* ten-thousandths */ };

/* ------------------------------------------------------------------ writing */

typedef struct {
    jk_sink *sink;
    jk_bgzf *bgzf;                  /* NULL: plain */
    jk_sha256 sha;
    jk_buf line;
} writer;

static bool write_line(writer *w, jk_err *err)
{
    jk_span s = jk_buf_span(&w->line);
    jk_sha256_add(&w->sha, s.ptr, s.len);
    w->line.len = 0;
    return w->bgzf ? jk_bgzf_line(w->bgzf, s, NULL, NULL, err) : jk_sink_write(w->sink, s.ptr, s.len, err);
}

static bool put_bead(writer *w, const jk_pooled *b, jk_err *err)
{
    bool ok = jk_buf_printf(&w->line, err, "%016llx\t%lu", (unsigned long long)b->key, (unsigned long)b->weight);
    for (unsigned s = 0; ok && s < 2; s++) {
        ok = jk_buf_putc(&w->line, '\t', err);
        for (uint32_t k = 0; ok && k < b->n[s]; k++)
            ok = (k == 0 || jk_buf_putc(&w->line, ' ', err)) && jk_buf_put(&w->line, b->word[s][k], err);
    }
    return ok && jk_buf_putc(&w->line, '\n', err) && write_line(w, err);
}

static bool write_all(writer *w, jk_pool *pool, jk_err *err)
{
    jk_pooled bead;
    size_t n;
    unsigned char digest[JK_SHA256_SIZE];
    char hex[JK_SHA256_HEX];
    if (!jk_pool_settle(pool, &n, err)
        || !jk_buf_printf(&w->line, err, MAGIC "\t" VERSION "\t%s\t%s\t%zu\t%llu\n", jk_pool_lang(pool, false), jk_pool_lang(pool, true),
                          jk_pool_most(pool), (unsigned long long)jk_pool_seen(pool))
        || !write_line(w, err))
        return false;
    for (size_t k = 0; k < n; k++) {
        jk_pool_get(pool, k, &bead);
        if (!put_bead(w, &bead, err))
            return false;
    }
    jk_sha256_end(&w->sha, digest);
    jk_sha256_hex(digest, hex);
    jk_sha256_reset(&w->sha);
    return jk_buf_printf(&w->line, err, END "\t%zu\t%s\n", n, hex) && write_line(w, err) && (!w->bgzf || jk_bgzf_finish(w->bgzf, err))
        && jk_sink_commit(&w->sink, 1, NULL, err);
}

bool jk_sample_write(jk_pool *pool, const char *path, jk_err *err)
{
    size_t len = strlen(path);
    writer w = { .sink = jk_sink_open(path, err) };
    bool ok = w.sink != NULL;
    jk_sha256_init(&w.sha);
    if (ok && len > 3 && strcmp(path + len - 3, ".gz") == 0)
        ok = (w.bgzf = jk_bgzf_open(w.sink, 1, err)) != NULL;
    ok = ok && write_all(&w, pool, err);
    jk_bgzf_close(w.bgzf);
    jk_sink_close(w.sink);
    jk_buf_free(&w.line);
    return ok;
}

/* ------------------------------------------------------------------ reading */

typedef struct {
    const char *name;
    jk_pool **pool;
    jk_sha256 sha;
    uint64_t line, most, n, last;   /* lines and beads so far, the last key */
    bool ended;
} reader;

/* Cell n of a line, from 0, separated by sep; ptr NULL: it has fewer. */
static jk_span cell_of(jk_span line, size_t n, char sep)
{
    const char *at = line.ptr, *end = at + line.len;
    for (;; n--) {
        const char *stop = at < end ? memchr(at, sep, (size_t)(end - at)) : NULL;
        if (n == 0)
            return (jk_span){ at, (size_t)((stop ? stop : end) - at) };
        if (!stop)
            return (jk_span){ 0 };
        at = stop + 1;
    }
}

static bool damaged(const reader *r, const char *what, jk_err *err)
{
    return jk_fail(err, JK_EIO, "%.150s: line %llu: %s; the sample is damaged, make it again", r->name, (unsigned long long)r->line, what);
}

/* A language code of the header, with its NUL. */
static bool read_lang(jk_span cell, char out[JK_LANG_SIZE])
{
    memset(out, 0, JK_LANG_SIZE);
    if (cell.len == 0 || cell.len >= JK_LANG_SIZE)
        return false;
    for (size_t k = 0; k < cell.len; k++)
        if ((unsigned char)cell.ptr[k] <= ' ')
            return false;
    memcpy(out, cell.ptr, cell.len);
    return true;
}

static bool read_header(reader *r, jk_span line, jk_err *err)
{
    char lang[2][JK_LANG_SIZE];
    uint64_t offered;
    if (!jk_span_equal(cell_of(line, 0, '\t'), jk_span_of(MAGIC)))
        return jk_fail(err, JK_EINPUT, "%.150s: no sample: its first line has to begin with \"" MAGIC "\", as jjak lexicon train -o NAME.sample writes it", r->name);
    jk_span version = cell_of(line, 1, '\t');
    if (!version.ptr || !jk_span_equal(version, jk_span_of(VERSION)))
        return jk_fail(err, JK_EINPUT, "%.150s: a sample of version %.*s, and this jjak reads " VERSION "; make it again", r->name,
                       version.len < 20 ? (int)version.len : 20, version.ptr ? version.ptr : "");
    for (unsigned k = 0; k < 2; k++)
        if (!read_lang(cell_of(line, 2 + k, '\t'), lang[k]))
            return damaged(r, "no language codes", err);
    if (!jk_parse_count(cell_of(line, 4, '\t'), &r->most) || r->most == 0 || !jk_parse_count(cell_of(line, 5, '\t'), &offered) || cell_of(line, 6, '\t').ptr)
        return damaged(r, "not two counts", err);
    size_t most = r->most < SIZE_MAX / 4 ? (size_t)r->most : SIZE_MAX / 4;
    if (!*r->pool && !(*r->pool = jk_pool_open(lang[0], lang[1], most, err)))
        return false;
    if (strcmp(jk_pool_lang(*r->pool, false), lang[0]) != 0 || strcmp(jk_pool_lang(*r->pool, true), lang[1]) != 0)
        return jk_fail(err, JK_EINPUT, "%.120s: a sample of %s and %s; the others are of %s and %s", r->name, lang[0], lang[1],
                       jk_pool_lang(*r->pool, false), jk_pool_lang(*r->pool, true));
    jk_pool_see(*r->pool, offered);
    return jk_pool_lower(*r->pool, most, err);
}

static bool read_key(jk_span s, uint64_t *out)
{
    *out = 0;
    for (size_t k = 0; k < s.len; k++) {
        char c = s.ptr[k];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
            return false;
        *out = *out << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return s.len == KEY_DIGITS;
}

/* Words with one space between; false: too many, or one is empty. */
static bool read_words(jk_span cell, uint32_t *n, jk_span word[JK_MAX_BAG])
{
    *n = 0;
    for (const char *at = cell.ptr, *end = at + cell.len; at < end; at++) {
        const char *stop = memchr(at, ' ', (size_t)(end - at));
        stop = stop ? stop : end;
        if (*n == JK_MAX_BAG || stop == at || stop + 1 == end)
            return false;
        word[(*n)++] = (jk_span){ at, (size_t)(stop - at) };
        at = stop;
    }
    return true;
}

static bool read_bead(reader *r, jk_span line, jk_err *err)
{
    jk_pooled bead;
    uint64_t weight;
    jk_span cell[4];
    for (size_t k = 0; k < 4; k++)
        if (!(cell[k] = cell_of(line, k, '\t')).ptr)
            return damaged(r, "fewer than four cells", err);
    if (cell_of(line, 4, '\t').ptr)
        return damaged(r, "more than four cells", err);
    if (!read_key(cell[0], &bead.key) || (r->n && bead.key < r->last))
        return damaged(r, "no key, or not in order", err);
    if (!jk_parse_count(cell[1], &weight) || weight > WHOLE)
        return damaged(r, "no weight", err);
    bead.weight = (uint32_t)weight;
    if (!read_words(cell[2], &bead.n[0], bead.word[0]) || !read_words(cell[3], &bead.n[1], bead.word[1]))
        return damaged(r, "words are missing, or too many", err);
    if (r->n++ == r->most)
        return damaged(r, "more beads than the sample may hold", err);
    r->last = bead.key;
    return jk_pool_put(*r->pool, &bead, err);
}

static bool read_end(reader *r, jk_span line, jk_err *err)
{
    unsigned char digest[JK_SHA256_SIZE];
    char hex[JK_SHA256_HEX];
    uint64_t n;
    jk_sha256_end(&r->sha, digest);
    jk_sha256_hex(digest, hex);
    if (!jk_parse_count(cell_of(line, 1, '\t'), &n) || n != r->n)
        return damaged(r, "the number of beads differs", err);
    if (!jk_span_equal(cell_of(line, 2, '\t'), jk_span_of(hex)) || cell_of(line, 3, '\t').ptr)
        return damaged(r, "the SHA-256 differs", err);
    return r->ended = true;
}

static bool read_line(reader *r, jk_span line, jk_err *err)
{
    r->line++;
    if (r->ended)
        return damaged(r, "it goes on behind its end", err);
    if (r->line > 1 && jk_span_equal(cell_of(line, 0, '\t'), jk_span_of(END)))
        return read_end(r, line, err);
    jk_sha256_add(&r->sha, line.ptr, line.len);
    jk_sha256_add(&r->sha, "\n", 1);
    return r->line == 1 ? read_header(r, line, err) : read_bead(r, line, err);
}

static bool read_nothing_more(const reader *r, jk_err *err)
{
    if (r->line == 0)
        return jk_fail(err, JK_EINPUT, "%.150s: no sample: it is empty", r->name);
    return r->ended || jk_fail(err, JK_EIO, "%.150s: the sample is cut behind line %llu; make it again", r->name, (unsigned long long)r->line);
}

bool jk_sample_read(const char *path, jk_pool **pool, jk_err *err)
{
    jk_source *in = jk_source_open(path, err);
    jk_span line;
    if (!in)
        return false;
    reader r = { .name = jk_source_name(in), .pool = pool };
    jk_sha256_init(&r.sha);
    while (jk_source_line(in, &line, err) && read_line(&r, line, err))
        ;
    bool ok = !err->code && read_nothing_more(&r, err);
    jk_source_close(in);
    return ok;
}

bool jk_sample_parse(jk_span text, const char *name, jk_pool **pool, jk_err *err)
{
    reader r = { .name = name, .pool = pool };
    jk_lines lines = { .chunk = text };
    jk_span line;
    jk_sha256_init(&r.sha);
    while (jk_lines_next(&lines, &line, err) && read_line(&r, line, err))
        ;
    if (!err->code && jk_lines_last(&lines, &line))
        read_line(&r, line, err);
    jk_lines_free(&lines);
    return !err->code && read_nothing_more(&r, err);
}

/* ----------------------------------------------------------------- teaching */

bool jk_sample_lexicon(jk_pool *pool, jk_buf *out, size_t *n, jk_err *err)
{
    jk_learned *word;
    jk_arena *arena = jk_arena_open(0);
    bool ok = arena ? jk_pool_train(pool, arena, &word, n, err) : jk_fail(err, JK_ENOMEM, "no memory to learn words");
    ok = ok && jk_buf_printf(out, err, "%s\t%s\tp_forth\tp_back\tcount\n", jk_pool_lang(pool, false), jk_pool_lang(pool, true));
    for (size_t k = 0; ok && k < *n; k++)
        ok = jk_buf_put(out, jk_pool_word(pool, false, word[k].a), err) && jk_buf_putc(out, '\t', err)
            && jk_buf_put(out, jk_pool_word(pool, true, word[k].b), err)
            && jk_buf_printf(out, err, "\t%.4f\t%.4f\t%lu\n", (double)word[k].forth, (double)word[k].back, (unsigned long)word[k].count);
    jk_arena_close(arena);
    return ok;
}

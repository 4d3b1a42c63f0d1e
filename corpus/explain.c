/* explain.c - reasons as JSON lines; see explain.h. */
#include "corpus/explain.h"

#include "align/unicode.h"
#include "corpus/io.h"
#include "corpus/json.h"
#include "corpus/record.h"

#include <stdio.h>
#include <stdlib.h>

/* ------------------------------------------------------------------ writing */

static const char *const side_name[2] = { "src", "trg" };

/* x with so many decimals, whatever the locale; no -0. */
static bool put_real(jk_buf *out, double x, unsigned decimals, jk_err *err)
{
    uint64_t scale = 1;
    for (unsigned k = 0; k < decimals; k++)
        scale *= 10;
    double limit = 1e15;
    bool minus = x < 0;
    x = minus ? -x : x;
    uint64_t n = (uint64_t)((x < limit ? x : limit) * (double)scale + .5);
    return jk_buf_printf(out, err, "%s%llu.%0*llu", minus && n ? "-" : "", (unsigned long long)(n / scale), (int)decimals,
                         (unsigned long long)(n % scale));
}

/* Where the words of one side of a bead stand in its cell: marks are the first byte of each word's first and
   last character. */
typedef struct {
    const char **mark;
    uint32_t *place;
    size_t n;
} places;

static const char *last_char(jk_span word)
{
    const char *at = word.ptr + word.len;
    jk_prev_char(&at, word.ptr);
    return at;
}

static int by_address(const void *a, const void *b)
{
    const char *x = *(const char *const *)a, *y = *(const char *const *)b;
    return (x > y) - (x < y);
}

static void mark(places *p, jk_span word)
{
    p->mark[p->n++] = word.ptr;
    p->mark[p->n++] = last_char(word);
}

static bool find_places(jk_arena *arena, const jk_reason *why, bool tgt, jk_span text, places *p, jk_err *err)
{
    jk_buf scratch = { 0 };
    size_t cap = 2 * ((size_t)why->n_met + why->n_missed);
    *p = (places){ .mark = JK_NEW(arena, const char *, cap, err), .place = JK_NEW(arena, uint32_t, cap, err) };
    if (err->code)
        return false;
    for (uint32_t k = 0; k < why->n_met; k++)
        mark(p, tgt ? why->met[k].tgt : why->met[k].src);
    for (uint32_t k = 0; k < why->n_missed; k++)
        if (why->missed[k].tgt == tgt)
            mark(p, why->missed[k].word);
    if (p->n)
        qsort(p->mark, p->n, sizeof *p->mark, by_address);
    bool ok = jk_text_places(&scratch, text, p->mark, p->n, p->place, err);
    jk_buf_free(&scratch);
    return ok;
}

static uint32_t place_of(const places *p, const char *at)
{
    const char **found = bsearch(&at, p->mark, p->n, sizeof *p->mark, by_address);
    return found ? p->place[found - p->mark] : 0;
}

static bool put_place(jk_buf *out, const places *p, jk_span word, jk_err *err)
{
    return jk_buf_printf(out, err, "[%u,%u]", (unsigned)place_of(p, word.ptr), (unsigned)place_of(p, last_char(word)) + 1);
}

/* A word as its cell holds it. */
static bool put_word(jk_buf *out, jk_span word, jk_err *err)
{
    jk_buf cell = { 0 };
    bool ok = jk_text_put(&cell, word, err) && jk_json_put(out, jk_buf_span(&cell), err);
    jk_buf_free(&cell);
    return ok;
}

static bool put_words(jk_buf *out, const jk_reason *why, const places side[2], jk_err *err)
{
    jk_buf_put(out, jk_span_of("\"met\":["), err);
    for (uint32_t k = 0; k < why->n_met; k++) {
        const jk_met *m = &why->met[k];
        jk_buf_printf(out, err, "%s{\"channel\":\"%s\",\"src\":", k ? "," : "", m->channel);
        put_place(out, &side[0], m->src, err);
        jk_buf_put(out, jk_span_of(",\"trg\":"), err);
        put_place(out, &side[1], m->tgt, err);
        jk_buf_put(out, jk_span_of(",\"words\":["), err);
        put_word(out, m->src, err);
        jk_buf_putc(out, ',', err);
        put_word(out, m->tgt, err);
        jk_buf_put(out, jk_span_of("]}"), err);
    }
    jk_buf_put(out, jk_span_of("],\"missed\":["), err);
    for (uint32_t k = 0; k < why->n_missed; k++) {
        const jk_missed *m = &why->missed[k];
        jk_buf_printf(out, err, "%s{\"channel\":\"%s\",\"side\":\"%s\",\"at\":", k ? "," : "", m->channel, side_name[m->tgt]);
        put_place(out, &side[m->tgt], m->word, err);
        jk_buf_put(out, jk_span_of(",\"word\":"), err);
        put_word(out, m->word, err);
        jk_buf_putc(out, '}', err);
    }
    return jk_buf_putc(out, ']', err);
}

static bool start_line(jk_buf *out, jk_span doc_id, uint32_t n, jk_err *err)
{
    jk_buf_put(out, jk_span_of("{\"doc_id\":"), err);
    jk_json_put(out, doc_id, err);
    return jk_buf_printf(out, err, ",\"n\":%u", (unsigned)n);
}

static bool put_document(jk_buf *out, jk_span doc_id, const jk_alignment *beads, const jk_explanation *why, jk_err *err)
{
    start_line(out, doc_id, 0, err);
    jk_buf_printf(out, err, ",\"beads\":%u,\"ratio\":", (unsigned)beads->n_bead);
    put_real(out, beads->ratio, 4, err);
    jk_buf_put(out, jk_span_of(",\"channels\":["), err);
    for (uint32_t k = 0; k < why->n_channel; k++) {
        const jk_channel_rate *c = &why->channel[k];
        jk_buf_printf(out, err, "%s{\"channel\":\"%s\",\"rate\":", k ? "," : "", c->name);
        put_real(out, c->rate, 3, err);
        jk_buf_printf(out, err, ",\"words\":%u,\"met\":%u}", (unsigned)c->words, (unsigned)c->met);
    }
    jk_buf_putc(out, ']', err);
    if (why->note) {
        jk_buf_put(out, jk_span_of(",\"note\":"), err);
        jk_json_put(out, jk_span_of(why->note), err);
    }
    return jk_buf_put(out, jk_span_of("}\n"), err);
}

static bool put_bead(jk_buf *out, jk_arena *arena, jk_span doc_id, uint32_t n, const jk_doc *src, const jk_doc *tgt, const jk_bead *bead,
                     const jk_reason *why, jk_err *err)
{
    places side[2];
    start_line(out, doc_id, n, err);
    jk_buf_printf(out, err, ",\"type\":\"%u-%u\",\"posterior\":", (unsigned)bead->n_src, (unsigned)bead->n_tgt);
    put_real(out, (double)bead->posterior, 4, err);
    for (unsigned t = 0; t < JK_N_TERM; t++) {
        jk_buf_printf(out, err, "%s\"%s\":", t ? "," : ",\"nats\":{", jk_term_name((jk_term)t));
        put_real(out, why->term[t], 3, err);
    }
    jk_buf_put(out, jk_span_of("},"), err);
    return find_places(arena, why, false, jk_doc_span(src, bead->src, bead->n_src), &side[0], err)
        && find_places(arena, why, true, jk_doc_span(tgt, bead->tgt, bead->n_tgt), &side[1], err) && put_words(out, why, side, err)
        && jk_buf_put(out, jk_span_of("}\n"), err);
}

bool jk_explain_put(jk_buf *out, jk_span doc_id, const jk_doc *src, const jk_doc *tgt, const jk_alignment *beads, const jk_explanation *why, jk_err *err)
{
    jk_arena *arena = jk_arena_open(0);
    if (!arena)
        return jk_fail(err, JK_ENOMEM, "no more memory");
    put_document(out, doc_id, beads, why, err);
    for (uint32_t k = 0; !err->code && k < beads->n_bead; k++) {
        put_bead(out, arena, doc_id, k + 1, src, tgt, &beads->bead[k], &why->reason[k], err);
        jk_arena_reset(arena);
    }
    jk_arena_close(arena);
    return !err->code;
}

/* ------------------------------------------------------------------ reading */

typedef struct {
    jk_span doc_id, text;
    uint64_t n;
} entry;

struct jk_reasons {
    jk_buf bytes, entries, met;
    jk_arena *ids, *arena;          /* doc_ids; one line's JSON */
    char name[128];
    size_t n;
};

static int compare(const entry *x, jk_span doc_id, uint64_t n)
{
    size_t least = x->doc_id.len < doc_id.len ? x->doc_id.len : doc_id.len;
    int order = least ? memcmp(x->doc_id.ptr, doc_id.ptr, least) : 0;
    if (order || x->doc_id.len != doc_id.len)
        return order ? order : x->doc_id.len < doc_id.len ? -1 : 1;
    return (x->n > n) - (x->n < n);
}

static int by_pair(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int order = compare(x, y->doc_id, y->n);
    return order ? order : (x->text.ptr > y->text.ptr) - (x->text.ptr < y->text.ptr);
}

static bool read_entry(jk_reasons *r, jk_span line, uint64_t number, jk_span *doc_id, jk_err *err)
{
    char name[160];
    jk_json *value;
    jk_span id;
    entry e = { .text = line };
    snprintf(name, sizeof name, "%s, line %llu", r->name, (unsigned long long)number);
    jk_arena_reset(r->arena);
    if (!jk_json_read(r->arena, line, name, &value, err))
        return false;
    if (!jk_json_string(jk_json_get(value, "doc_id"), &id) || !jk_json_count(jk_json_get(value, "n"), &e.n))
        return jk_fail(err, JK_EINPUT, "%s: no doc_id and n; it is a file of jjak align --explain that is wanted", name);
    if (!doc_id->ptr || !jk_span_equal(*doc_id, id))
        *doc_id = jk_arena_copy(r->ids, id, err);
    e.doc_id = *doc_id;
    return !err->code && jk_buf_put(&r->entries, (jk_span){ (const char *)&e, sizeof e }, err);
}

jk_reasons *jk_reasons_open(const char *path, jk_err *err)
{
    jk_reasons *r = calloc(1, sizeof *r);
    if (!r || !(r->ids = jk_arena_open(0)) || !(r->arena = jk_arena_open(0)))
        jk_fail(err, JK_ENOMEM, "no more memory");
    else if (jk_read_file(path, 0, &r->bytes, NULL, err)) {
        jk_span doc_id = { NULL, 0 };
        const char *at = r->bytes.ptr, *end = at + r->bytes.len;
        snprintf(r->name, sizeof r->name, "%.120s", strcmp(path, "-") == 0 ? "standard input" : path);
        for (uint64_t number = 1; !err->code && r->bytes.len && at < end; number++) {
            const char *stop = memchr(at, '\n', (size_t)(end - at));
            stop = stop ? stop : end;
            if (stop > at)
                read_entry(r, (jk_span){ at, (size_t)(stop - at) }, number, &doc_id, err);
            at = stop + 1;
        }
        r->n = r->entries.len / sizeof(entry);
        if (r->n)
            qsort(r->entries.ptr, r->n, sizeof(entry), by_pair);
    }
    if (!err->code)
        return r;
    jk_reasons_close(r);
    return NULL;
}

static bool read_span(const jk_json *place, uint32_t *from, uint32_t *to)
{
    uint64_t a, b;
    if (!place || place->kind != JK_JSON_ARRAY || place->n != 2 || !jk_json_count(place->first, &a) || !jk_json_count(place->first->next, &b)
        || a > b || b > UINT32_MAX)
        return false;
    *from = (uint32_t)a;
    *to = (uint32_t)b;
    return true;
}

static bool read_meeting(const jk_json *value, jk_meeting *m)
{
    const jk_json *words = jk_json_get(value, "words");
    return jk_json_string(jk_json_get(value, "channel"), &m->channel) && words && words->kind == JK_JSON_ARRAY && words->n == 2
        && jk_json_string(words->first, &m->word[0]) && jk_json_string(words->first->next, &m->word[1])
        && read_span(jk_json_get(value, "src"), &m->from[0], &m->to[0]) && read_span(jk_json_get(value, "trg"), &m->from[1], &m->to[1]);
}

bool jk_reasons_of(jk_reasons *r, jk_span doc_id, uint64_t n, const jk_meeting **met, size_t *n_met, jk_err *err)
{
    const entry *list = (const entry *)(const void *)r->entries.ptr;
    size_t lo = 0, hi = r->n;
    r->met.len = 0;
    *n_met = 0;
    if (!list)
        return true;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (compare(&list[mid], doc_id, n) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (lo == r->n || compare(&list[lo], doc_id, n) != 0)
        return true;
    jk_json *value;
    jk_arena_reset(r->arena);
    if (!jk_json_read(r->arena, list[lo].text, r->name, &value, err))
        return false;
    const jk_json *all = jk_json_get(value, "met");
    for (const jk_json *one = all && all->kind == JK_JSON_ARRAY ? all->first : NULL; one; one = one->next) {
        jk_meeting m;
        if (!read_meeting(one, &m))
            return jk_fail(err, JK_EINPUT, "%s: document %.*s, pair %llu: what met is not told as jjak align --explain does", r->name,
                           doc_id.len < 60 ? (int)doc_id.len : 60, doc_id.ptr, (unsigned long long)n);
        if (!jk_buf_put(&r->met, (jk_span){ (const char *)&m, sizeof m }, err))
            return false;
    }
    *met = (const jk_meeting *)(const void *)r->met.ptr;
    *n_met = r->met.len / sizeof(jk_meeting);
    return true;
}

void jk_reasons_close(jk_reasons *r)
{
    if (!r)
        return;
    jk_buf_free(&r->bytes);
    jk_buf_free(&r->entries);
    jk_buf_free(&r->met);
    jk_arena_close(r->ids);
    jk_arena_close(r->arena);
    free(r);
}

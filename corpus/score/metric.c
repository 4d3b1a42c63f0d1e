/* metric.c - the table of metrics, and what they have in common: see metric.h. */
#include "corpus/score/score.h"
#include "align/unicode.h"
#include "corpus/score/shift.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* In the order of jk_metric_kind. */
static const jk_metric_row *const rows[] = { &jk_bleu_row, &jk_chrf_row, &jk_ter_row };

const char *const jk_metric_names[] = { "bleu", "chrf", "ter", NULL };

jk_metric_options jk_metric_defaults(jk_metric_kind kind)
{
    return (jk_metric_options){
        .kind = kind, .lower = kind == JK_TER,
        .tokenizer = JK_TOK_13A, .smooth = JK_SMOOTH_EXP, .smooth_value = -1, .max_order = 4,
        .char_order = 6, .beta = 2,
    };
}

jk_metric *jk_metric_open(const jk_metric_options *options, jk_err *err)
{
    if ((unsigned)options->kind >= JK_N_METRIC)
        return jk_fail(err, JK_EUSAGE, "no such metric"), NULL;
    jk_metric *m = calloc(1, sizeof *m);
    if (!m)
        return jk_fail(err, JK_ENOMEM, "no more memory"), NULL;
    m->o = *options;
    m->row = rows[options->kind];
    if (!m->row->check(m, err)) {
        free(m);
        return NULL;
    }
    return m;
}

void jk_metric_close(jk_metric *m) { free(m); }
const jk_metric_options *jk_metric_options_of(const jk_metric *m) { return &m->o; }
size_t jk_metric_n_stat(const jk_metric *m) { return m->n_stat; }
const char *jk_metric_name(const jk_metric *m) { return m->name; }
bool jk_metric_higher_is_better(const jk_metric *m) { return m->row->higher_is_better; }

/* ------------------------------------------------------------------ segments */

jk_metric_scratch *jk_metric_scratch_open(jk_err *err)
{
    jk_metric_scratch *s = calloc(1, sizeof *s);
    if (s)
        s->tokens.arena = s->arena = jk_arena_open(0);
    if (s && s->arena)
        return s;
    jk_metric_scratch_close(s);
    jk_fail(err, JK_ENOMEM, "no more memory");
    return NULL;
}

void jk_metric_scratch_close(jk_metric_scratch *s)
{
    if (!s)
        return;
    jk_tokens_free(&s->tokens);
    jk_symbols_free(&s->symbol);
    jk_symbols_free(&s->word);
    jk_ngrams_free(&s->ngrams);
    jk_ter_space_close(s->ter);
    free(s->line);
    free(s->list);
    free(s->words);
    jk_arena_close(s->arena);
    free(s);
}

bool jk_metric_segment(const jk_metric *m, jk_metric_scratch *s, jk_span hyp, const jk_span *ref, size_t n_ref, double *stat, jk_err *err)
{
    size_t n = n_ref + 1, len = 0;
    if (n_ref == 0)
        return jk_fail(err, JK_EINPUT, "a segment without a reference");
    jk_arena_reset(s->arena);
    if (!jk_scratch_room(&s->line, &s->cap_line, n, sizeof *s->line, err) || !jk_scratch_room(&s->list, &s->cap_list, n, sizeof *s->list, err)
        || !jk_scratch_room(&s->words, &s->cap_words, n, sizeof *s->words, err))
        return false;
    for (size_t k = 0; k < n; k++) {
        s->line[k] = k ? ref[k - 1] : hyp;
        if (m->o.lower && !jk_lower(s->arena, s->line[k], &s->line[k], err))
            return false;
        len += s->line[k].len;
    }
    return jk_symbols_start(&s->symbol, len, err) && jk_symbols_start(&s->word, len, err) && m->row->segment(m, s, s->line, n, stat, err);
}

double jk_metric_score(const jk_metric *m, const double *sum, jk_bleu_detail *detail) { return m->row->score(m, sum, detail); }

/* ---------------------------------------------------------------- signatures */

void jk_signature_put(jk_signature_field *field, size_t *n, const char *key, const char *short_key, const char *fmt, ...)
{
    jk_signature_field *f = &field[(*n)++];
    va_list args;
    f->key = key;
    f->short_key = short_key;
    va_start(args, fmt);
    vsnprintf(f->value, sizeof f->value, fmt, args);
    va_end(args);
}

size_t jk_metric_signature_fields(const jk_metric *m, jk_signature_field field[JK_MAX_SIGNATURE]) { return m->row->fields(m, field); }

bool jk_metric_signature(const jk_metric *m, bool short_form, jk_buf *buf, jk_err *err)
{
    jk_signature_field field[JK_MAX_SIGNATURE];
    size_t n = m->row->fields(m, field);
    for (size_t k = 0; k < n; k++)
        if (!jk_buf_printf(buf, err, "%s%s:%s", k ? "|" : "", short_form ? field[k].short_key : field[k].key, field[k].value))
            return false;
    return true;
}

/* ---------------------------------------------------------------------- text */

bool jk_metric_verbose(const jk_metric *m, const double *sum, jk_buf *buf, jk_err *err)
{
    if (m->o.kind != JK_BLEU)
        return true;
    jk_bleu_detail d;
    jk_metric_score(m, sum, &d);
    for (unsigned n = 0; n < d.n; n++)
        if (!jk_buf_printf(buf, err, "%s%.1f", n ? "/" : "", d.precision[n]))
            return false;
    return jk_buf_printf(buf, err, " (BP = %.3f ratio = %.3f hyp_len = %.0f ref_len = %.0f)", d.bp, d.ratio, d.sys_len, d.ref_len);
}

bool jk_metric_text(const jk_metric *m, const double *sum, unsigned width, jk_buf *buf, jk_err *err)
{
    return jk_buf_printf(buf, err, "%.*f%s", (int)width, jk_metric_score(m, sum, NULL), m->o.kind == JK_BLEU ? " " : "")
        && jk_metric_verbose(m, sum, buf, err);
}

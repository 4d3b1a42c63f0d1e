/* spelling.c - what a spelling is, put as tokens: a word its type, a run of Hangul or Han its parts.
 *
 * A spelling met before costs one look into the table of surfaces; only a new one is folded, stemmed, analysed.
 */
#include "align/spelling.h"

#include "align/units.h"

/* ------------------------------------------------------------------- words */

static bool all_small(jk_span s)
{
    for (size_t k = 0; k < s.len; k++)
        if (s.ptr[k] < 'a' || s.ptr[k] > 'z')
            return false;
    return true;
}

/* Case and width away, one kind of apostrophe, no 's, no dots (U.K. -> uk) but those of an address. May be text itself. */
static bool fold_word(tokenizer *t, jk_span text, bool keep_dots, jk_span *out)
{
    if (all_small(text))
        return *out = text, true;
    char *at = JK_NEW(t->words->arena, char, text.len + 1, t->err);
    if (!at)
        return false;
    size_t n = 0;
    bool ascii = true;
    for (const char *p = text.ptr, *end = p + text.len; p < end; p++) {
        size_t quote = jk_apostrophe(p, end);
        if (quote) {
            at[n++] = '\'';
            p += quote - 1;
        } else if (*p != '.' || keep_dots) {
            ascii = ascii && (unsigned char)*p < 0x80;
            at[n++] = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
        }
    }
    *out = (jk_span){ at, n };
    if (!ascii && !jk_fold(t->words->arena, *out, out, t->err))
        return false;
    if (out->len > 2 && memcmp(out->ptr + out->len - 2, "'s", 2) == 0)
        out->len -= 2;
    while (out->len > 1 && out->ptr[out->len - 1] == '\'')
        out->len--;
    return true;
}

static void see_case(tokenizer *t, uint32_t type, jk_span text)
{
    const char *p = text.ptr;
    bool upper = jk_is_upper(jk_next_char(&p, text.ptr + text.len));
    if (t->first_word && upper)
        t->side->type[type].capital |= !(t->seen[type] & JK_SMALL);
    else
        t->seen[type] |= upper ? JK_CAPITAL : JK_SMALL;
    t->first_word = false;
}

bool jk_put_value(tokenizer *t, jk_span sent, const jk_number *number, const char *at)
{
    char key[JK_NUMBER_KEY + JK_UNIT_KEY];
    size_t n = strlen(number->key), start = (size_t)(at - sent.ptr);
    memcpy(key, number->key, n);
    n += jk_unit_read(sent, start, start + number->len, key + n);
    known *type = jk_intern_type(t, JK_TYPE_NUMBER, JK_SCRIPT_NONE, (jk_span){ key, n }, true);
    return type && jk_put_token(t, jk_number_type(t, type, (jk_span){ at, number->len }), at, number->len);
}

bool jk_put_number_word(tokenizer *t, jk_span sent, jk_span text, const char **until)
{
    jk_number number;
    if (text.ptr < *until || !jk_number_read(t->words->lang, sent, (size_t)(text.ptr - sent.ptr), &number))
        return true;
    *until = text.ptr + number.len;
    return jk_put_value(t, sent, &number, text.ptr);
}

/* What a new spelling of a word is. */
static bool analyse_word(tokenizer *t, surface *s, jk_script script)
{
    jk_span fold, text = { s->at, s->len };
    if (!fold_word(t, text, script == JK_SCRIPT_NONE, &fold))
        return false;
    s->may_be_number = s->sort == WORD && jk_number_may_start(t->words->lang, fold);
    s->type = fold.len ? jk_intern_type(t, s->sort == WORD ? JK_TYPE_WORD : JK_TYPE_LATIN, script, fold, false) : NULL;
    return !t->err->code;
}

bool jk_put_word(tokenizer *t, jk_span sent, jk_span text, sort of, jk_script script, const char **until)
{
    bool fresh;
    surface *s = jk_intern_surface(t, text, of, script, &fresh);
    if (!s || (fresh && !analyse_word(t, s, script)))
        return false;
    if (s->doc != t->words->doc) {
        s->doc = t->words->doc;
        s->number = s->type ? jk_number_type(t, s->type, text) : NO_TYPE;
    }
    if (s->may_be_number && !jk_put_number_word(t, sent, text, until))
        return false;
    if (!s->type || s->number == NO_TYPE)
        return !t->err->code;
    see_case(t, s->number, text);
    return jk_put_token(t, s->number, text.ptr, text.len);
}

/* ------------------------------------------------------------ runs (Korean) */

enum { MOST_PART = 24, SYLLABLE = 3 };

/* 걷다|걸다: the readings of a part, as its type's fold. */
static bool join_readings(tokenizer *t, const jk_part *part, jk_span *out)
{
    if (part->n == 1)
        return *out = part->head[0], true;
    size_t n = 0;
    for (unsigned k = 0; k < part->n; k++)
        n += part->head[k].len + 1;
    char *at = JK_NEW(t->words->arena, char, n, t->err);
    if (!at)
        return false;
    n = 0;
    for (unsigned k = 0; k < part->n; k++) {
        if (k)
            at[n++] = '|';
        memcpy(at + n, part->head[k].ptr, part->head[k].len);
        n += part->head[k].len;
    }
    *out = (jk_span){ at, n };
    return true;
}

/* What a new run is: a type of its own from two syllables on, and its parts. Glued to digits or Latin letters
   (3명이, AI가) a particle or a counter is nothing. */
static bool analyse_run(tokenizer *t, surface *s, jk_script script)
{
    jk_part part[MOST_PART];
    run_part found[MOST_PART];
    jk_span run = { s->at, s->len };
    bool hangul = script == JK_SCRIPT_HANGUL, glued = s->sort == RUN_GLUED;
    if (hangul && glued && jk_ko_is_ending(run))
        return true;
    s->may_be_number = hangul && jk_number_may_start(t->words->lang, run);
    if (hangul && run.len >= (size_t)2 * SYLLABLE && !(s->type = jk_intern_type(t, JK_TYPE_RUN, script, run, false)))
        return false;
    size_t n = jk_ko_analyse(t->words->lexicon, t->words->n_lexicon, run, part, MOST_PART), n_found = 0;
    for (size_t k = 0; k < n; k++) {
        jk_span fold;
        if (glued && hangul && part[k].len <= SYLLABLE)
            continue;
        if (!join_readings(t, &part[k], &fold))
            return false;
        known *type = jk_intern_type(t, JK_TYPE_PART, script, fold, false);
        if (!type)
            return false;
        found[n_found++] = (run_part){ type, part[k].start, part[k].len };
    }
    if (!(s->part = JK_NEW(t->words->arena, run_part, n_found, t->err)))
        return false;
    memcpy(s->part, found, n_found * sizeof *found);
    s->n_part = (uint8_t)n_found;
    return true;
}

surface *jk_run_of(tokenizer *t, jk_span text, bool glued, jk_script script)
{
    bool fresh;
    surface *s = jk_intern_surface(t, text, glued ? RUN_GLUED : RUN, script, &fresh);
    if (!s || (fresh && !analyse_run(t, s, script)))
        return NULL;
    if (s->doc == t->words->doc)
        return s;
    s->doc = t->words->doc;
    s->number = s->type ? jk_number_type(t, s->type, text) : NO_TYPE;
    for (unsigned k = 0; k < s->n_part; k++)
        jk_number_type(t, s->part[k].type, (jk_span){ text.ptr + s->part[k].start, s->part[k].len });
    return t->err->code ? NULL : s;
}

bool jk_put_run(tokenizer *t, const surface *s, const char *at)
{
    if (!s)
        return false;
    t->first_word = false;
    if (s->type && !jk_put_token(t, s->number, at, s->len))
        return false;
    for (const run_part *part = s->part, *end = part + s->n_part; part < end; part++)
        if (!jk_put_token(t, part->type->number, at + part->start, part->len))
            return false;
    return true;
}

bool jk_put_type(tokenizer *t, jk_type_class class, jk_script script, jk_span text, jk_span fold)
{
    known *type = jk_intern_type(t, class, script, fold, true);
    return type && jk_put_token(t, jk_number_type(t, type, text), text.ptr, text.len);
}

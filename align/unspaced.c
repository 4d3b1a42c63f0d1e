/* unspaced.c - the words of scripts that put no spaces between them: Han, kana, Thai and the like. */
#include "align/spelling.h"

/* Han: pairs of neighbours. Kana: a run of katakana is a word (of foreign sound), one of hiragana only from four on. */
bool jk_read_east_asian(tokenizer *t, jk_span sent, const char **at, jk_script script, const char **until)
{
    const char *p = *at, *end = sent.ptr + sent.len, *start = p, *before = p;
    bool katakana = false;
    size_t n = 0;
    while (p < end) {
        const char *q = p;
        uint32_t c = jk_next_char(&q, end);
        bool kata = (c >= 0x30A1 && c <= 0x30FF) || (c >= 0xFF66 && c <= 0xFF9F);
        if (n == 0)
            katakana = kata;
        if (script == JK_SCRIPT_KANA ? (kata != katakana || (!kata && jk_script_of(c) != JK_SCRIPT_KANA)) : jk_script_of(c) != script && c != 0x3005)
            break;
        if (script == JK_SCRIPT_HAN && n > 0 && t->words->own != JK_SCRIPT_HANGUL
            && !jk_put_word(t, sent, (jk_span){ before, (size_t)(q - before) }, WORD, script, until))
            return false;
        before = p;
        p = q;
        n++;
    }
    if (n == 0)
        jk_next_char(&p, end);
    *at = p;
    jk_span run = { start, (size_t)(p - start) };
    if (script == JK_SCRIPT_HAN && t->words->own == JK_SCRIPT_HANGUL)
        return jk_put_run(t, jk_run_of(t, run, false, script), start);
    if (script == JK_SCRIPT_HAN ? n > 1 : !katakana && n < 4)
        return true;
    if (katakana && !jk_put_type(t, JK_TYPE_RUN, script, run, run))
        return false;
    return jk_put_word(t, sent, run, WORD, script, until);
}

/* Thai and the like: a run of their letters, as ICU's dictionary cuts it. */
bool jk_read_unspaced(tokenizer *t, jk_span sent, const char **at, jk_script script, const char **until)
{
    const char *p = *at, *end = sent.ptr + sent.len, *start = p;
    const uint32_t *stop;
    size_t n;
    for (const char *q = p; q < end; p = q) {
        uint32_t c = jk_next_char(&q, end);
        if (!jk_is_unspaced(c) || !jk_is_letter(c))
            break;
    }
    *at = p;
    if ((!t->cutter && !(t->cutter = jk_word_cutter_open(t->err))) || !jk_word_cutter_cut(t->cutter, (jk_span){ start, (size_t)(p - start) }, &stop, &n, t->err))
        return false;
    for (size_t k = 0, from = 0; k < n; from = stop[k++])
        if (!jk_put_word(t, sent, (jk_span){ start + from, stop[k] - from }, WORD, script, until))
            return false;
    return true;
}

bool jk_put_headwords(tokenizer *t, const char *p, const char *end, const char **until)
{
    const char *stop = p;
    for (const char *q = p; q < end; stop = q) {
        uint32_t c = jk_next_char(&q, end);
        jk_script script = c == 0x30FC ? JK_SCRIPT_KANA : jk_script_of(c);
        if (script != JK_SCRIPT_HAN && script != JK_SCRIPT_KANA && c != 0x3005)
            break;
    }
    *until = stop;
    while (p < stop) {
        jk_span head = { 0 };
        for (unsigned k = 0; k < t->words->n_lexicon; k++) {
            uint32_t e = jk_strings_prefix(&t->words->lexicon[k]->head, (jk_span){ p, (size_t)(stop - p) });
            if (e != JK_NO_ENTRY && t->words->lexicon[k]->head.at[e + 1] - t->words->lexicon[k]->head.at[e] > head.len)
                head = jk_strings_get(&t->words->lexicon[k]->head, e);
        }
        if (head.len && !jk_put_type(t, JK_TYPE_PART, t->words->own, (jk_span){ p, head.len }, head))
            return false;
        if (head.len)
            p += head.len;
        else
            jk_next_char(&p, stop);
    }
    return true;
}

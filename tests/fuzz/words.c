/* words.c - any bytes, one sentence a line, tokenised and linked: tokens lie within their sentence, types exist,
 * links join types of the two sides. The first byte chooses the languages, the text is both sides. */
#include "align/knowledge.h"
#include "align/words.h"
#include "tests/fuzz/fuzz.h"

enum { MOST_SENT = 256 };

static jk_doc doc_of(const char *lang, jk_span text, jk_sent *sent)
{
    jk_doc doc = { .text = text, .sent = sent };
    memcpy(doc.lang, lang, strlen(lang));
    for (const char *p = text.ptr, *end = p + text.len; p < end && doc.n_sent < MOST_SENT; ) {
        const char *eol = memchr(p, '\n', (size_t)(end - p));
        eol = eol ? eol : end;
        sent[doc.n_sent++] = (jk_sent){ .text = { p, (size_t)(eol - p) } };
        p = eol + 1;
    }
    return doc;
}

static void check(const jk_doc *doc, const jk_side *side)
{
    for (uint32_t i = 0; i < doc->n_sent; i++) {
        size_t from = (size_t)(doc->sent[i].text.ptr - doc->text.ptr), to = from + doc->sent[i].text.len;
        MUST(side->first[i] <= side->first[i + 1]);
        for (uint32_t k = side->first[i]; k < side->first[i + 1]; k++) {
            const jk_token *t = &side->token[k];
            MUST(t->type < side->n_type && t->len > 0 && t->start >= from && (size_t)t->start + t->len <= to);
            MUST(side->type[t->type].count > 0 && side->type[t->type].fold.len > 0);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const langs[] = { "ko", "en", "ja", "de", "zh", "ru", "fr", "xx" };
    static jk_arena *arena;
    jk_err err = { 0 };
    jk_sent sent[2][MOST_SENT];
    jk_side side[2];
    jk_links links = { 0 };
    if (size == 0)
        return 0;
    if (!arena)
        arena = jk_arena_open(0);
    MUST(arena);
    jk_arena_reset(arena);
    const char *a = langs[data[0] & 7], *b = langs[data[0] >> 3 & 7];
    jk_span text = { (const char *)data + 1, size - 1 };
    jk_doc src = doc_of(a, text, sent[0]), tgt = doc_of(b, text, sent[1]);
    jk_knowledge *know = jk_knowledge_open(a, b, NULL, &err);
    MUST(know);
    MUST(jk_tokenize(know, NULL, arena, &src, &side[0], &err) && jk_tokenize(know, NULL, arena, &tgt, &side[1], &err));
    check(&src, &side[0]);
    check(&tgt, &side[1]);
    MUST(jk_link_numbers(know, arena, &side[0], &side[1], &links, &err) && jk_link_latin(know, arena, &side[0], &side[1], &links, &err)
         && jk_link_lexicon(know, arena, &side[0], &side[1], &links, &err));
    for (size_t k = 0; k < links.n; k++)
        MUST(links.link[k].a < side[0].n_type && links.link[k].b < side[1].n_type && links.link[k].channel < JK_N_CHANNEL);
    jk_knowledge_close(know);
    return 0;
}

/* doc.c - any bytes, read as a document: told as text or refused; and if text, every
 * character is in exactly one sentence or is white space between two.
 *
 * The first byte chooses the language and the options, the rest is the text. */
#include "align/align.h"
#include "align/unicode.h"
#include "tests/fuzz/fuzz.h"

static bool all_space(const char *at, const char *end)
{
    while (at < end)
        if (!jk_is_space(jk_next_char(&at, end)))
            return false;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const langs[] = { "ko", "en", "ja", "de", "zh", "ru", NULL, "fr" };
    static jk_segmenter *seg;       /* opened once: it is what costs */
    static jk_arena *arena;
    if (size == 0)
        return 0;
    jk_err err = { 0 };
    if (!seg)
        seg = jk_segmenter_open(&err);
    if (!arena)
        arena = jk_arena_open(0);
    MUST(seg && arena);

    jk_arena_reset(arena);
    jk_span bytes = { (const char *)data + 1, size - 1 };
    jk_read_options o = { .lang = langs[data[0] & 7], .replace_invalid = data[0] & 8, .sentences = data[0] & 16, .plain = data[0] & 32 };
    jk_doc doc = { 0 };
    if (!jk_doc_read(seg, arena, bytes, &o, &doc, &err)) {
        MUST(err.code != JK_OK && err.what[0]);
        return 0;
    }
    const char *at = doc.text.ptr, *end = doc.text.ptr + doc.text.len;
    uint32_t para = 0;
    for (uint32_t i = 0; i < doc.n_sent; i++) {
        const jk_sent *s = &doc.sent[i];
        MUST(s->text.ptr >= at && s->text.len > 0 && s->text.len <= (size_t)(end - s->text.ptr));
        MUST(all_space(at, s->text.ptr));
        MUST(s->para >= para && s->para < doc.n_para && s->kind < JK_N_KIND);
        para = s->para;
        at = s->text.ptr + s->text.len;
    }
    MUST(doc.n_sent == 0 || all_space(at, end));
    return 0;
}

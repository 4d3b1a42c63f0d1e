/* segment - any bytes to a document: every character is in exactly one sentence or is white
 * space between two. The first byte chooses the language and the mode. */
#include "align/align.h"
#include "align/unicode.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool blank(const char *at, const char *end)
{
    while (at < end)
        if (!jk_is_space(jk_next_char(&at, end)))
            return false;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const lang[] = { "ko", "en", "de", "ja", "zh", "ru", "fr", "und" };
    if (size < 1)
        return 0;
    jk_err err = { 0 };
    jk_segmenter *seg = jk_segmenter_open(&err);
    jk_arena *arena = jk_arena_open(0);
    jk_read_options o = { .lang = lang[data[0] & 7], .encoding = "UTF-8", .replace_invalid = true, .sentences = data[0] >> 3 & 1, .plain = data[0] >> 4 & 1 };
    jk_doc doc;
    if (seg && arena && jk_doc_read(seg, arena, (jk_span){ (const char *)data + 1, size - 1 }, &o, &doc, &err)) {
        const char *at = doc.text.ptr;
        uint32_t para = 0;
        for (uint32_t k = 0; k < doc.n_sent; k++) {
            const jk_sent *s = &doc.sent[k];
            if (s->text.ptr < at || !s->text.len || !blank(at, s->text.ptr) || s->para < para || s->para >= doc.n_para || s->kind >= JK_N_KIND)
                abort();
            at = s->text.ptr + s->text.len;
            para = s->para;
        }
        if (at > doc.text.ptr + doc.text.len || !blank(at, doc.text.ptr + doc.text.len))
            abort();
    }
    jk_arena_close(arena);
    jk_segmenter_close(seg);
    return 0;
}

/* knowledge.c - what is known of a language pair before a document is read: the weights of the
 * model, and how long one language is beside the other. */
#include "align/knowledge.h"

#include <stdlib.h>

/* Characters that are not white space for the same content, English 1. */
static const struct { const char *lang; double chars; } densities[] = {
    { "ar", .83 }, { "bg", 1.03 }, { "cs", .95 }, { "da", 1.02 }, { "de", 1.13 }, { "el", 1.14 }, { "en", 1.00 }, { "es", 1.07 },
    { "fi", 1.03 }, { "fr", 1.10 }, { "he", .77 }, { "hi", .98 }, { "hu", 1.06 }, { "id", 1.06 }, { "it", 1.09 }, { "ja", .50 },
    { "ko", .49 }, { "nl", 1.08 }, { "pl", 1.05 }, { "pt", 1.05 }, { "ro", 1.07 }, { "ru", 1.05 }, { "sv", 1.00 }, { "th", .93 },
    { "tr", 1.01 }, { "uk", 1.02 }, { "vi", .98 }, { "zh", .33 },
};

static double density_of(const char *lang)
{
    for (size_t k = 0; k < sizeof densities / sizeof *densities; k++)
        if (strcmp(densities[k].lang, lang) == 0)
            return densities[k].chars;
    return 0;
}

/* Weights by scripts/fit (conditional maximum likelihood). */
static const jk_weights lengths_only = { {
    [JK_W_SHAPE] = -2.8, -2.8, 0, -2.1, -2.5, -4.0, -4.5, -4.5, -6.0, -6.0, -7.5, -7.5,
    [JK_W_LENGTH] = 1.3 * 2.5, [JK_W_BREAK] = -3.0, [JK_W_BORDER] = .8, [JK_W_END_SAME] = 1.6, [JK_W_END_OTHER] = -1.2,
    [JK_W_NULL_END] = 1.0,
} };
static const jk_weights with_words = { {
    [JK_W_SHAPE] = -3.2, -3.2, 0, -2.4, -3.2, -3.6, -5.3, -5.3, -6.5, -6.5, -6.0, -6.0,
    [JK_W_LENGTH] = .6 * 2.5, [JK_W_BREAK] = -2.0, [JK_W_BORDER] = .2, [JK_W_END_SAME] = .7, [JK_W_END_OTHER] = -.5,
    [JK_W_NULL_END] = 1.1, [JK_W_GAIN] = .7, [JK_W_MISS] = -1.1,
} };

jk_knowledge *jk_knowledge_open(const char *src, const char *tgt, const jk_knowledge_options *options, jk_err *err)
{
    jk_knowledge *know = calloc(1, sizeof *know);
    if (!know) {
        jk_fail(err, JK_ENOMEM, "no more memory");
        return NULL;
    }
    strncpy(know->src, src, sizeof know->src - 1);
    strncpy(know->tgt, tgt, sizeof know->tgt - 1);
    double from = density_of(src), to = density_of(tgt);
    if (from > 0 && to > 0) {
        know->log_ratio = jk_log(to / from);
        know->ratio_sentences = 20;
    }
    know->lengths = lengths_only;
    know->words = with_words;
    know->no_words = options && options->no_words;
    return know;
}

void jk_knowledge_close(jk_knowledge *know) { free(know); }

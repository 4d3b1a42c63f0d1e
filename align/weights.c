/* weights.c - the weights of the model by language pair, and how long one language is beside another.
 *
 * The weights are made by scripts/fit (conditional maximum likelihood over gold alignments); a row
 * serves the other direction with its shapes transposed. A pair without a row has the
 * last one, which is symmetric and fitted without a lexicon: most pairs have none, some a basic vocabulary.
 */
#include "align/model.h"

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

bool jk_prior_ratio(const char *src, const char *tgt, double *log_ratio)
{
    double from = density_of(src), to = density_of(tgt);
    *log_ratio = from > 0 && to > 0 ? jk_log(to / from) : 0;
    return from > 0 && to > 0;
}

static const struct { const char *src, *tgt; jk_weights lengths, words; } rows[] = {
    { "ko", "en",
      { { -2.74, -3.53, 0, -1.98, -2.07, -3.80, -4.85, -4.45, -7.25, -7.24, -6.53, -6.48,
          3.07, -2.13, 0.64, 1.27, -1.07, 0.24, -0.64, 0.94, 1.13, 0, 0 } },
      { { -3.13, -2.99, 0, -1.87, -2.15, -4.19, -5.25, -5.10, -7.19, -7.22, -6.42, -6.48,
          2.09, -1.47, 0.36, 0.42, -1.72, -0.05, -0.52, -0.20, 1.90, 0.48, -1.04 } } },
    { NULL, NULL,
      { { -3.31, -3.31, 0.00, -2.16, -2.16, -3.95, -4.77, -4.77, -7.23, -7.23, -6.44, -6.44,
          3.14, -2.32, 0.64, 0.88, -1.34, -0.03, -0.80, 1.03, 0.89, 0.00, 0.00 } },
      { { -2.90, -2.90, 0.00, -2.07, -2.07, -4.41, -5.14, -5.14, -7.19, -7.19, -6.42, -6.42,
          2.49, -1.62, 0.53, 0.27, -1.69, -0.20, -0.48, 0.10, 1.80, 0.39, -1.29 } } },
};

static jk_weights transpose(const jk_weights *w)
{
    jk_weights out = *w;
    for (unsigned s = 0; s < JK_N_SHAPE; s++)
        for (unsigned t = 0; t < JK_N_SHAPE; t++)
            if (jk_shapes[t].m == jk_shapes[s].n && jk_shapes[t].n == jk_shapes[s].m)
                out.w[JK_W_SHAPE + s] = w->w[JK_W_SHAPE + t];
    return out;
}

void jk_weights_of(const char *src, const char *tgt, jk_weights *lengths, jk_weights *words)
{
    size_t k = 0;
    for (; rows[k].src; k++) {
        if (strcmp(rows[k].src, src) == 0 && strcmp(rows[k].tgt, tgt) == 0)
            break;
        if (strcmp(rows[k].src, tgt) == 0 && strcmp(rows[k].tgt, src) == 0) {
            *lengths = transpose(&rows[k].lengths);
            *words = transpose(&rows[k].words);
            return;
        }
    }
    *lengths = rows[k].lengths;
    *words = rows[k].words;
}

/* weights.c - the weights of the model by language pair, and how long one language is beside another.
 *
 * The weights are made by scripts/fit (conditional maximum likelihood over gold alignments); a row
 * serves the other direction with its shapes transposed. A pair without a row has the
 * last one, which is symmetric.
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
      { { -2.99, -3.75, 0, -1.84, -1.89, -3.44, -4.81, -4.46, -7.22, -7.21, -6.31, -6.24,
          3.36, -2.49, 0.64, 0.36, -1.66, -0.47, -0.99, 0.46, 0.84, 0, 0 } },
      { { -3.72, -3.62, 0, -2.09, -2.30, -4.21, -5.22, -5.07, -7.10, -7.14, -6.16, -6.25,
          2.02, -1.74, 0.31, -0.01, -2.09, -0.49, -1.07, -0.53, 1.66, 0.46, -1.18 } } },
    { NULL, NULL,
      { { -3.67, -3.67, 0.00, -2.29, -2.29, -4.11, -4.81, -4.81, -7.20, -7.20, -6.34, -6.34,
          3.47, -2.58, 0.63, 0.29, -1.83, -0.45, -1.22, 1.29, 0.56, 0.00, 0.00 } },
      { { -3.80, -3.80, 0.00, -2.43, -2.43, -4.45, -5.09, -5.09, -7.10, -7.10, -6.17, -6.17,
          2.39, -1.66, 0.36, -0.10, -1.93, -0.56, -0.91, -0.06, 1.52, 0.35, -0.89 } } },
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

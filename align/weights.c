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
      { { -2.24, -3.43, 0, -1.21, -1.84, -3.04, -3.56, -3.64, -6.10, -6.13, -7.68, -6.03,
          3.02, -2.63, .61, 1.65, -1.93, -1.84, -2.34, .14, .47, 0, 0 } },
      { { -2.86, -3.61, 0.00, -1.11, -1.97, -2.70, -5.59, -4.64, -6.62, -7.05, -6.20, -6.02,
          1.50, -1.86, 0.36, 1.15, -0.80, 0.22, -2.33, -1.15, 1.68, 0.68, -1.26 } } },
    { NULL, NULL,
      { { -2.8, -2.8, 0, -2.1, -2.1, -4.0, -4.5, -4.5, -6.0, -6.0, -7.5, -7.5,
          3.25, -3.0, .8, 1.6, -1.2, 0, 0, 1.0, 0, 0, 0 } },
      { { -3.2, -3.2, 0, -2.4, -2.4, -3.6, -5.3, -5.3, -6.5, -6.5, -6.0, -6.0,
          1.5, -2.0, .2, .7, -.5, 0, 0, 1.1, 0, .7, -1.1 } } },
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

/* plain.c - what is said of a bead without its words: prior.c and length.c, for many rows in one call.
 *
 *     out[j] = base + start[j] + stop[j] - weight * ln(1 + r^2 / (4 v))          r and v: length.c
 */
#include "align/model.h"

/* Of a null bead tgt is NULL. */
typedef struct {
    jk_plain_row row;
    float *out;
    uint32_t n;
} job;

/* ln(1 + x) for x >= 0 to 1e-4, without a branch: the exponent's bits and a polynomial. */
static inline float quick_log1p(float x)
{
    union { float f; int32_t i; } u = { .f = 1.0f + x };
    int32_t e = (u.i - 0x3F3504F3) >> 23;       /* so that the mantissa lies in [sqrt 1/2, sqrt 2) */
    u.i -= e * (1 << 23);
    float m = u.f - 1.0f;
    float p = m * (0.99993f + m * (-0.49923f + m * (0.33820f + m * (-0.27013f + m * 0.16270f))));
    return (float)e * 0.69314718f + p;
}

static inline void set_null(float *restrict out, const float *restrict start, float base, uint32_t end)
{
    for (uint32_t k = 0; k < end; k++)
        out[k] = base + start[k];
}

static inline void set_match(float *restrict out, const float *restrict start, const float *restrict stop, const float *restrict tgt,
                             const float *restrict tgt_log, float base, float src, float src_log, float weight, float variance, uint32_t end)
{
    for (uint32_t k = 0; k < end; k++) {        /* r^2 / (4 v), both multiplied by LT' + LS' + 1: one division */
        float r = tgt_log[k] - src_log, sum = tgt[k] + (src + 1.0f);
        out[k] = (base + start[k] + stop[k]) - weight * quick_log1p(r * r * sum / (variance * sum + 6.0f));
    }
}

JK_ROW_LOOP(set_all, (const job *todo, size_t n, float weight, float variance), (todo, n, weight, variance))
{
    for (size_t k = 0; k < n; k++) {
        const jk_plain_row *r = &todo[k].row;
        uint32_t end = jk_lanes(todo[k].n);
        if (r->tgt)
            set_match(todo[k].out, r->start, r->stop, r->tgt, r->tgt_log, r->base, r->src, r->src_log, weight, variance, end);
        else
            set_null(todo[k].out, r->start, r->base, end);
    }
}

static void prepare(const jk_plain *plain, const jk_want *want, job *todo)
{
    jk_plain_row *r = &todo->row;
    jk_shape shape = jk_shapes[want->shape];
    r->tgt = NULL;
    jk_prior_row(plain->prior, want->i, want->shape, r);
    r->start += want->j0;
    r->stop += want->j0;
    todo->out = want->out;
    todo->n = want->j1 - want->j0;
    if (shape.m == 0 || shape.n == 0)
        return;
    jk_length_row(plain->length, want->i, shape, r);
    r->tgt += want->j0;
    r->tgt_log += want->j0;
}

void jk_plain_set(void *self, const jk_want *want, size_t n)
{
    const jk_plain *plain = self;
    float weight, variance;
    job todo[JK_N_SHAPE];
    jk_length_scale(plain->length, &weight, &variance);
    for (size_t done = 0, some; done < n; done += some) {
        some = n - done < JK_N_SHAPE ? n - done : JK_N_SHAPE;
        for (size_t k = 0; k < some; k++)
            prepare(plain, &want[done + k], &todo[k]);
        set_all(todo, some, weight, variance);
    }
}

void jk_plain_score(void *self, uint32_t i, uint32_t j0, uint32_t j1, jk_shape shape, float *out)
{
    enum { STEP = 64 };
    float part[STEP + JK_LANES] = { 0 };
    for (uint32_t j = j0, end; j < j1; j = end) {
        end = j1 - j < STEP ? j1 : j + STEP;
        jk_want want = { .i = i, .j0 = j, .j1 = end, .shape = (uint8_t)jk_shape_row(shape.m, shape.n), .out = part };
        jk_plain_set(self, &want, 1);
        for (uint32_t k = 0; k < end - j; k++)
            out[j - j0 + k] += part[k];
    }
}

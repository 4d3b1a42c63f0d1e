/* leaks.c - is anything on one side near to something on another? See split.h. */
#include "corpus/split.h"

#include <stdlib.h>

#include "corpus/near.h"

const char *const jk_side_name[JK_N_SIDE] = { "train", "dev", "test" };

/* A key's rank: who has to be protected from whom. */
static uint64_t rank_of(jk_side side) { return (uint64_t)(JK_OUT - side); }
static jk_side side_of(uint64_t key) { return (jk_side)(JK_OUT - JK_NEAR_RANK(key)); }

struct jk_leaks {
    jk_by by;
    jk_near *near;
    uint64_t n;
    jk_buf start;                   /* uint64_t: the first row of each run of a side, and the side's pairs before it */
    jk_side last;
    uint64_t count[JK_N_SIDE + 1];
};

typedef struct { uint64_t row, before; } stretch;

static bool differ(void *user, uint64_t a, uint64_t b)
{
    (void)user;
    return JK_NEAR_RANK(a) != JK_NEAR_RANK(b);
}

jk_leaks *jk_leaks_open(const jk_split_options *o, jk_err *err)
{
    jk_leaks *l = calloc(1, sizeof *l);
    if (!l)
        return jk_fail(err, JK_ENOMEM, "no more memory"), NULL;
    l->by = o->by;
    l->near = jk_near_open(&(jk_near_options){ .threshold = o->near, .memory = o->memory, .beside = o->beside,
                                               .leads = rank_of(JK_TRAIN) << JK_NEAR_ROW_BITS, .wants = differ, .first = true }, err);
    if (l->near)
        return l;
    jk_leaks_close(l);
    return NULL;
}

bool jk_leaks_add(jk_leaks *l, jk_side side, const jk_pair *pair, jk_err *err)
{
    jk_span none = { "", 0 };
    if (l->n == 0 || side != l->last) {
        stretch now = { l->n, l->count[side] };
        if (!jk_buf_put(&l->start, (jk_span){ (const char *)&now, sizeof now }, err))
            return false;
    }
    l->last = side;
    l->count[side]++;
    return jk_near_add(l->near, rank_of(side) << JK_NEAR_ROW_BITS | l->n++, l->by & JK_BY_SOURCE ? pair->cell[JK_SRC_TEXT] : none,
                       l->by & JK_BY_TARGET ? pair->cell[JK_TRG_TEXT] : none, err);
}

bool jk_leaks_find(jk_leaks *l, jk_err *err) { return jk_near_find(l->near, err); }

static uint64_t number_of(const jk_leaks *l, uint64_t row)
{
    stretch at;
    size_t low = 0, high = l->start.len / sizeof at;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        memcpy(&at, l->start.ptr + middle * sizeof at, sizeof at);
        if (at.row <= row)
            low = middle;
        else
            high = middle;
    }
    memcpy(&at, l->start.ptr + low * sizeof at, sizeof at);
    return at.before + row - at.row + 1;
}

bool jk_leaks_next(jk_leaks *l, jk_side side[2], uint64_t number[2], jk_err *err)
{
    uint64_t key[2];
    if (!jk_near_next(l->near, &key[0], &key[1], err))
        return false;
    for (int k = 0; k < 2; k++) {
        side[k] = side_of(key[k]);
        number[k] = number_of(l, JK_NEAR_ROW(key[k]));
    }
    return true;
}

void jk_leaks_close(jk_leaks *l)
{
    if (!l)
        return;
    jk_near_close(l->near);
    jk_buf_free(&l->start);
    free(l);
}

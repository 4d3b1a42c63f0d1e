/* join.c - see join.h. */
#include "align/channel/join.h"

static uint32_t hash_of(jk_span s)
{
    uint32_t h = 0x811C9DC5u;
    for (size_t k = 0; k < s.len; k++)
        h = (h ^ (unsigned char)s.ptr[k]) * 16777619u;
    return h ^ h >> 15;
}

bool jk_join_open(jk_arena *arena, const jk_side *side, jk_key_fn *key, jk_join *join, jk_err *err)
{
    uint32_t mask = 15;
    while (mask < side->n_type)
        mask = mask << 1 | 1;
    uint32_t *head = JK_NEW(arena, uint32_t, (size_t)mask + 1, err), *next = JK_NEW(arena, uint32_t, side->n_type, err);
    if (err->code)
        return false;
    for (uint32_t k = side->n_type; k-- > 0; ) {    /* from the end, so that chains ascend */
        jk_span s = key(&side->type[k]);
        if (!s.len)
            continue;
        uint32_t b = hash_of(s) & mask;
        next[k] = head[b];
        head[b] = k + 1;
    }
    *join = (jk_join){ head, next, mask };
    return true;
}

uint32_t jk_join_first(const jk_join *join, jk_span s) { return join->head[hash_of(s) & join->mask]; }

/* links.c - the links that a channel adds, in order and each once. */
#include "align/channel/names.h"

#include <stdlib.h>

bool jk_links_add(jk_arena *arena, jk_links *links, jk_type_link link, jk_err *err)
{
    if (links->n == links->cap) {
        size_t cap = links->cap ? links->cap * 2 : 256;
        jk_type_link *more = jk_arena_grow(arena, links->link, links->n, cap, sizeof *more, err);
        if (!more)
            return false;
        links->link = more;
        links->cap = cap;
    }
    links->link[links->n++] = link;
    return true;
}

static int link_order(const void *x, const void *y)
{
    const jk_type_link *p = x, *q = y;
    if (p->a != q->a)
        return p->a < q->a ? -1 : 1;
    if (p->b != q->b)
        return p->b < q->b ? -1 : 1;
    if (p->channel != q->channel)
        return p->channel < q->channel ? -1 : 1;
    return p->weight > q->weight ? -1 : p->weight < q->weight;
}

void jk_links_unique(jk_links *links, size_t n_before)
{
    if (links->n <= n_before)
        return;
    qsort(links->link + n_before, links->n - n_before, sizeof *links->link, link_order);
    size_t kept = n_before + 1;
    for (size_t k = n_before + 1; k < links->n; k++) {
        const jk_type_link *last = &links->link[kept - 1], *now = &links->link[k];
        if (last->a != now->a || last->b != now->b || last->channel != now->channel)
            links->link[kept++] = *now;
    }
    links->n = kept;
}

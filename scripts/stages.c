/* stages.c - what each stage of an alignment costs on a stream of short documents: CPU ms per MB of input pair.
 *
 *     stages SRC TGT < list      lines "SOURCE TARGET", names of files; output: a table
 *
 * Three times over the whole stream: every stage by itself with a memo of words, jk_align with one, and without.
 * One thread, one segmenter, one arena that is reset, as in a batch. scripts/bench-stages makes lists.
 */
#include "align/knowledge.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { READ, TOKENIZE, LATIN, LEXICON, NAMES, TRANSLIT, REMEMBERING, FORGETTING, N_STAGE };

static const char *const name_of[N_STAGE] = {
    "read", "tokenise", "numbers, latin", "lexicon", "names", "translit", "all of jk_align, memo", "all of jk_align, none",
};

typedef struct { jk_span text[2]; } pair;

typedef struct {
    jk_segmenter *seg;
    jk_knowledge *know;
    jk_arena *arena;
    jk_memo *memo;
    const char *lang[2];
    double spent[N_STAGE], last;
    jk_err err;
} bench;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static bool spend(bench *b, int stage, bool ok)
{
    double t = now();
    b->spent[stage] += t - b->last;
    b->last = now();
    return ok;
}

static bool slurp(const char *path, jk_span *out)
{
    jk_buf buf = { 0 };
    jk_err err = { 0 };
    FILE *f = fopen(path, "rb");
    size_t n = 1;
    while (f && n && jk_buf_reserve(&buf, 1 << 16, &err))
        buf.len += n = fread(buf.ptr + buf.len, 1, 1 << 16, f);
    bool ok = f && !ferror(f) && !err.code;
    if (f)
        fclose(f);
    *out = jk_buf_span(&buf);
    return ok;
}

static bool read_pair(bench *b, const pair *p, jk_doc doc[2])
{
    jk_arena_reset(b->arena);
    b->last = now();
    for (int side = 0; side < 2; side++)
        if (!jk_doc_read(b->seg, b->arena, p->text[side], &(jk_read_options){ .lang = b->lang[side] }, &doc[side], &b->err))
            return false;
    return true;
}

static bool by_stages(bench *b, const pair *p)
{
    jk_doc doc[2];
    jk_side src, tgt;
    jk_links links = { 0 };
    if (!spend(b, READ, read_pair(b, p, doc)))
        return false;
    jk_memo_tidy(b->memo);
    return spend(b, TOKENIZE, jk_tokenize(b->know, jk_memo_words(b->memo, b->know, false, b->lang[0]), b->arena, &doc[0], &src, &b->err)
                              && jk_tokenize(b->know, jk_memo_words(b->memo, b->know, true, b->lang[1]), b->arena, &doc[1], &tgt, &b->err))
        && spend(b, LATIN, jk_link_numbers(b->know, b->arena, &src, &tgt, &links, &b->err) && jk_link_latin(b->know, b->arena, &src, &tgt, &links, &b->err))
        && spend(b, LEXICON, jk_link_lexicon(b->know, b->arena, &src, &tgt, &links, &b->err))
        && spend(b, NAMES, jk_names_link(b->know->names, b->arena, &src, &tgt, &links, &b->err))
        && spend(b, TRANSLIT, jk_translit_link(b->know->translit, b->arena, &src, &tgt, &links, &b->err));
}

static bool at_once(bench *b, const pair *p, int stage)
{
    jk_doc doc[2];
    jk_alignment out;
    bool ok = read_pair(b, p, doc);
    b->last = now();
    return ok && spend(b, stage, jk_align(b->know, b->arena, &doc[0], &doc[1], &(jk_align_options){ .memo = stage == REMEMBERING ? b->memo : NULL }, &out, &b->err));
}

static bool run(bench *b, const pair *all, size_t n)
{
    for (int stage = READ; stage < N_STAGE; stage += stage == READ ? REMEMBERING : 1) {
        jk_memo_close(b->memo);
        if (!(b->memo = jk_memo_open(b->know, 0, &b->err)))
            return false;
        for (size_t k = 0; k < n; k++)
            if (!(stage == READ ? by_stages(b, &all[k]) : at_once(b, &all[k], stage)))
                return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    static pair all[4096];
    char path[2][1024];
    size_t n = 0, bytes = 0;
    if (argc != 3)
        return fprintf(stderr, "usage: stages SRC TGT < list\n"), 2;
    for (; n < sizeof all / sizeof *all && scanf("%1023s %1023s", path[0], path[1]) == 2; n++)
        for (int side = 0; side < 2; side++) {
            if (!slurp(path[side], &all[n].text[side]))
                return fprintf(stderr, "stages: cannot read %s\n", path[side]), 4;
            bytes += all[n].text[side].len;
        }
    bench b = { .lang = { argv[1], argv[2] } };
    b.seg = jk_segmenter_open(&b.err);
    b.know = jk_knowledge_open(argv[1], argv[2], NULL, &b.err);
    b.arena = jk_arena_open(0);
    if (!b.seg || !b.know || !b.arena || !n || !run(&b, all, n))
        return fprintf(stderr, "stages: %s\n", b.err.code ? b.err.what : "no document"), 4;
    for (int k = 0; k < N_STAGE; k++)
        printf("    %-24s %8.1f ms/MB\n", name_of[k], b.spent[k] * 1e9 / (double)bytes);
    for (size_t k = 0; k < 2 * n; k++)
        free((void *)(uintptr_t)all[k / 2].text[k % 2].ptr);
    jk_memo_close(b.memo);
    jk_arena_close(b.arena);
    jk_knowledge_close(b.know);
    jk_segmenter_close(b.seg);
    return 0;
}

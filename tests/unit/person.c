/* person.c - a Korean name is three tokens in a row, however its bearer spells them. */
#include "align/channel/names.h"
#include "tests/unit/sides.h"
#include "tests/unit/test.h"

typedef struct { const char *ko, *en; size_t links; } row;

static const row rows[] = {
    { "배정우", "Bae Jung woo", 3 }, { "이재명", "Lee Jae myung", 3 }, { "박영숙", "Park Young sook", 3 }, { "노태식이", "Noh Tae sik", 3 },
    { "최은희", "Choi Eun hee", 3 }, { "석동진", "Seok Dong jin", 3 }, { "유하람", "Yoo Ha ram", 3 }, { "임순례", "Yim Soon rye", 3 },
    { "곽병태", "Byung tae Kwak", 3 },          /* the family last */
    { "민소라씨가", "Min Sora", 2 },            /* the given name in one */
    { "서경호", "Suh Kyung ho", 3 }, { "심정연", "Shim Jung yeon", 3 },
    { "곽병태 곽씨는 곽", "Kwak Byung tae", 5 }, /* known once, the family is known alone */
    { "곽씨는 곽", "Kwak Byung tae", 0 },
    { "이재명 이 이씨는", "Lee Jae myung", 4 },   /* 이 is this more often */
    { "배정우", "Bae woo Jung", 0 },            /* in the wrong order */
    { "배정우", "bae jung woo", 0 },            /* no names */
    { "배정우", "Bae met Jung woo", 0 },        /* not in a row */
    { "정부는", "Jung Bu sik", 0 },
    { "배정", "Bae Jung woo", 0 }, { "", "Bae Jung woo", 0 }, { "배정우", "", 0 },
};

static int64_t count(const row *r, bool mirrored, size_t limit, jk_err *err)
{
    jk_arena *arena = jk_arena_open(limit);
    jk_side ko, en;
    jk_links links = { 0 };
    bool ok = arena && side_of(arena, r->ko, &ko, err) && side_of(arena, r->en, &en, err) && jk_persons_link(arena, &ko, &en, mirrored, &links, err);
    jk_links_unique(&links, 0);
    for (size_t k = 0; ok && k < links.n; k++)
        CHECK(mirrored ? links.link[k].a < en.n_type && links.link[k].b < ko.n_type : links.link[k].a < ko.n_type && links.link[k].b < en.n_type);
    jk_arena_close(arena);
    return ok ? (int64_t)links.n : -1;
}

int main(void)
{
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        for (int mirrored = 0; mirrored < 2; mirrored++) {
            jk_err err = { 0 };
            int64_t n = count(&rows[k], mirrored, 0, &err);
            if (n != (int64_t)rows[k].links)
                printf("%s | %s: %d links, not %zu\n", rows[k].ko, rows[k].en, (int)n, rows[k].links);
            CHECK(n == (int64_t)rows[k].links && err.code == JK_OK);
        }
    for (size_t limit = 16; limit < 8192; limit += 16) {
        jk_err err = { 0 };
        int64_t n = count(&rows[0], false, limit, &err);
        CHECK(n == 3 || (n == -1 && err.code == JK_ENOMEM));
    }
    return test_report("person");
}

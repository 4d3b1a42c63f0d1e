/* scan: the pass over a text at 32 bytes a time sees what one character at a time sees. */
#include "align/unicode.h"
#include "tests/unit/test.h"

/* Unicode 15, table 3-7, row by row. */
static size_t well_formed(const unsigned char *p, size_t n)
{
    static const unsigned char row[][9] = {
        { 1, 0x00, 0x7F }, { 2, 0xC2, 0xDF, 0x80, 0xBF }, { 3, 0xE0, 0xE0, 0xA0, 0xBF, 0x80, 0xBF }, { 3, 0xE1, 0xEC, 0x80, 0xBF, 0x80, 0xBF },
        { 3, 0xED, 0xED, 0x80, 0x9F, 0x80, 0xBF }, { 3, 0xEE, 0xEF, 0x80, 0xBF, 0x80, 0xBF }, { 4, 0xF0, 0xF0, 0x90, 0xBF, 0x80, 0xBF, 0x80, 0xBF },
        { 4, 0xF1, 0xF3, 0x80, 0xBF, 0x80, 0xBF, 0x80, 0xBF }, { 4, 0xF4, 0xF4, 0x80, 0x8F, 0x80, 0xBF, 0x80, 0xBF },
    };
    for (size_t r = 0; r < sizeof row / sizeof *row; r++) {
        bool fits = n >= row[r][0];
        for (size_t k = 0; fits && k < row[r][0]; k++)
            fits = p[k] >= row[r][1 + 2 * k] && p[k] <= row[r][2 + 2 * k];
        if (fits)
            return row[r][0];
    }
    return 0;
}

static unsigned expected(const unsigned char *p, size_t n)
{
    unsigned seen = 0;
    for (size_t k = 0, m; k < n; k += m) {
        const unsigned char *c = p + k;
        m = well_formed(c, n - k);
        if (!m)
            return JK_SEEN_INVALID;         /* of the others nothing is promised then */
        seen |= *c == 0 ? JK_SEEN_NUL : *c == '\t' ? JK_SEEN_TAB : 0u;
        bool breaks = (*c >= 10 && *c <= 13) || (*c >= 0x1C && *c <= 0x1E) || (m == 2 && c[0] == 0xC2 && c[1] == 0x85)
                   || (m == 3 && c[0] == 0xE2 && c[1] == 0x80 && (c[2] == 0xA8 || c[2] == 0xA9));
        seen |= breaks ? JK_SEEN_BREAKER : 0u;
    }
    return seen;
}

static bool same(const unsigned char *p, size_t n)
{
    unsigned is = jk_utf8_scan((jk_span){ (const char *)p, n }), want = expected(p, n);
    return want & JK_SEEN_INVALID ? (is & JK_SEEN_INVALID) != 0 : is == want;
}

int main(void)
{
    /* the first and the last byte of each range of the table, and those that make a breaker */
    static const unsigned char edge[] = { 0, 1, 9, 10, 13, 14, 0x1B, 0x1C, 0x1E, 0x1F, ' ', 0x7F, 0x80, 0x85, 0x8F, 0x90, 0x9F, 0xA0, 0xA7, 0xA8, 0xA9, 0xAA, 0xBF, 0xC0,
                                          0xC1, 0xC2, 0xC3, 0xDF, 0xE0, 0xE1, 0xE2, 0xE3, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF };
    enum { N = sizeof edge, LENGTH = 70, RANDOM = 2000000 };
    unsigned char text[LENGTH];
    size_t wrong = 0, valid = 0;
    for (size_t four = 0; four < (size_t)N * N * N * N; four++) {       /* every four of them, alone and around a word's border */
        unsigned char c[4] = { edge[four % N], edge[four / N % N], edge[four / N / N % N], edge[four / N / N / N] };
        wrong += (size_t)!same(c, 4) + (size_t)!same(c, 3);
        if (four % 61)
            continue;
        memset(text, 'a', sizeof text);
        memcpy(text + four % (LENGTH - 4), c, 4);
        wrong += (size_t)!same(text, sizeof text) + (size_t)!same(text, four % (LENGTH - 4) + 3);
    }
    uint64_t state = 1;
    for (size_t k = 0; k < RANDOM; k++) {
        size_t n = 0, want = k % (LENGTH - 4);
        while (n < want) {          /* mostly whole characters, so that many texts are valid */
            state = state * 6364136223846793005u + 1442695040888963407u;
            uint32_t r = (uint32_t)(state >> 33);
            if (r % 64 == 0)
                text[n++] = edge[r / 64 % N];
            else
                n += jk_put_char(r % 3 ? 0xAC00 + r / 64 % 11172 : r / 64 % 0x300 + 32, (char *)text + n);
        }
        wrong += !same(text, n);
        valid += !(expected(text, n) & JK_SEEN_INVALID);
    }
    CHECK(wrong == 0 && valid > RANDOM / 4 && valid < RANDOM);
    CHECK(jk_utf8_scan((jk_span){ NULL, 0 }) == 0);
    return test_report("scan");
}

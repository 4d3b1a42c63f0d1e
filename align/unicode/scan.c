/* scan.c - what is in a text, in one pass that looks at 32 bytes at a time.
 *
 * A byte of well-formed UTF-8 (Unicode, table 3-7) continues a character exactly where one of the three before it asks for that, so
 * each is judged by itself and the three before it, without a branch. Where the trouble is, whoever meets it finds byte by byte.
 */
#include "align/cpu.h"
#include "align/unicode.h"

enum { BEFORE = 3, BLOCK = 32, APART = 512 };   /* bytes that have to be there before at; that are looked at together; of a copy, at most */

JK_ROW_LOOP(look, (const uint8_t *at, size_t n_block, unsigned *seen), (at, n_block, seen))
{
    uint8_t bad = 0, nul = 0, tab = 0, line = 0;
    size_t end = n_block * BLOCK;
    for (size_t k = 0; k < end; k++) {
        const uint8_t *p = at + k;
        uint8_t c = p[0], a = p[-1], b = p[-2], d = p[-3];
        uint8_t follows = (uint8_t)((a >= 0xC0) | (b >= 0xE0) | (d >= 0xF0)), continues = (c & 0xC0) == 0x80;
        bad |= (uint8_t)((follows ^ continues) | (c == 0xC0) | (c == 0xC1) | (c >= 0xF5) | ((a == 0xE0) & (c < 0xA0)) | ((a == 0xED) & (c >= 0xA0))
                         | ((a == 0xF0) & (c < 0x90)) | ((a == 0xF4) & (c >= 0x90)));
        nul |= c == 0;
        tab |= c == '\t';
        line |= (uint8_t)(((uint8_t)(c - '\n') <= '\r' - '\n') | ((uint8_t)(c - 0x1C) <= 2) | ((a == 0xC2) & (c == 0x85))
                          | ((b == 0xE2) & (a == 0x80) & ((c | 1) == 0xA9)));
    }
    *seen |= (bad ? JK_SEEN_INVALID : 0u) | (nul ? JK_SEEN_NUL : 0u) | (tab ? JK_SEEN_TAB : 0u) | (line ? JK_SEEN_BREAKER : 0u);
}

/* Bytes [from, to) of s, at most APART less BEFORE, between spaces: these ask for nothing and continue nothing. */
static void look_apart(jk_span s, size_t from, size_t to, unsigned *seen)
{
    uint8_t part[BEFORE + APART];
    size_t back = from < BEFORE ? from : BEFORE, n = to - from;
    size_t n_block = (n + (to == s.len ? BEFORE : 0) + BLOCK - 1) / BLOCK;
    memset(part, ' ', BEFORE);
    memcpy(part + BEFORE - back, s.ptr + from - back, back + n);
    memset(part + BEFORE + n, ' ', n_block * BLOCK - n);
    look(part + BEFORE, n_block, seen);
}

unsigned jk_utf8_scan(jk_span s)
{
    unsigned seen = 0;
    if (s.len <= APART - BEFORE) {
        if (s.len)
            look_apart(s, 0, s.len, &seen);
        return seen;
    }
    size_t n_block = (s.len - BLOCK) / BLOCK;
    look_apart(s, 0, BLOCK, &seen);
    look((const uint8_t *)s.ptr + BLOCK, n_block, &seen);
    look_apart(s, (n_block + 1) * BLOCK, s.len, &seen);
    return seen;
}

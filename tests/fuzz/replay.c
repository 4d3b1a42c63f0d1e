/* replay.c - runs a fuzz entry over the files named: each whole, and each cut short at
 * 64 places, in memory of just that size, so that a sanitizer sees one byte too many.
 *
 *     replay NAME FILE...        prints "NAME: N passed, 0 failed"; what fails, crashes
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/fuzz/fuzz.h"

enum { N_CUT = 64 };

/* The file's bytes and their number; NULL: it cannot be read. */
static uint8_t *read_file(const char *path, size_t *size)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return NULL;
    uint8_t *bytes = NULL;
    size_t n = 0, cap = 0, got;
    do {
        if (cap - n < 4096) {
            cap = cap * 2 + 65536;
            uint8_t *more = realloc(bytes, cap);
            if (!more)
                break;
            bytes = more;
        }
        got = fread(bytes + n, 1, cap - n, f);
        n += got;
    } while (got > 0);
    if (ferror(f) || !feof(f)) {
        free(bytes);
        bytes = NULL;
    }
    fclose(f);
    *size = n;
    return bytes;
}

static void run(const uint8_t *bytes, size_t size)
{
    uint8_t *copy = malloc(size ? size : 1);
    if (!copy)
        return;
    memcpy(copy, bytes, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

int main(int argc, char **argv)
{
    unsigned long passed = 0, failed = 0;

    for (int a = 2; a < argc; a++) {
        size_t size;
        uint8_t *bytes = read_file(argv[a], &size);
        if (!bytes) {
            printf("%s: cannot be read\n", argv[a]);
            failed++;
            continue;
        }
        run(bytes, size);
        for (size_t k = 0; k < N_CUT; k++)
            run(bytes, size * k / N_CUT);
        passed++;
        free(bytes);
    }
    if (passed == 0)
        failed++;                   /* an entry without a corpus tests nothing */
    printf("fuzz %s: %lu passed, %lu failed\n", argc > 1 ? argv[1] : "?", passed, failed);
    return failed != 0;
}

/* reader.c - any bytes, read as a corpus of any format: pairs or an error, and what
 * corpus.h promises of a pair holds.
 *
 * The first byte chooses the format, the rest is the file. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "align/unicode.h"
#include "corpus/corpus.h"
#include "tests/fuzz/fuzz.h"

static bool breaks_row(uint32_t c)
{
    return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static void check_cell(jk_span cell)
{
    for (const char *at = cell.ptr, *end = cell.ptr + cell.len; at < end;)
        MUST(!breaks_row(jk_next_char(&at, end)));
}

/* The file that is written anew each time: readers take a path. */
static const char *file_of(const uint8_t *data, size_t size)
{
    static char path[64];
    static FILE *f;
    if (!f) {
        const char *dir = getenv("TMPDIR");
        if (!dir || strlen(dir) > 32)
            dir = "/tmp";
        MUST(snprintf(path, sizeof path, "%s/jjak-fuzz-XXXXXX", dir) > 0);
        int fd = mkstemp(path);
        MUST(fd >= 0 && (f = fdopen(fd, "wb")) != NULL);
    }
    rewind(f);
    MUST(ftruncate(fileno(f), 0) == 0);
    MUST(fwrite(data, 1, size, f) == size && fflush(f) == 0);
    return path;
}

static void remove_file(void)
{
    (void)remove(file_of((const uint8_t *)"", 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const formats[] = { NULL, "tsv", "tsv.gz", "jsonl", "vecalign", "ladder", "moses", "jsonl.gz",
        "tmx", "xces", "cwb-align", "marian", "bitextor", "ladder-text", "moses-ids", "tmx.gz" };
    static bool ready;
    if (size == 0)
        return 0;
    if (!ready)
        ready = atexit(remove_file) == 0;

    jk_err err = { 0 };
    jk_pair pair;
    jk_reader *in = jk_reader_open(file_of(data + 1, size - 1), formats[data[0] & 15], &err);
    if (in) {
        size_t n = jk_reader_schema(in)->n;
        MUST(n >= JK_N_COLUMN);
        while (jk_reader_next(in, &pair, &err)) {
            MUST(pair.n_cell == n);
            for (size_t i = 0; i < n; i++)
                check_cell(pair.cell[i]);
        }
        jk_reader_close(in);
    } else {
        MUST(err.code != JK_OK);
    }
    MUST(err.code == JK_OK || err.what[0]);
    return 0;
}

/* container.c - any bytes as a corpus: read from its start, by number and by document, and
 * verified, repaired. What reads without an error to its end and what verify finds have to agree. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "corpus/container.h"
#include "corpus/repair.h"
#include "corpus/row.h"
#include "tests/fuzz/fuzz.h"

/* The rows from the start; SIZE_MAX: refused. */
static uint64_t read_all(const char *path)
{
    jk_err err = { 0 };
    jk_pair pair;
    uint64_t n = 0;
    jk_tsv_reader *in = jk_tsv_open(path, &err);
    for (; in && jk_tsv_next(in, &pair, &err); n++)
        MUST(pair.n_cell == jk_tsv_schema(in)->n && pair.n_cell >= JK_N_COLUMN);
    MUST(in || err.code);
    jk_tsv_close(in);
    return err.code ? UINT64_MAX : n;
}

static uint64_t get_all(const char *path)
{
    jk_err err = { 0 };
    jk_pair pair;
    uint64_t n = 0;
    jk_corpus *in = jk_corpus_open(path, &err);
    if (in && jk_corpus_pairs(in, 1, UINT64_MAX, &err))
        while (jk_corpus_next(in, &pair, &err))
            n++;
    bool whole = in && !err.code;
    if (whole && jk_corpus_doc(in, (jk_span){ "a", 1 }, 1, 5, &err))
        while (jk_corpus_next(in, &pair, &err))
            MUST(pair.cell[JK_DOC_ID].len == 1);
    jk_corpus_close(in);
    return whole ? n : UINT64_MAX;
}

/* Every row that is saved is a row; what is told to be lost lies in the file, in order. */
static uint64_t save_all(const char *path, uint64_t size)
{
    jk_err err = { 0 };
    jk_pair pair;
    jk_repair_sums sums = { 0 };
    uint64_t n = 0, at = 0;
    jk_repair *r = jk_repair_open(path, NULL, &err);
    for (; r && jk_repair_next(r, &pair, &err); n++)
        MUST(pair.n_cell == jk_repair_schema(r)->n && jk_row_check(pair.cell, &err) && jk_doc_id_check(pair.cell[JK_DOC_ID], &err));
    MUST(!r || !err.code);
    MUST(!r || (jk_repair_done(r, &sums, &err) && sums.n_pair == n));
    const jk_loss *loss;
    for (size_t k = 0; r && (loss = jk_repair_loss(r, k)); at = loss->to > at ? loss->to : at, k++)
        MUST(loss->from <= loss->to && loss->to <= size && (loss->from >= at || loss->from == loss->to));
    MUST(r || err.code == JK_EINPUT || err.code == JK_EIO);
    jk_repair_close(r);
    return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[] = "/tmp/jjak-fuzz-XXXXXX";
    int fd = mkstemp(path);
    MUST(fd >= 0 && write(fd, data, size) == (ssize_t)size && close(fd) == 0);
    jk_err err = { 0 };
    jk_verify_report report = { 0 };
    uint64_t n = read_all(path), got = get_all(path);
    MUST(jk_verify(path, &report, &err));
    uint64_t saved = save_all(path, size);
    MUST(report.n_different || saved <= n);
    MUST(report.n_different || (report.n_pair == n && got == n));   /* a broken BC field is gzip all the same */
    unlink(path);
    return 0;
}

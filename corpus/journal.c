/* journal.c - lines that say what is done: see journal.h. */
#include "corpus/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/bgzf.h"
#include "corpus/text.h"

#define MAGIC "jjak journal 1\t"
enum { HEX = 8 };

struct jk_journal {
    int fd;
    char *name;
    jk_buf bytes;                   /* of the line, or group, in hand */
};

/* -------------------------------------------------------------------- lines */

/* "... \t01234567" -> the CRC; false: none stands there. */
static bool split_crc(jk_span line, jk_span *rest, uint32_t *crc)
{
    static const char digits[] = "0123456789abcdef";
    if (line.len <= HEX || line.ptr[line.len - HEX - 1] != '\t')
        return false;
    *crc = 0;
    for (size_t k = line.len - HEX; k < line.len; k++) {
        const char *found = line.ptr[k] ? strchr(digits, line.ptr[k]) : NULL;
        if (!found)
            return false;
        *crc = *crc << 4 | (uint32_t)(found - digits);
    }
    *rest = (jk_span){ line.ptr, line.len - HEX };
    return true;
}

/* "g\tgroup\toffset\t" -> the offset */
static bool split_group(jk_span line, uint64_t *offset)
{
    const char *tab = line.len > 3 && line.ptr[0] == 'g' && line.ptr[1] == '\t' ? memchr(line.ptr + 2, '\t', line.len - 3) : NULL;
    return tab && jk_parse_count((jk_span){ tab + 1, (size_t)(line.ptr + line.len - 1 - tab - 1) }, offset) && *offset;
}

static bool same_run(const char *path, jk_span then, const char *now, jk_err *err)
{
    jk_arena *arena = jk_arena_open(0);
    jk_json *a, *b;
    jk_buf where = { 0 };
    if (!arena)
        jk_fail(err, JK_ENOMEM, "%s: no memory to read it", path);
    else if (jk_json_read(arena, then, path, &a, err) && jk_json_read(arena, jk_span_of(now), "options", &b, err) && jk_json_differ(a, b, &where, err))
        jk_fail(err, JK_EUSAGE, "%.120s: begun with another \"%.*s\"; give the same options to go on, or --restart to begin anew", path,
                (int)(where.len < 40 ? where.len : 40), where.len ? where.ptr : "");
    jk_buf_free(&where);
    jk_arena_close(arena);
    return !err->code;
}

bool jk_journal_look(const char *path, const char *identity, uint64_t most, jk_journal_state *state, jk_err *err)
{
    jk_span line, rest;
    uint32_t crc, want;
    uint64_t n_row = 0, length = 0;
    jk_err why = { 0 };
    *state = (jk_journal_state){ 0 };
    struct stat st;
    jk_source *in = jk_source_open(path, &why);
    uint64_t size = in && stat(path, &st) == 0 ? (uint64_t)st.st_size : 0;     /* a last line without its \n is torn */
    if (!in)
        return why.code == JK_EINPUT || jk_fail(err, why.code, "%s", why.what);
    if (jk_source_line(in, &line, err) && line.len < size && split_crc(line, &rest, &want) && jk_crc32(0, rest.ptr, rest.len) == want
        && rest.len > sizeof MAGIC && memcmp(rest.ptr, MAGIC, sizeof MAGIC - 1) == 0) {
        state->stands = same_run(path, (jk_span){ rest.ptr + sizeof MAGIC - 1, rest.len - sizeof MAGIC }, identity, err);
        state->length = length = line.len + 1;
    }
    for (crc = 0; state->stands && state->n_group < most && jk_source_line(in, &line, err);) {
        length += line.len + 1;
        if (line.len && line.ptr[0] != 'g') {
            crc = jk_crc32(jk_crc32(crc, line.ptr, line.len), "\n", 1);
            n_row++;
            continue;
        }
        uint64_t offset;
        if (!split_crc(line, &rest, &want) || jk_crc32(crc, rest.ptr, rest.len) != want || !split_group(rest, &offset)
            || length > size)
            break;
        state->n_group++;
        state->n_row = n_row;
        state->offset = offset;
        state->length = length;
        crc = 0;
    }
    jk_source_close(in);
    return !err->code;
}

/* ------------------------------------------------------------------ writing */

static bool refuse(const jk_journal *journal, jk_err *err)
{
    return jk_fail(err, JK_EIO, "%s: cannot be written: %s", journal->name, strerror(errno));
}

static bool put_bytes(jk_journal *journal, jk_err *err)
{
    const char *at = journal->bytes.ptr;
    size_t n = journal->bytes.len;
    while (n) {
        ssize_t done = write(journal->fd, at, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return refuse(journal, err);
        at += done;
        n -= (size_t)done;
    }
    return true;
}

/* The CRC of what is in hand ends it. */
static bool put_crc(jk_journal *journal, jk_err *err)
{
    uint32_t crc = jk_crc32(0, journal->bytes.ptr, journal->bytes.len);
    return jk_buf_printf(&journal->bytes, err, "%08lx\n", (unsigned long)crc) && put_bytes(journal, err);
}

/* For as long as it is open. By flock: a lock of fcntl's would go when a reader of the journal in this process is closed. */
static bool lock(jk_journal *journal, off_t length, jk_err *err)
{
    struct stat st;
    if (flock(journal->fd, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK)
        return jk_fail(err, JK_EIO, "%s: another process is writing it; wait, or write elsewhere", journal->name);
    return (fstat(journal->fd, &st) == 0 && st.st_size >= length && st.st_nlink)
        || jk_fail(err, JK_EIO, "%s: another process has just written it; try again", journal->name);
}

jk_journal *jk_journal_open(const char *path, const char *identity, const jk_journal_state *state, jk_err *err)
{
    jk_journal *journal = calloc(1, sizeof *journal);
    if (!journal || !(journal->name = malloc(strlen(path) + 1))) {
        free(journal);
        jk_fail(err, JK_ENOMEM, "%s: no memory to write it", path);
        return NULL;
    }
    memcpy(journal->name, path, strlen(path) + 1);
    journal->fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    off_t at = state->stands ? (off_t)state->length : 0;
    bool ok = (journal->fd >= 0 || refuse(journal, err)) && lock(journal, at, err)
           && ((ftruncate(journal->fd, at) == 0 && lseek(journal->fd, at, SEEK_SET) >= 0) || refuse(journal, err));
    if (ok && !state->stands)
        (void)(jk_buf_printf(&journal->bytes, err, MAGIC "%s\t", identity) && put_crc(journal, err));
    if (!err->code)
        return journal;
    jk_journal_close(journal);
    return NULL;
}

bool jk_journal_group(jk_journal *journal, jk_span notes, uint64_t group, uint64_t offset, jk_err *err)
{
    journal->bytes.len = 0;
    return jk_buf_put(&journal->bytes, notes, err)
        && jk_buf_printf(&journal->bytes, err, "g\t%llu\t%llu\t", (unsigned long long)group, (unsigned long long)offset) && put_crc(journal, err);
}

bool jk_journal_sync(jk_journal *journal, jk_err *err) { return fsync(journal->fd) == 0 || refuse(journal, err); }

void jk_journal_close(jk_journal *journal)
{
    if (!journal)
        return;
    if (journal->fd >= 0)
        close(journal->fd);         /* sync has checked what mattered */
    jk_buf_free(&journal->bytes);
    free(journal->name);
    free(journal);
}

/* ------------------------------------------------------------------ reading */

struct jk_journal_reader { jk_source *in; uint64_t left; };

jk_journal_reader *jk_journal_read(const char *path, uint64_t n_group, jk_err *err)
{
    jk_span header;
    jk_journal_reader *in = calloc(1, sizeof *in);
    if (!in) {
        jk_fail(err, JK_ENOMEM, "%s: no memory to read it", path);
        return NULL;
    }
    in->left = n_group;
    in->in = jk_source_open(path, err);
    if (in->in && jk_source_line(in->in, &header, err))
        return in;
    jk_fail(err, JK_EIO, "%s: became shorter while it was read", path);
    jk_journal_read_close(in);
    return NULL;
}

bool jk_journal_next(jk_journal_reader *in, jk_span *line, uint64_t *offset, jk_err *err)
{
    uint32_t crc;
    jk_span rest;
    *offset = 0;
    if (!in->left || !jk_source_line(in->in, line, err))
        return false;
    if (line->len && line->ptr[0] == 'g') {
        if (!split_crc(*line, &rest, &crc) || !split_group(rest, offset))
            return jk_fail(err, JK_EIO, "%s: damaged in line %llu", jk_source_name(in->in), (unsigned long long)jk_source_line_number(in->in));
        in->left--;
    }
    return true;
}

void jk_journal_read_close(jk_journal_reader *in)
{
    if (!in)
        return;
    jk_source_close(in->in);
    free(in);
}

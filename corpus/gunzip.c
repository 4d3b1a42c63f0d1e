/* gunzip.c - any gzip read, every member: see bgzf.h. */
#include "corpus/block.h"

#include <stdlib.h>
#include <zlib.h>

uint32_t jk_crc32(uint32_t crc, const void *bytes, size_t n)
{
    return (uint32_t)crc32_z(crc, bytes, n);
}

const char *jk_zlib_version(void) { return zlibVersion(); }

struct jk_gunzip {
    z_stream z;
    gz_header header;
    unsigned char extra[64];        /* of the member's header, its first bytes */
    jk_pull pull;
    void *user;
    const char *name;
    uint64_t n_member;
    bool inside;                    /* a member has begun and not ended */
    bool all_bgzf, ended;           /* every member had a BC field; the last one was the end mark */
};

jk_gunzip *jk_gunzip_open(jk_pull pull, void *user, const char *name, jk_err *err)
{
    jk_gunzip *gz = calloc(1, sizeof *gz);
    if (gz) {
        *gz = (jk_gunzip){ .pull = pull, .user = user, .name = name, .all_bgzf = true };
        if (inflateInit2(&gz->z, 15 + 16) == Z_OK)
            return gz;
        free(gz);
    }
    jk_fail(err, JK_ENOMEM, "%s: no memory to inflate it", name);
    return NULL;
}

/* More compressed bytes, where there are none; *more false: the file ends. */
static bool feed(jk_gunzip *gz, bool *more, jk_err *err)
{
    jk_span chunk = { NULL, gz->z.avail_in };
    if (!chunk.len) {
        if (!gz->pull(gz->user, &chunk, err))
            return false;
        gz->z.next_in = (z_const Bytef *)(uintptr_t)chunk.ptr;
        gz->z.avail_in = (uInt)chunk.len;
    }
    *more = chunk.len > 0;
    return true;
}

static void begin_member(jk_gunzip *gz)
{
    inflateReset(&gz->z);
    gz->header = (gz_header){ .extra = gz->extra, .extra_max = sizeof gz->extra };
    inflateGetHeader(&gz->z, &gz->header);
    gz->inside = true;
}

static void end_member(jk_gunzip *gz)
{
    const unsigned char *x = gz->extra;
    bool bgzf = gz->header.extra && gz->header.extra_len >= 6 && x[0] == 'B' && x[1] == 'C' && jk_get16(x + 2) == 2;
    gz->inside = false;
    gz->n_member++;
    gz->all_bgzf &= bgzf;
    gz->ended = bgzf && gz->z.total_out == 0;
}

static bool end_of_file(const jk_gunzip *gz, jk_err *err)
{
    if (gz->inside)
        return jk_fail(err, JK_EIO, "%s: the gzip data are cut short; get the whole file", gz->name);
    if (gz->n_member && gz->all_bgzf && !gz->ended)
        return jk_fail(err, JK_EIO, "%s: the end mark is missing: the file was cut; get the whole file", gz->name);
    return true;
}

bool jk_gunzip_read(jk_gunzip *gz, char *to, size_t cap, size_t *got, jk_err *err)
{
    *got = 0;
    gz->z.next_out = (Bytef *)to;
    gz->z.avail_out = cap > 1u << 30 ? 1u << 30 : (uInt)cap;
    uInt room = gz->z.avail_out;
    while (gz->z.avail_out == room || (gz->inside && gz->z.avail_out)) {    /* to the end of a member, where its CRC is checked */
        bool more;
        if (!feed(gz, &more, err))
            return false;
        if (!more)
            return end_of_file(gz, err);
        if (!gz->inside)
            begin_member(gz);
        int result = inflate(&gz->z, Z_NO_FLUSH);
        if (result == Z_STREAM_END)
            end_member(gz);
        else if (result == Z_MEM_ERROR)
            return jk_fail(err, JK_ENOMEM, "%s: no memory to inflate it", gz->name);
        else if (result != Z_OK && result != Z_BUF_ERROR)
            return jk_fail(err, JK_EIO, "%s: damaged gzip data (%s) in member %llu%s", gz->name, gz->z.msg ? gz->z.msg : "unknown",
                           (unsigned long long)gz->n_member + 1, gz->n_member && gz->all_bgzf ? "; jjak repair saves what is whole" : "");
    }
    *got = room - gz->z.avail_out;
    return true;
}

void jk_gunzip_close(jk_gunzip *gz)
{
    if (!gz)
        return;
    inflateEnd(&gz->z);
    free(gz);
}

/* deflate.c - blocks made small: see deflate.h. `make LIBDEFLATE=1` takes libdeflate: other bytes, 1 to 3 % fewer, in .73 to .86 of the time.
 *
 * Deflating is two fifths of what an alignment by lengths alone costs, and most of that goes into matches that gain
 * hardly a byte. So zlib's level 6 with lower bounds: it looks along at most MAX_CHAIN places for a match, is content
 * with NICE bytes, looks less hard where it has GOOD ones and not at all for a better one behind LAZY. Of the tables of
 * a Bible, a programming manual, news and a book in two languages (Korean, English, German, French) that takes
 * .55 to .73 of level 6's time, and the file is 1.4 to 2.3 % larger; level 5 takes .70 to .83 for 0.6 to 1.2 %. */
#include "corpus/deflate.h"

#include <stdlib.h>

#include "corpus/bgzf.h"

enum { LEVEL = 6 };

#ifdef JK_LIBDEFLATE
#include <libdeflate.h>

const char *jk_libdeflate_version(void) { return LIBDEFLATE_VERSION_STRING; }

struct jk_deflater { struct libdeflate_compressor *own; };

jk_deflater *jk_deflater_open(jk_err *err)
{
    jk_deflater *z = calloc(1, sizeof *z);
    if (z)
        z->own = libdeflate_alloc_compressor(LEVEL);
    if (z && z->own)
        return z;
    free(z);
    jk_fail(err, JK_ENOMEM, "no memory for compression");
    return NULL;
}

void jk_deflater_close(jk_deflater *z)
{
    if (z)
        libdeflate_free_compressor(z->own);
    free(z);
}

size_t jk_deflate_put(jk_deflater *z, const void *text, size_t n, void *out, size_t room)
{
    return libdeflate_deflate_compress(z->own, text, n, out, room);
}

#else
#include <zlib.h>

enum { GOOD = 4, LAZY = 8, NICE = 32, MAX_CHAIN = 24, MEM_LEVEL = 8 };

const char *jk_libdeflate_version(void) { return NULL; }

struct jk_deflater { z_stream own; };

jk_deflater *jk_deflater_open(jk_err *err)
{
    jk_deflater *z = calloc(1, sizeof *z);
    if (z && deflateInit2(&z->own, LEVEL, Z_DEFLATED, -15, MEM_LEVEL, Z_DEFAULT_STRATEGY) == Z_OK)
        return z;
    free(z);
    jk_fail(err, JK_ENOMEM, "no memory for compression");
    return NULL;
}

void jk_deflater_close(jk_deflater *z)
{
    if (z)
        deflateEnd(&z->own);
    free(z);
}

/* A reset forgets what was tuned. */
size_t jk_deflate_put(jk_deflater *z, const void *text, size_t n, void *out, size_t room)
{
    if (deflateReset(&z->own) != Z_OK || deflateTune(&z->own, GOOD, LAZY, NICE, MAX_CHAIN) != Z_OK)
        return 0;
    z->own.next_in = (z_const Bytef *)(uintptr_t)text;
    z->own.avail_in = (uInt)n;
    z->own.next_out = out;
    z->own.avail_out = (uInt)room;
    return deflate(&z->own, Z_FINISH) == Z_STREAM_END ? room - z->own.avail_out : 0;
}
#endif

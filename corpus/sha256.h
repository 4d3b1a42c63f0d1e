/* sha256.h - SHA-256 (FIPS 180-4), as a stream of bytes. */
#ifndef JK_SHA256_H
#define JK_SHA256_H

#include "align/base.h"

enum { JK_SHA256_SIZE = 32, JK_SHA256_HEX = 65 /* 64 digits and a NUL */ };

typedef struct {
    uint32_t h[8];
    uint64_t n_byte;                /* hashed so far */
    unsigned char block[64];        /* the n_byte % 64 that wait for more */
    void (*compress)(uint32_t h[8], const unsigned char *at, size_t n_block);
} jk_sha256;

/* Asks the CPU what it can (slow under some hypervisors): once a stream; reset keeps the answer. */
void jk_sha256_init(jk_sha256 *sha);
void jk_sha256_reset(jk_sha256 *sha);
void jk_sha256_add(jk_sha256 *sha, const void *bytes, size_t n);
void jk_sha256_end(jk_sha256 *sha, unsigned char out[JK_SHA256_SIZE]);

/* In plain C whatever the CPU can: for tests. */
void jk_sha256_init_plain(jk_sha256 *sha);
/* Small hexadecimal digits and a NUL. */
void jk_sha256_hex(const unsigned char digest[JK_SHA256_SIZE], char out[JK_SHA256_HEX]);

#endif

/*
 * digest.h - SM3 and SHA-256 (OpenSSL; the only base module that sees
 * it).  Errors: OpenSSL failing is a lack of memory: exits with 7.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DIGEST_BYTES 32
#define DIGEST_HEX 65 /* 64 digits and a NUL */

enum digest_kind { DIGEST_SM3, DIGEST_SHA256 };

struct digest_ctx; /* heap; for streams */

void digest_of(enum digest_kind k, const void *p, size_t n,
    uint8_t out[DIGEST_BYTES]);
/* Lower-case hex of the SM3 of n bytes. */
void sm3_hex(const void *p, size_t n, char out[DIGEST_HEX]);
struct digest_ctx *digest_new(enum digest_kind k);
void digest_add(struct digest_ctx *c, const void *p, size_t n);
/* Writes the digest and frees c. */
void digest_done(struct digest_ctx *c, uint8_t out[DIGEST_BYTES]);
/* Frees without a result; NULL-safe. */
void digest_free(struct digest_ctx *c);
/* The library and its version, for doctor. */
const char *digest_version(void);

#endif

/*
 * digest.h - SM3 and SHA-256, and what foreign bags use beside them
 * (OpenSSL; the only base module that sees it).
 * Errors: OpenSSL failing is a lack of memory: exits with 7.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DIGEST_BYTES 32 /* of SM3 and SHA-256, all that we make */
#define DIGEST_HEX 65   /* 64 digits and a NUL */
#define DIGEST_MOST 64  /* of any kind */

/* Those after SHA-256 are only ever checked, never made. */
enum digest_kind { DIGEST_SM3, DIGEST_SHA256, DIGEST_MD5, DIGEST_SHA1,
	DIGEST_SHA224, DIGEST_SHA384, DIGEST_SHA512, DIGEST_KINDS };

struct digest_ctx; /* heap; for streams */

/* Bytes of a digest: DIGEST_BYTES, DIGEST_MOST or fewer. */
size_t digest_size(enum digest_kind k);
/* "sm3", "sha256": as a BagIt manifest is named (RFC 8493, 2.4). */
const char *digest_name(enum digest_kind k);
bool digest_parse(const char *name, enum digest_kind *out);
/* `out` holds digest_size(k) bytes, here and below. */
void digest_of(enum digest_kind k, const void *p, size_t n, uint8_t *out);
/* Lower-case hex of the SM3 of n bytes. */
void sm3_hex(const void *p, size_t n, char out[DIGEST_HEX]);
struct digest_ctx *digest_new(enum digest_kind k);
void digest_add(struct digest_ctx *c, const void *p, size_t n);
/* Writes the digest and frees c. */
void digest_done(struct digest_ctx *c, uint8_t *out);
/* Frees without a result; NULL-safe. */
void digest_free(struct digest_ctx *c);
/* The library and its version, for doctor. */
const char *digest_version(void);

#endif

#include "base/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

struct digest_ctx {
	EVP_MD_CTX *md;
};

/*
 * Fetched once and read-only from then on: a fetch takes a lock and
 * costs more than hashing a record.
 */
static pthread_once_t once = PTHREAD_ONCE_INIT;
static EVP_MD *methods[DIGEST_KINDS];

static const struct digest_row {
	const char *name;    /* of manifests */
	const char *fetch;   /* OpenSSL's */
	size_t bytes;
} rows[DIGEST_KINDS] = {
	[DIGEST_SM3] = { "sm3", "SM3", 32 },
	[DIGEST_SHA256] = { "sha256", "SHA2-256", 32 },
	[DIGEST_MD5] = { "md5", "MD5", 16 },
	[DIGEST_SHA1] = { "sha1", "SHA1", 20 },
	[DIGEST_SHA224] = { "sha224", "SHA2-224", 28 },
	[DIGEST_SHA384] = { "sha384", "SHA2-384", 48 },
	[DIGEST_SHA512] = { "sha512", "SHA2-512", 64 },
};

/* No openssl.cnf: the environment has no say in what a digest is. */
static void
fetch_all(void)
{
	if (OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL) != 1)
		arena_exhausted();
	for (size_t i = 0; i < DIGEST_KINDS; i++) {
		methods[i] = EVP_MD_fetch(NULL, rows[i].fetch, NULL);
		if (methods[i] == NULL)
			arena_exhausted();
	}
}

static const EVP_MD *
method(enum digest_kind k)
{
	pthread_once(&once, fetch_all);
	return methods[k];
}

size_t
digest_size(enum digest_kind k)
{
	return rows[k].bytes;
}

const char *
digest_name(enum digest_kind k)
{
	return rows[k].name;
}

bool
digest_parse(const char *name, enum digest_kind *out)
{
	for (size_t i = 0; i < DIGEST_KINDS; i++)
		if (strcmp(rows[i].name, name) == 0) {
			*out = (enum digest_kind)i;
			return true;
		}
	return false;
}

void
digest_of(enum digest_kind k, const void *p, size_t n, uint8_t *out)
{
	if (EVP_Digest(p, n, out, NULL, method(k), NULL) != 1)
		arena_exhausted();
}

void
sm3_hex(const void *p, size_t n, char out[DIGEST_HEX])
{
	uint8_t raw[DIGEST_BYTES];

	digest_of(DIGEST_SM3, p, n, raw);
	hex_encode(out, raw, sizeof(raw));
}

struct digest_ctx *
digest_new(enum digest_kind k)
{
	struct digest_ctx *c = malloc(sizeof(*c));

	if (c == NULL)
		arena_exhausted();
	c->md = EVP_MD_CTX_new();
	if (c->md == NULL || EVP_DigestInit_ex2(c->md, method(k), NULL) != 1)
		arena_exhausted();
	return c;
}

void
digest_add(struct digest_ctx *c, const void *p, size_t n)
{
	if (EVP_DigestUpdate(c->md, p, n) != 1)
		arena_exhausted();
}

void
digest_done(struct digest_ctx *c, uint8_t *out)
{
	if (EVP_DigestFinal_ex(c->md, out, NULL) != 1)
		arena_exhausted();
	digest_free(c);
}

void
digest_free(struct digest_ctx *c)
{
	if (c == NULL)
		return;
	EVP_MD_CTX_free(c->md);
	free(c);
}

const char *
digest_version(void)
{
	return OpenSSL_version(OPENSSL_VERSION);
}

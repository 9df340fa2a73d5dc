#include "base/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <stdlib.h>

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
static EVP_MD *methods[2];

/* No openssl.cnf: the environment has no say in what a digest is. */
static void
fetch_all(void)
{
	if (OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL) != 1)
		arena_exhausted();
	methods[DIGEST_SM3] = EVP_MD_fetch(NULL, "SM3", NULL);
	methods[DIGEST_SHA256] = EVP_MD_fetch(NULL, "SHA2-256", NULL);
	if (methods[DIGEST_SM3] == NULL || methods[DIGEST_SHA256] == NULL)
		arena_exhausted();
}

static const EVP_MD *
method(enum digest_kind k)
{
	pthread_once(&once, fetch_all);
	return methods[k];
}

void
digest_of(enum digest_kind k, const void *p, size_t n,
    uint8_t out[DIGEST_BYTES])
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
digest_done(struct digest_ctx *c, uint8_t out[DIGEST_BYTES])
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

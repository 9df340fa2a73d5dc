#include "out/sign.h"

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* The identity that every user of SM2 signs with unless another is agreed
 * (GM/T 0009, 10). */
static const char sm2_id[] = "1234567812345678";

/* 16 MiB a guess: the most that OpenSSL reads back. */
enum { SCRYPT_N = 1 << 14, SCRYPT_R = 8, SCRYPT_P = 1, SALT = 16 };

struct sign_key {
	EVP_PKEY *pkey;
	enum sign_kind kind;
	bool is_private;
};

static const struct { const char *name, *openssl; } kinds[SIGN_KINDS] = {
	[SIGN_SM2] = { "sm2", "SM2" },
	[SIGN_ED25519] = { "ed25519", "ED25519" },
};

const char *
sign_kind_name(enum sign_kind k)
{
	return kinds[k].name;
}

bool
sign_kind_parse(const char *name, enum sign_kind *out)
{
	for (size_t i = 0; i < SIGN_KINDS; i++)
		if (strcmp(kinds[i].name, name) == 0) {
			*out = (enum sign_kind)i;
			return true;
		}
	return false;
}

/* No openssl.cnf: the environment has no say in what is signed. */
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void
start(void)
{
	if (OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL) != 1)
		arena_exhausted();
}

static bool
failed(const char *what, struct err *e)
{
	return err_set(e, ERR_BUG, "OpenSSL不能%s", what);
}

/* --- keys --- */

/* Takes over the key; NULL or one of another kind is none of ours. */
static bool
take(EVP_PKEY *pkey, bool is_private, struct sign_key **out)
{
	for (size_t i = 0; pkey != NULL && i < SIGN_KINDS; i++) {
		if (!EVP_PKEY_is_a(pkey, kinds[i].openssl))
			continue;
		*out = malloc(sizeof(**out));
		if (*out == NULL)
			arena_exhausted();
		**out = (struct sign_key){ pkey, (enum sign_kind)i,
			is_private };
		return true;
	}
	EVP_PKEY_free(pkey);
	return false;
}

bool
sign_key_new(enum sign_kind k, struct sign_key **out, struct err *e)
{
	pthread_once(&once, start);
	return take(EVP_PKEY_Q_keygen(NULL, NULL, kinds[k].openssl), true,
	    out) || failed("造密钥", e);
}

void
sign_key_free(struct sign_key *k)
{
	if (k == NULL)
		return;
	EVP_PKEY_free(k->pkey);
	free(k);
}

enum sign_kind
sign_key_kind(const struct sign_key *k)
{
	return k->kind;
}

bool
sign_key_private(const struct sign_key *k)
{
	return k->is_private;
}

static BIO *
memory_of(const char *pem, size_t n)
{
	BIO *b = n > INT32_MAX ? NULL : BIO_new_mem_buf(pem, (int)n);

	pthread_once(&once, start);
	if (b == NULL)
		arena_exhausted();
	return b;
}

/* OpenSSL's way to ask: with none it would ask the terminal. */
static int
tell_passphrase(char *to, int size, int writing, void *passphrase)
{
	size_t n = strlen(passphrase);

	(void)writing;
	if (size < 0 || n > (size_t)size)
		return -1;
	for (size_t i = 0; i < n; i++) /* no NUL is asked for */
		to[i] = ((const char *)passphrase)[i];
	return (int)n;
}

bool
sign_public_read(const char *pem, size_t n, struct sign_key **out,
    struct err *e)
{
	BIO *b = memory_of(pem, n);
	EVP_PKEY *pkey = PEM_read_bio_PUBKEY(b, NULL, tell_passphrase,
	    (void *)(uintptr_t)"");

	BIO_free(b);
	return take(pkey, false, out) || err_set(e, ERR_CONFIG,
	    "不是SM2、Ed25519的公钥（PEM）");
}

bool
sign_private_read(const char *pem, size_t n, const char *passphrase,
    struct sign_key **out, struct err *e)
{
	static const char encrypted[] = "BEGIN ENCRYPTED PRIVATE KEY";
	BIO *b = memory_of(pem, n);
	EVP_PKEY *pkey = NULL;

	/* one that lies there in the open is not taken */
	if (memmem(pem, n, encrypted, strlen(encrypted)) == NULL) {
		BIO_free(b);
		return err_set(e, ERR_CONFIG, "不是加密的私钥（PEM）");
	}
	pkey = PEM_read_bio_PrivateKey(b, NULL, tell_passphrase,
	    (void *)(uintptr_t)passphrase);
	BIO_free(b);
	if (pkey == NULL)
		return err_set(e, ERR_USAGE, "口令不对，打不开私钥");
	return take(pkey, true, out) || err_set(e, ERR_CONFIG,
	    "不是SM2、Ed25519的私钥");
}

void
sign_fingerprint(const struct sign_key *k, char out[DIGEST_HEX])
{
	unsigned char *der = NULL;
	int n = i2d_PUBKEY(k->pkey, &der);

	if (n <= 0)
		arena_exhausted();
	sm3_hex(der, (size_t)n, out);
	OPENSSL_free(der);
}

/* What was written into the memory, and the memory given back. */
static bool
hand_over(BIO *b, bool ok, struct sbuf *to)
{
	char *text;
	long n = BIO_get_mem_data(b, &text);

	if (ok && n > 0)
		sbuf_put(to, text, (size_t)n);
	BIO_free(b);
	return ok && n > 0;
}

static BIO *
memory_new(void)
{
	BIO *b = BIO_new(BIO_s_mem());

	if (b == NULL)
		arena_exhausted();
	return b;
}

bool
sign_public_write(const struct sign_key *k, struct sbuf *pem, struct err *e)
{
	BIO *b = memory_new();

	return hand_over(b, PEM_write_bio_PUBKEY(b, k->pkey) == 1, pem) ||
	    failed("写出公钥", e);
}

/* Encrypted by AES-256 under a key that scrypt makes of the passphrase:
 * OpenSSL's own default, 2,048 rounds of PBKDF2, is weak against guessing. */
static X509_SIG *
encrypted(const struct sign_key *k, const char *passphrase)
{
	PKCS8_PRIV_KEY_INFO *plain = EVP_PKEY2PKCS8(k->pkey);
	X509_ALGOR *how = PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), NULL, SALT,
	    NULL, SCRYPT_N, SCRYPT_R, SCRYPT_P);
	X509_SIG *out = plain == NULL || how == NULL ? NULL :
	    PKCS8_set0_pbe(passphrase, (int)strlen(passphrase), plain, how);

	if (out == NULL)
		X509_ALGOR_free(how);
	PKCS8_PRIV_KEY_INFO_free(plain);
	return out;
}

/* Is it read back as this key? */
static bool
opens_again(const struct sign_key *k, const char *passphrase,
    const char *pem, size_t n)
{
	struct err e = ERR_INIT;
	struct sign_key *back = NULL;
	bool ok = sign_private_read(pem, n, passphrase, &back, &e) &&
	    back != NULL && EVP_PKEY_eq(k->pkey, back->pkey) == 1;

	sign_key_free(back);
	return ok;
}

bool
sign_private_write(const struct sign_key *k, const char *passphrase,
    struct sbuf *pem, struct err *e)
{
	X509_SIG *x = encrypted(k, passphrase);
	BIO *b = memory_new();
	size_t from = pem->n;
	bool ok = hand_over(b, x != NULL && PEM_write_bio_PKCS8(b, x) == 1,
	    pem) && opens_again(k, passphrase, pem->s + from, pem->n - from);

	X509_SIG_free(x);
	return ok || failed("写出私钥", e);
}

/* --- signatures --- */

/* A digest context with the key's way to sign set; NULL fails. */
static EVP_MD_CTX *
context(const struct sign_key *k)
{
	EVP_MD_CTX *md = EVP_MD_CTX_new();
	EVP_PKEY_CTX *ctx;

	if (md == NULL || k->kind != SIGN_SM2)
		return md;
	ctx = EVP_PKEY_CTX_new_from_pkey(NULL, k->pkey, NULL);
	if (ctx == NULL || EVP_PKEY_CTX_set1_id(ctx, sm2_id,
	    (int)strlen(sm2_id)) != 1) {
		EVP_PKEY_CTX_free(ctx);
		EVP_MD_CTX_free(md);
		return NULL;
	}
	EVP_MD_CTX_set_pkey_ctx(md, ctx);
	return md;
}

/* The context does not own what was set by EVP_MD_CTX_set_pkey_ctx. */
static void
context_free(const struct sign_key *k, EVP_MD_CTX *md)
{
	EVP_PKEY_CTX *ctx = md == NULL || k->kind != SIGN_SM2 ? NULL :
	    EVP_MD_CTX_get_pkey_ctx(md);

	EVP_MD_CTX_free(md);
	EVP_PKEY_CTX_free(ctx);
}

static const EVP_MD *
method(const struct sign_key *k)
{
	return k->kind == SIGN_SM2 ? EVP_sm3() : NULL;
}

bool
sign_make(const struct sign_key *k, const void *p, size_t n,
    struct sbuf *out, struct err *e)
{
	EVP_MD_CTX *md = context(k);
	unsigned char sig[256];
	size_t n_sig = sizeof(sig);
	bool ok = k->is_private && md != NULL &&
	    EVP_DigestSignInit(md, NULL, method(k), NULL, k->pkey) == 1 &&
	    EVP_DigestSign(md, sig, &n_sig, p, n) == 1;

	context_free(k, md);
	if (ok)
		sbuf_put(out, sig, n_sig);
	return ok || failed("签名", e);
}

bool
sign_check(const struct sign_key *k, const void *p, size_t n,
    const void *signature, size_t n_signature)
{
	EVP_MD_CTX *md = context(k);
	bool ok = md != NULL &&
	    EVP_DigestVerifyInit(md, NULL, method(k), NULL, k->pkey) == 1 &&
	    EVP_DigestVerify(md, signature, n_signature, p, n) == 1;

	context_free(k, md);
	return ok;
}

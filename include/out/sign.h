/*
 * sign.h - detached signatures: SM2 with SM3 (GB/T 32918, the identity
 * 1234567812345678) and Ed25519 (RFC 8032).  With base/digest the only
 * module that sees OpenSSL.
 * Shapes: a private key rests as PEM of an encrypted PKCS #8 (scrypt,
 *         AES-256); a public one as PEM of a SubjectPublicKeyInfo; an SM2
 *         signature is the DER of r and s, an Ed25519 one 64 bytes.
 *         `openssl dgst -sm3 -verify ... -sigopt distid:1234567812345678`
 *         reads the same.  SM2 signatures are random: two of one text
 *         differ.
 * Errors: ERR_USAGE for a passphrase that does not open the key,
 *         ERR_CONFIG for what is no key, ERR_BUG where OpenSSL fails.
 * Owner:  sign_key_free, NULL-safe; secrets are wiped there.
 */
#ifndef OUT_SIGN_H
#define OUT_SIGN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/err.h"
#include "base/sbuf.h"

/* What OpenSSL reads back with. */
enum { SIGN_PASSPHRASE_MOST = 1024 };

enum sign_kind { SIGN_SM2, SIGN_ED25519, SIGN_KINDS };

struct sign_key;

/* "sm2", "ed25519" */
const char *sign_kind_name(enum sign_kind k);
bool sign_kind_parse(const char *name, enum sign_kind *out);

bool sign_key_new(enum sign_kind k, struct sign_key **out, struct err *e);
/* A public key, or a private one that the passphrase opens. */
bool sign_public_read(const char *pem, size_t n, struct sign_key **out,
    struct err *e);
bool sign_private_read(const char *pem, size_t n, const char *passphrase,
    struct sign_key **out, struct err *e);
void sign_key_free(struct sign_key *k);

enum sign_kind sign_key_kind(const struct sign_key *k);
bool sign_key_private(const struct sign_key *k);
/* SM3 of the public key's DER, hex: what the office makes known. */
void sign_fingerprint(const struct sign_key *k, char out[DIGEST_HEX]);
bool sign_public_write(const struct sign_key *k, struct sbuf *pem,
    struct err *e);
/* Proved to open again by the passphrase, of SIGN_PASSPHRASE_MOST bytes. */
bool sign_private_write(const struct sign_key *k, const char *passphrase,
    struct sbuf *pem, struct err *e);

/* Of n bytes; k is private. */
bool sign_make(const struct sign_key *k, const void *p, size_t n,
    struct sbuf *out, struct err *e);
/* False for any other text, key or signature. */
bool sign_check(const struct sign_key *k, const void *p, size_t n,
    const void *signature, size_t n_signature);

#endif

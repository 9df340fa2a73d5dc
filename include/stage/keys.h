/*
 * keys.h - the office's key: <workspace>/keys/office.key (encrypted, for
 * who signs) and office.pem (for everybody), or a device that signs.
 * Errors: ERR_USAGE where a passphrase is missing or wrong, ERR_CONFIG for
 *         what is no key, or a device that fails, takes too long, or signs
 *         with another one.
 * Owner:  signer_close, NULL-safe.
 */
#ifndef STAGE_KEYS_H
#define STAGE_KEYS_H

#include "out/sign.h"
#include "stage/workspace.h"

#define KEYS_DIR "keys"
#define KEYS_PRIVATE KEYS_DIR "/office.key"
#define KEYS_PUBLIC KEYS_DIR "/office.pem"
#define KEYS_PASSPHRASE "LIANGZE_PASSPHRASE"

/* Makes both; ERR_USAGE where there is one already. */
bool keys_new(struct arena *a, const char *dir, enum sign_kind kind,
    const char *passphrase, char fingerprint[DIGEST_HEX], struct err *e);
/* The office's public key; *out NULL where it has none. */
bool keys_public(struct arena *a, const char *dir, struct sign_key **out,
    struct err *e);
bool keys_read_public(struct arena *a, const char *path,
    struct sign_key **out, struct err *e);
/* First line of the file named, without a byte-order mark, else from the
 * environment; NULL = not given. */
bool keys_passphrase(struct arena *a, const char *file, const char **out,
    struct err *e);

/* So much of a fingerprint stands in names of files. */
enum { KEY_SHOWN = 16 };

struct signer;

enum { SIGNER_SECONDS = 120, SIGNER_SECONDS_MOST = 3600 };

/*
 * `command` NULL: the key of the workspace, opened by the passphrase.  Else
 * a shell command that reads what is to be signed and writes the signature;
 * its key is keys/office.pem; it does not see the passphrase.
 */
bool signer_open(struct arena *a, const char *dir, const char *command,
    const char *passphrase, struct signer **out, struct err *e);
void signer_close(struct signer *s);
enum sign_kind signer_kind(const struct signer *s);
/* How long a command may take over one signature, else SIGNER_SECONDS. */
void signer_allow(struct signer *s, int seconds);
/* What its signatures verify by; the signer's. */
const struct sign_key *signer_key(const struct signer *s);
void signer_fingerprint(const struct signer *s, char out[DIGEST_HEX]);
bool signer_public(const struct signer *s, struct sbuf *pem, struct err *e);
/* A signature that does not verify is an error, never handed out. */
bool signer_sign(struct signer *s, const void *p, size_t n,
    struct sbuf *out, struct err *e);

#endif

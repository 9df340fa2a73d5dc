#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"
#include "out/sign.h"

static const char text[] = "SM3 (manifest-sm3.txt) = 00\n";

static struct sign_key *
made(enum sign_kind k)
{
	struct err e = ERR_INIT;
	struct sign_key *key = NULL;

	if (!sign_key_new(k, &key, &e))
		fail_msg("%s", e.text);
	assert_int_equal(sign_key_kind(key), k);
	assert_true(sign_key_private(key));
	return key;
}

/* What is signed is proved by the public key, and nothing else is. */
static void
proves(void **state)
{
	(void)state;
	for (int k = 0; k < SIGN_KINDS; k++) {
		struct err e = ERR_INIT;
		struct sbuf pem = SBUF_INIT, sig = SBUF_INIT;
		struct sign_key *own = made((enum sign_kind)k);
		struct sign_key *other = made((enum sign_kind)k), *pub = NULL;
		char a[DIGEST_HEX], b[DIGEST_HEX];

		assert_true(sign_public_write(own, &pem, &e));
		assert_true(sign_public_read(pem.s, pem.n, &pub, &e));
		assert_false(sign_key_private(pub));
		sign_fingerprint(own, a);
		sign_fingerprint(pub, b);
		assert_string_equal(a, b);
		assert_true(sign_make(own, text, strlen(text), &sig, &e));
		assert_true(sign_check(pub, text, strlen(text), sig.s,
		    sig.n));
		assert_false(sign_check(other, text, strlen(text), sig.s,
		    sig.n));
		assert_false(sign_check(pub, text, strlen(text) - 1, sig.s,
		    sig.n));
		assert_false(sign_check(pub, text, strlen(text), sig.s,
		    sig.n - 1));
		assert_false(sign_check(pub, text, strlen(text), "", 0));
		for (size_t i = 0; i < sig.n; i++) {
			sig.s[i] = (char)(sig.s[i] ^ 1);
			assert_false(sign_check(pub, text, strlen(text),
			    sig.s, sig.n));
			sig.s[i] = (char)(sig.s[i] ^ 1);
		}
		/* a public key signs nothing */
		assert_false(sign_make(pub, text, 1, &sig, &e));
		sbuf_release(&pem);
		sbuf_release(&sig);
		sign_key_free(own);
		sign_key_free(other);
		sign_key_free(pub);
	}
}

/* The private key rests encrypted; a wrong passphrase says so. */
static void
rests(void **state)
{
	(void)state;
	for (int k = 0; k < SIGN_KINDS; k++) {
		struct err e = ERR_INIT;
		struct sbuf pem = SBUF_INIT, sig = SBUF_INIT;
		struct sign_key *own = made((enum sign_kind)k), *got = NULL;

		assert_true(sign_private_write(own, "口令 pass", &pem, &e));
		assert_non_null(strstr(pem.s, "BEGIN ENCRYPTED PRIVATE KEY"));
		assert_false(sign_private_read(pem.s, pem.n, "other", &got,
		    &e));
		assert_int_equal(e.kind, ERR_USAGE);
		assert_true(sign_private_read(pem.s, pem.n, "口令 pass",
		    &got, &e));
		assert_true(sign_make(got, text, strlen(text), &sig, &e));
		assert_true(sign_check(own, text, strlen(text), sig.s,
		    sig.n));
		sign_key_free(got);
		got = NULL;
		e = (struct err)ERR_INIT;
		assert_false(sign_private_read("nothing", 7, "x", &got, &e));
		assert_int_equal(e.kind, ERR_CONFIG);
		assert_false(sign_public_read(pem.s, pem.n, &got, &e));
		assert_null(got);
		sbuf_release(&pem);
		sbuf_release(&sig);
		sign_key_free(own);
	}
}

/* A passphrase that the library could not read back makes no key. */
static void
long_passphrase(void **state)
{
	char pass[SIGN_PASSPHRASE_MOST + 2];
	struct err e = ERR_INIT;
	struct sbuf pem = SBUF_INIT;
	struct sign_key *own = made(SIGN_ED25519), *got = NULL;

	(void)state;
	memset(pass, 'x', sizeof(pass));
	pass[SIGN_PASSPHRASE_MOST] = '\0';
	assert_true(sign_private_write(own, pass, &pem, &e));
	assert_true(sign_private_read(pem.s, pem.n, pass, &got, &e));
	pass[SIGN_PASSPHRASE_MOST] = 'x';
	pass[SIGN_PASSPHRASE_MOST + 1] = '\0';
	assert_false(sign_private_write(own, pass, &pem, &e));
	sbuf_release(&pem);
	sign_key_free(own);
	sign_key_free(got);
}

/* The example of GB/T 32918.5, A.2: its key, its text, its signature. */
static void
standard_example(void **state)
{
	/* SubjectPublicKeyInfo: ecPublicKey, the curve sm2p256v1, the point */
	static const char pem[] = "-----BEGIN PUBLIC KEY-----\n"
	    "MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAECfnfMR5UIaFQ3X0WHkvFxnIXn60Y\n"
	    "M/wHa7CP81bzUCDM6kkM4md1pS3G6nGMwapgCu0F+/NeCEpmMvYHLamtEw==\n"
	    "-----END PUBLIC KEY-----\n";
	static const char der[] = "3046022100"
	    "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
	    "022100"
	    "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";
	uint8_t sig[72];
	struct err e = ERR_INIT;
	struct sign_key *pub = NULL;

	(void)state;
	assert_true(hex_decode(sig, sizeof(sig), der));
	if (!sign_public_read(pem, strlen(pem), &pub, &e))
		fail_msg("%s", e.text);
	assert_int_equal(sign_key_kind(pub), SIGN_SM2);
	assert_true(sign_check(pub, "message digest", 14, sig, sizeof(sig)));
	assert_false(sign_check(pub, "message Digest", 14, sig,
	    sizeof(sig)));
	sign_key_free(pub);
}

static void
kinds(void **state)
{
	enum sign_kind k = SIGN_KINDS;

	(void)state;
	assert_true(sign_kind_parse("sm2", &k));
	assert_int_equal(k, SIGN_SM2);
	assert_true(sign_kind_parse(sign_kind_name(SIGN_ED25519), &k));
	assert_int_equal(k, SIGN_ED25519);
	assert_false(sign_kind_parse("rsa", &k));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(proves), cmocka_unit_test(rests), cmocka_unit_test(long_passphrase),
		cmocka_unit_test(standard_example), cmocka_unit_test(kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

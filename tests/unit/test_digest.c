#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/utf8.h"

#define ABCD16 "abcdabcdabcdabcd"

static const struct { enum digest_kind k; const char *s, *want; } known[] = {
	/* GB/T 32905, examples 1 and 2 */
	{ DIGEST_SM3, "abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2"
	    "297da02b8f4ba8e0" },
	{ DIGEST_SM3, ABCD16 ABCD16 ABCD16 ABCD16,
	    "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765"
	    "293dcba39c0c5732" },
	{ DIGEST_SM3, "", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb74"
	    "7ed035eb5082aa2b" },
	/* FIPS 180 */
	{ DIGEST_SHA256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a3"
	    "96177a9cb410ff61f20015ad" },
	{ DIGEST_SHA256, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934c"
	    "a495991b7852b855" },
	{ DIGEST_SHA1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d" },
	{ DIGEST_SHA224, "abc", "23097d223405d8228642a477bda255b32aadbce4bda0"
	    "b3f7e36c9da7" },
	{ DIGEST_SHA384, "abc", "cb00753f45a35e8bb5a03d699ac65007272c32ab0ede"
	    "d1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7" },
	{ DIGEST_SHA512, "abc", "ddaf35a193617abacc417349ae20413112e6fa4e89a9"
	    "7ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
	    "454d4423643ce80e2a9ac94fa54ca49f" },
	/* RFC 1321 */
	{ DIGEST_MD5, "abc", "900150983cd24fb0d6963f7d28e17f72" },
};

enum { KNOWN = sizeof(known) / sizeof(known[0]) };

static void
known_values(void **state)
{
	(void)state;
	for (size_t i = 0; i < KNOWN; i++) {
		uint8_t raw[DIGEST_MOST];
		char text[2 * DIGEST_MOST + 1];
		enum digest_kind k = DIGEST_KINDS;

		digest_of(known[i].k, known[i].s, strlen(known[i].s), raw);
		hex_encode(text, raw, digest_size(known[i].k));
		assert_string_equal(text, known[i].want);
		assert_true(digest_parse(digest_name(known[i].k), &k));
		assert_int_equal(k, known[i].k);
		if (known[i].k != DIGEST_SM3)
			continue;
		sm3_hex(known[i].s, strlen(known[i].s), text);
		assert_string_equal(text, known[i].want);
	}
}

/* A stream in pieces of any size is the whole. */
static void
streams(void **state)
{
	char text[1000];
	uint8_t whole[DIGEST_BYTES], pieces[DIGEST_BYTES];

	(void)state;
	memset(text, 'x', sizeof(text));
	digest_of(DIGEST_SM3, text, sizeof(text), whole);
	for (size_t step = 1; step <= sizeof(text); step += 37) {
		struct digest_ctx *c = digest_new(DIGEST_SM3);

		for (size_t i = 0; i < sizeof(text); i += step)
			digest_add(c, text + i, sizeof(text) - i < step ?
			    sizeof(text) - i : step);
		digest_add(c, "", 0);
		digest_done(c, pieces);
		assert_memory_equal(whole, pieces, DIGEST_BYTES);
	}
	digest_free(digest_new(DIGEST_SHA256));
	digest_free(NULL);
	assert_non_null(strstr(digest_version(), "OpenSSL"));
}

static void *
hash_often(void *arg)
{
	size_t *wrong = arg;

	for (int round = 0; round < 500; round++) {
		char text[DIGEST_HEX];

		sm3_hex("abc", 3, text);
		*wrong += strcmp(text, known[0].want) != 0;
	}
	return NULL;
}

static void
threads(void **state)
{
	enum { THREADS = 4 };
	pthread_t thread[THREADS];
	size_t wrong[THREADS] = { 0 };

	(void)state;
	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&thread[i], NULL, hash_often,
		    &wrong[i]), 0);
	for (int i = 0; i < THREADS; i++) {
		assert_int_equal(pthread_join(thread[i], NULL), 0);
		assert_int_equal(wrong[i], 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(threads), /* first: they race to the fetch */
		cmocka_unit_test(known_values),
		cmocka_unit_test(streams),
	};

	return cmocka_run_group_tests_name("digest", tests, NULL, NULL);
}

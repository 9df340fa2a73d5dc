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
};

enum { KNOWN = sizeof(known) / sizeof(known[0]) };

static void
known_values(void **state)
{
	(void)state;
	for (size_t i = 0; i < KNOWN; i++) {
		uint8_t raw[DIGEST_BYTES];
		char text[DIGEST_HEX];

		digest_of(known[i].k, known[i].s, strlen(known[i].s), raw);
		hex_encode(text, raw, sizeof(raw));
		assert_string_equal(text, known[i].want);
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

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "io/bag.h"
#include "out/sign.h"
#include "scene.h"
#include "stage/verify.h"

static const char *
sum(struct scene *p, const char *text)
{
	char *hex = arena_alloc(&p->a, DIGEST_HEX);

	sm3_hex(text, strlen(text), hex);
	return hex;
}

/* A bag of ours with a tag file of a short name. */
static void
make(struct scene *p)
{
	static const char declaration[] = "BagIt-Version: 1.0\n"
	    "Tag-File-Character-Encoding: UTF-8\n";
	static const char info[] = "Liangze-Profile: 1\n";
	const char *manifest = arena_printf(&p->a, "%s  data/a\n",
	    sum(p, "one"));

	scene_put(p, "bag/bagit.txt", declaration);
	scene_put(p, "bag/bag-info.txt", info);
	scene_put(p, "bag/data/a", "one");
	scene_put(p, "bag/x", "x");
	scene_put(p, "bag/manifest-sm3.txt", manifest);
	scene_put(p, "bag/tagmanifest-sm3.txt", arena_printf(&p->a,
	    "%s  bag-info.txt\n%s  bagit.txt\n%s  manifest-sm3.txt\n"
	    "%s  x\n", sum(p, info), sum(p, declaration), sum(p, manifest),
	    sum(p, "x")));
}

static const struct bag_report *
look(struct scene *p, const struct sign_key *key)
{
	const struct bag_asked asked = { .jobs = 1, .trusted = key, .as = "" };
	const struct bag_report *r = NULL;
	struct err e = ERR_INIT;

	if (!verify_bag(scene_at(p, "bag"), &asked, &p->a, &r, &e))
		fail_msg("%s", e.text);
	return r;
}

static size_t
faults(const struct bag_report *r, enum bag_check c)
{
	size_t n = 0;

	for (size_t i = 0; i < r->fault.v.n; i++)
		n += r->fault.v.v[i].check == c;
	return n;
}

/* What lies below signatures/ and is none. */
static void
odd_names(void **state)
{
	struct scene *p = *state;
	static const char *const name[] = { "a", "a-b", ".sig", "-.sig",
		"k-tagmanifest-.sig", "k-tagmanifest-sm3.txt.sig" };

	make(p);
	assert_int_equal(bag_report_result(look(p, NULL)), PROOF_PASSED);
	assert_int_equal(bag_check_result(look(p, NULL), BAG_SIGNED),
	    PROOF_UNTESTED);
	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		const char *path = arena_printf(&p->a, "bag/signatures/%s",
		    name[i]);

		scene_put(p, path, "x");
		assert_int_equal(faults(look(p, NULL), BAG_SIGNED), 1);
		assert_int_equal(unlink(scene_at(p, path)), 0);
	}
}

/* A tag file that is not listed, only of a bag of ours. */
static void
every_tag_listed(void **state)
{
	struct scene *p = *state;

	make(p);
	scene_put(p, "bag/y", "y");
	assert_int_equal(faults(look(p, NULL), BAG_COMPLETE), 1);
}

static void
signed_by(struct scene *p, struct sign_key *k, const char *text)
{
	struct err e = ERR_INIT;
	struct sbuf sig = SBUF_INIT;

	assert_true(sign_make(k, text, strlen(text), &sig, &e));
	assert_true(dir_make(scene_at(p, "bag/signatures"), &e));
	assert_true(file_write(scene_at(p,
	    "bag/signatures/k-tagmanifest-sm3.txt.sig"), sig.s, sig.n, &e));
	sbuf_release(&sig);
}

/* The key lies in the bag: what it signs is the tag manifest, and whose it
 * is only another key tells. */
static void
signatures(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	struct sign_key *own = NULL, *other = NULL;
	struct sbuf pem = SBUF_INIT;
	char fingerprint[DIGEST_HEX];

	make(p);
	assert_true(sign_key_new(SIGN_ED25519, &own, &e));
	assert_true(sign_key_new(SIGN_ED25519, &other, &e));
	assert_true(sign_public_write(own, &pem, &e));
	scene_put(p, "bag/keys/k.pem", pem.s);
	scene_put(p, "bag/tagmanifest-sm3.txt", arena_printf(&p->a,
	    "%s%s  keys/k.pem\n", scene_read(p, "bag/tagmanifest-sm3.txt"),
	    sum(p, pem.s)));
	signed_by(p, own, scene_read(p, "bag/tagmanifest-sm3.txt"));
	sign_fingerprint(own, fingerprint);
	assert_int_equal(bag_report_result(look(p, NULL)), PROOF_PASSED);
	assert_string_equal(look(p, NULL)->signer, fingerprint);
	/* the office signs both tag manifests */
	assert_int_equal(faults(look(p, own), BAG_SIGNED), 1);
	assert_int_equal(faults(look(p, other), BAG_SIGNED), 2);
	signed_by(p, own, "another text");
	assert_int_equal(faults(look(p, NULL), BAG_SIGNED), 1);
	sbuf_release(&pem);
	sign_key_free(own);
	sign_key_free(other);
}

/* A changed file of the payload is found by one part, a tag file or what is
 * missing by every part; none says that all of it is sound. */
static void
parts(void **state)
{
	enum { OF = 3 };
	struct scene *p = *state;
	const struct bag_report *r = NULL;
	struct err e = ERR_INIT;
	int64_t digested = 0;
	size_t payload = 0, tags = 0;

	make(p);
	for (int i = 0; i < 2; i++) {
		for (int64_t k = 1; k <= OF; k++) {
			const struct bag_asked asked = { 1, NULL, { k, OF },
				"" };

			assert_true(verify_bag(scene_at(p, "bag"), &asked,
			    &p->a, &r, &e));
			digested += r->files - r->left_out;
			payload += faults(r, BAG_PAYLOAD);
			tags += faults(r, BAG_TAGS);
			assert_int_not_equal(bag_report_result(r),
			    r->left_out > 0 ? PROOF_PASSED : PROOF_PART);
		}
		assert_int_equal(digested, i + 1);
		assert_int_equal(payload, i);
		assert_int_equal(tags, i * OF);
		scene_put(p, "bag/data/a", "two");
		scene_put(p, "bag/x", "y");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE_TEST(odd_names), SCENE_TEST(every_tag_listed),
		SCENE_TEST(signatures), SCENE_TEST(parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

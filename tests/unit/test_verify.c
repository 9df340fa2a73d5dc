#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "io/bag.h"
#include "out/sign.h"
#include "scene.h"
#include "stage/seal.h"
#include "stage/verify.h"

static const char *
sum(struct scene *p, const char *text)
{
	char *hex = arena_alloc(&p->a, DIGEST_HEX);

	sm3_hex(text, strlen(text), hex);
	return hex;
}

/* Writes the tag manifests of these files, both or one. */
static void
list_tags(struct scene *p, const char *const *name, size_t n)
{
	struct sbuf sm3 = SBUF_INIT, sha256 = SBUF_INIT;
	char hex[DIGEST_HEX];

	for (size_t i = 0; i < n; i++) {
		const char *text = scene_read(p, arena_printf(&p->a,
		    "bag/%s", name[i]));
		uint8_t raw[DIGEST_BYTES];

		sbuf_printf(&sm3, "%s  %s\n", sum(p, text), name[i]);
		digest_of(DIGEST_SHA256, text, strlen(text), raw);
		hex_encode(hex, raw, sizeof(raw));
		sbuf_printf(&sha256, "%s  %s\n", hex, name[i]);
	}
	scene_put(p, "bag/tagmanifest-sm3.txt", sbuf_text(&sm3));
	scene_put(p, "bag/tagmanifest-sha256.txt", sbuf_text(&sha256));
	sbuf_release(&sm3);
	sbuf_release(&sha256);
}

static const char *const tag_file[] = { "bag-info.txt", "bagit.txt",
	"manifest-sm3.txt", "x", "keys/k.pem" };
enum { TAG_FILES = sizeof(tag_file) / sizeof(tag_file[0]) };

/* A bag of ours with a tag file of a short name. */
static void
make(struct scene *p)
{
	scene_put(p, "bag/bagit.txt", "BagIt-Version: 1.0\n"
	    "Tag-File-Character-Encoding: UTF-8\n");
	scene_put(p, "bag/bag-info.txt", "Liangze-Profile: 1\n");
	scene_put(p, "bag/data/a", "one");
	scene_put(p, "bag/x", "x");
	scene_put(p, "bag/manifest-sm3.txt", arena_printf(&p->a,
	    "%s  data/a\n", sum(p, "one")));
	list_tags(p, tag_file, TAG_FILES - 1);
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

/* --- signed --- */

struct office { struct sign_key *key; char fingerprint[DIGEST_HEX]; };

static void
office_open(struct office *o)
{
	struct err e = ERR_INIT;

	assert_true(sign_key_new(SIGN_ED25519, &o->key, &e));
	sign_fingerprint(o->key, o->fingerprint);
}

/* Signs `text` to where the signature of `manifest` has to lie. */
static void
sign_as(struct scene *p, const struct office *o, const char *manifest,
    const char *text)
{
	struct err e = ERR_INIT;
	struct sbuf sig = SBUF_INIT;
	const char *path = scene_at(p, arena_printf(&p->a, "bag/%s",
	    seal_signature(&p->a, o->fingerprint, manifest)));

	assert_true(sign_make(o->key, text, strlen(text), &sig, &e));
	assert_true(dir_make(arena_strndup(&p->a, path,
	    (size_t)(strrchr(path, '/') - path)), &e));
	assert_true(file_write(path, sig.s, sig.n, &e));
	sbuf_release(&sig);
}

static void
sign_tags(struct scene *p, const struct office *o)
{
	for (size_t i = 0; i < BAG_PROFILE_TAGS; i++)
		sign_as(p, o, bag_profile_tags(i), scene_read(p,
		    arena_printf(&p->a, "bag/%s", bag_profile_tags(i))));
}

static void
bring_key(struct scene *p, const struct office *o)
{
	struct err e = ERR_INIT;
	struct sbuf pem = SBUF_INIT;

	assert_true(sign_public_write(o->key, &pem, &e));
	scene_put(p, "bag/keys/k.pem", pem.s);
	list_tags(p, tag_file, TAG_FILES);
	sbuf_release(&pem);
}

static void
drop(struct scene *p, const char *name)
{
	assert_int_equal(unlink(scene_at(p, arena_printf(&p->a, "bag/%s",
	    name))), 0);
}

/* The key lies in the bag: what it signs are the tag manifests, and whose
 * it is only another key tells. */
static void
signatures(void **state)
{
	struct scene *p = *state;
	struct office own, other;

	make(p);
	office_open(&own);
	office_open(&other);
	bring_key(p, &own);
	/* a bag that brings a key along says that it was signed */
	assert_int_equal(faults(look(p, NULL), BAG_SIGNED), 2);
	sign_tags(p, &own);
	assert_int_equal(bag_report_result(look(p, NULL)), PROOF_PASSED);
	assert_int_equal(bag_report_result(look(p, own.key)), PROOF_PASSED);
	assert_string_equal(look(p, NULL)->signer, own.fingerprint);
	assert_string_equal(look(p, own.key)->signer, own.fingerprint);
	/* whose key it is; two that lack, two that are none of hers */
	assert_int_equal(faults(look(p, other.key), BAG_SIGNED), 5);
	assert_string_equal(look(p, other.key)->signer, "");
	for (size_t i = 0; i < BAG_PROFILE_TAGS; i++) {
		sign_as(p, &own, bag_profile_tags(i), "another text");
		assert_int_equal(faults(look(p, NULL), BAG_SIGNED), 1);
		assert_int_equal(faults(look(p, own.key), BAG_SIGNED), 1);
		drop(p, seal_signature(&p->a, own.fingerprint,
		    bag_profile_tags(i)));
		assert_int_equal(faults(look(p, NULL), BAG_SIGNED), 1);
		assert_string_equal(look(p, NULL)->signer, "");
		sign_tags(p, &own);
	}
	/* signed by her, and by somebody else as well */
	sign_tags(p, &other);
	assert_int_equal(faults(look(p, own.key), BAG_SIGNED), 2);
	sign_key_free(own.key);
	sign_key_free(other.key);
}

/* What is demanded does not hang on what the bag says of itself. */
static void
no_profile(void **state)
{
	struct scene *p = *state;
	struct office own;

	make(p);
	office_open(&own);
	scene_put(p, "bag/bag-info.txt", "Source-Organization: x\n");
	list_tags(p, tag_file, TAG_FILES - 1);
	assert_int_equal(bag_report_result(look(p, NULL)), PROOF_PASSED);
	assert_int_equal(faults(look(p, own.key), BAG_SIGNED), 2);
	for (size_t i = 0; i < BAG_PROFILE_TAGS; i++)
		drop(p, bag_profile_tags(i));
	assert_int_equal(faults(look(p, own.key), BAG_SIGNED), 2);
	sign_key_free(own.key);
}

/* Old signatures and what they sign, carried along under other names, sign
 * nothing. */
static void
old_signatures(void **state)
{
	static const char *const as[][BAG_PROFILE_TAGS] = {
		{ "tagmanifest-sha256/1", "tagmanifest-sm3/1" },
		{ "tagmanifest-old.txt", "tagmanifest-none.txt" },
		{ "tagmanifest-sha512.txt", "tagmanifest-md5.txt" },
		{ "tags/tagmanifest-sha256.txt",
		    "tags/tagmanifest-sm3.txt" },
	};
	struct scene *p = *state;
	struct office own;
	const char *old;

	office_open(&own);
	make(p);
	bring_key(p, &own);
	old = scene_read(p, "bag/tagmanifest-sm3.txt");
	scene_put(p, "bag/x", "forged");
	list_tags(p, tag_file, TAG_FILES);
	for (size_t i = 0; i < sizeof(as) / sizeof(as[0]); i++) {
		for (size_t k = 0; k < BAG_PROFILE_TAGS; k++) {
			scene_put(p, arena_printf(&p->a, "bag/%s", as[i][k]),
			    old);
			sign_as(p, &own, as[i][k], old);
		}
		assert_true(faults(look(p, NULL), BAG_SIGNED) >= 2);
		assert_true(faults(look(p, own.key), BAG_SIGNED) >= 2);
		assert_true(faults(look(p, NULL), BAG_COMPLETE) >= 2);
		for (size_t k = 0; k < BAG_PROFILE_TAGS; k++) {
			drop(p, as[i][k]);
			drop(p, seal_signature(&p->a, own.fingerprint,
			    as[i][k]));
		}
	}
	sign_key_free(own.key);
}

/* Both tag manifests are there and each has every tag file. */
static void
both_lists(void **state)
{
	struct scene *p = *state;
	const char *text;

	make(p);
	for (size_t i = 0; i < BAG_PROFILE_TAGS; i++) {
		const char *name = arena_printf(&p->a, "bag/%s",
		    bag_profile_tags(i));

		text = scene_read(p, name);
		assert_int_equal(unlink(scene_at(p, name)), 0);
		assert_int_equal(faults(look(p, NULL), BAG_COMPLETE), 1);
		/* its first line is bag-info.txt's */
		scene_put(p, name, strchr(text, '\n') + 1);
		assert_int_equal(faults(look(p, NULL), BAG_COMPLETE), 1);
		scene_put(p, name, text);
	}
	assert_int_equal(bag_report_result(look(p, NULL)), PROOF_PASSED);
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
		assert_int_equal(tags, i * OF * BAG_PROFILE_TAGS);
		scene_put(p, "bag/data/a", "two");
		scene_put(p, "bag/x", "y");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE_TEST(odd_names), SCENE_TEST(every_tag_listed),
		SCENE_TEST(both_lists), SCENE_TEST(signatures),
		SCENE_TEST(no_profile), SCENE_TEST(old_signatures),
		SCENE_TEST(parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

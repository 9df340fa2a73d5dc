#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>

#include "base/outfile.h"
#include "base/sbuf.h"
#include "base/utf8.h"
#include "io/bag.h"
#include "scene.h"

#define V1 "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
#define V096 "BagIt-Version: 0.96\nTag-File-Character-Encoding: UTF-8\n"
#define V097 "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"
/* of "one" */
#define ONE_MD5 "f97c5d29941bfb1b2fdab0874906ab82"

static const char *
sum(struct scene *p, enum digest_kind k, const char *text)
{
	uint8_t raw[DIGEST_MOST];
	char *hex = arena_alloc(&p->a, 2 * DIGEST_MOST + 1);

	digest_of(k, text, strlen(text), raw);
	hex_encode(hex, raw, digest_size(k));
	return hex;
}

/* A bag with one paper in it: what each case changes. */
static void
make(struct scene *p, const char *declaration)
{
	scene_put(p, "bag/bagit.txt", declaration);
	scene_put(p, "bag/data/one.txt", "one");
	scene_put(p, "bag/manifest-sha256.txt", arena_printf(&p->a,
	    "%s  data/one.txt\n", sum(p, DIGEST_SHA256, "one")));
}

static void
judge(struct scene *p, struct bag *b)
{
	struct err e = ERR_INIT;

	assert_true(bag_open(b, scene_at(p, "bag"), &p->a, &e));
	for (size_t i = 0; i < b->file.n; i++)
		bag_digest(b, i);
	bag_judge(b);
	bag_close(b);
}

/* What follows is one file written over, "" taken away. */
struct change { const char *path, *text; };

struct bag_case {
	const char *what;
	const char *declaration;
	struct change change[4];
	enum level worst;
	enum bag_check check;   /* of a fault of that level */
};

static const struct bag_case cases[] = {
	{ "sound", V1, { { 0 } }, LEVEL_INFO, 0 },
	{ "sound 0.97", V097, { { 0 } }, LEVEL_INFO, 0 },
	/* bagit.txt */
	{ "no declaration", "", { { 0 } }, LEVEL_REFUSE, BAG_DECLARED },
	{ "one line", "BagIt-Version: 1.0\n", { { 0 } }, LEVEL_REFUSE,
	    BAG_DECLARED },
	{ "three lines", V1 "x: y\n", { { 0 } }, LEVEL_REFUSE, BAG_DECLARED },
	{ "three lines 0.97", V097 "x: y\n", { { 0 } }, LEVEL_REFUSE,
	    BAG_DECLARED },
	{ "an empty line 0.97", V097 "\n", { { 0 } }, LEVEL_REFUSE,
	    BAG_DECLARED },
	{ "three lines 0.96", V096 "x: y\n", { { 0 } }, LEVEL_WARN,
	    BAG_DECLARED },
	{ "a mark", "\xEF\xBB\xBF" V097, { { 0 } }, LEVEL_REFUSE, BAG_TEXTS },
	{ "no version number", "BagIt-Version: .97\nTag-File-Character-Enco"
	    "ding: UTF-8\n", { { 0 } }, LEVEL_REFUSE, BAG_DECLARED },
	{ "no such version", "BagIt-Version: 2.0\nTag-File-Character-Enco"
	    "ding: UTF-8\n", { { 0 } }, LEVEL_REFUSE, BAG_DECLARED },
	{ "blank before the colon", "BagIt-Version : 1.0\nTag-File-Character"
	    "-Encoding: UTF-8\n", { { 0 } }, LEVEL_REFUSE, BAG_DECLARED },
	{ "two blanks", "BagIt-Version:  1.0\nTag-File-Character-Encoding: "
	    "UTF-8\n", { { 0 } }, LEVEL_REFUSE, BAG_DECLARED },
	{ "two blanks 0.97", "BagIt-Version:  0.97\nTag-File-Character-Enco"
	    "ding:UTF-8 \n", { { 0 } }, LEVEL_INFO, 0 },
	{ "no such encoding", "BagIt-Version: 1.0\nTag-File-Character-Enco"
	    "ding: UTF-8//IGNORE\n", { { 0 } }, LEVEL_REFUSE, BAG_DECLARED },
	{ "CR LF", "BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8"
	    "\r\n", { { 0 } }, LEVEL_INFO, 0 },
	/* manifests */
	{ "no manifest", V1, { { "manifest-sha256.txt", "" } }, LEVEL_REFUSE,
	    BAG_MANIFESTS },
	{ "unknown algorithm", V1, { { "manifest-rot13.txt",
	    "00 data/one.txt\n" } }, LEVEL_WARN, BAG_MANIFESTS },
	{ "no known algorithm", V1, { { "manifest-rot13.txt",
	    "00 data/one.txt\n" }, { "manifest-sha256.txt", "" } },
	    LEVEL_UNJUDGED, BAG_PAYLOAD },
	{ "short digest", V1, { { "manifest-md5.txt", "00 data/one.txt\n" } },
	    LEVEL_REFUSE, BAG_MANIFESTS },
	{ "no name", V1, { { "manifest-md5.txt",
	    "00000000000000000000000000000000 \n" } }, LEVEL_REFUSE,
	    BAG_MANIFESTS },
	{ "a tag file in it", V1, { { "manifest-md5.txt",
	    "00000000000000000000000000000000 bagit.txt\n" } }, LEVEL_REFUSE,
	    BAG_MANIFESTS },
	{ "a folder in it", V1, { { "data/sub/x", "" }, { "manifest-md5.txt",
	    "00000000000000000000000000000000 data/sub\n" } }, LEVEL_REFUSE,
	    BAG_MANIFESTS },
	{ "leads up", V1, { { "manifest-md5.txt",
	    "00000000000000000000000000000000 data/../../x\n" } },
	    LEVEL_REFUSE, BAG_PATHS },
	{ "leads up, encoded", V1, { { "manifest-md5.txt",
	    "00000000000000000000000000000000 data/%2e%2e/%2e%2e/x\n" } },
	    LEVEL_REFUSE, BAG_MANIFESTS },
	{ "leads up, encoded 0.97", V097, { { "manifest-md5.txt",
	    "00000000000000000000000000000000 data/%2e%2e/%2e%2e/x\n" } },
	    LEVEL_REFUSE, BAG_PATHS },
	{ "up and back into it", V1, { { "manifest-md5.txt",
	    "00000000000000000000000000000000 ../bag/data/one.txt\n" } },
	    LEVEL_REFUSE, BAG_PATHS },
	{ "up to the tag files", V1, { { "manifest-md5.txt",
	    "00000000000000000000000000000000 data/../bagit.txt\n" } },
	    LEVEL_REFUSE, BAG_MANIFESTS },
	{ "up to the tag files, encoded", V097, { { "manifest-md5.txt",
	    "00000000000000000000000000000000 data/%2E%2E/bagit.txt\n" } },
	    LEVEL_REFUSE, BAG_MANIFESTS },
	{ "up to nothing", V1, { { "manifest-md5.txt",
	    "00000000000000000000000000000000 data/..\n" } },
	    LEVEL_REFUSE, BAG_MANIFESTS },
	{ "up by a backslash", V1, { { "manifest-md5.txt",
	    "00000000000000000000000000000000 data/x\\..\\one.txt\n" } },
	    LEVEL_REFUSE, BAG_PATHS },
	{ "absolute", V1, { { "manifest-md5.txt",
	    "00000000000000000000000000000000 /etc/passwd\n" } },
	    LEVEL_REFUSE, BAG_PATHS },
	{ "home", V1, { { "manifest-md5.txt",
	    "00000000000000000000000000000000 ~root/foo\n" } },
	    LEVEL_REFUSE, BAG_PATHS },
	{ "drive", V1, { { "manifest-md5.txt",
	    "00000000000000000000000000000000 C:\\Windows\\x.exe\n" } },
	    LEVEL_REFUSE, BAG_PATHS },
	{ "share", V1, { { "manifest-md5.txt",
	    "00000000000000000000000000000000 \\\\?\\UNC\\x\n" } },
	    LEVEL_REFUSE, BAG_PATHS },
	{ "other system's variable", V1, { { "manifest-md5.txt", "0000000000"
	    "0000000000000000000000 %HomeDrive%\\x.exe\n" } }, LEVEL_REFUSE,
	    BAG_MANIFESTS },
	{ "capitals", V1, { { "manifest-MD5.txt",
	    ONE_MD5 "  data/one.txt\n" } }, LEVEL_REFUSE, BAG_MANIFESTS },
	{ "capitals 0.97", V097, { { "manifest-MD5.txt",
	    ONE_MD5 "  data/one.txt\n" } }, LEVEL_REFUSE, BAG_MANIFESTS },
	{ "capitals 0.96", V096, { { "manifest-MD5.txt",
	    ONE_MD5 "  data/one.txt\n" } }, LEVEL_WARN, BAG_MANIFESTS },
	/* completeness */
	{ "changed", V1, { { "data/one.txt", "two" } }, LEVEL_REFUSE,
	    BAG_PAYLOAD },
	{ "gone", V1, { { "data/one.txt", "" } }, LEVEL_REFUSE, BAG_COMPLETE },
	{ "one more", V1, { { "data/.hidden", "x" } }, LEVEL_REFUSE,
	    BAG_COMPLETE },
	{ "more tag files", V1, { { "notes/readme", "x" } }, LEVEL_INFO, 0 },
	{ "case alone", V1, { { "a", "x" }, { "A", "x" } }, LEVEL_WARN,
	    BAG_COMPLETE },
	/* bag-info.txt */
	{ "right sum", V1, { { "bag-info.txt", "Payload-Oxum: 3.1\n" } },
	    LEVEL_INFO, 0 },
	{ "wrong bytes", V1, { { "bag-info.txt", "payload-oxum: 4.1\n" } },
	    LEVEL_REFUSE, BAG_OXUM },
	{ "wrong count", V1, { { "bag-info.txt", "Payload-Oxum: 3.2\n" } },
	    LEVEL_REFUSE, BAG_OXUM },
	{ "no sum", V1, { { "bag-info.txt", "Payload-Oxum: 3\n" } },
	    LEVEL_REFUSE, BAG_OXUM },
	{ "sum twice", V1, { { "bag-info.txt", "Payload-Oxum: 3.1\n"
	    "Payload-Oxum: 3.1\n" } }, LEVEL_REFUSE, BAG_OXUM },
	{ "sum twice 0.97", V097, { { "bag-info.txt", "Payload-Oxum: 3.1\n"
	    "Payload-Oxum: 3.1\n" } }, LEVEL_WARN, BAG_OXUM },
	{ "continued", V1, { { "bag-info.txt", "A: b\n  c\n\td\nA: e\n" } },
	    LEVEL_INFO, 0 },
	/* 2.2.2: begun on the next line; the program says that no blank is
	 * after the colon, and takes it */
	{ "folded", V1, { { "bag-info.txt", "Payload-Oxum:\n  3.1\n" } },
	    LEVEL_WARN, BAG_TEXTS },
	{ "folded after a blank", V1, { { "bag-info.txt",
	    "Payload-Oxum: \r\n\t3.1\n" } }, LEVEL_INFO, 0 },
	{ "continues nothing", V1, { { "bag-info.txt", "  c\n" } },
	    LEVEL_REFUSE, BAG_TEXTS },
	{ "no label", V1, { { "bag-info.txt", "A b\n" } }, LEVEL_REFUSE,
	    BAG_TEXTS },
	{ "blank before the colon", V1, { { "bag-info.txt", "A : b\n" } },
	    LEVEL_REFUSE, BAG_TEXTS },
	{ "the same 0.97", V097, { { "bag-info.txt", "A : b\nB\t:\tc\n" } },
	    LEVEL_WARN, BAG_TEXTS },
	{ "no blank", V1, { { "bag-info.txt", "A:b\n" } }, LEVEL_REFUSE,
	    BAG_TEXTS },
	{ "no blank 0.97", V097, { { "bag-info.txt", "A:b\n" } }, LEVEL_WARN,
	    BAG_TEXTS },
	{ "no value", V1, { { "bag-info.txt", "A:\n" } }, LEVEL_WARN,
	    BAG_TEXTS },
	{ "a tab", V1, { { "bag-info.txt", "A:\tb\n" } }, LEVEL_INFO, 0 },
	{ "no text", V1, { { "bag-info.txt", "A: \xff\n" } }, LEVEL_REFUSE,
	    BAG_TEXTS },
	{ "a mark in it", V1, { { "bag-info.txt", "\xEF\xBB\xBF" "A: b\n" } },
	    LEVEL_REFUSE, BAG_TEXTS },
	{ "a mark in it 0.97", V097, { { "bag-info.txt",
	    "\xEF\xBB\xBF" "A: b\n" } }, LEVEL_REFUSE, BAG_TEXTS },
	{ "a mark in it 0.96", V096, { { "bag-info.txt",
	    "\xEF\xBB\xBF" "A: b\n" } }, LEVEL_WARN, BAG_TEXTS },
	/* fetch.txt: what it lists is there or the bag is not whole */
	{ "fetched", V1, { { "fetch.txt", "http://x.invalid/ 3 data/one.txt\n"
	    } }, LEVEL_INFO, 0 },
	{ "another length", V1, { { "fetch.txt",
	    "http://x.invalid/ 4 data/one.txt\n" } }, LEVEL_WARN,
	    BAG_FETCHED },
	{ "not fetched", V1, { { "fetch.txt",
	    "http://x.invalid/ - data/two.txt\n" } }, LEVEL_REFUSE,
	    BAG_FETCHED },
	{ "fetch leads out", V097, { { "fetch.txt",
	    "http://x.invalid/ - ../two.txt\n" } }, LEVEL_REFUSE, BAG_PATHS },
	{ "fetch up and down", V1, { { "fetch.txt",
	    "http://x.invalid/ 3 data/x/../one.txt\n" } }, LEVEL_WARN,
	    BAG_MANIFESTS },
	{ "fetch with a percent sign", V1, { { "fetch.txt",
	    "http://x.invalid/%7e 3 data/%6fne.txt\n" } }, LEVEL_REFUSE,
	    BAG_MANIFESTS },
	{ "no address", V1, { { "fetch.txt", "here - data/one.txt\n" } },
	    LEVEL_REFUSE, BAG_FETCHED },
	{ "no length", V1, { { "fetch.txt",
	    "http://x.invalid/ x data/one.txt\n" } }, LEVEL_REFUSE,
	    BAG_FETCHED },
	{ "two words", V1, { { "fetch.txt", "http://x.invalid/ -\n" } },
	    LEVEL_REFUSE, BAG_FETCHED },
	/* tag manifests */
	{ "tag manifest with nothing", V1, { { "tagmanifest-sha256.txt",
	    "" "\n" } }, LEVEL_REFUSE, BAG_COMPLETE },
	{ "payload in it", V097, { { "tagmanifest-md5.txt",
	    "00000000000000000000000000000000 data/one.txt\n" } },
	    LEVEL_REFUSE, BAG_MANIFESTS },
	{ "changed tag file", V097, { { "tagmanifest-md5.txt",
	    "00000000000000000000000000000000 bagit.txt\n" } },
	    LEVEL_REFUSE, BAG_TAGS },
	{ "missing tag file", V097, { { "tagmanifest-md5.txt",
	    "00000000000000000000000000000000 bag-info.txt\n" } },
	    LEVEL_REFUSE, BAG_COMPLETE },
};

static void
apply(struct scene *p, const struct change *c)
{
	const char *path = arena_printf(&p->a, "bag/%s", c->path);

	scene_put(p, path, c->text);
	if (c->text[0] == '\0')
		assert_int_equal(unlink(scene_at(p, path)), 0);
}

static enum level
bag_worst(const struct bag *b)
{
	enum level worst = LEVEL_INFO;

	for (size_t i = 0; i < b->report.fault.v.n; i++)
		if (b->report.fault.v.v[i].level > worst)
			worst = b->report.fault.v.v[i].level;
	return worst;
}

static bool
has_fault(const struct bag *b, enum level level, enum bag_check check)
{
	for (size_t i = 0; i < b->report.fault.v.n; i++)
		if (b->report.fault.v.v[i].level == level &&
		    b->report.fault.v.v[i].check == check)
			return true;
	return false;
}

static void
each_case(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct bag_case *c = &cases[i];
		struct bag b;

		assert_true(dir_remove(scene_at(p, "bag"), &e));
		make(p, c->declaration);
		if (c->declaration[0] == '\0')
			assert_int_equal(unlink(scene_at(p, "bag/bagit.txt")),
			    0);
		for (size_t k = 0; c->change[k].path != NULL; k++)
			apply(p, &c->change[k]);
		judge(p, &b);
		if (bag_worst(&b) != c->worst || (c->worst != LEVEL_INFO &&
		    !has_fault(&b, c->worst, c->check))) {
			for (size_t k = 0; k < b.report.fault.v.n; k++)
				print_message("%s:%u: %d %d %s\n",
				    b.report.fault.v.v[k].object,
				    b.report.fault.v.v[k].line,
				    (int)b.report.fault.v.v[k].level,
				    (int)b.report.fault.v.v[k].check,
				    b.report.fault.v.v[k].text);
			fail_msg("%s: worst %d", c->what, (int)bag_worst(&b));
		}
	}
}

/* Two manifests of 0.97 may share the payload, those of 1.0 may not. */
static void
every_manifest(void **state)
{
	struct scene *p = *state;
	static const struct { const char *declaration; enum level worst; }
	    want[] = { { V097, LEVEL_WARN }, { V1, LEVEL_REFUSE } };

	for (size_t i = 0; i < 2; i++) {
		struct bag b;

		make(p, want[i].declaration);
		scene_put(p, "bag/data/two.txt", "two");
		scene_put(p, "bag/manifest-sm3.txt", arena_printf(&p->a,
		    "%s  data/two.txt\n", sum(p, DIGEST_SM3, "two")));
		judge(p, &b);
		assert_int_equal(bag_worst(&b), want[i].worst);
		assert_true(has_fault(&b, want[i].worst, BAG_COMPLETE));
	}
}

/* Listed twice, whatever the spelling: the same is one warning before 1.0,
 * two digests never. */
static void
listed_twice(void **state)
{
	static const char *const spelt[] = { " ./data/one.txt",
		"  data/%6Fne.txt" };
	struct scene *p = *state;
	const char *one = sum(p, DIGEST_SHA256, "one");
	const struct { const char *declaration, *second; enum level worst; }
	    want[] = {
		{ V097, one, LEVEL_WARN },
		{ V1, one, LEVEL_REFUSE },
		{ V097, sum(p, DIGEST_SHA256, "two"), LEVEL_REFUSE },
	};

	for (size_t i = 0; i < 6; i++) {
		enum level worst = want[i / 2].worst;
		struct bag b;

		make(p, want[i / 2].declaration);
		scene_put(p, "bag/manifest-sha256.txt", arena_printf(&p->a,
		    "%s  data/one.txt\n%s%s\n", one, want[i / 2].second,
		    spelt[i % 2]));
		judge(p, &b);
		assert_int_equal(bag_worst(&b), worst);
		assert_true(has_fault(&b, worst, BAG_MANIFESTS));
	}
}

/* RFC 8493, 2.2.1: no tag manifest lists a tag manifest. */
static void
tags_of_tags(void **state)
{
	struct scene *p = *state;
	static const struct { const char *declaration; enum level worst; }
	    want[] = { { V097, LEVEL_WARN }, { V1, LEVEL_REFUSE } };

	for (size_t i = 0; i < 2; i++) {
		const char *list, *tags;
		struct bag b;

		make(p, want[i].declaration);
		list = arena_printf(&p->a, "%s  data/one.txt\n",
		    sum(p, DIGEST_SHA256, "one"));
		tags = arena_printf(&p->a, "%s  manifest-sha256.txt\n",
		    sum(p, DIGEST_MD5, list));
		scene_put(p, "bag/tagmanifest-md5.txt", tags);
		judge(p, &b);
		assert_int_equal(bag_worst(&b), LEVEL_INFO);
		scene_put(p, "bag/tagmanifest-sha256.txt", arena_printf(
		    &p->a, "%s  manifest-sha256.txt\n%s  tagmanifest-md5.txt"
		    "\n", sum(p, DIGEST_SHA256, list),
		    sum(p, DIGEST_SHA256, tags)));
		judge(p, &b);
		assert_int_equal(bag_worst(&b), want[i].worst);
		assert_true(has_fault(&b, want[i].worst, BAG_MANIFESTS));
		assert_int_equal(unlink(scene_at(p,
		    "bag/tagmanifest-sha256.txt")), 0);
		assert_int_equal(unlink(scene_at(p,
		    "bag/tagmanifest-md5.txt")), 0);
	}
}

/* Folders in folders: looked through up to a bound, and past it nothing is
 * said to be missing, or to be right. */
static void
deep(void **state)
{
	struct scene *p = *state;
	static const struct { int folders; enum level worst; } want[] = {
		{ 40, LEVEL_INFO }, { FOLDERS_DEEP - 1, LEVEL_INFO },
		{ FOLDERS_DEEP, LEVEL_UNJUDGED },
	};

	for (size_t i = 0; i < 3; i++) {
		struct err e = ERR_INIT;
		const char *path = "data/";
		struct bag b;

		for (int k = 0; k < want[i].folders; k++)
			path = arena_printf(&p->a, "%sd/", path);
		path = arena_printf(&p->a, "%sx", path);
		make(p, V1);
		scene_put(p, arena_printf(&p->a, "bag/%s", path), "x");
		scene_put(p, "bag/manifest-sha256.txt", arena_printf(&p->a,
		    "%s  data/one.txt\n%s  %s\n",
		    sum(p, DIGEST_SHA256, "one"), sum(p, DIGEST_SHA256, "x"),
		    path));
		scene_put(p, "bag/bag-info.txt", "Payload-Oxum: 4.2\n");
		judge(p, &b);
		if (bag_worst(&b) != want[i].worst)
			fail_msg("%d: %s", want[i].folders,
			    b.report.fault.v.v[0].text);
		assert_true(dir_remove(scene_at(p, "bag/data/d"), &e));
		assert_int_equal(unlink(scene_at(p, "bag/bag-info.txt")), 0);
	}
}

/* As many manifests as there are files: what each lacks is one fault. */
static void
many_manifests(void **state)
{
	enum { N = 300 };
	struct scene *p = *state;
	size_t n = 0;
	struct bag b;

	make(p, V1);
	for (int i = 0; i < N; i++) {
		scene_put(p, arena_printf(&p->a, "bag/manifest-x%d.txt", i),
		    "00  data/one.txt\n");
		scene_put(p, arena_printf(&p->a, "bag/tagmanifest-y%d.txt",
		    i), "00  manifest-sha256.txt\n");
	}
	judge(p, &b);
	for (size_t i = 0; i < b.report.fault.v.n; i++)
		if (b.report.fault.v.v[i].check == BAG_COMPLETE) {
			n++;
			assert_non_null(strstr(b.report.fault.v.v[i].text,
			    "等300份清单"));
		}
	assert_int_equal(n, N);
}

static const struct {
	const char *file, *listed;
	enum level worst;
} names[] = {
	{ "data/a b.txt", "data/a b.txt", LEVEL_INFO },
	/* 2.1.3: from 1.0 on just these are encoded, and always */
	{ "data/a%b.txt", "data/a%25b.txt", LEVEL_INFO },
	{ "data/a%25b.txt", "data/a%2525b.txt", LEVEL_INFO },
	{ "data/a\nb.txt", "data/a%0Ab.txt", LEVEL_INFO },
	{ "data/a\rb.txt", "data/a%0db.txt", LEVEL_INFO },
	{ "data/a%25b.txt", "data/a%25b.txt", LEVEL_REFUSE },
	{ "data/a%b.txt", "data/a%b.txt", LEVEL_REFUSE },
	{ "data/100%", "data/100%", LEVEL_REFUSE },
	{ "data/a%20b.txt", "data/a%20b.txt", LEVEL_REFUSE },
	{ "data/a~b.txt", "data/a%7Eb.txt", LEVEL_REFUSE },
	{ "data/a b.txt", "data/a%20b.txt", LEVEL_REFUSE },
	{ "data/a%00b.txt", "data/a%00b.txt", LEVEL_REFUSE },
	/* below the bag at every moment */
	{ "data/p/a.txt", "data/p/../p/a.txt", LEVEL_WARN },
	{ "data/a.txt", "data/../data/a.txt", LEVEL_WARN },
	{ "data/a.txt", "data/p/../../../data/a.txt", LEVEL_REFUSE },
	{ "data/..a/b..", "data/..a/b..", LEVEL_INFO },
	/* what other systems keep for themselves */
	{ "data/CON", "data/CON", LEVEL_WARN },
	{ "data/aux.tar.gz", "data/aux.tar.gz", LEVEL_WARN },
	{ "data/Lpt9/a.txt", "data/Lpt9/a.txt", LEVEL_WARN },
	{ "data/COM0", "data/COM0", LEVEL_INFO },
	{ "data/CONS", "data/CONS", LEVEL_INFO },
	{ "data/x.nul", "data/x.nul", LEVEL_INFO },
	{ "data/a/.DS_Store", "data/a/.DS_Store", LEVEL_WARN },
	{ "data/Thumbs.db", "data/Thumbs.db", LEVEL_WARN },
	{ "data/a.txt", "./data/a.txt", LEVEL_WARN },
	{ "data/a.txt", "*data/a.txt", LEVEL_WARN },
	{ "data/a.txt", "data//a.txt", LEVEL_WARN },
	{ "data/N\xC3\xBA\xC3\xB1" "ez", "data/N\xC3\xBA\xC3\xB1" "ez",
	    LEVEL_INFO },
	{ "data/Nu\xCC\x81n\xCC\x83" "ez", "data/N\xC3\xBA\xC3\xB1" "ez",
	    LEVEL_WARN },
	{ "data/N\xC3\xBA\xC3\xB1" "ez", "data/Nu\xCC\x81n\xCC\x83" "ez",
	    LEVEL_WARN },
	{ "data/a.txt", "data/A.txt", LEVEL_REFUSE },
};

static void
named(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct bag b;

		assert_true(dir_remove(scene_at(p, "bag"), &e));
		scene_put(p, "bag/bagit.txt", V1);
		scene_put(p, arena_printf(&p->a, "bag/%s", names[i].file),
		    "x");
		scene_put(p, "bag/manifest-md5.txt", arena_printf(&p->a,
		    "%s %s\n", sum(p, DIGEST_MD5, "x"), names[i].listed));
		judge(p, &b);
		if (bag_worst(&b) != names[i].worst)
			fail_msg("%s as %s: %d", names[i].file,
			    names[i].listed, (int)bag_worst(&b));
	}
}

/* Before 1.0 a name is what it is; decoded it is looked for where no file
 * has it. */
static void
named_before(void **state)
{
	static const struct {
		const char *file, *other, *listed;
		enum level worst;
	} of[] = {
		{ "data/a%25b", "data/a%b", "data/a%25b", LEVEL_INFO },
		{ "data/a%b", "data/a%25b", "data/a%b", LEVEL_INFO },
		{ "data/a%20b", "data/a b", "data/a%20b", LEVEL_INFO },
		{ "data/a\nb", "data/x", "data/a%0Ab", LEVEL_INFO },
		{ "data/a%b", "data/x", "data/a%25b", LEVEL_WARN },
		{ "data/a%20b%c", "data/x", "data/a%20b%25c", LEVEL_WARN },
		{ "data/a b", "data/x", "data/a%20b", LEVEL_WARN },
		{ "data/a b%c", "data/x", "data/a%20b%25c", LEVEL_WARN },
		{ "data/a", "data/x", "data/p/%2e%2e/a", LEVEL_WARN },
		{ "data/%2e%2e/a", "data/x", "data/%2e%2e/a", LEVEL_INFO },
	};
	struct scene *p = *state;
	struct err e = ERR_INIT;

	for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++) {
		struct bag b;

		assert_true(dir_remove(scene_at(p, "bag"), &e));
		scene_put(p, "bag/bagit.txt", V097);
		scene_put(p, arena_printf(&p->a, "bag/%s", of[i].file), "1");
		scene_put(p, arena_printf(&p->a, "bag/%s", of[i].other), "2");
		scene_put(p, "bag/manifest-md5.txt", arena_printf(&p->a,
		    "%s %s\n%s %s\n", sum(p, DIGEST_MD5, "1"), of[i].listed,
		    sum(p, DIGEST_MD5, "2"), of[i].other));
		judge(p, &b);
		if (bag_worst(&b) != of[i].worst)
			fail_msg("%s as %s: %d", of[i].file, of[i].listed,
			    (int)bag_worst(&b));
	}
}

/* Of two manifests of one algorithm the one that is wrongly named says
 * which other there is. */
static void
same_algorithm(void **state)
{
	static const struct { const char *declaration; enum level worst; }
	    want[] = { { V096, LEVEL_WARN }, { V097, LEVEL_REFUSE },
		{ V1, LEVEL_REFUSE } };
	struct scene *p = *state;

	for (size_t i = 0; i < 3; i++) {
		struct bag b;

		make(p, want[i].declaration);
		scene_put(p, "bag/manifest-md5.txt", ONE_MD5
		    "  data/one.txt\n");
		scene_put(p, "bag/manifest-MD5.txt", ONE_MD5
		    "  data/one.txt\n");
		judge(p, &b);
		assert_int_equal(bag_worst(&b), want[i].worst);
		assert_string_equal(b.report.fault.v.v[0].object,
		    "manifest-MD5.txt");
		assert_non_null(strstr(b.report.fault.v.v[0].text,
		    "manifest-md5.txt"));
	}
}

/* Nothing is reached through a link, and none may be there. */
static void
links(void **state)
{
	struct scene *p = *state;
	static const char *const to[] = { "../../secret", "one.txt",
		"nowhere" };

	scene_put(p, "secret", "one");
	for (size_t i = 0; i < 3; i++) {
		struct bag b;

		make(p, V1);
		assert_int_equal(symlink(to[i],
		    scene_at(p, "bag/data/link")), 0);
		judge(p, &b);
		assert_true(has_fault(&b, LEVEL_REFUSE, BAG_PATHS));
		assert_int_equal(unlink(scene_at(p, "bag/data/link")), 0);
	}
	assert_int_equal(mkfifo(scene_at(p, "bag/data/pipe"), 0600), 0);
	{
		struct bag b;

		judge(p, &b);
		assert_true(has_fault(&b, LEVEL_REFUSE, BAG_PATHS));
	}
}

/* Tag files in the encoding that bagit.txt names. */
static void
encodings(void **state)
{
	struct scene *p = *state;
	const char *hex = sum(p, DIGEST_MD5, "x");
	struct sbuf wide = SBUF_INIT;
	struct err e = ERR_INIT;
	struct bag b;

	scene_put(p, "bag/bagit.txt", "BagIt-Version: 0.97\n"
	    "Tag-File-Character-Encoding: GBK\n");
	scene_put(p, "bag/data/甲", "x");
	scene_put(p, "bag/manifest-md5.txt", arena_printf(&p->a,
	    "%s data/\xBC\xD7\n", hex));
	judge(p, &b);
	assert_int_equal(bag_worst(&b), LEVEL_INFO);

	/* UTF-16 with a mark, and without one, of either order */
	for (int order = 0; order < 4; order++) {
		const char *line = arena_printf(&p->a, "%s data/x\r\n", hex);

		assert_true(dir_remove(scene_at(p, "bag"), &e));
		scene_put(p, "bag/bagit.txt", "BagIt-Version: 0.97\n"
		    "Tag-File-Character-Encoding: UTF-16\n");
		scene_put(p, "bag/data/x", "x");
		sbuf_clear(&wide);
		if (order < 2)
			sbuf_put(&wide, order == 0 ? "\xff\xfe" : "\xfe\xff",
			    2);
		for (const char *s = line; *s != '\0'; s++) {
			if (order % 2 == 1)
				sbuf_putc(&wide, '\0');
			sbuf_putc(&wide, *s);
			if (order % 2 == 0)
				sbuf_putc(&wide, '\0');
		}
		assert_true(file_write(scene_at(p,
		    "bag/manifest-md5.txt"), wide.s, wide.n, &e));
		judge(p, &b);
		if (bag_worst(&b) != LEVEL_INFO)
			fail_msg("order %d: %s", order,
			    b.report.fault.v.v[0].text);
	}
	sbuf_release(&wide);
}

/* What was not looked at is never passed. */
static void
results(void **state)
{
	struct scene *p = *state;
	struct bag b;

	make(p, V1);
	judge(p, &b);
	assert_int_equal(bag_check_result(&b.report, BAG_PAYLOAD),
	    PROOF_PASSED);
	assert_int_equal(bag_check_result(&b.report, BAG_OXUM),
	    PROOF_UNTESTED);
	assert_int_equal(bag_check_result(&b.report, BAG_TAGS),
	    PROOF_UNTESTED);
	scene_put(p, "bag/data/one.txt", "two");
	scene_put(p, "bag/bag-info.txt", "A: b\n c\nPayload-Oxum: 3.1\n");
	judge(p, &b);
	assert_int_equal(bag_check_result(&b.report, BAG_PAYLOAD),
	    PROOF_FAILED);
	assert_int_equal(bag_check_result(&b.report, BAG_OXUM),
	    PROOF_PASSED);
	assert_string_equal(bag_value(&b, "a"), "b c");
	assert_null(bag_value(&b, "b"));
}

/* A name from a bag makes no line of its own on a screen. */
static void
told(void **state)
{
	struct scene *p = *state;
	struct bag b;

	make(p, V1);
	scene_put(p, "bag/data/x\ny: 通过", "x");
	scene_put(p, "bag/fetch.txt", "http://x.invalid/ - data/\x1b[2Jz\n");
	judge(p, &b);
	assert_true(b.report.fault.v.n >= 2);
	for (size_t i = 0; i < b.report.fault.v.n; i++) {
		assert_null(strpbrk(b.report.fault.v.v[i].object, "\n\x1b"));
		assert_null(strpbrk(b.report.fault.v.v[i].text, "\n\x1b"));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE_TEST(each_case), SCENE_TEST(every_manifest),
		SCENE_TEST(listed_twice),
		SCENE_TEST(tags_of_tags), SCENE_TEST(deep),
		SCENE_TEST(many_manifests), SCENE_TEST(named),
		SCENE_TEST(named_before), SCENE_TEST(same_algorithm),
		SCENE_TEST(links), SCENE_TEST(encodings),
		SCENE_TEST(results), SCENE_TEST(told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

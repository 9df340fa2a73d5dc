#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "base/digest.h"
#include "io/infile.h"
#include "scene.h"

/* What the reading tests look at. */
static void
make_tree(struct scene *p)
{
	scene_put(p, "in/a.xml", "<a/>");
	scene_put(p, "in/sub/b.xml", "<b/>");
	scene_put(p, "in/empty.xml", "");
	scene_put(p, "in/two.xml", "2");
	scene_put(p, "secret.xml", "secret");
	assert_int_equal(link(scene_at(p, "in/two.xml"),
	    scene_at(p, "in/too.xml")), 0);
	assert_int_equal(symlink("a.xml", scene_at(p, "in/link.xml")), 0);
	assert_int_equal(symlink("sub", scene_at(p, "in/linked")), 0);
	assert_int_equal(symlink("../secret.xml",
	    scene_at(p, "in/out.xml")), 0);
	assert_int_equal(symlink("/etc", scene_at(p, "in/etc")), 0);
	assert_int_equal(symlink("nowhere", scene_at(p, "in/dangling.xml")), 0);
	assert_int_equal(mkfifo(scene_at(p, "in/fifo.xml"), 0600), 0);
}

static const struct { const char *rel; enum infile_result want; } reading[] = {
	{ "a.xml", INFILE_OK },
	{ "sub/b.xml", INFILE_OK },
	{ "sub//b.xml", INFILE_OK },
	{ "./sub/./b.xml", INFILE_OK },
	{ "empty.xml", INFILE_OK },
	{ "none.xml", INFILE_ABSENT },
	{ "none/b.xml", INFILE_ABSENT },
	{ "a.xml/b.xml", INFILE_ABSENT },
	{ "two.xml", INFILE_NOT_PLAIN },
	{ "too.xml", INFILE_NOT_PLAIN },
	{ "sub", INFILE_NOT_PLAIN },
	{ ".", INFILE_NOT_PLAIN },
	{ "", INFILE_NOT_PLAIN },
	{ "fifo.xml", INFILE_NOT_PLAIN },
	{ "link.xml", INFILE_ESCAPES },
	{ "dangling.xml", INFILE_ESCAPES },
	{ "linked/b.xml", INFILE_ESCAPES },
	{ "out.xml", INFILE_ESCAPES },
	{ "etc/passwd", INFILE_ESCAPES },
	{ "..", INFILE_ESCAPES },
	{ "../secret.xml", INFILE_ESCAPES },
	{ "sub/../../secret.xml", INFILE_ESCAPES },
	{ "/etc/passwd", INFILE_ESCAPES },
	{ "/", INFILE_ESCAPES },
};

enum { READING = sizeof(reading) / sizeof(reading[0]) };

/* The index of the first row that is not as it should be, else -1. */
static int
wrong_row(struct scene *p)
{
	struct indir d = INDIR_INIT;
	struct err e = ERR_INIT;

	if (!indir_open(scene_at(p, "in"), &d, &e))
		return READING;
	for (int i = 0; i < READING; i++) {
		const uint8_t *bytes;
		uint8_t sum[32];
		size_t n;

		if (infile_read(&d, reading[i].rel, 100, &p->a, &bytes, &n) !=
		    reading[i].want || infile_digest(&d, reading[i].rel,
		    DIGEST_SM3, sum) != reading[i].want)
			return i;
	}
	indir_close(&d);
	return -1;
}

static void
reads_only_beneath(void **state)
{
	int i;

	make_tree(*state);
	i = wrong_row(*state);
	if (i >= 0)
		fail_msg("%s", reading[i].rel);
}

/* From here on openat2 is not there. */
static bool
refuse_openat2(int num)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
		    offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
		BPF_STMT(BPF_RET | BPF_K,
		    SECCOMP_RET_ERRNO | (unsigned)num),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog prog = { sizeof(code) / sizeof(code[0]), code };

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &prog) == 0;
}

/* An old kernel, and a container that refuses what it does not know. */
static void
same_without_openat2(void **state)
{
	static const int num[] = { ENOSYS, EPERM };

	make_tree(*state);
	for (size_t i = 0; i < 2; i++) {
		pid_t child = fork();
		int status;

		if (child == 0)
			_exit(refuse_openat2(num[i]) ? wrong_row(*state) + 1 :
			    200);
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFEXITED(status));
		if (WEXITSTATUS(status) == 200)
			skip();
		if (WEXITSTATUS(status) != 0)
			fail_msg("%s", reading[WEXITSTATUS(status) - 1].rel);
	}
}

static void
folders_beneath(void **state)
{
	static const struct { const char *rel; enum infile_result want; }
	    row[] = {
		{ "sub", INFILE_OK }, { ".", INFILE_OK },
		{ "linked", INFILE_ESCAPES }, { "etc", INFILE_ESCAPES },
		{ "..", INFILE_ESCAPES }, { "none", INFILE_ABSENT },
		{ "a.xml", INFILE_ABSENT },
	};
	struct indir d = INDIR_INIT;
	struct err e = ERR_INIT;

	make_tree(*state);
	assert_true(indir_open(scene_at(*state, "in"), &d, &e));
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct indir sub = INDIR_INIT;

		assert_int_equal(indir_below(&d, row[i].rel, &sub),
		    row[i].want);
		assert_true((sub.fd >= 0) == (row[i].want == INFILE_OK));
		indir_close(&sub);
	}
	indir_close(&d);
	indir_close(&d);
	assert_false(indir_open(scene_at(*state, "none"), &d, &e));
	assert_int_equal(e.kind, ERR_IO);
}

static void
bytes_and_size(void **state)
{
	struct scene *p = *state;
	struct indir d = INDIR_INIT;
	struct err e = ERR_INIT;
	const uint8_t *bytes;
	uint8_t sum[32], want[32];
	size_t n;

	scene_put(p, "in/a.xml", "0123456789");
	assert_true(indir_open(scene_at(p, "in"), &d, &e));
	assert_int_equal(infile_read(&d, "a.xml", 9, &p->a, &bytes, &n),
	    INFILE_TOO_BIG);
	assert_int_equal(infile_read(&d, "a.xml", 10, &p->a, &bytes, &n),
	    INFILE_OK);
	assert_int_equal(n, 10);
	assert_memory_equal(bytes, "0123456789", 10);
	assert_int_equal(infile_digest(&d, "a.xml", DIGEST_SHA256, sum),
	    INFILE_OK);
	digest_of(DIGEST_SHA256, "0123456789", 10, want);
	assert_memory_equal(sum, want, 32);
	indir_close(&d);
}

static void
device(void **state)
{
	struct scene *p = *state;
	struct indir d = INDIR_INIT;
	struct err e = ERR_INIT;
	const uint8_t *bytes;
	uint8_t sum[32];
	size_t n;

	assert_true(indir_open("/dev", &d, &e));
	assert_int_equal(infile_read(&d, "zero", 100, &p->a, &bytes, &n),
	    INFILE_NOT_PLAIN);
	assert_int_equal(infile_digest(&d, "zero", DIGEST_SM3, sum),
	    INFILE_NOT_PLAIN);
	indir_close(&d);
}

/* --- walking --- */

static struct infile_list
walk(struct scene *p, const char *rel)
{
	struct indir d = INDIR_INIT;
	struct err e = ERR_INIT;
	struct infile_list l;

	memset(&l, 0, sizeof(l));
	assert_true(indir_open(p->dir, &d, &e));
	if (!infile_walk(&d, rel, &p->a, &l, &e))
		fail_msg("%s", e.text);
	indir_close(&d);
	return l;
}

static void
finds_in_byte_order(void **state)
{
	static const char *const want[] = { "in/A.XML", "in/a.xml",
		"in/a/z.xml", "in/a0.xml", "in/b.Xml", "in/folder.xml/x.xml",
		"in/units/附件二/c.xml", "in/甲.xml" };
	static const char *const other[] = { "in/.hidden.xml",
		"in/.git/a.xml", "in/附件/a.xml", "in/a/附件/b.xml",
		"in/a.xmlx", "in/xml", "in/a.pdf", "in/a.xml.bak" };
	struct scene *p = *state;
	struct infile_list l;

	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++)
		scene_put(p, want[i], "x");
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		scene_put(p, other[i], "x");
	l = walk(p, "in");
	assert_int_equal(l.xml.n, sizeof(want) / sizeof(want[0]));
	for (size_t i = 0; i < l.xml.n; i++)
		assert_string_equal(l.xml.v[i], want[i]);
	assert_int_equal(l.skipped.n, 0);
	assert_int_equal(walk(p, "none").xml.n, 0);
	/* "" is the folder itself, and twice gives the same */
	assert_int_equal(walk(p, "").xml.n, l.xml.n);
	assert_int_equal(walk(p, "").xml.n, l.xml.n);
}

static void
says_what_it_skips(void **state)
{
	static const struct infile_skipped want[] = {
		{ "in/B.ZIP", SKIP_ZIP },
		{ "in/\\x0Aline.xml", SKIP_NAME },
		{ "in/\\x1B[31m.xml", SKIP_NAME },
		{ "in/\\xB8\\xBD/", SKIP_NAME },
		{ "in/\\xE2\\x80\\xAEright.xml", SKIP_NAME },
		{ "in/\\xFF甲.xml", SKIP_NAME },
		{ "in/a.zip", SKIP_ZIP },
		{ "in/dir.zip", SKIP_LINK },
		{ "in/fifo.xml", SKIP_SPECIAL },
		{ "in/link.xml", SKIP_LINK },
		{ "in/unit", SKIP_LINK },
	};
	struct scene *p = *state;
	struct infile_list l;

	scene_put(p, "in/a.zip", "x");
	scene_put(p, "in/B.ZIP", "x");
	scene_put(p, "in/\nline.xml", "x");
	scene_put(p, "in/\033[31m.xml", "x");
	scene_put(p, "in/\xb8\xbd/x.xml", "x");
	scene_put(p, "in/\xe2\x80\xaeright.xml", "x");
	scene_put(p, "in/\xff甲.xml", "x");
	scene_put(p, "in/附件/\xff.xml", "x");
	scene_put(p, "in/.\xff.xml", "x");
	assert_int_equal(symlink("/etc", scene_at(p, "in/unit")), 0);
	assert_int_equal(symlink("/etc/passwd", scene_at(p, "in/link.xml")), 0);
	assert_int_equal(symlink("none", scene_at(p, "in/dir.zip")), 0);
	assert_int_equal(mkfifo(scene_at(p, "in/fifo.xml"), 0600), 0);
	l = walk(p, "in");
	assert_int_equal(l.xml.n, 0);
	assert_int_equal(l.skipped.n, sizeof(want) / sizeof(want[0]));
	for (size_t i = 0; i < l.skipped.n; i++) {
		size_t n = strlen(want[i].path);

		n -= want[i].path[n - 1] == '/';
		assert_int_equal(strlen(l.skipped.v[i].path), n);
		assert_memory_equal(l.skipped.v[i].path, want[i].path, n);
		assert_int_equal(l.skipped.v[i].why, want[i].why);
	}
}

/* One folder too many is passed over; the rest is read. */
static void
bounded_depth(void **state)
{
	struct scene *p = *state;
	const char *path = "in";
	struct infile_list l;

	for (int i = 0; i < 40; i++) {
		path = arena_printf(&p->a, "%s/d", path);
		scene_put(p, arena_printf(&p->a, "%s/a.xml", path), "x");
	}
	scene_put(p, "in/z.xml", "x");
	l = walk(p, "in");
	assert_int_equal(l.xml.n, 32 + 1);
	assert_int_equal(l.skipped.n, 1);
	assert_int_equal(l.skipped.v[0].why, SKIP_DEEP);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE_TEST(reads_only_beneath),
		SCENE_TEST(same_without_openat2), SCENE_TEST(folders_beneath),
		SCENE_TEST(bytes_and_size), SCENE_TEST(device),
		SCENE_TEST(finds_in_byte_order), SCENE_TEST(says_what_it_skips),
		SCENE_TEST(bounded_depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/outfile.h"

/*
 * Stands before the C library's: some file systems know no EXCHANGE.
 */
static bool no_exchange;

int
renameat2(int old_at, const char *old, int new_at, const char *new,
    unsigned flags)
{
	if (no_exchange && flags != 0) {
		errno = EINVAL;
		return -1;
	}
	return (int)syscall(SYS_renameat2, old_at, old, new_at, new, flags);
}

struct place {
	struct arena a;
	char *dir;
	mode_t mask;
};

/* An odd umask: modes must not depend on it. */
static int
set_up(void **state)
{
	struct place *p = calloc(1, sizeof(*p));
	char name[] = "/tmp/liangze-outfile-XXXXXX";

	if (p == NULL || mkdtemp(name) == NULL)
		return -1;
	p->dir = arena_strdup(&p->a, name);
	p->mask = umask(0277);
	*state = p;
	return 0;
}

static int
tear_down(void **state)
{
	struct place *p = *state;
	struct err e = ERR_INIT;
	bool ok = dir_remove(p->dir, &e) && !dir_exists(p->dir);

	umask(p->mask);
	arena_release(&p->a);
	free(p);
	return ok ? 0 : -1;
}

static const char *
at(struct place *p, const char *name)
{
	return arena_printf(&p->a, "%s/%s", p->dir, name);
}

static void
put(struct place *p, const char *name, const char *text)
{
	struct err e = ERR_INIT;

	if (!file_write(at(p, name), text, strlen(text), &e))
		fail_msg("%s", e.text);
}

static const char *
get(struct place *p, const char *name)
{
	struct err e = ERR_INIT;
	const char *text = NULL;
	size_t n = 0;

	if (!file_read(&p->a, at(p, name), 1 << 20, &text, &n, &e))
		fail_msg("%s", e.text);
	assert_int_equal(strlen(text), n);
	return text;
}

static void
make(struct place *p, const char *name)
{
	struct err e = ERR_INIT;

	if (!dir_make(at(p, name), &e))
		fail_msg("%s", e.text);
}

static unsigned
mode_of(struct place *p, const char *name)
{
	struct stat st;

	assert_int_equal(stat(at(p, name), &st), 0);
	return st.st_mode & 07777;
}

static void
assert_names(const char *const *names, size_t n, const char *want)
{
	char got[600] = "";
	size_t used = 0;

	for (size_t i = 0; i < n; i++)
		used += (size_t)snprintf(got + used, sizeof(got) - used,
		    "%s|", names[i]);
	assert_string_equal(got, want);
}

static void
writes_and_replaces(void **state)
{
	struct place *p = *state;
	char name[252];
	const char *const *names;
	struct err e = ERR_INIT;
	size_t n;

	put(p, "a", "one");
	assert_string_equal(get(p, "a"), "one");
	assert_int_equal(mode_of(p, "a"), 0600);
	put(p, "a", "");
	assert_string_equal(get(p, "a"), "");
	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	put(p, name, "a long name leaves room for the temporary one");
	assert_int_equal(unlink(at(p, name)), 0);
	assert_true(dir_list(&p->a, p->dir, &names, &n, &e));
	assert_names(names, n, "a|");
}

/* A link in the way is replaced, not followed; so is a left-over. */
static void
links_are_not_written_through(void **state)
{
	struct place *p = *state;
	struct stat st;

	put(p, "target", "old");
	assert_int_equal(symlink("target", at(p, "link")), 0);
	put(p, "link", "new");
	assert_string_equal(get(p, "target"), "old");
	assert_string_equal(get(p, "link"), "new");
	assert_int_equal(lstat(at(p, "link"), &st), 0);
	assert_true(S_ISREG(st.st_mode));
}

/* -o /dev/null must not turn the device into a file. */
static void
special_files_are_not_replaced(void **state)
{
	struct place *p = *state;
	struct err e = ERR_INIT;
	const char *const *names;
	struct stat st;
	size_t n;

	assert_int_equal(mkfifo(at(p, "pipe"), 0600), 0);
	assert_int_equal(symlink("pipe", at(p, "link")), 0);
	assert_false(file_write(at(p, "pipe"), "x", 1, &e));
	assert_int_equal(e.kind, ERR_IO);
	assert_non_null(strstr(e.text, "不是普通文件"));
	assert_false(file_write(at(p, "link"), "x", 1,
	    &(struct err)ERR_INIT));
	assert_int_equal(lstat(at(p, "pipe"), &st), 0);
	assert_true(S_ISFIFO(st.st_mode));
	assert_true(dir_list(&p->a, p->dir, &names, &n, &e));
	assert_names(names, n, "link|pipe|");
}

static void
knows_the_same_file(void **state)
{
	struct place *p = *state;

	put(p, "a", "x");
	put(p, "b", "x");
	assert_int_equal(symlink("a", at(p, "link")), 0);
	assert_true(file_same(at(p, "a"), at(p, "link")));
	assert_true(file_same(at(p, "a"), at(p, "./a")));
	assert_false(file_same(at(p, "a"), at(p, "b")));
	assert_false(file_same(at(p, "a"), at(p, "none")));
	assert_true(file_same(at(p, "none"), at(p, "none")));
}

static void
write_fails(void **state)
{
	struct place *p = *state;
	struct err e = ERR_INIT;
	const char *const *names;
	size_t n;

	assert_false(file_write(at(p, "no/such"), "x", 1, &e));
	assert_int_equal(e.kind, ERR_IO);
	assert_non_null(strstr(e.text, "no/such"));
	assert_non_null(strstr(e.text, "不存在"));
	make(p, "dir/inner");
	assert_false(file_write(at(p, "dir"), "x", 1, &e));
	assert_true(dir_list(&p->a, p->dir, &names, &n, &e));
	assert_names(names, n, "dir|");
}

static void
read_fails(void **state)
{
	struct place *p = *state;
	struct err e = ERR_INIT;
	const char *text = NULL;
	size_t n = 7;

	put(p, "five", "12345");
	assert_true(file_read(&p->a, at(p, "five"), 5, &text, &n, &e));
	assert_int_equal(n, 5);
	assert_false(file_read(&p->a, at(p, "five"), 4, &text, &n, &e));
	assert_non_null(strstr(e.text, "文件太大"));
	assert_false(file_read(&p->a, at(p, "none"), 4, &text, &n, &e));
	assert_int_equal(e.kind, ERR_IO);
	assert_non_null(strstr(e.text, "不存在"));
	assert_false(file_read(&p->a, p->dir, 99999, &text, &n, &e));
	assert_non_null(strstr(e.text, "不是普通文件"));
	assert_int_equal(mkfifo(at(p, "fifo"), 0600), 0);
	assert_int_equal(chmod(at(p, "fifo"), 0600), 0);
	assert_false(file_read(&p->a, at(p, "fifo"), 9, &text, &n, &e));
	assert_false(file_read(&p->a, "/dev/zero", 9, &text, &n, &e));
	assert_int_equal(n, 5);
}

static void
makes_folders(void **state)
{
	struct place *p = *state;
	struct err e = ERR_INIT;

	make(p, "a/b//c/");
	make(p, "a/b/c");
	assert_true(dir_exists(at(p, "a/b/c")));
	assert_int_equal(mode_of(p, "a"), 0700);
	assert_int_equal(mode_of(p, "a/b/c"), 0700);
	assert_false(file_exists(at(p, "a")));
	put(p, "f", "x");
	assert_true(file_exists(at(p, "f")));
	assert_false(dir_exists(at(p, "f")));
	assert_false(dir_make(at(p, "f"), &e));
	assert_false(dir_make(at(p, "f/g"), &e));
	assert_non_null(strstr(e.text, "不是文件夹"));
	assert_false(dir_make("", &e));
	assert_false(file_exists(at(p, "none")));
}

static void
lists_in_byte_order(void **state)
{
	struct place *p = *state;
	struct err e = ERR_INIT;
	const char *const *names = NULL;
	size_t n = 9;

	assert_true(dir_list(&p->a, at(p, "none"), &names, &n, &e));
	assert_int_equal(n, 0);
	assert_true(dir_tree(&p->a, at(p, "none"), &names, &n, &e));
	assert_int_equal(n, 0);
	make(p, "b");
	make(p, "empty");
	put(p, "b/2", "x");
	put(p, "b/1", "x");
	put(p, "b.xml", "x");
	put(p, "甲", "x");
	put(p, ".hidden", "x");
	put(p, "B", "x");
	assert_int_equal(symlink("b", at(p, "link")), 0);
	assert_int_equal(symlink("B", at(p, "c")), 0);
	assert_true(dir_list(&p->a, p->dir, &names, &n, &e));
	assert_names(names, n, ".hidden|B|b|b.xml|c|empty|link|甲|");
	assert_true(dir_tree(&p->a, p->dir, &names, &n, &e));
	assert_names(names, n, ".hidden|B|b.xml|b/1|b/2|甲|");
	make(p, "b/within");
	assert_true(dir_folders(&p->a, p->dir, &names, &n, &e));
	assert_names(names, n, "b|b/within|empty|");
	assert_false(dir_list(&p->a, at(p, "B"), &names, &n, &e));
	assert_false(dir_tree(&p->a, at(p, "B"), &names, &n, &e));
	assert_int_equal(e.kind, ERR_IO);
}

static void
removes_trees(void **state)
{
	struct place *p = *state;
	struct err e = ERR_INIT;

	make(p, "keep");
	put(p, "keep/f", "x");
	make(p, "gone/a/b");
	put(p, "gone/a/b/f", "x");
	assert_int_equal(symlink("../keep", at(p, "gone/link")), 0);
	assert_true(dir_remove(at(p, "gone"), &e));
	assert_false(dir_exists(at(p, "gone")));
	assert_true(file_exists(at(p, "keep/f")));
	assert_true(dir_remove(at(p, "gone"), &e));
	assert_int_equal(symlink("keep", at(p, "link")), 0);
	assert_true(dir_remove(at(p, "link"), &e));
	assert_true(file_exists(at(p, "keep/f")));
	assert_true(dir_remove(at(p, "keep/f"), &e));
	assert_false(file_exists(at(p, "keep/f")));
}

/* Deeper than a walk goes: an error, and the plain rest still works. */
static void
depth_is_bounded(void **state)
{
	enum { HALF = FOLDERS_DEEP / 2 + 3 };
	struct place *p = *state;
	struct err e = ERR_INIT;
	const char *const *names;
	char deep[4 * HALF + 1] = "";
	size_t n;

	for (size_t i = 0; i < 2 * (size_t)HALF; i++)
		memcpy(deep + 2 * i, "d/", 3);
	make(p, deep);
	assert_false(dir_tree(&p->a, p->dir, &names, &n, &e));
	assert_int_equal(e.kind, ERR_IO);
	assert_false(dir_remove(p->dir, &e));
	/* by two halves, so that the folder can be removed at the end */
	deep[2 * HALF] = '\0';
	assert_true(dir_remove(at(p, deep), &e));
}

/* What is made beside a place is our own, and takes nothing's place. */
static void
places(void **state)
{
	struct place *p = *state;
	struct err e = ERR_INIT;
	const char *one, *two;

	put(p, "out", "theirs");
	make(p, "empty");
	make(p, "full");
	put(p, "full/f", "theirs");
	assert_int_equal(symlink("nowhere", at(p, "link")), 0);
	assert_int_equal(symlink("empty", at(p, "link2")), 0);
	assert_int_equal(mkfifo(at(p, "pipe"), 0600), 0);
	/* a folder that is not there is a slip, not an order */
	assert_null(dir_beside(&p->a, at(p, "none/new"), &e));
	assert_int_equal(e.kind, ERR_IO);
	assert_false(path_taken(at(p, "none")));
	e = (struct err)ERR_INIT;
	one = dir_beside(&p->a, at(p, "new"), &e);
	two = dir_beside(&p->a, at(p, "new"), &e);
	assert_non_null(one);
	assert_non_null(two);
	assert_string_not_equal(one, two);
	assert_true(file_write(arena_printf(&p->a, "%s/f", one), "1", 1,
	    &e));
	one = arena_printf(&p->a, "%s/f", one);
	for (size_t i = 0; i < 6; i++) {
		static const char *const taken[] = { "out", "empty", "full",
			"link", "link2", "pipe" };

		assert_true(path_taken(at(p, taken[i])));
		assert_false(path_place(&p->a, one, at(p, taken[i]), &e));
		assert_int_equal(e.kind, ERR_USAGE);
		/* a folder may stand where an empty one is */
		if (i == 1)
			continue;
		assert_false(path_place(&p->a, two, at(p, taken[i]), &e));
		assert_int_equal(e.kind, ERR_USAGE);
	}
	assert_string_equal(get(p, "out"), "theirs");
	assert_string_equal(get(p, "full/f"), "theirs");
	assert_false(path_taken(at(p, "new")));
	assert_true(path_place(&p->a, one, at(p, "new"), &e));
	assert_string_equal(get(p, "new"), "1");
	assert_true(path_place(&p->a, two, at(p, "empty"), &e));
	assert_true(path_place(&p->a, at(p, "full"), at(p, "newer"), &e));
	assert_string_equal(get(p, "newer/f"), "theirs");
}

static void
knows_its_parts(void **state)
{
	(void)state;
	assert_true(path_is_part("keys/.part-0123456789abcdef"));
	assert_false(path_is_part("keys/.part-0123456789abcde"));
	assert_false(path_is_part("keys/.part-0123456789abcdef.xml"));
	assert_false(path_is_part(".part-1.xml"));
	assert_false(path_is_part(".part-0123456789abcdef/x"));
}

static void
publishes(void **state)
{
	struct place *p = *state;
	struct err e = ERR_INIT;
	bool exchanged = true;

	make(p, "staged");
	put(p, "staged/f", "one");
	assert_true(dir_publish(at(p, "staged"), at(p, "out"), &exchanged,
	    &e));
	assert_false(exchanged);
	assert_string_equal(get(p, "out/f"), "one");
	assert_false(dir_exists(at(p, "staged")));
	make(p, "staged");
	put(p, "staged/f", "two");
	assert_true(dir_publish(at(p, "staged"), at(p, "out"), &exchanged,
	    &e));
	assert_true(exchanged);
	assert_string_equal(get(p, "out/f"), "two");
	assert_string_equal(get(p, "staged/f"), "one");
	assert_true(dir_sync(p->dir, &e));
	assert_false(dir_publish(at(p, "none"), at(p, "out"), &exchanged,
	    &e));
	assert_string_equal(get(p, "out/f"), "two");
	assert_false(dir_publish(at(p, "none"), at(p, "new"), &exchanged,
	    &e));
	assert_false(dir_sync(at(p, "none"), &e));
}

static void
publishes_without_exchange(void **state)
{
	struct place *p = *state;
	struct err e = ERR_INIT;
	const char *const *names;
	bool exchanged = false;
	size_t n;

	no_exchange = true;
	make(p, "out");
	put(p, "out/f", "one");
	make(p, "staged");
	put(p, "staged/f", "two");
	assert_true(dir_publish(at(p, "staged"), at(p, "out"), &exchanged,
	    &e));
	assert_true(exchanged);
	assert_string_equal(get(p, "out/f"), "two");
	assert_string_equal(get(p, "staged/f"), "one");
	/* what cannot be published leaves the old one in its place */
	assert_false(dir_publish(at(p, "none"), at(p, "out"), &exchanged,
	    &e));
	assert_string_equal(get(p, "out/f"), "two");
	assert_true(dir_list(&p->a, p->dir, &names, &n, &e));
	assert_names(names, n, "out|staged|");
	no_exchange = false;
}

/* A disk that takes 10 bytes of 20: the old file stays, nothing else. */
static void
full_disk_keeps_the_old_file(void **state)
{
	struct place *p = *state;
	struct rlimit usual, little;
	struct err e = ERR_INIT;
	const char *const *names;
	bool ok;
	size_t n;

	put(p, "a", "old");
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &usual), 0);
	little = usual;
	little.rlim_cur = 10;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
	ok = file_write(at(p, "a"), "12345678901234567890", 20, &e);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &usual), 0);
	signal(SIGXFSZ, SIG_DFL);
	assert_false(ok);
	assert_int_equal(e.kind, ERR_IO);
	assert_non_null(strstr(e.text, "文件太大"));
	assert_string_equal(get(p, "a"), "old");
	assert_true(dir_list(&p->a, p->dir, &names, &n, &e));
	assert_names(names, n, "a|");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(writes_and_replaces),
		TEST(links_are_not_written_through),
		TEST(special_files_are_not_replaced),
		TEST(knows_the_same_file),
		TEST(write_fails),
		TEST(read_fails),
		TEST(makes_folders),
		TEST(lists_in_byte_order),
		TEST(removes_trees),
		TEST(depth_is_bounded),
		TEST(places),
		TEST(knows_its_parts),
		TEST(publishes),
		TEST(publishes_without_exchange),
		TEST(full_disk_keeps_the_old_file),
	};

	return cmocka_run_group_tests_name("outfile", tests, NULL, NULL);
}

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

static void
zeroed_and_aligned(void **state)
{
	static const size_t sizes[] = {
		0, 1, 2, 15, 16, 17, 4095, 4096, 65535, 65536, 65537, 200000,
		3, 1048576, 1048577, 8,
	};
	struct arena a = ARENA_INIT;

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < N(sizes); i++) {
			unsigned char *p = arena_alloc(&a, sizes[i]);

			assert_non_null(p);
			assert_int_equal((uintptr_t)p % 16, 0);
			for (size_t k = 0; k < sizes[i]; k++)
				assert_int_equal(p[k], 0);
			memset(p, 0xA5, sizes[i]);
		}
		arena_reset(&a);
	}
	arena_release(&a);
}

/* Neighbours keep their bytes, whatever blocks come between them. */
static void
pieces_do_not_overlap(void **state)
{
	enum { PIECES = 3000 };
	struct arena a = ARENA_INIT;
	unsigned char *p[PIECES];
	size_t n[PIECES];

	(void)state;
	for (size_t i = 0; i < PIECES; i++) {
		n[i] = i % 97 == 0 ? i * 20 : i % 61;
		p[i] = arena_alloc(&a, n[i]);
		memset(p[i], (int)(i % 251), n[i]);
	}
	for (size_t i = 0; i < PIECES; i++)
		for (size_t k = 0; k < n[i]; k++)
			assert_int_equal(p[i][k], i % 251);
	arena_release(&a);
}

static void
reset_keeps_one_block(void **state)
{
	struct arena a = ARENA_INIT;
	size_t first;
	const char *p, *q;

	(void)state;
	arena_reset(&a); /* empty: nothing to do */
	p = arena_strdup(&a, "x");
	first = a.total;
	for (int i = 0; i < 1000; i++)
		arena_alloc(&a, 1000);
	assert_true(a.total > first);
	arena_reset(&a);
	assert_int_equal(a.total, first);
	q = arena_strdup(&a, "y");
	assert_ptr_equal(p, q);
	arena_release(&a);
	assert_int_equal(a.total, 0);
	assert_null(a.head);
	arena_release(&a);
}

static void
copies_text(void **state)
{
	struct arena a = ARENA_INIT;
	char big[5000];

	(void)state;
	assert_string_equal(arena_strdup(&a, ""), "");
	assert_string_equal(arena_strdup(&a, "甲县"), "甲县");
	assert_string_equal(arena_strndup(&a, "甲县", 3), "甲");
	assert_string_equal(arena_strndup(&a, NULL, 0), "");
	assert_memory_equal(arena_memdup(&a, "a\0b", 3), "a\0b", 3);
	assert_non_null(arena_memdup(&a, NULL, 0));
	assert_string_equal(arena_printf(&a, "%s-%02d", "ZG", 3), "ZG-03");
	assert_string_equal(arena_printf(&a, "%s", ""), "");
	memset(big, 'z', sizeof(big) - 1);
	big[sizeof(big) - 1] = '\0';
	assert_string_equal(arena_printf(&a, "%s", big), big);
	arena_release(&a);
}

static void
vector_grows(void **state)
{
	struct arena a = ARENA_INIT;
	VEC(int) v = { 0 };

	(void)state;
	for (int i = 0; i < 10000; i++) {
		int *p = vec_push(&a, &v);

		assert_int_equal(*p, 0);
		*p = i;
	}
	assert_int_equal(v.n, 10000);
	for (int i = 0; i < 10000; i++)
		assert_int_equal(v.v[i], i);
	arena_release(&a);
}

/* Exit status of a child that allocates n times size. */
static int
child_status(size_t n, size_t size)
{
	struct arena a = ARENA_INIT;
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		if (freopen("/dev/null", "w", stderr) == NULL)
			_exit(1);
		arena_calloc(&a, n, size);
		_exit(0);
	}
	assert_true(pid > 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
too_much_exits_with_7(void **state)
{
	static const struct { size_t n, size; int status; } t[] = {
		{ 1, 1, 0 },
		{ SIZE_MAX, 2, 7 },
		{ SIZE_MAX, 1, 7 },
		{ SIZE_MAX / 2 + 1, 2, 7 },
		{ SIZE_MAX - 15, 1, 7 },
		{ 3, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++)
		assert_int_equal(child_status(t[i].n, t[i].size), t[i].status);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(zeroed_and_aligned),
		cmocka_unit_test(pieces_do_not_overlap),
		cmocka_unit_test(reset_keeps_one_block),
		cmocka_unit_test(copies_text),
		cmocka_unit_test(vector_grows),
		cmocka_unit_test(too_much_exits_with_7),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/sort.h"

struct pair {
	int key;
	int place;
	char pad[20];
};

static int
cmp_pairs(const void *left, const void *right, void *ctx)
{
	const struct pair *x = left, *y = right;
	int sign = *(const int *)ctx;

	return sign * ((x->key > y->key) - (x->key < y->key));
}

/* Any length: in order, equal keys as they stood, nothing lost. */
static void
sorts(void **state)
{
	enum { MOST = 300 };
	struct pair v[MOST];
	unsigned seed = 7;

	(void)state;
	for (int n = 0; n <= MOST; n++) {
		int sign = n % 2 == 0 ? 1 : -1;
		long sum = 0;

		for (int i = 0; i < n; i++) {
			seed = seed * 1103515245U + 12345U;
			v[i] = (struct pair){
				.key = (int)(seed >> 16) % (1 + n % 40),
				.place = i,
			};
			sum += v[i].key;
		}
		sort_stable(v, (size_t)n, sizeof(v[0]), cmp_pairs, &sign);
		for (int i = 0; i < n; i++)
			sum -= v[i].key;
		assert_int_equal(sum, 0);
		for (int i = 1; i < n; i++) {
			int c = cmp_pairs(&v[i - 1], &v[i], &sign);

			assert_true(c < 0 ||
			    (c == 0 && v[i - 1].place < v[i].place));
		}
	}
	sort_stable(NULL, 0, 1, cmp_pairs, NULL);
}

static int
cmp_bytes(const void *left, const void *right, void *ctx)
{
	(void)ctx;
	return *(const char *)left - *(const char *)right;
}

static void
sorts_shapes(void **state)
{
	static const char *const in[] = {
		"", "a", "ba", "ab", "abc", "cba", "aaaa", "abababab",
		"hgfedcba", "abcdefgh", "badcfehg",
	};
	static const char *const want[] = {
		"", "a", "ab", "ab", "abc", "abc", "aaaa", "aaaabbbb",
		"abcdefgh", "abcdefgh", "abcdefgh",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(in) / sizeof(in[0]); i++) {
		char s[16] = "";

		memcpy(s, in[i], strlen(in[i]));
		sort_stable(s, strlen(s), 1, cmp_bytes, NULL);
		assert_string_equal(s, want[i]);
	}
}

static void
maps(void **state)
{
	enum { KEYS = 20000 };
	struct arena a = ARENA_INIT;
	struct map m;
	int *value;

	(void)state;
	map_init(&m, &a);
	value = arena_array(&a, int, KEYS);
	assert_null(map_get(&m, "0"));
	for (int i = 0; i < KEYS; i++) {
		value[i] = i;
		assert_null(map_put(&m, arena_printf(&a, "%d", i),
		    &value[i]));
	}
	assert_int_equal(m.n, KEYS);
	for (int i = 0; i < KEYS; i++) {
		char key[12];

		snprintf(key, sizeof(key), "%d", i);
		assert_ptr_equal(map_get(&m, key), &value[i]);
	}
	assert_null(map_get(&m, "20000"));
	assert_null(map_get(&m, ""));
	assert_ptr_equal(map_put(&m, "5", &value[6]), &value[5]);
	assert_ptr_equal(map_get(&m, "5"), &value[6]);
	assert_int_equal(m.n, KEYS);
	assert_null(map_put(&m, "", &value[0]));
	assert_ptr_equal(map_get(&m, ""), &value[0]);
	assert_null(map_put(&m, "甲县", &value[1]));
	assert_ptr_equal(map_get(&m, "甲县"), &value[1]);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sorts),
		cmocka_unit_test(sorts_shapes),
		cmocka_unit_test(maps),
	};

	return cmocka_run_group_tests_name("sort", tests, NULL, NULL);
}

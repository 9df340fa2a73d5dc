/*
 * Parts: the parts of N have each object once, and the place of an object
 * is by its name alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "model/proof.h"

static void
test_parse(void **state)
{
	static const struct {
		const char *text;
		bool ok;
		struct part want;
	} row[] = {
		{ "3/12", true, { 3, 12 } }, { "1/1", true, { 1, 1 } },
		{ "12/12", true, { 12, 12 } }, { "1000/1000", true, { 1000,
		1000 } }, { "0/12", false, { 0, 0 } }, { "13/12", false, { 0,
		0 } }, { "1/1001", false, { 0, 0 } }, { "3", false, { 0, 0 } },
		{ "/12", false, { 0, 0 } }, { "3/", false, { 0, 0 } },
		{ "-1/12", false, { 0, 0 } }, { "3/12 ", false, { 0, 0 } },
		{ "3/12/1", false, { 0, 0 } }, { "", false, { 0, 0 } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct part p = { 0, 0 };

		assert_int_equal(part_parse(row[i].text, &p), row[i].ok);
		if (row[i].ok) {
			assert_int_equal(p.number, row[i].want.number);
			assert_int_equal(p.of, row[i].want.of);
		}
	}
}

/* Each of many names is in one part, and no part has far more than its
 * share. */
static void
test_once(void **state)
{
	static const int64_t of[] = { 1, 2, 3, 12, 1000 };
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t k = 0; k < sizeof(of) / sizeof(of[0]); k++) {
		int64_t *has = arena_array(&a, int64_t, (size_t)of[k]);

		for (int i = 0; i < 3000; i++) {
			const char *name = arena_printf(&a,
			    "outputs/2026-10/得分反馈单/%d.pdf", i);
			int n = 0;

			for (int64_t j = 1; j <= of[k]; j++)
				if (part_has(&(struct part){ j, of[k] },
				    name)) {
					has[j - 1]++;
					n++;
				}
			assert_int_equal(n, 1);
		}
		for (int64_t j = 0; j < of[k]; j++)
			assert_true(has[j] < 3000 / of[k] * 2 + 12);
	}
	arena_release(&a);
}

/* As docs/archive.md says: SM3("abc") = 66c7f0f462eeedd9... */
static void
test_known(void **state)
{
	const int64_t want = (int64_t)(UINT64_C(0x66c7f0f462eeedd9) % 12) + 1;

	(void)state;
	for (int64_t j = 1; j <= 12; j++)
		assert_int_equal(part_has(&(struct part){ j, 12 }, "abc"),
		    j == want);
	assert_true(part_has(&(struct part){ 0, 0 }, "abc"));
}

/* What was not examined never reads as passed. */
static void
test_result(void **state)
{
	struct proof v[] = {
		{ .key = "whole", .tested = true, .n = 5, .of = 5 },
		{ .key = "part", .tested = true, .n = 2, .of = 5 },
		{ .key = "other parts'", .tested = true, .n = 0, .of = 5 },
		{ .key = "not asked for", .tested = false },
		{ .key = "nothing there", .tested = true, .n = 0, .of = 0 },
	};
	static const enum proof_result want[] = { PROOF_PASSED, PROOF_PART,
		PROOF_UNTESTED, PROOF_UNTESTED, PROOF_PASSED };
	struct proofs all = { .v = { v, 5, 5 } };

	(void)state;
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(proof_result(&v[i]), want[i]);
	assert_int_equal(proofs_result(&all), PROOF_PART);
	all.v.n = 1;
	assert_int_equal(proofs_result(&all), PROOF_PASSED);
	v[1] = v[2];
	all.v.n = 2;
	assert_int_equal(proofs_result(&all), PROOF_PART);
	v[1] = v[3];
	assert_int_equal(proofs_result(&all), PROOF_PASSED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse), cmocka_unit_test(test_once),
		cmocka_unit_test(test_known), cmocka_unit_test(test_result),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

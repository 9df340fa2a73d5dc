#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "stage/pool.h"

enum { PIECES = 1000 };

struct tally {
	atomic_int done[PIECES];
	atomic_int at_work, most;
};

static void
count(void *ctx, size_t i)
{
	struct tally *t = ctx;
	int now = atomic_fetch_add(&t->at_work, 1) + 1;
	int most = atomic_load(&t->most);

	while (now > most &&
	    !atomic_compare_exchange_weak(&t->most, &most, now))
		;
	atomic_fetch_add(&t->done[i], 1);
	atomic_fetch_sub(&t->at_work, 1);
}

/* Each piece once, by never more threads than asked for. */
static void
each_once(void **state)
{
	static const unsigned jobs[] = { 0, 1, 2, 3, 16, 64, 1000 };
	static const size_t n[] = { 0, 1, 2, 63, PIECES };

	(void)state;
	for (size_t j = 0; j < sizeof(jobs) / sizeof(jobs[0]); j++)
		for (size_t k = 0; k < sizeof(n) / sizeof(n[0]); k++) {
			struct tally *t = calloc(1, sizeof(*t));

			assert_non_null(t);
			pool_run(jobs[j], n[k], count, t);
			for (size_t i = 0; i < PIECES; i++)
				assert_int_equal(atomic_load(&t->done[i]),
				    i < n[k]);
			assert_true(atomic_load(&t->most) <=
			    (jobs[j] == 0 ? 1 : (int)jobs[j]));
			assert_int_equal(atomic_load(&t->at_work), 0);
			free(t);
		}
}

/* With two threads a piece may wait for another one. */
static void
wait_for_other(void *ctx, size_t i)
{
	(void)i;
	pthread_barrier_wait(ctx);
}

static void
side_by_side(void **state)
{
	pthread_barrier_t both;

	(void)state;
	assert_int_equal(pthread_barrier_init(&both, NULL, 2), 0);
	pool_run(2, 2, wait_for_other, &both);
	pthread_barrier_destroy(&both);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_once), cmocka_unit_test(side_by_side),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

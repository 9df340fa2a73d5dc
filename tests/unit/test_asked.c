/*
 * What a day's look asks for: results_asked.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "model/asked.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

static struct arena a;
static struct results now, before;

static int
setup(void **state)
{
	(void)state;
	memset(&now, 0, sizeof(now));
	memset(&before, 0, sizeof(before));
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_release(&a);
	return 0;
}

static struct deadline *
add(struct results *r, const char *subject, enum state state, day_t due)
{
	struct deadline *d = vec_push(&a, &r->deadline);

	d->subject = subject;
	d->state = state;
	d->due = due;
	return d;
}

/* The subjects in order, parted by blanks. */
static const char *
asked(struct asked *x)
{
	const char *text = "";

	results_asked(&a, &now, x);
	for (size_t i = 0; i < x->row.n; i++)
		text = arena_printf(&a, "%s%s%s", text, i == 0 ? "" : " ",
		    x->row.v[i]->subject);
	return text;
}

/* Not mended first, then overdue, then near; each by due date. */
static void
order(void **state)
{
	struct asked x;

	(void)state;
	add(&now, "open", STATE_OPEN, 90);
	add(&now, "near", STATE_NEAR, 21);
	add(&now, "sooner", STATE_NEAR, 20);
	add(&now, "done", STATE_DONE, 1);
	add(&now, "late", STATE_DONE_LATE, 1);
	add(&now, "mended", STATE_RECTIFIED, 1);
	add(&now, "overdue", STATE_OVERDUE, 9);
	add(&now, "longer", STATE_OVERDUE, 8);
	add(&now, "same", STATE_OVERDUE, 9);
	add(&now, "not", STATE_NOT_RECTIFIED, 40);
	add(&now, "refused", STATE_REFUSED, 41);
	add(&now, "faked", STATE_FAKED, 42);
	assert_string_equal(asked(&x),
	    "not refused faked longer overdue same sooner near");
	assert_int_equal(x.n[ASKS_MENDING], 3);
	assert_int_equal(x.n[ASKS_OVERDUE], 3);
	assert_int_equal(x.n[ASKS_NEAR], 2);
	assert_int_equal(x.tabled, 0);
}

/* A10.4: an overdue task that only its period's records can mend is told
 * once; 每年 and 一次 until they are done. */
static void
tasks(void **state)
{
	static const struct {
		enum cycle cycle;
		bool once, asks;
	} t[] = {
		{ CYCLE_MONTH, false, false }, { CYCLE_MONTH, true, true },
		{ CYCLE_QUARTER, false, false }, { CYCLE_HALF, false, false },
		{ CYCLE_YEAR, false, true }, { CYCLE_ONCE, false, true },
	};
	struct indicator in[N(t)] = { 0 };
	struct task task[N(t)] = { 0 };

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		struct deadline *d = add(&now, "t", STATE_OVERDUE, 1);
		bool tabled;

		in[i].cycle = t[i].cycle;
		task[i].indicator = &in[i];
		d->task = &task[i];
		d->mendable_only = t[i].once;
		assert_int_equal(deadline_asks(d, &tabled), t[i].asks ?
		    ASKS_OVERDUE : ASKINGS);
		assert_int_equal(tabled, !t[i].asks);
	}
}

/* Of the year before what this year's results do not have as well. */
static void
former(void **state)
{
	struct asked x;

	(void)state;
	add(&now, "DC-1/WT-1", STATE_OVERDUE, 9);
	add(&before, "DC-1/WT-1", STATE_OVERDUE, 9);
	add(&before, "履责报告@2026H2", STATE_OVERDUE, 8)->rule = 3;
	add(&before, "done", STATE_DONE, 8);
	assert_string_equal(asked(&x), "DC-1/WT-1");
	now.former = &before;
	assert_string_equal(asked(&x), "履责报告@2026H2 DC-1/WT-1");
	/* of another rule or responsibility it is another */
	before.deadline.v[0].duty = DUTY_OVERSIGHT;
	assert_string_equal(asked(&x), "履责报告@2026H2 DC-1/WT-1 DC-1/WT-1");
}

/* What a document started is known by it, though the unit stands in one of
 * the rosters alone. */
static void
of_document(void **state)
{
	const struct entry e = { .path = "inputs/DC-1.xml" };
	const struct entry other = { .path = "inputs/DC-2.xml" };
	const struct unit u = { .code = { .text = "410922" } };
	struct deadline *d;
	struct asked x;

	(void)state;
	now.former = &before;
	add(&now, "DC-1/WT-1", STATE_OVERDUE, 9)->entry = &e;
	d = add(&before, "DC-1/WT-1", STATE_OVERDUE, 9);
	d->entry = &e;
	d->unit = &u;
	assert_string_equal(asked(&x), "DC-1/WT-1");
	d->entry = &other;
	assert_string_equal(asked(&x), "DC-1/WT-1 DC-1/WT-1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(order, setup, teardown),
		cmocka_unit_test_setup_teardown(tasks, setup, teardown),
		cmocka_unit_test_setup_teardown(former, setup, teardown),
		cmocka_unit_test_setup_teardown(of_document, setup,
		    teardown),
	};

	return cmocka_run_group_tests_name("asked", tests, NULL, NULL);
}

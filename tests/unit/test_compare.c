/*
 * Two runs compared: what moved, what is gone and new, and whose doing
 * it was, by the three that are computed again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "io/results_read.h"
#include "model/compare.h"

#define SUM "00112233445566778899aabbccddeeff" \
    "00112233445566778899aabbccddeeff"

enum { RUNS = 5 };

struct scene {
	struct arena a;
	struct kept run[RUNS];   /* was, again, dated, now again, now */
	struct received received[3];
	struct entry entry[3];
	struct comparing c;
	struct comparison out;
};

/* One run of the month with these lists. */
static void
read_run(struct scene *s, int i, const char *day, const char *lists)
{
	const char *text = arena_printf(&s->a, "{\"schema\":"
	    "\"liangze.results/1\",\"period\":\"2026-10\",\"as_of\":\"%s\","
	    "\"chain\":{\"count\":%d,\"value\":\"" SUM "\"},%s}", day, i,
	    lists);
	struct err e = ERR_INIT;

	if (!results_read(text, strlen(text), "run", &s->a, &s->run[i], &e))
		fail_msg("%s", e.text);
}

/* Compares; `lists` of the five runs, NULL as the one before. */
static void
compare(struct scene *s, const char *const lists[RUNS])
{
	const char *now = lists[0];

	for (int i = 0; i < RUNS; i++) {
		now = lists[i] == NULL ? now : lists[i];
		read_run(s, i, i < 2 ? "2026-11-01" : "2026-11-10", now);
	}
	s->c = (struct comparing){ &s->run[0], &s->run[4], &s->run[1],
		&s->run[2], &s->run[3], day_of(2026, 10, 1),
		day_of(2026, 10, 31), s->received, 3, &s->a };
	compare_runs(&s->c, &s->out);
}

/* Three documents: unit A's record, an opinion on it, the plan. */
static void
receive(struct scene *s)
{
	static const struct { enum root root; const char *path; } of[] = {
		{ ROOT_SUBMISSION, "inputs/a.xml" },
		{ ROOT_REVIEW, "inputs/r.xml" },
		{ ROOT_FOCUS, "inputs/f.xml" },
	};
	static const struct touch touch[] = {
		{ "A", "A-1", "ZG-01", "ZG-01@2026-10", 0, TOUCH_SCORED },
		{ "A", "A-2", "ZG-02", "", DAY_NONE, TOUCH_SCORED },
		{ "A", "", "", "", DAY_NONE, TOUCH_FILED },
	};

	for (int i = 0; i < 3; i++) {
		s->entry[i] = (struct entry){ .seq = i + 7, .root = of[i].root,
			.path = of[i].path, .unit = "A", .month = -1 };
		s->received[i] = (struct received){ .entry = &s->entry[i],
			.kind = "x" };
		*vec_push(&s->a, &s->received[i].touch) = touch[i];
	}
	s->received[0].touch.v[0].due = day_of(2026, 10, 31);
}

static int
setup(void **state)
{
	struct scene *s = calloc(1, sizeof(*s));

	if (s == NULL)
		return -1;
	receive(s);
	*state = s;
	return 0;
}

static int
teardown(void **state)
{
	struct scene *s = *state;

	arena_release(&s->a);
	free(s);
	return 0;
}

#define UNIT(code, score, rank) "{\"code\":\"" code "\",\"score\":\"" \
    score "\",\"rank\":" #rank "}"
#define UNITS(a, b) "\"units\":[" a "," b "]"

static void
test_same(void **state)
{
	struct scene *s = *state;
	const char *const v[RUNS] = { UNITS(UNIT("A", "90.00", 1),
	    UNIT("B", "80.00", 2)) };

	compare(s, v);
	assert_int_equal(s->out.change.n, 0);
}

/* The date moves A, then a document; B's place is others' doing. */
static void
test_date_and_documents(void **state)
{
	struct scene *s = *state;
	const char *const v[RUNS] = {
		UNITS(UNIT("A", "90.00", 1), UNIT("B", "80.00", 2)), NULL,
		UNITS(UNIT("A", "85.00", 1), UNIT("B", "80.00", 2)),
		UNITS(UNIT("A", "70.00", 2), UNIT("B", "80.00", 1)), NULL };
	const struct change *x;

	compare(s, v);
	assert_int_equal(s->out.change.n, 2);
	x = &s->out.change.v[0];
	assert_string_equal(change_unit(x), "A");
	assert_int_equal(x->moved.n, 2);
	assert_string_equal(x->moved.v[0].name, "score");
	assert_string_equal(x->moved.v[0].was->text, "90.00");
	assert_string_equal(x->moved.v[0].dated->text, "85.00");
	assert_string_equal(x->moved.v[0].now->text, "70.00");
	assert_int_equal(x->moved.v[0].why, WHY_DATE | WHY_RECEIVED);
	/* what does not score does not move a score */
	assert_int_equal(x->moved.v[0].by.list.n, 2);
	assert_int_equal(x->moved.v[0].by.list.v[1]->entry->seq, 8);
	assert_int_equal(x->moved.v[1].why, WHY_RECEIVED);
	x = &s->out.change.v[1];
	assert_int_equal(x->moved.n, 1);
	assert_int_equal(x->moved.v[0].why, WHY_OTHERS);
	assert_int_equal(x->moved.v[0].by.list.n, 0);
}

/* A record of another window's task moves no score of this one. */
static void
test_window(void **state)
{
	struct scene *s = *state;
	const char *const v[RUNS] = {
		UNITS(UNIT("A", "90.00", 1), UNIT("B", "80.00", 2)), NULL, NULL,
		UNITS(UNIT("A", "85.00", 1), UNIT("B", "80.00", 2)), NULL };

	s->received[0].touch.v[0].due = day_of(2026, 11, 30);
	compare(s, v);
	assert_int_equal(s->out.change.v[0].moved.v[0].by.list.n, 1);
	assert_int_equal(s->out.change.v[0].moved.v[0].by.list.v[0]->entry->
	    seq, 8);
}

/* What cannot be computed again is not explained away. */
static void
test_unknown(void **state)
{
	struct scene *s = *state;
	const char *const v[RUNS] = {
		UNITS(UNIT("A", "90.00", 1), UNIT("B", "80.00", 2)),
		UNITS(UNIT("A", "85.00", 1), UNIT("B", "80.00", 2)), NULL, NULL,
		NULL };

	compare(s, v);
	assert_int_equal(s->out.change.n, 1);
	assert_int_equal(s->out.change.v[0].why, WHY_UNKNOWN);
}

#define LOSS(record, points) "{\"unit\":\"A\",\"task\":\"ZG-02@2026-10\"," \
    "\"record\":\"" record "\",\"kind\":\"审核扣分\",\"points\":\"" points \
    "\"}"

/* By the record, closer than by the unit. */
static void
test_losses(void **state)
{
	struct scene *s = *state;
	const char *const v[RUNS] = { "\"losses\":[" LOSS("A-1", "1.00") "]",
		NULL, NULL, "\"losses\":[" LOSS("A-2", "2.00") "]", NULL };
	const struct change *x;

	compare(s, v);
	assert_int_equal(s->out.change.n, 2);
	x = &s->out.change.v[0];
	assert_null(x->now);
	assert_int_equal(x->by.list.n, 1);
	assert_int_equal(x->by.list.v[0]->entry->seq, 7);
	x = &s->out.change.v[1];
	assert_null(x->was);
	assert_int_equal(x->why, WHY_RECEIVED);
	assert_int_equal(x->by.list.n, 1);
	assert_int_equal(x->by.list.v[0]->entry->seq, 8);
}

#define FINDING(file, message) "{\"rule\":\"A10.4\",\"level\":\"提醒\"," \
    "\"file\":\"" file "\",\"line\":7,\"unit\":\"A\",\"record\":\"\"," \
    "\"message\":\"" message "\",\"waived\":false}"

/* Figures in the message do not make it another; dates and 编号 do. */
static void
test_findings(void **state)
{
	struct scene *s = *state;
	const char *const v[RUNS] = {
		"\"findings\":[" FINDING("p", "任务ZG-01已逾期5日") ","
		    FINDING("p", "任务ZG-02已逾期5日") "]", NULL,
		"\"findings\":[" FINDING("p", "任务ZG-01已逾期14日") ","
		    FINDING("p", "任务ZG-02已逾期14日") "]",
		"\"findings\":[" FINDING("p", "任务ZG-02已逾期14日") ","
		    FINDING("inputs/a.xml", "倒签") "]", NULL };
	const struct change *x;

	compare(s, v);
	assert_int_equal(s->out.change.n, 3);
	x = &s->out.change.v[0];         /* ZG-01: gone, by a document */
	assert_null(x->now);
	assert_int_equal(x->why, WHY_RECEIVED);
	x = &s->out.change.v[1];         /* ZG-02: older */
	assert_int_equal(x->moved.n, 1);
	assert_int_equal(x->why, WHY_DATE);
	x = &s->out.change.v[2];
	assert_null(x->was);
	assert_int_equal(x->by.list.n, 1);
	assert_int_equal(x->by.list.v[0]->entry->seq, 7);
}

/* Twice the same is twice. */
static void
test_doubles(void **state)
{
	struct scene *s = *state;
	const char *const v[RUNS] = {
		"\"findings\":[" FINDING("p", "x") "," FINDING("p", "x") "]",
		NULL, NULL, "\"findings\":[" FINDING("p", "x") "]", NULL };

	compare(s, v);
	assert_int_equal(s->out.change.n, 1);
	assert_null(s->out.change.v[0].now);
}

#define TASK(state) "\"deadlines\":[{\"rule\":\"A10.4\",\"unit\":\"A\"," \
    "\"subject\":\"ZG-01@2026-10\",\"due\":\"2026-11-05\",\"state\":\"" \
    state "\"}]"

/* A task's state: by its record; the period as a whole by the date. */
static void
test_deadlines(void **state)
{
	struct scene *s = *state;
	const char *const v[RUNS] = { "\"over\":false," TASK("未到期"), NULL,
		"\"over\":true," TASK("逾期"), "\"over\":true," TASK("已完成"),
		NULL };

	compare(s, v);
	assert_int_equal(s->out.change.n, 2);
	assert_int_equal(s->out.change.v[0].list, KEPT_LISTS);
	assert_int_equal(s->out.change.v[0].why, WHY_DATE);
	assert_int_equal(s->out.change.v[1].why, WHY_DATE | WHY_RECEIVED);
	assert_int_equal(s->out.change.v[1].moved.v[0].by.list.n, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_same, setup, teardown),
		cmocka_unit_test_setup_teardown(test_date_and_documents, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(test_window, setup, teardown),
		cmocka_unit_test_setup_teardown(test_unknown, setup, teardown),
		cmocka_unit_test_setup_teardown(test_losses, setup, teardown),
		cmocka_unit_test_setup_teardown(test_findings, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(test_doubles, setup, teardown),
		cmocka_unit_test_setup_teardown(test_deadlines, setup,
		    teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

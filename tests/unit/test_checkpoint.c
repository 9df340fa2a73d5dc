#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "model/checkpoint.h"

#define HEX "5f1d0c3b9a7e4862d4c1b0a9f8e7d6c5b4a39281706f5e4d3c2b1a0918273645"

static const char text[] = "2026-10\n812\n" HEX "\n";

static void
prints_what_it_reads(void **state)
{
	struct sbuf b = SBUF_INIT;
	struct checkpoint c, again;

	(void)state;
	assert_true(checkpoint_parse(text, strlen(text), CHECKPOINT_DOCUMENTS, &c));
	assert_int_equal(month_year(c.period), 2026);
	assert_int_equal(month_number(c.period), 10);
	assert_int_equal(c.count, 812);
	assert_string_equal(c.value, HEX);
	checkpoint_print(&c, CHECKPOINT_DOCUMENTS, &b);
	assert_string_equal(sbuf_text(&b), text);
	again = c;
	assert_true(checkpoint_same(&c, &again));
	again.period++;
	assert_false(checkpoint_same(&c, &again));
	again = c;
	again.count++;
	assert_false(checkpoint_same(&c, &again));
	again = c;
	again.value[63] = '4';
	assert_false(checkpoint_same(&c, &again));
	sbuf_release(&b);
}

/* One text: what is signed has no other spelling. */
static void
reads_nothing_else(void **state)
{
	static const char *const v[] = { "", "\n\n\n", "2026-10\n812\n" HEX,
		"2026-10\r\n812\r\n" HEX "\r\n", "2026-10\n812\n" HEX "\n\n",
		"2026-10\n812\n" HEX "\nx", " 2026-10\n812\n" HEX "\n",
		"2026-13\n812\n" HEX "\n", "2026-1\n812\n" HEX "\n",
		"2026Q3\n812\n" HEX "\n", "2026-10\n0812\n" HEX "\n",
		"2026-10\n-1\n" HEX "\n", "2026-10\n+1\n" HEX "\n",
		"2026-10\n99999999999999999999\n" HEX "\n",
		"2026-10\n\n" HEX "\n", "2026-10\n8 12\n" HEX "\n",
		"2026-10\n812\n5F1D0c3b9a7e4862d4c1b0a9f8e7d6c5b4a3928170"
		    "6f5e4d3c2b1a0918273645\n",
		"2026-10\n812\n" HEX "0\n", "2026-10\n812\n5f1d\n",
		"2026-10 812 " HEX "\n", "\xef\xbb\xbf" "2026-10\n812\n" HEX "\n",
		"812\n2026-10\n" HEX "\n" };
	struct checkpoint c;

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		if (checkpoint_parse(v[i], strlen(v[i]), CHECKPOINT_DOCUMENTS,
		    &c))
			fail_msg("taken: %s", v[i]);
	/* a NUL hides nothing */
	assert_false(checkpoint_parse(text, sizeof(text), CHECKPOINT_DOCUMENTS,
	    &c));
}

/* So that whoever typed it knows where to look. */
static void
says_which_line(void **state)
{
	static const struct { const char *text; unsigned line; } v[] = {
		{ text, 0 }, { "", 1 }, { "2026-10", 1 }, { "2026-10 \n", 1 },
		{ "2026-10\n", 2 }, { "2026-10\n0812\n" HEX "\n", 2 },
		{ "2026-10\n812\n" HEX, 3 }, { "2026-10\n812\n5f1d\n", 3 },
		{ "2026-10\n812\n" HEX "\n\n", 4 },
	};
	struct checkpoint c;

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		assert_int_equal(checkpoint_wrong(v[i].text,
		    strlen(v[i].text), CHECKPOINT_DOCUMENTS, &c), v[i].line);
	assert_int_equal(checkpoint_wrong(text, sizeof(text),
	    CHECKPOINT_DOCUMENTS, &c), 4);
}

/* Neither can stand for the other, nor can its signature. */
static void
events_are_another_text(void **state)
{
	struct sbuf b = SBUF_INIT;
	struct checkpoint c, again;

	(void)state;
	assert_true(checkpoint_parse(text, strlen(text), CHECKPOINT_DOCUMENTS,
	    &c));
	assert_false(checkpoint_parse(text, strlen(text), CHECKPOINT_EVENTS,
	    &again));
	checkpoint_print(&c, CHECKPOINT_EVENTS, &b);
	assert_string_equal(sbuf_text(&b), "events 2026-10\n812\n" HEX "\n");
	assert_true(checkpoint_parse(b.s, b.n, CHECKPOINT_EVENTS, &again));
	assert_true(checkpoint_same(&c, &again));
	assert_false(checkpoint_parse(b.s, b.n, CHECKPOINT_DOCUMENTS,
	    &again));
	sbuf_release(&b);
}

static void
is_a_fact_of_papers(void **state)
{
	struct sbuf b = SBUF_INIT;
	struct checkpoint c;

	(void)state;
	assert_true(checkpoint_parse(text, strlen(text), CHECKPOINT_DOCUMENTS, &c));
	checkpoint_facts(&c, &b);
	assert_string_equal(sbuf_text(&b), "<检查点 期间=\"2026-10\" 条数=\"812\""
	    " 链值=\"" HEX "\"/>");
	sbuf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prints_what_it_reads),
		cmocka_unit_test(reads_nothing_else),
		cmocka_unit_test(says_which_line),
		cmocka_unit_test(events_are_another_text),
		cmocka_unit_test(is_a_fact_of_papers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

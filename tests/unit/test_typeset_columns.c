/*
 * Column widths by content: nothing torn, short columns on one line,
 * the long ones share; what does not fit is an error.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "fake_table.h"

enum { SIZE = 10500, PAD = 3000, COLUMNS = 8 };

/* A table of one row; a share of 0 is by content. */
static struct gw_table *
one_row(struct fake_paper *p, const uint32_t *share, const char *const *text,
    size_t n)
{
	struct fake_cell c[COLUMNS];
	struct gw_row *row;
	struct gw_table *t = fake_table(p, share, n, 0, 1, &row);

	for (size_t i = 0; i < n; i++)
		c[i] = (struct fake_cell){ text[i], (uint32_t)i, 1, 1, false };
	fake_row(p, row, c, n);
	return t;
}

/* The upright lines of the table, in order: n + 1 edges. */
static void
edges(const struct layout *l, size_t n, mpt_t *x)
{
	const struct page *page = &l->page.v[0];
	size_t k = 0;

	for (size_t i = 0; i < page->rule.n; i++)
		if (page->rule.v[i].x0 == page->rule.v[i].x1 && k <= n)
			x[k++] = page->rule.v[i].x0;
	assert_int_equal(k, n + 1);
	assert_int_equal(x[0], MM(28));
	assert_int_equal(x[n], MM(28) + MM(156));
}

static size_t
lines_of(const struct layout *l, uint32_t column)
{
	size_t n = 0;

	for (size_t i = 0; i < l->page.v[0].run.n; i++)
		n += l->page.v[0].run.v[i].column == column;
	return n;
}

/* Room for all: every text on one line, the rest shared by length. */
static void
test_all_fit(void **state)
{
	static const uint32_t open[] = { 0, 0, 0 };
	static const char *const text[] = { "12", "2026年10月31日",
		"传达学习上级精神" };
	struct fake_paper p;
	const struct layout *l;
	mpt_t x[4];

	(void)state;
	fake_init(&p);
	one_row(&p, open, text, 3);
	l = fake_set(&p);
	edges(l, 3, x);
	for (uint32_t c = 1; c <= 3; c++)
		assert_int_equal(lines_of(l, c), 1);
	/* 16.5, 79.5 and 90 points asked for */
	assert_true(abs((x[2] - x[1]) * 10 / (x[1] - x[0]) - 48) <= 1);
	arena_release(&p.a);
}

/* Too much for one line each: the short ones get theirs, the long wrap. */
static void
test_short_first(void **state)
{
	static const uint32_t open[] = { 0, 0, 0, 0 };
	struct fake_paper p;
	const char *text[] = { "12", "2026年10月31日", "", "" };
	const struct layout *l;
	mpt_t x[5];

	(void)state;
	fake_init(&p);
	text[2] = fake_repeat(&p.a, "字", 50);
	text[3] = fake_repeat(&p.a, "字", 200);
	one_row(&p, open, text, 4);
	l = fake_set(&p);
	edges(l, 4, x);
	assert_int_equal(lines_of(l, 1), 1);
	assert_int_equal(lines_of(l, 2), 1);
	/* the longer text has more room, the shorter not too little */
	assert_true(x[4] - x[3] > x[3] - x[2]);
	assert_true((x[3] - x[2]) * 4 > x[4] - x[3]);
	arena_release(&p.a);
}

/* A share beside columns by content is millimetres. */
static void
test_mixed(void **state)
{
	static const uint32_t share[] = { 0, 30, 0 };
	static const char *const text[] = { "甲县", "2026年10月31日", "乙" };
	struct fake_paper p;
	const struct layout *l;
	mpt_t x[4];

	(void)state;
	fake_init(&p);
	one_row(&p, share, text, 3);
	l = fake_set(&p);
	edges(l, 3, x);
	assert_int_equal(x[2] - x[1], MM(30));
	arena_release(&p.a);
}

/* A digest of 64 digits is torn at need, a date only at its seams. */
static void
test_need(void **state)
{
	static const uint32_t open[] = { 0, 0, 0, 0 };
	static const char *const text[] = { "2026年10月31日",
		"66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
		"66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
		"12345678" };
	struct fake_paper p;
	const struct layout *l;

	(void)state;
	fake_init(&p);
	one_row(&p, open, text, 4);
	l = fake_set(&p);
	for (uint32_t c = 1; c <= 4; c++)
		assert_string_equal(cell_text(&p.a, l, 0, 1, c),
		    text[c - 1]);
	assert_int_equal(lines_of(l, 4), 1);
	arena_release(&p.a);
}

/* A cell over two columns widens them when they ask for less. */
static void
test_span_widens(void **state)
{
	static const uint32_t open[] = { 0, 0, 0 };
	struct fake_paper p;
	struct gw_row *row;
	const struct layout *l;

	(void)state;
	fake_init(&p);
	fake_table(&p, open, 3, 0, 2, &row);
	fake_row(&p, &row[0], (const struct fake_cell[]){
		{ "12345678901234567890", 0, 2, 1, false },
		{ fake_repeat(&p.a, "字", 300), 2, 1, 1, false } }, 2);
	fake_row(&p, &row[1], (const struct fake_cell[]){
		{ "1", 0, 1, 1, false }, { "2", 1, 1, 1, false },
		{ "3", 2, 1, 1, false } }, 3);
	l = fake_set(&p);
	assert_int_equal(lines_of(l, 1), 2); /* of two rows, one each */
	arena_release(&p.a);
}

static void
test_no_room(void **state)
{
	static const uint32_t open[] = { 0, 0, 0, 0, 0, 0, 0, 0 };
	static const char *const text[] = { "00001234567", "00001234567",
		"00001234567", "00001234567", "00001234567", "00001234567",
		"00001234567", "00001234567" };
	struct fake_paper p;
	struct gw_table *t;
	const struct layout *l;

	(void)state;
	fake_init(&p);
	t = one_row(&p, open, text, 8);
	assert_false(typeset(&p.g, &fake_fonts, &p.a, &l, &p.e));
	assert_int_equal(p.e.kind, ERR_CONFIG);
	assert_non_null(strstr(p.e.text, "表1的各列排不下"));
	assert_non_null(strstr(p.e.text, "横排"));
	/* as it says: turned, it fits */
	t->landscape = true;
	(void)fake_set(&p);
	arena_release(&p.a);
}

/* What nobody reads as one number is torn rather than refused. */
static void
test_long_torn(void **state)
{
	static const uint32_t share[] = { 140, 16 };
	static const uint32_t open[] = { 0, 0, 0 };
	struct fake_paper p;
	const char *text[3];
	const struct layout *l;

	(void)state;
	fake_init(&p);
	text[0] = "甲县";
	text[1] = "00001234567,00001234568,00001234569";
	one_row(&p, share, text, 2);
	l = fake_set(&p);
	assert_string_equal(cell_text(&p.a, l, 0, 1, 2), text[1]);
	arena_release(&p.a);
	fake_init(&p);
	text[0] = fake_repeat(&p.a, "1234567890", 60);
	text[1] = fake_repeat(&p.a, "…", 200);
	text[2] = fake_repeat(&p.a, "！", 200);
	one_row(&p, open, text, 3);
	l = fake_set(&p);
	for (uint32_t c = 1; c <= 3; c++)
		assert_string_equal(cell_text(&p.a, l, SIZE_MAX, 1, c),
		    text[c - 1]);
	arena_release(&p.a);
}

/*
 * Shares too small for a number name the cell and what to do; amounts and
 * 文号 are numbers however long they are.
 */
static void
test_torn(void **state)
{
	static const uint32_t share[] = { 140, 16 };
	static const char *const number[] = { "12345678901",
		"616,010,023.84万元", "示办〔2026〕1872号",
		"１，２３４，５６７．８９" };

	(void)state;
	for (size_t i = 0; i < sizeof(number) / sizeof(*number); i++) {
		const char *text[] = { "甲县", number[i] };
		struct fake_paper p;
		const struct layout *l;

		fake_init(&p);
		one_row(&p, share, text, 2);
		assert_false(typeset(&p.g, &fake_fonts, &p.a, &l, &p.e));
		assert_int_equal(p.e.kind, ERR_CONFIG);
		assert_non_null(strstr(p.e.text, arena_printf(&p.a,
		    "表1第1行第2列的“%s”", number[i])));
		assert_non_null(strstr(p.e.text, "宽加大"));
		arena_release(&p.a);
	}
}

/* By content a column is as wide as its numbers at least. */
static void
test_long_amount(void **state)
{
	static const uint32_t open[] = { 0, 0, 0, 0 };
	struct fake_paper p;
	const struct layout *l;
	const char *text[4];

	(void)state;
	fake_init(&p);
	text[0] = "616,010,023.84万元";
	text[1] = text[2] = text[3] = fake_repeat(&p.a, "字", 300);
	one_row(&p, open, text, 4);
	l = fake_set(&p);
	assert_int_equal(lines_of(l, 1), 1);
	arena_release(&p.a);
}

/* A person's name is not torn either, but a long one at need. */
static void
test_name_torn(void **state)
{
	static const struct gw_span name = { "欧阳一二", ROLE_BODY,
		SPAN_WHOLE | SPAN_NAME };
	static const struct gw_span long_name = { "甲乙丙丁戊己庚", ROLE_BODY,
		SPAN_WHOLE | SPAN_NAME };
	struct fake_paper p;
	struct gw_row *row;
	struct gw_cell *c;
	const struct layout *l;

	(void)state;
	fake_init(&p);
	fake_table(&p, (const uint32_t[]){ 12, 144 }, 2, 0, 1, &row);
	fake_row(&p, row, (const struct fake_cell[]){ { "甲", 0, 1, 1,
		false }, { "乙", 1, 1, 1, false } }, 2);
	c = arena_memdup(&p.a, row->cell, 2 * sizeof(*c));
	row->cell = c;
	c[0].text = (struct gw_text){ &long_name, 1 };
	l = fake_set(&p);
	assert_string_equal(cell_text(&p.a, l, 0, 1, 1), long_name.text);
	c[0].text = (struct gw_text){ &name, 1 };
	assert_false(typeset(&p.g, &fake_fonts, &p.a, &l, &p.e));
	assert_non_null(strstr(p.e.text, "表1第1行第1列的“欧阳一二”"));
	arena_release(&p.a);
}

/* Any texts: the table is as wide as its page, every text in its cell. */
static void
test_any_widths(void **state)
{
	static const char *const piece[] = { "字", "12", "，", "2026年10月5日",
		"ZG-03", "（甲）", "93.25分" };
	uint32_t seed = 5;
	size_t set = 0;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct fake_paper p;
		const struct layout *l;
		const char *text[COLUMNS];
		uint32_t share[COLUMNS];
		mpt_t x[COLUMNS + 1];
		size_t n = 1 + (size_t)round % COLUMNS;

		fake_init(&p);
		for (size_t c = 0; c < n; c++) {
			size_t k = (seed = seed * 1103515245u + 12345u) >> 16;

			share[c] = c > 0 && k % 4 == 0 ? 20 : 0;
			text[c] = "字";
			for (k = k % ((size_t)round % 50 + 2); k > 0; k--) {
				seed = seed * 1103515245u + 12345u;
				text[c] = arena_printf(&p.a, "%s%s", text[c],
				    piece[(seed >> 16) % 7]);
			}
		}
		one_row(&p, share, text, n);
		if (!typeset(&p.g, &fake_fonts, &p.a, &l, &p.e)) {
			assert_non_null(strstr(p.e.text, "排不下"));
			arena_release(&p.a);
			continue;
		}
		set++;
		if (l->page.n == 1)
			edges(l, n, x);
		for (size_t c = 0; c < n; c++)
			assert_string_equal(cell_text(&p.a, l, SIZE_MAX, 1,
			    (uint32_t)c + 1), text[c]);
		for (size_t i = 0; l->page.n == 1 &&
		    i < l->page.v[0].run.n; i++) {
			const struct run *r = &l->page.v[0].run.v[i];

			if (r->table == 0)
				continue;
			assert_true(r->glyph[0].x >= x[r->column - 1] + PAD);
			assert_true(r->glyph[r->n - 1].x + SIZE / 2 <=
			    x[r->column] - PAD + 1);
		}
		arena_release(&p.a);
	}
	assert_true(set > 1500);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_fit),
		cmocka_unit_test(test_short_first),
		cmocka_unit_test(test_mixed),
		cmocka_unit_test(test_need),
		cmocka_unit_test(test_span_widens),
		cmocka_unit_test(test_no_room),
		cmocka_unit_test(test_long_torn),
		cmocka_unit_test(test_torn),
		cmocka_unit_test(test_long_amount),
		cmocka_unit_test(test_name_torn),
		cmocka_unit_test(test_any_widths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

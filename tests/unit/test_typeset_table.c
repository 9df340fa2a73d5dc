/*
 * Tables: cells over several rows, groups of rows on pages, turned
 * pages, what is told of cells; any table at all.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "fake_table.h"

enum {
	SIZE = 10500,              /* 五号 */
	LINE = SIZE * 13 / 10,
	ROW = LINE + 2 * (SIZE * 3 / 10),
	BASE = (LINE - SIZE) / 2 + SIZE * 88 / 100
};

static const uint32_t even[] = { 1, 1, 1 };

/* Three rows, the first cell over all of them. */
static void
test_span(void **state)
{
	static const struct fake_cell a[] = { { "甲", 0, 1, 3, true },
		{ "一", 1, 1, 1, false }, { "二", 2, 1, 1, false } };
	static const struct fake_cell b[] = { { "三", 1, 1, 2, false },
		{ "四", 2, 1, 1, false } };
	static const struct fake_cell c[] = { { "", 2, 1, 1, false } };
	struct fake_paper p;
	struct gw_row *row;
	const struct layout *l;
	const struct page *page;
	mpt_t top;

	(void)state;
	fake_init(&p);
	fake_table(&p, even, 3, 0, 3, &row);
	fake_row(&p, &row[0], a, 3);
	fake_row(&p, &row[1], b, 2);
	fake_row(&p, &row[2], c, 1);
	l = fake_set(&p);
	page = &l->page.v[0];
	top = cell_run(l, 1, 2, NULL)->y - BASE - SIZE * 3 / 10;
	/* centred over three rows, and over two */
	assert_int_equal(cell_run(l, 1, 1, NULL)->y, top + (3 * ROW - LINE) /
	    2 + BASE);
	assert_int_equal(cell_run(l, 2, 2, NULL)->y, top + ROW + (2 * ROW -
	    LINE) / 2 + BASE);
	assert_int_equal(cell_run(l, 1, 1, NULL)->tag, TAG_TABLE_HEAD);
	/* lines between rows only where cells end */
	for (mpt_t i = 0; i <= 3; i++) {
		assert_int_equal(line_at(page, MM(50), top + i * ROW), i == 0 ||
		    i == 3);
		assert_int_equal(line_at(page, MM(100), top + i * ROW), i != 2);
		assert_true(line_at(page, MM(150), top + i * ROW));
	}
	/* every cell is told of, the blank one too */
	assert_int_equal(l->cell.n, 6);
	assert_int_equal(l->cell.v[0].rows, 3);
	assert_true(l->cell.v[0].head && l->cell.v[0].side);
	assert_int_equal(l->cell.v[3].column, 2);
	assert_int_equal(l->cell.v[3].rows, 2);
	assert_int_equal(l->cell.v[5].row, 3);
	assert_int_equal(l->cell.v[5].column, 3);
	assert_int_equal(l->cell.v[5].element, l->cell.v[0].element);
	assert_false(l->cell.v[5].head || l->cell.v[5].side);
	arena_release(&p.a);
}

/* A cell of seven lines over two rows of one: the rows grow. */
static void
test_span_grows(void **state)
{
	struct fake_paper p;
	struct gw_row *row;
	const struct layout *l;
	const struct run *last = NULL;
	mpt_t top, end;

	(void)state;
	fake_init(&p);
	fake_table(&p, (const uint32_t[]){ 10, 146 }, 2, 0, 2, &row);
	fake_row(&p, &row[0], (const struct fake_cell[]){ { .rows = 2,
		.text = "甲乙丙丁戊己庚辛壬癸子丑" },
		{ "一", 1, 1, 1, false } }, 2);
	fake_row(&p, &row[1], (const struct fake_cell[]){
		{ "二", 1, 1, 1, false } }, 1);
	l = fake_set(&p);
	for (size_t i = 0; i < l->page.v[0].run.n; i++)
		if (l->page.v[0].run.v[i].column == 1)
			last = &l->page.v[0].run.v[i];
	assert_non_null(last);
	top = cell_run(l, 1, 1, NULL)->y - BASE - SIZE * 3 / 10;
	end = last->y - BASE + LINE + SIZE * 3 / 10;
	assert_true(end - top > 2 * ROW);
	assert_true(line_at(&l->page.v[0], MM(30), top));
	assert_true(line_at(&l->page.v[0], MM(30), end));
	assert_true(line_at(&l->page.v[0], MM(100), (top + end) / 2));
	arena_release(&p.a);
}

/* `n` groups of `rows` rows whose first cell reaches over them. */
static void
groups(struct fake_paper *p, size_t n, uint32_t rows, size_t heads)
{
	struct gw_row *row;

	fake_table(p, (const uint32_t[]){ 1, 2 }, 2, heads, heads + n * rows,
	    &row);
	for (size_t i = 0; i < heads; i++)
		fake_row(p, row++, (const struct fake_cell[]){ { "单位", 0, 1,
			1, false }, { "事项", 1, 1, 1, false } }, 2);
	for (size_t i = 0; i < n * rows; i++) {
		const struct fake_cell c[] = { { "甲县党委", 0, 1, rows, true },
			{ "一句话", 1, 1, 1, false } };

		if (i % rows == 0)
			fake_row(p, row++, c, 2);
		else
			fake_row(p, row++, c + 1, 1);
	}
}

static void
test_groups_whole(void **state)
{
	struct fake_paper p;
	const struct layout *l;

	(void)state;
	fake_init(&p);
	groups(&p, 40, 7, 1);
	l = fake_set(&p);
	assert_true(l->page.n >= 7);
	for (uint32_t i = 0; i < 40; i++) {
		size_t at = 0, other = 0;

		assert_non_null(cell_run(l, 2 + 7 * i, 1, &at));
		for (uint32_t k = 0; k < 7; k++) {
			assert_non_null(cell_run(l, 2 + 7 * i + k, 2, &other));
			assert_int_equal(at, other);
		}
	}
	assert_int_equal(l->cell.n, 2 + 40 * 8);
	arena_release(&p.a);
}

/* One cell over 90 rows: parted between rows, closed on every page. */
static void
test_group_parted(void **state)
{
	struct fake_paper p;
	const struct layout *l;
	size_t at = 0;

	(void)state;
	fake_init(&p);
	groups(&p, 1, 90, 1);
	l = fake_set(&p);
	assert_int_equal(l->page.n, 4);
	assert_string_equal(cell_text(&p.a, l, SIZE_MAX, 2, 1), "甲县党委");
	assert_non_null(cell_run(l, 2, 1, &at));
	assert_int_equal(at, 0);
	for (size_t i = 0; i < 4; i++) {
		const struct page *page = &l->page.v[i];
		const struct run *first = NULL, *last = NULL;

		for (size_t k = 0; k < page->run.n; k++) {
			const struct run *r = &page->run.v[k];

			if (r->tag != TAG_TABLE_CELL || r->column != 2)
				continue;
			first = first == NULL ? r : first;
			last = r;
		}
		assert_non_null(first);
		assert_true(line_at(page, MM(30), last->y - BASE + LINE +
		    SIZE * 3 / 10));
		assert_true(line_at(page, MM(30), first->y - BASE -
		    SIZE * 3 / 10));
		/* and nowhere between them */
		for (mpt_t y = first->y; y < last->y - ROW; y += ROW)
			assert_false(line_at(page, MM(30), y - BASE + LINE +
			    SIZE * 3 / 10));
	}
	arena_release(&p.a);
}

/* A text that no page holds in its cell over rows is an error. */
static void
test_span_too_high(void **state)
{
	struct fake_paper p;
	struct gw_row *row;
	const struct layout *l;

	(void)state;
	fake_init(&p);
	fake_table(&p, (const uint32_t[]){ 10, 146 }, 2, 0, 2, &row);
	fake_row(&p, &row[0], (const struct fake_cell[]){ { .rows = 2,
		.text = fake_repeat(&p.a, "字", 300) },
		{ "一", 1, 1, 1, false } }, 2);
	fake_row(&p, &row[1], (const struct fake_cell[]){
		{ "二", 1, 1, 1, false } }, 1);
	assert_false(typeset(&p.g, &fake_fonts, &p.a, &l, &p.e));
	assert_non_null(strstr(p.e.text, "表1第1行第1列"));
	assert_non_null(strstr(p.e.text, "不要跨行"));
	arena_release(&p.a);
}

/* A turned table: pages of its own, heads on each, 225 mm wide. */
static void
test_landscape(void **state)
{
	struct fake_paper p;
	struct gw_table *t;
	struct gw_row *row;
	const struct layout *l;
	size_t turned = 0;

	(void)state;
	fake_init(&p);
	fake_para(&p, "表见下页。");
	t = fake_table(&p, even, 3, 1, 61, &row);
	t->landscape = true;
	t->name = "横排的表";
	for (size_t i = 0; i < 61; i++)
		fake_row(&p, &row[i], (const struct fake_cell[]){
			{ i == 0 ? "头" : "左", 0, 1, 1, false },
			{ "中", 1, 1, 1, false },
			{ "右", 2, 1, 1, false } }, 3);
	fake_para(&p, "完。");
	l = fake_set(&p);
	for (size_t i = 0; i < l->page.n; i++) {
		const struct page *page = &l->page.v[i];
		size_t heads = 0;

		if (page->width < page->height)
			continue;
		turned++;
		for (size_t k = 0; k < page->run.n; k++) {
			const struct run *r = &page->run.v[k];

			if (r->turned)
				continue;
			heads += r->glyph[0].cp == U'头';
			assert_true(r->y < MM(28 + 156));
		}
		assert_int_equal(heads, 1);
		for (size_t k = 0; k < page->rule.n; k++) {
			assert_true(page->rule.v[k].x0 >= MM(35));
			assert_true(page->rule.v[k].x1 <= MM(35 + 225));
			assert_true(page->rule.v[k].y1 <= MM(28 + 156) + 250);
		}
	}
	assert_int_equal(turned, 3);
	assert_int_equal(l->page.n, 5);
	assert_int_equal(l->cell.n, 61 * 3);
	arena_release(&p.a);
}

/* Heads over two rows; what repeats is an artifact and no cell. */
static void
test_heads(void **state)
{
	struct fake_paper p;
	struct gw_row *row;
	const struct layout *l;
	size_t heads = 0;

	(void)state;
	fake_init(&p);
	fake_table(&p, even, 3, 2, 102, &row);
	fake_row(&p, &row[0], (const struct fake_cell[]){
		{ "序号", 0, 1, 2, false }, { "得分", 1, 2, 1, false } }, 2);
	fake_row(&p, &row[1], (const struct fake_cell[]){
		{ "共性", 1, 1, 1, false }, { "个性", 2, 1, 1, false } }, 2);
	for (size_t i = 2; i < 102; i++)
		fake_row(&p, &row[i], (const struct fake_cell[]){
			{ "1", 0, 1, 1, false }, { "2", 1, 1, 1, false },
			{ "3", 2, 1, 1, false } }, 3);
	l = fake_set(&p);
	assert_true(l->page.n > 2);
	assert_int_equal(l->cell.n, 4 + 300);
	for (size_t i = 0; i < l->cell.n; i++)
		heads += l->cell.v[i].head;
	assert_int_equal(heads, 4);
	assert_int_equal(l->cell.v[1].columns, 2);
	for (size_t i = 1; i < l->page.n; i++) {
		assert_int_equal(l->page.v[i].run.v[0].glyph[0].cp, U'序');
		assert_int_equal(l->page.v[i].run.v[0].tag, TAG_ARTIFACT);
		assert_string_equal(cell_text(&p.a, l, i, 1, 1), "");
	}
	arena_release(&p.a);
}

static uint32_t
next(uint32_t *seed, uint32_t n)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % n;
}

/* Fills a table with cells of any spans; returns how many. */
static size_t
any_cells(struct fake_paper *p, struct gw_row *row, size_t n, uint32_t cols,
    uint32_t *seed)
{
	uint32_t reach[8] = { 0 };
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		struct fake_cell v[8];
		size_t k = 0;

		for (uint32_t c = 0; c < cols; c++) {
			uint32_t most = (uint32_t)(n - i), span = 1;

			if (reach[c] > 0)
				continue;
			while (c + span < cols && reach[c + span] == 0 &&
			    next(seed, 4) == 0)
				span++;
			if (most > 4)
				most = next(seed, 40) == 0 && most > 60 ?
				    60 : 4;
			v[k] = (struct fake_cell){ fake_repeat(&p->a, "字，",
				next(seed, 3) == 0 ? next(seed, 20) : 3), c,
				span, next(seed, 3) == 0 ? 1 + next(seed,
				most) : 1, next(seed, 5) == 0 };
			for (uint32_t m = 0; m < span; m++)
				reach[c + m] = v[k].rows;
			k++;
		}
		for (uint32_t c = 0; c < cols; c++)
			reach[c]--;
		fake_row(p, &row[i], v, k);
		count += k;
	}
	return count;
}

/* Any table that can be set: every text whole, nothing off the page. */
static void
test_any_table(void **state)
{
	uint32_t seed = 7;
	size_t set = 0;

	(void)state;
	for (int round = 0; round < 150; round++) {
		struct fake_paper p;
		struct gw_row *row;
		const struct layout *l;
		uint32_t cols = 1 + next(&seed, 8), share[8];
		size_t n = 1 + next(&seed, 120), cells;

		fake_init(&p);
		for (uint32_t c = 0; c < cols; c++)
			share[c] = next(&seed, 2) == 0 ? 0 : 12;
		share[0] = 0;
		fake_table(&p, share, cols, 0, n, &row)->landscape =
		    next(&seed, 4) == 0;
		cells = any_cells(&p, row, n, cols, &seed);
		if (!typeset(&p.g, &fake_fonts, &p.a, &l, &p.e)) {
			assert_non_null(strstr(p.e.text, "跨行"));
			arena_release(&p.a);
			continue;
		}
		set++;
		assert_int_equal(l->cell.n, cells);
		for (uint32_t i = 0; i < n; i++)
			for (size_t k = 0; k < row[i].n; k++)
				assert_string_equal(cell_text(&p.a, l,
				    SIZE_MAX, i + 1, row[i].cell[k].column +
				    1), gw_plain(&p.a, &row[i].cell[k].text));
		for (size_t i = 0; i < l->page.n; i++)
			for (size_t k = 0; k < l->page.v[i].run.n; k++) {
				const struct run *r = &l->page.v[i].run.v[k];

				if (r->table > 0)
					assert_true(r->y < l->page.v[i].height
					    - MM(l->page.v[i].height > MM(250)
					    ? 35 : 26));
			}
		arena_release(&p.a);
	}
	assert_true(set > 100);
}

static double
seconds_for(size_t n, size_t *pages)
{
	struct fake_paper p;
	struct gw_row *row;
	struct timespec from, to;
	const struct layout *l;

	fake_init(&p);
	fake_table(&p, (const uint32_t[]){ 0, 0, 0, 0, 0, 0, 0, 0 }, 8, 1,
	    n + 1, &row);
	for (size_t i = 0; i <= n; i++)
		fake_row(&p, &row[i], (const struct fake_cell[]){
			{ "101", 0, 1, 1, false },
			{ "甲县党委", 1, 1, 1, false },
			{ "责任", 2, 1, 1, false },
			{ "2026年10月5日", 3, 1, 1, false },
			{ "传达学习上级精神并研究贯彻落实的措施（ZG-03）", 4, 1,
			    1, false }, { "12", 5, 1, 1, false },
			{ "93.25", 6, 1, 1, false },
			{ "按期完成", 7, 1, 1, false } }, 8);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	l = fake_set(&p);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	*pages = l->page.n;
	arena_release(&p.a);
	return (double)(to.tv_sec - from.tv_sec) +
	    (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

/* 1,000 rows of 8 columns in well under a second; linear in rows. */
static void
test_speed(void **state)
{
	size_t pages;
	double one = seconds_for(1000, &pages), ten;

	(void)state;
	print_message("1000 rows: %.1f ms, %zu pages\n", one * 1e3, pages);
	ten = seconds_for(10000, &pages);
	print_message("10000 rows: %.1f ms, %zu pages\n", ten * 1e3, pages);
	assert_true(one < 5); /* a slow machine under the sanitizers */
	assert_true(ten < 40 * one);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_span),
		cmocka_unit_test(test_span_grows),
		cmocka_unit_test(test_groups_whole),
		cmocka_unit_test(test_group_parted),
		cmocka_unit_test(test_span_too_high),
		cmocka_unit_test(test_landscape),
		cmocka_unit_test(test_heads),
		cmocka_unit_test(test_any_table),
		cmocka_unit_test(test_speed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

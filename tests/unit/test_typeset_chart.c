/*
 * Charts: ticks, lines and bars, values that never meet, what is told to
 * who cannot see them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "fake_paper.h"
#include "out/typeset_chart.h"

#define NONE INT64_MIN

/* A chart of n labels and n_series rows of values in hundredths. */
static struct gw_chart *
add_chart(struct fake_paper *p, bool bars, size_t n, size_t n_series,
    const int64_t *value)
{
	static const char *const names[] = { "主体责任", "监督责任", "共性",
		"个性" };
	struct gw_chart *c = arena_new(&p->a, struct gw_chart);
	struct gw_series *s = arena_array(&p->a, struct gw_series, n_series);
	const char **label = arena_array(&p->a, const char *, n);

	for (size_t i = 0; i < n; i++)
		label[i] = arena_printf(&p->a, "%zu月", i % 12 + 1);
	for (size_t k = 0; k < n_series; k++) {
		bool *given = arena_array(&p->a, bool, n);

		for (size_t i = 0; i < n; i++)
			given[i] = value[k * n + i] != NONE;
		s[k] = (struct gw_series){ names[k], value + k * n, given };
	}
	*c = (struct gw_chart){ .name = "得分走势", .unit = "分",
		.bars = bars, .label = label, .n_labels = n, .series = s,
		.n_series = n_series };
	fake_block(p, BLOCK_CHART)->chart = c;
	return c;
}

/* --- the axis --- */

static void
test_scale(void **state)
{
	static const struct {
		bool bars;
		int64_t value[3];
		int64_t low, high, step;
		int decimals;
	} v[] = {
		/* bars begin at 0; whole numbers have whole ticks */
		{ true, { 200, 700, 2100 }, 0, 2500, 500, 0 },
		{ true, { 100, 200, 300 }, 0, 300, 100, 0 },
		{ true, { 0, 0, 0 }, 0, 100, 100, 0 },
		{ true, { 8812, 9000, 9325 }, 0, 10000, 2000, 0 },
		{ true, { 25, 50, 75 }, 0, 80, 20, 1 },
		/* lines show the differences */
		{ false, { 8812, 9000, 9325 }, 8800, 9400, 100, 0 },
		{ false, { 9301, 9303, 9305 }, 9301, 9305, 1, 2 },
		{ false, { 9000, 9000, 9000 }, 8500, 9500, 500, 0 },
		/* and begin at 0 when they come near it */
		{ false, { 2000, 5000, 9000 }, 0, 10000, 2000, 0 },
		{ false, { 0, 0, 0 }, 0, 100, 100, 0 },
		{ false, { 99999999, 1, 2 }, 0, 100000000, 20000000, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct fake_paper p;
		struct scale s;

		fake_init(&p);
		s = scale_of(add_chart(&p, v[i].bars, 3, 1, v[i].value));
		assert_int_equal(s.low, v[i].low);
		assert_int_equal(s.high, v[i].high);
		assert_int_equal(s.step, v[i].step);
		assert_int_equal(s.decimals, v[i].decimals);
		arena_release(&p.a);
	}
}

/* Any values: they lie within the ticks, of which there are few. */
static void
test_any_scale(void **state)
{
	uint32_t seed = 3;

	(void)state;
	for (int round = 0; round < 5000; round++) {
		struct fake_paper p;
		int64_t value[4];
		struct scale s;

		fake_init(&p);
		for (int i = 0; i < 4; i++) {
			seed = seed * 1103515245u + 12345u;
			value[i] = (int64_t)(seed >> 8) %
			    (round % 2 == 0 ? 100000000 : 12000);
		}
		s = scale_of(add_chart(&p, round % 3 == 0, 4, 1, value));
		assert_int_equal((s.high - s.low) % s.step, 0);
		assert_in_range((s.high - s.low) / s.step, 1, 6);
		for (int i = 0; i < 4; i++)
			assert_in_range(value[i], s.low, s.high);
		if (round % 3 == 0)
			assert_int_equal(s.low, 0);
		arena_release(&p.a);
	}
}

static void
test_numbers(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	assert_string_equal(chart_number(&a, 9050, 0), "90");
	assert_string_equal(chart_number(&a, 9050, 1), "90.5");
	assert_string_equal(chart_number(&a, 9005, 2), "90.05");
	assert_string_equal(chart_number(&a, 0, 2), "0.00");
	arena_release(&a);
}

/* --- what is drawn --- */

/* The run with this text; NULL if none. */
static const struct run *
find_text(struct fake_paper *p, const struct page *page, const char *text)
{
	for (size_t i = 0; i < page->run.n; i++)
		if (strcmp(fake_text(&p->a, &page->run.v[i]), text) == 0)
			return &page->run.v[i];
	return NULL;
}

/* Bars stand on the axis, as high as their values. */
static void
test_bars(void **state)
{
	static const int64_t value[] = { 500, 1000, 2000, 0 };
	struct fake_paper p;
	const struct layout *l;
	const struct page *page;
	mpt_t high[4] = { 0 };
	size_t n = 0;

	(void)state;
	fake_init(&p);
	add_chart(&p, true, 4, 1, value);
	l = fake_set(&p);
	page = &l->page.v[0];
	for (size_t i = 0; i < page->rule.n; i++) {
		const struct rule_line *r = &page->rule.v[i];

		assert_int_equal(r->figure, l->figure.v[0].element);
		if (r->thick > MM(10)) {
			assert_int_equal(r->x0, r->x1);
			high[n++] = r->y1 - r->y0;
		}
	}
	assert_int_equal(n, 3);
	assert_true(abs(high[0] * 4 - high[2]) < 5);
	assert_true(abs(high[1] * 2 - high[2]) < 5);
	assert_non_null(find_text(&p, page, "20"));
	assert_null(find_text(&p, page, "主体责任"));
	assert_non_null(find_text(&p, page, "单位：分"));
	assert_non_null(find_text(&p, page, "得分走势"));
	arena_release(&p.a);
}

/* A value that is missing breaks the line; its neighbours keep marks. */
static void
test_missing(void **state)
{
	static const int64_t value[] = { 9000, 9100, NONE, 9300, 9400 };
	struct fake_paper p;
	const struct layout *l;
	size_t lines = 0, marks = 0;

	(void)state;
	fake_init(&p);
	add_chart(&p, false, 5, 1, value);
	l = fake_set(&p);
	for (size_t i = 0; i < l->page.v[0].rule.n; i++) {
		const struct rule_line *r = &l->page.v[0].rule.v[i];

		lines += r->y0 != r->y1 && r->x0 != r->x1;
		marks += r->thick == 4400;
	}
	assert_int_equal(lines, 2);
	assert_int_equal(marks, 4);
	assert_non_null(strstr(l->figure.v[0].alt, "3月 主体责任 没有；"));
	arena_release(&p.a);
}

static mpt_t
run_right(const struct run *r)
{
	const struct placed_glyph *g = &r->glyph[r->n - 1];

	return g->x + (mpt_t)((int64_t)fake_advance(r->face, g->glyph) *
	    r->size / 1000);
}

/* Four series of 24 values: no two texts meet, all within the box. */
static void
test_room(void **state)
{
	uint32_t seed = 11;

	(void)state;
	for (int round = 0; round < 200; round++) {
		struct fake_paper p;
		const struct layout *l;
		const struct page *page;
		int64_t value[96];
		size_t n = 1 + (size_t)round % 24, series = 1 +
		    (size_t)round % 4;

		fake_init(&p);
		for (size_t i = 0; i < n * series; i++) {
			seed = seed * 1103515245u + 12345u;
			value[i] = seed % 13 == 0 ? NONE : 6000 +
			    (int64_t)(seed >> 8) % (round % 5 == 0 ? 4000 :
			    400);
		}
		add_chart(&p, round % 2 == 0, n, series, value);
		l = fake_set(&p);
		page = &l->page.v[0];
		for (size_t i = 0; i < page->run.n; i++) {
			const struct run *a = &page->run.v[i];

			if (a->tag != TAG_FIGURE)
				continue;
			assert_true(a->glyph[0].x >= MM(28));
			assert_true(run_right(a) <= MM(28 + 156));
			assert_true(a->y < l->figure.v[0].y1);
			for (size_t k = 0; k < i; k++) {
				const struct run *b = &page->run.v[k];

				if (b->tag != TAG_FIGURE ||
				    b->glyph[0].x >= run_right(a) ||
				    a->glyph[0].x >= run_right(b))
					continue;
				assert_true(abs(a->y - b->y) * 10 >=
				    7 * (a->size < b->size ? a->size :
				    b->size));
			}
		}
		arena_release(&p.a);
	}
}

/* Series by dash and by marker, for a print without colours. */
static void
test_series_differ(void **state)
{
	static const int64_t value[] = { 6000, 6000, 7000, 7000, 8000, 8000,
		9000, 9000 };
	struct fake_paper p;
	const struct layout *l;
	const struct page *page;
	size_t strokes[4] = { 0 };

	(void)state;
	fake_init(&p);
	add_chart(&p, false, 2, 4, value);
	l = fake_set(&p);
	page = &l->page.v[0];
	for (size_t i = 0; i < page->rule.n; i++) {
		static const uint32_t colors[] = { 0x1F4E79, 0xA23B36,
			0x2F6B4F, 0x555555 };
		const struct rule_line *r = &page->rule.v[i];

		for (size_t k = 0; k < 4; k++)
			strokes[k] += r->color == colors[k] &&
			    r->thick == 1200 && r->y0 == r->y1;
	}
	/* one stroke and its sample; then more and more dashes */
	assert_int_equal(strokes[0], 2);
	assert_true(strokes[1] > 10);
	assert_true(strokes[2] > 2 * strokes[1]);
	assert_true(strokes[3] > strokes[1] && strokes[3] < strokes[2]);
	assert_non_null(find_text(&p, page, "监督责任"));
	arena_release(&p.a);
}

static void
test_alt(void **state)
{
	static const int64_t value[] = { 9000, 9125, 8800, NONE };
	struct fake_paper p;
	const struct layout *l;
	const struct figure_tag *f;

	(void)state;
	fake_init(&p);
	fake_para(&p, "见图：");
	add_chart(&p, true, 2, 2, value);
	l = fake_set(&p);
	assert_int_equal(l->figure.n, 1);
	f = &l->figure.v[0];
	assert_string_equal(f->alt, "得分走势（单位：分）：1月 主体责任 "
	    "90.00，监督责任 88.00；2月 主体责任 91.25，监督责任 没有。");
	assert_int_equal(f->page, 0);
	assert_int_equal(f->x0, MM(28));
	assert_true(f->y1 - f->y0 > MM(55) && f->y1 - f->y0 < MM(75));
	assert_true(f->y0 > MM(37));
	for (size_t i = 0; i < l->page.v[0].run.n; i++) {
		const struct run *r = &l->page.v[0].run.v[i];

		if (r->tag != TAG_FIGURE)
			continue;
		assert_int_equal(r->element, f->element);
		assert_int_equal(r->color, 0);
		assert_true(r->y > f->y0 && r->y < f->y1);
	}
	arena_release(&p.a);
}

/* Wherever it falls, a chart stands whole on one page, with its intro. */
static void
test_one_page(void **state)
{
	static const int64_t value[] = { 9000, 9125 };

	(void)state;
	for (size_t lines = 1; lines < 40; lines++) {
		struct fake_paper p;
		const struct layout *l;
		size_t intro = SIZE_MAX;

		fake_init(&p);
		fake_para(&p, fake_repeat(&p.a, "字", 30 * lines));
		fake_para(&p, "见图：");
		add_chart(&p, false, 2, 1, value);
		fake_para(&p, "完。");
		l = fake_set(&p);
		for (size_t i = 0; i < l->page.n; i++)
			for (size_t k = 0; k < l->page.v[i].run.n; k++)
				if (l->page.v[i].run.v[k].glyph[0].cp == U'见')
					intro = i;
		assert_int_equal(l->figure.n, 1);
		assert_int_equal(l->figure.v[0].page, intro);
		assert_true(l->figure.v[0].y1 <= MM(37 + 225));
		arena_release(&p.a);
	}
}

/* Long labels: points leave out some, bars are an error. */
static void
test_many_labels(void **state)
{
	int64_t value[24];
	struct fake_paper p;
	struct gw_chart *c;
	const char **label;
	const struct layout *l;

	(void)state;
	for (int i = 0; i < 24; i++)
		value[i] = 9000 + i;
	fake_init(&p);
	c = add_chart(&p, false, 24, 1, value);
	label = arena_array(&p.a, const char *, 24);
	for (size_t i = 0; i < 24; i++)
		label[i] = arena_printf(&p.a, "2026年%zu月", i + 1);
	c->label = label;
	l = fake_set(&p);
	assert_non_null(find_text(&p, &l->page.v[0], "2026年"));
	c->bars = true;
	assert_false(typeset(&p.g, &fake_fonts, &p.a, &l, &p.e));
	assert_int_equal(p.e.kind, ERR_CONFIG);
	assert_non_null(strstr(p.e.text, "图“得分走势”"));
	arena_release(&p.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scale),
		cmocka_unit_test(test_any_scale),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_bars),
		cmocka_unit_test(test_missing),
		cmocka_unit_test(test_room),
		cmocka_unit_test(test_series_differ),
		cmocka_unit_test(test_alt),
		cmocka_unit_test(test_one_page),
		cmocka_unit_test(test_many_labels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

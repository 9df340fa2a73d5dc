/*
 * 名单: columns, names spaced, names that wrap, what cannot be set.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "fake_paper.h"

enum { SIZE = 14000 }; /* 四号: the text of a form */

static void
add_list(struct fake_paper *p, uint32_t columns, const char *const *name,
    size_t n, unsigned flags)
{
	struct gw_list *l = arena_new(&p->a, struct gw_list);
	struct gw_text *item = arena_array(&p->a, struct gw_text, n);

	for (size_t i = 0; i < n; i++) {
		struct gw_span *span = arena_new(&p->a, struct gw_span);

		*span = (struct gw_span){ name[i], ROLE_BODY, flags };
		item[i] = (struct gw_text){ span, 1 };
	}
	*l = (struct gw_list){ item, n, columns };
	fake_block(p, BLOCK_LIST)->list = l;
}

/* The first run of the k-th item. */
static const struct run *
item_run(const struct layout *l, uint32_t k)
{
	for (size_t i = 0; i < l->page.n; i++)
		for (size_t m = 0; m < l->page.v[i].run.n; m++)
			if (l->page.v[i].run.v[m].tag == TAG_LIST_ITEM &&
			    l->page.v[i].run.v[m].row == k)
				return &l->page.v[i].run.v[m];
	fail_msg("no item %u", k);
	return NULL;
}

static void
test_columns(void **state)
{
	static const char *const name[] = { "甲县党委", "乙县党委", "丙区",
		"丁区党委", "戊县" };
	struct fake_paper p;
	const struct layout *l;
	mpt_t column = (MM(156) - 2 * SIZE) / 3;

	(void)state;
	fake_init(&p);
	fake_para(&p, "名单如下：");
	add_list(&p, 3, name, 5, SPAN_WHOLE);
	fake_para(&p, "以上。");
	l = fake_set(&p);
	for (uint32_t i = 0; i < 5; i++) {
		const struct run *r = item_run(l, i + 1);

		assert_int_equal(r->glyph[0].x, MM(28) + 2 * SIZE +
		    (mpt_t)(i % 3) * column);
		assert_int_equal(r->y - item_run(l, 1)->y,
		    i < 3 ? 0 : MM(225) / 28);
		assert_string_equal(fake_text(&p.a, r), name[i]);
		assert_int_equal(r->element, item_run(l, 1)->element);
	}
	arena_release(&p.a);
}

/* Persons: 张三 as wide as 张三丰; eight columns hold three characters. */
static void
test_names(void **state)
{
	static const char *const name[] = { "张三", "李四五", "王六", "赵七",
		"孙八", "周九十", "吴一", "郑二", "冯三" };
	struct fake_paper p;
	const struct run *r;
	const struct layout *l;

	(void)state;
	fake_init(&p);
	add_list(&p, 8, name, 9, SPAN_WHOLE | SPAN_NAME);
	l = fake_set(&p);
	r = item_run(l, 1);
	assert_int_equal(r->n, 2);
	assert_int_equal(r->glyph[1].x - r->glyph[0].x, 2 * SIZE);
	r = item_run(l, 2);
	assert_int_equal(r->n, 3);
	assert_int_equal(item_run(l, 9)->glyph[0].x,
	    item_run(l, 1)->glyph[0].x);
	arena_release(&p.a);
}

/* A long name wraps in its column, the next row stands below it. */
static void
test_wrap(void **state)
{
	static const char *const name[] = {
		"中共示例市甲县纪律检查委员会派驻第十二纪检监察组", "乙县",
		"丙县" };
	struct fake_paper p;
	const struct layout *l;
	mpt_t edge = MM(28) + 2 * SIZE + (MM(156) - 2 * SIZE) / 2;
	size_t lines = 0;

	(void)state;
	fake_init(&p);
	add_list(&p, 2, name, 3, 0);
	l = fake_set(&p);
	for (size_t i = 0; i < l->page.v[0].run.n; i++) {
		const struct run *r = &l->page.v[0].run.v[i];

		if (r->tag != TAG_LIST_ITEM || r->row != 1)
			continue;
		lines++;
		assert_true(r->glyph[r->n - 1].x + SIZE <= edge);
	}
	assert_int_equal(lines, 2);
	assert_int_equal(item_run(l, 3)->y - item_run(l, 1)->y,
	    2 * (MM(225) / 28));
	arena_release(&p.a);
}

/* The columns are fewer where a name or a number would be torn. */
static void
test_fewer_columns(void **state)
{
	static const char *const number[] = { "甲县", "00001234567", "乙县",
		"丙县", "丁县", "戊县" };
	static const char *const name[] = { "张三", "欧阳一二", "王六",
		"赵七", "孙八", "周九", "吴一", "郑二" };
	struct fake_paper p;
	const struct layout *l;

	(void)state;
	fake_init(&p);
	add_list(&p, 8, number, 6, 0);
	l = fake_set(&p);
	assert_int_equal(item_run(l, 2)->n, 11);
	assert_int_equal(item_run(l, 5)->y, item_run(l, 1)->y);
	assert_true(item_run(l, 6)->y > item_run(l, 1)->y);
	arena_release(&p.a);
	fake_init(&p);
	add_list(&p, 8, name, 8, SPAN_WHOLE | SPAN_NAME);
	l = fake_set(&p);
	assert_int_equal(item_run(l, 2)->n, 4);
	assert_int_equal(item_run(l, 6)->y, item_run(l, 1)->y);
	assert_true(item_run(l, 8)->y > item_run(l, 1)->y);
	arena_release(&p.a);
}

/* Nothing long is torn where fewer columns leave it whole. */
static void
test_long_items(void **state)
{
	static const char *const item[] = { "616,010,023.84万元",
		"示办〔2026〕1872号", "123456789012", "甲县", "乙县", "丙县" };
	struct fake_paper p;
	const struct layout *l;

	(void)state;
	fake_init(&p);
	add_list(&p, 8, item, 6, 0);
	l = fake_set(&p);
	for (uint32_t i = 0; i < 6; i++) {
		size_t lines = 0;

		for (size_t k = 0; k < l->page.v[0].run.n; k++)
			lines += l->page.v[0].run.v[k].tag == TAG_LIST_ITEM &&
			    l->page.v[0].run.v[k].row == i + 1;
		assert_int_equal(lines, 1);
	}
	arena_release(&p.a);
}

/* Hundreds of names over pages: each once, in order, on the page. */
static void
test_many(void **state)
{
	const char *name[500];
	struct fake_paper p;
	const struct layout *l;
	uint32_t next = 1;

	(void)state;
	fake_init(&p);
	for (size_t i = 0; i < 500; i++)
		name[i] = arena_printf(&p.a, "单位%zu", i + 1);
	add_list(&p, 4, name, 500, SPAN_WHOLE);
	l = fake_set(&p);
	assert_true(l->page.n > 3);
	for (size_t i = 0; i < l->page.n; i++)
		for (size_t m = 0; m < l->page.v[i].run.n; m++) {
			const struct run *r = &l->page.v[i].run.v[m];

			if (r->tag != TAG_LIST_ITEM)
				continue;
			assert_int_equal(r->row, next++);
			assert_true(r->y < MM(37 + 225));
		}
	assert_int_equal(next, 501);
	arena_release(&p.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_wrap),
		cmocka_unit_test(test_fewer_columns),
		cmocka_unit_test(test_long_items),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

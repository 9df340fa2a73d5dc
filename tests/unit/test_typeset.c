/*
 * Breaking, lines, pages and tables on faces of constant
 * advances (fake_font.h), measured against GB/T 9704.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "fake_font.h"
#include "out/typeset.h"
#include "out/typeset_line.h"

enum { PITCH = 28990, STEP = 15793 }; /* mpt: 225/22 and 156/28 mm */

/* --- papers built by hand --- */

struct paper {
	struct arena a;
	struct gongwen g;
	struct gw_block block[64];
	struct err e;
};

static void
paper_init(struct paper *p, enum gw_format format)
{
	memset(p, 0, sizeof(*p));
	p->g.kind = "测试文书";
	p->g.format = format;
	p->g.head.organ = "中共甲市委办公室";
	p->g.title = text_of(&p->a, "关于测试的通知", ROLE_TITLE);
	p->g.block = p->block;
}

static void
add_para(struct paper *p, const char *text)
{
	struct gw_para *para = arena_new(&p->a, struct gw_para);
	struct gw_block *b = &p->block[p->g.n_blocks++];

	para->text = text_of(&p->a, text, ROLE_BODY);
	b->kind = BLOCK_PARA;
	b->para = para;
}

/* n characters, no punctuation */
static const char *
filler(struct arena *a, size_t n)
{
	struct sbuf b = SBUF_INIT;
	const char *s;

	for (size_t i = 0; i < n; i++)
		sbuf_puts(&b, "字");
	s = arena_strndup(a, sbuf_text(&b), b.n);
	sbuf_release(&b);
	return s;
}

static const struct layout *
set(struct paper *p)
{
	const struct layout *l = NULL;

	if (!typeset(&p->g, &fake_fonts, &p->a, &l, &p->e))
		fail_msg("%s", p->e.text);
	return l;
}

static mpt_t
apart(mpt_t a, mpt_t b)
{
	return a > b ? a - b : b - a;
}

static void
test_grid(void **state)
{
	struct paper p;
	const struct layout *l;
	const struct page *second;
	size_t lines = 0;

	(void)state;
	paper_init(&p, FORMAT_LETTER);
	add_para(&p, filler(&p.a, 28 * 60));
	l = set(&p);
	assert_int_equal(l->page.n, 3);
	second = &l->page.v[1];
	/* 天头 37 mm to the type, 订口 28 mm, 28 characters, 22 lines */
	assert_int_equal(second->run.v[0].y, MM(37) + 16000 * 88 / 100);
	assert_int_equal(second->run.v[0].glyph[0].x, MM(28));
	assert_int_equal(second->run.v[0].n, 28);
	assert_true(apart(second->run.v[0].glyph[27].x, MM(28) +
	    27 * STEP) <= 2);
	for (size_t i = 0; i < second->run.n; i++)
		lines += second->run.v[i].tag != TAG_ARTIFACT;
	assert_int_equal(lines, 22);
	for (size_t i = 1; i < lines; i++)
		assert_int_equal(second->run.v[i].y - second->run.v[i - 1].y,
		    PITCH);
	arena_release(&p.a);
}

static void
test_page_numbers(void **state)
{
	struct paper p;
	const struct layout *l;

	(void)state;
	paper_init(&p, FORMAT_LETTER);
	add_para(&p, filler(&p.a, 28 * 60));
	l = set(&p);
	for (size_t i = 0; i < l->page.n; i++) {
		const struct page *page = &l->page.v[i];
		const struct run *r = &page->run.v[page->run.n - 1];
		mpt_t right = MM(28 + 156) - 14000;

		if (i == 0) {
			assert_true(r->tag != TAG_ARTIFACT);
			continue;
		}
		assert_int_equal(r->tag, TAG_ARTIFACT);
		assert_int_equal(r->glyph[1].cp, '1' + (uint32_t)i);
		assert_int_equal(r->y, MM(37 + 225 + 7) + 14000 * 30 / 100);
		if (i % 2 == 0)
			assert_true(apart(r->glyph[2].x + 14000, right) <= 2);
		else
			assert_int_equal(r->glyph[0].x, MM(28) + 14000);
	}
	arena_release(&p.a);
}

/* The letter's lines: 170 mm long, 4 mm below the name, 20 mm from below. */
static void
test_letter_head(void **state)
{
	struct paper p;
	const struct page *page;
	const struct run *name, *title;

	(void)state;
	paper_init(&p, FORMAT_LETTER);
	p.g.head.doc_no = "甲办〔2026〕12号";
	add_para(&p, "正文。");
	page = &set(&p)->page.v[0];
	name = &page->run.v[0];
	assert_int_equal(name->color, 0xFF0000);
	assert_int_equal(name->y - name->size * 85 / 100, MM(30));
	assert_int_equal(page->rule.n, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(page->rule.v[i].x0, MM(20));
		assert_int_equal(page->rule.v[i].x1, MM(190));
	}
	assert_int_equal(page->rule.v[0].y0 - page->rule.v[0].thick / 2 -
	    (name->y + name->size * 8 / 100), MM(4));
	assert_int_equal(page->rule.v[2].y0 - page->rule.v[2].thick / 2,
	    MM(277));
	assert_true(page->rule.v[0].thick > page->rule.v[1].thick);
	assert_true(page->rule.v[2].thick < page->rule.v[3].thick);
	/* 文号 flush right, 7/8 of a character below; title two lines on */
	assert_true(apart(page->run.v[1].glyph[page->run.v[1].n - 1].x +
	    STEP, MM(184)) <= 30);
	title = &page->run.v[2];
	assert_int_equal(title->tag, TAG_TITLE);
	assert_true(apart(title->y - 22000 * 88 / 100, page->run.v[1].y -
	    16000 * 88 / 100 + 16000 + 2 * PITCH) <= 2);
	arena_release(&p.a);
}

/* --- titles --- */

static void
test_title_balance(void **state)
{
	struct paper p;
	const struct page *page;
	static const struct gw_span words[] = {
		{ "关于甲县", ROLE_TITLE, SPAN_WHOLE },
		{ "落实“两个责任”任务", ROLE_TITLE, SPAN_WHOLE },
		{ "完成时限的", ROLE_TITLE, SPAN_WHOLE },
		{ "预警提醒通知书", ROLE_TITLE, SPAN_WHOLE },
	};

	(void)state;
	paper_init(&p, FORMAT_LETTER);
	p.g.title = (struct gw_text){ words, 4 };
	add_para(&p, "正文。");
	page = &set(&p)->page.v[0];
	/* 关于甲县落实“两个责任”任务 / 完成时限的预警提醒通知书 */
	assert_int_equal(page->run.v[1].n, 14);
	assert_int_equal(page->run.v[2].n, 12);
	assert_int_equal(page->run.v[2].glyph[0].cp, U'完');
	arena_release(&p.a);
}

/* --- faces --- */

static void
test_fallback(void **state)
{
	struct paper p;
	const struct page *page;
	const struct layout *l;

	(void)state;
	paper_init(&p, FORMAT_LETTER);
	add_para(&p, "干部𬭎到会");
	page = &set(&p)->page.v[0];
	assert_string_equal(page->run.v[2].face->ps_name, "Fang");
	assert_string_equal(page->run.v[3].face->ps_name, "Last");
	assert_int_equal(page->run.v[3].n, 1);
	add_para(&p, "没有\xF0\xAF\xBF\xBF字");
	assert_false(typeset(&p.g, &fake_fonts, &p.a, &l, &p.e));
	assert_int_equal(p.e.kind, ERR_CONFIG);
	assert_non_null(strstr(p.e.text, "测试文书"));
	assert_non_null(strstr(p.e.text, "U+2FFFF"));
	assert_non_null(strstr(p.e.text, "正文第2段"));
	arena_release(&p.a);
}

/* --- tables --- */

static void
add_table(struct paper *p, size_t n_rows, const char *long_cell)
{
	struct gw_table *t = arena_new(&p->a, struct gw_table);
	struct gw_column *c = arena_array(&p->a, struct gw_column, 2);
	struct gw_row *rows = arena_array(&p->a, struct gw_row, n_rows + 1);
	struct gw_block *b = &p->block[p->g.n_blocks++];

	c[0].share = 1;
	c[1].share = 3;
	for (size_t i = 0; i <= n_rows; i++) {
		struct gw_cell *cell = arena_array(&p->a, struct gw_cell, 2);
		struct gw_span *name = arena_new(&p->a, struct gw_span);

		*name = (struct gw_span){ i == 0 ? "姓名" : "张三", ROLE_BODY,
			SPAN_WHOLE | SPAN_NAME };
		cell[0] = (struct gw_cell){ .text = { name, 1 }, .span = 1,
			.rows = 1 };
		cell[1] = (struct gw_cell){ .text = text_of(&p->a, i == 0 ?
		    "事项" : long_cell, ROLE_BODY), .column = 1, .span = 1,
		    .rows = 1 };
		rows[i] = (struct gw_row){ cell, 2, 1 };
	}
	*t = (struct gw_table){ .size = SIZE_5, .column = c, .n_columns = 2,
		.head = rows, .n_heads = 1, .row = rows + 1,
		.n_rows = n_rows };
	b->kind = BLOCK_TABLE;
	b->table = t;
}

/* Heads on every page, all lines of a row on one page. */
static void
test_table_pages(void **state)
{
	struct paper p;
	const struct layout *l;
	size_t page_of[101] = { 0 };

	(void)state;
	paper_init(&p, FORMAT_FORM);
	add_table(&p, 100, filler(&p.a, 90));
	l = set(&p);
	assert_true(l->page.n > 3);
	for (size_t i = 0; i < l->page.n; i++) {
		const struct page *page = &l->page.v[i];

		if (i > 0) {
			assert_int_equal(page->run.v[0].tag, TAG_ARTIFACT);
			assert_int_equal(page->run.v[0].row, 1);
		}
		for (size_t k = 0; k < page->run.n; k++) {
			const struct run *r = &page->run.v[k];

			if (r->table == 0 || r->row == 1)
				continue;
			assert_true(r->row <= 101);
			if (page_of[r->row - 1] == 0)
				page_of[r->row - 1] = i + 1;
			assert_int_equal(page_of[r->row - 1], i + 1);
			assert_true(r->y < MM(37 + 225));
		}
	}
	for (size_t i = 1; i <= 100; i++)
		assert_true(page_of[i] > 0);
	arena_release(&p.a);
}

/* A row higher than a page goes on, nothing is lost. */
static void
test_giant_row(void **state)
{
	struct paper p;
	const struct layout *l;
	size_t n = 0;

	(void)state;
	paper_init(&p, FORMAT_FORM);
	add_table(&p, 1, filler(&p.a, 3000));
	l = set(&p);
	assert_true(l->page.n > 1);
	for (size_t i = 0; i < l->page.n; i++)
		for (size_t k = 0; k < l->page.v[i].run.n; k++)
			if (l->page.v[i].run.v[k].column == 2 &&
			    l->page.v[i].run.v[k].row == 2)
				n += l->page.v[i].run.v[k].n;
	assert_int_equal(n, 3000);
	arena_release(&p.a);
}

static void
test_names_spaced(void **state)
{
	struct paper p;
	const struct page *page;

	(void)state;
	paper_init(&p, FORMAT_FORM);
	add_table(&p, 1, "一句话");
	page = &set(&p)->page.v[0];
	for (size_t i = 0; i < page->run.n; i++) {
		const struct run *r = &page->run.v[i];

		if (r->row == 2 && r->column == 1)
			assert_int_equal(r->glyph[1].x - r->glyph[0].x,
			    2 * 10500);
	}
	arena_release(&p.a);
}

static void
test_narrow_column(void **state)
{
	struct paper p;
	const struct layout *l;
	struct gw_table *t;
	struct gw_column *c;

	(void)state;
	paper_init(&p, FORMAT_FORM);
	add_table(&p, 1, "一句话");
	t = arena_memdup(&p.a, p.block[0].table, sizeof(*t));
	c = arena_array(&p.a, struct gw_column, 2);
	c[0].share = 1;
	c[1].share = 200;
	t->column = c;
	p.block[0].table = t;
	assert_false(typeset(&p.g, &fake_fonts, &p.a, &l, &p.e));
	assert_int_equal(p.e.kind, ERR_CONFIG);
	assert_non_null(strstr(p.e.text, "太窄"));
	arena_release(&p.a);
}

static void
test_same_twice(void **state)
{
	struct sbuf one = SBUF_INIT, two = SBUF_INIT;
	struct paper p;

	(void)state;
	paper_init(&p, FORMAT_LETTER);
	add_para(&p, "正文，有“标点”。");
	add_table(&p, 30, "一句话，两句话。");
	layout_dump(set(&p), &one);
	layout_dump(set(&p), &two);
	assert_string_equal(one.s, two.s);
	sbuf_release(&one);
	sbuf_release(&two);
	arena_release(&p.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grid),
		cmocka_unit_test(test_page_numbers),
		cmocka_unit_test(test_letter_head),
		cmocka_unit_test(test_title_balance),
		cmocka_unit_test(test_fallback),
		cmocka_unit_test(test_table_pages),
		cmocka_unit_test(test_giant_row),
		cmocka_unit_test(test_names_spaced),
		cmocka_unit_test(test_narrow_column),
		cmocka_unit_test(test_same_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Where pages end: widows, headings, signatures, spacing, annexes, 版记,
 * 回执, turned pages; on faces of constant advances.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fake_table.h"

enum { PITCH = 28990, STEP = 15793, CHARS = 28, LINES = 22 };

static mpt_t
apart(mpt_t a, mpt_t b)
{
	return a > b ? a - b : b - a;
}

static void
level(struct fake_paper *p, enum gw_level l, const char *text)
{
	struct gw_para *para = arena_new(&p->a, struct gw_para);

	para->level = l;
	para->text = text_of(&p->a, text, gw_level_role(l));
	fake_block(p, BLOCK_PARA)->para = para;
}

static void
sign(struct fake_paper *p, bool seal)
{
	struct gw_signature *s = arena_new(&p->a, struct gw_signature);
	struct gw_text *t = arena_new(&p->a, struct gw_text);

	*t = text_of(&p->a, "甲市委办公室", ROLE_BODY);
	*s = (struct gw_signature){ t, 1, "2026年1月5日", seal };
	p->g.signature = s;
}

/* The lines of a page that are no artifacts: their first runs. */
struct lines {
	const struct run *run[64];
	size_t n;
};

static void
lines_of(const struct page *page, struct lines *out)
{
	out->n = 0;
	for (size_t i = 0; i < page->run.n; i++) {
		const struct run *r = &page->run.v[i];

		if (r->tag == TAG_ARTIFACT || (out->n > 0 &&
		    out->run[out->n - 1]->y == r->y))
			continue;
		assert_true(out->n < 64);
		out->run[out->n++] = r;
	}
}

static size_t
lines_with(const struct layout *l, uint32_t element)
{
	size_t n = 0;

	for (size_t i = 0; i < l->page.n; i++) {
		struct lines v;

		lines_of(&l->page.v[i], &v);
		for (size_t k = 0; k < v.n; k++)
			n += v.run[k]->element == element;
	}
	return n;
}

static bool
is_heading(const struct run *r)
{
	return r->tag == TAG_H1 || r->tag == TAG_H2;
}

/* No heading last, no single line of three or more at either end. */
static void
check_page(const struct layout *l, size_t page)
{
	struct lines v;
	size_t k;

	lines_of(&l->page.v[page], &v);
	assert_true(v.n > 0);
	if (page + 1 < l->page.n)
		assert_false(is_heading(v.run[v.n - 1]));
	for (size_t i = 0; i < v.n; i = k) {
		for (k = i; k < v.n && v.run[k]->element == v.run[i]->element;)
			k++;
		if (k - i == 1 && (i == 0 || k == v.n))
			assert_true(lines_with(l, v.run[i]->element) < 3);
	}
}

static void
check_grid(const struct layout *l, size_t page)
{
	struct lines v;

	lines_of(&l->page.v[page], &v);
	for (size_t i = 0; i < v.n && page > 0; i++) {
		mpt_t y = v.run[i]->y - MM(37) - 16000 * 88 / 100;

		assert_int_equal(y % PITCH, 0);
		assert_true(y / PITCH < LINES);
		assert_true(v.run[i]->glyph[0].x >= MM(28));
	}
}

/* A paper of `seed`: paragraphs of any length, headings, a signature. */
static void
random_paper(struct fake_paper *p, uint32_t seed)
{
	size_t n = 6 + seed % 8;

	fake_init(p);
	p->g.format = FORMAT_LETTER;
	p->g.head.organ = "甲市委办公室";
	for (size_t i = 0; i < n; i++) {
		seed = seed * 1103515245u + 12345u;
		if (seed >> 16 & 1)
			level(p, (seed >> 17 & 1) ? PARA_ONE : PARA_TWO,
			    "标题");
		level(p, PARA_TEXT, fake_repeat(&p->a, "字",
		    (seed >> 18) % 200 + 2));
	}
	sign(p, seed >> 19 & 1);
}

static void
test_law(void **state)
{
	size_t pages = 0, full = 0;

	(void)state;
	for (uint32_t seed = 1; seed <= 400; seed++) {
		struct fake_paper p;
		const struct layout *l;
		struct lines v;

		random_paper(&p, seed * 7919);
		l = fake_set(&p);
		for (size_t i = 0; i < l->page.n; i++) {
			check_page(l, i);
			check_grid(l, i);
			lines_of(&l->page.v[i], &v);
			/* the last but one gives lines to the signature */
			if (i == 0 || i + 2 >= l->page.n)
				continue;
			pages++;
			full += v.n == LINES;
			assert_true(v.n + 3 >= LINES);
		}
		/* text stands with the signature */
		lines_of(&l->page.v[l->page.n - 1], &v);
		assert_int_equal(v.run[0]->glyph[0].cp == U'甲', l->page.n ==
		    1);
		arena_release(&p.a);
	}
	assert_true(pages > 50);
	assert_true(full * 10 >= pages * 7);
}

/* One line too many for the page: the paragraph is set tighter. */
static void
test_gains_line(void **state)
{
	struct fake_paper p;
	const struct layout *l;
	struct lines v;

	(void)state;
	fake_init(&p);
	p.g.format = FORMAT_LETTER;
	p.g.head.organ = "甲市委办公室";
	/* fills page 1 whatever its head takes, then 24 lines */
	level(&p, PARA_TEXT, fake_repeat(&p.a, "首", 20 * CHARS - 2));
	for (int i = 0; i < 5; i++)
		level(&p, PARA_TEXT, fake_repeat(&p.a, "字", 4 * CHARS - 2 +
		    (i == 1 ? 2 : -9)));
	level(&p, PARA_TEXT, "末");
	l = fake_set(&p);
	for (size_t i = 0; i < l->page.n; i++) {
		check_page(l, i);
		check_grid(l, i);
	}
	lines_of(&l->page.v[1], &v);
	assert_int_equal(v.n, LINES);
	arena_release(&p.a);
}

/* “附件1” on line 1, title on line 3, text on line 5, of a new page. */
static void
test_annexes(void **state)
{
	static const char *const names[] = { "一览表", "要求" };
	struct fake_paper p;
	struct gw_annex annex[2] = { { .n_blocks = 2 }, { .n_blocks = 1 } };
	const struct layout *l;
	struct lines v;

	(void)state;
	fake_init(&p);
	p.g.format = FORMAT_DOCUMENT;
	p.g.head.organ = "甲市委办公室";
	level(&p, PARA_TEXT, "正文。");
	annex[0].title = text_of(&p.a, "一览表", ROLE_TITLE);
	annex[1].title = text_of(&p.a, "要求", ROLE_TITLE);
	annex[0].block = &p.block[1];
	level(&p, PARA_ONE, "一、总体");
	level(&p, PARA_TEXT, "附件的正文。");
	annex[1].block = &p.block[2];
	p.g.n_blocks = 1;
	p.g.attachment = names;
	p.g.n_attachments = 2;
	p.g.annex = annex;
	p.g.n_annexes = 2;
	p.g.foot = &(struct gw_foot){ NULL, "甲市委办公室", "2026年1月5日" };
	l = fake_set(&p);
	assert_int_equal(l->page.n, 3);
	lines_of(&l->page.v[1], &v);
	assert_string_equal(fake_text(&p.a, v.run[0]), "附件1");
	assert_string_equal(v.run[0]->face->ps_name, "Hei");
	assert_int_equal(v.run[0]->size, 16000);
	assert_int_equal(v.run[0]->glyph[0].x, MM(28));
	assert_int_equal(v.run[0]->y, MM(37) + 16000 * 88 / 100);
	assert_string_equal(fake_text(&p.a, v.run[1]), "一览表");
	assert_int_equal(v.run[1]->tag, TAG_H1);
	assert_int_equal(v.run[1]->size, 22000);
	assert_int_equal(v.run[1]->y, MM(37) + 2 * PITCH + 22000 * 88 / 100);
	assert_true(apart(v.run[1]->glyph[0].x, MM(28) + (MM(156) - 3 *
	    22000) / 2) <= 2);
	assert_int_equal(v.run[2]->tag, TAG_H2);
	assert_int_equal(v.run[2]->y, MM(37) + 4 * PITCH + 16000 * 88 / 100);
	/* 版记 after the last, numbers go on */
	assert_int_equal(l->page.v[1].rule.n, 0);
	assert_int_equal(l->page.v[2].rule.n, 2);
	assert_int_equal(l->page.v[2].rule.v[1].y0, MM(37 + 225));
	assert_int_equal(l->bookmark.n, 4);
	assert_string_equal(l->bookmark.v[1].text, "附件1　一览表");
	assert_int_equal(l->bookmark.v[1].depth, 0);
	assert_int_equal(l->bookmark.v[2].depth, 1);
	assert_int_equal(l->bookmark.v[3].page, 2);
	arena_release(&p.a);
}

/* Headings nest without gaps; a heading with text after it is text. */
static void
test_headings(void **state)
{
	struct fake_paper p;
	const struct gw_span mixed[] = {
		{ "（二）按时完成。", ROLE_KAI, 0 },
		{ "请抓紧。", ROLE_BODY, 0 },
	};
	struct gw_para *para;
	const struct layout *l;
	struct lines v;
	static const enum tag_kind want[] = { TAG_TITLE, TAG_H1, TAG_H2,
		TAG_P, TAG_H1, TAG_H2, TAG_P, TAG_P };

	(void)state;
	fake_init(&p);
	level(&p, PARA_TWO, "（一）没有一级的二级");
	level(&p, PARA_THREE, "1. 三级");
	level(&p, PARA_THREE, "2. 是一句话。");
	level(&p, PARA_ONE, "一、一级");
	level(&p, PARA_TWO, "（一）二级");
	level(&p, PARA_TWO, "");
	para = arena_memdup(&p.a, p.block[5].para, sizeof(*para));
	para->text = (struct gw_text){ mixed, 2 };
	p.block[5].para = para;
	level(&p, PARA_TEXT, "正文。");
	l = fake_set(&p);
	lines_of(&l->page.v[0], &v);
	assert_int_equal(v.n, sizeof(want) / sizeof(*want));
	for (size_t i = 0; i < v.n; i++)
		assert_int_equal(v.run[i]->tag, want[i]);
	/* title, 二级, 一级, 二级 */
	assert_int_equal(l->bookmark.n, 4);
	assert_int_equal(l->bookmark.v[1].depth, 1);
	assert_int_equal(l->bookmark.v[2].depth, 1);
	assert_int_equal(l->bookmark.v[3].depth, 2);
	arena_release(&p.a);
}

static void
add_turned(struct fake_paper *p, size_t rows)
{
	struct gw_table *t = arena_new(&p->a, struct gw_table);
	struct gw_column *c = arena_new(&p->a, struct gw_column);
	struct gw_row *row = arena_array(&p->a, struct gw_row, rows);

	c->share = 1;
	for (size_t i = 0; i < rows; i++) {
		struct gw_cell *cell = arena_new(&p->a, struct gw_cell);

		*cell = (struct gw_cell){ .text = text_of(&p->a, "格",
		    ROLE_BODY), .span = 1, .rows = 1 };
		row[i] = (struct gw_row){ cell, 1, 1 };
	}
	*t = (struct gw_table){ .size = SIZE_5, .column = c, .n_columns = 1,
		.row = row, .n_rows = rows, .landscape = true };
	fake_block(p, BLOCK_TABLE)->table = t;
}

/* A turned page has its number where the bound sheet has it. */
static void
test_turned(void **state)
{
	struct fake_paper p;
	const struct layout *l;

	(void)state;
	fake_init(&p);
	p.g.format = FORMAT_DOCUMENT;
	p.g.head.organ = "甲市委办公室";
	level(&p, PARA_TEXT, "正文。");
	add_turned(&p, 70);
	level(&p, PARA_TEXT, "又是正文。");
	l = fake_set(&p);
	assert_true(l->page.n >= 5);
	for (size_t i = 1; i + 1 < l->page.n; i++) {
		const struct page *page = &l->page.v[i];
		const struct run *no = &page->run.v[page->run.n - 1];

		assert_int_equal(page->width, MM(297));
		assert_int_equal(page->height, MM(210));
		assert_true(no->turned);
		/* upright: its baseline below the type area by 7 mm */
		assert_int_equal(no->y, MM(297) - MM(37 + 225 + 7) - 14000 *
		    30 / 100);
		if (i % 2 == 1) /* even numbers at the bound sheet's left */
			assert_int_equal(no->glyph[0].x, MM(28) + 14000);
		else
			assert_true(no->glyph[0].x > MM(150));
		for (size_t k = 0; k < page->rule.n; k++) {
			assert_true(page->rule.v[k].x0 >= MM(35) - 2);
			assert_true(page->rule.v[k].x1 <= MM(260) + 2);
			assert_true(page->rule.v[k].y0 >= MM(28));
			assert_true(page->rule.v[k].y1 <= MM(184) + 2);
		}
	}
	assert_int_equal(l->page.v[l->page.n - 1].width, MM(210));
	arena_release(&p.a);
}

/* A form that is one turned table is turned as a whole. */
static void
test_turned_form(void **state)
{
	struct fake_paper p;
	const struct layout *l;

	(void)state;
	fake_init(&p);
	add_turned(&p, 3);
	sign(&p, false);
	l = fake_set(&p);
	assert_int_equal(l->page.n, 1);
	assert_int_equal(l->page.v[0].width, MM(297));
	assert_string_equal(fake_text(&p.a, &l->page.v[0].run.v[0]), "测试");
	arena_release(&p.a);
}

static const struct layout *
letter_of(struct fake_paper *p, size_t lines, struct gw_foot *foot)
{
	fake_init(p);
	p->g.format = FORMAT_LETTER;
	p->g.head.organ = "甲市委办公室";
	for (size_t i = 0; i < lines; i++)
		fake_para(p, "一行。");
	sign(p, false);
	p->g.foot = foot;
	return fake_set(p);
}

/* 版记 needs the page's last line and no page more. */
static void
test_foot_fits(void **state)
{
	struct gw_foot foot = { "甲市纪委", NULL, NULL };
	size_t full = 0;

	(void)state;
	for (size_t n = 20; n < 20 + LINES + 2; n++) {
		struct fake_paper p, q;
		const struct layout *bare = letter_of(&p, n, NULL);
		const struct layout *l = letter_of(&q, n, &foot);
		struct lines v;
		mpt_t row;

		lines_of(&bare->page.v[bare->page.n - 1], &v);
		row = (v.run[v.n - 1]->y - MM(37)) / PITCH;
		full += row == LINES - 2;
		if (row <= LINES - 2)
			assert_int_equal(l->page.n, bare->page.n);
		lines_of(&l->page.v[l->page.n - 1], &v);
		assert_true(v.n > 3);
		arena_release(&p.a);
		arena_release(&q.a);
	}
	assert_true(full > 0);
}

/* What is signed for stands with the last row of what is signed. */
static void
test_slip_not_alone(void **state)
{
	static const struct fake_cell cell = { .text = "甲" };
	const uint32_t share = 1;

	(void)state;
	for (size_t n = 20; n < 70; n++) {
		struct gw_para para = { .flush = true };
		struct gw_block slip = { .kind = BLOCK_PARA, .para = &para };
		struct fake_paper p;
		const struct layout *l;
		const struct page *last;
		struct gw_row *row;
		size_t rows = 0, slips = 0;

		fake_init(&p);
		fake_table(&p, &share, 1, 0, n, &row);
		for (size_t i = 0; i < n; i++)
			fake_row(&p, &row[i], &cell, 1);
		para.text = text_of(&p.a, "签收。", ROLE_BODY);
		p.g.slip = &slip;
		p.g.n_slips = 1;
		l = fake_set(&p);
		last = &l->page.v[l->page.n - 1];
		for (size_t i = 0; i < last->run.n; i++) {
			const char *s = fake_text(&p.a, &last->run.v[i]);

			rows += strcmp(s, "甲") == 0;
			slips += strcmp(s, "签收。") == 0;
		}
		assert_int_equal(slips, 1);
		assert_true(rows > 0);
		arena_release(&p.a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_law),
		cmocka_unit_test(test_gains_line),
		cmocka_unit_test(test_annexes),
		cmocka_unit_test(test_foot_fits),
		cmocka_unit_test(test_slip_not_alone),
		cmocka_unit_test(test_headings),
		cmocka_unit_test(test_turned),
		cmocka_unit_test(test_turned_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * What is higher than a page, or nearly: 版记 of hundreds of organs, many
 * organs with seals, a table that page 1 has no room for, a long 回执; on
 * faces of constant advances.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fake_table.h"

static void
paper_init(struct fake_paper *p, enum gw_format format, const char *text)
{
	fake_init(p);
	p->g.format = format;
	p->g.head.organ = "甲市委";
	p->g.head.word = true;
	if (text != NULL)
		fake_para(p, text);
}

static void
sign(struct fake_paper *p, const char *name, size_t n, bool seal)
{
	struct gw_signature *s = arena_new(&p->a, struct gw_signature);
	struct gw_text *t = arena_array(&p->a, struct gw_text, n);

	for (size_t i = 0; i < n; i++)
		t[i] = text_of(&p->a, name, ROLE_BODY);
	*s = (struct gw_signature){ t, n, "2026年1月5日", seal };
	p->g.signature = s;
}

/* The page, from 0, that shows the first (or last) such run. */
static size_t
page_of(struct fake_paper *p, const struct layout *l, const char *text,
    bool last)
{
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < l->page.n && (last || found == SIZE_MAX); i++)
		for (size_t k = 0; k < l->page.v[i].run.n; k++)
			if (strstr(fake_text(&p->a, &l->page.v[i].run.v[k]),
			    text) != NULL)
				found = i;
	if (found == SIZE_MAX)
		fail_msg("no run %s", text);
	return found;
}

/* 版记 does not go on: what no page holds is an error, not cut off. */
static void
test_foot(void **state)
{
	static const enum gw_format formats[] = { FORMAT_DOCUMENT,
		FORMAT_LETTER, FORMAT_FORM };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct fake_paper p;
		struct gw_foot foot = { 0 };
		const struct layout *l;

		paper_init(&p, formats[i], "正文。");
		p.g.foot = &foot;
		foot.copy_to = fake_repeat(&p.a, "甲县乙局，", 140);
		l = fake_set(&p);
		assert_int_equal(l->page.n, 2);
		foot.copy_to = fake_repeat(&p.a, "甲县乙局，", 300);
		assert_false(typeset(&p.g, &fake_fonts, &p.a, &l, &p.e));
		assert_int_equal(p.e.kind, ERR_CONFIG);
		assert_non_null(strstr(p.e.text, "抄送"));
		arena_release(&p.a);
	}
}

/*
 * Ten organs with seals, two in a row, are higher than a page: they begin
 * below the text, and the last row and the date stand together.
 */
static void
test_organs(void **state)
{
	struct fake_paper p;
	const struct layout *l;

	(void)state;
	paper_init(&p, FORMAT_DOCUMENT, "正文。");
	sign(&p, "甲市乙局丙丁办公室", 10, true);
	l = fake_set(&p);
	assert_int_equal(l->page.n, 2);
	assert_int_equal(page_of(&p, l, "甲市乙局", false), 0);
	assert_int_equal(page_of(&p, l, "甲市乙局", true), 1);
	assert_int_equal(page_of(&p, l, "2026年", true), 1);
	arena_release(&p.a);
}

/*
 * The mark of several organs shrinks to 二号 and no further, whatever their
 * names' length; then 主送 makes room.
 */
static void
test_marks(void **state)
{
	static const char han[] = "甲乙丙丁戊己庚辛壬癸子丑";

	(void)state;
	for (int n = 2; n <= 12; n++) {
		struct fake_paper p;
		const struct layout *l;
		mpt_t size = 0;

		paper_init(&p, FORMAT_DOCUMENT, "正文。");
		p.g.head.organ = fake_repeat(&p.a, arena_printf(&p.a, "%.*s ",
		    3 * n, han), 6);
		p.g.addressee = text_of(&p.a, fake_repeat(&p.a, "甲县乙局，",
		    100), ROLE_BODY);
		l = fake_set(&p);
		for (size_t i = 0; i < l->page.v[0].run.n; i++)
			if (l->page.v[0].run.v[i].color != 0)
				size = l->page.v[0].run.v[i].size;
		assert_true(size >= 22000);
		assert_int_equal(page_of(&p, l, "主送", true),
		    l->page.n - 1);
		arena_release(&p.a);
	}
}

/* A turned row that leaves no room: organ and date are not parted. */
static void
test_turned(void **state)
{
	static const uint32_t share[] = { 225 };

	(void)state;
	for (size_t n = 1000; n <= 1400; n += 20) {
		struct fake_paper p;
		struct gw_row *row;
		struct gw_table *t;
		const struct layout *l;

		paper_init(&p, FORMAT_DOCUMENT, "正文。");
		t = fake_table(&p, share, 1, 0, 1, &row);
		t->landscape = true;
		fake_row(&p, row, &(const struct fake_cell){
			fake_repeat(&p.a, "字", n), 0, 1, 1, false }, 1);
		sign(&p, "甲市委办公室", 1, false);
		l = fake_set(&p);
		assert_int_equal(page_of(&p, l, "甲市委办公室", true),
		    page_of(&p, l, "2026年", true));
		arena_release(&p.a);
	}
}

/* A heading over a row that page 1 has no room for: it ends the page. */
static void
test_tall_row(void **state)
{
	static const uint32_t share[] = { 156 };
	struct fake_paper p;
	struct gw_para *para;
	struct gw_row *row;
	const struct layout *l;

	(void)state;
	paper_init(&p, FORMAT_DOCUMENT, NULL);
	para = arena_new(&p.a, struct gw_para);
	para->level = PARA_ONE;
	para->text = text_of(&p.a, "清单", gw_level_role(PARA_ONE));
	fake_block(&p, BLOCK_PARA)->para = para;
	(void)fake_table(&p, share, 1, 0, 1, &row);
	fake_row(&p, row, &(const struct fake_cell){
		fake_repeat(&p.a, "字", 1400), 0, 1, 1, false }, 1);
	l = fake_set(&p);
	assert_int_equal(l->page.n, 2);
	assert_int_equal(page_of(&p, l, "清单", true), 0);
	assert_int_equal(page_of(&p, l, "字字", false), 1);
	arena_release(&p.a);
}

/* A 回执 of more than a page does not draw the signature from its text. */
static void
test_slip(void **state)
{
	struct fake_paper p;
	const struct layout *l;

	(void)state;
	paper_init(&p, FORMAT_DOCUMENT, "正文。");
	sign(&p, "甲市委办公室", 1, false);
	p.g.slip = p.block + p.g.n_blocks;
	for (int i = 0; i < 40; i++)
		fake_para(&p, "回执。");
	p.g.n_slips = 40;
	p.g.n_blocks = 1;
	l = fake_set(&p);
	assert_int_equal(page_of(&p, l, "甲市委办公室", true), 0);
	assert_int_equal(page_of(&p, l, "2026年", true), 0);
	arena_release(&p.a);
}

/* “附件1” is 三号 in forms too (7.3.7). */
static void
test_annex_label(void **state)
{
	struct fake_paper p;
	struct gw_annex annex[2];
	const struct layout *l;

	(void)state;
	paper_init(&p, FORMAT_FORM, "正文。");
	for (int i = 0; i < 2; i++)
		annex[i] = (struct gw_annex){ .title = text_of(&p.a, "清单",
			ROLE_TITLE), .block = p.block, .n_blocks = 1 };
	p.g.annex = annex;
	p.g.n_annexes = 2;
	l = fake_set(&p);
	assert_int_equal(l->page.n, 3);
	assert_string_equal(fake_text(&p.a, &l->page.v[2].run.v[0]), "附件2");
	assert_int_equal(l->page.v[2].run.v[0].size, 16000);
	arena_release(&p.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_foot),
		cmocka_unit_test(test_organs),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_turned),
		cmocka_unit_test(test_tall_row),
		cmocka_unit_test(test_slip),
		cmocka_unit_test(test_annex_label),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * What must not stand alone: a heading before a turned table or a row as
 * high as a page, a signature after a chart or a row that fills its page;
 * on faces of constant advances.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fake_table.h"

static const uint32_t share = 1;

static void
paper_init(struct fake_paper *p, enum gw_format format)
{
	fake_init(p);
	p->g.format = format;
	p->g.head.organ = "甲市委";
	p->g.head.word = true;
}

static void
heading(struct fake_paper *p, enum gw_level level, const char *text)
{
	struct gw_para *para = arena_new(&p->a, struct gw_para);

	para->level = level;
	para->text = text_of(&p->a, text, gw_level_role(level));
	fake_block(p, BLOCK_PARA)->para = para;
}

/* A table of n rows of one cell, each of `chars` characters. */
static struct gw_table *
table(struct fake_paper *p, size_t n, size_t chars)
{
	struct gw_row *row;
	struct gw_table *t = fake_table(p, &share, 1, 0, n, &row);

	for (size_t i = 0; i < n; i++)
		fake_row(p, &row[i], &(const struct fake_cell){
			fake_repeat(&p->a, "格", chars), 0, 1, 1, false }, 1);
	return t;
}

static void
chart(struct fake_paper *p)
{
	static const char *const labels[] = { "一", "二" };
	static const int64_t value[] = { 8800, 9000 };
	static const bool given[] = { true, true };
	static const struct gw_series series = { "甲", value, given };
	static const struct gw_chart c = { .name = "走势", .bars = true,
		.label = labels, .n_labels = 2, .series = &series,
		.n_series = 1 };

	fake_block(p, BLOCK_CHART)->chart = &c;
}

static void
sign(struct fake_paper *p, bool seal)
{
	struct gw_signature *s = arena_new(&p->a, struct gw_signature);
	struct gw_text *t = arena_new(&p->a, struct gw_text);

	*t = text_of(&p->a, "署名机关", ROLE_BODY);
	*s = (struct gw_signature){ t, 1, "2026年1月5日", seal };
	p->g.signature = s;
}

static bool
is_text(const struct run *r)
{
	return r->tag != TAG_ARTIFACT && r->tag != TAG_TITLE &&
	    r->color == 0;
}

/* No page but (where `first`) page 1 ends with a heading. */
static void
check_headings(const struct layout *l, bool first)
{
	for (size_t i = first; i + 1 < l->page.n; i++) {
		const struct run *last = NULL;

		for (size_t k = 0; k < l->page.v[i].run.n; k++)
			if (is_text(&l->page.v[i].run.v[k]))
				last = &l->page.v[i].run.v[k];
		assert_non_null(last);
		assert_int_not_equal(last->tag, TAG_H1);
		assert_int_not_equal(last->tag, TAG_H2);
	}
}

/* Text, a row or a chart stands above the signature. */
static void
check_signature(struct fake_paper *p, const struct layout *l)
{
	for (size_t i = 0; i < l->page.n; i++) {
		bool text = false;

		for (size_t k = 0; k < l->page.v[i].run.n; k++) {
			const struct run *r = &l->page.v[i].run.v[k];

			if (strcmp(fake_text(&p->a, r), "署名机关") == 0 &&
			    is_text(r)) {
				assert_true(text);
				return;
			}
			text |= is_text(r);
		}
		/* page 1 shows some of the body */
		assert_true(text);
	}
	fail();
}

static void
test_heading_turned(void **state)
{
	(void)state;
	for (size_t lines = 0; lines < 30; lines++)
		for (size_t n = 1; n < 3; n++) {
			struct fake_paper p;
			const struct layout *l;

			paper_init(&p, FORMAT_DOCUMENT);
			for (size_t i = 0; i < lines; i++)
				fake_para(&p, "一行。");
			for (size_t i = 0; i < n; i++)
				heading(&p, i == 0 ? PARA_ONE : PARA_THREE,
				    "清单");
			table(&p, 20, 3)->landscape = true;
			fake_para(&p, "末。");
			l = fake_set(&p);
			/* page 1 shows something of the body */
			check_headings(l, lines == 0);
			arena_release(&p.a);
		}
}

/* A form or an annex that begins so is turned from its title on. */
static void
test_heading_first(void **state)
{
	struct fake_paper p;
	struct gw_annex annex = { .n_blocks = 2 };
	const struct layout *l;

	(void)state;
	paper_init(&p, FORMAT_FORM);
	heading(&p, PARA_ONE, "清单");
	table(&p, 3, 3)->landscape = true;
	annex.block = p.block;
	annex.title = text_of(&p.a, "一览表", ROLE_TITLE);
	p.g.annex = &annex;
	p.g.n_annexes = 1;
	l = fake_set(&p);
	assert_int_equal(l->page.n, 2);
	assert_int_equal(l->page.v[0].width, MM(297));
	assert_int_equal(l->page.v[1].width, MM(297));
	arena_release(&p.a);
}

/* A row as high as the page is parted below the headings over it. */
static void
test_heading_tall(void **state)
{
	(void)state;
	for (int turned = 0; turned < 2; turned++)
		for (size_t chars = 900; chars < 2400; chars += 50) {
			struct fake_paper p;
			const struct layout *l;

			paper_init(&p, FORMAT_DOCUMENT);
			for (size_t i = 0; i < 5; i++)
				fake_para(&p, "一行。");
			heading(&p, PARA_ONE, "清单");
			heading(&p, PARA_TWO, "又一");
			table(&p, 1, chars)->landscape = turned;
			fake_para(&p, "末。");
			l = fake_set(&p);
			check_headings(l, false);
			arena_release(&p.a);
		}
}

static void
test_sign_chart(void **state)
{
	(void)state;
	for (int seal = 0; seal < 2; seal++)
		for (size_t lines = 1; lines < 26; lines++)
			for (size_t charts = 1; charts < 3; charts++) {
				struct fake_paper p;

				paper_init(&p, FORMAT_DOCUMENT);
				for (size_t i = 0; i < lines; i++)
					fake_para(&p, "一行。");
				for (size_t i = 0; i < charts; i++)
					chart(&p);
				sign(&p, seal);
				check_signature(&p, fake_set(&p));
				arena_release(&p.a);
			}
}

/* Nothing but a row of any height, a heading above it or a line. */
static void
test_sign_row(void **state)
{
	static const enum gw_format formats[] = { FORMAT_DOCUMENT,
		FORMAT_LETTER, FORMAT_FORM };

	(void)state;
	for (size_t chars = 80; chars < 3000; chars += 37)
		for (size_t k = 0; k < 18; k++) {
			const struct layout *l = NULL;
			struct fake_paper p;

			paper_init(&p, formats[k / 6]);
			if (k % 6 / 2 == 1)
				heading(&p, PARA_ONE, "清单");
			if (k % 6 / 2 == 2)
				fake_para(&p, "一行。");
			table(&p, 1, chars);
			sign(&p, k % 2 == 0);
			if (k < 12 && k % 6 / 2 == 0 && chars > 800) {
				assert_true(typeset(&p.g, &fake_fonts, &p.a,
				    &l, &p.e) || strstr(p.e.text,
				    "在正文的表前面写一段文字") != NULL);
				if (l != NULL)
					check_signature(&p, l);
			} else {
				check_signature(&p, fake_set(&p));
			}
			arena_release(&p.a);
		}
}

static void
test_sign_turned(void **state)
{
	(void)state;
	for (size_t n = 1; n < 3; n++)
		for (size_t chars = 600; chars < 2600; chars += 41) {
			struct fake_paper p;

			paper_init(&p, FORMAT_DOCUMENT);
			fake_para(&p, "一行。");
			table(&p, n, chars)->landscape = true;
			sign(&p, true);
			check_signature(&p, fake_set(&p));
			arena_release(&p.a);
		}
}

/* Rows that a cell reaches over are parted where no text is torn. */
static void
test_sign_group(void **state)
{
	(void)state;
	for (size_t chars = 40; chars < 400; chars += 20) {
		static const uint32_t shares[] = { 1, 1 };
		struct fake_paper p;
		struct gw_row *row;

		paper_init(&p, FORMAT_DOCUMENT);
		fake_table(&p, shares, 2, 0, 4, &row);
		for (size_t i = 0; i < 4; i++)
			fake_row(&p, &row[i], &(const struct fake_cell[]){
				{ "甲", 0, 1, 4, false },
				{ fake_repeat(&p.a, "格", chars), 1, 1, 1,
				    false } }[i > 0], i > 0 ? 1 : 2);
		sign(&p, true);
		check_signature(&p, fake_set(&p));
		arena_release(&p.a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_heading_turned),
		cmocka_unit_test(test_heading_first),
		cmocka_unit_test(test_heading_tall),
		cmocka_unit_test(test_sign_chart),
		cmocka_unit_test(test_sign_row),
		cmocka_unit_test(test_sign_turned),
		cmocka_unit_test(test_sign_group),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Heads and 版记 of 文件 and 纪要 on faces of constant advances, measured
 * against GB/T 9704 7.2, 7.4 and 10.3.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fake_paper.h"

enum { PITCH = 28990, STEP = 15793, RED = 0xFF0000, INK_UP = 85,
	INK_DOWN = 8 };

static void
paper_init(struct fake_paper *p, enum gw_format format, const char *organ)
{
	fake_init(p);
	p->g.format = format;
	p->g.head.organ = organ;
	p->g.head.word = true;
	fake_para(p, "正文。");
}

/* The run that begins with this text; fails when there is none. */
static const struct run *
find(struct fake_paper *p, const struct page *page, const char *text)
{
	for (size_t i = 0; i < page->run.n; i++)
		if (strncmp(fake_text(&p->a, &page->run.v[i]), text,
		    strlen(text)) == 0)
			return &page->run.v[i];
	fail_msg("no run %s", text);
	return NULL;
}

static mpt_t
apart(mpt_t a, mpt_t b)
{
	return a > b ? a - b : b - a;
}

static mpt_t
left_of(const struct run *r)
{
	return r->glyph[0].x;
}

/* The right end, of full-width type at the body's step. */
static mpt_t
right_of(const struct run *r)
{
	const struct placed_glyph *g = &r->glyph[r->n - 1];

	return g->x + (r->size != 16000 ? r->size :
	    g->cp < 0x80 ? r->size / 2 : STEP);
}

static mpt_t
em_top(const struct run *r)
{
	return r->y - r->size * 88 / 100;
}

static const struct rule_line *
red_rule(const struct page *page)
{
	for (size_t i = 0; i < page->rule.n; i++)
		if (page->rule.v[i].color == RED)
			return &page->rule.v[i];
	fail_msg("no red line");
	return NULL;
}

static void
test_document(void **state)
{
	struct fake_paper p;
	const struct page *page;
	const struct run *mark, *no, *title, *text;
	const struct rule_line *red;

	(void)state;
	paper_init(&p, FORMAT_DOCUMENT, "中共甲市委办公室");
	p.g.head.doc_no = "甲办〔2026〕12号";
	page = &fake_set(&p)->page.v[0];
	mark = find(&p, page, "中共甲市委办公室文件");
	assert_int_equal(mark->color, RED);
	assert_string_equal(mark->face->ps_name, "Title");
	/* upper edge 35 mm below the type area's, centred in it */
	assert_true(apart(mark->y - mark->size * INK_UP / 100, MM(72)) <= 2);
	assert_true(apart(left_of(mark) + right_of(mark), 2 * MM(28) +
	    MM(156)) <= 20);
	assert_true(right_of(mark) - left_of(mark) <= MM(156));
	/* 发文字号 two blank lines below, centred */
	no = find(&p, page, "甲办〔2026〕12号");
	assert_true(apart(em_top(no), mark->y + mark->size * INK_DOWN / 100 +
	    2 * PITCH) <= 2);
	assert_true(apart(left_of(no) + right_of(no), 2 * MM(28) +
	    MM(156)) <= 20);
	/* the red line 4 mm below it, 156 mm, 0.35 to 0.5 mm thick */
	red = red_rule(page);
	assert_true(apart(red->y0 - red->thick / 2, em_top(no) + 16000 +
	    MM(4)) <= 2);
	assert_int_equal(red->x0, MM(28));
	assert_int_equal(red->x1, MM(28) + MM(156));
	assert_true(red->thick >= UM(350) && red->thick <= UM(500));
	/* the title two blank lines below that, the text one below it */
	title = find(&p, page, "测试");
	assert_int_equal(title->size, 22000);
	assert_true(apart(em_top(title), red->y0 + red->thick / 2 +
	    2 * PITCH) <= 2);
	text = find(&p, page, "正文。");
	assert_true(apart(em_top(text), em_top(title) + 2 * PITCH) <= 2);
	arena_release(&p.a);
}

/* Without 文件; without a number its place is left. */
static void
test_no_word(void **state)
{
	struct fake_paper p;
	const struct page *page;
	mpt_t with;

	(void)state;
	paper_init(&p, FORMAT_DOCUMENT, "甲市委");
	p.g.head.word = false;
	p.g.head.doc_no = "甲委〔2026〕3号";
	page = &fake_set(&p)->page.v[0];
	assert_int_equal(find(&p, page, "甲市委")->n, 3);
	with = red_rule(page)->y0;
	p.g.head.doc_no = NULL;
	assert_int_equal(red_rule(&fake_set(&p)->page.v[0])->y0, with);
	arena_release(&p.a);
}

static void
test_numbers(void **state)
{
	struct fake_paper p;
	const struct page *page;
	const struct run *r;

	(void)state;
	paper_init(&p, FORMAT_DOCUMENT, "甲市委");
	p.g.head.copy_no = "000012";
	p.g.head.secrecy = "秘密★1年";
	p.g.head.urgency = "特急";
	page = &fake_set(&p)->page.v[0];
	r = find(&p, page, "000012");
	assert_int_equal(left_of(r), MM(28));
	assert_int_equal(em_top(r), MM(37));
	r = find(&p, page, "秘密★1年");
	assert_string_equal(r->face->ps_name, "Hei");
	assert_int_equal(left_of(r), MM(28));
	assert_int_equal(em_top(r), MM(37) + PITCH);
	assert_int_equal(em_top(find(&p, page, "特急")), MM(37) + 2 * PITCH);
	/* 紧急程度 alone stands on the first line */
	p.g.head.copy_no = p.g.head.secrecy = NULL;
	page = &fake_set(&p)->page.v[0];
	assert_int_equal(em_top(find(&p, page, "特急")), MM(37));
	arena_release(&p.a);
}

/* Upwards: number left, names right, the last on the number's line. */
static void
test_signers(void **state)
{
	struct fake_paper p;
	const struct page *page;
	const struct run *no, *label, *last, *first;

	(void)state;
	paper_init(&p, FORMAT_DOCUMENT, "甲市委");
	p.g.head.doc_no = "甲委〔2026〕3号";
	p.g.head.signer = "干部甲";
	page = &fake_set(&p)->page.v[0];
	no = find(&p, page, "甲委〔2026〕3号");
	label = find(&p, page, "签发人：");
	first = find(&p, page, "干部甲");
	assert_int_equal(left_of(no), MM(28) + STEP);
	assert_int_equal(label->y, no->y);
	assert_int_equal(first->y, no->y);
	assert_string_equal(label->face->ps_name, "Fang");
	assert_string_equal(first->face->ps_name, "Kai");
	assert_true(apart(right_of(first), MM(184) - STEP) <= 20);
	assert_true(apart(left_of(first), left_of(label) + 4 * STEP) <= 20);
	/* two a line; two characters spaced to three */
	p.g.head.signer = "干部甲 干部乙 赵六";
	page = &fake_set(&p)->page.v[0];
	first = find(&p, page, "干部甲");
	last = find(&p, page, "赵六");
	assert_int_equal(find(&p, page, "干部乙")->y, first->y);
	assert_int_equal(last->y - first->y, PITCH);
	assert_int_equal(left_of(last), left_of(first));
	assert_int_equal(last->glyph[1].x - last->glyph[0].x, 2 * STEP);
	assert_int_equal(find(&p, page, "甲委〔2026〕3号")->y, last->y);
	assert_true(apart(red_rule(page)->y0 - red_rule(page)->thick / 2,
	    em_top(last) + 16000 + MM(4)) <= 2);
	arena_release(&p.a);
}

/*
 * Names of unequal length: each line ends one character from the right,
 * columns begin in line, two characters are spaced to three, four keep.
 */
static void
test_signers_unequal(void **state)
{
	static const struct { const char *names, *left[2], *right; } v[] = {
		{ "干部甲 赵六", { "干部甲", "干部甲" }, "赵六" },
		{ "干部甲 欧阳某某", { "干部甲", "干部甲" }, "欧阳某某" },
		{ "欧阳某某 干部乙", { "欧阳某某", "欧阳某某" }, "干部乙" },
		{ "干部甲 欧阳某某 上官某某 干部乙", { "干部甲", "上官某某" },
		    "干部乙" },
		{ "欧阳某某 干部甲 赵六 上官某某", { "欧阳某某", "赵六" },
		    "干部甲" },
		{ "欧阳某某", { "欧阳某某", "欧阳某某" }, "欧阳某某" },
		{ "干部甲 干部乙 欧阳某某", { "干部甲", "欧阳某某" },
		    "干部乙" },
		{ "赵六 买买提·艾力", { "赵六", "赵六" }, "买买提·艾力" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++) {
		struct fake_paper p;
		const struct page *page;
		const struct run *a, *b, *r, *label;

		paper_init(&p, FORMAT_DOCUMENT, "甲市委");
		p.g.head.doc_no = "甲委〔2026〕3号";
		p.g.head.signer = v[i].names;
		page = &fake_set(&p)->page.v[0];
		label = find(&p, page, "签发人：");
		a = find(&p, page, v[i].left[0]);
		b = find(&p, page, v[i].left[1]);
		r = find(&p, page, v[i].right);
		assert_true(apart(left_of(a), left_of(label) + 4 * STEP) <=
		    20);
		assert_int_equal(left_of(a), left_of(b));
		assert_int_equal(label->y, a->y);
		for (size_t k = 0; k < page->run.n; k++) {
			const struct run *n = &page->run.v[k];

			if (n->face == r->face && n != a && n != b)
				assert_true(apart(right_of(n), MM(184) -
				    STEP) <= 20);
		}
		assert_true(apart(right_of(r), MM(184) - STEP) <= 20);
		arena_release(&p.a);
	}
}

/* Several organs: one width, 文件 in the middle of their right. */
static void
test_joint_mark(void **state)
{
	struct fake_paper p;
	const struct page *page;
	const struct run *a, *b, *c, *word;

	(void)state;
	paper_init(&p, FORMAT_DOCUMENT,
	    "中共甲市委办公室 甲市纪律检查委员会 甲市委组织部");
	page = &fake_set(&p)->page.v[0];
	a = find(&p, page, "中共甲市委办公室");
	b = find(&p, page, "甲市纪律检查委员会");
	c = find(&p, page, "甲市委组织部");
	word = find(&p, page, "文件");
	assert_true(apart(a->y - a->size * INK_UP / 100, MM(72)) <= 2);
	assert_int_equal(left_of(a), left_of(b));
	assert_int_equal(left_of(a), left_of(c));
	assert_true(apart(right_of(a), right_of(b)) <= 20);
	assert_true(apart(right_of(c), right_of(b)) <= 20);
	assert_true(b->y - a->y > a->size);
	assert_int_equal(b->y - a->y, c->y - b->y);
	assert_int_equal(word->y, b->y);
	assert_true(left_of(word) > right_of(b));
	assert_true(right_of(word) <= MM(184) + 20);
	assert_true(left_of(a) >= MM(28) - 20);
	arena_release(&p.a);
}

/* Many organs, a long title: page 1 shows body text all the same. */
static void
test_page_one(void **state)
{
	struct fake_paper p;
	const struct layout *l;

	(void)state;
	paper_init(&p, FORMAT_DOCUMENT, "甲市委办公室 乙市委办公室 "
	    "丙市委办公室 丁市委办公室 戊市委办公室 己市委办公室");
	p.g.title = text_of(&p.a, fake_repeat(&p.a, "题", 40), ROLE_TITLE);
	l = fake_set(&p);
	(void)find(&p, &l->page.v[0], "正文。");
	/* a long 主送 goes to 版记 */
	fake_para(&p, fake_repeat(&p.a, "字", 300));
	p.g.addressee = text_of(&p.a, fake_repeat(&p.a, "甲县委、", 60),
	    ROLE_BODY);
	p.g.title = text_of(&p.a, "测试", ROLE_TITLE);
	l = fake_set(&p);
	(void)find(&p, &l->page.v[0], "正文。");
	(void)find(&p, &l->page.v[l->page.n - 1], "主送：甲县委");
	/* and what nothing can help is an error */
	p.g.title = text_of(&p.a, fake_repeat(&p.a, "题", 400), ROLE_TITLE);
	assert_false(typeset(&p.g, &fake_fonts, &p.a, &l, &p.e));
	assert_non_null(strstr(p.e.text, "首页排不下正文"));
	arena_release(&p.a);
}

static void
test_minutes(void **state)
{
	struct fake_paper p;
	struct gw_people people[] = { { .role = "出席" },
		{ .role = "请假" } };
	struct gw_text organ;
	const struct gw_signature sig = { &organ, 1, "2026年1月5日", false };
	const struct page *page;
	const struct run *label, *r;

	(void)state;
	paper_init(&p, FORMAT_MINUTES, "甲市联席会议");
	organ = text_of(&p.a, "甲市委办公室", ROLE_BODY);
	people[0].text = text_of(&p.a, fake_repeat(&p.a, "干部甲、", 20),
	    ROLE_BODY);
	people[1].text = text_of(&p.a, "干部乙", ROLE_BODY);
	p.g.head.doc_no = "第3期";
	p.g.signature = &sig;
	p.g.people = people;
	p.g.n_people = 2;
	page = &fake_set(&p)->page.v[0];
	r = find(&p, page, "甲市联席会议纪要");
	assert_true(apart(r->y - r->size * INK_UP / 100, MM(72)) <= 2);
	assert_int_equal(r->color, RED);
	/* organ and date on the line after 期号 */
	r = find(&p, page, "甲市委办公室");
	assert_int_equal(left_of(r), MM(28) + STEP);
	assert_int_equal(r->y - find(&p, page, "第3期")->y, PITCH);
	assert_int_equal(find(&p, page, "2026年1月5日")->y, r->y);
	assert_true(apart(right_of(find(&p, page, "2026年1月5日")),
	    MM(184) - STEP) <= 20);
	/* 出席 one line below the text, names aligned with the first */
	label = find(&p, page, "出席：");
	assert_string_equal(label->face->ps_name, "Hei");
	assert_int_equal(left_of(label), MM(28) + 2 * STEP);
	assert_int_equal(label->y - find(&p, page, "正文。")->y, 2 * PITCH);
	r = label + 1;
	assert_string_equal(r->face->ps_name, "Fang");
	assert_int_equal(r->y, label->y);
	assert_int_equal(left_of(r + 1), left_of(r));
	assert_int_equal(r[1].y - r->y, PITCH);
	assert_int_equal(left_of(find(&p, page, "请假：")), left_of(label));
	arena_release(&p.a);
}

static void
test_foot(void **state)
{
	static const struct gw_foot foot = { "甲局，乙局", "甲市委办公室",
		"2026年1月6日" };
	struct fake_paper p;
	const struct page *page;
	const struct rule_line *v;
	const struct run *copy, *issuer, *date;

	(void)state;
	paper_init(&p, FORMAT_DOCUMENT, "甲市委办公室");
	p.g.foot = &foot;
	page = &fake_set(&p)->page.v[0];
	/* the red line is the head's; three black ones, 156 mm wide */
	assert_int_equal(page->rule.n, 4);
	v = &page->rule.v[1];
	for (int i = 0; i < 3; i++) {
		assert_int_equal(v[i].x0, MM(28));
		assert_int_equal(v[i].x1, MM(28) + MM(156));
		assert_int_equal(v[i].thick, i == 1 ? UM(250) : UM(350));
	}
	assert_int_equal(v[2].y0, MM(37 + 225));
	copy = find(&p, page, "抄送：甲局，乙局。");
	assert_int_equal(copy->size, 14000);
	assert_int_equal(left_of(copy), MM(28) + 14000);
	assert_true(copy->y > v[0].y0 && copy->y < v[1].y0);
	issuer = copy + 1;
	assert_string_equal(fake_text(&p.a, issuer), "甲市委办公室");
	date = find(&p, page, "2026年1月6日印发");
	assert_int_equal(left_of(issuer), MM(28) + 14000);
	assert_true(apart(right_of(date), MM(184) - 14000) <= 20);
	assert_int_equal(issuer->y, date->y);
	assert_true(date->y > v[1].y0 && date->y < v[2].y0);
	arena_release(&p.a);
}

/* Letters: 抄送 without lines; 印发机关 has no place there. */
static void
test_letter_foot(void **state)
{
	static const struct gw_foot foot = { "甲局。", NULL, NULL };
	static const struct gw_foot more = { "甲局", "甲市委办公室", NULL };
	struct fake_paper p;
	const struct layout *l;

	(void)state;
	paper_init(&p, FORMAT_LETTER, "甲市委办公室");
	p.g.foot = &foot;
	l = fake_set(&p);
	assert_int_equal(l->page.v[0].rule.n, 4);
	assert_int_equal(find(&p, &l->page.v[0], "抄送：甲局。")->n, 6);
	p.g.foot = &more;
	assert_false(typeset(&p.g, &fake_fonts, &p.a, &l, &p.e));
	assert_non_null(strstr(p.e.text, "版记/@印发机关"));
	arena_release(&p.a);
}

/* What does not fit its line is an error that names it. */
static void
test_overflow(void **state)
{
	static const struct { const char *organ, *no, *signer, *copy, *want; }
	v[] = {
		{ "中共甲市某某领导小组办公室乙乙乙乙乙乙乙乙乙乙乙乙乙乙",
		    NULL, NULL, NULL, "发文机关标志" },
		{ "甲市委", "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸"
		    "〔2026〕12号", "干部甲 干部乙", NULL, "签发人" },
		{ "甲市委", "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸"
		    "甲乙丙丁〔2026〕12号", NULL, NULL, "发文字号" },
		{ "甲市委", NULL, NULL, "0000000000000000000000000000000000"
		    "000000000000000000000000", "份号" },
	};
	const struct layout *l;

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++) {
		struct fake_paper p;

		paper_init(&p, FORMAT_DOCUMENT, v[i].organ);
		p.g.head.doc_no = v[i].no;
		p.g.head.signer = v[i].signer;
		p.g.head.copy_no = v[i].copy;
		assert_false(typeset(&p.g, &fake_fonts, &p.a, &l, &p.e));
		assert_int_equal(p.e.kind, ERR_CONFIG);
		assert_non_null(strstr(p.e.text, v[i].want));
		arena_release(&p.a);
	}
}

/* A form's number stands at the right below its title. */
static void
test_form_number(void **state)
{
	static const char *const v[] = { "000001", "机密", "特急" };
	const char *trace[] = { "检查点", "" };
	struct fake_paper p;
	const struct page *page;
	const struct run *no, *title, *above;
	const struct layout *l;

	(void)state;
	paper_init(&p, FORMAT_FORM, "甲市委办公室");
	p.g.head.doc_no = "编号：甲〔2026〕3号";
	page = &fake_set(&p)->page.v[0];
	no = find(&p, page, "编号：");
	title = find(&p, page, "测试");
	assert_int_equal(no->size, 14000);
	assert_true(no->y > title->y);
	assert_true(no->y < find(&p, page, "正文。")->y);
	assert_true(apart(no->glyph[no->n - 1].x + 14000, MM(184)) <= 20);
	/* 份号, 密级 and 紧急程度 stand above the organ, 三号, at the left */
	p.g.head.copy_no = "000001";
	p.g.head.secrecy = "机密★1年";
	p.g.head.urgency = "特急";
	page = &fake_set(&p)->page.v[0];
	above = find(&p, page, "特急");
	for (size_t i = 0; i < 3; i++) {
		const struct run *mark = find(&p, page, v[i]);

		assert_int_equal(mark->size, 16000);
		assert_true(apart(mark->glyph[0].x, MM(28)) <= 20);
		assert_true(mark->y <= above->y);
	}
	assert_true(above->y < find(&p, page, "甲市委办公室")->y);
	/* what a form has no place for is an error */
	p.g.head.copy_no = p.g.head.secrecy = p.g.head.urgency = NULL;
	trace[1] = fake_repeat(&p.a, "台账链", 30);
	p.g.trace = trace;
	p.g.n_traces = 2;
	assert_false(typeset(&p.g, &fake_fonts, &p.a, &l, &p.e));
	assert_non_null(strstr(p.e.text, "页脚"));
	arena_release(&p.a);
}

/* Small print goes up from one place, a line each, below the page number. */
static void
test_traces(void **state)
{
	static const char *const v[] = { "子", "丑", "寅" };
	struct fake_paper p;
	const struct page *page;

	(void)state;
	for (size_t n = 1; n <= 3; n++) {
		paper_init(&p, FORMAT_DOCUMENT, "甲市委");
		p.g.trace = v;
		p.g.n_traces = n;
		page = &fake_set(&p)->page.v[0];
		for (size_t i = 0; i < n; i++)
			assert_true(apart(find(&p, page, v[i])->y, MM(286) -
			    (mpt_t)(n - 1 - i) * UM(3500)) <= 2);
		arena_release(&p.a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_document),
		cmocka_unit_test(test_no_word),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_signers),
		cmocka_unit_test(test_signers_unequal),
		cmocka_unit_test(test_joint_mark),
		cmocka_unit_test(test_page_one),
		cmocka_unit_test(test_minutes),
		cmocka_unit_test(test_foot),
		cmocka_unit_test(test_letter_foot),
		cmocka_unit_test(test_overflow),
		cmocka_unit_test(test_form_number),
		cmocka_unit_test(test_traces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

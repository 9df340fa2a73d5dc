/*
 * Signatures with and without seals, of one organ and of several, 附注;
 * on faces of constant advances, measured against GB/T 9704 7.3.5.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fake_paper.h"

enum { PITCH = 28990, STEP = 15793 };

#define RIGHT MM(184)
#define SEAL MM(42)

static mpt_t
apart(mpt_t a, mpt_t b)
{
	return a > b ? a - b : b - a;
}

static void
paper_init(struct fake_paper *p, const char *text)
{
	fake_init(p);
	p->g.format = FORMAT_LETTER;
	p->g.head.organ = "甲市委";
	fake_para(p, text);
}

/* A signature of the organs in `names`, parted by blanks. */
static void
sign(struct fake_paper *p, const char *names, const char *date, bool seal)
{
	struct gw_signature *s = arena_new(&p->a, struct gw_signature);
	struct gw_text *t = arena_array(&p->a, struct gw_text, 8);
	size_t n = 0;

	for (const char *c = names; *c != '\0';) {
		size_t len = strcspn(c, " ");

		t[n++] = text_of(&p->a, arena_strndup(&p->a, c, len),
		    ROLE_BODY);
		c += len + (c[len] != '\0');
	}
	*s = (struct gw_signature){ t, n, date, seal };
	p->g.signature = s;
}

/* The last run in the paper that begins with `text`, black. */
static const struct run *
find(struct fake_paper *p, const struct layout *l, const char *text)
{
	const struct run *found = NULL;

	for (size_t i = 0; i < l->page.n; i++)
		for (size_t k = 0; k < l->page.v[i].run.n; k++) {
			const struct run *r = &l->page.v[i].run.v[k];

			if (r->color == 0 && strncmp(fake_text(&p->a, r),
			    text, strlen(text)) == 0)
				found = r;
		}
	if (found == NULL)
		fail_msg("no run %s", text);
	return found;
}

static mpt_t
left_of(const struct run *r)
{
	return r->glyph[0].x;
}

static mpt_t
right_of(const struct run *r)
{
	const struct placed_glyph *g = &r->glyph[r->n - 1];

	return g->x + (g->cp < 0x80 ? 8000 : STEP);
}

static mpt_t
middle(const struct run *r)
{
	return (left_of(r) + right_of(r)) / 2;
}

/* No seal: 右空二字, the date two characters right of the organ. */
static void
test_plain(void **state)
{
	struct fake_paper p;
	const struct layout *l;
	const struct run *o, *d, *text;

	(void)state;
	paper_init(&p, "正文。");
	sign(&p, "中共甲市委办公室", "2026年1月5日", false);
	l = fake_set(&p);
	o = find(&p, l, "中共甲市委办公室");
	d = find(&p, l, "2026年1月5日");
	text = find(&p, l, "正文。");
	assert_true(apart(right_of(o), RIGHT - 2 * STEP) <= 20);
	assert_int_equal(left_of(d) - left_of(o), 2 * STEP);
	assert_int_equal(o->y - text->y, 2 * PITCH);
	assert_int_equal(d->y - o->y, PITCH);
	/* a date longer than the organ: 右空二字, the organ moves */
	sign(&p, "乙县", "2026年11月25日", false);
	l = fake_set(&p);
	o = find(&p, l, "乙县");
	d = find(&p, l, "2026年11月25日");
	assert_true(apart(right_of(d), RIGHT - 2 * STEP) <= 20);
	assert_int_equal(left_of(d) - left_of(o), 2 * STEP);
	/* several: below one another, the leading one first */
	sign(&p, "中共甲市委办公室 乙县委 丙县委", "2026年1月5日", false);
	l = fake_set(&p);
	o = find(&p, l, "中共甲市委办公室");
	d = find(&p, l, "丙县委");
	assert_int_equal(d->y - o->y, 2 * PITCH);
	assert_int_equal(left_of(d), left_of(o));
	assert_int_equal(find(&p, l, "2026年1月5日")->y - d->y, PITCH);
	arena_release(&p.a);
}

/* The seal of an organ: where its stamp belongs, from the page's top. */
static mpt_t
seal_top(const struct run *organ)
{
	/* the line between organ and date, the seal's middle above it */
	return organ->y - 16000 * 88 / 100 + PITCH - MM(5) - SEAL / 2;
}

static void
test_sealed(void **state)
{
	struct fake_paper p;
	const struct layout *l;
	const struct run *o, *d, *text;
	mpt_t end;

	(void)state;
	paper_init(&p, "正文。");
	sign(&p, "中共甲市委办公室", "2026年1月5日", true);
	l = fake_set(&p);
	o = find(&p, l, "中共甲市委办公室");
	d = find(&p, l, "2026年1月5日");
	text = find(&p, l, "正文。");
	/* date 右空四字, the organ centred above it */
	assert_true(apart(right_of(d), RIGHT - 4 * STEP) <= 20);
	assert_true(apart(middle(o), middle(d)) <= 20);
	assert_int_equal(d->y - o->y, PITCH);
	/* the seal begins within one line of the text, and not in it */
	end = text->y - 16000 * 88 / 100 + 16000;
	assert_true(seal_top(o) >= end);
	assert_true(seal_top(o) <= end + PITCH);
	/* a name too wide for that ends at the right edge */
	sign(&p, "中共甲市某某某某某某领导小组办公室", "2026年1月5日", true);
	l = fake_set(&p);
	o = find(&p, l, "中共甲市");
	assert_true(right_of(o) <= RIGHT + 20);
	assert_true(apart(middle(o), middle(find(&p, l, "2026年1月5日"))) <=
	    20);
	arena_release(&p.a);
}

/* Three in a row, seals apart; the last organ stands over the date. */
static void
test_joint_seals(void **state)
{
	static const char *const names[] = { "乙县委", "丙县委", "丁县委",
		"戊县委", "己县委" };
	struct fake_paper p;
	const struct layout *l;
	const struct run *v[5], *d;

	(void)state;
	paper_init(&p, "正文。");
	sign(&p, "乙县委 丙县委 丁县委 戊县委 己县委", "2026年11月25日", true);
	l = fake_set(&p);
	d = find(&p, l, "2026年11月25日");
	for (int i = 0; i < 5; i++)
		v[i] = find(&p, l, names[i]);
	assert_true(apart(right_of(d), RIGHT - 4 * STEP) <= 20);
	assert_true(apart(middle(v[4]), middle(d)) <= 20);
	assert_int_equal(d->y - v[4]->y, PITCH);
	/* 乙 丙 丁 / 戊 己: rows of three, the last one at the date */
	assert_int_equal(v[0]->y, v[1]->y);
	assert_int_equal(v[0]->y, v[2]->y);
	assert_int_equal(v[3]->y, v[4]->y);
	assert_true(v[3]->y - v[0]->y > SEAL);
	assert_true(middle(v[1]) - middle(v[0]) > SEAL);
	assert_true(middle(v[2]) - middle(v[1]) > SEAL);
	assert_true(middle(v[4]) - middle(v[3]) > SEAL);
	for (int i = 0; i < 5; i++) {
		assert_true(middle(v[i]) - SEAL / 2 >= MM(28));
		assert_true(middle(v[i]) + SEAL / 2 <= RIGHT);
	}
	arena_release(&p.a);
}

/* Long names stand two in a row, or one. */
static void
test_joint_long(void **state)
{
	struct fake_paper p;
	const struct layout *l;

	(void)state;
	paper_init(&p, "正文。");
	sign(&p, "中共甲市委办公室会 甲市纪律检查委员会 甲市委组织部门",
	    "2026年11月25日", true);
	l = fake_set(&p);
	assert_int_equal(find(&p, l, "中共甲市委办公室会")->y,
	    find(&p, l, "甲市纪律检查委员会")->y);
	assert_true(find(&p, l, "甲市委组织部门")->y >
	    find(&p, l, "甲市纪律检查委员会")->y + SEAL);
	assert_true(right_of(find(&p, l, "中共甲市委办公室会")) <
	    left_of(find(&p, l, "甲市纪律检查委员会")));
	assert_true(left_of(find(&p, l, "中共甲市委办公室会")) >= MM(28));
	arena_release(&p.a);
}

/* 附注 on the line after the date, or clear of the seal. */
static void
test_note(void **state)
{
	struct fake_paper p;
	const struct layout *l;
	const struct run *d, *n;

	(void)state;
	paper_init(&p, "正文。");
	sign(&p, "乙县委", "2026年1月5日", true);
	p.g.note = "此件公开";
	l = fake_set(&p);
	d = find(&p, l, "2026年1月5日");
	n = find(&p, l, "（此件公开）");
	assert_int_equal(left_of(n), MM(28) + 2 * STEP);
	assert_int_equal(n->y - d->y, PITCH);
	p.g.note = "联系人：干部甲，联系电话：0000-0000000";
	l = fake_set(&p);
	assert_int_equal(find(&p, l, "（联系人")->y -
	    find(&p, l, "2026年1月5日")->y, 2 * PITCH);
	arena_release(&p.a);
}

static size_t
lines_of_text(const struct page *page)
{
	size_t n = 0;

	for (size_t i = 0; i < page->run.n; i++)
		n += page->run.v[i].glyph[0].cp == U'字';
	return n;
}

/* Whatever the length of the text, some of it goes with the date. */
static void
test_never_alone(void **state)
{
	(void)state;
	for (size_t lines = 8; lines < 52; lines++) {
		struct fake_paper p;
		const struct layout *l;
		const struct run *d;

		paper_init(&p, "字");
		p.g.format = FORMAT_DOCUMENT;
		p.g.n_blocks = 0;
		fake_para(&p, fake_repeat(&p.a, "字", 28 * lines - 4));
		sign(&p, "乙县委", "2026年1月5日", true);
		l = fake_set(&p);
		d = find(&p, l, "2026年1月5日");
		assert_true(lines_of_text(&l->page.v[l->page.n - 1]) >= 2);
		/* and the line for the seal's lower edge is on the page */
		assert_true(d->y - 16000 * 88 / 100 + 2 * PITCH <= MM(262) +
		    20);
		arena_release(&p.a);
	}
}

/*
 * A list of annexes is no text: lines of the body go along with the
 * signature, and yet page 1 has some.
 */
static void
test_attachments_alone(void **state)
{
	static const char *const names[] = { "甲表", "乙表", "丙表" };

	(void)state;
	for (size_t lines = 1; lines < 30; lines++) {
		struct fake_paper p;
		const struct layout *l;
		size_t first, last;

		paper_init(&p, "字");
		p.g.n_blocks = 0;
		fake_para(&p, fake_repeat(&p.a, "字", 28 * lines - 4));
		p.g.format = FORMAT_DOCUMENT;
		p.g.attachment = names;
		p.g.n_attachments = 3;
		sign(&p, "乙县委", "2026年1月5日", true);
		l = fake_set(&p);
		first = lines_of_text(&l->page.v[0]);
		last = lines_of_text(&l->page.v[l->page.n - 1]);
		assert_true(first >= 1);
		assert_true(last >= (lines < 4 ? 1 : 2));
		arena_release(&p.a);
	}
}

static void
test_too_wide(void **state)
{
	struct fake_paper p;
	const struct layout *l;

	(void)state;
	paper_init(&p, "正文。");
	sign(&p, "某某某某某某某某某某某某某某某某某某某某某某某某某某某某",
	    "2026年1月5日", false);
	assert_false(typeset(&p.g, &fake_fonts, &p.a, &l, &p.e));
	assert_non_null(strstr(p.e.text, "署名"));
	arena_release(&p.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_sealed),
		cmocka_unit_test(test_joint_seals),
		cmocka_unit_test(test_joint_long),
		cmocka_unit_test(test_note),
		cmocka_unit_test(test_never_alone),
		cmocka_unit_test(test_attachments_alone),
		cmocka_unit_test(test_too_wide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

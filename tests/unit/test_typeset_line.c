/*
 * Setting lines on faces of constant advances (fake_font.h): breaking,
 * squeezing, marks in their em, and what is refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/sbuf.h"
#include "base/utf8.h"
#include "fake_font.h"
#include "out/typeset_line.h"

enum { SIZE = 16000, STEP = 15793, WIDTH = 442205 };

struct bench {
	struct arena a;
	struct err e;
	struct gongwen g;
	struct setter s;
};

static void
bench_init(struct bench *b)
{
	*b = (struct bench){ .e = ERR_INIT, .g = { .kind = "测试" } };
	b->s = (struct setter){ .g = &b->g, .fonts = &fake_fonts, .a = &b->a,
		.e = &b->e };
}

/*
 * The lines of a text in a measure of `chars` characters, one string; NULL
 * where something in it may not be torn and is wider.
 */
static const char *
lines_of(struct arena *a, const char *text, int chars)
{
	struct bench b;
	struct type_spec spec = { .size = SIZE, .step = SIZE,
		.width = chars * SIZE, .justify = true };
	struct gw_text t = text_of(a, text, ROLE_BODY);
	struct sbuf s = SBUF_INIT;
	struct set_text out;
	const char *r;

	bench_init(&b);
	b.s.a = a;
	if (!text_set(&b.s, &t, &spec, "测试", &out)) {
		assert_non_null(strstr(b.e.text, "不能拆开"));
		return NULL;
	}
	for (size_t i = 0; i < out.n; i++) {
		assert_true(out.line[i].width <= spec.width);
		for (size_t k = 0; k < out.line[i].n; k++) {
			char c[4];

			sbuf_put(&s, c, utf8_put(c, out.line[i].glyph[k].cp));
		}
		if (i + 1 < out.n)
			sbuf_putc(&s, '|');
	}
	r = arena_strndup(a, sbuf_text(&s), s.n);
	sbuf_release(&s);
	return r;
}

static void
test_lines(void **state)
{
	static const struct { const char *text; int chars; const char *want; }
	v[] = {
		{ "甲乙丙丁戊己庚辛", 4, "甲乙丙丁|戊己庚辛" },
		/* the comma's half fits: it hangs on */
		{ "甲乙丙，戊己庚辛", 4, "甲乙丙，|戊己庚辛" },
		/* no room for 。 without a mark to squeeze: pushed out */
		{ "甲乙丙丁。戊己庚", 4, "甲乙丙|丁。戊己|庚" },
		/* squeezed in: the comma gives the half that is missing */
		{ "甲，乙丙。丁戊己", 4, "甲，乙丙。|丁戊己" },
		/* an opening mark does not end a line */
		{ "甲乙丙（丁戊）己", 4, "甲乙丙|（丁戊）|己" },
		/* numbers and dates are whole */
		{ "甲乙丙2026年丁戊", 4, "甲乙丙|2026年丁|戊" },
		/* of two adjoining marks one loses half an em */
		{ "甲“乙”，丙丁戊", 5, "甲“乙”，|丙丁戊" },
		/* a token longer than the line breaks at its seams */
		{ "2026年10月31日", 5, "2026年10月|31日" },
		{ "990101-2026-0107", 6, "990101-2026-|0107" },
	};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		assert_string_equal(lines_of(&a, v[i].text, v[i].chars),
		    v[i].want);
	arena_release(&a);
}

/* Any text: nothing is lost, no line is wider than its measure. */
static void
test_any_text(void **state)
{
	static const char *const piece[] = { "字", "，", "。", "（", "）", "“",
		"”", "《", "》", "、", "：", "12", "2026年10月5日", "A-b", " ",
		"——", "……", "第十条", "％", "/", "〔2026〕12号", "的" };
	const size_t n_pieces = sizeof(piece) / sizeof(piece[0]);
	uint32_t seed = 12345;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		struct arena a = ARENA_INIT;
		struct sbuf text = SBUF_INIT, want = SBUF_INIT;
		struct sbuf got = SBUF_INIT;
		const char *lines;

		for (int i = 0; i < 40; i++) {
			size_t k;

			seed = seed * 1103515245u + 12345u;
			k = (seed >> 16) % n_pieces;
			sbuf_puts(&text, piece[k]);
			if (piece[k][0] != ' ')
				sbuf_puts(&want, piece[k]);
		}
		lines = lines_of(&a, sbuf_text(&text), 4 + round % 25);
		/* marks heaped up may be wider than a narrow line */
		assert_true(lines != NULL || round % 25 < 16);
		for (const char *c = lines; c != NULL && *c != '\0'; c++)
			if (*c != '|')
				sbuf_putc(&got, *c);
		if (lines != NULL)
			assert_string_equal(sbuf_text(&got), sbuf_text(&want));
		sbuf_release(&text);
		sbuf_release(&want);
		sbuf_release(&got);
		arena_release(&a);
	}
}

/* --- long phrases and names --- */

/* The widest gap that a line but the last shows, mpt beyond STEP. */
static mpt_t
widest_gap(const struct set_text *t)
{
	mpt_t most = 0;

	for (size_t i = 0; i + 1 < t->n; i++) {
		const struct set_line *l = &t->line[i];

		/* not even stretched */
		if (l->width < WIDTH)
			return WIDTH - l->width;
		for (size_t k = 0; k + 1 < l->n; k++) {
			mpt_t gap = l->glyph[k + 1].x - l->glyph[k].x;

			if (l->glyph[k].cp >= 0x3000 && gap - STEP > most)
				most = gap - STEP;
		}
	}
	return most;
}

/*
 * A long phrase or name anywhere in a paragraph: parted so that no line is
 * stretched by more than `most`.
 */
static void
check_phrase(const char *text, unsigned flags, mpt_t most)
{
	for (size_t k = 0; k < 56; k++) {
		struct bench b;
		struct type_spec spec = { .size = SIZE, .step = STEP,
			.width = WIDTH, .indent = 2 * STEP, .justify = true };
		struct gw_span span[3] = { { NULL, ROLE_BODY, 0 },
			{ text, ROLE_BODY, flags },
			{ "的字字字字字字字字字字字字字字字字字字字字字字字"
			    "字字字字字字字字字字字字字字字", ROLE_BODY, 0 } };
		struct gw_text t = { span, 3 };
		struct sbuf s = SBUF_INIT;
		struct set_text out;

		bench_init(&b);
		for (size_t i = 0; i <= k; i++)
			sbuf_puts(&s, "字");
		span[0].text = sbuf_text(&s);
		assert_true(text_set(&b.s, &t, &spec, "测试", &out));
		if (widest_gap(&out) > most)
			fail_msg("%s, %zu: %d", text, k, widest_gap(&out));
		sbuf_release(&s);
		arena_release(&b.a);
	}
}

static void
test_phrases(void **state)
{
	(void)state;
	check_phrase("中共甲市委党风廉政建设责任制领导小组办公室", SPAN_WHOLE,
	    SIZE / 4);
	check_phrase("甲省乙市丙区丁街道戊路12号己大厦", SPAN_WHOLE, SIZE / 4);
	check_phrase("买买提·艾力江·艾则孜", SPAN_WHOLE | SPAN_NAME,
	    SIZE / 4);
}

/* --- marks in faces that draw them their own way --- */

/* Narrow quotes, 间隔号 an em wide, dashes with blanks at their ends. */
static uint16_t
odd_advance(const struct font_face *f, uint32_t glyph)
{
	if (glyph == 0x201C || glyph == 0x201D || glyph == 0x2019)
		return 350;
	if (glyph == 0x2014)
		return 920;
	return glyph == 0xB7 ? 1000 : fake_advance(f, glyph);
}

static void
odd_ink(const struct font_face *f, uint32_t glyph, int16_t *left,
    int16_t *right)
{
	static const struct { uint32_t cp; int16_t left, right; } v[] = {
		{ 0x2014, 40, 880 }, { 0xB7, 450, 550 }, { 0xFF1F, 300, 700 },
		{ 0xFF0C, 100, 300 }, { 0x201C, 50, 300 },
		{ 0x201D, 50, 300 },
	};

	(void)f;
	*left = 50;
	*right = 950;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		if (v[i].cp == glyph) {
			*left = v[i].left;
			*right = v[i].right;
		}
	}
}

static struct set_line
odd_line(struct bench *b, const char *text, mpt_t width)
{
	static const struct font_face face = { .id = FAKE_ALL,
		.ps_name = "Odd", .glyph = fake_glyph,
		.advance = odd_advance, .ink = odd_ink, .cid = fake_cid };
	static const struct font_face *const chain[] = { &face };
	static const struct font_set fonts = { .role = {
		[ROLE_BODY] = { chain, 1, false } } };
	struct type_spec spec = { .size = 10000, .step = 10000,
		.width = width };
	struct gw_text t = text_of(&b->a, text, ROLE_BODY);
	struct set_text out;

	b->s.fonts = &fonts;
	if (!text_set(&b->s, &t, &spec, "测试", &out))
		fail_msg("%s", b->e.text);
	return out.line[0];
}

static void
test_mark_boxes(void **state)
{
	struct bench b;
	struct set_line l;

	(void)state;
	bench_init(&b);
	/* a quote takes an em, its ink in the half where it belongs */
	l = odd_line(&b, "甲“乙”丙", 100000);
	assert_int_equal(l.glyph[1].x, 10000 + 5750);
	assert_int_equal(l.glyph[2].x, 20000);
	assert_int_equal(l.glyph[3].x, 30000 + 750);
	assert_int_equal(l.glyph[4].x, 40000);
	/* but not inside of a word */
	l = odd_line(&b, "don’t", 100000);
	assert_int_equal(l.glyph[4].x - l.glyph[3].x, 3500);
	/* 间隔号 half an em, in its middle */
	l = odd_line(&b, "甲·乙", 100000);
	assert_int_equal(l.glyph[1].x, 10000 - 2500);
	assert_int_equal(l.glyph[2].x, 15000);
	/* two dashes meet, in the middle of two ems */
	l = odd_line(&b, "甲——乙", 100000);
	assert_in_range(l.glyph[2].x - l.glyph[1].x, 8300, 8400);
	assert_in_range(l.glyph[1].x + 400 - 10000, 1600, 1700);
	assert_int_equal(l.glyph[3].x, 30000);
	arena_release(&b.a);
}

/* A mark loses its own blank, not more. */
static void
test_squeezed_by_ink(void **state)
{
	struct bench b;
	struct set_line l;

	(void)state;
	bench_init(&b);
	l = odd_line(&b, "甲，（乙", 100000);
	assert_int_equal(l.glyph[2].x - l.glyph[1].x, 5000);
	l = odd_line(&b, "甲？（乙", 100000);
	assert_int_equal(l.glyph[2].x - l.glyph[1].x, 7000);
	/* at the line's end too: ？ has three tenths of an em */
	l = odd_line(&b, "甲乙丙？丁", 37000);
	assert_int_equal(l.n, 4);
	assert_int_equal(l.width, 37000);
	l = odd_line(&b, "甲乙丙？丁", 36000);
	assert_int_equal(l.n, 2);
	arena_release(&b.a);
}

/* --- what is never set --- */

static void
test_unfit(void **state)
{
	static const struct { const char *text, *in_error; } v[] = {
		{ "葛\xF3\xA0\x84\x80城", "“葛”字后面的字符U+E0100是异体字" },
		{ "一︀", "U+FE00是异体字选择符" },
		{ "e\xCC\x81", "“e”字后面的字符U+0301是加在别的字上的" },
		{ "甲\xEE\x80\x80", "U+E000在专用区" },
		{ "\xD8\xB3", "开头的字符U+0633属于要连写" },
		{ "甲\xE2\x80\x8B乙", "U+200B是看不见的控制符" },
		{ "甲\xF0\xAF\xBF\xBF", "U+2FFFF" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct type_spec spec = { .size = SIZE, .step = STEP,
			.width = WIDTH };
		struct bench b;
		struct gw_text t;
		struct set_text out;

		bench_init(&b);
		t = text_of(&b.a, v[i].text, ROLE_BODY);
		assert_false(text_set(&b.s, &t, &spec, "标题", &out));
		assert_int_equal(b.e.kind, ERR_CONFIG);
		assert_non_null(strstr(b.e.text, "标题"));
		assert_non_null(strstr(b.e.text, v[i].in_error));
		arena_release(&b.a);
	}
}

/* Wider than the line and not to be torn: an error, or told of a trial. */
static void
test_too_wide(void **state)
{
	struct type_spec spec = { .size = SIZE, .step = SIZE,
		.width = 4 * SIZE };
	struct bench b;
	struct gw_text t;
	struct set_text out;

	(void)state;
	bench_init(&b);
	t = text_of(&b.a, "共1,234.56万元", ROLE_BODY);
	assert_false(text_set(&b.s, &t, &spec, "表1第2行第3列", &out));
	assert_non_null(strstr(b.e.text, "表1第2行第3列里的“1,234.56万元”"
	    "不能拆开，约6个字宽，这里一行只排得下4个字宽"));
	spec.trial = true;
	assert_true(text_set(&b.s, &t, &spec, "表1第2行第3列", &out));
	assert_true(text_torn(&out));
	spec.width = 6 * SIZE;
	assert_true(text_set(&b.s, &t, &spec, "表1第2行第3列", &out));
	assert_false(text_torn(&out));
	arena_release(&b.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_phrases),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_any_text),
		cmocka_unit_test(test_mark_boxes),
		cmocka_unit_test(test_squeezed_by_ink),
		cmocka_unit_test(test_unfit),
		cmocka_unit_test(test_too_wide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

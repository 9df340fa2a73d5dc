/*
 * Setting lines on faces of constant advances (fake_font.h): breaking,
 * squeezing, and a line less or more by character spacing.
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

static const char *
filler(struct arena *a, size_t n)
{
	char *s = arena_alloc(a, 3 * n + 1);

	for (size_t i = 0; i < n; i++)
		memcpy(s + 3 * i, "字", 3);
	return s;
}

/* n characters set with the aim, lines of 28. */
static struct set_text
aimed(struct bench *b, size_t n, enum line_aim aim)
{
	struct type_spec spec = { .size = SIZE, .step = STEP, .width = WIDTH,
		.justify = true, .aim = aim };
	struct gw_text t = text_of(&b->a, filler(&b->a, n), ROLE_BODY);
	struct set_text out;

	if (!text_set(&b->s, &t, &spec, "测试", &out))
		fail_msg("%s", b->e.text);
	for (size_t i = 0; i < out.n; i++)
		assert_true(out.line[i].width <= WIDTH);
	return out;
}

static void
test_aim(void **state)
{
	static const struct {
		size_t chars;
		enum line_aim aim;
		size_t lines;
	} v[] = {
		{ 28 * 4 + 2, AIM_NATURAL, 5 },
		{ 28 * 3 + 1, AIM_FEWER, 3 },
		{ 28 * 4 + 2, AIM_FEWER, 4 },
		{ 29 * 4, AIM_FEWER, 4 },
		{ 29 * 4 + 1, AIM_FEWER, 5 },
		{ 28 * 4, AIM_MORE, 5 },
		{ 27 * 4 + 1, AIM_MORE, 5 },
		{ 27 * 4, AIM_MORE, 4 },
		{ 3, AIM_FEWER, 1 },
		{ 3, AIM_MORE, 1 },
	};
	struct bench b;

	(void)state;
	bench_init(&b);
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct set_text t = aimed(&b, v[i].chars, v[i].aim);

		assert_int_equal(t.n, v[i].lines);
	}
	arena_release(&b.a);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_aim),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_any_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

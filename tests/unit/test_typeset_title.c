/*
 * Titles: 梯形 or 菱形, no word torn, no line of one or two characters
 * (GB/T 9704 7.3.1).
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

enum { SIZE = 22000, WIDTH = 442205, MOST = 12 };

/* A title whose phrases (连) are parted by strokes; without any, unmarked. */
static struct gw_text
title_of(struct arena *a, const char *s)
{
	struct gw_span *v = arena_array(a, struct gw_span, MOST);
	unsigned flags = strchr(s, '/') != NULL ? SPAN_WHOLE : 0;
	size_t n = 0;

	while (*s != '\0') {
		size_t len = strcspn(s, "/");

		assert_true(n < MOST);
		v[n++] = (struct gw_span){ arena_strndup(a, s, len),
			ROLE_TITLE, flags };
		s += len + (s[len] == '/');
	}
	return (struct gw_text){ v, n };
}

static struct set_text
set_title(struct arena *a, const char *s)
{
	struct err e = ERR_INIT;
	struct gongwen g = { .kind = "测试" };
	struct setter set = { .g = &g, .fonts = &fake_fonts, .a = a, .e = &e };
	struct type_spec spec = { .size = SIZE, .step = SIZE, .width = WIDTH,
		.balance = true };
	struct gw_text t = title_of(a, s);
	struct set_text out;

	if (!text_set(&set, &t, &spec, "标题", &out))
		fail_msg("%s", e.text);
	return out;
}

static const char *
lines_of(struct arena *a, const struct set_text *t)
{
	struct sbuf b = SBUF_INIT;
	const char *s;

	for (size_t i = 0; i < t->n; i++) {
		for (size_t k = 0; k < t->line[i].n; k++) {
			char c[4];

			sbuf_put(&b, c, utf8_put(c, t->line[i].glyph[k].cp));
		}
		if (i + 1 < t->n)
			sbuf_putc(&b, '|');
	}
	s = arena_strndup(a, sbuf_text(&b), b.n);
	sbuf_release(&b);
	return s;
}

static void
test_titles(void **state)
{
	static const struct { const char *title, *want; } v[] = {
		{ "关于测试的通知", "关于测试的通知" },
		/* phrases */
		{ "关于甲县/落实“两个责任”任务/完成时限的/预警提醒通知书",
		    "关于甲县落实“两个责任”任务|完成时限的预警提醒通知书" },
		/* the organ stands on a line of its own where that does */
		{ "中共示例市纪委/关于干部乙同志/申诉的/复查决定",
		    "中共示例市纪委|关于干部乙同志申诉的复查决定" },
		/* no phrases: words are whole all the same */
		{ "关于2026年第三季度落实全面从严治党“两个责任”情况的通报",
		    "关于2026年第三季度落实全面从严治党|"
		    "“两个责任”情况的通报" },
		{ "关于印发《落实全面从严治党“两个责任”全程记实制度（试行）》"
		    "的通知", "关于印发《落实全面从严治党“两个责任”|"
		    "全程记实制度（试行）》的通知" },
		/* 长方形 becomes 菱形 */
		{ "关于开展2026年度落实全面从严治党主体责任和监督责任督查考核"
		    "工作有关事项的补充通知",
		    "关于开展2026年度落实全面从严治党|"
		    "主体责任和监督责任督查考核|工作有关事项的补充通知" },
	};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct set_text t = set_title(&a, v[i].title);

		assert_string_equal(lines_of(&a, &t), v[i].want);
	}
	arena_release(&a);
}

/* A forced end is kept. */
static void
test_forced(void **state)
{
	static const struct gw_span v[] = {
		{ "中共示例市委办公室", ROLE_TITLE, 0 },
		{ "", ROLE_TITLE, SPAN_BREAK },
		{ "关于进一步做好落实全面从严治党责任工作的通知", ROLE_TITLE,
		    0 },
	};
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct gongwen g = { .kind = "测试" };
	struct setter s = { .g = &g, .fonts = &fake_fonts, .a = &a, .e = &e };
	struct type_spec spec = { .size = SIZE, .step = SIZE, .width = WIDTH,
		.balance = true };
	struct set_text out;

	(void)state;
	assert_true(text_set(&s, &(struct gw_text){ v, 3 }, &spec, "标题",
	    &out));
	assert_int_equal(out.n, 3);
	assert_int_equal(out.line[0].n, 9);
	assert_int_equal(out.line[1].glyph[0].cp, U'关');
	arena_release(&a);
}

/* Any phrases: each whole, every line at least three characters. */
static void
test_any_phrases(void **state)
{
	uint32_t seed = 9704;

	(void)state;
	for (int round = 0; round < 500; round++) {
		struct arena a = ARENA_INIT;
		struct sbuf b = SBUF_INIT;
		bool ends[128] = { false };
		size_t n = 0, at = 0;
		struct set_text t;

		for (int i = 0; i < 3 + round % 6; i++) {
			seed = seed * 1664525u + 1013904223u;
			for (uint32_t k = 3 + (seed >> 20) % 7; k > 0; k--, n++)
				sbuf_puts(&b, "字");
			sbuf_putc(&b, '/');
			ends[n] = true;
		}
		t = set_title(&a, sbuf_text(&b));
		for (size_t i = 0; i < t.n; i++) {
			at += t.line[i].n;
			assert_true(t.line[i].n >= 3 && ends[at]);
			assert_true(t.line[i].width <= WIDTH);
		}
		assert_int_equal(at, n);
		sbuf_release(&b);
		arena_release(&a);
	}
}

/* Wherever four lines may end, none is shorter than both its neighbours. */
static void
test_no_hourglass(void **state)
{
	(void)state;
	for (size_t chars = 21; chars < 80; chars++) {
		struct arena a = ARENA_INIT;
		struct sbuf b = SBUF_INIT;
		struct set_text t;
		bool equal = true;

		for (size_t i = 0; i < chars; i++)
			sbuf_puts(&b, "字");
		t = set_title(&a, sbuf_text(&b));
		for (size_t i = 0; i + 1 < t.n; i++) {
			equal &= t.line[i].n == t.line[i + 1].n;
			assert_false(i > 0 && t.line[i].n < t.line[i - 1].n &&
			    t.line[i].n < t.line[i + 1].n);
		}
		assert_true(t.n > 1);
		assert_false(equal && chars < 79);
		sbuf_release(&b);
		arena_release(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_titles),
		cmocka_unit_test(test_forced),
		cmocka_unit_test(test_any_phrases),
		cmocka_unit_test(test_no_hourglass),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

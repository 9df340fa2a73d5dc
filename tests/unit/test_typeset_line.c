/*
 * Setting lines: the aim of a line less or more, by character spacing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sbuf.h"
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_aim),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

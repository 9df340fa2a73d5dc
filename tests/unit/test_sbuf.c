#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/sbuf.h"

static void
empty_is_text(void **state)
{
	struct sbuf b = SBUF_INIT;

	(void)state;
	assert_string_equal(sbuf_text(&b), "");
	sbuf_clear(&b);
	sbuf_put(&b, NULL, 0);
	assert_string_equal(sbuf_text(&b), "");
	assert_int_equal(b.n, 0);
	sbuf_release(&b);
	sbuf_release(&b);
	sbuf_release(NULL);
}

static void
puts_in_order(void **state)
{
	struct sbuf b = SBUF_INIT;

	(void)state;
	sbuf_puts(&b, "甲");
	sbuf_putc(&b, ':');
	sbuf_put(&b, "a\0b", 3);
	sbuf_printf(&b, "%d%s", -7, "县");
	assert_int_equal(b.n, 3 + 1 + 3 + 2 + 3);
	assert_memory_equal(b.s, "甲:a\0b-7县", b.n + 1);
	sbuf_clear(&b);
	assert_int_equal(b.n, 0);
	assert_string_equal(b.s, "");
	sbuf_puts(&b, "again");
	assert_string_equal(sbuf_text(&b), "again");
	sbuf_release(&b);
	assert_null(b.s);
}

/* Every length around a doubling keeps the text and its NUL. */
static void
grows(void **state)
{
	struct sbuf b = SBUF_INIT;
	char piece[301];

	(void)state;
	memset(piece, 'p', sizeof(piece));
	for (size_t n = 0; n <= 300; n++) {
		piece[n < 300 ? n : 300] = '\0';
		sbuf_clear(&b);
		sbuf_printf(&b, "%s", piece);
		assert_int_equal(b.n, n);
		assert_int_equal(strlen(b.s), n);
		sbuf_puts(&b, piece);
		assert_int_equal(strlen(b.s), 2 * n);
		piece[n < 300 ? n : 300] = 'p';
		sbuf_release(&b);
	}
}

static void
many_small_puts(void **state)
{
	struct sbuf b = SBUF_INIT;

	(void)state;
	for (int i = 0; i < 100000; i++)
		sbuf_putc(&b, (char)('a' + i % 26));
	assert_int_equal(b.n, 100000);
	for (int i = 0; i < 100000; i++)
		assert_int_equal(b.s[i], 'a' + i % 26);
	sbuf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty_is_text),
		cmocka_unit_test(puts_in_order),
		cmocka_unit_test(grows),
		cmocka_unit_test(many_small_puts),
	};

	return cmocka_run_group_tests_name("sbuf", tests, NULL, NULL);
}

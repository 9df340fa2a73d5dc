#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/child.h"

/* What is fed comes back; a long answer is cut. */
static void
test_hear(void **state)
{
	static const char *const cat[] = { "cat", NULL };
	struct sbuf out = SBUF_INIT;
	struct err e = ERR_INIT;
	struct child c;

	(void)state;
	assert_true(child_start(&c, cat, -1, &e));
	assert_true(child_feed(&c, "文书\n", 7));
	child_hear(&c, 100, &out);
	assert_int_equal(child_end(&c), 0);
	assert_string_equal(sbuf_text(&out), "文书\n");
	sbuf_release(&out);
	assert_true(child_start(&c, cat, -1, &e));
	assert_true(child_feed(&c, "文书\n", 7));
	child_hear(&c, 6, &out);
	assert_int_equal(child_end(&c), 0);
	assert_int_equal(out.n, 0);
	sbuf_release(&out);
}

/* Arguments are arguments: no shell reads them. */
static void
test_arguments(void **state)
{
	static const char *const echo[] = { "printf", "%s|", "$HOME; ls",
		"a b", NULL };
	struct sbuf out = SBUF_INIT;
	struct err e = ERR_INIT;
	struct child c;

	(void)state;
	assert_true(child_start(&c, echo, -1, &e));
	child_hear(&c, 100, &out);
	assert_int_equal(child_end(&c), 0);
	assert_string_equal(sbuf_text(&out), "$HOME; ls|a b|");
	sbuf_release(&out);
}

/* Its stdout is a file: it is heard on stderr. */
static void
test_status(void **state)
{
	static const char *const sh[] = { "sh", "-c",
		"echo out; echo err >&2; exit 3", NULL };
	static const char *const none[] = { "no-such-program-of-ours", NULL };
	static const char *const killed[] = { "sh", "-c", "kill -9 $$", NULL };
	struct sbuf out = SBUF_INIT;
	struct err e = ERR_INIT;
	struct child c;
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

	(void)state;
	assert_true(child_start(&c, sh, nowhere, &e));
	child_hear(&c, 100, &out);
	assert_int_equal(child_end(&c), 3);
	assert_string_equal(sbuf_text(&out), "err\n");
	sbuf_release(&out);
	close(nowhere);
	assert_true(child_start(&c, none, -1, &e));
	assert_int_equal(child_end(&c), CHILD_ABSENT);
	assert_true(child_start(&c, killed, -1, &e));
	assert_int_equal(child_end(&c), -1);
}

/* One that does not read is no end of ours; SIGPIPE is as it was. */
static void
test_pipe(void **state)
{
	static const char *const deaf[] = { "true", NULL };
	static char much[1 << 18];
	struct err e = ERR_INIT;
	struct child c;

	(void)state;
	assert_true(child_start(&c, deaf, -1, &e));
	assert_false(child_feed(&c, much, sizeof(much)));
	assert_int_equal(child_end(&c), 0);
	assert_ptr_equal(signal(SIGPIPE, SIG_DFL), SIG_DFL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hear), cmocka_unit_test(test_arguments),
		cmocka_unit_test(test_status), cmocka_unit_test(test_pipe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/child.h"
#include "scene.h"

static const char *const hidden[] = { "LIANGZE_TEST_SECRET", NULL };

static enum child_answer
ask(const char *command, int seconds, const char *p, size_t n,
    struct sbuf *out)
{
	const char *const argv[] = { "/bin/sh", "-c", command, NULL };
	const struct child_order o = { argv, hidden, -1 };
	const struct child_question q = { p, n, seconds, 1 << 20 };
	struct err e = ERR_INIT;

	sbuf_clear(out);
	return child_ask(&o, &q, out, &e);
}

static void
asks(void **state)
{
	enum { LONG = 1 << 18 }; /* more than a pipe holds */
	struct scene *p = *state;
	struct sbuf out = SBUF_INIT;
	char *text = arena_alloc(&p->a, LONG);

	memset(text, 'x', LONG);
	assert_int_equal(ask("cat", 60, text, LONG, &out), CHILD_DONE);
	assert_int_equal(out.n, LONG);
	assert_memory_equal(out.s, text, LONG);
	assert_int_equal(ask("cat", 60, "", 0, &out), CHILD_DONE);
	assert_int_equal(out.n, 0);
	/* one that reads nothing, one that fails, one that is none */
	assert_int_equal(ask("echo yes", 60, text, LONG, &out), CHILD_DONE);
	assert_string_equal(sbuf_text(&out), "yes\n");
	assert_int_equal(ask("cat; exit 3", 60, "x", 1, &out), CHILD_FAILED);
	assert_int_equal(ask("kill -9 $$", 60, "x", 1, &out), CHILD_FAILED);
	assert_int_equal(ask("/none/such", 60, "x", 1, &out), CHILD_FAILED);
	sbuf_release(&out);
}

/* What is secret is not for every program. */
static void
hides(void **state)
{
	struct sbuf out = SBUF_INIT;

	(void)state;
	assert_int_equal(setenv("LIANGZE_TEST_SECRET", "s", 1), 0);
	assert_int_equal(setenv("LIANGZE_TEST_SECRETS", "t", 1), 0);
	assert_int_equal(ask("echo \"$LIANGZE_TEST_SECRET,"
	    "$LIANGZE_TEST_SECRETS\"", 60, "", 0, &out), CHILD_DONE);
	assert_string_equal(sbuf_text(&out), ",t\n");
	sbuf_release(&out);
}

/* One that hangs, in whatever way, is ended, and all that it started. */
static void
ends(void **state)
{
	static const char *const hang[] = {
		"sleep 1000",
		"trap '' TERM; sleep 1000; sleep 1000",
		"exec >&-; sleep 1000",             /* says that it is done */
		"sleep 1000 & echo started",        /* leaves one behind */
		"cat; sleep 1000 & echo $! >%s; wait",
	};
	struct scene *p = *state;
	struct sbuf out = SBUF_INIT;

	for (size_t i = 0; i < sizeof(hang) / sizeof(hang[0]); i++) {
		const char *file = scene_at(p, "pid");
		const char *command = strstr(hang[i], "%s") == NULL ?
		    hang[i] : arena_printf(&p->a,
		    "cat; sleep 1000 & echo $! >%s; wait", file);

		assert_int_equal(ask(command, 1, "x", 1, &out), CHILD_LATE);
	}
	{
		pid_t pid = (pid_t)strtol(scene_read(p, "pid"), NULL, 10);

		assert_true(pid > 1);
		/* who adopts it takes a moment */
		for (int i = 0; i < 100 && kill(pid, 0) == 0; i++) {
			char *stat = arena_printf(&p->a, "/proc/%d/stat",
			    (int)pid);
			FILE *f = fopen(stat, "r");
			char line[200] = "";

			if (f != NULL) {
				(void)!fgets(line, sizeof(line), f);
				fclose(f);
			}
			if (strstr(line, ") Z ") != NULL)
				break;
			assert_true(i < 99);
			usleep(10000);
		}
	}
	sbuf_release(&out);
}

/* --- one that may take its time --- */

/* What is fed comes back; a long answer is cut. */
static void
test_hear(void **state)
{
	static const char *const cat[] = { "cat", NULL };
	struct sbuf out = SBUF_INIT;
	struct err e = ERR_INIT;
	struct child c;

	(void)state;
	assert_true(child_start(&c, &(struct child_order){ cat, NULL, -1 },
	    &e));
	assert_true(child_feed(&c, "文书\n", 7));
	child_hear(&c, 100, &out);
	assert_int_equal(child_end(&c), 0);
	assert_string_equal(sbuf_text(&out), "文书\n");
	sbuf_release(&out);
	assert_true(child_start(&c, &(struct child_order){ cat, NULL, -1 },
	    &e));
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
	assert_true(child_start(&c, &(struct child_order){ echo, NULL, -1 },
	    &e));
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
	assert_true(child_start(&c, &(struct child_order){ sh, NULL, nowhere },
	    &e));
	child_hear(&c, 100, &out);
	assert_int_equal(child_end(&c), 3);
	assert_string_equal(sbuf_text(&out), "err\n");
	sbuf_release(&out);
	close(nowhere);
	assert_true(child_start(&c, &(struct child_order){ none, NULL, -1 },
	    &e));
	assert_int_equal(child_end(&c), CHILD_ABSENT);
	assert_true(child_start(&c, &(struct child_order){ killed, NULL, -1 },
	    &e));
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
	assert_true(child_start(&c, &(struct child_order){ deaf, NULL, -1 },
	    &e));
	assert_false(child_feed(&c, much, sizeof(much)));
	assert_int_equal(child_end(&c), 0);
	assert_ptr_equal(signal(SIGPIPE, SIG_DFL), SIG_DFL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE_TEST(asks), SCENE_TEST(hides), SCENE_TEST(ends),
		cmocka_unit_test(test_hear), cmocka_unit_test(test_arguments),
		cmocka_unit_test(test_status), cmocka_unit_test(test_pipe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

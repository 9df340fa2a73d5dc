#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "cmd/options.h"

enum { MAX_WORDS = 12 };

/* --- commands of the test's own --- */

static const struct option_spec own[] = {
	{ "--month", "YYYY-MM", "月份" },
	{ "--all", NULL, "全部" },
	{ NULL, NULL, NULL }
};
static const struct command run = { .name = "run", .usage = "",
	.summary = "运行", .option = own };
static const struct command check = { .name = "check",
	.usage = "FILE|DIR...", .summary = "检查", .min_words = 1,
	.max_words = 3 };
static const struct command *const table[] = { &run, &check, NULL };

static bool
parse(const char *line, struct arena *a, struct parsed *out, struct err *e)
{
	char *argv[MAX_WORDS + 1] = { arena_strdup(a, "liangze") };
	char *rest = arena_strdup(a, line), *word;
	int argc = 1;

	while ((word = strsep(&rest, " ")) != NULL)
		if (word[0] != '\0') {
			assert_true(argc < MAX_WORDS);
			argv[argc++] = strcmp(word, "''") == 0 ? word + 2 :
			    word;
		}
	return options_parse(argc, argv, table, a, out, e);
}

/* --- lines that are wrong; `says` is part of the message --- */

static const struct { const char *line, *says; } wrong[] = {
	{ "walk", "“walk”" },
	{ "''", "“”" },
	{ "run x", "多了“x”" },
	{ "check", "缺少 FILE|DIR..." },
	{ "check a b c d", "多了“d”" },
	{ "run --nothing", "没有“--nothing”这个选项" },
	{ "run -x", "没有“-x”这个选项" },
	{ "run ---", "没有“---”这个选项" },
	{ "run --as-o 2026-11-01", "“--as-o”" },
	{ "run --as-off=2026-11-01", "“--as-off" },
	{ "--month 2026-10 run", "“--month”" },
	{ "check --month 2026-10 a", "“--month”" },
	{ "run --as-of", "--as-of 后面缺少 DATE" },
	{ "run --as-of=", "--as-of 的值“”不对" },
	{ "run --as-of 2026-02-30", "2026-02-30" },
	{ "run --as-of 2026-2-3", "2026-2-3" },
	{ "run --as-of 1999-12-31", "1999-12-31" },
	{ "run --as-of 2100-01-01", "2100-01-01" },
	{ "run --as-of 2026-11-01x", "2026-11-01x" },
	{ "run --as-of today", "today" },
	{ "run -j", "--jobs 后面缺少 N" },
	{ "run -j 0", "“0”" },
	{ "run -j 65", "“65”" },
	{ "run -j -1", "“-1”" },
	{ "run -j 1.5", "“1.5”" },
	{ "run -j +1", "“+1”" },
	{ "run -j 99999999999999999999", "99999999999999999999" },
	{ "run -jx", "“x”" },
	{ "run --format xml", "text|json|gnu" },
	{ "run --format TEXT", "“TEXT”" },
	{ "run --color yes", "auto|always|never" },
	{ "run --progress=1", "auto|always|never" },
	{ "run --quiet=yes", "--quiet 不带值" },
	{ "run --dry-run=1", "--dry-run 不带值" },
	{ "run --all=1", "--all 不带值" },
	{ "run --month", "--month 后面缺少 YYYY-MM" },
	{ "run --only ''", "--only 的值“”不对" },
	{ "run -C ''", "--dir 的值“”不对" },
	{ "run -qv", "“-qv”" },
	{ "run \xff", "第2个参数不是UTF-8" },
	{ "run --month=\xc3", "第2个参数不是UTF-8" },
};

static void
wrong_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		struct parsed p;

		if (parse(wrong[i].line, &a, &p, &e))
			fail_msg("taken: %s", wrong[i].line);
		assert_int_equal(e.kind, ERR_USAGE);
		assert_int_equal(err_status(e.kind), 2);
		if (strstr(e.text, wrong[i].says) == NULL)
			fail_msg("%s: says: %s", wrong[i].line, e.text);
		arena_release(&a);
	}
}

/* --- lines that are right --- */

static const struct right {
	const char *line;
	const char *dir, *as_of, *month, *only;
	unsigned jobs;   /* 0: the default */
	enum say format;
	enum when color, progress;
	bool quiet, verbose, dry_run, all;
	const char *word; /* the first operand */
	size_t n_words;
} right[] = {
	{ .line = "run" },
	{ .line = "run --month 2026-10", .month = "2026-10" },
	{ .line = "run --month=2026-10 --all", .month = "2026-10",
	  .all = true },
	{ .line = "run --month=2026-09 --month 2026-10", .month = "2026-10" },
	{ .line = "run --month=a=b", .month = "a=b" },
	{ .line = "run --month --all", .month = "--all" },
	{ .line = "-C /tmp run", .dir = "/tmp" },
	{ .line = "-C/tmp run", .dir = "/tmp" },
	{ .line = "run --dir=/tmp", .dir = "/tmp" },
	{ .line = "--dir 工作区 run", .dir = "工作区" },
	{ .line = "-j4 run", .jobs = 4 },
	{ .line = "run -j 64", .jobs = 64 },
	{ .line = "run --jobs=2", .jobs = 2 },
	{ .line = "--as-of 2026-11-01 run", .as_of = "2026-11-01" },
	{ .line = "run --as-of=2024-02-29", .as_of = "2024-02-29" },
	{ .line = "run -q -v --dry-run", .quiet = true, .verbose = true,
	  .dry_run = true },
	{ .line = "run --format json --color=never --progress always",
	  .format = SAY_JSON, .color = WHEN_NEVER, .progress = WHEN_ALWAYS },
	{ .line = "run --format=gnu", .format = SAY_GNU },
	{ .line = "run --only 排名,得分反馈单", .only = "排名,得分反馈单" },
	{ .line = "check a.xml", .word = "a.xml", .n_words = 1 },
	{ .line = "check a.xml -q b.xml", .word = "a.xml", .n_words = 2,
	  .quiet = true },
	{ .line = "check -- -q", .word = "-q", .n_words = 1 },
	{ .line = "check -- --", .word = "--", .n_words = 1 },
	{ .line = "check -", .word = "-", .n_words = 1 },
	{ .line = "-- check a", .word = "a", .n_words = 1 },
};

static void
same_text(const char *line, const char *got, const char *want)
{
	if ((got == NULL) != (want == NULL) ||
	    (want != NULL && strcmp(got, want) != 0))
		fail_msg("%s: %s, want %s", line, got == NULL ? "nothing" :
		    got, want == NULL ? "nothing" : want);
}

static void
right_one(const struct right *r, const struct parsed *p)
{
	const struct options *o = &p->common;
	bool is_run = p->command == &run;
	day_t day;

	same_text(r->line, o->dir, r->dir == NULL ? "." : r->dir);
	same_text(r->line, o->only, r->only);
	same_text(r->line, is_run ? p->args.value[0] : NULL, r->month);
	same_text(r->line, is_run ? p->args.value[1] : NULL,
	    r->all ? "" : NULL);
	if (r->as_of != NULL) {
		assert_true(day_parse(r->as_of, &day));
		assert_int_equal(o->as_of, day);
	}
	assert_true(r->jobs == 0 ? o->jobs >= 1 && o->jobs <= 64 :
	    o->jobs == r->jobs);
	assert_int_equal(o->format, r->format);
	assert_int_equal(o->color, r->color);
	assert_int_equal(o->progress, r->progress);
	assert_int_equal(o->quiet, r->quiet);
	assert_int_equal(o->verbose, r->verbose);
	assert_int_equal(o->dry_run, r->dry_run);
	assert_int_equal(p->args.n_words, r->n_words);
	if (r->n_words > 0)
		same_text(r->line, p->args.word[0], r->word);
	assert_false(p->help || p->version);
}

static void
right_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(right) / sizeof(right[0]); i++) {
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		struct parsed p;

		if (!parse(right[i].line, &a, &p, &e))
			fail_msg("%s: %s", right[i].line, e.text);
		right_one(&right[i], &p);
		assert_int_equal(e.kind, ERR_NONE);
		arena_release(&a);
	}
}

/* No command, help, version: none of them asks for operands. */
static void
help_and_version(void **state)
{
	static const struct {
		const char *line;
		const struct command *command;
		bool help, version;
	} row[] = {
		{ "", NULL, false, false },
		{ "-q", NULL, false, false },
		{ "--help", NULL, true, false },
		{ "-h", NULL, true, false },
		{ "check --help", &check, true, false },
		{ "--help check", &check, true, false },
		{ "--version", NULL, false, true },
		{ "check --version", &check, false, true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		struct parsed p;

		if (!parse(row[i].line, &a, &p, &e))
			fail_msg("%s: %s", row[i].line, e.text);
		assert_ptr_equal(p.command, row[i].command);
		assert_int_equal(p.help, row[i].help);
		assert_int_equal(p.version, row[i].version);
		arena_release(&a);
	}
}

/* Without --as-of the date is the clock's, at +08:00. */
static void
today(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct parsed p;
	int64_t before = time(NULL), after;

	(void)state;
	assert_true(parse("run", &a, &p, &e));
	after = time(NULL);
	assert_true(p.common.as_of >= (before + 28800) / 86400 - 10957);
	assert_true(p.common.as_of <= (after + 28800) / 86400 - 10957);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wrong_lines), cmocka_unit_test(right_lines),
		cmocka_unit_test(help_and_version), cmocka_unit_test(today),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * options.c - one table of common options; a command's own are rows of
 * its entry.
 */
#include "cmd/options.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/decimal.h"
#include "base/utf8.h"

enum { MAX_JOBS = 64, HELP_COLUMN = 26 };

/* --- values --- */

static bool
set_day(const char *v, void *to)
{
	return day_parse(v, to);
}

static bool
set_text(const char *v, void *to)
{
	*(const char **)to = v;
	return v[0] != '\0';
}

static bool
set_jobs(const char *v, void *to)
{
	int64_t n;

	if (!integer_parse(v, 1, MAX_JOBS, &n))
		return false;
	*(unsigned *)to = (unsigned)n;
	return true;
}

static bool
set_word(const char *v, void *to, const char *const *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(v, word[i]) == 0) {
			*(int *)to = (int)i;
			return true;
		}
	return false;
}

static bool
set_format(const char *v, void *to)
{
	static const char *const word[] = { "text", "json", "gnu" };

	return set_word(v, to, word, 3);
}

static bool
set_when(const char *v, void *to)
{
	static const char *const word[] = { "auto", "always", "never" };

	return set_word(v, to, word, 3);
}

static bool
set_flag(const char *v, void *to)
{
	(void)v;
	*(bool *)to = true;
	return true;
}

/* --- the common options --- */

_Static_assert(sizeof(enum say) == sizeof(int) &&
    sizeof(enum when) == sizeof(int), "set_word writes an int");

#define AT(field) offsetof(struct options, field)
static const struct common {
	const char *name, *brief, *value, *help;
	bool (*set)(const char *, void *);
	size_t at;
} common[] = {
	{ "--dir", "-C", "DIR", "工作区，缺省为当前文件夹", set_text,
	    AT(dir) },
	{ "--as-of", NULL, "DATE", "截止日期，如 2026-11-01，缺省为今天",
	    set_day, AT(as_of) },
	{ "--jobs", "-j", "N", "同时工作的线程数", set_jobs, AT(jobs) },
	{ "--format", NULL, "text|json|gnu", "问题的输出格式", set_format,
	    AT(format) },
	{ "--only", NULL, "KIND,...", "只印这几种文书、表册", set_text,
	    AT(only) },
	{ "--dry-run", NULL, NULL, "只算不存", set_flag, AT(dry_run) },
	{ "--strict-fonts", NULL, NULL, "没有公文规定的字体就不印", set_flag,
	    AT(strict_fonts) },
	{ "--progress", NULL, "auto|always|never", "显示进度", set_when,
	    AT(progress) },
	{ "--color", NULL, "auto|always|never", "用颜色", set_when,
	    AT(color) },
	{ "--quiet", "-q", NULL, "只说失败", set_flag, AT(quiet) },
	{ "--verbose", "-v", NULL, "说得详细些", set_flag, AT(verbose) },
};
#undef AT
enum { N_COMMON = sizeof(common) / sizeof(common[0]) };

/* The office's date: the only clock, read once, at +08:00. */
static day_t
today(void)
{
	enum { EPOCH_2000 = 10957, EAST_8 = 8 * 3600, DAY = 86400 };

	return (day_t)(((int64_t)time(NULL) + EAST_8) / DAY - EPOCH_2000);
}

static void
set_defaults(struct options *o)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	memset(o, 0, sizeof(*o));
	o->dir = ".";
	o->as_of = DAY_NONE;
	o->jobs = cores < 1 ? 1 : cores > MAX_JOBS ? MAX_JOBS :
	    (unsigned)cores;
}

/* --- parsing --- */

struct cursor {
	char *const *argv;
	int argc, i;
	bool no_more;  /* after "--" */
};

/* Splits --name=value; a value may also be the next word. */
static const char *
value_of(struct cursor *c, const char *word, size_t name_len)
{
	if (word[name_len] == '=')
		return word + name_len + 1;
	if (name_len == 2 && word[1] != '-' && word[2] != '\0')
		return word + 2;
	return c->i + 1 < c->argc ? c->argv[++c->i] : NULL;
}

static bool
names(const char *word, const char *name)
{
	size_t n = strlen(name);

	return strncmp(word, name, n) == 0 &&
	    (word[n] == '\0' || word[n] == '=');
}

static bool
bad_value(struct err *e, const char *name, const char *v, const char *want,
    const char *help)
{
	if (v == NULL)
		return err_set(e, ERR_USAGE, "选项 %s 后面缺少 %s（%s）", name,
		    want, help);
	return err_set(e, ERR_USAGE, "选项 %s 的值“%s”不对，应为 %s（%s）",
	    name, v, want, help);
}

/* 1 taken, 0 not a common option, -1 error */
static int
take_common(struct cursor *c, const char *word, struct options *o,
    struct err *e)
{
	for (size_t i = 0; i < N_COMMON; i++) {
		const struct common *x = &common[i];
		const char *name = names(word, x->name) ? x->name :
		    x->brief != NULL && strncmp(word, x->brief, 2) == 0 &&
		    (x->value != NULL || word[2] == '\0') ? x->brief : NULL;
		const char *v = "";

		if (name == NULL)
			continue;
		if (x->value != NULL)
			v = value_of(c, word, strlen(name));
		else if (strchr(word, '=') != NULL)
			return err_set(e, ERR_USAGE, "选项 %s 不带值",
			    x->name), -1;
		if (v == NULL || !x->set(v, (char *)o + x->at))
			return bad_value(e, x->name, v, x->value, x->help), -1;
		return 1;
	}
	return 0;
}

static int
take_own(struct cursor *c, const char *word, struct parsed *p,
    const char **value, struct err *e)
{
	const struct option_spec *s = p->command == NULL ? NULL :
	    p->command->option;

	for (size_t i = 0; s != NULL && s[i].name != NULL; i++) {
		if (!names(word, s[i].name))
			continue;
		value[i] = "";
		if (s[i].value == NULL && strchr(word, '=') != NULL)
			return err_set(e, ERR_USAGE, "选项 %s 不带值",
			    s[i].name), -1;
		if (s[i].value != NULL)
			value[i] = value_of(c, word, strlen(s[i].name));
		if (value[i] == NULL)
			return bad_value(e, s[i].name, NULL, s[i].value,
			    s[i].help), -1;
		return 1;
	}
	return 0;
}

static const struct command *
find_command(const struct command *const *table, const char *name)
{
	for (size_t i = 0; table[i] != NULL; i++)
		if (strcmp(table[i]->name, name) == 0)
			return table[i];
	return NULL;
}

static bool
take_word(const char *word, const struct command *const *table,
    struct parsed *p, const char **words, struct err *e)
{
	if (p->command != NULL) {
		words[p->args.n_words++] = word;
		return true;
	}
	p->command = find_command(table, word);
	return p->command != NULL || err_set(e, ERR_USAGE,
	    "没有“%s”这个命令；liangze --help 列出全部命令", word);
}

static bool
check_words(const struct parsed *p, struct err *e)
{
	const struct command *c = p->command;

	if (p->help || p->version || c == NULL)
		return true;
	if (p->args.n_words < c->min_words)
		return err_set(e, ERR_USAGE, "命令 %s 缺少 %s", c->name,
		    c->usage);
	if (p->args.n_words > c->max_words)
		return err_set(e, ERR_USAGE, "命令 %s 后面多了“%s”", c->name,
		    p->args.word[c->max_words]);
	return true;
}

bool
options_parse(int argc, char *const *argv,
    const struct command *const *table, struct arena *a,
    struct parsed *out, struct err *e)
{
	enum { MAX_OWN = 16 };
	struct cursor c = { argv, argc, 0, false };
	const char **words = arena_array(a, const char *, (size_t)argc);
	const char **value = arena_array(a, const char *, MAX_OWN);

	memset(out, 0, sizeof(*out));
	set_defaults(&out->common);
	out->args.word = words;
	out->args.value = value;
	for (c.i = 1; c.i < argc; c.i++) {
		const char *w = argv[c.i];
		int taken = 0;

		if (!utf8_valid(w, strlen(w)))
			return err_set(e, ERR_USAGE, "第%d个参数不是UTF-8文字",
			    c.i);
		if (!c.no_more && strcmp(w, "--") == 0) {
			c.no_more = true;
			continue;
		}
		if (c.no_more || w[0] != '-' || w[1] == '\0') {
			if (!take_word(w, table, out, words, e))
				return false;
			continue;
		}
		if (strcmp(w, "--help") == 0 || strcmp(w, "-h") == 0)
			taken = (out->help = true);
		else if (strcmp(w, "--version") == 0)
			taken = (out->version = true);
		if (taken == 0)
			taken = take_common(&c, w, &out->common, e);
		if (taken == 0)
			taken = take_own(&c, w, out, value, e);
		if (taken < 0)
			return false;
		if (taken == 0)
			return err_set(e, ERR_USAGE, "没有“%s”这个选项", w);
	}
	if (out->common.as_of == DAY_NONE)
		out->common.as_of = today();
	return check_words(out, e);
}

/* --- help --- */

static void
help_row(const char *left, const char *right)
{
	size_t n = utf8_columns(left);

	printf("  %s%*s%s\n", left, n < HELP_COLUMN ?
	    (int)(HELP_COLUMN - n) : 1, "", right);
}

static void
help_option(const char *brief, const char *name, const char *value,
    const char *help)
{
	char left[128];

	snprintf(left, sizeof(left), "%s%s%s%s%s", brief == NULL ? "" : brief,
	    brief == NULL ? "" : ", ", name, value == NULL ? "" : " ",
	    value == NULL ? "" : value);
	help_row(left, help);
}

void
options_help(const struct command *const *table, const struct command *c)
{
	if (c == NULL) {
		printf("用法：liangze [选项] 命令 [参数]\n\n命令：\n");
		for (size_t i = 0; table[i] != NULL; i++)
			help_row(table[i]->name, table[i]->summary);
	} else {
		printf("用法：liangze %s [选项]%s%s\n\n%s。\n", c->name,
		    c->usage[0] == '\0' ? "" : " ", c->usage, c->summary);
		if (c->epilogue != NULL)
			printf("\n%s\n", c->epilogue);
		if (c->option != NULL)
			printf("\n本命令的选项：\n");
		for (size_t i = 0; c->option != NULL &&
		    c->option[i].name != NULL; i++)
			help_option(NULL, c->option[i].name,
			    c->option[i].value, c->option[i].help);
	}
	printf("\n共同的选项（在命令前后都可以）：\n");
	for (size_t i = 0; i < N_COMMON; i++)
		help_option(common[i].brief, common[i].name, common[i].value,
		    common[i].help);
	help_option("-h", "--help", NULL, "显示用法");
	if (c == NULL)
		help_option(NULL, "--version", NULL, "显示版本");
	if (c == NULL)
		printf("\n退出状态：0 无问题；1 有退回；2 命令行有误；3 有无法判定；\n"
		    "4 没有可做的；5 工作区被占用；6 台账或档案损坏；7 读写失败；\n"
		    "8 方案、规则、模板或字体有缺陷；70 程序缺陷。\n"
		    "各命令的用法：liangze 命令 --help\n");
}

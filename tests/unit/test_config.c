#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "io/config.h"
#include "io/xml_read.h"
#include "scene.h"

/* A copy of the templates that a test may spoil. */
static void
copy_templates(struct scene *p)
{
	const char *home = getenv("LIANGZE_DATA");

	assert_int_equal(system(arena_printf(&p->a, "cp -R '%s/templates' "
	    "'%s/'", home == NULL ? "." : home, p->dir)), 0);
}

/* The first `old` in the file becomes `new`; its line number. */
static int
spoil(struct scene *p, const char *file, const char *old, const char *new)
{
	const char *name = arena_printf(&p->a, "templates/%s", file);
	const char *text = scene_read(p, name);
	const char *at = strstr(text, old);
	int line = 1;

	if (at == NULL)
		fail_msg("%s does not hold %s", file, old);
	for (const char *s = text; s < at; s++)
		line += *s == '\n';
	scene_put(p, name, arena_printf(&p->a, "%.*s%s%s", (int)(at - text),
	    text, new, at + strlen(old)));
	return line;
}

static bool
has_han(const char *s)
{
	size_t n = strlen(s);

	for (size_t i = 0; i < n;)
		if (utf8_is_han(utf8_next(s, n, &i)))
			return true;
	return false;
}

static void
as_delivered(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	const struct calendar *cal;
	struct config c;
	int first, last;

	copy_templates(p);
	if (!config_load(&p->a, scene_at(p, "templates"), &c, &e) ||
	    !config_calendar(&p->a, scene_at(p, "templates"), &cal, &e))
		fail_msg("%s", e.text);
	assert_int_equal(c.organ.n, 4);
	assert_string_equal(config_organ(&c, "市纪委")->brief,
	    "中共示例市纪委");
	assert_null(config_organ(&c, "省委"));
	assert_string_equal(config_kind(&c, "预警提醒通知书")->file,
	    "yujing.xsl");
	assert_true(config_kind(&c, "预警提醒通知书")->seal);
	assert_false(config_kind(&c, "预警提醒通知书")->number);
	assert_null(config_kind(&c, "无此文种"));
	assert_true(c.font.n > 10);
	assert_true(c.policy.n_fillers > 100);
	/* D14.4 */
	assert_int_equal(c.policy.n_sanctions, 12);
	assert_false(policy_sanction(&c.policy, "严重警告")->heavy);
	assert_false(policy_sanction(&c.policy, "记大过")->heavy);
	assert_true(policy_sanction(&c.policy, " 撤职")->heavy);
	assert_true(policy_sanction(&c.policy, "解散")->heavy);
	assert_null(policy_sanction(&c.policy, "警戒"));
	assert_null(policy_sanction(&c.policy, ""));
	/* E05.2 and its kin */
	assert_false(c.policy.statutes.checked);
	assert_int_equal(c.policy.statutes.n_editions, 2);
	assert_int_equal(c.policy.statutes.edition[1].n_clauses, 11);
	assert_int_equal(c.policy.statutes.n_authorities, 17);
	assert_true(c.policy.statutes.n_effects > 0);
	assert_false(c.policy.secret_office);
	assert_int_equal(c.policy.n_waivers, 0);
	assert_int_equal(c.policy.match(c.policy.patterns, "编号", "ZG-03"),
	    1);
	assert_int_equal(c.policy.match(c.policy.patterns, "编号", "第3号"),
	    0);
	assert_int_equal(c.policy.match(c.policy.patterns, "无", "x"), -1);
	assert_int_equal(strlen(c.rules_sm3), DIGEST_HEX - 1);
	calendar_span(cal, &first, &last);
	assert_true(first <= 2026 && last >= 2026);
	config_release(&c);
	config_release(&c);
}

/*
 * One fault each.  `line`: how many lines below the change the fault is
 * named (0: its own); -1: the file alone is named.  `says`: a part of
 * the message.
 */
static const struct fault {
	const char *file, *old, *new;
	int line;
	const char *says;
} fault[] = {
	{ "office.xml", "涉密环境=\"否\"", "涉密环境=\"不\"", 0, "" },
	{ "office.xml", "类型=\"市纪委\"", "类型=\"市委\"", 0, "" },
	{ "office.xml", "类型=\"市纪委\"", "类型=\"县纪委\"", 0, "" },
	{ "office.xml", "电话=\"0000-1000001\"", "电话=\"一二三\"", -1, "" },
	{ "office.xml", "</机关设置>", "", -1, "" },
	{ "office.xml", "<机关设置", "<机关配置", -1, "" },
	{ "office.xml", "<机关 类型=\"市委\"", "<机关 式样=\"市委\"", 0, "" },
	{ "office.xml", "<?xml", "<!DOCTYPE 机关设置><?xml", -1, "" },
	{ "fonts.xml", "<角色 名称=\"仿宋\">", "<角色 名称=\"隶书\">", 0, "" },
	{ "fonts.xml", "名称=\"FangSong\"", "名称=\"仿宋\"", 0, "" },
	{ "papers/kinds.xml", "名称=\"得分反馈单\"", "名称=\"校验回执\"", -1,
	    "" },
	{ "papers/kinds.xml", "模板=\"yujing.xsl\"",
	    "模板=\"../../x.xsl\"", -1, "" },
	{ "papers/kinds.xml", "签批=\"否\"", "签批=\"也许\"", -1, "" },
	{ "rules/patterns.xml", "<表达式>[A-Za-z0-9-]{1,40}</表达式>",
	    "<表达式>[A-Za-z0-9-{1,40}</表达式>", 0, "方括号" },
	{ "rules/patterns.xml", "<表达式>[A-Za-z0-9-]{1,40}</表达式>",
	    "<表达式>(a</表达式>", 0, "圆括号" },
	{ "rules/patterns.xml", "<正例>ZG-03</正例>", "<正例>ZG_03</正例>", 0,
	    "不认这个正例：ZG_03" },
	{ "rules/patterns.xml", "<反例>ZG_03</反例>", "<反例>ZG-03</反例>", 0,
	    "认了这个反例：ZG-03" },
	{ "rules/patterns.xml", "<表达式>[A-Za-z0-9-]{1,40}</表达式>",
	    "<表达式>((a|a)*)*b</表达式>", -1, "" },
	{ "rules/patterns.xml", "名称=\"编号\"", "名称=\"号码\"", -1,
	    "缺少这个名称的写法：编号" },
	{ "rules/patterns.xml", "名称=\"电话\"", "名称=\"编号\"", -1, "" },
	{ "rules/levels.xml", "</级别调整>", "<级别 规则=\"A99.9\" "
	    "级别=\"提示\" 理由=\"x\"/></级别调整>", 0, "没有这条规则：A99.9" },
	{ "rules/levels.xml", "</级别调整>", "<级别 规则=\"A10.1\" "
	    "级别=\"无法判定\" 理由=\"x\"/></级别调整>", 0, "" },
	{ "rules/levels.xml", "</级别调整>", "<级别 规则=\"A14.1\" "
	    "级别=\"提示\" 理由=\"x\"/></级别调整>", 0, "不能调整级别" },
	{ "rules/levels.xml", "</级别调整>", "<豁免 规则=\"X05.1\" "
	    "截至=\"2026-12-31\" 理由=\"x\"/></级别调整>", 0, "不能豁免" },
	{ "rules/levels.xml", "</级别调整>", "<豁免 规则=\"A10.2\" "
	    "截至=\"2026-02-30\" 理由=\"x\"/></级别调整>", 0, "" },
	{ "rules/levels.xml", "</级别调整>", "<豁免 规则=\"A10.2\" "
	    "截至=\"2026-12-31\"/></级别调整>", 0, "" },
	{ "rules/levels.xml", "</级别调整>", "<级别 规则=\"A10.2\" 级别=\""
	    "提示\" 理由=\"x\"/><级别 规则=\"A10.2\" 级别=\"警告\" "
	    "理由=\"x\"/></级别调整>", 0, "" },
	{ "rules/filler.xml", "<词>加强</词>", "<词></词>", 0, "" },
	{ "rules/filler.xml", "<词>强化</词>", "<词>加强</词>", 0, "" },
	{ "rules/sanctions.xml", "名称=\"降级\" 轻重=\"重\"",
	    "名称=\"降级\" 轻重=\"中\"", 0, "" },
	{ "rules/sanctions.xml", "名称=\"降级\"", "名称=\"警告\"", -1, "" },
	{ "rules/sanctions.xml", "名称=\"降级\"", "名称=\"降 级\"", 0, "" },
	{ "rules/regulations.xml", "起=\"2019-09-01\"", "起=\"2019-08-31\"",
	    0, "两个版本的有效期重叠：2019" },
	{ "rules/regulations.xml", "起=\"2016-07-08\"", "起=\"2019-09-01\"",
	    0, "“止”早于“起”" },
	{ "rules/regulations.xml", "年份=\"2019\"", "年份=\"2016\"", -1, "" },
	{ "rules/regulations.xml", "核对=\"未核对\"", "核对=\"是\"", -1, "" },
	{ "rules/authority.xml", "方式=\"改组\"", "方式=\"解散\"", 0, "" },
	{ "rules/authority.xml", "方式=\"改组\"", "方式=\"改组\" 条件=\""
	    "依据授权\"", 0, "写明授权的法规" },
	{ "rules/effects.xml", "月数=\"24\"", "月数=\"121\"", 0, "" },
	{ "rules/regulations.xml", "项=\"二\" 名称=\"党的建设缺失\"",
	    "项=\"一\" 名称=\"党的建设缺失\"", 0, "写了两次；改法：" },
	{ "rules/regulations.xml", "起=\"2019-09-01\"", "起=\"2019-10-01\"",
	    -1, "第二天没有接上的版本" },
	{ "rules/regulations.xml", "起=\"2016-07-08\"", "起=\"2017-07-08\"",
	    0, "“起”不在这一年" },
	{ "rules/regulations.xml", "申诉条=\"二十\"", "", 0,
	    "没有一起写" },
	{ "rules/authority.xml", "对象=\"党组织\" 方式=\"改组\"",
	    "对象=\"党组织\" 方式=\"诫勉\"", 0, "没有诫勉这种问责方式" },
	{ "rules/authority.xml", "对象=\"党组织\" 方式=\"改组\"",
	    "对象=\"党组织\" 方式=\"通报\"", 0, "写了两次" },
	{ "rules/effects.xml", "内容=\"撤销党内职务\"", "内容=\"严重警告\"",
	    0, "这一行查不到" },
	{ "rules/levels.xml", "</级别调整>", "<级别 规则=\"D12.1\" "
	    "级别=\"警告\" 理由=\"x\"/></级别调整>", 0, "不能调整级别" },
};

/* "templates/<file>:<line>" and Chinese; `line` -1: any line, or none. */
static void
names_place(const struct fault *f, int line, const struct err *e)
{
	char place[256];
	const char *at;

	if (e->kind != ERR_CONFIG)
		fail_msg("%s: %s: kind %d: %s", f->file, f->new, e->kind,
		    e->text);
	if (f->line < 0)
		snprintf(place, sizeof(place), "templates/%s:", f->file);
	else
		snprintf(place, sizeof(place), "templates/%s:%d:", f->file,
		    line + f->line);
	at = strstr(e->text, place);
	if (at == NULL || !has_han(at + strlen(place)) ||
	    strstr(e->text, f->says) == NULL)
		fail_msg("%s: %s: wants %s: says: %s", f->file, f->new, place,
		    e->text);
	assert_true(utf8_valid(e->text, strlen(e->text)));
}

static void
each_fault(void **state)
{
	struct scene *p = *state;

	copy_templates(p);
	for (size_t i = 0; i < sizeof(fault) / sizeof(fault[0]); i++) {
		const struct fault *f = &fault[i];
		const char *name = arena_printf(&p->a, "templates/%s",
		    f->file);
		const char *whole = scene_read(p, name);
		struct err e = ERR_INIT;
		struct config c;
		int line = spoil(p, f->file, f->old, f->new);

		if (config_load(&p->a, scene_at(p, "templates"), &c, &e))
			fail_msg("%s: %s: not found", f->file, f->new);
		names_place(f, line, &e);
		config_release(&c);
		scene_put(p, name, whole);
	}
}

static const char *const files[] = { "office.xml", "fonts.xml",
	"papers/kinds.xml", "rules/patterns.xml", "rules/levels.xml",
	"rules/filler.xml", "rules/sanctions.xml", "rules/regulations.xml",
	"rules/authority.xml", "rules/effects.xml" };

/* Gone, a folder, empty, no XML: each names the file. */
static void
no_file(void **state)
{
	struct scene *p = *state;

	copy_templates(p);
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		const char *name = arena_printf(&p->a, "templates/%s",
		    files[i]);
		const char *whole = scene_read(p, name);
		const char *const text[] = { NULL, "", "x", "<a/>",
			"\xff\xfe" };

		for (size_t k = 0; k < sizeof(text) / sizeof(text[0]); k++) {
			struct err e = ERR_INIT;
			struct config c;

			if (text[k] == NULL)
				assert_int_equal(unlink(scene_at(p, name)), 0);
			else
				scene_put(p, name, text[k]);
			assert_false(config_load(&p->a, scene_at(p,
			    "templates"), &c, &e));
			assert_int_equal(e.kind, ERR_CONFIG);
			assert_non_null(strstr(e.text, files[i]));
			assert_true(has_han(e.text));
			config_release(&c);
		}
		scene_put(p, name, whole);
	}
}

static void
levels_and_waivers(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	struct config plain, c;
	day_t day = day_of(2026, 12, 31);
	const char *levels;

	copy_templates(p);
	levels = scene_read(p, "templates/rules/levels.xml");
	assert_true(config_load(&p->a, scene_at(p, "templates"), &plain, &e));
	spoil(p, "rules/levels.xml", "</级别调整>", "<级别 规则=\"A09.3\" "
	    "级别=\"提示\" 理由=\"清理\"/><豁免 规则=\"A10.2\" "
	    "单位=\"990101\" 截至=\"2026-12-31\" 理由=\"搬迁\"/>"
	    "<豁免 规则=\"A10.1\" 截至=\"2026-12-31\" 理由=\"全部\"/>"
	    "</级别调整>");
	if (!config_load(&p->a, scene_at(p, "templates"), &c, &e))
		fail_msg("%s", e.text);
	assert_int_equal(c.policy.level[RULE_A09_3], LEVEL_INFO);
	assert_int_equal(c.policy.level[RULE_A10_2],
	    plain.policy.level[RULE_A10_2]);
	assert_string_equal(policy_waived(&c.policy, RULE_A10_2, "990101",
	    day)->reason, "搬迁");
	assert_null(policy_waived(&c.policy, RULE_A10_2, "990101", day + 1));
	assert_null(policy_waived(&c.policy, RULE_A10_2, "990102", day));
	assert_non_null(policy_waived(&c.policy, RULE_A10_1, "990102", day));
	/* what was refused is judged again when this changes */
	assert_string_not_equal(c.rules_sm3, plain.rules_sm3);
	config_release(&c);
	scene_put(p, "templates/rules/levels.xml", levels);
	spoil(p, "rules/sanctions.xml", "名称=\"降级\"", "名称=\"降职\"");
	assert_true(config_load(&p->a, scene_at(p, "templates"), &c, &e));
	assert_non_null(policy_sanction(&c.policy, "降职"));
	assert_null(policy_sanction(&c.policy, "降级"));
	assert_string_not_equal(c.rules_sm3, plain.rules_sm3);
	config_release(&plain);
	config_release(&c);
}

static void
calendar_faults(void **state)
{
	static const struct { const char *old, *new, *says; } row[] = {
		{ "date,kind,name", "date;kind", "workdays.csv:1:" },
		{ "2016-01-01,holiday", "2016-13-01,holiday",
		    "workdays.csv:2:" },
		{ "2016-01-01,holiday", "2016-01-01,festival",
		    "workdays.csv:2:" },
		{ "2016-01-01,holiday,元旦", "2016-01-01", "workdays.csv:2:" },
	};
	struct scene *p = *state;
	const struct calendar *cal;
	struct err e = ERR_INIT;
	const char *whole;

	copy_templates(p);
	whole = scene_read(p, "templates/calendar/workdays.csv");
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		spoil(p, "calendar/workdays.csv", row[i].old, row[i].new);
		assert_false(config_calendar(&p->a, scene_at(p, "templates"),
		    &cal, &e));
		assert_int_equal(e.kind, ERR_CONFIG);
		assert_non_null(strstr(e.text, row[i].says));
		assert_true(has_han(e.text));
		scene_put(p, "templates/calendar/workdays.csv", whole);
	}
	unlink(scene_at(p, "templates/calendar/workdays.csv"));
	assert_false(config_calendar(&p->a, scene_at(p, "templates"), &cal,
	    &e));
	assert_int_equal(e.kind, ERR_CONFIG);
}

static int
start(void **state)
{
	(void)state;
	xml_start();
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	xml_stop();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE_TEST(as_delivered), SCENE_TEST(each_fault),
		SCENE_TEST(no_file), SCENE_TEST(levels_and_waivers),
		SCENE_TEST(calendar_faults),
	};

	return cmocka_run_group_tests(tests, start, stop);
}

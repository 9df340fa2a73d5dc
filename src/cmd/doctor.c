/*
 * doctor.c - `liangze doctor`: libraries, fonts, calendar, templates,
 * ledger: is everything in order?
 */
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/say.h"
#include "base/digest.h"
#include "base/outfile.h"
#include "base/utf8.h"
#include "io/fonts.h"
#include "io/json_xml.h"
#include "io/pattern.h"
#include "io/xml_read.h"
#include "out/gongwen.h"
#include "out/pdf.h"
#include "out/xlsx.h"
#include "stage/press.h"

enum { NAME_COLUMNS = 26 };

static void
row(const char *name, const char *what)
{
	size_t n = utf8_columns(name);

	printf("  %s%*s %s\n", name, n < NAME_COLUMNS ?
	    (int)(NAME_COLUMNS - n) : 0, "", what);
}

static void
print_libraries(struct workspace *ws)
{
	char text[256];

	printf("程序库\n");
	row("XML、XSLT", gongwen_version(ws->a));
	row("数据库", store_version());
	row("JSON", json_version());
	row("正则表达式", pattern_version());
	row("摘要", digest_version());
	row("工作簿", xlsx_version());
	font_store_version(text, sizeof(text));
	row("字体", text);
	pdf_version(text, sizeof(text));
	row("PDF", text);
}

/* What a run compiles only when it needs it. */
static bool
check_compiled(struct workspace *ws, struct err *e)
{
	struct press *p = NULL;
	bool ok = schema_set_sound(ws->schema, true, e) &&
	    press_open(ws, &p, e) && press_check(p, e);

	press_close(p);
	return ok;
}

static bool
print_fonts(struct workspace *ws, struct err *e)
{
	const struct font_report *r;
	size_t n = press_fonts(ws, &r, e);

	if (n == 0)
		return false;
	printf("字体（各角色按顺序挑选，“★”为首选）\n");
	for (size_t i = 0; i < n; i++)
		if (r[i].path[0] != '\0')
			row(arena_printf(ws->a, "%s%s", font_role_name(
			    r[i].role), r[i].first ? "★" : ""),
			    arena_printf(ws->a, "%s%s  %s  SM3 %.12s",
			    r[i].ps_name, r[i].substitute ? "（替代）" : "",
			    r[i].path, r[i].sm3));
		else if (r[i].refused || ws->opt->verbose)
			row(font_role_name(r[i].role), arena_printf(ws->a,
			    "%s：%s", r[i].ps_name, r[i].why));
	return true;
}

static void
print_calendar(struct workspace *ws)
{
	int first, last, year = day_civil(ws->opt->as_of).year;

	calendar_span(ws->calendar, &first, &last);
	printf("日历\n");
	row("工作日历", arena_printf(ws->a, "%d年至%d年%s", first, last,
	    year > last ? "，不到本年：请补充 calendar/workdays.csv" : ""));
}

/* Digests of what the outputs depend on. */
static bool
print_templates(struct workspace *ws, struct err *e)
{
	const char *const *path;
	struct digest_ctx *c;
	uint8_t sum[DIGEST_BYTES];
	char hex[DIGEST_HEX];
	size_t n, bytes;
	const char *text;

	if (!dir_tree(ws->a, ws->templates, &path, &n, e))
		return false;
	c = digest_new(DIGEST_SM3);
	for (size_t i = 0; i < n; i++) {
		if (!file_read(ws->a, arena_printf(ws->a, "%s/%s",
		    ws->templates, path[i]), 64 << 20, &text, &bytes, e)) {
			digest_free(c);
			return false;
		}
		digest_add(c, path[i], strlen(path[i]) + 1);
		digest_add(c, text, bytes);
	}
	digest_done(c, sum);
	hex_encode(hex, sum, DIGEST_BYTES);
	printf("模板\n");
	row("文件夹", ws->templates);
	row("文件", arena_printf(ws->a, "%zu个，合计SM3 %s", n, hex));
	row("规则级别", arena_printf(ws->a, "豁免%zu条",
	    ws->config.policy.n_waivers));
	row("问责条例文字", ws->config.policy.statutes.checked ? "已核对" :
	    "未核对：对照正式文本改正templates/rules/regulations.xml，再填已核对");
	return true;
}

static bool
print_ledger(struct workspace *ws, struct err *e)
{
	struct chain c;
	char hex[DIGEST_HEX];

	printf("台账\n");
	if (!workspace_has_ledger(ws)) {
		row("台账", "还没有");
		return true;
	}
	if (!workspace_ledger(ws, STORE_READ, e) ||
	    !store_verify(ws->store, true, e) ||
	    !store_chain(ws->store, DAY_LAST, &c, e))
		return false;
	hex_encode(hex, c.value, DIGEST_BYTES);
	row("链", arena_printf(ws->a, "%lld条，完好，链值 %s",
	    (long long)c.count, hex));
	return true;
}

static int
run_doctor(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	(void)args;
	print_libraries(ws);
	print_calendar(ws);
	if (print_templates(ws, e) && check_compiled(ws, e) &&
	    print_fonts(ws, e) && print_ledger(ws, e))
		printf("没有发现毛病。\n");
	return 0;
}

const struct command cmd_doctor = {
	.name = "doctor", .usage = "",
	.summary = "检查程序库、字体、日历、模板和台账",
	.needs = NEED_TEMPLATES, .run = run_doctor,
};

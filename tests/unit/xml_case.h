/*
 * xml_case.h - what the tests of the reader share: the schemas, and a
 * reading's findings as one text, a line "7:5 X02.2 message" each.
 */
#ifndef TESTS_XML_CASE_H
#define TESTS_XML_CASE_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/sbuf.h"
#include "io/xml_read.h"
#include "rules/catalogue.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

#define NS "xmlns=\"urn:liangze:1\""
#define HEAD "<记实提交 " NS " 单位=\"990101\" 月份=\"2026-10\" " \
	"批次=\"1\" 报送时间=\"2026-10-30T16:20:00\" 记录员=\"记录员甲\">\n"
#define TAIL "</记实提交>\n"
#define RECORD_TAG "<记录 编号=\"R-1\" 责任=\"主体责任\" 指标=\"ZG-03\" " \
	"履责主体=\"主要负责人\">"
#define WHEN "<时间>2026-10-12T09:00:00</时间>"
#define WHERE "<地点>县委常委会议室</地点>"
#define WHO "<人物><人员 姓名=\"干部甲\" 职务=\"县委书记\"/></人物>"
#define WHAT "<事项>召开会议专题研究党风廉政建设工作</事项>"
#define SIGNED "<审核 人=\"干部甲\" 职务=\"县委书记\" " \
	"时间=\"2026-10-13T10:00:00\"/>"
#define ENTERED "<录入 人=\"记录员甲\" 时间=\"2026-10-14T15:30:00\"/>"
#define RECORD RECORD_TAG WHEN WHERE WHO WHAT SIGNED ENTERED "</记录>\n"
#define WITHDRAWN "<撤回 编号=\"R-0\" 理由=\"重复\" 批准人=\"干部甲\" " \
	"时间=\"2026-10-20T10:00:00\"/>\n"

struct xml_case {
	struct arena a;
	struct reading r;
	char *found; /* all findings, sorted */
};

static struct schema_set *schemas;

static int
load_schemas(void **state)
{
	const char *home = getenv("LIANGZE_DATA");
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;

	(void)state;
	xml_start();
	schemas = schema_set_new(arena_printf(&a, "%s/templates/schema",
	    home == NULL ? "." : home));
	if (!schema_set_sound(schemas, true, &e))
		fail_msg("%s", e.text);
	arena_release(&a);
	return 0;
}

static int
free_schemas(void **state)
{
	(void)state;
	schema_set_free(schemas);
	xml_stop();
	return 0;
}

static void
case_read(struct xml_case *c, struct schema_set *s, const void *bytes,
    size_t n)
{
	struct sbuf b = SBUF_INIT;

	memset(c, 0, sizeof(*c));
	xml_read(s, "文件.xml", bytes, n, &c->a, &c->r);
	diag_sort(&c->r.found);
	for (size_t i = 0; i < c->r.found.d.n; i++) {
		const struct diag *d = &c->r.found.d.v[i];

		sbuf_printf(&b, "%u:%u %s %s\n", (unsigned)d->at.line,
		    (unsigned)d->at.column,
		    rule_text((enum rule_id)d->rule)->id, d->message);
	}
	c->found = arena_strdup(&c->a, sbuf_text(&b));
	sbuf_release(&b);
}

static inline void
case_text(struct xml_case *c, const char *text)
{
	case_read(c, schemas, text, strlen(text));
}

static inline void
case_end(struct xml_case *c)
{
	arena_release(&c->a);
}

#endif

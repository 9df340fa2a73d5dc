/*
 * X02.1, X02.2 and A09.1: what the XSD refuses, in words, each with its
 * place, its rule, and the item that it refuses.
 */
#include <pthread.h>
#include <unistd.h>

#include "xml_case.h"

#define REST SIGNED ENTERED "</记录>\n"
#define CHILDREN "<时间>、<地点>、<人物>、<事项>、<印证材料>、<审核>、" \
	"<录入>、<更正>"
#define TIME_FORM "年-月-日T时:分:秒，共 19 位，中间是大写字母 T"

/* `item`: the ordinal that is refused, -1 the file, -2 nothing. */
static const struct row {
	const char *text, *want;
	int item;
} rows[] = {
	{ HEAD RECORD WITHDRAWN TAIL, "", -2 },
	{ HEAD TAIL, "", -2 },

	/* elements: A09.1 where one of the four is missing or blank */
	{ HEAD RECORD_TAG WHERE WHO WHAT REST TAIL,
	    "2:1 A09.1 <记录>缺少<时间>\n", 0 },
	{ HEAD RECORD_TAG WHEN WHO WHAT REST TAIL,
	    "2:1 A09.1 <记录>缺少<地点>\n", 0 },
	{ HEAD RECORD_TAG WHEN WHERE WHAT REST TAIL,
	    "2:1 A09.1 <记录>缺少<人物>\n", 0 },
	{ HEAD RECORD_TAG WHEN WHERE WHO REST TAIL,
	    "2:1 A09.1 <记录>缺少<事项>\n", 0 },
	{ HEAD RECORD_TAG "\n<时间/>" WHERE WHO WHAT REST TAIL,
	    "3:1 A09.1 <时间>是空的\n", 0 },
	{ HEAD RECORD_TAG WHEN "\n<地点> 　 </地点>" WHO WHAT REST TAIL,
	    "3:1 A09.1 <地点>是空的\n", 0 },
	{ HEAD RECORD_TAG WHEN WHERE "\n<人物/>" WHAT REST TAIL,
	    "3:1 A09.1 <人物>缺少<人员>\n", 0 },
	{ HEAD RECORD_TAG WHEN WHERE WHO "\n<事项> </事项>" REST TAIL,
	    "3:1 A09.1 <事项>是空的\n", 0 },
	{ HEAD RECORD_TAG WHEN WHERE WHO WHAT ENTERED "</记录>" TAIL,
	    "2:1 X02.2 <记录>缺少<审核>\n", 0 },
	/* all four, and the rest of the record is looked at as well */
	{ HEAD RECORD_TAG "\n<审核 人=\"干部甲\" 职务=\"\" "
	    "时间=\"10月\"/>" ENTERED "</记录>" TAIL,
	    "2:1 A09.1 <记录>缺少<时间>\n2:1 A09.1 <记录>缺少<地点>\n"
	    "2:1 A09.1 <记录>缺少<人物>\n2:1 A09.1 <记录>缺少<事项>\n"
	    "3:13 X02.2 属性“职务”是空的\n"
	    "3:19 X02.2 属性“时间”的值“10月”不合要求；应填：" TIME_FORM
	    "\n", 0 },
	/* not blank, but wrong: the XSD's own rule */
	{ HEAD RECORD_TAG "\n<时间>10月12日</时间>" WHERE WHO WHAT REST TAIL,
	    "3:1 X02.2 <时间>的值“10月12日”不合要求；应填：" TIME_FORM "\n",
	    0 },
	{ HEAD RECORD_TAG WHEN WHERE WHO "\n<事项>开会</事项>" REST TAIL,
	    "3:1 X02.2 <事项>现有2个字，不合要求；应填："
	    "10 至 2000 个字的摘要\n", 0 },

	/* elements: out of place, too many, unknown */
	{ HEAD RECORD_TAG WHERE "\n" WHEN WHO WHAT REST TAIL,
	    "3:1 X02.2 <时间>的位置不对；<记录>里应依次为：" CHILDREN "\n",
	    0 },
	{ HEAD RECORD_TAG WHEN "\n" WHEN "\n" WHEN WHERE WHO WHAT REST TAIL,
	    "3:1 X02.2 <记录>里的<时间>只能有1个，这里是第2个\n", 0 },
	{ HEAD RECORD_TAG WHEN WHERE WHO WHAT "\n<备注>无<b/></备注>" REST
	    TAIL,
	    "3:1 X02.2 此处不应出现<备注>；<记录>里可用：" CHILDREN "\n",
	    0 },
	{ HEAD RECORD_TAG WHEN "\n<地点>县委<b>一</b></地点>" WHO WHAT REST
	    TAIL, "3:7 X02.2 <地点>里不应再有元素<b>，只能写文字\n", 0 },
	{ HEAD "<撤回 编号=\"R-0\" 理由=\"重复\" 批准人=\"干部甲\" "
	    "时间=\"2026-10-20T10:00:00\">\n<a/></撤回>" TAIL,
	    "3:1 X02.2 <撤回>里不应再有元素<a>\n", 0 },
	{ HEAD "<撤回 编号=\"R-0\" 理由=\"重复\" 批准人=\"干部甲\" "
	    "时间=\"2026-10-20T10:00:00\">\n</撤回>" TAIL,
	    "2:1 X02.2 <撤回>里不应有空格或者换行\n", 0 },
	{ HEAD "<撤回 编号=\"R-0\" 理由=\"重复\" 批准人=\"干部甲\" "
	    "时间=\"2026-10-20T10:00:00\">同意</撤回>" TAIL,
	    "2:1 X02.2 <撤回>里不应有文字\n", 0 },
	{ HEAD RECORD_TAG WHEN WHERE "<人物>干部甲</人物>" WHAT REST TAIL,
	    "2:92 X02.2 <人物>里不应直接写文字，只能放：<人员>\n", 0 },
	{ HEAD "<x:记录 xmlns:x=\"urn:x\"/>" TAIL,
	    "2:1 X02.2 <记录>不在命名空间urn:liangze:1内\n", -1 },
	{ HEAD "<备注/>\n" RECORD TAIL,
	    "2:1 X02.2 此处不应出现<备注>；<记实提交>里可用："
	    "<记录>、<撤回>\n", -1 },
	{ HEAD WITHDRAWN RECORD TAIL,
	    "3:1 X02.2 <记录>的位置不对；<记实提交>里应依次为："
	    "<记录>、<撤回>\n", -1 },
	{ HEAD "字\n" RECORD "字" TAIL,
	    "1:1 X02.2 <记实提交>里不应直接写文字，只能放："
	    "<记录>、<撤回>\n", -1 },

	/* attributes */
	{ "<记实提交 " NS " 月份=\"2026-13\" 批次=\"1\" "
	    "报送时间=\"2026-10-30T16:20:00\" 记录员=\"甲\" 备注=\"\"/>",
	    "1:1 X02.2 <记实提交>缺少属性“单位”\n"
	    "1:29 X02.2 属性“月份”的值“2026-13”不合要求；应填："
	    "年-月，共 7 位\n"
	    "1:84 X02.2 <记实提交>不应有属性“备注”；可用的属性："
	    "单位、月份、批次、方式、报送时间、记录员\n", -1 },
	{ HEAD RECORD "<记录 编号=\"R-2\" 责任=\"主体\" 指标=\"ZG-03\" "
	    "履责主体=\"主要负责人\">" WHEN WHERE WHO WHAT REST TAIL,
	    "3:14 X02.2 属性“责任”的值“主体”不在允许范围内；允许："
	    "主体责任、监督责任\n", 1 },
	{ HEAD "<记录 编号=\"R-2\" 责任=\"\" 指标=\"ZG-03\" "
	    "履责主体=\"主要负责人\">" WHEN WHERE WHO WHAT REST TAIL,
	    "2:14 X02.2 属性“责任”是空的；允许：主体责任、监督责任\n", 0 },
	/* nothing of a secret record is quoted, but its 密级 */
	{ HEAD "<记录 编号=\"R-2\" 责任=\"隐语\" 指标=\"ZG-03\" "
	    "履责主体=\"主要负责人\" 密级=\"绝密\">" WHEN WHERE WHO WHAT REST
	    TAIL, "2:14 X02.2 属性“责任”的值不在允许范围内；允许："
	    "主体责任、监督责任\n"
	    "2:46 X02.2 属性“密级”的值“绝密”不在允许范围内；允许："
	    "公开、内部、秘密、机密\n", 0 },

	/* roots */
	{ "<巡察反馈 " NS "/>", "1:1 X02.1 不认识的根元素<巡察反馈>，"
	    "不是可受理的文件种类；可受理：单位名册、责任清单、考核方案、"
	    "问责主体、干部变动、工作台账、记实提交、审核意见、签批、书面告知、"
	    "重点领域、年终考核、加减分事项、履责报告、督查反馈、整改报告、"
	    "整改核查、调离登记、述责述廉报告、述责述廉评议、谈话记录、"
	    "问责工作报告、问责案件\n", -1 },
	{ "<记实提交 xmlns=\"urn:liangze:2\"/>",
	    "1:1 X02.1 <记实提交>不在命名空间urn:liangze:1内\n", -1 },
	{ "<签批 " NS " 编号=\"Q-1\" 日期=\"2026-10-20\" 签批人=\"甲\" "
	    "职务=\"书记\" 机关=\"市委\"/>",
	    "1:1 X02.2 <签批>缺少<件>\n", -1 },

	/* the document chooses no schema of its own */
	{ "<书面告知 " NS " xmlns:xsi="
	    "\"http://www.w3.org/2001/XMLSchema-instance\" "
	    "xsi:schemaLocation=\"urn:liangze:1 http://127.0.0.1/a.xsd\" "
	    "单位=\"990101\" 月份=\"2026-10\" 责任=\"主体责任\" "
	    "日期=\"2026-10-20\" 记录员=\"甲\" 签收人=\"乙\"/>", "", -2 },
	{ "<书面告知 " NS " xmlns:xsi="
	    "\"http://www.w3.org/2001/XMLSchema-instance\" "
	    "xsi:nil=\"true\" "
	    "单位=\"990101\" 月份=\"2026-10\" 责任=\"主体责任\" "
	    "日期=\"2026-10-20\" 记录员=\"甲\" 签收人=\"乙\"/>",
	    "1:83 X02.2 <书面告知>不应有属性“nil”；可用的属性："
	    "单位、月份、责任、日期、记录员、签收人、签收日期\n", -1 },
};

static void
faults(void **state)
{
	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		struct xml_case c;

		case_text(&c, rows[i].text);
		assert_string_equal(c.found, rows[i].want);
		assert_int_equal(c.r.doc.broken, rows[i].item == -1);
		for (size_t k = 0; k < c.r.found.d.n; k++) {
			assert_int_equal(c.r.found.d.v[k].item,
			    rows[i].item);
			assert_int_equal(c.r.found.d.v[k].level,
			    LEVEL_REFUSE);
		}
		case_end(&c);
	}
}

/* Every fault of a file in one pass; sound items stay sound. */
static void
all_in_one_pass(void **state)
{
	struct xml_case c;
	const struct submission *s;

	(void)state;
	case_text(&c, HEAD "<备注/>\n" RECORD
	    RECORD_TAG WHERE WHO WHAT REST
	    RECORD
	    RECORD_TAG WHEN WHERE WHO WHAT "<审核/>" ENTERED "</记录>\n"
	    "<撤回 编号=\"R-9\"/>\n" WITHDRAWN TAIL);
	assert_string_equal(c.found,
	    "2:1 X02.2 此处不应出现<备注>；<记实提交>里可用："
	    "<记录>、<撤回>\n"
	    "4:1 A09.1 <记录>缺少<时间>\n"
	    "6:150 X02.2 <审核>缺少属性“人”\n"
	    "6:150 X02.2 <审核>缺少属性“职务”\n"
	    "6:150 X02.2 <审核>缺少属性“时间”\n"
	    "7:1 X02.2 <撤回>缺少属性“理由”\n"
	    "7:1 X02.2 <撤回>缺少属性“批准人”\n"
	    "7:1 X02.2 <撤回>缺少属性“时间”\n");
	assert_true(c.r.doc.broken);
	assert_int_equal(c.r.doc.n_items, 6);
	s = c.r.doc.as.submission;
	assert_int_equal(s->record.n, 4);
	assert_false(s->record.v[0].item.broken);
	assert_true(s->record.v[1].item.broken);
	assert_false(s->record.v[2].item.broken);
	assert_true(s->record.v[3].item.broken);
	assert_true(s->withdrawal.v[0].item.broken);
	assert_false(s->withdrawal.v[1].item.broken);
	assert_string_equal(c.r.found.d.v[5].record, "R-9");
	assert_string_equal(c.r.found.d.v[5].unit, "990101");
	assert_string_equal(c.r.found.d.v[5].month, "2026-10");
	case_end(&c);
}

/* How to mend: the XSD's words, the likely value, the usual slips. */
static void
how_to_mend(void **state)
{
	static const struct { const char *attr, *mend; } t[] = {
		{ "月份=\"2026-13\"", "例如：2026-10" },
		{ "月份=\"２０２６-10\"",
		    "把全角的数字、字母和符号改成半角" },
		{ "月份=\" 2026-10\"", "删去前后的空格" },
		{ "月份=\"2026-10\" 方式=\"补\"", "是否应为“补充”" },
		{ "月份=\"2026-10\" 方式=\" 全量\"", "删去前后的空格" },
		{ "月份=\"2026-10\" 方式=\"全部\"",
		    "从允许的值里选一个，照原样填写" },
		{ "", "补上属性“月份”：报送的是哪个月，如 2026-10" },
		{ "月份=\"2026-10\" l:x=\"\" xmlns:l=\"u\"",
		    "删去这个属性，或者改正它的名字" },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		struct xml_case c;
		struct arena a = ARENA_INIT;

		case_text(&c, arena_printf(&a, "<记实提交 " NS
		    " 单位=\"990101\" %s 批次=\"1\" "
		    "报送时间=\"2026-10-30T16:20:00\" 记录员=\"甲\"/>",
		    t[i].attr));
		assert_int_equal(c.r.found.d.n, 1);
		assert_string_equal(c.r.found.d.v[0].mend, t[i].mend);
		case_end(&c);
		arena_release(&a);
	}
}

/* So many findings that only the first are listed. */
static void
too_many(void **state)
{
	struct sbuf b = SBUF_INIT;
	struct xml_case c;
	const struct diag *d;

	(void)state;
	sbuf_puts(&b, HEAD);
	for (int i = 0; i < 3000; i++)
		sbuf_puts(&b, "<撤回 编号=\"R-0\" 理由=\"重复\" "
		    "批准人=\"干部甲\"/>\n");
	sbuf_puts(&b, TAIL);
	case_text(&c, b.s);
	assert_int_equal(c.r.found.d.n, 2000);
	d = &c.r.found.d.v[0];
	assert_string_equal(d->message,
	    "问题太多，只列出前1999处，另有1001处");
	assert_int_equal(d->at.line, 0);
	assert_true(c.r.doc.as.submission->withdrawal.v[2999].item.broken);
	case_end(&c);
	sbuf_release(&b);
}

/* --- an XSD is compiled when it is first needed, by any thread --- */

struct reads {
	struct schema_set *set;
	size_t n_found;
};

static void *
read_bad(void *arg)
{
	static const char text[] = HEAD RECORD_TAG WHEN WHO WHAT REST TAIL;
	struct reads *r = arg;
	struct xml_case c;

	case_read(&c, r->set, text, strlen(text));
	r->n_found = c.r.found.d.n;
	case_end(&c);
	return NULL;
}

static void
first_needed(void **state)
{
	enum { THREADS = 6 };
	const char *home = getenv("LIANGZE_DATA");
	char good[4096], bad[] = "/tmp/liangze-schema-XXXXXX";
	struct reads r[THREADS];
	pthread_t t[THREADS];
	struct schema_set *set;
	struct err e = ERR_INIT;

	(void)state;
	(void)snprintf(good, sizeof(good), "%s/templates/schema",
	    home == NULL ? "." : home);
	set = schema_set_new(good);
	for (int i = 0; i < THREADS; i++) {
		r[i].set = set;
		assert_int_equal(pthread_create(&t[i], NULL, read_bad, &r[i]),
		    0);
	}
	for (int i = 0; i < THREADS; i++) {
		pthread_join(t[i], NULL);
		assert_int_equal(r[i].n_found, 1);
	}
	assert_true(schema_set_sound(set, true, &e));
	schema_set_free(set);

	/* where none is: nothing is wrong before it is needed */
	assert_non_null(mkdtemp(bad));
	set = schema_set_new(bad);
	assert_true(schema_set_sound(set, false, &e));
	r[0].set = set;
	read_bad(&r[0]);
	assert_int_equal(r[0].n_found, 0); /* unjudged, and */
	assert_false(schema_set_sound(set, false, &e)); /* it is told */
	assert_int_equal(e.kind, ERR_CONFIG);
	assert_non_null(strstr(e.text, "记实提交.xsd"));
	schema_set_free(set);
	assert_int_equal(rmdir(bad), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(faults),
		cmocka_unit_test(all_in_one_pass),
		cmocka_unit_test(how_to_mend),
		cmocka_unit_test(too_many),
		cmocka_unit_test(first_needed),
	};

	return cmocka_run_group_tests(tests, load_schemas, free_schemas);
}

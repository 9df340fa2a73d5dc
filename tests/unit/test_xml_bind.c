/*
 * The binders' tables say the same as the XSDs' own notes: what
 * identifies a document, which elements are items; and what the
 * documents of the year become.
 */
#include "xml_case.h"

#include "io/xml_bind.h"
#include "io/xml_tree.h"

static const struct bind_root *const binders[] = {
	[ROOT_ROSTER] = &bind_roster,
	[ROOT_CHECKLIST] = &bind_checklist,
	[ROOT_PLAN] = &bind_plan,
	[ROOT_WORKLIST] = &bind_worklist,
	[ROOT_SUBMISSION] = &bind_submission,
	[ROOT_REVIEW] = &bind_review,
	[ROOT_APPROVAL] = &bind_approval,
	[ROOT_BRIEFING] = &bind_briefing,
	[ROOT_FOCUS] = &bind_focus,
	[ROOT_YEAR_END] = &bind_year_end,
	[ROOT_ADJUSTMENTS] = &bind_adjustments,
	[ROOT_DUTY_REPORT] = &bind_duty_report,
	[ROOT_ORGANS] = &bind_organs,
	[ROOT_CHANGE] = &bind_change,
	[ROOT_INSPECTION] = &bind_inspection,
	[ROOT_RECTIFICATION] = &bind_rectification,
	[ROOT_CHECK] = &bind_check,
	[ROOT_TRANSFER] = &bind_transfer,
	[ROOT_REPORT] = &bind_report,
	[ROOT_VOTE] = &bind_vote,
	[ROOT_TALK] = &bind_talk,
	[ROOT_ACCOUNTABILITY] = &bind_accountability,
	[ROOT_CASE] = &bind_case,
};
_Static_assert(N(binders) == ROOTS, "a binder for each root");

static const char *const sides[] = {
	[SIDE_OFFICE] = "office", [SIDE_UNIT] = "unit",
	[SIDE_EITHER] = "either",
};

/* l:name in the annotation of an XSD's element, "" where there is none. */
static const char *
note(const struct xml_node *element, const char *name)
{
	const struct xml_node *n = xml_child(element, "annotation");

	n = n == NULL ? NULL : xml_child(n, "appinfo");
	n = n == NULL ? NULL : xml_child(n, name);
	return n == NULL ? "" : n->text;
}

static const char *
join(struct arena *a, const char *const *name, size_t max)
{
	const char *s = "";

	for (size_t i = 0; i < max && name[i] != NULL; i++)
		s = arena_printf(a, "%s%s%s", s, i == 0 ? "" : " ", name[i]);
	return s;
}

/* The elements with l:item right below the root, in order. */
static const char *
items_of(struct arena *a, const struct xml_node *xsd, const char *root)
{
	const struct xml_node *type = xml_child(xsd, "complexType"), *n;
	const char *s = "";

	while (type != NULL && strcmp(xml_attr(type, "name"), root) != 0)
		type = type->next;
	n = type == NULL ? NULL : xml_child(type, "sequence");
	for (n = n == NULL ? NULL : n->child; n != NULL; n = n->next)
		if (note(n, "item")[0] != '\0')
			s = arena_printf(a, "%s%s%s", s,
			    s[0] == '\0' ? "" : " ", xml_attr(n, "name"));
	return s;
}

static void
as_the_schemas_say(void **state)
{
	const char *home = getenv("LIANGZE_DATA");

	(void)state;
	for (int i = 0; i < ROOTS; i++) {
		const char *root = root_name((enum root)i);
		const struct bind_root *b = binders[i];
		const struct xml_node *xsd, *element;
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;

		if (!xml_tree_read(&a, arena_printf(&a,
		    "%s/templates/schema/%s.xsd", home == NULL ? "." : home,
		    root), NULL, &xsd, &e))
			fail_msg("%s", e.text);
		element = xml_child(xsd, "element");
		assert_string_equal(xml_attr(element, "name"), root);
		assert_string_equal(note(element, "identity"),
		    join(&a, b->identity, N(b->identity)));
		assert_string_equal(note(element, "side"),
		    sides[root_side((enum root)i)]);
		assert_string_equal(items_of(&a, xsd, root),
		    join(&a, b->items, N(b->items)));
		arena_release(&a);
	}
}

/* Which child of which root is an item, and by what it is named. */
static void
items(void **state)
{
	const char *id = "";

	(void)state;
	assert_true(bind_is_item(ROOT_SUBMISSION, "撤回", &id));
	assert_string_equal(id, "编号");
	assert_true(bind_is_item(ROOT_REVIEW, "意见", &id));
	assert_string_equal(id, "记录");
	assert_true(bind_is_item(ROOT_WORKLIST, "指标", &id));
	assert_false(bind_is_item(ROOT_PLAN, "指标", &id));
	assert_false(bind_is_item(ROOT_SUBMISSION, "意见", &id));
	assert_false(bind_is_item(ROOT_NONE, "记录", &id));
	assert_true(bind_is_item(ROOT_YEAR_END, "成绩", &id));
	assert_string_equal(id, "单位");
	assert_true(bind_is_item(ROOT_ADJUSTMENTS, "处分", &id));
	assert_string_equal(id, "编号");
	assert_false(bind_is_item(ROOT_FOCUS, "项", &id));
}

static void
duty_report(void **state)
{
	static const char text[] = "<履责报告 " NS " 单位=\"990101\" "
	    "年度=\"2026\" 期间=\"下半年\" 责任=\"两个责任\" "
	    "文号=\"甲县发〔2026〕8号\" 主送=\"市委主体责任办公室\" "
	    "报送时间=\"2026-12-25T10:00:00\"><正文><段>一段</段></正文>"
	    "</履责报告>";
	const struct duty_report *d;
	struct xml_case c;

	(void)state;
	case_text(&c, text);
	assert_string_equal(c.found, "");
	assert_string_equal(c.r.doc.identity,
	    "履责报告 990101 2026 下半年 两个责任");
	d = c.r.doc.as.report;
	assert_int_equal(d->half, HALF_SECOND);
	assert_true(d->duty[DUTY_MAIN]);
	assert_true(d->duty[DUTY_OVERSIGHT]);
	assert_string_equal(d->number.text, "甲县发〔2026〕8号");
	assert_null(d->copy.text);
	assert_int_equal(c.r.doc.n_items, 0);
	case_end(&c);
}

static void
year_end(void **state)
{
	static const char text[] = "<年终考核 " NS " 年度=\"2026\" "
	    "日期=\"2027-01-12\">\n"
	    "<成绩 单位=\"990101\" 责任=\"监督责任\" 民主测评=\"0\" "
	    "问卷调查=\"88.5\" 理论测试=\"100\"/>\n"
	    "<成绩 单位=\"990102\" 责任=\"主体责任\" 民主测评=\" \" "
	    "理论测试=\"101\"/>\n</年终考核>";
	const struct year_end *y;
	struct xml_case c;

	(void)state;
	case_text(&c, text);
	assert_string_equal(c.found,
	    "3:1 D12.1 <成绩>缺少属性“问卷调查”\n"
	    "3:27 D12.1 属性“民主测评”是空的\n"
	    "3:36 X02.2 属性“理论测试”的值“101”不合要求；应填："
	    "0 至 100 的数，最多两位小数\n");
	/* who is meant, though the document is no unit's */
	assert_string_equal(c.r.found.d.v[0].unit, "990102");
	assert_string_equal(c.r.found.d.v[0].record, "990102");
	assert_int_equal(c.r.found.d.v[0].item, 1);
	assert_string_equal(c.r.doc.identity, "年终考核 2026");
	assert_int_equal(c.r.doc.year, 2026);
	assert_int_equal(c.r.doc.own_day, day_of(2027, 1, 12));
	assert_false(c.r.doc.broken);
	y = c.r.doc.as.year_end;
	assert_int_equal(y->organ, ORGAN_NONE);
	assert_int_equal(y->day.day, day_of(2027, 1, 12));
	assert_int_equal(y->score.n, 2);
	assert_int_equal(y->score.v[0].duty, DUTY_OVERSIGHT);
	assert_int_equal(y->score.v[0].part[PART_APPRAISAL].n, 0);
	assert_true(y->score.v[0].part[PART_APPRAISAL].given);
	assert_int_equal(y->score.v[0].part[PART_SURVEY].n, 8850);
	assert_int_equal(y->score.v[0].part[PART_TEST].n, 10000);
	assert_false(y->score.v[0].item.broken);
	assert_true(y->score.v[1].item.broken);
	assert_false(y->score.v[1].part[PART_SURVEY].given);
	case_end(&c);
}

static void
adjustments(void **state)
{
	static const char text[] = "<加减分事项 " NS " 年度=\"2026\">\n"
	    "<表彰 编号=\"BZ-1\" 单位=\"990101\" 项目=\"示范\" "
	    "级别=\"省\" 日期=\"2026-06-30\"/>\n"
	    "<推广 编号=\"TG-1\" 单位=\"990101\" 经验=\"示范\" "
	    "级别=\"全市\" 文件=\"通知\" 日期=\"2026-08-20\"/>\n"
	    "<查处 编号=\"CC-1\" 单位=\"990101\" 人员=\"G-20\" "
	    "姓名=\"干部己\" 级别=\"科级\" 结果=\"诫勉\" "
	    "查处机关=\"上级纪委\" 主动上报=\"是\" 日期=\"2026-09-18\" "
	    "案件=\"AJ-1\"/>\n"
	    "<处分 编号=\"CF-1\" 单位=\"990101\" 对象=\"班子成员\" "
	    "种类=\"降级\" 日期=\"2026-05-15\"/>\n</加减分事项>";
	const struct adjustments *d;
	struct xml_case c;

	(void)state;
	case_text(&c, text);
	assert_string_equal(c.found,
	    "2:1 D14.1 <表彰>缺少属性“文件”\n");
	assert_string_equal(c.r.doc.identity, "加减分事项 2026");
	assert_int_equal(c.r.doc.own_day, DAY_NONE);
	d = c.r.doc.as.adjustments;
	assert_int_equal(doc_items(&c.r.doc), 4);
	assert_string_equal(doc_item(&c.r.doc, 3).kind, "处分");
	assert_ptr_equal(doc_item(&c.r.doc, 3).item, &d->sanction.v[0].item);
	assert_true(d->commendation.v[0].item.broken);
	assert_int_equal(d->commendation.v[0].tier, TIER_PROVINCE);
	assert_string_equal(d->promotion.v[0].subject.text, "示范");
	assert_int_equal(d->promotion.v[0].tier, TIER_CITY);
	assert_string_equal(d->promotion.v[0].proof.text, "通知");
	assert_int_equal(d->investigation.v[0].level, CADRE_SECTION);
	assert_int_equal(d->investigation.v[0].outcome, OUTCOME_ADMONITION);
	assert_int_equal(d->investigation.v[0].organ, INVESTIGATOR_SUPERIOR);
	assert_true(d->investigation.v[0].reported);
	assert_string_equal(d->investigation.v[0].case_id.text, "AJ-1");
	assert_int_equal(d->sanction.v[0].target, TARGET_MEMBER);
	assert_string_equal(d->sanction.v[0].kind.text, "降级");
	assert_null(d->sanction.v[0].person.text);
	assert_int_equal(d->sanction.v[0].day.day, day_of(2026, 5, 15));
	case_end(&c);
}

/* A fault inside a 项 refuses the file: it is no item. */
static void
focus(void **state)
{
	static const char text[] = "<重点领域 " NS " 编号=\"ZD-1\" "
	    "日期=\"2026-09-10\">\n"
	    "<项 单位=\"990101\" 领域=\"工程\" 事由=\"腐败易发多发\"/>\n"
	    "<项 领域=\"医疗\" 事由=\"其他\"/>\n</重点领域>";
	const struct focus *f;
	struct xml_case c;

	(void)state;
	case_text(&c, text);
	assert_string_equal(c.found, "3:12 X02.2 属性“事由”的值“其他”不在"
	    "允许范围内；允许：群众反映强烈、腐败易发多发\n");
	assert_true(c.r.doc.broken);
	assert_int_equal(c.r.doc.n_items, 0);
	assert_int_equal(doc_items(&c.r.doc), 0);
	assert_string_equal(c.r.doc.identity, "重点领域 ZD-1");
	assert_int_equal(c.r.doc.year, 2026);
	f = c.r.doc.as.focus;
	assert_int_equal(f->area.n, 2);
	assert_int_equal(f->area.v[0].concern, CONCERN_CORRUPTION);
	assert_null(f->area.v[1].unit.text);
	assert_string_equal(f->area.v[1].area.text, "医疗");
	case_end(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_the_schemas_say),
		cmocka_unit_test(items),
		cmocka_unit_test(duty_report),
		cmocka_unit_test(year_end),
		cmocka_unit_test(adjustments),
		cmocka_unit_test(focus),
	};

	return cmocka_run_group_tests(tests, load_schemas, free_schemas);
}

/*
 * What the documents of 谈话, 述责述廉, 督查 and 问责 become: the valid
 * examples of tests/schema, which hold every element and attribute.
 */
#include "xml_case.h"

#include "base/outfile.h"

/* The example of a root, read with its XSD; nothing is found. */
static void
case_valid(struct xml_case *c, enum root root)
{
	const char *home = getenv("LIANGZE_DATA"), *text;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	size_t n;

	if (!file_read(&a, arena_printf(&a, "%s/tests/schema/valid/%s.xml",
	    home == NULL ? "." : home, root_name(root)), 1 << 20, &text, &n,
	    &e))
		fail_msg("%s", e.text);
	case_read(c, schemas, text, n);
	assert_string_equal(c->found, "");
	assert_int_equal(c->r.doc.root, root);
	assert_false(c->r.doc.broken);
	arena_release(&a);
}

static void
organs(void **state)
{
	struct xml_case c;
	const struct accountability_organs *o;

	(void)state;
	case_valid(&c, ROOT_ORGANS);
	o = c.r.doc.as.organs;
	assert_int_equal(o->organ.n, 3);
	assert_int_equal(o->organ.v[1].type, ORGAN_INSPECTION);
	assert_string_equal(o->organ.v[0].phone.text, "0000-1000003");
	assert_null(o->organ.v[1].phone.text);
	assert_string_equal(c.r.doc.identity, "问责主体 2026");
	case_end(&c);
}

static void
accountability(void **state)
{
	struct xml_case c;
	const struct accountability_report *r;

	(void)state;
	case_valid(&c, ROOT_ACCOUNTABILITY);
	r = c.r.doc.as.accountability;
	assert_true(r->has_half);
	assert_int_equal(r->half, HALF_FIRST);
	assert_int_equal(r->type, ORGAN_INSPECTION);
	assert_int_equal(r->sent.n, 2);
	assert_string_equal(r->sent.v[1].text, "中共示例市委");
	assert_string_equal(c.r.doc.identity,
	    "问责工作报告 中共示例市纪委 2026 上半年");
	case_end(&c);
}

static void
change(void **state)
{
	struct xml_case c;
	const struct personnel_change *p;

	(void)state;
	case_valid(&c, ROOT_CHANGE);
	p = c.r.doc.as.change;
	assert_int_equal(doc_items(&c.r.doc), 4);
	assert_int_equal(p->appointment.n, 2);
	assert_int_equal(p->appointment.v[0].listed.day,
	    day_of(2026, 3, 18));
	assert_int_equal(p->appointment.v[1].listed.day, DAY_NONE);
	assert_string_equal(p->transfer.v[0].unit.text, "990101");
	assert_string_equal(p->report.v[0].receiver.text, "中共甲县委员会");
	assert_string_equal(doc_item(&c.r.doc, 2).kind, "调离");
	assert_string_equal(doc_item(&c.r.doc, 2).item->id.text,
	    "BD-2026-03-3");
	case_end(&c);
}

static void
inspection(void **state)
{
	struct xml_case c;
	const struct inspection *i;

	(void)state;
	case_valid(&c, ROOT_INSPECTION);
	i = c.r.doc.as.inspection;
	assert_int_equal(i->kind, INSPECTION_SPECIAL);
	assert_int_equal(i->duty, DUTY_MAIN);
	assert_int_equal(i->problem.n, 2);
	assert_int_equal(i->problem.v[1].due.day, day_of(2026, 5, 31));
	assert_string_equal(i->problem.v[1].demand.text, "补齐责任人。");
	assert_string_equal(i->problem.v[0].item.id.text, "1");
	case_end(&c);
}

static void
rectification(void **state)
{
	struct xml_case c;
	const struct rectification_report *r;

	(void)state;
	case_valid(&c, ROOT_RECTIFICATION);
	r = c.r.doc.as.rectification;
	assert_string_equal(r->inspection.text, "DC-2026-05");
	assert_true(r->entry.v[0].done);
	assert_false(r->entry.v[1].done);
	assert_true(r->entry.v[0].evidence.v[0].readable);
	assert_int_equal(r->entry.v[1].evidence.n, 0);
	assert_int_equal(r->entry.v[1].completed.day, DAY_NONE);
	assert_string_equal(r->entry.v[1].measure.text,
	    "正在重新核定责任人。");
	case_end(&c);
	case_valid(&c, ROOT_CHECK);
	assert_int_equal(c.r.doc.as.check->entry.v[1].verdict,
	    RECTIFIED_FAKED);
	assert_string_equal(c.r.doc.as.check->entry.v[0].text.text,
	    "已经召开会议，纪要齐全。");
	assert_string_equal(c.r.doc.identity,
	    "整改核查 DC-2026-05 2026-06-15");
	case_end(&c);
}

static void
transfer(void **state)
{
	struct xml_case c;
	const struct transfer_form *f;

	(void)state;
	case_valid(&c, ROOT_TRANSFER);
	f = c.r.doc.as.transfer;
	assert_string_equal(f->money.text, "否");
	assert_int_equal(f->pay_moved.day, day_of(2026, 3, 22));
	assert_int_equal(f->sent.n, 2);
	assert_string_equal(f->sent.v[1].to.text, "组织部门");
	assert_int_equal(c.r.doc.own_day, day_of(2026, 4, 2));
	case_end(&c);
}

static void
report(void **state)
{
	struct xml_case c;
	const struct accounting_report *r;

	(void)state;
	case_valid(&c, ROOT_REPORT);
	r = c.r.doc.as.accounting;
	assert_int_equal(r->half, HALF_FIRST);
	assert_int_equal(r->section[SECTION_PROBLEMS].paragraph.n, 2);
	assert_true(r->section[SECTION_PROBLEMS].paragraph.v[0].has_head);
	assert_false(r->section[SECTION_PROBLEMS].paragraph.v[1].has_head);
	assert_int_equal(r->section[SECTION_MEASURES].paragraph.v[0].head,
	    HEAD_INTEGRITY);
	assert_string_equal(r->section[SECTION_MERITS].paragraph.v[0].text.text,
	    "带头学习贯彻党章党规。");
	assert_int_equal(r->published.day, day_of(2026, 6, 26));
	case_end(&c);
}

static void
report_lacks_a_third(void **state)
{
	static const char text[] = "<述责述廉报告 " NS " 单位=\"990101\" "
	    "年度=\"2026\" 期间=\"上半年\" 对象=\"领导班子\" "
	    "报送时间=\"2026-06-25T09:00:00\">\n"
	    "<成绩><段>甲</段></成绩><整改措施><段>乙</段></整改措施>\n"
	    "</述责述廉报告>";
	struct xml_case c;

	(void)state;
	case_text(&c, text);
	assert_string_equal(c.found, "1:1 C05.2 <述责述廉报告>缺少<问题>\n");
	assert_true(c.r.doc.broken);
	assert_false(c.r.doc.as.accounting->section[SECTION_PROBLEMS].given);
	case_end(&c);
}

static void
vote(void **state)
{
	struct xml_case c;
	const struct accounting_vote *v;

	(void)state;
	case_valid(&c, ROOT_VOTE);
	v = c.r.doc.as.vote;
	assert_false(v->city);
	assert_int_equal(v->staff.n, 46);
	assert_int_equal(v->attendance.v[1].n.n, 30);
	assert_int_equal(v->vote.n, 2);
	assert_int_equal(v->vote.v[0].cast[BALLOT_FAIR].n, 9);
	assert_int_equal(v->vote.v[0].cast[BALLOT_INVALID].n, 2);
	assert_false(v->vote.v[1].cast[BALLOT_INVALID].given);
	assert_int_equal(v->vote.v[1].cast[BALLOT_INVALID].n, 0);
	assert_true(v->vote.v[0].feedback.given);
	assert_int_equal(v->vote.v[0].feedback.opinion.n, 2);
	assert_int_equal(v->vote.v[0].mending.verdict, MENDED);
	assert_false(v->vote.v[1].mending.given);
	assert_int_equal(v->vote.v[1].mending.due.day, DAY_NONE);
	case_end(&c);
}

static void
talk(void **state)
{
	struct xml_case c;
	const struct talk *t;

	(void)state;
	case_valid(&c, ROOT_TALK);
	t = c.r.doc.as.talk;
	assert_int_equal(t->kind, TALK_ADMONITION);
	assert_false(t->group);
	assert_int_equal(t->secrecy, SECRECY_INTERNAL);
	assert_true(t->talker.v[0].delegated);
	assert_string_equal(t->talkee.v[0].unit.text, "990101");
	assert_true(t->has_taker);
	assert_string_equal(t->taker.name.text, "干部壬");
	assert_string_equal(t->background.text,
	    "干部辛，1970年出生，2018年任现职。");
	assert_string_equal(t->cause.text, "分管工作中失职，情节较轻。");
	assert_string_equal(t->content.text,
	    "说明了诫勉的事由，提出了要求。");
	assert_string_equal(t->response.text, "接受诫勉，认真改正。");
	assert_int_equal(t->signature.n, 1);
	assert_string_equal(t->festival.text, "端午节");
	assert_true(t->has_pledge);
	assert_int_equal(t->pledged.day, day_of(2026, 4, 8));
	assert_string_equal(t->admonition.clause.text, "一");
	assert_int_equal(t->statement.due.day, day_of(2026, 4, 18));
	assert_string_equal(t->filing.v[0].to.text, "廉洁档案");
	assert_string_equal(t->case_id.text, "WZ-2026-03");
	assert_int_equal(c.r.doc.own_day, day_of(2026, 4, 8));
	case_end(&c);
}

static void
case_stages(const struct accountability_case *k)
{
	assert_int_equal(k->edition, 2019);
	assert_false(k->target.organ);
	assert_true(k->target.principal);
	assert_true(k->dropped.given);
	assert_int_equal(k->start.approved.day, day_of(2026, 3, 9));
	assert_int_equal(k->inquiry.type, ORGAN_INSPECTION);
	assert_int_equal(k->inquiry.member.n, 1);
	assert_non_null(strstr(k->meeting.text.text, "第一项采纳"));
	assert_string_equal(k->findings.proposal.text, "问责");
	assert_string_equal(k->situation.v[0].clause.text, "八");
	assert_int_equal(k->happened.day, day_of(2026, 2, 20));
	assert_true(k->fact.v[0].open);
	assert_false(k->fact.v[1].open);
}

static void
accountability_case(void **state)
{
	struct xml_case c;
	const struct accountability_case *k;

	(void)state;
	case_valid(&c, ROOT_CASE);
	k = c.r.doc.as.accountability_case;
	case_stages(k);
	assert_int_equal(k->decision.effect.n, 6);
	assert_int_equal(k->decision.measure.v[0].kind, MEASURE_CIRCULAR);
	assert_string_equal(k->decision.basis.v[0].paragraph.text, "二");
	assert_string_equal(k->execution.service.v[0].receiver.text,
	    "干部癸");
	assert_int_equal(k->execution.act[ACT_CHECK].sent.day,
	    day_of(2026, 5, 2));
	assert_int_equal(k->execution.act[ACT_FORMALITIES].day.day,
	    day_of(2026, 5, 10));
	assert_string_equal(k->execution.act[ACT_DEEP_CHECK].detail.text,
	    "民主生活会");
	assert_true(k->execution.withheld);
	assert_int_equal(k->appeal.accepted.day, day_of(2026, 5, 12));
	assert_int_equal(k->reconsideration.verdict, RECONSIDERED_CHANGED);
	/* the text stands before the new decision */
	assert_string_equal(k->reconsideration.text.text,
	    "认定申诉的理由部分成立。");
	assert_true(k->reconsideration.decision.given);
	assert_int_equal(k->reconsideration.decision.measure.v[0].kind,
	    MEASURE_ADMONITION);
	/* no own date; the year of its 来源 */
	assert_int_equal(c.r.doc.own_day, DAY_NONE);
	assert_int_equal(c.r.doc.year, 2026);
	case_end(&c);
}

/* A case that has only begun: nothing is given that it has not reached. */
static void
case_begun(void **state)
{
	static const char text[] = "<问责案件 " NS " 编号=\"WZ-1\" "
	    "条例=\"2016\"><来源 类型=\"日常工作\" 单位=\"市委\" "
	    "日期=\"2026-03-02\"/><对象 类型=\"党组织\" 编号=\"DZ-1\" "
	    "名称=\"中共甲县委员会\" 单位=\"990101\" 主要负责人=\"否\">"
	    "<基本情况>甲县县委</基本情况></对象><事实><段>甲</段></事实>"
	    "</问责案件>";
	const struct accountability_case *k;
	struct xml_case c;

	(void)state;
	case_text(&c, text);
	assert_string_equal(c.found, "");
	k = c.r.doc.as.accountability_case;
	assert_true(k->target.organ);
	assert_false(k->start.given || k->inquiry.given ||
	    k->meeting.given || k->decision.given || k->execution.given ||
	    k->appeal.given || k->reconsideration.given);
	assert_int_equal(k->start.day.day, DAY_NONE);
	assert_int_equal(k->decision.effective.day, DAY_NONE);
	assert_int_equal(k->execution.act[ACT_ANNOUNCED].day.day, DAY_NONE);
	assert_int_equal(k->secrecy, SECRECY_PUBLIC);
	case_end(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(organs),
		cmocka_unit_test(accountability),
		cmocka_unit_test(change),
		cmocka_unit_test(inspection),
		cmocka_unit_test(rectification),
		cmocka_unit_test(transfer),
		cmocka_unit_test(report),
		cmocka_unit_test(report_lacks_a_third),
		cmocka_unit_test(vote),
		cmocka_unit_test(talk),
		cmocka_unit_test(accountability_case),
		cmocka_unit_test(case_begun),
	};

	return cmocka_run_group_tests(tests, load_schemas, free_schemas);
}

/*
 * What is said of 谈话记录 and 调离登记 when they are taken in: the days and
 * numbers at which each rule begins and ends.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "judge_case.h"

static struct talk *
talk_of(const struct doc *d)
{
	return d->as.talk;
}

static struct talkee *
a_talkee(struct world *w, struct doc *d, const char *id, const char *name)
{
	struct talkee *x = vec_push(&w->a, &talk_of(d)->talkee);

	*x = (struct talkee){ a_place(w), a_field(w, id), a_field(w, name),
	    a_field(w, "职务"), a_field(w, "410922") };
	return x;
}

static struct talker *
a_talker(struct world *w, struct doc *d, const char *name)
{
	struct talker *x = vec_push(&w->a, &talk_of(d)->talker);

	*x = (struct talker){ .at = a_place(w), .name = a_field(w, name),
	    .post = a_field(w, "职务") };
	return x;
}

/* 个别, by 干部甲 with 干部丙, nothing missing for its kind */
static struct doc *
a_talk(struct world *w, enum talk_kind kind, const char *time)
{
	struct doc *d = a_doc(w, ROOT_TALK, "410922", 2026);
	struct talk *t = arena_new(&w->a, struct talk);
	struct signature *sign;

	d->as.talk = t;
	d->id = a_field(w, "TH-1");
	*t = (struct talk){ .has_kind = true, .kind = kind,
	    .f_kind = a_field(w, talk_kind_name(kind)),
	    .f_mode = a_field(w, "个别"), .time = f_moment(w, time),
	    .venue = a_field(w, "会议室"), .planned = f_day(w, "2026-03-01"),
	    .source = a_field(w, "审计"), .has_taker = true,
	    .background = a_field(w, "情况"), .cause = a_field(w, "事由"),
	    .content = a_field(w, "内容"), .response = a_field(w, "表态") };
	t->pledged.day = DAY_NONE;
	t->admonition = (struct admonition){ .given = true,
	    .at = a_place(w), .decided = f_day(w, "2026-03-01") };
	t->statement = (struct statement){ .given = true, .at = a_place(w),
	    .kind = a_field(w, "说明"), .due = f_day(w, "2026-05-01"),
	    .submitted = no_day() };
	(void)a_talker(w, d, "干部甲");
	(void)a_talkee(w, d, "G410922-003", "干部丙");
	sign = vec_push(&w->a, &t->signature);
	sign->name = a_field(w, "干部丙");
	sign->time.t = TIME_NONE;
	return d;
}

#define APRIL "2026-04-08T00:00:00"

static const struct doc *
good_reminder(struct world *w)
{
	return a_talk(w, TALK_REMINDER, APRIL);
}

static const struct doc *
good_admonition(struct world *w)
{
	return a_talk(w, TALK_ADMONITION, APRIL);
}

static const struct doc *
good_duty(struct world *w)
{
	struct doc *d = a_talk(w, TALK_DUTY, APRIL);

	talk_of(d)->planned = no_day();
	talk_of(d)->source.text = talk_of(d)->response.text = NULL;
	talk_of(d)->admonition.given = talk_of(d)->statement.given = false;
	talk_of(d)->background.text = NULL;
	return d;
}

/* B04.1: 干部甲 is in office to and with 10-31 */
static const struct doc *
last_day(struct world *w)
{
	return a_talk(w, TALK_REMINDER, "2026-10-31T23:59:59");
}

static const struct doc *
day_after(struct world *w)
{
	return a_talk(w, TALK_REMINDER, "2026-11-01T00:00:00");
}

static struct doc *
by_somebody(struct world *w, const char *organ, bool delegated)
{
	struct doc *d = a_talk(w, TALK_REMINDER, APRIL);
	struct talker *x = a_talker(w, d, "干部庚");

	if (organ != NULL)
		x->organ = a_field(w, organ);
	x->delegated = delegated;
	return d;
}

static const struct doc *
by_unknown(struct world *w)
{
	return by_somebody(w, NULL, false);
}

static const struct doc *
by_own_unknown(struct world *w)
{
	return by_somebody(w, "本级纪委", false);
}

static const struct doc *
by_city(struct world *w)
{
	return by_somebody(w, "市纪委", false);
}

static const struct doc *
by_delegate(struct world *w)
{
	return by_somebody(w, "本级党委", true);
}

/* 干部丁 heads another unit: not a talker of 本级 */
static const struct doc *
by_neighbour(struct world *w)
{
	struct doc *d = a_talk(w, TALK_REMINDER, APRIL);

	a_talker(w, d, "干部丁")->organ = a_field(w, "本级党委");
	return d;
}

static const struct doc *
by_other_unit(struct world *w)
{
	struct doc *d = a_talk(w, TALK_REMINDER, APRIL);

	(void)a_talker(w, d, "干部丁");
	return d;
}

static const struct doc *
not_on_roll(struct world *w)
{
	struct doc *d = a_talk(w, TALK_REMINDER, APRIL);

	talk_of(d)->talkee.v[0].id = a_field(w, "G410922-099");
	return d;
}

static const struct doc *
other_name(struct world *w)
{
	struct doc *d = a_talk(w, TALK_REMINDER, APRIL);

	talk_of(d)->talkee.v[0].name = a_field(w, "干部丁");
	return d;
}

/* B06.1 */
static struct doc *
with_mode(struct world *w, const char *mode, int n)
{
	static const char *const id[] = { "G410922-001", "G410901-001" };
	static const char *const name[] = { "干部甲", "干部丁" };
	struct doc *d = a_talk(w, TALK_INTEGRITY, APRIL);

	talk_of(d)->f_mode = a_field(w, mode);
	talk_of(d)->group = strcmp(mode, "集体") == 0;
	for (int i = 0; i < n; i++)
		(void)a_talkee(w, d, id[i], name[i]);
	return d;
}

static const struct doc *
group_of_one(struct world *w)
{
	return with_mode(w, "集体", 0);
}

static const struct doc *
group_of_two(struct world *w)
{
	return with_mode(w, "集体", 1);
}

static const struct doc *
single_of_two(struct world *w)
{
	return with_mode(w, "个别", 1);
}

static const struct doc *
same_twice(struct world *w)
{
	struct doc *d = with_mode(w, "集体", 0);

	(void)a_talkee(w, d, "G410922-003", "干部丙");
	return d;
}

/* B07.1 */
static struct doc *
organised_by(struct world *w, const char *type)
{
	struct doc *d = with_mode(w, "集体", 1);

	talk_of(d)->kind = TALK_APPOINTMENT;
	vec_push(&w->a, &talk_of(d)->organ)->type = a_field(w, "纪委");
	vec_push(&w->a, &talk_of(d)->organ)->type = a_field(w, type);
	return d;
}

static const struct doc *
organised(struct world *w)
{
	return organised_by(w, "组织人事部门");
}

static const struct doc *
organised_half(struct world *w)
{
	return organised_by(w, "党委");
}

/* B17.1: 方案日期 of the day itself, of the day after; none */
static struct doc *
planned_on(struct world *w, enum talk_kind kind, const char *day)
{
	struct doc *d = a_talk(w, kind, APRIL);

	talk_of(d)->planned = day == NULL ? no_day() : f_day(w, day);
	return d;
}

static const struct doc *
planned_same_day(struct world *w)
{
	return planned_on(w, TALK_REMINDER, "2026-04-08");
}

static const struct doc *
planned_after(struct world *w)
{
	return planned_on(w, TALK_APPOINTMENT, "2026-04-09");
}

static const struct doc *
planned_never(struct world *w)
{
	return planned_on(w, TALK_APPOINTMENT, NULL);
}

static const struct doc *
no_source(struct world *w)
{
	struct doc *d = a_talk(w, TALK_REMINDER, APRIL);

	talk_of(d)->source.text = NULL;
	return d;
}

/* B18.1 */
static const struct doc *
no_response(struct world *w)
{
	struct doc *d = a_talk(w, TALK_REMINDER, APRIL);

	talk_of(d)->response.text = NULL;
	return d;
}

static const struct doc *
wrong_statement(struct world *w)
{
	struct doc *d = a_talk(w, TALK_REMINDER, APRIL);

	talk_of(d)->statement.kind = a_field(w, "检查");
	return d;
}

/* B19.1 */
static struct doc *
decided_on(struct world *w, const char *day)
{
	struct doc *d = a_talk(w, TALK_ADMONITION, APRIL);

	talk_of(d)->admonition.decided = f_day(w, day);
	return d;
}

static const struct doc *
decided_same_day(struct world *w)
{
	return decided_on(w, "2026-04-08");
}

static const struct doc *
decided_after(struct world *w)
{
	return decided_on(w, "2026-04-09");
}

static const struct doc *
undecided(struct world *w)
{
	struct doc *d = a_talk(w, TALK_ADMONITION, APRIL);

	talk_of(d)->admonition.given = false;
	return d;
}

/* B20.1 */
static const struct doc *
no_taker(struct world *w)
{
	struct doc *d = a_talk(w, TALK_ADMONITION, APRIL);

	talk_of(d)->has_taker = false;
	return d;
}

static const struct doc *
no_statement(struct world *w)
{
	struct doc *d = a_talk(w, TALK_ADMONITION, APRIL);

	talk_of(d)->statement.given = false;
	return d;
}

static const struct doc *
signed_by_other(struct world *w)
{
	struct doc *d = a_talk(w, TALK_ADMONITION, APRIL);

	talk_of(d)->signature.v[0].name = a_field(w, "干部甲");
	return d;
}

/* B09.2 */
static struct doc *
a_form(struct world *w)
{
	static const char *const to[] = { "上级纪委", "组织部门" };
	struct doc *d = a_doc(w, ROOT_TRANSFER, "410922", 2026);
	struct transfer_form *f = arena_new(&w->a, struct transfer_form);

	d->as.transfer = f;
	f->day = f_day(w, "2026-03-10");
	f->papers = a_field(w, "是");
	f->goods = a_field(w, "是");
	f->money = a_field(w, "是");
	f->farewell = a_field(w, "是");
	f->party_moved = f->pay_moved = f->day;
	for (int i = 0; i < 2; i++)
		*vec_push(&w->a, &f->sent) = (struct sent){
			.to = a_field(w, to[i]), .day = f->day };
	return d;
}

static const struct doc *
form_good(struct world *w)
{
	return a_form(w);
}

static const struct doc *
form_money(struct world *w)
{
	struct doc *d = a_form(w);

	d->as.transfer->money = a_field(w, "否");
	return d;
}

static const struct doc *
form_pay(struct world *w)
{
	struct doc *d = a_form(w);

	d->as.transfer->pay_moved = no_day();
	return d;
}

static const struct doc *
form_sent_once(struct world *w)
{
	struct doc *d = a_form(w);

	d->as.transfer->sent.n = 1;
	return d;
}

/* X02.2 */
static const struct doc *
form_sent_before(struct world *w)
{
	struct doc *d = a_form(w);

	d->as.transfer->sent.v[1].day = f_day(w, "2026-03-09");
	return d;
}

static const struct doc *
signed_at(struct world *w, const char *time)
{
	struct doc *d = a_talk(w, TALK_DUTY, APRIL);

	talk_of(d)->signature.v[0].time = f_moment(w, time);
	return d;
}

static const struct doc *
signed_same_day(struct world *w)
{
	return signed_at(w, "2026-04-08T00:00:00");
}

static const struct doc *
signed_before(struct world *w)
{
	return signed_at(w, "2026-04-07T23:59:59");
}

/* B21.1 */
static const struct doc *
countersigned_by(struct world *w, const char *name)
{
	struct doc *d = a_talk(w, TALK_ADMONITION, APRIL);

	talk_of(d)->statement.submitted = f_day(w, "2026-04-09");
	talk_of(d)->statement.countersigner = a_field(w, name);
	return d;
}

static const struct doc *
countersigned_by_head(struct world *w)
{
	return countersigned_by(w, "干部甲");
}

static const struct doc *
countersigned_by_other(struct world *w)
{
	return countersigned_by(w, "干部丙");
}

#define GOOD RULES, LEVEL_INFO, VERDICT_ACCEPTED
#define WARNS(rule) RULE_##rule, LEVEL_WARN, VERDICT_ACCEPTED
#define REFUSES(rule) RULE_##rule, LEVEL_REFUSE, VERDICT_REFUSED

static const struct judge_case cases[] = {
	{ "提醒谈话", good_reminder, GOOD },
	{ "诫勉谈话", good_admonition, GOOD },
	{ "督责约谈", good_duty, GOOD },
	{ "B04.1 在任的末日", last_day, GOOD },
	{ "B04.1 离任次日", day_after, WARNS(B04_1) },
	{ "B04.1 名册里没有", by_unknown, WARNS(B04_1) },
	{ "B04.1 本级没有", by_own_unknown, WARNS(B04_1) },
	{ "B04.1 市里的", by_city, GOOD },
	{ "B04.1 受委托", by_delegate, GOOD },
	{ "B04.1 别的单位的", by_neighbour, WARNS(B04_1) },
	{ "B04.1 没有写机关", by_other_unit, GOOD },
	{ "B04.1 对象不在名册", not_on_roll, WARNS(B04_1) },
	{ "B04.1 对象姓名不同", other_name, WARNS(B04_1) },
	{ "B06.1 集体一人", group_of_one, REFUSES(B06_1) },
	{ "B06.1 集体两人", group_of_two, GOOD },
	{ "B06.1 个别两人", single_of_two, REFUSES(B06_1) },
	{ "B06.1 同一人两次", same_twice, REFUSES(B06_1) },
	{ "B07.1 共同组织", organised, GOOD },
	{ "B07.1 缺一个机关", organised_half, WARNS(B07_1) },
	{ "B17.1 当日的方案", planned_same_day, GOOD },
	{ "B17.1 次日的方案", planned_after, WARNS(B17_1) },
	{ "B17.1 没有方案", planned_never, WARNS(B17_1) },
	{ "B17.1 没有来源", no_source, WARNS(B17_1) },
	{ "B18.1 没有表态", no_response, WARNS(B18_1) },
	{ "B18.1 是检查", wrong_statement, WARNS(B18_1) },
	{ "B19.1 当日决定", decided_same_day, GOOD },
	{ "B19.1 次日决定", decided_after, REFUSES(B19_1) },
	{ "B19.1 没有决定", undecided, REFUSES(B19_1) },
	{ "B20.1 没有记录人", no_taker, REFUSES(B20_1) },
	{ "B20.1 没有限期", no_statement, REFUSES(B20_1) },
	{ "B20.1 别人签字", signed_by_other, REFUSES(B20_1) },
	{ "X02.2 当日签字", signed_same_day, GOOD },
	{ "X02.2 前一日签字", signed_before, REFUSES(X02_2) },
	{ "X02.2 填报前报送", form_sent_before, REFUSES(X02_2) },
	{ "B21.1 主要负责人签批", countersigned_by_head, GOOD },
	{ "B21.1 别人签批", countersigned_by_other, RULE_B21_1,
	    LEVEL_REMIND, VERDICT_ACCEPTED },
	{ "B09.2 齐全", form_good, GOOD },
	{ "B09.2 公款", form_money, WARNS(B09_2) },
	{ "B09.2 工资关系", form_pay, WARNS(B09_2) },
	{ "B09.2 只报一处", form_sent_once, WARNS(B09_2) },
};

static void
each_case(void **state)
{
	size_t i, failed = 0;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		failed += !case_holds(&cases[i]);
	assert_int_equal(failed, 0);
}

/* A18.1: of a talk before 2017-04-19 nothing further is said */
static void
beyond(void **state)
{
	static const struct {
		const char *time;
		enum rule_id rule;
		enum level level;
	} row[] = {
		{ "2017-04-18T23:59:59", RULE_A18_1, LEVEL_INFO },
		{ "2017-04-19T00:00:00", RULE_B19_1, LEVEL_REFUSE },
	};
	struct world w;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct doc *d;

		world_init(&w);
		world_furnish(&w);
		d = a_talk(&w, TALK_ADMONITION, row[i].time);
		(void)world_judge(&w, d);
		assert_true(world_count(&w, row[i].rule, row[i].level) == 1);
		assert_int_equal(w.found.d.n == 1, i == 0);
		world_release(&w);
	}
}

/* B12.1: a report was made, a pledge was not; of a 任职 none is asked */
static void
pledge(void **state)
{
	struct world w;
	struct personnel_change c = { .day = { DAY_NONE, { 0, 0 } } };
	struct doc change = { .root = ROOT_CHANGE }, *d;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	vec_push(&w.a, &c.report)->item.id = a_field(&w, "BD-1");
	vec_push(&w.a, &c.appointment)->item.id = a_field(&w, "BD-2");
	change.as.change = &c;
	*vec_push(&w.a, &w.facts.filed[ROOT_CHANGE]) =
	    (struct filed){ &change, NULL };
	d = a_talk(&w, TALK_INTEGRITY, APRIL);
	d->as.talk->change = a_field(&w, "BD-1");
	assert_int_equal(world_judge(&w, d), VERDICT_ACCEPTED);
	assert_int_equal(world_count(&w, RULE_B12_1, LEVEL_WARN), 1);
	assert_int_equal(w.found.d.n, 1);
	d->as.talk->has_pledge = true;
	(void)world_judge(&w, d);
	assert_int_equal(w.found.d.n, 0);
	d->as.talk->has_pledge = false;
	d->as.talk->change = a_field(&w, "BD-2");
	(void)world_judge(&w, d);
	assert_int_equal(w.found.d.n, 0);
	world_release(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_case),
		cmocka_unit_test(beyond),
		cmocka_unit_test(pledge),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * 干部变动, 谈话记录, 调离登记.
 */
#include <string.h>

#include "io/xml_bind.h"

/* --- 干部变动 --- */

static void
change_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "日期", bind_day, offsetof(struct personnel_change, day) },
	};
	struct personnel_change *c = arena_new(b->a, struct personnel_change);

	b->doc->as.change = c;
	BIND_ROWS(b, root, rows, c);
}

static struct item *
change_item(struct binding *b, const struct cap *e,
    const struct item *common)
{
	static const struct bind_row appointed[] = {
		{ "人员", bind_text, offsetof(struct appointment, person) },
		{ "单位", bind_text, offsetof(struct appointment, unit) },
		{ "职务", bind_text, offsetof(struct appointment, post) },
		{ "决定日期", bind_day,
		    offsetof(struct appointment, decided) },
		{ "名单提供日期", bind_day,
		    offsetof(struct appointment, listed) },
	};
	static const struct bind_row moved[] = {
		{ "人员", bind_text, offsetof(struct transfer, person) },
		{ "原单位", bind_text, offsetof(struct transfer, unit) },
		{ "调离日期", bind_day, offsetof(struct transfer, day) },
	};
	static const struct bind_row told[] = {
		{ "人员", bind_text, offsetof(struct matter_report, person) },
		{ "单位", bind_text, offsetof(struct matter_report, unit) },
		{ "事项", bind_text, offsetof(struct matter_report, matter) },
		{ "接收组织", bind_text,
		    offsetof(struct matter_report, receiver) },
		{ "报告日期", bind_day, offsetof(struct matter_report, day) },
	};
	struct personnel_change *c = b->doc->as.change;
	struct item *it;

	if (cap_is(e, "任职")) {
		it = &vec_push(b->a, &c->appointment)->item;
		BIND_ROWS(b, e, appointed, it);
	} else if (cap_is(e, "调离")) {
		it = &vec_push(b->a, &c->transfer)->item;
		BIND_ROWS(b, e, moved, it);
	} else {
		it = &vec_push(b->a, &c->report)->item;
		BIND_ROWS(b, e, told, it);
	}
	*it = *common;
	return it;
}

const struct bind_root bind_change = {
	.head = change_head,
	.item = change_item,
	.items = { "任职", "调离", "重大事项报告" },
	.id = "编号",
	.identity = { "编号" },
};

/* --- 谈话记录 --- */

#define TALK(member) offsetof(struct talk, member)

static void
talk_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "类型", bind_text, TALK(f_kind) },
		{ "方式", bind_text, TALK(f_mode) },
		{ "时间", bind_moment, TALK(time) },
		{ "地点", bind_text, TALK(venue) },
		{ "密级", bind_secrecy, TALK(secrecy) },
		{ "方案日期", bind_day, TALK(planned) },
		{ "来源", bind_text, TALK(source) },
		{ "变动", bind_text, TALK(change) },
		{ "签批", bind_text, TALK(approval) },
		{ "案件", bind_text, TALK(case_id) },
	};
	struct talk *t = arena_new(b->a, struct talk);

	b->doc->as.talk = t;
	BIND_ROWS(b, root, rows, t);
	t->has_kind = talk_kind_parse(t->f_kind.text, &t->kind);
	t->group = t->f_mode.text != NULL &&
	    strcmp(t->f_mode.text, "集体") == 0;
	t->pledged.day = t->admonition.decided.day = DAY_NONE;
	t->statement.due.day = t->statement.submitted.day = DAY_NONE;
}

static void
talk_organ(struct binding *b, const struct cap *e, struct talk *t)
{
	static const struct bind_row rows[] = {
		{ "名称", bind_text, offsetof(struct talk_organ, name) },
		{ "类型", bind_text, offsetof(struct talk_organ, type) },
	};
	struct talk_organ *o = vec_push(b->a, &t->organ);

	o->at = e->at;
	BIND_ROWS(b, e, rows, o);
}

static void
talk_talker(struct binding *b, const struct cap *e, struct talk *t)
{
	static const struct bind_row rows[] = {
		{ "编号", bind_text, offsetof(struct talker, id) },
		{ "姓名", bind_text, offsetof(struct talker, name) },
		{ "职务", bind_text, offsetof(struct talker, post) },
		{ "机关", bind_text, offsetof(struct talker, organ) },
		{ "受委托", bind_yes, offsetof(struct talker, delegated) },
	};
	struct talker *x = vec_push(b->a, &t->talker);

	x->at = e->at;
	BIND_ROWS(b, e, rows, x);
}

static void
talk_talkee(struct binding *b, const struct cap *e, struct talk *t)
{
	static const struct bind_row rows[] = {
		{ "编号", bind_text, offsetof(struct talkee, id) },
		{ "姓名", bind_text, offsetof(struct talkee, name) },
		{ "职务", bind_text, offsetof(struct talkee, post) },
		{ "单位", bind_text, offsetof(struct talkee, unit) },
	};
	struct talkee *x = vec_push(b->a, &t->talkee);

	x->at = e->at;
	BIND_ROWS(b, e, rows, x);
}

static void
talk_taker(struct binding *b, const struct cap *e, struct talk *t)
{
	t->has_taker = true;
	bind_person(b, e, &t->taker);
}

static void
talk_text(struct binding *b, const struct cap *e, struct talk *t)
{
	static const struct { const char *name; size_t at; } texts[] = {
		{ "基本情况", TALK(background) }, { "事由", TALK(cause) },
		{ "内容", TALK(content) }, { "表态", TALK(response) },
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (cap_is(e, texts[i].name))
			bind_element(b, e, bind_text,
			    (char *)t + texts[i].at);
}

static void
talk_signature(struct binding *b, const struct cap *e, struct talk *t)
{
	static const struct bind_row rows[] = {
		{ "人", bind_text, offsetof(struct signature, name) },
		{ "时间", bind_moment, offsetof(struct signature, time) },
	};
	struct signature *s = vec_push(b->a, &t->signature);

	s->at = e->at;
	BIND_ROWS(b, e, rows, s);
}

static void
talk_festival(struct binding *b, const struct cap *e, struct talk *t)
{
	static const struct bind_row rows[] = {
		{ "名称", bind_text, TALK(festival) },
	};

	BIND_ROWS(b, e, rows, t);
}

static void
talk_pledge(struct binding *b, const struct cap *e, struct talk *t)
{
	static const struct bind_row rows[] = {
		{ "日期", bind_day, TALK(pledged) },
	};

	t->has_pledge = true;
	BIND_ROWS(b, e, rows, t);
}

static void
talk_admonition(struct binding *b, const struct cap *e, struct talk *t)
{
	static const struct bind_row rows[] = {
		{ "项", bind_text, offsetof(struct admonition, clause) },
		{ "决定文号", bind_text,
		    offsetof(struct admonition, number) },
		{ "决定日期", bind_day,
		    offsetof(struct admonition, decided) },
		{ "决定机关", bind_text, offsetof(struct admonition, organ) },
	};

	t->admonition.given = true;
	t->admonition.at = e->at;
	BIND_ROWS(b, e, rows, &t->admonition);
}

static void
talk_statement(struct binding *b, const struct cap *e, struct talk *t)
{
	static const struct bind_row rows[] = {
		{ "种类", bind_text, offsetof(struct statement, kind) },
		{ "限期", bind_day, offsetof(struct statement, due) },
		{ "提交日期", bind_day,
		    offsetof(struct statement, submitted) },
		{ "签批人", bind_text,
		    offsetof(struct statement, countersigner) },
	};

	t->statement.given = true;
	t->statement.at = e->at;
	BIND_ROWS(b, e, rows, &t->statement);
}

static void
talk_filing(struct binding *b, const struct cap *e, struct talk *t)
{
	bind_sent(b, e, "去向", vec_push(b->a, &t->filing));
}

#undef TALK

static void
talk_child(struct binding *b, const struct cap *e, bool broken)
{
	static const struct {
		const char *name;
		void (*bind)(struct binding *, const struct cap *,
		    struct talk *);
	} part[] = {
		{ "组织机关", talk_organ }, { "谈话人", talk_talker },
		{ "谈话对象", talk_talkee }, { "记录人", talk_taker },
		{ "基本情况", talk_text }, { "事由", talk_text },
		{ "内容", talk_text }, { "表态", talk_text },
		{ "签字", talk_signature }, { "节日", talk_festival },
		{ "承诺书", talk_pledge }, { "诫勉", talk_admonition },
		{ "书面材料", talk_statement }, { "归档", talk_filing },
	};

	(void)broken;
	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		if (cap_is(e, part[i].name))
			part[i].bind(b, e, b->doc->as.talk);
}

const struct bind_root bind_talk = {
	.head = talk_head,
	.child = talk_child,
	.identity = { "编号" },
};

/* --- 调离登记 --- */

static void
transfer_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "变动", bind_text, offsetof(struct transfer_form, change) },
		{ "填报日期", bind_day, offsetof(struct transfer_form, day) },
		{ "清交公文", bind_text,
		    offsetof(struct transfer_form, papers) },
		{ "清交公物", bind_text,
		    offsetof(struct transfer_form, goods) },
		{ "清交公款", bind_text,
		    offsetof(struct transfer_form, money) },
		{ "迎送规范", bind_text,
		    offsetof(struct transfer_form, farewell) },
		{ "组织关系转移日期", bind_day,
		    offsetof(struct transfer_form, party_moved) },
		{ "工资关系转移日期", bind_day,
		    offsetof(struct transfer_form, pay_moved) },
	};
	struct transfer_form *f = arena_new(b->a, struct transfer_form);

	b->doc->as.transfer = f;
	BIND_ROWS(b, root, rows, f);
}

static void
transfer_child(struct binding *b, const struct cap *e, bool broken)
{
	(void)broken;
	if (cap_is(e, "报送"))
		bind_sent(b, e, "去向",
		    vec_push(b->a, &b->doc->as.transfer->sent));
}

const struct bind_root bind_transfer = {
	.head = transfer_head,
	.child = transfer_child,
	.identity = { "变动" },
};

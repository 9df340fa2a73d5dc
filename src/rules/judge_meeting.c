/*
 * judge_meeting.c - what a 述责述廉评议 says of its meeting (述责述廉制度
 * 第六条、第七条): C06.1 to C06.3 (dates, 整改), C07.1, C07.2, C07.6, C07.7.
 * Readings: C06 is about 市级 meetings, C07.1, C07.2 and C07.6 about 本级
 *        ones.  C07.2 takes 在编人数 of the roster where 单位人数 is not
 *        given.  C06.2 and C07.6 look for a group's name anywhere in a
 *        类别 that somebody attended for; 全体 stands for 中层以上 and
 *        职工代表, and a unit of up to 50 people, who all attend, need not
 *        name the two.
 */
#include <assert.h>
#include <string.h>

#include "rules/judge_run.h"

enum { ALL_ATTEND = 50 }; /* 第七条第（一）项: 50人以下的全体参加 */

/* --- days in their order --- */

/* Said at the first day, as that is what is nearly always mistyped. */
static void
tell_order(struct judge_run *r, const struct day_pair *p,
    const struct vote *v)
{
	struct spot s;

	assert(p->first != NULL);
	s = spot_of(NULL, p->first->at);
	if (v != NULL) {
		s.record = v->id.text;
		s.unit = v->unit.text;
	}
	tell_day_order(r, p, &s);
}

/* --- who attended --- */

struct group {
	const char *name;          /* as the article has it */
	const char *shown[3];      /* how it is written */
	bool all;                  /* whoever attends as 全体 is of it */
};

static const struct group city_groups[] = {
	{ "市委委员", { "市委委员", NULL, NULL }, false },
	{ "市纪委委员", { "市纪委委员", NULL, NULL }, false },
	{ "党组织主要负责人", { "主要负责人", NULL, NULL }, false },
};
static const struct group county_groups[] = {
	{ "正科级以上干部", { "正科级", NULL, NULL }, false },
	{ "党代表", { "党代表", "党代会代表", NULL }, false },
	{ "人大代表", { "人大代表", NULL, NULL }, false },
	{ "政协委员", { "政协委员", NULL, NULL }, false },
	{ "服务对象", { "服务对象", NULL, NULL }, false },
};
static const struct group unit_groups[] = {
	{ "中层以上干部", { "中层", NULL, NULL }, true },
	{ "职工代表", { "职工代表", NULL, NULL }, true },
	{ "服务对象", { "服务对象", NULL, NULL }, false },
};
#define N(t) (sizeof(t) / sizeof((t)[0]))

static bool
attended(const struct accounting_vote *m, const char *shown)
{
	for (size_t i = 0; i < m->attendance.n; i++)
		if (m->attendance.v[i].kind.text != NULL &&
		    m->attendance.v[i].n.n > 0 &&
		    strstr(m->attendance.v[i].kind.text, shown) != NULL)
			return true;
	return false;
}

/* `all`: everybody attends. */
static bool
group_there(const struct accounting_vote *m, const struct group *g,
    bool all)
{
	if (g->all && (all || attended(m, "全体")))
		return true;
	for (const char *const *s = g->shown; *s != NULL; s++)
		if (attended(m, *s))
			return true;
	return false;
}

static void
tell_groups(struct judge_run *r, const struct group *g, size_t n, bool all)
{
	struct spot s = spot_of(NULL, r->doc->at);
	const char *list = "";

	for (size_t i = 0; i < n; i++)
		if (!group_there(r->doc->as.vote, &g[i], all))
			list = arena_printf(r->a, "%s%s%s", list,
			    list[0] == '\0' ? "" : "、", g[i].name);
	s.mend = "补填参会人员的类别和人数";
	if (list[0] != '\0')
		tell(r, &s, "参会人员中没有%s", list);
}

/* Is it a unit of so few people that all of them attend?  How many. */
static bool
is_small(const struct judge_run *r, int64_t *people)
{
	const struct accounting_vote *m = r->doc->as.vote;

	if (r->unit == NULL || r->unit->category != CAT_CITY)
		return false;
	*people = m->staff.given ? m->staff.n : r->unit->staff;
	return *people > 0 && *people <= ALL_ATTEND;
}

/* --- 市级 --- */

/* 提问, 点评: held, or not said */
static void
tell_held(struct judge_run *r, const struct field *f, const char *what,
    const char *as)
{
	struct spot s = spot_of(NULL, place_or_file(r, f->at));

	if (f->text == NULL)
		tell(r, &s, "没有填写%s", as);
	else if (strcmp(f->text, "是") != 0)
		tell(r, &s, "会上没有%s", what);
}

/* C06.2 */
void
check_city_meeting(struct judge_run *r)
{
	const struct accounting_vote *m = r->doc->as.vote;
	struct spot s = spot_of(NULL, place_or_file(r, m->listed.at));

	if (!m->city)
		return;
	if (m->listed.day == DAY_NONE)
		tell(r, &s, "没有填写名单同意日期，述责述廉人员名单应当先报市委"
		    "同意");
	tell_order(r, &(struct day_pair){ &m->listed, &m->day,
	    "名单同意日期", "会议日期", false }, NULL);
	tell_held(r, &m->asked, "提问、质询", "提问");
	tell_held(r, &m->commented, "点评", "点评");
	tell_groups(r, city_groups, N(city_groups), false);
}

/* C06.1: the ten days cannot begin */
static void
tell_not_received(struct judge_run *r, const struct vote *v)
{
	struct spot s = spot_of(NULL, v->feedback.at);

	s.record = v->id.text;
	s.unit = v->unit.text;
	s.mend = "收到签收回执以后，填写收到日期再报";
	if (v->feedback.given && v->feedback.received.at.line == 0)
		tell(r, &s, "反馈意见没有收到日期，10日的整改期限还没有起算");
}

/* C06.1: what came of the 反馈 */
void
check_feedback_mended(struct judge_run *r)
{
	const struct accounting_vote *m = r->doc->as.vote;

	for (size_t i = 0; m->city && i < m->vote.n; i++) {
		const struct vote *v = &m->vote.v[i];
		const struct mending *x = &v->mending;
		struct spot s = spot_of(NULL, x->f_verdict.at);

		tell_order(r, &(struct day_pair){ &v->feedback.received,
		    &x->reported, "反馈意见的收到日期", "整改报告日期",
		    false }, v);
		tell_order(r, &(struct day_pair){ &x->planned, &x->reported,
		    "整改方案日期", "整改报告日期", false }, v);
		s.record = v->id.text;
		s.unit = v->unit.text;
		tell_not_received(r, v);
		s.mend = "由市委主体办研究，报有权的领导签批";
		if (x->has_verdict && x->verdict != MENDED)
			tell(r, &s, "整改结论为%s，建议问责",
			    mended_name(x->verdict));
	}
}

/* C06.3: the days of the 反馈 */
void
check_feedback_days(struct judge_run *r)
{
	const struct accounting_vote *m = r->doc->as.vote;

	for (size_t i = 0; m->city && i < m->vote.n; i++) {
		const struct vote *v = &m->vote.v[i];

		tell_order(r, &(struct day_pair){ &m->day, &v->feedback.day,
		    "会议日期", "反馈日期", false }, v);
		tell_order(r, &(struct day_pair){ &v->feedback.day,
		    &v->feedback.received, "反馈日期", "收到日期", false },
		    v);
	}
}

/* --- 本级 --- */

static void
tell_absent_day(struct judge_run *r, const struct f_day *f,
    const char *name)
{
	struct spot s = spot_of(NULL, place_or_file(r, f->at));

	if (f->day == DAY_NONE)
		tell(r, &s, "没有填写%s", name);
}

/* X02.2: whose meeting it is */
void
check_meeting_values(struct judge_run *r)
{
	struct spot s = spot_of(NULL, r->doc->as.vote->f_level.at);

	s.mend = "填写单位代码；向市委述责述廉的会议，层级填写“市级”";
	if (!r->doc->as.vote->city && r->doc->unit.text == NULL)
		tell(r, &s, "本级会议没有填写单位");
}

/* C07.1 */
void
check_own_meeting(struct judge_run *r)
{
	const struct accounting_vote *m = r->doc->as.vote;
	struct spot s = spot_of(NULL, r->doc->at);

	if (m->city)
		return;
	tell_absent_day(r, &m->plan_filed, "方案报送日期");
	tell_absent_day(r, &m->plan_reviewed, "方案审核日期");
	tell_order(r, &(struct day_pair){ &m->plan_filed, &m->plan_reviewed,
	    "方案报送日期", "方案审核日期", false }, NULL);
	tell_order(r, &(struct day_pair){ &m->plan_reviewed, &m->day,
	    "方案审核日期", "会议日期", false }, NULL);
	tell_order(r, &(struct day_pair){ &m->plan_filed, &m->day,
	    "方案报送日期", "会议日期", true }, NULL);
	if (m->delegate.text == NULL)
		tell(r, &s, "没有填写监督代表，市委主体办应当派代表监督");
}

/* C07.2 */
void
check_all_attend(struct judge_run *r)
{
	const struct accounting_vote *m = r->doc->as.vote;
	struct spot s = spot_of(NULL, m->due.at);
	int64_t people;

	if (!m->city && m->due.given && is_small(r, &people) &&
	    m->due.n < people)
		tell(r, &s, "单位%d人，应当全体参加，应到只有%d人",
		    (int)people, (int)m->due.n);
}

/* C07.6 */
void
check_own_attendance(struct judge_run *r)
{
	int64_t people;

	if (r->doc->as.vote->city || r->unit == NULL)
		return;
	if (r->unit->category == CAT_COUNTY)
		tell_groups(r, county_groups, N(county_groups), false);
	else
		tell_groups(r, unit_groups, N(unit_groups),
		    is_small(r, &people));
}

/* C07.7: the result is reported after there is one */
void
check_vote_reported(struct judge_run *r)
{
	const struct accounting_vote *m = r->doc->as.vote;

	tell_order(r, &(struct day_pair){ &m->day, &m->reported, "会议日期",
	    "上报日期", false }, NULL);
}

#include "model/terms.h"

#include <assert.h>
#include <string.h>

#define COUNT(v) (sizeof(v) / sizeof((v)[0]))

static const char *const duties[] = {
	[DUTY_MAIN] = "主体责任",
	[DUTY_OVERSIGHT] = "监督责任",
};

static const char *const categories[] = {
	[CAT_COUNTY] = "县区",
	[CAT_CITY] = "市直单位",
};

static const char *const applies[] = {
	[APPLIES_COUNTY] = "县区",
	[APPLIES_CITY] = "市直单位",
	[APPLIES_ALL] = "全部",
};

static const char *const classes[] = {
	[CLASS_COMMON] = "共性",
	[CLASS_INDIVIDUAL] = "个性",
};

static const char *const cycles[] = {
	[CYCLE_MONTH] = "每月",
	[CYCLE_QUARTER] = "每季",
	[CYCLE_HALF] = "每半年",
	[CYCLE_YEAR] = "每年",
	[CYCLE_ONCE] = "一次",
};

static const char *const actors[] = {
	[ACTOR_TEAM] = "领导班子",
	[ACTOR_PRINCIPAL] = "主要负责人",
	[ACTOR_MEMBER] = "班子成员",
	[ACTOR_DISCIPLINE] = "纪检机构",
};

static const char *const secrecies[] = {
	[SECRECY_PUBLIC] = "公开",
	[SECRECY_INTERNAL] = "内部",
	[SECRECY_SECRET] = "秘密",
	[SECRECY_CONFIDENTIAL] = "机密",
};

static const char *const modes[] = {
	[MODE_ADD] = "补充",
	[MODE_WHOLE] = "全量",
};

static const char *const opinions[] = {
	[OPINION_NONE] = "",
	[OPINION_PASS] = "通过",
	[OPINION_RETURN] = "退回",
	[OPINION_DEDUCT] = "扣分",
	[OPINION_FALSE] = "不实",
};

static const char *const verdicts[] = {
	[VERDICT_ACCEPTED] = "受理",
	[VERDICT_PARTIAL] = "部分受理",
	[VERDICT_REFUSED] = "退回",
	[VERDICT_UNJUDGED] = "无法判定",
};

static const char *const publications[] = {
	[PUBLISH_DEFAULT] = "",
	[PUBLISH_ALL] = "全部",
	[PUBLISH_BANDS] = "分档",
	[PUBLISH_NONE] = "不公布",
};

static const char *const states[] = {
	[STATE_OPEN] = "未到期",
	[STATE_NEAR] = "临近到期",
	[STATE_OVERDUE] = "逾期",
	[STATE_DONE] = "已完成",
	[STATE_DONE_LATE] = "逾期完成",
	[STATE_RECTIFIED] = "到位",
	[STATE_NOT_RECTIFIED] = "不到位",
	[STATE_REFUSED] = "拒不整改",
	[STATE_FAKED] = "弄虚作假",
};

static const char *const commended[] = {
	[TIER_NATION] = "国家",
	[TIER_PROVINCE] = "省",
	[TIER_CITY] = "市",
};

static const char *const promoted[] = {
	[TIER_NATION] = "全国",
	[TIER_PROVINCE] = "全省",
	[TIER_CITY] = "全市",
};

static const char *const cadre_levels[] = {
	[CADRE_COUNTY] = "县级",
	[CADRE_SECTION] = "科级",
	[CADRE_ORDINARY] = "一般",
};

static const char *const outcomes[] = {
	[OUTCOME_CRIMINAL] = "刑事责任",
	[OUTCOME_DISCIPLINE] = "党政纪处分",
	[OUTCOME_CIRCULAR] = "通报",
	[OUTCOME_ADMONITION] = "诫勉",
	[OUTCOME_ORGANISATIONAL] = "组织处理",
};

static const char *const investigators[] = {
	[INVESTIGATOR_CITY] = "市纪委",
	[INVESTIGATOR_COUNTY] = "县级纪委",
	[INVESTIGATOR_SUPERIOR] = "上级纪委",
	[INVESTIGATOR_OTHER] = "其他",
};

static const char *const targets[] = {
	[TARGET_PRINCIPAL] = "主要负责人",
	[TARGET_MEMBER] = "班子成员",
	[TARGET_ORGAN] = "党组织",
};

static const char *const parts[] = {
	[PART_APPRAISAL] = "民主测评",
	[PART_SURVEY] = "问卷调查",
	[PART_TEST] = "理论测试",
};

static const char *const concerns[] = {
	[CONCERN_COMPLAINTS] = "群众反映强烈",
	[CONCERN_CORRUPTION] = "腐败易发多发",
};

static const char *const halves[] = {
	[HALF_FIRST] = "上半年",
	[HALF_SECOND] = "下半年",
};

static const char *const talk_kinds[] = {
	[TALK_APPOINTMENT] = "任前廉政谈话",
	[TALK_INTEGRITY] = "廉政恳谈",
	[TALK_DUTY] = "督责约谈",
	[TALK_REMINDER] = "提醒谈话",
	[TALK_ADMONITION] = "诫勉谈话",
};
static const char *const talk_sides[] = {
	[TALK_BY_UNIT] = "党委",
	[TALK_BY_CITY] = "市委",
	[TALK_BY_DISCIPLINE] = "市纪委",
};

static const char *const inspection_kinds[] = {
	[INSPECTION_DAILY] = "日常督查",
	[INSPECTION_FOCUSED] = "重点督查",
	[INSPECTION_SPECIAL] = "专项督查",
	[INSPECTION_WHOLE] = "全面督查",
};

static const char *const rectifieds[] = {
	[RECTIFIED] = "到位",
	[RECTIFIED_NOT] = "不到位",
	[RECTIFIED_REFUSED] = "拒不整改",
	[RECTIFIED_FAKED] = "弄虚作假",
};

static const char *const accounting_heads[] = {
	[HEAD_POLITICS] = "政治纪律和政治规矩",
	[HEAD_PARTY] = "管党治党责任",
	[HEAD_ANTICORRUPTION] = "党风廉政建设和反腐败",
	[HEAD_INTEGRITY] = "廉洁纪律",
};

static const char *const report_sections[] = {
	[SECTION_MERITS] = "成绩",
	[SECTION_PROBLEMS] = "问题",
	[SECTION_MEASURES] = "整改措施",
};

static const char *const ballots[] = {
	[BALLOT_BEST] = "优秀",
	[BALLOT_GOOD] = "良好",
	[BALLOT_FAIR] = "一般",
	[BALLOT_POOR] = "差",
	[BALLOT_ABSTAIN] = "弃权",
	[BALLOT_INVALID] = "无效",
};

static const char *const mendeds[] = {
	[MENDED] = "到位",
	[MENDED_NOT] = "不到位",
	[MENDED_NOTHING] = "不整改",
};

static const char *const organ_types[] = {
	[ORGAN_COMMITTEE] = "党委",
	[ORGAN_INSPECTION] = "纪委",
	[ORGAN_DEPARTMENT] = "党的工作部门",
};

static const char *const measure_kinds[] = {
	[MEASURE_CHECK] = "检查",
	[MEASURE_CIRCULAR] = "通报",
	[MEASURE_REORGANISE] = "改组",
	[MEASURE_ADMONITION] = "诫勉",
	[MEASURE_ADJUSTMENT] = "组织调整或者组织处理",
	[MEASURE_DISCIPLINE] = "纪律处分",
};

static const char *const case_acts[] = {
	[ACT_ANNOUNCED] = "宣布",
	[ACT_CHECK] = "书面检查",
	[ACT_FORMALITIES] = "手续",
	[ACT_SELF_CRITICISM] = "书面检讨",
	[ACT_DEEP_CHECK] = "深刻检查",
	[ACT_PUBLISHED] = "公开",
};

static const char *const reconsidereds[] = {
	[RECONSIDERED_UPHELD] = "维持",
	[RECONSIDERED_CHANGED] = "变更",
	[RECONSIDERED_REVOKED] = "撤销",
};

/* A window's score has a band, a year's F a grade: other words for none. */
static const char *const bands[] = {
	[BAND_BEST] = "优秀",
	[BAND_GOOD] = "良好",
	[BAND_FAIR] = "一般",
	[BAND_POOR] = "差",
	[BAND_NONE] = "未计分",
};

static const struct root_row {
	const char *name;
	enum side side;
} roots[] = {
	[ROOT_ROSTER] = { "单位名册", SIDE_OFFICE },
	[ROOT_CHECKLIST] = { "责任清单", SIDE_OFFICE },
	[ROOT_PLAN] = { "考核方案", SIDE_OFFICE },
	[ROOT_ORGANS] = { "问责主体", SIDE_OFFICE },
	[ROOT_CHANGE] = { "干部变动", SIDE_OFFICE },
	[ROOT_WORKLIST] = { "工作台账", SIDE_UNIT },
	[ROOT_SUBMISSION] = { "记实提交", SIDE_UNIT },
	[ROOT_REVIEW] = { "审核意见", SIDE_OFFICE },
	[ROOT_APPROVAL] = { "签批", SIDE_OFFICE },
	[ROOT_BRIEFING] = { "书面告知", SIDE_UNIT },
	[ROOT_FOCUS] = { "重点领域", SIDE_OFFICE },
	[ROOT_YEAR_END] = { "年终考核", SIDE_OFFICE },
	[ROOT_ADJUSTMENTS] = { "加减分事项", SIDE_OFFICE },
	[ROOT_DUTY_REPORT] = { "履责报告", SIDE_UNIT },
	[ROOT_INSPECTION] = { "督查反馈", SIDE_OFFICE },
	[ROOT_RECTIFICATION] = { "整改报告", SIDE_UNIT },
	[ROOT_CHECK] = { "整改核查", SIDE_OFFICE },
	[ROOT_TRANSFER] = { "调离登记", SIDE_UNIT },
	[ROOT_REPORT] = { "述责述廉报告", SIDE_UNIT },
	[ROOT_VOTE] = { "述责述廉评议", SIDE_EITHER },
	[ROOT_TALK] = { "谈话记录", SIDE_EITHER },
	[ROOT_ACCOUNTABILITY] = { "问责工作报告", SIDE_OFFICE },
	[ROOT_CASE] = { "问责案件", SIDE_OFFICE },
};

_Static_assert(COUNT(duties) == DUTIES, "a name for each duty");
_Static_assert(COUNT(categories) == CATEGORIES, "a name for each category");
_Static_assert(COUNT(classes) == CLASSES, "a name for each class");
_Static_assert(COUNT(cycles) == CYCLES, "a name for each cycle");
_Static_assert(COUNT(actors) == ACTORS, "a name for each actor");
_Static_assert(COUNT(verdicts) == VERDICTS, "a name for each verdict");
_Static_assert(COUNT(states) == STATES, "a name for each state");
_Static_assert(COUNT(commended) == TIERS, "a name for each tier");
_Static_assert(COUNT(promoted) == TIERS, "a name for each tier");
_Static_assert(COUNT(cadre_levels) == CADRE_LEVELS, "a name for each level");
_Static_assert(COUNT(outcomes) == OUTCOMES, "a name for each outcome");
_Static_assert(COUNT(investigators) == INVESTIGATORS, "a name for each");
_Static_assert(COUNT(targets) == TARGETS, "a name for each target");
_Static_assert(COUNT(parts) == PARTS, "a name for each part");
_Static_assert(COUNT(concerns) == CONCERNS, "a name for each concern");
_Static_assert(COUNT(halves) == HALVES, "a name for each");
_Static_assert(COUNT(talk_kinds) == TALK_KINDS, "a name for each");
_Static_assert(COUNT(talk_sides) == TALK_SIDES, "a name for each");
_Static_assert(COUNT(inspection_kinds) == INSPECTION_KINDS, "a name for each");
_Static_assert(COUNT(rectifieds) == RECTIFIED_KINDS, "a name for each");
_Static_assert(COUNT(accounting_heads) == ACCOUNTING_HEADS, "a name for each");
_Static_assert(COUNT(report_sections) == REPORT_SECTIONS, "a name for each");
_Static_assert(COUNT(ballots) == BALLOTS, "a name for each");
_Static_assert(COUNT(mendeds) == MENDED_KINDS, "a name for each");
_Static_assert(COUNT(organ_types) == ORGAN_TYPES, "a name for each");
_Static_assert(COUNT(measure_kinds) == MEASURES, "a name for each");
_Static_assert(COUNT(case_acts) == CASE_ACTS, "a name for each");
_Static_assert(COUNT(reconsidereds) == RECONSIDERED_KINDS, "a name for each");
_Static_assert(COUNT(bands) == BANDS, "a name for each band");
_Static_assert(COUNT(roots) == ROOTS, "a row for each root");

static const char *
name_at(const char *const *names, size_t n, size_t i)
{
	assert(i < n);
	return names[i];
}

/* The index of s; "" names nothing. */
static bool
name_find(const char *const *names, size_t n, const char *s, size_t *i)
{
	if (s == NULL || s[0] == '\0')
		return false;
	for (*i = 0; *i < n; (*i)++)
		if (strcmp(names[*i], s) == 0)
			return true;
	return false;
}

/* NOLINTBEGIN(bugprone-macro-parentheses): no parentheses round a type */
/* x_name and x_parse of one enum, from its table. */
#define TERM_NAME(fn, type, table) \
	const char * \
	fn(enum type x) \
	{ \
		return name_at(table, COUNT(table), (size_t)x); \
	}
#define TERM_PARSE(fn, type, table) \
	bool \
	fn(const char *s, enum type *out) \
	{ \
		size_t i; \
\
		if (!name_find(table, COUNT(table), s, &i)) \
			return false; \
		*out = (enum type)i; \
		return true; \
	}
/* NOLINTEND(bugprone-macro-parentheses) */

TERM_NAME(duty_name, duty, duties)
TERM_NAME(category_name, category, categories)
TERM_NAME(applies_name, applies, applies)
TERM_NAME(class_name, klass, classes)
TERM_NAME(cycle_name, cycle, cycles)
TERM_NAME(actor_name, actor, actors)
TERM_NAME(secrecy_name, secrecy, secrecies)
TERM_NAME(opinion_name, opinion, opinions)
TERM_NAME(verdict_name, verdict, verdicts)
TERM_NAME(state_name, state, states)
TERM_NAME(commended_name, tier, commended)
TERM_NAME(promoted_name, tier, promoted)
TERM_NAME(cadre_level_name, cadre_level, cadre_levels)
TERM_NAME(outcome_name, outcome, outcomes)
TERM_NAME(investigator_name, investigator, investigators)
TERM_NAME(target_name, target, targets)
TERM_NAME(year_end_part_name, year_end_part, parts)
TERM_NAME(concern_name, concern, concerns)
TERM_NAME(half_name, half, halves)
TERM_NAME(talk_kind_name, talk_kind, talk_kinds)
TERM_NAME(talk_side_name, talk_side, talk_sides)
TERM_NAME(inspection_kind_name, inspection_kind, inspection_kinds)
TERM_NAME(rectified_name, rectified, rectifieds)
TERM_NAME(accounting_head_name, accounting_head, accounting_heads)
TERM_NAME(report_section_name, report_section_kind, report_sections)
TERM_NAME(ballot_name, ballot, ballots)
TERM_NAME(mended_name, mended, mendeds)
TERM_NAME(organ_type_name, organ_type, organ_types)
TERM_NAME(measure_kind_name, measure_kind, measure_kinds)
TERM_NAME(case_act_name, case_act_kind, case_acts)
TERM_NAME(reconsidered_name, reconsidered, reconsidereds)
TERM_NAME(band_name, band, bands)

TERM_PARSE(duty_parse, duty, duties)
TERM_PARSE(category_parse, category, categories)
TERM_PARSE(applies_parse, applies, applies)
TERM_PARSE(cycle_parse, cycle, cycles)
TERM_PARSE(actor_parse, actor, actors)
TERM_PARSE(secrecy_parse, secrecy, secrecies)
TERM_PARSE(mode_parse, mode, modes)
TERM_PARSE(opinion_parse, opinion, opinions)
TERM_PARSE(verdict_parse, verdict, verdicts)
TERM_PARSE(publication_parse, publication, publications)
TERM_PARSE(commended_parse, tier, commended)
TERM_PARSE(promoted_parse, tier, promoted)
TERM_PARSE(cadre_level_parse, cadre_level, cadre_levels)
TERM_PARSE(outcome_parse, outcome, outcomes)
TERM_PARSE(investigator_parse, investigator, investigators)
TERM_PARSE(target_parse, target, targets)
TERM_PARSE(concern_parse, concern, concerns)
TERM_PARSE(half_parse, half, halves)
TERM_PARSE(talk_kind_parse, talk_kind, talk_kinds)
TERM_PARSE(inspection_kind_parse, inspection_kind, inspection_kinds)
TERM_PARSE(rectified_parse, rectified, rectifieds)
TERM_PARSE(accounting_head_parse, accounting_head, accounting_heads)
TERM_PARSE(mended_parse, mended, mendeds)
TERM_PARSE(organ_type_parse, organ_type, organ_types)
TERM_PARSE(measure_kind_parse, measure_kind, measure_kinds)
TERM_PARSE(reconsidered_parse, reconsidered, reconsidereds)

const char *
grade_name(enum band b)
{
	return b == BAND_NONE ? "未评定" : band_name(b);
}

const char *
root_name(enum root r)
{
	assert(r <= ROOT_NONE);
	return r == ROOT_NONE ? "" : roots[r].name;
}

enum side
root_side(enum root r)
{
	assert(r < ROOTS);
	return roots[r].side;
}

bool
root_parse(const char *s, enum root *out)
{
	for (size_t i = 0; s != NULL && i < ROOTS; i++) {
		if (strcmp(roots[i].name, s) != 0)
			continue;
		*out = (enum root)i;
		return true;
	}
	return false;
}

bool
applies_to(enum applies a, enum category c)
{
	if (a == APPLIES_ALL)
		return true;
	return (a == APPLIES_COUNTY) == (c == CAT_COUNTY);
}

bool
secrecy_closed(const char *text)
{
	static const char *const open[] = { "公开", "内部" };
	size_t n;

	if (text == NULL)
		return false;
	text += strspn(text, " \t\r\n");
	n = strcspn(text, " \t\r\n");
	for (size_t i = 0; i < 2; i++)
		if (n == strlen(open[i]) && strncmp(text, open[i], n) == 0)
			return false;
	return n > 0;
}

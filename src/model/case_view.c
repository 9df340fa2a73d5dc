/*
 * case_view.c - names of the steps and papers of a 问责案件.
 */
#include "model/case_view.h"

#include <assert.h>

const char *
case_step_name(enum case_step s)
{
	static const char *const name[CASE_STEPS] = {
		[STEP_START] = "启动", [STEP_INQUIRY] = "调查",
		[STEP_MEETING] = "见面", [STEP_DISCUSSION] = "集体研究",
		[STEP_DECISION] = "决定", [STEP_SERVICE] = "送达",
		[STEP_ANNOUNCEMENT] = "宣布", [STEP_EXECUTION] = "执行",
		[STEP_FILING] = "归档", [STEP_APPEAL] = "申诉",
		[STEP_REVIEW] = "复查", [STEP_CLOSED] = "办结",
	};

	assert(s < CASE_STEPS);
	return name[s];
}

const char *
step_state_name(enum step_state s)
{
	static const char *const name[STEP_STATES] = {
		[STEP_AHEAD] = "未到", [STEP_OPEN] = "待办",
		[STEP_DONE] = "已办", [STEP_UNNEEDED] = "不需要",
	};

	assert(s < STEP_STATES);
	return name[s];
}

const char *
case_paper_name(enum case_paper p)
{
	static const char *const name[CASE_PAPERS] = {
		[CASE_PAPER_START] = "问责启动呈批表",
		[CASE_PAPER_FACTS] = "事实见面材料",
		[CASE_PAPER_HEARING] = "陈述申辩笔录",
		[CASE_PAPER_DECISION] = "问责决定书",
		[CASE_PAPER_SERVICE] = "送达回证",
		[CASE_PAPER_FILING] = "归档移交单",
		[CASE_PAPER_PUBLIC] = "通报(公开版)",
		[CASE_PAPER_ACCEPTED] = "申诉受理通知书",
		[CASE_PAPER_REVIEW] = "复查决定书",
		[CASE_PAPER_URGE] = "督促纠正通知书",
	};

	assert(p < CASE_PAPERS);
	return name[p];
}

const char *
case_target_name(const struct case_view *v)
{
	const char *name = v->c->target.name.text;

	return name == NULL ? "" : name;
}

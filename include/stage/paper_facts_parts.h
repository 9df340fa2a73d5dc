/*
 * paper_facts_parts.h - what src/stage/paper_facts*.c share: pieces of
 * facts, and which deadlines a paper speaks of.
 * Owner:  what is returned lives in the arena or is static.
 */
#ifndef STAGE_PAPER_FACTS_PARTS_H
#define STAGE_PAPER_FACTS_PARTS_H

#include "stage/paper_facts.h"

/* A10.3: within its window, or soon to be. */
bool paper_warns(const struct deadline *d);
/* A10.4: a finished period once, 每年 and 一次 until done. */
bool paper_chases(const struct deadline *d);

/* A report that is owed or soon due: the row gives 催报通知书. */
bool paper_duns(const struct deadline *d);
/* One that this 催报通知书 asks for? */
bool paper_duns_job(const struct deadline *d, const struct paper_job *job);

void facts_int(struct sbuf *b, const char *key, int64_t n);
void facts_day(struct sbuf *b, const char *key, day_t d);
/* Nothing where there is none: the template says what is missing. */
void facts_day_given(struct sbuf *b, const char *key, day_t d);
/* <name>text</name>; nothing where text is NULL or empty */
void facts_element(struct sbuf *b, const char *name, const char *text);
/* Two decimals, “—” where there is none. */
void facts_score(struct sbuf *b, const char *key, const struct rational *x,
    struct arena *a);
/* <说明>text</说明> */
void facts_remark(struct sbuf *b, const char *text);
/* <期间/>, <截止/> */
void facts_period(struct sbuf *b, const struct results *r, struct arena *a);
/* <台账链/> */
void facts_chain(struct sbuf *b, const struct results *r);
/* <检查点/>: of bulletins, instead */
void facts_checkpoint(struct sbuf *b, const struct results *r);
/* A task's 编号, 名称, 责任, 类别, 期, 完成时限 */
void facts_task(struct sbuf *b, const struct task *t, struct arena *a);
/* 应有, 已有, 尚缺 records of it */
void facts_task_counts(struct sbuf *b, const struct task *t);
/* 2026年10月, 2026年第三季度, 2026年上半年, 2026年 */
const char *facts_task_period(struct arena *a, const struct task *t);

/* <单位/> */
void facts_whose(struct sbuf *b, const struct unit *u);
/* <机关>: who issues, who does the work (NULL = nobody else). */
void facts_organ(struct sbuf *b, const struct office_organ *o,
    const struct office_organ *agent, bool seal);

/* <机关> of a name that office.xml does not have. */
void facts_organ_called(struct sbuf *b, const struct config *c,
    const char *kind, const char *name);

/* <机关> of a paper signed 按责任 (paper_facts_issue.c): the organ that its
 * number is of; before there is one, that of the responsibility. */
void facts_duty_organ(struct sbuf *b, const struct config *c,
    const char *kind, enum duty d, const struct approved *x);
/* <签发人>: of a paper that goes up, once it is approved. */
void facts_signer(struct sbuf *b, const struct paper_source *s,
    const struct paper_key *key, bool final, struct arena *a);
/* Whose 代字 the number has; NULL where it is none of ours. */
const struct office_organ *facts_numbered_by(const struct config *c,
    const char *number);

/* Of papers to all units (paper_facts_issue.c). */
/* <文号>, <签批>, <成文>, <印发>: once approved, and only if `final`. */
void facts_approval(struct sbuf *b, const struct paper_source *s,
    const struct paper_key *key, bool final, struct arena *a);
/* <主送>s */
void facts_all_units(struct sbuf *b, const struct results *r);
/* <抄送> */
void facts_copies(struct sbuf *b, const struct config *c);
/* <公布/> */
void facts_publication(struct sbuf *b, const struct results *r);
/* <说明>s: what holds of every score under this plan */
void facts_plan_remarks(struct sbuf *b, const struct results *r);
/* Both by category, then: the order of organs; places, those without
 * one last. */
int official_order(const void *x, const void *y, void *ctx);
int rank_order(const void *x, const void *y, void *ctx);
/* Stable: units come by code. */
const struct unit_result **units_in_order(const struct results *r,
    struct arena *a, int (*order)(const void *, const void *, void *));

/* Figures of many units (paper_facts_figures.c). */
/* <统计/>s */
void facts_figures(struct sbuf *b, const struct results *r,
    struct arena *a);
/* <比较/> with another window, called `what`: 上季度 */
void facts_comparison(struct sbuf *b, const struct results *r,
    const struct past *then, const char *what, struct arena *a);
/* <趋势>s of the year's months; <档/>s */
void facts_trend(struct sbuf *b, const struct results *r, struct arena *a);
void facts_bands(struct sbuf *b, const struct results *r, struct arena *a);
/* <失分/>s */
void facts_losses(struct sbuf *b, const struct results *r,
    struct arena *a);
/* <得分>: name and band, with `scores` the rest */
void facts_unit_score(struct sbuf *b, const struct results *r,
    const struct unit_result *u, bool scores, struct arena *a);

/* <谈话覆盖/>s of a half-year (paper_facts_coverage.c) */
void facts_coverage(struct sbuf *b, const struct results *r,
    struct arena *a);

/* One kind of trouble: how often, and in how many units. */
struct trouble {
	uint16_t rule;
	int64_t n, n_units;
	const struct rational *points;
	const struct unit *unit;    /* the last counted: lists are by unit */
};

void trouble_add(struct trouble *t, const struct unit *u);

/* Of a year (paper_facts_annual.c, _talk.c, _score_year.c). */
#define LIMIT_CLAUSE "第十四条第（二）项"
/* <未结账>s: why the year may not be closed; nothing once it is. */
void facts_hindrances(struct sbuf *b, const struct results *r);
/* Is the unit (NULL: any) proposed for commendation? */
bool paper_commends(const struct results *r, const struct unit *u);
/* The 主要负责人 on that day, the last of several; NULL = none. */
const struct tenure *paper_principal(const struct organ *o, day_t on);
/* The 主要负责人 who is proposed for a talk; NULL = none. */
const struct tenure *paper_talks(const struct results *r,
    const struct unit *u, enum duty d);
/* <年度>, <年度责任>s, <加减>s, <限定>s, <原因>s of one unit */
void facts_year_score(struct sbuf *b, const struct results *r,
    const struct unit_result *u, struct arena *a);

/* Of talks and transfers (paper_facts_talk_held.c, _transfer.c). */
/* The words of the 件 that agrees to the 决定书 of a 诫勉. */
struct paper_key paper_admonition_key(const struct filed *talk);
/* What a 约谈通知书, a paper of a 案件, a 谈话记录, the votes of an object
 * say of their matter, whenever it is printed: nothing of the run, nor of
 * what came of it later. */
void facts_matter_of_talk(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_matter_of_case(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_matter_of_record(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_matter_of_votes(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
/* The paper that follows from the votes (C07.3), once a 签批 has agreed to
 * it or refused it; NULL. */
const struct draft_paper *paper_decided(const struct results *r,
    const struct vote_result *x);
/* The half-year of a 述责述廉报告: 2026H1. */
const char *paper_report_half(struct arena *a, const struct filed *report);
/* Whose 述责述廉报告 it is, by the roster of its year: with the post that
 * he held in the unit on the day of 报送, if any; no 编号: the 领导班子's. */
struct tenure paper_reporter(const struct results *r,
    const struct filed *report);
/* The words of the 件 that agrees to a 约谈通知书, and to whom it goes. */
struct paper_key paper_talk_key(const struct results *r,
    const struct paper_job *job, const struct tenure *t);
/* The 重大事项报告 that a 廉政恳谈 names, whoever made it; NULL. */
const struct matter_report *paper_matter_named(const struct facts *f,
    const struct filed *talk);
/* That of one of its 谈话对象: what the talk is about (B12.1); NULL. */
const struct matter_report *paper_matter(const struct facts *f,
    const struct filed *talk);
/* B09.2: is nothing of the form empty, and the 调离 known? */
bool paper_form_whole(const struct results *r, const struct filed *form);

/* <更正>s of quarters that were told otherwise (paper_facts_correction.c) */
void facts_corrections(struct sbuf *b, const struct results *r,
    struct arena *a);

/* The body of each paper. */
void facts_of_warning(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_overdue(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_briefing(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_score(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_bulletin(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_analysis(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_annual(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_commendation(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_talk(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_talk_record(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_admonition(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_transfer(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_naming(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_feedback(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_criticism(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_account_votes(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_account_mending(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_result(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_votes(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_report(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_accountability(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
/* paper_facts_urging.c: E08.3 */
void facts_of_account_urging(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
/* paper_facts_case.c: 组织部 by the 问责主体 that were filed, else 组织部门;
 * 市纪委 as office.xml calls it, else 纪检机关 */
const char *facts_personnel(const struct facts *f);
const char *facts_discipline(const struct config *c);
/* paper_facts_case.c: <单位> of whoever is no unit */
void facts_named(struct sbuf *b, const char *name);
/* paper_facts_case.c: of PAPER_CASE and on */
void facts_of_case(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);

/* Of 督查 (paper_facts_inspection.c). */
void facts_of_rectify(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_account_inspection(struct sbuf *b,
    const struct paper_source *s, const struct paper_job *job,
    struct arena *a);
void facts_of_dunning(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);

#endif
